"""A page's day, name and title are what its own description says; what stands elsewhere on it is not taken for them."""

import json

import pytest

from analysis.corpus.files.blocks import html_tree
from analysis.corpus.files.page_facts import first_paragraph, page_facts, tell_name
from analysis.corpus.load import read_corpus

BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The ferry between Lysk and the island ran again on Thursday, the harbour office said after days of storm.",
        "Nobody was hurt, said Mara Quill, who runs the office, and the boat had been kept in the harbour for days.",
        "The next storm is expected on Sunday, and the office asked people to buy what they need before it comes.",
    )
)
LD = '<script type="application/ld+json">{}</script>'
ARTICLE = {"@type": "NewsArticle", "headline": "Ferry runs", "datePublished": "2031-05-02T08:30:00Z"}


def page(head="", above="", below="", lang="en"):
    return (
        f"<!DOCTYPE html><html lang='{lang}'><head><title>Ferry runs</title>{head}</head><body><article>"
        f"<h1>Ferry runs</h1>{above}{BODY}</article>{below}</body></html>"
    )


def ld(*objects):
    return "".join(LD.format(json.dumps(o)) for o in objects)


@pytest.mark.parametrize(
    ("markup", "day"),
    [
        (page(ld(ARTICLE)), "2031-05-02 08:30"),
        (page(ld({"@graph": [{"@type": "WebPage", "datePublished": "2029-01-01"}, ARTICLE]})), "2031-05-02 08:30"),
        (page(ld([{"@type": "BreadcrumbList"}, ARTICLE])), "2031-05-02 08:30"),
        (
            page(ld({"@type": "WebPage", "datePublished": "2029-01-01"}) + "<meta name='pubdate' content='20310502'>"),
            "2031-05-02",
        ),
        (page(ld(ARTICLE), below="<div>More: 1 January 2030</div><img src='/2028/03/04/x.jpg'>"), "2031-05-02 08:30"),
        (page("<meta property='article:published_time' content='2031-05-02T08:30:00+02:00'>"), "2031-05-02 08:30"),
        (page("<meta property='article:modified_time' content='2031-06-01'>", "<time>2 May 2031</time>"), "2031-05-02"),
        (page(above="<time datetime='2031-05-02T08:30'>Friday</time>"), "2031-05-02 08:30"),
        (page(above="<p class='date'>Published 5/2/2031 11:45 PM ET</p>"), "2031-05-02 23:45"),
        (page(above="<p class='date'>2/5/2031</p>", lang="en-GB"), "2031-05-02"),
        (page(above="<p class='date'>5/2/2031</p>", lang="en-US"), "2031-05-02"),
        (page(above="<p>Updated: 9 May 2031 10:00 | Published: 2 May 2031 08:30</p>"), "2031-05-02 08:30"),
        (page(above="<p class='date'>2/5/2031</p>"), None),
        (page().replace("<h1>", "<div class='news-date'>2 мая 2031, 16:20</div><h1>"), "2031-05-02 16:20"),
        (page(above="<p>1 May 2031</p>").replace("<h1>", "<div class='date'>9 May 2031</div><h1>"), "2031-05-01"),
        (page().replace("<h1>", "<div>9 May 2031</div><h1>"), None),
        (page().replace("<article>", "<div class='date'>9 May 2031</div><article>"), None),
        (page(below="<footer>© 2029 Lysk Courier</footer>"), None),
        (page(below="<footer>Last updated 3 June 2030</footer>"), None),
        (
            page(below="<p>Posted at <abbr class='published' title='2031-05-02T08:14:00Z'>8:14</abbr></p>"),
            "2031-05-02 08:14",
        ),
        (page(below="<time class='entry-date published' datetime='2031-05-02'>2 May</time>"), "2031-05-02"),
        (
            page(below="<abbr class='published' title='2031-05-02'/> <abbr class='published' title='2031-05-01'/>"),
            None,
        ),
        (
            page(
                below="<aside><abbr class='published' title='2030-01-01'>1 January</abbr> Snow closes the pass</aside>"
            ),
            None,
        ),
        (page(below="<aside><time datetime='2030-01-01'>1 January</time> Snow closes the pass</aside>"), None),
    ],
)
def test_the_day_is_told_not_guessed(tmp_path, markup, day):
    (tmp_path / "a.html").write_text(markup)
    published = read_corpus(tmp_path)[0]["published"].iloc[0]
    assert (
        None if published is None or published != published else f"{published:%Y-%m-%d %H:%M}"[: len(day or "")]
    ) == day


def test_a_file_name_beats_what_is_printed_beside_the_headline(tmp_path):
    (tmp_path / "courier_2031-05-02_a.html").write_text(page(above="<p>4 May 2031</p>"))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article.published.day, article.published_from) == (2, "file name")


@pytest.mark.parametrize(
    ("names", "title", "handle", "name"),
    [
        (["Lysk Courier"], "Ferry runs | Lysk Courier", None, "Lysk Courier"),
        (["@lyskcourier"], "Ferry runs - Lysk Courier", None, "Lysk Courier"),
        (["LYSKCOURIER.com"], "Ferry runs – Lysk Courier", None, "Lysk Courier"),
        ([], "Ferry runs | World | Lysk Courier", "@lysk", "Lysk Courier"),
        (["Lysk Courier: News, sport and weather"], "Ferry runs", None, "Lysk Courier"),
        ([], "Ferry runs", "@lysk", "lysk"),
        ([], "Lysk votes - and the ferry runs", None, None),
        (["North Press Group plc", "Lysk Courier"], "Ferry runs | Lysk Courier", None, "Lysk Courier"),
        (["North Press Ltd", "Lysk Courier"], "Ferry runs", None, "Lysk Courier"),
        (["North Press", "Lysk Courier"], "Ferry runs | News", None, "North Press"),
        (["North Media", "lyskcourier.example"], "Ferry runs", None, "North Media"),
        (["North Media"], "Ferry runs | Sport", None, "North Media"),
        (["North Media"], "Ferry runs | Lysk Courier", "@LyskCourier", "Lysk Courier"),
    ],
)
def test_names_of_outlets(names, title, handle, name):
    heading = "Lysk votes - and the ferry runs" if title.startswith("Lysk votes") else "Ferry runs"
    assert tell_name(names, title, heading, handle) == name


def test_an_address_witnesses_what_the_title_adds():
    url = "https://www.lyskcourier.example/world/ferry"
    told = [
        tell_name(["North Press"], f"Ferry runs | {name}", "Ferry runs", None, url)
        for name in ("Lysk Courier", "World")
    ]
    assert told == ["Lysk Courier", "North Press"]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (
            "<meta name='application-name' content='Lysk Courier'><meta name='twitter:site' content='@lc_9'>",
            "Lysk Courier",
        ),
        (
            ld({"@graph": [ARTICLE | {"publisher": {"@id": "/#o"}}, {"@id": "/#o", "name": "Lysk Courier"}]}),
            "Lysk Courier",
        ),
        (ld({"@id": "/#o", "name": "Lysk Courier"}, ARTICLE | {"publisher": [{"@id": "/#o"}]}), "Lysk Courier"),
        (ld({"name": "Mara Quill"}, ARTICLE | {"publisher": {"logo": "/l.png"}}), None),
        (ld({"@id": "/#w", "name": "Mara Quill"}, ARTICLE | {"publisher": {"@id": "/#o"}}), None),
    ],
)
def test_where_a_page_names_its_outlet(head, name):
    assert page_facts(html_tree(page(head)))[0].get("outlet") == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("<div class='top'>Ferry runs again</div>", "Lysk Courier"),
        ("<td><b>Ferry runs again</b></td>", "Lysk Courier"),
        ("<a href='/x'>Ferry runs again</a>", None),
        ("", None),
    ],
)
def test_a_headline_without_a_tag_of_its_own(printed, name):
    markup = f"<title>Ferry runs again » Lysk Courier</title><body>{printed}<p>The ferry between Lysk and Osk ran.</p>"
    assert page_facts(html_tree(markup))[0].get("outlet") == name


def test_a_headline_with_dashes_and_without_a_tag_of_its_own():
    title = "Ferry - and a bell - runs again"
    markup = f"<title>{title} - Lysk Courier</title><body><span>{title}</span><p>The ferry ran again.</p>"
    assert page_facts(html_tree(markup))[0].get("outlet") == "Lysk Courier"


INNER = "https://lysk.example/news/ferry"


@pytest.mark.parametrize(("site", "day"), [("keep.example", "2031-05-02"), ("Lysk Courier", "2031-06-09")])
@pytest.mark.parametrize("address", [f"https://keep.example/2031.06.09/{INNER}", f"https://keep.example/o/ab/{INNER}"])
def test_what_an_archive_says_of_its_capture_is_not_said_of_the_article(tmp_path, site, day, address):
    head = f"<title>Ferry runs again - Lysk Courier</title><meta property='og:site_name' content='{site}'>"
    head += "<meta property='article:published_time' content='2031-06-09T09:00:00Z'>"
    head += f"<link rel='canonical' href='{address}'>"
    line = "<p>The ferry between Lysk and the island ran again on Thursday, the harbour office said, after a storm.</p>"
    body = f"<time datetime='2031-06-09T09:00:00Z'></time><h1>Ferry runs again</h1><div>2 May 2031</div>{line * 3}"
    (tmp_path / "a.html").write_text(f"<html lang='en'><head>{head}</head><body>{body}</body></html>")
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article.outlet, f"{article.published:%Y-%m-%d}", article.title) == ("Lysk Courier", day, "Ferry runs again")


def test_a_headline_for_search_engines_is_not_the_title():
    told, _ = page_facts(html_tree(page(ld(ARTICLE | {"headline": "Lysk island ferry storm latest"}))))
    assert "title" not in told


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("<div class='intro'><p>{}</p></div>", True),
        ("<p class='article__summary'>{}</p>", True),
        ("<figure class='lead'><p>{}</p></figure>", False),
        ("<p class='promo'>{}</p>", False),
        ("<p class='lead'><a href='/x'>{}</a></p>", False),
    ],
)
def test_a_first_paragraph_that_the_page_calls_a_lead(above, found):
    lead = (
        "Storms kept the only boat to the island in the harbour for three nights, the office said on Wednesday night."
    )
    assert first_paragraph(html_tree(page(above=above.format(lead)))) == (lead if found else None)


def test_of_several_descriptions_the_one_whose_headline_is_printed_counts():
    other = {"@type": "NewsArticle", "headline": "Snow closes the pass", "datePublished": "2031-09-01"}
    told, _ = page_facts(html_tree(page(LD.format(json.dumps([other, ARTICLE])))))
    assert told["published"] == ARTICLE["datePublished"]
    told, _ = page_facts(html_tree(page(LD.format(json.dumps([other, ARTICLE | {"headline": "Another"}])))))
    assert told["published"] == other["datePublished"]


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Lysk Courier » Archive » Ferry runs again", "<h1>Lysk Courier</h1><h2>Ferry runs again</h2>"),
        ("Ferry runs again - Lysk Courier", "<h1><a href='/'>Lysk Courier</a></h1><h2>Ferry runs again</h2>"),
        ("Ferry runs again", "<h1><a href='https://lysk.example'>Lysk Courier</a></h1><h3>Ferry runs again</h3>"),
        ("Ferry runs again | Lysk Courier", "<h1>Ferry runs again</h1><h2>Lysk Courier</h2><h3>Harbour</h3>"),
    ],
)
def test_the_name_of_the_site_is_no_headline(tmp_path, title, heads):
    day = "<p>May 2nd, 2031 by Mara Quill</p>"
    (tmp_path / "a.html").write_text(f"<html><head><title>{title}</title></head><body>{heads}{day}{BODY}</body></html>")
    article = read_corpus(tmp_path)[0].iloc[0]
    assert article.title == "Ferry runs again"
    assert article.outlet == ("Lysk Courier" if "Lysk" in heads else "unknown")
    assert f"{article.published:%Y-%m-%d}" == "2031-05-02"
    assert article.text.startswith("The ferry between Lysk and the island")


def test_a_title_of_many_parts_is_read_at_once():
    """With a headline sought in each beginning of it this takes minutes."""
    assert page_facts(html_tree(f"<title>{'Aa bb cc | ' * 20_000}</title>{BODY}"))[0].get("title") is None
