"""Headline against body: a claim that somebody makes in the body, and that the headline gives as a fact."""

import functools
import re

import pandas as pd

from analysis.framing.items import content_stems
from analysis.text.cues import cue_index
from analysis.text.mentions import titles
from analysis.text.sentences import sentence_spans
from analysis.text.words import stop_list, words

_LEAST = 3  # content words of a title that can state something
_SAME = 0.6  # share of the title's content words in the claim
_MARKED = re.compile(r"[\"“«][^\"”»]+[\"”»]|(?<!\w)['‘][^'’]{3,}['’](?!\w)")
_SPEAKER = 4  # words that a speaker takes before a colon, and before a word of saying
_OWNER = re.compile(r".*['’]s?\s")  # "Moor's lawyer" is not Moor
_NOT = re.compile(r"\b(?:not|no|never|cannot)\b|n['’]t\b", re.IGNORECASE)
COLUMNS = ("article_id", "title", "statement_id", "source", "cue", "content", "title_as", "overlap")


def check_headlines(articles: pd.DataFrame, statements: pd.DataFrame, *, by: str = "outlet") -> pd.DataFrame:
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
        statement_id, source, cue, content, title_as ("bare": given as a fact; "attributed": to the speaker, with a
        word of saying or before a colon; "quoted": words of the claim in quotation marks), overlap (share of the
        title's content words in the claim). A title repeats no claim if the body also gives its words in the outlet's
        own voice, if only one of the two is negated, or if the title gives it to somebody else.
    """
    columns = [by, *COLUMNS]
    if statements is None or "title" not in articles.columns:
        return pd.DataFrame(columns=columns)
    rows, body = [], statements[(statements["part"] == "body") & (statements["cue_kind"] == "reporting")]
    body = body[body["source"].notna()]
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
        title_as = _title_as(article["title"], claim)
        if not title_as or bool(_NOT.search(article["title"])) != bool(_NOT.search(claim["content"])):
            continue
        found = {key: claim.get(key) for key in ("statement_id", "source", "cue", "content")}
        found |= {key: article[key] for key in (by, "article_id", "title")}
        rows.append(found | {"title_as": title_as, "overlap": shares[best]})
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
    """Tell how a title gives a claim; "" where it gives it to somebody else, so that it may be another claim.

    A word of saying attributes if the speaker stands right before it ("Elk says ...", "..., Elk warns"); so does the
    speaker before a colon. A name alone does not: most titles name whom they are about.
    """
    content = content_stems(claim["content"])
    if any(content_stems(mark.group()) & content for mark in _MARKED.finditer(title)):
        return "quoted"
    named = [_OWNER.sub("", str(claim.get(key) or "")) for key in ("speaker", "source")]
    speaker = {term for name in named for term in words(name) if len(term) > 1} - stop_list() - titles()
    before, colon, _ = title.partition(": ")
    if colon and len(words(before)) <= _SPEAKER:
        return "attributed" if speaker & set(words(before)) else ""
    terms = words(title)
    for place, term in enumerate(terms):
        if term in _cues() and place:
            if speaker & set(terms[max(place - _SPEAKER, 0) : place]):
                return "attributed"
            if not content_stems(term) & content:
                return ""
    return "bare"


@functools.cache
def _cues():
    return {
        word for word, entries in cue_index().items() for *_, kind in entries if kind == "reporting" and word != ":"
    }
