"""What a word is: one frozen rule, used wherever the package counts, and the list of words that say little.

A word is letters and digits, joined by inner hyphens and apostrophes ("Nagorno-Karabakh", "don't"), by inner points and
commas between digits ("1,200", "3.5"), and by the points of an initialism ("U.S.", "U.S.-led").
"""

import re

from analysis.base.arguments import listed
from analysis.base.lexicon import read_lexicon

_W = r"(?:[^\W_]|[\u0300-\u036f])"  # letters and digits of any script, with their combining accents; no underscore


_HYPHENS = "\u2010\u2011"


_APOSTROPHES = "\u2019\u02bc\uff07"


_JOIN = f"['{_APOSTROPHES}{_HYPHENS}-]"


_RUN = r"(?:[^\W_]++|[\u0300-\u036f])+"


_INITIALISM = rf"[A-Za-z](?:\.[A-Za-z])+(?!{_W})(?:\.(?!{_W}))?"


_PIECE = rf"(?:{_INITIALISM}|{_RUN}(?:(?<=[0-9])[.,](?=[0-9]){_RUN})*)"


_PLAIN = rf"[^\W_]++(?![.,'{_APOSTROPHES}{_HYPHENS}\u0300-\u036f-])"  # most words; found twice as fast by themselves


WORD = rf"(?:{_PLAIN}|{_PIECE}(?:{_JOIN}{_PIECE})*)"
"""The word rule as a regular expression, frozen: `tests/text/test_tokens.py` holds its table of cases."""


GAP = r"[^\w\u0300-\u036f]*(?:_[^\w\u0300-\u036f]*)*"
"""What can stand between two words: anything that no word begins with."""


UNIT = rf"https?://[^\s<>\"”’]+[\w/]|www\.[^\s<>\"”’]+[\w/]|(?<![\w@#])[@#]\w+|{WORD}"
"""The same with web addresses, @names and #tags as units."""


_word = re.compile(WORD)


_unit = re.compile(UNIT)


_FOLD = {ord(c): "'" for c in _APOSTROPHES} | {ord(c): "-" for c in _HYPHENS}


def fold(text):
    """Lower-case a text and write every apostrophe and hyphen in one way, so that equal words compare equal.

    Examples
    --------
    >>> fold("Don’t")
    "don't"
    """
    return unify(text.lower())


def unify(text):
    """Write every apostrophe and hyphen in one way; every character keeps its place.

    Examples
    --------
    >>> unify("Don’t")
    "Don't"
    """
    if text.isascii():
        return text
    for code, plain in _FOLD.items():
        text = text.replace(chr(code), plain)
    return text


def word_spans(text, *, units=False):
    """Find the words of a text.

    Parameters
    ----------
    text : str
    units : bool
        Whether web addresses, @names and #tags are one word each.

    Returns
    -------
    list of (int, int)
        Half-open character offsets, in order.

    Examples
    --------
    >>> text = "The U.S.-led talks didn't end."
    >>> [text[start:end] for start, end in word_spans(text)]
    ['The', 'U.S.-led', 'talks', "didn't", 'end']
    """
    return [m.span() for m in (_unit if units else _word).finditer(text)]


def words(text):
    """List the terms of a text: its words, folded.

    Examples
    --------
    >>> words("Officials of Nagorno-Karabakh’s press service")
    ['officials', 'of', "nagorno-karabakh's", 'press', 'service']
    """
    return _word.findall(fold(text))


def stop_list(path=None):
    """Read a list of stop words, each entry cut into words by the same rule as the texts.

    Parameters
    ----------
    path : str or Path, optional
        A CSV of your own with the columns word and source; the shipped English list otherwise.

    Returns
    -------
    frozenset of str

    Examples
    --------
    >>> "don't" in stop_list(), "corridor" in stop_list()
    (True, False)
    """
    table = read_lexicon("stopwords", path=path, columns=("word", "source"))
    return frozenset(term for word in table["word"] for term in words(word))


def stop_words(stopwords):
    """Return a collection of stop words as a set, folded as terms are; a plain string, a set of letters, is refused.

    Raises
    ------
    ValueError
        If `stopwords` is a string.

    Examples
    --------
    >>> sorted(stop_words(["The", "of"]))
    ['of', 'the']
    """
    if isinstance(stopwords, str):
        raise ValueError(f"stopwords is the string {stopwords!r}; give a collection of words, such as stop_list()")
    return frozenset(" ".join(words(word)) for word in (() if stopwords is None else stopwords))


def asked_terms(name, value):
    """Return words and phrases as anybody writes them, each as the list of its words.

    Raises
    ------
    ValueError
        If one holds no word or a wildcard, which would find nothing.

    Examples
    --------
    >>> asked_terms("terms", ["Press service", "aid"])
    [['press', 'service'], ['aid']]
    """
    asked = listed(name, value)
    found = [words(text) for text in asked]
    for text, parts in zip(asked, found, strict=True):
        if not parts:
            raise ValueError(f"{name}: {text!r} holds no word; give words of letters or digits")
        if "*" in text:
            raise ValueError(
                f"{name}: {text!r} has a wildcard, and terms have none; list the forms, or look for them "
                f"with a regular expression in kwic or in the terms of a matrix"
            )
    return found


def single_words(stopwords):
    """Return stop words as a set of terms.

    Raises
    ------
    ValueError
        If they are a string, or one is a phrase, which no single word equals.
    """
    if stopwords is None:
        return frozenset()
    stop = stop_words(stopwords if isinstance(stopwords, str) else listed("stopwords", stopwords))
    phrase = next((word for word in sorted(stop) if " " in word), None)
    if phrase:
        raise ValueError(f"stopwords: {phrase!r} has several words; give single words only")
    return stop
