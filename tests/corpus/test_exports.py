"""Downloads of press databases are cut into their articles; what only looks like one stays whole."""

import pytest
from stories import BELL, FERRY, SNOW

from analysis.corpus.files.exports import read_export
from analysis.corpus.files.heads import paragraphs, read_head
from analysis.corpus.load import read_corpus

STORIES = (
    ("Ferry runs again after the storm", "Lysk Courier", "September 7, 2023 Thursday", FERRY),
    ("Snow closes the pass a month early", "The Reld Post", "September 11, 2023 Monday", SNOW),
    ("School bell of Osk stolen for its bronze", "Osk Mail (Osk)", "September 12, 2023 Tuesday", BELL),
)
DAYS = {"September 7, 2023 Thursday": "7 September 2023", "September 11, 2023 Monday": "11 September 2023"}
DAYS |= {"September 12, 2023 Tuesday": "12 September 2023"}


def wrapped(text, width=76, indent=""):
    import textwrap

    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)


def nexis_classic(stories, wrap=True, body_label=False, word="DOCUMENTS"):
    out = []
    for n, (title, outlet, day, text) in enumerate(stories, 1):
        out += [f"{' ' * 30}{n} of {len(stories)} {word}", "", "", f"{' ' * 34}{outlet}", ""]
        out += [f"{' ' * 28}{day} ", f"{' ' * 30}Late Edition - Final", "", wrapped(title), ""]
        out += ["BYLINE: By MARA QUILL; Jonas Aldecott contributed reporting from", "Port Ennis", ""]
        out += [
            "SECTION: Section A; Column 0; Foreign Desk; Pg. 1",
            "",
            f"LENGTH: {len(' '.join(text).split())} words",
            "",
        ]
        out += ["DATELINE: LYSK ", ""] + (["BODY:", ""] if body_label else [])
        for paragraph in text:
            out += [wrapped(paragraph, indent="   " if body_label else "") if wrap else paragraph, ""]
        out += [
            "URL: http://www.example.com",
            "",
            "SUBJECT: FERRIES (90%); STORMS (89%); ISLANDS &",
            "COASTS (78%)",
            "",
        ]
        out += ["GRAPHIC: PHOTO: The boat in the harbour on Thursday, after three nights of wind.", ""]
        out += ["LOAD-DATE: September 30, 2023", "", "LANGUAGE: ENGLISH", "", "PUBLICATION-TYPE: Newspaper", "", ""]
        out += [f"{' ' * 20}Copyright 2023 {outlet} Company", f"{' ' * 25}All Rights Reserved", "", ""]
    return "\n".join(out)


def nexis_uni(stories, cover=True):
    out = [
        "User Name: Reader",
        "Date and Time: Monday, 2 October 2023 10:00",
        "Job Number: 200100",
        "",
        "Documents (3)",
        "",
    ]
    out += [f"{n}. {title}\nClient/Matter: -None-\nSearch Terms: ferry" for n, (title, *_) in enumerate(stories, 1)]
    out = out if cover else []
    for title, outlet, day, text in stories:
        out += [title, outlet, day, "", f"Copyright 2023 {outlet} All Rights Reserved", ""]
        out += [
            "Section: NEWS; Pg. 4",
            f"Length: {len(' '.join(text).split())} words",
            "Byline: Mara Quill",
            "Body",
            "",
            "",
        ]
        out += [*text, "", "", "Classification", "", "", "Language: ENGLISH", "Publication-Type: Newspaper", ""]
        out += ["Subject: FERRIES (90%)", "Load-Date: September 30, 2023", "", "", "End of Document", ""]
    return "\n".join(out)


def factiva_coded(stories, gap="\t"):
    out = []
    for n, (title, outlet, day, text) in enumerate(stories, 1):
        out += [f"HD{gap}{title}", f"BY{gap}By Mara Quill", f"WC{gap}{len(' '.join(text).split())} words"]
        out += [f"PD{gap}{DAYS[day]}", f"ET{gap}08:30", f"SN{gap}{outlet}", f"SC{gap}LYSK", f"LA{gap}English"]
        out += [f"CY{gap}(c) 2023 {outlet}", f"LP{gap}{text[0]}", "", f"TD{gap}{text[1]}", "", *text[2:], ""]
        out += [
            f"NS{gap}gstorm : Storms | gcat : Political/General News",
            f"RE{gap}lysk : Lysk",
            f"PUB{gap}{outlet} Ltd",
        ]
        out += [f"AN{gap}Document LYSK000020230907ej970000{n}", ""]
    return "\n".join(out)


def factiva_plain(stories):
    out = []
    for n, (title, outlet, day, text) in enumerate(stories, 1):
        out += ["World News", title, "", "By Mara Quill", f"{len(' '.join(text).split())} words", DAYS[day], "08:30"]
        out += [outlet, "LYSK", "A4", "English", f"Copyright 2023 {outlet}. All Rights Reserved.", ""]
        for paragraph in text:
            out += [paragraph, ""]
        out += [f"{outlet} Ltd", "", f"Document LYSK000020230907ej970000{n}", ""]
    return "\n".join(out)


def proquest(stories, counted=True):
    out = []
    for n, (title, outlet, day, text) in enumerate(stories, 1):
        out += ["_" * 60, ""] + ([f"Document {n} of {len(stories)}", ""] if counted else []) + [title, ""]
        out += ["Author: Quill, Mara", "", f"Publication info: {outlet} ; Lysk [Lysk]. {DAYS[day]}: A.1.", ""]
        out += [f"Abstract: {text[0]}", "", "Links: https://resolver.example/x", "", f"Full text: {text[0]}", ""]
        for paragraph in text[1:]:
            out += [paragraph, ""]
        out += ["Subject: Ferries; Storms", "", f"Title: {title}", "", f"Publication title: {outlet}; Lysk", ""]
        out += ["Publication date: " + DAYS[day], "", "Publisher: Lysk Ltd", "", "ISSN: 00000000", ""]
        out += ["Document type: News", "", "ProQuest document ID: 28100", "", "Last updated: 2023-09-30", ""]
        out += ["Database: Newsstream", ""]
    return "\n".join(out)


def newsbank(stories):
    out = []
    for n, (title, outlet, day, text) in enumerate(stories, 1):
        out += [
            title,
            f"{outlet} - {DAYS[day]}",
            "Author: Mara Quill",
            "Edition: First",
            "Section: News",
            "Page: A1",
            "",
        ]
        for paragraph in text:
            out += [paragraph, ""]
        out += [f"Copyright (c) 2023 {outlet}", f"Record Number: 19A2B3C4D5E6F70{n}", ""]
    return "\n".join(out)


def ris(stories):
    out = []
    for title, outlet, day, text in stories:
        date = DAYS[day].split()
        out += ["TY  - NEWS", "AU  - Quill, Mara", f"TI  - {title}", f"T2  - {outlet}"]
        out += [f"DA  - 2023/09/{int(date[0]):02}", f"N2  - {' '.join(text)}", "ER  - ", ""]
    return "\n".join(out)


def german(stories):
    out = []
    for n, (title, outlet, day, text) in enumerate(stories, 1):
        date = DAYS[day].split()
        out += [
            f"Dokument {n} von {len(stories)}",
            "",
            f"Titel: {title}",
            f"Quelle: {outlet}",
            f"Datum: {date[0]}.09.2023",
        ]
        out += [
            "Ressort: Ausland",
            "Volltext:",
            *text,
            "Dokumentnummer: 12345678",
            "Alle Rechte vorbehalten: (c) Verlag",
            "",
        ]
    return "\n".join(out)


LAYOUTS = {
    "classic": nexis_classic(STORIES),
    "classic, not wrapped": nexis_classic(STORIES, wrap=False),
    "classic with BODY": nexis_classic(STORIES, body_label=True),
    "classic, windows line ends": nexis_classic(STORIES).replace("\n", "\r\n"),
    "classic, one": nexis_classic(STORIES[:1], word="DOCUMENT"),
    "uni with cover": nexis_uni(STORIES),
    "uni": nexis_uni(STORIES, cover=False),
    "uni, one": nexis_uni(STORIES[:1], cover=False),
    "factiva codes, tabs": factiva_coded(STORIES),
    "factiva codes, blanks": factiva_coded(STORIES, "   "),
    "factiva codes, one blank": factiva_coded(STORIES, " "),
    "factiva codes, own lines": factiva_coded(STORIES, "\n"),
    "factiva plain": factiva_plain(STORIES),
    "proquest": proquest(STORIES),
    "proquest, rules alone": proquest(STORIES, counted=False),
    "newsbank": newsbank(STORIES),
    "ris": ris(STORIES),
    "german": german(STORIES),
}
FOOTERS = (
    "LOAD-DATE",
    "Load-Date",
    "SUBJECT",
    "Subject:",
    "Copyright",
    "Document LYSK",
    "gstorm",
    "ISSN",
    "Record Number",
)
FOOTERS += ("End of Document", "Classification", "BYLINE", "Byline", "GRAPHIC", "Publisher", "Dokumentnummer", "ER  -")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_article_with_its_facts(tmp_path, layout):
    (tmp_path / "download.txt").write_text(LAYOUTS[layout], newline="")
    articles, _, problems = read_corpus(tmp_path)
    wanted = STORIES[:1] if "one" in layout.split(", ")[1:] else STORIES
    assert len(articles) == len(wanted), problems
    for row, (title, outlet, day, text) in zip(articles.itertuples(), wanted, strict=True):
        assert row.title == title
        assert row.outlet.startswith(outlet.split(" (")[0])
        assert row.published.strftime("%-d %B %Y") == DAYS[day]
        flat = " ".join(row.text.split())
        assert all(paragraph in flat for paragraph in text), flat
        assert not [word for word in FOOTERS if word in row.text]
        assert len(flat.split()) == len(" ".join(text).split())


def test_parts_add_up_over_lines(tmp_path):
    (tmp_path / "download.txt").write_text(LAYOUTS["classic"])
    articles, lines, _ = read_corpus(tmp_path)
    assert articles["article_id"].to_list() == [f"download.txt#{n}" for n in (1, 2, 3)]
    assert articles["outlet_from"].unique().tolist() == ["header"]
    body = lines[lines["role"] == "body"]
    for row in body.itertuples():
        article = articles.set_index("article_id").loc[row.article_id]
        assert article.text[row.start : row.end] == article.raw_text[row.raw_start : row.raw_end]


@pytest.mark.parametrize(("under", "between"), [("-", "="), ("~", "-"), ("=", "*")])
@pytest.mark.parametrize("width", [60, 80, 1000])
def test_a_rule_under_the_headline_parts_no_articles(under, between, width):
    heads = ["\n".join([t, under * 40, f"{outlet}, {DAYS[day]}", "Page 4", ""]) for t, outlet, day, _ in STORIES]
    texts = ["\n\n".join(wrapped(paragraph, width) for paragraph in story[3]) for story in STORIES]
    pieces = [f"{head}\n{text}\n© {story[1]}" for head, text, story in zip(heads, texts, STORIES, strict=True)]
    rows = read_export("a.txt", f"\n{between * 40}\n\n".join(pieces), [])
    assert [told["title"] for told, _ in rows] == [story[0] for story in STORIES]
    assert [text for _, text in rows] == ["\n\n".join(story[3]) for story in STORIES]


GUARDS = {
    "rules between parts": "\n\n".join([STORIES[0][0], *FERRY, "-----", *SNOW, "-----", *BELL]),
    "stars": "\n\n".join([STORIES[0][0], FERRY[0], "* * * * *", *FERRY[1:], "* * * * *", *SNOW]),
    "a transcript": "\n".join(
        ["Ferry talk", "", "QUILL: Good evening.", "LUND: Thank you.", "QUILL: What now?", *FERRY]
    ),
    "questions": "\n\n".join(
        ["Ferry talk", f"Q: Why?\nA: {FERRY[0]}", f"Q: And now?\nA: {FERRY[1]}", f"Q: So?\nA: {SNOW[0]}"]
    ),
    "pages of a list": "\n\n".join(["Ferry", "Page 1 of 3", *FERRY, "Page 2 of 3", *SNOW, "Page 3 of 3", *BELL]),
    "labels in prose": "\n\n".join(["Ferry", *FERRY, "Location: the old pier at Lysk, near the fish market.", *SNOW]),
    "two capitals at the head of a line": "\n".join(["IN THE PORT", "RE opening talks", *FERRY, "AN old boat sank."]),
}


@pytest.mark.parametrize("guard", GUARDS)
def test_what_is_one_article_stays_one(guard):
    problems = []
    assert read_export("a.txt", GUARDS[guard], problems) == []
    assert problems == []


def test_what_cannot_be_cut_is_reported_with_the_number(tmp_path):
    text = "\n\n".join(f"{n} of 3 DOCUMENTS\n\n" + "\n\n".join(story[3]) for n, story in enumerate(STORIES, 1))
    (tmp_path / "download.txt").write_text(text)
    articles, _, problems = read_corpus(tmp_path)
    assert len(articles) == 1
    assert problems["problem"].str.contains("seems to hold 3 articles that cannot be told apart").any()


def test_header_lines_of_one_article(tmp_path):
    head = "---\ntitle: 'Ferry runs again'\ndate: 2023-09-07T08:30:00Z\nsource: Lysk Courier\ntags: [ferries]\n---\n\n"
    (tmp_path / "a.md").write_text(head + "\n\n".join(FERRY))
    (tmp_path / "b.txt").write_text(
        "Headline: Snow closes the pass\nNewspaper: Reld Post\nDate: 11 September 2023\n\n" + "\n\n".join(SNOW)
    )
    articles = read_corpus(tmp_path)[0]
    assert articles["title"].to_list() == ["Ferry runs again", "Snow closes the pass"]
    assert articles["outlet"].to_list() == ["Lysk Courier", "Reld Post"]
    assert articles["published"].dt.day.to_list() == [7, 11]
    assert not articles["text"].str.contains("tags|Newspaper").any()


@pytest.mark.parametrize("more", ["created: 2023-10-02", "clipped:\n  - 2023-10-02\n  - 2023", "seen = 2023-10-02"])
def test_a_key_of_notes_that_we_do_not_know_is_no_more_of_the_value_above(tmp_path, more):
    head = f'---\ntitle: "Ferry runs again"\nsource: Lysk Courier\ndate: 2023-09-07\n{more}\nauthor:\n  - "T. Amrin"\n'
    (tmp_path / "a.md").write_text(head + "---\n" + "\n\n".join(FERRY))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert [article.title, article.outlet, f"{article.published:%m-%d}"] == [
        "Ferry runs again",
        "Lysk Courier",
        "09-07",
    ]
    assert article.text == "\n".join(FERRY)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Lysk Courier", "", "7 September 2023", "", "Ferry runs"], ("Ferry runs", "Lysk Courier")),
        (["Ferry runs", "Lysk Courier", "September 7, 2023"], ("Ferry runs", "Lysk Courier")),
        (
            ["News", "Ferry runs", "120 words", "7 September 2023", "Lysk Courier", "LYSK"],
            ("Ferry runs", "Lysk Courier"),
        ),
        (
            ["(c) 2023 Courier", "Lysk Courier", "", "7 September 2023", "", "Ferry runs"],
            ("Ferry runs", "Lysk Courier"),
        ),
    ],
)
def test_heads_without_labels(lines, told):
    found = read_head(lines)
    assert (found["title"], found["outlet"]) == told


def test_paragraphs_are_joined_where_a_width_broke_them():
    text = "\n\n".join(wrapped(paragraph, 60) for paragraph in FERRY)
    assert paragraphs(text) == list(FERRY)
    assert paragraphs("\n".join(FERRY)) == list(FERRY)  # a paragraph a line


BLOCKS = {
    "title, outlet and day on one line": "{title}\n{outlet}, {day}\n",
    "day, outlet, title, byline": "{day}\n{outlet}\n{title}\nBY JON VALE\n\n",
    "title, day and outlet, labels": "{title}\n{day} | {outlet} (Osk)\nAuthor: Jon Vale\nPage: A1\nOpenURL Link\n\n",
}
NEWS = (
    ("Ferry runs again after the storm", "Lysk Courier", "7 September 2023", FERRY),
    ("Snow closes the pass a month early", "Reld Post", "11 September 2023", SNOW),
    ("School bell of Osk stolen for its bronze", "Osk Mail", "12 September 2023", BELL),
)


@pytest.mark.parametrize("shape", BLOCKS)
def test_heads_of_title_outlet_and_day_part_articles(shape):
    text = "Press review\n\n" + "\n\n".join(
        BLOCKS[shape].format(title=title, outlet=outlet, day=day) + "\n\n".join(story)
        for title, outlet, day, story in NEWS
    )
    rows = read_export("review.txt", text, [])
    found = [(told["title"], told["outlet"].partition(" (")[0], told["published"]) for told, _ in rows]
    assert found == [row[:3] for row in NEWS]
    assert [text.split("\n\n")[-1] for _, text in rows] == [story[-1] for *_, story in NEWS]


FOOTERS = {
    "two lines": "\n\nClips of Osk +44 555 0100\nCOPY . COPY . COPY",
    "a sentence": "\n\nHanded out by the reading room for private study, and not to be sold.",
}


@pytest.mark.parametrize("footer", FOOTERS)
@pytest.mark.parametrize(
    "head", ["{outlet}\n{day}\nNews, page 5\n\n{title}\nBy Jon Vale\n\n", "{outlet}\n{day}\n\n{title}\n\n"]
)
def test_the_footer_that_a_file_ends_with_parts_articles(footer, head):
    text = "\n\n\n".join(
        head.format(title=title, outlet=outlet, day=day) + "\n\n".join(story) + FOOTERS[footer]
        for title, outlet, day, story in NEWS
    )
    rows = read_export("clips.txt", text, [])
    assert [(told["title"], told["outlet"], told["published"]) for told, _ in rows] == [row[:3] for row in NEWS]
    assert [tuple(text.split("\n\n")) for _, text in rows] == [story for *_, story in NEWS]


def test_a_line_that_recurs_below_no_head_parts_nothing():
    text = "Ferry runs again\n\n2 May 2031\n\n" + "\n\n".join(f"{paragraph}\n\nShare" for paragraph in FERRY)
    assert read_export("ferry.txt", text, []) == []


def test_days_in_a_list_part_nothing():
    text = "The storm, day by day\n\n" + "\n\n".join(f"{day}\n{' '.join(story)}" for _, _, day, story in NEWS)
    assert read_export("days.txt", text, []) == []


def test_numbered_records_with_values_below_their_labels():
    text = "\n\n".join(
        f"Record: {n}\nTitle:\n{title}, as the harbour office said on Monday.\n"
        f"Source:\n{outlet}. {n}/09/2023.\nDatabase:\nAll Papers\n\n" + "\n\n".join(story)
        for n, (title, outlet, _, story) in enumerate(NEWS, 1)
    )
    rows = read_export("delivery.txt", text, [])
    assert [told["outlet"] for told, _ in rows] == ["Lysk Courier", "Reld Post", "Osk Mail"]
    assert all("All Papers" not in text and "Record" not in text for _, text in rows)


def test_a_file_that_announces_more_than_it_holds_is_told_with_both_numbers():
    problems = []
    text = nexis_classic(STORIES).replace("of 3 DOCUMENTS", "of 44 DOCUMENTS")
    assert len(read_export("a.txt", text, problems)) == 3
    assert [row["problem"] for row in problems] == ["holds 44 articles by its own count, 3 are read"]
    read_export("b.txt", "Documents (44)\n\n" + nexis_classic(STORIES).replace("of 3 DOC", "of 3 DOC"), problems := [])
    assert problems == []  # what counts the articles themselves is surer than a cover page
