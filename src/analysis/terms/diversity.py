"""How varied an outlet's vocabulary is."""

import numpy as np
import pandas as pd

from analysis.base.arguments import group_columns, whole_number
from analysis.base.schema import article_texts
from analysis.stats.resample import bootstrap_interval
from analysis.text.words import words

_COLUMNS = ("n_words", "n_types", "ttr", "mattr", "low", "high", "n_articles", "n_short", "note")


def moving_average_ttr(terms, window):
    """Mean share of distinct words over all windows of some words (MATTR).

    Covington and McFall 2010, Journal of Quantitative Linguistics 17:94.

    Parameters
    ----------
    terms : sequence of str
    window : int

    Returns
    -------
    float
        NaN for a text shorter than the window.

    Examples
    --------
    >>> moving_average_ttr(["a", "b", "a", "a"], 2)  # a b, b a, a a
    0.8333333333333334
    """
    n = len(terms)
    if n < window:
        return float("nan")
    codes = pd.factorize(np.asarray(terms, dtype=object))[0]
    order = np.argsort(codes, kind="stable")
    previous = np.full(n, -1)
    same = codes[order[1:]] == codes[order[:-1]]
    previous[order[1:][same]] = order[:-1][same]
    # A word is the first of its kind in every window that holds it and begins behind its previous occurrence.
    at = np.arange(n)
    earliest = np.maximum(np.maximum(previous + 1, at - window + 1), 0)
    latest = np.minimum(at, n - window)
    return float(np.maximum(latest - earliest + 1, 0).sum() / (window * (n - window + 1)))


def lexical_diversity(articles, *, by=None, window=100, draws=1000, seed=0):
    """Measure how varied the vocabulary of each group is.

    Parameters
    ----------
    articles : DataFrame
        One row per article, with text and the column of `by`.
    by : str, optional
        Groups; all articles together if left out.
    window : int
        Words per window; shorter articles have no MATTR.
    draws, seed : int

    Returns
    -------
    DataFrame
        One row per group: the group, n_words, n_types, ttr (types per word of the whole group), mattr (mean over the
        articles that have one), low and high (its 95 % interval over articles), n_articles, n_short (articles without
        one), note. Compare mattr; ttr falls with length, and the note says so where lengths differ by a tenth or more.

    Raises
    ------
    ValueError
        If a column or a text is missing, or the window is below 2.

    Examples
    --------
    >>> texts = ["the talks and the army", "talks failed again"]
    >>> articles = pd.DataFrame({"outlet": ["Courier", "Herald"], "text": texts})
    >>> lexical_diversity(articles, by="outlet", window=3)[["outlet", "n_types", "mattr"]].values.tolist()
    [['Courier', 4, 1.0], ['Herald', 3, 1.0]]
    """
    window, draws = whole_number("window", window, 2), whole_number("draws", draws, 1)
    if not (by is None or isinstance(by, str)):
        raise ValueError(f"by is {by!r}; give the name of one column")
    found = [words(text) for text in article_texts(articles)]
    group_columns(by, articles, _COLUMNS)
    groups = (
        articles.groupby(by, dropna=False, sort=True, observed=True).ngroup().to_numpy()
        if by
        else np.zeros(len(found), dtype=int)
    )
    rows = []
    for number in np.unique(groups):
        members = np.flatnonzero(groups == number)
        n_words = sum(len(found[i]) for i in members)
        n_types = len({term for i in members for term in found[i]})
        values = np.array([moving_average_ttr(found[i], window) for i in members])
        values = values[np.isfinite(values)]
        estimate, low, high, note = bootstrap_interval(values, np.ones(len(values)), draws=draws, seed=seed)
        rows.append(
            ({by: articles[by].iloc[members[0]]} if by else {})
            | {"n_words": n_words, "n_types": n_types, "ttr": n_types / n_words if n_words else np.nan}
            | {"mattr": estimate, "low": low, "high": high, "n_articles": len(members)}
            | {"n_short": len(members) - len(values), "note": note}
        )
    out = pd.DataFrame(rows, columns=[*([by] if by else []), *_COLUMNS])
    if len(out) > 1 and out["n_words"].max() >= 1.1 * out["n_words"].min():
        warning = "ttr is not comparable: the groups differ in length"
        out["note"] = out["note"].map(lambda note: f"{note}; {warning}" if note else warning)
    return out
