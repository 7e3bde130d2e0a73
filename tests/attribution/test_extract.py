import json

import pandas as pd
import pytest

from analysis import find_attributions
from analysis.attribution import extract
from analysis.attribution.rules import engine as rules
from analysis.attribution.spans import Attribution
from analysis.base import schema
from analysis.text.reading import Reading


def articles(*rows):
    return schema.make(
        [{"outlet": "Courier", "published": "2031-05-02", "raw_text": row.get("text", ""), **row} for row in rows],
        schema.ARTICLES,
    )


RAIN = "Rain fell on Tarsk. The river will rise, the mayor said on Thursday. “Stay at home,” she added."


def test_a_row_holds_the_contract():
    table = find_attributions(articles({"article_id": "a", "text": RAIN}), engine="rules")
    assert list(table.columns) == list(schema.ATTRIBUTIONS)
    schema.check_attributions(table, articles({"article_id": "a", "text": RAIN}))
    first = table.iloc[0]
    assert (first["source"], first["cue"], first["content"]) == ("the mayor", "said", "The river will rise")
    assert (first["attribution_id"], first["article_id"], first["outlet"]) == ("a#0", "a", "Courier")
    assert (first["part"], first["kind"], first["engine"]) == ("body", "indirect", "rules")
    assert first["published"] == pd.Timestamp("2031-05-02")
    assert table["sentence_id"].tolist() == [1, 2]
    assert table["kind"].tolist() == ["indirect", "direct"]


def test_numbers_follow_the_text_and_are_unique_in_the_corpus():
    table = find_attributions(
        articles({"article_id": "b", "text": RAIN}, {"article_id": "a", "text": RAIN}), engine="rules"
    )
    assert table["attribution_id"].tolist() == ["b#0", "b#1", "a#0", "a#1"]
    assert table["content_start"].tolist() == sorted(table["content_start"][:2]) * 2


def test_content_in_pieces_lists_them():
    text = "The talks, the envoy added, would go on for weeks."
    row = find_attributions(articles({"article_id": "a", "text": text}), engine="rules").iloc[0]
    assert [text[s:e] for s, e in json.loads(row["content_spans"])] == ["The talks", "would go on for weeks"]
    assert row["content"] == text[:-1]  # the hull


def test_a_title_is_read_only_if_the_file_holds_it():
    title = "Bridge is safe, mayor says"
    held = {"article_id": "held", "text": RAIN, "title": title, "raw_text": title + "\n" + RAIN}
    known = {"article_id": "known", "text": RAIN, "title": title, "raw_text": RAIN}
    table = find_attributions(articles(held, known), engine="rules")
    titles = table[table["part"] == "title"]
    assert titles["article_id"].tolist() == ["held"]
    assert titles["content"].tolist() == ["Bridge is safe"]
    assert titles["sentence_id"].isna().all()
    assert table.loc[table["part"] == "title", "attribution_id"].tolist() == ["held#0"]
    schema.check_attributions(table, articles(held, known))


def test_other_languages_are_left_out_and_unknown_ones_read():
    table = find_attributions(
        articles(
            {"article_id": "de", "text": RAIN, "language": "de"},
            {"article_id": "en", "text": RAIN, "language": "en"},
            {"article_id": "unknown", "text": RAIN},
        ),
        engine="rules",
    )
    assert set(table["article_id"]) == {"en", "unknown"}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("“Stay at home,”", "direct"),
        ("Stay at home", "indirect"),
        ("the plan is “late” again", "mixed"),
        ("'Stay at home,'", "direct"),
        ("«Stay at home»", "direct"),
        ("„Stay at home“", "direct"),
        ("the workers' pay", "indirect"),
    ],
)
def test_kind_by_quotation_marks(content, kind):
    text = f"He said: {content}."
    start = text.index(content)
    found = [Attribution((0, 2), (3, 7), ((start, start + len(content)),))]
    assert [row["kind"] for row in extract._records(Reading(text), "body", found)] == [kind]


def test_no_articles_and_no_hits_give_an_empty_table_of_the_same_columns():
    for table in (
        articles(),
        articles({"article_id": "a", "text": "Rain fell."}),
        articles({"article_id": "a", "text": ""}),
    ):
        found = find_attributions(table, engine="rules")
        assert len(found) == 0
        assert list(found.columns) == list(schema.ATTRIBUTIONS)


def test_row_order_is_irrelevant_and_nothing_is_changed():
    table = articles({"article_id": "a", "text": RAIN}, {"article_id": "b", "text": RAIN + " Snow fell, he said."})
    before = table.copy()
    one = find_attributions(table, engine="rules")
    two = find_attributions(table[::-1], engine="rules")
    pd.testing.assert_frame_equal(
        one.sort_values("attribution_id", ignore_index=True), two.sort_values("attribution_id", ignore_index=True)
    )
    pd.testing.assert_frame_equal(table, before)


def test_unknown_engine_and_missing_model(monkeypatch, tmp_path):
    monkeypatch.setattr(extract.paths, "MODEL", tmp_path)
    with pytest.raises(ValueError, match="engine is 'magic'; use one of tagger, rules"):
        find_attributions(articles(), engine="magic")
    with pytest.raises(ValueError, match="model is not there"):
        find_attributions(articles(), engine="tagger")
    text = articles({"article_id": "a", "text": RAIN})
    assert set(find_attributions(text)["engine"]) == {"rules"}  # the default without a model


def test_missing_columns_are_named():
    with pytest.raises(ValueError, match="articles: column text"):
        find_attributions(pd.DataFrame({"article_id": ["a"]}), engine="rules")


def test_title_offsets_count_in_the_title():
    title = "Mayor: “Bridge is safe”"
    table = articles({"article_id": "a", "title": title, "text": "Rain fell.", "raw_text": title + "\nRain fell."})
    found = find_attributions(table, engine="rules")
    for row in found.to_dict("records"):
        assert title[row["content_start"] : row["content_end"]] == row["content"]


def test_the_engine_is_called_with_every_text_once(monkeypatch):
    calls = []
    monkeypatch.setattr(
        rules, "find", lambda texts, *, workers=None: calls.append([t.text for t in texts]) or [[] for _ in texts]
    )
    monkeypatch.setitem(extract._BATCH, "rules", 2)
    find_attributions(articles(*({"article_id": str(n), "text": str(n)} for n in range(5))), engine="rules")
    assert calls == [["0", "1"], ["2", "3"], ["4"]]


def test_columns_of_your_own_come_along_even_where_nothing_is_found():
    text = "The bridge will reopen in May, the ministry said on Thursday."
    row = {"article_id": "a", "outlet": "Courier", "text": text, "raw_text": text, "event": "E01"}
    articles = schema.make([row], schema.ARTICLES)
    assert find_attributions(articles, engine="rules")["event"].tolist() == ["E01"]
    assert "event" in find_attributions(articles.assign(text="Rain."), engine="rules")
