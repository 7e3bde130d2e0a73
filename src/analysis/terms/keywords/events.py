"""Is a difference in words within the same events more than chance? So that the story itself cancels out.

What an article says of a term is compared with what all articles on its event say together: the residual is its count
less its share, by its words, of the event's occurrences, as in the test of Mantel and Haenszel (1959, Journal of the
National Cancer Institute 22:719). A group's residuals are added up over events. Two things are done to them first:

- An article's residual is divided by the root of its share of the event's words. Counts vary as their expected number
  does, so now those of short articles and of long ones are about as large, and labels can change places between them.
- An event counts by mu / (mu + 1), where mu is how often its articles have the term on average: where a term stands
  once or twice in an event, nearly all of that is chance.

If labels are permuted within events, a sum of residuals has a distribution that needs no permutations: its cumulant
generating function is the sum of those of the events, and the saddlepoint approximation turns it into p (Robinson 1982,
JRSS B 44:91; Lugannani and Rice 1980, Advances in Applied Probability 12:475). So p is each term's own, not floored by
a number of permutations, and the same in every run.
"""

from itertools import combinations
from math import comb

import numpy as np
from scipy import sparse
from scipy.special import expit, ndtr

from analysis.terms.keywords.inference import log_choices

_ENTRIES = 2_000_000  # articles x terms worked on at once
_NEAR = 1.0  # standard deviations up to which the normal distribution does
_SETS = 70  # of articles that a group could have in an event, up to which each is looked at
_ROUNDS, _CLOSE = 12, 1e-4  # of Newton's method, at most, and the last step
_REACH = 40.0  # largest exponent, from where a sum is at the end of what it can be


def event_tests(counts, n_words, codes, events):
    """Test every group and term when labels are permuted within events.

    Parameters
    ----------
    counts : sparse array, shape (articles, terms)
    n_words, codes, events : ndarray, shape (articles,)
        Length of each article, and the numbers of its group and of its event.

    Returns
    -------
    z, p : ndarray, shape (groups, terms)
        Sums of residuals in units of their standard deviation, and two-sided p; NaN where labels could make no
        difference. No p is below twice the chance that a permutation puts just as many of the articles with the term
        into the group as there are, and just these.

    Examples
    --------
    Twelve events of two articles; group 0 alone has the term, so one in 2 ** 12 permutations is as far out on its side:

    >>> counts = sparse.csr_array(np.tile([[2], [0]], (12, 1)))
    >>> z, p = event_tests(counts, np.full(24, 100), np.tile([0, 1], 12), np.repeat(np.arange(12), 2))
    >>> bool(np.isclose(p[0, 0], 2 / 2**12)), z.round(2).ravel().tolist()
    (True, [3.46, -3.46])
    """
    order = np.argsort(events, kind="stable")
    counts = sparse.csc_array(sparse.csr_array(counts, dtype=float)[order])
    counts.sort_indices()
    layout = _Layout(np.asarray(n_words, float)[order], codes[order], events[order])
    z, p = (np.full((layout.k, counts.shape[1]), np.nan) for _ in range(2))
    width = max(1, int(_ENTRIES * counts.shape[1] / max(layout.reach(counts), 1)))
    for start in range(0, counts.shape[1], width):
        some = slice(start, start + width)
        z[:, some], p[:, some] = _Terms(layout, counts[:, some]).test()
    return z, p


class _Layout:
    """Articles in the order of their events: where each event begins, and how many of a group it has."""

    def __init__(self, n_words, codes, events):
        self.codes, self.k = codes, codes.max(initial=-1) + 1
        self.event = np.unique(events, return_inverse=True)[1]
        self.sizes = np.bincount(self.event)
        self.first = np.cumsum(self.sizes) - self.sizes
        self.share = n_words / np.bincount(self.event, n_words)[self.event]
        self.members = np.zeros((self.k, len(self.sizes)), dtype=np.int64)
        np.add.at(self.members, (codes, self.event), 1)

    def reach(self, counts):
        """Give at most how many articles x terms are looked at."""
        return min(self.sizes[self.event[counts.indices]].sum(), np.prod(counts.shape))


class _Terms:
    """Residuals of some terms: an entry per article of each event that has the term, a cell per term and event."""

    def __init__(self, layout, counts):
        self.layout, self.n_terms, n_events = layout, counts.shape[1], len(layout.sizes)
        at = np.repeat(np.arange(self.n_terms), np.diff(counts.indptr)) * n_events + layout.event[counts.indices]
        cells, cell_of = np.unique(at, return_inverse=True)
        self.term, self.event = np.divmod(cells, n_events)
        self.size = layout.sizes[self.event]
        self.start = np.cumsum(self.size) - self.size
        self.cell = np.repeat(np.arange(len(cells)), self.size)
        article = np.arange(len(self.cell)) + (layout.first[self.event] - self.start)[self.cell]
        self.code = layout.codes[article]
        count = np.zeros(len(self.cell))
        count[self.start[cell_of] + counts.indices - layout.first[layout.event[counts.indices]]] = counts.data
        self.used = count > 0
        total, share = self.sums(count), layout.share[article]
        mean = total / self.size
        residual = (count - share * total[self.cell]) / np.sqrt(share) * (mean / (mean + 1))[self.cell]
        self.residual = residual - (self.sums(residual) / self.size)[self.cell]
        self.squares = self.sums(self.residual**2)

    def sums(self, values):
        """Add values up over the articles of each cell."""
        return np.add.reduceat(values, self.start)

    def by_term(self, values):
        """Add values of cells up by their term."""
        return np.bincount(self.term, weights=values, minlength=self.n_terms)

    def test(self):
        """Give z and p of every group and term."""
        z, p = (np.full((self.layout.k, self.n_terms), np.nan) for _ in range(2))
        for group in range(self.layout.k):
            mine, taken = self.code == group, self.layout.members[group][self.event]
            live = (taken > 0) & (taken < self.size)
            spread = np.where(live, taken * (self.size - taken) / np.maximum(self.size * (self.size - 1), 1), 0)
            variance = self.by_term(spread * self.squares)
            seen = self.by_term(np.where(live, self.sums(self.residual * mine), 0))
            varies = variance > 1e-12
            deviation = np.sqrt(np.where(varies, variance, np.nan))
            z[group] = seen / deviation
            one_sided = ndtr(-np.abs(z[group]))
            far = np.flatnonzero(np.abs(z[group]) > _NEAR)
            if len(far):
                side = np.sign(seen)
                sums = _Sums(self, live, taken, side, far)
                one_sided[far] = sums.beyond(np.abs(seen[far]), variance[far])
            floor = self._chance_of_the_very_articles(mine, taken)
            p[group] = np.where(varies, np.minimum(1, 2 * np.maximum(one_sided, floor)), np.nan)
        return z, p

    def _chance_of_the_very_articles(self, mine, taken):
        """Chance that a permutation puts the same of a term's articles into a group, and no other of them."""
        users, own = self.sums(self.used.astype(float)), self.sums((self.used & mine).astype(float))
        return np.exp(self.by_term(log_choices(self.size - users, taken - own) - log_choices(self.size, taken)))


class _Sums:
    """The sums of some terms' residuals over a group, if labels are permuted: their cumulants, and their tail.

    For an event of few articles the generating function is exact, from all the sets of articles that the group could
    have. In one of many, articles are drawn each with a chance of its own that makes their number right on average
    (Robinson 1982), and the function is stretched so that variance and range are exact.
    """

    def __init__(self, terms, live, taken, side, far):
        place = np.full(terms.n_terms, -1)
        place[far] = np.arange(len(far))
        self.n_terms, self.blocks, self.largest = len(far), [], np.zeros(len(far))
        cells = np.flatnonzero(live & (place[terms.term] >= 0))
        kinds, kind_of = np.unique(terms.size[cells] * (terms.size.max() + 1) + taken[cells], return_inverse=True)
        for number, (size, few) in enumerate(zip(*np.divmod(kinds, terms.size.max() + 1), strict=True)):
            some = cells[kind_of == number]
            term = place[terms.term[some]]
            value = terms.residual[terms.start[some][:, None] + np.arange(size)] * side[far][term][:, None]
            if comb(size, few) <= _SETS:
                value = value[:, list(combinations(range(size), few))].sum(axis=2)
            np.maximum.at(self.largest, term, np.abs(value).max(axis=1))
            self.blocks.append((term, value, _drawn(few) if comb(size, few) > _SETS else _any_of))

    def _cumulants(self, t):
        """Give the generating function at t, and its first two derivatives, per term."""
        out = np.zeros((3, self.n_terms))
        for term, value, function in self.blocks:
            for row, part in zip(out, function(t[term][:, None], value), strict=True):
                row += np.bincount(term, weights=part, minlength=self.n_terms)
        return out

    def beyond(self, seen, variance):
        """Chance of a sum at or beyond each that was seen, all of them above 0."""
        limit = _REACH / np.maximum(self.largest, 1e-12)
        t = np.minimum(seen / variance, limit)
        for _ in range(_ROUNDS):
            _, first, second = self._cumulants(t)
            with np.errstate(invalid="ignore", divide="ignore"):
                step = np.where(second > 0, (seen - first) / second, 0)
            t = np.minimum(t + np.clip(step, -t / 2, t), limit)
            if np.all(np.abs(step) <= _CLOSE * t):
                break
        level, _, second = self._cumulants(t)
        with np.errstate(invalid="ignore", divide="ignore"):
            w, u = np.sqrt(np.maximum(2 * (t * seen - level), 0)), t * np.sqrt(second)
            tail = ndtr(-(w + np.log(u / w) / w))
        # Chernoff's bound is the chance itself at the end of what a sum can be, where the approximation breaks down.
        return np.fmin(tail, np.exp(-(w**2) / 2))


def _any_of(t, values):
    """Cumulants of one of the values of each row, all of them equally likely: log of the mean of exp(t x)."""
    weight = np.exp(t * values)
    total = weight.sum(axis=1)
    weight *= values
    mean = weight.sum(axis=1) / total
    weight *= values
    return np.log(total / values.shape[1]), mean, weight.sum(axis=1) / total - mean**2


def _drawn(taken):
    """Give the function of the cumulants of a sum of so many of the values of each row."""

    def cumulants(t, values):
        size = values.shape[1]
        stretch = size / (size - 1)
        power = t * stretch * values
        start = np.log(taken / (size - taken))
        odds = np.full((len(values), 1), start)
        for _ in range(_ROUNDS):  # until as many are drawn as the group has
            chance = expit(odds + power)
            slope = np.maximum((chance * (1 - chance)).sum(axis=1, keepdims=True), 1e-9)
            odds += np.clip((taken - chance.sum(axis=1, keepdims=True)) / slope, -2, 2)
        spread = chance * (1 - chance)
        level = np.logaddexp(0, odds + power).sum(axis=1) - odds[:, 0] * taken
        level -= size * np.logaddexp(0, start) - start * taken
        spread_of_number = np.maximum(spread.sum(axis=1), 1e-9)
        second = (spread * values**2).sum(axis=1) - (spread * values).sum(axis=1) ** 2 / spread_of_number
        return level / stretch, (chance * values).sum(axis=1), second * stretch

    return cumulants
