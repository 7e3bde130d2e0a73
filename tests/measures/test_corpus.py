"""What a corpus holds: articles per period, their length, and the roles of their lines."""

import pandas as pd
import pytest

from analysis.measures.corpus import article_lengths, articles_over_time, line_roles


def dated(*days, **columns):
    days = pd.to_datetime(list(days))
    return pd.DataFrame({"article_id": [f"a{n}" for n in range(len(days))], "published": days, **columns})


def test_articles_are_counted_per_group_and_period_empty_periods_too():
    table = dated("2031-03-03", "2031-03-04", "2031-03-17", None, outlet=["Post", "Post", "Herald", "Post"])
    counted = articles_over_time(table)
    assert counted[["outlet", "week", "estimate", "n"]].values.tolist() == [
        ["Herald", "03 Mar 2031", 0, 1], ["Herald", "10 Mar 2031", 0, 1], ["Herald", "17 Mar 2031", 1, 1],
        ["Post", "03 Mar 2031", 2, 2], ["Post", "10 Mar 2031", 0, 2], ["Post", "17 Mar 2031", 0, 2],
    ]  # fmt: skip
    assert counted["ids"].tolist() == [[], [], ["a2"], ["a0", "a1"], [], []]


def test_articles_are_counted_by_any_columns_or_none():
    table = dated("2031-03-03", "2031-03-05", outlet="Post", desk=["north", "south"])
    assert articles_over_time(table, by=None)[["week", "estimate"]].values.tolist() == [["03 Mar 2031", 2]]
    both = articles_over_time(table, by=["outlet", "desk"])
    assert both[["outlet", "desk", "estimate"]].values.tolist() == [["Post", "north", 1], ["Post", "south", 1]]
    with pytest.raises(ValueError, match="wire"):
        articles_over_time(table, by="wire")


@pytest.mark.parametrize(
    ("last", "name", "first"),
    [
        ("2031-05-01", "week", "30 Dec 2030"),  # 120 days
        ("2031-05-02", "month", "Jan 2031"),  # 121
        ("2032-07-04", "month", "Jan 2031"),  # 550
        ("2032-07-05", "year", "2031"),  # 551
    ],
)
def test_longer_corpora_are_counted_by_longer_periods(last, name, first):
    counted = articles_over_time(dated("2031-01-01", last, outlet="Post"))
    assert counted[name].iloc[0] == first and counted["measure"].iloc[0] == f"articles per {name}"
    assert counted["estimate"].sum() == 2


def test_lengths_are_means_over_articles_weighted_as_asked():
    table = pd.DataFrame({"article_id": list("ab"), "outlet": "Post", "text": ["One two.", "One two three four."]})
    assert article_lengths(table)["estimate"].tolist() == [3.0]
    assert article_lengths(table, weights={"a": 3, "b": 1})["estimate"].tolist() == [2.5]  # (3 x 2 + 1 x 4) / 4


def test_roles_are_shares_of_the_lines_that_are_not_blank():
    lines = pd.DataFrame({"article_id": list("aaaab"), "role": ["title", "body", "body", "blank", "body"]})
    articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Post", "Herald"]})
    shares = line_roles(lines, articles).set_index(["outlet", "role"])["estimate"]
    assert shares["Post", "body"] == pytest.approx(2 / 3) and shares["Herald", "body"] == 1 and len(shares) == 4
    assert line_roles(lines, articles, by=None).set_index("role")["estimate"]["title"] == 1 / 4
