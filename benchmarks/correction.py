"""Do corrected intervals hold the true share although the extractor errs? Simulated on hand-coded articles.

    python benchmarks/correction.py --coded PATH/coded.jsonl [--draws 2000] [--check 60]

PATH holds the answers of a coder to yes-or-no questions about articles, one article a line (`yes`: the questions that
were answered with yes). Every draw makes a corpus of as many articles, drawn from them with replacement, so that the
share among the coded articles is the truth; lets a machine answer that finds a yes with the chance `sensitivity` and a
no with `specificity`; draws `check` articles for the hand; and asks whether the interval holds the truth, and how wide
it is: corrected, of the hand check alone (Wilson), and of the machine alone.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.stats.correction import _wilson, correct_share

MACHINES = ((0.9, 0.95), (0.8, 0.9), (0.7, 0.9), (0.6, 0.8))
RAREST = 0.08


def read_answers(path):
    """Return the answers as a table of 0 and 1, articles x questions."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return pd.DataFrame([dict.fromkeys(row["yes"], 1) for row in rows]).fillna(0).astype(int).sort_index(axis=1)


def trial(answers, truth, machine, check, rng):
    """Return (holds, width) of the three intervals in one draw."""
    sensitivity, specificity = machine
    real = rng.choice(answers, len(answers))
    read = np.where(real == 1, rng.random(len(real)) < sensitivity, rng.random(len(real)) > specificity).astype(int)
    part = rng.choice(len(real), check, replace=False)
    found = correct_share(read.mean(), n=len(real), spread=1, read=read[part], truth=real[part])
    intervals = [(found["low"], found["high"]), _wilson(real[part].mean(), check, 1.96)]
    intervals.append(_wilson(read.mean(), len(read), 1.96))
    return [(low <= truth <= high, high - low) for low, high in intervals]


def main():
    """Measure all and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coded", type=Path, required=True)
    parser.add_argument("--draws", type=int, default=2000)
    parser.add_argument("--check", type=int, default=60)
    options = parser.parse_args()
    answers = read_answers(options.coded)
    shares = answers.mean()
    rows = []
    for machine in MACHINES:
        for question in shares.index[(shares >= RAREST) & (shares <= 1 - RAREST)]:
            rng = np.random.default_rng(0)
            trials = [
                trial(answers[question].to_numpy(), shares[question], machine, options.check, rng)
                for _ in range(options.draws)
            ]
            held, width = np.array(trials).mean(axis=0).T
            rows.append((*machine, question, shares[question], *(100 * held), *width))
    columns = ["sensitivity", "specificity", "question", "share"]
    columns += [f"{what} {kind}" for what in ("held", "width") for kind in ("corrected", "hand", "machine")]
    table = pd.DataFrame(rows, columns=columns)
    print(table.round(3).to_string(index=False))
    print(table.groupby(columns[:2])[columns[4:]].agg(["mean", "min", "max"]).round(3).T.to_string())


if __name__ == "__main__":
    main()
