"""The article of a page that a script would have printed: the data that it would have printed it from.

Such pages hold no text but a notice that scripts are needed; what was fetched holds the article all the same, in a
script element of JSON (`__NEXT_DATA__`) or in one that gives a variable its value (`window.state = {...}`).
"""

import json
import re
from itertools import islice

from analysis.corpus.files.blocks import TAG, html_lines
from analysis.corpus.lines.sentences import SENTENCE_END
from analysis.text.dates import parse_date

LEAST = 40
"""Words of an article in the data, at least, and of a page's own text from which on it is not asked for data."""
_VALUE = re.compile(r"[\w$\]\"']\s?=\s?(?=[{\[][\[{\"])")
"""Where a script gives a variable data for its value."""
VALUES = 30
"""Such places in one script that are looked at."""
_TEXTS = ("content", "text", "value", "html", "body", "paragraph", "children", "data")
"""Keys of the text of a paragraph, and of its parts."""
_DAYS = (
    "datePublished",
    "publishedAt",
    "published_at",
    "firstPublished",
    "publishDate",
    "publish_date",
    "first_publish_date",
    "display_date",
    "published",
)
DEEP = 6
"""Objects in one another that a paragraph is made of, at most."""


def article_in_data(tree):
    r"""Find the longest run of paragraphs in the data of a page's scripts.

    Parameters
    ----------
    tree : lxml element

    Returns
    -------
    tuple of (str, str or None)
        Text, a paragraph per line, "" where there is none; and the day that stands beside it.

    Examples
    --------
    >>> from analysis.corpus.files.blocks import html_tree
    >>> body = ["The ferry to the island ran again on Thursday after eleven days of storm, the office said."] * 3
    >>> data = json.dumps({"props": {"article": {"publishedAt": "2031-05-02", "body": [{"content": p} for p in body]}}})
    >>> text, day = article_in_data(html_tree(f"<p>Wait</p><script type='application/json'>{data}</script>"))
    >>> text.split("\n") == body, day
    (True, '2031-05-02')
    """
    best, most, day = [], 0, None
    for script in tree.iter("script"):
        for lines, told in (run for data in _data(script) for run in _runs(data)):
            if (words := _words(lines)) > most:
                best, most, day = lines, words, told
    sentences = sum(bool(SENTENCE_END.search(line)) for line in best)
    return ("\n".join(best), day) if most >= LEAST and sentences * 2 > len(best) else ("", None)


def _data(script):
    """Yield the data that a script element holds."""
    text, kind = script.text or "", script.get("type") or ""
    if "ld+json" in kind:
        return
    starts = [0] if "json" in kind else [match.end() for match in islice(_VALUE.finditer(text), VALUES)]
    for start in starts:
        try:
            yield json.JSONDecoder().raw_decode(text[start:].lstrip())[0]
        except (ValueError, RecursionError):
            continue


def _runs(data):
    """Yield the texts in data that may be articles, strings and lists of paragraphs, and the day beside each."""
    todo = [(data, None)]
    while todo:
        value, day = todo.pop()
        if isinstance(value, dict):
            told = (value[key] for key in _DAYS if isinstance(value.get(key), str) and parse_date(value[key]))
            day = next(told, day)
            todo += [(inner, day) for inner in value.values() if isinstance(inner, (dict, list))]
            yield from ((_lines(text), day) for text in value.values() if isinstance(text, str))
        elif isinstance(value, list):
            todo += [(inner, day) for inner in value if isinstance(inner, (dict, list))]
            yield [line for item in value for line in _lines(_text(item))], day


def _text(item, depth=0):
    """Return the text of a paragraph: of an object, what stands under the first key for text."""
    if isinstance(item, str):
        return item
    if depth == DEEP:
        return ""
    if isinstance(item, list):
        return "".join(_text(part, depth + 1) for part in item)
    inner = next((item[key] for key in _TEXTS if item.get(key)), "") if isinstance(item, dict) else ""
    return _text(inner, depth + 1) if isinstance(inner, (str, list, dict)) else ""


def _lines(text):
    """Return the lines of a text, without tags; "" for what has too few words to be a paragraph."""
    if len(text.split()) < 3:
        return []
    lines = html_lines(text) if TAG.search(text) else text.split("\n")
    return [" ".join(line.split()) for line in lines if line.strip()]


def _words(lines):
    return sum(len(line.split()) for line in lines if SENTENCE_END.search(line))
