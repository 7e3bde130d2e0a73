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
from analysis.corpus.lines.cleaning import (
    begin_with_headlines,
    begins_short,
    clean_lines,
    first_as_title,
    line_sketch,
    repeated_lines,
)
from analysis.corpus.lines.small import pack_lines, unpack_lines
from analysis.text.words import word_spans

TOGETHER = 2000
"""Articles whose rows are made at once: objects of Python take several times what a table does."""


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
    documents = list(steps.articles_alone(documents, problems))
    if not documents:
        raise ValueError(steps.nothing_read(source, problems))
    described = describe(source, documents, problems, metadata=metadata, dayfirst=dayfirst)
    ids = steps.article_ids(documents, described, problems)
    cleaned = _clean(documents, described, clean)
    if roles is not None:
        _set_roles(documents, ids, cleaned, read_roles(roles), problems)
    notes = read_stamps(described, dayfirst=dayfirst)
    aliases = read_aliases(source)
    met = steps.use_aliases(described, aliases)
    settle_outlets(described, problems)
    met |= steps.use_aliases(described, aliases)
    steps.report_unmet(ALIASES, "outlet", [alias for alias in aliases if alias not in met], problems)
    doubts: list[dict] = []
    report_doubts([(document.file, document.row) for document in documents], described, doubts)
    articles, lines, unknown, left_out = _tables(documents, described, ids, cleaned, notes)
    problems += unknown + doubts + left_out
    return articles, lines, schema.make(steps.in_short(problems), schema.PROBLEMS)


def _clean(documents, described, clean):
    """Give every line its role, and put what the lines tell into `described`; lines come back packed."""
    cleaned, sketches, short = [], [], []
    for document, known in zip(
        tqdm(documents, desc="cleaning", unit="article", delay=2, leave=False, disable=None), described, strict=True
    ):
        lines = steps.clean_one(document, known, clean)
        if clean:
            tell_origin(known, lines)
            sketches.append(line_sketch(lines))
            short.append(begins_short(lines))
        cleaned.append(pack_lines(lines))
    if not clean:
        return cleaned
    for i, repeated in repeated_lines([known.get("outlet") for known in described], sketches).items():
        facts = {"title": described[i].get("title"), "extracted": documents[i].extracted}
        lines = clean_lines(documents[i].raw_text, **facts, repeated=repeated)
        cleaned[i], short[i] = pack_lines(lines), begins_short(lines)
    plain = [
        i
        for i, (document, known) in enumerate(zip(documents, described, strict=True))
        if not known.get("title") and not document.extracted
    ]
    if begin_with_headlines(len(plain), sum(short[i] for i in plain)):
        for i in plain:
            lines = unpack_lines(documents[i].raw_text, cleaned[i])
            first_as_title(lines)
            cleaned[i] = pack_lines(lines)
    return cleaned


def _set_roles(documents, ids, cleaned, given, problems):
    """Set the roles that a person gave, in place."""
    some = [i for i, article_id in enumerate(ids) if article_id in given]
    lines = [unpack_lines(documents[i].raw_text, cleaned[i]) for i in some]
    set_roles([documents[i] for i in some], [ids[i] for i in some], lines, given, problems)
    for i, found in zip(some, lines, strict=True):
        cleaned[i] = pack_lines(found)


def _tables(documents, described, ids, cleaned, notes):
    """Make the tables of articles and lines some articles at a time; their raw texts are used up on the way."""
    articles, tables, own, unknown, left_out = [], [], [], [], []
    for start in range(0, len(documents), TOGETHER):
        some = slice(start, start + TOGETHER)
        here, facts = documents[some], described[some]
        lines = [unpack_lines(d.raw_text, kept) for d, kept in zip(here, cleaned[some], strict=True)]
        for document, known, of, note in zip(here, facts, lines, notes[some], strict=True):
            if "published" not in known and not note:
                note = weekday_note(of, last=date.today().year)
            steps.report_unknown(document, known, note, unknown)
        rows = steps.article_rows(here, facts, ids[some], lines, left_out)
        own += [{name: value for name, value in row.items() if name not in schema.ARTICLES} for row in rows]
        core = [{name: row.get(name) for name in schema.ARTICLES} for row in rows]
        articles.append(schema.make(core, schema.ARTICLES))
        tables.append(steps.line_table(here, ids[some], lines))
        for document in here:
            document.raw_text = ""
    table = pd.concat([pd.concat(articles, ignore_index=True), pd.DataFrame(own)], axis=1)
    return table, pd.concat(tables, ignore_index=True), unknown, left_out


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
            "first": groups["published"].min().dt.normalize(),
            "last": groups["published"].max().dt.normalize(),
            "undated": groups["published"].agg(lambda days: int(days.isna().sum())),
            "near_empty": groups["near_empty"].sum(),
            "not_english": groups["not_english"].sum(),
        }
    )
    return out.reset_index().sort_values(["n_articles", "outlet"], ascending=[False, True], ignore_index=True)
