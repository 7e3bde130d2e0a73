"""What a corpus holds, per outlet: when it writes, how long, and how much of its files is the article."""

import pandas as pd

from analysis.base import schema
from analysis.base.arguments import as_list, need_columns
from analysis.stats.estimates import as_estimates, estimate_ratio, estimate_shares
from analysis.text.words import word_spans

_PERIODS = ((120, "week", "W-SUN", "%d %b %Y"), (550, "month", "M", "%b %Y"), (3650, "year", "Y", "%Y"))


def articles_over_time(articles: pd.DataFrame, *, by: str | list[str] | None = "outlet") -> pd.DataFrame:
    """Count articles per outlet and week; per month or year in longer corpora.

    Parameters
    ----------
    articles : DataFrame
        With published and article_id.
    by : str, list of str or None
        Columns that make the groups; None for all articles together.

    Returns
    -------
    DataFrame
        Estimates: the group, `week` (its first day), `month` or `year`, the number of articles; no intervals, since
        nothing is sampled. Articles without a date are not counted.

    Examples
    --------
    >>> days = pd.to_datetime(["2031-05-01", "2031-05-02", "2031-05-09"])
    >>> table = articles_over_time(pd.DataFrame({"article_id": list("abc"), "outlet": "Post", "published": days}))
    >>> table[["outlet", "week", "estimate"]].values.tolist()
    [['Post', '28 Apr 2031', 2.0], ['Post', '05 May 2031', 1.0]]
    """
    by = as_list(by)
    need_columns(articles, "article_id", "published", *by)
    dated = articles[articles["published"].notna()]
    if dated.empty:
        return as_estimates([], [*by, "week"])
    days = dated["published"]
    span = (days.max() - days.min()).days
    name, unit, form = next((rest for most, *rest in _PERIODS if span <= most), _PERIODS[-1][1:])
    periods = days.dt.to_period(unit)
    every = pd.period_range(periods.min(), periods.max(), freq=periods.dt.freq)
    rows = []
    for key, part in dated.groupby(by, sort=True, dropna=False) if by else [((), dated)]:
        ids = part.groupby(periods[part.index])["article_id"].agg(list)
        for period in every:
            found = ids.get(period, [])
            row = dict(zip(by, key, strict=True)) | {
                name: period.start_time.strftime(form),
                "measure": f"articles per {name}",
            }
            size = {"unit": "number", "estimate": len(found), "n": len(part), "n_articles": len(part)}
            rows.append(row | size | {"ids": found, "id_kind": "article"})
    return as_estimates(rows, [*by, name])


def article_lengths(
    articles: pd.DataFrame,
    *,
    by: str | list[str] | None = "outlet",
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Measure the mean length of articles.

    Parameters
    ----------
    articles : DataFrame
    by, within, weights, draws, seed
        As in `share_of_voice`.

    Returns
    -------
    DataFrame
        Estimates: mean length in words, per group.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": list("ab"), "outlet": "Post", "text": ["One two.", "One two three four."]})
    >>> article_lengths(table)["estimate"].tolist()
    [3.0]
    """
    texts = schema.article_texts(articles, "article_id")
    words = [len(word_spans(text)) for text in texts]
    return estimate_ratio(
        articles, by=by, hit=words, measure="mean length of an article", unit="words", ids="article_id", within=within,
        weights=weights, draws=draws, seed=seed,
    )  # fmt: skip


def line_roles(
    lines: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | list[str] | None = "outlet",
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Tell what share of the lines has which role.

    Parameters
    ----------
    lines, articles : DataFrame
        From `read_corpus`.
    by, within, weights, draws, seed
        As in `share_of_voice`; columns of the articles.

    Returns
    -------
    DataFrame
        Estimates: the group, `role`, and the share of its lines that are not blank; ids are of articles.

    Examples
    --------
    >>> lines = pd.DataFrame({"article_id": "a", "role": ["title", "body", "body", "blank"]})
    >>> line_roles(lines, pd.DataFrame({"article_id": ["a"], "outlet": ["Post"]}))[["role", "estimate"]].values.tolist()
    [['body', 0.6666666666666666], ['title', 0.3333333333333333]]
    """
    need_columns(lines, "article_id", "role")
    told = list(dict.fromkeys([*as_list(by), *as_list(within)]))
    need_columns(articles, "article_id", *told)
    told = articles[["article_id", *told]]
    kept = lines[lines["role"] != "blank"][["article_id", "role"]].merge(told, on="article_id", validate="many_to_one")
    return estimate_shares(
        kept, by=by, category="role", measure="share of lines", ids="article_id", within=within, weights=weights,
        draws=draws, seed=seed,
    )  # fmt: skip
