"""Tables of articles: CSV and TSV of every make, JSON, Excel and Parquet, read to one row per article."""

import csv
import io
import re
from collections import Counter
from itertools import islice

import pandas as pd

from analysis.corpus.files.cells import EXCEL, STUB, cell_text, plain_cell
from analysis.corpus.files.columns import candidates, choose, filled, known_name, likeliest, plain
from analysis.corpus.files.document import problem, whole
from analysis.corpus.files.encoding import is_binary, read_bytes, repair
from analysis.corpus.files.json_rows import flat, json_document, json_lines

SEPARATORS = ",;\t|"
HEAD_ROWS = 20
"""Rows among which the names of the columns are sought: exports write what was searched for above them."""
FILE_NAMES = {"file", "filename"}
LONG = 60
"""Words in the middle row from which on a column of any name may hold the articles."""
FEW_WORDS = "an answer that holds only headlines and addresses"
REMOVED = re.compile(r"\[(?:removed|deleted)\]", re.IGNORECASE)


def read_frame(name, data, kind, problems):
    """Read a table's bytes as a DataFrame with cells as they are, empty ones ""; raise ValueError naming the defect.

    Parameters
    ----------
    name : str
    data : bytes
    kind : str
        "table", "json", "json lines", "xlsx", "ods" or "parquet", as `kinds` tells.
    problems : list of dict
        Defects that do not keep the table from being read go there.
    """
    if kind == "parquet":
        try:
            frame = pd.read_parquet(io.BytesIO(data), dtype_backend="numpy_nullable")
        except Exception as error:  # pyarrow raises many kinds for one defect
            raise ValueError(f"{name}: not a readable Parquet file ({str(error)[:80]}); export it again") from error
        if any(isinstance(value, dict) for value in frame.head(1).iloc[:1].values.ravel()):
            frame = pd.DataFrame([flat(row) for row in frame.to_dict("records")], dtype="object")
        return frame
    if kind in ("xlsx", "ods"):
        return _sheet(name, data, kind, problems)
    if is_binary(data):
        raise ValueError(f"{name}: binary file, not a table; export it as CSV in UTF-8")
    found = read_bytes(data)
    for note in found.notes:
        problems.append(problem(name, note, "nothing to do if the text looks right; else save it as UTF-8"))
    # as objects, since a column of whole numbers with a gap would else become one of rounded decimals
    if kind in ("json lines", "json"):
        rows = (json_lines if kind == "json lines" else json_document)(name, found.text.replace("\0", ""))
        return pd.DataFrame([{whole(column): value for column, value in row.items()} for row in rows], dtype="object")
    return _delimited(name, found.text, problems)


def _sheet(name, data, kind, problems):
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
    best = max(tables, key=lambda sheet: max((_known(row) for row in tables[sheet][:HEAD_ROWS]), default=0))
    frames = {sheet: _frame(name, rows, problems) for sheet, rows in tables.items() if sheet == best or _has_text(rows)}
    others = [sheet for sheet in tables if sheet not in frames]
    if others:
        what = f"sheet {', '.join(frames)} is read; {', '.join(others)} not"
        problems.append(problem(name, what, "save every sheet as a file of its own"))
    if len(frames) == 1:
        return frames[best]
    ours = candidates(list(frames[best].columns))
    for sheet, frame in frames.items():
        theirs = candidates(list(frame.columns))
        same = {theirs[column][0]: ours[column][0] for column in ours if column in theirs}
        frames[sheet] = frame.rename(columns={a: b for a, b in same.items() if b not in frame.columns})
    return pd.concat(frames.values(), ignore_index=True).astype("object").fillna("")


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
    return any(_known(row) >= 2 and "text" in candidates([str(cell) for cell in row]) for row in rows[:HEAD_ROWS])


def _known(row):
    """Count the cells of a row that name a column we know; a cell with a sentence in it names none."""
    short = [cell for cell in row if isinstance(cell, str) and len(cell) < 60]
    return len({known_name(cell) or plain(cell) for cell in short if known_name(cell) or plain(cell) in FILE_NAMES})


def _delimited(name, text, problems):
    """Read CSV with the csv module: it keeps every cell as written and copes with line breaks inside quoted cells."""
    csv.field_size_limit(2**31 - 1)
    text = text.replace("\0", "")
    told = re.match(r"\ufeff?sep=(.)\r?\n", text)
    if told:
        text = text[told.end() :]
    separator = told[1] if told else tell_separator(text)
    options = {"delimiter": separator, "strict": False}
    if '\\"' in text and _broken_quote(text, separator) is not None:
        escaped = {"doublequote": False, "escapechar": "\\"}
        if _broken_quote(text, separator, **escaped) is None:
            options |= escaped
    try:
        rows = [row for row in csv.reader(_lines(text), **options) if row]
    except csv.Error as error:
        raise ValueError(f"{name}: not a readable table ({error}); export it as CSV in UTF-8") from error
    if not rows:
        raise ValueError(f"{name}: no rows in it; the first line must name the columns")
    frame = _frame(name, rows, problems, separator)
    broken = _broken_quote(text, separator) if "escapechar" not in options else None
    if broken is not None:
        what = "a quotation mark that is not closed or not doubled; rows after it may stand in its cell"
        problems.append(problem(name, what, "close or double the mark, or export the table again", broken))
    return frame


def first_rows(text, separator):
    """Return the first two rows of a text cut as a table, line breaks in quoted cells and all, or fewer."""
    try:
        return list(islice(csv.reader(_lines(text[:100000]), delimiter=separator), 2))
    except csv.Error:
        return []


def tell_separator(text):
    """Tell what parts the cells: the sign that the line with the most names of columns is cut by."""
    lines = text[:20000].split("\n")[:HEAD_ROWS]
    best = max(SEPARATORS, key=lambda s: max(_known(line.strip().replace('"', "").split(s)) for line in lines))
    if max(_known(line.strip().replace('"', "").split(best)) for line in lines) >= 2:
        return best
    return max(SEPARATORS, key=lines[0].count)


def _frame(name, rows, problems, separator=","):
    """Lay rows under the names of their columns, wherever among the first rows these stand."""
    best = max(range(min(len(rows), HEAD_ROWS)), key=lambda i: (_known(rows[i]), -i))
    top = best if _known(rows[best]) >= 2 and _known(rows[best]) > _known(rows[0]) else 0
    header = [str(cell).strip() or f"column_{i}" for i, cell in enumerate(rows[top], 1)]
    while (
        header
        and header[-1] == f"column_{len(header)}"
        and not any(row[len(header) - 1 :] and filled(row[len(header) - 1]) for row in rows[top + 1 :])
    ):
        header.pop()
    _check_header(name, header)
    header, dropped = _distinct(name, header, rows[top + 1 :], problems)
    width = len(header)
    body = []
    for number, row in enumerate(rows[top + 1 :], 1):
        if any(filled(cell) for cell in row[width:]):
            what = f"{len(row)} cells under {width} columns; those beyond are left out"
            problems.append(problem(name, what, f"quote the cells with {separator!r} in them", number))
        row = (list(row) + [""] * width)[:width]
        if [str(c).strip() for c in row] == [str(c).strip() for c in rows[top][:width]]:
            problems.append(problem(name, "the names of the columns stand here again", "nothing to do", number))
            row = None
        body.append(row)
    frame = pd.DataFrame([row for row in body if row is not None], columns=header, dtype="object")
    frame.index = [number for number, row in enumerate(body) if row is not None]
    return frame.drop(columns=dropped)


def _check_header(name, header):
    """Raise where the first line is an article and no line of names."""
    long = [cell for cell in header if len(cell) > 100 or re.match(r"https?://", cell)]
    if long and not _known(header):
        raise ValueError(
            f"{name}: no column names in its first line, which holds {long[0][:30]!r}; write a first line that names "
            "the columns (title, outlet, published, text)"
        )


def _distinct(name, header, rows, problems):
    """Give every column a name of its own; of two that hold the same, one goes."""
    out, dropped = [], []
    for i, column in enumerate(header):
        if column not in out:
            out.append(column)
            continue
        first, number = header.index(column), header[: i + 1].count(column)
        fresh = f"{column}_{number}"
        while fresh in header or fresh in out:
            fresh += "_"
        out.append(fresh)
        same = all(row[first : first + 1] == row[i : i + 1] for row in rows)
        if same:
            dropped.append(fresh)
        what = f"column {column} stands twice" + ("; one is left out" if same else f"; the second is read as {fresh}")
        problems.append(problem(name, what, "rename one"))
    return out, dropped


def _lines(text):
    """Yield the lines of a text with their ends; StringIO would lay it out anew at four bytes a letter."""
    if "\n" not in text:
        yield from io.StringIO(text, newline="")
        return
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _broken_quote(text, separator, **options):
    """Return the first row that csv refuses when it is strict about quotation marks, 0 for the header, or None."""
    rows = 0
    try:
        for row in csv.reader(_lines(text), delimiter=separator, strict=True, **options):
            rows += bool(row)
    except csv.Error:
        return rows
    return None


def repair_cells(name, number, row, problems):
    """Repair every text of a table's row as `repair` does, and report what was found in it."""
    mended = {column: repair(value) if isinstance(value, str) else None for column, value in row.items()}
    for note in dict.fromkeys(note for cell in mended.values() if cell for note in cell.notes):
        problems.append(problem(name, note, "nothing to do if the text looks right", number))
    return {column: mended[column].text if mended[column] else value for column, value in row.items()}


def read_records(name, data, kind, columns, problems):
    """Read a table of articles as keyword dictionaries for `Document`; defects go to `problems`.

    `data` are the bytes of a file, or, of the kind "rows", the cells of its rows.
    """
    try:
        frame = _frame(name, data, problems) if kind == "rows" else read_frame(name, data, kind, problems)
        found = candidates(list(frame.columns), columns)
    except ValueError as error:
        message = str(error).removeprefix(f"{name}: ")
        what, _, mend = message.partition("; ")
        problems.append(problem(name, what, mend or "mend the table"))
        return []
    if "text" not in found and not _other_text(name, frame, found, problems):
        problems.append(_no_text(name, frame, found))
        return []
    found = {ours: [theirs] for ours, theirs in choose(frame, found).items()} | {"texts": found.get("text", [])}
    return list(_documents(name, frame, found, columns or {}, problems))


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


def _no_text(name, frame, found):
    what = f"no column of text; it has {', '.join(map(str, list(frame.columns)[:8]))}"
    mend = "name the column of the text with --columns text=..., or columns={'text': ...}"
    near = next((c for c in frame.columns if likeliest(c, ["text", "content", "body"])), None)
    if "file" in frame.columns:
        what, mend = "a table of metadata that nobody named", "call it metadata.csv or name it with --metadata"
    elif near is not None:
        mend = f"do you mean {near}? Rename it to text, or say --columns text={near}"
    elif "title" in found and "url" in found:
        what = f"{FEW_WORDS}: {what}"
        mend = "fetch the pages first, and read the folder of pages; if a column holds the texts, --columns text=..."
    return problem(name, what, mend)


def _documents(name, frame, found, told_columns, problems):
    ours = {theirs[0]: column for column, theirs in found.items() if column not in ("texts", "lead")}
    texts = found["texts"] if "text" not in told_columns else found["text"]
    text_column, lead = found.get("text", [None])[0], found.get("lead", [None])[0]
    stubs, cut = [], []
    same = _said_again(frame, texts)
    for number, row in zip((i + 1 for i in frame.index), frame.to_dict("records"), strict=True):
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
        what = f"{len(stubs)} of {len(frame)} texts are only the beginning, or words of the interface in their place"
        problems.append(problem(name, f"{what}; left out", "fetch the pages by their addresses", stubs[0]))
    for number in cut:
        what = f"text of {EXCEL:,} characters: Excel cuts cells there"
        problems.append(problem(name, what, "export the text from its source again, not through Excel", number))


def _said_again(frame, texts):
    """Return the few words that stand in place of most texts: "only for subscribers"."""
    said = [value.strip() for c in texts for value in frame[c] if isinstance(value, str) and filled(value)]
    text, n = Counter(said).most_common(1)[0] if said else ("", 0)
    return {text} if n >= 3 and n > len(said) / 2 and len(text.split()) < 15 else set()


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
