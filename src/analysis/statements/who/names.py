"""Names of persons in running text, the role beside each, and the side that the role is of."""

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from analysis.base.lexicon import read_lexicon
from analysis.statements.who.roles import find_roles
from analysis.text.dates import MONTH_PATTERN

_INITIAL = r"(?:[A-Z]\.\s?){1,3}"
NAME_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:[\w]*[a-zà-öø-ÿā-ž][\w]*|['’][A-Z]\w+)(?:[-'’](?!s\b)\w+)*"
_PARTICLE = r"(?:(?:al|bin|ben|de|del|della|der|di|da|dos|du|la|le|van|von|el|ibn|ter|den)\s+){0,2}(?:[Aa]l-|[Ee]l-)?"
NAME = re.compile(
    rf"(?:{NAME_WORD}|{_INITIAL})(?:\s+{_INITIAL})?(?:\s+{_PARTICLE}{NAME_WORD}(?:\s+[A-Z]\.(?=\s+[A-Z]))?){{1,7}}"
)
GENDER_OF_TITLE = {"Mrs": "f", "Ms": "f", "Miss": "f", "Lady": "f", "Dame": "f", "Mr": "m", "Sir": "m", "Lord": "m"}
_OFFICERS = ("Gen", "Col", "Lt", "Maj", "Capt", "Sgt")
KIND_OF_TITLE = (
    dict.fromkeys(("Sen", "Rep", "Gov"), "government") | dict.fromkeys(_OFFICERS, "military") | {"Prof": "expert"}
)
TITLE = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Lord|Lady|Dame|Madame|Sen|Gen|Col|Lt|Maj|Capt|Sgt|Rep|Gov|Rev)\b\.?\s+$"
)
_CAPITALISED = (
    "The A An And But Or If In On At By For From With To Of As It Its He She They We You I This That "
    "These Those His Her Their Our My Both Also Meanwhile However Earlier Later Speaking According Former "
    "President Prime Minister King Queen Mr Mrs Ms Dr Prof Sir Lord Lady Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday No Not After Before When While Since Although Though Some Many Most "
    "All Foreign Defence Defense Interior Finance State Federal National Central North South East West "
    "Northern Southern Eastern Western Old New Upper Lower Deputy Senior Chief General Colonel Major "
    "Captain Lieutenant Admiral Ambassador Governor Mayor Senator Professor Secretary Speaker Chancellor "
    "Premier One Two Three "
)
_NOT_NAMES = frozenset(_CAPITALISED.split())
_ORGANISED = re.compile(
    r"(?i)\b(?:institute|university|ministry|council|party|society|accord|union|group|agency|office|committee|commission|court|bank|"
    r"front|movement|army|force|forces|service|street|road|river|bridge|valley|mountains?|province|region|district|corridor|house|palace|"
    r"times|post|herald|news|tv|radio|press|company|corporation|inc|ltd|railway|airport|hospital|school|church|treaty|agreement|war|day|"
    r"railways?|mutual|insurance|airlines?|airways|lines|holdings|partners|energy|power|grid|network|halt|station|"
    r"league|association|federation|foundation|centre|center|department|assembly|congress|parliament|senate|republic|kingdom|states|wire)\b"
)


@lru_cache(maxsize=1)
def first_names():
    """Return common first names that tell a gender, for "he" and "she" only: {name: "f" or "m"}."""
    table = read_lexicon("first_names", columns=("name", "gender", "source"))
    return dict(zip(table["name"], table["gender"], strict=True))


def trim(text, match, hits):
    """Cut states, roles and function words off the head of a capitalised sequence; what is left is a person's name."""
    start, end = match.span()
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text[start:end])]
    words = [(start + a, start + b) for a, b in words]
    cut = max([start, *(role.end for role in find_roles(text, start=start, end=end))])
    for hit in hits:
        if hit.actor.form != "person" and hit.start < end and hit.end > start:
            before = text[max(cut, start) : hit.start].split()
            last_name = hit.end == end and before and before[-1] not in _NOT_NAMES  # Denzel Washington, Jack London
            cut = cut if last_name else max(cut, hit.end)
    while words and (words[0][0] < cut or text[words[0][0] : words[0][1]].rstrip(".") in _NOT_NAMES):
        words.pop(0)
    while words and (
        re.fullmatch(MONTH_PATTERN, text[words[-1][0] : words[-1][1]])
        or text[words[-1][0] : words[-1][1]] in _NOT_NAMES
    ):
        words.pop()
    if len(words) < 2 or _ORGANISED.search(text[words[0][0] : words[-1][1]]):
        return start, ""
    if len(words) > 2 and re.search(r"\b(?:of|for|to|and|in)\s+(?:the\s+)?$", text[max(0, start - 12) : start]):
        words = words[-2:]  # "envoy for the Amber Coast Jorun Veld"
    return words[0][0], text[words[0][0] : words[-1][1]]


def role_before(text, start, hits):
    """Find the role that stands right before a name ("Azerbaijani President"), and its side."""
    begin = max(0, start - 110)
    begin = max([begin, *(text.rfind(mark, begin, start) + 1 for mark in '\n;“”"')])
    roles = [r for r in find_roles(text, start=begin, end=start) if r.form == "person" and not r.plural]
    if not roles:
        return None, None
    role = roles[-1]
    between = text[role.end : start]
    linked = re.fullmatch(r",?\s+(?:(?:for|of|to|at|with)\s+(?:the\s+)?[^,.;]{1,60}[,\s]\s*)?", between)
    if not linked:
        return None, None
    return role, side_near(text, role, hits, start)


def side_after(text, end, hits):
    """Take the side of what a person belongs to: "Captain Orsen Lau of the Kalvian border service"."""
    match = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?").match(text, end)
    return next((hit.actor.side for hit in hits if match and hit.start == match.end()), None)


def role_after(text, end, hits):
    """Find the role in apposition after a name: "Ruven Tosk, a retired geologist,"."""
    match = re.compile(r",\s+(?:the\s+|an?\s+|its\s+|his\s+|her\s+)?").match(text, end)
    if not match:
        return None, None
    stop = re.compile(r"[,.;\n]|\b(?:said|who|told)\b").search(text, match.end())
    final = min(stop.start() if stop else len(text), match.end() + 110)
    roles = [r for r in find_roles(text, start=match.end(), end=final) if r.form == "person" and not r.plural]
    if not roles or roles[0].start - match.end() > 50:
        return None, None
    head = re.compile(r"\b(?:of|for|at|in|from|to|with)\b").search(text, match.end(), final)
    inside = [r for r in roles if head is None or r.end <= head.start()]
    if not inside:
        return None, None
    return inside[-1], side_near(text, inside[-1], hits, final)


def side_near(text, role, hits, end):
    """Take the side of the nation, state or institution next to a role: "Kalvian minister", "minister of Kalvia"."""
    for hit in reversed(hits):
        if hit.actor.side and hit.end <= role.start and role.start - hit.end < 45:
            between = text[hit.end : role.start]
            if re.fullmatch(r"(?:['’]s)?(?:\s+[\w’'-]+){0,4}\s*", between) and not re.search(
                r"\b(?:and|said|with|met|told|to|of)\b", between
            ):
                return hit.actor.side
    for hit in hits:
        if hit.actor.side and role.end <= hit.start <= end and hit.actor.form != "person":
            between = text[role.end : hit.start]
            if re.fullmatch(r"\s+(?:of|for|to|in|at|from)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}", between):
                return hit.actor.side
    return None


_TENS = r"(?:eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
_AGE = re.compile(rf",\s+(?:aged\s+)?(?:\d{{1,3}}|{_TENS})(?=[,.;]|\s+and\b)")
_OWNER = re.compile(
    r",?\s+who\s+(?:runs|owns|heads|manages|ran|owned|founded)\s+(?:[\w’'-]+\s+){0,4}(?:lorries|trucks|ships|planes|fleet|firm|company|"
    r"business|shops?|factory|factories|mill|airline|hotel|restaurant|bakery|mine|warehouse|garage|brewery|dairy)\b"
)
_LIFE = re.compile(
    r",?\s+(?:who|whose)\s+(?:\w+ly\s+|has\s+|had\s+|is\s+|was\s+)?(?:lives?|lived|drives?|drove|works?|worked|bake[sd]?|sells?|"
    r"sold|lost|fled|teaches|taught|keeps?|kept|farm(?:s|ed)?|grew|grown|grows|born|husband|wife|son|daughter|house|home|mother|"
    r"father|mend(?:s|ed)?|repair(?:s|ed)?|raise[sd]?|herd(?:s|ed)?|cook(?:s|ed)?|clean(?:s|ed)?|waits?|waited|returned|survived|"
    rf"crossed|buried|seventeen|\d+|{_TENS})\b"
)
_OF = r"(?:\s+(?:of|from)\s+[A-Z][\w’'-]+)?"  # "Emil Kott of Ravno drives a lorry"
_TRADE = re.compile(rf"{_OF}\s+(?:drives|teaches|sells|farms|bakes|herds|mends)\b")
_TITLED = re.compile(rf"\b(?:{'|'.join(GENDER_OF_TITLE)})\.?\s+({NAME_WORD})")
_SUBJECT = re.compile(
    _OF + r"\s+(?:has|had|is|was|said|says|told|tells|asked|asks|recalled|added|adds|does|did|will|would|could|can|"
    r"[a-z]{3,}(?:ed|s))\b"
)
_AT_PLACE = re.compile(r"(?i)\b(?:in|at|near|of|the|from|over|across|to|towards|between|outside|and|on|by|through)\s+$")


class NameIndex:
    """How often capitalised words and pairs of them stand in a text, and which follow a title.

    Parameters
    ----------
    text : str
    """

    def __init__(self, text):
        words = [(m.group(), m.start(), m.end()) for m in re.finditer(r"\b[A-Z][\w’'-]*", text)]
        words = [(re.sub(r"['’]s?$", "", word), start, end) for word, start, end in words]
        self._words = Counter(word for word, _, _ in words)
        near = pairwise(words)
        self._pairs = Counter((a[0], b[0]) for a, b in near if b[1] - a[2] == 1)
        self._titled = {m[1] for m in _TITLED.finditer(text)}

    def is_introduced(self, text, start, name):
        """Whether a name without a role is a person's: by age, "who lost ...", a title, as subject, or named again."""
        end = start + len(name)
        if told_of(text, start, end) == "company" or _AGE.match(text, end) or _LIFE.match(text, end):
            return True
        first, last = name.split()[-2:]
        if last in self._titled:
            return True
        if _AT_PLACE.search(text[max(0, start - 12) : start]):
            return False
        return bool(_SUBJECT.match(text, end)) or self._words[last] > self._pairs[first, last]


def told_of(text, start, end):
    """Return the kind that the words around a bare name tell: "company" with a business, "civilian" with an age.

    None otherwise: those whom everybody knows are named without a role too, so a bare name tells nothing.
    """
    if _OWNER.match(text, end):
        return "company"
    return "civilian" if _AGE.match(text, end) or _LIFE.match(text, end) or _TRADE.match(text, end) else None


_SETTLEMENT = (
    r"(?:village|town|city|port|district|province|region|hamlet|settlement|suburb|valley|border town|mountain village)"
)
_OF_PLACE = re.compile(rf"{_SETTLEMENT}\s+(?:of\s+)?([A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)")
_PLACE_IN = re.compile(
    rf"([A-Z][\w’'-]+),\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}{_SETTLEMENT}\s+(?:in|of)\s+(?:the\s+)?$"
)
_IS_PLACE = re.compile(r"([A-Z][\w’'-]+)(?:,|,? (?:is|was|lies in))\s+an?\s+(?:[a-z-]+\s+)?$")


def places_in(text, hits):
    """Learn places from a text that says of which side they are: "the Kalvian village of Osk", "Osk is a Kalvian town".

    Returns
    -------
    dict of str to str
        Name of the place -> side; a name that is an actor of the lists itself is left out.
    """
    places, named = {}, {text[h.start : h.end] for h in hits}
    for hit in hits:
        if not hit.actor.side:
            continue
        match = re.compile(rf"\s+(?:[a-z-]+\s+)?{_OF_PLACE.pattern}").match(text, hit.end)
        before = None
        if match is None:
            kind = re.compile(rf"\s+(?:[a-z-]+\s+)?{_SETTLEMENT}\b").match(text, hit.end)
            before = (_IS_PLACE if kind else _PLACE_IN).search(text[max(0, hit.start - 60) : hit.start])
        found = match or before
        if found and found[1] not in named:
            places.setdefault(found[1], hit.actor.side)
    return places
