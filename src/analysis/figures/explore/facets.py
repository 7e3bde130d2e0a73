"""Filters with counts, search and order over one table, without any widget: what an explorer is asked, it asks here.

Every column is coded once, so that an answer over fifty thousand rows takes a few hundredths of a second.
"""

import numpy as np
import pandas as pd

MOST = 100
"""Values of a field that a menu offers, the commonest; the rest is reached by searching."""
NONE = "(none told)"


class Facets:
    """Rows of a table that fit chosen values, a search and a part of the table, in an order.

    Parameters
    ----------
    table : DataFrame
    fields : sequence of str
        Columns to filter on; those that the table lacks, or that hold one value, are left out.
    searched : sequence of str
        Columns in which words are searched.
    orders : dict of str to (str, bool)
        Name of an order: its column, and whether it ascends. The first order is that of the table.

    Examples
    --------
    >>> table = pd.DataFrame({"side": ["A", None, "A"], "content": ["Rain", "rain, snow", "snow"]})
    >>> facets = Facets(table, ["side"], ["content"])
    >>> facets.counts("side")
    [('A', 0, 2), ('(none told)', -1, 1)]
    >>> facets.search("RAIN").tolist(), facets.choose("side", 0).tolist()
    ([0, 1], [0])
    """

    def __init__(self, table, fields=(), searched=(), orders=None):
        self.table, self.orders = table, orders or {}
        self.codes, self.values = {}, {}
        for field in fields:
            if field in table.columns:
                codes, values = pd.factorize(table[field], sort=True)
                if len(values) + bool((codes < 0).any()) > 1:
                    self.codes[field], self.values[field] = codes, [str(value) for value in values]
        self.searched = [column for column in searched if column in table.columns]
        self.part = np.ones(len(table), bool)
        self.chosen, self.words, self.order = {}, np.ones(len(table), bool), None
        self._sorted = {}

    def choose(self, field, code):
        """Keep the rows with a value of a field, given by its code, -1 for none told; None opens the field again."""
        self.chosen.pop(field, None)
        if code is not None:
            self.chosen[field] = code
        return self.rows()

    def search(self, query):
        """Keep the rows in which every word of a query stands somewhere, in whatever case."""
        self.words = np.ones(len(self.table), bool)
        for word in str(query).split():
            found = np.zeros(len(self.table), bool)
            for column in self.searched:
                told = self.table[column].astype("str").str.contains(word, case=False, regex=False, na=False)
                found |= told.to_numpy(bool)
            self.words &= found
        return self.rows()

    def restrict(self, part=None):
        """Look at a part of the table only: a mask of its rows, all of them by default."""
        self.part = np.ones(len(self.table), bool) if part is None else np.asarray(part, bool)
        return self.rows()

    def rows(self):
        """Give the places of the rows that fit, in order."""
        mask = self._mask()
        if self.order is None:
            return np.flatnonzero(mask)
        if self.order not in self._sorted:
            column, ascends = self.orders[self.order]
            sorted_rows = self.table[column].reset_index(drop=True).sort_values(ascending=ascends, kind="stable")
            self._sorted[self.order] = sorted_rows.index.to_numpy()
        ordered = self._sorted[self.order]
        return ordered[mask[ordered]]

    def counts(self, field):
        """Count the values of a field among the rows that fit everything else: name, code, rows."""
        codes = self.codes[field][self._mask(field)]
        sizes = np.bincount(codes + 1, minlength=len(self.values[field]) + 1)
        ranked = sorted(np.flatnonzero(sizes[1:]), key=lambda code: (-sizes[code + 1], code))
        shown = [(self.values[field][code], int(code), int(sizes[code + 1])) for code in ranked[:MOST]]
        held = self.chosen.get(field)
        if held is not None and held >= 0 and held not in {code for _, code, _ in shown}:
            shown.append((self.values[field][held], held, int(sizes[held + 1])))
        return shown + ([(NONE, -1, int(sizes[0]))] if sizes[0] or held == -1 else [])

    def left_out(self, field):
        """Count the values of a field that its menu leaves out."""
        return max(0, len(np.unique(self.codes[field][self._mask(field)])) - MOST)

    def _mask(self, without=None):
        mask = self.part & self.words
        for field, code in self.chosen.items():
            if field != without:
                mask = mask & (self.codes[field] == code)
        return mask
