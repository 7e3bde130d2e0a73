"""What one article is before anybody looked at its lines, and what a row of problems is."""

import re
from dataclasses import dataclass, field

_HALF = re.compile("[\\ud800-\\udfff]")


@dataclass(slots=True)
class Document:
    """One article as found.

    `told` holds what its own file says (outlet, published, title, url, ...), by column name, and `told_from` where
    that stands; `stamps` are dates that stand near it and may be its own; `extracted` marks text of which it is known
    already where the article is: that of a web page, and of a download with headers.
    """

    file: str
    raw_text: str
    row: int | None = None
    repaired: bool = False
    told: dict = field(default_factory=dict)
    told_from: str | None = None
    extracted: bool = False
    stamps: list = field(default_factory=list)


def problem(file, what, mend, row=None):
    """Make a row of the problems table."""
    return {"file": str(file), "row": row, "problem": what, "mend": mend}


def whole(value):
    r"""Replace halves of characters (lone surrogates), which no table can hold; what is no text stays.

    Examples
    --------
    >>> whole("storm \ud83d"), whole(7)
    ('storm �', 7)
    """
    if isinstance(value, str) and not value.isascii():
        return _HALF.sub("\N{REPLACEMENT CHARACTER}", value)
    return value
