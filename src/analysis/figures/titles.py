"""What a figure says: a title that claims no more than a test shows, a sentence with numbers, an alternative text."""

import numpy as np

from analysis.figures.wording import (
    FEW,
    LEAST,
    LEVEL,
    column_name,
    counted,
    interval,
    name_of,
    no_value,
    plain,
    sentence_case,
    told,
    value_of,
    what_of,
)

_MANY = 12
_AGAINST = ", against the rest"


def different(estimates):
    """Pick the rows that are told apart from the rest by their test, the surest first.

    Parameters
    ----------
    estimates : DataFrame

    Returns
    -------
    DataFrame
        Rows with `p_adjusted` below `LEVEL` and at least `FEW` articles.
    """
    sure = estimates[(estimates["p_adjusted"] < LEVEL) & (estimates["n_articles"] >= FEW)]
    return sure.sort_values(["p_adjusted", "p"], kind="stable")


def against_rest(row, estimates, columns):
    """Say where a row lies: "above" or "below" the other rows of its comparison, or "unlike" them.

    The comparison has the same groups but for the first column. Where another group was counted and has no estimate,
    the mean of the rest is not known, and so not which way the row differs. An estimate that is one against the rest
    already, a contrast or a log ratio, tells it by its sign.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"outlet": "A", "measure": "gap in share denying, against the rest", "estimate": -0.1}
    >>> against_rest(row, pd.DataFrame([row, row | {"outlet": "B", "estimate": -0.3}]), ["outlet"])
    'below'
    """
    if row["measure"] == "log ratio" or str(row["measure"]).endswith(_AGAINST):
        return "above" if row["estimate"] >= 0 else "below"
    others = estimates[estimates["n_articles"] > 0]
    for column in columns[1:]:
        others = others[others[column] == row[column]]
    others = others[others[columns[0]] != row[columns[0]]] if columns else others
    if others["estimate"].isna().any():
        return "unlike"
    if others.empty:
        return "above"
    mean = np.average(others["estimate"].astype(float), weights=others["n_articles"].astype(float))
    return "above" if row["estimate"] >= mean else "below"


def title_of(estimates, columns, *, about=None):
    """Write a title: a difference where the test beside it says so, else what is shown.

    Parameters
    ----------
    estimates : DataFrame
    columns : list of str
        Its group columns.
    about : str, optional
        What is shown, in place of the name of the measure.

    Returns
    -------
    str

    Examples
    --------
    >>> import pandas as pd
    >>> rows = {"outlet": ["A", "B"], "measure": "share unnamed", "unit": "share", "estimate": [0.6, 0.2],
    ...     "p": [0.001, 0.001], "p_adjusted": [0.002, 0.3], "n_articles": 9}
    >>> title_of(pd.DataFrame(rows), ["outlet"])
    'A: share unnamed above the rest'
    >>> title_of(pd.DataFrame(rows).assign(p_adjusted=0.3), ["outlet"])
    'Share unnamed, by outlet: no outlet told apart from the rest'
    """
    what = what_of(estimates, about)
    by = " and ".join(name for name in map(column_name, columns) if f"by {name}" not in what)
    shown = f"{sentence_case(what)}, by {by}" if by else sentence_case(what)
    if not columns or estimates["p_adjusted"].isna().all():
        return shown
    sure = different(estimates)
    if not len(sure):
        return f"{shown}: no {column_name(columns[0])} told apart from the rest"
    row, what = sure.iloc[0], what.removesuffix(_AGAINST)
    place = against_rest(row, estimates, columns)
    more = f" ({len(sure) - 1} more {'difference' if len(sure) == 2 else 'differences'})" if len(sure) > 1 else ""
    if len(columns) > 1:
        return f"{plain(row[columns[0]])}: “{name_of(row, columns[1:])}” {place} the rest in {what}{more}"
    return f"{plain(row[columns[0]])}: {what} {place} the rest{more}"


def reading_of(estimates, columns, *, about=None):
    """Write the sentence that reads a figure, made from its numbers.

    Parameters
    ----------
    estimates : DataFrame
    columns : list of str
    about : str, optional

    Returns
    -------
    str

    Examples
    --------
    >>> import pandas as pd
    >>> rows = {"outlet": ["A", "B"], "measure": "share unnamed", "unit": "share", "estimate": [0.6, 0.2],
    ...     "low": [0.5, 0.1], "high": [0.7, 0.3], "p": 0.001, "p_adjusted": 0.002, "n": 40, "n_articles": 9}
    >>> print(reading_of(pd.DataFrame(rows), ["outlet"]))
    Share unnamed: from 20 % for B (10 to 30; 40 in 9 articles) to 60 % for A (50 to 70; 40 in 9 articles); told
    apart from the rest: A (p = 0.002), B (p = 0.002).
    """
    what = sentence_case(what_of(estimates, about))
    known = estimates[estimates["estimate"].notna() & (estimates["n_articles"] >= LEAST)]
    large = estimates[estimates["n_articles"] >= LEAST]
    if known.empty and len(large):
        whys = {no_value(row) for row in large.to_dict("records")}
        return f"{what}: {whys.pop() if len(whys) == 1 else 'no value in any group'}."
    if known.empty:
        return f"{what}: no group has {LEAST} articles with anything to count."
    ordered = known.sort_values("estimate", kind="stable")

    def say(row):
        between = interval(row)
        return f"{value_of(row)} for {name_of(row, columns)} ({between + '; ' if between else ''}{counted(row)})"

    first, second, last = ordered.iloc[0], ordered.iloc[-min(2, len(known))], ordered.iloc[-1]
    if len(known) == 1:
        out = f"{what}: {say(last)}"
    elif value_of(first) == value_of(last):
        out = f"{what}: {value_of(last)} in each of the {len(known)} rows with {LEAST} articles or more"
    elif len(columns) == 1:
        out = f"{what}: from {say(first)} to {say(last)}"
    elif second["estimate"] > 0:
        out = f"{what}: highest are {say(last)} and {say(second)}"
    else:
        out = f"{what}: highest is {say(last)}"
    if estimates["p_adjusted"].notna().any():
        sure = different(estimates)
        names = [f"{name_of(row, columns)} ({p_value(row['p_adjusted'])})" for row in sure.head(4).to_dict("records")]
        more = f" and {len(sure) - 4} more" if len(sure) > 4 else ""
        out += (
            f"; told apart from the rest: {', '.join(names)}{more}"
            if names
            else "; no group is told apart from the rest"
        )
    return f"{out}."


def p_value(p):
    """Write a p value.

    Examples
    --------
    >>> p_value(0.0004), p_value(0.0312)
    ('p under 0.001', 'p = 0.031')
    """
    return "p under 0.001" if p < 0.001 else f"p = {p:.3f}"


def alt_text(estimates, columns, *, title, kind):
    """Write an alternative text: the kind of picture, what it shows, its numbers.

    Parameters
    ----------
    estimates : DataFrame
    columns : list of str
    title : str
    kind : str
        "Dot plot", "Table of cells" ...

    Returns
    -------
    str
    """
    rows = estimates[estimates["n_articles"] >= LEAST]
    parts = [told(row, columns) for row in rows.head(_MANY).to_dict("records")]
    left = len(rows) - _MANY
    return f"{kind}. {title}. " + "; ".join(parts) + (f"; and {left} more rows in the table" if left > 0 else "") + "."
