"""Spans of one text: what an engine hands over, and the rules every attribution keeps."""

import re
from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from analysis.text.quotes import quotation_spans

OPENING = frozenset("\"“„«‘'‹")
QUOTES = OPENING | frozenset("”»’›")


class Attribution(NamedTuple):
    """One attribution in one text, spans as half-open character offsets.

    Attributes
    ----------
    source, cue : tuple of int or None
        (start, end), None where the text tells none.
    content : tuple of tuple of int
        The pieces of what was said, in order; never empty.
    cue_kind : str
        ``"reporting"`` or ``"attitude"``.
    rule : str or None
        Which rule found it.
    score : float or None
        Estimated chance that it is right, from engines that tell one.
    """

    source: tuple | None
    cue: tuple | None
    content: tuple
    cue_kind: str = "reporting"
    rule: str | None = None
    score: float | None = None


# ---------------------------------------------------------------- the rules that every attribution keeps
_DATELINE = re.compile(
    r"\s*(?P<place>[^—–(/\n]{0,60}?)[.,]?\s*"
    r"(?:\((?P<agency>[^()\n]{2,60})\)\s*(?P<dash>[—–]+|--?)?|/[^/\n]{2,30}/\.?|[—–]+|--?(?=\s))\s+(?=[^\W_a-z]|[\"“«„‘'])"
)
SPEAKER_LABEL = re.compile(
    r"(?:^|(?<=\n))[ \t]*((?:[A-Z][\w.’'-]*[ ]){0,3}[A-Z][\w.’'-]+)(:)[ ]+(?=[A-Z\"“«‘])([^\n]*\S)", re.MULTILINE
)
DASH_SPEAKER = re.compile(
    r"[ \t]*\n{0,2}[ \t]*([—–―]|--?)[ \t]*((?:[A-Z][\w.’'-]{0,20}[ ]){0,3}[A-Z][\w.’'-]{1,20})(?=[ \t]*(?:[,\n(]|$))"
)
NO_SPEAKER = frozenset((
    "advertisement", "also", "analysis", "background", "caption", "comment", "comments", "correction", "credit",
    "date", "editor", "email", "exclusive", "fact", "facts", "file", "follow", "image", "images", "location",
    "more", "note", "opinion", "photo", "photograph", "photos", "picture", "pictures", "published", "read",
    "related", "report", "reporting", "see", "sign", "sources", "source", "subscribe", "tags", "topics",
    "update", "updated", "video", "watch", "where", "when", "why", "what", "who", "how", "writing",
))  # fmt: skip


def datelines(text):
    """Return the (start, end) of the datelines that open paragraphs: place, agency and day, up to the dash.

    Examples
    --------
    >>> text = "TARSK, 3 April (Agency) — The bridge is closed."
    >>> [text[start:end] for start, end in datelines(text)]
    ['TARSK, 3 April (Agency) — ']
    """
    out, at = [], 0
    for line in text.split("\n"):
        match = _DATELINE.match(line[:150])
        if match and _is_dateline(match):
            out.append((at, at + match.end()))
        at += len(line) + 1
    return out


def _is_dateline(match):
    words = re.findall(r"[^\W\d_]+", match["place"])
    if not all(w[0].isupper() for w in words) or len(words) > 8:
        return False
    capitals = bool(words) and words[0].isupper() and len(words[0]) > 2
    agency, dash = match["agency"], match["dash"]
    if agency and not dash:
        return capitals and any(c in agency for c in "/-–0123456789")
    return capitals or bool(agency)


def labelled_speech(text):
    r"""Return attributions for lines that open with a speaker and a colon, as in interviews and transcripts.

    A label counts where it opens several lines, or where the line's words stand in quotation marks.

    Examples
    --------
    >>> text = "Orlov: We will not sign.\nMarin: You will."
    >>> [text[slice(*a.source)] for a in labelled_speech(text)]
    []
    >>> text += "\nOrlov: Never."
    >>> [(text[slice(*a.source)], text[slice(*a.content[0])]) for a in labelled_speech(text)]
    [('Orlov', 'We will not sign.'), ('Orlov', 'Never.')]
    """
    lines = [m for m in SPEAKER_LABEL.finditer(text) if not NO_SPEAKER & set(m.group(1).lower().split())]
    counts = Counter(m.group(1) for m in lines)
    return [
        Attribution(m.span(1), m.span(2), (m.span(3),), rule="speaker label")
        for m in lines
        if counts[m.group(1)] > 1 or (m.group(3)[0] in OPENING and m.group(3)[-1] in QUOTES)
    ]


def tidy(text, attributions):
    """Return attributions that keep the rules every engine keeps, in the order of the text.

    No dateline stands in a content; pieces are in order, apart, and without blanks at their edges; a quotation that
    goes on in the next paragraph is one content in pieces; speech told inside a quotation is part of the quotation; a
    name behind a dash is the source of the quotation before; lines with a speaker's label are attributions where the
    engine found none.

    Parameters
    ----------
    text : str
        The text that the offsets count.
    attributions : list of Attribution
        As an engine found them.

    Returns
    -------
    list of Attribution
        Those that still have a content.
    """
    heads = datelines(text)
    quotes = quotation_spans(text)
    kept = []
    for a in attributions:
        pieces = _pieces(text, a.content, heads)
        if pieces:
            kept.append(a._replace(content=pieces))
    kept = [a for a in kept if not _told_inside(a, quotes)]
    kept = _join_paragraphs(text, sorted(kept, key=lambda a: a.content[0]), quotes)
    kept = [_dash_speaker(text, a) for a in kept]
    taken = sorted(piece for a in kept for piece in a.content)
    kept += [a for a in labelled_speech(text) if not _overlaps(taken, a.content[0])]
    return sorted(kept, key=lambda a: (a.content[0], a.cue or a.content[0]))


def _pieces(text, pieces, heads):
    """Return pieces in order, without datelines and blanks at their edges, touching ones as one."""
    out = []
    for start, end in sorted(pieces):
        i = bisect_right(heads, (start, len(text) + 1)) - 1
        if i >= 0 and heads[i][1] > start:
            start = heads[i][1]
        part = text[start:end]
        start, end = start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def _around(spans, start, end):
    """Return the span of a sorted list that holds [start, end), or None."""
    i = bisect_right(spans, (start, float("inf"))) - 1
    return spans[i] if i >= 0 and spans[i][1] >= end else None


def _overlaps(spans, span):
    i = bisect_right(spans, (span[0], float("inf")))
    return (i > 0 and spans[i - 1][1] > span[0]) or (i < len(spans) and spans[i][0] < span[1])


def _told_inside(a, quotes):
    """Say whether source, cue and content all stand inside one quotation."""
    if a.cue is None:
        return False
    inner = [a.cue, *a.content, *([a.source] if a.source else [])]
    quote = _around(quotes, *a.cue)
    return quote is not None and all(quote[0] <= s and e <= quote[1] for s, e in inner)


def _dash_speaker(text, a):
    """Give a quotation without a source the name that follows it behind a dash."""
    end = a.content[-1][1]
    match = DASH_SPEAKER.match(text, end) if a.source is None and text[end - 1] in QUOTES else None
    return a._replace(source=match.span(2), cue=match.span(1)) if match else a


def _join_paragraphs(text, attributions, quotes):
    """Give a quotation without a source to the attribution whose quotation the paragraph before left open."""
    out = []
    for a in attributions:
        if a.cue is None and a.source is None and out:
            start = a.content[0][0]
            before = out[-1].content[-1][1]
            quote = _around(quotes, max(0, before - 1), before)
            open_ended = quote and text[quote[1] - 1] not in QUOTES and text[quote[1] : start].strip() == ""
            if open_ended and text[before:start].count("\n") >= 1 and text[start] in OPENING:
                out[-1] = out[-1]._replace(content=(*out[-1].content, *a.content))
                continue
        out.append(a)
    return out
