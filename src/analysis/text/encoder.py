"""The shipped transformer: scores of every word for the tagger, and a vector of every sentence for other rooms.

The network (`tagger.onnx`, int8) reads a text in windows of paragraphs, one by one and unpadded, so that what is found
in an article never depends on its neighbours in the batch, their order or the number of threads. One pass gives both,
and the vectors of the texts read last are kept: frames cost no second pass after the tagger.
"""

import json
from collections import OrderedDict
from functools import cache
from pathlib import Path
from threading import Lock

import numpy as np

from analysis.base.paths import MODEL
from analysis.text.sentences import sentence_spans
from analysis.text.windows import Pieces, pack, read_words

CLS, SEP = 101, 102
WIDTH = 768
KEPT = 200_000_000  # bytes of vectors kept: some 4,000 articles


class Encoder:
    """The shipped weights, loaded once per process; several threads may read with it."""

    def __init__(self, folder=MODEL):
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # threads take windows, not parts of a product
        # The graph is written with fused operators already; fusing more makes its layer norms four times slower.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.log_severity_level = 3
        weights = (Path(folder) / "tagger.onnx").read_bytes()
        self.session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self.pieces = Pieces(Tokenizer.from_str((Path(folder) / "tokenizer.json").read_text(encoding="utf-8")))
        self.settings = json.loads((Path(folder) / "settings.json").read_text(encoding="utf-8"))
        self.limit = self.settings["limit"]
        self._kept, self._bytes, self._lock = OrderedDict(), 0, Lock()

    def read(self, text):
        """Return a text's paragraphs of words, its windows and, per window, the scores of its words and separators.

        Scores have the shape (words, 8): seven labels and the cue's kind.
        """
        return self._read(text)[0]

    def sentence_vectors(self, text):
        """Return a vector of each sentence of `sentence_spans`: the mean over its word pieces of two lower layers.

        Parameters
        ----------
        text : str

        Returns
        -------
        ndarray of float16, shape (sentences, 768)
            A sentence without a word has zeros.
        """
        with self._lock:
            if text in self._kept:
                self._kept.move_to_end(text)
                return self._kept[text]
        return self._read(text)[1]

    def _read(self, text):
        paragraphs = read_words(text)
        windows = pack(paragraphs, self.pieces, self.limit)
        scores, hidden = [], []
        for window in windows:
            ids, at = self._ids(window)
            marks, states = self.session.run(["scores", "hidden"], {"ids": ids})
            scores.append(marks[0][at])
            hidden.append((window, states[0], at))
        vectors = _sentence_means(text, hidden)
        self._keep(text, vectors)
        return (paragraphs, windows, scores), vectors

    def _ids(self, window):
        ids, at = [CLS], []
        for words in window:
            for word in words:
                at.append(len(ids))
                ids += self.pieces[word[0]]
            at.append(len(ids))
            ids.append(SEP)
        return np.array([ids], dtype=np.int64), at

    def _keep(self, text, vectors):
        with self._lock:
            if text not in self._kept:
                self._kept[text] = vectors
                self._bytes += vectors.nbytes
            while self._bytes > KEPT:
                self._bytes -= self._kept.popitem(last=False)[1].nbytes


def _sentence_means(text, hidden):
    """Return the mean of the hidden states of each sentence's pieces; the separators count for none."""
    ends = np.array([end for _, end in sentence_spans(text)])
    sums, counts = np.zeros((len(ends), WIDTH), dtype=np.float32), np.zeros(len(ends), dtype=np.float32)
    for window, states, at in hidden:
        starts = np.concatenate([[*(word[1] for word in words), -1] for words in window])  # -1: the separator
        home = np.where(starts < 0, -1, np.searchsorted(ends, starts, side="right"))
        runs = np.flatnonzero(np.diff(home, prepend=-2))
        first = np.array(at)[runs]
        sizes = np.diff([*first, len(states)])
        for sentence, total, n in zip(home[runs], np.add.reduceat(states, first, axis=0), sizes, strict=True):
            if 0 <= sentence < len(ends):
                sums[sentence] += total
                counts[sentence] += n
    return (sums / np.maximum(counts, 1)[:, None]).astype(np.float16)


@cache
def encoder():
    """Return the process's one encoder."""
    return Encoder()
