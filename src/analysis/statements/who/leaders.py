"""Who held which high office when, from `leaders.csv`: heads of state and government, ministers, spokespeople."""

from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from analysis.base.lexicon import read_lexicon


class Leader(NamedTuple):
    """An office held by somebody."""

    kind: str
    side: str
    office: str
    noun: str


_KINDS = {
    "president": ("head of state", "Presidency"),
    "monarch": ("head of state", "Royal Court"),
    "prime minister": ("head of state", "Government"),
    "chancellor": ("head of state", "Government"),
    "supreme leader": ("head of state", "Presidency"),
    "vice president": ("government", "Government"),
    "foreign minister": ("government", "Foreign Ministry"),
    "secretary of state": ("government", "State Department"),
    "defence minister": ("government", "Defence Ministry"),
    "spokesperson": ("spokesperson", ""),
    "head of body": ("international body", ""),
}


@lru_cache(maxsize=1)
def _table():
    table = {}
    columns = ("name", "office", "side", "start", "end")
    for row in read_lexicon("leaders", columns=columns).to_dict("records"):
        kind, office = _KINDS[row["office"]]
        entry = (row["start"], row["end"] or "9999", Leader(kind, row["side"], office, row["office"]))
        for name in row["name"].split("|"):
            table.setdefault(name.casefold(), []).append(entry)
    return table


def in_office(name, published):
    """Return the office that a person of that full name held on a day, or None.

    Examples
    --------
    >>> in_office("Angela Merkel", pd.Timestamp("2015-01-05")).side
    'Germany'
    >>> in_office("Angela Merkel", pd.Timestamp("2023-01-05"))
    """
    if published is None or pd.isna(published) or " " not in name:
        return None
    day = published.strftime("%Y-%m-%d")
    held = [leader for start, end, leader in _table().get(name.casefold(), ()) if start <= day <= end]
    return held[0] if held else None
