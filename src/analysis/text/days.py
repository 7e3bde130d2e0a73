"""On which day something was said: time expressions found, resolved against the publication date.

Three steps kept apart: `find_expressions` finds the words ("early on Friday morning"), `resolve_day` turns words into
an interval of days, and `said_when` decides which of a sentence's expressions, if any, dates its statement.
The weekday rule: the most recent such day not after publication, the day of publication included.
"""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from analysis.text.dates import MONTH_PATTERN, MONTHS, WEEKDAYS, find_dates
from analysis.text.feasts import FEAST, day_of_feast

_NUMBERS = {
    w: n
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_NUMBERS |= {"a": 1, "an": 1}
_COUNT = r"(?:\d{1,3}|" + "|".join(_NUMBERS) + ")"
_SOME = r"(?:a\s+few|several|a\s+couple(?:\s+of)?|some)"
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
    r"|(?:[Ll]ate|[Ee]arly|[Ee]arlier|[Ll]ater|[Oo]vernight)\s+)"
)
_WEEKS = r"(?:\s+(?:of\s+)?(?:last|this|next|the\s+previous)\s+week|\s+a\s+week\s+(?:ago|earlier))"
_EXPRESSION = re.compile(
    rf"(?P<holiday>(?:{_LEAD})?\b{FEAST}(?=[\s,.;]|$))|(?P<pair>(?:{_LEAD})?(?:between\s+)?\b{_WEEKDAY}{_PART}?\s*(?:,?\s+and|\s+or|\s+to|\s+through|[-–])\s*{_WEEKDAY}\b{_PART}?)"
    rf"|(?P<weekday>(?:{_LEAD})?(?:\b(?:[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|this\s+past|this\s+coming|[Cc]oming)\s+)?\b{_WEEKDAY}(?!\w){_PART}?{_WEEKS}?)"
    r"|(?P<weekend>\b(?:(?:[Ee]arlier|[Ll]ate)\s+)?(?:[Aa]t|[Oo]ver|[Dd]uring|[Oo]n)\s+(?:the\s+)?(?:(?:last|past|this|next|previous|coming)\s+)?weekend\b"
    r"|\b(?:(?:[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Cc]oming)\s+)?weekend\b)"
    r"|(?P<near>\b(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+)?(?:[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Oo]vernight|[Ll]ast\s+night|"
    rf"[Tt]his\s+(?:morning|afternoon|evening))\b(?:{_PART})?)"
    r"|(?P<day>\b(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+(?:in|on\s+in)\s+the\s+(?:same\s+)?day\b"
    r"|\b(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate)\s+)?(?:[Oo]n\s+)?(?:[Tt]hat|[Tt]he\s+same|[Ss]ame)\s+(?:day|morning|afternoon|evening|night)\b"
    r"|\b(?:[Oo]n\s+)?[Tt]he\s+(?:next|following|previous)\s+(?:day|morning|evening)\b|\b[Tt]he\s+day\s+(?:before|after)(?=[,.;]|\s+that\b|$)"
    rf"|\b{_COUNT}\s+days?\s+(?:earlier|later|before)(?=[,.;]|\s+that\b|\s|$))"
    rf"|(?P<ago>\b(?:[Jj]ust\s+|[Aa]bout\s+|[Ss]ome\s+)?(?:{_COUNT}|(?i:{_SOME}))\s+(?:hours?|days?|weeks?|fortnights?|months?|years?)\s+ago\b)"
    r"|(?P<unit>\b(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+)?(?:[Ll]ast|[Tt]his|[Nn]ext|[Tt]he\s+previous)\s+(?:week|month|year)\b)"
    rf"|(?:(?<=\ba\s)|(?<=\bhis\s)|(?<=\bher\s)|(?<=\bthe\s)){MONTH_PATTERN}(?:\s+(?:19|20)\d\d)?(?=\s+[a-z][a-z-]{{3,}})"
    r"|(?P<yearof>(?:(?<=\b[Aa]\s)|(?<=\b[Hh]is\s)|(?<=\b[Hh]er\s)|(?<=\b[Tt]he\s)|(?<=\b[Ii]ts\s)|(?<=\b[Tt]heir\s))(?:19|20)\d\d(?=\s+[a-z][a-z-]{3,}))"
    rf"|(?P<month>\b(?:(?:[Ii]n|[Dd]uring)\s+)?(?:(?:[Ee]arly|[Mm]id|[Ll]ate|[Tt]he\s+(?:beginning|middle|end)\s+of)[\s-]+(?:in\s+)?|(?:[Ll]ast|[Tt]his|[Nn]ext)\s+)"
    rf"{MONTH_PATTERN}(?![A-Za-z])(?:,?\s+(?:19|20)\d\d)?|\b(?:[Ii]n|[Dd]uring)\s+{MONTH_PATTERN}(?![A-Za-z])(?:,?\s+(?:19|20)\d\d|\s+(?:last|this)\s+year)?)"
    r"|(?P<year>\b(?:[Ii]n|[Dd]uring)\s+(?:19|20)\d\d(?![\d.,:]?\d|\s*-))"
)
_TRIGGER = re.compile(
    rf"Easter|Christmas|Halloween|Thanksgiving|Fourth|(?i:day|week|month|year|\bago\b|night|morning|afternoon|evening)|\d[/.-]\d|\b(?:19|20)\d\d\b|{MONTH_PATTERN}|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
)
_FULL_STOP = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\.$")
_BEFORE_DATE = re.compile(rf"(?:{_LEAD}|\b[Oo]n\s+)$")


class Expression(NamedTuple):
    """Words that tell a time, at `text[start:end]`."""

    start: int
    end: int
    words: str


class Day(NamedTuple):
    """The days that an expression means, both included, or None with the reason why there are none."""

    start: date | None
    end: date | None
    why: str


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
    for match in _EXPRESSION.finditer(part):
        if match.group() == "Today" and re.search(r"[A-Z]\w*\s$", part[max(0, match.start() - 30) : match.start()]):
            continue  # a newspaper's name
        while at < len(dates) and dates[at][1] <= match.start():
            at += 1
        if at == len(dates) or dates[at][0] >= match.end():
            stop = bool(_FULL_STOP.search(match.group()))  # "in October.": the sentence's, not the month's
            found.append((match.start(), match.end() - stop))
    return tuple((s, e, part[s:e]) for s, e in sorted(found))


def resolve_day(words, published, *, anchor=None):
    """Turn a time expression into an interval of days.

    Parameters
    ----------
    words : str
        The expression as written: "on Thursday", "in mid-July", "later in the day".
    published : date-like or None
        Day of publication; None where it is not known.
    anchor : date-like, optional
        The day last spoken of, which "the same day" and "a day earlier" refer to.

    Returns
    -------
    Day
        start and end (the same for one day), and how they were told; both None where the day is not told, lies after
        publication, or cannot be known without a publication date.

    Notes
    -----
    News of a past event names the nearest past day: the most recent such weekday, date or month not after publication
    (HeidelTime's rule for news, Strötgen and Gertz 2013, LREV 47:269, with the day of publication counted in). "Last
    Thursday" lies strictly before publication; "last week" is the calendar week before, Monday to Sunday; "early",
    "mid" and "late" are days 1-10, 11-20 and 21 to the end. What reaches past publication is cut there.

    Examples
    --------
    >>> resolve_day("on Thursday", "2020-08-13")
    Day(start=datetime.date(2020, 8, 13), end=datetime.date(2020, 8, 13), why='weekday')
    >>> resolve_day("on Thursday", None).why
    'publication date unknown'
    """
    published, anchor = _as_date(published), _as_date(anchor)
    low = re.sub(r"\s+", " ", words.strip().rstrip(".,")).lower()
    if re.search(r"\b(?:next|coming|tomorrow)\b", low) and not re.search(r"\bnext (?:day|morning|evening)\b", low):
        return Day(None, None, "future")
    full = _calendar_date(words, low, published)
    if full is not None:
        return full
    if "day" in low or "morning" in low or "evening" in low or "night" in low or "afternoon" in low:
        told = _relative_to_anchor(low, published, anchor)
        if told is not None:
            return told
    if published is None:
        return Day(None, None, "publication date unknown")
    for rule in (_holiday, _pair, _weekday, _weekend, _near, _ago, _month, _unit, _year):
        told = rule(low, published)
        if told is not None:
            return _cut(told, published)
    return Day(None, None, "not understood")


def _as_date(value):
    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()


def _cut(day, published):
    """Cut an interval at the day of publication; one that lies after it altogether is the future."""
    if day.start is None:
        return day
    if day.start > published:
        return Day(None, None, "future")
    return Day(day.start, min(day.end, published), day.why)


def _one(day, why):
    return Day(day, day, why)


def _calendar_date(words, low, published):
    """Read "17 July", "July 17, 2020", "Friday (7 October)", "July 2020"."""
    mention = next((m for m in find_dates(words) if m.month or m.numbers), None)
    if mention is None:
        return None
    if mention.numbers and mention.date() is None:
        return Day(None, None, "day and month in doubt")
    if mention.day is None and mention.numbers is None:
        told = _in_month(low, mention.year, mention.month)
        return told if published is None else _cut(told, published)
    if mention.date() is not None:
        return _cut(_one(mention.date(), "date"), published) if published else _one(mention.date(), "date")
    if published is None:
        return Day(None, None, "publication date unknown")
    if "last year" in low or "this year" in low:
        day = mention.date(year=published.year - ("last year" in low))
        return _cut(_one(day, "date"), published) if day else Day(None, None, "no such day")
    for year in range(published.year, published.year - 9, -1):
        day = mention.date(year=year)
        if day is not None and day <= published:
            if mention.weekday is not None and day.weekday() != mention.weekday:
                return Day(None, None, "weekday and date disagree")
            return _one(day, "date")
    return Day(None, None, "no such day")


def _count(word):
    return int(word) if word.isdigit() else _NUMBERS[word]


def _relative_to_anchor(low, published, anchor):
    """Read what refers to a day spoken of before: "later in the day", "the same day", "two days earlier"."""
    shift = None
    if re.search(r"\bin the (?:same )?day\b", low):
        anchor, shift = anchor or published, 0
        if anchor is None:
            return Day(None, None, "publication date unknown")
    elif re.search(r"\b(?:that|same) (?:day|morning|afternoon|evening|night)\b", low):
        shift = 0
    elif re.search(r"\b(?:next|following) (?:day|morning|evening)\b|\bday after\b", low):
        shift = 1
    elif re.search(r"\bprevious (?:day|morning|evening)\b|\bthe day before\b", low):
        shift = -1
    elif match := re.search(rf"\b({_COUNT}) days? (earlier|later|before)\b", low):
        shift = _count(match[1]) * (1 if match[2] == "later" else -1)
    if shift is None:
        return None
    if anchor is None:
        return Day(None, None, "no day to refer to")
    day = _one(anchor + timedelta(days=shift), "day spoken of before")
    return day if published is None else _cut(day, published)


_WEEKDAY_WORD = re.compile(r"\b(" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b")


def _back_to(weekday, published, *, strictly=False):
    """Return the most recent such weekday not after publication (or before it)."""
    back = (published.weekday() - weekday) % 7
    return published - timedelta(days=back or (7 if strictly else 0))


def _monday(day):
    return day - timedelta(days=day.weekday())


def _holiday(low, published):
    """Read the feast days that English papers name without a date; the last one not after publication."""
    match = re.search(FEAST, low, re.IGNORECASE)
    if match is None:
        return None
    for year in (published.year, published.year - 1):
        day = day_of_feast(match[0].replace("’", "'"), year)
        if day is not None and day <= published:
            return _one(day, "feast day")
    return None


def _pair(low, published):
    found = [WEEKDAYS[m[1]] for m in _WEEKDAY_WORD.finditer(low)]
    if len(found) != 2:
        return None
    end = _back_to(found[1], published)
    return Day(end - timedelta(days=(found[1] - found[0]) % 7), end, "weekdays")


def _weekday(low, published):
    match = _WEEKDAY_WORD.search(low)
    if match is None:
        return None
    weekday = WEEKDAYS[match[1]]
    if re.search(r"\b(?:last|previous) week\b", low):
        return _one(_monday(published) - timedelta(days=7 - weekday), "weekday of last week")
    if re.search(r"\ba week (?:ago|earlier)\b", low):
        return _one(_back_to(weekday, published) - timedelta(days=7), "weekday, a week back")
    strictly = bool(re.search(r"\b(?:last|past) \w+", low))
    return _one(_back_to(weekday, published, strictly=strictly), "weekday before" if strictly else "weekday")


def _weekend(low, published):
    if "weekend" not in low:
        return None
    saturday = _back_to(5, published)
    if re.search(r"\b(?:last|past|previous)\b", low) and published.weekday() >= 5:
        saturday -= timedelta(days=7)
    return Day(saturday, saturday + timedelta(days=1), "weekend")


def _near(low, published):
    if "yesterday" in low or "last night" in low:
        return _one(published - timedelta(days=1), "day before publication")
    if "overnight" in low:
        return Day(published - timedelta(days=1), published, "night before publication")
    if re.search(r"\btoday\b|\btonight\b|\bthis (?:morning|afternoon|evening)\b", low):
        return _one(published, "day of publication")
    return None


def _ago(low, published):
    if match := re.search(rf"\b{_SOME} (day|week|month|year)s? ago\b", low):
        longest = {"day": 5, "week": 35, "month": 150, "year": 1826}[match[1]]  # about five of them, at the most
        return Day(published - timedelta(days=longest), published - timedelta(days=1), f"some {match[1]}s ago")
    match = re.search(rf"\b({_COUNT}) (hour|day|week|fortnight|month|year)s? ago\b", low)
    if match is None:
        return None
    count, unit = _count(match[1]), match[2]
    if unit == "hour":
        return _one(published, "hours before publication") if count < 12 else None
    if unit == "fortnight":
        return _one(published - timedelta(days=14 * count), "days before publication")
    if unit == "day":
        return _one(published - timedelta(days=count), "days before publication")
    if unit == "week":
        monday = _monday(published - timedelta(weeks=count))
        return Day(monday, monday + timedelta(days=6), "weeks before publication")
    months = published.year * 12 + published.month - 1 - count * (12 if unit == "year" else 1)
    if unit == "year":
        return Day(date(months // 12, 1, 1), date(months // 12, 12, 31), "years before publication")
    return _in_month("", months // 12, months % 12 + 1)


def _unit(low, published):
    match = re.search(r"\b(last|this|previous) (week|month|year)\b", low)
    if match is None:
        return None
    which, unit = match[1], match[2]
    current = {"week": _monday(published), "month": published.replace(day=1), "year": date(published.year, 1, 1)}[unit]
    if which == "this":
        return Day(current, published, f"{which} {unit}")
    end = current - timedelta(days=1)
    start = {"week": end - timedelta(days=6), "month": end.replace(day=1), "year": date(end.year, 1, 1)}[unit]
    return Day(start, end, f"{which} {unit}")


def _in_month(low, year, month):
    """Return a month, or the third of it that "early", "mid" or "late" tells."""
    last = calendar.monthrange(year, month)[1]
    first, final = 1, last
    if re.search(r"\bearly\b|\bbeginning\b", low):
        final = 10
    elif re.search(r"\bmid\b|\bmiddle\b", low):
        first, final = 11, 20
    elif re.search(r"\blate\b|\bend of\b", low):
        first = 21
    return Day(date(year, month, first), date(year, month, final), "month" if final - first > 15 else "part of month")


def _month(low, published):
    names = "|".join(sorted(MONTHS, key=len, reverse=True))
    match = re.search(rf"\b({names})\b\.?", low)
    if match is None:
        return None
    month = MONTHS[match[1]]
    if re.search(r"\b(?:last|this) year\b", low):
        return _in_month(low, published.year - ("last year" in low), month)
    year = published.year - (month > published.month or (month == published.month and low.startswith("last ")))
    told = _in_month(low, year, month)
    return told if told.start <= published else _in_month(low, year - 1, month)


def _year(low, published):
    match = re.search(r"\b((?:19|20)\d\d)\b", low)
    return Day(date(int(match[1]), 1, 1), date(int(match[1]), 12, 31), "year") if match else None
