"""An index of words on disk: arrays that are mapped, not read, and the vocabulary as a table.

`words.arrow` has a row per article, a batch per part; `words.parquet` has a row per written word. Both say what they
were made from, so that two that do not belong together are never used.
"""

import os
from dataclasses import fields

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.base.schema import article_texts
from analysis.terms.index.reading import Part, dateline_spans, digests
from analysis.terms.index.words import Vocabulary, WordIndex

ARRAYS, VOCABULARY = "words.arrow", "words.parquet"
_LISTS = ("words", "starts", "firsts")
_SCHEMA = pa.schema(
    [
        *((name, pa.list_(pa.int32())) for name in _LISTS),
        ("lead", pa.list_(pa.int32(), 2)),
        ("sure", pa.bool_()),
        ("digests", pa.int64()),
    ]
)


def packed(part, vocabulary):
    """Turn a part and its vocabulary into plain bytes and texts."""
    arrays = {field.name: getattr(part, field.name) for field in fields(Part)}
    told = {name: (array.dtype.str, array.shape, array.tobytes()) for name, array in arrays.items()}
    return told | {"written": "\n".join(w for w, _ in vocabulary), "terms": "\n".join(t for _, t in vocabulary)}


def unpacked(told):
    """Give a part and its vocabulary back."""
    arrays = {field.name: told[field.name] for field in fields(Part)}
    part = Part(**{name: np.frombuffer(data, kind).reshape(shape) for name, (kind, shape, data) in arrays.items()})
    words = zip(told["written"].split("\n"), told["terms"].split("\n"), strict=True)
    return part, list(words) if told["written"] else []


def write_index(folder, parts, vocabulary, *, rules, made_from):
    """Write an index into the folder of a run.

    Parameters
    ----------
    folder : Path
    parts : iterable of Part
        Their words numbered as the vocabulary has them at the end.
    vocabulary : Vocabulary
    rules : str
        The version of what reads words.
    made_from : str
        Names the texts and the rules, so that two files belong together only if they were written together.
    """
    told = {"rules": rules, "made_from": made_from}
    arrays, names = (folder / f"{name}.{os.getpid()}.part" for name in (ARRAYS, VOCABULARY))
    try:
        with pa.OSFile(str(arrays), "wb") as file, pa.ipc.new_file(file, _SCHEMA.with_metadata(told)) as writer:
            for part in parts:
                writer.write_batch(_batch(part))
        table = pa.table({"written": [w for w, _ in vocabulary.known], "term": [t for _, t in vocabulary.known]})
        pq.write_table(table.cast(pa.schema([("written", pa.string()), ("term", pa.string())], told)), names)
        arrays.replace(folder / ARRAYS)
        names.replace(folder / VOCABULARY)
    finally:
        arrays.unlink(missing_ok=True)
        names.unlink(missing_ok=True)


def _batch(part):
    of_sentences = np.searchsorted(part.firsts, part.borders).astype(np.int32)
    borders = {"words": part.borders, "starts": part.borders, "firsts": of_sentences}
    columns = [
        pa.ListArray.from_arrays(pa.array(borders[name].astype(np.int32)), pa.array(getattr(part, name)))
        for name in _LISTS
    ]
    lead = pa.FixedSizeListArray.from_arrays(pa.array(part.lead.ravel()), 2)
    return pa.record_batch([*columns, lead, pa.array(part.sure), pa.array(part.digests)], schema=_SCHEMA)


def open_index(folder, articles, rules):
    """Open the index of a run's articles.

    Parameters
    ----------
    folder : Path
    articles : DataFrame
    rules : str

    Returns
    -------
    WordIndex or None
        None where there is none, or it was made from other texts or by other rules.
    """
    try:
        reader = pa.ipc.open_file(pa.memory_map(str(folder / ARRAYS)))
        words = pq.read_table(folder / VOCABULARY)
        parts = [_part(reader.get_batch(number)) for number in range(reader.num_record_batches)]
    except (OSError, pa.ArrowInvalid, KeyError):
        return None
    told, other = (table.schema.metadata or {} for table in (reader, words))
    there = np.concatenate([np.zeros(0, dtype=np.int64), *(part.digests for part in parts)])
    together = told.get(b"made_from") == other.get(b"made_from") and told.get(b"rules") == rules.encode()
    if not together or len(there) != len(articles):
        return None
    if not np.array_equal(there, digests(article_texts(articles), dateline_spans(articles))):
        return None
    vocabulary = Vocabulary()
    vocabulary.known = dict.fromkeys(zip(words["written"].to_pylist(), words["term"].to_pylist(), strict=True))
    return WordIndex(articles, parts, vocabulary)


def _part(batch):
    lists = {name: batch.column(name) for name in _LISTS}
    arrays = {name: values.values.to_numpy() for name, values in lists.items()}
    return Part(
        borders=lists["words"].offsets.to_numpy(),
        lead=batch.column("lead").flatten().to_numpy().reshape(-1, 2),
        sure=batch.column("sure").to_numpy(zero_copy_only=False),
        digests=batch.column("digests").to_numpy(),
        **arrays,
    )
