"""What was read, and how it was cleaned: articles by outlet, month, length and problem, each line with its role."""

import itertools
from pathlib import Path, PurePath

import ipywidgets
import pandas as pd

import analysis
from analysis.base.counts import count_of
from analysis.base.schema import ROLES
from analysis.corpus.lines.by_hand import beginning
from analysis.figures.explore.browse import Browser
from analysis.figures.explore.export import write_whole
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
    CorpusExplorer
        Menus for outlet, month, length, language, event and problem; every article opens in place, as it was cleaned
        and line by line with the role of each line and the rule that gave it. A role that is wrong is set in the form:
        it is written to `roles.csv` in the folder of the run at once, and the next run obeys it.
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
        lines = texts.part_of(run.lines, row["article_id"])
        audit = _audit_html(run.articles.iloc[place : place + 1], lines, row["article_id"])
        head = [row["outlet"], "no date" if pd.isna(row["published"]) else row["published"], row["article_id"]]
        return hit_html(head, f"<b>{escape(article.get('title'))}</b>", read, article_html(article) + audit)

    orders = {
        "longest first": ("words", False),
        "shortest first": ("words", True),
        "newest first": ("published", False),
    }
    fields = ("outlet", "month", "length", "language", "event", "problem")
    browser = Browser(Facets(table, fields, ("title", "text", "article_id"), orders), hit, things="articles")
    told = f"{count_of(len(table), 'article')}, {table['problem'].notna().sum():,} of them with a problem."
    return CorpusExplorer(run, browser, told)


class CorpusExplorer(Explorer):
    """Articles of a run, and a form that sets the role of a line by hand; `roles` is what is written."""

    def __init__(self, run, browser, told):
        self.run, self.file = run, Path(run.folder) / "roles.csv"
        self.roles = pd.DataFrame(columns=["article_id", "line", "role", "begins"], dtype="str")
        if self.file.is_file():
            self.roles = pd.read_csv(self.file, dtype="str", keep_default_na=False)
        ids = [str(article_id) for article_id in run.articles["article_id"]]
        self.article = ipywidgets.Combobox(description="article", options=ids, placeholder="its id, as listed below")
        self.line = ipywidgets.BoundedIntText(description="line", value=1, min=1, max=1_000_000)
        self.role = ipywidgets.Dropdown(description="role", options=ROLES)
        keep = ipywidgets.Button(description="Keep role", tooltip="write this role into roles.csv")
        keep.on_click(lambda _: self.keep())
        self.told = ipywidgets.HTML("Is a line taken wrongly? Give its article, its number and its role.")
        form = ipywidgets.HBox([self.article, self.line, self.role, keep], layout={"flex_flow": "row wrap"})
        super().__init__([browser.box, form, self.told], browser.static, told)

    def keep(self):
        """Write the role in the form into `roles.csv`."""
        article_id, number = self.article.value.strip(), int(self.line.value)
        articles, lines = self.run.articles, self.run.lines
        of = lines[(lines["article_id"] == article_id) & (lines["line"] == number)]
        if of.empty:
            self.told.value = f"There is no line {number} in an article {escape(article_id or 'without an id')}."
            return
        raw = articles.loc[articles["article_id"] == article_id, "raw_text"].iloc[0]
        begins = beginning(raw[of["raw_start"].iloc[0] : of["raw_end"].iloc[0]])
        row = pd.DataFrame([(article_id, str(number), self.role.value, begins)], columns=self.roles.columns)
        rest = self.roles[(self.roles["article_id"] != article_id) | (self.roles["line"] != str(number))]
        self.roles = pd.concat([rest, row], ignore_index=True)
        write_whole(self.file, self.roles.to_csv(index=False))
        self.told.value = (
            f"{escape(self.file.name)}: {count_of(len(self.roles), 'role')} set by hand, which the next run obeys. "
            f"Last: line {number}, {escape(begins)}: {escape(self.role.value)}."
        )


def _describe(run):
    articles = run.articles.reset_index(drop=True)
    words = pd.Series([len(text.split()) for text in articles["text"]])
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


def _audit_html(article, lines, article_id):
    audit = analysis.cleaning_audit(article, lines, article_id)._repr_html_()
    return f"<details><summary>See every line with its role</summary>{audit}</details>"
