"""The texts behind the counts, batch by batch: from a table or a Parquet file, in one voice or all.

So memory grows with what is counted and not with the texts.
"""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.base.schema import article_texts, check_table
from analysis.terms.index.words import LONG
from analysis.text.dateline import mask_datelines
from analysis.text.voice import check_attributions_are_of, voice_spans

BATCH = 1000  # articles; about 5 MB of text
_BUFFER = 2**20  # bytes of a Parquet file read at once


def open_batches(articles, attributions, voice):
    """Give the articles without their texts, and an iterator over batches of texts, each a list or an Arrow array."""
    if not isinstance(articles, str | Path):
        check_table(articles, "article_id", "text")
        _refuse_groups(articles.columns)
        if voice != "all":
            check_attributions_are_of(attributions, articles)
        rows = articles.drop(columns=[c for c in LONG if c in articles.columns]).reset_index(drop=True)
        parts = (articles.iloc[at : at + BATCH] for at in range(0, len(articles), BATCH))
        return rows, (_texts(part, attributions, voice, at * BATCH) for at, part in enumerate(parts))
    path = Path(articles)
    if not path.is_file():
        raise ValueError(f"{path}: no such file; give a table of articles or a Parquet file of one")
    try:
        names = pq.read_schema(path).names
    except pa.ArrowInvalid as error:
        raise ValueError(f"{path}: no Parquet file; give one, or the table that load_articles returns") from error
    _refuse_groups(names)
    if "text" not in names or "article_id" not in names:
        raise ValueError(f"{path}: column article_id or text is missing; it has {', '.join(names)}")
    rows = pd.read_parquet(path, columns=[c for c in names if c not in LONG])
    file = pq.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER)  # else the file comes into memory as a whole
    datelines = [c for c in ("dateline_start", "dateline_end") if c in names]
    batches = file.iter_batches(batch_size=BATCH, columns=["article_id", "text", *datelines])
    if voice == "all":  # no need for a Python string each before they are counted, perhaps in another process
        return rows, (_unmarked(batch, at * BATCH) for at, batch in enumerate(batches))
    check_attributions_are_of(attributions, rows)
    parts = (batch.to_pandas() for batch in batches)
    return rows, (_texts(part, attributions, voice, at * BATCH) for at, part in enumerate(parts))


def _refuse_groups(names):
    if "n_articles" in names:
        raise ValueError("articles: n_articles is the name of a column of the results; rename yours")


def _unmarked(batch, first_row):
    """Give the texts of a batch without datelines; as they come where there is none."""
    texts = _column(batch.column("text"), first_row)
    if "dateline_end" not in batch.schema.names or batch.column("dateline_start").null_count == len(texts):
        return texts
    return mask_datelines(batch.drop_columns(["text"]).to_pandas(), texts.to_pylist())


def _column(texts, first_row):
    if pa.types.is_dictionary(texts.type):
        texts = texts.dictionary_decode()
    if not (pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type)):
        raise ValueError(f"articles: text holds {texts.type} and no texts; turn the column into texts")
    if texts.null_count:
        row = first_row + int(texts.is_null().to_numpy(zero_copy_only=False).argmax())
        raise ValueError(f"articles: text is empty in row {row}; leave the row out or give it a text")
    return texts


def _texts(part, attributions, voice, first_row):
    texts = mask_datelines(part, article_texts(part, first_row=first_row))
    if voice == "all":
        return texts
    spans = voice_spans(part, attributions)
    return [
        "\n".join(text[start:end] for start, end, whose in spans[article_id] if whose == voice)
        for article_id, text in zip(part["article_id"], texts, strict=True)
    ]
