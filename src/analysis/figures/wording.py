"""Estimates in words: names of groups and measures, numbers with their unit, their intervals and what they rest on.

Nothing here looks at an article: everything is told from the columns of an estimates table.
"""

import re
import textwrap
from datetime import date

import pandas as pd

from analysis.base import schema
from analysis.base.counts import count_of

LEVEL = 0.05
"""p below which a title states a difference."""
FEW = 5
"""Articles below which no interval is given and a point is drawn hollow."""
LEAST = 3
"""Articles below which nothing is drawn."""
PERIODS = ("week", "month", "quarter", "year")
"""Columns whose values keep their order in time."""
_COLUMNS = {"speaker_kind": "kind of speaker"}
_MEASURES = {"log ratio": "rate, in times that of the others", "MATTR": "variety of words (MATTR)"}
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


def sentence_case(text):
    """Write the first letter large and leave the rest.

    Examples
    --------
    >>> sentence_case("share of US statements")
    'Share of US statements'
    """
    return text[:1].upper() + text[1:]
