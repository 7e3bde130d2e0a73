"""Estimates in words: numbers with their unit, titles that claim no more than a test shows, alternative texts.

Nothing here looks at an article: everything is told from the columns of an estimates table.
"""

import textwrap
from datetime import date

import pandas as pd

from analysis.base import schema

LEVEL = 0.05
"""p below which a title states a difference."""
FEW = 5
"""Articles below which no interval is given and a point is drawn hollow."""
LEAST = 3
"""Articles below which nothing is drawn."""
_MANY = 12
PERIODS = ("week", "month", "quarter", "year")
"""Columns whose values keep their order in time."""


def group_columns(estimates):
    """List the columns that tell the groups of a table of estimates: those before `measure`.

    Raises
    ------
    ValueError
        If the table is no table of estimates.

    Examples
    --------
    >>> group_columns(pd.DataFrame(columns=["outlet", "side", *schema.ESTIMATES]))
    ['outlet', 'side']
    """
    missing = [column for column in schema.ESTIMATES if column not in estimates.columns]
    if missing:
        raise ValueError(
            f"estimates: column {', '.join(missing)} is missing; "
            f"give a table that a function such as share_of_voice returned"
        )
    return list(estimates.columns[: list(estimates.columns).index("measure")])


def plain(value, most=42):
    r"""Write a name on one line, cut where it is long; a day without its hour; "(none)" for a missing one.

    Examples
    --------
    >>> plain("The  Daily\nPost"), plain(pd.Timestamp("2031-05-02")), plain(None)
    ('The Daily Post', '2 May 2031', '(none)')
    """
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return "(none)"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return textwrap.shorten(" ".join(str(value).split()), most, placeholder=" …") or "(none)"


def name_of(row, columns):
    """Name a row of estimates by its group.

    Examples
    --------
    >>> name_of({"outlet": "Post", "side": "Kalvia"}, ["outlet", "side"])
    'Post, Kalvia'
    """
    return ", ".join(plain(row[column]) for column in columns) or "all articles"


def number(value, unit):
    """Write a number without its unit, rounded for the eye.

    Examples
    --------
    >>> [number(value, unit) for value, unit in ((0.4567, "share"), (12.34, "days"), (1234.5, "per million words"))]
    ['46', '12.3', '1,234']
    """
    if pd.isna(value):
        return "no value"
    if unit == "share" or (unit == "difference" and abs(value) <= 1):
        shown = f"{100 * value:.0f}"
        if shown in ("0", "-0") and value:
            shown = f"{100 * value:.1f}"
        return shown.replace("-0.0", "0")
    if unit == "index":
        return f"{value:.2f}"
    if unit == "number" and value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}"


def with_unit(value, unit):
    """Write a number with its unit.

    Examples
    --------
    >>> with_unit(0.5, "share"), with_unit(2.0, "days"), with_unit(3.5, "number")
    ('50 %', '2.0 days', '3.5')
    """
    shown = number(value, unit)
    if unit == "share":
        return f"{shown} %"
    if unit == "difference":
        return f"{shown} points" if abs(value) <= 1 else shown
    return shown if unit in ("number", "index") else f"{shown} {unit}"


def interval(row):
    """Write the interval of an estimate, "" where there is none.

    Examples
    --------
    >>> interval({"low": 0.41, "high": 0.59, "unit": "share"})
    '41 to 59'
    """
    if pd.isna(row["low"]) or pd.isna(row["high"]):
        return ""
    return f"{number(row['low'], row['unit'])} to {number(row['high'], row['unit'])}"


def counted(row):
    """Say what an estimate rests on.

    Examples
    --------
    >>> counted({"n": 40, "n_articles": 9}), counted({"n": 9, "n_articles": 9})
    ('40 in 9 articles', '9 articles')
    """
    articles = f"{int(row['n_articles']):,} article{'' if row['n_articles'] == 1 else 's'}"
    return articles if row["n"] == row["n_articles"] else f"{int(row['n']):,} in {articles}"


def told(row, columns):
    """Say one estimate with its interval and n.

    Examples
    --------
    >>> told({"outlet": "Post", "estimate": 0.5, "low": 0.4, "high": 0.6, "unit": "share", "n": 40, "n_articles": 9},
    ...     ["outlet"])
    'Post 50 % (40 to 60; 40 in 9 articles)'
    """
    if pd.isna(row["estimate"]):
        return f"{name_of(row, columns)}: no value"
    between = interval(row)
    said = f"{between}; {counted(row)}" if between else counted(row)
    return f"{name_of(row, columns)} {with_unit(row['estimate'], row['unit'])} ({said})"


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


def is_above(row, estimates, columns):
    """Whether a row lies above the other rows of its comparison: the same groups but for the first column."""
    others = estimates
    for column in columns[1:]:
        others = others[others[column] == row[column]]
    others = others[others[columns[0]] != row[columns[0]]] if columns else others
    weights = others["n_articles"].astype(float)
    if not len(others) or not weights.sum():
        return True
    return row["estimate"] >= (others["estimate"].astype(float) * weights).sum() / weights.sum()


def sentence_case(text):
    """Write the first letter large and leave the rest.

    Examples
    --------
    >>> sentence_case("share of US statements")
    'Share of US statements'
    """
    return text[:1].upper() + text[1:]


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
    >>> rows = {"outlet": ["A", "B"], "measure": "share unnamed", "unit": "share", "estimate": [0.6, 0.2],
    ...     "p": [0.001, 0.001], "p_adjusted": [0.002, 0.3], "n_articles": 9}
    >>> title_of(pd.DataFrame(rows), ["outlet"])
    'A: share unnamed above the rest'
    >>> title_of(pd.DataFrame(rows).assign(p_adjusted=0.3), ["outlet"])
    'Share unnamed, by outlet: no outlet told apart from the rest'
    """
    what = about or str(estimates["measure"].iloc[0])
    by = " and ".join(column.replace("_", " ") for column in columns)
    shown = f"{sentence_case(what)}, by {by}" if by else sentence_case(what)
    if not columns or estimates["p_adjusted"].isna().all():
        return shown
    sure = different(estimates)
    if not len(sure):
        return f"{shown}: no {columns[0].replace('_', ' ')} told apart from the rest"
    row = sure.iloc[0]
    place = "above" if is_above(row, estimates, columns) else "below"
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
    >>> rows = {"outlet": ["A", "B"], "measure": "share unnamed", "unit": "share", "estimate": [0.6, 0.2],
    ...     "low": [0.5, 0.1], "high": [0.7, 0.3], "p": 0.001, "p_adjusted": 0.002, "n": 40, "n_articles": 9}
    >>> print(reading_of(pd.DataFrame(rows), ["outlet"]))
    Share unnamed runs from 20 % for B (10 to 30; 40 in 9 articles) to 60 % for A (50 to 70; 40 in 9 articles); told
    apart from the rest: A (p = 0.002), B (p = 0.002).
    """
    what = sentence_case(about or str(estimates["measure"].iloc[0]))
    known = estimates[estimates["estimate"].notna() & (estimates["n_articles"] >= LEAST)]
    if known.empty:
        return f"{what}: no group has {LEAST} articles with anything to count."
    ordered = known.sort_values("estimate", kind="stable")

    def say(row):
        between = interval(row)
        return (
            f"{with_unit(row['estimate'], row['unit'])} for {name_of(row, columns)} "
            f"({between + '; ' if between else ''}{counted(row)})"
        )

    last = ordered.iloc[-1]
    if len(known) == 1:
        out = f"{what}: {say(last)}"
    elif len(columns) == 1:
        out = f"{what} runs from {say(ordered.iloc[0])} to {say(last)}"
    else:
        out = f"{what}: highest are {say(last)} and {say(ordered.iloc[-2])}"
    if estimates["p_adjusted"].notna().any():
        sure = different(estimates)
        names = [
            f"{name_of(row, columns)} (p = {p_value(row['p_adjusted'])})" for row in sure.head(4).to_dict("records")
        ]
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
    ('under 0.001', '0.031')
    """
    return "under 0.001" if p < 0.001 else f"{p:.3f}"


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
