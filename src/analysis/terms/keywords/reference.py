"""What each group's words are compared with: the mean of other groups' rates, or a frequency list of the user's own."""

import numpy as np
import pandas as pd

from analysis.base.arguments import place_of_group
from analysis.stats.resample import MIN_ARTICLES
from analysis.text.words import words

_HALF = 0.5  # occurrences in a group of average size that are added to every rate, so that an absent term has a ratio


class Against:
    """What each group is compared with: a mean of other groups' rates, or the rates of a list."""

    def __init__(self, weights, floor, listed_n=None, listed_total=None, alone=False):
        self.floor = floor  # added to every rate
        self.weights = weights  # (groups, groups): how much each group counts in the reference of another
        self.alone = alone  # whether one group is the reference of all others
        self.groups = (weights > 0).astype(np.int64)
        self.listed_n, self.listed_total = listed_n, listed_total
        self.listed = listed_n is not None

    def rates(self, rates, block=slice(None)):
        """Give the reference rates from the groups' own: groups along the first axis, terms the second."""
        if not self.listed:
            return np.tensordot(self.weights, np.where(np.isnan(rates), 0, rates), axes=1)
        rate = self.listed_n[block] / self.listed_total + self.floor
        return np.broadcast_to(rate.reshape(1, -1, *[1] * (rates.ndim - 2)), rates.shape)


def compared_with(reference, names, by, matrix, tested, total, sizes):
    """Read `reference` as of `keyness`: weights of the other groups, or a list."""
    k, large = len(names), sizes >= MIN_ARTICLES
    worded = total > 0
    floor = _HALF / total[large if large.any() else worded].mean() if worded.any() else 0.0
    if isinstance(reference, (pd.Series, pd.DataFrame)):
        counts, listed_total = _frequency_list(reference, matrix.ngrams)
        listed_n = counts.reindex(matrix.terms.take(tested)).fillna(0).to_numpy(float)
        if len(listed_n) and not listed_n.any():
            raise ValueError("reference: the frequency list holds none of these terms; index its counts by term")
        return Against(np.zeros((k, k)), floor, listed_n, listed_total)
    if k < 2:
        raise ValueError(
            f"keyness compares groups, and {by} has {k} in these articles; give reference= a frequency list"
        )
    if reference is None:
        weights = np.tile(large.astype(float), (k, 1))
        np.fill_diagonal(weights, 0)
        weights[weights.sum(axis=1) == 0] = worded  # small groups are better than none
    else:
        weights = np.zeros((k, k))
        weights[:, place_of_group(reference, names, by)] = 1
    np.fill_diagonal(weights, 0)
    alone = reference is not None
    return Against(weights / np.maximum(weights.sum(axis=1, keepdims=True), 1), floor, alone=alone)


def _frequency_list(reference, ngrams):
    """Read a frequency list: counts per term, equal terms in several spellings added up, and the number of words."""
    total = None
    if isinstance(reference, pd.DataFrame):
        missing = [column for column in ("term", "n") if column not in reference.columns]
        if missing:
            raise ValueError(f"reference: a frequency list needs the columns term and n; {missing[0]} is missing")
        if "total" in reference.columns:
            total = pd.to_numeric(reference["total"], errors="coerce").unique()
            if len(total) != 1 or not total[0] > 0:
                raise ValueError("reference: total, the words behind the list, differs between rows; give one list")
        reference = reference.set_index("term")["n"]
    counts = pd.to_numeric(reference, errors="coerce")
    if not (counts >= 0).all() or not counts.sum() > 0:
        raise ValueError("reference: a frequency list needs a count from 0 up for every term, and not only zeros")
    counts = counts.groupby([" ".join(words(str(term))) for term in counts.index]).sum()
    if total is None:
        if ngrams != (1,):
            raise ValueError("reference: with phrases, the list needs a column total: how many words are behind it")
        total = [counts[~counts.index.str.contains(" ")].sum()]
    return counts, float(total[0])
