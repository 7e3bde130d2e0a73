"""How varied an outlet's vocabulary is."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.base.arguments import group_columns, whole_number
from analysis.base.schema import article_texts
from analysis.stats.estimates import estimate_ratio
from analysis.text.dateline import mask_datelines
from analysis.text.words import words

_COLUMNS = ("n_words", "n_types", "ttr", "n_short")


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


def lexical_diversity(
    articles: pd.DataFrame,
    *,
    by: str | list[str] | None = None,
    window: int = 100,
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Measure how varied the vocabulary of each group is.

    Parameters
    ----------
    articles : DataFrame
        One row per article, with text and the column of `by`.
    by : str or list of str, optional
        Groups; all articles together if left out.
    window : int
        Words per window; shorter articles have no MATTR.
    within, weights, cluster, draws, seed
        As in `estimate_ratio`.

    Returns
    -------
    DataFrame
        Estimates, one row per group: MATTR, the mean over the n articles that have one. Beside it n_words, n_types, ttr
        (types per word of the whole group) and n_short (articles without a MATTR). Compare MATTR; ttr falls with
        length, and the note says so where lengths differ by a tenth or more.

    Raises
    ------
    ValueError
        If a column or a text is missing, or the window is below 2.

    Examples
    --------
    >>> texts = ["the talks and the army", "talks failed again"]
    >>> articles = pd.DataFrame({"outlet": ["Courier", "Herald"], "text": texts})
    >>> lexical_diversity(articles, by="outlet", window=3)[["outlet", "n_types", "estimate"]].values.tolist()
    [['Courier', 4, 1.0], ['Herald', 3, 1.0]]
    """
    window, columns = whole_number("window", window, 2), group_columns(by, articles, _COLUMNS)
    found = [words(text) for text in mask_datelines(articles, article_texts(articles))]
    table = articles.drop(columns="text")
    if "article_id" not in table.columns:
        table["article_id"] = np.arange(len(table))
    table["_value"] = [moving_average_ttr(terms, window) for terms in found]
    table["_has"] = table["_value"].notna().astype(float)
    options: dict[str, Any] = {"within": within, "weights": weights, "cluster": cluster, "draws": draws, "seed": seed}
    out = estimate_ratio(
        table, by=columns, hit="_value", total="_has", measure="MATTR", unit="index", ids="article_id", **options
    )
    sizes = []
    for _, places in table.groupby(columns, dropna=False, sort=True).indices.items() if columns else _whole(table):
        n_words = sum(len(found[place]) for place in places)
        n_types = len({term for place in places for term in found[place]})
        short = int((table["_has"].to_numpy()[places] == 0).sum())
        sizes.append((n_words, n_types, n_types / n_words if n_words else np.nan, short))
    out = pd.concat([out, pd.DataFrame(sizes, columns=[*_COLUMNS])], axis=1)
    if len(out) > 1 and out["n_words"].max() >= 1.1 * out["n_words"].min():
        warning = "compare MATTR, not ttr: the groups differ in length"
        out["note"] = out["note"].map(lambda note: f"{note}; {warning}" if note else warning)
    return out


def _whole(table):
    return [((), np.arange(len(table)))] if len(table) else []
