"""Measures at their bounds: the fewest articles that are enough, what is given just within a limit, and by hand."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from scipy import sparse, stats

from analysis.base import schema
from analysis.measures.gaps import _within, stance_gaps
from analysis.measures.heard import top_speakers, unknown_speakers
from analysis.measures.speakers import _interval, _number, concentration
from analysis.measures.voice import reporting_lag

CLAIMS = np.array([1, 1, 1, 0, 0, 0, 1, 1])


def claims(**articles):
    """One claim or none of Meronia and one plain statement of Kalvia in each of so many articles of an outlet."""
    rows = []
    for outlet, n in articles.items():
        for article in range(n):
            stances = ("distancing" if CLAIMS[article] else "neutral", "neutral")
            for side, stance in zip(("Meronia", "Kalvia"), stances, strict=True):
                row = {"article_id": f"{outlet}{article}", "outlet": outlet, "side": side, "stance": stance}
                rows.append(row | {"statement_id": f"{outlet}{article}{side}", "share": 1.0})
    return schema.make(rows, schema.STATEMENTS)


def gaps(**articles):
    return stance_gaps(claims(**articles), sides=("Meronia", "Kalvia"), draws=99).set_index("outlet")


@pytest.mark.parametrize(
    ("post", "herald", "note", "own", "tested"),
    [
        (5, 5, "", True, True),
        (4, 5, "fewer than 5 articles", False, False),
        (5, 4, "fewer than 5 articles in the rest", True, False),
        (5, 0, "not tested: one group", True, False),
        (4, 0, "fewer than 5 articles", False, False),
    ],
)
def test_five_articles_are_enough_for_a_gap(post, herald, note, own, tested):
    row = gaps(Post=post, Herald=herald).loc["Post"]
    assert row["note"] == note
    assert (pd.notna(row["gap_p"]), pd.notna(row["p"])) == (own, tested)
    assert row["gap"] == pytest.approx(CLAIMS[:post].mean())
    if herald:
        assert row["estimate"] == pytest.approx(CLAIMS[:post].mean() - CLAIMS[:herald].mean())
    assert row["n"] == 2 * post and row["n_articles"] == post and len(row["ids"]) == 3


def test_the_plain_gap_has_the_interval_of_a_mean():
    # one statement of either side in each of five articles: the mean of 1, 1, 1, 0, 0 less nothing
    low, high, p = _within(np.column_stack([CLAIMS[:5], np.ones(5), np.zeros(5), np.ones(5)]), None, None)
    oracle = stats.ttest_1samp(CLAIMS[:5], 0)
    assert (low, high) == pytest.approx(tuple(oracle.confidence_interval(0.95))) and p == pytest.approx(oracle.pvalue)
    row = gaps(Post=5, Herald=6).loc["Post"]
    assert (row["gap_low"], row["gap_high"], row["gap_p"]) == pytest.approx((low, high, p))


@pytest.mark.parametrize(("blocks", "tested"), [([0, 1, 2, 3, 4, 4, 9, 9], True), ([0, 1, 2, 3, 3, 3, 9, 9], False)])
def test_five_events_are_enough_for_a_gap(blocks, tested):
    values = np.column_stack([CLAIMS[:6], np.ones(6), np.zeros(6), np.ones(6)])
    found = _within(values, np.array(blocks), np.arange(8) < 6)
    assert np.isfinite(found).tolist() == [tested] * 3
    if tested:  # each event's sum of (claim - .5) / 6
        parts = np.array([0.5, 0.5, 0.5, -0.5, -1.0]) / 6
        reach = stats.t.ppf(0.975, 4) * np.sqrt(5 / 4 * (parts**2).sum())
        assert found[:2] == pytest.approx((0.5 - reach, 0.5 + reach))


def test_a_gap_that_never_varies_has_no_interval():
    values = np.column_stack([np.ones(6), np.ones(6), np.zeros(6), np.ones(6)])
    assert np.isnan(_within(values, None, None)).all()


def test_a_second_side_counts_against_the_first():
    values = np.column_stack([CLAIMS, np.full(8, 2), 1 - CLAIMS, np.full(8, 1)])
    low, high, p = _within(values, None, None)
    of_first, of_second = CLAIMS / 2, 1 - CLAIMS
    oracle = stats.ttest_1samp(of_first - of_second, 0)
    assert (low, high, p) == pytest.approx((*oracle.confidence_interval(0.95), oracle.pvalue))


# how concentrated the voice is


@pytest.mark.parametrize(
    ("estimate", "low", "high", "note", "heard", "number", "why"),
    [
        (0.5, 1 / 80, 0.6, "", 40, (2, 1 / 0.6, 80), None),  # just twice as many as were heard
        (0.5, 1 / 80, 0.6, "", 39, None, "perhaps over twice the 39 speakers heard: too few to tell"),
        (0.5, 1 / 80, 0.5, "", 39, None, "at least 2, perhaps over twice the 39 speakers heard: too few to tell"),
        (0.5, 1 / 80, 0.51, "so", 39, None, "perhaps over twice the 39 speakers heard: too few to tell; so"),
        (0.5, np.nan, np.nan, "so", 39, (2, np.nan, np.nan), None),
    ],
)
def test_an_effective_number_up_to_twice_those_heard(estimate, low, high, note, heard, number, why):
    found = _number(estimate, low, high, note, heard)
    assert found.get("note") == why
    told = [found[name] for name in ("estimate", "low", "high")]
    assert told == pytest.approx(number or (np.nan,) * 3, nan_ok=True)


def pairs(counts):
    """How often two statements of different articles have one speaker, pair by pair."""
    both = list(permutations(counts, 2))
    return sum(a @ b for a, b in both) / sum(a.sum() * b.sum() for a, b in both)


@pytest.mark.parametrize("n", [5, 8])
def test_concentration_is_a_mean_over_pairs_and_its_interval_a_jackknife(n):
    counts = np.random.default_rng(n).integers(0, 4, (n, 3)) + np.eye(n, 3, dtype=int)
    low, high = (end for end in _interval(sparse.csr_array(counts), "articles")[1:3])
    hhi = pairs(counts)
    logs = np.log([pairs(np.delete(counts, i, axis=0)) for i in range(n)])
    reach = stats.t.ppf(0.975, n - 1) * np.sqrt((n - 1) / n * ((logs - logs.mean()) ** 2).sum())
    assert (low, high) == pytest.approx((hhi * np.exp(-reach), min(1, hhi * np.exp(reach))))
    assert _interval(sparse.csr_array(counts), "articles")[0] == pytest.approx(hhi)


def test_concentration_of_four_articles_has_no_interval():
    counts = sparse.csr_array([[1.0, 0], [1, 1], [1, 0], [0, 2]])
    estimate, *ends, note = _interval(counts, "events")
    assert (estimate, note) == (0.5, "fewer than 5 events") and np.isnan(ends).all()
    assert _interval(counts[:0], "articles")[3] == "nothing to count"


def test_concentration_ends_at_one():
    counts = np.ones((5, 2)) * [5, 1]
    counts[:2] = [[9, 0], [0, 9]]
    estimate, low, high, note = _interval(sparse.csr_array(counts), "articles")
    assert note == "" and low < estimate < high == 1.0


def voices(**articles):
    rows = []
    for outlet, n in articles.items():
        for article in range(n):
            for k, speaker in enumerate(("Orm", f"{outlet}{article % 3}")):
                row = {"article_id": f"{outlet}{article}", "outlet": outlet, "speaker": speaker, "share": 1.0}
                rows.append(row | {"statement_id": f"{outlet}{article}/{k}"})
    return schema.make(rows, schema.STATEMENTS)


@pytest.mark.parametrize(
    ("herald", "tested", "notes"),
    [
        (5, [True, True], ["", ""]),
        (4, [False, False], ["not tested: fewer than 5 articles in the rest", "fewer than 5 articles"]),
    ],
)
def test_five_articles_in_the_rest_are_enough_to_compare_concentration(herald, tested, notes):
    table = concentration(voices(Alder=5, Herald=herald), draws=99)
    table = table[table["measure"] == "HHI"]
    assert table["p"].notna().tolist() == tested and table["note"].tolist() == notes


def test_p_of_concentration_is_that_of_all_permutations():
    said = voices(Alder=6, Herald=6)
    said.loc[said["outlet"] == "Herald", "speaker"] = "Tosk"
    row = concentration(said, draws=999).iloc[0]
    wide = pd.crosstab(said["article_id"], said["speaker"]).to_numpy().astype(float)
    seen = abs(pairs(wide[:6]) - pairs(wide[6:]))
    rng, reached = np.random.default_rng(1), 0
    for _ in range(999):
        order = rng.permutation(12)
        reached += abs(pairs(wide[order[:6]]) - pairs(wide[order[6:]])) >= seen - 1e-12
    assert row["p"] == pytest.approx((1 + reached) / 1000, abs=0.01)


# who is heard


def heard(*rows, text="Rain fell. Orm said so. Snow fell."):
    columns = ["speaker", "speaker_kind", "side", "party", "content_start", "part", "content"]
    table = pd.DataFrame(rows, columns=columns).assign(article_id="a", outlet="A", share=1.0, anonymity="named")
    table["statement_id"] = [str(n) for n in range(len(table))]
    articles = schema.make([{"article_id": "a", "outlet": "A", "text": text, "raw_text": text}], schema.ARTICLES)
    return schema.make(table, schema.STATEMENTS), articles


@pytest.mark.parametrize(
    ("start", "part", "sentence"),
    [
        (9, "body", "Rain fell."),
        (11, "body", "Orm said so."),
        (22, "body", "Orm said so."),
        (24, "body", "Snow fell."),
        (99, "body", "so"),
        (11, "title", "so"),
    ],
)
def test_the_sentence_in_which_a_statement_begins(start, part, sentence):
    said, articles = heard(("Orm", "unknown", None, None, start, part, "so"))
    assert unknown_speakers(said, articles)["sentence"].tolist() == [sentence]
    assert unknown_speakers(said, articles.assign(article_id="b"))["sentence"].tolist() == ["so"]


def test_whoever_is_unknown_oftenest_is_listed_first():
    one, two = ("unknown", None, None, 11, "body", "so"), ("court", "Kalvia", None, 11, "body", "so")
    said, articles = heard(
        *[("Lund", *two)] * 3, ("Orm", *one), ("Orm", *two), ("Tosk", *one), ("Tosk", *one), ("Ravn", *one)
    )
    table = unknown_speakers(said, articles)
    assert table[["speaker", "n"]].values.tolist() == [["Tosk", 2], ["Orm", 2], ["Ravn", 1]]
    assert table["kind"].tolist() == ["", "court", ""]
    assert unknown_speakers(said, articles, top=1)["speaker"].tolist() == ["Tosk"]


@pytest.mark.parametrize(
    ("kind", "side", "party", "listed"),
    [
        ("unknown", "Kalvia", "Green", True),
        (None, "Kalvia", "Green", True),
        ("court", None, None, True),
        ("court", "Kalvia", None, False),
        ("party", "Kalvia", None, True),
        ("party", None, "Green", True),
        ("party", "Kalvia", "Green", False),
        ("civilian", None, None, False),
    ],
)
def test_what_is_missing_of_a_speaker(kind, side, party, listed):
    said, articles = heard(("Orm", kind, side, party, 11, "body", "so"))
    assert len(unknown_speakers(said, articles)) == listed


def test_one_speaker_may_be_asked_for():
    said, _ = heard(
        *[("Orm", "unknown", None, None, 11, "body", "so")] * 2, ("Tosk", None, None, None, 11, "body", "so")
    )
    assert top_speakers(said, top=1)["speaker"].tolist() == ["Orm"]


@pytest.mark.parametrize(("most", "mean", "n"), [(0, 0, 1), (1, 0.5, 2), (2, 1, 3), (None, 1, 3)])
def test_the_longest_lag_that_counts(most, mean, n):
    said, _ = heard(*[("Orm", None, None, None, 11, "body", "so")] * 3)
    row = reporting_lag(said.assign(lag_days=pd.array([0, 1, 2], dtype="Int64")), most_days=most).iloc[0]
    assert (row["estimate"], row["n"]) == (mean, n)
