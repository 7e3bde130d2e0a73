"""Learn the weights of `analysis.corpus.prose` and say how well they do on pages they have not seen.

    python benchmarks/line_weights.py --pages PAGES --articles FOLDER

PAGES holds `html/*.html`, `txt/*.txt` (the same pages as a full text dump) and `segments.json` (pieces that belong to
the article and pieces that do not), as trafilatura's evaluation set does. A line of a dump is labelled "in the
article" when trafilatura's extraction of the HTML holds it; lines of FOLDER, which are nearly clean articles, all
are. The segments themselves are never learnt from: they only judge, on pages of a fold the weights were not learnt
on.
"""

import argparse
import json
import random
import re
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from analysis.corpus.lines import prose
from analysis.corpus.lines.cleaning import clean_lines
from analysis.corpus.lines.forms import form_of


def plain(text):
    """Reduce a text to its words, lower case."""
    return re.sub(r"\W+", " ", text).strip().lower()


def labelled_page(folder, name):
    """Return the lines of a dump and which of them trafilatura's extraction of the page holds."""
    import trafilatura

    markup = (folder / "html" / f"{name}.html").read_text(encoding="utf-8", errors="replace")
    text = trafilatura.extract(markup, favor_recall=True, include_comments=False, include_tables=True) or ""
    known, whole = {plain(line) for line in text.split("\n")}, f" {plain(text)} "
    lines = [line.strip() for line in (folder / "txt" / f"{name}.txt").read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line]
    keys = [plain(line) for line in lines]
    return lines, [bool(k) and (k in known or (len(k.split()) >= 4 and f" {k} " in whole)) for k in keys]


def features(lines):
    """Measure the lines of one page as the package does."""
    found = [form_of(line) for line in lines]
    return prose.features(lines, [bool(form) and form[0] == "furniture" for form in found])


def learn(pages):
    """Fit logistic regression on the lines of pages whose role no form tells."""
    x = np.vstack([features(lines) for lines, _ in pages])
    y = np.concatenate([labels for _, labels in pages])
    model = LogisticRegression(C=1.0, max_iter=2000).fit(x, y)
    return tuple(round(float(w), 2) for w in model.coef_[0]), round(float(model.intercept_[0]), 2)


def judge(raw_texts, wanted):
    """Count segments kept of those wanted and of those not."""
    kept = n = left = m = 0
    for name, raw in raw_texts.items():
        lines = clean_lines(raw)
        order = [line.text for role in ("title", "standfirst", "body") for line in lines if line.role == role]
        text = " ".join(" ".join(order).split())
        for segment in wanted[name]["with"]:
            n, kept = n + 1, kept + (" ".join(segment.split()) in text)
        for segment in wanted[name]["without"]:
            m, left = m + 1, left + (" ".join(segment.split()) in text)
    return kept, n, left, m


def main():
    """Cross-validate, judge what is shipped, and print the weights that all pages give."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    args = parser.parse_args()
    names = sorted(path.stem for path in (args.pages / "txt").glob("*.txt"))
    pages = {name: labelled_page(args.pages, name) for name in names}
    dumps = {name: (args.pages / "txt" / f"{name}.txt").read_text(encoding="utf-8") for name in names}
    wanted = json.loads((args.pages / "segments.json").read_text(encoding="utf-8"))
    files = sorted(args.articles.glob("*.txt"))
    random.Random(1).shuffle(files)
    clean = []
    for path in files[:150]:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        clean.append((lines, [True] * len(lines)))
    random.Random(2).shuffle(names)
    shipped = prose.WEIGHTS, prose.BIAS
    totals = np.zeros(4, dtype=int)
    for fold in range(args.folds):
        held = set(names[fold :: args.folds])
        prose.WEIGHTS, prose.BIAS = learn([pages[n] for n in names if n not in held] + clean)
        totals += judge({n: dumps[n] for n in held}, wanted)
    report(f"learnt and judged on different pages ({args.folds} folds)", totals)
    prose.WEIGHTS, prose.BIAS = shipped
    report("as shipped", np.array(judge(dumps, wanted)))
    weights, bias = learn([pages[n] for n in names] + clean)
    print("\nlearnt on all pages:")
    for name, weight in zip(prose.FEATURES, weights, strict=True):
        print(f"  {name:<28}{weight:>6.2f}")
    print(f"WEIGHTS = {weights}\nBIAS = {bias}")


def report(what, totals):
    """Print the shares of segments kept and dropped, and F1."""
    kept, n, left, m = (int(t) for t in totals)
    precision, recall = kept / max(1, kept + left), kept / n
    f1 = 200 * precision * recall / (precision + recall)
    print(f"{what}: wanted kept {100 * recall:.1f} %, unwanted dropped {100 * (1 - left / m):.1f} %, F1 {f1:.1f}")


if __name__ == "__main__":
    main()
