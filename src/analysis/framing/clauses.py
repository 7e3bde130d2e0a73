"""A sentence as tokens with word classes, and the noun phrases before and after a word, without a parser."""

import re
from functools import cache
from typing import NamedTuple

from analysis.base.lexicon import read_lexicon
from analysis.framing.act_lexicon import around

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:[’'-]\w+)*|[^\w\s]")
AUXILIARIES = ("be", "have", "do", "modal")
_THIS = ("last", "this", "next", "every")
_ARTICLES = frozenset(["the", "a", "an"])
_DAYS = frozenset(
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "yesterday", "today", "tonight")
)
HE_IS = frozenset(["he's", "she's", "it's", "i'm", "who's", "we're", "you're", "they're"])
GET = frozenset(["get", "gets", "got", "gotten", "getting"])


def _in_ly(low, word):
    """Whether a word is an adverb by its ending: "deadly" and "family" are none."""
    return low.endswith("ly") and len(low) > 4 and low == word and low not in _of("no adverb")


class Token(NamedTuple):
    """A word or mark: as written, in small letters, and its place."""

    word: str
    low: str
    start: int
    end: int


def tokens(sentence):
    """Return the tokens of a sentence.

    Examples
    --------
    >>> [t.word for t in tokens("Kalvia's air-strike, they said")]
    ["Kalvia's", 'air-strike', ',', 'they', 'said']
    """
    return [Token(m.group(), m.group().lower().replace("’", "'"), *m.span()) for m in _TOKEN.finditer(sentence)]


@cache
def _of(name):
    """Return the words of a closed class."""
    table = read_lexicon("clause_words", columns=("word", "class", "source"))
    return frozenset(table.loc[table["class"] == name, "word"])


@cache
def _classes():
    table = read_lexicon("word_classes", columns=("word", "class", "source"))
    return dict(zip(table["word"], table["class"], strict=True))


class Clause:
    """A sentence, asked for what stands around a word."""

    def __init__(self, words, arms_near=False):
        self.words, self.arms_near = words, arms_near  # whether arms are spoken of in the sentences around
        self.low = [t.low for t in words]
        self.text = " ".join(self.low)

    def kind(self, i):
        """Return the class of a token: mark, prep, rel, link, be, have, do, modal, adv, pron, verb, open, and, noun."""
        if not 0 <= i < len(self.low):
            return "mark"
        low = self.low[i]
        known = _classes().get(low)
        if not low[0].isalnum():
            return "mark"
        if known in AUXILIARIES or low in ("to", "and"):
            return known if known in AUXILIARIES else low
        if low in _of("relative") and low != "that":
            return "rel"
        if low in _of("preposition"):
            return "prep"
        if low == "of":
            return "of"
        if low in _of("opener") or known in ("det", "poss") or low[0].isdigit():
            return "open"
        if low in _of("link") or known == "sub":
            return "link"
        if low in _of("pronoun"):
            return "pron"
        if low in _of("adverb") or known == "adv" or _in_ly(low, self.words[i].word):
            return "adv"
        if known == "verb" and self.words[i].word == low:
            return "verb"
        return "noun"

    def before(self, i):
        """Return the noun phrase that ends before token i (its subject, if i begins the verb), as token numbers."""
        j, alone = i - 1, False
        while self.kind(j) in ("adv", *AUXILIARIES) and j >= 0:
            j -= 1
        if self.kind(j) == "mark" and j >= 0 and self.low[j] in (",", ")", "—", "-"):
            open_at = next((k for k in range(j - 1, max(j - 14, -1), -1) if self.low[k] in (",", "(", "—")), None)
            if open_at is None and self.low[j] != ",":
                return None
            alone, j = open_at is None, (j if open_at is None else open_at) - 1
        if self.kind(j) == "rel" or (self.low[j : j + 1] == ["that"] and self.kind(j - 1) == "noun"):
            return (j, j + 1)
        end = j + 1
        for _ in range(4):  # "the man in the car by the bridge": the head stands before the first preposition
            k = j
            while self._inside(k):
                k -= 1
            if (
                self.kind(k) == "prep"
                and self._inside(k - 1)
                and self.low[k] not in ("after", "before", "since", "when")
                and self.words[k + 1].word not in _DAYS  # "late on Monday troops fired"
            ):
                j, end = k - 1, k
                continue
            break
        verb = k - 1 if self.kind(k) == "prep" else k
        if self._joined(i) and self._is_past(verb):  # "struck a plant and injured a guard": both have one subject
            return self.before(verb) if self._tells(verb) else None
        return None if alone else self._trim(self._opened(k + 1, end), end)

    def _joined(self, i):
        """Whether the verb at token i is joined to one before it by "and" or a comma."""
        while self.kind(i - 1) == "adv":
            i -= 1
        return i > 1 and self.low[i - 1] in ("and", ",")

    def _tells(self, k):
        """Whether a verb has a subject before it: no participle behind "was" or a comma."""
        return self.kind(k - 1) not in ("be", "prep", "mark", "open") and self.low[k - 1] not in GET

    def _is_past(self, k):
        return 0 < k < len(self.low) and (self.kind(k) == "verb" or self._past(k) or self._irregular(k))

    def _irregular(self, k):
        """Whether a word such as "shot" is rather a verb than a noun."""
        return self.low[k] in around("past") and self.kind(k - 1) not in ("open", "prep", "of", "and")

    def _opened(self, start, end):
        """Return where the phrase begins that ends at `end`: "the rebels" in "in 1994 the rebels killed".

        "Soldiers" in "shot the driver and soldiers killed": what stands before "and" is the object of a verb.
        """
        if self._is_past(start - 1) and self._tells(start - 1) and "and" in self.low[start:end]:
            return max(k for k in range(start, end) if self.low[k] == "and") + 1
        begin = start
        while start < end - 1 and (self._time(start) or self.low[start] in _of("time")):
            start += 2 if self.low[start] in _THIS else 1
        if start > begin and start < end - 1 and self.low[start].isdigit() and len(self.low[start]) == 4:
            start += 1  # "October 2021 militants"
        for k in range(start + 1, end - 1):
            if self.low[k] in _ARTICLES and self.low[k - 1][0].isdigit():
                return k
        return start

    def after(self, i):
        """Return the noun phrase that begins at token i or after adverbs there, as token numbers."""
        while self.kind(i) == "adv":
            i += 1
        if self.kind(i) not in ("noun", "open", "pron", "verb"):
            return None
        joined = self.kind(i + 1) == "and" and not self._goes_on(i + 2)  # "met her and other leaders"
        owner = self.kind(i + 1) in ("noun", "open", "verb", "adv") and not self._time(i + 1)  # "killed her son"
        if self.low[i] == "her" and not joined and not owner:
            return i, i + 1
        k = i
        while k < len(self.low) and k - i < 12 and (self._inside(k, forward=True) or self._adjective(i, k)):
            if self.low[k] == "and" and self._goes_on(k + 1):
                break
            if self._time(k):
                break
            if k > i and self.kind(k) == "pron":
                break
            k += 1
        return self._trim(i, k)

    def _adjective(self, i, k):
        """Whether a phrase begins with a participle: "by masked men"."""
        return k == i and self._past(k) and self.kind(k - 1) == "prep" and self.kind(k + 1) == "noun"

    def _goes_on(self, k):
        """Whether "and" is followed by more than a noun: "and wounding nine", "and left", "and soldiers killed two"."""
        if self.kind(k) not in ("open", "noun") or self._is_past(k) or self.low[k] in around("past"):
            return True
        if self.low[k].endswith("ing") and len(self.low[k]) > 4 and self.kind(k + 1) in ("open", "pron"):
            return True
        while self.kind(k) in ("open", "noun") and not self._is_past(k):
            k += 1
        return self._is_past(k) and self.kind(k + 1) in ("open", "pron")

    def _time(self, k):
        """Whether a time begins at token k: "last week", "Tuesday", "12 times"."""
        pair = self.low[k : k + 2]
        if self.words[k].word in _DAYS or pair[1:] == ["times"]:
            return True
        return pair[0] in _THIS and pair[1:] and pair[1] in _of("time")

    def near(self, i):
        """Return the noun phrase right before token i, of the last noun only: "those hurt", "friends of men hurt"."""
        k = i - 1
        while k >= 0 and self.kind(k) in ("noun", "open", "and") and not self._past(k):
            k -= 1
        return self._trim(k + 1, i)

    def _past(self, k):
        """Whether a word in -ed is rather a verb than an adjective within a noun phrase."""
        low = self.low[k]
        return low.endswith("ed") and len(low) > 4 and low == self.words[k].word and self.kind(k - 1) != "open"

    def _inside(self, k, forward=False):
        kind = self.kind(k)
        if k >= 0 and kind == "noun" and (self._past(k) or (not forward and self._irregular(k))):
            return False
        if kind == "verb":
            return forward and self.kind(k - 1) == "open"
        return kind in ("noun", "open", "pron", "of", "and", "adv") if k >= 0 else False

    def _trim(self, start, end):
        while start < end and self.kind(start) in ("and", "of", "adv"):
            start += 1
        while start < end and self.kind(end - 1) in ("and", "of", "open", "adv") and not self.low[end - 1].isdigit():
            if self.low[end - 1] in _of("stands alone"):
                break
            end -= 1
        return (start, end) if start < end else None

    def chars(self, span):
        """Return the characters of a span of tokens, a possessive's ending left out."""
        if span is None:
            return None
        last = self.words[span[1] - 1]
        cut = (
            2
            if last.low.endswith("'s") or last.low == "i'm"
            else 3
            if last.low in HE_IS
            else 1
            if last.low.endswith("s'")
            else 0
        )
        return (self.words[span[0]].start, last.end - cut)

    def as_written(self, span=None):
        """Return the words of a span, or of all, as they are written."""
        return " ".join(t.word for t in (self.words[slice(*span)] if span else self.words))

    def lows(self, span):
        """Return the words of a span in small letters."""
        return self.low[span[0] : span[1]] if span else []
