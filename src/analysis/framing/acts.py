"""Who acts on whom: acts of violence and of diplomacy, with agent, patient and the grammar that shows or hides them.

Verbs and event nouns come from a lexicon; who stands as agent and as patient is read from the order of words around
them, without a parser. Where a word is often a figure of speech ("attacked her rival"), it counts only if the sentence
speaks of arms or of other states. What passives and nouns without an actor do to blame: Fowler 1991, Language in the
News; Trew 1979, in Fowler and others, Language and Control.
"""

from typing import Any

import pandas as pd

from analysis.base import schema
from analysis.base.arguments import did_you_mean, need
from analysis.framing.act_lexicon import found
from analysis.framing.act_words import acts_of
from analysis.framing.clauses import Clause, tokens
from analysis.framing.sides import Sides
from analysis.stats.estimates import estimate_shares
from analysis.text.languages import english_articles
from analysis.text.sentences import sentence_spans
from analysis.text.voice import in_voice, voice_spans

FORMS = ("active", "by-phrase", "agentless passive", "no actor", "attributed")
KINDS = ("violence", "diplomacy")


def find_acts(articles: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Find acts of violence and of diplomacy, and who is told to act on whom.

    Parameters
    ----------
    articles : DataFrame
        With article_id and text; articles that are not in English are left out.
    statements : DataFrame
        From `read_statements`: whose words are whose, and which side a speaker is on.

    Returns
    -------
    DataFrame
        One row per act: act_id, article_id, outlet, event, start, end (of the word in `text`), word, kind (violence,
        diplomacy), agent, agent_side, patient, patient_side (as far as the words tell), form (active, by-phrase,
        agentless passive, no actor, attributed), voice (own, quoted, reported).

    Raises
    ------
    ValueError
        If a column is missing.

    Examples
    --------
    >>> from analysis.base import schema
    >>> text = "Chilean troops shelled the village. Two men were killed. Norway accused Peru of bombing the port."
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": [text]})
    >>> acts = find_acts(articles, schema.make([], schema.STATEMENTS))
    >>> acts[["word", "agent", "patient", "form"]].fillna("").values.tolist()
    [['shelled', 'Chilean troops', 'the village', 'active'], ['killed', '', 'Two men', 'agentless passive'], \
['bombing', 'Peru', 'the port', 'attributed']]
    """
    schema.article_texts(articles, "article_id")
    need(statements, "article_id", "speaker", "side")
    articles = english_articles(articles)
    voices = voice_spans(articles, statements)
    known = statements.loc[statements["side"].notna(), ["article_id", "speaker", "side"]]
    said = {key: list(zip(part["speaker"], part["side"], strict=True)) for key, part in known.groupby("article_id")}
    kept = dict.fromkeys(["outlet", "event", *(c for c in articles.columns if c not in schema.ARTICLES)])
    rows = []
    for article in articles.to_dict("records"):
        key, text = article["article_id"], article["text"]
        sides, own = Sides(said.get(key, ())), {name: article.get(name) for name in kept}
        spans = sentence_spans(text)
        arms = [found("arms", text[start:end].lower()) for start, end in spans]
        for k, (start, end) in enumerate(spans):
            near = set().union(*arms[max(k - 2, 0) : k], *arms[k + 1 : k + 3])
            for act in acts_of(Clause(tokens(text[start:end]), arms_near=len(near) >= 3)):
                row = {"article_id": key, **own, "start": start + act.start, "end": start + act.end}
                row |= {"act_id": f"{key}@{row['start']}:{row['end']}", "word": text[row["start"] : row["end"]]}
                row |= {"kind": act.kind, "form": act.form}
                for role, span in (("agent", act.agent), ("patient", act.patient)):
                    row[role] = text[start + span[0] : start + span[1]] if span else None
                    row[f"{role}_side"] = sides.of(row[role])
                rows.append(row | {"voice": _voice(voices[key], row["start"])})
    return schema.make(rows or pd.DataFrame(columns=[*schema.ACTS]), schema.ACTS)


def _voice(stretches, start):
    return next((v for v in ("quoted", "reported") if in_voice(stretches, [start], v)[0]), "own")


def agency(
    articles: pd.DataFrame,
    statements: pd.DataFrame,
    *,
    acts: pd.DataFrame | None = None,
    by: str | list[str] | None = "outlet",
    of: str = "form",
    voice: str = "all",
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Estimate, per group, in what form acts are told, or who stands as agent or patient.

    Parameters
    ----------
    articles, statements
        As in `find_acts`.
    acts : DataFrame, optional
        What `find_acts` found in them, to spare a second search.
    by : str, list of str or None
        Columns of the articles to group on.
    of : str
        "form", or "agent_side" or "patient_side": acts whose side is not told count in the total only.
    voice : str
        Whose words count: all, own, quoted or reported.
    within, weights, draws, seed
        As in `estimate_ratio`.

    Returns
    -------
    DataFrame
        Estimates: `by`, kind (violence, diplomacy), `of`, and the share of the acts of that kind; ids are of acts.

    Raises
    ------
    ValueError
        If a column is missing or an option is unknown.

    Examples
    --------
    >>> from analysis.base import schema
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": ["Two men were killed."]})
    >>> table = agency(articles, schema.make([], schema.STATEMENTS))
    >>> table[["kind", "form", "estimate", "n"]].values.tolist()
    [['violence', 'agentless passive', 1.0, 1]]
    """
    if of not in ("form", "agent_side", "patient_side"):
        raise ValueError(f"of is {of!r}; use 'form', 'agent_side' or 'patient_side'")
    if voice not in schema.VOICES:
        raise ValueError(f"voice is {voice!r}; use one of {', '.join(schema.VOICES)}")
    told = find_acts(articles, statements) if acts is None else acts
    if voice != "all":
        told = told[told["voice"] == voice]
    wanted = [] if by is None else [by] if isinstance(by, str) else list(by)
    add = [c for c in dict.fromkeys([*wanted, *([within] if within else [])]) if c not in told or told[c].isna().all()]
    missing = [c for c in add if c not in articles]
    if missing:
        raise ValueError(
            f"articles: column {missing[0]} is missing{did_you_mean(missing[:1], articles.columns)}; "
            f"they have {', '.join(map(str, articles.columns))}"
        )
    table = told.drop(columns=[c for c in add if c in told])
    table = table.merge(articles[["article_id", *add]], on="article_id", validate="many_to_one")
    options: dict[str, Any] = {"within": within, "weights": weights, "draws": draws, "seed": seed}
    measure = {"form": "share of acts", "agent_side": "share of agents", "patient_side": "share of patients"}[of]
    return estimate_shares(table, by=by, each="kind", category=of, measure=measure, ids="act_id", **options)
