"""What is packed to its members, in memory: nothing is written to disk, and what points outside is refused by name."""

import bz2
import gzip
import lzma
import tarfile
import zipfile
import zlib
from pathlib import PurePosixPath

from analysis.corpus.files.document import problem
from analysis.corpus.files.kinds import is_hidden

LIMIT = 2 * 1024**3
"""Bytes that an archive or a compressed file may unpack to; and one member to a quarter of it."""
RATIO = 200
"""How many times its own size a member over a megabyte may unpack to: text seldom shrinks below a tenth."""
DEPTH = 4
"""Archives in archives that are opened."""
_OPEN = {"gzip": gzip.open, "bzip2": bz2.open, "xz": lzma.open}


def unpack(name, stored, kind, problems):
    """Unpack one compressed file; None where it is damaged or too large, with a row of problems."""
    try:
        with stored.open() as file, _OPEN[kind](file) as stream:
            unpacked = stream.read(LIMIT // 4 + 1)
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        problems.append(problem(name, f"damaged compressed file ({error})", "compress it again"))
        return None
    if len(unpacked) > LIMIT // 4 or len(unpacked) > max(2**20, RATIO * stored.size):
        what = f"unpacks to more than {LIMIT // 4:,} bytes or {RATIO} times its size"
        problems.append(problem(name, what, "unpack it yourself if you trust it"))
        return None
    return unpacked


def holds_tar(stored, kind):
    """Whether a compressed file is a compressed tar archive."""
    try:
        with stored.open() as file, _OPEN[kind](file) as stream:
            return stream.read(512)[257:262] == b"ustar"
    except (OSError, EOFError, zlib.error, lzma.LZMAError):
        return False


def open_tar(name, stored, problems):
    """Yield the members of a tar archive, compressed or not, one at a time."""
    left = LIMIT
    try:
        with stored.open() as file, tarfile.open(fileobj=file, mode="r:*") as archive:
            while (member := archive.next()) is not None:
                archive.members.clear()  # tarfile would keep what it knows of every file
                inside = f"{name}/{member.name.removeprefix('./')}"
                if member.isdir() or _hidden(member.name):
                    continue
                if not member.isfile() or _outside(member.name):
                    problems.append(
                        problem(inside, "points outside its archive", "pack the archive again from one folder")
                    )
                    continue
                if member.size > min(left, LIMIT // 4, max(2**20, RATIO * stored.size)):
                    what = f"unpacks to more than {LIMIT // 4:,} bytes or {RATIO} times its size"
                    problems.append(problem(inside, what, "unpack it yourself if you trust it"))
                    continue
                left -= member.size
                yield inside, archive.extractfile(member).read()
    except (tarfile.TarError, OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        problems.append(problem(name, f"damaged archive ({error})", "pack it again"))


def open_zip(name, stored, problems):
    """Yield the members of a zip one at a time, in the order of their names."""
    left = LIMIT
    with stored.open() as file:
        try:
            archive = zipfile.ZipFile(file)
        except zipfile.BadZipFile as error:
            problems.append(problem(name, f"damaged archive ({error})", "pack it again"))
            return
        for member in sorted(archive.infolist(), key=lambda m: m.filename):
            inside = f"{name}/{member.filename}"
            if member.is_dir() or _hidden(member.filename):
                continue
            if _outside(member.filename):
                problems.append(problem(inside, "points outside its archive", "pack the archive again from one folder"))
                continue
            allowed = min(left, LIMIT // 4, max(2**20, RATIO * max(1, member.compress_size)))
            try:
                with archive.open(member) as stream:
                    unpacked = stream.read(allowed + 1)
            except Exception as error:  # zlib.error and what zipfile raises have no common base
                problems.append(problem(inside, f"cannot be unpacked ({error})", "unpack it yourself"))
                continue
            if len(unpacked) > allowed:
                what = f"unpacks to more than {allowed:,} bytes"
                problems.append(problem(inside, what, "unpack it yourself if you trust it"))
                continue
            left -= len(unpacked)
            yield inside, unpacked


def _parts(name):
    return PurePosixPath(name.replace("\\", "/")).parts


def _hidden(name):
    return any(is_hidden(p) and p not in ("..", ".") for p in _parts(name))


def _outside(name):
    parts = _parts(name)
    return ".." in parts or name.startswith(("/", "\\")) or bool(parts and ":" in parts[0])
