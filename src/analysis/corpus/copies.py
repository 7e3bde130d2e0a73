"""Near-duplicates and wire copy: which articles are one text, and how much of each is its own.

What decides is containment: the share of an article's words that stand in runs of five which another article has too.
Similarity, as MinHash measures it, would miss a wire story inside a long report.
"""

import numpy as np
import pandas as pd

from analysis.corpus.sketches import SIZE, Runs, run_sketch

LEAST_SHARE = 0.5
_AT_ONCE = 20_000_000
_NEIGHBOURS = 50
_SHARD = 4_000_000  # runs sorted at once
_PAIRS = 4_000_000  # pairs counted at once


def find_copies(articles: pd.DataFrame, *, least_share: float = LEAST_SHARE) -> pd.DataFrame:
    """Find texts that stand in several articles, within and across outlets and days.

    Parameters
    ----------
    articles : DataFrame
        With `article_id`, `text`; `published`, `credit` and `outlet` decide which article is the origin.
    least_share : float
        Share of one article's words that must stand in runs of five words that the other has too, above 0 up to 1.

    Returns
    -------
    DataFrame
        `articles` with `copy_of` (id of the earliest article it shares text with; missing for articles without
        copies and for origins), `copy_cluster` (the id of the origin, for every member), `copy_share` (share of
        the words, 0 to 1, found in earlier members of the cluster) and `own_words` (how many words are not). Words are
        those of `tokenize`.

    Raises
    ------
    ValueError
        If `least_share` is not above 0 and up to 1.

    Notes
    -----
    Containment of word 5-grams, exact up to twenty million of them (some 25,000 articles); above that, candidates come
    from the modulo sketch (Broder 1997, "On the resemblance and containment of documents", section 3). The origin of a
    cluster is the article whose outlet is the agency that others credit, else the one of the earliest day; on one day
    the one that credits an agency, then the earliest hour, then the first by id.

    Examples
    --------
    >>> import pandas as pd
    >>> wire = "the ferry to the island ran again on thursday after eleven days of storm the harbour office said"
    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"], "text": [wire, wire + " passengers cheered", "snow"],
    ...                          "published": pd.to_datetime(["2031-05-02", "2031-05-03", None])})
    >>> find_copies(articles)[["article_id", "copy_of", "own_words"]].fillna("").values.tolist()
    [['a', '', 18], ['b', 'a', 2], ['c', '', 1]]
    """
    return copies_among(articles, Runs([run_sketch(articles["text"].tolist())]), least_share=least_share)


def copies_among(articles, runs, *, least_share=LEAST_SHARE):
    """Find copies as `find_copies` does, from the runs of five words of the articles; their texts are not needed.

    Parameters
    ----------
    articles : DataFrame
    runs : Runs
        Of the articles, in their order.
    least_share : float

    Returns
    -------
    DataFrame
    """
    if not 0 < least_share <= 1:
        raise ValueError(f"least_share is {least_share}; give a share above 0 and up to 1")
    out, n, words = articles.copy(), len(articles), runs.n_words
    rank = np.empty(n, dtype=np.int64)
    rank[_origin_order(articles)] = np.arange(n)
    pairs = [
        (i, j)
        for i, j in _candidates(runs)
        if max(_covered(runs[i], runs.distinct(j), words[i]), _covered(runs[j], runs.distinct(i), words[j]))
        >= least_share
    ]
    partners: dict[int, list[int]] = {}
    for i, j in pairs:
        partners.setdefault(i, []).append(j)
        partners.setdefault(j, []).append(i)
    cluster = _clusters(n, pairs)
    copy_of, home = np.full(n, None, dtype=object), np.full(n, None, dtype=object)
    share, own = np.zeros(n), words.copy()
    ids = articles["article_id"].to_numpy(dtype=object)
    for members in cluster:
        members = sorted(members, key=rank.__getitem__)
        seen = runs.distinct(members[0])
        home[members] = ids[members[0]]
        for i in members[1:]:
            copy_of[i] = ids[min(partners[i], key=rank.__getitem__)]
            share[i] = _covered(runs[i], seen, words[i])
            own[i] = round(words[i] * (1 - share[i]))
            seen = np.union1d(seen, runs.distinct(i))
    out["copy_of"] = pd.Series(copy_of, index=articles.index, dtype="str")
    out["copy_cluster"] = pd.Series(home, index=articles.index, dtype="str")
    out["copy_share"] = share
    out["own_words"] = pd.Series(own, index=articles.index, dtype="Int64")
    return out


def copy_weights(articles: pd.DataFrame, *, copies: str = "once") -> pd.Series:
    """Weigh articles so that text which stands in several of them counts as wished.

    Parameters
    ----------
    articles : DataFrame
        From `find_copies`.
    copies : {"once", "all", "none"}
        "all" counts every article fully; "once" gives each of the k members of a cluster 1/k; "none" leaves out copies
        and articles that credit a wire service, so that an outlet's own words remain.

    Returns
    -------
    Series of float
        By article_id where the articles have one, else in their order; for any `weights=`.

    Raises
    ------
    ValueError
        If `copies` is none of the three, or `find_copies` has not been run.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"copy_of": [None, "a", None], "copy_cluster": ["a", "a", None],
    ...                          "credit": [None, None, "AFP"]})
    >>> copy_weights(articles).to_list(), copy_weights(articles, copies="none").to_list()
    ([0.5, 0.5, 1.0], [1.0, 0.0, 0.0])
    """
    if copies not in ("once", "all", "none"):
        raise ValueError(f"copies is {copies!r}; use one of once, all, none")
    missing = [c for c in ("copy_of", "copy_cluster") if c not in articles.columns]
    if missing:
        raise ValueError(f"articles: column {', '.join(missing)} is missing; run find_copies first")
    weights = pd.Series(1.0, index=articles.index, name="weight")
    if copies == "once":
        sizes = articles.groupby("copy_cluster")["copy_cluster"].transform("size")
        weights = (1 / sizes).fillna(1.0).rename("weight")
    elif copies == "none":
        wire = articles["credit"].notna() if "credit" in articles.columns else False
        weights[articles["copy_of"].notna() | wire] = 0.0
    if "article_id" in articles.columns:
        weights.index = pd.Index(articles["article_id"], name="article_id")
    return weights


def _covered(runs, known, n_words):
    """Return the share of an article's words that stand in a run which is in `known` (sorted)."""
    if not len(runs) or not len(known):
        return 0.0
    place = np.minimum(np.searchsorted(known, runs), len(known) - 1)
    starts = np.flatnonzero(known[place] == runs)
    covered = np.zeros(n_words, dtype=bool)
    for i in range(SIZE):
        covered[starts + i] = True
    return float(covered.mean())


def _candidates(runs):
    """Yield pairs of rows that share a tenth of the runs of the shorter one, in order.

    Equal runs stand together, and each article is paired with the next fifty that hold it: longer chains stay linked.
    Of more than twenty million runs only those are taken whose hash is divisible by two, three, ..., the same runs in
    every article.
    """
    owner, after, sizes = _shared_runs(runs)
    n = len(sizes)
    block = (np.cumsum(np.bincount(owner, weights=after, minlength=n)) // _PAIRS).astype(np.int32)
    order = np.argsort(block[owner], kind="stable").astype(np.int32)
    for places in np.split(order, np.flatnonzero(np.diff(block[owner[order]])) + 1):
        pairs, left = [np.empty(0, dtype=np.int64)], places
        for distance in range(1, _NEIGHBOURS + 1):
            left = left[after[left] >= distance]
            pairs.append(owner[left].astype(np.int64) * n + owner[left + distance])
        keys, counts = np.unique(np.concatenate(pairs), return_counts=True)
        first, second = np.divmod(keys, n)
        enough = counts >= 0.1 * np.minimum(sizes[first], sizes[second])
        yield from zip(first[enough].tolist(), second[enough].tolist(), strict=True)


def _shared_runs(runs):
    """Give the rows that hold the runs which two hold or more, equal runs together; and the runs looked at of each.

    Returns
    -------
    owner, after, sizes : ndarray
        Of each place the row, and how many places after it, up to fifty, hold the same run; of each row its runs.
    """
    n, step = len(runs), np.uint64(1 + int(runs.n_distinct.sum()) // _AT_ONCE)
    sizes, owners, afters = np.zeros(n, dtype=np.int64), [np.empty(0, np.int32)], [np.empty(0, np.int8)]
    shards = 1 + int(runs.n_distinct.sum() // int(step)) // _SHARD
    for shard in range(shards):  # by hash, so that equal runs meet; a few millions at once
        found = [_of_shard(runs[i], step, shard, shards) for i in range(n)]
        here = np.array([len(values) for values in found], dtype=np.int64)
        sizes += here
        values, owner = np.concatenate([np.empty(0, np.uint64), *found]), np.repeat(np.arange(n, dtype=np.int32), here)
        del found
        order = np.argsort(values, kind="stable")
        values, owner = values[order], owner[order]
        end = np.append(np.flatnonzero(values[1:] != values[:-1]) + 1, len(values))
        lasts = np.repeat(end, np.diff(end, prepend=0)) if len(values) else end
        after = np.minimum(lasts - np.arange(len(lasts)) - 1, _NEIGHBOURS).astype(np.int8)[: len(values)]
        shared = after > 0
        shared[1:] |= after[:-1] > 0
        owners.append(owner[shared])
        afters.append(after[shared])
    return np.concatenate(owners), np.concatenate(afters), sizes


def _of_shard(found, step, shard, shards):
    if step > 1:
        found = found[found % step == 0]
    return np.unique(found if shards == 1 else found[(found >> np.uint64(32)) % np.uint64(shards) == shard])


def _origin_order(articles):
    """Order rows as origins: the credited agency's own article, the earliest day, credited before not, hour, id."""
    credit = articles["credit"] if "credit" in articles.columns else pd.Series(None, index=articles.index, dtype="str")
    published = (
        articles["published"] if "published" in articles.columns else pd.Series(pd.NaT, index=articles.index)
    ).astype("datetime64[us]")
    outlet = articles["outlet"] if "outlet" in articles.columns else pd.Series("", index=articles.index)
    agencies = {str(name).casefold() for name in credit.dropna()}
    order = pd.DataFrame(
        {
            "agency": ~outlet.fillna("").astype("str").str.casefold().isin(agencies).to_numpy(),
            "day": published.dt.normalize().to_numpy(),
            "credited": credit.isna().to_numpy(),
            "hour": published.to_numpy(),
            "id": articles["article_id"].astype(str).to_numpy(),
        }
    )
    return order.sort_values(list(order.columns), na_position="last").index.to_numpy()


def _clusters(n, pairs):
    """Group rows that pairs connect; only groups of two and more."""
    if not pairs:
        return []
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    rows, columns = np.array(pairs).T
    graph = coo_array((np.ones(len(pairs)), (rows, columns)), shape=(n, n))
    _, label = connected_components(graph, directed=False)
    members = pd.Series(range(n)).groupby(label).agg(list)
    return [group for group in members if len(group) > 1]
