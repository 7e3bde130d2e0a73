"""What copies and events need of a text, as a few numbers: batch by batch, so that no corpus need be in memory.

A sketch is a dict of arrays, made of one batch and kept on disk where the corpus is large. What is found over a corpus
is found from the sketches of all its batches, in order, and is the same however the corpus was cut into batches.
"""

from collections import Counter
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from analysis.text.words import fold, stop_list, word_spans
from analysis.text.words import words as words_of

SIZE = 5
"""Words in a run; shorter ones ("said on Thursday that the") are shared by chance."""
TITLE = 3
"""How many times the words of a title count, in telling events."""
_OPEN = 100  # sketches on disk that are open at once; some systems let a process open 256 files


def hash_words(words):
    """Hash words as 64-bit numbers, the same in any process.

    Examples
    --------
    >>> hash_words(["ferry"])
    [7949881795909877008]
    """
    return [int.from_bytes(blake2b(w.encode("utf-8", "replace"), digest_size=8).digest(), "little") for w in words]


def run_sketch(texts):
    """Hash every run of five words of some texts.

    Parameters
    ----------
    texts : list of str
        What is no text has no words.

    Returns
    -------
    ndarray of uint64
        How many texts; of each its number of words, of runs and of distinct runs; then the runs of all in order.
    """
    known, runs, n_words = {}, [], []
    for text in texts:
        found = words_of(text) if isinstance(text, str) else []
        new = list(set(found) - known.keys())
        known.update(zip(new, hash_words(new), strict=True))
        runs.append(_runs(np.array([known[word] for word in found], dtype=np.uint64)))
        n_words.append(len(found))
    head = [len(texts), *n_words, *map(len, runs), *(len(np.unique(r)) for r in runs)]
    return np.concatenate([np.array(head, dtype=np.uint64), *runs])


def _runs(numbers):
    """Hash every run of five words, in order of place."""
    if len(numbers) < SIZE:
        return np.empty(0, dtype=np.uint64)
    mixed = np.zeros(len(numbers) - SIZE + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for i in range(SIZE):
            mixed = _mix(mixed * np.uint64(0x9E3779B97F4A7C15) + numbers[i : i + len(mixed)] + np.uint64(1))
    return mixed


def _mix(values):
    """Spread 64-bit integers evenly (the finaliser of splitmix64)."""
    with np.errstate(over="ignore"):
        values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return values ^ (values >> np.uint64(31))


class Runs:
    """The runs of five words of all texts of a corpus, from the `run_sketch` of each batch.

    Parameters
    ----------
    sketches : sequence of ndarray
        Those on disk may be opened each time one is asked for.

    Attributes
    ----------
    n_words, n_distinct : ndarray of int
        Words of each text, and distinct runs.

    Examples
    --------
    >>> runs = Runs([run_sketch(["a b c d e f", "a b"]), run_sketch(["b c d e f"])])
    >>> runs.n_words.tolist(), len(runs[0]), bool(runs[0][1] == runs[2][0])
    ([6, 2, 5], 2, True)
    """

    def __init__(self, sketches):
        words, distinct, lengths = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)], []
        for sketch in sketches:
            n = int(sketch[0])
            words.append(np.array(sketch[1 : 1 + n], dtype=np.int64))
            distinct.append(np.array(sketch[1 + 2 * n : 1 + 3 * n], dtype=np.int64))
            lengths.append(np.array(sketch[1 + n : 1 + 2 * n], dtype=np.int64))
        self.n_words, self.n_distinct = np.concatenate(words), np.concatenate(distinct)
        self._sketch = np.repeat(np.arange(len(lengths)), [len(of) for of in lengths])
        self._ends = np.concatenate([np.zeros(0, dtype=np.int64), *(1 + 3 * len(of) + np.cumsum(of) for of in lengths)])
        self._starts = self._ends - np.concatenate([np.zeros(0, dtype=np.int64), *lengths])
        self._open = lru_cache(maxsize=_OPEN)(sketches.__getitem__)
        self.distinct = lru_cache(maxsize=2000)(self._distinct)

    def __len__(self):
        return len(self._ends)

    def __getitem__(self, i):
        return np.asarray(self._open(int(self._sketch[i]))[self._starts[i] : self._ends[i]])

    def _distinct(self, i):
        return np.unique(self[i])


def word_sketch(titles, texts):
    """Count the words of some articles, and how often each is written with a capital within a sentence.

    Parameters
    ----------
    titles, texts : list of str

    Returns
    -------
    dict of ndarray
        `terms` (UTF-8, one a line, in the order they first come), `capitals` and `small` (how often, per term),
        `ends` (where each article ends), `codes` and `counts` (of its terms, the title's words counted three times).
    """
    stop, numbers, known = stop_list(), {}, {}
    capitals, small = Counter(), Counter()
    codes, counts, ends = [], [], []
    for title, text in zip(titles, texts, strict=True):
        here = Counter()
        for part, times in ((title, TITLE), (text, 1)):
            for start, end in word_spans(part):
                word = part[start:end]
                code = known.get(word)
                if code is None:
                    term = fold(word)
                    code = known[word] = -1 if term in stop else numbers.setdefault(term, len(numbers))
                if code < 0:
                    continue
                here[code] += times
                if times == TITLE:
                    continue
                if word[0].islower():
                    small[code] += 1
                elif start > 1 and (part[start - 2].islower() or part[start - 2] == ","):
                    capitals[code] += 1
        codes += here
        counts += here.values()
        ends.append(len(codes))
    seen = range(len(numbers))
    return {
        "terms": np.frombuffer("\n".join(numbers).encode("utf-8", "surrogatepass"), dtype=np.uint8),
        "capitals": np.array([capitals[code] for code in seen], dtype=np.int32),
        "small": np.array([small[code] for code in seen], dtype=np.int32),
        "ends": np.array(ends, dtype=np.int64),
        "codes": np.array(codes, dtype=np.int32),
        "counts": np.array(counts, dtype=np.int32),
    }


def terms_of(sketch):
    """List the terms of a `word_sketch`."""
    joined = sketch["terms"].tobytes().decode("utf-8", "surrogatepass")
    return joined.split("\n") if joined else []
