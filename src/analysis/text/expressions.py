"""Words that tell a day or a longer time, as English news writes them: "early on Friday morning", "last spring"."""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.text.dates import MONTH_PATTERN, find_dates
from analysis.text.feasts import FEAST

_ONES_TEXT = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ONES = _ONES_TEXT.split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS = {word: n for n, word in enumerate(_ONES, 1)}
NUMBERS |= {ten: 10 * n for n, ten in enumerate(_TENS, 2)}
NUMBERS |= {f"{ten}-{one}": 10 * n + m for n, ten in enumerate(_TENS, 2) for m, one in enumerate(_ONES[:9], 1)}
NUMBERS |= {"a": 1, "an": 1}
COUNT = rf"(?:\d{{1,3}}|(?i:(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[:9])}))?|{'|'.join(_ONES[::-1])}|an?)))"
SOME = r"(?:a\s+few|several|a\s+couple(?:\s+of)?|some)"
SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}  # its first month
SEASON = rf"(?:{'|'.join(SEASONS)})"
_WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY"
    r"|(?:Mon|Tues?|Weds?|Thurs?|Fri|Sat|Sun)\.(?=[\s,;)]|$))"
)
_PART = (
    r"(?:\s+(?:(?:late|early|mid)[\s-]+)?(?:morning|afternoon|evening|night|lunchtime|midday|noon|midnight|dawn|dusk))"
)
_LEAD = (
    r"(?:(?:(?:[Ll]ate|[Ee]arly|[Ee]arlier|[Ll]ater|[Oo]vernight)\s+)?(?:[Oo]n|[Dd]uring)\s+(?:the\s+(?:morning|afternoon|evening|night)\s+of\s+)?"
    r"(?:(?:late|early)\s+)?"
    r"|(?:[Ii]n|[Dd]uring)\s+the\s+(?:early\s+|late\s+|small\s+)?(?:hours|morning|afternoon|evening|night)\s+of\s+"
    r"|(?:[Ll]ate|[Ee]arly|[Ee]arlier|[Ll]ater|[Oo]vernight)\s+"
    r"|(?:(?:[Aa]t|[Aa]round|[Aa]bout|[Bb]y|[Jj]ust\s+(?:before|after))\s+)?\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?(?:\s+(?:E[SD]?T|GMT|BST))?,?\s+(?:[Oo]n\s+)?)"
)
_ROUGHLY = (
    r"(?i:just(?:\s+(?:over|under))?|about|some|nearly|almost|roughly|around|barely|only|over|"
    r"(?:less|more|fewer)\s+than)"
)
_AMOUNT = r"(?i:a\s+few|several|some|many|just|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+"
_HOURS = rf"(?:{_AMOUNT})?(?:[Mm]inutes?|[Hh]ours?|[Mm]oments?)\s+"
_BESIDE = (  # with the event that it stands beside: "the eve of Tuesday's vote", "hours after Monday's ruling"
    rf"(?P<beside>\b(?:(?:[Oo]n\s+)?[Tt]he\s+eve\s+of|"
    rf"(?:(?:[Tt]he|{COUNT})\s+days?|(?:{_AMOUNT})?(?:[Mm]inutes?|[Hh]ours?|[Mm]oments?)|[Ss]hortly|[Ss]oon|[Ii]mmediately|[Rr]ight)\s+"
    rf"(?:after|before))\s+{_WEEKDAY}[’']s\s(?:[\w-]+\s){{0,2}}?[\w-]+(?=[,.;]|\s(?:that|said|in|on|at|and|but|he|she|the|a)\b|$))"
)
_WEEKS = r"(?:\s+(?:of\s+)?(?:last|this|next|the\s+previous)\s+week|\s+a\s+week\s+(?:ago|earlier))"
_PATTERN = (
    rf"(?P<holiday>(?:{_LEAD})?\b{FEAST}(?=[\s,.;]|$))|(?P<pair>(?:{_LEAD})?(?:between\s+)?\b{_WEEKDAY}{_PART}?\s*(?:,?\s+and|\s+or|\s+to|\s+through|[-–])\s*{_WEEKDAY}\b{_PART}?)"
    rf"|(?P<weekday>(?:{_LEAD})?(?:\b(?:[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|this\s+past|this\s+coming|[Cc]oming)\s+)?\b{_WEEKDAY}(?!\w){_PART}?{_WEEKS}?)"
    r"|(?P<weekend>\b(?:(?:[Ee]arlier|[Ll]ate)\s+)?(?:[Aa]t|[Oo]ver|[Dd]uring|[Oo]n)\s+(?:the\s+)?(?:(?:last|past|this|next|previous|coming)\s+)?weekend\b"
    r"|\b(?:(?:[Ll]ast|[Tt]his(?:\s+past)?|[Nn]ext|[Pp]ast|[Pp]revious|[Cc]oming)\s+)?weekend\b)"
    r"|(?P<near>\b(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+)?(?:(?:[Tt]he\s+)?[Dd]ay\s+before\s+yesterday|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Oo]vernight|[Ll]ast\s+night|"
    rf"[Tt]his\s+(?:morning|afternoon|evening))\b(?:{_PART})?)"
    r"|(?P<day>\b(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+(?:in|on\s+in)\s+the\s+(?:same\s+)?day\b"
    r"|\b(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate)\s+)?(?:[Oo]n\s+)?(?:[Tt]hat|[Tt]he\s+same|[Ss]ame)\s+(?:day|morning|afternoon|evening|night)\b"
    r"|\b(?:[Oo]n\s+)?[Tt]he\s+(?:next|following|previous)\s+(?:day|morning|afternoon|evening|night)\b|\b[Tt]he\s+day\s+(?:before|after)(?=[,.;]|\s+that\b|$)"
    rf"|\b{COUNT}\s+days?\s+(?:earlier|later|before)(?=[,.;]|\s+that\b|\s|$)"
    rf"|\b{_HOURS}(?:later|earlier|afterwards?)(?=[,.;]|\s+that\b|$)"
    rf"|\b{_HOURS}(?:after|before)(?=\s+(?:the|his|her|their|its|an?|(?:Mrs?\.\s)?[A-Z][\w.’'-]*['’]s?)\s))"
    r"|(?P<ordinal>\b[Oo]n\s+the\s+\d{1,2}(?:st|nd|rd|th)(?=[,.;]|\s+(?:that|and|but|he|she|it|they)\b|$))"
    r"|(?P<lately>\b(?:[Jj]ust|[Oo]nly|[Mm]ere)\s+(?:days|weeks|months|years)\s+ago\b)"
    rf"|(?P<ago>\b(?:{_ROUGHLY}\s+)?(?:{COUNT}|(?i:{SOME}))\s+(?:hours?|days?|nights?|weeks?|fortnights?|months?|years?)\s+ago\b)"
    rf"|(?P<past>\b(?:[Oo]ver|[Ii]n|[Dd]uring|[Ww]ithin|[Ff]or)\s+(?:just\s+)?the\s+(?:last|past)\s+(?:(?:{COUNT}|(?i:few|several|couple\s+of))\s+)?(?:days?|weeks?|months?|years?)\b(?!\s+of\b))"
    r"|(?P<unit>\b(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+)?(?:[Ll]ast|[Tt]his|[Nn]ext|[Tt]he\s+previous)\s+(?:week|month|year)\b"
    r"|\b(?:[Ee]arlier|[Ll]ater)\s+in\s+the\s+(?:week|month|year)\b)"
    rf"|(?P<season>\b(?:(?:[Ee]arly|[Ll]ate)\s+)?(?:[Ll]ast|[Tt]his)\s+{SEASON}\b|\b[Ii]n\s+the\s+(?:(?:early|late)\s+)?(?!fall\b){SEASON}\b(?!\s+(?:of|and|or)\b|[\s-]+[a-z]+(?:ing|er|ers|tion|tions|session|term)\b|\s+(?:19|20)\d\d)|\b(?:[Ii]n\s+)?(?:[Tt]he\s+)?{SEASON}\s+(?:of\s+)?(?:19|20)\d\d\b)"
    rf"|(?:(?<=\b[Aa]\s)|(?<=\b[Aa]n\s)|(?<=\b[Hh]is\s)|(?<=\b[Hh]er\s)|(?<=\b[Tt]he\s)){MONTH_PATTERN}(?:\s+(?:19|20)\d\d)?(?=(?:\s+[A-Z][\w.&-]*){{0,3}}\s+[a-z][a-z-]{{3,}})"
    r"|(?P<yearof>(?:(?<=\b[Aa]\s)|(?<=\b[Hh]is\s)|(?<=\b[Hh]er\s)|(?<=\b[Tt]he\s)|(?<=\b[Ii]ts\s)|(?<=\b[Tt]heir\s))(?:19|20)\d\d(?=(?:\s+[A-Z][\w.&-]*){0,3}\s+[a-z][a-z-]{3,}))"
    rf"|(?P<month>\b(?:(?:[Ii]n|[Dd]uring)\s+)?(?:(?:[Ee]arly|[Mm]id|[Ll]ate|[Tt]he\s+(?:beginning|middle|end)\s+of)[\s-]+(?:in\s+)?|(?:[Ll]ast|[Tt]his|[Nn]ext)\s+)"
    rf"{MONTH_PATTERN}(?![A-Za-z])(?:,?\s+(?:19|20)\d\d)?|\b(?:[Ii]n|[Dd]uring|[Aa]s\s+(?:recently|late|early)\s+as)\s+{MONTH_PATTERN}(?![A-Za-z])(?:,?\s+(?:19|20)\d\d|\s+(?:last|this)\s+year)?)"
    r"|(?P<years>\b(?:[Ii]n|[Dd]uring)\s+(?:19|20)\d\d\s+and\s+(?:19|20)\d\d(?![\d.,:]?\d))"
    r"|(?P<decade>\b(?:[Ii]n|[Dd]uring)\s+the\s+(?:(?:early|mid|late)[\s-]+)?(?:(?:19|20)\d0s|[’']\d0s|eighties|nineties|seventies|sixties)\b)"
    r"|(?P<year>\b(?:[Ii]n|[Dd]uring|[Aa]s\s+(?:recently|late|early)\s+as)\s+(?:(?:early|mid|late)[\s-]+)?(?:19|20)\d\d(?![\d.,:]?\d|\s*-))"
)
_EXPRESSION = re.compile(_PATTERN)
_WITH_BESIDE = re.compile(f"{_BESIDE}|{_PATTERN}")
_IS_BESIDE = re.compile(rf"(?:\beve\s+of|\bbefore|\bafter)\s+{_WEEKDAY}[’']s\b")  # rare: the longer pattern is slow
_TRIGGER = re.compile(
    r"on the \d|Easter|Christmas|Halloween|Thanksgiving|Fourth|"
    r"(?i:day|hour|minute|moment|week|month|year|\bago\b|night|morning|afternoon|evening)"
    rf"|(?i:(?:last|this|in the|early|late) {SEASON})"
    rf"|\d[/.-]\d|\b(?:19|20)\d\d\b|{MONTH_PATTERN}|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
)
_FULL_STOP = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\.$")
_OF_PAPER = re.compile(
    r"\s[A-Z][a-z]+(?=[,.;]|\s(?!(?:primary|primaries|caucuses|election|debate|vote|convention)\b)[a-z])"
)
_NAMED_BY_DAY = re.compile(r"\b(?:Mail|Independent|Scotland|Wales|Ireland|Sheffield|Bloody)\s$")
_BEFORE_DATE = re.compile(rf"(?:{_LEAD}|\b[Oo]n\s+)$")


class Expression(NamedTuple):
    """Words that tell a time, at `text[start:end]`."""

    start: int
    end: int
    words: str


def find_expressions(text, *, start=0, end=None):
    """Find the words that tell a day or a longer time.

    Parameters
    ----------
    text : str
    start, end : int, optional
        Where to look.

    Returns
    -------
    list of Expression
        In order, never overlapping; a calendar date goes with the weekday and the preposition before it.

    Examples
    --------
    >>> [e.words for e in find_expressions("Early on Friday morning (7 October), not in mid-July or on Thursday")]
    ['Early on Friday morning (7 October)', 'in mid-July', 'on Thursday']
    """
    end = len(text) if end is None else end
    return [Expression(start + s, start + e, words) for s, e, words in _expressions(text[start:end])]


@lru_cache(maxsize=256)
def _expressions(part):
    """Find the expressions of a stretch of text; the statements of one sentence ask for the same."""
    found = []
    if not _TRIGGER.search(part):
        return ()
    for mention in find_dates(part):
        if mention.day is None and mention.numbers is None:
            continue  # month and year: the expressions below read them with "early", "mid" and "late"
        left = _BEFORE_DATE.search(part, max(0, mention.start - 50), mention.start)
        s = left.start() if left else mention.start
        e = mention.end + (part[mention.end : mention.end + 1] == ")" and "(" in part[s : mention.end])
        year = re.compile(r"\s+(?:last|this)\s+year\b").match(part, e)
        found.append((s, year.end() if year else e))
    dates, at = list(found), 0
    for match in (_WITH_BESIDE if _IS_BESIDE.search(part) else _EXPRESSION).finditer(part):
        if match["weekday"] and _NAMED_BY_DAY.search(part, max(0, match.start() - 20), match.start()):
            continue  # "The Mail on Sunday", "Sheffield Wednesday"
        if match.group() == "Today" and re.search(r"[A-Z]\w*\s$", part[max(0, match.start() - 30) : match.start()]):
            continue  # a newspaper's name
        if (
            match["weekday"]
            and _OF_PAPER.match(part, match.end())
            and re.search(r"\b[Tt]he\s$", part[: match.start()][-5:])
        ):
            continue  # "told the Sunday Ledger"
        while at < len(dates) and dates[at][1] <= match.start():
            at += 1
        if at == len(dates) or dates[at][0] >= match.end():
            stop = bool(_FULL_STOP.search(match.group()))  # "in October.": the sentence's, not the month's
            found.append((match.start(), match.end() - stop))
    return tuple((s, e, part[s:e]) for s, e in sorted(found))
