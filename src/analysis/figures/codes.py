"""Short codes of groups, written in words wherever a reader meets them; tables keep the codes."""

from functools import cache

from analysis.base.lexicon import read_lexicon

STEPS = {
    "recall": "attributions found",
    "precision": "attributions found that are right",
    "found": "statements found",
    "speaker": "speaker right",
    "kind": "kind of speaker right",
    "side": "side right, or rightly none",
    "party": "party right, or rightly none",
    "anonymity": "how openly named: right",
    "made": "made, refused, asked …: right",
    "stance": "stance of the verb right",
    "channel": "channel right, or rightly none",
    "relay": "who passed it on: right",
    "wrong side": "wrong side given",
    "side found": "side found where told",
    "wrong party": "wrong party given",
    "party beyond": "party true, but not told",
    "party found": "party found where told",
    "made or not": "made or not: right",
    "day right": "day right, or rightly none",
    "day found": "day found where told",
}
"""Steps of `measured_errors`."""


@cache
def questions():
    """Name the questions of the codebook of frames: code and a few words, by code."""
    table = read_lexicon("frame_questions", columns=("question", "short"))
    return {code: f"{code} {short}" for code, short in zip(table["question"], table["short"], strict=True)}


def in_words(estimates):
    """Write codes of groups in words: questions of frames, steps that were measured.

    Questions of a codebook of the user's own keep their names.

    Examples
    --------
    >>> import pandas as pd
    >>> in_words(pd.DataFrame({"question": ["C1", "H4"]}))["question"].tolist()
    ['C1 disagreement', 'H4 private life']
    >>> in_words(pd.DataFrame({"question": ["C1", "Z9"]}))["question"].tolist()
    ['C1', 'Z9']
    """
    out = estimates
    for column, names in (("question", questions()), ("step", STEPS)):
        if column in estimates and set(estimates[column].dropna()) <= names.keys():
            out = out.assign(**{column: estimates[column].map(names)})
    return out
