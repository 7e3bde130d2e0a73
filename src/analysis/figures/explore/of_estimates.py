"""From any row of any table of estimates to its sentences: the figure, its rows, and what stands behind each."""

import ipywidgets
import numpy as np
import pandas as pd

import analysis
from analysis.base.counts import count_of
from analysis.figures import wording
from analysis.figures.compose import figure
from analysis.figures.explore.browse import Browser
from analysis.figures.explore.export import save_everything
from analysis.figures.explore.facets import Facets
from analysis.figures.explore.given import Articles
from analysis.figures.explore.marks import escape, found_html
from analysis.figures.explore.of_statements import browse_statements
from analysis.figures.explore.picture import Picture
from analysis.figures.explore.saved import Explorer

MOST_ROWS = 500
"""Rows in the list."""
DRAWN = 200
"""Ids whose sentences are looked up at once, drawn with a seed; statements are all shown, page by page."""


def estimates(estimates, run, *, code=None):
    """Look at a figure and read the sentences behind any of its rows.

    Parameters
    ----------
    estimates : DataFrame
        From any function that returns estimates.
    run : Run
        Where they come from.
    code : str, optional
        The expression that computed them, such as ``"an.share_of_voice(run.statements, of='side')"``, for the lines of
        Python that are saved.

    Returns
    -------
    EstimatesExplorer
        The figure, whose dots, bars and cells are clicked, or walked by arrow keys and entered; a list of all its rows,
        drawn or not; the sentences of the row that is chosen; a button that saves. `save` writes the same from code.

    Raises
    ------
    ValueError
        If the table is none of estimates, or grouped by more than two columns.
    """
    return EstimatesExplorer(estimates, run, code)


class EstimatesExplorer(Explorer):
    """A figure with its rows and their sentences; `figure` is the object that is saved."""

    def __init__(self, estimates, run, code=None):
        wording.group_columns(estimates)
        self.run, self.code, self._all = run, code, estimates
        self._texts, self._browser = Articles(run.articles), None
        self._said = getattr(run, "everything", run.statements).reset_index(drop=True)
        self._places = pd.Index(self._said["statement_id"])
        measures = [str(name) for name in estimates["measure"].unique()]
        self.measure = ipywidgets.Dropdown(options=measures, description="measure")
        self.picture = Picture()
        self.reading, self.told, self.saved, self.behind = (ipywidgets.HTML() for _ in range(4))
        self.rows = ipywidgets.Select(rows=5, description="group", layout={"width": "min(46em, 98%)"})
        self.hits = ipywidgets.VBox()
        self.formats = ipywidgets.Dropdown(
            options=[("PNG", ("png",)), ("SVG", ("svg",)), ("PDF", ("pdf",)), ("all three", ("png", "svg", "pdf"))],
            description="picture as",
        )
        button = ipywidgets.Button(description="Save figure", tooltip="picture, numbers and the Python that makes them")
        button.on_click(lambda _: self.save(formats=self.formats.value))
        self.measure.observe(lambda _: self._choose(), names="value")
        self.rows.observe(lambda change: self.show(change["new"]), names="value")
        self.picture.observe(lambda change: self._click(change["new"]), names="chosen")
        saving = ipywidgets.HBox([self.formats, button, self.saved], layout={"flex_flow": "row wrap"})
        menu = [self.measure] if len(measures) > 1 else []
        super().__init__(
            [*menu, self.picture, self.reading, saving, self.told, self.rows, self.behind, self.hits],
            self._page,
            f"{count_of(len(estimates), 'estimate')}.",
        )
        self._choose()

    def _choose(self):
        """Draw the measure that is asked for and list its rows."""
        part = self._all[self._all["measure"].astype("str") == self.measure.value] if len(self._all) else self._all
        self.figure = figure(part, run=self.run)
        table, columns = self.figure.named, self.figure.columns
        self.picture.show(self.figure, lambda row: wording.told(row, columns))
        self.reading.value = f"<p>{escape(self.figure.reading)}</p>"
        cut = f"; the first {MOST_ROWS:,} of {len(table):,} are listed" if len(table) > MOST_ROWS else ""
        how = "Click a row in the figure, or choose it here, to read its sentences"
        self.told.value = f"{how}{cut}." if len(table) else "No row."
        names = [wording.told(row, columns) for row in table.head(MOST_ROWS).to_dict("records")]
        self.rows.options = [(name, place) for place, name in enumerate(names)]
        if names:
            self.rows.value = max(range(len(names)), key=lambda place: len(self._ids(place)))
        else:
            self.show(None)

    def _ids(self, place):
        ids = self.figure.table["ids"].iloc[place]
        return ids if isinstance(ids, list | tuple | np.ndarray) else []

    def _inside(self, ids):
        """Mark the statements with these ids; `isin` takes seconds where both are many."""
        inside, places = np.zeros(len(self._said), bool), self._places.get_indexer_for(ids)
        inside[places[places >= 0]] = True
        return inside

    def _click(self, place):
        """Choose the row whose area was clicked; one beyond the end of the list is shown without being chosen there."""
        if place is None or place == self.rows.value:
            return
        listed = place < len(self.rows.options)
        self.rows.value = place if listed else None
        if not listed:
            self.show(place)

    def show(self, place):
        """Show the sentences of a row, by its place in the figure's table."""
        if place is None:
            self.hits.children, self.behind.value = (), ""
            return
        self.picture.chosen = place
        row = self.figure.named.iloc[place]
        self.behind.value = f"<b>{escape(wording.told(row, self.figure.columns))}</b>"
        ids = self._ids(place)
        if not len(ids):
            self.hits.children = (ipywidgets.HTML("<p>No sentence stands behind this row.</p>"),)
            return
        if row["id_kind"] == "statement" and (inside := self._inside(ids)).any():
            if self._browser is None:
                self._browser = browse_statements(self._said, self._texts)
            self._browser.restrict(inside)
            self.hits.children = (self._browser.box,)
            return
        drawn = sorted(np.random.default_rng(0).permutation(len(ids))[:DRAWN])
        note = f"<p>{DRAWN} of {len(ids):,} were drawn.</p>" if len(ids) > DRAWN else ""
        try:
            found = analysis.sentences_behind(row.to_dict() | {"ids": [ids[i] for i in drawn]}, self.run)
        except ValueError as error:
            self.hits.children = (ipywidgets.HTML(f"<p>{escape(error)}</p>"),)
            return

        def hit(at):
            record = found.iloc[at].to_dict()
            return found_html(record, self._texts[record["article_id"]])

        browser = Browser(Facets(found, ("outlet", "speaker", "side"), ("sentence",)), hit, things="sentences",
                          legend=note)  # fmt: skip
        self.hits.children = (browser.box,)

    def save(self, out=None, *, formats=("png",)):
        """Write the figure, its numbers, a copy for spreadsheets and the Python that makes it again.

        Parameters
        ----------
        out : str or Path, optional
            The run's folder by default.
        formats : sequence of str
            Of "png", "svg" and "pdf".

        Returns
        -------
        list of Path
            What was written.
        """
        written = save_everything(self.figure, out=out, formats=formats, code=self.code)
        self.saved.value = (
            f"Saved: {escape(', '.join(path.name for path in written))} in {escape(written[0].parents[1])}"
        )
        return written

    def _page(self):
        image = f'<img style="max-width:100%" alt="{escape(self.figure.alt)}" src="{self.picture.source}">'
        return image + self.reading.value + rows_html(self.figure.named, self.figure.columns)


def rows_html(table, columns, most=40):
    """Write rows of estimates as an HTML table, cut where it is long."""
    cells = "".join(
        "<tr>"
        + "".join(f"<td>{escape(wording.plain(row[c]))}</td>" for c in columns)
        + f"<td>{escape(wording.value_of(row))}</td><td>{escape(wording.interval(row))}</td>"
        f"<td>{row['n']:,}</td><td>{row['n_articles']:,}</td></tr>"
        for row in table.head(most).to_dict("records")
    )
    head = "".join(
        f"<th>{escape(name)}</th>"
        for name in [*map(wording.column_name, columns), "estimate", "95 % interval", "n", "articles"]
    )
    cut = f"<p>The first {most} of {len(table):,} rows.</p>" if len(table) > most else ""
    return f"{cut}<table><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table>"
