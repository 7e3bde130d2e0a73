"""Sources that count parts of many: "a majority of voters", "one of the envoys", "47 percent", "nearly a third"."""

import re

from analysis.statements.who.antecedents import Speaker
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles
from analysis.statements.who.speech import plain

_ANYBODY = re.compile(
    r"(?i)(?:(?:almost|nearly|virtually|practically)\s+)?(?:(everyone|everybody|all|many|most|some|few|others|several|people|some\s+people|"
    r"many\s+people|those|half|a\s+majority|a\s+minority|none)|someone|somebody|anyone|anybody|nobody|no\s+one|one)(?:\s+else)?$"
)
_ABOUT = (
    r"(?:(?:some|about|around|nearly|almost|over|only|just|more\s+than|fewer\s+than|less\s+than|at\s+least|roughly|a\s+further|a\s+full|another|"
    r"well\s+over|shy\s+of|under)\s+)*"
)
_SHARE = re.compile(
    rf"(?i){_ABOUT}"
    r"(?:(?:[\d.,]+|(?!\w+s\s)[a-z]+(?:-[a-z]+)?)\s*(?:in\s+(?:\d+|five|ten|three|four)|out\s+of\s+(?:\d+|ten|five)|percent|per\s+cent|%|"
    r"percentage\s+points)\b|[\d.,]+%|(?:(?:an?|one|two|three|four|nine)[\s-])?(?:half|thirds?|quarters?|fifths?|fourths?|tenths?)"
    r"(?:,\s[\d.]+(?:%|\spercent),?)?$)"
)
_PART_OF = re.compile(
    r"(?i)^(?:(?:only|about|nearly|almost|more\s+than|less\s+than|at\s+least|some)\s+)*(?:an?\s+)?(?:(?:large|small|slim|growing|strong|vast|overwhelming|clear|solid|narrow|bare)\s+)?"
    r"(?:[\d.,]+(?:\s+(?:percent|per\s+cent))?|[\d.,]+%|majority|minority|number|handful|group|army|wave|chorus|crowd|slew|string|raft|flood|dozens|hundreds|thousands|scores|"
    r"(one|another)|two|three|four|five|several|some|many|most|all|each|none|half|third|quarter)\s+of\s+(?:the\s+)?(?=\w)"
)


class Counted:
    """Reads what counts parts of many.

    Parameters
    ----------
    cast : Cast
    memory : Memory
    repeated : Repeated
    read_one : callable
        Reads the source of one speaker.
    """

    def __init__(self, cast, memory, repeated, read_one):
        self.cast, self.memory, self._repeated, self._one = cast, memory, repeated, read_one

    def read(self, core, position):
        """Return the speaker of "a majority of voters", "one of the envoys", "47 percent", "everyone"."""
        group = self._repeated.part(core, position)
        if group:
            return group
        anybody = _ANYBODY.match(core)
        if anybody:
            many = bool(anybody[1])
            kind = "civilian" if anybody[1] and core.lower().endswith("people") else "unnamed"
            anonymity = "collective" if many else "unnamed person"
            return Speaker(core, kind, None, anonymity, "phrase", "people" if many else "phrase", "", many)
        if re.fullmatch(r"\d[\d,]*", core):  # "520 delegates say so, 39 say no"
            whole = self.memory.speaker_before(position, lambda s: s.plural, "of the same", reach=0)
            if whole:
                return whole._replace(name=core)
        if _SHARE.match(core):
            party = next((hit.party for hit in find_parties(core)), None)
            return Speaker(plain(core), "civilian", None, "collective", "phrase", "people", plural=True, party=party)
        part = _PART_OF.match(core)
        rest = core[part.end() :] if part else ""
        nation = any(hit.actor.form == "people" for hit in self.cast.find(rest))  # "a majority of Americans"
        if not rest or not (find_roles(rest) or find_parties(rest) or nation):
            return None
        whole = self._one(core[part.end() :], position)
        if not whole.plural:
            return None
        anonymity = "unnamed person" if part[1] else "collective"
        return whole._replace(name=plain(core), anonymity=anonymity, plural=not part[1], rule="phrase")
