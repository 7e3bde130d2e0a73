"""Collocations: which words keep company with a word, and whether they differ between groups.

The words around a node are read as a sample of their own, set against all words outside it (surface cooccurrence,
Evert 2008, Corpora and collocations, section 4.1); so every score here is one of `scores` on that two-by-two table, and
the comparison of groups is keyness on the words around the node.
"""

import inspect
from collections.abc import Collection
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from scipy import sparse
from scipy.special import stdtrit

from analysis.base.arguments import group_rows, listed, whole_number
from analysis.base.schema import ESTIMATES
from analysis.stats.estimates import in_form
from analysis.stats.resample import LEVEL, MIN_ARTICLES
from analysis.terms.counting.matrix import TermMatrix, sum_groups
from analysis.terms.index.near import near_words
from analysis.terms.index.words import WordIndex, index_words
from analysis.terms.keywords.contrast import keyness
from analysis.terms.keywords.scores import log_likelihood
from analysis.text.words import asked_terms, single_words

_COUNTED = ("node", "term", "n_term", "n_node", "n_near", "total", *ESTIMATES)
_SCORES = ("g2", "pmi", "delta_p", "delta_p_term")


def collocations(
    articles: pd.DataFrame | WordIndex,
    node: str | list[str],
    *,
    by: str | list[str] | None = None,
    window: int | str = 5,
    within_sentence: bool = True,
    min_n: int = 3,
    stopwords: Collection[str] | None = None,
) -> pd.DataFrame:
    """List the words that stand near a node more often than elsewhere.

    Parameters
    ----------
    articles : DataFrame or WordIndex
        One row per article: article_id, text and the columns of `by`. With an index (`run.index`, or of `index_words`)
        the same is found at once.
    node : str or list of str
        A word or a phrase, or several forms of one ("corridor", "corridors").
    by : str or list of str, optional
        Groups, each with its own table of words; all articles together if left out.
    window : int or "sentence"
        How many words on each side are near; "sentence" for all of the node's sentence.
    within_sentence : bool
        Whether a window ends with the sentence; a phrase is found within one anyway.
    min_n : int
        Leave out collocates that stand near the node less often.
    stopwords : collection of str, optional
        Collocates to leave out; they still fill their places in the window.

    Returns
    -------
    DataFrame
        Estimates, one row per group and collocate, the highest first: node, term, and log dice,
        14 + log2(2 min(n, n_node) / (n_node + n_term)), 14 where both only occur together (Rychly 2008, RASLAN); it
        does not depend on the corpus's size. n are occurrences near the node (a node makes one pair with a term that
        stands near it twice), n_articles articles where the term is near, low and high the interval over articles with
        node or term (linearised, by Student's t; Cochran 1977, 6.3). Whether groups differ is the question of
        `compare_collocations`. Beside them n_term (the term's occurrences), n_node (the node's), n_near (words near the
        node), total (words of the group but the node's own), and

        - g2: signed log-likelihood of near against elsewhere (Dunning 1993)
        - pmi: log2 of n over its expectation, n_near n_term / total (Church and Hanks 1990)
        - delta_p: share of the collocate near the node minus its share elsewhere; delta_p_term: share of near among the
          collocate's occurrences minus the share of near among all other words (Gries 2013, IJCL 18:137)

    Raises
    ------
    ValueError
        If the node holds no word, a column is missing, or the window is no window.

    Notes
    -----
    A word near two nodes counts once. Words of the node itself are never collocates.

    Examples
    --------
    >>> text = "The aid corridor opened. The aid corridor closed. The army left with aid."
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    >>> collocations(articles, "corridor", min_n=2)[["term", "n", "n_term", "n_near", "total"]].values.tolist()
    [['aid', 2, 3, 6, 11], ['the', 2, 3, 6, 11]]
    """
    stop, min_n = single_words(stopwords), whole_number("min_n", min_n)
    index = articles if isinstance(articles, WordIndex) else index_words(articles)
    codes, groups = group_rows(by, index.rows, (*_COUNTED, *_SCORES))
    columns = groups.columns.tolist()
    found = _around(index, node, window, within_sentence)
    every = index.totals(codes, len(groups)) - sum_groups(found.own, codes, len(groups))[0].toarray()
    parts = []
    for number in range(len(groups)):
        members = np.flatnonzero(codes == number)
        close = found.near[members]
        n = np.asarray(close.sum(axis=0)).ravel()
        kept = np.flatnonzero(n >= max(min_n, 1))
        place = found.places[kept]
        terms = pd.Series(index.terms.take(pa.array(place)).to_pandas(), dtype="str")
        place, terms, kept = (values[~terms.isin(list(stop)).to_numpy()] for values in (place, terms, kept))
        part = pd.DataFrame({"node": _label(node), "term": terms.to_numpy(), "n": n[kept]}).astype({"term": "str"})
        part["n_articles"] = np.bincount(close.indices, minlength=len(n))[kept]
        part["n_term"], part["n_node"] = every[number, place], int(found.nodes[members].sum())
        part["n_near"], part["total"] = int(n.sum()), int(every[number].sum())
        counts = index.counts_of(place)[members]
        part["error"], part["size"] = _errors(close[:, kept], counts, found.nodes[members])
        for column in reversed(columns):
            part.insert(0, column, groups[column].iloc[number])
        parts.append(_scored(part).sort_values(["estimate", "n"], ascending=False, kind="stable"))
    if not parts:  # no articles, so no group
        nothing = collocations(index, node, window=window, within_sentence=within_sentence)
        return pd.concat([index.articles[columns].reset_index(drop=True), nothing], axis=1)
    out = pd.concat(parts, ignore_index=True)
    return in_form(out, [*columns, "node", "term"])


def _errors(near, every, nodes):
    """Give the standard error of each term's log dice, and the articles that have node or term."""
    near, every = sparse.csc_array(near).astype(float), sparse.csc_array(every).astype(float)
    error, size = np.full(near.shape[1], np.nan), np.zeros(near.shape[1])
    for at in range(near.shape[1]):
        n, rest = (np.zeros(len(nodes)) for _ in range(2))
        for values, of in ((n, near), (rest, every)):
            cells = slice(of.indptr[at], of.indptr[at + 1])
            values[of.indices[cells]] = of.data[cells]
        rest += nodes
        size[at] = np.count_nonzero(rest)
        if size[at] >= MIN_ARTICLES:
            top = nodes if n.sum() >= nodes.sum() else n
            parts = top / top.sum() - rest / rest.sum()
            error[at] = np.sqrt((parts**2).sum() * size[at] / (size[at] - 1)) / np.log(2)
    return error, size


def compare_collocations(
    articles: pd.DataFrame | WordIndex,
    node: str | list[str],
    *,
    by: str,
    window: int | str = 5,
    within_sentence: bool = True,
    min_articles: int = 5,
    **options: Any,
) -> pd.DataFrame:
    """Compare the words around a node between groups.

    Parameters
    ----------
    articles, node, window, within_sentence
        As in `collocations`.
    by : str
        The column that tells the groups apart.
    min_articles : int
        As in `keyness`, of articles that use the term near the node.
    **options
        Any other of `keyness`.

    Returns
    -------
    DataFrame
        As from `keyness`, of words near the node: total and per_million are of those words alone, articles are those
        with the node; with log_dice, the collocation's strength within the group, beside them.

    Raises
    ------
    ValueError
        As in `keyness` and `collocations`, if an option is none of `keyness`, and if the node does not occur or
        occurs in the articles of one group only.

    Examples
    --------
    >>> texts = ["the aid corridor opened", "an aid corridor closed"] * 4 + ["the army corridor opened"] * 8
    >>> articles = pd.DataFrame({"article_id": range(16), "outlet": ["Courier"] * 8 + ["Herald"] * 8, "text": texts})
    >>> table = compare_collocations(articles, "corridor", by="outlet")
    >>> table.groupby("outlet").first()[["term", "log_dice"]].values.tolist()
    [['aid', 14.0], ['army', 14.0]]
    """
    unknown = [name for name in options if name not in inspect.signature(keyness).parameters]
    if unknown:
        raise ValueError(f"compare_collocations has no option {unknown[0]}; its options are those of keyness")
    index = articles if isinstance(articles, WordIndex) else index_words(articles)
    found = _around(index, node, window, within_sentence)
    with_node = np.flatnonzero(found.nodes)
    if not len(with_node):
        raise ValueError(f"{_label(node)!r} does not occur in these articles; look for another form of it")
    near = found.near[with_node]
    articles_with = index.rows.iloc[with_node].reset_index(drop=True).assign(n_words=near.sum(axis=1))
    alone = isinstance(by, str) and by in articles_with.columns and articles_with[by].nunique(dropna=False) == 1
    if alone and not isinstance(options.get("reference"), pd.Series | pd.DataFrame):
        raise ValueError(f"{_label(node)!r} occurs in articles of {by} {articles_with[by].iloc[0]!r} only")
    terms = pd.Index(index.terms.take(pa.array(found.places)).to_pandas(), dtype="str")
    context = TermMatrix(near, terms, articles_with)
    table = keyness(context, by=by, min_articles=min_articles, **options)
    columns = listed("by", by)
    strength = collocations(index, node, by=by, window=window, within_sentence=within_sentence, min_n=1)
    strength = strength.rename(columns={"estimate": "log_dice"})
    table.insert(len(columns), "node", _label(node))
    return table.merge(
        strength[[*columns, "term", "log_dice"]], on=[*columns, "term"], how="left", validate="one_to_one"
    )


def _label(node):
    return " / ".join(listed("node", node))


def _around(index, node, window, within_sentence):
    """Find the words near the node, and those of the node itself."""
    forms = sorted({tuple(form) for form in asked_terms("node", node)}, key=len, reverse=True)
    if not forms:
        raise ValueError("node is an empty list; give a word or a phrase")
    if window != "sentence":
        try:
            window = whole_number("window", window, 1)
        except ValueError as error:
            raise ValueError(f"{error}, or 'sentence'") from None
    return near_words(index, forms, window, within_sentence or window == "sentence")


def _scored(table):
    n, n_term, n_near, total = (table[c].to_numpy(float) for c in ("n", "n_term", "n_near", "total"))
    far, far_total = n_term - n, total - n_near
    with np.errstate(invalid="ignore", divide="ignore"):
        table["estimate"] = 14 + np.log2(2 * np.minimum(n, table["n_node"]) / (table["n_node"] + n_term))
        reach = stdtrit(np.maximum(table["size"] - 1, 1), (1 + LEVEL) / 2) * table["error"]
        known = reach > 1e-9
        table["low"] = np.where(known, table["estimate"] - reach, np.nan)
        table["high"] = np.where(known, np.minimum(table["estimate"] + reach, 14.0), np.nan)
        sign = np.where(n * total < n_near * n_term, -1, 1)
        table["g2"] = sign * log_likelihood(n, n_near, far, far_total)
        table["pmi"] = np.log2(n * total / (n_near * n_term))
        table["delta_p"] = n / n_near - far / far_total
        table["delta_p_term"] = n / n_term - (n_near - n) / (total - n_term)
    few = np.where(table["size"] < MIN_ARTICLES, f"fewer than {MIN_ARTICLES} articles; ", "")
    table["note"] = [f"{reason}not tested: see compare_collocations" for reason in few]
    table["measure"], table["unit"], table["id_kind"] = "log dice", "index", "term"
    table["ids"] = pd.Series([[term] for term in table["term"]], dtype=object)
    return table.drop(columns=["error", "size"])
