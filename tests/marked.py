"""Sentences with marks, so that spans need not be counted: `[source] {cue} <content>`."""

import re

import pandas as pd

from analysis import read_statements
from analysis.base import schema
from analysis.statements.who.cast import Cast
from analysis.statements.who.speakers import Resolver


def read_marks(marked):
    """Return (text, source, cue, contents) of a marked text, the last source and cue counting."""
    text, opened, spans = "", {}, {"]": [], "}": [], ">": []}
    for piece in re.split(r"([\[\]{}<>])", marked):
        if piece in ("[", "{", "<"):
            opened[piece] = len(text)
        elif piece in spans:
            spans[piece].append((opened[{"]": "[", "}": "{", ">": "<"}[piece]], len(text)))
        else:
            text += piece
    return text, *(spans[mark][-1] if spans[mark] else None for mark in "]}"), spans[">"]


def read_in_order(marked, lists, times=1):
    """Read the sources of a marked text in order, each so many times; give the speakers of the last."""
    text, sources, cues = "", [], []
    for part in re.split(r"([\[\]{}<>])", marked):
        if part in "[{" and part:
            (sources if part == "[" else cues).append([len(text)])
        elif part in ("]", "}"):
            (sources if part == "]" else cues)[-1].append(len(text))
        elif part not in ("<", ">"):
            text += part
    resolver = Resolver(Cast(text, actors=lists))
    for source, cue in zip(sources, cues, strict=True):
        for _ in range(times):
            found = resolver.read(tuple(source), tuple(cue), [(cue[1] + 1, cue[1] + 3)])
    return found


def attribution_of(text, source, cue, contents, *, article_id="a", attribution_id="a/1"):
    """Give the spans of a marked text as a row of attributions, the last content counting."""
    start, end = contents[-1]
    record = {
        "attribution_id": attribution_id,
        "article_id": article_id,
        "outlet": "Courier",
        "part": "body",
        "content": text[start:end],
        "kind": "indirect",
        "cue_kind": "reporting",
        "content_start": start,
        "content_end": end,
        "engine": "tagger",
    }
    for role, span in (("source", source), ("cue", cue)):
        place = span or (None, None)
        record |= {role: text[slice(*span)] if span else None, f"{role}_start": place[0], f"{role}_end": place[1]}
    return record


def row_of(marked, read_marks, published="2019-05-10", outlet="Courier"):
    """Read the statement of a marked text as a row of the statements table."""
    text, *spans = read_marks(marked)
    article = {"article_id": "a", "outlet": outlet, "published": published, "text": text, "raw_text": text}
    attributions = schema.make([attribution_of(text, *spans)], schema.ATTRIBUTIONS)
    return read_statements(attributions, schema.make([article], schema.ARTICLES)).iloc[0]


def told(row, names):
    """Return the named fields of a row, None where they are missing."""
    return {name: None if pd.isna(row[name]) else row[name] for name in names}
