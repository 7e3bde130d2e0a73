"""Every reading of a calendar date, a weekday or a clock time written in a text.

A date in the news seldom stands in full: "June 3", "Tuesday (13 September)", "03/04/2016". So reading is kept apart
from deciding: `find_dates` returns what is written (a `Mention`, parts missing where the text leaves them out), and the
methods of `Mention` turn it into a calendar day only when something tells the rest. Nothing here looks at a clock.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime

from analysis.text.calendar_names import FOREIGN, MONTHS, WEEKDAYS


def _names(table):
    """Match a name as it is written in print: capitalised or all capitals, never "may" or "sun" in lower case."""
    words = sorted(table, key=len, reverse=True)
    return "(?:" + "|".join(f"{w.title()}|{w.upper()}" for w in words) + ")"


MONTH_PATTERN = _names(MONTHS) + r"\.?"
WEEKDAY_PATTERN = _names(WEEKDAYS) + r"\.?"
TIME_PATTERN = (
    r"(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:\s?[AaPp]\.?[Mm]\b\.?)?|(?:1[0-2]|0?[1-9])\s?[AaPp]\.?[Mm]\b\.?"
    r"|(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:hrs|hours|GMT|UTC|BST|CEST|CET|EST|EDT|ET|PST|PDT|PT|MSK|local)\b))"
)

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
# No two neighbours in it can match the same blank, so that padding takes linear time.
_DATE = re.compile(
    rf"(?:(?P<weekday>\b{WEEKDAY_PATTERN}(?:\s+(?:morning|afternoon|evening|night))?)[,\s]*(?:\(\s*)?(?:the\s+)?)?"
    r"(?:"
    rf"(?<![\d/.-])(?P<iso_y>{_YEAR})(?P<iso_sep>[-/.])(?P<iso_m>0?[1-9]|1[0-2])(?P=iso_sep)(?P<iso_d>3[01]|[12]\d|0?[1-9])"
    r"(?![\d/]|[.-]\d)"
    rf"|(?<![\d/.,:$€£-])(?P<dm_d>{_DAY})(?:\s+of\s+|\s*-\s*|\s+)(?P<dm_m>\b{MONTH_PATTERN})(?![A-Za-z])"
    rf"(?:[,\s-]+(?P<dm_y>{_YEAR})(?!\d))?"
    rf"|(?P<md_m>\b{MONTH_PATTERN})\s*(?P<md_d>{_DAY})(?![\d%]|[.,:/]\d)(?:[,\s]+(?P<md_y>{_YEAR})(?!\d))?"
    rf"|(?P<my_m>\b{MONTH_PATTERN}),?\s+(?P<my_y>{_YEAR})(?!\d)"
    r"|(?<![\d/.-])(?P<n1>3[01]|[12]\d|0?[1-9])(?P<n_sep>[/.-])(?P<n2>3[01]|[12]\d|0?[1-9])(?P=n_sep)"
    rf"(?P<n_y>{_YEAR}|\d\d)(?![\d/]|[.-]\d)"
    r")"
    rf"(?:\s*\(\s*(?P<weekday_after>{WEEKDAY_PATTERN})\s*\))?"
)
_TIME = re.compile(rf"(?<![\d:.]){TIME_PATTERN}")
_COMPACT = re.compile(
    r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[T ]?([01]\d|2[0-3]):?([0-5]\d)(?::?[0-5]\d)?(?:\.\d+)?Z?)?"
)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_PYTHON = re.compile(
    r"(?:datetime\.)?date(?:time)?\((\d{4}), (\d\d?), (\d\d?)"
    r"(?:, (\d\d?), (\d\d?)(?:, \d+){0,2})?(?:, tzinfo=.{1,60})?\)"
)
"""A day as Python writes it in a list or an object that is turned into text."""
_DOTTED = re.compile(
    r"(?<![\d.])([0-2]?\d|3[01])\.(0?[1-9]|1[0-2])\.((?:19|20)\d\d)(?!\d)"
)  # day first wherever it is used
_YEAR_FIRST = re.compile(
    rf"({_YEAR})(?:\s?[年년]\s?|\.\s)(1[0-2]|0?[1-9])(?:\s?[月월]\s?|\.\s)(3[01]|[12]\d|0?[1-9])(?:\s?[日일]|\.(?=\s|$))"
)
"""A day as Chinese, Japanese and Korean write it."""
_SHORT_DAY = re.compile(
    r"^(?:lun|mar|mer|mié|mie|jeu|jue|ven|vie|sam|sáb|dim|dom|[Dd]i|[Mm]i|[Dd]o|[Ff]r|[Ss]a|[Ss]o|[Mm]o)\.?,?\s+(?=\d{1,2}\.?\s[^\W\d_]{3})",
)
"""A weekday cut short that is a month or nothing in English: "mar. 12 mars 2019"."""
_GLUED = re.compile(rf"\b(\d{{1,2}})[-/]?({MONTH_PATTERN})[-/]?({_YEAR})\b")
_NO_BLANK = re.compile(
    rf"(?<!\d)({_YEAR})(?=[0-2]?\d[:.][0-5]\d\s?(?:[AaPp]\.?[Mm]\b|[A-Z]{{3}}))|(?<=[+-]\d)(?=[A-Z][a-z]+ed\b)"
    rf"|(?<=\d/{_YEAR})(?={MONTH_PATTERN} \d)"
)
_LOG = re.compile(rf"\b(\d{{1,2}})/({MONTH_PATTERN})/({_YEAR}):")
_UNIX = re.compile(
    rf"({MONTH_PATTERN} \d{{1,2}}) ([0-2]?\d:[0-5]\d(?::[0-5]\d)?) (?:[+-]\d{{4}} |[A-Z]{{3,4}} )?({_YEAR})\b"
)
_SHORT_YEAR = re.compile(rf"\b(\d{{1,2}})[- ]({MONTH_PATTERN})[- ,]+['’]?(\d\d)(?![\d:.])")
_PUBLISHED = re.compile(
    r"\b(?:publish(?:ed)?|posted|created|issued|erschienen|veröffentlicht|publiée?|publicad[oa]|pubblicato"
    r"|yayınlan\w*|yayımlan\w*|опубликован\w*)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:last\s+)?(?:updat\w*|modif\w*|edited|revised|changed|aktualisiert|mise? à jour|actualizad[oa]|aggiornato"
    r"|güncellen?m\w*|обновлен\w*)\b",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:19|20)\d\d-?[01]\d-?[0-3]\d(?:[T ][0-2]\d:?[0-5]\d(?::?[0-5]\d)?(?:\.\d+)?\s?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_ISO_TIME = re.compile(r"T(\d\d):(\d\d)")


@dataclass(frozen=True)
class Mention:
    """A date as written at `text[start:end]`; a part the text leaves out is None.

    `month` and `day` are None where `numbers` holds two that may be either way round (03/04/2016).
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    numbers: tuple[int, int] | None = None

    @property
    def order(self):
        """Tell what a numeric date shows: "day first", "month first", "either", or None where it is not numeric."""
        if self.numbers is None:
            return None
        first, second = self.numbers
        if first == second or (first <= 12 and second <= 12):
            return "either"
        return "day first" if first > 12 else "month first"

    def date(self, *, dayfirst=None, year=None):
        """Return the `datetime.date`, or None where the text does not tell it or no such day exists.

        `dayfirst` decides 03/04/2016; `year` stands in where none is written.
        """
        month, day = self.month, self.day
        if self.numbers is not None:
            order = self.order
            first, second = self.numbers
            if first == second or order == "day first" or (order == "either" and dayfirst is True):
                month, day = second, first
            elif order == "month first" or (order == "either" and dayfirst is False):
                month, day = first, second
        year = self.year if self.year is not None else year
        if year is None or month is None or day is None:
            return None
        try:
            return date(year, month, day)
        except ValueError:
            return None

    def candidate_years(self, first, last):
        """List the years from `first` to `last` in which this day falls on the weekday written beside it."""
        if self.year is not None:
            return [self.year]
        if self.month is None or self.day is None:
            return []
        days = ((year, self.date(year=year)) for year in range(first, last + 1))
        return [y for y, day in days if day and (self.weekday is None or day.weekday() == self.weekday)]


def find_dates(text):
    """Find the calendar dates written in a text.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Mention
        In order of place. Month and weekday names must be capitalised, so that the verb "may" is no month; two-digit
        years mean 1970 to 2069.

    Examples
    --------
    >>> [m.date() for m in find_dates("On Tuesday, 13 September 2022, and on August 13th, 2020")]
    [datetime.date(2022, 9, 13), datetime.date(2020, 8, 13)]
    >>> find_dates("early on Tuesday (13 September)")[0].candidate_years(2010, 2025)
    [2011, 2016, 2022]
    >>> mention = find_dates("03/04/2016")[0]
    >>> mention.order, mention.date(), mention.date(dayfirst=True)
    ('either', None, datetime.date(2016, 4, 3))
    """
    return [_mention(match) for match in _DATE.finditer(text)]


def _mention(match):
    part = match.groupdict()
    weekday = part["weekday"] or part["weekday_after"]
    year = month = day = numbers = None
    if part["iso_y"]:
        year, month, day = part["iso_y"], int(part["iso_m"]), part["iso_d"]
    elif part["n1"]:
        first, second = int(part["n1"]), int(part["n2"])
        year, numbers = part["n_y"], (first, second)
        if first > 12 and second > 12:
            numbers = None
    else:
        kind = next(k for k in ("dm", "md", "my") if part[f"{k}_m"])
        month, year, day = MONTHS[part[f"{kind}_m"].rstrip(".").lower()], part[f"{kind}_y"], part.get(f"{kind}_d")
    if year is not None:
        year = int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= 70 else 2000)
    return Mention(
        match.start(),
        match.end(),
        year=year,
        month=month,
        day=int(day.rstrip("stndrh")) if day else None,
        weekday=WEEKDAYS[weekday.split()[0].rstrip(".").lower()] if weekday else None,
        numbers=numbers,
    )


def find_times(text):
    """Find clock times ("23:14", "11.05 pm", "1030 CEST", "9 a.m.") as (start, end, hour, minute), in order of place.

    Examples
    --------
    >>> find_times("Updated at 1030 CEST")
    [(11, 15, 10, 30)]
    """
    found = []
    for match in _TIME.finditer(text):
        digits = [int(x) for x in re.findall(r"\d+", match.group())[:2]]
        if len(digits) == 1 and len(re.match(r"\d+", match.group()).group()) == 4:
            digits = [digits[0] // 100, digits[0] % 100]
        hour, minute = (*digits, 0)[:2]
        half = re.search(r"[AaPp](?=\.?[Mm])", match.group())
        if half:
            hour = hour % 12 + (12 if half.group() in "Pp" else 0)
        found.append((match.start(), match.end(), hour, minute))
    return found


def is_stamp(words):
    """Whether a text is nothing but a day and a time as computers write them.

    Examples
    --------
    >>> is_stamp("2023-09-05T23:30:00-04:00"), is_stamp("20230905T083000Z"), is_stamp("5 September")
    (True, True, False)
    """
    return bool(_STAMP.fullmatch(words.strip()))


def is_update(words):
    """Tell a stamp that says when something was changed, and not when it was published.

    Examples
    --------
    >>> is_update("Last modified on 9 June 2024"), is_update("Updated 9 June, published 4 June 2024")
    (True, False)
    """
    return bool(_UPDATED.search(words) and not _PUBLISHED.search(words))


def is_publication(words):
    """Tell a stamp that says when something was published.

    Examples
    --------
    >>> is_publication("First published on Tue 4 Jun 2024"), is_publication("Wed 5 Jun 2024")
    (True, False)
    """
    return bool(_PUBLISHED.search(words))


def part_glued(words):
    """Set the blank between a day and a time, or a time and "Updated", that stand together in what browsers copy."""
    return _NO_BLANK.sub(lambda m: f"{m[1] or ''} ", words)


def plain_date(words):
    """Write a date that stands alone, in a cell or a timestamp, as `find_dates` reads it.

    Of several, the day of publication stays: what follows "published" or "posted", else what does not follow "updated".

    Examples
    --------
    >>> [plain_date(words) for words in ("20230905083000", "05SEP2023", "5 sept. '23", "05/Sep/2023:08:30:00 +0000")]
    ['2023-09-05T08:30', '05 Sep 2023', '5 Sept. 2023', '05 Sep 2023 08:30:00 +0000']
    >>> plain_date("Tue Sep 05 08:30:00 +0000 2023")
    'Tue Sep 05 2023 08:30:00'
    >>> plain_date("Updated 7 September 2023 | First published 5 September 2023")
    '5 September 2023'
    """
    words = part_glued(re.sub(r"\s+", " ", str(words)).strip())
    words = re.sub(r"^(\d{4}/\d\d?/\d\d?)/", r"\1 ", words)  # as reference files write it, with more behind
    words = re.sub(r"^/Date\((\d{10,13})(?:[+-]\d{4})?\)/$", r"\1", words)  # as some programmes write JSON
    if python := _PYTHON.fullmatch(words):
        return "{}-{:02}-{:02}T{:02}:{:02}".format(*(int(part or 0) for part in python.groups()))
    words = _YEAR_FIRST.sub(lambda m: f"{m[1]}-{int(m[2]):02}-{int(m[3]):02} ", words).strip()
    words = _SHORT_DAY.sub("", words)
    if words.isdecimal() or not words.isascii():
        words = words.translate({ord(c): str(unicodedata.digit(c)) for c in words if c.isdigit() and not c.isascii()})
    if compact := _COMPACT.fullmatch(words):
        year, month, day, hour, minute = compact.groups()
        return f"{year}-{month}-{day}" + (f"T{hour}:{minute}" if hour else "")
    if _EPOCH.fullmatch(words):
        seconds = int(words) / (1000 if len(words) == 13 else 1)
        return datetime.fromtimestamp(seconds, tz=UTC).strftime("%Y-%m-%dT%H:%M")
    words = re.sub(r"^(\d\d?\.\d\d?\.)(\d\d)$", lambda m: f"{m[1]}{'19' if int(m[2]) >= 70 else '20'}{m[2]}", words)
    words = _DOTTED.sub(lambda m: f"{m[3]}-{int(m[2]):02}-{int(m[1]):02}", words)
    words = re.sub(r"[^\W\d_]+", _capital, words)
    words = re.sub(rf"(?<=\d)\s+de\s+(?={MONTH_PATTERN})|(?<=[a-z])\s+de\s+(?={_YEAR})", " ", words)
    words = _LOG.sub(r"\1 \2 \3 ", words)
    words = _GLUED.sub(r"\1 \2 \3", words)
    words = _UNIX.sub(r"\1 \3 \2", words)
    words = _SHORT_YEAR.sub(lambda m: f"{m[1]} {m[2]} {'19' if int(m[3]) >= 70 else '20'}{m[3]}", words)
    words = re.sub(rf"\b({MONTH_PATTERN})[-/](\d{{1,2}})[-/]({_YEAR})\b", r"\1 \2, \3", words)
    words = re.sub(rf"\b(\d{{1,2}})\.\s*(?={MONTH_PATTERN})", r"\1 ", words)
    if len(find_dates(words)) < 2:
        return words
    published = _PUBLISHED.search(words)
    if published and find_dates(words[published.end() :]):
        words = words[published.end() :].strip()
    updated = _UPDATED.search(words)
    if updated and find_dates(words[: updated.start()]):
        words = words[: updated.start()]
    return words.strip(" |/(-–—:,")


def _capital(match):
    word = match.group()
    known = word.lower() in MONTHS or word.lower() in WEEKDAYS
    return word.title() if known else FOREIGN.get(word.lower(), word)


def parse_date(words, *, dayfirst=None, year=None):
    """Read one date, with its clock time if it has one.

    Parameters
    ----------
    words : str
        A cell, a dateline, a timestamp: "2024-08-19", "2024-08-19T23:14:00Z", "19 August 2024, 23:14", "08/19/2024".
    dayfirst : bool, optional
        Which way round 03/04/2016 is; without it such a date is not read.
    year : int, optional
        Stands in where no year is written.

    Returns
    -------
    datetime or None
        Naive, in the clock of the text (a zone or offset is not applied); None where no single day is told.

    Examples
    --------
    >>> parse_date("19 August 2024, 23:14")
    datetime.datetime(2024, 8, 19, 23, 14)
    >>> parse_date("03/04/2016") is None
    True
    """
    words = plain_date(words)
    for mention in find_dates(words):
        day = mention.date(dayfirst=dayfirst, year=year)
        if day is None:
            continue
        rest = words[mention.end :]
        clock = _ISO_TIME.match(rest)
        if clock and int(clock[1]) < 24 and int(clock[2]) < 60:
            return datetime(day.year, day.month, day.day, int(clock[1]), int(clock[2]))
        times = find_times(rest) or find_times(words[: mention.start])
        hour, minute = times[0][2:] if times else (0, 0)
        return datetime(day.year, day.month, day.day, hour, minute)
    return None


def decide_dayfirst(values):
    """Decide from many numeric dates whether they write the day first.

    Parameters
    ----------
    values : iterable of str
        Cells of one column, or timestamps of one outlet.

    Returns
    -------
    bool or None
        True or False when the dates that show their order (13/04/2016) all show the same one, else None.

    Examples
    --------
    >>> decide_dayfirst(["03/04/2016", "25/04/2016"])
    True
    >>> decide_dayfirst(["03/04/2016"]) is None
    True
    """
    seen = Counter(mention.order for value in values for mention in find_dates(str(value)))
    first, second = seen["day first"], seen["month first"]
    return None if bool(first) == bool(second) else first > 0
