"""Where things lie: the package's own files, and the checkout's folders when there is one."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
LEXICONS = PACKAGE / "lexicons"
MODEL = PACKAGE / "attribution" / "tagger" / "model"
CHECKOUT = PACKAGE.parents[1]
"""The repository's root in an editable install."""


def _shipped(name, checkout):
    """Say where a folder lies: inside an installed wheel, or in the checkout."""
    return PACKAGE / name if (PACKAGE / name).is_dir() else CHECKOUT / checkout


NOTEBOOKS = _shipped("notebooks", "notebooks")
SAMPLE = _shipped("sample", "data/sample")
"""The embedded corpus."""


def sample_files():
    """Return where the embedded corpus lies: {"corpus", "metadata", "actors", "names": Path}."""
    names = {"corpus": "articles", "metadata": "metadata.csv", "actors": "actors.csv", "names": "naming.csv"}
    return {name: SAMPLE / file for name, file in names.items()}
