"""What a dateline is: the place, agency and day at the head of a report, up to the dash or colon.

It stays in `text` as printed. `dateline_start` and `dateline_end` of an article say where, and what counts words,
frames or contents leaves it out: the agency's name and the year are no words of the story.
"""

import re
from functools import cache

import pandas as pd

from analysis.base.lexicon import read_lexicon
from analysis.text.dates import MONTH_PATTERN

LONGEST = 200
"""Characters at the head of a paragraph that may be its dateline."""
DASHES = ("-", "–", "—", "--")
_CAPITALS = r"[^\W\da-z_][^\W\da-z_.'’-]{1,30}(?:[ /-][^\W\da-z_][^\W\da-z_.'’-]{1,30}){0,3}"
_NAME = r"[^\W\da-z_][\w.'’-]{1,30}(?: (?:d[aeiu]l?|al|el|la|[^\W\da-z_][\w.'’-]{1,30})){0,3}"
_DAY = rf"(?:{MONTH_PATTERN}\s+\d{{1,2}}(?:,?\s*\d{{4}})?|\d{{1,2}}\s+{MONTH_PATTERN}(?:,?\s+\d{{4}})?)"
_BARE = r"[^\W\da-z_][\w.'’-]*[\w](?: [^\W\da-z_][\w'’-]*){0,2}"
_HEAD = (
    rf"\s*(?:(?!{_DAY})(?P<place>{_CAPITALS}|{_NAME})"
    rf"(?P<country>\s?\[[^\[\]]{{2,30}}\]|,\s(?!{MONTH_PATTERN}){_NAME}(?=\s*[,(/–—-]|\s-))?)?"
    rf"(?:[,.]?\s*(?P<day>{_DAY})[.,]?)?"
)
_END = r"\s*(?P<end>[-–—]{1,2}(?=\s)|(?:[–—]{1,2}|--)(?=[\"“A-Z])|:|\.(?=\s)|(?<=[)\]/])\s)\s*(?=[\"'“‘«A-Z0-9])"
_SIGNED = re.compile(rf"{_HEAD}(?:(?<=[,.])|[,.]|\s[-–—])\s+(?P<agency>{_BARE})(?=\s?[-–—:.]){_END}")
_DATELINE = re.compile(_HEAD + r"(?:,?\s*(?P<agency>\([^()]{2,80}\)|/[^/]{2,40}/|\[[^\[\]]{2,40}\]))?" + _END)
_UNSIGNED = re.compile(
    rf"\s*(?P<place>{_CAPITALS}|{_NAME})(?P<country>,\s(?!{MONTH_PATTERN}){_NAME}(?=,))?"
    rf"(?:[.,]\s+(?P<day>{_DAY})[.,]?|\s[•·|])\s+(?P<agency>[^\W\da-z_][\w.]{{0,20}}\w)"
    r"\s?(?P<end>[/:]|[-–—]{1,2}(?=\s)|(?=\s))\s+(?=[\"'“‘«A-Z0-9])"
)
"""An agency between a day and the sentence, with no brackets and with no sign or another than a dash."""
_CALLED_PRESS = re.compile(r"press|news|report|media|info|\.[a-z]{2,4}$", re.IGNORECASE)
_TWO_PLACES = re.compile(rf"\s*(?P<place>{_BARE}/{_BARE})\s(?P<end>[–—]|--|-)\s(?=[\"'“‘«A-Z0-9])")
_AGENCY_ALONE = re.compile(r"\s*[(\[/](?P<agency>[^()\[\]/]{2,40})[)\]/]\s*[-–—:.]{0,2}\s*(?=[\"'“‘«A-Z0-9])")


@cache
def agencies():
    """Read the news agencies as a dict: how one signs, folded -> its name."""
    table = read_lexicon("agencies", columns=("alias", "agency"))
    return dict(zip(table["alias"].str.casefold(), table["agency"], strict=True))


@cache
def dateline_places():
    """Read the places that stand alone in datelines, folded: capitals of states and cities known to all."""
    states = read_lexicon("states", columns=("capitals",))["capitals"].str.split(";").explode().str.strip()
    cities = read_lexicon("dateline_places", columns=("place",))["place"]
    return {name.casefold() for name in [*states, *cities] if name}


def find_dateline(text):
    """Find the dateline at the head of a paragraph.

    Parameters
    ----------
    text : str

    Returns
    -------
    dict or None
        `start` and `end` (with the dash or colon), and `place`, `country`, `agency` (all that stands in the brackets),
        `day` and `sign` (the dash or colon) as printed, or None each.

    Examples
    --------
    >>> for text in ("OSK, May 2. /TASS/. The ferry ran.", "Osk [Reshta], May 2 (ANI): The ferry ran.",
    ...              "OSK, May 2, TASS. The ferry ran.", "LONDON: The ferry ran.",
    ...              "TBILISI, Courier– The ferry ran.", "MODERATOR: Did it run?"):
    ...     found = find_dateline(text)
    ...     print(found and text[found["start"] : found["end"]])
    OSK, May 2. /TASS/.
    Osk [Reshta], May 2 (ANI):
    OSK, May 2, TASS.
    LONDON:
    TBILISI, Courier–
    None
    """
    head = text[:LONGEST]
    alone = _AGENCY_ALONE.match(head)
    if alone and alone["agency"].casefold() in agencies():
        return _span(head, alone, agency=alone["agency"])
    match = next((m for form, tells in _FORMS if (m := form.match(head)) and tells(m)), None)
    if match is None:
        return None
    found = {"country": None, "agency": None, "day": None} | match.groupdict()
    agency = (found["agency"] or "").strip("()[]/ ") or None
    country, sign = (found["country"] or "").strip(", []") or None, match["end"].strip()
    if agency is None and country and sign in DASHES and country.casefold() in agencies():
        country, agency = None, country
    told = {"place": match["place"], "country": country, "agency": agency, "day": found["day"]}
    return _span(head, match, **told, sign=sign if sign not in (".", "/") else None)


def _span(head, match, **told):
    start = len(head) - len(head.lstrip())
    parts = dict.fromkeys(("place", "country", "agency", "day", "sign")) | told
    return {"start": start, "end": start + len(match.group().strip()), **{k: v or None for k, v in parts.items()}}


def _is_place(place):
    """Tell whether a place is known, and whether it is written in capitals."""
    return (place or "").casefold() in dateline_places(), bool(place) and place.isupper() and len(place) > 2


def _is_signed(match):
    """Tell a place with an agency without brackets: a known one, or one word between a day and the dash or colon."""
    known, capitals = _is_place(match["place"])
    if match["agency"].casefold() in agencies():
        return known or capitals
    return bool(match["day"]) and capitals and match["end"] != "." and " " not in match["agency"]


def _is_dateline(match):
    """Tell by what it has: capitals or a known place, and a day, an agency or a country with the dash or colon."""
    place, end = match["place"], match["end"].strip()
    known, capitals = _is_place(place)
    inside = (match["agency"] or "").strip("()[]/ ")
    signed = any(part.strip().casefold() in agencies() for part in re.split(r"[/;,]|\s[-–—]\s", inside))
    if not place:
        return bool(match["day"]) and signed
    if match["day"] and (inside or end):
        full = bool(inside) or end != "." or (capitals and bool(match["country"]))
        return (capitals or known or signed or bool(match["country"])) and full
    if inside and end in DASHES and end != "-" and inside.istitle():
        return True
    if inside:
        dated = capitals and any(map(str.isdigit, inside))
        return signed or dated or ((capitals or known) and (end in DASHES or end == ":"))
    if end in DASHES:
        if not match.group().endswith(match["end"]) or known or match["country"]:  # a dash without a blank needs more
            return capitals or (known and end != "-")
        return False
    return end == ":" and known and (capitals or bool(match["country"]))


def _is_unsigned(match):
    """Tell a place with an agency that no bracket marks: a known one, or one whose name or sign says what it is."""
    known, capitals = _is_place(match["place"])
    agency, end = match["agency"], match["end"]
    if not (known or capitals or match["country"]):
        return False
    if agency.casefold() in agencies():
        return True
    called = bool(_CALLED_PRESS.search(agency)) or (agency.isupper() and len(agency) > 2)
    return called and (bool(end) if match["day"] else end in DASHES)


def _are_places(match):
    """Tell two places of which both are known."""
    return all(part.casefold() in dateline_places() for part in match["place"].split("/"))


_FORMS = (
    (_SIGNED, _is_signed),
    (_DATELINE, _is_dateline),
    (_UNSIGNED, _is_unsigned),
    (_TWO_PLACES, _are_places),
)
"""Forms of datelines with what must hold of each, the surest first."""


def mask_datelines(articles, texts):
    """Blank out the dateline of every article, so that every other offset stays true.

    Parameters
    ----------
    articles : DataFrame
        With `dateline_start` and `dateline_end`; without them nothing is blanked out.
    texts : list of str
        Aligned to it.

    Returns
    -------
    list of str

    Examples
    --------
    >>> articles = pd.DataFrame({"dateline_start": [0], "dateline_end": [7]})
    >>> mask_datelines(articles, ["LONDON: It ran."])
    ['        It ran.']
    """
    if "dateline_start" not in articles.columns or "dateline_end" not in articles.columns:
        return texts
    spans = zip(texts, articles["dateline_start"], articles["dateline_end"], strict=True)
    return [
        text
        if pd.isna(start) or pd.isna(end)
        else text[: int(start)] + " " * (int(end) - int(start)) + text[int(end) :]
        for text, start, end in spans
    ]
