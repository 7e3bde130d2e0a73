"""The files of a corpus, and those that a browser saved beside a page."""

import os
from pathlib import Path

from analysis.corpus.files.document import problem
from analysis.corpus.files.kinds import is_hidden


def list_files(source, *, leave_out=None):
    """List the files of a source in the order of their paths, and the problems of those that are passed over.

    Raises
    ------
    ValueError
        If the source is not there.
    """
    source, problems = Path(source), []
    if not source.exists():
        raise ValueError(f"{source}: no such file or folder; give the path of your articles")
    apart = Path(leave_out).resolve() if leave_out is not None else None
    if source.is_file():
        return ([] if source.resolve() == apart else [source]), problems
    found, beside = [], {}
    _walk(source, None, apart, found, beside)
    for folder, n in sorted(beside.items()):
        what = f"{n} files that a browser saved with a page are passed over"
        problems.append(problem(folder.relative_to(source).as_posix(), what, "nothing to do"))
    return found, problems


def _walk(folder, page, apart, found, beside):
    """List the files under a folder; those that a browser saved beside a page belong to the page.

    Parameters
    ----------
    folder : Path
    page : Path or None
        The innermost folder around it that was saved with a page.
    apart : Path or None
        A file to leave out.
    found : list of Path
        Gets the files, in the order of their paths.
    beside : dict
        Gets the number of files in each folder that was saved with a page.
    """
    try:
        with os.scandir(folder) as entries:
            here = sorted(entries, key=lambda entry: entry.name)
    except PermissionError:
        return
    for entry in here:
        if is_hidden(entry.name):
            continue
        path = folder / entry.name
        if entry.is_dir():
            if not entry.is_symlink():  # may lead round in a circle
                _walk(path, path if _saved_with_page(path) else page, apart, found, beside)
        elif not entry.is_file() or (apart is not None and _is(entry, path, apart)):
            continue
        elif page is None:
            found.append(path)
        else:
            beside[page] = beside.get(page, 0) + 1


def _is(entry, path, apart):
    """Whether an entry of a folder is a file; without a look at the disk for most others."""
    alike = entry.is_symlink() or entry.name.casefold() == apart.name.casefold()
    return alike and path.resolve() == apart


def _saved_with_page(folder):
    for ending in ("_files", "-Dateien", "_fichiers", "_archivos", "_file", "_bestanden"):
        if folder.name.endswith(ending):
            stem = folder.name.removesuffix(ending)
            return any(folder.with_name(stem + suffix).is_file() for suffix in (".html", ".htm", ".xhtml"))
    return False
