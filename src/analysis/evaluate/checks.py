"""Hand checks: samples to check, and how far two coders agree."""

import numpy as np
import pandas as pd


def sample_for_check(table, n, *, by, seed=0):
    """Draw rows for checking by hand, equally many from each group as far as they last.

    Parameters
    ----------
    table : DataFrame
        Any table, such as attributions or statements.
    n : int
        Rows to draw in all; groups take turns, so that a small group gives all it has.
    by : str or list of str
        Columns that make the groups.
    seed : int

    Returns
    -------
    DataFrame
        The drawn rows in the order of `table`, with `weight` (rows of its group per row drawn, to weigh the sample back
        to the table) and `right` (empty, to fill in).

    Raises
    ------
    ValueError
        If a column is missing or `n` is not positive.

    Examples
    --------
    >>> table = pd.DataFrame({"attribution_id": ["a", "b", "c", "d"], "kind": ["direct", "direct", "direct", "mixed"]})
    >>> sample_for_check(table, 2, by="kind")[["kind", "weight"]].values.tolist()
    [['direct', 3.0], ['mixed', 1.0]]
    """
    by = [by] if isinstance(by, str) else list(by)
    missing = [c for c in by if c not in table.columns]
    if missing or n < 1:
        raise ValueError(
            f"sample_for_check: column {', '.join(missing)} is missing" if missing else f"n is {n}; draw at least 1"
        )
    rng = np.random.default_rng(seed)
    groups = [rng.permutation(rows) for _, rows in sorted(table.groupby(by, dropna=False).indices.items(), key=str)]
    turns = sorted((turn, g) for g, rows in enumerate(groups) for turn in range(len(rows)))[:n]
    taken, weights = [], []
    for g, rows in enumerate(groups):
        size = sum(1 for _, of in turns if of == g)
        if not size:  # more groups than rows to draw
            continue
        taken += rows[:size].tolist()
        weights += [len(rows) / size] * size
    order = np.argsort(taken)
    out = table.iloc[np.asarray(taken, dtype=int)[order]].reset_index(drop=True)
    return out.assign(weight=np.asarray(weights)[order], right=pd.Series([None] * len(out), dtype="object"))


def agreement(codes, *, coder="coder", item="item", label="label"):
    """Measure how far coders agree beyond chance: Krippendorff's alpha for nominal labels.

    Parameters
    ----------
    codes : DataFrame
        One row per coder and item; items coded by one coder alone do not count.
    coder, item, label : str
        The columns.

    Returns
    -------
    float
        1 is full agreement, 0 that of chance; NaN where fewer than two labels or no item with two coders occurs.

    Raises
    ------
    ValueError
        If a column is missing or a coder coded an item twice.

    Notes
    -----
    Krippendorff 2004, Content Analysis, ch. 11; he asks for 0.8, and 0.667 for tentative conclusions. Computed by
    `nltk.metrics.agreement`.

    Examples
    --------
    >>> codes = pd.DataFrame({"coder": list("aabb"), "item": [1, 2, 1, 2], "label": ["war", "peace", "war", "peace"]})
    >>> agreement(codes)
    1.0
    """
    missing = [c for c in (coder, item, label) if c not in codes.columns]
    if missing:
        raise ValueError(f"codes: column {', '.join(missing)} is missing; the table has {', '.join(map(str, codes))}")
    rows = codes[[coder, item, label]].dropna()
    twice = rows.duplicated([coder, item])
    if twice.any():
        raise ValueError(f"codes: {rows[twice].iloc[0][coder]!r} coded {rows[twice].iloc[0][item]!r} twice; keep one")
    rows = rows[rows.groupby(item)[coder].transform("size") > 1]
    if rows[label].nunique() < 2:
        return float("nan")
    from nltk.metrics.agreement import AnnotationTask

    return float(AnnotationTask(data=list(rows.itertuples(index=False, name=None))).alpha())
