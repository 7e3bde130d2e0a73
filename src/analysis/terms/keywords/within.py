"""How far groups differ in a term within events, so that a difference of stories is no difference of words.

Each event is a table of its own: the occurrences of a term in its articles, divided among the groups as their lengths
say, against what each group has of them (Mantel and Haenszel 1959, JNCI 22:719, for rates). `events` tests it.
"""

import numpy as np
from scipy import sparse
from scipy.special import stdtrit

from analysis.stats.resample import LEVEL, MIN_ARTICLES

_HALF = 0.5  # added to both sides of a ratio, as a count's prior mean
_SLIGHT = 1e-9


class Events:
    """Every term in every event that has it, and each group's part in it.

    Parameters
    ----------
    counts : csr_array, shape (articles, terms)
    n_words, codes, events : ndarray, shape (articles,)
        Length, group and event of each article, numbered from 0.
    k : int
        How many groups.
    """

    def __init__(self, counts, n_words, codes, events, k):
        self.k, self.codes, self.events = k, codes, events
        n_events = int(events.max(initial=-1)) + 1
        one_hot = sparse.csr_array((np.ones(len(events)), (events, np.arange(len(events)))), (n_events, len(events)))
        length = one_hot @ n_words.astype(float)
        self.part = n_words / length[events]  # of an article in the words of its event
        self.shares = np.zeros((k, n_events))  # of a group in them
        np.add.at(self.shares, (codes, events), self.part)
        self.total = sparse.csc_array(one_hot @ counts, dtype=float)  # of the term in the event, by term
        self.total.sort_indices()
        self.event, self.starts = self.total.indices, self.total.indptr
        self.term = np.repeat(np.arange(counts.shape[1]), np.diff(self.starts))

    def of_group(self, counts, group):
        """Give the group's occurrences in each cell of `total`."""
        mine = np.flatnonzero(self.codes == group)
        part = sparse.csc_array(
            sparse.csr_array(
                (np.ones(len(mine)), (self.events[mine], np.arange(len(mine)))), (self.total.shape[0], len(mine))
            )
            @ counts[mine]
        )
        width = self.total.shape[0]
        keys = np.repeat(np.arange(part.shape[1]), np.diff(part.indptr)) * width + part.indices
        out = np.zeros(len(self.event))
        out[np.searchsorted(self.term * width + self.event, keys)] = part.data
        return out

    def sums(self, values):
        """Add the values of each term's cells up."""
        return np.bincount(self.term, weights=values, minlength=self.total.shape[1])

    def ratios(self, counts):
        """Compare each group with the rest of its events.

        Returns
        -------
        log_ratio, low, high : ndarray, shape (groups, terms)
            Mantel and Haenszel's ratio of rates, its logarithm to base 2, and the 95 % interval over events: from how
            the events differ, by Student's t on the number of events that have the term.
        steady : ndarray of bool, shape (groups, terms)
            Whether the sign survives leaving out any one event.
        """
        shape = (self.k, self.total.shape[1])
        log_ratio, low, high, steady = (np.zeros(shape) for _ in range(4))
        n_events = np.diff(self.starts)
        filled = np.flatnonzero(n_events)
        reach = stdtrit(np.maximum(n_events - 1, 1), (1 + LEVEL) / 2) / np.log(2)
        widen = n_events / np.maximum(n_events - 1, 1)
        for group in range(self.k):
            x, share = self.of_group(counts, group), self.shares[group][self.event]
            over, under = x * (1 - share), (self.total.data - x) * share
            above, below = self.sums(over) + _HALF, self.sums(under) + _HALF
            pull = over / above[self.term] - under / below[self.term]
            variance = self.sums(pull**2) * widen + _HALF / above**2 + _HALF / below**2
            log_ratio[group] = np.log2(above / below)
            low[group] = log_ratio[group] - reach * np.sqrt(variance)
            high[group] = log_ratio[group] + reach * np.sqrt(variance)
            gap, ends = over - under, self.starts[filled]
            sum_of = np.add.reduceat(gap, ends)
            most = np.maximum.reduceat(gap, ends)
            least = np.minimum.reduceat(gap, ends)
            steady[group, filled] = ((sum_of > 0) & (sum_of - most > _SLIGHT)) | (
                (sum_of < 0) & (sum_of - least < -_SLIGHT)
            )
        few = n_events < 2
        low[:, few], high[:, few] = np.nan, np.nan
        if len(self.shares[0]) < MIN_ARTICLES:
            low[:], high[:] = np.nan, np.nan
        return log_ratio, low, high, steady.astype(bool)
