"""Two runs side by side: what changed, and from what it came."""

import pandas as pd

import analysis

KEYS = {"articles": "article_id", "attributions": "attribution_id", "statements": "statement_id"}
"""Tables that are compared row by row, and what tells a row."""


def compare_runs(first: "analysis.Run", second: "analysis.Run") -> pd.DataFrame:
    """Tell what differs between two runs: what they were made from, and what came out.

    Parameters
    ----------
    first, second : Run

    Returns
    -------
    DataFrame
        One row per difference, causes before effects: `part` ("made from", or a table), `what` (an input, an option, a
        version, or a column), `first`, `second` (the values; of a table numbers of rows), and `n`: rows that stand in
        one run only, or whose value in this column differs. Runs that agree give no row.

    Raises
    ------
    ValueError
        If one of them is no run.

    Examples
    --------
    >>> compare_runs(an.open_run("before"), an.open_run("after"))  # doctest: +SKIP
    """
    for run in (first, second):
        if not hasattr(run, "manifest"):
            raise ValueError(f"compare_runs: {type(run).__name__} is no run; give what open_run returns")
    rows = _causes(first.manifest, second.manifest)
    for name, key in KEYS.items():
        rows += _effects(name, key, first.table(name), second.table(name))
    return pd.DataFrame(rows, columns=["part", "what", "first", "second", "n"]).astype({"n": "Int64"})


def _causes(first, second):
    rows = []
    for part in ("inputs", "options", "versions"):
        one, two = first.get(part, {}), second.get(part, {})
        for name in dict.fromkeys([*one, *two]):
            if one.get(name) != two.get(name):
                told = {"first": str(one.get(name)), "second": str(two.get(name)), "n": pd.NA}
                rows.append({"part": "made from", "what": f"{part}: {name}"} | told)
    return rows


def _effects(name, key, first, second):
    one, two = (table.drop_duplicates(key).set_index(key) for table in (first, second))
    only = len(one.index.symmetric_difference(two.index))
    rows = [{"part": name, "what": "rows", "first": len(first), "second": len(second), "n": only}] if only else []
    both = one.index.intersection(two.index)
    one, two = one.loc[both], two.loc[both]
    for column in (c for c in one.columns if c in two.columns):
        a, b = one[column], two[column]
        differs = ~((a.astype("str") == b.astype("str")) | (a.isna() & b.isna())).fillna(False).to_numpy(bool)
        if differs.any():
            told = {"first": str(a[differs].iloc[0]), "second": str(b[differs].iloc[0]), "n": int(differs.sum())}
            rows.append({"part": name, "what": column} | told)
    return rows
