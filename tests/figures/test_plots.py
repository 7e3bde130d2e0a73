import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from analysis.figures import plots


@pytest.fixture
def estimates():
    return pd.DataFrame(
        {
            "outlet": ["Post", "Herald", "Echo"],
            "measure": "share of statements",
            "estimate": [0.25, 0.6, np.nan],
            "low": [0.1, np.nan, np.nan],
            "high": [0.4, np.nan, np.nan],
            "n": [40, 6, 0],
            "n_articles": [12, 2, 0],
        }
    )


@pytest.fixture(autouse=True)
def close():
    yield
    plt.close("all")


def points(ax):
    return {tuple(line.get_xydata()[0]): line for line in ax.lines if len(line.get_xdata()) == 1}


def test_estimates_stand_on_rows_top_to_bottom_with_interval_and_n(estimates):
    ax = plots.plot_estimates(estimates, title="Post quotes least")
    assert [t.get_text() for t in ax.get_yticklabels()] == ["Post", "Herald", "Echo"]
    assert set(points(ax)) == {(25.0, 2.0), (60.0, 1.0)}
    (interval,) = [line for line in ax.lines if len(line.get_xdata()) == 2]
    assert interval.get_xdata().tolist() == [10.0, 40.0]
    texts = {t.get_text() for t in ax.texts}
    assert {"40 in 12", "6 in 2", "0 in 0", "no data"} <= texts
    assert ax.get_xlabel() == "share of statements, %"
    assert ax.get_title(loc="left") == "Post quotes least"


def test_few_articles_are_drawn_hollow(estimates):
    by_place = points(plots.plot_estimates(estimates))
    assert by_place[60.0, 1.0].get_markerfacecolor() == "white"
    assert by_place[25.0, 2.0].get_markerfacecolor() != "white"


def test_groups_keep_their_looks_whatever_the_order():
    assert plots.group_looks(["b", "a"]) == plots.group_looks(["a", "b", "a"])
    assert len(set(plots.group_looks("abcdefghij").values())) == 10


def test_first_five_colours_reach_three_to_one_on_white():
    def luminance(colour):
        rgb = np.array(matplotlib.colors.to_rgb(colour))
        linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
        return linear @ [0.2126, 0.7152, 0.0722]

    ratios = [1.05 / (luminance(c) + 0.05) for c in plots.COLOURS[:5]]
    assert min(ratios) >= 3


def test_names_from_articles_are_no_markup(estimates):
    estimates["outlet"] = ["$\\frac{1}{0}$", "a\nb", "x" * 99]
    ax = plots.plot_estimates(estimates)
    ax.get_figure().canvas.draw()
    assert [t.get_text() for t in ax.get_yticklabels()][:2] == ["$\\frac{1}{0}$", "a b"]


def test_matrix_writes_every_number_and_leaves_gaps():
    table = pd.DataFrame({"A": [0.5, np.nan], "B": [0.25, 1.0]}, index=["Post", "Herald"])
    ax = plots.plot_matrix(table, label="share")
    assert [t.get_text() for t in ax.texts] == ["50", "25", "–", "100"]
    assert [t.get_text() for t in ax.get_xticklabels()] == ["A", "B"]


def test_matrix_writes_the_n_behind_each_number():
    table = pd.DataFrame({"A": [0.5, np.nan]}, index=["Post", "Herald"])
    ax = plots.plot_matrix(table, label="share", counts=pd.DataFrame({"A": [12, 0]}, index=["Post", "Herald"]))
    assert [t.get_text() for t in ax.texts] == ["50", "n 12", "–"]


def test_bars_carry_their_words_at_the_end():
    table = pd.DataFrame({"term": ["talks", "aid"], "score": [3.0, 1.0], "lo": [2.0, 0.5], "hi": [4.0, 1.5]})
    ax = plots.plot_bars(table, low="lo", high="hi")
    assert [(t.get_text(), t.xy) for t in ax.texts] == [("talks", (4.0, 1)), ("aid", (1.5, 0))]
    assert [bar.get_width() for bar in ax.patches] == [3.0, 1.0]


def test_words_of_negative_bars_stand_at_their_left_end():
    ax = plots.plot_bars(pd.DataFrame({"term": ["more", "less"], "score": [2.0, -3.0]}))
    assert [(t.get_text(), t.xy[0], t.get_ha()) for t in ax.texts] == [("more", 2.0, "left"), ("less", -3.0, "right")]


def test_trend_breaks_where_a_period_is_missing():
    table = pd.DataFrame(
        {
            "outlet": ["Post"] * 3,
            "period": pd.to_datetime(["2024-03-01", "2024-03-08", "2024-03-15"]),
            "estimate": [1.0, np.nan, 2.0],
        }
    )
    ax = plots.plot_trend(table)
    assert np.isnan(ax.lines[0].get_ydata()[1])
    assert ax.texts[0].get_text() == "Post"
    assert ax.get_ylim()[0] == 0


def test_a_period_by_itself_shows_its_interval():
    periods = pd.to_datetime(["2024-03-01", "2024-03-08", "2024-03-15"])
    rows = {"outlet": "Post", "period": periods, "estimate": [1000.0, np.nan, 2000.0]}
    ax = plots.plot_trend(pd.DataFrame(rows | {"low": [np.nan, np.nan, 500.0], "high": [np.nan, np.nan, 4000.0]}))
    (lines,) = ax.collections
    assert [segment[:, 1].tolist() for segment in lines.get_segments() if len(segment)] == [[500.0, 4000.0]]
    assert ax.get_ylim()[1] > 4000 and ax.yaxis.get_major_formatter()(4000) == "4,000"


@pytest.mark.parametrize(
    "draw",
    [
        lambda t: plots.plot_estimates(t.head(0)),
        lambda t: plots.plot_estimates(t.drop(columns="low")),
        lambda t: plots.plot_matrix(pd.DataFrame(), label="x"),
        lambda t: plots.plot_bars(pd.DataFrame({"term": [], "score": []})),
        lambda t: plots.plot_trend(pd.DataFrame({"estimate": [np.nan]})),
    ],
)
def test_nothing_to_draw_is_a_clear_error(draw, estimates):
    with pytest.raises(ValueError, match=r"empty|no column|no period"):
        draw(estimates)


def test_style_stays_inside(estimates):
    before = dict(plt.rcParams)
    plots.plot_estimates(estimates)
    plots.panels(4)
    assert dict(plt.rcParams) == before


def test_panels_gives_as_many_as_asked():
    axes = plots.panels(4, columns=3)
    assert len(axes) == 4 and len(axes[0].get_figure().axes) == 4


def test_panels_have_one_scale_and_each_its_ticks():
    small, large = plots.panels(2)
    plots.plot_bars(pd.DataFrame({"term": ["a"], "score": [1.0]}), ax=small)
    plots.plot_bars(pd.DataFrame({"term": ["b"], "score": [8.0]}), ax=large)
    assert small.get_xlim() == large.get_xlim()
    assert all(tick.label1.get_visible() for tick in small.xaxis.get_major_ticks())
