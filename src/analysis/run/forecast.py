"""What a build will be: how many articles, about how long and how large, from a build of a few of its files."""

import os
import shutil
import tempfile
import time
from contextlib import nullcontext, suppress
from pathlib import Path

from analysis.base.counts import count_of
from analysis.corpus.files.listing import list_files
from analysis.run.build import build_tables
from analysis.run.inputs import HASHES
from analysis.run.parts import Parts

SAMPLE = 30
"""Files that are tried, spread over the corpus."""
MOST = 20 * 2**20
"""Bytes of them at most; a larger file is told from the others."""


def forecast(corpus, out, *, workers=None, **options):
    """Tell what a build will be, and write nothing into its folder.

    Parameters
    ----------
    corpus, out, workers, **options
        As in `build_tables`.

    Returns
    -------
    str
        One line: files and megabytes, about how many articles, minutes and megabytes on disk, and what is done already.

    Raises
    ------
    ValueError
        If no article can be read from the files that were tried.
    """
    corpus, workers = Path(corpus), workers or os.cpu_count() or 1
    files, _ = list_files(corpus, leave_out=options.get("metadata"))
    sizes = {path: path.stat().st_size for path in files}
    whole = sum(sizes.values())
    few = [path for path in files if sizes[path] <= MOST // SAMPLE] or sorted(files, key=sizes.get)[:1]
    tries = min(SAMPLE, len(few))
    drawn = [few[round(i * (len(few) - 1) / max(1, tries - 1))] for i in range(tries)]
    given = {name: value for name, value in options.items() if name not in ("metadata", "names")}
    with tempfile.TemporaryDirectory() as folder:
        folder, tried = Path(folder), sum(sizes[path] for path in drawn)
        for name, paths in (("first", drawn[:1]), ("rest", drawn)):  # the first loads what any build loads
            (folder / name).mkdir()
            for number, path in enumerate(paths):
                shutil.copy(path, folder / name / f"{number:03}-{path.name}")
            start = time.monotonic()
            with suppress(ValueError) if name == "first" else nullcontext():
                rows = build_tables(folder / name, folder / f"{name}-out", workers=1, **given)["rows"]
            seconds = time.monotonic() - start
        written = sum(path.stat().st_size for path in (folder / "rest-out").rglob("*") if path.is_file())
    share = whole / max(1, tried)
    minutes = max(1, round(seconds * share / workers / 60))
    return (
        f"{count_of(len(files), 'file')} of {whole / 2**20:,.1f} MB: "
        f"about {count_of(round(rows['articles'] * share), 'article')}, "
        f"{count_of(minutes, 'minute')} with {count_of(workers, 'worker')}, "
        f"{written * share / 2**20:,.1f} MB in {out}{_kept(files, sizes, out)} "
        f"(from {count_of(len(drawn), 'file')}; nothing was written)"
    )


def _kept(files, sizes, out):
    """Say how many files are as a build that was finished or stopped has read them."""
    parts = Parts(out)
    if not parts.has(HASHES):
        return ""
    known = {row[0]: row[1:3] for row in parts.load(HASHES)}
    same = sum(known.get(str(path)) == (sizes[path], path.stat().st_mtime_ns) for path in files)
    return f", less what is there: {same:,} files are as they were"
