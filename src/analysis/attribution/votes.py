"""What counts, and how much: features of what the rules engine sees, and their weights.

Every decision adds up weights from `lexicons/rule_weights.csv`, one per feature, and turns the sum into a chance. What
is seen of a step or a clause recurs again and again, so sums are remembered.
"""

import math
from functools import lru_cache

from analysis.lexicon import read_lexicon

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
_REMEMBERED = 1 << 14


def _gate_features(seen):
    """List what speaks for a word of the lexicon being a cue at all, before its clause is read."""
    form, before, after, in_quote = seen
    return (
        f"form={form}",
        f"before={before}",
        f"after={after}",
        f"quote={in_quote}",
        f"fb={form} {before}",
        f"fa={form} {after}",
        f"fq={form} {in_quote}",
        f"ba={before} {after}",
    )


def _start_features(seen):
    outside, inside, word, beyond, n, commas, preps = seen
    return (
        f"i={inside}",
        f"oi={outside} {inside}",
        f"ow={word}",
        f"n={n}",
        f"oc={outside} {commas} {preps}",
        f"oo={beyond} {outside}",
    )


def _end_features(seen):
    outside, inside, word, after, opens, n, commas, preps = seen
    return (
        f"i={inside}",
        f"oi={outside} {inside}",
        f"ow={word}",
        f"oa={outside} {after}",
        f"n={n}",
        f"oc={outside} {commas} {preps}",
        f"open={opens} {outside} {commas}",
    )


def _content_start_features(seen):
    here, before, word, word_before, after, n, lemma = seen
    return (
        f"bh={before} {here}",
        f"hn={n} {here}",
        f"lh={lemma} {here}",
        f"ln={lemma} {n}",
        f"hw={word}",
        f"ha={here} {after}",
        f"lbn={lemma} {word_before}" if n else "first",
    )


def _content_end_features(seen):
    if seen[0] == "end":
        _, quoted, n = seen
        return ("end", f"endq={quoted}", f"end n={n}")
    outside, inside, word, after, next_word, quoted, n, left = seen
    return (
        f"oi={outside} {inside}",
        f"ow={word}",
        f"owa={word} {after}",
        f"owaw={word} {next_word}",
        f"on={outside} {n}",
        f"left={outside} {left}",
        f"qi={quoted} {inside == 'cq'} {outside}",
    )


def _content_left_features(seen):
    outside, here, word, closed, n, left = seen
    return (
        f"o={outside}",
        f"oh={outside} {here}",
        f"oc={outside} {closed} {here == 'oq'}",
        f"ow={word}",
        f"owh={word} {here}",
        f"on={outside} {n} {closed}",
        f"left={left} {closed} {here == 'oq'}",
    )


def _cue_start_features(seen):
    outside, word, inside, beyond, first = seen
    return (
        f"ow={word}",
        f"own={word} {first}",
        f"oi={outside} {inside}",
        f"oo={beyond} {word}",
    )


def _cue_end_features(seen):
    outside, word, inside, next_word, form, n = seen
    return (
        f"of={word} {form}",
        f"on={outside} {n}",
        f"owa={word} {next_word}",
        f"iw={inside} {outside}",
    )


FEATURES = {
    "gate": _gate_features,
    "cue start": _cue_start_features,
    "cue end": _cue_end_features,
    "speaker start": _start_features,
    "speaker end": _end_features,
    "subject end": _end_features,
    "content start": _content_start_features,
    "content end": _content_end_features,
    "content left": _content_left_features,
}
"""For each decision, what counts of what a step sees."""


def _after_features(seen):
    form, lemma, shape, k1, w1, k2 = seen
    return (
        f"form={form}",
        f"lemma={lemma}",
        f"lemma shape={lemma} {shape}",
        f"lemma w1={lemma} {w1}",
        f"k1={k1}",
        f"w1={w1}",
        f"k1 k2={k1} {k2}",
    )


def _before_features(seen):
    lemma, kind, shape, aux, in_quote, p1, pw, p2, k1 = seen
    return (
        f"lemma p1={lemma} {p1}",
        f"lemma aux={lemma} {aux}",
        f"lemma quote={lemma} {in_quote}",
        f"shape k1={shape} {k1} {p1}",
        f"p1={p1}",
        f"pw={pw}",
        f"p1 p2={p1} {p2}",
        f"aux={aux} {shape}",
        f"quote={in_quote} {p1}",
        f"kind aux={kind} {aux}",
    )


def _clause_features(seen):
    shape, k1, out, far, head, kind_of, ahead, room, tail = seen
    return (
        f"out={out}",
        f"out k1={far} {k1}",
        f"far ahead={far} {ahead}",
        f"head={head}",
        f"speaker={kind_of} {shape}",
        f"room={room} {far}",
        f"tail={tail} {k1}",
        f"ahead={ahead} {shape} {k1}",
    )


ORDER_FEATURES = (_after_features, _before_features, _clause_features)


def stop_chance(decision, weights):
    """Make a function from what a step sees to the chance that the walk stops there, remembering what it has met."""
    features, get, bias = FEATURES[decision], weights.get, weights.get("bias", 0.0)

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
        order = weights.get("order", {"bias": (0.0,) * len(ORDERS)})
        self._bias = order["bias"]
        self._sums = [_group_sum(features, order) for features in ORDER_FEATURES]
        self.may_be_cue = stop_chance("gate", weights.get("gate", {}))

    def orders(self, seen):
        """Give the chance of each word order, "none" last, by softmax over the summed weights."""
        parts = [total(group) for total, group in zip(self._sums, seen, strict=True)]
        totals = [sum(column) for column in zip(self._bias, *parts, strict=True)]
        top = max(totals)
        chances = [math.exp(total - top) for total in totals]
        whole = sum(chances)
        return [chance / whole for chance in chances]


def _group_sum(features, weights):
    zero = (0.0,) * len(ORDERS)

    @lru_cache(maxsize=_REMEMBERED)
    def total(seen):
        rows = [row for row in map(weights.get, features(seen)) if row]
        return tuple(map(sum, zip(*rows, strict=True))) if rows else zero

    return total


@lru_cache(maxsize=1)
def shipped():
    """Give the judge whose weights come with the package."""
    table = read_lexicon("rule_weights", columns=("decision", "feature", "weight", "source"))
    out = {}
    for decision, feature, weight in zip(table["decision"], table["feature"], table["weight"], strict=True):
        value = tuple(map(float, weight.split())) if decision == "order" else float(weight)
        out.setdefault(decision, {})[feature] = value
    return Judge(out)
