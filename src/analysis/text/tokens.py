"""Articles to a table of words, each with its place in the text, its sentence and its term."""

import functools
import itertools
from collections.abc import Collection

import pandas as pd

from analysis.base import schema
from analysis.text.sentences import article_rows, sentence_spans
from analysis.text.words import fold, stop_words, word_spans, words


def tokenize(
    articles: pd.DataFrame,
    *,
    stopwords: Collection[str] | None = None,
    units: bool = False,
    phrases: list[str] | None = None,
    stem: bool = False,
    lemmas: dict[str, str] | None = None,
) -> pd.DataFrame:
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
    for article_id, outlet, text in article_rows(articles):
        spans, sentences = word_spans(text, units=units), sentence_spans(text)
        # As counted: the line around a word tells whether its capitals mean something.
        terms = [_unit_term(text[start:end]) for start, end in spans] if units else words(text)
        ids = _sentence_of(spans, sentences)
        for first, last in joined(terms, ids):
            start, end = spans[first][0], spans[last][1]
            term = " ".join(terms[first : last + 1])
            if term not in stop:
                term = term if last > first else to_term(term)
                rows.append((article_id, outlet, ids[first], first, start, end, text[start:end], term))
    return schema.make(pd.DataFrame(rows, columns=list(schema.TOKENS)), schema.TOKENS)


def _unit_term(token):
    return token.lower() if token.startswith(("http://", "https://", "www.", "@", "#")) else fold(token)


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
