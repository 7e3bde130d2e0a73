"""The index of the words of a corpus: what is asked often is found in arrays, not by reading the texts again."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse

from analysis.base.arguments import whole_number
from analysis.base.pool import spread
from analysis.base.schema import article_texts
from analysis.terms.index.reading import BATCH, dateline_spans, read_part

LONG = ("text", "raw_text")
"""Columns of articles that counts leave behind."""


@dataclass(frozen=True, eq=False)
class WordIndex:
    """Articles, and the words of each by number and place; made by `index_words`, or opened as `run.index`.

    Attributes
    ----------
    articles : DataFrame
        What was indexed, texts among it.
    parts : list of Part
        Articles in the order of the table, some hundred to a part.
    vocabulary : Vocabulary
        Every word as it is written, and its term.
    """

    articles: pd.DataFrame
    parts: list
    vocabulary: "Vocabulary"

    def __len__(self):
        return len(self.articles)

    def __repr__(self):
        return f"WordIndex({len(self):,} articles, {sum(len(p.words) for p in self.parts):,} words)"

    @cached_property
    def written(self):
        """Every word as it is written."""
        return [written for written, _ in self.vocabulary.known]

    @property
    def terms(self):
        """Every term, sorted: a pyarrow.StringArray."""
        return self._sorted[0]

    @property
    def term_of(self):
        """The place of each written word's term among the terms."""
        return self._sorted[1]

    @cached_property
    def _sorted(self):
        return self.vocabulary.terms()

    @cached_property
    def rows(self):
        """The articles without their texts."""
        return self.articles.drop(columns=[c for c in LONG if c in self.articles])

    @cached_property
    def texts(self):
        """The texts, as an Arrow array: only those that are needed become strings."""
        return pa.array(self.articles["text"], type=pa.large_string())

    @cached_property
    def begins(self):
        """The row of the first article of each part, and the number of articles."""
        return np.cumsum([0, *(len(part.sure) for part in self.parts)])

    @cached_property
    def doubtful(self):
        """The rows of articles whose texts are searched themselves."""
        return np.flatnonzero(~np.concatenate([np.zeros(0, dtype=bool), *(part.sure for part in self.parts)]))

    @cached_property
    def lengths(self):
        """How many signs each written word has."""
        return np.fromiter(map(len, self.written), dtype=np.int64, count=len(self.written))

    @cached_property
    def plain(self):
        """Which written words are letters and digits only, so that any piece of one is one word."""
        return np.fromiter(map(str.isalnum, self.written), dtype=bool, count=len(self.written))

    def term_numbers(self, terms):
        """Give the number of each term, -1 for one that does not occur."""
        found = pc.index_in(pa.array(terms, pa.string()), self.terms)
        return found.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)

    def totals(self, codes, n_groups):
        """Count all words of some groups of articles.

        Parameters
        ----------
        codes : ndarray of int, shape (articles,)
        n_groups : int

        Returns
        -------
        ndarray of int, shape (groups, terms)
        """
        width = len(self.terms)
        out = np.zeros(n_groups * width, dtype=np.int64)
        for part, begin in zip(self.parts, self.begins[:-1], strict=True):
            counted = np.flatnonzero(part.counted())
            groups = codes[begin + part.rows(counted)]
            out += np.bincount(groups * width + self.term_of[part.words[counted]], minlength=len(out))
        return out.reshape(n_groups, width)

    def counts_of(self, places):
        """Count some terms, in rising order, in every article: a csr_array of articles x places."""
        column, parts = np.full(len(self.terms), -1, dtype=np.int32), []
        column[places] = np.arange(len(places), dtype=np.int32)
        for part in self.parts:
            columns = np.where(part.counted(), column[self.term_of[part.words]], -1)
            there = np.flatnonzero(columns >= 0)
            parts.append(cells(part.rows(there), columns[there], (len(part.sure), len(places))))
        return sparse.csr_array(sparse.vstack(parts) if parts else (0, len(places)))


def cells(rows, columns, shape):
    """Count pairs of row and column; rows rise.

    Returns
    -------
    csr_array of int32
        Columns rise within a row.
    """
    starts = np.searchsorted(rows, np.arange(shape[0] + 1)).astype(np.int32)
    ones = np.ones(len(columns), dtype=np.int32)
    out = sparse.csr_array((ones, np.array(columns, dtype=np.int32), starts), shape=shape)
    out.sum_duplicates()
    return out


def index_words(articles: pd.DataFrame, *, workers: int = 1) -> WordIndex:
    """Give every word of the articles its number and place once, so that looking again takes no reading.

    Parameters
    ----------
    articles : DataFrame
        One row per article: article_id, text, and what else is asked for (outlet, columns of groups).
    workers : int
        Processes.

    Returns
    -------
    WordIndex
        To be given to `kwic`, `collocations`, `compare_collocations` or `document_term_matrix` in place of the
        articles; what they find is the same. A run has its own on disk: `run.index`.

    Raises
    ------
    ValueError
        If a column or a text is missing.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Courier"], "text": ["The ferry sank. A ferry!"]})
    >>> index_words(articles)
    WordIndex(1 articles, 5 words)
    """
    texts, datelines = article_texts(articles, "article_id"), dateline_spans(articles)
    batches = [(texts[at : at + BATCH], datelines[at : at + BATCH]) for at in range(0, len(texts), BATCH)]
    vocabulary = Vocabulary()
    parts = []
    for part, words in spread(_read_batch, batches, whole_number("workers", workers, 1)):
        parts.append(replace(part, words=vocabulary.numbers(words)[part.words]))
    return WordIndex(articles.reset_index(drop=True), parts, vocabulary)


def _read_batch(batch):
    return read_part(*batch)


class Vocabulary:
    """Written words and their terms, numbered in the order in which parts bring them."""

    def __init__(self):
        self.known = {}

    def numbers(self, words):
        """Give the number of each (written, term) here."""
        known = self.known
        return np.fromiter((known.setdefault(word, len(known)) for word in words), dtype=np.int32, count=len(words))

    def terms(self):
        """Give the terms, sorted, and the place of each word's term among them."""
        terms = pa.array([term for _, term in self.known], pa.string()).dictionary_encode()
        order = pc.sort_indices(terms.dictionary).to_numpy()
        rank = np.empty(len(order), dtype=np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        return terms.dictionary.take(pa.array(order)), rank[terms.indices.to_numpy(zero_copy_only=False)]
