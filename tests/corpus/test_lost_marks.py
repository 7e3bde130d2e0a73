"""Quotation marks lost in a wrong decoding are mended where that can be, and reported where it cannot."""

import pytest

from analysis.corpus.files.encoding import decode

SAID = "“We stay,” said the mayor’s wife. It’s “fine”, isn’t it? “No,” he said.\n" * 3


@pytest.mark.parametrize(
    "data",
    [
        SAID.encode("mac_roman"),
        SAID.encode("cp1252"),
        SAID.encode().decode("mac_roman").encode(),
        SAID.encode().decode("latin-1").encode(),
        SAID.encode("cp1252").decode("latin-1").encode(),
    ],
)
def test_marks_are_mended(data):
    assert decode(data).text == SAID


@pytest.mark.parametrize("mark", ["?", "\ufffd"])
def test_marks_that_are_lost_are_reported(mark):
    broken = SAID.translate({ord(c): mark for c in "“”’"})
    assert any("quotation marks" in note and "lost" in note for note in decode(broken.encode()).notes)


@pytest.mark.parametrize(
    "text", ["Who? Where? When? Why? Nobody knew.", 'He asked "why?" and "when?" and "who?".', "Is it?\nIs it?\nIs it?"]
)
def test_questions_are_none(text):
    assert decode(text.encode()).notes == []


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("the of\ufb01ce".encode(), "the office"),
        ("cafe\u0301".encode(), "café"),
        ("\u202aSaid Mara.\u202c".encode(), "Said Mara."),
        ("one\u2029two\x85three".encode(), "one\ntwo\nthree"),
        (b"It ran.\0\0\0", "It ran."),
        ("می\u200cخواهم".encode(), "می\u200cخواهم"),
    ],
)
def test_letters_are_those_that_a_reader_sees(data, text):
    assert decode(data).text == text
