"""Corpora and results that lie elsewhere: `s3://`, `gs://`, `hdfs://`, whatever fsspec opens.

A corpus is fetched into a folder here, again only what has changed there; tables are written here, and sent when they
are whole, the manifest last. So everything else of this package knows folders alone.
"""

import hashlib
import json
import os
import re
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from analysis.run.folder import MANIFEST, list_files, read_manifest, write_whole

FETCHED = ".corpus"
"""Folder under that of the results into which a corpus is fetched."""
_JOURNAL = ".fetched.json"
_OFTEN = 500  # files after which the journal is written


def is_url(place):
    """Tell whether something is an address and no path.

    Examples
    --------
    >>> is_url("s3://bucket/articles"), is_url("articles"), is_url(None)
    (True, False, False)
    """
    return isinstance(place, str) and "://" in place


@contextmanager
def at_hand(corpus, out):
    """Give folders here for a corpus and its results, and send the results where they belong when all is done.

    Parameters
    ----------
    corpus, out : str, Path or None
        Paths, which come back as they are, or addresses.

    Yields
    ------
    corpus, out : str, Path or None

    Raises
    ------
    ValueError
        If there is nothing at an address, or the package that opens it is missing.
    """
    folder = _folder_for(out) if is_url(out) else out
    if is_url(corpus):
        if folder is None:
            raise ValueError(f"{corpus} holds no run; to make one of articles there, name a folder for it: out=")
        corpus = fetch(corpus, Path(folder) / FETCHED)
    yield corpus, folder
    if is_url(out) and _local(out) is None:
        send(folder, out)


def opened(url):
    """Fetch the tables of a run, and give the folder here in which they lie now."""
    folder = _folder_for(url)
    return fetch(url, folder.parent, name=folder.name)


def fetch(url, into, *, name=None):
    """Fetch what lies at an address, again only what has changed there since; give the folder or file here.

    Parameters
    ----------
    url : str
    into : Path
    name : str, optional
        Of the folder in `into`; by default one that no other address has, and folders of other addresses are removed.

    Returns
    -------
    Path
    """
    if (here := _local(url)) is not None:
        return here
    fs, root = _open(url)
    there, folder = _listed(fs, url, root), into / (name or _name_for(url))
    for other in into.glob("*") if name is None else ():
        if other != folder:
            shutil.rmtree(other)
    journal, single = folder / _JOURNAL, list(there) == [root]
    known = json.loads(journal.read_text(encoding="utf-8")) if journal.is_file() else {}
    now, fetched = {}, 0
    for path, stamp in there.items():
        short = PurePosixPath(path).name if single else str(PurePosixPath(path).relative_to(root))
        if ".." in PurePosixPath(short).parts:
            raise ValueError(f"{url}: {short} points outside its folder; rename it there")
        now[short], target = stamp, folder / short
        if known.get(short) == stamp and target.is_file():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        half = target.with_name(f".{target.name}.part")
        fs.get_file(path, str(half))
        half.replace(target)
        known[short], fetched = stamp, fetched + 1
        if fetched % _OFTEN == 0:
            write_whole(journal, json.dumps(known))
    for short in known.keys() - now.keys():
        (folder / short).unlink(missing_ok=True)
    if fetched or known != now:
        write_whole(journal, json.dumps(now))
    return folder / next(iter(now)) if single else folder


def send(folder, url):
    """Send the tables of a run to an address, the manifest last; what an earlier run sent and this one lacks goes."""
    fs, root = _open(url)
    new, old, files = read_manifest(folder), {}, list_files(folder)
    with suppress(OSError, ValueError):
        old = json.loads(fs.cat_file(f"{root}/{MANIFEST}"))
    if old == new:
        return
    gone = sorted(set(old.get("files", [])) - set(files))
    fs.makedirs(root, exist_ok=True)
    unfinished = new | {"made_from": "unfinished", "files": [*files, *gone]}
    fs.pipe_file(f"{root}/{MANIFEST}", json.dumps(unfinished).encode())
    for name in files:
        there = PurePosixPath(root, *Path(name).parts)
        fs.makedirs(str(there.parent), exist_ok=True)
        fs.put_file(str(Path(folder) / name), str(there))
    for name in gone:
        if fs.exists(f"{root}/{name}"):
            fs.rm_file(f"{root}/{name}")
    fs.pipe_file(f"{root}/{MANIFEST}", json.dumps(new, indent=1, ensure_ascii=False).encode("utf-8"))


def _open(url):
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise ValueError(f"{url}: fsspec is missing: pip install fsspec") from None
    try:
        return url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise ValueError(f"{url}: {' '.join(str(error).split())}") from error


def _local(url):
    """Give the path of an address on this machine, or None."""
    fs, root = _open(url)
    return Path(root) if "file" in (fs.protocol if isinstance(fs.protocol, tuple) else (fs.protocol,)) else None


def _listed(fs, url, root):
    """Give every file at an address with a stamp that changes when the file does."""
    try:
        found = fs.find(root, detail=True)
    except FileNotFoundError:
        found = {}
    except Exception as error:  # each store has its own
        raise ValueError(f"{url}: cannot be read ({' '.join(str(error).split())[:200]})") from error
    if not found:
        raise ValueError(f"{url}: nothing lies there; give the address of the folder that holds your articles")
    stamps = {path: repr(sorted((key, str(value)) for key, value in info.items())) for path, info in found.items()}
    return {path: hashlib.sha256(stamps[path].encode()).hexdigest()[:24] for path in sorted(found)}


def _name_for(url):
    stem = re.sub(r"[^\w.-]+", "-", url.rstrip("/").rpartition("/")[2]) or "root"
    return f"{stem}-{hashlib.sha256(url.rstrip('/').encode()).hexdigest()[:8]}"


def _folder_for(url):
    """Give the folder here in which the results of an address are made."""
    if (here := _local(url)) is not None:
        return here
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "said-on-thursday" / _name_for(url)
