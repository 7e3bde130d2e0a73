"""Does an outlet let one side "say" and the other "claim"? Stances compared between sides, in and across outlets."""

import numpy as np
import pandas as pd

from analysis.base import schema
from analysis.base.arguments import as_list, need
from analysis.measures.made import counted
from analysis.stats.permutation import adjust_p, permute_labels
from analysis.stats.resample import MIN_ARTICLES, article_draws, percentile_ends


def stance_gaps(statements, *, sides, stance="distancing", by="outlet", made="made", draws=1000, seed=0):
    """Test whether an outlet meets two sides with different verbs: lets one "say" and the other "claim".

    Parameters
    ----------
    statements : DataFrame
    sides : (str or list of str, str or list of str)
        The two sides, or groups of sides, to compare.
    stance : str
        Which stance, one of `schema.STANCES`.
    by : str
        The column that tells the outlets apart; an article must belong to one.
    made : str
        Which statements count: what was "made", "all", or another value of that column.
    draws, seed : int
        Permutations and resamples.

    Returns
    -------
    DataFrame
        One row per group: group, measure, rate_first, rate_second (share of a side's statements with that stance, cues
        without a stance left out), difference (first minus second), low, high (95 %, percentile bootstrap over the
        group's articles), others (the same difference in all other groups together), p (two-sided, of the difference
        between group and others, permuting articles between them; Phipson and Smyth 2010), q (Benjamini and Hochberg
        1995), n, n_articles, note.

    Notes
    -----
    A side may really claim more than the other. Comparing with the other outlets, which report the same sides, takes
    that out; the interval is of the plain difference within the outlet.

    Examples
    --------
    >>> from analysis.base import schema
    >>> said = {"statement_id": list("12"), "article_id": list("ab"), "outlet": "Courier", "share": 1.0,
    ...     "side": ["Kalvia", "Meronia"], "stance": ["neutral", "distancing"]}
    >>> stance_gaps(schema.make(said, schema.STATEMENTS), sides=("Meronia", "Kalvia"))["difference"].tolist()
    [1.0]
    """
    need(statements, by, "side", "stance", "share", "article_id")
    statements = counted(statements, made)
    if stance not in schema.STANCES:
        raise ValueError(f"stance is {stance!r}; use one of {', '.join(schema.STANCES)}")
    known = statements[statements["stance"].notna() & statements["side"].notna() & statements[by].notna()]
    first, second = (known["side"].isin(as_list(side)).to_numpy() for side in sides)
    hit, share = (known["stance"] == stance).to_numpy(), known["share"].to_numpy(float)
    columns = {"a": hit * first * share, "a_all": first * share, "b": hit * second * share, "b_all": second * share}
    sums = pd.DataFrame({"article": known["article_id"].to_numpy(), "group": known[by].to_numpy(), **columns})
    sums = sums[(sums["a_all"] > 0) | (sums["b_all"] > 0)].groupby(["article", "group"], sort=True).sum().reset_index()
    values = sums[list(columns)].to_numpy()
    rows = []
    for group in sorted(sums["group"].unique()):
        inside = (sums["group"] == group).to_numpy()
        own, rest = values[inside].sum(axis=0), values[~inside].sum(axis=0)
        row = {"group": group, "measure": f"share {stance}", "rate_first": _rate(own, 0), "rate_second": _rate(own, 2)}
        row |= {"difference": _gap(own), "others": _gap(rest), "n_articles": int(inside.sum()), "note": ""}
        row["n"] = round(float(own[1] + own[3]))
        low = high = p = np.nan
        if inside.sum() < MIN_ARTICLES:
            row["note"] = f"fewer than {MIN_ARTICLES} articles"
        else:
            drawn = _gap(article_draws(int(inside.sum()), draws=draws, seed=seed) @ values[inside])
            if np.isfinite(drawn).any():
                low, high = np.nanquantile(drawn, percentile_ends(int(inside.sum())))
            seen = _gap(own) - _gap(rest)
            if np.isfinite(seen):
                null = permute_labels(inside, draws=draws, seed=seed).astype(float)
                null = np.abs(_gap(null @ values) - _gap((1 - null) @ values))
                null = null[np.isfinite(null)]
                p = (1 + np.count_nonzero(null >= abs(seen) * (1 - 1e-12))) / (1 + len(null))
        rows.append(row | {"low": low, "high": high, "p": p})
    order = ["group", "measure", "rate_first", "rate_second", "difference", "low", "high", "others", "p"]
    out = pd.DataFrame(rows, columns=[*order, "n", "n_articles", "note"])
    out.insert(out.columns.get_loc("p") + 1, "q", adjust_p(out["p"]))
    return out


def _rate(sums, column):
    with np.errstate(invalid="ignore", divide="ignore"):
        return sums[..., column] / sums[..., column + 1]


def _gap(sums):
    return _rate(sums, 0) - _rate(sums, 2)
