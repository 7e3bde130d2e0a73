"""The document-term matrix: how often each article uses each term.

Everything in this wing starts from it. It is built batch by batch, so that memory grows with what is counted and not
with the texts, and it never passes through a table of tokens.
"""

import io
import operator
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import pandas as pd
import pyarrow as pa
from scipy import sparse

from analysis.base.arguments import group_rows, listed, whole_number
from analysis.base.pool import spread
from analysis.base.schema import VOICES
from analysis.terms.counting.batches import count_indexed, count_packed, join
from analysis.terms.counting.phrases import Joiner, merge_terms
from analysis.terms.counting.texts import BATCH, open_batches
from analysis.terms.index.words import WordIndex
from analysis.text.words import asked_terms, single_words


@dataclass(frozen=True, eq=False)
class TermMatrix:
    """Counts of terms in articles, or in groups of articles.

    Attributes
    ----------
    counts : scipy.sparse.csr_array, shape (articles, terms)
        Occurrences; fractions where articles were weighted.
    terms : Index of str
        Names of the columns, sorted.
    articles : DataFrame
        The articles behind the rows, in order, without their texts, with n_words; after `by`, the groups.
    ngrams : tuple of int
        How many words a term can have.
    complete : bool
        Whether every term of the texts has a column: False where stop words or rare terms were left out.
    """

    counts: sparse.csr_array
    terms: pd.Index
    articles: pd.DataFrame
    ngrams: tuple = (1,)
    complete: bool = True

    @property
    def shape(self):
        """Number of rows and of terms."""
        return self.counts.shape

    def __repr__(self):
        return f"TermMatrix({self.shape[0]} rows x {self.shape[1]} terms, {self.counts.sum():,.10g} occurrences)"

    def by(self, columns):
        """Add articles up into groups, for sums of your own; functions that tell how sure they are want the articles.

        Parameters
        ----------
        columns : str or list of str
            Columns of `articles`; a missing value makes a group of its own.

        Returns
        -------
        TermMatrix
            One row per group, sorted; its `articles` hold the groups, their n_words and n_articles.

        Raises
        ------
        ValueError
            If a column is missing.
        """
        codes, groups = self.group_codes(columns, reserved=("n_words", "n_articles"))
        counts, _ = sum_groups(self.counts, codes, len(groups))
        articles = self.articles.assign(n_articles=self.articles.get("n_articles", 1))
        for column in ("n_words", "n_articles"):
            summed = np.bincount(codes, weights=articles[column], minlength=len(groups))
            groups[column] = summed.astype(articles[column].dtype)
        return replace(self, counts=counts, articles=groups)

    def group_codes(self, columns, *, reserved=()):
        """Give each row the number of its group.

        Parameters
        ----------
        columns : str, list of str or None
        reserved : collection of str
            Names that no column can have, as the result has them.

        Returns
        -------
        codes : ndarray of int, one per row
        groups : DataFrame
            The values of `columns` of each number.
        """
        return group_rows(columns, self.articles, reserved)

    def locate(self, terms):
        """Give the column of each term, -1 for a term that occurs nowhere.

        Parameters
        ----------
        terms : str or list of str
            Words and phrases as anybody writes them: case, apostrophes and hyphens make no difference.

        Returns
        -------
        ndarray of int

        Raises
        ------
        ValueError
            If one holds no word or a wildcard, or the matrix cannot tell: a phrase of more words than its n-grams have,
            or a term that may have been left out as a stop word or by min_articles.
        """
        asked, found = listed("terms", terms), asked_terms("terms", terms)
        for term, parts in zip(asked, found, strict=True):
            if len(parts) not in self.ngrams and "-".join(parts) not in self.terms:
                size = ", ".join(map(str, self.ngrams))
                raise ValueError(f"{term!r} has {len(parts)} words and this matrix terms of {size}; give it ngrams=")
        names = pd.Index([" ".join(parts) for parts in found], dtype="str")
        places = self.terms.get_indexer(names)
        joined = self.terms.get_indexer(names.str.replace(" ", "-"))  # a phrase that was counted as one term
        places = np.where(places < 0, joined, places)
        absent = np.flatnonzero(places < 0)
        if len(absent) and not self.complete:
            raise ValueError(
                f"{asked[absent[0]]!r} has no column: this matrix was built with stopwords= or min_articles=; "
                f"count it in one built without"
            )
        return places

    def save(self, path):
        """Write the matrix into one `.npz` file, readable without this package and without pickle.

        Raises
        ------
        ValueError
            If a column of the articles holds values of several types.
        """
        table = io.BytesIO()
        try:
            self.articles.to_parquet(table, index=False)
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            raise ValueError(f"articles: a column holds values of several types: {error.args[0]}") from error
        with open(path, "wb") as file:
            np.savez_compressed(
                file,
                data=self.counts.data,
                indices=self.counts.indices,
                indptr=self.counts.indptr,
                terms=np.frombuffer("\n".join(self.terms).encode(), dtype=np.uint8),
                articles=np.frombuffer(table.getvalue(), dtype=np.uint8),
                ngrams=self.ngrams,
                complete=self.complete,
            )

    @classmethod
    def load(cls, path):
        """Read a matrix that `save` wrote.

        Raises
        ------
        ValueError
            If the file is no such matrix.
        """
        try:
            with np.load(path) as parts:
                terms = parts["terms"].tobytes().decode().split("\n")
                terms = pd.Index(terms if terms != [""] else [], dtype="str")
                articles = pd.read_parquet(io.BytesIO(parts["articles"].tobytes()))
                counts = sparse.csr_array(
                    (parts["data"], parts["indices"], parts["indptr"]), shape=(len(articles), len(terms))
                )
                ngrams, complete = tuple(parts["ngrams"].tolist()), bool(parts["complete"])
        except (OSError, KeyError, ValueError, BadZipFile) as error:
            raise ValueError(f"{path}: not a saved TermMatrix ({error}); build it again and save it") from error
        return cls(counts, terms, articles, ngrams, complete)


def check_articles_matrix(matrix):
    """Return a matrix whose rows are articles.

    Raises
    ------
    ValueError
        If it is no TermMatrix, or its rows are groups, which say nothing of how articles differ.
    """
    if not isinstance(matrix, TermMatrix):
        raise ValueError(f"matrix is a {type(matrix).__name__}; give what document_term_matrix(articles) returns")
    if "n_articles" in matrix.articles.columns:
        raise ValueError("matrix: its rows are groups, made with by(); give the matrix of articles and name the groups")
    return matrix


def sum_groups(counts, codes, n_groups):
    """Add the articles of each group up.

    Parameters
    ----------
    counts : csr_array, shape (articles, terms)
    codes : ndarray of int, shape (articles,)
    n_groups : int

    Returns
    -------
    n, used : csr_array, shape (groups, terms)
        Occurrences of each term, and articles that use it; both hold the same cells.
    """
    terms, occurrences, spreads, width = [], [], [], counts.shape[1]
    order, sizes = np.argsort(codes, kind="stable"), np.diff(counts.indptr)
    for members in np.split(order, np.searchsorted(codes[order], np.arange(1, n_groups)))[:n_groups]:
        if sizes[members].sum() < width:  # a small group of a large corpus
            part = counts[members]
            found, places = np.unique(part.indices, return_inverse=True)
            n, used = np.bincount(places, weights=part.data), np.bincount(places)
        else:
            n, used = np.zeros(width), np.zeros(width, dtype=np.int64)
            for start in range(0, len(members), BATCH):  # so that the counts are never held twice
                part = counts[members[start : start + BATCH]]
                n += np.bincount(part.indices, weights=part.data, minlength=width)
                used += np.bincount(part.indices, minlength=width)
            found = np.flatnonzero(used)
            n, used = n[found], used[found]
        terms.append(found)
        occurrences.append(n)
        spreads.append(used)
    ends = np.cumsum([0, *map(len, terms)])
    places = np.concatenate([np.zeros(0, dtype=np.int64), *terms])
    n = np.concatenate([np.zeros(0), *occurrences])
    used = np.concatenate([np.zeros(0, dtype=np.int64), *spreads])
    if counts.dtype.kind != "f":
        n = n.astype(np.int64)
    shape = (n_groups, counts.shape[1])
    return tuple(sparse.csr_array((values, places, ends), shape=shape) for values in (n, used))


def document_term_matrix(
    articles: pd.DataFrame | WordIndex | str | Path,
    *,
    ngrams: int | tuple[int, int] = 1,
    min_articles: int = 1,
    stopwords: Collection[str] | None = None,
    weights: pd.Series | Sequence[float] | None = None,
    attributions: pd.DataFrame | None = None,
    voice: str = "all",
    phrases: list[str] | None = None,
    lemmas: dict[str, str] | None = None,
    workers: int | None = 1,
) -> "TermMatrix":
    """Count the terms of every article.

    Parameters
    ----------
    articles : DataFrame, WordIndex or path
        One row per article, with article_id and text; or an index of its words, which counts single words at once; or
        a Parquet file of it, which is read batch by batch so that the texts are never all in memory.
    ngrams : int or tuple of int
        How many words make a term: 1, 2 for pairs, (1, 2) for both. Pairs stay within a sentence.
    min_articles : int
        Leave out terms that occur in fewer articles.
    stopwords : collection of str, optional
        Words to leave out, such as `stop_list()`; an n-gram that holds one is left out too.
    weights : Series or array-like, optional
        What each article counts, such as `copy_weights` gives: one per row, or a Series indexed by article_id or as
        the articles are.
    attributions : DataFrame, optional
        From `find_attributions`; needed for any voice but "all".
    voice : {"all", "own", "quoted", "reported"}
        Whose words to count.
    phrases : list of str, optional
        Names and phrases to count as one term each, such as `multiword_names(articles)`; written with blanks or any
        hyphens they are one ("nagorno-karabakh"), and one word.
    lemmas : dict of str to str, optional
        Forms to count together: {"said": "say", "says": "say"}.
    workers : int
        Processes, this one among them; more than one pays from some ten thousand articles on.

    Returns
    -------
    TermMatrix
        Rows in the order of `articles`; its `articles` gains `n_words`, all words of the article in that voice, whether
        they have a column or not: rates per word mean the same whatever is left out.

    Raises
    ------
    ValueError
        If a column, a text or a weight is missing or is none, if ngrams is no number from 1 up, if `stopwords` is a
        string or holds a phrase, or if a voice is asked for without attributions, with those of other articles or of
        other texts, or where two articles have one article_id.

    Notes
    -----
    The counts equal those of scikit-learn's CountVectorizer with `tokens.WORD` as its pattern, exactly.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Courier", "Herald"],
    ...     "text": ["The corridor reopened.", "The corridor, the corridor!"]})
    >>> matrix = document_term_matrix(articles)
    >>> matrix.terms.tolist(), matrix.counts.toarray().tolist()
    (['corridor', 'reopened', 'the'], [[1, 1, 1], [2, 0, 2]])
    """
    lengths = _lengths(ngrams)
    if voice not in VOICES:
        raise ValueError(f"voice is {voice!r}; use one of {', '.join(VOICES)}")
    if voice != "all" and not isinstance(attributions, pd.DataFrame):
        raise ValueError(f"voice={voice!r} needs attributions=; get them with find_attributions(articles)")
    index = articles if isinstance(articles, WordIndex) else None
    if index is not None:
        articles = index.articles
        index = index if lengths == (1,) and voice == "all" and phrases is None else None
    rows, batches = open_batches(articles, attributions, voice) if index is None else (index.rows, ())
    stop, min_articles = single_words(stopwords), whole_number("min_articles", min_articles)
    workers = whole_number("workers", workers, 1)
    vocabularies, counts, n_words = [], [], []
    joiner = None if phrases is None else Joiner(listed("phrases", phrases))
    count = partial(count_packed, lengths=lengths, stopwords=stop, joiner=joiner)
    counted = spread(count, batches, workers) if index is None else count_indexed(index, stop)
    for terms, batch, sizes in counted:
        vocabularies.append(terms)
        counts.append(batch)
        n_words.append(sizes)
    terms, matrix = join(vocabularies, counts, 1 if lemmas else min_articles)
    if lemmas:
        matrix, terms = merge_terms(matrix, terms, lemmas)
        kept = np.flatnonzero(np.bincount(matrix.indices, minlength=len(terms)) >= min_articles)
        matrix, terms = matrix[:, kept], terms.take(kept)
    rows = rows.assign(n_words=np.concatenate(n_words) if n_words else np.zeros(0, dtype=np.int64))
    if weights is not None:
        weights = _aligned(weights, rows, getattr(articles, "index", rows.index))
        matrix = sparse.csr_array(sparse.diags_array(weights) @ matrix)
        matrix.eliminate_zeros()
        rows["n_words"] = rows["n_words"] * weights
    return TermMatrix(matrix, terms, rows, lengths, complete=not stop and min_articles <= 1)


def _lengths(ngrams):
    try:
        lengths = tuple(sorted({operator.index(n) for n in np.atleast_1d(ngrams).tolist()}))
    except TypeError:
        lengths = ()
    if not lengths or lengths[0] < 1:
        raise ValueError(f"ngrams is {ngrams!r}; give a number of words from 1 up, or several as in (1, 2)")
    return lengths


def _aligned(weights, rows, index):
    """Give the weights as one number per row; a Series goes by article_id, or by position if its index is the same."""
    if isinstance(weights, pd.Series):
        known = rows["article_id"].isin(weights.index)
        if weights.index.equals(index):
            if known.all() and not rows["article_id"].equals(pd.Series(index)):
                raise ValueError("weights: the index fits the rows and, in another order, article_id; give a list")
        elif known.all():
            weights = weights.loc[rows["article_id"]]
        else:
            raise ValueError(
                f"weights: none for article {rows['article_id'][~known].iloc[0]!r}; index the Series by article_id"
            )
    try:
        values = np.asarray(weights, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"weights is {weights!r:.40}; give one number per article") from None
    if values.shape != (len(rows),):
        raise ValueError(f"weights: {values.size} values for {len(rows)} articles; give one per article")
    if not np.isfinite(values).all() or (values < 0).any():
        row = int((~np.isfinite(values) | (values < 0)).argmax())
        raise ValueError(f"weights: {values[row]} in row {row}; a weight is a number from 0 up")
    return values
