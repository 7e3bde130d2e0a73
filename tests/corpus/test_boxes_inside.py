"""Where a box of other stories, a film or a blocked player stands inside an article, the paragraphs below it stay."""

import pytest

from analysis.corpus.lines.cleaning import clean_lines

ARTICLE = [
    "Growers in the Tarn valley asked the water office on Monday to stop new pumps, which they say dry their wells.",
    "In a letter to Commissioner Edda Colville, the growers' league said that nobody had asked its 400 members.",
    "“They showed us a map of the valley,” said Per Holm, who has grown cherries near Osk since he was a boy.",
    "Colville said that the office would look at the letter, but that the licence of the pumps ran until May.",
    "The owner of the pumps, Tarn Water, said in a statement that it would pay growers for every well that ran dry.",
]
TITLE = "Growers ask office to stop pumps in Tarn valley"
MENU = ["NEWS", "SPORT", "STYLE", "MONEY"]
BELOW = [
    "RELATED STORIES",
    "",
    "Pumps run again in the hills",
    "",
    "What the law says about wells",
    "",
    "Subscribe to our newsletter",
]
"""Lines as a browser copies them: a blank one between paragraphs, none between what stands in a box."""


def cleaned(*box, menu=(*MENU, *MENU), below=BELOW):
    """Return the body of the article as a browser copies it, with a box below its third paragraph."""
    first, second = "\n\n".join(ARTICLE[:3]), "\n\n".join(ARTICLE[3:])
    raw = "\n".join([*menu, TITLE, "By Mara Quill", "May 2, 2031", "", first, "", *box, second, "", *below])
    return [line.text for line in clean_lines(raw) if line.role == "body"]


@pytest.mark.parametrize(
    "box",
    [
        ["FEATURED STORIES", "NEWS", "Senate agrees on school meals", "NEWS", "Storm nears the coast of Lysk"],
        ["Most read", "1", "Bell taken from school in Osk", "2", "Snow closes the pass above Reld"],
        [
            "Editors’ Picks",
            "Bell taken from school in Osk",
            "Thieves took the bell of the old school during the night, and police believe that it was melted down.",
            "Snow closes the pass above Reld",
            "Snow closed the pass above Reld on Monday, a month earlier than last year, and lorries were turned back.",
        ],
    ],
)
def test_paragraphs_below_a_box_of_other_stories_stay(box):
    assert cleaned(*box) == ARTICLE


def test_paragraphs_that_lost_the_blank_line_between_them_stay():
    assert cleaned("Read also: Snow closes the pass above Reld", ARTICLE[2].replace("Per", "Ada")) == [
        *ARTICLE[:3],
        ARTICLE[2].replace("Per", "Ada"),
        *ARTICLE[3:],
    ]


def test_paragraphs_of_other_stories_below_the_article_do_not_stay():
    more = [
        "RELATED STORIES",
        "",
        "Bell taken from school",
        "",
        "Thieves took the bell of the old school during the night, and police believe that it was melted down.",
        "",
        "Snow closes the pass",
        "",
        "Snow closed the pass above Reld on Monday, a month earlier than last year, and lorries were turned back.",
    ]
    assert cleaned(below=more) == ARTICLE


def test_a_teaser_on_the_same_matter_does_not_stay():
    more = [
        "RELATED STORIES",
        "",
        "Growers of the Tarn valley plant olives",
        "",
        "Growers who fear for their wells have planted olives on the hills of the Tarn valley since the spring.",
    ]
    assert cleaned(below=more) == ARTICLE


@pytest.mark.parametrize(
    ("below", "own"),
    [
        (["The office, asked by the Courier, said that it would answer the growers within the week."], False),
        ([""], True),
    ],
)
def test_what_a_film_shows_is_none_of_the_article_where_it_goes_on_at_once(below, own):
    """Where nothing follows at once, the paragraph below the film may be the article's own."""
    film = ["WATCH | A well runs dry:", "A well runs dry", "10 days ago", "Duration 2:41"]
    shows = "In Osk, one well serves some thirty houses. It ran dry in May, and nobody has found out why it did so."
    raw = "\n".join(
        [TITLE, "By Mara Quill", "", "\n\n".join(ARTICLE[:3]), "", *film, shows, *below, "", "\n\n".join(ARTICLE[3:])]
    )
    roles = {line.text: line.role for line in clean_lines(raw) if line.text}
    assert (roles[shows] == "body") == own
    assert [roles[text] for text in ARTICLE] == ["body"] * len(ARTICLE)
