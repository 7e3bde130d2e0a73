"""Does the test of keyness keep its word? Shuffled outlets and planted terms on a real corpus.

    python benchmarks/inference.py --data PATH [--part dev] [--shuffles 200] [--trials 200]

PATH holds `metadata.tsv` and `<part>/text/*.txt` of PolNeAR (Newell, Margolin and Ruths 2018). Shuffling the outlets
among the articles leaves nothing to find: the share of rows under 5 % and the share of shuffles with any find after
adjustment should both be near 5 % or below. So they should if the outlets' articles differ in length as well: after
the shuffle each outlet keeps every word of its articles with a chance of its own, from 1 down to 0.15. Planting brings
a term to three times its rate in half of one outlet's articles: the row of that outlet and term should be found. The
token-level test stands beside the shuffles, and beside the power that of other weightings of widespread terms.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.stats import chi2, false_discovery_control

from analysis.stats.permutation import adjust_p
from analysis.terms.counting.matrix import TermMatrix, document_term_matrix
from analysis.terms.keywords.contrast import keyness

POWERS = (0, 0.5, 1, 2)  # of the number of articles with a term, by which its test could weigh


def load(data, part):
    """Read PolNeAR as a table of articles."""
    meta = pd.read_csv(data / "metadata.tsv", sep="\t")
    meta = meta[meta["compartment"] == part]
    texts = [
        (data / part / "text" / f"{name.removesuffix('.txt')}.txt").read_text("utf-8") for name in meta["filename"]
    ]
    return pd.DataFrame(
        {
            "article_id": meta["filename"].to_numpy(),
            "outlet": meta["publisher"].to_numpy(),
            "published": pd.to_datetime(meta["publication_date"]).to_numpy(),
            "text": texts,
        }
    )


def shuffled(matrix, rng):
    """Return the matrix with the outlets dealt out anew."""
    outlets = rng.permutation(matrix.articles["outlet"].to_numpy())
    return TermMatrix(matrix.counts, matrix.terms, matrix.articles.assign(outlet=outlets))


def thinned(matrix, rng):
    """Return the matrix with each outlet's articles shortened at random, to between all and 15 % of their words."""
    codes, groups = matrix.group_codes("outlet")
    kept = np.geomspace(1, 0.15, len(groups))[codes]
    counts = matrix.counts.copy()
    counts.data = rng.binomial(counts.data, np.repeat(kept, np.diff(counts.indptr))).astype(counts.dtype)
    counts.eliminate_zeros()
    return TermMatrix(counts, matrix.terms, matrix.articles.assign(n_words=counts.sum(axis=1)))


def count_finds(matrix, change, options):
    """Print what is found, on average, in shuffles that a function changes further."""
    rng, start, rows = np.random.default_rng(options.seed), time.perf_counter(), []
    for number in range(options.shuffles):
        changed = change(shuffled(matrix, rng), rng)
        table = keyness(changed, by="outlet", draws=0, permutations=options.permutations, seed=number)
        token_p = chi2.sf(table["g2"].abs(), 1)
        rows.append(
            {
                "rows with p < 0.05": (table["p"] < 0.05).mean(),
                "terms with overall p < 0.05": (table["overall_p"] < 0.05).mean(),
                "any row with q < 0.05": (table["p_adjusted"] < 0.05).any(),
                "any term with overall q < 0.05": (table["overall_q"] < 0.05).any(),
                "any key row": table["key"].any(),
                "token-level: rows with p < 0.05": (token_p < 0.05).mean(),
                "token-level: any row with q < 0.05": (false_discovery_control(token_p) < 0.05).any(),
                "token-level: rows with q < 0.05": (false_discovery_control(token_p) < 0.05).sum(),
            }
        )
    print(f"{options.shuffles} shuffles, {table['term'].nunique()} terms, {time.perf_counter() - start:.0f} s")
    print(pd.DataFrame(rows).astype(float).mean().round(4).to_string(), flush=True)


def plant(matrix, term, outlet, rng, times=3):
    """Return the matrix with a term at several times its rate in half of one outlet's articles.

    Occurrences are added to those articles until each holds a Poisson number at three times the rate of all articles.
    """
    mine = np.flatnonzero((matrix.articles["outlet"] == outlet).to_numpy())
    chosen = rng.choice(mine, len(mine) // 2, replace=False)
    column = matrix.counts[:, [term]].toarray().ravel()
    n_words = matrix.articles["n_words"].to_numpy()
    wanted = rng.poisson(times * column.sum() / n_words.sum() * n_words[chosen])
    extra = np.zeros(len(column), dtype=matrix.counts.dtype)
    extra[chosen] = np.maximum(wanted - column[chosen], 0)
    added = sparse.coo_array((extra[chosen], (chosen, np.full(len(chosen), term))), shape=matrix.shape)
    articles = matrix.articles.assign(n_words=matrix.articles["n_words"] + extra)
    return TermMatrix(sparse.csr_array(matrix.counts + added), matrix.terms, articles)


def main():
    """Run both and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--articles", type=int, help="take this many of each outlet, at random")
    parser.add_argument("--shuffles", type=int, default=200)
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--permutations", type=int, default=1000)
    parser.add_argument("--shuffled", action="store_true", help="plant among shuffled outlets, where nothing else is")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    articles = load(options.data, options.part)
    if options.articles:
        articles = articles.groupby("outlet").sample(options.articles, random_state=options.seed)
    matrix = document_term_matrix(articles.reset_index(drop=True))
    print(matrix, "of", articles["outlet"].nunique(), "outlets")
    settings = {"by": "outlet", "draws": 0, "permutations": options.permutations}

    if options.shuffles:
        print("\nOutlets shuffled: ", end="")
        count_finds(matrix, lambda dealt, rng: dealt, options)
        print("\nOutlets shuffled, then shortened: ", end="")
        count_finds(matrix, thinned, options)

    rng = np.random.default_rng(options.seed)
    rates = np.asarray(matrix.counts.sum(axis=0)).ravel() / matrix.counts.sum() * 1000
    in_articles = np.bincount(matrix.counts.indices, minlength=matrix.shape[1])
    outlets = sorted(matrix.articles["outlet"].unique())
    start = time.perf_counter()
    for low, high in ((10, 100), (5, 10), (2, 5), (1, 2), (8, 100)):
        pool = np.flatnonzero((rates >= low) & (rates < high) & (in_articles >= len(articles) / 2))
        found = []
        for trial in range(options.trials if len(pool) else 0):
            term, outlet = rng.choice(pool), outlets[rng.integers(len(outlets))]
            ground = shuffled(matrix, rng) if options.shuffled else matrix
            table = keyness(plant(ground, term, outlet, rng), seed=trial, **settings)
            row = table[(table["outlet"] == outlet) & (table["term"] == matrix.terms[term])].iloc[0]
            told = {name: row[name] for name in ("p", "p_adjusted", "key", "estimate")}
            spread = table.groupby("term")["n_articles"].transform("sum").to_numpy(float)
            found.append(told | {power: adjust_p(table["p"], weights=spread**power)[row.name] for power in POWERS})
        if found:
            found = pd.DataFrame(found)
            print(
                f"planted, {low} to {high} per 1,000 words ({len(pool)} terms), {options.trials} trials: "
                f"q < 0.05 in {(found['p_adjusted'] < 0.05).mean():.1%}, key in {found['key'].mean():.1%}, "
                + "".join(f"with power {power} in {(found[power] < 0.05).mean():.1%}, " for power in POWERS)
                + f"median p {found['p'].median():.2g}, median log ratio {found['estimate'].median():.2f}",
                flush=True,
            )
    print(f"{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
