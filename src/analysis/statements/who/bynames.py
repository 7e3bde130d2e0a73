"""By-names: "the Arizona Republican", "the 54-year-old", "the former", "Mr. Mayor"."""

import re

from analysis.statements.who.antecedents import Speaker, from_person
from analysis.statements.who.kinds import OF_STATE
from analysis.statements.who.names import is_organised
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles
from analysis.statements.who.speech import is_definite, plain
from analysis.statements.who.words import common_words, first_names, place_words

_AGED = re.compile(r"(?i)(?:the|a)\s+(\d{1,3}|[a-z]+(?:-[a-z]+)?)-year-old(?:\s+\w+)?(?=$|,\s+who\b)")
_TITLE_AND_NAME = re.compile(r"(?:(Mr|Mrs|Ms|Miss)\.?\s)?([A-Z][\w’'-]+)")
_OF_TWO = re.compile(r"(?i)the\s+(?:(former)|latter)")
_WEALTHY = re.compile(
    r"(?i)the\s(?:[A-Z][\w.]+\s){0,2}(?:(?:outspoken|brash|bombastic|real[\s-]estate|business|media|hotel|casino|reality\s(?:TV|television)|billionaire)\s)*"
    r"(?:(?:mogul|magnate|tycoon)|billionaire|(?<=billionaire\s)(?:businessman|businesswoman|developer))"
)
_ELDER = re.compile(r"[Tt]he\s(elder|older|senior|younger|junior)\s(?:M[rs]+\.?\s)?([A-Z][\w’'-]+)")
_OLD = ("elder", "older", "senior")
_CHILD = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir)\s(?:[a-z]+\s){0,2}(?:son|daughter|grandson|granddaughter|nephew|niece),?\s"
    r"(?:(?:[a-z]+\s)?[A-Z][a-z]+\.?\s)?$"
)
_LETTERS = re.compile(r"[Tt]he\s([A-Z]{2,4})|([A-Z]{3,4})")
_OF_AGE = {
    "teenager": (13, 19),
    "teen": (13, 19),
    "pensioner": (60, 120),
    "septuagenarian": (70, 79),
    "octogenarian": (80, 89),
}
_OF_AGE |= {"nonagenarian": (90, 99), "centenarian": (100, 120)}
_INDEPENDENT = re.compile(r"^[Tt]he\s.*\sindependent$")
_RICH = frozenset(("mogul", "magnate", "tycoon", "billionaire", "businessman", "businesswoman", "developer"))
_IN_OFFICE = frozenset(("head of state", "legislator", "government", "court", "military"))
_OFFICES = frozenset(
    (
        "senator",
        "representative",
        "governor",
        "mayor",
        "president",
        "vice president",
        "secretary of state",
        "secretary",
        "cabinet member",
    )
)
_PARTISANS = frozenset(("republican", "democrat", "conservative", "tory", "liberal", "socialist", "party leader"))


_ORDINARY = ("civilian", "witness", "expert", "company", "organisation", "unknown")
_FIRST_NAMED = re.compile(
    r"(?:[Oo]ne\sof\s(?:the|his|her|their|its)\s[^,]{2,40},\s)?((?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Aa]nother)\s(?:[\w-]+\s){0,4}?[\w-]+)"
    r"(?P<place>\s(?:from|in|of|near|at|outside)\s[^,]{2,60}?(?:,\s[A-Z][\w-]+)?(?=,|\swho\s))?,?\s"
    r"(?:who\s(?:asked|gave|would\sgive|wanted|identified|wished|goes|went|uses|preferred)[^,]{1,60}?(?:,\s|\s(?:only|just|simply)\s|\sas\s|\sthe\scall\s?sign\s)|"
    r"(?:named|called|identified(?:\sonly)?\sas|nicknamed|(?:with|using|by)\sthe\s(?:call\s?sign|nickname|code\s?name)|whose\scall\s?sign\sis)\s)?"
    r"(?:only\s|just\s)?(?:as\s|by\s)?[“\"]?(?P<name>[A-Z][a-z’'-]+(?:\s[A-Z][a-z’'-]+){0,2})[”\"]?(?:,\s\d\d?)?(?:,\swho\s.*)?"
)
_ALIAS = re.compile(
    r"\b(?:as|only|just|call\s?sign|nickname|code\s?name|named|called|nicknamed|name,)\W*(?:by\s)?[“\"]?$"
)
_OFFICE_AND_NAME = re.compile(r"([A-Z]?[a-z]+(?:\s[a-z-]+){0,3})\s(?P<name>[A-Z][a-z’'-]+)")


class ByNames:
    """Reads sources that call a person of the article by something else than the name.

    Parameters
    ----------
    cast : Cast
    memory : Memory
    """

    def __init__(self, cast, memory):
        self.cast, self.memory = cast, memory

    def by_first(self, core, position):
        """Read "her neighbour Tess", "a driver, who gave only his first name, Dan": an ordinary person's first name."""
        match = _FIRST_NAMED.fullmatch(core)
        titled = None if match else _OFFICE_AND_NAME.fullmatch(core)  # "District police chief Harsoyo"
        match = match or titled
        name = match["name"] if match else ""
        nouns = [noun for noun in find_roles(core[: match.start("name")]) if noun.form == "person"] if match else ()
        if not nouns or nouns[-1].plural or nouns[-1].end != match.end(1):
            return None
        called = name != core[match.end(1) :].strip() and not titled  # "with the call sign Kit"
        if not (titled or called) and nouns[-1].kind not in _ORDINARY:
            return None
        if " " in name and not (called and _ALIAS.search(core[match.end(1) : match.start("name")])):
            return None
        placed = not titled and match["place"]
        if placed and core[match.end("place") :].strip(" ,") == name and name not in first_names():
            return None  # "A farmer near Harwich, Essex, said"
        person = self.cast.person(name)
        if called and person is not None and person.name == name:
            return from_person(person, "name")._replace(kind=person.kind or nouns[-1].kind)
        named = person or self.cast.find(name) or find_parties(name)
        if named or name in place_words() or name.lower() in common_words() or is_organised(name):
            return None
        noun, gender = nouns[-1], first_names().get(name, "")
        nations = [hit.actor.side for hit in self.cast.find(match[1]) if hit.actor.form == "people"]
        side = nations[-1] if nations and noun.kind in OF_STATE else None
        return Speaker(name, noun.kind, side, "named", "name", "person", noun.gender or gender)

    def surnamed(self, core, position):
        """Read "Mr. Mayor", "Judge": the last name of somebody of the article, though a noun of role too."""
        match = _TITLE_AND_NAME.fullmatch(core)
        if match is None or not find_roles(match[2]) or match[2] not in self.cast.surfaces:
            return None
        person = self.cast.person(match[2], match[1] or "")
        return from_person(person, self.memory.first_mention(person, "last name")) if person else None

    def of_two(self, core, position):
        """Read "the elder Mr. Orm", "the younger Orm": by ages that the article tells, or who is whose child."""
        match = _ELDER.fullmatch(core)
        bearers = [p for p in self.cast.bearers(match[2]) if " " in p.name] if match else ()
        if len(bearers) != 2:
            return None
        aged = [p for p in bearers if p.age and p.age.isdigit()]
        if len(aged) == 2:
            older = max(aged, key=lambda p: int(p.age))
        else:
            children = [p for p in bearers if self._is_child(p)]
            older = next((p for p in bearers if p not in children), None) if len(children) == 1 else None
        if older is None:
            return None
        person = older if match[1].lower() in _OLD else next(p for p in bearers if p is not older)
        return from_person(person, self.memory.first_mention(person, "last name"))

    def _is_child(self, person):
        """Whether an article introduces somebody as a child: "his son, Dan Orm"."""
        at = self.cast.text.find(person.name)
        return at >= 0 and _CHILD.search(self.cast.text, max(0, at - 40), at) is not None

    def by_letters(self, core, position):
        """Read "the CS", "AOC": the one person who holds an office, or bears a name, of these first letters."""
        letters = _LETTERS.fullmatch(core)
        if letters is None or self.cast.find(core):
            return None
        office = letters[1] is not None
        initials = letters[1] or letters[2]
        held = {
            p.name: p
            for p in self.cast.persons
            if (office and any(_initials(noun) == initials for noun in p.nouns))
            or (not office and _letters_of(p.name) == initials)
        }
        if len(held) != 1:
            return None
        person = held.popitem()[1]
        rule = f"the {initials}" if office else "letters of the name"
        return from_person(person, self.memory.first_mention(person, rule))

    def so_called(self, core, position):
        """Read by-names: "the Arizona Republican", "the 54-year-old", "the presidential hopeful"."""
        if (told := _OF_TWO.fullmatch(core)) is not None:
            return self._of_two(position, bool(told[1]))
        aged = _AGED.match(core)
        if aged:
            person = self.memory.person_so_called(position, (), (), aged[1]) or self._just_named(position)
            if person:
                return from_person(person, self.memory.first_mention(person, "so called"))
            nobody = not self.cast.persons  # whom the article names nowhere
            return Speaker(plain(core), "civilian", None, "unnamed person", "phrase", "phrase") if nobody else None
        years = _OF_AGE.get(core.lower().removeprefix("the ")) if core[:4].lower() == "the " else None
        if years:
            fit = [p for p in self.cast.persons if p.age.isdigit() and years[0] <= int(p.age) <= years[1]]
            return from_person(fit[0], self.memory.first_mention(fit[0], "so called")) if len(fit) == 1 else None
        if _WEALTHY.fullmatch(core):
            person = self._wealthy(position)
            return from_person(person, self.memory.first_mention(person, "so called")) if person else None
        parties = {hit.party for hit in find_parties(core)}
        regions = tuple(core[h.start : h.end] for h in self.cast.find(core) if h.actor.form == "region")
        roles = find_roles(core)
        if regions and _INDEPENDENT.search(core):  # "the Vermont independent"
            person = self.memory.person_so_called(position, (), regions)
            if person:
                return from_person(person, self.memory.first_mention(person, "so called"))
        partisan = roles and roles[-1].kind == "party" and not roles[-1].plural and roles[-1].noun in _PARTISANS
        if not is_definite(core) or not partisan or not (regions or parties):
            return None
        person = self.memory.person_so_called(position, parties, regions)
        return from_person(person, self.memory.first_mention(person, "so called")) if person else None

    def _of_two(self, position, first):
        """Lead "the former" and "the latter" to the first and the second of two persons named in a sentence before."""
        here = self.cast.sentence_of(position)
        for number in range(here - 1, max(-1, here - 4), -1):
            named = {m.person.name: m.person for m in self.cast.mentions_in(number) if m.person}
            if len(named) == 2:
                person = [*named.values()][0 if first else 1]
                return from_person(person, self.memory.first_mention(person, "so called"))
            if named:
                return None
        return None

    def _wealthy(self, position):
        """Return the one candidate named just before who never held an office, unless others are rich or of firms."""
        if any(p.kind == "company" or p.nouns & _RICH for p in self.cast.persons if p.kind != "candidate"):
            return None
        here = self.cast.sentence_of(position)
        for number in range(here, max(-1, here - 4), -1):
            named = {m.person for m in self.cast.mentions_in(number) if m.person and m.end <= position}
            fit = [p for p in named if p.kind == "candidate" and not _held_office(p)]
            if named:
                return fit[0] if len(fit) == 1 else None
        return None

    def _just_named(self, position):
        """Return the one person of no told age that the sentence before names first, or None."""
        here = self.cast.sentence_of(position)
        for number in range(here - 1, max(-1, here - 3), -1):
            named = [m.person for m in self.cast.mentions_in(number) if m.person]
            if named:
                return named[0] if not named[0].age else None
        return None


def _initials(noun):
    return "".join(word[0].upper() for word in re.findall(r"[a-z]+", noun) if word not in ("of", "the", "and", "for"))


def _letters_of(name):
    """Return the first letters of the parts of a name: "AOC" of Alexandria Ocasio-Cortez."""
    return "".join(part[0].upper() for part in re.findall(r"\w+", name))


def _held_office(person):
    """Whether a person holds or held an office of state, as the text or the list tells."""
    told = any(told.kind in _IN_OFFICE for told in person.told)
    return told or bool((person.nouns | person.left) & _OFFICES)
