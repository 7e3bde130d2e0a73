"""What an article tells of a person elsewhere than beside the full name: "Orm is a painter", "Orm was elected mayor".

Read only for those of whom nothing beside a name tells what they are, and never in what others say of them.
"""

import re

from analysis.statements.who.bodies import kind_of_name
from analysis.statements.who.described import Described, describe_role
from analysis.statements.who.names import parts_of
from analysis.statements.who.roles import find_roles
from analysis.statements.who.words import place_words

_ADVERBS = (
    r"(?:(?:now|also|currently|still|already|himself|herself|then|once|long|recently|formally|officially|later)\s+)*"
)
_ARTICLE = r"(?:an?|the|one\s+of\s+the|its|their|our)\s+"
_IS = re.compile(
    rf"(?:,\s+\d{{1,3}},|,\s(?:an?|the)\s(?:former|onetime)\s[^,.;\n]{{3,80}},)?\s+(is|was|has\s+been|had\s+been|became|becomes|works\s+as|worked\s+as|serves\s+as|served\s+as|describes\s+"
    rf"(?:himself|herself)\s+as)\s+{_ADVERBS}{_ARTICLE}"
)
_CHOSEN = re.compile(
    rf"(?:,[^,.;\n]{{2,40}},)?\s+(?:was|is|has\s+been|had\s+been)\s+{_ADVERBS}(?:re-?elected|elected|appointed|named|hired|promoted|"
    rf"sworn\s+in|chosen|tapped|confirmed|nominated)\s+(?!by\b)(?:last\s+\w+\s+|this\s+\w+\s+|on\s+\w+\s+)?(?:as\s+|to\s+be\s+)?(?:{_ARTICLE})?"
)
_TERM = re.compile(  # "nominated Ann Orm for a second term as president of the bank"
    rf"\s+(?:for|to)\s+(?:an?|another|his|her)\s+(?:[\w-]+\s+){{0,3}}?(?:[\w-]+-year\s+)?terms?\s+as\s+(?:{_ARTICLE})?"
)
_WHERE = re.compile(rf"[^.;\n”\"]{{0,70}}\bwhere\s+(?:he|she)\s+(?:is|was|works\s+as|worked\s+as)\s+{_ARTICLE}")
_HOME = re.compile(
    r",?\s+(?:of|from)\s+([A-Z][a-z]+(?:\s(?:[A-Z][a-z]+|[Cc]ity|[Bb]each))?)(?=[,.;:”\"]|\s+(?:said|says|who|told|asked)\b|$)"
)
_KIN_OF = re.compile(
    r"(?:\s\([^)]*\))?(?:,\s+\d{1,3})?,?\s+whose\s+(?:[a-z-]+\s+){0,2}?(?:father|mother|parents|son|daughter|child(?:ren)?|brother|sister|"
    r"husband|wife|grandfather|grandmother|grandparents|uncle|aunt|nephew|niece|cousin|fianc[ée]e?|famil(?:y|ies))\b"
)
_WRITES = re.compile(
    r"\s+(?:wrote|writes|noted|notes|reported|reports|observed|argue[sd]|points?\s+out|pointed\s+out)\b[^.;:\n“\"]{0,30}?\s(?:(?:in|for)\s+"
    r"(?:an?|his|her|the)\s+(?:[\w-]+\s+){0,2}?(?:column|op-ed|editorial|dispatch|newsletter|blog|review)\b|"
    r"(?:in|on|for|at)\s+(?:the\s+)?([A-Z][\w’'.&-]*(?:\s[A-Z][\w’'.&-]*)*))"
)
_WROTE = re.compile(r"\b(?:wrote|writes)\s+(?:[A-Z][\w.’'-]*\s+)*[A-Z][\w’'-]*$")
_IN_PAPER = re.compile(r"\s+(?:in|on|for|at|of)\s+(?:the\s+)?([A-Z][\w’'.&-]*(?:\s[A-Z][\w’'.&-]*)*)")
_NO_PAGES = re.compile(
    r"(?:Twitter|Facebook|Instagram|Medium|Snapchat|YouTube|Tumblr|LinkedIn|Reddit|WeChat|Weibo|Telegram|Truth|Parler|Gab|X|"
    r"Mon|Tue|Wed|Thu|Fri|Sat|Sun|January|February|March|April|May|June|July|August|September|October|November|December)"
)
_HEAD_END = re.compile(r"[,;:.\n)]|\b(?:of|for|at|in|from|to|with|on|who|that|which|and|but|when|while|because)\b")
_PASSING_TEXT = (
    "friend man woman boy girl fan guest couple partner user target victim favorite favourite father mother "
    "son daughter child brother sister person citizen neighbor neighbour reader local native visitor face star "
    "hero winner loser leader member part student-athlete veteran niece nephew cousin aunt uncle wife husband "
    "widow grandson granddaughter grandmother grandfather spouse "
)
_PASSING = frozenset(_PASSING_TEXT.split())
"""Nouns of a copula that tell no occupation: "Orm is a friend"."""
_FRONTED = re.compile(
    r"(?:^|[.!?][”\"]?\s+|\n[ “\"]?)(?:(?:Now|Once|Formerly|Currently|Still|Today),?\s+)?"
    r"(?:[Tt]he|[Aa]n?)\s+([^,.;:\n“”\"]{3,90}),\s+"
    r"(?:(?:Mr|Ms|Mrs|Dr)\.\s)?(?:[A-Z][\w’'-]*\s+(?:[A-Z]\.\s+)?){0,2}$"
)
_QUOTES = re.compile(r"[“”\"]")


def told_elsewhere(text, name, hits_near):
    """Read what a text tells of a person away from the full name; the first place that tells a kind counts.

    Parameters
    ----------
    text, name : str
    hits_near : callable
        Gives the actors between two places of the text.

    Returns
    -------
    Described

    Examples
    --------
    >>> told_elsewhere("Ann Orm left. Orm is a painter.", "Ann Orm", lambda start, end: []).kind
    'civilian'
    >>> told_elsewhere("Ann Orm left. “Orm is a painter,” Tosk said.", "Ann Orm", lambda start, end: []) == Described()
    True
    >>> told_elsewhere("“It is dull,” wrote Ann Orm in the Lisk Review.", "Ann Orm", lambda start, end: []).kind
    'media'
    """
    last = parts_of(name)[1]
    for match in re.finditer(rf"(?<![\w-]){re.escape(last)}(?![\w-])", text):
        end = match.end()
        if is_quoted(text, end):
            continue
        told = _fronted(text, match.start(), hits_near)
        if told.kind:
            return told
        for reader in (_is, _writes, _home, _of_kin):
            told = reader(text, end, hits_near)
            if told.kind:
                return told
    return Described()


def is_quoted(text, at):
    """Whether a place stands in quotation marks of its own paragraph."""
    marks = _QUOTES.findall(text, text.rfind("\n", 0, at) + 1, at)
    return bool(marks) and (marks[-1] == "“" or (marks[-1] == '"' and marks.count('"') % 2 == 1))


def _fronted(text, start, hits_near):
    """Read what a sentence puts before its subject: "Now the top prosecutor of the country, Orm said"."""
    opening = _FRONTED.search(text, max(0, start - 170), start)
    if opening is None:
        return Described()
    roles = [r for r in find_roles(text, start=opening.start(1), end=opening.end(1)) if r.form == "person"]
    if not roles or roles[0].plural or _HEAD_END.search(text, opening.start(1), roles[0].start):
        return Described()
    after = text[roles[0].end : opening.end(1)]
    if after and not re.match(r"\s+(?:of|for|at|in|from|with|on|to|and)\b|,", after):
        return Described()
    hits = hits_near(opening.start(1), opening.end(1))
    told = describe_role(text, roles[0], hits, floor=opening.start(1), end=opening.end(1))
    return told._replace(former=told.former or opening.group().lstrip(" .\n“").startswith(("Once", "Formerly")))


def _is(text, end, hits_near):
    """Read "Orm is a painter", "Orm was elected mayor of Lisk", "Lisk, where he is a student"."""
    for pattern in (_IS, _CHOSEN, _TERM, _WHERE):
        verb = pattern.match(text, end)
        if verb is None:
            continue
        stop = _HEAD_END.search(text, verb.end(), verb.end() + 80)
        stop = stop.start() if stop else verb.end() + 80
        roles = [r for r in find_roles(text, start=verb.end(), end=stop) if r.form == "person" and not r.plural]
        if not roles or roles[-1].noun in _PASSING or text[roles[-1].end : stop].strip():
            continue
        hits = hits_near(verb.start(), verb.end() + 160)
        told = describe_role(text, roles[-1], hits, floor=verb.end(), end=min(len(text), verb.end() + 150))
        past = pattern is _IS and verb[1].startswith(("was", "had", "worked", "served"))
        return told._replace(former=told.former or past)
    return Described()


def _writes(text, end, hits_near):
    """Read "Orm wrote in a column", "wrote Orm on Lisk Notes": a journalist or commentator."""
    written = _WRITES.match(text, end)
    if written is None and _WROTE.search(text, max(0, end - 60), end):
        written = _IN_PAPER.match(text, end)
    paper = written[1] if written else None
    if written is None or (paper and (_NO_PAGES.match(paper) or paper in place_words())):
        return Described()
    return Described("media")


def _of_kin(text, end, hits_near):
    """Read "Ann Orm, whose father ran the mill,": who is told by a relative is an ordinary person."""
    return Described("civilian" if _KIN_OF.match(text, end) else None)


def _home(text, end, hits_near):
    """Read "Ann Orm of Lisk," where Lisk is a town and no body."""
    home = _HOME.match(text, end)
    if home is None or kind_of_name(home[1]) or find_roles(home[1]):
        return Described()
    if any(hit.actor.form != "place" for hit in hits_near(home.start(1), home.end(1))):
        return Described()
    return Described("civilian")
