"""Fast ways held to plain ones, on small tables with ties, zeros and empty articles, and rules at their edges."""

import warnings
from collections import Counter
from math import comb

import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from scipy.special import stdtrit

from analysis.terms.collocates import collocations
from analysis.terms.concordance import kwic
from analysis.terms.counting.batches import count_batch, join
from analysis.terms.counting.matrix import document_term_matrix
from analysis.terms.counting.phrases import _person, full_names
from analysis.terms.frequency import count_terms, dispersion, rate_intervals
from analysis.terms.index.words import index_words
from analysis.terms.keywords.inference import (
    Permutation,
    _length_classes,
    _pareto_tail,
    _PooledNull,
    pooled_p,
    term_classes,
)
from analysis.terms.keywords.scores import log_likelihood
from analysis.terms.periods import trend_word, trends
from analysis.text.words import word_spans, words


def table_of(seed, n=12, n_terms=8, groups=3, largest=4):
    """Counts with many zeros and ties, words of each article, and its group."""
    rng = np.random.default_rng(seed)
    counts = rng.integers(0, largest, (n, n_terms)) * (rng.random((n, n_terms)) < 0.6)
    return counts, counts.sum(axis=1) + rng.integers(1, 30, n), rng.permutation(np.arange(n) % groups)


# words


def test_words_of_bytes_are_words_of_the_rule():
    rng = np.random.default_rng(1)
    signs = np.array(
        [*"abKk19", *".,'-’‑", *".'-", " ", "\n", "_", "é", "e\u0301", "\u212a", "\u200b", "\u00ad", "Ж", "𝔘"]
    )
    texts = ["".join(rng.choice(signs, rng.integers(0, 9))) for _ in range(3000)]
    texts += ["".join(rng.choice([*"\u212ab.", "-1"], rng.integers(0, 8))) for _ in range(3000)]
    terms, counts, n_words = count_batch(texts)
    names = np.array([*terms.to_pylist(), ""])
    for row, text in enumerate(texts):
        cells = slice(counts.indptr[row], counts.indptr[row + 1])
        found = dict(zip(names[counts.indices[cells]].tolist(), counts.data[cells].tolist(), strict=True))
        assert found == Counter(words(text)) and n_words[row] == sum(found.values()), repr(text)


@pytest.mark.parametrize("min_articles", [1, 2, 3, 4])
def test_batches_are_joined_as_one(min_articles):
    texts = ["b a a", "", "c b", "a", "d b b c", "", "a d"]
    parts = [count_batch(texts[at : at + 2]) for at in range(0, len(texts), 2)]
    terms, counts = join([t for t, _, _ in parts], [(c.data, c.indices, c.indptr) for _, c, _ in parts], min_articles)
    spread = Counter(word for text in texts for word in set(text.split()))
    assert terms.tolist() == sorted(word for word, n in spread.items() if n >= min_articles)
    assert counts.toarray().tolist() == [[text.split().count(term) for term in terms] for text in texts]


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("peter orm", ("peter", "orm")),
        ("peter j k orm", ("peter", "j", "k", "orm")),  # initials are no names
        ("peter j k l m orm", ("peter", "j", "k", "l", "m", "orm")),
        ("peter li", ("peter", "li")),
        ("peter li wu orm", ()),
        ("peter lisk orm", ("peter", "lisk", "orm")),
        ("peter lisk tarn orm", ()),
        ("peter van der orm", ("peter", "van", "der", "orm")),
        ("peter van der", ()),
        ("peter j", ()),
        ("peter", ()),
        ("peter lisk j", ()),
        ("peter lisk 9", ()),
        ("captain peter orm", ("peter", "orm")),
        ("lisk orm", ()),
        ("peter orm jr lisk", ("peter", "orm")),
        ("peter orm's lisk", ("peter", "orm")),
        ("lisk's peter orm", ("peter", "orm")),
        ("peter jr", ()),
    ],
)
def test_what_of_a_name_is_a_person(name, person):
    assert _person(name.split()) == person


@pytest.mark.parametrize(("alone", "kept"), [(0, True), (1, True), (2, False)])
def test_a_first_name_that_stands_alone_more_often_is_none(alone, kept):
    text = f"In the hall they met Peter Orm. {'There Peter left. ' * alone}"
    assert bool(full_names(pd.DataFrame({"text": [text]}))) == kept


# contexts


@pytest.fixture(scope="module")
def odd():
    rng = np.random.default_rng(7)
    texts = ["".join(rng.choice([*"aabbUS.. "], rng.integers(0, 9))) for _ in range(120)]
    texts += ["".join(rng.choice([*"ab1.,'- _!\n", " ", ". A"], rng.integers(0, 14))) for _ in range(120)]
    return pd.DataFrame({"article_id": range(240), "outlet": "Post", "text": texts})


@pytest.fixture(scope="module")
def index(odd):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("analysis.terms.index.words.BATCH", 100)
        return index_words(odd)


@pytest.mark.parametrize(("window", "within"), [(0, True), (1, True), (2, False)])
def test_an_index_shows_what_the_texts_show(odd, index, window, within):
    options = {"window": window, "within_sentence": within}
    for pattern in ("a", "b+", "a|b", "S", "a."):
        one, other = (kwic(where, pattern, regex=True, ignore_case=False, **options) for where in (odd, index))
        pd.testing.assert_frame_equal(one, other)
    for pattern in ("a", ["b a b", "b a", "a"], ["a-b", "U.S.", "1"]):
        one, other = (kwic(where, pattern, ignore_case=pattern != "a", **options) for where in (odd, index))
        pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize("window", [0, 1, 3])
def test_contexts_are_so_many_words(odd, window):
    """Of whole words: what stands before and behind, cut into words by itself."""
    for row in kwic(odd, ["a", "b b"], window=window, within_sentence=False).itertuples():
        text = odd["text"][row.article_id]
        before, behind = (word_spans(part) for part in (text[: row.start], text[row.end :]))
        low = before[-window:][0][0] if before and window else row.start
        high = row.end + behind[:window][-1][1] if behind and window else row.end
        assert (row.left, row.match + row.right) == (text[low : row.start], text[row.start : high])


@pytest.mark.parametrize("seed", range(4))
def test_collocations_are_those_of_a_plain_loop(seed):
    rng = np.random.default_rng(seed)
    texts = [rng.choice([*"abcdex"], rng.integers(0, 12)).tolist() for _ in range(16)]
    articles = pd.DataFrame({"article_id": range(16), "text": [" ".join(text) for text in texts]})
    found = collocations(articles.iloc[: 16 - seed], "x", window=1, min_n=1).set_index("term")
    texts = texts[: 16 - seed]
    close = [
        Counter(w for k, w in enumerate(text) if w != "x" and "x" in text[max(k - 1, 0) : k + 2]) for text in texts
    ]
    nodes = np.array([text.count("x") for text in texts])
    assert set(found.index) == {word for near in close for word in near}
    for term, row in found.iterrows():
        n = np.array([near[term] for near in close])
        rest = np.array([text.count(term) for text in texts]) + nodes
        size, top = np.count_nonzero(rest), nodes if n.sum() >= nodes.sum() else n
        error = np.sqrt(((top / top.sum() - rest / rest.sum()) ** 2).sum() * size / (size - 1)) / np.log(2)
        dice, reach = 14 + np.log2(2 * min(n.sum(), nodes.sum()) / rest.sum()), stdtrit(size - 1, 0.975) * error
        assert row[["estimate", "low", "high"]].tolist() == pytest.approx([dice, dice - reach, min(dice + reach, 14)])
        table = row["n"], row["n_near"], row["n_term"] - row["n"], row["total"] - row["n_near"]
        less = row["n"] / row["n_near"] < row["n_term"] / row["total"]
        assert row["g2"] == pytest.approx((-1 if less else 1) * log_likelihood(*table))
        assert row[["n", "n_articles", "n_term", "n_node", "n_near", "total"]].tolist() == [
            n.sum(), np.count_nonzero(n), rest.sum() - nodes.sum(), nodes.sum(),
            sum(near.total() for near in close), sum(map(len, texts)) - nodes.sum(),
        ]  # fmt: skip


# counts and rates


def test_counts_are_those_of_a_plain_loop():
    for seed in range(4):
        rng = np.random.default_rng(seed)
        texts = [" ".join(rng.choice([*"abcde"], rng.integers(0, 7))) for _ in range(15)]
        outlets = rng.choice(["Courier", "Herald", "Post"], 15, p=[0.6, 0.3, 0.1])
        articles = pd.DataFrame({"article_id": range(15), "outlet": outlets, "text": texts})
        rows = []
        for outlet in sorted(set(outlets)):
            mine = [text.split() for text, of in zip(texts, outlets, strict=True) if of == outlet]
            n, total = Counter(word for text in mine for word in text), sum(map(len, mine))
            for term in sorted(n, key=lambda term: (-n[term], term)):
                rank = 1 + sum(other > n[term] for other in n.values())
                rate = pytest.approx(n[term] / total * 1e6)
                rows.append([outlet, term, n[term], total, sum(term in text for text in mine), rank, rate])
        found = count_terms(document_term_matrix(articles), by="outlet")
        assert found[["outlet", "term", "n", "total", "n_articles", "rank", "estimate"]].to_numpy().tolist() == rows


def test_p_is_that_of_all_articles_with_words():
    """Ten articles of one word each, five of each outlet: every article takes part."""
    articles = pd.DataFrame({"article_id": range(10), "outlet": [*"AAAAABBBBB"], "text": ["aid"] * 5 + ["talks"] * 5})
    rows = count_terms(document_term_matrix(articles), by="outlet", terms="aid", draws=400)
    assert rows["p"].tolist() == pytest.approx([2 / comb(10, 5)] * 2, abs=0.02) and not rows["note"].any()


@pytest.mark.parametrize("blocks", [None, 6])
def test_intervals_are_those_of_a_plain_loop(blocks):
    counts, n_words, codes = table_of(3, n=24)
    n_words[::7] = 0
    counts[::7], counts[codes == 1, 2] = 0, 0
    block = None if blocks is None else np.random.default_rng(5).integers(0, blocks, 24)
    low, high = rate_intervals(sparse.csr_array(counts), n_words, codes, 3, block=block)
    for group in range(3):
        mine = np.flatnonzero((codes == group) & (n_words > 0))
        home = np.arange(24) if block is None else block
        units = [mine[home[mine] == one] for one in dict.fromkeys(home[mine].tolist())]
        lengths = np.array([n_words[unit].sum() for unit in units])
        for term in range(counts.shape[1]):
            uses = np.array([counts[unit, term].sum() for unit in units])
            rate, size = uses.sum() / lengths.sum(), len(units)
            if rate > 0:
                error = np.sqrt(((uses - rate * lengths) ** 2).sum() * size / (size - 1)) / uses.sum()
                reach = np.exp(stdtrit(size - 1, 0.975) * error)
                expected = rate / reach, rate * reach
            else:  # what it could still have, by how its hits come together in articles that have some
                together = (counts[:, term] ** 2).sum() / counts[:, term].sum()
                expected = 0, -np.log(0.025) * together / lengths.sum()
            expected = expected if size >= 5 else (np.nan, np.nan)
            assert (low[group, term], high[group, term]) == pytest.approx(expected, nan_ok=True)


def test_dispersion_in_groups_is_that_of_a_plain_loop():
    for seed in range(3):
        rng = np.random.default_rng(seed)
        texts = [" ".join(rng.choice([*"abcdef"], rng.integers(0, 6))) for _ in range(14)]
        articles = pd.DataFrame({"article_id": range(14), "outlet": [*"AABBBBBBCCCCCC"], "text": texts})
        found = dispersion(document_term_matrix(articles), by="outlet").set_index(["outlet", "term"])
        for outlet in "BC":
            mine = [text.split() for text, of in zip(texts, articles["outlet"], strict=True) if of == outlet and text]
            share = np.array([len(text) for text in mine]) / sum(map(len, mine))
            terms = sorted({word for text in mine for word in text})
            assert found.loc[outlet].index.tolist() == terms
            for term, row in zip(terms, found.loc[outlet].itertuples(), strict=True):
                uses = np.array([text.count(term) for text in mine])
                dp = np.abs(uses / uses.sum() - share).sum() / 2
                assert (row.n, row.n_articles) == (uses.sum(), np.count_nonzero(uses))
                assert (row.estimate, row.dp_norm) == pytest.approx((dp, dp / (1 - share.min())))
                assert row.share_of_articles == pytest.approx(np.count_nonzero(uses) / len(mine))


# periods


@pytest.mark.parametrize(
    ("period", "first", "last", "shown"),
    [
        ("day", "2031-01-01", "2031-04-11", 101),
        ("day", "2031-01-01", "2031-04-12", 2),
        ("week", "2031-01-06", "2032-12-06", 101),
        ("week", "2031-01-06", "2032-12-13", 2),
        ("month", "2031-01-01", "2039-05-01", 101),
        ("month", "2031-01-01", "2039-06-01", 2),
        ("quarter", "2031-01-01", "2056-01-01", 101),
        ("quarter", "2031-01-01", "2056-04-01", 2),
        ("year", "2031-01-01", "2131-01-01", 101),
        ("year", "2031-01-01", "2132-01-01", 2),
    ],
)
def test_a_hundred_empty_periods_are_shown_and_no_more(period, first, last, shown):
    articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": "Post", "text": "aid", "published": [first, last]})
    with warnings.catch_warnings():
        warnings.simplefilter("error" if shown > 2 else "ignore", UserWarning)
        found = trends(document_term_matrix(articles), "aid", period=period, min_articles=1)
    assert len(found) == shown and str(found["period"].iloc[-1])[:10] == last


@pytest.mark.parametrize(("n", "gap", "left_out"), [(9, 100, False), (9, 101, True), (10, 110, False), (10, 111, True)])
def test_the_more_periods_have_articles_the_longer_may_be_a_gap(n, gap, left_out):
    days = pd.date_range("2031-01-01", periods=n)
    days = [*days, days[-1] + pd.Timedelta(days=gap)]
    articles = pd.DataFrame({"article_id": range(n + 1), "outlet": "Post", "text": "aid", "published": days})
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = trends(document_term_matrix(articles), "aid", period="day", min_articles=1)
    assert len(found) == (n + 1 if left_out else n + gap) and bool(told) == left_out
    assert not told or "1 published from" in str(told[0].message)


@pytest.mark.parametrize(("n", "shown"), [(2, False), (3, True), (4, True)])
def test_a_period_of_so_many_articles_shows_a_rate(n, shown):
    articles = pd.DataFrame({"article_id": range(n), "outlet": "Post", "text": "aid", "published": "2031-05-01"})
    row = trends(document_term_matrix(articles), "aid", period="day", min_articles=3).iloc[0]
    assert pd.notna(row["estimate"]) == shown and row["note"].startswith("fewer than 3 articles") != shown
    assert row["period_end"] == pd.Timestamp("2031-05-02")


@pytest.mark.parametrize(
    ("ferry", "bridge", "word"),
    [(7, 5, "bridge"), (6, 5, "ferry"), (5, 6, "bridge"), (5, 5, "bridge"), (8, 9, "bridge")],
)
def test_a_word_of_seven_in_ten_articles_tells_of_no_time(ferry, bridge, word):
    texts = [" ".join(["ferry"] * (k < ferry) + ["bridge"] * (k < bridge) + ["the"]) for k in range(10)]
    articles = pd.DataFrame({"article_id": range(12), "outlet": [*"AB" * 6], "text": [*texts, "", ""]})
    assert trend_word(document_term_matrix(articles)) == word


# keywords


def beyond(null, value):
    """Share of null values in the bin of a value or further out, with the tail that is fitted to the largest."""
    at, size = int(np.clip(value / 0.01, -4000, 4000) + 4000), len(null)
    bins = (np.clip(np.asarray(null) / 0.01, -4000, 4000) + 4000).astype(int)
    above = np.count_nonzero(bins >= at)
    p, largest = (1 + above) / (1 + size), min(250, size // 10)
    if above < 10 and largest >= 30:
        edge = np.sort(bins)[-largest]
        tail = np.bincount(bins[bins >= edge] - edge)
        fitted = _pareto_tail(np.arange(len(tail)) * 0.01, tail)
        p = min(p, tail.sum() / size * fitted((at - edge) * 0.01))
    return p


@pytest.mark.parametrize("size", [9, 10, 299, 300, 309, 2499, 2500, 2600, 4000])
def test_shares_beyond_are_those_of_a_plain_count(size):
    rng = np.random.default_rng(size)
    values = np.concatenate([rng.standard_normal(size - 1), [40.005]]).round(3)
    null = _PooledNull(2)
    null.add(np.array(1), values)
    for value in (5.003, 3.511, *np.sort(values)[[-2, -6, -9]], 40.0051, 41.0, 0.0):
        found = null.beyond(np.array([1]), np.array([value]))
        assert found[0] == pytest.approx(beyond(values, value), rel=1e-9), value


def test_p_is_pooled_over_groups_of_one_size_and_terms_of_one_class():
    rng = np.random.default_rng(2)
    sizes, classes = np.array([3, 4, 5, 6, 7, 8, 9, 11, 13]), np.array([0, 0, 1, 1, 1])
    nulls = [rng.standard_normal((5, 20, 9)) * np.linspace(0.5, 2, 9) for _ in range(2)]
    z, floor = rng.standard_normal((9, 5)) * 2, rng.random((9, 5)) / 50
    z[2, 1] = np.nan
    for one in nulls:  # a term that does not vary says nothing of the others
        one[1, :, 3:] = np.nan
    found = pooled_p(z, classes, 2, sizes, nulls, floor)
    stratum = np.array([np.count_nonzero(np.quantile(sizes, np.arange(1, 7) / 7) <= size) for size in sizes])
    every = np.concatenate(nulls, axis=1)
    for group, term in np.ndindex(z.shape):
        pool = every[classes == classes[term]][:, :, stratum == stratum[group]].ravel()
        pool = (np.floor(pool[np.isfinite(pool)] / 0.01) + 0.5) * 0.01
        at = (np.floor(z[group, term] / 0.01) + 0.5) * 0.01
        sides = [(1 + np.count_nonzero(side > -1e-9)) / (1 + len(pool)) for side in (pool - at, at - pool)]
        p = min(1, 2 * max(min(sides), floor[group, term]))
        assert found[group, term] == pytest.approx(p if np.isfinite(at) else np.nan, nan_ok=True)


@pytest.mark.parametrize(
    ("n", "fine"),
    [(1, 1), (159, 1), (160, 2), (359, 2), (360, 3), (1439, 5), (1440, 6), (1959, 6), (1960, 7), (9000, 7)],
)
def test_classes_of_terms_are_of_equal_size(n, fine):
    rng = np.random.default_rng(n)
    rate, dispersion = rng.permutation(n) / n, rng.permutation(n) / n
    of, most = term_classes(rate, dispersion)
    sizes = np.bincount(of, minlength=most)
    assert most == 2 * fine**2 == len(sizes) and np.abs(sizes - n / most).max() <= 2
    coarse = of // fine  # by rate first, then by dispersion
    assert (np.diff(coarse[np.argsort(rate)]) >= 0).all()
    for one in np.unique(coarse):
        assert (np.diff(of[coarse == one][np.argsort(dispersion[coarse == one])]) >= 0).all()


@pytest.mark.parametrize("groups", [2, 3, 4])
def test_statistics_are_those_of_a_plain_loop(groups):
    for seed in range(3):
        counts, n_words, codes = table_of(seed, n=21, groups=groups, largest=9)
        n_words = n_words + np.random.default_rng(seed).permutation(21) * 40  # no two of one length
        test = Permutation(sparse.csr_array(counts), n_words, codes)
        for term, uses in enumerate(counts.T):
            rate, weight = uses.sum() / n_words.sum(), np.ones(21)
            for _ in range(3):
                mean = rate * n_words
                squares = weight**2 * mean**2
                spread = max((weight**2 * ((uses - mean) ** 2 - mean)).sum() / squares.sum(), 0)
                weight = 1 / (1 + spread * mean)
                rate = (weight * uses).sum() / (weight * n_words).sum()
            assert (test.rate[term], test.dispersion[term]) == pytest.approx((rate, spread))
            seen, due = (
                np.bincount(codes, weights=weight * part) + 0.5 for part in (uses.astype(float), rate * n_words)
            )
            for group in range(groups):
                rest = np.arange(groups) != group
                variance = 1 / due[group] + (1 / due[rest]).sum() / (groups - 1) ** 2
                gap = np.cbrt(seen / due)[group] - np.cbrt((seen / due)[rest].mean())
                assert test.z[group, term] == pytest.approx(3 * gap / np.sqrt(variance), rel=1e-4, abs=1e-4)


def test_lengths_are_sorted_into_classes_of_equal_size():
    of, typical = _length_classes(np.arange(64.0)[::-1] * 10 + 100)
    assert of.tolist() == np.repeat(np.arange(32), 2)[::-1].tolist()
    assert typical.tolist() == [100 + 20 * k + 5 for k in range(32)]


def test_a_term_varies_where_two_articles_differ_in_its_rate():
    counts = np.array([[1, 0, 2, 2], [2, 0, 4, 4], [3, 0, 6, 0], [1, 0, 3, 2]])
    test = Permutation(sparse.csr_array(counts), np.array([10, 20, 30, 10]), np.array([0, 1, 0, 1]))
    assert test.varies.tolist() == [False, False, True, True]
