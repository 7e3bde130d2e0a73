"""Forms of print that tell a speaker: labels, posts, dashes, "in X's words", headlines."""

import pytest

from analysis.attribution.forms import labelled_speech, posts
from analysis.attribution.headlines import headline
from analysis.attribution.spans import Attribution
from analysis.attribution.tidy import tidy


def _told(text, found):
    return [(text[slice(*a.source)] if a.source else None, text[a.content[0][0] : a.content[-1][1]]) for a in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "LIRA TAMM, HOST: Did it rain?\nORLIN (voice-over): It did.\nTAMM: Long?\nORLIN: All night.",
            [
                ("LIRA TAMM, HOST", "Did it rain?"),
                ("ORLIN", "It did."),
                ("TAMM", "Long?"),
                ("ORLIN", "All night."),
            ],
        ),
        (
            "Ana de la Mar: We left.\nJan van der Velt: Why?\nAna de la Mar: It rained.\nJan van der Velt: So.",
            [
                ("Ana de la Mar", "We left."),
                ("Jan van der Velt", "Why?"),
                ("Ana de la Mar", "It rained."),
                ("Jan van der Velt", "So."),
            ],
        ),
        (
            "Tamm: Did it rain?\nOrlin: It did.\nTamm: Long?",
            [("Tamm", "Did it rain?"), ("Orlin", "It did."), ("Tamm", "Long?")],
        ),
        (
            "Tamm: Did it rain?\nIt did.\nOrlin: Go on.\nIt did.\nTamm: Long?",
            [("Tamm", "Did it rain?"), ("Tamm", "Long?")],
        ),
        ("Monday, Tamm wrote: “It rained.”", []),
        ("Q: Did it rain?\nA: It did.", [(None, "Did it rain?"), (None, "It did.")]),
        ("A: It did.", []),
        ("Menu: Soup and bread, nine crowns\nMenu: Fish and bread, ten crowns", []),
        ("Price: Nine crowns.\nPrice: Ten crowns.", []),
    ],
)
def test_labels(text, expected):
    assert _told(text, labelled_speech(text)) == expected


def test_a_labelled_line_stands_for_what_an_engine_read_in_it():
    text = "Tamm: He said it rained.\nOrlin: I did.\nTamm: You did."
    inner = Attribution((6, 8), (9, 13), ((14, 23),))
    assert _told(text, tidy(text, [inner])) == [
        ("Tamm", "He said it rained."),
        ("Orlin", "I did."),
        ("Tamm", "You did."),
    ]


def test_posts():
    text = "It rains. pic.twitter.com/x1\n\n— Lira Tamm (@tamm) May 8, 2031\nThe mayor was silent."
    assert _told(text, posts(text)) == [("Lira Tamm", "It rains.")]
    assert posts("It rains.\n— Lira Tamm, baker") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill is, in Tamm’s words, “a heap of stones”.", [("Tamm", "“a heap of stones”")]),
        ("The mill is, in the words of Lira Tamm, “a heap”.", [("Lira Tamm", "“a heap”")]),
        ("The mill, as Orlin put it, “is no more”.", [("Orlin", "“is no more”")]),
        ("In other words, “it rains”.", []),
        ("In the words of the miller, Lira Tamm, the oven “eats bread”.", [("the miller, Lira Tamm", "“eats bread”")]),
        ("In the words of the miller it rains. Tamm Road is “wet”.", []),
    ],
)
def test_in_the_words_of(text, expected):
    assert _told(text, tidy(text, [])) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Did it rain?” asked Tamm.", "Tamm"),
        ("“Did it rain?” asked the old miller.", "the old miller"),
        ("“Did it rain?” asked and answered.", None),
    ],
)
def test_who_stands_behind_the_verb(text, expected):
    (a,) = tidy(text, [Attribution(None, (15, 20), ((0, 14),))])
    assert (a.source and text[slice(*a.source)]) == expected


def test_a_name_behind_a_colon():
    text = "“It rained all night.”: Lira Tamm, baker"
    assert _told(text, tidy(text, [Attribution(None, None, ((0, 22),))])) == [("Lira Tamm", "“It rained all night.”")]


def test_the_outlets_sentence_is_no_part_of_a_quotation():
    text = "The mill was shut. “It is late,” Tamm said. “I go.” The mill stayed shut."
    wide = Attribution((33, 37), (38, 42), ((0, 17), (19, 32), (44, 68)))
    (a,) = tidy(text, [wide])
    assert [text[s:e] for s, e in a.content] == ["“It is late,”", "“I go.”"]


def test_a_comment_on_the_claim_is_no_part_of_it():
    text = "The mill was shut, Tamm said, a claim that nobody could check."
    (a,) = tidy(text, [Attribution((19, 23), (24, 28), ((0, 17), (30, 61)))])
    assert [text[s:e] for s, e in a.content] == ["The mill was shut"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bridge to reopen in May: minister", [("minister", "Bridge to reopen in May")]),
        ("Minister: Bridge to reopen in May", [("Minister", "Bridge to reopen in May")]),
        ("Lira Tamm: ‘We will stay’", [("Lira Tamm", "‘We will stay’")]),
        ("‘We will stay’: Tamm rejects the deal", [("Tamm", "‘We will stay’")]),
        ("Mill ‘unsafe for years’, claims engineer", [("engineer", "Mill ‘unsafe for years’")]),
        ("“We lost the mill”", [(None, "“We lost the mill”")]),
        ("Bridge to reopen: what we know", []),
        ("Updated: Long talks after a fight", []),
        ("Rain, storms and floods", []),
        ("Reshta: a town of bakers", []),
        ("Lira Tamm on flour: ‘We will stay’", [("Lira Tamm", "‘We will stay’")]),
        ("Mother of the baker: ‘He will stay’", [("Mother of the baker", "‘He will stay’")]),
        ("’ ’: rain in Osk", []),
        ("Rain in Osk: ’ ’", []),
        ("Book review: ‘A Loaf of Bread’", []),
        ("Row over flour: ‘blind’ bakers stay", []),
    ],
)
def test_headlines(title, expected):
    assert _told(title, headline(title, [])) == expected


def test_an_engines_reading_of_a_title_stands():
    title = "Mill is safe, mayor says"
    found = [Attribution((14, 19), (20, 24), ((0, 12),))]
    assert headline(title, found) == found


def test_a_question_without_its_mark_is_a_turn():
    text = "Ann Orm spoke.\n\nQWhy now?\n\nA: It rained.\n\nQIs it safe?\n\nA: It is."
    found = labelled_speech(text)
    assert [text[slice(*a.content[0])] for a in found] == ["Why now?", "It rained.", "Is it safe?", "It is."]
    assert labelled_speech("QAnon grew.\n\nQAnon fell.") == []
