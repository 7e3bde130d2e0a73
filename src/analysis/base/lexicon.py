"""Word lists as CSV files, each row with its source; a user's own file in the same format wins over the shipped one."""

import csv
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from analysis.base.paths import LEXICONS


def read_lexicon(name, *, path=None, columns=()):
    """Read a lexicon as a table of strings.

    Parameters
    ----------
    name : str
        A shipped list by its path under `lexicons`, such as ``"cues"`` or ``"frames/conflict"``.
    path : str or Path, optional
        A table of the user's own with the same columns, read instead: CSV parted by commas, semicolons or tabs, or
        .xlsx.
    columns : sequence of str
        Columns that must be there.

    Returns
    -------
    DataFrame
        One row per entry, all columns of type str, "" where a cell is empty; `row_numbers` tells where each stood.

    Raises
    ------
    ValueError
        If the file is missing, is no CSV, or lacks a column; the message names the file and the column.
    """
    file = Path(path) if path is not None else LEXICONS / f"{name}.csv"
    if not file.is_file():
        raise ValueError(f"{file}: no such file; give the path of a CSV with the columns {', '.join(columns)}")
    try:
        table = _read_sheet(file) if path is not None else _read_csv(file, ",")
    except Exception as error:  # pandas and openpyxl raise many kinds for one defect
        raise ValueError(
            f"{file}: not a readable CSV ({' '.join(str(error).split())}); save it as CSV in UTF-8"
        ) from error
    missing = [c for c in columns if c not in table.columns]
    if missing:
        near = {c: get_close_matches(c, set(table.columns) - set(columns), n=1) for c in missing}
        meant = "".join(f"; {told[0]!r} may be meant for {c}" for c, told in near.items() if told)
        raise ValueError(
            f"{file}: column {', '.join(missing)} is missing; the first line must name {', '.join(columns)}{meant}"
        )
    return table


def _read_sheet(file):
    """Read a table as spreadsheets save it: .xlsx, or CSV parted by commas, semicolons or tabs."""
    if file.suffix.lower() == ".xlsx":
        return without_blank_rows(pd.read_excel(file, dtype=str, keep_default_na=False))
    with file.open(encoding="utf-8-sig") as handle:
        header = handle.readline()
    separator = max(",;\t", key=header.count)
    table = _read_csv(file, separator, skip_blank_lines=False).fillna("")
    table.columns = table.columns.str.strip()
    return without_blank_rows(table)


def _read_csv(file, separator, **options):
    options = {"dtype": str, "keep_default_na": False, "encoding": "utf-8-sig", "quoting": csv.QUOTE_MINIMAL} | options
    return pd.read_csv(file, sep=separator, **options)


def without_blank_rows(table):
    """Leave out rows without any word, which spreadsheets hold between and below the others, and keep the numbers.

    Examples
    --------
    >>> table = without_blank_rows(pd.DataFrame({"alias": ["Mara", "", "Ilan"]}))
    >>> table["alias"].tolist(), row_numbers(table)
    (['Mara', 'Ilan'], [2, 4])
    """
    told = (table.notna() & table.map(lambda cell: str(cell).strip() != "")).any(axis=1).to_numpy().nonzero()[0]
    out = table.iloc[told].reset_index(drop=True)
    out.attrs["rows"] = [int(place) + 2 for place in told]
    return out


def row_numbers(table):
    """Tell in which row of its file each row of a table stood, as a spreadsheet counts: the header is row 1."""
    rows = table.attrs.get("rows", ())
    return rows if len(rows) == len(table) else list(range(2, len(table) + 2))
