"""Keyness within events: the same story told by several outlets, so that the story itself cancels out.

What an article says of a term is compared with what all articles on its event say together: the residual is its count
less its share, by its words, of the event's occurrences. A group's residuals are added up (Mantel and Haenszel 1959,
Journal of the National Cancer Institute 22:719, over events), and divided by their standard deviation when labels are
dealt out within events, which is known without dealing: k (m - k) / (m (m - 1)) times the sum of the squared residuals,
for an event of m articles of which k are the group's. An event counts the less the more often it uses the term, as an
occurrence in a bursty one says less (weights 1 / (1 + dispersion x mean), as in `inference`).
"""

import numpy as np
from scipy import sparse

from analysis.terms.keywords.inference import log_choices, pooled_p, term_classes

_BLOCK = 16  # dealings per product


class EventPermutation:
    """Permutation distribution of residuals within events.

    Parameters
    ----------
    counts : csr_array, shape (articles, terms)
    n_words, codes, block : ndarray, shape (articles,)
        Length of each article, and the numbers of its group and of its event.

    Attributes
    ----------
    z : ndarray, shape (groups, terms)
        The observed statistics; NaN where labels could make no difference.
    """

    def __init__(self, counts, n_words, codes, block):
        counts = sparse.csr_array(counts, dtype=float)
        self.codes, self.k = codes, codes.max() + 1
        self.block = np.unique(block, return_inverse=True)[1]
        n_events = self.block.max() + 1
        places = (self.block, np.arange(len(codes)))
        self.adder = sparse.csr_array((np.ones(len(codes)), places), shape=(n_events, len(codes)))
        self.sizes = np.bincount(self.block, minlength=n_events)
        self.members = np.zeros((n_events, self.k), dtype=np.int64)
        np.add.at(self.members, (self.block, codes), 1)

        rates = sparse.csr_array(self.adder @ counts)  # occurrences per word of each event
        rates.data /= np.repeat(self.adder @ n_words, np.diff(rates.indptr))
        expected = sparse.csr_array(sparse.diags_array(n_words.astype(float)) @ (self.adder.T @ rates))
        residual = sparse.csr_array(counts - expected)
        squares = sparse.csr_array(self.adder @ residual.multiply(residual))
        excess = sparse.csr_array(sparse.diags_array(self.sizes / np.maximum(self.sizes - 1, 1)) @ squares).sum(axis=0)
        means = np.asarray(expected.sum(axis=0)).ravel(), np.asarray(expected.multiply(expected).sum(axis=0)).ravel()
        with np.errstate(invalid="ignore", divide="ignore"):
            self.dispersion = np.nan_to_num(np.maximum((np.asarray(excess).ravel() - means[0]) / means[1], 0))
        typical = (self.adder @ n_words) / self.sizes
        weights = rates.copy()  # per event and term
        weights.data = 1 / (1 + self.dispersion[rates.indices] * rates.data * np.repeat(typical, np.diff(rates.indptr)))
        residual = residual.multiply(sparse.csr_array(self.adder.T @ weights))
        self.residual = sparse.csr_array(residual.T.tocsr(), dtype=np.float32)
        weights.data **= 2
        squares = sparse.csr_array(squares.multiply(weights))
        swaps = self.members * (self.sizes[:, None] - self.members)
        swaps = swaps / np.maximum(self.sizes * (self.sizes - 1), 1)[:, None]
        variance = squares.T @ swaps  # terms x groups
        fourth = sparse.csr_array(squares.multiply(squares)).T @ (swaps**2)
        with np.errstate(invalid="ignore", divide="ignore"):
            self.events = np.where(fourth > 0, variance**2 / fourth, 0)  # as many events of one weight
        variance[variance < 1e-12] = np.nan
        self.scale = (1 / np.sqrt(variance)).astype(np.float32)
        self.users = counts.copy()
        self.users.data = np.ones_like(self.users.data)
        self.z = self._z(codes[None, :])[:, 0].T

    def _z(self, labels):
        """Statistics of some dealings: (terms, dealings, groups)."""
        b, n = labels.shape
        one_hot = np.zeros((n, b * self.k), dtype=np.float32)
        one_hot[np.arange(n)[:, None], labels.T + self.k * np.arange(b)] = 1
        return (self.residual @ one_hot).reshape(-1, b, self.k) * self.scale[:, None, :]

    def p_values(self, *, permutations=1000, seed=0):
        """Two-sided p of every group and term, from a null pooled over like terms (`inference.pooled_p`).

        Like are terms that as many events tell of, and that are about as unevenly spread in them.

        Parameters
        ----------
        permutations, seed : int

        Returns
        -------
        ndarray, shape (groups, terms)
            NaN where labels could make no difference.
        """
        rng = np.random.default_rng(seed)
        classes, n_classes = term_classes(self.events.max(axis=1), self.dispersion)
        order = np.argsort(self.block, kind="stable")

        def deal(size):
            # sorting random numbers within events deals labels out among the articles of each
            draws = rng.random((size, len(order)))
            dealt = np.lexsort((draws, np.broadcast_to(self.block[order], draws.shape)), axis=1)
            out = np.empty((size, len(order)), dtype=self.codes.dtype)
            out[:, order] = self.codes[order][dealt]
            return out

        nulls = (self._z(deal(min(_BLOCK, permutations - start))) for start in range(0, permutations, _BLOCK))
        return pooled_p(
            self.z, classes, n_classes, self.members.sum(axis=0), nulls, self._chance_of_the_very_articles()
        )

    def _chance_of_the_very_articles(self):
        """Chance that a dealing puts the same of a term's articles into a group, and no other of them."""
        used = sparse.csr_array(self.adder @ self.users)
        event = np.repeat(np.arange(used.shape[0]), np.diff(used.indptr))
        out = np.empty((self.k, used.shape[1]))
        for group in range(self.k):
            mine = np.flatnonzero(self.codes == group)
            own = sparse.csr_array(self.adder[:, mine] @ self.users[mine])
            own = np.asarray(own[event, used.indices]).ravel() if len(event) else np.zeros(0)
            size, taken = self.sizes[event], self.members[event, group]
            logs = log_choices(size - used.data, taken - own) - log_choices(size, taken)
            out[group] = np.bincount(used.indices, weights=logs, minlength=used.shape[1])
        return np.exp(out)
