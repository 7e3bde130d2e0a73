from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.terms.counting.batches import _mark_beyond_ascii, count_batch
from analysis.terms.counting.matrix import TermMatrix, document_term_matrix
from analysis.terms.counting.phrases import full_names
from analysis.text.sentences import sentence_spans
from analysis.text.words import WORD, fold, is_mark, words

TEXTS = [
    "The U.S.-led talks on Nagorno‑Karabakh didn’t end. 1,200 men left; 3.5 percent stayed.",
    "“Talks,” said J.K. Orlo — the ministry’s envoy — “won’t end at 5 p.m.”",
    "",
    "Café Łódź İZMIR Straße 𝔘 😀 Ελλάς ΟΔΟΣ",
]
ARTICLES = pd.DataFrame(
    {
        "article_id": ["a", "b", "c", "d"],
        "outlet": ["Courier", "Herald", "Courier", None],
        "published": pd.to_datetime(["2031-05-01", "2031-05-02", None, "2031-05-04"]),
        "text": TEXTS,
    }
)


def cells(matrix):
    """All counts as {(row, term): n}, for comparison."""
    rows, columns = matrix.counts.nonzero()
    return {(int(r), matrix.terms[c]): int(matrix.counts[r, c]) for r, c in zip(rows, columns, strict=True)}


def test_worked_by_hand():
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": ["No deal, no talks.", "Talks? Talks!"]})
    matrix = document_term_matrix(articles)
    assert matrix.terms.tolist() == ["deal", "no", "talks"]
    assert matrix.counts.toarray().tolist() == [[1, 2, 1], [0, 0, 2]]
    assert matrix.articles["n_words"].tolist() == [4, 2]
    assert "text" not in matrix.articles.columns


def test_equal_to_scikit_learn_exactly():
    from sklearn.feature_extraction.text import CountVectorizer

    texts = TEXTS * 3 + ["talks " * 50]
    articles = pd.DataFrame({"article_id": range(len(texts)), "text": texts})
    matrix = document_term_matrix(articles)
    oracle = CountVectorizer(preprocessor=fold, token_pattern=WORD)
    counts = oracle.fit_transform(texts)
    assert matrix.terms.tolist() == oracle.get_feature_names_out().tolist()
    assert (matrix.counts != counts).nnz == 0
    assert matrix.counts.has_canonical_format


@settings(max_examples=300)
@given(st.lists(st.text(alphabet=st.sampled_from(list("abB1.,-'’‑ \n&_(é\u0301İßЖ𝔘😀"))), min_size=1, max_size=4))
def test_bytes_and_regular_expression_find_the_same_words(texts):
    terms, counts, n_words = count_batch(texts)
    dense, names = counts.toarray(), terms.to_pylist()
    for row, text in enumerate(texts):
        found = {name: int(n) for name, n in zip(names, dense[row], strict=True) if n}
        assert found == Counter(words(text))
        assert n_words[row] == sum(found.values())


def test_batches_and_workers_change_nothing(monkeypatch):
    articles = pd.concat([ARTICLES] * 5, ignore_index=True).assign(article_id=range(20))
    whole = document_term_matrix(articles, min_articles=6)
    monkeypatch.setattr("analysis.terms.counting.texts.BATCH", 3)
    for workers in (1, 2):  # two start in processes of their own, which takes a second or two
        parts = document_term_matrix(articles, min_articles=6, workers=workers)
        assert parts.terms.equals(whole.terms) and (parts.counts != whole.counts).nnz == 0
        assert parts.articles["n_words"].tolist() == whole.articles["n_words"].tolist()


def test_parquet_is_read_batch_by_batch(tmp_path, monkeypatch):
    path = tmp_path / "articles.parquet"
    ARTICLES.to_parquet(path)
    monkeypatch.setattr("analysis.terms.counting.texts.BATCH", 2)
    assert cells(document_term_matrix(path)) == cells(document_term_matrix(ARTICLES))


def test_ngrams_stay_in_their_sentence_and_hold_no_stop_word():
    text = "The press service denied it. Press service staff left. The press service"
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    pairs = cells(document_term_matrix(articles, ngrams=2))
    assert pairs[0, "press service"] == 3
    assert (0, "it press") not in pairs
    both = document_term_matrix(articles, ngrams=(1, 2), stopwords={"the"})
    assert (0, "the press") not in cells(both) and (0, "the") not in cells(both)
    assert cells(both)[0, "press"] == 3


@settings(max_examples=60)
@given(st.lists(st.text(alphabet=st.sampled_from(list("ab .\n"))), min_size=1, max_size=3), st.integers(2, 4))
def test_ngrams_agree_with_a_plain_loop(texts, length):
    terms, counts, _ = count_batch(texts, lengths=(length,))
    dense, names = counts.toarray(), terms.to_pylist()
    for row, text in enumerate(texts):
        expected = Counter()
        for start, end in sentence_spans(text):
            found = words(text[start:end])
            expected.update(" ".join(found[i : i + length]) for i in range(len(found) - length + 1))
        assert {name: int(n) for name, n in zip(names, dense[row], strict=True) if n} == expected


def test_min_articles_drops_terms_but_not_words():
    matrix = document_term_matrix(ARTICLES, min_articles=2)
    assert matrix.terms.tolist() == ["end", "talks", "the"]
    assert matrix.articles["n_words"].tolist() == [len(words(text)) for text in TEXTS]


def test_words_are_counted_whatever_has_a_column():
    lengths = [len(words(text)) for text in TEXTS]
    for options in ({"stopwords": {"The", "talks"}}, {"ngrams": 2}, {"ngrams": (1, 2), "stopwords": {"the"}}):
        assert document_term_matrix(ARTICLES, **options).articles["n_words"].tolist() == lengths


def test_terms_are_located_as_anybody_writes_them():
    matrix = document_term_matrix(ARTICLES)
    assert matrix.terms[matrix.locate("Talks")].tolist() == ["talks"]
    assert matrix.locate(["TALKS", "nowhere"])[1] == -1
    with pytest.raises(ValueError, match="'press service' has 2 words and this matrix terms of 1; give it ngrams="):
        matrix.locate("press service")
    for options in ({"stopwords": {"talks"}}, {"min_articles": 4}):
        with pytest.raises(ValueError, match="'Talks' has no column: this matrix was built with stopwords= or min_art"):
            document_term_matrix(ARTICLES, **options).locate("Talks")


def test_weights_by_article_id_or_by_row():
    by_row = document_term_matrix(ARTICLES, weights=[1, 0.5, 1, 0])
    by_id = document_term_matrix(ARTICLES, weights=pd.Series({"d": 0, "b": 0.5, "a": 1, "c": 1}))
    assert (by_row.counts != by_id.counts).nnz == 0
    assert by_row.counts.sum() == by_row.articles["n_words"].sum() == len(words(TEXTS[0])) + len(words(TEXTS[1])) / 2


def test_attributions_of_other_articles_are_refused(tmp_path):
    said = {"article_id": ["z"], "part": ["body"], "cue_kind": ["reporting"], "content_start": [0], "content_end": [3]}
    said = pd.DataFrame(said | {"content_spans": [None]})
    ARTICLES.to_parquet(tmp_path / "articles.parquet")
    for articles in (ARTICLES, tmp_path / "articles.parquet"):
        with pytest.raises(
            ValueError, match="attributions: none is of these articles; get them with find_attributions"
        ):
            document_term_matrix(articles, attributions=said, voice="own")
        with pytest.raises(ValueError, match="attributions: column content_spans is missing"):
            document_term_matrix(articles, attributions=said.drop(columns="content_spans"), voice="own")
    with pytest.raises(ValueError, match="voice='own' needs attributions="):
        document_term_matrix(ARTICLES, attributions="said.csv", voice="own")


def test_categorical_texts_in_a_file(tmp_path):
    ARTICLES.astype({"text": "category"}).to_parquet(tmp_path / "articles.parquet")
    read, given = document_term_matrix(tmp_path / "articles.parquet"), document_term_matrix(ARTICLES)
    assert read.terms.equals(given.terms) and (read.counts != given.counts).nnz == 0


def test_voices_add_up_to_all():
    text = 'Rain fell on Tarn. "Stay indoors," she said. He said the road was shut.'
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    start = text.index("the road")
    said = pd.DataFrame(
        {
            "article_id": ["a", "a"],
            "part": ["body", "body"],
            "cue_kind": ["reporting", "reporting"],
            "content_start": [text.index('"'), start],
            "content_end": [text.index(" she"), start + len("the road was shut")],
            "content_spans": [None, None],
        }
    )
    matrices = {
        voice: document_term_matrix(articles, attributions=said, voice=voice)
        for voice in ("all", "own", "quoted", "reported")
    }
    assert matrices["quoted"].terms.tolist() == ["indoors", "stay"]
    assert matrices["reported"].terms.tolist() == ["road", "shut", "the", "was"]
    parts = sum(int(matrices[voice].counts.sum()) for voice in ("own", "quoted", "reported"))
    assert parts == matrices["all"].counts.sum()


def test_groups_are_sums_of_their_articles():
    matrix = document_term_matrix(ARTICLES)
    grouped = matrix.by("outlet")
    assert grouped.articles["outlet"].fillna("none").tolist() == ["Courier", "Herald", "none"]
    assert grouped.articles["n_articles"].tolist() == [2, 1, 1]
    assert grouped.counts.toarray()[0].tolist() == (matrix.counts[[0]] + matrix.counts[[2]]).toarray()[0].tolist()
    assert matrix.by([]).counts.sum() == matrix.counts.sum()
    assert grouped.articles["n_words"].sum() == matrix.articles["n_words"].sum()
    assert grouped.by([]).articles[["n_words", "n_articles"]].values.tolist() == [[int(matrix.counts.sum()), 4]]


def test_weights_go_by_article_or_by_the_index_of_the_articles():
    by_id = document_term_matrix(ARTICLES, weights=pd.Series([4.0, 3, 2, 1], index=list("dcba")))
    by_index = document_term_matrix(ARTICLES, weights=pd.Series([1.0, 2, 3, 4], index=ARTICLES.index))
    assert (by_id.counts != by_index.counts).nnz == 0 and by_id.counts.sum() > 0


def test_weights_that_fit_two_ways_are_refused():
    articles = ARTICLES.assign(article_id=[3, 2, 1, 0])
    with pytest.raises(ValueError, match="the index fits the rows and, in another order, article_id; give a list"):
        document_term_matrix(articles, weights=pd.Series([1.0, 2, 3, 4]))
    straight = document_term_matrix(ARTICLES.assign(article_id=range(4)), weights=pd.Series([1.0, 2, 3, 4]))
    assert (straight.counts != document_term_matrix(ARTICLES, weights=[1.0, 2, 3, 4]).counts).nnz == 0


def test_saves_and_loads(tmp_path):
    matrix = document_term_matrix(ARTICLES)
    matrix.save(tmp_path / "matrix.npz")
    again = TermMatrix.load(tmp_path / "matrix.npz")
    assert cells(again) == cells(matrix) and again.terms.equals(matrix.terms)
    pd.testing.assert_frame_equal(again.articles, matrix.articles)
    assert (again.ngrams, again.complete) == ((1,), True)
    cut = (tmp_path / "matrix.npz").read_bytes()[:-200]
    for content in (b"no matrix", cut):
        (tmp_path / "other.npz").write_bytes(content)
        with pytest.raises(ValueError, match=r"other\.npz: not a saved TermMatrix"):
            TermMatrix.load(tmp_path / "other.npz")
    with pytest.raises(ValueError, match="a column holds values of several types"):
        document_term_matrix(ARTICLES.assign(desk=[1, "a", 2.5, None])).save(tmp_path / "mixed.npz")


@pytest.mark.parametrize(
    ("term", "message"),
    [
        ("🚧", "'🚧' holds no word"),
        ("talk*", r"'talk\*' has a wildcard"),
        (5, "terms is 5"),
        (["talks", None], "holds None"),
    ],
)
def test_terms_that_nothing_can_be(term, message):
    with pytest.raises(ValueError, match=message):
        document_term_matrix(ARTICLES).locate(term)


def test_input_is_left_alone_and_row_order_is_kept():
    before = ARTICLES.copy(deep=True)
    matrix = document_term_matrix(ARTICLES.iloc[::-1])
    pd.testing.assert_frame_equal(ARTICLES, before)
    assert matrix.articles["article_id"].tolist() == ["d", "c", "b", "a"]


@pytest.mark.parametrize("texts", [[], [""], ["", "…"]])
def test_nothing_to_count_gives_an_empty_matrix(texts):
    articles = pd.DataFrame(
        {"article_id": range(len(texts)), "outlet": "Courier", "text": pd.Series(texts, dtype="str")}
    )
    matrix = document_term_matrix(articles)
    assert matrix.shape == (len(texts), 0)
    assert matrix.by("outlet").shape[1] == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"ngrams": 0}, "ngrams is 0"),
        ({"ngrams": 2.0}, "ngrams is 2.0; give a number of words from 1 up"),
        ({"ngrams": "2"}, "ngrams is '2'"),
        ({"min_articles": "5"}, "min_articles is '5'; give a whole number from 0 up"),
        ({"workers": 0}, "workers is 0; give a whole number from 1 up"),
        ({"stopwords": ["of course"]}, "stopwords: 'of course' has several words"),
        ({"stopwords": [None]}, "stopwords holds None"),
        ({"weights": "n_words"}, "weights is 'n_words'; give one number per article"),
        ({"voice": "loud"}, "voice is 'loud'; use one of all, own"),
        ({"voice": "own"}, "needs attributions="),
        ({"weights": [1, 2]}, "2 values for 4 articles"),
        ({"weights": [1, 1, -1, 1]}, "-1.0 in row 2"),
        ({"weights": pd.Series(1, index=["a", "b", "c", "x"])}, "none for article 'd'"),
        ({"stopwords": "english"}, "stopwords is the string 'english'"),
    ],
)
def test_bad_options(options, message):
    with pytest.raises(ValueError, match=message):
        document_term_matrix(ARTICLES, **options)


def test_bad_tables(tmp_path):
    with pytest.raises(ValueError, match="column article_id is missing"):
        document_term_matrix(ARTICLES.drop(columns="article_id"))
    with pytest.raises(ValueError, match="text is empty in row 1"):
        document_term_matrix(ARTICLES.assign(text=["a", None, "b", "c"]))
    with pytest.raises(ValueError, match="text in row 2 is 5 and no text"):
        document_term_matrix(ARTICLES.assign(text=pd.Series(["a", "b", 5, "c"], dtype=object)))
    for texts, message in ((["a", None], "text is empty in row 1"), ([1, 2], "text holds int64 and no texts")):
        pd.DataFrame({"article_id": ["a", "b"], "text": texts}).to_parquet(tmp_path / "odd.parquet")
        with pytest.raises(ValueError, match=message):
            document_term_matrix(tmp_path / "odd.parquet")
    said = pd.DataFrame({"article_id": [], "part": []})
    with pytest.raises(ValueError, match="article_id 'a' stands twice"):
        document_term_matrix(ARTICLES.assign(article_id=["a", "b", "c", "a"]), attributions=said, voice="own")
    with pytest.raises(ValueError, match="no such file"):
        document_term_matrix(tmp_path / "none.parquet")
    (tmp_path / "table.csv").write_text("article_id,text\na,aid\n")
    with pytest.raises(ValueError, match="no Parquet file; give one, or the table that load_articles returns"):
        document_term_matrix(tmp_path / "table.csv")
    for odd in (None, ["a text"], (ARTICLES, ARTICLES)):
        with pytest.raises(ValueError, match=r"articles is a \w+; give the table that load_articles returns"):
            document_term_matrix(odd)
    with pytest.raises(ValueError, match="n_articles is the name of a column of the results; rename yours"):
        document_term_matrix(ARTICLES.assign(n_articles=1))
    with pytest.raises(ValueError, match="column desk is missing; group by one of article_id, outlet"):
        document_term_matrix(ARTICLES).by("desk")


def test_datelines_are_no_words_of_the_report(tmp_path):
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": ["TARN (Reuters) - Rain fell.", "Rain fell in Tarn."]})
    articles["dateline_start"], articles["dateline_end"] = [0, None], [17, None]
    matrix = document_term_matrix(articles)
    assert matrix.articles["n_words"].tolist() == [2, 4]
    assert matrix.terms.tolist() == ["fell", "in", "rain", "tarn"]
    articles.to_parquet(tmp_path / "articles.parquet")
    again = document_term_matrix(tmp_path / "articles.parquet")
    assert again.counts.toarray().tolist() == matrix.counts.toarray().tolist()


def test_names_of_several_words_are_one_term_in_every_spelling():
    texts = ["Nagorno Karabakh and Nagorno-Karabakh.", "In Nagorno\u2011Karabakh the US talks.", "The Karabakh talks."]
    articles = pd.DataFrame({"article_id": list("abc"), "text": texts})
    matrix = document_term_matrix(articles, phrases=["Nagorno Karabakh"])
    assert matrix.counts[:, matrix.locate("Nagorno Karabakh")].toarray().ravel().tolist() == [2, 1, 0]
    assert matrix.counts[:, matrix.locate("karabakh")].toarray().ravel().tolist() == [0, 0, 1]
    assert "US" in matrix.terms and matrix.articles["n_words"].tolist() == [3, 5, 3]


def test_forms_of_a_word_are_counted_together_by_choice():
    articles = pd.DataFrame({"article_id": list("ab"), "text": ["He said it. She says so.", "They say."]})
    matrix = document_term_matrix(articles, lemmas={"said": "say", "Says": "say"}, min_articles=2)
    assert matrix.terms.tolist() == ["say"] and matrix.counts.toarray().tolist() == [[2], [1]]


def test_every_letter_beyond_ascii_is_a_word_byte_for_byte():
    every = [chr(c) for c in range(0x80, 0x110000, 7) if not 0xD800 <= c < 0xE000]
    data = np.frombuffer("".join(every).encode(), dtype=np.uint8)
    flags = np.zeros(len(data), dtype=np.uint8)
    _mark_beyond_ascii(data, flags)
    expected = [sign.isalnum() or is_mark(ord(sign)) for sign in every for _ in sign.encode()]
    assert (flags != 0).tolist() == expected


@pytest.mark.parametrize(
    ("text", "names", "family"),
    [
        ("In the hall they heard Peter Orm. Mr. Orm left.", {"peter-orm": "orm"}, 2),
        (
            "In the hall of the mill they heard Peter J. Orm of the ferries. Later Mr. Orm left.",
            {"peter-j-orm": "orm"},
            2,
        ),
        ("It was said by President Peter van der Orm in the hall. Mr. Orm left.", {"peter-van-der-orm": "orm"}, 2),
        ("It was the house of Robert Orm Jr. in the hall of the mill.", {"robert-orm": "orm"}, 1),
        ("It was Peter Orm's house that burnt, and the mill.", {"peter-orm": "orm"}, 0),
        ("In the hall they heard the Lisk Ferries. Orm left.", {}, 1),
        ("Clinton came. Then Clinton met the Clinton Mill Board in the hall with Orm.", {}, 1),
    ],
)
def test_full_names_are_counted_under_the_family_name(text, names, family):
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    found = full_names(articles)
    assert {name: last for name, last in found.items() if not name.endswith("'s")} == names
    matrix = document_term_matrix(articles, phrases=list(found), lemmas=found)
    counts = dict(zip(matrix.terms, matrix.counts.toarray()[0].tolist(), strict=True))
    assert counts.get("orm", 0) == family and not {"peter", "robert"} & set(counts)
    assert counts.get("orm's", 0) == text.count("Orm's")
