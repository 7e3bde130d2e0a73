"""The cast of one article: its persons with full name, office, side and gender, and every place where an actor stands.

Built once per article from its text, with the captions and the title as a help; `speakers.py` looks up in it what
"Mr Alizade", "the ministry" or "she" refers to.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from analysis.attribution.actors import of_state
from analysis.attribution.names import NAME, NAME_WORD, TITLE, role_after, role_before, side_near, trim
from analysis.attribution.roles import find_roles
from analysis.tokens import sentence_spans


@dataclass
class Person:
    """One person of an article."""

    name: str
    kind: str | None = None
    side: str | None = None
    office: str = ""
    gender: str = ""
    nouns: set = field(default_factory=set)
    known: bool = False


@dataclass(frozen=True)
class Mention:
    """An actor standing at `start` of the text: a person, or an institution or state by its canonical name."""

    start: int
    end: int
    form: str
    name: str
    kind: str | None
    side: str | None
    office: str
    person: Person | None = None


class Cast:
    """Persons and mentions of one article.

    Parameters
    ----------
    text, title, raw_text : str
    actors : Actors
        The compiled lists of names.

    Examples
    --------
    >>> from analysis.attribution.actors import Actors
    >>> cast = Cast("Kazakh Foreign Minister Dana Ormanova met envoys. Ormanova left.", actors=Actors())
    >>> person = cast.person("Ormanova")
    >>> person.name, person.kind, person.side
    ('Dana Ormanova', 'ministry', 'Kazakhstan')
    """

    def __init__(self, text, *, title="", raw_text="", actors):
        self.text, self.actors = text, actors
        self.sentences = sentence_spans(text)
        self._starts = [s for s, _ in self.sentences]
        self.persons = {}
        self.hits = actors.find(text)
        for part, only_known in ((text, False), (title, False), (raw_text, True)):
            self._learn(part, only_known=only_known)
        whole = f"{title}\n{text}"
        self._whole = whole
        self.hits = actors.drop_doubtful(self.hits, whole, set(self.persons))
        self.mentions = sorted(
            [*self._person_mentions(), *self._institution_mentions()], key=lambda m: (m.start, -m.end)
        )
        self._soft_gender()

    def sentence_of(self, position):
        """Return the number of the sentence at a position."""
        return max(0, bisect_right(self._starts, position) - 1)

    def find(self, phrase):
        """Find actors in a phrase of this article, doubtful names weighed against the whole article."""
        return self.actors.drop_doubtful(self.actors.find(phrase), self._whole, set(self.persons))

    def person(self, name):
        """Return the person of that last name or full name, or None."""
        name = re.sub(r"['’]s?$", "", name.strip())
        found = self.persons.get(name) or self.persons.get(name.split()[-1] if name else "")
        if (
            found
            and " " in name
            and " " in found.name
            and found.name.split()[0] != name.split()[0]
            and name not in found.name
        ):
            return None
        return found

    def _learn(self, text, *, only_known=False):
        """Collect the persons named in full, with the role before the name or in apposition after it."""
        hits = self.actors.find(text)
        for hit in hits:
            if hit.actor.form == "person" and hit.actor.speaker:
                self._add(hit.actor.speaker, hit.actor.kind, hit.actor.side, known=True)
        for match in NAME.finditer(text):
            start, name = trim(text, match, hits)
            if not name:
                continue
            role, side = role_before(text, start, hits)
            after = role_after(text, start + len(name), hits)
            if role is None and after[0] is not None:
                role, side = after[0], side or after[1]
            title = TITLE.search(text, max(0, start - 10), start)
            if role is None and not title:
                continue
            if only_known and name.split()[-1] not in self.persons:
                continue
            person = self._add(name, role.kind if role else None, side)
            if role:
                person.nouns.add(role.noun)
                person.office = person.office or role.office
                person.gender = person.gender or role.gender
            if title:
                person.gender = person.gender or {
                    "Mr": "m",
                    "Sir": "m",
                    "Lord": "m",
                    "Mrs": "f",
                    "Ms": "f",
                    "Miss": "f",
                    "Lady": "f",
                    "Dame": "f",
                }.get(title[1], "")
        for match in re.finditer(rf"\b(Mr|Sir|Lord|Mrs|Ms|Miss|Lady|Dame)\.?\s+({NAME_WORD})", text):
            if match[2] in self.persons:
                self.persons[match[2]].gender = "m" if match[1] in ("Mr", "Sir", "Lord") else "f"

    def _add(self, name, kind, side, *, known=False):
        name = re.sub(r"\s+", " ", re.sub(r"['’]s?$", "", name))
        last = name.split()[-1]
        person = self.persons.get(last)
        if person is None or (
            person.name != name and not known and " " in person.name and name.split()[0] != person.name.split()[0]
        ):
            if person is not None and person.known:
                return person
            person = Person(name)
            self.persons.setdefault(last, person)
            self.persons.setdefault(name, person)
        if len(name) > len(person.name) and not person.known:
            person.name = name
        if known:
            person.name, person.known = name, True
        person.kind, person.side = person.kind or kind, person.side or side
        self.persons.setdefault(name, person)
        return person

    def _person_mentions(self):
        lasts = sorted({n for n in self.persons if " " not in n}, key=len, reverse=True)
        if not lasts:
            return []
        regex = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, lasts)) + r")(?![\w]|-[A-Za-z])")
        out = []
        for match in regex.finditer(self.text):
            person = self.persons[match.group()]
            out.append(
                Mention(
                    match.start(), match.end(), "person", person.name, person.kind, person.side, person.office, person
                )
            )
        return out

    def _institution_mentions(self):
        """List states and institutions: an alias alone, or a role noun with a nation before or after it."""
        out, used = [], []
        for role in find_roles(self.text):
            if role.form not in ("institution", "person", "press service") or (
                role.form == "person" and (role.plural or role.kind == "civilian")
            ):
                continue
            side = side_near(self.text, role, self.hits, min(len(self.text), role.end + 60))
            if side is None or (role.form == "institution" and not role.office):
                continue
            specific = role.office and role.office not in (
                "Ministry",
                "Department",
                "Agency",
                "Embassy",
                "Council",
                "Court",
                "Police",
            )
            office = role.office if specific else role.noun.title()
            name = of_state(office, side) if role.form != "press service" else of_state("Presidency", side)
            out.append(
                Mention(
                    role.start,
                    role.end,
                    role.form if role.form != "person" else "holder",
                    name,
                    role.kind or None,
                    side,
                    office,
                )
            )
            used.append((role.start, role.end))
        for hit in self.hits:
            if hit.actor.form in ("institution", "state"):
                out.append(
                    Mention(
                        hit.start,
                        hit.end,
                        hit.actor.form,
                        hit.actor.speaker,
                        hit.actor.kind,
                        hit.actor.side,
                        hit.actor.office,
                    )
                )
            elif hit.actor.form == "people":
                out.append(
                    Mention(
                        hit.start,
                        hit.end,
                        "people",
                        of_state("Government", hit.actor.side),
                        "government",
                        hit.actor.side,
                        "Government",
                    )
                )
        return out

    def _soft_gender(self):
        """Where no title tells a person's gender, take the pronouns of sentences in which no other person stands."""
        by_sentence = {}
        for mention in self.mentions:
            if mention.person:
                by_sentence.setdefault(self.sentence_of(mention.start), {})[mention.person.name] = mention
        votes = {}
        for number, persons in by_sentence.items():
            if len(persons) != 1:
                continue
            mention = next(iter(persons.values()))
            rest = self.text[mention.end : self.sentences[number][1]]
            women = len(re.findall(r"\b(?:she|her|herself)\b", rest))
            men = len(re.findall(r"\b(?:he|his|him|himself)\b", rest))
            votes[mention.person.name] = votes.get(mention.person.name, 0) + (women > 0) - (men > 0)
        for person in self.persons.values():
            if not person.gender and votes.get(person.name):
                person.gender = "f" if votes[person.name] > 0 else "m"
