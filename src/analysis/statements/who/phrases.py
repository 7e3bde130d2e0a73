"""Sources whose head is a role noun: "the Kremlin spokesman", "a senior Meronian official", "the ministry", "a report".

`RoleReader.read` looks at the noun, at the states and institutions beside it and at the determiner: a definite one
points to somebody ("the minister" of the sentence before), an indefinite one leaves the person unnamed.
"""

import re
from typing import NamedTuple

from analysis.statements.who.actors import of_state
from analysis.statements.who.antecedents import Speaker, from_person, is_called, unresolved
from analysis.statements.who.described import Described, describe_role
from analysis.statements.who.institutions import OF_BODY, InstitutionReader
from analysis.statements.who.kinds import HIGH, HIGH_NOUNS, OF_STATE
from analysis.statements.who.offices import CHIEFS, LOCAL, OF_A_PERSON, OF_TOWNS
from analysis.statements.who.papers import STUDIED, Papers
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles
from analysis.statements.who.speech import (
    from_actor,
    institution,
    is_definite,
    is_indefinite,
    of_another,
    plain,
    side_beside,
)

_OFFICIAL = ("official", "senior official", "government official")
_ANYWHERE = frozenset(
    ("diplomat", "senior diplomat", "western diplomat", "ambassador", "journalist", "reporter", "correspondent")
)
_IN_OFFICE = ("head of state", "government", "ministry")
_PARTIES_BY_NOUN = frozenset(("republican", "democrat", "delegate"))
_MEMBERS = frozenset(("leader", "member", "colleague", "negotiator"))
_PARTISANS_TEXT = (
    "supporter|supporters|opponent|opponents|critic|critics|ally|allies|rival|rivals|foe|foes|skeptic|skeptics|"
    "insider|insiders"
)
_PARTISANS = frozenset(_PARTISANS_TEXT.split("|"))
_REPS = frozenset(("rep", "representative"))
_PARTISAN = frozenset(
    ("party", "legislator", "candidate", "government", "spokesperson", "organisation", "head of state", "opposition")
)
_OF_ANOTHER = re.compile(r"\s(?:of|to)\s(?:[A-Z]|his\b|her\b)")
_ORDINARY = frozenset(("civilian", "witness", "expert", "unnamed", "unknown", "media"))
_IN_PARLIAMENT = re.compile(  # "some on the House panel", "critics in Congress"
    r"\s+(?:in|on)\s+(?:the\s+)?(?:Congress|Senate|House|Parliament|Knesset|Bundestag|Capitol\s+Hill)\b"
)
_OF_A_MATTER = re.compile(
    r"\b(?:close|familiar|near|briefed|involved|knowledge|aware|privy|directly|inside|around|who\s+(?:know|knew|work|worked|spoke|spoken|were|was|attended)|I)\b"
)
_AIDES = OF_A_PERSON - {"official", "manager", "counsel"}
_EPITHETS = ("legislator", "civilian", "company", "expert", "media", "candidate")
_IN_THE_KNOW = re.compile(r"\b(?:knowledge|familiar|briefed|aware|involved|informed)\b")
_NOBODY_TEXT = "official|senior official|government official|officer|soldier|fighter|member|agent|employee|person"
_NOBODY = frozenset(_NOBODY_TEXT.split("|"))


class _Around(NamedTuple):
    """What stands beside the role noun of a source."""

    core: str
    before: list  # actors of the lists before the noun: institutions and states
    bodies: list  # the same, before it and then after it
    inner: object  # the institution noun before or else after it: "foreign ministry" of "foreign ministry spokesman"
    told: Described  # kind, side and party that the phrase tells
    parties: frozenset
    regions: tuple


class RoleReader:
    """Reads sources with a role noun at their head.

    Parameters
    ----------
    cast : Cast
    memory : Memory
    repeated : Repeated
    """

    def __init__(self, cast, memory, repeated):
        self.cast, self.memory, self.institutions = cast, memory, InstitutionReader(cast, memory)
        self._repeated, self._papers = repeated, Papers(cast, memory, repeated)

    def read(self, core, role, others, hits, position):
        """Return the speaker.

        Parameters
        ----------
        core : str
            The source without relative clauses.
        role : Role
            Its head.
        others : list of Role
            Role nouns before the head.
        hits : list of Hit
            Actors in `core`.
        position : int
            Where the source stands in the text.
        """
        covering = next((h for h in hits if h.start <= role.start and role.end <= h.end and h.actor.speaker), None)
        if covering and not of_another(covering, hits):
            return from_actor(covering.actor, self.cast)
        if role.noun in _REPS and (core.startswith(" for ", role.end) or core[:4].lower() in ("his ", "her ")):
            role = role._replace(kind="spokesperson")
        role = role.of(others[-1].kind) if others else role
        around = self._around(core, role, others, hits, self.cast.begins_with_capital(core, position))
        reader = self._reader(role, around, others)
        found = reader(role, around, position)
        principal = self.cast.person(around.told.body) if role.noun in OF_A_PERSON and around.told.body else None
        if principal and found.kind == "party" and principal.kind in _IN_OFFICE and not around.parties:
            return found._replace(kind="government", side=principal.side)  # "advisers to President Orm"
        if role.noun in _AIDES and found.kind == "government" and not (around.told.body or around.bodies or found.side):
            near = self.memory.mention_before(position, lambda mention: mention.person is not None, reach=1)
            if near and near.person.kind == "candidate":  # "Orm has no plans, aides say"
                return found._replace(kind="party", side=near.person.side, party=near.person.party)
        if found.party is None and around.told.party and found.kind in _PARTISAN and found.form != "person":
            found = found._replace(party=around.told.party)
        return found

    def _reader(self, role, around, others):
        """Return the method that reads a source with such a head."""
        if role.form == "press service" or (role.form == "statement" and (around.told.side or others)):
            return self._principal_of
        if role.form == "statement":
            return self._statement
        if role.kind == "spokesperson":
            return self._spokesperson
        if role.form == "source" or role.kind == "unnamed":
            return self._unnamed
        if role.form == "document":
            return self._document
        if role.form == "people" or role.plural:
            return self._many
        if role.form == "institution":
            return self._institution
        return self._office_holder

    def _statement(self, role, around, position):
        return self.memory.statement_before(position)

    def _institution(self, role, around, position):
        return self.institutions.read(around.core, role, around.told.side, around.before, position)

    def kind_of(self, role, owner):
        """Return the kind of an office of `owner`: the president of a union is none of a state."""
        if owner.form == "state" and role.noun in CHIEFS:
            return "government"
        if not role.of_body or owner.form == "state":
            return role.kind or "unknown"
        if owner.kind in ("ministry", "head of state"):
            return "government"
        return owner.kind if owner.kind not in (None, "unknown", "unnamed", "document") else "organisation"

    def _around(self, core, role, others, hits, capital):
        named = [h for h in hits if h.actor.form in ("institution", "state") and h.actor.speaker]
        before, after = [h for h in named if h.end <= role.start], [h for h in named if h.start >= role.end]
        told = describe_role(core[0].lower() + core[1:] if capital and role.start else core, role, hits)
        abroad = core.find(" in ") if role.noun in _ANYWHERE else -1  # a diplomat in Sorn is no Aurian
        if (
            told.side is None
            and role.form in ("institution", "people", "press service", "statement", "document", "source")
        ) or (told.side is None and (role.kind in ("unnamed", "civilian", "witness") or role.plural)):
            told = told._replace(side=side_beside(core, role, hits))
        if abroad >= 0 and not any(h.end <= role.start and h.actor.side for h in hits):
            told = told._replace(side=None)
        inner = next((r for r in reversed(others) if r.form == "institution"), None)
        inner = inner or next((r for r in find_roles(core) if r.start >= role.end and r.form == "institution"), None)
        parties = frozenset(hit.party for hit in find_parties(core))
        regions = tuple(core[h.start : h.end] for h in hits if h.actor.form == "region")
        return _Around(core, before, before + after, inner, told, parties, regions)

    def _unnamed(self, role, around, position):
        """Read "sources close to the envoy", of the side of the one they are close to."""
        side = around.told.side
        near = next(
            (r for r in find_roles(around.core) if r.start >= role.end and r.form in ("person", "institution")), None
        )
        if _IN_THE_KNOW.search(around.core):
            near = None  # who knows of the governor's plans may be anybody's
        if side is None and near is not None and near.form == "person":
            person = self.memory.person_in_office(near, None, position)
            side = person.side if person else None
        elif side is None and near is not None:
            side = self.institutions.read(f"the {near.noun}", near._replace(start=4), None, [], position).side
        many = role.plural or role.form == "people"
        anonymity, form = ("collective", "people") if many else ("unnamed person", "phrase")
        kind = role.kind or "unnamed"
        if role.noun == "people" and not _OF_A_MATTER.search(around.core, role.end):
            kind = "civilian"  # "people in the town", but not "people close to the talks"
        own = find_parties(around.core, end=role.end)  # critics of the GOP are no Republicans
        party = around.told.party if own and role.noun in _PARTISANS else None
        if party:  # "Republican opponents of the deal"
            kind, side = "party", side or next((hit.side for hit in find_parties(around.core)), None)
        return Speaker(plain(around.core), kind, side, anonymity, "phrase", form, role.gender, many, False, party)

    def _document(self, role, around, position):
        """Read "a Council report", "the report": the document speaks, for the body that it is of."""
        of_body = around.bodies or (around.inner and (around.inner.noun != "state" or around.told.side))
        owner = self._institution_beside(around, position) if of_body else None
        return self._papers.read(around.core, role, owner, position, of_listed=bool(around.bodies))

    def _many(self, role, around, position):
        """Read "officials", "Armenian troops", "the authorities in Stepanakert"."""
        told = around.told
        kind = self._official_kind(role, around)
        of_debate = role.noun == "sides" and around.core.startswith(" of ", role.end)
        if of_debate or (role.noun == "speaker" and not re.search(r"\b[A-Z]\w+\s+$", around.core[: role.start])):
            kind, told = "unnamed", told._replace(side=None)  # many speakers are of a stage, not of parliaments
        if role.noun == "author" and STUDIED.search(self.cast.text):
            kind = "expert"  # of the study that the article is about
        partisans = role.noun in _PARTIES_BY_NOUN or (told.party and role.noun in _MEMBERS)
        inner = around.inner is not None and around.inner.noun in ("committee", "panel", "caucus", "conference")
        if kind in ("unknown", "unnamed") and _IN_PARLIAMENT.match(around.core, role.end):
            kind = "legislator"
        if partisans and role.noun != "delegate" and (self.cast.chamber or inner):
            kind = "legislator"
        if role.noun in ("authorities", "side") and told.side:
            return institution("Government", "", "government", told.side)._replace(plural=role.noun == "authorities")
        side = told.side
        if role.noun in _PARTIES_BY_NOUN or (told.party and kind in ("party", "unnamed", "legislator")):
            side = side or next((hit.side for hit in find_parties(around.core)), None)
            kind = "party" if kind == "unnamed" and role.noun in ("official", "leader", "aide", "member") else kind
        party = None if role.kind == "unnamed" and kind == "unnamed" else told.party
        return Speaker(
            plain(around.core), kind, side, "collective", "phrase", "people", role.gender, True, False, party
        )

    def _official_kind(self, role, around):
        """Return the kind of officials: their institution's, else government if a side is told, else unnamed."""
        if role.noun not in _OFFICIAL and role.noun not in _ANYWHERE:
            return around.told.kind or (role.kind if role.kind not in ("", None) else "unknown")
        if around.told.party or around.told.kind == "party":
            return "party"
        of = self._of_body(around)
        of = "government" if of in ("head of state", "ministry") else of
        government = (
            role.kind
            if around.told.side
            or around.regions
            or role.kind == "media"
            or role.noun == "government official"
            or OF_TOWNS.search(around.core, role.end)
            else "unnamed"
        )
        return of or government

    def _of_body(self, around):
        """Return the kind of the institution that an official is of, or None."""
        if around.inner is not None:
            return around.inner.kind
        return next((h.actor.kind for h in around.before if h.actor.form == "institution"), None)

    def _office_holder(self, role, around, position):
        """Read "the president", "a senior Meronian official", "a resident of Ilvet", "the analyst"."""
        core, told = around.core, around.told
        side = told.side
        definite = is_definite(core) or (not is_indefinite(core) and bool(side) and bool(role.office))
        own_body = role.of_body and told.kind != (role.kind if role.kind != "unknown" else None)
        past = self._once_in_office(role, around, position) if definite and told.former else None
        if past:
            return from_person(past, self.memory.first_mention(past, f"the former {role.noun}"))
        if definite and own_body and (person := self._so_called(role, around, position)):
            return from_person(person, self.memory.first_mention(person, f"the {role.noun}"))
        if definite and not own_body:
            person = None if told.former else self._in_office(role, around, position)
            if person is None and role.kind in ("military", "police"):  # "a retired general" keeps the title
                person = self._once_in_office(role, around, position)
            if person:
                return from_person(person, self.memory.first_mention(person, f"the {role.noun}"))
            home = side or (
                self.cast.home
                if role.kind == "head of state" and role.noun in ("president", "prime minister")
                else None
            )
            if (
                not told.former
                and role.office
                and home
                and role.kind in _IN_OFFICE
                and role.noun not in _NOBODY
                and not LOCAL.search(role.noun)
                and not around.regions
            ):
                name = of_state(role.noun.capitalize(), home)
                return Speaker(name, role.kind, home, "named role", "role", "role", role.gender)
            ordinary = role.kind in ("civilian", "expert", "company") and not self.memory.unnamed_before(role, position)
            ordinary = ordinary and not _OF_ANOTHER.match(core, role.end)  # "the mother of Ann Orm" is not Ann
            person = self.memory.neighbour(position, role.gender) if ordinary else None
            if person:  # "Piet Saran keeps a diary. The retired teacher said"
                return from_person(person, self.memory.first_mention(person, f"the {role.noun}"))
            person = self._epithet_of(role, around, position)
            if person:  # "Orm filed a bill. The lawmaker said": nobody else was told to be one
                told = from_person(person, self.memory.first_mention(person, f"the {role.noun}"))
                return told._replace(kind=role.kind, side=side or self.cast.at_home(role.kind))
        kind = self._official_kind(role, around)
        known = (
            definite
            and role.noun not in _NOBODY
            and kind not in _ORDINARY
            and (role.office or role.of_body or told.party)
        )
        anonymity = "named role" if known else "unnamed person"
        if not known and definite and role.kind in _EPITHETS and role.noun not in _NOBODY:
            person = self.memory.another_word_for(role, core, position)
            if person:
                return from_person(person, self.memory.first_mention(person, f"the {role.noun}"))
        if told.former and kind in OF_STATE:  # who speaks for the state no more
            high = kind in HIGH or role.noun in HIGH_NOUNS
            kind, side = "party" if kind == "party" else "unknown" if high else "expert", None
        return Speaker(plain(core), kind or "unknown", side, anonymity, "phrase", "phrase", role.gender)

    def _epithet_of(self, role, around, position):
        """Return the last speaker, of whom nothing was told so far, whom "the lawmaker" then means, or None."""
        if role.kind not in _EPITHETS or not re.fullmatch(r"[Tt]he\s+", around.core[: role.start]):
            return None
        if any(r.noun == role.noun and r.start < position and not r.plural for r in self.cast.roles):
            return None
        return self.memory.last_unplaced(position, role.gender)

    def _so_called(self, role, around, position):
        """Return the person named last before who was called by the same noun, if of the same kind, or None."""
        if around.bodies or around.regions:
            return None

        def is_so(mention):
            person = mention.person
            return person is not None and is_called(person, role.noun) and around.told.kind == person.kind

        found = self.memory.mention_before(position, is_so, reach=60)
        return found.person if found else None

    def _once_in_office(self, role, around, position):
        """Return the person named last before who is told or listed to have held an office formerly, or None."""

        def held(mention):
            person = mention.person
            of_region = not around.regions or bool(person and person.regions & set(around.regions))
            left = person.left if person is not None else ()
            return of_region and any(noun == role.noun or noun.endswith(f" {role.noun}") for noun in left)

        found = self.memory.mention_before(position, held, reach=60)
        return found.person if found else None

    def _in_office(self, role, around, position):
        """Return the person of the article who holds an office, of the party and region that the phrase tells."""
        return self.memory.person_in_office(
            role, around.told.side, position, parties=around.parties, regions=around.regions
        )

    def _spokesperson(self, role, around, position):
        """Read "the Kremlin spokesman", for whom the institution speaks, and "the spokesman", named before."""
        core, side = around.core, around.told.side
        if role.plural:
            return Speaker(plain(core), "spokesperson", side, "collective", "phrase", "people", plural=True)
        base = self._institution_beside(around, position)
        if is_definite(core):
            person = self.memory.person_in_office(role, side or (base.side if base else None), position)
            if person:
                return from_person(person, self.memory.first_mention(person, f"the {role.noun}"))
        if base is None or base.name is None:
            words = plain(re.sub(r"\s+(?:when|while|after|who)\s.*$", "", core))
            named = re.search(r"(?:^|\bfor\s+)(?:M[rs]+\.?\s+)?([A-Z][\w’'-]+)(?:\s|$)", words)
            person = self.cast.person(named[1]) if named else None
            if person and " " in words:
                words = f"{person.name}’s {role.noun}"
            if " " in words:  # "a Norvane Holdings spokesman"
                return Speaker(words, "spokesperson", side, "named role", "phrase", "phrase", role.gender, False, True)
            same = is_definite(core) and self.memory.speaker_before(
                position, lambda s: s.kind == "spokesperson", f"the {role.noun}", reach=3
            )
            return same or unresolved("named role" if is_definite(core) else "unnamed person", "spokesperson", side)
        base = base if base.kind in (*OF_STATE, "spokesperson") else base._replace(side=None)
        return base._replace(kind="spokesperson", anonymity="named role", gender=role.gender, spokesperson=True)

    def _principal_of(self, role, around, position):
        """Read "the press service of the ministry", "a joint statement by A", "the press service"."""
        base = self._institution_beside(around, position)
        if base is not None:
            return base

        def speaks(s):
            return s.form == "institution" and s.kind in ("head of state", "government", "ministry", "military")

        return self.memory.speaker_before(position, speaks, f"the {role.noun}") or unresolved()

    def _institution_beside(self, around, position):
        """Return the institution that a spokesman or press service is of, or None."""
        inner, side = around.inner, around.told.side
        hits = self.cast.find(around.core)
        if inner is not None and side is None:  # "the press service of the Armed Forces of Osk"
            side = side_beside(around.core, inner, [h for h in hits if h.start >= inner.end])
        national = side and any(h.actor.form in ("state", "people") for h in hits)
        if (
            inner is not None
            and inner.office
            and national
            and not any(h.actor.form == "institution" for h in around.bodies)
        ):
            return institution(inner.office, inner.noun, inner.kind, side)
        bodies = [h for h in around.bodies if not of_another(h, hits)]
        bodies = sorted(bodies, key=lambda h: h.actor.form != "institution")
        if bodies:
            return from_actor(bodies[0].actor, self.cast)
        if inner is not None:
            whole = OF_BODY.match(around.core, inner.start)  # "University of Osk", where the noun is "University"
            end = max(inner.end, whole.end() if whole else 0)
            return self.institutions.read(around.core[:end], inner, side, [], position)
        return institution("Government", "", "government", side) if national else None
