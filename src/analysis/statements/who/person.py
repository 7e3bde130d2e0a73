"""One person of an article: what the text tells of somebody, and what kind, side, party and office it comes to."""

from dataclasses import dataclass, field

from analysis.statements.who.candidates import LIKELY, OPEN, SURE
from analysis.statements.who.kinds import HIGH, HIGH_NOUNS, OF_STATE
from analysis.statements.who.leaders import (
    LOCAL,
    NO_OFFICE,
    in_office,
    of_last_name,
    offices_held,
    offices_left,
    party_run_for,
    state_of,
    titled,
)
from analysis.statements.who.words import first_names

_CAN_RUN = ("legislator", "government", "party", "company", "civilian", "organisation", "media", "expert")
_NEVER_RUN = ("spokesperson", "court", "military", "police", "witness")
_RANK = ("head of state", "candidate", "spokesperson", "legislator", "government", "court", "police", "military")
_SUPPORTERS = frozenset(("supporter", "backer"))
_LEARNT = frozenset(("government", "court", "military", "police", "international body", "expert", "spokesperson"))


@dataclass(eq=False)
class Person:
    """One person of an article.

    `told` holds what was said of the person in order of the text; `kind`, `side`, `party` and `office` are what it
    comes to. `known` marks a person of the user's own table, whose kind and side stand; without a kind there, both are
    read as anybody's. `no_more` marks one of whom only former offices are told, who speaks for
    no state now; `left` holds the titles of those. `camp` is the party for which the list has the person run;
    `called` holds the names that the text gives.
    """

    name: str
    kind: str | None = None
    side: str | None = None
    party: str | None = None
    office: str = ""
    gender: str = ""
    nouns: set = field(default_factory=set)
    regions: set = field(default_factory=set)
    known: bool = False
    age: str = ""
    weight: int = 0
    first: int = 0
    told: list = field(default_factory=list)
    no_more: bool = False
    camp: str = ""
    left: set = field(default_factory=set)
    called: set = field(default_factory=set)

    def hear(self, described):
        """Take in one description; "President Orm" is not the first lady of that name."""
        if described.kind == "head of state" and "first lady" in self.nouns:
            return
        self.told.append(described)
        if described.noun:
            self.nouns.add(described.noun)
        self.regions.update(described.regions)
        known = first_names().get(self.name.split()[0], "")  # "Chairman Nora Sill" is none
        self.gender = self.gender or known or described.gender

    def holds(self, kind):
        """Whether an office of that kind was told."""
        return self.kind == kind or any(told.kind == kind for told in self.told)

    def settle(
        self, campaign, published, named=lambda person: ((), ()), *, over=False, doctor=False, setting=None, states=()
    ):
        """Make kind, side, party and office of what was told; what somebody was formerly tells no kind and no side.

        `campaign` is how surely words show the person to run for office, 0 where none do.
        The party of a listed candidate counts where the text names that party at all; `named` tells that of a person,
        and is asked of nobody else. Whose race is `over` has the office held besides. A `doctor` of whom nothing else
        is told is heard as one, others as those whom the `setting` of the article has. `states` are those that the text
        names at all: of one of them is a president of whom only the last name is told.
        """
        self._date(published)
        now = [told for told in self.told if not told.former]
        self.party = self.party or next((told.party for told in self.told if told.party), None)
        if self.known and self.kind:
            self.office = self.office or next((told.office for told in now if told.office), "")
            return
        given = self.side
        kinds = [told.kind for told in now if told.kind not in (None, "unnamed", "unknown")]
        more = [kind for kind in kinds if kind not in ("civilian", "party")] if "civilian" in kinds else kinds
        more = more or kinds  # "the writer Ann Orm, who is a professor", but "a baker and a Republican" bakes
        kind = next((kind for kind in _RANK if kind in kinds), more[0] if more else None)
        if kind == "party" and self._only_partisan(now):
            kind = None
        ran = party_run_for(self.name, published)
        least = SURE if ran or kind in ("media", "expert") else self._least_shown()  # a race is over
        if campaign >= least and kind in (None, *_CAN_RUN):
            kind = "candidate"
        leader = self._listed(kind, published, states) or self._called(kind, published, states, named)
        if leader and leader.noun == "representative" and not kind and leader.party not in named(self)[0]:
            leader = None  # of so many some have namesakes, and nothing here tells of politics
        if leader and over and leader.kind == "candidate" and kind in ("legislator", "government"):
            leader = leader._replace(kind=kind)
        if leader:
            self.gender = self.gender or leader.gender
            self.camp = leader.party if leader.noun == "candidate" else ""
            kind = leader.kind
            self.nouns |= offices_held(self.name, published)
            self.regions.update({leader.region} - {""})
            if leader.party and leader.party in named(self)[0 if leader.noun == "candidate" else 1]:
                self.party = self.party or leader.party
        other = leader is not None and leader.party not in ("", ran)  # a senator of no party ran for one
        if ran and not (self.party or other) and ran in named(self)[1]:
            self.party = ran
        kind = kind or self._by_past_work() or self._ordinary(doctor, setting)
        self.kind = kind
        best = [told for told in now if told.kind == kind] or now
        self.office = leader.office if leader else next((told.office for told in best if told.office), "")
        sided = kind in OF_STATE or kind == "spokesperson"
        self.no_more = bool(self.told) and not now and not leader and kind != "candidate"
        sides = [told.side for told in [*best, *now] if told.side]
        self.side = given or (
            leader.side or None if leader else sides[0] if sides and (sided or kind is None) else None
        )
        if kind == "head of state" and not self.side:
            self.side = state_of(self.name)

    def _only_partisan(self, now):
        """Whether all that is told today of the former holder of a high office is the party: "the popular Democrat"."""
        work = [told for told in now if told.kind == "party" and told.noun not in ("", "democrat", "republican")]
        return not work and any(told.former and (told.kind in HIGH or told.noun in HIGH_NOUNS) for told in self.told)

    def _date(self, published):
        """Mark as former what was told of years ago, or of an office that elsewhere is told or listed as a past one."""
        past = published.year - 1 if published is not None and published == published else 0
        left = self.left = {told.noun for told in self.told if told.former} - {""} | offices_left(self.name, published)
        self.told = [
            told._replace(former=told.former or 0 < told.year < past or (told.noun in left and not told.body))
            for told in self.told
        ]

    def _least_shown(self):
        """Return how surely words must show this person to run: most surely whoever held a high office formerly."""
        held = [told for told in self.told if told.kind in HIGH or told.noun in HIGH_NOUNS]
        if not held:
            return OPEN
        return LIKELY if any(not told.former for told in held) else SURE

    def _by_past_work(self):
        """Return the kind of somebody of whom only past work is told, or None for former holders of high office.

        A former envoy, prosecutor or colonel is heard for what that work taught; a former president or senator speaks
        as one of those who are known, for reasons that the words do not tell.
        """
        past = [told for told in self.told if told.former and told.kind]
        if not past or any(told.kind in HIGH or told.noun in HIGH_NOUNS for told in past):
            return None
        kinds = {told.kind for told in past}
        return (
            "party"
            if "party" in kinds
            else "expert"
            if kinds & _LEARNT
            else "civilian"
            if "civilian" in kinds
            else None
        )

    def _ordinary(self, doctor, setting):
        """Return the kind of a doctor, of whoever's age is told or the setting has, where nothing else is."""
        if not self.told:
            return "expert" if doctor else setting or ("civilian" if self.age else None)
        return "civilian" if self.nouns & _SUPPORTERS and not any(told.former for told in self.told) else None

    def _called(self, kind, published, states, named):
        """Return the office of whom the text gives by last name only, if it names that state, or party, besides."""
        if " " in self.name or kind is not None or any(told.kind or told.former for told in self.told):
            return None
        leader = of_last_name(self.name, published)
        if leader is None:
            return None
        return (
            leader
            if (leader.party in named(self)[0] if leader.noun == "candidate" else leader.side in states)
            else None
        )

    def _listed(self, kind, published, states):
        """Return the office of the list that somebody of that name holds, unless the text tells of a namesake."""
        leader = in_office(self.name, published)
        if leader is None and " " not in self.name:
            now = {told.noun for told in self.told if not told.former and told.side is None and not told.body}
            leader = titled(self.name, now, published)
            return leader if leader and leader.side in states else None  # another's president may bear that name
        if leader and leader.kind == "candidate" and kind in _NEVER_RUN:
            return None
        if leader and leader.noun in NO_OFFICE:  # what the text tells goes before
            return leader if kind is None and not self.told else None
        if leader and leader.noun in LOCAL:
            return leader._replace(kind=kind or leader.kind) if kind in (None, leader.kind, "candidate") else None
        if leader and leader.kind == "legislator":
            return leader._replace(kind=kind or leader.kind) if kind in (None, "legislator", "candidate") else None
        return leader
