"""Downloads in other languages and of other services, cut by what recurs in them; tables and XML of programmes."""

import json
import zipfile

import pytest
from stories import BELL, SNOW
from stories import FERRY as LONGER

from analysis.corpus.facts.outlets import plain_name
from analysis.corpus.files.exports import read_export
from analysis.corpus.files.heads import outlet_in, without_citation
from analysis.corpus.files.office import _without_edges
from analysis.corpus.load import read_corpus
from analysis.text.dates import parse_date

FERRY = LONGER[:2]
STORIES = (
    ("Ferry runs again after the storm", "Lysk Courier", "2023-09-07", FERRY),
    ("Snow closes the pass a month early", "Reld Post", "2023-09-11", SNOW),
    ("School bell of Osk stolen for its bronze", "Osk Mail", "2023-09-12", BELL),
)


def day_of(day, form="{day}.09.2023"):
    return form.format(day=int(day[-2:]))


def capitals(counter, month, head, foot):
    """A download whose labels are in capitals, in any language: some that we know, some that only recur."""
    out = []
    for n, (title, outlet, day, text) in enumerate(STORIES, 1):
        out += [counter.format(n=n), "", outlet, "", day_of(day, month), "", title, ""]
        out += [line for label in head for line in (f"{label}: Politik; S. 5", "")]
        out += [line for paragraph in text for line in (paragraph, "")]
        out += [line for label in foot for line in (f"{label}: x y", "")] + ["Copyright 2023 " + outlet, ""]
    return "\n".join(out)


def below(title=True):
    """A download whose labels all stand below the text."""
    out = []
    for title, outlet, day, text in STORIES:
        source = f"{outlet} vom {day_of(day)}, Nr. 60, S. 5"
        out += [title, "", source, "", *(line for paragraph in text for line in (paragraph, "")), "Mara Quill", ""]
        out += [f"Quelle: {source}", "Ressort: Politik", "Dokumentnummer: A1", "", "© Press House GmbH", ""]
    return "\n".join(out)


def closed():
    """A download without labels whose articles end in a number."""
    out = []
    for title, outlet, day, text in STORIES:
        out += [outlet, f"World, {day_of(day, '{day} September 2023')}, p. 4", "", title, "", "Mara Quill", ""]
        out += [*(line for paragraph in text for line in (paragraph, "")), f"© 2023 {outlet}. All rights reserved.", ""]
        out += [f"news·{day.replace('-', '')}·LC·01", ""]
    return "\n".join(out)


def bare_title():
    """Headers with a label for everything but the title."""
    out = []
    for title, outlet, day, text in STORIES:
        out += [outlet, day_of(day, "September {day}, 2023"), "Section: Local", "Page: A1", title, "Author: JON VALE"]
        out += [
            "Article Text:",
            "",
            *(line for paragraph in text for line in (paragraph, "")),
            "Record Number: 1A2B3C",
            "",
        ]
    return "\n".join(out)


def with_rights():
    """A download whose titles all end in a full stop, with what others may do with an article below each."""
    out = []
    for n, (title, outlet, day, text) in enumerate(STORIES, 1):
        out += [
            f"Record: {n}",
            "",
            "Title:",
            f"{title}. ",
            "",
            "Source:",
            f"{outlet}. September {day[-2:]}, 2023. ",
            "",
        ]
        out += [
            "Accession Number:",
            "2W1",
            "",
            *(line for paragraph in text for line in (paragraph, "")),
            "~~~~~~~~",
            "",
        ]
        out += [
            "By Mara Quill",
            "",
            f"Copyright of {outlet} is the property of {outlet} and its content may not be copied",
        ]
        out[-1] += " or sent to a list without its express written permission. Yet users may print it for themselves."
        out += ["", "The link above leads back to the record that was asked for, as long as it is kept.", ""]
    return "\n".join(out)


def byline_below_the_label():
    """A download with the place at the outlet's name, and the last line of the header below the label of the text."""
    out = []
    for title, outlet, day, text in STORIES:
        out += [title, f"Date: Sept. {int(day[-2:])}, 2023", f"From: {outlet}(Lysk)", "Document Type: Article", ""]
        out += ["Full Text: ", "Byline: Mara Quill", "", *(line for paragraph in text for line in (paragraph, ""))]
        out += [f"COPYRIGHT 2023 {outlet}", "", "Gale Document Number: GALE|A1", "", "-" * 40, ""]
    return "\n".join(out)


def press_review(head, apart="\n\n", below=""):
    """A review of the press: a table of contents, and heads of title, outlet and day, one below the other."""
    out = "Press review\nfor internal use\n\nContents\n"
    out += "\n".join(f"{story[0]}{below or chr(9)}{n}" for n, story in enumerate(STORIES, 2)) + "\n"
    for title, outlet, day, text in STORIES:
        told = head.format(title=title, outlet=outlet, day=day_of(day, "{day} September 2023"))
        out += apart.join([told, *text]) + "\n"
    return out


DOWNLOADS = {
    "press review": press_review("{title}\n{outlet}, {day}\nBy Mara Quill"),
    "press review, no blank lines": press_review("{title}\n{outlet} | {day}", "\n", " ....... "),
    "press review, outlet first": press_review("{outlet}, {day}\n{title}"),
    "rights below the text": with_rights(),
    "byline below the label of the text": byline_below_the_label(),
    "German": capitals("Dokument {n} von 3", "{day}. September 2023", ("AUTOR", "RUBRIK"), ("UPDATE", "SPRACHE")),
    "French": capitals("{n} de 3 DOCUMENTS", "{day} septembre 2023", ("RUBRIQUE", "LONGUEUR"), ("DATE-CHARGEMENT",)),
    "Dutch": capitals("{n} van 3 DOCUMENTEN", "{day} september 2023", ("SECTIE", "LENGTE"), ("LAAD-DATUM", "TAAL")),
    "Spanish": capitals("Documento {n} de 3", "{day} de septiembre de 2023", ("SECCIÓN",), ("FECHA-CARGA", "IDIOMA")),
    "labels that nobody listed": capitals(
        "{n} of 3 DOCUMENTS", "{day} September 2023", ("OSASTO",), ("PÄIVITYS", "ÄÄ-Ö")
    ),
    "labels below the text": below(),
    "numbers that end": closed(),
    "title among labels": bare_title(),
}


@pytest.mark.parametrize("name", DOWNLOADS)
def test_downloads_of_any_language(tmp_path, name):
    (tmp_path / "download.txt").write_text(DOWNLOADS[name])
    articles, _, problems = read_corpus(tmp_path)
    found = list(zip(articles["title"], articles["outlet"], articles["published"].dt.strftime("%Y-%m-%d"), strict=True))
    assert found == [story[:3] for story in STORIES], problems
    assert articles["text"].str.split("\n+").map(tuple).to_list() == [story[3] for story in STORIES]


def test_a_short_last_sentence_stays_with_the_article_above(tmp_path):
    text = press_review("{title}\n{outlet}, {day}", "\n").replace(FERRY[1], f"{FERRY[1]}\n“It is over,” she said.")
    assert [row[1].endswith("she said.") for row in read_export("a.txt", text, [])] == [True, False, False]


def test_one_article_of_a_download_with_its_title_above_the_labels(tmp_path):
    (tmp_path / "one.txt").write_text(byline_below_the_label().partition("-" * 40)[0])
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article.title, article.outlet, f"{article.published:%Y-%m-%d}") == STORIES[0][:3]
    assert tuple(article.text.split("\n")) == FERRY


def test_a_label_of_one_article_stays_in_its_text():
    text = capitals("{n} of 3 DOCUMENTS", "{day} September 2023", ("BYLINE",), ("LOAD-DATE",))
    rows = read_export("a.txt", text.replace(BELL[1], f"VERDICT: guilty\n\n{BELL[1]}\n\nVERDICT: none"), [])
    assert "VERDICT: guilty" in rows[2][1]
    assert "VERDICT: none" in rows[2][1]


def test_codes_in_tables_of_a_page(tmp_path):
    def row(code, value):
        return f"<tr><td class='index'><b>{code}</b>&nbsp;</td><td>{value}</td></tr>"

    page = "<html><head><title>Factiva</title></head><body>"
    for title, outlet, day, text in STORIES:
        cells = (
            ("HD", f"<b class='enHeadline'>{title}</b>"),
            ("WC", "44 words"),
            ("PD", day_of(day, "{day} September 2023")),
        )
        cells += (("SN", outlet), ("SC", "LYSK"), ("LA", "English"), ("CY", f"(c) 2023 {outlet}"))
        cells += (
            ("LP", f"<p class='articleParagraph'>{text[0]}</p>"),
            ("TD", f"<p class='articleParagraph'>{text[1]}</p>"),
        )
        cells += (("NS", "gcat : Political/General News"), ("AN", "Document LYSK000020230907ej9700001"))
        page += "<div class='article'><table>" + "".join(row(*cell) for cell in cells) + "</table></div>"
    (tmp_path / "a.html").write_text(page + "</body></html>")
    articles = read_corpus(tmp_path)[0]
    assert list(zip(articles["title"], articles["outlet"], strict=True)) == [story[:2] for story in STORIES]
    assert articles["text"].str.split("\n+").map(tuple).to_list() == [story[3] for story in STORIES]


def test_lead_and_rest_in_two_elements(tmp_path):
    items = "".join(
        f"<hit><article><accessionNo>L{n}</accessionNo><byline>Mara Quill</byline><headline><paragraph><hlt>"
        f"{title[:5]}</hlt>{title[5:]}</paragraph></headline><leadParagraph><paragraph>{text[0]}</paragraph></leadParagraph>"
        f"<publicationDate><dateTime>{day}T08:30:00Z</dateTime></publicationDate><sourceName>{outlet}</sourceName>"
        f"<tailParagraphs><paragraph>{text[1]}</paragraph></tailParagraphs><notes>A note.</notes></article></hit>"
        for n, (title, outlet, day, text) in enumerate(STORIES)
    )
    (tmp_path / "a.xml").write_text(f"<?xml version='1.0'?><r xmlns='urn:x'><set>{items}</set></r>")
    articles = read_corpus(tmp_path)[0]
    assert list(zip(articles["title"], articles["outlet"], strict=True)) == [story[:2] for story in STORIES]
    assert articles["text"].str.split("\n+").map(tuple).to_list() == [story[3] for story in STORIES]


def test_files_of_programmes_for_analysis(tmp_path):
    stars = "\n".join(
        f"**** *source_{outlet.split()[0]} *date_{day} *n_1\n-*topic_a\n" + "\n".join(text)
        for _, outlet, day, text in STORIES
    )
    (tmp_path / "stars.txt").write_text(stars)
    (tmp_path / "named.txt").write_text(
        "\n".join(f"#TEXT {title}\n" + "\n".join(text) for title, _, _, text in STORIES)
    )
    articles, _, _ = read_corpus(tmp_path)
    named, starred = articles.iloc[:3], articles.iloc[3:]
    assert named["title"].to_list() == [story[0] for story in STORIES]
    assert starred["outlet"].to_list() == ["Lysk", "Reld", "Osk"]
    assert starred["published"].dt.day.to_list() == [7, 11, 12]
    assert not articles["text"].str.contains(r"#TEXT|\*\*\*\*|topic_a").any()


def test_pages_keep_what_counts_and_ends_articles():
    pages = [
        ["Page 1 of 2", "Ferry runs", "Lysk Courier", "", FERRY[0], "End of Document", "Page 1"],
        ["Page 2 of 2", "Snow falls", "Lysk Courier", "", SNOW[0], "End of Document", "Page 2"],
    ]
    repeated = {"Page 0 of 0", "Lysk Courier", "End of Document", "Page 0"}
    assert [_without_edges(page, repeated) for page in pages] == [page[1:-1] for page in pages]
    assert _without_edges(["Lysk Courier", "12", FERRY[0]], repeated) == [FERRY[0]]


def test_tables_with_line_breaks_under_another_name(tmp_path):
    text = "\t".join(["Nr", "Zeitung", "Datum", "Titel", "Artikeltext"]) + "\r\n"
    for n, (title, outlet, day, story) in enumerate(STORIES):
        text += (
            "\t".join([str(n), outlet, day_of(day), title, '"' + "\n".join(story).replace('"', '""') + '"']) + "\r\n"
        )
    (tmp_path / "a.txt").write_bytes(text.encode("utf-16"))
    articles = read_corpus(tmp_path)[0]
    assert articles["outlet"].to_list() == [story[1] for story in STORIES]
    assert articles["text"].str.split("\n+").map(tuple).to_list() == [story[3] for story in STORIES]


def test_the_one_column_of_long_texts_is_read_and_told(tmp_path):
    rows = [{"title": t, "rights": o, "published_date": d, "summary": " ".join(x) * 3} for t, o, d, x in STORIES]
    (tmp_path / "a.json").write_text(json.dumps({"articles": rows}))
    articles, _, problems = read_corpus(tmp_path)
    assert articles["text"].str.contains("harbour office|road office|headmaster").all()
    assert problems["problem"].str.contains("summary is read as such").any()


def test_two_columns_of_long_texts_are_not_chosen_from(tmp_path):
    rows = [{"title": t, "first": " ".join(x) * 3, "second": " ".join(x) * 4} for t, _, _, x in STORIES]
    (tmp_path / "a.json").write_text(json.dumps(rows))
    with pytest.raises(ValueError, match="no column of text"):
        read_corpus(tmp_path)


def test_leads_alone_are_read_and_told(tmp_path):
    rows = [{"headline": {"main": t}, "source": o, "pub_date": d, "lead_paragraph": x[0]} for t, o, d, x in STORIES]
    (tmp_path / "a.json").write_text(json.dumps({"response": {"docs": rows}}))
    articles, _, problems = read_corpus(tmp_path)
    assert articles["text"].to_list() == [story[3][0] for story in STORIES]
    assert problems["problem"].str.contains("no texts but leads").any()


@pytest.mark.parametrize(
    "body",
    [
        [{"type": "paragraph", "text": paragraph} for paragraph in FERRY],
        [f"<p>{paragraph}</p>" for paragraph in FERRY],
        {"sections": [{"id": "s1", "paragraphs": list(FERRY)}]},
    ],
)
def test_paragraphs_as_interfaces_give_them(tmp_path, body):
    (tmp_path / "a.json").write_text(json.dumps([{"title": "Ferry", "outlet": "Lysk Courier", "body": body}] * 2))
    assert read_corpus(tmp_path)[0]["text"].str.split("\n+").map(tuple).to_list() == [FERRY] * 2


def test_outlets_and_days_as_services_write_them():
    assert outlet_in("Lysker Zeitung vom 12.09.2023, Nr. 60, S. 5") == "Lysker Zeitung"
    assert outlet_in("Lysk Courier ; Lysk [Lysk]. 5 September 2023: A.1.") == "Lysk Courier"
    assert outlet_in("The Lysk Sun. 09/12/2023. ") == "The Lysk Sun"
    assert outlet_in("Lysk Courier, Sun. 10 September 2023") == "Lysk Courier"
    assert outlet_in("5 September News") == "5 September News"
    assert plain_name("www.lysk.example") == "lysk.example"
    assert parse_date("2023/09/12/").day == 12


def page_of_a_service(stories, noise=""):
    """A page whose elements name title and text, with a note of the service below that gives a day of its own."""
    out = "<html><body>"
    for title, outlet, day, text in stories:
        out += f"<article><header><span class='DocPublicationName'>{outlet}</span><span class='DocHeader'>World, "
        out += f"{day_of(day, '{day} September 2023')}, p. 4</span><div class='titreArticle'><p>VIEWS</p>"
        out += f"<p class='titreArticleVisu'>{title}</p></div></header><section>"
        out += (
            f"<div class='{noise or 'docOcurrContainer'}'>" + "".join(f"<p>{p}</p>" for p in text) + "</div></section>"
        )
        out += "<aside><b>Note(s) : </b></aside><footer><small>© 2023 Owner. All rights reserved.</small>"
        out += "<p>news·20230907·LC·01</p><p>Issued on: <b>2015-07-04</b></p></footer></article>"
    return out + "</body></html>"


@pytest.mark.parametrize("noise", ["", "unnamed"])
def test_a_day_below_the_text_is_not_that_of_publication(tmp_path, noise):
    (tmp_path / "a.html").write_text(page_of_a_service(STORIES, noise))
    articles = read_corpus(tmp_path)[0]
    found = list(zip(articles["title"], articles["outlet"], articles["published"].dt.strftime("%Y-%m-%d"), strict=True))
    assert found == [story[:3] for story in STORIES]
    assert articles["text"].str.split("\n+").map(tuple).to_list() == [story[3] for story in STORIES]


def titles_above():
    """Headers without a label for the title, which stands above the first."""
    out = ["Documents are reproduced with permission.", ""]
    for title, outlet, day, text in STORIES:
        out += [title, "", "Author: Quill, Mara", "", f"Publication info: {outlet} ; Lysk [Lysk]{day_of(day)}: 5.", ""]
        out += [
            f"Full text: {text[0]}",
            "",
            *(line for paragraph in text[1:] for line in (paragraph, "")),
            "DETAILS",
            "",
        ]
        out += ["Subject: Ferries", "", f"Publication title: {outlet}; Lysk", "", "ProQuest document ID: 1", ""]
    return "\n".join(out)


def service_pieces():
    """Pieces with notes between text and footer, counted with a word in front."""
    out = []
    for n, (title, outlet, day, text) in enumerate(STORIES, 1):
        out += [f"FOCUS - {n} of 3 DOCUMENTS", "", outlet, day_of(day, "September {day}, 2023"), "", title, ""]
        out += [
            "Length: 44 words",
            "Body",
            "",
            *(line for paragraph in text for line in (paragraph, "")),
            "Graphic",
            "",
        ]
        out += [
            "The boat in the harbour on Thursday, seen from the pier.",
            "",
            "Classification",
            "",
            "Load-Date: x",
            "",
        ]
    return "\n".join(out)


@pytest.mark.parametrize("text", [titles_above(), service_pieces()])
def test_titles_above_and_notes_below(tmp_path, text):
    (tmp_path / "a.txt").write_text(text)
    articles = read_corpus(tmp_path)[0]
    found = list(zip(articles["title"], articles["outlet"], articles["published"].dt.strftime("%Y-%m-%d"), strict=True))
    assert found == [story[:3] for story in STORIES]
    assert articles["text"].str.split("\n+").map(tuple).to_list() == [story[3] for story in STORIES]


def test_a_word_file_with_its_facts_in_a_table(tmp_path):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    cells = (("Outlet", "Lysk Courier"), ("Date", "7 September 2023"), ("Title", "Ferry runs again"))
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in cells
    )
    body = f"<w:tbl>{rows}</w:tbl><w:p/>" + "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in FERRY)
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    row = read_corpus(tmp_path)[0].iloc[0]
    assert (row.outlet, row.title, row.published.day) == ("Lysk Courier", "Ferry runs again", 7)
    assert row.text.split("\n") == list(FERRY)


def test_answers_of_interfaces(tmp_path):
    def html(paragraphs):
        return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)

    papers = [
        {"id": "1", "heading": t, "title": {"id": "35", "title": o}, "date": d, "articleText": html(x)}
        for t, o, d, x in STORIES
    ]
    entry = "<?xml version='1.0'?><entry><title>{}</title><body>{}</body></entry>"
    inside = [
        {"Title": t, "Source": {"Id": 1, "Name": o}, "Date": d, "Document": {"Content": entry.format(t, html(x))}}
        for t, o, d, x in STORIES
    ]
    made = [
        {"headline_text": t, "source_name": o, "date_utc": d, "article_text_clean": "\n".join(x)}
        for t, o, d, x in STORIES
    ]
    answers = {
        "a": {"category": [{"code": "paper", "records": {"article": papers}}]},
        "b": {"value": inside},
        "c": made,
    }
    for name, answer in answers.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(answer))
    articles = read_corpus(tmp_path)[0]
    found = list(zip(articles["title"], articles["outlet"], articles["published"].dt.strftime("%Y-%m-%d"), strict=True))
    assert found == [story[:3] for story in STORIES] * 3
    assert articles["text"].str.split("\n+").map(tuple).to_list() == [story[3] for story in STORIES] * 3


def test_words_in_place_of_most_texts_are_no_texts(tmp_path):
    rows = [{"title": t, "content": "ONLY AVAILABLE IN PAID PLANS", "date": d} for t, _, d, _ in STORIES]
    rows.append({"title": "Fair", "content": " ".join(FERRY), "date": "2023-09-13"})
    (tmp_path / "a.json").write_text(json.dumps(rows))
    articles, _, problems = read_corpus(tmp_path)
    assert articles["title"].to_list() == ["Fair"]
    assert problems["problem"].str.contains("3 of 4 texts are only the beginning, or words").any()


@pytest.mark.parametrize(
    "words",
    [
        "mar. 12 mars 2019 - 10:15",
        "12.3.19",
        "2019年3月12日",
        "2019년 3월 12일",
        "2019. 3. 12.",
        "/Date(1552385700000)/",
        "٢٠١٩-٠٣-١٢",
        "12 март 2019 г.",
        "12 marca 2019",
        "12 mrt 2019",
        "Di., 12. März 2019",
        "12 березня 2019",
    ],
)
def test_days_in_cells_of_other_languages(words):
    assert str(parse_date(words))[:10] == "2019-03-12"


@pytest.mark.parametrize("words", ["2019. 13. 2.", "mar. 12", "ago 2019", "2019年", "v. 1.2.3"])
def test_what_is_no_day_stays_unread(words):
    assert parse_date(words) is None


ONE = {
    "closed by a number": closed().split("news·")[0] + "news·20230907·LC·01\n",
    "with a line on another edition": closed()
    .split("news·")[0]
    .replace(", p. 4\n", " - 10:15 UTC +01:00 92 words, p. 4\n\nAlso published in 6 September 2023 - lysk.example\n")
    + "Issued on 5 March 2024 to the University of Lysk, to be looked at by one person.\n\nnews·20230907·LC·01\n",
    "plain": f"""World news
{STORIES[0][0]}
Mara Quill
44 words
7 September 2023
10:12
Lysk Courier
LYSKC
English
© 2023 Lysk Courier. All rights reserved.

{FERRY[0]}
{FERRY[1]}

Document LYSKC00020230907ef3c0001
""",
    "two labels": f"""{STORIES[0][0]}
September 7, 2023 | Lysk Courier
Author: Mara Quill | Section: Local
Page: A1
OpenURL Link

{FERRY[0]}

{FERRY[1]}

Copyright (c) 2023 Lysk Courier, All Rights Reserved.
""",
}


@pytest.mark.parametrize("name", ONE)
def test_downloads_of_one_article(tmp_path, name):
    (tmp_path / "download.txt").write_text(ONE[name])
    row = read_corpus(tmp_path)[0].iloc[0]
    assert (row.title, row.outlet, str(row.published)[:10]) == STORIES[0][:3]
    assert row.text.replace("\n\n", "\n").split("\n") == list(FERRY)


def table_page(stories, more=""):
    head = "<tr><th>Title</th><th>Newspaper</th><th>Date</th><th>Full text</th></tr>"
    rows = "".join(f"<tr><td>{t}</td><td>{o}</td><td>{d}</td><td>{'<br>'.join(x)}</td></tr>" for t, o, d, x in stories)
    return f"<html><head><title>Export</title></head><body>{more}<table>{head}{rows}</table></body></html>"


def test_tables_that_programmes_write_as_pages(tmp_path):
    (tmp_path / "a.xls").write_text(table_page(STORIES))
    articles = read_corpus(tmp_path)[0]
    assert list(zip(articles["title"], articles["outlet"], strict=True)) == [story[:2] for story in STORIES]
    assert articles["text"].str.split("\n+").map(tuple).to_list() == [story[3] for story in STORIES]


def test_a_table_inside_an_article_is_no_table_of_articles(tmp_path):
    prose = "".join(f"<p>{paragraph}</p>" for story in STORIES for paragraph in story[3])
    (tmp_path / "a.html").write_text(
        table_page([("a", "b", "c", ("d",))] * 3, f"<article><h1>Fair</h1>{prose}</article>")
    )
    assert len(read_corpus(tmp_path)[0]) == 1


def test_cells_merged_downwards_hold_for_each_row(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["Outlet", "Date", "Headline", "Text"])
    for n, (title, outlet, day, text) in enumerate(STORIES):
        sheet.append([outlet if n != 1 else None, day, title, "\n".join(text)])
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "a.xlsx")
    assert read_corpus(tmp_path)[0]["outlet"].to_list() == ["Lysk Courier", "Lysk Courier", "Osk Mail"]


def test_metadata_of_files_saved_in_another_form_and_of_parts_of_a_file(tmp_path):
    (tmp_path / "a.txt").write_text("Ferry runs\n\n" + "\n\n".join(FERRY))
    (tmp_path / "b.json").write_text(json.dumps([{"title": t, "text": "\n".join(x)} for t, _, _, x in STORIES]))
    (tmp_path / "metadata.csv").write_text("file,outlet\na.docx,Lysk Courier\nb.json#2,Reld Post\nc.docx,Osk Mail\n")
    articles, _, problems = read_corpus(tmp_path)
    assert articles["outlet"].to_list() == ["Lysk Courier", "unknown", "Reld Post", "unknown"]
    assert problems["problem"].str.contains("no such file: c.docx").sum() == 1


def test_a_list_of_headlines_is_told_and_not_read(tmp_path):
    items = "".join(
        f"<div class='headline'><a class='enHeadline'>{title}</a><div>{outlet}, 10:12, {day_of(day)}, 44 words</div>"
        f"<div class='snippet'>{text[0][:60]}...</div>(Document LYSKC00020230907ef3c000{n})</div>"
        for n, (title, outlet, day, text) in enumerate(STORIES)
    )
    (tmp_path / "a.html").write_text(f"<html><body>{items}</body></html>")
    (tmp_path / "b.txt").write_text("Ferry runs\n\n" + "\n\n".join(FERRY))
    articles, _, problems = read_corpus(tmp_path)
    assert articles["article_id"].to_list() == ["b"]
    assert problems["problem"].str.contains("holds 3 headlines and no texts").sum() == 1


def cited(*citations):
    """A download whose articles end with how they should be cited, and a number that no label of ours announces."""
    out = []
    for title, outlet, day, text in STORIES:
        head = [
            title,
            f"{outlet} - {day_of(day, 'September {day}, 2023')}",
            "",
            "Author/Byline: Ada Quin",
            "Page: 7",
            "",
        ]
        out += [*head, *(line for paragraph in text for line in (paragraph, ""))]
        names = {"title": title, "outlet": outlet, "day": int(day[-2:])}
        out += [line.format(**names) for citation in citations for line in (*citation, "")]
        out += [f"Record: {day}_a1", f"Copyright: Copyright (c) 2023 {outlet}", "", ""]
    return "\n".join(out)


APA = (
    "Citation (APA Style)",
    "",
    "Quin, A. (2023, September {day}). {title}. {outlet}, p. 7. From a library.",
)
MLA = ("Cite as", 'QUIN, ADA. "{title}." {outlet}, September {day}, 2023: 7. Database. Web. 1 Dec. 2023.')


@pytest.mark.parametrize("citations", [(APA,), (MLA,), (MLA, APA)], ids=["APA", "MLA", "both"])
def test_how_to_cite_an_article_is_no_text_of_it(citations):
    rows = read_export("download.txt", cited(*citations), [])
    assert [row[0]["title"] for row in rows] == [title for title, *_ in STORIES]
    assert [row[1].split("\n\n") for row in rows] == [list(text) for *_, text in STORIES]


@pytest.mark.parametrize(
    "said", ["A new budget for 2023 sometimes helps, the mayor said.", 'In 2023 the Times called the budget "a joke".']
)
def test_prose_that_names_title_outlet_and_year_is_no_citation(said):
    told, kept = {"title": "Budget", "outlet": "Times", "published": "2023-09-05"}, [*FERRY, said, "Nobody was hurt."]
    assert without_citation(kept, told) == kept
