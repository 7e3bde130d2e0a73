"""How sure a number is: bootstrap over articles.

Words and statements come in articles and are not independent within one, so the article is what is drawn again here,
never the word. A rate is a ratio of two sums over articles (hits over words, statements of one side over all
statements); `estimate_ratio` and `estimate_shares` give it per group with a 95 % interval. With fewer than five
articles, or where resampling could not vary, the interval is NaN and the column `note` says why.
"""

import numpy as np
import pandas as pd

from analysis.base import schema
from analysis.base.arguments import as_list, need_columns, numbers

MIN_ARTICLES = 5
"""Below this many articles no interval and no p value is given."""
LEVEL = 0.95
_CHUNK = 4_000_000  # cells of a draws x articles block held at once (32 MB)


def interval_ends(n):
    """How far the ends of a 95 % interval from n articles lie out, in standard deviations of the draws.

    Draws of few articles vary too little: by sqrt((n - 1) / n), and as if their own spread were known. So the ends are
    those of Student's t with n - 1 degrees of freedom, wider by sqrt(n / (n - 1)) (the expanded percentiles of
    Hesterberg 2015, The American Statistician 69:371).

    Parameters
    ----------
    n : int
        From 2 up.

    Returns
    -------
    ndarray of float, shape (2,)

    Examples
    --------
    >>> interval_ends(5).round(2).tolist(), interval_ends(1000).round(2).tolist()
    ([-3.1, 3.1], [-1.96, 1.96])
    """
    from scipy.special import stdtrit

    return np.sqrt(n / (n - 1)) * stdtrit(n - 1, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])


def percentile_ends(n):
    """Shares of the draws below the ends of a 95 % interval from n articles (see `interval_ends`).

    Examples
    --------
    >>> percentile_ends(5).round(3).tolist(), percentile_ends(1000).round(3).tolist()
    ([0.001, 0.999], [0.025, 0.975])
    """
    from scipy.special import ndtr

    return ndtr(interval_ends(n))


def article_draws(n_articles, *, draws=1000, seed=0):
    """Draw articles with replacement: how often each is taken in each draw.

    Parameters
    ----------
    n_articles, draws, seed : int

    Returns
    -------
    ndarray of int, shape (draws, n_articles)
        Multinomial counts; every row sums to n_articles.

    Examples
    --------
    >>> article_draws(4, draws=3).sum(axis=1)
    array([4, 4, 4])
    """
    if not n_articles:
        return np.zeros((draws, 0), dtype=np.int64)
    return np.random.default_rng(seed).multinomial(n_articles, np.full(n_articles, 1 / n_articles), size=draws)


def ratio_draws(numerator, denominator, *, draws=1000, seed=0):
    """Resample ratios of sums over articles.

    Parameters
    ----------
    numerator : array-like, shape (n_articles,) or (n_articles, k)
        What is counted in each article; k measures share their draws, so that they can be subtracted.
    denominator : array-like, the same shape or (n_articles,)
        What it is counted out of.

    Returns
    -------
    ndarray, shape (draws,) or (draws, k); NaN where a draw's denominator is 0

    Examples
    --------
    >>> ratio_draws([1, 2, 3], [2, 4, 6], draws=2)
    array([0.5, 0.5])
    """
    numerator, denominator = np.asarray(numerator, float), np.asarray(denominator, float)
    if numerator.ndim == 2 and denominator.ndim == 1:
        denominator = denominator[:, None]
    rng = np.random.default_rng(seed)
    n = len(numerator)
    parts, done = [], 0
    while done < draws:  # draws in blocks, so that memory does not grow with draws x articles
        size = min(draws - done, max(1, _CHUNK // max(n, 1)))
        weights = rng.multinomial(n, np.full(n, 1 / n), size=size)
        with np.errstate(invalid="ignore", divide="ignore"):
            parts.append((weights @ numerator) / (weights @ denominator))
        done += size
    return np.concatenate(parts)


def bootstrap_interval(numerator, denominator, *, draws=1000, seed=0):
    """Give a ratio of sums over articles and its interval.

    Bias-corrected and accelerated bootstrap (BCa; Efron 1987, JASA 82:171) over articles, expanded for few of them
    (`interval_ends`).

    Parameters
    ----------
    numerator, denominator : array-like, shape (n_articles,)
        One value per article; the ratio is sum over sum.
    draws, seed : int

    Returns
    -------
    estimate, low, high : float
        NaN where undefined.
    note : str
        Why the interval is NaN, or "". Where the ratio is the same in every article no draw could differ, which says
        nothing of the next article.

    Examples
    --------
    >>> bootstrap_interval([1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2])
    (0.5, nan, nan, 'no article varies')
    >>> bootstrap_interval([1, 0], [2, 2])
    (0.25, nan, nan, 'fewer than 5 articles')
    """
    numerator, denominator = np.asarray(numerator, float), np.asarray(denominator, float)
    return _interval(numerator, denominator, lambda: ratio_draws(numerator, denominator, draws=draws, seed=seed))


def _interval(numerator, denominator, draw):
    """As `bootstrap_interval`; `draw` gives the resampled ratios, asked for only if they can vary."""
    from scipy.special import ndtr, ndtri

    counted = denominator != 0
    if not counted.any():
        return np.nan, np.nan, np.nan, "nothing to count"
    total = denominator.sum()
    estimate = float(numerator.sum() / total)
    if counted.sum() < MIN_ARTICLES:
        return estimate, np.nan, np.nan, f"fewer than {MIN_ARTICLES} articles"
    if np.allclose(numerator, estimate * denominator, rtol=1e-12, atol=0):
        return estimate, np.nan, np.nan, "no article varies"
    drawn = draw()
    drawn = drawn[np.isfinite(drawn)]
    with np.errstate(invalid="ignore", divide="ignore"):
        left_out = (numerator.sum() - numerator) / (total - denominator)
    left_out = left_out[np.isfinite(left_out)]
    spread = left_out.mean() - left_out
    scale = (spread**2).sum() ** 1.5
    acceleration = (spread**3).sum() / (6 * scale) if scale else 0.0
    below = (np.count_nonzero(drawn < estimate) + 0.5 * np.count_nonzero(drawn == estimate)) / len(drawn)
    bias = ndtri(np.clip(below, 0.5 / len(drawn), 1 - 0.5 / len(drawn)))
    ends = interval_ends(np.count_nonzero(counted)) + bias
    low, high = np.quantile(drawn, ndtr(bias + ends / np.maximum(1 - acceleration * ends, 1e-6)))
    return estimate, float(low), float(high), ""


def estimate_ratio(
    table, *, by, hit, total=None, measure, unit="share", ids=None, cluster="article_id", draws=1000, seed=0
):
    """Estimate a ratio per group, with its interval over articles and the rows behind it.

    Parameters
    ----------
    table : DataFrame
        One row per thing counted (a statement, a sentence) or per article.
    by : str or list of str
        Columns to group on; [] for one row over all.
    hit : str or array-like
        The numerator of each row: a column's name, or True/False or numbers, one per row; missing counts as no hit.
    total : str or array-like, optional
        The denominator of each row; 1 per row if left out, so that the estimate is a share of rows.
    measure : str
        What the estimate is called, such as "share of statements".
    ids : str, optional
        The column whose values fill `ids`, such as "statement_id"; by default `statement_id`, `attribution_id` or
        `article_id`, whichever comes first in the table.
    unit : str
        The column of what is resampled.
    draws, seed : int

    Returns
    -------
    DataFrame
        `by`, then the columns of `schema.ESTIMATES`: n is the number of rows counted, ids those of the rows with a hit.
        Groups in sorted order; missing values of `by` are a group.

    Raises
    ------
    ValueError
        If a column is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"article_id": list("abcdefg"), "outlet": "Courier", "late": [1, 0, 0, 1, 0, 1, 0]})
    >>> estimate_ratio(table, by="outlet", hit="late", measure="share late")[["estimate", "n", "ids"]].values.tolist()
    [[0.42857142857142855, 7, ['a', 'd', 'f']]]
    """
    by = as_list(by)
    work = _working_table(table, by, cluster, ids, total).assign(hit=numbers(table, hit))
    kind = {"unit": unit, "id_kind": id_kind(_ids_column(table, ids))}
    rows = []
    for key, part in _groups(work, table, by):
        sums = part.groupby("unit", sort=True)[["hit", "total"]].sum()
        interval = bootstrap_interval(sums["hit"], sums["total"], draws=draws, seed=seed)
        shared = dict(zip(by, key, strict=True)) | _sizes(part, measure) | kind
        rows.append(shared | _named(interval) | {"ids": part.loc[part["hit"] != 0, "id"].tolist()})
    return as_estimates(rows, by)


def estimate_shares(
    table, *, by, category, weight=None, measure, unit="share", ids=None, cluster="article_id", draws=1000, seed=0
):
    """Estimate, per group, the share of each category: `estimate_ratio` for every value of a column.

    Parameters
    ----------
    table, by, measure, ids, unit, draws, seed
        As in `estimate_ratio`.
    category : str
        The column whose values are counted; a missing value counts towards the total and is no category.
    weight : str or array-like, optional
        How much each row counts, such as "share" of statements; 1 if left out.

    Returns
    -------
    DataFrame
        As from `estimate_ratio`, with the column `category` after `by`; shares of a group sum to at most 1. Every
        category stands in every group, with estimate 0 where it does not occur.

    Examples
    --------
    >>> import pandas as pd
    >>> said = pd.DataFrame({"article_id": list("aabb"), "outlet": "Courier", "side": ["east", "west", "east", None]})
    >>> estimate_shares(said, by="outlet", category="side", measure="share")[["side", "estimate"]].values.tolist()
    [['east', 0.5], ['west', 0.25]]
    """
    by = as_list(by)
    need_columns(table, category)
    values = sorted(table[category].dropna().unique())
    work = _working_table(table, by, cluster, ids, weight).assign(code=pd.Index(values).get_indexer(table[category]))
    kind = {"unit": unit, "id_kind": id_kind(_ids_column(table, ids))}
    rows = []
    for key, part in _groups(work, table, by):
        shared = dict(zip(by, key, strict=True)) | _sizes(part, measure) | kind
        hit = part[(part["code"] >= 0) & (part["total"] != 0)]
        hits = hit.groupby("code")["id"].agg(list)
        units, names = pd.factorize(part["unit"], sort=True)
        total = np.bincount(units, weights=part["total"], minlength=len(names))
        of_hit = units[part.index.get_indexer(hit.index)]
        width = max(1, _CHUNK // max(len(names), draws))  # categories whose draws are held at once
        intervals = {}
        for start in range(0, len(hits), width):
            codes = hits.index[start : start + width]
            column = codes.get_indexer(hit["code"])
            summed = np.zeros((len(names), len(codes)))
            np.add.at(summed, (of_hit[column >= 0], column[column >= 0]), hit["total"].to_numpy()[column >= 0])
            drawn = ratio_draws(summed, total, draws=draws, seed=seed) if len(names) >= MIN_ARTICLES else None
            for at, code in enumerate(codes):
                intervals[code] = _interval(summed[:, at], total, lambda at=at, drawn=drawn: drawn[:, at])
        none = _interval(np.zeros(len(names)), total, None)
        for code, value in enumerate(values):
            row = shared | {category: value} | _named(intervals.get(code, none))
            rows.append(row | {"ids": hits.get(code, [])})
    return as_estimates(rows, [*by, category])


def _ids_column(table, ids):
    return ids or next((c for c in ("statement_id", "attribution_id") if c in table.columns), "article_id")


def id_kind(column):
    """Name what the ids of a column are of.

    Examples
    --------
    >>> id_kind("statement_id"), id_kind("article_id")
    ('statement', 'article')
    """
    kind = column.removesuffix("_id")
    return kind if kind in schema.ID_KINDS else "statement" if kind == "attribution" else None


def _working_table(table, by, cluster, ids, total):
    """Take what is counted out of a table: its unit, its id and what it counts in the denominator."""
    ids = _ids_column(table, ids)
    need_columns(table, *by, cluster, ids)
    if table[cluster].isna().any():
        raise ValueError(f"{cluster} is empty in row {int(table[cluster].isna().to_numpy().argmax())}; fill it")
    total = np.ones(len(table)) if total is None else numbers(table, total)
    return pd.DataFrame({"unit": table[cluster].to_numpy(), "id": table[ids].to_numpy(), "total": total})


def _groups(work, table, by):
    """Give each group's key and rows, sorted; missing values are a group."""
    if not by:
        return [((), work)]
    keys = [table[column].reset_index(drop=True) for column in by]  # an array per key would be taken for names
    return work.groupby(keys, dropna=False, sort=True, observed=True)


def _sizes(part, measure):
    counted = part["total"] != 0
    units = part.groupby("unit")["total"].sum()
    return {"measure": measure, "n": int(counted.sum()), "n_articles": int((units != 0).sum())}


def _named(interval):
    return dict(zip(("estimate", "low", "high", "note"), interval, strict=True))


def as_estimates(rows, by):
    """Make a table of estimates of rows, the columns of the group first.

    Parameters
    ----------
    rows : list of dict
    by : list of str

    Returns
    -------
    DataFrame
        `by`, then the columns of `schema.ESTIMATES`.
    """
    table = pd.DataFrame(rows, columns=[*by, *schema.ESTIMATES])
    table["unit"] = table["unit"].fillna("share")
    table["note"] = table["note"].fillna("")
    return schema.make(table, schema.ESTIMATES)[[*by, *schema.ESTIMATES]]
