"""What is cut off a source before it is read: prepositions, clauses, places and times that stand with it."""

import re

from analysis.text.dates import MONTH_PATTERN

_LEADING = re.compile(r"(?i)^(?:by|from|according\s+to|as|in\s+the\s+words\s+of|for)\s+")
_PLACED = re.compile(  # "Outside Court Four, Ann Orm", "Unlike Mr. Elk, Ms. Orm"
    r"^(?:Outside|Inside|Near|At|In|On|After|Before|Unlike|Like|Opposing|Beside|Behind|Across|From|During|Despite)\s[^,]{2,60},\s(?=\S+\s\S)"
)
_TRAILING = re.compile(
    r"(?i)\s*,\s*(?:which|who|whose|where|speaking|talking|addressing|quoted|cited|citing|quoting|meanwhile|however|"
    r"(?:in|at)\s+an?\b|on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|for\s+(?:its|his|her)\s+part)\b.*$"
)
_WHEN = re.compile(
    r"\s+(?:when|while|after|once|if)\s+(?:\w+ly\s+)?(?:contacted|asked|reached|pressed|questioned|approached|"
    r"interviewed|speaking|talking|addressing)\b.*$"
)
_TIME_BEHIND = re.compile(
    r"(?<=\w)\s+(?:(?:late|early|earlier)\s+)?(?:(?:last|this|earlier\s+this)\s+(?:week|month|year|summer|fall|spring|winter|\w+day)|"
    r"(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?|yesterday)$"
)
_OF_A_DAY = re.compile(  # "her March" of "her March comment", "the union's Tuesday"
    rf"(?<=\w)(?:(?:['’]s?|(?<=\bhis)|(?<=\bher)|(?<=\bits)|(?<=\btheir))\s(?:{MONTH_PATTERN}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))$"
)
_A_DAYS = re.compile(  # "July's" of "July's Lisk poll": a time owns nothing
    rf"^(?:[Tt]he\s)?(?:{MONTH_PATTERN}|(?:[Ll]ast|[Tt]his)\s(?:week|month|year)|[Yy]esterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)['’]s\s+(?=\w)"
)
_CONTRACTED = re.compile(r"(?i)^(he|she|it|they|we|i|you|that|who)['’](?:s|ve|re|ll|d|m)$")
_DATELINE = re.compile(r"^[A-Z]{3,}[A-Z ]*(?:,\s[^—–]{2,40})?\s[—–]\s(?=[A-Z])")  # "GOMA, Congo — The head"
_IN_ITS_RULING = re.compile(  # "explained the court in its ruling"
    r"(?<=\w)\s+in\s+(?:its|his|her|their)\s+(?:[\w-]+\s+){0,2}(?:ruling|decision|opinion|verdict|statement|report|letter|filing|"
    r"complaint|lawsuit|post|tweet|book|speech|address|interview|e-?mail|reply|announcement)\b.*$"
)
_DOING = re.compile(
    r"\s(?:(?:now|currently|still|\w+ly)\s)?(?!(?:leading|outgoing|sitting|ruling|governing|visiting|rising|remaining)\s)"
    r"[a-z]{3,}(?<!even)(?<!noth)ing\s"
    r"(?:(?:the|an?|his|her|its|their|that|those|this|these|some|all|on|in|for|with|to|against|over)\s|[A-Z])"
)


def trimmed(phrase):
    """Return the words of a source that tell who speaks.

    Examples
    --------
    >>> trimmed("according to Rep. Ann Orm (D-Ohio) last week, speaking in Lisk")
    'Rep. Ann Orm'
    >>> trimmed("Outside the court, Ann Orm")
    'Ann Orm'
    """
    phrase = re.sub(r"\s+", " ", phrase).strip(' ,;:–—"“”')
    core = _LEADING.sub("", _TRAILING.sub("", re.sub(r"\s*\([^)]*\)", "", phrase)).strip(" ,()"))
    core = _DATELINE.sub("", core)
    core = _A_DAYS.sub("", _IN_ITS_RULING.sub("", core))
    core = _OF_A_DAY.sub("", _TIME_BEHIND.sub("", _WHEN.sub("", _PLACED.sub("", core))))
    return _CONTRACTED.sub(r"\1", core)


def before_participle(head, nouns):
    """Return where the words end before what the one at the head does: "a judge handling a lawsuit" is no lawsuit."""
    persons = (r for r in nouns if r.form in ("person", "people") and _DOING.match(head, r.end))
    return next((r.end for r in persons), len(head))
