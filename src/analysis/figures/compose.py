"""One figure out of one table of estimates: picture, title, alternative text, caption, numbers and sentences.

`figure` chooses the picture from the columns of the table, so that a notebook needs one line for it. It computes
nothing: what it shows stands in the table, and is saved beside the picture.
"""

import base64
import html
import io
import re
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

from analysis.base.page import NO_MATH
from analysis.figures import titles, wording
from analysis.figures.captions import caption_of
from analysis.figures.codes import in_words
from analysis.figures.looks import STYLE
from analysis.figures.plots import plot_bars, plot_cells, plot_estimates, plot_trend
from analysis.figures.save import run_line, save_picture, save_table

_SHARP = 1.5
"""Dots of a picture for each of the page's, so that letters are as large in every figure."""
_EMPTY_CELLS = "A cell without a number: nothing there to count."
MOST_COLUMNS, MOST_PERIODS, MOST_ROWS, MOST_BARS = 9, 20, 24, 8


def figure(
    estimates: pd.DataFrame,
    *,
    run: object | None = None,
    about: str | None = None,
    title: str | None = None,
    name: str | None = None,
    note: str = "",
) -> "Figure":
    """Make the figure of a table of estimates.

    Parameters
    ----------
    estimates : DataFrame
        From any function that returns estimates: one measure, grouped by one or two columns.
    run : Run, optional
        Where they come from: gives outlets their looks, the caption its measured errors, and `sentences` its texts.
    about : str, optional
        What is shown, in place of the name of the measure: "share of statements by unnamed speakers".
    title : str, optional
        In place of the title that the table gives: a difference where its test shows one, else what is shown.
    name : str, optional
        File name without suffix; made of the measure and the groups by default.
    note : str
        A sentence of yours at the end of the caption.

    Returns
    -------
    Figure

    Raises
    ------
    ValueError
        If the table is none of estimates, holds several measures, or is grouped by more than two columns.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.stats.estimates import estimate_ratio
    >>> table = pd.DataFrame({"article_id": range(12), "outlet": ["Post", "Herald"] * 6, "late": [1, 0, 0, 1] * 3})
    >>> made = figure(estimate_ratio(table, by="outlet", hit="late", measure="share late"))
    >>> made.name, made.title[:20]
    ('share-late-by-outlet', 'Share late, by outle')
    """
    columns = wording.group_columns(estimates)
    measures = estimates["measure"].unique()
    if len(measures) > 1:
        raise ValueError(
            f"estimates: the table holds {len(measures)} measures; "
            f"choose one: estimates[estimates['measure'] == {measures[0]!r}]"
        )
    if len(columns) > 2:
        raise ValueError(
            f"estimates: grouped by {', '.join(columns)}; choose the rows of one value, so that two are left"
        )
    return Figure(estimates.reset_index(drop=True), columns, run=run, about=about, title=title, name=name, note=note)


class Figure:
    """A figure and everything that belongs to it.

    Attributes
    ----------
    table, named : DataFrame
        The estimates, with codes of groups as they are and in words.
    title, alt, caption, reading, name : str
        Title; alternative text with numbers; what a reader must know; the sentence that reads the figure; file name.
    """

    def __init__(self, table, columns, *, run, about, title, name, note):
        self.table, self.columns, self.run = table, columns, run
        self.named = in_words(table)
        self._about, self._shown, self._pictures = about, self._choose(self.named, columns), {}
        if len(table):
            measure = about or str(table["measure"].iloc[0])
            self.title = title or titles.title_of(self._shown, columns, about=about)
            self.reading = titles.reading_of(wording.with_named_periods(self._shown), columns, about=about)
        else:
            measure = about or "nothing"
            self.title = title or "Nothing to show"
            self.reading = (
                f"{wording.sentence_case(about) + ': n' if about else 'N'}othing was found that could be counted."
            )
        if name is not None and _file_name(name) != name:
            raise ValueError(f"figure: {name!r} is no plain file name; use small letters, digits and hyphens")
        parts = [measure, "-".join(columns)] if columns else [measure]
        checked = "n_checked" in table and table["n_checked"].gt(0).any()  # its picture stands beside the unchecked one
        self.name = name or _file_name("-by-".join(parts) + ("-corrected" if checked else ""))
        self.alt = (
            titles.alt_text(wording.with_named_periods(self._shown), columns, title=self.title, kind=_KINDS[self._kind])
            if len(table)
            else self.reading
        )
        left = len(table) - len(self._shown)
        hidden = [g for g in self.named[columns[0]].unique() if g not in {*self._shown[columns[0]]}] if columns else []
        names = wording.plain(", ".join(map(wording.plain, hidden)), 120) if len(columns) == 2 and hidden else ""
        self.caption = " ".join(
            x
            for x in (
                caption_of(table, columns, run=run),
                _EMPTY_CELLS if self._kind == "cells" and self._has_gaps() else "",
                f"Not drawn, under {wording.LEAST} articles to compare: {names}." if names else "",
                f"{left} further rows are in the table." if left else "",
                note,
            )
            if x
        )

    @property
    def _kind(self):
        if "period" in self.columns:
            return "trend"
        if "term" in self.columns:
            return "bars"
        return "cells" if len(self.columns) == 2 else "dots"

    def _choose(self, table, columns):
        """Leave out what a picture has no room for: groups with nothing to draw, the rarest columns, the last rows."""
        if len(columns) == 2 and self._kind == "cells":
            drawn = table[table["estimate"].notna() & (table["n_articles"] >= wording.LEAST)]
            table = table[table[columns[0]].isin(drawn[columns[0]])] if len(drawn) else table
            if columns[1] in wording.PERIODS:
                return table[table[columns[1]].isin(table[columns[1]].unique()[-MOST_PERIODS:])]
            heavy = table.groupby(columns[1], dropna=False)["estimate"].sum().sort_values(ascending=False)
            return table[table[columns[1]].isin(heavy.index[:MOST_COLUMNS])]
        if self._kind == "dots":
            return table.head(MOST_ROWS)
        if self._kind == "bars":
            drawn = table[table["n_articles"] >= wording.LEAST]
            table = drawn if len(drawn) else table
        if self._kind == "bars" and len(columns) == 2:
            return table.groupby(columns[0], dropna=False).head(MOST_BARS)
        return table.head(MOST_ROWS) if self._kind == "bars" else table

    def _has_gaps(self):
        groups = [self._shown[column].nunique(dropna=False) for column in self.columns]
        return len(self._shown) < groups[0] * groups[1]

    def draw(self):
        """Draw the picture and return its matplotlib figure."""
        looks = getattr(self.run, "looks", None)
        drawn = self._shown.dropna(subset=["estimate", *({"period"} & set(self.columns))])
        if drawn.empty:
            return _empty(self.reading)
        options = {"looks": looks, "label": self._label(), "title": self.title}
        if self._kind == "dots":
            return plot_estimates(self._shown, columns=self.columns, **options).get_figure()
        if self._kind == "cells":
            return plot_cells(self._shown, columns=self.columns, label=self._label(), title=self.title).get_figure()
        if self._kind == "trend":
            by = next((c for c in self.columns if c != "period"), None)
            return plot_trend(self._shown, by=by, **options).get_figure()
        by = next((c for c in self.columns if c != "term"), None)
        return plot_bars(self._shown, by=by, **options)

    def _label(self):
        unit, what = wording.unit_of(self.table.iloc[0]), wording.what_of(self.table, self._about)
        if unit in ("share", "points"):
            return f"{what}, {'%' if unit == 'share' else 'percentage points'}"
        return what if unit in what or unit in ("number", "index", "difference") else f"{what}, {unit}"

    def save(self, out=None, *, formats=("png",)):
        """Write the picture and its numbers.

        Parameters
        ----------
        out : str or Path, optional
            Folder that gets `figures/NAME.png` and `tables/NAME.csv`, whose last column names the run; the run's own by
            default.
        formats : sequence of str
            Of "png", "svg" and "pdf".

        Returns
        -------
        Figure
            Itself.
        """
        out = Path(out or getattr(self.run, "folder", None) or "data/output")
        for suffix in formats:
            path = out / "figures" / f"{self.name}.{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self._picture(suffix, self.caption)[0])
        save_table(self.table.assign(run=run_line(self.run)), self.name, out=out)
        return self

    @property
    def about(self):
        """What is shown, in a few words."""
        return wording.what_of(self.table, self._about)

    def png(self, *, caption=True):
        """Return the picture as bytes of a PNG, its caption below unless it is told elsewhere."""
        return self._picture("png", self.caption if caption else "")[0]

    def areas(self, *, caption=True):
        """Tell where the rows of the table stand in the picture that `png` returns.

        Returns
        -------
        list of Area
            Place of the row in `table`; left, top, width and height, as parts of the picture's width and height. Rows
            that are not drawn have none.
        """
        return self._picture("png", self.caption if caption else "")[1]

    def _picture(self, suffix, caption):
        """Write the picture and measure its areas, or return both as before: saving and showing are one drawing."""
        asked = (suffix, self.title, self.alt, caption)
        if asked not in self._pictures:
            drawn, buffer = self.draw(), io.BytesIO()
            try:
                areas = save_picture(drawn, buffer, suffix=suffix, alt=self.alt, caption=caption)
            finally:
                plt.close(drawn)
            self._pictures[asked] = buffer.getvalue(), areas
        return self._pictures[asked]

    def sentences(self, row=None, *, n=5, seed=0):
        """Show the sentences behind a row of the table.

        Parameters
        ----------
        row : int, optional
            Which row of `table`; the largest estimate by default.
        n : int
            Sentences drawn at most.
        seed : int

        Returns
        -------
        DataFrame
            As `sentences_behind` gives them; empty where the table has no row with a value.
        """
        import analysis

        if self.run is None:
            raise ValueError("figure: it knows no run; make it with figure(estimates, run=run) to see its sentences")
        if row is None:
            if self.table["estimate"].notna().sum() == 0:
                return pd.DataFrame(columns=["outlet", "sentence"])
            row = int(self.table["estimate"].to_numpy(float).argsort()[: self.table["estimate"].notna().sum()][-1])
        return analysis.sentences_behind(self.table.iloc[row], self.run, sample=n, seed=seed)

    def _ipython_display_(self):
        from IPython.display import display

        png = self.png()
        about = {"alt": self.alt, "width": round(int.from_bytes(png[16:20]) / _SHARP)}  # bytes 16 to 19: PNG's width
        picture = base64.b64encode(png).decode("ascii")
        display({"image/png": picture, "text/plain": self.alt}, metadata={"image/png": about}, raw=True)
        display(
            {"text/html": f'<p class="{NO_MATH}">{html.escape(self.reading)}</p>', "text/plain": self.reading}, raw=True
        )

    def __repr__(self):
        return f"{self.title}\n{self.reading}"


_KINDS = {"dots": "Dot plot", "cells": "Table of shaded cells", "trend": "Line chart over time", "bars": "Bar chart"}


def _file_name(text):
    """Make a plain file name: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("%", "percent")).strip("-")[:60].strip("-") or "figure"


@plt.style.context(STYLE)
def _empty(text):
    """Draw the reason why there is nothing to draw."""
    drawn = plt.figure(figsize=(8, 1.2))
    drawn.text(0.01, 0.5, text, va="center", wrap=True, parse_math=False)
    return drawn
