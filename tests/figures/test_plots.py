import matplotlib.colors
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from analysis.figures import looks, plots


@pytest.fixture
def estimates(make_estimates):
    return make_estimates(
        {"outlet": "Post", "estimate": 0.25, "low": 0.1, "high": 0.4, "p_adjusted": 0.01},
        {"outlet": "Herald", "estimate": 0.6, "n": 6, "n_articles": 4},
        {"outlet": "Echo", "estimate": np.nan, "n": 0, "n_articles": 0},
        {"outlet": "Sun", "estimate": 1.0, "n": 2, "n_articles": 2},
        measure="share of statements",
    )


def points(ax):
    return {tuple(line.get_xydata()[0]): line for line in ax.lines if len(line.get_xdata()) == 1}


def test_estimates_stand_on_rows_top_to_bottom_with_interval_and_n(estimates):
    ax = plots.plot_estimates(estimates, title="Post quotes least", label="share of statements, %")
    assert [t.get_text() for t in ax.get_yticklabels()] == ["Post", "Herald", "Echo", "Sun"]
    assert set(points(ax)) == {(25.0, 3.0), (60.0, 2.0)}
    (interval,) = [line for line in ax.lines if len(line.get_xdata()) == 2]
    assert interval.get_xdata().tolist() == [10.0, 40.0]
    texts = {t.get_text() for t in ax.texts}
    assert {"40 in 12 articles *", "6 in 4 articles", "0 articles", "no value", "under 3 articles"} <= texts
    assert "* told apart from the rest" in texts
    assert ax.get_xlabel() == "share of statements, %"
    assert ax.get_title(loc="left") == "Post quotes least"


def test_where_nothing_is_drawn_the_axis_has_no_numbers(estimates):
    ax = plots.plot_estimates(estimates.iloc[2:])
    assert (
        not ax.lines
        and not len(ax.get_xticks())
        and {"no value", "under 3 articles"} <= {t.get_text() for t in ax.texts}
    )


def test_days_are_not_drawn_as_percentages(make_estimates):
    ax = plots.plot_estimates(make_estimates({"outlet": "Post", "estimate": 1.5, "low": 1.0, "high": 2.0}, unit="days"))
    assert set(points(ax)) == {(1.5, 0.0)}


def test_an_interval_far_longer_than_all_else_ends_in_an_arrow(make_estimates):
    rows = ({"outlet": "Post", "estimate": 99.8, "low": 20.0, "high": 500.0},
            {"outlet": "Herald", "estimate": 20.0, "low": 12.0, "high": 30.0})  # fmt: skip
    ax = plots.plot_estimates(make_estimates(*rows, unit="number"))
    assert ax.get_xlim()[1] == pytest.approx(1.5 * 99.8) and "to 500" in {t.get_text() for t in ax.texts}
    assert next(line.get_xdata().tolist() for line in ax.lines if len(line.get_xdata()) == 2) == [20.0, 1.5 * 99.8]
    ax = plots.plot_estimates(make_estimates(*rows[1:], unit="number"))
    assert not [t for t in ax.texts if t.get_text().startswith("to ")]


def test_few_articles_are_drawn_hollow(estimates):
    by_place = points(plots.plot_estimates(estimates))
    assert by_place[60.0, 2.0].get_markerfacecolor() == "white"
    assert by_place[25.0, 3.0].get_markerfacecolor() != "white"


def test_groups_keep_their_looks_whatever_the_order():
    assert looks.group_looks(["b", "a"]) == looks.group_looks(["a", "b", "a"])
    assert len(set(looks.group_looks("abcdefghij").values())) == 10


def test_first_five_colours_reach_three_to_one_on_white():
    def luminance(colour):
        rgb = np.array(matplotlib.colors.to_rgb(colour))
        linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
        return linear @ [0.2126, 0.7152, 0.0722]

    ratios = [1.05 / (luminance(c) + 0.05) for c in looks.COLOURS[:5]]
    assert min(ratios) >= 3


def test_names_from_articles_are_no_markup(estimates):
    estimates["outlet"] = ["$\\frac{1}{0}$", "a\nb", "x" * 99, "d"]
    ax = plots.plot_estimates(estimates)
    ax.get_figure().canvas.draw()
    assert [t.get_text() for t in ax.get_yticklabels()][:2] == ["$\\frac{1}{0}$", "a b"]


def test_cells_write_number_interval_and_what_is_told_apart(make_estimates):
    table = make_estimates(
        {"outlet": "Post", "side": "A", "estimate": 0.5, "low": 0.4, "high": 0.6, "p_adjusted": 0.01},
        {"outlet": "Post", "side": "B", "estimate": 0.25},
        {"outlet": "Herald", "side": "A", "estimate": 0.1, "p_adjusted": 0.02},
        {"outlet": "Herald", "side": "B", "estimate": 0.9, "n_articles": 2},
        by=("outlet", "side"),
    )
    ax = plots.plot_cells(table, columns=["outlet", "side"])
    assert [t.get_text() for t in ax.get_xticklabels()] == ["B", "A"]  # the largest sum first
    assert [t.get_text() for t in ax.get_yticklabels()] == ["Post (n = 40)", "Herald (n = 40)"]
    assert [t.get_text() for t in ax.texts] == ["50 ▲", "40–60", "25", "10 ▼", "–"]


def test_who_blames_whom_has_one_n_for_all_its_cells(make_estimates):
    table = make_estimates(
        {"side": "Kalvia", "accused": "Meronia", "estimate": 0.6},
        {"side": "Meronia", "accused": "Kalvia", "estimate": 0.4},
        by=("side", "accused"),
    )
    ax = plots.plot_cells(table, columns=["side", "accused"])
    assert [t.get_text() for t in ax.get_yticklabels()] == ["Kalvia", "Meronia"]
    assert ax.get_xlabel() == "share unnamed, n = 40"


def test_bars_carry_their_words_at_the_end(make_estimates):
    table = make_estimates(
        {"term": "talks", "estimate": 3.0, "low": 2.0, "high": 4.0},
        {"term": "less", "estimate": -1.0, "low": -1.5, "high": -0.5},
        by=("term",),
        unit="number",
    )
    (ax,) = plots.plot_bars(table).axes
    assert [(t.get_text(), t.xy, t.get_ha()) for t in ax.texts] == [
        ("talks", (4.0, 1), "left"),
        ("less", (-1.5, 0), "right"),
    ]
    assert [bar.get_width() for bar in ax.patches] == [3.0, -1.0]


def test_panels_of_bars_have_one_scale(make_estimates):
    rows = [{"outlet": o, "term": "a", "estimate": v} for o, v in (("Post", 1.0), ("Herald", 8.0))]
    small, large = plots.plot_bars(make_estimates(*rows, by=("outlet", "term"), unit="number"), by="outlet").axes
    assert small.get_xlim() == large.get_xlim()
    assert small.get_title(loc="left") == "Post"


def weeks(make_estimates, *values, **columns):
    periods = pd.to_datetime(["2024-03-01", "2024-03-08", "2024-03-15"])
    rows = [{"outlet": "Post", "period": p, "estimate": v} for p, v in zip(periods, values, strict=True)]
    return make_estimates(*rows, by=("outlet", "period"), unit="per million words").assign(**columns)


def test_trend_breaks_where_a_period_is_missing(make_estimates):
    ax = plots.plot_trend(weeks(make_estimates, 1.0, np.nan, 2.0), by="outlet")
    assert np.isnan(ax.lines[0].get_ydata()[1])
    assert ax.texts[0].get_text() == "Post"
    assert ax.get_ylim()[0] == 0


def test_a_period_by_itself_shows_its_interval(make_estimates):
    table = weeks(make_estimates, 1000.0, np.nan, 2000.0, low=[np.nan, np.nan, 500.0], high=[np.nan, np.nan, 4000.0])
    ax = plots.plot_trend(table)
    (lines,) = ax.collections
    assert [segment[:, 1].tolist() for segment in lines.get_segments() if len(segment)] == [[500.0, 4000.0]]
    assert ax.get_ylim()[1] > 4000 and ax.yaxis.get_major_formatter()(4000) == "4,000"


@pytest.mark.parametrize(
    "draw",
    [
        lambda t: plots.plot_estimates(t.head(0)),
        lambda t: plots.plot_estimates(t.drop(columns="low")),
        lambda t: plots.plot_bars(t.head(0)),
        lambda t: plots.plot_trend(t.assign(period=pd.NaT)),
    ],
)
def test_nothing_to_draw_is_a_clear_error(draw, estimates):
    with pytest.raises(ValueError, match=r"empty|no column|no period"):
        draw(estimates)


def test_style_stays_inside(estimates):
    before = dict(plt.rcParams)
    plots.plot_estimates(estimates)
    assert dict(plt.rcParams) == before
