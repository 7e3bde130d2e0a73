"""The article of a page: its own data where they are whole, its tags elsewhere."""

import json

from analysis.corpus.files.blocks import html_tree
from analysis.corpus.files.main_text import main_text

PARAGRAPHS = [
    "The ferry between Lysk and the island ran again on Thursday, the harbour office said, after eleven days of storm.",
    "Passengers who had waited since last week were taken first, and nobody was hurt, a woman at the office said.",
    "The road to the harbour is still closed to lorries, and it will stay so until the bridge has been looked at.",
    "The harbour office expects the next storm over the island on Sunday, when the ferry may have to stop once more.",
]
TEASER = "A museum in Hallam has given back a drum that its founder took, and quarrels with a tax inspector over it."


def page(paragraphs, body=None):
    data = {"@type": "NewsArticle", "headline": "Ferry runs again", "articleBody": body}
    blocks = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<html><head><title>Ferry runs again</title><script type='application/ld+json'>{json.dumps(data)}</script>"
        f"</head><body><article><h1>Ferry runs again</h1>{blocks}</article></body></html>"
    )


def read(paragraphs, told):
    markup = page(paragraphs, told)
    return main_text(markup, html_tree(markup), told)[0].split("\n")


def test_the_body_that_the_page_tells_leaves_out_what_follows():
    whole = " ".join(PARAGRAPHS)  # without its paragraphs, as many sites give it
    assert [line for line in read([*PARAGRAPHS, TEASER], whole) if line != "Ferry runs again"] == PARAGRAPHS


def test_a_body_that_is_cut_short_tells_nothing():
    assert set(PARAGRAPHS) <= set(read(PARAGRAPHS, PARAGRAPHS[0]))
    assert set(PARAGRAPHS) <= set(read(PARAGRAPHS, ""))


def test_a_page_that_shows_less_than_it_tells():
    told = "\n\n".join(PARAGRAPHS)
    assert read([TEASER], told) == PARAGRAPHS


def test_nothing_in_it():
    assert main_text("<html></html>")[0] == "" and main_text("")[0] == ""
