"""Who speaks where an engine found no source: "Promising bread, Elk left", "Elk said so, and added that"."""

import re
from collections import Counter

from analysis.statements.who.antecedents import NOBODY, from_person

_ANSWER, _QUESTION = re.compile(r"A(?:nswer)?[:.]"), re.compile(r"(?m)^[ \t]*Q(?:uestion)?(?:[:.]|(?=[A-Z]))")
_PARTICIPLE = re.compile(r"(?:\w+ly\s+)?\w+ing\b")
_IN_A_TALK = re.compile(  # "In a letter announcing that it rained, Elk"
    r"(?:And\s|But\s)?(?:In|At|During|On|With)\s(?:an?|the|his|her|their|its)\s(?:[\w’'-]+\s){0,4}"
    r"(?:conference|letter|statement|speech|address|interview|e-?mail|post|tweet|memo|message|op-ed|column|article|essay|release|"
    r"announcement|testimony|video|ad|filing|brief|sermon|remarks|call|note|debate|rally|briefing)\s"
)
_AFTER_SAYING = re.compile(
    r"(?i)\b(?:after|before|despite|while|without|by|in|since|in\s+addition\s+to|besides|apart\s+from|instead\s+of|rather\s+than)\s+"
    r"(?:\w+ly\s+|also\s+|first\s+)?$"
)
_SUBJECT_NEXT = re.compile(
    r"(?:\s(?:last|this|on|in|at|early|late|earlier)\s[^,;.“”\"]{1,40}|\syesterday)?[”\"’]?,[”\"’]?\s+(?:[\w’'.-]+\s+){0,5}"
)
_GOES_ON = re.compile(r"[,”\"]*\s(?:and|but)\s(?:(?:even|also|then|later|again|\w+ly)\s)?")
_FINITE = re.compile(r"(?:(?:also|even|then|later|again|\w+ly)\s)?(?:\w{3,}ed|said|told|wrote|made|spoke|went)\b")
_CLAUSE_BEGINS = re.compile(
    r"(?:^|[“”\":;]|,\s*(?:but|and|while)|\b(?:that|and|but|while|because|as))\s*(?:M[rs]s?\.\s|[A-Z][a-z]+\.?\s)?$"
)
_ASIDE = re.compile(r",\s(?:however|though|meanwhile|too|then|instead|in\sturn),\s|\s")
_DOES = re.compile(  # "is expected to say", "did not mention"; not "was asked", "has been urged"
    r"(?:is|was)\s(?:expected|set|due|scheduled|likely|going)\sto\b|(?:has|had|did|does|will|would)\s(?!(?:\w+\s)?been\b)|"
    r"(?:\w+ly\s)?\w{3,}ed\b|said\b|says\b"
)


class Unsourced:
    """Finds the speaker of statements that have a cue and no source.

    Parameters
    ----------
    cast : Cast
    memory : Memory
    pronouns : Pronouns
    several : Several
    """

    def __init__(self, cast, memory, pronouns, several):
        self.cast, self.memory = cast, memory
        self._pronouns, self._several = pronouns, several

    def read(self, cue, contents):
        """Return the speakers, NOBODY alone where the sentence shows none."""
        if cue is None:
            return [NOBODY]
        one = self._interviewed(cue) or self._of_participle(cue, contents) or self._right_before(cue)
        return [one] if one else self._going_on(cue) or [NOBODY]

    def _interviewed(self, cue):
        """Lead the answers of an interview, "A:", to the one whom the lines before its first question name most."""
        if not _ANSWER.fullmatch(self.cast.text, *cue):
            return None
        first = _QUESTION.search(self.cast.text)
        before = [m.person for m in self.cast.mentions if m.person and first and m.start < first.start()]
        named = Counter(person.name for person in before).most_common(2)
        if not named or (len(named) > 1 and named[0][1] == named[1][1]):
            return None
        person = self.cast.person(named[0][0])
        return from_person(person, self.memory.first_mention(person, "interview")) if person else None

    def _of_participle(self, cue, contents):
        """Read "Promising that the shop would open, Dorvan Elk walked away": the subject of the sentence speaks."""
        text = self.cast.text
        if not _PARTICIPLE.match(text, *cue):
            return None
        start = self._sentence(cue)
        fronted = text[cue[0]].isupper() or _IN_A_TALK.fullmatch(text, start, cue[0])
        if not fronted:  # "A day after calling it late, Elk"; "Elk came, even after calling it late"
            before = _AFTER_SAYING.search(text, start, cue[0])
            if before is None:
                return None
            named = {m.person.name: m for m in self.cast.mentions if m.person and start <= m.start < before.start()}
            if named:
                return self._subject(next(iter(named.values()))) if len(named) == 1 else None
            if group := self._several.at_head(start, before.start()):
                return group
        end = max(stop for _, stop in contents)
        pronoun = re.compile(r",\s+(he|she)\s").match(text, end)
        if pronoun:
            return self._pronouns.read(pronoun[1], pronoun.start(1), contents)
        while text[end - 1] in ',”"’':
            end -= 1
        found = next((m for m in self.cast.mentions if m.person and end <= m.start <= end + 90), None)
        if found and _SUBJECT_NEXT.fullmatch(text, end, found.start):
            return self._subject(found)
        comma = re.compile(r"[”\"’]?,[”\"’]?\s+").match(text, end)
        return self._several.at_head(comma.end(), comma.end() + 60) if comma and not found else None

    def _right_before(self, cue):
        """Read "Ann Orm, however, did not mention it": the person whose name opens the clause and stands at the cue."""
        text, start = self.cast.text, self._sentence(cue)
        near = [m for m in self.cast.mentions if m.person and start <= m.start and cue[0] - 20 < m.end < cue[0]]
        if not near or not _DOES.match(text, cue[0]) or not _ASIDE.fullmatch(text, near[-1].end, cue[0]):
            return None
        return self._subject(near[-1]) if _CLAUSE_BEGINS.search(text[start : near[-1].start]) else None

    def _going_on(self, cue):
        """Return the speakers of the verb before in the sentence: "Elk said that it rained, and added that"."""
        text, start = self.cast.text, self._sentence(cue)
        before = [(at, speakers) for at, _, speakers in self.memory.said if start <= at < cue[0]]
        if not before or not _FINITE.match(text, cue[0]):
            return None
        at, speakers = max(before, key=lambda entry: entry[0])
        end = self.memory.end_of(at)
        return speakers if end <= cue[0] and _GOES_ON.fullmatch(text, end, cue[0]) else None

    def _sentence(self, cue):
        return self.cast.sentences[self.cast.sentence_of(cue[0])][0]

    def _subject(self, mention):
        return from_person(mention.person, f"subject, {self.memory.place(mention.start)}")
