import numpy as np
import pandas as pd
import pytest
from nltk.collocations import BigramAssocMeasures

from analysis.stats.permutation import adjust_p
from analysis.terms.counting.matrix import document_term_matrix
from analysis.terms.frequency import count_terms
from analysis.terms.keywords.contrast import COLUMNS, keyness

OUTLETS = ["Courier", "Herald", "Morning Post"]


def corpus(seed=0, per_outlet=12, planted=True):
    """Articles of three outlets; the Courier says "separatist" where the others say "rebel"."""
    rng = np.random.default_rng(seed)
    rows = []
    for outlet in OUTLETS:
        for number in range(per_outlet):
            words = rng.choice(["the", "talks", "aid", "army", "left", "road"], 150, p=[0.4, 0.2, 0.1, 0.1, 0.1, 0.1])
            names = rng.poisson(4)
            ours = "separatist" if planted and outlet == "Courier" else "rebel"
            text = " ".join([*words, *[ours] * names])
            rows.append((f"{outlet}{number}", outlet, pd.Timestamp("2031-05-01") + pd.Timedelta(days=number % 6), text))
    return pd.DataFrame(rows, columns=["article_id", "outlet", "published", "text"])


ARTICLES = corpus()
MATRIX = document_term_matrix(ARTICLES)
TABLE = keyness(MATRIX, by="outlet")


def row(table, outlet, term):
    found = table[(table["outlet"] == outlet) & (table["term"] == term)]
    assert len(found) == 1
    return found.iloc[0]


def test_planted_words_are_key_and_nothing_else_is():
    assert set(map(tuple, TABLE.loc[TABLE["key"] & (TABLE["estimate"] > 0), ["outlet", "term"]].values)) >= {
        ("Courier", "separatist")
    }
    assert set(TABLE.loc[TABLE["key"], "term"]) <= {"separatist", "rebel"}
    assert list(TABLE.columns) == ["outlet", "term", *COLUMNS]
    assert len(TABLE) == 3 * 8


def test_counts_and_rates_worked_by_hand():
    articles = pd.DataFrame(
        {
            "article_id": range(3),
            "outlet": OUTLETS,
            "text": ["aid aid talks talks", "aid talks talks talks", "talks talks aid aid aid talks talks talks"],
        }
    )
    out = row(keyness(document_term_matrix(articles), by="outlet", min_articles=1), "Courier", "aid")
    assert (out["n"], out["total"], out["per_million"]) == (2, 4, 5e5)
    # the mean of a quarter and three eighths, whatever the lengths: 0.3125 of the 12 words
    assert out["reference_per_million"] == pytest.approx(312_500)
    assert out["reference_n"] == pytest.approx(3.75) and out["reference_total"] == 12
    floor = 0.5 / (16 / 3)  # half an occurrence in an outlet of average size
    assert out["estimate"] == pytest.approx(np.log2((2 / 4 + floor) / ((1 / 4 + 3 / 8) / 2 + floor)))
    assert out["reference_articles"] == 2


def test_five_articles_of_five_outlets_say_why_there_is_no_p():
    articles = ARTICLES.iloc[::8].assign(outlet=list("abcde"))
    table = keyness(document_term_matrix(articles), by="outlet")
    assert len(table) and table["estimate"].notna().all() and table["g2"].notna().all()
    assert table[["p", "p_adjusted", "low", "high", "bound", "overall_p"]].isna().all().all()
    assert table["note"].unique().tolist() == ["fewer than 5 articles in a group"]
    assert not table["key"].any()


def test_two_groups_mirror_each_other():
    two = document_term_matrix(ARTICLES[ARTICLES["outlet"] != "Herald"])
    table = keyness(two, by="outlet")
    one, other = (table[table["outlet"] == name].set_index("term").sort_index() for name in ("Courier", "Morning Post"))
    assert one["estimate"].to_numpy() == pytest.approx(-other["estimate"].to_numpy())
    assert one["g2"].to_numpy() == pytest.approx(-other["g2"].to_numpy())
    assert one["log_odds_z"].to_numpy() == pytest.approx(-other["log_odds_z"].to_numpy())
    assert one["bound"].to_numpy() == pytest.approx(-other["bound"].to_numpy(), abs=1e-6)
    assert one["steady"].tolist() == other["steady"].tolist()


def test_g2_of_two_groups_equals_nltk():
    two = keyness(document_term_matrix(ARTICLES[ARTICLES["outlet"] != "Herald"]), by="outlet", draws=0, permutations=0)
    for term in ("aid", "army", "road"):
        out = row(two, "Courier", term)
        n, m = out["n"], out["reference_n"]
        expected = BigramAssocMeasures.likelihood_ratio(
            int(n), (round(n + m), int(out["total"])), int(out["total"] + out["reference_total"])
        )
        assert abs(out["g2"]) == pytest.approx(expected, rel=1e-9)


def test_p_is_adjusted_over_all_rows_and_weighted_by_spread():
    known = TABLE["p"].notna()
    spread = (MATRIX.counts > 0).sum(axis=0)[MATRIX.locate(TABLE["term"])]
    one, other = (adjust_p(TABLE["p"], weights=spread.astype(float) ** power) for power in (1, 2))
    more = other if (other < 0.05).sum() > (one < 0.05).sum() else one
    assert TABLE["p_adjusted"].to_numpy() == pytest.approx(more, nan_ok=True)
    assert known.all()


def test_row_order_and_seed():
    mixed = keyness(document_term_matrix(ARTICLES.sample(frac=1, random_state=1)), by="outlet")
    exact = ["n", "total", "estimate", "g2", "chi2", "log_odds", "steady", "n_dates"]
    for table in (TABLE, mixed):
        table["outlet"] = table["outlet"].astype("str")
    one, other = (t.sort_values(["outlet", "term"], ignore_index=True) for t in (TABLE, mixed))
    pd.testing.assert_frame_equal(one[exact], other[exact])
    pd.testing.assert_frame_equal(TABLE, keyness(MATRIX, by="outlet").astype({"outlet": "str"}))


def test_bound_is_the_end_nearer_to_zero():
    low, high, bound = (TABLE[c].to_numpy() for c in ("low", "high", "bound"))
    assert (low <= high).all()
    assert np.where(low > 0, low, np.where(high < 0, high, 0)) == pytest.approx(bound)
    for _, part in TABLE[TABLE["term"] != "the"].groupby("outlet"):  # function words stand last
        assert part["bound"].is_monotonic_decreasing


def test_one_reference_is_compared_with_alone():
    table = keyness(MATRIX, by="outlet", reference="Herald")
    assert sorted(table["outlet"].unique()) == ["Courier", "Morning Post"]
    alone = keyness(document_term_matrix(ARTICLES[ARTICLES["outlet"] != "Morning Post"]), by="outlet")
    ours, theirs = row(table, "Courier", "aid"), row(alone, "Courier", "aid")
    assert ours["estimate"] == pytest.approx(theirs["estimate"], abs=1e-5)
    assert ours["g2"] == pytest.approx(theirs["g2"])
    assert row(table, "Courier", "separatist")["key"]
    assert row(table, "Courier", "separatist")["reference_articles"] == 0


def test_a_frequency_list_as_reference():
    listed = pd.DataFrame({"term": ["the", "aid", "separatist"], "n": [4000, 900, 100]})
    table = keyness(MATRIX, by="outlet", reference=listed)
    out = row(table, "Courier", "separatist")
    assert (out["reference_n"], out["reference_total"]) == (100, 5000)
    assert out["low"] <= out["estimate"] <= out["high"] and 0 < out["p"] <= 1 and out["note"] == ""
    as_series = keyness(MATRIX, by="outlet", reference=listed.set_index("term")["n"])
    pd.testing.assert_frame_equal(table, as_series)
    spelt = pd.Series([4000, 900, 60, 40], index=["The", "AID", "Separatist", "separatist"])
    pd.testing.assert_frame_equal(table, keyness(MATRIX, by="outlet", reference=spelt))
    untested = keyness(MATRIX, by="outlet", reference=listed, draws=0)
    assert not untested["key"].any() and set(untested["note"]) == {"no draws, so no p"}


def test_a_list_of_the_same_language_makes_no_key_words():
    rates = np.array([0.4, 0.2, 0.1, 0.1, 0.1, 0.1])
    listed = pd.Series((1e6 * rates).round(), index=["the", "talks", "aid", "army", "left", "road"])
    tables = [
        keyness(
            document_term_matrix(
                corpus(seed, planted=False).assign(text=lambda t: t["text"].str.replace(" rebel", ""))
            ),
            by="outlet",
            reference=listed,
            draws=300,
        )
        for seed in range(8)
    ]
    assert np.mean([(table["p"] < 0.05).mean() for table in tables]) < 0.12
    assert sum(table["key"].any() for table in tables) <= 2
    odd = keyness(MATRIX, by="outlet", reference=listed)
    assert row(odd, "Courier", "separatist")["key"]  # which the list does not have


def test_one_article_has_no_say_in_what_the_others_are_compared_with():
    tiny = pd.DataFrame(
        {"article_id": ["t"], "outlet": ["Tiny"], "text": ["aid " * 60], "published": ARTICLES["published"][0]}
    )
    table = keyness(document_term_matrix(pd.concat([ARTICLES, tiny], ignore_index=True)), by="outlet")
    large = table[table["outlet"] != "Tiny"].set_index(["outlet", "term"]).sort_index()
    without = TABLE.set_index(["outlet", "term"]).sort_index()
    for column in (
        "n",
        "reference_n",
        "reference_articles",
        "estimate",
        "p",
        "p_adjusted",
        "steady",
        "key",
        "overall_p",
    ):
        assert large[column].tolist() == pytest.approx(without[column].tolist(), nan_ok=True)
    assert set(large["note"]) == {"not compared with Tiny: fewer than 5 articles"}
    alone = table[table["outlet"] == "Tiny"]
    assert alone["p"].isna().all() and set(alone["note"]) == {"fewer than 5 articles in a group"}
    assert alone["estimate"].notna().all()


def test_the_sign_is_that_of_the_rates_however_small_an_outlet_is():
    rng = np.random.default_rng(2)
    vocabulary = [f"w{n}" for n in range(200)]
    texts = [" ".join(rng.choice(vocabulary, 60 if n < 6 else 600)) for n in range(18)]
    articles = pd.DataFrame({"article_id": range(18), "outlet": np.repeat(OUTLETS, 6), "text": texts})
    table = keyness(document_term_matrix(articles), by="outlet", permutations=0, draws=200)
    difference = table["per_million"] - table["reference_per_million"]
    assert (np.sign(table["estimate"].round(9)) == np.sign(difference.round(6))).all()
    assert ((table["low"] <= table["estimate"]) & (table["estimate"] <= table["high"])).mean() > 0.99


def test_nothing_is_key_without_a_test():
    table = keyness(MATRIX, by="outlet", permutations=0)
    assert not table["key"].any() and set(table["note"]) == {"no permutations, so no p"}


def test_the_prior_is_spread_over_all_words_whatever_is_tested():
    rare = corpus()
    rare.loc[[0, 13], "text"] += " convoy"
    matrix = document_term_matrix(rare)
    some, all_ = (keyness(matrix, by="outlet", min_articles=m, draws=0, permutations=0) for m in (20, 1))
    for outlet in OUTLETS:
        assert row(some, outlet, "aid")["log_odds"] == row(all_, outlet, "aid")["log_odds"]


def test_own_names_and_house_phrases_are_set_aside_and_listed():
    articles = corpus()
    mine = articles["outlet"] == "Morning Post"
    articles.loc[mine, "text"] += " Post Morning's. Subscribe now: free daily newsletter. The occupied vale."
    articles.loc[~mine, "text"] += " post"
    table = keyness(document_term_matrix(articles), by="outlet", set_aside=["Separatist"])
    assert row(table, "Morning Post", "morning's")["set_aside"] == "own name"
    for term in ("subscribe", "free", "daily", "newsletter"):
        assert row(table, "Morning Post", term)["set_aside"] == "house phrase"
    assert row(table, "Courier", "post")["set_aside"] == "own name"  # that another outlet lacks it is no choice
    assert row(table, "Courier", "separatist")["set_aside"] == "on request"
    assert not table.loc[table["set_aside"] != "", "key"].any()


def test_a_name_that_an_outlet_uses_once_in_every_article_is_no_house_phrase():
    articles = corpus()
    articles.loc[articles["outlet"] == "Herald", "text"] += " the occupied vale"
    table = keyness(document_term_matrix(articles), by="outlet")
    assert row(table, "Herald", "occupied")["key"] and row(table, "Herald", "vale")["key"]


def test_an_absent_term_has_a_wide_interval():
    out = row(TABLE, "Courier", "rebel")
    assert out["n"] == 0 and out["high"] - out["low"] > 5 and out["high"] < -2


def test_one_article_does_not_make_a_key_word():
    articles = corpus(planted=False)
    articles.loc[0, "text"] += " convoy" * 60
    for at in (1, 2, 3, 14, 15, 28, 29):
        articles.loc[at, "text"] += " convoy"
    out = row(keyness(document_term_matrix(articles), by="outlet"), "Courier", "convoy")
    assert out["g2"] > 30  # token by token, a sure thing
    assert not out["key"] and out["p_adjusted"] > 0.05


def test_steady_agrees_with_leaving_each_article_out():
    articles = corpus(3)
    articles.loc[0, "text"] += " aid" * 12
    matrix = document_term_matrix(articles)
    table = keyness(matrix, by="outlet", draws=0, permutations=0)
    dense, sizes = matrix.counts.toarray(), matrix.articles["n_words"].to_numpy()
    codes, groups = matrix.group_codes("outlet")

    def sign(kept, outlet, term):
        column = matrix.terms.get_loc(term)
        rate = np.array(
            [(dense[kept & (codes == g), column].sum() + 0.5) / sizes[kept & (codes == g)].sum() for g in range(3)]
        )
        at = groups["outlet"].tolist().index(outlet)
        return rate[at] > np.delete(rate, at).mean()

    for out in table.itertuples():
        signs = {sign(np.arange(len(sizes)) != left_out, out.outlet, out.term) for left_out in range(len(sizes))}
        signs.add(sign(np.ones(len(sizes), dtype=bool), out.outlet, out.term))
        assert not (out.steady and len(signs) > 1)  # it may be too cautious, never too bold
    assert table["steady"].mean() > 0.3


def test_a_term_on_one_day_only_is_not_key():
    same_day = ARTICLES.assign(published=pd.Timestamp("2031-05-01"))
    assert not keyness(document_term_matrix(same_day), by="outlet")["key"].any()
    undated = ARTICLES.drop(columns="published")
    assert row(keyness(document_term_matrix(undated), by="outlet"), "Courier", "separatist")["key"]
    one = ARTICLES.assign(published=ARTICLES["published"].where(ARTICLES["outlet"] != "Courier"))
    out = row(keyness(document_term_matrix(one), by="outlet"), "Courier", "separatist")
    assert out["key"] and out["n_dates"] == 0


def test_nothing_is_found_where_there_is_nothing():
    found = [
        keyness(document_term_matrix(corpus(seed, planted=False)), by="outlet", draws=0)["key"].any()
        for seed in range(10)
    ]
    assert sum(found) <= 2


def test_a_group_without_words_has_missing_numbers():
    articles = pd.concat(
        [ARTICLES, pd.DataFrame({"article_id": ["x"], "outlet": ["Void"], "text": [""]})], ignore_index=True
    )
    table = keyness(document_term_matrix(articles), by="outlet")
    void = table[table["outlet"] == "Void"]
    assert void["estimate"].isna().all() and void["g2"].isna().all() and not void["key"].any()
    assert void["note"].str.startswith("fewer than 5 articles").all()


def test_a_list_of_the_corpus_itself_shows_no_difference_whatever_was_counted():
    together = ARTICLES.assign(outlet="all")
    for options in ({}, {"ngrams": (1, 2)}, {"ngrams": 2}, {"stopwords": ["the"]}):
        matrix = document_term_matrix(together, **options)
        table = keyness(matrix, by="outlet", reference=count_terms(matrix))
        assert table["estimate"].abs().max() < 1e-9 and not table["key"].any()


def test_what_does_not_vary_says_so():
    texts = ["the talks", "the aid"] * 10 + ["the army"] * 10
    outlets = ["Courier"] * 10 + ["Herald"] * 10 + ["Post"] * 10
    articles = pd.DataFrame({"article_id": range(30), "outlet": outlets, "text": texts})
    table = keyness(document_term_matrix(articles), by="outlet", reference="Herald")
    silent = table["p"].isna()
    assert silent.any() and (table.loc[silent, "note"] == "the same rate in all articles").all()
    assert (table.loc[~silent, "note"] == "").all()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"prior": -5}, "prior is -5"),
        ({"level": 5}, "level 5"),
        ({"level": "0.05"}, "level '0.05'"),
        ({"permutations": -1}, "permutations is -1; give a whole number from 0 up"),
        ({"draws": 10.5}, "draws is 10.5"),
        ({"min_articles": None}, "min_articles is None"),
        ({"set_aside": None}, "set_aside is None"),
        ({"reference": pd.Series([3, 4])}, "the frequency list holds none of these terms; index its counts by term"),
        ({"reference": pd.DataFrame({"term": ["aid"], "n": [3], "total": [0]})}, "total, the words behind the list"),
    ],
)
def test_options_out_of_range(options, message):
    with pytest.raises(ValueError, match=message):
        keyness(MATRIX, by="outlet", **options)


def test_phrases_need_to_know_how_many_words_are_behind_a_list():
    with pytest.raises(ValueError, match="with phrases, the list needs a column total"):
        keyness(
            document_term_matrix(ARTICLES, ngrams=2),
            by="outlet",
            reference=pd.DataFrame({"term": ["the aid"], "n": [3]}),
        )


def test_bad_input():
    with pytest.raises(ValueError, match="outlet has 1 in these articles"):
        keyness(document_term_matrix(ARTICLES.head(5)), by="outlet")
    with pytest.raises(ValueError, match="outlet has 0 in these articles"):
        keyness(document_term_matrix(ARTICLES.head(0)), by="outlet")
    with pytest.raises(ValueError, match="outlet 'Globe' is not in these articles; use one of Courier, Herald"):
        keyness(MATRIX, by="outlet", reference="Globe")
    with pytest.raises(ValueError, match="column desk is missing"):
        keyness(MATRIX, by="desk")
    for listed in (
        pd.Series([1, -2], index=["aid", "the"]),
        pd.Series(["many"], index=["aid"]),
        pd.Series([0], ["aid"]),
    ):
        with pytest.raises(ValueError, match="a frequency list needs a count from 0 up for every term"):
            keyness(MATRIX, by="outlet", reference=listed)
    with pytest.raises(ValueError, match="needs the columns term and n; n is missing"):
        keyness(MATRIX, by="outlet", reference=pd.DataFrame({"term": ["aid"], "count": [3]}))
    with pytest.raises(ValueError, match="set_aside is the string 'army'"):
        keyness(MATRIX, by="outlet", set_aside="army")
    with pytest.raises(ValueError, match="a column term of their own; rename yours to group by it"):
        keyness(document_term_matrix(ARTICLES.assign(term=ARTICLES["outlet"])), by="term")


def test_house_style_is_set_aside_in_both_directions_and_with_a_switch():
    articles = corpus()
    first = articles["outlet"] == articles["outlet"].iloc[0]
    half = first & (np.arange(len(articles)) % 2 == 0)  # fewer than a house phrase
    articles.loc[half, "text"] += " Mr. Orlo J. Marr organised the colour. Reuters said on Thursday."
    articles.loc[~first, "text"] += " Senator Orlo organized the color."
    options = {"by": "outlet", "draws": 0, "permutations": 50}
    matrix = document_term_matrix(articles)
    table = keyness(matrix, **options)
    kinds = {"mr": "title", "senator": "title", "j": "initial", "organised": "spelling", "organized": "spelling"}
    kinds |= {
        "colour": "spelling",
        "color": "spelling",
        "reuters": "agency",
        "thursday": "date",
        "said": "",
        "orlo": "",
    }
    for term, kind in kinds.items():
        assert set(table.loc[table["term"] == term, "set_aside"]) == {kind}, term
    none = keyness(matrix, house_style=False, **options)
    assert set(none["set_aside"]) == {""}
    some = keyness(matrix, house_style=["cue"], **options)
    assert "said" in set(some.loc[some["set_aside"] == "cue", "term"]) and set(some["set_aside"]) == {"", "cue"}
    with pytest.raises(ValueError, match="house_style: 'titles' is no kind; use True, False or some of own name"):
        keyness(matrix, house_style=["titles"], **options)


def test_function_words_stand_behind_content_words_and_house_style_behind_both():
    outlets = ["HuffPost", "Courier"] * 12
    texts = ["US wall posted d-calif her grain" if name == "HuffPost" else "moat tide of" for name in outlets]
    articles = pd.DataFrame({"article_id": range(24), "outlet": outlets, "text": texts})
    kinds = ["own name", "short form", "title"]
    table = keyness(document_term_matrix(articles), by="outlet", draws=0, permutations=0, house_style=kinds)
    terms = table.loc[table["outlet"] == "HuffPost", "term"].tolist()
    assert set(terms[-2:]) == {"US", "d-calif"} and set(terms[-4:-2]) == {"her", "of"}
    aside = table.drop_duplicates("term").set_index("term")["set_aside"]
    assert aside[["US", "d-calif"]].tolist() == ["short form", "title"]
    assert aside["posted"] == ""  # the second part of the outlet's name is no beginning of other words
