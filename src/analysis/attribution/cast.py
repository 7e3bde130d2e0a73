"""The cast of one article: its persons with full name, office, side and gender, and every place where an actor stands.

Built once per article from its text, with the captions and the title as a help; `speakers.py` looks up in it what
"Mr Alizade", "the ministry" or "she" refers to.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from analysis.attribution.actors import of_state
from analysis.attribution.roles import find_roles
from analysis.dates import MONTH_PATTERN
from analysis.tokens import sentence_spans

_INITIAL = r"(?:[A-Z]\.\s?){1,3}"
_NAME_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:[\w]*[a-zà-öø-ÿā-ž][\w]*|['’][A-Z]\w+)(?:[-'’](?!s\b)\w+)*"
_PARTICLE = r"(?:(?:al|bin|ben|de|del|della|der|di|da|dos|du|la|le|van|von|el|ibn|ter|den)\s+){0,2}(?:[Aa]l-|[Ee]l-)?"
NAME = re.compile(rf"(?:{_NAME_WORD}|{_INITIAL})(?:\s+{_INITIAL})?(?:\s+{_PARTICLE}{_NAME_WORD}){{1,7}}")
_SINGLE = re.compile(rf"\b{_NAME_WORD}")
TITLE = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Lord|Lady|Dame|Madame|Sen|Gen|Col|Lt|Maj|Capt|Sgt|Rep|Gov|Rev)\b\.?\s+$"
)
_NOT_NAMES = frozenset(
    ["The", "A", "An", "And", "But", "Or", "If", "In", "On", "At", "By", "For", "From", "With", "To", "Of", "As", "It", "Its", "He", "She", "They", "We", "You", "I", "This", "That", "These", "Those", "His", "Her", "Their", "Our", "My", "Both", "Also", "Meanwhile", "However", "Earlier", "Later", "Speaking", "According", "Former", "President", "Prime", "Minister", "King", "Queen", "Mr", "Mrs", "Ms", "Dr", "Prof", "Sir", "Lord", "Lady", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "No", "Not", "After", "Before", "When", "While", "Since", "Although", "Though", "Some", "Many", "Most", "All", "Foreign", "Defence", "Defense", "Interior", "Finance", "State", "Federal", "National", "Central", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Old", "New", "Upper", "Lower", "Deputy", "Senior", "Chief", "General", "Colonel", "Major", "Captain", "Lieutenant", "Admiral", "Ambassador", "Governor", "Mayor", "Senator", "Professor", "Secretary", "Speaker", "Chancellor", "Premier", "One", "Two", "Three"]
)
_ORGANISED = re.compile(
    r"(?i)\b(?:institute|university|ministry|council|party|society|accord|union|group|agency|office|committee|commission|court|bank|"
    r"front|movement|army|force|forces|service|street|road|river|bridge|valley|mountains?|province|region|district|corridor|house|palace|"
    r"times|post|herald|news|tv|radio|press|company|corporation|inc|ltd|railway|airport|hospital|school|church|treaty|agreement|war|day|"
    r"league|association|federation|foundation|centre|center|department|assembly|congress|parliament|senate|republic|kingdom|states|wire)\b"
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
            start, name = self._trim(text, match, hits)
            if not name:
                continue
            role, side = self._role_before(text, start, hits)
            after = self._role_after(text, start + len(name), hits)
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
        for match in re.finditer(rf"\b(Mr|Sir|Lord|Mrs|Ms|Miss|Lady|Dame)\.?\s+({_NAME_WORD})", text):
            if match[2] in self.persons:
                self.persons[match[2]].gender = "m" if match[1] in ("Mr", "Sir", "Lord") else "f"

    def _trim(self, text, match, hits):
        """Cut states, roles and function words off the head of a capitalised sequence; what is left is a person's name."""
        start, end = match.span()
        words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text[start:end])]
        words = [(start + a, start + b) for a, b in words]
        cut = start
        for hit in hits:
            if hit.actor.form != "person" and hit.start < end and hit.end > start:
                cut = max(cut, hit.end)
        for role in find_roles(text, start=start, end=end):
            cut = max(cut, role.end)
        while words and (words[0][0] < cut or text[words[0][0] : words[0][1]].rstrip(".") in _NOT_NAMES):
            words.pop(0)
        while words and (
            re.fullmatch(MONTH_PATTERN, text[words[-1][0] : words[-1][1]])
            or text[words[-1][0] : words[-1][1]] in _NOT_NAMES
        ):
            words.pop()
        if len(words) < 2 or _ORGANISED.search(text[words[0][0] : words[-1][1]]):
            return start, ""
        if len(words) > 2 and re.search(r"\b(?:of|for|to|and|in)\s+(?:the\s+)?$", text[max(0, start - 12) : start]):
            words = words[
                -2:
            ]  # "envoy for the South Caucasus Toivo Klaar", "for European and Eurasian Affairs Karen Donfried"
        return words[0][0], text[words[0][0] : words[-1][1]]

    def _role_before(self, text, start, hits):
        """Find the role that stands right before a name ("Azerbaijani President"), and its side."""
        begin = max(0, start - 110, max(text.rfind(mark, 0, start) for mark in '\n;“”"') + 1)
        roles = [r for r in find_roles(text, start=begin, end=start) if r.form == "person" and not r.plural]
        if not roles:
            return None, None
        role = roles[-1]
        between = text[role.end : start]
        linked = re.fullmatch(r",?\s+(?:(?:for|of|to|at|with)\s+(?:the\s+)?[^,.;]{1,60}[,\s]\s*)?", between)
        if not linked:
            return None, None
        return role, self._side_near(text, role, hits, start)

    def _role_after(self, text, end, hits):
        """Find the role in apposition after a name: "Zardusht Alizade, an independent political scientist,"."""
        match = re.compile(r",\s+(?:the\s+|an?\s+|its\s+|his\s+|her\s+)?").match(text, end)
        if not match:
            return None, None
        stop = re.compile(r"[,.;\n]|\b(?:said|who|told)\b").search(text, match.end())
        final = min(stop.start() if stop else len(text), match.end() + 110)
        roles = [r for r in find_roles(text, start=match.end(), end=final) if r.form == "person" and not r.plural]
        if not roles or roles[0].start - match.end() > 50:
            return None, None
        head = re.compile(r"\b(?:of|for|at|in|from|to|with)\b").search(text, match.end(), final)
        inside = [r for r in roles if head is None or r.end <= head.start()]
        if not inside:
            return None, None
        return inside[-1], self._side_near(text, inside[-1], hits, final)

    def _side_near(self, text, role, hits, end):
        """Take the side of the nation, state or institution next to a role: "Kalvian minister", "minister of Kalvia"."""
        for hit in reversed(hits):
            if hit.actor.side and hit.end <= role.start and role.start - hit.end < 45:
                between = text[hit.end : role.start]
                if re.fullmatch(r"(?:['’]s)?(?:\s+[\w’'-]+){0,4}\s*", between) and not re.search(
                    r"\b(?:and|said|with|met|told|to|of)\b", between
                ):
                    return hit.actor.side
        for hit in hits:
            if hit.actor.side and role.end <= hit.start <= end and hit.actor.form != "person":
                between = text[role.end : hit.start]
                if re.fullmatch(r"\s+(?:of|for|to|in|at|from)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}", between):
                    return hit.actor.side
        return None

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
        """List states and institutions: an alias alone, or a role noun with the side of the nation before or after it."""
        out, used = [], []
        for role in find_roles(self.text):
            if role.form not in ("institution", "person", "press service") or (
                role.form == "person" and (role.plural or role.kind == "civilian")
            ):
                continue
            side = self._side_near(self.text, role, self.hits, min(len(self.text), role.end + 60))
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
