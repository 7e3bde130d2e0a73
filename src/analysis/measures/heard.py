"""Who speaks most, and of whom it is not known who they are."""

import pandas as pd

from analysis.base.arguments import as_list, need
from analysis.measures.made import counted
from analysis.stats.estimates import estimate_shares
from analysis.text.sentences import sentence_spans

_NAMED = ("named", "named role")
_OF_STATE = (
    "head of state",
    "government",
    "ministry",
    "military",
    "legislator",
    "candidate",
    "party",
    "court",
    "police",
)
_OF_PARTY = ("legislator", "candidate", "party")


def top_speakers(
    statements: pd.DataFrame,
    *,
    by: str | list[str] | None = "outlet",
    top: int = 10,
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    made: str = "made",
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Tell what share of the voice the speakers have who are heard most.

    Parameters
    ----------
    statements : DataFrame
        From `read_statements`.
    by : str, list of str or None
        Columns to group on.
    top : int
        How many speakers: those with the most statements over all groups, named or by their office.
    within, weights, made, cluster, draws, seed
        As in `share_of_voice`.

    Returns
    -------
    DataFrame
        Estimates: `by`, `speaker`, then the columns of `schema.ESTIMATES`; the share is one of all statements of the
        group, whoever made them; speakers in the order of their statements over all groups.

    Raises
    ------
    ValueError
        If a column is missing or `top` is no positive number.

    Examples
    --------
    >>> from analysis.base import schema
    >>> said = {"statement_id": list("1234"), "article_id": "a", "outlet": "Courier", "share": 1.0,
    ...     "speaker": ["Orm", "Orm", "Tosk", "critics"], "anonymity": ["named"] * 3 + ["collective"]}
    >>> top_speakers(schema.make(said, schema.STATEMENTS))[["speaker", "estimate"]].values.tolist()
    [['Orm', 0.5], ['Tosk', 0.25]]
    """
    if top < 1:
        raise ValueError(f"top is {top!r}; give the number of speakers, such as 10")
    need(statements, *as_list(by), "speaker", "anonymity", "share", "statement_id")
    statements = counted(statements, made)
    named = statements[statements["anonymity"].isin(_NAMED)]
    heard = named.groupby("speaker")["share"].sum().sort_values(ascending=False, kind="stable").index[:top]
    shown = statements["speaker"].where(statements["speaker"].isin(heard) & statements["anonymity"].isin(_NAMED))
    out = estimate_shares(
        statements.assign(speaker=shown), by=by, category="speaker", weight="share", measure="share of statements",
        ids="statement_id", within=within, weights=weights, cluster=cluster, draws=draws, seed=seed,
    )  # fmt: skip
    places = {speaker: place for place, speaker in enumerate(heard)}
    return out.sort_values("speaker", key=lambda names: names.map(places), kind="stable", ignore_index=True)


_NEEDED = ("speaker", "anonymity", "speaker_kind", "side", "party", "content_start", "article_id")


def unknown_speakers(statements: pd.DataFrame, articles: pd.DataFrame, *, top: int = 50) -> pd.DataFrame:
    """List the commonest speakers of whom kind, side or party is not known, ready to be filled in as `actors.csv`.

    Parameters
    ----------
    statements : DataFrame
        From `read_statements`.
    articles : DataFrame
        The articles that they were found in.
    top : int
        How many speakers at most.

    Returns
    -------
    DataFrame
        One row per speaker: `alias` and `speaker` (the name), `kind`, `side` and `party` as far as they are known (""
        where not), `n` statements, and the `sentence` of the first. Missing is a kind, the side of somebody in an
        office of a state, or the party of a legislator, candidate or party man. Fill in, save as CSV, and pass it to
        `read_statements` as `actors`.

    Examples
    --------
    >>> from analysis.base import schema
    >>> article = {"article_id": "a", "outlet": "A", "text": "Rain fell. Orm said so.", "raw_text": "Rain fell."}
    >>> said = {"statement_id": ["1"], "article_id": "a", "content": "so", "content_start": 20, "content_end": 22,
    ...     "share": 1.0, "speaker": "Orm", "anonymity": "named", "speaker_kind": "unknown", "part": "body"}
    >>> table = unknown_speakers(schema.make(said, schema.STATEMENTS), schema.make([article], schema.ARTICLES))
    >>> table[["alias", "kind", "sentence"]].values.tolist()
    [['Orm', '', 'Orm said so.']]
    """
    need(statements, *_NEEDED)
    columns = [c for c in (*_NEEDED, "content", "part") if c in statements]  # a table is wide, and copied row by row
    named = statements[columns][(statements["anonymity"].isin(_NAMED) & statements["speaker"].notna()).to_numpy()]
    kind = named["speaker_kind"].fillna("unknown")
    open_side = kind.isin(_OF_STATE) & named["side"].isna()
    open_party = kind.isin(_OF_PARTY) & named["party"].isna()
    known = named.assign(_open=(kind == "unknown") | open_side | open_party, kind=kind.replace("unknown", pd.NA))
    rows, texts = [], articles.set_index("article_id")["text"]
    counts = known.groupby("speaker")["_open"].agg(["size", "sum"]).query("sum > 0")
    counts = counts.sort_values(["sum", "size"], ascending=False, kind="stable")
    shown = counts.head(top)
    said = dict(list(known[known["speaker"].isin(shown.index)].groupby("speaker")))
    for speaker, (n, _) in shown.iterrows():
        mine = said[speaker]
        told = {column: _commonest(mine[column]) for column in ("kind", "side", "party")}
        first = mine[mine["_open"]].iloc[0]
        rows.append({"alias": speaker, "speaker": speaker, **told, "n": int(n), "sentence": _sentence(first, texts)})
    return pd.DataFrame(rows, columns=["alias", "speaker", "kind", "side", "party", "n", "sentence"])


def _commonest(values):
    counts = values.dropna().value_counts()
    return str(counts.index[0]) if len(counts) else ""


def _sentence(statement, texts):
    """Return the sentence in which a statement begins; its content where that stands in the title."""
    if statement.get("part") == "title" or statement["article_id"] not in texts.index:
        return str(statement["content"])
    text, at = texts[statement["article_id"]], int(statement["content_start"])
    return next((text[a:b].strip() for a, b in sentence_spans(text) if a <= at < b), str(statement["content"]))
