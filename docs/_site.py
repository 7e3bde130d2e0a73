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


def on_files(files, config):
    """Add the pages that lie elsewhere."""
    from mkdocs.structure.files import File

    files.append(File.generated(config, "reference.md", content=reference()))
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
        if path.is_relative_to(ROOT / "docs") or not path.exists():
            return match.group(0)  # MkDocs checks it, and stops where it leads nowhere
        return f"{words} (`{path.relative_to(ROOT).as_posix()}`)"

    return LINK.sub(mend, markdown)
