"""Lists of other stories on a page are taken out before its article is found; what the article lists itself stays."""

import json

import pytest
from stories import FERRY

from analysis.corpus.files.blocks import html_tree
from analysis.corpus.files.page_data import article_in_data
from analysis.corpus.files.related import drop_related
from analysis.corpus.load import read_corpus

TEXT = "".join(f"<p>{text}</p>" for text in FERRY)
STORIES = "<p>Bell taken from school in Osk</p><p>Snow closes the pass above Reld</p>"


def text_of(tmp_path, below):
    body = f"<h1>Ferry runs again</h1><div>{TEXT}</div>{below}"
    markup = f"<html><head><title>Ferry runs again</title></head><body>{body}</body></html>"
    (tmp_path / "a.html").write_text(markup, encoding="utf-8")
    return read_corpus(tmp_path)[0].iloc[0]


@pytest.mark.parametrize("heading", ["Related news", "Most read", "You may also like"])
def test_headlines_below_such_a_heading_are_none_of_the_article(tmp_path, heading):
    article = text_of(tmp_path, f"<section><h3>{heading}</h3>{STORIES}</section>")
    assert article.text == "\n".join(FERRY)


@pytest.mark.parametrize(
    "below",
    [
        "<div><h3>What stays closed</h3><p>The quay at Osk</p><p>The road to Reld</p></div>",
        f"<div><h3>Related news</h3>{TEXT}</div>",
        f"<article><h3>Related news</h3>{STORIES}</article>",
        "<div><p>The quay at Osk</p><h3>Related news</h3><p>The road to Reld</p></div>",
    ],
)
def test_what_may_be_the_articles_own_stays(below):
    assert not drop_related(html_tree(f"<body>{TEXT}{below}</body>"))


def test_the_address_above_a_browsers_reading_view_is_the_pages(tmp_path):
    link = "<a class='domain reader-domain' href='https://www.lyskcourier.example/sea/ferry'>lyskcourier.example</a>"
    (tmp_path / "a.html").write_text(
        f"<html><head><title>Ferry runs again</title></head><body><div>{link}<h1>Ferry runs again</h1></div>"
        f"<div class='content'>{TEXT}</div></body></html>",
        encoding="utf-8",
    )
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article.url, article.outlet) == ("https://www.lyskcourier.example/sea/ferry", "lyskcourier.example")


LONGER = [*FERRY, "The road to the harbour is closed to lorries until the bridge has been looked at, the office said."]
BODIES = {
    "paragraphs": [{"type": "paragraph", "content": text} for text in LONGER],
    "strings": LONGER,
    "html": "".join(f"<p>{text}</p>" for text in LONGER),
    "parts": [{"children": [{"text": text[:20]}, {"text": text[20:], "bold": True}]} for text in LONGER],
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("script", ["<script type='application/json'>{}</script>", "<script>go();A.b={};c();</script>"])
def test_an_article_that_only_a_script_would_have_printed(tmp_path, body, script):
    data = {
        "page": {"article": {"publishedAt": "2031-05-02", "body": body}, "most": [{"title": "Bell taken from school"}]}
    }
    (tmp_path / "a.html").write_text(
        "<html><head><title>Ferry runs again | Lysk Courier</title></head><body><noscript>You need to enable scripts."
        f"</noscript>{script.replace('{}', json.dumps(data))}</body></html>",
        encoding="utf-8",
    )
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article.text.split("\n"), f"{article.published:%Y-%m-%d}") == (LONGER, "2031-05-02")
    assert article.title == "Ferry runs again"


@pytest.mark.parametrize(
    "data", ["[1, 2]", '{"body": "Wait."}', "{", "[" * 50_000, '{"a": ["x y z", null, 3, {"b": []}]}']
)
def test_data_without_an_article_tell_none(data):
    assert article_in_data(html_tree(f"<p>Wait</p><script type='application/json'>{data}</script>")) == ("", None)


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0040)https://www.lyskcourier.example/sea/ferry -->",
        "<!--\n Page saved with SingleFile \n url: https://www.lyskcourier.example/sea/ferry \n saved date: Mon -->",
    ],
)
def test_the_address_in_a_comment_above_a_page_that_a_browser_saved(tmp_path, comment):
    page = f"<html><head><title>Ferry runs again</title></head><body><h1>Ferry runs again</h1>{TEXT}</body></html>"
    (tmp_path / "a.html").write_text(f"<!DOCTYPE html>{comment}{page}", encoding="utf-8")
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article.url, article.outlet) == ("https://www.lyskcourier.example/sea/ferry", "lyskcourier.example")
