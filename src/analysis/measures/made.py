"""Which statements count, and whose they are.

What was said counts, not what was refused, denied to have been said, or is still to come.
"""

import functools

from analysis.base.lexicon import read_lexicon
from analysis.base.schema import MADE

UNNAMED = ("unnamed person", "collective", "none")
"""Rungs of the anonymity ladder on which neither a name nor an office is told."""


def counted(statements, made="made"):
    """Return the statements that a measure counts.

    Parameters
    ----------
    statements : DataFrame
        From `read_statements`; a row whose `made` is missing, or a table without that column, counts as made.
    made : str
        "made" (the default of every measure), "all", or another value of `made`, such as "refused".

    Returns
    -------
    DataFrame

    Raises
    ------
    ValueError
        If `made` is none of these.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"statement_id": ["a", "b"], "made": ["made", "refused"]})
    >>> counted(table)["statement_id"].tolist(), len(counted(table, "all")), len(counted(table, "refused"))
    (['a'], 2, 1)
    """
    if made != "all" and made not in MADE:
        raise ValueError(f"made is {made!r}; use one of {', '.join(MADE)}, or 'all'")
    if made == "all" or "made" not in statements.columns:
        return statements
    return statements[statements["made"].fillna("made") == made]


def one_voice(statements):
    """Give the speakers who are the same wherever their name stands, and <NA> for those who need not be.

    "The mayor", "police" and "officials" are others in every story, so that nothing can be said of their share over
    several: a speaker that is read from a mere phrase is one voice only where it has a name, such as *Lisk police*.

    Parameters
    ----------
    statements : DataFrame
        From `read_statements`; without `speaker_from` or `anonymity` every speaker is taken for one.

    Returns
    -------
    Series

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"speaker": ["mayor", "Police", "Lisk police", "Elk"], "anonymity": "named role",
    ...     "speaker_from": ["phrase", "phrase", "phrase", "name"]})
    >>> one_voice(table).fillna("").tolist()
    ['', '', 'Lisk police', 'Elk']
    """
    speaker = statements["speaker"]
    if not {"speaker_from", "anonymity"} <= set(statements.columns):
        return speaker
    name = speaker.astype("str").fillna("")
    nameless = ~name.str.contains(r"[A-Z]") | name.str.casefold().isin(_roles())
    nameless |= statements["anonymity"].isin(UNNAMED).to_numpy(bool)
    return speaker.mask(nameless & (statements["speaker_from"] == "phrase").fillna(False))


@functools.cache
def _roles():
    return frozenset(read_lexicon("roles", columns=("role",))["role"].str.casefold())
