"""Copies and events among very many articles: `python benchmarks/joining.py 10000 200000`.

Copies and events are what a build looks for among all articles at once, from sketches on disk. Here the sketches are
drawn at random, without any text: 80 words an article, of 60,000 words as frequent as words are; every fiftieth article
a copy of the one before; ten outlets, 500 articles a day, parts of 216. So it can be seen within minutes how time and
memory grow. Each size is a process of its own; seconds are those of the processor, megabytes those of the step.
"""

import argparse
import multiprocessing
import tempfile

import numpy as np
import pandas as pd
from memory import megabytes, watched

from analysis.corpus.copies import copies_among
from analysis.corpus.events import events_among
from analysis.corpus.sketches import Runs
from analysis.run.parts import Parts
from analysis.run.stream import Lazy

BATCH, PER_DAY, OUTLETS, WORDS, VOCABULARY = 216, 500, 10, 80, 60_000


def draw(rng, first, n, chances):
    """Draw the sketches of some articles: their runs of words, and their words."""
    runs = rng.integers(0, 2**63, (n, WORDS - 4), dtype=np.uint64)
    words = np.searchsorted(chances, rng.random((n, WORDS)))
    for i in range(1, n):
        if (first + i) % 50 == 49:
            runs[i, :-20], words[i, :-20] = runs[i - 1, :-20], words[i - 1, :-20]
    sizes = np.array([n, *[WORDS] * n, *[WORDS - 4] * n, *[WORDS - 4] * n], dtype=np.uint64)
    terms, codes = np.unique(words, return_inverse=True)
    of = [np.unique(row, return_counts=True) for row in codes.reshape(words.shape)]
    told = "\n".join(f"word{term}" for term in terms)
    sketch = {
        "terms": np.frombuffer(told.encode(), dtype=np.uint8),
        "capitals": np.where(terms % 3 == 0, 5, 0).astype(np.int32),
        "small": np.where(terms % 3 == 0, 0, 5).astype(np.int32),
        "ends": np.cumsum([len(row) for row, _ in of]),
        "codes": np.concatenate([row for row, _ in of]).astype(np.int32),
        "counts": np.concatenate([counts for _, counts in of]).astype(np.int32),
    }
    return np.concatenate([sizes, runs.ravel()]), sketch


def measure(n):
    """Draw sketches, look for copies and events, and print a table."""
    rng = np.random.default_rng(0)
    chances = np.cumsum(1 / np.arange(3, VOCABULARY + 3))
    chances /= chances[-1]
    with tempfile.TemporaryDirectory() as folder:
        parts, starts = Parts(folder), range(0, n, BATCH)
        for first in starts:
            runs, words = draw(rng, first, min(BATCH, n - first), chances)
            parts.save_array(f"runs-{first}", runs)
            parts.save_arrays(f"words-{first}", **words)
        number = np.arange(n)
        head = pd.DataFrame(
            {
                "article_id": [f"2030/outlet{i % OUTLETS}_{i:07}" for i in range(n)],
                "outlet": [f"outlet{i % OUTLETS}" for i in range(n)],
                "published": pd.Timestamp("2030-01-01") + pd.to_timedelta(number // PER_DAY, unit="D"),
                "credit": pd.Series([None] * n, dtype="str"),
            }
        )
        print(f"\n{n:,} articles, {megabytes():.0f} MB before\n\n| step | MB after | MB at most | processor, s |")
        print("| --- | --- | --- | --- |", flush=True)
        runs = watched("open the runs", Runs)(Lazy(parts.map_array, [f"runs-{first}" for first in starts]))
        head = watched("copies", copies_among)(head, runs)
        words = Lazy(parts.load_arrays, [f"words-{first}" for first in starts])
        head = watched("events", events_among)(head, words, scratch=parts.scratch())
        print(f"\n{head['copy_of'].notna().sum():,} copies, {head['event'].nunique():,} events", flush=True)


def main():
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    for n in parser.parse_args().sizes:
        process = multiprocessing.get_context("spawn").Process(target=measure, args=(n,))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
