"""Every row of every measure leads back to sentences that hold what was counted."""

from types import SimpleNamespace

import pandas as pd
import pytest
from registry import ARTICLES, CALLS, STATEMENTS

import analysis as an
from analysis.measures.registry import MEASURES

RUN = SimpleNamespace(articles=ARTICLES, statements=STATEMENTS, attributions=STATEMENTS)


@pytest.mark.parametrize("name", MEASURES)
def test_every_row_of_every_measure_has_its_sentences(name):
    table = CALLS[name](by="outlet")
    rows = pd.concat([table.head(3), table.tail(3)]).to_dict("records")
    texts = ARTICLES.set_index("article_id")["text"]
    shown = 0
    for row in rows:
        found = an.sentences_behind(row, RUN)
        assert list(found.columns[:5]) == ["article_id", "outlet", "published", "sentence", "match"]
        for one in found.to_dict("records"):
            assert one["sentence"] in texts[one["article_id"]] and one["match"] in one["sentence"]
            if "outlet" in row and "group" not in row:
                assert one["outlet"] == row["outlet"]
        if row["id_kind"] == "statement":
            assert len(found) == len(set(row["ids"])) and {"speaker", "side", "stance", "made"} <= set(found.columns)
        if row["id_kind"] == "hit":
            assert found["match"].tolist() == [texts[i.split("@")[0]][slice(*map(int, i.split("@")[1].split(":")))]
                                               for i in row["ids"]]  # fmt: skip
        if row["id_kind"] == "term" and name not in ("collocations", "compare_collocations", "word_shift"):
            assert len(found) == row["n"]
        shown += len(found)
    assert shown


def test_an_article_counted_as_a_whole_shows_what_was_said_in_it_or_begins():
    row = {"ids": ["Courier0", "Post1"], "id_kind": "article"}
    said = an.sentences_behind(row, RUN)
    assert len(said) == 8 and set(said["article_id"]) == {"Courier0", "Post1"}
    begins = an.sentences_behind(row, articles=ARTICLES)
    assert begins["sentence"].tolist() == begins["match"].tolist() and len(begins) == 2


def test_acts_and_answers_show_what_was_read_in_them():
    articles = pd.DataFrame({"article_id": ["a"], "text": ["Shells fell. Talks began. Rain came."]})
    acts = pd.DataFrame({"act_id": ["x"], "article_id": ["a"], "start": [13], "end": [18], "agent": ["nobody"]})
    answers = pd.DataFrame(
        {"answer_id": ["y"], "article_id": ["a"], "question": ["C1"], "sentence_ids": [["a#0", "a#2"]]}
    )
    run = SimpleNamespace(articles=articles, acts=acts, answers=answers)
    act = an.sentences_behind({"ids": ["x"], "id_kind": "act"}, run)
    assert act[["sentence", "match", "agent"]].values.tolist() == [["Talks began.", "Talks", "nobody"]]
    answer = an.sentences_behind({"ids": ["y"], "id_kind": "answer"}, run)
    assert answer[["sentence", "question"]].values.tolist() == [["Shells fell.", "C1"], ["Rain came.", "C1"]]


def test_a_draw_is_the_same_for_one_seed():
    row = an.count_terms(an.document_term_matrix(ARTICLES), terms="corridor").iloc[0]
    some = an.sentences_behind(row, RUN, sample=5, seed=3)
    assert len(some) == 5 and some.equals(an.sentences_behind(row, RUN, sample=5, seed=3))
    assert not some.equals(an.sentences_behind(row, RUN, sample=5, seed=4))


@pytest.mark.parametrize(
    ("row", "given", "message"),
    [
        ({"estimate": 1}, {"articles": ARTICLES}, "row: it has no ids"),
        ({"ids": ["s"], "id_kind": "statement"}, {"articles": ARTICLES}, "needs the attributions behind this row"),
        ({"ids": ["s"], "id_kind": "statement"}, {"run": RUN}, "'s' is none of these statements"),
        ({"ids": ["s"], "id_kind": "article"}, {"articles": ARTICLES}, "'s' is none of these articles"),
        ({"ids": ["s"], "id_kind": "hit"}, {"articles": ARTICLES}, "hit 's' names no place"),
        ({"ids": ["s@0:1"], "id_kind": "hit"}, {"articles": ARTICLES}, "'s' is none of these articles"),
        ({"ids": ["Post1#99"], "id_kind": "sentence"}, {"articles": ARTICLES}, "lies behind the end"),
        ({"ids": [], "id_kind": "letter"}, {"articles": ARTICLES}, "id_kind is 'letter'"),
        ({"ids": [], "id_kind": "hit"}, {}, "needs the articles behind this row"),
    ],
)
def test_what_leads_nowhere_says_so_in_one_line(row, given, message):
    with pytest.raises(ValueError, match=message):
        an.sentences_behind(row, **given)
