"""Key word in context: every occurrence of a word, a phrase or a pattern, with what stands around it."""

import bisect
import itertools
import operator
import re

import pandas as pd

from analysis.tokens import GAP, WORD, sentence_spans, word_spans, words

SORTS = ("text", "left", "right", "match", "outlet", "published")
_REACH = 9  # characters per word of left context that are looked at first; most words are shorter
_word = re.compile(WORD)


def kwic(
    articles,
    pattern,
    *,
    window=10,
    within_sentence=True,
    sort="text",
    sample=None,
    ignore_case=True,
    seed=0,
):
    """Find every occurrence of a pattern and show it in context.

    Parameters
    ----------
    articles : DataFrame
        One row per article: article_id, outlet, text; published if sorted by it.
    pattern : str or list of str
        A regular expression; or a list of words and phrases, found whole, whatever their apostrophes and hyphens.
    window : int
        Words of context on each side.
    within_sentence : bool
        Whether the context ends with the sentence.
    sort : {"text", "left", "right", "match", "outlet", "published"}
        Order: as in the text, by the words to the left (from the match outwards), to the right, by the match, outlet or
        date.
    sample : int, optional
        Draw this many occurrences at random; all if left out or if there are fewer.
    ignore_case : bool
    seed : int
        For `sample`.

    Returns
    -------
    DataFrame
        One row per occurrence: article_id, outlet, published (where the articles have it), sentence_id, start, end (in
        `text`), left, match, right. left + match + right is a stretch of the text, unchanged.

    Raises
    ------
    ValueError
        If the pattern is no regular expression or matches the empty string, a column is missing, or sort is unknown.

    Examples
    --------
    >>> text = "The press service denied it. Later the press service fell silent."
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Courier"], "text": [text]})
    >>> kwic(articles, r"press service", window=2)[["left", "match", "right"]].values.tolist()
    [['The ', 'press service', ' denied it'], ['Later the ', 'press service', ' fell silent']]
    """
    finder = _compile(pattern, ignore_case)
    if sort not in SORTS:
        raise ValueError(f"sort is {sort!r}; use one of {', '.join(SORTS)}")
    columns = ["article_id", "outlet", "text", *(["published"] if sort == "published" else [])]
    missing = [c for c in columns if c not in articles.columns]
    if missing:
        raise ValueError(f"articles: column {', '.join(missing)} is missing; load them with load_articles")
    hits = [
        (row, match.start(), match.end())
        for row, text in enumerate(articles["text"].tolist())
        if isinstance(text, str)
        for match in finder.finditer(text)
    ]
    hits = pd.DataFrame(hits, columns=["row", "start", "end"])
    if sample is not None and sample < len(hits):
        hits = hits.sample(sample, random_state=seed).sort_index()
    meta = ["article_id", "outlet", *(["published"] if "published" in articles.columns else [])]
    out = articles[meta].iloc[hits["row"]].reset_index(drop=True)
    contexts = _contexts(articles["text"].tolist(), hits.itertuples(index=False, name=None), window, within_sentence)
    found = pd.DataFrame(contexts, columns=["sentence_id", "start", "end", "left", "match", "right"])
    types = dict.fromkeys(["sentence_id", "start", "end"], "Int64") | dict.fromkeys(["left", "match", "right"], "str")
    return _sorted(pd.concat([out, found.astype(types)], axis=1), sort)


def _compile(pattern, ignore_case):
    if not isinstance(pattern, str):
        forms = [words(phrase) if ignore_case else _plain(phrase) for phrase in pattern]
        if not forms or not all(forms):
            raise ValueError("pattern: a list of words must hold words; this one holds none or an empty one")
        longest_first = sorted(forms, key=len, reverse=True)
        return re.compile("|".join(_whole(form, ignore_case) for form in longest_first))
    if ignore_case and pattern and all(sign.isalnum() or sign in " _-" for sign in pattern):
        return re.compile("".join(_either_case(sign) for sign in pattern))
    try:
        finder = re.compile(pattern, re.IGNORECASE if ignore_case else 0)
    except re.error as error:
        raise ValueError(
            f"pattern {pattern!r} is no regular expression: {error}; to find the words as they stand, "
            f"give them as a list: [{pattern!r}]"
        ) from error
    if finder.match(""):
        raise ValueError(f"pattern {pattern!r} matches the empty string; make it match at least one character")
    return finder


def _whole(form, ignore_case):
    """Write a pattern for a phrase as whole words, whatever its apostrophes, hyphens and spaces."""
    signs = [
        ["['’ʼ]" if s == "'" else "[-‐‑]" if s == "-" else _either_case(s, ignore_case) for s in word] for word in form
    ]
    # The pattern begins with its first letter, not with a look behind: so the search can leap from one to the next.
    first, signs[0] = signs[0][0], signs[0][1:]
    return rf"{first}(?<!\w{first})" + r"[^\w\n]+".join("".join(word) for word in signs) + r"(?!\w)"


def _either_case(sign, ignore_case=True):
    """Write a character class of both cases: several times as fast as the IGNORECASE flag."""
    if ignore_case and len(sign.lower()) == len(sign.upper()) == 1 and sign.lower() != sign.upper():
        return f"[{sign.lower()}{sign.upper()}]"
    return re.escape(sign)


def _plain(phrase):
    return [phrase[start:end] for start, end in word_spans(phrase)]


def _contexts(texts, hits, window, within_sentence):
    """Yield sentence, start, end, left, match and right of every hit: row, start and end, sorted."""
    some_words = re.compile(rf"(?:{GAP}{WORD}){{0,{window}}}")
    for row, group in itertools.groupby(hits, key=operator.itemgetter(0)):
        of_row, text = list(group), texts[row]
        line_end = text.find("\n", of_row[-1][2])  # what follows it has no part in the sentences before
        line_end = line_end if line_end >= 0 else len(text)
        sentences = sentence_spans(text[:line_end]) or [(0, line_end)]
        for _, start, end in of_row:
            number = max(bisect.bisect_right(sentences, start, key=operator.itemgetter(0)) - 1, 0)
            low, high = 0, len(text)
            if within_sentence:
                low, high = min(sentences[number][0], start), max(end, sentences[number][1])
            left = _back(text, low, start, window) if window else start
            right = some_words.match(text, end, high).end()
            yield number, start, end, text[left:start], text[start:end], text[end:right]


def _back(text, low, start, window):
    """Give the place where the words before a place begin, as many as asked, not before `low`."""
    reach = _REACH * (window + 1)
    while True:
        near = max(low, start - reach)
        begins = [word.start() for word in _word.finditer(text, near, start)]
        if near == low or len(begins) > window:  # one more than asked: the first may be cut
            return begins[-window:][0] if begins else start
        reach *= 2


def _sorted(table, sort):
    if sort == "text":
        return table
    if sort == "left":
        keys = table["left"].map(lambda left: " ".join(reversed(words(left))))
    elif sort in ("right", "match"):
        keys = table[sort].map(lambda side: " ".join(words(side)))
    else:
        keys = table[sort]
    return table.iloc[keys.reset_index(drop=True).sort_values(kind="stable").index].reset_index(drop=True)
