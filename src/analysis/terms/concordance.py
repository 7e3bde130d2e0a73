"""Key word in context: every occurrence of a word, a phrase or a pattern, with what stands around it."""

import bisect
import html
import itertools
import operator
import re
import warnings

import pandas as pd

from analysis.base.arguments import listed, publication_times, whole_number
from analysis.base.page import NO_MATH
from analysis.base.schema import article_texts
from analysis.text.sentences import sentence_spans
from analysis.text.words import BETWEEN, GAP, WORD, asked_terms, folded_places, unify, word_spans, words

SORTS = ("text", "left", "right", "match", "outlet", "published")
_REACH = 8  # characters per word of left context that are looked at first; most words are shorter
_ALIGN = {"left": "right", "match": "center"}  # columns that do not begin at their left edge
_LONGEST = 1000  # characters of one word
_WIDEST = 100_000  # words of context: more than any text has, and a number that a pattern can count to
_word, _end = re.compile(WORD), re.compile(r"[.!?…\n\r]")
_pattern_like = re.compile(r"\\[A-Za-z]|\||\.[*+?]|\[[^\]]*\]|\(\?|\w[+?]|[\^$]|\{\d")


def kwic(
    articles: pd.DataFrame,
    pattern: str | list[str],
    *,
    window: int = 10,
    within_sentence: bool = True,
    sort: str = "text",
    sample: int | None = None,
    ignore_case: bool = True,
    regex: bool = False,
    width: int | None = None,
    seed: int = 0,
) -> "Concordance":
    """Find every occurrence of a word, a phrase or a pattern and show it in context.

    Parameters
    ----------
    articles : DataFrame
        One row per article: article_id, outlet, text; published if sorted by it.
    pattern : str or list of str
        Words and phrases, found just where they are counted: as whole words of the rule that all counts follow
        ("press" is not in "press-service" nor "pressure"), whatever their case, apostrophes and hyphens; where two
        begin at the same word, the longer is shown. Other signs have to stand as they are given: "$5", "C++".
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
    regex : bool
        Whether the pattern is a regular expression, found wherever it matches. Without it, a text that looks like one
        and is found nowhere is warned about.
    width : int, optional
        Characters of context shown on each side: the far ends are cut at a word and marked "…", never the words beside
        the match.
    seed : int
        For `sample`.

    Returns
    -------
    Concordance
        A DataFrame that notebooks show aligned on the match. One row per occurrence: article_id, outlet, published
        (where the articles have it), start, end (in `text`), left, match, right. Without `width`, left + match + right
        is a stretch of the text, unchanged.

    Raises
    ------
    ValueError
        If the pattern is empty, or with `regex` no regular expression or one that matches an empty string, a column or
        a text is missing, the window or the sample is no number, or sort is unknown.

    Examples
    --------
    >>> text = "The press service denied it. Later the press service fell silent."
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Courier"], "text": [text]})
    >>> kwic(articles, "press service", window=2)[["left", "match", "right"]].values.tolist()
    [['The ', 'press service', ' denied it'], ['Later the ', 'press service', ' fell silent']]
    """
    window = min(whole_number("window", window), _WIDEST)
    if sort not in SORTS:
        raise ValueError(f"sort is {sort!r}; use one of {', '.join(SORTS)}")
    texts = article_texts(articles, "article_id", "outlet", *(["published"] if sort == "published" else []))
    if sort == "published":
        articles = articles.assign(published=publication_times(articles))
    hits = pd.DataFrame(_find(texts, pattern, regex, ignore_case), columns=["row", "start", "end"])
    if sample is not None and whole_number("sample", sample) < len(hits):
        hits = hits.sample(sample, random_state=seed).sort_index()
    meta = ["article_id", "outlet", *(["published"] if "published" in articles.columns else [])]
    out = articles[meta].iloc[hits["row"]].reset_index(drop=True)
    contexts = _contexts(texts, hits.itertuples(index=False, name=None), window, within_sentence)
    found = pd.DataFrame(contexts, columns=["start", "end", "left", "match", "right"])
    if width is not None:
        width = whole_number("width", width)
        found["left"] = [_far_end_cut(left[::-1], width)[::-1] for left in found["left"]]
        found["right"] = [_far_end_cut(right, width) for right in found["right"]]
    types = dict.fromkeys(["start", "end"], "Int64") | dict.fromkeys(["left", "match", "right"], "str")
    return Concordance(_sorted(pd.concat([out, found.astype(types)], axis=1), sort))


class Concordance(pd.DataFrame):
    """A table of occurrences that a notebook shows aligned on the match, whole cells, whatever pandas' options say.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Courier"], "text": ["The ferry <Orla> sank."]})
    >>> shown = kwic(articles, "Orla")[["left", "match", "right"]]._repr_html_()
    >>> re.findall(r'<td align="(.*?)".*?>(.*?)</td>', shown)
    [('right', 'The ferry &lt;'), ('center', '<b>Orla</b>'), ('left', '&gt; sank')]
    """

    @property
    def _constructor(self):
        return Concordance

    def _repr_html_(self):
        most = pd.get_option("display.max_rows") or len(self)
        head = "".join(f'<th align="{_ALIGN.get(name, "left")}">{_escaped(name)}</th>' for name in self.columns)
        rows = ("".join(map(_cell, self.columns, row)) for row in self.head(most).itertuples(index=False, name=None))
        body = "\n".join(f"<tr>{row}</tr>" for row in rows)
        more = f"\n<p>{len(self) - most:,} further rows.</p>" if len(self) > most else ""
        return f'<table class="{NO_MATH}"><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>{more}'


def _cell(name, value):
    """Write a cell; the attribute aligns where a viewer strips styles, and the context stays on one line."""
    side, shown = _ALIGN.get(name, "left"), _escaped(value)
    if name == "match":
        shown = f"<b>{shown}</b>"
    return f'<td align="{side}" style="text-align: {side}; white-space: pre-wrap">{shown}</td>'


def _escaped(value):
    return "" if pd.isna(value) else html.escape(" ".join(str(value).split()).removesuffix(" 00:00:00"))


def _far_end_cut(context, width):
    """Cut what stands far from the match, its beginning, at a blank."""
    if len(context) <= width:
        return context
    head, blank, _ = context[: width + 1].rpartition(" ")
    return (head or context[:width] if blank else context[:width]) + "…"


def _find(texts, pattern, regex, ignore_case):
    """Give row, start and end of every match."""
    if isinstance(pattern, re.Pattern):
        raise ValueError(f"pattern is a compiled expression; give it as a text, with regex=True: {pattern.pattern!r}")
    if regex:
        return _find_pattern(texts, pattern, ignore_case)
    asked = listed("pattern", pattern)
    if not asked:
        raise ValueError("pattern is an empty list; give words or phrases")
    blank = next((text for text in asked if not text.strip()), None)
    if blank is not None:
        raise ValueError(f"pattern holds {blank!r}; give words or phrases")
    of_words = [text for text in asked if "*" in text or _only_words(text)]
    hits = _find_words(texts, of_words, ignore_case) if of_words else []
    for text in set(asked) - set(of_words):
        finder = re.compile(_as_it_stands(text), re.IGNORECASE if ignore_case else 0)
        hits += [(row, *match.span()) for row, where in enumerate(texts) for match in finder.finditer(unify(where))]
    if not hits:
        odd = next((text for text in asked if _pattern_like.search(text)), None)
        if odd is not None:
            warnings.warn(f"{odd!r} is looked for as plain text; if it is a pattern, give regex=True", stacklevel=3)
    hits.sort(key=lambda hit: (hit[0], hit[1], -hit[2]))
    return [hit for hit, before in zip(hits, [None, *hits], strict=False) if not before or hit[:2] != before[:2]]


def _only_words(text):
    return " ".join(text[start:end] for start, end in word_spans(text)) == " ".join(text.split())


def _as_it_stands(text):
    """Write a pattern for a text with signs, no word of it going on at its ends."""
    text = unify(text.strip())
    return (
        ("(?<![^\\W_])" if text[0].isalnum() else "") + re.escape(text) + ("(?![^\\W_])" if text[-1].isalnum() else "")
    )


def _find_pattern(texts, pattern, ignore_case):
    if not isinstance(pattern, str):
        raise ValueError(f"pattern is {pattern!r}; with regex=True give one regular expression")
    try:
        finder = re.compile(pattern, re.IGNORECASE if ignore_case else 0)
    except re.error as error:
        raise ValueError(f"pattern {pattern!r} is no regular expression: {error}") from error
    hits = [(row, *match.span()) for row, text in enumerate(texts) for match in finder.finditer(text)]
    if finder.match("") or any(start == end for _, start, end in hits):
        raise ValueError(f"pattern {pattern!r} matches an empty string; make it match at least one character")
    return hits


def _find_words(texts, phrases, ignore_case):
    forms = asked_terms("pattern", phrases)
    if not ignore_case:
        forms = [_as_written(phrase) for phrase in phrases]
    finder = re.compile("|".join(map(_whole, sorted(forms, key=len, reverse=True))))
    forms, hits = {tuple(form) for form in forms}, []
    for row, text in enumerate(texts):
        written, place = folded_places(text) if ignore_case else (unify(text), None)
        match = finder.search(written)
        while match:  # each from the next sign on, as phrases can overlap
            start, end = match.span()
            if (match.group(),) in forms and _is_space(written, start - 1) and _is_space(written, end):
                found = [(start, end)]  # no word goes on across a space
            else:
                found = _phrases_at(written, start, forms)
            if place:
                found = ((place(first)[0], place(last - 1)[1]) for first, last in found)
            found = next((span for span in found if not _sentence_ends_within(text, *span)), None)
            if found:
                hits.append((row, *found))
            match = finder.search(written, start + 1)
    return hits


def _is_space(text, at):
    return at < 0 or at >= len(text) or text[at].isspace()


def _phrases_at(text, start, forms):
    """Yield start and end of every listed phrase whose words begin at a place, the longest first."""
    low, longest = start, max(map(len, forms))
    while low > max(0, start - _LONGEST) and not text[low - 1].isspace():
        low -= 1
    spans = (word.span() for word in _word.finditer(text, low))
    spans = list(itertools.islice((span for span in spans if span[0] >= start), longest))
    for size in range(len(spans), 0, -1):
        if spans[0][0] == start and tuple(text[first:last] for first, last in spans[:size]) in forms:
            yield start, spans[size - 1][1]


def _sentence_ends_within(text, start, end):
    if not _end.search(text, start, end):
        return False
    line, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    sentences = sentence_spans(text[line : line_end if line_end >= 0 else len(text)])
    return any(start < line + at < end for at, _ in sentences)


def _as_written(text):
    """List the words of a text with their capitals."""
    text = unify(text)
    return [text[start:end] for start, end in word_spans(text)]


def _whole(form):
    """Write a pattern for a phrase as whole words with anything but words and line ends between.

    It begins with its first letter, not with a look behind, so that the search can leap from one to the next. It finds
    candidates; `_phrases_at` decides.
    """
    first, rest = re.escape(form[0][0]), [form[0][1:], *form[1:]]
    begin = rf"{first}(?<![^\W_]{first})(?<![^\W_]['-]{first})"
    return begin + BETWEEN.join(map(re.escape, rest)) + r"(?!['-]?[^\W_])"


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
