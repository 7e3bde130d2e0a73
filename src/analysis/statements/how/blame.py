"""Whom a statement accuses: the side that stands as the object of an accusing cue, not any side that is spoken of."""

import re

_ACCUSE = re.compile(r"accus|charg")
_BLAME = re.compile(r"blam|fault")
_CONDEMN = re.compile(
    r"condemn|denounc|critici[sz]|slam|blast|lambast|rebuk|castigat|decr(?:y|ied)|excoriat|lash|berat|attack|rap"
)
_EACH_OTHER = re.compile(
    r"(?i)^\W*(?:\w+\s+){0,8}?(?:each\s+other|one\s+another|the\s+other(?:\s+side)?|(?:their|its)\s+rivals?)\b"
)
_UNDERGOES = re.compile(
    r"(?i)\b(?:of|on|in|against|at|near|to|over|from|for|with|around|into)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,2}$"
)


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

    Notes
    -----
    "Accused X of Y": X. "Blamed X for Y" and "blamed Y on X": X. "Condemned": the side whose act it is ("the Kalvian
    shelling", "shelling by Kalvian troops"), not the side that suffers it ("the shelling of Reshta").

    Examples
    --------
    >>> from analysis.statements.who.actors import Actors
    >>> from analysis.statements.who.cast import Cast
    >>> text = "Norway accused Chilean bakers of hiding the yeast."
    >>> read_accused(text, (0, len(text)), (7, 14), [(15, 49)], Cast(text, actors=Actors()))("Norway", ["Norway"])
    'Chile'
    """
    if cue is None:
        return None
    word = text[slice(*cue)].lower()
    kind = next((name for name, test in (("a", _ACCUSE), ("b", _BLAME), ("c", _CONDEMN)) if test.search(word)), None)
    if kind is None:
        return None
    start, region = cue[1], text[cue[1] : sentence[1]]
    if contents and not any(c[0] >= cue[1] for c in contents):
        start, region = contents[0][0], text[slice(*contents[0])]
    if kind == "b" and (on := re.search(r"\bon\s+", region)) and not re.match(r"\W*(?:[\w’'-]+\s+){1,5}for\b", region):
        start, region = start + on.end(), region[on.end() :]
    if _EACH_OTHER.match(region):
        before = [
            m.side for m in cast.mentions if text is cast.text and m.start < cue[0] and m.form in ("state", "people")
        ]
        return lambda side, together: next((s for s in [*together, *reversed(before)] if s and s != side), None)
    stop = re.search({"a": r"\bof\b", "b": r"\bfor\b", "c": r"[;:]|\b(?:that|which|saying|and)\b"}[kind], region)
    region = region[: stop.start()] if stop else region
    found = [(hit.start, hit.actor.side) for hit in cast.find(region) if hit.actor.side]
    if text is cast.text:
        inside = (m for m in cast.mentions if m.person and m.side and start <= m.start < start + len(region))
        found += [(m.start - start, m.side) for m in inside]
    found.sort()
    if kind == "c":
        by = re.search(r"\bby\s+", region)
        acts = [side for at, side in found if by and at >= by.end()]
        found = acts or [side for at, side in found if not _UNDERGOES.search(region[:at])]
    else:
        found = [side for _, side in found]
    return lambda side, together: next((s for s in found if s != side), None)
