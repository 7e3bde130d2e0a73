"""Choose on dev what training leaves open: `python training/calibrate.py --data POLNEAR`.

That is a bias per label and the weights that turn the network's sureness into a score; both go into the model's
settings.json. The table it prints comes from five folds over articles: every score in it was given by weights fitted
without its article.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from analysis.attribution.linking import link
from analysis.attribution.tagger.decode import decode
from analysis.attribution.tagger.find import sureness
from analysis.attribution.tagger.network import Network
from analysis.base.paths import MODEL
from analysis.evaluate.attributions import match
from analysis.evaluate.gold import Document, read_gold
from analysis.text.cues import cue_kind

FOLDS = 5


def read_scores(texts, net):
    """Return [(text, paragraphs, windows, scores)]."""
    out = []
    for text in texts:
        out.append((text, *net.encoder.read(text)))
    return out


def found(read, net):
    """Return, for every article, what `link` makes of the marks that the network's biases give."""
    out = []
    for text, paragraphs, windows, scores in read:
        marks = decode(paragraphs, windows, scores, net)
        out.append(link(marks, paragraphs, text, net.settings["links"]))
    return out


def judge(linked, documents, gold):
    """Return, for every article, (predicted, gold, numbers of the predicted that are right, of the gold found)."""
    out = []
    for rows, document, item in zip(linked, documents, gold, strict=True):
        spans = [
            {
                "source": [(s.start, s.end)] if s else [],
                "cue": [(c.start, c.end)] if c else [],
                "content": [(x.start, x.end) for x in contents],
            }
            for s, c, contents, _ in rows
        ]
        predicted = [document.convert(row) for row in spans]
        used_gold, used = match(item, predicted)
        out.append((predicted, item, used, used_gold))
    return out


def goodness(judged):
    """Return the F1 of all attributions plus that of those with a reporting cue, in points."""
    total = 0.0
    for wanted in (("reporting", "attitude"), ("reporting",)):
        counts = [0, 0, 0, 0]
        for predicted, gold, used, used_gold in judged:
            for side, rows, hits in ((0, predicted, used), (2, gold, used_gold)):
                numbers = [i for i, row in enumerate(rows) if cue_kind(row["cue_words"]) in wanted]
                counts[side] += sum(i in hits for i in numbers)
                counts[side + 1] += len(numbers)
        precision, recall = counts[0] / counts[1], counts[2] / counts[3]
        total += 200 * precision * recall / (precision + recall)
    return total


def choose_bias(read, documents, gold, net, *, steps=(0.4, 0.2), least=0.1):
    """Set the network's biases by going along one label after the other while dev gains at least `least` points."""
    best = goodness(judge(found(read, net), documents, gold))
    print(f"attribution F1 + reporting F1, no bias: {best:.2f}")
    for step in steps:
        for label in (3, 1, 5, 0):  # begins and outside: biases inside spans cost exact edges
            for change in (-step, step):
                while True:
                    net.bias[label] += change
                    value = goodness(judge(found(read, net), documents, gold))
                    if value < best + least:
                        net.bias[label] -= change
                        break
                    best = value
    print(f"with {[round(float(b), 2) for b in net.bias]}: {best:.2f}")


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
    parser.add_argument("--model", type=Path, default=MODEL)
    args = parser.parse_args()
    net = Network(args.model)
    items = list(read_gold(args.data / "dev").values())
    documents = [Document(item["text"]) for item in items]
    gold = [[d.convert(row) for row in item["attributions"]] for d, item in zip(documents, items, strict=True)]
    read = read_scores([item["text"] for item in items], net)
    net.bias[:] = 0
    choose_bias(read, documents, gold, net)
    linked = found(read, net)
    judged = judge(linked, documents, gold)
    x = np.array([sureness(*row) for rows in linked for row in rows])
    y = np.array([float(i in used) for predicted, _, used, _ in judged for i in range(len(predicted))])
    article = np.repeat(np.arange(len(linked)), [len(rows) for rows in linked])
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
    settings["bias"] = [round(float(b), 4) for b in net.bias]
    settings["score"] = [round(float(w), 4) for w in fit(x, y)]
    path.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
