"""Events: which articles tell of the same thing, so that outlets can be compared on what they all covered.

Two articles belong together if they appeared within days of each other and share rare words, names above all. What
decides for a group is the mean over its pairs, so that a chain of half-alike articles makes no event.
"""

import re
from collections.abc import Hashable

import numpy as np
import pandas as pd

from analysis.base.arguments import publication_times, whole_number
from analysis.base.schema import article_texts, check_table
from analysis.corpus.copies import find_copies
from analysis.corpus.sketches import terms_of, word_sketch

LEAST_SCORE = 0.3
"""Mean score of the pairs of an event; docs/terms.md says what others give."""
_NAME = 2  # times that a name counts, beside a word of equal rarity
_PER_DAY = 0.1  # what each day between two articles takes off their score
_ONE_OUTLET = 0.25  # and that both are of one outlet: it writes alike of different things (docs/terms.md)
_APART = 1e6  # distance of articles that the user gave to different events: no mean gets below it
_WORDS = 6  # shown for an event
_BLOCK = 1000  # articles compared at once with those of the days around them
_PAIRS = 2_000_000  # pairs compared at once
_LARGEST = 3000  # articles linked at once; larger heaps are cut at a higher score first


def find_events(articles: pd.DataFrame, *, days: int = 3, least_score: float = LEAST_SCORE) -> pd.DataFrame:
    """Find articles on the same event, by their dates and by the rare words and names that they share.

    Parameters
    ----------
    articles : DataFrame
        With `article_id`, `text`, `published`; `title` is used where there is one.
    days : int
        Articles further apart than this are never paired.
    least_score : float
        Mean score of the pairs of an event, above 0 up to 1. Higher finds fewer and surer events.

    Returns
    -------
    DataFrame
        `articles` with

        - `event`: a value that is there stays; articles without one join the event of those they are like, or get one
          of their own ("e1", "e2", ... by date). Missing where no other article is on it, or where there is no date
        - `event_score`: mean score of the article with the others of its event, 0 to 1: the cosine of their words,
          weighted by rarity, less a tenth for each day between them, and a quarter where one outlet wrote both.
          Missing without an event
        - `event_from`: "given" or "found"
        - `event_words`: the words that made the event, the weightiest first, to review it by
        - the columns of `find_copies`, unless they are there: `copy_of` tells a copy from coverage of its own

    Raises
    ------
    ValueError
        If a column is missing, a date is none, or an option is out of its range.

    Notes
    -----
    Average linkage of tf-idf vectors within a window of days, as for news in Nicholls and Bright 2019 (Communication
    Methods and Measures 13:43); a word that is mostly written with a capital within sentences is a name. Words of two
    articles at least count, the function words do not. Events are found again from the corpus at hand, so more articles
    can change them; keep the column to keep them.

    Examples
    --------
    >>> texts = ["The ferry Orla sank off Reld.", "Reld mourns the ferry Orla.", "The budget passed."]
    >>> articles = pd.DataFrame({"article_id": list("abc"), "outlet": ["Courier", "Herald", "Herald"], "text": texts,
    ...     "published": pd.to_datetime(["2031-05-01", "2031-05-02", "2031-05-02"])})
    >>> find_events(articles)["event"].fillna("").tolist()
    ['e1', 'e1', '']
    """
    check_table(articles, "article_id", "text", "published")
    texts = article_texts(articles)
    _refuse_unfit(articles)
    if not {"copy_of", "copy_cluster"} <= set(articles.columns):
        articles = find_copies(articles)
    titles = articles["title"].fillna("").astype(str) if "title" in articles.columns else [""] * len(texts)
    return events_among(articles, [word_sketch(titles, texts)], days=days, least_score=least_score)


def _refuse_unfit(articles):
    """Raise ValueError for an event or outlet that is a list or holds half a character, as no column of text can."""
    for name in {"event", "outlet"} & set(articles.columns):
        for row, value in enumerate(articles[name]):
            if not isinstance(value, Hashable):
                what = f"holds a {type(value).__name__} in row {row}"
                raise ValueError(f"articles: {name} {what}; give a text or a number, or leave it empty")
            if isinstance(value, str) and re.search(r"[\ud800-\udfff]", value):
                what = f"in row {row} holds half a character (a lone surrogate)"
                raise ValueError(f"articles: {name} {what}; replace it by another sign")


def events_among(articles, sketches, *, days=3, least_score=LEAST_SCORE, scratch=None):
    """Find events as `find_events` does, from the words of the articles; their texts are not needed.

    Parameters
    ----------
    articles : DataFrame
    sketches : sequence of dict
        `word_sketch` of one batch of the articles after the other; read twice.
    days, least_score
        As in `find_events`.
    scratch : Path, optional
        A folder for what would fill the memory: one vector per article.

    Returns
    -------
    DataFrame
    """
    days = whole_number("days", days)
    if not 0 < least_score <= 1:
        raise ValueError(f"least_score is {least_score}; give a score above 0 and up to 1")
    given = articles["event"] if "event" in articles.columns else pd.Series(None, index=articles.index, dtype=object)
    given = given.to_numpy(dtype=object)
    is_given = pd.notna(given)
    vectors, terms = _vectors(sketches, scratch)
    times = publication_times(articles)
    day = times.dt.normalize().to_numpy().astype("datetime64[D]").astype(np.int64)
    outlets = pd.factorize(articles["outlet"])[0] if "outlet" in articles.columns else np.full(len(articles), -1)
    near = _Near(vectors, day, times.notna().to_numpy(), days, outlets)
    labels = _link(near, given, is_given, least_score)
    event = _names(labels, given, is_given, times)
    out = articles.copy()
    kind = "str" if all(isinstance(value, str) for value in event[pd.notna(event)]) else object
    out["event"] = pd.Series(event, index=articles.index, dtype=kind)
    has = pd.notna(event)
    groups = pd.Series(np.flatnonzero(has)).groupby(event[has], sort=False).agg(list)
    out["event_score"] = _scores(groups, near)
    came = np.where(is_given, "given", np.where(has, "found", None))  # type: ignore[call-overload]  # numpy takes None
    out["event_from"] = pd.Series(came, index=articles.index, dtype="str")
    out["event_words"] = pd.Series(_shared_words(groups, vectors, terms), index=articles.index, dtype="str")
    return out


def _vectors(sketches, scratch):
    """Give every article's words as a vector of length 1, rare words and names weighing more; and the words."""
    from scipy import sparse

    numbers, places, sizes = {}, [], []
    seen = np.zeros((3, 0), dtype=np.int64)  # per term: articles, times with a capital, times without
    for sketch in sketches:
        place = np.array([numbers.setdefault(term, len(numbers)) for term in terms_of(sketch)], dtype=np.int32)
        if len(numbers) > seen.shape[1]:
            seen = np.pad(seen, ((0, 0), (0, len(numbers))))  # twice the room, so that it is copied a few times only
        seen[0, place] += np.bincount(sketch["codes"], minlength=len(place))
        seen[1, place] += sketch["capitals"]
        seen[2, place] += sketch["small"]
        places.append(place)
        sizes.append(len(sketch["ends"]))
    spread, capitals, small = seen[:, : len(numbers)]
    shared = np.flatnonzero(spread >= 2)
    column = np.full(len(numbers), -1, dtype=np.int32)
    column[shared] = np.arange(len(shared), dtype=np.int32)
    weight = np.log1p(sum(sizes) / np.maximum(spread, 1))
    weight *= np.where(capitals > small, _NAME, 1)
    weight, n = weight[shared], int(spread[shared].sum())
    data, indices = _room(scratch, "weights", n, np.float64), _room(scratch, "words", n, np.int32)
    ends, filled = [np.zeros(1, dtype=np.int64)], 0
    for sketch, place in zip(sketches, places, strict=True):
        code = column[place[sketch["codes"]]] if len(place) else sketch["codes"]
        kept = code >= 0
        end = np.concatenate([[0], np.cumsum(kept)])[sketch["ends"]]
        part = (sketch["counts"][kept].astype(float), code[kept], np.concatenate([[0], end]))
        counts = sparse.csr_array(part, shape=(len(end), len(shared)))
        counts.sort_indices()
        counts.data = (1 + np.log(counts.data)) * weight[counts.indices]
        length = np.sqrt(np.asarray((counts * counts).sum(axis=1)).ravel())
        counts.data /= np.repeat(length, np.diff(counts.indptr))
        data[filled : filled + counts.nnz], indices[filled : filled + counts.nnz] = counts.data, counts.indices
        ends.append(filled + end)
        filled += counts.nnz
    vectors = sparse.csr_array((data, indices, np.concatenate(ends)), shape=(sum(sizes), len(shared)))
    return vectors, np.asarray(list(numbers), dtype=object)[shared]


def _room(scratch, name, size, dtype):
    """Give an array of zeros, on disk if there is a folder for it."""
    if scratch is None or not size:
        return np.zeros(size, dtype=dtype)
    return np.lib.format.open_memmap(scratch / f"{name}.npy", mode="w+", dtype=dtype, shape=(size,))


class _Near:
    """Pairs of articles within some days of each other, and how alike they are; never all of a corpus at once."""

    def __init__(self, vectors, day, dated, days, outlets):
        self.vectors, self.day, self.dated, self.days, self.outlets = vectors, day, dated, days, outlets

    def pairs(self, members=None, least=None):
        """Yield blocks of pairs among some articles, or all: (first, second, score), those of at least some score."""
        members = np.arange(len(self.day)) if members is None else np.asarray(members)
        members = members[self.dated[members]]
        order = members[np.argsort(self.day[members], kind="stable")]
        days, start = self.day[order], 0
        while start < len(order):
            width = np.searchsorted(days, days[start] + self.days + 1, side="right") - start
            block = order[start : start + max(1, min(_BLOCK, _PAIRS // width))]
            last = np.searchsorted(days, self.day[block[-1]] + self.days, side="right")
            window = order[start:last]  # earlier ones were paired with these already
            scores = (self.vectors[block] @ self.vectors[window].T).tocoo()
            row, column = scores.coords
            start += len(block)
            kept = row < column
            first, second, score = block[row[kept]], window[column[kept]], scores.data[kept]
            gap = np.abs(self.day[first] - self.day[second])
            score = score * np.maximum(1 - _PER_DAY * gap, 0)
            score[(self.outlets[first] == self.outlets[second]) & (self.outlets[first] >= 0)] *= 1 - _ONE_OUTLET
            kept = gap <= self.days if least is None else (gap <= self.days) & (score >= least)
            yield first[kept], second[kept], score[kept]

    def all_pairs(self, members=None, least=None):
        """Give the pairs of `pairs` in one."""
        none = (np.zeros(0, dtype=np.int64),) * 2 + (np.zeros(0),)
        return tuple(np.concatenate(parts) for parts in zip(none, *self.pairs(members, least), strict=True))


def _link(near, given, is_given, least_score):
    """Give each article the number of its group."""
    n = len(given)
    labels, used = np.arange(n), n
    strong = near.all_pairs(least=least_score)
    for members in _heaps(n, *strong, given, is_given, least_score):
        labels[members] = used + _average_linkage(members, near, given, is_given, least_score)
        used = labels.max() + 1
    return labels


def _heaps(n, first, second, score, given, is_given, least):
    """Yield sets of articles that links of at least some score hold together, none too large to be linked at once."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    strong = score >= least
    codes = pd.factorize(given)[0]
    chosen = np.flatnonzero(is_given)
    chosen = chosen[np.argsort(codes[chosen], kind="stable")]
    same = np.flatnonzero(codes[chosen][1:] == codes[chosen][:-1])  # a given event holds together by itself
    rows = np.concatenate([first[strong], chosen[same]])
    columns = np.concatenate([second[strong], chosen[same + 1]])
    _, label = connected_components(coo_array((np.ones(len(rows)), (rows, columns)), shape=(n, n)), directed=False)
    sizes = np.bincount(label)
    order = np.argsort(label, kind="stable")
    for number, members in enumerate(np.split(order, np.cumsum(sizes)[:-1])):
        if len(members) > _LARGEST and least < 0.9:
            inside = (label[first] == number) & (label[second] == number)
            parts = _heaps(n, first[inside], second[inside], score[inside], given, is_given, least + 0.05)
            yield from (part for part in parts if label[part[0]] == number)
        elif len(members) > 1:
            yield members


def _average_linkage(members, near, given, is_given, least_score):
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    known = np.flatnonzero(is_given[members])
    codes = pd.factorize(given[members[known]])[0]
    if len(known) == len(members) and not codes.any():
        return np.ones(len(members), dtype=np.int64)  # one event of the user's, however large
    first, second, score = near.all_pairs(members)
    a, b = np.searchsorted(members, first), np.searchsorted(members, second)
    distance = np.ones((len(members), len(members)))
    distance[a, b] = distance[b, a] = np.maximum(1 - score, 0)  # equal texts may come out a hair above 1
    distance[np.ix_(known, known)] = np.where(codes[:, None] == codes[None], 0, _APART)
    np.fill_diagonal(distance, 0)
    return fcluster(linkage(squareform(distance, checks=False), "average"), 1 - least_score, "distance")


def _names(labels, given, is_given, times):
    """Name each group: as the user did, or by its place in time; a single article found alike to none has no event."""
    event = given.copy()
    event[~is_given] = None
    taken = {str(value) for value in given[is_given]}
    groups = pd.Series(np.arange(len(labels))).groupby(labels).agg(list)
    groups = [members for members in groups if len(members) > 1]
    number = 0
    for members in sorted(groups, key=lambda members: (times.iloc[members].min(), members[0])):
        named = next((given[i] for i in members if is_given[i]), None)
        while named is None:
            number += 1
            named = None if f"e{number}" in taken else f"e{number}"
        for i in members:
            event[i] = given[i] if is_given[i] else named
    return event


def _scores(groups, near):
    """Give the mean score of each article with the others of its event."""
    out = np.full(len(near.day), np.nan)
    for members in groups:
        if len(members) < 2:
            continue
        members = np.asarray(members)
        total = np.zeros(len(members))
        for first, second, score in near.pairs(members):
            for side in (first, second):
                total += np.bincount(np.searchsorted(members, side), weights=score, minlength=len(members))
        out[members] = np.minimum(total / (len(members) - 1), 1)
    return out


def _shared_words(groups, vectors, terms):
    """List the words that weigh most in what two or more articles of an event share."""
    out = np.full(vectors.shape[0], None, dtype=object)
    for members in groups:
        part = vectors[members]
        used, place = np.unique(part.indices, return_inverse=True)
        weight = np.bincount(place, weights=part.data) * (np.bincount(place) >= 2)
        used, weight = used[weight > 0], weight[weight > 0]
        out[members] = ", ".join(terms[used[np.lexsort((terms[used], -weight.round(9)))][:_WORDS]])
    return out
