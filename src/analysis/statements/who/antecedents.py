"""What a source points back to: "the ministry", "both sides", "the statement", a quotation alone.

`Memory` holds who spoke so far in an article, and the article's cast; every rule looks only backwards, at most a few
sentences, and gives up rather than guess.
"""

import re
from typing import NamedTuple

from analysis.statements.who.actors import GENERIC, of_state

_HOLDERS = (
    "minister secretary president leader official spokesman spokeswoman spokesperson expert analyst envoy diplomat"
)
_HELD_BY_KIND = frozenset(_HOLDERS.split())
_REACH = 3
_FAR = 12
_NEAR = 8


class Speaker(NamedTuple):
    """One speaker of one attribution.

    `name` is None where the speaker is not clear; `rule` says how it was told: "name", "alias", "institution",
    "state", "role", "phrase", "document", or for what points back "last name", "pronoun", "the ministry", "both
    sides", "the statement", "previous paragraph", each with ", sentence N" of the antecedent (from 1); "unresolved" and
    "no source" where there is none.
    """

    name: str | None
    kind: str | None
    side: str | None
    anonymity: str
    rule: str
    form: str = ""
    gender: str = ""
    plural: bool = False
    spokesperson: bool = False
    party: str | None = None


NOBODY = Speaker(None, "unknown", None, "none", "no source")


def unresolved(anonymity="named role", kind="unknown", side=None):
    """Return the speaker that is not clear."""
    return Speaker(None, kind, side, anonymity, "unresolved")


def is_called(person, noun):
    """Whether a text calls somebody by a noun: a party chairman is "the chairman", an attorney no "general"."""
    whole = noun not in ("general", "president", "minister", "leader")
    if noun in person.nouns or (whole and any(told.endswith(f" {noun}") for told in person.nouns)):
        return True
    body, _, head = noun.rpartition(" ")  # "the union leader" is who was "president of the union"
    return bool(body) and any(
        head in (told.noun, "leader") and re.sub(r"['’]s?$", "", told.body.lower()).endswith(body)
        for told in person.told
    )


def from_person(person, rule):
    """Return a person of the cast as a speaker."""
    kind = person.kind or "unknown"
    return Speaker(
        person.name,
        kind,
        person.side,
        "named",
        rule,
        "person",
        person.gender,
        False,
        kind == "spokesperson",
        person.party,
    )


def is_minister(person):
    """Whether a text gives somebody a portfolio: "minister of foreign affairs", "trade minister"."""
    return any(re.fullmatch(r"(?!prime )(?:.* )?minister(?: (?:of|for) .*)?", noun) for noun in person.nouns)


def is_diplomat(person):
    """Whether a text gives somebody an office abroad or in a foreign ministry, or has them speak for one."""
    told = [one for one in person.told if not one.former]
    return any(_DIPLOMATIC.search(f"{one.noun} {one.office} {one.body.lower()}") for one in told)


class Memory:
    """Who spoke so far in an article.

    Parameters
    ----------
    cast : Cast
    """

    def __init__(self, cast):
        self.cast = cast
        self.said = []  # (position, sentence, speakers)
        self._ends = {}  # where what was said there ends
        self.contents = []  # what others said: persons there are less likely to be the next "he"

    def remember(self, position, speakers, contents):
        """Add a statement that was read."""
        self.said.append((position, self.cast.sentence_of(position), speakers))
        self._ends[position] = max([position, *(end for _, end in contents)])
        self.contents += contents

    def end_of(self, position):
        """Return where what was said by a statement at a position ends."""
        return self._ends[position]

    def several_before(self, position):
        """Return the speakers of the last statement, if it had several and stands in the two sentences before."""
        said = max((e for e in self.said if e[0] < position), key=lambda entry: entry[0], default=None)
        if said is None or self.cast.sentence_of(position) - said[1] > 2 or len(said[2]) < 2:
            return None
        return [s._replace(rule=f"pronoun, sentence {said[1] + 1}") for s in said[2] if s.name] or None

    def replace_last(self, speaker):
        """Put a speaker read further in the place of the last one."""
        position, sentence, _ = self.said[-1]
        self.said[-1] = (position, sentence, [speaker])

    def place(self, start):
        """Return "sentence N" of a position, counted from 1."""
        return f"sentence {self.cast.sentence_of(start) + 1}"

    def first_mention(self, person, rule):
        """Return a rule with the sentence in which a person is first named."""
        first = next((m for m in self.cast.mentions if m.person is person), None)
        return f"{rule}, {self.place(first.start)}" if first else rule

    def mention_before(self, position, fits, *, reach=_FAR):
        """Return the nearest mention before `position` that fits, at most `reach` sentences back, or None."""
        here = self.cast.sentence_of(position)
        for mention in reversed(self.cast.mentions):
            near = mention.end <= position and here - self.cast.sentence_of(mention.start) <= reach
            if near and fits(mention):
                return mention
        return None

    def mentions_of_sentence(self, position, fits):
        """Return the mentions that fit before `position` in its own sentence, in order."""
        here = self.cast.sentence_of(position)
        own = (m for m in self.cast.mentions if m.end <= position and self.cast.sentence_of(m.start) == here)
        return [m for m in own if fits(m)]

    def speaker_before(self, position, fits, rule, *, reach=_FAR):
        """Return the nearest earlier speaker that fits, under the name of the rule, or None."""
        here = self.cast.sentence_of(position)
        for start, sentence, speakers in sorted(self.said, key=lambda entry: -entry[0]):
            one = len(speakers) == 1 and speakers[0].name
            if start < position and here - sentence <= reach and one and fits(speakers[0]):
                return speakers[0]._replace(rule=f"{rule}, sentence {sentence + 1}")
        return None

    def neighbour(self, position, gender):
        """Return the one ordinary person named before `position` in its paragraph, or None."""
        begin = self.cast.text.rfind("\n", 0, position) + 1
        persons = {m.person.name: m.person for m in self.cast.mentions if m.person and begin <= m.start < position}
        ordinary = [p for p in persons.values() if p.kind in (None, "civilian") and gender in ("", p.gender or gender)]
        if len(ordinary) > 1:  # "Orm, 29, is accused of robbing his landlord, Dan Tosk. The defendant said"
            ordinary = [p for p in ordinary if not p.nouns]
        return ordinary[0] if len(ordinary) == 1 else None

    def unnamed_before(self, role, position):
        """Whether such a one was told of without a name: after "Orm and his lawyer" the lawyer is not Orm."""
        text = self.cast.text
        same = (r for r in self.cast.roles if r.noun == role.noun and r.start < position)
        free = (r for r in same if not _NAMED.match(text, r.end))
        return any(_SOMEBODYS.search(text, max(0, r.start - 60), r.start) for r in free)

    def last_unplaced(self, position, gender):
        """Return the person who spoke last, in the three sentences before, if nothing is told of what they are."""
        here = self.cast.sentence_of(position)
        said = max((e for e in self.said if e[0] < position), key=lambda entry: entry[0], default=None)
        if said is None or here - said[1] > 3 or len(said[2]) != 1 or said[2][0].form != "person":
            return None
        person = self.cast.person(said[2][0].name) if said[2][0].name else None
        fits = person and person.kind is None and not person.told and gender in ("", person.gender or gender)
        return person if fits else None

    def another_word_for(self, role, core, position):
        """Return the last speaker, for whom "the retired surgeon", told of nowhere before, is another word, or None."""
        plain = re.fullmatch(r"[Tt]he\s(?:[\w.-]+\s){0,4}", core[: role.start])
        if role.kind == "civilian" or plain is None or not self.cast.text.startswith(core, position):
            return None  # "a swipe at the businessman, who left": he is not who spoke last
        if self.unnamed_before(role, position):
            return None
        here = self.cast.sentence_of(position)
        said = max((e for e in self.said if e[0] < position), key=lambda entry: entry[0], default=None)
        if said is None or here - said[1] > _NEAR or len(said[2]) != 1 or said[2][0].form != "person":
            return None
        person = self.cast.person(said[2][0].name) if said[2][0].name else None
        if person is None or (role.gender and person.gender not in ("", role.gender)):
            return None
        free = (None, "unknown", "candidate", role.kind) + ("organisation",) * (role.kind == "company")
        return person if person.kind in free else None

    def statement_before(self, position, rule="the statement"):
        """Lead "the statement" to who spoke last."""
        told = self.speaker_before(position, lambda s: s.form in ("person", "institution", "state"), rule, reach=_REACH)
        told = told or self.speaker_before(position, lambda s: s.rule.startswith(rule), rule)  # it goes on
        return told or unresolved()

    def paragraph_before(self, position):
        """Lead a quotation that stands alone to the last whose words reach into its own paragraph or the one before."""
        text = self.cast.text
        own = text.rfind("\n", 0, position) + 1
        before = text.rfind("\n", 0, len(text[:own].rstrip())) + 1
        earlier = [e for e in self.said if e[0] < position and before <= self._ends[e[0]] and e[2][0].name]
        if not earlier:
            return [NOBODY]
        _, sentence, speakers = max(earlier, key=lambda entry: entry[0])
        return [s._replace(rule=f"previous paragraph, sentence {sentence + 1}") for s in speakers]

    def one_of_many(self, position, *, others=False):
        """Lead "one" and "another" to the people spoken of last; "others" are several of them."""
        told = self.speaker_before(position, lambda s: s.plural, "one of", reach=_REACH)
        if others:
            return told._replace(anonymity="collective") if told else unresolved("collective")
        return (
            told._replace(anonymity="unnamed person", plural=False, form="phrase")
            if told
            else unresolved("unnamed person")
        )

    def both(self, position):
        """Lead "both sides", "the two countries" to the two that spoke or stand nearest before, if just two do."""
        here = self.cast.sentence_of(position)
        for back in range(_REACH + 4):
            spoke, named = [], []
            for start, sentence, speakers in self.said:
                if here - min(back, _REACH) <= sentence and start < position:
                    spoke += [s.side for s in speakers if s.side and s.side not in spoke]
            for mention in self.cast.mentions:
                number = self.cast.sentence_of(mention.start)
                wanted = mention.form in ("state", "people") and mention.side not in named
                if wanted and here - back <= number <= here and mention.start < position:
                    named.append(mention.side)
            for sides in (spoke, named if len(named) == 2 else []):
                if len(sides) == 2:
                    rule = f"both sides, sentence {max(0, here - back) + 1}"
                    return [
                        Speaker(
                            of_state("Government", side), "government", side, "collective", rule, "state", plural=True
                        )
                        for side in sides
                    ]
            if len(spoke) > 2 or (len(named) > 2 and back >= _REACH):
                break
        return [Speaker(None, "government", None, "collective", "unresolved", "people", plural=True)]

    def person_in_office(self, role, side, position, *, parties=(), regions=()):
        """Return the person of the article who holds a role: the nearest one before, else one of that side.

        `parties` and `regions` are those that the phrase tells: "the Vermont senator" is of Vermont.
        """

        def agrees(person):
            party = person.party or person.camp  # "the Republican candidate" is no listed Democrat
            wrong_party = parties and party and party not in parties
            of_region = not regions or any(region in person.regions for region in regions)
            return of_region and not wrong_party and not (side and person.side and person.side != side)

        def called(mention):
            person = mention.person
            if person is None or not agrees(person):
                return False
            return is_called(person, role.noun) or _SYNONYMS.get(role.noun, role.noun) in person.nouns

        def holds(mention, *, loosely=False):
            person = mention.person
            if person is None or not agrees(person):
                return False
            if called(mention):
                return True
            if role.noun == "leader" and side and person.side == side and person.kind == "head of state":
                return True  # "the Finnish leader"
            titled = person.nouns & _TITLES
            if titled and role.noun in _TITLES and not (role.noun == "premier" and "prime minister" in titled):
                return False  # "the president" is no supreme leader
            if role.kind == person.kind and role.kind in ("head of state", "candidate"):
                return role.kind == "candidate" or _SAME_OFFICE.get(role.noun, role.office) == person.office
            if role.gender and person.gender and role.gender != person.gender:
                return False
            same_kind = role.kind in (person.kind, _OF_MINISTERS.get(person.kind))
            if role.office not in GENERIC and person.office == role.office and same_kind:
                return True
            free = not person.office and bool(side) and person.side == side  # of the user's table, no office told here
            alike = role.noun in _HELD_BY_KIND or free or bool(parties or regions)
            return loosely and same_kind and alike

        if role.noun.endswith("diplomat"):
            sent = self.mention_before(
                position, lambda m: m.person and agrees(m.person) and is_diplomat(m.person), reach=60
            )
            return sent.person if sent else None
        # A secretary of state holds the office of a foreign minister, but is called otherwise.
        first = called if role.kind in ("government", "ministry") else holds
        spoke = self._just_spoke(position)
        if spoke and (first(spoke) or (role.noun == "minister" and agrees(spoke.person) and is_minister(spoke.person))):
            return spoke.person  # "Orm said so beside Minister Tosk. “No,” the minister went on": Orm, if a minister
        for fits in (first, holds, lambda mention: holds(mention, loosely=True)):
            found = self.mention_before(position, fits, reach=60)
            if found is None and side:
                found = next((m for m in self.cast.mentions if fits(m) and m.person.side == side), None)
            if found:
                return found.person
        return None

    def _just_spoke(self, position):
        """Return the mention of the person whose statement ends in the sentence before `position`, or None."""
        here = self.cast.sentence_of(position)
        said = max((e for e in self.said if e[0] < position), key=lambda entry: entry[0], default=None)
        if said is None or here - said[1] > 1 or len(said[2]) != 1 or said[2][0].form != "person":
            return None
        return next((m for m in self.cast.mentions if m.person and m.person.name == said[2][0].name), None)

    def person_so_called(self, position, parties, regions, age=""):
        """Return the politician whom "the Arizona Republican" means, or who is "the 54-year-old", or None."""

        def fits(mention):
            person = mention.person
            if person is None:
                return False
            if age:
                return person.age == age
            of_party = not parties or person.party in parties
            return of_party and (not regions or any(is_region(a, b) for a in person.regions for b in regions))

        found = self.mention_before(position, fits, reach=60)
        return found.person if found else None


def is_region(told, name):
    """Whether a region is the one of a name, or its abbreviation: S.C., Ariz., Ohio.

    Examples
    --------
    >>> is_region("S.C", "South Carolina"), is_region("Ariz", "Arizona"), is_region("Ohio", "Iowa")
    (True, True, False)
    """
    letters, rest = re.sub(r"\W", "", told).lower(), iter(re.sub(r"\W", "", name).lower())
    return told == name or (letters[:1] == name[:1].lower() and all(letter in rest for letter in letters))


_DIPLOMATIC = re.compile(
    r"\b(?:diplomat|ambassador|envoy|consul|foreign|(?:special|permanent) representative|Foreign|Embassy)\b"
)
_OF_MINISTERS = {"ministry": "government"}  # a user's table may give ministers their ministry's kind
_SYNONYMS = {
    "senator": "sen", "congressman": "rep", "congresswoman": "rep", "representative": "rep", "lawmaker": "legislator",
    "governor": "gov", "nominee": "presidential nominee", "general": "gen", "candidate": "presidential candidate",
    "chief executive": "ceo", "ceo": "chief executive", "executive": "ceo", "lawyer": "attorney", "attorney": "lawyer",
    "pastor": "rev", "reverend": "rev", "pontiff": "pope", "physician": "doctor",
}  # fmt: skip
_HEADS = "president|prime minister|premier|chancellor|supreme leader|king|queen|monarch|emir|sultan"
_SOMEBODYS = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]n?|[\w-]+[’']s)\s(?:[\w-]+\s){0,2}$")
_NAMED = re.compile(r",?\s(?:named\s|called\s)?[A-Z]")
_TITLES = frozenset(_HEADS.split("|"))
_SAME_OFFICE = {"president": "Presidency", "prime minister": "Government", "premier": "Government"}
