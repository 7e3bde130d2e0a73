"""How sure a number is: bootstrap and permutation over articles.

Words and statements come in articles and are not independent within one, so the article is what is drawn again here,
never the word. A rate is a ratio of two sums over articles (hits over words, statements of one side over all
statements); `estimate_ratio` and `estimate_shares` give it per group with a 95 % interval, `compare_groups` tests the
difference of two groups by permuting which article belongs to which. With fewer than five articles, or where resampling
could not vary, the interval is NaN and the column `note` says why.
"""

import numpy as np
import pandas as pd

from analysis import schema

MIN_ARTICLES = 5
"""Below this many articles no interval and no p value is given."""
LEVEL = 0.95
_CHUNK = 4_000_000  # cells of a draws x articles block held at once (32 MB)


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


def bootstrap_interval(numerator, denominator, *, draws=1000, seed=0, level=LEVEL):
    """Give a ratio of sums over articles and its interval.

    Bias-corrected and accelerated bootstrap (BCa; Efron 1987, JASA 82:171) over articles.

    Parameters
    ----------
    numerator, denominator : array-like, shape (n_articles,)
        One value per article; the ratio is sum over sum.
    draws, seed : int
    level : float

    Returns
    -------
    estimate, low, high : float
        NaN where undefined.
    note : str
        Why the interval is NaN, or "".

    Examples
    --------
    >>> bootstrap_interval([1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2])
    (0.5, 0.5, 0.5, '')
    >>> bootstrap_interval([1, 0], [2, 2])
    (0.25, nan, nan, 'fewer than 5 articles')
    """
    from scipy.special import ndtr, ndtri

    numerator, denominator = np.asarray(numerator, float), np.asarray(denominator, float)
    counted = denominator != 0
    if not counted.any():
        return np.nan, np.nan, np.nan, "nothing to count"
    total = denominator.sum()
    estimate = float(numerator.sum() / total)
    if counted.sum() < MIN_ARTICLES:
        return estimate, np.nan, np.nan, f"fewer than {MIN_ARTICLES} articles"
    if not numerator.any():
        return estimate, np.nan, np.nan, "no hit in any article"
    if np.allclose(numerator, estimate * denominator, rtol=1e-12, atol=0):
        # The same ratio in every article: sure only if articles hold several things each, else all or nothing.
        if estimate == 1 and np.array_equal(numerator, denominator):
            return estimate, np.nan, np.nan, "a hit every time"
        return estimate, estimate, estimate, ""
    drawn = ratio_draws(numerator, denominator, draws=draws, seed=seed)
    drawn = drawn[np.isfinite(drawn)]
    with np.errstate(invalid="ignore", divide="ignore"):
        left_out = (numerator.sum() - numerator) / (total - denominator)
    left_out = left_out[np.isfinite(left_out)]
    spread = left_out.mean() - left_out
    scale = (spread**2).sum() ** 1.5
    acceleration = (spread**3).sum() / (6 * scale) if scale else 0.0
    below = (np.count_nonzero(drawn < estimate) + 0.5 * np.count_nonzero(drawn == estimate)) / len(drawn)
    bias = ndtri(np.clip(below, 0.5 / len(drawn), 1 - 0.5 / len(drawn)))
    ends = ndtri(np.array([(1 - level) / 2, (1 + level) / 2])) + bias
    low, high = np.quantile(drawn, ndtr(bias + ends / np.maximum(1 - acceleration * ends, 1e-6)))
    return estimate, float(low), float(high), ""


def estimate_ratio(table, *, by, hit, total=None, measure, ids=None, unit="article_id", draws=1000, seed=0):
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
        The column whose values fill `hits`, such as "statement_id"; by default `statement_id`, `attribution_id` or
        `article_id`, whichever comes first in the table.
    unit : str
        The column of what is resampled.
    draws, seed : int

    Returns
    -------
    DataFrame
        `by`, then measure, estimate, low, high, n (rows counted), n_articles, hits (list of ids of the rows with a hit)
        and note (why an interval is missing, else ""). Groups in sorted order; missing values of `by` are a group.

    Raises
    ------
    ValueError
        If a column is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"article_id": list("abcdefg"), "outlet": "Courier", "late": [1, 0, 0, 1, 0, 1, 0]})
    >>> estimate_ratio(table, by="outlet", hit="late", measure="share late")[["estimate", "n", "hits"]].values.tolist()
    [[0.42857142857142855, 7, ['a', 'd', 'f']]]
    """
    by = [by] if isinstance(by, str) else list(by)
    ids = ids or next((c for c in ("statement_id", "attribution_id") if c in table.columns), "article_id")
    _need(table, *by, unit, ids)
    work = pd.DataFrame(
        {
            "unit": table[unit].to_numpy(),
            "id": table[ids].to_numpy(),
            "hit": _numbers(table, hit),
            "total": np.ones(len(table)) if total is None else _numbers(table, total),
        }
    )
    parts = [((), work)]
    if by:
        keys = [table[column].reset_index(drop=True) for column in by]  # an array per key would be taken for names
        parts = work.groupby(keys, dropna=False, sort=True, observed=True)
    rows = []
    for key, part in parts:
        sums = part.groupby("unit", sort=True)[["hit", "total"]].sum()
        estimate, low, high, note = bootstrap_interval(sums["hit"], sums["total"], draws=draws, seed=seed)
        rows.append(
            dict(zip(by, key, strict=True))
            | {"measure": measure, "estimate": estimate, "low": low, "high": high, "n": int((part["total"] != 0).sum())}
            | {"n_articles": int((sums["total"] != 0).sum()), "hits": part.loc[part["hit"] != 0, "id"].tolist()}
            | {"note": note}
        )
    return _as_estimates(rows, by)


def estimate_shares(table, *, by, category, weight=None, measure, ids=None, unit="article_id", draws=1000, seed=0):
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
    by = [by] if isinstance(by, str) else list(by)
    _need(table, category)
    weights = np.ones(len(table)) if weight is None else _numbers(table, weight)
    parts = []
    for value in sorted(table[category].dropna().unique()):
        hit = np.where((table[category] == value).fillna(False), weights, 0.0)
        part = estimate_ratio(
            table, by=by, hit=hit, total=weights, measure=measure, ids=ids, unit=unit, draws=draws, seed=seed
        )
        part.insert(len(by), category, value)
        parts.append(part)
    if not parts:
        return _as_estimates([], [*by, category])
    out = pd.concat(parts, ignore_index=True)
    return out.sort_values([*by, category], kind="stable", ignore_index=True) if by else out


def permute_labels(labels, *, draws=1000, seed=0, strata=None):
    """Deal labels out anew among the articles.

    Parameters
    ----------
    labels : array-like, shape (n_articles,)
    draws, seed : int
    strata : array-like, shape (n_articles,), optional
        Labels change places only within a stratum, such as an event or a week.

    Returns
    -------
    ndarray, shape (draws, n_articles)
        Each row holds the same labels in another order.

    Examples
    --------
    >>> sorted(permute_labels(["a", "a", "b"], draws=1)[0].tolist())
    ['a', 'a', 'b']
    """
    labels = np.asarray(labels)
    rng = np.random.default_rng(seed)
    out = np.tile(labels, (draws, 1))
    codes = np.zeros(len(labels), dtype=int) if strata is None else pd.factorize(np.asarray(strata))[0]
    for code in np.unique(codes):
        members = np.flatnonzero(codes == code)
        out[:, members] = rng.permuted(out[:, members], axis=1)
    return out


def compare_groups(
    table, *, by, hit, total=None, measure, against=None, strata=None, unit="article_id", draws=1000, seed=0
):
    """Test whether a ratio differs between groups, by permuting which article belongs to which.

    Parameters
    ----------
    table, hit, total, measure, unit, seed
        As in `estimate_ratio`.
    by : str
        The column that tells the groups apart, such as "outlet"; an article must belong to one group.
    against : str, optional
        Compare every other group with this one; by default every pair.
    strata : str, optional
        A column within whose values articles are permuted, such as "event".
    draws : int
        Permutations for p, and resamples for the interval.

    Returns
    -------
    DataFrame
        One row per pair: group, other, measure, difference (group minus other), low, high (95 %, percentile bootstrap
        of each group's articles), p (two-sided, (1 + b) / (1 + draws), Phipson and Smyth 2010), q (Benjamini and
        Hochberg 1995 over the rows), n_articles, n_articles_other, note.

    Raises
    ------
    ValueError
        If a column is missing or an article belongs to two groups.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"article_id": range(12), "outlet": ["Courier"] * 6 + ["Herald"] * 6,
    ...     "late": [1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0]})
    >>> compared = compare_groups(table, by="outlet", hit="late", measure="share late")
    >>> compared[["difference", "p"]].round(2).values.tolist()
    [[0.67, 0.09]]
    """
    _need(table, by, unit, *([strata] if strata else []))
    work = pd.DataFrame(
        {
            "unit": table[unit].to_numpy(),
            "group": table[by].to_numpy(),
            "stratum": table[strata].to_numpy() if strata else 0,
            "hit": _numbers(table, hit),
            "total": np.ones(len(table)) if total is None else _numbers(table, total),
        }
    )
    for column in ("group", "stratum"):
        several = work.groupby("unit")[column].nunique(dropna=False)
        if (several > 1).any():
            raise ValueError(f"{unit} {several.idxmax()!r} has two values of {by if column == 'group' else strata}")
    sums = work.groupby("unit", sort=True).agg({"group": "first", "stratum": "first", "hit": "sum", "total": "sum"})
    sums = sums[sums["total"] != 0]
    names = sorted(sums["group"].dropna().unique())
    pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
    if against is not None:
        pairs = [(a, against) for a in names if a != against]
    rows = [
        {"group": a, "other": b, "measure": measure, **_difference(sums, a, b, bool(strata), draws, seed)}
        for a, b in pairs
    ]
    columns = ["group", "other", "measure", "difference", "low", "high", "p", "n_articles", "n_articles_other", "note"]
    out = pd.DataFrame(rows, columns=columns)
    out.insert(7, "q", adjust_p(out["p"]))
    return out


def _difference(sums, name, other, stratified, draws, seed):
    pair = sums[sums["group"].isin([name, other])]
    hit, total = pair["hit"].to_numpy(), pair["total"].to_numpy()
    is_first = (pair["group"] == name).to_numpy()
    counts = {"n_articles": int(is_first.sum()), "n_articles_other": int((~is_first).sum())}

    def gap(first):
        with np.errstate(invalid="ignore", divide="ignore"):
            return (first @ hit) / (first @ total) - (~first @ hit) / (~first @ total)

    difference = float(gap(is_first)) if min(counts.values()) else np.nan
    if min(counts.values()) < MIN_ARTICLES:
        missing = {"low": np.nan, "high": np.nan, "p": np.nan, "note": f"fewer than {MIN_ARTICLES} articles in a group"}
        return {"difference": difference, **missing, **counts}
    strata = pair["stratum"].to_numpy() if stratified else None
    null = np.abs(gap(permute_labels(is_first, draws=draws, seed=seed, strata=strata)))
    p = (1 + np.count_nonzero(null >= abs(difference) * (1 - 1e-12))) / (1 + draws)
    drawn = ratio_draws(hit[is_first], total[is_first], draws=draws, seed=seed) - ratio_draws(
        hit[~is_first], total[~is_first], draws=draws, seed=seed + 1
    )
    low, high = np.nanquantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    note = ""
    if low == high:
        low, high, note = np.nan, np.nan, "no article varies"
    return {"difference": difference, "low": low, "high": high, "p": p, "note": note, **counts}


def adjust_p(p, *, weights=None):
    """Adjust p values for their number (Benjamini and Hochberg 1995, JRSS B 57:289); NaN stays NaN and does not count.

    Parameters
    ----------
    p : array-like
    weights : array-like of the same shape, optional
        How promising each test was before its p was known; p is divided by its weight over the mean weight (Genovese,
        Roeder and Wasserman 2006, Biometrika 93:509).

    Returns
    -------
    ndarray
        The false discovery rate at which each would be found.

    Examples
    --------
    >>> adjust_p([0.01, float("nan"), 0.04])
    array([0.02,  nan, 0.04])
    """
    p = np.asarray(p, float)
    out = np.full(p.shape, np.nan)
    known = np.isfinite(p)
    if known.any():
        from scipy.stats import false_discovery_control

        share = 1 if weights is None else np.asarray(weights, float)[known] / np.mean(np.asarray(weights, float)[known])
        out[known] = false_discovery_control(np.minimum(p[known] / share, 1))
    return out


def _need(table, *columns):
    missing = [c for c in columns if c not in table.columns]
    if missing:
        raise ValueError(f"column {', '.join(missing)} is missing; the table has {', '.join(map(str, table.columns))}")


def _numbers(table, values):
    if isinstance(values, str):
        _need(table, values)
        values = table[values]
    values = pd.Series(values).astype(float).to_numpy()
    if len(values) != len(table):
        raise ValueError(f"{len(values)} values for {len(table)} rows; give one per row")
    return np.nan_to_num(values)


def _as_estimates(rows, by):
    out = schema.make(pd.DataFrame(rows, columns=[*by, *schema.ESTIMATES, "note"]), schema.ESTIMATES)
    return out[[*by, *schema.ESTIMATES, "note"]]
