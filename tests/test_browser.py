"""Every notebook in JupyterLab in a real browser, as a reader runs it: no error, no warning, no call to the outside.

Needs Chromium and takes minutes, so it runs only when asked for: ``.venv/bin/python -m pytest -m browser``.
Screenshots of every screenful go to the folder named by the environment variable SCREENSHOTS, if it is set.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from analysis.base.paths import CHECKOUT, NOTEBOOKS

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def server(tmp_path_factory):
    """Start JupyterLab anew on a copy of the notebooks, so that its autosave touches nothing."""
    root = tmp_path_factory.mktemp("lab")
    shutil.copytree(NOTEBOOKS, root / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    (root / "data").mkdir()
    (root / "data" / "sample").symlink_to(CHECKOUT / "data" / "sample")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", f"--port={port}", "--ServerApp.ip=127.0.0.1"]
    command += ["--IdentityProvider.token=", "--allow-root", f"--ServerApp.root_dir={root}"]
    command += ["--LabApp.news_url=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{address}/api", timeout=1)
                break
            except OSError:
                time.sleep(0.5)
        yield address
        process.terminate()


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def settle(page, seconds=300):
    """Wait until no cell is waiting and the kernel has been idle for a while."""
    quiet, end = 0, time.monotonic() + seconds
    while quiet < 5 and time.monotonic() < end:
        time.sleep(1)
        waiting = page.locator(".jp-InputPrompt", has_text="*").count()
        idle = page.get_by_text("| Idle").count()
        quiet = quiet + 1 if idle and not waiting else 0
    assert quiet, f"still running after {seconds} s"


@pytest.mark.parametrize("name", [p.name for p in sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))])
def test_notebook_runs_from_top_to_bottom(server, browser, name):
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    outside, errors = [], []
    page.on("request", lambda r: None if r.url.startswith((server, "data:", "blob:", "ws:")) else outside.append(r.url))
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.goto(f"{server}/lab/tree/notebooks/{name}?reset")
    page.get_by_text("Python 3 (ipykernel)").first.wait_for(timeout=60_000)
    page.get_by_text("| Idle").first.wait_for(timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    settle(page)
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
    assert not outside, outside
    assert not errors, errors
    assert not [c for c in counts if "*" in c]
