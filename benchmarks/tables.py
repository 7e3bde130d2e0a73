"""Compare the tables that two states of this repository publish of one corpus, number by number.

    python benchmarks/tables.py BEFORE NOW [--tolerance 0.02]

BEFORE and NOW are folders that `make figures OUT=` filled. Tables of one name are joined by their columns of text (the
groups), columns of numbers of one name are compared within a tolerance. Printed are the tables that stand on one side
only, and for each table on both: rows on one side only, and the numbers that differ, column by column.
"""

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

NO_KEY = ("ids", "misses", "note", "sentence", "left", "right", "match", "measure", "unit", "id_kind", "rule")
RENAMED = {"low_95": "low", "high_95": "high", "share": "estimate", "value": "estimate", "rate": "estimate"}


def compare(before, now, tolerance):
    """Say how two tables differ.

    Parameters
    ----------
    before, now : DataFrame
    tolerance : float
        Numbers that are nearer than this, absolutely or as a share of the larger, are equal.

    Returns
    -------
    list of str
        One line per difference.
    """
    before, now = (t.rename(columns={old: new for old, new in RENAMED.items() if new not in t}) for t in (before, now))
    shared = [c for c in before.columns if c in now.columns]
    numbers = [
        c for c in shared if all(pd.api.types.is_numeric_dtype(t[c]) and t[c].dtype != bool for t in (before, now))
    ]
    keys = [c for c in shared if c not in (*numbers, *NO_KEY) and pd.api.types.is_string_dtype(before[c].dropna())]
    keys = [c for c in keys if before[c].notna().any() and now[c].notna().any()]
    lines = []
    for name, one, other in (("before", before, now), ("now", now, before)):
        if gone := [c for c in one.columns if c not in other.columns]:
            lines.append(f"columns only {name}: {', '.join(gone)}")
    if not keys:
        return [*lines, "no column of groups in common: not compared"]
    before, now = (t.astype(dict.fromkeys(keys, str)) for t in (before, now))
    if any(t.duplicated(keys).any() for t in (before, now)):
        return [*lines, f"groups stand twice ({', '.join(keys)}): not compared"]
    both = before.merge(now, on=keys, how="outer", suffixes=("_before", "_now"), indicator=True)
    for side, name in (("left_only", "before"), ("right_only", "now")):
        if n := (both["_merge"] == side).sum():
            first = both[both["_merge"] == side][keys].iloc[0].tolist()
            lines.append(f"{n} of {len(both)} rows only {name}, first {first}")
    both = both[both["_merge"] == "both"]
    for column in numbers:
        one, other = (both[f"{column}_{side}"].to_numpy(float) for side in ("before", "now"))
        far = ~np.isclose(one, other, rtol=tolerance, atol=tolerance / 100, equal_nan=True)
        if far.any():
            at = int(np.nanargmax(np.where(far, np.abs(np.nan_to_num(one) - np.nan_to_num(other)), -1)))
            where = both[keys].iloc[at].tolist()
            lines.append(f"{column}: {far.sum()} of {len(both)} differ, most {where} {one[at]:.4g} -> {other[at]:.4g}")
    return lines


def main():
    """Print what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("now", type=Path)
    parser.add_argument("--tolerance", type=float, default=0.02)
    options = parser.parse_args()
    names = {
        side: {p.stem for p in (folder / "tables").glob("*.csv")}
        for side, folder in vars(options).items()
        if side != "tolerance"
    }
    for side, other in (("before", "now"), ("now", "before")):
        print(f"only {side}: {', '.join(sorted(names[side] - names[other])) or 'none'}")
    equal = []
    for name in sorted(names["before"] & names["now"]):
        tables = [pd.read_csv(folder / "tables" / f"{name}.csv") for folder in (options.before, options.now)]
        if lines := compare(*tables, options.tolerance):
            print(f"\n{name}")
            print("\n".join(f"  {line}" for line in lines))
        else:
            equal.append(name)
    print(f"\nequal: {', '.join(equal) or 'none'}")


if __name__ == "__main__":
    main()
