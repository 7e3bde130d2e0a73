"""Which side a phrase speaks of: a state by its name or nationality, or a speaker of the article."""

import re
from functools import cache

from analysis.base.lexicon import read_lexicon
from analysis.text.patterns import phrase_pattern


@cache
def _states():
    """Return a pattern of states' names, nationalities and capitals, and the side of each."""
    table = read_lexicon("states", columns=("side", "names", "demonyms", "capitals"))
    known = {}
    for row in table.to_dict("records"):
        for cell in (row["side"], row["names"], row["demonyms"], row["capitals"]):
            for name in filter(None, (part.strip() for part in re.split(r"[|;]", cell))):
                known[name.lower()] = row["side"]
    for name in ("u.s.", "us", "america", "american", "americans"):
        known.setdefault(name, "United States")
    names = sorted({*known, *(f"{name}s" for name in known if name.endswith("n"))})
    return re.compile(rf"(?<!\w)(?:{phrase_pattern(names)})(?!\w)", re.IGNORECASE), known


class Sides:
    """The sides of one article's speakers, and all states."""

    def __init__(self, said=()):
        self.speakers = {}
        for speaker, side in said:
            if isinstance(speaker, str) and speaker:
                self.speakers[speaker.lower()] = self.speakers[speaker.lower().split()[-1]] = side

    def of(self, phrase):
        """Return the side of a phrase, or None."""
        if not phrase:
            return None
        words = phrase.lower()
        for name, side in self.speakers.items():
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words):
                return side
        pattern, known = _states()
        found = pattern.search(phrase)
        return self.state(found.group(), known) if found and found.group()[0].isupper() else None

    @staticmethod
    def state(name, known):
        """Return the side of a name that the pattern found."""
        key = " ".join(name.lower().split())
        return known.get(key) or known.get(key.removesuffix("s"))


def states_in(sentence):
    """Return the states named in a sentence."""
    pattern, known = _states()
    hits = [m for m in pattern.finditer(sentence) if m.group()[0].isupper()]
    named = [m for m in hits if m.group() not in _also_names() or _PLACED.search(sentence, 0, m.start())]
    return {Sides.state(m.group(), known) for m in named} - {None}


_PLACED = re.compile(r"\b(?:in|to|with|from|of|and|for|by|against|toward|towards|between|on|near|the) $")


@cache
def _also_names():
    """Return the states whose names persons have too ("Jim Jordan"): they count only where a place may stand."""
    table = read_lexicon("states", columns=("side", "ambiguous"))
    return frozenset(
        side for side, cell in zip(table["side"], table["ambiguous"], strict=True) if side in cell.split("|")
    )
