"""The tagger's network: the encoder's scores, and the chain of moves between labels learnt with it."""

from functools import cache

import numpy as np

from analysis.attribution.tagger.decode import legal_moves
from analysis.text.encoder import Encoder, encoder


class Network:
    """An encoder, the moves that are legal and likely between labels, and a bias for each label."""

    def __init__(self, folder=None):
        self.encoder = Encoder(folder) if folder is not None else encoder()
        self.settings, self.pieces, self.limit = self.encoder.settings, self.encoder.pieces, self.encoder.limit
        moves, starts = legal_moves()
        self.moves = (np.array(self.settings["moves"]) + moves).astype(np.float32)
        self.starts = starts.astype(np.float32)
        self.bias = np.array(self.settings["bias"], dtype=np.float32)


@cache
def network():
    """Return the process's one network."""
    return Network()
