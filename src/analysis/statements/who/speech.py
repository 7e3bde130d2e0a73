"""Small readings of a source phrase that all its readers share."""

import re

from analysis.statements.who.actors import GENERIC, of_state
from analysis.statements.who.antecedents import Speaker
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles

_DEFINITE = re.compile(r"(?i)^(?:the|this|that|these|those|its|his|her|their|our|said)\s+")
_INDEFINITE = re.compile(
    r"(?i)^(?:an?|one|another|some|any|two|three|four|five|several|many|most|few|other|dozens|hundreds|all|no|local|senior)\b"
)
_DETERMINER = re.compile(
    r"(?i)^(?:the|an?|this|that|these|those|its|his|her|their|our|both|some|one|another|said)\s+(?!(?:of|on|in)\b)"
)

PREPOSITION = re.compile(
    r"(?i)\s+(?:of|for|from|in|at|with|to|on|across|throughout|close|near|familiar|privy|loyal|opposed|inside|within|among|under|who|which|based|by|released|"
    r"issued|published)(?=\s)"
)


_REST_OF_BODY = re.compile(
    r"(?:\s(?:of|for)\s(?:the\s)?[A-Z][\w’'&-]*(?:\s(?:(?:of|for|and|the|&)\s)*[A-Z][\w’'&-]*)*)?(?=((?:\s[a-z-]+)??\s))"
)


def body_with_noun(core, at, nouns):
    """Return where the name of a body ends that goes on behind "of" and has a noun behind it, or None.

    Parameters
    ----------
    core : str
        "a [University of Osk] law professor".
    at : int
        Where its noun of institution ends.
    nouns : list of Role
        Those of `core`.
    """
    body = next((r for r in nouns if r.form == "institution" and r.end == at and core[r.start].isupper()), None)
    rest = _REST_OF_BODY.match(core, at) if body else None
    if rest is None or (rest.end() == at and " " not in body.noun) or not core[rest.end(1) :][:1].islower():
        return None  # the Association of Flight Attendants has no noun behind it
    behind = any(r.form != "institution" and at < r.start <= rest.end(1) < r.end for r in nouns)
    return rest.end() if behind else None


def of_another(hit, hits):
    """Whether the words before an office lay it elsewhere: "the Ohio Department of Labor", "the Kenyan Treasury"."""
    if hit.actor.form != "institution":
        return False
    before = [h.actor for h in hits if h.end == hit.start - 1]
    return any(
        one.form == "region" or (one.form in ("state", "people") and one.side != hit.actor.side) for one in before
    )


def plain(core):
    """Return a phrase without its determiner and without what follows a comma."""
    name = _DETERMINER.sub("", core).partition(",")[0]
    return name.strip('“”"') if len(re.findall(r"[“”\"]", name)) == 1 else name


def is_definite(core):
    """Whether a phrase opens with a word that points to something known."""
    return bool(_DEFINITE.match(core))


def is_indefinite(core):
    """Whether a phrase opens with an indefinite determiner or a quantity."""
    return bool(_INDEFINITE.match(core))


def from_actor(actor, cast):
    """Return an actor of the lists as a speaker."""
    if actor.form == "person":
        person = cast.person(actor.speaker)
        gender, spokesperson = person.gender if person else "", actor.kind == "spokesperson"
        kind, side, party = actor.kind, actor.side, actor.party or (person.party if person else None)
        if person and not kind:  # the user's own table leaves it to the text
            kind, side = person.kind or "unknown", side or person.side
        return Speaker(actor.speaker, kind, side, "named", "name", "person", gender, False, spokesperson, party)
    rule = "state" if actor.form == "state" else "alias"
    party = actor.party or next((hit.party for hit in find_parties(actor.speaker or "")), None)
    return Speaker(actor.speaker, actor.kind, actor.side, "named role", rule, actor.form, party=party)


def institution(office, noun, kind, side, rule="institution"):
    """Return the institution of a state as a speaker."""
    name = of_state(office if office not in GENERIC else noun.title(), side)
    return Speaker(name, kind or "unknown", side, "named role", rule, "institution")


def is_many(phrase):
    """Whether a phrase stands for many: "some", "Republicans", "defenders of the plan"."""
    if re.fullmatch(r"[A-Z][\w’'-]*", phrase) and not find_roles(phrase) and not find_parties(phrase):
        return False
    return (
        re.search(
            r"(?i)^(?:some|many|most|several|few|others|those|all|these|both|two|three|four|five)\b|[a-rt-z]s$", phrase
        )
        is not None
    )


_BEHIND = re.compile(r"(?:\s+[\w-]+){0,3}?\s+(?:of|in|from|at|to|for)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}")
_CHAIN = re.compile(  # "[Border Service] of the State Committee for National Security of Osk"
    r"(?:\s+(?:of|for|on|and|under)\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,5}){0,4}"
    r"\s+(?:of|in)\s+(?:the\s+)?(?:Republic\s+of\s+)?"
)


def side_beside(core, role, hits):
    """Return the state whose adjective stands right before the noun, or whose name stands behind "of" or "in"."""
    ordinary = role.kind in ("civilian", "witness", "expert", "media", "organisation", "company")
    if role.kind in ("expert", "media", "organisation", "company", "party"):
        return None
    for hit in hits:
        if not hit.actor.side or hit.actor.form == "region":
            continue
        between = core[hit.end : role.start]
        if hit.end <= role.start and re.fullmatch(
            r"(?:['’]s)?\s+" if ordinary else r"(?:['’]s)?(?:\s+[\w’'-]+){0,4}\s+", between
        ):
            return hit.actor.side
        between = core[role.end : hit.start]
        if role.office == "Embassy" and not between.startswith(" of "):
            continue  # the high commission in Dhaka is none of Bangladesh
        if hit.start >= role.end and (_BEHIND.fullmatch(between) or _CHAIN.fullmatch(between)):
            against = role.kind == "unnamed" and role.form != "source"
            return None if against and not re.match(r"\s+in\s", between) else hit.actor.side
    return None
