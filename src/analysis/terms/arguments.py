"""What callers ask for: read in one place, with one clear line for what cannot be meant."""

import operator

import pandas as pd
from pandas.api.types import is_list_like

from analysis.tokens import stop_words, words


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


def asked_terms(name, value):
    """Return words and phrases as anybody writes them, each as the list of its words.

    Raises
    ------
    ValueError
        If one holds no word or a wildcard, which would find nothing.

    Examples
    --------
    >>> asked_terms("terms", ["Press service", "aid"])
    [['press', 'service'], ['aid']]
    """
    asked = listed(name, value)
    found = [words(text) for text in asked]
    for text, parts in zip(asked, found, strict=True):
        if not parts:
            raise ValueError(f"{name}: {text!r} holds no word; give words of letters or digits")
        if "*" in text:
            raise ValueError(
                f"{name}: {text!r} has a wildcard, and terms have none; list the forms, or look for them "
                f"with a regular expression in kwic or in the terms of a matrix"
            )
    return found


def single_words(stopwords):
    """Return stop words as a set of terms.

    Raises
    ------
    ValueError
        If they are a string, or one is a phrase, which no single word equals.
    """
    if stopwords is None:
        return frozenset()
    stop = stop_words(stopwords if isinstance(stopwords, str) else listed("stopwords", stopwords))
    phrase = next((word for word in sorted(stop) if " " in word), None)
    if phrase:
        raise ValueError(f"stopwords: {phrase!r} has several words; give single words only")
    return stop


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
            f"articles: column {', '.join(missing)} is missing; group by one of {', '.join(map(str, table.columns))}"
        )
    twice = [column for column in columns if column in reserved]
    if twice:
        raise ValueError(f"the results have a column {twice[0]} of their own; rename yours to group by it")
    return columns


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
