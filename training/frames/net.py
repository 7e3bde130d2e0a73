"""A small network that scores every sentence for every question, learnt from whole articles and from marked words.

One hidden layer over the sentence vectors and cues. An article's score is the soft maximum (log of the sum of
exponentials) over its sentences, so that one sentence is enough for a yes, and it is taught the article's answer
(multiple-instance learning; Ilse, Tomczak and Welling 2018, ICML, weigh instances by attention, here the soft maximum
does). The sentences that a coder underlined are taught besides. All questions share the hidden layer.
"""

import numpy as np
from scipy.special import expit

HIDDEN, EPOCHS, BATCH, RATE = 64, 25, 16, 2e-3
DECAY, DROPPED, DROPPED_IN = 0.1, 0.3, 0.1
MARKED, NOT_MARKED = 0.5, 0.015
"""Weights of a sentence underlined or judged, and of one in an article answered no, beside the article's answer."""


def fit_net(inputs, answers, evidence, judged, seed):
    """Learn one network.

    Parameters
    ----------
    inputs : list of ndarray, shape (sentences, features)
        One per article.
    answers : ndarray of 0 and 1, shape (articles, questions)
    evidence : list of dict
        Question number -> the sentences that show its yes.
    judged : tuple of ndarray
        Sentences of other articles (sentences, features), the question each was judged for, and 1 if it shows a yes.
    seed : int

    Returns
    -------
    dict of ndarray
        mean, std, w1, b1, w2, b2 (sentences), gain and shift (articles), as `analysis.framing.heads` reads them.
    """
    rng = np.random.default_rng(seed)
    stacked = np.concatenate(inputs)
    mean, std = stacked.mean(axis=0), stacked.std(axis=0) + 1e-3
    inputs = [((x - mean) / std).astype(np.float32) for x in inputs]
    n_questions = answers.shape[1]
    marked = []
    for x, shows in zip(inputs, evidence, strict=True):
        one = np.zeros((len(x), n_questions), np.float32)
        for question, sentences in shows.items():
            one[list(sentences), question] = 1
        marked.append(one)
    loose, asked, shows = judged
    loose = ((loose - mean) / std).astype(np.float32)
    n_in = stacked.shape[1]
    weights = {
        "w1": rng.normal(size=(n_in, HIDDEN)) / np.sqrt(n_in),
        "b1": np.zeros(HIDDEN),
        "w2": rng.normal(size=(HIDDEN, n_questions)) / np.sqrt(HIDDEN),
        "b2": np.full(n_questions, -2.0),
        "gain": np.ones(n_questions),
        "shift": np.zeros(n_questions),
    }
    weights = {name: value.astype(np.float32) for name, value in weights.items()}
    first, second = ({name: np.zeros_like(value) for name, value in weights.items()} for _ in range(2))
    step = 0
    for epoch in range(EPOCHS):
        rate = RATE * 0.5 * (1 + np.cos(np.pi * epoch / EPOCHS))
        order, rest = rng.permutation(len(inputs)), rng.permutation(len(loose))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            parts = [inputs[i] for i in batch], answers[batch].astype(np.float32), [marked[i] for i in batch]
            some = rest[start * len(rest) // len(order) : (start + BATCH) * len(rest) // len(order)]
            parts += ((loose[some], asked[some], shows[some]),)
            step += 1
            for name, slope in _slopes(weights, *parts, rng).items():  # Adam (Kingma and Ba 2015), weights decoupled
                first[name] = 0.9 * first[name] + 0.1 * slope
                second[name] = 0.999 * second[name] + 0.001 * slope**2
                move = first[name] / (1 - 0.9**step) / (np.sqrt(second[name] / (1 - 0.999**step)) + 1e-8)
                decay = DECAY * weights[name] if name in ("w1", "w2") else 0
                weights[name] = (weights[name] - rate * (move + decay)).astype(np.float32)
    return {"mean": mean, "std": std, **weights}


def _slopes(weights, inputs, answers, marked, judged, rng):
    """Return the slope of the loss of a batch of articles, and of judged sentences, in each weight."""
    sizes = np.array([len(x) for x in inputs])
    starts, n = np.r_[0, np.cumsum(sizes)[:-1]], sizes.sum()
    loose, asked, shows = judged
    x, marked, no = np.concatenate([*inputs, loose]), np.concatenate(marked), 1 - np.repeat(answers, sizes, axis=0)
    x = x * (rng.random(x.shape, dtype=np.float32) > DROPPED_IN) / (1 - DROPPED_IN)
    before = x @ weights["w1"] + weights["b1"]
    kept = (rng.random(before.shape, dtype=np.float32) > DROPPED) / (1 - DROPPED) * (before > 0)
    hidden = before * kept
    every = hidden @ weights["w2"] + weights["b2"]
    scores = every[:n]
    highest = np.maximum.reduceat(scores, starts, axis=0)
    powers = np.exp(scores - np.repeat(highest, sizes, axis=0))
    sums = np.add.reduceat(powers, starts, axis=0)
    pooled = highest + np.log(sums)
    error = (expit(weights["gain"] * pooled + weights["shift"]) - answers) / len(sizes)
    back = np.repeat(error * weights["gain"] / sums, sizes, axis=0) * powers
    back += MARKED * (marked + NOT_MARKED / MARKED * no) * (expit(scores) - marked) / len(sizes)
    apart, rows = np.zeros((len(loose), back.shape[1]), np.float32), np.arange(len(loose))
    apart[rows, asked] = MARKED * (expit(every[n + rows, asked]) - shows) / len(sizes)
    back = np.concatenate([back, apart])
    through = (back @ weights["w2"].T) * kept
    return {
        "w1": x.T @ through,
        "b1": through.sum(axis=0),
        "w2": hidden.T @ back,
        "b2": back.sum(axis=0),
        "gain": (error * pooled).sum(axis=0),
        "shift": error.sum(axis=0),
    }
