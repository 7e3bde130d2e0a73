"""Texts to arrays: for each article the numbers of its words, where they stand, and where its sentences begin."""

import hashlib
import itertools
import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.text.sentences import sentence_spans
from analysis.text.words import folded_words, word_spans

BATCH = 500
"""Articles of a part."""
_joined = re.compile(r"[^\W_]_|_[^\W_]")  # a word for patterns, several for us


@dataclass(frozen=True, eq=False)
class Part:
    """The words of some articles, one after the other.

    Attributes
    ----------
    borders : ndarray of int, shape (articles + 1,)
        Where each article's words begin.
    words, starts : ndarray of int32, shape (words,)
        Number of the word in the vocabulary, and its place in the article's text.
    firsts : ndarray of int32
        Words that open a sentence, the first of every article among them.
    lead : ndarray of int32, shape (articles, 2)
        First and last but one word of the dateline, counted within the article; twice the same for none.
    sure : ndarray of bool, shape (articles,)
        Whether words as they are counted are also words as they are written; elsewhere the text itself is searched.
    digests : ndarray of int64, shape (articles,)
        Of what was read, so that an index is never used for another text.
    """

    borders: np.ndarray
    words: np.ndarray
    starts: np.ndarray
    firsts: np.ndarray
    lead: np.ndarray
    sure: np.ndarray
    digests: np.ndarray

    def rows(self, tokens):
        """Give the article of each word, by the word's place in the part."""
        return np.searchsorted(self.borders, tokens, side="right") - 1

    def counted(self):
        """Tell of each word whether it counts: all but those of datelines."""
        out = np.ones(len(self.words), dtype=bool)
        for row in np.flatnonzero(self.lead[:, 0] < self.lead[:, 1]):
            first, end = self.borders[row] + self.lead[row]
            out[first:end] = False
        return out


def read_part(texts, datelines):
    """Read some texts.

    Parameters
    ----------
    texts : list of str
    datelines : list of (int, int) or None
        From `dateline_spans`.

    Returns
    -------
    Part
        Words are numbered as the vocabulary lists them.
    list of (str, str)
        The vocabulary: each word as it is written, and its term.
    """
    vocabulary, sizes, words, starts, firsts, lead, sure = {}, [], [], [], [], [], []
    n = 0
    for text, dateline in zip(texts, datelines, strict=True):
        spans, terms, numbers, of_lead, is_sure = _read(text, dateline)
        words += [
            vocabulary.setdefault((text[start:end], term), len(vocabulary))
            for (start, end), term in zip(spans, terms, strict=True)
        ]
        starts += [start for start, _ in spans]
        firsts.append(n + np.flatnonzero(np.diff(numbers, prepend=-1)))
        n += len(spans)
        sizes.append(len(spans))
        lead.append(of_lead)
        sure.append(is_sure)
    return Part(
        np.cumsum([0, *sizes], dtype=np.int32),
        np.array(words, dtype=np.int32),
        np.array(starts, dtype=np.int32),
        np.concatenate([np.zeros(0), *firsts]).astype(np.int32),
        np.array(lead, dtype=np.int32).reshape(-1, 2),
        np.array(sure, dtype=bool),
        digests(texts, datelines),
    ), list(vocabulary)


def dateline_spans(articles):
    """Give the dateline of each article as (start, end), or None."""
    if "dateline_start" not in articles.columns or "dateline_end" not in articles.columns:
        return [None] * len(articles)
    pairs = zip(articles["dateline_start"], articles["dateline_end"], strict=True)
    return [None if pd.isna(start) or pd.isna(end) else (int(start), int(end)) for start, end in pairs]


def digests(texts, datelines):
    """Give a number per article that another text or dateline would not have."""
    out = np.empty(len(texts), dtype=np.int64)
    for row, (text, dateline) in enumerate(zip(texts, datelines, strict=True)):
        told = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8)
        told.update(repr(dateline).encode())
        out[row] = int.from_bytes(told.digest(), "little", signed=True)
    return out


def _read(text, dateline):
    """Give spans, terms, number of the sentence of each, words of the dateline, and whether they can be trusted."""
    spans, terms = folded_words(text)
    numbers, sure = _sentences(text, spans)
    sure = sure and not ("_" in text and _joined.search(text)) and spans == word_spans(text)
    if dateline is None:
        return spans, terms, numbers, (0, 0), sure
    start, end = dateline
    masked = text[:start] + " " * (end - start) + text[end:]
    inside = [i for i, (first, last) in enumerate(spans) if first < end and last > start]
    of_lead = (inside[0], inside[-1] + 1) if inside else (0, 0)
    counted, their_terms = folded_words(masked)
    their_numbers, _ = _sentences(masked, counted)
    rest = [*range(of_lead[0]), *range(of_lead[1], len(spans))]
    if (
        counted == [spans[i] for i in rest]
        and their_terms == [terms[i] for i in rest]
        and np.array_equal(np.diff(their_numbers) > 0, np.diff(numbers[rest]) > 0)
    ):
        return spans, terms, numbers, of_lead, sure
    return counted, their_terms, their_numbers, (0, 0), False  # without its dateline the text reads otherwise


def _sentences(text, spans):
    """Give the number of each word's sentence, and whether no sentence begins or ends within a word."""
    sentences, places = _flat(sentence_spans(text)), _flat(spans)
    if not len(sentences) or not len(places):
        return np.zeros(len(places), dtype=np.int64), not len(places)
    numbers = np.maximum(np.searchsorted(sentences[:, 0], places[:, 0], side="right") - 1, 0)
    own = sentences[numbers]
    return numbers, bool((own[:, 0] <= places[:, 0]).all() and (places[:, 1] <= own[:, 1]).all())


def _flat(pairs):
    return np.fromiter(itertools.chain.from_iterable(pairs), dtype=np.int64, count=2 * len(pairs)).reshape(-1, 2)
