"""Where words, phrases and patterns stand in texts, and what stands around them."""

import bisect
import itertools
import operator
import re

import numpy as np
import pandas as pd

from analysis.text.sentences import sentence_spans
from analysis.text.words import BETWEEN, GAP, WORD, asked_terms, folded_places, unify, word_spans

HIT = ["row", "start", "end"]
_REACH = 8  # characters per word of left context that are looked at first; most words are shorter
_LONGEST = 1000  # characters of one word
_word, _end = re.compile(WORD), re.compile(r"[.!?…\n\r]")


class Texts:
    """Texts that are searched from their first sign to their last.

    Parameters
    ----------
    texts : list of str
    """

    def __init__(self, texts):
        self.texts = texts

    def words(self, phrases, ignore_case):
        """Find words and phrases: row, start and end of each; where two begin at the same word, of the longer."""
        return _table(find_words(self.texts, phrases, ignore_case))

    def pattern(self, finder):
        """Find a compiled expression."""
        return _table(find_pattern(self.texts, finder))

    def signs(self, finder):
        """Find a compiled expression of signs written in one way."""
        return _table(find_pattern(map(unify, self.texts), finder))

    def contexts(self, hits, window, within_sentence):
        """Give start, end, left, match and right of hits that are sorted by row."""
        found = contexts(self.texts, hits[HIT].itertuples(index=False, name=None), window, within_sentence)
        return pd.DataFrame(found, columns=["start", "end", "left", "match", "right"])


def _table(found):
    return pd.DataFrame(found, columns=HIT).astype(np.int64)


def find_pattern(texts, finder):
    """List row, start and end of every match."""
    return [(row, *match.span()) for row, text in enumerate(texts) for match in finder.finditer(text)]


def asked_forms(phrases, ignore_case):
    """Give the words of each phrase as they are compared."""
    forms = asked_terms("pattern", phrases)
    return forms if ignore_case else [_as_written(phrase) for phrase in phrases]


def find_words(texts, phrases, ignore_case):
    """List row, start and end of words and phrases; where two begin at the same word, of the longer."""
    forms = asked_forms(phrases, ignore_case)
    finder = re.compile("|".join(map(_whole, sorted(forms, key=len, reverse=True))))
    forms, hits = {tuple(form) for form in forms}, []
    for row, text in enumerate(texts):
        written, place = folded_places(text) if ignore_case else (unify(text), None)
        match = finder.search(written)
        while match:  # each from the next sign on, as phrases can overlap
            start, end = match.span()
            if (match.group(),) in forms and _is_space(written, start - 1) and _is_space(written, end):
                found = [(start, end)]  # no word goes on across a space
            else:
                found = _phrases_at(written, start, forms)
            if place:
                found = ((place(first)[0], place(last - 1)[1]) for first, last in found)
            found = next((span for span in found if not _sentence_ends_within(text, *span)), None)
            if found:
                hits.append((row, *found))
            match = finder.search(written, start + 1)
    return hits


def _is_space(text, at):
    return at < 0 or at >= len(text) or text[at].isspace()


def _phrases_at(text, start, forms):
    """Yield start and end of every listed phrase whose words begin at a place, the longest first."""
    low, longest = start, max(map(len, forms))
    while low > max(0, start - _LONGEST) and not text[low - 1].isspace():
        low -= 1
    spans = (word.span() for word in _word.finditer(text, low))
    spans = list(itertools.islice((span for span in spans if span[0] >= start), longest))
    for size in range(len(spans), 0, -1):
        if spans[0][0] == start and tuple(text[first:last] for first, last in spans[:size]) in forms:
            yield start, spans[size - 1][1]


def _sentence_ends_within(text, start, end):
    if not _end.search(text, start, end):
        return False
    line, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    sentences = sentence_spans(text[line : line_end if line_end >= 0 else len(text)])
    return any(start < line + at < end for at, _ in sentences)


def _as_written(text):
    """List the words of a text with their capitals."""
    text = unify(text)
    return [text[start:end] for start, end in word_spans(text)]


def _whole(form):
    """Write a pattern for a phrase as whole words with anything but words and line ends between.

    It begins with its first letter, not with a look behind, so that the search can leap from one to the next. It finds
    candidates; `_phrases_at` decides.
    """
    first, rest = re.escape(form[0][0]), [form[0][1:], *form[1:]]
    begin = rf"{first}(?<![^\W_]{first})(?<![^\W_]['-]{first})"
    return begin + BETWEEN.join(map(re.escape, rest)) + r"(?!['-]?[^\W_])"


def contexts(texts, hits, window, within_sentence):
    """Yield start, end, left, match and right of every hit: row, start and end, sorted."""
    some_words = re.compile(rf"(?:{GAP}{WORD}){{0,{window}}}")
    for row, of_row in itertools.groupby(hits, key=operator.itemgetter(0)):
        text, line, line_end = texts[row], 0, -1
        lined = text.replace("\r", "\n")
        for _, start, end in of_row:
            low, high = 0, len(text)
            if within_sentence:
                if start > line_end:  # no sentence goes on across a line's end, so that one line is enough
                    line, line_end = lined.rfind("\n", 0, start) + 1, lined.find("\n", start)
                    line_end = line_end if line_end >= 0 else len(text)
                    sentences = sentence_spans(text[line:line_end]) or [(0, line_end - line)]
                number = max(bisect.bisect_right(sentences, start - line, key=operator.itemgetter(0)) - 1, 0)
                low = min(line + sentences[number][0], start)
                high = max(line + sentences[number][1], end)
            left = _back(text, low, start, window) if window else start
            right = some_words.match(text, end, high).end()
            yield start, end, text[left:start], text[start:end], text[end:right]


def _back(text, low, start, window):
    """Give the place where the words before a place begin, as many as asked, not before `low`."""
    reach = _REACH * (window + 1)
    while True:
        near = max(low, text.rfind(" ", low, max(low, start - reach)) + 1)  # no word goes on across a blank
        begins = [word.start() for word in _word.finditer(text, near, start)]
        if near == low or len(begins) >= window:
            return begins[-window:][0] if begins else start
        reach *= 2
