"""Read the attributions of a corpus: who is said to have said or thought what, with every span's place in the text."""

import json
import sys
from bisect import bisect_right

import pandas as pd
from tqdm import tqdm

from analysis.attribution.headlines import headline
from analysis.attribution.nonspeech import is_speech
from analysis.attribution.relays import real_speakers
from analysis.base import paths, schema
from analysis.base.articles import fill_articles
from analysis.text.languages import english_articles
from analysis.text.reading import Reading

# Texts handed to the engine at once: for the tagger enough to sort by length and few enough to keep memory flat, for
# the rules enough to be worth several processes.
_BATCH = {"tagger": 64, "rules": 5000}


def find_attributions(articles: pd.DataFrame, *, engine: str | None = None, workers: int | None = None) -> pd.DataFrame:
    """Find who said, wrote or thought what, in quotation marks or not.

    Reads `text`, and `title` where it stands in the article's file (a title known from metadata alone is none of the
    outlet's lines). Articles whose language is known not to be English are left out.

    Parameters
    ----------
    articles : DataFrame
        One row per article, from `load_articles`.
    engine : str, optional
        "tagger" (a small neural model, more exact) or "rules" (word lists and word order, each hit explained by its
        `rule`); by default the tagger where its model is installed.
    workers : int, optional
        Processor cores to use; by default all.

    Returns
    -------
    DataFrame
        The attributions table: one row per attribution, in the order of the articles and of the text. Offsets are
        characters of `text`, or of `title` where `part` is "title". `sentence_id` counts as `split_sentences` does (NA
        in titles). `kind` is "direct" where all words of the content stand in quotation marks, "indirect" where none
        does, else "mixed". Columns of your own, such as `event`, come along from the articles.

    Raises
    ------
    ValueError
        If a column is missing, the engine is unknown, or the tagger's model is not installed.

    Examples
    --------
    >>> import pandas as pd
    >>> text = "The bridge will reopen in May, the ministry said on Thursday."
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Courier"], "text": [text]})
    >>> find_attributions(articles, engine="rules")[["source", "cue", "content"]].values.tolist()
    [['the ministry', 'said', 'The bridge will reopen in May']]
    """
    articles = fill_articles(articles)
    name, find = _engine(engine)
    english = english_articles(articles)
    units = []  # (row of the article, part, text)
    for row, article in enumerate(english[["title", "text", "raw_text"]].itertuples(index=False)):
        if isinstance(article.title, str) and article.title.strip() and article.title in article.raw_text:
            units.append((row, "title", article.title))
        units.append((row, "body", article.text))
    own = [c for c in articles.columns if c not in schema.ARTICLES and c not in schema.ATTRIBUTIONS]
    ids = english[["article_id", "outlet", "published", *own]].to_dict("records")
    rows, numbers = [], [0] * len(ids)
    bar = tqdm(total=len(units), desc="attributions", unit="texts", delay=2, disable=not sys.stderr.isatty())
    for start in range(0, len(units), _BATCH[name]):
        batch = units[start : start + _BATCH[name]]
        readings = [Reading(text) for _, _, text in batch]
        for (row, part, _), reading, found in zip(batch, readings, find(readings, workers=workers), strict=True):
            for record in _records(reading, part, found):
                key = ids[row]["article_id"]
                rows.append({"attribution_id": f"{key}#{numbers[row]}", **ids[row], **record, "engine": name})
                numbers[row] += 1
        bar.update(len(batch))
    bar.close()
    return schema.make(rows or pd.DataFrame(columns=[*schema.ATTRIBUTIONS, *own]), schema.ATTRIBUTIONS)


def _engine(name):
    """Resolve an engine's name to (name, its find function)."""
    model = paths.MODEL / "tagger.onnx"
    if name is None:
        name = "tagger" if model.is_file() else "rules"
    if name == "rules":
        from analysis.attribution.rules.engine import find
    elif name == "tagger":
        if not model.is_file():
            raise ValueError(
                f"{model}: the tagger's model is not there; install the package again or use engine='rules'"
            )
        from analysis.attribution.tagger.find import find
    else:
        raise ValueError(f"engine is {name!r}; use one of {', '.join(schema.ENGINES)}")
    return name, find


def _records(reading, part, found):
    """Turn one text's attributions into rows, in the order of their place."""
    text = reading.text
    found = [a for a in found if is_speech(text, a)]
    found = real_speakers(text, headline(text, found) if part == "title" else found)
    if not found:
        return
    sentences = [start for start, _ in reading.sentences] if part == "body" else None
    quoted = _quoted_words(text, reading.quotations)
    for a in sorted(found, key=lambda a: (a.content[0][0], a.content[-1][1], a.cue or (0, 0))):
        start, end = a.content[0][0], a.content[-1][1]
        at = a.cue[0] if a.cue else start
        record = {
            "part": part,
            "sentence_id": bisect_right(sentences, at) - 1 if sentences else None,
            "kind": quoted(a.content),
            "content": text[start:end],
            "content_start": start,
            "content_end": end,
            "content_spans": json.dumps([list(piece) for piece in a.content]) if len(a.content) > 1 else None,
            "cue_kind": a.cue_kind,
            "rule": a.rule,
            "score": a.score,
        }
        for role, span in (("source", a.source), ("cue", a.cue)):
            first, last = span or (None, None)
            record |= {role: text[first:last] if span else None, f"{role}_start": first, f"{role}_end": last}
        yield record


def _quoted_words(text, spans):
    """Make a function that tells whether pieces of `text` are direct, mixed or indirect speech."""
    starts = [start for start, _ in spans]

    def kind(pieces):
        inside = outside = False
        for start, end in pieces:
            at = start
            for n in range(max(0, bisect_right(starts, start) - 1), bisect_right(starts, end - 1)):
                first, last = max(start, spans[n][0]), min(end, spans[n][1])
                if first < last:
                    inside = inside or _has_word(text, first, last)
                    outside = outside or _has_word(text, at, first)
                    at = last
            outside = outside or _has_word(text, at, end)
        return "mixed" if inside and outside else "direct" if inside else "indirect"

    return kind


def _has_word(text, start, end):
    return any(text[i].isalnum() for i in range(start, end))
