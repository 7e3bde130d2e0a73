"""Ratios per group in the one form of all estimates: interval over articles, p against the rest, and the ids behind.

A rate is a ratio of two sums over articles (hits over words, statements of one side over all statements).
`estimate_ratio` gives one per group, `estimate_shares` one per group and category.
"""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import sparse

from analysis.base import schema
from analysis.base.arguments import as_list, need_columns, numbers, whole_number
from analysis.stats.permutation import adjust_p, permute_labels, permuted_p
from analysis.stats.plan import Plan, group_keys
from analysis.stats.resample import MIN_ARTICLES, draw_sums, ratio_interval, zero_rate_bound

_CELLS = 4_000_000  # categories x draws held at once (32 MB)


def estimate_ratio(
    table: pd.DataFrame,
    *,
    by: str | list[str] | None,
    hit: Any,
    total: Any = None,
    measure: str,
    unit: str = "share",
    each: str | list[str] | None = None,
    ids: str | None = None,
    all_ids: bool = False,
    within: str | None = None,
    weights: pd.Series | dict[str, float] | ArrayLike | None = None,
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Estimate a ratio per group, with its interval over articles, its p against the rest and the rows behind it.

    Parameters
    ----------
    table : DataFrame
        One row per thing counted (a statement, a sentence) or per article.
    by : str, list of str or None
        Columns to group on; None for one row over all.
    hit : str or array-like
        The numerator of each row: a column's name, or True/False or numbers, one per row; missing counts as no hit.
    total : str or array-like, optional
        The denominator of each row; 1 per row if left out, so that the estimate is a share of rows.
    measure : str
        What the estimate is called, such as "share of statements".
    unit : str
        One of `schema.UNITS`.
    each : str or list of str, optional
        Columns that divide the table into comparisons of their own, such as "frame": groups are compared within each.
    ids : str, optional
        The column whose values fill `ids`, such as "statement_id", or lists of them; by default `statement_id`,
        `attribution_id` or `article_id`, whichever comes first in the table.
    all_ids : bool
        Whether `ids` holds every row counted, not only those with a hit.
    within : str, optional
        A column, such as "event": groups are compared within its values only. Labels change places within them, and
        they are drawn again whole; rows without a value, and values of one group only, are left out and counted in
        `note`.
    weights : Series, dict or array-like, optional
        What each article counts, by article_id, as `copy_weights` gives it.
    cluster : str
        The column of what is resampled and permuted together.
    draws : int
        Resamples for the interval, and permutations for p; 0 for neither.
    seed : int

    Returns
    -------
    DataFrame
        `by`, `each`, then the columns of `schema.ESTIMATES`: n is the number of rows counted, ids those of the rows
        with a hit. Groups in sorted order; missing values of `by` are a group. `p` tests the group against all others
        together: the difference of the two ratios, permuting articles (two-sided, Phipson and Smyth 2010, Statistical
        Applications in Genetics and Molecular Biology 9:39); `p_adjusted` over all rows (Benjamini and Hochberg 1995).

    Raises
    ------
    ValueError
        If a column is missing, or an article has no weight.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": list("abcdefg"), "outlet": "Courier", "late": [1, 0, 0, 1, 0, 1, 0]})
    >>> estimate_ratio(table, by="outlet", hit="late", measure="share late")[["estimate", "n", "ids"]].values.tolist()
    [[0.42857142857142855, 7, ['a', 'd', 'f']]]
    """
    options = {"within": within, "weights": weights, "cluster": cluster, "draws": draws, "seed": seed, "unit": unit}
    hit = numbers(table, hit)
    total = np.ones(len(table)) if total is None else numbers(table, total)

    def matrix(rows):
        return sparse.csc_array(hit[rows][:, None])

    out = _estimate(table, by, each, total, matrix, [()], [], ids, all_ids, options)
    return _finish(out, measure, unit, by, each, [])


def estimate_shares(
    table: pd.DataFrame,
    *,
    by: str | list[str] | None,
    category: str,
    weight: str | None = None,
    measure: str,
    unit: str = "share",
    each: str | list[str] | None = None,
    ids: str | None = None,
    within: str | None = None,
    weights: pd.Series | dict[str, float] | ArrayLike | None = None,
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Estimate, per group, the share of each category: `estimate_ratio` for every value of a column.

    Parameters
    ----------
    table, by, measure, unit, each, ids, within, weights, cluster, draws, seed
        As in `estimate_ratio`.
    category : str
        The column whose values are counted; a missing value counts towards the total and is no category.
    weight : str or array-like, optional
        How much each row counts, such as "share" of statements; 1 if left out.

    Returns
    -------
    DataFrame
        As from `estimate_ratio`, with the column `category` after `by` and `each`; shares of a group sum to at most 1.
        Every category stands in every group, with estimate 0 where it does not occur.

    Examples
    --------
    >>> said = pd.DataFrame({"article_id": list("aabb"), "outlet": "Courier", "side": ["east", "west", "east", None]})
    >>> estimate_shares(said, by="outlet", category="side", measure="share")[["side", "estimate"]].values.tolist()
    [['east', 0.5], ['west', 0.25]]
    """
    options = {"within": within, "weights": weights, "cluster": cluster, "draws": draws, "seed": seed, "unit": unit}
    need_columns(table, category)
    values = sorted(table[category].dropna().unique())
    codes = pd.Index(values).get_indexer(table[category]) if values else np.full(len(table), -1)
    total = np.ones(len(table)) if weight is None else numbers(table, weight)

    def matrix(rows):
        at = np.flatnonzero(codes[rows] >= 0)
        cells = (total[rows][at], (at, codes[rows][at]))
        return sparse.csc_array(sparse.coo_array(cells, shape=(len(rows), len(values))))

    out = _estimate(table, by, each, total, matrix, [(v,) for v in values], [category], ids, False, options)
    return _finish(out, measure, unit, by, each, [category])


def _estimate(table, by, each, total, matrix, categories, names, ids, all_ids, options):
    """Give rows of estimates; `matrix` gives what the rows at some places count for each category."""
    draws, seed = whole_number("draws", options["draws"]), whole_number("seed", options["seed"])
    by, each = as_list(by), as_list(each)
    need_columns(table, *by, *each)
    column = ids or next((c for c in ("statement_id", "attribution_id") if c in table.columns), "article_id")
    need_columns(table, column)
    parts, out = group_keys(table, each), []
    for number, part_key in enumerate(parts[0]):
        places = np.flatnonzero(parts[1] == number)
        weights = options["weights"]
        if weights is not None and not isinstance(weights, dict | pd.Series):
            weights = np.asarray(weights)[places] if np.shape(weights) == (len(table),) else weights
        part = table.iloc[places]
        settings = options | {"weights": weights}
        del settings["draws"], settings["seed"], settings["unit"]
        plan = Plan(part, by=by, total=total[places], **settings)
        hits = sparse.csc_array(sparse.diags_array(plan.weight) @ matrix(places[plan.rows]))
        p, why = _tests(plan, hits, draws, seed)
        bounds = zero_rate_bound(_by(plan.unit, len(plan.units), hits)) if options["unit"].startswith("per ") else None
        share = options["unit"] == "share"
        named, articles = part[column].to_numpy(), part.get("article_id", part[options["cluster"]]).to_numpy()
        for group, key in enumerate(plan.keys):
            mine = np.flatnonzero((plan.group == group) & (plan.total != 0))
            rows = plan.rows[mine]
            shared = dict(zip([*by, *each], [*key, *part_key], strict=True))
            shared |= {"n": len(mine), "n_articles": len(set(articles[rows])), "id_kind": id_kind(column)}
            of_group = hits[mine]
            for k, interval in enumerate(_intervals(plan, mine, of_group, bounds, share, draws, seed)):
                said = interval[3].startswith(("fewer", "nothing", "no draws"))  # which tells why there is no p either
                note = "; ".join(filter(None, [interval[3], "" if said else why[group], plan.note(group)]))
                kept = slice(None) if all_ids else of_group.indices[of_group.indptr[k] : of_group.indptr[k + 1]]
                row = dict(zip(("estimate", "low", "high"), interval[:3], strict=True))
                row |= {"p": p[group, k], "ids": _flat(named[rows[kept]]), "note": note}
                out.append(shared | dict(zip(names, categories[k], strict=True)) | row)
    return out


def _by(codes, size, hits):
    """Add rows up by their codes."""
    ones = sparse.csr_array((np.ones(len(codes)), (codes, np.arange(len(codes)))), shape=(size, len(codes)))
    return sparse.csc_array(ones @ hits)


def _intervals(plan, mine, hits, bounds, share, draws, seed):
    """Give each category's estimate, low, high and note in one group.

    A category's draws depend on its own articles and on the seed alone, so that what else stands in the table changes
    nothing.
    """
    block, names = pd.factorize(plan.block[plan.unit[mine]], sort=True)
    total = np.bincount(block, weights=plan.total[mine], minlength=len(names))
    summed = _by(block, len(names), hits) if len(mine) else hits
    used = np.flatnonzero(np.diff(summed.indptr))
    none = ratio_interval(np.zeros(len(names)), total, None, blocks=plan.blocks, share=share)
    out = [none] * summed.shape[1]
    drawn = None
    if draws and len(names) >= MIN_ARTICLES and len(used):
        weights = draw_sums(len(names), draws, seed)
    for start in range(0, len(used), width := max(1, _CELLS // max(draws, 1))):
        some = used[start : start + width]
        if draws and len(names) >= MIN_ARTICLES:
            with np.errstate(invalid="ignore", divide="ignore"):
                drawn = (sparse.csr_array(summed[:, some].T) @ weights) / (total @ weights)
        for at, k in enumerate(some):
            column = summed[:, [k]].toarray().ravel()
            out[k] = ratio_interval(
                column, total, None if drawn is None else drawn[at], blocks=plan.blocks, share=share
            )
    if bounds is not None and none[3].startswith("no "):  # enough articles, and a rate
        for k in np.setdiff1d(np.arange(len(out)), used):
            if bounds[k] > 0:
                out[k] = (0.0, 0.0, bounds[k] / total.sum(), "none found: upper bound")
    return out


def _tests(plan, hits, draws, seed):
    """Give p of every group and category, and per group why there is none."""
    k, width = len(plan.keys), hits.shape[1]
    p, why = np.full((k, width), np.nan), [""] * k
    if k < 2:
        return p, ["not tested: one group"] * k
    if plan.label is None:
        return p, ["not tested: an article stands in several groups"] * k
    if not draws:
        return p, ["no draws"] * k
    total = np.bincount(plan.unit, weights=plan.total, minlength=len(plan.units))
    part = np.flatnonzero(total != 0)
    sizes = np.bincount(plan.label[part], minlength=k)
    summed = _by(plan.unit, len(plan.units), hits)[part]
    # In units of the mean article of its group: else a group of short articles, whose denominator grows in nearly every
    # permutation, would differ from the rest by each rare hit that it has.
    mean = (np.bincount(plan.label[part], weights=total[part], minlength=k) / np.maximum(sizes, 1))[plan.label[part]]
    summed, total = sparse.csc_array(sparse.diags_array(1 / mean) @ summed), total.copy()
    total[part] = total[part] / mean
    strata = plan.strata()
    dealt = permute_labels(plan.label[part], draws=draws, seed=seed, strata=None if strata is None else strata[part])
    for group in range(k):
        if min(sizes[group], sizes.sum() - sizes[group]) < MIN_ARTICLES:
            why[group] = f"not tested: fewer than {MIN_ARTICLES} articles in the rest"
            continue
        first = plan.label[part] == group
        for start in range(0, width, step := max(1, _CELLS // draws)):
            some = slice(start, start + step)
            p[group, some] = permuted_p(summed[:, some], total[part], first, dealt == group)
    return p, why


def _flat(values):
    """List ids; where a row holds a list of them, all of it."""
    return [item for value in values for item in (value if isinstance(value, list | tuple | np.ndarray) else [value])]


def id_kind(column):
    """Name what the ids of a column are of.

    Examples
    --------
    >>> id_kind("statement_id"), id_kind("article_id"), id_kind("hit_ids")
    ('statement', 'article', 'hit')
    """
    kind = column.removesuffix("s").removesuffix("_id")
    return kind if kind in schema.ID_KINDS else "statement" if kind == "attribution" else None


def _finish(rows, measure, unit, by, each, names):
    columns = [*as_list(by), *as_list(each), *names]
    out = as_estimates([row | {"measure": measure, "unit": unit} for row in rows], columns)
    if each and len(out):
        out = out.iloc[group_keys(out, columns)[1].argsort(kind="stable")].reset_index(drop=True)
    return out


def as_estimates(rows, by, *, extra=()):
    """Make a table of estimates of rows: the columns of the group first, then those of every estimate, then extra ones.

    Parameters
    ----------
    rows : list of dict or DataFrame
        What is missing is NaN; p_adjusted is worked out from p where no row has it.
    by, extra : sequence of str

    Returns
    -------
    DataFrame

    Examples
    --------
    >>> as_estimates([{"measure": "m", "n": 2, "n_articles": 1, "estimate": 0.5}], [])[["unit", "note"]].values.tolist()
    [['share', '']]
    """
    by, extra = list(by), list(extra)
    taken = [column for column in by if column in schema.ESTIMATES]
    if taken:
        raise ValueError(f"estimates have a column {taken[0]} of their own; rename yours to group by it")
    table = pd.DataFrame(rows, columns=list(dict.fromkeys([*by, *schema.ESTIMATES, *extra])))
    table["unit"] = table["unit"].fillna("share")
    table["note"] = table["note"].fillna("")
    if table["p_adjusted"].isna().all():
        table["p_adjusted"] = adjust_p(table["p"].astype(float))
    extra = [column for column in extra if column not in schema.ESTIMATES]
    return schema.make(table, schema.ESTIMATES)[[*by, *schema.ESTIMATES, *extra]]


def in_form(table, by):
    """Put a large table of estimates in order without copying types: missing columns of the contract are filled.

    Parameters
    ----------
    table : DataFrame
        With `measure`, `unit`, `estimate`, `n` and `n_articles`.
    by : list of str

    Returns
    -------
    DataFrame
        `by`, the columns of `schema.ESTIMATES`, then all others.
    """
    missing = {
        "low": np.nan,
        "high": np.nan,
        "p": np.nan,
        "p_adjusted": np.nan,
        "ids": None,
        "id_kind": None,
        "note": "",
    }
    for column, value in missing.items():
        if column not in table.columns:
            table[column] = value
    first = [*by, *schema.ESTIMATES]
    return table[[*first, *(column for column in table.columns if column not in first)]]
