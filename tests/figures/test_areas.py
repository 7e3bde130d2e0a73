"""Where rows stand in a picture: by hand on an axes of known size, and by the colours of what is drawn."""

from io import BytesIO

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.transforms import Bbox

from analysis.figures.areas import areas_of, mark_cells, mark_points, mark_strips
from analysis.figures.compose import figure
from analysis.figures.looks import group_looks


@pytest.fixture
def ax():
    """Four steps wide and two high, on a picture of 4 by 2 inches: one step is one inch."""
    drawn = plt.figure(figsize=(4, 2), dpi=100)
    ax = drawn.add_axes((0, 0, 1, 1), xlim=(0, 4), ylim=(0, 2))
    ax.axis("off")
    return ax


def measured(ax, box=((0, 0), (4, 2))):
    return [tuple(round(float(value), 4) for value in area) for area in areas_of(ax.figure, Bbox(box))]


def test_strips_are_as_wide_as_the_axes_and_one_step_high(ax):
    mark_strips(ax, [7, 3], [1.5, 0.5])
    assert measured(ax) == [(3, 0, 0.5, 1, 0.5), (7, 0, 0, 1, 0.5)]


def test_cells_are_one_step_each_way(ax):
    mark_cells(ax, [0, 1], [0.5, 3.5], [0.5, 1.5])
    assert measured(ax) == [(0, 0, 0.5, 0.25, 0.5), (1, 0.75, 0, 0.25, 0.5)]


def test_what_was_cut_off_or_added_around_the_picture_is_reckoned_with(ax):
    mark_cells(ax, [0], [1.5], [0.5])
    assert measured(ax, ((1, -2), (5, 2))) == [(0, 0, 0.25, 0.25, 0.25)]


def test_points_get_room_to_be_met_but_not_the_room_of_their_neighbours(ax):
    mark_points(ax, [0, 1, 2], [1, 1, 3], [1.0, 1.1, np.nan])  # 0.12 inches around a point, 0.05 to the neighbour
    assert measured(ax) == [(0, 0.22, 0.475, 0.06, 0.085), (1, 0.22, 0.39, 0.06, 0.085)]


def test_points_on_each_other_keep_an_area_each(ax):
    mark_points(ax, [0, 1], [1, 1], [1.0, 1.0])
    assert [area[4] for area in measured(ax)] == [0.07, 0.07]


def test_marks_change_neither_limits_nor_what_is_drawn(ax):
    mark_points(ax, [0], [9], [9.0])
    mark_cells(ax, [1], [9], [9])
    assert ax.get_xlim() == (0, 4) and ax.get_tightbbox().width <= 400 and not ax.patches and not ax.lines


def where_coloured(made, colour):
    """Give the pixels of a colour in the picture, as parts of its width and height."""
    image = plt.imread(BytesIO(made.png()))[:, :, :3]
    wanted = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    y, x = np.nonzero(np.abs(image - wanted).max(axis=2) < 0.01)
    return (x + 0.5) / image.shape[1], (y + 0.5) / image.shape[0]


def inside(area, x, y):
    return (area.left <= x) & (x <= area.left + area.width) & (area.top <= y) & (y <= area.top + area.height)


@pytest.mark.parametrize("by", [("outlet",), ("outlet", "term")])
def test_a_dot_or_bar_is_drawn_inside_the_area_of_its_row_and_of_no_other(make_estimates, by, tmp_path):
    names = ["Post", "Herald", "A very long name of an outlet, it is"]
    rows = [
        {"outlet": name, "term": "late", "estimate": 0.2 * n, "low": 0.1 * n, "high": 0.3 * n}
        for n, name in enumerate(names, 1)
    ]
    looks = group_looks(names)
    run = type("Run", (), {"looks": looks, "manifest": {}, "folder": tmp_path})
    made = figure(make_estimates(*rows, by=by), run=run)
    areas = made.areas()
    assert [area.row for area in areas] == [0, 1, 2]
    for place, name in enumerate(names):
        x, y = where_coloured(made, looks[name][0])
        assert len(x) > 50
        assert [bool(inside(area, x, y).all()) for area in areas] == [place == other for other in range(3)]
        assert not any(inside(area, x, y).any() for area in areas if area.row != place)


def test_the_darkest_cell_lies_in_its_area(make_estimates):
    rows = [{"outlet": o, "side": s, "estimate": e} for o, s, e in (("A", "x", 0.1), ("A", "y", 0.2), ("B", "x", 0.9))]
    made = figure(make_estimates(*rows, by=("outlet", "side")))
    areas = {area.row: area for area in made.areas()}
    image = plt.imread(BytesIO(made.png()))[:, :, :3]
    y, x = np.nonzero(image[:, :, 2] - image[:, :, 0] > 0.5)  # far more blue than red
    assert inside(areas[2], x / image.shape[1], y / image.shape[0]).mean() > 0.95 and len(areas) == 3


def test_months_are_points_and_rows_that_are_not_drawn_have_no_area(make_estimates):
    months = pd.to_datetime(["2031-01-01", "2031-02-01", "2031-03-01"])
    made = figure(make_estimates(*({"period": m, "estimate": e} for m, e in zip(months, (0.5, None, 0.1), strict=True)),
                                 by=("period",)))  # fmt: skip
    first, last = made.areas()
    assert (first.row, last.row) == (0, 2) and first.left < last.left and first.top < last.top
    many = make_estimates(*({"outlet": f"o{n:02}", "estimate": 0.5} for n in range(30)))
    assert [area.row for area in figure(many).areas()] == list(range(24))
    assert figure(many.head(0)).areas() == []
