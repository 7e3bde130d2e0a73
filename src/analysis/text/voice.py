"""Whose words are these: the outlet's own, quoted from a source, or reported in the outlet's wording.

What was said comes from the attributions, what is quoted from the quotation marks.
"""

import json
from itertools import pairwise

import numpy as np

from analysis.base.schema import VOICES
from analysis.text.quotes import quotation_spans


def voice_spans(articles, attributions):
    """Divide every article's text by whose words it gives.

    The content of an attribution is *quoted* where it stands in quotation marks and *reported* elsewhere; everything
    else is the outlet's *own*, words in quotation marks that nobody is said to have spoken among it. The content of an
    attitude ("fears", "wants") outside quotation marks is own too: there the outlet tells what someone thinks.

    Parameters
    ----------
    articles : DataFrame
        With `article_id` and `text`.
    attributions : DataFrame
        From `find_attributions`; rows with `part` "title" do not touch `text` and are passed over.

    Returns
    -------
    dict of str to list of (int, int, str)
        For each article_id the stretches of `text` in order, without gap or overlap: start, end, and the voice
        ("own", "quoted" or "reported"). An empty text has no stretch.

    Raises
    ------
    ValueError
        If the text is another than the attributions were found in.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ['Rain fell. "Stay in," she said.']})
    >>> said = pd.DataFrame({"article_id": ["a"], "part": ["body"], "cue_kind": ["reporting"],
    ...     "content_start": [11], "content_end": [21], "content_spans": [None]})
    >>> voice_spans(articles, said)
    {'a': [(0, 11, 'own'), (11, 21, 'quoted'), (21, 31, 'own')]}
    """
    contents, texts = {}, dict(zip(articles["article_id"], articles["text"], strict=True))
    rows = attributions[attributions["part"] == "body"]
    rows = rows[rows["article_id"].isin(texts)]
    columns = ("article_id", "cue_kind", "content_start", "content_end", "content_spans")
    said = rows["content"] if "content" in rows.columns else [None] * len(rows)
    for article_id, kind, start, end, pieces, content in zip(*(rows[c] for c in columns), said, strict=True):
        if content is not None and texts[article_id][start:end] != content:
            raise ValueError(
                f"attributions: content at {start} of article {article_id!r} is not what its text says there; "
                f"find them again in these articles"
            )
        spans = json.loads(pieces) if isinstance(pieces, str) else [(int(start), int(end))]
        contents.setdefault(article_id, []).extend((s, e, kind) for s, e in spans)
    out = {}
    for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
        code = np.zeros(len(text), dtype=np.uint8)  # 0 own, 1 reported, 2 quoted
        marked = contents.get(article_id, ())
        if marked:
            inside = np.zeros(len(text), dtype=bool)
            for start, end in quotation_spans(text):
                inside[start:end] = True
            for start, end, kind in marked:
                part = code[start:end]
                np.maximum(part, np.where(inside[start:end], 2, kind == "reporting"), out=part, casting="unsafe")
        edges = np.flatnonzero(np.diff(code)) + 1
        bounds = [0, *edges.tolist(), len(text)] if len(text) else [0]
        out[article_id] = [(start, end, ("own", "reported", "quoted")[code[start]]) for start, end in pairwise(bounds)]
    return out


def check_attributions_are_of(attributions, articles):
    """Raise ValueError if a table holds no attributions, or only some of other articles."""
    columns = ("article_id", "part", "cue_kind", "content_start", "content_end", "content_spans")
    missing = [c for c in columns if c not in attributions.columns]
    if missing:
        raise ValueError(f"attributions: column {missing[0]} is missing; get them with find_attributions(articles)")
    if len(attributions) and len(articles) and not attributions["article_id"].isin(articles["article_id"]).any():
        raise ValueError("attributions: none is of these articles; get them with find_attributions(articles)")


def in_voice(spans, starts, voice):
    """Tell for each word whether it is in one voice.

    Parameters
    ----------
    spans : list of (int, int, str)
        One article's stretches from `voice_spans`.
    starts : sequence of int
        Where the words start.
    voice : str
        "all", "own", "quoted" or "reported".

    Returns
    -------
    ndarray of bool
        As long as `starts`.

    Raises
    ------
    ValueError
        If `voice` is none of the four.

    Examples
    --------
    >>> in_voice([(0, 11, "own"), (11, 21, "quoted"), (21, 31, "own")], [0, 12, 22], "own").tolist()
    [True, False, True]
    """
    if voice not in VOICES:
        raise ValueError(f"voice is {voice!r}; use one of {', '.join(VOICES)}")
    starts = np.asarray(starts, dtype=np.int64)
    if voice == "all" or not len(starts):
        return np.ones(len(starts), dtype=bool)
    if not spans:
        return np.zeros(len(starts), dtype=bool)
    ends = np.array([end for _, end, _ in spans])
    wanted = np.array([name == voice for _, _, name in spans] + [False])
    return wanted[np.searchsorted(ends, starts, side="right")]
