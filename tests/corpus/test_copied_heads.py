"""Copied pages open with much that is no headline: what stands around it, below pictures and below names is told."""

import pytest
from stories import FERRY

from analysis.corpus.lines.cleaning import clean_lines
from analysis.corpus.lines.forms import form_of

TITLE = "Ferry to the island runs again after eleven days of storm"
MENU = ["News", "Harbour", "Sport", "Weather", "Jobs", "Log in", "Search"]
TEXT = "\n\n".join(FERRY)
BELOW = [
    "",
    "Share",
    "Related articles",
    "",
    "Bridge to be painted green",
    "",
    "Most read",
    "",
    "Bell taken from school",
]


def found(*head, below=BELOW):
    """Return the lines of a copied page by their text, as roles."""
    return {line.text: line.role for line in clean_lines("\n".join([*head, TEXT, *below])) if line.text}


@pytest.mark.parametrize(
    "head",
    [
        [*MENU, TITLE, "2 May 2031", TITLE, "Waves over the quay", "By Mara Quill", ""],  # twice, the day between
        [
            *MENU,
            TITLE,
            "Office thanks those who waited on the quay for three whole nights",
            "Comments",
            "News",
            "By Mara Quill",
            "Harbour reporter",
            "",
        ],
        [*MENU, TITLE, "2 May 2031", "Mara Quill", "Lysk Courier News, Osk", ""],
        [*MENU, TITLE, "2 May 2031", "SummaryFont SizePrint", ""],
        ["HOME   HARBOUR ROOM   BRIEFINGS", "", "MAY 2, 2031", "", TITLE, "", "Room 4, Castle Street", ""],
        ["HARBOUR | FERRIES", TITLE, "By Mara Quill [Follow] and Per Lund [Follow]", "May 2, 2031", ""],
        [*MENU, TITLE, "By Mara Quill", "Waves over the quay", "Waves over the quay (Image: Lysk Live)", ""],
        [*MENU, TITLE, "By Mara Quill", "WAVES Riders wait on the quay at dawn. —CONTRIBUTED PHOTO", ""],
        [*MENU, TITLE, "Mara Quill", "Published May 2, 2031", "", "Listen to article", "1x", "1.5x"],
        [*MENU, TITLE, "Written By Mara Quill, Edited By: Per Lund", "Coast News", "May 02, 2031 17:31 pm IST", ""],
        [
            *MENU,
            TITLE,
            "Office thanks those who waited on the quay for three whole nights",
            "Ann Orm in Osk",
            "2 May 2031",
        ],
        [*MENU, TITLE, "Heard on Morning Harbour", "By Mara Quill", "3-Minute Listen", "TRANSCRIPT"],
    ],
)
def test_the_headline_of_a_copied_page(head):
    roles = found(*head)
    assert [text for text, role in roles.items() if role == "title"] == [TITLE]
    assert [text for text, role in roles.items() if role == "body" and text in FERRY] == list(FERRY)


def test_a_link_before_a_film_names_no_page():
    """What it says stands again below it, above most of the article: it is not the page's own title for that."""
    film = ["WATCH | What the night was like:", "What the night was like", "10 days ago", "Duration 2:41", ""]
    raw = "\n".join([*MENU, TITLE, "2 May 2031", "", FERRY[0], "", *film, *FERRY[1:], *BELOW])
    roles = {line.text: line.role for line in clean_lines(raw) if line.text}
    assert (roles[TITLE], roles[FERRY[0]], roles[FERRY[2]]) == ("title", "body", "body")


def test_headlines_in_capitals_with_full_stops():
    stack = ["FERRY CARRIED AWAY.", "", "STORM ON THE SOUND.", "", "THREE FAMILIES TAKEN OFF BY BOAT.", ""]
    roles = found("THE LYSK COURIER, SATURDAY, JULY 4, 1931.", "", *stack, below=[])
    assert roles["FERRY CARRIED AWAY."] == "title"
    assert "body" not in {roles[text] for text in stack if text}


def test_the_name_of_an_old_newspaper_above_the_day_is_no_headline():
    head = ["THE LYSK MERCURY.", "MONDAY, MAY 2, 1904.", "", "FERRY CARRIED AWAY.", "", "STORM ON THE SOUND.", ""]
    roles = found(*head, below=[])
    assert [text for text, role in roles.items() if role == "title"] == ["FERRY CARRIED AWAY."]


def test_a_headline_in_capitals_above_the_day_is_one():
    assert found("FERRY CARRIED AWAY.", "MONDAY, MAY 2, 1904.", "", below=[])["FERRY CARRIED AWAY."] == "title"


def test_a_name_below_the_day_without_a_headline_above_is_none_of_a_writer():
    assert found("2 May 2031", "Old Lisk", "", below=[])["Old Lisk"] != "byline"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (
            "The office heard the pipe had been painted. (Supplied: Harbour Court)",
            ("caption", "agency credit in brackets"),
        ),
        ("Per Holm leaves the court in Osk. (LRN News: Runa Holt)", ("caption", "agency credit in brackets")),
        ("RIDERS Women wait on the quay. —PHOTO FROM THE HARBOUR OFFICE", ("caption", "picture credit")),
        ("This photo taken on May 2, 2031 shows boxes on the quay.", ("caption", "picture credit")),
        ("This photo provided by Lysk Ships shows a boat on the quay.", ("caption", "picture credit")),
        ("He read two letters to them (Romans: Book One)", None),
        ("The photo shows the mayor on the quay, and nobody with him.", None),
        ("They wanted peace — and a photo.", None),
    ],
)
def test_captions_by_their_credits(text, form):
    assert form_of(text) == form


def test_what_a_picture_shows_stands_above_its_caption():
    box = ["A man in a hat walks down steps with a lawyer.", "Per Holm leaves the court. (Supplied: Runa Holt)"]
    raw = "\n".join(
        [
            *MENU,
            TITLE,
            "By Mara Quill",
            "",
            FERRY[0],
            "",
            *box,
            FERRY[1],
            "",
            FERRY[2],
            "",
            FERRY[0].replace("Thursday", "Friday"),
        ]
    )
    roles = {line.text: line.role for line in clean_lines(raw) if line.text}
    assert [roles[text] for text in box] == ["caption", "caption"]
    assert [roles[text] for text in FERRY] == ["body"] * 3


def test_the_name_above_the_length_of_a_film_ends_no_article():
    film = ["Try again", "© Lysk Live", "01:54"]
    raw = "\n\n".join([TITLE, "By Mara Quill", FERRY[0], FERRY[1], "\n".join([*film, FERRY[2]])])
    roles = {line.text: line.role for line in clean_lines(raw) if line.text}
    assert (roles["© Lysk Live"], roles[FERRY[2]]) == ("caption", "body")
