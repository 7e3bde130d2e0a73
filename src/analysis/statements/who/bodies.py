"""The body that an office is of: "president of the [Lisk Policy Foundation]", "[Norvane Holdings] vice president"."""

import re
from typing import NamedTuple

from analysis.statements.who.kinds import OF_STATE
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles
from analysis.statements.who.words import common_words, first_names

_COMPANY = re.compile(
    r"\b(?:Holdings|Inc|Corp|Corporation|Ltd|LLC|PLC|Co|Company|Airlines?|Airways|Industries|Motors?|Bank|Capital|Partners|Studios?|"
    r"Energy|Oil|Gas|Steel|Insurance|Mutual|Systems|Technologies|Electric|Pharma\w*|Entertainment|Enterprises|Brewery|Stores|Records|"
    r"Hotels?|Tobacco|Logistics|Railways?|Productions|Pictures|Software|Solutions|Consulting|Advisors|Advisers|Investments|"
    r"Securities|Ventures|Equity|Pharmaceuticals|Therapeutics|Biotech|Networks|Properties|Realty|JSC|OJSC|PJSC|CJSC|SOCAR|Foods|Aerospace|"
    r"Petroleum|Telecom|Healthcare|Caf[eé]|Restaurant|Bakery|Cinemas?|Coal|Mining|Automotive|Brands|Builders|LLP|GmbH|AG|S\.A)\b"
)
_HOUSE = re.compile(r"(?:^[Tt]he\s.*|[’']s)\s(?:Bar|Pub|Inn|Gym|Salon)$")  # but Ronen Bar
_MEDIA = re.compile(
    r"\b(?:Times|Post|Herald|News|Tribune|Observer|Gazette|Journal|Star|Globe|Mail|Telegraph|Register|Examiner|Chronicle|Dispatch|"
    r"Courier|Monitor|Radio|TV|Television|Broadcasting|Magazine|Daily|Press|Weekly|Standard|Inquirer|Bulletin|Reporter|Ledger|Wire|"
    r"Gazette|Sentinel|Picayune|Union-Tribune|Plain Dealer|"
    r"(?:News|Broadcasting|Television|TV|Radio|Sports|Business|Cable|Weather|Food|Entertainment) Network|"
    r"Today|Review|Mirror|Sun|Signal|Caller|Beast|"
    r"News (?:Service|Agency|Network|Channel))$"
)
_POLICE = re.compile(r"\b(?:Police|Sheriff|Sheriff['’]s|Constabulary|Highway Patrol)\b")
_OF_POLICEMEN = re.compile(
    r"\b(?:Union|Association|Federation|Foundation|League|Guild|Lodge|Benevolent|Brotherhood|Order)\b"
)
_PARTY = re.compile(r"\bParty(?:$| of\b)")
SCHOLARLY = re.compile(
    r"\b(?:University|College|Institut(?:e|ion)|Center|Centre|School|Observatory|Laboratory|Academy|Hospital|Clinic)\b"
)
_ORGANISATION = re.compile(
    r"\b(?:Foundation|Association|Consortium|Union|Society|League|Alliance|Coalition|Federation|Council|Committee|Group|Fund|Project|Church|"
    r"Conference|Watch|Watchers|Club|FC|Trust|Network|Initiative|Campaign|Institute|Center|Movement|Brotherhood|Party|Center|Centre|"
    r"PAC|Organi[sz]ation|University|College|School|Museum|Chamber|Board|Forum|Front|Congress|Bishops|Workers|Action|Partnership|Team|Diocese|Mission)\b"
)

_LOCAL_OFFICE = re.compile(
    r"\b(?:County|City|State|District|Parish|Borough)\b.*\b(?:Office|Clerk|Administration|Authority|Elections|Services|Health|Council)$|"
    r"\b(?:Coroner|Medical\sExaminer|Assessor|Auditor|Comptroller|Treasurer|Registrar|Recorder|Mayor|Governor)['’]s\sOffice$"
)
WEBSITE = re.compile(
    r"[A-Za-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|info|news|tv|eu|fr|de|it|es|ru|ca|ie|nl|co\.uk|com\.au)"
)
_STATION = re.compile(r"^[A-Z]{2,}TV$|^[WK][A-Z]{2,3}-(?:TV|FM|AM)$|^[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*\sTV$")


_WHOLE = re.compile(
    r"(?:[A-Z][\w’'-]*\s(?:(?:and|of|for|the|&)\s)*)+((?:Foundation|Consortium|Association|Society|League|Alliance|Coalition|Federation|Institute|University|College)\b)"
)
_WORK = re.compile(
    r"(?:[a-z-]+\s){0,3}?(?:government|state|public|media|legislative|congressional)\s(?:[a-z]+\s)*?(?:affairs|relations|outreach|policy|communications)\s"
    r"(?:at|for|of|with)\s(?:the\s)?(?=[A-Z])"
)
_OWNER = re.compile(
    r"(?:(?:and|the)\s)?([A-Z][\w’'&.-]*?(?:\s[A-Z][\w’'&.-]*?)*)['’]s\s(?:[a-z-]+\s){0,4}(?:government|state|public|media)\s(?:[a-z-]+\s)*"
    r"(?:affairs|outreach|relations|policy|communications|marketing)\s*$"
)
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?\s")


_IN_NAME = re.compile(
    r"(?:(?<=State)|(?<=Nation)|(?<=Republic))\s[A-Z]"
)  # "the Lisk State Employees Union" is no state
_FOR = re.compile(r"\bCouncil\s+(?:for|on|against)\b|\bCommittee\s+(?:for|to|against)\b")
_ORGANISERS = re.compile(
    r"\b(?:[Hh]ost|[Oo]rgani[sz]ing|[Ss]teering|[Ee]xploratory|[Ii]naugural|[Pp]olitical\s[Aa]ction|[Rr]elief)\s[Cc]ommittee\b"
)
_A_COMMITTEE = re.compile(
    r"(?:[A-Z][\w’'&-]*\s(?:(?:of|for|on|and|the|to)\s)*)+Committee\b|\b(?:RNC|DNC|NRSC|DSCC|DCCC|NRCC)\b"
)
_CAUSE = re.compile(
    r"(?:[A-Z][\w’'&-]*\s)*(?:Coalition|Committee|Campaign|Alliance|Movement|Citizens|Americans|Women|Veterans|Students|Mothers|Moms)\s"
    r"(?:to|against|for)\s[A-Z][\w’'&-]*(?:\s(?:(?:and|of|the|on|for|in)\s)*[A-Z][\w’'&-]*)*"
)
"""Bodies of people who have joined for a cause, where "council" and "committee" alone are of a government."""


class Body(NamedTuple):
    """The body that an office is of; `form` is institution, state, region, name (of somebody) or unknown."""

    kind: str | None
    side: str | None
    form: str
    name: str = ""


_ADVISORY = re.compile(r"(?i)\badvisory\s(?:council|board|committee|panel|group)$")  # of anybody


def body_in(text, start, end, hits, roles=None, *, last=True):
    """Return the body named in `text[start:end]`, or None."""
    words = text[start:end].strip()
    if not words:
        return None
    work = _WORK.match(text, start, end)
    start = work.end() if work else start  # "director of government relations at [Norvane]"
    owner = _OWNER.match(text, start, end) if last else None
    if owner:  # "Facebook's government outreach [director]"
        return body_in(text, start, owner.end(1), hits, last=True)
    inside = [h for h in hits if start <= h.start and h.end <= end]
    named = [h for h in inside if h.actor.form == "institution" and h.actor.speaker]
    sides = [h for h in inside if h.actor.side and h.actor.form in ("people", "state", "place")]
    regions = [h for h in inside if h.actor.form == "region"]
    nouns = [
        r
        for r in (roles if roles is not None else find_roles(text, start=start, end=end))
        if start <= r.start and r.end <= end
    ]
    nouns = [r for r in nouns if r.form == "institution" and not _IN_NAME.match(text, r.end, end)]
    nouns = [r for r in nouns if not any(h.start < r.start < h.end for h in sides)]  # "the Russian Federation"
    cause = _CAUSE.match(text, start, end) if not last else None
    if cause:  # "the Coalition to Stop X" is neither X nor X's
        return Body("organisation", None, "institution", cause.group())
    if named:
        hit = named[-1 if last else 0]
        other = next(
            (
                h.actor.side
                for h in sides
                if hit.start - 3 <= h.end < hit.start or _OF.fullmatch(text, hit.end, h.start)
            ),
            None,
        )
        short = hit.actor.speaker.endswith(f" {text[hit.start : hit.end]}")  # "Armenia's Security Council"
        kind = "government" if hit.actor.kind == "international body" and short else hit.actor.kind
        if other and hit.actor.side and other != hit.actor.side and kind != "international body":
            return Body(kind, other, "institution", words)  # "South Korea's Joint Chiefs of Staff"
        return Body(hit.actor.kind, hit.actor.side, "institution", hit.actor.speaker)
    whole = next((h for h in sides if text[h.start : h.end].removeprefix("the ") == words.removeprefix("the ")), None)
    if whole and not regions:  # "the Russian Federation" is no federation of anybody
        return Body(None, whole.actor.side, "state")
    of_state = sides and not regions and sides[0].actor.form == "state"
    if of_state and _NAMED_FOR.fullmatch(text, start, sides[0].end):
        return Body("organisation", None, "institution", words)  # "Athletics Kenya", "Cricket Australia"
    proper = re.findall(r"[A-Z][\w’'&.-]*", _TITLES.sub("", re.sub(r"['’]s\b", "", words)))
    side = (sides or regions or [None])[-1 if last else 0]
    side = side.actor.side if side else None
    if nouns:
        noun = nouns[-1 if last else 0]
        whole = _WHOLE.match(text, noun.start, end)
        if whole and whole.end() > noun.end and text[noun.start].isupper() and (kind := kind_of_name(whole[1])):
            return Body(kind, None, "institution", words)  # "the Korean Service and Education Consortium"
        if noun.noun == "committee" and text[noun.start].islower():
            of_party = _party_committee(text, noun.start)
            if of_party:
                return of_party
        if noun.office == "Government" and noun.noun in ("country", "nation", "republic", "state"):
            return Body(None, side, "state" if noun.noun != "state" else "region")
        kind = noun.kind if side or noun.office else kind_of_name(words) or noun.kind
        advises = kind == "government" and _ADVISORY.search(words) and not side
        kind = (
            "organisation"
            if advises or (_FOR.search(words) and " for " not in noun.noun and not side) or _ORGANISERS.search(words)
            else kind
        )
        return Body(kind, side if kind in OF_STATE else None, "institution", words)
    kind = kind_of_name(words)
    if kind:
        return Body(kind, None, "institution", words)
    if sides or regions:
        rest = [w for w in proper if not any(w in text[h.start : h.end] for h in inside)]
        if not rest or regions or len(rest) < 2:
            return Body(None, side, "state" if sides else "region")
    if find_parties(words):
        return None
    if proper and _IN_POWER.search(words):
        return Body("party", None, "institution", words)  # "the ruling Osk Dream"
    if proper and all(_OF_THE_WORLD.fullmatch(word) for word in proper):
        return None  # "a Western official"
    if proper:
        form = "name" if proper[0] in first_names() or len(proper) == 1 else "unknown"
        return Body(None, None, form, " ".join(proper))
    lower = [w for w in words.split() if w.lower() not in common_words() and not w.endswith("ly")]
    return Body(None, None, "unknown", words) if lower and re.search(r"['’]s\b|^(?:the|a|an)\b", words) else None


_OF = re.compile(r"\sof\s(?:the\s)?")
_NAMED_FOR = re.compile(  # a field of sport or of work and a state: "Athletics Kenya" is nobody's government
    r"(?:Aquatics|Athletics|Badminton|Baseball|Basketball|Biathlon|Bowls|Boxing|Business|Commerce|Consumers?|Cricket|Cycling|Equestrian|Fencing|"
    r"Football|Golf|Gymnastics|Handball|Hockey|Judo|Karate|Motorsport|Netball|Orienteering|Rowing|Rugby|Sailing|Shooting|Skate|Skiing|Snow|"
    r"Softball|Sports?|Squash|Surf|Surfing|Swim|Swimming|Taekwondo|Tennis|Tourism|Triathlon|Universities|Volleyball|Weightlifting|Wrestling|"
    r"Transparency|Retail|Seafarers|Veterans|Workers|Farmers)\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?"
)
_IN_POWER = re.compile(r"\b(?:ruling|governing|(?:main\s|largest\s)?opposition)\s(?:[a-z-]+\s)?[A-Z]")
_OF_THE_WORLD = re.compile(
    r"Western|Eastern|Northern|Southern|Arab|Gulf|European|African|Asian|Kurdish|Islamic|Muslim|Christian|Jewish|Latin|Nordic|Baltic|"
    r"Balkan|Allied|Islamist|Sunni|Shiite|Shia|Druze|Alawite|Maronite|Tuareg|Uyghur|Tibetan|Rohingya|Tamil|Sikh|Hindu|Buddhist"
)


def _party_committee(text, at):
    """Return the committee of a party that "the committee" means: the last one that the text names before, or None."""
    named = [match.group() for match in _A_COMMITTEE.finditer(text, max(0, at - 1500), at)]
    party = find_parties(named[-1]) if named else ()
    return Body("party", party[0].side, "institution", named[-1]) if party else None


def kind_of_name(name):
    """Return the kind that a proper name tells by its last words: company, media, police, organisation; or None."""
    name = re.sub(r"['’]s?$", "", name.strip())
    if not re.search(r"[A-Z]", name):
        return None
    if _POLICE.search(name) and not _OF_POLICEMEN.search(name):
        return "police"
    if _MEDIA.search(name):
        return "media"
    if _LOCAL_OFFICE.search(name):
        return "government"
    if _STATION.search(name):
        return "media"
    if _PARTY.search(name) and " " in name and "Tea Party" not in name:
        return "party"
    if name in ("Workers", "Bishops", "Watchers", "Partners", "Advisers", "Advisors", "Teachers"):
        return None
    if _ORGANISATION.search(name) and not re.search(r"\b(?:Holdings|Inc|Corp|Ltd|Company)\b", name):
        return "organisation"
    if (_COMPANY.search(name) or _HOUSE.search(name)) and " " in name:
        return "company"
    return "organisation" if SCHOLARLY.search(name) else None
