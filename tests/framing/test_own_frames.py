import numpy as np
import pandas as pd
import pytest

import analysis as an
from analysis.base import schema
from analysis.framing.examples import _error
from analysis.framing.suggest import _ratio

NOBODY = schema.make([], schema.STATEMENTS)
RAIN, GOAL = "Heavy rain flooded the fields again.", "The striker scored a late goal in the match."


def corpus(texts, **columns):
    return pd.DataFrame(
        {"article_id": [f"a{i}" for i in range(len(texts))], "outlet": "Post", "text": texts, **columns}
    )


def examples(n=30):
    return pd.DataFrame({"article_id": [f"a{i}" for i in range(n)], "answer": [1, 0] * (n // 2)})


ARTICLES = corpus([RAIN, GOAL] * 18)


def test_examples_teach_a_frame_and_tell_its_error():
    answers, error = an.frame_from_examples(ARTICLES, examples(), frame="weather")
    new = answers[~answers["coded"]]
    assert new["answer"].tolist() == [1, 0] * 3 and len(answers) == 36
    assert new["sentence_ids"].tolist()[:2] == [["a30#0"], []]
    assert error.to_dict("records") == [
        {"frame": "weather", "n": 30, "yes": 15, "precision": 1.0, "recall": 1.0, "alpha": 1.0}
    ]
    shares = an.frame_shares(answers)
    assert shares["estimate"].tolist() == [0.5] and shares["id_kind"].tolist() == ["answer"]


def test_sentences_can_be_the_examples():
    coded = pd.DataFrame(
        {
            "article_id": [f"a{i}" for i in range(15)] * 2,
            "sentence_id": [0] * 15 + [1] * 15,
            "answer": [1] * 15 + [0] * 15,
        }
    )
    answers, _ = an.frame_from_examples(corpus([f"{RAIN} {GOAL}"] * 16), coded)
    assert answers[answers["article_id"] == "a15"]["answer"].tolist() == [1, 0]


def test_labels_without_a_pattern_show_a_poor_error():
    coded = pd.DataFrame({"article_id": [f"a{i}" for i in range(32)], "answer": [1, 1, 0, 0] * 8})
    _, error = an.frame_from_examples(ARTICLES, coded)
    assert error["alpha"].item() < 0.4


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (examples(20), "20 are coded; code at least 30"),
        (examples().assign(answer=1), "0 are no; code at least 5"),
        (examples().assign(answer=[2] + [0, 1] * 14 + [1]), "row 0: answer is 2; write 0 or 1"),
        (examples().replace("a3", "b3"), "row 3: article_id 'b3' is not among the articles"),
        (pd.concat([examples(), examples(2)]), "'a0' stands twice"),
        (pd.DataFrame({"article": []}), "columns article_id and answer"),
    ],
)
def test_wrong_examples_name_their_row(table, message):
    with pytest.raises(ValueError, match=message):
        an.frame_from_examples(ARTICLES, table)


def test_words_that_keep_company_with_the_seeds_are_suggested_with_a_sentence():
    texts = ["Bread and flour ran out.", "Flour for bread is dear.", "No bread, no flour.", *["The sun shone."] * 9]
    table = an.suggest_words(corpus(texts), ["bread"])
    assert table["word"].tolist() == ["flour"]
    assert table[["n", "n_all", "kwic", "hit_id"]].values.tolist() == [[3, 3, "Bread and flour ran out.", "a0@10:15"]]
    with pytest.raises(ValueError, match="none of wine stands in these articles"):
        an.suggest_words(corpus(texts), "wine")


def test_names_are_suggested_by_head_and_by_apposition():
    texts = [
        "Illegal immigrants came. The immigrants left.",
        "Undocumented immigrants met Ana Marin, the former baker.",
    ]
    heads = an.suggest_names(corpus(texts), "immigrants", least=1)
    assert heads["name"].tolist() == ["illegal immigrants", "undocumented immigrants"]
    persons = an.suggest_names(corpus(texts), least=1)
    assert persons[["referent", "name", "n"]].values.tolist() == [["Ana Marin", "former baker", 1]]


def test_war_and_peace_has_three_axes_of_conflict_stories_alone():
    articles = corpus(
        ["Gunmen killed a farmer. France and Spain signed a peace treaty.", "Ducks swim on the lake."], event="e"
    )
    said = [
        {"statement_id": f"s{n}", "article_id": article, "speaker_kind": kind, "accused": accused, "part": "title"}
        for n, (article, kind, accused) in enumerate(
            [("a0", "military", "x"), ("a0", "civilian", "y"), ("a0", "expert", None), ("a1", "civilian", "x")]
        )
    ]
    table = an.war_and_peace(articles, schema.make(said, schema.STATEMENTS))
    assert table[["axis", "estimate", "n"]].values.tolist() == [
        ["people", 0.5, 2],
        ["dealings", 0.5, 2],
        ["several accused", 1.0, 1],
    ]
    schema.check_estimates(table)
    assert an.war_and_peace(articles[1:], NOBODY).empty


def test_error_of_a_frame_worked_by_hand():
    # 2 of 4 carry it, 1 is found: 3 of 8 answers are yes, so chance disagrees in 2 * 3 * 5 of 8 * 7; one of 4 differs
    row = _error("flood", np.array([1, 1, 0, 0]), np.array([True, False, False, False])).iloc[0]
    assert (row["n"], row["yes"], row["recall"], row["precision"]) == (4, 2, 0.5, 1.0)
    assert row["alpha"] == pytest.approx(1 - 0.25 / (30 / 56))
    nothing = _error("flood", np.array([1, 0]), np.array([False, False])).iloc[0]
    assert nothing["recall"] == 0 and np.isnan(nothing["precision"])


def test_strength_of_a_word_beside_the_seeds_worked_by_hand():
    # 8 of 10 against 2 of 10, 10 of 20 in all: 2 (16 ln(.8 / .5) + 4 ln(.2 / .5)), negative the other way round
    ratio = 2 * (16 * np.log(1.6) + 4 * np.log(0.4))
    assert _ratio(8, 10, 2, 10) == pytest.approx(ratio) and _ratio(2, 10, 8, 10) == pytest.approx(-ratio)
    assert _ratio(1, 1, 0, 0) == 0.0
