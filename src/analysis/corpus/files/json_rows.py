"""JSON of any shape to rows: lists, answers of interfaces, what pandas writes, objects inside objects."""

import json

from analysis.corpus.files.columns import candidates, names, plain

_INNER = ("name", "main", "rendered", "title", "text", "value", "default", "#text", "display", "en", "plain", "html")
"""Where the text of an object lies that stands for one: {"id": 3, "name": "Lysk Courier"}."""
_BODIES = ("source", "publisher", "outlet", "publication", "site", "feed", "media", "provider", "journal", "channel")
"""Objects that stand for an outlet, unless they hold an article."""
_PASSED = frozenset(
    (
        "source",
        "fields",
        "attributes",
        "data",
        "node",
        "article",
        "document",
        "doc",
        "item",
        "content",
        "metadata",
        "properties",
    )
)


def json_lines(name, lines):
    """Yield the JSON object of each line; raise ValueError naming the line at fault."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise ValueError(f"{name}: line {number} is not JSON ({error}); mend or delete that line") from error
            if not isinstance(row, dict):
                raise ValueError(f"{name}: line {number} is not an object; write one {{...}} per line")
            yield row


def json_document(name, text):
    """Read one JSON document; raise ValueError where there are no rows in it."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        try:
            return _many(text)
        except (ValueError, RecursionError):
            raise ValueError(f"{name}: not JSON ({error}); export it again") from error
    rows = find_rows(found)
    if rows is None:
        raise ValueError(f"{name}: not an array of objects; write [{{...}}, {{...}}]")
    return rows


def _many(text):
    """Read documents that stand one after the other, as some programs write them."""
    decoder, rows, place = json.JSONDecoder(), [], 0
    text = text.strip()
    while place < len(text):
        row, place = decoder.raw_decode(text, place)
        if not isinstance(row, dict):
            raise ValueError("not an object")
        rows.append(flat(row))
        while place < len(text) and text[place] in " \t\r\n,":
            place += 1
    return rows


def find_rows(value):
    """Return the rows that lie in a JSON value, or None.

    Examples
    --------
    >>> find_rows({"status": "ok", "response": {"results": [{"webTitle": "Ferry", "fields": {"body": "It ran."}}]}})
    [{'webTitle': 'Ferry', 'body': 'It ran.'}]
    >>> find_rows({"title": {"0": "Ferry", "1": "Snow"}, "text": {"0": "It ran.", "1": "It fell."}})
    [{'title': 'Ferry', 'text': 'It ran.'}, {'title': 'Snow', 'text': 'It fell.'}]
    """
    if isinstance(value, list):
        if value and all(isinstance(x, dict) for x in value):
            rows = [flat(row) for row in value]
            return rows if any(map(_named, rows)) else _deeper(value) or rows
        if len(value) > 1 and all(isinstance(x, list) for x in value) and all(isinstance(x, str) for x in value[0]):
            return [dict(zip(value[0], row, strict=False)) for row in value[1:]]
        return [] if value == [] else None
    if not isinstance(value, dict):
        return None
    columns, data = value.get("columns"), value.get("data")
    if isinstance(columns, list) and isinstance(data, list) and all(isinstance(row, list) for row in data):
        return [dict(zip(map(str, columns), row, strict=False)) for row in data]
    if _named(value) >= 2 or (_named(value) and not _nested(value)):
        by_column = _by_column(value)
        return by_column if by_column is not None else [flat(value)]
    if value and all(isinstance(row, dict) for row in value.values()):
        rows = [flat(row) for row in value.values()]
        if sum(_named(row) >= 2 for row in rows) > len(rows) / 2:
            return rows
    found = [rows for rows in (find_rows(inner) for inner in value.values() if isinstance(inner, (list, dict))) if rows]
    return max(found, key=_size) if found else [flat(value)]


def _deeper(value):
    """Return the rows in the objects of a list that names no column we know itself: results by category."""
    found = (find_rows(inner) or [] for row in value for inner in row.values() if isinstance(inner, (list, dict)))
    return [row for rows in found for row in rows if _named(row) >= 2]


def _size(rows):
    return sum(_named(row) for row in rows), len(rows)


def _known():
    return {name for theirs in names().values() for name in theirs}


def _named(row):
    """Count the keys of an object that are names of columns and hold text, a list of text or the like."""
    known = _known()
    return sum(plain(key) in known and value not in (None, "", [], {}) for key, value in row.items() if key != "data")


def _nested(value):
    return any(isinstance(inner, list) and inner and isinstance(inner[0], dict) for inner in value.values())


def _by_column(value):
    """Return the rows of a table written column by column, or None where it is none."""
    columns = list(value.values())
    if len(columns) < 2:
        return None
    if all(isinstance(column, dict) and column for column in columns):
        keys = [tuple(column) for column in columns]
        if len(set(keys)) == 1 and not _known() & {plain(key) for key in keys[0]}:
            return [dict(zip(value, row, strict=True)) for row in zip(*(c.values() for c in columns), strict=True)]
    if all(isinstance(column, list) for column in columns) and len({len(column) for column in columns}) == 1:
        return [dict(zip(value, row, strict=True)) for row in zip(*columns, strict=True)]
    return None


def _is_article(value):
    return bool({"text", "lead", "published"} & set(candidates(value)))


def flat(row):
    """Lay what lies in objects inside a row beside its other columns; an object that stands for a name is the name."""
    out = {}
    for key, value in row.items():
        if not isinstance(value, dict):
            out.setdefault(key, value)
            continue
        bare = key.strip("_").casefold()
        value = {(k if k.casefold() not in _INNER else k.casefold()): v for k, v in value.items()}
        inner = next((value[k] for k in _INNER if isinstance(value.get(k), str) and value[k].strip()), None)
        if bare in _BODIES and (value.get("name") or value.get("title")) and not _is_article(value):
            out[key] = value.get("name") or value["title"]
        elif bare == "title" and "id" in value and inner and (row.get("heading") or row.get("headline")):
            out["outlet"] = inner  # a thing with a number of its own, beside the headline: the newspaper's title
        elif bare in _PASSED and (inner is None or _named(value) >= 2) and "id" not in value:
            for name, found in flat(value).items():
                if out.get(name) in (None, "", []):
                    out[name] = found
        elif inner is not None and _known() & {plain(key)}:
            out[key] = inner
        elif bare in _PASSED and _named(value) >= 2:
            out |= {k: v for k, v in flat(value).items() if k not in out}
        else:
            out.setdefault(key, value)
    return out
