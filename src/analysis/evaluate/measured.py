"""How well each step was measured, in words for the caption of a figure."""

from functools import lru_cache
from pathlib import Path

import pandas as pd

MEASURED = Path(__file__).with_name("measured.csv")
_WORDS = {
    "speaker": "the speaker",
    "side": "the side",
    "speaker_kind": "the kind of speaker",
    "anonymity": "how openly the speaker is named",
    "channel": "the channel",
    "stance": "the stance of the verb",
    "day": "the day, or that there is none,",
    "kind": "direct or indirect",
}


@lru_cache(maxsize=1)
def _table():
    return pd.read_csv(MEASURED).set_index(["engine", "step"])


def how_well(*steps, engine="tagger"):
    """Say how well the steps behind a figure were measured.

    Parameters
    ----------
    *steps : str
        Fields of a statement: speaker, side, speaker_kind, anonymity, channel, stance, day or kind (direct, indirect,
        mixed).
    engine : {"tagger", "rules"}
        What found the attributions.

    Returns
    -------
    str
        How much was found, how much of it was right, and how often each step is right in what was found, each with its
        95 % interval over articles.

    Raises
    ------
    ValueError
        If a step or engine was not measured.

    Notes
    -----
    Measured on the articles of the sample that have gold (`data/sample/README.md`), which are invented, short and
    clear: other articles will do worse. `measured.csv` beside this file is written by
    `python benchmarks/statements.py measured`.

    Examples
    --------
    >>> how_well("day").startswith("On the 35 annotated articles of the sample, the tagger found ")
    True
    """
    table = _table()
    unknown = [step for step in steps if (engine, step) not in table.index or step not in _WORDS]
    if unknown or (engine, "found") not in table.index:
        raise ValueError(
            f"how_well: no measure of {', '.join(unknown) or engine!r}; "
            f"use {', '.join(_WORDS)} and engine tagger or rules"
        )

    def rate(step):
        row = table.loc[(engine, step)]
        return f"{100 * row['estimate']:.0f} % ({100 * row['low']:.0f} to {100 * row['high']:.0f})"

    found = table.loc[(engine, "found")]
    out = (
        f"On the {int(found['n_articles'])} annotated articles of the sample, the {engine} found {rate('found')} of "
        f"{int(found['n'])} attributions, and {rate('right')} of its finds were right."
    )
    if steps:
        told = [f"{_WORDS[step]} was right in {rate(step)}" for step in steps]
        out += f" Of those found, {'; '.join(told)}."
    return out
