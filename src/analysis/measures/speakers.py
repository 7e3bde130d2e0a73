"""On how few speakers the voice is concentrated."""

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.base.arguments import as_list, need
from analysis.measures.made import counted, one_voice
from analysis.stats.estimates import as_estimates
from analysis.stats.permutation import adjust_p, permute_labels
from analysis.stats.plan import Plan
from analysis.stats.resample import LEVEL, MIN_ARTICLES

_TOO_VARIED = "no speaker stands in two articles: too varied to tell"
_ALONE = "one article alone repeats a speaker: no interval"


def concentration(
    statements: pd.DataFrame,
    *,
    by: str | list[str] | None = "outlet",
    of: str = "speaker",
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    made: str = "made",
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Tell on how few speakers the voice is concentrated.

    Parameters
    ----------
    statements : DataFrame
    by : str, list of str or None
    of : str
        "speaker", or another column such as "side".
    within, weights, made, cluster, draws, seed
        As in `share_of_voice`.

    Returns
    -------
    DataFrame
        Estimates, two rows per group: "HHI" (Herfindahl-Hirschman index, the sum of squared shares of voice, 1/k for k
        equal speakers to 1 for a single one) and "effective number" (1/HHI; Laakso and Taagepera 1979, Comparative
        Political Studies 12:3). Statements without a speaker are left out, and those of a speaker who
        need not be the same in every article ("the mayor", "officials"). The two rows are one test. The effective
        number is NaN where it could be more than twice the speakers heard, counted once per article; `note` says so.

    Notes
    -----
    The plain sum of squared shares makes a voice look the more concentrated the fewer statements there are, since a
    speaker who is heard once has a square too. Here the HHI is the chance that two statements from different articles
    have the same speaker (Simpson 1949, Nature 163:688, over pairs of articles), which has no such bias and no limit
    at the number of speakers seen. Its interval is that of the jackknife over articles on the logarithm, by Student's t
    (Arvesen 1969, Annals of Mathematical Statistics 40:2076), so that both rows have the same one. Speakers of one
    article only say nothing: where there are no others, the estimate is NaN. With fewer than five articles it is the
    plain sum, without interval.

    The HHI is a mean over pairs that were seen. Its inverse tells how many voices there are; where few speakers come
    back, most of these were never heard, and a handful of pairs moves it from ten to a thousand. So it is given only
    where its interval ends within twice the sample, beyond which what was not seen is not to be extrapolated
    (Chao et al. 2014, Ecological Monographs 84:45).

    Examples
    --------
    >>> from analysis.base import schema
    >>> said = {"statement_id": list("1234"), "article_id": "a", "outlet": "A", "share": 1, "speaker": list("xxyy")}
    >>> concentration(schema.make(said, schema.STATEMENTS))[["measure", "estimate"]].values.tolist()
    [['HHI', 0.5], ['effective number', 2.0]]
    """
    by = as_list(by)
    need(statements, *by, of, "share", "article_id", "statement_id")
    statements = counted(statements, made)
    if of == "speaker":
        statements = statements.assign(speaker=one_voice(statements))
    known = statements[statements[of].notna()]
    share = known["share"].to_numpy(float)
    plan = Plan(known, by=by, total=share, within=within, weights=weights, cluster=cluster)
    codes, names = pd.factorize(known[of].to_numpy()[plan.rows], sort=True)
    shape = (max(plan.block, default=0) + 1, len(names))
    p, why = _tests(plan, codes, draws, seed)
    rows = []
    for group, key in enumerate(plan.keys if len(known) else []):
        mine = np.flatnonzero((plan.group == group) & (plan.total != 0))
        cells = (plan.total[mine], (plan.block[plan.unit[mine]], codes[mine]))
        counts = sparse.csr_array(sparse.coo_array(cells, shape=shape))
        counts = counts[np.flatnonzero(np.diff(counts.indptr))]
        estimate, low, high, note = _interval(counts, plan.blocks)
        note = "; ".join(filter(None, [note, "" if note.startswith("fewer") else why[group], plan.note(group)]))
        of_group = known.iloc[plan.rows[mine]]
        shared = dict(zip(by, key, strict=True)) | {"n": len(mine), "n_articles": of_group["article_id"].nunique()}
        shared |= {"p": p[group], "ids": of_group["statement_id"].tolist(), "id_kind": "statement", "note": note}
        rows.append(shared | {"measure": "HHI", "unit": "index", "estimate": estimate, "low": low, "high": high})
        rows.append(
            shared | {"measure": "effective number", "unit": "number"} | _number(estimate, low, high, note, counts.nnz)
        )
    out = as_estimates(rows, by)
    first = out["measure"] == "HHI"
    if len(out):  # one test, so it counts once
        out["p_adjusted"] = np.repeat(adjust_p(out.loc[first, "p"]), 2)
        out.loc[~first & out["estimate"].isna(), ["p", "p_adjusted"]] = np.nan
    return out


def _number(estimate, low, high, note, heard):
    """Turn an HHI into the effective number of speakers; NaN where it may be more than twice those heard."""
    number = {"estimate": 1 / estimate, "low": 1 / high, "high": 1 / low}
    if not (number["high"] > 2 * heard or _ALONE in note):
        return number
    least = f"at least {int(number['low'])}, " if number["low"] >= 2 else ""
    why = f"{least}perhaps over twice the {heard} speakers heard: too few to tell"
    return {"estimate": np.nan, "low": np.nan, "high": np.nan, "note": "; ".join(filter(None, [why, note]))}


def _pairs(total, squares, size, sizes):
    """Chance that two statements of different articles have one speaker, from sums over articles."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return (total - squares) / (size**2 - sizes)


def _interval(counts, blocks):
    """Give estimate, low, high and note of articles x speakers."""
    from scipy.special import stdtrit

    n = counts.shape[0]
    if not n:
        return np.nan, np.nan, np.nan, "nothing to count"
    of_speaker, of_article = (np.asarray(counts.sum(axis=axis), float).ravel() for axis in (0, 1))
    if n < MIN_ARTICLES:
        plain = float(((of_speaker / of_speaker.sum()) ** 2).sum())
        return plain, np.nan, np.nan, f"fewer than {MIN_ARTICLES} {blocks}"
    own = np.asarray((counts**2).sum(axis=1), float).ravel()
    total, size = (of_speaker**2).sum(), of_article.sum()
    hhi = _pairs(total, own.sum(), size, (of_article**2).sum())
    if not hhi > 1e-12:
        return np.nan, np.nan, np.nan, _TOO_VARIED
    # without article i: the speakers' totals lose its counts, so that their squares lose 2 total x count - count^2
    left_total = total - 2 * (counts @ of_speaker) + own
    left = _pairs(left_total, own.sum() - own, size - of_article, (of_article**2).sum() - of_article**2)
    hhi = min(float(hhi), 1.0)
    if (left <= 1e-12).any():
        return hhi, np.nan, np.nan, _ALONE
    logs = np.log(left)
    error = np.sqrt((n - 1) / n * ((logs - logs.mean()) ** 2).sum())
    if error < 1e-9:
        return hhi, np.nan, np.nan, f"no {blocks.removesuffix('s')} differs"
    reach = stdtrit(n - 1, (1 + LEVEL) / 2) * error
    return hhi, float(hhi * np.exp(-reach)), min(float(hhi * np.exp(reach)), 1.0), ""


def _tests(plan, codes, draws, seed):
    """Give p of each group against the others: the difference of their HHI, permuting articles."""
    k, p = len(plan.keys), [np.nan] * len(plan.keys)
    if k < 2 or plan.label is None or not draws:
        reason = "one group" if k < 2 else "an article stands in several groups" if draws else "no draws"
        return p, [f"not tested: {reason}"] * k
    why = [""] * k
    sums = sparse.csr_array(
        sparse.coo_array((plan.total, (plan.unit, codes)), shape=(len(plan.units), max(codes, default=0) + 1))
    )
    part = np.flatnonzero(np.asarray(sums.sum(axis=1)).ravel())
    sums, label, strata = sums[part], plan.label[part], plan.strata()
    dealt = permute_labels(label, draws=draws, seed=seed, strata=None if strata is None else strata[part])
    by_speaker, own = sums.T.tocsr(), np.asarray((sums**2).sum(axis=1), float).ravel()
    lengths = np.asarray(sums.sum(axis=1), float).ravel()

    def gap(taken):
        sides = []
        for side in (taken, 1 - taken):
            total = ((by_speaker @ side) ** 2).sum(axis=0)
            sides.append(_pairs(total, own @ side, lengths @ side, lengths**2 @ side))
        return np.abs(sides[0] - sides[1])

    sizes = np.bincount(label, minlength=k)
    for group in range(k):
        if min(sizes[group], sizes.sum() - sizes[group]) < MIN_ARTICLES:
            why[group] = f"not tested: fewer than {MIN_ARTICLES} articles in the rest"
            continue
        seen = gap((label == group)[:, None].astype(float))[0]
        null = gap((dealt == group).T.astype(float))
        null = null[np.isfinite(null)]
        if np.isfinite(seen):
            p[group] = (1 + np.count_nonzero(null >= seen - 1e-12)) / (1 + len(null))
    return p, why
