"""A word, a phrase or a pattern: how often each outlet has it, when, and every place in context."""

import warnings

import ipywidgets
import pandas as pd

import analysis
from analysis.base.counts import count_of
from analysis.figures.explore.browse import Browser
from analysis.figures.explore.facets import Facets
from analysis.figures.explore.given import Articles
from analysis.figures.explore.marks import article_html, escape
from analysis.figures.explore.saved import Explorer

LOOKED = 3_000
"""Articles that are searched; of a larger corpus so many are drawn, and it is said."""
MONTHS = 12
_SIDE = "flex:1 1 0;min-width:0;overflow-wrap:anywhere"


def terms(run, term="", *, seed=0):
    """Look up a word, a phrase or a pattern: counts per outlet and month, and every place aligned on it.

    Parameters
    ----------
    run : Run or DataFrame
        A run, or articles.
    term : str
        What is looked up first.
    seed : int
        Draws the articles to search where there are too many.

    Returns
    -------
    ipywidgets.VBox
        A box for words (several are parted by commas) or, where ticked, a regular expression; below it the counts and
        the places, which are filtered by outlet and month, sorted by what stands to the left or right, and open their
        article.
    """
    articles = getattr(run, "articles", run)
    drawn = articles if len(articles) <= LOOKED else articles.sample(LOOKED, random_state=seed).sort_index()
    texts = Articles(drawn)
    asked = ipywidgets.Text(value=term, description="look up", placeholder="word, phrase", continuous_update=False)
    pattern = ipywidgets.Checkbox(description="is a pattern", indent=False)
    counts, hits = ipywidgets.HTML(), ipywidgets.VBox()

    def look(*_):
        hits.children = ()
        if not asked.value.strip():
            counts.value = "<p>Write a word or a phrase and press Enter.</p>"
            return
        wanted = asked.value if pattern.value else [w.strip() for w in asked.value.split(",") if w.strip()]
        try:
            with warnings.catch_warnings(record=True) as warned:
                warnings.simplefilter("always")
                found = analysis.kwic(drawn, wanted, window=12, regex=pattern.value)
        except ValueError as error:
            counts.value = f"<p>{escape(error)}</p>"
            return
        told = "".join(f"<p>{escape(warning.message)}</p>" for warning in warned)
        cut = (
            f"<p>{len(drawn):,} of {len(articles):,} articles were searched.</p>" if len(drawn) < len(articles) else ""
        )
        counts.value = told + cut + _counts_html(found, drawn)
        hits.children = (_browse(found, texts).box,)

    asked.observe(look, names="value")
    pattern.observe(look, names="value")
    look()
    return Explorer(
        [asked, pattern, counts, hits],
        lambda: counts.value,
        f"{count_of(len(articles), 'article')} to look up words in.",
    )


def _browse(found, texts):
    if "published" in found:
        month = pd.to_datetime(found["published"]).dt.strftime("%Y-%m")
        found = found.assign(month=month.where(found["published"].notna(), None))
    found = found.assign(before=[" ".join(reversed(left.lower().split())) for left in found["left"]])
    orders = {"by the words before": ("before", True), "by the words after": ("right", True)}

    def hit(place):
        row = found.iloc[place].to_dict()
        article = texts[row["article_id"]]
        line = (
            f'<div style="display:flex;gap:.5em"><div style="{_SIDE};text-align:right">{escape(row["left"])}</div>'
            f'<mark>{escape(row["match"])}</mark><div style="{_SIDE}">{escape(row["right"])}</div></div>'
        )
        start, end = int(row["start"]), int(row["end"])
        head = f"<small>{escape(row['outlet'])} · {escape(article.get('published'))}</small>"
        return f"{line}<div>{head}{article_html(article, [(start, end, 'content')], at=start)}</div>"

    return Browser(
        Facets(found, ("outlet", "month", "match"), ("left", "match", "right"), orders), hit, things="places"
    )


def _counts_html(found, articles):
    """Write hits and articles with hits per outlet, and per month of the last months that have any."""
    sizes = articles["outlet"].value_counts()
    rows = []
    places = (
        found["outlet"].value_counts().reindex(sizes.index, fill_value=0).sort_values(ascending=False, kind="stable")
    )
    for outlet, n in places.head(30).items():  # outlets that never use it too
        inside = found.loc[found["outlet"] == outlet, "article_id"].nunique()
        rows.append((outlet, f"{n:,}", f"{inside:,} of {sizes[outlet]:,}", f"{100 * inside / sizes[outlet]:.0f} %"))
    page = _table(("outlet", "places", "in articles", "share of its articles"), rows)
    if "published" in found and found["published"].notna().any():
        month = pd.to_datetime(found["published"]).dt.strftime("%Y-%m").fillna("no date")
        wide = pd.crosstab(month, found["outlet"])
        wide = wide[found["outlet"].value_counts().index[:6]].tail(MONTHS)
        months = [(when, *row) for when, row in zip(wide.index, wide.to_numpy().tolist(), strict=True)]
        page += _table(("month", *wide.columns), months)
    return page


def _table(head, rows):
    names = "".join(f"<th>{escape(name)}</th>" for name in head)
    cells = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{names}</tr></thead><tbody>{cells}</tbody></table>"
