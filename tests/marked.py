"""One statement of a marked text: `[source]`, `{cue}`, `<content>`."""

import pandas as pd

from analysis import read_statements
from analysis.base import schema


def row_of(marked, read_marks, published="2019-05-10"):
    """Read the statement of a marked text as a row of the statements table."""
    text, source, cue, contents = read_marks(marked)
    start, end = contents[-1]
    record = {
        "attribution_id": "a/1",
        "article_id": "a",
        "outlet": "Courier",
        "part": "body",
        "content": text[start:end],
    }
    record |= {
        "kind": "indirect",
        "cue_kind": "reporting",
        "content_start": start,
        "content_end": end,
        "engine": "tagger",
    }
    for role, span in (("source", source), ("cue", cue)):
        place = span or (None, None)
        record |= {role: text[slice(*span)] if span else None, f"{role}_start": place[0], f"{role}_end": place[1]}
    article = {"article_id": "a", "outlet": "Courier", "published": published, "text": text, "raw_text": text}
    attributions = schema.make([record], schema.ATTRIBUTIONS)
    return read_statements(attributions, schema.make([article], schema.ARTICLES)).iloc[0]


def told(row, names):
    """Return the named fields of a row, None where they are missing."""
    return {name: None if pd.isna(row[name]) else row[name] for name in names}
