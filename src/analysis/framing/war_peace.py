"""War and peace journalism on three axes, of conflict stories alone, out of the same statements and acts.

The axes follow Galtung's table (1986; Lynch and McGoldrick 2005, Peace Journalism): who is heard, elites or people;
what is told, violence or dealings; who is accused, one side or several.
"""

from typing import Any

import pandas as pd

from analysis.base.arguments import did_you_mean, need
from analysis.framing.acts import find_acts
from analysis.stats.estimates import estimate_ratio
from analysis.stats.permutation import adjust_p

ELITE = (
    *("head of state", "government", "ministry", "military", "spokesperson", "international body", "legislator"),
    *("candidate", "party", "opposition", "court", "police"),
)
PEOPLE = ("civilian", "witness", "unnamed")
AXES = {
    "people": "share of statements by people, of those by elites or people",
    "dealings": "share of acts of diplomacy, of those of violence or diplomacy",
    "several accused": "share of articles that accuse several sides, of those that accuse any",
}


def war_and_peace(
    articles: pd.DataFrame,
    statements: pd.DataFrame,
    *,
    acts: pd.DataFrame | None = None,
    by: str | list[str] | None = "outlet",
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Estimate, per group, how far conflict stories lean to peace journalism, on three axes.

    Parameters
    ----------
    articles, statements
        As in `find_acts`. Conflict stories are the articles with an act of violence; others are left out.
    acts : DataFrame, optional
        What `find_acts` found in them, to spare a second search.
    by : str, list of str or None
        Columns of the articles to group on.
    within, weights, draws, seed
        As in `estimate_ratio`.

    Returns
    -------
    DataFrame
        Estimates with the column axis after `by`: people (heard, out of elites and people), dealings (acts of diplomacy
        out of all acts), several accused (articles that accuse more than one side, out of those that accuse any).
        Higher is more of peace journalism on all three; they are not added up.

    Raises
    ------
    ValueError
        If a column is missing.

    Examples
    --------
    >>> from analysis.base import schema
    >>> text = "Gunmen killed a farmer. France and Spain signed a peace treaty."
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": [text]})
    >>> table = war_and_peace(articles, schema.make([], schema.STATEMENTS))
    >>> table[["axis", "estimate", "n"]].values.tolist()
    [['dealings', 0.5, 2]]
    """
    need(statements, "article_id", "speaker_kind", "accused", "statement_id")
    wanted = [] if by is None else [by] if isinstance(by, str) else list(by)
    keys = list(dict.fromkeys(["article_id", *wanted, *([within] if within else [])]))
    missing = [c for c in keys if c not in articles.columns]
    if missing:
        raise ValueError(
            f"articles: column {missing[0]} is missing{did_you_mean(missing[:1], articles.columns)}; "
            f"they have {', '.join(map(str, articles.columns))}"
        )
    found = find_acts(articles, statements) if acts is None else acts
    stories = articles.loc[articles["article_id"].isin(found.loc[found["kind"] == "violence", "article_id"]), keys]
    said = statements[["article_id", "statement_id", "speaker_kind", "accused"]].merge(stories, on="article_id")
    heard = said[said["speaker_kind"].isin([*ELITE, *PEOPLE])]
    told = found[["article_id", "act_id", "kind"]].merge(stories, on="article_id")
    blamed = said[said["accused"].notna()].groupby("article_id")["accused"].nunique().reset_index(name="sides")
    blamed = blamed.merge(stories, on="article_id")
    parts = {
        "people": (heard, heard["speaker_kind"].isin(PEOPLE), "statement_id"),
        "dealings": (told, told["kind"] == "diplomacy", "act_id"),
        "several accused": (blamed, blamed["sides"] > 1, "article_id"),
    }
    options: dict[str, Any] = {"within": within, "weights": weights, "draws": draws, "seed": seed}
    out = []
    for axis, (table, hit, ids) in parts.items():
        if len(table):
            rows = estimate_ratio(
                table.assign(axis=axis), by=by, each="axis", hit=hit, measure=AXES[axis], ids=ids, **options
            )
            out.append(rows)
    if not out:
        empty = stories.iloc[:0].assign(axis=pd.Series(dtype="str"))
        return estimate_ratio(empty, by=by, each="axis", hit=[], measure="share", ids="article_id", **options)
    table = pd.concat(out, ignore_index=True)
    return table.assign(p_adjusted=adjust_p(table["p"]))
