import numpy as np
import pandas as pd
import pytest
from nltk.collocations import BigramAssocMeasures

from analysis.terms.collocates import collocations, compare_collocations
from analysis.text.words import words

TEXT = "The aid corridor opened. The army closed the aid corridor. The press service denied it; aid ran out."
ARTICLES = pd.DataFrame(
    {"article_id": ["a", "b"], "outlet": ["Courier", "Herald"], "text": [TEXT, "The road was shut."]}
)


def many(seed=0):
    rng = np.random.default_rng(seed)
    rows = []
    for number in range(40):
        outlet = ("Courier", "Herald")[number % 2]
        near = "aid" if outlet == "Courier" else "smuggling"
        filler = rng.choice(["the", "talks", "road", "left"], 60).tolist()
        for _ in range(rng.integers(1, 4)):
            at = rng.integers(0, len(filler))
            filler[at:at] = [near if rng.random() < 0.8 else "long", "corridor"]
        rows.append((number, outlet, " ".join(filler)))
    return pd.DataFrame(rows, columns=["article_id", "outlet", "text"])


def test_worked_by_hand():
    out = collocations(ARTICLES, "corridor", window=2, min_n=1).set_index("term")
    # windows inside the sentence: the aid [corridor] opened | the aid [corridor]
    assert out["n"].to_dict() == {"aid": 2, "the": 2, "opened": 1}
    assert out["n_term"].to_dict() == {"aid": 3, "the": 5, "opened": 1}
    assert out["n_node"].unique().tolist() == [2] and out["n_near"].unique().tolist() == [5]
    assert out["total"].unique().tolist() == [len(words(TEXT)) + 4 - 2]
    assert out.loc["aid", "estimate"] == pytest.approx(14 + np.log2(2 * 2 / (2 + 3)))
    assert out.loc["opened", "delta_p"] == pytest.approx(1 / 5 - 0)
    assert out.loc["aid", "delta_p_term"] == pytest.approx(2 / 3 - 3 / (out["total"].iloc[0] - 3))


def test_windows():
    across = collocations(ARTICLES, "opened", window=2, min_n=1, within_sentence=False)
    assert sorted(across["term"]) == ["aid", "army", "corridor", "the"]
    assert sorted(collocations(ARTICLES, "opened", window=2, min_n=1)["term"]) == ["aid", "corridor"]
    sentence = collocations(ARTICLES, "denied", window="sentence", min_n=1).set_index("term")["n"]
    assert sentence.to_dict() == {"the": 1, "press": 1, "service": 1, "it": 1, "aid": 1, "ran": 1, "out": 1}


def test_phrases_and_forms_as_node():
    out = collocations(ARTICLES, "press service", window=1, min_n=1)
    assert sorted(out["term"]) == ["denied", "the"] and out["n_node"].iloc[0] == 1
    forms = collocations(ARTICLES, ["aid corridor", "corridor"], window=1, min_n=1)
    assert forms["n_node"].iloc[0] == 2 and sorted(forms["term"]) == ["opened", "the"]
    assert forms["node"].iloc[0] == "aid corridor / corridor"


def test_a_dateline_takes_nothing_from_what_stands_near():
    text = "OSK, May 2 – The aid corridor opened."
    articles = pd.DataFrame({"article_id": ["a"], "text": [text], "dateline_start": [0], "dateline_end": [12]})
    out = collocations(articles, "corridor", min_n=1)
    assert sorted(out["term"]) == ["aid", "opened", "the"] and set(out["n_near"]) == {3} and set(out["total"]) == {3}


def test_a_word_near_two_nodes_counts_once():
    articles = pd.DataFrame({"article_id": ["a"], "text": ["corridor aid corridor"]})
    out = collocations(articles, "corridor", min_n=1)
    assert out[["term", "n", "n_near"]].values.tolist() == [["aid", 1, 1]]


def test_log_dice_stays_below_its_maximum():
    text = pd.DataFrame({"article_id": ["a"], "text": ["Aid aid corridor."]})
    row = collocations(text, "corridor", min_n=1).iloc[0]
    assert row["n"] == 2 and row["estimate"] == pytest.approx(14 + np.log2(2 * 1 / (1 + 2)))  # one pair, not two
    assert collocations(many(), "corridor", window=20, min_n=1)["estimate"].max() <= 14


def test_scores_equal_nltk():
    out = collocations(many(), "corridor", window=3)
    for row in out.itertuples():
        marginals = (row.n, (row.n_near, row.n_term), row.total)
        assert row.pmi == pytest.approx(BigramAssocMeasures.pmi(*marginals), rel=1e-9)
        if 0 < row.n < min(row.n_near, row.n_term):
            assert abs(row.g2) == pytest.approx(BigramAssocMeasures.likelihood_ratio(*marginals), rel=1e-9, abs=1e-9)
    assert out["estimate"].is_monotonic_decreasing


def test_stop_words_are_left_out_but_fill_their_places():
    with_stop, without = (collocations(ARTICLES, "corridor", window=2, min_n=1, stopwords=s) for s in (None, {"the"}))
    assert set(with_stop["term"]) - set(without["term"]) == {"the"}
    assert with_stop["n_near"].iloc[0] == without["n_near"].iloc[0]


def test_by_outlet():
    out = collocations(many(), "corridor", by="outlet", window=1)
    assert out.groupby("outlet")["term"].first().to_dict() == {"Courier": "aid", "Herald": "smuggling"}
    both = collocations(ARTICLES, "corridor", by="outlet", min_n=1)
    assert both["outlet"].unique().tolist() == ["Courier"]


def test_outlets_are_compared_over_articles():
    table = compare_collocations(many(), "corridor", by="outlet", window=1)
    key = table[table["key"] & (table["estimate"] > 0)]
    assert set(map(tuple, key[["outlet", "term"]].values)) == {("Courier", "aid"), ("Herald", "smuggling")}
    assert key["log_dice"].notna().all()
    assert table["total"].max() < 200  # only words near the node count


def test_a_node_that_never_occurs():
    assert collocations(ARTICLES, "peace").empty
    with pytest.raises(ValueError, match="'peace' does not occur"):
        compare_collocations(ARTICLES, "peace", by="outlet")
    assert collocations(ARTICLES.head(0), "corridor").empty
    empty = collocations(ARTICLES.head(0), "corridor", by="outlet")
    assert empty.columns.tolist() == collocations(ARTICLES, "corridor", by="outlet").columns.tolist() and empty.empty


def test_windows_run_on_but_no_phrase_does():
    articles = pd.DataFrame(
        {"article_id": ["a"], "text": ["We met the press. Service was bad.\nThe press service left."]}
    )
    table = collocations(articles, "press service", window=4, within_sentence=False, min_n=1)
    assert table["n_node"].tolist() == [1] * len(table)
    assert set(table["term"]) == {"was", "bad", "the", "left", "service"}
    assert set(collocations(articles, "press service", window=4, min_n=1)["term"]) == {"the", "left"}


def test_one_group_can_be_compared_with_a_list():
    texts = ["the aid corridor opened", "an aid corridor closed"] * 4
    articles = pd.DataFrame({"article_id": range(8), "outlet": "Courier", "text": texts})
    listed = pd.Series({"aid": 1, "the": 500, "an": 100, "opened": 1, "closed": 1})
    table = compare_collocations(articles, "corridor", by="outlet", reference=listed, min_articles=4)
    assert table["term"].iloc[0] == "aid" and table["estimate"].iloc[0] > 3


def test_comparisons_that_cannot_be_made():
    with pytest.raises(ValueError, match="compare_collocations has no option min_n; its options are those of keyness"):
        compare_collocations(ARTICLES, "aid", by="outlet", min_n=2)
    with pytest.raises(ValueError, match="'gazette' occurs in articles of outlet 'Herald' only"):
        texts = [*ARTICLES["text"].iloc[:-1], "The gazette said so."]
        compare_collocations(
            ARTICLES.assign(text=texts, outlet=[*["Courier"] * (len(texts) - 1), "Herald"]), "gazette", by="outlet"
        )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"node": "…"}, "holds no word"),
        ({"node": []}, "node is an empty list"),
        ({"node": "corr*"}, "has a wildcard"),
        ({"node": "aid", "window": 0}, "window is 0; give a whole number from 1 up, or 'sentence'"),
        ({"node": "aid", "min_n": "3"}, "min_n is '3'"),
        ({"node": "aid", "stopwords": ["of course"]}, "'of course' has several words"),
        ({"node": "aid", "window": "page"}, "window is 'page'"),
        ({"node": "aid", "by": "desk"}, "column desk is missing; group by one of article_id, outlet"),
        ({"node": "aid", "by": 3}, "by is 3; give a text or a list of texts"),
        ({"node": "aid", "stopwords": "the"}, "stopwords is the string 'the'"),
    ],
)
def test_bad_input(options, message):
    with pytest.raises(ValueError, match=message):
        collocations(ARTICLES, **options)
