"""What an outlet or a press service passes on: "X accused them, Tass reported" are X's words.

An engine marks the one that passes on; the speaker within takes its place where a verb of saying tells who that is.
"""

import re
from itertools import pairwise

from analysis.attribution.surroundings import clean, is_person
from analysis.text.outlets import is_outlet

NOBODY = re.compile(
    r"(?i)\b(?:it\s+(?:was|is|has\s+been)\s+)?(?:reported|emerged|revealed|rumou?red|announced)$|^reports?\b|according\s+to$|report(?:s|ed|ing)?$|(?:was|is|been)\s+reported$"
)
"""Cues that tell who passes words on, or nobody at all."""
_OPENS = re.compile(  # what may stand before the one who speaks: "that", "In Moscow,"
    r"\W*(?:that\s+)?(?:(?:In|At|On|From|Earlier|Later|Also|Meanwhile|Separately)\b[^,;:“”\"\n]{0,50},\s)?"
)
_SUBJECT = re.compile(  # an apposition between commas goes with the name
    r"(?P<head>[^,;:“”\"()—\n]{1,90}?)(?:\s\([A-Z]{2,8}\))?(?:,[^“”\"\n;]{2,130},)?"
    r"(?P<between>(?:\s(?:has|have|had|also|\w+ly))*)\s"
)
_FINITE = re.compile(  # what only a speaker does; who "added 60 ovens" said nothing
    r"\b(?:(?:said|says)(?!\sto\sbe\b)|stated|claim(?:s|ed)|announced|warned|denie[sd]|confirmed|insist(?:s|ed)|argue[sd]|admitted|alleged|"
    r"declared|acknowledged|vow(?:s|ed)|pledged|threatened|called\s(?:on|for)|demand(?:s|ed)|expressed|emphasi[sz]ed|stress(?:es|ed)|"
    r"assert(?:s|ed)|reiterated|wrote|(?:added|noted|explained|promised)\sthat|"
    r"(?:told|accuse[sd]|dismissed|rejected|critici[sz]e[sd]|condemn(?:s|ed)|denounce[sd]|urge[sd]|described|blame[sd]|thanked|praised|"
    r"welcomed|requested)"  # but "the man accused of fraud left"
    r"(?=\s(?!(?:of|as|by|for|to|in|on|at|with|from|over|after|during)\b)[\w“\"]))\b(?!\sby\b)"
)
_NO_SUBJECT = re.compile(
    r"(?i)(?:^|\s)(?:and|or|but|to|of|for|in|on|at|by|with|the|a|an|his|her|its|their|it|not|as|than)$|"
    r"\b(?:after|before|since|because|while|until|though|than)\s"
)
_PASSES_ON = re.compile(
    r"(?i)^(?:the|an?|its|state|local)\s+(?:[\w-]+\s+){0,2}(?:paper|outlet|station|network|channel|television|TV|radio|media|broadcaster|newspapers?|agency|daily|tabloid|site|blog|transcript|"
    r"minutes|recording|video|footage|tape|audio)\b"
)


_REPORT_IN = re.compile(
    r"(?:an?|the)\s(?:[\w-]+\s){0,2}(?:report|article|story|account|piece)s?\s(?:in|by|on|from)\s(.+)"
)


_PRESS_SERVICE = re.compile(  # who tells what somebody of the house has said
    r"(?i)(?:press|media|information)\s(?:service|office|department|bureau|cent(?:er|re)|secretary)(?:\sof\s.*)?$|"
    r"\b(?:presidential|presidency[’']?s?|president[’']s|(?:prime\sminister|premier|pm|governor)[’']s)\s(?:office|administration)$"
)


def _passes_on(source):
    report = _REPORT_IN.match(source)
    passes = is_outlet(source) or _PASSES_ON.match(source) or _PRESS_SERVICE.search(source)
    return bool(passes) or bool(report and is_outlet(report[1]))


def passed_on(text, a):
    """Read "according to Reuters, the mayor said ..." and "it was reported that the mayor said ..."."""
    source = text[slice(*a.source)] if a.source else ""
    whole = all(re.fullmatch(r"[^.“”\"\n]{0,60}", text[one[1] : two[0]]) for one, two in pairwise(a.content))
    if not (NOBODY.search(text[slice(*a.cue)]) and (not source or _passes_on(source))) or not whole:
        return a
    inner = _inner(text, a.content[0][0], a.content[-1][1])
    if inner is None or (a.cue[0] >= a.content[-1][1] and not a.source):
        return a
    who, cue, (start, end) = inner
    rest, verb = clean(text, [(start, end)]), text[slice(*cue)]
    if verb == "told" and (that := re.search(r"\sthat\s", text[start:end])):
        rest = clean(text, [(start + that.end(), end)])
    elif verb == "told" and rest:
        whom = re.match(r"\s*(?:(?:the|a|an)\s+)?[\w’'-]+\s+", text[slice(*rest[0])])
        rest = clean(text, [(rest[0][0] + whom.end(), rest[0][1])]) if whom else rest
    return a._replace(source=who, cue=cue, content=rest) if rest else a


def _inner(text, start, end):
    """Return the spans of subject, verb and rest of the first "X said ..." inside what is passed on, or None."""
    start = _OPENS.match(text, start, end).end()
    for verb in _FINITE.finditer(text, start, min(end, start + 260)):
        who = _SUBJECT.fullmatch(text, start, verb.start())
        if who and not is_person(who["head"]):
            return None
        if who and not _NO_SUBJECT.search(who["head"]):
            return (start, who.start("between")), verb.span(), (verb.end(), end)
    return None
