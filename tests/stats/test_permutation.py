import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from analysis.stats.permutation import adjust_p, combine_p, compare_groups, permute_labels

RNG = np.random.default_rng(7)


def test_row_order_is_irrelevant():
    table = pd.DataFrame({"article_id": np.repeat(range(20), 3), "outlet": np.repeat(["x", "y"], 30)})
    table["hit"] = RNG.integers(0, 2, 60)
    mixed = table.sample(frac=1, random_state=1)
    a, b = (compare_groups(t, by="outlet", hit="hit", measure="m") for t in (table, mixed))
    pd.testing.assert_frame_equal(a, b)


def test_permuted_labels_stay_in_their_stratum():
    labels, strata = np.array(list("aabbab")), np.array([1, 1, 1, 2, 2, 2])
    dealt = permute_labels(labels, draws=100, strata=strata)
    for stratum in (1, 2):
        assert (np.sort(dealt[:, strata == stratum], axis=1) == np.sort(labels[strata == stratum])).all()
    assert len({tuple(row) for row in dealt}) == 9  # 3 orders in each stratum


def test_permutation_p_agrees_with_the_exact_count():
    from scipy.stats import permutation_test

    hits, outlets = np.array([5, 3, 4, 6, 2, 1, 2, 0, 3, 1]), ["x"] * 5 + ["y"] * 5
    table = pd.DataFrame({"article_id": range(10), "outlet": outlets, "hits": hits})
    out = compare_groups(table, by="outlet", hit="hits", measure="per article", draws=20000)
    exact = permutation_test((hits[:5], hits[5:]), lambda a, b: a.mean() - b.mean(), n_resamples=np.inf)
    assert out["difference"][0] == exact.statistic
    assert out["p"][0] == pytest.approx(exact.pvalue, abs=0.005)
    assert out["low"][0] < out["difference"][0] < out["high"][0]


def test_difference_changes_sign_with_the_groups():
    table = pd.DataFrame({"article_id": range(20), "outlet": ["x"] * 10 + ["y"] * 10, "hit": RNG.integers(0, 3, 20)})
    one, other = (compare_groups(table, by="outlet", hit="hit", measure="m", against=a).iloc[0] for a in ("y", "x"))
    assert one["difference"] == -other["difference"] and one["p"] == other["p"]


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
    assert len(out) == 10 and out["p"].isna().all() and out["q"].isna().all()
    assert out["note"].unique().tolist() == ["fewer than 5 articles in a group"]


def test_adjusted_p_worked_by_hand():
    # sorted 0.01 0.02 0.03 of three: 0.01*3/1, 0.02*3/2, 0.03*3/3, then the minimum from the right
    assert adjust_p([0.03, 0.01, 0.02]) == pytest.approx([0.03, 0.03, 0.03])
    assert np.isnan(adjust_p([np.nan])).all()


def test_bad_input():
    table = pd.DataFrame({"article_id": ["a", "a", "b"], "outlet": ["x", "y", "y"], "hit": 1})
    with pytest.raises(ValueError, match="'a' has two values of outlet"):
        compare_groups(table, by="outlet", hit="hit", measure="m")
    with pytest.raises(ValueError, match="against is 'Nope'; the groups of outlet are x, y"):
        compare_groups(table.assign(article_id=list("abc")), by="outlet", hit="hit", measure="m", against="Nope")


def test_combined_p_keeps_its_level_where_tests_depend_on_each_other():
    rng = np.random.default_rng(0)
    shared = rng.normal(size=(1, 40_000))
    for weight in (0.0, 0.9):
        z = weight * shared + np.sqrt(1 - weight**2) * rng.normal(size=(7, 40_000))
        combined = combine_p(2 * norm.sf(np.abs(z)))
        assert (combined < 0.05).mean() < 0.06 and (combined < 0.001).mean() < 0.0015
    assert combine_p(np.array([[0.2], [np.nan]])) == pytest.approx([0.2])
    assert np.isnan(combine_p(np.array([[np.nan]]))).all()
