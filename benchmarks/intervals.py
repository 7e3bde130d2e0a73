"""How often do the 95 % intervals hold the truth? Made-up articles whose truth is known, beside a plain bootstrap.

    python benchmarks/intervals.py [--trials 2000]

Rates of a word: articles of 200 to 900 words use it 4 times in 1,000 words on average, each at a rate of its own, drawn
from a gamma distribution: of shape 1 (a name that some articles are about), or 0.3 (that few are about). Shares
of statements: articles of 1 to some ten statements, each article with a chance of its own, 30 % on average. Every trial
is a new outlet of so many articles; where an interval is missing, since no article differs, it is left out and counted.
Speakers: articles of one to some seven statements, of which four in ten are by one speaker of the article's own choice;
40 or 300 speakers alike, or 200 as unlike as ranks (Zipf). The truth is their effective number.
"""

import argparse

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.measures.speakers import _interval
from analysis.stats.resample import LEVEL, bootstrap_interval, ratio_draws
from analysis.terms.frequency import rate_intervals

RATE, SHARE = 0.004, 0.3


def percentiles(hits, totals, seed):
    """Give the plain percentile interval of a ratio of sums."""
    return np.nanquantile(ratio_draws(hits, totals, seed=seed), [(1 - LEVEL) / 2, (1 + LEVEL) / 2])


def of_rates(n, shape, trials, rng):
    """Trials of words of one shape: our interval, and percentiles of a bootstrap."""
    lengths = rng.integers(200, 900, n)
    counts = rng.poisson(RATE * lengths[:, None] * rng.gamma(shape, 1 / shape, (n, trials)))
    low, high = rate_intervals(sparse.csr_array(counts), lengths, np.zeros(n, dtype=int), 1)
    plain = np.array([percentiles(counts[:, trial], lengths, trial) for trial in range(trials)])
    return (low[0], high[0]), plain.T


def of_shares(n, trials, rng):
    """Trials of shares: our interval, and percentiles of a bootstrap."""
    ours, plain = [], []
    for trial in range(trials):
        totals = rng.poisson(5, n) + 1
        hits = rng.binomial(totals, rng.beta(2 * SHARE, 2 * (1 - SHARE), n))
        ours.append(bootstrap_interval(hits, totals, seed=trial)[1:3])
        plain.append(percentiles(hits, totals, trial))
    return np.array(ours).T, np.array(plain).T


def of_speakers(chances, n, trials, rng):
    """Trials of the effective number of speakers: its interval, and the estimates."""
    found = []
    for _ in range(trials):
        sizes = rng.poisson(3, n) + 1
        own = np.repeat(rng.choice(len(chances), n, p=chances), sizes)
        said = np.where(rng.random(len(own)) < 0.4, own, rng.choice(len(chances), len(own), p=chances))
        cells = (np.ones(len(said)), (np.repeat(np.arange(n), sizes), said))
        found.append(_interval(sparse.csr_array(sparse.coo_array(cells, shape=(n, len(chances)))), "articles")[:3])
    return 1 / np.array(found).T


def main():
    """Measure all and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=2000)
    trials = parser.parse_args().trials
    rows = []
    for n in (5, 8, 12, 20, 40):
        rng = np.random.default_rng(n)
        measured = {
            "rate, shape 1": (RATE, of_rates(n, 1, trials, rng)),
            "rate, shape 0.3": (RATE, of_rates(n, 0.3, trials, rng)),
            "share": (SHARE, of_shares(n, trials, rng)),
        }
        for name, (truth, (ours, plain)) in measured.items():
            known = np.isfinite(ours[0])
            held = [((low <= truth) & (truth <= high))[known].mean() for low, high in (ours, plain)]
            rows.append((name, n, *(round(100 * share, 1) for share in held), int((~known).sum())))
    print(pd.DataFrame(rows, columns=["what", "articles", "ours", "percentiles", "left out"]).to_string(index=False))
    rows, ranks = [], 1 / np.arange(1, 201)
    for name, chances in (("40 alike", [1 / 40] * 40), ("300 alike", [1 / 300] * 300), ("Zipf", ranks / ranks.sum())):
        for n in (12, 30, 100):
            truth = 1 / np.square(chances).sum()
            estimate, high, low = of_speakers(np.array(chances), n, trials, np.random.default_rng(n))
            known = np.isfinite(low)
            held = ((low <= truth) & (truth <= high))[known].mean()
            rows.append((name, n, round(truth, 1), np.nanmedian(estimate), round(100 * held, 1), int((~known).sum())))
    print(
        pd.DataFrame(rows, columns=["speakers", "articles", "truth", "median", "held", "left out"]).to_string(
            index=False
        )
    )


if __name__ == "__main__":
    main()
