"""A page whose menu tells more than its article: the article is what stands below the page's own headline."""

import pytest

from analysis.corpus.lines.cleaning import clean_lines

TITLE = "Ferry to Osk stops for the whole winter"
STORY = [
    "LYSK (Agency) - The ferry to the island of Osk will stop for the winter, the harbour office said on Monday.",
    "Some four hundred people cross the sound on it every day, most of them pupils, teachers and nurses of the town.",
    "Fishermen offered their own boats, but none of them is licensed to carry more than six passengers at a time.",
    "A bus over the northern bridge takes two hours longer and costs the riders of the ferry twice as much.",
    "The mayor, Orla Brandt, promised that the council would look for a smaller ferry for the sound before Easter.",
    "Last winter the ferry to Osk froze in for nine days, and the riders on board were fed from a helicopter.",
]
TEASERS = [
    "Two held after a break-in at the quarry: A watchman heard the glass and called the police before they were gone.",
    "Guests leave without paying at the Anchor: A party of nine had ordered every dish that the kitchen had to offer.",
    "The state will send out forms to all who own land: They have until May to say how much of it they have farmed.",
    "A couple finds letters in the wall of its house: The oldest was written by a sailor to his sister in the north.",
    "Rangers look for whoever shot a bull elk near the dam: They ask walkers who heard something to call the station.",
    "First snow is on its way: The roads over the pass may close on Friday, and drivers are asked to carry chains.",
    "Harvest of apples was the best in thirty years: Growers say that the cold spring kept the frost from the blossom.",
]
MENU = ["News", "Sport", "Weather", "Jobs", "Latest headlines"]
FOOT = ["Comments", "You must log in to post a comment.", "Follow us", "About us", "Contact", "Imprint"]


def kept(*lines):
    """Return the lines of the body."""
    found = clean_lines("\n\n".join(lines))
    return [line.text for line in found if line.role == "body"]


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE} – Lysk Courier",
        f"{TITLE} | Lysk Courier",
        f"{TITLE} - The Courier",
        f"News / Harbours / {TITLE}",
        f"News > {TITLE}",
        TITLE,
    ],
)
@pytest.mark.parametrize(
    "between",
    [
        [],
        ["May 3, 2031 at 9:45 am"],
        ["May 3, 2031 at 9:45 am", "Filed under: ferries, Osk, winter"],
        ["By Orla Brandt", "Share", "Tweet"],
    ],
)
def test_the_article_stands_below_the_headline_of_the_page(head, between):
    assert kept(head, *MENU, *TEASERS, "More", TITLE, *between, *STORY, *FOOT) == STORY


@pytest.mark.parametrize("again", ["Ferry", "Ferry to Osk", "Snow closes the pass", "Sport"])
def test_a_short_line_above_teasers_is_no_headline(again):
    lines = [f"{TITLE} | Lysk Courier", *MENU, TITLE, *STORY, "Latest headlines", again, *TEASERS[:4]]
    assert kept(*lines, *FOOT) == STORY


def test_a_link_to_the_page_itself_among_others_is_no_headline():
    lines = [f"{TITLE} | Lysk Courier", *MENU, TITLE, *STORY, "Most read", TITLE, *TEASERS[:3], *FOOT]
    assert kept(*lines) == STORY


def test_a_page_of_nothing_but_its_headline_is_read():
    line = "The ferry between Lysk and the island ran again on Thursday, the harbour office said, after days of storm."
    raw = f"{line}\n<script>alert(1)</script>\n{line}\n{line}\n© 2031 The Lysk Courier\n"
    assert [x.role for x in clean_lines(raw)].count("title") == 1


@pytest.mark.parametrize(
    "stamps",
    [
        ["Story by Mara Quill • 3h • 2 min read"],
        ["By Mara Quill | 2 min read"],
        ["Mara Quill", "Tue, May 6, 2031 at 9:14 AM"],
    ],
)
def test_who_wrote_and_when_below_a_menu_is_no_headline(stamps):
    found = clean_lines("\n".join([*MENU, "Lysk Courier", TITLE, *stamps, "", "\n\n".join(STORY)]))
    assert [line.text for line in found if line.role == "title"] == [TITLE]


def test_a_headline_of_capitals_below_a_menu_stays():
    found = clean_lines("\n".join([*MENU, "Lysk Courier", "Ferry Stops", "May 6, 2031", "", "\n\n".join(STORY)]))
    assert [line.text for line in found if line.role == "title"] == ["Ferry Stops"]
