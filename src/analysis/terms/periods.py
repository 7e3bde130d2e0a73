"""How often over time: trends of terms."""

import warnings
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.base.arguments import publication_times, whole_number
from analysis.stats.estimates import in_form
from analysis.stats.permutation import adjust_p
from analysis.stats.plan import article_weights
from analysis.terms.counting.matrix import TermMatrix, check_articles_matrix
from analysis.terms.frequency import COUNTED, count_terms
from analysis.terms.keywords.style import function_words, house_style

PERIODS = {"day": "D", "week": "W-MON", "month": "MS", "quarter": "QS", "year": "YS"}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_EVERYWHERE = 0.7  # share of articles from which on a word tells of all of them, and so of no time
_GAP = 100  # empty periods in a row that are shown at most, or ten for each period that has articles


def trends(
    matrix: TermMatrix,
    terms: str | list[str],
    *,
    by: str | list[str] = "outlet",
    period: str = "week",
    min_articles: int = 5,
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Follow terms over time, each group on its own denominator.

    Parameters
    ----------
    matrix : TermMatrix
        Its articles need `published`.
    terms : str or list of str
    by : str or list of str, optional
        Groups; None or [] for one line over all.
    period : {"day", "week", "month", "quarter", "year"}
        Weeks begin on Monday.
    min_articles : int
        Periods with fewer articles show no rate.
    within, weights, draws, seed
        As in `count_terms`; groups are compared within each period.

    Returns
    -------
    DataFrame
        Estimates, one row per group, term and period, from the first period of all groups to the last, gaps included:
        period is its first day (NaT for articles without a date), n_articles counts the articles of the period that
        have words, note says why there is no rate. p tests the group against all others in the same period. Beside
        them total, the words of the period, and period_end, the first day after it.

    Raises
    ------
    ValueError
        If `published` is missing or holds what is no date, or the period is unknown; also as in `count_terms`.

    Warns
    -----
    UserWarning
        If dates lie far from the others (1031 for 2031); the empty periods between have no rows.

    Examples
    --------
    >>> from analysis.terms.counting.matrix import document_term_matrix
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": "Courier", "text": ["corridor talks", "talks"],
    ...     "published": pd.to_datetime(["2031-05-01", "2031-05-03"])})
    >>> table = trends(document_term_matrix(articles), "corridor", period="day", min_articles=1)
    >>> table[["n", "estimate"]].values.tolist(), table["note"][1]
    ([[1.0, 500000.0], [0.0, nan], [0.0, 0.0]], 'no articles')
    """
    if period not in [*PERIODS]:
        raise ValueError(f"period is {period!r}; use one of {', '.join(PERIODS)}")
    min_articles = whole_number("min_articles", min_articles)
    if "published" not in check_articles_matrix(matrix).articles.columns:
        raise ValueError("articles: column published is missing; trends need a date for every article")
    day = publication_times(matrix.articles).dt.normalize().astype("datetime64[us]")  # which holds the year 1031
    start = _period_starts(day, period)
    columns = matrix.group_codes(by, reserved=(*COUNTED, "period"))[1].columns.tolist()
    options: dict[str, Any] = {"within": within, "draws": draws, "seed": seed, "terms": terms, "intervals": True}
    each, tables = np.asarray(article_weights(weights, matrix.articles)), []
    places, values = pd.factorize(start.to_numpy(), use_na_sentinel=False)
    for number in range(len(values)):
        members = np.flatnonzero(places == number)
        articles = matrix.articles.iloc[members].reset_index(drop=True)
        part = replace(matrix, counts=matrix.counts[members], articles=articles)
        table = count_terms(part, by=by, weights=None if (each == 1).all() else each[members], **options)
        tables.append(table)
    nothing = count_terms(matrix, by=by, terms=terms).iloc[:0]
    found = pd.concat(tables or [nothing], ignore_index=True)
    found["period"] = np.repeat(values, [len(table) for table in tables]).astype("datetime64[us]")
    has_words = matrix.articles.assign(period=start.to_numpy(), has_words=matrix.articles["n_words"] > 0)
    sizes = has_words.groupby([*columns, "period"], dropna=False)["has_words"].agg(n_articles="sum", n_empty="size")
    sizes["n_empty"] -= sizes["n_articles"]
    found = found.drop(columns=["n_articles", "rank"]).merge(sizes.reset_index(), on=[*columns, "period"], how="left")
    parts = [found]
    days = start.dropna()
    if len(days):
        every = _every_period(days, period).astype(found["period"].dtype)
        keys = found[[*columns, "term"]].drop_duplicates()
        frame = keys.merge(pd.DataFrame({"period": every}), how="cross")
        parts = [frame.merge(found[found["period"].notna()], how="left"), found[found["period"].isna()]]
    out = pd.concat([p for p in parts if len(p)], ignore_index=True) if any(map(len, parts)) else found
    for column in ("n", "total", "n_articles", "n_empty"):
        out[column] = out[column].fillna(0).astype(found[column].dtype)
    few = out["n_articles"] < min_articles
    none, empty = out["n_articles"] == 0, out["n_empty"] > 0
    reasons = {"no words": none & empty, "no articles": none, f"fewer than {min_articles} articles": few}
    out["note"] = np.select([*reasons.values()], [*reasons], out["note"].fillna(""))
    out.loc[few, ["estimate", "low", "high", "p"]] = np.nan
    out["measure"], out["unit"], out["id_kind"] = "rate", "per million words", "term"
    out["ids"] = pd.Series([[term] for term in out["term"]], dtype=object)
    out["p_adjusted"] = adjust_p(out["p"])
    length = {"day": pd.Timedelta(days=1), "week": pd.Timedelta(days=7)}
    out["period_end"] = out["period"] + (length.get(period) or pd.DateOffset(months=_MONTHS[period]))
    out = out.sort_values([*columns, "term", "period"], kind="stable", ignore_index=True)
    return in_form(out.drop(columns="n_empty"), [*columns, "term", "period"])


def trend_word(matrix: TermMatrix, *, by: str | list[str] = "outlet") -> str:
    """Choose a word to follow over time: the commonest that tells of contents and is not in nearly every article.

    Parameters
    ----------
    matrix : TermMatrix
    by : str or list of str, optional
        Groups with a house style; a word that one of several groups alone uses is passed over.

    Returns
    -------
    str
        No function word, no number, no house style and no word of saying (`keyness` sets these aside). Where nothing
        else is left, the commonest term.

    Raises
    ------
    ValueError
        If the matrix holds no term.

    Examples
    --------
    >>> from analysis.terms.counting.matrix import document_term_matrix
    >>> texts = ["Mr Orm said the ferry stopped", "The ferry, said Mr Orm, ran", "Mr Orm said the bridge held"]
    >>> articles = pd.DataFrame({"article_id": list("abc"), "outlet": ["Post", "Echo", "Post"], "text": texts})
    >>> trend_word(document_term_matrix(articles))
    'ferry'
    """
    codes, groups = check_articles_matrix(matrix).group_codes(by)
    n = np.asarray(matrix.counts.sum(axis=0)).ravel()
    if not n.any():
        raise ValueError("matrix: it holds no term to follow over time")
    used = np.zeros((len(groups), len(n)), dtype=np.int64)
    rows, columns = matrix.counts.nonzero()
    np.add.at(used, (codes[rows], columns), 1)
    aside = matrix.terms.isin(house_style(matrix, by=by)["term"])
    content = ~aside & ~function_words(matrix.terms) & ~matrix.terms.str.contains(r"\d")
    shared = (used > 0).sum(axis=0) > (len(groups) > 1)
    some = used.sum(axis=0) < _EVERYWHERE * (matrix.articles["n_words"] > 0).sum()
    wanted = content.astype(int) + (content & some) + (content & some & shared)
    order = np.lexsort((matrix.terms.to_numpy(), -n, -wanted))
    return str(matrix.terms[order[0]])


def _period_starts(day, period):
    """Give the first day of each day's period."""
    if period == "day":
        return day
    if period == "week":
        return day - pd.to_timedelta(day.dt.weekday.fillna(0), unit="D")  # no day stays none
    months = day.to_numpy().astype("datetime64[M]")
    past = pd.Series(months.astype(np.int64) % _MONTHS[period], index=day.index).where(day.notna(), 0)
    return pd.Series(months - past.to_numpy().astype("timedelta64[M]"), index=day.index).astype(day.dtype)


def _every_period(days, period):
    """List the periods from first to last, but for a stretch without articles such as a mistyped year makes."""
    used = np.sort(days.unique())
    most = max(_GAP, 10 * len(used))
    length = {"day": 1, "week": 7}.get(period) or _MONTHS[period] * 30.44
    gaps = np.diff(used.astype("datetime64[D]")).astype(np.int64) / length
    parts = np.split(used, np.flatnonzero(gaps > most) + 1)
    if len(parts) > 1:
        sizes = [int(days.isin(part).sum()) for part in parts]
        few = parts[int(np.argmin(sizes))]
        warnings.warn(
            f"articles: {min(sizes)} published from {str(few[0])[:10]} to {str(few[-1])[:10]}, far from the others; "
            f"check published there. The empty time between is left out",
            stacklevel=3,
        )
    return pd.DatetimeIndex(
        np.concatenate([pd.date_range(part[0], part[-1], freq=PERIODS[period], unit="us") for part in parts])
    )
