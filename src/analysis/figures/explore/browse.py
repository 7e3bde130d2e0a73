"""The widgets that all explorers share: menus with counts, a search, an order, pages of hits."""

import ipywidgets

from analysis.figures.explore.facets import MOST
from analysis.figures.explore.marks import escape

PAGE = 20
"""Hits on a page."""
ANY = -2
"""Value of a menu that is open; with None a menu in a browser would show nothing at all."""


class Browser:
    """Menus, search, order and pages over a table.

    Parameters
    ----------
    facets : Facets
    hit : callable
        Gives the HTML of the row at a place of the table.
    things : str
        What the rows are, in the plural: "statements".
    names : dict, optional
        What columns are called in the menus.
    legend : str
        HTML above the hits.

    Attributes
    ----------
    box : ipywidgets.VBox
    page : ipywidgets.HTML
        The hits that are shown.
    """

    def __init__(self, facets, hit, *, things="rows", names=None, legend=""):
        self.facets, self.hit, self.things, self.legend, self.start, self.quiet = facets, hit, things, legend, 0, False
        names = names or {}
        wide = {"description_width": "initial"}
        self.menus = {
            field: ipywidgets.Dropdown(
                description=names.get(field, field.replace("_", " ")), style=wide, layout={"width": "19em"}
            )
            for field in facets.codes
        }
        small = len(facets.table) <= 100_000  # beyond, a search runs when it is entered, not at every key
        self.words = ipywidgets.Text(
            description="search", placeholder="words that must stand in it", style=wide, continuous_update=small
        )
        self.order = ipywidgets.Dropdown(
            options=[("as in the articles", ""), *((name, name) for name in facets.orders)],
            description="order",
            style=wide,
        )
        self.clear = ipywidgets.Button(description="Clear all", tooltip="open every menu and empty the search")
        self.back = ipywidgets.Button(description="Previous page", tooltip="the hits before these")
        self.on = ipywidgets.Button(description="Next page", tooltip="the hits after these")
        self.told = ipywidgets.HTML()
        self.page = ipywidgets.HTML()
        for field, menu in self.menus.items():
            menu.observe(lambda change, field=field: self._choose(field, change["new"]), names="value")
        self.words.observe(lambda change: self._search(change["new"]), names="value")
        self.order.observe(lambda change: self._sort(change["new"]), names="value")
        self.clear.on_click(lambda _: self.open_all())
        self.back.on_click(lambda _: self.turn(-1))
        self.on.on_click(lambda _: self.turn(1))
        wrapped = {"flex_flow": "row wrap"}
        tools = [self.words, *([self.order] if facets.orders else []), self.clear]
        self.box = ipywidgets.VBox(
            [
                ipywidgets.HBox(list(self.menus.values()), layout=wrapped),
                ipywidgets.HBox(tools, layout=wrapped),
                ipywidgets.HBox([self.told, self.back, self.on], layout=wrapped),
                self.page,
            ]
        )
        self.show()

    def restrict(self, part):
        """Look at a part of the table only, from its first page."""
        self.facets.restrict(part)
        self.show()

    def open_all(self):
        """Open every menu and empty the search."""
        self.quiet = True
        self.facets.chosen.clear()
        self.facets.search("")
        self.words.value = ""
        self.quiet = False
        self.show()

    def turn(self, pages):
        """Turn pages forth or back."""
        self.show(self.start + pages * PAGE)

    def show(self, start=0):
        """Write the counts into the menus and the hits onto the page."""
        rows = self.facets.rows()
        self.start = max(0, min(start, (len(rows) - 1) // PAGE * PAGE))
        shown = rows[self.start : self.start + PAGE]
        self.quiet = True
        for field, menu in self.menus.items():
            left = self.facets.left_out(field)
            any_ = f"(any; the {MOST} commonest of {MOST + left:,})" if left else "(any)"
            choices = [(f"{name} ({n:,})", code) for name, code, n in self.facets.counts(field)]
            options = ((any_, ANY), *choices)
            if menu.options != options:
                menu.options = options
            menu.value = self.facets.chosen.get(field, ANY)
        self.quiet = False
        self.page.value = self.legend + "".join(self.hit(int(row)) for row in shown)
        self.back.disabled, self.on.disabled = self.start == 0, self.start + PAGE >= len(rows)
        self.told.value = self.line(rows)  # last, so that what it says is there

    def line(self, rows=None):
        """Say how many hits there are and which of them are shown."""
        rows = self.facets.rows() if rows is None else rows
        if not len(rows):
            return f"No {escape(self.things)} fit."
        last = min(self.start + PAGE, len(rows))
        return f"{self.start + 1:,} to {last:,} of {len(rows):,} {escape(self.things)}"

    def static(self):
        """Give the hits that are shown as a page of plain HTML."""
        return f"<p>{self.line()}</p>{self.page.value}"

    def _choose(self, field, code):
        if not self.quiet:
            self.facets.choose(field, None if code == ANY else code)
            self.show()

    def _search(self, query):
        if not self.quiet:
            self.facets.search(query)
            self.show()

    def _sort(self, name):
        self.facets.order = name or None
        self.show()
