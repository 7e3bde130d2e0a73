"""Sources whose head is a role noun: "the Kremlin spokesman", "a senior Meronian official", "the ministry", "a report".

`RoleReader.read` looks at the noun, at the states and institutions beside it and at the determiner: a definite one
points to somebody ("the minister" of the sentence before), an indefinite one leaves the person unnamed.
"""

import re
from typing import NamedTuple

from analysis.statements.who.actors import GENERIC, of_state
from analysis.statements.who.antecedents import Speaker, from_person, unresolved
from analysis.statements.who.roles import find_roles

_DEFINITE = re.compile(r"(?i)^(?:the|this|that|these|those|its|his|her|their|our|said)\s+")
_INDEFINITE = re.compile(
    r"(?i)^(?:an?|one|another|some|any|two|three|four|five|several|many|most|few|other|dozens|hundreds|all|no|local|senior)\b"
)
_DETERMINER = re.compile(r"(?i)^(?:the|an?|this|that|these|those|its|his|her|their|our|both|some|one|another|said)\s+")
_OFFICIAL = ("official", "senior official", "government official")
_ANYWHERE = frozenset(
    ("diplomat", "senior diplomat", "western diplomat", "ambassador", "journalist", "reporter", "correspondent")
)
_IN_OFFICE = ("head of state", "government", "ministry")


def plain(core):
    """Return a phrase without its determiner and without what follows a comma."""
    return _DETERMINER.sub("", core).partition(",")[0]


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
        return Speaker(actor.speaker, actor.kind, actor.side, "named", "name", "person", gender, False, spokesperson)
    rule = "state" if actor.form == "state" else "alias"
    return Speaker(actor.speaker, actor.kind, actor.side, "named role", rule, actor.form)


def institution(office, noun, kind, side, rule="institution"):
    """Return the institution of a state as a speaker."""
    name = of_state(office if office not in GENERIC else noun.title(), side)
    return Speaker(name, kind or "unknown", side, "named role", rule, "institution")


class _Around(NamedTuple):
    """What stands beside the role noun of a source."""

    core: str
    side: str | None
    before: list  # actors of the lists before the noun: institutions and states
    bodies: list  # the same, before it and then after it
    inner: object  # the institution noun before or else after it: "foreign ministry" of "foreign ministry spokesman"


class RoleReader:
    """Reads sources with a role noun at their head.

    Parameters
    ----------
    cast : Cast
    memory : Memory
    """

    def __init__(self, cast, memory):
        self.cast, self.memory = cast, memory

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
        if covering:
            return from_actor(covering.actor, self.cast)
        around = self._around(core, role, others, hits)
        if role.form == "press service" or (role.form == "statement" and (around.side or others)):
            return self._principal_of(role, around, position)
        if role.form == "statement":
            return self.memory.statement_before(position)
        if role.kind == "spokesperson":
            return self._spokesperson(role, around, position)
        if role.form == "source" or role.kind == "unnamed":
            return self._unnamed(role, around, position)
        if role.form == "document":
            return self._document(role, around, position)
        if role.form == "people" or role.plural:
            return self._many(role, around)
        if role.form == "institution":
            return self.institution(core, role, around.side, around.before, position)
        return self._office_holder(role, around, position)

    def _around(self, core, role, others, hits):
        named = [h for h in hits if h.actor.form in ("institution", "state") and h.actor.speaker]
        before, after = [h for h in named if h.end <= role.start], [h for h in named if h.start >= role.end]
        abroad = core.find(" in ") if role.noun in _ANYWHERE else -1  # a diplomat in Sorn is no Aurian
        sides = [h.actor.side for h in hits if h.actor.side and not 0 <= abroad < h.start]
        inner = next((r for r in reversed(others) if r.form == "institution"), None)
        inner = inner or next((r for r in find_roles(core) if r.start >= role.end and r.form == "institution"), None)
        return _Around(core, sides[0] if sides else None, before, before + after, inner)

    def _unnamed(self, role, around, position):
        """Read "sources close to the envoy", of the side of the one they are close to."""
        side = around.side
        near = next(
            (r for r in find_roles(around.core) if r.start >= role.end and r.form in ("person", "institution")), None
        )
        if side is None and near is not None and near.form == "person":
            person = self.memory.person_in_office(near, None, position)
            side = person.side if person else None
        elif side is None and near is not None:
            side = self.institution(f"the {near.noun}", near._replace(start=4), None, [], position).side
        many = role.plural or role.form == "people"
        anonymity, form = ("collective", "people") if many else ("unnamed person", "phrase")
        return Speaker(plain(around.core), "unnamed", side, anonymity, "phrase", form, role.gender, many)

    def _document(self, role, around, position):
        """Read "a Council report", "the report": the document speaks, for the body that it is of."""
        owner = self._institution_beside(around, position) if around.bodies or around.inner else None
        name = owner.name if owner and owner.name else plain(around.core)
        side = owner.side if owner else around.side
        told = owner or is_definite(around.core) or not role.plural  # "some reports" name no source at all
        return Speaker(
            name, "document", side, "named role" if told else "none", "document", "document", plural=role.plural
        )

    def _many(self, role, around):
        """Read "officials", "Armenian troops", "the authorities in Stepanakert"."""
        kind = self._official_kind(role, around)
        if role.noun in ("authorities", "side") and around.side:
            return institution("Government", "", "government", around.side)._replace(plural=role.noun == "authorities")
        return Speaker(plain(around.core), kind, around.side, "collective", "phrase", "people", role.gender, True)

    def _official_kind(self, role, around):
        """Return the kind of officials: their institution's, else government if a side is told, else unnamed."""
        if role.noun not in _OFFICIAL and role.noun not in _ANYWHERE:
            return role.kind
        return self._of_body(around) or (role.kind if around.side or role.kind == "media" else "unnamed")

    def _of_body(self, around):
        """Return the kind of the institution that an official is of, or None."""
        if around.inner is not None:
            return around.inner.kind
        return next((h.actor.kind for h in around.before if h.actor.form == "institution"), None)

    def institution(self, core, role, side, before, position):
        """Read "the Azerbaijani Foreign Ministry", "the ministry", "a relief organisation"."""
        body = next((h for h in before if h.actor.form == "institution"), None)
        if body and body.actor.kind in ("international body", "organisation") and role.start - body.end <= 1:
            return from_actor(body.actor, self.cast)
        office = role.office if role.office not in GENERIC else ""
        listed = self.cast.actors.institution(core[role.start : role.end], side) if side else None
        if listed:
            return from_actor(listed, self.cast)
        if side and not office and role.kind == "ministry":  # "the Kalvian ministry": the one of that side named before
            same = self.memory.mention_before(
                position, lambda m: m.form == "institution" and m.kind == "ministry" and m.side == side
            )
            if same and len(plain(core).split()) <= 2:
                place = f"the {role.noun}, {self.memory.place(same.start)}"
                return Speaker(same.name, role.kind, side, "named role", place, "institution")
        if not office:
            words = plain(core[: role.start]).split()
            words = [w for w in words if w[0].isalpha() and not self.cast.actors.find(w)][-3:]
            office = " ".join([*words, core[role.start : role.end]]).title()
        if side and (role.office or role.kind == "ministry"):
            return institution(office, role.noun, role.kind, side)
        if side:
            return Speaker(plain(core), role.kind, side, "named role", "institution", "institution")
        if not is_indefinite(core):
            found = self._named_before(core, role, office, position)
            if found is not None:
                return found
        known = is_definite(core) or core[:1].isupper()
        return Speaker(
            plain(core), role.kind, None, "named role" if known else "unnamed person", "phrase", "institution"
        )

    def _named_before(self, core, role, office, position):
        """Lead "the ministry" to the ministry, or the minister, that stands nearest before."""

        def same(mention):
            if mention.form not in ("institution", "holder", "person") or not mention.side:
                return False
            if role.noun in ("ministry", "department"):
                return mention.kind == "ministry" and bool(mention.office)
            return bool(role.office) and mention.office == role.office

        rule = f"the {role.noun}"
        here = self.memory.mentions_of_sentence(position, same)
        found = here[-1] if here else None
        several = len({mention.side for mention in here}) > 1
        if (found is None or several) and role.noun in ("ministry", "department"):
            # Who spoke last goes before who was spoken of.
            told = self.memory.speaker_before(
                position, lambda s: s.kind == "ministry" and s.form == "institution", rule, reach=3
            )
            if told:
                return told
            found = here[0] if several else found  # the subject of "Ormanov telephoned Tosk, the ministry said"
        found = found or self.memory.mention_before(position, same)
        if found:
            name = found.name if found.form == "institution" else of_state(found.office or office, found.side)
            place = f"{rule}, {self.memory.place(found.start)}"
            return Speaker(name, role.kind, found.side, "named role", place, "institution")
        named = self.memory.mention_before(
            position, lambda m: m.form == "institution" and m.name.lower().endswith(f" {role.noun}"), reach=60
        )
        if named and plain(core).lower() == role.noun:  # "the society", "the council"
            place = f"{rule}, {self.memory.place(named.start)}"
            return Speaker(named.name, named.kind, named.side, "named role", place, "institution")
        if not role.office:
            return None
        if role.office not in GENERIC and len(plain(core).split()) <= 2:
            return self._of_scene(role, office)
        if len(core.split()) > 2:
            return None
        told = self.memory.speaker_before(position, lambda s: s.kind == role.kind and s.form == "institution", rule)
        return told or self._of_scene(role, office) or unresolved(kind=role.kind)

    def _of_scene(self, role, office):
        """Return the ministry or government of the country that the article is written from, or None."""
        side = self.cast.scene
        if not side or role.kind not in ("ministry", "government", "military", "head of state"):
            return None
        listed = self.cast.actors.institution(role.noun, side)
        told = (
            from_actor(listed, self.cast) if listed else institution(office or role.office, role.noun, role.kind, side)
        )
        return told._replace(rule="institution; side of the scene")

    def _office_holder(self, role, around, position):
        """Read "the president", "a senior Meronian official", "a resident of Ilvet", "the analyst"."""
        core, side = around.core, around.side
        definite = is_definite(core) or (not is_indefinite(core) and bool(side) and bool(role.office))
        if definite:
            person = self.memory.person_in_office(role, side, position)
            if person:
                return from_person(person, self.memory.first_mention(person, f"the {role.noun}"))
            if role.office and side and role.kind in _IN_OFFICE:
                name = of_state(role.noun.capitalize(), side)
                return Speaker(name, role.kind, side, "named role", "role", "role", role.gender)
            person = self.memory.neighbour(position, role.gender) if role.kind == "civilian" else None
            if person:  # "Piet Saran keeps a diary. The retired teacher said"
                return from_person(person, self.memory.first_mention(person, f"the {role.noun}"))
        kind = self._official_kind(role, around)
        known = definite and role.office and (side or role.kind in ("head of state", "ministry"))
        anonymity = "named role" if known else "unnamed person"
        return Speaker(plain(core), kind, side, anonymity, "phrase", "phrase", role.gender)

    def _spokesperson(self, role, around, position):
        """Read "the Kremlin spokesman", for whom the institution speaks, and "the spokesman", named before."""
        core, side = around.core, around.side
        if role.plural:
            return Speaker(plain(core), "spokesperson", side, "collective", "phrase", "people", plural=True)
        base = self._institution_beside(around, position)
        if is_definite(core):
            person = self.memory.person_in_office(role, side or (base.side if base else None), position)
            if person:
                return from_person(person, self.memory.first_mention(person, f"the {role.noun}"))
        if base is None or base.name is None:
            return unresolved("named role" if is_definite(core) else "unnamed person", "spokesperson", side)
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
        inner, side = around.inner, around.side
        if (
            inner is not None
            and inner.office
            and side
            and not any(h.actor.form == "institution" for h in around.bodies)
        ):
            return institution(inner.office, inner.noun, inner.kind, side)
        bodies = sorted(around.bodies, key=lambda h: h.actor.form != "institution")
        if bodies:
            return from_actor(bodies[0].actor, self.cast)
        if inner is not None:
            return self.institution(around.core[: inner.end], inner, side, [], position)
        return institution("Government", "", "government", side) if side else None
