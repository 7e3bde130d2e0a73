"""The cast of one article: its persons with full name, office, side and gender, and every place where an actor stands.

Built once per article from its text, with the captions and the title as a help; `speakers.py` looks up in it what
"Mr Tosk", "the ministry" or "she" refers to.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from analysis.statements.who.actors import GENERIC, Actor, Hit, of_state
from analysis.statements.who.names import (
    GENDER_OF_TITLE,
    KIND_OF_TITLE,
    NAME,
    NAME_WORD,
    TITLE,
    NameIndex,
    first_names,
    places_in,
    role_after,
    role_before,
    side_after,
    side_near,
    told_of,
    trim,
)
from analysis.statements.who.roles import find_roles
from analysis.text.sentences import sentence_spans

_VAGUE = frozenset(("leader", "official", "politician", "representative"))
_BYLINE = re.compile(
    r"(?m)^\s*(?:By|From)\s+[A-Z][\w.’'-]+(?:\s+[\w.’'-]+){1,3},?\s+in\s+([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})\s*$"
)


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
    place : str, optional
        Where the article was written, from its dateline.
    outlet : str, optional
        Who published it; a place in its name ("Tarsk Herald") is its home.
    profiles : dict, optional
        What other articles of the corpus tell of the persons in the user's table, from `contribute`.

    Attributes
    ----------
    scene : str or None
        The side of the place that the article was written in, from dateline or byline, else the outlet's home.
    unplaced : str or None
        That place, if nothing tells its side.

    Examples
    --------
    >>> from analysis.statements.who.actors import Actors
    >>> cast = Cast("Kazakh Foreign Minister Dana Ormanova met envoys. Ormanova left.", actors=Actors())
    >>> person = cast.person("Ormanova")
    >>> person.name, person.kind, person.side
    ('Dana Ormanova', 'ministry', 'Kazakhstan')
    """

    def __init__(self, text, *, title="", raw_text="", actors, place=None, outlet=None, profiles=None):
        self.text, self.actors = text, actors
        self.sentences = sentence_spans(text)
        self._starts = [s for s, _ in self.sentences]
        self._whole = f"{title}\n{text}"
        self._places = places_in(self._whole, actors.find(self._whole))
        self.persons, self._votes, self._namesakes = {}, {}, {}
        for part, only_known in ((text, False), (title, True), (raw_text, True)):
            self._learn(part, only_known=only_known)
        self._lasts = set(self.persons)
        self.hits = self._settle(text)
        byline = _BYLINE.search(raw_text)
        written = [name for name in (place, byline[1] if byline else None) if isinstance(name, str) and name]
        self.scene = next(filter(None, map(self.side_of, [*written, outlet])), None)
        self.unplaced = written[0] if written and not any(map(self.side_of, written)) else None
        self._take(profiles or {})
        self.mentions = sorted(
            [*self._person_mentions(), *self._institution_mentions()], key=lambda m: (m.start, -m.end)
        )
        self._soft_gender()

    def sentence_of(self, position):
        """Return the number of the sentence at a position."""
        return max(0, bisect_right(self._starts, position) - 1)

    def find(self, phrase):
        """Find actors in a phrase of this article, doubtful names weighed against the whole article."""
        return self._settle(phrase)

    def _settle(self, text):
        hits = self.actors.drop_doubtful(self.actors.find(text), text, self._whole, self._lasts)
        for name, side in self._places.items():
            if name in text:
                place = Actor(None, None, side, "place")
                found = re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w])", text)
                hits += [Hit(m.start(), m.end(), place) for m in found if not _inside(m, hits)]
        return sorted(hits, key=lambda hit: hit.start)

    def side_of(self, place):
        """Return the side of a place's name, or None."""
        hits = self._settle(place) if isinstance(place, str) else []
        return next((hit.actor.side for hit in hits if hit.actor.side), None)

    def person(self, name):
        """Return the person of that last name or full name, or None."""
        name = re.sub(r"['’]s?$", "", name.strip())
        found = self.persons.get(name) or self.persons.get(name.split()[-1] if name else "")
        if found is None or " " not in name or " " not in found.name or name in found.name:
            return found
        return found if found.name.split()[0] == name.split()[0] else None

    def namesake(self, last, title):
        """Return who else bears the last name of a person of the user's table, if "Mrs" or "Mr" asks for them."""
        other, wanted = self._namesakes.get(last), GENDER_OF_TITLE.get(title)
        fits = other and wanted and other.gender in ("", wanted) and self.persons[last].gender != wanted
        return other if fits else None

    def contribute(self, profiles):
        """Add to `profiles` what this article tells of the persons in the user's table."""
        for person in {id(p): p for p in self.persons.values() if p.known}.values():
            nouns, offices, votes = profiles.setdefault(person.name, (set(), set(), [0]))
            nouns |= person.nouns
            offices |= {person.office} - {""}
            votes[0] += self._votes.get(person.name, 0)

    def _take(self, profiles):
        for person in self.persons.values():
            if person.known and person.name in profiles:
                nouns, offices, votes = profiles[person.name]
                person.nouns |= nouns
                person.office = person.office or (next(iter(offices)) if len(offices) == 1 else "")
                person.gender = person.gender or ("f" if votes[0] > 0 else "m" if votes[0] < 0 else "")

    def _learn(self, text, *, only_known=False):
        """Collect the persons named in full, with the role before the name or in apposition after it."""
        hits = self.actors.find(text)
        for hit in hits:
            if hit.actor.form == "person" and hit.actor.speaker:
                self._add(hit.actor.speaker, hit.actor.kind, hit.actor.side, known=True)
        index, headlines = NameIndex(text), _headlines(text)
        for match in NAME.finditer(text):
            start, name = trim(text, match, hits)
            if not name or (only_known and name.split()[-1] not in self.persons) or _within(headlines, start):
                continue
            role, side = role_before(text, start, hits)
            if role is None:
                role, side = role_after(text, start + len(name), hits)
            side = side or side_after(text, start + len(name), hits)
            title = TITLE.search(text, max(0, start - 10), start)
            titled = role is not None or title
            if not titled and not index.is_introduced(text, start, name):
                continue
            kind = role.kind if role else KIND_OF_TITLE.get(title[1]) if title else None
            person = self._add(name, kind or told_of(text, start, start + len(name)), side)
            if role and not person.known and person.nouns and person.nouns <= _VAGUE:
                person.kind, person.office = role.kind, role.office  # "Russian leader ..." is the president of line 5
            if role:
                person.nouns.add(role.noun)
                person.office = person.office or role.office
                person.gender = person.gender or role.gender
        for role in () if only_known else find_roles(text):  # "President Obama", named by the last name alone
            last = re.compile(rf"\s+({NAME_WORD})\b(?!\s+[A-Z]|-)").match(text, role.end)
            alone = last and role.form == "person" and not role.plural and text[role.start].isupper()
            if (
                alone
                and not find_roles(last[1])
                and not any(h.start < last.end() and last.start(1) < h.end for h in hits)
            ):
                person = self._add(last[1], role.kind, side_near(text, role, hits, role.end))
                person.nouns.add(role.noun)
                person.office = person.office or role.office
        for match in re.finditer(rf"\b({'|'.join(GENDER_OF_TITLE)})\.?\s+({NAME_WORD})", text):
            if match[2] in self.persons:
                gender, other = GENDER_OF_TITLE[match[1]], self._namesakes.get(match[2])
                bearer = other if other and other.gender in ("", gender) else self.persons[match[2]]
                bearer.gender = gender

    def _add(self, name, kind, side, *, known=False):
        """Add what is told of a person, who may be in the cast under the same last name."""
        name = re.sub(r"\s+", " ", re.sub(r"['’]s?$", "", name))
        person = self.persons.get(name) or self.persons.get(name.split()[-1])
        other = person and person.name != name and " " in person.name and name.split()[0] != person.name.split()[0]
        if other and person.known and not known:  # a namesake of somebody in the user's table, who keeps the last name
            first = name.split()[0]
            added = self.persons.setdefault(first, Person(name, kind=kind, side=side))
            return self.persons.setdefault(name, self._namesakes.setdefault(name.split()[-1], added))
        if person is None or (other and not known):
            person = Person(name)
        if known or (len(name) > len(person.name) and not person.known):
            person.name, person.known = name, known or person.known
        person.kind, person.side = person.kind or kind, person.side or side
        for key in (name, name.split()[-1]):
            self.persons.setdefault(key, person)
        return person

    def _person_mentions(self):
        lasts = sorted({n for n in self.persons if " " not in n}, key=len, reverse=True)
        if not lasts:
            return []
        regex = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, lasts)) + r")(?![\w]|-[A-Za-z])")
        found = [(m.span(), self.persons[m.group()]) for m in regex.finditer(self.text)]
        return [Mention(*span, "person", p.name, p.kind, p.side, p.office, p) for span, p in found]

    def _institution_mentions(self):
        """List states and institutions: an alias alone, or a role noun with a nation before or after it."""
        out = []
        for role in find_roles(self.text):
            holder = role.form == "person"
            if role.form not in ("institution", "person", "press service") or (holder and role.plural):
                continue
            side = side_near(self.text, role, self.hits, role.end + 60)
            if side is None or (role.form != "press service" and not role.office) or role.kind == "civilian":
                continue
            office = role.office if role.office not in GENERIC else role.noun.title()
            if role.form == "press service":
                office = "Presidency"
            form = "holder" if holder else role.form
            out.append(Mention(role.start, role.end, form, of_state(office, side), role.kind or None, side, office))
        for hit in self.hits:
            name, kind, side, form, office = hit.actor
            if form == "people":
                name, kind, office = of_state("Government", side), "government", "Government"
            if form in ("institution", "state", "people"):
                out.append(Mention(hit.start, hit.end, form, name, kind, side, office))
        return out

    def _soft_gender(self):
        """Where no title tells a person's gender, take the pronouns of sentences in which no other person stands."""
        by_sentence = {}
        for mention in self.mentions:
            if mention.person:
                by_sentence.setdefault(self.sentence_of(mention.start), {})[mention.person.name] = mention
        for number, persons in by_sentence.items():
            if len(persons) != 1:
                continue
            mention = next(iter(persons.values()))
            rest = self.text[mention.end : self.sentences[number][1]]
            women = re.search(r"\b(?:she|her|herself)\b", rest) is not None
            men = re.search(r"\b(?:he|his|him|himself)\b", rest) is not None
            self._votes[mention.person.name] = self._votes.get(mention.person.name, 0) + women - men
        for person in self.persons.values():
            if not person.gender and not self._votes.get(person.name) and " " in person.name:
                person.gender = first_names().get(person.name.split()[0], "")
            if person.gender:
                self._votes[person.name] = 5 if person.gender == "f" else -5
            elif self._votes.get(person.name):
                person.gender = "f" if self._votes[person.name] > 0 else "m"


def _headlines(text):
    """Find the lines set in capitals as headlines are: "Democrats Rip Orm Over Taxes" holds no name "Rip Orm"."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        line = match.group().rstrip()
        words = re.findall(r"[^\W\d_]{4,}", line)
        capitals = sum(word[0].isupper() for word in words)
        if len(words) > 3 and not line.endswith((".", "”", '"')) and capitals >= 0.8 * len(words):
            found.append(match.span())
    return found


def _within(spans, position):
    at = bisect_right(spans, (position, float("inf"))) - 1
    return at >= 0 and position < spans[at][1]


def _inside(match, hits):
    return any(hit.start < match.end() and match.start() < hit.end for hit in hits)
