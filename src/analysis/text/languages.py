"""Which articles the package can read: rules, tagger, lexicons and stop lists are English."""

import pandas as pd


def english_articles(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles that are in English, or of which nothing is known.

    Parameters
    ----------
    articles : DataFrame
        With `language` (ISO 639 code), if it is known.

    Returns
    -------
    DataFrame
        The same columns, fewer rows; how many were left out stands in `problems`, one row each.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"], "language": ["en", "de", None]})
    >>> english_articles(articles)["article_id"].tolist()
    ['a', 'c']
    """
    if "language" not in articles:
        return articles
    return articles[articles["language"].isna() | (articles["language"] == "en")]
