"""Roles from position and repetition, each rule both ways, on invented articles."""

import itertools
import time

import pytest
from stories import SNOW

from analysis.corpus.lines.boxes import between
from analysis.corpus.lines.cleaning import REPEATED_IN, clean_articles, clean_lines
from analysis.corpus.lines.head import is_headline
from analysis.corpus.lines.page import Page, split_lines

LEAD = (
    "The ferry between Lysk and the island ran again on Thursday, the harbour office said, after eleven days of storm."
)
SECOND = "Passengers who had waited since last week were taken first, and nobody was hurt, a woman at the office said."
THIRD = "The road to the harbour is still closed to lorries, and it will stay so until the bridge has been looked at."
LAST = "The harbour office expects the next storm over the island on Sunday, when the ferry may have to stop once more."
OTHER = "A museum in Hallam has given back a drum that its founder took, and quarrels with a tax inspector over it."


def roles(*lines, **known):
    """Clean paragraphs with blank lines between; return (role, rule) of each."""
    found = clean_lines("\n\n".join(lines), **known)
    return [(line.role, line.rule) for line in found if line.role != "blank"]


def only_roles(*lines, **known):
    return [role for role, _ in roles(*lines, **known)]


@pytest.mark.parametrize(
    ("raw", "spans"),
    [
        ("", [(0, 0)]),
        ("a\nb", [(0, 1), (2, 3)]),
        ("a\r\nb\r", [(0, 1), (3, 4), (5, 5)]),
        ("a\u2028b\x0bc", [(0, 5)]),  # only \n, \r\n and \r end a line
    ],
)
def test_split_lines(raw, spans):
    assert split_lines(raw) == spans


def test_plain_article():
    assert only_roles("Ferry runs again", LEAD, SECOND, THIRD) == ["title", "body", "body", "body"]


def test_title_as_metadata_tell_it():
    found = roles("Lysk", "Ferry runs again", LEAD, SECOND, title="Ferry runs again")
    assert found[1] == ("title", "as metadata tells it")


@pytest.mark.parametrize(
    ("above", "role"), [(["Lysk Courier"], "furniture"), (["World", "Harbours"], "furniture"), ([LAST], "body")]
)
def test_what_stands_above_a_title_that_metadata_tell(above, role):
    found = only_roles(*above, "Ferry runs again", LEAD, SECOND, title="Ferry runs again")
    assert found == [role] * len(above) + ["title", "body", "body"]


def test_a_first_paragraph_is_no_title():
    assert only_roles(LEAD, SECOND, THIRD) == ["body"] * 3
    assert only_roles("LYSK, May 2 (Agency) - The ferry ran.", LEAD, SECOND)[0] == "body"


def test_a_lead_is_no_title_however_short():
    short = "The ferry ran again on Thursday, the harbour office said."
    assert only_roles(short, LEAD, SECOND, THIRD) == ["body"] * 4
    assert only_roles(LEAD) == ["body"]
    assert only_roles("The Ferry Between Lysk and Osk Runs Again.", LEAD, SECOND)[0] == "title"
    assert only_roles("Will the ferry run?", LEAD, SECOND)[0] == "title"
    assert only_roles("The ferry runs again.", "By Tess Amrin", LEAD, SECOND)[0] == "title"


def test_the_headline_that_the_page_adds_its_name_to():
    menu = ["Home", "World", "Sport"]
    found = roles(*menu, "Ferry runs | Lysk Courier", "Ferry runs", "Ferry: what we know", LEAD, SECOND, THIRD)
    assert found[3:5] == [("furniture", "outside the article"), ("title", "headline as in the page's title")]


def test_a_headline_printed_twice_is_no_sentence_of_the_article():
    found = only_roles("Ferry runs again", "By Tess Amrin", "Ferry runs again", LEAD, SECOND, THIRD)
    assert sorted(found[:3]) == ["byline", "repeat", "title"] and found[3:] == ["body"] * 3


def test_standfirst_that_the_body_repeats():
    found = roles("(@Pia)", LEAD.rstrip("."), f"LYSK (Courier - 2nd May, 2031) {LEAD}", SECOND)
    assert found[:3] == [("byline", "byline"), ("standfirst", "the body repeats it"), ("body", "prose")]


def test_pull_quote_inside_the_article_is_a_repeat():
    quote = "Nobody was hurt, a woman at the office said"
    found = roles("Ferry runs again", LEAD, quote, SECOND, THIRD)
    assert found[2][0] == "repeat"
    assert only_roles("Ferry runs again", LEAD, "Somebody else was hurt, a baker said later.", SECOND)[2] == "body"


def test_one_paragraph_before_a_rule_is_a_standfirst():
    assert only_roles("Ferry runs again", LEAD, "_______", SECOND, THIRD, LAST)[1] == "standfirst"
    assert only_roles("Ferry runs again", LEAD, SECOND, "_______", THIRD, LAST)[1:3] == ["body", "body"]


def test_caption_printed_twice():
    caption = "The quay at Lysk on Thursday morning."
    assert only_roles("Ferry runs again", caption, caption, LEAD, SECOND)[1:3] == ["caption", "caption"]
    dated = "Nurses share out torches at the hospital in Lysk, 19 May 2031."
    assert only_roles("Ferry runs again", dated, dated, LEAD, SECOND)[1:3] == ["caption", "caption"]
    assert only_roles("Ferry runs again", LEAD, LEAD, SECOND)[1:3] == ["standfirst", "body"]


@pytest.mark.parametrize("above", ["Boats at the quay in Lysk, May 2, 2031.", "Boats at the quay."])
@pytest.mark.parametrize("credit", ["(photo credit: LENA HAAS/COAST)", "Lena Haas/AP"])
def test_a_caption_above_a_credit_alone(above, credit):
    text = "\n".join(["Ferry runs again", LEAD, above, credit, SECOND, THIRD])
    assert [line.role for line in clean_lines(text)] == ["title", "body", "caption", "caption", "body", "body"]
    text = text.replace(f"{above}\n", "")
    assert [line.role for line in clean_lines(text)] == ["title", "body", "caption", "body", "body"]


def test_by_and_a_name_on_two_lines():
    assert only_roles("Ferry runs again", "By", "Tess Amrin", LEAD, SECOND) == ["title", *["byline"] * 2, *["body"] * 2]


def test_label_above_a_caption():
    text = f"Ferry runs again\n\n{LEAD}\n\nLysk Island\nThe quay on Thursday (Lena Haas/MW)\n\n{SECOND}\n\n{THIRD}"
    found = {line.text: line.role for line in clean_lines(text)}
    assert found["Lysk Island"] == found["The quay on Thursday (Lena Haas/MW)"] == "caption"


@pytest.mark.parametrize("label", ["Image caption,", "Image caption", "Picture caption:", "Caption:", "VIDEO CAPTION"])
@pytest.mark.parametrize("caption", ["The quay was crowded until noon", "Boats at the quay. Some had waited for days."])
def test_the_line_below_the_label_of_a_caption(label, caption):
    text = f"Ferry runs again\n\nImage source, Osk Mail\n{label}\n{caption}\n\nBy Tess Amrin\n\n{LEAD}\n\n{SECOND}"
    found = {line.text: line.role for line in clean_lines(f"{text}\n\n{label}\n\n{caption}\n\n{THIRD}\n\n{LAST}")}
    assert (found["Ferry runs again"], found[caption]) == ("title", "caption")
    assert found[label] in ("furniture", "caption")
    assert [line for line, role in found.items() if role == "body"] == [LEAD, SECOND, THIRD, LAST]


def test_a_label_without_its_caption_takes_no_paragraph():
    long = LEAD[:-1] + ", and that it would take nobody on board who had not paid for the way back as well."
    assert only_roles("Ferry runs again", SECOND, "Image caption", long, THIRD, LAST)[3] == "body"


def test_a_label_without_its_caption_takes_no_paragraph_where_no_blank_lines_stand():
    text = "\n".join(["Ferry runs again", SECOND, "Image caption", LEAD, THIRD, LAST])
    assert [line.text for line in clean_lines(text) if line.role == "body"] == [SECOND, LEAD, THIRD, LAST]


def test_paragraph_printed_twice():
    assert only_roles("Ferry runs again", LEAD, SECOND, THIRD, SECOND, LAST)[4] == "repeat"


def test_everything_after_related_articles():
    found = roles("Ferry runs again", LEAD, SECOND, THIRD, "Related articles", "Museum gives back a drum", OTHER, OTHER)
    assert [role for role, _ in found[5:]] == ["furniture"] * 3
    assert found[5][1] == "after the end of the article"


BUS = "Pupils from the northern villages said that a bus had brought them to school and back by way of the bridge."
CLERK = "Two clerks of the district court were put up in the rectory, where they heard cases in the kitchen at night."
BARE = ["Museum gives back a drum", "Ten soups for a cold evening", "[Sponsored] What no roofer will ever tell you"]


def test_paragraphs_between_boxes_of_headlines_stay():
    boxes = ["RECOMMENDED", *BARE[:2], BUS, "Most read", "1. Boy charged after a fire", BARE[2], CLERK]
    found = roles("Ferry runs again", LEAD, SECOND, *boxes, "ADVERTISEMENT", THIRD, LAST)
    kept = [i for i, (role, _) in enumerate(found) if role == "body"]
    assert kept == [1, 2, 6, 10, 12, 13]


@pytest.mark.parametrize(
    "box",
    [
        ["Related articles", BARE[0], OTHER, BARE[1], CLERK],
        ["Related articles", *BARE[:2], "You can help our work on the island, and it takes no more than a minute."],
        ["Related articles", *BARE[:2], "Those who read us on their phones get our newsletter before all the others."],
        [
            "Pictures",
            "The week in pictures",
            "21 July 2031",
            "A dog stands on the quay and looks at what the sea left.",
        ],
        ["Related articles", "Comments (2)", *BARE[:2], "That is what they always say when the money has run out."],
    ],
    ids=["teasers", "speaks to readers", "speaks of the site", "gallery", "comments"],
)
def test_what_is_no_paragraph_between_boxes(box):
    page = Page(
        "\n\n".join(["Ferry runs again", LEAD, SECOND, *box, "ADVERTISEMENT", THIRD]), None, False, set(), set()
    )
    page.forms()
    assert between(page, 3, 3 + len(box)) == []


SCHOOL = [
    "A plan to close the school at Osk has drawn two hundred letters, the district office said on Tuesday.",
    "The school has eleven pupils, and the roof of its only classroom has leaked since the spring.",
]
LETTERS = [
    "Parents wrote that the bus to Lysk would take their children an hour each way in winter.",
    "Several of them added that the ferry does not run in ice.",
    "One grandmother told the office that she had learned to read in that room.",
]
REST = [
    "The treasurer of the district said that a new roof would cost more than ten years of buses.",
    "The council will decide on it in the first week of May.",
]


@pytest.mark.parametrize("label", ["Comments", "Opinions", "Reader comments"])
def test_a_label_may_be_a_crosshead_where_crossheads_follow(label):
    found = only_roles("School may close", *SCHOOL, label, *LETTERS, "Money for buses", *REST)
    assert found[1:3] + found[4:7] + found[8:] == ["body"] * 7


@pytest.mark.parametrize("badge", ["Top fan", "Anna Holt"])
def test_comments_above_a_badge_are_none_of_it(badge):
    chat = ["A friend said half of them were gone by noon, what a shame.", "Another said he paid twice, I told you so."]
    found = only_roles("School may close", *SCHOOL, *LETTERS, "Comments", *chat, badge, "Shame on this government.")
    assert found[7:] == ["furniture"] * 4


@pytest.mark.parametrize(
    "box",
    [
        [
            "Skip post by Lysk Police",
            "Keep away from the quay, all of you. It is not safe.",
            "End of post by Lysk Police",
        ],
        ["Skip Most read and continue reading", "Most read", "Drum given back to the museum", "End of Most read"],
        [
            "Skip past newsletter promotion",
            "Our letter tells you what matters.",
            "2 May 2031",
            "after newsletter promotion",
        ],
        [
            "Recommended stories",
            "list of 2 items",
            "list 1 of 2",
            "Drum found",
            "list 2 of 2",
            "Rain ends",
            "end of list",
        ],
        [
            "Video Player is loading.",
            "Play",
            "Duration 1:24",
            "This is a modal window.",
            "White",
            "End of dialog window.",
        ],
    ],
)
def test_a_box_with_a_mark_at_both_ends_is_none_of_the_article(box):
    found = only_roles("Ferry runs again", LEAD, SECOND, *box, THIRD, LAST)
    assert found == ["title", "body", "body", *["furniture"] * len(box), "body", "body"]


def test_a_box_whose_end_is_not_told_takes_nothing_away():
    assert only_roles("Ferry runs again", LEAD, "Skip the queue", SECOND, THIRD)[-2:] == ["body", "body"]


def test_the_article_goes_on_below_a_box():
    found = roles("Ferry runs again", LEAD, SECOND, "Related articles", "Museum gives back a drum", THIRD, LAST)
    assert found[4][0] == "furniture"
    assert [role for role, _ in found[5:]] == ["body", "body"]


READERS = [
    "My uncle kept pigeons all his life and you would never hear him complain about a little wind!",
    "I told you so, and you all laughed. Buy a kayak, people.",
    "Same in my town: nobody sweeps the steps and then you wonder why visitors fall.",
]


@pytest.mark.parametrize(
    "comments",
    [
        ["Comments (3)", *(f"{who}: {text}" for who, text in zip(("Anna", "joe_m", "K. R."), READERS, strict=True))],
        ["Comments", *(x for text in READERS for x in ("joe_m", "2 hours ago", text, "Like", "Reply"))],
        ["Leave a comment", "Your email address will not be published", *READERS],
        [x for text in READERS for x in ("joe_m", "2 hours ago", text, "Like", "Reply")],  # no label at all
    ],
)
def test_comments_do_not_go_on(comments):
    found = clean_lines("\n\n".join(["Ferry runs again", LEAD, SECOND, THIRD, LAST, *comments]))
    kept = [line.text for line in found if line.role == "body"]
    assert kept == [LEAD, SECOND, THIRD, LAST]


@pytest.mark.parametrize(
    "label",
    ["Comments", "View comments", "12 comments", "Reply", "Most read", "No comments yet", "Related", "Advertisement"],
)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_label_inside_the_article_cuts_nothing_off(label, place):
    article = ["Ferry runs again", LEAD, SECOND, THIRD, LAST]
    found = only_roles(*article[:place], label, *article[place:])
    assert found == ["title", *["body"] * (place - 1), "furniture", *["body"] * (5 - place)]


def test_a_post_inside_the_article_cuts_nothing_off():
    post = ["pic.example.com/a1b2", "— Harbour Office (@harbour) May 2, 2031", "View on X", "Reply"]
    found = only_roles("Ferry runs again", LEAD, SECOND, *post[1:], THIRD, LAST)
    assert found == ["title", "body", "body", "furniture", "furniture", "furniture", "body", "body"]


def test_a_link_to_another_story_between_all_paragraphs():
    lines = [LEAD, "Read more", SECOND, "Read more", THIRD, "Read more", LAST]
    assert [role for role in only_roles("Ferry runs again", *lines) if role != "furniture"] == ["title", *["body"] * 4]


@pytest.mark.parametrize(
    "notes",
    [
        ["Tess Amrin is a retired pilot. She lives on the island."],
        ["Tess Amrin is associate professor at Osk.", "Per Lund writes on boats for the paper."],
        ["*Per Lund can be reached at the harbour office."],
    ],
)
def test_who_the_writers_are_is_no_part_of_the_article(notes):
    found = roles("Ferry runs again", "By Tess Amrin and Per Lund", LEAD, SECOND, THIRD, *notes)
    assert found[-len(notes) - 1][0] == "body"
    assert found[-len(notes) :] == [("byline", "about the writer")] * len(notes)


@pytest.mark.parametrize(
    "last",
    [
        "Tess Amrin was held by the guards for six hours and let go without a word.",
        "Tess Amrin is still in the town of Osk.",
        "Mara Quill is a retired pilot. She lives on the island.",
    ],
)
def test_what_befell_a_writer_stays(last):
    assert only_roles("Ferry runs again", "By Tess Amrin", LEAD, SECOND, THIRD, last)[-1] == "body"


def test_a_paragraph_right_below_a_gallery_goes_on_with_the_article():
    gallery = ["Ad", "PHOTO GALLERY: Quays of the coast", "1 of 9", "Prev", "Next"]
    below = ["Ad", "See all topics", "Facebook", "Email", "Up next", "Museum gives back a drum", "2 minute read"]
    found = only_roles("Ferry runs again", LEAD, SECOND, *gallery, BUS, *below)
    assert found[-len(below) - 1] == "body"


def test_a_button_above_a_chapter_takes_none_of_it():
    chapter = ["When the bell rang, the quay was empty.", LEAD, SECOND, THIRD, LAST]
    assert only_roles("Previous", "Chapter", "Next", "Chapter", *chapter)[4:] == ["body"] * 5


def test_headlines_after_the_article():
    heads = ["Dockers in Port Ennis return to work", "Flood water reaches the Old Town of Marn"]
    found = roles("Ferry runs again", LEAD, SECOND, THIRD, LAST, *heads)
    assert found[-2:] == [("furniture", "headlines after the article")] * 2
    teasers = [heads[0], OTHER, heads[1], "The river Marn rose by a metre in the night, and hundreds had to leave."]
    assert only_roles("Ferry runs again", LEAD, SECOND, THIRD, LAST, *teasers)[-4:] == ["furniture"] * 4
    assert only_roles("Ferry runs again", LEAD, SECOND, THIRD, LAST, "Kathryn Kates, Lysk")[-1] == "body"  # a signature


def test_heading_between_paragraphs():
    assert roles("Ferry runs again", LEAD, SECOND, "Candles in the harbour", THIRD, LAST)[3][0] == "heading"
    assert roles("Ferry runs again", LEAD, SECOND, "What happened then?", THIRD, LAST)[3][0] == "body"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("What to know: How the new quay on the island will be paid for", "heading"),
        ("One thing is clear: the new quay on the island will have to be paid for", "body"),
    ],
)
def test_a_label_and_a_headline_between_paragraphs(line, role):
    assert only_roles("Ferry runs again", LEAD, SECOND, line, THIRD, LAST)[3] == role


def test_a_page_with_menus_around_it():
    menu = ["Home", "News", "Sport", "Weather", "Log in", "Search"]
    page = ["Ferry runs again | Lysk Courier", *menu, "Ferry runs again", "By Tess Amrin", LEAD, SECOND, THIRD, *menu]
    found = roles(*page)
    assert found[7] == ("title", "headline as in the page's title")
    assert [i for i, (role, _) in enumerate(found) if role == "body"] == [9, 10, 11]


def test_a_list_inside_the_article_stays():
    ferry = ["Lysk, 7.00", "Osk, 8.15", "Port Ennis, 9.40"]
    assert only_roles("Ferry runs again", LEAD, SECOND, *ferry, THIRD, LAST)[3:6] == ["body"] * 3


def test_labels_of_a_site_in_another_script():
    above, below = ["シェア", "保存", "印刷"], ["関連記事"]
    found = only_roles(
        "Ferry runs again", *above, LEAD, SECOND, "記事の続きを読む", THIRD, LAST, *below, extracted=True
    )
    assert found == ["title", *["furniture"] * 3, "body", "body", "furniture", "body", "body", "furniture"]


def test_sentences_of_a_site_in_another_script_below_its_article():
    also, below = "Читайте также: Museum gives back a drum", ["Наш канал в Telegram", "Пишите нам!"]
    found = only_roles("Ferry runs again", LEAD, also, SECOND, THIRD, LAST, *SNOW, *below, extracted=True)
    assert found == ["title", "body", "furniture", *["body"] * 5, "furniture", "furniture"]


@pytest.mark.parametrize("below", [["Слава морю, слава Лыску!"], ["«Слава морю»", "«Слава Лыску»", "«Слава Оску»"]])
def test_what_is_said_in_another_script_at_the_end_stays(below):
    assert "furniture" not in only_roles("Ferry runs again", LEAD, SECOND, THIRD, *below, extracted=True)


@pytest.mark.parametrize("lines", [["Слава морю"], ["古池や", "蛙飛びこむ", "水の音"]])
def test_what_an_article_quotes_in_another_script_stays(lines):
    found = only_roles("Ferry runs again", LEAD, SECOND, *lines, THIRD, LAST, extracted=True)
    assert "furniture" not in found


@pytest.mark.parametrize(("heading", "role"), [("Names of the dead", "body"), (None, "furniture")])
def test_names_in_their_own_script_below_a_heading_of_the_article_stay(heading, role):
    names = ["محمد علي", "فاطمة حسن", "أحمد سالم"]
    lines = ["Ferry runs again", LEAD, SECOND, THIRD, LAST, *([heading] if heading else []), *names]
    assert only_roles(*lines, extracted=True)[-3:] == [role] * 3


@pytest.mark.parametrize(
    ("points", "role"),
    [
        (["Nobody was hurt", "Office thanks crew", "Boat mended overnight"], "body"),
        (["Nobody Was Hurt", "Office Thanks Crew", "Boat Mended Overnight"], "body"),
        (["News", "Middle East", "Sport"], "furniture"),
    ],
)
def test_points_below_a_headline_are_no_menu(points, role):
    found = roles(
        "Ferry returns after storm", *(f"• {text}" for text in points), "What the night was like", LEAD, SECOND
    )
    assert [found[i][0] for i in (1, 2, 3)] == [role] * 3


@pytest.mark.parametrize(("below", "role"), [([SECOND, THIRD], "body"), ([], "furniture")])
def test_where_somebody_is_to_be_reached_stays_inside_an_article(below, role):
    assert only_roles("Ferry runs again", LEAD, "Contact Dan Orm at dan@ferry.example", *below)[2] == role


def test_when_in_doubt_keep():
    assert roles("Snow again", "Snow in Lysk") == [("title", "headline before the article"), ("body", "unsure")]
    assert only_roles("dah dah", "bla", "x y z") == ["title", "body", "body"]


def test_extracted_pages_keep_every_line_without_a_form():
    found = roles("Ferry runs again", "Lysk 7", "Osk 8", "SHARE", LEAD, extracted=True)
    assert [role for role, _ in found] == ["title", "body", "body", "furniture", "body"]
    assert found[1][1] == "text of the page"


def test_a_rule_switched_off():
    assert roles("Ferry runs again", LEAD, "SHARE", SECOND)[2] == ("furniture", "share button")
    assert roles("Ferry runs again", LEAD, "SHARE", SECOND, without={"share button"})[2][1] != "share button"


def test_lines_that_an_outlet_repeats():
    notice = "Do you like the Courier? Tell a friend:"
    least = REPEATED_IN[0]
    articles = [f"Ferry {n}\n\n{LEAD} {n}\n\n{SECOND} {n}\n\n{notice}\n\n{THIRD} {n}" for n in range(least + 1)]
    outlets = ["Courier"] * len(articles)
    nothing = [None] * len(articles)
    cleaned = clean_articles(articles, titles=nothing, outlets=outlets, extracted=[False] * len(articles))
    found = {(line.role, line.rule) for lines in cleaned for line in lines if line.text == notice}
    assert found == {("furniture", "same line in other articles")}
    # in one article fewer, or spread over two outlets, it stays
    few = clean_articles(articles[:-1], titles=nothing[1:], outlets=outlets[1:], extracted=[False] * least)
    assert {line.role for lines in few for line in lines if line.text == notice} == {"body"}
    two = clean_articles(articles, titles=nothing, outlets=["A", "B"] * 2, extracted=[False] * len(articles))
    assert {line.role for lines in two for line in lines if line.text == notice} == {"body"}


def test_background_that_an_outlet_tells_again_stays():
    told = "The island has had no bridge since 1996."
    parts = ["Ferry runs again", LEAD, SECOND, OTHER, told, THIRD, LAST, "So it was said in the harbour on Friday."]
    articles = ["\n\n".join(part if part == told else f"{part[:-1]} {n}." for part in parts) for n in range(6)]
    nothing = [None] * 6
    cleaned = clean_articles(articles, titles=nothing, outlets=["Courier"] * 6, extracted=[False] * 6)
    assert {line.role for lines in cleaned for line in lines if line.text == told} == {"body"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dockers in Port Ennis return to work", True),
        ("Museum Gives Back Drum That Founder Took.", True),
        ("The dockers returned to work.", False),
        ("Kathryn Kates", False),
        ("The dockers asked for three things:", False),
    ],
)
def test_is_headline(text, expected):
    assert is_headline(text) is expected


def test_thousands_of_lines_below_a_credit_take_linear_time():
    words = map("".join, itertools.product("bdfgklmnprst", "aeiou", "bdfgklmnprst", "aeiou"))
    below = [f"The {' and the '.join(itertools.islice(words, 3))} go on without a word of it." for _ in range(1200)]
    start = time.process_time()
    assert only_roles(LEAD, SECOND, THIRD, "(Reporting by Tess Amrin)", *below)[-1200:] == ["furniture"] * 1200
    assert time.process_time() - start < 2  # a run measured anew for each line took five seconds


def test_the_same_line_twice_is_no_page_with_its_title():
    assert "body" in only_roles(LEAD, LEAD)


def corpus_of(first_lines):
    paragraph = "The harbour council met for the third time this week and heard the pilots, the dockers and the owners."
    return [f"{line}\n\n{paragraph}\n\n{paragraph} It will meet again." for line in first_lines]


def titles_of(texts):
    from analysis.corpus.lines.cleaning import clean_articles

    known = {"titles": [None] * len(texts), "outlets": ["Courier"] * len(texts), "extracted": [False] * len(texts)}
    cleaned = clean_articles(texts, **known)
    return [next((line.text for line in lines if line.role == "title"), None) for lines in cleaned]


def test_a_short_first_sentence_is_a_headline_where_most_files_begin_with_one():
    heads = [f"Pilots of harbour {name} want a new boat" for name in "abcdefghi"]
    stop = "Dockers return to work."
    assert titles_of(corpus_of([*heads, stop]))[-1] == stop
    assert titles_of(corpus_of([stop])) == [None]


def test_leads_stay_leads_where_files_hold_no_headline():
    long = "The dockers of harbour {} returned to work on Monday after a strike of three weeks, said their union."
    leads = [long.format(name) for name in "abcdefghi"]
    assert titles_of(corpus_of([*leads, "Dockers return to work."]))[-1] is None


MENU = ["Home", "World", "Politics", "Sport", "Log in", "Subscribe"]
FOOT = ["Share this article", "Related articles", "Council puts off the vote on the wall", "© 2031 Lysk Courier"]


def test_a_short_report_on_a_page_is_found_by_what_reads_best():
    short = ["The ferry to the island stopped on Thursday, the harbour office said.", "Nobody was hurt."]
    top = ["Ferry stops | Lysk Courier", "Ferry stops", "By Mara Quill"]
    assert only_roles(*MENU, *top, *short, *FOOT)[7:11] == ["title", "byline", "body", "body"]


def test_a_short_answer_at_the_end_belongs_to_the_article():
    found = only_roles(*MENU, "Ferry runs again | Lysk Courier", "Ferry runs again", LEAD, SECOND, THIRD, "No.", *FOOT)
    assert found[8:12] == ["body"] * 4


def test_a_table_in_the_middle_takes_nothing_away():
    table = ["Port", "Ships", "Days", "Lysk", "11", "6", "Osk", "2", "1"]
    title = "Ferry runs again"
    found = roles(*MENU, f"{title} | Lysk Courier", title, LEAD, SECOND, *table, THIRD, LAST, *FOOT)
    assert [role for role, _ in found[8:10] + found[19:21]] == ["body"] * 4
    assert found[-2] == ("furniture", "outside the article")
