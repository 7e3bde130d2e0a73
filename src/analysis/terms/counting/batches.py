"""Word counts of one batch of articles, without a Python object per word.

The word rule of `tokens.py` again, as arithmetic on the bytes of all texts at once: mark which bytes belong to words,
squeeze the rest out, hand the words to Arrow as one string array, let it number the distinct ones, and count pairs of
article and number. `tests/terms/test_matrix.py` holds this to the regular expression, word for word.
"""

import functools

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse

from analysis.text.sentences import sentence_spans
from analysis.text.words import fold, is_mark

_WORD, _LETTER, _DIGIT, _JOIN, _POINT, _COMMA = 1, 2, 4, 8, 16, 32
_PAD = b"\n\n"  # so that the two bytes before and behind any mark exist


@functools.cache
def _byte_table():
    table = np.zeros(256, dtype=np.uint8)
    for code in range(128):
        sign = chr(code)
        if sign.isalnum():
            table[code] = _WORD | (_LETTER if sign.isalpha() else _DIGIT)
    table[ord("-")] = table[ord("'")] = _JOIN
    table[ord(".")], table[ord(",")] = _POINT, _COMMA
    return table


@functools.cache
def _is_word_code(code):
    return chr(code).isalnum() or is_mark(code)


def _mark_beyond_ascii(data, flags):
    """Flag every byte of the letters and digits beyond ASCII: decode UTF-8 where a character starts."""
    lead = np.flatnonzero(data >= 0xC0)
    if not len(lead):
        return
    first = data[lead].astype(np.uint32)
    size = 2 + (first >= 0xE0) + (first >= 0xF0)
    code = first & np.where(size == 2, 0x1F, np.where(size == 3, 0x0F, 0x07)).astype(np.uint32)
    for step in (1, 2, 3):
        more = size > step
        code[more] = (code[more] << 6) | (data[lead[more] + step] & 0x3F)
    distinct, inverse = np.unique(code, return_inverse=True)
    is_word = np.fromiter((_is_word_code(int(c)) for c in distinct), dtype=bool, count=len(distinct))[inverse]
    for step in range(4):
        inside = lead[is_word & (size > step)] + step
        flags[inside] = _WORD


def _word_bytes(data):
    """Tell for each byte of folded, padded UTF-8 whether it belongs to a word."""
    flags = _byte_table()[data]
    _mark_beyond_ascii(data, flags)
    inside = (flags & _WORD).astype(bool)
    marks = np.flatnonzero(flags & (_JOIN | _POINT | _COMMA))
    kind, before, behind = flags[marks], flags[marks - 1], flags[marks + 1]
    numeric = (kind & (_POINT | _COMMA)).astype(bool) & (before & behind & _DIGIT).astype(bool)
    inside[marks[numeric]] = True

    points = marks[(kind & _POINT).astype(bool) & (before & _LETTER).astype(bool)]
    points = points[(flags[points - 2] & _WORD) == 0]  # a single letter stands before the point
    inner = points[((flags[points + 1] & _LETTER) != 0) & ((flags[points + 2] & _WORD) == 0)]
    inside[inner] = True
    final = points[inside[points - 2] & (flags[points + 1] & _WORD == 0)]
    inside[final] = True

    joins = marks[(kind & _JOIN).astype(bool) & (behind & _WORD).astype(bool)]
    inside[joins[inside[joins - 1]]] = True
    return inside


def _words_of(encoded):
    """Cut encoded texts into words: an Arrow string array of all words, and where each text's words begin in it."""
    data = np.frombuffer(_PAD + b"\n".join(encoded) + _PAD, dtype=np.uint8)
    inside = _word_bytes(data)
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    starts, ends = edges[0::2], edges[1::2]
    offsets = np.zeros(len(starts) + 1, dtype=np.int32)
    np.cumsum(ends - starts, out=offsets[1:])
    squeezed = data[inside]
    words = pa.StringArray.from_buffers(len(starts), pa.py_buffer(offsets), pa.py_buffer(squeezed))
    sizes = np.fromiter((len(text) + 1 for text in encoded), dtype=np.int64, count=len(encoded))
    borders = np.searchsorted(starts, len(_PAD) + np.concatenate([[0], np.cumsum(sizes)]))
    return words, borders


def count_batch(texts, *, lengths=(1,), stopwords=frozenset()):
    """Count the terms of some texts.

    Parameters
    ----------
    texts : list of str
    lengths : tuple of int
        Which n-grams; those longer than one word stay within a sentence and hold no stop word.
    stopwords : collection of str

    Returns
    -------
    terms : pyarrow.StringArray
        Distinct terms of the batch, sorted where they are single words.
    counts : csr_array of int32, shape (texts, terms)
    n_words : ndarray of int, shape (texts,)
        All words of each text, stop words among them.

    Examples
    --------
    >>> terms, counts, n_words = count_batch(["Talks failed; talks resumed."])
    >>> dict(zip(terms.to_pylist(), counts.toarray()[0].tolist())), n_words.tolist()
    ({'failed': 1, 'resumed': 1, 'talks': 2}, [4])
    """
    if tuple(lengths) == (1,):
        words, borders = _words_of([fold(text).encode("utf-8", "replace") for text in texts])
        distinct = words.dictionary_encode()
        order = pc.sort_indices(distinct.dictionary)  # so that no article's terms need sorting when batches are joined
        rank = np.empty(len(order), dtype=np.int32)
        rank[order.to_numpy()] = np.arange(len(order), dtype=np.int32)
        counts = _sparse(rank[distinct.indices.to_numpy()], borders, len(order))
        return *_drop(distinct.dictionary.take(order), counts, stopwords), np.diff(borders)
    return _count_ngrams(texts, lengths, stopwords)


def _count_ngrams(texts, lengths, stopwords):
    sentences = [[text[start:end] for start, end in sentence_spans(text)] for text in texts]
    flat = [fold(sentence).encode("utf-8", "replace") for parts in sentences for sentence in parts]
    words, borders = _words_of(flat)
    distinct = words.dictionary_encode()
    codes = distinct.indices.to_numpy().astype(np.int64)
    sentence = np.repeat(np.arange(len(flat)), np.diff(borders))
    article = np.repeat(np.arange(len(texts)), [len(parts) for parts in sentences])[sentence]
    stops = np.asarray(pc.is_in(distinct.dictionary, pa.array(sorted(stopwords), pa.string())))[codes]
    terms, matrices = [], []
    for length in lengths:
        # Number the n-grams by folding one word after the other into the number of what stands before it.
        size = max(len(codes) - length + 1, 0)
        ids, kept = codes[:size], ~stops[:size]
        for step in range(1, length):
            following = slice(step, step + len(ids))
            kept = kept & ~stops[following] & (sentence[following] == sentence[: len(ids)])
            ids = np.unique(ids * len(distinct.dictionary) + codes[following], return_inverse=True)[1]
        at = np.flatnonzero(kept)
        _, first, numbers = np.unique(ids[at], return_index=True, return_inverse=True)
        parts = [distinct.dictionary.take(pa.array(codes[at[first] + step])) for step in range(length)]
        terms.append(pc.binary_join_element_wise(*parts, " ") if length > 1 else parts[0])
        edges = np.searchsorted(article[at], np.arange(len(texts) + 1))
        matrices.append(_sparse(numbers.astype(np.int32), edges, len(first)))
    n_words = np.bincount(article, minlength=len(texts))
    return pa.concat_arrays(terms), sparse.hstack(matrices, format="csr", dtype=np.int32), n_words


def _sparse(codes, borders, width):
    """Count (article, term) pairs; terms of an article come out in rising order."""
    ones = np.ones(len(codes), dtype=np.int32)
    pairs = (ones, codes, borders.astype(np.int32))
    counts = sparse.csr_array(pairs, shape=(len(borders) - 1, width))
    counts.sum_duplicates()  # which leaves arrays as long as the text behind: copies let go of them
    return sparse.csr_array((counts.data.copy(), counts.indices.copy(), counts.indptr), shape=counts.shape)


def _drop(terms, counts, stopwords):
    if not stopwords:
        return terms, counts
    kept = np.flatnonzero(~np.asarray(pc.is_in(terms, pa.array(sorted(stopwords), pa.string()))))
    return terms.take(pa.array(kept)), counts[:, kept]


def count_packed(texts, *, lengths, stopwords, joiner=None):
    """Count a batch of texts, a list or an Arrow array, into the smallest integers that hold the counts.

    Returns
    -------
    terms : pyarrow.StringArray
    counts : tuple of ndarray
        data, indices and indptr.
    n_words : ndarray of int, shape (texts,)
    """
    texts = texts.to_pylist() if isinstance(texts, pa.Array) else texts
    texts = texts if joiner is None else [joiner(text) for text in texts]
    terms, counts, n_words = count_batch(texts, lengths=lengths, stopwords=stopwords)
    widths = np.min_scalar_type(counts.data.max(initial=0)), np.min_scalar_type(counts.shape[1])
    return terms, (counts.data.astype(widths[0]), counts.indices.astype(widths[1]), counts.indptr), n_words


def count_indexed(index, stopwords):
    """Yield the same, part by part, from an index of words."""
    for part in index.parts:
        counted = np.flatnonzero(part.counted())
        sizes = np.bincount(part.rows(counted), minlength=len(part.sure))
        found, columns = np.unique(index.term_of[part.words[counted]], return_inverse=True)
        counts = _sparse(columns.astype(np.int32), np.cumsum([0, *sizes]), len(found))
        terms, counts = _drop(index.terms.take(pa.array(found)), counts, stopwords)
        yield terms, (counts.data, counts.indices, counts.indptr), sizes


def join(vocabularies, counts, min_articles):
    """Stack the batches under one sorted vocabulary."""
    if not counts:
        return pd.Index([], dtype="str"), sparse.csr_array((0, 0), dtype=np.int32)
    joined = pa.chunked_array(vocabularies, type=pa.string()).combine_chunks().dictionary_encode()
    numbers = joined.indices.to_numpy(zero_copy_only=False)
    in_articles = np.zeros(len(joined.dictionary), dtype=np.int64)
    parts = np.split(numbers, np.cumsum([len(v) for v in vocabularies])[:-1])
    for part, (_, places, _) in zip(parts, counts, strict=True):
        in_articles[part] += np.bincount(places, minlength=len(part))
    order = pc.sort_indices(joined.dictionary).to_numpy()
    order = order[in_articles[order] >= min_articles]
    place = np.full(len(joined.dictionary), -1, dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    # Into arrays of the final size, giving each batch back as it is copied: so the counts are never held twice.
    indices = np.empty(in_articles[order].sum(), dtype=np.int32)
    data = np.empty(len(indices), dtype=np.int32)
    ends, filled = [np.zeros(1, dtype=np.int64)], 0
    for at, part in enumerate(parts):
        (values, places, starts), counts[at] = counts[at], None
        columns = place[part][places]
        kept = columns >= 0
        size = np.count_nonzero(kept)
        indices[filled : filled + size], data[filled : filled + size] = columns[kept], values[kept]
        ends.append(filled + np.concatenate([[0], np.cumsum(kept)])[starts[1:]])
        filled += size
    indptr = np.concatenate(ends)
    if filled < np.iinfo(np.int32).max:
        indptr = indptr.astype(np.int32)
    matrix = sparse.csr_array((data, indices, indptr), shape=(len(indptr) - 1, len(order)))
    matrix.sort_indices()
    return pd.Index(joined.dictionary.take(pa.array(order)).to_pandas(), dtype="str"), matrix
