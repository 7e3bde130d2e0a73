"""Nouns that tell what a speaker is: offices, institutions, occupations, documents, from `roles.csv`."""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.base.lexicon import read_lexicon
from analysis.text.patterns import phrase_pattern


class Role(NamedTuple):
    """A role noun at `text[start:end]`.

    `form` is one of person, people (said of many only), institution, document, statement, press service, source;
    `office` the institution that it stands for, "" where there is none.
    """

    start: int
    end: int
    noun: str
    kind: str
    form: str
    office: str
    plural: bool

    @property
    def gender(self):
        """Return "f" or "m" where the noun itself tells, else ""."""
        if re.search(
            r"woman$|women$|^(?:mother|widow|wife|daughter|sister|girl|grandmother|queen|housewife|nurse)$", self.noun
        ):
            return "f"
        return (
            "m"
            if re.search(r"(?<!wo)man$|^(?:father|husband|son|brother|boy|grandfather|king|priest)$", self.noun)
            else ""
        )


def _plural(noun):
    if noun in (
        "people",
        "police",
        "media",
        "data",
        "figures",
        "statistics",
        "footage",
        "evidence",
        "press",
        "military",
    ):
        return None
    head, tail = noun, ""
    match = re.match(r"(\S+(?:\s\S+)*?)(\s(?:of|to|for|in)\s.*)$", noun)
    if match:
        head, tail = match[1], match[2]
    if head.endswith("person"):
        return head[: -len("person")] + ("people" if head == "person" else "persons") + tail
    if head.endswith("man"):
        return head[:-3] + "men" + tail
    if head == "child":
        return "children"
    if re.search(r"[^aeou]y$", head):
        return head[:-1] + "ies" + tail
    if head.endswith(("s", "x", "ch", "sh")):
        return head + "es" + tail
    if head.endswith("wife"):
        return head[:-2] + "ves" + tail
    return head + "s" + tail


@lru_cache(maxsize=1)
def _table():
    table = {}
    rows = read_lexicon("roles", columns=("role", "kind", "form", "office")).to_dict("records")
    for row in rows:
        entry = (row["role"], row["kind"], row["form"], row["office"])
        table[row["role"].replace("’", "'")] = (
            *entry,
            row["form"] == "people" or row["role"].split()[0] in ("people", "police"),
        )
    for row in rows:
        plural = _plural(row["role"])
        if plural and not (row["form"] == "people" and row["role"].endswith("s")):
            table.setdefault(plural.replace("’", "'"), (row["role"], row["kind"], row["form"], row["office"], True))
    return table, re.compile(r"(?<![\w-])" + phrase_pattern(sorted(table)) + r"(?![\w-])", re.IGNORECASE)


def find_roles(text, *, start=0, end=None):
    """Find role nouns, the longest at each place.

    Examples
    --------
    >>> [(r.noun, r.kind, r.plural) for r in find_roles("foreign ministry spokeswoman; two pilots")]
    [('foreign ministry', 'ministry', False), ('spokeswoman', 'spokesperson', False), ('pilot', 'military', True)]
    """
    table, regex = _table()
    found = []
    for match in regex.finditer(text, start, len(text) if end is None else end):
        key = re.sub(r"\s+", " ", match.group().lower()).replace("’", "'")
        noun, kind, form, office, plural = table[key]
        found.append(Role(match.start(), match.end(), noun, kind, form, office, plural))
    return found
