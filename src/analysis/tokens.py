"""Sentences and words: one frozen rule for both, used wherever the package counts.

A word is letters and digits, joined by inner hyphens and apostrophes ("Nagorno-Karabakh", "don't"), by inner points and
commas between digits ("1,200", "3.5"), and by the points of an initialism ("U.S.", "U.S.-led"). A sentence ends at a
line's end, or at `.`, `!`, `?` or `…` unless what stands around it says otherwise; abbreviations come from
`lexicons/abbreviations.csv`. Everything carries offsets, so that text[start:end] is the thing itself.
"""

import functools
import itertools
import re

import pandas as pd

from analysis import schema
from analysis.lexicon import read_lexicon

_W = r"(?:[^\W_]|[\u0300-\u036f])"  # letters and digits of any script, with their combining accents; no underscore
_HYPHENS = "\u2010\u2011"
_APOSTROPHES = "\u2019\u02bc\uff07"
_JOIN = f"['{_APOSTROPHES}{_HYPHENS}-]"
_RUN = r"(?:[^\W_]++|[\u0300-\u036f])+"
_INITIALISM = rf"[A-Za-z](?:\.[A-Za-z])+(?!{_W})(?:\.(?!{_W}))?"
_PIECE = rf"(?:{_INITIALISM}|{_RUN}(?:(?<=[0-9])[.,](?=[0-9]){_RUN})*)"
_PLAIN = rf"[^\W_]++(?![.,'{_APOSTROPHES}{_HYPHENS}\u0300-\u036f-])"  # most words; found twice as fast by themselves
WORD = rf"(?:{_PLAIN}|{_PIECE}(?:{_JOIN}{_PIECE})*)"
"""The word rule as a regular expression, frozen: `tests/test_tokens.py` holds its table of cases."""
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


# --- sentences -------------------------------------------------------------------------------------------------------

# A mark and what closes behind it; then space, or a capital where the space was lost ("ended.The"); or a line's end. No
# more than 50 marks, so that a run of thousands takes linear time.
_MARK = re.compile(
    r"""([.!?…\n](?:(?<!\n)["'”’»)\].!?…]{1,50})?)(?:[^\S\n]+(?=\S)|(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])|(?<=\n))"""
)
_OPENING = "\"'“‘«(["
_BEFORE = re.compile(r"""[^\s"'“”‘’«»()\[\]—–]+$""")
_AFTER = re.compile(r"""["'“‘«(\[]*([^\s"'”’»)\],;:.!?]*)""")
_ENUMERATION = re.compile(r"\W*(?:\d{1,3}|[A-Za-z])\.")  # "1. First point"
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")  # "George W. Bush", and initialisms that are not in the list
_CALENDAR = re.compile(
    r"(mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|"
    r"(septem|octo|novem|decem)ber",
    re.IGNORECASE,
)


@functools.cache
def _abbreviations():
    table = read_lexicon("abbreviations", columns=("abbreviation", "ends", "source"))
    return dict(zip(table["abbreviation"], table["ends"], strict=True))


@functools.cache
def _starters():
    """Words that, with a capital behind an abbreviation, open a sentence: the stop list's, as no name begins so."""
    return frozenset(word for word in stop_list() if len(word) > 1 or word == "a")


def _ends_sentence(text, line, mark):
    """Whether the mark that `_MARK` found ends a sentence; its line starts at `line`."""
    following = _AFTER.match(text, mark.end()).group(1)
    first = following[:1] or text[mark.end()]
    if first.islower():
        return False
    run = mark.group(1)
    if run[0] != "." or (len(run) > 1 and run[1] in ".!?…"):
        return True
    before = _BEFORE.search(text, max(line, mark.start() - 30), mark.start())
    if before is None:
        return True
    token = before.group()
    key = token.lower()
    ends = _abbreviations().get(key) or _abbreviations().get(key.rsplit("-", 1)[-1])
    if ends is None:
        if _ENUMERATION.fullmatch(text, max(line, mark.start() - 8), mark.start() + 1):
            return False
        if not _INITIALS.fullmatch(token):
            return True
        ends = "starter"
    if len(run) > 1 and ends != "never":  # a quotation or bracket closes behind it
        return True
    if ends == "starter":
        return following.lower() in _starters()
    if ends == "number":
        return not first.isdigit()
    if ends == "capital":
        return first.isupper() and not _CALENDAR.fullmatch(following)
    return False


def sentence_spans(text):
    """Find the sentences of a text.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        Half-open character offsets, in order, without the white space around them; the index of a pair in this list is
        its `sentence_id`.

    Notes
    -----
    A line never shares a sentence with the next. The abbreviations were learnt with Punkt (Kiss and Strunk 2006,
    Computational Linguistics 32:485) and sorted by what they say about an end: `never` ("Mr."), `starter` (ends one
    only if a function word with a capital follows: "the U.S. The talks"), `number` (not before one: "No. 5"), `capital`
    (ends one if a capital follows that is no day or month: "5 p.m.").

    Examples
    --------
    >>> text = "Mr. Ardan met Gen. Orlo at 5 p.m. on Monday. “No deal,” he said."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['Mr. Ardan met Gen. Orlo at 5 p.m. on Monday.', '“No deal,” he said.']
    """
    spans, abbreviations = [], _abbreviations()
    text = text.replace("\r", "\n").rstrip()
    line = start = len(text) - len(text.lstrip())
    for mark in _MARK.finditer(text, start):
        (_, after), (stop, end) = mark.regs
        sign = text[stop]
        if sign == "\n":
            line, end = after, stop
            while end > start and text[end - 1].isspace():
                end -= 1
            while text[line].isspace():
                line += 1
            if end > start:
                spans.append((start, end))
            start = line
            continue
        first = text[after]
        if first in _OPENING:
            first = text[after + 1 : after + 2]
        # Most marks stand behind a plain word and before a capital: settled here, as this is the hot path.
        ends = first.isupper()
        if ends:
            if sign == ".":
                word = text[text.rfind(" ", start, stop) + 1 or start : stop]
                what = abbreviations.get(word.lower())
                if what == "never" and end - stop == 1:
                    continue
                ends = what is None and len(word) > 1 and word.isalpha()
        elif first.islower():
            continue
        if ends or _ends_sentence(text, line, mark):
            spans.append((start, end))
            start = after
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _rows(articles):
    texts = schema.article_texts(articles, "article_id", "outlet")
    return zip(articles["article_id"], articles["outlet"], texts, strict=True)


def split_sentences(articles):
    """Cut every article into sentences.

    Parameters
    ----------
    articles : DataFrame
        One row per article: article_id, outlet, text.

    Returns
    -------
    DataFrame
        One row per sentence: article_id, outlet, sentence_id (from 0 in each article), start, end (in `text`).

    Raises
    ------
    ValueError
        If a column or a text is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> text = "Talks failed. Shelling resumed."
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Courier"], "text": [text]})
    >>> split_sentences(articles)[["sentence_id", "start", "end"]].values.tolist()
    [[0, 0, 13], [1, 14, 31]]
    """
    rows = [
        (article_id, outlet, number, start, end)
        for article_id, outlet, text in _rows(articles)
        for number, (start, end) in enumerate(sentence_spans(text))
    ]
    return schema.make(pd.DataFrame(rows, columns=list(schema.SENTENCES)), schema.SENTENCES)


def tokenize(articles, *, stopwords=None, units=False, phrases=None, stem=False, lemmas=None):
    """Cut every article into words, for looking and for reuse; counting goes through `document_term_matrix`.

    Parameters
    ----------
    articles : DataFrame
        One row per article: article_id, outlet, text.
    stopwords : collection of str, optional
        Words to leave out, such as `stop_list()`; `position` still counts them, so that distances stay true.
    units : bool
        Whether web addresses, @names and #tags are one word each.
    phrases : list of str, optional
        Phrases to join into one word each ("press service"), with NLTK's MWETokenizer; the longest wins.
    stem : bool
        Whether `term` is the Snowball stem.
    lemmas : dict, optional
        Your own table of forms, lower case: {"said": "say"}; wins over the stem.

    Returns
    -------
    DataFrame
        One row per word: article_id, outlet, sentence_id, position (from 0 in each article), start, end, token (as
        written), term (folded, stemmed or looked up).

    Raises
    ------
    ValueError
        If a column or a text is missing, or `stopwords` is a string.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Courier"], "text": ["The press service denied it."]})
    >>> tokenize(articles, stopwords={"the", "it"}, phrases=["press service"])[["position", "term"]].values.tolist()
    [[1, 'press service'], [3, 'denied']]
    """
    stop = stop_words(stopwords)
    joined = _phrase_joiner(phrases)
    to_term = _term_maker(stem, lemmas)
    rows = []
    for article_id, outlet, text in _rows(articles):
        spans, sentences = word_spans(text, units=units), sentence_spans(text)
        terms = [fold(text[start:end]) for start, end in spans]
        ids = _sentence_of(spans, sentences)
        for first, last in joined(terms, ids):
            start, end = spans[first][0], spans[last][1]
            term = " ".join(terms[first : last + 1])
            if term not in stop:
                term = term if last > first else to_term(term)
                rows.append((article_id, outlet, ids[first], first, start, end, text[start:end], term))
    return schema.make(pd.DataFrame(rows, columns=list(schema.TOKENS)), schema.TOKENS)


def _sentence_of(spans, sentences):
    """Give each word the number of the last sentence that begins at or before it."""
    ids, number = [], 0
    for start, _ in spans:
        while number + 1 < len(sentences) and sentences[number + 1][0] <= start:
            number += 1
        ids.append(number)
    return ids


def _phrase_joiner(phrases):
    """Make a function from terms to (first, last) pairs, one per word or phrase."""
    if not phrases:
        return lambda terms, ids: ((i, i) for i in range(len(terms)))
    from nltk.tokenize import MWETokenizer

    merger = MWETokenizer([tuple(words(phrase)) for phrase in phrases], separator="\0")

    def pairs(terms, ids):
        at = 0
        for _, sentence in itertools.groupby(zip(ids, terms, strict=True), key=lambda pair: pair[0]):
            for merged in merger.tokenize([term for _, term in sentence]):  # no phrase runs over a sentence's end
                size = merged.count("\0") + 1
                yield at, at + size - 1
                at += size

    return pairs


def _term_maker(stem, lemmas):
    """Make a function from a folded word to its term, remembering what it has seen: types are few, words many."""
    lemmas = lemmas or {}
    if not stem:
        return lambda word: lemmas.get(word, word)
    from nltk.stem.snowball import EnglishStemmer

    stemmer = EnglishStemmer()
    return functools.cache(lambda word: lemmas.get(word) or stemmer.stem(word))
