"""Tables of articles: CSV, TSV, JSON lines, JSON arrays and Parquet, their columns found by common names."""

import csv
import io
import json

import pandas as pd

from analysis.corpus.files.encoding import is_binary, read_bytes, repair

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


def read_frame(name, data, suffix, problems):
    """Read a table's bytes as a DataFrame with cells as they are, empty ones ""; raise ValueError naming the defect.

    Defects that do not keep the table from being read go to `problems`.
    """
    if suffix == ".parquet":
        try:
            return pd.read_parquet(io.BytesIO(data), dtype_backend="numpy_nullable")
        except Exception as error:  # pyarrow raises many kinds for one defect
            raise ValueError(f"{name}: not a readable Parquet file ({str(error)[:80]}); export it again") from error
    if is_binary(data):
        raise ValueError(f"{name}: binary file, not a table; export it as CSV in UTF-8")
    found = read_bytes(data)
    for note in found.notes:
        problems.append(_problem(name, None, note, "nothing to do if the text looks right; else save it as UTF-8"))
    # as objects, since a column of whole numbers with a gap would else become one of rounded decimals
    if suffix in (".jsonl", ".ndjson"):
        return pd.DataFrame(_json_lines(name, found.text), dtype="object")
    if suffix == ".json":
        return pd.DataFrame(_json_array(name, found.text), dtype="object")
    return _delimited(name, found.text, "\t" if suffix == ".tsv" else None, problems)


def _problem(name, row, what, mend):
    return {"file": name, "row": row, "problem": what, "mend": mend}


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


def _delimited(name, text, separator, problems):
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
    for number, row in enumerate(rows[1:], 1):
        if any(cell.strip() for cell in row[width:]):
            what = f"{len(row)} cells under {width} columns; those beyond are left out"
            problems.append(_problem(name, number, what, f"quote the cells with {separator!r} in them"))
    broken = _broken_quote(text, separator)
    if broken is not None:
        what = "a quotation mark that is not closed or not doubled; rows after it may stand in its cell"
        problems.append(_problem(name, broken, what, "close or double the mark, or export the table again"))
    cells = [(row + [""] * width)[:width] for row in rows[1:]]
    return pd.DataFrame(cells, columns=header, dtype="object")


def _broken_quote(text, separator):
    """Return the first row that csv refuses when it is strict about quotation marks, 0 for the header, or None."""
    rows = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            rows += bool(row)
    except csv.Error:
        return rows
    return None


def repair_cells(name, number, row, problems):
    """Repair every text of a table's row as `repair` does, and report what was found in it."""
    mended = {column: repair(value) if isinstance(value, str) else None for column, value in row.items()}
    for note in dict.fromkeys(note for cell in mended.values() if cell for note in cell.notes):
        problems.append(_problem(name, number, note, "nothing to do if the text looks right"))
    return {column: mended[column].text if mended[column] else value for column, value in row.items()}


def read_records(name, data, suffix, columns, problems):
    """Read a table of articles as keyword dictionaries for `Document`; defects go to `problems`."""
    try:
        frame = read_frame(name, data, suffix, problems)
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
        raw = row["text"]
        row = repair_cells(name, number, row, problems)
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
        told = {key: value for key, value in row.items() if filled(value)}
        documents.append(
            {
                "file": name,
                "row": number,
                "raw_text": text,
                "repaired": text != raw,
                "told": told,
                "told_from": "table",
            }
        )
    return documents


def filled(value):
    """Tell a cell that holds something: no None, NaN or NaT, no blank text."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return False
    return not (isinstance(value, float) and value != value) and value is not pd.NaT and value is not pd.NA
