"""Names of persons in running text, the role beside each, and the side that the role is of."""

import re

from analysis.attribution.roles import find_roles
from analysis.dates import MONTH_PATTERN

_INITIAL = r"(?:[A-Z]\.\s?){1,3}"
NAME_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:[\w]*[a-zà-öø-ÿā-ž][\w]*|['’][A-Z]\w+)(?:[-'’](?!s\b)\w+)*"
_PARTICLE = r"(?:(?:al|bin|ben|de|del|della|der|di|da|dos|du|la|le|van|von|el|ibn|ter|den)\s+){0,2}(?:[Aa]l-|[Ee]l-)?"
NAME = re.compile(rf"(?:{NAME_WORD}|{_INITIAL})(?:\s+{_INITIAL})?(?:\s+{_PARTICLE}{NAME_WORD}){{1,7}}")
_SINGLE = re.compile(rf"\b{NAME_WORD}")
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
    r"league|association|federation|foundation|centre|center|department|assembly|congress|parliament|senate|republic|kingdom|states|wire)\b"
)


def trim(text, match, hits):
    """Cut states, roles and function words off the head of a capitalised sequence; what is left is a person's name."""
    start, end = match.span()
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text[start:end])]
    words = [(start + a, start + b) for a, b in words]
    cut = start
    for hit in hits:
        if hit.actor.form != "person" and hit.start < end and hit.end > start:
            cut = max(cut, hit.end)
    for role in find_roles(text, start=start, end=end):
        cut = max(cut, role.end)
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
        words = words[
            -2:
        ]  # "envoy for the South Caucasus Toivo Klaar", "for European and Eurasian Affairs Karen Donfried"
    return words[0][0], text[words[0][0] : words[-1][1]]


def role_before(text, start, hits):
    """Find the role that stands right before a name ("Azerbaijani President"), and its side."""
    begin = max(0, start - 110, max(text.rfind(mark, 0, start) for mark in '\n;“”"') + 1)
    roles = [r for r in find_roles(text, start=begin, end=start) if r.form == "person" and not r.plural]
    if not roles:
        return None, None
    role = roles[-1]
    between = text[role.end : start]
    linked = re.fullmatch(r",?\s+(?:(?:for|of|to|at|with)\s+(?:the\s+)?[^,.;]{1,60}[,\s]\s*)?", between)
    if not linked:
        return None, None
    return role, side_near(text, role, hits, start)


def role_after(text, end, hits):
    """Find the role in apposition after a name: "Zardusht Alizade, an independent political scientist,"."""
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
