"""What callers ask for: read in one place, with one clear line for what cannot be meant."""

import operator
from difflib import get_close_matches

import numpy as np
import pandas as pd
from pandas.api.types import is_list_like


def whole_number(name, value, least=0):
    """Return a whole number.

    Raises
    ------
    ValueError
        If it is none, or below `least`.

    Examples
    --------
    >>> import numpy as np
    >>> whole_number("window", np.int64(5))
    5
    """
    try:
        number = None if isinstance(value, bool) else operator.index(value)
    except TypeError:
        number = None
    if number is None or number < least:
        raise ValueError(f"{name} is {value!r}; give a whole number from {least} up")
    return number


def did_you_mean(names, known):
    """Return which of the known names misspelt ones most likely mean, as words for a message; "" where none is near.

    Examples
    --------
    >>> did_you_mean(["outlett", "topic"], ["article_id", "outlet"])
    ' (did you mean outlet?)'
    >>> did_you_mean(["events"], ["outlet", "side"])
    ''
    """
    known = [str(name) for name in known]
    near = [match for name in names for match in get_close_matches(str(name), known, 1, cutoff=0.7)]
    return f" (did you mean {', '.join(dict.fromkeys(near))}?)" if near else ""


def listed(name, value):
    """Return one text or several as a list of texts.

    Raises
    ------
    ValueError
        If it is neither.

    Examples
    --------
    >>> listed("terms", "corridor"), listed("terms", ["aid", "road"])
    (['corridor'], ['aid', 'road'])
    """
    if isinstance(value, str):
        return [value]
    if not is_list_like(value) or isinstance(value, dict):
        raise ValueError(f"{name} is {value!r}; give a text or a list of texts")
    out = list(value)
    for item in out:
        if not isinstance(item, str):
            raise ValueError(f"{name} holds {item!r}; every item must be a text")
    return out


def group_columns(by, table, reserved):
    """Return the columns to group on as a list.

    Parameters
    ----------
    by : str, list of str or None
    table : DataFrame
    reserved : collection of str
        The columns of the result, which none of them can be called.

    Raises
    ------
    ValueError
        If a column is missing or would stand twice in the result.
    """
    columns = [] if by is None else listed("by", by)
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise ValueError(
            f"articles: column {', '.join(missing)} is missing{did_you_mean(missing, table.columns)}; "
            f"group by one of {', '.join(map(str, table.columns))}"
        )
    twice = [column for column in columns if column in reserved]
    if twice:
        raise ValueError(f"the results have a column {twice[0]} of their own; rename yours to group by it")
    return columns


def group_rows(by, table, reserved=()):
    """Give each row of a table the number of its group.

    Parameters
    ----------
    by, table, reserved
        As in `group_columns`.

    Returns
    -------
    codes : ndarray of int, one per row
    groups : DataFrame
        The values of the columns of each number.
    """
    columns = group_columns(by, table, reserved)
    if not columns:
        return np.zeros(len(table), dtype=np.int64), pd.DataFrame(index=[0])
    codes = table.groupby(columns, dropna=False, sort=True, observed=True).ngroup().to_numpy()
    first = pd.Series(np.arange(len(codes))).groupby(codes).first().to_numpy()
    return codes, table[columns].iloc[first].reset_index(drop=True)


def place_of_group(name, names, by):
    """Return the place of a group among the names of all; a missing name is found by NaN.

    Raises
    ------
    ValueError
        If no group has that name.
    """
    for place, other in enumerate(names):
        if name == other or (pd.api.types.is_scalar(name) and pd.isna(name) and pd.isna(other)):
            return place
    raise ValueError(f"{by} {name!r} is not in these articles; use one of {', '.join(map(str, names))}")


def publication_times(articles):
    """Return when each article was published, NaT where nothing tells.

    Raises
    ------
    ValueError
        If a value is no date, or one that can be read in two ways.

    Examples
    --------
    >>> publication_times(pd.DataFrame({"published": ["2031-05-01", None]})).isna().tolist()
    [False, True]
    """
    values = articles["published"]
    try:
        return pd.to_datetime(values, format="ISO8601")
    except (ValueError, TypeError):
        wrong = values.notna() & pd.to_datetime(values, format="ISO8601", errors="coerce", utc=True).isna()
        row = int(wrong.to_numpy().argmax()) if wrong.any() else 0
        raise ValueError(
            f"articles: published is {values.iloc[row]!r} in row {row}; write every date as 2031-05-01"
        ) from None


def need_columns(table, *columns):
    """Raise ValueError if a column is missing."""
    missing = [c for c in columns if c not in table.columns]
    if missing:
        raise ValueError(
            f"column {', '.join(missing)} is missing{did_you_mean(missing, table.columns)}; "
            f"the table has {', '.join(map(str, table.columns))}"
        )


def numbers(table, values):
    """Read a column, or one value per row, as numbers; missing is 0."""
    if isinstance(values, str):
        need_columns(table, values)
        values = table[values]
    values = pd.Series(values).astype(float).to_numpy()
    if len(values) != len(table):
        raise ValueError(f"{len(values)} values for {len(table)} rows; give one per row")
    return np.nan_to_num(values)


def need(statements, *columns):
    """Return the statements if they have these columns, else raise ValueError."""
    missing = [c for c in columns if c not in statements.columns]
    if missing:
        raise ValueError(
            f"statements: column {', '.join(missing)} is missing{did_you_mean(missing, statements.columns)}; "
            "give the table that read_statements returns"
        )
    return statements


def as_list(value):
    """Return one name or several as a list; None is none.

    Examples
    --------
    >>> as_list("outlet"), as_list(("outlet", "event")), as_list(None)
    (['outlet'], ['outlet', 'event'], [])
    """
    return [] if value is None else [value] if isinstance(value, str) else list(value)
