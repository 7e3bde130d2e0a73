"""Numbers behind answers, against other ways to the same: refitting without each example, scikit-learn, by hand."""

from math import comb, log

import numpy as np
import pytest
from scipy.special import expit

from analysis.framing.examples import _PENALTIES, _features, _logistic, _Ridge
from analysis.framing.heads import pooled
from analysis.terms.keywords.events import _any_of
from analysis.terms.keywords.inference import log_choices


@pytest.fixture
def taught():
    rng = np.random.default_rng(4)
    x = rng.normal(size=(36, 7))
    y = (x[:, 0] + 0.5 * x[:, 1] + rng.normal(size=36) > 0.6).astype(int)
    assert 5 < y.sum() < 18  # unlike numbers of yes and no
    return x, y


def _ridge_scores(x, y, share, penalty, asked):
    """Solve the weighted ridge in its plain form, by columns rather than by examples; yes is a `share` of all."""
    weight = np.where(y == 1, 0.5 / share, 0.5 / (1 - share))
    grid = (x * weight[:, None]).T @ x + penalty * np.eye(x.shape[1])
    return asked @ np.linalg.solve(grid, (x * weight[:, None]).T @ (2.0 * y - 1))


def test_each_example_is_judged_as_if_it_had_not_been_learnt_from(taught):
    x, y = taught
    weight = np.where(y == 1, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    assert weight[y == 1].sum() == pytest.approx(weight[y == 0].sum())
    left = {}
    for penalty in _PENALTIES:
        left[penalty] = np.array(
            [
                _ridge_scores(np.delete(x, i, 0), np.delete(y, i), y.mean(), penalty, x[i : i + 1])[0]
                for i in range(len(y))
            ]
        )
    losses = {p: np.average((score - (2.0 * y - 1)) ** 2, weights=weight) for p, score in left.items()}
    best = min(losses, key=losses.get)
    head = _Ridge(x, y)
    assert head.mean == pytest.approx(0, abs=1e-12)
    slope, shift = _logistic(left[best], y)
    assert head.left_out == pytest.approx(expit(slope * left[best] + shift), abs=1e-4)
    asked = np.random.default_rng(5).normal(size=(4, 7))
    whole = _ridge_scores(x, y, y.mean(), best, asked)
    assert head.chances(asked) == pytest.approx(expit(head.slope * whole + head.shift), abs=1e-6)


def test_chances_are_platts():
    score, y = np.array([-2.0, -1.0, -0.5, 0.3, 1.0, 1.5, 2.0]), np.array([0, 0, 1, 0, 1, 1, 1])
    target = np.where(y == 1, 5 / 6, 1 / 5)  # (4 + 1) / (4 + 2), 1 / (3 + 2)
    slope, shift = _logistic(score, y)
    chance = expit(slope * score + shift)
    # at the least loss both derivatives are 0
    assert (chance - target).sum() == pytest.approx(0, abs=1e-3)
    assert ((chance - target) * score).sum() == pytest.approx(0, abs=1e-3)


def test_words_are_weighed_as_scikit_learn_weighs_them():
    text = pytest.importorskip("sklearn.feature_extraction.text")
    words = [{"aid", "road"}, {"road"}, {"aid", "court", "rain"}, {"rain", "road"}, {"unseen"}]
    vectors = np.arange(10.0).reshape(5, 2) ** 2
    features, center, spread = _features(vectors, words, np.array([0, 1, 2, 3]))
    states = (vectors - vectors.mean(axis=0)) / (vectors.std(axis=0) + 1e-6)
    assert features[:, :2] == pytest.approx(states / np.linalg.norm(states, axis=1, keepdims=True))
    assert center == pytest.approx([24, 33]) and spread == pytest.approx(vectors.std(axis=0) + 1e-6, abs=1e-9)
    made = text.TfidfVectorizer(analyzer=sorted, vocabulary=["aid", "court", "rain", "road"], binary=True)
    assert features[:, 2:] == pytest.approx(made.fit_transform(words).toarray())


def test_sentences_are_pooled_by_their_highest():
    scores = np.array([[1.0, -1], [3, 0], [2, 0], [0, 0], [-1, 0], [-2, 0], [-3, 0], [-4, 0], [-5, 0]])
    first, second = pooled(scores)
    expected = [3, 2, -4 / 8, -1, log(1 + expit(scores[:, 0]).sum())]
    assert first == pytest.approx(expected)
    assert second == pytest.approx([0, 0, 0, -1 / 9, log(1 + 8 * 0.5 + expit(-1))])
    assert pooled(np.zeros((0, 2)))[0] == pytest.approx([0, 0, 0, 0, log(1.5)])


@pytest.mark.parametrize(("n", "k"), [(5, 2), (12, 5), (40, 3), (7, 7), (3, 0)])
def test_choices_are_counted(n, k):
    assert np.exp(log_choices(n, k)) == pytest.approx(comb(n, k))


def test_cumulants_of_one_of_some_values():
    values, t = np.array([[1.0, -2.0, 0.5]]), np.array([[0.7]])
    level, first, second = (part[0] for part in _any_of(t, values))
    weight = np.exp(0.7 * values[0])
    mean = (weight * values[0]).sum() / weight.sum()
    assert level == pytest.approx(log(weight.mean()))
    assert first == pytest.approx(mean)
    assert second == pytest.approx((weight * values[0] ** 2).sum() / weight.sum() - mean**2)
