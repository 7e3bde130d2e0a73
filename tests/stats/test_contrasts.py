import numpy as np
import pandas as pd
import pytest

from analysis.stats.contrasts import _linear, _variance, compare_groups, contrast

RNG = np.random.default_rng(7)


def test_row_order_is_irrelevant():
    table = pd.DataFrame({"article_id": np.repeat(range(20), 3), "outlet": np.repeat(["x", "y"], 30)})
    table["hit"] = RNG.integers(0, 2, 60)
    mixed = table.sample(frac=1, random_state=1)
    a, b = (compare_groups(t, by="outlet", hit="hit", measure="m") for t in (table, mixed))
    assert sorted(a["ids"][0]) == sorted(b["ids"][0])
    pd.testing.assert_frame_equal(a.drop(columns="ids"), b.drop(columns="ids"))


def test_permutation_p_agrees_with_the_exact_count():
    from scipy.stats import permutation_test

    hits, outlets = np.array([5, 3, 4, 6, 2, 1, 2, 0, 3, 1]), ["x"] * 5 + ["y"] * 5
    table = pd.DataFrame({"article_id": range(10), "outlet": outlets, "hits": hits})
    out = compare_groups(table, by="outlet", hit="hits", measure="per article", draws=20000)
    exact = permutation_test((hits[:5], hits[5:]), lambda a, b: a.mean() - b.mean(), n_resamples=np.inf)
    assert out["estimate"][0] == exact.statistic
    assert out["p"][0] == pytest.approx(exact.pvalue, abs=0.005)
    assert out["low"][0] < out["estimate"][0] < out["high"][0]


def test_difference_changes_sign_with_the_groups():
    table = pd.DataFrame({"article_id": range(20), "outlet": ["x"] * 10 + ["y"] * 10, "hit": RNG.integers(0, 3, 20)})
    one, other = (compare_groups(table, by="outlet", hit="hit", measure="m", against=a).iloc[0] for a in ("y", "x"))
    assert one["estimate"] == -other["estimate"] and one["p"] == other["p"]


def test_null_differences_pass_at_their_level():
    p = []
    for trial in range(200):
        rng = np.random.default_rng(trial)
        table = pd.DataFrame(
            {"article_id": range(24), "outlet": ["x", "y"] * 12, "hit": rng.negative_binomial(1, 0.3, 24)}
        )
        p.append(compare_groups(table, by="outlet", hit="hit", measure="m", draws=199)["p"][0])
    assert np.mean(np.array(p) <= 0.05) <= 0.08


def test_groups_too_small_to_compare_say_so():
    table = pd.DataFrame({"article_id": range(5), "outlet": list("abcde"), "hit": 1})
    out = compare_groups(table, by="outlet", hit="hit", measure="m")
    assert len(out) == 10 and out["p"].isna().all() and out["p_adjusted"].isna().all()
    assert out["note"].unique().tolist() == ["fewer than 5 articles in a group"]


def test_bad_input():
    table = pd.DataFrame({"article_id": ["a", "a", "b"], "outlet": ["x", "y", "y"], "hit": 1})
    with pytest.raises(ValueError, match="'a' has two values of outlet"):
        compare_groups(table, by="outlet", hit="hit", measure="m")
    with pytest.raises(ValueError, match="against is 'Nope'; the groups of outlet are x, y"):
        compare_groups(table.assign(article_id=list("abc")), by="outlet", hit="hit", measure="m", against="Nope")


def test_interval_and_p_are_one_test():
    for seed in range(25):
        rng = np.random.default_rng(seed)
        values = np.column_stack([rng.binomial(4, 0.3 + 0.2 * (np.arange(24) < 12)), np.full(24, 4)])
        difference, low, high, p = contrast(values, np.arange(24) < 12, draws=199, seed=seed)
        assert low < difference < high
        assert (low > 0 or high < 0) == (p <= 0.05)


def test_quotient_worked_by_hand():
    # 3 of 6 against 1 of 6: residuals (.5, -.5, 0) / 3 of the first; of a group of 3, times 3 / 2
    values = np.array([[1.5, 2.0], [0.5, 2.0], [1.0, 2.0]])
    value, parts = _linear(values, np.ones((1, 3)))
    assert value.tolist() == [0.5] and parts[0] == pytest.approx([0.5 / 6, -0.5 / 6, 0])
    assert _variance(parts, np.array([3])) == pytest.approx([1.5 * 2 * (0.5 / 6) ** 2])


def events(n=20, effect=0.0, seed=0):
    rng, rows = np.random.default_rng(seed), []
    for event in range(n):
        chance = rng.beta(1, 1)
        for outlet in "xy":
            hits = rng.binomial(10, np.clip(chance + effect * (outlet == "x"), 0, 1))
            rows.append((f"{outlet}{event}", outlet, f"e{event}", hits, 10))
    return pd.DataFrame(rows, columns=["article_id", "outlet", "event", "hits", "total"])


def test_within_events_interval_and_p_both_leave_the_event_out():
    table = events(effect=0.15)
    options = {"by": "outlet", "hit": "hits", "total": "total", "measure": "m"}
    across, within = (compare_groups(table, **options, within=column).iloc[0] for column in (None, "event"))
    assert within["estimate"] == across["estimate"] and within["unit"] == "difference"
    assert within["high"] - within["low"] < 0.7 * (across["high"] - across["low"])
    assert within["p"] <= 0.05 < across["p"] and within["low"] > 0 > across["low"]


def test_intervals_within_events_hold_the_difference_as_often_as_they_say():
    held = 0
    for seed in range(120):
        table = events(effect=0.0, seed=seed)
        row = compare_groups(
            table, by="outlet", hit="hits", total="total", measure="m", within="event", draws=199, seed=seed
        ).iloc[0]
        held += row["low"] <= 0 <= row["high"]
    assert 0.90 <= held / 120 <= 0.99


def test_pairs_that_share_too_few_events_say_so():
    table = events(8)
    table.loc[table["event"].isin(["e0", "e1", "e2", "e3"]) & (table["outlet"] == "x"), "event"] = None
    out = compare_groups(table, by="outlet", hit="hits", total="total", measure="m", within="event").iloc[0]
    assert out["note"].startswith(
        "fewer than 5 articles in a group; compared within event; left out: 8 articles without event"
    )
    assert np.isnan(out["low"]) and np.isnan(out["p"]) and out["n_articles"] == out["n_articles_other"] == 4
