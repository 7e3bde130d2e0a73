"""Spans of one text: what an engine hands over, and where the datelines of its paragraphs stand."""

from typing import NamedTuple

from analysis.text.dateline import find_dateline


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
        found = find_dateline(line)
        if found:
            blanks = len(line) - found["end"] - len(line[found["end"] :].lstrip())
            out.append((at, at + found["end"] + blanks))
        at += len(line) + 1
    return out
