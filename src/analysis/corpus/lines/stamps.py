"""Lines that tell when an article was written: a day or a time alone, beside a name, or how long ago."""

import re

from analysis.corpus.lines.sentences import word_set
from analysis.text.dates import find_dates, find_times, is_stamp, part_glued
from analysis.text.outlets import is_outlet

_TIMESTAMP_WORDS = word_set(
    "first published posted issued released uploaded added aired updated update last modified created date dated on "
    "at by am pm a.m p.m gmt utc bst "
    "est edt et ist cet cest msk pst pdt pt eet local time hrs hours hour day days week weeks month months year "
    "years uhr edition print online issue mon tue wed thu "
    "fri sat sun monday tuesday wednesday thursday friday saturday sunday min mins minute minutes read ago of"
)
AGO = re.compile(
    r"(?:(?:updated|posted|published)\s+)?(?:(?:an?|one|\d+)\s*(?:sec|second|min|minute|hour|hr|day|week|month|year)s?"
    r"\s+ago|\d+\s*(?:[smhdwy]|mo)(?:\s+ago)?)$",
    re.IGNORECASE,
)
"""How long ago something was written, as above comments and beside headlines."""
_READING_TIME = re.compile(
    r"(?:(?:(?:reading|listening)\s+time|lese(?:zeit|dauer)|leestijd|temps\s+de\s+lecture|tiempo\s+de\s+lectura"
    r"|tempo\s+d[ie]\s+le(?:ttu|itu)ra)\s*:?\s*)?(?:ca\.?\s*)?\d+\s*min(?:ut[a-z]{1,3})?s?\.?(?:\s+(?:read|listen|watch|video))?",
    re.IGNORECASE,
)
_NAME = r"(?:The\s)?[A-Z][\w.'’&-]*(?:\s(?:(?:of|the|and|de|la|le|&)\s)*[A-Z][\w.'’&-]*){0,4}"
_NAME_FIRST = re.compile(rf"(?P<name>{_NAME})(?:(?:,|\s?[|·•]|\s[–—/-])\s|\s{{3,}})(?P<day>.{{6,60}})")
"""Outlet or town and a day on a line of their own ("Lysk Courier, 2 May 2031"), as prints and scans have them."""
_ISSUE = re.compile(
    rf"(?i:(?:first\s|originally\s)?(?:published|printed|appeared)\sin)\s(?:the\s)?(?P<name>{_NAME}),?\s(?:on\s)?"
    r"(?P<day>\S.{5,60})"
)
"""In which paper and when an article was printed, as sites of newspapers set it below ("Published in ...")."""
_PARTED = re.compile(r"\s*[|·•]\s*|\s+/\s+|\s{3,}|\s+[Bb]y\s+")
"""What parts a day from the names behind it: a dash or a comma also stands between a day and what happened on it."""
_PRESS = re.compile(
    r"\b(?:times|post|news|herald|courier|guardian|tribune|gazette|journal|chronicle|observer|independent|mail|express"
    r"|mirror|telegraph|standard|echo|press|dispatch|examiner|daily|weekly|agency|review|monitor|globe|record|today"
    r"|bulletin|inquirer|enquirer|sentinel|ledger|advocate|argus|advertiser|newspaper|magazine|radio|tv|zeitung|tageblatt|tagblatt|anzeiger|nachrichten"
    r"|rundschau|figaro|monde|corriere|repubblica|pa[ií]s|mundo|diario|jornal|gazeta)\b",
    re.IGNORECASE,
)
"""Words that newspapers are called by: what stands with a day on a line of its own may be a town as well."""
_BEFORE_DAY = re.compile(r"(?!\w+ed\b)[A-Z]\w+\s+\d")
"""A section or a town before an hour and a day; "Printed" is none."""
_PAGE = re.compile(r"(?:[Pp](?:age|\.)\s?)?[A-Z]?\d{1,3}")


def is_timestamp(text):
    """Tell a line that is nothing but a day or a time, words such as "Updated at", and whose article it is."""
    return bool(_is_time(text) or names_and_day(text) or AGO.match(text) or _READING_TIME.fullmatch(text))


def names_and_day(text):
    """Return the names beside a day with its year, where a line is nothing but these; else none.

    Examples
    --------
    >>> names_and_day("Lysk Courier, 2 May 2031"), names_and_day("Mara Quill, 34, left in May 2031")
    (['Lysk Courier'], [])
    >>> names_and_day("May 2, 2031 / 10:14 AM EST / Lysk Courier")
    ['Lysk Courier']
    """
    match = _ISSUE.fullmatch(text) or _NAME_FIRST.fullmatch(text)
    if match and not find_dates(match["name"]) and _is_day(match["day"]):
        return [match["name"]]
    pieces = [piece for piece in _PARTED.split(text) if piece and not _PAGE.fullmatch(piece)]
    pieces = [piece for piece in pieces if not _READING_TIME.fullmatch(piece)] or pieces
    if not 2 <= len(pieces) <= 5:
        return []
    names = [piece for piece in pieces if not _is_time(piece)]
    signed = re.search(r"\b[Bb]y\s", text) or any(map(find_times, pieces))  # else "3 May 2031 | Council Votes" is one
    plain = all(re.fullmatch(_NAME, name) and not find_dates(name) for name in names)
    return names if plain and any(map(_is_day, pieces)) and (signed or any(map(is_press, names))) else []


def issue_of(text):
    """Return the newspaper in which a line says that the article was printed on a day, or None.

    Examples
    --------
    >>> issue_of("Published in Lysk Courier, May 2nd, 2031"), issue_of("Published in Lysk, May 2nd, 2031")
    ('Lysk Courier', None)
    """
    match = _ISSUE.fullmatch(text)
    return match["name"] if match and is_press(match["name"]) and _is_day(match["day"]) else None


def is_masthead(text):
    """Tell a line that is the name of a newspaper: a few words with capitals, the last one that papers are called by.

    Examples
    --------
    >>> [is_masthead(text) for text in ("The Lysk Courier", "COAST NEWS AGENCY", "Courier Sinks", "Lysk Courier sinks")]
    [True, True, False, False]
    """
    named = re.fullmatch(_NAME, text) and all(
        word[0].isupper() or word in ("of", "the", "and") for word in text.split()
    )
    return bool(named and any(match.end() == len(text) for match in _PRESS.finditer(text)))


def is_press(name):
    """Tell a name that a newspaper or an agency may have."""
    return bool(_PRESS.search(name)) or is_outlet(name)


def _is_day(text):
    return bool(re.search(r"(?:19|20)\d\d", text)) and _is_time(text)


def _is_time(text):
    """Tell a line that is nothing but a date or a time and words such as "Updated at"."""
    if len(text) > 90 or not any(c.isdigit() for c in text):
        return False
    text = part_glued(text)
    if is_stamp(re.sub(r"^[A-Za-z ]{4,20}:\s*", "", text)):
        return True
    dates, times = find_dates(text), find_times(text)
    if not dates and not times:
        return False
    if not dates and re.match(r"(?:last\s+)?(?:updated|published|posted|modified)\b.{0,40}$", text, re.IGNORECASE):
        return True
    rest = text
    for start, end in sorted([(m.start, m.end) for m in dates] + [t[:2] for t in times], reverse=True):
        rest = rest[:start] + " " + rest[end:]
    left = [word for word in re.findall(r"[^\W\d_][\w.]*", rest) if word.lower().rstrip(".") not in _TIMESTAMP_WORDS]
    if len(left) == 1 and times and any(m.year for m in dates) and _BEFORE_DAY.match(text):
        return True
    labelled = bool(dates) and re.match(r"(?:updated|published|posted|modified)", text, re.IGNORECASE)
    return not left or (len(left) <= 2 and bool(labelled))
