"""Put figures and tables on disk, each picture beside the numbers it was drawn from."""

import json
import textwrap
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.transforms import Bbox

from analysis.figures.areas import areas_of
from analysis.figures.looks import STYLE

_CAPTION = {"fontsize": 8, "color": "#555555", "ha": "left", "va": "top"}
_PER_INCH = 16  # signs of a caption


def save_picture(drawn, target, *, suffix="png", alt, caption=""):
    """Write a matplotlib figure with its caption below and its alternative text inside.

    Parameters
    ----------
    drawn : matplotlib.figure.Figure
        Gets the caption as a text.
    target : file
        Open for bytes.
    suffix : {"png", "svg", "pdf"}
    alt : str
        What the figure shows, with numbers, for those who cannot see it.
    caption : str
        What a reader must know beside the picture.

    Returns
    -------
    list of Area
        Where the rows of the table stand in the picture.
    """
    about = {
        "png": {"Description": alt, "Software": None},
        "svg": {"Description": alt, "Date": None},
        "pdf": {"Subject": alt},
    }
    with plt.style.context(STYLE):
        box = _lay_out(drawn, caption)
        drawn.savefig(target, format=suffix, bbox_inches=box, metadata=about[suffix])
        return areas_of(drawn, box)


def _lay_out(drawn, caption):
    """Put everything where it will be, the caption below it, and return the box of it all in inches.

    matplotlib's "tight" would lay out and measure the whole figure three times over.
    """
    drawn.set_dpi(plt.rcParams["savefig.dpi"])  # letters are not quite as wide at another resolution
    if drawn.axes:
        drawn.get_layout_engine().execute(drawn)
    drawn.set_layout_engine("none")
    box = drawn.get_tightbbox()
    if caption:
        width, height = drawn.get_size_inches()
        wrapped = textwrap.fill(caption, max(40, int(_PER_INCH * max(box.width, 5))))
        place = (box.x0 / width, (box.y0 - 0.12) / height)
        told = drawn.text(*place, wrapped, parse_math=False, **_CAPTION)
        box = Bbox.union([box, told.get_window_extent().transformed(drawn.dpi_scale_trans.inverted())])
    return box.padded(plt.rcParams["savefig.pad_inches"])


def save_table(data: pd.DataFrame, name: str, *, out: str | Path = "data/output") -> pd.DataFrame:
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


def run_line(run):
    """Name a run in one line: its corpus, the hash of it, its size."""
    manifest = getattr(run, "manifest", None) or {}
    corpus = Path(manifest.get("corpus", "")).name or "tables without a run"
    parts = [f"run of {corpus}"]
    if manifest.get("inputs", {}).get("corpus"):
        parts.append(f"corpus {manifest['inputs']['corpus'][:12]}")
    if manifest.get("versions", {}).get("code"):
        parts.append(f"code {manifest['versions']['code'][:12]}")
    return ", ".join(" ".join(part.split()) for part in parts)
