"""What was read of each file: how many articles, of whom and when, and what was left out and why."""

from pathlib import PurePosixPath
from textwrap import shorten

import pandas as pd

from analysis.base.schema import check_table
from analysis.corpus.files.reading import NEVER_ARTICLES

FEW = 3
"""Files of one article each that are told one by one."""

NAMED = 1
"""Names of outlets that are told of a file: a row of the table is one line of a screen."""

BESIDE = NEVER_ARTICLES | {"outlets"}
"""Tables beside the articles, and what stands for a file in problems of all outlets: nothing of them is an article."""


def summarize_files(articles: pd.DataFrame, problems: pd.DataFrame) -> pd.DataFrame:
    r"""Say of every file what was read of it, and what was left out and why.

    Parameters
    ----------
    articles, problems : DataFrame
        From `read_corpus` or a run.

    Returns
    -------
    DataFrame
        One row per file: `file`, `articles`, `words`, `outlets` (the most frequent), `first`, `last` (days), `undated`,
        `left_out` (entries that became no article, the file itself where it holds none) and `why`, the commonest
        reason in short; `problems` has all of them. Files of a kind that gave one article each, and of which nothing
        was left out, share a row.

    Examples
    --------
    >>> import tempfile, pathlib, analysis as an
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "courier_2031-05-02_bridge.txt").write_text("Bridge reopens\n\nThe bridge reopened on Friday.")
    >>> _ = (folder / "notes.txt").write_text("")
    >>> articles, _, problems = an.read_corpus(folder)
    >>> summarize_files(articles, problems)[["file", "articles", "left_out", "why"]].values.tolist()
    [['courier_2031-05-02_bridge.txt', 1, 0, ''], ['notes.txt', 0, 1, 'empty file']]
    """
    check_table(articles, "article_id", "file", "text")
    read = _read(articles)
    why = _left_out(articles, problems)
    table = pd.concat([read, why], axis=1).rename_axis("file").reset_index()
    for column in ("articles", "words", "undated", "left_out"):
        table[column] = table[column].fillna(0).astype("int64")
    for column in ("outlets", "why"):
        table[column] = table[column].astype(object).fillna("")
    for column in ("first", "last"):
        table[column] = table[column].dt.normalize()
    return _together(table)


def _read(articles):
    files = pd.DataFrame(
        {
            "file": articles["file"].astype(object),
            "outlet": articles["outlet"],
            "published": articles["published"],
            "words": articles["text"].str.split().str.len(),
        }
    ).groupby("file", sort=True)
    return pd.DataFrame(
        {
            "articles": files.size(),
            "words": files["words"].sum(),
            "outlets": files["outlet"].agg(_names),
            "first": files["published"].min(),
            "last": files["published"].max(),
            "undated": files["published"].agg(lambda days: int(days.isna().sum())),
        }
    )


def _names(outlets):
    counts = outlets.value_counts()
    more = f" and {len(counts) - NAMED} more" if len(counts) > NAMED else ""
    return ", ".join(counts.index[:NAMED]) + more


def _left_out(articles, problems):
    """Count the entries that problems name and that are no article, with the reasons."""
    kept = set(zip(articles["file"], articles["row"].fillna(-1).astype(int), strict=True))
    files = {file for file, _ in kept}
    rows = [
        (row.file, number, row.problem)
        for row in problems.itertuples()
        for number in [-1 if pd.isna(row.row) else int(row.row)]
        if (row.file, number) not in kept and (number >= 0 or row.file not in files)
        if PurePosixPath(row.file).name.split(".")[0].lower() not in BESIDE
    ]
    gone = pd.DataFrame(rows, columns=["file", "row", "problem"]).groupby("file", sort=True)
    return pd.DataFrame(
        {
            "left_out": gone["row"].nunique(),
            "why": gone["problem"].agg(_reasons),
        },
        columns=["left_out", "why"],
    )


def _reasons(problems):
    """Tell the commonest reason in one line, without what it says of one entry alone; the rest stands in problems."""
    counts = problems.str.replace(r"\s*\([^)]*\)", "", regex=True).value_counts()
    more = f" and {len(counts) - 1} more" if len(counts) > 1 else ""
    return shorten(counts.index[0], 48 - len(more), placeholder=" …") + more


def _together(table):
    """Tell many files of one article each, of which there is nothing to say, in one row per kind."""
    alone = (table["articles"] == 1) & (table["left_out"] == 0)
    kinds = table["file"].map(lambda file: PurePosixPath(file).suffix.lower())
    rows = [table[~alone]]
    for kind, some in table[alone].groupby(kinds[alone], sort=True):
        if len(some) <= FEW:
            rows.append(some)
            continue
        outlets = _names(some["outlets"])
        name = f"{len(some)} files {kind}, one article each" if kind else f"{len(some)} files, one article each"
        one = {"file": name, "articles": len(some), "words": some["words"].sum(), "outlets": outlets}
        one |= {"first": some["first"].min(), "last": some["last"].max(), "undated": some["undated"].sum()}
        rows.append(pd.DataFrame([one | {"left_out": 0, "why": ""}]).astype({"first": some["first"].dtype}))
    rows = pd.concat(rows, ignore_index=True)
    return rows.assign(none=rows["articles"] == 0).sort_values(["none", "file"], ignore_index=True).drop(columns="none")
