"""Where things lie: the package's own files, and the checkout's folders when there is one."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
LEXICONS = PACKAGE / "lexicons"
MODEL = PACKAGE / "attribution" / "tagger" / "model"
CHECKOUT = PACKAGE.parents[1]
"""The repository's root in an editable install; from a wheel it holds no notebooks (see `has_checkout`)."""
NOTEBOOKS = CHECKOUT / "notebooks"
SAMPLE = CHECKOUT / "data" / "sample"


def has_checkout():
    """Whether the notebooks are there: they are in a checkout, not in a wheel."""
    return (NOTEBOOKS / "00-corpus.ipynb").is_file()
