"""The folder of a run: whose it is, what it holds, and how files come into it whole or not at all."""

import json
import os
import secrets
import shutil
import socket
from contextlib import contextmanager
from pathlib import Path

MANIFEST = "manifest.json"
LOCK = ".lock"
MADE_BY = "said-on-thursday"
LEAVE = ("checks.csv", "roles.csv", "actors.csv")
"""Files that a user writes into the folder by hand or with an explorer; no run removes them."""


def read_manifest(folder):
    """Return the manifest of a run, or {} where the folder holds none of this project."""
    try:
        told = json.loads((Path(folder) / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) and told.get("made_by") == MADE_BY else {}


def write_whole(path, data):
    """Write a file by way of a part that is then renamed, so that it is there whole or not at all.

    Parameters
    ----------
    path : Path
    data : bytes, str or DataFrame
        A table is written as Parquet, or as CSV where the path ends so.
    """
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")  # no process of any machine writes it too
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        if isinstance(data, bytes):
            part.write_bytes(data)
        elif isinstance(data, str):
            part.write_text(data, encoding="utf-8")
        elif path.suffix == ".csv":
            data.to_csv(part, index=False)
        else:
            data.to_parquet(part, index=False)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_manifest(folder, manifest):
    """Write the manifest of a run."""
    told = {"made_by": MADE_BY, **manifest}
    write_whole(Path(folder) / MANIFEST, json.dumps(told, indent=1, ensure_ascii=False) + "\n")


def claim(folder, corpus):
    """Make a folder ready for a run of a corpus.

    Parameters
    ----------
    folder, corpus : str or Path

    Returns
    -------
    str
        What was removed, in one line; "" where nothing was.

    Raises
    ------
    ValueError
        If it lies inside the corpus, or holds files and no manifest of this project.

    Examples
    --------
    >>> claim("articles/out", "articles")
    Traceback (most recent call last):
    ValueError: articles/out lies inside articles, so a second run would read its own results; name another folder
    """
    folder, corpus = Path(folder), Path(corpus)
    if folder.resolve().is_relative_to(corpus.resolve()):
        raise ValueError(
            f"{folder} lies inside {corpus}, so a second run would read its own results; name another folder"
        )
    if not folder.exists():
        folder.mkdir(parents=True)
    if not folder.is_dir():
        raise ValueError(f"{folder} is a file; name a folder for the results")
    old = read_manifest(folder)
    if not old:
        ours = (".gitkeep", LOCK, ".parts", ".corpus")  # all that a build killed at its very beginning leaves
        there = sorted(p.name for p in folder.iterdir() if p.name not in ours and p.suffix != ".part")
        if there:
            raise ValueError(
                f"{folder} holds files that no run of this project made ({there[0]} ...); name an empty or new folder"
            )
        return ""
    if old.get("corpus") == str(corpus.resolve()):
        return ""
    shutil.rmtree(folder / ".parts", ignore_errors=True)
    gone = 0
    for name in old.get("files", []):
        path = folder / name
        if path.resolve().is_relative_to(folder.resolve()) and path.name not in LEAVE and path.is_file():
            path.unlink()
            gone += 1
    (folder / MANIFEST).unlink()
    for path in sorted((p for p in folder.rglob("*") if p.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
    return f"{folder} held results of {old.get('corpus')}: {gone} files of that run were removed"


@contextmanager
def alone_in(folder):
    """Keep other builds out of a folder for a while.

    Raises
    ------
    ValueError
        If another build is at work there; the message names its process.
    """
    lock, mine = Path(folder) / LOCK, {"process": os.getpid(), "machine": socket.gethostname()}
    for _ in range(2):
        try:
            with open(lock, "x", encoding="utf-8") as file:
                file.write(json.dumps(mine))
            break
        except FileExistsError:
            _refuse_if_alive(lock, mine)
            lock.unlink(missing_ok=True)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _refuse_if_alive(lock, mine):
    try:
        told = json.loads(lock.read_text(encoding="utf-8"))
        other = int(told["process"])
    except (OSError, ValueError, KeyError, TypeError):
        return  # killed before it had written its name
    if told.get("machine") != mine["machine"]:
        raise ValueError(f"{lock}: a build on {told.get('machine')} writes here; if it has ended, delete this file")
    try:
        os.kill(other, 0)
    except ProcessLookupError:
        return
    except PermissionError:
        pass
    if other != mine["process"]:
        raise ValueError(
            f"{lock.parent}: another build (process {other}) writes here; wait for it or name another folder"
        )


def list_files(folder):
    """List the files under a folder that a run wrote, as paths relative to it; what else lies there is the user's."""
    folder = Path(folder)
    ours = [
        *folder.glob("*.parquet"),
        *folder.glob("*.arrow"),
        *folder.glob("problems*.csv"),
        *folder.glob("report.html"),
    ]
    ours += [p for name in ("figures", "tables", "notebooks") for p in (folder / name).glob("*")]
    return sorted(str(p.relative_to(folder)) for p in ours)
