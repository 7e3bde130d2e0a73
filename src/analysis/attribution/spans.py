"""Spans of one text: what an engine hands over, and where the datelines of its paragraphs stand."""

import re
from typing import NamedTuple

OPENING = frozenset("\"“„«‘'‹")
QUOTES = OPENING | frozenset("”»’›")


class Attribution(NamedTuple):
    """One attribution in one text, spans as half-open character offsets.

    Attributes
    ----------
    source, cue : tuple of int or None
        (start, end), None where the text tells none.
    content : tuple of tuple of int
        The pieces of what was said, in order; never empty.
    cue_kind : str
        ``"reporting"`` or ``"attitude"``.
    rule : str or None
        Which rule found it.
    score : float or None
        Estimated chance that it is right, from engines that tell one.
    """

    source: tuple | None
    cue: tuple | None
    content: tuple
    cue_kind: str = "reporting"
    rule: str | None = None
    score: float | None = None


_DATELINE = re.compile(
    r"\s*(?P<place>[^—–(/\n]{0,60}?)[.,]?\s*"
    r"(?:\((?P<agency>[^()\n]{2,60})\)\s*(?P<dash>[—–]+|--?)?|/[^/\n]{2,30}/\.?|[—–]+|--?(?=\s))\s+(?=[^\W_a-z]|[\"“«„‘'])"
)


def datelines(text):
    """Return the (start, end) of the datelines that open paragraphs: place, agency and day, up to the dash.

    Examples
    --------
    >>> text = "TARSK, 3 April (Agency) — The bridge is closed."
    >>> [text[start:end] for start, end in datelines(text)]
    ['TARSK, 3 April (Agency) — ']
    """
    out, at = [], 0
    for line in text.split("\n"):
        match = _DATELINE.match(line[:150])
        if match and _is_dateline(match):
            out.append((at, at + match.end()))
        at += len(line) + 1
    return out


def _is_dateline(match):
    words = re.findall(r"[^\W\d_]+", match["place"])
    if not all(w[0].isupper() for w in words) or len(words) > 8:
        return False
    capitals = bool(words) and words[0].isupper() and len(words[0]) > 2
    agency, dash = match["agency"], match["dash"]
    if agency and not dash:
        return capitals and any(c in agency for c in "/-–0123456789")
    return capitals or bool(agency)
