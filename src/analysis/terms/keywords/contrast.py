"""Keyness: which terms set groups apart, by how much, and how surely.

Every group is compared with all others, each of which weighs the same, so that one large outlet does not stand for the
rest. Size (log ratio), evidence (p and q over articles) and the classical token-level scores stand in columns of their
own; the token-level ones take words for independent, which they are not, and are there for comparison with other tools.
"""

from collections.abc import Collection
from numbers import Real

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.special import stdtr

from analysis.base.arguments import listed, whole_number
from analysis.base.schema import ESTIMATES
from analysis.stats.permutation import adjust_p, combine_p
from analysis.stats.resample import MIN_ARTICLES, percentile_ends
from analysis.terms.counting.matrix import TermMatrix, check_articles_matrix, sum_groups
from analysis.terms.frequency import draw_rates, take_part
from analysis.terms.keywords.events import event_tests
from analysis.terms.keywords.gates import count_dates, find_steady, smoothed_rates
from analysis.terms.keywords.inference import Permutation
from analysis.terms.keywords.reference import compared_with
from analysis.terms.keywords.scores import chi_squared, log_likelihood, log_odds
from analysis.terms.keywords.style import asked_kinds, find_set_aside, function_words
from analysis.terms.keywords.within import Events

COLUMNS = (
    *ESTIMATES,
    *("log_ratio", "total", "per_million", "n_dates", "reference_n", "reference_total", "reference_per_million"),
    *("reference_articles", "bound", "steady", "g2", "chi2", "log_odds", "log_odds_z", "prior"),
    *("overall_p", "overall_q", "set_aside", "key"),
)
SPREAD_POWER = 1
"""How much more the test of a widespread term weighs: the number of its articles to this power."""
_ALIKE = "the same rate in all articles"
_BLOCK = 8192  # terms scored at once
_HALF = 0.5  # occurrences in a group of average size that are added to every rate, so that an absent term has a ratio


def keyness(
    matrix: TermMatrix,
    *,
    by: str | list[str],
    reference: str | pd.Series | pd.DataFrame | None = None,
    prior: float = 1000.0,
    min_articles: int = 5,
    min_dates: int = 2,
    set_aside: Collection[str] = (),
    house_style: bool | list[str] = True,
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    level: float = 0.05,
    draws: int = 1000,
    permutations: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Compare every group's use of every term with that of the others.

    Parameters
    ----------
    matrix : TermMatrix
    by : str or list of str
        Columns of the articles that tell the groups apart; the names of groups of several columns are tuples.
    reference : str, Series or DataFrame, optional
        Compare with one group, by its name, or with a frequency list of your own: a Series of counts indexed by term or
        a DataFrame with term and n, of all words, whatever was left out of the matrix; with `total`, the number of
        words behind it, the list may leave some out and hold phrases, as that of `count_terms` does. By default with
        all other groups of five articles or more, each weighing the same.
    prior : float
        Strength in words of the prior of the log-odds, spread as all words of all groups together are.
    min_articles : int
        A term is tested if this many articles use it in all; it is key in a group only if this many use it there (or,
        for a term that is key by its rarity, among the others).
    min_dates : int
        A key term also occurs on this many days; not asked of a group whose articles have no dates.
    set_aside : collection of str
        Terms that are never key, beside house style.
    house_style : bool or list of str
        Whether habits of a newsroom are set aside: True for outlets' own names, house phrases, titles, initials,
        short forms (US, GOP), spellings, agencies and dates; False for none; or the kinds by name, "cue" for
        words of saying among them.
    within : str, optional
        A column, such as "event": groups are compared within its values (see Notes); articles without a value, or with
        one of their group only, are left out and counted in `note`.
    weights : Series, dict or array-like, optional
        What each article counts, as in `estimate_ratio`.
    level : float
        p_adjusted below which a term can be key.
    draws, permutations : int
        Resamples of articles for the interval, and permutations of articles for p; 0 leaves them out. No term is key
        without p. Within events p is that of all permutations, and their number only switches it on.
    seed : int

    Returns
    -------
    DataFrame
        One row per group and tested term, the largest `bound` first within a group; function words stand behind
        content words, and what is set aside last:

        - `by`, term
        - estimate: log2 of the ratio of the rates (Hardie 2014; see Notes), low and high: its 95 % interval over
          articles, bound: the end nearer to 0, or 0 if the interval holds 0; log_ratio: the estimate by its name
        - p, p_adjusted: permutation of articles, and adjusted over all rows (Benjamini and Hochberg 1995), each term
          weighted by the number of articles that use it (see Notes). Against a frequency list, which has no articles
          to permute: the log ratio over its deviation in the draws, by Student's t
        - n, total, per_million, n_articles, n_dates: occurrences in the group, its words, rate, articles and days
        - reference_n, reference_total, reference_per_million, reference_articles: the same of what it is compared with;
          the rate is the mean of the other groups' rates, reference_n that rate times their words
        - steady: whether the sign survives leaving out any one article
        - g2, chi2: token-level scores, signed like the difference of the rates (Dunning 1993; Pearson)
        - log_odds, log_odds_z, prior: Monroe, Colaresi and Quinn 2008, Political Analysis 16:372, equations 15 to 22
        - overall_p, overall_q: whether the groups differ at all in this term (p of all groups against the others,
          combined after Liu and Xie 2020), and adjusted over terms
        - set_aside: why the term is no choice of words: "own name", "house phrase", "title", "initial", "short
          form", "spelling", "agency", "date", "cue", "on request", or ""
        - key: whether it passes everything: p_adjusted, a bound that is not 0 (where there are draws), min_articles,
          min_dates, steady and not set aside
        - note: why p or the interval is missing, and which groups were left out of the reference, or ""

    Raises
    ------
    ValueError
        If `by` is no column, there is one group only, the reference is unknown or no frequency list, the rows of the
        matrix are groups, or an option is out of its range.

    Notes
    -----
    A house phrase is a set of four terms or more that stand equally often in the very same articles, in most of one
    group's (60 %, at least 5) and in hardly any other (5 %): a rubric or a sign-off. A choice of one, two or three
    words ("the occupied Vale") stays. What is set aside keeps its row and its numbers.

    A group of fewer than five articles is no part of the others' reference, where one article would weigh as much as
    another outlet's hundred; its own rows stay, without p and interval.

    Half an occurrence, in a group of average size, is added to every rate, so that an absent term has a ratio and its
    sign is always that of the difference of the rates. It is the mean of Jeffreys's prior of a count; in the resamples
    it is drawn anew from that prior, so that an absent term has a wide interval, not a narrow one.

    Within events, the log ratio is that of Mantel and Haenszel (1959): what a group has of each event's occurrences,
    against what its share of the event's words would give it; so each of the others counts as much as it wrote. Its
    interval is over events, p is that of labels permuted within them, and `steady` leaves out any one event. The other
    columns describe the articles that take part.

    A widespread term was likelier to be found before any test, so its test weighs more (Genovese, Roeder and Wasserman
    2006): as the number of articles that use it. The weighting is fixed beforehand, since one that is chosen by what it
    finds keeps no rate of false discoveries (docs/terms.md tells what others would have found).

    Examples
    --------
    >>> from analysis.terms.counting.matrix import document_term_matrix
    >>> texts = ["separatist forces left", "the separatist separatist talks"] * 5 + ["forces left", "the talks"] * 5
    >>> articles = pd.DataFrame({"article_id": range(20), "outlet": ["Courier"] * 10 + ["Herald"] * 10, "text": texts})
    >>> table = keyness(document_term_matrix(articles), by="outlet")
    >>> table.loc[table["key"], ["outlet", "term"]].values.tolist()
    [['Courier', 'separatist'], ['Herald', 'separatist']]
    """
    if isinstance(set_aside, str):
        raise ValueError(f"set_aside is the string {set_aside!r}; give a list of terms")
    set_aside, min_articles = listed("set_aside", set_aside), whole_number("min_articles", min_articles)
    kinds = asked_kinds(house_style)
    draws, permutations = whole_number("draws", draws), whole_number("permutations", permutations)
    min_dates, seed = whole_number("min_dates", min_dates), whole_number("seed", seed)
    if not (isinstance(prior, Real) and 0 < prior < np.inf and isinstance(level, Real) and 0 < level < 1):
        raise ValueError(f"prior is {prior!r} and level {level!r}; give words above 0, and a share between 0 and 1")
    groups = check_articles_matrix(matrix).group_codes(by, reserved=("term", *COLUMNS))[1]
    columns = groups.columns.tolist()
    names = [key if len(columns) > 1 else key[0] if key else "all" for key in groups.itertuples(index=False, name=None)]
    matrix, codes, plan = take_part(matrix, columns, within, weights)
    articles, counts, block = matrix.articles, matrix.counts, plan.block if within is not None else None
    worded = articles["n_words"].to_numpy() > 0
    if not worded.all():  # the others say nothing about words
        articles, counts, codes = articles[worded], counts[np.flatnonzero(worded)], codes[worded]
        block = block if block is None else block[worded]
    n_words = articles["n_words"].to_numpy()
    n, used = (part.toarray() for part in sum_groups(counts, codes, len(names)))
    spread = used.sum(axis=0)
    tested = np.flatnonzero(spread >= max(min_articles, 1))
    spread, terms = spread[tested], matrix.terms.take(tested)
    sizes = np.bincount(codes, minlength=len(names))
    total = np.bincount(codes, weights=n_words, minlength=len(names))
    n, used = n[:, tested].astype(float), used[:, tested]
    if (sizes >= MIN_ARTICLES).any():  # small groups have no part in the tests
        spread = np.maximum(used[sizes >= MIN_ARTICLES].sum(axis=0), 1)
    against = compared_with(reference, names, ", ".join(columns) or "no column", matrix, tested, total, sizes)

    everywhere = n.sum(axis=0) + (against.listed_n if against.listed else 0)
    running = total.sum() + (against.listed_total if against.listed else 0)
    out = _measures(n, total, against, prior * everywhere / max(running, 1), prior)
    out["n_articles"], out["reference_articles"] = used, against.groups @ used
    out["n_dates"], reference_dates, *dated = count_dates(articles, counts, tested, codes, against.groups)
    too_few = sizes < MIN_ARTICLES
    if not against.listed:
        too_few |= ~(against.groups @ (sizes >= MIN_ARTICLES)).astype(bool)
    note = _notes(too_few, names, sizes, against, reference, draws, permutations)
    out["note"] = np.broadcast_to(note[:, None], n.shape)

    out["set_aside"] = find_set_aside(names, terms, counts, tested, codes, used, set_aside, kinds)
    if block is None:
        out["steady"] = find_steady(counts, tested, n_words, codes, n, total, against)
        counts = sparse.csr_array(counts[:, tested] if draws or permutations else n.shape)
        out["low"], out["high"], deviation = _intervals(counts, n_words, codes, against, too_few, draws, seed)
    else:
        counts = sparse.csr_array(counts[:, tested])
        found = _within(counts, n_words, codes, block, against)
        out["estimate"], out["low"], out["high"], out["steady"] = found
        out["low"][too_few], out["high"][too_few] = np.nan, np.nan
    with np.errstate(invalid="ignore"):
        nearer = np.where(out["low"] > 0, out["low"], np.where(out["high"] < 0, out["high"], 0.0))
    out["bound"] = np.where(np.isnan(out["low"]), np.nan, nearer)
    if against.listed:
        with np.errstate(invalid="ignore"):
            p = 2 * stdtr(np.maximum(sizes - 1, 1)[:, None], -np.abs(out["estimate"]) / deviation)
        overall = np.full(len(tested), np.nan)
    else:
        p, overall = _permute(counts, n_words, codes, against, too_few, permutations, seed, block)
    out["note"] = np.where(np.isnan(p) & (out["note"] == ""), _ALIKE, out["note"])
    for group, left in enumerate(map(plan.note, range(len(names)))):
        if left:
            out["note"][group] = ["; ".join(filter(None, [note, left])) for note in out["note"][group]]
    out["log_ratio"] = out["estimate"]
    out["p"], out["p_adjusted"] = p, _adjusted(p, spread)
    out["overall_p"] = np.broadcast_to(overall, n.shape)
    out["overall_q"] = np.broadcast_to(_adjusted(overall, spread), n.shape)

    over = out["estimate"] > 0
    enough = np.where(over, used, out["reference_articles"]) >= min_articles
    days, has_days = np.where(over, out["n_dates"], reference_dates), np.where(over, *dated)
    enough &= (days >= min_dates) | ~has_days
    sure = out["p_adjusted"] < level
    if draws:
        sure &= np.nan_to_num(out["bound"]) != 0
    out["key"] = sure & enough & out["steady"] & (out["set_aside"] == "")
    return _as_table(out, groups, terms, total, against)


def _notes(too_few, names, sizes, against, reference, draws, permutations):
    """Say for each group why it has no p, or which groups it is not compared with."""
    small = [str(name) for name, size in zip(names, sizes, strict=True) if 0 < size < MIN_ARTICLES]
    without = ""
    if small and reference is None:
        shown = ", ".join(small[:3]) + (f" and {len(small) - 3} more" if len(small) > 3 else "")
        without = f"not compared with {shown}: fewer than {MIN_ARTICLES} articles"
    if against.listed and not draws:
        without = "no draws, so no p"
    if not against.listed and not permutations:
        without = "no permutations, so no p"
    return np.where(too_few, f"fewer than {MIN_ARTICLES} articles in a group", without).astype(object)


def _measures(n, total, against, alpha, prior):
    """Sizes and token-level scores of every group and term, in blocks that a processor keeps at hand."""
    names = ("per_million", "reference_n", "reference_per_million", "estimate", "g2", "chi2", "log_odds", "log_odds_z")
    out = {name: np.empty(n.shape) for name in names}
    for start in range(0, n.shape[1], _BLOCK):
        block = slice(start, start + _BLOCK)
        for name, values in zip(
            names, _measure(n[:, block], total[:, None], against, block, alpha, prior), strict=True
        ):
            out[name][:, block] = values
    reference_total = against.groups @ total if not against.listed else np.full(len(total), against.listed_total)
    out |= {"n": n, "reference_total": np.broadcast_to(reference_total[:, None], n.shape)}
    return out | {"prior": np.full(n.shape, float(prior))}


def _measure(n, total, against, block, alpha, prior):
    with np.errstate(invalid="ignore", divide="ignore"):
        rate = n / total
        if against.listed:
            reference_total = np.full_like(total, against.listed_total)
            reference_n = np.broadcast_to(against.listed_n[block], n.shape)
        else:
            reference_total = against.groups @ total
            reference_n = against.weights @ np.where(total > 0, rate, 0) * reference_total
        smoothed = smoothed_rates(n, total, against.floor)
        log_ratio = np.log2(smoothed / against.rates(smoothed, block))
        reference_rate = reference_n / reference_total
    table, sign = (n, total, reference_n, reference_total), np.where(rate < reference_rate, -1.0, 1.0)
    scores = sign * log_likelihood(*table), sign * chi_squared(*table)
    odds = log_odds(*table, prior=alpha[block], prior_total=prior)
    return rate * 1e6, reference_n, reference_rate * 1e6, log_ratio, *scores, *odds


def _intervals(counts, n_words, codes, against, too_few, draws, seed):
    """Give the ends of the log ratios' intervals, and the deviations of the draws."""
    low, high, deviation = (np.full((len(too_few), counts.shape[1]), np.nan) for _ in range(3))
    if not draws or too_few.all():
        return low, high, deviation
    wanted, sizes = np.flatnonzero(~too_few), np.bincount(codes, minlength=len(too_few))
    half = np.random.default_rng(seed + 1).gamma(_HALF, size=(len(too_few), 1, draws)).astype(np.float32)
    for part, occurrences, totals in draw_rates(counts, n_words, codes, len(too_few), draws, seed):
        rates = smoothed_rates(occurrences + half - np.float32(_HALF), totals[:, None, :], against.floor)
        rates = np.maximum(rates, against.floor / 100, out=rates)
        with np.errstate(invalid="ignore", divide="ignore"):
            ratios = np.log2(rates / against.rates(rates, part))
        for group in wanted:
            ends = percentile_ends(sizes[group])
            low[group, part], high[group, part] = np.quantile(ratios[group], ends, axis=1)
            deviation[group, part] = ratios[group].std(axis=1)
    return low, high, deviation


def _permute(counts, n_words, codes, against, too_few, permutations, seed, block):
    k = len(too_few)
    p, overall = np.full((k, counts.shape[1]), np.nan), np.full(counts.shape[1], np.nan)
    if not permutations or too_few.all() or not counts.shape[1]:
        return p, overall
    large = np.bincount(codes, minlength=k) >= MIN_ARTICLES
    part = np.flatnonzero(large[codes])  # small groups take no part
    dense = np.searchsorted(np.flatnonzero(large), codes[part])

    def test(rows, labels):
        if block is not None:
            return event_tests(counts[rows], n_words[rows], labels, block[rows])[1]
        return Permutation(counts[rows], n_words[rows], labels).p_values(permutations=permutations, seed=seed)

    p[large] = test(part, dense)
    overall = combine_p(p)
    if against.alone:  # one reference: only its articles and the group's change places
        for group in range(k):
            p[group] = np.nan
            pair = np.flatnonzero((codes == group) | (against.groups[group, codes] > 0))
            if not too_few[group]:
                two = (codes[pair] == group).astype(np.int64)
                p[group] = test(pair, two)[1]
    p[too_few] = np.nan
    return p, overall


def _within(counts, n_words, codes, block, against):
    """Give log ratios within events, their intervals, and whether they are steady; with one reference, pair by pair."""
    k = len(against.groups)
    if not against.alone:
        return Events(counts, n_words, codes, pd.factorize(block)[0], k).ratios(counts)
    out = [np.full((k, counts.shape[1]), np.nan) for _ in range(3)] + [np.zeros((k, counts.shape[1]), dtype=bool)]
    for group in np.flatnonzero(against.groups.any(axis=1)):
        pair = np.flatnonzero((codes == group) | (against.groups[group, codes] > 0))
        two = (codes[pair] == group).astype(np.int64)
        found = Events(counts[pair], n_words[pair], two, pd.factorize(block[pair])[0], 2).ratios(counts[pair])
        for whole, part in zip(out, found, strict=True):
            whole[group] = part[1]
    return out


def _adjusted(p, spread):
    """Adjust p for the number of tests, weighted by how widespread the terms are."""
    return adjust_p(p, weights=np.broadcast_to(spread.astype(float) ** SPREAD_POWER, p.shape))


def _as_table(out, groups, terms, total, against):
    k, n_terms = out["n"].shape
    out["total"] = np.broadcast_to(total[:, None], (k, n_terms))
    group, term = (places.ravel() for places in np.indices((k, n_terms), dtype=np.int32))
    aside = 2 * (out["set_aside"].ravel() != "") + function_words(terms)[term]
    order = np.lexsort((-out["estimate"].ravel(), out["p"].ravel(), -out["bound"].ravel(), aside, group))
    if against.alone:  # the reference is not compared with itself
        order = order[against.groups.any(axis=1)[group[order]]]
    table = {by: groups[by].iloc[group[order]].reset_index(drop=True) for by in groups.columns}
    table["term"] = pd.Series(terms.take(term[order]), dtype="str")
    lists = np.fromiter(([name] for name in terms), dtype=object, count=n_terms)  # one list per term, in all its rows
    table |= {"measure": "log ratio", "unit": "index", "id_kind": "term"}
    for column in COLUMNS:  # each array goes as its column comes: there are millions of rows in a large corpus
        if column in table:
            table[column] = pd.Series(np.full(len(order), table.pop(column)), dtype="str")
            continue
        if column == "ids":
            table[column] = pd.Series(lists[term[order]], dtype=object)
            continue
        values = np.asarray(out.pop(column)).reshape(-1)[order]
        if column in ("n", "n_articles", "total") and (values % 1 == 0).all():
            values = values.astype("int64")
        table[column] = pd.Series(values, dtype="str") if column in ("set_aside", "note") else values
    return pd.DataFrame(table, copy=False)  # a copy would hold every column twice
