import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.terms.diversity import lexical_diversity, moving_average_ttr


@given(st.lists(st.sampled_from("abcde"), min_size=1, max_size=40), st.integers(2, 12))
def test_mattr_equals_a_plain_loop(terms, window):
    windows = [terms[i : i + window] for i in range(len(terms) - window + 1)]
    expected = np.mean([len(set(w)) / window for w in windows]) if windows else np.nan
    assert moving_average_ttr(terms, window) == pytest.approx(expected, nan_ok=True)


def corpus():
    rng = np.random.default_rng(0)
    rich, poor = [f"w{i}" for i in range(400)], [f"w{i}" for i in range(40)]
    rows = [("Courier", " ".join(rng.choice(rich, 200))) for _ in range(8)]
    rows += [("Herald", " ".join(rng.choice(poor, 150))) for _ in range(8)]
    return pd.DataFrame([*rows, ("Herald", "too short")], columns=["outlet", "text"])


def test_groups():
    out = lexical_diversity(corpus(), by="outlet").set_index("outlet")
    assert out.loc["Courier", "low"] > out.loc["Herald", "high"]
    assert out["n_articles"].tolist() == [8, 8] and out["n_short"].tolist() == [0, 1]
    assert out.loc["Herald", "n_words"] == 8 * 150 + 2
    assert out["note"].str.contains("compare MATTR, not ttr: the groups differ in length").all()
    assert (out["ttr"] == out["n_types"] / out["n_words"]).all()


def test_equal_lengths_carry_no_warning_and_few_articles_no_interval():
    articles = corpus().iloc[[0, 1, 2]].assign(outlet=["a", "b", "b"])
    assert lexical_diversity(articles)["note"].tolist() == ["fewer than 5 articles"]
    assert lexical_diversity(corpus().head(8))["note"].tolist() == ["not tested: one group"]


def test_bad_input():
    assert np.isnan(lexical_diversity(corpus().assign(text=""))["estimate"][0])
    assert lexical_diversity(corpus().head(0), by="outlet").empty
    with pytest.raises(ValueError, match="window is 1"):
        lexical_diversity(corpus(), window=1)
    with pytest.raises(ValueError, match="column desk is missing"):
        lexical_diversity(corpus(), by="desk")
    for options, message in (
        ({"window": 2.5}, "window is 2.5; give a whole number from 2 up"),
        ({"draws": -1}, "draws is -1"),
        ({"by": "estimate"}, "estimates have a column estimate of their own"),
        ({"by": "ttr"}, "the results have a column ttr of their own"),
    ):
        with pytest.raises(ValueError, match=message):
            lexical_diversity(corpus().assign(estimate="x", ttr="x"), **options)
    with pytest.raises(ValueError, match="text is empty in row 0"):
        lexical_diversity(corpus().assign(text=None))


def test_texts_without_a_repeated_word_have_no_interval():
    articles = pd.DataFrame({"text": ["one two three four"] * 6})
    row = lexical_diversity(articles, window=2).iloc[0]
    assert row["estimate"] == 1 and np.isnan(row["low"]) and row["note"].startswith("no article differs")
