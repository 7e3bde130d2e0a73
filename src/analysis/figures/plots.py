"""Draw tables; compute nothing.

Every function takes a finished table and an axes (``ax=None`` means the current one) and returns the axes. Groups stand
on rows with their names beside them, so no legend is needed; n stands at the right; what rests on few articles is drawn
hollow. The style applies inside these functions only.
"""

import textwrap
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.ticker import MaxNLocator

STYLE = Path(__file__).with_name("news.mplstyle")
# The colour-blind palette of seaborn (after Okabe and Ito 2008), the five of 3:1 contrast on white first.
COLOURS = ("#0173b2", "#d55e00", "#029e73", "#cc78bc", "#949494", "#ca9161", "#de8f05", "#56b4e9", "#fbafe4", "#ece133")
MARKERS = ("o", "s", "D", "^", "v", "P", "X", "<", ">", "*")
_THOUSANDS = "{x:,.0f}"
FEW = 5
"""Below so many articles a point is drawn hollow: its interval cannot be trusted."""


def group_looks(groups):
    """Give every group its colour and marker, the same in every figure of a corpus.

    Parameters
    ----------
    groups : iterable of str
        All groups of the corpus, not only those of one figure.

    Returns
    -------
    dict of str to (str, str)
        Colour and marker, by the groups' alphabetical order.

    Examples
    --------
    >>> group_looks(["Post", "Herald"])["Herald"]
    ('#0173b2', 'o')
    """
    names = sorted({str(group) for group in groups})
    return {name: (COLOURS[i % len(COLOURS)], MARKERS[i % len(MARKERS)]) for i, name in enumerate(names)}


@plt.style.context(STYLE)
def panels(n, *, columns=3, width=3.6, height=3.0):
    """Make a figure of `n` axes in the package's style, with one scale, so that lengths compare across them.

    Parameters
    ----------
    n : int
        Number of axes wanted; the rest of the last row is left out.
    columns : int
        Axes in a row.
    width, height : float
        Of one axes, in inches.

    Returns
    -------
    list of Axes
    """
    columns = max(1, min(columns, n))
    rows = -(-n // columns)
    size = (columns * width, rows * height)
    figure, axes = plt.subplots(rows, columns, figsize=size, squeeze=False, sharex=True)
    flat = list(axes.ravel())
    for ax in flat:
        ax.tick_params(labelbottom=True)  # which sharing leaves to the last row
    for extra in flat[n:]:
        figure.delaxes(extra)
    return flat[:n]


def _axes(ax, rows=None):
    if ax is not None:
        return ax
    height = 4.5 if rows is None else min(12, 1.6 + 0.34 * rows)
    return plt.figure(figsize=(8, height)).gca()


def _title(ax, title, subtitle=None):
    if title:
        figure = ax.get_figure()
        wide = ax.get_position().width * figure.get_size_inches()[0]
        head = textwrap.fill(title, max(24, int(wide * 11)))
        ax.set_title(head + (f"\n{subtitle}" if subtitle else ""), loc="left", parse_math=False)


def _few_ticks(ax):
    """Keep the numbers of a narrow axis apart, thousands with a comma."""
    ax.xaxis.set_major_locator(MaxNLocator(nbins=4))
    if max(map(abs, ax.get_xlim())) >= 1000:
        ax.xaxis.set_major_formatter(_THOUSANDS)


def plain(value):
    """Write a group's name so that nothing in it is taken for markup or breaks the row."""
    return textwrap.shorten(" ".join(str(value).split()), 42, placeholder=" …") or "(none)"


@plt.style.context(STYLE)
def plot_estimates(estimates, *, rows="outlet", looks=None, percent=True, label=None, title=None, ax=None):
    """Draw estimates with their 95 % intervals, one row each.

    Parameters
    ----------
    estimates : DataFrame
        With `estimate`, `low`, `high`, `n`, `n_articles` and the column named by `rows`.
    rows : str
        Column whose values name the rows, drawn from top to bottom in the table's order.
    looks : dict, optional
        Colour and marker by row name, from `group_looks`.
    percent : bool
        Whether the estimates are shares, to be shown as percentages.
    label : str, optional
        What the axis measures, with its unit; the table's `measure` by default.
    title : str, optional
        The finding, in words.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes
        Estimates from fewer than five articles are hollow; the number of articles and of what was counted
        stands at the right.

    Raises
    ------
    ValueError
        If the table is empty or lacks a column.
    """
    missing = [c for c in (rows, "estimate", "low", "high", "n", "n_articles") if c not in estimates]
    if missing or estimates.empty:
        raise ValueError(
            f"plot_estimates: {'the table is empty' if not missing else 'no column ' + ', '.join(missing)}"
        )
    ax = _axes(ax, len(estimates))
    names = [plain(name) for name in estimates[rows]]
    looks = looks or dict.fromkeys(estimates[rows].astype(str), (COLOURS[0], "o"))
    factor = 100 if percent else 1
    at = np.arange(len(estimates))[::-1]
    ax.set_yticks(at, names, parse_math=False)
    ax.set_ylim(-0.7, len(estimates) - 0.3)
    for y, row in zip(at, estimates.to_dict("records"), strict=True):
        colour, marker = looks.get(str(row[rows]), (COLOURS[0], "o"))
        if pd.isna(row["estimate"]):
            ax.annotate("no data", (0, y), xycoords=("axes fraction", "data"), va="center", fontsize=8.5, color="#666")
            continue
        firm = row["n_articles"] >= FEW
        if pd.notna(row["low"]):
            ax.plot([row["low"] * factor, row["high"] * factor], [y, y], color=colour, solid_capstyle="round")
        face = colour if firm else "white"
        ax.plot(row["estimate"] * factor, y, marker, color=colour, markerfacecolor=face, clip_on=False, zorder=3)
    articles_only = (estimates["n"] == estimates["n_articles"]).all()
    beside = {"fontsize": 8, "color": "#555555", "annotation_clip": False}
    for y, n, n_articles in zip(at, estimates["n"], estimates["n_articles"], strict=True):
        text = f"{int(n):,}" if articles_only else f"{int(n):,} in {int(n_articles):,}"
        ax.annotate(text, (1.01, y), xycoords=("axes fraction", "data"), va="center", **beside)
    head = "articles" if articles_only else "n in articles"
    ax.annotate(head, (1.01, 1.0), xycoords="axes fraction", va="bottom", **beside)
    ax.grid(axis="y", visible=False)
    low = min(0, np.nanmin([*estimates["estimate"], *estimates["low"], 0]) * factor)
    ax.set_xlim(left=low)
    if percent and low == 0:
        ax.set_xlim(0, min(101.5, ax.get_xlim()[1]))
    ax.set_xlabel((label or str(estimates["measure"].iloc[0])) + (", %" if percent else ""), parse_math=False)
    _title(ax, title)
    return ax


@plt.style.context(STYLE)
def plot_matrix(table, *, label, counts=None, percent=True, title=None, ax=None):
    """Draw a table of numbers as shaded cells, each with its number.

    Parameters
    ----------
    table : DataFrame
        Rows and columns as they shall stand; missing cells stay white and say "–".
    label : str
        What a cell measures, written under the cells.
    counts : DataFrame, optional
        The n behind each cell, of the same rows and columns, written small below the number.
    percent : bool
        Whether cells are shares, to be shown as percentages.
    title : str, optional
        The finding, in words.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the table has no cell.
    """
    if table.empty:
        raise ValueError("plot_matrix: the table is empty")
    if ax is None:
        row = 0.42 if counts is None else 0.52
        ax = plt.figure(figsize=(2.4 + 1.0 * len(table.columns), 1.5 + row * len(table))).gca()
    values = table.to_numpy(dtype=float)
    top = np.nanmax(values) if np.isfinite(values).any() else 1
    digits = 0 if top >= 20 or np.array_equal(values, np.round(values), equal_nan=True) else 1
    ax.imshow(np.nan_to_num(values), cmap="Blues", vmin=0, vmax=max(top, 1e-9) * 1.25, aspect="auto")
    ax.grid(visible=False)
    for (i, j), value in np.ndenumerate(values):
        text = "–" if np.isnan(value) else f"{100 * value:.0f}" if percent else f"{value:,.{digits}f}"
        colour = "white" if value > 0.75 * top else "#222222"
        if counts is None or np.isnan(value):
            ax.text(j, i, text, ha="center", va="center", fontsize=9, color=colour)
        else:
            ax.text(j, i - 0.14, text, ha="center", va="center", fontsize=9, color=colour)
            ax.text(j, i + 0.24, f"n {int(counts.iloc[i, j]):,}", ha="center", va="center", fontsize=7, color=colour)
    columns = [textwrap.fill(plain(c), 14) for c in table.columns]
    ax.set_xticks(range(len(columns)), columns, parse_math=False)
    ax.set_yticks(range(len(table)), [plain(i) for i in table.index], parse_math=False)
    ax.xaxis.tick_top()
    ax.spines[:].set_visible(False)
    ax.set_xlabel(label + (", %" if percent else ""), parse_math=False)
    _title(ax, title)
    return ax


@plt.style.context(STYLE)
def plot_bars(
    table, *, words="term", value="score", low=None, high=None, colour=COLOURS[0], label=None, title=None, ax=None
):
    """Draw one horizontal bar per row with its name at the bar's end.

    Parameters
    ----------
    table : DataFrame
        One row per bar, drawn from top to bottom in the table's order.
    words, value : str
        Columns of the names and of the bars' lengths.
    low, high : str, optional
        Columns of an interval, drawn as a thin line.
    colour : str
        Of the bars.
    label : str, optional
        What the axis measures, with its unit.
    title : str, optional
        The finding, in words.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the table is empty.
    """
    if table.empty:
        raise ValueError("plot_bars: the table is empty")
    ax = _axes(ax, len(table))
    at = np.arange(len(table))[::-1]
    lengths = table[value].to_numpy(dtype=float)
    ax.barh(at, lengths, color=colour, alpha=0.35, height=0.72)
    if low is not None:
        ax.hlines(at, table[low], table[high], color=colour, linewidth=1.6)
    spans = np.column_stack([lengths, *([table[low], table[high]] if low else []), np.zeros(len(table))]).astype(float)
    for y, length, span, word in zip(at, lengths, spans, table[words], strict=True):
        side = -1 if length < 0 else 1
        end = np.nanmin(span) if side < 0 else np.nanmax(span)
        ax.annotate(
            plain(word),
            (end, y),
            xytext=(4 * side, 0),
            textcoords="offset points",
            ha="right" if side < 0 else "left",
            va="center",
            fontsize=9,
            parse_math=False,
        )
    ax.set_yticks([])
    ax.grid(axis="y", visible=False)
    ax.margins(x=0.28)
    _few_ticks(ax)
    ax.set_xlabel(label or value, parse_math=False)
    _title(ax, title)
    return ax


@plt.style.context(STYLE)
def plot_trend(
    table, *, x="period", y="estimate", low="low", high="high", by="outlet", looks=None, label=None, title=None, ax=None
):
    """Draw one line per group over time, broken where there is no value, with intervals and its name at its end.

    Parameters
    ----------
    table : DataFrame
        One row per group and period, periods as dates; a missing `y` breaks the line.
    x, y, low, high, by : str
        Its columns.
    looks : dict, optional
        Colour and marker by group, from `group_looks`.
    label : str, optional
        What the vertical axis measures, with its unit.
    title : str, optional
        The finding, in words.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If no row has a value.
    """
    if table.empty or table[y].isna().all():
        raise ValueError("plot_trend: no period has a value")
    ax = _axes(ax)
    looks = looks or group_looks(table[by])
    for name, rows in table.sort_values(x).groupby(by, sort=True):
        colour, marker = looks[str(name)]
        ax.plot(rows[x], rows[y], marker=marker, color=colour, markersize=4)
        if low in rows:
            ax.vlines(
                rows[x], rows[low].astype(float), rows[high].astype(float), color=colour, alpha=0.5, linewidth=1.4
            )
        last = rows.dropna(subset=[y]).tail(1)
        for end, value in zip(last[x], last[y], strict=True):
            ax.annotate(
                plain(name),
                (end, value),
                xytext=(6, 0),
                textcoords="offset points",
                va="center",
                fontsize=8.5,
                color="#222",
                parse_math=False,
            )
    ax.set_ylim(bottom=0)
    if ax.get_ylim()[1] >= 1000:
        ax.yaxis.set_major_formatter(_THOUSANDS)
    locator = AutoDateLocator(maxticks=8)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    ax.set_ylabel(label or y, parse_math=False)
    _title(ax, title)
    return ax
