"""Draw tables; compute nothing.

Every function takes a finished table and an axes (``ax=None`` means the current one) and returns the axes. Groups stand
on rows with their names beside them, so no legend is needed; n stands at the right; what rests on few articles is drawn
hollow. The style applies inside these functions only.
"""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.ticker import MaxNLocator

from analysis.base import schema
from analysis.figures.areas import mark_cells, mark_points, mark_strips
from analysis.figures.looks import COLOURS, STYLE
from analysis.figures.titles import against_rest
from analysis.figures.wording import (
    FEW,
    LEAST,
    LEVEL,
    PERIODS,
    counted,
    interval,
    name_of,
    no_value,
    number,
    plain,
    unit_of,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_THOUSANDS = "{x:,.0f}"
_MARKS = {"above": " ▲", "below": " ▼", "unlike": " ◆"}


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


def _title(ax, title):
    if title:
        wide = ax.get_position().width * ax.get_figure().get_size_inches()[0]
        ax.set_title(textwrap.fill(title, max(24, int(wide * 11))), loc="left", parse_math=False)


def _factor(estimates):
    """Give what estimates are multiplied with to be shown: shares, and differences of shares, as percentages."""
    return 100 if unit_of(estimates.iloc[0]) in ("share", "points") else 1


def _times(log_ratio, _=None):
    """Write a log ratio to base 2 as so many times the rate, or its part.

    Examples
    --------
    >>> _times(3.0), _times(0.0), _times(-2.0)
    ('8 times', 'same', '1/4')
    """
    return "same" if log_ratio == 0 else f"{2**log_ratio:,.0f} times" if log_ratio > 0 else f"1/{2**-log_ratio:,.0f}"


def _few_ticks(ax):
    """Keep the numbers of a narrow axis apart, thousands with a comma."""
    ax.xaxis.set_major_locator(MaxNLocator(nbins=4))
    if max(map(abs, ax.get_xlim())) >= 1000:
        ax.xaxis.set_major_formatter(_THOUSANDS)


def _end(drawn):
    """Tell where an axis ends before an interval does that would squash all else; None where none is that long.

    Examples
    --------
    >>> rows = pd.DataFrame({"unit": "number", "estimate": [80.0, 20.0], "high": [500.0, 30.0]})
    >>> _end(rows), _end(rows.assign(high=[200.0, 30.0]))
    (120.0, None)
    """
    if len(drawn) < 2 or not (drawn["unit"] == "number").all():
        return None
    end = 1.5 * float(drawn["estimate"].max())
    return end if drawn["high"].max() > 2 * end else None


@plt.style.context(STYLE)
def plot_estimates(
    estimates: pd.DataFrame,
    *,
    columns: Sequence[str] = ("outlet",),
    looks: dict | None = None,
    label: str | None = None,
    title: str | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw estimates with their 95 % intervals, one row each.

    Parameters
    ----------
    estimates : DataFrame
        A table of estimates.
    columns : list of str
        Columns whose values name the rows, drawn from top to bottom in the table's order.
    looks : dict, optional
        Colour and marker by the value of the first column, from `group_looks`.
    label : str, optional
        What the axis measures, with its unit; the table's measure by default.
    title : str, optional
        The finding, in words.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes
        Estimates from fewer than five articles are hollow, from fewer than three not drawn; a row that is told apart
        from the rest has a star at its n. A number's interval that is far longer than all else ends in an arrow at the
        edge, with its end beside it.

    Raises
    ------
    ValueError
        If the table is empty or lacks a column.
    """
    columns = list(columns)
    missing = [c for c in (*columns, *schema.ESTIMATES) if c not in estimates]
    if missing or estimates.empty:
        raise ValueError(
            f"plot_estimates: {'the table is empty' if not missing else 'no column ' + ', '.join(missing)}"
        )
    ax = _axes(ax, len(estimates))
    factor = _factor(estimates)
    end = _end(estimates[estimates["estimate"].notna() & (estimates["n_articles"] >= LEAST)])
    at = np.arange(len(estimates))[::-1]
    ax.set_yticks(at, [name_of(row, columns) for row in estimates.to_dict("records")], parse_math=False)
    ax.set_ylim(-0.7, len(estimates) - 0.3)
    mark_strips(ax, estimates.index, at)
    beside: dict[str, Any] = {"va": "center", "fontsize": 8, "color": "#555555", "annotation_clip": False}
    for y, row in zip(at, estimates.to_dict("records"), strict=True):
        colour, marker = (looks or {}).get(str(row[columns[0]]) if columns else "", (COLOURS[0], "o"))
        where: dict[str, Any] = {"xycoords": ("axes fraction", "data")}
        sure = pd.notna(row["p_adjusted"]) and row["p_adjusted"] < LEVEL
        ax.annotate(counted(row) + (" *" if sure else ""), (1.01, y), **where, **beside)
        if pd.isna(row["estimate"]) or row["n_articles"] < LEAST:
            why = no_value(row) if pd.isna(row["estimate"]) else f"under {LEAST} articles"
            ax.annotate(why, (0.005, y), va="center", fontsize=8.5, color="#666", **where)
            continue
        firm = row["n_articles"] >= FEW
        if pd.notna(row["low"]):
            high = row["high"] * factor
            ax.plot([row["low"] * factor, min(high, end or high)], [y, y], color=colour, solid_capstyle="round")
            if end is not None and high > end:
                ax.plot(end, y, ">", color=colour, clip_on=False)
                far: dict = {**beside, "ha": "right", "textcoords": "offset points"}
                ax.annotate(f"to {number(row['high'], unit_of(row))}", (end, y), xytext=(-2, 8), **far)
        face = colour if firm else "white"
        ax.plot(row["estimate"] * factor, y, marker, color=colour, markerfacecolor=face, clip_on=False, zorder=3)
    if (estimates["p_adjusted"] < LEVEL).any():
        style: dict = {**beside, "va": "top", "xycoords": "axes fraction", "textcoords": "offset points"}
        ax.annotate("* told apart from the rest", (1.01, 0), xytext=(0, -18), **style)  # below the last number
    ax.grid(axis="y", visible=False)
    low = np.nanmin([*estimates["estimate"].astype(float), *estimates["low"].astype(float), 0]) * factor
    if (estimates["unit"] == "difference").all():
        ax.axvline(0, color="#888888", linewidth=1)
        ax.margins(x=0.08)
    elif (estimates["unit"] != "index").all():  # an index has no meaningful 0 to show differences from
        ax.set_xlim(left=min(0, low))
    if (estimates["unit"] == "share").all() and low >= 0:
        ax.set_xlim(0, min(101.5, ax.get_xlim()[1]))
    if end is not None:
        ax.set_xlim(right=end)
    if not ax.lines:  # the rows say why; numbers on the axis would be made up
        ax.set_xticks([])
    ax.set_xlabel(label or str(estimates["measure"].iloc[0]), parse_math=False)
    _title(ax, title)
    return ax


@plt.style.context(STYLE)
def plot_cells(
    estimates: pd.DataFrame,
    *,
    columns: list[str],
    label: str | None = None,
    title: str | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw estimates of two groupings as shaded cells, each with its number, its interval and what its test says.

    Parameters
    ----------
    estimates : DataFrame
        A table of estimates.
    columns : list of str
        The columns whose values are the rows and the columns of cells; both keep the order of their sums.
    label, title, ax
        As in `plot_estimates`.

    Returns
    -------
    Axes
        A triangle up or down marks a cell that is told apart from the same column in the other rows, a diamond one
        where one of these has no value; cells from fewer than three articles are empty.
    """
    rows, across = columns
    table = estimates.assign(**{c: [plain(v) for v in estimates[c]] for c in columns})
    heavy = table.groupby(across, sort=False)["estimate"].sum()
    heavy = (heavy if across in PERIODS else heavy.sort_values(ascending=False, kind="stable")).index
    names = list(dict.fromkeys(table[rows]))
    sizes = table.groupby(rows)["n"].max()
    wide = 1.05 if table["low"].notna().any() else 0.6  # inches of a cell
    wide = max(wide, min(1.5, max(len(word) for name in heavy for word in name.split()) / 13.4))  # no word is cut
    if ax is None:
        ax = plt.figure(figsize=(2.6 + wide * len(heavy), 1.7 + 0.52 * len(names))).gca()
    mark_cells(ax, table.index, heavy.get_indexer(table[across]), [names.index(name) for name in table[rows]])
    drawn = table[table["n_articles"] >= LEAST]
    top = max(float(drawn["estimate"].abs().max()) if drawn["estimate"].notna().any() else 0, 1e-9)
    shade = np.zeros((len(names), len(heavy)))
    for row in table.to_dict("records"):
        i, j = names.index(row[rows]), heavy.get_loc(row[across])
        if row["n_articles"] < LEAST or pd.isna(row["estimate"]):
            ax.text(j, i, "–", ha="center", va="center", fontsize=9, color="#666")
            continue
        shade[i, j] = abs(row["estimate"])
        colour = "white" if shade[i, j] > 0.75 * top else "#222222"
        sure = pd.notna(row["p_adjusted"]) and row["p_adjusted"] < LEVEL
        mark = _MARKS[against_rest(row, table, [rows, across])] if sure else ""
        weight = "bold" if sure else "normal"
        ax.text(j, i - 0.14, number(row["estimate"], unit_of(row)) + mark, ha="center", va="center", fontsize=9,
                color=colour, weight=weight)  # fmt: skip
        if between := interval(row):
            ax.text(j, i + 0.24, between.replace(" to ", "–"), ha="center", va="center", fontsize=7, color=colour)
    ax.imshow(shade, cmap="Blues", vmin=0, vmax=top * 1.25, aspect="auto")
    ax.grid(visible=False)
    ax.set_xticks(range(len(heavy)), [textwrap.fill(c, int(13.4 * wide)) for c in heavy], parse_math=False)
    whole = f", n = {int(sizes.max()):,}" if across == "accused" else ""  # shares of all cells, not of a row
    numbered = [name if whole else f"{name} (n = {int(sizes[name]):,})" for name in names]
    ax.set_yticks(range(len(names)), numbered, parse_math=False)
    ax.xaxis.tick_top()
    ax.spines[:].set_visible(False)
    marks = "▲ above, ▼ below, ◆ unlike" if any(" ◆" in text.get_text() for text in ax.texts) else "▲ above, ▼ below"
    marked = f"\n{marks} the rest, tested over articles" if (table["p_adjusted"] < LEVEL).any() else ""
    ax.set_xlabel((label or str(estimates["measure"].iloc[0])) + whole + marked, parse_math=False)
    _title(ax, title)
    return ax


@plt.style.context(STYLE)
def plot_bars(
    estimates: pd.DataFrame,
    *,
    words: str = "term",
    by: str | list[str] | None = None,
    looks: dict | None = None,
    label: str | None = None,
    title: str | None = None,
) -> "Figure":
    """Draw one horizontal bar per row with its name at the bar's end, a panel for each group, all on one scale.

    Parameters
    ----------
    estimates : DataFrame
        A table of estimates, drawn from top to bottom in the table's order.
    words : str
        Column of the names.
    by : str, optional
        Column whose values get a panel each.
    looks, label, title
        As in `plot_estimates`.

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    ValueError
        If the table is empty.
    """
    if estimates.empty:
        raise ValueError("plot_bars: the table is empty")
    parts = [(None, estimates)] if by is None else list(estimates.groupby(by, dropna=False, sort=False))
    tall = max(len(rows) for _, rows in parts)
    axes = panels(len(parts), height=1.1 + 0.27 * tall, width=3.9 if len(parts) > 1 else 7)
    for ax, (name, rows) in zip(axes, parts, strict=True):
        colour = (looks or {}).get(str(name), (COLOURS[0], ""))[0]
        at = np.arange(len(rows))[::-1]
        mark_strips(ax, rows.index, at)
        lengths = rows["estimate"].to_numpy(dtype=float)
        ax.barh(at, lengths, color=colour, alpha=0.35, height=0.72)
        ax.hlines(at, rows["low"].astype(float), rows["high"].astype(float), color=colour, linewidth=1.6)
        spans = np.column_stack([lengths, rows[["low", "high"]].astype(float), np.zeros(len(rows))])
        for y, length, span, word in zip(at, lengths, spans, rows[words], strict=True):
            side = -1 if length < 0 else 1
            end = np.nanmin(span) if side < 0 else np.nanmax(span)
            place = {"xytext": (4 * side, 0), "textcoords": "offset points", "ha": "right" if side < 0 else "left"}
            ax.annotate(plain(word), (end, y), va="center", fontsize=9, parse_math=False, **place)
        ax.set_yticks([])
        ax.set_ylim(-0.6, tall - 0.4)
        ax.grid(axis="y", visible=False)
        ax.margins(x=0.3)
        _few_ticks(ax)
        if (estimates["measure"] == "log ratio").all():
            ax.xaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
            ax.xaxis.set_major_formatter(_times)
        ax.set_xlabel(label or str(estimates["measure"].iloc[0]), parse_math=False)
        if by is not None:
            ax.set_title(plain(name), loc="left", fontsize=10, parse_math=False)
    drawn = axes[0].get_figure()
    if title:
        drawn.suptitle(
            textwrap.fill(title, 44 * min(3, len(parts)) + 20), x=0.01, ha="left", weight="bold", parse_math=False
        )
    return drawn


@plt.style.context(STYLE)
def plot_trend(
    estimates: pd.DataFrame,
    *,
    by: str | list[str] | None = None,
    looks: dict | None = None,
    label: str | None = None,
    title: str | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw one line per group over time, broken where there is no value, with intervals and its name at its end.

    Parameters
    ----------
    estimates : DataFrame
        A table of estimates with a column `period` of dates; a missing estimate breaks the line.
    by : str, optional
        Column whose values get a line each.
    looks, label, title, ax
        As in `plot_estimates`.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If no row has a value.
    """
    known = estimates.dropna(subset=["period"])
    if known.empty or known["estimate"].isna().all():
        raise ValueError("plot_trend: no period has a value")
    ax = _axes(ax)
    factor = _factor(known)
    parts = [("", known)] if by is None else list(known.groupby(by, sort=True))
    for name, rows in ((name, rows.sort_values("period")) for name, rows in parts):
        colour, marker = (looks or {}).get(str(name), (COLOURS[0], "o"))
        values = rows[["estimate", "low", "high"]].astype(float) * factor
        ax.plot(rows["period"], values["estimate"], marker=marker, color=colour, markersize=4)
        ax.vlines(rows["period"], values["low"], values["high"], color=colour, alpha=0.5, linewidth=1.4)
        mark_points(ax, rows.index, rows["period"], values["estimate"])
        last = values["estimate"].last_valid_index()
        if by is not None and last is not None:
            end: dict[str, Any] = {
                "xytext": (6, 0),
                "textcoords": "offset points",
                "va": "center",
                "fontsize": 8.5,
                "color": "#222",
            }
            ax.annotate(plain(name), (rows["period"][last], values["estimate"][last]), parse_math=False, **end)
    ax.set_ylim(bottom=0)
    if ax.get_ylim()[1] >= 1000:
        ax.yaxis.set_major_formatter(_THOUSANDS)
    locator = AutoDateLocator(maxticks=8)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    ax.set_ylabel(label or str(estimates["measure"].iloc[0]), parse_math=False)
    _title(ax, title)
    return ax
