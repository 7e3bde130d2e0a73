"""Whom a statement accuses: the side that stands first in what a confronting cue governs."""

import re

_EACH_OTHER = re.compile(r"(?i)\b(?:each\s+other|one\s+another|their\s+rivals?|the\s+other(?:\s+side)?)\b")
_ON = re.compile(r"(?i)\bon\s+(?!(?:the\s+)?(?:border|night|morning|road|bridge)\b)")


def read_accused(text, sentence, cue, contents, cast):
    """Tell which side an accusing statement accuses.

    Parameters
    ----------
    text : str
    sentence : (int, int)
    cue : (int, int) or None
    contents : sequence of (int, int)
    cast : Cast
        The article's actors.

    Returns
    -------
    callable or None
        A function of the speaker's side and of the sides of all its speakers that returns the side accused, or None:
        "each other" depends on who speaks. None where the cue is no accusation.

    Examples
    --------
    >>> from analysis.attribution.actors import Actors
    >>> from analysis.attribution.cast import Cast
    >>> text = "Armenia accused Azerbaijani troops of shelling a village."
    >>> read_accused(text, (0, len(text)), (8, 15), [(16, 56)], Cast(text, actors=Actors()))("Armenia", ["Armenia"])
    'Azerbaijan'
    """
    if cue is None:
        return None
    word = text[slice(*cue)].lower()
    if not re.search(
        r"accus|blam|condemn|denounc|critici|slam|blast|lambast|rebuk|castigat|decri|excoriat|fault|charg|attack|lash|berat|hit",
        word,
    ):
        return None
    region = text[cue[1] : sentence[1]]
    start = cue[1]
    if not any(c[0] >= cue[1] for c in contents) and contents:
        start, region = contents[0][0], text[slice(*contents[0])]
    hits = [(start + h.start, h.actor.side) for h in cast.find(region) if h.actor.side]
    hits += [(m.start, m.side) for m in cast.mentions if m.person and m.side and start <= m.start < start + len(region)]
    hits.sort()
    each = _EACH_OTHER.search(region)
    if each and not any(at < start + each.start() and "blam" not in word for at, _ in hits):
        before = [m.side for m in cast.mentions if m.start < cue[0] and m.form in ("state", "people")]
        return lambda side, together: next((s for s in [*together, *reversed(before)] if s and s != side), None)
    if "blam" in word:
        on = _ON.search(region)
        later = [side for at, side in hits if on and at >= start + on.end()]
        if later and not re.match(r"\s*(?:\w+\s+){0,4}for\b", region):
            return lambda side, together: next((s for s in later if s != side), None)
    sides = [side for _, side in hits]
    return lambda side, together: next((s for s in sides if s != side), None)
