"""Hooks of MkDocs: pages that are generated or lie elsewhere in the repository, and links that leave docs/.

The reference is made from `an.__all__` and the docstrings: no name is left out, nothing is copied by hand. A code host
shows the pages too, so their links point at files of the repository; here those become links between pages, or, for
files that are no page, the file's path in the repository as plain code.
"""

import re
from pathlib import Path

import analysis

ROOT = Path(__file__).resolve().parents[1]
ELSEWHERE = {"data.md": ROOT / "data" / "README.md"}
"""Pages of the site whose text lies outside docs/."""
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)#\s]+)(#[^)\s]*)?\)")


def reference():
    """Return the Markdown of the reference: one generated entry per public name, by room.

    Returns
    -------
    str
    """
    lines = ["# Reference", "", "Every public name of `import analysis as an`, made from the docstrings.", ""]
    for name in analysis.__all__:
        lines += [f"::: {home(name)}", "    options:", f"      heading: an.{name}", ""]
    return "\n".join(lines)


def home(name):
    """Return the dotted path where a public name is defined; a module of its own is its own path."""
    thing = getattr(analysis, name)
    return f"{thing.__module__}.{name}" if hasattr(thing, "__module__") else thing.__name__


def notebook(path):
    """Return a notebook as a page: its cells with the outputs that were saved, nothing is run.

    Parameters
    ----------
    path : Path

    Returns
    -------
    tuple
        The Markdown, with the alternative texts of its figures, and their files, name -> bytes.
    """
    import nbformat
    from nbconvert import MarkdownExporter

    book = nbformat.read(path, as_version=4)
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    texts = iter(
        output.metadata.get("image/png", {}).get("alt", "figure")
        for output in outputs
        if "image/png" in output.get("data", {})
    )
    body, resources = MarkdownExporter().from_notebook_node(book, resources={"output_files_dir": f"{path.stem}_files"})
    body = re.sub(r"!\[png\]", lambda _: f"![{re.sub(r'[][]', '', next(texts))}]", body)
    return re.sub(r"(?s)<style scoped>.*?</style>\n", "", body), resources["outputs"]


def on_files(files, config):
    """Add the pages that lie elsewhere."""
    from mkdocs.structure.files import File

    files.append(File.generated(config, "reference.md", content=reference()))
    for path in NOTEBOOKS:
        body, pictures = notebook(path)
        files.append(File.generated(config, f"notebooks/{path.stem}.md", content=body))
        for name, data in pictures.items():
            files.append(File.generated(config, f"notebooks/{name}", content=data))
    for page, path in ELSEWHERE.items():
        files.append(File.generated(config, page, content=path.read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown, page, config, files):
    """Turn links to files of the repository into links between pages, or into paths."""
    source = ELSEWHERE.get(page.file.src_uri, ROOT / "docs" / page.file.src_uri)

    def mend(match):
        words, target, anchor = match.group(1), match.group(2), match.group(3) or ""
        if "://" in target or target.startswith("mailto:"):
            return match.group(0)
        path = (source.parent / target).resolve()
        back = "../" * page.file.src_uri.count("/")
        pages = {other: page for page, other in ELSEWHERE.items()} | {ROOT / "README.md": "index.md"}
        if path in pages:
            return f"[{words}]({back}{pages[path]}{anchor})"
        if path.is_relative_to(ROOT / "docs"):  # MkDocs checks it, and stops where it leads nowhere
            return f"[{words}]({back}{path.relative_to(ROOT / 'docs').as_posix()}{anchor})"
        if not path.exists():
            return match.group(0)
        return f"{words} (`{path.relative_to(ROOT).as_posix()}`)"

    return LINK.sub(mend, markdown)
