"""A file is read as what stands in it, whatever its name says; what cannot be read is told by name, with the mend."""

import bz2
import io
import json
import lzma
import tarfile
import zipfile

import pandas as pd
import pytest

from analysis.corpus.files.kinds import kind_of, kind_of_text, suffix_of
from analysis.corpus.files.office import pdf_headline, read_office
from analysis.corpus.load import read_corpus

TITLE = "Ferry runs again"
TEXT = (
    "The ferry between Lysk and the island ran again on Thursday, the harbour office said after days of storm.",
    "Nobody was hurt, said Mara Quill, who runs the office, and the boat had been kept in the harbour for days.",
    "The next storm is expected on Sunday, and the office asked people to buy what they need before it comes.",
)
PLAIN = "\n\n".join((TITLE, *TEXT))
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
PAGE = (
    f"<!DOCTYPE html><html><head><title>{TITLE}</title><meta property='og:site_name' content='Lysk Courier'>"
    "<meta property='article:published_time' content='2031-05-02T08:30:00Z'></head><body><article>"
    f"<h1>{TITLE}</h1>{HTML}</article></body></html>"
)
ROWS = [
    {"title": TITLE, "outlet": "Lysk Courier", "date": "2031-05-02", "text": "\n\n".join(TEXT)},
    {
        "title": "Snow",
        "outlet": "Reld Post",
        "date": "2031-05-03",
        "text": "Snow closed the pass above Reld on Monday.",
    },
]
FRAME = pd.DataFrame(ROWS)


def zipped(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_txt", ".txt"), data)
    return stream.getvalue()


def docx(lines):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(
        f"<w:p><w:r><w:t>{line}</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        for line in lines
    )
    return zipped(word__document_xml=f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')


def odt(lines):
    office, text = (f"urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0" for kind in ("office", "text"))
    body = "".join(f"<t:p>{line.replace(' ', '<t:s/>', 1)}</t:p>" for line in lines)
    content = f'<o:d xmlns:o="{office}" xmlns:t="{text}"><o:body><o:text>{body}</o:text></o:body></o:d>'
    return zipped(mimetype="application/vnd.oasis.opendocument.text", content_xml=content)


def pdf(lines):
    """A PDF of one page: lines of text, each with the size of its type."""
    shown = " ".join(f"/F {size} Tf 1 0 0 1 60 {780 - 30 * n} Tm ({text}) Tj" for n, (size, text) in enumerate(lines))
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    parts = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F {font}>>>>/Contents 4 0 R>>",
        f"<</Length {len(shown) + 6}>>stream\nBT {shown} ET\nendstream",
    )
    out, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        f"{out}xref\n0 5\n0000000000 65535 f \n{table}trailer<</Size 5/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    ).encode("cp1252")


def tarred(mode):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        member = tarfile.TarInfo("deep/courier_2031-05-02_a.txt")
        member.size = len(PLAIN)
        archive.addfile(member, io.BytesIO(PLAIN.encode()))
    return stream.getvalue()


def sheet():
    stream = io.BytesIO()
    FRAME[:1].to_excel(stream, index=False, startrow=2)
    return stream.getvalue()


MAIL = (
    f"From: Lysk Courier <n@x.example>\nSubject: {TITLE}\nDate: Fri, 2 May 2031 08:30:00 +0000\nMIME-Version: 1.0\n\n"
)
SAVED = (
    "From: <Saved by a browser>\nSnapshot-Content-Location: https://lysk.example/a\nSubject: x\n"
    'Date: Mon, 9 Jun 2031 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
    f"--b\nContent-Type: text/html\nContent-Location: https://lysk.example/a\n\n{PAGE}\n--b--\n"
)
WARC_PAGE = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}"
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lysk.example/a\r\nWARC-Date: 2031-06-09T10:00:00Z\r\n"
    f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
    f"Content-Length: {len(WARC_PAGE.encode())}\r\n\r\n{WARC_PAGE}\r\n\r\n"
)
TEI = (
    '<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
    "<title>Ferry runs again</title></titleStmt><publicationStmt>"
    '<publisher>Lysk Courier</publisher><date when="2031-05-02"/></publicationStmt>'
    f"</fileDesc></teiHeader><text><body>{HTML}</body></text></TEI>"
)
RSS = (
    '<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    f"<title>Lysk Courier</title>"
    f"<item><title>{TITLE}</title><pubDate>Fri, 02 May 2031 08:30:00 +0000</pubDate><description>Short.</description>"
    f"<content:encoded><![CDATA[{HTML}]]></content:encoded></item></channel></rss>"
)
RTF = (
    "{\\rtf1\\ansi "
    + "\\par\n".join(
        [
            TITLE,
            "Lysk Courier",
            "May 2, 2031 Friday",
            "",
            "Section: NEWS",
            "Length: 60 words",
            "Body",
            *TEXT,
            "Load-Date: May 3, 2031",
        ]
    )
    + "}"
)
LINK = '{{\\field{{\\*\\fldinst{{HYPERLINK "https://d.example/?id=urn:9"}}}}{{\\fldrslt{{\\b {}}}}}}}'
FILES = {
    "courier_2031-05-02_a.docx": docx([TITLE, "", *TEXT]),
    "courier_2031-05-02_word.txt": docx([TITLE, "", *TEXT]),
    "courier_2031-05-02_a.odt": odt([TITLE, "", *TEXT]),
    "a.rtf": RTF.encode(),
    "rtf.doc": RTF.encode(),
    "linked.rtf": RTF.replace(TITLE, LINK.format(TITLE), 1).encode(),
    "a.xlsx": sheet(),
    "excel.csv": sheet(),
    "a.eml": (MAIL + "\n\n".join(TEXT)).encode(),
    "a.mhtml": SAVED.encode(),
    "a.warc": WARC.encode(),
    "tei.xml": TEI.encode(),
    "feed.xml": RSS.encode(),
    "feed": RSS.encode(),
    "page": PAGE.encode(),
    "page.txt": PAGE.encode(),
    "lines.json": json.dumps(ROWS[0]).encode() + b"\n",
    "rows": json.dumps(ROWS[:1]).encode(),
    "table.txt": FRAME[:1].to_csv(sep="\t", index=False).encode("utf-16"),
    "a.tar.gz": tarred("w:gz"),
    "a.tar.bz2": tarred("w:bz2"),
    "archive": tarred("w:xz"),
    "courier_2031-05-02_a.txt.bz2": bz2.compress(PLAIN.encode()),
    "courier_2031-05-02_a.txt.xz": lzma.compress(PLAIN.encode()),
    "nested.zip": zipped(inner=zipped(**{"courier_2031-05-02_a_txt": PLAIN})),
}


@pytest.mark.parametrize("name", FILES)
def test_one_article_out_of_every_format(tmp_path, name):
    (tmp_path / name).write_bytes(FILES[name])
    articles, _, _ = read_corpus(tmp_path)
    assert articles["title"].to_list() == [TITLE]
    article = articles.iloc[0]
    assert article.text.split("\n\n" if "\n\n" in article.text else "\n") == list(TEXT)
    assert f"{article.published:%Y-%m-%d}" == "2031-05-02"
    assert article.outlet in ("Lysk Courier", "courier")


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ([(9, "Lysk Courier"), (18, "Ferry runs again after the storm")], "Ferry runs again after the storm"),
        ([(9, "News"), (18, "Ferry runs again after"), (18, "days of storm")], "Ferry runs again after days of storm"),
        ([(40, "The Lysk Evening Courier"), (18, "Ferry runs again today")], "Ferry runs again today"),
        ([(18, "Ferry runs again today"), (11, TEXT[1][:80]), (18, "Snow closes the pass")], None),
        ([(11, "Ferry runs again today")], None),
    ],
)
def test_the_headline_of_a_pdf_is_what_stands_in_the_largest_type(tmp_path, above, headline):
    data = pdf(
        [
            *above,
            (9, "By Mara Quill"),
            (9, "2 May 2031"),
            *((11, line) for text in TEXT for line in (text[:60], text[60:])),
        ]
    )
    text, found = pdf_headline(data, read_office("pdf", data))
    assert found == headline
    if headline:
        (tmp_path / "a.pdf").write_bytes(data)
        articles, _, _ = read_corpus(tmp_path)
        assert headline in text.split("\n")
        assert articles["title"].to_list() == [headline]
        assert articles["published"].dt.day.to_list() == [2]
        assert articles["text"].iloc[0].startswith("The ferry between Lysk")


ORIENTS = {orient: FRAME.to_json(orient=orient) for orient in ("records", "index", "columns", "split", "table")}
SHAPES = ORIENTS | {
    "lists": json.dumps({key: [row[key] for row in ROWS] for key in ROWS[0]}),
    "hits": json.dumps({"hits": {"hits": [{"_id": i, "_source": row} for i, row in enumerate(ROWS)]}}),
    "an answer": json.dumps(
        {"status": "ok", "articles": [r | {"outlet": None, "source": {"id": 3, "name": r["outlet"]}} for r in ROWS]}
    ),
    "paragraphs": json.dumps([r | {"text": r["text"].split("\n\n")} for r in ROWS]),
    "rendered": json.dumps(
        [r | {"title": {"rendered": r["title"]}, "text": {"rendered": f"<p>{r['text']}</p>"}} for r in ROWS]
    ),
    "one after the other": "\n".join(json.dumps(row, indent=1) for row in ROWS),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_json_of_every_shape(tmp_path, shape):
    (tmp_path / "a.json").write_text(SHAPES[shape])
    articles = read_corpus(tmp_path)[0]
    assert articles["title"].to_list() == [row["title"] for row in ROWS]
    assert articles["outlet"].to_list() == [row["outlet"] for row in ROWS]
    assert [" ".join(text.split()) for text in articles["text"]] == [" ".join(row["text"].split()) for row in ROWS]


CSV = FRAME.to_csv(index=False)
TABLES = {
    "sep line": "sep=;\n" + FRAME.to_csv(index=False, sep=";"),
    "preamble": "Search: ferry\nExported 9 June 2031\n\n" + CSV,
    "header again": CSV + "title,outlet,date,text\n",
    "a column twice": FRAME.assign(day=FRAME["date"]).rename(columns={"day": "date"}).to_csv(index=False),
    "empty columns": CSV.replace("title,outlet,date,text", "title,outlet,date,text,,"),
    "the text column is the title": FRAME.assign(content=FRAME["text"], text=FRAME["title"]).to_csv(index=False),
    "line ends written out": FRAME.assign(text=FRAME["text"].str.replace("\n", "\\n")).to_csv(index=False),
    "lists written out": FRAME.assign(text=FRAME["text"].str.split("\n\n").map(str)).to_csv(index=False),
    "tags": FRAME.assign(text="<p>" + FRAME["text"].str.replace("\n\n", "</p><p>") + "</p>").to_csv(index=False),
    "null bytes": CSV + "\0\0\0",
}


@pytest.mark.parametrize("table", TABLES)
def test_tables_of_every_make(tmp_path, table):
    (tmp_path / "a.csv").write_text(TABLES[table])
    articles = read_corpus(tmp_path)[0]
    assert articles["title"].to_list() == [row["title"] for row in ROWS]
    assert [" ".join(text.split()) for text in articles["text"]] == [" ".join(row["text"].split()) for row in ROWS]
    assert articles["published"].dt.day.to_list() == [2, 3]


@pytest.mark.parametrize("sender", ["-", "1788123@xxx", "n@x.example "])
def test_a_mailbox_is_one_article_a_letter(tmp_path, sender):
    line = f"From {sender} Fri May  2 08:30:00 2031\nX-Mozilla-Status: 0001\n"
    letter = MAIL + "\n\n".join([TEXT[0], ">From Lysk it runs at noon, said the harbour.", *TEXT[1:]])
    (tmp_path / "Clippings").write_text(f"{line}{letter}\n\n" * 2)
    articles, _, _ = read_corpus(tmp_path)
    assert articles["title"].to_list() == [TITLE, TITLE]
    assert all("\nFrom Lysk it runs" in text and text.endswith(TEXT[-1]) for text in articles["text"])


PARTS = [
    {"doc_id": "a", "title": TITLE, "para_id": 1, "sentence_id": 1, "sentence": TEXT[0]},
    {"doc_id": "a", "title": TITLE, "para_id": 2, "sentence_id": 3, "sentence": TEXT[2]},
    {"doc_id": "a", "title": TITLE, "para_id": 1, "sentence_id": 2, "sentence": TEXT[1]},
    {"doc_id": "b", "title": "Snow", "para_id": 1, "sentence_id": 1, "sentence": ROWS[1]["text"]},
]
SINGLE = "\n".join(TEXT)


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        (pd.DataFrame(PARTS), f"{TEXT[0]} {TEXT[1]}\n{TEXT[2]}"),
        (pd.DataFrame(PARTS).drop(columns="para_id").rename(columns={"sentence": "text"}), " ".join(TEXT)),
        (
            pd.DataFrame(PARTS).drop(columns=["doc_id", "para_id"]).rename(columns={"sentence_id": "Paragraph No."}),
            SINGLE,
        ),
        (pd.DataFrame(PARTS).drop(columns=["para_id"]).rename(columns={"sentence_id": "absatz_nr"}), SINGLE),
        (
            pd.DataFrame(PARTS)
            .drop(columns=["para_id"])
            .rename(columns={"sentence": "text", "sentence_id": "paragraph"})
            .assign(tags=[["x"]] * 4),
            SINGLE,
        ),
    ],
)
def test_rows_that_are_paragraphs_or_sentences_are_laid_together(tmp_path, frame, text):
    frame.assign(code=range(4)).to_json(tmp_path / "a.jsonl", orient="records", lines=True)
    articles, _, problems = read_corpus(tmp_path)
    assert articles["title"].to_list() == [TITLE, "Snow"]
    assert articles["text"].iloc[0] == text
    assert problems["problem"].str.contains("4 rows are read as 2 articles.* code left out").any()


def test_a_whole_text_in_every_row_is_read_once(tmp_path):
    frame = pd.DataFrame(PARTS).assign(text=[" ".join(TEXT)] * 3 + [ROWS[1]["text"]])
    frame.to_csv(tmp_path / "a.csv", index=False)
    assert read_corpus(tmp_path)[0]["text"].to_list() == [" ".join(TEXT), ROWS[1]["text"]]


def test_rows_are_laid_together_under_the_names_that_the_user_says(tmp_path):
    frame = pd.DataFrame(PARTS).drop(columns="para_id").rename(columns={"sentence": "words", "doc_id": "whose"})
    frame.to_csv(tmp_path / "a.csv", index=False)
    articles, _, _ = read_corpus(tmp_path, columns={"text": "words", "article_id": "whose"})
    assert articles["article_id"].to_list() == ["a", "b"]
    assert articles["text"].iloc[0] == " ".join(TEXT)


@pytest.mark.parametrize(
    ("record", "publication"),
    [
        (
            "RECORD",
            "<PubInfo><Id>7</Id><Title>Lysk Courier</Title><PublisherName>North Press Ltd</PublisherName></PubInfo>",
        ),
        ("story", "<source><name>Lysk Courier</name><place>Lysk</place></source>"),
        ("hit", "<newspaper><title>Lysk Courier</title></newspaper>"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_title_in_what_tells_of_the_newspaper_is_its_name(tmp_path, record, publication, first):
    own = f"<Obj><TitleAtt><Title>{TITLE}</Title></TitleAtt><NumericDate>2031-05-02</NumericDate></Obj>"
    told = publication + own if first else own + publication
    (tmp_path / "7.xml").write_text(f"<{record}>{told}<TextInfo><Text>{HTML}</Text></TextInfo></{record}>")
    article = read_corpus(tmp_path)[0].iloc[0]
    assert [article.title, article.outlet, f"{article.published:%Y-%m-%d}"] == [TITLE, "Lysk Courier", "2031-05-02"]


def test_parts_of_an_article_that_are_no_text_are_left_out(tmp_path):
    parts = [
        {"type": "kicker", "content": "Harbour", "mime": "text/plain"},
        {"type": "title", "content": TITLE},
        {"type": "image", "imageURL": "https://x.example/1.jpg", "fullcaption": "The harbour on Thursday."},
        *({"type": "sanitized_html", "content": text.replace("office", "<a href='/'>office</a>")} for text in TEXT),
        {"type": "author_info", "bio": "Mara Quill covers the harbour for the paper."},
    ]
    row = {"title": TITLE, "source": "Lysk Courier", "contents": parts}
    (tmp_path / "a.jl").write_text(json.dumps(row) + "\n")
    assert read_corpus(tmp_path)[0]["text"].to_list() == ["\n".join(TEXT)]


@pytest.mark.parametrize(
    ("columns", "day"),
    [
        ({"aired": ["2031-05-02", "2031-05-03"], "crawl_ts": ["2031-06-02", "2031-06-03"]}, 2),
        ({"aired": ["2 May 2031", ""]}, 2),
        ({"aired": ["2031-05-02", "2031-05-03"], "shown": ["2031-06-02", "2031-06-03"]}, None),
        ({"last_seen": ["2031-05-02", "2031-05-03"]}, None),
        ({"aired": ["In 2031", "In 2032"]}, None),
    ],
)
def test_one_column_of_days_is_that_of_publication_whatever_its_name(tmp_path, columns, day):
    FRAME.drop(columns="date").assign(**columns).to_csv(tmp_path / "a.csv", index=False)
    articles, _, problems = read_corpus(tmp_path)
    assert [None if row != row else row.day for row in articles["published"]][:1] == [day]
    assert problems["problem"].str.contains("no column is called published").any() == (day is not None)


def test_rows_with_numbers_of_paragraphs_that_are_no_parts_of_one_stay_articles(tmp_path):
    pd.DataFrame(ROWS).assign(paragraphs=[3, 1], sentence_no=1).to_csv(tmp_path / "a.csv", index=False)
    assert len(read_corpus(tmp_path)[0]) == 2


def test_lead_and_text_are_joined_once(tmp_path):
    rows = [
        {"title": "A", "lead": TEXT[0], "text": TEXT[1]},
        {"title": "B", "lead": TEXT[0], "text": f"{TEXT[0]} {TEXT[1]}"},
    ]
    pd.DataFrame([*rows, {"title": "C", "lead": TEXT[0], "text": ""}]).to_csv(tmp_path / "a.csv", index=False)
    texts = [" ".join(text.split()) for text in read_corpus(tmp_path)[0]["text"]]
    assert texts == [f"{TEXT[0]} {TEXT[1]}", f"{TEXT[0]} {TEXT[1]}", TEXT[0]]


@pytest.mark.parametrize("around", [lambda page: {"success": True, "data": page}, lambda page: [page]])
def test_pages_that_a_scraper_saved_as_markdown(tmp_path, around):
    for row in ROWS:
        text = f"[Home](https://x.example/)\n\n# {row['title']}\n\n{row['text']}\n\n- [Fog on the quay](https://x.example/1)\n"
        told = {"title": row["title"], "ogSiteName": row["outlet"], "publishedTime": row["date"], "statusCode": 200}
        page = {"markdown": text, "metadata": told}
        (tmp_path / f"{row['title']}.json").write_text(json.dumps(around(page), indent=1))
    articles = read_corpus(tmp_path)[0]
    assert articles["title"].to_list() == [row["title"] for row in ROWS]
    assert articles["outlet"].to_list() == [row["outlet"] for row in ROWS]
    assert articles["published"].dt.day.to_list() == [2, 3]
    assert not articles["text"].str.contains(r"https|\[|#|Home").any()


def test_what_was_cut_off_is_told(tmp_path):
    long = ("The ferry ran again. " * 2000)[:32767]
    rows = [
        {"title": "A", "text": TEXT[0] + "… [+1843 chars]"},
        {"title": "B", "text": long},
        {"title": "C", "text": "[Removed]"},
    ]
    pd.DataFrame(rows).to_csv(tmp_path / "a.csv", index=False)
    articles, _, problems = read_corpus(tmp_path)
    assert articles["title"].to_list() == ["B"]
    for what in ("1 of 3 texts are only the beginning", "text of 32,767 characters", "no text in it"):
        assert problems["problem"].str.startswith(what).any(), what


def test_metadata_in_excel_and_misspelt_columns(tmp_path):
    (tmp_path / "a.txt").write_text(PLAIN)
    pd.DataFrame([{"file": "a.txt", "outlet": "Lysk Courier", "publishd": "2031-05-02"}]).to_excel(
        tmp_path / "metadata.xlsx", index=False
    )
    articles, _, problems = read_corpus(tmp_path)
    assert articles["outlet"].to_list() == ["Lysk Courier"]
    assert ("metadata.xlsx", "column publishd is not read as published") in list(
        zip(problems["file"], problems["problem"], strict=True)
    )


def test_what_cannot_be_read_is_told_by_name(tmp_path):
    (tmp_path / "good.txt").write_text(PLAIN)
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4\ntrailer<</Root 1 0 R>>\n%%EOF")
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "ad.html").write_text(PAGE)
    (tmp_path / "style.css").write_text("p { color: red; }")
    articles, _, problems = read_corpus(tmp_path)
    assert sorted(articles["article_id"]) == ["good", "page"]
    told = dict(zip(problems["file"], problems["problem"], strict=True))
    assert told["old.doc"] == "an old Word or Excel file"
    assert told["scan.pdf"].startswith(("damaged .pdf", "no text in it"))
    assert told["page_files"] == "1 files that a browser saved with a page are passed over"
    assert told["style.css"] == "files of type .css are not read"


def test_the_first_error_gives_its_own_mend(tmp_path):
    (tmp_path / "list.csv").write_text("title,url\nFerry,https://lysk.example/a\n")
    with pytest.raises(ValueError, match=r"only headlines and addresses.*; fetch the pages first"):
        read_corpus(tmp_path)


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.TXT", ".txt"), ("Talks with Mr. Smith", ""), ("49961", ""), ("notes 8.9.2031", ""), ("a.tar.gz", ".gz")],
)
def test_suffixes(name, suffix):
    assert suffix_of(name) == suffix


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[Reporter]: The ferry ran again.", "text"),
        ("{Lysk} The ferry ran again.", "text"),
        ("<b>Ferry</b> runs again", "text"),
        ("From Lysk Fri May 2 at 08:30 the ferry ran.\nTo: nobody", "text"),
        ("From Lysk: the ferry ran.\nTo the island: nobody.", "text"),
        ('[{"text": "It ran."}]', "json"),
        ("<p>It ran.</p>", "page"),
    ],
)
def test_text_that_opens_like_markup(text, kind):
    assert kind_of(text.encode()) == "text"
    assert kind_of_text("a.txt", text) == kind


@pytest.mark.parametrize(
    "columns",
    [
        ("Título", "Periódico", "Fecha de publicación", "Cuerpo"),
        ("Titre", "Journal", "Date de publication", "Contenu"),
        ("Überschrift", "Zeitung", "Erscheinungsdatum", "Volltext"),
        ("post_title", "paper", "post_date", "post_content"),
        ("headline", "Media outlet", "day", "body"),
    ],
)
def test_columns_of_other_languages_and_programmes_are_known(tmp_path, columns):
    FRAME.set_axis(columns, axis=1).to_csv(tmp_path / "a.csv", index=False)
    articles, _, _ = read_corpus(tmp_path)
    assert articles["outlet"].to_list() == ["Lysk Courier", "Reld Post"]
    assert articles["published"].dt.day.to_list() == [2, 3]
    assert articles["title"].to_list() == [TITLE, "Snow"]


def test_sheets_of_one_workbook_that_hold_articles_are_all_read(tmp_path):
    with pd.ExcelWriter(tmp_path / "years.xlsx") as book:
        FRAME.iloc[:1].to_excel(book, sheet_name="2031", index=False)
        FRAME.iloc[1:].rename(columns={"text": "body"}).to_excel(book, sheet_name="2032", index=False)
        pd.DataFrame({"colour": ["green"], "meaning": ["good"]}).to_excel(book, sheet_name="Legend", index=False)
    articles, _, problems = read_corpus(tmp_path)
    assert articles["title"].to_list() == [TITLE, "Snow"]
    assert "sheet 2031, 2032 is read; Legend not" in problems["problem"].to_list()


@pytest.mark.parametrize(
    ("sheets", "outlets"),
    [(("Lysk Courier", "Reld Post"), ["Lysk Courier", "Reld Post"]), (("Ferries", "Snow"), ["unknown", "unknown"])],
)
def test_sheets_that_are_called_as_newspapers_are_name_the_outlets(tmp_path, sheets, outlets):
    with pd.ExcelWriter(tmp_path / "sample.xlsx") as book:
        for number, sheet in enumerate(sheets):
            FRAME.iloc[[number]].drop(columns="outlet").to_excel(book, sheet_name=sheet, index=False)
    articles, _, _ = read_corpus(tmp_path)
    assert articles["outlet"].to_list() == outlets
    assert articles["sheet"].to_list() == list(sheets)


def test_lists_of_one_text_and_objects_that_stand_for_an_outlet(tmp_path):
    row = {
        "title": ["\n Ferry\n runs again "],
        "source": {"uri": "lysk.example", "title": "Lysk Courier"},
        "body": TEXT,
    }
    (tmp_path / "a.jl").write_text(json.dumps(row))
    articles, _, _ = read_corpus(tmp_path)
    assert articles.loc[0, ["title", "outlet"]].to_list() == ["Ferry runs again", "Lysk Courier"]


def test_days_as_excel_counts_them(tmp_path):
    FRAME.assign(date=["44634", "44518.5"]).to_csv(tmp_path / "a.csv", index=False)
    articles, _, _ = read_corpus(tmp_path)
    assert articles["published"].astype(str).to_list() == ["2022-03-14 00:00:00", "2021-11-18 12:00:00"]
    FRAME.assign(date=["12345", "99999"]).to_csv(tmp_path / "a.csv", index=False)
    assert read_corpus(tmp_path)[0]["published"].isna().all()
