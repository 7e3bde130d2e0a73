"""Where the patterns of a lexicon stand in the articles, and in whose voice.

Frames and names are both found here, so that every count of this wing leads back to its sentence in the same way: by a
hit id, ``article_id@start:end``, offsets into the article's text.
"""

import re

import pandas as pd

from analysis.text.dateline import mask_datelines
from analysis.text.languages import english_articles
from analysis.text.sentences import sentence_spans
from analysis.text.voice import in_voice, voice_spans

HITS = ("hit_id", "article_id", "outlet", "sentence_id", "start", "end", "match", "voice")


def compile_patterns(patterns, *, name):
    """Compile the patterns of a lexicon, whole words, upper and lower case alike.

    Parameters
    ----------
    patterns : sequence of str
        Regular expressions; a blank stands for any white space.
    name : str
        The lexicon's file or name, for the error.

    Returns
    -------
    list of re.Pattern

    Raises
    ------
    ValueError
        If a pattern is empty or no regular expression; the message names lexicon and row.
    """
    out = []
    for row, pattern in enumerate(patterns, start=2):
        if not pattern.strip():
            raise ValueError(f"{name}, row {row}: the pattern is empty; fill it or delete the row")
        try:
            spaced = pattern.replace(" ", r"\s+")
            out.append(re.compile(rf"(?<!\w)(?:{spaced})(?!\w)", re.IGNORECASE))
        except re.error as error:
            raise ValueError(f"{name}, row {row}: {pattern!r} is no regular expression ({error})") from error
    return out


def called(table, name):
    """Return what messages call a table of the user's own: its file, or `name` where it is no file."""
    return name if isinstance(table, pd.DataFrame) else str(table)


def find_hits(articles, attributions, patterns):
    """Find each pattern in each English article, with the voice its first word stands in.

    Parameters
    ----------
    articles : DataFrame
        With `article_id`, `outlet` and `text`.
    attributions : DataFrame
        From `find_attributions` or `read_statements`: tells whose words are whose.
    patterns : list of (re.Pattern, dict)
        What to look for, and the columns its hits carry.

    Returns
    -------
    DataFrame
        One row per hit, in the order of the text: `HITS`, then the patterns' own columns.
    """
    articles = english_articles(articles)
    voices = voice_spans(articles, attributions)
    rows = []
    texts = mask_datelines(articles, articles["text"].tolist())
    for article_id, outlet, text in zip(articles["article_id"], articles["outlet"], texts, strict=True):
        found = [
            (m.start(), m.end(), m.group(), labels) for pattern, labels in patterns for m in pattern.finditer(text)
        ]
        if not found:
            continue
        found.sort(key=lambda hit: hit[:2])
        starts = [start for start, _, _, _ in found]
        ends = [end for _, end in sentence_spans(text)]
        sentences = pd.Series(ends).searchsorted(starts, side="right")
        spoken = {voice: in_voice(voices[article_id], starts, voice) for voice in ("own", "quoted", "reported")}
        for i, (start, end, match, labels) in enumerate(found):
            voice = next((name for name, mask in spoken.items() if mask[i]), "own")
            rows.append(
                {
                    "hit_id": f"{article_id}@{start}:{end}",
                    "article_id": article_id,
                    "outlet": outlet,
                    "sentence_id": int(sentences[i]),
                    "start": start,
                    "end": end,
                    "match": match,
                    "voice": voice,
                    **labels,
                }
            )
    if rows:
        return pd.DataFrame(rows)
    extra = list(patterns[0][1]) if patterns else []
    return pd.DataFrame({name: pd.Series(dtype="str") for name in [*HITS, *extra]}).astype(
        {"sentence_id": "int64", "start": "int64", "end": "int64"}
    )
