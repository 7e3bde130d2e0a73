"""Texts that a browser for terminals wrote: a number in brackets before every link, and a list of addresses below."""

import re

LEAST = 3
"""Addresses of a list, at least."""
_ADDRESS = re.compile(
    r"\s*(?:\[(?P<a>\d{1,4})\]:?|(?P<b>\d{1,4})\.)\s+(?:https?|ftp|file|mailto|javascript|tel|about):\S*\s*"
)
_HEADING = re.compile(r"\s*(?:references|(?:visible|hidden)\s+links?|links?)\s*:?\s*", re.IGNORECASE)
_MARK = re.compile(r"\[(\d{1,4})\](?!\()")
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
    >>> without_references("The ferry [1] ran again [2].")
    'The ferry [1] ran again [2].'
    """
    lines = text.rstrip().split("\n")
    start, numbers = len(lines), set()
    while start > 0:
        address = _ADDRESS.fullmatch(lines[start - 1])
        if not address and lines[start - 1].strip() and not _HEADING.fullmatch(lines[start - 1]):
            break
        numbers |= {address["a"] or address["b"]} if address else set()
        start -= 1
    above = "\n".join(line for line in lines[:start] if not _OF_THE_HEAD.match(line))
    marked = numbers & set(_MARK.findall("\n".join(lines[:start])))
    if len(numbers) < LEAST or len(marked) * 2 < len(numbers):
        return text
    return _MARK.sub(lambda mark: "" if mark[1] in numbers else mark[0], above).rstrip()
