"""What stands before a name: "Azerbaijani President", "Texas Sen.", "CNN's"."""

import re

from analysis.statements.who.bodies import body_in
from analysis.statements.who.described import COMPLEMENT, FORMER, Described, describe_role, own_words
from analysis.statements.who.extent import head_start
from analysis.statements.who.offices import OF_A_PERSON, SPEAKS_FOR
from analysis.statements.who.parties import find_parties, with_party_before
from analysis.statements.who.roles import find_roles
from analysis.statements.who.titles import NOUN_OF_TITLE, TITLE, TITLES

_FORCE = re.compile(
    r"(?:\b(?:[Pp]olice|[Ss]heriff['’]s|Trooper|Patrol|Det\.?)|\b([Ff]ire))\s+(?:[Dd]epartment\s+|[Oo]ffice\s+)?$"
)
_LINK = re.compile(
    r",?\s+(?:(?:for|of|to|at|with|on|in|from)\s+(?:the\s+)?(?:[^,.;]|\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|[A-Z])\.){1,90}[,\s]\s*)?"
    r"(?:\([A-Z][\w &-]{2,30}\)\s)?"
)
# "a lawmaker in Reshta is calling for Ann Orm", "a lawyer for the late Ann Orm": the noun is not hers
_NO_LINK = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|could|wants?|calls?|says?)\s|"
    r"\s(?:for|of|to|with|by|against|about|from|on)\s+(?:(?:the|his|her|their)\s+)?(?:late\s+)?$"
)
_OF_SEVERAL = re.compile(r"\s*$")
_ONE_OF = re.compile(r"\b(?:[Oo]ne|[Aa]nother)\s+of\s+(?:[\w’'.-]+\s+){1,5}$")  # "one of her lawyers, Ann Orm"
_SEVERAL = re.compile(
    r"(?:\s(?:of|from|in|at|for)\s[^,.;\n]{1,50})?,\s[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){1,2}\sand\s[A-Z]"
)  # "two aides, Ann Orm and Dan Tosk"


def before_name(text, start, hits, roles=None):
    """Read the office or title that stands right before a name: "Azerbaijani President", "Texas Sen.", "CNN's"."""
    begin = max(0, start - 130)
    begin = max([begin, *(text.rfind(mark, begin, start) + 1 for mark in '\n;“”"')])
    opened = text.rfind("(", begin, start) + 1
    begin = opened if opened and ")" not in text[opened:start] else begin
    title = TITLE.search(text, max(begin, start - 24), start)
    if title:
        kind, office = TITLES.get(title[1], (None, ""))
        if kind == "military" and (force := _FORCE.search(text, max(begin, title.start() - 30), title.start())):
            kind, office = ("government", "Agency") if force[1] else ("police", "Police")
        if kind is None:
            return before_name(text, title.start(), hits, roles) if title.start() > begin + 3 else Described()
        if kind == "military" and (told := _of_officer(text, begin, title.start(), hits, roles)):
            return with_party_before(told, text, begin, start)
        floor = head_start(text, title.start(), begin)
        told = _adjectives(text, floor, title.start(), hits)
        told = with_party_before(told, text, begin, title.start())
        former = bool(FORMER.search(own_words(text, max(begin, floor - 10), title.start()))) or "(" in title.group()
        if told.side is None and (own := _NATIONS_LEADER.search(text, begin, title.start())):
            side = next((h.actor.side for h in hits if (h.start, h.end) == own.span(1)), None)
            told = told._replace(side=side)  # "Niger's military leader, Gen. Orm"
        return told._replace(
            kind=kind, office=office, noun=NOUN_OF_TITLE.get(title[1], title[1].lower()), former=former
        )
    near = roles if roles is not None else find_roles(text, start=begin, end=start)
    near = [r for r in near if begin <= r.start and r.end <= start and r.form in ("person", "people")]
    near = [
        r
        for r in near
        if not r.plural
        or _OF_SEVERAL.match(text, r.end, start)
        or _SEVERAL.match(text, r.end)
        or _ONE_OF.search(text, max(begin, r.start - 60), r.start)
    ]
    if (
        near
        and _LINK.fullmatch(text[near[-1].end : start])
        and not _NO_LINK.search(text, near[-1].end, start)
        and not re.search(r"['’]s?\s*$|\b(?:[a-z]{3,}ed|told|said|met|saw)\s+$", text[near[-1].end : start])
    ):
        role = near[-1]
        if len(near) > 1 and _TO.fullmatch(text, near[-2].end, role.start):
            apart = "," in text[role.end : start]
            serves = near[-2].noun in _SERVE or (apart and near[-2].form == "person" and not near[-2].plural)
            if serves and not (apart and near[-2].noun in SPEAKS_FOR):
                role = near[-2]  # "Assistant to the President of Osk Ann Orm", "a rival of the mayor, Ann Orm,"
        ranked = role.kind == "military" or (role.noun in _PROFESSIONS and text[role.start].isupper())
        if ranked and (told := _of_officer(text, begin, role.start, hits, near[:-1])):
            return with_party_before(told, text, begin, start)
        told = describe_role(text, role, hits, floor=begin, end=start, roles=roles)
        alone = text[role.start : role.end] == "Officer" and not told.body  # "Officer Orm", of no army
        told = told._replace(kind="police", office="Police") if alone and told.kind == "military" else told
        return with_party_before(told, text, begin, role.start)
    speaks = len(near) > 1 and near[-2].kind == "spokesperson" and _TO.fullmatch(text, near[-2].end, near[-1].start)
    if speaks and _NAMED.fullmatch(text, near[-1].end, start):  # "the press secretary to Governor Ann Tosk, Dan Orm,"
        return describe_role(text, near[-2], hits, floor=begin, end=near[-1].start, roles=roles)
    floor = head_start(text, start, begin)
    return _adjectives(text, floor, start, hits, alone=True)


def _of_officer(text, begin, at, hits, roles):
    """Read the civil office that ends right before a rank: "government [spokesman] Colonel Orm", or None."""
    near = roles if roles is not None else find_roles(text, start=begin, end=at)
    offices = [r for r in near if begin <= r.start and r.end <= at and r.form == "person" and not r.plural]
    if not offices:
        return None
    told = describe_role(text, offices[-1], hits, floor=begin, end=at)
    beside = _THEN_RANK.fullmatch(text, offices[-1].end, at) or COMPLEMENT.match(text, offices[-1].end, at)
    civil = told.kind in ("spokesperson", "government", "head of state", "police") and told.noun != "chief of staff"
    return told if beside and (civil or (told.kind == "military" and told.side)) else None


_NAMED = re.compile(r"\s(?:[A-Z][\w’'.-]+\s?){1,3},\s")
_PROFESSIONS = frozenset(("barrister", "advocate", "engineer", "architect", "doctor", "professor"))
_SERVE = OF_A_PERSON | {"assistant", "plenipotentiary representative", "special representative", "deputy"}
_TO = re.compile(r"\s(?:to|of|for)\s(?:the\s)?(?:[\w’'-]+\s){0,2}")
_THEN_RANK = re.compile(
    r",?\s(?:(?:[Tt]he\s)?(?:Brig|Maj|Lt|Lieut|Rear|Vice|[Bb]rigadier|[Mm]ajor|[Ll]ieutenant)\.?[\s-])?"
)
_NATIONS_LEADER = re.compile(r"((?:[A-Z][\w-]*\s){0,2}[A-Z][\w-]*)[’']s\s(?:[a-z-]+\s){0,3}[a-z-]+,\s$")
_TEACHES = re.compile(r"\b(?:[Uu]niversity|College|Institute|School\sof\s\w+)['’]s\s$")
_EMPLOYS = ("media", "company", "organisation", "party")


def _adjectives(text, floor, end, hits, *, alone=False):
    """Read nation, region and party among the words before a name or title; `alone`: a party man or a medium's own."""
    parties = find_parties(text, start=floor, end=end)
    near = [h for h in hits if floor <= h.start and h.end <= end]
    states = [h for h in near if h.actor.form in ("people", "state", "region")]
    regions = tuple(text[h.start : h.end] for h in near if h.actor.form == "region")
    side = states[-1].actor.side if states and not alone else None
    party = parties[-1] if parties else None
    kind = None
    if alone and re.search(r"['’]s?\s*$", text[floor:end]):
        body = body_in(text, floor, end, hits)
        kind = body.kind if body and body.form == "institution" and body.kind in _EMPLOYS else None
        kind = "expert" if kind == "organisation" and _TEACHES.search(text, floor, end) else kind
    if alone and party and text[party.end : end].strip() in ("", "Party"):
        kind = "party"
    return Described(kind, side or (party.side if party else None), party.party if party else None, regions=regions)
