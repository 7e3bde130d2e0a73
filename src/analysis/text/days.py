"""On which days something was: time expressions resolved against the publication date.

Three steps kept apart: `find_expressions` finds the words ("early on Friday morning"), `resolve_day` turns words into
an interval of days, and `said_when` decides which of a sentence's expressions, if any, dates its statement.
The weekday rule: the most recent such day not after publication, the day of publication included.
"""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from analysis.text.calendar_names import MONTHS, WEEKDAYS
from analysis.text.dates import find_dates
from analysis.text.expressions import COUNT, NUMBERS, SEASON, SEASONS, SOME
from analysis.text.feasts import FEAST, day_of_feast


class Day(NamedTuple):
    """The days that an expression means, both included, or None with the reason why there are none."""

    start: date | None
    end: date | None
    why: str


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
    if re.search(r"\b(?:next|coming|tomorrow)\b", low) and not re.search(
        r"\bnext (?:day|morning|afternoon|evening|night)\b", low
    ):
        return Day(None, None, "future")
    full = _calendar_date(words, low, published)
    if full is not None:
        return full
    if published is not None and (told := _beside(low, published)) is not None:
        return told
    if _NEAR_ANOTHER.search(low) and "yesterday" not in low:
        told = _relative_to_anchor(low, published, anchor)
        if told is not None:
            return told
    if published is None:
        return Day(None, None, "publication date unknown")
    for rule in (_ordinal, _holiday, _pair, _weekday, _weekend, _near, _ago, _past, _season, _month, _unit, _year):
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
    return int(word) if word.isdigit() else NUMBERS[word]


_NEAR_ANOTHER = re.compile(
    r"day|morning|evening|night|afternoon|(?:minute|hour|moment)s? (?:later|earlier|after|before)"
)
OF_THE_DAY = re.compile(
    r"(?i)\bin\s+the\s+(?:same\s+)?day\b|\b(?:minute|hour|moment)s?\s+(?:later|earlier|after(?:wards?)?|before)\b"
)
"""What is of the day spoken of last, or of the day of publication: "later in the day", "two hours before"."""


def _relative_to_anchor(low, published, anchor):
    """Read what refers to a day spoken of before: "later in the day", "the same day", "two days earlier"."""
    shift = None
    if OF_THE_DAY.search(low):
        anchor, shift = anchor or published, 0
        if anchor is None:
            return Day(None, None, "publication date unknown")
    elif re.search(r"\b(?:that|same) (?:day|morning|afternoon|evening|night)\b", low):
        shift = 0
    elif re.search(r"\b(?:next|following) (?:day|morning|afternoon|evening|night)\b|\bday after\b", low):
        shift = 1
    elif re.search(r"\bprevious (?:day|morning|afternoon|evening|night)\b|\bthe day before\b", low):
        shift = -1
    elif match := re.search(rf"\b({COUNT}) days? (earlier|later|before)\b", low):
        shift = _count(match[1]) * (1 if match[2] == "later" else -1)
    if shift is None:
        return None
    if anchor is None:
        return Day(None, None, "no day to refer to")
    day = _one(anchor + timedelta(days=shift), "day spoken of before")
    return day if published is None else _cut(day, published)


_BESIDE = re.compile(rf"(?:(the eve of)|(?:(the|{COUNT}) days?|[a-z ]+?) (after|before)) (\w+day)[’']s\b")


def _beside(low, published):
    """Read "the eve of Tuesday", "two days after Monday", "hours after Monday": days beside a weekday's event."""
    match = _BESIDE.search(low)
    if match is None or match[4] not in WEEKDAYS:
        return None
    shift = 1 if match[1] or match[2] == "the" else _count(match[2]) if match[2] else 0
    shift = -shift if match[1] or match[3] == "before" else shift
    event = _back_to(WEEKDAYS[match[4]], published + timedelta(days=7 if shift < 0 else 0))
    if event + timedelta(days=shift) > published:
        event -= timedelta(days=7)
    return _one(event + timedelta(days=shift), "day beside a weekday")


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
    if "day before yesterday" in low:
        return _one(published - timedelta(days=2), "day before publication")
    if "yesterday" in low or "last night" in low:
        return _one(published - timedelta(days=1), "day before publication")
    if "overnight" in low:
        return Day(published - timedelta(days=1), published, "night before publication")
    if re.search(r"\btoday\b|\btonight\b|\bthis (?:morning|afternoon|evening)\b", low):
        return _one(published, "day of publication")
    return None


def _ago(low, published):
    if match := re.search(rf"\b(?:{SOME}|just|only|mere) (day|week|month|year)s? ago\b", low):
        longest = {"day": 5, "week": 35, "month": 150, "year": 1826}[match[1]]  # about five of them, at the most
        return Day(published - timedelta(days=longest), published - timedelta(days=1), f"some {match[1]}s ago")
    match = re.search(rf"\b({COUNT}) (hour|day|night|week|fortnight|month|year)s? ago\b", low)
    if match is None:
        return None
    count, unit = _count(match[1]), "day" if match[2] == "night" else match[2]
    if unit in _DAYS and re.search(r"\b(?:less|fewer) than\b|\bunder\b", low):
        start = published - timedelta(days=_DAYS[unit] * count - 1)
        return Day(start, max(start, published - timedelta(days=1)), f"less than {unit}s ago")
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


def _ordinal(low, published):
    """Read "on the 12th": the last such day of a month that is not after publication."""
    match = re.fullmatch(r"on the (\d\d?)(?:st|nd|rd|th)", low)
    if match is None:
        return None
    day = published
    for _ in range(62):
        if day.day == int(match[1]):
            return _one(day, "day of the month")
        day -= timedelta(days=1)
    return Day(None, None, "no such day")


_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}


def _past(low, published):
    """Read "over the past two weeks" as the days up to publication."""
    match = re.search(rf"\bthe (?:last|past) (?:({COUNT}|few|several|couple of) )?(day|week|month|year)s?$", low)
    if match is None:
        return None
    count = {None: 1, "few": 5, "several": 5, "couple of": 2}.get(match[1]) or _count(match[1])
    return Day(published - timedelta(days=count * _DAYS[match[2]]), published, f"past {match[2]}s")


def _season(low, published):
    """Read "last spring", the last that is over, and "the summer of 2019"; a winter with a year is of two years."""
    match = re.search(rf"\b{SEASON}\b", low)
    named = re.search(r"\b(?:19|20)\d\d\b", low)
    if match is None or (named and match[0] == "winter"):
        return None
    year = int(named[0]) if named else published.year
    first = date(year - (match[0] == "winter"), SEASONS[match[0]], 1)
    if "last" in low and not named and _after(first) > published:
        first = first.replace(year=first.year - 1)
    if not named and re.search(r"\bin the\b", low) and first > published:
        first = first.replace(year=first.year - 1)  # "in the autumn", told in spring
    return Day(first, _after(first) - timedelta(days=1), "season")


def _after(first):
    """Return the day after the season that a day begins."""
    months = first.year * 12 + first.month - 1 + 3
    return date(months // 12, months % 12 + 1, 1)


def _unit(low, published):
    match = re.search(r"\b(last|this|previous) (week|month|year)\b", low) or re.search(
        r"\b(in the) (week|month|year)\b", low
    )
    if match is None:
        return None
    which, unit = match[1].replace("in the", "this"), match[2]
    back = which != "this"
    if low.startswith("later this"):
        return Day(None, None, "future")
    if unit == "week":
        monday = _monday(published) - timedelta(days=7 * back)
        first, last = (3, 6) if low.startswith("late ") else (0, 2) if low.startswith("early ") else (0, 6)
        told = Day(monday + timedelta(days=first), monday + timedelta(days=last), "")
    elif unit == "month":
        months = published.year * 12 + published.month - 1 - back
        told = _in_month(low, months // 12, months % 12 + 1)
    else:
        told = _in_year(low, published.year - back)
    if low.startswith("earlier") and not back and told.start < published:  # "earlier this week" is before today
        told = told._replace(end=min(told.end, published - timedelta(days=1)))
    return told._replace(why=f"{which} {unit}")


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


def _in_year(low, year):
    """Return a year, or the four months of it that "early", "mid" or "late" tells."""
    part = re.search(r"\b(early|mid|late)\b", low)
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part[1]] if part else (1, 12)
    return Day(date(year, first, 1), _in_month("", year, last).end, "part of year" if part else "year")


def _year(low, published):
    decade = re.search(r"\b(?:(19|20)|[’'])?(\d)0s\b|\b(sixt|sevent|eight|ninet)ies\b", low)
    if decade:
        tens = int(decade[2]) if decade[2] else ("sixt", "sevent", "eight", "ninet").index(decade[3]) + 6
        first = int(decade[1] or (19 if tens > 2 else 20)) * 100 + 10 * tens
        part = re.search(r"\b(early|mid|late)\b", low)
        begin, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part[1]] if part else (0, 9)
        return Day(date(first + begin, 1, 1), date(first + end, 12, 31), "part of decade" if part else "decade")
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", low)]
    if not years:
        return None
    if len(years) == 2:
        return Day(date(years[0], 1, 1), date(max(years), 12, 31), "years")
    return _in_year(low, years[0])
