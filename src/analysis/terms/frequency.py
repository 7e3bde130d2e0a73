"""How often, in how many articles and how evenly: counts and dispersion of terms."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.special import stdtrit

from analysis.base.arguments import as_list, listed, whole_number
from analysis.base.schema import ESTIMATES
from analysis.stats.estimates import in_form
from analysis.stats.permutation import adjust_p, permute_labels, permuted_p
from analysis.stats.plan import Plan
from analysis.stats.resample import LEVEL, MIN_ARTICLES, zero_rate_bound
from analysis.terms.counting.matrix import TermMatrix, check_articles_matrix, sum_groups

_CELLS = 4_000_000  # terms x draws held at once
COUNTED = ("term", "total", "rank", *ESTIMATES)


def count_terms(
    matrix: TermMatrix,
    *,
    by: str | list[str] | None = None,
    terms: str | list[str] | None = None,
    intervals: bool | None = None,
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Count terms per group.

    Parameters
    ----------
    matrix : TermMatrix
        Articles x terms, from `document_term_matrix`.
    by : str or list of str, optional
        Columns of the articles to group on; all articles together if left out.
    terms : str or list of str, optional
        Count these only, a row for each even where it never occurs; by default every term where it occurs.
    intervals : bool, optional
        Whether to give low, high and p; by default where terms are named. (For all terms, `keyness` is the test.)
    within, weights : optional
        As in `estimate_ratio`.
    draws, seed : int
        Permutations for p.

    Returns
    -------
    DataFrame
        Estimates, one row per group and term, the commonest first: the rate per million words, NaN for a group
        without words; n counts occurrences, n_articles articles with the term, ids hold the term. p tests the group
        against all others together, permuting articles. Beside them total (words of the group) and rank (among all
        terms of the group, ties share the best). There is no interval for a group under 5 articles and for a term
        whose rate is the same in every article; for an absent term it reaches from 0 to `zero_rate_bound`.

    Raises
    ------
    ValueError
        If a column is missing (the message lists what there is), or the matrix cannot tell how often a term occurs
        (`TermMatrix.locate`).

    Notes
    -----
    Rates of terms in few articles are unstable; read `n_articles` beside them.

    The interval is one of the logarithm of the rate, a ratio of sums over articles whose deviation follows from how its
    articles differ (Cochran 1977, Sampling Techniques, 6.3), by Student's t. It holds the true rate more often than a
    bootstrap of so few and so unlike articles does (docs/terms.md).

    Examples
    --------
    >>> from analysis.terms.counting.matrix import document_term_matrix
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Courier", "Herald"],
    ...     "text": ["The corridor reopened.", "The corridor, the corridor!"]})
    >>> counts = count_terms(document_term_matrix(articles), by="outlet", terms=["corridor"])
    >>> counts[["outlet", "n", "total"]].values.tolist()
    [['Courier', 1, 3], ['Herald', 2, 4]]
    """
    draws, seed = whole_number("draws", draws), whole_number("seed", seed)
    groups = check_articles_matrix(matrix).group_codes(by, reserved=COUNTED)[1]
    matrix, codes, plan = take_part(matrix, by, within, weights)
    total = _totals(matrix, codes, len(groups))
    n, spread = sum_groups(matrix.counts, codes, len(groups))
    group, term = np.repeat(np.arange(n.shape[0]), np.diff(n.indptr)), n.indices
    n_values, spread_values = n.data, spread.data
    rank = pd.Series(n_values).groupby(group).rank(method="min", ascending=False).to_numpy()
    counts, names = matrix.counts, matrix.terms
    intervals = terms is not None if intervals is None else intervals
    if terms is not None:
        names = pd.Index(list(dict.fromkeys(listed("terms", terms))), dtype="str")
        places = matrix.locate(names)
        counts = _columns(counts, places)
        ranks = sparse.csr_array((rank, n.indices, n.indptr), shape=n.shape)
        n_values, spread_values, rank = (_columns(part, places).toarray().ravel() for part in (n, spread, ranks))
        group, term = (a.ravel() for a in np.indices((len(groups), len(names))))
        rank = np.where(n_values > 0, rank, np.diff(n.indptr)[group] + 1)  # behind all that occur
    out = groups.iloc[group].reset_index(drop=True)
    out["term"] = names.take(term) if len(names) else pd.Series(dtype="str")
    out["measure"], out["unit"] = "rate", "per million words"
    with np.errstate(invalid="ignore", divide="ignore"):
        out["estimate"] = n_values / total[group] * 1e6
    why: Any = "not tested: name terms or use keyness"
    if intervals:
        n_words = matrix.articles["n_words"].to_numpy()
        block = None if within is None else plan.block
        low, high = rate_intervals(counts, n_words, codes, len(groups), block=block)
        p, why = _tests(counts, n_words, codes, len(groups), plan.strata(), draws, seed)
        out["low"], out["high"] = low[group, term] * 1e6, high[group, term] * 1e6
        out["p"], why = p[group, term], np.array(why, dtype=object)[group]
        why = np.where((why == "") & out["p"].isna(), "not tested: no article has it", why)
        out["p_adjusted"] = adjust_p(out["p"])
    out["n"], out["n_articles"] = n_values, spread_values
    lists = pd.Series([[name] for name in names], dtype=object)
    out["ids"], out["id_kind"] = lists.iloc[term].to_numpy(), "term"
    out["note"] = [
        "; ".join(filter(None, [part, plan.note(g)]))
        for part, g in zip(np.broadcast_to(why, len(out)), group, strict=True)
    ]
    out["total"], out["rank"] = total[group], rank.astype("int64")
    order = np.lexsort((term, -out["n"].to_numpy(), group))
    return in_form(out.iloc[order].reset_index(drop=True), [*groups.columns, "term"])


def take_part(matrix, by, within, weights):
    """Weigh a matrix and leave out what cannot be compared within.

    Returns
    -------
    TermMatrix
        Its articles that take part.
    ndarray of int
        The group of each.
    Plan
        With block and label for each, and what was left out of each group.
    """
    articles = matrix.articles.assign(_row=np.arange(len(matrix.articles)))
    plan = Plan(articles, by=as_list(by), within=within, weights=weights, cluster="_row")
    kept = plan.rows if within is None else plan.rows[plan.weight > 0]
    if within is None and weights is None:
        return matrix, plan.group, plan
    weight = np.zeros(len(articles))
    weight[plan.rows] = plan.weight
    counts = matrix.counts if weights is None else sparse.csr_array(sparse.diags_array(weight) @ matrix.counts)
    articles = (
        matrix.articles if weights is None else matrix.articles.assign(n_words=matrix.articles["n_words"] * weight)
    )
    counts.eliminate_zeros()
    group = np.zeros(len(articles), dtype=np.int64)
    group[plan.rows] = plan.group
    plan.block, plan.label = plan.block[kept], None if plan.label is None else plan.label[kept]
    return replace(matrix, counts=counts[kept], articles=articles.iloc[kept].reset_index(drop=True)), group[kept], plan


def _tests(counts, n_words, codes, k, strata, draws, seed):
    """Give p of every group and term against the others, and why there is none, per group."""
    p = np.full((k, counts.shape[1]), np.nan)
    if k < 2 or not draws:
        return p, ["not tested: one group" if k < 2 else "no draws"] * k
    part = np.flatnonzero(n_words > 0)
    label, hits = codes[part], sparse.csc_array(counts[part]).astype(float)
    sizes, why = np.bincount(label, minlength=k), [""] * k
    dealt = permute_labels(label, draws=draws, seed=seed, strata=None if strata is None else strata[part])
    for group in range(k):
        if min(sizes[group], sizes.sum() - sizes[group]) < MIN_ARTICLES:
            why[group] = f"fewer than {MIN_ARTICLES} articles" + ("" if sizes[group] < MIN_ARTICLES else " in the rest")
            continue
        for start in range(0, counts.shape[1], step := max(1, _CELLS // draws)):
            some = slice(start, start + step)
            p[group, some] = permuted_p(hits[:, some], n_words[part].astype(float), label == group, dealt == group)
    return p, why


def _totals(matrix, codes, n_groups):
    words = matrix.articles["n_words"].to_numpy()
    total = np.bincount(codes, weights=words, minlength=n_groups)
    return total if words.dtype.kind == "f" else total.astype(np.int64)


def _columns(counts, places):
    """Take columns by their places, an empty column for -1."""
    found = np.flatnonzero(places >= 0)
    taken = sparse.coo_array(counts[:, places[found]])
    return sparse.csr_array(
        (taken.data, (taken.coords[0], found[taken.coords[1]])), shape=(counts.shape[0], len(places))
    )


def draw_rates(counts, n_words, codes, n_groups, draws, seed, *, block=None):
    """Draw articles again within each group and give every term's rate, a block of terms at a time.

    Parameters
    ----------
    counts : csr_array, shape (articles, terms)
    n_words, codes : ndarray, shape (articles,)
    n_groups, draws, seed : int
    block : ndarray of int, shape (articles,), optional
        Events: then these are drawn again, the same for all groups.

    Yields
    ------
    slice
        The terms of the block.
    ndarray, shape (groups, terms of the block, draws)
        Occurrences in each draw.
    ndarray, shape (groups, draws)
        Words in each draw.
    """
    if not n_groups:
        return
    rng = np.random.default_rng(seed)
    weights, totals, parts = [], [], []
    by_term = sparse.csc_array(counts, dtype=np.float32)
    if block is not None:
        places, names = pd.factorize(block)
        events = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), size=draws).T
    for group in range(n_groups):
        members = np.flatnonzero(codes == group)
        share = np.full(len(members), 1 / max(len(members), 1))
        if block is not None:
            drawn = events[places[members]]
        else:
            drawn = rng.multinomial(len(members), share, size=draws).T if len(members) else np.zeros((0, draws))
        weights.append(drawn.astype(np.float32))
        totals.append(n_words[members] @ drawn)
        parts.append(sparse.csr_array(by_term[members].T))
    width = max(1, _CELLS // (draws * n_groups))
    for start in range(0, counts.shape[1], width):
        block = slice(start, min(start + width, counts.shape[1]))
        yield block, np.stack([part[block] @ w for part, w in zip(parts, weights, strict=True)]), np.stack(totals)


def rate_intervals(counts, n_words, codes, n_groups, *, block=None):
    """Give the 95 % interval of every term's rate in every group.

    Parameters
    ----------
    counts : csr_array, shape (articles, terms)
    n_words, codes : ndarray, shape (articles,)
    n_groups : int
    block : ndarray of int, shape (articles,), optional
        Articles that vary together, such as those of one event.

    Returns
    -------
    low, high : ndarray, shape (groups, terms)
        Per word; NaN under five articles and where no article differs; of an absent term 0 and `zero_rate_bound`.
    """
    low = np.full((n_groups, counts.shape[1]), np.nan)
    high, bound = low.copy(), zero_rate_bound(counts)
    for group in range(n_groups):
        members = np.flatnonzero((codes == group) & (n_words > 0))
        part, lengths = counts[members], n_words[members].astype(float)
        if block is not None:
            together, names = pd.factorize(block[members])
            part, lengths = sum_groups(part, together, len(names))[0], np.bincount(together, weights=lengths)
        size = part.shape[0]
        if size < MIN_ARTICLES:
            continue
        occurrences, squares, products = (
            np.bincount(part.indices, weights=part.data * factor, minlength=counts.shape[1])
            for factor in (1.0, part.data, np.repeat(lengths, np.diff(part.indptr)))
        )
        with np.errstate(invalid="ignore", divide="ignore"):
            rate = occurrences / lengths.sum()
            residual = squares - 2 * rate * products + rate**2 * (lengths**2).sum()
            residual[residual < 1e-9 * squares] = np.nan
            deviation = np.sqrt(residual * size / (size - 1)) / occurrences  # of the logarithm
            factor = np.exp(stdtrit(size - 1, (1 + LEVEL) / 2) * deviation)
            low[group], high[group] = rate / factor, rate * factor
            none = occurrences == 0
            low[group, none], high[group, none] = np.where(bound[none] > 0, 0.0, np.nan), bound[none] / lengths.sum()
    return low, high


def dispersion(matrix: TermMatrix, *, by: str | list[str] | None = None) -> pd.DataFrame:
    """Measure how evenly terms are spread over articles.

    Deviation of proportions (Gries 2008, International Journal of Corpus Linguistics 13:403): half the sum, over
    articles, of the distance between an article's share of all words and its share of the term's occurrences.

    Parameters
    ----------
    matrix : TermMatrix
    by : str or list of str, optional
        Measure within each group; over all articles if left out.

    Returns
    -------
    DataFrame
        Estimates, one row per group and term that occurs: DP (0 even, towards 1 clumped; NaN for one article), n,
        n_articles (range); beside them share_of_articles (of those with words), dp (the estimate by its name) and
        dp_norm (DP / (1 - the smallest article's share), Lijffijt and Gries 2012). Without interval or
        test: DP depends on the number of articles.

    Examples
    --------
    >>> from analysis.terms.counting.matrix import document_term_matrix
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "text": ["corridor talks", "corridor corridor"]})
    >>> dispersion(document_term_matrix(articles))[["term", "estimate", "dp_norm"]].round(3).values.tolist()
    [['corridor', 0.167, 0.333], ['talks', 0.5, 1.0]]
    """
    measures = ["term", "share_of_articles", "dp", "dp_norm", *ESTIMATES]
    codes, groups = check_articles_matrix(matrix).group_codes(by, reserved=measures)
    columns = groups.columns.tolist()
    parts = []
    for number in range(len(groups)):
        members = np.flatnonzero((codes == number) & (matrix.articles["n_words"].to_numpy() > 0))
        words = matrix.articles["n_words"].to_numpy()[members].astype(float)
        counts = sparse.csc_array(matrix.counts[members])
        n = np.asarray(counts.sum(axis=0)).ravel()
        used = np.flatnonzero(n)
        if not words.sum():
            continue
        share = words / words.sum()
        of_term = counts.data / np.repeat(n, np.diff(counts.indptr))
        gap = np.abs(of_term - share[counts.indices]) - share[counts.indices]
        summed = np.bincount(np.repeat(np.arange(len(n)), np.diff(counts.indptr)), weights=gap, minlength=len(n))
        dp = (summed[used] + 1) / 2
        smallest = share.min()
        if len(members) < 2:
            dp = np.full(len(used), np.nan)
        spread = np.diff(counts.indptr)[used]
        part = pd.DataFrame({"term": matrix.terms.take(used), "n": n[used], "n_articles": spread})
        part["share_of_articles"] = spread / len(members)
        part["estimate"], part["dp"], part["dp_norm"] = dp, dp, dp / (1 - smallest)
        part["ids"] = pd.Series([[term] for term in part["term"]], dtype=object)
        for column in reversed(columns):
            part.insert(0, column, groups[column].iloc[number])
        parts.append(part)
    out = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=[*columns, *measures])
    out = out.assign(
        measure="DP", unit="index", id_kind="term", note="not tested: DP depends on the number of articles"
    )
    return in_form(out, [*columns, "term"])
