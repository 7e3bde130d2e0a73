"""Learn the frame heads from coded articles: fit the views, stack them, decide by nested folds, write the model.

`python training/frames/learn.py --polnear P --basil B [--write]`; without --write it only prints what the folds give.
"""

import argparse
import json
import pickle
from pathlib import Path

import numpy as np
import pandas as pd
from labels import OUT as LABELS
from labels import read_texts
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

import analysis as an
from analysis.base import schema
from analysis.framing.features import Article, cues, questions
from analysis.framing.heads import FOLDER, Heads
from analysis.text.sentences import sentence_spans

RUNS = Path(__file__).parents[1] / "runs"
PRECISION, RECALL = 0.75, 0.60
"""What a question must reach in the folds to be switched on."""
NAMES = questions()["question"].tolist()


def read_articles(keys, text_of):
    """Return the features of articles, kept in training/runs so that a second run is quick."""
    rows = [{"article_id": f"{c}/{a}", "outlet": "x", "text": text_of(c, a), "title": ""} for c, a in keys]
    table = schema.make([r | {"raw_text": r["text"], "language": "en"} for r in rows], schema.ARTICLES)
    stamp = pd.util.hash_pandas_object(table["text"]).sum()
    path = RUNS / f"frames-{stamp:x}.pkl"
    if not path.exists():
        statements = an.read_statements(an.find_attributions(table, workers=1), table)
        said = {key: part.to_dict("records") for key, part in statements.groupby("article_id")}
        out = [Article(row["text"], "", said.get(row["article_id"], ())) for row in rows]
        RUNS.mkdir(exist_ok=True)
        path.write_bytes(pickle.dumps(out))
    out = pickle.loads(path.read_bytes())
    for article in out:  # the cues are cheap, and may have changed
        article.cues = cues().count(article.words)
    return out


def logistic(x, y, c, weight=None):
    """Return coefficients and intercept of a logistic regression."""
    solver = "lbfgs" if isinstance(x, np.ndarray) else "liblinear"
    model = LogisticRegression(C=c, max_iter=200, tol=1e-3, solver=solver).fit(x, y, sample_weight=weight)
    return model.coef_[0], model.intercept_[0]


def even(y):
    """Return weights under which yes and no weigh the same."""
    return np.where(y == 1, 0.5 * len(y) / max(y.sum(), 1), 0.5 * len(y) / max((1 - y).sum(), 1))


def scale(x):
    """Return mean and standard deviation of columns, none of them 0."""
    return x.mean(axis=0), x.std(axis=0) + 1e-6


class Data:
    """Articles, answers (articles, questions), and the sentences that show each yes."""

    def __init__(self, articles, answers, evidence):
        self.articles, self.answers, self.evidence = articles, answers, evidence
        self.counts = np.array([a.counts() for a in articles])
        self.said = np.array([a.said for a in articles])


def fit_views(data, train):
    """Return the arrays of all views, learnt on the articles `train`.

    Sentences: yes are those that the coders underlined, no are all of the articles answered no; what else stands in an
    article answered yes is left out, as nobody told which of it shows the yes.
    """
    articles = [data.articles[i] for i in train]
    vectors = np.concatenate([a.vectors for a in articles])
    mean, std = scale(vectors)
    home = np.repeat(train, [len(a.vectors) for a in articles])
    place = np.concatenate([np.arange(len(a.vectors)) for a in articles])
    words = [set(w) for a in articles for w in a.words]
    n_with = pd.Series([w for one in words for w in one]).value_counts()
    vocabulary = sorted(n_with[n_with >= 3].index)
    idf = np.log((1 + len(words)) / (1 + n_with[vocabulary].to_numpy())) + 1
    out = {"vocabulary": np.array(vocabulary), "words_idf": idf}
    blank = {f"{n}_{p}": np.zeros(1) for n in ("vectors", "words") for p in ("w", "b")}
    lookup = Heads(out | blank).place
    grid = _tfidf(words, lookup, idf)
    for name, table in (("counts", data.counts), ("said", data.said)):
        out[f"{name}_mean"], out[f"{name}_std"] = scale(table[train])
    standard = (vectors - mean) / std
    fitted = {key: [] for key in ("vectors", "words", "counts", "said")}
    for j in range(len(NAMES)):
        yes = np.array([place[k] in data.evidence[i].get(j, ()) for k, i in enumerate(home)])
        used = yes | (data.answers[home, j] == 0)
        y = yes[used].astype(int)
        fitted["vectors"].append(logistic(standard[used], y, 0.001, even(y)))
        fitted["words"].append(logistic(grid[used], y, 1.0, even(y)))
        answers = data.answers[train, j]
        for name, table, c in (("counts", data.counts, 0.01), ("said", data.said, 0.1)):
            x = (table[train] - out[f"{name}_mean"]) / out[f"{name}_std"]
            fitted[name].append(logistic(x, answers, c, even(answers)))
    for name, pairs in fitted.items():
        out[f"{name}_w"], out[f"{name}_b"] = np.array([w for w, _ in pairs]), np.array([b for _, b in pairs])
    out["vectors_b"] -= out["vectors_w"] @ (mean / std)
    out["vectors_w"] = (out["vectors_w"] / std).T
    out["words_w"] = out["words_w"].T
    return out


def _tfidf(words, place, idf):
    from scipy.sparse import csr_matrix
    from sklearn.preprocessing import normalize

    rows, columns = [], []
    for row, one in enumerate(words):
        known = [place[w] for w in one if w in place]
        rows += [row] * len(known)
        columns += known
    return normalize(csr_matrix((idf[columns], (rows, columns)), shape=(len(words), len(idf))))


def fit(data, train, groups, inner=5):
    """Return all arrays: the views on `train`, and the stack on what views say that have not seen the article."""
    apart = np.zeros((len(train), len(NAMES), 0))
    for seen, left in GroupKFold(inner, shuffle=True, random_state=0).split(train, groups=groups[train]):
        heads = Heads(fit_views(data, train[seen]))
        found = np.array([heads.views(data.articles[i]) for i in train[left]])
        if not apart.size:
            apart = np.zeros((len(train), *found.shape[1:]))
        apart[left] = found
    out = fit_views(data, train)
    out["views_mean"], out["views_std"] = scale(apart)
    x = (apart - out["views_mean"]) / out["views_std"]
    pairs = [logistic(x[:, j], data.answers[train, j], 0.05) for j in range(len(NAMES))]
    out["views_w"], out["views_b"] = np.array([w for w, _ in pairs]), np.array([b for _, b in pairs])
    return out


def alpha(first, second):
    """Return Krippendorff's alpha of two coders' answers 0 and 1."""
    n, ones = 2 * len(first), first.sum() + second.sum()
    expected = 2 * ones * (n - ones) / (n * (n - 1))
    return 1 - (first != second).mean() / expected if expected else np.nan


def decide(answers, chances):
    """Return (on, alpha, threshold, precision, recall) of the best threshold that keeps both limits, or of any."""
    rows = []
    for threshold in np.unique(np.round(chances, 3)):
        found = (chances >= threshold).astype(int)
        right = int((found & answers).sum())
        if right:
            precision, recall = right / found.sum(), right / answers.sum()
            keeps = bool(precision >= PRECISION and recall >= RECALL)
            rows.append((keeps, alpha(answers, found), float(threshold), precision, recall))
    return max(rows)


def main():
    """Print what nested folds give, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", required=True)
    parser.add_argument("--basil", required=True)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    coded = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    text_of, _ = read_texts(args.polnear, args.basil)
    keys = [(row["corpus"], row["article"]) for row in coded]
    evidence = []
    for row, key in zip(coded, keys, strict=True):
        spans = sentence_spans(text_of(*key))
        shows = {NAMES.index(q): (start, end) for q, (_, start, end) in row["yes"].items()}
        evidence.append({j: [k for k, (s, e) in enumerate(spans) if s < b and e > a] for j, (a, b) in shows.items()})
    answers = np.array([[int(name in row["yes"]) for name in NAMES] for row in coded])
    data = Data(read_articles(keys, text_of), answers, evidence)
    groups = np.array([row["event"] for row in coded])
    everyone = np.arange(len(coded))
    chances = np.zeros(answers.shape)
    for train, left in GroupKFold(5, shuffle=True, random_state=1).split(everyone, groups=groups):
        heads = Heads(fit(data, train, groups))
        chances[left] = [heads.chances(data.articles[i]) for i in left]
    RUNS.mkdir(exist_ok=True)
    np.save(RUNS / "frames-chances.npy", chances)
    settings = {}
    for j, name in enumerate(NAMES):
        on, a, threshold, precision, recall = decide(answers[:, j], chances[:, j])
        settings[name] = {
            "on": on,
            "threshold": round(threshold, 3),
            "alpha": round(float(a), 3),
            "precision": round(float(precision), 3),
            "recall": round(float(recall), 3),
            "yes": int(answers[:, j].sum()),
        }
        print(name, settings[name], flush=True)
    on = [s["alpha"] for s in settings.values() if s["on"]]
    print(f"{len(on)} on, mean alpha {np.mean(on):.3f}; all {np.mean([s['alpha'] for s in settings.values()]):.3f}")
    if args.write:
        write(fit(data, everyone, groups), settings)


def write(arrays, settings):
    """Write frames.npz (weights of sentences as whole bytes, the rest in 16 bits) and frames.json."""
    kept = {}
    for name, value in arrays.items():
        if name in ("vectors_w", "words_w"):
            kept[f"{name}_scale"] = (np.abs(value).max(axis=0) / 127).astype(np.float32)
            kept[name] = np.round(value / kept[f"{name}_scale"]).astype(np.int8)
        else:
            kept[name] = value if name == "vocabulary" else value.astype(np.float32)
    FOLDER.mkdir(exist_ok=True)
    np.savez_compressed(FOLDER / "frames.npz", **kept)
    (FOLDER / "frames.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
