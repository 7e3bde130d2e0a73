"""Files to documents: a folder, a file or an archive, each read as what stands in it, whatever its suffix says.

A document is one article as it was found: its raw text, where it came from, and what its own file tells about it
(columns of a table, tags of a web page, headers of a download). Whatever cannot be read becomes a row of problems that
names the file and the mend.
"""

from pathlib import Path, PurePosixPath

from tqdm import tqdm

from analysis.corpus.files import packed
from analysis.corpus.files.cells import is_markdown, strip_markdown, strip_tags
from analysis.corpus.files.document import Document, problem, whole
from analysis.corpus.files.encoding import decode, repair
from analysis.corpus.files.exports import read_export
from analysis.corpus.files.kinds import TABLES, is_passed_over, kind_of, kind_of_text, suffix_of
from analysis.corpus.files.listing import list_files
from analysis.corpus.files.marked import read_marked
from analysis.corpus.files.records import read_records
from analysis.corpus.files.references import without_references
from analysis.corpus.files.stored import BEGIN, Stored

NEVER_ARTICLES = {"metadata", "actors", "naming", "outlet_aliases"}
TABLE_KINDS = {"table", "json", "json lines", "parquet", "xlsx", "ods"}
OFFICE = {"docx", "odt", "rtf", "pdf"}
BY_SUFFIX = {".parquet": "parquet", ".xlsx": "xlsx", ".zip": "zip", ".gz": "gzip", ".bz2": "bzip2", ".xz": "xz"}
BY_SUFFIX |= {".docx": "docx", ".odt": "odt", ".pdf": "pdf", ".tar": "tar", ".tgz": "gzip"}
OLD = {
    "ole": ("an old Word or Excel file", "open it and save it as .docx or .xlsx"),
    "7z": ("an archive of type 7z", "unpack it and read the folder"),
    "rar": ("an archive of type rar", "unpack it and read the folder"),
    "sqlite": ("a database", "export its table as CSV in UTF-8"),
}
NO_ARTICLE = {
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".webp",
    ".svg",
    ".ico",
    ".mp3",
    ".mp4",
    ".mov",
    ".woff",
    ".woff2",
    ".ttf",
}


def read_documents(source, *, columns=None, leave_out=None):
    """Read every article of a folder, a file or an archive.

    Parameters
    ----------
    source : str or Path
        A folder (read with its sub-folders, hidden files left out) or one file of any kind that the page
        "What can be read" of the documentation lists.
    columns : dict, optional
        For tables: our column name -> the file's, such as ``{"text": "body", "outlet": "feed"}``.
    leave_out : str or Path, optional
        A file that is no article: the metadata table, wherever the user keeps it.

    Returns
    -------
    tuple of (list of Document, list of dict)
        Articles in the order of their paths, and rows of the problems table.

    Raises
    ------
    ValueError
        If the source is not there.
    """
    source = Path(source)
    files, problems = list_files(source, leave_out=leave_out)
    quiet = None if len(files) > 500 else True
    bar = tqdm(files, desc="reading", unit="file", disable=quiet, delay=2, leave=False)
    return list(read_files(source, bar, problems, columns=columns)), problems


def read_files(source, files, problems, *, columns=None):
    """Yield the articles of some files of a source one by one, as `read_documents` reads all; add to `problems`."""
    for path in files:
        halves, start = [], len(problems)
        name = path.relative_to(source).as_posix() if source.is_dir() else path.name
        try:
            stored = Stored(path)
        except OSError as error:
            problems.append(problem(name, f"cannot be opened ({error.strerror})", "check its permissions"))
        else:
            for document in _read(name, stored, columns, problems):
                _whole_characters(document, halves)
                yield document
        problems += halves
        for row in problems[start:]:
            row["file"], row["problem"] = whole(row["file"]), whole(row["problem"])


def _whole_characters(document, problems):
    """Replace halves of characters (lone surrogates), which no table can hold, in text, cells and name of the file."""
    told = {whole(name): whole(value) for name, value in document.told.items()}
    file, raw = whole(document.file), whole(document.raw_text)
    if raw != document.raw_text:
        document.repaired = True
        problems.append(problem(file, "half a character in its text, replaced", "nothing to do", document.row))
    document.file, document.raw_text, document.told = file, raw, told
    document.stamps = [tuple(map(whole, stamp)) for stamp in document.stamps]


def _read(name, stored, columns, problems, depth=0):
    """Yield the articles of one file, or of one member of an archive."""
    stem = PurePosixPath(name).name.lower()
    suffix = suffix_of(name)
    if stem.split(".")[0] in NEVER_ARTICLES and (
        suffix in TABLES or suffix in BY_SUFFIX or suffix in (".json", ".jsonl")
    ):
        return
    if not any(piece.strip(b"\0 \r\n\t") for piece in stored.pieces()):
        problems.append(problem(name, "empty file", "delete it or fetch the article again"))
        return
    kind = kind_of(stored)
    if kind in ("text", "binary") and suffix in BY_SUFFIX and (kind == "binary" or stored.size < 512):
        kind = BY_SUFFIX[suffix]
    if kind in ("gzip", "bzip2", "xz", "tar", "zip"):
        yield from _read_packed(name, stored, kind, columns, problems, depth)
    elif kind in OLD:
        problems.append(problem(name, OLD[kind][0], OLD[kind][1]))
    elif kind == "binary":
        problems.append(_binary(name, suffix))
    elif kind in TABLE_KINDS:
        yield from _read_table(name, stored, kind, columns, problems)
    elif kind in OFFICE:
        yield from _read_office(name, stored.whole(), kind, problems)
    elif kind == "warc":
        yield from _read_warc(name, stored.whole(), problems)
    else:
        yield from _read_text(name, stored, columns, problems)


def _binary(name, suffix):
    what, mend = "binary file, not text", "save it as .txt in UTF-8, or leave it out"
    if suffix in NO_ARTICLE:
        what, mend = f"files of type {suffix} are not read", "nothing to do if it is no article"
    elif suffix in TABLES or suffix in (".json", ".jsonl"):
        what, mend = "binary file, not a table", "export it as CSV in UTF-8"
    return problem(name, what, mend)


def _read_packed(name, stored, kind, columns, problems, depth):
    if depth >= packed.DEPTH:
        what = f"an archive {depth} archives deep"
        problems.append(problem(name, what, "unpack it and read the folder"))
    elif kind == "zip" or kind == "tar" or packed.holds_tar(stored, kind):
        opened = packed.open_zip if kind == "zip" else packed.open_tar
        for inside, unpacked in opened(name, stored, problems):
            yield from _read(inside, Stored(unpacked), columns, problems, depth + 1)
    else:
        yield from _read_compressed(name, stored, kind, columns, problems, depth)


def _read_compressed(name, stored, kind, columns, problems, depth):
    """Read one compressed file under its own name: what lies in it has the name without the last suffix."""
    unpacked = packed.unpack(name, stored, kind, problems)
    if unpacked is None:
        return
    if unpacked.startswith(b"WARC/"):
        yield from _read_warc(name, stored.whole(), problems)
        return
    inner = name[: -len(PurePosixPath(name).suffix)] if suffix_of(name) in BY_SUFFIX else name
    start = len(problems)
    for document in _read(inner, Stored(unpacked), columns, problems, depth + 1):
        document.file = document.file.replace(inner, name, 1)
        yield document
    for row in problems[start:]:
        row["file"] = row["file"].replace(inner, name, 1)


def _read_table(name, stored, kind, columns, problems):
    for row in read_records(name, stored, kind, columns, problems):
        yield Document(**row)


def _read_office(name, data, kind, problems):
    from analysis.corpus.files.office import pdf_headline, read_office

    try:
        text, headline = (
            pdf_headline(data, read_office(kind, data)) if kind == "pdf" else (read_office(kind, data), None)
        )
    except ValueError as error:
        what, _, mend = str(error).partition("; ")
        problems.append(problem(name, what, mend or "save it as .txt in UTF-8"))
        return
    if not text.strip():
        mend = "have the scan read (OCR), or save its text as .txt" if kind == "pdf" else "delete it or fetch it again"
        problems.append(problem(name, "no text in it" + (": a scan or a picture" if kind == "pdf" else ""), mend))
        return
    mended, told = repair(text), {"title": repair(headline).text} if headline else {}
    yield from _articles_of_text(name, mended.text, mended.repaired, problems, told)


def _read_warc(name, data, problems):
    from analysis.corpus.files.mail import read_warc

    row = 0
    try:
        for row, (url, page) in enumerate(read_warc(data), 1):
            if isinstance(page, str):
                what = f"no article but: an answer of the server with error {page} ({url})"
                problems.append(problem(name, what, "fetch the page again", row))
                continue
            yield from _articles_of_page(name, decode(page).text, {"url": url}, problems, row=row)
    except Exception as error:  # warcio raises many kinds for one defect
        problems.append(problem(name, f"damaged web archive ({str(error)[:80]})", "unpack it with warcio"))
    if not row:
        problems.append(problem(name, "a web archive without pages", "fetch the pages again"))


def _read_text(name, stored, columns, problems):
    """Read a file of text as what it holds: a letter, a table, a page, markup or plain text."""
    begin = stored.begin()
    kind = kind_of_text(name, begin, stored.end() if len(begin) >= BEGIN else None)
    if kind == "text" and is_passed_over(name):
        what = f"files of type {suffix_of(name)} are not read"
        problems.append(problem(name, what, "nothing to do if it is no article; else save it as .txt"))
    elif kind == "mail":
        yield from _read_letter(name, stored.whole(), problems)
    elif kind == "mailbox":
        yield from _read_mailbox(name, stored, problems)
    elif kind in TABLE_KINDS:
        yield from _read_table(name, stored, kind, columns, problems)
    elif kind != "page" and _is_table(repair(begin).text):
        yield from _read_table(name, stored, "table", columns, problems)
    else:
        _report(name, stored.encoding.notes, problems)
        read = {"page": _read_page, "xml": _read_markup, "text": _read_plain}[kind]
        yield from read(name, stored, columns, problems)


def _report(name, notes, problems):
    for note in notes:
        problems.append(problem(name, note, "nothing to do if the text looks right; else save it as UTF-8"))


def _read_mailbox(name, stored, problems):
    from analysis.corpus.files.mail import read_mailbox

    for row, letter in enumerate(read_mailbox(stored), 1):
        yield from _read_letter(name, letter, problems, row)


def _read_letter(name, data, problems, row=None):
    from analysis.corpus.files.mail import read_mail

    text, page, told = read_mail(data)
    if page:
        yield from _articles_of_page(name, repair(text, entities=False).text, told, problems, row)
    elif text.strip():
        yield Document(name, repair(text).text, row=row, told=told, told_from="letter")
    else:
        problems.append(problem(name, "no text in it", "delete it or fetch the article again", row))


def _read_page(name, stored, columns, problems):
    from analysis.corpus.files.web import table_of_page

    text = stored.text()
    rows = table_of_page(text)
    if rows:
        yield from _read_table(name, rows, "rows", columns, problems)
    else:
        yield from _articles_of_page(name, repair(text, entities=False).text, {}, problems)


def _read_markup(name, stored, columns, problems):
    from analysis.corpus.files.markup import read_xml

    rows = read_xml(stored.text())
    if rows:
        yield from _articles_of_rows(name, rows, "its own file", problems)
    else:
        yield from _read_plain(name, stored, columns, problems)


def _read_plain(name, stored, columns, problems):
    mended = repair(stored.text())
    _report(name, mended.notes, problems)
    yield from _articles_of_text(name, mended.text, stored.encoding.repaired or mended.repaired, problems)


def _is_table(text):
    """Whether a text file is a table: its first line names columns, the text among them, and the next is cut alike."""
    from analysis.corpus.files.columns import candidates
    from analysis.corpus.files.delimited import SEPARATORS, first_rows

    if len(text.lstrip().partition("\n")[0]) >= 500:
        return False
    for separator in SEPARATORS:
        rows = first_rows(text.lstrip(), separator)
        names = [cell.strip() for cell in rows[0]] if rows else []
        found = candidates(names) if len(names) >= 3 else {}
        if "text" in found and len(found) >= 3 and len(rows) > 1 and len(rows[1]) >= len(names):
            return True
    return False


def _articles_of_text(name, text, repaired, problems, told=None):
    """Yield the articles of a download, or one article as it stands."""
    plain = without_references(strip_tags(text, least=3))
    if suffix_of(name) in (".md", ".markdown") or is_markdown(plain):
        plain = strip_markdown(plain)
    text, repaired = plain, repaired or plain != text
    rows = read_marked(text) or read_export(name, text, problems)
    if rows:
        yield from _articles_of_rows(name, rows, "header", problems)
    elif not text.strip():
        problems.append(problem(name, "no text in it", "delete it or fetch the article again"))
    else:
        yield Document(name, text, repaired=repaired, told=told or {}, told_from="type of the headline")


def _articles_of_page(name, markup, told, problems, row=None):
    from analysis.corpus.files.web import export_of_page, extract_page

    text = export_of_page(markup)
    rows = read_export(name, text, problems) if isinstance(text, str) else text
    if rows:
        yield from _articles_of_rows(name, rows, "header", problems)
        return
    text, found, stamps = extract_page(markup)
    if not text.strip():
        what = f"no article but: {found['no_article']}" if found else "no text in it"
        problems.append(problem(name, what, "delete it or fetch the article again", row))
        return
    found = {**told, **found}
    yield Document(name, text, row=row, told=found, told_from="page", extracted=True, stamps=stamps)


def _articles_of_rows(name, rows, told_from, problems):
    """Yield the articles that one file holds; a file with one keeps its name, of many each is numbered."""
    if len(rows) > 1 and not any(text.strip() for _, text in rows):
        what = f"holds {len(rows)} headlines and no texts"
        problems.append(problem(name, what, "have the service deliver the articles in full"))
        return
    for number, (told, text) in enumerate(rows, 1):
        where = number if len(rows) > 1 else None
        if not text.strip():
            problems.append(problem(name, "no text in it", "fetch the article again", where))
            continue
        title = told.get("title")
        raw = f"{title}\n\n{text}" if title else text
        yield Document(name, raw, row=where, told=dict(told), told_from=told_from, extracted=True)
