"""A file of clippings cut below its footers: the last lines of the file that stand below each of its articles.

Reading rooms set the same lines below every article that they hand out: who delivers it, whose the rights are. No such
line is known by its words; what tells it is that the file ends with it and that a new head with a day begins below.
"""

from itertools import takewhile

from analysis.corpus.files.heads import is_date_line, is_prose

LONGEST = 250
"""Characters of the last line of a footer."""
LEAST_WORDS = 20
"""Words of prose that stand in each piece at least."""


def cut_below_footers(lines):
    """Cut lines into articles without their footers; [] where the last line of the file does not part articles.

    Examples
    --------
    >>> leads = [f"The {boat} ran on Thursday, and it will run on the days that follow," for boat in ("ferry", "tug")]
    >>> pieces = [["2 May 2031", f"{lead} as the office in the harbour said."] for lead in leads]
    >>> cut_below_footers([*pieces[0], "", "Clips of Osk", "", *pieces[1], "", "Clips of Osk"]) == pieces
    True
    """
    filled = [line.strip() for line in lines]
    last = next((line for line in reversed(filled) if line), "")
    ends = [i for i, line in enumerate(filled) if line == last]
    if len(ends) < 2 or len(last) > LONGEST:
        return []
    pieces = [lines[a:b] for a, b in zip([0, *(i + 1 for i in ends)], [i + 1 for i in ends], strict=False)]
    tails = [[line.strip() for line in reversed(piece) if line.strip()] for piece in pieces]
    footer = len(list(takewhile(lambda same: len(set(same)) == 1, zip(*tails, strict=False))))
    pieces = [_without_last(piece, footer) for piece in pieces]
    return pieces if all(map(_is_article, pieces)) else []


def _without_last(piece, n):
    """Leave out so many of the last lines that are not blank, and the blank ones around them."""
    kept = [i for i, line in enumerate(piece) if line.strip()]
    return piece[kept[0] : kept[-n - 1] + 1] if n < len(kept) else []


def _is_article(piece):
    """Tell lines with a day above their first paragraph, and some prose."""
    head = list(takewhile(lambda line: not is_prose(line), piece))
    words = sum(len(line.split()) for line in piece[len(head) :])
    return words >= LEAST_WORDS and any(line.strip() and is_date_line(line) for line in head)
