"""What a cue does to what is said: its stance, from a lexicon of words of saying.

"said" takes no side, "confirmed" lends the speaker the outlet's trust, "claimed" withholds it, "accused" shows a fight.
"""

import re
from functools import lru_cache

from analysis.base.lexicon import read_lexicon
from analysis.text.inflect import inflect

_NEGATED = re.compile(
    r"(?i)(?:\b(?:not|never|neither|nor|without|cannot)|n['’]t)\s+(?!only\b|just\b|merely\b|simply\b)(?:\w+\s+){0,2}?(?:to\s+)?$"
)
_HELD_BACK = re.compile(
    r"(?i)\b(?:declin\w+|fail(?:s|ed|ing)?|unable|avoid(?:s|ed|ing)?|refrain(?:s|ed|ing)?\s+from|hesitat(?:es?|ed|ing)|"
    r"stop(?:s|ped|ping)?\s+short\s+of|shied\s+away\s+from|reluctant|yet)\s+(?:\w+ly\s+|on\s+\w+day\s+)?(?:to\s+)?(?:\w+ly\s+)?$"
)
_COULD_NOT_HELP = re.compile(
    r"(?i)(?:\b(?:not|never|cannot)|n['’]t)\s+(?:\w+ly\s+)?(?:resist|help|avoid|hesitate|fail|stop)\s+(?:to\s+)?(?:\w+ly\s+)?$"
)
_HEDGES = re.compile(
    r"(?i)\b(?:reportedly|apparently|seem(?:s|ed)?\s+to|appear(?:s|ed)?\s+to|may\s+have|might\s+have|is\s+said\s+to|are\s+said\s+to)\b"
)
_DOUBTS = re.compile(r"(?i)\b(?:allegedly|purportedly|supposedly|ostensibly)\b")
_MARK = re.compile(r"[,;:“”\"]")
_REFUSES = re.compile(r"\brefus(?:e|es|ed|ing|al)\b")
_REQUEST = re.compile(
    r"(?i)\bask(?:s|ed|ing)?\s+(?:for\b|that\b|(?:(?!(?:how|why|what|whether|if|when|where|who|about|questions?)\b)"
    r"[\w’'-]+\s+){1,5}?(?:to\s+[a-z]|that\s+(?:[\w’'-]+\s+){1,4}be\b))"
)
_WEAKENED = frozenset(("denying", "confirming", "distancing", "promising", "confronting"))

# verbs that leave it to their object or to the verb after them what is said: "issued a report claiming", "went on to"
_LIGHT = frozenset(
    (
        "issue", "release", "sign", "write", "pen", "publish", "post", "send", "file", "deliver", "give",
        "offer", "voice", "express", "articulate", "launch", "level", "repeat", "renew", "air", "circulate",
        "submit", "make", "put", "produce", "raise", "lodge", "have", "mount", "run", "unleash", "continue",
        "go", "begin", "start", "come", "share", "keep", "interrupt", "draft", "present", "introduce", "tweet",
        "broadcast", "print",
    )
)  # fmt: skip
# "went on to insist", "began at once hitting": what is begun tells what is said
_RAISES = re.compile(
    r"\s+(?:so\s+far\s+as\s+|on\s+)?to\s+|\s+(?:(?:out|off)\s+)?(?:by\s+)?(?:\w+ly\s+)?(?!during\b)[a-z]{2,}ing\b"
)
_IS_SHOWN = re.compile(r"\b(?:is|are|was|were|been)\s+$")
_IS_HEARD = re.compile(r"\b(?:is|are|was|were|been|be)\s+(?:\w+ly\s+)?$")
_NO_VERB = re.compile(r"\b(?:on|in|at|to)\s+(?:the|an?|his|her|its|their|this)\s+$")
_A_NOTE = re.compile(r"\b(?:an?|the|his|her|its|their)\s+(?:[\w-]+\s+){0,2}$")
_SAYING = re.compile(r"\s+[a-z]{2,}ing\b")
_AN_OBJECT = re.compile(
    r"\s+(?:an?|the|his|her|its|their|this|that|these|those|new|more|several|some|many|two|three)\s+"
)
_IS = frozenset(
    ("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "remains", "remained", "also")
)


@lru_cache(maxsize=1)
def _stances():
    """Return the lexicon by the first word of each form: {word: [(words after, stance, lemma), ...]}, longest first."""
    out = {}
    table = read_lexicon("stances", columns=("cue", "stance", "source"))
    for lemma, stance in zip(table["cue"], table["stance"], strict=True):
        first, *rest = lemma.split()
        for form in {first, *inflect(first)}:
            out.setdefault(form, []).append((tuple(rest), stance, first))
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
        The words right before it, where a negation may stand: "could not"; a cue that is no more than "was" says what
        its subject says: "their criticism was".
    after : str
        The words right after it, which tell "asked for help" from "asked why" and end "put | it".

    Returns
    -------
    str or None
        One of `schema.STANCES`; None without a cue, for a cue that no list holds, and for attitudes that tell none.

    Notes
    -----
    The first word of saying decides, as the head of the cue; a verb that says nothing itself ("issued a report
    claiming", "went on to insist", "repeated his challenge") leaves it to the next. Classes follow Caldas-Coulthard
    1994 ("On reporting reporting", in Coulthard, Advances in Written Text Analysis) and Thompson and Ye 1991 (Applied
    Linguistics 12:365): neutral, endorsing and non-endorsing reporting verbs; hedges are Hyland's (1998). What is not
    denied, not confirmed, not promised, or stops short of it is hedged.

    Examples
    --------
    >>> [read_stance(cue) for cue in ("said", "has denied", "claimed", "called on", "did not confirm")]
    ['neutral', 'denying', 'distancing', 'demanding', 'hedged']
    >>> read_stance("issued a report claiming"), read_stance("was", before="Another criticism among members ")
    ('distancing', 'confronting')
    """
    if not isinstance(cue, str) or not cue.strip():
        return None
    if re.search(r"(?i)\bask(?:s|ed|ing)?\b", cue) and _REQUEST.search(f"{cue}{after}"):
        return "demanding"
    whole = re.sub(r"\s+", " ", f"{before} {cue}".replace("’", "'"))
    low = whole.lower()
    offset = len(low) - len(re.sub(r"\s+", " ", cue))
    near = _MARK.split(low[max(0, offset - 26) : offset])[-1] + low[offset:]
    if _REFUSES.search(near):
        return "denying"
    if _DOUBTS.search(near):
        return "distancing"
    if _HEDGES.search(near):
        return "hedged"
    words = [
        (m[0].lower(), m.start(), m.end())
        for m in re.finditer(r"[\w'-]+", whole)
        if m.start() <= offset or not m[0][0].isupper()  # "an op-ed for the Free Press": a name is no word of saying
    ]
    first = next((i for i, word in enumerate(words) if word[1] >= offset), len(words))
    if all(word in _IS for word, *_ in words[first:]):
        return next((found[0] for i in reversed(range(first)) if (found := _entry(words, i))), None)
    # what the words after may add: the end of a phrase ("put it"), the object of "repeated"; none across a mark
    next_words = re.match(r"(?:\s+[a-z'-]+)*", after[:50].replace("’", "'"))[0].split() if cue[-1].isalpha() else []
    return _head(low, words, first, next_words)


def _entry(words, i, ends=()):
    """Return stance, lemma and length of the longest entry that starts at a word; it may end in the words after."""
    following = [word for word, *_ in words[i + 1 :]] + list(ends)
    for rest, stance, lemma in _stances().get(words[i][0], ()):
        if tuple(following[: len(rest)]) == rest:
            return stance, lemma, 1 + len(rest)
    return None


def _head(low, words, first, following):
    light, passed = None, False  # of a verb that leaves it to the next word; whether one was passed
    for i in range(first, len(words)):
        word, start, end = words[i]
        found = _entry(words, i, following)
        if found and _NO_VERB.search(low[:start]) and words[i][0] in ("show", "shows", "report", "reports"):
            continue  # "came on the show to say"
        if found and found[1] == "resist" and _SAYING.match(low[end:] + " "):
            continue  # "could not resist pointing out"
        if found and word == "note" and _A_NOTE.search(low[:start]):
            continue  # "sounded a cautious note"
        if found and found[1] == "hear" and _IS_HEARD.search(low[:start]) and _SAYING.match(low[end:] + " "):
            passed = True  # "can be heard asking"
            continue
        if found and found[1] == "appear" and not re.match(r"\s+(?:to|that|\w+ly)\b|\s*$", low[end:]):
            passed = True  # "appeared on a show, saying": seen, not seeming
            continue
        if found is None:
            passed = passed or word in _light_forms()
            continue
        stance, lemma, length = found
        rest = low[end:] + " "
        if _IS_SHOWN.search(low[:start]) and _SAYING.match(rest):
            light, passed = light or "neutral", True  # "is shown saying"
            continue
        if (
            (length == 1 or rest.startswith(" on to "))
            and lemma in _LIGHT
            and (_RAISES.match(rest) or (_AN_OBJECT.match(rest) and not passed))
        ) or (lemma in _LIGHT and 1 < length < len(words) - i and _SAYING.match(low, words[i + length - 1][2])):
            light, passed = light or stance, True
            continue
        if passed and stance == "neutral" and i + 1 < len(words):
            light = light or stance
            continue
        if passed and stance == "neutral" and light:
            return light
        before = low[:start]
        if _COULD_NOT_HELP.search(before):
            return stance
        if stance in _WEAKENED and (_NEGATED.search(before) or _HELD_BACK.search(before)):
            return "hedged"
        if stance == "demanding" and _NEGATED.search(before):
            return "neutral"
        if i + 1 == len(words) and lemma in _LIGHT and stance == "neutral":
            return _of_object(following) or stance
        return stance
    if light is None and following[:1] == ["to"]:  # "planned | to convey"
        words = [(word, 0, 0) for word in following[1:3]]
        light = next((found[0] for i in range(len(words)) if (found := _entry(words, i))), None)
    return light or (_of_object(following) if passed else None)


def _of_object(following):
    """Read the object of a verb that says nothing itself: "repeated | his challenge"."""
    if not _AN_OBJECT.match(f" {' '.join(following[:1])} "):
        return None
    words = [(word, 0, 0) for word in following[1:4]]
    for i in range(len(words)):
        if (found := _entry(words, i)) and found[1] not in _LIGHT:
            return found[0]
    return None


@lru_cache(maxsize=1)
def _light_forms():
    return frozenset(form for verb in _LIGHT for form in inflect(verb))
