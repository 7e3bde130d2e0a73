"""A logistic regression and small boosted trees, averaged, as plain arrays: what `training/lines.py` learns.

The regression carries over to unseen sites better than deep trees do; small trees (gradient boosting, Friedman 2001,
"Greedy function approximation", Annals of Statistics 29) add what hangs on two features at once. Nothing but numpy is
needed to apply them.
"""

from functools import cache
from pathlib import Path

import numpy as np

SECOND = "second_"


@cache
def load(path):
    """Read trees as a dict of arrays: `feature`, `threshold`, `left`, `right`, `value` per node; `roots`; `bias`.

    `weights` are those of the regression, one per feature.
    """
    with np.load(Path(path)) as arrays:
        return {name: arrays[name] for name in arrays.files}


def second(models):
    """Return the arrays of the second model, under their plain names."""
    return {name.removeprefix(SECOND): values for name, values in models.items() if name.startswith(SECOND)}


def log_odds(trees, rows):
    """Sum the leaves that each row falls into, and its features by their weights.

    Parameters
    ----------
    trees : dict of array
        From `load`. A node goes left where its feature is at most its threshold; a leaf is its own child.
    rows : array, rows x features

    Returns
    -------
    array of float
        Log odds, one per row.

    Examples
    --------
    >>> trees = {"feature": np.array([0, 0, 0]), "threshold": np.array([1.5, 0, 0]), "left": np.array([1, 1, 2]),
    ...     "right": np.array([2, 1, 2]), "value": np.array([0, -2.0, 3.0]), "roots": np.array([0]),
    ...     "weights": np.array([0.5]), "bias": 0.5}
    >>> log_odds(trees, np.array([[1.0], [2.0]])).tolist()
    [-1.0, 4.5]
    """
    rows = np.asarray(rows, dtype=np.float32)
    node = np.broadcast_to(trees["roots"], (len(rows), len(trees["roots"])))
    place = np.arange(len(rows))[:, None]
    while True:
        left = rows[place, trees["feature"][node]] <= trees["threshold"][node]
        below = np.where(left, trees["left"][node], trees["right"][node])
        if np.array_equal(below, node):
            return trees["value"][node].sum(axis=1) + rows @ trees["weights"] + float(trees["bias"])
        node = below
