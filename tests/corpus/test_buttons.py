"""Players, polls and charts between paragraphs go with what stands among their buttons; lists of an article stay."""

import pytest
from stories import FERRY

from analysis.corpus.lines.buttons import BUTTONS
from analysis.corpus.lines.cleaning import clean_lines
from analysis.corpus.load import read_corpus


def rules(block, *, blank="\n\n"):
    """Return role and rule of each line of a block between the paragraphs of an article."""
    half = len(FERRY) // 2
    raw = blank.join(["Ferry runs again after the storm", *FERRY[:half], "\n".join(block), *FERRY[half:]])
    return [(line.role, line.rule) for line in clean_lines(raw) if line.text in block]


@pytest.mark.parametrize(
    "block",
    [
        ["POLL: Should the ferry run at night?", "Yes, at once", "Not before May", "Vote", "View results"],
        ["Would you pay more for it?", "Yes", "No", "Submit", "1,204 votes"],
        ["Now Playing", "Waves over the quay: a night on the island", "Up Next in 5", "Replay"],
        ["Riders a year", "Thousands", "2029", "2030", "0", "50", "Get the data • Embed • Created with Chartwright"],
        ["Source: Harbour office · Get the data · Download image"],
        ["Chart: Lysk Courier Source: Harbour office Get the data Created with Chartwright"],
    ],
)
def test_what_stands_among_buttons_is_none_of_the_article(block):
    assert not {"body", "title", "heading"} & {role for role, _ in rules(block)}


@pytest.mark.parametrize(
    "block",
    [
        ["The ferry of 1989", "The ferry of 2004", "The ferry of today"],
        ["2029", "2030", "2031", "12", "14"],
        ["Vote", "The council decides on the quay on Monday", "Riders write to the council", "Harbour office"],
        ["- Vote", "- Submit", "- Embed"],
        ["Source: Harbour office", "Figures of last year"],
    ],
)
def test_a_list_of_the_article_stays(block):
    assert BUTTONS not in {rule for _, rule in rules(block)}


def test_a_longer_line_among_buttons_stays():
    block = ["Do you want the bridge?", "Vote", "Submit", "Most of those who were asked on the quay wanted it"]
    assert [role for role, _ in rules(block)] == ["furniture", "furniture", "furniture", "body"]


def test_where_no_blank_lines_stand_a_short_line_stays():
    assert BUTTONS not in {rule for _, rule in rules(["Now playing", "The ferry of 1989", "Up next"], blank="\n")}


def test_the_day_above_a_long_player_is_that_of_the_article(tmp_path):
    player = ["Video Player is loading.", *(f"Button {n}" for n in range(20)), "End of dialog window."]
    head = ["Ferry runs again after the storm", "By Mara Quill", "7 September 2031"]
    (tmp_path / "ferry.txt").write_text("\n".join([*head, "", *player, "", "\n\n".join(FERRY)]), encoding="utf-8")
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article["title"], f"{article['published']:%Y-%m-%d}") == (head[0], "2031-09-07")
