"""Papers that speak: "a Council report", "the study", "a report in the Courier", which the paper itself tells."""

import re

from analysis.statements.who.antecedents import Speaker
from analysis.statements.who.kinds import OF_STATE
from analysis.statements.who.speech import is_definite, plain

_POLLS = frozenset(("poll", "exit poll", "opinion poll", "new poll", "survey", "polling average", "study"))
_STORIES = frozenset(
    ("story", "article", "news report", "news article", "news story", "media report", "press report", "column")
)
_REPORTS = frozenset(("report", "reporting", "investigation", "editorial", "review"))
_PRINTED = frozenset(("paper", "piece", "editorial"))
STUDIED = re.compile(r"\b(?:the|a|new|this)\s+(?:study|research|paper)\b|\b(?:[Jj]ournal|researchers|scientists)\b")
"""Words of an article that is about a study: "the paper" is then that one, and no outlet."""

_ELSEWHERE = re.compile(r"\s(?:filed|submitted|sent|given|handed|delivered|lodged|addressed|on|about|to|with|before)\s")


class Papers:
    """Reads sources with a document at their head.

    Parameters
    ----------
    cast : Cast
    memory : Memory
    repeated : Repeated
    """

    def __init__(self, cast, memory, repeated):
        self.cast, self.memory, self._repeated = cast, memory, repeated

    def read(self, core, role, owner, position, *, of_listed):
        """Return the document as a speaker, or the outlet whose report it is.

        Parameters
        ----------
        core : str
            The source without relative clauses.
        role : Role
            Its head.
        owner : Speaker or None
            The body that the document is of; `of_listed` where the lists hold it.
        position : int
            Where the source stands in the text.
        of_listed : bool
        """
        if owner is None and role.noun in _PRINTED and is_definite(core) and not STUDIED.search(self.cast.text):
            outlet = self._outlet_before(role, position)
            if outlet:
                return outlet
        if (
            owner is not None
            and owner.kind == "media"
            and owner.name
            and role.noun in _REPORTS
            and "ournal" not in core
        ):
            return owner  # "a report in the Lisk Courier": the paper tells it
        if role.noun in _STORIES and not re.search(r"\b[Jj]ournal\b", core):
            outlet = owner if of_listed and owner and owner.kind == "media" else None
            name = outlet.name if outlet else self._repeated.document(core, role, position) or plain(core)
            return self._paper(name, "media", None, role)
        own = owner and owner.name and owner.kind in OF_STATE and role.noun not in _POLLS
        own = own and not _ELSEWHERE.match(core, role.end)  # "records filed in the Senate" are not its own
        name = owner.name if own else self._repeated.document(core, role, position) or plain(core)
        return self._paper(name, "document", owner.side if own else None, role)

    @staticmethod
    def _paper(name, kind, side, role):
        return Speaker(name, kind, side, "named role", "document", "document", plural=role.plural)

    def _outlet_before(self, role, position):
        """Return the outlet named last before, which "the paper" is and in which "the piece" stood, or None."""

        def prints(mention):
            return mention.form == "institution" and mention.kind == "media"

        found = self.memory.mention_before(position, prints, reach=6)
        rule = f"the {role.noun}, {self.memory.place(found.start)}" if found else ""
        return Speaker(found.name, "media", found.side, "named role", rule, "institution") if found else None
