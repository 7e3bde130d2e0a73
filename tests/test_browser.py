"""Every notebook in JupyterLab in a real browser, as a reader runs it: no error, no warning, no call to the outside.

Needs Chromium and takes minutes, so it runs only when asked for: ``.venv/bin/python -m pytest -m browser``.
Screenshots of every screenful go to the folder named by the environment variable SCREENSHOTS, if it is set.
"""

import os
import shutil
import time
from pathlib import Path

import pytest
from browsing import chromium, lab, run_all, watch

from analysis.base.paths import CHECKOUT, NOTEBOOKS

pytestmark = pytest.mark.browser


@pytest.fixture
def server(tmp_path_factory):
    """Start JupyterLab anew on a copy of the notebooks, so that its autosave touches nothing."""
    root = tmp_path_factory.mktemp("lab")
    shutil.copytree(NOTEBOOKS, root / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    (root / "data").mkdir()
    (root / "data" / "sample").symlink_to(CHECKOUT / "data" / "sample")
    with lab(root) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.mark.parametrize("name", [p.name for p in sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))])
def test_notebook_runs_from_top_to_bottom(server, browser, name):
    page = watch(browser.new_page(viewport={"width": 1280, "height": 1000}), server)
    run_all(page, server, f"notebooks/{name}")
    pictures = Path(os.environ["SCREENSHOTS"]) if os.environ.get("SCREENSHOTS") else None
    notebook = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer").first
    notebook.evaluate("e => e.scrollTo(0, 0)")
    time.sleep(1)
    bad = []
    for screen in range(60):
        bad += page.locator(
            ".jp-OutputArea-output[data-mime-type*='stderr'], .jp-RenderedText[data-mime-type*='error']"
        ).all_inner_texts()
        if pictures:
            pictures.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=pictures / f"{Path(name).stem}-{screen:02d}.png")
        before = notebook.evaluate("e => e.scrollTop")
        notebook.evaluate("e => e.scrollBy(0, 820)")
        time.sleep(0.7)
        if notebook.evaluate("e => e.scrollTop") == before:
            break
    counts = page.locator(".jp-InputPrompt").all_inner_texts()
    page.close()
    assert not bad, bad
    assert not page.outside, page.outside
    assert not page.errors, page.errors
    assert not [c for c in counts if "*" in c]
