"""What an explorer is given: a run, or the tables themselves."""

import numpy as np
import pandas as pd


def tables_of(given, articles=None, *, name="statements"):
    """Return a table and its articles out of a run, or as they were given.

    Parameters
    ----------
    given : Run or DataFrame
    articles : DataFrame or Run, optional
        Needed where `given` is a table.
    name : str
        Which table of a run is meant.

    Raises
    ------
    ValueError
        If a table was given without its articles, or neither a table nor a run.
    """
    if isinstance(given, pd.DataFrame):
        articles = getattr(articles, "articles", articles)
        if articles is None:
            raise ValueError(f"explore: a table of {name} needs its articles too, or give a run")
        return given.reset_index(drop=True), Articles(articles)
    if not hasattr(given, "articles"):
        raise ValueError(f"explore: {type(given).__name__} is neither a run nor a table; give what open_run returns")
    return getattr(given, name).reset_index(drop=True), Articles(given.articles)


class Articles:
    """Articles by their id, and the rows of another table that stand in one of them."""

    def __init__(self, table):
        self.table = table
        self._columns = [c for c in ("article_id", "outlet", "published", "title", "text", "url") if c in table.columns]
        self._places = pd.Index(table["article_id"])
        self._codes = {}

    def __getitem__(self, article_id):
        place = self._places.get_indexer([article_id])[0]
        if place < 0:
            raise ValueError(f"articles: {article_id!r} is none of them; give those that the table was made from")
        return self.table[self._columns].iloc[place].to_dict()

    def rows_in(self, table, article_id):
        """List the places of a table's rows that stand in an article."""
        if id(table) not in self._codes:
            self._codes[id(table)] = self._places.get_indexer(table["article_id"])
        return np.flatnonzero(self._codes[id(table)] == self._places.get_indexer([article_id])[0])

    def part_of(self, table, article_id):
        """Give the rows of a table that stand in an article; a slice where they follow each other, which is faster."""
        places = self.rows_in(table, article_id)
        if len(places) and places[-1] - places[0] + 1 == len(places):
            return table.iloc[places[0] : places[-1] + 1]
        return table.iloc[places]
