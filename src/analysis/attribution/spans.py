"""Spans of one text: what an engine hands over, how marked spans are linked, and the rules every attribution keeps."""

import re
from bisect import bisect_right
from collections import Counter
from math import exp, log1p
from typing import NamedTuple

from analysis.voice import quotation_spans

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


class Span(NamedTuple):
    """A source, cue or content as the network marked it: word numbers and characters, both half-open."""

    role: str
    first: int
    last: int
    start: int
    end: int
    chance: float = 1.0
    reporting: float = 1.0


# ---------------------------------------------------------------- linking
NEAR = 4
"""Cues looked at on each side of a span."""

LINK_FEATURES = (
    "any",
    "log words between",
    "words touch",
    "sentence breaks",
    "paragraph breaks",
    "cues between",
    "spans of its role between",
    "spans of the other role between",
    "opens its paragraph",
    "comma at the near edge",
    "quotation mark at the near edge",
    "a colon between",
)


class Layout:
    """Where sentences and paragraphs break in a text's words, and where its marked spans lie."""

    def __init__(self, paragraphs, spans):
        self.words = [word[0] for words in paragraphs for word in words]
        self.paragraph = [i for i, words in enumerate(paragraphs) for _ in words]
        self.sentence, n = [], 0
        for i, word in enumerate(self.words):
            if i and self.paragraph[i] != self.paragraph[i - 1]:
                n += 1
            self.sentence.append(n)
            after = self.words[i + 1] if i + 1 < len(self.words) else ""
            if word in (".", "!", "?") and not after[:1].islower() and not (i and len(self.words[i - 1]) < 3):
                n += 1
        self.cues = [s for s in spans if s.role == "cue"]
        self.firsts = {role: [s.first for s in spans if s.role == role] for role in ("source", "cue", "content")}

    def between(self, role, first, last):
        """Count the spans of a role that begin in [first, last)."""
        starts = self.firsts[role]
        return bisect_right(starts, last - 1) - bisect_right(starts, first - 1)

    def near_cues(self, span):
        """Return the numbers of the cues nearest to a span, at most NEAR on each side."""
        at = bisect_right(self.firsts["cue"], span.first)
        return range(max(0, at - NEAR), min(len(self.cues), at + NEAR))

    def features(self, span, cue):
        """Return what `LINK_FEATURES` names of a span and a cue, first as if the cue stood before, then after."""
        before = cue.first < span.first
        left, right = (cue.last, span.first) if before else (span.last, cue.first)
        gap = max(0, right - left)
        a, b = min(left, len(self.words)) - 1, min(right, len(self.words) - 1)
        other = "content" if span.role == "source" else "source"
        near = self.words[span.first if before else span.last - 1]
        beyond = self.words[span.first - 1 if before else min(span.last, len(self.words) - 1)] if gap else ""
        values = (
            1.0,
            log1p(gap),
            float(gap == 0),
            min(self.sentence[b] - self.sentence[a], 4),
            min(self.paragraph[b] - self.paragraph[a], 2),
            min(self.between("cue", left, right), 3),
            min(self.between(span.role, left, right), 3),
            min(self.between(other, left, right), 3),
            float(span.first == 0 or self.paragraph[span.first] != self.paragraph[span.first - 1]),
            float("," in (near, beyond)),
            float(near in QUOTES or beyond in QUOTES),
            float(":" in self.words[left:right]) if gap < 12 else 0.0,
        )
        none = (0.0,) * len(values)
        return (*values, *none) if before else (*none, *values)


def utilities(layout, span, cues, weights):
    """Return the utility of linking a span to each of the cues: the weighted sum of `LINK_FEATURES`."""
    return [sum(w * x for w, x in zip(weights, layout.features(span, cue), strict=True)) for cue in cues]


def _choose(values, none):
    """Return (index of the best value or None, its chance) by softmax over the values and the utility of no link."""
    top = max([none, *values])
    total = exp(none - top) + sum(exp(v - top) for v in values)
    best = max(range(len(values)), key=values.__getitem__, default=None)
    if best is None or values[best] < none:
        return None, exp(none - top) / total
    return best, exp(values[best] - top) / total


def link(spans, paragraphs, weights):
    """Link marked spans into attributions: every content to its likeliest cue, every cue to its likeliest source.

    Parameters
    ----------
    spans : list of Span
        In the order of the text, none overlapping another.
    paragraphs : list of list of (word, start, end)
        The words that the spans count.
    weights : dict
        ``content`` and ``source``: one weight per feature before the cue, then after; ``no source``, ``no cue``: the
        utility of no link.

    Returns
    -------
    list of (Span or None, Span or None, list of Span, float)
        Source, cue, contents and the chance of the links. Contents that no cue claims come alone; cues that claim no
        content are left out.
    """
    layout = Layout(paragraphs, spans)
    sources = [s for s in spans if s.role == "source"]
    claimed, alone = {}, []
    for span in spans:
        if span.role == "content":
            near = list(layout.near_cues(span))
            values = utilities(layout, span, [layout.cues[i] for i in near], weights["content"])
            best, chance = _choose(values, weights["no cue"])
            if best is None:
                alone.append((None, None, [span], chance))
            else:
                claimed.setdefault(near[best], []).append((span, chance))
    linked = []
    for i, contents in sorted(claimed.items()):
        cue = layout.cues[i]
        at = bisect_right(layout.firsts["source"], cue.first)
        near = sources[max(0, at - NEAR) : at + NEAR]
        values = [sum(w * x for w, x in zip(weights["source"], layout.features(s, cue), strict=True)) for s in near]
        best, chance = _choose(values, weights["no source"])
        chance *= min(c for _, c in contents)
        linked.append((None if best is None else near[best], cue, [s for s, _ in contents], chance))
    return sorted(linked + alone, key=lambda row: row[2][0].start)


# ---------------------------------------------------------------- the rules that every attribution keeps
_DATELINE = re.compile(
    r"\s*(?P<place>[^—–(/\n]{0,60}?)[.,]?\s*"
    r"(?:\((?P<agency>[^()\n]{2,60})\)\s*(?P<dash>[—–]+|--?)?|/[^/\n]{2,30}/\.?|[—–]+|--?(?=\s))\s+(?=[^\W_a-z]|[\"“«„‘'])"
)
SPEAKER_LABEL = re.compile(
    r"(?:^|(?<=\n))[ \t]*((?:[A-Z][\w.’'-]*[ ]){0,3}[A-Z][\w.’'-]+)(:)[ ]+(?=[A-Z\"“«‘])([^\n]*\S)", re.MULTILINE
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
    goes on in the next paragraph is one content in pieces; speech told inside a quotation is part of the quotation;
    lines with a speaker's label are attributions where the engine found none.

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
