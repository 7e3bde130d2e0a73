"""Whom somebody serves who is named with "its", "their" or "the ministry's": the body or people told before."""

import re

from analysis.statements.who.antecedents import NOBODY
from analysis.statements.who.kinds import OF_STATE
from analysis.statements.who.roles import find_roles

_OF_THEM = re.compile(
    r"(?:^|,\s)([Tt]heir|[Ii]ts|[Hh]is|[Hh]er|[Tt]he\s(?:agency|organi[sz]ation|mission|body|force|alliance|bloc)(?=['’]s))(?:['’]s)?\s"
)
_OF_ITS_BODY = ("head of state", "organisation", "company", "government", "international body", "unknown", None)


class Served:
    """Gives persons the kind and the side of the body that a pronoun leads to.

    Parameters
    ----------
    cast : Cast
    memory : Memory
    pronouns : Pronouns
    institutions : InstitutionReader
    """

    def __init__(self, cast, memory, pronouns, institutions):
        self.cast, self.memory, self.pronouns, self.institutions = cast, memory, pronouns, institutions

    def learn(self, person, rest, position):
        """Give a person the side of "the ministry" whose spokeswoman she is said to be."""
        inner = [r for r in find_roles(rest) if r.form == "institution" and r.kind in OF_STATE]
        if (owner := _OF_THEM.search(rest)) is not None:  # "its spokesman" is of the body that spoke before
            if any(role.form == "person" for role in find_roles(rest)):  # not of "their Obama"
                self._learn_kind(person, owner[1].lower(), position)
            whose = self._principal(owner[1].lower(), position) if person.side is None else NOBODY
            if whose.side and person.kind in (None, "unknown", "organisation") and whose.kind == "international body":
                person.kind = whose.kind  # "its director"
            if whose.side and person.kind in ("spokesperson", "military", whose.kind):
                person.side = whose.side
            return
        if person.side is None and inner and person.kind in (*OF_STATE, "spokesperson") and not self.cast.find(rest):
            noun = inner[0]._replace(start=4, end=4 + len(inner[0].noun))
            person.side = self.institutions.read(f"the {noun.noun}", noun, None, [], position).side

    def _learn_kind(self, person, owner, position):
        """Give "its president", "their leader" the kind of the body, or of the people, that stand before."""
        if owner not in ("its", "their") or person.known or person.kind not in _OF_ITS_BODY:
            return
        before = self.cast.sentence_of(position) - 1
        body = self.pronouns.read("it" if owner == "its" else "they", position, [])
        if not body.rule.endswith(f" {before + 1}"):
            opening = self.cast.hits_in(*_head_of(self.cast, before)) if before >= 0 else ()
            of_many = owner == "their" and person.kind in ("head of state", "government")
            if (of_many or person.kind == "head of state") and not any(hit.actor.side for hit in opening):
                person.kind, person.side = "organisation", None  # "The guild met. Its president, Dan Orm"
        elif body.form == "institution" and body.kind not in ("unknown", "document", "unnamed"):
            person.kind = "government" if body.kind in ("ministry", "head of state") else body.kind
            person.side = body.side if body.kind in OF_STATE else None
        elif body.form == "people" and body.kind not in OF_STATE:
            person.kind, person.side = "organisation", None  # "Farmers left. Their leader, Dan Orm"

    def _principal(self, owner, position):
        """Return the body or the holder of an office for whom "its spokesman" or "his press secretary" speaks."""
        if owner in ("his", "her"):
            return self.pronouns.in_office(position)
        of_state = self.memory.speaker_before(
            position, lambda said: said.form == "institution" and said.kind in OF_STATE, owner, reach=2
        )
        return of_state or NOBODY


def _head_of(cast, number):
    """Return where a sentence begins, and where its first words end."""
    start, end = cast.sentences[number]
    return start, min(end, start + 60)
