"""What was made of an article is kept while the article stays the same, whatever batch it now stands in.

Beside the parts that a step makes of one batch lies one more, with a key for each of its articles (or files): the hash
of all that the step makes it from. When a batch changes, what the other articles gave is taken from the parts of the
build before.
"""

import hashlib
from functools import lru_cache

import pandas as pd

from analysis.run.parts import Parts

INDEX = "index"


def key_of(*made_from):
    """Give the key of what is made from something.

    Examples
    --------
    >>> key_of("read", "a") == key_of("read", "a") != key_of("read", "b")
    True
    """
    return hashlib.sha256(repr(made_from).encode("utf-8", "backslashreplace")).hexdigest()[:24]


def keys_of(articles, made_by, *beside):
    """Give a key per article: the hash of its row, of who reads it, and of its rows in the tables `beside`.

    Parameters
    ----------
    articles : DataFrame
    made_by : tuple
        Version, engine and the like.
    *beside : DataFrame
        Tables with the column article_id.

    Returns
    -------
    list of str
        In the order of the articles.
    """
    rows = [_hash_rows(table) for table in beside]
    records = articles.to_dict("records")
    return [key_of(made_by, [*row.items()], [of.get(row["article_id"]) for of in rows]) for row in records]


def _hash_rows(table):
    numbers = pd.util.hash_pandas_object(table, index=False).to_numpy()
    return {key: numbers[rows].tolist() for key, rows in table.groupby("article_id", sort=False).indices.items()}


def name_of_keys(name):
    """Name the part that holds the keys of a part's articles."""
    return f"keys-{name}"


def beside(name, kind):
    """Name the part of another kind that the same step made of the same batch.

    Examples
    --------
    >>> beside("answers-1f", "acts")
    'acts-1f'
    """
    return f"{kind}-{name.partition('-')[2]}"


def write_index(parts, wanted):
    """Say where the articles of earlier parts are, if one of the wanted parts has yet to be made.

    Parameters
    ----------
    parts : Parts
    wanted : list of str
        Parts of this build, all of one kind: what they hold needs no second look.

    Returns
    -------
    str or None
        Name of a part for the workers; it goes with all that the build does not use.
    """
    if parts.has(*wanted, *map(name_of_keys, wanted)):
        return None
    kind, wanted, found = wanted[0].partition("-")[0], {*wanted}, {}
    for path in sorted(parts.folder.glob(f"keys-{kind}-*")):
        name = path.name.removeprefix("keys-")
        if name not in wanted and path.suffix != ".part":
            found |= {key: (name, place) for place, key in enumerate(parts.load(path.name)) if key}
    name = f"{INDEX}-{kind}"
    parts.save(name, found)
    return name


@lru_cache(maxsize=2)
def _index(folder, name, written):
    return Parts(folder).load(name)


def find(parts, index, keys, *kinds):
    """Tell where earlier parts hold what would be made of some articles.

    Parameters
    ----------
    parts : Parts
    index : str or None
        From `write_index`.
    keys : list of str
    *kinds : str
        Kinds of the parts that must lie beside.

    Returns
    -------
    list of (str, int) or None
        Part and place in it, in the order of the keys; None for an article that must be done.
    """
    known = _index(str(parts.folder.parent), index, parts.path(index).stat().st_mtime_ns) if index else {}
    found = [known.get(key) for key in keys]
    names = {at[0] for at in found if at}
    whole = {name for name in names if parts.has(name, *(beside(name, kind) for kind in kinds))}
    return [at if at and at[0] in whole else None for at in found]


def lay(found, made, load):
    """Give what is told of each article, in order: from earlier parts, or from what was made now.

    Parameters
    ----------
    found : list of (str, int) or None
        From `find`.
    made : iterable
        For the articles that were not found.
    load : callable
        Takes the name of a part, gives what it tells of its articles.

    Returns
    -------
    list
    """
    told, fresh = {name: load(name) for name in sorted({at[0] for at in found if at})}, iter(made)
    return [told[at[0]][at[1]] if at else next(fresh) for at in found]


def make_tables(parts, names, articles, found, read):
    """Write tables of some articles, reading only those of which no earlier part tells.

    Parameters
    ----------
    parts : Parts
    names : list of str
        The tables, all with the column article_id.
    articles : DataFrame
    found : list of (str, int) or None
        From `find`.
    read : callable
        Takes some of the articles, gives their rows in each table.

    Returns
    -------
    list of DataFrame
    """
    kept = {}
    for at, article_id in zip(found, articles["article_id"], strict=True):
        if at:
            kept.setdefault(at[0], set()).add(article_id)
    fresh = articles[[at is None for at in found]].reset_index(drop=True)
    tables = read(fresh) if len(fresh) or not kept else [None] * len(names)
    places = dict(zip(articles["article_id"], range(len(articles)), strict=True))
    out = []
    for name, table in zip(names, tables, strict=True):
        if kept:
            kind = name.partition("-")[0]
            old = [(parts.load_table(beside(earlier, kind)), ids) for earlier, ids in sorted(kept.items())]
            old = [of[of["article_id"].isin(ids)] for of, ids in old]
            table = pd.concat([*old, *([] if table is None else [table])], ignore_index=True)
            order = table["article_id"].map(places).argsort(kind="stable")
            table = table.iloc[order].reset_index(drop=True)
        parts.save_table(name, table)
        out.append(table)
    return out
