"""Put figures and tables on disk, each picture beside the numbers it was drawn from."""

import json
import textwrap
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

from analysis.figures.plots import STYLE

_CAPTION = {"fontsize": 8, "color": "#555555", "ha": "left", "va": "top"}
_PER_INCH = 16  # signs of a caption


def save_picture(drawn, target, *, alt, caption=""):
    """Write a matplotlib figure with its caption below and its alternative text inside.

    Parameters
    ----------
    drawn : matplotlib.figure.Figure
        Gets the caption as a text, once.
    target : Path or file
        Path of a .png, .svg or .pdf, or an open file that gets a PNG.
    alt : str
        What the figure shows, with numbers, for those who cannot see it.
    caption : str
        What a reader must know beside the picture.
    """
    with plt.style.context(STYLE):
        if caption and not getattr(drawn, "has_caption", False):
            drawn.draw_without_rendering()  # which puts the labels where they will be
            (width, height), box = drawn.get_size_inches(), drawn.get_tightbbox()
            wrapped = textwrap.fill(caption, max(40, int(_PER_INCH * max(box.width, 5))))
            drawn.text(box.x0 / width, (box.y0 - 0.12) / height, wrapped, parse_math=False, **_CAPTION)
            drawn.has_caption = True
        suffix = target.suffix.lstrip(".") if isinstance(target, Path) else "png"
        if isinstance(target, Path):
            target.parent.mkdir(parents=True, exist_ok=True)
        about = {
            "png": {"Description": alt, "Software": None},
            "svg": {"Description": alt, "Date": None},
            "pdf": {"Subject": alt},
        }
        drawn.savefig(target, format=suffix, bbox_inches="tight", metadata=about[suffix])


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
    return json.dumps([str(i) for i in ids] if pd.api.types.is_list_like(ids) else [], ensure_ascii=False)
