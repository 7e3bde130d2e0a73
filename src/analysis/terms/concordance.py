"""Key word in context: every occurrence of a word, a phrase or a pattern, with what stands around it."""

import html
import re
import warnings

import pandas as pd

from analysis.base.arguments import listed, publication_times, whole_number
from analysis.base.page import NO_MATH
from analysis.base.schema import article_texts, check_table
from analysis.terms.finding import Texts
from analysis.terms.index.places import Indexed
from analysis.terms.index.words import WordIndex
from analysis.text.words import unify, word_spans, words

SORTS = ("text", "left", "right", "match", "outlet", "published")
_ALIGN = {"left": "right", "match": "center"}  # columns that do not begin at their left edge
_WIDEST = 100_000  # words of context: more than any text has, and a number that a pattern can count to
_pattern_like = re.compile(r"\\[A-Za-z]|\||\.[*+?]|\[[^\]]*\]|\(\?|\w[+?]|[\^$]|\{\d")


def kwic(
    articles: "pd.DataFrame | WordIndex",
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
    articles : DataFrame or WordIndex
        One row per article: article_id, outlet, text; published if sorted by it. With an index (`run.index`, or of
        `index_words`) the same is found at once.
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
    needed = ["article_id", "outlet", *(["published"] if sort == "published" else [])]
    where: Texts
    if isinstance(articles, WordIndex):
        where, table = Indexed(articles), articles.articles
        check_table(table, *needed)
    else:
        where, table = Texts(article_texts(articles, *needed)), articles
    if sort == "published":
        table = table.assign(published=publication_times(table))
    hits = _find(where, pattern, regex, ignore_case)
    if sample is not None and whole_number("sample", sample) < len(hits):
        hits = hits.reset_index(drop=True).sample(sample, random_state=seed).sort_index()
    meta = ["article_id", "outlet", *(["published"] if "published" in table.columns else [])]
    out = table[meta].iloc[hits["row"]].reset_index(drop=True)
    found = where.contexts(hits, window, within_sentence)
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


def _find(where, pattern, regex, ignore_case):
    """Give row, start and end of every match, sorted."""
    if isinstance(pattern, re.Pattern):
        raise ValueError(f"pattern is a compiled expression; give it as a text, with regex=True: {pattern.pattern!r}")
    if regex:
        return _find_pattern(where, pattern, ignore_case)
    asked = listed("pattern", pattern)
    if not asked:
        raise ValueError("pattern is an empty list; give words or phrases")
    blank = next((text for text in asked if not text.strip()), None)
    if blank is not None:
        raise ValueError(f"pattern holds {blank!r}; give words or phrases")
    of_words = [text for text in asked if "*" in text or _only_words(text)]
    hits = [where.words(of_words, ignore_case)] if of_words else []
    for text in set(asked) - set(of_words):
        finder = re.compile(_as_it_stands(text), re.IGNORECASE if ignore_case else 0)
        hits.append(where.signs(finder))
    hits = pd.concat(hits, ignore_index=True)
    if hits.empty:
        odd = next((text for text in asked if _pattern_like.search(text)), None)
        if odd is not None:
            warnings.warn(f"{odd!r} is looked for as plain text; if it is a pattern, give regex=True", stacklevel=3)
    hits = hits.sort_values(["row", "start", "end"], ascending=[True, True, False], kind="stable")
    return hits.drop_duplicates(["row", "start"])


def _only_words(text):
    return " ".join(text[start:end] for start, end in word_spans(text)) == " ".join(text.split())


def _as_it_stands(text):
    """Write a pattern for a text with signs, no word of it going on at its ends."""
    text = unify(text.strip())
    return (
        ("(?<![^\\W_])" if text[0].isalnum() else "") + re.escape(text) + ("(?![^\\W_])" if text[-1].isalnum() else "")
    )


def _find_pattern(where, pattern, ignore_case):
    if not isinstance(pattern, str):
        raise ValueError(f"pattern is {pattern!r}; with regex=True give one regular expression")
    try:
        finder = re.compile(pattern, re.IGNORECASE if ignore_case else 0)
    except re.error as error:
        raise ValueError(f"pattern {pattern!r} is no regular expression: {error}") from error
    hits = where.pattern(finder)
    if finder.match("") or (hits["start"] == hits["end"]).any():
        raise ValueError(f"pattern {pattern!r} matches an empty string; make it match at least one character")
    return hits.sort_values(["row", "start"], kind="stable")


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
