"""A first heading that is the name of the site gives way to the headline; a headline gives way to nothing."""

import pytest

from analysis.corpus.files.blocks import html_tree
from analysis.corpus.files.site_name import settle_headings, whole_title, without_site
from analysis.corpus.load import read_corpus

TEXT = (
    "<p>The ferry to the island will stop for the winter, the harbour office said on Monday, after days of storm.</p>"
)
NAME, LINE = "Lysk Courier", "Ferry to Osk stops for the winter"


def settled(page_title, *headings):
    """Return the name that is taken from a page, and its headline."""
    body = "".join(f"<{tag}>{words}</{tag}>" if tag else TEXT for tag, words in headings)
    tree = html_tree(f"<html><head><title>{page_title}</title></head><body>{body}</body></html>")
    return settle_headings(tree), tree.findtext(".//h1")


@pytest.mark.parametrize("page_title", [f"{NAME} » {LINE}", f"{LINE} | {NAME}", f"{NAME} - News - {LINE}"])
@pytest.mark.parametrize("tag", ["h1", "h2", "h3"])
def test_the_headline_stands_between_the_name_and_the_text(page_title, tag):
    assert settled(page_title, ("h1", NAME), ("h2", "Weather"), (tag, LINE), ("", "")) == (NAME, LINE)


def test_a_link_to_the_front_page_is_the_name_however_long():
    tree = html_tree(
        f"<html><head><title>Ferry stops: The Lysk Harbour Courier</title></head><body>"
        f"<h1><a href='/'>The Lysk Harbour Courier</a></h1><h2>Ferry stops</h2>{TEXT}</body></html>"
    )
    assert (settle_headings(tree), tree.findtext(".//h1")) == ("The Lysk Harbour Courier", "Ferry stops")


@pytest.mark.parametrize(
    ("page_title", "headings"),
    [
        (
            "Ferry sinks | The Lysk Harbour Courier",
            [("h1", "Ferry sinks"), ("", ""), ("h2", "The Lysk Harbour Courier")],
        ),
        ("Vote - Town and Country News - Lysk Courier", [("h1", "Vote"), ("h2", "Town and Country News"), ("", "")]),
        ("Interview: Why the ferry stopped", [("h1", "Interview"), ("h2", "Why the ferry stopped"), ("", "")]),
        ("Storm in Osk | News", [("h1", "Storm in Osk"), ("h2", "Storm in Osk | News"), ("", "")]),
        ("Storm in Osk | News", [("h2", "News"), ("h1", "Storm in Osk"), ("", "")]),
        (LINE, [("h1", LINE), ("h2", "What the harbour office said"), ("", "")]),
    ],
)
def test_a_headline_gives_way_to_no_other_heading(page_title, headings):
    assert settled(page_title, *headings) == (None, next(words for tag, words in headings if tag == "h1"))


@pytest.mark.parametrize(
    ("title", "heading", "kept"),
    [
        (f"{LINE} | {NAME}", LINE, LINE),
        (f"{LINE} - {NAME}", "Harbour", LINE),
        (f"Harbour | {LINE} | {NAME}", LINE, LINE),
        (f"{LINE} – and starts again | {NAME}", f"{LINE} – and starts again", f"{LINE} – and starts again"),
        (f"Harbour | {LINE} | {NAME}", "Harbour", f"Harbour | {LINE}"),
        (f"{LINE} | Another paper", LINE, f"{LINE} | Another paper"),
        (f"{NAME} | {LINE}", LINE, f"{NAME} | {LINE}"),
        (NAME, LINE, NAME),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(title, heading, kept):
    assert without_site(title, NAME, html_tree(f"<html><body><h2>{heading}</h2>{TEXT}</body></html>")) == kept


@pytest.mark.parametrize("dots", [" ...", "…", "..."])
def test_a_title_that_was_cut_is_the_whole_heading(tmp_path, dots):
    title = f"{LINE[:-6].strip()}{dots}"
    head = f"<title>{title} - {NAME}</title><meta property='og:title' content='{title}'>"
    (tmp_path / "a.html").write_text(f"<html><head>{head}</head><body><h1>{LINE}</h1>{TEXT}</body></html>")
    assert read_corpus(tmp_path)[0]["title"].to_list() == [LINE]


def test_dots_that_the_heading_has_too_stay():
    tree = html_tree(f"<html><body><h1>{LINE} ...</h1><h2>{LINE}</h2></body></html>")
    assert whole_title(f"{LINE} ...", tree) == f"{LINE} ..."


def test_a_title_without_an_outlet_stays():
    assert without_site(f"{LINE} | {NAME}", None, None) == f"{LINE} | {NAME}"
    assert without_site(None, NAME, None) is None
