"""What stands under a figure: what an interval is, what was compared, and how often the steps behind it err.

The error is that of the user's own hand check where there is one, else what was measured on real news, and never what
was measured on invented articles.
"""

import re

import pandas as pd

from analysis.base.counts import count_of
from analysis.evaluate.measured import how_well, how_well_read
from analysis.figures import codes, wording

_LEFT = re.compile(r"left out: ([\d,]+) articles? without event")
_WITHIN = "compared within event"
_OLD = re.compile(r"([\d,]+) older than (\d+) days left out")
_OFF = re.compile(r"(?<=switched off: ).+")
_PLAN = re.compile(rf"{_WITHIN}|{_LEFT.pattern}[^;]*|{_OLD.pattern}")
STEPS = {
    "speaker": ("speaker", "effective number", "hhi", "one speaker"),
    "side": ("side", "accused", "heard"),
    "party": ("party",),
    "speaker_kind": ("speaker_kind", "kind of speaker"),
    "anonymity": ("anonymity", "unnamed"),
    "channel": ("channel",),
    "stance": ("stance", "distancing", "accus"),
    "day": ("lag", "days old"),
    "kind": ("quotation", "indirect"),
}
"""Fields of a statement by the words of columns and measures that rest on them."""


def steps_of(table, columns):
    """List the fields of a statement that a table of estimates rests on.

    Examples
    --------
    >>> import pandas as pd
    >>> steps_of(pd.DataFrame({"measure": ["share unnamed"]}), ["outlet"])
    ['anonymity']
    """
    told = " ".join([*columns, *table["measure"].astype("str").unique()]).lower()
    return [step for step, words in STEPS.items() if any(word in told for word in words)]


def caption_of(table, columns, *, run=None):
    """Write the caption of a table of estimates.

    Parameters
    ----------
    table : DataFrame
    columns : list of str
        Its group columns.
    run : Run, optional
        With `within` and `checks`.

    Returns
    -------
    str
    """
    if table.empty:
        return ""
    parts, within = [], table["note"].astype("str").str.contains(_WITHIN, regex=False).any()
    if table["low"].notna().any():
        parts.append(f"Lines and ranges: 95 % intervals, resampling {'events' if within else 'articles'}.")
    if table["n_articles"].lt(wording.FEW).any():
        parts.append(f"Below {wording.FEW} articles there is no interval, below {wording.LEAST} nothing is drawn.")
    if table["p_adjusted"].notna().any():
        how = "permuting articles within events" if within else "permuting articles"
        parts.append(f"Tested: each group against the rest, {how}; p adjusted for the number of tests.")
    parts.append(within_of(table, columns))
    old = table["note"].astype("str").str.extract(_OLD).dropna()
    if len(old):
        n = old[0].str.replace(",", "").astype(int).sum()
        parts.append(f"Left out as recalled: {n:,} older than {old[1].iloc[0]} days.")
    rest = table["note"].astype("str").str.replace(_PLAN, "", regex=True).str.strip("; ")
    shared = rest.value_counts(normalize=True)  # what holds for a few rows stands in the table
    notes = [note for note in shared.index[shared > 0.5] if note and not re.search("fewer than|^checked", note)]
    parts += [f"{wording.sentence_case(_OFF.sub(_questions, note))}." for note in notes]
    parts.append(error_of(table, columns, run=run))
    return " ".join(part for part in parts if part)


def _questions(found):
    return ", ".join(codes.questions().get(code, code) for code in found.group().split(", "))


def within_of(table, columns):
    """Say whether a table compares within events, and how many articles that leaves out; "" where it was not asked to.

    Examples
    --------
    >>> import pandas as pd
    >>> note = "compared within event; left out: 3 articles without event shared with another group"
    >>> within_of(pd.DataFrame({"outlet": ["Post", "Post", "Echo"], "note": [note, note, ""]}), ["outlet"])
    'Compared within the same events; left out are 3 articles on events that one outlet alone tells, or on none.'
    """
    notes = table["note"].astype("str")
    compared = notes.str.contains(_WITHIN, regex=False).any()
    left = notes.str.extract(_LEFT, expand=False).str.replace(",", "").astype(float)
    if not columns or not (compared or left.notna().any()):
        return ""
    n = int(left.groupby(table[columns[0]].astype(str)).max().sum())
    who = wording.column_name(columns[0])
    if not compared:
        return f"No event has two {who}s with anything to count, so nothing is compared."
    if not n:
        return "Compared within the same events."
    what = f"{count_of(n, 'article')} on events that one {who} alone tells, or on none"
    return f"Compared within the same events; left out {'is' if n == 1 else 'are'} {what}."


def error_of(table, columns, *, run=None):
    """Say how often the steps behind a table err, and where that was measured.

    Returns
    -------
    str
        "" where nothing but words is counted.
    """
    kinds = set(table["id_kind"].dropna())
    if not kinds & {"statement", "article", "act", "answer"}:
        return ""
    if "n_checked" in table.columns and table["n_checked"].gt(0).any():
        groups = table[columns[0]].astype(str) if columns else pd.Series("", index=table.index)
        n = int(table["n_checked"].groupby(groups).max().sum())
        return f"Corrected by a check by hand of {count_of(n, 'row')} of your articles."
    checks = getattr(run, "checks", None)
    steps = steps_of(table, columns)
    if checks is not None and len(checks) and "statement" in kinds:
        fields = set(checks["field"].dropna()) if "field" in checks else set()
        right = checks["right"].dropna().astype(float)
        if not fields:
            return f"Checked by hand on your articles: {right.sum():.0f} of {len(right)} right."
        if fields <= set(steps):  # a check of kinds says nothing of sides
            what = wording.sentence_case(", ".join(sorted(fields)).replace("_", " "))
            return f"{what} checked by hand on your articles: {right.sum():.0f} of {len(right)} right."
    if read := next(filter(None, map(how_well_read, sorted(kinds))), ""):
        return f"{read} Not checked on your articles."
    if not steps and "statement" not in kinds:
        return ""
    engine = getattr(run, "engine", None) or "tagger"
    return f"{how_well(*steps, engine=engine)} Not measured on your articles."
