"""The party of a source that is no named person: "her Republican rivals", "a Tosk campaign source", "his party"."""

import re
from itertools import pairwise

from analysis.statements.who.aides import OF_CAMPAIGN, Principals
from analysis.statements.who.parties import find_parties

_STOP = re.compile(
    r"(?i)[,;]|\s(?:of|for|from|in|at|with|to|on|by|who|which|that|against|about|close|opposed|critical)\s"
)
_PRO = re.compile(r"\b[Pp]ro-([A-Z][\w]+)(?:\s[\w-]+){0,3}\s(?:PACs?|groups?|committees?|campaigns?)\b")
_OWNS = re.compile(r"(?:['’]s|(?<=s)['’])\s")
_HIS_PARTY = re.compile(r"\b(his|her)\s+(?:own\s+)?party(?:['’]s)?\b")
_THE_PARTY = re.compile(r"(?:(?:[Tt]he|its|this|that)\s+(?:\w+\s+)?party)(?:['’]s\b|$)")
_JOINED = re.compile(r"\b(?:and|or|nor)\b")
_NEVER = ("person", "state", "document", "statement")
_NO_PARTISANS = ("media", "court", "police", "military", "witness", "document")


class Camps:
    """Tells the party of sources of which the office, the name and the owner tell none.

    Parameters
    ----------
    cast : Cast
    pronouns : Pronouns
    """

    def __init__(self, cast, pronouns):
        self.cast, self._pronouns = cast, pronouns
        self._principals = Principals(cast, pronouns)

    def completed(self, speaker, core, position):
        """Return the speaker of a phrase with the party that the phrase tells, if it has none."""
        if _of_both(core):
            return speaker._replace(party=None) if speaker.plural else speaker
        if speaker.form == "document" and speaker.name and not speaker.party:
            party = self._of_campaign(core) or self._of_campaign(speaker.name)  # "a Tosk campaign memo", "the memo"
            return speaker._replace(party=party)
        if speaker.party or speaker.form in _NEVER or not speaker.name or speaker.kind in _NO_PARTISANS:
            return speaker
        own = self._own(core) or next((hit for hit in find_parties(speaker.name) if speaker.kind == "party"), None)
        if own:
            kind = "party" if speaker.kind == "unnamed" else speaker.kind
            side = speaker.side or (own.side if kind == "party" else None)
            return speaker._replace(kind=kind, party=own.party, side=side)
        party = self._of_campaign(core) or self._principals.party_of(core, position)
        if party is None and speaker.kind not in ("civilian", "company"):  # no guests at a party
            party = self._of_party(core, position)
        return speaker._replace(party=party)

    @staticmethod
    def _own(core):
        """Return the party before the noun itself: of "the Democrats' critics" and "critics of the GOP" none."""
        head = _head(core)
        owned = [match.end() for match in _OWNS.finditer(head)]
        return next(iter(find_parties(core, start=owned[-1] if owned else 0, end=len(head))), None)

    def _of_campaign(self, core):
        """Return the party of whose campaign the phrase is: "one Tosk campaign source", "the pro-Tosk super PAC"."""
        match = OF_CAMPAIGN.search(_head(core)) or _PRO.search(core)
        person = self.cast.person(match[1]) if match else None
        return person.party if person else None

    def _of_party(self, core, position):
        """Return the party that "his party" and "the party" stand for."""
        whose = _HIS_PARTY.search(core)
        if whose:
            return self._pronouns.read(whose[1], position, []).party
        if not _THE_PARTY.search(core):
            return None
        start = self.cast.text.rfind("\n", 0, max(0, self.cast.text.rfind("\n", 0, position) - 1)) + 1
        before = self.cast.text[start:position].replace("-", " ")  # the Republican-controlled House counts here
        near = {hit.party for hit in find_parties(before)}
        return near.pop() if len(near) == 1 else None


def _head(core):
    """Return a phrase up to its complement."""
    stop = _STOP.search(core, 1)
    return core[: stop.start()] if stop else core


def _of_both(core):
    """Whether a phrase joins two parties: "Democrats and Republicans"."""
    hits = find_parties(core)
    return any(
        first.party != second.party and _JOINED.search(core, first.end, second.start) and second.start - first.end < 30
        for first, second in pairwise(hits)
    )
