"""Heads over the features of an article: what each view says of each question, and the chance of a yes.

Four views are asked: small networks over sentence vectors and cues, the words of the sentences, the cues, the
statements. The first two score every sentence; the few highest stand for the article. A last logistic function weighs
the views into a chance.
"""

import json
from functools import cache

import numpy as np
from threadpoolctl import ThreadpoolController

from analysis.base.paths import PACKAGE
from analysis.framing.features import ALONE, MARKS, cues, questions

FOLDER = PACKAGE / "framing" / "model"
TOP = (1, 3, 8)
"""How many of the highest sentences are averaged."""


@cache
def _libraries():
    return ThreadpoolController()


def on_one_thread():
    """Return a context in which products take one thread.

    Those of one article are small: threads that wait for each other cost more than they give, and beside other
    processes several times as much.
    """
    return _libraries().limit(limits=1, user_api="blas")


def pooled(scores):
    """Return what the scores of the sentences (sentences, questions) come to, (questions, 5).

    The mean of the highest one, three and eight, of all, and the logarithm of the expected number of yes sentences.
    """
    if not len(scores):
        scores = np.zeros((1, scores.shape[1]))
    ordered = -np.sort(-scores, axis=0)
    out = [ordered[:k].mean(axis=0) for k in TOP]
    return np.stack(
        [*out, scores.mean(axis=0), np.log1p((1 / (1 + np.exp(-scores.clip(-30, 30)))).sum(axis=0))], axis=1
    )


class Heads:
    """Weights per question, by the names under which `training/frames/learn.py` writes them."""

    def __init__(self, arrays):
        self.arrays = {name: value for name, value in arrays.items() if name != "vocabulary"}
        self.place = {word: i for i, word in enumerate(arrays["vocabulary"])}
        n = self.arrays["words_b"].shape[-1]
        columns = [column for column in cues().columns if column[1] in ALONE]
        names = list(dict.fromkeys(question for question, _ in columns))
        self.own = [
            [k * len(columns) + i for k in range(3) for i, (q, _) in enumerate(columns) if q == name] for name in names
        ][:n]

    def by_nets(self, article):
        """Return each sentence's scores from its vector and cues, by each network: (networks, sentences, questions)."""
        a = self.arrays
        x = (net_input(article) - a["net_mean"]) / a["net_std"]
        hidden = np.maximum(x @ a["net_w1"] + a["net_b1"][:, None], 0)
        return hidden @ a["net_w2"] + a["net_b2"][:, None]

    def by_words(self, article):
        """Return each sentence's scores from its words, tf-idf of unit length, each once: (sentences, questions)."""
        weights, rarity = self.arrays["words_w"], self.arrays["words_idf"]
        out = np.zeros((len(article.words), weights.shape[1]))
        for row, words in zip(out, article.words, strict=True):
            known = sorted({self.place[w] for w in words if w in self.place})
            if known:
                size = rarity[known]
                row[:] = size @ weights[known] / np.sqrt(size @ size)
        return out + self.arrays["words_b"]

    def signs(self, article):
        """Return what speaks for each sentence showing a yes, (sentences, questions, 5).

        Networks, words, cues, what its statements do, and whether it is a fragment, which shows little to a reader.
        """
        nets = self.by_nets(article).mean(axis=0)
        fragment = np.array([len(words) < 5 for words in article.words], dtype=float)[:, None] + 0 * nets
        kinds = [nets, self.by_words(article), _by_cues(article), _by_statements(article), fragment]
        return np.stack(kinds, axis=2)

    def shown(self, article):
        """Return the chance that a sentence, read alone in its article, shows a yes, (sentences, questions)."""
        odds = self.signs(article) @ self.arrays["shown_w"] + self.arrays["shown_b"]
        return 1 / (1 + np.exp(-odds.clip(-30, 30)))

    def views(self, article):
        """Return what all views say, (questions, features)."""
        counts = _standard(article.counts(), self.arrays, "counts")
        said = _standard(article.said, self.arrays, "said")
        return np.column_stack(
            [
                self._nets(article),
                pooled(self.by_words(article)),
                self.arrays["counts_w"] @ counts + self.arrays["counts_b"],
                self.arrays["said_w"] @ said + self.arrays["said_b"],
                counts[self.own],
                article.pairs()[: len(self.own)],
            ]
        )

    def _nets(self, article):
        """Return what the networks say of the article and of its highest one and three sentences, (questions, 3)."""
        scores = self.by_nets(article)
        if not scores.shape[1]:
            scores = np.zeros((len(scores), 1, scores.shape[2]))
        highest = scores.max(axis=1, keepdims=True)
        soft = highest[:, 0] + np.log(np.exp(scores - highest).sum(axis=1))
        whole = (self.arrays["net_gain"] * soft + self.arrays["net_shift"]).mean(axis=0)
        ordered = -np.sort(-scores.mean(axis=0), axis=0)
        return np.stack([whole, *(ordered[:k].mean(axis=0) for k in TOP[:2])], axis=1)

    def chances(self, article):
        """Return the chance of a yes to each question."""
        x = (self.views(article) - self.arrays["views_mean"]) / self.arrays["views_std"]
        odds = (x * self.arrays["views_w"]).sum(axis=1) + self.arrays["views_b"]
        return 1 / (1 + np.exp(-odds.clip(-30, 30)))


def net_input(article):
    """Return what the networks read of each sentence: its vector, and its cues, two of a kind at most."""
    return np.hstack([article.vectors, np.minimum(article.cues, 2)]).astype(np.float32)


_TOLD = {"C1": "denying", "C2": "accuses", "C3": "denying", "R3": "demanding", "R5": "demanding"}
"""What a statement does that speaks for a question by itself."""


def _by_statements(article):
    """Return what the statements in each sentence are worth beside the learnt views."""
    out = np.zeros((len(article.words), len(questions())))
    place = {mark: i for i, mark in enumerate(MARKS)}
    for j, question in enumerate(questions()["question"]):
        if question in _TOLD:
            out[:, j] = article.told[:, place[_TOLD[question]]]
    return out


def _by_cues(article):
    """Return what the cues of each sentence are worth beside the learnt views: 1 strong or a pair, 0.4 weak."""
    place = {column: i for i, column in enumerate(cues().columns)}
    out = np.zeros((len(article.words), len(questions())))
    for j, question in enumerate(questions()["question"]):
        of = {kind: article.cues[:, i] for (name, kind), i in place.items() if name == question}
        out[:, j] = np.minimum(of["strong"], 2) + 0.4 * np.minimum(of["weak"], 2)
        if "first" in of:
            out[:, j] += (of["first"] > 0) & (of["second"] > 0)
    return out


def _standard(x, arrays, name):
    return (x - arrays[f"{name}_mean"]) / arrays[f"{name}_std"]


@cache
def shipped():
    """Return the shipped heads and, per question, what was decided in the folds: on, threshold, precision, recall."""
    with np.load(FOLDER / "frames.npz") as file:
        arrays = {name: file[name] for name in file.files}
    for name in [name for name in arrays if name.endswith("_scale")]:
        of = name.removesuffix("_scale")
        arrays[of] = arrays[of].astype(np.float32) * arrays.pop(name)
    settings = json.loads((FOLDER / "frames.json").read_text(encoding="utf-8"))
    return Heads({k: v if k == "vocabulary" else v.astype(np.float64) for k, v in arrays.items()}), settings
