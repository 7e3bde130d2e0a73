"""What stands around a line, told by the scores of all lines: a list scores low line by line, what is around it lower.

A second model reads these beside the features of the line itself. It finds the edges of an article where the first
model's scores fall, on whatever level they are.
"""

import numpy as np

BEYOND = -5.0
"""Log odds of what stands beyond the ends of a document."""
SPREAD = 2
"""Lines to each side over which the smoothed score is a mean."""
WINDOWS = (1, 3, 8, 20, 60)
REACH = 30
"""Lines to each side in which the highest and the lowest score are sought."""
LARGEST = 8.0, 6.0
"""Log odds below and above 0 beyond which a score tells no more."""
FEATURES = (
    "score",
    *(f"score, {n} lines {side}" for n in WINDOWS for side in ("before", "after")),
    *(f"{which} smoothed score {side}" for which in ("highest", "lowest") for side in ("before", "after")),
    "best smoothed score of the page",
    "median score of the page",
    "best score of the page",
    "smoothed score below the best",
    "score above the median",
    "F1 to expect",
    "lifted score",
    "share of the expected article above",
    "log expected characters",
    "lowest smoothed score on the way to the best",
    "the same above the median",
    "below the best",
    "mean score since the headline",
    "lowest smoothed score since the headline",
)


def context(scores, sizes, top):
    """Measure what the scores around each line tell.

    Parameters
    ----------
    scores : array of float
        Log odds of the lines of one document, at least one.
    sizes : array of int
        Their lengths in characters.
    top : int
        Place of the headline that the page's own title repeats, or -1.

    Returns
    -------
    array, lines x `FEATURES`
    """
    scores = np.clip(np.asarray(scores, dtype=float), -LARGEST[0], LARGEST[1])
    n, sizes = len(scores), np.maximum(1.0, sizes)
    smooth, median = _smoothed(scores), np.median(scores)
    best, (expected, lift) = int(smooth.argmax()), lift_of(scores, sizes)
    likely = sizes / (1 + np.exp(-scores))
    low, low_since, mean_since = _lowest_on_the_way(smooth, best), np.zeros(n), np.zeros(n)
    if 0 <= top < n - 1:
        below = scores[top + 1 :]
        mean_since[top + 1 :] = np.cumsum(below) / np.arange(1, len(below) + 1)
        low_since[top + 1 :] = np.minimum.accumulate(smooth[top + 1 :])
    columns = [
        scores,
        *(_mean(scores, size, side) for size in WINDOWS for side in (-1, 1)),
        *(_highest(smooth, side, BEYOND) for side in (-1, 1)),
        *(-_highest(-smooth, side, -BEYOND) for side in (-1, 1)),
        np.full(n, smooth.max()),
        np.full(n, median),
        np.full(n, scores.max()),
        smooth - smooth.max(),
        scores - median,
        np.full(n, expected),
        scores + lift,
        (np.cumsum(likely) - likely) / likely.sum(),
        np.full(n, np.log1p(likely.sum())),
        low,
        low - median,
        np.arange(n) > best,
        mean_since,
        low_since,
    ]
    return np.column_stack(columns).astype(np.float32)


def lift_of(scores, sizes):
    """Return the F1 to expect of the best choice of lines, and how much must be added to scores for that choice.

    The choice that reaches the best expected F1 takes every line more likely than half of that F1 (Lipton, Elkan and
    Narayanaswamy 2014, "Optimal thresholding of classifiers to maximize F1 measure"): where all is in doubt, less
    than even odds are enough.

    Examples
    --------
    >>> [round(float(x), 2) for x in lift_of(np.array([9.0, 9.0, -9.0]), np.ones(3))]
    [1.0, 0.0]
    >>> [round(float(x), 2) for x in lift_of(np.array([-1.0, -1.0, -9.0]), np.ones(3))]
    [0.42, 1.31]
    """
    odds = 1 / (1 + np.exp(-np.clip(scores, -LARGEST[0], LARGEST[1])))
    order = np.argsort(-odds)
    taken, right = np.cumsum(sizes[order]), np.cumsum((sizes * odds)[order])
    best = (2 * right / (taken + right[-1])).max()
    return best, np.log(2 / best - 1)


def _smoothed(scores):
    """Return the mean of each score and those beside it."""
    edge, width = np.full(SPREAD, BEYOND), 2 * SPREAD + 1
    return np.convolve(np.concatenate([edge, scores, edge]), np.full(width, 1 / width), "valid")


def _mean(scores, size, side):
    """Return the mean of `size` scores before (-1) or after (1) each place."""
    n, place = len(scores), np.arange(len(scores))
    sums = np.concatenate([[0.0], np.cumsum(scores)])
    first, last = (np.maximum(place - size, 0), place) if side < 0 else (place + 1, np.minimum(place + 1 + size, n))
    return (sums[last] - sums[first] + BEYOND * (size - (last - first))) / size


def _highest(values, side, beyond):
    """Return the highest of `REACH` values before (-1) or after (1) each place."""
    edge, n = np.full(REACH, beyond), len(values)
    wide = np.concatenate([edge, values])[: n + REACH - 1] if side < 0 else np.concatenate([values, edge])[1:]
    return np.lib.stride_tricks.sliding_window_view(wide, REACH)[:n].max(axis=1)


def _lowest_on_the_way(smooth, best):
    """Return the lowest smoothed score between each place and the best of the page."""
    down = np.minimum.accumulate(smooth[best:])
    up = np.minimum.accumulate(smooth[: best + 1][::-1])[::-1]
    return np.concatenate([up[:-1], down])
