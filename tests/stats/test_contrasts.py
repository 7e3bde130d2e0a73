import numpy as np
import pandas as pd
import pytest

from analysis.stats.contrasts import compare_groups

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
