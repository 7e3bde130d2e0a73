"""Naming choices: which of several names for the same thing an outlet uses, in its own voice.

The names come from a table of referents ("the region": *breakaway region*, *occupied territory* ...). What is compared
is the share of each name among all names of its referent, so an outlet that writes more does not seem to choose more.
"""

import numpy as np

from analysis.base.arguments import as_list, group_columns
from analysis.base.lexicon import read_lexicon
from analysis.base.schema import VOICES
from analysis.framing.hits import compile_patterns, find_hits
from analysis.stats.estimates import estimate_shares
from analysis.stats.permutation import adjust_p
from analysis.stats.plan import article_weights

COLUMNS = ("referent", "name", "loading")


def find_names(articles, statements, *, names=None):
    """Find every name of every referent; where one name holds another, the longer one counts.

    Parameters
    ----------
    articles : DataFrame
        With article_id, outlet and text; articles that are not in English are left out.
    statements : DataFrame
        From `read_statements` or `find_attributions`: whose words are whose.
    names : str or Path, optional
        CSV with the columns referent, name, loading; by default a short general list.

    Returns
    -------
    DataFrame
        One row per hit: hit_id, article_id, outlet, sentence_id, start, end, match, voice, referent, name, loading.
        A name is found in the singular and the plural, in capitals and small letters.

    Raises
    ------
    ValueError
        If the table is wrong or gives one name to a referent twice.
    """
    lexicon = read_lexicon("naming", path=names, columns=COLUMNS)
    twice = lexicon.duplicated(["referent", "name"])
    if twice.any():
        row = int(twice.to_numpy().argmax())
        raise ValueError(f"naming, row {row + 2}: {lexicon['name'][row]!r} stands twice; delete one")
    known, patterns = {}, []
    for referent, rows in lexicon.groupby("referent", sort=False):
        names_of = {
            form: (row["name"], row["loading"]) for row in rows.to_dict("records") for form in _forms(row["name"])
        }
        forms = sorted(names_of, key=len, reverse=True)
        literals = [_literal(form) for form in forms]
        (pattern,) = compile_patterns(["|".join(literals)], name="naming")
        patterns.append((pattern, {"referent": referent}))
        each = compile_patterns(literals, name="naming")
        known[referent] = [(one, names_of[form]) for one, form in zip(each, forms, strict=True)]
    hits = find_hits(articles, statements, patterns)
    # Which name it was is asked of the patterns again: they take letters as equal that lower() keeps apart ("ı", "ſ").
    found = [
        next(name for one, name in known[ref] if one.fullmatch(match))
        for ref, match in zip(hits["referent"], hits["match"], strict=True)
    ]
    return hits.assign(name=[name for name, _ in found], loading=[loading for _, loading in found])


def naming_choices(
    articles,
    statements,
    *,
    names=None,
    by="outlet",
    voice="own",
    within=None,
    weights=None,
    cluster="article_id",
    draws=1000,
    seed=0,
):
    """Estimate, per group and referent, the share of each name.

    Parameters
    ----------
    articles, statements, names
        As in `find_names`.
    by : str, list of str or None
        Columns of the articles to group on.
    voice : str
        Whose words count: all, own, quoted or reported; the outlet's own by default, since a source's words are not
        its choice.
    within, weights, cluster, draws, seed
        As in `estimate_ratio`.

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
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": ["The regime fell. Governments do."]})
    >>> nobody = pd.DataFrame({c: [] for c in ("article_id", "part", "cue_kind", "content_start", "content_end",
    ...     "content_spans")})
    >>> table = naming_choices(articles, nobody)
    >>> table.loc[table["estimate"] > 0, ["name", "estimate", "n"]].values.tolist()
    [['government', 0.5, 2], ['regime', 0.5, 2]]
    """
    by = group_columns(by, articles, ("hit_id", "referent", "name", "loading", "choice"))
    if voice not in VOICES:
        raise ValueError(f"voice is {voice!r}; use one of {', '.join(VOICES)}")
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
    return out.assign(p_adjusted=adjust_p(out["p"]))


def _forms(name):
    """Return a name in small letters, in the singular and the plural."""
    name = " ".join(name.lower().split())
    one = name.removesuffix("s") if name.endswith("s") and not name.endswith("ss") else name
    return {name, one, f"{one}s"}


def _literal(form):
    """Write a name as a regular expression that keeps its blanks."""
    special = set(r"\.^$*+?{}[]|()")
    return "".join(f"\\{c}" if c in special else c for c in form)
