"""Tables of articles: CSV and TSV of every make, JSON, Excel and Parquet, read to one row per article."""

import io
import re
from collections import Counter
from functools import partial
from itertools import islice

import pandas as pd

from analysis.corpus.files.cells import EXCEL, STUB, cell_text, plain_cell
from analysis.corpus.files.columns import candidates, choose, day_column, filled, likeliest
from analysis.corpus.files.delimited import read_delimited
from analysis.corpus.files.document import problem, whole
from analysis.corpus.files.encoding import repair
from analysis.corpus.files.headed import HEAD_ROWS, Table, headed, known
from analysis.corpus.files.json_rows import find_rows, flat, json_document, json_lines
from analysis.corpus.files.paragraph_rows import join_paragraphs
from analysis.corpus.files.stored import is_binary

LONG = 60
"""Words in the middle row from which on a column of any name may hold the articles."""
LOOKED_AT = 2000
"""Rows of a table by which is told what its columns hold."""
FEW = 15
"""Words below which a text may be words of the interface."""
FEW_WORDS = "an answer that holds only headlines and addresses"
SHEET = "sheet"
"""Column that says in which sheet of a workbook a row stands."""
REMOVED = re.compile(r"\[(?:removed|deleted)\]", re.IGNORECASE)


def read_table(name, stored, kind, problems):
    """Read a table with cells as they are, empty ones ""; raise ValueError naming the defect.

    Parameters
    ----------
    name : str
    stored : Stored
    kind : str
        "table", "json", "json lines", "xlsx", "ods" or "parquet", as `kinds` tells.
    problems : list of dict
        Defects that do not keep the table from being read go there.

    Returns
    -------
    Table
        Of "table" and "json lines" no more than some rows are held.
    """
    if kind == "parquet":
        return Table.of(_parquet(name, stored.whole()))
    if kind in ("xlsx", "ods"):
        return _sheets(name, stored.whole(), kind, problems)
    if is_binary(stored.head):
        raise ValueError(f"{name}: binary file, not a table; export it as CSV in UTF-8")
    for note in stored.encoding.notes:
        problems.append(problem(name, note, "nothing to do if the text looks right; else save it as UTF-8"))
    if kind == "json lines":
        return _json_lines(name, stored)
    if kind == "json":
        return _objects(json_document(name, stored.text().replace("\0", "")))
    return read_delimited(name, stored, problems)


def _json_lines(name, stored):
    def found():
        return json_lines(name, (line.replace("\0", "") for line in stored.lines()))

    first = list(islice(found(), 2))
    if len(first) == 1:  # one line that holds a whole answer
        return _objects(find_rows(first[0]) or first)
    columns = list(dict.fromkeys(whole(column) for row in found() for column in flat(row)))

    def rows():
        for number, row in enumerate(found(), 1):
            row = {whole(column): value for column, value in flat(row).items()}
            yield number, {column: row.get(column) for column in columns}

    return Table(columns, rows)


def _objects(rows):
    # as objects, since a column of whole numbers with a gap would else become one of rounded decimals
    return Table.of(
        pd.DataFrame([{whole(column): value for column, value in row.items()} for row in rows], dtype="object")
    )


def _parquet(name, data):
    try:
        frame = pd.read_parquet(io.BytesIO(data), dtype_backend="numpy_nullable")
    except Exception as error:  # pyarrow raises many kinds for one defect
        raise ValueError(f"{name}: not a readable Parquet file ({str(error)[:80]}); export it again") from error
    if any(isinstance(value, dict) for value in frame.head(1).iloc[:1].values.ravel()):
        frame = pd.DataFrame([flat(row) for row in frame.to_dict("records")], dtype="object")
    return frame


def _sheets(name, data, kind, problems):
    """Read the sheet of a workbook that names columns we know, or the first."""
    try:
        sheets = pd.read_excel(
            io.BytesIO(data),
            sheet_name=None,
            header=None,
            dtype="object",
            engine="openpyxl" if kind == "xlsx" else "odf",
        )
    except ImportError as error:
        raise ValueError(f"{name}: an OpenDocument table; save it as .xlsx or .csv") from error
    except Exception as error:  # openpyxl raises many kinds for one defect
        raise ValueError(f"{name}: not a readable Excel file ({str(error)[:80]}); save it again") from error
    if kind == "xlsx":
        _fill_merged(data, sheets)
    tables = {
        sheet: [["" if pd.isna(c) else c for c in row] for row in t.values.tolist()] for sheet, t in sheets.items()
    }
    tables = {sheet: rows for sheet, rows in tables.items() if any(filled(c) for row in rows for c in row)}
    if not tables:
        raise ValueError(f"{name}: no rows in it; the first line must name the columns")
    best = max(tables, key=lambda sheet: max((known(row) for row in tables[sheet][:HEAD_ROWS]), default=0))
    found = {
        sheet: headed(name, partial(iter, rows), problems)
        for sheet, rows in tables.items()
        if sheet == best or _has_text(rows)
    }
    others = [sheet for sheet in tables if sheet not in found]
    if others:
        what = f"sheet {', '.join(found)} is read; {', '.join(others)} not"
        problems.append(problem(name, what, "save every sheet as a file of its own"))
    if len(found) == 1:
        return found[best]
    ours, frames = candidates(found[best].columns), {}
    for sheet, table in found.items():
        frame, theirs = table.frame(), candidates(table.columns)
        same = {theirs[column][0]: ours[column][0] for column in ours if column in theirs}
        frame = frame.rename(columns={a: b for a, b in same.items() if b not in frame.columns})
        frames[sheet] = frame if SHEET in frame.columns else frame.assign(**{SHEET: sheet})
    return Table.of(pd.concat(frames.values(), ignore_index=True).astype("object").fillna(""))


def _fill_merged(data, sheets):
    """Write the value of cells that are merged downwards into each of their rows, in place: one outlet for many."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        if not any(b"<mergeCell " in archive.read(name) for name in parts):
            return
    from openpyxl import load_workbook

    for sheet in load_workbook(io.BytesIO(data), data_only=True).worksheets:
        frame = sheets.get(sheet.title)
        for area in sheet.merged_cells.ranges:
            if frame is not None and area.min_col == area.max_col and area.max_row <= len(frame):
                column, top = area.min_col - 1, area.min_row - 1
                if column < frame.shape[1]:
                    frame.iloc[top : area.max_row, column] = frame.iloc[top, column]


def _has_text(rows):
    """Whether a sheet holds articles: one of its first rows names a column of text and another that we know."""
    return any(known(row) >= 2 and "text" in candidates([str(cell) for cell in row]) for row in rows[:HEAD_ROWS])


def repair_cells(name, number, row, problems):
    """Repair every text of a table's row as `repair` does, and report what was found in it."""
    mended = {column: repair(value) if isinstance(value, str) else None for column, value in row.items()}
    for note in dict.fromkeys(note for cell in mended.values() if cell for note in cell.notes):
        problems.append(problem(name, note, "nothing to do if the text looks right", number))
    return {column: mended[column].text if mended[column] else value for column, value in row.items()}


def read_records(name, stored, kind, columns, problems):
    """Yield the articles of a table as keyword dictionaries for `Document`; defects go to `problems`.

    `stored` is a file, or, of the kind "rows", the cells of rows.
    """
    try:
        if kind == "rows":
            table = headed(name, partial(iter, stored), problems)
        else:
            table = read_table(name, stored, kind, problems)
        table = join_paragraphs(name, table, problems, columns)
        found = candidates(table.columns, columns)
    except ValueError as error:
        message = str(error).removeprefix(f"{name}: ")
        what, _, mend = message.partition("; ")
        problems.append(problem(name, what, mend or "mend the table"))
        return
    head = table.frame(LOOKED_AT)
    if "text" not in found and not _other_text(name, head, found, problems):
        problems.append(_no_text(name, table.columns, found))
        return
    if "published" not in found:
        _other_day(name, head, found, problems)
    found = {ours: [theirs] for ours, theirs in choose(head, found).items()} | {"texts": found.get("text", [])}
    yield from _documents(name, table, found, columns or {}, problems)


def _other_text(name, frame, found, problems):
    """Find what stands for the text where no column is called so: leads, or the one column that holds long texts.

    What is found is put into `found` and reported.
    """
    mend = "say --columns text=... if another column holds the texts, else fetch the pages by their addresses"
    long = {}
    for column in frame.columns:
        sizes = sorted(
            len(value.split()) for value in frame[column].head(200) if isinstance(value, str) and filled(value)
        )
        if sizes and sizes[len(sizes) // 2] >= LONG:
            long[column] = sizes[len(sizes) // 2]
    if len(long) == 1:
        column, size = next(iter(long.items()))
        for ours in [ours for ours, theirs in found.items() if column in theirs]:
            del found[ours]
        found["text"] = [column]
        what = f"no column is called text; {column} is read as such, since it holds {size} words in the middle row"
        problems.append(problem(name, what, mend))
    elif "lead" in found:
        what = f"no texts but leads ({found['lead'][0]}); they are read as the texts"
        problems.append(problem(name, what, mend))
    return "text" in found or "lead" in found


def _other_day(name, head, found, problems):
    """Put the one column of days into `found` where none is called by a name that we know, and report it."""
    column = day_column(head, {theirs for columns in found.values() for theirs in columns})
    if column is not None:
        found["published"] = [column]
        what = f"no column is called published; {column} is read as such, since it holds days"
        problems.append(problem(name, what, "say --columns published=... if another column tells the day"))


def _no_text(name, columns, found):
    what = f"no column of text; it has {', '.join(map(str, columns[:8]))}"
    mend = "name the column of the text with --columns text=..., or columns={'text': ...}"
    near = next((c for c in columns if likeliest(c, ["text", "content", "body"])), None)
    if "file" in columns:
        what, mend = "a table of metadata that nobody named", "call it metadata.csv or name it with --metadata"
    elif near is not None:
        mend = f"do you mean {near}? Rename it to text, or say --columns text={near}"
    elif "title" in found and "url" in found:
        what = f"{FEW_WORDS}: {what}"
        mend = "fetch the pages first, and read the folder of pages; if a column holds the texts, --columns text=..."
    return problem(name, what, mend)


def _documents(name, table, found, told_columns, problems):
    ours = {theirs[0]: column for column, theirs in found.items() if column not in ("texts", "lead")}
    texts = found["texts"] if "text" not in told_columns else found["text"]
    text_column, lead = found.get("text", [None])[0], found.get("lead", [None])[0]
    stubs, cut, n = [], [], 0
    same = _said_again(table, texts)
    for n, (number, row) in enumerate(table.rows(), 1):  # noqa: B007
        raw = row.get(text_column)
        row = repair_cells(name, number, row, problems)
        ready = {
            c: cell_text(row[c]) if filled_cell(row[c]) else None
            for c in dict.fromkeys([*texts, lead])
            if c is not None
        }
        text = ready.get(text_column) or max(((ready[c] or "") for c in texts), key=len, default="")
        first = ready.get(lead) if lead is not None else None
        if first and not _starts(text, first):
            text = f"{first}\n\n{text}" if text else first
        if not text.strip() or REMOVED.fullmatch(text.strip()):
            problems.append(problem(name, "no text in it", "delete the row or fetch the article again", number))
            continue
        if STUB.search(text) or text.strip() in same:
            stubs.append(number)
            continue
        if isinstance(raw, str) and len(raw) == EXCEL:
            cut.append(number)
        told = {ours.get(c, c): v for c, v in row.items() if c not in texts and c != lead and filled(v)}
        taken = {c: f"{c}_in_table" for c in told if c in found and c not in ours.values()}
        yield {
            "file": name,
            "row": number,
            "raw_text": text,
            "repaired": isinstance(raw, str) and text != raw,
            "told": {taken.get(c, c): _line(plain_cell(v)) for c, v in told.items()},
            "told_from": "table",
        }
    if stubs:
        what = f"{len(stubs)} of {n} texts are only the beginning, or words of the interface in their place"
        problems.append(problem(name, f"{what}; left out", "fetch the pages by their addresses", stubs[0]))
    for number in cut:
        what = f"text of {EXCEL:,} characters: Excel cuts cells there"
        problems.append(problem(name, what, "export the text from its source again, not through Excel", number))


def _said_again(table, texts):
    """Return the few words that stand in place of most texts: "only for subscribers"."""
    n, few = 0, Counter()
    for _, row in table.rows() if texts else ():
        for value in (row[c] for c in texts if isinstance(row[c], str) and filled(row[c])):
            n += 1
            if len(value.split(None, FEW)) < FEW:
                few[value.strip()] += 1
    text, often = few.most_common(1)[0] if few else ("", 0)
    return {text} if often >= 3 and often > n / 2 else set()


def _line(value):
    """Take tags and line ends out of a short cell, such as a title; a list of one text is that text."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        parts = list(dict.fromkeys(re.sub(r"\s+", " ", part).strip() for part in value if part.strip()))
        return parts[0] if len(parts) == 1 else value
    if isinstance(value, str) and "<" in value and len(value) < 2000:
        return re.sub(r"\s+", " ", cell_text(value) or "").strip() or value
    return value


def filled_cell(value):
    """Tell a cell with text, lists of paragraphs too."""
    return bool(len(value)) if hasattr(value, "__len__") and not isinstance(value, str) else filled(value)


def _starts(text, first):
    """Whether a text opens with its lead already."""
    squash = re.compile(r"\W+")
    return squash.sub("", text[: 2 * len(first) + 200]).casefold().startswith(squash.sub("", first).casefold()[:200])
