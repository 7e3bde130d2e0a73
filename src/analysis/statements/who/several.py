"""Sources of several speakers: "A and B", "the foreign ministries of A and B"."""

import re

from analysis.statements.who.antecedents import from_person
from analysis.statements.who.bodies import kind_of_name
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles
from analysis.statements.who.sources import new_names, segments
from analysis.statements.who.speech import institution, is_many
from analysis.statements.who.words import first_names

_JOINT = re.compile(r"\s*,?\s+(?:and|as well as)\s+|\s*/\s*|,\s+(?=the\s|[A-Z])")
_NEAR = 2  # sentences in which "both men" were named
_BOTH_OF = re.compile(r"(?i)(?:both(?:\s+of)?(?:\s+the)?|the\s+two)\s+(?=\w+$)")
_APPOSITION = re.compile(
    r",\s+(?:Democrat|Republican|an?|the|its|his|her|their|our|whose|who|both|all|two|three|once|formerly|former)\s"
)
_ONE_BODY = re.compile(  # "the Centre for Rural and Urban Studies"
    r"\b(?:Cent(?:er|re)|Institute|Council|Committee|Department|Office|Ministry|Bureau|Association|Society|Board|Agency|Commission|"
    r"Foundation|Fund|School|Academy|Coalition|Alliance|Campaign|Project|Federation)\s(?:for|of|on|to|against)\s(?:the\s)?"
    r"(?:[A-Z][\w’'-]+,?\s)+and\s(?:[A-Z][\w’'-]+\s)*[A-Z][\w’'-]+"
)
_OPENS_CLAUSE = re.compile(r"(?:(?:[Tt]he|[Ss]ome|[Mm]any|[Ss]everal|[Mm]ost)\s)?(?:[a-z-]+\s){0,2}")
_GOES_ON = re.compile(r"\s(?!(?:and|or|of|who|which|that|to|by|for|with|in|on|at|from)\b)[a-z]+\b")
_OF_BOTH_CHAMBERS = re.compile(  # "Republican House and Senate candidates": one group, the noun stands for both
    r"(?<!the )(?<!The )\b(?:House|Senate|Assembly) and (?:the )?(?:House|Senate|Assembly) [a-zA-Z]+s\b"
)
_BEGINS_BODY = re.compile(r"\s(?:of|for|on|to|against|in)\s")
_WORDS = r"(?:\s(?:of|for|the|in|&|[A-Z][\w’'-]*))"
_CAPITALS = re.compile(rf"(?:[Tt]he\s)?[A-Z][\w’'-]*{_WORDS}*\sand{_WORDS}+")


class Several:
    """Reads sources of several speakers.

    Parameters
    ----------
    cast : Cast
    memory : Memory
    read_one : callable
        Reads the source of one speaker.
    """

    def __init__(self, cast, memory, read_one):
        self.cast, self.memory, self._one = cast, memory, read_one

    def of_states(self, core, position):
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

    def both_persons(self, core, position):
        """Read "both candidates", "the two men" where just two such persons were named before."""
        match = _BOTH_OF.match(core)
        role = next(iter(find_roles(core)), None) if match else None
        persons = [m for m in self.cast.mentions if m.person and m.end <= position]
        here = self.cast.sentence_of(position)
        near = {m.person.name: m.person for m in persons if here - self.cast.sentence_of(m.start) <= _NEAR}
        named = near if len(near) == 2 else {m.person.name: m.person for m in persons}
        wanted = {"men": "m", "women": "f"}.get(core.split()[-1].lower())
        if wanted:
            fitting = [p for p in named.values() if p.gender in ("", wanted)]
        elif role and role.plural and role.form == "person" and role.end == len(core):
            fitting = [p for p in named.values() if role.kind == p.kind or role.noun in p.nouns]
        else:
            return None
        if len(fitting) != 2:
            return None
        return [from_person(p, self.memory.first_mention(p, "both")) for p in fitting] if match else None

    def at_head(self, start, end):
        """Return the people or body whose noun opens a clause: "Republicans won it by arguing", "the nurses left"."""
        text = self.cast.text
        nouns = [(r.start, r.end) for r in find_roles(text, start=start, end=end) if r.form != "source"]
        nouns += [(h.start, h.end) for h in find_parties(text, start=start, end=end) if text[h.end - 1] == "s"]
        for begin, stop in sorted(nouns)[:1]:
            if _OPENS_CLAUSE.fullmatch(text, start, begin) and _GOES_ON.match(text, stop):
                found = self._one(text[start:stop], start)
                return found._replace(rule=f"subject, {self.memory.place(start)}") if found.name else None
        return None

    def _holder(self, role, side, position):
        """Return the institution of a state that a role names, or the minister or president of the article."""
        person = self.memory.person_in_office(role, side, position) if role.form == "person" else None
        if person:
            return from_person(person, self.memory.first_mention(person, f"the {role.noun}"))
        return institution(role.office, role.noun, role.kind, side)

    def joined(self, core, position):
        """Split "A and B" where each part is a speaker by itself; what stands in apposition after a comma is none."""
        head = core
        if len(segments(core)) > 1 and not re.search(r",\s+and\s", core):
            first = core[slice(*segments(core)[0])]
            joined = re.search(r"\s(?:and|as well as)\s|/", first)
            later = core[len(first) :]
            if joined is None and (_APPOSITION.match(later) or self._describes(later)):
                return None  # "Simon Roseman, president of NDX, a policy and advocacy group"
            head = first if joined and _APPOSITION.match(later) else core
        if _CAPITALS.fullmatch(head) and kind_of_name(head) and not self._apart(head):
            return None  # "the Osk Nurses and Midwives Organisation"
        kept = [(h.start, h.end) for h in self.cast.find(head)] + [(r.start, r.end) for r in find_roles(head)]
        kept += [m.span() for m in _ONE_BODY.finditer(head)]
        joints = [m for m in _JOINT.finditer(head) if not any(s < m.end() and m.start() < e for s, e in kept)]
        clause = re.search(r"\s(?:that|which|who|whose)\s", head)
        last = find_roles(head)
        if (clause and joints and clause.start() < joints[0].start()) or (
            last and last[-1].form == "document" and "/" in head
        ):
            return None
        if not any(m.group().strip() != "," for m in joints) or len(joints) > 4:
            return None
        ends = [0, *(m.end() for m in joints)]
        starts = [*(m.start() for m in joints), len(head)]
        parts = [re.sub(r"(?i)^both\s+", "", head[a:b]).strip(" ,") for a, b in zip(ends, starts, strict=True)]
        if len(parts) > 2 and joints[0].group().startswith(",") and self._introduces(parts[0]):
            parts = parts[1:]  # "two members of Congress, Ann Orm and Dan Tosk"
        if _OF_BOTH_CHAMBERS.search(head) or any(not self._can_speak(part) for part in parts):
            return None  # "the Ministry of Health and Sport"
        speakers = [self._one(part, position) for part in parts if part]
        clear = all(s.name for s in speakers)
        return speakers if clear and len({s.name for s in speakers}) == len(speakers) > 1 else None

    def _apart(self, head):
        """Whether "A and B", whose last words are those of a body, are two: A is somebody, or B begins anew."""
        first, _, second = head.partition(" and ")
        if kind_of_name(first) or any(role.form == "institution" for role in find_roles(first)):
            return True
        anew = second.startswith("the ") and not _BEGINS_BODY.search(first)  # but "the Centre for Women and the Law"
        listed = any(hit.end == len(first) for hit in self.cast.find(first))
        person = first.split()[0] in first_names() or self.cast.person(first) is not None
        return anew or listed or person or any(" of " not in second[:start] for start, _, _ in new_names(second, []))

    def _introduces(self, part):
        """Whether a part only says what those named behind it are: "Ohio's senators", "two members of Congress"."""
        roles = find_roles(part)
        many = roles and any(role.plural and role.form in ("person", "people") for role in roles)
        return bool(many) and not self.cast.names.search(part) and not new_names(part, self.cast.find(part))

    def _describes(self, later):
        """Whether what stands after the first comma tells an office of the one before it."""
        return any(
            role.start < 45 for role in find_roles(later) if role.form == "person" and later[role.start].islower()
        )

    def _can_speak(self, part):
        """Whether a part of "A and B" can be somebody by itself."""
        if " " not in part:
            return bool(self.cast.find(part) or self.cast.person(part) or find_parties(part) or is_many(part))
        plural = any(role.plural or role.form in ("institution", "document") for role in find_roles(part))
        named = self.cast.find(part) or self.cast.names.search(part) or new_names(part, [])
        return bool(
            plural or named or (re.match(r"(?i)(?:the|an?|his|her|its|their|some|many)\s", part) and find_roles(part))
        )
