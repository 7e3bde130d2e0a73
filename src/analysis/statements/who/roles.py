"""Nouns that tell what a speaker is: offices, institutions, occupations, documents, from `roles.csv`."""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.base.lexicon import read_lexicon
from analysis.statements.who.words import common_words, first_names, place_words
from analysis.text.patterns import phrase_pattern


class Role(NamedTuple):
    """A role noun at `text[start:end]`.

    `form` is one of person, people (said of many only), institution, document, statement, press service, source;
    `office` the institution that it stands for, "" where there is none; `of_body` tells that the noun takes the kind of
    the body it is of: the president of a state is none of a club.
    """

    start: int
    end: int
    noun: str
    kind: str
    form: str
    office: str
    plural: bool
    of_body: bool = False

    def of(self, owner):
        """Return the noun as what a kind of speaker has: the website of others than outlets is a document."""
        site = self.noun in ("website", "web site", "site", "homepage") and owner not in (None, "media")
        return self._replace(kind="document", form="document") if site else self

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
    if head.endswith("sis"):
        return head[:-2] + "es" + tail
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
    """Return {noun or plural: fields of a Role}, the nouns that are last names too, and the pattern of all nouns."""
    table, surnames = {}, set()
    rows = read_lexicon("roles", columns=("role", "kind", "form", "office", "use")).to_dict("records")
    for row in rows:
        uses = row["use"].split("|")
        entry = (row["role"], row["kind"], row["form"], row["office"])
        many = row["form"] == "people" or row["role"].split()[0] in ("people", "members")
        table[row["role"].replace("’", "'")] = (*entry, many, "body" in uses)
        if "surname" in uses:
            surnames.add(row["role"])
    for row in rows:
        plural = _plural(row["role"])
        if plural and not (row["form"] == "people" and row["role"].endswith("s")):
            entry = (row["role"], row["kind"], row["form"], row["office"], True, "body" in row["use"].split("|"))
            table.setdefault(plural.replace("’", "'"), entry)
            if row["role"] in surnames:
                surnames.add(plural)
    pattern = re.compile(r"(?<!\w)(?<!\w-)" + phrase_pattern(sorted(table)) + r"(?![\w-])", re.IGNORECASE)
    return table, frozenset(surnames), pattern


_A_BUILDING = re.compile(
    r"\b(?:an?|his|her|their|my|our|its|guest|boarding|coffee|town|country|old|new|this|that)\s(?:[a-z-]+\s)?$"
)
_ALSO_NAMES = frozenset(("judge", "bishop", "dean", "marshal", "constable", "chancellor", "sheriff", "deacon", "major"))
_TITLED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame)\.?|\b[A-Z]\.)\s$")
_NOUN_NEXT = re.compile(
    r"(?<=[a-z])\s(?!(?:of|in|at|for|from|with|to|on|by|who|whose|that|said|says|told|tells|and|or|but|was|were|is|are|had|has|would|"
    r"will|could|general|general's|named|called|killed|wounded|arrested|also|later)\b)[a-z]{3,}"
)
_WORD_BEFORE = re.compile(r"([A-Z][\w’'-]*)\s$")


def is_last_name(text, start, end, form="person", *, titled=False):
    """Whether a capitalised noun of role is somebody's last name here: "Mr. King", "Tessa Pope", but not "King Orm".

    `titled` nouns stand behind other words as titles do ("District Judge"): they are one only behind a first name.
    """
    before = text[max(0, start - 25) : start]
    if _TITLED.search(before):
        return True
    if re.compile(r"\s[A-Z][a-z]").match(text, end):
        return False
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    return word[1] in first_names() or (form == "person" and not titled and _unlike_a_word(word[1]))


def _unlike_a_word(word):
    """Whether a capitalised word can be a first name: no noun of role, no place, no nationality, no common word."""
    plain = word.lower()
    table, _, _ = _table()
    return plain not in table and plain not in common_words() and word not in place_words() and not word.isupper()


def find_roles(text, *, start=0, end=None):
    """Find role nouns, the longest at each place; a noun that is part of somebody's name is none.

    Examples
    --------
    >>> [(r.noun, r.kind, r.plural) for r in find_roles("foreign ministry spokeswoman; two pilots")]
    [('foreign ministry', 'ministry', False), ('spokeswoman', 'spokesperson', False), ('pilot', 'military', True)]
    >>> find_roles("Mr. King and Tessa Pope")
    []
    """
    if start == 0 and end is None and len(text) < _PHRASE:
        return list(_in_phrase(text))
    return _in_text(text, start, len(text) if end is None else end)


_PHRASE = 200  # characters: the phrases of sources are looked at by several readers in a row


@lru_cache(maxsize=64)
def _in_phrase(text):
    return tuple(_in_text(text, 0, len(text)))


def _in_text(text, start, end):
    table, surnames, regex = _table()
    found = []
    for match in regex.finditer(text, start, end):
        key = " ".join(match.group().lower().split()).replace("’", "'")
        if key in ("major", "general", "private") and _NOUN_NEXT.match(text, match.end()):
            continue  # "a major address"
        if (
            key == "house"
            and match.group().islower()
            and _A_BUILDING.search(text[max(0, match.start() - 30) : match.start()])
        ):
            continue  # "a guest house" is no parliament
        capital = (key in surnames or key in _ALSO_NAMES) and match.group()[0].isupper()
        if capital and is_last_name(text, *match.span(), table[key][2], titled=key in _ALSO_NAMES):
            continue
        found.append(Role(match.start(), match.end(), *table[key]))
    return found
