"""Put figures and tables on disk, each picture beside the numbers it was drawn from."""

import base64
import json
import textwrap
from pathlib import Path
from typing import NamedTuple

import matplotlib.pyplot as plt
import pandas as pd

from analysis.figures.plots import STYLE


class SavedFigure(NamedTuple):
    """A figure on disk: JupyterLab shows the picture with its alternative text, a terminal shows the text.

    Attributes
    ----------
    path : Path
        The PNG; the CSV of the same name lies in `tables` beside its folder.
    alt : str
        What the picture shows, with numbers.
    """

    path: Path
    alt: str

    def _repr_mimebundle_(self, include=None, exclude=None):
        picture = base64.b64encode(self.path.read_bytes()).decode("ascii")
        return {"image/png": picture, "text/plain": self.alt}, {"image/png": {"alt": self.alt}}

    def __repr__(self):
        return self.alt


_CAPTION = {"fontsize": 8, "color": "#555555", "ha": "left", "va": "top"}
_PER_INCH = 16  # signs of a caption


def save_figure(ax, name, *, alt, data, caption="", out="data/output"):
    """Save a figure as PNG, the numbers behind it as CSV of the same name, and close it.

    Parameters
    ----------
    ax : Axes
        Any axes of the figure.
    name : str
        File name without suffix; small letters, digits and hyphens.
    alt : str
        What the figure shows, with numbers, for those who cannot see it; stored in the PNG's metadata.
    data : DataFrame
        What was drawn, in full precision.
    caption : str
        What a reader must know beside the picture, such as n and how well a step is measured; written under it, and at
        the end of `alt`.
    out : str or Path
        Folder that gets `figures/<name>.png` and `tables/<name>.csv`.

    Returns
    -------
    SavedFigure
        Shown as the picture in JupyterLab.

    Raises
    ------
    ValueError
        If `alt` is empty or `name` is no plain file name.
    """
    if not alt or not alt.strip():
        raise ValueError(f"save_figure: {name} needs alt=, a sentence with numbers that says what the figure shows")
    if not name.replace("-", "").isalnum() or not name.isascii() or name != name.lower():
        raise ValueError(f"save_figure: {name!r} is no plain name; use small letters, digits and hyphens")
    picture = Path(out) / "figures" / f"{name}.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    figure = ax.get_figure()
    alt = " ".join(f"{alt.strip()}{'' if alt.strip().endswith('.') else '.'} {caption}".split()) if caption else alt
    with plt.style.context(STYLE):
        if caption:
            figure.draw_without_rendering()  # which puts the labels where they will be
            (width, height), box = figure.get_size_inches(), figure.get_tightbbox()
            wrapped = textwrap.fill(caption, max(40, int(_PER_INCH * max(box.width, 5))))
            figure.text(box.x0 / width, (box.y0 - 0.12) / height, wrapped, **_CAPTION)
        figure.savefig(picture, bbox_inches="tight", metadata={"Description": alt, "Software": None})
    plt.close(figure)
    save_table(data, name, out=out)
    return SavedFigure(picture, " ".join(alt.split()))


def save_table(data, name, *, out="data/output"):
    """Save a table as `tables/<name>.csv` under `out`, full precision, and return it.

    Parameters
    ----------
    data : DataFrame
        The table; lists of hits are written as JSON lists of their ids.
    name : str
        File name without suffix.
    out : str or Path
        The folder.

    Returns
    -------
    DataFrame
        `data` itself.
    """
    path = Path(out) / "tables" / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    flat = data.assign(**{c: data[c].map(_as_json) for c in ("ids", "misses") if c in data})
    flat.to_csv(path, index=not isinstance(data.index, pd.RangeIndex))
    return data


def _as_json(ids):
    return json.dumps([str(i) for i in ids], ensure_ascii=False)
