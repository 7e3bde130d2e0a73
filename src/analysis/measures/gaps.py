"""Does an outlet let one side "say" and the other "claim"? Stances compared between sides, in and across outlets."""

import numpy as np
import pandas as pd

from analysis.base import schema
from analysis.base.arguments import as_list, did_you_mean, need, whole_number
from analysis.measures.made import counted
from analysis.stats.contrasts import contrast
from analysis.stats.estimates import as_estimates
from analysis.stats.permutation import adjust_p
from analysis.stats.plan import Plan
from analysis.stats.resample import LEVEL, MIN_ARTICLES

_EXTRA = ("rate_first", "rate_second", "gap", "gap_low", "gap_high", "gap_p", "gap_p_adjusted", "gap_rest")


def stance_gaps(
    statements: pd.DataFrame,
    *,
    sides: tuple,
    stance: str = "distancing",
    by: str | list[str] | None = "outlet",
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    made: str = "made",
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Test whether an outlet meets two sides with different verbs: lets one "say" and the other "claim".

    Parameters
    ----------
    statements : DataFrame
    sides : (str or list of str, str or list of str)
        The two sides, or groups of sides, to compare.
    stance : str
        Which stance, one of `schema.STANCES`.
    by : str, list of str or None
        The columns that tell the outlets apart; an article must belong to one group.
    within, weights, made, cluster, draws, seed
        As in `share_of_voice`.

    Returns
    -------
    DataFrame
        Estimates, one row per group. `estimate`, low, high and p are of one thing: by how much the group's gap between
        the two sides is larger than that of all other groups together; the interval leaves out 0 just where
        p <= 0.05 (`contrasts`). Beside them rate_first and rate_second (share of a side's statements with that stance,
        cues without a stance left out), gap (first minus second, within the group) with gap_low, gap_high, gap_p and
        gap_p_adjusted (one test too: Student's t of the linearised difference over articles), and gap_rest (that of
        all others). ids are the statements of both sides with that stance.

    Notes
    -----
    A side may really claim more than the other. Comparing with the other outlets, which report the same sides, takes
    that out: that is the estimate. The plain gap within the outlet does not.

    Examples
    --------
    >>> from analysis.base import schema
    >>> said = {"statement_id": list("12"), "article_id": list("ab"), "outlet": "Courier", "share": 1.0,
    ...     "side": ["Kalvia", "Meronia"], "stance": ["neutral", "distancing"]}
    >>> stance_gaps(schema.make(said, schema.STATEMENTS), sides=("Meronia", "Kalvia"))["gap"].tolist()
    [1.0]
    """
    by, draws = as_list(by), whole_number("draws", draws)
    need(statements, *by, "side", "stance", "share", "article_id", "statement_id")
    if stance not in schema.STANCES:
        raise ValueError(f"stance is {stance!r}; use one of {', '.join(schema.STANCES)}")
    statements = counted(statements, made)
    first, second = map(as_list, sides)
    seen = set(statements["side"].dropna())
    for side in {*first, *second} - seen:
        if meant := did_you_mean([side], seen):
            raise ValueError(f"sides: no statement has the side {side!r}{meant}")
    taken = statements["stance"].notna() & statements["side"].isin([*first, *second])
    known = statements[taken & statements[by].notna().all(axis=1)]
    plan = Plan(known, by=by, total=known["share"], within=within, weights=weights, cluster=cluster)
    if plan.label is None:
        raise ValueError(f"an article stands in several groups of {', '.join(by)}; group by what is one per article")
    part = known.iloc[plan.rows]
    hit = (part["stance"] == stance).to_numpy()
    of_first, of_second = (part["side"].isin(side).to_numpy() for side in (first, second))
    sums = [hit & of_first, of_first, hit & of_second, of_second]
    size = len(plan.units)
    values = np.column_stack([np.bincount(plan.unit, weights=plan.total * of, minlength=size) for of in sums])
    heard = np.flatnonzero(values[:, [1, 3]].sum(axis=1))
    strata = plan.strata()
    values, label, block = values[heard], plan.label[heard], None if strata is None else strata[heard]
    rows = []
    for group, key in enumerate(plan.keys):
        inside = label == group
        mine = (plan.group == group) & (plan.total != 0)
        row = dict(zip(by, key, strict=True)) | {"measure": f"gap in share {stance}, against the rest"}
        row |= {"unit": "difference", "n": int(mine.sum()), "n_articles": int(inside.sum()), "id_kind": "statement"}
        row |= {"ids": part["statement_id"][mine & hit].tolist()}
        own, rest = values[inside].sum(axis=0), values[~inside].sum(axis=0)
        row |= {"rate_first": _rate(own, 0), "rate_second": _rate(own, 2), "gap": _gap(own), "gap_rest": _gap(rest)}
        few = inside.sum() < MIN_ARTICLES
        if not few:
            row |= dict(zip(("gap_low", "gap_high", "gap_p"), _within(values[inside], block, inside), strict=True))
        alone = len(plan.keys) < 2
        if few or alone or (~inside).sum() < MIN_ARTICLES:
            row["estimate"] = _gap(own) - _gap(rest)
            place = "" if few else " in the rest"
            note = f"fewer than {MIN_ARTICLES} articles{place}" if few or not alone else "not tested: one group"
        else:
            found = contrast(values, inside, block=block, draws=draws, seed=seed)
            row |= dict(zip(("estimate", "low", "high", "p"), found, strict=True))
            note = "" if np.isfinite(found[3]) else "no draws" if not draws else "a side is not heard, or none differs"
        row["note"] = "; ".join(filter(None, [note, plan.note(group)]))
        rows.append(row)
    out = as_estimates(rows, by, extra=_EXTRA)
    out[[*_EXTRA]] = out[[*_EXTRA]].astype(float)
    return out.assign(gap_p_adjusted=adjust_p(out["gap_p"]))


def _within(values, block, inside):
    """Give low, high and p of the plain gap of a group, by Student's t over articles or events."""
    from scipy.special import stdtr, stdtrit

    sums = values.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        parts = (values[:, 0] - _rate(sums, 0) * values[:, 1]) / sums[1]
        parts = parts - (values[:, 2] - _rate(sums, 2) * values[:, 3]) / sums[3]
    if block is not None:
        parts = pd.Series(parts).groupby(block[inside]).sum().to_numpy()
    n = len(parts)
    if n < MIN_ARTICLES:
        return np.nan, np.nan, np.nan
    error = np.sqrt(n / (n - 1) * (parts**2).sum())
    if not error > 1e-12:
        return np.nan, np.nan, np.nan
    gap = _gap(sums)
    reach = stdtrit(n - 1, (1 + LEVEL) / 2) * error
    return gap - reach, gap + reach, float(2 * stdtr(n - 1, -abs(gap) / error))


def _rate(sums, column):
    with np.errstate(invalid="ignore", divide="ignore"):
        return float(sums[column] / sums[column + 1])


def _gap(sums):
    return _rate(sums, 0) - _rate(sums, 2)
