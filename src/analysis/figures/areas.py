"""Where each row of a table stands in its picture, so that a click on a dot, bar or cell finds the row.

The functions that draw note it in the axes, in units of the data; once a picture is laid out, it is measured there.
"""

import itertools
from typing import NamedTuple

import numpy as np
from matplotlib.artist import Artist

HALF = 0.12
"""Half the side of the area around a point, in inches: large enough to be met."""
_TIED = 0.02


class Area(NamedTuple):
    """A rectangle of a picture that stands for a row, in parts of the picture's width and height, from its top left."""

    row: int
    left: float
    top: float
    width: float
    height: float


class _Marks(Artist):
    """Rows of a table and what measures their boxes; nothing is drawn, and no limit or layout changes."""

    def __init__(self, rows, measure):
        super().__init__()
        self.rows, self.measure = [int(row) for row in rows], measure
        self.set_in_layout(False)

    def draw(self, renderer):
        """Draw nothing."""


def mark_strips(ax, rows, y):
    """Note rows that stand at heights `y`: each is a strip across the axes with all that is written beside it."""

    def measure():
        around, y_pixels = ax.get_tightbbox(), _pixels(ax, np.zeros(len(y)), np.add.outer([-0.5, 0.5], y))[..., 1]
        return [(around.x0, low, around.x1, high) for low, high in np.sort(y_pixels, axis=0).T]

    ax.add_artist(_Marks(rows, measure))


def mark_cells(ax, rows, x, y):
    """Note rows that are cells, one step wide and high, around (`x`, `y`)."""

    def measure():
        corners = [_pixels(ax, np.add(x, step), np.add(y, step)) for step in (-0.5, 0.5)]
        return np.concatenate([np.min(corners, axis=0), np.max(corners, axis=0)], axis=1)

    ax.add_artist(_Marks(rows, measure))


def mark_points(ax, rows, x, y):
    """Note rows that are points; those without a value are left out."""
    there = np.isfinite(np.asarray(y, dtype=float))
    at, values = ax.convert_xunits(np.asarray(x)[there]), np.asarray(y, dtype=float)[there]
    ax.add_artist(_Marks(np.asarray(rows)[there], lambda: _pixels(ax, at, values)))


def areas_of(drawn, box):
    """Measure where the rows stand in a picture that was laid out and saved.

    Parameters
    ----------
    drawn : matplotlib.figure.Figure
    box : matplotlib.transforms.Bbox
        The part of it that was saved, in inches.

    Returns
    -------
    list of Area
        In the order of the table. Areas do not overlap, unless two points are drawn on each other.
    """
    found = []
    for ax in drawn.axes:
        marks = [child for child in ax.get_children() if isinstance(child, _Marks)]
        boxes = [(row, np.asarray(one)) for mark in marks for row, one in zip(mark.rows, mark.measure(), strict=True)]
        if boxes and boxes[0][1].size == 2:
            around = _around(np.array([point for _, point in boxes]), HALF * drawn.dpi, _TIED * drawn.dpi)
            boxes = [(row, one) for (row, _), one in zip(boxes, around, strict=True)]
        found += boxes
    areas = []
    for row, pixels in sorted(found, key=lambda one: one[0]):
        x0, y0, x1, y1 = pixels / drawn.dpi
        x0, x1 = max(x0, box.x0), min(x1, box.x1)
        areas.append(
            Area(
                row,
                (x0 - box.x0) / box.width,
                (box.y1 - y1) / box.height,
                (x1 - x0) / box.width,
                (y1 - y0) / box.height,
            )
        )
    return areas


def _pixels(ax, x, y):
    x, y = np.broadcast_arrays(x, y)
    return ax.transData.transform(np.column_stack([np.ravel(x), np.ravel(y)]).astype(float)).reshape(*np.shape(y), 2)


def _around(points, half, least):
    """Draw a box around each point that ends half way to the next one on the same line.

    Examples
    --------
    >>> _around(np.array([[0.0, 0.0], [0.0, 6.0], [50.0, 0.0]]), 10, 1).tolist()
    [[-10.0, -10.0, 10.0, 3.0], [-10.0, 3.0, 10.0, 16.0], [40.0, -10.0, 60.0, 10.0]]
    """
    columns = np.unique(points[:, 0].round(3))
    wide = min(half, *(np.diff(columns) / 2)) if len(columns) > 1 else half
    boxes = np.column_stack([np.subtract(points, (wide, half)), np.add(points, (wide, half))])
    for column in columns:
        here = np.flatnonzero(points[:, 0].round(3) == column)
        here = here[np.argsort(points[here, 1], kind="stable")]
        for below, above in itertools.pairwise(here):
            gap = max((points[above, 1] - points[below, 1]) / 2, least)
            boxes[below, 3] = min(boxes[below, 3], points[below, 1] + gap)
            boxes[above, 1] = max(boxes[above, 1], points[above, 1] - gap)
    return boxes
