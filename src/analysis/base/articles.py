"""A table of articles from which columns may be missing, filled so that no function need ask which are there."""

from analysis.base import schema
from analysis.base.arguments import publication_times


def fill_articles(articles):
    """Return articles with every column of their contract, so that a function need not ask which are there.

    Parameters
    ----------
    articles : DataFrame
        With `article_id` and `text`; what else it lacks is filled: `outlet` is "unknown", `raw_text` the text.

    Returns
    -------
    DataFrame
        A new table of the types of `schema.ARTICLES`, extra columns behind.

    Raises
    ------
    ValueError
        If a text or an id is missing or no text, or an id stands twice; the message names the row.

    Examples
    --------
    >>> import pandas as pd
    >>> filled = fill_articles(pd.DataFrame({"article_id": ["a"], "text": ["Rain fell."]}))
    >>> filled[["outlet", "raw_text"]].values.tolist(), filled["published"].isna().tolist()
    ([['unknown', 'Rain fell.']], [True])
    """
    texts = schema.article_texts(articles, "article_id")
    for row, article_id in enumerate(articles["article_id"]):
        if not isinstance(article_id, str) or not article_id:
            raise ValueError(f"articles: article_id is {article_id!r} in row {row}; give texts, as as_articles does")
    missing = {"outlet": "unknown", "raw_text": texts, "repaired": False}
    filled = articles.assign(**{name: value for name, value in missing.items() if name not in articles.columns})
    if "published" in filled.columns:
        filled["published"] = publication_times(filled)
    return schema.check_articles(schema.make(filled, schema.ARTICLES))
