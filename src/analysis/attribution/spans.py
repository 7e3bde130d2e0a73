"""Spans of one text: what an engine hands over, and the rules every attribution keeps."""

from typing import NamedTuple


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
