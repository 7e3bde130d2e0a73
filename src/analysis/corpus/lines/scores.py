"""How likely each line of a document is to stand in its article: log odds, from a regression and boosted trees.

A line is measured by itself, by what stands around it, by its place below the headline that the page's own title
repeats, and by the words it shares with what reads like prose. A second model of the same kind reads the scores around
each line too. `training/lines.py` learns them on pages whose article a person marked, and says how well they do on
sites that were left out.
"""

from collections import Counter
from itertools import chain
from pathlib import Path

import numpy as np

from analysis.corpus.lines.context import context, lift_of
from analysis.corpus.lines.forms import ENDS_ARTICLE, key_of
from analysis.corpus.lines.head import page_titles
from analysis.corpus.lines.labels import content_words
from analysis.corpus.lines.prose import line_features
from analysis.corpus.lines.sentences import spaced
from analysis.corpus.lines.trees import load, log_odds, second

TREES = Path(__file__).parent / "lines.npz"
OWN = (
    "log words",
    "stop words",
    "sentence end",
    "sentence end x log words",
    "site words",
    "capitals",
    "log characters",
    "digits",
    "commas and quotation marks",
    "log small words",
    "small words",
    "colon at the end",
    "item of a list",
    "headline",
    "characters per word",
)
"""What `line_features` measures of one line."""
SIZE, STOP, END, SMALL = (OWN.index(name) for name in ("log words", "stop words", "sentence end", "small words"))
FOREIGN = 0.08
"""Share of English stop words in the longer lines of a page below which it is not in English."""
ROLES = ("furniture", "timestamp", "byline", "caption", "credit", "separator")
FAR = 40
"""Lines beyond which it does not matter how far the next of a kind is."""
WINDOWS = (1, 4, 12)
FEATURES = (
    *OWN,
    *(f"form: {role}" for role in ROLES),
    "form that ends articles",
    "same line again",
    "headline known",
    "above the headline",
    "log lines below the headline",
    "words of the title",
    "words of the prose",
    "words of the lines around",
    *(
        f"{what}, {n} lines {side}"
        for n in WINDOWS
        for side in ("before", "after")
        for what in ("prose", "log words", "furniture")
    ),
    "share of the prose so far",
    "log lines of prose",
    "log lines",
    "place",
    *(f"log lines to {what} {side}" for what in ("prose", "furniture") for side in ("before", "after")),
    *(
        f"{what}, {n} lines {side}"
        for what in ("three words or fewer", "no full stop")
        for n in (3, 10)
        for side in ("before", "after")
    ),
)
ABOVE = FEATURES.index("above the headline")
DOUBTFUL = 0.5
"""Lift below which a page is clear enough to need none: even odds keep what is around an article out."""


def features(texts, forms):
    """Measure the lines of one document.

    Parameters
    ----------
    texts : list of str
        Its lines that are not blank.
    forms : list of tuple of (str, str) or None
        Role and rule of the lines whose form tells what they are (`form_of`).

    Returns
    -------
    array, lines x `FEATURES`
    """
    n = len(texts)
    if not n:
        return np.zeros((0, len(FEATURES)), dtype=np.float32)
    measured = [line_features(text) for text in texts]
    own, sure = np.array([values for values, _ in measured]), np.array([prose for _, prose in measured])
    if _is_foreign(own):
        own[:, STOP], sure = _as_english(own)
    roles = np.array([[form is not None and form[0] == role for role in ROLES] for form in forms], dtype=float)
    ends = np.array([form is not None and form[1] in ENDS_ARTICLE for form in forms], dtype=float)
    furniture, words = roles[:, 0], own[:, 0]
    keys = [key_of(text) for text in texts]
    counts = Counter(keys)
    again = [min(3, counts[key] - 1) for key in keys]
    parts = np.array([len(spaced(text).split()) for text in texts])
    few, open_end = (parts <= 3).astype(float), ((parts >= 4) & (own[:, END] == 0)).astype(float)
    place, top = np.arange(n), _headline(texts, keys)
    below = (place > top) & (top >= 0)
    around = [
        _window(values, size, side) for size in WINDOWS for side in (-1, 1) for values in (sure, words, furniture)
    ]
    columns = [
        ends,
        again,
        np.full(n, float(top >= 0)),
        (place <= top) & (top >= 0),
        np.where(below, np.log1p(np.clip(place - top, 0, 200)), 0.0),
        *_shared_words(texts, sure),
        *around,
        np.cumsum(sure) / max(1.0, sure.sum()),
        np.full(n, np.log1p(sure.sum())),
        np.full(n, np.log1p(n)),
        place / n,
        *(_distance(values, side) for values in (sure, furniture) for side in (-1, 1)),
        *(_window(values, size, side) for values in (few, open_end) for size in (3, 10) for side in (-1, 1)),
    ]
    return np.column_stack([own, roles, *columns]).astype(np.float32)


def _is_foreign(own):
    """Tell a page whose longer lines have hardly an English stop word."""
    words = np.expm1(own[:, SIZE])
    long = words >= 8
    return words[long].sum() >= 30 and np.average(own[long, STOP], weights=words[long]) < FOREIGN


def _as_english(own):
    """Return shares of stop words as English would have among so many small words, and what is surely prose."""
    words = np.expm1(own[:, SIZE])
    stop = 0.5 * own[:, SMALL] * np.minimum(1.0, words / 10)
    return stop, ((own[:, END] > 0) & (words >= 9.5) & (stop >= 0.2)).astype(float)


def _headline(texts, keys):
    """Return the last line that the page's own title begins with and that has half of the prose below it, or -1."""
    lengths = [len(text) * (len(text.split()) >= 10) for text in texts]
    half, left = sum(lengths) / 2, sum(lengths)
    titles, found = page_titles(tuple(texts)), -1
    for i, key in enumerate(keys):
        size = len(spaced(key).split())
        if i and left >= half and ((size >= 3 and keys[0].startswith(key)) or (size >= 2 and titles.get(key, i) < i)):
            found = i
        left -= lengths[i]
    return found


def _shared_words(texts, sure):
    """Return the shares of a line's content words that the first line, the other prose and the lines around have."""
    words = [content_words(text) for text in texts]
    sure = sure.tolist()
    prose = Counter(chain.from_iterable(some for some, yes in zip(words, sure, strict=True) if yes))
    rows = []
    for i, some in enumerate(words):
        near = set().union(*words[max(0, i - 4) : i], *words[i + 1 : i + 5])
        known = len([word for word in some if prose[word] > sure[i]])
        rows.append(
            (len(some & words[0]) / max(1, len(some)), known / max(3, len(some)), len(some & near) / max(3, len(some)))
        )
    return np.array(rows).T


def _window(values, size, side):
    """Return the mean of up to `size` values before (-1) or after (1) each place, as if 0 stood beyond the ends."""
    n, sums, place = len(values), np.concatenate([[0.0], np.cumsum(values)]), np.arange(len(values))
    if side < 0:
        return (sums[place] - sums[np.maximum(place - size, 0)]) / size
    return (sums[np.minimum(place + 1 + size, n)] - sums[place + 1]) / size


def _distance(marks, side):
    """Return the log of how many lines before (-1) or after (1) each place the next marked one stands."""
    out, last = np.zeros(len(marks)), FAR
    for i in range(len(marks)) if side < 0 else range(len(marks) - 1, -1, -1):
        out[i], last = min(last, FAR), 1 if marks[i] else last + 1
    return np.log1p(out)


def with_context(rows, first, texts):
    """Put what the scores of a first model tell of the surroundings beside the features of each line."""
    above = np.flatnonzero(rows[:, ABOVE])
    return np.hstack([rows, context(first, np.array([len(text) for text in texts]), above[-1] if len(above) else -1)])


def both_scores(models, texts, forms):
    """Score the lines of one document with the first model, then with the second, which reads the scores around.

    Parameters
    ----------
    models : dict of array
        From `trees.load`; the names of the second model's arrays begin with `trees.SECOND`.
    texts, forms
        As `features` takes them.

    Returns
    -------
    list of float
        Log odds.
    """
    if not texts:
        return []
    rows = features(texts, forms)
    return log_odds(second(models), with_context(rows, log_odds(models, rows), texts)).tolist()


def lifted(scores, texts):
    """Lift the scores of a page on which all is in doubt, so that 0 parts the lines as promises the best F1."""
    if not texts:
        return scores
    _, lift = lift_of(scores, np.array([max(1, len(text)) for text in texts]))
    return [score + lift for score in scores] if lift > DOUBTFUL else scores


def prose_scores(texts, forms):
    """Score the lines of one document: log odds of standing in the article (parameters as `features` takes them)."""
    return lifted(both_scores(load(TREES), texts, forms), texts)
