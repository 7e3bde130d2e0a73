"""Organisations that an article itself introduces: "the Lisk Relief Society (LRS)", "Norvane Holdings, an insurer"."""

import re

from analysis.statements.who.bodies import kind_of_name
from analysis.statements.who.kinds import OF_STATE
from analysis.statements.who.roles import find_roles
from analysis.statements.who.words import common_words

_NAME = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'&.-]*"
    r"(?:[ \u00a0](?:(?:of|for|to|on|and|the|de)[ \u00a0](?:the[ \u00a0])?)?[A-Z][\w’'&-]*){1,7}"
)
_ACRONYM = re.compile(r"[ \u00a0]\((?:the[ \u00a0]|or[ \u00a0])?([A-Z][A-Z&.]{1,7})\)")
_OF_KIND = re.compile(r",\s+(?:an?|the)\s+")


def find_organisations(text, hits, roles, lasts):
    """Find the organisations of a text that no list holds, and where they and their acronyms stand.

    Parameters
    ----------
    text : str
    hits : list of Hit
    roles : list of Role
    lasts : set of str
        Last names of persons: a name that ends in one is no organisation.

    Returns
    -------
    list of (int, int, str, str)
        start, end, name, kind; in order.
    """
    known, found = {}, []
    taken = {hit.start for hit in hits if hit.actor.form == "institution"}
    for match in _NAME.finditer(text):
        name, start = match.group(), match.start()
        while len(name.split()) > 1 and name.split()[0].lower() in common_words():
            cut = re.search(r"\s+", name).end()
            name, start = name[cut:], start + cut
        words = re.sub(r"['’]s$", "", name).split()
        if len(words) < 2 or words[-1] in lasts or start in taken:
            continue
        name = re.sub(r"['’]s$", "", name)
        kind = kind_of_name(" ".join(words[-3:]))
        end = start + len(name)
        if kind is None:
            apposition = _OF_KIND.match(text, end)
            noun = (
                find_roles(text, start=apposition.end(), end=min(len(text), apposition.end() + 60))
                if apposition
                else ()
            )
            if noun and noun[0].form == "institution" and "," not in text[apposition.end() : noun[0].start]:
                kind = noun[0].kind
        if kind is None:
            continue
        last = find_roles(name)
        if last and last[-1].end == len(name) and (last[-1].form == "person" or last[-1].kind in OF_STATE):
            continue
        known.setdefault(name, kind)
        found.append((start, end, name, known[name]))
        acronym = _ACRONYM.match(text, end)
        if acronym and fits(acronym[1], name):
            known[acronym[1]] = kind
            pattern = re.compile(rf"(?<![\w.-]){re.escape(acronym[1])}(?![\w-])")
            found += [(m.start(), m.end(), name, kind) for m in pattern.finditer(text, acronym.end())]
    return sorted(found)


def fits(acronym, name):
    """Whether the letters of an acronym are the first letters of a name, small words left out or not."""
    letters = acronym.replace(".", "").replace("&", "").lower()
    words = re.findall(r"[^\W\d_]+", name)
    initials = "".join(word[0] for word in words).lower()
    large = "".join(word[0] for word in words if word[0].isupper()).lower()
    return letters in (initials, large)
