"""Who is heard: values worked by hand on a small table, an oracle, invariants, and nothing found in noise."""

import numpy as np
import pandas as pd
import pytest

from analysis.base import schema
from analysis.measures.gaps import stance_gaps
from analysis.measures.speakers import concentration
from analysis.measures.voice import (
    anonymous_share,
    blame_matrix,
    first_heard,
    one_source_articles,
    reporting_lag,
    right_of_reply,
    share_of_voice,
)

# outlet, article, place, speaker, side, anonymity, stance, accused, lag, words, share
ROWS = [
    ("East", "e1", 10, "x", "Kalvia", "named", "neutral", None, 0, "one two", 1.0),
    ("East", "e1", 50, "y", "Meronia", "collective", "distancing", None, 2, "one two three four", 1.0),
    ("East", "e2", 30, "x", "Kalvia", "named", "confronting", "Meronia", 1, "one two", 0.5),
    ("East", "e2", 30, "z", "Selmar", "named", "confronting", "Meronia", 1, "one two", 0.5),
    ("West", "w1", 20, "y", "Meronia", "named role", "neutral", None, None, "one two", 1.0),
    ("West", "w1", 5, None, None, "none", None, None, None, "one", 1.0),
    ("West", "w2", 40, "y", "Meronia", "named", "confronting", "Kalvia", 4, "one two", 1.0),
    ("West", "w2", 60, "x", "Kalvia", "named", "denying", None, 4, "one two", 1.0),
]
COLUMNS = [
    "outlet", "article_id", "content_start", "speaker", "side", "anonymity", "stance", "accused", "lag_days", "content",
    "share",
]  # fmt: skip


def _table(rows=ROWS):
    frame = pd.DataFrame(rows, columns=COLUMNS).assign(part="body")
    frame["statement_id"] = [f"s{n}" for n in range(len(frame))]
    return schema.make(frame, schema.STATEMENTS)


def _values(table, *keys):
    return {tuple(row[k] for k in keys): row["estimate"] for row in table.to_dict("records")}


def test_share_of_voice_counts_statements_by_their_share():
    got = _values(share_of_voice(_table()), "outlet", "side")
    assert got["East", "Kalvia"] == pytest.approx(1.5 / 3)
    assert got["East", "Meronia"] == pytest.approx(1 / 3)
    assert got["East", "Selmar"] == pytest.approx(0.5 / 3)
    assert got["West", "Meronia"] == pytest.approx(2 / 4)  # the one without a side stays in the denominator
    assert got["West", "Selmar"] == 0


def test_share_of_voice_in_words():
    got = _values(share_of_voice(_table(), unit="words"), "outlet", "side")
    assert got["East", "Meronia"] == pytest.approx(4 / 8)
    assert got["East", "Kalvia"] == pytest.approx(3 / 8)


def test_shares_of_what_is_always_told_sum_to_one():
    shares = share_of_voice(_table(), of="anonymity")
    assert shares.groupby("outlet")["estimate"].sum().tolist() == pytest.approx([1, 1])


def test_hits_lead_back_to_statements():
    shares = share_of_voice(_table()).set_index(["outlet", "side"])
    assert shares.loc[("East", "Kalvia"), "ids"] == ["s0", "s2"]


def test_anonymous_share():
    assert _values(anonymous_share(_table()), "outlet") == {("East",): 1 / 3, ("West",): 1 / 4}


def test_reporting_lag_is_over_dated_statements_only():
    lag = reporting_lag(_table())
    assert _values(lag, "outlet") == {("East",): pytest.approx((0 + 2 + 1) / 3), ("West",): 4.0}
    assert lag["ids"].tolist() == [["s0", "s1", "s2", "s3"], ["s6", "s7"]]


def test_what_is_recalled_from_long_ago_is_no_lag():
    rows = [("East", f"e{n}", 1, "x", "Kalvia", "named", None, None, lag, "one", 1.0) for n, lag in enumerate([0, 30])]
    rows += [("West", f"w{n}", 1, "x", "Kalvia", "named", None, None, lag, "one", 1.0) for n, lag in enumerate([2, 31])]
    lag = reporting_lag(_table(rows))
    assert _values(lag, "outlet") == {("East",): 15.0, ("West",): 2.0}
    assert ["older" in note for note in lag["note"]] == [False, True]
    assert lag["note"].iloc[1].endswith("1 older than 30 days left out")
    assert _values(reporting_lag(_table(rows), most_days=None), "outlet")["West",] == 16.5
    assert reporting_lag(_table(rows), by=[])["note"].item().endswith("1 older than 30 days left out")
    with pytest.raises(ValueError, match=r"most_days is 1\.5; give a whole number"):
        reporting_lag(_table(rows), most_days=1.5)


def test_concentration():
    got = _values(concentration(_table()), "outlet", "measure")
    shares = np.array([1.5, 1, 0.5]) / 3
    assert got["East", "HHI"] == pytest.approx((shares**2).sum())
    assert got["East", "effective number"] == pytest.approx(1 / (shares**2).sum())
    assert got["West", "HHI"] == pytest.approx((2 / 3) ** 2 + (1 / 3) ** 2)
    shares = np.array([2.5, 3, 0.5]) / 6
    assert _values(concentration(_table(), by=[]), "measure")["HHI",] == pytest.approx((shares**2).sum())
    assert concentration(_table().head(0), by=[]).empty


@pytest.mark.parametrize("seed", range(20))
def test_concentration_lies_in_its_interval_and_nearer_the_truth_than_the_plain_sum(seed):
    rng = np.random.default_rng(seed)
    said = {"article_id": rng.integers(0, 30, 80), "speaker": rng.integers(0, 40, 80).astype(str), "share": 1.0}
    table = schema.make({"outlet": "East", "statement_id": np.arange(80).astype(str), **said}, schema.STATEMENTS)
    out = concentration(table)
    assert (out["low"] <= out["estimate"]).all() and (out["estimate"] <= out["high"]).all()
    index, number = out.iloc[0], out.iloc[1]  # the effective number is one over the index, its ends change places
    assert (number["low"], number["high"]) == pytest.approx((1 / index["high"], 1 / index["low"]))
    plain = (table["speaker"].value_counts(normalize=True) ** 2).sum()
    assert abs(out["estimate"][0] - 1 / 40) < abs(plain - 1 / 40)  # 40 speakers, each as likely


def test_the_effective_number_is_not_limited_to_the_speakers_seen():
    rng = np.random.default_rng(4)
    said = {"article_id": rng.integers(0, 150, 400), "speaker": rng.integers(0, 300, 400).astype(str), "share": 1.0}
    table = schema.make({"outlet": "East", "statement_id": np.arange(400).astype(str), **said}, schema.STATEMENTS)
    number = concentration(table).set_index("measure").loc["effective number"]
    assert number["low"] < 300 < number["high"] and number["high"] > table["speaker"].nunique()


def _pairs_that_repeat(once, again):
    """One statement in each article; `again` speakers come back in a second one, `once` do not."""
    speakers = [f"s{n}" for n in range(once + again)] + [f"s{n}" for n in range(again)]
    return [("East", f"e{n}", 1, who, "Kalvia", "named", None, None, 1, "one", 1.0) for n, who in enumerate(speakers)]


def test_no_number_of_speakers_is_given_beyond_twice_those_heard():
    # of 40 * 39 ordered pairs of articles 2 * 3 agree: 260 voices from 40 statements would be made up
    out = concentration(_table(_pairs_that_repeat(34, 3))).set_index("measure")
    assert out.loc["HHI", "estimate"] == pytest.approx(6 / 1560)
    assert out.loc["HHI", ["low", "high"]].notna().all()
    assert out.loc["effective number", ["estimate", "low", "high"]].isna().all()
    least = int(1 / out.loc["HHI", "high"])
    note = f"at least {least}, perhaps over twice the 40 speakers heard: too few to tell; not tested: one group"
    assert out.loc["effective number", "note"] == note
    assert out.loc["HHI", "note"] == "not tested: one group"
    more = concentration(_table(_pairs_that_repeat(2, 19))).set_index("measure").loc["effective number"]
    assert more["estimate"] == pytest.approx(1560 / 38) and "too few" not in more["note"]


def test_the_number_ends_just_within_twice_the_speakers_heard():
    given = []
    for again in range(2, 20):
        index, number = concentration(_table(_pairs_that_repeat(40 - 2 * again, again))).to_dict("records")
        given.append(pd.notna(number["estimate"]))
        assert given[-1] == (1 / index["low"] <= 80)
    assert given == sorted(given) and not given[0] and given[-1]


def test_one_pair_alone_gives_no_number():
    index, number = concentration(_table(_pairs_that_repeat(38, 1))).to_dict("records")
    assert index["estimate"] == pytest.approx(2 / 1560) and np.isnan([index["low"], number["estimate"]]).all()
    assert number["note"].startswith("perhaps over twice the 40 speakers heard: too few to tell; one article alone")


def test_statements_of_one_speaker_in_one_article_are_heard_once():
    rows = _pairs_that_repeat(34, 3)
    note = concentration(_table([*rows, *rows]))["note"].iloc[1]
    assert "twice the 40 speakers heard" in note


def test_a_number_that_is_not_given_is_not_tested_either():
    east = [(outlet, *rest) for outlet, *rest in _pairs_that_repeat(34, 3)]
    west = [("West", f"w{n}", *rest[1:]) for n, (_, *rest) in enumerate(_pairs_that_repeat(0, 20))]
    out = concentration(_table([*east, *west])).set_index(["outlet", "measure"])
    assert out.loc[("East", "effective number"), ["p", "p_adjusted"]].isna().all()
    assert out["p"].notna().sum() == out["p_adjusted"].notna().sum() == 3


def test_speakers_who_never_come_back_say_nothing():
    rows = [("East", f"e{n}", 1, f"speaker {n}", "Kalvia", "named", None, None, 1, "one", 1.0) for n in range(8)]
    out = concentration(_table(rows))
    assert out["estimate"].isna().all()
    assert out["note"].str.startswith("no speaker stands in two articles: too varied to tell").all()


def test_concentration_worked_by_hand_over_pairs_of_articles():
    # x in every one of five articles, and five others once each: of pairs of statements in different articles those
    # of x with x agree: 20 of 10 * 10 - 5 * 4 = 80 ordered pairs
    rows = [("East", f"e{n}", k, "x" if k else f"other {n}", "Kalvia", "named", None, None, 1, "one", 1.0)
            for n in range(5) for k in range(2)]  # fmt: skip
    out = concentration(_table(rows)).set_index("measure")
    assert out.loc["HHI", "estimate"] == pytest.approx(20 / 80)
    assert out.loc["effective number", "estimate"] == pytest.approx(4)
    assert set(out["note"]) == {"no article differs; not tested: one group"}


def test_two_outlets_whose_concentration_differs_are_told_apart():
    rows = []
    for n in range(20):
        rows += [("East", f"e{n}", k, "x", "Kalvia", "named", None, None, 1, "one", 1.0) for k in range(3)]
        rows += [
            ("West", f"w{n}", k, f"s{(3 * n + k) % 11}", "Kalvia", "named", None, None, 1, "one", 1.0) for k in range(3)
        ]
    out = concentration(_table(rows), draws=199)
    assert (out["p"] == 1 / 200).all() and (out["p_adjusted"] == 1 / 200).all()  # two rows of a group are one test
    same = concentration(
        _table(rows).assign(outlet=lambda t: np.where(t["article_id"].str[1:].astype(int) % 2, "a", "b"))
    )
    assert (same["p"] > 0.05).all()


def test_a_single_speaker_has_no_interval():
    table = _table([("East", f"e{n}", 1, "x", "Kalvia", "named", None, None, 1, "one", 1.0) for n in range(6)])
    out = concentration(table)
    assert out["estimate"].tolist() == [1, 1] and out["low"].isna().all()
    assert out["note"].tolist() == ["no article differs; not tested: one group"] * 2


@pytest.mark.parametrize("lag", [0, 1, 2])
def test_a_mean_that_never_varies_says_so(lag):
    rows = [(None, f"e{n}", 1, "x", "Kalvia", "named", None, None, lag, "one", 1.0) for n in range(6)]
    row = reporting_lag(_table(rows)).iloc[0]
    assert (
        row["estimate"] == lag and np.isnan(row["low"]) and row["note"] == "no article differs; not tested: one group"
    )
    assert len(row["ids"]) == 6


def test_one_source_articles():
    one = one_source_articles(_table())
    assert _values(one, "outlet") == {("East",): 0.0, ("West",): 0.5}
    assert one["ids"].tolist() == [[], ["w1"]]


def test_first_heard_takes_the_first_known_side_and_splits_a_shared_one():
    got = _values(first_heard(_table()), "outlet", "side")
    assert got["East", "Kalvia"] == pytest.approx(0.75)
    assert got["East", "Selmar"] == pytest.approx(0.25)
    assert got["West", "Meronia"] == 1


def test_right_of_reply():
    reply = right_of_reply(_table())
    assert _values(reply, "outlet") == {("East",): 0.0, ("West",): 1.0}
    assert reply["n"].tolist() == [1, 1]  # two accusers of one side in one article are one pair


def test_blame_matrix():
    got = _values(blame_matrix(_table()), "side", "accused")
    assert got == {
        ("Kalvia", "Meronia"): pytest.approx(0.25),
        ("Selmar", "Meronia"): pytest.approx(0.25),
        ("Meronia", "Kalvia"): pytest.approx(0.5),
    }
    assert blame_matrix(_table(), by="outlet")["outlet"].unique().tolist() == ["East", "West"]
    assert len(blame_matrix(_table([ROWS[0]]))) == 0


def test_row_order_is_irrelevant():
    turned = _table().iloc[::-1].reset_index(drop=True)
    for function in (share_of_voice, anonymous_share, concentration, one_source_articles, first_heard, right_of_reply):
        pd.testing.assert_frame_equal(
            function(_table()).drop(columns="ids"), function(turned).drop(columns="ids"), obj=function.__name__
        )


def test_every_measure_keeps_the_contract_of_estimates():
    for function in (share_of_voice, anonymous_share, concentration, one_source_articles, first_heard, right_of_reply):
        schema.check_estimates(function(_table()))
    schema.check_estimates(reporting_lag(_table()))
    schema.check_estimates(blame_matrix(_table()))


def test_wrong_input_is_one_clear_line():
    with pytest.raises(ValueError, match="unit is 'letters'; use 'statements' or 'words'"):
        share_of_voice(_table(), unit="letters")
    with pytest.raises(ValueError, match="column accused is missing"):
        right_of_reply(_table().drop(columns="accused"))
    with pytest.raises(ValueError, match="stance is 'angry'; use one of neutral"):
        stance_gaps(_table(), sides=("Kalvia", "Meronia"), stance="angry")
    with pytest.raises(ValueError, match=r"no statement has the side 'Kalvai' \(did you mean Kalvia\?\)"):
        stance_gaps(_table(), sides=("Kalvai", "Meronia"))


def _corpus(bias, *, articles=24, seed=0):
    """Make articles of two outlets in which A lets Meronia claim with probability `bias`, Kalvia 0.2; B both 0.2."""
    rng, rows = np.random.default_rng(seed), []
    for outlet in "AB":
        for article in range(articles):
            for n in range(6):
                side = ("Meronia", "Kalvia")[n % 2]
                claims = rng.random() < (bias if (outlet, side) == ("A", "Meronia") else 0.2)
                stance = "distancing" if claims else "neutral"
                rows.append((outlet, f"{outlet}{article}", n, "x", side, "named", stance, None, 0, "one", 1.0))
    return _table(rows)


def test_stance_gaps_find_a_difference_that_is_there():
    gaps = stance_gaps(_corpus(0.8), sides=("Meronia", "Kalvia")).set_index("outlet")
    assert gaps.loc["A", "low"] > 0.2 and gaps.loc["A", "p"] < 0.01
    assert gaps.loc["A", "gap_low"] > 0.3 and gaps.loc["A", "gap_p"] < 0.01
    assert gaps.loc["B", "gap_low"] < 0 < gaps.loc["B", "gap_high"] and gaps.loc["B", "gap_p"] > 0.05
    assert gaps.loc["B", "estimate"] == -gaps.loc["A", "estimate"]  # of two outlets one is the rest of the other


def test_stance_gaps_by_hand():
    gaps = stance_gaps(_table(), sides=("Meronia", ["Kalvia", "Selmar"])).set_index("outlet")
    assert gaps.loc["East", ["rate_first", "rate_second", "gap"]].tolist() == [1.0, 0.0, 1.0]
    assert gaps.loc["West", ["rate_first", "rate_second"]].tolist() == [0.0, 0.0]
    assert gaps.loc["East", "note"] == "fewer than 5 articles"


def test_a_gap_that_cannot_be_tested_says_why():
    silent = _corpus(0.5).assign(side="Kalvia")
    gaps = stance_gaps(silent, sides=("Meronia", "Kalvia"))
    assert gaps["p"].isna().all() and set(gaps["note"]) == {"a side is not heard, or none differs"}
    assert set(stance_gaps(_corpus(0.5), sides=("Meronia", "Kalvia"), draws=0)["note"]) == {"no draws"}
    alone = stance_gaps(_corpus(0.5).query("outlet == 'A'"), sides=("Meronia", "Kalvia"))
    assert alone["note"].tolist() == ["not tested: one group"] and alone["gap_p"].notna().all()


@pytest.mark.parametrize("seed", range(12))
def test_interval_and_p_of_a_gap_are_one_test(seed):
    gaps = stance_gaps(_corpus(0.4, articles=9, seed=seed), sides=("Meronia", "Kalvia"), draws=199)
    for low, high, p in (("low", "high", "p"), ("gap_low", "gap_high", "gap_p")):
        assert ((gaps[low] > 0) | (gaps[high] < 0)).tolist() == (gaps[p] <= 0.05).tolist()


def test_stance_gaps_find_nothing_in_noise():
    p = [
        stance_gaps(_corpus(0.2, articles=10, seed=s), sides=("Meronia", "Kalvia"), draws=99)["p"].iloc[0]
        for s in range(40)
    ]
    assert np.mean(np.array(p) <= 0.05) <= 0.15  # 5 % expected; 40 trials leave room for 6
    assert np.mean(np.array(p) <= 0.5) == pytest.approx(0.5, abs=0.25)
