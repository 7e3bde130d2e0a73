"""Corrected shares, worked by hand, and how often their intervals hold."""

import numpy as np
import pytest

from analysis.stats.correction import _wilson, correct_share


def test_estimate_worked_by_hand():
    # checked: 10 rows, the machine read 5, of which 4 are right, and missed 1 of 5: covariance .15, variance .25
    read, truth = [1] * 5 + [0] * 5, [1, 1, 1, 1, 0, 1, 0, 0, 0, 0]
    found = correct_share(0.4, n=1000, spread=1, read=read, truth=truth)
    assert found["power"] == pytest.approx(0.15 / 0.25)
    assert found["estimate"] == pytest.approx(0.6 * 0.4 + 0.5 - 0.6 * 0.5)


def test_a_machine_that_tells_nothing_gets_no_weight():
    read, truth = [1, 0] * 20, [1, 1, 0, 0] * 10
    found = correct_share(0.9, n=1000, spread=1, read=read, truth=truth)
    assert found["power"] == pytest.approx(0) and found["estimate"] == pytest.approx(0.5)
    against = correct_share(0.9, n=1000, spread=1, read=read, truth=[0, 1] * 20)  # worse than nothing
    assert against["power"] == 0 and against["estimate"] == pytest.approx(0.5)
    constant = correct_share(0.0, n=1000, spread=1, read=[0] * 40, truth=[1] * 10 + [0] * 30)
    assert constant["power"] == 0 and constant["estimate"] == 0.25
    undrawn = correct_share(0.05, n=1000, spread=1, read=[0] * 40, truth=[0] * 40)  # none of the 5 % was drawn
    assert undrawn["power"] == 1 and undrawn["estimate"] == pytest.approx(0.05)


def test_a_check_without_errors_is_no_proof_that_there_are_none():
    read = [1] * 20 + [0] * 20
    found = correct_share(0.5, n=100_000, spread=1, read=read, truth=read)
    assert found["estimate"] == 0.5 and 0.2 > found["high"] - found["low"] > 0.1


def test_intervals_narrow_with_the_check_and_widen_with_what_comes_together():
    rng = np.random.default_rng(0)
    truth = rng.random(400) < 0.3
    read = np.where(rng.random(400) < 0.1, ~truth, truth)

    def width(size, **options):
        options = {"n": 5000, "spread": 1, "read": read[:size], "truth": truth[:size]} | options
        found = correct_share(read.mean(), **options)
        return found["high"] - found["low"]

    assert width(400) < width(100) < width(30)
    assert width(100, spread=20) > width(100)
    assert width(100, cluster=np.repeat(np.arange(25), 4)) != width(100)
    low, high = _wilson(truth.mean(), 400, 1.966)  # all rows checked: the share as the hand alone tells it
    assert width(400, n=400) == pytest.approx(high - low, rel=0.01)


def test_weights_say_what_a_row_stands_for():
    read, truth = [0] * 40, [1] * 20 + [0] * 20
    found = correct_share(0.0, n=1000, spread=1, read=read, truth=truth, weight=[1] * 20 + [3] * 20)
    assert found["estimate"] == pytest.approx(20 / 80)


def test_wilson_worked_by_hand():
    # 0 of 10 at t = 2: middle 4/20 / (1 + 4/10), reach the same
    assert _wilson(0.0, 10, 2.0) == pytest.approx((0.0, 0.4 / 1.4))
    assert _wilson(1.0, 10, 2.0) == pytest.approx((1 - 0.4 / 1.4, 1.0))


def test_intervals_hold_the_truth_and_are_narrower_than_the_hand_alone():
    rng, held, narrower = np.random.default_rng(3), 0, 0
    for _ in range(400):
        truth = rng.random(300) < 0.35
        read = np.where(truth, rng.random(300) < 0.8, rng.random(300) < 0.1)
        part = rng.choice(300, 60, replace=False)
        found = correct_share(read.mean(), n=300, spread=1, read=read[part], truth=truth[part])
        alone = _wilson(truth[part].mean(), 60, 1.96)
        held += found["low"] <= 0.35 <= found["high"]
        narrower += found["high"] - found["low"] < alone[1] - alone[0]
    assert 0.92 <= held / 400 <= 0.985 and narrower > 380


def test_interval_worked_by_hand():
    # 2 of 8 by hand, the machine told nothing: with one error of each kind, 3 of 10 with mean .3 and residuals .07
    # (three) and -.03 (seven), whose squares come to .021; 10 / 9 of that, and 8 of 1000 rows are known
    found = correct_share(0.0, n=1000, spread=1, read=[0] * 8, truth=[1] * 2 + [0] * 6)
    variance = 0.3 * 0.7 / 1000 + 0.021 * 10 / 9 * (1 - 8 / 1000)
    rows, t = 0.3 * 0.7 / variance, 2.262157  # Student's t with 9 degrees of freedom
    middle = (0.25 + t**2 / (2 * rows)) / (1 + t**2 / rows)
    reach = t / (1 + t**2 / rows) * (0.25 * 0.75 / rows + t**2 / (4 * rows**2)) ** 0.5
    assert (found["low"], found["high"]) == pytest.approx((middle - reach, middle + reach), abs=1e-5)
    assert (found["low"], found["high"]) == pytest.approx((0.0646, 0.6168), abs=1e-4)
