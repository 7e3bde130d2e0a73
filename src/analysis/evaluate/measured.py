"""How well each step was measured, in words for the caption of a figure."""

from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis.base.arguments import did_you_mean
from analysis.stats.estimates import as_estimates

MEASURED = Path(__file__).with_name("measured.csv")
WORDS = {
    "speaker": "the speaker",
    "side": "the side",
    "party": "the party",
    "kind": "the kind of speaker",
    "anonymity": "how openly the speaker is named",
    "made": "whether the statement was made",
    "channel": "the channel",
    "stance": "the stance of the verb",
    "day right": "the day, or that none is told,",
}
"""What was measured, in words."""
_STEPS = {"speaker_kind": "kind", "day": "day right"}
_READ = {"answer": ("frames", "yes answers"), "act": ("acts", "acts found")}
"""What was measured of tables that rest on no statement: id kind -> (engine in measured.csv, in words)."""
_COLUMNS = ["engine", "step", "estimate", "low", "high", "n", "n_articles"]


@lru_cache(maxsize=1)
def _table():
    return pd.read_csv(MEASURED)


def renew_measured(engine, rates):
    """Write anew what was measured of an engine: one row per step, with estimate, low, high, n, n_articles."""
    rest = pd.read_csv(MEASURED)
    rest = rest[rest["engine"] != engine]
    table = pd.concat([rest, rates.assign(engine=engine)[_COLUMNS].round(4)])
    order = {name: place for place, name in enumerate(("tagger", "rules", *(name for name, _ in _READ.values())))}
    table.sort_values("engine", key=lambda names: names.map(order), kind="stable").to_csv(MEASURED, index=False)


def measured_errors(*, engine: str = "tagger") -> pd.DataFrame:
    """Return how often each step was right on real news.

    Parameters
    ----------
    engine : {"tagger", "rules"}
        What found the attributions.

    Returns
    -------
    DataFrame
        Estimates, one row per `step`: recall and precision of attributions on PolNeAR's dev part (Newell, Margolin and
        Ruths, LREC 2018), and the fields of statements on real news coded by two coders, on articles that were not
        looked at while rules were made (`data/gold/README.md`). Written by `python benchmarks/news.py --write`.

    Examples
    --------
    >>> measured_errors()["step"].tolist()[:2]
    ['recall', 'precision']
    """
    table = _table()
    part = table[table["engine"] == engine]
    if part.empty:
        raise ValueError(f"measured_errors: nothing was measured of {engine!r}; use tagger or rules")
    part = part.drop(columns="engine").assign(measure="share right on real news", unit="share", id_kind=None)
    return as_estimates(part.to_dict("records"), ["step"])


def how_well(*steps: str, engine: str = "tagger") -> str:
    """Say how well the steps behind a figure were measured.

    Parameters
    ----------
    *steps : str
        Fields of a statement: speaker, side, party, speaker_kind, anonymity, made, channel, stance or day.
    engine : {"tagger", "rules"}
        What found the attributions.

    Returns
    -------
    str
        How much was found, how much of it was right, and how often each step is right in what was found, each with its
        95 % interval over articles; a step that was not measured on real news is named as such.

    Examples
    --------
    >>> how_well("side").startswith("Measured on real news: the tagger finds ")
    True
    """
    rows = measured_errors(engine=engine).set_index("step")
    recall, precision = (_rate(rows, step) for step in ("recall", "precision"))
    out = (
        f"Measured on real news: the {engine} {'find' if engine == 'rules' else 'finds'} {recall} of the "
        f"attributions, and {precision} of the finds are right."
    )
    asked = [_STEPS.get(step, step) for step in steps]
    for step in {*asked} - {*rows.index, *WORDS}:
        if meant := did_you_mean([step], WORDS):
            raise ValueError(f"how_well: {step!r} is no field of a statement{meant}")
    told = [f"{WORDS[step]} is right in {_rate(rows, step)}" for step in asked if step in rows.index and step in WORDS]
    untold = [step.replace("_", " ") for step in asked if step not in rows.index or step not in WORDS]
    if told:
        out += f" Of those found, {'; '.join(told)}."
    if untold:
        out += f" Not measured on real news: {', '.join(untold)}."
    return out


def how_well_read(id_kind):
    """Say how well answers to the frames' questions or acts were measured; "" for what was not.

    Examples
    --------
    >>> "of the acts found are right" in how_well_read("act")
    True
    >>> how_well_read("term")
    ''
    """
    if id_kind not in _READ:
        return ""
    engine, what = _READ[id_kind]
    rows = measured_errors(engine=engine).set_index("step")
    n = int(rows.loc["precision", "n_articles"])
    precision, recall = (_rate(rows, step) for step in ("precision", "recall"))
    return f"Measured on real news: {precision} of the {what} are right, and {recall} of all are found ({n} articles)."


def _rate(rows, step):
    row = rows.loc[step]
    between = f" ({100 * row['low']:.0f} to {100 * row['high']:.0f})" if pd.notna(row["low"]) else ""
    return f"{100 * row['estimate']:.0f} %{between}"
