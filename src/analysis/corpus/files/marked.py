"""Text files of programmes for analysis: IRaMuTeQ and Alceste ("**** *source_courier"), MAXQDA ("#TEXT name")."""

import re

from analysis.corpus.files.columns import find_columns

_STARS = re.compile(r"\*{4}(?P<told>(?:\s+\*[^\s*]\S*)+)\s*")
_NAMED = re.compile(r"#TEXT\s*(?P<name>\S.*)?")
_INSIDE = re.compile(r"\s*(?:-\*\S+|#(?:CODE|ENDCODE|COMMENT|ENDTEXT)\b.*)\s*")


def read_marked(text):
    r"""Cut a text at the lines with which such programmes begin a document.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (dict, str)
        What each line tells, under our names where we know its variables, and the text below it; empty where the text
        does not open with such a line.

    Examples
    --------
    >>> read_marked("**** *source_courier *date_2031-05-02\nThe ferry ran.\n**** *source_post\nIt snowed.")
    [({'outlet': 'courier', 'published': '2031-05-02'}, 'The ferry ran.'), ({'outlet': 'post'}, 'It snowed.')]
    >>> read_marked("#TEXT Ferry\nThe ferry ran.")
    [({'title': 'Ferry'}, 'The ferry ran.')]
    """
    lines = text.lstrip("\ufeff \r\n").replace("\r\n", "\n").split("\n")
    for pattern in (_STARS, _NAMED):
        if not pattern.fullmatch(lines[0]):
            continue
        rows = []
        for line in lines:
            match = pattern.fullmatch(line)
            if match:
                rows.append((_variables(match["told"]) if pattern is _STARS else {"title": match["name"] or ""}, []))
            elif not _INSIDE.fullmatch(line):
                rows[-1][1].append(line)
        return [({k: v for k, v in told.items() if v}, "\n".join(inside).strip()) for told, inside in rows]
    return []


def _variables(words):
    """Read "*source_courier *date_2031-05-02" as columns."""
    told = dict(piece[1:].partition("_")[::2] for piece in words.split())
    ours = {theirs: column for column, theirs in find_columns(list(told)).items() if column not in ("text", "lead")}
    return {ours.get(key, key): value for key, value in told.items()}
