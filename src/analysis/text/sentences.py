"""What a sentence is: one frozen rule.

A sentence ends at a line's end, or at `.`, `!`, `?` or `…` unless what stands around it says otherwise; abbreviations
come from `lexicons/abbreviations.csv`.
"""

import functools
import re

import pandas as pd

from analysis.base import schema
from analysis.base.lexicon import read_lexicon
from analysis.text.words import stop_list

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


def sentence_spans(text: str) -> list[tuple[int, int]]:
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
        ends = _ends_at_sight(text, start, mark.regs, abbreviations)
        if ends or (ends is None and _ends_sentence(text, line, mark)):
            spans.append((start, end))
            start = after
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _ends_at_sight(text, start, regs, abbreviations):
    """Whether a mark ends a sentence, None where that takes a closer look.

    Most marks stand behind a plain word and before a capital: settled here, as this is the hot path.
    """
    (_, after), (stop, end) = regs
    first = text[after]
    if first in _OPENING:
        first = text[after + 1 : after + 2]
    if not first.isupper():
        return False if first.islower() else None
    if text[stop] != ".":
        return True
    word = text[text.rfind(" ", start, stop) + 1 or start : stop]
    what = abbreviations.get(word.lower())
    if what == "never" and end - stop == 1:
        return False
    return True if what is None and len(word) > 1 and word.isalpha() else None


def article_rows(articles):
    """Give article_id, outlet and text of every article, checked."""
    texts = schema.article_texts(articles, "article_id", "outlet")
    return zip(articles["article_id"], articles["outlet"], texts, strict=True)


def split_sentences(articles: pd.DataFrame) -> pd.DataFrame:
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
        for article_id, outlet, text in article_rows(articles)
        for number, (start, end) in enumerate(sentence_spans(text))
    ]
    return schema.make(pd.DataFrame(rows, columns=list(schema.SENTENCES)), schema.SENTENCES)
