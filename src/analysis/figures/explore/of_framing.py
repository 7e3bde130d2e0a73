"""One event side by side, and frames with the sentences that carry them."""

import types

import ipywidgets
import pandas as pd

import analysis
from analysis.base.counts import count_of
from analysis.figures.explore.browse import Browser
from analysis.figures.explore.facets import Facets
from analysis.figures.explore.given import Articles, tables_of
from analysis.figures.explore.marks import article_html, escape, hit_html, marked
from analysis.figures.explore.of_statements import browse_statements
from analysis.figures.explore.saved import Explorer

MOST = 40
"""Rows of a table that sets outlets side by side."""


def events(run):
    """Set the accounts of one event side by side: headlines, who is quoted where, what is left out.

    Parameters
    ----------
    run : Run

    Returns
    -------
    ipywidgets.VBox
        A list of events told by two outlets or more, largest first; below it the headlines, the speakers per outlet,
        what some accounts have and others lack, and the statements of the event.

    Raises
    ------
    ValueError
        If no event is told by two outlets.
    """
    articles, said = run.articles, run.statements
    told = articles.dropna(subset=["event"]) if "event" in articles else articles.head(0)
    sizes = told.groupby("event").agg(n=("article_id", "size"), outlets=("outlet", "nunique")) if len(told) else None
    sizes = sizes[sizes["outlets"] >= 2].sort_values("n", ascending=False) if sizes is not None else ()
    if not len(sizes):
        raise ValueError("explore.events: no event is told by two outlets; find_events fills the column event")
    table, texts = tables_of(said, articles)
    browser = browse_statements(table, texts)
    options = [(_event_line(told, name, row), name) for name, row in sizes.head(500).iterrows()]
    chosen = ipywidgets.Select(options=options, rows=8, description="event", layout={"width": "min(60em, 98%)"})
    page = ipywidgets.HTML()

    def show(*_):
        part = told[told["event"] == chosen.value]
        mine = table["article_id"].isin(part["article_id"]).to_numpy()
        browser.restrict(mine)
        page.value = _headlines(part) + _quoted(table[mine]) + _left_out(part, table[mine], chosen.value)

    chosen.observe(show, names="value")
    chosen.value = options[0][1]
    show()
    return Explorer(
        [chosen, page, browser.box], lambda: page.value, f"{count_of(len(sizes), 'event')} told by two outlets or more."
    )


def frames(run):
    """Read the answers to the questions of each frame, with the sentences that carry them.

    Parameters
    ----------
    run : Run
        With `answers`, from `frame_answers`.

    Returns
    -------
    ipywidgets.VBox
        Menus for frame, question, answer, voice, outlet and event; every answer shows its sentences and its article.
    """
    table = run.answers.reset_index(drop=True)
    table = table.assign(answer=table["answer"].map({1: "yes", 0: "no"}))
    texts = Articles(run.articles)

    def hit(place):
        row = table.iloc[place].to_dict()
        one = types.SimpleNamespace(articles=texts.part_of(run.articles, row["article_id"]))
        ids = row["sentence_ids"]
        ids = [] if ids is None or isinstance(ids, float) else list(ids)
        found = analysis.sentences_behind({"ids": ids, "id_kind": "sentence"}, one) if ids else pd.DataFrame()
        body = "<br>".join(marked(s, [(0, len(s), "content")]) for s in found["sentence"]) if len(found) else "(none)"
        article = texts[row["article_id"]]
        spans = [
            (article["text"].find(s), article["text"].find(s) + len(s), "content") for s in found.get("sentence", ())
        ]
        read = {c: row.get(c) for c in ("frame", "question", "answer", "probability", "voice")}
        head = [row["outlet"], escape(article.get("published")), article.get("title")]
        return hit_html(head, body, read, article_html(article, [x for x in spans if x[0] >= 0]))

    orders = {"surest yes first": ("probability", False), "surest no first": ("probability", True)}
    fields = ("frame", "question", "answer", "voice", "outlet", "event")
    browser = Browser(Facets(table, fields, ("question", "article_id"), orders), hit, things="answers")
    return Explorer(
        [browser.box],
        browser.static,
        f"{count_of(len(table), 'answer')} in {count_of(table['article_id'].nunique(), 'article')}.",
    )


def _event_line(told, name, row):
    titles = told.loc[told["event"] == name, "title"].dropna()
    first = f": {str(titles.iloc[0])[:80]}" if len(titles) else ""
    return f"{name}: {row['n']} articles of {row['outlets']} outlets{first}"


def _headlines(part):
    rows = [(row["outlet"], row["published"], row["title"]) for row in part.sort_values("outlet").to_dict("records")]
    return _table("Headlines", ("outlet", "day", "title"), rows)


def _quoted(said):
    if said.empty:
        return "<p>Nobody is quoted.</p>"
    wide = pd.crosstab(said["speaker"].fillna("(not told)"), said["outlet"])
    wide = wide.loc[wide.sum(axis=1).sort_values(ascending=False).index]
    rows = [(name, *row) for name, row in zip(wide.index, wide.to_numpy().tolist(), strict=True)]
    return _table("Who is quoted where", ("speaker", *wide.columns), rows)


def _left_out(part, said, event):
    if not hasattr(analysis, "compare_coverage"):
        return ""
    found = analysis.compare_coverage(part, said, event=event).omissions
    rows = [tuple(row[c] for c in ("what", "item", "has", "lacks", "note")) for row in found.to_dict("records")]
    return _table("What some accounts have and others lack", ("what", "item", "has", "lacks", "note"), rows)


def _table(caption, head, rows):
    names = "".join(f"<th>{escape(name)}</th>" for name in head)
    cells = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[:MOST])
    cut = f"; the first {MOST} of {len(rows):,}" if len(rows) > MOST else ""
    return (
        f"<table><caption>{escape(caption)}{cut}</caption><thead><tr>{names}</tr></thead><tbody>{cells}</tbody></table>"
    )
