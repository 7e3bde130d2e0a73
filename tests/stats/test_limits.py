"""Statistics at their bounds: the fewest articles, events, draws and checks that are enough, and oracles by hand."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse, stats

from analysis.base import schema
from analysis.evaluate.checks import corrected, read_checks
from analysis.measures.voice import anonymous_share
from analysis.stats.contrasts import _variance, compare_groups, contrast
from analysis.stats.estimates import estimate_ratio, estimate_shares
from analysis.stats.permutation import adjust_p, combine_p, permute_labels, permuted_p
from analysis.stats.resample import bootstrap_interval, interval_ends, percentile_ends, ratio_draws, ratio_interval

HITS = np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], dtype=float)


def articles(post, herald, *, events=None):
    """One row per article of two outlets, with so many hits."""
    table = pd.DataFrame({"article_id": [*range(post), *range(20, 20 + herald)]})
    table["outlet"] = ["Post"] * post + ["Herald"] * herald
    table["hits"] = np.resize(HITS, len(table))
    return table if events is None else table.assign(event=events)


# the fewest that are enough


@pytest.mark.parametrize(
    ("n", "interval", "note"), [(19, False, "unchecked: fewer than 20 rows checked"), (20, True, "checked: 20")]
)
def test_twenty_checked_rows_are_enough_to_correct_a_share(n, interval, note):
    said = {"statement_id": [f"s{k}" for k in range(100)], "article_id": [str(k) for k in range(100)], "share": 1.0}
    said = schema.make(said | {"outlet": "Post", "anonymity": ["named", "collective"] * 50}, schema.STATEMENTS)
    checks = read_checks(said.head(n).assign(right=["yes"] * (n - 3) + ["no"] * 3))
    (row,) = corrected(anonymous_share(said), checks).to_dict("records")
    assert (row["note"], row["n_checked"], pd.notna(row["low"])) == (note, n, interval)


@pytest.mark.parametrize(
    ("post", "herald", "note"),
    [(5, 5, ""), (4, 5, "fewer than 5 articles in a group"), (5, 4, "fewer than 5 articles in a group")],
)
def test_five_articles_of_either_group_are_enough_to_compare(post, herald, note):
    (row,) = compare_groups(articles(post, herald), by="outlet", hit="hits", measure="m").to_dict("records")
    assert (row["note"], row["n_articles"], row["n_articles_other"]) == (note, herald, post)
    assert pd.notna([row["low"], row["p"]]).tolist() == [not note] * 2 and row["n"] == post + herald


@pytest.mark.parametrize(("events", "note"), [(5, ""), (4, "fewer than 5 events; ")])
def test_five_events_are_enough_to_compare(events, note):
    table = articles(6, 6, events=[f"e{k % events}" for k in range(6)] * 2)
    (row,) = compare_groups(table, by="outlet", hit="hits", measure="m", within="event").to_dict("records")
    assert row["note"] == f"{note}compared within event" and pd.notna(row["p"]) == (not note)


@pytest.mark.parametrize("function", [estimate_ratio, estimate_shares])
@pytest.mark.parametrize(
    ("post", "herald", "own", "rest"),
    [
        (5, 5, "", ""),
        (5, 4, "not tested: fewer than 5 articles in the rest", "fewer than 5 articles"),
        (4, 5, "fewer than 5 articles", "not tested: fewer than 5 articles in the rest"),
    ],
)
def test_five_articles_in_the_rest_are_enough_to_test(function, post, herald, own, rest):
    what = {"hit": "hits"} if function is estimate_ratio else {"category": "hits"}
    table = function(articles(post, herald), by="outlet", measure="m", **what)
    notes = table.groupby("outlet")["note"].agg(lambda notes: "|".join(sorted({n for n in notes if "exact" not in n})))
    assert (notes["Post"], notes["Herald"]) == (own, rest)
    assert table["p"].notna().any() == (own == rest == "")
    assert (table["low"].notna() == (table["outlet"].map({"Post": post, "Herald": herald}) >= 5)).all()


@pytest.mark.parametrize(
    ("hits", "drawn", "note", "known"),
    [
        (HITS[:5], [0.1, 0.2, 9.0], "", True),
        (HITS[:4], [0.1, 0.2, 9.0], "fewer than 5 articles", False),
        (HITS[:5], None, "no draws", False),
        (np.full(5, 0.5), None, "exact: no article differs", True),
        (np.full(5, 1.0), None, "exact: no article differs", True),
        (np.full(5, 1.5), None, "no article differs", False),
    ],
)
def test_when_a_ratio_has_an_interval(hits, drawn, note, known):
    found = ratio_interval(hits, np.ones(len(hits)), None if drawn is None else np.array(drawn))
    assert (found[0], found[3], np.isfinite(found[1])) == (pytest.approx(hits.mean()), note, known)


def test_only_a_share_has_an_exact_interval():
    assert ratio_interval(np.full(5, 0.5), np.ones(5), None, share=False)[3] == "no article differs"
    assert ratio_interval(np.full(5, 0.5), np.ones(5), None, blocks="events")[3] == "exact: no event differs"
    assert bootstrap_interval(HITS[:5], np.ones(5), draws=50)[3] == ""


@pytest.mark.parametrize(
    ("rule", "drawn"),
    [
        ("draws on either side", [0.1, 0.2, 0.45, 0.5, 0.55, 0.6, 0.9]),
        ("draws that are the estimate count half", [0.1, 0.5, 0.5, 0.6, 0.9]),
        ("all draws above", [0.6, 0.7, 0.75, 0.8, 0.95]),
        ("all draws below", [0.1, 0.2, 0.25, 0.3, 0.45]),
        ("a draw of nothing does not count", [0.1, np.nan, 0.45, 0.6, 0.9]),
    ],
)
def test_ends_of_an_interval_follow_the_draws(rule, drawn):
    hits, n = np.array([1.0, 1, 0, 1, 0, 0]), 6
    low, high = ratio_interval(hits, np.ones(n), np.array(drawn))[1:3]
    known = np.array([one for one in drawn if one == one])
    below = np.clip(np.mean((known < 0.5) + 0.5 * (known == 0.5)), 0.5 / len(known), 1 - 0.5 / len(known))
    bias = stats.norm.ppf(below)
    reach = np.sqrt(n / (n - 1)) * stats.t.ppf(0.975, n - 1)  # no article leans to a side: no acceleration
    ends = np.quantile(known, stats.norm.cdf([2 * bias - reach, 2 * bias + reach]))
    assert (low, high) == pytest.approx(tuple(ends)), rule


# draws


@pytest.mark.parametrize(
    ("hits", "n", "draws", "place"),
    [
        (HITS, 5, 18, None),
        (HITS, 5, 19, 0),
        (HITS, 5, 38, 0),
        (HITS, 5, 39, 1),
        (HITS, 5, 99, 4),
        (np.array([9, 2, 6, 5, 3, 4, 3, 1, 1, 5, 5, 8]), 6, 199, 9),  # a difference of one
        (np.arange(40) % 2 ^ (np.arange(40) == 1), 20, 199, 9),  # a difference of nothing in many permutations
    ],
)
def test_a_contrast_is_the_t_of_two_means_over_permutations(hits, n, draws, place):
    first = np.arange(len(hits)) < n
    difference, low, high, p = contrast(np.column_stack([hits, np.ones(len(hits))]), first, draws=draws, seed=3)
    assert difference == pytest.approx(hits[first].mean() - hits[~first].mean())

    def t(dealt):
        return abs(stats.ttest_ind(hits[dealt], hits[~dealt], equal_var=False).statistic)

    t, seen = [t(dealt) for dealt in permute_labels(first, draws=draws, seed=3)], t(first)
    assert p == pytest.approx((1 + sum(one >= seen * (1 - 1e-9) for one in t)) / (1 + draws))
    if place is None:
        assert np.isnan([low, high]).all()
    else:
        reach = sorted(t)[::-1][place] * abs(difference) / seen
        assert (low, high) == pytest.approx((difference - reach, difference + reach))


def test_a_contrast_of_two_ratios_is_their_difference():
    values = np.column_stack([HITS, np.full(12, 10), HITS[::-1], np.full(12, 5)])
    first = np.arange(12) < 6
    mine, rest = values[first].sum(axis=0), values[~first].sum(axis=0)
    gap = (mine[0] / mine[1] - mine[2] / mine[3]) - (rest[0] / rest[1] - rest[2] / rest[3])
    assert contrast(values, first, draws=99)[0] == pytest.approx(gap)


def test_nothing_is_tested_where_nothing_varies_or_is_drawn():
    values, first = np.column_stack([np.ones(12), np.ones(12)]), np.arange(12) < 6
    assert np.isnan(contrast(values, first)[1:]).all()
    assert np.isnan(contrast(np.column_stack([HITS, np.ones(12)]), first, draws=0)[1:]).all()
    assert np.isfinite(contrast(np.column_stack([HITS, np.ones(12)]), first, draws=251)).all()


@pytest.mark.parametrize(("n", "variance"), [(1, np.nan), (2, 2 * 0.5), (3, 1.5 * 0.5), (5, 1.25 * 0.5)])
def test_variance_of_a_sum_needs_two_parts(n, variance):
    assert _variance(np.array([[0.5, -0.5]]), np.array([n])) == pytest.approx([variance], nan_ok=True)


@pytest.mark.parametrize("n", [2, 5, 30])
def test_ends_of_intervals_are_those_of_student(n):
    reach = np.sqrt(n / (n - 1)) * stats.t.ppf(0.975, n - 1)
    assert interval_ends(n) == pytest.approx([-reach, reach])
    assert percentile_ends(n) == pytest.approx(stats.norm.cdf([-reach, reach]))


def test_draws_of_one_article_and_of_none():
    assert ratio_draws([3], [4], draws=3).tolist() == [0.75] * 3
    assert ratio_draws([3, 1], [0, 0], draws=1).shape == (1,)
    assert ratio_draws(np.ones((3, 2)), [1, 1, 1], draws=2).tolist() == [[1, 1], [1, 1]]


# permutations


def test_p_of_a_group_counts_what_is_as_far_apart():
    first = np.arange(12) < 6
    dealt = permute_labels(first, draws=200, seed=1)
    total = np.arange(1.0, 13)
    hits = sparse.csc_array(np.column_stack([HITS, np.zeros(12), total]))

    def gap(taken):
        return abs(HITS[taken].sum() / total[taken].sum() - HITS[~taken].sum() / total[~taken].sum())

    p = permuted_p(hits, total, first, dealt)
    reached = sum(gap(taken) >= gap(first) - 1e-12 for taken in dealt)
    assert p == pytest.approx([(1 + reached) / 201, np.nan, 1.0], nan_ok=True)  # no hit; one in every word


def test_p_is_unknown_where_a_side_has_nothing():
    total = np.array([1.0, 1, 0, 0])
    first = np.array([True, True, False, False])
    hits = sparse.csc_array([[1.0], [0], [0], [0]])
    assert np.isnan(permuted_p(hits, total, first, first[None, :])).all()
    dealt = np.array([[True, False, True, False], [True, True, False, False]])  # the second tells nothing
    assert permuted_p(hits, total, dealt[0], dealt).tolist() == [2 / 2]


@pytest.mark.parametrize(
    ("p", "weights", "adjusted"),
    [
        ([0.01, np.nan, 0.04], None, [0.02, np.nan, 0.04]),
        ([0.01, 0.04], [1, 1], [0.02, 0.04]),
        ([0.01, 0.04], [1, 3], [0.04 * 2 / 3, 0.04 * 2 / 3]),  # .02 and .0267, the first at most the second times one
        ([0.9, 0.8], [1, 3], [1.0, 1.0]),
        ([0.5], None, [0.5]),
        ([], None, []),
    ],
)
def test_adjusted_p(p, weights, adjusted):
    assert adjust_p(p, weights=weights) == pytest.approx(adjusted, nan_ok=True)


@pytest.mark.parametrize(
    ("p", "combined"),
    [
        ([0.2], 0.2),
        ([0.2, 0.2], 0.2),
        ([0.2, np.nan], 0.2),
        ([0.999, 0.999], 0.999),
        ([1.0, 1.0], 0.999),
        ([0.9985], 0.9985),
    ],
)
def test_combined_p(p, combined):
    assert combine_p(np.array(p)[:, None]) == pytest.approx([combined])


# what counts


def test_a_rate_of_none_has_a_bound_where_articles_are_enough():
    for post, note in ((5, "none found: upper bound"), (4, "fewer than 5 articles")):
        table = articles(post, 8).assign(hits=[0] * post + [1] * 8, size=2)
        table = estimate_ratio(table, by="outlet", hit="hits", total="size", measure="m", unit="per 1,000 words")
        row = table.set_index("outlet").loc["Post"]
        assert row["note"].split(";")[0] == note and pd.notna(row["high"]) == (post == 5)
        if post == 5:
            assert (row["low"], row["high"]) == (0, pytest.approx(-np.log(0.025) / 10))
    none = estimate_ratio(articles(5, 8).assign(hits=0), by="outlet", hit="hits", measure="m", unit="per 1,000 words")
    assert none["high"].isna().all() and set(none["note"]) == {"no article differs"}


def test_rows_without_weight_count_for_nothing():
    table = articles(6, 6).assign(size=[0, *[1] * 11])
    found = estimate_ratio(table, by="outlet", hit="hits", total="size", measure="m").set_index("outlet")
    assert found.loc["Post", ["n", "n_articles"]].tolist() == [5, 5] and len(found.loc["Post", "ids"]) == 5
    shares = estimate_shares(table.assign(side="east"), by="outlet", category="side", weight="size", measure="m")
    assert shares["n"].tolist() == [6, 5] and shares["estimate"].tolist() == [1, 1]


def test_rows_behind_a_comparison_are_its_hits():
    table = articles(6, 6).assign(size=[0, *[1] * 11], statement_id=[*"abcdefghijkl"])
    table["hits"] = [1, 1, 0, 2, 1, 1, 0, 1, 0, 0, 3, 1]
    (row,) = compare_groups(table, by="outlet", hit="hits", total="size", measure="m").to_dict("records")
    assert row["ids"] == [*"bdefhkl"] and (row["n"], row["n_articles"], row["n_articles_other"]) == (11, 6, 5)
    assert row["estimate"] == pytest.approx(5 / 6 - 5 / 5)
