"""Sentences that begin like furniture stay; furniture, notes and credits of the same words go. Both ways, per kind."""

import pytest

from analysis.corpus.facts.no_article import tell_no_article
from analysis.corpus.facts.origin import date_in_url
from analysis.corpus.files.encoding import decode
from analysis.corpus.lines.cleaning import clean_lines
from analysis.corpus.lines.forms import form_of
from analysis.text.dates import is_update, parse_date

LEAD = "The town council of Marrow Bay voted on Tuesday to close the old fish market on the quay, members said."
MORE = "Mayor Edda Colville said that the roof was no longer safe and that a new hall would cost less than repairs."
FURTHER = [
    "Traders on the quay had asked for repairs since the winter, when a part of the roof came down in the night.",
    "The council will speak of a new hall in June, and it has asked an engineer what one would cost the town.",
]
TITLE = "Council in Marrow Bay votes to close the fish market"


@pytest.mark.parametrize(
    "text",
    [
        "Follow us, the traders shouted to the people who watched from the quay.",
        "Sign up or move out, the letter from the council told them.",
        "Support our traders, read a banner that hung from the clock tower.",
        "To continue reading the report, members had to sign a pledge of silence, Mr. Brandt said.",
        "Tags: the traders hang them on every crate, and the new hall forbids them.",
        "The picture by Runa Holt that hangs in the council hall shows the market in 1911.",
        "The photo: a roof, four beams, and rust.",
        "Getty Images and others have sold pictures of the quay for years, the traders said.",
        "Pictures from the quay showed smoke over the roof.",
        "Members split along old lines (9/14).",
        "Runa Holt is a reporter for the council's own paper and was not let in either, she said.",
        "The report was updated in May to add the last two beams, according to the council.",
        "This story has been told on the quay since 1911, and nobody has corrected it, Mr. Brandt said.",
        "Reporting by the engineer stopped in May, the council said.",
        "Copyright in the song of the traders passes to the council as well.",
        "Copyright holders may ask for a share.",
        "Read the latest news from the quay and weep.",
        "The newsletter asked the traders to subscribe.",
        "Letters to the editor filled two pages.",
        "Newsletters were sent to all 4,000 houses of the bay.",
        "Login data of the whole council were stolen in May.",
    ],
)
def test_a_sentence_that_begins_like_furniture_has_no_form(text):
    assert form_of(text) is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Follow us on all channels", "furniture"),
        ("Copyright The Marrow Bay Post, Inc.", "furniture"),
        ("Copyright by Marrow Bay Post", "furniture"),
        ("This copy is for your personal, non-commercial use only.", "furniture"),
        ("The Quay Briefing newsletter tells all the news of the bay. Sign up here.", "furniture"),
        ("Catch all the Bay News, Breaking News and Latest News Updates on Marrow Bay Post.", "furniture"),
        ("Letters to the editor should be sent to letters@marrow.example.", "furniture"),
        ("Copyright of Marrow Bay Post is the property of Quay Media and may not be copied.", "furniture"),
        ("Sign up for our newsletter, which was chosen as the best of the bay.", "furniture"),
        ("Tags: quay, market, herring", "furniture"),
        ("Home > News > Coast", "furniture"),
        ("Your browser does not support the audio element.", "furniture"),
        ("1 of 5 |", "furniture"),
        ("(This June 4 story has been corrected to fix the day of the vote in paragraph 1)", "furniture"),
        ("An earlier version misspelled the name of the engineer. We regret the error.", "furniture"),
        ("Anmerkung der Redaktion: Der Markt wurde 1911 eröffnet, nicht 1912.", "furniture"),
        ("Our Standards: The Tideline Principles.", "furniture"),
        ("The views expressed in this article are the author's own.", "furniture"),
        ("(Runa Holt for The Bay Tide)", "caption"),
        ("The old market on the quay [File: Runa Holt/Tideline]", "caption"),
        ("Mayor Edda Colville, left, greets traders and their families on the quay on Monday.", "caption"),
        ("Photo by ev on Unsplash", "caption"),
    ],
)
def test_the_furniture_itself_is_told(text, role):
    assert form_of(text)[0] == role


@pytest.mark.parametrize("above", ["Local News", "MARROW BAY", "JUNE", "News|Coast and Quay"])
def test_a_section_above_the_headline_is_no_title(above):
    lines = clean_lines(f"{above}\n\n{TITLE}\n\n{LEAD}\n\n{MORE}")
    assert [line.role for line in lines if line.text] == ["furniture", "title", "body", "body"]


DECK = "The roof has leaked for nine winters and there is no money left to mend the beams that carry it"


@pytest.mark.parametrize("below", ["By Runa Holt", "Runa Holt Town correspondent", "2 May 2031"])
@pytest.mark.parametrize("note", [[], ["This article is more than 1 year old"]])
@pytest.mark.parametrize(("deck", "role"), [(DECK, "standfirst"), ("The roof has leaked for years.", "body")])
def test_a_deck_is_no_headline(below, note, deck, role):
    found = {line.text: line.role for line in clean_lines("\n\n".join([TITLE, *note, deck, below, LEAD, MORE]))}
    assert (found[TITLE], found[deck], found[LEAD]) == ("title", role, "body")


NOISE = ["Copied", "More", "Watch", "Town Hour: the top headlines of the day"]
FILM = ["Ad", "See how the roof came down", "01:23", "• Source: Bay TV"]


@pytest.mark.parametrize("stamp", [["By Runa Holt"], ["By Runa Holt", "2 May 2031"], ["3 days ago", "Share", "Save"]])
@pytest.mark.parametrize("menu", [[], ["Bay", "Quay", "Hills"]])
@pytest.mark.parametrize("noise", [NOISE, FILM])
def test_the_headline_stands_above_who_wrote_and_not_right_above_the_text(stamp, menu, noise):
    found = {line.text: line.role for line in clean_lines("\n\n".join([*menu, TITLE, *stamp, *noise, LEAD, MORE]))}
    assert (found[TITLE], found[LEAD]) == ("title", "body")


def test_a_day_above_the_page_tells_no_headline():
    lines = ["News and views from the bay", "2 May 2031", "Bay", "Quay", "Hills", TITLE, "Share", LEAD, MORE, *FURTHER]
    assert {line.text: line.role for line in clean_lines("\n\n".join(lines))}[TITLE] == "title"


def test_a_name_under_the_headline_is_who_wrote_it():
    lines = clean_lines(f"{TITLE}\n\nRuna Holt, Bay Tide\n\n{LEAD}\n\n{MORE}")
    assert [line.role for line in lines if line.text] == ["title", "byline", "body", "body"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Страница не найдена\n\nВозможно, она была удалена или перемещена.", "error page"),
        ("Sayfa bulunamadı\n\nAradığınız sayfa kaldırılmış olabilir.", "error page"),
        ("Səhifə tapılmadı\n\nAxtardığınız səhifə mövcud deyil.", "error page"),
        ("This article is no longer available\n\nIt may have been removed at the request of the author.", "error page"),
        ("Herring not found\n\nDivers searched the bay and found no herring, the harbour office said on Friday.", None),
    ],
)
def test_pages_in_place_of_an_article(text, kind):
    assert tell_no_article(text) == kind


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://tide.example/2031/jun/04/fish", "2031-06-04"),
        ("https://tide.example/news/20310604/fish.html", "2031-06-04"),
        ("https://tide.example/world/fish-market-2031-06-04/", "2031-06-04"),
        ("https://tide.example/news/20319904/fish.html", None),
        ("https://tide.example/raid-of-1918-05-12-remembered", None),
        ("https://tide.example/2031/abc/04/fish", None),
    ],
)
def test_a_day_in_an_address(url, day):
    assert date_in_url(url) == day


def test_an_update_is_told_from_a_publication():
    assert is_update("Last modified on Sun 9 Jun 2031 15.10") and is_update("Güncelleme: 9 Haziran 2031")
    assert not is_update("First published on 4 June 2031") and not is_update("Updated 9 June, published 4 June 2031")
    assert f"{parse_date('Publié le 4 juin 2031, mise à jour le 9 juin 2031'):%m-%d}" == "06-04"


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ("â€œWe cannot wait,â€ she said.".encode(), "“We cannot wait,” she said."),
        (b"&amp;ldquo;We cannot wait,&amp;rdquo; she said.", "“We cannot wait,” she said."),
        (rb"\u201cWe cannot wait,\u201d she said.", "“We cannot wait,” she said."),
        (
            "Çarşamba günü İstanbul'da ağır hasar gören çatı".encode("cp1254"),
            "Çarşamba günü İstanbul'da ağır hasar gören çatı",
        ),
        ("The café Ângela".encode(), "The café Ângela"),
        (rb"The path C:\users\new stays", r"The path C:\users\new stays"),
    ],
)
def test_characters_lost_in_a_decoding(data, wanted):
    assert decode(data).text == wanted
