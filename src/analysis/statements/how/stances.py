"""What a cue does to what is said: its stance, from the verb lexicon.

"said" takes no side, "confirmed" lends the speaker the outlet's trust, "claimed" withholds it, "accused" shows a fight.
"""

import re
from functools import lru_cache

from analysis.base.lexicon import read_lexicon
from analysis.text.inflect import inflect

_NEGATED = re.compile(
    r"(?i)\b(?:not|n[’']t|never|neither|nor|without|refus\w+|declin\w+|failed|unable|cannot)\s+(?:\w+\s+){0,2}?(?:to\s+)?$"
)
_HEDGES = re.compile(
    r"(?i)\b(?:reportedly|apparently|seemed?\s+to|appear(?:s|ed)?\s+to|may\s+have|might\s+have|is\s+said\s+to|are\s+said\s+to)\b"
)
_DOUBTS = re.compile(r"(?i)\b(?:allegedly|purportedly|supposedly|ostensibly)\b")
_REQUEST = re.compile(r"(?i)\bask(?:s|ed|ing)?\s+(?:for\b|that\b|(?:[\w’'-]+\s+){1,5}?to\s+[a-z])")


@lru_cache(maxsize=1)
def _stances():
    """Return the lexicon by the first word of each form: {word: [(words after, stance), ...]}, longest first."""
    out = {}
    table = read_lexicon("cues", columns=("lemma", "cue_kind", "stance", "source"))
    for lemma, stance in zip(table["lemma"], table["stance"], strict=True):
        first, *rest = lemma.split()
        for form in {first, *inflect(first)}:
            out.setdefault(form, []).append((tuple(rest), stance))
    for entries in out.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return out


def read_stance(cue, *, before="", after=""):
    """Read the stance of a cue.

    Parameters
    ----------
    cue : str or None
        The words of the cue: "said", "has denied", "reaffirmed support for".
    before : str
        The words right before it, where a negation may stand: "could not".
    after : str
        The words right after it, which tell "asked for help" from "asked why".

    Returns
    -------
    str or None
        One of `schema.STANCES`; None without a cue, for a cue that no list holds, and for attitudes that tell none.

    Notes
    -----
    Classes follow Caldas-Coulthard 1994 ("On reporting reporting", in Coulthard, Advances in Written Text Analysis) and
    Thompson and Ye 1991 (Applied Linguistics 12:365): neutral, endorsing and non-endorsing reporting verbs; hedges are
    Hyland's (1998). A negated denial or confirmation is hedged.

    Examples
    --------
    >>> [read_stance(cue) for cue in ("said", "has denied", "claimed", "called on", "did not confirm")]
    ['neutral', 'denying', 'distancing', 'demanding', 'hedged']
    """
    if not isinstance(cue, str) or not cue.strip():
        return None
    if re.search(r"(?i)\bask(?:s|ed|ing)?\b", cue) and _REQUEST.search(f"{cue}{after}"):
        return "demanding"
    low = f"{before} {cue}".lower().replace("’", "'")
    offset = len(before) + 1
    if _DOUBTS.search(low):
        return "distancing"
    if _HEDGES.search(low):
        return "hedged"
    words = [(m.group(), m.start()) for m in re.finditer(r"[\w'-]+", low) if m.start() >= offset]
    best = None
    for i, (word, start) in enumerate(words):
        for rest, stance in _stances().get(word, ()):
            if tuple(w for w, _ in words[i + 1 : i + 1 + len(rest)]) == rest:
                if stance and best is None:
                    negated = _NEGATED.search(low[:start])
                    best = "hedged" if negated and stance in ("denying", "confirming", "distancing") else stance
                break
        if best:
            break
    return best
