"""Is a difference between groups more than chance? Permutation over articles, and p values for many tests at once.

Articles, not words or statements, change groups, for the reason that `resample` draws articles: what stands in one
article is not independent.
"""

import numpy as np
import pandas as pd


def permute_labels(labels, *, draws=1000, seed=0, strata=None):
    """Permute labels among the articles.

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


def permuted_p(hits, total, first, dealt):
    """Test whether a group's ratio differs from that of all others together.

    Parameters
    ----------
    hits : sparse array, shape (n_articles, categories)
    total : ndarray, shape (n_articles,)
    first : ndarray of bool, shape (n_articles,)
        Which articles are the group's.
    dealt : ndarray of bool, shape (draws, n_articles)
        Which are its in each permutation.

    Returns
    -------
    ndarray of float, shape (categories,)
        Two-sided, (1 + b) / (1 + draws) (Phipson and Smyth 2010); NaN where a ratio is undefined or there is no hit.

    Examples
    --------
    >>> from scipy import sparse
    >>> hits, first = sparse.csc_array([[1], [1], [0], [0]]), np.array([True, True, False, False])
    >>> dealt = permute_labels(first, draws=3, seed=1)
    >>> permuted_p(hits, np.ones(4), first, dealt).tolist()  # one of three permutations puts the same two together
    [0.5]
    """
    by_category = hits.T.tocsr()
    every, whole = np.asarray(hits.sum(axis=0), float).ravel()[:, None], total.sum()

    def gap(taken):  # articles x draws
        mine, size = by_category @ taken, total @ taken
        with np.errstate(invalid="ignore", divide="ignore"):
            return mine / size - (every - mine) / (whole - size)

    seen = np.abs(gap(first[:, None].astype(float)))
    null = np.abs(gap(np.ascontiguousarray(dealt.T, dtype=float)))
    known = np.isfinite(null)
    scale = 1e-12 * np.maximum(1, np.abs(every / whole))
    p = (1 + np.count_nonzero(known & (null >= seen - scale), axis=1)) / (1 + np.count_nonzero(known, axis=1))
    return np.where(np.isfinite(seen[:, 0]) & (every[:, 0] != 0), p, np.nan)


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
        share = 1 if weights is None else np.asarray(weights, float)[known] / np.mean(np.asarray(weights, float)[known])
        out[known] = _step_up(np.minimum(p[known] / share, 1))
    return out


def _step_up(p):
    """Each p times the number of tests over its rank, or that of a larger p where it is smaller.

    As `scipy.stats.false_discovery_control`, whose import takes longer than a small corpus.
    """
    falling = np.argsort(-p, kind="stable")
    times = len(p) / np.arange(len(p), 0, -1)
    out = np.empty(len(p))
    out[falling] = np.minimum(np.minimum.accumulate(p[falling] * times), 1)
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
