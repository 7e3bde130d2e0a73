"""Cleaning that can be looked at: an article line by line with roles and rules, and what a rule changes."""

import html
from collections.abc import Callable

import pandas as pd

from analysis.base.page import NO_MATH
from analysis.corpus.lines.cleaning import clean_articles
from analysis.corpus.lines.head import TOLD_TITLE
from analysis.corpus.lines.page import EXTRACTED, body_text

COLOURS = {
    "body": "#ffffff",
    "title": "#dbe9f6",
    "standfirst": "#dbe9f6",
    "heading": "#dbe9f6",
    "byline": "#e8e4f3",
    "timestamp": "#e8e4f3",
    "credit": "#e8e4f3",
    "caption": "#fdf2d0",
    "separator": "#eeeeee",
    "furniture": "#f9dfd8",
    "repeat": "#f9dfd8",
}
"""Background of each role; the role's name always stands beside it, so that colour is never alone."""


class CleaningAudit:
    """One article line by line: a coloured table in JupyterLab, plain text elsewhere; `table` is the DataFrame."""

    def __init__(self, table, heading):
        self.table = table
        self.heading = heading

    def __repr__(self):
        rows = [f"{row.line:>4}  {row.role:<10}  {row.rule:<32}  {row.text}" for row in self.table.itertuples()]
        return "\n".join([self.heading, *rows])

    def _repr_html_(self):
        cells = "\n".join(
            f'<tr style="background:{COLOURS.get(row.role, "#ffffff")};color:#222222">'
            f'<td style="text-align:right">{row.line}</td><td style="text-align:left">{html.escape(row.role)}</td>'
            f'<td style="text-align:left">{html.escape(row.rule)}</td>'
            f'<td style="text-align:left;white-space:pre-wrap">{html.escape(row.text)}</td></tr>'
            for row in self.table.itertuples()
        )
        return (
            f'<table class="{NO_MATH}"><caption>{html.escape(self.heading)}</caption>'
            f"<thead><tr><th>line</th><th>role</th><th>rule</th><th>text</th></tr></thead><tbody>\n{cells}\n</tbody></table>"
        )


def cleaning_audit(articles: pd.DataFrame, lines: pd.DataFrame, article_id: str) -> "CleaningAudit":
    r"""Show one article line by line, each line with its role and the rule that gave it.

    Parameters
    ----------
    articles, lines : DataFrame
        From `read_corpus`.
    article_id : str

    Returns
    -------
    CleaningAudit
        A coloured, escaped table in JupyterLab, plain text elsewhere; blank lines are left out. Its `table` is a
        DataFrame with `line`, `role`, `rule`, `text`.

    Raises
    ------
    ValueError
        If no article has this id; the message names the nearest.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"article_id": ["a"], "raw_text": ["Snow\n\nShare"]})
    >>> lines = pd.DataFrame({"article_id": "a", "line": [1, 2, 3], "raw_start": [0, 5, 6], "raw_end": [4, 5, 11],
    ...                       "role": ["title", "blank", "furniture"], "rule": ["headline", "blank", "share button"]})
    >>> cleaning_audit(articles, lines, "a")
    a: 3 lines, 0 of them body
       1  title       headline                          Snow
       3  furniture   share button                      Share
    """
    raw = articles.loc[articles["article_id"] == article_id, "raw_text"]
    if not len(raw):
        import difflib

        near = difflib.get_close_matches(str(article_id), articles["article_id"].astype(str), n=3, cutoff=0.3)
        raise ValueError(f"articles: no article_id {article_id!r}; did you mean {', '.join(near) or 'another'}?")
    raw_text = raw.iloc[0]
    of = lines[lines["article_id"] == article_id].sort_values("line")
    table = pd.DataFrame(
        {
            "line": of["line"].astype(int),
            "role": of["role"].astype(str),
            "rule": of["rule"].fillna("").astype(str),
            "text": [raw_text[a:b] for a, b in zip(of["raw_start"], of["raw_end"], strict=True)],
        }
    )
    heading = f"{article_id}: {len(of)} lines, {(of['role'] == 'body').sum()} of them body"
    return CleaningAudit(table[table["role"] != "blank"].reset_index(drop=True), heading)


def cleaning_effect(
    articles: pd.DataFrame,
    lines: pd.DataFrame,
    rule: str | None = None,
    *,
    measure: Callable[[pd.DataFrame], pd.Series] | None = None,
) -> pd.DataFrame:
    r"""Show what a cleaning rule does, by cleaning again without it.

    Parameters
    ----------
    articles, lines : DataFrame
        From `read_corpus`.
    rule : str, optional
        A name of the column `rule`. Without one the answer is an overview of all rules.
    measure : callable, optional
        Articles -> Series, whatever is to be compared: ``lambda a:
        an.count_terms(...).set_index("term")["estimate"]``.

    Returns
    -------
    DataFrame
        Without `rule`: one row per role and rule, with `n_lines`, `n_words`, `n_articles`, `share_of_words`. With
        `rule`: the lines whose role changes (`article_id`, `line`, `role`, `role_without`, `text`). With `measure`
        too: its index, and `as_cleaned`, `without_rule`, `change` (without minus as cleaned, an entry that one of
        them lacks counting 0), largest change first.

    Raises
    ------
    ValueError
        If no line has this rule; the message lists the rules there are.

    Examples
    --------
    >>> import tempfile, pathlib, analysis as an
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> body = "Snow fell on Lysk for the third day, and the harbour office closed the ferry."
    >>> text = f"Snow in Lysk\n\nShare\n\n{body}"
    >>> _ = (folder / "a.txt").write_text(text)
    >>> articles, lines, problems = an.read_corpus(folder)
    >>> words = lambda articles: articles["text"].str.split().explode().value_counts()
    >>> an.cleaning_effect(articles, lines, "share button", measure=words).head(1)
           as_cleaned  without_rule  change
    text
    Share         0.0           1.0     1.0
    """
    if rule is None:
        return _overview(articles, lines)
    if rule not in set(lines["rule"].dropna()):
        raise ValueError(f"no line has the rule {rule!r}; there are {', '.join(sorted(set(lines['rule'].dropna())))}")
    pages = set(lines.loc[lines["rule"] == EXTRACTED, "article_id"])
    found = set(lines.loc[(lines["role"] == "title") & (lines["rule"] != TOLD_TITLE), "article_id"])
    cleaned = clean_articles(
        articles["raw_text"].tolist(),
        titles=[
            title if isinstance(title, str) and article_id not in found else None
            for title, article_id in zip(articles["title"], articles["article_id"], strict=True)
        ],
        outlets=articles["outlet"].tolist(),
        extracted=articles["article_id"].isin(pages).tolist(),
        without=frozenset([rule]),
    )
    if measure is None:
        return _changed_lines(articles, lines, cleaned)
    again = articles.copy()
    again["text"] = [body_text(raw, found)[0] for raw, found in zip(articles["raw_text"], cleaned, strict=True)]
    before, after = measure(articles), measure(again)
    table = pd.DataFrame({"as_cleaned": before, "without_rule": after}).fillna(0.0).astype(float)
    table["change"] = table["without_rule"] - table["as_cleaned"]
    return table.sort_values("change", key=abs, ascending=False, kind="stable")


def _texts(articles, lines):
    raw = articles.set_index("article_id")["raw_text"]
    spans = zip(lines["article_id"], lines["raw_start"], lines["raw_end"], strict=True)
    return [raw[article_id][start:end] for article_id, start, end in spans]


def _overview(articles, lines):
    filled = lines[lines["role"] != "blank"]
    filled = filled.assign(n_words=[len(text.split()) for text in _texts(articles, filled)])
    groups = filled.groupby(["role", "rule"], dropna=False)
    table = pd.DataFrame(
        {"n_lines": groups.size(), "n_words": groups["n_words"].sum(), "n_articles": groups["article_id"].nunique()}
    )
    table["share_of_words"] = table["n_words"] / max(1, filled["n_words"].sum())
    return table.reset_index().sort_values("n_words", ascending=False, ignore_index=True)


def _changed_lines(articles, lines, cleaned):
    found = pd.DataFrame(
        [
            (article_id, number, line.role)
            for article_id, of in zip(articles["article_id"], cleaned, strict=True)
            for number, line in enumerate(of, 1)
        ],
        columns=["article_id", "line", "role_without"],
    )
    both = lines.merge(found, on=["article_id", "line"], validate="one_to_one")
    both = both[both["role"] != both["role_without"]]
    return both.assign(text=_texts(articles, both))[["article_id", "line", "role", "role_without", "text"]].reset_index(
        drop=True
    )
