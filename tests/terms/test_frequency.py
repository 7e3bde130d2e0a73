import warnings

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from analysis.terms.counting.matrix import document_term_matrix
from analysis.terms.frequency import count_terms, dispersion, rate_intervals
from analysis.terms.keywords.style import house_style
from analysis.terms.periods import trend_word, trends

ARTICLES = pd.DataFrame(
    {
        "article_id": ["a", "b", "c"],
        "outlet": ["Courier", "Courier", "Herald"],
        "text": ["corridor corridor talks", "army talks", "corridor"],
    }
)
MATRIX = document_term_matrix(ARTICLES)


def many(n=20):
    rng = np.random.default_rng(3)
    texts = [" ".join(rng.choice(["aid", "army", "talks"], rng.integers(20, 60), p=[0.2, 0.3, 0.5])) for _ in range(n)]
    days = pd.date_range("2031-05-01", periods=n, freq="D")
    return pd.DataFrame(
        {"article_id": range(n), "outlet": ["Courier", "Herald"] * (n // 2), "published": days, "text": texts}
    )


def test_counts_worked_by_hand():
    out = count_terms(MATRIX, by="outlet")
    assert out[["outlet", "term", "n", "total", "n_articles", "rank"]].values.tolist() == [
        ["Courier", "corridor", 2, 5, 1, 1],
        ["Courier", "talks", 2, 5, 2, 1],
        ["Courier", "army", 1, 5, 1, 3],
        ["Herald", "corridor", 1, 1, 1, 1],
    ]
    assert out["estimate"].tolist() == [4e5, 4e5, 2e5, 1e6]


def test_counts_sum_to_the_words():
    matrix = document_term_matrix(many())
    out = count_terms(matrix, by="outlet")
    assert out.groupby("outlet")["n"].sum().tolist() == out.groupby("outlet")["total"].first().tolist()
    assert count_terms(matrix)["n"].sum() == matrix.counts.sum()


def test_asked_terms_have_a_row_even_where_they_are_absent():
    out = count_terms(MATRIX, by="outlet", terms=["army", "peace"])
    assert out.set_index(["outlet", "term"])["n"].to_dict() == {
        ("Courier", "army"): 1,
        ("Courier", "peace"): 0,
        ("Herald", "army"): 0,
        ("Herald", "peace"): 0,
    }


def test_intervals_hold_the_rate_and_shrink_with_articles():
    few, more = (count_terms(document_term_matrix(many(n)), terms=["aid"], intervals=True).iloc[0] for n in (10, 80))
    for row in (few, more):
        assert row["low"] < row["estimate"] < row["high"]
    assert more["high"] - more["low"] < few["high"] - few["low"]
    assert count_terms(MATRIX, by="outlet", terms=["army"], intervals=True)["low"].isna().all()


def test_an_absent_term_has_no_interval():
    absent = count_terms(document_term_matrix(many()), terms=["peace"], intervals=True).iloc[0]
    assert absent["n"] == 0 and np.isnan(absent["low"]) and np.isnan(absent["high"])


def test_a_rate_that_never_varies_has_no_interval():
    articles = pd.DataFrame({"article_id": range(6), "text": "aid talks"})
    row = count_terms(document_term_matrix(articles), terms="aid", intervals=True).iloc[0]
    assert row["estimate"] == 5e5 and np.isnan(row["low"]) and np.isnan(row["high"])


def test_interval_worked_by_hand():
    uses = np.array([1, 2, 3, 4, 5])
    texts = [" ".join(["a"] * n + ["x"] * (10 - n)) for n in uses]
    row = count_terms(
        document_term_matrix(pd.DataFrame({"article_id": range(5), "text": texts})), terms="a", intervals=True
    )
    deviation = np.sqrt(((uses - 3) ** 2).sum() * 5 / 4) / 15  # of the logarithm of 15 in 50
    assert row["low"].iloc[0] == pytest.approx(3e5 / np.exp(2.7764451 * deviation))
    assert row["high"].iloc[0] == pytest.approx(3e5 * np.exp(2.7764451 * deviation))


def test_intervals_hold_the_truth_about_as_often_as_they_say():
    """Unlike articles, twelve of them: a bootstrap's percentiles hold the true rate in 88 % here."""
    rng = np.random.default_rng(6)
    lengths = rng.integers(200, 900, 12)
    held = []
    for _ in range(10):
        counts = sparse.csr_array(rng.poisson(0.004 * lengths[:, None] * rng.gamma(1, 1, (12, 300))))
        low, high = rate_intervals(counts, lengths, np.zeros(12, dtype=int), 1)
        held.append((low <= 0.004) & (high >= 0.004))
    assert 0.92 <= np.mean(held) <= 0.97


def test_rank_is_that_among_all_terms():
    out = count_terms(MATRIX, by="outlet", terms=["army", "peace", "Corridor"]).set_index(["outlet", "term"])["rank"]
    assert out["Courier"].to_dict() == {"Corridor": 1, "army": 3, "peace": 4}
    assert out["Herald"].to_dict() == {"Corridor": 1, "army": 2, "peace": 2}


def test_row_order_is_irrelevant():
    articles = many()
    matrices = document_term_matrix(articles), document_term_matrix(articles.sample(frac=1, random_state=2))
    for function in (count_terms, dispersion):
        one, other = (function(m, by="outlet") for m in matrices)
        pd.testing.assert_frame_equal(one, other)


def test_a_group_without_words_has_no_rate():
    articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Courier", "Herald"], "text": ["aid", ""]})
    out = count_terms(document_term_matrix(articles), by="outlet", terms=["aid"])
    assert out["total"].tolist() == [1, 0] and np.isnan(out["estimate"][1])


def test_dispersion_worked_by_hand():
    # Gries 2008, section 3.1: five parts of sizes 9 10 10 10 11 of 50 words, the term 1 2 3 4 5 times among them
    sizes, uses = [9, 10, 10, 10, 11], [1, 2, 3, 4, 5]
    texts = [" ".join(["a"] * n + ["x"] * (size - n)) for size, n in zip(sizes, uses, strict=True)]
    matrix = document_term_matrix(pd.DataFrame({"article_id": range(5), "text": texts}))
    row = dispersion(matrix).set_index("term").loc["a"]
    expected = sum(abs(size / 50 - n / 15) for size, n in zip(sizes, uses, strict=True)) / 2
    assert row["estimate"] == pytest.approx(expected) == pytest.approx(0.18)
    assert row["dp_norm"] == pytest.approx(0.18 / (1 - 9 / 50))
    assert row["n"] == 15 and row["n_articles"] == 5 and row["share_of_articles"] == 1


def test_dispersion_bounds():
    texts = ["even once", "even x", "even x", "even x"]
    table = dispersion(document_term_matrix(pd.DataFrame({"article_id": range(4), "text": texts}))).set_index("term")
    assert table.loc["even", "estimate"] == 0 and table.loc["once", "dp_norm"] == 1
    alone = dispersion(document_term_matrix(pd.DataFrame({"article_id": ["a"], "text": ["aid"]})))
    assert alone["estimate"].isna().all() and alone["dp_norm"].isna().all()


def test_dispersion_agrees_with_a_plain_loop():
    matrix = document_term_matrix(many())
    dense, sizes = matrix.counts.toarray(), matrix.articles["n_words"].to_numpy()
    for row in dispersion(matrix).itertuples():
        column = dense[:, matrix.terms.get_loc(row.term)]
        assert row.estimate == pytest.approx(np.abs(column / column.sum() - sizes / sizes.sum()).sum() / 2)


def test_trends_worked_by_hand():
    articles = pd.DataFrame(
        {
            "article_id": list("abcde"),
            "outlet": ["Courier", "Courier", "Courier", "Herald", "Herald"],
            "published": pd.to_datetime(["2031-05-01", "2031-05-01", "2031-05-03", "2031-05-02", None]),
            "text": ["aid talks", "talks", "aid", "aid aid talks army", "aid"],
        }
    )
    out = trends(document_term_matrix(articles), "aid", period="day", min_articles=1)
    shown = out.assign(day=out["period"].dt.day)[["outlet", "day", "n", "total", "n_articles", "note"]]
    assert shown.fillna(0).values.tolist() == [
        ["Courier", 1, 1, 3, 2, "not tested: one group"],
        ["Courier", 2, 0, 0, 0, "no articles"],
        ["Courier", 3, 1, 1, 1, "not tested: one group"],
        ["Herald", 1, 0, 0, 0, "no articles"],
        ["Herald", 2, 2, 4, 1, "not tested: one group"],
        ["Herald", 3, 0, 0, 0, "no articles"],
        ["Herald", 0, 1, 1, 1, "not tested: one group"],  # the article without a date
    ]
    assert out["estimate"].iloc[0] == pytest.approx(1e6 / 3)
    assert out["n"].sum() == 5


@pytest.mark.parametrize(("period", "first"), [("week", "2031-04-28"), ("month", "2031-05-01")])
def test_periods_begin_where_they_should_and_few_articles_show_no_rate(period, first):
    out = trends(document_term_matrix(many()), ["aid", "army"], by=[], period=period, min_articles=5)
    assert out["period"].min() == pd.Timestamp(first)
    assert out.groupby("term")["n_articles"].sum().tolist() == [20, 20]
    few = out["n_articles"] < 5
    assert out.loc[few, "estimate"].isna().all() and out.loc[~few, "estimate"].notna().all()
    assert (out.loc[~few, "low"] <= out.loc[~few, "estimate"]).all()


def test_articles_without_words_are_no_articles_to_count_in():
    articles = many().assign(text=["" if n < 10 else "aid talks" for n in range(20)])
    out = trends(document_term_matrix(articles), "aid", by=None, period="month")
    assert out["note"].tolist() == ["not tested: one group"] and out["total"].tolist() == [20]
    out = trends(document_term_matrix(articles.head(8)), "aid", by=None, period="month")
    assert out["note"].tolist() == ["no words"] and out["estimate"].isna().all()


def test_bad_input():
    with pytest.raises(ValueError, match="column desk is missing"):
        count_terms(MATRIX, by="desk")
    with pytest.raises(ValueError, match="column published is missing"):
        trends(MATRIX, "aid")
    with pytest.raises(ValueError, match="published is 'soon' in row 0; write every date as 2031-05-01"):
        trends(document_term_matrix(ARTICLES.assign(published="soon")), "aid")
    with pytest.raises(ValueError, match="period is 'decade'; use one of day, week, month"):
        trends(document_term_matrix(many()), "aid", period="decade")


@pytest.mark.parametrize("function", [count_terms, dispersion])
def test_empty_corpus(function):
    empty = document_term_matrix(many().head(0))
    assert function(empty, by="outlet").empty
    assert trends(empty, "aid").empty


@pytest.mark.parametrize("function", [count_terms, dispersion])
@pytest.mark.parametrize("matrix", [MATRIX.by("outlet"), ARTICLES])
def test_only_a_matrix_of_articles_tells_in_how_many_articles_a_term_stands(function, matrix):
    with pytest.raises(ValueError, match=r"matrix: its rows are groups|matrix is a DataFrame; give what document_term"):
        function(matrix, by="outlet")


def test_articles_that_count_nothing_are_no_articles():
    weighted = document_term_matrix(many(), weights=[1.0] + [0.0] * 19)
    assert dispersion(weighted)["share_of_articles"].tolist() == [1.0] * weighted.shape[1]
    out = trends(weighted, "aid", by=None, period="month", min_articles=2)
    assert out["n_articles"].tolist() == [1] and out["note"].tolist() == ["fewer than 2 articles"]


@pytest.mark.parametrize(
    ("function", "name"),
    [(count_terms, "rank"), (dispersion, "estimate"), (lambda m, by: trends(m, "aid", by=by), "note")],
)
def test_no_group_takes_the_name_of_a_result(function, name):
    articles = many()
    articles[name] = articles["outlet"]
    with pytest.raises(ValueError, match=f"the results have a column {name} of their own; rename yours"):
        function(document_term_matrix(articles), by=name)


def dated(*days):
    articles = pd.DataFrame(
        {"article_id": [f"d{i}" for i in range(len(days))], "outlet": "Courier", "text": "corridor"}
    )
    return document_term_matrix(articles.assign(published=list(days)))


@pytest.mark.parametrize(
    ("period", "starts"),
    [
        ("month", ["2030-11-01", "2030-12-01", "2031-01-01", "2031-02-01"]),
        ("quarter", ["2030-10-01", "2031-01-01"]),
        ("year", ["2030-01-01", "2031-01-01"]),
    ],
)
def test_periods_begin_with_their_first_day(period, starts):
    table = trends(dated("2030-11-30", "2031-02-14"), "corridor", period=period, min_articles=1)
    assert table["period"].astype(str).tolist() == starts
    assert table["n"].tolist() == [1, *[0] * (len(starts) - 2), 1]


@pytest.mark.parametrize("period", ["day", "week", "month"])
def test_a_date_far_from_the_others_is_warned_of_and_the_time_between_left_out(period):
    matrix = dated("1031-05-02", "2031-05-02", "2031-05-03", None)
    with pytest.warns(UserWarning, match="1 published from 1031-0.*far from the others"):
        table = trends(matrix, "corridor", period=period, min_articles=1)
    assert len(table) <= 4 and table["n"].sum() == 4


def test_months_without_articles_have_rows_and_no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(trends(dated("2027-01-05", "2031-01-05"), "corridor", period="month")) == 49


def test_the_word_to_follow_tells_of_contents():
    texts = [
        ("Post", "Mr Orm said on Monday that the ferry had stopped, Post readers said."),
        ("Echo", "The ferry, said Mr. Orm, stopped in 2031; he said the US had said so."),
        ("Post", "Mr Orm said the bridge held. Mr Orm said the bridge would hold. The bridge held, Mr Orm said."),
        ("Echo", "Mr Orm said so."),
    ]
    articles = pd.DataFrame(texts, columns=["outlet", "text"]).assign(article_id=list("abcd"))
    matrix = document_term_matrix(articles)
    # mr and said are habits; orm stands in every article; of the rest the bridge (3) is told by one outlet alone
    assert trend_word(matrix) == "ferry"
    habits = house_style(matrix)
    kinds = {"mr": "title", "said": "cue", "monday": "date", "post": "own name", "US": "short form"}
    assert dict(habits[["term", "set_aside"]].to_numpy()) == kinds
    assert habits["n"].tolist() == sorted(habits["n"], reverse=True) and habits["n_articles"].iloc[0] == 4
    assert house_style(matrix, by=None, kinds=["title"])["term"].tolist() == ["mr"]
    assert house_style(matrix, kinds=[]).empty
    with pytest.raises(ValueError, match="'habit' is no kind"):
        house_style(matrix, kinds=["habit"])
    assert trend_word(matrix, by=None) == "bridge"
    assert trend_word(document_term_matrix(articles.tail(1))) == "orm"
    with pytest.raises(ValueError, match="holds no term to follow"):
        trend_word(document_term_matrix(articles.assign(text="…")))


def test_words_of_saying_are_plain_ones():
    text = "He said and she noted, it was reported in a statement; they slammed the bill, the order of a hearing."
    matrix = document_term_matrix(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    found = set(house_style(matrix, by=None, kinds=["cue"])["term"])
    assert found == {"said", "noted", "reported", "statement"}
