"""Parties as a text names them: "Republican", "the Labour MP", "(R-Ohio)", from `parties.csv`."""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.base.lexicon import read_lexicon
from analysis.text.patterns import phrase_pattern


class PartyHit(NamedTuple):
    """A party named at `text[start:end]`; `side` is its state, None where several states have one of that name."""

    start: int
    end: int
    party: str
    side: str | None


_MARK = re.compile(r"(?<![\w-])\(?([A-Z])-(?:[A-Z][a-z]+\b\.?|(?:[A-Z]\.){2,}|[A-Z]{2}\b|[A-Z][a-z]?\.)|\(([A-Z])\)")
_ALONE = re.compile(  # no newspaper
    r"(?<![Tt]he )\bIndependent(?=\s+(?:Sen|Rep|Gov|Senator|Congressm[ae]n)\b|\s*$)|"
    r"\bindependent(?=\s+(?:[A-Z]\w+\s+){0,2}(?:senator|congress(?:man|woman)|governor|lawmaker)\b|\s+(?:Sen|Rep|Gov)\.|\s*$|"
    r"\s+from\s+[A-Z]|\s+who\s+caucuses\b)"
)
_NO_PARTY = re.compile(r"\s+(?:Republic\b|[Ss]ociali(?:st|sm)|Guard\b|People|Forces\b|Way\b)")
_PORTFOLIO = re.compile(  # "Labour and Employment Minister", "the Nigeria Labour Congress"
    r"\s(?:and\s(?:[A-Z]\w+\s){1,3}(?:[Mm]inist|Secretary|Department|Committee|Commission)|"
    r"(?:Minister|Ministry|Secretary|Department|Court|Congress|Relations|Commissioner|Day|Organi[sz]ation|Force|Market|Board|Code|Law)\b)"
)


@lru_cache(maxsize=1)
def _table():
    names, marks, sides = {}, {}, {}
    for row in read_lexicon("parties", columns=("party", "side", "names", "mark")).to_dict("records"):
        sides.setdefault(row["party"], set()).add(row["side"] or None)
        for name in row["names"].split("|"):
            names.setdefault(name.replace("’", "'"), (row["party"], row["side"] or None))
        if row["mark"]:
            marks[row["mark"]] = (row["party"], row["side"] or None)
    return names, marks, re.compile(r"(?<![\w-])" + phrase_pattern(sorted(names)) + r"(?![\w-])")


def find_parties(text, *, start=0, end=None):
    """Find the parties named in `text[start:end]`, in order.

    Examples
    --------
    >>> [(hit.party, hit.side) for hit in find_parties("Sen. Nora Sill (D-Ohio), a Labour MP and GOP leaders")]
    [('Democratic', 'United States'), ('Labour', 'United Kingdom'), ('Republican', 'United States')]
    >>> find_parties("democratic votes, a Republican-controlled house")
    []
    """
    names, marks, regex = _table()
    end = len(text) if end is None else end
    found = []
    for match in regex.finditer(text, start, end):
        if _NO_PARTY.match(text, match.end()):
            continue
        if not (match.group() in ("Labour", "Labor") and _PORTFOLIO.match(text, match.end())):
            found.append(PartyHit(*match.span(), *names[re.sub(r"\s+", " ", match.group()).replace("’", "'")]))
    found += [PartyHit(*match.span(), *names["Independent senator"]) for match in _ALONE.finditer(text, start, end)]
    for match in _MARK.finditer(text, start, end):
        told = marks.get(match[1] or match[2])
        if told:
            found.append(PartyHit(*match.span(), *told))
    return sorted(found)


def with_party_before(told, text, begin, at):
    """Give a description the party of the noun that it renames: "one Democrat, Rep. Ann Orm"."""
    hit = next((hit for hit in find_parties(text, start=begin, end=at) if text[hit.end : at] == ", "), None)
    return told._replace(side=told.side or hit.side, party=told.party or hit.party) if hit else told
