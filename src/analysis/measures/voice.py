"""Who is heard, how, through what and when: statements turned into the questions of media research.

Every function gives an estimates table (`schema.ESTIMATES`): one row per group, a 95 % interval from resampling
articles, p of the group against the others, and in `ids` the ids of the statements (or articles) that were counted. A
statement with two speakers counts by its `share`; only what was made counts, unless `made` says otherwise.
"""

from typing import Any

import numpy as np
import pandas as pd

from analysis.base.arguments import as_list, need, whole_number
from analysis.measures.made import UNNAMED, counted, one_voice
from analysis.stats.estimates import estimate_ratio, estimate_shares
from analysis.text.words import word_spans

_ARROW = " → "


def share_of_voice(
    statements: pd.DataFrame,
    *,
    by: str | list[str] | None = "outlet",
    of: str = "side",
    unit: str = "statements",
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    made: str = "made",
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Tell what share of the voice is whose.

    Parameters
    ----------
    statements : DataFrame
        From `read_statements`.
    by : str, list of str or None
        Columns to group on.
    of : str
        The column whose values share the voice: "side", "speaker_kind", "speaker", "anonymity", "channel" (the mix of
        channels) or "stance". Where it is missing a statement counts in the denominator only, so shares may sum to
        less than 1; so does a speaker who need not be the same in every article ("the mayor", "officials").
    unit : str
        "statements", or "words" of what was said.
    within, weights, cluster, draws, seed
        As in `estimate_ratio`: compare within events only, weigh articles, what is resampled, how often.
    made : str
        Which statements count: what was "made", "all", or another value of that column.

    Returns
    -------
    DataFrame
        Estimates: `by`, `of`, then the columns of `schema.ESTIMATES`; ids are of statements.

    Raises
    ------
    ValueError
        If a column is missing or `unit` is neither of the two.

    Examples
    --------
    >>> from analysis.base import schema
    >>> said = {"statement_id": list("123"), "article_id": "a", "outlet": "Courier", "content": "no", "share": 1.0,
    ...     "side": ["Kalvia", "Kalvia", "Meronia"]}
    >>> share_of_voice(schema.make(said, schema.STATEMENTS))[["side", "estimate"]].round(2).values.tolist()
    [['Kalvia', 0.67], ['Meronia', 0.33]]
    """
    if unit not in ("statements", "words"):
        raise ValueError(f"unit is {unit!r}; use 'statements' or 'words'")
    need(statements, *as_list(by), of, "share", "content", "statement_id")
    statements = counted(statements, made)
    if of == "speaker":
        statements = statements.assign(speaker=one_voice(statements))
    options: dict[str, Any] = {"within": within, "weights": weights, "cluster": cluster, "draws": draws, "seed": seed}
    weight = statements["share"].to_numpy(float)
    if unit == "words":
        weight = weight * np.array([len(word_spans(c)) for c in statements["content"]], float)
    measure = f"share of {unit}"
    return estimate_shares(
        statements, by=by, category=of, weight=weight, measure=measure, ids="statement_id", **options
    )


def anonymous_share(
    statements: pd.DataFrame,
    *,
    by: str | list[str] | None = "outlet",
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    made: str = "made",
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Tell what share of statements comes from nobody named by name or office.

    Parameters
    ----------
    statements : DataFrame
    by : str or list of str
    within, weights, made, cluster, draws, seed
        As in `share_of_voice`.

    Returns
    -------
    DataFrame
        Estimates with the measure "share unnamed": unnamed persons, collectives and no source at all (`UNNAMED`).

    Examples
    --------
    >>> from analysis.base import schema
    >>> said = {"statement_id": list("12"), "article_id": "a", "outlet": "Courier", "share": 1.0,
    ...     "anonymity": ["collective", "named"]}
    >>> anonymous_share(schema.make(said, schema.STATEMENTS))["estimate"].tolist()
    [0.5]
    """
    need(statements, *as_list(by), "anonymity", "share")
    statements = counted(statements, made)
    options: dict[str, Any] = {"within": within, "weights": weights, "cluster": cluster, "draws": draws, "seed": seed}
    hit = np.where(statements["anonymity"].isin(UNNAMED), statements["share"], 0.0)
    return estimate_ratio(
        statements, by=by, hit=hit, total="share", measure="share unnamed", ids="statement_id", **options
    )


def reporting_lag(
    statements: pd.DataFrame,
    *,
    by: str | list[str] | None = "outlet",
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    made: str = "made",
    most_days: int | None = 30,
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Tell how many days after they were made statements are reported, on average.

    Parameters
    ----------
    statements : DataFrame
    by : str or list of str
    within, weights, made, cluster, draws, seed
        As in `share_of_voice`.
    most_days : int, optional
        Older statements are recalled, not reported: a speech of four years ago would outweigh a thousand statements of
        the day. They are left out, and `note` counts them. None takes all.

    Returns
    -------
    DataFrame
        Estimates with the measure "mean lag in days" over the statements whose `lag_days` is known; n is their number,
        ids theirs.

    Raises
    ------
    ValueError
        If a column is missing, or `most_days` is no number of days.

    Examples
    --------
    >>> from analysis.base import schema
    >>> said = {"statement_id": list("1234"), "article_id": "a", "outlet": "A", "share": 1,
    ...     "lag_days": [0, 3, 1397, None]}
    >>> lag = reporting_lag(schema.make(said, schema.STATEMENTS))
    >>> lag[["estimate", "n", "ids"]].values.tolist()
    [[1.5, 2, ['1', '2']]]
    >>> lag["note"].item()
    'fewer than 5 articles; 1 older than 30 days left out'
    """
    if most_days is not None:
        most_days = whole_number("most_days", most_days)
    need(statements, *as_list(by), "lag_days", "share")
    statements = counted(statements, made)
    options: dict[str, Any] = {"within": within, "weights": weights, "cluster": cluster, "draws": draws, "seed": seed}
    dated = statements[statements["lag_days"].notna()]
    old = dated["lag_days"].astype(float) > (np.inf if most_days is None else most_days)
    recalled, dated = dated[old], dated[~old]
    hit = dated["lag_days"].astype(float) * dated["share"]
    out = estimate_ratio(
        dated,
        by=by,
        hit=hit,
        total="share",
        measure="mean lag in days",
        unit="days",
        ids="statement_id",
        all_ids=True,
        **options,
    )
    columns = as_list(by)
    if columns:
        n = recalled.groupby(columns, dropna=False).size().rename("n_old").reset_index()
        n = out[columns].merge(n, on=columns, how="left")["n_old"].fillna(0).astype(int)
    else:
        n = pd.Series(len(recalled), index=out.index)
    told = [f"{old} older than {most_days} days left out" if old else "" for old in n]
    return out.assign(note=["; ".join(filter(None, pair)) for pair in zip(out["note"], told, strict=True)])


def one_source_articles(
    statements: pd.DataFrame,
    *,
    by: str | list[str] | None = "outlet",
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    made: str = "made",
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Tell in what share of articles only one speaker is heard.

    Parameters
    ----------
    statements : DataFrame
    by : str or list of str
    within, weights, made, cluster, draws, seed
        As in `share_of_voice`.

    Returns
    -------
    DataFrame
        Estimates with the measure "share of articles with one speaker", out of the articles that have a speaker at all;
        ids are of articles.

    Examples
    --------
    >>> from analysis.base import schema
    >>> said = {"statement_id": list("123"), "article_id": list("abb"), "outlet": "Courier", "speaker": list("xyz")}
    >>> one_source_articles(schema.make(said, schema.STATEMENTS))[["estimate", "ids"]].values.tolist()
    [[0.5, ['a']]]
    """
    by = as_list(by)
    need(statements, *by, "speaker", "article_id")
    statements = counted(statements, made)
    options: dict[str, Any] = {"within": within, "weights": weights, "cluster": cluster, "draws": draws, "seed": seed}
    known = statements[statements["speaker"].notna()]
    keys = list(dict.fromkeys([*by, "article_id", *as_list(within), cluster]))
    articles = known.groupby(keys, dropna=False, sort=True)["speaker"].nunique().reset_index(name="_k")
    measure = "share of articles with one speaker"
    hit = (articles["_k"] == 1).to_numpy()
    return estimate_ratio(articles, by=by, hit=hit, measure=measure, ids="article_id", **options)


def first_heard(
    statements: pd.DataFrame,
    *,
    by: str | list[str] | None = "outlet",
    of: str = "side",
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    made: str = "made",
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Tell who is heard first: in what share of articles the first statement of the text is whose.

    Parameters
    ----------
    statements : DataFrame
    by : str or list of str
    of : str
        "side", "speaker_kind" or another column.
    within, weights, made, cluster, draws, seed
        As in `share_of_voice`.

    Returns
    -------
    DataFrame
        Estimates with the column `of` and the measure "share of articles heard first"; the first statement of the body
        whose `of` is known counts, ids are its.

    Examples
    --------
    >>> from analysis.base import schema
    >>> said = {"statement_id": list("12"), "article_id": "a", "outlet": "Courier", "part": "body", "share": 1.0,
    ...     "content_start": [90, 10], "side": ["Kalvia", "Meronia"]}
    >>> first_heard(schema.make(said, schema.STATEMENTS))[["side", "estimate"]].values.tolist()
    [['Meronia', 1.0]]
    """
    need(statements, *as_list(by), of, "part", "content_start", "article_id", "share")
    statements = counted(statements, made)
    options: dict[str, Any] = {"within": within, "weights": weights, "cluster": cluster, "draws": draws, "seed": seed}
    body = statements[(statements["part"] == "body") & statements[of].notna()]
    starts = body.groupby("article_id")["content_start"].transform("min")
    first = body[body["content_start"] == starts]
    weight = 1 / first.groupby("article_id")["statement_id"].transform("size")
    measure = "share of articles heard first"
    return estimate_shares(first, by=by, category=of, weight=weight, measure=measure, ids="statement_id", **options)


def right_of_reply(
    statements: pd.DataFrame,
    *,
    by: str | list[str] | None = "outlet",
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    made: str = "made",
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Tell how often a side that is accused in an article is also heard in it.

    Parameters
    ----------
    statements : DataFrame
        From `read_statements`, with its column `accused`.
    by : str or list of str
    within, weights, made, cluster, draws, seed
        As in `share_of_voice`.

    Returns
    -------
    DataFrame
        Estimates with the measure "share of accused sides heard", out of all pairs of an article and a side accused in
        it; ids are the articles of the pairs in which the side speaks.

    Examples
    --------
    >>> from analysis.base import schema
    >>> said = {"statement_id": list("12"), "article_id": "a", "outlet": "Courier", "side": ["Kalvia", "Meronia"],
    ...     "accused": ["Meronia", None]}
    >>> right_of_reply(schema.make(said, schema.STATEMENTS))[["estimate", "n", "ids"]].values.tolist()
    [[1.0, 1, ['a']]]
    """
    by = as_list(by)
    need(statements, *by, "side", "accused", "article_id")
    statements = counted(statements, made)
    options: dict[str, Any] = {"within": within, "weights": weights, "cluster": cluster, "draws": draws, "seed": seed}
    keys = list(dict.fromkeys([*by, "article_id", "accused", *as_list(within), cluster]))
    pairs = statements.loc[statements["accused"].notna(), keys].drop_duplicates(ignore_index=True)
    heard = set(zip(statements["article_id"], statements["side"], strict=True))
    hit = [(article, side) in heard for article, side in zip(pairs["article_id"], pairs["accused"], strict=True)]
    measure = "share of accused sides heard"
    return estimate_ratio(pairs, by=by, hit=np.array(hit, bool), measure=measure, ids="article_id", **options)


def blame_matrix(
    statements: pd.DataFrame,
    *,
    by: str | list[str] | None = None,
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    made: str = "made",
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Tell who accuses whom: accusing statements by the side that speaks and the side accused.

    Parameters
    ----------
    statements : DataFrame
        From `read_statements`, with its column `accused`.
    by : str or list of str, optional
        Columns to group on, such as "outlet"; all together by default.
    within, weights, made, cluster, draws, seed
        As in `share_of_voice`.

    Returns
    -------
    DataFrame
        Estimates with the columns `side` (who accuses) and `accused` after `by`; measure "share of accusations", out of
        all accusing statements of the group whose two sides are known.

    Raises
    ------
    ValueError
        If a column is missing.

    Examples
    --------
    >>> from analysis.base import schema
    >>> said = {"statement_id": ["1"], "article_id": "a", "share": 1.0, "side": "Kalvia", "accused": "Meronia"}
    >>> blame_matrix(schema.make(said, schema.STATEMENTS))[["side", "accused", "estimate", "n"]].values.tolist()
    [['Kalvia', 'Meronia', 1.0, 1]]
    """
    by = as_list(by)
    need(statements, *by, "side", "accused", "share", "statement_id")
    statements = counted(statements, made)
    options: dict[str, Any] = {"within": within, "weights": weights, "cluster": cluster, "draws": draws, "seed": seed}
    known = statements[statements["side"].notna() & statements["accused"].notna()]
    pairs = known.assign(_pair=known["side"] + _ARROW + known["accused"])
    measure = "share of accusations"
    out = estimate_shares(
        pairs, by=by, category="_pair", weight="share", measure=measure, ids="statement_id", **options
    )
    place, sides = list(out.columns).index("_pair"), out["_pair"].astype("str").str.partition(_ARROW)
    out = out.drop(columns="_pair")
    out.insert(place, "side", sides[0].astype("str") if len(out) else pd.Series(dtype="str"))
    out.insert(place + 1, "accused", sides[2].astype("str") if len(out) else pd.Series(dtype="str"))
    return out
