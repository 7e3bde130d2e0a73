"""Which run of lines is the article: how a line reads by itself, and the cheapest path through lines with scores.

Log odds of lines come from `scores`; the cheapest path through two states, in the article and outside it, cuts the
page into runs (Viterbi).
"""

import re
from functools import lru_cache
from itertools import pairwise
from math import log1p

from analysis.corpus.lines.head import ITEM, is_headline
from analysis.corpus.lines.sentences import SENTENCE_END, spaced, word_set

STOPWORDS = word_set(
    "a about after all also an and are as at be because been before being but by can could did do does during for "
    "from had has have he her his if in into is it its more not of on or other our out over said she so some than "
    "that the their them there these they this to under up was we were what when which while who will with would "
    "you"
)
SITE_WORDS = word_set(
    "subscribe subscribers subscription newsletter newsletters inbox email emails e-mail cookie cookies privacy "
    "policy policies terms conditions copyright reserved rights click sign account login log password register "
    "website site browser app download advertise advertising advertisement ads ad affiliate commission sponsored "
    "facebook twitter instagram comment comments moderated moderation reply submit republished donate contact "
    "unsubscribe spam deactivate blocker updates notifications readers reader"
)
"""Words a site says to its readers; in an article they are spread thin."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SWITCH = 0.75
"""Cost of passing from the article to what is around it, or back, in log odds."""


@lru_cache(maxsize=1 << 16)
def line_features(text):
    """Measure one line by itself: numbers in the order of `scores.OWN`, and whether it is surely prose.

    Surely prose are ten words or more, a fifth of them stop words, with a full stop.
    """
    end = 1.0 if SENTENCE_END.search(text) else 0.0
    text = spaced(text)
    words = _WORD.findall(text)
    n = len(words)
    low = [word.lower() for word in words]
    stop = sum(map(STOPWORDS.__contains__, low)) / max(1, n)
    site = sum(map(SITE_WORDS.__contains__, low)) / max(5, n)
    capitals = sum([word[0].isupper() for word in words[1:]]) / max(1, n - 1)
    size = log1p(min(n, 60))
    parts = text.split()
    lower = sum([part[0].islower() or _is_caseless(part[0]) for part in parts])
    digits = sum(map(text.count, "0123456789")) if text.isascii() else sum(map(str.isdigit, text))
    own = (
        size,
        stop,
        end,
        end * size,
        site,
        capitals,
        log1p(min(len(text), 600)),
        digits / max(1, len(text)),
        min(5.0, sum(map(text.count, ',;“”"'))),
        log1p(lower),
        lower / max(1, len(parts)),
        float(text.endswith(":")),
        float(bool(ITEM.match(text))),
        float(is_headline(text)),
        len(text) / max(1, len(parts)),
    )
    return own, 1.0 if end and n >= 10 and stop >= 0.2 else 0.0


def _is_caseless(sign):
    """Tell a letter of a script that has no capitals."""
    return sign > "\u0250" and sign.isalpha() and sign.lower() == sign.upper()


def best_runs(scores, switch=None):
    """Cut a document into runs of lines inside the article, as a list of (first, last + 1).

    Examples
    --------
    >>> best_runs([-5, 4, -1, 4, -5, -5, -5, 0.5])
    [(1, 4)]
    """
    switch = SWITCH if switch is None else switch
    inside, outside = 0.0, 0.0
    back = []
    for score in scores:
        enter, leave = outside - switch, inside - switch
        back.append((inside >= enter, outside >= leave))
        inside, outside = max(inside, enter) + score, max(outside, leave)
    state, states = inside > outside, []
    for stay, rest in reversed(back):
        states.append(state)
        state = stay if state else not rest
    runs, start = [], None
    for i, state in enumerate([*reversed(states), False]):
        if state and start is None:
            start = i
        elif not state and start is not None:
            runs.append((start, i))
            start = None
    return runs


def cut_at(runs, tops):
    """Cut runs at the headlines in them: what stands above the page's own headline is another piece.

    Examples
    --------
    >>> cut_at([(2, 9), (12, 14)], [5, 14])
    [(2, 5), (6, 9), (12, 14)]
    """
    parts = []
    for first, last in runs:
        places = [first - 1, *(top for top in tops if first <= top < last), last]
        parts += [(before + 1, after) for before, after in pairwise(places) if after > before + 1]
    return parts
