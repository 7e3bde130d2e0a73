"""How groups look in every figure, and the style that all are drawn in."""

from collections.abc import Iterable
from pathlib import Path

STYLE = Path(__file__).with_name("news.mplstyle")
# The colour-blind palette of seaborn (after Okabe and Ito 2008), the five of 3:1 contrast on white first.
COLOURS = ("#0173b2", "#d55e00", "#029e73", "#cc78bc", "#949494", "#ca9161", "#de8f05", "#56b4e9", "#fbafe4", "#ece133")
MARKERS = ("o", "s", "D", "^", "v", "P", "X", "<", ">", "*")


def group_looks(groups: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Give every group its colour and marker, the same in every figure of a corpus.

    Parameters
    ----------
    groups : iterable of str
        All groups of the corpus, not only those of one figure.

    Returns
    -------
    dict of str to (str, str)
        Colour and marker, by the groups' alphabetical order.

    Examples
    --------
    >>> group_looks(["Post", "Herald"])["Herald"]
    ('#0173b2', 'o')
    """
    names = sorted({str(group) for group in groups})
    return {name: (COLOURS[i % len(COLOURS)], MARKERS[i % len(MARKERS)]) for i, name in enumerate(names)}
