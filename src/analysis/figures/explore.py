"""Widgets for JupyterLab that lead from a number back to its sentences.

Choose values, read sentences. Everything that came from an article is escaped before it is shown.
"""

import html
import itertools

import pandas as pd

from analysis.text.sentences import sentence_spans

FIELDS = ("outlet", "speaker", "side", "speaker_kind", "anonymity", "channel", "stance", "kind")
ANY, NONE = "(any)", "(none told)"
LIMIT = 20


def statements(statements, articles):
    """Browse statements: a menu per field, the sentences below.

    Parameters
    ----------
    statements : DataFrame
        From `read_statements`.
    articles : DataFrame
        The articles they were read from.

    Returns
    -------
    ipywidgets.VBox
        Menus for outlet, speaker, side, kind, anonymity, channel, stance and directness, as far as they vary; under
        them how many statements fit and the first twenty in their sentences, source and cue underlined and content
        marked.
    """
    import ipywidgets

    menus = {}
    for field in FIELDS:
        values = sorted(statements[field].dropna().astype(str).unique())
        if len(values) + statements[field].isna().any() > 1:
            blank = [(NONE, None)] if statements[field].isna().any() else []
            choices = [(ANY, ANY), *((value, value) for value in values), *blank]
            menus[field] = ipywidgets.Dropdown(options=choices, value=ANY, description=field.replace("_", " "))
    page = ipywidgets.HTML()

    def show(*_):
        page.value = statements_html(choose(statements, {f: menu.value for f, menu in menus.items()}), articles)

    for menu in menus.values():
        menu.observe(show, names="value")
    show()
    return ipywidgets.VBox([ipywidgets.HBox(list(menus.values()), layout={"flex_flow": "row wrap"}), page])


def table(table):
    """Show a table that sorts, searches and pages in the notebook, without a network.

    Parameters
    ----------
    table : DataFrame
        Any table of the package; lists of hits are shown by their number. Text is escaped.

    Notes
    -----
    The code that sorts and searches is put into the notebook itself (about half a megabyte), so the table still works
    when the notebook is opened elsewhere.
    """
    import itables

    shown = table.assign(**{c: table[c].map(len) for c in ("ids", "misses") if c in table})
    itables.init_notebook_mode(all_interactive=False, connected=False)
    itables.show(shown, connected=False, allow_html=False, maxBytes="1MB")


def choose(table, values):
    """Return the rows where each field has its value; ``"(any)"`` leaves a field open, None asks for missing.

    Examples
    --------
    >>> table = pd.DataFrame({"side": ["A", None, "A"], "stance": ["neutral", "neutral", "denying"]})
    >>> len(choose(table, {"side": "A", "stance": "(any)"})), len(choose(table, {"side": None}))
    (2, 1)
    """
    for field, value in values.items():
        if value is None:
            table = table[table[field].isna()]
        elif value != ANY:
            table = table[table[field].astype("str") == value]
    return table


def statements_html(statements, articles, *, limit=LIMIT):
    """Write statements in their sentences as HTML, everything from the articles escaped.

    Parameters
    ----------
    statements : DataFrame
        Statements or attributions.
    articles : DataFrame
        The articles they were read from.
    limit : int
        How many to show; the rest is counted in the first line.

    Returns
    -------
    str
    """
    texts = articles.set_index("article_id")[["title", "text"]]
    shown = statements.head(limit)
    rows = [f"<p>{len(statements):,} statements{f', the first {limit} shown' if len(statements) > limit else ''}</p>"]
    for row in shown.to_dict("records"):
        title, text = texts.loc[row["article_id"]]
        date = f"{row['published']:%d %B %Y}" if pd.notna(row["published"]) else "no date"
        head = html.escape(f"{row['outlet']}, {date}, {row['article_id']}")
        rows.append(f"<p><small>{head}</small><br>{_marked(row, title if row['part'] == 'title' else text)}</p>")
    return "\n".join(rows)


def _marked(row, text):
    """Write the sentences a statement stands in, its parts marked."""
    spans = [
        (int(row[f"{role}_start"]), int(row[f"{role}_end"]), tag)
        for role, tag in (("source", "u"), ("cue", "u"), ("content", "mark"))
        if pd.notna(row[f"{role}_start"])
    ]
    first, last = min(s for s, _, _ in spans), max(e for _, e, _ in spans)
    around = [(s, e) for s, e in sentence_spans(text) if e > first and s < last] or [(first, last)]
    begin, end = min(first, around[0][0]), max(last, around[-1][1])
    edges = sorted({begin, end, *(x for s, e, _ in spans for x in (s, e))})
    out = []
    for start, stop in itertools.pairwise(edges):
        tags = [tag for s, e, tag in spans if s <= start and stop <= e]
        piece = html.escape(text[start:stop])
        for tag in tags:
            piece = f"<{tag}>{piece}</{tag}>"
        out.append(piece)
    return "".join(out)
