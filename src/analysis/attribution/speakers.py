"""Who spoke: the source's words led to a canonical speaker of the article, with the rule that did it.

A source is read head first: a name, an office, an institution, a nation. What only points back ("she", "the ministry",
"Mr Alizade", "both sides") is led to what it points to; where that is not clear the speaker stays unresolved.
"""

import re
from typing import NamedTuple

from analysis.attribution.actors import of_state
from analysis.attribution.cast import NAME
from analysis.attribution.roles import find_roles

_PRONOUN = re.compile(
    r"(?i)(?:he|she|it|they|we|i|you|him|her|them|us|who|which|that|his|its|their|hers|theirs|himself|herself)$"
)
_PAIR = re.compile(
    r"(?i)^(?:the\s+|both\s+|both\s+of\s+the\s+)?(?:both|two|both\s+(?:sides|countries|governments|parties|states|nations|capitals|neighbours|neighbors)"
    r"|(?:two\s+)?(?:sides|countries|neighbours|neighbors|parties|governments|capitals|republics|nations)|each|each\s+side)$"
)
_PREPOSITION = re.compile(
    r"(?i)\s+(?:of|for|from|in|at|with|to|on|close|near|familiar|inside|within|among|under|who|which|based|by)\s+"
)
_TRAILING = re.compile(
    r"(?i)\s*,\s*(?:which|who|whose|where|speaking|talking|addressing|quoted|cited|citing|quoting|in\s+an?\b|at\s+an?\b|on\s+(?:Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|Saturday|Sunday)|meanwhile|however|for\s+(?:its|his|her)\s+part)\b.*$"
)
_DEFINITE = re.compile(r"(?i)^(?:the|this|that|these|those|its|his|her|their|our|said)\s+")
_INDEFINITE = re.compile(
    r"(?i)^(?:an?|one|another|some|any|two|three|four|five|several|many|most|few|other|dozens|hundreds|all|no|local|senior)\b"
)
_DETERMINER = re.compile(r"(?i)^(?:the|an?|this|that|these|those|its|his|her|their|our|both|some|one|another|said)\s+")
_POSSESSOR = re.compile(r"^(.+?)(?:['’]s|(?<=s)['’])\s+(.+)$", re.DOTALL)
_PRINCIPAL = {"head of state": "Presidency", "government": "Government"}
_GENERIC = ("Ministry", "Department", "Agency", "Embassy", "Council", "Court", "Police", "")


class Speaker(NamedTuple):
    """One speaker of one attribution.

    `name` is None where the speaker is not clear; `rule` says how it was told: "name", "alias", "institution",
    "state", "role", "phrase", or for what points back "last name", "pronoun", "the ministry", "both sides", "the
    statement", "previous paragraph", each with ", sentence N" of the antecedent (from 1); "unresolved", "no source".
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


_NOBODY = Speaker(None, None, None, "none", "no source")


def _unresolved(anonymity="named role", kind="unknown", side=None):
    return Speaker(None, kind, side, anonymity, "unresolved")


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
    >>> from analysis.attribution.actors import Actors
    >>> text = "The Kazakh Foreign Ministry denied it. The ministry said nothing more."
    >>> resolver = Resolver(Cast(text, actors=Actors()))
    >>> resolver.read((0, 27), (28, 34), [(35, 37)])[0].name
    'Foreign Ministry of Kazakhstan'
    >>> resolver.read((39, 51), (52, 56), [(57, 69)])[0][:2], resolver.read((39, 51), (52, 56), [(57, 69)])[0].rule
    (('Foreign Ministry of Kazakhstan', 'ministry'), 'the ministry, sentence 1')
    """

    def __init__(self, cast, *, title=""):
        self.cast, self.title = cast, title
        self.said = []  # (position, sentence, speakers) of the statements read so far
        self.contents = []  # spans told by others: persons there are less likely to be the "he" of the next sentence

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
            text = self.title
            return self._phrase(text[slice(*source)], 0, [], in_title=True) if source else [_NOBODY]
        position = (source or cue or contents[0])[0]
        if source is None:
            speakers = self._floating(position) if stands_alone else [_NOBODY]
        else:
            speakers = self._phrase(self.cast.text[slice(*source)], position, contents)
        self.said.append((position, self.cast.sentence_of(position), speakers))
        self.contents += contents
        return speakers

    def _floating(self, position):
        """Take the speaker of the last statement in the paragraph before, or earlier in the same one."""
        text = self.cast.text
        own = text.rfind("\n", 0, position) + 1
        before = text.rfind("\n", 0, max(0, own - 1)) + 1
        earlier = [entry for entry in self.said if before <= entry[0] < position and entry[2][0].name]
        if not earlier:
            return [_NOBODY]
        _, sentence, speakers = max(earlier, key=lambda entry: entry[0])
        return [s._replace(rule=f"previous paragraph, sentence {sentence + 1}") for s in speakers]

    def _phrase(self, phrase, position, contents, *, in_title=False):
        phrase = re.sub(r"\s+", " ", phrase).strip(' ,;:–—"“”')
        core = _TRAILING.sub("", phrase).strip(" ,")
        if _PRONOUN.match(core):
            return [self._pronoun(core.lower(), position, contents)]
        if _PAIR.match(core) and not in_title:
            return self._pair(core, position)
        several = self._several(core, position)
        if several:
            return several
        return [self._one(core, position)]

    # compound sources

    def _several(self, core, position):
        """Split "A and B" where each part is a speaker by itself, and "the foreign ministries of A and B"."""
        hits = self.cast.find(core)
        plural = [r for r in find_roles(core) if r.plural and r.form in ("institution", "person")]
        if plural and len({h.actor.side for h in hits if h.actor.side}) >= 2 and re.search(r"\band\b|/", core):
            role, sides = plural[-1], []
            for hit in hits:
                joined = hit.end <= role.start or re.search(r"(?i)\b(?:of|for|in|from)\b", core[role.end : hit.start])
                if hit.actor.form in ("people", "state") and joined and hit.actor.side not in sides:
                    sides.append(hit.actor.side)
            if len(sides) >= 2 and role.office:
                return [self._holder(role, side, position) for side in sides]
        if not re.search(r"\s+and\s+|,\s|\s*/\s*|\s+as well as\s+", core):
            return None
        covered = [(h.start, h.end) for h in hits] + [(r.start, r.end) for r in find_roles(core)]
        joints = [
            m for m in re.finditer(r"\s*,?\s+(?:and|as well as)\s+|\s*/\s*|,\s+(?=the\s|[A-Z])", core)
            if not any(s < m.end() and m.start() < e for s, e in covered)
        ]  # fmt: skip
        if not any("and" in m.group() or "as well" in m.group() or "/" in m.group() for m in joints):
            return None
        parts, last = [], 0
        for joint in joints:
            parts.append(core[last : joint.start()])
            last = joint.end()
        parts.append(core[last:])
        parts = [re.sub(r"(?i)^both\s+", "", p).strip(" ,") for p in parts if p.strip(" ,")]
        if len(parts) < 2 or len(parts) > 5:
            return None
        tail_roles = [r for r in find_roles(parts[-1]) if r.form in ("institution", "person")]
        if (
            len(parts) == 2
            and all(h.actor.form == "people" for h in self.cast.find(parts[0]))
            and self.cast.find(parts[0])
            and tail_roles
        ):
            bare = self.cast.find(parts[0])[0]
            if bare.end - bare.start >= len(parts[0]) - 4:  # "Azeri and Armenian defence ministries"
                role = tail_roles[-1]
                sides = [bare.actor.side] + [h.actor.side for h in self.cast.find(parts[1])[:1]]
                if role.office:
                    return [self._holder(role, side, position) for side in sides if side]
        speakers = [self._one(part, position) for part in parts]
        strong = [s for s in speakers if s.name and s.form in ("person", "institution", "state", "role")]
        if len(strong) == len(parts) and len({s.name for s in speakers}) == len(parts):
            return speakers
        return None

    def _holder(self, role, side, position):
        """Return the institution of a role for a side; a minister or president of the article by name."""
        if role.form == "person":
            person = self._person_of(role, side, position)
            if person:
                return self._named(person, f"role, sentence {self.cast.sentence_of(position) + 1}")
        name = of_state(role.office if role.office not in _GENERIC else role.noun.title(), side)
        return Speaker(name, role.kind or "unknown", side, "named role", "institution", "institution")

    # one speaker

    def _one(self, core, position):
        core = core.strip(" ,")
        hits = self.cast.find(core)
        bare = _DETERMINER.sub("", core)
        if len(hits) == 1 and hits[0].end - hits[0].start >= len(bare) and hits[0].actor.speaker:
            return self._actor(hits[0].actor)
        named = self._name_in(core, hits)
        if named:
            return named
        possessed = _POSSESSOR.match(core)
        if possessed:
            found = self._possessed(possessed[1], possessed[2], position)
            if found:
                return found
        pointing = re.match(r"(?i)(his|her|its|their)\s+(.+)$", core)
        if pointing:
            antecedent = self._pronoun(
                {"his": "he", "her": "she", "its": "it", "their": "they"}[pointing[1].lower()], position, []
            )
            found = self._belonging(antecedent, pointing[2], position)
            if found:
                return found
        cut = _PREPOSITION.search(core)
        head, rest = (core[: cut.start()], core[cut.end() :]) if cut else (core, "")
        roles = [r for r in find_roles(head)]
        comma = head.find(",")
        if comma > 0:
            roles = [r for r in roles if r.end <= comma] or roles
        if not roles:
            return self._no_role(core, head, rest, hits, position)
        role = roles[-1]
        return self._by_role(core, head, rest, role, roles[:-1], hits, position)

    def _actor(self, actor):
        person = self.cast.person(actor.speaker) if actor.form == "person" else None
        if actor.form == "person":
            gender = person.gender if person else ""
            return Speaker(
                actor.speaker,
                actor.kind,
                actor.side,
                "named",
                "name",
                "person",
                gender,
                spokesperson=actor.kind == "spokesperson",
            )
        return Speaker(
            actor.speaker,
            actor.kind,
            actor.side,
            "named role",
            "state" if actor.form == "state" else "alias",
            actor.form,
        )

    def _named(self, person, rule):
        return Speaker(
            person.name,
            person.kind or "unknown",
            person.side,
            "named",
            rule,
            "person",
            person.gender,
            spokesperson=person.kind == "spokesperson",
        )

    def _name_in(self, core, hits):
        """Find the person named in a source, unless the name only tells whose spokesman, lawyer or office it is."""
        spots = [(h.start, h.end, h.actor) for h in hits if h.actor.form == "person"]
        for last, person in self.cast.persons.items():
            if " " not in last:
                spots += [
                    (m.start(), m.end(), person) for m in re.finditer(rf"(?<![\w-]){re.escape(last)}(?![\w])", core)
                ]
        spots.sort(key=lambda s: (s[0], -s[1]))
        for start, end, who in spots:
            if re.match(r"['’]s?\s|['’]s?$", core[end : end + 3]):
                continue
            head = re.search(r"(?:^|\s)(?:[A-Z][\w.'’-]+\s+)*$", core[:start])
            before = core[: head.start()] if head else core[:start]
            if re.search(
                r"(?i)\b(?:of|for|to|with|by|from|in|near|against|around|under|at)(?:\s+(?:the|mr|mrs|ms))?$",
                before.strip(),
            ):
                if find_roles(before) and not re.search(r"(?i)\b(?:affairs|for the)\b", core[:start]):
                    continue
            if hasattr(who, "speaker"):
                return self._actor(who)
            full = " " in core[max(0, start - 1) : end] or who.name == core[start:end] or who.name in core
            return self._named(who, "name" if full else self._first_mention(who, "last name"))
        match = NAME.search(core) if not spots else None
        if match:
            start, name = self.cast._trim(core, match, hits)
            if (
                name
                and not re.match(r"['’]s", core[start + len(name) :])
                and not re.search(r"(?i)\b(?:of|for|at|in|from|to)(?: the)?\s+$", core[:start])
            ):
                role, side = self.cast._role_before(core, start, hits)
                if role is None:
                    role, side = self.cast._role_after(core, start + len(name), hits)
                if role is not None or start == 0 or re.search(r"\b(?:Mr|Mrs|Ms|Dr)\.?\s+$", core[:start]):
                    return Speaker(name, role.kind if role else "unknown", side, "named", "name", "person", role.gender if role else "",
                                   spokesperson=bool(role) and role.kind == "spokesperson")  # fmt: skip
        single = re.fullmatch(r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lord|Lady)\.?\s+)?([A-Z][\w’'-]+)", core)
        if single and not hits and not find_roles(core) and single[1] not in ("It", "There", "This", "That"):
            return Speaker(single[1], "unknown", None, "named", "name", "person")
        return None

    def _first_mention(self, person, rule):
        first = next((m for m in self.cast.mentions if m.person is person), None)
        return f"{rule}, sentence {self.cast.sentence_of(first.start) + 1}" if first else rule

    def _possessed(self, owner, thing, position):
        """Read "Aliyev's press service", "the Azerbaijani presidency's press release", "the group's leader"."""
        roles = find_roles(thing)
        if not roles:
            return None
        owner_speaker = self._one(owner, position)
        return self._belonging(owner_speaker, thing, position) if owner_speaker.name or owner_speaker.side else None

    def _belonging(self, owner, thing, position):
        roles = find_roles(thing)
        if not roles or owner is None:
            return None
        if NAME.search(thing) or any(h.actor.form == "person" for h in self.cast.find(thing)):
            return self._name_in(thing, self.cast.find(thing))
        role = roles[-1] if roles[-1].form != "person" else roles[0]
        role = next((r for r in roles if r.form in ("press service", "statement")), role)
        principal = self._principal(owner)
        if role.form in ("press service", "statement"):
            return (
                principal._replace(rule=owner.rule if owner.rule.startswith("pronoun") else "institution")
                if principal.name
                else None
            )
        if role.form == "document":
            return Speaker(principal.name, "document", principal.side, "named role", "document", "document")
        if role.kind == "spokesperson":
            return (
                principal._replace(kind="spokesperson", spokesperson=True, anonymity="named role")
                if principal.name
                else None
            )
        if role.form == "institution" and role.office and owner.side:
            name = of_state(role.office if role.office not in _GENERIC else role.noun.title(), owner.side)
            return Speaker(name, role.kind, owner.side, "named role", "institution", "institution")
        if role.form == "person" and role.office and owner.side and owner.form in ("state", "institution"):
            person = self._person_of(role, owner.side, position)
            if person:
                return self._named(person, self._first_mention(person, "role"))
        if role.plural:
            return Speaker(thing, role.kind, owner.side, "collective", "phrase", "people", plural=True)
        if (
            role.office
            and owner.side
            and role.kind in ("head of state", "government", "ministry")
            and owner.form in ("state", "institution")
        ):
            return Speaker(
                f"{role.noun.capitalize()} of {owner.side}",
                role.kind,
                owner.side,
                "named role",
                "role",
                "role",
                role.gender,
            )
        label = f"{owner.name}’s {thing}" if owner.name else thing
        return Speaker(label, role.kind or "unknown", owner.side, "unnamed person", "phrase", "phrase", role.gender)

    def _principal(self, owner):
        """Return whom a press service or spokesman of `owner` speaks for: the office, where the owner is a person in office."""
        if owner.form != "person" or not owner.side:
            return owner
        person = self.cast.person(owner.name) if owner.name else None
        office = (person.office if person else "") or _PRINCIPAL.get(owner.kind, "")
        if owner.kind == "head of state":
            office = "Presidency"
        if not office or office in _GENERIC:
            return owner
        return Speaker(of_state(office, owner.side), owner.kind, owner.side, "named role", owner.rule, "institution")

    def _side_in(self, hits, start, end):
        """Return the side of the first state, nation or institution of that part of the source."""
        return next((h.actor.side for h in hits if start <= h.start < end and h.actor.side), None)

    def _no_role(self, core, head, rest, hits, position):
        """Read a source without a role noun: a nation, an institution, or a plain phrase."""
        strong = [h for h in hits if h.actor.speaker and h.start < len(head)]
        if strong:
            return self._actor(strong[0].actor)
        side = self._side_in(hits, 0, len(core))
        if hits and hits[0].actor.form == "people" and re.search(r"s$|ese$|sh$|ch$", head):
            return Speaker(_DETERMINER.sub("", core), "civilian", side, "collective", "phrase", "people", plural=True)
        if not core:
            return _NOBODY
        organised = re.match(r"(?:[Tt]he\s+)?[A-Z][\w’'&-]+(?:\s+(?:of|for|and|the|[A-Z][\w’'&-]+))*$", core)
        if organised:
            return Speaker(_DETERMINER.sub("", core), "organisation", side, "named role", "phrase", "institution")
        plural = bool(re.search(r"(?i)^(?:some|many|most|several|few|others|those|all|these)\b|[a-z]s$", head))
        anonymity = "collective" if plural else "unnamed person"
        return Speaker(_DETERMINER.sub("", core), "unknown", side, anonymity, "phrase", "phrase", plural=plural)

    def _by_role(self, core, head, rest, role, others, hits, position):
        """Read a source whose head is a role noun."""
        side = self._side_in(hits, 0, role.end) or self._side_in(hits, role.end, len(core))
        before = [
            h for h in hits if h.end <= role.start and h.actor.form in ("institution", "state") and h.actor.speaker
        ]
        inner = next((r for r in reversed(others) if r.form == "institution"), None)
        later = [r for r in find_roles(core) if r.start >= role.end and r.form == "institution"]
        after = [
            h for h in hits if h.start >= role.end and h.actor.form in ("institution", "state") and h.actor.speaker
        ]
        definite = bool(_DEFINITE.match(core)) or not _INDEFINITE.match(core)
        covering = next((h for h in hits if h.start <= role.start and role.end <= h.end and h.actor.speaker), None)
        if covering and role.end == len(head.rstrip(" ,")):
            return self._actor(covering.actor)
        if role.form == "press service" or (role.form == "statement" and (side or others)):
            return self._principal_of(
                core, role, side, before + after, inner or (later[0] if later else None), position
            )
        if role.form == "statement":
            return self._back_to_speaker(position, "the statement")
        if role.kind == "spokesperson":
            return self._spokesperson(
                core, role, side, before + after, inner or (later[0] if later else None), position, definite
            )
        if role.form == "source" or role.kind == "unnamed":
            return self._label(core, role, side, "unnamed")
        if role.form == "document":
            owner = (before or after or [None])[0]
            return Speaker(
                owner.actor.speaker if owner else _DETERMINER.sub("", core),
                "document",
                side,
                "named role",
                "document",
                "document",
            )
        if role.form == "people" or role.plural:
            return self._many(core, role, side, before + after, inner)
        if role.form == "institution":
            return self._institution(core, head, role, side, before, after, position)
        return self._office_holder(core, role, side, before, inner, position)

    def _label(self, core, role, side, kind):
        plural = role.plural or role.form == "people"
        name = _DETERMINER.sub("", core)
        return Speaker(
            name,
            kind,
            side,
            "collective" if plural else "unnamed person",
            "phrase",
            "people" if plural else "phrase",
            role.gender,
            plural,
        )

    def _many(self, core, role, side, institutions, inner):
        """Read "officials", "Armenian troops", "the authorities in Stepanakert"."""
        kind = role.kind or ("government" if role.noun == "authorities" else "unknown")
        if role.noun in ("official", "senior official"):
            kind = (
                inner.kind
                if inner
                else institutions[0].actor.kind
                if institutions and institutions[0].actor.form == "institution"
                else kind
            )
        kinds = {"mediators": "international body", "negotiators": "ministry", "peacekeepers": "military", "monitors": "international body", "observers": "international body",
                 "troops": "military", "forces": "military", "separatists": "military", "rebels": "military", "militants": "military", "fighters": "military",
                 "critics": "unnamed", "supporters": "unnamed", "rescuers": "civilian", "medics": "civilian", "leaders": "government", "ministers": "ministry",
                 "lawmakers": "government", "prosecutors": "government", "investigators": "government", "sides": "government", "side": "government"}  # fmt: skip
        kind = kinds.get(role.noun, kind) if not role.kind else kind
        if role.noun in ("authorities", "side") and side:
            return Speaker(
                of_state("Government", side),
                "government",
                side,
                "named role",
                "institution",
                "institution",
                plural=role.noun == "authorities",
            )
        return Speaker(_DETERMINER.sub("", core), kind, side, "collective", "phrase", "people", plural=True)

    def _institution(self, core, head, role, side, before, after, position):
        body = next((h for h in before if h.actor.form == "institution"), None)
        if body and body.actor.kind in ("international body", "organisation") and role.start - body.end <= 1:
            return self._actor(body.actor)
        if role.noun in ("government", "presidency") and not side and before:
            return self._actor(before[0].actor)
        office = role.office if role.office and role.office not in _GENERIC else ""
        if not office:
            modifier = re.search(r"((?:[A-Za-z’'-]+\s+){0,3})$", head[: role.start])
            words = [
                w for w in _DETERMINER.sub("", modifier[1] if modifier else "").split() if not self.cast.actors.find(w)
            ]
            office = " ".join([*words, head[role.start : role.end]]).title().strip()
        if side and (role.office or role.kind == "ministry"):
            return Speaker(of_state(office, side), role.kind, side, "named role", "institution", "institution")
        if side:
            return Speaker(_DETERMINER.sub("", core), role.kind, side, "named role", "institution", "institution")
        if _DEFINITE.match(core) or not _INDEFINITE.match(core):
            found = self._antecedent(
                position, lambda m: m.form in ("institution", "holder", "person") and self._same_office(m, role)
            )
            if found:
                name = (
                    found.name
                    if found.form == "institution"
                    else of_state(found.office or office, found.side)
                    if found.side
                    else None
                )
                if name:
                    return Speaker(
                        name,
                        role.kind,
                        found.side,
                        "named role",
                        f"the {role.noun}, sentence {self.cast.sentence_of(found.start) + 1}",
                        "institution",
                    )
            if len(core.split()) <= 2 and role.noun in (
                "ministry",
                "department",
                "government",
                "agency",
                "council",
                "court",
                "office",
            ):
                told = self._said_before(position, lambda s: s.kind == role.kind and s.form == "institution")
                if told:
                    return told[1]._replace(rule=f"the {role.noun}, sentence {told[0] + 1}")
                return _unresolved(kind=role.kind)
        name = _DETERMINER.sub("", core)
        anonymity = "named role" if definite_name(core) else "unnamed person"
        return Speaker(name, role.kind, None, anonymity, "phrase", "institution")

    def _same_office(self, mention, role):
        if role.noun in ("ministry", "department"):
            return mention.kind == "ministry" and bool(mention.office or mention.form == "institution")
        return bool(role.office) and mention.office == role.office

    def _office_holder(self, core, role, side, before, inner, position):
        """Read "the president", "a senior Meronian official", "a resident of Ilvet", "the analyst"."""
        definite = bool(_DEFINITE.match(core)) or (not _INDEFINITE.match(core) and bool(side) and bool(role.office))
        if definite:
            person = self._person_of(role, side, position)
            if person:
                return self._named(person, self._first_mention(person, f"the {role.noun}"))
            if role.office and side and role.kind in ("head of state", "government", "ministry"):
                return Speaker(
                    f"{role.noun.capitalize()} of {side}", role.kind, side, "named role", "role", "role", role.gender
                )
        kind = role.kind
        if role.noun in ("official", "senior official", "government official"):
            body = next((h.actor for h in before if h.actor.form == "institution"), None)
            kind = inner.kind if inner else body.kind if body else kind
        anonymity = (
            "named role"
            if definite and role.office and (side or role.kind in ("head of state", "ministry"))
            else "unnamed person"
        )
        return Speaker(_DETERMINER.sub("", core), kind, side, anonymity, "phrase", "phrase", role.gender)

    def _person_of(self, role, side, position):
        """Return the person of the article who holds that role, the nearest one before if there are several."""

        def fits(mention):
            person = mention.person
            if person is None or (side and person.side and person.side != side):
                return False
            if role.noun in person.nouns:
                return True
            if role.gender and person.gender and role.gender != person.gender:
                return False
            if role.noun in (
                "minister",
                "secretary",
                "president",
                "leader",
                "official",
                "spokesman",
                "spokeswoman",
                "spokesperson",
                "expert",
                "analyst",
                "envoy",
                "diplomat",
                "general",
            ):
                return person.kind == role.kind
            return (
                bool(role.office)
                and role.office not in _GENERIC
                and person.office == role.office
                and person.kind == role.kind
            )

        found = self._antecedent(position, fits, reach=60) or next(
            (m for m in self.cast.mentions if side and fits(m) and m.person.side == side), None
        )
        return found.person if found else None

    def _spokesperson(self, core, role, side, institutions, inner, position, definite):
        """Read "the Kremlin spokesman": the institution speaks, kind spokesperson; "the spokesman" is the one named before."""
        if role.plural:
            return Speaker(
                _DETERMINER.sub("", core), "spokesperson", side, "collective", "phrase", "people", plural=True
            )
        base = None
        if inner is not None and side and inner.office:
            base = of_state(inner.office if inner.office not in _GENERIC else inner.noun.title(), side)
        elif institutions:
            base = institutions[0].actor.speaker
        elif inner is not None:
            told = self._institution(core, core, inner, None, [], [], position)
            base, side = told.name, told.side
        if definite:
            person = self._person_of(role, side, position)
            if person:
                return self._named(person, self._first_mention(person, f"the {role.noun}"))
        if base is None and side:
            base = of_state("Government", side)
        if base is None:
            return _unresolved("named role" if definite else "unnamed person", "spokesperson")
        return Speaker(
            base, "spokesperson", side, "named role", "institution", "institution", role.gender, spokesperson=True
        )

    def _principal_of(self, core, role, side, institutions, inner, position):
        """Read "the press service of the ministry", "a joint statement by A", "the press service"."""
        if inner is not None and inner.office and side:
            return Speaker(
                of_state(inner.office if inner.office not in _GENERIC else inner.noun.title(), side),
                inner.kind,
                side,
                "named role",
                "institution",
                "institution",
            )
        if institutions:
            return self._actor(institutions[0].actor)._replace(anonymity="named role")
        if inner is not None:
            return self._institution(core, core, inner, side, [], [], position)
        if side:
            return Speaker(of_state("Government", side), "government", side, "named role", "institution", "institution")
        told = self._said_before(
            position,
            lambda s: s.form == "institution" and s.kind in ("head of state", "government", "ministry", "military"),
        )
        if told:
            return told[1]._replace(rule=f"the {role.noun}, sentence {told[0] + 1}")
        return _unresolved()

    # what points back

    def _antecedent(self, position, fits, *, reach=12):
        """Return the nearest mention before `position` that fits, at most `reach` sentences back."""
        here = self.cast.sentence_of(position)
        for mention in reversed(self.cast.mentions):
            if mention.end <= position and here - self.cast.sentence_of(mention.start) <= reach and fits(mention):
                return mention
        return None

    def _said_before(self, position, fits, *, reach=12):
        """Return (sentence, speaker) of the nearest earlier statement whose speaker fits."""
        here = self.cast.sentence_of(position)
        for start, sentence, speakers in sorted(self.said, key=lambda entry: -entry[0]):
            if (
                start < position
                and here - sentence <= reach
                and len(speakers) == 1
                and speakers[0].name
                and fits(speakers[0])
            ):
                return sentence, speakers[0]
        return None

    def _back_to_speaker(self, position, rule):
        told = self._said_before(position, lambda s: s.form in ("person", "institution", "state"), reach=3)
        return told[1]._replace(rule=f"{rule}, sentence {told[0] + 1}") if told else _unresolved()

    def _pronoun(self, word, position, contents):
        """Lead he, she, it, they to the nearest fitting speaker or subject of this sentence or the three before."""
        if word in ("i", "we", "you", "us"):
            return _unresolved("none")
        here = self.cast.sentence_of(position)
        wanted = {
            "he": "m",
            "him": "m",
            "his": "m",
            "himself": "m",
            "she": "f",
            "her": "f",
            "hers": "f",
            "herself": "f",
        }.get(word, "")
        plural = word in ("they", "them", "their", "theirs")

        def fits(form, gender, many):
            if wanted:
                return form in ("person", "role", "phrase") and gender in ("", wanted) and not many
            if plural:
                return many or form in ("people", "institution")
            if word in ("who", "that", "which"):
                return True
            return form in ("institution", "state", "document") and not many

        for back in range(4):
            number = here - back
            spoke = [
                (start, s[0]) for start, sentence, s in self.said
                if sentence == number and start < position and len(s) == 1 and s[0].name and fits(s[0].form, s[0].gender, s[0].plural)
            ]  # fmt: skip
            if spoke:
                speaker = max(spoke, key=lambda entry: entry[0])[1]
                return speaker._replace(rule=f"pronoun, sentence {number + 1}")
            told = [
                m for m in self.cast.mentions
                if self.cast.sentence_of(m.start) == number and m.end <= position
                and not any(a <= m.start < b for a, b in [*contents, *self.contents])
                and fits("institution" if m.form == "holder" else m.form, m.person.gender if m.person else "", False)
            ]  # fmt: skip
            if told and not plural:
                return self._of_mention(told[0], f"pronoun, sentence {number + 1}")
        return _unresolved()

    def _of_mention(self, mention, rule):
        if mention.person:
            return self._named(mention.person, rule)
        return Speaker(
            mention.name,
            mention.kind,
            mention.side,
            "named role",
            rule,
            "state" if mention.form == "state" else "institution",
        )

    def _pair(self, core, position):
        """Lead "both sides", "the two countries" to the two sides that stand nearest before, if they are just two."""
        here = self.cast.sentence_of(position)
        for back in range(0, 7):
            sides = []
            for mention in self.cast.mentions:
                number = self.cast.sentence_of(mention.start)
                if (
                    here - back <= number <= here
                    and mention.start < position
                    and mention.form in ("state", "people")
                    and mention.side not in sides
                ):
                    sides.append(mention.side)
            if len(sides) == 2:
                rule = f"both sides, sentence {here - back + 1}"
                return [
                    Speaker(of_state("Government", side), "government", side, "collective", rule, "state", plural=True)
                    for side in sides
                ]
            if len(sides) > 2:
                break
        return [Speaker(None, "government", None, "collective", "unresolved", "people", plural=True)]


def definite_name(core):
    """Whether a phrase names one thing: "the Institute of Border Studies", "Zagor Bank", not "a bank"."""
    return bool(_DEFINITE.match(core)) or core[:1].isupper()
