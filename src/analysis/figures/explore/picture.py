"""The picture of a figure, each of its rows a button: clicked, or walked to by arrow keys and entered."""

import base64
from pathlib import Path

import anywidget
import traitlets

_HERE = Path(__file__).parent


class Picture(anywidget.AnyWidget):
    """A picture with areas that can be chosen.

    Attributes
    ----------
    chosen : int or None
        The row that was clicked last.
    """

    _esm = (_HERE / "picture.js").read_text(encoding="utf-8")
    _css = (_HERE / "picture.css").read_text(encoding="utf-8")
    source = traitlets.Unicode().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)
    told = traitlets.Unicode("Rows of the figure: walk with the arrow keys, choose with Enter").tag(sync=True)
    areas: traitlets.List = traitlets.List().tag(sync=True)
    chosen = traitlets.Int(None, allow_none=True).tag(sync=True)

    def show(self, figure, name):
        """Show another figure.

        Parameters
        ----------
        figure : Figure
        name : callable
            Names a row of its table, given as a dict; plain text.
        """
        rows = figure.named.to_dict("records")
        with self.hold_sync():
            self.source = f"data:image/png;base64,{base64.b64encode(figure.png()).decode('ascii')}"
            self.alt, self.chosen = figure.alt, None
            self.areas = [[*area, name(rows[area.row])] for area in figure.areas()]
