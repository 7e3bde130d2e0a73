"""A folder or file of articles to the tables everything else starts from."""

from datetime import date
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from analysis.base import schema
from analysis.corpus import steps
from analysis.corpus.facts.doubts import report_doubts
from analysis.corpus.facts.metadata import ALIASES, describe, read_aliases
from analysis.corpus.facts.origin import read_stamps, tell_origin, weekday_note
from analysis.corpus.facts.outlets import settle_outlets
from analysis.corpus.files.reading import read_documents
from analysis.corpus.lines.by_hand import read_roles, set_roles
from analysis.corpus.lines.cleaning import clean_repeated, find_headlines
from analysis.text.words import word_spans


def read_corpus(
    source: str | Path,
    *,
    metadata: str | Path | None = None,
    columns: dict[str, str] | None = None,
    clean: bool = True,
    dayfirst: bool | None = None,
    roles: str | Path | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    r"""Read articles, clean them line by line, and say what was done.

    Parameters
    ----------
    source : str or Path
        A folder, a file or an archive: text, pages, tables, office files, downloads of many articles; the page
        "What can be read" of the documentation lists all. A ``metadata.csv`` or ``metadata.xlsx`` in the folder is read
        along.
    metadata : str or Path, optional
        A table with the columns ``file``, ``outlet``, ``published`` (others survive), instead of the folder's own.
    columns : dict, optional
        For tables of articles: our column -> the table's, such as ``{"text": "body"}``.
    clean : bool
        False keeps every line that is not blank as body.
    dayfirst : bool, optional
        Which way round 03/04/2016 is; without it the corpus must show it, or such dates stay missing.
    roles : str or Path, optional
        Roles of lines set by hand, as `an.explore.corpus` writes them: ``article_id``, ``line``, ``role``, ``begins``.

    Returns
    -------
    tuple of DataFrame
        articles, lines, problems: see DESIGN's tables and `analysis.schema`.

    Raises
    ------
    ValueError
        If there is no such source, or not one article could be read from it.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> text = "Bridge reopens\n\nThe bridge at Lysk reopened on Friday."
    >>> _ = (folder / "courier_2031-05-02_bridge.txt").write_text(text)
    >>> articles, lines, problems = read_corpus(folder)
    >>> articles[["outlet", "title", "text"]].iloc[0].to_list()
    ['courier', 'Bridge reopens', 'The bridge at Lysk reopened on Friday.']
    """
    if isinstance(source, pd.DataFrame):
        raise ValueError("articles are read from a folder or a file; this is a table: give it to as_articles")
    source = Path(source)
    documents, problems = read_documents(source, columns=columns, leave_out=metadata)
    if not documents:
        raise ValueError(steps.nothing_read(source, problems))
    documents = steps.articles_alone(documents, problems)
    if not documents:
        raise ValueError(steps.nothing_read(source, problems))
    described = describe(source, documents, problems, metadata=metadata, dayfirst=dayfirst)
    ids = steps.article_ids(documents, described, problems)
    cleaned = []
    for document, known in zip(
        tqdm(documents, desc="cleaning", unit="article", delay=2, leave=False, disable=None), described, strict=True
    ):
        lines = steps.clean_one(document, known, clean)
        if clean:
            tell_origin(known, lines)
        cleaned.append(lines)
    if clean:
        clean_repeated(
            [document.raw_text for document in documents],
            cleaned,
            titles=[known.get("title") for known in described],
            outlets=[known.get("outlet") for known in described],
            extracted=[document.extracted for document in documents],
        )
        find_headlines(
            cleaned,
            titles=[known.get("title") for known in described],
            extracted=[document.extracted for document in documents],
        )
    if roles is not None:
        set_roles(documents, ids, cleaned, read_roles(roles), problems)
    notes = read_stamps(described, dayfirst=dayfirst)
    aliases = read_aliases(source)
    met = steps.use_aliases(described, aliases)
    settle_outlets(described, problems)
    met |= steps.use_aliases(described, aliases)
    steps.report_unmet(ALIASES, "outlet", [alias for alias in aliases if alias not in met], problems)
    for document, known, lines, note in zip(documents, described, cleaned, notes, strict=True):
        if "published" not in known and not note:
            note = weekday_note(lines, last=date.today().year)
        steps.report_unknown(document, known, note, problems)
    report_doubts([(document.file, document.row) for document in documents], described, problems)
    articles = schema.make(steps.article_rows(documents, described, ids, cleaned, problems), schema.ARTICLES)
    return articles, steps.line_table(documents, ids, cleaned), schema.make(steps.in_short(problems), schema.PROBLEMS)


def load_articles(
    source: str | Path,
    *,
    metadata: str | Path | None = None,
    columns: dict[str, str] | None = None,
    clean: bool = True,
    dayfirst: bool | None = None,
) -> pd.DataFrame:
    """Read articles as `read_corpus` does, and return the articles alone.

    Returns
    -------
    DataFrame
        One row per article, as `analysis.schema.ARTICLES` lists it.
    """
    return read_corpus(source, metadata=metadata, columns=columns, clean=clean, dayfirst=dayfirst)[0]


def summarize_corpus(articles: pd.DataFrame) -> pd.DataFrame:
    """Count articles, words and what is unknown, per outlet.

    Parameters
    ----------
    articles : DataFrame

    Returns
    -------
    DataFrame
        One row per outlet, largest first: `n_articles`, `n_words`, `median_words`, `first`, `last` (days), `undated`,
        `near_empty` (under 50 words), `not_english`. Words are those of `tokenize`.
    """
    words = articles["text"].map(lambda text: len(word_spans(text)))
    table = pd.DataFrame(
        {
            "outlet": articles["outlet"],
            "n_words": words,
            "published": articles["published"],
            "near_empty": words < 50,
            "not_english": articles["language"].notna() & (articles["language"] != "en"),
        }
    )
    groups = table.groupby("outlet", sort=True)
    out = pd.DataFrame(
        {
            "n_articles": groups.size(),
            "n_words": groups["n_words"].sum(),
            "median_words": groups["n_words"].median(),
            "first": groups["published"].min(),
            "last": groups["published"].max(),
            "undated": groups["published"].agg(lambda days: int(days.isna().sum())),
            "near_empty": groups["near_empty"].sum(),
            "not_english": groups["not_english"].sum(),
        }
    )
    return out.reset_index().sort_values(["n_articles", "outlet"], ascending=[False, True], ignore_index=True)
