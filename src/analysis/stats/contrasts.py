"""Differences whose interval and p are one and the same test, so that they never contradict each other.

The difference is divided by its standard error, and that quotient is permuted over articles (Janssen 1997, Statistics
& Probability Letters 36:9; Chung and Romano 2013, Annals of Statistics 41:484: exact where the groups are alike, right
in large samples where only their ratios are). The interval holds every value that the test would not reject: the
difference plus and minus the error times the quotient that 5 % of the permutations reach.
"""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import sparse

from analysis.base.arguments import as_list, need_columns, numbers, whole_number
from analysis.stats.estimates import as_estimates, id_kind
from analysis.stats.permutation import permute_labels
from analysis.stats.plan import Plan
from analysis.stats.resample import LEVEL, MIN_ARTICLES

_BLOCK = 250  # permutations at once


def contrast(values, first, *, block=None, draws=1000, seed=0):
    """Compare a sum of ratios between a group of articles and the others.

    Parameters
    ----------
    values : ndarray, shape (n_articles, 2 or 4)
        Numerator and denominator of each article; with four columns those of a second ratio, which is subtracted.
    first : ndarray of bool, shape (n_articles,)
        Which articles are the group's.
    block : ndarray of int, shape (n_articles,), optional
        Events, within which labels change places and whose articles vary together.
    draws, seed : int
        Permutations.

    Returns
    -------
    difference, low, high, p : float
        NaN where undefined; low and high do not hold 0 just where p <= 0.05.

    Examples
    --------
    >>> values = np.array([[3, 4], [2, 4], [4, 4], [1, 4], [0, 4], [1, 4]] * 2)
    >>> first = np.array([True] * 3 + [False] * 3 + [True] * 3 + [False] * 3)
    >>> [round(number, 2) for number in contrast(values, first, draws=999)]
    [0.58, 0.32, 0.85, 0.0]
    """
    values, first = np.asarray(values, float), np.asarray(first, bool)
    blocks = np.arange(len(first)) if block is None else pd.factorize(block)[0]
    adder = sparse.csr_array((np.ones(len(first)), (blocks, np.arange(len(first)))))
    seen, error = _quotient(values, first[None, :].astype(float), adder)
    difference, error = float(seen[0]), float(error[0])
    if not np.isfinite(difference) or not error > 0 or not draws:
        return difference, np.nan, np.nan, np.nan
    dealt = permute_labels(first, draws=draws, seed=seed, strata=block)
    null = []
    for start in range(0, draws, _BLOCK):
        gap, spread = _quotient(values, dealt[start : start + _BLOCK].astype(float), adder)
        with np.errstate(invalid="ignore", divide="ignore"):
            null.append(np.where(np.isclose(gap, 0, atol=1e-12), 0.0, np.abs(gap) / spread))
    null = np.concatenate(null)
    null = np.sort(null[~np.isnan(null)])[::-1]
    quotient = abs(difference) / error
    p = float((1 + np.count_nonzero(null >= quotient * (1 - 1e-9))) / (1 + len(null)))
    place = int(round((1 - LEVEL) * (1 + len(null)), 9)) - 1  # so many and one more may reach it at p <= 0.05
    if place < 0 or not np.isfinite(null[place]):
        return difference, np.nan, np.nan, p
    reach = null[place] * (1 + 1e-9) * error
    return difference, float(difference - reach), float(difference + reach), p


def _quotient(values, taken, adder):
    """Give difference and standard error for each row of `taken` (draws, n_articles)."""
    first, first_parts = _linear(values, taken)
    rest, rest_parts = _linear(values, 1 - taken)
    if adder.shape[0] == values.shape[0]:
        sides = ((taken, first_parts), (1 - taken, rest_parts))
        return first - rest, np.sqrt(sum(_variance(part, side.sum(axis=1)) for side, part in sides))
    parts = adder @ (first_parts - rest_parts).T  # events x draws
    return first - rest, np.sqrt(_variance(parts.T, np.count_nonzero(adder.sum(axis=1))))


def _variance(parts, n):
    """Variance of a sum of n independent parts whose expected sum is 0."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return (parts**2).sum(axis=1) * np.where(n > 1, n / (np.maximum(n, 2) - 1), np.nan)


def _linear(values, taken):
    """Give, per draw, the sum of ratios and what each article adds to its error (Cochran 1977, 6.3)."""
    value, parts = 0.0, 0.0
    for sign, column in zip((1, -1), range(0, values.shape[1], 2), strict=False):
        hit, total = values[:, column], values[:, column + 1]
        with np.errstate(invalid="ignore", divide="ignore"):
            size = taken @ total
            ratio = (taken @ hit) / size
            parts = parts + sign * taken * (hit - ratio[:, None] * total) / size[:, None]
        value = value + sign * ratio
    return value, parts


def compare_groups(
    table: pd.DataFrame,
    *,
    by: str | list[str] | None,
    hit: Any,
    total: Any = None,
    measure: str,
    against: str | tuple | None = None,
    ids: str | None = None,
    within: str | None = None,
    weights: pd.Series | dict[str, float] | ArrayLike | None = None,
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Compare a ratio between every two groups.

    Parameters
    ----------
    table, hit, total, measure, ids, weights, cluster, draws, seed
        As in `estimate_ratio`.
    by : str or list of str
        The columns that tell the groups apart, such as "outlet"; an article must belong to one group.
    against : str or tuple, optional
        Compare every other group with this one; by default every pair.
    within : str, optional
        A column, such as "event": articles change labels within its values only, and vary together in the interval;
        what has no value, or one that only one of the two groups has, is left out and counted in `note`.

    Returns
    -------
    DataFrame
        One row per pair: group, other, then the columns of `schema.ESTIMATES` (unit "difference": group minus other;
        `ids` those of the hits of both; n_articles of the group), then n_articles_other. Interval and p are one test
        (`contrasts`), so that the interval leaves out 0 just where p <= 0.05.

    Raises
    ------
    ValueError
        If a column is missing, an article belongs to two groups, or `against` is no group.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": range(12), "outlet": ["Courier"] * 6 + ["Herald"] * 6,
    ...     "late": [1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0]})
    >>> compared = compare_groups(table, by="outlet", hit="late", measure="share late")
    >>> compared[["estimate", "p"]].round(2).values.tolist()
    [[0.67, 0.09]]
    """
    by, draws = as_list(by), whole_number("draws", draws)
    hit = numbers(table, hit)
    total = np.ones(len(table)) if total is None else numbers(table, total)
    column = ids or next((c for c in ("statement_id", "attribution_id") if c in table.columns), cluster)
    need_columns(table, column)
    whole = Plan(table, by=by, cluster=cluster, total=total, weights=weights)
    if whole.label is None:
        units = pd.DataFrame({"unit": whole.unit, "group": whole.group})[whole.total != 0]
        twice = whole.units[units.groupby("unit")["group"].nunique().idxmax()]
        raise ValueError(f"{cluster} {twice!r} has two values of {', '.join(by)}")
    known = [key for key in whole.keys if not any(pd.isna(part) for part in key)]
    names = {key: key[0] if len(key) == 1 else key for key in known}
    pairs = [(a, b) for i, a in enumerate(known) for b in known[i + 1 :]]
    if against is not None:
        of_name = {name: key for key, name in names.items()}
        if against not in of_name:
            raise ValueError(
                f"against is {against!r}; the groups of {', '.join(by)} are {', '.join(map(str, of_name))}"
            )
        pairs = [(a, of_name[against]) for a in known if names[a] != against]
    rows = []
    for pair in pairs:
        rows_of = np.flatnonzero(np.isin(whole.group, [whole.keys.index(key) for key in pair]))
        weight = None if weights is None else whole.weight[rows_of]
        options = {"by": by, "cluster": cluster, "within": within, "weights": weight}
        part = table.iloc[rows_of]
        plan = Plan(part, total=total[rows_of], **options)
        row = {"group": names[pair[0]], "other": names[pair[1]], "measure": measure, "unit": "difference"}
        found = _pair(plan, hit[rows_of][plan.rows], plan.keys.index(pair[0]), draws, seed)
        hits = plan.rows[(hit[rows_of][plan.rows] != 0) & (plan.total != 0)]
        rows.append(row | found | {"ids": part[column].to_numpy()[hits].tolist(), "id_kind": id_kind(column)})
    return as_estimates(rows, ["group", "other"], extra=["n_articles_other"])


def _pair(plan, hit, first, draws, seed):
    size = len(plan.units)
    sums = [np.bincount(plan.unit, weights=part, minlength=size) for part in (hit * plan.weight, plan.total)]
    counted = np.flatnonzero(sums[1] != 0)
    is_first = plan.label[counted] == first
    out = {"n": int(np.count_nonzero(plan.total)), "n_articles": int(is_first.sum())}
    out["n_articles_other"] = len(counted) - out["n_articles"]
    values, strata = np.column_stack(sums)[counted], plan.strata()
    strata = None if strata is None else strata[counted]
    few = min(out["n_articles"], out["n_articles_other"]) < MIN_ARTICLES
    note = f"fewer than {MIN_ARTICLES} articles in a group" if few else ""
    if strata is not None and not few and len(np.unique(strata)) < MIN_ARTICLES:
        few, note = True, f"fewer than {MIN_ARTICLES} {plan.blocks}"
    estimate, low, high, p = contrast(values, is_first, block=strata, draws=0 if few else draws, seed=seed)
    if not few and not draws:
        note = "no draws"
    elif not note and np.isnan(p):
        note = "no article differs"
    left, compared = plan.left_out.sum(), strata is not None and len(counted)
    parts = [note, f"compared within {plan.within}" if compared else ""]
    parts.append(f"left out: {left} articles without {plan.within} that both groups share" if left else "")
    note = "; ".join(filter(None, parts))
    return out | {"estimate": estimate, "low": low, "high": high, "p": p, "note": note}
