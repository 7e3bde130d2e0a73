"""The bounds of the rules for words: the last input that a rule takes, and the first that it leaves."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from analysis.terms.collocates import collocations
from analysis.terms.concordance import kwic
from analysis.terms.counting.matrix import document_term_matrix
from analysis.terms.frequency import count_terms, dispersion, rate_intervals


def articles(*texts, outlets="A"):
    names = [outlets[k % len(outlets)] for k in range(len(texts))] if len(outlets) < len(texts) else list(outlets)
    return pd.DataFrame({"article_id": [f"a{k}" for k in range(len(texts))], "outlet": names, "text": list(texts)})


@pytest.mark.parametrize(("n", "known"), [(4, False), (5, True), (6, True)])
def test_a_collocation_has_an_interval_from_five_articles_on(n, known):
    texts = [f"aid corridor {'aid ' * k}closed" for k in range(n)]
    row = collocations(articles(*texts), "corridor", min_n=1).set_index("term").loc["aid"]
    assert row["n_articles"] == n and pd.notna(row["low"]) == known


@pytest.mark.parametrize(("n", "listed"), [(2, False), (3, True)])
def test_a_collocate_stands_near_three_times(n, listed):
    table = collocations(articles(*["aid corridor closed"] * n), "corridor")
    assert ("aid" in set(table["term"])) == listed


@pytest.mark.parametrize(
    ("rule", "sizes", "empty", "notes"),
    [
        ("five of each", (5, 5), 0, ("", "")),
        ("too few", (4, 6), 0, ("fewer than 5 articles", "fewer than 5 articles in the rest")),
        ("an article without words is none", (5, 6), 1, ("fewer than 5 articles", "fewer than 5 articles in the rest")),
        ("two who are few", (4, 4), 0, ("fewer than 5 articles", "fewer than 5 articles")),
        ("alone", (9, 0), 0, ("not tested: one group",)),
    ],
)
def test_who_is_tested(rule, sizes, empty, notes):
    texts = [f"aid {'talks ' * (k % 4 + 1)}" for k in range(sum(sizes))]
    texts[:empty] = ["…"] * empty
    table = articles(*texts, outlets="A" * sizes[0] + "B" * sizes[1])
    rows = count_terms(document_term_matrix(table), by="outlet", terms="aid", intervals=True, draws=50)
    assert tuple(rows["note"]) == notes and list(rows["p"].notna()) == [not note for note in notes], rule


@pytest.mark.parametrize(
    ("rule", "n_words", "groups", "known"),
    [
        ("five articles", [10] * 5, [0] * 5, True),
        ("four", [10] * 4, [0] * 4, False),
        ("four and one without words", [10] * 4 + [0], [0] * 5, False),
        ("four and one of another group", [10] * 5, [0] * 4 + [1], False),
    ],
)
def test_a_rate_has_an_interval_from_five_articles_on(rule, n_words, groups, known):
    counts = sparse.csr_array(np.array([[(k + 1) * (n > 0)] for k, n in enumerate(n_words)]))
    low, high = rate_intervals(counts, np.array(n_words), np.array(groups), max(groups) + 1)
    assert np.isfinite(low[0, 0]) == np.isfinite(high[0, 0]) == known, rule


def test_events_are_what_varies_where_articles_are_of_events():
    """Ten articles on five events, each twice the same: the interval is that of five articles."""
    counts, n_words = np.array([[1], [2], [3], [4], [5]]), np.full(5, 10)
    alone = rate_intervals(sparse.csr_array(counts), n_words, np.zeros(5, dtype=int), 1)
    twice = rate_intervals(
        sparse.csr_array(np.repeat(counts, 2, axis=0)), np.full(10, 10), np.zeros(10, dtype=int), 1,
        block=np.repeat([7, 3, 5, 1, 9], 2),
    )  # fmt: skip
    assert np.allclose(alone, twice)


def test_spread_is_known_from_two_articles_with_words_on():
    made = document_term_matrix(articles("aid talks", "aid", "", "aid", "", outlets="AABCC"))
    table = dispersion(made, by="outlet").set_index(["outlet", "term"])
    known = {("A", "aid"): True, ("A", "talks"): True, ("C", "aid"): False}
    assert table["estimate"].notna().to_dict() == known
    assert table["share_of_articles"].to_dict() == {("A", "aid"): 1, ("A", "talks"): 0.5, ("C", "aid"): 1}
    alone = dispersion(document_term_matrix(articles("aid", "", outlets="BB")))
    assert alone["estimate"].isna().all() and alone["share_of_articles"].tolist() == [1]


# contexts


def shown(text, pattern, **options):
    row = kwic(articles(text), pattern, **options).iloc[0]
    return row["left"], row["match"], row["right"]


@pytest.mark.parametrize(
    ("window", "left", "right"),
    [(0, "", ""), (1, "c ", " d"), (2, "b c ", " d e"), (3, "a b c ", " d e f"), (9, "a b c ", " d e f")],
)
def test_so_many_words_on_either_side(window, left, right):
    assert shown("a b c corridor d e f", "corridor", window=window) == (left, "corridor", right)


@pytest.mark.parametrize(
    ("width", "left", "right"),
    [
        (6, "ab cd ", " ef gh"),
        (5, "…cd ", " ef…"),
        (3, "…cd ", " ef…"),
        (2, "…d ", " e…"),
        (0, "…", "…"),
    ],
)
def test_the_far_end_is_cut_at_a_word(width, left, right):
    assert shown("ab cd corridor ef gh", "corridor", width=width) == (left, "corridor", right)


@pytest.mark.parametrize(("sample", "n"), [(0, 0), (2, 2), (3, 3), (4, 3)])
def test_a_sample_is_no_larger_than_what_is_found(sample, n):
    found = kwic(articles("aid one", "aid two", "aid three"), "aid", sample=sample)
    assert len(found) == n and found["article_id"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("text", "pattern", "found"),
    [
        ("$5 $50 x$5", "$5", [0, 8]),
        ("15$ 5$ 5$x", "5$", [4, 7]),
        ("C++ xC++ C++x", "C++", [0, 9]),
        ("(so) (sox)", "(so)", [0]),
    ],
)
def test_signs_stand_as_they_are_given_and_no_word_goes_on(text, pattern, found):
    assert kwic(articles(text), pattern)["start"].tolist() == found


def test_a_long_table_says_how_many_rows_are_left():
    table = kwic(articles(*["aid"] * 4), "aid")
    with pd.option_context("display.max_rows", 3):
        assert "1 further rows" in table._repr_html_() and table._repr_html_().count("<tr>") == 4
    with pd.option_context("display.max_rows", 4):
        assert "further" not in table._repr_html_()


@pytest.mark.parametrize("missing", ["text", "article_id"])
def test_a_file_without_texts_or_names_is_refused(missing, tmp_path):
    path = tmp_path / "a.parquet"
    articles("aid").drop(columns=missing).to_parquet(path)
    with pytest.raises(ValueError, match="column article_id or text is missing"):
        document_term_matrix(path)


@pytest.mark.parametrize(
    ("text", "pattern", "found"),
    [
        ("The ferry sank", "the ferry", [0]),  # the first words of all
        ("It sank. The ferry", "sank the", []),  # over the end of a sentence
        ("a corridor", "corridor", [2]),  # the last
        ("corridor", "corridor", [0]),
        ("aid aid aid", "aid aid", [0, 4]),  # they may overlap
        ("the ferry the", ["the", "the ferry"], [0, 10]),  # the longer where two begin
        ("ferry-boat ferry", "ferry", [11]),
    ],
)
def test_phrases_at_the_ends_of_a_text(text, pattern, found):
    assert kwic(articles(text), pattern)["start"].tolist() == found
