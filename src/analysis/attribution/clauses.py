"""Reading a clause without a parser: tokens with their word classes, and walks that find where a phrase begins or ends.

A walk goes token by token from the cue and asks at each step whether the phrase stops here. The answer is a sum of
weights over what stands on both sides of the step, from `lexicons/rule_weights.csv`.
"""

import math
import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from analysis.lexicon import read_lexicon
from analysis.tokens import sentence_spans
from analysis.voice import quotation_spans

_TOKEN = re.compile(
    r"(?:[A-Z]\.)+(?=\W)|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Jr|Sr|St|Prof|Rev|Hon|Capt|Maj|Adm|No|vs)\."
    r"|\w+(?:[-’']\w+)*|''|``|\n|[^\w\s]"
)
MARKS = frozenset("\"“”„«»‘’'") | {"''", "``"}
SKIPPED = frozenset(["adv", "not", "be", "have", "do", "modal"])
"""What stands between a subject and its verb and belongs to the cue: "has also repeatedly said"."""
_BOUNDARY = frozenset(", ; : — – ( ) and but sub prep that rel wh to ing day adv -".split(" "))


@lru_cache(maxsize=1)
def _classes():
    table = read_lexicon("word_classes", columns=("word", "class", "source"))
    return dict(zip(table["word"], table["class"], strict=True))


@lru_cache(maxsize=200_000)
def word_class(word):
    """Name the class of a word: from the lexicon, else from its shape."""
    known = _classes().get(word.lower().replace("’", "'"))
    if known:
        return known
    if word[0].isupper():
        return "cap"
    if word[0].isdigit():
        return "num"
    if not word[0].isalnum():
        return word
    for ending, name in (("ly", "adv"), ("ing", "ing"), ("ed", "ed"), ("n't", "modal"), ("s", "plural")):
        if len(word) > 4 and word.endswith(ending):
            return name
    return "word"


class Text:
    """One text as tokens with their classes, sentences and quotations."""

    def __init__(self, text):
        spans = [m.span() for m in _TOKEN.finditer(text)]
        self.text = text
        self.starts = [s for s, _ in spans]
        self.ends = [e for _, e in spans]
        self.words = [text[s:e] for s, e in spans]
        self.low = [w.lower() for w in self.words]

    def prepare(self):
        """Find classes, sentences and quotations, which only texts with a cue need."""
        self.low = [w.replace("’", "'") for w in self.low]
        self.kinds = [word_class(w) for w in self.words]
        bounds = {bisect_left(self.starts, start) for start, _ in sentence_spans(self.text)}
        self.sentences = sorted(bounds | {0, len(self.words)})
        self.quotes = []  # (index of the opening mark, index after the closing mark)
        self.quote_of = [-1] * len(self.words)
        for n, (start, end) in enumerate(quotation_spans(self.text)):
            first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
            self.quotes.append((first, last))
            self.quote_of[first:last] = [n] * (last - first)
            self.kinds[first] = "oq"
            if self.words[last - 1] in MARKS and last - 1 > first:
                self.kinds[last - 1] = "cq"
        self.kinds.append("end")
        self.low.append("\n")
        self.words.append("\n")

    def sentence(self, i):
        """Give the token range of the sentence of token i."""
        n = bisect_right(self.sentences, i)
        return self.sentences[n - 1], self.sentences[n] if n < len(self.sentences) else len(self.starts)

    def stop(self, begin, end):
        """Give where a sentence's words end: before its final point and line end, after a closing quotation mark."""
        while end > begin and self.kinds[end - 1] in (".", "!", "?", "\n", "…"):
            end -= 1
        return end

    def quote_at(self, i):
        """Give the quotation that opens at token i, as token range, or None."""
        q = self.quote_of[i] if i < len(self.quote_of) else -1
        return self.quotes[q] if q >= 0 and self.quotes[q][0] == i else None

    def span(self, first, last):
        """Give the characters of tokens first..last-1."""
        return self.starts[first], self.ends[last - 1]


def _bucket(n):
    return n if n < 4 else 4 if n < 6 else 6 if n < 10 else 10 if n < 16 else 16


def phrase_starts(t, end, begin):
    """Walk left through the noun phrase that ends before token `end`: (start, features) pairs."""
    kinds, low = t.kinds, t.low
    commas = preps = 0
    for s in range(end - 1, max(begin, end - 40) - 1, -1):
        outside = kinds[s - 1] if s > begin else "begin"
        inside = kinds[s]
        closed = low[s - 1] if s > begin else "begin"
        yield (
            s,
            (
                "o=" + outside,
                "i=" + inside,
                f"oi={outside} {inside}",
                "ow=" + closed,
                f"owi={closed} {inside}",
                f"n={_bucket(end - s)}",
                f"oc={outside} {min(commas, 2)} {min(preps, 2)}",
                f"oo={kinds[s - 2] if s - 1 > begin else 'begin'} {outside}",
                f"ii={inside} {kinds[s + 1]}",
            ),
        )
        if inside == ",":
            commas += 1
        elif inside in ("prep", "to"):
            preps += 1
        elif inside in ("\n", "oq", "cq"):
            return


def phrase_ends(t, start, end):
    """Walk right through the noun phrase that starts at token `start`: (end, features) pairs."""
    kinds, low = t.kinds, t.low
    commas = preps = 0
    for e in range(start + 1, min(end, start + 40) + 1):
        outside = kinds[e] if e < end else "end"
        inside = kinds[e - 1]
        after = kinds[e + 1] if e + 1 < end else "end"
        yield (
            e,
            (
                "o=" + outside,
                "i=" + inside,
                f"oi={outside} {inside}",
                f"ow={low[e] if e < end else 'end'}",
                f"oa={outside} {after}",
                f"n={_bucket(e - start)}",
                f"oc={outside} {min(commas, 2)} {min(preps, 2)}",
                f"owa={low[e] if e < end else 'end'} {after}",
            ),
        )
        if outside == ",":
            commas += 1
        elif outside in ("prep", "to"):
            preps += 1


def content_starts(t, at, end, lemma):
    """Walk right from the cue to where what was said begins: (start, features) pairs."""
    kinds, low = t.kinds, t.low
    for s in range(at, min(end, at + 20)):
        here = kinds[s]
        before = kinds[s - 1]
        yield (
            s,
            (
                "h=" + here,
                f"bh={before} {here}",
                f"hn={_bucket(s - at)} {here}",
                f"lh={lemma} {here}",
                f"ln={lemma} {_bucket(s - at)}",
                "hw=" + low[s],
                f"ha={here} {kinds[s + 1]}",
                f"lbn={lemma} {low[s - 1]}" if s > at else "first",
            ),
        )


def content_ends(t, start, end):
    """Walk right to where what was said ends, over the places where a clause may end: (end, features) pairs."""
    kinds, low, quote_of = t.kinds, t.low, t.quote_of
    quoted = kinds[start] == "oq"
    e = start + 1
    while e < end:
        q = quote_of[e - 1]
        if q >= 0 and t.quotes[q][1] > e:
            e = t.quotes[q][1]
            end = max(end, min(e, len(quote_of)))
            continue
        outside, inside = kinds[e], kinds[e - 1]
        if outside in _BOUNDARY or inside == "cq" or outside == "oq":
            yield (
                e,
                (
                    "o=" + outside,
                    f"oq={outside} {quoted}",
                    f"oi={outside} {inside}",
                    f"ow={low[e]}",
                    f"owa={low[e]} {kinds[e + 1]}",
                    f"owaw={low[e]} {low[e + 1]}",
                    f"on={outside} {_bucket(e - start)}",
                    f"left={outside} {_bucket(end - e)}",
                    f"qi={quoted} {inside == 'cq'} {outside}",
                ),
            )
        e += 1
    yield end, ("end", f"endq={quoted}", f"end n={_bucket(end - start)}")


def content_lefts(t, end, begin):
    """Walk left to where what was said before the attribution begins: (start, features) pairs."""
    kinds, low, quote_of = t.kinds, t.low, t.quote_of
    closed = kinds[end - 1] == "cq"
    s = end - 1
    while s >= begin:
        q = quote_of[s]
        if q >= 0 and t.quotes[q][0] < s:
            s = t.quotes[q][0]
            begin = min(begin, t.sentence(s)[0]) if s < begin else begin
        here = kinds[s]
        outside = kinds[s - 1] if s > begin else "begin"
        if outside in _BOUNDARY or outside in ("begin", "cq") or here == "oq":
            yield (
                s,
                (
                    "o=" + outside,
                    f"oh={outside} {here}",
                    f"oc={outside} {closed} {here == 'oq'}",
                    f"ow={low[s - 1] if s > begin else 'begin'}",
                    f"owh={low[s - 1] if s > begin else 'begin'} {here}",
                    f"on={outside} {_bucket(end - s)} {closed}",
                    f"left={_bucket(s - begin)} {closed} {here == 'oq'}",
                ),
            )
        s -= 1


def best_stop(steps, weights):
    """Give the step where a walk most likely stops: (position, chance), or None for an empty walk."""
    get, bias = weights.get, weights.get("bias", 0.0)
    alive, best, at = 1.0, 0.0, None
    for position, features in steps:
        total = bias
        for feature in features:
            total += get(feature, 0.0)
        p = 1 / (1 + math.exp(-total)) if total > -30 else 0.0
        if alive * p > best or at is None:
            best, at = alive * p, position
        alive *= 1 - p
        if alive < best:
            break
    return None if at is None else (at, best)


def cue_starts(t, i, begin, form):
    """Walk left from the cue word over what belongs to it: (start, features) pairs."""
    kinds, low = t.kinds, t.low
    for s in range(i, max(begin, i - 7) - 1, -1):
        outside = kinds[s - 1] if s > begin else "begin"
        word = low[s - 1] if s > begin else "begin"
        yield (
            s,
            (
                "o=" + outside,
                "ow=" + word,
                f"of={word} {form}",
                f"on={outside} {min(i - s, 3)}",
                f"own={word} {s == i}",
                f"oi={outside} {kinds[s]}",
                f"oo={kinds[s - 2] if s - 1 > begin else 'begin'} {word}",
            ),
        )


def cue_ends(t, i, end, form):
    """Walk right from the cue word over what belongs to it: (end, features) pairs."""
    kinds, low = t.kinds, t.low
    for e in range(i + 1, min(end, i + 8) + 1):
        word = low[e] if e < end else "end"
        after = low[e + 1] if e + 1 < end else "end"
        outside = kinds[e] if e < end else "end"
        yield (
            e,
            (
                "ow=" + word,
                f"of={word} {form}",
                f"on={outside} {min(e - i, 4)}",
                f"owa={word} {after}",
                f"owk={word} {kinds[e + 1] if e + 1 < end else 'end'}",
                f"iw={low[e - 1]} {outside}",
                f"own={word} {e == i + 1}",
            ),
        )
