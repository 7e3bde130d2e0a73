"""Whom a pronoun means: "she", "his", "they", "who".

The nearest sentence goes before those farther back, who spoke before who is spoken of, and the subject before what
stands behind a preposition. Whom the speaker tells of, or tells something, is somebody else.
"""

import re
from bisect import bisect_left
from functools import cached_property
from itertools import pairwise

from analysis.statements.who.antecedents import Speaker, from_person, unresolved
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles
from analysis.text.quotes import quotation_spans

_MASCULINE, _FEMININE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
_MANY = {"they", "them", "their", "theirs", "themselves"}
_RELATIVE = {"who", "which", "that", "whose"}
_NOMINATIVE = {"his": "he", "her": "she", "its": "it", "their": "they", "hers": "she", "theirs": "they", "them": "they"}
_POSSESSIVE = frozenset(("his", "her", "its", "their"))
_CLAUSE_END = re.compile(r"[.,;:“”\"\n]|\s(?:and|but|when|while|after|before|because|as|that|who)\s")
_GOVERNED = re.compile(
    r"(?i)\b(?:by|with|of|to|for|from|against|about|on|at|like|than|behind|over|between|including|among)\s+"
    r"(?:(?:the|a|an|his|her|their|its|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|former|fellow|then)\b\.?\s+)*$"
)
_AND = re.compile(r",?\s+and\s+(?:(?:the|his|her|their|an?|fellow)\s+)?(?:[\w’'-]+\.?,?\s+){0,5}?")
_BY = re.compile(
    r"\W*(?:(?:[Ww]hen|[Ii]f|[Oo]nce|[Ww]hile)\s)?[A-Za-z]+(?:ed|n)\sby\s(?:[a-z]+\s){0,2}?(?=[A-Z])(?:M[rs]+\.?\s)?"
)
_PUT_TO = re.compile(
    r"\b(?<!was\s)(?<!were\s)(?<!been\s)(?:asked|asks|pressed)\s+(?:(?:Mr|Mrs|Ms|Sen|Gov|Rep|Dr)\.\s+)?(?:[A-Z][\w’'-]+\s+){0,2}$"
)
_DONE_TO = re.compile(  # "Orm was praised by Elk. She said": but not "by Elk, who left"
    r"\s(?:was|were|is|has\sbeen|had\sbeen)\s(?:\w+ly\s)?\w+ed\sby\s(?:[\w’'.-]+\s){0,6}?[A-Z][\w’'-]+(?![\w’'-])(?!,\swho|\s[A-Z])"
)
_WHO = re.compile(r"(?<=,\s)who\b")
_ABOUT = re.compile(r"\s(?:about|if|whether|why|how|what|when|to\sexplain)\s[^;:“”\"]{3,200}")
_FRONT = re.compile(r"\W*(?:[Ii]n|[Ww]ith|[Aa]t)\s(?:(?:what|which)\s)(?:\w+\s)?")
_SAID_THAT = re.compile(
    r"\b(?:said|says|claimed|claims|argued|argues|believes|thinks|added|insisted)\s(?:that\s)?(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.\s|[A-Z][a-z]+\s)?$"
)
_ONE_CLAUSE = re.compile(r"\s(?:is|was|had|has|did|lied|went|made|erred)\s?[^,;:]{0,60}?\s?when\s")
_MAIN = re.compile(r",[”\"’]?\s(?:[\w.’'-]+\s){0,4}$")
_DOES = re.compile(r"\s(?!(?:and|or|but|in|of|at|on|with|to|for|from|as|by|who|which|that|whose)\b)[a-z]+\b")
_TOLD = re.compile(r"(?:\s[a-z]+){1,3}?\sthe\s(?:[\w-]+\s){0,2}")
_GOES_ON = re.compile(r"\s+(?:also\s+)?(?:added|adds|continued|continues|went\s+on|goes\s+on|concluded|concludes)\b")
_RENAMED = re.compile(r"(?:\s(?:of|from)\s[^,\n]{2,30})?(?:\s\([^)]*\))?,\s+(?:an?|the)\s[^,.;\n]*")
_AIDE = re.compile(  # an apposition that is one noun phrase
    r"(?:\s\([^)]*\))?(?:,|\s?[—–])\s?(?:an?|the|one)\s(?:(?!(?:and|but|is|was|has|had|of|in|for|at|to|with|by)\s)[\w’'.-]+\s){1,9}"
)
_APPOSED = 90  # characters between a name and its "who"
_REACH = 3
_CALLED_THEY = re.compile(
    r"(?i)\bnon-?binary\b|\bthey/them\b|\bgender-?(?:queer|fluid)\b|\buses?\s(?:the\spronouns?\s)?[“\"]?they\b"
)
_THE = re.compile(r"\W*(?:[^,;:“”\"]{3,60},\s)?[Tt]he\s")
_NEAR = 100  # characters of what somebody says in which a name is not his own
_BODIES = frozenset(("media", "company", "organisation", "police", "court", "international body"))


class Pronouns:
    """Leads the pronouns of one article to whom they mean.

    Parameters
    ----------
    cast : Cast
    memory : Memory
    read_one : callable
        Reads the source of one speaker.
    """

    def __init__(self, cast, memory, read_one):
        self.cast, self.memory, self._one = cast, memory, read_one

    @cached_property
    def _quotations(self):
        return quotation_spans(self.cast.text)

    @cached_property
    def _quoted(self):
        """The numbers of the sentences that begin within a quotation: they stand between nobody and a pronoun."""
        starts = [start for start, _ in self._quotations]
        at = ((number, bisect_left(starts, begin) - 1, begin) for number, (begin, _) in enumerate(self.cast.sentences))
        return frozenset(number for number, i, begin in at if i >= 0 and begin < self._quotations[i][1] - 1)

    def read(self, word, position, contents):
        """Lead he, she, it, they or who to the nearest fitting speaker or subject, at most three sentences back."""
        owns, word = word in _POSSESSIVE, _NOMINATIVE.get(word, word)
        if word in ("i", "we", "you", "us", "me"):
            return unresolved("none")
        if word in _RELATIVE:
            return self._relative(word, position)
        near = self._sentences_back(position, _REACH)
        barred = self._asking(position) | (set() if owns else self._others(word, position, contents))
        if _GOES_ON.match(self.cast.text, position + len(word)):
            named = _fits(word)[0]
            last = self.memory.speaker_before(
                position, lambda s: named(s.form, s.gender, s.plural), "pronoun", reach=2 * _REACH
            )
            if last and last.name not in barred:
                return last
        asked = self._ahead(word, position) or self._when_he(word, position)
        asked = asked or self._asked_here(word, position, barred)
        asked = asked or self._asked_before(near, word, barred)
        asked = asked or (None if owns else self._spokesman(word, position))
        if asked:
            return asked
        far = self._sentences_back(position, 2 * _REACH) if barred else near
        # Surest first: whom a speaker told of, and "General Brusk" of whose men is told, are rather somebody else.
        for reach, bars, told, owners in (
            (near, barred, False, owns),
            (near, barred, False, True),
            (near, barred, True, True),
            (far, barred, True, True),
            (near, frozenset(), False, True),
        ):
            for fits in _fits(word)[: 1 if reach is far is not near else None]:
                found = self._nearest(word, reach, position, contents, fits, bars, told=told, owners=owners)
                if found:
                    return found
        if word in _MANY:
            return self._they(near, position) or unresolved()
        if word == "it":
            return self._body(near, position) or unresolved()
        return self._only_one(word, position) or unresolved()

    def _asking(self, position):
        """Return who stands behind a participle at the head of the sentence: "Pressed by Elk, he said"."""
        start = self.cast.sentences[self.cast.sentence_of(position)][0]
        fronted = _BY.match(self.cast.text, start, position)
        end = fronted.end() if fronted else 0
        return {m.person.name for m in self.cast.mentions if fronted and m.person and m.start <= end < m.end}

    def _asked_before(self, near, word, barred):
        """Return whom the sentence before was put to: "Elk then asked Orm whether it rained. She said"."""
        text, sentences = self.cast.text, self.cast.sentences
        told = (n for n in near[1:] if n not in self._quoted and not self._quotation(sentences[n][0]))
        number = next(told, None)
        if number is None or word not in _MASCULINE | _FEMININE:
            return None
        fits = _fits(word)[0]
        for mention in self.cast.mentions_in(number):
            done_to = mention.person and not text[sentences[number][0] : mention.start].strip()
            if done_to and _DONE_TO.match(text, mention.end) and fits("person", mention.person.gender, False):
                return from_person(mention.person, f"pronoun, sentence {number + 1}")
            put = mention.person and _PUT_TO.search(text, sentences[number][0], mention.start)
            owns = text.startswith(("'s ", "’s "), mention.end)
            if put and not owns and mention.name not in barred and fits("person", mention.person.gender, False):
                return from_person(mention.person, f"pronoun, sentence {number + 1}")
        return None

    def _asked_here(self, word, position, barred):
        """Return whom the sentence itself asks: "Elk asked Orm about a night when he claimed"."""
        start = self.cast.sentences[self.cast.sentence_of(position)][0]
        fits = _fits(word)[0] if word in _MASCULINE | _FEMININE else None
        for mention in self.cast.mentions:
            own = fits and mention.person and start <= mention.start and mention.end < position
            if not own or mention.name in barred or not fits("person", mention.person.gender, False):
                continue
            between = self.cast.text[mention.end : position]
            if _PUT_TO.search(self.cast.text, start, mention.start) and _ABOUT.fullmatch(between):
                return from_person(mention.person, f"pronoun, {self.memory.place(mention.start)}")
        return None

    def _when_he(self, word, position):
        """Return the subject of an inner clause that goes on: "Elk said that Orm was right when he said"."""
        text, start = self.cast.text, self.cast.sentences[self.cast.sentence_of(position)][0]
        if word not in _MASCULINE | _FEMININE or not text.endswith(" when ", start, position):
            return None
        own = [m for m in self.cast.mentions if m.person and start <= m.start and m.end < position]
        last = own[-1] if own else None
        inner = last and _SAID_THAT.search(text, start, last.start) and _ONE_CLAUSE.fullmatch(text, last.end, position)
        if inner and _fits(word)[0]("person", last.person.gender, False):
            return from_person(last.person, f"pronoun, {self.memory.place(last.start)}")
        return None

    def _ahead(self, word, position):
        """Return whom a clause at the head of a paragraph is about: "In what he called a farce, Dan Orm left"."""
        text, (start, end) = self.cast.text, self.cast.sentences[self.cast.sentence_of(position)]
        if word not in _MASCULINE | _FEMININE or not _FRONT.fullmatch(text, start, position):
            return None
        fits = _fits(word)[0]
        for mention in self.cast.mentions:
            if mention.person and position < mention.start < end and fits("person", mention.person.gender, False):
                main = _MAIN.search(text, position, mention.start)
                whole = main and _DOES.match(text, mention.end)
                return from_person(mention.person, f"pronoun, {self.memory.place(mention.start)}") if whole else None
        return None

    def _others(self, word, position, contents):
        """Return whom "he" or "she" cannot be: who is named in what he says, or told, asked, thanked by him."""
        end = position + len(word)
        stop = _CLAUSE_END.search(self.cast.text, end)
        spans = [(end, stop.start() if stop else end), *((a, min(b, a + _NEAR)) for a, b in contents)]
        named = [m.person for m in self.cast.mentions if m.person and any(a <= m.start < b for a, b in spans)]
        told = [  # "he told the vice president"
            role
            for role in find_roles(self.cast.text, start=end, end=spans[0][1])
            if role.form == "person" and not role.plural and _TOLD.fullmatch(self.cast.text, end, role.start)
        ]
        regions = tuple(
            self.cast.text[h.start : h.end] for h in self.cast.hits_in(*spans[0]) if h.actor.form == "region"
        )
        holders = [self.memory.person_in_office(role, None, position, regions=regions) for role in told]
        return {person.name for person in [*named, *holders] if person}

    def _they(self, near, position):
        """Lead "they" to the one group, or else to the outlet or body, that a sentence before has as its subject."""
        text = self.cast.text
        for number in near:
            start, end = self.cast.sentences[number]
            end = min(end, position)
            groups = {text[r.start : r.end]: r for r in find_roles(text, start=start, end=end) if r.plural}
            groups |= {
                text[h.start : h.end]: h for h in find_parties(text, start=start, end=end) if text[h.end - 1] == "s"
            }
            if len(groups) > 1:
                return None
            for name, group in groups.items():
                return self._one(name, group.start)._replace(rule=f"pronoun, sentence {number + 1}")
            body = next((m for m in self.cast.mentions if start <= m.start < end), None)
            if body and body.form == "institution" and body.kind in _BODIES and body.start - start < 5:
                return self._of_mention(body, f"pronoun, sentence {number + 1}")
        return None

    def _body(self, near, position):
        """Lead "it" to the one body that opens a sentence before: "The court met. It said"."""
        text = self.cast.text
        for number in near[:2]:
            start, end = self.cast.sentences[number]
            bodies = [r for r in find_roles(text, start=start, end=min(end, position)) if r.form == "institution"]
            opening = next((r for r in bodies if not r.plural and _THE.fullmatch(text[start : r.start])), None)
            if opening:
                found = self._one(text[opening.start - 4 : opening.end], opening.start)
                return found._replace(rule=f"pronoun, sentence {number + 1}") if found.name else None
        return None

    def _spokesman(self, word, position):
        """Return the spokesman without a name who spoke right before: "A Lisk spokesman denied it. He said"."""
        if word not in _MASCULINE | _FEMININE:
            return None
        wanted = ("", "m" if word in _MASCULINE else "f")
        last = self.memory.speaker_before(position, lambda s: True, "pronoun", reach=1)
        fits = last and last.spokesperson and last.form in ("institution", "phrase") and last.gender in wanted
        refused = fits and _REFUSED.search(self.cast.text, *self.cast.sentences[self.cast.sentence_of(position) - 1])
        return last if fits and not refused else None

    def _only_one(self, word, position):
        """Return the person spoken of so far whom alone "he" or "she" can mean, or None."""
        wanted = "m" if word in _MASCULINE else "f" if word in _FEMININE else None
        before = (mention for mention in self.cast.mentions if mention.person and mention.end <= position)
        fitting = list({m.person.name: m.person for m in before if wanted and m.person.gender == wanted}.values())
        if len(fitting) != 1:
            return None
        return from_person(fitting[0], self.memory.first_mention(fitting[0], "pronoun"))

    def _sentences_back(self, position, reach):
        """Return the sentence of a position and those before it, `reach` of them not counting what is quoted."""
        here, out = self.cast.sentence_of(position), []
        for number in range(here, -1, -1):
            out.append(number)
            reach -= number != here and number not in self._quoted
            if reach <= 0:
                break
        return out

    def _relative(self, word, position):
        """Lead "who" to the person or institution that stands right before it, at most an apposition away."""
        position = self._first_who(word, position)
        before = [m for m in self.cast.mentions if m.end <= position and position - m.end < _APPOSED]
        near = [m for m in before if "\n" not in self.cast.text[m.end : position]]
        named = [m for m in near if word != "which" or not m.person]
        found = max(named, key=lambda m: m.end, default=None)
        if found and found.form == "holder":  # "Ann Orm of Ohio, a leading contender, who": the name before it
            persons = [m for m in named if m.person and _RENAMED.fullmatch(self.cast.text, m.end, found.start)]
            found = persons[-1] if persons else found
        elif found and not found.person:  # "Ann Orm - a former Norvane aide who": she is the aide
            persons = [m for m in named if m.person and _AIDE.fullmatch(self.cast.text, m.end, position)]
            found = persons[-1] if persons else found
        return self._of_mention(found, f"pronoun, {self.memory.place(found.start)}") if found else unresolved()

    def _first_who(self, word, position):
        """Return where the first of two relative clauses begins: "Orm, who spent it on Elk, and who left"."""
        text = self.cast.text
        if word != "who" or not text.endswith((" and ", " but "), 0, position):
            return position
        start = self.cast.sentences[self.cast.sentence_of(position)][0]
        earlier = [m.start() for m in _WHO.finditer(text, start, position)]
        return earlier[-1] if earlier else position

    def pair(self, position):
        """Lead "they" to two persons joined by "and" in its own sentence or the one before; None if there are none."""
        here = self.cast.sentence_of(position)
        if told := self.memory.several_before(position):
            return told
        for number in (here, here - 1):
            persons = [
                m
                for m in self.cast.mentions
                if m.person and self.cast.sentence_of(m.start) == number and m.end <= position
            ]
            for first, second in pairwise(persons):
                between = self.cast.text[first.end : second.start]
                if first.person is not second.person and _AND.fullmatch(between):
                    rule = f"pronoun, sentence {number + 1}"
                    return [from_person(first.person, rule), from_person(second.person, rule)]
            if any(entry[1] == number and entry[0] < position for entry in self.memory.said):
                return None
        return None

    def singular(self, position):
        """Lead "they" to the one whom the text tells to be called so: "Ann Orm, who is nonbinary"."""
        text = self.cast.text
        told = list(_CALLED_THEY.finditer(text, 0, position))
        if not told:
            return None
        at = told[-1].start()
        number = self.cast.sentence_of(at)
        named = [m for m in self.cast.mentions_in(number) if m.person]
        if not named or self.cast.sentence_of(position) - number > _REACH:
            return None
        nearest = min(named, key=lambda m: (m.start > at, abs(m.start - at)))
        return from_person(nearest.person, f"pronoun, sentence {number + 1}")

    def _nearest(self, word, near, position, contents, fits, barred, *, told, owners):
        """Return the speaker or subject that fits in the sentences `near`, the nearest first, or None."""
        quoted = self._quotation(position)
        for number in near:
            spoke = [
                (start, speakers[0])
                for start, sentence, speakers in self.memory.said
                if sentence == number and start < position and len(speakers) == 1 and speakers[0].name
                and speakers[0].name not in barred
                and fits(speakers[0].form, speakers[0].gender, speakers[0].plural)
            ]  # fmt: skip
            if spoke:
                return max(spoke, key=lambda entry: entry[0])[1]._replace(rule=f"pronoun, sentence {number + 1}")
            if word in _MANY:
                continue
            found = None
            for mention in self.cast.mentions:
                if self.cast.sentence_of(mention.start) != number or mention.end > position or mention.name in barred:
                    continue
                if any(
                    start <= mention.start < end
                    for start, end in (contents if told else [*contents, *self.memory.contents])
                ):
                    continue
                if self._quotation(mention.start) not in (None, quoted):
                    continue
                if mention.person and not owners and self.cast.text.startswith(("'s ", "’s "), mention.end):
                    continue
                form = "institution" if mention.form in ("holder", "press service") else mention.form
                if fits(form, mention.person.gender if mention.person else "", False):
                    if not _GOVERNED.search(self.cast.text[max(0, mention.start - 40) : mention.start]):
                        return self._of_mention(mention, f"pronoun, sentence {number + 1}")
                    found = found or mention
            if found:  # nobody is the subject of the sentence: who stands behind "with", "by", "to"
                return self._of_mention(found, f"pronoun, sentence {number + 1}")
        return None

    def _quotation(self, position):
        """Return the quotation that a place lies in as (start, end), or None."""
        at = bisect_left(self._quotations, (position + 1,)) - 1
        return self._quotations[at] if at >= 0 and position < self._quotations[at][1] else None

    def _of_mention(self, mention, rule):
        if mention.person:
            return from_person(mention.person, rule)
        form = "state" if mention.form == "state" else "institution"
        return Speaker(mention.name, mention.kind, mention.side, "named role", rule, form)

    def in_office(self, position):
        """Return the person in office named last before a place, whose press service "his press service" can be."""
        found = self.memory.mention_before(
            position, lambda m: m.person is not None and m.kind in ("head of state", "government")
        )
        return from_person(found.person, f"pronoun, {self.memory.place(found.start)}") if found else unresolved()


_REFUSED = re.compile(r"\b(?:declined|refused|did\snot\s(?:\w+ly\s)?(?:respond|return|reply|answer))\b")


def _fits(word):
    """Return the tests whether a pronoun can stand for a speaker of that form, gender and number, the surest first."""
    if word in _MASCULINE or word in _FEMININE:
        wanted = "m" if word in _MASCULINE else "f"

        def named(form, gender, many):
            return form in ("person", "role") and gender in ("", wanted) and not many

        def anybody(form, gender, many):
            return form == "phrase" and gender in ("", wanted) and not many

        return named, anybody
    if word in _MANY:
        return (lambda form, gender, many: many), (lambda form, gender, many: form == "institution")
    if word in _RELATIVE:
        return (lambda form, gender, many: True,)
    return (lambda form, gender, many: form in ("institution", "state", "document") and not many,)
