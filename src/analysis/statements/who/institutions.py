"""Sources whose head is a noun of institution: "the ministry", "a relief organisation", "the company"."""

import re
from dataclasses import replace

from analysis.statements.who.actors import GENERIC, of_state
from analysis.statements.who.antecedents import Speaker, unresolved
from analysis.statements.who.bodies import kind_of_name
from analysis.statements.who.kinds import OF_STATE
from analysis.statements.who.speech import from_actor, institution, is_definite, is_indefinite, plain
from analysis.statements.who.words import common_words, first_names

_ANY_STATE = frozenset(("state", "country", "nation", "republic", "authority", "administration", "house"))
_GROUPS = frozenset(
    ("group", "organisation", "organization", "charity", "nonprofit", "watchdog", "association", "foundation")
)
_FIRMS = frozenset(
    (
        "company",
        "firm",
        "corporation",
        "insurer",
        "bank",
        "airline",
        "manufacturer",
        "retailer",
        "maker",
        "utility",
        "startup",
    )
)
_OUTLETS = frozenset(
    (
        "newspaper",
        "paper",
        "network",
        "magazine",
        "outlet",
        "broadcaster",
        "agency",
        "channel",
        "website",
        "organization",
        "organisation",
        "site",
        "station",
        "publication",
        "tabloid",
        "daily",
        "weekly",
    )
)
_ALSO_CALLED = {
    "panel": re.compile(r"\b(?:Subc|C)ommittee\b|\bCommission$|\bBoard$"),
    "union": re.compile(r"\b(?:Association|Federation|Brotherhood|Guild|Teamsters|Workers|Employees|Teachers)\b"),
    "think tank": re.compile(r"\b(?:Institut(?:e|ion)|Cent(?:er|re)|Foundation|Council)\b"),
    "central bank": re.compile(r"\bFederal Reserve\b|\b[Bb]ank of\b|\b(?:Central|National|Reserve) Bank\b"),
    "school": re.compile(r"\b(?:University|College|Academy)\b"),
}
"""Other nouns for bodies whose own name has one of these words."""
_AGENCIES = frozenset(("agency", "bureau"))
_AGENCY_KINDS = ("government", "police", "international body", "ministry", "military")
OF_BODY = re.compile(r"[A-Z]\w+ (?:of|for) (?:the )?[A-Z][\w’'-]*(?:,? (?:and |for |of )?[A-Z][\w’'-]*)*")


def full_office(core, role):
    """Return an office that goes on behind its noun, "Ministry of Trade, Industry and Energy", else ""."""
    whole = OF_BODY.match(core, role.start) if role.office in GENERIC else None
    return whole.group() if whole else ""


def _is_such(mention, role):
    """Whether "the company", "the society", "the network" can stand for an institution named before."""
    if mention.form != "institution":
        return False
    of_itself = mention.kind not in OF_STATE and mention.name.lower().startswith(f"{role.noun} of ")
    of_itself = of_itself or (mention.kind not in OF_STATE and f" {role.noun} of " in mention.name.lower())
    if of_itself or mention.name.lower().endswith(f" {role.noun}"):
        return True
    if role.noun in _ALSO_CALLED and _ALSO_CALLED[role.noun].search(mention.name):
        return True
    noun = role.noun.split()[-1]
    if role.kind == "company" == mention.kind:
        return True
    kinds = (
        (_AGENCY_KINDS, _AGENCIES),
        (("organisation", "party"), _GROUPS),
        (("company",), _FIRMS),
        (("media",), _OUTLETS),
    )
    return any(mention.kind in those and noun in nouns for those, nouns in kinds)


def _is_of_ministry(mention):
    """Whether a mention is a ministry, or its minister."""
    if mention.form == "institution":
        return mention.kind == "ministry"
    return mention.form in ("holder", "person") and bool(mention.office) and mention.office.endswith(" Ministry")


def _of_members(core, role):
    """Return the kind that a panel has from who sits on it: "a House panel", "a three-judge panel"."""
    house = re.search(r"\b(?:House|Senate|[Cc]ongressional|[Pp]arliamentary)\s", core[: role.start])
    bench = re.search(r"\b(?:appeals|court|judge)[\s-]", core[: role.start])
    return None if role.noun != "panel" else "legislator" if house else "court" if bench else None


_OF_A_STATE = ("ministry", "military", "government", "head of state", "legislator")
_IN_CAPITAL = re.compile(r"(?:(?:But|And|Meanwhile|Separately),?\s)?[Ii]n\s([A-Z][\w’'. -]{2,30}),\s")
_SUBJECT = re.compile(  # and what only a firm does: "Prices opened lower", "Osk is far away" name none
    r"\W*(?!The\s)([A-Z][\w’'&.-]*\w(?:\s[A-Z][\w’'&.-]*\w){0,3}),?\s(?:(?:also|currently|now|has|had)\s(?!has\b))?"
    r"(?:(?:is|was)\s(?:(?:an?|the|one|owned|based|headquartered|founded|listed|run|known|part|valued)\b|(?:still\s|now\s|also\s)?[a-z]{3,}ing\s)|"
    r"(?:(?:currently|now|also|still)\shas|makes?|made|sells?|sold|offers?|owns?|owned|runs|employs?|employed|operates?|operated|produces?|produced|manufactures?|builds|built|"
    r"supplies|supplied|ships|shipped|(?:will|would|plans\sto|agreed\sto|expects\sto)\s(?:open|close|build|sell|buy|cut|pay|hire|launch|acquire|merge|expand|recall|"
    r"shut|invest|move|stop|make|lay)|announced|acquired|bought|launched|recalled|opened|shut|filed|posted|reported|merged|hired|laid\soff|paid|raised|settled)\s)"
)
_OF_ONE = re.compile(r"\s(?:is|was|has|\w+s)\s(?:\w+\s)?$")
_CIRCUIT = re.compile(r"\sfor\sthe\s(?:[A-Z]|\d)")
_NEAR = 2


class InstitutionReader:
    """Reads sources with a noun of institution at their head.

    Parameters
    ----------
    cast : Cast
    memory : Memory
    """

    def __init__(self, cast, memory):
        self.cast, self.memory = cast, memory

    def read(self, core, role, side, before, position):
        """Read "the Azerbaijani Foreign Ministry", "the ministry", "a relief organisation"."""
        fronted = None if side else self._fronted(core, role, position)
        if fronted and self._just_named(fronted, role, position):
            return Speaker(plain(core), role.kind, None, "named role", "phrase", "institution")
        side = side or fronted
        body = next((h for h in before if h.actor.form == "institution"), None)
        if body and body.actor.kind in ("international body", "organisation") and role.start - body.end <= 1:
            return from_actor(body.actor, self.cast)
        if side and any(h.actor.form == "region" and h.end <= role.start for h in self.cast.find(core)):
            kind = "government" if role.kind == "ministry" else role.kind  # "the Ohio Supreme Court" is no nation's
            return Speaker(plain(core), kind_of_name(core) or kind, side, "named role", "institution", "institution")
        if role.kind == "court" and _CIRCUIT.match(core, role.end):  # "the U.S. Court of Appeals for the 6th Circuit"
            return Speaker(plain(core), role.kind, side, "named role", "institution", "institution")
        office = role.office if role.office not in GENERIC else ""
        owner = next((h.actor.kind for h in self.cast.find(core) if h.actor.form == "person"), None)
        listed = self.cast.actors.institution(core[role.start : role.end], side, office, owner) if side else None
        if listed:
            return from_actor(listed, self.cast)
        if side and not office and role.kind == "ministry":  # "the Kalvian ministry": the one of that side named before
            same = self.memory.mention_before(position, lambda m: m.side == side and _is_of_ministry(m))
            if same and len(plain(core).split()) <= 2:
                name = same.name if same.form == "institution" else of_state(same.office, side)
                place = f"the {role.noun}, {self.memory.place(same.start)}"
                return Speaker(name, role.kind, side, "named role", place, "institution")
        whole = full_office(core, role)
        if side and whole:
            name = plain(core) if whole.endswith((f" of {side}", f" of the {side}")) else of_state(whole, side)
            kind = "international body" if self.cast.actors.is_body(side) else role.kind
            return Speaker(name, kind, side, "named role", "institution", "institution")
        if not office:
            words = plain(core[: role.start]).split()
            words = [w for w in words if w[0].isalpha() and not self.cast.actors.find(w)][-3:]
            office = " ".join([*words, core[role.start : role.end]]).title()
        if side and (role.office or role.kind == "ministry"):
            return institution(office, role.noun, role.kind, side)
        if side:
            return Speaker(plain(core), role.kind, side, "named role", "institution", "institution")
        if not is_indefinite(core):
            found = self._named_before(core, role, office, position)
            if found is not None:
                return found
        known = is_definite(core) or core[:1].isupper()
        kind = kind_of_name(core) if re.search(r"\b[A-Z]", plain(core)) else None
        kind = kind if kind and not role.office else _of_members(core, role) or role.kind
        anonymity = "named role" if known else "unnamed person"
        return Speaker(plain(core), kind, None, anonymity, "phrase", "institution")

    def _fronted(self, core, role, position):
        """Return the state of the capital at the head of the sentence: "In Osk, the foreign ministry said", or None."""
        if role.kind not in _OF_A_STATE or not role.office or not core.lower().startswith("the "):
            return None
        start = self.cast.sentences[self.cast.sentence_of(position)][0] if self.cast.sentences else position
        placed = _IN_CAPITAL.fullmatch(self.cast.text, start, position)
        hits = self.cast.hits_in(*placed.span(1)) if placed else ()
        states = [h for h in hits if h.actor.form == "state" and (h.start, h.end) == placed.span(1)]
        return states[0].actor.side if states else None

    def _just_named(self, side, role, position):
        """Whether another state's army stands in the sentence before: "Osk's army fired. In Lisk, the army said"."""
        near = self.memory.mention_before(position, lambda m: m.office == role.office and m.side is not None)
        here = self.cast.sentence_of(position)
        return near is not None and near.side != side and here - self.cast.sentence_of(near.start) <= 1

    def _named_before(self, core, role, office, position):
        """Lead "the ministry" to the ministry, or the minister, that stands nearest before."""

        def same(mention):
            if mention.form not in ("institution", "holder", "person") or not mention.side:
                return False
            if mention.form != "institution" and self.cast.actors.is_body(mention.side):
                return False  # a rebel commander is of no army
            if role.noun in ("ministry", "department"):
                return mention.kind in ("ministry", "government") and mention.office.endswith(
                    ("Ministry", "Department")
                )
            return bool(role.office) and mention.office == role.office

        if role.noun == "state" and (state := self._of_union(role, position)):
            return state
        if role.noun in ("ministry", "department") and core[role.start].isupper() and self.cast.publisher:
            name, side = self.cast.publisher  # "the Ministry", on its own page
            return Speaker(name, role.kind, side, "named role", "the ministry; whose page it is", "institution")
        rule = f"the {role.noun}"
        here = self.memory.mentions_of_sentence(position, same)
        found = here[-1] if here else None
        several = len({mention.side for mention in here}) > 1
        if (found is None or several) and role.noun in ("ministry", "department"):
            # Who spoke last goes before who was spoken of.
            told = self.memory.speaker_before(
                position, lambda s: s.kind == "ministry" and s.form == "institution", rule, reach=3
            )
            if told:
                return told
            found = here[0] if several else found  # the subject of "Ormanov telephoned Tosk, the ministry said"
        found = found or self.memory.mention_before(position, same)
        if found:
            found = self._of_own_army(found, role, position)
            name = found.name if found.form == "institution" else of_state(found.office or office, found.side)
            place = f"{rule}, {self.memory.place(found.start)}"
            return Speaker(name, role.kind, found.side, "named role", place, "institution")
        words = len(role.noun.split()) if role.noun in _ALSO_CALLED else 1
        told = plain(core).split()[:-words]  # "the production company" is the one of that name
        nations = {core[h.start : h.end] for h in self.cast.find(core) if h.actor.form == "people"}
        told = [word.lower() for word in told if word not in nations and not word.endswith("-based")]
        named = self.memory.mention_before(
            position,
            lambda m: _is_such(m, role) and all(word[:6] in m.name.lower() for word in told) and not self._describes(m),
            reach=60,
        )
        if (
            named is None and role.kind == "company" and plain(core).islower()
        ):  # "the oil company", if one is named at all
            firms = {m.name: m for m in self.cast.mentions if _is_such(m, role) and not self._describes(m)}
            only = next(iter(firms.values())) if len(firms) == 1 else None
            named = only if only and only.start < position else None
        if role.kind == "company" and plain(core) in ("company", "firm"):
            here = self.cast.sentence_of(position)
            far = named is None or here - self.cast.sentence_of(named.start) > 1
            if far and (subject := self._subject_before(position)):
                return subject._replace(rule=f"{rule}, {self.memory.place(position)}")
        if named and plain(core).lower().endswith(role.noun):
            place = f"{rule}, {self.memory.place(named.start)}"
            return Speaker(named.name, named.kind, named.side, "named role", place, "institution")
        if not role.office:
            return None
        if role.office not in GENERIC and len(plain(core).split()) <= 2:
            return self._of_scene(role, office)
        if len(core.split()) > 2:
            return None
        told = self.memory.speaker_before(position, lambda s: s.kind == role.kind and s.form == "institution", rule)
        told = told or self._of_scene(role, office)
        return told or (unresolved(kind=role.kind) if role.noun in ("ministry", "department") else None)

    def _of_own_army(self, found, role, position):
        """Return a mention of an army or police, or that of the state the article is about if it stands far away.

        "French military spokesman Orm said so. ... The army said" is Mali's, in a report on Mali.
        """
        here = self.cast.sentence_of(position)
        if role.kind not in ("military", "police") or here - self.cast.sentence_of(found.start) <= _NEAR:
            return found
        named = self.cast.states_named
        most = max(named, key=lambda side: (named[side], side), default=None)
        if found.side not in named or named[most] < 2 * named[found.side]:
            return found
        return replace(found, name="", side=most, office=role.office, form="army")

    def _subject_before(self, position):
        """Return the name that opens the sentence, or the one before: "Norvane sells mills. The company said"."""
        here = self.cast.sentence_of(position)
        for number in (here, here - 1):
            start = self.cast.sentences[number][0] if number >= 0 else position
            opens = _SUBJECT.match(self.cast.text, start, position)
            person = self.cast.person(opens[1]) if opens else None
            human = person and (person.told or opens[1].split()[0] in first_names())
            many = opens and re.search(r"[^s]s$", opens[1]) and not _OF_ONE.search(opens.group())  # "Residents opened"
            if opens and not (human or many or self.cast.find(opens[1])) and opens[1].lower() not in common_words():
                return Speaker(opens[1], "company", None, "named role", "", "institution")
        return None

    def _of_union(self, role, position):
        """Lead "the state" to the one of a union that the article names alone, or alone in the last sentences."""
        regions = [h for h in self.cast.hits if h.actor.form == "region" and h.start < position]
        near = [h for h in regions if self.cast.sentence_of(position) - self.cast.sentence_of(h.start) <= _NEAR]
        for hits in (regions, near):
            names = {self.cast.text[h.start : h.end] for h in hits}
            if len(names) == 1:
                place = f"the state, {self.memory.place(hits[-1].start)}"
                name = f"Government of {names.pop()}"
                return Speaker(name, role.kind, hits[-1].actor.side, "named role", place, "institution")
        return Speaker("state", role.kind, None, "named role", "phrase", "institution") if regions else None

    def _describes(self, mention):
        """Whether a name only describes the noun behind it: "a Norvane film"."""
        text = self.cast.text
        own = re.search(r"\b(?:an?|her|his|their|its|our)\s$", text[max(0, mention.start - 6) : mention.start])
        return bool(own) and re.match(r"\s[a-z]", text[mention.end : mention.end + 2]) is not None

    def _of_scene(self, role, office):
        """Return the ministry or government of the country that the article is written from, or None."""
        side = self.cast.home or self.cast.scene
        national = ("ministry", "government", "military", "head of state", "legislator")
        if not side or role.kind not in national or role.office in GENERIC or role.noun in _ANY_STATE:
            return None
        listed = self.cast.actors.institution(role.noun, side, role.office)
        told = (
            from_actor(listed, self.cast) if listed else institution(office or role.office, role.noun, role.kind, side)
        )
        return told._replace(rule="institution; side of the scene")
