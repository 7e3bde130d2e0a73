"""Outlet and day on a line of their own, as prints, scans and hand-made files have them."""

import pytest

from analysis.corpus.lines.forms import form_of
from analysis.corpus.lines.stamps import is_timestamp, names_and_day
from analysis.corpus.load import read_corpus

TEXT = (
    "The council of Hallam voted on Tuesday to put off the repair of its tunnel, after a debate of ten hours.",
    "Engineers had asked for twice as much in their report of last autumn, and the mayor promised an answer.",
)
LINES = {
    "Hallam Times, 22 July 2031": "Hallam Times",
    "The Reld Post | July 22, 2031": "The Reld Post",
    "Northern Echo of Reld - 22 July 2031": "Northern Echo of Reld",
    "Osk Daily Mail · Tuesday, 22 July 2031": "Osk Daily Mail",
    "Lysk Observer, Tuesday 22 July 2031": "Lysk Observer",
    "The Sound Herald – 2031-07-22": "The Sound Herald",
    "Varn Gazette • 22 Jul 2031": "Varn Gazette",
    "Lysker Zeitung, 22.07.2031": "Lysker Zeitung",
    "Tessel Tribune, 22 July 2031, 08:30": "Tessel Tribune",
    "LYSK COURIER, 22 July 2031": "LYSK COURIER",
    "Jul 22, 2031 / 10:14 AM EST / Varn Star": "Varn Star",
    "22 July 2031 | Ada Quin | Reld Gazette": "Reld Gazette",
    "Tessel Herald                 Tuesday 22 July 2031": "Tessel Herald",
    "Tuesday 22 July 2031          The Osk Mail          12": "The Osk Mail",
}


@pytest.mark.parametrize("line", LINES)
def test_outlet_and_day_of_a_line_under_the_headline(tmp_path, line):
    (tmp_path / "scan.txt").write_text("\n\n".join(["Council puts off repair of tunnel", line, *TEXT]))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert article.text == "\n".join(TEXT)
    assert f"{article.published:%Y-%m-%d}" == "2031-07-22"
    assert (article.outlet, article.outlet_from) == (LINES[line], "line above the text")


@pytest.mark.parametrize(
    "line",
    ["London, 22 July 2031", "Lysk | 22 July 2031", "Orla Brandt, 22 July 2031", "July 22nd, 2031 by Orla Brandt"],
)
def test_a_town_or_a_person_with_a_day_is_no_outlet(tmp_path, line):
    (tmp_path / "scan.txt").write_text("\n\n".join(["Council puts off repair of tunnel", line, *TEXT]))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article.text, article.outlet) == ("\n".join(TEXT), "unknown")
    assert f"{article.published:%Y-%m-%d}" == "2031-07-22"


@pytest.mark.parametrize(
    "line",
    [
        "Hallam Times, which wrote on 22 July 2031 of it",
        "Mara Quill, 34, left Osk in May 2031",
        "Born in Varn, 22 July 2031",
        "Hallam Times, Tuesday",
        "Published in Hallam Times, the study of 22 July 2031 was the first",
        "Hallam Times, 34",
        "The vote of Tuesday, 22 July 2031, was the last.",
        "May 3, 2031 - June 4, 2031 was the time of the strike",
        "Ferry runs, 400 passengers",
        "Hallam Times and the mayor, 22 July 2031, and what came of it in the town after the vote",
        "Copyright Hallam Times, 2031",
        "22 July 2031 - Harbour Strike",
        "22 July 2031, Harbour Strike",
        "22 July 2031 / the ferry stops / Osk Mail",
    ],
)
def test_what_is_no_line_of_outlet_and_day(line):
    assert names_and_day(line) == []
    assert form_of(line) != ("timestamp", "timestamp")


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Published in Lysk Courier, July 22nd, 2031", "Lysk Courier"),
        ("First published in the Reld Post on 22-Jul-2031", "Reld Post"),
        ("Published in The Osk Mail, 22 July 2031.", "The Osk Mail"),
        ("Published in Hallam, July 22, 2031", "unknown"),
    ],
)
def test_the_issue_that_a_line_below_the_article_names(tmp_path, line, outlet):
    (tmp_path / "a.txt").write_text("\n\n".join(["Council puts off repair of tunnel", *TEXT, line]))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article.text, article.outlet) == ("\n".join(TEXT), outlet)
    assert f"{article.published:%Y-%m-%d}" == "2031-07-22"


def test_an_error_page_in_a_web_archive_is_told(tmp_path):
    answer = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html><body>Gone</body></html>"
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lysk.example/a\r\n"
        "WARC-Date: 2031-06-09T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    (tmp_path / "a.warc").write_bytes((head + answer + "\r\n\r\n").encode())
    (tmp_path / "scan.txt").write_text("\n\n".join(["Council puts off repair of tunnel", *TEXT]))
    _, _, problems = read_corpus(tmp_path)
    told = problems[problems["file"] == "a.warc"]["problem"].to_list()
    assert told == ["no article but: an answer of the server with error 404 (https://lysk.example/a)"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Issued on: 22/07/2031 - 14:20", "Modified: 23/07/2031 - 10:00"),
        ("Released 22 July 2031", "Last modified: 23 July 2031"),
        ("Updated 23 July 2031", "Uploaded on 22 July 2031, 9 a.m."),
        ("Wed 23 Jul 2031 10.12 CET", "First published on Tue 22 Jul 2031 07.30 CET"),
        ("23 July 2031", "Posted: 22 July 2031"),
    ],
)
def test_the_day_of_issue_comes_before_that_of_a_change(tmp_path, first, second):
    (tmp_path / "a.txt").write_text("\n".join(["Council puts off repair of tunnel", "", first, second, "", *TEXT]))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert article.text == "\n".join(TEXT)
    assert f"{article.published:%Y-%m-%d}" == "2031-07-22"


@pytest.mark.parametrize(
    ("added", "outlet", "kept"), [("Lysk Courier", "Lysk Courier", ""), ("Opinion", "unknown", " | Opinion")]
)
def test_a_newspaper_behind_the_headline_is_the_outlet(tmp_path, added, outlet, kept):
    title = "Council puts off repair of tunnel"
    (tmp_path / "a.txt").write_text("\n\n".join([f"{title} | {added}", "By Orla Brandt", *TEXT]))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article.title, article.outlet) == (title + kept, outlet)


@pytest.mark.parametrize("kickers", [("TRAFFIC", "EXCLUSIVE"), ("COUNCIL", "Analysis"), ("OPINION",), ()])
@pytest.mark.parametrize("writer", [("Orla Brandt",), ("Orla Brandt", "Legal affairs correspondent"), ()])
@pytest.mark.parametrize("lead", ["Engineers warn that the roof may come down before there is money to mend it.", None])
def test_kickers_standfirst_and_writer_between_headline_and_day(tmp_path, kickers, writer, lead):
    title = "Council puts off repair of tunnel"
    head = [*kickers, title, *([lead] if lead else []), "\n".join([*writer, "22 July 2031"])]
    (tmp_path / "a.txt").write_text("\n\n".join([*head, *TEXT, "It is to speak of it again in the autumn."]))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert article.title == title
    assert f"{article.published:%Y-%m-%d}" == "2031-07-22"
    assert article.text.split("\n")[-3:-1] == list(TEXT)
    assert "Orla" not in article.text
    assert lead is None or lead in article.text


def test_a_day_below_a_standfirst_and_what_is_shared_is_told(tmp_path):
    lead = "Engineers warn that the roof may come down before there is money to mend it."
    head = ["Council puts off repair of tunnel", lead, "Share full article", "By Orla Brandt", "Published 22 July 2031"]
    (tmp_path / "a.txt").write_text("\n\n".join([*head, "Updated 24 July 2031, 9:04 a.m.", *TEXT]))
    assert f"{read_corpus(tmp_path)[0].iloc[0].published:%Y-%m-%d}" == "2031-07-22"


def test_a_name_below_a_sentence_is_no_writer_without_a_day(tmp_path):
    lines = [
        "Council puts off repair of tunnel",
        TEXT[0],
        "Orla Brandt",
        TEXT[1],
        "It will speak of it again in autumn.",
    ]
    (tmp_path / "a.txt").write_text("\n\n".join(lines))
    assert not (read_corpus(tmp_path)[1].role == "byline").any()


@pytest.mark.parametrize(
    "line",
    ["22 July 2031 | Council Postpones Repair", "July 2031   Harbour Strike Ends", "12 March 2019 / Parliament Votes"],
)
def test_what_happened_on_a_day_is_no_timestamp(line):
    assert not is_timestamp(line)


@pytest.mark.parametrize(
    "line",
    [
        "22 July 2031 | Hallam Herald",
        "22 July 2031 | By Orla Brandt",
        "22 July 2031, 9:40 | Orla Brandt",
        "Hallam Herald   22 July 2031",
        "22 July 2031 / Le Figaro",
    ],
)
def test_an_outlet_or_a_writer_beside_a_day_is_one(line):
    assert is_timestamp(line)


def test_what_a_writer_is_may_be_called_anything_where_the_day_stands_below(tmp_path):
    head = ["Council puts off repair of tunnel", "Engineers warn that the roof may come down.", "Orla Brandt"]
    (tmp_path / "a.txt").write_text("\n\n".join([*head, "Brussels bureau chief", "22 July 2031", *TEXT]))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert f"{article.published:%Y-%m-%d}" == "2031-07-22"
    assert "Orla" not in article.text and "bureau" not in article.text


@pytest.mark.parametrize(
    "signed",
    [
        "By Orla Brandt\nHarbour correspondent",
        "Orla Brandt, harbour correspondent",
        "Orla Brandt, Senior Reporter for Osk",
        "Posted by Orla Brandt",
        "By ORLA BRANDT FOR THE LYSK COURIER",
    ],
)
def test_who_wrote_and_what_that_is_in_whatever_form(tmp_path, signed):
    title = "Council puts off repair of tunnel"
    (tmp_path / "a.txt").write_text("\n\n".join([title, signed, *TEXT]))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article.title, article.text) == (title, "\n".join(TEXT))


@pytest.mark.parametrize(
    "text", ["Published by Osk Press in May, the book sold out.", "Reported by Orla Brandt, the theft went unpunished."]
)
def test_a_sentence_that_begins_like_the_line_of_a_writer_is_none(text):
    assert form_of(text) is None


def test_the_headline_stands_above_points_and_counts_of_shares(tmp_path):
    title, points = "Council puts off repair of tunnel", [f"• The {n} report speaks of it" for n in ("first", "second")]
    counts = ["PUBLISHED: 06:52, 22 July 2031 | UPDATED: 11:18, 23 July 2031", "•", "•", "•"]
    counts += ["e-mail", "12", "shares", "87", "View", "comments"]
    foot = [f"Share or comment on this article: {title}", "12 shares"]
    (tmp_path / "a.txt").write_text("\n\n".join([title, *points, "By Orla Brandt", *counts, *TEXT, *foot]))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert article.title == title
    assert article.text.endswith("\n".join(TEXT))
    assert f"{article.published:%Y-%m-%d %H:%M}" == "2031-07-22 06:52"


def test_a_place_between_a_sentence_and_a_day_is_no_writer(tmp_path):
    head = ["Council puts off repair of tunnel", "Engineers warn that the roof may come down.", "San Marino"]
    (tmp_path / "a.txt").write_text("\n\n".join([*head, "22 July 2031", *TEXT]))
    assert not (read_corpus(tmp_path)[1].role == "byline").any()


@pytest.mark.parametrize(
    ("name", "outlet"), [("the Lysk Courier website", "Lysk Courier"), ("www.courier.example/a", "courier.example")]
)
def test_the_day_of_a_print_is_not_that_of_the_article(tmp_path, name, outlet):
    head = [f"Printed from {name}", "Printed on: 3 February 2035", "Council puts off repair of tunnel"]
    (tmp_path / "a.txt").write_text("\n\n".join([*head, "Published: 22 July 2031", *TEXT]))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article.outlet, article.title) == (outlet, "Council puts off repair of tunnel")
    assert f"{article.published:%Y-%m-%d}" == "2031-07-22"
    assert "Printed" not in article.text


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("The Associated Press contributed to this report.", "AP"),
        ("With reporting by Reuters", "Reuters"),
        ("ob/ta (Reuters)", "Reuters"),
        ("Orla Brandt contributed to this report.", None),
    ],
)
def test_an_agency_that_others_wrote_with_is_credited(tmp_path, line, credit):
    (tmp_path / "a.txt").write_text("\n\n".join(["Council puts off repair of tunnel", *TEXT, line]))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert article.text == "\n".join(TEXT)
    assert article.credit == credit or (credit is None and article.credit != article.credit)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© Hallam Times Pvt Ltd", "Hallam Times"),
        ("Copyright ©2031 Hallam Times & Company, Inc. All Rights Reserved. 8f2a", "Hallam Times"),
        ("Printed from www.hallamtimes.example. All rights reserved.", "hallamtimes.example"),
    ],
)
def test_who_holds_the_copyright_without_the_form_of_the_company(tmp_path, line, outlet):
    (tmp_path / "a.txt").write_text("\n\n".join(["Council puts off repair of tunnel", *TEXT, line]))
    assert read_corpus(tmp_path)[0].iloc[0].outlet == outlet


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Tuesday, July 22, 2031                                        $1.50", "2031-07-22 00:00"),
        ("Business 16:44 July 22, 2031", "2031-07-22 16:44"),
        ("July 22, 2031 at 5:31 p.m. | UPDATED: July 23, 2031 at 9:02 p.m.", "2031-07-22 17:31"),
    ],
)
def test_the_day_of_a_stamp_with_more_in_it(tmp_path, line, day):
    (tmp_path / "a.txt").write_text("\n\n".join(["Council puts off repair of tunnel", line, *TEXT]))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article.text, f"{article.published:%Y-%m-%d %H:%M}") == ("\n".join(TEXT), day)


@pytest.mark.parametrize(("day", "told"), [("19310704", "1931-07-04"), ("19700101", None)])
def test_days_before_computers_are_days_and_those_they_count_from_are_none(tmp_path, day, told):
    (tmp_path / f"scan_{day}_p5.txt").write_text("\n\n".join(["Council puts off repair of tunnel", *TEXT]))
    published = read_corpus(tmp_path)[0].iloc[0].published
    assert (f"{published:%Y-%m-%d}" if told else str(published)) == (told or "NaT")
