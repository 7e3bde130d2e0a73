"""How often, in how many articles, how evenly and when: counts, dispersion and trends of terms."""

from dataclasses import replace

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.special import stdtrit

from analysis.base.arguments import listed, publication_times, whole_number
from analysis.stats.resample import LEVEL, MIN_ARTICLES
from analysis.terms.counting.matrix import check_articles_matrix, sum_groups

_CELLS = 4_000_000  # terms x draws held at once
_COUNTED = ("term", "n", "total", "per_million", "n_articles", "rank", "low", "high")
PERIODS = {"day": "D", "week": "W-MON", "month": "MS"}


def count_terms(matrix, *, by=None, terms=None, intervals=False):
    """Count terms per group.

    Parameters
    ----------
    matrix : TermMatrix
        Articles x terms, from `document_term_matrix`.
    by : str or list of str, optional
        Columns of the articles to group on; all articles together if left out.
    terms : str or list of str, optional
        Count these only, a row for each even where it never occurs; by default every term where it occurs.
    intervals : bool
        Whether to add low and high, the 95 % interval of per_million over articles.

    Returns
    -------
    DataFrame
        One row per group and term, the commonest first: the group, term, n (occurrences), total (words of the group),
        per_million (n / total * 1e6; NaN for a group without words), n_articles (articles with the term), rank (among
        all terms of the group, ties share the best); with intervals also low and high, NaN for a group under 5
        articles, for a term that it never uses, and for one whose rate is the same in every article.

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
    codes, groups = check_articles_matrix(matrix).group_codes(by, reserved=_COUNTED)
    total = _totals(matrix, codes, len(groups))
    n, spread = sum_groups(matrix.counts, codes, len(groups))
    group, term = np.repeat(np.arange(n.shape[0]), np.diff(n.indptr)), n.indices
    n_values, spread_values = n.data, spread.data
    rank = pd.Series(n_values).groupby(group).rank(method="min", ascending=False).to_numpy()
    counts, names = matrix.counts, matrix.terms
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
    out["n"], out["total"] = n_values, total[group]
    with np.errstate(invalid="ignore", divide="ignore"):
        out["per_million"] = n_values / total[group] * 1e6
    out["n_articles"] = spread_values
    out["rank"] = rank.astype("int64")
    if intervals:
        low, high = rate_intervals(counts, matrix.articles["n_words"].to_numpy(), codes, len(groups))
        out["low"], out["high"] = low[group, term] * 1e6, high[group, term] * 1e6
    order = np.lexsort((term, -out["n"].to_numpy(), group))
    return out.iloc[order].reset_index(drop=True)


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


def draw_rates(counts, n_words, codes, n_groups, draws, seed):
    """Draw articles again within each group and give every term's rate, a block of terms at a time.

    Parameters
    ----------
    counts : csr_array, shape (articles, terms)
    n_words, codes : ndarray, shape (articles,)
    n_groups, draws, seed : int

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
    for group in range(n_groups):
        members = np.flatnonzero(codes == group)
        share = np.full(len(members), 1 / max(len(members), 1))
        drawn = rng.multinomial(len(members), share, size=draws).T if len(members) else np.zeros((0, draws))
        weights.append(drawn.astype(np.float32))
        totals.append(n_words[members] @ drawn)
        parts.append(sparse.csr_array(by_term[members].T))
    width = max(1, _CELLS // (draws * n_groups))
    for start in range(0, counts.shape[1], width):
        block = slice(start, min(start + width, counts.shape[1]))
        yield block, np.stack([part[block] @ w for part, w in zip(parts, weights, strict=True)]), np.stack(totals)


def rate_intervals(counts, n_words, codes, n_groups):
    """Give the 95 % interval of every term's rate in every group.

    Parameters
    ----------
    counts : csr_array, shape (articles, terms)
    n_words, codes : ndarray, shape (articles,)
    n_groups : int

    Returns
    -------
    low, high : ndarray, shape (groups, terms)
        Per word; NaN under five articles, for an absent term and where no article differs.
    """
    low = np.full((n_groups, counts.shape[1]), np.nan)
    high = low.copy()
    for group in range(n_groups):
        members = np.flatnonzero((codes == group) & (n_words > 0))
        size = len(members)
        if size < MIN_ARTICLES:
            continue
        part, lengths = counts[members], n_words[members].astype(float)
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
    return low, high


def dispersion(matrix, *, by=None):
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
        One row per group and term that occurs: the group, term, n, n_articles (range), share_of_articles (of those with
        words), dp (0 even, towards 1 clumped) and dp_norm (dp / (1 - the smallest article's share), Lijffijt and Gries
        2012). NaN for one article.

    Examples
    --------
    >>> from analysis.terms.counting.matrix import document_term_matrix
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "text": ["corridor talks", "corridor corridor"]})
    >>> dispersion(document_term_matrix(articles))[["term", "dp", "dp_norm"]].round(3).values.tolist()
    [['corridor', 0.167, 0.333], ['talks', 0.5, 1.0]]
    """
    measures = ["term", "n", "n_articles", "share_of_articles", "dp", "dp_norm"]
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
        of_term = counts.data / np.repeat(np.where(n, n, 1), np.diff(counts.indptr))
        gap = np.abs(of_term - share[counts.indices]) - share[counts.indices]
        summed = np.bincount(np.repeat(np.arange(len(n)), np.diff(counts.indptr)), weights=gap, minlength=len(n))
        dp = (summed[used] + 1) / 2
        smallest = share[share > 0].min()
        if len(members) < 2 or smallest == 1:
            dp = np.full(len(used), np.nan)
        spread = np.diff(counts.indptr)[used]
        part = pd.DataFrame({"term": matrix.terms.take(used), "n": n[used], "n_articles": spread})
        part["share_of_articles"] = spread / len(members)
        part["dp"], part["dp_norm"] = dp, dp / (1 - smallest) if smallest < 1 else dp
        for column in reversed(columns):
            part.insert(0, column, groups[column].iloc[number])
        parts.append(part)
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=[*columns, *measures])


def trends(matrix, terms, *, by="outlet", period="week", min_articles=5):
    """Follow terms over time, each group on its own denominator.

    Parameters
    ----------
    matrix : TermMatrix
        Its articles need `published`.
    terms : str or list of str
    by : str or list of str, optional
        Groups; None or [] for one line over all.
    period : {"day", "week", "month"}
        Weeks begin on Monday.
    min_articles : int
        Periods with fewer articles show no rate.

    Returns
    -------
    DataFrame
        One row per group, term and period, from the first period of all groups to the last, gaps included: the group,
        term, period (its first day; NaT for articles without a date), n, total, per_million, low, high (95 % over
        articles), n_articles (articles of the period that have words), note (why there is no rate).

    Raises
    ------
    ValueError
        If `published` is missing or holds what is no date, or the period is unknown; also as in `count_terms`.

    Examples
    --------
    >>> from analysis.terms.counting.matrix import document_term_matrix
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": "Courier", "text": ["corridor talks", "talks"],
    ...     "published": pd.to_datetime(["2031-05-01", "2031-05-03"])})
    >>> table = trends(document_term_matrix(articles), "corridor", period="day", min_articles=1)
    >>> table[["n", "per_million", "note"]].values.tolist()
    [[1, 500000.0, ''], [0, nan, 'no articles'], [0, 0.0, '']]
    """
    if period not in [*PERIODS]:
        raise ValueError(f"period is {period!r}; use one of {', '.join(PERIODS)}")
    min_articles = whole_number("min_articles", min_articles)
    if "published" not in check_articles_matrix(matrix).articles.columns:
        raise ValueError("articles: column published is missing; trends need a date for every article")
    day = publication_times(matrix.articles).dt.normalize()
    start = {
        "day": day,
        "week": day - pd.to_timedelta(day.dt.weekday, unit="D"),
        "month": day - pd.to_timedelta(day.dt.day - 1, unit="D"),
    }[period]
    columns = matrix.group_codes(by, reserved=(*_COUNTED, "period", "note"))[1].columns.tolist()
    dated = replace(matrix, articles=matrix.articles.assign(period=start.to_numpy()))
    found = count_terms(dated, by=[*columns, "period"], terms=terms, intervals=True)
    has_words = dated.articles.assign(has_words=matrix.articles["n_words"] > 0)
    sizes = has_words.groupby([*columns, "period"], dropna=False)["has_words"].agg(n_articles="sum", n_empty="size")
    sizes["n_empty"] -= sizes["n_articles"]
    found = found.drop(columns=["n_articles", "rank"]).merge(sizes.reset_index(), on=[*columns, "period"], how="left")
    parts = [found]
    days = start.dropna()
    if len(days):
        every = pd.date_range(days.min(), days.max(), freq=PERIODS[period])
        keys = found[[*columns, "term"]].drop_duplicates()
        frame = keys.merge(pd.DataFrame({"period": every.astype(found["period"].dtype)}), how="cross")
        parts = [frame.merge(found[found["period"].notna()], how="left"), found[found["period"].isna()]]
    out = pd.concat([p for p in parts if len(p)], ignore_index=True) if any(map(len, parts)) else found
    for column in ("n", "total", "n_articles", "n_empty"):
        out[column] = out[column].fillna(0).astype(found[column].dtype)
    few = out["n_articles"] < min_articles
    none, empty = out["n_articles"] == 0, out["n_empty"] > 0
    reasons = {"no words": none & empty, "no articles": none, f"fewer than {min_articles} articles": few}
    out["note"] = np.select([*reasons.values()], [*reasons], "")
    out.loc[few, ["per_million", "low", "high"]] = np.nan
    out = out.sort_values([*columns, "term", "period"], kind="stable", ignore_index=True)
    return out[[*columns, "term", "period", "n", "total", "per_million", "low", "high", "n_articles", "note"]]
