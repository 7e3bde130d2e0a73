"""What a file holds, told by its first bytes: suffixes are lost, invented or wrong in what people send each other."""

import mimetypes
import re
import zipfile
from pathlib import PurePosixPath

from analysis.corpus.files.stored import Stored, is_binary

TABLES = {".csv", ".tsv", ".tab"}
PAGES = {".html", ".htm", ".xhtml"}
LINES = {".jsonl", ".ndjson"}
_MAGIC = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
    (b"SQLite format 3\x00", "sqlite"),
)
_MAIL = re.compile(
    r"\A(?:[A-Za-z-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}",
)
MAILBOX = re.compile(
    r"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [^\r\n]{4,20}\r?\n"
)
"""The line, in no letter's own hand, with which mail programmes begin every letter of a folder."""
_MAIL_FIELD = re.compile(
    r"^(?:MIME-Version|Snapshot-Content-Location|Message-ID|Received|Return-Path|Content-Transfer-Encoding):",
    re.MULTILINE | re.IGNORECASE,
)
_ROOT = re.compile(
    r"\A\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>\s*)*<([A-Za-z][\w.:-]*)", re.DOTALL
)
_HTML = re.compile(r"html|head|body|div|p|meta|main|section|span|table|title|script|link|h[1-6]|article", re.IGNORECASE)
_OF_WINDOWS = frozenset(("thumbs.db", "ehthumbs.db", "desktop.ini"))
_LETTERS_ONLY = re.compile(r"\.[a-z]{1,2}[a-z0-9]{0,4}")


def suffix_of(name):
    """Return the suffix of a name, lower case; "" where what stands behind the last stop is no suffix."""
    suffix = PurePosixPath(name).suffix.lower()
    return suffix if _LETTERS_ONLY.fullmatch(suffix) else ""


def kind_of(data):
    """Tell by its first bytes what a file holds (bytes or `Stored`): the name of a format, "binary", or "text"."""
    stored = data if isinstance(data, Stored) else Stored(data)
    for magic, kind in _MAGIC:
        if stored.head.startswith(magic):
            return kind
    if stored.head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(stored)
    if stored.head[257:262] == b"ustar":
        return "tar"
    return "binary" if is_binary(stored.head) else "text"


def _kind_of_zip(stored):
    try:
        with stored.open() as file, zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            peek = archive.read("mimetype")[:200] if {"content.xml", "mimetype"} <= names else b""
    except zipfile.BadZipFile:
        return "zip"
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and "mimetype" in names:
        return "ods" if b"spreadsheet" in peek else "odt"
    return "zip"


def kind_of_text(name, text, end=None):
    """Tell what a decoded file holds: "page", "xml", "mail", "mailbox", "json", "json lines", "table" or "text".

    Parameters
    ----------
    name : str
    text : str
        The whole, or its beginning if its `end` is told too.

    Examples
    --------
    >>> kind_of_text("49961", '{"title": "Ferry runs again", "text": "..."}')
    'json lines'
    >>> kind_of_text("a.txt", "Ferry runs again. The <b>first</b> boat was full.")
    'text'
    """
    suffix = suffix_of(name)
    head = text[:8000].lstrip("\ufeff \t\r\n")
    if MAILBOX.match(head):
        return "mailbox"
    if _MAIL.match(head) and _MAIL_FIELD.search(_MAIL.match(head).group()):
        return "mail"
    root = _ROOT.match(head) if head.startswith("<") else None
    if root and (_HTML.fullmatch(root[1]) or head[:15].lower() == "<!doctype html>"):
        xml = head.startswith("<?xml") and root[1].lower() != "html" and suffix not in PAGES
        if suffix in PAGES or not (xml or root[1].lower() in ("article", "title", "head", "body")):
            return "page"
    if suffix in PAGES:
        return "page"
    if root and (suffix == ".xml" or head.startswith("<?xml") or (end or text).rstrip().endswith(">")):
        return "xml"
    if suffix in LINES:
        return "json lines"
    if suffix == ".json" or head.startswith(("{", "[")):
        kind = _kind_of_json(head, text, (end or text).rstrip())
        if kind:
            return kind
        if suffix == ".json":
            return "json"
    return "table" if suffix in TABLES else "text"


def _kind_of_json(head, text, end):
    """Tell JSON from text that opens with a bracket, and an object per line from one object.

    Text may open with a number in brackets too: that of a link, a paragraph or a note.
    """
    numbers = re.match(r"\[\s*-?\d+\s*(?:,|\]\s*\Z)", head) and end.endswith("]")
    if not numbers and not re.match(r"\{\s*(?:\"|\})|\[\s*[\[{\"\]]", head):
        return None
    lines = (line for line in text.split("\n") if line.strip())
    first = next(lines, "").strip()
    if first.startswith("{") and first.endswith("}"):
        return "json lines"
    return "json"


def is_hidden(name):
    """Whether a file or folder is one that systems and programmes keep for themselves, and that nobody put there.

    Examples
    --------
    >>> [is_hidden(name) for name in (".git", "__MACOSX", "Thumbs.db", "~$report.docx", "report.docx")]
    [True, True, True, True, False]
    """
    return name.startswith((".", "__MACOSX", "~$")) or name.casefold() in _OF_WINDOWS


def is_passed_over(name):
    """Whether a text file's suffix says that it is a programme, a style sheet or the like, and no article."""
    kind = mimetypes.guess_type("a" + suffix_of(name))[0]
    return bool(kind) and kind not in ("text/plain", "text/markdown", "text/x-markdown", "text/richtext")
