"""What the browser tests share: Chromium, JupyterLab on a folder, a page that notes faults and calls to the outside."""

import contextlib
import shutil
import socket
import subprocess
import time
import urllib.request

import pytest

from analysis.run.notebooks import lab_command

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextlib.contextmanager
def lab(root):
    """Start JupyterLab on a folder and give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command, environment = lab_command(root)
    command += ["--no-browser", f"--port={port}", "--ServerApp.ip=127.0.0.1"]
    command += ["--IdentityProvider.token=", "--allow-root"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{address}/api", timeout=1)
                break
            except OSError:
                time.sleep(0.5)
        try:
            yield address
        finally:
            process.terminate()


@contextlib.contextmanager
def chromium():
    """Start the system's Chromium, or skip the test."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def watch(page, *allowed):
    """Note on a page every fault and every request that goes to none of the allowed addresses."""
    page.outside, page.errors = [], []
    inside = (*allowed, "data:", "blob:")
    page.on("request", lambda r: None if r.url.startswith(inside) else page.outside.append(r.url))
    page.on("pageerror", lambda e: page.errors.append(str(e)))
    return page


def run_all(page, address, name):
    """Open a notebook in JupyterLab and run all its cells."""
    page.goto(f"{address}/lab/tree/{name}?reset")
    page.get_by_text("Python 3 (ipykernel)").first.wait_for(timeout=60_000)
    page.get_by_text("| Idle").first.wait_for(timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    settle(page)
    assert not page.get_by_text("official Jupyter news").count(), "JupyterLab asks whether it may fetch news"


def settle(page, seconds=300):
    """Wait until no cell is waiting and the kernel has been idle for a while."""
    quiet, end = 0, time.monotonic() + seconds
    while quiet < 5 and time.monotonic() < end:
        time.sleep(1)
        waiting = page.locator(".jp-InputPrompt", has_text="*").count()
        idle = page.get_by_text("| Idle").count()
        quiet = quiet + 1 if idle and not waiting else 0
    assert quiet, f"still running after {seconds} s"
