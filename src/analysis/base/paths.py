"""Where things lie: the package's own files, and the checkout's folders when there is one."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
LEXICONS = PACKAGE / "lexicons"
MODEL = PACKAGE / "attribution" / "tagger" / "model"
CHECKOUT = PACKAGE.parents[1]
"""The repository's root in an editable install; from a wheel it holds no notebooks (see `has_checkout`)."""
NOTEBOOKS = CHECKOUT / "notebooks"
SAMPLE = next((p for p in (PACKAGE / "sample",) if p.is_dir()), CHECKOUT / "data" / "sample")
"""The embedded corpus: inside an installed wheel, or in the checkout."""


def has_checkout():
    """Whether the notebooks are there: they are in a checkout, not in a wheel."""
    return (NOTEBOOKS / "00-corpus.ipynb").is_file()


def sample_files():
    """Return where the embedded corpus lies: {"corpus", "metadata", "actors", "names": Path}."""
    names = {"corpus": "articles", "metadata": "metadata.csv", "actors": "actors.csv", "names": "naming.csv"}
    return {name: SAMPLE / file for name, file in names.items()}
