"""Which statements count: what was said, not what was refused, denied to have been said, or is still to come."""

from analysis.base.schema import MADE


def counted(statements, made="made"):
    """Return the statements that a measure counts.

    Parameters
    ----------
    statements : DataFrame
        From `read_statements`; a row whose `made` is missing, or a table without that column, counts as made.
    made : str
        "made" (the default of every measure), "all", or another value of `made`, such as "refused".

    Returns
    -------
    DataFrame

    Raises
    ------
    ValueError
        If `made` is none of these.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"statement_id": ["a", "b"], "made": ["made", "refused"]})
    >>> counted(table)["statement_id"].tolist(), len(counted(table, "all")), len(counted(table, "refused"))
    (['a'], 2, 1)
    """
    if made != "all" and made not in MADE:
        raise ValueError(f"made is {made!r}; use one of {', '.join(MADE)}, or 'all'")
    if made == "all" or "made" not in statements.columns:
        return statements
    return statements[statements["made"].fillna("made") == made]
