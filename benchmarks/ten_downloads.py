"""A folder of downloads of one topic: `python benchmarks/ten_downloads.py FOLDER [--check]`.

Thirty articles that nobody wrote, of eight outlets, as ten services and programmes deliver them: Nexis (text, Word,
RTF), Factiva, ProQuest, Europresse, an Excel table, a CSV out of a scraper, saved pages, a web archive and a PDF.
Among them is what such folders hold beside articles: an old Word file, a picture, a consent page, an error page, a cut
text and an article delivered twice. With `--check` the folder is read, and compared with what was put in.
"""

import argparse
import csv
import gzip
import io
import zipfile
from datetime import date, timedelta
from pathlib import Path

OUTLETS = ("Lysk Courier", "The Reld Post", "Osk Observer", "Hallam Times", "Sound Herald", "Northern Echo of Reld")
SUBJECTS = ("ferry", "bridge", "harbour", "tunnel", "road", "lighthouse")
WHO = ("Mara Quill", "Arno Lutz", "Orla Brandt", "Per Holm", "Ines Varga", "Tobias Renn")
PLACES = ("Lysk", "Osk", "Reld", "Hallam", "Varn", "Tessel")


def story(n):
    """Return the title, outlet, day and paragraphs of the article of a number."""
    subject, who, place = SUBJECTS[n % 6], WHO[(n // 2) % 6], PLACES[(n // 3) % 6]
    title = f"Council of {place} puts off repair of {subject} for year {2032 + n}"
    text = [
        f"The council of {place} voted on Tuesday to put off the repair of its {subject} until {2032 + n}, after a "
        f"debate of {n + 3} hours in which {who} and the engineers of the town could not agree on a price.",
        f'"We cannot spend {n + 2} million on a {subject} that nobody will use in winter," said {who}, who speaks for '
        "the office of works. Engineers had asked for twice as much in their report of last autumn.",
        f"People who live near the {subject} said they had been promised work this year. A petition with "
        f"{100 + 37 * n} names was handed to the mayor before the vote, and a second one is under way.",
        f"The opposition called the vote a mistake and announced that it would ask a court in "
        f"{PLACES[(n + 1) % 6]} to look at it. The next meeting is planned for the {n % 27 + 1}. of the month.",
    ]
    return title, OUTLETS[n % len(OUTLETS)], date(2031, 5, 2) + timedelta(days=3 * n), text


def long_day(day):
    """Write a day as "May 2, 2031"."""
    return f"{day:%B} {day.day}, {day.year}"


def short_day(day):
    """Write a day as "2 May 2031"."""
    return f"{day.day} {day:%B} {day.year}"


def nexis_text(numbers):
    """Write articles as the old Nexis does: numbered, centred, the load date below."""
    out = []
    for place, n in enumerate(numbers, 1):
        title, outlet, day, text = story(n)
        out += ["\f", f"{place} of {len(numbers)} DOCUMENTS".center(74), "", outlet.center(74), ""]
        out += [f"{long_day(day)} {day:%A}".center(74), "", title, "", "BYLINE: Mara Quill", ""]
        out += ["SECTION: NEWS; Pg. 4", "", f"LENGTH: {len(' '.join(text).split())} words", "", ""]
        for paragraph in text:
            out += [paragraph, ""]
        out += [f"LOAD-DATE: {long_day(day + timedelta(days=1))}", "", "LANGUAGE: ENGLISH", ""]
        out += ["PUBLICATION-TYPE: Newspaper", "", f"Copyright {day.year} {outlet}", "All Rights Reserved", "", ""]
    return "\n".join(out)


def nexis_lines(numbers):
    """Give the lines of the Word and RTF files of the new Nexis."""
    for n in numbers:
        title, outlet, day, text = story(n)
        yield from (
            title,
            outlet,
            f"{long_day(day)} {day:%A}",
            "",
            f"Copyright {day.year} {outlet} All Rights Reserved",
            "",
        )
        yield from (
            "Section: NEWS; Pg. 4",
            f"Length: {len(' '.join(text).split())} words",
            "Byline: Mara Quill",
            "Body",
            "",
        )
        yield from text
        yield from (
            "",
            "Classification",
            "",
            "Language: ENGLISH",
            "Publication-Type: Newspaper",
            "Subject: COUNCILS (90%)",
        )
        yield from (f"Load-Date: {long_day(day + timedelta(days=1))}", "", "End of Document", "")


def word(lines):
    """Pack lines as a Word file."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return stream.getvalue()


def rich_text(lines):
    """Write lines as an RTF file."""
    return "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\n" + "\\par\n".join(lines) + "}"


def factiva(numbers):
    """Write the HTML that Factiva prints."""
    parts = []
    for n in numbers:
        title, outlet, day, text = story(n)
        lead, rest = text[0], text[1:]
        parts.append(
            f'<div class="article enArticle"><p></p><div>News</div>'
            f'<div id="hd"><span class="enHeadline">{title}</span></div>'
            f'<div class="author">By Mara Quill</div><div>{len(" ".join(text).split())} words</div>'
            f"<div>{short_day(day)}</div><div>{outlet}</div><div>LYSK</div><div>A4</div><div>English</div>"
            f"<div>Copyright {day.year}. {outlet}. All Rights Reserved.</div>"
            f'<p class="articleParagraph enarticleParagraph">{lead}</p>'
            + "".join(f'<p class="articleParagraph enarticleParagraph">{p}</p>' for p in rest)
            + f"<p>{outlet} Ltd</p><p>Document LYSK0000203105{n:02}ej9700001</p></div><br/>"
        )
    return f"<!DOCTYPE html><html><head><title>Factiva</title></head><body>{''.join(parts)}</body></html>"


def proquest(numbers):
    """Write articles as ProQuest saves them as text."""
    out = []
    for n in numbers:
        title, outlet, day, text = story(n)
        out += ["_" * 60, "", title, "", "Author: Quill, Mara", ""]
        out += [f"Publication info: {outlet} ; Lysk [Lysk]. {short_day(day)}: A.1.", ""]
        out += [f"Abstract: {text[0]}", "", f"Full text: {text[0]}", ""]
        for paragraph in text[1:]:
            out += [paragraph, ""]
        out += ["Subject: Councils; Votes", "", f"Title: {title}", "", f"Publication title: {outlet}; Lysk", ""]
        out += [f"Publication date: {long_day(day)}", "", "Publisher: Lysk Ltd", "", "Document type: News", ""]
        out += ["ProQuest document ID: 28100", "", "Last updated: 2031-09-30", "", "Database: Newsstream", ""]
    return "\n".join(out)


def europresse(numbers):
    """Write the HTML that Europresse saves."""
    parts = []
    for n in numbers:
        title, outlet, day, text = story(n)
        parts.append(
            f"<article><header>"
            f'<div class="rdp__DocPublicationName"><span class="DocPublicationName">{outlet}</span></div>'
            f'<div class="DocHeader">{day:%A}, {long_day(day)}</div>'
            f'<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">{title}</p></div></header>'
            f'<div class="DocText clearfix"><div class="docOcurrContainer">'
            f"{''.join(f'<p>{p}</p>' for p in text)}</div></div>"
            f'<footer><div class="publiC-lblNodoc">news·{day:%Y%m%d}·XX·0{n}</div></footer></article>'
        )
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{''.join(parts)}</body></html>"


def workbook(numbers):
    """Write an Excel table, with a line of notes above the names of the columns."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["Search of 3 June 2031, councils AND repair"])
    sheet.append(["Headline", "Newspaper", "Date", "Full text"])
    for n in numbers:
        title, outlet, day, text = story(n)
        sheet.append([title, outlet, day, "\n\n".join(text)])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def scraped(numbers, cut):
    """Write a CSV out of a scraper; the texts of `cut` are only the beginning."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(["url", "source", "title", "published_at", "content"])
    for n in (*numbers, *cut):
        title, outlet, day, text = story(n)
        content = "\n".join(text) if n in numbers else f"{text[0][:120]}… [+1843 chars]"
        writer.writerow([f"https://lysk.example/{n}", outlet, title, f"{day.isoformat()}T08:30:00", content])
    return stream.getvalue()


def page(n):
    """Write a web page with a menu, a sidebar and a footer."""
    title, outlet, day, text = story(n)
    menu = "".join(f"<li><a href='/{w}'>{w}</a></li>" for w in ("News", "Sport", "Weather", "Jobs", "Archive"))
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title} | {outlet}</title>"
        f"<meta property='og:site_name' content='{outlet}'>"
        f"<meta property='article:published_time' content='{day.isoformat()}T08:30:00'></head>"
        f"<body><nav><ul>{menu}</ul></nav>"
        f"<main><article><h1>{title}</h1>{''.join(f'<p>{p}</p>' for p in text)}</article></main>"
        "<aside><h3>Most read</h3><ul><li><a href='/x'>Snow closes the pass above Reld</a></li></ul></aside>"
        f"<footer><p>Subscribe to our newsletter</p><p>© 2030 {outlet}</p></footer></body></html>"
    )


CONSENT = (
    "<!DOCTYPE html><html><head><title>Before you continue</title></head><body><h1>Before you continue</h1>"
    "<p>We use cookies "
    "and data to deliver our services. Choose Accept all to agree, or Reject all.</p>"
    "<button>Accept all</button></body></html>"
)


def archive(numbers):
    """Write a web archive of pages, and of one that was not there."""
    out = b""
    missing = "<html><head><title>404 Not Found</title></head><body><p>The page was not found.</p></body></html>"
    for n, markup in [*((n, page(n)) for n in numbers), (99, missing)]:
        status = "404 Not Found" if n == 99 else "200 OK"
        answer = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{markup}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lysk.example/{n}\r\n"
            f"WARC-Date: 2031-06-09T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{n}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        out += gzip.compress(head.encode() + answer + b"\r\n\r\n")
    return out


def printed(n):
    """Print an article as a PDF of one page."""
    import textwrap

    title, outlet, day, text = story(n)
    lines = [title, f"{outlet}, {short_day(day)}", ""]
    for paragraph in text:
        lines += [*textwrap.wrap(paragraph, 88), ""]
    marks = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\"})
    words = " ".join(f"({line.translate(marks)}) Tj T*" for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 50 780 Td {words} ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, what in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, what)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


def make(folder):
    """Write the folder, and return the number of the article -> how often it was put in."""
    folder = Path(folder)
    (folder / "saved pages").mkdir(parents=True)
    (folder / "nexis 2019.TXT").write_text(nexis_text([0, 1, 2, 3]), encoding="utf-8")
    (folder / "Nexis Uni, Files (4).DOCX").write_bytes(word(nexis_lines([4, 5, 6, 7])))
    (folder / "nexis old letters.rtf").write_text(rich_text(nexis_lines([8])), encoding="latin-1")
    (folder / "Factiva-20310609.html").write_text(factiva([9, 10, 11]), encoding="utf-8")
    (folder / "ProQuestDocuments-2031-06-09.txt").write_text(proquest([12, 13, 14]), encoding="utf-8")
    (folder / "biblioeuropresse.HTML").write_text(europresse([15, 16, 17]), encoding="utf-8")
    (folder / "from Anna.xlsx").write_bytes(workbook([18, 19, 20, 0]))  # one that Nexis delivered too
    (folder / "scraper_out.csv").write_text(scraped([21, 22, 23], cut=[24]), encoding="utf-8")
    for n in (25, 26):
        (folder / "saved pages" / f"page{n}.html").write_text(page(n), encoding="utf-8")
    (folder / "saved pages" / "page27.html").write_text(CONSENT, encoding="utf-8")
    (folder / "crawl.warc.gz").write_bytes(archive([28, 29]))
    (folder / "printed.pdf").write_bytes(printed(27))
    (folder / "notes.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "screenshot.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    return {n: 2 if n == 0 else 1 for n in range(30) if n != 24}


def compare(articles, wanted):
    """Return a line for every article that is missing, stands there once too often, or came out otherwise."""
    faults, rows = [], articles.to_dict("records")
    for n, times in wanted.items():
        title, outlet, day, text = story(n)
        found = [row for row in rows if row["title"] == title]
        if len(found) != times:
            faults.append(f"{title}: {len(found)} times, not {times}")
        for row in found:
            rows.remove(row)
            if row["outlet"] != outlet:
                faults.append(f"{row['article_id']}: outlet {row['outlet']}, not {outlet}")
            if str(row["published"])[:10] != day.isoformat():
                faults.append(f"{row['article_id']}: day {row['published']}, not {day}")
            if row["text"].split() != " ".join(text).split():
                faults.append(f"{row['article_id']}: text is {row['text'][:80]!r} ({len(row['text'].split())} words)")
    return faults + [f"{row['article_id']}: not put in: {row['title']!r}" for row in rows]


def main():
    """Write the folder, and read it where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    wanted = make(options.folder)
    if options.check:
        import analysis as an

        articles, _, problems = an.read_corpus(options.folder)
        print(*compare(articles, wanted), sep="\n")
        print(f"{sum(wanted.values())} articles put in, {len(articles)} read, {len(problems)} problems told")
        print(problems.to_string())


if __name__ == "__main__":
    main()
