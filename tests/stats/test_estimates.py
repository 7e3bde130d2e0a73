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
