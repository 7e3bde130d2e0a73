from math import comb

import numpy as np
import pytest
from scipy import sparse

from analysis.stats.permutation import combine_p
from analysis.terms.keywords.inference import Permutation, _pareto_tail


def corpus(seed=0, n=42, n_terms=300, groups=3):
    rng = np.random.default_rng(seed)
    n_words = rng.integers(100, 900, n)
    rate = rng.gamma(0.5, 0.01, n_terms)
    counts = rng.poisson(rate * n_words[:, None] * rng.gamma(2, 0.5, (n, n_terms)))
    return sparse.csr_array(counts), n_words, np.arange(n) % groups


def statistics(observed, expected, labels):
    """The first of three groups against the mean of the others, as the module's text says it: one dealing a row."""
    sums = np.stack([[(labels == g) @ part for g in range(3)] for part in (observed, expected)]) + 0.5
    ratio, variance = sums[0] / sums[1], 1 / sums[1]
    gap = np.cbrt(ratio[0]) - np.cbrt((ratio[1] + ratio[2]) / 2)
    return 3 * gap / np.sqrt(variance[0] + (variance[1] + variance[2]) / 4)


def weighted(test, counts, n_words, term):
    """An article's observed and expected occurrences, weighted by its own length."""
    mean = test.rate[term] * n_words
    weight = 1 / (1 + test.dispersion[term] * mean)
    return weight * counts[:, [term]].toarray().ravel(), weight * mean


def test_statistic_is_the_difference_of_cube_roots_over_its_deviation():
    counts, n_words, codes = corpus()
    test = Permutation(counts, n_words, codes)
    rng = np.random.default_rng(1)
    dealt = rng.permuted(np.tile(codes, (4000, 1)), axis=1)
    for term in np.flatnonzero(test.rate > 0.005)[:20]:
        observed, expected = weighted(test, counts, n_words, term)
        assert test.z[0, term] == pytest.approx(statistics(observed, expected, codes[None])[0], rel=0.03, abs=0.02)
        assert np.std(statistics(observed, expected, dealt)) == pytest.approx(1, rel=0.15)
        assert observed.sum() == pytest.approx(expected.sum(), rel=0.01)


def test_dispersion_is_that_of_a_negative_binomial():
    rng = np.random.default_rng(3)
    n_words = rng.integers(200, 1200, 4000)
    mean = np.array([0.02, 0.02, 0.004]) * n_words[:, None]
    counts = rng.poisson(mean * np.c_[np.ones(4000), rng.gamma(2, 1 / 2, 4000), rng.gamma(1, 1, 4000)])
    test = Permutation(sparse.csr_array(counts), n_words, np.arange(4000) % 3)
    assert test.dispersion == pytest.approx([0, 0.5, 1], abs=0.08)
    assert test.rate == pytest.approx([0.02, 0.02, 0.004], rel=0.05)


def test_p_agrees_with_a_term_by_term_permutation():
    """Pooled p against each term's own 10,000 permutations: the same on average, and in order."""
    counts, n_words, codes = corpus()
    test = Permutation(counts, n_words, codes)
    p = test.p_values(permutations=400)
    rng = np.random.default_rng(2)
    dealt = rng.permuted(np.tile(codes, (10000, 1)), axis=1)
    own = np.full(len(test.rate), np.nan)
    for term in np.flatnonzero(np.isfinite(p[0])):
        parts = weighted(test, counts, n_words, term)
        null, observed = statistics(*parts, dealt), statistics(*parts, codes[None])
        own[term] = min(1, 2 * min((null >= observed - 1e-12).mean(), (null <= observed + 1e-12).mean()))
    known = np.isfinite(own) & (test.users.sum(axis=0) >= 10)  # p of rarer terms has a floor
    assert known.sum() > 200
    assert np.corrcoef(np.log(p[0, known] + 1e-3), np.log(own[known] + 1e-3))[0, 1] > 0.97
    assert abs(np.mean(p[0, known] < 0.05) - np.mean(own[known] < 0.05)) < 0.03


def test_p_is_not_below_what_dealing_the_articles_of_a_term_allows():
    """Five articles with the term, all among twelve of 24: twice C(19, 7) / C(24, 12) at least."""
    rng = np.random.default_rng(4)
    codes, n_words = np.repeat([0, 1], 12), rng.integers(250, 350, 24)
    counts = (rng.random((24, 400)) < 0.3).astype(int)
    counts[:, 0] = [1] * 5 + [0] * 19
    p = Permutation(sparse.csr_array(counts), n_words, codes).p_values(permutations=300)
    assert p[0, 0] == pytest.approx(2 * comb(19, 7) / comb(24, 12), rel=1e-6)  # 0.037


def test_rare_terms_of_short_articles_are_not_found_where_there_is_nothing():
    """72 articles of six outlets, most terms in five to ten of them: absent ones must not count as avoided."""
    rng = np.random.default_rng(5)
    codes, n_words = np.arange(72) % 6, rng.integers(200, 400, 72)
    counts = sparse.csr_array(rng.poisson(n_words[:, None] / 300 * rng.gamma(1, 0.12, 700)))
    counts = counts[:, np.flatnonzero(np.bincount(counts.indices, minlength=700) >= 5)]
    for seed in range(6):
        p = Permutation(counts, n_words, rng.permutation(codes)).p_values(permutations=200, seed=seed)
        assert p.min() > 1e-5 and np.mean(p < 0.001) < 0.002


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
