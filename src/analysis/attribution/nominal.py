"""Reports that a noun makes: "a warning from the bank that rates stay high", "the claim that it fell was made by".

Engines find what is said there, and mostly neither the noun nor who stands behind it.
"""

import re

from analysis.attribution.surroundings import NOUN_PHRASE

_NOUN = (
    r"(?:warning|claim|statement|announcement|promise|pledge|suggestion|admission|accusation|allegation|denial|assurance|"
    r"prediction|reminder|confirmation|hint|complaint|argument|threat|vow|revelation|remark|comment|report)"
)
_FROM = re.compile(rf"\b(?P<cue>{_NOUN}s?)\s(?:from|by)\s(?P<who>{NOUN_PHRASE}(?:,\s[A-Z][^,;:“”\"\n]{{2,50}},)?)\s$")
_MADE_BY = re.compile(
    rf"\s(?:was|were|is|has\sbeen|had\sbeen)\s(?:\w+ly\s|first\s)?(?P<cue>made|raised|levelled|leveled|voiced|put\sforward|floated|repeated|rejected)\sby\s"
    rf"(?P<who>{NOUN_PHRASE})(?=[,.;]|\s(?:in|on|at|during|to|and|who|after|before)\b)"
)
_WAS_REPLY = re.compile(  # "“Not while I am here,” was the reply from Orm"
    rf"\s(?:was|came|is)\s(?:the|his|her|their)\s(?:[a-z-]+\s){{0,2}}(?P<cue>reply|answer|response|verdict|message|reaction|assessment|conclusion|warning|"
    rf"advice|cry|explanation|summary|judge?ment)\s(?:from|of|by)\s(?P<who>{NOUN_PHRASE})(?=[,.;]|\s(?:when|after|on|in|to|at|who)\b|$)"
)
_WAS_HEARD = re.compile(  # "“Get off my land,” the farmer was heard to shout"
    rf"\s(?P<who>{NOUN_PHRASE})\s(?:was|were|could\sbe|can\sbe|is)\s(?:heard|seen|overheard|caught)\s(?P<cue>to\s[a-z]+|[a-z]+ing)\b"
)
_CLAIMED = re.compile(
    rf"\W*(?:The|A|His|Her|Their|Its|This|That)\s(?:[\w-]+\s){{0,2}}{_NOUN}s?\s(?:that\s)?", re.IGNORECASE
)
_NO_SPEAKER = re.compile(r"\b(?:it|that|which|who|this)$", re.IGNORECASE)


def with_noun(text, a):
    """Give what has neither source nor cue those of the noun that it hangs on.

    Parameters
    ----------
    text : str
    a : Attribution

    Returns
    -------
    Attribution

    Examples
    --------
    >>> from analysis.attribution.spans import Attribution
    >>> text = "A warning from the bank that rates would stay high hurt."
    >>> a = with_noun(text, Attribution(None, None, ((24, 50),)))
    >>> text[slice(*a.source)], text[slice(*a.cue)]
    ('the bank', 'warning')
    """
    if a.source is not None or a.cue is not None:
        return a
    start, end = a.content[0][0], a.content[-1][1]
    low = max(0, start - 140, text.rfind("\n", 0, start) + 1)
    match = _FROM.search(text, low, start)
    if match is None:
        match = _WAS_REPLY.match(text, end) or _WAS_HEARD.match(text, end)
    if match is None:
        match = _MADE_BY.match(text, end) if _CLAIMED.match(text, start, end) else None
    if match is None or _NO_SPEAKER.search(match["who"]):
        return a
    return a._replace(source=match.span("who"), cue=match.span("cue"))


_INSIDE = re.compile(
    rf"\W*(?:An?|The|His|Her|Their)\s(?:[a-z-]+\s){{0,2}}(?P<cue>{_NOUN}s?)\s(?:by|from)\s(?P<who>{NOUN_PHRASE})\sthat\s(?P<said>.{{8,}})",
    re.DOTALL,
)


def nouns_inside(text, found):
    """Return what nouns at the head of contents report: "A claim by Orm that it fell was rejected by the board".

    Parameters
    ----------
    text : str
    found : list of Attribution

    Returns
    -------
    list of Attribution
    """
    out = []
    for a in found:
        match = _INSIDE.fullmatch(text, a.content[0][0], a.content[0][1]) if len(a.content) == 1 and a.cue else None
        if match:
            out.append(a._replace(source=match.span("who"), cue=match.span("cue"), content=(match.span("said"),)))
    return out
