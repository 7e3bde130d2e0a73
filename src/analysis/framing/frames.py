"""Generic news frames as answers: nineteen yes/no questions put to every article, with the sentences that carry a yes.

The questions are those of Semetko and Valkenburg (2000, Journal of Communication 50:2), in words of our own. Small
heads answer them (`heads.py`), learnt from articles coded by hand; a question that did not reach precision 75 % and
recall 60 % in cross-validation is switched off and its answers are missing. `docs/framing.md` tells how sure they are.
"""

from typing import Any

import numpy as np
import pandas as pd

from analysis.base import schema
from analysis.base.arguments import did_you_mean, need
from analysis.framing.features import Article, questions
from analysis.framing.heads import on_one_thread, shipped
from analysis.stats.estimates import estimate_ratio
from analysis.text.languages import english_articles
from analysis.text.sentences import sentence_spans
from analysis.text.voice import voice_spans

MOST, SURE, ENOUGH = 3, 0.9, 0.95
"""Sentences given for a yes, at most; the least chance that one of them shows it; the chance that makes further ones
needless."""
_NEEDED = ("kind", "speaker", "side", "party", "speaker_kind", "stance", "accused", "content_start", "content_end")


def frame_answers(articles: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Answer the questions of the generic news frames for every article.

    Parameters
    ----------
    articles : DataFrame
        With article_id and text, and outlet, event and title where there are any; articles that are not in English are
        left out.
    statements : DataFrame
        From `read_statements`: who is heard, who accuses and demands, and whose words are whose.

    Returns
    -------
    DataFrame
        One row per article and question: article_id, outlet, event, frame, question (C1 ... E3), answer (0 or 1;
        missing where the question is switched off), probability (calibrated on articles not learnt from), sentence_ids
        of up to three that carry a yes, the surest first (article and number as `split_sentences` gives them, "a#0";
        none for a no, nor where they would be a guess), their voice (own, quoted, which includes reported, or
        both), answer_id, and columns of your own in `articles`.

    Raises
    ------
    ValueError
        If a column is missing.

    Notes
    -----
    The answers are wrong more often than a trained coder's: read the sentences, check a sample, correct the shares.

    Examples
    --------
    >>> from analysis.base import schema
    >>> text = "The plant lost $3 million last year. Repairs will cost the town another $1 million, the mayor said."
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": [text]})
    >>> answers = frame_answers(articles, schema.make([], schema.STATEMENTS))
    >>> answers.loc[answers["question"] == "E1", ["frame", "answer", "sentence_ids"]].values.tolist()
    [['economic', 1, ['a#0']]]
    """
    schema.article_texts(articles, "article_id")
    need(statements, "article_id", *_NEEDED)
    heads, decided = shipped()
    articles = english_articles(articles)
    voices = voice_spans(articles, statements)
    columns = ["article_id", *_NEEDED]
    said = {key: part.to_dict("records") for key, part in statements[columns].groupby("article_id")}
    asked = questions()[["frame", "question"]].to_dict("records")
    kept = dict.fromkeys(["outlet", "event", *(c for c in articles.columns if c not in schema.ARTICLES)])
    rows = []
    for article in articles.to_dict("records"):
        key, text = article["article_id"], article["text"]
        with on_one_thread():
            read = Article(text, article.get("title"), said.get(key, ()))
            chances, shown = heads.chances(read), heads.shown(read)[: read.n]
        own = {name: article.get(name) for name in kept}
        for j, question in enumerate(asked):
            decision = decided[question["question"]]
            row = {"article_id": key, **own, **question, "sentence_ids": []}
            row["answer_id"] = f"{key}#{question['question']}"
            if decision["on"]:
                row |= {"answer": int(chances[j] >= decision["threshold"]), "probability": round(float(chances[j]), 4)}
                if row["answer"] and (numbers := carrying(shown[:, j])):
                    row["voice"] = _voice(numbers, text, voices[key])
                    row["sentence_ids"] = [f"{key}#{number}" for number in numbers]
            rows.append(row)
    return schema.make(rows or pd.DataFrame(columns=[*schema.ANSWERS]), schema.ANSWERS)


def carrying(shown):
    """Return the sentences that carry a yes, by the chance of each to show it, the surest first; none if it is low."""
    order = np.argsort(-shown, kind="stable")[:MOST]
    one = 1 - np.cumprod(1 - shown[order])  # that one of them shows it, as if they erred apart
    if not len(order) or one[-1] < SURE:
        return []
    return order[: int(np.searchsorted(one, ENOUGH)) + 1].tolist()


def _voice(sentence_ids, text, stretches):
    """Return whose words most of the characters of each sentence are, over the sentences."""
    spans, heard = sentence_spans(text), set()
    for k in sentence_ids:
        start, end = spans[k]
        own = sum(max(0, min(e, end) - max(s, start)) for s, e, voice in stretches if voice == "own")
        heard.add("own" if 2 * own >= end - start else "quoted")
    return heard.pop() if len(heard) == 1 else "both"


def frame_shares(
    answers: pd.DataFrame,
    *,
    by: str | list[str] | None = "outlet",
    of: str = "frame",
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Estimate, per group, how far each frame is present, or in what share of articles each question is answered yes.

    Parameters
    ----------
    answers : DataFrame
        From `frame_answers`, or hand-coded in the same form.
    by : str, list of str or None
        Columns of the answers to group on.
    of : str
        "frame": the mean of its questions' answers, as in the source; "question": each question alone. Questions
        without an answer are left out, and the note names them.
    within, weights, draws, seed
        As in `estimate_ratio`.

    Returns
    -------
    DataFrame
        Estimates with the column frame (and question) after `by`: 0 to 1, low, high (95 %, over articles), p against
        the other groups, n and n_articles (articles), ids (of the answers yes; `sentences_behind` shows them).

    Raises
    ------
    ValueError
        If a column is missing or `of` is neither.

    Examples
    --------
    >>> rows = [{"article_id": n, "outlet": "Post", "frame": "conflict", "question": q, "answer": a}
    ...         for n, q, a in [("a", "C1", 1), ("a", "C2", 0), ("b", "C1", 1), ("b", "C2", 1)]]
    >>> frame_shares(pd.DataFrame(rows))[["frame", "estimate", "n"]].values.tolist()
    [['conflict', 0.75, 2]]
    """
    if of not in ("frame", "question"):
        raise ValueError(f"of is {of!r}; use 'frame' or 'question'")
    by = [] if by is None else [by] if isinstance(by, str) else list(by)
    missing = [c for c in ("article_id", "frame", "question", "answer", *by) if c not in answers.columns]
    if missing:
        raise ValueError(
            f"answers: column {missing[0]} is missing{did_you_mean(missing[:1], answers.columns)}; "
            "give the table that frame_answers returns"
        )
    each = ["frame"] if of == "frame" else ["frame", "question"]
    keys = list(dict.fromkeys(["article_id", *by, *([within] if within else []), *each]))
    known = answers[answers["answer"].notna()]
    groups = known.groupby(keys, dropna=False, sort=False)
    table = groups["answer"].mean().astype(float).reset_index()
    ids = "article_id"
    if "answer_id" in known:
        ids = "answer_id"
        yes = groups.apply(lambda part: part.loc[part["answer"] == 1, "answer_id"].tolist(), include_groups=False)
        table[ids] = yes.to_numpy()
    measure = "mean of the frame's questions" if of == "frame" else "share of articles answered yes"
    options: dict[str, Any] = {"within": within, "weights": weights, "draws": draws, "seed": seed}
    out = estimate_ratio(table, by=by, each=each, hit="answer", measure=measure, ids=ids, **options)
    off = [q for q in answers["question"].drop_duplicates() if q not in set(known["question"])]
    if off and of == "frame":  # a frame of three questions may rest on one
        told = f"without the questions that are switched off: {', '.join(off)}"
        out["note"] = [f"{note}; {told}" if note else told for note in out["note"]]
    return out
