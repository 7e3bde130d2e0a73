"""What kind an office is of: by its own noun, or by the body that it is of ("the president of a club")."""

import re

_BY_BODY = object()
"""What a rule of nouns answers where the body decides."""
CHIEFS = frozenset(("chief", "boss", "head"))
"""Nouns of office that are of a government where a state's name stands before them."""
_ADVISERS = frozenset(f"{field}{noun}" for field in ("", "senior ", "economic ") for noun in ("adviser", "advisor"))
OF_A_PERSON = _ADVISERS | {"aide", "manager", "official", "staffer", "counsel", "strategist", "volunteer"}
"""Nouns of those who work for a politician: they are of the party, or of the government, that the politician is of."""
_FOR_PARTIES_TEXT = (
    "strategist|consultant|operative|pollster|staffer|aide|activist|leader|official|staff member|volunteer"
)
SPEAKS_FOR = frozenset(("spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "solicitor", "barrister"))
"""Those who mostly go without a name: in "a spokesman for the mayor, Ann Orm," the mayor may well be she."""
FOR_PARTIES = _ADVISERS | frozenset(_FOR_PARTIES_TEXT.split("|"))
"""Nouns of work that a party gives its kind: "a Democratic consultant"."""
OF_A_CHAMBER = frozenset(("democrat", "republican", "leader", "gop leader", "member", "whip"))
"""Nouns of a party that are of a parliament where the phrase names a chamber."""
LOCAL = re.compile(
    r"(?:mayor|governor|gov|sheriff|alderman|comptroller)$|^(?:city|county|town|village|municipal|local)\b"
)
OF_TOWNS = re.compile(
    r"\s(?:in|of|from)\s+(?:the|both|several|some|many|all|two|three)\s+(?:\w+\s+)?(?:cit(?:y|ies)|count(?:y|ies)|towns?|provinces?|districts?|states?)$"
)
"""Offices of towns and counties, and what shows officials to be of several of them."""
_BY_PARTY = FOR_PARTIES | {"politician", "donor", "fundraiser", "bundler", "delegate", "insider"}
_OF_FIRMS_TEXT = (
    "manager|executive|founder|co-founder|cofounder|boss|president and ceo|general manager|vice president|"
    "executive vice president|senior vice president"
)
_UNKNOWN_BODY = dict.fromkeys(_ADVISERS | {"aide"}, "unknown") | dict.fromkeys(_OF_FIRMS_TEXT.split("|"), "company")
_CHIEF_EXECUTIVES = frozenset(
    (
        "chief executive",
        "chief executive officer",
        "ceo",
        "chief operating officer",
        "chief financial officer",
        "president and chief executive",
        "president and ceo",
    )
)
_CHAIRS = frozenset(("chair", "chairman", "chairwoman", "chairperson"))
_MAY_BE_A_FIRM = re.compile(
    r"\b(?:Group|Fund|Network|Team|Project|Partnership|Board|Trust|Club|Action|Watch|Organi[sz]ation)\b"
)
_CHAMBER = re.compile(r"\b(?:Senate|Assembly|House)\b")
_FIRM = re.compile(
    r"\b(?:Inc|Capital|Bank|Securities|Markets|Investments?|Advis[eo]rs|Partners|Group|Holdings|LLC|Management|Research)\b"
)


def kind_of_office(role, body, has_party):
    """Return the kind of an office, or None.

    Parameters
    ----------
    role : Role
    body : Body or None
        What it is of.
    has_party : bool
        Whether its own phrase names a party.
    """
    kind = _by_noun(role, body, has_party)
    if kind is not _BY_BODY:
        return kind
    if body.form == "institution":
        return _of_institution(role, body)
    if body.form == "state":
        return "government" if role.noun in CHIEFS else None if role.kind in ("", "unknown") else role.kind
    if body.form == "region":
        return _of_region(role, body)
    return _of_unknown(role, body)


def _by_noun(role, body, has_party):
    """Return the kind where the noun tells it whatever the body is, else that the body decides."""
    kind, of = role.kind or None, body.kind if body else None
    speaks = role.kind == "spokesperson" and (of != "party" or not role.of_body)
    if role.noun == "premier" and body and body.form in ("name", "unknown", "region"):
        return "government"  # "the Bavarian premier"
    if role.noun == "regulator" or speaks:
        return kind  # whoever's communications director: that is the one who speaks
    if role.noun == "writer" and of == "media":
        return "media"
    if has_party and role.noun in _BY_PARTY:
        return "party"
    if has_party and role.noun in _CHAIRS and (body is None or body.form in ("region", "state")):
        return "party"  # "the Ohio GOP chair", but not of a committee
    if of == "international body" and role.noun in ("high commissioner", "commissioner"):
        return of
    if role.noun in _CHIEF_EXECUTIVES:
        known = body and body.form == "institution" and body.kind in ("organisation", "government", "police")
        return body.kind if known and not _MAY_BE_A_FIRM.search(body.name) else "company"
    if of == "police" and kind in ("government", "organisation"):
        return "police"  # a deputy commissioner of the police
    if _is_strategist(role) and body and body.form != "state" and of not in ("party", "government"):
        return "expert" if _FIRM.search(body.name) or of == "company" else of if of == "organisation" else "party"
    if not role.of_body or body is None:
        return None if kind == "unknown" else kind
    return _by_noun_of_body(role, body)


def _is_strategist(role):
    return role.noun.endswith("strategist") and role.kind == "party"


def _by_noun_of_body(role, body):
    """Return the kind of a noun that is of a body where its own kind stays, else that the body decides."""
    if role.kind == "international body" and body.form != "institution":
        of_union = body.form == "unknown" and role.noun.startswith(("secretary", "deputy secretary", "director"))
        return "government" if body.form == "state" else "organisation" if of_union else role.kind
    armed = role.kind in ("military", "police", "court", "candidate") and role.noun != "captain"
    if armed and body.form in ("unknown", "name"):
        return role.kind
    if role.noun == "partner":
        return "expert" if re.search(r"\b[Ll]aw\b", body.name) else "civilian" if body.form == "name" else "company"
    return _BY_BODY


def _of_institution(role, body):
    if body.kind == "international body" and "Parliament" in body.name and role.noun == "member":
        return "legislator"
    if role.noun in ("counsel", "attorney", "lawyer") and body.kind in ("ministry", "court"):
        return "court"  # who pleads for a state
    if body.kind in ("ministry", "head of state"):
        return "government"
    if role.kind == "expert":
        return "expert" if body.kind in ("organisation", "media", "company", None, "expert") else body.kind
    return body.kind if body.kind not in (None, "expert") else "organisation"


def _of_region(role, body):
    if role.noun in ("president", "speaker", "leader") and _CHAMBER.search(body.name):
        return "legislator"  # the president of a state's Senate
    return "government" if role.kind in ("head of state", "unknown", "organisation") else role.kind or None


def _of_unknown(role, body):
    """Return the kind of an office of a body of which nothing is known, or of a person."""
    if role.kind == "expert":
        return "expert"
    if body.form == "name" and (role.kind == "party" or role.noun in OF_A_PERSON):
        return "party"
    if role.noun == "chief of staff":
        return "government"
    of_state = role.office in ("Government", "Parliament", "Embassy", "Presidency")
    if of_state and role.noun in ("governor", "representative", "speaker"):
        return role.kind or None
    return _UNKNOWN_BODY.get(role.noun, "organisation")
