"""Is a difference in words more than chance? Permuting articles among the groups, for all terms at once.

Words come in articles, so a test that deals out words calls too much significant (Lijffijt et al. 2016, Digital
Scholarship in the Humanities 31:374). Here whole articles change groups. The statistic compares how many times the
usual rate a group uses a term with how many times the other groups do on average, each weighing the same, in units of
its standard deviation.

Occurrences in an article of n words are taken to vary as a negative binomial does (Church and Gale 1995, Natural
Language Engineering 1:163): with mean m = rate * n and variance m * (1 + dispersion * m). So the tenth occurrence in
one article says less than the first in another, and the sums over a group's articles, of what is observed and of what
is expected, weigh an article by 1 / (1 + dispersion * m): their ratio is then the optimal linear estimate (Godambe and
Heyde 1987, International Statistical Review 55:231), and its variance is one over the expected sum. Cube roots of the
ratios are compared, since they are nearly normal where the ratios are skewed (Wilson and Hilferty 1931, PNAS 17:684).

Outlets differ in the length of their articles, and a dealing of articles mixes long ones with short: that ten long
articles lack a word says more than that ten of any length do, yet no dealing could put ten long ones together. So the
standard deviation is that of the group's own lengths.
"""

import numpy as np
from scipy import sparse
from scipy.special import gammaln

from analysis.terms.counting.matrix import sum_groups

_BLOCK = 16  # permutations per product
_LENGTHS = 32  # classes of articles of about one length, which share a weight
# Added to what is observed and what is expected, so that a rare term is not at its end with the first article.
_HALF = 0.5
_ROUNDS = 3  # of fitting the dispersion
_STEP = 0.01  # bins of the pooled null, in standard deviations
_BINS = 4000
_TAIL = 250  # null values behind the fitted tail, or a tenth of them where there are fewer
_SIZES = 7  # classes of groups, by their number of articles
_CLASSES, _PER_CLASS = 7, 20  # of dispersion, at most, and twice as many of frequency; terms that each holds at least


class Permutation:
    """Permutation distribution of one-against-the-others ratios.

    Parameters
    ----------
    counts : csr_array, shape (articles, terms)
    n_words, codes : ndarray, shape (articles,)
        Length of each article, and the number of its group.

    Attributes
    ----------
    z : ndarray, shape (groups, terms)
        The observed statistics; NaN where a term's rate does not vary.
    rate, dispersion : ndarray, shape (terms,)
        Occurrences per word, and how much more a term's count varies from article to article than a Poisson count
        would; never below 0.
    """

    def __init__(self, counts, n_words, codes):
        n_words = np.asarray(n_words, float)
        self.codes, self.sizes = codes, np.bincount(codes)
        of_class, typical = _length_classes(n_words)
        counts = sparse.csr_array(counts, dtype=np.float32)
        self.users = sum_groups(counts, codes, len(self.sizes))[1].toarray()  # articles that use a term
        self.rate, self.dispersion, weights = _fit(counts, n_words, of_class, typical)
        self.varies = _vary(counts, n_words)
        counts.data *= weights[counts.indices, np.repeat(of_class, np.diff(counts.indptr))]
        self.observed = sparse.csr_array(counts.T)
        self.expected = (weights * self.rate[:, None]).astype(np.float32)  # of a word in an article of each class
        self.lengths = sparse.csr_array((n_words.astype(np.float32), (of_class, np.arange(len(codes)))))
        self.z = self._z(codes[None, :])[:, 0].T

    def _z(self, labels):
        """Statistics of some dealings of the groups: (terms, dealings, groups)."""
        k, (b, n) = len(self.sizes), labels.shape
        one_hot = np.zeros((n, b * k), dtype=np.float32)
        one_hot[np.arange(n)[:, None], labels.T + k * np.arange(b)] = 1
        expected = self.expected @ (self.lengths @ one_hot)
        expected += np.float32(_HALF)
        ratio = self.observed @ one_hot
        ratio += np.float32(_HALF)
        ratio /= expected
        ratio, variance = ratio.reshape(-1, b, k), np.reciprocal(expected, out=expected).reshape(-1, b, k)
        others = (ratio.sum(axis=2, keepdims=True) - ratio) / np.float32(k - 1)
        z = np.cbrt(ratio, out=ratio)
        z -= np.cbrt(others, out=others)
        total, share = variance.sum(axis=2, keepdims=True), np.float32((k - 1) ** -2)
        variance *= 1 - share  # of a group's ratio and of the others' mean, together
        variance += share * total
        z /= np.sqrt(variance, out=variance)
        z *= 3  # the cube root changes a third as fast as the ratio, near 1
        z[~self.varies] = np.nan
        return z

    def p_values(self, *, permutations=1000, seed=0):
        """Two-sided p of every group and term.

        Every statistic is compared with the permuted statistics of all terms that are about as frequent and about as
        unevenly spread, so that p is not floored by the number of permutations: a null pooled over like tests (Storey
        and Tibshirani 2003, PNAS 100:9440). Beyond its 250 largest values, or its largest tenth, the tail is a
        generalised Pareto fit (Knijnenburg et al. 2009, Bioinformatics 25:i161). No p is below twice the chance that a
        dealing puts just as many of the articles with the term into the group as there are, and just these: a term in
        five articles, all of one group, proves no more than that.

        Parameters
        ----------
        permutations, seed : int

        Returns
        -------
        ndarray, shape (groups, terms)
            NaN where a term's rate does not vary.
        """
        rng = np.random.default_rng(seed)
        classes, n_classes = term_classes(self.rate, self.dispersion)

        def deal(size):
            return rng.permuted(np.tile(self.codes, (size, 1)), axis=1)

        nulls = (self._z(deal(min(_BLOCK, permutations - start))) for start in range(0, permutations, _BLOCK))
        return pooled_p(self.z, classes, n_classes, self.sizes, nulls, self._chance_of_the_very_articles())

    def _chance_of_the_very_articles(self):
        """Chance that a dealing puts the same of a term's articles into a group, and no other of them."""
        n, sizes, users = self.sizes.sum(), self.sizes[:, None], self.users.sum(axis=0)
        return np.exp(log_choices(n - users, sizes - self.users) - log_choices(n, sizes))


def pooled_p(z, classes, n_classes, sizes, nulls, floor):
    """Two-sided p of statistics from null values that are pooled over classes of like terms and groups.

    Parameters
    ----------
    z : ndarray, shape (groups, terms)
    classes : ndarray of int, shape (terms,)
    n_classes : int
    sizes : ndarray, shape (groups,)
        Articles of each group.
    nulls : iterable of ndarray, shape (terms, dealings, groups)
    floor : ndarray, shape (groups, terms)
        Below which no p can be, one-sided.

    Returns
    -------
    ndarray, shape (groups, terms)
        NaN where z is.
    """
    # Groups of about one size have one null distribution.
    edges = np.quantile(sizes, np.arange(1, _SIZES) / _SIZES)
    strata = classes + np.searchsorted(edges, sizes, side="right")[:, None] * n_classes
    null = _PooledNull(_SIZES * n_classes)
    for values in nulls:
        null.add(strata.T[:, None, :], values)
    one_sided = np.minimum(null.beyond(strata, z), null.beyond(strata, z, below=True))
    return np.where(np.isfinite(z), np.minimum(1, 2 * np.maximum(one_sided, floor)), np.nan)


def log_choices(n, k):
    """Logarithm of the number of ways to choose k of n."""
    return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)


def _length_classes(n_words):
    """Sort articles into classes of about one length; give each article's class and each class's mean length."""
    edges = np.quantile(n_words, np.arange(1, _LENGTHS) / _LENGTHS)
    of_class = np.unique(np.searchsorted(edges, n_words, side="right"), return_inverse=True)[1]
    return of_class, np.bincount(of_class, weights=n_words) / np.bincount(of_class)


def _vary(counts, n_words):
    """Tell which terms have more than one rate over the articles."""
    rates = counts.data / np.repeat(n_words, np.diff(counts.indptr))
    low, high = np.full(counts.shape[1], np.inf), np.zeros(counts.shape[1])
    np.minimum.at(low, counts.indices, rates)
    np.maximum.at(high, counts.indices, rates)
    low[np.bincount(counts.indices, minlength=counts.shape[1]) < counts.shape[0]] = 0
    return high > low * (1 + 1e-6)


def _fit(counts, n_words, of_class, typical):
    """Fit each term's rate and dispersion by weighted moments, in turn; give them and the weights per class of length.

    The dispersion is that at which squared distances from the mean come to the sum of the variances. Weights by class
    make the sums over the many articles without a term a product of small matrices.
    """
    terms, width = counts.indices, counts.shape[1]
    cells = np.repeat(of_class, np.diff(counts.indptr))
    lengths = np.repeat(n_words, np.diff(counts.indptr))
    words, squares = (np.bincount(of_class, weights=n_words**power) for power in (1, 2))

    def summed(values):
        return np.bincount(terms, weights=values, minlength=width)

    rate, weights = summed(counts.data) / n_words.sum(), np.ones((width, len(typical)))
    dispersion = np.zeros(width)
    for _ in range(_ROUNDS):
        mean, at = rate[terms] * lengths, weights[terms, cells]
        of_means = rate**2 * (weights**2 @ squares)
        excess = summed(at**2 * counts.data * (counts.data - 2 * mean)) + of_means - rate * (weights**2 @ words)
        with np.errstate(invalid="ignore", divide="ignore"):
            dispersion = np.nan_to_num(np.maximum(excess / of_means, 0))
        weights = 1 / (1 + np.outer(dispersion * rate, typical))
        rate = summed(weights[terms, cells] * counts.data) / (weights @ words)
    return rate, dispersion, weights


def term_classes(rate, dispersion):
    """Sort terms into classes of about one rate, each as large as the next, and within them of about one dispersion.

    Returns
    -------
    ndarray, shape (terms,)
        The class of each term.
    int
        How many classes there can be.
    """
    fine = int(np.clip(np.sqrt(len(rate) / _PER_CLASS / 2), 1, _CLASSES))
    out = np.searchsorted(np.quantile(rate, np.arange(1, 2 * fine) / (2 * fine)), rate, side="right") * fine
    for coarse in np.unique(out):
        members = np.flatnonzero(out == coarse)
        inner = np.quantile(dispersion[members], np.arange(1, fine) / fine)
        out[members] += np.searchsorted(inner, dispersion[members], side="right")
    return out, 2 * fine**2


def _bins(values):
    return (np.clip(np.nan_to_num(values) / _STEP, -_BINS, _BINS) + _BINS).astype(np.int32)


class _PooledNull:
    """Histograms of null values, one per stratum, and their tails."""

    def __init__(self, n_strata):
        self.counts = np.zeros((n_strata, 2 * _BINS + 1), dtype=np.int64)

    def add(self, strata, values):
        """Count values, each in its stratum; the two shapes broadcast."""
        flat = _bins(values) + (strata * self.counts.shape[1]).astype(np.int32)
        flat = flat[np.isfinite(values)] if not np.isfinite(values).all() else flat.ravel()
        self.counts += np.bincount(flat, minlength=self.counts.size).reshape(self.counts.shape)

    def beyond(self, strata, values, *, below=False):
        """Share of the null at or beyond each value, upwards or downwards, never 0."""
        counts = self.counts[:, ::-1] if below else self.counts
        # A value shares its bin with null values on both sides of it; all of them count, which is the cautious reading.
        bins = 2 * _BINS - _bins(values) if below else _bins(values)
        above = np.cumsum(counts[:, ::-1], axis=1)[:, ::-1]
        size = above[:, 0]
        p = (1 + above[strata, bins]) / (1 + size[strata])
        for stratum in np.unique(strata[above[strata, bins] < 10]):
            largest = min(_TAIL, size[stratum] // 10)
            edge = int(np.searchsorted(-above[stratum], -largest, side="right")) - 1  # the last bin with so many beyond
            if edge < 0 or largest < 30:
                continue
            tail = counts[stratum, edge:]
            fitted = _pareto_tail(np.arange(len(tail)) * _STEP, tail)
            here = (strata == stratum) & (bins >= edge)
            share = above[stratum, edge] / size[stratum]
            p[here] = np.minimum(p[here], share * fitted((bins[here] - edge) * _STEP))
        return p


def _pareto_tail(excess, weights):
    """Fit a generalised Pareto tail by probability-weighted moments (Hosking and Wallis 1987); never with an end."""
    n = weights.sum()
    mean = (excess * weights).sum() / n
    after = n - np.cumsum(weights) + (weights - 1) / 2  # values above, counting half of the ties
    weighted = (excess * weights * after).sum() / (n * (n - 1))
    shape = 2 - mean / max(mean - 2 * weighted, 1e-12) if mean else 0.0
    if shape < 1e-6:
        return lambda x: np.exp(-x / max(mean, 1e-12))
    scale = mean * (1 - shape)
    return lambda x: (1 + shape * x / scale) ** (-1 / shape)
