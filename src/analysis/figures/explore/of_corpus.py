"""What was read, and how it was cleaned: articles by outlet, month, length and problem, each line with its role."""

import itertools
from pathlib import PurePath

import pandas as pd

import analysis
from analysis.figures.explore.browse import Browser
from analysis.figures.explore.facets import Facets
from analysis.figures.explore.given import Articles
from analysis.figures.explore.marks import article_html, escape, hit_html
from analysis.figures.explore.saved import Explorer

LENGTHS = (0, 100, 300, 600, 1200)
"""Words at which a new class of length begins."""


def corpus(run):
    """Look through the articles of a run: what they are, what is wrong with them, how each line was taken.

    Parameters
    ----------
    run : Run

    Returns
    -------
    ipywidgets.VBox
        Menus for outlet, month, length, language, event and problem; every article opens in place, as it was cleaned
        and line by line with the role of each line and the rule that gave it.
    """
    table = _describe(run)
    texts = Articles(run.articles)

    def hit(place):
        row = table.iloc[place].to_dict()
        article = texts[row["article_id"]]
        read = {
            "words": row["words"],
            "language": row.get("language"),
            "event": row.get("event"),
            "problem": row["problem"],
        }
        audit = _audit_html(run, row["article_id"])
        head = [row["outlet"], "no date" if pd.isna(row["published"]) else row["published"], row["article_id"]]
        return hit_html(head, f"<b>{escape(article.get('title'))}</b>", read, article_html(article) + audit)

    orders = {
        "longest first": ("words", False),
        "shortest first": ("words", True),
        "newest first": ("published", False),
    }
    fields = ("outlet", "month", "length", "language", "event", "problem")
    browser = Browser(Facets(table, fields, ("title", "text", "article_id"), orders), hit, things="articles")
    told = f"{len(table):,} articles, {table['problem'].notna().sum():,} of them with a problem."
    return Explorer([browser.box], browser.static, told)


def _describe(run):
    articles = run.articles.reset_index(drop=True)
    words = articles["text"].str.count(r"\S+").astype(int)
    names = [f"{low} to {high - 1} words" for low, high in itertools.pairwise(LENGTHS)]
    length = pd.cut(words, [*LENGTHS, float("inf")], right=False, labels=[*names, f"{LENGTHS[-1]} words or more"])
    month = articles["published"].dt.strftime("%Y-%m")
    problems = run.problems
    files = [str(PurePath(str(file)).with_suffix("")) for file in problems["file"]]
    told = dict(zip(files, problems["problem"], strict=True)) | dict(
        zip(problems["file"], problems["problem"], strict=True)
    )
    problem = articles["article_id"].map(told)
    return articles.assign(words=words, length=length.astype("str"), month=month, problem=problem)


def _audit_html(run, article_id):
    audit = analysis.cleaning_audit(run.articles, run.lines, article_id)._repr_html_()
    return f"<details><summary>See every line with its role</summary>{audit}</details>"
