"""How much a line reads like a paragraph of an article, and which run of lines is the article.

Logistic regression on nine features of a line and its neighbours gives log odds; the cheapest path through two
states, in the article and outside it, then cuts the page into runs (Viterbi). `benchmarks/line_weights.py` learns the
weights and says on what; they are few, so that they carry over to pages they have not seen.
"""

import re
from functools import lru_cache
from math import log1p
from operator import mul

from analysis.corpus.lines.forms import SENTENCE_END, word_set

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
FEATURES = (
    "log words",
    "stop words",
    "sentence end",
    "sentence end x log words",
    "site words",
    "capitals",
    "form",
    "prose before",
    "prose after",
)
WEIGHTS = (1.02, -0.96, 2.62, -0.56, -3.76, -0.36, -2.27, 2.07, 2.23)
BIAS = -3.9
SWITCH = 1.5
"""Cost of passing from the article to what is around it, or back, in log odds."""


@lru_cache(maxsize=1 << 16)
def line_features(text):
    """Measure one line: the first six of `FEATURES`, and whether it is surely prose."""
    words = _WORD.findall(text)
    n = len(words)
    low = [word.lower() for word in words]
    stop = sum(word in STOPWORDS for word in low) / max(1, n)
    site = sum(word in SITE_WORDS for word in low) / max(5, n)
    capitals = sum(word[0].isupper() for word in words[1:]) / max(1, n - 1)
    end = 1.0 if SENTENCE_END.search(text) else 0.0
    size = log1p(min(n, 60))
    return (size, stop, end, end * size, site, capitals), 1.0 if end and n >= 10 and stop >= 0.2 else 0.0


def features(texts, furniture):
    """Measure the lines of one document.

    Parameters
    ----------
    texts : list of str
        Its lines that are not blank.
    furniture : list of bool
        Which of them a form tells to be furniture.

    Returns
    -------
    list of tuple of float
        `FEATURES` of each line. "prose before" and "prose after" are the shares of the four lines on that side that are
        surely prose: ten words or more, a fifth of them stop words, with a full stop. Furniture is skipped there.
    """
    found = [line_features(text) for text in texts]
    sure = [0.0] * 4 + [prose for (_, prose), no in zip(found, furniture, strict=True) if not no] + [0.0] * 4
    rows, place = [], 0
    for (own, _), no in zip(found, furniture, strict=True):
        before, after = sum(sure[place : place + 4]) / 4, sum(sure[place + 5 - no : place + 9 - no]) / 4
        rows.append((*own, 1.0 if no else 0.0, before, after))
        place += not no
    return rows


def prose_scores(texts, furniture):
    """Score the lines of one document: log odds of being in the article (parameters as `features` takes them)."""
    return [BIAS + sum(map(mul, WEIGHTS, values)) for values in features(texts, furniture)]


def best_runs(scores, switch=None):
    """Cut a document into runs of lines inside the article, as a list of (first, last + 1).

    Examples
    --------
    >>> best_runs([-5, 4, -1, 4, -5, -5, -5, 1])
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
