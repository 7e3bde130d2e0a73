"""Where the rules on who speaks begin and end, in whole sources: a text with marks, the last source read."""

import pytest
from marked import read_in_order

from analysis.statements.who.actors import Actors

LISTS = Actors()


def said(marked, times=1):
    """Read the sources of a marked text in order; give the speaker of the last."""
    return read_in_order(marked, LISTS, times)[0]


def spoke(marked):
    """Names of those who speak in the last source."""
    return [speaker.name for speaker in read_in_order(marked, LISTS)]


LAST = [
    # (rule, whether it holds at n, the last n at which it does)
    ("what is before a subject", lambda n: said(f"It rained on the grey hill with{' ' * n}Ann Orm and Mary Tolk sat. [She] {{said}} <so>.").name == "Mary Tolk", 36),  # noqa: E501
    ("a noun behind a comma", lambda n: len(spoke(f"[Ann Orm, {'x' * n} baker and Dan Tosk] {{said}} <so>.")) == 1, 41),
    ("a person barred", lambda n: said(f"Lena Morv met Ann Orm.{' Rain fell.' * n} [She] {{told}} Morv <so>.").name, 5),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "holds", "n"), LAST)
def test_how_far_a_rule_reaches(rule, holds, n):
    assert (bool(holds(n)), bool(holds(n + 1))) == (True, False), rule


@pytest.mark.parametrize(
    ("marked", "name", "kind", "party"),
    [
        # the paragraph of "the party", and the one before
        ("Republicans met.\n\n[The party] {said} <so>.", "party", "party", "Republican"),
        ("Snow fell.\nGOP won.\n[The party] {said} <so>.", "party", "party", "Republican"),
        ("Republicans met.\nIt rained.\n[The party] {said} <so>.", "party", "party", None),
        ("Republicans met.\n*\n[The party] {said} <so>.", "party", "party", None),
        # a body that another one heads is not the one of a region
        ("Ann Orm, president of Lisk Bank, left. [The bank president] {said} <so>.", "Ann Orm", "company", None),
        ("Ann Orm, president of Lisk Bank, left. [The Ohio bank president] {said} <so>.", "Ohio bank president", "company", None),  # noqa: E501
        # the head of a phrase behind a preposition
        ("[Envoy for the baker Tomas Revel] {said} <so>.", "Envoy for the baker Tomas Revel", "international body", None),  # noqa: E501
        ("[Envoy for baker lands Tomas Revel] {said} <so>.", "Tomas Revel", "unknown", None),
        ("[Envoy for the Kenyan council Tomas Revel] {said} <so>.", "Tomas Revel", "government", None),
        # an office of a listed body, four characters in at most
        ("[The White House Fund] {said} <so>.", "White House Fund", "government", None),
        ("[Their White House Fund] {said} <so>.", "White House Fund", "organisation", None),
        ("[The White House Fund PAC] {said} <so>.", "White House Fund PAC", "organisation", None),
        ("[The wing of the Kremlin] {said} <so>.", "wing of the Kremlin", "unknown", None),
        ("[The Kremlin wing] {said} <so>.", "Presidency of Russia", "head of state", None),
    ],
)  # fmt: skip
def test_who_speaks_at_the_edge_of_a_rule(marked, name, kind, party):
    speaker = said(marked)
    assert (speaker.name, speaker.kind, speaker.party) == (name, kind, party)


def test_a_source_of_marks_alone_is_nobody():
    assert said("[according to \u2028 — )] {said} <so>.").name is None


def test_a_source_read_twice_is_not_told_of_before_itself():
    assert [said("[The tired official] {said} <so>.", times).rule for times in (1, 2)] == ["phrase", "phrase"]


@pytest.mark.parametrize(
    ("first", "last", "n", "name", "beyond"),
    [
        ("[A tired Kenyan official] {said} <so>.", "The tired official", 5, "tired Kenyan official", "tired official"),
        ("Orm’s lawsuit was read.", "The suit", 23, "Orm’s lawsuit", "suit"),
        ("Ann Orm ran. Orm’s campaign grew.", "The campaign", 5, "Ann Orm’s campaign", "campaign"),
        ("Peru’s defence minister, Ann Orm, met.", "The minister", 59, "Ann Orm", "minister"),
        ("[Some bakers] {said} <so>.", "One", 2, "bakers", None),
        ("[Zorv Lisk] {said} <so>.", "The lawmaker", 2, "Zorv Lisk", "lawmaker"),
        ("Ohio met. Iowa sat. It is so. It is so. It is so. Ohio ate.", "The state", 1, "Government of Ohio", "state"),
        ("The Lisk Herald checked it.", "They", 2, "Lisk Herald", None),
    ],
)
def test_how_far_back_from_the_middle_of_an_article(first, last, n, name, beyond):
    rain = " It rained."
    told = [said(f"It rained. Snow fell. {first}{rain * k} [{last}] {{said}} <so>.").name for k in (n, n + 1)]
    assert told == [name, beyond]


@pytest.mark.parametrize(
    ("opening", "name"),
    [("The ", "Lisk Herald"), ("And ", "Lisk Herald"), ("Then ", None), ("Often ", None)],
)
def test_they_are_the_body_at_the_head_of_a_sentence(opening, name):
    assert said(f"It rained. {opening}Lisk Herald checked it. [They] {{said}} <so>.").name == name


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[Ann Orm, a baker, and Dan Tosk] {said} <so>.", ["Ann Orm", "Dan Tosk"]),
        ("[Ann Orm, Dan Tosk, and Nora Sill] {said} <so>.", ["Ann Orm", "Dan Tosk", "Nora Sill"]),
        ("[Ann Orm, Dan Tosk, Nora Sill, Lena Morv and Mary Tolk] {said} <so>.", ["Ann Orm", "Dan Tosk", "Nora Sill", "Lena Morv", "Mary Tolk"]),  # noqa: E501
        ("[Ann Orm, Dan Tosk, Nora Sill, Lena Morv, Mary Tolk and Piet Saran] {said} <so>.", ["Ann Orm"]),
        ("[Two senators, Ann Orm and Dan Tosk] {said} <so>.", ["Ann Orm", "Dan Tosk"]),
        ("[Two senators and Dan Tosk] {said} <so>.", ["Two senators", "Dan Tosk"]),
    ],
)  # fmt: skip
def test_how_many_speak_together(marked, names):
    assert spoke(marked) == names


@pytest.mark.parametrize(
    ("noun", "side"), [("husband", None), ("adviser", "Kazakhstan"), ("sons", None), ("lawyer", None)]
)
def test_the_side_of_those_who_belong_to_somebody(noun, side):
    assert said(f"Kazakh President Dana Orm left. [Orm’s {noun}] {{said}} <so>.").side == side


@pytest.mark.parametrize(
    ("before", "name"),
    [("Bakers met. ", "Bakers"), ("Bakers met.\n", "Some"), ("It rained. Bakers met. ", "Bakers"), ("", "Some")],
)
def test_some_are_of_the_group_of_the_sentence_before(before, name):
    assert said(f"{before}[Some] {{said}} <so>.").name == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("The Norwegian Foreign Ministry met. [The Norwegian ministry] {said} <so>.", "Foreign Ministry of Norway"),
        ("The Norwegian Foreign Ministry met. [The grey Norwegian ministry] {said} <so>.", "Grey Ministry of Norway"),
        ("The White House met. The Pentagon met. [The foreign ministry] {said} <so>.", "Foreign Ministry of the United States"),  # noqa: E501
        ("The White House met. The Pentagon met. [The grey foreign ministry] {said} <so>.", "grey foreign ministry"),
        ("The White House met. The Pentagon met. [The ministry] {said} <so>.", None),
        ("The Kenyan Foreign Ministry met the Kenyan Defence Ministry, [the ministry] {said}.", "Defence Ministry of Kenya"),  # noqa: E501
        ("The Kenyan Foreign Ministry met the Peruvian Foreign Ministry, [the ministry] {said}.", "Foreign Ministry of Kenya"),  # noqa: E501
        ("[The Peruvian Foreign Ministry] {said} <so>. The Kenyan Foreign Ministry met, [the ministry] {said}.", "Foreign Ministry of Kenya"),  # noqa: E501
        ("[The Peruvian Foreign Ministry] {said} <so>. The Kenyan Foreign Ministry met the Chilean Foreign Ministry, [the ministry] {said}.", "Foreign Ministry of Peru"),  # noqa: E501
        ("[The UN agency] {said} <so>.", "United Nations"),
        ("[The UN food agency] {said} <so>.", "World Food Programme"),
        ("[The UN grain agency] {said} <so>.", "Grain Agency of the United Nations"),
        ("The White House met. The Pentagon met. [The grey ministry] {said} <so>.", "grey ministry"),
    ],
)  # fmt: skip
def test_a_ministry_of_two_words(marked, name):
    assert said(marked).name == name


@pytest.mark.parametrize(
    ("thing", "kind", "name"),
    [
        ("lawyer and friend", "expert", "Dana Orm’s lawyer and friend"),
        ("baker union", "organisation", "Dana Orm’s baker union"),
        ("ministry spokesman", "spokesperson", "Presidency of Kazakhstan"),
    ],
)
def test_which_of_two_nouns_belongs_to_somebody(thing, kind, name):
    speaker = said(f"Kazakh President Dana Orm left. [Orm’s {thing}] {{said}} <so>.")
    assert (speaker.kind, speaker.name) == (kind, name)


@pytest.mark.parametrize(
    ("noun", "party"),
    [("insiders", None), ("critics", None), ("sources", None), ("sides", "Republican"), ("colleagues", "Republican")],
)
def test_the_party_of_those_in_one(noun, party):
    assert said(f"[{noun} in the GOP] {{said}} <so>.").party == party


@pytest.mark.parametrize(
    ("first", "last", "n", "names"),
    [
        ("Peru met. Chile met.", "Both sides", 4, ["Government of Peru", "Government of Chile"]),
        ("[Peru] {said} <so>. [Chile] {said} <so>.", "Both sides", 4, ["Government of Peru", "Government of Chile"]),
        ("Ann Orm and Dan Tosk left.", "They", 0, ["Ann Orm", "Dan Tosk"]),
        ("Lars Veld sat. It snowed. Tom Orm and Peter Elk spoke.", "Both men", 1, ["Tom Orm", "Peter Elk"]),
        ("[Ann Orm] {said} <so>.", "The statement", 2, ["Ann Orm"]),
    ],
)
def test_how_far_back_two_are_looked_for(first, last, n, names):
    told = [spoke(f"It rained. {first}{' It rained.' * k} [{last}] {{said}} <so>.") for k in (n, n + 1)]
    assert told[0] == names and told[1] in ([None], ["men"])


def test_the_sentence_of_two_that_are_meant_together():
    marked = "It rained. Ann Orm and Dan Tosk left. [They] {said} <so>."
    assert {speaker.rule for speaker in read_in_order(marked, LISTS)} == {"pronoun, sentence 2"}
    marked = "It rained. Peru met. Chile met. [Both sides] {said} <so>."
    assert {speaker.rule for speaker in read_in_order(marked, LISTS)} == {"both sides, sentence 2"}
