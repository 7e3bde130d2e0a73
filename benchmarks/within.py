"""Level and power of keyness within events, beside the unblocked test, on real articles that tell the same events.

    python benchmarks/within.py --data PATH/articles.jsonl [--shuffles 100] [--trials 40]

PATH holds articles as JSON lines with `event`, `outlet` and `text`, several outlets on each event. Outlets are shuffled
within events: nothing is left to find, for either test. Then a term is planted: half of one outlet's articles get it at
`--times` times the rate of their event, and both tests are asked whether they find the row, in the very same articles.
Also told: how often other weightings of widespread terms would have found it (`SPREAD_POWER`).
"""

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.stats.permutation import adjust_p
from analysis.terms.counting.matrix import TermMatrix, document_term_matrix
from analysis.terms.keywords.contrast import keyness

BANDS = ((5, 100), (2, 5), (1, 2), (0.5, 1), (0.2, 0.5))
POWERS = (0, 0.5, 1, 2)


def shuffled(matrix, rng):
    """Return the matrix with outlets dealt out anew within events."""
    articles = matrix.articles.copy()
    articles["outlet"] = articles.groupby("event")["outlet"].transform(lambda names: rng.permutation(names))
    return TermMatrix(matrix.counts, matrix.terms, articles)


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


def main():
    """Measure both and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--shuffles", type=int, default=100)
    parser.add_argument("--trials", type=int, default=40)
    parser.add_argument("--times", type=float, default=3.0)
    options = parser.parse_args()
    articles = pd.read_json(options.data, lines=True)
    if "article_id" not in articles.columns:
        articles["article_id"] = [f"a{row}" for row in range(len(articles))]
    articles = articles[["article_id", "outlet", "event", "text"]].dropna().astype(str)
    matrix, rng = document_term_matrix(articles), np.random.default_rng(0)
    print(matrix, "of", articles["outlet"].nunique(), "outlets and", articles["event"].nunique(), "events")
    tests = {"within events": {"within": "event"}, "across": {}}
    fixed = {"by": "outlet", "draws": 0, "permutations": 300}
    for name, extra in tests.items():
        rows = []
        for number in range(options.shuffles):
            table = keyness(shuffled(matrix, np.random.default_rng(number)), seed=number, **fixed, **extra)
            rows.append(((table["p"] < 0.05).mean(), table["key"].any()))
        if rows:
            level, keys = np.array(rows, float).mean(axis=0)
            print(
                f"{options.shuffles} shuffles, {name}: {level:.1%} of rows under 5 %, any key in {keys:.1%}", flush=True
            )
    rates = np.asarray(matrix.counts.sum(axis=0)).ravel() / matrix.counts.sum() * 1000
    users, outlets, rows = (
        np.bincount(matrix.counts.indices, minlength=matrix.shape[1]),
        articles["outlet"].unique(),
        [],
    )
    for low, high in BANDS:
        pool = np.flatnonzero((rates >= low) & (rates < high) & (users >= 20))
        for trial in range(options.trials if len(pool) else 0):
            term, outlet = rng.choice(pool), rng.choice(outlets)
            changed = plant(shuffled(matrix, rng), term, outlet, options.times, rng)
            row = {"per 1,000 words": f"{low} to {high}", "terms": len(pool)}
            for name, extra in tests.items():
                table = keyness(changed, seed=trial, **fixed, **extra)
                spread = table.groupby("term")["n_articles"].transform("sum").to_numpy(float)
                mine = ((table["outlet"] == outlet) & (table["term"] == matrix.terms[term])).to_numpy()
                row[name] = bool((table["p_adjusted"].to_numpy()[mine] < 0.05).any())
                for power in POWERS:
                    q = adjust_p(table["p"], weights=spread**power)
                    row[f"{name}, power {power}"] = bool((q[mine] < 0.05).any())
            rows.append(row)
    if rows:
        print(pd.DataFrame(rows).groupby(["per 1,000 words", "terms"]).mean().round(2).to_string())
        print(pd.DataFrame(rows).drop(columns=["per 1,000 words", "terms"]).mean().round(3).to_string())


if __name__ == "__main__":
    main()
