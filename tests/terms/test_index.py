"""What an index finds is what the texts themselves give, whatever is asked and however odd the texts are."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.terms.collocates import collocations, compare_collocations
from analysis.terms.concordance import kwic
from analysis.terms.counting.matrix import document_term_matrix
from analysis.terms.index.disk import ARRAYS, VOCABULARY, open_index, packed, unpacked, write_index
from analysis.terms.index.words import index_words
from analysis.text.dateline import mask_datelines
from analysis.text.sentences import sentence_spans
from analysis.text.words import words

PIECES = [
    *("ferry", "Ferry", "ferries", "the", "The", "harbour", "harbour-master", "harbour’s", "Harbor", "a", "of"),
    *("U.S.", "US", "us", "WHO", "who", "F.B.I.", "FBI", "U.S.-led", "e.g.", "3.5", "1,200", "$5", "C++", "No. 4"),
    *(
        "ferry_boat",
        "_",
        "__",
        "İstanbul",
        "STRASSE",
        "Straße",
        "café",
        "cafe\u0301",
        "soft\u00adly",
        "ﬁnal",
        "’tis",
        "`tis",
    ),
    *(
        "don't",
        "don’t",
        "“ferry",
        "ferry”",
        "ferry.",
        "ferry!",
        "(ferry)",
        "…",
        "—",
        "--",
        "\n",
        "\r\n",
        "\r",
        "  ",
        "\u200b",
    ),
    *(
        "said.",
        "He said.",
        "it.The",
        "THE US FERRY SANK.",
        "Mr.",
        "St. Orla",
        "x" * 40,
        "٣٫٥",
        "паром",
        "渡船",
        "🕊️",
        "#ferry",
        "@orla",
    ),
]
WORDS = [
    "ferry",
    "the",
    "US",
    "us",
    "who",
    "harbour",
    "harbour-master",
    "fbi",
    "F.B.I.",
    "3.5",
    "café",
    "final",
    "don't",
    "tis",
]
PHRASES = [
    "the ferry",
    "ferry the",
    "of the ferry",
    "US ferry",
    "harbour master",
    "st orla",
    "he said",
    "the the",
    "no 4",
]
PATTERNS = [
    r"[Ff]err(?:y|ies)",
    r"\bferry\b",
    r"harbou?r\w*",
    r"ferry|the ferry",
    r"\d+",
    r"the \w+",
    r"(?<=the )ferry",
    r"er+",
    r"said\.",
    r"[^\W_]+ly",
    r"\w+_\w+",
    r"U\.S",
    "(fer|ry){1,2}",
]
OPTIONS = [{}, {"window": 2}, {"window": 0}, {"window": 3, "within_sentence": False}, {"ignore_case": False}]


def articles(seed, n=40, size=60):
    rng = np.random.default_rng(seed)
    rows = []
    for number in range(n):
        text = "".join(
            piece + rng.choice([" ", " ", " ", ", ", "", ". ", "-"])
            for piece in rng.choice(PIECES, rng.integers(0, size))
        )
        end = int(rng.integers(0, 25)) if number % 3 == 0 else None
        rows.append((f"a{number}", ("Courier", "Herald")[number % 2], text, None if end is None else 0, end))
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "text", "dateline_start", "dateline_end"])
    return table.astype({"dateline_start": "Int64", "dateline_end": "Int64"})


@pytest.fixture(scope="module", params=range(2))
def both(request):
    table = articles(request.param)
    return table, index_words(table)


def same(table, index, pattern, **options):
    plain, found = kwic(table, pattern, **options), kwic(index, pattern, **options)
    pd.testing.assert_frame_equal(pd.DataFrame(plain), pd.DataFrame(found))
    return len(plain)


def test_the_corpus_has_articles_of_both_kinds(both):
    assert 0 < len(both[1].doubtful) < len(both[0])


@pytest.mark.parametrize("options", OPTIONS)
def test_words_and_phrases_are_found_as_in_the_texts(both, options):
    asked = [*WORDS[::2], *PHRASES[::2], WORDS, PHRASES, [*WORDS, "$5", "C++"]]
    assert sum(same(*both, word, **options) > 0 for word in asked) > 9
    assert same(*both, "zeppelin", **options) == same(*both, "ferry zeppelin", **options) == 0


@pytest.mark.parametrize("options", OPTIONS)
def test_patterns_are_found_as_in_the_texts(both, options):
    found = [same(*both, pattern, regex=True, **options) for pattern in PATTERNS]
    assert sum(n > 0 for n in found) > 8
    for empty in ("x*", r"\b", "(?:)"):
        with pytest.raises(ValueError, match="matches an empty string"):
            kwic(both[1], empty, regex=True)


def test_sorting_sampling_and_width(both):
    for options in ({"sort": "left"}, {"sort": "outlet"}, {"sample": 7, "seed": 2}, {"width": 12}):
        same(*both, ["ferry", "the"], **options)


def test_a_missing_column_or_word_is_told(both):
    with pytest.raises(ValueError, match="column published is missing"):
        kwic(both[1], "ferry", sort="published")
    with pytest.warns(UserWarning, match="give it regex=True|give regex=True"):
        kwic(both[1], "fer+y")


# ---- counts and collocations -----------------------------------------------------------------------------------------
def test_the_matrix_is_that_of_the_texts(both):
    table, index = both
    for options in (
        {},
        {"stopwords": ["the"]},
        {"min_articles": 3},
        {"ngrams": 2},
        {"weights": np.arange(len(table)) / 7},
    ):
        plain, found = document_term_matrix(table, **options), document_term_matrix(index, **options)
        assert plain.terms.tolist() == found.terms.tolist() and (plain.counts != found.counts).nnz == 0
        assert plain.complete == found.complete
        pd.testing.assert_frame_equal(plain.articles, found.articles)


def read_by_hand(table, forms, window, within_sentence):
    """Count nodes and words near them, word by word."""
    near, nodes = {}, 0
    forms = sorted((tuple(words(form)) for form in forms), key=len, reverse=True)
    for text in mask_datelines(table, table["text"].tolist()):
        sentences = [words(text[start:end]) for start, end in sentence_spans(text)]
        where = [(number, at) for number, terms in enumerate(sentences) for at in range(len(terms))]
        terms = [sentences[number][at] for number, at in where]
        close, inside, i = set(), set(), 0
        while i < len(terms):
            size = next(
                (
                    len(f)
                    for f in forms
                    if tuple(terms[i : i + len(f)]) == f and where[i][0] == where[min(i + len(f), len(where)) - 1][0]
                ),
                0,
            )
            if size:
                nodes += 1
                inside |= set(range(i, i + size))
                reach = len(terms) if window == "sentence" else window
                around = range(max(0, i - reach), min(len(terms), i + size + reach))
                close |= {j for j in around if not within_sentence or where[j][0] == where[i][0]}
            i += size or 1
        for j in close - inside:
            near[terms[j]] = near.get(terms[j], 0) + 1
    return near, nodes


@pytest.mark.parametrize("window", [1, 4, "sentence"])
@pytest.mark.parametrize("node", [["ferry"], ["the ferry", "ferry"], ["harbour-master", "said"], ["the the", "the"]])
def test_collocations_count_what_is_read_word_by_word(window, node):
    table = articles(5)
    # a line all in capitals has no "US": leave out what sentences and whole lines read otherwise
    table["text"] = table["text"].str.replace("US", "isle").str.replace("WHO", "isle")
    plain = table[
        [
            words(text) == [w for a, b in sentence_spans(text) for w in words(text[a:b])]
            for text in mask_datelines(table, table["text"].tolist())
        ]
    ]
    for within in (True, False) if window != "sentence" else (True,):
        found = collocations(plain, node, window=window, within_sentence=within, min_n=1)
        near, nodes = read_by_hand(plain, node, window, within)
        assert found.set_index("term")["n"].to_dict() == near and set(found["n_node"]) == {nodes}


def test_collocations_are_those_of_the_articles(both):
    table, index = both
    for node in ("ferry", ["the ferry", "ferry"], "zeppelin"):
        for options in ({}, {"by": "outlet"}, {"window": "sentence", "min_n": 1}, {"stopwords": ["the"]}):
            pd.testing.assert_frame_equal(collocations(table, node, **options), collocations(index, node, **options))
    options = {"by": "outlet", "min_articles": 3, "draws": 50, "permutations": 50}
    pd.testing.assert_frame_equal(
        compare_collocations(table, "ferry", **options), compare_collocations(index, "ferry", **options)
    )


def test_what_stands_near_is_a_term_of_the_counts():
    """A line of two sentences, one of them in capitals: "US" is read once and for all, so near and elsewhere agree."""
    table = pd.DataFrame({"article_id": ["a"], "text": ["THE US FERRY SANK. Few knew it."]})
    row = collocations(table, "ferry", min_n=1).set_index("term")
    assert row.loc["US", ["n", "n_term"]].tolist() == [1, 1] and (row["n"] <= row["n_term"]).all()


# ---- on disk ---------------------------------------------------------------------------------------------------------
def kept(folder, table, rules="1"):
    index = index_words(table)
    write_index(folder, index.parts, index.vocabulary, rules=rules, made_from="x")
    return index


def test_a_kept_index_is_opened_as_it_was(tmp_path):
    table = articles(1)
    index = kept(tmp_path, table)
    found = open_index(tmp_path, table, "1")
    assert found.written == index.written and found.terms.equals(index.terms)
    for part, other in zip(index.parts, found.parts, strict=True):
        assert all(np.array_equal(getattr(part, name), getattr(other, name)) for name in part.__dataclass_fields__)
        back, vocabulary = unpacked(packed(part, list(index.vocabulary.known)))
        assert np.array_equal(back.words, part.words) and vocabulary == list(index.vocabulary.known)
    assert not list(tmp_path.glob("*.part")) and same(table, found, PHRASES)


def test_no_article_at_all(tmp_path):
    table = articles(0).head(0)
    index = kept(tmp_path, table)
    for found in (index, open_index(tmp_path, table, "1")):
        assert kwic(found, "ferry").empty and collocations(found, "ferry").empty
        assert kwic(found, "fer+y", regex=True).empty and document_term_matrix(found).shape == (0, 0)


def test_an_index_of_something_else_is_passed_over(tmp_path):
    table = articles(2)
    kept(tmp_path, table)
    assert open_index(tmp_path, table, "1") is not None
    assert open_index(tmp_path, table, "2") is None  # other rules
    assert open_index(tmp_path, table.iloc[::-1], "1") is None
    assert open_index(tmp_path, table.head(10), "1") is None
    changed = table.assign(text=[*table["text"].iloc[:-1], table["text"].iloc[-1] + "!"])
    assert open_index(tmp_path, changed, "1") is None
    assert open_index(tmp_path, table.assign(dateline_end=table["dateline_end"] + 1), "1") is None


@pytest.mark.parametrize("name", [ARRAYS, VOCABULARY])
@pytest.mark.parametrize("broken", [None, b"", b"nothing", 100])
def test_a_missing_or_broken_file_is_passed_over(tmp_path, name, broken):
    table = articles(2)
    kept(tmp_path, table)
    path = tmp_path / name
    if broken is None:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:broken] if isinstance(broken, int) else broken)
    assert open_index(tmp_path, table, "1") is None


def test_two_files_that_were_not_written_together_are_passed_over(tmp_path):
    table = articles(2)
    index = kept(tmp_path, table)
    other = (tmp_path / ARRAYS).read_bytes()
    write_index(
        tmp_path,
        [replace(p, words=p.words[::-1].copy()) for p in index.parts],
        index.vocabulary,
        rules="1",
        made_from="y",
    )
    (tmp_path / ARRAYS).write_bytes(other)
    assert open_index(tmp_path, table, "1") is None
