"""Run the committed notebooks again in place, on the sample, and renew the pictures that the documents show."""

import re
import shutil
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from tqdm.auto import tqdm

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def run(path, **parameters):
    """Execute one notebook from its first cell to its last, with other parameters if some are given; return it."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", ()):
            for name, value in parameters.items():
                cell.source, found = re.subn(
                    rf"(?m)^{name} = .*$", lambda _, n=name, v=value: f"{n} = {v!r}", cell.source
                )
                if not found:
                    raise ValueError(f"{path.name} has no parameter {name}")
    client = NotebookClient(
        notebook,
        timeout=600,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(HERE)}},
        extra_arguments=["--IPKernelApp.log_level=40"],
    )
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def main():
    """Renew every notebook, then every picture that README or docs link to."""
    for path in tqdm(sorted(HERE.glob("[0-9][0-9]-*.ipynb")), desc="notebooks", disable=None):
        nbformat.write(run(path), path)
    shown = {
        name
        for document in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
        for name in re.findall(r"images/([a-z0-9-]+\.png)", document.read_text(encoding="utf-8"))
    }
    made = ROOT / "data" / "output" / "figures"
    missing = sorted(name for name in shown if not (made / name).is_file())
    if missing:
        sys.exit(f"README or docs show pictures that no notebook makes: {', '.join(missing)}")
    (ROOT / "docs" / "images").mkdir(exist_ok=True)
    for name in shown:
        shutil.copyfile(made / name, ROOT / "docs" / "images" / name)


if __name__ == "__main__":
    main()
