"""Run the committed notebooks again in place, on the sample; renew the pictures of documents and tables of tests."""

import re
import shutil
import sys
from pathlib import Path

import nbformat
import pandas as pd
from tqdm.auto import tqdm

import analysis as an
from analysis.run.notebooks import execute, notebook_paths

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "data" / "output"


def main():
    """Renew every notebook, then every picture that README or docs link to."""
    shutil.rmtree(OUT, ignore_errors=True)
    an.open_run(out=OUT)
    for path in tqdm(notebook_paths(), desc="notebooks", disable=None):
        nbformat.write(execute(path), path)
    shown = {
        name
        for document in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))
        for name in re.findall(r"images/([a-z0-9-]+\.png)", document.read_text(encoding="utf-8"))
    }
    shown.discard("explorer.png")  # of JupyterLab itself, from docs/_explorer_picture.py
    made = OUT / "figures"
    missing = sorted(name for name in shown if not (made / name).is_file())
    if missing:
        sys.exit(f"README or docs show pictures that no notebook makes: {', '.join(missing)}")
    kept = ROOT / "tests" / "tables"
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir()
    for path in sorted((OUT / "tables").glob("*.csv")):
        table = pd.read_csv(path)
        table.drop(columns=["ids", "misses", "run"], errors="ignore").to_csv(kept / path.name, index=False)
    (ROOT / "docs" / "images").mkdir(exist_ok=True)
    for name in shown:
        shutil.copyfile(made / name, ROOT / "docs" / "images" / name)


if __name__ == "__main__":
    main()
