"""Key word in context: every occurrence of a word, a phrase or a pattern, with what stands around it."""

import bisect
import re

import pandas as pd

from analysis.tokens import sentence_spans, word_spans, words

SORTS = ("text", "left", "right", "match", "outlet", "published")
_REACH = 20  # characters per word of context that are looked at; words are far shorter


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
    contexts = []
    texts, last = articles["text"].tolist(), None
    for row, start, end in hits.itertuples(index=False):
        if row != last:
            sentences, last = sentence_spans(texts[row]), row
        contexts.append(_context(texts[row], sentences, start, end, window, within_sentence))
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


def _context(text, sentences, start, end, window, within_sentence):
    number = max(bisect.bisect_right(sentences, start, key=lambda span: span[0]) - 1, 0)
    low, high = (sentences[number][0], max(end, sentences[number][1])) if within_sentence else (0, len(text))
    low = min(low, start)
    near = max(low, start - _REACH * (window + 1))
    before = word_spans(text[near:start])[-window:] if window else []
    after = word_spans(text[end : min(high, end + _REACH * (window + 1))])[:window] if window else []
    left = near + before[0][0] if before else start
    right = end + after[-1][1] if after else end
    return number, start, end, text[left:start], text[start:end], text[end:right]


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
