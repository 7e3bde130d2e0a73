"""What was read of an article is kept while the article stays the same, whatever batch it now stands in.

Beside a table of one batch lies a part with a key for each of its articles: the hash of all that the table was made
from. When a batch changes, rows of the articles that did not are taken from the parts of the build before.
"""

import hashlib
from functools import lru_cache

import pandas as pd

from analysis.run.parts import Parts

INDEX = "index"


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
    rows = [table.groupby("article_id", sort=False) for table in beside]
    groups = [{key: part.to_json(orient="values", date_format="iso") for key, part in of} for of in rows]
    out = []
    for article in articles.to_dict("records"):
        told = (made_by, [*article.items()], [of.get(article["article_id"]) for of in groups])
        out.append(hashlib.sha256(repr(told).encode("utf-8", "backslashreplace")).hexdigest()[:24])
    return out


def name_of_keys(name):
    """Name the part that holds the keys of a table's articles."""
    return f"keys-{name}"


def write_index(parts, kind, wanted):
    """Say where the articles of earlier parts of a kind are, if one of the wanted parts has yet to be made.

    Parameters
    ----------
    parts : Parts
    kind : str
        How the names of the parts begin: "said".
    wanted : set of str
        Parts of this build.

    Returns
    -------
    str or None
        Name of a part for the workers; it goes with all that the build does not use.
    """
    if parts.has(*wanted):
        return None
    found = {}
    for path in sorted(parts.folder.glob(f"keys-{kind}-*")):
        name = path.name.removeprefix("keys-")
        if parts.has(name):
            found |= dict.fromkeys(parts.load(path.name), name)
    name = f"{INDEX}-{kind}"
    parts.save(name, found)
    return name


@lru_cache(maxsize=2)
def _index(folder, name, written):
    return Parts(folder).load(name)


def make_table(parts, name, articles, keys, index, read):
    """Write the table of some articles, reading only those of which no earlier part tells.

    Parameters
    ----------
    parts : Parts
    name : str
        The table.
    articles : DataFrame
    keys : list of str
        From `keys_of`.
    index : str or None
        From `write_index`.
    read : callable
        Takes some of the articles, gives their rows.

    Returns
    -------
    int
        How many articles were read.
    """
    known = _index(str(parts.folder.parent), index, parts.path(index).stat().st_mtime_ns) if index else {}
    kept, places = {}, [known.get(key) for key in keys]
    for place, article_id in zip(places, articles["article_id"], strict=True):
        if place is not None and parts.has(place):
            kept.setdefault(place, set()).add(article_id)
    old = [table[table["article_id"].isin(ids)] for table, ids in ((parts.load_table(p), kept[p]) for p in kept)]
    fresh = articles[~articles["article_id"].isin(set().union(*kept.values()))].reset_index(drop=True)
    new = read(fresh) if len(fresh) or not old else None
    table = pd.concat([*old, *([] if new is None else [new])], ignore_index=True) if old else new
    if old:
        order = table["article_id"].map(dict(zip(articles["article_id"], range(len(articles)), strict=True)))
        table = table.iloc[order.argsort(kind="stable")].reset_index(drop=True)
    parts.save_table(name, table)
    parts.save(name_of_keys(name), list(keys))
    return len(fresh)
