"""Wrapped paragraphs are joined, verse and lists are not, and every offset stays true."""

import textwrap

import pytest

from analysis.corpus.lines.cleaning import clean_lines
from analysis.corpus.lines.page import body_text
from analysis.corpus.lines.wrap import joints

LEAD = (
    "The ferry between Lysk and the island ran again on Thursday, the harbour office said, after eleven days of storm."
)
SECOND = (
    'Passengers who had waited since last week were taken first. "Nobody was hurt," a woman at the office said, and '
    "she added that the twenty-year-old ship had held out well in the storm."
)
THIRD = "The road to the harbour is still closed to lorries, and it will stay so until the bridge has been looked at."


def read(text):
    lines = clean_lines(text)
    body, places = body_text(text, lines)
    for line, place in zip(lines, places, strict=True):
        if place:
            start, end = place
            assert body[start:end] == text[line.start : line.start + end - start]
    return body, lines


@pytest.mark.parametrize("width", [45, 60, 72, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_paragraphs_of_any_width_are_joined(width, end):
    wrapped = [textwrap.fill(text, width, break_on_hyphens=False) for text in (LEAD, SECOND, THIRD)]
    body, lines = read("\n\n".join(["Ferry runs again", "By Tess Amrin", *wrapped]).replace("\n", end))
    assert body == "\n".join([LEAD, SECOND, THIRD])
    assert [line.role for line in lines if line.text][:2] == ["title", "byline"]


def test_a_headline_over_two_lines_is_one():
    wrapped = [textwrap.fill(text, 50) for text in (LEAD, SECOND, THIRD)]
    _, lines = read("\n\n".join(["Ferry between Lysk and the island runs again after\neleven days of storm", *wrapped]))
    assert [line.role for line in lines[:2]] == ["title", "title"]
    assert lines[1].glue == " "


@pytest.mark.parametrize(
    ("above", "joined"),
    [
        ("Ferry between Lysk and the island runs again after\neleven days of storm", True),
        ("Ferry between Lysk and the island runs again\nin Harbour", False),
        ("Ferry to the island runs again\niPhone pictures of the night", False),
        ("Ferry to the island runs again\nour weekly letter from the coast and its people", False),
        ("Ferry between Lysk and the island runs again\nEleven days of storm are over", False),
        ("Ferry between Lysk and the island runs again.\neleven days of storm are over", False),
    ],
)
def test_a_headline_over_two_lines_above_paragraphs_of_one_line_each(above, joined):
    _, lines = read("\n\n".join([above, "By Tess Amrin", LEAD, SECOND, THIRD]))
    assert (lines[1].glue == " ") == joined
    assert not joined or [line.role for line in lines[:2]] == ["title", "title"]


def test_a_hyphen_that_parts_a_word_falls_away_and_others_stay():
    text = "\n".join(
        [
            "The harbour office said on Thursday that the gover-",
            "nment had paid for the bridge, and that the twenty-",
            "year-old ship, which had been kept at the quay with",
            "all its lamps lit, would sail again on Sunday night",
            "with the passengers who had waited the longest.",
        ]
    )
    body, _ = read(text)
    assert "the government had paid" in body and "the twenty-year-old ship, which" in body


def test_paragraphs_go_on_over_a_page_break():
    one, two, second = textwrap.fill(SECOND, 60).split("\n", 2)
    first = f"{one}\n{two}"
    foot = "https://courier.example/ferry          1/2"
    body, _ = read(
        "\n\n".join(["Ferry runs again", textwrap.fill(LEAD, 60), first, foot, second, textwrap.fill(THIRD, 60)])
    )
    assert body == "\n".join([LEAD, SECOND, THIRD])


def test_verse_lists_and_paragraphs_stay_as_they_are():
    verse = [
        "The lamps are low along the quay,",
        "The gulls have gone to sleep,",
        "And I have none to walk with me",
        "Beside the sounding deep.",
    ]
    assert joints(verse * 3) == {}
    assert joints([LEAD, "", SECOND, "", THIRD]) == {}
    assert joints([LEAD, SECOND, THIRD]) == {}
    assert joints(["rope    two    lamps    and oil"] * 5) == {}  # nothing but cells apart
    assert joints(["- bread", "- salt", "- oil and vinegar", "- rope", "- two lamps"]) == {}
    assert joints([]) == {} and joints([""]) == {}


@pytest.mark.parametrize(("lines", "paragraphs"), [(1, 3), (1, 1), (2, 4)])
def test_blank_lines_after_every_line_part_no_sentence(lines, paragraphs):
    wrapped = [textwrap.fill(text, 60).replace("\n", "\n" * (lines + 1)) for text in (LEAD, SECOND, THIRD)]
    body, _ = read(("\n" * (paragraphs + 1)).join(["Ferry runs again", *wrapped]))
    assert body.replace("\n", " ") == " ".join([LEAD, SECOND, THIRD])
    assert body.count("\n") == 2 or lines == paragraphs  # then nothing tells a full last line from others


def test_one_paragraph_a_line_stays_one_whatever_stands_between():
    texts = [LEAD, SECOND, THIRD]
    assert not joints("\n\n".join(texts).split("\n")) and not joints("\n\n\n".join([*texts, LEAD]).split("\n"))


def test_in_a_text_that_divides_words_a_prefix_is_seldom_one():
    column = ["The harbour office ex-", "pects that the ferry", "will run on Thursday, as"]
    more = ["the gover-", "nment had promised the pas-", "sengers who had waited for", "the ship since last week."]
    text = "\n".join([*column, *more])
    assert "expects that" in read(text)[0] and "passengers who" in read(text)[0]
    kept = text.replace("gover-\nnment", "government\nthat").replace("pas-\nsengers", "passengers\nand all")
    assert "ex-pects" in read(kept)[0]


@pytest.mark.parametrize(
    ("a", "b", "joined"),
    [
        ("the sale to an out-", "of-state chain was stopped", "out-of-state"),
        ("and her brother-in-", "law, who had run the ferry", "brother-in-law"),
        ("the sale to an offi-", "cer of the harbour was stopped", "officer"),
    ],
)
def test_hyphens_of_compounds_of_three_stay(a, b, joined):
    text = ["The harbour office stopped", a, b, "on Thursday after the storm", "that had closed the harbour."]
    found = joints(text)
    assert joined in text[1][: len(text[1]) - found[2][2]] + found[2][1] + text[2]


def test_a_headline_in_capitals_is_no_line_of_the_paragraph_below():
    text = [
        "THE STORM ON THE SOUND OF LYSK",
        "The harbour office stopped the",
        "sale of the old ferry to a town",
        "in the south on Thursday after",
        "the storm.",
    ]
    assert joints(text) == {2: (1, " ", 0), 3: (2, " ", 0), 4: (3, " ", 0)}
