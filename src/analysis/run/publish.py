"""Parts joined into the tables of a run, a part at a time: each table is there whole or not at all."""

import os
from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from scipy import sparse

import analysis
from analysis.base import schema
from analysis.run.folder import write_whole
from analysis.run.inputs import versions
from analysis.run.parts import name_of
from analysis.terms.counting.matrix import TermMatrix
from analysis.terms.index.disk import unpacked, write_index
from analysis.terms.index.words import Vocabulary

_FOLD = 20  # counts of so many parts are held before they are added up
_LIST = {"sentence_ids": pa.list_(pa.string())}


def own_columns(head, rows):
    """Give the user's columns of some articles, typed as if a table were made of their rows.

    Parameters
    ----------
    head : DataFrame
        The articles, without texts.
    rows : ndarray of int
        Which of them.

    Returns
    -------
    DataFrame
        One row per article of `rows`.
    """
    own = [c for c in head.columns if c not in schema.ARTICLES]
    return _typed_anew(head[own].iloc[rows])


def _typed_anew(table):
    """Give a table the types it has if made of its rows; a column at a time, as rows are large."""
    columns = [pd.DataFrame(table[[c]].to_dict("records"), columns=[c]) for c in table.columns]
    return pd.concat(columns, axis=1) if columns else pd.DataFrame(index=range(len(table)))


def publish(stream, out, old):
    """Write every table of a run, those that are not there as they should be.

    Parameters
    ----------
    stream : Stream
        Read to its end.
    out : Path
    old : dict
        What each table that lies there was made from.

    Returns
    -------
    dict, dict
        What each table was made from, and its number of rows.
    """
    head, parts, chunks = _writable(stream.head), stream.parts, stream.chunks
    own = name_of(
        "own", pd.util.hash_pandas_object(head.astype(str), index=False).to_numpy().tobytes(), list(head.columns)
    )
    stamps, rows = {}, {}

    def names(kind):
        return [chunk.names[kind] for chunk in chunks]

    def table(name, made_from, write):
        path, stamps[name] = out / f"{name}.parquet", name_of(name, made_from)
        if not path.is_file() or old.get(name) != stamps[name]:
            write(path)
        rows[name] = pq.read_metadata(path).num_rows

    places = pd.Series(np.arange(len(head)), index=head["article_id"])
    english = analysis.english_articles(head).index.to_numpy()
    table("articles", (names("articles"), own), lambda path: _write(path, _articles(head, parts, chunks)))
    table("lines", names("lines table"), lambda path: _write(path, map(parts.load_table, names("lines table"))))
    problems = schema.make(stream.short_problems(), schema.PROBLEMS)
    told = pd.util.hash_pandas_object(problems.astype(str), index=False).to_numpy().tobytes()
    table("problems", told, lambda path: write_whole(path, problems))
    for name, kind, given in (
        ("attributions", "said", None),
        ("statements", "statements", None),
        ("answers", "answers", english),
        ("acts", "acts", None),
    ):
        table(name, (names(kind), own), lambda path, k=kind, g=given: _with_own(path, head, parts, names(k), places, g))
    table("counts", names("counts"), lambda path: write_whole(path, _counts(parts, chunks)))
    table("words", names("places"), lambda path: _write_index(out, parts, names("places"), stamps["words"]))
    return stamps, rows


def _write_index(out, parts, names, stamp):
    vocabulary = Vocabulary()
    numbers = [vocabulary.numbers(unpacked(parts.load(name))[1]) for name in names]
    found = zip((unpacked(parts.load(name))[0] for name in names), numbers, strict=True)
    of_all = (replace(part, words=of[part.words]) for part, of in found)
    write_index(out, of_all, vocabulary, rules=versions()["terms"], made_from=stamp)


def _writable(head):
    """Make texts of the user's columns that hold cells of several kinds: no file can hold them otherwise."""
    out = head.copy()
    for column in [c for c in head.columns if c not in schema.ARTICLES and head[c].dtype == object]:
        try:
            pa.array(head[column], from_pandas=True)
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
            out[column] = [None if pd.isna(value) else str(value) for value in head[column]]
    return out


def _articles(head, parts, chunks):
    extra = [c for c in head.columns if c not in schema.ARTICLES]
    for chunk in chunks:
        core = parts.load_table(chunk.names["articles"])
        here = head.iloc[chunk.places].reset_index(drop=True)
        yield pd.concat(
            [here.assign(text=core["text"], raw_text=core["raw_text"])[[*schema.ARTICLES]], here[extra]], axis=1
        )


def _with_own(path, head, parts, names, places, given):
    """Write a table with the user's columns of the articles, before those that are no column of its contract."""
    if given is None:
        ids = [pd.unique(parts.load_column(name, "article_id")) for name in names]
        given = places.loc[np.concatenate([np.zeros(0, dtype=object), *ids])].to_numpy()
    own = own_columns(head, given)
    if path.stem == "statements":  # made of the rows of attributions in turn
        own = _typed_anew(own)
    contract = getattr(schema, path.stem.upper())
    row_of = pd.Series(np.arange(len(given)), index=head["article_id"].iloc[given])

    def tables():
        for name in names:
            table = parts.load_table(name)
            mine = own.iloc[row_of.loc[table["article_id"]].to_numpy()].reset_index(drop=True)
            if path.stem in ("answers", "acts"):  # they put it first
                event = mine.pop("event")
                if "event" in contract:
                    table["event"] = event.astype("str")
                else:
                    table = table.drop(columns="event", errors="ignore")
                    mine.insert(0, "event", event)
            rest = [c for c in table.columns if c not in contract]
            yield pd.concat([table[[*contract]], mine, table[rest]], axis=1)

    _write(path, tables(), own)


def _write(path, tables, own=None):
    """Write tables one after the other into one file, which is then renamed."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    writer = None
    try:
        for table in tables:
            if writer is None:
                writer = pq.ParquetWriter(part, _schema(table, own))
            if len(table):
                writer.write_table(pa.Table.from_pandas(table, schema=writer.schema, preserve_index=False))
        writer.close()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _schema(table, own):
    """Tell the types of all parts from the first, and from the user's columns as a whole."""
    told = pa.Schema.from_pandas(table, preserve_index=False)
    if own is not None:
        for field in pa.Schema.from_pandas(own, preserve_index=False):
            if field.name in told.names:
                told = told.set(told.get_field_index(field.name), field)
    for name, kind in _LIST.items():
        if name in told.names:
            told = told.set(told.get_field_index(name), pa.field(name, kind))
    return told


def _counts(parts, chunks):
    """Add the counts of all parts up, and give the table of `count_terms` by outlet."""
    held, totals = [], {}
    for number, chunk in enumerate(chunks, 1):
        held.append(pq.read_table(parts.path(chunk.names["counts"])))
        for outlet, n in parts.load(chunk.names["totals"]).items():
            totals[outlet] = totals.get(outlet, 0) + n
        if number % _FOLD == 0 or number == len(chunks):
            whole = pa.concat_tables(held).group_by(["outlet", "term"]).aggregate([("n", "sum"), ("used", "sum")])
            sums = whole.select(["outlet", "term", "n_sum", "used_sum"])
            held = [sums.rename_columns(["outlet", "term", "n", "used"])]
    table, outlets = held[0], sorted(totals)
    terms = pc.unique(table["term"].combine_chunks())
    terms = terms.take(pc.sort_indices(terms))
    row = pc.index_in(table["outlet"], pa.array(outlets, table.schema.field("outlet").type)).to_numpy()
    column = pc.index_in(table["term"], terms).to_numpy()
    shape = len(outlets), len(terms)
    n, used = (sparse.csr_array((table[c].to_numpy(), (row, column)), shape=shape) for c in ("n", "used"))
    words = [totals[outlet] for outlet in outlets]
    rows = pd.DataFrame({"article_id": outlets, "outlet": outlets, "n_words": np.array(words, dtype=np.int64)})
    index = pd.Index(terms.to_pandas(), dtype="str")
    found = analysis.count_terms(TermMatrix(n, index, rows, (1,), complete=True), by="outlet")
    if found.empty:  # Articles without a single word: an empty choice of cells stays sparse.
        return found.assign(n_articles=pd.Series(dtype=np.int64))
    spread = used[pd.Index(outlets).get_indexer(found["outlet"]), index.get_indexer(found["term"])]
    return found.assign(n_articles=np.asarray(spread).ravel().astype(np.int64))
