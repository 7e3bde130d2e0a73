"""The feast days that English papers name without a date: "in a Labor Day interview", "on Good Friday"."""

from datetime import date, timedelta

from dateutil.easter import easter

FEAST = (
    r"(?:Easter(?:\s+(?:Sunday|Monday|Saturday))?|Good\s+Friday|Maundy\s+Thursday|Palm\s+Sunday|Whit\s+Monday|"
    r"Christmas(?:\s+(?:Day|Eve))?|Boxing\s+Day|New\s+Year[’']s\s+(?:Day|Eve)|Halloween|Thanksgiving(?:\s+Day)?|"
    r"Labou?r\s+Day|Memorial\s+Day|Veterans\s+Day|Independence\s+Day|(?:[Tt]he\s+)?Fourth\s+of\s+July|"
    r"Presidents[’']?\s+Day|Martin\s+Luther\s+King(?:,?\s+Jr\.?)?\s+Day|Columbus\s+Day)"
)
_FIXED = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing": (12, 26),
    "halloween": (10, 31),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "veterans": (11, 11),
    "independence": (7, 4),
    "fourth of july": (7, 4),
    "the fourth of july": (7, 4),
}
# the nth weekday of a month, from the front or, below nought, from the end: (month, weekday, n); holidays of the
# United States by its Uniform Monday Holiday Act
_NTH = {
    "thanksgiving": (11, 3, 4),
    "labor": (9, 0, 1),
    "memorial": (5, 0, -1),
    "presidents": (2, 0, 3),
    "martin luther king": (1, 0, 3),
    "columbus": (10, 0, 2),
}
_FROM_EASTER = {
    "good friday": -2,
    "maundy thursday": -3,
    "palm sunday": -7,
    "whit monday": 50,
    "easter monday": 1,
    "easter saturday": -1,
}


def day_of_feast(name, year):
    """Return the day of a feast in a year.

    Parameters
    ----------
    name : str
        In lower case, as `FEAST` finds it.
    year : int

    Returns
    -------
    date or None
        None for Labour Day, which is another day in every country that spells it so.

    Examples
    --------
    >>> day_of_feast("labor day", 2016), day_of_feast("memorial day", 2021)
    (datetime.date(2016, 9, 5), datetime.date(2021, 5, 31))
    """
    for start, (month, day) in _FIXED.items():
        if name.startswith(start):
            return date(year, month, day)
    for start, (month, weekday, nth) in _NTH.items():
        if name.startswith(start):
            if nth > 0:
                first = date(year, month, 1)
                return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - weekday) % 7)
    if name.startswith("labour"):
        return None
    return easter(year) + timedelta(days=_FROM_EASTER.get(name, 0))
