"""Who really spoke, where one passes on what another said.

"Interfax quoted the minister as saying", "the minister was quoted as saying", "the agency reported, citing the coast
guard", "according to Reuters, the mayor said", "it was reported that Brolin stated", "Elk was told by the council":
an engine marks the outlet, the target or nobody; here the speaker behind takes its place.
"""

import re

from analysis.attribution.passed_on import NOBODY, passed_on
from analysis.attribution.retold import reported_to, seen_saying
from analysis.attribution.spans import Attribution
from analysis.attribution.surroundings import (
    NP,
    clean,
    is_person,
    is_reporting,
    line_around,
    match_at_cue,
    rest_of_sentence,
    without,
)
from analysis.text.outlets import is_outlet
from analysis.text.quotes import OPENING, QUOTES

_BE = (
    r"(?:is|are|was|were|be|has\s+been|have\s+been|had\s+been|being|been)\s+"
    r"(?:\w+ly\s+|also\s+|later\s+|once\s+|first\s+|then\s+|again\s+)?"
)
_SAYING = (
    r"as\s+(?:saying|telling|stating|claiming|having\s+said|writing|warning|declaring|announcing)\b(?:\s+(?:that)\b)?"
)
_AS_SAYING = re.compile(
    rf"\b(?P<verb>quot(?:ed|es|ing)|cit(?:ed|es|ing))\s+(?P<who>(?!by\b|in\b|on\b){NP}(?:,[^,;:“”\"\n]{{1,60}},)?)\s+(?P<saying>{_SAYING})"
)
_WAS_QUOTED = re.compile(
    rf"(?P<be>\b{_BE}(?:quoted|cited))\s+(?:(?:on\s+\w+day\s+)?(?:by|in)\s+(?P<relay>{NP})\s+)?(?P<saying>{_SAYING})"
)
_CITING = re.compile(
    rf"\b(?:citing|quoting|which\s+(?:cited|quoted))\s+(?P<who>{NP})(?=\s*(?:[,.;:”\"—\n]|$|\s(?:as|in|on|who|that)\b))"
)
_FRONTED_CITING = re.compile(rf"(?:^|[.!?]\s|\n)(?:Citing|Quoting)\s(?P<who>{NP}),\s$")
_CITES_IN_SOURCE = re.compile(r"(?P<outlet>[^,]+),\s+(?:citing|quoting)\s+(?P<who>.+?),?$")
_DAILY = re.compile(
    r"(?:[Tt]he\s+)?(?:[\w-]+\s+){0,2}(?:daily|weekly|newspaper|paper|agency|broadcaster|magazine|station|website)\s+[A-Z]"
)
_TARGETED = (
    r"(?:told|asked|informed|advised|warned|assured|reminded|urged|ordered|accused|criticiz?sed|criticized|criticised|blamed|condemned|"
    r"denounced|attacked|praised|questioned|pressed|mocked|faulted|slammed|charged|instructed|briefed|notified|rebuked|called\s+(?:on|upon|out))"
)
_PASSIVE = re.compile(
    rf"(?i)\b{_BE}{_TARGETED}(?:\s+(?:on\s+)?\w+day)?(?:\s+(?:by|about|if|whether|why|how|what|on))?$"
)
_FRONTED = re.compile(
    r"(?:[Ww]hen\s+(?:later\s+|then\s+)?[aA]|A)sked(?:\s+(?:about|if|whether|why|how|what|on|for))?|When\s+(?:pressed|questioned)|Pressed"
)
_WHEN_ASKED = re.compile(r"\b(?:[Ww]hen|[Ii]f|[Ww]henever|[Oo]nce)\s(?:(?:later|then|first|again|\w+ly)\s)?$")
_ASKED = re.compile(r"(?:asked|pressed|questioned|quizzed|challenged)\b(?!\s+by\b)")
_BLAME = r"(?:criticism|backlash|condemnation|accusations|scorn|outrage|ridicule|complaints)"
_RECEIVED = re.compile(  # "has drawn criticism": from whom is told behind "from", or not at all
    rf"(?i)(?:.*\s)?(?:receiv\w+|dr[ae]wn?|drew|drawing|fac(?:es|ed|ing)|attract\w*|sparked|prompted|met\s+with|(?:come|came|coming)\s+under|(?:react|respond)\w*\s+to)\s+"
    rf"(?:[\w-]+\s+){{0,3}}{_BLAME}\b(?:\s+(?:for|of|over|about|that))?$"
)
_UNDER = re.compile(  # "reacting to criticism over": not the one who reacts
    r"(?i)\b(?:(?:reacting|responding|responded|reacted|response|replied|replying)\s+to|facing|faced|amid|despite|under|after|following|"
    r"buffeted\s+by|in\s+the\s+face\s+of)\s+(?:[a-z-]+\s+){0,2}$"
)
_PASSIVE_OF_SAYING = re.compile(
    r"(?i)\b(?:is|are|was|were)\s+(?:\w+ly\s+|also\s+)?(?:said|reported|believed|thought|alleged|rumou?red|understood|known|reputed)\s*(?:to\b.*)?$"
)
_BY = re.compile(
    rf"\s*(?:by\s+)?(?P<who>{NP})(?=\s+(?:that|whether|if|about|how|why|what|to|of|for|because|over|when|on|in)\b|\s*[,.;:“\"])"
)
_POSSESSOR = re.compile(
    r"(?P<who>(?:\b(?:[A-Z][\w’'-]*|the|his|her|their|an?)[ ](?:[a-z]+[ ])?){0,3}\b\w[\w’'-]*?)"
    r"(?P<own>[’']s|(?<=s)[’'])[ ](?:[a-z]+[ ])?(?P<noun>\w+)$"
)
_TOLD = (
    r"(?:said|says|told|tells|wrote|writes|stated|claimed|warned|insisted|argued|added|admitted|declared|tweeted|shouted|"
    r"recalled)"
)
_QUOTED_INSIDE = re.compile(
    rf"(?P<quote>[{''.join(OPENING)}][^{''.join(OPENING)}]*?[{''.join(QUOTES)}])\s+"
    rf"(?:(?P<who>{NP})\s+(?:\w+ly\s+|also\s+)?(?P<cue>{_TOLD})|(?P<cue2>{_TOLD})\s+(?P<who2>{NP})"
    r"(?=\W*$|,|\s(?:in|on|at|to|during|late|early|last|\w+day)\b))(?=[\s,]|$)"
)


def real_speakers(text, found):
    """Put the real speaker in the place of who passes the words on, or of whom they are said to.

    Parameters
    ----------
    text : str
    found : list of Attribution

    Returns
    -------
    list of Attribution
        As many or fewer: two that tell one quotation are one.

    Examples
    --------
    >>> text = "Interfax quoted the minister as saying the road was shut."
    >>> a = Attribution((0, 8), (9, 15), ((16, 56),))
    >>> [(text[slice(*b.source)], text[slice(*b.content[0])]) for b in real_speakers(text, [a])]
    [('the minister', 'the road was shut')]
    """
    out = [b for a in found if (b := _read(text, a)) is not None]
    out += _passed_over(text, out)
    seen, kept = set(), []
    for a in out:
        key = (a.source, a.content)
        if key not in seen:
            kept.append(a)
        seen.add(key)
    return kept


def _read(text, a):
    if a.cue is None:
        return a
    for rule in (
        reported_to,
        seen_saying,
        _was_quoted,
        _quoted_as,
        _citing,
        _said_inside,
        passed_on,
        _possessor,
        _made_to,
        _target,
    ):
        b = rule(text, a)
        if b is not a:
            return b
    return a


def _quoted_as(text, a):
    """Read "Interfax quoted the minister as saying ..."."""
    match = match_at_cue(_AS_SAYING, text, a)
    if match is None:
        return a
    begin = a.source[0] if a.source and a.source[1] <= match.start() else match.start()
    pieces = clean(text, without(a.content, begin, match.end()))
    if _ENDS.match(text, match.end("saying")):  # "The road is shut, the agency quoted the minister as saying."
        pieces = _said_before(text, match.start()) or pieces
    return a._replace(
        source=match.span("who"),
        cue=match.span("saying"),
        content=pieces or (rest_of_sentence(text, match.end("saying") + 1),),
    )


def _passed_over(text, found):
    """Find what an engine passed over: "..., the agency quoted the minister as saying"."""
    taken = [(min(a.cue[0], a.content[0][0]), max(a.cue[1], a.content[-1][1])) for a in found if a.cue]
    out = []
    for match in _AS_SAYING.finditer(text) if " as " in text else ():
        if any(s < match.end() and e > match.start() for s, e in taken):
            continue
        content = clean(text, [rest_of_sentence(text, match.end())]) or _said_before(text, match.start())
        if content:
            out.append(Attribution(match.span("who"), match.span("saying"), content, rule="quoted as saying"))
    return out


_ENDS = re.compile(r"\s*(?:[.](?:\s|$)|\n|$)")


def _said_before(text, at):
    """Return what stands before the outlet in its sentence: "The road is shut, the agency quoted ..."."""
    start = line_around(text, at)[0]
    start += max((m.end() for m in re.finditer(r"[.!?]\s+|\s[–—-]\s", text[start:at])), default=0)
    comma = text.rfind(",", start, at)
    return clean(text, [(start, comma)]) if comma > start else ()


def _was_quoted(text, a):
    """Read "the minister was quoted by Interfax as saying ..."; the cue that holds only "quoted by" tells nothing."""
    match = match_at_cue(_WAS_QUOTED, text, a)
    if match is None:
        return a
    start, _ = line_around(text, match.start())
    if a.source and a.source[1] <= match.start() + 1 and a.source[0] >= start:
        who = a.source
    else:
        left = re.search(
            r"(?:^|[.!?;:,”\"]\s*|\b(?:that|when|after|as|and|but|while)\s+)((?:[^\s,;:”\"]+\s+){1,10})$",
            text[start : match.start()],
        )
        if left is None:
            return a
        who = (start + left.start(1), start + left.start(1) + len(left[1].rstrip()))
    pieces = clean(text, without(a.content, who[0], match.end()))
    if not pieces:
        pieces = clean(text, [rest_of_sentence(text, match.end())])
    if not pieces:
        return a
    return a._replace(source=who, cue=(match.start(), match.end()), content=pieces)


def _citing(text, a):
    """Read "the agency reported, citing the coast guard": the coast guard speaks where an outlet cites."""
    cue = text[slice(*a.cue)].lower()
    source = text[slice(*a.source)] if a.source else ""
    cited = _CITES_IN_SOURCE.match(source)
    if cited and is_outlet(cited["outlet"]):
        return a._replace(source=(a.source[0] + cited.start("who"), a.source[0] + cited.end("who")))
    outlet = is_outlet(source) or bool(_DAILY.match(source)) or source.lower() == "which"
    if cue in ("citing", "quoting") and text[a.cue[0]].isupper():
        return None  # its words are those of the attribution beside it
    if outlet and a.source and (fronted := _FRONTED_CITING.search(text, max(0, a.source[0] - 120), a.source[0])):
        return a._replace(source=fronted.span("who"))  # "Citing two officials, Reuters said"
    if re.search(r"\b(?:cit|quot)(?:ing|ed|es)$", cue):
        if not outlet or match_at_cue(_AS_SAYING, text, a):
            return a
        start, _ = line_around(text, a.cue[0])
        before = text[start : a.cue[0]].rstrip()
        joined = before.endswith((",", "which")) or (a.source and text[a.source[1] : a.cue[0]].strip() == ",")
        return None if joined else a  # its words are those of the attribution beside it
    if not outlet or a.source is None:
        return a
    first, last = min(a.source[0], a.cue[0]), max(a.source[1], a.cue[1])
    match = _CITING.match(text, last + len(re.match(r"[\s,]*", text[last:])[0])) or next(
        (m for m in _CITING.finditer(text, first, last) if m.start() >= a.source[1]), None
    )
    if match is None or any(s < match.end() and e > match.start() for s, e in a.content):
        return a
    return a._replace(source=match.span("who"))


def _said_inside(text, a):
    """Read "“We won,” Elk said, according to the Post": the words are Elk's, whoever tells of it."""
    if not NOBODY.search(text[slice(*a.cue)]) or len(a.content) > 1:
        return a
    start, end = a.content[0]
    match = _QUOTED_INSIDE.match(text, start, end) if text[start] in OPENING else None
    if match is None:
        return a
    who, cue = ("who", "cue") if match["who"] else ("who2", "cue2")
    return (
        a
        if not is_person(match[who])
        else a._replace(source=match.span(who), cue=match.span(cue), content=(match.span("quote"),))
    )


def _possessor(text, a):
    """Read "laughed at Elk's warning that": the warning is Elk's."""
    match = _POSSESSOR.search(text[slice(*a.cue)])
    if match is None:
        start = max(0, a.cue[0] - 60)
        match = _POSSESSOR.search(text[start : a.cue[1]])
        if match is None or start + match.start("noun") != a.cue[0]:
            return a
        if a.source is not None and a.source[1] > start + match.start("who"):
            return a  # "Elk's aides say"
    else:
        start = a.cue[0]
        first = re.match(r"\w+", text[start:])
        if match.start() == 0 or first is None or is_reporting(first[0]):
            return a
    if not is_reporting(match["noun"]) or a.content[0][0] < a.cue[1]:
        return a
    return a._replace(
        source=(start + match.start("who"), start + match.end("own")), cue=(start + match.start("noun"), a.cue[1])
    )


def _made_to(text, a):
    """Read "Orm forced the banker to admit": the banker admits."""
    start = max(0, a.cue[0] - 220)
    line = _FORCED.search(text[start : a.cue[0]])
    name = "who" if line and line["who"] else "who2"
    if line is None or not _ADMITS.match(text, a.cue[0]) or (a.source and a.source[0] >= start + line.start(name)):
        return a
    return a._replace(source=(start + line.start(name), start + line.end(name)))


_FORCED = re.compile(
    r"\b(?:forc|compell?|prompt|pressur|push|caus)(?:ed|ing|es|e)\s(?P<who>(?!it\b|themselves\b)[^\s,;:“”\"()—]+(?:\s[^\s,;:“”\"()—]+){0,6}?)"
    r"(?:,\s(?:who|which|an?|the)\s[^;:“”\"\n]{3,140},)?\s(?:to\s)?$|"
    r"\b(?:leading|led)\s(?P<who2>(?:[a-z]+\s)?[A-Z][^\s,;:“”\"()—]*(?:\s[^\s,;:“”\"()—]+){0,8}?)\s(?:to\s)?$"
)
_ADMITS = re.compile(
    r"(?:to\s)?(?:admit|acknowledge|concede|apologi[sz]e|confess|announce|declare|deny|clarify|say|explain|counter|respond|retract|disclose|reveal|"
    r"condemn|defend|issue|insist|claim|argue|warn)\b"
)


def _target(text, a):
    """Read passives: who was told, asked or accused does not speak; who stands behind "by" does."""
    cue = text[slice(*a.cue)]
    if a.source and _PASSIVE_OF_SAYING.search(cue) and a.source[1] <= a.cue[0]:
        return a._replace(source=None)
    if a.source and _blamed(text, a, cue):
        giver = _FROM.match(text, a.cue[1])
        return a._replace(source=giver.span("who") if giver else None)
    if a.source and _ASKED.match(text, a.cue[0]) and _WHEN_ASKED.search(text[max(0, a.cue[0] - 25) : a.cue[0]]):
        return a._replace(source=None)
    if _FRONTED.fullmatch(cue) and not re.search(r"\bby\s", text[a.cue[1] : a.source[0] if a.source else a.cue[1]]):
        return a._replace(source=None)  # "Asked whether it rained, Elk said": Elk is who was asked
    if not _PASSIVE.search(text[max(0, a.cue[0] - 25) : a.cue[1]]):
        return a
    by = _BY.match(text, a.cue[1]) if re.match(r"\s*by\s", text[a.cue[1] :]) or cue.endswith(" by") else None
    if a.source and a.source[0] >= a.cue[1]:
        return a._replace(content=_after_by(text, a, a.source[1]))
    if by is None:
        return a._replace(source=None)
    return a._replace(source=by.span("who"), content=_after_by(text, a, by.end("who")))


def _blamed(text, a, cue):
    """Whether criticism is told of whom it meets: "Elk faces criticism", "reacting to criticism over it, Elk left"."""
    before = text[max(0, a.cue[0] - 40) : a.cue[0]]
    noun = re.match(rf"(?i){_BLAME}\b", cue) and not (a.source[1] <= a.cue[0] and a.cue[0] - a.source[1] < 4)
    return bool(_RECEIVED.fullmatch(cue) or (noun and _UNDER.search(before)))


_FROM = re.compile(rf"\s+from\s+(?P<who>{NP})(?=\s+(?:that|for|over|about|who|after|because|on|in)\b|\s*[,.;:“\"])")


def _after_by(text, a, end):
    """Return the content behind the one who speaks, where it goes on there; the target is no part of it."""
    pieces = clean(text, without(a.content, a.cue[0], end))
    after = tuple(p for p in pieces if p[0] >= end)
    if after:
        return after
    start, stop = rest_of_sentence(text, end)
    if re.match(r"\s+(?:that|whether|if|because|how|why|what|about|to|of|for)\b", text[start:stop]):
        return clean(text, [(start, stop)])
    return pieces or a.content
