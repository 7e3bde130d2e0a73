"""Is a difference in words more than chance? Permuting articles among the groups, for all terms at once.

Words come in articles, so a test that deals out words calls too much significant (Lijffijt et al. 2016, Digital
Scholarship in the Humanities 31:374). Here whole articles change groups. An article's excess in a term is its Pearson
residual but for a constant: occurrences less those expected of its length, over the root of that length, so that long
articles do not drown the others. The statistic is the difference of a group's mean excess from the mean of the other
groups, each weighing the same, in units of its standard deviation. It is linear in the articles, so one sparse product
gives it for all terms and a block of permutations.

Outlets differ in the length of their articles, and a dealing of articles mixes long ones with short: that ten long
articles lack a word says more than that ten of any length do, yet no dealing could put ten long ones together. So the
standard deviation is that of the group's own lengths, and a statistic is compared with permuted statistics that rest on
about as many expected occurrences.
"""

import numpy as np
from scipy import sparse

_BLOCK = 16  # permutations per product
_STEP = 0.01  # bins of the pooled null, in standard deviations
_BINS = 4000
_TAIL = 250  # null values behind the fitted tail, or a tenth of them where there are fewer
_SIZES = 7  # classes of groups, by their number of articles
_CLASSES, _PER_CLASS = 7, 20  # of dispersion, at most, and twice as many of frequency; terms that each holds at least


class Permutation:
    """Permutation distribution of one-against-the-others differences.

    Parameters
    ----------
    counts : csr_array, shape (articles, terms)
    n_words, codes : ndarray, shape (articles,)
        Length of each article, and the number of its group.

    Attributes
    ----------
    z : ndarray, shape (groups, terms)
        The observed statistics; NaN where a term's excess does not vary.
    dispersion : ndarray, shape (terms,)
        How much more a term's count varies from article to article than a Poisson count would: its variance is
        mean * (1 + dispersion * mean), as of a negative binomial; never below 0.
    """

    def __init__(self, counts, n_words, codes):
        root = np.sqrt(np.asarray(n_words, float))
        counts = sparse.csr_array(counts, dtype=np.float64, copy=True)
        counts.data /= np.repeat(root, np.diff(counts.indptr))
        self.root, self.codes, self.sizes = root, codes, np.bincount(codes)
        # The rate that makes excesses sum to 0 over all articles.
        self.rate = np.asarray(counts.sum(axis=0)).ravel() / max(root.sum(), 1)
        expected = self.rate[counts.indices] * np.repeat(root, np.diff(counts.indptr))
        absent = self.rate**2 * (root**2).sum()  # sum of squares were every count 0
        squares = np.bincount(
            counts.indices, weights=(counts.data - expected) ** 2 - expected**2, minlength=counts.shape[1]
        )
        squares += absent
        self.by_term = sparse.csr_array(counts.T, dtype=np.float32)
        self.length = np.append(np.bincount(codes, weights=root**2) / self.sizes, (root**2).mean())  # and of all
        with np.errstate(invalid="ignore", divide="ignore"):
            self.dispersion = np.maximum((squares / len(codes) - self.rate) / (self.rate**2 * self.length[-1]), 0)
            # The variance of an excess is v * (1 + dispersion * rate * length); at the mean length it gives v.
            slope = self.dispersion * self.rate
            unit = 1 / np.sqrt(squares / max(len(codes) - 1, 1) / (1 + slope * self.length[-1]))
        known = np.isfinite(unit)
        self.slope, self.unit = np.where(known, slope, 0).astype(np.float32), np.where(known, unit, np.nan)
        self.z = self._z(codes[None, :])[:, 0].T

    def _z(self, labels):
        """Statistics of some dealings of the groups: (terms, dealings, groups)."""
        k, (b, n) = len(self.sizes), labels.shape
        one_hot = np.zeros((n, b * k), dtype=np.float32)
        one_hot[np.arange(n)[:, None], labels.T + k * np.arange(b)] = 1
        sizes = self.sizes.astype(np.float32)
        z = np.asarray(self.by_term @ one_hot)
        z -= np.outer(self.rate, self.root @ one_hot).astype(np.float32)
        z = z.reshape(-1, b, k)
        z /= sizes  # mean excess of each group, then its difference from the others' mean
        z -= (z.sum(axis=2, keepdims=True) - z) / np.float32(k - 1)
        lengths = (self.root**2 @ one_hot).reshape(b, k) / self.sizes
        variance = self.slope[:, None, None] * (lengths / self.sizes).astype(np.float32)
        variance += 1 / sizes  # of each group's mean, in units of v; then of its difference from the others' mean
        total, share = variance.sum(axis=2, keepdims=True), np.float32((k - 1) ** -2)
        variance *= 1 - share
        variance += share * total
        z /= np.sqrt(variance, out=variance)
        z *= self.unit.astype(np.float32)[:, None, None]
        return z

    def p_values(self, *, permutations=1000, seed=0):
        """Two-sided p of every group and term.

        Every statistic is compared with the permuted statistics of all terms of which about as many occurrences are
        expected in a group and which are about as unevenly spread, so that p is not floored by the number of
        permutations: a null pooled over like tests (Storey and Tibshirani 2003, PNAS 100:9440). Beyond its 250 largest
        values, or its largest tenth, the tail is a generalised Pareto fit (Knijnenburg et al. 2009, Bioinformatics
        25:i161).

        Parameters
        ----------
        permutations, seed : int

        Returns
        -------
        ndarray, shape (groups, terms)
            NaN where a term's excess does not vary.
        """
        rng = np.random.default_rng(seed)
        expected = self.rate * self.length[:, None]  # in an article of each group, and of all
        classes = _Classes(expected[-1], self.dispersion)
        strata = classes.of(expected[-1])
        # Groups of about one size have one null distribution.
        edges = np.quantile(self.sizes, np.arange(1, _SIZES) / _SIZES)
        alike = np.searchsorted(edges, self.sizes, side="right")[:, None] * classes.n
        null = _PooledNull(_SIZES * classes.n)
        for start in range(0, permutations, _BLOCK):
            labels = rng.permuted(np.tile(self.codes, (min(_BLOCK, permutations - start), 1)), axis=1)
            null.add((strata + alike).T[:, None, :], self._z(labels))
        places = np.stack([classes.of(row) for row in expected[:-1]]) + alike
        p = np.minimum(1, 2 * np.minimum(null.beyond(places, self.z), null.beyond(places, self.z, below=True)))
        return np.where(np.isfinite(self.z), p, np.nan)


class _Classes:
    """Classes of like tests: about equally large ones of expected occurrences, and within each of dispersion."""

    def __init__(self, expected, dispersion):
        self.dispersion = np.nan_to_num(dispersion)
        self.fine = int(np.clip(np.sqrt(len(expected) / _PER_CLASS / 2), 1, _CLASSES))
        self.n = 2 * self.fine**2
        self.edges = np.quantile(expected, np.arange(1, 2 * self.fine) / (2 * self.fine))
        coarse = np.searchsorted(self.edges, expected, side="right")
        inner = np.arange(1, self.fine) / self.fine
        self.inner = np.stack(
            [
                np.quantile(self.dispersion[coarse == c], inner) if (coarse == c).any() else np.zeros(len(inner))
                for c in range(2 * self.fine)
            ]
        )

    def of(self, expected):
        """Give the class of each term if so many occurrences are expected."""
        coarse = np.searchsorted(self.edges, expected, side="right")
        return coarse * self.fine + (self.dispersion[:, None] >= self.inner[coarse]).sum(axis=1)


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
