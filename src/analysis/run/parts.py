"""Parts of a build on disk: each named after what it was made from, so that whether it is there says that it is done.

No other journal is needed. A part is written whole or not at all (`write_whole`); what a killed build was writing is
cleared by the next. A part whose article, option, lexicon or code has changed has another name; those that a finished
build did not use are removed.
"""

import copyreg
import hashlib
import io
import pickle
import shutil
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.run.folder import write_whole

FOLDER = ".parts"
_CODEC = "zstd"
_PLAIN = {
    "builtins": {"set", "frozenset", "bytearray", "complex"},
    "datetime": {"datetime", "date", "time", "timedelta", "timezone"},
    "decimal": {"Decimal"},
    "uuid": {"UUID"},
    "zoneinfo": {"ZoneInfo"},
    "_codecs": {"encode"},
    "pandas._libs.tslibs.timestamps": {"_unpickle_timestamp"},
    "pandas._libs.tslibs.nattype": {"_nat_unpickle"},
    "pandas._libs.tslibs.timedeltas": {"_timedelta_unpickle"},
}
"""Kinds of cells that a part may hold beside texts and numbers; nothing else in it is ever run."""


def name_of(kind, *made_from):
    """Name a part after its kind and what it is made from.

    Examples
    --------
    >>> name_of("read", "a.txt", 1) == name_of("read", "a.txt", 1) != name_of("read", "a.txt", 2)
    True
    """
    return f"{kind}-{hashlib.sha256(repr(made_from).encode('utf-8', 'backslashreplace')).hexdigest()[:24]}"


class Parts:
    """The parts in the folder of a run.

    Parameters
    ----------
    out : str or Path
        The folder of the run.
    """

    def __init__(self, out):
        self.folder = Path(out) / FOLDER

    def path(self, name):
        """Give the file of a part."""
        return self.folder / name

    def has(self, *names):
        """Whether all these parts are there."""
        return all(self.path(name).is_file() for name in names)

    def save(self, name, value):
        """Keep lists, dicts, texts, numbers and dates."""
        buffer = io.BytesIO()
        _Pickler(buffer, protocol=5).dump(value)
        data = buffer.getvalue()
        packed = pa.compress(data, codec=_CODEC, asbytes=True)
        write_whole(self.path(name), len(data).to_bytes(8, "little") + packed)

    def load(self, name):
        """Give back what `save` kept."""
        data = self.path(name).read_bytes()
        size = int.from_bytes(data[:8], "little")
        return _Plain(io.BytesIO(pa.decompress(data[8:], decompressed_size=size, codec=_CODEC, asbytes=True))).load()

    def save_table(self, name, table):
        """Keep a table."""
        write_whole(self.path(name), table)

    def load_table(self, name):
        """Give back a table."""
        return pd.read_parquet(self.path(name))

    def load_column(self, name, column):
        """Give one column of a table."""
        return pd.read_parquet(self.path(name), columns=[column])[column]

    def save_arrays(self, name, **arrays):
        """Keep arrays; a single one may be mapped from the disk."""
        buffer = io.BytesIO()
        np.savez(buffer, **arrays)
        write_whole(self.path(name), buffer.getvalue())

    def load_arrays(self, name):
        """Give back arrays as a dict."""
        with np.load(self.path(name), allow_pickle=False) as found:
            return dict(found)

    def save_array(self, name, array):
        """Keep one array so that it can be mapped."""
        buffer = io.BytesIO()
        np.save(buffer, array)
        write_whole(self.path(name), buffer.getvalue())

    def map_array(self, name):
        """Give back an array that stays on the disk."""
        return np.load(self.path(name), mmap_mode="r", allow_pickle=False)

    def scratch(self):
        """Give an empty folder for what is needed only now."""
        folder = self.folder / "scratch"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def clear(self, used=None):
        """Remove what a killed build left half written; with `used`, all other parts too."""
        shutil.rmtree(self.folder / "scratch", ignore_errors=True)
        for path in self.folder.glob("*"):
            if path.suffix == ".part" or (used is not None and path.name not in used):
                path.unlink(missing_ok=True)


class _Pickler(pickle.Pickler):
    """Keeps a time zone by its name alone, where Python would have it run a function."""

    dispatch_table = copyreg.dispatch_table | {ZoneInfo: lambda zone: (ZoneInfo, (zone.key,))}


class _Plain(pickle.Unpickler):
    def find_class(self, module, name):
        if name in _PLAIN.get(module, ()):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a part")
