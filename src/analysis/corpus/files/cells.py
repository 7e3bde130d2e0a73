"""What stands in a cell to plain text: lists of paragraphs, tags, Markdown, line ends as a backslash and an n."""

import ast
import contextlib
import re
from datetime import date, time, timedelta
from decimal import Decimal
from uuid import UUID

from analysis.corpus.files.blocks import TAG
from analysis.corpus.files.encoding import read_bytes

_BLOCK = re.compile(r"</?(?:p|br|div|h[1-6]|li|figure|blockquote|section|article|table|tr)\b[^<>]*>|<!-- ?/?wp:", re.I)
_ESCAPED = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrt\"'])")
_LIST = re.compile(r"\[\s*(['\"]).*\1\s*,?\s*\]\Z", re.DOTALL)
_ABOUT = re.compile(
    r"(?:id|key|class|role|style|lang|language|level|order|index|href|src|mime|shape|kind|align|alignment"
    r"|\w*(?:_id|uid|url|type))",
    re.IGNORECASE,
)
"""Keys of an object that tell of its text and are none of it."""
_KIND_KEYS = ("type", "_type", "kind", "blocktype", "component", "element", "__typename")
_NO_TEXT = frozenset(
    re.findall(
        r"\w+",
        "image picture photo gallery slideshow video audio podcast caption credit byline author kicker date dateline "
        "link related promo ad advert advertisement newsletter embed social tweet media",
    )
)
"""Words in the kind of an object by which it is no paragraph of its article."""
STUB = re.compile(r"(?:…|\.\.\.)?\s*\[\s*\+\s*\d+ chars?\s*\]\s*$")
"""How an interface marks text that it cut off."""
_KINDS = (str, int, float, Decimal, UUID, date, time, timedelta)
EXCEL = 32767
"""Characters that a cell of Excel holds; what is longer was cut there without a word."""


def cell_text(value):
    r"""Return the text of a cell, its paragraphs on lines of their own.

    Parameters
    ----------
    value : object
        A string, or a list or object of strings as JSON and Parquet hold them.

    Returns
    -------
    str or None
        None where there is no text in it.

    Examples
    --------
    >>> cell_text("<p>The ferry runs again.</p><p>Nobody was hurt.</p>")
    'The ferry runs again.\n\nNobody was hurt.'
    >>> cell_text("['The ferry runs again.', 'Nobody was hurt.']")
    'The ferry runs again.\n\nNobody was hurt.'
    >>> cell_text("Café".encode("cp1252"))
    'Café'
    >>> cell_text("# Ferry runs\\n\\nThe [ferry](https://x.example) ran.")
    'Ferry runs\n\nThe ferry ran.'
    >>> cell_text("profits of < 3 per cent")
    'profits of < 3 per cent'
    """
    if not isinstance(value, str):
        strings = [string for string in _strings(value) if TAG.sub("", string).strip()]
        return "\n\n".join(map(strip_tags, strings)) if strings else None
    text = value.replace("\0", "")
    if _LIST.match(text.strip()):
        with contextlib.suppress(ValueError, SyntaxError, MemoryError, RecursionError):
            text = "\n\n".join(_strings(ast.literal_eval(text.strip()))) or text
    if text.lstrip()[:5] == "<?xml":
        from analysis.corpus.files.markup import read_xml

        text = next((body for _, body in read_xml(text) if body), text)
    if "\n" not in text and "\\" in text and re.search(r"\\n|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}", text):
        text = _ESCAPED.sub(_unescape, text)
    plain = strip_tags(text)
    return strip_markdown(plain) if is_markdown(plain) else plain


def plain_cell(value):
    r"""Return a cell as Python itself holds it: Parquet gives arrays for lists, and kinds of pandas such as periods.

    Examples
    --------
    >>> import numpy as np, pandas as pd
    >>> plain_cell(np.array(["Ann Orm", "Bo Hale"])), plain_cell(pd.Period("2031-05")), plain_cell(7)
    (['Ann Orm', 'Bo Hale'], '2031-05', 7)
    >>> plain_cell(b"Osk\xff")
    'Osk\\xff'
    """
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")  # no column of text can hold them
    if isinstance(value, list | tuple | set):
        return [plain_cell(part) for part in value]
    if isinstance(value, dict):
        return {key: plain_cell(part) for key, part in value.items()}
    return value if value is None or isinstance(value, _KINDS) else str(value)


def _unescape(match):
    code = match.group()[1:]
    if code[0] in "ux":
        return chr(int(code[1:], 16)) if not 0xD800 <= int(code[1:], 16) < 0xE000 else match.group()
    return {"n": "\n", "r": "", "t": "\t"}.get(code, code)


def strip_tags(text, *, least=1):
    """Take the tags out of text that is marked up; a sign "<" in a sentence is none.

    Parameters
    ----------
    text : str
    least : int
        Tags of paragraphs and line breaks from which on a text counts as marked up.
    """
    if "<" not in text or (len(_BLOCK.findall(text)) < least and (least > 1 or len(TAG.findall(text)) < 2)):
        return text
    from analysis.corpus.files.blocks import html_lines

    lines = html_lines(text)
    return "\n\n".join(lines) if lines else text


def _strings(value):
    """Yield the texts in lists and objects, in their order: headlines and paragraphs of sections too."""
    if isinstance(value, str):
        if value.strip():
            yield value.strip()
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not _ABOUT.fullmatch(str(key)):
                yield from _strings(inner)
    elif isinstance(value, bytes):
        yield from _strings(read_bytes(value).text)
    elif hasattr(value, "tolist"):
        yield from _strings(value.tolist())
    elif isinstance(value, (list, tuple)):
        for inner in [part for part in value if not _is_beside(part)] or value:
            yield from _strings(inner)


def _is_beside(part):
    """Whether a part of an article says that it is no text: a picture, who wrote, the way to another article."""
    kinds = part if isinstance(part, dict) else {}
    kind = next((v for k, v in kinds.items() if str(k).casefold() in _KIND_KEYS and isinstance(v, str)), "")
    words = re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).casefold())
    return not _NO_TEXT.isdisjoint(words)


def strip_markdown(text):
    r"""Take the marks of Markdown out of a text: those of headings, stress, links and pictures.

    Examples
    --------
    >>> strip_markdown("# Ferry runs\n\n**2 May** The [ferry](https://x.example) ran.")
    'Ferry runs\n\n2 May The ferry ran.'
    """
    text = re.sub(r"!\[[^\]\n]*\]\([^)\s]*(?:\s+\"[^\"]*\")?\)", "", text)
    text = re.sub(r"\[([^\]\n]+)\]\([^)\s]+(?:\s+\"[^\"]*\")?\)", r"\1", text)
    text = re.sub(r"^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$", r"\1", text, flags=re.MULTILINE)
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    return re.sub(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=\S)\1(?![\w*])", r"\2", text)


def is_markdown(text):
    """Whether a text opens with a heading of Markdown, or has links as Markdown writes them."""
    return bool(re.match(r"\s*#{1,3} \S", text)) or len(re.findall(r"\[[^\]\n]+\]\(https?://[^)\s]+\)", text)) > 1
