"""Naming choices: which of several names for the same thing an outlet uses, in its own voice.

The names come from a table of referents ("the region": *breakaway region*, *occupied territory* ...). What is compared
is the share of each name among all names of its referent, so an outlet that writes more does not seem to choose more.
"""

import re
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.base.arguments import as_list, group_columns, whole_number
from analysis.base.lexicon import read_lexicon, row_numbers
from analysis.base.schema import VOICES
from analysis.framing.hits import called, find_hits
from analysis.stats.estimates import estimate_shares
from analysis.stats.permutation import adjust_p
from analysis.stats.plan import article_weights

COLUMNS = ("referent", "name", "loading")
GENERAL = "general"
_GAP = re.compile(r"[\s‐‑-]+")


def read_names(names):
    """Read a table of names: a CSV, a DataFrame, the shipped list by the word "general", or none at all.

    Parameters
    ----------
    names : str, Path, DataFrame or None
        With the columns referent, name, loading; and plural, where a name counts in another form too ("illegal alien",
        plural "illegal aliens"; several forms with `|` between them).

    Returns
    -------
    DataFrame

    Raises
    ------
    ValueError
        If a column is missing, a name is empty, or one name stands twice for a referent.
    """
    if names is None:
        return pd.DataFrame({column: pd.Series(dtype="str") for column in (*COLUMNS, "plural")})
    if isinstance(names, pd.DataFrame):
        missing = [c for c in COLUMNS if c not in names.columns]
        if missing:
            raise ValueError(f"names: column {missing[0]} is missing; name the columns {', '.join(COLUMNS)}")
        table = names.astype("str").fillna("").reset_index(drop=True)
    else:
        table = read_lexicon("naming", path=None if names == GENERAL else names, columns=COLUMNS)
    if "plural" not in table:
        table = table.assign(plural="")
    key = table["referent"] + "\n" + table["name"].map(lambda name: _GAP.sub(" ", name.strip().lower()))
    for wrong, why, mend in (
        (table["name"].str.strip() == "", "the name is empty", "fill it or delete the row"),
        (key.duplicated(), "{!r} stands twice", "delete one; a hyphen makes no other name"),
    ):
        if wrong.any():
            at = int(wrong.to_numpy().argmax())
            where = f"{called(names, 'names')}, row {row_numbers(table)[at]}"
            raise ValueError(f"{where}: {why.format(table['name'][at])}; {mend}")
    return table


def find_names(
    articles: pd.DataFrame, statements: pd.DataFrame, *, names: str | Path | pd.DataFrame | None = None
) -> pd.DataFrame:
    """Find every name of every referent, as it is written.

    A name is found in capitals and small letters and with blanks or hyphens between its words; in the plural only where
    its entry gives one. Where a name stands inside a longer one of the table, the longer one counts ("aliens" is not
    found in "illegal aliens").

    Parameters
    ----------
    articles : DataFrame
        With article_id, outlet and text; articles that are not in English are left out.
    statements : DataFrame
        From `read_statements` or `find_attributions`: whose words are whose.
    names : str, Path or DataFrame, optional
        As in `read_names`. By default none: whom a list is about is the story's matter. "general" is a short list of
        names that often stand in conflicts; `suggest_names` proposes what stands in your articles.

    Returns
    -------
    DataFrame
        One row per hit: hit_id, article_id, outlet, sentence_id, start, end, match, voice, referent, name, loading.

    Raises
    ------
    ValueError
        If the table is wrong or gives one name to a referent twice.
    """
    table = read_names(names)
    labels = table[[*COLUMNS]].to_dict("records")
    patterns = list(map(_pattern, table["name"], table["plural"]))
    hits = find_hits(articles, statements, list(zip(patterns, labels, strict=True)))
    if not len(hits):
        return hits.reindex(columns=[*hits.columns, *(c for c in COLUMNS if c not in hits)])
    shown = set()
    for key, part in hits.groupby("article_id", sort=False):
        reach = -1  # how far the names before go: what holds another begins before it, or with it and is longer
        for start, end in sorted(set(zip(part["start"], part["end"], strict=True)), key=lambda s: (s[0], -s[1])):
            if end > reach:
                shown.add((key, start, end))
            reach = max(reach, end)
    keys = zip(hits["article_id"], hits["start"], hits["end"], strict=True)
    return hits[np.array([key in shown for key in keys])].reset_index(drop=True)


def _pattern(name, plural):
    """Return the pattern of a name in its forms, whole words, blanks and hyphens alike."""
    forms = [form.strip() for form in [name, *plural.split("|")] if form.strip()]
    written = ["[\\s‐‑-]+".join(re.escape(word) for word in _GAP.split(form)) for form in forms]
    return re.compile(rf"(?<![\w])(?:{'|'.join(sorted(written, key=len, reverse=True))})(?!\w)", re.IGNORECASE)


def naming_choices(
    articles: pd.DataFrame,
    statements: pd.DataFrame,
    *,
    names: str | Path | pd.DataFrame | None = None,
    by: str | list[str] | None = "outlet",
    voice: str = "own",
    least: int = 10,
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Estimate, per group and referent, the share of each name.

    Parameters
    ----------
    articles, statements, names
        As in `find_names`; without names the table is empty.
    by : str, list of str or None
        Columns of the articles to group on.
    voice : str
        Whose words count: all, own, quoted or reported; the outlet's own by default, since a source's words are not
        its choice.
    least : int
        Where a group names a referent fewer times, its shares are missing and the note says so.
    within, weights, cluster, draws, seed
        As in `estimate_ratio`: with ``within="event"`` outlets are compared over the same events.

    Returns
    -------
    DataFrame
        Estimates, one row per group, referent and name, with the name's loading beside: share of the names; n counts
        all names of the referent, ids are of hits. Groups are compared within each referent; referents that a group
        never names are left out for it.

    Raises
    ------
    ValueError
        If `by` is no column of the articles, `voice` none of the four, or the table is wrong.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": ["The regime fell. The government?"]})
    >>> nobody = pd.DataFrame({c: [] for c in ("article_id", "part", "cue_kind", "content_start", "content_end",
    ...     "content_spans")})
    >>> names = pd.DataFrame({"referent": "rulers", "name": ["government", "regime"], "loading": ["plain", "loaded"]})
    >>> naming_choices(articles, nobody, names=names, least=2)[["name", "estimate", "n"]].values.tolist()
    [['government', 0.5, 2], ['regime', 0.5, 2]]
    """
    by = group_columns(by, articles, ("hit_id", "referent", "name", "loading", "choice"))
    if voice not in VOICES:
        raise ValueError(f"voice is {voice!r}; use one of {', '.join(VOICES)}")
    least = whole_number("least", least, 1)
    hits = find_names(articles, statements, names=names)
    if voice != "all":
        hits = hits[hits["voice"] == voice]
    keys = dict.fromkeys(["article_id", *by, *as_list(within), cluster])
    about = articles[[*keys]].assign(weight=article_weights(weights, articles))
    parts = hits[[c for c in hits if c == "article_id" or c not in keys]].merge(about, on="article_id")
    out = estimate_shares(
        parts.assign(choice=parts["name"]),
        by=by,
        each="referent",
        category="choice",
        measure="share of the names",
        ids="hit_id",
        within=within,
        weights=parts["weight"].to_numpy(),
        cluster=cluster,
        draws=draws,
        seed=seed,
    ).rename(columns={"choice": "name"})
    loading = dict(zip(zip(hits["referent"], hits["name"], strict=True), hits["loading"], strict=True))
    pairs = list(zip(out["referent"], out["name"], strict=True))
    out.insert(out.columns.get_loc("name") + 1, "loading", [loading.get(pair, "") for pair in pairs])
    out = out[np.array([pair in loading for pair in pairs], dtype=bool)].reset_index(drop=True)
    few = out["n"] < least
    out.loc[few, ["estimate", "low", "high", "p"]] = np.nan
    out.loc[few, "note"] = f"fewer than {least} names"
    return out.assign(p_adjusted=adjust_p(out["p"]))
