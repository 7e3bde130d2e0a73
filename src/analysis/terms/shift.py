"""Word shift: which words drive the difference between two groups."""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.base.arguments import place_of_group, whole_number
from analysis.stats.estimates import in_form
from analysis.stats.plan import article_weights
from analysis.stats.resample import MIN_ARTICLES, percentile_ends
from analysis.terms.counting.matrix import TermMatrix, check_articles_matrix, sum_groups
from analysis.terms.frequency import draw_rates, take_part


def word_shift(
    matrix: TermMatrix,
    *,
    by: str,
    first: str,
    second: str,
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Divide the distance between two groups' vocabularies among the words.

    The distance is the Jensen-Shannon divergence of their word shares, which is a sum over words, so that each has its
    part in it (Gallagher et al. 2021, EPJ Data Science 10:4, equation 9).

    Parameters
    ----------
    matrix : TermMatrix
        Of one n-gram length. Shares are of what has a column: with stop words left out, of the other words; a matrix
        built with `min_articles` lacks just the words that set the groups apart.
    by : str
        The column that tells the groups apart.
    first, second : str
        The two groups.
    within, weights : optional
        As in `keyness`: with events, only those that both groups told of, which are drawn again whole.
    draws, seed : int

    Returns
    -------
    DataFrame
        Estimates, one row per term that either group uses, the largest part first: term, and the difference of its
        shares of words, first minus second, with its interval over articles (none with under 5 articles in a group);
        n in both groups together. Beside them n_first, n_second, share_first, share_second, jsd (bits), part (of the
        whole divergence; sums to 1), towards (the group that uses it more). Which differences are more than chance is
        the question of `keyness`.

    Raises
    ------
    ValueError
        If `by` is no column, the groups are the same, unknown, or one has no words, the matrix has terms of several
        lengths, or its rows are groups.

    Examples
    --------
    >>> from analysis.terms.counting.matrix import document_term_matrix
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Courier", "Herald"],
    ...     "text": ["separatist forces", "rebel forces"]})
    >>> table = word_shift(document_term_matrix(articles), by="outlet", first="Courier", second="Herald")
    >>> table[["term", "jsd", "towards"]].values.tolist()
    [['rebel', 0.25, 'Herald'], ['separatist', 0.25, 'Courier'], ['forces', 0.0, '']]
    """
    if not isinstance(by, str) or first == second:
        raise ValueError(f"by is {by!r}, first {first!r}, second {second!r}; give one column and two of its groups")
    if len(check_articles_matrix(matrix).ngrams) > 1:
        raise ValueError(f"matrix: terms of {matrix.ngrams} words count words twice; give it one length")
    codes, groups = matrix.group_codes(by)
    draws, seed = whole_number("draws", draws), whole_number("seed", seed)
    places = [place_of_group(name, groups[by].tolist(), by) for name in (first, second)]
    rows = np.flatnonzero(np.isin(codes, places))
    pair = replace(matrix, counts=matrix.counts[rows], articles=matrix.articles.iloc[rows].reset_index(drop=True))
    weights = None if weights is None else article_weights(weights, matrix.articles)[rows]
    pair, code, plan = take_part(pair, by, within, weights)
    two = (code == int(places[1] > places[0])).astype(np.int64)
    counts = pair.counts
    n = sum_groups(counts, two, 2)[0].toarray()
    used = np.flatnonzero(n.sum(axis=0))
    n, counts = n[:, used], counts[:, used]
    total = n.sum(axis=1, keepdims=True)
    if not total.all():
        raise ValueError(f"{by} {(first, second)[int(np.argmin(total))]!r} has no words; compare groups that have some")
    share = n / total
    middle = share.mean(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(share > 0, share * np.log2(share / middle), 0.0).mean(axis=0)
    low, high = np.full(len(used), np.nan), np.full(len(used), np.nan)
    fewest = np.bincount(two, minlength=2).min()
    if draws and fewest >= MIN_ARTICLES:
        lengths = np.asarray(counts.sum(axis=1)).ravel()
        block = None if within is None else plan.block
        for part, occurrences, totals in draw_rates(counts, lengths, two, 2, draws, seed, block=block):
            rates = occurrences / totals[:, None, :]
            low[part], high[part] = np.quantile(rates[0] - rates[1], percentile_ends(fewest), axis=1)
    difference = share[0] - share[1]
    out = pd.DataFrame({"term": matrix.terms.take(used), "n_first": n[0], "n_second": n[1]})
    out["share_first"], out["share_second"] = share
    out["measure"], out["unit"], out["id_kind"] = "share of words, first minus second", "difference", "term"
    out["estimate"], out["low"], out["high"] = difference, low, high
    out["n"], out["n_articles"] = n.sum(axis=0), np.bincount(counts.indices, minlength=len(used))
    out["ids"] = pd.Series([[term] for term in out["term"]], dtype=object)
    few = f"fewer than {MIN_ARTICLES} articles in a group; " if fewest < MIN_ARTICLES else ""
    out["note"] = "; ".join(filter(None, [f"{few}not tested: see keyness", plan.note()]))
    out["jsd"] = parts
    out["part"] = parts / parts.sum() if parts.sum() else np.nan
    more = np.select([difference > 0, difference < 0], [str(first), str(second)], "")
    out["towards"] = pd.Series(more, dtype="str")
    out = out.sort_values(["jsd", "term"], ascending=[False, True], kind="stable", ignore_index=True)
    return in_form(out, ["term"])
