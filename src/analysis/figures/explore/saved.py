"""What stays of an explorer when its notebook is saved, and tables that need no kernel at all."""

import html

import ipywidgets

from analysis.base.page import NO_MATH

VIEW = "application/vnd.jupyter.widget-view+json"


class Explorer(ipywidgets.VBox):
    """A box of widgets that brings a static page along, for a saved notebook and for wherever no kernel runs.

    Parameters
    ----------
    children : list of Widget
    static : callable
        Gives the page as HTML.
    told : str
        What it is, in one line of plain text.
    """

    def __init__(self, children, static, told):
        super().__init__(children)
        self._static, self._told = static, told

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        data, *rest = bundle if isinstance(bundle, tuple) else (bundle,)
        data = dict(data or {}) | {"text/plain": self._told, "text/html": self.static()}
        return (data, *rest) if rest else data

    def static(self):
        """Give what is shown now as a page of plain HTML."""
        return (
            f'<div class="{NO_MATH}"><p><small>{html.escape(self._told)} As it was when it was saved; '
            f"run the cell to choose and to search.</small></p>{self._static()}</div>"
        )

    def __repr__(self):
        return self._told


def table(table):
    """Show a table that sorts, searches and pages in the notebook, without a network.

    Parameters
    ----------
    table : DataFrame
        Any table of the package; lists of hits are shown by their number. Text is escaped.

    Notes
    -----
    The code that sorts and searches is put into the notebook itself (about half a megabyte), so the table still works
    when the notebook is opened elsewhere.
    """
    import itables

    shown = table.assign(**{c: table[c].map(len) for c in ("ids", "misses") if c in table})
    itables.init_notebook_mode(all_interactive=False, connected=False)
    itables.show(shown, connected=False, allow_html=False, maxBytes="1MB")
