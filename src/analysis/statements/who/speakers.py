"""Who spoke: the source's words led to a canonical speaker of the article, with the rule that did it.

A source is read head first: a name, an office, an institution, a nation. What only points back ("she", "the ministry",
"Mr Tosk", "both sides") is led to what it points to; where that is not clear the speaker stays unresolved.
"""

import re

from analysis.statements.who.actors import GENERIC, of_state
from analysis.statements.who.antecedents import NOBODY, Memory, Speaker, from_person, unresolved
from analysis.statements.who.names import NAME, role_after, role_before, trim
from analysis.statements.who.phrases import RoleReader, from_actor, institution, is_definite, is_indefinite, plain
from analysis.statements.who.roles import find_roles

_PRONOUN = re.compile(
    r"(?i)(?:he|she|it|they|we|i|you|him|her|them|us|me|who|which|that|hers|theirs|himself|herself|themselves)$"
)
_CONTRACTED = re.compile(r"(?i)^(he|she|it|they|we|i|you|that|who)['’](?:s|ve|re|ll|d|m)$")
_PART_OF = re.compile(
    r"(?i)^(?:(?:only|about|nearly|almost|more\s+than|less\s+than|at\s+least|some)\s+)*(?:an?\s+)?(?:(?:large|small|slim|growing)\s+)?"
    r"(?:[\d.,]+(?:\s+(?:percent|per\s+cent))?|[\d.,]+%|majority|minority|number|handful|group|dozens|hundreds|thousands|scores|"
    r"(one|another)|two|three|four|five|several|some|many|most|all|each|none|half|third|quarter)\s+of\s+(?:the\s+)?(?=\w)"
)
_ONE_OF_MANY = re.compile(
    r"(?i)(?:one|another|others|the\s+other|a\s+second|a\s+third)(?:\s+of\s+(?:them|these|those))?$"
)
_THINGS = r"(?:sides|countries|neighbou?rs|parties|governments|capitals|republics|nations|states|ministries)"
_BOTH = re.compile(
    rf"(?i)(?:both(?:\s+(?:of\s+)?(?:the\s+)?{_THINGS})?|(?:the\s+)?two(?:\s+{_THINGS})?|the\s+{_THINGS}|each(?:\s+side)?)$"
)
_LEADING = re.compile(r"(?i)^(?:by|from|according\s+to|as|in\s+the\s+words\s+of|for)\s+")
_TRAILING = re.compile(
    r"(?i)\s*,\s*(?:which|who|whose|where|speaking|talking|addressing|quoted|cited|citing|quoting|meanwhile|however|"
    r"(?:in|at)\s+an?\b|on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|for\s+(?:its|his|her)\s+part)\b.*$"
)
_PREPOSITION = re.compile(
    r"(?i)\s+(?:of|for|from|in|at|with|to|on|close|near|familiar|inside|within|among|under|who|which|based|by|released|"
    r"issued|published)\s+"
)
_POSSESSOR = re.compile(r"^(.+?)(?:['’]s|(?<=s)['’])\s+(.+)$", re.DOTALL)
_POSSESSIVE = re.compile(r"(?i)(his|her|its|their)\s+(.+)$")
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_JOINT = re.compile(r"\s*,?\s+(?:and|as well as)\s+|\s*/\s*|,\s+(?=the\s|[A-Z])")
_DEPENDS = re.compile(r"(?i)\b(?:of|for|to|with|by|from|in|near|against|around|under|at)(?:\s+(?:the|mr|mrs|ms))?$")
_SINGLE = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lord|Lady)\.?\s+)?([A-Z][\w’'-]+)")
_NO_NAME = re.compile(r"[a-rt-z]s$|ly$|\w['’][a-z]")  # Republicans, Recently, I've
_BODY = re.compile(r"(?:[Tt]he\s+)?[A-Z][\w’'&-]+(?:\s+(?:of|for|and|the|[A-Z][\w’'&-]+))*$")
_LOCAL = ("civilian", "witness", "military", "government", "company", "unknown")
_IN_OFFICE = {"head of state": "Presidency", "government": "Government"}


def _of_other(owner):
    """Whether a role noun stands before what owns: in "sources close to Orlo's envoy" the sources speak."""
    cut = _PREPOSITION.search(owner)
    return bool(cut and find_roles(owner[: cut.start()]))


class Resolver:
    """Reads the sources of one article in the order of the text, remembering who spoke before.

    Parameters
    ----------
    cast : Cast
        The persons and mentions of the article.
    title : str
        The title, in which attributions may stand too.

    Examples
    --------
    >>> from analysis.statements.who.actors import Actors
    >>> from analysis.statements.who.cast import Cast
    >>> text = "The Kazakh Foreign Ministry denied it. The ministry said nothing more."
    >>> resolver = Resolver(Cast(text, actors=Actors()))
    >>> speaker = resolver.read((39, 51), (52, 56), [(57, 69)])[0]
    >>> speaker.name, speaker.rule
    ('Foreign Ministry of Kazakhstan', 'the ministry, sentence 1')
    """

    def __init__(self, cast, *, title=""):
        self.cast, self.title = cast, title
        self.memory = Memory(cast)
        self._roles = RoleReader(cast, self.memory)

    def read(self, source, cue, contents, *, part="body", stands_alone=False):
        """Return the speakers of an attribution, at least one, and remember them.

        Parameters
        ----------
        source, cue : (int, int) or None
        contents : sequence of (int, int)
        part : str
            "title" or "body".
        stands_alone : bool
            A quotation without source and cue, which takes the speaker of the paragraph before.
        """
        if part == "title":
            return self._phrase(self.title[slice(*source)], len(self.cast.text), contents) if source else [NOBODY]
        position = (source or cue or contents[0])[0]
        if source is not None:
            speakers = self._phrase(self.cast.text[slice(*source)], position, contents)
            whole = self.cast.text[source[0] : max(source[1], self._clause_end(source[1], cue))]
            speakers = [self._placed(s, whole) for s in speakers]
        else:
            speakers = self.memory.paragraph_before(position) if stands_alone else [NOBODY]
        self.memory.remember(position, speakers, contents)
        return speakers

    def _clause_end(self, end, cue):
        """Return where a relative clause after the source ends: "Lasky, who runs lorries from Reshta, said"."""
        match = re.compile(r",?\s+(?:who|whose)\s[^,.;\n]{1,90}").match(self.cast.text, end)
        return min(match.end(), cue[0]) if match and cue and cue[0] > end else end

    def as_civilian(self, speaker):
        """Take somebody met on the scene, of whom no office is told, for a civilian; later in the article too."""
        if speaker.form not in ("person", "phrase") or speaker.kind != "unknown":
            return speaker
        person = self.cast.person(speaker.name) if speaker.form == "person" and speaker.name else None
        if person:
            person.kind = person.kind or "civilian"
        told = self._placed(speaker._replace(kind="civilian"), "")
        self.memory.replace_last(told)
        return told

    def _placed(self, speaker, phrase):
        """Give an ordinary person without a side that of a place in the source, else of the scene of the article."""
        if speaker.side or speaker.form not in ("person", "phrase", "people") or speaker.kind not in _LOCAL:
            return speaker
        person = self.cast.person(speaker.name) if speaker.form == "person" and speaker.name else None
        if person and person.known:
            return speaker
        sides = {hit.actor.side for hit in self.cast.find(phrase) if hit.actor.side and hit.actor.form != "person"}
        if len(sides) == 1:
            side, rule = sides.pop(), speaker.rule
        elif sides or not self.cast.scene or speaker.kind == "unknown":
            return speaker
        else:
            side, rule = self.cast.scene, f"{speaker.rule}; side of the scene"
        if person:
            person.side = side
        return speaker._replace(side=side, rule=rule)

    def _phrase(self, phrase, position, contents):
        phrase = re.sub(r"\s+", " ", phrase).strip(' ,;:–—"“”')
        core = _LEADING.sub("", _TRAILING.sub("", re.sub(r"\s*\([^)]*\)", "", phrase)).strip(" ,"))
        core = _CONTRACTED.sub(r"\1", core)
        if not core:
            return [NOBODY]
        if _PRONOUN.match(core):
            return [self.memory.pronoun(core.lower(), position, contents)]
        if _ONE_OF_MANY.match(core):
            return [self.memory.one_of_many(position)]
        if _BOTH.match(core):
            return self.memory.both(position)
        return self._of_several_states(core, position) or self._joined(core, position) or [self._one(core, position)]

    def _of_several_states(self, core, position):
        """Read "the foreign ministries of A and B", "Azeri and Armenian defence ministries": one speaker per state."""
        roles = [r for r in find_roles(core) if r.plural and r.office and r.form in ("institution", "person")]
        if not roles or not re.search(r"\band\b|/", core):
            return None
        role, sides = roles[-1], []
        for hit in self.cast.find(core):
            joined = hit.end <= role.start or re.search(r"(?i)\b(?:of|for|in|from)\b", core[role.end : hit.start])
            if hit.actor.form in ("people", "state") and joined and hit.actor.side not in sides:
                sides.append(hit.actor.side)
        return [self._holder(role, side, position) for side in sides] if len(sides) > 1 else None

    def _holder(self, role, side, position):
        """Return the institution of a state that a role names, or the minister or president of the article."""
        person = self.memory.person_in_office(role, side, position) if role.form == "person" else None
        if person:
            return from_person(person, self.memory.first_mention(person, f"the {role.noun}"))
        return institution(role.office, role.noun, role.kind, side)

    def _joined(self, core, position):
        """Split "A and B" where each part is a speaker by itself."""
        kept = [(h.start, h.end) for h in self.cast.find(core)] + [(r.start, r.end) for r in find_roles(core)]
        joints = [m for m in _JOINT.finditer(core) if not any(s < m.end() and m.start() < e for s, e in kept)]
        if not any(m.group().strip() != "," for m in joints) or len(joints) > 4:
            return None
        ends = [0, *(m.end() for m in joints)]
        starts = [*(m.start() for m in joints), len(core)]
        parts = [re.sub(r"(?i)^both\s+", "", core[a:b]).strip(" ,") for a, b in zip(ends, starts, strict=True)]
        if any(" " not in part and not self.cast.find(part) and not self.cast.person(part) for part in parts):
            return None  # "the Ministry of Health and Sport"
        speakers = [self._one(part, position) for part in parts if part]
        clear = all(s.name and s.form in ("person", "institution", "state", "role") for s in speakers)
        return speakers if clear and len({s.name for s in speakers}) == len(speakers) > 1 else None

    def _one(self, core, position):
        """Read the source of one speaker."""
        core = core.strip(" ,")
        part = _PART_OF.match(core)
        if part and find_roles(core, start=part.end()):
            whole = self._one(core[part.end() :], position)
            if whole.plural:  # "a majority of voters", "one of the envoys"
                anonymity = "unnamed person" if part[1] else "collective"
                return whole._replace(name=plain(core), anonymity=anonymity, plural=not part[1], rule="phrase")
        hits = self.cast.find(core)
        if len(hits) == 1 and hits[0].actor.speaker and hits[0].end - hits[0].start >= len(plain(core)):
            return from_actor(hits[0].actor, self.cast)
        named = self._named(core, hits, position)
        if named:
            return named
        owned = _POSSESSOR.match(core)
        if owned and find_roles(owned[2]) and not _of_other(owned[1]):
            owner = self._one(owned[1], position)
            found = self._belonging(owner, owned[2], position) if owner.name or owner.side else None
            if found:
                return found
        pointing = _POSSESSIVE.match(core)
        if pointing and find_roles(pointing[2]):
            speaks_for = any(r.form == "press service" or r.kind == "spokesperson" for r in find_roles(pointing[2]))
            if speaks_for and pointing[1].lower() in ("his", "her"):
                owner = self.memory.in_office(position)
            else:
                owner = self.memory.pronoun(_OWNERS[pointing[1].lower()], position, [])
            found = self._belonging(owner, pointing[2], position) if owner.name else None
            if found:
                return found
        nouns = find_roles(core)
        inside = [(r.start, r.end) for r in nouns if " " in r.noun]  # "head of state" has no complement
        cuts = (m for m in _PREPOSITION.finditer(core) if not any(s <= m.start() < e for s, e in inside))
        cut = next(cuts, None)
        head = core[: cut.start()] if cut else core
        roles = [r for r in nouns if r.end <= len(head)]
        if "," in head:  # in "the mayor, a former officer" the mayor speaks
            roles = [r for r in roles if r.end <= head.index(",")] or roles
        if not roles:
            return self._without_role(core, head, hits)
        return self._roles.read(core, roles[-1], roles[:-1], hits, position)

    def _named(self, core, hits, position):
        """Find the person named in a source, unless the name only tells whose spokesman, lawyer or office it is."""
        spots = [(h.start, h.end, h.actor) for h in hits if h.actor.form == "person"]
        for last, person in self.cast.persons.items():
            found = (
                re.finditer(rf"(?<![\w-]){re.escape(last)}(?![\w])", core) if " " not in last and last in core else ()
            )
            spots += [(m.start(), m.end(), person) for m in found]
        for start, end, who in sorted(spots, key=lambda spot: (spot[0], -spot[1])):
            head = re.search(r"(?:^|\s)(?:[A-Z][\w.'’-]+\s+)*$", core[:start])
            before = core[: head.start()] if head else core[:start]
            of_other = _DEPENDS.search(before.strip()) and find_roles(before) and "affairs" not in core[:start].lower()
            if re.match(r"['’]s?\s|['’]s?$", core[end : end + 3]) or (of_other and "for the" not in core[:start]):
                continue
            title = re.search(r"(\w+)\.?\s+$", core[:start])
            other = self.cast.namesake(core[start:end].split()[-1], title[1]) if title else None
            if other:
                return from_person(other, self.memory.first_mention(other, "last name"))
            if hasattr(who, "speaker"):
                return from_actor(who, self.cast)
            self._learn_side(who, core[:start] + core[end:], position)
            rule = "name" if who.name in core else self.memory.first_mention(who, "last name")
            return from_person(who, rule)
        return None if spots else self._new_name(core, hits)

    def _learn_side(self, person, rest, position):
        """Give a person without a side that of "the ministry" whose spokeswoman she is said to be."""
        inner = [r for r in find_roles(rest) if r.form == "institution"]
        if person.side is None and inner and not self.cast.find(rest):
            body = self._roles.institution(
                f"the {inner[0].noun}", inner[0]._replace(start=4, end=4 + len(inner[0].noun)), None, [], position
            )
            person.side = body.side

    def _new_name(self, core, hits):
        """Read a name that the cast does not hold, with the role beside it."""
        match = NAME.search(core)
        start, name = trim(core, match, hits) if match else (0, "")
        if name and not re.match(r"['’]s", core[start + len(name) :]) and not _DEPENDS.search(core[:start].strip()):
            role, side = role_before(core, start, hits)
            if role is None:
                role, side = role_after(core, start + len(name), hits)
            if role is None and start == 0 and "," in core[len(name) :]:
                body = next((r for r in find_roles(core[len(name) :]) if r.form == "institution"), None)
                if body:  # "Norvane Mutual, the insurer"
                    return Speaker(name, body.kind, side, "named role", "name", "institution")
            if role is not None or start == 0 or core[:start].rstrip().endswith(","):
                kind, gender = (role.kind, role.gender) if role else ("unknown", "")
                return Speaker(name, kind, side, "named", "name", "person", gender, False, kind == "spokesperson")
        single = _SINGLE.fullmatch(core)
        plain_name = single and not self.cast.actors.find(core) and not find_roles(core) and not _NO_NAME.search(core)
        if plain_name and (core != single[1] or re.search(rf"\b{re.escape(core)}\b", self.cast.text)):
            return Speaker(single[1], "unknown", None, "named", "name", "person")
        return None

    def _belonging(self, owner, thing, position):
        """Read what belongs to a speaker: "Tosk's press service", "the group's leader", "her spokesman"."""
        roles, hits = find_roles(thing), self.cast.find(thing)
        if NAME.search(thing) or any(h.actor.form == "person" for h in hits):
            named = self._named(thing, hits, position)
            if named:
                return named
        role = next((r for r in roles if r.form in ("press service", "statement")), None)
        role = role or (roles[0] if roles[-1].form == "person" and roles[-1].kind != "spokesperson" else roles[-1])
        principal = self._principal(owner)
        rule = owner.rule if "sentence" in owner.rule else "institution"
        if role.form in ("press service", "statement") or role.kind == "spokesperson":
            if role.kind == "spokesperson":
                principal = principal._replace(kind="spokesperson", anonymity="named role", spokesperson=True)
            return principal._replace(rule=rule) if principal.name else None
        if role.form == "document":
            return Speaker(principal.name, "document", principal.side, "named role", "document", "document")
        listed = self.cast.actors.institution(role.noun, owner.side) if role.form == "institution" else None
        if listed:
            return from_actor(listed, self.cast)
        if role.form == "institution" and role.office and owner.side:
            return institution(role.office, role.noun, role.kind, owner.side)
        if role.plural:
            return Speaker(thing, role.kind, owner.side, "collective", "phrase", "people", plural=True)
        if role.form == "person" and role.office and owner.side and owner.form in ("state", "institution"):
            person = self.memory.person_in_office(role, owner.side, position)
            if person:
                return from_person(person, self.memory.first_mention(person, f"the {role.noun}"))
            if role.kind in ("head of state", "government", "ministry"):
                name = of_state(role.noun.capitalize(), owner.side)
                return Speaker(name, role.kind, owner.side, "named role", "role", "role", role.gender)
        label = f"{owner.name}’s {thing}" if owner.name else thing
        return Speaker(label, role.kind or "unknown", owner.side, "unnamed person", "phrase", "phrase", role.gender)

    def _principal(self, owner):
        """Return whom the press service of `owner` speaks for: the office, where the owner is a person in office."""
        if owner.form != "person" or not owner.side:
            return owner
        person = self.cast.person(owner.name) if owner.name else None
        office = _IN_OFFICE.get(owner.kind) or (person.office if person else "")
        return owner if office in GENERIC else institution(office, "", owner.kind, owner.side, owner.rule)

    def _without_role(self, core, head, hits):
        """Read a source without a role noun: a state, an institution, a nation, or a plain phrase."""
        strong = [h for h in hits if h.actor.speaker and h.start < len(head)]
        if strong:
            return from_actor(strong[0].actor, self.cast)
        side = next((h.actor.side for h in hits if h.actor.side), None)
        if hits and hits[0].actor.form == "people" and re.search(r"(?:s|ese|sh|ch)$", head):
            return Speaker(plain(core), "civilian", side, "collective", "phrase", "people", plural=True)
        if _BODY.match(core) and (" " in plain(core) or side):
            return Speaker(plain(core), "organisation", side, "named role", "phrase", "institution")
        plural = bool(re.search(r"(?i)^(?:some|many|most|several|few|others|those|all|these)\b|[a-rt-z]s$", head))
        if re.fullmatch(r"(?:[Tt]he\s+)?[A-Z]{2,6}", core):
            return Speaker(plain(core), "organisation", side, "named role", "phrase", "institution")
        if not plural and not is_indefinite(core) and (is_definite(core) or core[:1].isupper()):
            if re.search(r"\s[A-Z]\w", core) and "," not in core:  # "the Clinton campaign", "the city of Phoenix"
                return Speaker(plain(core), "unknown", side, "named role", "phrase", "institution")
            return unresolved(side=side)
        anonymity = "collective" if plural else "unnamed person"
        return Speaker(plain(core), "unknown", side, anonymity, "phrase", "phrase", plural=plural)
