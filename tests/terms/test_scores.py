import numpy as np
import pytest
from nltk.collocations import BigramAssocMeasures
from scipy.stats import chi2_contingency

from analysis.terms.keywords.scores import chi_squared, log_likelihood, log_odds

RNG = np.random.default_rng(5)
N, REFERENCE_N = RNG.integers(1, 400, 50), RNG.integers(1, 400, 50)
TOTAL, REFERENCE_TOTAL = N + RNG.integers(1000, 9000, 50), REFERENCE_N + RNG.integers(1000, 90000, 50)


def tables():
    for n, total, m, reference in zip(N, TOTAL, REFERENCE_N, REFERENCE_TOTAL, strict=True):
        yield np.array([[n, m], [total - n, reference - m]])


def test_g2_equals_scipy_and_nltk():
    ours = log_likelihood(N, TOTAL, REFERENCE_N, REFERENCE_TOTAL)
    scipys = [chi2_contingency(t, correction=False, lambda_="log-likelihood").statistic for t in tables()]
    nltks = [BigramAssocMeasures.likelihood_ratio(t[0, 0], (t[0].sum(), t[:, 0].sum()), t.sum()) for t in tables()]
    assert ours == pytest.approx(scipys, rel=1e-9)
    assert ours == pytest.approx(nltks, rel=1e-9)


def test_chi_squared_equals_scipy():
    scipys = [chi2_contingency(t, correction=False).statistic for t in tables()]
    assert chi_squared(N, TOTAL, REFERENCE_N, REFERENCE_TOTAL) == pytest.approx(scipys, rel=1e-9)


def test_absent_terms_and_empty_groups():
    assert log_likelihood(0, 100, 0, 100) == 0 == chi_squared(0, 100, 0, 100)
    assert log_likelihood(5, 100, 0, 100) == pytest.approx(
        2 * (5 * np.log(2) + 95 * np.log(95 / 97.5) + 100 * np.log(100 / 97.5))
    )
    assert np.isnan(log_likelihood(0, 0, 3, 100)) and np.isnan(chi_squared(0, 0, 0, 0))


def test_log_odds_equals_the_papers_formula():
    """Monroe, Colaresi and Quinn 2008, equations 15, 19 and 22, term by term."""
    y_i, y_j = RNG.integers(0, 30, 12), RNG.integers(0, 30, 12)
    alpha = RNG.random(12) * 5
    n_i, n_j, alpha_0 = y_i.sum(), y_j.sum(), alpha.sum()
    delta, z = log_odds(y_i, n_i, y_j, n_j, prior=alpha)
    for w in range(12):
        expected = np.log((y_i[w] + alpha[w]) / (n_i + alpha_0 - (y_i[w] + alpha[w])))
        expected -= np.log((y_j[w] + alpha[w]) / (n_j + alpha_0 - (y_j[w] + alpha[w])))
        variance = 1 / (y_i[w] + alpha[w]) + 1 / (y_j[w] + alpha[w])
        assert delta[w] == pytest.approx(expected, rel=1e-12)
        assert z[w] == pytest.approx(expected / variance**0.5, rel=1e-12)


def test_swapping_group_and_reference():
    assert log_likelihood(N, TOTAL, REFERENCE_N, REFERENCE_TOTAL) == pytest.approx(
        log_likelihood(REFERENCE_N, REFERENCE_TOTAL, N, TOTAL)
    )
    prior = np.full(50, 2.0)
    one, other = (
        log_odds(N, N.sum(), REFERENCE_N, REFERENCE_N.sum(), prior=prior),
        log_odds(REFERENCE_N, REFERENCE_N.sum(), N, N.sum(), prior=prior),
    )
    assert one[0] == pytest.approx(-other[0]) and one[1] == pytest.approx(-other[1])
