"""Who is heard, how, through what and when: statements turned into the questions of media research.

Every function gives an estimates table: one row per group, a 95 % interval from resampling articles, and in `hits` the
statement ids (or article ids) that were counted. A statement with two speakers counts by its `share`, so that shares of
voice sum to 1 over what is told.
"""

import re

import pandas as pd

from analysis.resample import estimate_shares

_UNNAMED = ("unnamed person", "collective", "none")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def _need(statements, *columns):
    missing = [c for c in columns if c not in statements.columns]
    if missing:
        raise ValueError(
            f"statements: column {', '.join(missing)} is missing; give the table that read_statements returns"
        )
    return statements


def _listed(by):
    return [by] if isinstance(by, str) else list(by)


def _words(statements):
    """Count the words of each statement's content, its speakers' share of them."""
    return statements["content"].map(lambda c: len(_WORD.findall(c))).to_numpy() * statements["share"].to_numpy()


def share_of_voice(statements, *, by="outlet", of="side", unit="statements", draws=1000, seed=0):
    """Tell what share of the voices is whose.

    Parameters
    ----------
    statements : DataFrame
        From `read_statements`.
    by : str or list of str
        Columns to group on.
    of : str
        The column whose values share the voice: "side", "speaker_kind", "speaker", "anonymity", "channel" or "stance".
        Statements where it is missing are counted in `n` and in the denominator, so shares may sum to less than 1.
    unit : str
        "statements", or "words" of what was said.
    draws, seed : int
        Of the resampling.

    Returns
    -------
    DataFrame
        Estimates: `by`, `of`, measure, estimate (0 to 1), low, high, n, n_articles, hits (statement ids), note.

    Raises
    ------
    ValueError
        If a column is missing or `unit` is neither of the two.

    Examples
    --------
    >>> from analysis import schema
    >>> said = {"statement_id": list("123"), "article_id": "a", "outlet": "Courier", "content": "no", "share": 1.0,
    ...     "side": ["Kalvia", "Kalvia", "Meronia"]}
    >>> share_of_voice(schema.make(said, schema.STATEMENTS))[["side", "estimate"]].round(2).values.tolist()
    [['Kalvia', 0.67], ['Meronia', 0.33]]
    """
    if unit not in ("statements", "words"):
        raise ValueError(f"unit is {unit!r}; use 'statements' or 'words'")
    _need(statements, *_listed(by), of, "share", "content", "statement_id")
    weight = _words(statements) if unit == "words" else statements["share"].to_numpy()
    return estimate_shares(
        statements,
        by=by,
        category=of,
        weight=weight,
        measure=f"share of {unit}",
        ids="statement_id",
        draws=draws,
        seed=seed,
    )


def blame_matrix(statements, *, by=None, draws=1000, seed=0):
    """Tell who accuses whom: accusing statements by the side that speaks and the side accused.

    Parameters
    ----------
    statements : DataFrame
        From `read_statements`, with its column `accused`.
    by : str or list of str, optional
        Columns to group on, such as "outlet"; all together by default.
    draws, seed : int

    Returns
    -------
    DataFrame
        Estimates with the columns `side` (who accuses) and `accused` after `by`; measure "share of accusations", out of
        all accusing statements of the group whose two sides are known.

    Raises
    ------
    ValueError
        If a column is missing.

    Examples
    --------
    >>> from analysis import schema
    >>> said = schema.make([{"statement_id": "1", "article_id": "a", "outlet": "Courier", "share": 1, "side": "Kalvia",
    ...     "accused": "Meronia"}], schema.STATEMENTS)
    >>> blame_matrix(said)[["side", "accused", "estimate", "n"]].values.tolist()
    [['Kalvia', 'Meronia', 1.0, 1]]
    """
    by = [] if by is None else _listed(by)
    _need(statements, *by, "side", "accused", "share", "statement_id")
    known = statements[statements["side"].notna() & statements["accused"].notna()]
    pairs = known.assign(_pair=known["side"] + " → " + known["accused"])
    out = estimate_shares(
        pairs,
        by=by,
        category="_pair",
        weight="share",
        measure="share of accusations",
        ids="statement_id",
        draws=draws,
        seed=seed,
    )
    sides = out["_pair"].str.split(" → ", n=1, expand=True) if len(out) else pd.DataFrame({0: [], 1: []}, dtype="str")
    place = list(out.columns).index("_pair")
    out = out.drop(columns="_pair")
    out.insert(place, "side", sides[0])
    out.insert(place + 1, "accused", sides[1])
    return out
