"""What a key term passes beside its test: days enough, and no single article behind it."""

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.base.arguments import publication_times
from analysis.terms.counting.matrix import sum_groups

_ARTICLES = 2000  # looked at together


def smoothed_rates(n, total, floor):
    """Occurrences per word plus a rate that an absent term gets as well; NaN for no words."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(total > 0, n / total + floor, np.nan)


def stored_cells(counts, tested):
    """Yield article, place among the tested terms, and count of every stored cell, some articles at a time."""
    place = np.full(counts.shape[1], -1, dtype=np.int32)
    place[tested] = np.arange(len(tested), dtype=np.int32)
    for start in range(0, counts.shape[0], _ARTICLES):
        ends = counts.indptr[start : start + _ARTICLES + 1]
        cells = slice(ends[0], ends[-1])
        article = start + np.repeat(np.arange(len(ends) - 1), np.diff(ends))
        term = place[counts.indices[cells]]
        kept = term >= 0
        yield article[kept], term[kept], counts.data[cells][kept]


def count_dates(articles, counts, tested, codes, groups):
    """Count the days on which each group, and each group's reference, uses each term.

    Returns
    -------
    own, others : ndarray of int, shape (groups, terms)
    own_dated, others_dated : ndarray of bool, shape (groups, 1)
        Whether any article there has a date.
    """
    k = len(groups)
    own = np.zeros((k, len(tested)), dtype=np.int64)
    others, undated = own.copy(), np.zeros((k, 1), dtype=bool)
    if "published" not in articles.columns or articles["published"].isna().all():
        return own, others, undated, undated
    day = pd.factorize(publication_times(articles).dt.normalize())[0]  # -1 where unknown
    dated, n_days = np.flatnonzero(day >= 0), day.max() + 1
    if len(dated) < len(day):
        counts, codes, day = counts[dated], codes[dated], day[dated]
    used = sum_groups(counts, codes * n_days + day, k * n_days)[0][:, tested]
    for group in range(k):
        own[group] = np.bincount(used[group * n_days : (group + 1) * n_days].indices, minlength=len(tested))
        together = sparse.kron(groups[[group]], sparse.eye_array(n_days), format="csr")
        others[group] = np.bincount(sparse.csr_array(together @ used).indices, minlength=len(tested))
    has_dates = np.bincount(codes, minlength=k)[:, None] > 0
    return own, others, has_dates, groups @ has_dates > 0


def find_steady(counts, tested, n_words, codes, n, total, against):
    """Whether the sign of each log ratio survives leaving out any one article."""
    k = len(total)
    rates = smoothed_rates(n, total[:, None], against.floor)
    reference = against.rates(rates)
    steady = np.isfinite(rates) & np.isfinite(reference)
    # Leave out each article that uses the term, and the longest of each group as if it did not use it, to be cautious.
    longest = np.zeros(k)
    np.maximum.at(longest, codes, n_words)
    low = np.ascontiguousarray(smoothed_rates(n, (total - longest)[:, None], against.floor))
    high = low.copy()
    for article, term, count in stored_cells(counts, tested):
        without = smoothed_rates(n[codes[article], term] - count, (total[codes] - n_words)[article], against.floor)
        cell = codes[article] * n.shape[1] + term
        with np.errstate(invalid="ignore"):
            np.minimum.at(low.reshape(-1), cell, without)
            np.maximum.at(high.reshape(-1), cell, without)
    for target in range(k):
        over = rates[target] > reference[target]
        for end in (low, high):
            steady[target] &= (end[target] > reference[target]) == over
            steady[target] &= np.isfinite(end[target])
            for group in np.flatnonzero(against.weights[target]):
                change = np.nan_to_num(end[group] - rates[group]) * against.weights[target, group]
                steady[target] &= (rates[target] > reference[target] + change) == over
    return steady
