"""Key word in context: every occurrence of a word, a phrase or a pattern, with what stands around it."""

import bisect
import itertools
import operator
import re

import pandas as pd

from analysis.tokens import GAP, WORD, sentence_spans, word_spans, words

SORTS = ("text", "left", "right", "match", "outlet", "published")
_REACH = 9  # characters per word of left context that are looked at first; most words are shorter
_JOINS = "['’ʼ＇‐‑-]"
_LONGEST = 1000  # characters of one word
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
        A list of words and phrases, found just where they are counted: as whole words of the rule that all counts
        follow ("press" is not in "press-service" nor "pressure"), whatever their case, apostrophes and hyphens. Or a
        regular expression, found wherever it matches.
    window : int
        Words of context on each side, from 0 up.
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
        If the pattern is no regular expression or matches the empty string, a column is missing, the window is no
        number of words, or sort is unknown.

    Examples
    --------
    >>> text = "The press service denied it. Later the press service fell silent."
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Courier"], "text": [text]})
    >>> kwic(articles, r"press service", window=2)[["left", "match", "right"]].values.tolist()
    [['The ', 'press service', ' denied it'], ['Later the ', 'press service', ' fell silent']]
    """
    finder, whole = _compile(pattern, ignore_case), not isinstance(pattern, str)
    if not isinstance(window, int) or window < 0:
        raise ValueError(f"window is {window!r}; give a number of words from 0 up")
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
        if not whole or _stands_whole(text, *match.span())
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


def _stands_whole(text, start, end):
    """Tell whether a stretch of text begins with a word and ends with one, in one sentence."""
    if any(mark in text[start:end] for mark in ".!?…") and any(start < at < end for at, _ in sentence_spans(text)):
        return False
    if text[start - 1 : start].isspace() and text[end : end + 1].isspace():
        return True  # no word goes on across a space
    low, high = start, end
    while low > max(0, start - _LONGEST) and not text[low - 1].isspace():
        low -= 1
    while high < min(len(text), end + _LONGEST) and not text[high].isspace():
        high += 1
    spans = word_spans(text[low:high])
    return any(low + at == start for at, _ in spans) and any(low + at == end for _, at in spans)


def _whole(form, ignore_case):
    """Write a pattern for a phrase as whole words, whatever its apostrophes, hyphens and spaces."""
    signs = [
        ["['’ʼ＇]" if s == "'" else "[-‐‑]" if s == "-" else _either_case(s, ignore_case) for s in word]
        for word in form
    ]
    # The pattern begins with its first letter, not with a look behind: so the search can leap from one to the next. By
    # what it looks for around the words it tries a shorter phrase where a longer one goes on; `_stands_whole` decides.
    first, signs[0] = signs[0][0], signs[0][1:]
    begin = rf"{first}(?<![^\W_]{first})(?<![^\W_]{_JOINS}{first})"
    return begin + r"[^\w\n]+".join("".join(word) for word in signs) + rf"(?!{_JOINS}?[^\W_])"


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
