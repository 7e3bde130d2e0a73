"""Who spoke: the source's words led to a canonical speaker of the article, with the rule that did it.

A source is read head first: a name, an office, an institution, a nation. What only points back ("she", "the ministry",
"Mr Tosk", "both sides") is led to what it points to; where that is not clear the speaker stays unresolved.
"""

import re

from analysis.statements.who.actors import GENERIC
from analysis.statements.who.antecedents import NOBODY, Memory, Speaker, from_person
from analysis.statements.who.appositions import after_name
from analysis.statements.who.authored import author_of
from analysis.statements.who.bare import BareReader
from analysis.statements.who.before import before_name
from analysis.statements.who.belonging import Owners
from analysis.statements.who.bodies import kind_of_name
from analysis.statements.who.bynames import ByNames
from analysis.statements.who.camps import Camps
from analysis.statements.who.counted import Counted
from analysis.statements.who.home_sides import at_home, placed, private
from analysis.statements.who.introduced import told_of
from analysis.statements.who.kinds import OF_STATE
from analysis.statements.who.names import parts_of, suffix_of
from analysis.statements.who.peers import Peers
from analysis.statements.who.phrases import RoleReader
from analysis.statements.who.pronouns import Pronouns
from analysis.statements.who.relative_pronouns import Relatives
from analysis.statements.who.repeated import Repeated
from analysis.statements.who.roles import find_roles
from analysis.statements.who.served import Served
from analysis.statements.who.several import Several
from analysis.statements.who.sources import head_person, new_names, without_examples
from analysis.statements.who.speech import PREPOSITION, body_with_noun, from_actor
from analysis.statements.who.titles import GENDER_OF_TITLE, TITLE, TITLES
from analysis.statements.who.trimming import before_participle, trimmed
from analysis.statements.who.unsourced import Unsourced
from analysis.statements.who.words import first_names

_PRONOUN = re.compile(
    r"(?i)(?:he|she|it|they|we|i|you|him|her|them|us|me|who|which|that|his|its|their|hers|theirs|himself|herself|themselves)$"
)
_ONE_OF_MANY = re.compile(
    r"(?i)(?:one|another|others|the\s+other|a\s+second|a\s+third)(?:\s+of\s+(?:them|these|those))?$"
)
_THINGS = r"(?:sides|countries|neighbou?rs|parties|governments|capitals|republics|nations|states|ministries)"
_ONE_BY_NAME = re.compile(
    r"(?i:(?:one|another)\s+of)\s+(?:[\w’'.-]+\s+){0,6}?[\w’'-]+,\s+"
    r"(?=(?:[A-Z][a-z]+\.\s+)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]*)*(?:\s(?:of|from)\s[A-Z][\w’'. -]*)?(?:,\s\d\d)?$)"
)
_WITH_OTHERS = re.compile(r"(?i)(?<=he)\s+and\s+(?:some\s+|many\s+|several\s+)?other\s.*$")  # "she and other rivals"
_AND_GROUP = re.compile(r"(?i)(he|she)\s+and\s+((?:his|her|the|some|many|several)\s+.+|(?-i:[A-Z]).+|[a-z-]+s)")
_BOTH = re.compile(
    rf"(?i)(?:both(?:\s+(?:of\s+)?(?:the\s+)?{_THINGS})?|the\s+(?:pair|duo|couple)|(?:the\s+)?two(?:\s+{_THINGS})?|the\s+{_THINGS}|each(?:\s+side)?)$"
)
_PAIR = ("the pair", "the duo", "the couple")
_AS_WRITTEN = re.compile(r"[A-Z][a-z]+\s(?:the|our|a|for|with|to)\s[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*$")
_OPENS = re.compile(r"(?i)(?:the|an?|one)\s+")
_IT_IS_DONE = re.compile(
    r"(?:was|is|has\sbeen|had\sbeen)\s(?:\w+ly\s|also\s|later\s|first\s|then\s)?\w+(?:ed|nown|ound|aid|earnt)\b"
)
_ALIGNED = re.compile(  # "the state-run National News Agency", "Yemen's Iran-aligned Houthis"
    r"^((?:[Tt]he\s|[A-Z][\w-]+[’']s\s)?)(?:[A-Za-z]+-(?:run|owned|aligned|backed|led|linked|funded|controlled|appointed|affiliated)|"
    r"semi-official|pro-government|pro-Kremlin)\s(?=[A-Z])"
)
_RENAMED = re.compile(r"((?:[Tt]he|[A-Z][\w-]+[’']s)\s[^,]+),\s(?:the\s)?([A-Z]{2,}[\w-]*|[A-Z][a-z]+[A-Z]\w*)")
_WHO_DOES = re.compile(r"who\s(?:is|was|are|were|has|had|will|would)\s")


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
        self._repeated = Repeated(cast, self.memory, self._one)
        self._roles = RoleReader(cast, self.memory, self._repeated)
        self._in_title = False
        self._several = Several(cast, self.memory, self._one)
        self._relatives = Relatives(cast, self.memory, self._one, self._several)
        self._bare = BareReader(cast)
        self._counted = Counted(cast, self.memory, self._repeated, self._one)
        self._by_names = ByNames(cast, self.memory)
        self._pronouns = Pronouns(cast, self.memory, self._one)
        self._unsourced = Unsourced(cast, self.memory, self._pronouns, self._several)
        self._camps = Camps(cast, self._pronouns)
        self._peers = Peers(cast, self.memory, self._one)
        self._served = Served(cast, self.memory, self._pronouns, self._roles.institutions)
        self._owners = Owners(cast, self.memory, self._one, self._roles, self._pronouns)

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
            if not source:
                return [NOBODY]
            self._in_title = True
            speakers = self._phrase(self.title[slice(*source)], len(self.cast.text), contents)
            self._in_title = False
            return speakers
        position = (source or cue or contents[0])[0]
        words = self.cast.text[slice(*source)] if source else ""
        if words.lower() == "it" and cue and _IT_IS_DONE.match(self.cast.text, *cue) and contents[0][0] >= cue[1]:
            speakers = [NOBODY]  # "after it was revealed that"
        elif source is not None:
            if (place := _PLACE_FIRST.match(words)) and self.cast.text.endswith(("In ", "in "), 0, source[0]):
                words = words[place.end() :]  # "In Lisk, mayor Dan Orm said", of which an engine took the place too
            speakers = self._phrase(words + self._name_behind(words, source[1]), position, contents)
            whole = self.cast.text[source[0] : max(source[1], self._clause_end(source[1], cue))]
            speakers = [placed(self.cast, s, whole) for s in speakers]
        elif stands_alone:
            speakers = self.memory.paragraph_before(position)
        else:
            speakers = self._unsourced.read(cue, contents)
        speakers = [private(self.cast, at_home(self.cast, s)) for s in speakers]
        if not words.lower().startswith("whose "):  # "Orm, whose rival, Tosk, has said so, left. She": Orm
            self.memory.remember(position, speakers, contents)
        return speakers

    def _name_behind(self, words, end):
        """Return the name in apposition behind a source that ends in an office: "the prosecutor, Ann Orm,"."""
        named = _NAME_BEHIND.match(self.cast.text, end)
        known = self.cast.person(named[1]) if named else None
        if known is None or known.name != named[1] or self.cast.names.search(words):
            return ""
        role = next(iter(find_roles(words)[-1:]), None)
        holder = role is not None and role.form == "person" and not role.plural and role.end == len(words)
        return named.group() if holder else ""

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
        told = placed(self.cast, speaker._replace(kind="civilian"), "")
        self.memory.replace_last(told)
        return told

    def _phrase(self, phrase, position, contents):
        core = trimmed(phrase)
        if not any(map(str.isalnum, core)):
            return [NOBODY]
        if ", who " in phrase and (one := self._by_names.by_first(phrase.strip(" ,"), position)):
            return [one]
        if _WHO_DOES.match(core) and self.cast.text[max(0, position - 2) : position] == ", ":
            core = "who"  # an engine may take the clause for the source
        if _PRONOUN.match(core) and core != "WHO":
            word = core.lower()
            found = self._relatives.read(word, position)
            if found:
                return found
            if word == "they" and (one := self._pronouns.singular(position)):
                return [one]
            pair = self._pronouns.pair(position) if word in ("they", "their") else None
            return pair or [self._pronouns.read(word, position, contents)]
        if _ONE_OF_MANY.match(core):
            return [self.memory.one_of_many(position, others=core.lower().startswith("others"))]
        if _BOTH.match(core):
            two = core.lower() in ("both", "the two", *_PAIR)
            pair = self._pronouns.pair(position) if two else None
            if pair or core.lower() not in _PAIR:
                return pair or self.memory.both(position)
        with_group = _AND_GROUP.fullmatch(core)  # "she and her aides"
        if with_group and (group := self._phrase(with_group[2], position, contents))[0].name:
            first = self._pronouns.read(with_group[1].lower(), position, contents)
            return [*([] if first.name in {s.name for s in group} else [first]), *group]
        core = _WITH_OTHERS.sub("", without_examples(core)).strip(" ,–—")
        if _PRONOUN.match(core) and core != "WHO":  # "he, along with other members"
            return [self._pronouns.read(core.lower(), position, contents)]
        return (
            self._several.of_states(core, position)
            or self._several.both_persons(core, position)
            or self._several.joined(core, position)
            or [self._one(core, position)]
        )

    def _one(self, core, position):
        """Read the source of one speaker: what counts parts of many, a name, what belongs to somebody, an office."""
        core = re.sub(r"(?i)(?<![\w-])ex-(?=[a-z])", "former ", core.strip(" ,"))
        core = _ALIGNED.sub(r"\1", core)
        if (acronym := self.cast.acronyms.get(core.removeprefix("the ").removeprefix("The "))) is not None:
            core, position = acronym[0], min(position, acronym[1])  # as it was read where it is explained
        if (one := _ONE_BY_NAME.match(core)) is not None:  # "one of her lawyers, Ann Orm"
            name, group = core[one.end() :], self._one(one.group(), position)
            person = self._one(name, position)
            if person.form != "person" and " " not in name:  # "one of them, Ann"
                person = Speaker(name, "unknown", None, "named", "name", "person", first_names().get(name, ""))
            plain_kind = person.kind in ("unknown", "government") and group.kind not in ("unknown", "unnamed")
            return person._replace(kind=(group if plain_kind else person).kind, party=person.party or group.party)
        if (renamed := _RENAMED.fullmatch(core)) and find_roles(renamed[1])[-1:] and not self.cast.person(renamed[2]):
            one, body = self._one(renamed[2], position), self._one(renamed[1], position)  # "NATO's mission, KFOR"
            if body.form == "institution" and one.form != "person":
                listed = one.kind not in ("unknown", "organisation")
                return one if listed else body._replace(name=renamed[2], anonymity="named role", rule="name")
        if (author := author_of(core, lambda words: self._one(words, position))) is not None:
            return author
        readers = (
            self._bare.called,
            self._counted.read,
            self._by_names.surnamed,
            self._by_names.by_letters,
            self._by_names.of_two,
            self._bare.listed,
            self._peers.read,
            self._named,
            self._owners.read,
            self._by_names.so_called,
            self._by_names.by_first,
            self._by_role,
        )
        found = next((told for reader in readers if (told := reader(core, position))), None)
        return self._camps.completed(found or self._bare.read(core, position), core, position)

    def _named(self, core, position):
        """Find the person who is the head of a source."""
        hits = self.cast.find(core)
        spots = [(h.start, h.end, h.actor) for h in hits if h.actor.form == "person"]
        spots += self._surfaces_in(core, hits)
        fresh = () if self._in_title else new_names(core, hits)  # in a title verbs have capitals too
        for name in fresh:
            taken = any(start <= name[0] < end for start, end, _ in spots)
            if not taken and not self._bare.organisation(name[2]):
                spots.append(name)
        found = head_person(core, spots, hits)
        if found is None:
            return None if spots else self._bare.single_name(core)
        start, end, who = found
        title = TITLE.search(core, 0, start)
        if isinstance(who, str):
            return self._fresh(core, start, who, hits)
        if hasattr(who, "speaker"):
            other = self.cast.person(core[start:end].split()[-1], title[1]) if title else None
            if other and other.name != who.speaker:
                return from_person(other, self.memory.first_mention(other, "last name"))
            return from_actor(who, self.cast)
        if title and (title[1] in GENDER_OF_TITLE or title[1] in TITLES):
            who = self.cast.person(core[start:end], title[1]) or who
        if not (title and title[1] in TITLES) and self.cast.surfaces.get(core[start:end]) is who:
            who = self.cast.named_at(core[start:end], position)
        self._served.learn(who, core[:start] + core[end:], position)
        rule = "name" if who.name in core else self.memory.first_mention(who, "last name")
        return from_person(who, rule)

    def _surfaces_in(self, core, hits):
        """Return the persons of the article that a source names as (start, end, person); whole words only."""
        listed = [h for h in hits if h.actor.form == "institution"]
        organised = [(m.start(), m.end()) for m in _PROPER.finditer(core) if kind_of_name(m.group())]
        spots = []
        for match in self.cast.names.finditer(core):
            person, (start, end) = self.cast.surfaces[match.group()], match.span()
            whole = any(a <= start and end < b for a, b in organised) and not _OF_BODY.match(core, end)
            if whole or any(h.start <= start < h.end for h in listed):
                continue
            if _JUNIOR.match(core, end) and not suffix_of(person.name):
                continue  # "Orm Jr." where only his father is known
            other = _FIRST_BEFORE.search(core[:start]) if " " not in match.group() else None
            first = parts_of(person.name)[0]
            if not (other and other[1] in first_names() and first and other[1] != first):
                spots.append((start, end, person))
        return spots

    def _fresh(self, core, start, name, hits):
        """Return a person whom the cast does not hold, with the office beside the name."""
        told, after = before_name(core, start, hits), after_name(core, start + len(name), hits)
        told = told if told.kind or told.noun else after._replace(party=told.party or after.party)
        kind = None if told.former else told.kind
        kind = kind or told_of(core, start, start + len(name)) or "unknown"
        side = told.side if kind in OF_STATE or kind == "spokesperson" else None
        gender = told.gender or first_names().get(name.split()[0], "")
        return Speaker(name, kind, side, "named", "name", "person", gender, False, kind == "spokesperson", told.party)

    def _by_role(self, core, position):
        """Read a source with a noun of role at its head."""
        nouns = find_roles(core)
        if _AS_WRITTEN.match(core) and not self.cast.find(core) and nouns and nouns[0].start:
            return None  # "Fix the Court" is no court
        inside = [(r.start, r.end) for r in nouns if " " in r.noun]  # "head of state" has no complement
        opens = _OPENS.match(core)  # "an inside source"
        cuts = (
            m
            for m in PREPOSITION.finditer(core, opens.end() if opens else 0)
            if not any(s <= m.start() < e for s, e in inside) and body_with_noun(core, m.start(), nouns) is None
        )
        cut = next(cuts, None)
        head = core[: cut.start()] if cut else core
        head = head[: before_participle(head, nouns)]
        roles = [r for r in nouns if r.end <= len(head)]
        if (
            len(roles) > 1
            and roles[-1].start - roles[-2].end == 1
            and " of " in roles[-2].noun
            and roles[-1].form != "person"
        ):
            roles = roles[:-1]  # "members of the House Budget Committee"
        if "," in head:  # in "the mayor, a former officer" the mayor speaks
            roles = [r for r in roles if r.end <= head.index(",")] or roles
        tail = head[roles[-1].end :].partition(",")[0] if roles else ""
        last = roles[-1] if roles and not roles[-1].plural else None  # "members of Congress" is no name
        named = last and last.end >= len(head.rstrip()) and head.split()[-1][0].isupper() and kind_of_name(head)
        if named == "media" or (named and roles[-1].office in GENERIC and not last.noun.endswith("minister")):
            return None
        if not roles or re.match(
            r"\s+(?!himself|herself|(?:and|or|that|which|who)\b|[a-z-]+(?:ly|ed|ing|en)\b)[A-Za-z]{3,}", tail
        ):
            return None
        if roles[-1].noun == "panel" and core.startswith(" of ", roles[-1].end):
            return None  # "a panel of experts": they speak
        again = self._repeated.official(core, roles[-1], position)
        again = again or self._repeated.campaign(core, roles[-1], position)
        if again:
            return again
        told = self._roles.read(core, roles[-1], roles[:-1], self.cast.find(core), position)
        return self._named_ahead(told, roles[-1], position) or told

    def _named_ahead(self, told, role, position):
        """Return who the next sentence says it was: "the spokesman said. Dan Orm made the remarks in Osk", or None."""
        after = self.cast.sentence_of(position) + 1
        if role.form != "person" or told.form == "person" or after >= len(self.cast.sentences):
            return None
        if _OF_WORDS.search(self.cast.text, *self.cast.sentences[after - 1]):
            return None  # which may be the remarks that the next sentence is about
        made = _MADE_REMARKS.match(self.cast.text, *self.cast.sentences[after])
        person = self.cast.person(made[1]) if made else None
        if person is None or (person.kind and told.kind not in ("unknown", person.kind)):
            return None
        person.kind, person.side = person.kind or told.kind, person.side or told.side
        return from_person(person, self.memory.first_mention(person, f"the {role.noun}"))


_PLACE_FIRST = re.compile(r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2},\s(?=\S)")
_MADE_REMARKS = re.compile(
    r"\W*((?:[A-Z][\w’'-]+\s){1,3}[A-Z][\w’'-]+)\s(?:made|was\smaking)\s(?:the|these|his|her)\s(?:remarks?|comments?|statements?|announcement)\b"
)
_OF_WORDS = re.compile(
    r"\b(?:remarks?|comments?|statements?|words|speech|(?:mis)?quoted|apolog\w+|sorry|joke\w*|insult\w*|context)\b"
)
_NAME_BEHIND = re.compile(r",\s((?:[A-Z][\w’'.-]+\s){1,3}[A-Z][\w’'-]+)(?=,)")
_PROPER = re.compile(r"[A-Z][\w’'&-]*(?:\s(?:(?:of|for|and|the)\s)*[A-Z][\w’'&-]*)+")
_FIRST_BEFORE = re.compile(r"\b([A-Z][\w’'-]+)(?:\s[A-Z]\.)?\s$")
_OF_BODY = re.compile(r"\s(?:of|for)\s")  # "Ann Orm of the Lisk Bank" is none of its words
_JUNIOR = re.compile(r",? (?:Jr|Sr)\b")
