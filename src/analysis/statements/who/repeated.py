"""Descriptions that come again: "the official", "the study", "some", "two of whom" after what they were told of first.

Only what the text says is compared: "the former official" is the former prosecutor of before, "the suit" the lawsuit
that has an owner, "some said" some of the one group that spoke in the sentence before.
"""

import re

from analysis.statements.who.extent import head_start
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles
from analysis.statements.who.speech import plain

_REACH = 6  # sentences
_ANY_OFFICIAL = frozenset(("official", "person", "source", "man", "woman"))
_SAME_PAPER = (
    frozenset(("suit", "lawsuit", "complaint")),
    frozenset(("study", "survey", "poll", "report", "analysis")),
    frozenset(("story", "article", "report")),
)
_OF_PAPERS = dict.fromkeys(("results", "findings"), ("poll", "survey", "study", "analysis", "research", "audit")) | {
    "document": ("court papers", "court record", "court document", "court filing"),
    "records": ("court record",), "filing": ("court filing", "court papers"),
}  # fmt: skip
"""What these are of where nothing else is told."""
_OF_A_KIND = re.compile(
    r"(?:(?!(?:other|second|third|first|last|previous|earlier|recent|separate|different|two|three|same|official|full|whole|final|own)\b)"
    r"[a-z\d][\w-]*\s){0,2}"
)
_THIS = re.compile(r"(?i)(?:the|this|that)\s+(?:(?:same|new|latest|most\s+recent)\s+)?(?=\w)")
_BY = re.compile(
    r"\s(?:by|from|of|in)\s(?:the\s)?(?:[a-z]+\s)?[A-Z][\w’'-]*(?:\s(?:and\s|of\s)?[A-Z][\w’'-]*)*"
    r"(?:(?<=[’']s)(?:\s[a-z-]+){0,2}?\s(?:campaign|office|team|camp|group|company|firm|party|ministry|government|administration)\b)?"
)
_CAMPAIGN = re.compile(r"([A-Z][\w-]+)(?:[’']s?)?\s(?:(?:[a-z]+|(?:19|20)\d\d)\s){0,2}campaign\b")
PART = re.compile(
    r"(?i)(?:some|many|most|few|several|others|all|half|none|(?:two|three|four|five)(?:\s+others)?|"
    r"(?:some|many|most|few|several|all|each|half|none|two|three|four|five|both)\s+of\s+(?:whom|them|those|these))$"
)


class Repeated:
    """Leads a description to what it was told of before.

    Parameters
    ----------
    cast : Cast
    memory : Memory
    read_one : callable
        Reads the source of one speaker.
    """

    def __init__(self, cast, memory, read_one):
        self.cast, self.memory, self._one = cast, memory, read_one

    def official(self, core, role, position):
        """Return the unnamed speaker of before whom "the official" means, or None."""
        this = _THIS.match(core)
        if this is None or role.plural or role.form != "person" or role.end != len(core):
            return None
        words = set(core[this.end() : role.start].lower().split())
        here = self.cast.sentence_of(position)
        for start, sentence, speakers in sorted(self.memory.said, key=lambda entry: -entry[0]):
            if start >= position or here - sentence > _REACH or len(speakers) != 1 or not speakers[0].name:
                continue
            told = speakers[0]
            person = self.cast.person(told.name) if told.form == "person" else None
            if person and role.noun in person.nouns:
                return None
            before = told.name.lower().split()
            noun = role.noun.split()[-1]
            same = noun in before or (noun in _ANY_OFFICIAL and bool(words & set(before)))
            if told.form == "phrase" and told.anonymity == "unnamed person" and same and words <= set(before):
                return told._replace(rule=f"the {role.noun}, sentence {sentence + 1}")
        return None

    def campaign(self, core, role, position):
        """Lead "the campaign" to the one whose campaign alone the sentences before name, or None."""
        this = _THIS.match(core) if role.noun == "campaign" else None
        if this is None or this.end() != role.start or role.end != len(core):
            return None
        here = self.cast.sentence_of(position)
        start = self.cast.sentences[max(0, here - _REACH)][0]
        owners = [self.cast.person(m[1]) for m in _CAMPAIGN.finditer(self.cast.text, start, position)]
        names = {person.name for person in owners if person}
        return self._one(f"{names.pop()}’s campaign", position) if len(names) == 1 else None

    def document(self, core, role, position):
        """Return the name under which "the study", "the suit" was told of before, with its owner, or None."""
        this = _THIS.match(core)
        if this is None or role.end != len(core):
            return None
        of_a_kind = core[this.end() : role.start]  # "the [ten-town] poll"
        if not _OF_A_KIND.fullmatch(of_a_kind):
            return None
        same = {role.noun}.union(*(nouns for nouns in _SAME_PAPER if role.noun in nouns), _OF_PAPERS.get(role.noun, ()))
        here, text = self.cast.sentence_of(position), self.cast.text
        found = []
        for other in reversed(self.cast.roles):
            if other.end > position or other.noun not in same or (other.plural and not role.plural):
                continue
            if here - self.cast.sentence_of(other.start) > 4 * _REACH:
                break
            start = head_start(text, other.start, max(0, other.start - 60))
            by = _BY.match(text, other.end)
            words = plain(text[start : by.end() if by else other.end])
            owned = by or re.search(r"[’']s\s|\b[A-Z]", words[1:]) or re.match(r"[A-Z]\w*[’']?s?\s", words)
            if owned or (" " in other.noun and other.noun not in (role.noun, words)):
                found.append(self._owned(words))
                if not of_a_kind:
                    break
        return found[0] if len(set(found)) == 1 else None

    def _owned(self, words):
        """Put the full name in the place of a last name that owns: "Elk's lawsuit" is Dorvan Elk's."""
        owner = re.match(r"(?:M[rs]+\.?\s)?([A-Z][\w-]+)[’']s\s", words)
        person = self.cast.person(owner[1]) if owner else None
        return f"{person.name}’s {words[owner.end() :]}" if person else words

    def part(self, core, position):
        """Lead "some", "two of whom" to the group that spoke last or that alone stands before, or None."""
        if not PART.match(core):
            return None
        text, here = self.cast.text, self.cast.sentence_of(position)
        own = core.lower().endswith(("whom", "which"))
        sentences = [here] if own else [here - 1]
        if sentences[0] < 0 or (not own and "\n" in text[self.cast.sentences[here - 1][0] : position]):
            return None
        start, end = self.cast.sentences[sentences[0]]
        end = min(end, position)
        told = self.memory.speaker_before(position, lambda s: s.plural and s.form == "people", "part", reach=1)
        if told and not own:
            return told._replace(rule=told.rule.replace("part", "part of"))
        groups = [(r.start, r.end) for r in find_roles(text, start=start, end=end) if r.plural and r.form != "document"]
        groups += [(h.start, h.end) for h in find_parties(text, start=start, end=end) if text[h.end - 1] == "s"]
        if own:
            groups = [g for g in groups if not text[g[1] : position].strip(" ,")]
        if len(groups) != 1:
            return None
        named = text[head_start(text, groups[0][0], start) : groups[0][1]]
        if PART.match(named.strip()):  # "others" of the sentence before are a part themselves, of whom is not told
            return None
        group = self._one(named, position)
        if not group.plural or not group.name:
            return None
        return group._replace(rule=f"part of, {self.memory.place(groups[0][0])}", anonymity="collective")
