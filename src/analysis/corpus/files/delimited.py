"""CSV and TSV of every make, read line by line: every cell as it is written, line breaks in quoted cells and all."""

import csv
import re
from itertools import islice

from analysis.corpus.files.document import problem
from analysis.corpus.files.headed import HEAD_ROWS, headed, known

SEPARATORS = ",;\t|"
_TOLD = re.compile(r"\ufeff?sep=(.)\r?\n")


def read_delimited(name, stored, problems):
    """Read a table whose cells a sign parts.

    Parameters
    ----------
    name : str
    stored : Stored
    problems : list of dict

    Returns
    -------
    Table

    Raises
    ------
    ValueError
        If it cannot be read; it is read to its end before anything of it is used.
    """
    csv.field_size_limit(2**31 - 1)
    begin = stored.begin().replace("\0", "")
    told = _TOLD.match(begin)
    separator = told[1] if told else tell_separator(begin)
    end = "\n" if "\n" in begin or any("\n" in line for line in stored.lines()) else "\r"

    def lines():
        found = (line.replace("\0", "") for line in stored.lines(end))
        return islice(found, 1, None) if told else found

    options = {"delimiter": separator}
    broken = _broken_quote(lines(), **options)
    if broken is not None and any('\\"' in line for line in lines()):
        escaped = options | {"doublequote": False, "escapechar": "\\"}
        if _broken_quote(lines(), **escaped) is None:
            options, broken = escaped, None

    def rows():
        return filter(None, csv.reader(lines(), **options))

    try:
        n = 1 if broken is None and any(rows()) else sum(1 for _ in rows())
    except csv.Error as error:
        raise ValueError(f"{name}: not a readable table ({error}); export it as CSV in UTF-8") from error
    if not n:
        raise ValueError(f"{name}: no rows in it; the first line must name the columns")
    table = headed(name, rows, problems, separator)
    if broken is not None:
        what = "a quotation mark that is not closed or not doubled; rows after it may stand in its cell"
        problems.append(problem(name, what, "close or double the mark, or export the table again", broken))
    return table


def _broken_quote(lines, **options):
    """Return the first row that csv refuses when it is strict about quotation marks, 0 for the header, or None."""
    rows = 0
    try:
        for row in csv.reader(lines, strict=True, **options):
            rows += bool(row)
    except csv.Error:
        return rows
    return None


def first_rows(text, separator):
    """Return the first two rows of a text cut as a table, line breaks in quoted cells and all, or fewer."""
    text = text[:100000]
    lines = re.findall(r"[^\n]*\n|[^\n]+" if "\n" in text else r"[^\r]*\r|[^\r]+", text)
    try:
        return list(islice(csv.reader(lines, delimiter=separator), 2))
    except csv.Error:
        return []


def tell_separator(text):
    """Tell what parts the cells: the sign that the line with the most names of columns is cut by."""
    lines = text[:20000].split("\n")[:HEAD_ROWS]
    best = max(SEPARATORS, key=lambda s: max(known(line.strip().replace('"', "").split(s)) for line in lines))
    if max(known(line.strip().replace('"', "").split(best)) for line in lines) >= 2:
        return best
    return max(SEPARATORS, key=lines[0].count)
