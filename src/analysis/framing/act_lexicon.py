"""The lexicon of acts, and the words around an act that tell whether it is meant in earnest."""

import re
from functools import cache
from typing import NamedTuple

from analysis.base.lexicon import read_lexicon
from analysis.text.inflect import inflect

COUNTS = ("always", "context", "telling", "plural", "body", "armed", "pact", "ties", "envoy", "foreign", "state")
"""When a word counts: always; as the sentence or a telling word before it goes; as a plural; with what it acts on."""


class Entry(NamedTuple):
    """A word of the lexicon: lemma, the word that goes with it ("blow" up; "" for none), kind, when it counts."""

    lemma: str
    particle: str
    kind: str
    counts: str


@cache
def acts():
    """Return form -> entries of verbs, and form -> entries of nouns."""
    verbs, nouns = {}, {}
    table = read_lexicon("acts", columns=("lemma", "part", "kind", "counts", "source"))
    for row in table.to_dict("records"):
        lemma, _, particle = row["lemma"].partition(" ")
        entry = Entry(lemma, particle, row["kind"], row["counts"])
        if row["part"] == "verb":
            forms, home = inflect(lemma), verbs
        else:
            ending = "es" if lemma.endswith(("s", "sh", "ch")) else "s"
            plural = lemma[:-1] + "ies" if lemma.endswith("y") else lemma + ending
            forms, home = [plural] if entry.counts == "plural" else [lemma, plural], nouns
        for form in dict.fromkeys(forms):
            home.setdefault(form, []).append(entry)
    for entries in (*verbs.values(), *nouns.values()):
        entries.sort(key=lambda e: (not e.particle, e.kind))  # "blow up" before "blow"; diplomacy asks for a pact
    return verbs, nouns


@cache
def _classes():
    table = read_lexicon("act_context", columns=("word", "class", "source"))
    return {name: part["word"].tolist() for name, part in table.groupby("class")}


@cache
def around(name):
    """Return the words of a class as a set."""
    return frozenset(_classes()[name])


@cache
def verbs_of(name):
    """Return all forms of the verbs of a class."""
    return frozenset(form for verb in _classes()[name] for form in inflect(verb))


@cache
def _pattern(name):
    parts = sorted((re.escape(word).replace(r"\*", r"\w*") for word in _classes()[name]), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)")


def found(name, text):
    """Return the words of a class that stand in a text in small letters, `*` for any ending."""
    return set(_pattern(name).findall(text))


@cache
def first_names():
    """Return first names, in small letters."""
    return frozenset(name.lower() for name in read_lexicon("first_names", columns=("name",))["name"])


@cache
def leaders():
    """Return the family names of heads of state and of government and foreign ministers abroad, by their side."""
    table = read_lexicon("leaders", columns=("name", "office", "side", "source"))
    table = table[table["office"].isin(["president", "prime minister", "foreign minister", "chancellor", "king"])]
    family = [(name.split()[-1].lower(), side) for name, side in zip(table["name"], table["side"], strict=True)]
    home = {name for name, side in family if side == "United States"}
    return {name: side for name, side in family if len(name) > 4 and name not in home and name not in first_names()}


@cache
def capitals():
    """Return the capitals of states, in small letters."""
    cells = read_lexicon("states", columns=("capitals",))["capitals"]
    return frozenset(name.strip().lower() for cell in cells for name in re.split(r"[|;]", cell) if name.strip())
