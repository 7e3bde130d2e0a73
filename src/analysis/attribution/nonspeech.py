"""Words of saying that say nothing: "his face said it all", "the storm claimed six lives", "is charged with theft".

What they are stands in `not_speech.csv`: patterns over the cue, its subject, the words around it and the content, of
which all that are given must fit.
"""

import re
from functools import lru_cache

from analysis.base.lexicon import read_lexicon

_ASKED = ("cue", "subject", "around", "content")
_REACH = 40
# what a list holds behind its label, in no sentence: "Ingredients: two eggs and a cup of milk"
_ITEMS = re.compile(
    r"(?!.*\b(?:is|are|was|were|be|has|have|had|will|would|can|could|may|must|should|do|does|did|not|I|we|you|he|she|it|they)\b)"
    r"(?:an?|one|two|three|four|five|six|half|\d[\d.,]*)\s[^“”\"?!]{2,80}",
    re.IGNORECASE,
)
_NAME = 60  # characters: longer ones are speech


@lru_cache(maxsize=1)
def _rules():
    table = read_lexicon("not_speech", columns=("kind", *_ASKED, "example", "source"))
    return [
        {name: re.compile(row[name]) for name in _ASKED if row[name]} for row in table[list(_ASKED)].to_dict("records")
    ]


def is_speech(text, a):
    """Tell whether an attribution is one of speech or thought, as far as the list of what is none knows.

    Parameters
    ----------
    text : str
    a : Attribution

    Returns
    -------
    bool

    Examples
    --------
    >>> from analysis.attribution.spans import Attribution
    >>> text = "The storm claimed six lives, and the mill claimed it was safe."
    >>> is_speech(text, Attribution((0, 9), (10, 17), ((18, 27),)))
    False
    >>> is_speech(text, Attribution((33, 41), (42, 49), ((50, 61),)))
    True
    """
    if a.cue is None:
        return not _in_sentence(text, a) if a.source is None else True
    seen = {
        "cue": text[slice(*a.cue)],
        "subject": text[slice(*a.source)] if a.source else "",
        "content": text[a.content[0][0] : a.content[-1][1]],
    }
    if seen["cue"].strip() == ":" and a.rule != "speaker label" and _ITEMS.fullmatch(seen["content"]):
        return False
    start = max(0, a.cue[0] - _REACH, text.rfind("\n", 0, a.cue[0]) + 1)
    around = text[start : a.cue[1] + _REACH]
    for rule in _rules():
        if all(name == "around" or pattern.search(seen[name]) for name, pattern in rule.items()):
            near = rule.get("around")
            if near is None:
                return False
            if any(start + m.start() < a.cue[1] and start + m.end() > a.cue[0] for m in near.finditer(around)):
                return False
    return True


def _in_sentence(text, a):
    """Whether a quotation that nobody is said to have spoken stands in a sentence of the outlet's: a name, a motto."""
    start, end = a.content[0][0], a.content[-1][1]
    before = text[max(0, start - 40) : start]
    return end - start < _NAME and bool(re.search(r"(?<![.!?:])[\w,][ \t]+$", before)) and text[start] in '"“«„'
