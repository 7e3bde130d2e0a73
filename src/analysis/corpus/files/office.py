"""Office files and PDF to text: each paragraph a line, an empty one a blank line."""

import io
import re
import zipfile
from collections import Counter

from lxml import etree

from analysis.corpus.files.labels import COUNTER, END, columns_of
from analysis.text.outlets import is_outlet

_PARSER = {"resolve_entities": False, "no_network": True, "huge_tree": False}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
LARGER = 1.3
"""How many times the size of the text the type of a headline has at least."""
_UNPACKED = 256 * 1024**2
_LINK = re.compile(r"(\\fldinst\b[^\"]{0,300}?)HYPERLINK", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


def read_office(kind, data):
    """Read the text of an office file.

    Parameters
    ----------
    kind : str
        "docx", "odt", "rtf" or "pdf", as `kind_of` tells.
    data : bytes

    Returns
    -------
    str
        "" where there is no text in it, as in a scanned PDF.

    Raises
    ------
    ValueError
        If the file is damaged or locked; the message says what is wrong and, after "; ", the mend.
    """
    try:
        return {"docx": _docx, "odt": _odt, "rtf": _rtf, "pdf": _pdf}[kind](data)
    except ValueError:
        raise
    except Exception as error:  # every library has errors of its own for damaged files
        raise ValueError(f"damaged .{kind} file ({str(error)[:80]}); open it, save it again") from error


def _member(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.getinfo(name).file_size > _UNPACKED:
            raise ValueError(f"unpacks to more than {_UNPACKED:,} bytes; unpack it yourself if you trust it")
        return etree.fromstring(archive.read(name), etree.XMLParser(**_PARSER))


def _docx(data):
    """Read word/document.xml: text of runs, tabs and breaks; deleted text and copies for old readers left out."""
    lines, document = [], _member(data, "word/document.xml")
    heads = _head_cells(document)
    labels = set(heads.values())
    for paragraph in document.iter(_W + "p"):
        if any(a.tag.endswith("}Fallback") for a in paragraph.iterancestors()) or paragraph in labels:
            continue
        parts = []
        for node in paragraph.iter(_W + "t", _W + "tab", _W + "br", _W + "cr"):
            if next((a for a in node.iterancestors(_W + "p")), None) is paragraph:
                parts.append(node.text or "" if node.tag == _W + "t" else "\t" if node.tag == _W + "tab" else "\n")
        label = heads.get(paragraph)
        lines.append(("" if label is None else _words(label).strip().rstrip(":") + ": ") + "".join(parts))
    return "\n".join(lines)


def _words(node):
    return "".join(text.text or "" for text in node.iter(_W + "t"))


def _head_cells(document):
    """Map the value's paragraph to the label's in tables of two columns that tell of an article: "Outlet", its name."""
    found = {}
    for table in document.iter(_W + "tbl"):
        rows = [[list(cell.iter(_W + "p")) for cell in row.iter(_W + "tc")] for row in table.iter(_W + "tr")]
        short = all(len(row) == 2 and row[0] and row[1] and len(_words(row[0][0]).split()) <= 4 for row in rows)
        if short and sum(bool(columns_of(_words(row[0][0]).strip().rstrip(":"))) for row in rows) >= 2:
            found |= {row[1][0]: row[0][0] for row in rows}
    return found


def _odt(data):
    lines = []
    for node in _member(data, "content.xml").iter(_T + "p", _T + "h"):
        if any(a.tag in (_T + "tracked-changes", _T + "note") for a in node.iterancestors()):
            continue
        parts = [node.text or ""]
        for inner in node.iterdescendants():
            if inner.tag == _T + "s":
                parts.append(" " * int(inner.get(_T + "c", 1)))
            elif inner.tag == _T + "tab":
                parts.append("\t")
            elif inner.tag == _T + "line-break":
                parts.append("\n")
            elif isinstance(inner.tag, str):
                parts.append(inner.text or "")
            parts.append(inner.tail or "")
        lines.append("".join(parts))
    return "\n".join(lines)


def _rtf(data):
    """Read an RTF; of a link only the words: its address, which striprtf writes behind them, would be of the title."""
    from striprtf.striprtf import rtf_to_text

    return rtf_to_text(_LINK.sub(r"\1", data.decode("latin-1")), errors="ignore")


def _pdf(data):
    """Read the text of a PDF page by page; what stands at the edge of every page is its head or foot."""
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns on standard error about every odd object
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ValueError("locked with a password; save it without one")
    pages = [[line.rstrip() for line in (page.extract_text() or "").split("\n")] for page in reader.pages]
    edges = Counter(_edge(line) for page in pages for line in {*_filled(page)[:3], *_filled(page)[-3:]})
    repeated = {edge for edge, n in edges.items() if n > max(1, len(pages) // 2)} if len(pages) > 1 else set()
    return "\n".join(line for page in pages for line in _without_edges(page, repeated))


def pdf_headline(data, text):
    """Tell the headline of a PDF by its type: the one run of some words in the largest of the first page but its name.

    Parameters
    ----------
    data : bytes
    text : str
        What `read_office` gives.

    Returns
    -------
    tuple of (str, str or None)
        The text with the headline on one line; and the headline, None where the largest type stands in several places
        or is hardly larger than that of the text.
    """
    from pypdf import PdfReader

    try:
        sized = [line for line in _sized_lines(PdfReader(io.BytesIO(data)).pages[0]) if not is_outlet(line[0])]
    except Exception:  # pypdf raises many kinds for one defect
        return text, None
    usual = Counter()
    for line, size in sized:
        usual[size] += len(line)
    largest = max(usual, default=0)
    places = [i for i, (_, size) in enumerate(sized) if size == largest]
    if not places or largest < LARGER * usual.most_common(1)[0][0] or places[-1] - places[0] >= len(places):
        return text, None
    words = " ".join(sized[i][0] for i in places)
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    if not found or not 4 <= len(words.split()) <= 25:
        return text, None
    return f"{text[: found.start()]}{words}{text[found.end() :]}", words


def _sized_lines(page):
    """Return the lines of a page that hold text, each with the size of its largest letters in tenths of a point."""
    lines = [["", 0]]

    def visit(text, matrix, text_matrix, _, size):
        scale = abs(text_matrix[3] or text_matrix[1]) * abs(matrix[3] or matrix[1])
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append(["", 0])
            lines[-1][0] += part
            if part.strip():
                lines[-1][1] = max(lines[-1][1], round(10 * size * scale))

    page.extract_text(visitor_text=visit)
    return [(re.sub(r"\s+", " ", text).strip(), size) for text, size in lines if text.strip()]


def _without_edges(page, repeated):
    """Take the lines that stand on most pages, and page numbers, off both ends of a page, the outermost first.

    What counts or ends an article stays, though it recurs: a download begins every article on a page of its own.
    """
    filled = [i for i, line in enumerate(page) if line.strip()]
    off = set()
    for side in (filled[:3], filled[::-1][:3]):
        for i in side:
            own = COUNTER.fullmatch(page[i]) or END.fullmatch(page[i])
            if own or not (_edge(page[i]) in repeated or _PAGE_NUMBER.fullmatch(page[i].strip())):
                break
            off.add(i)
    return [line for i, line in enumerate(page) if i not in off]


def _filled(page):
    return [line for line in page if line.strip()]


def _edge(line):
    return re.sub(r"\d+", "0", line.strip())
