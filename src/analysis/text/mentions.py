"""Names in a text: runs of words with capitals, told from the capitals that only begin a sentence.

No list of names stands behind it: a word at the head of a sentence is a name if the text, or the rest of the run, shows
it with a capital within a sentence too.
"""

import functools
import re

from analysis.base.lexicon import read_lexicon
from analysis.text.sentences import sentence_spans
from analysis.text.words import fold, stop_list, word_spans

_WITHIN = re.compile("de[lr]?|della|d[aiu]|l[ae]|v[ao]n|den|bint?|ibn|[ae]l|of")
_OFFICE = re.compile(
    "academy|army|association|bank|board|bureau|cent(?:er|re)|chamber|church|college|committee|council|court|department|"
    "federation|institute|kingdom|league|ministry|office|party|republic|school|secretary|society|states|union|university"
)
_GAP = re.compile(r"[ \u00a0\u2010\u2011-]|, (?=Jr)|\.? ")


@functools.cache
def titles():
    """Give titles and honorifics, abbreviated or spelt out, as terms."""
    return frozenset(read_lexicon("titles", columns=("title", "source"))["title"])


@functools.cache
def calendar(*kinds):
    """Give the terms of some kinds of the calendar: day, month, short, hour."""
    table = read_lexicon("calendar", columns=("term", "kind", "source"))
    return frozenset(table["term"][table["kind"].isin(kinds)])


def name_spans(text):
    """Find the names in a text: proper names of one word or several, without titles before them.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        Half-open offsets, in order. Days, months and lines in capitals give none.

    Examples
    --------
    >>> text = "On Monday Sen. Ilse Moor of Tarn met the Bank of Reld. Moor left."
    >>> [text[start:end] for start, end in name_spans(text)]
    ['Ilse Moor', 'Tarn', 'Bank of Reld', 'Moor']
    """
    found, doubtful, sure = [], [], set()
    for low, high in sentence_spans(text):
        sentence = text[low:high]
        spans = [(low + start, low + end) for start, end in word_spans(sentence)]
        if not spans or sentence.upper() == sentence:
            continue
        capitals = sum(text[start].isupper() for start, _ in spans)
        if capitals > 0.7 * len(spans) and len(spans) > 4:  # a headline in capitals tells no names
            continue
        for run in _runs(text, spans):
            run = _trim(text, run)
            if not run:
                continue
            place = (run[0][0], run[-1][1])
            if run[0] == spans[0] and len(run) == 1:
                doubtful.append(place)
            else:
                found.append(place)
                sure.update(fold(text[start:end]) for start, end in run)
    found += [(start, end) for start, end in doubtful if fold(text[start:end]) in sure]
    return sorted(found)


def _runs(text, spans):
    """Yield runs of words with capitals, small words such as "of" inside them allowed."""
    run, waiting = [], []
    for start, end in spans:
        word, last = text[start:end], (waiting or run or [(0, 0)])[-1][1]
        linked = bool(run) and _GAP.fullmatch(text, last, start) is not None
        if word[0].isupper() and fold(word) not in calendar("day", "month"):
            if run and not linked:
                yield run
                run = []
            run = [*run, *waiting, (start, end)] if run else [(start, end)]
            waiting = []
        elif run and linked and len(waiting) < 2 and _WITHIN.fullmatch(fold(word)) and _may_go_on(text, word, run):
            waiting = [*waiting, (start, end)]
        else:
            if run:
                yield run
            run, waiting = [], []
    if run:
        yield run


def _may_go_on(text, word, run):
    """Whether a small word goes on with a name: "Moor of Tarn" is two, "Federal Bureau of Investigation" one."""
    return fold(word) != "of" or len(run) == 1 or bool(_OFFICE.fullmatch(fold(text[slice(*run[-1])])))


def _trim(text, run):
    """Take titles and function words off both ends, and a possessive."""
    stop = stop_list()
    while run and (_bare(text, run[0]) in titles() or fold(text[slice(*run[0])]) in stop):
        run = run[1:]
    while run and (fold(text[slice(*run[-1])]) in stop or _bare(text, run[-1]) in titles()):
        run = run[:-1]
    if not run:
        return run
    start, end = run[-1]
    if re.search(r"['’]s$", text[start:end]):
        run = [*run[:-1], (start, end - 2)]
    return run if sum(end - start for start, end in run) > 1 else []


def _bare(text, span):
    return fold(text[slice(*span)]).replace(".", "")
