import pandas as pd
import pytest

from analysis.figures.explore import marks


def test_everything_from_articles_is_escaped(run):
    row = run.statements.iloc[0].to_dict()
    page = marks.statement_html(row, run.articles.iloc[0].to_dict(), [row])
    for hostile in ("<script", "<img", "<b>Ministers", "<i>will", 'href="javascript'):
        assert hostile not in page
    assert "<u>&lt;b&gt;Ministers&lt;/b&gt;</u>" in page
    assert "<mark>that roads &lt;i&gt;will&lt;/i&gt; open</mark>" in page
    assert "<b>said</b> &amp; wrote <i>on Friday</i>" in page


def test_a_hit_shows_what_was_read_beside_its_sentence_and_opens_its_article(run):
    row = run.statements.iloc[2].to_dict()
    page = marks.statement_html(row, run.articles.iloc[1].to_dict(), run.statements.iloc[1:3].to_dict("records"))
    sentence, article = page.split("<details>")
    assert "<u>The army</u> <b>denied</b> <mark>any loss</mark>." in sentence and "We stay" not in sentence
    for name, value in (("speaker", "army"), ("side", "Kalvia"), ("stance", "denying"), ("made", "made")):
        assert f"<small>{name}:</small> {value}" in sentence
    assert "party:" not in sentence  # nothing was read, so nothing is said
    assert "<mark>“We stay,”</mark> <u>Mara Ruus</u> <b>said</b>" in article and "<mark>any loss</mark>" in article
    assert '<a href="https://post.example/army?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">' in article


def test_parts_that_overlap_keep_their_text():
    page = marks.marked("one two three", [(0, 7, "source"), (4, 13, "content")])
    assert page == "<u>one </u><mark><u>two</u></mark><mark> three</mark>"


def test_pieces_of_what_was_said_are_marked_without_what_lies_between():
    row = {"content_start": 0, "content_end": 13, "content_spans": "[[0, 3], [8, 13]]"}
    assert marks.marked("one two three", marks.spans_of(row)) == "<mark>one</mark> two <mark>three</mark>"


def test_a_long_article_is_cut_around_the_sentence_and_says_so():
    text = "a" * 30_000 + "HERE" + "b" * 30_000
    page = marks.article_html({"text": text, "title": None}, [(30_000, 30_004, "content")], at=30_000)
    assert "<mark>HERE</mark>" in page and len(page) < marks.LONGEST + 1000
    assert "20,000 characters before are left out" in page and "20,004 characters after are left out" in page


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", 'https://a"onmouseover=b c', "//a.example"])
def test_only_addresses_of_the_web_are_links(url):
    assert "<a " not in marks.link_html(url)
    assert '"onmouseover' not in marks.link_html(url)


def test_what_was_found_by_its_ids_is_marked_in_its_sentence():
    row = pd.Series(
        {"article_id": "a", "outlet": "Post", "sentence": "It <rained>.", "match": "<rained>", "frame": "f"}
    )
    page = marks.found_html(row.to_dict(), {"text": "Then. It <rained>.", "title": None})
    assert "It <mark>&lt;rained&gt;</mark>." in page and "<small>frame:</small> f" in page
    assert "Then. <mark>It &lt;rained&gt;.</mark>" in page
