"""Bytes to text: the encoding is found, and text that was decoded wrongly before it came here is repaired."""

import html
import re
import unicodedata
from dataclasses import dataclass, field

from analysis.corpus.files.stored import Stored

_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_MOJIBAKE = re.compile("[ÂÃâðÐÑ][\x80-\xbf\u0152-\u2122]|â€|‚Ä|√[©®†°∂º§]")
_LOST_CLOSING = re.compile(r"â€[?\ufffd]?(?=[\s.,;:!)\]—–-]|$)", re.MULTILINE)
_TWICE = re.compile(r"&amp;(?=(?:[lr][sd]quo|[mn]dash|hellip|quot|apos|nbsp|#\d{2,5}|#x[0-9a-fA-F]{2,4});)")
_ESCAPED = re.compile(r"\\u((?:00[a-f]|20[0-7]|0[1-4][0-9a-f])[0-9a-f])", re.IGNORECASE)
_OF_EXCEL = re.compile(r"_x00(0[0-9a-f]|1[0-9a-f])_(?:\r?\n)?", re.IGNORECASE)
"""How Excel writes line ends and signs that nobody sees, which most programmes pass on as they stand."""
_WRITTEN = {"09": "\t", "0A": "\n", "0D": "\n"}
_C1 = re.compile("[\x80-\x84\x86-\x9f]")
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)  # nobody sees them; they cut words in two
_SPOKEN = re.compile(
    r",\s?opens (?:new tab|in (?:a )?new (?:tab|window))(?!\w)"
    r"|\s?\((?:this |the )?(?:link )?opens (?:in )?(?:a )?new (?:tab|window)\)",
    re.IGNORECASE,
)
"""What pages say of a link to those who listen to them; it gets into copies of the text, in the midst of sentences."""
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_LIGATURES = {code: unicodedata.normalize("NFKD", chr(code)) for code in range(0xFB00, 0xFB07)}
_LOST = re.compile("\ufffd")
_ASKED = re.compile(r"[a-z]\?(?:s|t|re|ve|ll|d|m)\b|(?:^|[\s(])\?(?=[A-Za-z])|[.,]\?(?=\s|$)", re.MULTILINE)


@dataclass(frozen=True)
class Decoded:
    """Text of a file; `repaired` where it is not what the bytes say, `notes` what was found, for the problems table."""

    text: str
    repaired: bool = False
    notes: list[str] = field(default_factory=list)


def decode(data):
    """Decode bytes and undo earlier wrong decoding, as `read_bytes` and `repair` do.

    Parameters
    ----------
    data : bytes
        UTF-8 or UTF-16/32 with or without mark, Windows-1252, or what charset-normalizer can tell.

    Returns
    -------
    Decoded
        Line ends untouched, the mark at the start left out.

    Examples
    --------
    >>> decode("“Café”".encode("cp1252")).text
    '“Café”'
    >>> decode("the ministryâ€™s spokesman".encode())
    Decoded(text='the ministry’s spokesman', repaired=True, notes=['wrongly decoded characters repaired'])
    """
    found = read_bytes(data)
    mended = repair(found.text)
    return Decoded(mended.text, found.repaired or mended.repaired, found.notes + mended.notes)


def read_bytes(data):
    """Decode bytes and leave the characters as they are: a table is cut into cells before its text is repaired."""
    stored = Stored(data)
    return Decoded(stored.text(), stored.encoding.repaired, [*stored.encoding.notes])


def repair(text, *, entities=True):
    """Undo mojibake line by line (ftfy) and HTML entities left in plain text; take out what nobody sees.

    Parameters
    ----------
    text : str
    entities : bool
        False for HTML, whose parser reads them.

    Returns
    -------
    Decoded
        `notes` name what was mended, and marks that were lost for good: U+FFFD, "?" for quotation marks.
    """
    before, notes = text, []
    if "\0" in text:
        text = text.replace("\0", "")
    if "_x00" in text:
        text = _OF_EXCEL.sub(lambda m: "\n" if m[0][-1:] == "\n" else _WRITTEN.get(m[1].upper(), ""), text)
    if entities and "&" in text and _ENTITY.search(text):
        text, notes = html.unescape(_TWICE.sub("&", text)), [*notes, "HTML entities written out"]
    if entities and len(_ESCAPED.findall(text)) > 1:
        text = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)
        notes.append("escapes such as \\u2019 written out")
    if "new " in text and _SPOKEN.search(text):
        text = _SPOKEN.sub("", text)
        notes.append("words such as 'opens new tab', said of links to those who listen, taken out")
    if not text.isascii():
        text = _repair_letters(text, notes)
    lost = len(_LOST.findall(text))
    if lost:
        what = "quotation marks or letters lost in a wrong decoding: replacement characters (U+FFFD)"
        notes.append(f"{what}, {lost} of them")
    asked = len(_ASKED.findall(text)) if "?" in text else 0
    if asked > 2 and asked > text.count('"'):
        notes.append(f"quotation marks lost in a wrong decoding: {asked} question marks stand where they stood")
    return Decoded(text, text != before, notes)


def _compose(line):
    """Compose decomposed accents, but not where the mark belongs to a letter that was broken twice: no mend is sure."""
    from ftfy.badness import is_bad

    composed = unicodedata.normalize("NFC", line)
    return line if composed != line and is_bad(composed) else composed


def _repair_letters(text, notes):
    """Mend what only text beyond ASCII has, in the order in which it was broken last."""
    if _MOJIBAKE.search(text) or _C1.search(text):
        if "â€œ" in text:  # the byte that ends a closing mark has no meaning in Windows-1252, and is often left out
            text, had = _LOST_CLOSING.sub("”", text), text
            notes += ["wrongly decoded characters repaired"] * (text != had)
        import ftfy
        from ftfy.badness import is_bad
        from ftfy.fixes import fix_c1_controls

        lines = text.splitlines(keepends=True) if not _LINE_ENDS.search(text) else text.split("\n")
        joiner = "" if not _LINE_ENDS.search(text) else "\n"
        fixed = joiner.join(ftfy.fix_encoding(line) if is_bad(line) else line for line in lines)
        fixed = fix_c1_controls(fixed) if _C1.search(fixed) else fixed
        if fixed != text:
            text = fixed
            notes += ["wrongly decoded characters repaired"] * ("wrongly decoded characters repaired" not in notes)
    text = _LINE_ENDS.sub("\n", text)
    text = text.translate(_LIGATURES)
    if not unicodedata.is_normalized("NFC", text):
        text = "\n".join(_compose(line) for line in text.split("\n"))
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
        notes.append("soft hyphens and zero-width spaces taken out")
    return text
