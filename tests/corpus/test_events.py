"""Events: alike and near in time, the user's own first, copies told apart; texts invented."""

import numpy as np
import pandas as pd
import pytest

import analysis as an

FERRY = (
    "The ferry Orla sank off Reld on Monday. Captain Dorvan Elk said the pumps of the Orla had failed.",
    "Reld mourns: the ferry Orla went down in minutes. Captain Elk blamed the pumps.",
    "Seven are missing after the Orla sank. Reld's harbour master had warned Dorvan Elk of the pumps.",
)
BUDGET = (
    "The council of Tarn passed a budget on Monday. Treasurer Ilse Moor cut the grant for libraries.",
    "Libraries lose their grant as Tarn passes its budget. Ilse Moor called it painful.",
)


def table(texts, days, outlets=None, **columns):
    data = {"article_id": [f"a{i}" for i in range(len(texts))], "text": list(texts)}
    data["outlet"] = outlets or [("Courier", "Herald", "Post")[i % 3] for i in range(len(texts))]
    data["published"] = pd.to_datetime([None if d is None else f"2031-05-{d:02d}" for d in days])
    return pd.DataFrame(data | columns)


def events_of(articles, **options):
    return an.find_events(articles, **options)["event"].fillna("").tolist()


def test_articles_on_one_event_are_put_together_and_named_by_date():
    assert events_of(table(FERRY + BUDGET, [5, 6, 6, 2, 2])) == ["e2", "e2", "e2", "e1", "e1"]


def test_an_article_alone_has_no_event():
    found = an.find_events(table([FERRY[0], FERRY[1], BUDGET[0]], [5, 5, 5])).iloc[2]
    assert found[["event", "event_score", "event_from", "event_words"]].isna().all()


def test_days_keep_apart_what_is_alike():
    assert events_of(table(FERRY[:2], [1, 9])) == ["", ""]
    assert events_of(table(FERRY[:2], [1, 9]), days=9, least_score=0.01) == ["e1", "e1"]


def test_articles_of_one_outlet_must_be_more_alike():
    both = an.find_events(table(FERRY[:2], [1, 1], ["Post", "Echo"]), least_score=0.01)["event_score"]
    one = an.find_events(table(FERRY[:2], [1, 1], ["Post", "Post"]), least_score=0.01)["event_score"]
    assert one.tolist() == pytest.approx([0.75 * both[0]] * 2)
    unknown = an.find_events(table(FERRY[:2], [1, 1], [None, None]), least_score=0.01)["event_score"]
    assert unknown.tolist() == pytest.approx(both.tolist())
    between = 0.9 * both[0]
    assert events_of(table(FERRY[:2], [1, 1], ["Post", "Echo"]), least_score=between) == ["e1", "e1"]
    assert events_of(table(FERRY[:2], [1, 1], ["Post", "Post"]), least_score=between) == ["", ""]


def test_an_article_without_a_date_has_no_event():
    assert events_of(table(FERRY, [5, None, 6])) == ["e1", "", "e1"]


def test_the_user_s_events_stay_and_draw_others_in():
    articles = table(FERRY + BUDGET, [5, 6, 6, 5, 5], event=["sinking", None, None, None, "vote"])
    found = an.find_events(articles)
    assert found["event"].tolist() == ["sinking", "sinking", "sinking", "vote", "vote"]
    assert found["event_from"].tolist() == ["given", "found", "found", "found", "given"]


def test_two_events_of_the_user_are_never_joined():
    given = ["one", "two", None]
    assert events_of(table(FERRY, [5, 5, 5], event=given))[:2] == ["one", "two"]
    assert events_of(table(FERRY[:2], [1, 28], event=["one", "one"])) == ["one", "one"]


def test_a_found_name_is_none_of_the_user_s():
    articles = table(FERRY[:2] + BUDGET, [5, 5, 5, 5], event=["e1", None, None, None])
    assert events_of(articles) == ["e1", "e1", "e2", "e2"]


def test_copies_are_told_from_coverage():
    wire = "The harbour office of Reld said that divers had found the wreck of the ferry at forty metres. " * 3
    found = an.find_events(table([wire, wire + "Families wept.", *BUDGET], [5, 5, 5, 5]))
    assert found["event"].iloc[0] == found["event"].iloc[1]
    assert found["copy_of"].fillna("").tolist() == ["", "a0", "", ""]


@pytest.mark.parametrize("n", range(3, 12))
def test_equal_texts_of_a_day_are_one_event_however_their_score_is_rounded(n):
    text = " ".join(f"quay{i} mill{i % 7} storm{i % 5}" for i in range(n))
    assert events_of(table([text] * 3, [5, 5, 5])) == ["e1"] * 3


def test_scores_and_words_tell_why():
    found = an.find_events(table(FERRY + BUDGET, [5, 6, 6, 2, 2]))
    assert found["event_score"].between(0.3, 1).all()
    assert "orla" in found["event_words"].iloc[0] and "orla" not in found["event_words"].iloc[3]


def test_the_order_of_rows_changes_nothing():
    articles = table(FERRY + BUDGET, [5, 6, 6, 2, 2])
    turned = an.find_events(articles.iloc[::-1]).iloc[::-1]
    pd.testing.assert_frame_equal(an.find_events(articles), turned)


def test_many_days_are_walked_in_blocks(monkeypatch):
    monkeypatch.setattr("analysis.corpus.events._BLOCK", 2)
    assert events_of(table(FERRY + BUDGET, [5, 6, 6, 2, 2])) == ["e2", "e2", "e2", "e1", "e1"]


def test_a_heap_is_cut_before_it_is_linked(monkeypatch):
    monkeypatch.setattr("analysis.corpus.events._LARGEST", 2)
    found = events_of(table(FERRY + BUDGET, [5, 6, 6, 2, 2]))
    assert len(found) == 5 and found[3] == found[4] == "e1"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"least_score": 0}, "least_score is 0"),
        ({"days": -1}, "days is -1"),
    ],
)
def test_bad_options(change, message):
    with pytest.raises(ValueError, match=message):
        an.find_events(table(FERRY, [5, 5, 5]), **change)


@pytest.mark.parametrize("column", ["event", "outlet"])
@pytest.mark.parametrize("cell", [{"name": "ferry"}, ["ferry"]])
def test_cells_that_are_no_single_value_are_one_line(column, cell):
    articles = table(FERRY, [5, 5, 5])
    articles[column] = pd.Series(["a", cell, None], dtype=object)
    with pytest.raises(ValueError, match=rf"articles: {column} holds a {type(cell).__name__} in row 1; give a text"):
        an.find_events(articles)


def test_without_dates_there_are_no_events():
    with pytest.raises(ValueError, match="column published is missing"):
        an.find_events(table(FERRY, [5, 5, 5]).drop(columns="published"))


def test_no_articles_and_empty_texts():
    assert len(an.find_events(table([], []))) == 0
    empty = an.find_events(table(["", "", "."], [5, 5, 5]))
    assert empty["event"].isna().all() and np.isnan(empty["event_score"]).all()


@pytest.mark.parametrize(("event", "line"), [(["e1"], "holds a list in row 1"), ("e\ud800", "half a character")])
def test_an_event_that_no_column_can_hold_ends_in_a_line(event, line):
    articles = table(FERRY[:2], [1, 1]).assign(event=pd.Series([None, event], dtype=object))
    with pytest.raises(ValueError, match=line):
        an.find_events(articles)
