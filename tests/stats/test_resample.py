from statistics import NormalDist

import numpy as np
import pytest

from analysis.stats.resample import (
    article_draws,
    bootstrap_interval,
    exact_interval,
    ratio_draws,
    ratio_interval,
    zero_rate_bound,
)

RNG = np.random.default_rng(7)


def test_draws_keep_the_number_of_articles():
    drawn = article_draws(8, draws=200)
    assert drawn.shape == (200, 8) and (drawn.sum(axis=1) == 8).all()
    assert np.array_equal(drawn, article_draws(8, draws=200)) and article_draws(0, draws=3).shape == (3, 0)
    assert not np.array_equal(drawn, article_draws(8, draws=200, seed=1))


def test_ratio_draws_do_not_depend_on_the_block_size(monkeypatch):
    hits, totals = RNG.poisson(2, 40), RNG.poisson(20, 40) + 1
    whole = ratio_draws(hits, totals, draws=500)
    assert whole.shape == (500,)
    both = ratio_draws(np.c_[hits, totals - hits], totals, draws=500)
    assert both.sum(axis=1) == pytest.approx(np.ones(500))
    monkeypatch.setattr("analysis.stats.resample._CHUNK", 400)
    assert ratio_draws(hits, totals, draws=500).std() == pytest.approx(whole.std(), rel=0.2)


def test_interval_agrees_with_scipy():
    from scipy.stats import bootstrap

    hits, totals = RNG.poisson(3, 60), RNG.poisson(20, 60) + 5
    estimate, low, high, note = bootstrap_interval(hits, totals, draws=9999)
    oracle = bootstrap(
        (hits, totals), lambda h, t, axis: h.sum(axis=axis) / t.sum(axis=axis), paired=True, method="BCa", rng=1
    ).confidence_interval
    assert note == "" and estimate == hits.sum() / totals.sum()
    assert (low, high) == pytest.approx((oracle.low, oracle.high), rel=0.02)


def test_interval_covers_the_truth_about_as_often_as_it_says():
    covered = 0
    for trial in range(300):
        rng = np.random.default_rng(trial)
        totals = rng.poisson(20, 40) + 1
        hits = rng.binomial(totals, rng.beta(2, 6, 40))  # articles differ: a token-level interval would be too short
        _, low, high, _ = bootstrap_interval(hits, totals, draws=400, seed=trial)
        covered += low <= 0.25 <= high
    assert 0.90 <= covered / 300 <= 0.98


@pytest.mark.parametrize(
    ("hits", "totals", "expected", "note"),
    [
        ([], [], (np.nan, np.nan, np.nan), "nothing to count"),
        ([0, 0], [0, 0], (np.nan, np.nan, np.nan), "nothing to count"),
        ([1, 2, 0, 1], [2, 2, 2, 2], (0.5, np.nan, np.nan), "fewer than 5 articles"),
        ([1, 2, 0, 1, 0, 0], [2, 2, 2, 2, 0, 0], (0.5, np.nan, np.nan), "fewer than 5 articles"),
        ([0] * 9, [3] * 9, (0.0, 0.0, 1 - 0.025 ** (1 / 9)), "exact: no article differs"),  # nine articles, not 27
        ([3] * 9, [3] * 9, (1.0, 0.025 ** (1 / 9), 1.0), "exact: no article differs"),
        ([1] * 8, [2] * 8, (0.5, 0.157, 0.843), "exact: no article differs"),  # 4 of 8, a table of Clopper and Pearson
        ([6] * 9, [3] * 9, (2.0, np.nan, np.nan), "no article differs"),  # no share, so nothing exact
    ],
)
def test_interval_is_never_a_false_certainty(hits, totals, expected, note):
    result = bootstrap_interval(hits, totals)
    assert result[:3] == pytest.approx(expected, nan_ok=True, abs=5e-4)
    assert result[3] == note


def test_exact_interval_counts_articles_of_unlike_length_as_fewer():
    # (1 + 1 + 8)^2 / (1 + 1 + 64) = 1.515 articles
    assert exact_interval(0.0, [1, 1, 8]) == pytest.approx((0.0, 1 - 0.025 ** (66 / 100)))
    low, high = exact_interval(1.0, [1, 1, 8])
    assert (low, high) == pytest.approx((0.025 ** (66 / 100), 1.0))


def test_bound_of_a_rate_of_none_grows_with_what_comes_together():
    from scipy import sparse

    sums = sparse.csc_array(np.array([[1.0, 4.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]))
    # one at a time: -ln 0.025 = 3.689; four at a time: four times that; nowhere: nothing to go by
    assert zero_rate_bound(sums) == pytest.approx([3.6889, 4 * 3.6889, np.nan], abs=1e-4, nan_ok=True)


def test_ends_lean_to_the_longer_side_worked_by_hand():
    # six articles, one with all six hits; without it the ratio is 0, without another 6 / 5: a mean of 1, spreads of
    # -.2 (five) and 1, acceleration (1 - 5 * .008) / (6 * (1 + 5 * .04) ** 1.5); the draws lie evenly about 1
    low, high = ratio_interval(np.array([0, 0, 0, 0, 0, 6.0]), np.ones(6), np.linspace(0, 2, 2001))[1:3]
    acceleration, end = 0.96 / (6 * 1.2**1.5), np.sqrt(6 / 5) * 2.570582  # Student's t with 5 degrees of freedom
    normal = NormalDist()
    assert low == pytest.approx(2 * normal.cdf(-end / (1 + acceleration * end)), abs=1e-4)
    assert high == pytest.approx(2 * normal.cdf(end / (1 - acceleration * end)), abs=1e-4)
    assert (low, high) == pytest.approx((0.0360, 2.0), abs=1e-4)
