"""Places and contexts from an index of words; what arrays cannot tell is read in the text, so that both agree."""

import re

import numpy as np
import pandas as pd

from analysis.terms.finding import HIT, Texts, asked_forms
from analysis.text.words import unify

_CLASS = r"\[(?:\\[wd]|[a-z]-[a-z]|[A-Z]-[A-Z]|\d-\d|[^\W_])+\]"
_inside_words = re.compile(rf"(?:[^\W_]|\\[wdb]|{_CLASS}|\(\?:|[()|?*+]|\{{\d*,?\d*\}})+")
"""Patterns of which every match lies within one word."""
_NEAR = [*HIT, "first", "last"]  # words in which a hit begins and ends, by place in its part; -1 for unknown


class Indexed(Texts):
    """Texts with an index.

    Parameters
    ----------
    index : WordIndex
    """

    def __init__(self, index):
        self.index = index

    @property
    def texts(self):
        """All texts."""
        return self.index.texts.to_pylist()

    def words(self, phrases, ignore_case):
        """Find words and phrases."""
        forms = {tuple(form) for form in asked_forms(phrases, ignore_case)}
        names = sorted({name for form in forms for name in form})
        if ignore_case:
            numbers = self.index.term_numbers(names)
            codes = np.zeros(len(self.index.terms) + 1, dtype=np.int32)  # the last for terms that do not occur
            codes[numbers] = np.arange(1, len(names) + 1)
            codes[-1] = 0
            codes = codes[self.index.term_of]
        else:
            number = {name: at for at, name in enumerate(names, 1)}
            codes = np.array([number.get(unify(word), 0) for word in self.index.written], dtype=np.int32)
        forms = [[names.index(name) + 1 for name in form] for form in sorted(forms, key=len)]
        found = [self._words_in(number, codes, forms) for number in range(len(self.index.parts))]
        return self._with_doubtful(found, lambda texts: Texts(texts).words(phrases, ignore_case))

    def _words_in(self, number, codes, forms):
        part = self.index.parts[number]
        of_words = codes[part.words]
        begins = np.flatnonzero(of_words)
        sizes = np.zeros(len(begins), dtype=np.int64)
        for form in forms:  # the longest last, so that it is the one that stays
            ends = begins + len(form) - 1
            fits = ends < len(of_words)
            for step, code in enumerate(form):
                fits &= of_words[np.minimum(begins + step, len(of_words) - 1)] == code
            if len(form) > 1:
                fits &= _sentence(part, begins) == _sentence(part, np.minimum(ends, len(of_words) - 1))
            sizes[fits] = len(form)
        first = begins[sizes > 0]
        last = first + sizes[sizes > 0] - 1
        return self._hits(number, first, last, part.starts[first], self._ends(part, last))

    def _ends(self, part, tokens):
        return part.starts[tokens] + self.index.lengths[part.words[tokens]]

    def _hits(self, number, first, last, start, end):
        """Make a table of hits in articles that the index is sure of."""
        part = self.index.parts[number]
        row = part.rows(first)
        kept = part.sure[row]
        columns = (row + self.index.begins[number], start, end, first, last)
        return pd.DataFrame({name: values[kept] for name, values in zip(_NEAR, columns, strict=True)})

    def _with_doubtful(self, found, search):
        """Join what the parts gave with what a search of the doubtful texts gives."""
        rows = self.index.doubtful
        extra = search(self.index.texts.take(rows).to_pylist())
        extra["row"] = rows[extra["row"].to_numpy(dtype=np.int64)]
        return pd.concat([*found, extra.assign(first=-1, last=-1)], ignore_index=True).astype(np.int64)

    def pattern(self, finder):
        """Find a compiled expression: among the different words, if every match lies within one."""
        if not _inside_words.fullmatch(finder.pattern) or finder.match(""):
            return super().pattern(finder).assign(first=-1, last=-1)
        joined = "\n".join(self.index.written)
        spans = np.array([match.span() for match in finder.finditer(joined)], dtype=np.int64).reshape(-1, 2)
        borders = np.cumsum([0, *(self.index.lengths + 1)])
        words = np.searchsorted(borders, spans[:, 0], side="right") - 1
        spans -= borders[words][:, None]
        each = np.bincount(words, minlength=len(self.index.written))
        opens = np.cumsum(each) - each  # where the matches of a word stand among all
        found = []
        for number, part in enumerate(self.index.parts):
            tokens = np.flatnonzero(each[part.words] > 0)
            times = each[part.words[tokens]]
            nth = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
            tokens = np.repeat(tokens, times)
            of_word = spans[opens[part.words[tokens]] + nth]
            start = part.starts[tokens]
            found.append(self._hits(number, tokens, tokens, start + of_word[:, 0], start + of_word[:, 1]))
        return self._with_doubtful(found, lambda texts: Texts(texts).pattern(finder))

    def contexts(self, hits, window, within_sentence):
        """Give start, end, left, match and right of hits that are sorted by row."""
        rows, start, end = (hits[name].to_numpy(dtype=np.int64) for name in HIT)
        first, last = (
            hits.get(name, pd.Series(-1, hits.index)).fillna(-1).to_numpy(dtype=np.int64) for name in _NEAR[3:]
        )
        low, high, known = start.copy(), end.copy(), np.zeros(len(hits), dtype=bool)
        of_part = np.searchsorted(self.index.begins, rows, side="right") - 1
        for number in np.unique(of_part[first >= 0]):
            mine = np.flatnonzero((of_part == number) & (first >= 0))
            part = self.index.parts[number]
            low[mine], high[mine], known[mine] = self._reach(
                part, first[mine], last[mine], start[mine], end[mine], window, within_sentence
            )
        there, place = np.unique(rows, return_inverse=True)
        texts = self.index.texts.take(there).to_pylist()
        some = np.flatnonzero(~known)
        plain = hits.iloc[some].assign(row=place[some])
        cells = [
            (a, b, texts[row][left:a], texts[row][a:b], texts[row][b:right])
            for row, left, a, b, right in zip(*(x.tolist() for x in (place, low, start, end, high)), strict=True)
        ]
        for at, cell in zip(
            some, Texts(texts).contexts(plain, window, within_sentence).itertuples(index=False), strict=True
        ):
            cells[at] = tuple(cell)
        return pd.DataFrame(cells, columns=["start", "end", "left", "match", "right"])

    def _reach(self, part, first, last, start, end, window, within_sentence):
        """Give where the context of each hit begins and ends, and whether that is so."""
        begin, stop = part.starts[first].astype(np.int64), self._ends(part, last).astype(np.int64)
        before, behind = start > begin, stop > end  # a piece of the word itself is the next word of the context
        after = np.append(part.starts, 0)[last + 1]
        ahead = self._ends(part, np.maximum(first - 1, 0))
        # Of "aU.S." the second letter on may be read as "U.S.", and of "U.S.am" all but the last letter.
        initial = ((stop - end == 1) & (after == stop + 1)) | ((start - begin == 1) & (ahead == begin - 1))
        known = ~(before | behind) | (self.index.plain[part.words[first]] & ~initial)
        if not window:
            return start, end, known
        borders = part.firsts if within_sentence else part.borders
        home = np.searchsorted(borders, first, side="right") - 1
        until = np.append(borders, len(part.words))[home + 1]
        left = np.maximum(first - (window - before), borders[home])
        right = np.minimum(last + window - behind, until - 1)
        return part.starts[left], self._ends(part, right), known


def _sentence(part, tokens):
    return np.searchsorted(part.firsts, tokens, side="right")
