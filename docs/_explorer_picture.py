"""Take the picture of the explorer for README and docs: `python docs/_explorer_picture.py`, with Chromium at hand."""

import sys
import tempfile
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
TALL = 1150
"""Pixels from the top of the explorer that the picture shows."""
CELL = """import analysis as an

run = an.open_run({corpus!r}, out={out!r})
an.explore.estimates(an.anonymous_share(run.statements, by="outlet"), run)"""


def main():
    """Open the explorer of one figure in JupyterLab, click a dot, and take the picture of what is shown."""
    from browsing import chromium, lab, run_all

    with tempfile.TemporaryDirectory() as folder:
        cell = CELL.format(corpus=str(ROOT / "data" / "sample" / "articles"), out=str(Path(folder) / "out"))
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
        nbformat.write(notebook, Path(folder) / "explore.ipynb")
        with lab(folder) as address, chromium() as browser:
            page = browser.new_page(viewport={"width": 1280, "height": 5600})
            run_all(page, address, "explore.ipynb")
            page.locator(".said-picture button").nth(1).click()
            page.locator("summary", has_text="Read the article").first.wait_for()
            page.wait_for_timeout(1000)
            box = page.locator(".jp-OutputArea-executeResult:visible").first.bounding_box()
            clip = box | {"height": min(box["height"], TALL)}
            page.screenshot(path=ROOT / "docs" / "images" / "explorer.png", clip=clip)


if __name__ == "__main__":
    main()
