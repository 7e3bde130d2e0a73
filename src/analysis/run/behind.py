"""A few sentences behind every row of a report: drawn with a seed, bounded, escaped."""

import numpy as np
import pandas as pd
from markupsafe import Markup

import analysis
from analysis.figures.explore.marks import READ, escape, marked, sentence_html, spans_of

MOST = 20
"""Sentences behind a row at most."""
LOOKED = 300
"""Articles in which a term is looked up again at most."""
SHOWN = ("speaker", "side", "party", "speaker_kind", "channel", "stance", "day", "made")
LONG = 1_500
"""Characters of one sentence; of a longer stretch its beginning."""


class Behind:
    """Finds the sentences behind rows of estimates of one run.

    Parameters
    ----------
    run : Run
    seed : int
    """

    def __init__(self, run, seed=0):
        self.run, self.seed = run, seed
        self.said = run.everything.set_index("statement_id", drop=False)
        articles = run.articles
        self.places = pd.Series(range(len(articles)), index=articles["article_id"])
        self.cut = {}

    def hits(self, row, n=MOST):
        """Give up to `n` sentences behind a row, and how many things it counted.

        Returns
        -------
        list of dict, int
            Each with `head`, `outlet`, `article_id`, `facts` (plain) and `body` (HTML).
        """
        ids = list(row["ids"]) if isinstance(row["ids"], list | tuple | np.ndarray) else []
        drawn = [ids[i] for i in sorted(np.random.default_rng(self.seed).permutation(len(ids))[:n])]
        if not drawn:
            return [], 0
        if row["id_kind"] == "statement":
            return [self._statement(i) for i in drawn if i in self.said.index], len(ids)
        if row["id_kind"] == "article":
            return [self._opening(i) for i in drawn if i in self.places.index], len(ids)
        try:
            found = analysis.sentences_behind(dict(row) | {"ids": drawn}, self._part(row["id_kind"], drawn), sample=n)
        except ValueError:
            return [], len(ids)
        return [self._found(record) for record in found.to_dict("records")], len(ids)

    def _part(self, kind, ids):
        """Give the run with only those articles in which the ids stand, since looking into all of them takes long."""
        names = {str(i).rpartition("@")[0] or str(i).rpartition("#")[0] for i in ids}
        articles = self.run.articles
        if kind in ("hit", "sentence") and names <= set(self.places.index):
            articles = articles[articles["article_id"].isin(names)]
        elif kind == "term":
            articles = articles.sample(min(LOOKED, len(articles)), random_state=self.seed).sort_index()
        return _Part(self.run, articles)

    def _statement(self, statement_id):
        row = self.said.loc[statement_id].to_dict()
        article = self.article(row["article_id"])
        text = article["title"] if row["part"] == "title" else article["text"]
        body = sentence_html(text, spans_of(row), row["day"])
        facts = [f"{READ[c]}: {row[c]}" for c in SHOWN if c in row and pd.notna(row[c])]
        return self._hit(article, body, " · ".join(facts))

    def _opening(self, article_id):
        article = self.article(article_id)
        return self._hit(article, escape(article["text"][:300]) + (" …" if len(article["text"]) > 300 else ""))

    def _found(self, record):
        sentence, match = record["sentence"][:LONG], record.get("match")
        at = sentence.find(match) if isinstance(match, str) and match else -1
        body = marked(sentence, [(at, at + len(match), "content")] if at >= 0 else [])
        return self._hit(self.article(record["article_id"]), body)

    def article(self, article_id):
        """Give a row of articles by its id."""
        return self.run.articles.iloc[self.places[article_id]].to_dict()

    def _hit(self, article, body, facts=""):
        day = article.get("published")
        told = "no date" if day is None or pd.isna(day) else f"{day.day} {day:%B %Y}"
        title = article.get("title") if isinstance(article.get("title"), str) else "no title"
        head = " · ".join([str(article.get("outlet")), told, title])
        found = {"head": head, "outlet": str(article.get("outlet")), "article_id": article["article_id"]}
        return found | {"facts": facts, "body": Markup(body)}  # `marks` has escaped every part of it


class _Part:
    """A run with fewer articles."""

    def __init__(self, run, articles):
        self._run, self.articles = run, articles

    def __getattr__(self, name):
        return getattr(self._run, name)
