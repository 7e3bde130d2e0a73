"""Sources that belong to somebody: "Tosk's press service", "the Clinton campaign", "her spokesman"."""

import re

from analysis.statements.who.actors import GENERIC, of_state
from analysis.statements.who.antecedents import Speaker, from_person
from analysis.statements.who.bodies import kind_of_name
from analysis.statements.who.institutions import full_office
from analysis.statements.who.kinds import OF_STATE
from analysis.statements.who.offices import OF_A_CHAMBER
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles
from analysis.statements.who.speech import from_actor, institution, plain

_POSSESSOR = re.compile(r"^(.+?)(?:['’]s|(?<=s)['’])\s+(.+)$", re.DOTALL)
_POSSESSIVE = re.compile(r"(?i)(his|her|its|their)\s+(.+)$")
_EXPLAINED = re.compile(
    r"(?:[Tt]he\s)?[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*)*,\s(?:the|an?|one\sof)\s"
)  # "DTEK, the country's"
_IN_OFFICE = {"head of state": "Presidency", "government": "Government"}
_PREPOSITION = re.compile(r"(?i)\s+(?:of|for|from|in|at|with|to|on|close|by|who|which)\s+")
_ONE_HOLDS = re.compile(
    r"^chief\s|^(?:finance|managing|executive|medical|artistic|music|creative|sporting|technical)\sdirector$"
)
_KIN_TEXT = (
    "son daughter wife husband brother sister mother father widow nephew niece uncle aunt grandson granddaughter cousin"
)
_KIN = frozenset(_KIN_TEXT.split())
_TEAMS = frozenset(("team", "camp", "inner circle", "operation", "staff", "insider"))
_OF_TEAMS = dict.fromkeys(("candidate", "party", "legislator"), "party") | {
    "head of state": "government",
    "government": "government",
    "court": "court",
    "expert": "expert",
}
_OPINIONS = frozenset(("article", "column", "op-ed", "essay", "blog post", "opinion piece", "commentary"))
_HOLDERS_OFFICE = re.compile(r"(?i)office\b(?!\s+(?:manager|staff|spokes))")
_NATIONAL = re.compile(r"(?:National|Federal|State|Central|General)\s[A-Z]")
_WORDS = 40  # characters before a noun of institution that are of its name
_OFFICE_OF = re.compile(r"\b[Oo]ffice\s(?:of|in)\s(?:the\s)?$")
_HEADS = frozenset(("leader", "leaders", "boss", "chief", "head"))
_HEADED = ("party", "organisation", "company", "media")
_OWNED_KINDS = ("spokesperson", "party", "unnamed")


class Owners:
    """Reads what belongs to somebody.

    Parameters
    ----------
    cast : Cast
    memory : Memory
    read_one : callable
        Reads the owner's own phrase.
    roles : RoleReader
    pronouns : Pronouns
    """

    def __init__(self, cast, memory, read_one, roles, pronouns):
        self.cast, self.memory, self._one, self._roles, self._pronouns = cast, memory, read_one, roles, pronouns

    def read(self, core, position):
        """Return the speaker of a source that belongs to somebody, or None."""
        owned = None if _EXPLAINED.match(core) else _POSSESSOR.match(core)
        nouns = find_roles(owned[2]) if owned else ()
        if nouns and nouns[-1].form == "institution" and owned[2][0].isupper():
            body = next((h.actor for h in self.cast.find(owned[1]) if h.end == len(owned[1])), None)
            if body and body.kind == "international body":  # "the Council of Europe's Venice Commission"
                return Speaker(plain(core), body.kind, body.side, "named role", "phrase", "institution")
        if nouns and not _of_other(owned[1]):
            owner = self._one(owned[1], position)
            if _HOLDERS_OFFICE.match(owned[2]) and _ends_in_office(owned[1]):  # "the U.S. attorney's office"
                kind = kind_of_name(plain(core)) if owner.kind in ("unknown", "expert") else None
                kind = kind or owner.kind
                behind = next((h.actor.side for h in self.cast.find(core) if _OFFICE_OF.search(core, 0, h.start)), None)
                side = owner.side or behind
                return Speaker(plain(core), kind, side, "named role", "phrase", "institution", party=owner.party)
            if owner.form == "state" and owner.side and _NATIONAL.match(owned[2]):
                kind = find_roles(owned[2])[-1].kind  # "Mexico's National Migration Institute"
                kind = kind if kind in OF_STATE else "government"
                name = of_state(plain(owned[2]), owner.side)
                return Speaker(name, kind, owner.side, "named role", "institution", "institution")
            found = self._belonging(owner, owned[2], core, position) if owner.name or owner.side else None
            if found:
                return found
        if owned and owned[2].islower() and " " not in owned[2]:  # "Mr. Braley's apology"
            owner = self._one(owned[1], position)
            if owner.form == "person" and owner.name:
                return owner
        pointing = _POSSESSIVE.match(core)
        if pointing and find_roles(pointing[2]):
            speaks_for = any(r.form == "press service" or r.kind == "spokesperson" for r in find_roles(pointing[2]))
            here = self.memory.mentions_of_sentence(position, lambda m: m.person is not None) if speaks_for else ()
            if here and pointing[1].lower() in ("his", "her"):  # "Orm has endorsed nobody, and his spokesman"
                owner = from_person(here[0].person, f"pronoun, {self.memory.place(here[0].start)}")
            elif speaks_for and pointing[1].lower() in ("his", "her"):
                owner = self._pronouns.in_office(position)
            else:
                owner = self._pronouns.read(pointing[1].lower(), position, [])
            found = self._belonging(owner, pointing[2], core, position) if owner.name else None
            if found:
                return found
        return self._of_person(core, position)

    def _of_person(self, core, position):
        """Read what a person's name stands before: "the Clinton campaign", "Trump supporters", "a Sanders aide"."""
        roles = find_roles(core)
        cut = _PREPOSITION.search(core)
        roles = [r for r in roles if cut is None or r.end <= cut.start()]
        if not roles:
            return None
        role = roles[-1]
        name = re.search(r"([A-Z][\w’'-]+)\s+(?:[\w’'-]+\s+){0,2}$", core[: role.start])
        person = self.cast.person(name[1]) if name else None
        if person is None or core[: name.start()].strip().lower() not in (
            "",
            "the",
            "a",
            "an",
            "one",
            "some",
            "many",
            "several",
            "top",
            "senior",
            "former",
        ):
            return None
        if core.startswith(("the ", "The ")) and role.form == "person" and not role.plural:
            aide = self.memory.mention_before(position, lambda m: m.person and role.noun in m.person.nouns, reach=60)
            if aide and aide.person is not person:  # "the Sanders aide", named before
                return from_person(aide.person, self.memory.first_mention(aide.person, f"the {role.noun}"))
        return self._owned_by(from_person(person, "phrase"), role, core)

    def _owned_by(self, owner, role, core):
        """Return a campaign, an administration, aides or supporters of a person as a speaker."""
        person = self.cast.person(owner.name) if owner.name else None
        inherited = None if person and person.no_more else owner.party  # who left politics has aides of no party
        party = next((hit.party for hit in find_parties(core)), inherited)
        many = role.plural or role.form == "people"
        kind = role.kind or "unknown"
        if role.noun in ("administration", "government", "cabinet", "white house"):
            kind = "government"
        if role.noun in ("aide", "adviser", "advisor", "official", "staffer", "lawyer", "surrogate") and owner.kind in (
            "candidate",
            "party",
        ):
            kind = "expert" if role.noun == "lawyer" else "party"
        if kind == "unnamed":
            party = None
        if role.noun in _TEAMS and owner.kind in _OF_TEAMS:
            kind = _OF_TEAMS[owner.kind]
        if role.noun == "office":  # of who holds none, it speaks for one person
            kind = owner.kind if owner.kind in OF_STATE else "spokesperson"
        side = owner.side if kind in OF_STATE or kind == "spokesperson" else None
        if role.form == "institution":
            return Speaker(plain(core), kind, side, "named role", "phrase", "institution", party=party)
        if role.form not in ("person", "people"):
            return None
        anonymity = "collective" if many else "unnamed person"
        form = "people" if many else "phrase"
        if role.kind == "spokesperson" and not many:
            anonymity = "named role"
        party = party if kind in ("party", "spokesperson", "candidate", "legislator", "government") else None
        return Speaker(plain(core), kind, side, anonymity, "phrase", form, role.gender, many, False, party)

    def _belonging(self, owner, thing, core, position):
        """Read what belongs to a speaker: "Tosk's press service", "the group's leader", "her spokesman"."""
        cut = _PREPOSITION.search(thing)
        roles = [r for r in find_roles(thing) if cut is None or r.end <= cut.start()] or find_roles(thing)
        role = next((r for r in roles if r.form in ("press service", "statement")), None)
        role = role or (roles[0] if roles[-1].form == "person" and roles[-1].kind != "spokesperson" else roles[-1])
        role = role.of(owner.kind)
        if role.noun == "representative" and owner.form == "person":
            role = role._replace(kind="spokesperson", office="")  # "Mr. Orm’s representatives"
        in_state = owner.form == "person" and owner.kind in ("head of state", "government", "ministry") and owner.side
        principal = self._principal(owner)
        rule = owner.rule if "sentence" in owner.rule else "institution"
        if role.form in ("press service", "statement") or (
            role.kind == "spokesperson" and (in_state or owner.form != "person")
        ):
            if role.kind == "spokesperson":
                principal = principal._replace(kind="spokesperson", anonymity="named role", spokesperson=True)
            return principal._replace(rule=rule) if principal.name else None
        if owner.kind == "media" and role.kind == "media" and role.form == "institution":
            return owner  # the paper's editorial board
        if owner.form == "state" and role.kind == "media" and role.form == "institution" and thing[:1].isupper():
            return Speaker(plain(thing), "media", None, "named role", "name", "institution")  # "Osk's Sun newspaper"
        if role.form == "document" and owner.kind == "media" and owner.form != "person":
            return owner  # "the paper's report"
        if owner.form == "person" and role.noun in _OPINIONS:
            return owner  # "Orm's column": what it says she says
        if role.form == "document":
            name = principal.name if owner.form != "person" else f"{owner.name}’s {thing}"
            side = principal.side if owner.form != "person" else None
            return Speaker(name, "document", side, "named role", "document", "document", plural=role.plural)
        of_body = role.form == "institution" and owner.form in ("state", "institution")
        listed = self.cast.actors.institution(role.noun, owner.side, role.office) if of_body else None
        if listed:
            return from_actor(listed, self.cast)
        if role.form == "institution" and role.office and owner.side and owner.form in ("state", "institution"):
            whole = full_office(thing, role) or role.office
            if whole in GENERIC and 0 < role.start <= _WORDS:  # "Ukraine's agriculture ministry"
                whole = thing[: role.end].title()
            return institution(whole, role.noun, role.kind, owner.side)
        if owner.form == "person":
            if (told := self._told_as(owner, role) or self._kin_of(owner, role)) is not None:
                return from_person(told, self.memory.first_mention(told, f"the {role.noun}"))
            owned = self._owned_by(owner, role, core)
            label = thing if role.plural else f"{owner.name}’s {thing}"
            relative = role.kind == "civilian" and not role.plural
            return owned._replace(name=label, side=None if relative else owned.side) if owned else None
        if role.plural:
            kind = self._roles.kind_of(role, owner) if owner.form == "state" or role.of_body else role.kind
            kind = owner.kind if role.noun in _HEADS and owner.kind in _HEADED else kind
            side = owner.side if kind in OF_STATE or kind == "civilian" else None
            party = next((hit.party for hit in find_parties(thing)), owner.party) if kind != "unnamed" else None
            return Speaker(thing, kind, side, "collective", "phrase", "people", plural=True, party=party)
        if role.form == "person" and role.office and owner.side and owner.form in ("state", "institution"):
            person = self.memory.person_in_office(role, owner.side, position)
            if person:
                return from_person(person, self.memory.first_mention(person, f"the {role.noun}"))
            if role.kind in ("head of state", "government", "ministry"):
                name = of_state(role.noun.capitalize(), owner.side)
                return Speaker(name, role.kind, owner.side, "named role", "role", "role", role.gender)
        told = self._roles.kind_of(role, owner)
        if told == "party" and owner.kind == "legislator" and role.noun in OF_A_CHAMBER:
            told = "legislator"  # "the Senate's top Democrat"
        side = owner.side if told in OF_STATE else None
        mark = "’" if f"{owner.name}’ " in core.replace("'", "’") else "’s"  # "House Republicans' leader"
        label = f"{owner.name}{mark} {thing}" if owner.name else thing
        if owner.form == "institution" and "sentence" not in owner.rule and f"{owner.name}" not in core:
            label = plain(core)  # "the Senate's whip", not "Parliament of X's whip"
        unique = role.of_body or role.office or find_parties(thing) or _ONE_HOLDS.search(role.noun)
        anonymity = "named role" if unique else "unnamed person"
        party = next((hit.party for hit in find_parties(thing)), owner.party)  # "the panel's top Democrat"
        party = None if told in ("media", "court", "police", "company") else party
        return Speaker(label, told, side, anonymity, "phrase", "phrase", role.gender, party=party)

    def _told_as(self, owner, role):
        """Return the one person of the article who was told to be that of the owner: "Dan Elk, a lawyer for Tosk"."""
        last = owner.name.split()[-1]
        same = {
            person.name: person
            for person in self.cast.persons
            if any(told.noun == role.noun and told.body.endswith(last) and not told.former for told in person.told)
        }
        return same.popitem()[1] if len(same) == 1 and not role.plural else None

    def _kin_of(self, owner, role):
        """Return the one person whom the article names as a relative of the owner: "his son, Dan Orm", of Paul Orm."""
        if role.noun not in _KIN or role.plural:
            return None
        pattern = re.compile(
            rf"\b(?:[Hh]is|[Hh]er|{re.escape(owner.name.split()[-1])}[’']s)\s(?:[a-z]+\s){{0,2}}{role.noun},?\s(?=[A-Z])"
        )
        ends = [m.end() for m in pattern.finditer(self.cast.text)]
        named = {m.person.name: m.person for m in self.cast.mentions if m.person and m.start in ends}
        named.pop(owner.name, None)
        return named.popitem()[1] if len(named) == 1 else None

    def _principal(self, owner):
        """Return whom the press service of `owner` speaks for: the office, where the owner is a person in office."""
        if owner.form != "person" or not owner.side:
            return owner
        person = self.cast.person(owner.name) if owner.name else None
        office = person.office if person and person.office else _IN_OFFICE.get(owner.kind, "")
        kind = {"Presidency": "head of state", "Government": "government"}.get(office, "ministry")
        return (
            owner
            if office in GENERIC or office in ("Candidate", "Parliament")  # of a member, not of the house
            else institution(office, "", kind, owner.side, owner.rule)
        )


def _ends_in_office(owner):
    """Whether what owns is the holder of an office, not somebody's name."""
    roles = find_roles(owner)
    return bool(roles) and roles[-1].end == len(owner) and roles[-1].form == "person" and not roles[-1].plural


def _of_other(owner):
    """Whether a role noun stands before what owns: in "sources close to Orlo's envoy" the sources speak."""
    cut = _PREPOSITION.search(owner)
    return bool(cut and find_roles(owner[: cut.start()]))
