"""Files to documents: a folder, a file or an archive, each read as what its suffix says.

A document is one article as it was found: its raw text, where it came from, and what its own file tells about it
(columns of a table, tags of a web page). Whatever cannot be read becomes a row of problems that names the file and
the mend.
"""

import gzip
import io
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tqdm import tqdm

from analysis.corpus.files.encoding import decode, is_binary
from analysis.corpus.files.records import read_records

TEXT = {".txt", ".text", ".md"}
PAGES = {".html", ".htm", ".xhtml"}
TABLES = {".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".parquet"}
NEVER_ARTICLES = {"metadata", "actors", "naming", "outlet_aliases"}
ARCHIVE_LIMIT = 2 * 1024**3
"""Bytes that an archive or a compressed file may unpack to; and one member to a quarter of it."""
ARCHIVE_RATIO = 200
"""How many times its own size a member over a megabyte may unpack to: text seldom shrinks below a tenth."""


@dataclass
class Document:
    """One article as found.

    `told` holds what its own file says (outlet, published, title, url, ...), by column name;
    `extracted` marks the text of a web page, whose tags told where the article is.
    """

    file: str
    raw_text: str
    row: int | None = None
    repaired: bool = False
    told: dict = field(default_factory=dict)
    told_from: str | None = None
    extracted: bool = False


def problem(file, what, mend, row=None):
    """Make a row of the problems table."""
    return {"file": str(file), "row": row, "problem": what, "mend": mend}


def read_documents(source, *, columns=None, leave_out=None):
    """Read every article of a folder, a file or an archive.

    Parameters
    ----------
    source : str or Path
        A folder (read with its sub-folders, hidden files left out) or one file: .txt, .html, .csv, .tsv, .jsonl, .json,
        .parquet, or any of these as .gz or inside a .zip.
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
    if not source.exists():
        raise ValueError(f"{source}: no such file or folder; give the path of your articles")
    documents, problems = [], []
    apart = Path(leave_out).resolve() if leave_out is not None else None
    files = [path for path in _files(source) if apart is None or path.resolve() != apart]
    quiet = None if len(files) > 500 else True
    for path in tqdm(files, desc="reading", unit="file", disable=quiet, delay=2, leave=False):
        name = path.relative_to(source).as_posix() if source.is_dir() else path.name
        try:
            data = path.read_bytes()
        except OSError as error:
            problems.append(problem(name, f"cannot be opened ({error.strerror})", "check its permissions"))
            continue
        _read_bytes(name, data, columns, documents, problems)
    return documents, problems


def _files(source):
    if source.is_file():
        return [source]
    found = (p for p in source.rglob("*") if p.is_file())
    return sorted(
        p for p in found if not any(part.startswith((".", "__MACOSX")) for part in p.relative_to(source).parts)
    )


def suffixes(name):
    """Return the suffix that says what a file holds, and whether it is compressed: ("a.csv.gz") -> (".csv", True)."""
    path = PurePosixPath(name)
    packed = path.suffix.lower() == ".gz"
    return (PurePosixPath(path.stem) if packed else path).suffix.lower(), packed


def _read_bytes(name, data, columns, documents, problems, *, nested=False):
    """Read one file, or one member of an archive, into `documents` and `problems`."""
    suffix, packed = suffixes(name)
    stem = PurePosixPath(name).name.split(".")[0].lower()
    if stem in NEVER_ARTICLES:
        return
    if packed:
        data = _gunzip(name, data, problems)
        if data is None:
            return
    if suffix == ".zip":
        if nested or packed:
            problems.append(
                problem(name, "an archive inside an archive", "unpack it and put its files into the folder")
            )
        else:
            _read_zip(name, data, columns, documents, problems)
    elif suffix in TEXT or suffix in PAGES:
        if not data.strip():
            problems.append(problem(name, "empty file", "delete it or fetch the article again"))
        elif is_binary(data):
            problems.append(problem(name, "binary file, not text", "convert it to text or delete it"))
        else:
            _read_text(name, data, suffix, documents, problems)
    elif suffix in TABLES:
        if not data.strip():
            problems.append(problem(name, "empty file", "delete it or export the table again"))
        else:
            for document in read_records(name, data, suffix, columns, problems):
                documents.append(Document(**document))
    else:
        problems.append(problem(name, f"files of type {suffix or 'none'} are not read", "save it as .txt or .html"))


def _read_text(name, data, suffix, documents, problems):
    decoded = decode(data)
    for note in decoded.notes:
        problems.append(problem(name, note, "nothing to do if the text looks right; else save the file as UTF-8"))
    told, text = {}, decoded.text
    page = suffix in PAGES or _is_page(text)
    if page:
        from analysis.corpus.files.web import extract_page

        text, told = extract_page(text)
    if not text.strip():
        problems.append(problem(name, "no text in it", "delete it or fetch the article again"))
        return
    document = Document(name, text, repaired=decoded.repaired, told=told, told_from="page", extracted=page)
    documents.append(document)


def _is_page(text):
    head = text[:2000].lstrip().lower()
    return head.startswith(("<!doctype html", "<html"))


def _gunzip(name, data, problems):
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            unpacked = stream.read(ARCHIVE_LIMIT // 4 + 1)
    except (OSError, EOFError, zlib.error) as error:
        problems.append(problem(name, f"damaged compressed file ({error})", "compress it again"))
        return None
    if len(unpacked) > ARCHIVE_LIMIT // 4 or len(unpacked) > max(2**20, ARCHIVE_RATIO * len(data)):
        problems.append(
            problem(
                name,
                f"unpacks to more than {ARCHIVE_LIMIT // 4:,} bytes or {ARCHIVE_RATIO} times its size",
                "unpack it yourself if you trust it",
            )
        )
        return None
    return unpacked


def _read_zip(name, data, columns, documents, problems):
    """Read the members of a zip in memory; nothing is written to disk, and what points outside is refused by name."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        problems.append(problem(name, f"damaged archive ({error})", "pack it again"))
        return
    left = ARCHIVE_LIMIT
    with archive:
        for member in sorted(archive.infolist(), key=lambda m: m.filename):
            inside = f"{name}/{member.filename}"
            parts = PurePosixPath(member.filename.replace("\\", "/")).parts
            if member.is_dir() or any(p.startswith((".", "__MACOSX")) and p != ".." for p in parts):
                continue
            if ".." in parts or member.filename.startswith(("/", "\\")) or (parts and ":" in parts[0]):
                problems.append(problem(inside, "points outside its archive", "pack the archive again from one folder"))
                continue
            try:
                with archive.open(member) as stream:
                    allowed = min(left, ARCHIVE_LIMIT // 4, max(2**20, ARCHIVE_RATIO * max(1, member.compress_size)))
                    unpacked = stream.read(allowed + 1)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
                problems.append(problem(inside, f"cannot be unpacked ({error})", "unpack it yourself"))
                continue
            except Exception as error:  # zlib.error has no common base with the above
                problems.append(problem(inside, f"cannot be unpacked ({error})", "unpack it yourself"))
                continue
            if len(unpacked) > allowed:
                problems.append(
                    problem(inside, f"unpacks to more than {allowed:,} bytes", "unpack it yourself if you trust it")
                )
                continue
            left -= len(unpacked)
            _read_bytes(inside, unpacked, columns, documents, problems, nested=True)
