"""Words near a node, counted on an index of words."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.terms.index.words import cells


@dataclass(frozen=True, eq=False)
class Near:
    """What stands near a node, per article.

    Attributes
    ----------
    places : ndarray of int
        Which terms of the index stand near it, in their order.
    near : csr_array, shape (articles, places)
        Words near the node, each once.
    own : csr_array, shape (articles, terms of the index)
        Words of the node itself.
    nodes : ndarray of int, shape (articles,)
        How often the node occurs.
    """

    places: np.ndarray
    near: sparse.csr_array
    own: sparse.csr_array
    nodes: np.ndarray


def near_words(index, forms, window, within_sentence):
    """Find the words near a node.

    Parameters
    ----------
    index : WordIndex
    forms : list of tuple of str
        Terms of each form, the longest first; where two fit, the longer is the node, and nodes never overlap.
    window : int or "sentence"
    within_sentence : bool
        Whether windows end with the sentence; no form runs over its end in any case.

    Returns
    -------
    Near
    """
    names = sorted({term for form in forms for term in form})
    numbers = index.term_numbers(names)
    code_of = np.zeros(len(index.terms) + 1, dtype=np.int32)
    code_of[numbers] = np.arange(1, len(names) + 1)
    code_of[-1] = 0  # where terms go that do not occur
    coded = [tuple(names.index(term) + 1 for term in form) for form in forms]
    near, own, nodes = [], [], []
    for part in index.parts:
        counted = np.flatnonzero(part.counted())
        terms, rows = index.term_of[part.words[counted]], part.rows(counted)
        sentence = np.searchsorted(part.firsts, counted, side="right")
        begins, ends = _nodes(code_of[terms], coded, sentence)
        close, inside = _windows(begins, ends, sentence if within_sentence else rows, window)
        n = len(part.sure)
        near.append((rows[close], terms[close], n))
        own.append(cells(rows[inside], terms[inside], (n, len(index.terms))))
        nodes.append(np.bincount(rows[begins], minlength=n))
    none = np.zeros(0, dtype=np.int64)
    places = np.unique(np.concatenate([none, *(terms for _, terms, _ in near)]))
    counts = [cells(rows, np.searchsorted(places, terms), (n, len(places))) for rows, terms, n in near]
    return Near(
        places.astype(np.int64),
        _stacked(counts, len(places)),
        _stacked(own, len(index.terms)),
        np.concatenate([none, *nodes]),
    )


def _stacked(matrices, width):
    return sparse.csr_array(sparse.vstack(matrices)) if matrices else sparse.csr_array((0, width), dtype=np.int32)


def _nodes(codes, forms, sentence):
    """Give first words and ends of the nodes, in order."""
    begins = np.flatnonzero(codes)
    sizes = np.zeros(len(begins), dtype=np.int64)
    most = len(codes) - 1
    for form in reversed(forms):
        ends = begins + len(form) - 1
        fits = (ends <= most) & (sentence[begins] == sentence[np.minimum(ends, most)])
        for step, code in enumerate(form):
            fits &= codes[np.minimum(begins + step, most)] == code
        sizes[fits] = len(form)
    begins, sizes = begins[sizes > 0], sizes[sizes > 0]
    if (sizes > 1).any():
        kept, free = np.ones(len(begins), dtype=bool), 0
        for at, (begin, size) in enumerate(zip(begins.tolist(), sizes.tolist(), strict=True)):
            kept[at] = begin >= free
            free = begin + size if kept[at] else free
        begins, sizes = begins[kept], sizes[kept]
    return begins, begins + sizes


def _windows(begins, ends, home, window):
    """Tell which words stand near a node and which within one; a window stays where `home` is the same."""
    first = np.searchsorted(home, home[begins], side="left")
    last = np.searchsorted(home, home[begins], side="right")
    if window != "sentence":
        first, last = np.maximum(first, begins - window), np.minimum(last, ends + window)
    close, inside = (_covered(len(home), *edges) for edges in ((first, last), (begins, ends)))
    return np.flatnonzero(close & ~inside), np.flatnonzero(inside)


def _covered(size, starts, ends):
    steps = np.bincount(starts, minlength=size + 1) - np.bincount(ends, minlength=size + 1)
    return np.cumsum(steps)[:size] > 0
