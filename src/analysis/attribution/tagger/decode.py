"""Scores of labels to spans: the best legal sequence (Viterbi) and the chance of each label (forward-backward)."""

import numpy as np

from analysis.attribution.linking import Span

GROUP = 64  # windows decoded together: bounds the memory that a long article takes


ROLES = ("source", "cue", "content")


# ---------------------------------------------------------------- decoding
def legal_moves():
    """Return (7 x 7 moves, 7 starts), -1e4 where BIO allows no step: a span goes on only after its own."""
    moves, starts = np.zeros((7, 7)), np.zeros(7)
    for inside in (2, 4, 6):
        moves[:, inside] = starts[inside] = -1e4
        moves[[inside - 1, inside], inside] = 0
    return moves, starts


def _pad(scores, bias):
    """Return the scores of all windows, (words, windows, 7), the shorter ones filled up with 0, and their lengths."""
    n = np.array([len(s) for s in scores])
    padded = np.zeros((n.max(), len(scores), 7), dtype=np.float32)
    for i, s in enumerate(scores):
        padded[: len(s), i] = s[:, :7] + bias
    return padded, n


def best_labels(scores, moves, starts, bias):
    """Return the best legal label sequence of each window (Viterbi), all windows at once.

    Parameters
    ----------
    scores : list of array
        (words, 8) per window.
    moves, starts, bias : array
        7 x 7 scores of moves, 7 of starts, 7 added to each word's labels.

    Returns
    -------
    list of array
        Label ids, one per word.
    """
    x, n = _pad(scores, bias)
    rows, to_from = np.arange(x.shape[1]), np.ascontiguousarray(moves.T)
    best, back = np.empty_like(x), np.empty(x.shape, dtype=np.intp)
    best[0] = x[0] + starts
    for t in range(1, len(x)):
        steps = best[t - 1][:, None, :] + to_from
        steps.argmax(axis=2, out=back[t])
        np.add(steps.max(axis=2), x[t], out=best[t])
    back[np.arange(len(x))[:, None] >= n] = np.arange(7)  # beyond its end a window stays at its last label
    here = best[n - 1, rows].argmax(axis=1)
    paths = np.empty(x.shape[:2], dtype=np.int8)
    for t in range(len(x) - 1, -1, -1):
        paths[t] = here
        here = back[t][rows, here]
    return [path[:k] for path, k in zip(paths.T, n, strict=True)]


def label_chances(scores, moves, starts, bias):
    """Return the chance of every label at every word, (words, 7) per window: forward-backward over the same chain."""
    x, n = _pad(scores, bias)
    x = np.exp(x - x.max(axis=2, keepdims=True), dtype=np.float64)
    steps, over = np.exp(moves, dtype=np.float64), np.arange(len(x))[:, None] >= n - 1
    forward, backward = np.empty_like(x), np.ones_like(x)
    here = x[0] * np.exp(starts, dtype=np.float64)
    for t in range(len(x)):
        if t:
            here = (here @ steps) * x[t]
        here /= np.add.reduce(here, axis=1, keepdims=True)  # only the proportions matter, and they must not vanish
        forward[t] = here
    for t in range(len(x) - 2, -1, -1):
        here = (x[t + 1] * backward[t + 1]) @ steps.T
        here /= np.add.reduce(here, axis=1, keepdims=True)
        here[over[t]] = 1.0
        backward[t] = here
    both = forward * backward
    both /= both.sum(axis=2, keepdims=True)
    return [chances[:k] for chances, k in zip(both.transpose(1, 0, 2), n, strict=True)]


def marked_spans(paragraphs, labels, chances, kinds):
    """Return the spans that a text's labels mark.

    Parameters
    ----------
    paragraphs : list of list of (word, start, end)
        As `read_words` gives them.
    labels, chances, kinds : array
        One label id, its chance and the chance that a cue is of reporting, per word of the text.

    Returns
    -------
    list of Span
        In the order of the text. A span that only the edge of a window cut is one span.
    """
    words = [word for paragraph in paragraphs for word in paragraph]
    opens = np.zeros(len(words) + 1, dtype=bool)
    opens[np.cumsum([0, *map(len, paragraphs)])] = True
    roles = (labels.astype(np.int64) + 1) // 2
    found, i = [], 0
    marked = np.flatnonzero(roles).tolist()
    begin = (labels % 2 == 1).tolist()
    edge = opens.tolist()
    roles = roles.tolist()
    previous = -2
    for i in marked:
        if found and previous == i - 1 and roles[i] == roles[previous] and not begin[i] and not edge[i]:
            found[-1][1] = i + 1
        else:
            found.append([i, i + 1])
        previous = i
    return [
        Span(
            ROLES[roles[i] - 1],
            i,
            j,
            words[i][1],
            words[j - 1][2],
            float(np.exp(np.log(chances[i:j] + 1e-9).mean())),
            float(kinds[i]),
        )
        for i, j in found
    ]


def decode(paragraphs, windows, scores, net):
    """Return the spans marked in one text.

    Parameters
    ----------
    paragraphs, windows : list
        Of `read_words` and `pack`.
    scores : list of array
        (words, 8) per window, from `Network.scores`.
    net : Network
        Its moves, starts and bias.

    Returns
    -------
    list of Span
    """
    if not windows:
        return []
    edges = set(np.cumsum([0, *map(len, paragraphs)]).tolist())
    labels, chances, kinds, at = [], [], [], 0
    for g in range(0, len(windows), GROUP):
        group = scores[g : g + GROUP]
        paths = best_labels(group, net.moves, net.starts, net.bias)
        every = label_chances(group, net.moves, net.starts, net.bias)
        for window, score, path, chance in zip(windows[g : g + GROUP], group, paths, every, strict=True):
            keep = np.ones(len(path), dtype=bool)
            keep[np.cumsum([len(p) + 1 for p in window]) - 1] = False  # separators
            sure, path = chance[np.arange(len(path)), path], path.astype(np.int64)
            if at not in edges and path[0] % 2 and labels[-1][-1] in (path[0], path[0] + 1):
                path[0] += 1  # the window cut a paragraph: its span goes on
            labels.append(path[keep])
            chances.append(sure[keep])
            kinds.append(1 / (1 + np.exp(-score[keep, 7])))
            at += int(keep.sum())
    return marked_spans(paragraphs, *(np.concatenate(x) for x in (labels, chances, kinds)))
