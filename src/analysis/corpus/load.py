"""A folder or file of articles to the tables everything else starts from."""

from collections import Counter
from datetime import date
from pathlib import Path, PurePosixPath

import numpy as np
import pandas as pd
from tqdm import tqdm

from analysis.base import schema
from analysis.corpus.facts.language import language_code, tell_language
from analysis.corpus.facts.metadata import UNKNOWN, describe, read_aliases
from analysis.corpus.facts.no_article import tell_no_article, without_sentence
from analysis.corpus.facts.origin import read_stamps, tell_origin, weekday_note
from analysis.corpus.facts.outlets import settle_outlets
from analysis.corpus.files.document import problem
from analysis.corpus.files.reading import read_documents
from analysis.corpus.lines.by_hand import read_roles, set_roles
from analysis.corpus.lines.cleaning import clean_lines, clean_repeated, find_headlines
from analysis.corpus.lines.forms import SENTENCE_END
from analysis.corpus.lines.page import Line, body_text, split_lines
from analysis.text.dateline import agencies, find_dateline
from analysis.text.words import word_spans

MANY = 5
"""How often a remark that asks for nothing is repeated before it is made once for all."""


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
        A folder, a file or an archive: text, pages, tables, office files, downloads of many articles; `docs/reading.md`
        lists all. A ``metadata.csv`` or ``metadata.xlsx`` in the folder is read along.
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
    source = Path(source)
    documents, problems = read_documents(source, columns=columns, leave_out=metadata)
    if not documents:
        raise ValueError(_nothing(source, problems))
    documents = _articles_alone(documents, problems)
    if not documents:
        raise ValueError(_nothing(source, problems))
    described = describe(source, documents, problems, metadata=metadata, dayfirst=dayfirst)
    ids = _article_ids(documents, described, problems)
    cleaned = []
    for document, known in zip(
        tqdm(documents, desc="cleaning", unit="article", delay=2, leave=False, disable=None), described, strict=True
    ):
        lines = _clean(document, known, clean)
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
    _use_aliases(described, aliases)
    settle_outlets(described, problems)
    _use_aliases(described, aliases)
    for document, known, lines, note in zip(documents, described, cleaned, notes, strict=True):
        if "published" not in known and not note:
            note = weekday_note(lines, last=date.today().year)
        _report_unknown(document, known, note, problems)
    articles = _article_table(documents, described, ids, cleaned, problems)
    return articles, _line_table(documents, ids, cleaned), schema.make(_in_short(problems), schema.PROBLEMS)


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


def _nothing(source, problems):
    """Say why nothing was read, with the mend of what stands in the way of most."""
    if not problems:
        return f"{source}: no article could be read; put articles there (docs/reading.md lists what can be read)"
    first = problems[0]
    more = f", and {len(problems) - 1} more problems" if len(problems) > 1 else ""
    return f"{source}: no article could be read ({first['file']}: {first['problem']}{more}); {first['mend']}"


def _articles_alone(documents, problems):
    """Leave out what was fetched in place of an article, with a row of problems each."""
    kept = []
    for document in documents:
        what = tell_no_article(document.raw_text, document.told.get("title"))
        if what is None and document.row is None and without_sentence(document.raw_text):
            what = "page without a sentence"
        if what is None:
            kept.append(document)
        else:
            problems.append(problem(document.file, f"no article but: {what}", "fetch the article again", document.row))
    return kept


def _in_short(problems):
    """Say once, with the number of files, what was mended in many and asks for nothing: it would bury the rest."""
    harmless = Counter(row["problem"] for row in problems if row["mend"].startswith("nothing to do"))
    short, told = [], set()
    for row in problems:
        n = harmless[row["problem"]] if row["mend"].startswith("nothing to do") else 0
        if n <= MANY:
            short.append(row)
        elif row["problem"] not in told:
            told.add(row["problem"])
            short.append(problem(row["file"], f"{row['problem']} (in {n} files or rows)", row["mend"]))
    return short


def _use_aliases(described, aliases):
    """Lay the user's own names of outlets over those that were found."""
    for known in described:
        outlet = str(known.get("outlet", UNKNOWN)).strip()
        known["outlet"] = aliases.get(outlet.casefold(), outlet)


def _article_ids(documents, described, problems):
    """Give every article its id: the table's own, else the path without its suffix, with it where two would clash."""
    stems = Counter(str(PurePosixPath(d.file).with_suffix("")) for d in documents if d.row is None)
    ids, seen = [], set()
    for document, known in zip(documents, described, strict=True):
        if document.row is None:
            known.pop("article_id", None)
            stem = str(PurePosixPath(document.file).with_suffix(""))
            wanted = stem if stems[stem] == 1 else document.file
        else:
            wanted = str(known.pop("article_id", None) or f"{document.file}#{document.row}")
            if wanted in seen:
                what = f"id {wanted} stands twice"
                problems.append(problem(document.file, what, "give every article its own id", document.row))
                wanted = f"{document.file}#{document.row}"
        while wanted in seen:
            wanted += "+"
        seen.add(wanted)
        ids.append(wanted)
    return ids


def _clean(document, known, clean):
    if clean:
        return clean_lines(document.raw_text, title=known.get("title"), extracted=document.extracted)
    raw = document.raw_text
    spans = split_lines(raw)
    filled = [bool(raw[start:end].strip()) for start, end in spans]
    roles = [("body", "not cleaned") if text else ("blank", "blank") for text in filled]
    return [Line(*span, raw[slice(*span)], *role) for span, role in zip(spans, roles, strict=True)]


def _report_unknown(document, known, note, problems):
    if known["outlet"] == UNKNOWN:
        mend = "name it in metadata.csv or as outlet_YYYY-MM-DD_title.txt"
        problems.append(problem(document.file, "outlet unknown", mend, document.row))
    if "published" not in known:
        what = "date unknown" + (f" ({note})" if note else "")
        mend = "give it in metadata.csv or as outlet_YYYY-MM-DD_title.txt"
        problems.append(problem(document.file, what, mend, document.row))


def _line_table(documents, ids, cleaned):
    """Lay the lines of all articles into one table, with their place in `text`."""
    columns = {name: [] for name in ("line", "raw_start", "raw_end", "role", "rule", "start", "end")}
    sizes = []
    for document, lines in zip(documents, cleaned, strict=True):
        _, places = body_text(document.raw_text, lines)
        for number, (line, place) in enumerate(zip(lines, places, strict=True), 1):
            columns["line"].append(number)
            columns["raw_start"].append(line.start)
            columns["raw_end"].append(line.end)
            columns["role"].append(line.role)
            columns["rule"].append(line.rule)
            start, end = place or (None, None)
            columns["start"].append(start)
            columns["end"].append(end)
        sizes.append(len(lines))
    columns["article_id"] = np.repeat(np.array(ids, dtype=object), sizes)
    return schema.make(columns, schema.LINES)


def _dateline(raw, lines, known):
    """Find the dateline in one of the first three paragraphs: its place in `text`, and what it tells."""
    _, places = body_text(raw, lines)
    first = [(line, place) for line, place in zip(lines, places, strict=True) if line.role in ("standfirst", "body")]
    for line, place in first[:3]:
        found = find_dateline(raw[line.start : line.end])
        if found and place:
            told = {"dateline_start": place[0] + found["start"], "dateline_end": place[0] + found["end"]}
            if found["place"] and not known.get("place"):
                told["place"] = found["place"].title() if found["place"].isupper() else found["place"]
            agency = agencies().get((found["agency"] or "").casefold())
            return told | ({"credit": agency} if agency and not known.get("credit") else {})
    return {}


def _left_out(document, lines):
    """Report an article that loses more than a third of what reads like prose in its file."""
    prose = [line for line in lines if len(line.text.split()) >= 10 and SENTENCE_END.search(line.text)]
    words = sum(len(line.text.split()) for line in prose)
    lost = sum(len(line.text.split()) for line in prose if line.role == "furniture")
    if lost * 3 <= words or words < 60:
        return []
    what = f"{lost} of its {words} words that read like prose were left out"
    return [
        problem(document.file, what, "look at it with cleaning_audit: some may belong to the article", document.row)
    ]


def _article_table(documents, described, ids, cleaned, problems):
    rows = []
    for document, known, article_id, lines in zip(documents, described, ids, cleaned, strict=True):
        raw = document.raw_text
        text, _ = body_text(raw, lines)
        if not text.strip():
            problems.append(
                problem(document.file, "no line of it reads like an article", "look at its lines", document.row)
            )
        problems += _left_out(document, lines)
        first = {role: next((x for x in lines if x.role == role), None) for role in ("title", "standfirst")}
        row = known | {"article_id": article_id, "text": text, "raw_text": raw, "repaired": document.repaired}
        row |= _dateline(raw, lines, row)
        line = first["title"]  # with the blanks around it, since offsets in the title count from the line's start
        row["title"] = body_text(raw, lines, "title")[0].split("\n")[0] if line else known.get("title")
        row["standfirst"] = first["standfirst"].text if first["standfirst"] else known.get("standfirst")
        told, read = language_code(known.get("language")), tell_language(text or raw)
        row["language"] = told or read
        if told and read and told != read:
            what = f"told to be {told}, but reads as {read}"
            problems.append(problem(document.file, what, "correct its language; what is told counts", document.row))
        if row["language"] not in (None, "en"):
            what = f"not English but {row['language']}"
            problems.append(problem(document.file, what, "left out of attributions and frames", document.row))
        rows.append(row)
    return schema.make(rows, schema.ARTICLES)
