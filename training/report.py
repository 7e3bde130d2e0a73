"""The shipped tagger on dev, as tables for docs/tagger.md: `python training/report.py --data POLNEAR`.

Scores in all, by outlet, kind and cue kind; exact fragments against all annotators, as CofeNet's authors count; and
what kind of mistake each of 100 misses and 100 false finds is, drawn at random.
"""

import argparse
import random
from collections import Counter
from pathlib import Path

import pandas as pd

from analysis.attribution.extract import find_attributions
from analysis.base import schema
from analysis.evaluate.attributions import match, score_attributions
from analysis.evaluate.gold import ROLES, Document, predicted_spans, read_gold
from data import read_split


def main():
    """Read, find, score, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--engine", default="tagger")
    args = parser.parse_args()
    gold = read_gold(args.data / args.split)
    texts = {key: item["text"] for key, item in gold.items()}
    rows = [{"article_id": k, "outlet": k.split("_")[0], "text": t, "raw_text": t} for k, t in texts.items()]
    articles = schema.make(rows, schema.ARTICLES)
    found = find_attributions(articles, engine=args.engine)
    print("| what | precision | recall | F1 | 95 % of F1 | gold |\n|---|---|---|---|---|---|")
    for by in (None, "cue_kind", "kind", "outlet"):
        table = score_attributions(found, gold, articles=articles, by=by, draws=1000)
        table = table[table["match"].isin(["match", "exact"]) if by is None else table["match"] == "match"]
        for key, part in table.groupby([by] if by else ["role"], sort=False):
            line = part.set_index("measure")
            score = (100 * line["estimate"]).round(1)
            name = key[0] if by else f"{key[0]}, {part['match'].iloc[0]}"
            low, high = 100 * line.loc["f1", "low"], 100 * line.loc["f1", "high"]
            print(
                f"| {name} | {score['precision']} | {score['recall']} | {score['f1']} | {low:.1f} to {high:.1f} "
                f"| {line.loc['recall', 'n']} |"
            )
    documents = {key: Document(item["text"]) for key, item in gold.items()}
    predicted = predicted_spans(found, texts, None)
    fragments(args.data / args.split, documents, predicted)
    mistakes(gold, documents, predicted)


def runs(indices):
    """Return the runs of consecutive numbers as (first, last)."""
    out = []
    for i in sorted(indices):
        if out and out[-1][1] == i - 1:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return set(out)


def fragments(folder, documents, predicted):
    """Print the F1 of exact fragments, every annotator's version of an article counted."""
    counts = {role: [0, 0, 0] for role in ROLES}
    for key, (_, versions) in read_split(folder).items():
        mine = [documents[key].convert(row) for row in predicted.get(key, [])]
        for version in versions:
            theirs = [documents[key].convert(row) for row in version]
            for role, count in counts.items():
                a, b = (set().union(*(runs(row[role]) for row in rows)) for rows in (mine, theirs))
                for i, n in enumerate((len(a & b), len(a), len(b))):
                    count[i] += n
    print("\nExact fragments: ", ", ".join(f"{role} {200 * h / (p + g):.1f}" for role, (h, p, g) in counts.items()))


def category(a, others, used):
    """Say what is wrong with an attribution that matches none of the others."""
    near = [(len(a["content"] & b["content"]) / len(a["content"] | b["content"]), i) for i, b in enumerate(others)]
    best, i = max(near, default=(0, None))
    if not best:
        return "same cue, content elsewhere" if any(b["cue"] & a["cue"] for b in others) else "nothing there"
    b = others[i]
    if best >= 0.5:
        if i in used:
            return "a second one on the same content"
        kinds = {(True, False): "no source on the other side", (False, True): "a source on the other side only"}
        return kinds.get((bool(a["source"]), bool(b["source"])), "another source")
    if b["cue"] & a["cue"]:
        return (
            "content longer than the other"
            if len(a["content"]) > len(b["content"])
            else "content shorter than the other"
        )
    return "inside or around another attribution"


def mistakes(gold, documents, predicted, n=100):
    """Print the categories of n misses and n false finds."""
    samples = {"misses": [], "false finds": []}
    for key, item in gold.items():
        sides = [
            [documents[key].convert(row) for row in rows] for rows in (item["attributions"], predicted.get(key, []))
        ]
        used = match(*sides)
        for name, mine, others, own, theirs in (
            ("misses", sides[0], sides[1], used[0], used[1]),
            ("false finds", sides[1], sides[0], used[1], used[0]),
        ):
            samples[name] += [category(a, others, theirs) for i, a in enumerate(mine) if i not in own]
    drawn = {f"{name} ({n} of {len(c)})": random.Random(0).sample(c, min(n, len(c))) for name, c in samples.items()}
    table = pd.DataFrame({name: Counter(c) for name, c in drawn.items()}).fillna(0).astype(int)
    print("\n" + table.sort_values(table.columns[0], ascending=False).to_string())


if __name__ == "__main__":
    main()
