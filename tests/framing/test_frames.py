import numpy as np
import pandas as pd
import pytest

from analysis.base import schema
from analysis.framing.features import MARKS, Article, Cues, questions, statement_features, statement_marks
from analysis.framing.frames import carrying, frame_answers, frame_shares
from analysis.framing.heads import Heads, net_input, pooled, shipped

NOBODY = schema.make([], schema.STATEMENTS)


def corpus(*texts, **columns):
    n = len(texts)
    return pd.DataFrame({"article_id": [f"a{i}" for i in range(n)], "outlet": "Post", "text": texts, **columns})


def answered(text, statements=NOBODY):
    return frame_answers(corpus(text), statements).set_index("question")


MONEY = (
    "The bakery lost $40 million last year.\nIts owner paid fines of $2 million and raised prices by a tenth.\n"
    "The lake lies north of the village. Ducks swim on it in spring."
)


def test_every_article_gets_every_question_once_and_what_is_off_has_no_answer():
    answers = frame_answers(corpus(MONEY, "Ducks swim on the lake."), NOBODY)
    assert [*answers.columns[: len(schema.ANSWERS)]] == [*schema.ANSWERS]
    assert len(answers) == 2 * len(questions())
    off = answers["question"].map(lambda q: not shipped()[1][q]["on"])
    assert answers["answer"].isna().tolist() == off.tolist()
    assert answers["probability"].isna().tolist() == off.tolist()
    assert answers.loc[~off, "probability"].between(0, 1).all()


def test_a_yes_shows_its_sentences_and_a_no_shows_none():
    row = answered(MONEY).loc["E1"]
    assert row["answer"] == 1 and row["voice"] == "own"
    assert row["sentence_ids"][0] in ("a0#0", "a0#1") and not {"a0#2", "a0#3"} & set(row["sentence_ids"])
    calm = answered("The lake lies north of the village. Ducks swim on it in spring.")
    assert calm["answer"].fillna(0).sum() == 0
    assert all(ids == [] for ids in calm["sentence_ids"])


def test_the_voice_is_that_of_the_sentences():
    text = "The owner lost $40 million, he said."
    said = schema.make(
        [{"article_id": "a0", "part": "body", "kind": "indirect", "cue_kind": "reporting", "content": text[:26],
          "content_start": 0, "content_end": 26, "stance": "neutral"}],
        schema.STATEMENTS,
    )  # fmt: skip
    assert answered(text, said).loc["E1", "voice"] == "quoted"


def test_other_languages_are_left_out_and_rows_do_not_depend_on_each_other():
    table = corpus(MONEY, "Le lac est calme.", language=["en", "fr"])
    answers = frame_answers(table, NOBODY)
    assert set(answers["article_id"]) == {"a0"}
    pd.testing.assert_frame_equal(answers, frame_answers(corpus(MONEY), NOBODY))


@pytest.mark.parametrize("text", ["", " \n", "!!!", "\x00 \x1f", "$" * 5000])
def test_odd_texts(text):
    assert len(frame_answers(corpus(text), NOBODY)) == len(questions())


def test_missing_columns_are_named():
    with pytest.raises(ValueError, match="statements: column"):
        frame_answers(corpus("a"), pd.DataFrame({"article_id": ["a"]}))
    with pytest.raises(ValueError, match="of is 'kind'; use 'frame' or 'question'"):
        frame_shares(frame_answers(corpus("a"), NOBODY), of="kind")
    with pytest.raises(ValueError, match="answers: column question is missing"):
        frame_shares(pd.DataFrame({"article_id": [], "frame": [], "answer": []}))


def test_a_frame_is_the_mean_of_its_questions_that_are_on():
    rows = [("a", "C1", 1), ("a", "C2", 0), ("a", "C3", None), ("b", "C1", 0), ("b", "C2", 0), ("b", "C3", None)]
    table = pd.DataFrame(rows, columns=["article_id", "question", "answer"]).assign(outlet="Post", frame="conflict")
    by_frame = frame_shares(table)
    assert by_frame[["estimate", "n", "ids"]].values.tolist() == [[0.25, 2, ["a"]]]
    assert by_frame["note"].item().endswith("without the questions that are switched off: C3")
    by_question = frame_shares(table, of="question")
    assert by_question[["question", "estimate", "n"]].values.tolist() == [["C1", 0.5, 2], ["C2", 0.0, 2]]
    schema.check_estimates(by_frame)


def test_outlets_are_compared_within_events():
    # each event has one outlet that answers yes and one that does not: the difference is the same in all of them
    rows = [(f"{o}{e}", o, e, int(o == "Post")) for e in range(6) for o in ("Post", "Times")]
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "event", "answer"])
    shares = frame_shares(table.assign(frame="conflict", question="C1"), within="event")
    assert shares["estimate"].tolist() == [1.0, 0.0]
    assert (shares["p"] < 0.05).all()


def test_cues_are_whole_words_phrases_and_beginnings():
    cues = Cues([("C1", "strong", "at odds"), ("C1", "weak", "quarrel*"), ("C2", "strong", "liar")])
    counts = cues.count([["they", "are", "at", "odds"], ["quarrels", "quarrelled", "liars", "at", "ease"], []])
    assert counts.tolist() == [[1, 0, 0], [0, 2, 0], [0, 0, 0]]


def test_the_title_counts_but_is_no_sentence_of_the_text():
    read = Article("Ducks swim.", "Bakery lost $40 million")
    assert read.n == 1 and len(read.words) == len(read.vectors) == 2
    assert Article("Ducks swim. They fly.", "Ducks swim.").n == 2  # it stands in the text already


def test_statement_features_count_sides_and_replies():
    base = {"kind": "indirect", "party": None, "speaker_kind": "civilian", "stance": "neutral", "accused": None}
    said = [base | {"speaker": "A", "side": "x", "accused": "y"}, base | {"speaker": "B", "side": "y"}]
    n, speakers, sides, parties, accusing, replied = np.expm1(statement_features(said)[:6]).round(9)
    assert (n, speakers, sides, parties, accusing, replied) == (2, 2, 2, 0, 1, 1)


def test_statements_mark_the_sentences_they_stand_in():
    spans = [(0, 10), (11, 20), (21, 30)]
    said = {"kind": "direct", "speaker_kind": "court", "stance": "denying", "accused": None}
    marks = statement_marks(spans, [said | {"content_start": 12, "content_end": 25}])
    assert marks[0].sum() == 0
    for sentence in (1, 2):
        assert {MARKS[i] for i in np.flatnonzero(marks[sentence])} == {"denying", "court", "quoted"}
    assert statement_marks([], []).shape == (0, len(MARKS))


def test_networks_take_the_soft_maximum_of_the_sentences():
    read = Article("Ducks swim. They fly.")
    width = net_input(read).shape[1]
    arrays = {"words_b": np.zeros(1), "vocabulary": [], "net_mean": np.zeros(width), "net_std": np.ones(width)}
    arrays |= {"net_w1": np.zeros((2, width, 1)), "net_b1": np.ones((2, 1)), "net_w2": np.array([[[1.0]], [[3.0]]])}
    arrays |= {"net_b2": np.zeros((2, 1)), "net_gain": np.ones((2, 1)), "net_shift": np.zeros((2, 1))}
    heads = Heads(arrays)
    assert heads.by_nets(read)[:, :, 0].tolist() == [[1.0, 1.0], [3.0, 3.0]]
    whole, first, three = heads._nets(read)[0]
    assert whole == pytest.approx(2 + np.log(2)) and (first, three) == (2.0, 2.0)


def test_the_best_sentences_stand_for_the_article():
    scores = np.array([[0.0], [4.0], [2.0], [-6.0]])
    assert pooled(scores)[0, :4].tolist() == [4.0, 2.0, 0.0, 0.0]


def test_sentences_are_shown_as_far_as_needed_or_not_at_all():
    assert carrying(np.array([0.1, 0.96, 0.9])) == [1]  # one is enough
    assert carrying(np.array([0.5, 0.75, 0.1, 0.3, 0.2])) == [1, 0, 3]  # three together: 1 - 0.25 * 0.5 * 0.7
    assert carrying(np.array([0.5, 0.7, 0.1, 0.3, 0.2])) == []  # 0.895
    assert carrying(np.array([0.7, 0.9])) == [1, 0]
    assert carrying(np.array([0.6, 0.6, 0.6])) == [0, 1, 2]  # 1 - 0.4 ** 3 = 0.94
    assert carrying(np.array([0.4, 0.4, 0.4])) == [] and carrying(np.zeros(0)) == []  # 0.78


def test_words_count_once_a_sentence_and_unknown_ones_not_at_all():
    arrays = {"words_b": np.zeros(1)} | {
        "vocabulary": ["duck", "lake"],
        "words_idf": np.array([1.0, 2.0]),
        "words_w": np.array([[3.0], [1.0]]),
    }
    read = Article("Duck, duck, lake, swan. Swan.")
    assert Heads(arrays).by_words(read).ravel().round(6).tolist() == [round(5 / 5**0.5, 6), 0.0]


def test_the_folds_decided_what_is_on():
    for name, decision in shipped()[1].items():
        assert decision["on"] == (decision["precision"] >= 0.75 and decision["recall"] >= 0.6), name
