"""Who held or ran for which office when, from `leaders.csv`; also who is widely known without one."""

import re
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from analysis.base.lexicon import read_lexicon
from analysis.statements.who.words import first_names


class Leader(NamedTuple):
    """An office held by somebody, or run for; `party` and `region` where listed, `gender` by the first name."""

    kind: str
    side: str
    office: str
    noun: str
    party: str = ""
    region: str = ""
    gender: str = ""


_KINDS = {
    "president": ("head of state", "Presidency"),
    "monarch": ("head of state", "Royal Court"),
    "prime minister": ("head of state", "Government"),
    "chancellor": ("head of state", "Government"),
    "supreme leader": ("head of state", "Presidency"),
    "candidate": ("candidate", "Candidate"),
    "vice president": ("government", "Government"),
    "foreign minister": ("government", "Foreign Ministry"),
    "secretary of state": ("government", "State Department"),
    "defence minister": ("government", "Defence Ministry"),
    "spokesperson": ("spokesperson", ""),
    "head of body": ("international body", ""),
    "senator": ("legislator", "Parliament"),
    "representative": ("legislator", "Parliament"),
    "police director": ("police", "Police"),
    "justice": ("court", "Court"),
    "governor": ("government", ""),
    "mayor": ("government", ""),
    "cabinet member": ("government", ""),
    "prosecutor": ("court", "Court"),
    "general": ("military", "Armed Forces"),
    "police chief": ("police", "Police"),
    "state legislator": ("legislator", ""),
    "campaign staff": ("party", ""),
    "journalist": ("media", ""),
    "chief executive": ("company", ""),
    "advocate": ("organisation", ""),
    "scholar": ("expert", ""),
    "private person": ("civilian", ""),
}
LOCAL = frozenset(("governor", "mayor", "cabinet member", "prosecutor", "general", "police chief", "state legislator"))
"""Offices with many holders, whose namesakes are common: what the text tells goes before."""
NO_OFFICE = frozenset(("campaign staff", "journalist", "chief executive", "advocate", "scholar", "private person"))
"""Descriptions that hold only of somebody of whom a text tells nothing."""
_RANK = list(_KINDS)  # who runs for president is a candidate, whatever office is held besides, but a president


@lru_cache(maxsize=1)
def _table():
    table = {}
    columns = ("name", "office", "side", "start", "end", "party", "region")
    for row in read_lexicon("leaders", columns=columns).to_dict("records"):
        kind, office = _KINDS[row["office"]]
        leader = Leader(kind, row["side"], office, row["office"], row["party"], row["region"])
        entry = (row["start"], row["end"] or "9999", leader)
        for name in row["name"].split("|"):
            table.setdefault(name.casefold(), []).append(entry)
    return table


def state_of(name):
    """Return the state that a person of that full name was ever head of, if it is one only, else None.

    Examples
    --------
    >>> state_of("Angela Merkel")
    'Germany'
    """
    sides = {leader.side for _, _, leader in _entries(name) if leader.kind == "head of state"}
    return sides.pop() if len(sides) == 1 else None


def _entries(name):
    """Return what the list holds of a full name; a middle initial that it lacks is left out."""
    table = _table()
    return table.get(name.casefold()) or table.get(_INITIAL.sub(" ", name).casefold(), ())


_INITIAL = re.compile(r"(?<=[a-z]) [A-Z]\. (?=[A-Z][a-z]\S*$)")  # "Ann B. Orm"


def in_office(name, published):
    """Return the highest office that a person of that full name held or ran for on a day, or None.

    Examples
    --------
    >>> in_office("Angela Merkel", pd.Timestamp("2015-01-05")).side
    'Germany'
    >>> in_office("Angela Merkel", pd.Timestamp("2023-01-05"))
    """
    if published is None or pd.isna(published) or " " not in name:
        return None
    day = published.strftime("%Y-%m-%d")
    held = [leader for start, end, leader in _entries(name) if start <= day <= end]
    highest = min(held, key=lambda leader: _RANK.index(leader.noun), default=None)
    if highest is None:
        return None
    one = highest.noun == "candidate" or len({leader.party for leader in held} - {""}) == 1
    region = next((leader.region for leader in held if leader.region), "")
    gender = first_names().get(name.split()[0].capitalize(), "")
    return highest._replace(party=highest.party if one else "", region=region, gender=gender)


def party_run_for(name, published):
    """Return the party for which a person of that full name ran within the year before a day, or "".

    The winner of a race is none of those: a president speaks for the office.

    Examples
    --------
    >>> party_run_for("Carly Fiorina", pd.Timestamp("2016-03-09"))
    'Republican'
    >>> party_run_for("Carly Fiorina", pd.Timestamp("2018-03-09"))
    ''
    """
    if published is None or pd.isna(published):
        return ""
    day, since = published.strftime("%Y-%m-%d"), (published - pd.DateOffset(years=1)).strftime("%Y-%m-%d")
    entries = _entries(name)
    if any(leader.noun in _HEADS and start <= day <= end for start, end, leader in entries):
        return ""
    parties = {leader.party for start, end, leader in entries if leader.noun == "candidate" and since <= end < day}
    return parties.pop() if len(parties) == 1 else ""


_HEADS = ("president", "prime minister", "chancellor", "vice president")


@lru_cache(maxsize=1)
def _by_title():
    table = {}
    for name, entries in _table().items():
        for entry in entries:
            if entry[2].noun in _HEADS:
                table.setdefault((entry[2].noun, name.split()[-1]), []).append((name, *entry))
    return table


def titled(last, nouns, published):
    """Return the highest office of the one leader whom a title and a last name tell, "President Orm", or None.

    Examples
    --------
    >>> titled("Merkel", {"chancellor"}, pd.Timestamp("2015-01-05")).side
    'Germany'
    >>> titled("Merkel", {"president"}, pd.Timestamp("2015-01-05"))
    """
    if published is None or pd.isna(published):
        return None
    day = published.strftime("%Y-%m-%d")
    entries = (entry for noun in _HEADS if noun in nouns for entry in _by_title().get((noun, last.casefold()), ()))
    held = {in_office(name, published) for name, start, end, _ in entries if start <= day <= end}
    return held.pop() if len(held) == 1 else None


LISTED = frozenset(
    ("president", "prime minister", "chancellor", "foreign minister", "defence minister", "defense minister")
)
"""Offices of which the list means to hold everyone."""


@lru_cache(maxsize=1)
def _by_office():
    table = {}
    for entries in _table().values():
        for start, end, leader in entries:
            table.setdefault((leader.noun, leader.side), []).append((start, end))
    return table


def holders(nouns, side, published):
    """Whether the list holds somebody with one of these titles in a state on a day.

    Examples
    --------
    >>> holders({"chancellor"}, "Germany", pd.Timestamp("2015-01-05"))
    True
    """
    if published is None or pd.isna(published):
        return False
    day = published.strftime("%Y-%m-%d")
    spans = (span for noun in nouns for span in _by_office().get((noun.replace("defense", "defence"), side), ()))
    return any(start <= day <= end for start, end in spans)


@lru_cache(maxsize=1)
def _by_last():
    table = {}
    for name, entries in _table().items():
        for start, end, leader in entries:
            if " " in name and leader.noun in (*_HEADS[:3], "candidate"):
                table.setdefault(name.split()[-1], []).append((name, start, end))
    return table


def of_last_name(last, published):
    """Return the one head of state, or the one candidate, whom a last name without a title tells, or None.

    Examples
    --------
    >>> of_last_name("Merkel", pd.Timestamp("2015-01-05")).side
    'Germany'
    >>> of_last_name("Merkel", pd.Timestamp("2023-01-05"))
    """
    if published is None or pd.isna(published):
        return None
    day = published.strftime("%Y-%m-%d")
    names = [name for name, start, end in _by_last().get(last.casefold(), ()) if start <= day <= end]
    held = {in_office(name, published) for name in names}
    return held.pop() if len(held) == 1 else None


def region_of(name, published):
    """Return the region that a person of that full name held office for on a day, as a set of one or none.

    Examples
    --------
    >>> region_of("Angela Merkel", pd.Timestamp("2015-01-05"))
    set()
    """
    leader = in_office(name, published)
    return {leader.region} - {""} if leader else set()


def offices_held(name, published):
    """Return the titles of all offices that a person of that full name held or ran for on a day.

    Examples
    --------
    >>> sorted(offices_held("Angela Merkel", pd.Timestamp("2015-01-05")))
    ['chancellor']
    """
    day = published.strftime("%Y-%m-%d")
    return {leader.noun for start, end, leader in _entries(name) if start <= day <= end}


def offices_left(name, published):
    """Return the titles of the offices that a person of that full name held before a day and holds no more.

    Examples
    --------
    >>> sorted(offices_left("Angela Merkel", pd.Timestamp("2023-01-05")))
    ['chancellor']
    """
    if published is None or pd.isna(published):
        return frozenset()
    day = published.strftime("%Y-%m-%d")
    entries = [entry for entry in _entries(name) if entry[0] <= day]
    held = {leader.noun for _, end, leader in entries if day <= end}
    left = {leader.noun for _, end, leader in entries if end < day} - held
    return frozenset(left | {noun.split()[0] for noun in left if noun.startswith("secretary")})
