"""Tables of articles: CSV, TSV, JSON lines, JSON arrays and Parquet, their columns found by common names."""

import csv
import io
import json

import pandas as pd

from analysis.corpus.encoding import decode, is_binary

NAMES = {
    "text": (
        "text",
        "body",
        "content",
        "full_text",
        "fulltext",
        "article_text",
        "article",
        "maintext",
        "main_text",
        "story",
    ),
    "outlet": (
        "outlet",
        "source",
        "publisher",
        "publication",
        "domain",
        "media_name",
        "media",
        "newspaper",
        "site",
        "sitename",
    ),
    "published": (
        "published",
        "date",
        "publish_date",
        "published_at",
        "publication_date",
        "pub_date",
        "date_published",
        "publishedat",
        "date_publish",
        "datetime",
        "timestamp",
        "time",
    ),
    "title": ("title", "headline", "head"),
    "standfirst": ("standfirst", "subtitle", "subheadline", "lead", "summary", "description", "abstract"),
    "url": ("url", "link", "canonical_url", "permalink"),
    "article_id": ("article_id", "id", "story_id", "stories_id", "doc_id", "uid", "guid"),
    "language": ("language", "lang"),
    "credit": ("credit", "wire", "agency"),
    "place": ("place", "location", "dateline"),
}
"""Our column -> names that data sets give it, in order of preference, compared without case, spaces and hyphens."""


def find_columns(names, columns=None):
    """Map our column names to a table's own.

    Parameters
    ----------
    names : sequence of str
        The table's columns.
    columns : dict, optional
        What the user says: our name -> the table's.

    Returns
    -------
    dict
        Our name -> the table's, for those found.

    Raises
    ------
    ValueError
        If a column the user names is not in the table.

    Examples
    --------
    >>> find_columns(["ID", "Full-Text", "Publisher", "Page"])
    {'text': 'Full-Text', 'outlet': 'Publisher', 'article_id': 'ID'}
    """
    found = {}
    plain = {}
    for name in names:
        plain.setdefault(str(name).strip().lower().replace(" ", "_").replace("-", "_"), name)
    for ours, theirs in (columns or {}).items():
        if theirs not in names:
            raise ValueError(f"column {theirs} is missing; the table has {', '.join(map(str, names))}")
        found[ours] = theirs
    for ours, candidates in NAMES.items():
        if ours not in found:
            hit = next((plain[c] for c in candidates if c in plain and plain[c] not in found.values()), None)
            if hit is not None:
                found[ours] = hit
    return found


def read_frame(name, data, suffix):
    """Read a table's bytes as a DataFrame with cells as they are, empty ones ""; raise ValueError naming the defect."""
    if suffix == ".parquet":
        try:
            return pd.read_parquet(io.BytesIO(data))
        except Exception as error:  # pyarrow raises many kinds for one defect
            raise ValueError(f"{name}: not a readable Parquet file ({str(error)[:80]}); export it again") from error
    if is_binary(data):
        raise ValueError(f"{name}: binary file, not a table; export it as CSV in UTF-8")
    text = decode(data).text
    if suffix in (".jsonl", ".ndjson"):
        return pd.DataFrame(_json_lines(name, text))
    if suffix == ".json":
        return pd.DataFrame(_json_array(name, text))
    return _delimited(name, text, "\t" if suffix == ".tsv" else None)


def _json_lines(name, text):
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise ValueError(f"{name}: line {number} is not JSON ({error}); mend or delete that line") from error
            if not isinstance(row, dict):
                raise ValueError(f"{name}: line {number} is not an object; write one {{...}} per line")
            rows.append(row)
    return rows


def _json_array(name, text):
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{name}: not JSON ({error}); export it again") from error
    if isinstance(rows, dict):
        lists = [v for v in rows.values() if isinstance(v, list) and v and all(isinstance(x, dict) for x in v)]
        rows = lists[0] if len(lists) == 1 else [rows]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(f"{name}: not an array of objects; write [{{...}}, {{...}}]")
    return rows


def _delimited(name, text, separator):
    """Read CSV with the csv module: it keeps every cell as written and copes with line breaks inside quoted cells."""
    csv.field_size_limit(2**31 - 1)
    head = text[:20000].split("\n", 1)[0]
    separator = separator or max(",;\t|", key=head.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False) if row]
    except csv.Error as error:
        raise ValueError(f"{name}: not a readable table ({error}); export it as CSV in UTF-8") from error
    if not rows:
        raise ValueError(f"{name}: no rows in it; the first line must name the columns")
    header = [cell.strip() or f"column_{i}" for i, cell in enumerate(rows[0], 1)]
    width = len(header)
    if len(set(header)) < width:
        twice = next(h for h in header if header.count(h) > 1)
        raise ValueError(f"{name}: column {twice} stands twice; rename one")
    cells = [(row + [""] * width)[:width] for row in rows[1:]]
    return pd.DataFrame(cells, columns=header, dtype="object")


def read_records(name, data, suffix, columns, problems):
    """Read a table of articles as keyword dictionaries for `Document`; defects go to `problems`."""
    try:
        frame = read_frame(name, data, suffix)
        found = find_columns(list(frame.columns), columns)
    except ValueError as error:
        message = str(error).removeprefix(f"{name}: ")
        what, _, mend = message.partition("; ")
        problems.append({"file": name, "row": None, "problem": what, "mend": mend or "mend the table"})
        return []
    if "text" not in found:
        what = f"no column of text; it has {', '.join(map(str, list(frame.columns)[:8]))}"
        mend = "name the column of the text with --columns text=..."
        if "file" in frame.columns:
            what, mend = "a table of metadata that nobody named", "call it metadata.csv or name it with --metadata"
        problems.append({"file": name, "row": None, "problem": what, "mend": mend})
        return []
    ours = {theirs: ours for ours, theirs in found.items()}
    taken = {column: f"{column}_in_table" for column in frame.columns if column in found and column not in ours}
    return _documents(name, frame.rename(columns=taken | ours), problems)


def _documents(name, frame, problems):
    documents = []
    for number, row in enumerate(frame.to_dict("records"), 1):
        text = row.pop("text")
        if not isinstance(text, str) or not text.strip():
            problems.append(
                {
                    "file": name,
                    "row": number,
                    "problem": "no text in it",
                    "mend": "delete the row or fetch the article again",
                }
            )
            continue
        told = {key: value for key, value in row.items() if _filled(value)}
        documents.append({"file": name, "row": number, "raw_text": text, "told": told, "told_from": "table"})
    return documents


def _filled(value):
    if value is None or (isinstance(value, str) and not value.strip()):
        return False
    return not (isinstance(value, float) and value != value) and value is not pd.NaT and value is not pd.NA
