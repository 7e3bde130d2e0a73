"""Where the patterns of a lexicon stand in the articles, and in whose voice.

Frames and names are both found here, so that every count of this wing leads back to its sentence in the same way: by a
hit id, ``article_id@start:end``, offsets into the article's text.
"""

import re

import pandas as pd

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
        The lexicon's name, for the error.

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
    for article_id, outlet, text in zip(articles["article_id"], articles["outlet"], articles["text"], strict=True):
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


def show_hits(hits, articles, *, sample=None, seed=0):
    """Give the sentences behind a count.

    Parameters
    ----------
    hits : iterable of str
        Hit ids, as the `hits` column of an estimate holds them.
    articles : DataFrame
        The articles they were counted in.
    sample : int, optional
        At most so many, drawn with `seed`; all by default.
    seed : int
        Seed of the draw.

    Returns
    -------
    DataFrame
        One row per hit: `hit_id`, `article_id`, `outlet`, `left`, `match`, `right` (the sentence around it).

    Raises
    ------
    ValueError
        If an id belongs to none of the articles.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": ["It rained. Talks broke down."]})
    >>> show_hits(["a@11:16"], articles)[["left", "match", "right"]].values.tolist()
    [['', 'Talks', ' broke down.']]
    """
    hits = pd.Series(list(hits), dtype="str")
    if sample is not None and sample < len(hits):
        hits = hits.sample(sample, random_state=seed).sort_index()
    texts = articles.set_index("article_id")[["outlet", "text"]]
    rows, sentences = [], {}
    for hit in hits:
        article_id, _, span = hit.rpartition("@")
        if article_id not in texts.index:
            raise ValueError(f"hit {hit!r} is of no article in this table; give the articles it was counted in")
        start, end = map(int, span.split(":"))
        outlet, text = texts.loc[article_id]
        bounds = sentences.setdefault(article_id, sentence_spans(text))
        first, last = next(((s, e) for s, e in bounds if s <= start < e), (start, end))
        rows.append((hit, article_id, outlet, text[first:start], text[start:end], text[end : max(last, end)]))
    return pd.DataFrame(rows, columns=["hit_id", "article_id", "outlet", "left", "match", "right"])
