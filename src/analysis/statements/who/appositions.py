"""What stands behind a name in apposition: ", a retired geologist,", "(R-Ohio)", "of Lisk Radio"."""

import re

from analysis.statements.who.bodies import SCHOLARLY, body_in, kind_of_name
from analysis.statements.who.described import FORMER, Described, describe_role
from analysis.statements.who.kinds import OF_STATE
from analysis.statements.who.names import POSTNOMINALS
from analysis.statements.who.offices import FOR_PARTIES
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles

_NOW = re.compile(r"\bnow\s+(?:at|with)\s+(?:the\s+)?")
_WHO_NOW = re.compile(
    r"[^.;:\n“”\"]{0,90}?\b(?:who\s+is\s+now|who\s+now\s+(?:is|works\s+as|serves\s+as)|and\s+(?:is\s+)?(?:now|currently)|and\s+the\s+current)\s+"
    r"(?:an?\s+|the\s+)?"
)
_TOWN = re.compile(r"(?:,\s\d+)?,?\s+(?:of|from)\s+[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){0,2},\s+(?=[A-Z])")
_LANDS = ("region", "state")
_BODIES = ("media", "organisation", "company", "expert", "police", "international body")
_SUCH = re.compile(r"(?:[a-z][\w-]*\s+){1,4}(?=[A-Z])")
_BELONGS = re.compile(r",?\s+(?:of|from|at|with)\s+(?:the\s+)?")
_PROPER = re.compile(r"[A-Z][\w’'&-]*(?:\s(?:(?:of|for|and|the)\s)*[A-Z][\w’'&-]*)*")
_PREPOSITION = re.compile(r"(?<![\w-])(?:of|for|at|in|from|to|with|on)(?![\w-])")  # not in "in-state"
_APPOSITION = re.compile(
    r"(?:,|\s+\()(?!\s*(?:have|has|had|is|are|was|were|will|would|could|should|did|does|do|whose|which|\w+ed\s+that)\b)"
    r"(?!\s*(?:(?:as|because|since|while|when|if|though|although|than|like|and|but|so)\s+)?(?:he|she|it|they|we|I|you|this|there)\b)\s*(?:aged\s+)?(?:\d{1,3},\s+)?"
    r"(?:the\s+|an?\s+|its\s+|his\s+|her\s+|our\s+)?"
)
_APPOSITION_END = re.compile(
    r"[,;\n)]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)\.\s|\b(?:said|says|who|whose|told|announced|wrote|tweeted)\b"
)
_IN_A_NAME = re.compile(r"[A-Z][\w’'-]+\s+(?:of|for)\s+[A-Z]")  # "a School of Law professor"
_ONCE = re.compile(r"(?:(?:M[rs]+\.\s)?[A-Z][\w-]+\s?){1,3}[’']s?\s(?:former|onetime|one-time|longtime\sformer)\s")
_OF_POLICE = re.compile(r"(?:[A-Z][\w’'.]*\s){0,3}(?:[Pp]olice\b|[Ss]heriff[’']s\b)")
_OF_STATE = re.compile(r"\s+of\s+[A-Z]")
_LETTERS = re.compile(r",?\s([A-Z][A-Za-z]{1,4})\b")
_AND_FORMERLY = re.compile(r"\s(?:and|who\swas)\s(?:formerly|previously|once|earlier|before\sthat)\b")
_JOINED = re.compile(r"\s+(?:and|&)\s+(?:[\w-]+\s+){0,2}")
_ONE_OF = re.compile(
    r",\s+(?:among|one\s+of|part\s+of|two\s+of|both\s+of|three\s+of|like\s+(?:many|most|other)|a\s+member\s+of)\b"
)
_REGION = re.compile(r"[A-Z](?:-|\.,\s)([A-Z][A-Za-z.]*[A-Za-z])\.?\)?")
_ANOTHER = re.compile(
    r"(?:and\s+|or\s+|but\s+|while\s+)?(?:(?:[Ff]ellow|[Ff]ormer)\s+)?"
    r"(?:Republican|Democrat|(?:(?:Republican|Democratic|GOP)\s+)?(?:Sen|Rep|Gov|Senator|Representative|Congressm[ae]n|Congresswom[ae]n|Governor)\.?)"
    r"\s+(?!Party\b|National\b|House\b|Senate\b|Congress|Whip\b|Leader\b|Chair|Speaker\b|Majority\b|Minority\b|U\.S)[A-Z][\w’'-]+"
)
"""Somebody else who is named with a title: "Ann Orm, and Republican Dan Tosk"."""
_BRITISH = {
    "Lab": "Labour", "Con": "Conservative", "LD": "Liberal Democrat", "LibDem": "Liberal Democrat",
    "SNP": "Scottish National", "DUP": "Democratic Unionist", "PC": "Plaid Cymru",
}  # fmt: skip
_SEAT = re.compile(r"\s\((Lab|Con|LD|Lib\s?Dem|SNP|DUP|PC)(?:,\s[A-Z][^)\n]{2,50})?\)")
_MARKED = re.compile(r"\s*[,(]\s*(?:[A-Z]-[A-Z][\w.]*|[A-Z]\))")


def after_name(text, end, hits, roles=None, *, joint=False):
    """Read what stands after a name: ", a retired geologist,", "(R-Ohio)", ", Democrat of Illinois,", "of Chile".

    `joint` takes nouns of many too: the name is the last of several.
    """
    told, at = _marked(text, end)
    of = _BELONGS.match(text, at)
    if of:
        told, at = _belonging(text, of, told, hits)
    match = _APPOSITION.match(text, at) if at is not None else None
    if not match or _ANOTHER.match(text, match.end()):
        return told
    stop = _APPOSITION_END.search(text, match.end())
    final = min(stop.start() if stop else len(text), match.end() + 120)
    past = _AND_FORMERLY.search(text, match.end(), final)
    final = past.start() if past else final  # "director of the Lisk Fund and formerly an officer at the ministry"
    parties = find_parties(text, start=match.end(), end=final)
    near = _near(text, match.end(), final, roles, joint)
    head = _head(text, match.end(), final, near)
    inside = [r for r in near if (head is None or r.end <= head.start()) and r.start - match.end() <= 70]
    if not inside:
        return _partisan(text, match, final, parties, told, hits)
    if re.match(r"['’]s\b", text[inside[-1].end : inside[-1].end + 2]):
        return told
    lead = [hit for hit in parties if hit.start < inside[-1].start and (head is None or hit.start < head.start())]
    return _office(text, match, final, inside, lead, told, hits, roles)


def _marked(text, end):
    """Read letters and a party in brackets behind a name, "MP", "(R-Ohio)": what they tell, and where they end."""
    told, at = Described(), end
    letters = _LETTERS.match(text, end)
    if letters and letters[1] in POSTNOMINALS:  # "Ann Orm MP"
        told, at = Described(POSTNOMINALS[letters[1]]), letters.end()
    seat = _SEAT.match(text, at)
    if seat:  # "Ann Orm (Lab, Lisk East)"
        return Described("legislator", "United Kingdom", _BRITISH[seat[1].replace(" ", "")]), seat.end()
    mark = _MARKED.match(text, at)
    party = next(iter(find_parties(text, start=at, end=mark.end())), None) if mark else None
    if party:
        region = _REGION.search(text, mark.start(), mark.end() + 8)
        told = Described("legislator", party.side, party.party, regions=(region[1],) if region else ())
        at = text.find(")", mark.end() - 1, mark.end() + 12) + 1 or mark.end()
        at = at if text[at - 1] == ")" else mark.end()
    return told, at


def _belonging(text, of, told, hits):
    """Read "of the Greens", "of the Lisk police": what it tells, and where to read on, None for nowhere."""
    firm = _SUCH.match(text, of.end())
    nouns = [r for r in find_roles(text, start=of.end(), end=firm.end()) if r.form == "institution"] if firm else ()
    if nouns:  # "of the consulting firm Norvane"
        return told._replace(kind=told.kind or nouns[-1].kind, body=firm.group()), None
    if _OF_POLICE.match(text, of.end()):  # "of the Lisk police"
        return told._replace(kind="police"), None
    party = next((hit for hit in find_parties(text, start=of.end(), end=of.end() + 40) if hit.start == of.end()), None)
    if party:  # "of the Greens"
        told = told._replace(kind=told.kind or "party", side=told.side or party.side, party=party.party)
        return told, None
    proper = _PROPER.match(text, of.end())
    body = body_in(text, of.end(), proper.end(), hits) if proper else None
    if body and body.form == "institution" and body.kind in _BODIES:
        scholar = SCHOLARLY.search(proper.group()) is not None
        side = told.side or (body.side if body.kind == "international body" else None)
        return told._replace(kind=told.kind or ("expert" if scholar else body.kind), side=side, body=body.name), None
    at, hit = of.start(), next((h for h in hits if h.start == of.end() and h.actor.side), None)
    if hit and hit.actor.form in ("state", "people", "region", "institution"):
        regions = (text[hit.start : hit.end],) if hit.actor.form == "region" else ()
        told, at = told._replace(side=told.side or hit.actor.side, regions=regions), hit.end
    town = _TOWN.match(text, of.start())
    if town and not told.kind and any(h.start == town.end() and h.actor.form in _LANDS for h in hits):
        return told._replace(kind="civilian"), None  # "Ann Orm of Lisk, Ohio," is somebody who lives there
    return told, at


def _near(text, start, final, roles, joint):
    """Give the nouns of role of an apposition that can be of one person, or of several who are named together."""
    near = roles if roles is not None else find_roles(text, start=start, end=final)
    return [
        r
        for r in near
        if start <= r.start and r.end <= final
        if (r.form == "person" and not r.plural)
        or (joint and r.form in ("person", "people") and r.kind not in ("", "unnamed", "unknown"))
    ]


def _head(text, start, final, near):
    """Find the preposition that ends the head of an apposition: "chief of staff", "editor in chief" are one noun."""
    ends = {r.end for r in near}
    for cut in _PREPOSITION.finditer(text, start, final):
        within = any(r.start < cut.start() < r.end for r in near)
        in_a_name = cut.start() - 1 not in ends and _IN_A_NAME.match(text, text.rfind(" ", 0, cut.start() - 1) + 1)
        if not within and not in_a_name:
            return cut
    return None


def _office(text, match, final, inside, lead, told, hits, roles):
    """Read the office or trade of an apposition; `lead` are the parties before it."""
    role, start = inside[-1], match.end()
    found = describe_role(text, role, hits, floor=start, end=final, roles=roles)
    if found.noun in ("democrat", "republican") and found.regions and _OF_STATE.match(text, role.end):
        found = found._replace(kind="legislator")  # "Ann Orm, Democrat of Ohio,": so members are introduced
    if found.kind == "head of state" and not found.side and (named := _PROPER.match(text, role.end + 1, final)):
        found = found._replace(
            kind=kind_of_name(named.group()) or "company", body=named.group()
        )  # "President Norvane UK"
    former = found.former or _is_former(text, match, role, found.kind)
    open_kind = found.kind in (None, "civilian") or (found.kind == "organisation" and not found.body)
    if len(inside) > 1 and open_kind and _JOINED.fullmatch(text, inside[-2].end, role.start):
        first = describe_role(text, inside[-2], hits, floor=start, end=role.start, roles=roles)
        found = found._replace(kind=first.kind or found.kind)  # "a historian and author"
    if lead and found.party is None:  # "a Democratic pollster and consultant"
        found = found._replace(party=lead[0].party)
        if role.noun in FOR_PARTIES:
            found = found._replace(kind="party", side=lead[0].side)
    today = _today(text, role, final, hits, roles) if former else None
    if today:
        return today._replace(party=found.party or told.party)
    now = _NOW.search(text, role.end, final) if former else None
    body = body_in(text, now.end(), final, hits) if now else None
    if body and body.kind:  # "a former judge now at the Lisk Institute"
        kind = "expert" if body.kind in ("organisation", "expert") else body.kind
        return told._replace(kind=kind, party=found.party or told.party, body=body.name)
    return found._replace(
        former=former, side=found.side or told.side, party=found.party or told.party,
        regions=found.regions + told.regions,
        kind=told.kind if told.kind and found.kind in (None, "party") else found.kind,
    )  # fmt: skip


def _today(text, past, final, hits, roles):
    """Return the work of today told beside a past one: "a former judge and director of the Lisk Fund", or None.

    Without "now" only work outside of the state counts: the mayor of "a former senator and mayor" may be past too.
    """
    now = _WHO_NOW.match(text, past.end)
    joined = re.compile(r"(?:[^,.;\n]|\bM[rs]+\.)*?\sand\s(?:[\w-]+\s){0,3}?").match
    near = [r for r in find_roles(text, start=past.end, end=past.end + 150) if r.form == "person" and not r.plural]
    for role in near:
        after = re.match(r"\s(?:at|of|for|with)\s", text[role.end : role.end + 6])
        lead = now and now.end() <= role.start and not re.search(r"[,.;]", text[now.end() : role.start])
        beside = role.end <= final and after and (m := joined(text, past.end, role.start)) and m.end() == role.start
        if not lead and not beside:
            continue
        told = describe_role(text, role, hits, floor=max(past.end, role.start - 60), end=role.end + 110)
        if not told.former and (lead or told.kind in ("expert", "organisation", "company", "media")):
            return told
    return None


def _is_former(text, match, role, kind):
    """Whether an apposition tells of an office of before: ", a former judge", ", Kenya's onetime envoy"."""
    if not FORMER.search(text[match.start() : match.end() + 12]) and not _ONCE.match(text, match.end()):
        return False
    if re.match(r"\s*then", text[match.end() :]):
        return False
    return " and " not in text[match.end() : role.start] or kind in OF_STATE


def _partisan(text, match, final, parties, told, hits):
    """Read an apposition without an office: ", a Republican from Ohio", ", one of two Democrats"."""
    if parties and _ONE_OF.match(text, match.start()):  # ", among the House Democrats who", ", one of two Republicans"
        return told._replace(side=told.side or parties[0].side, party=told.party or parties[0].party)
    parties = [
        hit for hit in parties if not text[hit.start : hit.end].endswith("s") or "GOP" in text[hit.start : hit.end]
    ]
    if not parties or not re.fullmatch(r"(?:[\w’'.-]+\s){0,4}", text[match.end() : parties[0].start]):
        return told
    if not re.match(r"(?:\s+(?:of|from|who|and|in)\b|\s*$)", text[parties[0].end : final]):
        return told
    inside = [h for h in hits if h.actor.form == "region" and match.end() <= h.start < final]
    return told._replace(
        kind=told.kind or "party", side=told.side or parties[0].side, party=told.party or parties[0].party,
        regions=tuple(text[h.start : h.end] for h in inside),
    )  # fmt: skip
