"""Rows under the names of their columns: a table that may be larger than memory, since its rows are read anew."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice

import pandas as pd

from analysis.corpus.files.columns import filled, known_name, plain
from analysis.corpus.files.document import problem

HEAD_ROWS = 20
"""Rows among which the names of the columns are sought: exports write what was searched for above them."""
FILE_NAMES = {"file", "filename"}


@dataclass(frozen=True)
class Table:
    """The names of a table's columns, and a function that reads its rows from the first: (number from 1, cells)."""

    columns: list
    rows: Callable

    @classmethod
    def of(cls, frame):
        """Make one of a DataFrame."""
        return cls(list(frame.columns), partial(_cells, frame))

    def frame(self, most=None):
        """Lay the rows, or so many of the first, into a DataFrame of cells as they are."""
        rows = [row for _, row in islice(self.rows(), most)]
        return pd.DataFrame(rows, columns=self.columns, dtype="object")


def _cells(frame):
    return zip((i + 1 for i in frame.index), frame.to_dict("records"), strict=True)


def known(row):
    """Count the cells of a row that name a column we know; a cell with a sentence in it names none."""
    short = [cell for cell in row if isinstance(cell, str) and len(cell) < 60]
    return len({known_name(cell) or plain(cell) for cell in short if known_name(cell) or plain(cell) in FILE_NAMES})


def headed(name, rows, problems, separator=","):
    """Lay rows under the names of their columns, wherever among the first rows these stand.

    Parameters
    ----------
    name : str
    rows : callable
        Reads the rows from the first, each a list of cells.
    problems : list of dict
    separator : str

    Returns
    -------
    Table
    """
    first = list(islice(rows(), HEAD_ROWS))
    best = max(range(len(first)), key=lambda i: (known(first[i]), -i))
    top = best if known(first[best]) >= 2 and known(first[best]) > known(first[0]) else 0

    def below():
        return islice(rows(), top + 1, None)

    header = _named(first[top], below)
    _check_header(name, header)
    fresh, doubled = _distinct(header)
    width, told = len(header), []
    differ, again = set(), set()
    for number, row in enumerate(below(), 1):
        if any(filled(cell) for cell in row[width:]):
            what = f"{len(row)} cells under {width} columns; those beyond are left out"
            told.append(problem(name, what, f"quote the cells with {separator!r} in them", number))
        if _is_header(row, first[top], width):
            again.add(number)
            told.append(problem(name, "the names of the columns stand here again", "nothing to do", number))
        differ.update(i for i, j in doubled.items() if row[j : j + 1] != row[i : i + 1])
    for i in doubled:
        same = i not in differ
        what = "; one is left out" if same else f"; the second is read as {fresh[i]}"
        problems.append(problem(name, f"column {header[i]} stands twice{what}", "rename one"))
    problems += told
    kept = [i for i in range(width) if i not in doubled or i in differ]

    def cells():
        for number, row in enumerate(below(), 1):
            if number not in again:
                yield number, {fresh[i]: row[i] if i < len(row) else "" for i in kept}

    return Table([fresh[i] for i in kept], cells)


def _named(row, below):
    """Name the columns; those at the end that have no name and no cells are none."""
    header = [str(cell).strip() or f"column_{i}" for i, cell in enumerate(row, 1)]
    named = max((i for i, cell in enumerate(header, 1) if cell != f"column_{i}"), default=0)
    if named < len(header):
        last = max((i for cells in below() for i, cell in enumerate(cells, 1) if filled(cell)), default=0)
        header = header[: max(named, last)]
    return header


def _is_header(row, header, width):
    row, header = row[:width], header[:width]
    cells = [*row, *[""] * (width - len(row))]
    return all(str(a).strip() == str(b).strip() for a, b in zip(cells, header, strict=True))


def _check_header(name, header):
    """Raise where the first line is an article and no line of names."""
    long = [cell for cell in header if len(cell) > 100 or re.match(r"https?://", cell)]
    if long and not known(header):
        raise ValueError(
            f"{name}: no column names in its first line, which holds {long[0][:30]!r}; write a first line that names "
            "the columns (title, outlet, published, text)"
        )


def _distinct(header):
    """Give every column a name of its own, and map the place of one that stands again to that of the first."""
    out, doubled = [], {}
    for i, column in enumerate(header):
        fresh = column
        if column in out:
            fresh = f"{column}_{header[: i + 1].count(column)}"
            while fresh in header or fresh in out:
                fresh += "_"
            doubled[i] = header.index(column)
        out.append(fresh)
    return out, doubled
