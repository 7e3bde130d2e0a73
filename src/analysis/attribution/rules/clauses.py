"""Reading a clause without a parser: tokens with their word classes, and walks that find where a phrase begins or ends.

A walk goes token by token and yields each place where the phrase may stop with what it sees there: the words and
classes on both sides. `votes.py` says what of that counts, and how much. Where a walk has to stop it sees None.
"""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from analysis.base.lexicon import read_lexicon
from analysis.text.reading import read_text

_TOKEN = re.compile(
    r"(?:[A-Z]\.)+(?=\W)|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Jr|Sr|St|Prof|Rev|Hon|Capt|Maj|Adm|No|vs)\."
    r"|\w+(?:[-']\w+)*|''|``|\n|[^\w\s]"
)
MARKS = frozenset("\"“”„«»‘'") | {"''", "``"}
# Where the weights need not be asked: in PolNeAR's train split these stop, or go on, in at least 97 of 100 cases.
_STOPS = frozenset(["begin", "end", "cq", "oq", "\n", ";"])
_PHRASE_GOES_ON = frozenset(["cap", "det", "title", "poss", "num", "/", "%"])
_NO_CUE_BEFORE = _STOPS | {"cap", ",", "pron", "rel", "and", "title", ")", ":", "—", "–", "("}
_NO_CUE_AFTER = _STOPS | {"that", "wh", "pron", "title", ")", "—", "("}
_MAY_END = frozenset((*",;:—–()-", "and", "but", "sub", "prep", "that", "rel", "day"))
_MAY_BEGIN = frozenset((*",;:—–()-", "and", "but", "sub", "that", "rel", "cq"))
LONGEST = 300
"""Tokens that a walk goes at most, so that no line, however long, takes more than linear time."""


@lru_cache(maxsize=1)
def _classes():
    table = read_lexicon("word_classes", columns=("word", "class", "source"))
    return dict(zip(table["word"], table["class"], strict=True))


class _WordClasses(dict):
    """Classes of the words met so far."""

    def __missing__(self, word):
        if len(self) > 100_000:
            self.clear()
        self[word] = out = word_class(word)
        return out


_met = _WordClasses()


def word_class(word):
    """Name the class of a word: from the lexicon, else from its shape.

    Examples
    --------
    >>> [word_class(word) for word in ("She", "Ana", "walked", "quickly", "42", "until")]
    ['pron', 'cap', 'verb', 'adv', 'num', 'prep']
    """
    known = _classes().get(word.lower())
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
        self.reading = read_text(text)
        text = self.reading.text
        plain = text.replace("’", "'")  # so that "don’t" is one word of the lexicon however it is written
        self.text = text
        self.words = _TOKEN.findall(plain)
        self.low = list(map(str.lower, self.words))
        self.starts, at, find = [], 0, plain.find
        for word in self.words:  # twice as fast as asking every match: between tokens there is white space alone
            at = find(word, at)
            self.starts.append(at)
            at += len(word)

    def prepare(self):
        """Find classes, sentences and quotations, which only texts with a cue need."""
        self.ends = [s + len(w) for s, w in zip(self.starts, self.words, strict=True)]
        self.kinds = list(map(_met.__getitem__, self.words))
        bounds = {bisect_left(self.starts, start) for start, _ in self.reading.sentences}
        self.sentences = sorted(bounds | {0, len(self.words)})
        self._stops = {}
        self.quotes = []  # (index of the opening mark, index after the closing mark)
        self.quote_of = [-1] * len(self.words)
        for n, (start, end) in enumerate(self.reading.quotations):
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
        if begin not in self._stops:  # once per sentence, however many cues it holds
            while end > begin and self.kinds[end - 1] in (".", "!", "?", "\n", "…"):
                end -= 1
            self._stops[begin] = end
        return self._stops[begin]

    def quote_at(self, i):
        """Give the quotation that opens at token i, as token range, or None."""
        q = self.quote_of[i] if i < len(self.quote_of) else -1
        return self.quotes[q] if q >= 0 and self.quotes[q][0] == i else None

    def span(self, first, last):
        """Give the characters of tokens first..last-1."""
        return self.starts[first], self.ends[last - 1]


_BUCKETS = ("0", "1", "2", "3", "4", "4", *("6",) * 4, *("10",) * 6)
_FEW = ("0", "1", "2", "3")


def _bucket(n):
    """Name a length coarsely, the more so the longer."""
    return _BUCKETS[n] if n < 16 else "16"


def phrase_starts(t, end, begin):
    """Walk left through the noun phrase that ends before token `end`: (start, what is seen) pairs."""
    kinds, low = t.kinds, t.low
    commas = preps = 0
    outside, word = kinds[end - 1], low[end - 1]
    for s in range(end - 1, max(begin, end - 40) - 1, -1):
        inside = outside
        if s > begin:
            outside, word = kinds[s - 1], low[s - 1]
        else:
            outside = word = "begin"
        if outside in _STOPS:
            yield s, None
            return
        if outside not in _PHRASE_GOES_ON:
            beyond = kinds[s - 2] if s - 1 > begin else "begin"
            yield s, (outside, inside, word, beyond, _bucket(end - s), _FEW[min(commas, 2)], _FEW[min(preps, 2)])
        if inside == ",":
            commas += 1
        elif inside in ("prep", "to"):
            preps += 1


def phrase_ends(t, start, end, opens):
    """Walk right through the noun phrase that starts at token `start`: (end, what is seen) pairs.

    `opens` says whether the content follows ("According to the mayor, ...").
    """
    kinds, low = t.kinds, t.low
    opens = "yes" if opens else "no"
    commas = preps = 0
    for e in range(start + 1, min(end, start + 40) + 1):
        outside, word = (kinds[e], low[e]) if e < end else ("end", "end")
        after = kinds[e + 1] if e + 1 < end else "end"
        yield (
            e,
            (outside, kinds[e - 1], word, after, opens, _bucket(e - start), _FEW[min(commas, 2)], _FEW[min(preps, 2)]),
        )
        if outside == ",":
            commas += 1
        elif outside in ("prep", "to"):
            preps += 1


def content_starts(t, at, end, lemma):
    """Walk right from the cue to where what was said begins: (start, what is seen) pairs."""
    kinds, low = t.kinds, t.low
    for s in range(at, min(end, at + 20)):
        yield s, (kinds[s], kinds[s - 1], low[s], low[s - 1], kinds[s + 1], _bucket(s - at), lemma)


def content_ends(t, start, end):
    """Walk right over the places where what was said may end, at last `end`: (end, what is seen) pairs."""
    kinds, low, quote_of = t.kinds, t.low, t.quote_of
    quoted = "yes" if kinds[start] == "oq" else "no"
    e = start + 1
    while e < end and e - start < LONGEST:
        q = quote_of[e - 1]
        if q >= 0 and t.quotes[q][1] > e:  # no end inside a quotation
            e = t.quotes[q][1]
            end = max(end, e)
            continue
        outside, inside = kinds[e], kinds[e - 1]
        if outside in _MAY_END or inside == "cq":
            yield e, (outside, inside, low[e], kinds[e + 1], low[e + 1], quoted, _bucket(e - start), _bucket(end - e))
        e += 1
    yield end, ("end", quoted, _bucket(end - start))


def content_lefts(t, end, begin):
    """Walk left over the places where what was said may begin: (start, what is seen) pairs."""
    kinds, low, quote_of = t.kinds, t.low, t.quote_of
    quoted = "yes" if kinds[end - 1] == "cq" else "no"
    s = end - 1
    first = max(begin, end - LONGEST)
    while s >= first:
        q = quote_of[s]
        if q >= 0 and t.quotes[q][0] < s:  # no beginning inside a quotation
            s = t.quotes[q][0]
            if s < begin:
                begin = first = t.sentence(s)[0]
        here = kinds[s]
        outside, word = (kinds[s - 1], low[s - 1]) if s > begin else ("begin", "begin")
        if outside == "begin":
            yield s, None
        elif outside in _MAY_BEGIN or here == "oq":
            yield s, (outside, here, word, quoted, _bucket(end - s), _bucket(s - begin))
        s -= 1


def cue_starts(t, i, begin):
    """Walk left from the cue word over what belongs to it: (start, what is seen) pairs."""
    kinds, low = t.kinds, t.low
    for s in range(i, max(begin, i - 7) - 1, -1):
        outside, word = (kinds[s - 1], low[s - 1]) if s > begin else ("begin", "begin")
        if outside in _NO_CUE_BEFORE:
            yield s, None
            return
        beyond = kinds[s - 2] if s - 1 > begin else "begin"
        yield s, (outside, word, kinds[s], beyond, "yes" if i == s else "no")


def cue_ends(t, i, end, form):
    """Walk right from the cue word over what belongs to it: (end, what is seen) pairs."""
    kinds, low = t.kinds, t.low
    for e in range(i + 1, min(end, i + 8) + 1):
        outside, word = (kinds[e], low[e]) if e < end else ("end", "end")
        if outside in _NO_CUE_AFTER:
            yield e, None
            return
        next_word = low[e + 1] if e + 1 < end else "end"
        yield e, (outside, word, low[e - 1], next_word, form, _FEW[min(e - i, 3)])
