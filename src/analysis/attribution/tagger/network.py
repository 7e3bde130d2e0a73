"""The network: a small transformer that scores for every word how likely it begins or goes on a span.

The network (`model/tagger.onnx`, int8) scores BIO labels for every word piece of a window of paragraphs; a chain of
moves between labels, learnt with it, picks the best legal sequence over words. Windows are read one by one, unpadded,
so that an article's attributions never depend on its neighbours in the batch, their order or the number of threads.
"""

import json
from functools import cache
from pathlib import Path

import numpy as np

from analysis.attribution.tagger.decode import legal_moves
from analysis.attribution.tagger.words import Pieces

MODEL = Path(__file__).parent / "model"
CLS, SEP = 101, 102


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
