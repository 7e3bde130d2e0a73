"""One HTML page of all figures, which opens offline and holds everything it shows."""

import html
from pathlib import Path

import nbformat

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222 }}
img {{ max-width: 100%; height: auto }} figure {{ margin: 2rem 0 }} figcaption {{ color: #444; font-size: .9rem }}
pre {{ white-space: pre-wrap; font: inherit }} nav a {{ display: block }}
</style>
<h1>{title}</h1>
<nav>{nav}</nav>
{body}
</html>
"""


def write_report(out):
    """Gather the figures of the executed notebooks under `out` into `out/report.html`.

    Parameters
    ----------
    out : str or Path
        Folder that `python -m analysis figures` has filled.

    Returns
    -------
    Path
        The page. Pictures are inside it, each with its alternative text as caption; everything that came from
        articles is escaped. The numbers are the CSV files in `tables`.

    Raises
    ------
    ValueError
        If there is no executed notebook under `out`.
    """
    out = Path(out)
    notebooks = sorted((out / "notebooks").glob("*.ipynb"))
    if not notebooks:
        raise ValueError(f"{out}: no executed notebooks there; run `python -m analysis figures --out {out}` first")
    nav, body = [], []
    for path in notebooks:
        notebook = nbformat.read(path, as_version=4)
        title, _, text = notebook.cells[0].source.partition("\n")
        title = html.escape(title.lstrip("# ").strip())
        nav.append(f'<a href="#{path.stem}">{title}</a>')
        body.append(f'<h2 id="{path.stem}">{title}</h2>\n<pre>{html.escape(text.strip())}</pre>')
        for cell in notebook.cells:
            for output in cell.get("outputs", ()):
                picture = output.get("data", {}).get("image/png")
                if picture:
                    body.append(_figure(picture, output["data"].get("text/plain", "")))
    page = PAGE.format(title="Said on Thursday: report", nav="".join(nav), body="\n".join(body))
    target = out / "report.html"
    target.write_text(page, encoding="utf-8")
    return target


def _figure(picture, alt):
    alt = html.escape(alt, quote=True)
    source = f"data:image/png;base64,{picture.strip()}"
    return f'<figure><img alt="{alt}" src="{source}"><figcaption>{alt}</figcaption></figure>'
