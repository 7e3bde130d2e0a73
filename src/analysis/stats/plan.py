"""Which rows of a table take part in a comparison, in what units they are resampled, within what they are permuted.

The article is the unit: what stands in one article is not independent. Where stories are compared within their event,
whole events are drawn again, since an article drawn without its counterparts would bring the difference between events
back into the interval; labels change places within the event. So interval and p leave out the same thing.
"""

import numpy as np
import pandas as pd

from analysis.base.arguments import as_list, need_columns, numbers


class Plan:
    """The rows that count, with their group, unit and block.

    Parameters
    ----------
    table : DataFrame
        One row per thing counted.
    by : list of str
        Columns that make the groups; missing values are a group.
    within : str, optional
        Column whose values are never mixed, such as "event".
    weights : Series, dict or array-like, optional
        A number per article (`article_weights`).
    cluster : str
        The unit: rows of one unit are resampled and permuted together.
    total : array-like, optional
        What each row counts in the denominator; 1 if left out.

    Attributes
    ----------
    keys : list of tuple
        The groups, sorted.
    rows : ndarray of int
        Places in the table of the rows that take part.
    group, unit : ndarray of int, one per row that takes part
    weight, total : ndarray of float, one per row that takes part
        `total` is weighted.
    block : ndarray of int, one per unit
        What is drawn again together: the unit itself, or its event.
    label : ndarray of int, one per unit, or None
        The group of each unit; None where a unit stands in several groups, so that labels cannot be permuted.
    left_out : ndarray of int, one per group
        Articles that take no part, since their event is unknown or of this group alone.
    blocks : str
        "articles" or the name of what is drawn, for notes.
    """

    def __init__(self, table, *, by, within=None, weights=None, cluster="article_id", total=None):
        by = as_list(by)
        need_columns(table, *by, cluster, *as_list(within))
        if table[cluster].isna().any():
            raise ValueError(f"{cluster} is empty in row {int(table[cluster].isna().to_numpy().argmax())}; fill it")
        total = np.ones(len(table)) if total is None else numbers(table, total)
        self.weight = article_weights(weights, table)
        self.keys, self.group = group_keys(table, by)
        self.unit, self.units = pd.factorize(table[cluster].to_numpy(), sort=True)
        self.total, self.rows = total * self.weight, np.arange(len(table))
        self.left_out = np.zeros(len(self.keys), dtype=np.int64)
        self.within, self.blocks = within, "articles" if within is None else f"{within}s"
        self.block = np.arange(len(self.units))
        if within is not None:
            self._keep_shared(table[within], cluster)
        self.label = self._labels()

    def _keep_shared(self, events, cluster):
        """Leave out units whose event is unknown or told by one group only."""
        event, names = pd.factorize(events.to_numpy(), sort=True)
        counted = self.total != 0
        cells = pd.DataFrame({"unit": self.unit, "event": event, "group": self.group})[counted & (event >= 0)]
        several = cells.groupby("unit")["event"].nunique()
        if (several > 1).any():
            raise ValueError(f"{cluster} {self.units[several.idxmax()]!r} has two values of {self.within}")
        shared = np.zeros(len(names) + 1, dtype=bool)
        shared[cells.groupby("event")["group"].nunique().loc[lambda n: n > 1].index] = True
        kept = shared[event]  # the event -1 is the last place, never shared
        out = pd.DataFrame({"unit": self.unit, "group": self.group})[~kept & counted].drop_duplicates()
        self.left_out = np.bincount(out["group"], minlength=len(self.keys))
        self.block = np.full(len(self.units), -1)
        self.block[self.unit[kept]] = event[kept]
        self.group, self.unit, self.rows = self.group[kept], self.unit[kept], self.rows[kept]
        self.weight, self.total = self.weight[kept], self.total[kept]

    def _labels(self):
        label = np.full(len(self.units), -1)
        counted = self.total != 0
        label[self.unit[counted]] = self.group[counted]
        return None if (label[self.unit[counted]] != self.group[counted]).any() else label

    def strata(self):
        """Give what labels are permuted within, one per unit, or None for all together."""
        return None if self.within is None else self.block

    def note(self, group=None):
        """Say that a group, or all of them, are compared within events, and what that leaves out; else ""."""
        n = int(self.left_out.sum() if group is None else self.left_out[group])
        compared = self.within is not None and bool(len(self.group) if group is None else (self.group == group).any())
        left = f"left out: {n} article{'s' * (n > 1)} without {self.within} shared with another group" if n else ""
        return "; ".join(filter(None, [f"compared within {self.within}" if compared else "", left]))


def group_keys(table, by):
    """Give the groups of a table, sorted, and the number of each row's group; a missing value makes a group."""
    if not by:
        return [()], np.zeros(len(table), dtype=np.int64)
    code = table.groupby(by, dropna=False, sort=True, observed=True).ngroup().to_numpy()
    first = pd.Series(np.arange(len(code))).groupby(code).first().to_numpy()
    return list(table[by].iloc[first].itertuples(index=False, name=None)), code


def article_weights(weights, table):
    """Read weights of articles as one number per row of a table.

    Parameters
    ----------
    weights : Series or dict from article_id to number, array-like with a number per row, or None
        As `copy_weights` gives them.
    table : DataFrame
        With `article_id` where weights go by it.

    Returns
    -------
    ndarray of float
        1 everywhere for None.

    Raises
    ------
    ValueError
        If an article has no weight, a weight is below 0 or none, or an array does not fit.

    Examples
    --------
    >>> article_weights({"a": 1, "b": 0.5}, pd.DataFrame({"article_id": ["b", "a", "b"]})).tolist()
    [0.5, 1.0, 0.5]
    """
    if weights is None:
        return np.ones(len(table))
    if isinstance(weights, dict | pd.Series):
        need_columns(table, "article_id")
        weights = pd.Series(weights, dtype=float)
        if weights.index.has_duplicates:
            raise ValueError(f"weights: {weights.index[weights.index.duplicated()][0]!r} stands twice; give it one")
        known = table["article_id"].isin(weights.index)
        if not known.all():
            raise ValueError(
                f"weights: none for article {table['article_id'][~known].iloc[0]!r}; index them by article_id"
            )
        values = weights.loc[table["article_id"]].to_numpy()
    else:
        values = np.asarray(weights, dtype=float)
        if values.shape != (len(table),):
            raise ValueError(f"weights: {values.size} values for {len(table)} rows; index them by article_id")
    wrong = ~(np.isfinite(values) & (values >= 0))
    if wrong.any():
        raise ValueError(f"weights: {values[wrong][0]} in row {int(wrong.argmax())}; a weight is a number from 0 up")
    return values
