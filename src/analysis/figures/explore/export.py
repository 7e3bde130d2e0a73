"""What is taken away from an explorer: picture, numbers for programs and for spreadsheets, the Python behind them."""

import os
import re
from pathlib import Path

import pandas as pd

from analysis.figures.save import run_line

_FORMULA = re.compile(r"^\s*[=+\-@\t\r]")


def for_spreadsheets(table):
    """Make a table safe to open in a spreadsheet: no cell of text is taken for a formula; lists are left out.

    A text that begins with = + - or @ gets an apostrophe in front, as OWASP advises against CSV injection. Numbers stay
    numbers. Keep the raw table beside it: only that one is the data.

    Examples
    --------
    >>> table = pd.DataFrame({"speaker": ["=1+1", "Mara"], "estimate": [-0.5, 0.5], "ids": [["a"], []]})
    >>> for_spreadsheets(table).values.tolist()
    [["'=1+1", -0.5], ['Mara', 0.5]]
    """
    out = table.drop(columns=[c for c in ("ids", "misses") if c in table.columns])
    texts = [c for c in out.columns if out[c].dtype == object or isinstance(out[c].dtype, pd.StringDtype)]
    safe = {c: out[c].map(lambda cell: f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell)
            for c in texts}  # fmt: skip
    return out.assign(**safe).rename(columns=lambda name: f"'{name}" if _FORMULA.match(str(name)) else name)


def lines_of_python(figure, out, formats, code=None):
    """Write the lines of Python that make a saved figure again, from the run and the numbers beside it.

    Parameters
    ----------
    figure : Figure
    out : Path
        Where it was saved.
    formats : sequence of str
    code : str, optional
        The expression that computed the estimates, in place of reading them from the saved table.
    """
    run = figure.run
    read = f'pd.read_csv(f"{{out}}/tables/{figure.name}.csv", converters={{"ids": json.loads}})'
    return "\n".join(
        [
            f"# {' '.join(figure.title.split())}",
            f"# {run_line(run)}",
            "import json",
            "",
            "import pandas as pd",
            "",
            "import analysis as an",
            "",
            f"run = an.open_run({str(Path(run.folder).resolve())!r})",
            f"out = {str(Path(out).resolve())!r}",
            f"estimates = {code or read}",
            f"an.figure(estimates, run=run, name={figure.name!r}).save(out, formats={tuple(formats)!r})",
            "",
        ]
    )


def save_everything(figure, *, out=None, formats=("png",), code=None):
    """Save a figure with its numbers, a copy for spreadsheets that names the run, and the Python that makes it again.

    Returns
    -------
    list of Path
        What was written.
    """
    out = Path(out or figure.run.folder)
    figure.save(out, formats=formats)
    sheet = for_spreadsheets(figure.table.assign(run=run_line(figure.run)))
    write_whole(out / "tables" / f"{figure.name}-for-spreadsheets.csv", sheet.to_csv(index=False))
    write_whole(out / "figures" / f"{figure.name}.py", lines_of_python(figure, out, formats, code))
    pictures = [out / "figures" / f"{figure.name}.{suffix}" for suffix in (*formats, "py")]
    return [*pictures, *(out / "tables" / f"{figure.name}{end}.csv" for end in ("", "-for-spreadsheets"))]


def write_whole(path, text):
    """Write a text file by way of a part that is then renamed, so that a stop leaves the old one whole."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
