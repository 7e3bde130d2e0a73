import numpy as np
import pytest
from scipy import sparse

from analysis.permutation import combine_p
from analysis.terms.inference import Permutation, _pareto_tail


def corpus(seed=0, n=42, n_terms=300, groups=3):
    rng = np.random.default_rng(seed)
    n_words = rng.integers(100, 900, n)
    rate = rng.gamma(0.5, 0.01, n_terms)
    counts = rng.poisson(rate * n_words[:, None] * rng.gamma(2, 0.5, (n, n_terms)))
    return sparse.csr_array(counts), n_words, np.arange(n) % groups


def test_statistic_is_the_difference_over_its_permutation_deviation():
    counts, n_words, codes = corpus()
    test = Permutation(counts, n_words, codes)
    root = np.sqrt(n_words)
    term = 7
    column = counts[:, [term]].toarray().ravel() / root
    excess = column - column.sum() / root.sum() * root
    rng = np.random.default_rng(1)
    means = np.array([excess[codes == g].mean() for g in range(3)])
    observed = means - (means.sum() - means) / 2
    drawn = []
    for _ in range(4000):
        dealt = rng.permutation(excess)
        m = np.array([dealt[codes == g].mean() for g in range(3)])
        drawn.append(m[0] - (m[1] + m[2]) / 2)
    length = np.bincount(codes, weights=n_words) / 14
    variance = 1 + test.dispersion[term] * column.sum() / root.sum() * np.append(length, n_words.mean())
    own = 1.5 * variance[3] / (variance[0] + (variance[1] + variance[2]) / 4)  # long articles vary more
    assert test.z[0, term] == pytest.approx(observed[0] / np.std(drawn) * np.sqrt(own), rel=0.05)
    mean = column.sum() / root.sum() * n_words.mean()
    assert (excess**2).mean() * n_words.mean() == pytest.approx(mean * (1 + test.dispersion[term] * mean), rel=1e-6)


def test_p_agrees_with_a_term_by_term_permutation():
    """Pooled p against each term's own 20,000 permutations: the same on average, and in order."""
    counts, n_words, codes = corpus()
    test = Permutation(counts, n_words, codes)
    p = test.p_values(permutations=400)
    rng = np.random.default_rng(2)
    root = np.sqrt(n_words)
    x = counts.toarray() / root[:, None]
    excess = x - x.sum(axis=0) / root.sum() * root[:, None]
    weights = np.where(codes == 0, 1, -0.5) / 14  # of three groups of 14 articles, the first against the others' mean
    dealt = rng.permuted(np.tile(weights, (20000, 1)), axis=1)
    null, observed = dealt @ excess, weights @ excess
    above, below = (null >= observed - 1e-12).mean(axis=0), (null <= observed + 1e-12).mean(axis=0)
    own = np.minimum(1, 2 * np.minimum(above, below))
    known = np.isfinite(p[0])
    assert np.corrcoef(np.log(p[0, known] + 1e-3), np.log(own[known] + 1e-3))[0, 1] > 0.97
    assert abs(np.mean(p[0, known] < 0.05) - np.mean(own[known] < 0.05)) < 0.03


def test_p_is_even_when_there_is_nothing_to_find():
    shares, overall = [], []
    for seed in range(8):
        counts, n_words, codes = corpus(seed)
        p = Permutation(counts, n_words, codes).p_values(permutations=200)
        shares.append(np.nanmean(p < 0.05))
        overall.append(np.nanmean(combine_p(p) < 0.05))
    assert 0.03 < np.mean(shares) < 0.07 and 0.03 < np.mean(overall) < 0.07


def test_p_is_even_where_one_group_has_longer_articles():
    """Equal rates, but articles of one group eight times as long: an absent word must not count as avoided."""
    found = {0: [], 1: []}
    for seed in range(12):
        rng = np.random.default_rng(seed)
        codes = np.arange(42) % 3
        n_words = rng.integers(100, 200, 42) * np.where(codes == 0, 8, 1)
        rate = rng.gamma(0.5, 0.01, 300)
        counts = sparse.csr_array(rng.poisson(rate * n_words[:, None] * rng.gamma(2, 0.5, (42, 300))))
        p = Permutation(counts, n_words, codes).p_values(permutations=200)
        for group, shares in found.items():
            shares.append([np.nanmean(p[group] < 0.05), np.nanmean(p[group] < 0.002)])
    for shares in found.values():
        assert 0.02 < np.mean(shares, axis=0)[0] < 0.08
        assert np.mean(shares, axis=0)[1] < 0.006


def test_p_is_not_floored_by_the_number_of_permutations():
    counts, n_words, codes = corpus(n=90)
    dense = counts.toarray()
    dense[codes == 0, 5] += 40
    p = Permutation(sparse.csr_array(dense), n_words, codes).p_values(permutations=200)
    assert 0 < p[0, 5] < 1e-4 and 0 < combine_p(p)[5] < 1e-3


def test_constant_terms_have_no_p():
    counts = sparse.csr_array(np.c_[np.full(12, 3), np.arange(12)])
    codes = np.arange(12) % 2
    test = Permutation(counts, np.full(12, 10), codes)
    p = test.p_values(permutations=50)
    assert np.isnan(p[:, 0]).all() and np.isnan(combine_p(p)[0])
    assert np.isfinite(p[:, 1]).all()


@pytest.mark.parametrize("shape", [0.0, 0.2])
def test_tail_fit_recovers_a_known_tail(shape):
    from scipy.stats import genpareto

    drawn = genpareto.rvs(shape, scale=0.5, size=50_000, random_state=3)
    weights = np.bincount((drawn / 0.01).astype(int))
    fitted = _pareto_tail((np.arange(len(weights)) + 0.5) * 0.01, weights)
    for x in (0.5, 1.5, 3.0):
        assert fitted(x) == pytest.approx(genpareto.sf(x, shape, scale=0.5), rel=0.15)
