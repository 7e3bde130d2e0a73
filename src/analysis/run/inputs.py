"""What a build is made from: the files with their hashes, cut into batches, and the versions of what reads them."""

import hashlib
import platform
import time
from functools import cache
from importlib import metadata

from analysis.base.paths import LEXICONS, PACKAGE

HASHES = "hashes"
"""Part that holds the hashes of the files."""
LARGEST = 32 * 2**20
"""Bytes of files read as one batch, but for one file that is larger by itself."""
_FRESH = 2_000_000_000  # nanoseconds: a file changed so shortly before it was hashed may change again within its time
_ROOMS = {
    "reading": ("base", "text", "corpus"),
    "attributions": ("base", "text", "attribution"),
    "statements": ("base", "text", "statements"),
    "framing": ("base", "text", "stats", "framing"),
    "terms": ("base", "text", "stats", "terms"),
}
_PACKAGES = ("numpy", "pandas", "pyarrow", "scipy", "onnxruntime", "tokenizers", "trafilatura", "lxml")


@cache
def versions():
    """Hash, for each step, the code, lexicons, models and libraries that its results depend on."""
    libraries = [platform.python_version(), *(_version(name) for name in _PACKAGES)]
    shared = [_sha(path.read_bytes()) for path in sorted((PACKAGE / "run").glob("stages*.py"))]
    files = {room: _files(room) for room in {room for rooms in _ROOMS.values() for room in rooms}}
    texts = {room: "\n".join(p.read_text("utf-8") for p in of if p.suffix == ".py") for room, of in files.items()}
    lexicons = {path: [r for r, text in texts.items() if f'"{path.stem}"' in text] for path in LEXICONS.glob("*.csv")}
    out = {}
    for step, rooms in _ROOMS.items():
        read = [path for path, of in lexicons.items() if not of or set(of) & set(rooms)]
        told = [_sha(p.read_bytes()) for p in sorted([*read, *(p for room in rooms for p in files[room])])]
        out[step] = _sha(repr([libraries, shared, told]).encode())[:16]
    return out


def _files(room):
    return [p for p in (PACKAGE / room).rglob("*") if p.is_file() and p.suffix not in (".pyc", ".md")]


def _version(package):
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _sha(data):
    return hashlib.sha256(data).hexdigest()


def hash_files(files, parts):
    """Hash files, those that have changed since they were hashed before.

    A file of the same size and times is taken as unchanged. Of the two times a program may set the one at which it was
    written, as copying does, but not the one at which the disk noted a change; Windows keeps no such time.

    Parameters
    ----------
    files : list of Path
    parts : Parts
        Where the hashes are kept, with size and times of each file.

    Returns
    -------
    list of (str, int, str)
        Path, size and hash of each; "gone" for a file that cannot be read.
    """
    before = {row[0]: row for row in parts.load(HASHES)} if parts.has(HASHES) else {}
    rows = []
    for path in files:
        try:
            stat = path.stat()
            seen = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
            row = before.get(str(path))
            if row is None or row[1:4] != seen or max(seen[1:]) > row[5] - _FRESH:
                now = time.time_ns()
                with path.open("rb") as file:
                    sha = hashlib.file_digest(file, "sha256").hexdigest()
                row = (str(path), *seen, sha, now)
        except OSError:
            row = (str(path), 0, 0, 0, "gone", 0)
        rows.append(row)
    if rows != list(before.values()):
        parts.save(HASHES, rows)
    return [(path, size, sha) for path, size, *_, sha, _ in rows]


def cut(names, sizes, most):
    """Cut files into batches at places that their names decide, so that a new file changes one batch and no other.

    Parameters
    ----------
    names : list of str
    sizes : list of int
        Bytes of each.
    most : int
        Files of a batch, at most; less than half as many on average.

    Returns
    -------
    list of (int, int)
        First file of each batch, and the file after its last.

    Examples
    --------
    >>> names = [f"a{n}" for n in range(1000)]
    >>> before, after = (cut(n, [1] * len(n), 50) for n in (names, ["a", *names]))
    >>> len(before) > 10, sum((a + 1, b + 1) not in after for a, b in before)
    (True, 1)
    """
    batches, start, held = [], 0, 0
    for i, (name, size) in enumerate(zip(names, sizes, strict=True)):
        if i > start and held + size > LARGEST:
            batches.append((start, i))
            start, held = i, 0
        held += size
        number = int.from_bytes(hashlib.sha256(name.encode("utf-8", "backslashreplace")).digest()[:8], "little")
        if number % max(1, most // 2) == 0 or i + 1 - start == most:
            batches.append((start, i + 1))
            start, held = i + 1, 0
    return [*batches, (start, len(names))] if start < len(names) else batches
