"""Any table with a text becomes articles: for corpora that are a DataFrame already."""

import pandas as pd

from analysis.base import schema
from analysis.base.articles import fill_articles
from analysis.corpus.facts.language import language_code, tell_language
from analysis.corpus.files.columns import find_columns


def as_articles(table: pd.DataFrame, *, columns: dict[str, str] | None = None) -> pd.DataFrame:
    """Make articles of a table of your own.

    Parameters
    ----------
    table : DataFrame
        One row per article. Only a text is needed; columns are found by common names ("body", "publisher", "date",
        "headline", "id" ...), whatever their case.
    columns : dict, optional
        Our name -> yours, where yours is none of them: ``{"text": "rubric", "outlet": "paper"}``.

    Returns
    -------
    DataFrame
        The articles table (`schema.ARTICLES`), your other columns behind. Texts stay as they are: nothing is cleaned.
        Without an id an article is called "row 0", "row 1" ...; without outlet "unknown"; dates that tell none are
        missing; the language is told from the text where no column tells it.

    Raises
    ------
    ValueError
        If no column holds texts, a text is missing, an id stands twice or a date cannot be read; the message names
        column and row.

    Examples
    --------
    >>> table = pd.DataFrame({"ID": [7, 8], "Paper": ["Post", "Herald"], "Body": ["Rain fell.", "Snow fell."]})
    >>> as_articles(table, columns={"outlet": "Paper"})[["article_id", "outlet", "text"]].values.tolist()
    [['7', 'Post', 'Rain fell.'], ['8', 'Herald', 'Snow fell.']]
    """
    if not isinstance(table, pd.DataFrame):
        raise ValueError(f"table is a {type(table).__name__}; give a DataFrame with a column of texts")
    strange = [name for name in columns or {} if name not in schema.ARTICLES]
    if strange:
        raise ValueError(f"columns names {strange[0]!r}; the columns of articles are {', '.join(schema.ARTICLES)}")
    found = find_columns(list(table.columns), columns)
    if "text" not in found:
        have = ", ".join(map(str, table.columns)) or "none"
        raise ValueError(f"no column holds the texts (the table has {have}); name it: columns={{'text': ...}}")
    taken = {theirs: ours for ours, theirs in found.items()}
    out = table.reset_index(drop=True).rename(columns=taken)
    if out.columns.has_duplicates:
        twice = out.columns[out.columns.duplicated()][0]
        raise ValueError(f"two columns are called {twice}; rename one, or name yours: columns={{{twice!r}: ...}}")
    schema.article_texts(out)
    if "article_id" not in out.columns:
        out["article_id"] = [f"row {row}" for row in range(len(out))]
    empty = out["article_id"].isna()
    if empty.any():
        raise ValueError(f"articles: {found['article_id']} is empty in row {int(empty.to_numpy().argmax())}; fill it")
    out["article_id"] = pd.Series([str(value) for value in out["article_id"]], dtype=object)
    if "outlet" in out.columns:
        out["outlet"] = out["outlet"].astype(object).where(out["outlet"].notna(), "unknown")
    told = out["language"] if "language" in out.columns else [None] * len(out)
    known = [None if pd.isna(value) else language_code(value) for value in told]
    read = [code or tell_language(text) for code, text in zip(known, out["text"], strict=True)]
    return fill_articles(out.assign(language=pd.Series(read, index=out.index, dtype=object)))
