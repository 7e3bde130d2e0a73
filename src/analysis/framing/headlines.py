"""Headline against body: a claim that somebody makes in the body, and that the headline gives as a fact."""

import re

import pandas as pd

from analysis.framing.items import content_stems
from analysis.text.cues import cue_index
from analysis.text.sentences import sentence_spans
from analysis.text.words import words

_LEAST = 3  # content words of a title that can state something
_SAME = 0.6  # share of the title's content words in the claim
_MARKS = re.compile(r"[\"“”«»]|(?<!\w)['‘][^'’]{3,}['’](?!\w)")
COLUMNS = ("article_id", "title", "statement_id", "source", "cue", "content", "title_as", "overlap")


def check_headlines(articles, statements, *, by="outlet"):
    """Find claims that the body attributes and the title repeats, and say whether the title attributes them too.

    Parameters
    ----------
    articles : DataFrame
        With article_id, title, text and the column of `by`.
    statements : DataFrame or None
        From `read_statements`.
    by : str

    Returns
    -------
    DataFrame
        One row per title that repeats a claim of its body, the claim most like it: the group, article_id, title,
        statement_id, source, cue, content, title_as ("bare": given as a fact; "attributed": with a word of saying or
        the speaker before a colon; "quoted"), overlap (share of the title's content words in the claim). A title whose
        words the body also gives in the outlet's own voice repeats no claim.
    """
    columns = [by, *COLUMNS]
    if statements is None or "title" not in articles.columns:
        return pd.DataFrame(columns=columns)
    rows, body = [], statements[(statements["part"] == "body") & (statements["cue_kind"] == "reporting")]
    of_article = dict(tuple(body.groupby("article_id")))
    for article in articles[articles["title"].notna()].to_dict("records"):
        claims = of_article.get(article["article_id"])
        stems = content_stems(article["title"])
        if claims is None or len(stems) < _LEAST:
            continue
        shares = [len(stems & content_stems(content)) / len(stems) for content in claims["content"]]
        best = max(range(len(shares)), key=shares.__getitem__)
        if shares[best] < _SAME or _own_voice(article["text"], claims, stems) >= _SAME:
            continue
        claim = claims.iloc[best]
        found = {key: claim.get(key) for key in ("statement_id", "source", "cue", "content")}
        found |= {key: article[key] for key in (by, "article_id", "title")}
        rows.append(found | {"title_as": _title_as(article["title"], claim), "overlap": shares[best]})
    return pd.DataFrame(rows, columns=columns)


def _own_voice(text, claims, stems):
    """Give the largest share of these words that a sentence has which holds no claim."""
    spans = list(zip(claims["content_start"], claims["content_end"], strict=True))
    free = [
        text[start:end]
        for start, end in sentence_spans(text)
        if not any(low < end and high > start for low, high in spans)
    ]
    return max((len(stems & content_stems(sentence)) / len(stems) for sentence in free), default=0.0)


def _title_as(title, claim):
    if _MARKS.search(title):
        return "quoted"
    cues = {
        word for word, entries in cue_index().items() for *_, kind in entries if kind == "reporting" and word != ":"
    }
    terms = words(title)
    before, colon, after = title.partition(":")
    speaker = set(words(str(claim.get("speaker") or "")))
    if any(term in cues for term in terms) or (
        colon and (speaker & set(words(before)) or speaker & set(words(after)[-3:]))
    ):
        return "attributed"
    return "attributed" if speaker & set(terms) else "bare"
