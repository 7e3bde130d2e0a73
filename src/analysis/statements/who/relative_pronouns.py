"""Whom "who", "which" and "two of whom" stand for: the noun phrase right before, not a name inside it.

"Reactions by members of Congress who said" are of members, "farmers and bakers who claimed" are two groups, "the Lisk
Police Department, which reported" has its own name.
"""

import re

from analysis.statements.who.antecedents import Speaker
from analysis.statements.who.extent import head_start
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles
from analysis.statements.who.sources import without_examples
from analysis.text.expressions import find_expressions

_FAR = 160  # characters of the sentence looked at before the pronoun
_OF_WHICH = re.compile(
    r"(?:\s[A-Z][\w’'-]+){0,4}(?:\s(?:of|in|on|from|at|for|near|around|across|with)\s(?:(?:the|a|an|his|her|its|their|this|that)\s)?(?:[A-Z][\w’'.&-]*|[a-z]+)"
    r"(?:\s(?:of|and|for)?\s?[A-Z][\w’'.&-]*){0,5}){0,2}"
)
_THOSE = re.compile(
    r"(?i)(?<![-\w])(those|many|others|all)(?:\s(?:[a-z]+\s){0,2}(?:in|of|at|on|from|with)\s[^,;]{2,30})?$"
)
_OF_MANY = re.compile(
    r"(?:who|that|which)\s+(?:\w+ly\s+|also\s+|now\s+|both\s+)?(?:have|are|were|say|want|argue|think|believe|do)\b"
)
_PROPER = re.compile(r"(?:[Tt]he\s)?[A-Z][\w’'&-]*(?:\s(?:of\s|for\s|and\s)?[A-Z][\w’'&-]*)*$")


class Relatives:
    """Reads relative pronouns.

    Parameters
    ----------
    cast : Cast
    memory : Memory
    read_one : callable
        Reads the source of one speaker.
    several : Several
    """

    def __init__(self, cast, memory, read_one, several):
        self.cast, self.memory, self._one, self._several = cast, memory, read_one, several

    def read(self, word, position):
        """Return the speakers that a relative pronoun at `position` stands for, or None."""
        if word not in ("who", "that", "which"):
            return None
        floor = max(self.cast.sentences[self.cast.sentence_of(position)][0], position - _FAR)
        text = self.cast.text[floor:position].rstrip(" ,—–-")
        if word != "who" and (times := find_expressions(text)) and times[-1].end == len(text):
            text = text[: times[-1].start].rstrip(" ,—–-")  # "released her records in July, which showed"
        if word == "who" and (those := _THOSE.search(text)):
            many = Speaker(those[1].lower(), "unknown", None, "collective", "phrase", "people", plural=True)
            return [many._replace(rule=f"pronoun, {self.memory.place(position)}")]
        if _OF_MANY.match(self.cast.text, position):  # "Democrats, including Ann Orm, who have said"
            text = without_examples(text)
        found = self._group(text, position) or (self._holder if word == "who" else self._body)(text, position)
        return [s._replace(rule=f"pronoun, {self.memory.place(position)}") for s in found] if found else None

    def _group(self, text, position):
        """Read "local officials and customers", "members of the council"."""
        heads = [(r.start, r.end) for r in find_roles(text) if r.plural or r.form == "people"]
        heads += [(h.start, h.end) for h in find_parties(text) if text[h.end - 1] == "s"]
        heads += [(h.start, h.end) for h in self.cast.find(text) if h.actor.form == "people" and text[h.end - 1] == "s"]
        heads = [h for h in sorted(heads) if _OF_WHICH.fullmatch(text, h[1])]
        if not heads:
            return None
        start = self._start(text, heads[0][0])
        before = re.search(r"\w+(?=\sand\s$)", text[:start])
        first = next((r for r in find_roles(text) if before and r.plural and r.end == before.end()), None)
        if first:
            several = self._several.joined(text[self._start(text, first.start) :].strip(), position)
            if several and all(s.plural for s in several):
                return several
        found = self._one(text[start:].strip(), position)
        return [found] if found.plural and found.name else None

    def _start(self, text, at):
        """Return where the words before a noun begin, names of persons left out."""
        names = [match.end() for match in self.cast.names.finditer(text, 0, at)]
        return max([head_start(text, at, 0), *names])

    def _holder(self, text, position):
        """Read "the union's leader, who"; in "Ann Orm, the baker, who" the name before speaks."""
        role = next((r for r in find_roles(text) if r.form == "person" and not r.plural and r.end == len(text)), None)
        if role is None:
            return None
        start = self._start(text, role.start)
        determiner = re.search(r"(?i)\b(?:the|an?|one|his|her|their|its|another)\s+$", text[:start])
        start = determiner.start() if determiner else start
        if re.search(r"(?:[,—–]|\b(?:is|was|as|became|remains))\s*$", text[:start]):
            return None
        found = self._one(text[start:], position)
        return [found] if found.name else None

    def _body(self, text, position):
        """Read "the Lisk Police Department, which", by its own name."""
        proper = _PROPER.search(text)
        found = self._one(proper.group(), position) if proper else None
        return [found] if found and found.name and found.form in ("institution", "document", "state") else None
