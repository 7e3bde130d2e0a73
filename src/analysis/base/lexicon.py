"""Word lists as CSV files, each row with its source; a user's own file in the same format wins over the shipped one."""

import csv
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
        A file of the user's own in the same format, read instead.
    columns : sequence of str
        Columns that must be there.

    Returns
    -------
    DataFrame
        One row per entry, all columns of type str, "" where a cell is empty.

    Raises
    ------
    ValueError
        If the file is missing, is no CSV, or lacks a column; the message names the file and the column.
    """
    file = Path(path) if path is not None else LEXICONS / f"{name}.csv"
    if not file.is_file():
        raise ValueError(f"{file}: no such file; give the path of a CSV with the columns {', '.join(columns)}")
    try:
        table = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8-sig", quoting=csv.QUOTE_MINIMAL)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise ValueError(
            f"{file}: not a readable CSV ({' '.join(str(error).split())}); save it as CSV in UTF-8"
        ) from error
    missing = [c for c in columns if c not in table.columns]
    if missing:
        raise ValueError(
            f"{file}: column {', '.join(missing)} is missing; the first line must name {', '.join(columns)}"
        )
    return table
