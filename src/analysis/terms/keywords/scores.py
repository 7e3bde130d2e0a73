"""Scores of one count against another: the two-by-two table and what the field computes from it.

    ===============  ============  ===============
                     in the group  in the reference
    ===============  ============  ===============
    the term         n             reference_n
    all other words  total - n     reference_total - reference_n
    ===============  ============  ===============

All functions take numbers or arrays of one shape and return floats; NaN where a total is 0.
"""

import numpy as np


def _cells(n, total, reference_n, reference_total):
    """Yield observed and expected counts of the four cells."""
    n, reference_n = np.asarray(n, float), np.asarray(reference_n, float)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = (n + reference_n) / (np.asarray(total, float) + reference_total)
    for observed, size in ((n, total), (reference_n, reference_total)):
        expected = size * share
        yield observed, expected
        yield size - observed, size - expected


def log_likelihood(n, total, reference_n, reference_total):
    """G2 over the four cells (Dunning 1993, Computational Linguistics 19:61), 2 * sum O ln(O / E); never negative.

    Examples
    --------
    >>> round(float(log_likelihood(20, 100, 10, 100)), 4)
    3.9866
    """
    score = 0.0
    with np.errstate(invalid="ignore", divide="ignore"):
        for observed, expected in _cells(n, total, reference_n, reference_total):
            part = np.log(observed / expected)
            part *= observed
            score = score + np.where(observed == 0, 0.0, part)
    return np.where((np.asarray(total) > 0) & (np.asarray(reference_total) > 0), 2 * score, np.nan)


def chi_squared(n, total, reference_n, reference_total):
    """Pearson's chi-squared over the four cells, without Yates's correction.

    Examples
    --------
    >>> round(float(chi_squared(20, 100, 10, 100)), 4)
    3.9216
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        cells = _cells(n, total, reference_n, reference_total)
        return sum(np.where(seen == expected, 0.0, (seen - expected) ** 2 / expected) for seen, expected in cells)


def log_odds(n, total, reference_n, reference_total, *, prior, prior_total=None):
    """Log-odds ratio with an informative Dirichlet prior, and its z score.

    Monroe, Colaresi and Quinn 2008, Political Analysis 16:372, equations 15 (delta), 19 (variance) and 22 (z).

    Parameters
    ----------
    n, total, reference_n, reference_total : array-like
    prior : array-like
        Pseudo-counts of each term, alpha_w.
    prior_total : float, optional
        Alpha_0, their sum; by default that of `prior` along the last axis.

    Returns
    -------
    delta, z : ndarray

    Examples
    --------
    >>> delta, z = log_odds(np.array([8.0, 2.0]), 10, np.array([5.0, 5.0]), 10, prior=np.array([1.0, 1.0]))
    >>> delta.round(3).tolist(), z.round(3).tolist()
    ([1.099, -1.099], [2.084, -1.554])
    """
    n, reference_n, prior = (np.asarray(a, float) for a in (n, reference_n, prior))
    alpha = prior.sum(axis=-1, keepdims=prior.ndim > 0) if prior_total is None else prior_total
    with np.errstate(invalid="ignore", divide="ignore"):
        delta = np.log((n + prior) / (total + alpha - n - prior)) - np.log(
            (reference_n + prior) / (reference_total + alpha - reference_n - prior)
        )
        variance = 1 / (n + prior) + 1 / (reference_n + prior)
        return delta, delta / np.sqrt(variance)
