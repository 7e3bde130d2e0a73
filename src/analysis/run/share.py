"""Results without the text: what may leave the house, and how others put it together with their own articles.

A column leaves only if it is on a list: offsets, numbers, days, and words of a closed set. Whatever was copied out of
an article (source, cue, content, speaker, title) stays, and so does whatever may spell it (ids made of file names).
"""

import hashlib
import json
from pathlib import Path

import pandas as pd

import analysis
from analysis.base import schema
from analysis.base.arguments import need_columns
from analysis.run.folder import write_whole

MANIFEST = "derived.json"
ARTICLES = ("outlet", "published", "language", "event", "copy_cluster", "copy_share", "own_words")
OFFSETS = ("source_start", "source_end", "cue_start", "cue_end", "content_start", "content_end", "content_spans")
WORDS = {
    "part": schema.PARTS,
    "kind": schema.KINDS,
    "cue_kind": schema.CUE_KINDS,
    "engine": schema.ENGINES,
    "speaker_kind": schema.SPEAKER_KINDS,
    "anonymity": schema.ANONYMITY,
    "made": schema.MADE,
    "channel": schema.CHANNELS,
    "stance": schema.STANCES,
    "verification": schema.VERIFICATION,
}
"""Columns of words, and the only words that leave in them; any other becomes empty."""
NUMBERS = ("sentence_id", "score", "share", "said_on_start", "said_on_end", "lag_days")
CUT = ("source", "cue", "content")


def export_derived(run: "analysis.Run", folder: str | Path, *, min_articles: int = 5) -> Path:
    """Write what was read in a corpus without its text.

    Parameters
    ----------
    run : Run
        From `open_run`.
    folder : str or Path
        Gets articles.csv, statements.csv, answers.csv, counts.csv and derived.json.
    min_articles : int
        Words in fewer articles are left out of counts.csv: a rare word may name a person or a source.

    Returns
    -------
    Path
        The folder. An article is named by the SHA-256 of its title and text, never by its file.

    Raises
    ------
    ValueError
        If the folder holds something else.

    See Also
    --------
    rejoin : put the tables together with the same articles.

    Notes
    -----
    Left out on purpose: text, titles, addresses, file names, names of speakers, sides and parties (they may be words
    of the article). A hash tells nobody the text, but who has an article can find out whether it is in the corpus.

    Examples
    --------
    >>> export_derived(run, "for-readers")  # doctest: +SKIP
    """
    folder = Path(folder)
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MANIFEST).is_file():
        raise ValueError(f"{folder}: the folder holds other files; name a new one")
    articles = run.articles
    keys = dict(zip(articles["article_id"], text_hashes(articles), strict=True))
    tables = {
        "articles": _keyed(articles, keys, ARTICLES).assign(characters=articles["text"].str.len().to_numpy()),
        "statements": _closed(_keyed(run.everything, keys, (*OFFSETS, *NUMBERS, *WORDS))),
        "answers": _keyed(run.answers, keys, ("frame", "question", "answer", "probability")),
        "counts": _counts(run, min_articles),
    }
    if "event" in tables["articles"]:  # an event's name may be a headline
        tables["articles"]["event"] = tables["articles"]["event"].astype("category").cat.codes.replace(-1, pd.NA)
    for name, table in tables.items():
        write_whole(folder / f"{name}.csv", table)
    told = {name: run.manifest.get(name) for name in ("versions", "steps")}
    told["options"] = {"engine": run.engine}
    told["rows"] = {name: len(table) for name, table in tables.items()}
    write_whole(folder / MANIFEST, json.dumps(told, indent=1) + "\n")
    return folder


def rejoin(folder: str | Path, articles: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Put tables that were exported without text together with the same articles.

    Parameters
    ----------
    folder : str or Path
        From `export_derived`.
    articles : DataFrame
        With article_id, title and text, cleaned by the same version (derived.json names it).

    Returns
    -------
    dict of DataFrame
        `articles`, `statements` (with source, cue and content, cut out of `articles` again), `answers`, `counts`, and
        `missing`: the exported articles that are not among yours, or differ from them by a character.

    Raises
    ------
    ValueError
        If the folder holds no export, or none of your articles is in it.

    See Also
    --------
    export_derived : write such a folder.

    Examples
    --------
    >>> tables = rejoin("for-readers", articles)  # doctest: +SKIP
    """
    folder = Path(folder)
    if not (folder / MANIFEST).is_file():
        raise ValueError(f"{folder}: no export lies there; make one with export_derived(run, {str(folder)!r})")
    need_columns(articles, "article_id", "title", "text")
    tables = {n: pd.read_csv(folder / f"{n}.csv") for n in ("articles", "statements", "answers", "counts")}
    yours = dict(zip(text_hashes(articles), articles["article_id"], strict=True))
    there = tables["articles"]["article"].isin(yours)
    if not there.any():
        version = (json.loads((folder / MANIFEST).read_text(encoding="utf-8")).get("versions") or {}).get("analysis")
        raise ValueError(f"{folder}: none of your articles is in this export; read them with version {version}")
    tables["missing"] = tables["articles"][~there].reset_index(drop=True)
    for name in ("articles", "statements", "answers"):
        table = tables[name][tables[name]["article"].isin(yours)].reset_index(drop=True)
        table.insert(0, "article_id", table["article"].map(yours))
        tables[name] = table
    texts = articles.set_index("article_id")
    for name in CUT:
        tables["statements"][name] = [
            _cut(texts["title" if row.part == "title" else "text"][row.article_id], start, end)
            for row, start, end in zip(
                tables["statements"].itertuples(),
                tables["statements"][f"{name}_start"],
                tables["statements"][f"{name}_end"],
                strict=True,
            )
        ]
    return tables


def text_hashes(articles: pd.DataFrame) -> list[str]:
    """Return the SHA-256 of each article's title and text, in hexadecimal."""
    both = zip(articles["title"].fillna(""), articles["text"], strict=True)
    return [hashlib.sha256(f"{title}\0{text}".encode()).hexdigest() for title, text in both]


def _keyed(table, keys, columns):
    """Keep the columns on the list, and name the article by its hash."""
    out = table[[c for c in columns if c in table.columns]].copy()
    out.insert(0, "article", table["article_id"].map(keys).to_numpy())
    return out


def _closed(table):
    """Empty every word that is not of the closed set of its column."""
    return table.assign(**{c: table[c].where(table[c].isin(WORDS[c])) for c in WORDS if c in table.columns})


def _counts(run, min_articles):
    counts = run.table("counts")
    spread = counts.groupby("term")["n_articles"].transform("sum")
    return counts.loc[spread >= min_articles, ["outlet", "term", "n", "total", "n_articles"]]


def _cut(text, start, end):
    return text[int(start) : int(end)] if pd.notna(start) and isinstance(text, str) else None
