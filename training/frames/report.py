"""What the shipped answers are worth on articles coded twice: `python training/frames/report.py --coded CSV ...`.

Thresholds and switches are read from the package; nothing is chosen here. Beside them stands a bag of words (logistic
regression on tf-idf of one and two words) learnt from the same articles, with thresholds from the same folds, and the
word lists that shipped before there were questions (`old_lists.csv`): any word of a list is a yes.
"""

import argparse
import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
from labels import OUT as LABELS
from labels import read_texts
from learn import NAMES, alpha, decide, even, read_articles
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from analysis.evaluate.measured import renew_measured
from analysis.framing.heads import shipped


def interval(first, second, draws=2000, seed=0):
    """Return the percentile interval of alpha over articles."""
    rng = np.random.default_rng(seed)
    drawn = [rng.integers(0, len(first), len(first)) for _ in range(draws)]
    return np.nanquantile([alpha(first[d], second[d]) for d in drawn], [0.025, 0.975])


def bag_of_words(texts, answers, groups, new):
    """Return answers of a plain bag of words for new texts."""

    def chances(train, y, test):
        words = TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True).fit(train)
        seen, unseen = words.transform(train), words.transform(test)
        models = [LogisticRegression(C=3, solver="liblinear") for _ in range(y.shape[1])]
        fitted = [model.fit(seen, y[:, j], sample_weight=even(y[:, j])) for j, model in enumerate(models)]
        return np.stack([model.predict_proba(unseen)[:, 1] for model in fitted], axis=1)

    texts = np.array(texts, dtype=object)
    apart = np.zeros(answers.shape)
    for train, left in GroupKFold(5, shuffle=True, random_state=1).split(texts, groups=groups):
        apart[left] = chances(texts[train], answers[train], texts[left])
    thresholds = [decide(answers[:, j], apart[:, j])[2] for j in range(answers.shape[1])]
    return (chances(texts, answers, new) >= thresholds).astype(int)


def old_lists(texts):
    """Return the answers of the word lists that shipped before; a question without a list is answered no."""
    lists = pd.read_csv(Path(__file__).with_name("old_lists.csv")).groupby("question")["pattern"].agg("|".join)
    words = {name: re.compile(rf"\b(?:{lists[name]})\b", re.IGNORECASE) for name in lists.index}
    return np.array([[int(name in words and bool(words[name].search(text))) for name in NAMES] for text in texts])


def main():
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", required=True)
    parser.add_argument("--basil", required=True)
    parser.add_argument("--coded", required=True, help="CSV with corpus, article, coder and the questions")
    parser.add_argument("--write", action="store_true", help="renew what captions quote")
    args = parser.parse_args()
    text_of, _ = read_texts(args.polnear, args.basil)
    coded = pd.read_csv(args.coded).set_index(["corpus", "article"]).sort_index()
    first, second = (coded[coded["coder"] == coder][NAMES] for coder in sorted(coded["coder"].unique()))
    assert first.index.equals(second.index)
    keys, coders = [*first.index], [first.to_numpy(), second.to_numpy()]
    heads, decided = shipped()
    chances = np.array([heads.chances(article) for article in read_articles(keys, text_of)])
    found = (chances >= [decided[name]["threshold"] for name in NAMES]).astype(int)
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    texts = [text_of(row["corpus"], row["article"]) for row in rows]
    answers = np.array([[int(name in row["yes"]) for name in NAMES] for row in rows])
    bag = bag_of_words(texts, answers, [row["event"] for row in rows], [text_of(*key) for key in keys])
    listed = old_lists([text_of(*key) for key in keys])
    table = []
    for j, name in enumerate(NAMES):
        row = {"question": name, "on": decided[name]["on"]}
        row["alpha"] = np.mean([alpha(c[:, j], found[:, j]) for c in coders])
        row["low"], row["high"] = np.mean([interval(c[:, j], found[:, j]) for c in coders], axis=0)
        right = np.mean([(found[:, j] & c[:, j]).sum() for c in coders])
        row["precision"] = right / max(found[:, j].sum(), 1)
        row["recall"] = right / max(np.mean([c[:, j].sum() for c in coders]), 1)
        row["bag of words"] = np.mean([alpha(c[:, j], bag[:, j]) for c in coders])
        row["old lists"] = np.mean([alpha(c[:, j], listed[:, j]) for c in coders])
        row["coders"] = alpha(coders[0][:, j], coders[1][:, j])
        table.append(row)
    table = pd.DataFrame(table).set_index("question")
    print(table.round(2).to_string())
    on = table["on"].to_numpy()
    columns = ["alpha", "bag of words", "old lists", "coders"]
    print(f"{on.sum()} on, mean:", table.loc[on, columns].mean().round(3).to_dict())
    print("all, mean:", table[columns].mean().round(3).to_dict())
    by_article = [np.mean([(found & c)[:, on].sum(axis=1) for c in coders], axis=0), found[:, on].sum(axis=1)]
    by_article = np.array([*by_article, np.mean([c[:, on].sum(axis=1) for c in coders], axis=0)])
    rng = np.random.default_rng(0)
    drawn = [by_article[:, rng.integers(0, len(keys), len(keys))].sum(axis=1) for _ in range(2000)]
    rates = [(right / out, right / yes) for right, out, yes in (by_article.sum(axis=1), *drawn)]
    low, high = np.quantile(rates[1:], [0.025, 0.975], axis=0)
    pooled = pd.DataFrame({"step": ["precision", "recall"], "estimate": rates[0], "low": low, "high": high})
    print("pooled over those on:", pooled.round(3).to_dict("records"))
    if args.write:
        n = [int(by_article[1].sum()), round(by_article[2].sum())]
        renew_measured("frames", pooled.assign(n=n, n_articles=len(keys)))


if __name__ == "__main__":
    main()
