"""Fit on dev what turns the network's sureness into a score: `python training/calibrate.py --data POLNEAR`.

Writes `score` into the model's settings.json. The table it prints comes from five folds over articles: every
score in it was given by weights fitted without its article.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from analysis.attribution import tagger
from analysis.attribution.linking import link
from analysis.evaluate import match
from analysis.gold import Document, read_gold

FOLDS = 5


def read_scores(texts, net):
    """Return [(text, paragraphs, windows, scores)]."""
    out = []
    for text in texts:
        paragraphs = tagger.read_words(text)
        windows = tagger.pack(paragraphs, net.pieces, net.limit)
        out.append((text, paragraphs, windows, [net.scores(window) for window in windows]))
    return out


def examples(read, gold, net):
    """Return (features, right, article) of every attribution found."""
    features, right, articles = [], [], []
    for number, ((text, paragraphs, windows, scores), item) in enumerate(zip(read, gold, strict=True)):
        document = Document(text)
        marks = tagger.decode(paragraphs, windows, scores, net)
        linked = link(marks, paragraphs, text, net.settings["links"])
        rows = [
            {
                "source": [(s.start, s.end)] if s else [],
                "cue": [(c.start, c.end)] if c else [],
                "content": [(x.start, x.end) for x in contents],
            }
            for s, c, contents, _ in linked
        ]
        _, hit = match([document.convert(g) for g in item], [document.convert(r) for r in rows])
        features += [tagger.sureness(*row) for row in linked]
        right += [i in hit for i in range(len(rows))]
        articles += [number] * len(rows)
    return np.array(features), np.array(right, dtype=float), np.array(articles)


def fit(x, y):
    """Return the weights of a logistic regression with a light penalty."""

    def loss(w):
        z = x @ w
        p = 1 / (1 + np.exp(-z))
        return np.logaddexp(0, z).sum() - y @ z + 0.5 * (w[1:] ** 2).sum(), x.T @ (p - y) + np.r_[0, w[1:]]

    return minimize(loss, np.zeros(x.shape[1]), jac=True).x


def main():
    """Fit, print the reliability table, write the settings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--model", type=Path, default=tagger.MODEL)
    args = parser.parse_args()
    net = tagger.Network(args.model)
    gold = read_gold(args.data / "dev").values()
    read = read_scores([item["text"] for item in gold], net)
    x, y, article = examples(read, [item["attributions"] for item in gold], net)
    held = np.empty(len(y))
    for fold in range(FOLDS):
        out = article % FOLDS == fold
        held[out] = 1 / (1 + np.exp(-x[out] @ fit(x[~out], y[~out])))
    bins = np.minimum((held * 10).astype(int), 9)
    print("| score | attributions | mean score | right |\n|---|---|---|---|")
    for b in np.unique(bins):
        at = bins == b
        print(f"| {b / 10:.1f} to {b / 10 + 0.1:.1f} | {at.sum()} | {held[at].mean():.2f} | {y[at].mean():.2f} |")
    sure = held >= 0.8
    print(f"score >= 0.8: {sure.sum()} of {len(y)}, mean score {held[sure].mean():.3f}, right {y[sure].mean():.3f}")
    print(f"score 0.75 to 0.85: right {y[(held >= 0.75) & (held < 0.85)].mean():.3f}")
    path = args.model / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings["score"] = [round(float(w), 4) for w in fit(x, y)]
    path.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
