"""Words for figures, read from the tables they show, so that no caption claims more than its intervals carry."""

import pandas as pd

from analysis.figures.plots import FEW


def clear_top(estimates, *, rows="outlet"):
    """Name the row that is surely highest.

    Parameters
    ----------
    estimates : DataFrame
        With `estimate`, `low` and `high`.
    rows : str
        Column that names the rows.

    Returns
    -------
    str or None
        The row whose 95 % interval lies above every other row's interval; None where there is no such row, where only
        one row has an estimate, or where an interval is missing (but a share of 0 has the bound 3 / n_articles).
        Intervals that do not touch are a stricter test than a 5 % test of the difference, so a name that is given is
        safe to print as a title.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["A", "B"], "estimate": [0.6, 0.2], "low": [0.5, 0.1], "high": [0.7, 0.3]})
    >>> clear_top(table), clear_top(table.assign(high=0.9))
    ('A', None)
    """
    known = estimates.dropna(subset=["estimate"]).sort_values("estimate", ascending=False)
    if "n_articles" in known and known["estimate"].max() <= 1:
        # A share of 0 in n articles has no resampled interval; it is below 3 / n with 95 % confidence (Hanley and
        # Lippman-Hand 1983, JAMA 249:1743).
        none = (known["estimate"] == 0) & known["high"].isna() & (known["n_articles"] >= FEW)
        known = known.assign(
            low=known["low"].mask(none, 0.0), high=known["high"].mask(none, 3 / known["n_articles"].astype(float))
        )
    if len(known) < 2 or known[["low", "high"]].isna().any(axis=None):
        return None
    return str(known[rows].iloc[0]) if known["low"].iloc[0] > known["high"].iloc[1:].max() else None


def describe_estimates(estimates, *, rows="outlet", percent=True, digits=1, most=12):
    """Say estimates in words: an alternative text for a figure.

    Parameters
    ----------
    estimates : DataFrame
        With `estimate`, `low`, `high`, `n`, `n_articles`.
    rows : str
        Column that names the rows.
    percent : bool
        Whether the estimates are shares, to be said as percentages.
    digits : int
        Decimals where they are not.
    most : int
        Rows told; how many are left out is said.

    Returns
    -------
    str

    Examples
    --------
    >>> rows = {"outlet": ["A"], "estimate": [0.6], "low": [0.5], "high": [0.7], "n": [40], "n_articles": [9]}
    >>> describe_estimates(pd.DataFrame(rows))
    'A 60 % (50 to 70; 40 in 9 articles)'
    """

    def number(value):
        return f"{100 * value:.0f}" if percent else f"{value:.{digits}f}"

    parts = []
    for row in estimates.head(most).to_dict("records"):
        if pd.isna(row["estimate"]):
            parts.append(f"{row[rows]} no data")
            continue
        n = f"{row['n_articles']} article{'' if row['n_articles'] == 1 else 's'}"
        n = n if row["n"] == row["n_articles"] else f"{row['n']} in {n}"
        between = f"{number(row['low'])} to {number(row['high'])}; " if pd.notna(row["low"]) else ""
        parts.append(f"{row[rows]} {number(row['estimate'])}{' %' if percent else ''} ({between}{n})")
    left = len(estimates) - most
    return "; ".join(parts) + (f"; and {left} more" if left > 0 else "")
