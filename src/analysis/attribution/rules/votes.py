"""What counts, and how much: features of what the rules engine sees, and their weights.

Every decision adds up weights from `lexicons/rule_weights.csv`, one per feature, and turns the sum into a chance. A
feature is a tuple of strings: its name, then what was seen. What is seen recurs, so sums are remembered.
"""

import math
import struct
from functools import lru_cache

from analysis.base.lexicon import read_lexicon

RULES = {
    "LR": "speaker, cue, content",
    "LL": "content, speaker, cue",
    "RL": "content, cue, speaker",
    "RR": "cue, speaker, content",
    "MR": "subject of the sentence, cue, content",
    "0R": "cue, content",
    "0L": "content, cue",
    "0B": "content around the cue",
}
"""The word orders: where the speaker stands (left, right, at the head of the sentence, nowhere) and where the content
stands (right, left, on both sides)."""
ORDERS = (*RULES, "none")
BIAS = ("bias",)
_REMEMBERED = 1 << 15


# ---------------------------------------------------------------- what counts
def _gate(seen):
    word, before, after, quoted = seen
    return (
        ("cue", word),
        ("quoted", quoted),
        ("cue, before", word, before),
        ("cue, after", word, after),
        ("before, after", before, after),
    )


def _phrase_start(seen):
    outside, inside, word, beyond, length, commas, prepositions = seen
    return (
        ("inside", inside),
        ("outside, inside", outside, inside),
        ("word outside", word),
        ("length", length),
        ("outside, commas, prepositions", outside, commas, prepositions),
        ("beyond, outside", beyond, outside),
    )


def _phrase_end(seen):
    outside, inside, word, after, opens, length, commas, prepositions = seen
    return (
        ("inside", inside),
        ("outside, inside", outside, inside),
        ("word outside", word),
        ("outside, after", outside, after),
        ("length", length),
        ("outside, commas, prepositions", outside, commas, prepositions),
        ("content follows, outside, commas", opens, outside, commas),
    )


def _content_start(seen):
    here, before, word, word_before, after, distance, lemma = seen
    return (
        ("before, here", before, here),
        ("distance, here", distance, here),
        ("cue, here", lemma, here),
        ("cue, distance", lemma, distance),
        ("word here", word),
        ("here, after", here, after),
        ("cue, word before", lemma, "-" if distance == "0" else word_before),
    )


def _content_end(seen):
    if seen[0] == "end":
        return (seen,)
    outside, inside, word, after, next_word, quoted, length, rest = seen
    return (
        ("outside, inside", outside, inside),
        ("word outside", word),
        ("word outside, after", word, after),
        ("words outside", word, next_word),
        ("outside, length", outside, length),
        ("outside, rest", outside, rest),
        ("quoted, inside, outside", quoted, "cq" if inside == "cq" else "-", outside),
    )


def _content_left(seen):
    outside, here, word, quoted, length, rest = seen
    return (
        ("outside, here", outside, here),
        ("outside, quoted", outside, quoted),
        ("word outside, here", word, here),
        ("word outside", word),
        ("outside, length, quoted", outside, length, quoted),
        ("rest, quoted", rest, quoted),
    )


def _cue_start(seen):
    outside, word, inside, beyond, first = seen
    return (
        ("word outside, first", word, first),
        ("word outside", word),
        ("outside, inside", outside, inside),
        ("beyond, word outside", beyond, word),
    )


def _cue_end(seen):
    outside, word, inside, next_word, cue, length = seen
    return (
        ("cue, word outside", cue, word),
        ("outside, length", outside, length),
        ("words outside", word, next_word),
        ("word inside, outside", inside, outside),
    )


FEATURES = {
    "gate": _gate,
    "cue start": _cue_start,
    "cue end": _cue_end,
    "speaker start": _phrase_start,
    "speaker end": _phrase_end,
    "subject end": _phrase_end,
    "content start": _content_start,
    "content end": _content_end,
    "content left": _content_left,
}
"""For each decision, what counts of what a step sees."""


# For the word order: what is seen comes in small groups, which recur more often than the whole.
def _cue_and_next(seen):
    word, lemma, shape, next_word, after = seen
    return (
        ("cue", word),
        ("lemma", lemma),
        ("lemma, shape", lemma, shape),
        ("lemma, next word", lemma, next_word),
        ("next word", next_word),
        ("after", after),
    )


def _cue_and_before(seen):
    lemma, before = seen
    return (("lemma, before", lemma, before), ("before", before))


def _cue_itself(seen):
    lemma, kind, shape, helpers, quoted = seen
    return (
        ("lemma, helpers", lemma, helpers),
        ("lemma, quoted", lemma, quoted),
        ("helpers, shape", helpers, shape),
        ("kind, helpers", kind, helpers),
    )


def _neighbours(seen):
    shape, before, beyond, after, next_after, quoted = seen
    return (
        ("after, next", after, next_after),
        ("shape, before, after", shape, before, after),
        ("beyond, before", beyond, before),
        ("quoted, before", quoted, before),
    )


def _speaker(seen):
    outside, head, first, shape = seen
    return (
        ("outside speaker", outside),
        ("head of speaker", head),
        ("first of speaker, shape", first, shape),
    )


def _sentence(seen):
    outside, after, ahead, shape, room, tail = seen
    return (
        ("quote or mark before, after", outside, after),
        ("quote or mark before, ahead", outside, ahead),
        ("words before, mark", room, outside),
        ("words after, after", tail, after),
        ("ahead, shape, after", ahead, shape, after),
    )


def _word_before(seen):
    return (("word before", *seen),)


ORDER_FEATURES = (_cue_and_next, _cue_and_before, _cue_itself, _neighbours, _speaker, _sentence, _word_before)


# ---------------------------------------------------------------- how much it counts
def stop_chance(decision, weights):
    """Make a function from what a step sees to the chance that the walk stops there, remembering what it has met."""
    features, get, bias = FEATURES[decision], weights.get, weights.get(BIAS, 0.0)

    @lru_cache(maxsize=_REMEMBERED)
    def chance(seen):
        total = bias
        for feature in features(seen):
            total += get(feature, 0.0)
        return 1 / (1 + math.exp(-total)) if total > -30 else 0.0

    return chance


def best_stop(steps, chance):
    """Give the step where a walk most likely stops: (position, chance), or None for an empty walk.

    A walk that sees None has to stop there.
    """
    alive, best, at = 1.0, -1.0, None
    for position, seen in steps:
        p = chance(seen) if seen else 1.0
        if alive * p > best:
            best, at = alive * p, position
        alive *= 1 - p
        if alive < best:
            break
    return None if at is None else (at, best)


class Judge:
    """All decisions of the engine as functions of what is seen, from {decision: {feature: weight}}.

    The word order has one weight per order and feature; what is seen of it comes in three groups, whose sums are
    remembered, since the same words meet the same neighbours again and again.
    """

    def __init__(self, weights):
        self.chance = {name: stop_chance(name, weights.get(name, {})) for name in FEATURES}
        order = {feature: _pack(row) for feature, row in weights.get("order", {}).items()}
        self._bias = order.get(BIAS, 0) + _pack((_HALF / 100,) * len(ORDERS))
        self._sums = [_group_sum(features, order) for features in ORDER_FEATURES]
        self.may_be_cue = stop_chance("gate", weights.get("gate", {}))

        self._score = weights.get("score", {})

    def share_right(self, chance):
        """Turn the chance of a reading into the share of such readings that are right, by Platt's logistic curve."""
        if not self._score:
            return chance
        logit = math.log(max(chance, 1e-6) / max(1 - chance, 1e-6))
        return 1 / (1 + math.exp(-self._score[BIAS] - self._score["slope",] * logit))

    def orders(self, seen):
        """Give the chance of each word order, "none" last, by softmax over the summed weights."""
        packed = self._bias
        for total, group in zip(self._sums, seen, strict=True):
            packed += total(group)
        totals = [(field - _HALF) / 100 for field in _FIELDS.unpack(packed.to_bytes(_FIELDS.size, "little"))]
        top = max(totals)
        chances = [math.exp(total - top) for total in totals]
        whole = sum(chances)
        return [chance / whole for chance in chances]


# The weights of one feature, one per order in hundredths, stand in one integer: a single addition adds them all, which
# makes the vote three times as fast.
_FIELDS = struct.Struct(f"<{len(ORDERS)}I")
_HALF = 1 << 31  # added once, so that no field is negative when all is read


def _pack(row):
    return sum(round(100 * weight) << 32 * n for n, weight in enumerate(row))


def _group_sum(features, weights):
    get = weights.get

    @lru_cache(maxsize=_REMEMBERED)
    def total(seen):
        return sum([get(feature, 0) for feature in features(seen)])

    return total


def as_tuple(feature):
    """Read a feature as it stands in the lexicon, "name = this | that"."""
    name, _, seen = feature.partition(" = ")
    return (name, *seen.split(" | ")) if seen else (name,)


def as_text(feature):
    """Write a feature as it stands in the lexicon.

    Examples
    --------
    >>> as_text(("outside, inside", "cap", "word"))
    'outside, inside = cap | word'
    """
    return f"{feature[0]} = {' | '.join(feature[1:])}" if len(feature) > 1 else feature[0]


@lru_cache(maxsize=1)
def shipped():
    """Give the judge whose weights come with the package."""
    table = read_lexicon("rule_weights", columns=("decision", "feature", "weight", "source"))
    out = {}
    for decision, feature, weight in zip(table["decision"], table["feature"], table["weight"], strict=True):
        value = tuple(map(float, weight.split())) if decision == "order" else float(weight)
        out.setdefault(decision, {})[as_tuple(feature)] = value
    return Judge(out)
