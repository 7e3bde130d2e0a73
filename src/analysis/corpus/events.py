"""Events: which articles tell of the same thing, so that outlets can be compared on what they all covered.

Two articles belong together if they appeared within days of each other and share rare words, names above all. What
decides for a group is the mean over its pairs, so that a chain of half-alike articles makes no event.
"""

from collections import Counter

import numpy as np
import pandas as pd

from analysis.base.arguments import publication_times, whole_number
from analysis.base.schema import article_texts, check_table
from analysis.corpus.copies import find_copies
from analysis.text.words import fold, stop_list, word_spans

LEAST_SCORE = 0.25
"""Mean score of the pairs of an event; docs/terms.md says what others give."""
_TITLE = 3  # times that the words of a title count
_NAME = 2  # times that a name counts, beside a word of equal rarity
_PER_DAY = 0.1  # what each day between two articles takes off their score
_APART = 1e6  # distance of articles that the user gave to different events: no mean gets below it
_WORDS = 6  # shown for an event
_BLOCK = 1000  # articles compared at once with those of the days around them
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
          weighted by rarity, less a tenth for each day between them. Missing without an event
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
    days = whole_number("days", days)
    if not 0 < least_score <= 1:
        raise ValueError(f"least_score is {least_score}; give a score above 0 and up to 1")
    texts = article_texts(articles)
    if not {"copy_of", "copy_cluster"} <= set(articles.columns):
        articles = find_copies(articles)
    given = articles["event"] if "event" in articles.columns else pd.Series(None, index=articles.index, dtype=object)
    given = given.to_numpy(dtype=object)
    is_given = pd.notna(given)
    titles = articles["title"].fillna("").astype(str) if "title" in articles.columns else [""] * len(texts)
    vectors, terms = _vectors(titles, texts)
    times = publication_times(articles)
    day = times.dt.normalize().to_numpy().astype("datetime64[D]").astype(np.int64)
    first, second, score = _near_pairs(vectors, day, times.notna().to_numpy(), days)
    labels = _link(len(texts), first, second, score, given, is_given, least_score)
    event = _names(labels, given, is_given, times)
    out = articles.copy()
    kind = "str" if all(isinstance(value, str) for value in event[pd.notna(event)]) else object
    out["event"] = pd.Series(event, index=articles.index, dtype=kind)
    has = pd.notna(event)
    out["event_score"] = _scores(event, has, first, second, score)
    came = np.where(is_given, "given", np.where(has, "found", None))  # type: ignore[call-overload]  # numpy takes None
    out["event_from"] = pd.Series(came, index=articles.index, dtype="str")
    out["event_words"] = pd.Series(_shared_words(event, has, vectors, terms), index=articles.index, dtype="str")
    return out


def _vectors(titles, texts):
    """Give every article's words as a vector of length 1, rare words and names weighing more; and the words."""
    from scipy import sparse

    stop, numbers, known = stop_list(), {}, {}
    capitals, small = Counter(), Counter()  # occurrences within a sentence, with a capital and without
    codes, rows = [], []
    for row, (title, text) in enumerate(zip(titles, texts, strict=True)):
        for part, times in ((title, _TITLE), (text, 1)):
            for start, end in word_spans(part):
                word = part[start:end]
                code = known.get(word)
                if code is None:
                    term = fold(word)
                    code = known[word] = -1 if term in stop else numbers.setdefault(term, len(numbers))
                if code < 0:
                    continue
                codes += [code] * times
                rows += [row] * times
                if times == _TITLE:
                    continue
                if word[0].islower():
                    small[code] += 1
                elif start > 1 and (part[start - 2].islower() or part[start - 2] == ","):
                    capitals[code] += 1
    counts = sparse.coo_array((np.ones(len(codes)), (rows, codes)), shape=(len(texts), len(numbers))).tocsr()
    spread = np.bincount(counts.indices, minlength=len(numbers))
    shared = np.flatnonzero(spread >= 2)
    weight = np.log1p(len(texts) / np.maximum(spread, 1))
    weight *= np.array([_NAME if capitals[code] > small[code] else 1 for code in range(len(numbers))])
    counts = sparse.csr_array(counts[:, shared])
    counts.data = (1 + np.log(counts.data)) * weight[shared][counts.indices]
    length = np.sqrt(np.asarray((counts * counts).sum(axis=1)).ravel())
    counts.data /= np.repeat(length, np.diff(counts.indptr))
    return counts, np.asarray(list(numbers), dtype=object)[shared]


def _near_pairs(vectors, day, dated, days):
    """Give the pairs of articles within some days of each other, and their scores, where they share a word."""
    order = np.flatnonzero(dated)[np.argsort(day[dated], kind="stable")]
    sorted_days = day[order]
    found = [(np.zeros(0, dtype=np.int64),) * 2 + (np.zeros(0),)]
    for start in range(0, len(order), _BLOCK):
        block = order[start : start + _BLOCK]
        last = np.searchsorted(sorted_days, day[block[-1]] + days, side="right")
        window = order[start:last]  # earlier ones were paired with these already
        scores = (vectors[block] @ vectors[window].T).tocoo()
        row, column = scores.coords
        first, second = block[row], window[column]
        gap = np.abs(day[first] - day[second])
        kept = (row < column) & (gap <= days)
        found.append((first[kept], second[kept], scores.data[kept] * np.maximum(1 - _PER_DAY * gap[kept], 0)))
    return tuple(np.concatenate(parts) for parts in zip(*found, strict=True))


def _link(n, first, second, score, given, is_given, least_score):
    """Give each article the number of its group."""
    labels, used = np.arange(n), n
    for members in _heaps(n, first, second, score, given, is_given, least_score):
        labels[members] = used + _average_linkage(members, first, second, score, given, is_given, least_score)
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


def _average_linkage(members, first, second, score, given, is_given, least_score):
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    place = np.full(int(max(members.max(), first.max(initial=0), second.max(initial=0))) + 1, -1)
    place[members] = np.arange(len(members))
    a, b = place[first], place[second]
    inside = (a >= 0) & (b >= 0)
    distance = np.ones((len(members), len(members)))
    distance[a[inside], b[inside]] = distance[b[inside], a[inside]] = 1 - score[inside]
    known = np.flatnonzero(is_given[members])
    codes = pd.factorize(given[members[known]])[0]
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


def _scores(event, has, first, second, score):
    codes = np.where(has, pd.factorize(event)[0], -1)
    inside = (codes[first] == codes[second]) & (codes[first] >= 0)
    total = np.bincount(first[inside], weights=score[inside], minlength=len(event))
    total += np.bincount(second[inside], weights=score[inside], minlength=len(event))
    others = np.bincount(codes[has], minlength=1)[codes] - 1
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(has & (others > 0), np.minimum(total / others, 1), np.nan)


def _shared_words(event, has, vectors, terms):
    """List the words that weigh most in what two or more articles of an event share."""
    out = np.full(len(event), None, dtype=object)
    for members in pd.Series(np.flatnonzero(has)).groupby(event[has]).agg(list):
        part = vectors[members]
        spread = np.bincount(part.indices, minlength=len(terms))
        weight = np.bincount(part.indices, weights=part.data, minlength=len(terms)) * (spread >= 2)
        used = np.flatnonzero(weight)
        out[members] = ", ".join(terms[used[np.lexsort((terms[used], -weight[used].round(9)))][:_WORDS]])
    return out
