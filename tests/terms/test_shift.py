import numpy as np
import pandas as pd
import pytest
from scipy.spatial.distance import jensenshannon

from analysis.terms.counting.matrix import document_term_matrix
from analysis.terms.shift import word_shift


def matrix(n=12):
    rng = np.random.default_rng(4)
    rows = [
        (f"{outlet}{i}", outlet, " ".join(rng.choice(["aid", "army", "talks", "road"], 50, p=p)))
        for outlet, p in (("Courier", [0.4, 0.2, 0.2, 0.2]), ("Herald", [0.2, 0.4, 0.2, 0.2]), ("Globe", [0.25] * 4))
        for i in range(n)
    ]
    return document_term_matrix(pd.DataFrame(rows, columns=["article_id", "outlet", "text"]))


def test_parts_sum_to_scipys_divergence():
    table = word_shift(matrix(), by="outlet", first="Courier", second="Herald")
    assert table["jsd"].sum() == pytest.approx(jensenshannon(table["share_first"], table["share_second"], base=2) ** 2)
    assert table["part"].sum() == pytest.approx(1)
    assert table["share_first"].sum() == pytest.approx(1) == pytest.approx(table["share_second"].sum())
    assert set(table["term"].head(2)) == {"aid", "army"}


def test_swapping_the_groups_turns_the_difference_round():
    one, other = (
        word_shift(matrix(), by="outlet", first=a, second=b).set_index("term").sort_index()
        for a, b in (("Courier", "Herald"), ("Herald", "Courier"))
    )
    assert one["estimate"].tolist() == pytest.approx((-other["estimate"]).tolist())
    assert one["jsd"].tolist() == pytest.approx(other["jsd"].tolist())
    assert one["towards"].tolist() == other["towards"].tolist()


def test_intervals_hold_the_difference():
    table = word_shift(matrix(), by="outlet", first="Courier", second="Herald").set_index("term")
    assert ((table["low"] < table["estimate"]) & (table["estimate"] < table["high"])).all()
    assert table.loc["aid", "low"] > 0 > table.loc["army", "high"]
    assert word_shift(matrix(3), by="outlet", first="Courier", second="Herald")["low"].isna().all()


def test_equal_vocabularies_have_no_divergence():
    articles = pd.DataFrame(
        {"article_id": ["a", "b"], "outlet": ["Courier", "Herald"], "text": ["aid road", "road aid"]}
    )
    table = word_shift(document_term_matrix(articles), by="outlet", first="Courier", second="Herald")
    assert table["jsd"].tolist() == [0, 0] and table["part"].isna().all() and table["towards"].tolist() == ["", ""]


def test_bad_input():
    with pytest.raises(ValueError, match="outlet 'Post' is not in these articles; use one of Courier, Globe, Herald"):
        word_shift(matrix(), by="outlet", first="Courier", second="Post")
    articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Courier", "Herald"], "text": ["aid", ""]})
    with pytest.raises(ValueError, match="by is 'outlet', first 'Herald', second 'Herald'; give one column and two of"):
        word_shift(matrix(), by="outlet", first="Herald", second="Herald")
    numbered = document_term_matrix(articles.assign(outlet=[1, 2], text=["aid", "army"]))
    assert word_shift(numbered, by="outlet", first=1, second=2)["towards"].tolist() == ["1", "2"]
    unnamed = document_term_matrix(articles.assign(outlet=["Courier", None], text=["aid", "army"]))
    assert word_shift(unnamed, by="outlet", first="Courier", second=None)["towards"].tolist() == ["Courier", "None"]
    with pytest.raises(ValueError, match=r"terms of \(1, 2\) words count words twice"):
        word_shift(document_term_matrix(articles, ngrams=(1, 2)), by="outlet", first="Courier", second="Herald")
    with pytest.raises(ValueError, match="'Herald' has no words"):
        word_shift(document_term_matrix(articles), by="outlet", first="Courier", second="Herald")


def test_within_events_only_what_both_told_of():
    rows = [
        (f"{o}{e}", o, f"e{e}", f"corridor {'blockade' if o == 'Courier' else 'siege'}")
        for e in range(6)
        for o in ("Courier", "Herald")
    ]
    rows.append(("extra", "Courier", "e9", "harvest " * 50))
    articles = pd.DataFrame(rows, columns=["article_id", "outlet", "event", "text"])
    matrix = document_term_matrix(articles)
    table = word_shift(matrix, by="outlet", first="Courier", second="Herald", within="event")
    assert table["term"].tolist() == ["blockade", "siege", "corridor"]
    assert table["n_first"].tolist() == [6, 0, 6]
    assert (
        table["note"]
        .iloc[0]
        .endswith("compared within event; left out: 1 article without event shared with another group")
    )
    once = word_shift(matrix, by="outlet", first="Courier", second="Herald", weights=[1] * 12 + [0])
    assert "harvest" not in set(once["term"])
