"""Level and power of keyness within events, beside the unblocked test, on real articles that tell the same events.

    python benchmarks/within.py --data PATH/articles.jsonl [--shuffles 1000] [--trials 100] [--times 3 | 12 6 4 3 2]
    python benchmarks/within.py --data PATH/articles.jsonl --shuffles 0 --times 20 8 5 3 2 --tests across --seed 7

PATH holds articles as JSON lines with `event`, `outlet` and `text`, several outlets on each event. Outlets are
shuffled within events: nothing is left to find, for either test; nor is there if each outlet then keeps every word of
its articles with a chance of its own, from 1 down to 0.2, so that lengths differ. Then a term is planted: half of one
outlet's articles get it at `--times` times the rate of their event (one number, or one per band, so that no band is
all found or all missed), and both tests are asked whether it is a key term, in the very same articles. Terms are
drawn at random in each band of frequency. How much of what an article says of a term is its event's is the intraclass
correlation of the term's rates over events. With `--tests across` alone and another
`--seed` the effects of a run can be fixed before it, so that the test across events finds some of each band, not all.
"""

import argparse
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.terms.counting.matrix import TermMatrix, document_term_matrix
from analysis.terms.keywords.contrast import keyness

BANDS = (0.2, 0.5, 1, 2, 5, 100)  # occurrences per 1,000 words
BOUND = (-1, 0.15, 0.3, 0.5, 1)  # intraclass correlation
TESTS = {"within": {"within": "event"}, "across": {}}
ACROSS = 10  # the unblocked test sees one shuffle in this many, as it takes longer


def shuffled(matrix, rng):
    """Return the matrix with outlets dealt out anew within events."""
    articles = matrix.articles.copy()
    articles["outlet"] = articles.groupby("event")["outlet"].transform(lambda names: rng.permutation(names))
    return TermMatrix(matrix.counts, matrix.terms, articles)


def shortened(matrix, rng):
    """Return the matrix with each outlet's articles shortened at random, to between all and a fifth of their words."""
    codes, groups = matrix.group_codes("outlet")
    kept = np.geomspace(1, 0.2, len(groups))[codes]
    counts = matrix.counts.copy()
    counts.data = rng.binomial(counts.data, np.repeat(kept, np.diff(counts.indptr))).astype(counts.dtype)
    counts.eliminate_zeros()
    return TermMatrix(counts, matrix.terms, matrix.articles.assign(n_words=counts.sum(axis=1)))


def plant(matrix, term, outlet, times, rng):
    """Return the matrix with a term at some times its rate in half of one outlet's articles.

    Occurrences are added by what each event says of the term, so that events stay as unlike as they are.
    """
    mine = np.flatnonzero((matrix.articles["outlet"] == outlet).to_numpy())
    chosen = rng.choice(mine, len(mine) // 2, replace=False)
    column, n_words = matrix.counts[:, [term]].toarray().ravel(), matrix.articles["n_words"].to_numpy()
    events = pd.factorize(matrix.articles["event"])[0]
    rate = (np.bincount(events, column) / np.bincount(events, n_words))[events]
    extra = np.zeros(len(column), dtype=matrix.counts.dtype)
    extra[chosen] = rng.poisson((times - 1) * rate[chosen] * n_words[chosen])
    added = sparse.coo_array((extra[chosen], (chosen, np.full(len(chosen), term))), shape=matrix.shape)
    articles = matrix.articles.assign(n_words=n_words + extra)
    return TermMatrix(sparse.csr_array(matrix.counts + added), matrix.terms, articles)


def event_bound(matrix, terms):
    """Give the intraclass correlation of the rates of some terms over events (one-way analysis of variance)."""
    event = pd.factorize(matrix.articles["event"])[0]
    rates = matrix.counts[:, terms].toarray() / matrix.articles["n_words"].to_numpy()[:, None]
    size = np.bincount(event)[:, None]
    means = np.stack([np.bincount(event, column) for column in rates.T], axis=1) / size
    between = (size * (means - rates.mean(axis=0)) ** 2).sum(axis=0) / (len(means) - 1)
    within = ((rates - means[event]) ** 2).sum(axis=0) / (len(rates) - len(means))
    return (between - within) / (between + (size.mean() - 1) * within)


def count_finds(matrix, change, shuffles):
    """Print what either test finds where there is nothing to find."""
    rows = []
    for number in range(shuffles):
        changed = change(shuffled(matrix, np.random.default_rng(number)), np.random.default_rng([number, 1]))
        for name, extra in TESTS.items():
            if name == "across" and number % ACROSS:
                continue
            table = keyness(changed, by="outlet", seed=number, draws=1, permutations=300, **extra)
            common = table[table["n_articles"] >= 20]
            row = {"test": name, "shuffles": 1, "rows": len(table), "p < 0.05": (table["p"] < 0.05).mean()}
            row |= {"p < 0.001": (table["p"] < 0.001).mean(), "any key": table["key"].any()}
            of_outlet = (common["p"] < 0.05).groupby(common["outlet"]).mean()
            row |= {f"common, {outlet}": share for outlet, share in of_outlet.items()}
            rows.append(row)
        if number % 100 == 99:  # a long run can be looked at, or cut off
            print(_mean(rows, shuffles=number + 1).to_string(), flush=True)


def _mean(rows, shuffles):
    table = pd.DataFrame(rows)
    mean = table.drop(columns="shuffles").astype({"any key": float}).groupby("test").mean().round(4)
    return mean.assign(shuffles=table.groupby("test")["shuffles"].sum())


def planted(matrix, trials, times, seed, tests):
    """Plant terms of each band at its times the rate; tell for each trial which tests find its row."""
    rates = np.asarray(matrix.counts.sum(axis=0)).ravel() / matrix.counts.sum() * 1000
    users = np.bincount(matrix.counts.indices, minlength=matrix.shape[1])
    outlets, rng, rows = sorted(matrix.articles["outlet"].unique()), np.random.default_rng(seed), []
    for (low, high), by in zip(pairwise(BANDS), times, strict=True):
        pool = np.flatnonzero((rates >= low) & (rates < high) & (users >= 20))
        bound = event_bound(matrix, pool)
        for trial in range(trials):
            place, outlet = rng.integers(len(pool)), rng.choice(outlets)
            changed = plant(shuffled(matrix, rng), pool[place], outlet, by, rng)
            row = {"per 1,000 words": f"{low} to {high}", "times": by, "terms": len(pool), "bound": bound[place]}
            for name in tests:
                table = keyness(changed, by="outlet", seed=trial, draws=200, permutations=300, **TESTS[name])
                mine = table[(table["outlet"] == outlet) & (table["term"] == matrix.terms[pool[place]])].iloc[0]
                row |= {name: mine["p_adjusted"] < 0.05, f"{name}, key": mine["key"]}
                row[f"{name}, -log10 p"] = -np.log10(mine["p"])
            rows.append(row)
    return pd.DataFrame(rows)


def find_planted(matrix, trials, times, seed, tests):
    """Print how often the tests find a planted term."""
    table = planted(matrix, trials, times, seed, tests)
    table["bound"] = pd.cut(table["bound"], BOUND)
    for by in (["per 1,000 words", "times", "terms"], ["bound"]):
        found = table.groupby(by, observed=True)
        numbers = table.select_dtypes(["number", "bool"]).columns.difference(by)
        print(found[list(numbers)].mean().assign(trials=found.size()).round(2).to_string())
    print(table.drop(columns=["per 1,000 words", "times", "terms", "bound"]).astype(float).mean().round(3).to_string())


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--shuffles", type=int, default=100)
    parser.add_argument("--trials", type=int, default=40)
    parser.add_argument("--times", type=float, nargs="+", default=[3.0])
    parser.add_argument("--tests", choices=TESTS, nargs="+", default=[*TESTS], help="that look for planted terms")
    parser.add_argument("--seed", type=int, default=0, help="of the planted terms")
    options = parser.parse_args()
    n_bands = len(BANDS) - 1
    times = options.times * (n_bands if len(options.times) == 1 else 1)
    if len(times) != n_bands:
        parser.error(f"--times: {len(times)} numbers; give one, or one for each of the {n_bands} bands")
    articles = pd.read_json(options.data, lines=True)
    if "article_id" not in articles.columns:
        articles["article_id"] = [f"a{row}" for row in range(len(articles))]
    articles = articles[["article_id", "outlet", "event", "text"]].dropna().astype(str)
    matrix = document_term_matrix(articles)
    print(matrix, "of", articles["outlet"].nunique(), "outlets and", articles["event"].nunique(), "events")
    if options.trials:
        find_planted(matrix, options.trials, times, options.seed, options.tests)
    changes = (("shuffled", lambda matrix, rng: matrix), ("shuffled and shortened", shortened))
    for name, change in changes if options.shuffles else ():
        print(name)
        count_finds(matrix, change, options.shuffles)


if __name__ == "__main__":
    main()
