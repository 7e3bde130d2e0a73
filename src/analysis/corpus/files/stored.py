"""The bytes of one file, on disk or unpacked, and the encoding of its text: in pieces, and whole where asked for.

The encoding is told over the whole file, since what gives it away may stand late; yet no more than a piece is held.
"""

import codecs
import io
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PIECE = 2**22
"""Bytes of a file that are looked at together."""
BEGIN = 2**20
"""Characters at the beginning of a file that tell of what kind it is."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27})
_BLANKS = b" \t\r\n"
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_MAC_QUOTES = re.compile(rb"[a-z]\xd5[a-z]|(?:^|[\s(])[\xd2\xd4][A-Za-z]|[a-z.,!?][\xd3\xd5](?=[\s.,;)]|$)")
_MAC = re.compile(rb"[\x91-\x94\xd2-\xd5]")
_HIGH = re.compile(rb"[\x80-\xff]")
_NOT_TURKISH = re.compile(rb"[\xe1\xed\xf3\xfa\xe6]")
"""Letters of Icelandic, which has most of those of Turkish too."""
_TURKISH = re.compile(rb"[\xfd\xfe\xf0\xde\xdd\xd0]")
_DECLARED = re.compile(
    rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{3,20})|<\?xml\s[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{3,20})",
    re.IGNORECASE,
)
"""Where a page or an XML file says how its bytes are read."""
_KNOWN = re.compile(r"(?:iso|windows|cp\d|koi8|mac|gb|big5|shift|euc|ks|tis|ibm)", re.IGNORECASE)
"""How names of encodings begin that pages are written in: Python has others that decode anything."""
_SAY_NOTHING = {"ascii", "iso8859-1", "cp1252"}
"""Codecs that programs write into every page, whatever they write below: then the bytes themselves tell more."""
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254", "iso8859-11": "cp874", "euc_kr": "cp949"}
"""Codecs that browsers read in place of narrower ones, which pages declare and do not keep to."""
_C1 = re.compile("[\x80-\x9f]")
_USUAL = re.compile(rb"[\x91\x92\x93\x94\x96\x97\x85\xa0\xa3\xa9\xab\xbb\xb0\xe9\xe8\xe1\xed\xf3\xf6\xfc\xe7\xf1]")


@dataclass(frozen=True)
class Encoding:
    """How a file's bytes are read; `repaired` where the text is not what they say, `notes` for the problems table."""

    codec: str
    errors: str = "replace"
    skip: int = 0
    repaired: bool = False
    notes: tuple[str, ...] = ()


class Stored:
    """The bytes of a file.

    Parameters
    ----------
    where : Path or bytes
        A file on disk, or what was unpacked into memory.
    """

    def __init__(self, where):
        self.where = where
        with self.open() as file:
            self.head = file.read(65536)
            self.size = file.seek(0, io.SEEK_END)

    def open(self):
        """Open the file to read its bytes."""
        return self.where.open("rb") if isinstance(self.where, Path) else io.BytesIO(self.where)

    def whole(self):
        """Give all bytes."""
        return self.where.read_bytes() if isinstance(self.where, Path) else self.where

    def pieces(self, skip=0):
        """Yield the bytes in pieces that end with a blank, so that no letter of a text and no mark is cut.

        UTF-16 and UTF-32 must not be read so.
        """
        with self.open() as file:
            file.seek(skip)
            held = []
            while piece := file.read(PIECE):
                end = max(map(piece.rfind, (b"%c" % blank for blank in _BLANKS))) + 1
                if end:
                    yield b"".join([*held, piece[:end]])
                    held = []
                held.append(piece[end:])
            if any(held):
                yield b"".join(held)

    @cached_property
    def encoding(self):
        """How its bytes are read, told over all of them."""
        return tell_encoding(self)

    def text(self):
        """Give the whole text."""
        return self.whole()[self.encoding.skip :].decode(self.encoding.codec, self.encoding.errors)

    def lines(self, end="\n"):
        """Yield the lines of the text with their ends; no other sign ends one."""
        with self._opened(end) as file:
            yield from file

    def begin(self):
        """Give the beginning of the text."""
        with self._opened("\n") as file:
            return file.read(BEGIN)

    def end(self):
        """Give the last characters of the text."""
        with self.open() as file:
            file.seek(max(0, self.size - 400))
            return file.read().decode(self.encoding.codec, "replace")

    def _opened(self, end):
        file = self.open()
        file.seek(self.encoding.skip)
        return io.TextIOWrapper(file, encoding=self.encoding.codec, errors=self.encoding.errors, newline=end)


def is_binary(data):
    """Tell bytes that are no text: control characters that no encoding of text uses (UTF-16 has its own test)."""
    if data.startswith(tuple(bom for bom, _ in _BOMS)) or _looks_like_utf16(data[:4096]):
        return False
    head = data[:65536].rstrip(b"\0")
    return len(head) > 0 and len(head) - len(head.translate(None, _CONTROL)) > max(0, len(head) // 500)


def _looks_like_utf16(head):
    """Return the codec of UTF-16 without its mark: Latin letters leave every second byte zero."""
    if len(head) < 4:
        return None
    even, odd = head[0::2].count(0) / (len(head) / 2), head[1::2].count(0) / (len(head) / 2)
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else None


def _cp1252_byte(error):
    """Decode the bytes that are no UTF-8 as Windows-1252; a byte that has no meaning there becomes U+FFFD."""
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", errors="replace"), error.end


codecs.register_error("analysis-cp1252", _cp1252_byte)


def tell_encoding(stored):
    """Tell how a file's bytes are read.

    Examples
    --------
    >>> tell_encoding(Stored("Café".encode("cp1252"))).notes
    ('not UTF-8; read as Windows-1252',)
    """
    for bom, codec in _BOMS:
        if stored.head.startswith(bom):
            lost = _lost(stored, codec, len(bom))
            return Encoding(codec, skip=len(bom), notes=("bytes that are not " + codec.upper(),) if lost else ())
    codec = _looks_like_utf16(stored.head[:4096])
    if codec:
        return Encoding(codec, notes=("read as UTF-16 without its mark",))
    try:
        for piece in stored.pieces():
            piece.decode("utf-8")
        return Encoding("utf-8")
    except UnicodeDecodeError:
        pass
    multibyte = _count(stored, _MULTIBYTE)
    stray = -multibyte
    for piece in stored.pieces():
        stray += len(_NOT_ASCII.findall(piece.decode("utf-8", "analysis-cp1252")))
    if multibyte >= stray:
        note = f"bytes that are not UTF-8 ({stray}), read as Windows-1252"
        return Encoding("utf-8", "analysis-cp1252", repaired=True, notes=(note,))
    return _as_declared(stored) or _single_byte(stored)


def _as_declared(stored):
    """Read a page as it says itself, where every byte has a meaning so; None where it says nothing.

    Languages of Europe share most letters beyond ASCII, so that a guess by the letters alone takes one for another.
    """
    match = _DECLARED.search(stored.head[:4096])
    declared = (match[1] or match[2]).decode("ascii", "replace") if match else ""
    if not _KNOWN.match(declared):
        return None
    try:
        codec = codecs.lookup(declared).name
        codec = _WIDER.get(codec, codec)
        if codec in _SAY_NOTHING or any(_C1.search(piece.decode(codec)) for piece in stored.pieces()):
            return None
    except (LookupError, UnicodeError):
        return None
    return Encoding(codec, notes=(f"not UTF-8; read as {declared}, as it says itself",))


def _lost(stored, codec, skip):
    """Whether bytes of a text have no meaning in its encoding, or stand for a sign that was lost before."""
    with stored.open() as file:
        file.seek(skip)
        text = io.TextIOWrapper(file, encoding=codec, errors="replace", newline="")
        return any("\ufffd" in piece for piece in iter(lambda: text.read(BEGIN), ""))


def _count(stored, pattern):
    return sum(len(pattern.findall(piece)) for piece in stored.pieces())


def _single_byte(stored):
    """Read an encoding of one byte per letter: Windows-1252 where that gives plausible English, else what fits best."""
    mac = _count(stored, _MAC_QUOTES)
    if mac > 1 and mac * 2 >= _count(stored, _MAC):
        return Encoding("mac_roman", "strict", notes=("not UTF-8; read as MacRoman",))
    high = _count(stored, _HIGH)
    if _count(stored, _TURKISH) * 4 >= high and not any(map(_NOT_TURKISH.search, stored.pieces())):
        return Encoding("cp1254", notes=("not UTF-8; read as Windows-1254",))
    if _count(stored, _USUAL) * 2 >= high:
        return Encoding("cp1252", notes=("not UTF-8; read as Windows-1252",))
    from charset_normalizer import from_bytes

    best = from_bytes(stored.whole()).best()
    if best is None:
        return Encoding("cp1252", notes=("encoding unknown; read as Windows-1252",))
    return Encoding(best.encoding, notes=(f"not UTF-8; read as {best.encoding}",))
