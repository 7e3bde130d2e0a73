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
_CAPITALS = r"[^\W\da-z_][^\W\da-z_.'’-]{1,30}(?:[ /-][^\W\da-z_][^\W\da-z_.'’-]{1,30}){0,3}"
_NAME = r"[^\W\da-z_][\w.'’-]{1,30}(?: (?:d[aeiu]l?|al|el|la|[^\W\da-z_][\w.'’-]{1,30})){0,3}"
_DAY = rf"(?:{MONTH_PATTERN}\s+\d{{1,2}}(?:,?\s*\d{{4}})?|\d{{1,2}}\s+{MONTH_PATTERN}(?:,?\s+\d{{4}})?)"
_DATELINE = re.compile(
    rf"\s*(?P<place>{_CAPITALS}|{_NAME})(?P<country>\s?\[[^\[\]]{{2,30}}\]|,\s(?!{MONTH_PATTERN}){_NAME}(?=\s*[,(/–—-]|\s-))?"
    rf"(?:[,.]?\s*(?P<day>{_DAY})[.,]?)?"
    r"(?:\s*(?P<agency>\([^()]{2,80}\)|/[^/]{2,40}/|\[[^\[\]]{2,40}\]))?"
    r"\s*(?P<end>[-–—]{1,2}(?=\s|[\"“A-Z])|:|\.(?=\s)|(?<=[)\]/])\s)\s*(?=[\"'“‘«A-Z0-9])"
)
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
        `start` and `end` (with the dash or colon), and `place`, `agency`, `day` as printed, or None each.

    Examples
    --------
    >>> for text in ("OSK, May 2. /TASS/. The ferry ran.", "Osk [Reshta], May 2 (ANI): The ferry ran.",
    ...              "LONDON: The ferry ran.", "TBILISI, Courier– The ferry ran.", "MODERATOR: Did it run?"):
    ...     found = find_dateline(text)
    ...     print(found and text[found["start"] : found["end"]])
    OSK, May 2. /TASS/.
    Osk [Reshta], May 2 (ANI):
    LONDON:
    TBILISI, Courier–
    None
    """
    head = text[:LONGEST]
    alone = _AGENCY_ALONE.match(head)
    if alone and alone["agency"].casefold() in agencies():
        return _span(head, alone, None, alone["agency"], None)
    match = _DATELINE.match(head)
    if not match or not _is_dateline(match):
        return None
    agency = match["agency"].strip("()[]/ ") if match["agency"] else None
    country = (match["country"] or "").strip(", []")
    if agency is None and country.casefold() not in dateline_places() and match["end"] in ("–", "—", "-") and country:
        agency = country if country.casefold() in agencies() else None
    return _span(head, match, match["place"], agency, match["day"])


def _span(head, match, place, agency, day):
    start = len(head) - len(head.lstrip())
    return {"start": start, "end": start + len(match.group().strip()), "place": place, "agency": agency, "day": day}


def _is_dateline(match):
    """Tell by what it has: capitals or a known place, and a day, an agency or a country with the dash or colon."""
    place, end = match["place"], match["end"].strip()
    known = place.casefold() in dateline_places()
    capitals = place.isupper() and len(place) > 2
    inside = (match["agency"] or "").strip("()[]/ ")
    signed = (
        any(part.strip().casefold() in agencies() for part in re.split(r"[/;,]|\s[-–—]\s", inside)) if inside else False
    )
    if match["day"] and (inside or end):
        return (capitals or known or signed or bool(match["country"])) and (bool(inside) or end != ".")
    if inside:
        return signed or ((capitals or known) and end in ("-", "–", "—", "--", ":"))
    if end in ("-", "–", "—", "--"):
        return capitals or (known and match["end"] != "-")
    return end == ":" and known and (capitals or bool(match["country"]))


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
