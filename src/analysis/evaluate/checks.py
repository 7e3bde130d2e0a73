"""Hand checks: rows to check with their sentences, a filled sheet read, coders compared, and shares corrected by it."""

import difflib
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.base import schema
from analysis.base.arguments import as_list, need_columns, whole_number
from analysis.base.lexicon import row_numbers, without_blank_rows
from analysis.evaluate.evidence import sentences_behind
from analysis.measures.made import UNNAMED
from analysis.stats.correction import MIN_CHECKED, correct_share
from analysis.stats.estimates import as_estimates

IDS = ("statement_id", "attribution_id", "hit_id", "act_id", "answer_id", "article_id")
"""What a row of a check is about, by the first of these columns that it has."""
_FILLED_IN = ("sentence", "match", "source", "speaker", "field", "read", "right", "truth")
"""Columns of a sheet that stand first: what is read to judge a row, and what is filled in."""
YES, NO = ("yes", "y", "1", "1.0", "true", "right", "x"), ("no", "n", "0", "0.0", "false", "wrong")
UNSURE = ("unsure", "?", "unclear")
_GROUPED = {"anonymity": UNNAMED}  # fields of which a measure counts several values as a hit

_PLAN = ("compared within", "left out")  # how such notes begin as hold for a corrected row too
_OF = ("speaker", "side", "party", "speaker_kind", "anonymity", "channel", "stance", "kind", "made")
"""Columns of a table of shares whose values are what is counted, as `share_of_voice` counts them."""


def sample_for_check(
    table: pd.DataFrame,
    n: int,
    *,
    by: str | list[str] | None = None,
    field: str | None = None,
    run: object | None = None,
    articles: pd.DataFrame | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Draw rows for checking by hand, equally many from each group as far as they last, each with its sentence.

    Parameters
    ----------
    table : DataFrame
        Any table with an id, such as attributions, statements, hits of frames or names, acts or answers.
    n : int
        Rows to draw in all; groups take turns, so that a small group gives all it has.
    by : str, list of str or None
        Columns that make the groups; all rows alike by default.
    field : str, optional
        The column that is to be checked, such as "side": it is shown as `read`, and `truth` takes what it should be.
    run, articles : optional
        What holds the sentences; without either no sentence is added.
    seed : int

    Returns
    -------
    DataFrame
        The drawn rows in the order of `table`, with `sentence` and `match`, `weight` (rows of its group per row drawn,
        to weigh the sample back to the table), `field` and `read`, and to be filled in `right` (yes, no or unsure) and
        `truth` (where it is wrong: what it should be). Write it with ``to_csv`` and read it back with `read_checks`.

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
    by, n = as_list(by), whole_number("n", n, 1)
    need_columns(table, *by, *as_list(field))
    rng = np.random.default_rng(seed)
    kinds = table.groupby(by, dropna=False).indices if by else {(): np.arange(len(table))}
    groups = [rng.permutation(rows) for _, rows in sorted(kinds.items(), key=str)]
    turns = sorted((turn, g) for g, rows in enumerate(groups) for turn in range(min(n, len(rows))))[:n]
    taken, weights = [], []
    for g, rows in enumerate(groups):
        size = sum(1 for _, of in turns if of == g)
        if not size:  # more groups than rows to draw
            continue
        taken += rows[:size].tolist()
        weights += [len(rows) / size] * size
    order = np.argsort(taken)
    out = table.iloc[np.asarray(taken, dtype=int)[order]].reset_index(drop=True)
    if run is not None or articles is not None:
        out = _with_sentences(out, run, articles)
    if field is not None:
        out = out.assign(field=field, read=out[field])
    out = out.assign(weight=np.asarray(weights)[order], right=pd.Series([None] * len(out), dtype="object"))
    if field is not None:
        out = out.assign(truth=pd.Series([None] * len(out), dtype="object"))
    first = [c for c in (*_FILLED_IN, *IDS) if c in out.columns]
    return out[[*first, *(c for c in out.columns if c not in first)]]


def _with_sentences(rows, run, articles):
    key = _id_column(rows, "table")
    kind = "statement" if key in ("statement_id", "attribution_id") else key.removesuffix("_id")
    one = rows.drop_duplicates(key)
    source = _Source(run, articles, {f"{kind}s": one})

    def behind(ids):
        given = {"statement": {"statements": one, "attributions": one}}.get(kind, {})
        found = sentences_behind({"ids": ids, "id_kind": kind}, source, **given)
        return list(zip(found["sentence"], found["match"], strict=True))

    if kind == "statement" and len(one):  # a sentence each, in the order of their rows: asked for together
        shown = dict(zip(one[key], behind(list(one[key])), strict=True))
    else:
        shown = {of: (behind([of]) or [("", "")])[0] for of in one[key]}
    return rows.assign(sentence=[shown[of][0] for of in rows[key]], match=[shown[of][1] for of in rows[key]])


class _Source:
    """The articles of a run and the rows at hand, as `sentences_behind` asks for them."""

    def __init__(self, run, articles, tables):
        self.articles = run.articles if articles is None else articles
        self.__dict__ |= tables


def _id_column(table, name):
    key = next((column for column in IDS if column in table.columns), None)
    if key is None:
        raise ValueError(f"{name}: no column tells what each row is about; it needs one of {', '.join(IDS)}")
    return key


def read_checks(file: str | Path | pd.DataFrame) -> pd.DataFrame:
    """Read a sheet that was drawn with `sample_for_check` and filled in.

    Parameters
    ----------
    file : str, Path or DataFrame
        CSV or Excel, with an id column, `right` (yes, no or unsure; empty for not looked at yet) and, if values were
        checked, `truth`.

    Returns
    -------
    DataFrame
        The rows that were looked at, `right` True, False or, where the coder was unsure, missing.

    Raises
    ------
    ValueError
        If the file cannot be read, a column is missing, a cell cannot be meant, or an id stands twice; the message
        names file and row.

    Examples
    --------
    >>> sheet = pd.DataFrame({"statement_id": list("abc"), "right": ["yes", "no", ""]})
    >>> read_checks(sheet)["right"].tolist()
    [True, False]
    """
    name = "checks" if isinstance(file, pd.DataFrame) else str(file)
    table = file.copy() if isinstance(file, pd.DataFrame) else _read_sheet(Path(file))
    key = _id_column(table, name)
    if "right" not in table.columns:
        raise ValueError(f"{name}: column right is missing; draw the sheet with sample_for_check and fill it in")
    told = table["right"].map(lambda cell: "" if pd.isna(cell) else str(cell).strip().lower())
    wrong = ~told.isin(["", *YES, *NO, *UNSURE])
    if wrong.any():
        row = int(wrong.to_numpy().argmax())
        raise ValueError(
            f"{name}, row {row_numbers(table)[row]}: right is {table['right'].iloc[row]!r}; write yes, no or unsure"
        )
    empty, twice = table[key].isna(), table[key].duplicated()
    if empty.any() or twice.any():
        row = int((empty | twice).to_numpy().argmax())
        what = "is empty" if empty.iloc[row] else f"{table[key].iloc[row]!r} stands twice"
        raise ValueError(f"{name}, row {row_numbers(table)[row]}: {key} {what}; every row needs an id of its own")
    _check_truth(table, name)
    right = pd.Series(pd.NA, index=table.index, dtype="boolean")
    right[told.isin(YES)], right[told.isin(NO)] = True, False
    return table.assign(right=right)[told != ""].reset_index(drop=True)


def _check_truth(table, name):
    """Refuse a `truth` that is none of the values of its field, where these are a closed list."""
    if not {"field", "truth"} <= {*table.columns}:
        return
    for row, field, cell in zip(row_numbers(table), table["field"], table["truth"], strict=True):
        values = schema.ALLOWED.get(field, ())
        said = "" if pd.isna(cell) else str(cell).strip()
        if not said or not values or said in values:
            continue
        near = difflib.get_close_matches(said, values, n=1, cutoff=0.5)
        mend = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(values)}"
        raise ValueError(f"{name}, row {row}: truth is {said!r}, which is no {field}; {mend}")


def _read_sheet(path):
    if not path.is_file():
        raise ValueError(f"{path}: no such file; give the sheet that sample_for_check drew, filled in")
    try:
        if path.suffix.lower() in (".xlsx", ".xls"):
            return without_blank_rows(pd.read_excel(path, dtype=object))
        with path.open(encoding="utf-8-sig") as file:
            header = file.readline()
        separator = max(",;\t", key=header.count)
        table = pd.read_csv(path, sep=separator, dtype="str", encoding="utf-8-sig", skip_blank_lines=False)
    except Exception as error:  # pandas and openpyxl raise many kinds for one defect
        raise ValueError(f"{path}: no table ({str(error)[:80]}); save it as CSV in UTF-8") from error
    return without_blank_rows(table)


def corrected(estimates: pd.DataFrame, checks: pd.DataFrame) -> pd.DataFrame:
    """Correct shares by a hand check, so that their intervals hold although the extractor errs.

    Parameters
    ----------
    estimates : DataFrame
        Shares (unit "share") of a column that is 0 or 1 for every row, such as `share_of_voice`, `anonymous_share` or
        the shares of frames; in full, since a checked row that is counted elsewhere tells of errors too.
    checks : DataFrame
        From `read_checks`: rows drawn at random from what was counted, with the columns of the groups; `weight` if the
        draw was not alike everywhere. Where a value was wrong, `truth` says what it should be; of a column of two
        values that is plain without it.

    Returns
    -------
    DataFrame
        The same rows: estimate, low and high corrected (`stats.correction`), and beside them uncorrected (as the
        machine read them) and n_checked. p is NaN, since it tests what the machine read; the note says "checked: n".
        A group with fewer than 20 checked rows stays without interval, and says so.

    Raises
    ------
    ValueError
        If an estimate is no share, the checks are of something else, or a wrong value's truth is needed and not told.

    Examples
    --------
    >>> said = pd.DataFrame({"statement_id": [f"s{n}" for n in range(100)], "article_id": range(100),
    ...     "outlet": "Post", "share": 1.0, "anonymity": ["named", "collective"] * 50})
    >>> from analysis.measures.voice import anonymous_share
    >>> checks = said.head(40).assign(right=["yes"] * 30 + ["no"] * 10)
    >>> corrected(anonymous_share(said), read_checks(checks))[["uncorrected", "n_checked"]].values.tolist()
    [[0.5, 40.0]]
    """
    other = [unit for unit in estimates["unit"].unique() if unit != "share"]
    if other:
        raise ValueError(f"the unit is {other[0]!r}; only a share of rows can be corrected by a check of rows")
    known = checks[checks["right"].notna()]
    key = _id_column(known, "checks")
    kinds = {"statement_id": "statement", "attribution_id": "statement"}
    kind = kinds.get(key, key.removesuffix("_id"))
    strange = estimates.loc[estimates["id_kind"] != kind, "id_kind"]
    if len(strange):
        raise ValueError(f"the checks are of {kind}s, the estimates count {strange.iloc[0]}s; check those")
    columns = list(estimates.columns[: estimates.columns.get_loc("measure")])
    field = known["field"].iloc[0] if "field" in known.columns and len(known) else None
    category = field if field in columns else None
    if field and category is None and field not in _GROUPED and columns and columns[-1] in _OF:
        raise ValueError(
            f"the checks are of {field}, the estimates of {columns[-1]}; draw a sheet with field={columns[-1]!r}"
        )
    if category is None and "truth" in known.columns and field not in _GROUPED:
        category = next((c for c in columns if c not in known.columns), None)
    groups = [c for c in columns if c != category]
    need_columns(known, *groups)
    rows = []
    for row in estimates.to_dict("records"):
        part = known
        for column in groups:
            part = part[part[column].isna() if pd.isna(row[column]) else part[column].astype(str) == str(row[column])]
        rows.append(_corrected(row, part, key, row.get(category), field))
    out = as_estimates(rows, columns, extra=["uncorrected", "n_checked"])
    extra = [c for c in estimates.columns if c not in out.columns]
    return pd.concat([out, estimates[extra].reset_index(drop=True)], axis=1)


def _corrected(row, part, key, value, field):
    row = row | {"uncorrected": row["estimate"], "n_checked": len(part), "p": np.nan, "p_adjusted": np.nan}
    plan = [said for said in str(row["note"] or "").split("; ") if said.startswith(_PLAN)]
    if len(part) < MIN_CHECKED or pd.isna(row["estimate"]):
        note = "; ".join([f"unchecked: fewer than {MIN_CHECKED} rows checked", *plan])
        return row | {"low": np.nan, "high": np.nan, "note": note}
    read = part[key].isin(row["ids"]).to_numpy()
    found = correct_share(
        row["estimate"],
        n=row["n"],
        spread=_spread(row),
        read=read,
        truth=_truth(part, read, key, value, field),
        weight=part["weight"].astype(float) if "weight" in part.columns else None,
        cluster=part["article_id"] if "article_id" in part.columns else None,
    )
    note = "; ".join([f"checked: {len(part)}", *plan])
    return row | {name: found[name] for name in ("estimate", "low", "high")} | {"note": note}


def _truth(part, read, key, value, field):
    """Tell of each checked row whether it should have been counted."""
    right, out = part["right"].to_numpy(bool), read.copy()
    told = part["truth"] if "truth" in part.columns else pd.Series([None] * len(part), index=part.index)
    told = told.map(lambda cell: None if pd.isna(cell) or not str(cell).strip() else str(cell).strip())
    for place in np.flatnonzero(~right):
        said = told.iloc[place]
        if said is None and value is not None and not read[place]:
            raise ValueError(f"checks: {key} {part[key].iloc[place]!r} is wrong; fill in truth, what it should be")
        if said is None:
            out[place] = not read[place]
        elif value is not None:
            out[place] = said == str(value)
        else:
            out[place] = said in _GROUPED.get(field, YES)
    return out


def _spread(row):
    """How much more the share varies than one of independent rows; as its interval tells, else as articles would."""
    share, most = row["estimate"], row["n"] / max(row["n_articles"], 1)
    if pd.isna(row["low"]) or not 0 < share < 1:
        return most
    plain = share * (1 - share) / row["n"]
    return float(np.clip(((row["high"] - row["low"]) / 3.92) ** 2 / plain, 1, max(most, 1)))


def agreement(
    codes: pd.DataFrame,
    *,
    coder: str = "coder",
    item: str = "item",
    label: str = "label",
    level: str = "nominal",
    order: list | None = None,
) -> float:
    """Measure how far coders agree beyond chance: Krippendorff's alpha.

    Parameters
    ----------
    codes : DataFrame
        One row per coder and item; items coded by one coder alone do not count.
    coder, item, label : str
        The columns.
    level : {"nominal", "ordinal"}
        Whether labels are names or have an order; then a disagreement weighs by how many labels lie between.
    order : list, optional
        The labels from least to most; sorted if left out.

    Returns
    -------
    float
        1 is full agreement, 0 that of chance; NaN where fewer than two labels or no item with two coders occurs.

    Raises
    ------
    ValueError
        If a column is missing, a coder coded an item twice, or a label is not in the order.

    Notes
    -----
    Krippendorff 2004, Content Analysis, ch. 11; he asks for 0.8, and 0.667 for tentative conclusions. Computed by
    `nltk.metrics.agreement`; the ordinal distance is his, from the frequencies of the labels in between.

    Examples
    --------
    >>> codes = pd.DataFrame({"coder": list("aabb"), "item": [1, 2, 1, 2], "label": ["war", "peace", "war", "peace"]})
    >>> agreement(codes)
    1.0
    """
    if level not in ("nominal", "ordinal"):
        raise ValueError(f"level is {level!r}; use 'nominal' or 'ordinal'")
    missing = [c for c in (coder, item, label) if c not in codes.columns]
    if missing:
        raise ValueError(f"codes: column {', '.join(missing)} is missing; the table has {', '.join(map(str, codes))}")
    rows = codes[[coder, item, label]].dropna()
    twice = rows.duplicated([coder, item])
    if twice.any():
        raise ValueError(f"codes: {rows[twice].iloc[0][coder]} coded {rows[twice].iloc[0][item]} twice; keep one")
    rows = rows[rows.groupby(item)[coder].transform("size") > 1]
    if rows[label].nunique() < 2:
        return float("nan")
    from nltk.metrics.agreement import AnnotationTask
    from nltk.metrics.distance import binary_distance

    distance = binary_distance
    if level == "ordinal":
        order = sorted(rows[label].unique()) if order is None else list(order)
        strange = [value for value in rows[label].unique() if value not in order]
        if strange:
            raise ValueError(f"codes: label {strange[0]} is not in the order {', '.join(map(str, order))}")
        distance = _ordinal(rows[label], order)
    return float(AnnotationTask(data=list(rows.itertuples(index=False, name=None)), distance=distance).alpha())


def _ordinal(labels, order):
    """Krippendorff's ordinal distance: the labels from one to the other, both ends half, squared."""
    counts = labels.value_counts()
    sizes = np.array([counts.get(value, 0) for value in order], float)
    places = {value: place for place, value in enumerate(order)}

    def distance(one, other):
        low, high = sorted((places[one], places[other]))
        return float((sizes[low : high + 1].sum() - (sizes[low] + sizes[high]) / 2) ** 2)

    return distance
