"""Copies by exact containment: counts worked by hand, a brute-force oracle, and invariants."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus import copies
from analysis.corpus.copies import copy_weights, find_copies

WIRE = (
    "The ferry to the island ran again on Thursday after eleven days of storm the harbour office said in a statement "
    "that was read out by its spokeswoman at noon"
)
N = len(WIRE.split())  # 30 words


def table(texts, **columns):
    ids = [chr(97 + i) for i in range(len(texts))]
    return pd.DataFrame({"article_id": ids, "text": texts} | columns)


def test_shares_worked_by_hand():
    own = "Nobody in the town had expected it so soon and the baker closed her shop to see it"  # 18 words
    found = find_copies(table([WIRE, f"{WIRE} {own}", own]))
    assert found["copy_of"].fillna("").to_list() == ["", "a", "b"]
    assert found["copy_cluster"].to_list() == ["a", "a", "a"]
    # the 30 words of the wire story stand in b in runs of five, its own 17 do not; all of c stands in b
    assert found["copy_share"].to_list() == pytest.approx([0, N / (N + 18), 1])
    assert found["own_words"].to_list() == [N, 18, 0]


def test_one_word_changed_breaks_five_runs():
    words = WIRE.split()
    changed = " ".join([*words[:15], "quay", *words[16:]])
    found = find_copies(table([WIRE, changed]))
    assert found["copy_share"].to_list()[1] == pytest.approx((N - 1) / N)  # only the changed word itself is not covered
    assert found["own_words"].to_list() == [N, 1]


@pytest.mark.parametrize(
    ("columns", "origin"),
    [
        ({"published": pd.to_datetime(["2031-05-03", "2031-05-02"])}, "b"),  # the earlier day
        ({"published": pd.to_datetime([None, "2031-05-02"])}, "b"),  # a date before none
        ({"published": pd.to_datetime(["2031-05-02 08:00", "2031-05-02 07:00"])}, "b"),  # the earlier hour
        (
            {"published": pd.to_datetime(["2031-05-02 07:00", "2031-05-02 08:00"]), "credit": [None, "Interpress"]},
            "b",  # on one day the one that credits an agency
        ),
        ({"outlet": ["Mail", "Interpress"], "credit": ["Interpress", None]}, "b"),  # the agency itself
        ({}, "a"),
    ],
)
def test_origin(columns, origin):
    assert set(find_copies(table([WIRE, WIRE + " today"], **columns))["copy_cluster"]) == {origin}


def test_unlike_and_empty_texts_are_no_copies():
    found = find_copies(table([WIRE, "", "one two", "Snow fell on the town for the third day and nobody went out"]))
    assert found["copy_cluster"].isna().all()
    assert found["own_words"].to_list() == [N, 0, 2, 13]
    assert find_copies(table([])).empty


def test_input_stays_and_extra_columns_survive():
    articles = table([WIRE, WIRE], mine=[1, 2])
    before = articles.copy()
    found = find_copies(articles)
    pd.testing.assert_frame_equal(articles, before)
    assert found["mine"].to_list() == [1, 2]


def test_wrong_options():
    with pytest.raises(ValueError, match="least_share is 0"):
        find_copies(table([WIRE]), least_share=0)
    with pytest.raises(ValueError, match="copies is 'some'; use one of once, all, none"):
        copy_weights(find_copies(table([WIRE])), copies="some")
    with pytest.raises(ValueError, match="run find_copies first"):
        copy_weights(table([WIRE]))


def test_weights():
    found = find_copies(table([WIRE, WIRE, WIRE, "snow fell"], credit=[None, None, None, "AFP"]))
    assert copy_weights(found, copies="all").to_list() == [1, 1, 1, 1]
    assert copy_weights(found).to_list() == pytest.approx([1 / 3, 1 / 3, 1 / 3, 1])
    assert copy_weights(found, copies="none").to_list() == [1, 0, 0, 0]


WORDS = st.lists(st.sampled_from(["ferry", "storm", "quay", "mayor", "bridge", "snow"]), min_size=5, max_size=40)


@given(st.lists(WORDS, min_size=2, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_against_brute_force_and_in_any_order(documents, random):
    articles = table([" ".join(words) for words in documents])

    def covered(words, others):
        runs = {tuple(others[i : i + 5]) for i in range(len(others) - 4)}
        hit = np.zeros(len(words), dtype=bool)
        for i in range(len(words) - 4):
            if tuple(words[i : i + 5]) in runs:
                hit[i : i + 5] = True
        return hit.mean()

    found = find_copies(articles, least_share=0.5).set_index("article_id")
    for i, a in enumerate(articles["article_id"]):
        alike = [
            b
            for j, b in enumerate(articles["article_id"])
            if i != j and max(covered(documents[i], documents[j]), covered(documents[j], documents[i])) >= 0.5
        ]
        if pd.isna(found.loc[a, "copy_cluster"]):
            assert not alike
        else:
            assert (found["copy_cluster"] == found.loc[a, "copy_cluster"]).sum() > 1
    mixed = articles.sample(frac=1, random_state=random.randint(0, 999))
    again = find_copies(mixed, least_share=0.5).set_index("article_id").loc[found.index]
    pd.testing.assert_frame_equal(found, again)


def test_pairs_are_the_same_however_few_runs_are_sorted_and_pairs_counted_at_once(monkeypatch):
    words = [f"w{i}" for i in range(9)]
    texts = [" ".join(words[(i * k + k // 3) % 9] for k in range(10 + i)) for i in range(40)] + [""]
    runs = copies.Runs([copies.run_sketch(texts[:7]), copies.run_sketch(texts[7:])])
    for sampled in (copies._AT_ONCE, 200):
        monkeypatch.setattr(copies, "_AT_ONCE", sampled)
        found = []
        for few in (4_000_000, 100, 7):
            monkeypatch.setattr(copies, "_SHARD", few)
            monkeypatch.setattr(copies, "_PAIRS", few)
            found.append(list(copies._candidates(runs)))
        assert found[0] == found[1] == found[2] == sorted(found[0]) and len(found[0]) > 20


def test_words_are_those_of_the_package():
    texts = ["The U.S.-led talks didn't end – he'd left", "The U.S.-led talks didn’t end, he’d left"]
    found = find_copies(table(texts))
    assert found["own_words"].to_list() == [7, 0]
