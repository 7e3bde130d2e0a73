"""Does `find_events` put together what belongs together? B-cubed against a corpus whose events are known.

    python benchmarks/events.py --data PATH [--halves]
    python benchmarks/events.py --polnear PATH [--labels data/gold/events.csv] [--data PATH]

PATH is a file of one JSON object a line (id, outlet, published, title, text, event), as BASIL (Fan and others 2019) in
its articles.jsonl; its events are hidden from the finder. An article's B-cubed precision is the share of its found
event that shares its true one, its recall the share of its true event that was found (Bagga and Baldwin 1998).
`--halves` finds events in random halves of the events, ten times, and gives the lowest F1. `--polnear` lists the pairs
found in the train and dev parts of PolNeAR, with how each article begins, to be read by hand; the labels say which were
judged to tell of the same thing, and hold no text. With `--data` the two corpora are mixed, and a pair of which both
stand in the second is right if it is one event there.
"""

import argparse
import time
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
from inference import load

from analysis.corpus import events
from analysis.corpus.events import find_events
from analysis.corpus.sketches import word_sketch

SAME_OUTLET = {"The New York Times": "nyt", "HuffPost": "huff-post"}  # BASIL's names and PolNeAR's


def b_cubed(found, true):
    """Return precision, recall and F1; a missing found event is one of the article alone."""
    found = pd.Series(found, dtype=object).reset_index(drop=True)
    found = np.where(found.notna(), pd.factorize(found)[0], -1 - np.arange(len(found)))
    true = pd.factorize(pd.Series(true))[0]
    same_found, same_true = found[:, None] == found, true[:, None] == true
    both = (same_found & same_true).sum(axis=1)
    precision, recall = (both / same_found.sum(axis=1)).mean(), (both / same_true.sum(axis=1)).mean()
    return precision, recall, 2 * precision * recall / (precision + recall)


def read_known(path):
    """Read articles whose events are known, as a table."""
    articles = pd.read_json(path, lines=True, dtype=False).rename(columns={"id": "article_id"})
    return articles.assign(published=pd.to_datetime(articles["published"]))


def list_pairs(data, labels, known):
    """Print the pairs found in PolNeAR, or how many of them the labels hold for one event."""
    articles, true = pd.concat([load(data, part) for part in ("dev", "train")], ignore_index=True), {}
    if known is not None:
        more = read_known(known).replace({"outlet": SAME_OUTLET})
        true = dict(zip(more["article_id"], more["event"], strict=True))
        articles = pd.concat([articles, more.drop(columns="event")], ignore_index=True)
    found = find_events(articles)
    pairs = [
        pair
        for _, told in found[found["event"].notna()].groupby("event")
        for pair in combinations(told.itertuples(), 2)
    ]
    same = None
    if labels is not None:
        table = pd.read_csv(labels)
        same = {frozenset(key): value for *key, value in table[["first", "second", "same"]].itertuples(index=False)}
    rows = []
    for first, second in pairs:
        ids = first.article_id, second.article_id
        judged = None if same is None else same.get(frozenset(ids))
        if set(ids) <= set(true):
            judged = int(true[ids[0]] == true[ids[1]])
        where = "known" if set(ids) <= set(true) else "read"
        rows.append({"judged": where, "outlets": 1 + (first.outlet != second.outlet), "same": judged})
        if same is None:
            print(f"{first.event_score:.2f} {first.event_words}")
            print("".join(f"    {a.outlet} {a.published:%d %B}: {a.text[:200]!r}\n" for a in (first, second)))
    if known is None:
        how_alike(articles)
    print(f"{len(articles)} articles, {found['event'].nunique()} events")
    print(pd.DataFrame(rows).groupby(["judged", "outlets"])["same"].agg(["sum", "count", "size"]).to_string())


def how_alike(articles):
    """Print the cosines of pairs within three days, of one outlet and of two."""
    vectors, _ = events._vectors([word_sketch([""] * len(articles), articles["text"].tolist())], None)
    day = articles["published"].to_numpy().astype("datetime64[D]").astype(np.int64)
    near = events._Near(vectors, day, np.ones(len(day), dtype=bool), 3, np.full(len(day), -1))
    first, second, score = near.all_pairs()
    cosine = score / (1 - events._PER_DAY * np.abs(day[first] - day[second]))
    outlet = articles["outlet"].to_numpy()
    outlets = pd.Series(np.where(outlet[first] == outlet[second], 1, 2), name="outlets")
    told = pd.Series(cosine).groupby(outlets).describe(percentiles=[0.5, 0.95, 0.99])
    print(told.drop(columns=["std", "min", "max"]).round(3).to_string())


def main():
    """Find and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--halves", action="store_true")
    parser.add_argument("--polnear", type=Path)
    parser.add_argument("--labels", type=Path)
    options = parser.parse_args()
    if options.polnear:
        return list_pairs(options.polnear, options.labels, options.data)
    articles = read_known(options.data)
    hidden = articles.drop(columns="event")
    start = time.perf_counter()
    found = find_events(hidden)
    took = time.perf_counter() - start
    scores = b_cubed(found["event"], articles["event"])
    print(f"{len(articles)} articles, {articles['event'].nunique()} events, {took:.1f} s")
    print("found {}, B-cubed precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(found["event"].nunique(), *scores))
    if options.halves:
        names, rng, rows = articles["event"].unique(), np.random.default_rng(0), []
        for _ in range(10):
            half = articles["event"].isin(rng.choice(names, len(names) // 2, replace=False))
            rows.append(b_cubed(find_events(hidden[half])["event"], articles["event"][half]))
        print(f"halves: F1 {min(r[2] for r in rows):.3f} to {max(r[2] for r in rows):.3f}")


if __name__ == "__main__":
    main()
