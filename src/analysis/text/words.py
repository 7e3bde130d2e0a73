"""What a word is: one frozen rule, used wherever the package counts, and the list of words that say little.

A word is letters and digits, joined by inner hyphens and apostrophes ("Nagorno-Karabakh", "don't"), by inner points and
commas between digits ("1,200", "3.5"), and by the points of an initialism ("U.S.", "U.S.-led"). A term is a word as it
is counted: what one writer writes as F.B.I. and another as FBI, or an accent with one sign or two, is one term.
"""

import bisect
import functools
import itertools
import re
import unicodedata
from pathlib import Path

from analysis.base.arguments import listed
from analysis.base.lexicon import read_lexicon

# Where combining marks stand: accents, and the vowel signs of other scripts. Marks that choose the look of a sign or go
# around it (variation selectors, frames) belong to no word.
_PLANES = (
    (0x0300, 0x1E00),
    (0xA660, 0xAC00),
    (0xFB1E, 0xFB1F),
    (0xFE20, 0xFE30),
    (0x10A00, 0x11F60),
    (0x1E000, 0x1E950),
)


def is_mark(code):
    """Tell whether a character is a combining mark that belongs to the letter before it, by its number.

    Examples
    --------
    >>> is_mark(0x0301), is_mark(0x093F), is_mark(ord("a")), is_mark(0xFE0F)
    (True, True, False, False)
    """
    return any(low <= code < high for low, high in _PLANES) and unicodedata.category(chr(code)) in ("Mn", "Mc")


def _mark_class():
    codes = [code for low, high in _PLANES for code in range(low, high) if is_mark(code)]
    firsts = [code for code, before in zip(codes, [-1, *codes], strict=False) if code != before + 1]
    lasts = [code for code, after in zip(codes, [*codes[1:], -1], strict=True) if code != after - 1]
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in zip(firsts, lasts, strict=True))


_MARKS = _mark_class()
_W = rf"(?:[^\W_]|[{_MARKS}])"  # letters and digits of any script, with their marks; no underscore
_HYPHENS = "\u2010\u2011\ufe63\uff0d"
_APOSTROPHES = "\u2019\u02bc\uff07`\u00b4\u2032\u2018\u201b"
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"  # soft hyphens, spaces of no width, joiners: no reader sees them
_RARE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
_JOIN = f"['{_APOSTROPHES}{_HYPHENS}-]"
_LETTERS = rf"(?:[^\W_]++|[{_MARKS}])+"
_RUN = rf"{_LETTERS}(?:[{_UNSEEN}]+{_LETTERS})*"
_INITIALISM = rf"[A-Za-z](?:\.[A-Za-z])+(?!{_W})(?:\.(?!{_W}))?"
_PIECE = rf"(?:{_INITIALISM}|{_RUN}(?:(?<=[0-9])[.,](?=[0-9]){_RUN})*)"
_PLAIN = (
    rf"[^\W_]++(?![.,'{_APOSTROPHES}{_HYPHENS}{_UNSEEN}{_MARKS}-])"  # most words; found twice as fast by themselves
)
WORD = rf"(?:{_PLAIN}|{_PIECE}(?:{_JOIN}{_PIECE})*)"
"""The word rule as a regular expression, frozen: `tests/text/test_tokens.py` holds its table of cases."""
GAP = rf"[^\w{_MARKS}]*(?:_[^\w{_MARKS}]*)*"
"""What can stand between two words: anything that no word begins with."""
BETWEEN = rf"(?:[^\w\n\r{_MARKS}]|_)+"
"""What stands between two words of a phrase."""
UNIT = rf"https?://[^\s<>\"”’]+[\w/]|www\.[^\s<>\"”’]+[\w/]|(?<![\w@#])[@#]\w+|{WORD}"
"""The same with web addresses, @names and #tags as units."""

_word, _unit = re.compile(WORD), re.compile(UNIT)
_initialism = re.compile(rf"(?<!{_W}){_INITIALISM}")
_begins, _ends = re.compile(rf"(?<!{_W})(?<!{_W}{_JOIN})"), re.compile(rf"(?!{_W}|{_JOIN}{_W})")
_letter_before = re.compile(rf"(?<=[A-Za-z]\.)(?<!{_W}[A-Za-z]\.)")
_last_letter = re.compile(rf"\.[A-Za-z](?!{_W})")  # found fast, as it begins with a sign
_odd = re.compile(rf"[^\W_][{_MARKS}]+|[{_UNSEEN}]+|[\ufb00-\ufb06]")
_FOLD = {ord(c): "'" for c in _APOSTROPHES} | {ord(c): "-" for c in _HYPHENS}


def fold(text):
    """Write a text as its words are counted, so that equal words compare equal.

    Lower case; every apostrophe and hyphen in one way; an accent as one sign; unseen signs and ligatures resolved; an
    initialism without its points. One that would then be a function word keeps its capitals, with points or without
    ("US", "WHO": `lexicons/initialisms.csv`), unless all of its line is in capitals.

    Examples
    --------
    >>> fold("Don’t tell us, the F.B.I. told the U.S.")
    "don't tell us, the fbi told the US"
    """
    text = _plain_capitals(text)
    changes = _changes(text)
    if not changes:
        return unify(text.lower())
    parts, at = [], 0
    for start, end, term in changes:
        parts += [unify(text[at:start].lower()), term]
        at = end
    return "".join([*parts, unify(text[at:].lower())])


def folded_places(text):
    """Fold a text and say where each sign of it stands in the text.

    Returns
    -------
    folded : str
    place : callable
        Gives (start, end) of what stands in the text behind the sign at a place of `folded`.

    Examples
    --------
    >>> folded, place = folded_places("a U.S. ship")
    >>> folded, place(0), place(2), place(3), place(5)
    ('a US ship', (0, 1), (2, 6), (2, 6), (7, 8))
    """
    pieces = _folded_pieces(text)
    begins = [0, *itertools.accumulate(len(piece[0]) for piece in pieces)]

    def place(sign):
        piece = bisect.bisect_right(begins, sign) - 1
        _, start, whole = pieces[piece]
        within = sign - begins[piece]
        return whole[within] if whole is not None else (start + within, start + within + 1)

    return "".join(piece[0] for piece in pieces), place


def _plain_capitals(text):
    """Take the point from the capital I of Turkish, the one letter that lower case makes two of; places stay."""
    return text.replace("\u0130", "I")


def _folded_pieces(text):
    """List what is folded, where it starts, and where each sign stands unless one after another."""
    text = _plain_capitals(text)
    pieces, at = [], 0
    for start, end, term in [*_changes(text), (len(text), len(text), "")]:
        pieces += [(unify(text[at:start].lower()), at, None), (term, start, [(start, end)] * len(term))]
        at = end
    return pieces


def folded_words(text):
    """List the terms of a text and where each stands in it.

    Returns
    -------
    spans : list of (int, int)
        Half-open character offsets.
    terms : list of str
        As `words` gives them.

    Examples
    --------
    >>> folded_words("A U.S. ship")
    ([(0, 1), (2, 6), (7, 11)], ['a', 'US', 'ship'])
    """
    pieces = _folded_pieces(text)
    folded = "".join(piece[0] for piece in pieces)
    found = [match.span() for match in _word.finditer(folded)]
    terms = [folded[start:end] for start, end in found]
    if len(pieces) == 2:  # each sign has kept its place
        return found, terms
    places = [
        where
        for plain, at, whole in pieces
        for where in (whole if whole is not None else zip(range(at, at + len(plain)), itertools.count(at + 1)))
    ]
    return [(places[start][0], places[end - 1][1]) for start, end in found], terms


def unify(text):
    """Write every apostrophe and hyphen in one way; every character keeps its place.

    Examples
    --------
    >>> unify("Don’t")
    "Don't"
    """
    if text.isascii():
        return text.replace("`", "'")
    for code, plain in _FOLD.items():
        text = text.replace(chr(code), plain)
    return text


@functools.cache
def _clashing():
    """Give the initialisms that are function words in small letters."""
    return frozenset(read_lexicon("initialisms", columns=("initialism", "source"))["initialism"])


def _changes(text):
    """List what lower case alone does not fold: start, end and what to write instead, in order."""
    found, clashing = [], _clashing()
    for name in clashing:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if _begins.match(text, start) and _ends.match(text, end) and not _is_shouted(text, start):
                found.append((start, end, name))
            start = text.find(name, end)
    if "." in text:
        last = -1
        for mark in _last_letter.finditer(text):
            if mark.start() <= last:
                continue
            start = mark.start() - 1
            while start > 1 and _letter_before.match(text, start):
                start -= 2
            match = _initialism.match(text, max(start, 0))
            if match:
                last = match.end() - 1
                letters = match.group().replace(".", "")
                alone = _begins.match(text, match.start()) and _ends.match(text, match.end())
                kept = alone and letters.upper() in clashing
                found.append((*match.span(), letters.upper() if kept else letters.lower()))
    if not text.isascii() and (any(map(text.__contains__, _RARE)) or not unicodedata.is_normalized("NFC", text)):
        found += [(*match.span(), _resolved(match.group())) for match in _odd.finditer(text)]
    found.sort()
    return [change for change, before in zip(found, [(0, 0), *found], strict=False) if change[0] >= before[1]]


def _resolved(piece):
    """Write a letter with its marks as one sign, a ligature as its letters, and what is unseen not at all."""
    form = "NFKC" if len(piece) == 1 else "NFC"
    return unicodedata.normalize(form, re.sub(f"[{_UNSEEN}]", "", piece.lower()))


def _is_shouted(text, at):
    """Whether the line around a place is of several words, all in capitals."""
    line = text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
    return line.isupper() and len(line.split()) > 2


def word_spans(text: str, *, units: bool = False) -> list[tuple[int, int]]:
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
    return [m.span() for m in (_unit if units else _word).finditer(_plain_capitals(text))]


def words(text: str) -> list[str]:
    """List the terms of a text: its words, folded.

    Examples
    --------
    >>> words("Officials of Nagorno-Karabakh’s press service")
    ['officials', 'of', "nagorno-karabakh's", 'press', 'service']
    """
    return _word.findall(fold(text))


def stop_list(path: str | Path | None = None) -> frozenset[str]:
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
    return _shipped_stop_list() if path is None else _read_stop_list(path)


@functools.cache
def _shipped_stop_list():
    return _read_stop_list(None)


def _read_stop_list(path):
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
