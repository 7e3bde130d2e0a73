"""What a text says a person is: an office, of which body, state and party; and what stands before a name.

A side and a party come from the office's own words only ("Kalvian minister", "director of the FBI", "(R-Ohio)"), never
from a state named nearby. The president of a state is a head of state, that of a club is none: many nouns take their
kind from the body that they are of.
"""

import re
from typing import NamedTuple

from analysis.statements.who.bodies import Body, body_in
from analysis.statements.who.extent import head_start, phrase_end
from analysis.statements.who.kinds import OF_STATE
from analysis.statements.who.offices import FOR_PARTIES, OF_A_CHAMBER, OF_A_PERSON, kind_of_office
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles

# "Mexico's president from 2000 to 2006", "prime minister (1997-2007)", "the governor until 2011"
_YEARS = re.compile(
    r"[^,;.”\"]{0,50}?[\s(](?:(?:19|20)\d\d\s*(?:to|until|through|[-–])\s*(?:(?:19|20)?\d\d)|until\s+(?:19|20)\d\d)\b"
)
FORMER = re.compile(r"(?i)\b(?:former|ex|onetime|one-time|erstwhile|retired|late|once|disgraced former|then)\b[\s-]*")
"""Words that make an office a past one."""
COMPLEMENT = re.compile(
    r"\s+(of|at|for|with|in|to|from|on)\s+(the\s+|a\s+|an\s+|its\s+|his\s+|her\s+|their\s+|our\s+)?"
)
_AT_UNIVERSITY = re.compile(
    r"\bUniversity\b|\bat\s+(?:the\s+)?(?:[\w’'.-]+\s+){0,6}(?:College|School|Institut(?:e|ion))\b"
)
_UNIT = re.compile(
    r"(?=.*\b(?:University|College|Hospital|Clinic|Medical)\b).*\b(?:[Dd]epartment|[Ss]chool|[Dd]ivision|[Cc]enter|[Cc]entre|Institute|"
    r"[Pp]rogram(?:me)?|Faculty|[Ll]ab\w*|[Uu]nit|[Ss]ection)\b|"
    r".*\b[Dd]epartment\s+of\s+(?:[Mm]edicine|[Ss]urgery|[Hh]istory|[Pp]hilosophy|[Ll]aw|[A-Za-z]+(?:ology|istry|atry|atrics|onomy|[ae]tics|ysics|omics))\b"
)
"""A department, school or laboratory of a university or hospital, which is no ministry and no school."""
_HEADS = frozenset(
    ("chairman", "chairwoman", "chairperson", "chief", "dean", "vice chair", "co-chair", "professor", "president")
)
_RESEARCH_TEXT = "director|co-director|executive director|deputy director|associate director|head|chair|founder"
_RESEARCH = frozenset(_RESEARCH_TEXT.split("|"))


class Described(NamedTuple):
    """What is told of a person or office; None and "" where nothing is."""

    kind: str | None = None
    side: str | None = None
    party: str | None = None
    office: str = ""
    noun: str = ""
    gender: str = ""
    former: bool = False
    regions: tuple = ()
    body: str = ""
    year: int = 0


def describe_role(text, role, hits, *, floor=0, end=None, roles=None):
    """Read an office: its kind, side and party from its own phrase.

    Parameters
    ----------
    text : str
    role : Role
    hits : list of Hit
        Actors in `text`.
    floor, end : int
        Where the phrase can begin and ends at the latest.
    roles : list of Role, optional
        The nouns of `text`, if they are known.
    """
    cut = next((h for h in hits if h.actor.form == "institution" and h.start < role.start < h.end < role.end), None)
    inside = find_roles(text, start=cut.end, end=role.end) if cut else ()
    role = inside[-1] if inside else role  # "European Council [president]", no "council president"
    start = head_start(text, role.start, floor)
    stop = phrase_end(text, role.end)
    stop = min(stop, end) if end is not None else stop
    before = text[start : role.start]
    former = FORMER.search(before) or (
        FORMER.search(own_words(text, max(floor, start - 12), start)) if start > floor else None
    )
    former = former or _UNDER.match(text, role.end, stop)
    former = former or (role.noun in OF_A_PERSON and _WORKED.match(text, role.end))
    former = (bool(former) and "then" not in former.group().lower()) or bool(_YEARS.match(text, role.end))
    titled = text[role.start].isupper() and start > floor
    former = former or (titled and _both_former(text, max(floor, start - 60), start))
    parties = find_parties(text, start=start, end=role.end)
    link = COMPLEMENT.match(text, role.end)
    link = link if link and link.end() < stop else None
    own = (
        _of_holder(text, start, role) or _of_nation(start, role, hits) or body_in(text, start, role.start, hits, roles)
    )
    portfolio = own and not own.side and (own.kind in ("company", "organisation") or own.form in ("unknown", "name"))
    if role.noun == "minister" and portfolio and (own.kind or text[role.start].isupper()):
        own = None  # the Railway Minister is of no railway
    of = _complement_body(text, role, own, link, stop, hits, roles)
    body = _chosen_body(text, role, own, of, stop)
    behind = _parties_behind(text, link, stop) if not parties else ()
    kind = kind_of_office(role, body, bool(parties) or (bool(behind) and role.noun in FOR_PARTIES))
    kind = _in_phrase(text, role, kind, body, link, start, stop, hits)
    side = _side(text, role, kind, own, body, link, stop, hits)
    parties = parties or behind or (find_parties(body.name) if body and body.kind == "party" else ())
    party = parties[0].party if parties else None
    if parties and side is None and kind in OF_STATE:  # a party's spokesman speaks for no state
        side = parties[0].side
    if side is None and kind in OF_STATE:
        side, kind = _of_owner(text, start, role, kind, hits)
    if side is None and kind in OF_STATE and link and (state := _STATES_OWN.match(text, link.end(), stop)):
        side = next(
            (h.actor.side for h in hits if (h.start, h.end) == state.span(1)), None
        )  # "commander of Osk's force"
    if side is None and kind in OF_STATE and (within := _IN_GOVERNMENT.match(text, role.end, stop)):
        side = next((h.actor.side for h in hits if h.start == within.start("whose") and h.actor.form in _NATIONS), None)
    regions = tuple(text[h.start : h.end] for h in hits if h.actor.form == "region" and start <= h.start < stop)
    dated = _YEAR.search(before)  # "the 2000 Democratic nominee"
    year, named = int(dated[1]) if dated else 0, body.name if body else ""
    return Described(kind, side, party, role.office, role.noun, role.gender, former, regions, named, year)


def _parties_behind(text, link, stop):
    """Return the parties right behind "of", "for", "in" or "to" that an office has: "an adviser to [Republicans]"."""
    if link is None or link[1] not in ("of", "for", "in", "to"):
        return []
    found = find_parties(text, start=link.end(), end=stop)
    return [hit for hit in found if _NO_MORE.fullmatch(text[link.end() : hit.start])]


def own_words(text, start, end):
    """Return the words of `text[start:end]` behind the last mark: "It was late. President Orm" is of no late one."""
    return re.split(r"[,;:\n]|(?<=[a-z\d]{3})[.!?][”\"]?\s", text[start:end])[-1]


def _of_owner(text, start, role, kind, hits):
    """Return side and kind of an office that is somebody's: "Kenya's Foreign Affairs [Secretary]"."""
    owner = _OWNER.match(text, start, role.start)
    if owner is None:
        return None, kind
    state = next((h for h in hits if h.start == start and h.end == owner.end(1) and h.actor.form == "state"), None)
    club = kind == "government" and role.noun.endswith("secretary") and not state
    club = club and not any(start <= h.start < owner.end() for h in hits) and not find_roles(owner[1])
    return (state.actor.side if state else None), ("organisation" if club else kind)


def _complement_body(text, role, own, link, stop, hits, roles):
    """Return the body that stands behind the noun: "director of the [FBI]"; none behind "ambassador in"."""
    if link is None or (link[1] in ("to", "in", "at") and role.office == "Embassy"):
        return None
    unit = _UNIT_OF.match(text, link.end(), stop)
    firm = body_in(text, unit.end(), stop, hits, roles, last=False) if unit else None
    if firm and (firm.kind == "company" or (firm.form in ("name", "unknown") and unit[1] == "at")):
        return firm  # "head of the department at Norvane"
    sent = role.noun.endswith(_SENT)
    post = _POST.search(text, link.end(), stop) if sent and link[1] == "of" else None
    of = body_in(text, link.end(), post.start() if post else stop, hits, roles, last=False)
    posted = ("state", "region", "place") if link[1] == "for" else ("state", "region", "place", "institution")
    if of and sent and link[1] != "of" and of.form in posted:
        return None  # an envoy to Lebanon speaks for who sent him
    if of and role.noun.startswith("secretary of state") and link[1] == "for":
        return None  # of a portfolio too: "Secretary of State for Scotland"
    if of and role.noun.endswith("minister") and link[1] in ("of", "for") and of.form not in ("state", "region"):
        behind = _OF_STATE.search(text, link.end(), stop)  # of a portfolio: "Minister of Information of Osk"
        state = body_in(text, behind.end(), stop, hits, roles, last=False) if behind else None
        return Body(None, state.side, "state") if state and state.side else None
    if of and of.form == "name" and link[1] in ("from", "in"):
        of = None  # a manager from Derry
    if of and link[1] == "in" and own and own.side:
        of = None  # the Brazilian ambassador in Warsaw
    if role.of_body and (of is None or of.form in ("name", "unknown", "state")):
        nouns = [r for r in find_roles(text, start=link.end(), end=stop) if r.form == "person" and not r.plural]
        serves = nouns and nouns[0].kind in _SERVED  # chief of staff to the governor, adviser to President Orm
        states = [h for h in hits if link.end() <= h.start < stop and h.actor.form in ("state", "people")]
        at_head = serves and (nouns[0].start == link.end() or (states and states[0].start == link.end()))
        if at_head and _NEXT_NOUN.fullmatch(text, link.end(), nouns[0].start):
            return Body("government", states[0].actor.side if states else None, "institution", text[link.end() : stop])
        if of is None and link[2] and not find_parties(text, start=link.end(), end=stop):
            return Body(None, None, "unknown", text[link.end() : stop])
    return of


def _of_nation(start, role, hits):
    """Return the state that sends an envoy: "Russia's UN [envoy]" is not the UN's."""
    if not role.noun.endswith(_SENT):
        return None
    inside = [h for h in hits if start <= h.start and h.end <= role.start]
    states = [h.actor.side for h in inside if h.actor.form in ("state", "people")]
    bodies = [h for h in inside if h.actor.form == "institution"]
    return Body(None, states[0], "state") if states and bodies and inside[0].actor.form != "institution" else None


def _of_holder(text, start, role):
    """Return the government as the body of those whom a holder of office employs: "the president's top [adviser]"."""
    holder = _HOLDER.search(text, start, role.start) if role.of_body else None
    nouns = find_roles(text, start=start, end=holder.start()) if holder else ()
    served = nouns and nouns[-1].end == holder.start() and nouns[-1].form == "person" and nouns[-1].kind in _SERVED
    return Body("government", None, "institution", text[start : holder.start()]) if served else None


def _both_former(text, start, end):
    """Whether "former" stands before the first of two offices: "former prosecutor and Lisk [Mayor] Orm"."""
    words = own_words(text, start, end)
    pair = _PAIR.search(words)
    first = find_roles(words, start=pair.start(1), end=pair.end(1)) if pair else ()
    return bool(first) and first[-1].end == pair.end(1) and first[-1].kind in OF_STATE


def _chosen_body(text, role, own, of, stop):
    """Return the body that an office is of: the one before the noun, or else the one behind it."""
    first = own and own.form in ("institution", "state") and not (of and role.of_body and own.form == "state")
    body = own if first else of or own
    if body and body.form == "unknown" and own and own.form in ("state", "institution", "region"):
        body = own
    weak = body and (body.form in ("unknown", "name") or body.kind == "organisation")
    return _explained(text, stop, body) if weak and body is of else body


def _in_phrase(text, role, kind, body, link, start, stop, hits):
    """Return the kind of an office where the words beside the noun say more than the body does."""
    before, after = text[start : role.start], text[role.end : stop]
    if role.noun in _PARTY_OFFICES and kind != "candidate" and _of_named_party(text, role, link, start, stop):
        kind = "party"  # "BJP state president", "interim leader of the Progressive Conservatives"
    if role.noun in ("leader", "leaders") and kind == "government" and not body and _OF_A_CAUSE.search(before):
        return "organisation"  # protest leaders are none of a government
    if role.noun == "speaker" and text[role.start].islower() and _ON_STAGE.search(before):
        return "civilian"  # a motivational speaker is none of a parliament
    if kind == "organisation" and role.noun in _RESEARCH and _AT_UNIVERSITY.search(after):
        return "expert"  # "director of the Lisk Institute at Reshta University"
    if kind in ("organisation", "government", "ministry") and role.noun in _RESEARCH | _HEADS and _UNIT.match(after):
        return "expert"  # "chairman of the Department of Medicine"
    if role.noun in ("democrat", "republican") and not role.plural and _of_region(text, start, role, hits):
        return "legislator"  # "the Ohio Republican"
    if role.noun in ("democrat", "republican") and (_VOTER.search(before) or _VOTES.match(text, role.end)):
        return "civilian"
    if role.noun == "partner" and kind == "civilian" and link and link[1] == "at":
        return "company"
    if role.noun == "leaders" and kind == "government" and link and link[1] == "of" and body and body.form == "state":
        return "head of state"  # "the leaders of Canada and Mexico"
    partisans = find_parties(text, start=link.end() if link else start, end=stop if link else role.start)
    if kind == "head of state" and body is None and any(text[hit.end - 1] == "s" for hit in partisans):
        return "organisation"  # the president of the Log Cabin Republicans
    if role.noun == "premier" and _OF_PART.match(after):
        whole = link and any(h.start == link.end() and h.actor.form == "state" for h in hits)
        return kind if whole else "government"  # the premier of Western Australia
    if role.noun == "commander" and kind == "organisation":
        return "military"  # of a task force
    if (
        role.noun == "captain"
        and text[role.start].islower()
        and any(h.end == role.start - 1 and h.actor.form in ("state", "region") for h in hits)
    ):
        return "organisation"  # the England captain plays, an English captain may serve
    if kind == "party" and role.noun in OF_A_CHAMBER and (_CHAMBER.search(before) or _IN_CHAMBER.match(after)):
        return "legislator"  # "House GOP leader", "top Democrat on the Judiciary Committee"
    return "expert" if role.noun == "author" and _OF_A_STUDY.match(after) else kind


def _of_named_party(text, role, link, start, stop):
    """Whether an office is of a party by its name; "the Socialist president" is rather of a state."""
    own = [h for h in find_parties(text, start=start, end=role.start) if _TO_OFFICE.fullmatch(text, h.end, role.start)]
    of = find_parties(text, start=link.end(), end=stop) if link and link[1] == "of" else ()
    of = [h for h in of if h.start == link.end()]
    named = (h for h in own if _PROPER_PARTY.search(text[h.start : h.end]))
    return bool(of) or any(named)


_RANKS = ("", "deputy ", "vice ", "national ", "acting ", "interim ", "co-")
_HEADS_OF_PARTIES = (
    "president|vice-president|chairman|chairwoman|chairperson|chair|chief|secretary|secretary-general|treasurer|"
    "convener|convenor|leader"
)
_MORE = "secretary general|general secretary|joint secretary|information chief|publicity secretary|organising secretary"
_PARTY_OFFICES = frozenset(f"{rank}{noun}" for rank in _RANKS for noun in _HEADS_OF_PARTIES.split("|"))
_PARTY_OFFICES |= frozenset(_MORE.split("|"))
_TO_OFFICE = re.compile(
    r"(?:[’']s)?\s(?:(?:[a-z-]+|State|National|Joint|Deputy|Federal|Senior|Provincial|District|Central)\s){0,3}"
)
_PROPER_PARTY = re.compile(
    r"[A-Z].*[A-Z]|(?:Bersatu|Umno|Likud|Fatah|Golkar|Gerindra|Kuomintang|Jobbik|Fidesz|Morena|Swapo|Chadema|Wildrose)$"
)


def _of_region(text, start, role, hits):
    """Whether an office is called by its region with a definite article: "the Ohio [Republican]"."""
    called = re.match(r"[Tt]he\s", text[start - 4 : start] if start > 3 else "")
    return bool(called) and any(h.actor.form == "region" and h.start == start and h.end == role.start - 1 for h in hits)


def _side(text, role, kind, own, body, link, stop, hits):
    """Return the state or body that an office speaks for by its own words, or None."""
    if kind not in OF_STATE and kind != "spokesperson":
        return None
    within = (h for h in hits if role.start <= h.start < role.end and h.actor.form != "region")
    near = next((h.actor for h in within if h.actor.side), None) or (own if own and own.side else body)  # U.S. attorney
    side = body.side if body and body.side else near.side if near else None
    if kind == "spokesperson" and body and body.kind not in OF_STATE and body.form == "institution":
        return None
    outside = (link and link[1] in ("to", "on")) or re.match(r"\s+(?:against|opposed|from)\b", text[role.end : stop])
    return None if outside and not (own and own.side) else side


def _explained(text, stop, body):
    """Return a body with the kind that the text gives it right behind its name: "president of Norv-X, a company"."""
    apposition = _EXPLAINS.match(text, stop)
    if apposition is None:
        return body
    nouns = [
        noun
        for noun in find_roles(text, start=apposition.end(), end=apposition.end() + 60)
        if noun.form == "institution"
    ]
    if not nouns or re.search(r"[,.;]", text[apposition.end() : nouns[0].start]):
        return body
    return Body(nouns[0].kind, None, "institution", body.name)


# a lower-case noun before "leader", but no adjective and no noun of state
_OF_A_CAUSE = re.compile(
    r"(?:^|\s)(?!(?:former|current|top|world|state|regional|local|foreign|military|tribal|political|national|coup|junta|"
    r"wartime|longtime|long-time|new|next|old|young|senior|deputy|chief|key|strong|government|legislative|council|"
    r"parliamentary|chamber|house|western|eastern|northern|southern|european|rebel|interim|elected|committee|city|county|"
    r"provincial|faction|separatist|country|nation|many|some|most|several|other|the|a|an|as|of|their|its|his|her|our|two|three)\b)"
    r"[a-z][a-z-]+(?<!al)(?<!ive)(?<!ful)(?<!ed)(?<!ous)(?<!ern)\s$"
)
_OF_A_STUDY = re.compile(
    r"\s+of\s+(?:(?:[\w’'-]+\s+){0,4}?(?:book|study|paper|report|biography|history)\b|[“\"‘'’]{0,2}[A-Z])"
)
_CHAMBER = re.compile(r"\b(?:House|Senate|Assembly|[Cc]ongressional|[Pp]arliamentary)(?:['’]s)?\s(?:[\w.’'-]+\s){0,3}$")
_IN_CHAMBER = re.compile(
    r"\s(?:in|on|of|from)\s(?:both\s|either\s)?(?:the\s)?(?:U\.S\.\s)?(?:(?:[\w’'&-]+\s){0,5}?(?:[Cc]ommittees?|[Ss]ubcommittee|[Pp]anel)|"
    r"House|Senate|Congress|Parliament|Assembly|Capitol\sHill|[Ll]egislature|[Cc]hambers?)\b(?!\s[A-Z])"
)
_VOTER = re.compile(
    r"\b(?:nominal|registered|lifelong|life-long|self-described|self-identified|undecided|disaffected|die-hard|onetime)\s$"
)
_VOTES = re.compile(r"\s(?:voter\b|who\s(?:has\s|had\s)?(?:voted|votes|plans?\sto\svote|backs|supports|caucused)\b)")
_UNDER = re.compile(
    r"[^,;.]{0,40}?\sduring\sthe\s(?:[\w’'.-]+\s){1,3}(?:administration|presidency|premiership|years)\b"
)
_WORKED = re.compile(r"\swho\s(?:(?:once|previously|formerly)\s)?(?:worked|served)\s(?:for|under|at|in|with|on)\b")
_NATIONS = ("state", "people")
_IN_GOVERNMENT = re.compile(  # "the minister of works in the Osk unity government"
    r"[^,;.]{0,60}?\sin\s(?:the\s)?(?P<whose>[A-Z][^,;.]{2,30}?)(?:['’]s)?\s(?:[a-z-]+\s){0,3}(?:government|cabinet|administration)\b"
)
_OWNER = re.compile(r"((?:[A-Z][\w-]*\s){0,2}[A-Z][\w-]*)(?:[’']s|(?<=s)[’'])\s")
_STATES_OWN = re.compile(r"((?:[A-Z][\w-]*\s){0,2}[A-Z][\w-]*)[’']s\s")
_HOLDER = re.compile(r"['’]s\s(?:[a-z-]+\s)*$")
_PAIR = re.compile(r"\b[Ff]ormer\s((?:[\w’'.-]+\s){0,3}[\w-]+)\sand\s$")
_UNIT_OF = re.compile(r"(?:[a-z]+\s){0,2}(?:department|unit|division|section|desk|branch)\s(at|of|in)\s(?:the\s)?")
_OF_STATE = re.compile(r"\sof\s(?:the\s)?(?=[A-Z])")
_NEXT_NOUN = re.compile(r"(?:[A-Z][\w’'-]*\s){0,2}")
_SERVED = ("government", "head of state")
_SENT = (
    "envoy",
    "coordinator",
    "ambassador",
    "representative",
    "high commissioner",
    "chargé d'affaires",
    "consul general",
)
_POST = re.compile(r"\s(?:to|at|in)\s")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_ON_STAGE = re.compile(
    r"(?i)\b(?!(?:former|then|current|deputy|new|next|late|acting|house|assembly|state|the|parliament|senate|vice|republican|democratic|top|from|of|and|as|chamber|majority)\b)[a-z][a-z-]+\s+$"
)
_OF_PART = re.compile(r"\s+of\s+(?:Western|Eastern|Northern|Southern|South|North|New|British|Nova|Lower|Upper)\s[A-Z]")
_NO_MORE = re.compile(
    r"(?:[Tt]he\s+)?(?:[a-z-]+\s+)?(?:[A-Z][a-z]+\s+){0,2}(?:County\s+)?"
)  # "for the Ohio [Democratic Party]"
_EXPLAINS = re.compile(r",\s+(?:an?|the|one\s+of\s+the)\s+")
