"""Key word in context: every occurrence of a word, a phrase or a pattern, with what stands around it."""

import bisect
import itertools
import operator
import re

import pandas as pd

from analysis.tokens import GAP, WORD, fold, sentence_spans, unify, word_spans, words

SORTS = ("text", "left", "right", "match", "outlet", "published")
_REACH = 8  # characters per word of left context that are looked at first; most words are shorter
_LONGEST = 1000  # characters of one word
_word, _mark = re.compile(WORD), re.compile(r"[.!?…]")


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
        One row per occurrence: article_id, outlet, published (where the articles have it), start, end (in `text`),
        left, match, right. left + match + right is a stretch of the text, unchanged.

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
    if not isinstance(window, int) or window < 0:
        raise ValueError(f"window is {window!r}; give a number of words from 0 up")
    if sort not in SORTS:
        raise ValueError(f"sort is {sort!r}; use one of {', '.join(SORTS)}")
    columns = ["article_id", "outlet", "text", *(["published"] if sort == "published" else [])]
    missing = [c for c in columns if c not in articles.columns]
    if missing:
        raise ValueError(f"articles: column {', '.join(missing)} is missing; load them with load_articles")
    texts = articles["text"].tolist()
    hits = pd.DataFrame(_find(texts, pattern, ignore_case), columns=["row", "start", "end"])
    if sample is not None and sample < len(hits):
        hits = hits.sample(sample, random_state=seed).sort_index()
    meta = ["article_id", "outlet", *(["published"] if "published" in articles.columns else [])]
    out = articles[meta].iloc[hits["row"]].reset_index(drop=True)
    contexts = _contexts(texts, hits.itertuples(index=False, name=None), window, within_sentence)
    found = pd.DataFrame(contexts, columns=["start", "end", "left", "match", "right"])
    types = dict.fromkeys(["start", "end"], "Int64") | dict.fromkeys(["left", "match", "right"], "str")
    return _sorted(pd.concat([out, found.astype(types)], axis=1), sort)


def _find(texts, pattern, ignore_case):
    """Give row, start and end of every match."""
    if isinstance(pattern, str):
        finder = _compile(pattern, ignore_case)
        return [
            (row, *match.span())
            for row, text in enumerate(texts)
            if isinstance(text, str)
            for match in finder.finditer(text)
        ]
    forms = [words(phrase) if ignore_case else _as_written(phrase) for phrase in pattern]
    if not forms or not all(forms):
        raise ValueError("pattern: a list of words must hold words; this one holds none or an empty one")
    longest_first = sorted(forms, key=len, reverse=True)
    finder, write = re.compile("|".join(map(_whole, longest_first))), _fold_in_place if ignore_case else unify
    return [
        (row, *match.span())
        for row, text in enumerate(texts)
        if isinstance(text, str)
        for match in finder.finditer(write(text))
        if _stands_whole(text, *match.span())
    ]


def _as_written(text):
    """List the words of a text with their capitals."""
    text = unify(text)
    return [text[start:end] for start, end in word_spans(text)]


def _fold_in_place(text):
    folded = fold(text)
    if len(folded) == len(text):
        return folded
    return "".join(
        fold(sign) if len(fold(sign)) == 1 else sign for sign in text
    )  # a few capitals have long small forms


def _compile(pattern, ignore_case):
    if ignore_case and pattern and all(sign.isalnum() or sign in " _-" for sign in pattern):
        return re.compile("".join(map(_either_case, pattern)))  # several times as fast as the IGNORECASE flag
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


def _either_case(sign):
    if len(sign.lower()) == len(sign.upper()) == 1 and sign.lower() != sign.upper():
        return f"[{sign.lower()}{sign.upper()}]"
    return re.escape(sign)


def _whole(form):
    """Write a pattern for a phrase as whole words with anything but words and line ends between.

    It begins with its first letter, not with a look behind, so that the search can leap from one to the next. By what
    it looks for around the words it tries a shorter phrase where a longer one goes on; `_stands_whole` decides.
    """
    first, rest = re.escape(form[0][0]), [form[0][1:], *form[1:]]
    begin = rf"{first}(?<![^\W_]{first})(?<![^\W_]['-]{first})"
    return begin + r"[^\w\n]+".join(map(re.escape, rest)) + r"(?!['-]?[^\W_])"


def _stands_whole(text, start, end):
    """Tell whether a stretch of text begins with a word and ends with one, in one sentence."""
    if _mark.search(text, start, end) and any(start < at < end for at, _ in sentence_spans(text)):
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


def _contexts(texts, hits, window, within_sentence):
    """Yield start, end, left, match and right of every hit: row, start and end, sorted."""
    some_words = re.compile(rf"(?:{GAP}{WORD}){{0,{window}}}")
    for row, of_row in itertools.groupby(hits, key=operator.itemgetter(0)):
        text, line, line_end = texts[row], 0, -1
        lined = text.replace("\r", "\n")
        for _, start, end in of_row:
            low, high = 0, len(text)
            if within_sentence:
                if start > line_end:  # no sentence goes on across a line's end, so that one line is enough
                    line, line_end = lined.rfind("\n", 0, start) + 1, lined.find("\n", start)
                    line_end = line_end if line_end >= 0 else len(text)
                    sentences = sentence_spans(text[line:line_end]) or [(0, line_end - line)]
                number = max(bisect.bisect_right(sentences, start - line, key=operator.itemgetter(0)) - 1, 0)
                low = min(line + sentences[number][0], start)
                high = max(line + sentences[number][1], end)
            left = _back(text, low, start, window) if window else start
            right = some_words.match(text, end, high).end()
            yield start, end, text[left:start], text[start:end], text[end:right]


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
