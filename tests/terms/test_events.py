"""Keyness within events: level, power, and statistics worked by hand."""

from itertools import combinations, product
from math import comb

import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from scipy.optimize import brentq
from scipy.special import expit, logsumexp, ndtr, stdtrit

from analysis.terms.counting.matrix import document_term_matrix
from analysis.terms.keywords.contrast import keyness
from analysis.terms.keywords.events import event_tests
from analysis.terms.keywords.within import Events

RNG = np.random.default_rng(11)
OUTLETS = ("Courier", "Herald", "Post")


def stories(events=40, planted=0.0, seed=0):
    """Three outlets tell each event; words belong to events, and "surely" is the Courier's with a chance."""
    rng, rows = np.random.default_rng(seed), []
    common = np.array([f"c{i}" for i in range(60)])
    for event in range(events):
        own = np.array([f"e{event}w{i}" for i in range(5)])
        lively = rng.random() < 0.5  # "surely" belongs to half of the events
        for outlet in OUTLETS:
            terms = [*rng.choice(common, 60), *rng.choice(own, 20)]
            chance = 0.6 * lively + planted * (outlet == "Courier")
            terms += ["surely"] * rng.binomial(3, min(chance, 1))
            rows.append((f"{outlet}{event}", outlet, f"e{event}", " ".join(terms)))
    return pd.DataFrame(rows, columns=["article_id", "outlet", "event", "text"])


def z_of(counts, n_words, codes, events):
    return event_tests(sparse.csr_array(np.array(counts)), np.array(n_words), np.array(codes), np.array(events))[0]


def test_statistic_worked_by_hand():
    # one event of two articles of 10 words, 3 and 1 occurrences: 2 expected in each; labels could only be swapped
    assert z_of([[3], [1]], [10, 10], [0, 1], [7, 7]).ravel() == pytest.approx([1, -1])
    # 3 of 30 and 1 of 10 are one rate
    assert np.isnan(z_of([[3], [1]], [30, 10], [0, 1], [7, 7])).all()
    # Event 0: residuals 1 and -1, divided by the root of a half, times 2 / 3, so 0.94; event 1: 4 expected, residuals
    # of 2, times 4 / 5, so 2.26. The first group has 0.94 + 2.26 of a deviation of the root of 0.94 ** 2 + 2.26 ** 2.
    both = z_of([[3], [1], [6], [2]], [10, 10, 10, 10], [0, 1, 0, 1], [0, 0, 1, 1])
    first, second = 2**0.5 * 2 / 3, 2 * 2**0.5 * 4 / 5
    assert both[0, 0] == pytest.approx((first + second) / np.hypot(first, second))


def test_what_belongs_to_an_event_of_one_group_counts_nothing():
    found = z_of([[3, 5], [1, 0], [9, 0]], [10, 10, 10], [0, 1, 0], [0, 0, 1])
    alone = z_of([[3, 5], [1, 0]], [10, 10], [0, 1], [0, 0])
    assert found == pytest.approx(alone)


@pytest.mark.parametrize(("shape", "events"), [((0, 1), 12), ((0, 1, 2), 7), ((0, 0, 1, 1), 6), ((0, 1, 1, 1), 6)])
def test_p_is_that_of_all_permutations(shape, events):
    rng = np.random.default_rng(3)
    codes = np.concatenate([rng.permutation(shape) for _ in range(events)])
    event, counts = np.repeat(np.arange(events), len(shape)), rng.poisson(4 + 5 * (codes == 0))
    _, p = event_tests(sparse.csr_array(counts[:, None]), np.full(len(codes), 100), codes, event)
    # equal lengths: residuals are counts less the mean, times mean / (mean + 1)
    table = counts.reshape(events, -1)
    mean = table.mean(axis=1, keepdims=True)
    residual, taken = (table - mean) * mean / (mean + 1), shape.count(0)
    sets = [[sum(row[i] for i in some) for some in combinations(range(len(shape)), taken)] for row in residual]
    sums, seen = np.array([sum(one) for one in product(*sets)]), residual[codes.reshape(events, -1) == 0].sum()
    assert seen > 0
    # so few events have few sums: p comes near, in a step or beside it
    assert 0.7 * np.mean(sums > seen + 1e-9) < p[0, 0] / 2 < 1.4 * np.mean(sums >= seen - 1e-9)


def test_many_articles_on_an_event_are_drawn_as_in_permutations():
    rng = np.random.default_rng(4)
    codes, event = np.tile(np.repeat([0, 1], [6, 14]), 3), np.repeat(np.arange(3), 20)
    counts = rng.poisson(4 + 0.8 * (codes == 0))
    _, p = event_tests(sparse.csr_array(counts[:, None]), np.full(60, 100), codes, event)
    table = counts.reshape(3, 20)
    mean = table.mean(axis=1, keepdims=True)
    residual = (table - mean) * mean / (mean + 1)
    sums = sum(rng.permuted(np.tile(row, (100_000, 1)), axis=1)[:, :6].sum(axis=1) for row in residual)
    beyond = np.mean(sums >= residual[:, :6].sum())
    assert beyond < 0.1 and p[0, 0] == pytest.approx(2 * beyond, rel=0.1)


def test_short_articles_of_one_outlet_make_no_difference():
    """The rates are equal and the lengths are not: as often as promised under 5 %, for the long ones too."""
    rng, events = np.random.default_rng(6), 40
    codes, event = np.tile([0, 1, 2], events), np.repeat(np.arange(events), 3)
    n_words = np.tile([1000, 400, 150], events)
    rate = np.repeat(rng.gamma(1, 0.004, (events, 500)), 3, axis=0)
    _, p = event_tests(sparse.csr_array(rng.poisson(rate * n_words[:, None])), n_words, codes, event)
    assert ((p < 0.05).mean(axis=1) < 0.08).all()


def test_labels_dealt_within_events_show_nothing():
    rng, p, keys = np.random.default_rng(2), [], 0
    for trial in range(12):
        articles = stories(30, seed=trial)
        articles["outlet"] = articles.groupby("event")["outlet"].transform(lambda names: rng.permutation([*names]))
        table = keyness(document_term_matrix(articles), by="outlet", within="event", draws=0, permutations=200)
        p += table["p"].dropna().tolist()
        keys += table["key"].any()
    assert np.mean(np.array(p) < 0.05) < 0.07 and keys <= 1


def test_a_word_of_one_outlet_is_found_within_events_where_events_hide_it():
    articles = stories(40, planted=0.25)
    matrix = document_term_matrix(articles)
    options = {"by": "outlet", "draws": 200, "permutations": 400}
    within = keyness(matrix, within="event", **options).set_index(["outlet", "term"]).loc[("Courier", "surely")]
    across = keyness(matrix, **options).set_index(["outlet", "term"]).loc[("Courier", "surely")]
    assert within["p"] < across["p"] and within["p"] < 0.005
    assert within["estimate"] == pytest.approx(across["estimate"], abs=0.05)
    assert within["low"] > 0 and across["low"] > 0


def test_what_cannot_be_compared_is_left_out_and_counted():
    articles = stories(20)
    articles.loc[articles["event"] == "e0", "event"] = None
    lonely = articles[~((articles["event"] == "e1") & (articles["outlet"] != "Post"))]
    table = keyness(document_term_matrix(lonely), by="outlet", within="event", draws=0, permutations=50)
    notes = table.groupby("outlet")["note"].first()
    assert notes["Courier"] == "compared within event; left out: 1 article without event shared with another group"
    assert notes["Post"] == "compared within event; left out: 2 articles without event shared with another group"
    assert table.groupby("outlet")["total"].first().nunique() <= 3 and (table["n_articles"] <= 18).all()


def test_ratio_within_events_worked_by_hand():
    # Event 0: 6 of 10 words by the first, 2 of 30 by the second; event 1: 0 of 10 and 4 of 10.
    counts = sparse.csr_array(np.array([[6], [2], [0], [4]]))
    n_words, codes, events = np.array([10, 30, 10, 10]), np.array([0, 1, 0, 1]), np.array([0, 0, 1, 1])
    ratio, low, high, steady = Events(counts, n_words, codes, events, 2).ratios(counts)
    # above: 6 x 3/4 + 0; below: 2 x 1/4 + 4 x 1/2; each plus a half
    assert ratio[:, 0] == pytest.approx([np.log2(5 / 3), np.log2(3 / 5)])
    assert not steady.any()  # without event 0 the sign turns
    assert np.isnan(low).all() and np.isnan(high).all()  # two events tell of no spread


def test_stories_that_only_one_outlet_tells_more_words_on_make_no_difference():
    """Both use a word equally in each event; the first writes more on the event that is full of it."""
    rng, rows = np.random.default_rng(5), []
    for event in range(30):
        for outlet, size in (("Courier", 200 if event % 2 else 50), ("Herald", 50 if event % 2 else 200)):
            rate = 0.3 if event % 2 else 0.01
            terms = rng.choice(["blockade", "other"], size, p=[rate, 1 - rate])
            rows.append((f"{outlet}{event}", outlet, f"e{event}", " ".join(terms)))
    articles = pd.DataFrame(rows, columns=["article_id", "outlet", "event", "text"])
    matrix = document_term_matrix(articles)
    within = keyness(matrix, by="outlet", within="event").set_index(["outlet", "term"]).loc[("Courier", "blockade")]
    across = keyness(matrix, by="outlet").set_index(["outlet", "term"]).loc[("Courier", "blockade")]
    assert across["low"] > 0.5
    assert within["low"] < 0 < within["high"] and abs(within["estimate"]) < 0.2 and not within["key"]


# held to plain loops


def cumulants(rows, taken):
    """Give the function for one event: exact for few sets of articles, as if each were drawn by itself for many."""
    size = len(rows)
    if comb(size, taken) <= 70:
        sums = np.array([sum(some) for some in combinations(rows, taken)])
        return lambda t: logsumexp(t * sums) - np.log(len(sums))
    stretch, start = size / (size - 1), np.log(taken / (size - taken))

    def level(t):
        power = t * stretch * rows
        odds = brentq(lambda odds: expit(odds + power).sum() - taken, start - 60, start + 60, xtol=1e-13)
        made = np.logaddexp(0, odds + power).sum() - odds * taken
        return (made - size * np.logaddexp(0, start) + start * taken) / stretch

    return level


def plain_event_p(counts, n_words, codes, events, group):
    """Give z and two-sided p of one term: from the cumulants, differences of which are their derivatives."""
    seen, variance, parts, chance = 0.0, 0.0, [], 0.0
    for event in np.unique(events):
        here = events == event
        mine, taken, size = codes[here] == group, np.count_nonzero(codes[here] == group), np.count_nonzero(here)
        uses, share = counts[here].astype(float), n_words[here] / n_words[here].sum()
        if not uses.any():
            continue
        sets = comb(size - np.count_nonzero(uses), taken - np.count_nonzero(uses[mine])) / comb(size, taken)
        chance += np.log(sets)
        if not 0 < taken < size:
            continue
        residual = (uses - share * uses.sum()) / np.sqrt(share) * (uses.mean() / (uses.mean() + 1))
        residual -= residual.mean()
        seen += residual[mine].sum()
        variance += taken * (size - taken) / (size * (size - 1)) * (residual**2).sum()
        parts.append((residual, taken))
    if variance <= 1e-12:
        return np.nan, np.nan
    z = seen / np.sqrt(variance)
    one_sided = ndtr(-abs(z))
    if abs(z) > 1:
        parts = [(np.sign(seen) * rows, taken) for rows, taken in parts]
        each = [cumulants(rows, taken) for rows, taken in parts]
        level, step, seen = lambda t: sum(one(t) for one in each), 1e-3 / np.sqrt(variance), abs(seen)
        if sum(np.sort(rows)[-taken:].sum() for rows, taken in parts) < seen * (1 + 1e-3):
            return z, None  # at the end of what it can be
        slope = lambda t: (level(t + step) - level(t - step)) / (2 * step)  # noqa: E731
        t = brentq(lambda t: slope(t) - seen, 0, 6 * abs(z) / np.sqrt(variance))
        second = (level(t + step) - 2 * level(t) + level(t - step)) / step**2
        w, u = np.sqrt(2 * (t * seen - level(t))), t * np.sqrt(second)
        one_sided = min(ndtr(-(w + np.log(u / w) / w)), np.exp(-(w**2) / 2))
    return z, min(1, 2 * max(one_sided, np.exp(chance)))


@pytest.mark.parametrize("sizes", [(2, 3, 4, 2, 5, 3, 1, 4), (8, 3, 8, 4), (9, 10, 14), (12, 2, 71, 3)])
def test_p_within_events_is_that_of_the_saddlepoint(sizes):
    tails = []
    for seed in range(2):
        rng = np.random.default_rng(seed)
        events, n = np.repeat(rng.permutation(len(sizes)), sizes), sum(sizes)
        mixed = rng.permutation(n)
        codes = np.concatenate([rng.permutation(np.arange(size) % 2) for size in sizes])
        if 71 in sizes:
            codes[np.flatnonzero(events == events[20])] = [1] + [0] * 70
        counts = rng.poisson(0.7 + 1.5 * (codes == 0)[:, None], (n, 5)) * (rng.random((n, 5)) < 0.8)
        n_words = rng.integers(50, 90, n)
        order = (counts[mixed], n_words[mixed], codes[mixed], events[mixed])
        z, p = event_tests(sparse.csr_array(order[0]), *order[1:])
        for term in range(5):
            alone = event_tests(sparse.csr_array(order[0][:, [term]]), *order[1:])[1][:, 0]
            assert alone == pytest.approx(p[:, term], rel=1e-4, nan_ok=True)  # whatever the others are
            for group in (0, 1):
                expected = plain_event_p(counts[:, term], n_words, codes, events, group)
                assert z[group, term] == pytest.approx(expected[0], nan_ok=True)
                if expected[1] is not None:
                    assert p[group, term] == pytest.approx(expected[1], rel=3e-4, nan_ok=True)
                    tails.append(abs(expected[0]))
    assert np.mean(np.array(tails) > 1) > 0.2


@pytest.mark.parametrize("uses", [0.02, 1, 2, 90])
def test_all_that_one_group_has_is_as_likely_as_that_very_dealing(uses):
    codes, event = np.tile([1, 0], 12), np.repeat(np.arange(12), 2)
    _, p = event_tests(sparse.csr_array(uses * codes[:, None]), np.full(24, 100), codes, event)
    assert p.ravel() == pytest.approx([2 / 2**12] * 2, rel=1e-4)


def test_articles_without_the_term_may_be_dealt_as_they_like():
    """One of four articles has it, and either group has two: in half of all dealings it is of the group that has it."""
    _, p = event_tests(sparse.csr_array([[1], [0], [0], [0]]), np.full(4, 9), np.array([0, 0, 1, 1]), np.zeros(4, int))
    assert p.ravel().tolist() == pytest.approx([1, 1])


def test_no_article_has_no_group():
    none = np.zeros(0, dtype=np.int64)
    z, p = event_tests(sparse.csr_array((0, 3)), none, none, none)
    assert z.shape == p.shape == (0, 3)
    assert [
        part.shape for part in Events(sparse.csr_array((0, 3)), none, none, none, 2).ratios(sparse.csr_array((0, 3)))
    ] == [(2, 3)] * 4
    z, p = event_tests(sparse.csr_array([[1, 0], [0, 1]]), np.array([9, 9]), np.array([1, 0]), np.array([4, 4]))
    assert z.shape == p.shape == (2, 2)


def test_ratios_within_events_are_those_of_a_plain_loop():
    for seed in range(6):
        rng = np.random.default_rng(seed)
        counts = rng.integers(0, 6, (18, 8)) * (rng.random((18, 8)) < 0.6)
        n_words, codes = counts.sum(axis=1) + rng.integers(1, 30, 18), rng.permutation(np.arange(18) % 3)
        events = np.unique(rng.integers(0, 6 if seed else 4, 18), return_inverse=True)[1]
        found = Events(sparse.csr_array(counts), n_words, codes, events, 3).ratios(sparse.csr_array(counts))
        for group, term in np.ndindex(3, counts.shape[1]):
            over, under = [], []
            for event in np.unique(events):
                here, mine = events == event, (events == event) & (codes == group)
                share, uses = n_words[mine].sum() / n_words[here].sum(), counts[mine, term].sum()
                if counts[here, term].any():
                    over.append(uses * (1 - share))
                    under.append((counts[here, term].sum() - uses) * share)
            over, under, n = np.array(over), np.array(under), len(over)
            above, below = over.sum() + 0.5, under.sum() + 0.5
            size = np.log2(above / below)
            low = high = np.nan
            if n >= 2 and events.max() >= 4:
                variance = ((over / above - under / below) ** 2).sum() * n / (n - 1) + 0.5 / above**2 + 0.5 / below**2
                reach = stdtrit(n - 1, 0.975) * np.sqrt(variance) / np.log(2)
                low, high = size - reach, size + reach
            gap = over - under
            signs = {np.sign(np.round(gap.sum() - one, 9)) for one in (0, *gap)}
            expected = (size, low, high, len(signs) == 1 and signs != {0})
            assert [part[group, term] for part in found] == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize(("rest", "steady"), [(2e-9, False), (4e-9, True)])
def test_what_rounding_could_make_is_not_steady(rest, steady):
    """Two events of two articles, one of each group: a gap of half of `rest` each, on the first group's side."""
    counts = sparse.csr_array(np.array([[rest], [0], [rest], [0]]))
    n_words, codes, events = np.full(4, 10), np.array([0, 1, 0, 1]), np.array([0, 0, 1, 1])
    assert Events(counts, n_words, codes, events, 2).ratios(counts)[3].ravel().tolist() == [steady, steady]
