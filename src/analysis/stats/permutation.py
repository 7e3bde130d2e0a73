"""Is a difference between groups more than chance? Permutation over articles, and p values for many tests at once.

Articles, not words or statements, change groups, for the reason that `resample` draws articles: what stands in one
article is not independent.
"""

import numpy as np
import pandas as pd

from analysis.base.arguments import need_columns, numbers
from analysis.stats.resample import MIN_ARTICLES, percentile_ends, ratio_draws


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
        As in `resample.estimate_ratio`.
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
        of each group's articles, expanded for few of them), p (two-sided, (1 + b) / (1 + draws), Phipson and Smyth
        2010), q (Benjamini and Hochberg 1995 over the rows), n_articles, n_articles_other, note.

    Raises
    ------
    ValueError
        If a column is missing, an article belongs to two groups, or `against` is no group.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"article_id": range(12), "outlet": ["Courier"] * 6 + ["Herald"] * 6,
    ...     "late": [1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0]})
    >>> compared = compare_groups(table, by="outlet", hit="late", measure="share late")
    >>> compared[["difference", "p"]].round(2).values.tolist()
    [[0.67, 0.09]]
    """
    need_columns(table, by, unit, *([strata] if strata else []))
    work = pd.DataFrame(
        {
            "unit": table[unit].to_numpy(),
            "group": table[by].to_numpy(),
            "stratum": table[strata].to_numpy() if strata else 0,
            "hit": numbers(table, hit),
            "total": np.ones(len(table)) if total is None else numbers(table, total),
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
        if against not in names:
            raise ValueError(f"against is {against!r}; the groups of {by} are {', '.join(map(str, names))}")
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
    low, high = np.nanquantile(drawn, percentile_ends(min(counts.values())))
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


def combine_p(p):
    """Combine the p values of tests of one question, which may depend on each other, into one.

    The Cauchy combination (Liu and Xie 2020, Journal of the American Statistical Association 115:393): the mean of
    tan((1/2 - p) pi) follows a Cauchy distribution in its tail, however the tests depend on each other.

    Parameters
    ----------
    p : ndarray, shape (tests, questions)
        NaN for no test.

    Returns
    -------
    ndarray, shape (questions,)
        NaN for a question without a test.

    Examples
    --------
    >>> combine_p(np.array([[0.01, 0.5], [0.3, 0.5]])).round(3)
    array([0.02, 0.5 ])
    """
    near_one = 1 - 1e-3  # 1 itself would outweigh all others
    tests = np.isfinite(p).sum(axis=0)
    scores = np.tan((0.5 - np.minimum(p, near_one)) * np.pi)
    mean = np.nansum(scores, axis=0) / np.where(tests, tests, np.nan)
    return 0.5 - np.arctan(mean) / np.pi
