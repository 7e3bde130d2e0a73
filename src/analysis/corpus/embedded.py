"""The embedded corpus as a plain table, to try things on."""

import pandas as pd

from analysis.base.paths import sample_files
from analysis.corpus.load import read_corpus

COLUMNS = ("article_id", "outlet", "published", "title", "text", "event")


def sample() -> pd.DataFrame:
    """Return the embedded corpus: invented articles of invented outlets about one invented dispute.

    Returns
    -------
    DataFrame
        One row per article: article_id, outlet, published, title, text (cleaned), event. It is a plain table, as yours
        may be: `as_articles` makes articles of it, and of any other.

    Raises
    ------
    ValueError
        If the sample is not installed.

    Examples
    --------
    >>> table = sample()
    >>> len(table), table["outlet"].nunique(), table["event"].nunique()
    (72, 6, 12)
    """
    files = sample_files()
    if not files["corpus"].is_dir():
        raise ValueError(f"{files['corpus']}: the embedded sample is not there; install the package again")
    return read_corpus(files["corpus"], metadata=files["metadata"])[0][list(COLUMNS)]
