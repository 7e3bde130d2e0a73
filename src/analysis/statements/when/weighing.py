"""How likely a time expression tells when its statement was made, where no rule says so, by weights learnt from news.

Every feature of how expression, source, cue and content stand to each other has a weight in `lexicons/day_weights.csv`;
their sum, by the logistic curve, is the chance. `training/days.py` learns them from the gold of real news.
"""

import math
import re
from functools import cache

from analysis.base.lexicon import read_lexicon
from analysis.statements.when.nouns import (
    AHEAD,
    BECOMES,
    FINITE,
    SPEECH_NOUN,
    SPEECH_VERB,
    is_occasion,
    modifies,
    names_speech,
    overlaps,
    own_clause,
)
from analysis.statements.when.openings import SEEN, STILL_TO_COME

LIKELY = 0.6
"""The chance from which an expression dates its statement: chosen on parts of the gold that were left out in turn."""
BY_WEIGHT = ", by weight"
"""How the place of such an expression ends."""

_WORD = re.compile(r"[\w’'-]+|[^\w\s]")
_PAST = re.compile(r"[a-z]+ed\b|said\b|told\b|wrote\b|went\b|made\b")
_PERFECT = re.compile(r"(?:has|have|had)\b")
_SINCE = re.compile(r"(?i)\b(?:since|until|till|after|before|following|ahead\s+of)\s+(?:the\s+)?$")
_FROM_THEN = re.compile(r"(?i)(?:\b(?:said|says|announced|that)|,)\s+(?:from|starting|beginning|effective|as\s+of)\s+$")
_BOUND = re.compile(  # "since Monday", "after Monday", "as of Monday": an end of something
    r"(?i)\b(?:since|until|till|by|before|after|following|from|starting|beginning|for|due|of|than|through|effective)\s+(?:the\s+)?$"
)
_AHEAD = re.compile(rf"(?i)\b{AHEAD}\b")
_DONE_TO = re.compile(
    r"(?i)\b(?:[a-z]+ed|shot|hurt|held|caught|hit|freed|seen|burnt)\s+(?:(?:in|by|at|on|for|from|near|to)\s+\w+\s+)?(?:on\s+)?$"
)
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\s+(?:[\w’'-]+\s+){1,4}(?:on\s+)?$")
_KINDS = (
    ("day", r"day\b|morning|evening|night|overnight|weekend"),
    ("ago", r"\bago\b"),
    ("year", r"\d{4}"),
    ("month", r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"),
)


def _words(text):
    return [word.lower() for word in _WORD.findall(text)]


def _place(source, cue, expression):
    """Return where an expression stands, and the span between it and what it stands by."""
    start, end = expression.start, expression.end
    if overlaps((start, end), cue):
        return "in the cue", (start, start)
    if source and source[0] <= start and end <= source[1]:
        return "in the source", (end, source[1])
    if end <= (min(source[0], cue[0]) if source else cue[0]):
        return "before the source", (end, min(source[0], cue[0]) if source else cue[0])
    if source and source[1] <= start and end <= cue[0]:
        return "before the cue", (source[1], start)
    if start >= cue[1]:
        return "after the cue", (source[1] if source and cue[1] <= source[0] and source[1] <= start else cue[1], start)
    return "elsewhere", (start, start)


def features(text, sentence, source, cue, contents, expression):
    """Return the features of an expression, a set of strings, and where it stands.

    Parameters
    ----------
    text : str
    sentence, cue : (int, int)
    source : (int, int) or None
    contents : sequence of (int, int)
    expression : Expression

    Returns
    -------
    (set of str, str)
    """
    start, end, words = expression
    place, (low, high) = _place(source, cue, expression)
    gap = text[low:high]
    held = next((c for c in contents if overlaps(expression[:2], c)), None)
    at = f"{place}, in the content" if held else place
    before, after = (
        _words(text[max(sentence[0], start - 40) : start])[-2:],
        _words(text[end : min(sentence[1], end + 40)]),
    )
    between, of_cue = _words(gap), _words(text[slice(*cue)])
    kind = next((name for name, pattern in _KINDS if re.search(pattern, words)), "other")
    tense = (
        "past" if _PAST.match(text[slice(*cue)].lower()) else
        "perfect" if _PERFECT.match(text[slice(*cue)].lower()) else
        "participle" if of_cue and of_cue[0].endswith("ing") else
        "other"
    )  # fmt: skip
    here = {  # what is counted in each place by itself
        f"words between: {min(8, int(2 * math.log2(len(between) + 1)))}",
        f"commas between: {min(3, gap.count(','))}",
        f"kind: {kind}",
        f"tense: {tense}",
        f"content follows: {any(c[0] >= cue[1] for c in contents)}",
        f"begins: {_words(words)[0]}",
    }
    here |= {f"last between: {word}" for word in between[-1:]} | {f"first between: {word}" for word in between[:1]}
    here |= {f"word before: {word}" for word in before[-1:]} | {f"word after: {word}" for word in after[:1]}
    told = {
        "a verb between": FINITE.search(gap),
        "one clause": own_clause(gap),
        "a noun of speech between": re.search(rf"(?i)\b{SPEECH_NOUN}\b", gap),
        "a quotation between": re.search(r"[“”\"]", gap),
        "past form before": before and before[-1].endswith("ed"),
        "participle before": before and before[-1].endswith("ing"),
        "opens the sentence": not re.search(r"\w", text[sentence[0] : start]),
        "before a noun": modifies(text, expression),
        "before a noun of speech": modifies(text, expression) and names_speech(text, expression),
        "at an occasion": is_occasion(text, expression),
        "ends the content": held and held[1] - end <= 2,
        "opens the content": held and start - held[0] <= 3,
        "looks ahead": _AHEAD.search(text[max(sentence[0], start - 50) : start]),
        "done to somebody": _DONE_TO.search(text[max(sentence[0], start - 40) : start]),
        "in a relative clause": _RELATIVE.search(text[max(sentence[0], start - 60) : start]),
        "an end of something": _BOUND.search(text[max(sentence[0], start - 20) : start]),
    }
    here |= {name for name, holds in told.items() if holds}
    anywhere = {at, f"begins: {_words(words)[0]}", f"tense: {tense}", f"source: {_order(source, cue)}"}
    anywhere |= {f"cue: {word}" for word in of_cue[:1]} | {f"cue ends: {word}" for word in of_cue[-1:]}
    anywhere |= {f"between: {word}" for word in between}
    anywhere |= {f"{n + 1} before: {word}" for n, word in enumerate(reversed(before))}
    anywhere |= {f"{n + 1} after: {word}" for n, word in enumerate(after[:2])}
    if place == "before the source":
        anywhere |= {f"sentence begins: {word}" for word in _words(text[sentence[0] : sentence[0] + 20])[:1]}
    return anywhere | {f"{at}: {feature}" for feature in here}, place


def _order(source, cue):
    return "none" if source is None else "before" if source[1] <= cue[0] else "after"


@cache
def _weights():
    table = read_lexicon("day_weights", columns=("feature", "weight", "source"))
    return dict(zip(table["feature"], table["weight"].astype(float), strict=True))


def chance(seen):
    """Return the chance, 0 to 1, that an expression with such features dates its statement.

    A logistic regression: 1 / (1 + exp(-(bias + sum of weights))).
    """
    weights = _weights()
    return 1 / (1 + math.exp(-weights["bias"] - sum(weights.get(feature, 0.0) for feature in seen)))


def likeliest(text, sentence, source, cue, contents, expressions):
    """Return the expression that most likely dates the statement and where it stands, or None if none is likely.

    What stands in the source or in what is said mostly tells of something else: there only rules are trusted.
    """
    best, found = LIKELY, None
    for expression in expressions:
        seen, place = features(text, sentence, source, cue, contents, expression)
        if not ruled_out(text, sentence, place, contents, expression) and (likely := chance(seen)) >= best:
            best, found = likely, (expression, f"{place}{BY_WEIGHT}")
    return found


def ruled_out(text, sentence, place, contents, expression):
    """Whether an expression is part of the source or of what is said, of a dateline, or of what is seen or to come."""
    before = text[max(sentence[0], expression.start - 60) : expression.start]
    dateline = _DATELINE.fullmatch(text, sentence[0], expression.start) and _DASH.match(text, expression.end)
    dateline = dateline or _IN_BRACKETS.fullmatch(text, sentence[0], expression.start)
    return bool(
        place in ("in the source", "elsewhere")
        or any(overlaps(expression[:2], c) for c in contents)
        or dateline
        or BECOMES.match(text, expression.end)
        or _SINCE.search(before)
        or _FROM_THEN.search(before)
        or SEEN.search(before)
        or STILL_TO_COME.search(before)
        or (_OF_CLAUSE.search(before) and not _SPEAKS.match(text, expression.end))
    )


_OF_CLAUSE = re.compile(  # ", which on [Monday] sacked its chief"
    r",\s(?:which|who)\s(?:also\s|then\s)?(?:(?:on|late|early)\s){0,2}$"
)
_SPEAKS = re.compile(rf"\s(?:(?:also|had|has)\s)?(?:said|{SPEECH_VERB})\b")
_DATELINE = re.compile(
    r"\W*[A-Z][\w.’' -]{1,40}(?:,\s[A-Z][\w.’' -]{1,30})?[,:]?\s+"
)  # "LISK, Osk, March 10 (Reuters) –"
_IN_BRACKETS = re.compile(r"\W*[A-Z][\w.’' ,-]{1,40}\([^)\n]{0,60}")  # "LISK (Interpress - March 10)"
_DASH = re.compile(r"\s*(?:\([^)\n]{2,30}\)\s*)?(?:[—–]|-{1,2}\s)")
