"""Tables that have a row for each paragraph or sentence of an article: laid together, one article a row."""

import re
from collections import defaultdict

import pandas as pd

from analysis.corpus.files.columns import candidates, filled, plain
from analysis.corpus.files.document import problem, whole
from analysis.corpus.files.headed import Table

_WORDS = {"paragraph": r"paragraphe?|para|absatz|parrafo|paragrafo|alinea", "sentence": r"sentence|sent(?=[nip])|satz"}
_COUNT = r"(?:no|nr|num|number|nummer|id|index|idx|order|position|pos)?"
_NUMBER = re.compile(r"\d{1,9}(?:\.0)?")
_NUMBERS = {kind: re.compile(rf"(?:{words}){_COUNT}") for kind, words in _WORDS.items()}
LOOKED_AT = 50
"""Rows by which is told whether a column counts."""
_PIECE = re.compile(rf"(?:{'|'.join(_WORDS.values())})(?:text)?")
_ARTICLE = re.compile(r"(?:article|art|doc|document|story|text|news|item)?(?:id|no|nr|num|number|index|key)")


def join_paragraphs(name, table, problems, columns=None):
    """Lay the rows together that are paragraphs or sentences of one article.

    Parameters
    ----------
    name : str
    table : Table
    problems : list of dict
        One row says what was done and which columns are left out, since they differ within an article.
    columns : dict, optional
        What the user says: our name -> the table's.

    Returns
    -------
    Table
        The table itself where no column counts paragraphs or sentences, or none tells whose they are.
    """
    head = table.frame(LOOKED_AT)
    counts = [c for c in table.columns if all(_NUMBER.fullmatch(str(cell)) for cell in head[c])]
    numbers = {kind: _column(counts, pattern) for kind, pattern in _NUMBERS.items()}
    numbers = {kind: column for kind, column in numbers.items() if column is not None}
    others = [c for c in table.columns if c not in counts]
    told = (columns or {}).get("text")
    pieces = {told} if told else {candidates(others).get("text", [None])[0], _column(others, _PIECE)} - {None}
    if not numbers or not pieces:
        return table
    rows, known = list(table.rows()), candidates(table.columns, columns)
    tried = (_groups(rows, keys, numbers) for keys in _keys(known, table.columns, pieces | {*numbers.values()}))
    groups = next(filter(None, tried), ())
    pieces = [c for c in table.columns if c in pieces and any(_differs(group, c) for group in groups)]
    if len(pieces) != 1:  # none, where the whole text stands in every row; several, and nothing tells which it is
        return table
    piece = pieces[0]
    kept = {piece, *(columns or {}).values()}
    differ = [c for c in table.columns if c not in kept and any(_differs(group, c) for group in groups)]
    whole_rows = [group[0][1] | {piece: _text([row for _, row in group], piece, numbers)} for group in groups]
    frame = pd.DataFrame(whole_rows, index=[group[0][0] - 1 for group in groups], dtype="object").drop(columns=differ)
    counted = ", ".join(numbers.values())
    what = f"{len(rows)} rows are read as {len(groups)} articles, since {counted} counts their parts"
    left = f"; {', '.join(map(str, differ))} left out" if differ else ""
    problems.append(problem(name, what + left, f"if every row is an article, rename {counted}"))
    return Table.of(frame if told or "text" in candidates(frame.columns) else frame.rename(columns={piece: "text"}))


def _column(columns, pattern):
    return next((column for column in columns if pattern.fullmatch(plain(column))), None)


def _keys(known, columns, taken):
    """Yield the columns that may tell whose a paragraph is: a number of the article, else what else is told of it."""
    numbered = dict.fromkeys([*known.get("article_id", ()), *(c for c in columns if _ARTICLE.fullmatch(plain(c)))])
    yield from ([column] for column in numbered if column not in taken)
    told = [known[ours][0] for ours in ("title", "outlet", "published", "url") if ours in known]
    if {"title", "url"} & set(known) and not taken & set(told):
        yield told


def _groups(rows, keys, numbers):
    """Return the rows of each article, or None where no article has several or two parts of one have one number."""
    groups, parts = defaultdict(list), set()
    for number, row in rows:
        if not all(filled(row[key]) for key in keys):
            return None
        whose = tuple(_said(row[key]) for key in keys)
        groups[whose].append((number, row))
        parts.add((whose, *(_said(row[column]) for column in numbers.values())))
    return list(groups.values()) if len(groups) < len(rows) == len(parts) else None


def _differs(group, column):
    return len({_said(row[column]) for _, row in group}) > 1


def _said(cell):
    """Return a cell as cells are compared: lists and objects cannot be as they are."""
    return whole(str(cell))


def _text(rows, piece, numbers):
    """Join the parts of an article in the order of their numbers: sentences of one paragraph by a blank."""
    text, last = "", None
    for row in sorted(rows, key=lambda row: [_place(row[column]) for column in numbers.values()]):
        if not filled(row[piece]):
            continue
        paragraph = row[numbers["paragraph"]] if "paragraph" in numbers else None
        together = "sentence" in numbers and paragraph == last
        text += (" " if together else "\n\n" if text else "") + str(row[piece]).strip()
        last = paragraph
    return text.strip()


def _place(number):
    return float(str(number)) if _NUMBER.fullmatch(str(number)) else float("inf")
