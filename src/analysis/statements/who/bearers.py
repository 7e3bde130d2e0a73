"""Who bears which name in an article: a full name, a last name, a first name that is borne by one alone."""

import re

from analysis.statements.who.names import ARTICLE, SMALL_WORDS, parts_of, suffix_of
from analysis.statements.who.person import Person
from analysis.statements.who.roles import find_roles
from analysis.statements.who.titles import GENDER_OF_TITLE, NOUN_OF_TITLE, TITLES
from analysis.statements.who.words import common_words, first_names, place_words, same_first

_POSSESSIVE = re.compile(r"['’]s?$")
_PARTICLES = re.compile(rf"(?:(?:{SMALL_WORDS}|St\.?)\s+)+(?=[A-Z])")
_HONOURED = frozenset(
    ("Sheikh", "Sheikha", "Prince", "Princess", "Imam", "Mullah", "Ayatollah", "Father", "Sister", "Brother", "Rabbi")
)
_GIVEN_LAST = re.compile(r"[A-Z][a-z]+-[a-z]+")  # "Joseph Wu Jau-shieh" is "Wu"
_SYLLABLES = re.compile(r"[A-Z]\w+\s[A-Z]\w+-[a-z]\w+")  # "Lee Sung-jun"
_WITH_PARTICLES = re.compile(rf"(?<=\s){_PARTICLES.pattern}\S+$")


class Bearers:
    """The persons of a text by their names; `all` holds them in the order in which they are added."""

    def __init__(self):
        self.all, self.by_last, self.by_first, self.by_name = [], {}, {}, {}

    def get(self, name, title=""):
        """Return who is called that, by the full name, the last name or the first; Mr and Mrs tell namesakes apart."""
        name = _POSSESSIVE.sub("", name.strip().rstrip(","))
        found = self.by_name.get(name.casefold())
        if found:
            return found
        if (whole := self._by_tail(name)) is not None:
            return whole
        name = name[m.end() :] if (m := _PARTICLES.match(name)) else name
        first, last = parts_of(name)
        bearers = self.by_last.get(last.casefold(), [])
        suffix = suffix_of(name)
        if suffix:  # "Orm Jr." is never his father
            bearers = [p for p in bearers if suffix_of(p.name) == suffix or (first and not p.known)]
        if first:
            same = [p for p in bearers if not parts_of(p.name)[0] or same_first(parts_of(p.name)[0], first)]
            same.sort(key=lambda p: suffix_of(p.name) != suffix)
            return same[0] if same else None
        wanted = GENDER_OF_TITLE.get(title.rstrip("."))
        if wanted and len(bearers) > 1:
            sure = [p for p in bearers if p.gender == wanted]
            open_ = [p for p in bearers if not p.gender]
            bearers = sure or [p for p in open_ if not p.known] or open_ or bearers
        if wanted and len(bearers) == 1 and bearers[0].gender not in ("", wanted):
            return None
        if len(bearers) > 1 and (titled := [p for p in bearers if self._is_titled(p, title)]):
            bearers = titled  # "Sen. Orm" is not his daughter, Rep. Orm
        if bearers:
            return max(bearers, key=lambda p: (p.known, p.weight))
        given = self.by_first.get(last.casefold(), [])
        return given[0] if len(given) == 1 else None

    def _by_tail(self, name):
        """Return the one whose name ends so ("De Vauclair"), or begins so with an honour ("Sheikh Hamad")."""
        first, last = parts_of(name)
        tail = f" {name.casefold()}"
        found = [p for p in self.by_last.get(last.casefold(), ()) if first and p.name.casefold().endswith(tail)]
        if first in _HONOURED and len(name.split()) == 2:
            found = [p for p in self.by_first.get(last.casefold(), ()) if p.name.startswith(f"{name} ")]
        return found[0] if len(found) == 1 else None

    @staticmethod
    def _is_titled(person, title):
        """Whether a text gives a person a title of office."""
        title = title.rstrip(".")
        return title in TITLES and bool({title.lower(), NOUN_OF_TITLE.get(title)} & person.nouns)

    def borne_at(self, person, form, position):
        """Return of those who bear a last name the only one whom the text has named in full before a position.

        `person` bears it by all that the text says; a namesake who comes later is not meant yet. Of several whose
        family name comes first, "Lee Sung-jun" and "Lee Jae-ok", the one is meant who was named in full last.
        """
        named = [p for p in self._of_family(form) if p.first < position]
        if named and (person.name == form or person in named):
            return max(named, key=lambda p: p.first)
        bearers = self.by_last.get(form.casefold(), ()) if " " not in form else ()
        if len(bearers) < 2 or person.known or person.first < position:
            return person
        before = [p for p in bearers if p.weight and p.first < position]
        return before[0] if len(before) == 1 else person

    def _of_family(self, form):
        """Return the persons who share a family name that comes first, if there are several."""
        found = [p for p in self.by_first.get(form.casefold(), ()) if " " in p.name]
        found = [p for p in found if _SYLLABLES.fullmatch(p.name) or form not in first_names()]
        return found if len(found) > 1 else []

    def surfaces(self):
        """Return how the persons can be written in the text: {full name, last name, first name of one only: Person}."""
        table = {}
        for person in self.all:
            first, last = parts_of(person.name)
            for name in (person.name, *sorted(person.called)):  # "Charles Orm" is "Chuck Orm" too
                table.setdefault(name, person)
                words = name.split()
                for n in range(1, len(words) - 1):
                    if words[n][0].isupper() and len(words[n].rstrip(".")) > 1:
                        table.setdefault(" ".join(words[n:]), person)  # "Wasserman Schultz", "Salazar de León"
                if len(words) > 2 and words[0] in _HONOURED:
                    table.setdefault(" ".join(words[:2]), person)  # "Sheikh Hamad"
                if len(words) > 2 and (self._may_be_called(words[-2]) or _GIVEN_LAST.fullmatch(words[-1])):
                    table.setdefault(words[-2], person)  # "Ferrán" of "José Ferrán Ocaña"
            if ARTICLE.match(whole := person.name.split()[-1]):
                for form in (whole, whole[0].upper() + whole[1:], whole[0].lower() + whole[1:]):
                    table.setdefault(form, self.get(last) or person)  # "al-Mesri", "Al-Mesri"
            if tail := _WITH_PARTICLES.search(person.name):  # "de Vauclair", "De Vauclair", "St. Cloud"
                for form in (tail.group(), tail.group()[:1].upper() + tail.group()[1:]):
                    table.setdefault(form, self.get(last) or person)
            for form in (last, last[:1].upper() + last[1:], last.upper() if len(last) > 2 else last):
                table[form] = self.get(last) or person
                if ending := suffix_of(person.name):
                    ending = ending.upper() if "i" in ending else ending.title()
                    table |= {f"{form} {ending}": person, f"{form} {ending}.": person}
            alone = first and (len(self.by_first.get(first.casefold(), ())) == 1 or self._of_family(first))
            if alone and first.casefold() not in self.by_last:
                table.setdefault(first, person)
        return table

    def _may_be_called(self, word):
        """Whether the last word but one of a name may stand alone, as the first of two last names does."""
        plain = word.casefold()
        known = plain in common_words() or word in first_names() or word in place_words() or find_roles(word)
        return word[0].isupper() and len(word) > 3 and not known and plain not in self.by_last and "-" not in word

    def rename(self, person, name):
        """Let a person be found by a name, which becomes the person's."""
        person.name = name
        first, last = parts_of(name)
        self.by_name[name.casefold()] = person
        person.called.add(name)
        if first in _HONOURED and len(name.split()) > 2:
            first = name.split()[1]
        if first:
            self.by_first.setdefault(first.casefold(), []).append(person)
        if person not in self.by_last.setdefault(last.casefold(), []):
            self.by_last[last.casefold()].append(person)

    def add_known(self, actor):
        """Add a person of the user's own table."""
        person = self.by_name.get(actor.speaker.casefold())
        if person is None:
            person = Person(actor.speaker, kind=actor.kind, side=actor.side, party=actor.party, known=True)
            self.all.append(person)
            self.rename(person, actor.speaker)

    def add(self, name, *, of_kin=False):
        """Return the person of that name, made new if nobody of the text is called so.

        `of_kin` is told as somebody's father or son: "Ann Orm" is then not "Ann Orm Jr.", whom the text names too.
        """
        if (whole := self._by_tail(name)) is not None:
            return whole
        first, last = parts_of(name)
        bearers = self.by_last.get(last.casefold(), [])
        suffix = suffix_of(name)
        same = [p for p in bearers if same_first(parts_of(p.name)[0], first)]
        same = [p for p in same if not suffix or suffix_of(p.name) == suffix or not p.known]
        same = [p for p in same if not of_kin or suffix_of(p.name) == suffix]
        same.sort(key=lambda p: suffix_of(p.name) != suffix)
        tail = _WITH_PARTICLES.search(name)
        tail = tail.group().casefold() if tail else ""  # "De Vauclair" is "Agnès de Vauclair"
        alone = [p for p in bearers if (" " not in p.name or p.name.casefold() == tail) and not p.known]
        if bearers and (not first or _PARTICLES.match(name)):
            return bearers[0]  # "van der Loo", whichever of the two: `get` asks their titles
        if same:
            person = same[0]
            person.called.add(name)
            if not person.known and len(name) > len(person.name) and first.startswith(parts_of(person.name)[0]):
                self.by_name[name.casefold()] = person
                person.name = name
            return person
        if first and alone:
            self.rename(alone[0], name)
            return alone[0]
        person = Person(name)
        self.all.append(person)
        self.rename(person, name)
        return person

    def add_alone(self, last):
        """Return the person of whom only the last name is given, beside others who bear it."""
        person = self.by_name.get(last.casefold())
        if person is None:
            person = Person(last)
            self.all.append(person)
            self.rename(person, last)
        return person
