"""Where a picture changes: each bound of the rules that draw, with the value just on either side of it."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from analysis.figures import plots

BLUE, GREY = "#0173b2", "#888888"


def texts(ax):
    return [text.get_text() for text in ax.texts]


def dots(ax):
    return [line for line in ax.lines if len(line.get_xdata()) == 1]


def stretches(ax):
    return [line.get_xdata().tolist() for line in ax.lines if len(line.get_xdata()) == 2]


def inches(ax):
    return tuple(ax.get_figure().get_size_inches().round(2).tolist())


@pytest.mark.parametrize(
    ("n_articles", "face"), [(2, None), (3, "white"), (4, "white"), (5, BLUE)], ids=lambda value: str(value)
)
def test_few_articles_are_hollow_and_fewer_still_not_drawn(make_estimates, n_articles, face):
    ax = plots.plot_estimates(make_estimates({"outlet": "Post", "estimate": 0.3, "n_articles": n_articles}))
    assert [dot.get_markerfacecolor() for dot in dots(ax)] == ([face] if face else [])
    assert ("under 3 articles" in texts(ax)) == (face is None)


@pytest.mark.parametrize(("p", "sure"), [(0.049, True), (0.05, False), (np.nan, False)])
def test_a_star_is_for_p_below_the_level(make_estimates, p, sure):
    ax = plots.plot_estimates(make_estimates({"outlet": "Post", "estimate": 0.3, "p_adjusted": p}))
    assert texts(ax) == (["40 in 12 articles *", "* told apart from the rest"] if sure else ["40 in 12 articles"])


@pytest.mark.parametrize(
    ("rule", "rows", "shared", "end"),
    [
        ("twice as far as the axis goes is no more than a long interval", ((100, 300), (20, 30)), {}, None),
        ("more than that is cut", ((100, 301), (20, 30)), {}, 150),
        ("a row alone squashes nothing", ((100, 900),), {}, None),
        ("two rows are enough", ((10, 900), (10, 12)), {}, 15),
        ("shares end at 100 by themselves", ((0.1, 0.9), (0.1, 0.2)), {"unit": "share"}, None),
        ("what is not drawn squashes nothing", ((100, 900), (20, 30)), {"n_articles": 2}, None),
    ],
)
def test_where_the_axis_ends_before_an_interval_does(make_estimates, rule, rows, shared, end):
    made = [{"outlet": str(k), "estimate": value, "low": 1, "high": high} for k, (value, high) in enumerate(rows)]
    ax = plots.plot_estimates(make_estimates(*made, **{"unit": "number", **shared}))
    arrows = [dot.get_xydata()[0].tolist() for dot in dots(ax) if dot.get_marker() == ">"]
    assert arrows == ([[end, len(rows) - 1]] if end else []), rule
    assert [one for one in texts(ax) if one.startswith("to ")] == ([f"to {rows[0][1]}"] if end else [])


def test_an_interval_that_ends_where_the_axis_does_has_no_arrow(make_estimates):
    rows = [{"outlet": str(k), "estimate": e, "low": 1, "high": h} for k, (e, h) in enumerate([(100, 999), (20, 150)])]
    ax = plots.plot_estimates(make_estimates(*rows, unit="number"))
    assert stretches(ax) == [[1, 150], [1, 150]] and sum(dot.get_marker() == ">" for dot in dots(ax)) == 1


@pytest.mark.parametrize(
    ("rule", "unit", "row", "left", "zero"),
    [
        ("a rate begins at 0", "number", (5.0, 4.0, 6.0), 0, False),
        ("a value below 0 is inside", "number", (-5.0, -8.0, 6.0), -8, False),
        ("without an interval too", "number", (-5.0, np.nan, np.nan), -5, False),
        ("a share begins at 0", "share", (0.5, 0.4, 0.6), 0, False),
        ("a share below 0 is inside, in percent", "share", (-0.05, -0.08, 0.06), -8, False),
        ("a difference has a line at 0", "difference", (0.05, 0.04, 0.06), -0.48, True),
    ],
)
def test_where_the_axis_begins(make_estimates, rule, unit, row, left, zero):
    ax = plots.plot_estimates(
        make_estimates(dict(zip(("estimate", "low", "high"), row, strict=True)) | {"outlet": "a"}, unit=unit)
    )
    assert ax.get_xlim()[0] == pytest.approx(left), rule
    assert any(line.get_color() == GREY and line.get_xdata() == [0, 0] for line in ax.lines) == zero


def test_an_index_is_not_drawn_from_0(make_estimates):
    ax = plots.plot_estimates(make_estimates({"outlet": "a", "estimate": 0.7, "low": 0.6, "high": 0.8}, unit="index"))
    assert ax.get_xlim()[0] > 0.5


@pytest.mark.parametrize(("high", "end"), [(1.0, 101.5), (0.5, 52.5)], ids=["up to 100", "less"])
def test_shares_end_at_100(make_estimates, high, end):
    ax = plots.plot_estimates(make_estimates({"outlet": "a", "estimate": 0.4, "low": 0.0, "high": high}))
    assert ax.get_xlim() == pytest.approx((0, end))


@pytest.mark.parametrize(("n", "height"), [(1, 1.94), (10, 5.0), (30, 11.8), (31, 12), (80, 12)])
def test_rows_make_a_picture_taller_up_to_twelve_inches(make_estimates, n, height):
    rows = [{"outlet": f"o{k}", "estimate": 0.3} for k in range(n)]
    assert inches(plots.plot_estimates(make_estimates(*rows))) == (8, height)


def test_a_row_stands_in_the_middle_of_its_strip(make_estimates):
    ax = plots.plot_estimates(make_estimates(*[{"outlet": f"o{k}", "estimate": 0.3} for k in range(4)]))
    assert ax.get_ylim() == pytest.approx((-0.7, 3.7)) and ax.get_yticks().tolist() == [3, 2, 1, 0]


def test_looks_are_those_of_the_first_column(make_estimates):
    table = make_estimates({"outlet": "a", "side": "b", "estimate": 0.3}, by=("outlet", "side"))
    drawn = [
        plots.plot_estimates(table, columns=columns, looks={"a": ("red", "s"), "b": ("green", "D")})
        for columns in (["outlet", "side"], ["side", "outlet"], [])
    ]
    assert [(dots(ax)[0].get_color(), dots(ax)[0].get_marker()) for ax in drawn] == [
        ("red", "s"),
        ("green", "D"),
        (BLUE, "o"),
    ]


@pytest.mark.parametrize(("size", "lines"), [((8, 4), 1), ((4, 4), 2), ((1, 4), 3)])
def test_a_title_is_as_wide_as_its_axes_and_at_least_24_letters(size, lines):
    ax = plt.figure(figsize=size).add_axes((0, 0, 1, 1))
    plots._title(ax, "abcdefghijk " * 5)
    title = ax.get_title(loc="left").split("\n")
    assert len(title) == lines and all(len(line) <= max(24, 11 * size[0]) for line in title)


# rows of sides A and B by outlets; cells


def cells(make_estimates, *rows, columns=("outlet", "side"), **shared):
    names = (*columns, "estimate")
    table = make_estimates(*[dict(zip(names, row, strict=True)) for row in rows], by=columns, **shared)
    return plots.plot_cells(table, columns=list(columns))


@pytest.mark.parametrize(("value", "letters"), [(1.0, "white"), (0.76, "white"), (0.75, "#222222"), (0.1, "#222222")])
def test_letters_are_white_on_dark_cells_alone(make_estimates, value, letters):
    ax = cells(make_estimates, ("Post", "A", 1.0), ("Herald", "A", value))
    assert ax.texts[1].get_color() == letters


def test_a_value_below_0_is_as_dark_as_one_above(make_estimates):
    ax = cells(make_estimates, ("Post", "A", -0.8), ("Herald", "A", 0.4), unit="points")
    assert ax.images[0].get_array().ravel().tolist() == [0.8, 0.4] and ax.images[0].get_clim() == (0, 1.0)
    assert [text.get_color() for text in ax.texts] == ["white", "#222222"]


@pytest.mark.parametrize(("n_articles", "shown"), [(2, "–"), (3, "40")])
def test_a_cell_of_few_articles_is_empty(make_estimates, n_articles, shown):
    ax = cells(make_estimates, ("Post", "A", 0.4), n_articles=n_articles)
    assert texts(ax) == [shown] and (ax.images[0].get_array().max() > 0) == (shown != "–")


@pytest.mark.parametrize(
    ("rule", "p", "other", "mark", "label"),
    [
        ("no test", np.nan, 0.2, "", "share unnamed"),
        ("the level itself", 0.05, 0.2, "", "share unnamed"),
        ("above", 0.049, 0.2, " ▲", "share unnamed\n▲ above, ▼ below the rest, tested over articles"),
        ("below", 0.049, 0.9, " ▼", "share unnamed\n▲ above, ▼ below the rest, tested over articles"),
        ("no other", 0.01, np.nan, " ◆", "share unnamed\n▲ above, ▼ below, ◆ unlike the rest, tested over articles"),
    ],
)
def test_marks_of_cells(make_estimates, rule, p, other, mark, label):
    table = make_estimates(
        {"outlet": "Post", "side": "A", "estimate": 0.4, "p_adjusted": p},
        {"outlet": "Echo", "side": "A", "estimate": other},
        by=("outlet", "side"),
    )
    ax = plots.plot_cells(table, columns=["outlet", "side"])
    assert (texts(ax)[0], ax.texts[0].get_weight()) == (f"40{mark}", "bold" if mark else "normal"), rule
    assert ax.get_xlabel() == label


@pytest.mark.parametrize(
    ("columns", "order"),
    [(("outlet", "side"), ["2", "1", "3"]), (("outlet", "week"), ["3", "2", "1"])],
    ids=["the largest sum first", "time keeps its order"],
)
def test_order_of_columns(make_estimates, columns, order):
    ax = cells(make_estimates, ("a", "3", 0.1), ("a", "2", 0.3), ("b", "2", 0.1), ("a", "1", 0.2), columns=columns)
    assert [label.get_text() for label in ax.get_xticklabels()] == order


@pytest.mark.parametrize(
    ("rule", "side", "low", "width"),
    [
        ("a number alone", "A", np.nan, 2.6 + 0.6),
        ("with its interval", "A", 0.1, 2.6 + 1.05),
        ("the longest word", "government", np.nan, 2.6 + 10 / 13.4),
        ("of two", "the government", np.nan, 2.6 + 10 / 13.4),
        ("but not more", "intergovernmentalists", np.nan, 2.6 + 1.5),
    ],
)
def test_width_of_a_cell(make_estimates, rule, side, low, width):
    ax = cells(make_estimates, ("Post", side, 0.4), low=low, high=low + 0.5)
    assert inches(ax) == (round(width, 2), 2.22), rule


def test_cells_of_nothing_are_white(make_estimates):
    ax = cells(make_estimates, ("Post", "A", 0.0), ("Echo", "A", 0.0))
    assert ax.images[0].get_array().max() == 0 and inches(ax) == (3.2, 2.74)
    assert {text.get_color() for text in ax.texts} == {"#222222"}


# bars and panels


@pytest.mark.parametrize(
    ("n", "columns", "size"),
    [(1, 3, (3.6, 3)), (3, 3, (10.8, 3)), (4, 3, (10.8, 6)), (6, 3, (10.8, 6)), (7, 3, (10.8, 9)), (2, 1, (3.6, 6))],
)
def test_panels_fill_rows(n, columns, size):
    axes = plots.panels(n, columns=columns)
    assert len(axes) == len(axes[0].get_figure().axes) == n and inches(axes[0]) == size


def test_words_stand_at_the_far_end_of_bar_and_interval(make_estimates):
    rows = [("up", 2.0, 1.0, 3.0), ("cut", 2.0, np.nan, np.nan), ("none", 0.0, -1.0, 1.0), ("down", -2.0, -3.0, -1.0)]
    table = make_estimates(
        *[dict(zip(("term", "estimate", "low", "high"), row, strict=True)) for row in rows],
        by=("term",),
        unit="number",
    )
    (ax,) = plots.plot_bars(table).axes
    places = [(text.get_text(), *text.xy, text.xyann[0], text.get_ha()) for text in ax.texts]
    assert places == [
        ("up", 3, 3, 4, "left"),
        ("cut", 2, 2, 4, "left"),
        ("none", 1, 1, 4, "left"),
        ("down", -3, 0, -4, "right"),
    ]
    assert ax.get_ylim() == pytest.approx((-0.6, 3.6)) and inches(ax) == (7, round(1.1 + 4 * 0.27, 2))


@pytest.mark.parametrize(("end", "comma"), [(999.0, False), (1000.0, True)])
def test_the_axis_that_reaches_a_thousand_is_written_with_commas(end, comma):
    ax = plt.figure().gca()
    ax.set_xlim(-end, 5)
    plots._few_ticks(ax)
    assert (ax.xaxis.get_major_formatter()(1000) == "1,000") == comma and len(ax.get_xticks()) <= 6


def test_panels_of_bars_are_as_tall_as_the_longest(make_estimates):
    rows = [("a", "x"), ("a", "y"), ("a", "z"), ("b", "x")]
    table = make_estimates(*[{"outlet": o, "term": t, "estimate": 1.0} for o, t in rows], by=("outlet", "term"))
    first, second = plots.plot_bars(table, by="outlet", title="T " * 60, looks={"b": ("red", "s")}).axes
    assert first.get_ylim() == second.get_ylim() == pytest.approx((-0.6, 2.6)) and inches(first) == (7.8, 1.91)
    title = first.get_figure().get_suptitle().split("\n")
    assert len(title) == 2 and len(title[0]) <= 44 * 2 + 20 < len(title[0]) + 2  # as wide as two panels
    assert second.patches[0].get_facecolor()[:3] == (1, 0, 0) and first.patches[0].get_facecolor()[:3] != (1, 0, 0)
    assert [text.get_text() for text in second.texts] == ["x"] and second.texts[0].xy == (1, 0)


def test_a_picture_of_one_panel_has_a_short_title_and_no_name(make_estimates):
    drawn = plots.plot_bars(make_estimates({"term": "x", "estimate": 1.0}, by=("term",)), title="T " * 60)
    assert [len(line) for line in drawn.get_suptitle().split("\n")] == [63, 55] and not drawn.axes[0].get_title(
        loc="left"
    )


# trends


def trend(make_estimates, *values, unit="per million words", **options):
    rows = [
        {"outlet": outlet, "period": day, "estimate": value, "low": value / 2, "high": value * 2}
        for outlet, *series in values
        for day, value in zip(pd.to_datetime(["2031-05-09", "2031-05-02", "2031-05-16"]), series, strict=True)
    ]
    return plots.plot_trend(make_estimates(*rows, by=("outlet", "period"), unit=unit), **options)


def test_lines_run_in_time_and_end_with_their_name(make_estimates):
    ax = trend(make_estimates, ("a", 1.0, 2.0, 3.0), ("b", 6.0, 5.0, np.nan), by="outlet")
    assert [line.get_ydata().tolist()[:2] for line in ax.lines] == [[2, 1], [5, 6]]
    ends = [(text.get_text(), str(text.xy[0])[:10], text.xy[1], text.xyann) for text in ax.texts]
    assert ends == [("a", "2031-05-16", 3, (6, 0)), ("b", "2031-05-09", 6, (6, 0))]
    segments = [segment[:, 1].tolist() for segment in ax.collections[0].get_segments()]
    assert segments == [[1, 4], [0.5, 2], [1.5, 6]]
    assert inches(ax) == (8, 4.5) and ax.get_ylim()[0] == 0


def test_a_share_over_time_is_a_percentage_and_one_line_has_no_name(make_estimates):
    ax = trend(make_estimates, ("a", 0.25, 0.5, 0.75), unit="share")
    assert ax.lines[0].get_ydata().tolist() == [50, 25, 75] and not texts(ax)
    assert (ax.lines[0].get_color(), ax.lines[0].get_marker()) == (BLUE, "o")


@pytest.mark.parametrize(("value", "tick"), [(480.0, False), (520.0, True)])
def test_thousands_up_the_side_have_a_comma(make_estimates, value, tick):
    ax = trend(make_estimates, ("a", value, value, value))  # with intervals up to twice as much
    assert (ax.yaxis.get_major_formatter()(2000) == "2,000") == tick


def test_an_outlet_without_any_value_has_no_name(make_estimates):
    ax = trend(make_estimates, ("a", 1.0, 2.0, 3.0), ("b", np.nan, np.nan, np.nan), by="outlet")
    assert texts(ax) == ["a"]
