"""How well acts are found on real news: `python benchmarks/acts.py --polnear P --basil B`.

`data/gold/acts.jsonl` tells, for sentences of PolNeAR and BASIL, where two coders who saw no program found acts, their
kind, form, agent and patient. Set 1 was read while the rules were made; set 2 was drawn and coded afterwards, by one
coder before any program ran on it and by the other without seeing one. An act is found where a coder marked the same
word as the same kind; figures are means over the two coders, intervals are over articles.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import pandas as pd

import analysis as an
from analysis.base import schema
from analysis.evaluate.measured import renew_measured

GOLD = Path(__file__).parents[1] / "data" / "gold" / "acts.jsonl"
COUNTS = ["right", "found", "told", "form"]


def read_texts(rows, polnear, basil):
    """Return the text of every article named in rows, by (corpus, article)."""
    titles = {}
    for line in (Path(basil) / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        titles["basil", article["id"]] = article["text"]
    for corpus, article in {(row["corpus"], row["article"]) for row in rows} - titles.keys():
        path = Path(polnear) / corpus.removeprefix("polnear-") / "text" / f"{article}.txt"
        titles[corpus, article] = path.read_text(encoding="utf-8")
    return titles


def count(acts, coded):
    """Return (right, found, told, form right) of one sentence against one coder."""
    left = {(*act["at"], act["kind"]): act["form"] for act in coded}
    forms = [(left[act[:3]], act[3]) for act in acts if act[:3] in left]
    return len(forms), len(acts), len(coded), sum(one == other for one, other in forms)


def rates(counts):
    """Return precision, recall and the share of right forms."""
    right, found, told, form = counts
    return np.array([right / found, right / told, form / right])


def main():
    """Print a table for each set, each coder and both, and how far the coders agree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", required=True)
    parser.add_argument("--basil", required=True)
    parser.add_argument("--misses", action="store_true", help="print what differs, for set 1 only")
    parser.add_argument("--write", action="store_true", help="renew what captions quote, from set 2")
    args = parser.parse_args()
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    texts = read_texts(rows, args.polnear, args.basil)
    keys = list(dict.fromkeys((row["corpus"], row["article"]) for row in rows))
    articles = pd.DataFrame({"article_id": [f"{c}/{a}" for c, a in keys], "text": [texts[key] for key in keys]})
    acts = an.find_acts(articles.assign(outlet="x", language="en"), schema.make([], schema.STATEMENTS))
    of = dict(list(acts.groupby("article_id")))
    rng = np.random.default_rng(0)
    for number in sorted({row["set"] for row in rows}):
        per = {}
        for row in (row for row in rows if row["set"] == number):
            key = f"{row['corpus']}/{row['article']}"
            here = of.get(key, acts.head(0))
            here = here[(here["start"] >= row["start"]) & (here["end"] <= row["end"])]
            found = list(here[["start", "end", "kind", "form"]].itertuples(index=False, name=None))
            for coder, coded in row["coders"].items():
                per.setdefault(coder, []).append((key, *count(found, coded)))
                if args.misses and number == 1:
                    show(texts[row["corpus"], row["article"]], row, found, coded)
        tables = {coder: pd.DataFrame(lines, columns=["key", *COUNTS]) for coder, lines in per.items()}
        by_article = [table.groupby("key")[COUNTS].sum().to_numpy() for table in tables.values()]
        n = len(by_article[0])
        drawn = [rng.integers(0, n, n) for _ in range(2000)]
        spread = [np.mean([rates(counts[d].sum(axis=0)) for counts in by_article], axis=0) for d in drawn]
        low, high = np.quantile(spread, [0.025, 0.975], axis=0)
        for coder, table in tables.items():
            print(f"set {number}, coder {coder}:", *(f"{v:.3f}" for v in rates(table[COUNTS].sum())))
        mean = np.mean([rates(counts.sum(axis=0)) for counts in by_article], axis=0)
        names = ("precision", "recall", "form right")
        for name, value, a, b in zip(names, mean, low, high, strict=True):
            print(f"set {number}, {name}: {value:.3f} ({a:.3f} to {b:.3f})")
        if args.write and number == 2:  # what the rules were not made on
            columns = {"step": names, "estimate": mean, "low": low, "high": high}
            marked = round(np.mean([counts[:, 2].sum() for counts in by_article]))
            renew_measured("acts", pd.DataFrame(columns).assign(n=marked, n_articles=n))
        pairs = [list(row["coders"].values()) for row in rows if row["set"] == number]
        marked = [[(*act["at"], act["kind"], act["form"]) for act in first] for first, _ in pairs]
        same = sum(count(one, second)[0] for one, (_, second) in zip(marked, pairs, strict=True))
        n_acts = [sum(map(len, coder)) for coder in zip(*pairs, strict=True)]
        print(f"set {number}: {len(pairs)} sentences, acts {n_acts}, coders agree (F1) {2 * same / sum(n_acts):.3f}")


def show(text, row, found, coded):
    """Print what differs in a sentence."""
    told = {(*act["at"], act["kind"]) for act in coded}
    wrong = {tuple(f[:3]) for f in found} ^ told
    if wrong:
        print(
            text[row["start"] : row["end"]],
            [(text[a:b], "missed" if (a, b, k) in told else "wrong") for a, b, k in wrong],
        )


if __name__ == "__main__":
    main()
