"""Where a line ends a sentence, whether somebody tells it; sets of words, and words of scripts without blanks."""

import re

SENTENCE_END = re.compile(
    r"[.!?…。｡！？؟۔।։][\"'”’»)\]」』）]*(?:\s*[\[(][^\[\]()]{1,40}[\])]|(?<=[\"'”’»])\s*[―—–-]+\s*\w[^.!?]{1,40})?$"
)
"""A full stop of any script at the end of a line; quotation marks, a source in brackets or a name after a dash may
follow."""
TELLS = (
    r"(?:said|says|told|tells|asked|asks|added|adds|wrote|writes|shouted|announced|warned|argued|argues|claimed|claims|insisted|replied"
    r"|explained|complained|promised|recalled|noted|declared|answered)"
)
"""How somebody says something, as a pattern."""
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]{1,2}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{1,5}")
"""About a word of a script that sets no blanks: Japanese and Chinese; Thai, Lao, Burmese and Khmer."""
_STAND_IN = "letter "
_TOLD = re.compile(
    rf"\baccording\s+to\b|(?:[,?!]|[,?!.]?[\"”’])\s(?:[\w.’'-]+\s){{1,8}}{TELLS}\b"
    r"|[,?!][\"”’]?\s(?:said|says|reads?|wrote|asked|warned|added)\s(?:an?|the|one|[A-Z])\S*\s\w"
)


def word_set(words):
    """Return the words of a string as a set."""
    return frozenset(words.split())


def is_told(text):
    """Tell a whole sentence that somebody says, whatever its first words look like.

    Examples
    --------
    >>> is_told("Sign up or leave, the letter told them."), is_told("Sign up for the letter that told them all.")
    (True, False)
    """
    return bool(text.endswith((".", "!", "?", '"', "”", "’")) and _TOLD.search(text) and SENTENCE_END.search(text))


def spaced(text):
    """Write a script without blanks as words of small letters, so that a line of it measures as one of English would.

    Examples
    --------
    >>> spaced("The ferry"), spaced("船は港に。")
    ('The ferry', 'letter letter 。')
    """
    return text if text.isascii() else _UNSPACED.sub(_STAND_IN, text)
