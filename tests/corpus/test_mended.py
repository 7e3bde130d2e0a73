"""What extraction loses of a page, and the page's markup gives back; and what it must not give back."""

import pytest

from analysis.corpus.files.blocks import html_tree, node_blocks
from analysis.corpus.files.mended import mend
from analysis.corpus.files.web import extract_page

TOWN = [
    "The ferry at Lysk will stop for the winter, the harbour office announced on Monday morning.",
    "Some four hundred people cross the sound on it every day, most of them pupils and nurses.",
    "A bus over the northern bridge takes two hours longer and costs twice as much, riders complained.",
    "The mayor, Orla Brandt, promised that the council would look for a smaller boat before Easter.",
    "Fishermen offered their own boats, but none of them is licensed to carry more than six passengers.",
    "Last winter the ferry froze in for nine days, and the islanders were fed from a helicopter.",
]


def page(body, head=""):
    """Return a page with a menu above and a footer below."""
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("News", "Sport", "Weather", "Jobs"))
    return (
        f"<html><head><title>Ferry stops for the winter</title>{head}</head><body><nav><ul>{menu}</ul></nav>{body}"
        "<footer><p>Lysk Courier, Harbour Road 4, is printed and read on both sides of the sound.</p></footer></body>"
    )


def paragraphs(some):
    """Write paragraphs."""
    return "".join(f"<p>{text}</p>" for text in some)


def mended(text, body, title=None):
    """Return the lines that mending makes of what extraction found in a body."""
    return mend("\n".join(text), html_tree(page(body)), title).split("\n")


HEADLINE = "<h1>Ferry stops for the winter</h1>"


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="body">{paragraphs(TOWN[:3])}</div><div class="ad">Ad</div>'
        f'<div class="body">{paragraphs(TOWN[3:])}</div>',
        f'<div class="row"><div class="text a">{paragraphs(TOWN[:3])}</div></div>'
        f'<div class="row"><div class="text a">{paragraphs(TOWN[3:])}</div></div>',
        "".join(f'<div class="card"><div class="card-text"><p>{text}</p></div></div>' for text in TOWN),
        "".join(f'<section class="block"><p>{text}</p></section>' for text in TOWN),
        f'<main>{paragraphs(TOWN[:3])}<div class="ad">Ad</div>{paragraphs(TOWN[3:])}</main>',
        f'<div class="content">{"<br><br>".join(TOWN)}</div>',
        f'<div class="content">{paragraphs(TOWN[:3])}<figure><figcaption>A boat.</figcaption></figure>'
        f"{paragraphs(TOWN[3:])}</div>",
        f'<article><div class="t">{paragraphs(TOWN[:4])}</div><div class="t">{paragraphs(TOWN[4:])}</div></article>',
        f'<div class="content"><div>{TOWN[0]}</div>{"".join(f"<div>{text}</div>" for text in TOWN[1:])}</div>',
        f'<table><tr><td class="story">{paragraphs(TOWN[:3])}</td></tr><tr><td class="story">{paragraphs(TOWN[3:])}'
        "</td></tr></table>",
    ],
)
@pytest.mark.parametrize("lost", [slice(3, 6), slice(3, 4), slice(5, 6)])
def test_a_paragraph_that_stands_among_the_others_comes_back(body, lost):
    kept = [text for text in TOWN if text not in TOWN[lost]]
    assert mended(kept, HEADLINE + body) == TOWN


@pytest.mark.parametrize(
    "beside",
    [
        f'<div class="related"><div class="body"><p>{TOWN[5]}</p></div></div>',
        f'<aside class="body"><p>{TOWN[5]}</p></aside>',
        f'<div id="comments"><div class="body"><p>{TOWN[5]}</p></div></div>',
        f'<div class="body"><form><p>{TOWN[5]}</p></form></div>',
        f'<div class="newsletter-box"><p>{TOWN[5]}</p></div>',
        f'<div class="other"><p>{TOWN[5]}</p></div>',
        f'<div class="body" style="display:none"><p>{TOWN[5]}</p></div>',
        f'<div class="body"><p><a href="/x">{TOWN[5]}</a></p></div>',
        f'<h1>Helicopter feeds islanders</h1><div class="body"><p>{TOWN[5]}</p></div>',
        f'<div class="body"><figure><p>{TOWN[5]}</p></figure></div>',
        f'<div class="body"><p class="author-bio">{TOWN[5]}</p></div>',
        '<div class="body"><p>More on ferries and bridges</p></div>',
    ],
)
def test_what_stands_beside_the_article_stays_out(beside):
    body = f'{HEADLINE}<div class="body">{paragraphs(TOWN[:5])}</div>{beside}'
    assert mended(TOWN[:5], body) == TOWN[:5]


@pytest.mark.parametrize(
    ("markup", "cut"),
    [
        ("The council <b><a href='/v'>voted on Friday</a></b> to close it.", "The council to close it."),
        ("He said <a href='/a'>the boat</a> and <a href='/b'>the crew</a> stay.", "He said and stay."),
        ("Riders <span><a href='/r'>signed a petition</a></span>, she added.", "Riders , she added."),
    ],
)
def test_words_of_links_cut_out_of_a_sentence_come_back(markup, cut):
    body = f'{HEADLINE}<div class="body">{paragraphs(TOWN[:2])}<p>{markup}</p>{paragraphs(TOWN[2:])}</div>'
    whole = node_blocks(html_tree(f"<p>{markup}</p>"))[0].text
    assert mended([*TOWN[:2], cut, *TOWN[2:]], body) == [*TOWN[:2], whole, *TOWN[2:]]


@pytest.mark.parametrize("line", ["The council is ready to act.", "Close it.", "He asked the council to close it."])
def test_a_line_that_says_something_else_stays_as_it_is(line):
    body = f'{HEADLINE}<div class="body">{paragraphs(TOWN)}<p>The council voted on Friday to close it.</p></div>'
    assert line in mended([*TOWN, line], body)


def test_the_card_that_hangs_on_a_name_is_no_part_of_the_sentence():
    card = (
        '<a href="/p">Orla Brandt</a><span class="x"><span><img src="b.jpg"><a href="/p">Orla Maria Brandt</a>'
        '<a href="/1">Mayor opens a school in the north</a> <a href="/2">Mayor visits the quarry</a></span></span>'
    )
    body = f'{HEADLINE}<div class="body"><p>Mayor {card} spoke on Monday at the quay.</p>{paragraphs(TOWN)}</div>'
    text, _, _ = extract_page(page(body))
    assert "Mayor Orla Brandt spoke on Monday at the quay." in text.split("\n")
    assert "visits the quarry" not in text


@pytest.mark.parametrize(
    "inline",
    [
        '<span><img src="a.jpg"> The boat is old.</span>',
        '<a href="/p">Orla Brandt</a> <span>, the mayor of the town, </span>',
        '<a href="/p">Orla Brandt</a><span> and <a href="/q">Per Holm</a> <img src="a.jpg"> of the office</span>',
    ],
)
def test_a_picture_inside_a_sentence_takes_no_words_with_it(inline):
    whole = "".join(html_tree(f"<p>{inline}</p>").itertext())
    assert node_blocks(html_tree(f"<p>{inline}</p>"))[0].text == " ".join(whole.split())


def test_a_box_before_the_headline_is_left_out():
    box = f'<div class="top"><p>{TOWN[5]}</p></div>'
    body = f'{box}{HEADLINE}<div class="body">{paragraphs(TOWN[:5])}</div>'
    assert mended([TOWN[5], *TOWN[:5]], body, "Ferry stops for the winter") == TOWN[:5]


@pytest.mark.parametrize("heading", ["<h1>Lysk Courier</h1>", "<h2>Ferry stops for the winter</h2>", ""])
def test_text_above_another_heading_stays(heading):
    body = f'<div class="body">{paragraphs(TOWN[:2])}{heading}{paragraphs(TOWN[2:])}</div>'
    assert mended(TOWN, body, "Ferry stops for the winter") == TOWN


def test_a_headline_below_most_of_the_text_cuts_nothing():
    body = f'<div class="body">{paragraphs(TOWN[:5])}</div>{HEADLINE}<div class="body">{paragraphs(TOWN[5:])}</div>'
    assert mended(TOWN, body, "Ferry stops for the winter") == TOWN


def test_a_box_that_extraction_put_first_and_the_page_has_last_is_left_out():
    body = f'{HEADLINE}<div class="body">{paragraphs(TOWN[:5])}</div><div class="guide"><p>{TOWN[5]}</p></div>'
    assert mended([TOWN[5], *TOWN[:5]], body) == TOWN[:5]


def test_a_lead_that_extraction_put_above_the_headline_goes_below_it():
    body = f'{HEADLINE}<div class="lead"><p>{TOWN[0]}</p></div><div class="body">{paragraphs(TOWN[1:])}</div>'
    lines = mended([TOWN[0], "Ferry stops for the winter", *TOWN[1:]], body, "Ferry stops for the winter")
    assert lines == ["Ferry stops for the winter", *TOWN]


@pytest.mark.parametrize("text", ["", "One line that stands nowhere.", " ".join(TOWN)])
def test_text_that_is_not_found_block_by_block_stays_as_it_is(text):
    assert mend(text, html_tree(page(paragraphs(TOWN)))) == text


def test_a_page_that_nests_thousands_deep_is_read():
    deep = "<div>" * 3000 + paragraphs(TOWN) + "</div>" * 3000
    assert mend("\n".join(TOWN), html_tree(page(deep))).split("\n")[0] == TOWN[0]


def test_a_row_of_a_table_is_not_taken_for_one_of_its_cells():
    row = "| Orla Brandt | May | She opened the bridge, and later the quay, with a speech. | Orla Brandt |"
    cells = "".join(f"<td>{cell.strip()}</td>" for cell in row.strip("| ").split("|"))
    body = f'{HEADLINE}<div class="body">{paragraphs(TOWN)}<table><tr>{cells}</tr></table></div>'
    assert mended([*TOWN, row], body) == [*TOWN, row]
