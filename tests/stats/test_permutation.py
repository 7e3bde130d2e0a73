import numpy as np
import pytest
from scipy.stats import norm

from analysis.stats.permutation import adjust_p, combine_p, permute_labels


def test_permuted_labels_stay_in_their_stratum():
    labels, strata = np.array(list("aabbab")), np.array([1, 1, 1, 2, 2, 2])
    dealt = permute_labels(labels, draws=100, strata=strata)
    for stratum in (1, 2):
        assert (np.sort(dealt[:, strata == stratum], axis=1) == np.sort(labels[strata == stratum])).all()
    assert len({tuple(row) for row in dealt}) == 9  # 3 orders in each stratum


def test_adjusted_p_worked_by_hand():
    # sorted 0.01 0.02 0.03 of three: 0.01*3/1, 0.02*3/2, 0.03*3/3, then the minimum from the right
    assert adjust_p([0.03, 0.01, 0.02]) == pytest.approx([0.03, 0.03, 0.03])
    assert np.isnan(adjust_p([np.nan])).all()


def test_combined_p_keeps_its_level_where_tests_depend_on_each_other():
    rng = np.random.default_rng(0)
    shared = rng.normal(size=(1, 40_000))
    for weight in (0.0, 0.9):
        z = weight * shared + np.sqrt(1 - weight**2) * rng.normal(size=(7, 40_000))
        combined = combine_p(2 * norm.sf(np.abs(z)))
        assert (combined < 0.05).mean() < 0.06 and (combined < 0.001).mean() < 0.0015
    assert combine_p(np.array([[0.2], [np.nan]])) == pytest.approx([0.2])
    assert np.isnan(combine_p(np.array([[np.nan]]))).all()


def test_combined_p_of_opposite_tests_is_a_half():
    # .001 and 1 - .001 cancel each other, and 1 counts as 1 - .001: else it would outweigh all others
    assert combine_p(np.array([[0.001], [0.999]])) == pytest.approx([0.5])
    assert combine_p(np.array([[0.001], [1.0]])) == pytest.approx([0.5])
