import numpy as np
import pandas as pd
import pytest

from analysis.base import schema
from analysis.stats.estimates import estimate_ratio, estimate_shares

RNG = np.random.default_rng(7)

STATEMENTS = pd.DataFrame(
    {
        "statement_id": [f"s{i}" for i in range(8)],
        "article_id": ["a", "a", "b", "b", "c", "c", "d", "e"],
        "outlet": ["Courier"] * 6 + ["Herald", None],
        "side": ["east", "west", "east", "east", None, "west", "west", "east"],
        "share": [1, 1, 0.5, 0.5, 1, 1, 1, 1],
    }
)


def test_ratio_by_group_worked_by_hand():
    out = estimate_ratio(STATEMENTS, by="outlet", hit=STATEMENTS["side"] == "east", total="share", measure="east")
    schema.check_estimates(out)
    assert out["outlet"].fillna("none").tolist() == ["Courier", "Herald", "none"]
    assert out["estimate"].tolist() == [3 / 5, 0, 1]
    assert out["n"].tolist() == [6, 1, 1] and out["n_articles"].tolist() == [3, 1, 1]
    assert out["ids"].tolist() == [["s0", "s2", "s3"], [], ["s7"]]
    assert out["note"].unique().tolist() == ["fewer than 5 articles"] and out["low"].isna().all()


def test_ratio_by_two_columns():
    out = estimate_ratio(STATEMENTS, by=["outlet", "side"], hit="share", measure="n")
    assert len(out) == 5 and out["n"].sum() == 8


def test_shares_of_categories_worked_by_hand():
    out = estimate_shares(STATEMENTS, by="outlet", category="side", weight="share", measure="share of voice")
    courier = out[out["outlet"] == "Courier"].set_index("side")["estimate"]
    assert courier.to_dict() == {"east": 2 / 5, "west": 2 / 5}  # one of five has no side
    herald = out[out["outlet"] == "Herald"].set_index("side")
    assert herald["estimate"].to_dict() == {"east": 0, "west": 1}
    assert estimate_shares(STATEMENTS, by=[], category="side", measure="all")["estimate"].tolist() == [4 / 8, 3 / 8]
    assert estimate_shares(STATEMENTS.head(0), by="outlet", category="side", measure="x").empty


def test_row_order_is_irrelevant():
    table = pd.DataFrame({"article_id": np.repeat(range(20), 3), "outlet": np.repeat(["x", "y"], 30)})
    table["hit"] = RNG.integers(0, 2, 60)
    mixed = table.sample(frac=1, random_state=1)
    for function, options in ((estimate_ratio, {"hit": "hit"}), (estimate_shares, {"category": "hit"})):
        a, b = (function(t, by="outlet", measure="m", **options).drop(columns="ids") for t in (table, mixed))
        pd.testing.assert_frame_equal(a, b)


@pytest.mark.parametrize("block", [4_000_000, 1_500])  # at once, or one category at a time
@pytest.mark.parametrize("by", ["outlet", ["outlet", "desk"], []])
def test_shares_are_ratios_of_each_category(monkeypatch, by, block):
    rng = np.random.default_rng(4)
    table = pd.DataFrame({"article_id": rng.integers(0, 20, 90), "weight": rng.choice([0, 0.25, 0.5, 1], 90)})
    table["outlet"] = rng.choice(["x", "y", None], 90)
    table["desk"], table["side"] = table["article_id"] % 2, rng.choice(["east", "west", "south", None], 90)
    monkeypatch.setattr("analysis.stats.estimates._CELLS", block)
    ratios = {
        side: estimate_ratio(
            table, by=by, hit=table["weight"].where(table["side"] == side, 0), total="weight", measure="m"
        )
        for side in ("east", "south", "west")
    }
    shares = estimate_shares(table, by=by, category="side", weight="weight", measure="m")
    assert shares["low"].notna().any()
    for side, ratio in ratios.items():
        of_side = shares[shares["side"] == side].drop(columns=["side", "p_adjusted"]).reset_index(drop=True)
        pd.testing.assert_frame_equal(of_side, ratio.drop(columns="p_adjusted"), rtol=1e-9)


def test_bad_input():
    with pytest.raises(ValueError, match="column side is missing"):
        estimate_ratio(STATEMENTS.drop(columns="side"), by="side", hit="share", measure="m")
    with pytest.raises(ValueError, match="2 values for 8 rows"):
        estimate_ratio(STATEMENTS, by="outlet", hit=[1, 0], measure="m")
    with pytest.raises(ValueError, match="article_id is empty in row 1"):
        estimate_shares(STATEMENTS.assign(article_id=["a", *[None] * 7]), by=[], category="side", measure="m")


def stories(n=12):
    """Two outlets on each of n events; the first says "late" one time more often in every event."""
    rng = np.random.default_rng(3)
    rows = []
    for event in range(n):
        often = int(rng.integers(0, 8))
        for outlet, more in (("x", 1), ("y", 0)):
            rows += [(f"{outlet}{event}", outlet, f"e{event}", k < often + more) for k in range(10)]
    return pd.DataFrame(rows, columns=["article_id", "outlet", "event", "late"])


def test_within_events_the_event_cancels_out():
    table = stories()
    options = {"by": "outlet", "hit": "late", "measure": "share late"}
    across, within = (estimate_ratio(table, **options, within=column) for column in (None, "event"))
    assert within["estimate"].tolist() == across["estimate"].tolist()
    assert across["p"].min() > 0.2
    # swapped in each of 12 events: only 2 of 4,096 dealings are as far apart, both labels all one way
    assert (within["p"] <= 3 / 1001).all()
    assert within["p_adjusted"].tolist() == pytest.approx(within["p"].tolist())


def test_what_is_not_shared_is_left_out_and_counted():
    table = stories()
    table.loc[table["event"] == "e0", "event"] = None
    out = estimate_ratio(table, by="outlet", hit="late", measure="m", within="event")
    assert out["n"].tolist() == [110, 110] and out["n_articles"].tolist() == [11, 11]
    assert set(out["note"]) == {"compared within event; left out: 1 article without event shared with another group"}
    few = estimate_ratio(table[table["event"].isin(["e1", "e2"])], by="outlet", hit="late", measure="m", within="event")
    assert few["low"].isna().all() and set(few["note"]) == {"fewer than 5 events; compared within event"}


def test_weights_count_articles_as_often_as_they_say():
    table = stories()
    out = estimate_ratio(table, by="outlet", hit="late", measure="m", weights=dict.fromkeys(table["article_id"], 0.5))
    pd.testing.assert_frame_equal(out, estimate_ratio(table, by="outlet", hit="late", measure="m"))
    double = {a: 2.0 if a == "x0" else 1.0 for a in table["article_id"]}
    weighed = estimate_ratio(table, by="outlet", hit="late", measure="m", weights=double).set_index("outlet")
    mine = table[table["outlet"] == "x"]
    first = mine[mine["article_id"] == "x0"]["late"].sum()
    assert weighed.loc["x", "estimate"] == pytest.approx((mine["late"].sum() + first) / (120 + 10))


def test_a_row_does_not_depend_on_which_other_rows_stand_in_the_table():
    rng = np.random.default_rng(1)
    table = pd.DataFrame({"article_id": rng.integers(0, 60, 900)})
    table["outlet"], table["speaker"] = (
        np.where(table["article_id"] % 2, "x", "y"),
        rng.integers(0, 80, 900).astype(str),
    )
    whole = estimate_shares(table, by="outlet", category="speaker", measure="m")
    fewer = table.assign(speaker=table["speaker"].where(table["speaker"].isin(["3", "7"])))
    alone = estimate_shares(fewer, by="outlet", category="speaker", measure="m")
    same = alone.merge(whole, on=["outlet", "speaker"], suffixes=("", "_whole"))
    assert len(same) == 4
    for column in ("estimate", "low", "high", "p", "n"):
        assert same[column].tolist() == same[f"{column}_whole"].tolist()
    x_only = estimate_shares(table[table["outlet"] == "x"], by="outlet", category="speaker", measure="m")
    both = whole[whole["outlet"] == "x"].merge(x_only, on="speaker", suffixes=("", "_alone"))
    assert both["low"].tolist() == both["low_alone"].tolist()


def test_each_divides_into_comparisons_of_their_own():
    table = pd.concat([stories().assign(frame="a"), stories().assign(frame="b", late=lambda t: ~t["late"])])
    out = estimate_ratio(table, by="outlet", hit="late", measure="m", each="frame").set_index(["outlet", "frame"])
    one = estimate_ratio(stories(), by="outlet", hit="late", measure="m").set_index("outlet")
    assert (
        out.loc[("x", "a"), "estimate"]
        == one.loc["x", "estimate"]
        == pytest.approx(1 - out.loc[("x", "b"), "estimate"])
    )
    assert out.loc[("x", "a"), "p"] == one.loc["x", "p"] and out["n"].tolist() == [120] * 4


def test_p_is_untested_where_it_cannot_be_and_says_so():
    table = stories()
    options = {"hit": "late", "measure": "m"}
    assert estimate_ratio(table, by=None, **options)["note"].tolist() == ["not tested: one group"]
    several = estimate_ratio(table.assign(desk=[*"ab"] * 120), by="desk", **options)
    assert set(several["note"]) == {"not tested: an article stands in several groups"}
    none = estimate_ratio(table, by="outlet", draws=0, **options)
    assert none["low"].isna().all() and none["p"].isna().all() and set(none["note"]) == {"no draws"}
    lonely = table[(table["outlet"] == "x") | (table["event"] < "e3")]
    notes = estimate_ratio(lonely, by="outlet", **options).set_index("outlet")["note"]
    assert notes["x"] == "" or notes["x"].startswith("not tested: fewer than 5 articles in the rest")


def test_a_group_without_a_hit_has_an_interval():
    table = pd.DataFrame({"article_id": range(22), "outlet": ["x"] * 11 + ["y"] * 11, "hit": [0] * 11 + [1] * 11})
    out = estimate_ratio(table, by="outlet", hit="hit", measure="m")
    assert out["high"][0] == pytest.approx(1 - 0.025 ** (1 / 11)) and out["low"][1] == pytest.approx(0.025 ** (1 / 11))
    rate = estimate_ratio(table, by="outlet", hit=10 * table["hit"], measure="m", unit="per 1,000 words")
    # hits come ten at a time, in one row each: 3.689 x 10 / 11
    assert rate["high"][0] == pytest.approx(36.889 / 11, abs=1e-3) and rate["note"][0] == "none found: upper bound"


def test_group_columns_cannot_be_called_like_results():
    with pytest.raises(ValueError, match="estimates have a column n of their own"):
        estimate_ratio(stories().assign(n="x"), by="n", hit="late", measure="m")


def test_a_group_of_short_articles_differs_by_no_single_rare_hit():
    rows = []
    for event in range(30):
        for outlet, size in (("Short", 4), ("Long", 8), ("Longer", 9)):
            for n in range(size):
                side = "rare" if event == 0 and outlet == "Short" and n == 0 else "usual"
                rows.append({"article_id": f"{outlet}{event}", "outlet": outlet, "event": event, "side": side})
    table = estimate_shares(
        pd.DataFrame(rows), by="outlet", category="side", measure="share", within="event", draws=500
    )
    (rare,) = table[(table["outlet"] == "Short") & (table["side"] == "rare")].to_dict("records")
    assert rare["p"] > 0.1
