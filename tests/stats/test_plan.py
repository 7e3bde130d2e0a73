"""Which rows take part, worked by hand."""

import numpy as np
import pandas as pd
import pytest

from analysis.stats.plan import Plan, article_weights, group_keys

TABLE = pd.DataFrame(
    {
        "article_id": ["a", "a", "b", "c", "d", "e", "f"],
        "outlet": ["Post", "Post", "Herald", "Post", "Herald", "Post", None],
        "event": ["x", "x", "x", "y", None, "z", "z"],
    }
)


def test_groups_are_sorted_and_a_missing_value_is_one():
    keys, codes = group_keys(TABLE, ["outlet"])
    assert [key[0] for key in keys[:2]] == ["Herald", "Post"] and pd.isna(keys[2][0])
    assert codes.tolist() == [1, 1, 0, 1, 0, 1, 2]
    assert group_keys(TABLE, []) == ([()], pytest.approx(np.zeros(7)))


def test_events_of_one_group_and_articles_without_event_are_left_out():
    plan = Plan(TABLE, by="outlet", within="event")
    # x has Post and Herald, y Post alone, d no event, z Post and the missing outlet
    assert plan.rows.tolist() == [0, 1, 2, 5, 6]
    assert plan.left_out.tolist() == [1, 1, 0]  # d of Herald, c of Post
    assert plan.note(0) == "compared within event; left out: 1 article without event shared with another group"
    assert plan.note(2) == "compared within event" and plan.blocks == "events"
    assert plan.note() == "compared within event; left out: 2 articles without event shared with another group"
    units = dict(zip(plan.units, plan.block, strict=True))
    assert units["a"] == units["b"] != units["e"] == units["f"] and units["c"] == units["d"] == -1
    assert np.array_equal(plan.strata(), plan.block)


def test_nothing_is_said_to_be_compared_where_no_event_is_shared():
    alone = TABLE[TABLE["outlet"] == "Post"]
    plan = Plan(alone, by="outlet", within="event")
    assert not len(plan.rows)
    assert plan.note() == plan.note(0) == "left out: 3 articles without event shared with another group"
    assert Plan(alone, by="outlet").note() == Plan(alone, by="outlet").note(0) == ""


def test_an_event_is_shared_only_by_what_counts():
    total = [1, 1, 0, 1, 1, 1, 1]  # Herald's article on x counts nothing
    assert Plan(TABLE, by="outlet", within="event", total=total).rows.tolist() == [5, 6]
    weights = {"a": 1, "b": 0, "c": 1, "d": 1, "e": 2, "f": 1}
    plan = Plan(TABLE, by="outlet", within="event", weights=weights)
    assert plan.rows.tolist() == [5, 6] and plan.total.tolist() == [2, 1]


def test_without_events_every_unit_is_its_own_block():
    plan = Plan(TABLE, by="outlet")
    assert plan.strata() is None and plan.block.tolist() == [*range(6)] and plan.blocks == "articles"
    assert plan.label.tolist() == [1, 0, 1, 0, 1, 2]


def test_a_unit_in_several_groups_has_no_label():
    assert Plan(TABLE.assign(outlet=list("xyxxxxx")), by="outlet").label is None
    counted_once = Plan(TABLE.assign(outlet=list("xyxxxxx")), by="outlet", total=[1, 0, 1, 1, 1, 1, 1])
    assert counted_once.label.tolist() == [0] * 6


def test_clusters_are_drawn_together():
    plan = Plan(TABLE.assign(copy=["k", "k", "k", "l", "m", "n", "o"]), by=None, cluster="copy")
    assert plan.units.tolist() == ["k", "l", "m", "n", "o"] and plan.unit.tolist() == [0, 0, 0, 1, 2, 3, 4]


def test_bad_input():
    with pytest.raises(ValueError, match="article_id 'a' has two values of event"):
        Plan(TABLE.assign(event=list("xyxyzzy")), by="outlet", within="event")
    with pytest.raises(ValueError, match="column desk is missing"):
        Plan(TABLE, by="desk")
    with pytest.raises(ValueError, match="article_id is empty in row 1"):
        Plan(TABLE.assign(article_id=["a", None, *"bcdef"]), by="outlet")


def test_weights_go_by_article():
    table = pd.DataFrame({"article_id": ["b", "a", "b"]})
    assert article_weights(pd.Series({"a": 2.0, "b": 0.0, "z": 9}), table).tolist() == [0, 2, 0]
    assert article_weights([1, 2, 3], table).tolist() == [1, 2, 3] and article_weights(None, table).tolist() == [
        1,
        1,
        1,
    ]
    for weights, message in (
        ({"a": 1}, "weights: none for article 'b'; index them by article_id"),
        ([1, 2], "weights: 2 values for 3 rows"),
        ({"a": 1, "b": -1}, "weights: -1.0 in row 0; a weight is a number from 0 up"),
        ([1, float("inf"), 1], "weights: inf in row 1"),
        (pd.Series([1, 2], index=["a", "a"]), "weights: 'a' stands twice"),
    ):
        with pytest.raises(ValueError, match=message):
            article_weights(weights, table)
