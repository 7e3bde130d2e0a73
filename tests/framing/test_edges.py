"""Accounts, claims, titles, frames and suggestions at their bounds: the last value taken, the first left."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

import analysis as an
from analysis.base import schema
from analysis.framing.coverage import _items
from analysis.framing.features import KINDS, Article, Cues, cues, statement_features, statement_marks
from analysis.framing.frames import carrying
from analysis.framing.heads import Heads, _by_cues, net_input
from analysis.framing.items import Account, _initials, _spelt_out, content_stems, number_spans
from analysis.framing.sides import states_in
from analysis.framing.suggest import suggest_names, suggest_words

NOBODY = schema.make([], schema.STATEMENTS)
RAIN, GOAL = "Heavy rain flooded the fields again.", "The striker scored a late goal in the match."
WORDS = ["lantern", "copper", "meadow", "harbour", "violin", "pebble", "orchard", "saddle", "thunder", "walnut"]


def account(*texts):
    return Account(pd.DataFrame({"article_id": [f"a{i}" for i in range(len(texts))], "text": texts}))


def corpus(*texts, **columns):
    ids = [f"a{i}" for i in range(len(texts))]
    return pd.DataFrame({"article_id": ids, "outlet": "Post", "text": list(texts), **columns})


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Of 1699 boats 1700 sank and 2100 of 2101 came.", [(1699.0, ""), (2101.0, "")]),
        ("Of 10 boats 9 sank, 9% at $9.", [(10.0, ""), (9.0, "%"), (9.0, "$")]),
        ("$1900, 1,900 tons, 1900% and 1.9k", [(1900.0, "$"), (1900.0, ""), (1900.0, "%"), (1900.0, "")]),
        ("12 May, 14 o'clock, May 15, 16 mills.", [(16.0, "")]),
        ("1900.5 or 2100.5 tons and 3 thousand boats", [(1900.5, ""), (2100.5, ""), (3000.0, "")]),
    ],
)
def test_years_and_small_numbers_are_no_amounts(text, keys):
    assert [key for *_, key in number_spans(text)] == keys


def test_a_number_ends_with_its_unit():
    text = "Some $2.5 million, 12 percent, 30 mills and 7bn."
    assert [text[start:end] for start, end, _ in number_spans(text)] == ["$2.5 million", "12 percent", "30", "7bn"]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("zero", 0), ("one", 1), ("nine", 9), ("ten", 10), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19),
        ("dozen", 12), ("twenty", 20), ("thirty", 30), ("ninety", 90), ("forty-one", 41), ("forty-nine", 49),
        ("forty-ten", None), ("forty-zero", None), ("two hundred", 200), ("1,200", 1200), ("3.5", 3.5),
        ("three thousand", 3000), ("two bn", 2e9), ("two k", 2000), ("two m", 2e6), ("two trillion", 2e12),
    ],
)  # fmt: skip
def test_numbers_in_words_and_digits(word, value):
    told = {number for number, unit in _spelt_out(f"They saw {word}") if unit == ""}
    assert told == (set() if value is None else {value})


def test_the_ends_of_a_range_are_numbers():
    assert {number for number, _ in _spelt_out("40-60-hour weeks")} == {40, 60}


@pytest.mark.parametrize(("value", "lacks"), [(97, False), (96, True), (103, False), (104, True)])
def test_a_number_may_be_rounded_by_three_in_a_hundred(value, lacks):
    assert account(f"They saw {value} boats.").lacks_number((100.0, "")) is lacks


def test_a_unit_must_be_the_same_or_none():
    text = "It cost $2.25 and 7.5%."
    assert not account(text).lacks_number((2.25, "$")) and not account(text).lacks_number((7.5, "%"))
    assert not account("It took 2.25 tons.").lacks_number((2.25, "$")) and account("$3 bn").lacks_number((3.3e9, "$"))


@pytest.mark.parametrize(
    ("claim", "text", "share"),
    [
        ([], "Rain fell.", 0.0),
        (WORDS[:3], " ".join(WORDS[:3]), 1.0),
        (WORDS, " ".join(WORDS[:2]), 0.2),
        (WORDS, " ".join(WORDS[:3]), 0.5),  # all of a sentence, though little of the claim
        (WORDS, " ".join(WORDS[:3]) + " rain snow wind fog hail", 3 / 8),
        (WORDS[:4], f"The {WORDS[0]} and {WORDS[1]} fell. The {WORDS[2]} and {WORDS[3]} fell.", 1.0),
        (WORDS[:4], f"The {WORDS[0]} and {WORDS[1]} fell. Rain fell. The {WORDS[2]} and {WORDS[3]} fell.", 0.5),
    ],
)
def test_how_much_of_a_claim_an_account_has(claim, text, share):
    assert account(text).coverage(content_stems(" ".join(claim))) == pytest.approx(share)


@pytest.mark.parametrize(
    ("name", "text", "lacks"),
    [
        ("Ilse Bex", "The Bexley road.", True),
        ("Ilse Bexo", "The Bexoley road.", False),
        ("Ilse Kalvian", "A Kalvish road.", False),
        ("Ilse Kalvian", "A Kalvest road.", True),
        ("Ilse Morsk", "A Morsel road.", False),
        ("Ilse Morsk", "A Moray road.", True),
        ("Ilse R Bexo", "They saw R in it.", True),
        ("Ilse Bexo", "Those of Bexo’s mill.", False),
        ("Bexo", "The Bureau of Examples opened.", True),
        ("BEO", "The Bexo Elm Orchard closed.", False),
        ("Tarn", "The tarn was deep. Tarnish boats came.", False),
    ],
)
def test_how_many_letters_make_a_name(name, text, lacks):
    assert account(text).lacks_name(name) is lacks


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ministry of Peace", {"mp", "mop"}),
        ("Peace Department", {"pd", "dop"}),
        ("Bexo", set()),
        ("Tarn-Bexo Guild", {"tbg"}),
    ],
)
def test_initials(name, short):
    assert _initials(name) == short


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Moor one two three said so.", False),
        ("Moor one two three four said so.", True),
        ("She said one two three Moor came.", False),
        ("She said one two three four Moor came.", True),
        ("Said Moor of the mill.", False),
        ("Moor’s “mill” fell.", False),
        ("The mill fell.", False),
    ],
)
def test_who_is_named_far_from_a_word_of_saying_is_not_heard(text, never):
    assert account(text).never_hears("Ilse Moor") is never


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met Ilse B in the hall.", []),
        ("They met Ilse Moor, and Moor of the mill.", ["Ilse Moor"]),
        ("They praised Wade in the hall.", []),
        ("They asked N.A.T. in the hall of the mill.", ["N.A.T."]),
        ("They met on Monday May in the hall.", []),
        ("They read the Lisk Herald for the News.", []),
    ],
)
def test_what_is_a_name(text, names):
    assert list(account(text).names) == names


def said(article_id, content, text, n=1, **columns):
    row = {"statement_id": f"s{n}", "attribution_id": f"t{n}", "article_id": article_id, "part": "body", "cue": "said",
           "source": "Dorvan Elk", "speaker": "Dorvan Elk", "cue_kind": "reporting", "content": content,
           "content_start": text.index(content), "content_end": text.index(content) + len(content), "side": "Lisk",
           "speaker_kind": "government", "content_spans": None, "outlet": "Post"}  # fmt: skip
    return row | columns


@pytest.mark.parametrize(
    ("n", "shared", "told"),
    [
        (3, 0, None),
        (4, 0, ("Post", "Times")),
        (10, 2, ("Post", "Times")),
        (10, 3, ("Post", "")),
        (10, 5, ("Post", "")),
        (10, 6, ("Post; Times", "")),
    ],
)
def test_which_claims_another_account_has(n, shared, told):
    claim = f"there was {' '.join(WORDS[:n])}"
    text = f"Dorvan Elk said {claim}."
    rest = ["rain", "snow", "wind", "hail", "ice", "frost", "sleet", "storm", "tide", "wave"]
    articles = corpus(text, " ".join([*WORDS[:shared], *rest[: 10 - shared]]) + ".", event="e")
    articles["outlet"] = ["Post", "Times"]
    table = pd.DataFrame([said("a0", claim, text)])
    found = [item for item in _items(articles, table, "outlet") if item["what"] == "claim"]
    assert [("; ".join(item["has"]), "; ".join(item["lacks"])) for item in found] == ([] if told is None else [told])


def speakers(*texts, **columns):
    """Who is left out where, as (name, lacks, note); the first text has the statement of one speaker."""
    articles = corpus(*texts, event="e").assign(outlet=["Post", "Times", "Herald"][: len(texts)])
    table = pd.DataFrame([said("a0", "it was so", texts[0]) | columns])
    table = table.drop(columns=[name for name, value in columns.items() if value is None])
    found = an.compare_coverage(articles, table, event="e").omissions
    return found.loc[found["what"] == "speaker", ["item", "lacks", "note"]].values.tolist()


def test_which_speakers_others_leave_out():
    text, named = "Dorvan Elk said it was so.", "They saw Dorvan Elk."
    assert speakers(text, "Rain fell.") == [["Dorvan Elk", "Times", ""]]
    assert speakers(text, named) == [["Dorvan Elk", "Times", "named, not heard"]]
    assert speakers(text, named, "Rain fell.") == [["Dorvan Elk", "Herald", ""]]
    assert speakers(text, "Dorvan Elk said no.") == []
    for kind, told in (("civilian", False), ("witness", False), ("government", True), (None, True)):
        assert bool(speakers(text, "Rain fell.", speaker_kind=kind)) is told, kind
    assert speakers(text, "Rain fell.", speaker_kind="civilian", anonymity="named")
    assert not speakers(text, "Rain fell.", anonymity="collective")


def test_statements_not_made_and_other_cues_are_no_claims():
    text = "Dorvan Elk said it was so."
    assert [bool(speakers(text, "Rain fell.", made=made)) for made in ("made", None, "denied")] == [True, True, False]
    assert [bool(speakers(text, "Rain fell.", cue_kind=kind)) for kind in ("reporting", "belief")] == [True, False]


@pytest.mark.parametrize(
    ("title", "how"),
    [
        ("Copper walnut", None),
        ("Copper walnut meadow", "bare"),
        ("Copper walnut meadow goose eagle", "bare"),
        ("Copper walnut meadow goose eagle swan", None),
        ("Elk of the mill: copper walnut meadow", "attributed"),
        ("Elk of the same only: copper walnut meadow pebble", "bare"),
        ("Elk who is there warns copper walnut meadow pebble", "attributed"),
        ("Elk who is now there warns copper walnut meadow pebble", None),
        ("Warns Elk: copper walnut meadow", "attributed"),
        ("Copper ‘walnut’ meadow", "quoted"),
        ("Copper ‘goose’ meadow walnut", "bare"),
    ],
)
def test_how_much_of_a_title_a_claim_has(title, how):
    text = "Dorvan Elk said copper walnut meadow pebble lay there. Rain fell."
    table = pd.DataFrame([said("a0", "copper walnut meadow pebble lay there", text)])
    found = an.check_headlines(corpus(text, title=title), table)
    assert found["title_as"].tolist() == ([] if how is None else [how])


def test_sentences_that_show_a_yes_surely_enough():
    assert carrying(np.array([0.9])) == [0] and carrying(np.array([0.89])) == []
    assert carrying(np.array([0.9375, 0.2, 0.1])) == [0, 1]
    assert carrying(np.array([0.5, 0.5, 0.5, 0.5])) == []  # the fourth is not counted


def test_ids_of_a_frame_are_those_of_the_answers_yes():
    rows = [("a", "C1", 1, "a#C1"), ("a", "C2", 0, "a#C2"), ("b", "C1", 1, "b#C1"), ("b", "C2", 1, "b#C2")]
    table = pd.DataFrame(rows, columns=["article_id", "question", "answer", "answer_id"])
    shares = an.frame_shares(table.assign(outlet="Post", frame="conflict"))
    assert shares["ids"].tolist() == [["a#C1", "b#C1", "b#C2"]]


def test_what_cues_remember_stays_small():
    known = Cues([("E1", "strong", "fine*")])
    known._known = dict.fromkeys(range(200_000), ())
    assert known.count([["fines"]]).tolist() == [[1]] and len(known._known) == 200_001
    assert known.count([["refined"]]).tolist() == [[0]] and len(known._known) == 1


def test_a_cue_may_begin_with_the_whole_word_or_its_first_letter():
    assert Cues([("E1", "strong", "f*"), ("E1", "strong", "fine*")]).count([["fine", "if"]]).tolist() == [[2]]


def test_a_title_that_stands_early_in_the_text_is_not_read_twice():
    for gap, n in ((203, 1), (204, 2)):  # 2 * 4 + 200 signs, its own four among them
        assert len(Article("x" * gap + " Duck", "Duck").words) == n, gap


def test_statements_mark_from_their_first_sentence_to_their_last():
    spans = [(0, 10), (11, 20), (21, 30)]
    one = {"kind": "indirect", "speaker_kind": "court", "stance": "neutral", "accused": None}
    marked = lambda *at: statement_marks(spans, [one | dict(zip(("content_start", "content_end"), at, strict=True))])  # noqa: E731
    for at, rows in (((11, 20), [1]), ((10, 11), [0]), ((0, 12), [0, 1]), ((21, 30), [2]), ((0, 0), [0])):
        assert np.flatnonzero(marked(*at).any(axis=1)).tolist() == rows, at


def test_shares_of_one_statement_and_of_none():
    one = {"kind": "direct", "speaker": "A", "side": "x", "party": None, "speaker_kind": "court"}
    told = statement_features([one | {"stance": "denying", "accused": None}])
    assert told[-1 - len(KINDS)] == 1 and dict(zip(KINDS, told[-len(KINDS) :], strict=True))["court"] == 1
    assert not statement_features([]).any()


@pytest.mark.parametrize(("phrase", "states"), [("in Jordan", {"Jordan"}), ("Nora Jordan", set()), ("Peru", {"Peru"})])
def test_a_state_that_is_a_name_too_needs_a_place(phrase, states):
    assert states_in(phrase) == states


def test_cues_count_twice_at_most():
    columns, n = cues().columns, len(cues().columns)
    read = lambda **of: SimpleNamespace(  # noqa: E731
        words=[[]],
        vectors=np.zeros((1, 2)),
        cues=np.array([[of.get(kind, 0) if question == "E1" else 0 for question, kind in columns]], dtype=float),
    )
    at = an.framing.features.questions()["question"].tolist().index("E1")
    worth = lambda **of: _by_cues(read(**of))[0, at]  # noqa: E731
    assert [worth(strong=k) for k in (0, 1, 2, 3)] == [0, 1, 2, 2]
    assert [worth(weak=k) for k in (1, 2, 3)] == pytest.approx([0.4, 0.8, 0.8])
    assert net_input(read(strong=3)).shape == (1, 2 + n) and net_input(read(strong=3)).max() == 2


@pytest.mark.parametrize(("name", "value"), [("top", 0), ("least", 0)])
def test_suggestions_begin_at_one(name, value):
    texts = corpus("Bread and rye ran out.", "Sun. Snow.")
    assert len(suggest_words(texts, "bread", top=1, least=1)) == 1
    assert len(suggest_names(corpus("Old mills fell."), "mills", top=1, least=1)) == 1
    with pytest.raises(ValueError, match=f"{name} is {value}; give a whole number from 1 up"):
        suggest_words(texts, "bread", **{name: value})
    with pytest.raises(ValueError, match=f"{name} is {value}; give a whole number from 1 up"):
        suggest_names(texts, "bread", **{name: value})


def test_a_suggested_word_has_three_letters_and_stands_more_often_with_the_seeds():
    texts = corpus(*["Bread ox rye day."] * 3, *["A day came."] * 2, *["Snow came."] * 3)
    table = suggest_words(texts, "bread", least=3)
    assert table["word"].tolist() == ["rye", "day"] and suggest_words(texts, "bread", least=4).empty
    assert table[["n", "n_all"]].values.tolist() == [[3, 3], [3, 5]]
    even = corpus("Bread rye.", "Snow rye.")
    assert suggest_words(even, "bread", least=1).empty


def test_two_modifiers_at_most_stand_before_a_head():
    table = suggest_names(
        corpus("Big grey stone mills fell. Rural mills fell. Tall rural mills, old."), "mills", least=1
    )
    assert table["name"].tolist() == ["rural mills", "grey stone mills", "stone mills"]


@pytest.mark.parametrize(
    ("n", "yes", "told"),
    [
        (30, 15, None),
        (29, 15, "29 are coded"),
        (30, 5, None),
        (30, 4, "4 are yes"),
        (30, 25, None),
        (30, 26, "4 are no"),
    ],
)
def test_how_many_examples_teach_a_frame(n, yes, told):
    articles = corpus(*[RAIN if i < yes else GOAL for i in range(n)])
    coded = pd.DataFrame({"article_id": articles["article_id"], "answer": [int(i < yes) for i in range(n)]})
    if told is None:
        assert len(an.frame_from_examples(articles, coded)[0]) == n
    else:
        with pytest.raises(ValueError, match=told):
            an.frame_from_examples(articles, coded)


def test_answers_are_named_by_article_or_sentence():
    articles, coded = corpus(*[RAIN, GOAL] * 16), pd.DataFrame({"article_id": [f"a{i}" for i in range(30)]})
    answers, _ = an.frame_from_examples(articles, coded.assign(answer=[1, 0] * 15), frame="weather")
    assert answers["answer_id"].tolist()[-1] == "a31#weather"
    answers, _ = an.frame_from_examples(articles, coded.assign(answer=[1, 0] * 15, sentence_id=0), frame="weather")
    assert answers["answer_id"].tolist()[-1] == "a31#0#weather" and answers["sentence_ids"].tolist()[-2] == ["a30#0"]


def test_acts_found_before_are_grouped_by_what_the_articles_tell():
    articles = corpus("Two men were killed.", "Gunmen killed a man.")
    acts = an.find_acts(articles, NOBODY)
    table = an.agency(articles.assign(event=["e", "f"], desk="x"), NOBODY, acts=acts, by=["event", "desk"])
    assert table.loc[table["estimate"] == 1, ["event", "desk", "form"]].values.tolist() == [
        ["e", "x", "agentless passive"],
        ["f", "x", "active"],
    ]
    assert an.agency(articles, NOBODY, by=None)["estimate"].tolist() == [0.5, 0.5]


def test_a_network_is_scaled_by_its_gain_and_shift():
    read = Article("Ducks swim. They fly.")
    width = net_input(read).shape[1]
    arrays = {"words_b": np.zeros(1), "vocabulary": [], "net_mean": np.zeros(width), "net_std": np.ones(width)}
    arrays |= {"net_w1": np.zeros((1, width, 1)), "net_b1": np.ones((1, 1)), "net_w2": np.array([[[2.0]]])}
    arrays |= {"net_b2": np.ones((1, 1)), "net_gain": np.full((1, 1), 2.0), "net_shift": np.full((1, 1), 0.5)}
    assert Heads(arrays)._nets(read)[0].tolist() == pytest.approx([2 * (3 + np.log(2)) + 0.5, 3, 3])


def test_arms_two_sentences_away_make_blows_earnest():
    blow, arms, calm = "He beat Reld.", "Gunmen shot two soldiers with rifles.", "It rained."
    near = lambda *parts: "beat" in an.find_acts(corpus(" ".join(parts)), NOBODY)["word"].tolist()  # noqa: E731
    assert near(arms, calm, blow) and near(blow, calm, arms)
    assert not near(arms, calm, calm, blow) and not near(blow, calm, calm, arms)
    assert near(blow, "Guns and rifles of rebels.") and not near(blow, "Guns of rebels.")
