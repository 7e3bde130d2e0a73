"""Roles of lines that a person set, which count more than every rule."""

from collections import defaultdict
from pathlib import Path

from analysis.base.lexicon import read_lexicon, row_numbers
from analysis.base.schema import ROLES
from analysis.corpus.files.document import problem

COLUMNS = ("article_id", "line", "role", "begins")
"""Columns of `roles.csv`: `line` counts from 1; `begins` is how the line begins, which shows that it is the same."""
BEGINS = 40
"""Characters of a line that `begins` holds."""
BY_HAND = "by hand"
"""Rule of a line whose role a person set."""


def beginning(text):
    """Return how a line begins, as `roles.csv` keeps it.

    Examples
    --------
    >>> beginning("  Read more: the  bridge ")
    'Read more: the bridge'
    """
    return " ".join(text.split())[:BEGINS].rstrip()


def read_roles(path):
    """Read the roles that a person set.

    Parameters
    ----------
    path : str or Path
        A CSV with the columns of `COLUMNS`.

    Returns
    -------
    dict
        article_id -> list of (line, role, begins, row).

    Raises
    ------
    ValueError
        If a column is missing, a line is no number or a role is none of `analysis.schema.ROLES`; names file and row.
    """
    name, found = Path(path).name, defaultdict(list)
    table = read_lexicon("roles", path=Path(path), columns=COLUMNS)
    for number, row in zip(row_numbers(table), table.to_dict("records"), strict=True):
        line, role = str(row["line"]).strip(), str(row["role"]).strip()
        if not line.isdigit():
            raise ValueError(f"{name}, row {number}: line is {line!r}; give the number of the line, from 1")
        if role not in ROLES:
            raise ValueError(f"{name}, row {number}: role is {role!r}; use one of {', '.join(ROLES)}")
        found[str(row["article_id"])].append((int(line), role, beginning(str(row["begins"])), number))
    return dict(found)


def set_roles(documents, ids, cleaned, given, problems):
    """Give lines the roles that a person set; what no longer fits its line is reported and left.

    Parameters
    ----------
    documents : list of Document
    ids : list of str
    cleaned : list of list of Line
        Changed in place.
    given : dict
        From `read_roles`.
    problems : list of dict
        Gets a row for each role that could not be set.
    """
    places = {article_id: place for place, article_id in enumerate(ids)}
    for article_id, rows in given.items():
        place = places.get(article_id)
        lines = cleaned[place] if place is not None else []
        for number, role, begins, row in rows:
            line = lines[number - 1] if 0 < number <= len(lines) else None
            if line is not None and beginning(line.text) == begins:
                line.role, line.rule = role, BY_HAND
                continue
            what = f"no article {article_id}" if place is None else f"line {number} of {article_id} begins otherwise"
            file = documents[place].file if place is not None else "roles.csv"
            problems.append(problem(file, f"roles.csv, row {row}: {what}", "set the role again, or take the row out"))
