"""Those who are told of by what they are to somebody else: "his Australian counterpart", "her Republican colleague"."""

import re

from analysis.statements.who.actors import GENERIC, of_state
from analysis.statements.who.antecedents import Speaker, from_person
from analysis.statements.who.kinds import OF_STATE
from analysis.statements.who.parties import find_parties

_PEER = re.compile(
    r"(?P<whose>[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he|.{2,60}?[’']s?)\s(?P<such>(?:[\w.-]+\s){0,3}?)(?P<noun>counterpart|colleague)"
    r"(?:,?\s(?P<name>[A-Z].+))?"
)


class Peers:
    """Reads counterparts and colleagues.

    Parameters
    ----------
    cast : Cast
    memory : Memory
    read_one : callable
        Reads the source of one speaker.
    """

    def __init__(self, cast, memory, read_one):
        self.cast, self.memory, self._one = cast, memory, read_one

    def read(self, core, position):
        """Return the speaker, who holds the office of the other one in another state, or None."""
        match = _PEER.fullmatch(core)
        if match is None:
            return None
        of = next((hit.actor.side for hit in self.cast.find(match["such"]) if hit.actor.side), None)
        party = next((hit.party for hit in find_parties(match["such"])), None)
        if match["noun"] == "counterpart" and of:
            return self._counterpart(match, of, position)
        if match["noun"] == "colleague" and party and not match["name"]:
            return self._colleague(match, party, position)
        return None

    def _counterpart(self, match, side, position):
        if match["whose"].lower() == "its" and not match["name"]:
            return self._of_body(side, position)
        office, kind = self._office(match["whose"], position)
        if match["name"]:
            person = self._one(match["name"], position)
            if person.form != "person" or not person.name:
                return None
            kind = kind if kind and person.kind == "unknown" else person.kind
            return person._replace(kind=kind, side=person.side or (side if kind in OF_STATE else None))
        held = [p for p in self.cast.persons if p.side == side and p.office and p.office == office]
        if len(held) == 1:
            return from_person(held[0], self.memory.first_mention(held[0], "the counterpart"))
        if kind is None or not office or office in GENERIC:
            return None
        return Speaker(of_state(office, side), kind, side, "named role", "role", "role")

    def _of_body(self, side, position):
        """Return the body of another state that is what the last one to speak is of its own: a ministry, an army."""
        body = self.memory.speaker_before(
            position, lambda s: s.form == "institution" and s.kind in OF_STATE and s.side, "its counterpart", reach=6
        )
        office = re.sub(rf" of (?:the )?{re.escape(body.side)}$", "", body.name) if body else ""
        if not office or office == body.name:
            return None
        return body._replace(name=of_state(office, side), side=side)

    def _office(self, whose, position):
        """Return office and kind of the one whose counterpart is told of: who stands last, by name or office."""
        named = self.memory.mention_before(
            position, lambda m: m.form in ("person", "holder") and m.kind in OF_STATE, reach=3
        )
        if whose.lower() not in ("his", "her", "their", "its", "the"):
            owner = self._one(re.sub(r"[’']s?$", "", whose), position)
            person = self.cast.person(owner.name) if owner.form == "person" and owner.name else None
            return (person.office if person else ""), (owner.kind if owner.kind in OF_STATE else None)
        if named is None:
            return "", None
        return (named.person.office if named.person else named.office), named.kind

    def _colleague(self, match, party, position):
        """Return the only one of a party who is of the kind of the last speaker."""
        last = self.memory.speaker_before(position, lambda s: s.form == "person", "colleague", reach=3)
        if last is None or match["whose"].lower() not in ("his", "her"):
            return None
        fit = [p for p in self.cast.persons if p.party == party and p.kind == last.kind and p.name != last.name]
        return from_person(fit[0], self.memory.first_mention(fit[0], "the colleague")) if len(fit) == 1 else None
