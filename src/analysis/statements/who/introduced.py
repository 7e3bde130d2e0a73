"""Whether a text introduces a name as a person's: by an age, a trade, a title, as a subject, or by naming it again."""

import re
from collections import Counter
from itertools import pairwise

from analysis.statements.who.names import parts_of
from analysis.statements.who.roles import find_roles
from analysis.statements.who.titles import TITLED
from analysis.statements.who.words import common_words, first_names

_TENS = r"(?:eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
AGE = re.compile(rf"(?:,\s+(?:aged\s+)?|\s\()(\d{{1,3}}|{_TENS})(?=[,.;)]|\s+and\b)")
_OWNER = re.compile(
    r",?\s+who\s+(?:has\s+|had\s+)?(?:runs?|owns?|heads?|manages?|ran|owned|founded|managed)\s+(?:[\w’'-]+\s+){0,4}(?:lorries|trucks|ships|planes|fleet|firm|company|"
    r"business|shops?|factory|factories|mill|airline|hotel|restaurant|bakery|mine|warehouse|garage|brewery|dairy|"
    r"newsstand|stall|kiosk|caf[eé]|diner|bar|pub|gym|salon|barbershop|laundromat|orchard|ranch|vineyard|food\struck|bookshop|bookstore|pharmacy|boatyard)\b"
)
_LIFE = re.compile(
    r",?\s+(?:who|whose)\s+(?:\w+ly\s+|has\s+|had\s+|is\s+|was\s+)?(?:lives?|lived|drives?|drove|works?\s+(?:as|in|at)|worked\s+(?:as|in|at)|bake[sd]?|sells?|"
    r"sold|lost|fled|teaches|taught|keeps?|kept|farm(?:s|ed)?|grew|grown|grows|born|husband|wife|son|daughter|house|home|mother|"
    r"father|mend(?:s|ed)?|repair(?:s|ed)?|raise[sd]?|herd(?:s|ed)?|packs?|packed|picks?|picked|sews?|sewed|weaves?|rents?|rented|studies|studied|commutes?|queued|cook(?:s|ed)?|clean(?:s|ed)?|waits?|waited|returned|survived|"
    rf"crossed|buried|seventeen|\d+|{_TENS})\b"
)
_OF = r"(?:\s+(?:of|from)\s+[A-Z][\w’'-]+)?"  # "Emil Kott of Ravno drives a lorry"
_TRADE = re.compile(rf"{_OF}\s+(?:drives|teaches|sells|farms|bakes|herds|mends)\b")
# "Dorvan Elk and the diver Nora Sill were"
_WITH = r"(?:\s+and\s+(?:(?:the|his|her)\s+)?(?:[a-z]+\s+){0,2}[A-Z][\w’'-]+\s+[A-Z][\w’'-]+)?"
_SUBJECT = re.compile(
    _OF
    + _WITH
    + r"(?:,\s[^,.;\n]{1,90},)?\s+(?:has|had|is|was|said|says|told|tells|asked|asks|recalled|added|adds|does|did|will|"
    r"would|could|can|[a-z]{3,}(?:ed|s)|took\sto|left|came|went|gave|met|ran|held|kept|spent|wrote|spoke|stood|sat|felt|"
    r"flew|drove|knew|became|caught|chose|fought|heard|hid|lay|rode|sang|saw|slept|swam|swore|taught|thought|threw|tore|woke|wore|fled|dug)\b"
)
_FAMILY_FIRST = re.compile(r"[A-Z][a-z]+\s[A-Z][a-z]+-[a-z]+")
_AT_PLACE = re.compile(r"(?i)\b(?:in|at|near|of|the|from|over|across|to|towards|between|outside|on|through)\s+$")
_OWNS = re.compile(r"['’]s?$")


class NameIndex:
    """How often capitalised words and pairs of them stand in a text, and which follow a title.

    Parameters
    ----------
    text : str
    """

    def __init__(self, text):
        self._text = text
        words = [(m.group(), m.start(), m.end()) for m in re.finditer(r"\b[A-Z][\w’'-]*", text)]
        words = [
            (_OWNS.sub("", word) if "'" in word or "’" in word else word, start, end) for word, start, end in words
        ]
        self._words = Counter(word for word, _, _ in words)
        near = pairwise(words)
        self._pairs = Counter((a[0], b[0]) for a, b in near if b[1] - a[2] == 1)
        self._titled = {m[2] for m in TITLED.finditer(text)}

    def words(self):
        """Return the capitalised words of the text, each once."""
        return list(self._words)

    def stands_alone(self, word):
        """Whether a capitalised word stands by itself as a last name does: "Merkel said", not "Merkel Holdings"."""
        if word in first_names() or word.lower() in common_words() or find_roles(word):
            return False
        pattern = rf"(?<![A-Z][\w’'-]\s)(?<![\w’'-]){re.escape(word)}(?=['’]s\s[a-z]|\s[a-z]|,\s)"
        return re.search(pattern, self._text) is not None

    def is_introduced(self, text, start, name):
        """Whether a name without a role is a person's: by age, "who lost ...", a title, as subject, or named again."""
        end = start + len(name)
        if text.startswith(", which", end):
            return False
        if told_of(text, start, end) == "company" or AGE.match(text, end) or _LIFE.match(text, end):
            return True
        first, last = parts_of(name)
        if last in self._titled or first in first_names():
            return True
        if _AT_PLACE.search(text[max(0, start - 12) : start]):
            return False
        if _FAMILY_FIRST.fullmatch(name) and self._words[first] > self._pairs[first, last]:
            return True  # "Seo Ji-won ... Seo said"
        return bool(_SUBJECT.match(text, end)) or self._words[last] > self._pairs[first, last]


def told_of(text, start, end):
    """Return the kind that the words around a bare name tell: "company" with a business, "civilian" with an age.

    None otherwise: those whom everybody knows are named without a role too, so a bare name tells nothing.
    """
    if _OWNER.match(text, end):
        return "company"
    return "civilian" if AGE.match(text, end) or _LIFE.match(text, end) or _TRADE.match(text, end) else None
