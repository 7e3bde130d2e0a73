"""How sure a number is: bootstrap over articles.

Words and statements come in articles and are not independent within one, so the article is what is drawn again here,
never the word. With fewer than five articles there is no interval, and a note says why; where no article differs from
another, so that no draw could vary, a share has an exact interval instead.
"""

import numpy as np

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


def draw_sums(n, draws, seed):
    """Draw n blocks with replacement: float counts, shape (n, draws), ready for products.

    Examples
    --------
    >>> draw_sums(4, 3, 0).sum(axis=0).tolist()
    [4.0, 4.0, 4.0]
    """
    return np.ascontiguousarray(article_draws(n, draws=draws, seed=seed).T, dtype=float)


def bootstrap_interval(numerator, denominator, *, draws=1000, seed=0):
    """Give a ratio of sums over articles and its interval.

    Bias-corrected and accelerated bootstrap (BCa; Efron 1987, JASA 82:171) over articles, expanded for few of them
    (`interval_ends`); where no article differs, see `exact_interval`.

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
        Why the interval is NaN, or how it was found, or "".

    Examples
    --------
    >>> bootstrap_interval([1, 0], [2, 2])
    (0.25, nan, nan, 'fewer than 5 articles')
    >>> estimate, low, high, note = bootstrap_interval([0] * 11, [3] * 11)
    >>> estimate, low, round(high, 3), note
    (0.0, 0.0, 0.285, 'exact: no article differs')
    """
    numerator, denominator = np.asarray(numerator, float), np.asarray(denominator, float)
    drawn = ratio_draws(numerator, denominator, draws=draws, seed=seed) if len(numerator) >= MIN_ARTICLES else None
    return ratio_interval(numerator, denominator, drawn)


def exact_interval(estimate, totals):
    """Give the exact interval of a share that is the same in every article, such as 0 of n.

    Clopper and Pearson's interval of the effective number of observations (Korn and Graubard 1998, Survey Methodology
    24:193). How alike the statements of one article are cannot be seen where none differ, so an article counts as one
    observation: the effective number is Kish's, (sum of totals)^2 / sum of squares, at most the number of articles.

    Parameters
    ----------
    estimate : float
        From 0 to 1.
    totals : array-like, shape (n_articles,)

    Returns
    -------
    low, high : float

    Examples
    --------
    >>> [round(end, 4) for end in exact_interval(0.0, [1] * 20)]  # 1 - 0.025 ** (1 / 20)
    [0.0, 0.1684]
    """
    from scipy.special import betaincinv

    totals = np.asarray(totals, float)
    n = totals.sum() ** 2 / (totals**2).sum()
    hits, tail = estimate * n, (1 - LEVEL) / 2
    low = 0.0 if estimate <= 0 else betaincinv(hits, n - hits + 1, tail)
    high = 1.0 if estimate >= 1 else betaincinv(hits + 1, n - hits, 1 - tail)
    return float(low), float(high)


def zero_rate_bound(sums):
    """Give what a group without a hit could still have: the upper bound of its expected count, per category.

    Exact Poisson limit of a count of 0 (Garwood 1936, Biometrika 28:437), -ln(0.025), times the size in which hits
    come together in the articles that have some.

    Parameters
    ----------
    sums : csc_array, shape (articles, categories)
        Hits of all groups.

    Returns
    -------
    ndarray of float, shape (categories,)
        NaN for a category that no article has.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        together = (sums**2).sum(axis=0) / sums.sum(axis=0)
    return -np.log((1 - LEVEL) / 2) * np.asarray(together, float).ravel()


def ratio_interval(numerator, denominator, drawn, *, blocks="articles", share=True):
    """As `bootstrap_interval`, of ratios drawn already (ndarray, or None for none); only a `share` can be exact."""
    from scipy.special import ndtr, ndtri

    counted = denominator != 0
    if not counted.any():
        return np.nan, np.nan, np.nan, "nothing to count"
    total = denominator.sum()
    estimate = float(numerator.sum() / total)
    if counted.sum() < MIN_ARTICLES:
        return estimate, np.nan, np.nan, f"fewer than {MIN_ARTICLES} {blocks}"
    if np.allclose(numerator, estimate * denominator, rtol=1e-12, atol=0):
        if share and 0 <= estimate <= 1 and (numerator <= denominator).all():
            return estimate, *exact_interval(estimate, denominator), f"exact: no {blocks.removesuffix('s')} differs"
        return estimate, np.nan, np.nan, f"no {blocks.removesuffix('s')} differs"
    if drawn is None:
        return estimate, np.nan, np.nan, "no draws"
    drawn = drawn[np.isfinite(drawn)]
    with np.errstate(invalid="ignore", divide="ignore"):
        left_out = (numerator.sum() - numerator) / (total - denominator)
    left_out = left_out[np.isfinite(left_out)]
    spread = left_out.mean() - left_out
    scale = (spread**2).sum() ** 1.5
    acceleration = (spread**3).sum() / (6 * scale) if scale else 0.0
    equal = np.isclose(drawn, estimate, rtol=1e-9, atol=0)  # sums in another order end in another last digit
    below = (np.count_nonzero((drawn < estimate) & ~equal) + 0.5 * np.count_nonzero(equal)) / len(drawn)
    bias = ndtri(np.clip(below, 0.5 / len(drawn), 1 - 0.5 / len(drawn)))
    ends = interval_ends(np.count_nonzero(counted)) + bias
    low, high = np.quantile(drawn, ndtr(bias + ends / np.maximum(1 - acceleration * ends, 1e-6)))
    return estimate, float(low), float(high), ""
