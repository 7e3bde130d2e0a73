"""Frames of your own from a list of words: cues of each frame, counted per outlet and in whose voice.

They are cues, not frames. Dictionary hits tell that an article speaks of money or of guilt, not that it frames the
matter so (Eisele and others 2023 compare methods on hand-coded news; dictionaries are not the best). So every
count keeps its hits: read some before you believe any.
"""

from pathlib import Path

import pandas as pd

from analysis.base.arguments import as_list, group_columns
from analysis.base.lexicon import read_lexicon, row_numbers
from analysis.base.schema import VOICES
from analysis.framing.hits import called, compile_patterns, find_hits
from analysis.stats.estimates import estimate_ratio
from analysis.stats.plan import article_weights
from analysis.text.languages import english_articles
from analysis.text.voice import in_voice, voice_spans
from analysis.text.words import word_spans

COLUMNS = ("frame", "indicator", "pattern", "voice")


def read_frames(frames):
    """Read a table of frames.

    Parameters
    ----------
    frames : str, Path or DataFrame
        With the columns frame, indicator, pattern, voice, and source if you like; a file is CSV parted by commas,
        semicolons or tabs, or .xlsx.

    Returns
    -------
    DataFrame
        One row per indicator; `pattern` a regular expression of whole words, `voice` where it counts (all, own, quoted,
        reported).

    Raises
    ------
    ValueError
        If a file is wrong; the message names it and the row.

    Examples
    --------
    >>> read_frames(pd.DataFrame({"frame": ["hunger"], "indicator": ["bread"], "pattern": ["bread|flour"]}))
    Traceback (most recent call last):
    ValueError: frames: column voice is missing; name the columns frame, indicator, pattern, voice
    """
    if isinstance(frames, pd.DataFrame):
        missing = [c for c in COLUMNS if c not in frames.columns]
        if missing:
            raise ValueError(f"frames: column {missing[0]} is missing; name the columns {', '.join(COLUMNS)}")
        table = frames.astype("str").fillna("").reset_index(drop=True)
    else:
        table = read_lexicon("frames", path=frames, columns=COLUMNS)
    wrong = ~table["voice"].isin(VOICES)
    if wrong.any():
        at = int(wrong.to_numpy().argmax())
        where = f"{called(frames, 'frames')}, row {row_numbers(table)[at]}"
        raise ValueError(f"{where}: voice is {table['voice'][at]!r}; use one of {', '.join(VOICES)}")
    return table


def find_frame_cues(
    articles: pd.DataFrame, statements: pd.DataFrame, *, frames: str | Path | pd.DataFrame
) -> pd.DataFrame:
    """Find every frame cue.

    Parameters
    ----------
    articles : DataFrame
        With article_id, outlet and text; articles that are not in English are left out.
    statements : DataFrame
        From `read_statements` or `find_attributions`: whose words are whose.
    frames : str, Path or DataFrame
        As `read_frames` takes it. The generic frames are answered by `frame_answers`, not by words.

    Returns
    -------
    DataFrame
        One row per hit: hit_id, article_id, outlet, sentence_id, start, end, match, voice, frame, indicator.
    """
    lexicon = read_frames(frames)
    patterns = compile_patterns(lexicon["pattern"], name=called(frames, "frames"))
    labels = lexicon[["frame", "indicator", "voice"]].rename(columns={"voice": "wanted"}).to_dict("records")
    hits = find_hits(articles, statements, list(zip(patterns, labels, strict=True)))
    kept = hits[(hits["wanted"] == "all") | (hits["wanted"] == hits["voice"])]
    return kept.drop(columns="wanted").reset_index(drop=True)


def frame_cues(
    articles: pd.DataFrame,
    statements: pd.DataFrame,
    *,
    frames: str | Path | pd.DataFrame,
    by: str | list[str] | None = "outlet",
    voice: str = "all",
    within: str | None = None,
    weights: pd.Series | dict | None = None,
    cluster: str = "article_id",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Estimate how dense each frame's cues are per group.

    Parameters
    ----------
    articles, statements, frames
        As in `find_frame_cues`.
    by : str, list of str or None
        Columns of the articles to group on.
    voice : str
        Whose words count: all, own, quoted or reported; both the cues and the words they are counted out of.
    within, weights, cluster, draws, seed
        As in `estimate_ratio`.

    Returns
    -------
    DataFrame
        Estimates, one row per group and frame: cues per 1,000 words; n is the number of cues, n_articles of articles
        with words in that voice, n_with of those with a cue; ids are of hits. Groups are compared within each frame.

    Raises
    ------
    ValueError
        If `by` is no column of the articles, `voice` none of the four, or the lexicon is wrong.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": ["The price of bread rose."]})
    >>> nobody = pd.DataFrame({c: [] for c in ("article_id", "part", "cue_kind", "content_start", "content_end",
    ...     "content_spans")})
    >>> frames = pd.DataFrame({"frame": ["cost"], "indicator": ["price"], "pattern": ["prices?"], "voice": ["all"]})
    >>> frame_cues(articles, nobody, frames=frames)[["frame", "estimate", "n"]].values.tolist()
    [['cost', 200.0, 1]]
    """
    by = group_columns(by, articles, ("frame", "words", "count", "hits"))
    if voice not in VOICES:
        raise ValueError(f"voice is {voice!r}; use one of {', '.join(VOICES)}")
    hits = find_frame_cues(articles, statements, frames=frames)
    if voice != "all":
        hits = hits[hits["voice"] == voice]
    sizes = _words(articles, statements, voice)
    names = sorted(set(read_frames(frames)["frame"]))
    keys = dict.fromkeys(["article_id", *by, *as_list(within), cluster])
    table = sizes.merge(articles[[*keys]].assign(weight=article_weights(weights, articles)), on="article_id")
    table = table.merge(pd.DataFrame({"frame": names}), how="cross")
    ids = hits.groupby(["article_id", "frame"])["hit_id"].agg(list)
    found = [ids.get(key, []) for key in zip(table["article_id"], table["frame"], strict=True)]
    table["hits"] = pd.Series(found, dtype=object)
    out = estimate_ratio(
        table,
        by=by,
        each="frame",
        hit=1000 * table["hits"].map(len),
        total="words",
        measure="cues per 1,000 words",
        unit="per 1,000 words",
        ids="hits",
        within=within,
        weights=table["weight"].to_numpy(),
        cluster=cluster,
        draws=draws,
        seed=seed,
    )
    out["id_kind"], out["n"] = "hit", out["ids"].map(len).astype("Int64")
    return out.assign(n_with=out["ids"].map(lambda h: len({x.rpartition("@")[0] for x in h})))


def _words(articles, statements, voice):
    """Count each article's words in a voice."""
    articles = english_articles(articles)
    spans = voice_spans(articles, statements)
    rows = []
    for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
        starts = [start for start, _ in word_spans(text)]
        rows.append((article_id, int(in_voice(spans[article_id], starts, voice).sum())))
    return pd.DataFrame(rows, columns=["article_id", "words"])
