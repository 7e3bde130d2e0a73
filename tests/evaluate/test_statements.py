"""Scoring statement fields: right, wrong, empty, not judged, several speakers; gold spans as attributions."""

import json

import pandas as pd
import pytest

from analysis.base import schema
from analysis.evaluate.statements import compare_statements, gold_attributions, score_statements
from analysis.statements.read import read_statements

HEAD = "Talks fail\n\n"
TEXT = "Talks failed, the Kazakh Foreign Ministry said on Thursday. Peru and Chile denied it. A baker wept, he said."
RAW = HEAD + TEXT


def _span(words, start=0):
    at = RAW.index(words, start)
    return [at, at + len(words)]


def _gold(tmp_path, *changes):
    """Write the gold of one article; each change replaces fields of one attribution."""
    empty = {"speaker": None, "side": None, "speaker_kind": "unknown", "anonymity": "none", "channel": None}
    empty |= {"stance": None, "day": None, "date": None, "core": True, "type": "indirect"}
    items = [
        empty
        | {"source": _span("the Kazakh Foreign Ministry"), "cue": _span("said"), "content": [_span("Talks failed", 11)]}
        | {"speaker": "the Foreign Ministry of Kazakhstan", "side": "Kazakhstan", "speaker_kind": "ministry"}
        | {"anonymity": "named role", "stance": "neutral", "day": "on Thursday", "date": "2024-05-02"},
        empty
        | {"source": _span("Peru and Chile"), "cue": _span("denied"), "content": [_span("it", 88)]}
        | {"speaker": ["Government of Chile", "Government of Peru"], "side": ["Peru", "Chile"], "stance": "denying"}
        | {"speaker_kind": ["government", "government"], "anonymity": "named role"},
    ]
    for item, change in zip(items, changes, strict=False):
        item |= change
    (tmp_path / "a.json").write_text(json.dumps({"file": "a.txt", "attributions": items}), encoding="utf-8")
    return tmp_path


@pytest.fixture
def corpus():
    row = {"article_id": "a", "outlet": "Courier", "published": "2024-05-04", "title": "Talks fail"}
    articles = schema.make([row | {"text": TEXT, "raw_text": RAW}], schema.ARTICLES)
    shared = {"article_id": "a", "rule": None}
    lines = [
        shared | {"line": 1, "raw_start": 0, "raw_end": 10, "role": "title"},
        shared | {"line": 2, "raw_start": 11, "raw_end": 11, "role": "blank"},
        shared | {"line": 3, "raw_start": 12, "raw_end": len(RAW), "role": "body", "start": 0, "end": len(TEXT)},
    ]
    return articles, schema.make(lines, schema.LINES)


def _accuracy(tmp_path, corpus, *changes):
    articles, lines = corpus
    gold = _gold(tmp_path, *changes)
    statements = read_statements(gold_attributions(gold, articles, lines), articles)
    return score_statements(statements, gold, articles, lines).set_index("field")


def test_gold_spans_lead_into_the_cleaned_text(tmp_path, corpus):
    attributions = gold_attributions(_gold(tmp_path), *corpus)
    schema.check_attributions(attributions, corpus[0])
    assert attributions["source"].tolist() == ["the Kazakh Foreign Ministry", "Peru and Chile"]


def test_all_right(tmp_path, corpus):
    scores = _accuracy(tmp_path, corpus)
    assert (scores["estimate"] == 1).all()
    assert scores.loc["speaker", ["n", "n_articles"]].tolist() == [2, 1]


def test_one_wrong_field_is_told_with_its_id(tmp_path, corpus):
    scores = _accuracy(tmp_path, corpus, {"side": "Peru", "channel": "statement"})
    assert scores.loc[["side", "channel", "speaker"], "estimate"].tolist() == [0.5, 0.5, 1]
    assert scores.loc["side", "misses"] == ["a#0"]


def test_days_of_events_and_what_is_not_core_are_not_judged(tmp_path, corpus):
    scores = _accuracy(tmp_path, corpus, {"core_day": False, "date": "2024-05-01"}, {"core": False})
    assert scores.loc[["day", "speaker"], "n"].tolist() == [0, 1]


def test_an_unnamed_gold_speaker_asks_for_an_unnamed_one(tmp_path, corpus):
    scores = _accuracy(tmp_path, corpus, {"speaker": "unnamed"})
    assert scores.loc["speaker", "misses"] == ["a#0"]


def test_compared_values_stand_side_by_side(tmp_path, corpus):
    articles, lines = corpus
    gold = _gold(tmp_path, {"date": "2024-04-25/2024-04-26"})
    statements = read_statements(gold_attributions(gold, articles, lines), articles)
    compared = compare_statements(statements, gold, articles, lines)
    row = compared[compared["field"] == "day"].iloc[0]
    assert (row["gold"], row["found"], row["right"]) == ("2024-04-25/2024-04-26", "2024-05-02/2024-05-02", False)


def test_gold_of_other_articles_is_refused(tmp_path, corpus):
    articles, lines = corpus
    with pytest.raises(ValueError, match="no gold for any of the articles"):
        gold_attributions(_gold(tmp_path), articles.assign(article_id="b"), lines.assign(article_id="b"))


def test_breaking_down_by_a_column_of_articles(tmp_path, corpus):
    articles, lines = corpus
    gold = _gold(tmp_path)
    statements = read_statements(gold_attributions(gold, articles, lines), articles)
    scores = score_statements(statements, gold, articles, lines, by="outlet")
    assert isinstance(scores, pd.DataFrame)
    assert scores["outlet"].unique().tolist() == ["Courier"]


def test_the_later_gold_of_the_sample_stands_in_its_articles():
    from analysis.base.paths import SAMPLE
    from analysis.corpus.load import read_corpus

    gold = SAMPLE / "gold" / "later"
    if not gold.is_dir():
        pytest.skip("the sample is only in a checkout")
    articles, lines, _ = read_corpus(SAMPLE / "articles", metadata=SAMPLE / "metadata.csv")
    told = gold_attributions(gold, articles, lines)
    assert told["article_id"].nunique() == 10 and len(told) == 114
    earlier = {p.stem for p in SAMPLE.glob("gold/*.json") if '"attributions"' in p.read_text("utf-8")}
    assert not earlier & set(told["article_id"])
