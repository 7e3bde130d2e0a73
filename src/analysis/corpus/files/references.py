"""Texts that a browser for terminals wrote: a number in brackets before every link, and a list of addresses below."""

import re

LEAST = 3
"""Addresses of a list, at least."""
_ADDRESS = re.compile(
    r"(?:\[(?P<a>\d{1,4})\]:?|(?P<b>\d{1,4})\.)\s+(?:https?|ftp|file|mailto|javascript|tel|about):\S*"
)
_HEADING = re.compile(r"(?:references|(?:visible|hidden)\s+links?|links?)\s?:?", re.IGNORECASE)
_MARK = re.compile(r"(?:(?<=\S) (?=\[\d{1,4}\](?:[\s\[,.;:!?)”’]|$)))?\[(\d{1,4})\](?!\()", re.MULTILINE)
"""A number before the words of a link ("the [2]ferry"), or behind what a note tells more of, with the blank before."""
_OF_THE_HEAD = re.compile(r"\s*#\[\d{1,4}\]")
"""How such a browser writes what the page's head links to: feeds, other languages."""


def without_references(text):
    r"""Take out the numbers before links, and the list of addresses at the end that they stand for.

    Without such a list, or where most of its numbers stand nowhere, the text stays as it is.

    Examples
    --------
    >>> list_below = "\n\nReferences\n\n1. https://a.example/\n2. https://b.example/\n3. https://c.example/"
    >>> without_references("[1]Home\n\nThe [2]ferry ran [3]again." + list_below)
    'Home\n\nThe ferry ran again.'
    >>> without_references("The ferry [1] ran [2], the office [3] said." + list_below)
    'The ferry ran, the office said.'
    >>> without_references("The ferry [1] ran again [2].")
    'The ferry [1] ran again [2].'
    """
    lines = text.rstrip().split("\n")
    start, numbers = len(lines), set()
    while start > 0:
        line = lines[start - 1].strip()
        address = _ADDRESS.fullmatch(line)
        if line and not address and not _HEADING.fullmatch(line):
            break
        numbers |= {address["a"] or address["b"]} if address else set()
        start -= 1
    above = "\n".join(line for line in lines[:start] if not _OF_THE_HEAD.match(line))
    marked = numbers & set(_MARK.findall("\n".join(lines[:start])))
    if len(numbers) < LEAST or len(marked) * 2 < len(numbers):
        return text
    return _MARK.sub(lambda mark: "" if mark[1] in numbers else mark[0], above).rstrip()
