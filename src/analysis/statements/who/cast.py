"""The cast of one article: its persons, and every place where a person, an institution or a state stands.

Built once per article from its text, with the captions and the title as a help; `speakers.py` looks up in it what
"Mr Tosk", "the ministry" or "she" refers to.
"""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from analysis.statements.who.acronyms import explained_acronyms
from analysis.statements.who.actors import GENERIC, Actor, Hit, of_state
from analysis.statements.who.bodies import kind_of_name
from analysis.statements.who.described import describe_role
from analysis.statements.who.heads import has_no_president, leads_a_part
from analysis.statements.who.kinds import NATIONAL, OF_STATE
from analysis.statements.who.lead import named_after_lead
from analysis.statements.who.leaders import LISTED, holders
from analysis.statements.who.organisations import find_organisations
from analysis.statements.who.parties import find_parties
from analysis.statements.who.person import Person
from analysis.statements.who.persons import Persons, hits_near
from analysis.statements.who.places import places_in
from analysis.statements.who.roles import find_roles
from analysis.text.dateline import find_dateline
from analysis.text.outlets import home_of
from analysis.text.sentences import sentence_spans

_BYLINE = re.compile(
    r"(?m)^\s*(?:By|From)\s+[A-Z][\w.’'-]+(?:\s+[\w.’'-]+){1,3},?\s+in\s+([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})\s*$"
)


_CHAMBER = re.compile(
    r"\b(?:Senate|House(?! of| aides?| press)|[Cc]ommittees?|bills?|legislation|lawmakers?|Congress\w*|filibuster|"
    r"[Ss]enators?|Parliament|MPs|Rep\.|Sen\.)(?!\w)"
)
_RACE = re.compile(
    r"\b(?:campaigns?|voters?|primar(?:y|ies)|polls?|candidates?|nominees?|rally|nomination|convention|debate|delegates?)\b"
)
_OF_LANDS = ("state", "people", "region", "place")
_OFTEN = 10  # words of a parliament's work in an article that is about it


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
        Who published it; a place in its name ("Tarsk Herald") is where "the ministry" is.
    published : Timestamp, optional
        The day on which leaders of states must have been in office.
    profiles : dict, optional
        What other articles of the corpus tell of the persons in the user's table, from `contribute`.

    Attributes
    ----------
    acronyms : dict
        Those that the article explains itself, as `explained_acronyms` gives them.
    home : str or None
        The state whose own institutions and parties nearly all of the article is about: "the president" is its own.
    scene : str or None
        The side of the place that the article was written in, from dateline or byline, else the outlet's home: of it
        is "the ministry", never an ordinary person.
    unplaced : str or None
        That place, if nothing tells its side.
    surfaces : dict
        Every form in which a person can be written: {form: Person}; `names` is the pattern of them all.

    Examples
    --------
    >>> from analysis.statements.who.actors import Actors
    >>> cast = Cast("Kazakh Foreign Minister Dana Ormanova met envoys. Ormanova left.", actors=Actors())
    >>> person = cast.person("Ormanova")
    >>> person.name, person.kind, person.side
    ('Dana Ormanova', 'government', 'Kazakhstan')
    """

    def __init__(self, text, *, title="", raw_text="", actors, place=None, outlet=None, published=None, profiles=None):
        self.text, self.actors, self._chamber, self._published = text, actors, None, published
        self.sentences = sentence_spans(text)
        self._starts = [s for s, _ in self.sentences]
        found, self._found = actors.find(text), {}
        self._shown = actors.shown(found, text) | actors.shown(actors.find(title), title)
        self._places = places_in(text, found)
        self.roles, self.parties = find_roles(text), find_parties(text)
        self.acronyms = explained_acronyms(text, actors.drop_doubtful(found, text, self._shown, ()), self.roles)
        found = self._with_acronyms(text, found)
        sure = actors.drop_doubtful(found, text, self._shown, ())
        told = {"hits": sure, "roles": self.roles, "parties": self.parties, "actors": actors, "published": published}
        self._persons = Persons(text, title=title, raw_text=raw_text, **told)
        self.surfaces = self._persons.surfaces()
        forms = sorted(self.surfaces, key=len, reverse=True)
        pattern = r"(?<![\w-])(?:" + "|".join(map(re.escape, forms)) + r")(?![\w]|-[A-Za-z])"
        self.names = re.compile(pattern if forms else r"(?!)")
        self._lasts = {form for form in forms if " " not in form}
        self.hits = self._settle(text, found)
        self.states_named = Counter(h.actor.side for h in self.hits if h.actor.form in ("state", "people"))
        byline = _BYLINE.search(raw_text)
        head = None if place else find_dateline(text)
        places = (place, byline[1] if byline else None, *((head["country"], head["place"]) if head else ()))
        written = [name for name in places if isinstance(name, str) and name and "/" not in name]  # "Dubai/London"
        placed = next(filter(None, map(self.side_of, written)), None)
        self._edited = home_of(outlet) or self.side_of(re.sub(r"\s+English$", "", outlet or ""))
        self._edited = self._edited if self._tells_of(self._edited) else None
        self.scene = placed or self._edited
        self.publisher = self._publisher(outlet or "")
        self.unplaced = written[0] if written and not placed else None
        self.home = self._home()
        self._take(profiles or {})
        self._name_lead()
        self._at_home()
        self.organisations = find_organisations(text, self.hits, self.roles, self._lasts)
        self.mentions = sorted(
            [*self._person_mentions(), *self._institution_mentions(), *self._organisation_mentions()],
            key=lambda m: (m.start, -m.end),
        )
        self._soft_gender()

    def sentence_of(self, position):
        """Return the number of the sentence at a position."""
        return max(0, bisect_right(self._starts, position) - 1)

    def mentions_in(self, number):
        """Return the mentions of a sentence, in order."""
        start, end = self.sentences[number]
        return [mention for mention in self.mentions if start <= mention.start < end]

    @property
    def persons(self):
        """Return the persons of the article in the order in which it introduces them."""
        return self._persons.all

    def find(self, phrase):
        """Find actors in a phrase of this article, doubtful names weighed against the whole article."""
        if phrase not in self._found:
            self._found[phrase] = self._settle(phrase, self._with_acronyms(phrase, self.actors.find(phrase)))
        return self._found[phrase]

    def _with_acronyms(self, text, hits):
        """Return the actors in `text` with those that the acronyms explained by the article stand for."""
        if not self.acronyms:
            return hits
        pattern = re.compile(rf"(?<![\w.@#-])(?:{'|'.join(map(re.escape, self.acronyms))})(?![\w-])")
        own = [Hit(*m.span(), self.acronyms[m.group()][2]) for m in pattern.finditer(text)]
        kept = [hit for hit in hits if not any(one.start < hit.end and hit.start < one.end for one in own)]
        return sorted(kept + own, key=lambda hit: hit.start)

    def hits_in(self, start, end):
        """Return the actors that begin in a stretch of the text."""
        return hits_near(self.hits, start, end)

    def _settle(self, text, found):
        hits = self.actors.drop_doubtful(found, text, self._shown, self._lasts)
        for name, side in self._places.items():
            if name in text:
                place = Actor(None, None, side, "place")
                matches = re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w])", text)
                hits += [Hit(m.start(), m.end(), place) for m in matches if not _inside(m, hits)]
        return sorted(hits, key=lambda hit: hit.start)

    def side_of(self, place):
        """Return the side of a place's name, or None."""
        place = place.title() if isinstance(place, str) and place.isupper() and len(place) > 3 else place  # "ANKARA"
        hits = self._settle(place, self.actors.find(place)) if isinstance(place, str) else []
        return next((hit.actor.side for hit in hits if hit.actor.side), None)

    def person(self, name, title=""):
        """Return the person of that last name or full name, or None."""
        return self._persons.get(name, title) if name.strip() else None

    def bearers(self, last):
        """Return the persons who bear a last name."""
        return self._persons.by_last.get(last.casefold(), [])

    def named_at(self, form, position):
        """Return the person whom a form of `surfaces` means at a position."""
        return self._persons.borne_at(self.surfaces[form], form, position)

    # ---- which state the article is at home in --------------------------------------------------------------------
    def begins_with_capital(self, core, position):
        """Whether the first word of a source has its capital from the sentence alone: "Numerous officials said"."""
        word = core.partition(" ")[0]
        if not self.sentences:
            return False  # an article of a title alone
        start = self.sentences[self.sentence_of(position)][0]
        if not re.fullmatch(r"[A-Z][a-z-]+", word) or position - start > 1 or self.person(word):
            return False
        named = self.find(word) or find_parties(word) or kind_of_name(word)
        return not named and re.search(rf"(?<=[a-z,]\s){word}\b", self.text) is None

    def _home(self):
        """Return the state that at least five in six institutions and parties of the article are of, or None."""
        told = Counter(hit.actor.side for hit in self.hits if hit.actor.form == "institution" and hit.actor.side)
        told.update(hit.side for hit in self.parties if hit.side)
        told.update(p.side for p in self.persons if p.side and p.kind in OF_STATE)
        bodies = {side for side, n in told.items() if self.actors.is_body(side)}
        states = {side: n for side, n in told.items() if side not in bodies}
        side, most = max(states.items(), key=lambda item: (item[1], item[0]), default=(None, 0))
        named = self.states_named
        abroad = max((n for other, n in named.items() if other not in bodies | {side}), default=0)
        if most < 2 or most < 5 / 6 * sum(states.values()):
            return None
        return side if most + named[side] >= abroad else None  # two of its offices in a report on another state

    def _publisher(self, outlet):
        """Return the ministry or office of a state whose own page an article is, as an institution, or None."""
        body = next(
            (role for role in find_roles(outlet) if role.form == "institution" and role.kind == "ministry"), None
        )
        side = self.side_of(outlet) if body else None
        return (of_state(body.office, side), side) if side and body.office not in GENERIC else None

    @property
    def chamber(self):
        """Return whether the article is about a parliament at work: its Republicans and Democrats are legislators."""
        if self._chamber is None:
            work, race = (len(pattern.findall(self.text)) for pattern in (_CHAMBER, _RACE))
            self._chamber = work >= _OFTEN and work >= 5 * race
        return self._chamber

    def _tells_of(self, state):
        """Whether an article can be at home in the state of its outlet: it names that state, or no other one twice.

        Regions and places are of a state too: with Queensland in it, "ABC News" is not of the United States.
        """
        named = Counter(hit.actor.side for hit in self.hits if hit.actor.form in _OF_LANDS and hit.actor.side)
        return bool(self.states_named[state] or named[state]) or max(named.values(), default=0) < 2

    def at_home(self, kind):
        """Return the state for an office of which none is told: the article's home, else that of its own press."""
        if kind not in NATIONAL:
            return None
        own_press = self._edited == self.scene and kind != "government"  # which may be a council of anything
        return self.home or (self._edited if own_press else None)

    def _name_lead(self):
        """Give the office that opens the article to the one whom it names next."""
        named = ((m.start(), m.end(), self.surfaces[m.group()]) for m in self.names.finditer(self.text))
        if found := named_after_lead(self.text, self.sentences, self.roles, named, self.hits):
            person, told = found
            person.hear(told)
            person.kind, person.side = told.kind, told.side
            person.office = person.office or told.office

    def _at_home(self):
        bodies = any(hit.actor.kind == "international body" for hit in self.hits)
        lands = [hit.actor.side for hit in self.hits if hit.actor.form in _OF_LANDS]
        for person in self.persons:
            national = person.kind in NATIONAL or (person.kind == "spokesperson" and self._of_state(person))
            general = person.nouns & {"secretary-general", "secretary general"} and person.side is None
            if person.kind == "international body" and general and not bodies:
                person.kind = "organisation"  # "Secretary-General Orm", of a union
            states = [person.side, self.home, self._edited, *lands]
            if person.kind == "head of state" and (
                state := leads_a_part(person, states)
            ):  # "Premier Orm", of a province
                person.kind, person.side = "government", state if set(lands) <= {state} else person.side
            if (
                person.kind == "head of state"
                and person.side is None
                and has_no_president(person, self.home or self._edited, self._published)
            ):
                person.kind, national = "organisation", False  # "President Orm", of a firm in Japan
            if person.side is None and not person.known and not person.no_more and national:
                person.side = self.home or self._of_own_press(person) or self._of_one_party()

    def _of_one_party(self):
        """Return the state of the only party named, where no state is: "Republicans on the panel"."""
        sides = {hit.side for hit in self.parties} | {hit.actor.side for hit in self.hits if hit.actor.form != "region"}
        return sides.pop() if self.parties and len(sides - {None}) == 1 and None not in sides else None

    def _of_own_press(self, person):
        """Return the outlet's state for the holder of an office in it, unless the list names another holder."""
        if self._edited != self.scene or not any(
            (told.office or told.body) and not told.former for told in person.told
        ):
            return None
        heads = person.nouns & LISTED
        return None if heads and holders(heads, self._edited, self._published) else self._edited

    def _of_state(self, person):
        """Whether somebody speaks for a ministry, a politician or a campaign, not for a firm."""
        for body in (told.body for told in person.told if told.body):
            nouns = [noun for noun in find_roles(body) if noun.form == "institution"]
            if nouns and nouns[-1].kind in NATIONAL and nouns[-1].office:  # but "Police and Prisons Rights Union"
                return True
            principal = self.person(body.split()[-1]) or self.person(body.split()[0])
            if re.search(r"\b(?:campaign|[Cc]ommittee|[Pp]arty|[Ss]enate|House)\b", body):
                return True
            if principal and principal is not person and principal.kind in (*NATIONAL, "candidate"):
                return True
        return False

    # ---- what other articles tell of the user's persons -----------------------------------------------------------
    def contribute(self, profiles):
        """Add to `profiles` what this article tells of the persons in the user's table."""
        for person in self.persons:
            if person.known:
                nouns, offices, votes = profiles.setdefault(person.name, (set(), set(), [0]))
                nouns |= person.nouns
                offices |= {person.office} - {""}
                votes[0] += self._votes.get(person.name, 0)

    def _take(self, profiles):
        for person in self.persons:
            if person.known and person.name in profiles:
                nouns, offices, votes = profiles[person.name]
                person.nouns |= nouns
                person.office = person.office or (next(iter(offices)) if len(offices) == 1 else "")
                person.gender = person.gender or ("f" if votes[0] > 0 else "m" if votes[0] < 0 else "")

    # ---- mentions -------------------------------------------------------------------------------------------------
    def _person_mentions(self):
        found = [(m.span(), self.named_at(m.group(), m.start())) for m in self.names.finditer(self.text)]
        return [Mention(*span, "person", p.name, p.kind, p.side, p.office, p) for span, p in found]

    def _organisation_mentions(self):
        return [
            Mention(start, end, "institution", name, kind, None, "") for start, end, name, kind in self.organisations
        ]

    def _institution_mentions(self):
        """List states and institutions: an alias alone, or a role noun with a nation before or after it."""
        out = []
        for role in self.roles:
            holder = role.form == "person"
            if role.form not in ("institution", "person", "press service") or (holder and role.plural):
                continue
            if role.form != "press service" and (not role.office or role.kind in ("civilian", "")):
                continue
            near = hits_near(self.hits, role.start - 90, role.end + 90)
            if not any(hit.actor.side for hit in near):
                continue
            side = describe_role(self.text, role, near, floor=max(0, role.start - 90)).side
            if side is None and role.form == "press service":
                side = next(
                    (h.actor.side for h in reversed(near) if h.end <= role.start and role.start - h.end < 30), None
                )
            if side is None:
                continue
            office = role.office if role.office not in GENERIC else role.noun.title()
            if role.form == "press service":
                office = "Presidency"
            form = "holder" if holder else role.form
            name = of_state(office, side)
            local = next((h for h in near if h.actor.form == "region" and 0 <= role.start - h.end <= 1), None)
            if local and form == "institution" and self.text[role.start].isupper():
                name = self.text[local.start : role.end]  # "the Chicago Police Department" is none of the state
            out.append(Mention(role.start, role.end, form, name, role.kind or None, side, office))
        for hit in self.hits:
            name, kind, side, form, office, _ = hit.actor
            if form == "people":
                name, kind, office = of_state("Government", side), "government", "Government"
            if form in ("institution", "state", "people"):
                out.append(Mention(hit.start, hit.end, form, name, kind, side, office))
        return out

    def _soft_gender(self):
        """Where no title tells a person's gender, take the pronouns of sentences in which no other person stands."""
        by_sentence, self._votes = {}, {}
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
        for person in self.persons:
            if person.gender:
                self._votes[person.name] = 5 if person.gender == "f" else -5
            elif self._votes.get(person.name):
                person.gender = "f" if self._votes[person.name] > 0 else "m"


def _inside(match, hits):
    return any(hit.start < match.end() and match.start() < hit.end for hit in hits)
