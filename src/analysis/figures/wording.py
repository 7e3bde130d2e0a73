"""Estimates in words: numbers with their unit, titles that claim no more than a test shows, alternative texts.

Nothing here looks at an article: everything is told from the columns of an estimates table.
"""

import re
import textwrap
from datetime import date

import numpy as np
import pandas as pd

from analysis.base import schema
from analysis.base.counts import count_of

LEVEL = 0.05
"""p below which a title states a difference."""
FEW = 5
"""Articles below which no interval is given and a point is drawn hollow."""
LEAST = 3
"""Articles below which nothing is drawn."""
_MANY = 12
PERIODS = ("week", "month", "quarter", "year")
"""Columns whose values keep their order in time."""
_COLUMNS = {"speaker_kind": "kind of speaker"}
_MEASURES = {"log ratio": "rate, in times that of the others", "MATTR": "variety of words (MATTR)"}
_AGAINST = ", against the rest"
_NO_REASON = ("compared within", "left out", "not tested")


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


def column_name(column):
    """Name a column of groups in words.

    Examples
    --------
    >>> column_name("speaker_kind"), column_name("copy_of")
    ('kind of speaker', 'copy of')
    """
    return _COLUMNS.get(column, str(column).replace("_", " "))


def what_of(estimates, about=None):
    """Say what is shown: in the caller's words, else by the name of the measure, "nothing" for an empty table."""
    measure = str(estimates["measure"].iloc[0]) if len(estimates) else "nothing"
    return about or _MEASURES.get(measure, measure)


def unit_of(row):
    """Tell the unit in which an estimate is written.

    A difference of shares is told in percentage points, whatever its size, and a log ratio as so many times.

    Examples
    --------
    >>> unit_of({"measure": "gap in share denying, against the rest", "unit": "difference"})
    'points'
    >>> unit_of({"measure": "log ratio", "unit": "index"}), unit_of({"measure": "mean lag", "unit": "days"})
    ('times', 'days')
    """
    if row["unit"] == "difference" and "share" in str(row["measure"]):
        return "points"
    return "times" if row["measure"] == "log ratio" else row["unit"]


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


def with_named_periods(estimates):
    """Write days that stand for periods as what they stand for: a year, a month, or the week from that day.

    Examples
    --------
    >>> days = pd.to_datetime(["2031-01-01", "2031-03-01"])
    >>> with_named_periods(pd.DataFrame({"period": days}))["period"].tolist()
    ['January 2031', 'March 2031']
    """
    if "period" not in estimates or not pd.api.types.is_datetime64_any_dtype(estimates["period"]):
        return estimates
    days = estimates["period"]
    firsts = days.dropna().dt.day.eq(1).all()
    years = firsts and days.dropna().dt.month.eq(1).all()
    names = days.dt.strftime("%Y" if years else "%B %Y") if firsts else "the week of " + days.map(plain)
    return estimates.assign(period=names.where(days.notna(), None))


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
    >>> [number(value, unit) for value, unit in ((1.534, "points"), (3.0, "times"), (-1.2, "times"))]
    ['153', '8.0', '1/2.3']
    >>> number(0.0003, "share"), number(0.0, "share"), number(-0.0003, "points")
    ('<0.1', '0', '0')
    """
    if pd.isna(value):
        return "no value"
    if unit == "times":
        return f"1/{number(2.0**-value, '')}" if value < 0 else number(2.0**value, "")
    if unit in ("share", "points"):
        shown = f"{100 * value:.0f}"
        if shown in ("0", "-0") and value:
            shown = f"{100 * value:.1f}"
        return "<0.1" if shown == "0.0" and unit == "share" else re.sub(r"^-?0(\.0)?$", "0", shown)
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
    return shown if unit in ("number", "index", "difference") else f"{shown} {unit}"


def interval(row):
    """Write the interval of an estimate, "" where there is none.

    Examples
    --------
    >>> interval({"low": 0.41, "high": 0.59, "unit": "share", "measure": "share unnamed"})
    '41 to 59'
    """
    if pd.isna(row["low"]) or pd.isna(row["high"]):
        return ""
    return f"{number(row['low'], unit_of(row))} to {number(row['high'], unit_of(row))}"


def value_of(row):
    """Write the estimate of a row with its unit.

    Examples
    --------
    >>> value_of({"estimate": 0.5, "unit": "share", "measure": "share unnamed"})
    '50 %'
    """
    return with_unit(row["estimate"], unit_of(row))


def counted(row):
    """Say what an estimate rests on.

    Examples
    --------
    >>> counted({"n": 40, "n_articles": 9}), counted({"n": 9, "n_articles": 9})
    ('40 in 9 articles', '9 articles')
    """
    articles = count_of(row["n_articles"], "article")
    return articles if row["n"] == row["n_articles"] else f"{int(row['n']):,} in {articles}"


def told(row, columns):
    """Say one estimate with its interval and n.

    Examples
    --------
    >>> row = {"outlet": "Post", "measure": "share unnamed", "unit": "share", "estimate": 0.5, "low": 0.4, "high": 0.6}
    >>> told(row | {"n": 40, "n_articles": 9}, ["outlet"])
    'Post: 50 % (40 to 60; 40 in 9 articles)'
    """
    if pd.isna(row["estimate"]):
        return f"{name_of(row, columns)}: {no_value(row)}"
    between = interval(row)
    said = f"{between}; {counted(row)}" if between else counted(row)
    return f"{name_of(row, columns)}: {value_of(row)} ({said})"


def no_value(row):
    """Say that a row has no estimate, and why where its note begins with that.

    Examples
    --------
    >>> no_value({"note": "too few to tell; compared within event"}), no_value({"note": "not tested: one group"})
    ('no value: too few to tell', 'no value')
    """
    why = str(row.get("note") or "").split("; ")[0]
    return "no value" if not why or why.startswith(_NO_REASON) else f"no value: {why}"


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
