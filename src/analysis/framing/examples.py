"""A frame of your own from examples: coded articles or sentences teach a linear head, which answers the rest.

The head is a ridge classifier on sentence vectors and words, solved in its kernel form, so that thirty examples and
thousands of numbers cost little. Its error is measured on each example as if it had not been learnt from (closed form:
Rasmussen and Williams 2006, Gaussian Processes for Machine Learning, 5.4.2).
"""

import numpy as np
import pandas as pd

from analysis.base import schema
from analysis.framing.features import sentence_words
from analysis.framing.frames import MOST
from analysis.text.encoder import encoder
from analysis.text.languages import english_articles
from analysis.text.sentences import sentence_spans

LEAST, LEAST_OF_EACH = 30, 5
_PENALTIES = (0.03, 0.1, 0.3, 1.0, 3.0)


def frame_from_examples(articles: pd.DataFrame, examples: pd.DataFrame, *, frame: str = "own frame") -> pd.DataFrame:
    """Learn a frame from coded examples and answer it for everything else.

    Parameters
    ----------
    articles : DataFrame
        With article_id and text, those of the examples among them; articles that are not in English are left out.
    examples : DataFrame
        Thirty or more rows with article_id and answer (0 or 1), coded by hand or by any other tool or model; where
        sentences were coded also sentence_id, as `split_sentences` counts: then every sentence is answered.
    frame : str
        The frame's name in the answers.

    Returns
    -------
    answers : DataFrame
        As from `frame_answers`, one row per article (or sentence), with `coded`: whether the answer is the example's
        own. sentence_ids are the sentences that speak most for a yes.
    error : DataFrame
        One row: frame, n (examples), yes, precision, recall and alpha (Krippendorff's, with the examples), measured on
        every example as if it had not been learnt from.

    Raises
    ------
    ValueError
        If there are too few examples, one is of no article, or an answer is neither 0 nor 1; the message names the row.

    Examples
    --------
    >>> texts = ["Heavy rain flooded the fields again.", "The striker scored a late goal."] * 16
    >>> articles = pd.DataFrame({"article_id": [f"a{n}" for n in range(32)], "outlet": "Post", "text": texts})
    >>> examples = pd.DataFrame({"article_id": [f"a{n}" for n in range(30)], "answer": [1, 0] * 15})
    >>> answers, error = frame_from_examples(articles, examples, frame="weather")
    >>> answers.loc[~answers["coded"], ["article_id", "answer"]].values.tolist(), error["alpha"].tolist()
    ([['a30', 1], ['a31', 0]], [1.0])
    """
    schema.article_texts(articles, "article_id")
    coded = _read_examples(articles, examples)
    by_sentence = "sentence_id" in examples.columns
    rows, vectors, words, inside = [], [], [], []
    for article in english_articles(articles).to_dict("records"):
        spans = sentence_spans(article["text"])
        states = encoder().sentence_vectors(article["text"]).astype(float)
        tokens = sentence_words(article["text"], spans)
        for part in ([k] for k in range(len(spans))) if by_sentence else [[*range(len(spans))]] * bool(spans):
            rows.append((article, part[0] if by_sentence else None))
            vectors.append(states[part].mean(axis=0))
            words.append({word for k in part for word in tokens[k]})
            inside.append(states)
    places = {(article["article_id"], k): row for row, (article, k) in enumerate(rows)}
    own = {places[key]: answer for key, answer in coded.items() if key in places}
    learnt, y = np.array([*own], dtype=int), np.array([*own.values()], dtype=int)
    for least, n, what in (
        (LEAST, len(y), "coded"),
        (LEAST_OF_EACH, y.sum(), "yes"),
        (LEAST_OF_EACH, sum(y == 0), "no"),
    ):
        if n < least:
            raise ValueError(f"examples: {n} are {what}; code at least {least} so that the error can be measured")
    features, center, spread = _features(np.array(vectors), words, learnt)
    head = _Ridge(features[learnt], y)
    chances = head.chances(features)
    toward = features[learnt].T @ head.dual
    out = []
    for row, (article, sentence) in enumerate(rows):
        key, answer = article["article_id"], own.get(row, int(chances[row] >= 0.5))
        numbers: list = []
        if answer:
            strength = (inside[row] - center) / spread @ toward[: len(center)]
            order = np.argsort(-strength, kind="stable")[:MOST]
            numbers = [sentence] if by_sentence else [int(k) for k in order if strength[k] >= strength.mean()]
        answer_id = f"{key}#{frame}" if sentence is None else f"{key}#{sentence}#{frame}"
        out.append(
            {"article_id": key, "outlet": article.get("outlet"), "event": article.get("event"), "frame": frame}
            | {"question": frame, "answer": answer, "probability": round(float(chances[row]), 4), "coded": row in own}
            | {"sentence_ids": [f"{key}#{number}" for number in numbers], "answer_id": answer_id}
        )
    return schema.make(out, schema.ANSWERS), _error(frame, y, head.left_out >= 0.5)


def _read_examples(articles, examples):
    """Return {(article_id, sentence or None): answer}."""
    if not isinstance(examples, pd.DataFrame) or not {"article_id", "answer"} <= set(examples.columns):
        raise ValueError(
            "examples: give a table with the columns article_id and answer (and sentence_id for sentences)"
        )
    known, out = set(articles["article_id"]), {}
    sentences = examples["sentence_id"] if "sentence_id" in examples else [None] * len(examples)
    for row, (key, sentence, answer) in enumerate(
        zip(examples["article_id"], sentences, examples["answer"], strict=True)
    ):
        if key not in known:
            raise ValueError(
                f"examples, row {row}: article_id {key!r} is not among the articles; write it as it is there"
            )
        if pd.isna(answer) or str(answer).removesuffix(".0") not in ("0", "1", "False", "True"):
            raise ValueError(f"examples, row {row}: answer is {answer!r}; write 0 or 1")
        place = (key, None if sentence is None else int(sentence))
        if place in out:
            raise ValueError(f"examples, row {row}: {key!r} stands twice; keep one answer")
        out[place] = int(float(answer)) if not isinstance(answer, bool | np.bool_) else int(answer)
    return out


def _features(vectors, words, learnt):
    """Return each unit's vector and the tf-idf of its words, both of unit length, and the vectors' mean and scale."""
    center, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
    states = (vectors - center) / spread
    vocabulary = sorted({word for row in learnt for word in words[row]})
    place = {word: i for i, word in enumerate(vocabulary)}
    grid = np.zeros((len(words), len(vocabulary)))
    for row, those in zip(grid, words, strict=True):
        row[[place[word] for word in those if word in place]] = 1
    grid *= np.log((1 + len(words)) / (1 + grid.sum(axis=0))) + 1
    unit = [part / np.maximum(np.linalg.norm(part, axis=1, keepdims=True), 1e-9) for part in (states, grid)]
    return np.hstack(unit), center, spread


class _Ridge:
    """Ridge regression on -1 and 1, with the penalty that errs least on examples left out, and chances from those."""

    def __init__(self, x, y):
        self.x, sign = x, 2.0 * y - 1
        self.weight = np.where(y == 1, 0.5 / y.mean(), 0.5 / (1 - y.mean()))  # yes and no weigh the same
        self.mean = float(np.average(sign, weights=self.weight))
        kernel, best = x @ x.T, None
        for penalty in _PENALTIES:
            inverse = np.linalg.inv(kernel + penalty * np.diag(1 / self.weight))
            dual = inverse @ (sign - self.mean)
            left = sign - dual / np.diag(inverse)
            loss = float(np.average((left - sign) ** 2, weights=self.weight))
            if best is None or loss < best[0]:
                best = (loss, dual, left)
        _, self.dual, left = best
        self.slope, self.shift = _logistic(left, y)
        self.left_out = self._chance(left)

    def chances(self, x):
        """Return the chance of a yes."""
        return self._chance(x @ (self.x.T @ self.dual) + self.mean)

    def _chance(self, score):
        return 1 / (1 + np.exp(-(self.slope * score + self.shift).clip(-30, 30)))


def _logistic(score, y):
    """Return slope and shift of the chance of a yes by score (Platt 1999, with his smoothed targets)."""
    from scipy.optimize import minimize

    target = np.where(y == 1, (y.sum() + 1) / (y.sum() + 2), 1 / ((1 - y).sum() + 2))

    def loss(ab):
        z = (ab[0] * score + ab[1]).clip(-30, 30)
        return float((np.logaddexp(0, z) - target * z).sum())

    slope, shift = minimize(loss, [2.0, 0.0], method="Nelder-Mead").x
    return max(float(slope), 0.0), float(shift)


def _error(frame, y, found):
    right, n = int((found & (y == 1)).sum()), len(y)
    ones = int(y.sum() + found.sum())
    expected = 2 * ones * (2 * n - ones) / (2 * n * (2 * n - 1))
    row = {"frame": frame, "n": n, "yes": int(y.sum()), "recall": right / int(y.sum())}
    row |= {"precision": right / int(found.sum()) if found.any() else np.nan}
    row |= {"alpha": 1 - float((found != (y == 1)).mean()) / expected if expected else np.nan}
    return pd.DataFrame([row])[["frame", "n", "yes", "precision", "recall", "alpha"]]
