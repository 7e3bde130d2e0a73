"""Naming choices: which of several names for the same thing an outlet uses, in its own voice.

The names come from a table of referents ("the region": *breakaway region*, *occupied territory* ...). What is compared
is the share of each name among all names of its referent, so an outlet that writes more does not seem to choose more.
"""

from analysis.base.lexicon import read_lexicon
from analysis.base.schema import VOICES
from analysis.framing.hits import compile_patterns, find_hits
from analysis.stats.resample import estimate_shares

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


def naming_choices(articles, statements, *, names=None, by="outlet", voice="own", draws=1000, seed=0):
    """Estimate, per group and referent, the share of each name.

    Parameters
    ----------
    articles, statements, names
        As in `find_names`.
    by : str
        Column of the articles to group on.
    voice : str
        Whose words count: all, own, quoted or reported; the outlet's own by default, since a source's words are not
        its choice.
    draws, seed : int
        Of the bootstrap over articles.

    Returns
    -------
    DataFrame
        One row per group, referent and name: the group, referent, name, loading, measure (share of the names),
        estimate, low, high (95 %, resampling articles), n (all names of the referent), n_articles, ids (for
        `show_hits`), note. Referents that a group never names are left out for it.

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
    if by not in articles:
        raise ValueError(f"by is {by!r}; the articles have {', '.join(map(str, articles.columns))}")
    if voice not in VOICES:
        raise ValueError(f"voice is {voice!r}; use one of {', '.join(VOICES)}")
    hits = find_names(articles, statements, names=names)
    if voice != "all":
        hits = hits[hits["voice"] == voice]
    if by != "outlet":
        hits = hits.merge(articles[["article_id", by]], on="article_id", validate="many_to_one")
    parts = hits.assign(choice=hits["name"])
    out = estimate_shares(
        parts,
        by=[by, "referent"],
        category="choice",
        measure="share of the names",
        ids="hit_id",
        draws=draws,
        seed=seed,
    ).rename(columns={"choice": "name"})
    loading = dict(zip(zip(hits["referent"], hits["name"], strict=True), hits["loading"], strict=True))
    pairs = list(zip(out["referent"], out["name"], strict=True))
    out.insert(3, "loading", [loading.get(pair, "") for pair in pairs])
    return out[[pair in loading for pair in pairs]].reset_index(drop=True)


def _forms(name):
    """Return a name in small letters, in the singular and the plural."""
    name = " ".join(name.lower().split())
    one = name.removesuffix("s") if name.endswith("s") and not name.endswith("ss") else name
    return {name, one, f"{one}s"}


def _literal(form):
    """Write a name as a regular expression that keeps its blanks."""
    special = set(r"\.^$*+?{}[]|()")
    return "".join(f"\\{c}" if c in special else c for c in form)
