import re

import numpy as np
import pandas as pd
import pytest
from nltk.text import Text

from analysis.terms.concordance import kwic
from analysis.terms.counting.matrix import document_term_matrix
from analysis.terms.frequency import count_terms
from analysis.text.sentences import sentence_spans
from analysis.text.words import word_spans, words

ONE = "The press service denied it. Later the Press Service’s chief fell silent.\nA new press release came."
TWO = "No press was there."
ARTICLES = pd.DataFrame(
    {
        "article_id": ["a", "b"],
        "outlet": ["Herald", "Courier"],
        "published": pd.to_datetime(["2031-05-02", "2031-05-01"]),
        "text": [ONE, TWO],
    }
)


def test_lines_are_stretches_of_the_text():
    table = kwic(ARTICLES, r"press \w+", window=3, regex=True)
    assert table["match"].tolist() == ["press service", "Press Service", "press release", "press was"]
    for row in table.itertuples():
        text = {"a": ONE, "b": TWO}[row.article_id]
        assert text[row.start : row.end] == row.match
        assert row.left + row.match + row.right in text


def test_context_ends_with_the_sentence_unless_asked():
    inside = kwic(ARTICLES, "later", window=3).iloc[0]
    assert (inside["left"], inside["right"]) == ("", " the Press Service’s")
    across = kwic(ARTICLES, "later", window=3, within_sentence=False).iloc[0]
    assert across["left"] == "service denied it. "
    assert kwic(ARTICLES, "later", window=0).iloc[0][["left", "right"]].tolist() == ["", ""]


def articles_of(texts):
    """Give articles, one per text, and the text of each by its id."""
    of = {f"a{number:03}": text for number, text in enumerate(texts)}
    return pd.DataFrame({"article_id": list(of), "outlet": "Herald", "text": list(of.values())}), of


def test_context_is_so_many_words_however_long_they_are():
    """The window against all words of the text, on text with long words, odd signs and lines without a word."""
    rng = np.random.default_rng(0)
    pieces = [
        "a",
        "press",
        "Nagorno-Karabakh’s",
        "1,200.5",
        "U.S.",
        "_",
        "—",
        "\u0301",
        "…",
        "donaudampfschiff" * 3,
        "\n",
        "  ",
    ]
    texts = ["".join(f"{rng.choice(pieces)}{rng.choice(['', ' '])}" for _ in range(60)) for _ in range(200)]
    articles, of = articles_of(texts)
    for row in kwic(articles, "press", window=4, within_sentence=False, regex=True).itertuples():
        text = of[row.article_id]
        before, after = word_spans(text[: row.start])[-4:], word_spans(text[row.end :])[:4]
        assert len(row.left) == (row.start - before[0][0] if before else 0)
        assert len(row.right) == (after[-1][1] if after else 0)
    sentences = {article_id: sentence_spans(text) for article_id, text in of.items()}
    for row in kwic(articles, "press", window=100, regex=True).itertuples():
        text = of[row.article_id]
        low, high = max(span for span in sentences[row.article_id] if span[0] <= row.start)
        before, after = word_spans(text[low : row.start]), word_spans(text[row.end : high])
        assert len(row.left) == (row.start - low - before[0][0] if before else 0)
        assert len(row.right) == (after[-1][1] if after else 0)


def test_hits_in_blank_lines():
    table = kwic(ARTICLES.head(1).assign(text="  \nPress."), r" +", window=2, regex=True)
    assert table[["start", "end", "left", "right"]].values.tolist() == [[0, 2, "", ""]]


def test_phrases_are_found_whole_whatever_their_apostrophes():
    assert kwic(ARTICLES, ["press service"])["match"].tolist() == ["press service"]
    assert kwic(ARTICLES, ["press service's chief"])["match"].tolist() == ["Press Service’s chief"]
    assert kwic(ARTICLES, ["pres"]).empty and kwic(ARTICLES, ["it later"]).empty  # no phrase runs over a sentence's end
    assert len(kwic(ARTICLES, ["press", "press service"])) == 4
    assert len(kwic(ARTICLES, ["Press"], ignore_case=False)) == 1
    izmir = ARTICLES.head(1).assign(text="In İZMİR’s press, İzmir")
    assert kwic(izmir, ["press"])["start"].tolist() == [11]
    assert len(kwic(izmir, ["izmir"])) == 1 and words("İzmir") == words("izmir")  # its I has a point


@pytest.mark.parametrize("ask", [lambda table: kwic(table, "press"), document_term_matrix])
def test_an_article_counted_twice_is_refused(ask):
    with pytest.raises(ValueError, match=r"articles: article_id .* stands twice; give every row its own"):
        ask(pd.concat([ARTICLES, ARTICLES.head(1)]))


WHOLE = "Karabakh, Nagorno-Karabakh and Karabakh's press: 1,200 or 200 U.S. (press) U.S.-led pressure. Press_ 200."


@pytest.mark.parametrize("term", sorted(set(words(WHOLE))))
def test_a_word_is_found_as_often_as_it_is_counted(term):
    articles = ARTICLES.head(1).assign(text=WHOLE)
    assert len(kwic(articles, [term])) == words(WHOLE).count(term)
    counted = count_terms(document_term_matrix(ARTICLES), terms=["press", "service"])
    assert [len(kwic(ARTICLES, [row.term])) for row in counted.itertuples()] == counted["n"].tolist()


def test_hits_equal_nltks_concordance():
    text = " ".join([ONE, TWO] * 30)
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Courier"], "text": [text]})
    for word in ("press", "the", "silent", "absent"):
        assert len(kwic(articles, [word])) == len(Text(words(text)).concordance_list(word, lines=10_000))


def test_sorting():
    assert kwic(ARTICLES, "press", sort="outlet")["outlet"].tolist() == ["Courier", *["Herald"] * 3]
    assert kwic(ARTICLES, "press", sort="published")["published"].is_monotonic_increasing
    right = kwic(ARTICLES, "press", sort="right")["right"].map(words).tolist()
    assert right == sorted(right)
    left = [words(side)[::-1] for side in kwic(ARTICLES, "press", sort="left")["left"]]
    assert left == sorted(left)


def test_sample_is_seeded_and_keeps_the_order():
    articles = pd.concat([ARTICLES] * 20, ignore_index=True).assign(article_id=range(40))
    one, again = (kwic(articles, "press", sample=7, seed=3) for _ in range(2))
    pd.testing.assert_frame_equal(one, again)
    assert len(one) == 7 and one["article_id"].is_monotonic_increasing
    assert not one.equals(kwic(articles, "press", sample=7, seed=4))
    assert len(kwic(articles, "press", sample=10_000)) == 80


def test_nothing_to_find():
    for table in (kwic(ARTICLES, "peace"), kwic(ARTICLES.head(0), "press"), kwic(ARTICLES.assign(text=""), "press")):
        assert table.empty and list(table.columns)[-3:] == ["left", "match", "right"]


@pytest.mark.parametrize(
    ("pattern", "options", "message"),
    [
        ("press (", {"regex": True}, "is no regular expression"),
        (["press"], {"regex": True}, "give one regular expression"),
        ("x*", {"regex": True}, "matches an empty string"),
        (r"\b", {"regex": True}, "matches an empty string"),
        ("press*", {}, "has a wildcard"),
        ("", {}, "pattern holds ''"),
        ([], {}, "pattern is an empty list"),
        (["press", " "], {}, "pattern holds ' '"),
        (["press", None], {}, "pattern holds None"),
        (re.compile("press"), {}, "give it as a text, with regex=True: 'press'"),
        ("press", {"sort": "size"}, "sort is 'size'; use one of text, left"),
        ("press", {"window": -1}, "window is -1; give a whole number from 0 up"),
        ("press", {"window": True}, "window is True"),
        ("press", {"sample": -1}, "sample is -1"),
        ("press", {"window": 2.5}, "window is 2.5"),
    ],
)
def test_bad_input(pattern, options, message):
    with pytest.raises(ValueError, match=message):
        kwic(ARTICLES, pattern, **options)


def test_every_phrase_is_found_where_it_is_counted():
    """Against pairs counted in the matrix, on text of words, signs, marks and capitals that lower-case to two signs."""
    rng = np.random.default_rng(1)
    pieces = [
        "press",
        "Service",
        "bye",
        "İlham",
        "U.S.",
        "press_service",
        "press-service",
        "-",
        "Ends.",
        "\r",
        "\n",
        "_",
    ]
    texts = ["".join(f"{rng.choice(pieces)}{rng.choice(['', ' ', ' '])}" for _ in range(40)) for _ in range(100)]
    articles, of = articles_of(texts)
    matrix = document_term_matrix(articles, ngrams=(1, 2))
    for term, n in zip(matrix.terms, matrix.counts.toarray().T, strict=True):
        found = kwic(articles, [term])
        places = found["article_id"].value_counts().reindex(matrix.articles["article_id"], fill_value=0)
        assert places.tolist() == n.tolist(), (term, of)
        assert all(" ".join(words(match)) == term for match in found["match"])


def test_of_two_phrases_at_one_place_the_longer_that_stands_whole():
    articles = ARTICLES.head(1).assign(
        text="The press service of Tarsk. The press service-man of the press. Service ended."
    )
    table = kwic(articles, ["press", "press service", "service of"])
    assert table["match"].tolist() == ["press service", "service of", "press", "press"]


def test_dates_that_are_texts_are_dates():
    articles = ARTICLES.assign(published=["2031-10-02", "2031-05-01T08:00"])
    assert kwic(articles, "press", sort="published")["article_id"].tolist() == ["b", "a", "a", "a"]
    with pytest.raises(ValueError, match="published is '20/04/2031' in row 1; write every date as 2031-05-01"):
        kwic(ARTICLES.assign(published=["2031-05-02", "20/04/2031"]), "press", sort="published")


@pytest.mark.parametrize(("articles", "message"), [(None, "articles is a NoneType"), (5, "text in row 0 is 5")])
def test_articles_that_are_none(articles, message):
    with pytest.raises(ValueError, match=message):
        kwic(ARTICLES.assign(text=5) if articles else articles, "press")


def test_missing_columns():
    with pytest.raises(ValueError, match="column outlet is missing"):
        kwic(ARTICLES.drop(columns="outlet"), "press")


SIGNS = "It cost $5 (five) a day. C++ is hard. We met at 5 p.m. in the park. He said it [sic] again; the pressure rose."


@pytest.mark.parametrize(
    ("pattern", "matches"),
    [
        ("C++", ["C++"]),
        ("$5", ["$5"]),
        ("[sic]", ["[sic]"]),
        ("(five)", ["(five)"]),
        (["$5", "c++"], ["$5", "C++"]),
        ("p.m.", ["p.m."]),
        ("press", []),
        ("ard", []),
        ("5 P.M.", ["5 p.m."]),
        (["5", "5 p.m."], ["5", "5 p.m."]),
    ],
)
def test_a_text_is_plain_text(pattern, matches):
    assert kwic(ARTICLES.head(1).assign(text=SIGNS), pattern)["match"].tolist() == matches


@pytest.mark.parametrize("pattern", [r"press\w+", "[Pp]ark", "day|park", "pres.*", "a.+b"])
def test_a_pattern_that_is_taken_for_text_is_warned_of(pattern):
    articles = ARTICLES.head(1).assign(text=SIGNS)
    if "*" in pattern:
        with pytest.raises(ValueError, match="wildcard"):
            kwic(articles, pattern)
        return
    with pytest.warns(UserWarning, match="give regex=True"):
        assert kwic(articles, pattern).empty


def test_a_term_is_found_in_every_coding():
    articles = ARTICLES.head(1).assign(
        text="The U.S. and the US told us. Cafe\u0301, café; gov\u00adernment. The F.B.I. left."
    )
    assert kwic(articles, "US")["match"].tolist() == ["U.S.", "US"]
    assert kwic(articles, "us")["match"].tolist() == ["us"]
    assert kwic(articles, "fbi")["match"].tolist() == ["F.B.I."]
    assert kwic(articles, "café")["match"].tolist() == ["Cafe\u0301", "café"]
    assert kwic(articles, "government")["match"].tolist() == ["gov\u00adernment"]


def test_width_cuts_the_far_ends_at_a_word():
    text = "The council of the old town closed the wall road for good on Monday morning."
    row = kwic(pd.DataFrame({"article_id": ["a"], "outlet": "X", "text": [text]}), "wall", width=16).iloc[0]
    assert (row["left"], row["right"]) == ("…town closed the ", " road for good…")
    short = kwic(pd.DataFrame({"article_id": ["a"], "outlet": "X", "text": ["The wall fell."]}), "wall", width=16)
    assert short[["left", "match", "right"]].values.tolist() == [["The ", "wall", " fell"]]


def test_a_notebook_shows_the_match_in_the_middle_and_whole_cells():
    long = "far " * 30
    articles = ARTICLES.head(1).assign(outlet="A & B", text=f"{long}<i>beside</i> press {long}")
    table = kwic(articles, "press", window=40)[["outlet", "left", "match", "right"]]
    (shown,) = re.findall(r"<tbody>\n<tr>(.*)</tr>\n</tbody>", table._repr_html_())
    cells = re.findall(r'<td align="(\w+)" style="text-align: (\w+); [^"]*">(.*?)</td>', shown)
    assert [cell[:2] for cell in cells] == [(side, side) for side in ("left", "right", "center", "left")]
    outlet, left, match, right = (cell[2] for cell in cells)
    assert outlet == "A &amp; B" and match == "<b>press</b>" and right == long.strip()
    assert left.endswith("&lt;i&gt;beside&lt;/i&gt;") and left.startswith("far far") and "…" not in left
    with pd.option_context("display.max_rows", 2):
        many = kwic(ARTICLES, ["press"])._repr_html_()
    assert many.count("<b>") == 2 and many.endswith(f"<p>{len(kwic(ARTICLES, ['press'])) - 2} further rows.</p>")
