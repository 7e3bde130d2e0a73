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
from net import fit_net
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import normalize

import analysis as an
from analysis.base import schema
from analysis.framing.features import Article, cues, questions
from analysis.framing.heads import FOLDER, Heads, net_input
from analysis.text.sentences import sentence_spans

RUNS = Path(__file__).parents[1] / "runs"
NETS = 3
"""Networks, each from another start; what they say is averaged."""
PRECISION, RECALL = 0.75, 0.60
"""What a question must reach in the folds to be switched on."""
JUDGED = Path(__file__).parent / "judged.jsonl"
"""Sentences of articles not coded that were judged for one question each: whether they show a yes. Those with `taught`
0 were shown beside yes answers: only what is shown is learnt from them, no view."""
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
    """Articles, answers (articles, questions), the sentences that show each yes, events, and sentences judged apart."""

    def __init__(self, articles, answers, evidence, groups, judged):
        self.articles, self.answers, self.evidence = articles, answers, evidence
        self.groups, self.judged = groups, judged
        self.counts = np.array([a.counts() for a in articles])
        self.said = np.array([a.said for a in articles])


class Judged:
    """Sentences judged for one question each: article, place in it, question, 1 if it shows a yes, event."""

    def __init__(self, rows, articles, text_of, events):
        self.articles = [articles[row["corpus"], row["article"]] for row in rows]
        spans = [sentence_spans(text_of(row["corpus"], row["article"])) for row in rows]
        starts = [[start for start, _ in one].index(row["start"]) for one, row in zip(spans, rows, strict=True)]
        self.place = np.array(starts)
        self.asked = np.array([NAMES.index(row["question"]) for row in rows])
        self.shows = np.array([row["shows"] for row in rows])
        self.taught = np.array([row.get("taught", 1) == 1 for row in rows])
        self.groups = np.array([event_of(row, events) for row in rows])
        self.words = [set(article.words[at]) for article, at in zip(self.articles, starts, strict=True)]
        self.inputs = np.array([net_input(article)[at] for article, at in zip(self.articles, starts, strict=True)])

    def signs(self, heads, chosen):
        """Return {number: what speaks for it} of the sentences chosen."""
        at = np.flatnonzero(chosen)
        return {i: heads.signs(self.articles[i])[self.place[i], self.asked[i]] for i in at}


def event_of(row, events):
    """Return the event of an article, or its day where events are not known."""
    return events.get(row["article"]) or row["article"].split("_")[1]


def fit_views(data, train, apart=()):
    """Return the arrays of all views, learnt on the articles `train` and on judged sentences but of events `apart`.

    Sentences: yes are those that the coders underlined, no are all of the articles answered no; what else stands in an
    article answered yes is left out, as nobody told which of it shows the yes.
    """
    judged, also = data.judged, data.judged.taught & ~np.isin(data.judged.groups, list(apart))
    articles = [data.articles[i] for i in train]
    home = np.repeat(train, [len(a.vectors) for a in articles])
    place = np.concatenate([np.arange(len(a.vectors)) for a in articles])
    words = [set(w) for a in articles for w in a.words]
    n_with = pd.Series([w for one in words for w in one]).value_counts()
    vocabulary = sorted(n_with[n_with >= 3].index)
    idf = np.log((1 + len(words)) / (1 + n_with[vocabulary].to_numpy())) + 1
    out = {"vocabulary": np.array(vocabulary), "words_idf": idf}
    lookup = Heads(out | {"words_b": np.zeros(1)}).place
    grid, more = _tfidf(words, lookup, idf), _tfidf(judged.words, lookup, idf)
    for name, table in (("counts", data.counts), ("said", data.said)):
        out[f"{name}_mean"], out[f"{name}_std"] = scale(table[train])
    fitted = {key: [] for key in ("words", "counts", "said")}
    for j in range(len(NAMES)):
        yes = np.array([place[k] in data.evidence[i].get(j, ()) for k, i in enumerate(home)])
        used = yes | (data.answers[home, j] == 0)
        here = also & (judged.asked == j)
        y = np.concatenate([yes[used].astype(int), judged.shows[here]])
        fitted["words"].append(logistic(vstack([grid[used], more[here]]).tocsr(), y, 1.0, even(y)))
        answers = data.answers[train, j]
        for name, table, c in (("counts", data.counts, 0.01), ("said", data.said, 0.1)):
            x = (table[train] - out[f"{name}_mean"]) / out[f"{name}_std"]
            fitted[name].append(logistic(x, answers, c, even(answers)))
    for name, pairs in fitted.items():
        out[f"{name}_w"], out[f"{name}_b"] = np.array([w for w, _ in pairs]), np.array([b for _, b in pairs])
    out["words_w"] = out["words_w"].T
    inputs, evidence = [net_input(a) for a in articles], [data.evidence[i] for i in train]
    loose = judged.inputs[also], judged.asked[also], judged.shows[also]
    nets = [fit_net(inputs, data.answers[train], evidence, loose, seed) for seed in range(NETS)]
    for name in nets[0]:
        shared = name in ("mean", "std")
        out[f"net_{name}"] = nets[0][name] if shared else np.stack([net[name] for net in nets])
    return out


def _tfidf(words, place, idf):
    rows, columns = [], []
    for row, one in enumerate(words):
        known = [place[w] for w in one if w in place]
        rows += [row] * len(known)
        columns += known
    return normalize(csr_matrix((idf[columns], (rows, columns)), shape=(len(words), len(idf))))


def inner_folds(data, train, apart, inner):
    """Yield the folds of articles, and the events left out in each; events of judged sentences alone are dealt out."""
    lone = sorted({*data.judged.groups[data.judged.taught]} - {*data.groups[train]} - {*apart})
    folds = GroupKFold(inner, shuffle=True, random_state=0).split(train, groups=data.groups[train])
    for number, (seen, left) in enumerate(folds):
        yield seen, left, {*data.groups[train[left]], *lone[number::inner]}


def fit(data, train, apart=(), inner=5):
    """Return all arrays: the views on `train`, and the stack on what views say that have not seen the article.

    What a sentence must have to be shown beside a yes is learnt in the same folds from the judged sentences.
    """
    unseen, judged, signs = [None] * len(train), data.judged, {}
    for seen, left, out_of in inner_folds(data, train, apart, inner):
        heads = Heads(fit_views(data, train[seen], {*apart, *out_of}))
        for i in left:
            unseen[i] = heads.views(data.articles[train[i]])
        signs |= judged.signs(heads, judged.taught & np.isin(judged.groups, list(out_of)))
    out, unseen = fit_views(data, train, apart), np.array(unseen)
    signs |= judged.signs(Heads(out), ~judged.taught & ~np.isin(judged.groups, list(apart)))
    out["views_mean"], out["views_std"] = scale(unseen)
    x = (unseen - out["views_mean"]) / out["views_std"]
    pairs = [logistic(x[:, j], data.answers[train, j], 0.05) for j in range(len(NAMES))]
    out["views_w"], out["views_b"] = np.array([w for w, _ in pairs]), np.array([b for _, b in pairs])
    known = np.array(sorted(signs))
    x = np.hstack([np.array([signs[i] for i in known]), np.eye(len(NAMES))[judged.asked[known]]])
    w, b = logistic(x, judged.shows[known], 1.0)
    out["shown_w"], out["shown_b"] = w[: -len(NAMES)], w[-len(NAMES) :] + b
    return out, (x, judged.shows[known], judged.groups[known])


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


def read_data(text_of, events):
    """Return the coded articles and the judged sentences."""
    coded = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    judged = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    keys = [(row["corpus"], row["article"]) for row in coded]
    evidence = []
    for row, key in zip(coded, keys, strict=True):
        spans = sentence_spans(text_of(*key))
        shows = {NAMES.index(q): (start, end) for q, (_, start, end) in row["yes"].items()}
        evidence.append({j: [k for k, (s, e) in enumerate(spans) if s < b and e > a] for j, (a, b) in shows.items()})
    answers = np.array([[int(name in row["yes"]) for name in NAMES] for row in coded])
    others = list(dict.fromkeys((row["corpus"], row["article"]) for row in judged))
    apart = Judged(judged, dict(zip(others, read_articles(others, text_of), strict=True)), text_of, events)
    return Data(read_articles(keys, text_of), answers, evidence, np.array([row["event"] for row in coded]), apart)


def main():
    """Print what nested folds give, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", required=True)
    parser.add_argument("--basil", required=True)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    data = read_data(*read_texts(args.polnear, args.basil))
    answers, everyone = data.answers, np.arange(len(data.articles))
    chances = np.zeros(answers.shape)
    for train, left in GroupKFold(5, shuffle=True, random_state=1).split(everyone, groups=data.groups):
        heads = Heads(fit(data, train, set(data.groups[left]))[0])
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
        arrays, sentences = fit(data, everyone)
        tell_shown(*sentences)
        write(arrays, settings)


def tell_shown(x, shows, groups):
    """Print, in folds of judged sentences, how many of those whose chance is high enough show a yes."""
    chances = np.zeros(len(x))
    for train, left in GroupKFold(5, shuffle=True, random_state=2).split(x, groups=groups):
        w, b = logistic(x[train], shows[train], 1.0)
        chances[left] = 1 / (1 + np.exp(-(x[left] @ w + b)))
    for least in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        high = chances >= least
        print(f"chance {least}: {high.mean():.2f} of the judged sentences, {shows[high].mean():.3f} of them show a yes")


def write(arrays, settings):
    """Write frames.npz (weights of sentences as whole bytes, the rest in 16 bits) and frames.json."""
    kept = {}
    for name, value in arrays.items():
        if name in ("net_w1", "words_w"):
            kept[f"{name}_scale"] = (np.abs(value).max(axis=-2, keepdims=True) / 127).astype(np.float32)
            kept[name] = np.round(value / kept[f"{name}_scale"]).astype(np.int8)
        else:
            kept[name] = value if name == "vocabulary" else value.astype(np.float32)
    FOLDER.mkdir(exist_ok=True)
    np.savez_compressed(FOLDER / "frames.npz", **kept)
    (FOLDER / "frames.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
