"""Sentences and articles as HTML: what was read beside its sentence, the article opened in place, parts marked.

Whatever comes from an article, its metadata or a user's table passes `escape` here and nowhere else. Only plain tags
are used, so that the same text reads alike in JupyterLab, in a saved notebook and in the report: the source is
underlined, the words of saying are bold, what was said is marked, a day is in italics.
"""

import html
import itertools
import json
import re

import pandas as pd

from analysis.text.sentences import sentence_spans

READ = {
    "speaker": "speaker",
    "side": "side",
    "party": "party",
    "speaker_kind": "kind of speaker",
    "kind": "quoted as",
    "channel": "channel",
    "stance": "stance",
    "accused": "accused",
    "day": "day",
    "made": "made",
    "score": "score",
}
"""Columns shown beside a sentence, and what they are called there."""
TAGS = {"source": "u", "cue": "b", "content": "mark", "day": "i"}
LEGEND = (
    "<p><small>Source <u>underlined</u>, words of saying <b>bold</b>, what was said <mark>marked</mark>.</small></p>"
)
LONGEST = 20_000
"""Characters of an article that are opened in place; of a longer one the part around the sentence."""


def escape(value):
    """Write any value as text of a page; "(none)" for a missing one.

    Examples
    --------
    >>> escape("<b>"), escape(None)
    ('&lt;b&gt;', '(none)')
    """
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return "(none)"
    if isinstance(value, pd.Timestamp):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, float):
        return f"{value:.2f}"
    return html.escape(str(value), quote=True)


def spans_of(row):
    """List the marked stretches of a statement or attribution: start, end, role.

    Examples
    --------
    >>> spans_of({"cue_start": 3, "cue_end": 7, "content_start": 8, "content_end": 20, "content_spans": None})
    [(3, 7, 'cue'), (8, 20, 'content')]
    """
    out = []
    for role in ("source", "cue"):
        if pd.notna(row.get(f"{role}_start")):
            out.append((int(row[f"{role}_start"]), int(row[f"{role}_end"]), role))
    pieces = row.get("content_spans")
    pieces = json.loads(pieces) if isinstance(pieces, str) else [[row["content_start"], row["content_end"]]]
    return out + [(int(start), int(end), "content") for start, end in pieces]


def marked(text, spans, begin=0, end=None):
    """Write a stretch of a text with parts of it marked; parts may overlap.

    Parameters
    ----------
    text : str
    spans : list of (int, int, str)
        Start, end and role, one of "source", "cue", "content" and "day".
    begin, end : int
        The stretch to write; the whole text by default.

    Examples
    --------
    >>> marked("He said <no>.", [(0, 2, "source"), (8, 12, "content")])
    '<u>He</u> said <mark>&lt;no&gt;</mark>.'
    """
    end = len(text) if end is None else end
    spans = [(max(s, begin), min(e, end), TAGS[role]) for s, e, role in spans if e > begin and s < end]
    edges = sorted({begin, end, *(x for s, e, _ in spans for x in (s, e))})
    out = []
    for start, stop in itertools.pairwise(edges):
        piece = html.escape(text[start:stop], quote=True)
        for tag in dict.fromkeys(tag for s, e, tag in spans if s <= start and stop <= e):
            piece = f"<{tag}>{piece}</{tag}>"
        out.append(piece)
    return "".join(out)


def sentence_html(text, spans, day=None):
    """Write the sentences that some stretches stand in, the stretches marked, the day too where it is told."""
    first, last = min(s for s, _, _ in spans), max(e for _, e, _ in spans)
    around = [(s, e) for s, e in sentence_spans(text) if e > first and s < last] or [(first, last)]
    begin, end = min(first, around[0][0]), max(last, around[-1][1])
    found = text.find(day, begin, end) if isinstance(day, str) and day else -1
    days = [(found, found + len(day), "day")] if found >= 0 else []
    return marked(text, [*spans, *days], begin, end).replace("\n", "<br>")


def article_html(article, spans=(), at=0):
    """Write an article to be opened in place: title, text with parts marked, and where it was published.

    Parameters
    ----------
    article : dict
        A row of articles.
    spans : list of (int, int, str)
        As `marked` takes them.
    at : int
        Where the reader comes from: of an article longer than `LONGEST` the part around it is written.

    Returns
    -------
    str
        A `<details>` that opens without any script.
    """
    text = article["text"]
    begin = max(0, min(at - LONGEST // 2, len(text) - LONGEST))
    end = min(len(text), begin + LONGEST)
    cut = [f"<p><small>{n:,} characters {where} are left out.</small></p>" if n else ""
           for n, where in ((begin, "before"), (len(text) - end, "after"))]  # fmt: skip
    title = article.get("title")
    return (
        "<details><summary>Read the article</summary>"
        + (f"<p><b>{escape(title)}</b></p>" if isinstance(title, str) else "")
        + cut[0]
        + f'<div style="white-space:pre-wrap;max-width:46em">{marked(text, spans, begin, end)}</div>'
        + cut[1]
        + link_html(article.get("url"))
        + "</details>"
    )


def link_html(url):
    """Write a link to where an article was published; nothing but http and https is a link.

    Examples
    --------
    >>> link_html("javascript:alert(1)"), link_html(None)
    ('<p><small>javascript:alert(1)</small></p>', '')
    """
    if not isinstance(url, str) or not url.strip():
        return ""
    shown = escape(url.strip())
    if re.match(r"https?://[^\s]+$", url.strip(), re.IGNORECASE):
        shown = f'<a href="{shown}" target="_blank" rel="noopener noreferrer">{shown}</a>'
    return f"<p><small>{shown}</small></p>"


def hit_html(head, body, read, more=""):
    """Write one hit: where it stands, its sentence, beside it what was read in it, below it what opens in place.

    Parameters
    ----------
    head : list
        Outlet, day, title: plain values.
    body, more : str
        HTML.
    read : dict
        What was read, by name: plain values; missing ones are left out.
    """
    shown = {name: value for name, value in read.items() if not (pd.api.types.is_scalar(value) and pd.isna(value))}
    facts = "<br>".join(f"<small>{escape(name)}:</small> {escape(value)}" for name, value in shown.items())
    where = " · ".join(escape(value) for value in head)
    return (
        '<div style="border-top:1px solid #8a8a8a;padding:.5em 0">'
        f"<small>{where}</small>"
        '<div style="display:flex;flex-wrap:wrap;gap:.3em 1.5em;line-height:1.45">'
        f'<div style="flex:3 1 22em">{body}</div><div style="flex:1 1 13em">{facts}</div></div>{more}</div>'
    )


def statement_html(row, article, others=()):
    """Write a statement in its sentence, with what was read in it and its article.

    Parameters
    ----------
    row : dict
        A statement or attribution.
    article : dict
        Its row of articles.
    others : list of dict
        All statements of the article, so that each is marked where the article is opened.
    """
    spans = spans_of(row)
    title = row.get("part") == "title"
    text = article["title"] if title else article["text"]
    day = row.get("published")
    day = "no date" if day is None or pd.isna(day) else day
    head = [row.get("outlet"), day, article.get("title") if isinstance(article.get("title"), str) else "no title"]
    every = [span for other in others if other.get("part") != "title" for span in spans_of(other)]
    if not title:
        every += spans
    read = {name: row[column] for column, name in READ.items() if column in row}
    body = sentence_html(text, spans, row.get("day"))
    return hit_html(head, body, read, article_html(article, every, at=0 if title else spans[-1][0]))


def found_html(row, article):
    """Write a row that `sentences_behind` found: its match marked in its sentence, and its article."""
    sentence, match = row["sentence"], row.get("match")
    at = sentence.find(match) if isinstance(match, str) and match else -1
    body = marked(sentence, [(at, at + len(match), "content")] if at >= 0 else []).replace("\n", "<br>")
    start = article["text"].find(sentence) if sentence else -1
    spans = [(start, start + len(sentence), "content")] if start >= 0 else []
    day = row.get("published")
    head = [row.get("outlet"), "no date" if day is None or pd.isna(day) else day, article.get("title") or "no title"]
    known = {"article_id", "outlet", "published", "sentence", "match", "title"}
    read = {READ.get(c, c.replace("_", " ")): v for c, v in row.items() if c not in known}
    read = {name: value for name, value in read.items() if pd.api.types.is_scalar(value)}
    return hit_html(head, body, read, article_html(article, spans, at=max(start, 0)))
