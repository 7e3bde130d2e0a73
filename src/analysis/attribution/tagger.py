"""The tagger engine: a small transformer marks sources, cues and contents; `linking` makes them attributions.

The network (`model/tagger.onnx`, int8) scores BIO labels for every word piece of a window of paragraphs; a chain of
moves between labels, learnt with it, picks the best legal sequence over words. Windows are read one by one, unpadded,
so that an article's attributions never depend on its neighbours in the batch, their order or the number of threads.
"""

import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from math import exp, log
from pathlib import Path

import numpy as np

from analysis.attribution import spans
from analysis.attribution.linking import Span, link

MODEL = Path(__file__).parent / "model"
ROLES = ("source", "cue", "content")
WORD = re.compile(r"\w+|[^\w\s]")
CLS, SEP = 101, 102
LONGEST_WORD, MOST_PIECES = 60, 8  # of one word; what is longer is no word of any language the model knows
GROUP = 64  # windows decoded together: bounds the memory that a long article takes


def plain_quotes(text):
    r"""Write `''` and ` `` ` as one double quotation mark and a blank, length kept.

    Examples
    --------
    >>> plain_quotes("''No,'' she said.")
    '" No, " she said.'
    """
    if "''" not in text and "``" not in text:
        return text
    text = re.sub(r"(?:''|``)(?=\w)(?<!\w..)", '" ', text)
    return re.sub(r"''|``", ' "', text)


def read_words(text):
    r"""Return the words of each paragraph (line that is not blank), as lists of (word, start, end).

    Examples
    --------
    >>> read_words("No.\n\nYes")
    [[('No', 0, 2), ('.', 2, 3)], [('Yes', 5, 8)]]
    """
    paragraphs, at = [], 0
    for line in plain_quotes(text).split("\n"):
        words = [(m.group(), at + m.start(), at + m.end()) for m in WORD.finditer(line)]
        if words:
            paragraphs.append(words)
        at += len(line) + 1
    return paragraphs


class Pieces(dict):
    """Word -> ids of its pieces, looked up once per word."""

    def __init__(self, tokenizer):
        super().__init__()
        self.tokenizer, self.unknown = tokenizer, tokenizer.token_to_id("[UNK]")

    def __missing__(self, word):
        sound = word[:LONGEST_WORD].encode("utf-8", "ignore").decode()  # half a surrogate pair is no character
        ids = self.tokenizer.encode(sound, add_special_tokens=False).ids[:MOST_PIECES] or [self.unknown]
        if len(self) < 500_000:  # a corpus of odd strings must not fill the memory
            self[word] = ids
        return ids


def pack(paragraphs, pieces, limit, first=None):
    """Group paragraphs into windows of at most `limit` pieces; a longer one is cut, after a sentence where it can be.

    Parameters
    ----------
    paragraphs : list of list
        Words per paragraph, each a sequence that begins with the word itself.
    pieces : Pieces
        Word -> piece ids.
    limit : int
        Pieces per window, the start mark and a separator after each paragraph included.
    first : int, optional
        Another limit for the first window (training shifts the windows with it).

    Returns
    -------
    list of list of list
        Windows of paragraphs of words.
    """
    windows, window, size, room = [], [], 1, first or limit
    for words in paragraphs:
        for part, n in _cut(words, pieces, limit - 2):
            if window and size + n + 1 > room:
                windows.append(window)
                window, size, room = [], 1, limit
            window.append(part)
            size += n + 1
    return [*windows, window] if window else windows


def _cut(words, pieces, most):
    sizes = [len(pieces[word[0]]) for word in words]
    if sum(sizes) <= most:
        return [(words, sum(sizes))]
    parts, begin, n, stop, n_stop = [], 0, 0, None, 0
    for i, size in enumerate(sizes):
        if n + size > most:
            end, rest = (stop, n - n_stop) if stop else (i, 0)
            parts.append((words[begin:end], n - rest))
            begin, n, stop = end, rest, None
        n += size
        if words[i][0] in ".!?" and n > most // 2:
            stop, n_stop = i + 1, n
    return [*parts, (words[begin:], n)]


# ---------------------------------------------------------------- the network
class Network:
    """The shipped weights, loaded once per process; `session.run` may be called from several threads."""

    def __init__(self, folder=MODEL):
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # threads take windows, not parts of a product
        # The graph is written with fused operators already; fusing more makes its layer norms four times slower.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.enable_cpu_mem_arena = False  # the arena keeps the largest window's memory for good
        options.log_severity_level = 3
        weights = (Path(folder) / "tagger.onnx").read_bytes()
        self.session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self.pieces = Pieces(Tokenizer.from_str((Path(folder) / "tokenizer.json").read_text(encoding="utf-8")))
        self.settings = json.loads((Path(folder) / "settings.json").read_text(encoding="utf-8"))
        self.limit = self.settings["limit"]
        moves, starts = legal_moves()
        self.moves = (np.array(self.settings["moves"]) + moves).astype(np.float32)
        self.starts = starts.astype(np.float32)
        self.bias = np.array(self.settings["bias"], dtype=np.float32)

    def scores(self, window):
        """Return the scores of a window's words and separators, (words, 8): seven labels and the cue's kind."""
        ids, at = [CLS], []
        for words in window:
            for word in words:
                at.append(len(ids))
                ids += self.pieces[word[0]]
            at.append(len(ids))
            ids.append(SEP)
        ids = np.array([ids], dtype=np.int64)
        return self.session.run(None, {"ids": ids})[0][0][at]


@cache
def network():
    """Return the process's one network."""
    return Network()


# ---------------------------------------------------------------- decoding
def legal_moves():
    """Return (7 x 7 moves, 7 starts), -1e4 where BIO allows no step: a span goes on only after its own."""
    moves, starts = np.zeros((7, 7)), np.zeros(7)
    for inside in (2, 4, 6):
        moves[:, inside] = starts[inside] = -1e4
        moves[[inside - 1, inside], inside] = 0
    return moves, starts


def _pad(scores, bias):
    n = np.array([len(s) for s in scores])
    padded = np.zeros((len(scores), n.max(), 7), dtype=np.float32)
    for row, s in zip(padded, scores, strict=True):
        row[: len(s)] = s[:, :7] + bias
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
    best, back = x[:, 0] + starts, np.zeros(x.shape, dtype=np.int8)
    rows, finals = np.arange(len(x)), {}
    for t in range(x.shape[1]):
        if t:
            steps = best[:, :, None] + moves
            back[:, t] = steps.argmax(axis=1)
            best = steps.max(axis=1) + x[:, t]
        for i in np.flatnonzero(n == t + 1):
            finals[i] = best[i].argmax()
    paths = np.zeros(x.shape[:2], dtype=np.int8)
    here = np.array([finals[i] for i in rows])
    for t in range(x.shape[1] - 1, -1, -1):
        here = np.where(t < n - 1, back[rows, min(t + 1, x.shape[1] - 1), here], here)
        paths[:, t] = here
    return [path[:k] for path, k in zip(paths, n, strict=True)]


def label_chances(scores, moves, starts, bias):
    """Return the chance of every label at every word, (words, 7) per window: forward-backward over the same chain."""
    x, n = _pad(scores, bias)
    x = np.exp(x - x.max(axis=2, keepdims=True), dtype=np.float64)
    steps, ends = np.exp(moves, dtype=np.float64), (np.arange(x.shape[1]) >= (n - 1)[:, None])[..., None]
    forward, backward = np.empty_like(x), np.ones_like(x)
    here = x[:, 0] * np.exp(starts, dtype=np.float64)
    for t in range(x.shape[1]):
        if t:
            here = (here @ steps) * x[:, t]
        here /= here.sum(axis=1, keepdims=True)  # only the proportions matter, and they must not vanish
        forward[:, t] = here
    for t in range(x.shape[1] - 2, -1, -1):
        here = (x[:, t + 1] * backward[:, t + 1]) @ steps.T
        here /= here.sum(axis=1, keepdims=True)
        backward[:, t] = np.where(ends[:, t], 1.0, here)
    both = forward * backward
    both /= both.sum(axis=2, keepdims=True)
    return [b[:k] for b, k in zip(both, n, strict=True)]


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


def attributions_of(text, net):
    """Return the attributions of one text."""
    paragraphs = read_words(text)
    windows = pack(paragraphs, net.pieces, net.limit)
    marks = decode(paragraphs, windows, [net.scores(window) for window in windows], net)
    linked = link(marks, paragraphs, text, net.settings["links"])
    return spans.tidy(text, judged(linked, text, net.settings["score"]))


def sureness(source, cue, contents, chance):
    """Return what the score is made of: the log odds of the links and of each span, and which spans are there."""
    parts = [chance, min(c.chance for c in contents), cue.chance if cue else 0.5, source.chance if source else 0.5]
    odds = [log(p / (1 - p)) for p in (min(max(p, 0.001), 0.999) for p in parts)]
    return [1.0, *odds, float(source is None), float(cue is None), cue.reporting if cue else 0.0]


def judged(linked, text, weights):
    """Return linked spans as attributions, each with its kind of cue and its score.

    A cue is of reporting where the lexicon of cues or the network says so; the score is a logistic function of the
    attribution's `sureness`.
    """
    from analysis.attribution.rules import cue_kind

    found = []
    for source, cue, contents, chance in linked:
        words = [w.lower() for w in WORD.findall(text[cue.start : cue.end])] if cue else []
        reporting = cue is None or cue.reporting >= 0.5 or cue_kind(words) == "reporting"
        z = sum(w * x for w, x in zip(weights, sureness(source, cue, contents, chance), strict=True))
        found.append(
            spans.Attribution(
                source and (source.start, source.end),
                cue and (cue.start, cue.end),
                tuple((c.start, c.end) for c in contents),
                "reporting" if reporting else "attitude",
                None,
                1 / (1 + exp(-z)),
            )
        )
    return found


def find(texts, *, workers=None):
    """Find the attributions of texts with the tagger.

    Parameters
    ----------
    texts : iterable of str
        One string per article (or title); offsets are into it.
    workers : int, optional
        Threads; all cores by default. The result does not depend on it.

    Returns
    -------
    list of list of spans.Attribution
        One list per text, in the order of the text.

    Examples
    --------
    >>> text = "The bridge is closed, the ministry said."
    >>> [(text[slice(*a.source)], text[slice(*a.cue)]) for a in find([text])[0]]
    [('the ministry', 'said')]
    """
    net = network()
    with ThreadPoolExecutor(workers or os.cpu_count()) as pool:
        return list(pool.map(lambda text: attributions_of(text, net), texts))
