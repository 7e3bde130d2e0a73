"""The mark behind the last sentence of an article goes; what somebody said there stays."""

import pytest
from stories import FERRY

from analysis.corpus.lines.cleaning import clean_lines
from analysis.corpus.lines.end_marks import part_end_mark
from analysis.corpus.lines.page import Line, body_text
from analysis.corpus.load import read_corpus


def last(text):
    """Return the roles of the last line of an article and of what is parted from it, by their text."""
    raw = "\n\n".join(["Ferry runs again after the storm", *FERRY[:2], f"  {text} "])
    lines = [line for line in clean_lines(raw) if line.text]
    return [(raw[line.start : line.end].strip(), line.role) for line in lines[3:]]


@pytest.mark.parametrize("mark", ["Enditem", "END", "(Ends)", "■", "LBM", "LBM/QT", "ABC DE FGH", "###"])
@pytest.mark.parametrize("text", [FERRY[2], "“I shall fill the bath again tonight,” she said.", "“It is over.”"])
def test_a_mark_behind_the_last_sentence_is_parted_from_it(text, mark):
    assert last(f"{text} {mark}") == [(text, "body"), (mark, "furniture")]


def test_an_agency_behind_the_last_sentence_is_told(tmp_path):
    (tmp_path / "a.txt").write_text("\n\n".join(["Ferry runs again", *FERRY]) + " AFP\n")
    articles, lines, _ = read_corpus(tmp_path)
    assert (articles.iloc[0].text, articles.iloc[0].credit) == ("\n".join(FERRY), "AFP")
    assert lines["role"].to_list()[-2:] == ["credit", "blank"]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry will leave the quay on Sunday at 5 p.m. EST",
        "The office asked whether they would come, and they said yes. OK",
        "The office gave the ferry to the LBM",
        "The mark of the boat is LBM.",
    ],
)
def test_what_is_no_mark_stays(text):
    assert last(text) == [(text, "body")]


def test_only_the_last_line_of_the_body_has_one():
    raw = "It ran. LBM\nIt sank."
    lines = [Line(0, 11, "It ran. LBM", "body"), Line(12, 20, "It sank.", "body")]
    assert part_end_mark(raw, lines) == lines


def test_offsets_lead_back_to_the_raw_text():
    raw = "  It ran again.   LBM  \n\nShare"
    lines = part_end_mark(raw, [Line(0, 23, "It ran again.   LBM", "body"), Line(24, 24, "", "blank")])
    assert [raw[line.start : line.end] for line in lines[:2]] == ["  It ran again.", "LBM  "]
    assert body_text(raw, lines)[0] == "  It ran again."
