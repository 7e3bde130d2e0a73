"""From the spans that the tagger marks to attributions: whose cue, whose content.

Links are chosen by weights learnt from the corpus (`training/links.py`). Around them stand three rules for what one
layer of labels cannot say: a quotation is one content whatever is told in it, a speaker at the end of a sentence has
said the whole of it, and a quotation that stands alone has no source.
"""

from bisect import bisect_right
from math import exp, log1p
from typing import NamedTuple

from analysis.text.quotes import OPENING, QUOTES
from analysis.text.reading import read_text


class Span(NamedTuple):
    """A source, cue or content as the network marked it: word numbers and characters, both half-open."""

    role: str
    first: int
    last: int
    start: int
    end: int
    chance: float = 1.0
    reporting: float = 1.0


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


def link(spans, paragraphs, text, weights):
    """Link marked spans into attributions: every content to its likeliest cue, every cue to its likeliest source.

    Parameters
    ----------
    spans : list of Span
        In the order of the text, none overlapping another.
    paragraphs : list of list of (word, start, end)
        The words that the spans count.
    text : str or Reading
        The text.
    weights : dict
        ``content`` and ``source``: one weight per feature before the cue, then after; ``no source``, ``no cue``: the
        utility of no link.

    Returns
    -------
    list of (Span or None, Span or None, list of Span, float)
        Source, cue, contents and the chance of the links. Contents that no cue claims come alone; cues that claim no
        content are left out.
    """
    reading = read_text(text)
    text = reading.text
    spans = whole_quotations(spans, reading.quotations)
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
    claimed = in_own_paragraph(claimed, layout, text)
    linked = []
    for i, contents in sorted(claimed.items()):
        cue = layout.cues[i]
        at = bisect_right(layout.firsts["source"], cue.first)
        near = sources[max(0, at - NEAR) : at + NEAR]
        values = [sum(w * x for w, x in zip(weights["source"], layout.features(s, cue), strict=True)) for s in near]
        best, chance = _choose(values, weights["no source"])
        chance *= min(c for _, c in contents)
        linked.append((None if best is None else near[best], cue, [s for s, _ in contents], chance))
    linked = outer_speech(stand_alone(linked + alone, layout, text), spans, layout)
    return sorted(linked, key=lambda row: row[2][0].start)


# ---------------------------------------------------------------- what one layer of labels cannot say
def whole_quotations(spans, quotations, *, least=40):
    """Return spans where a quotation with a content at its edge is one content: speech told inside it is part of it.

    Parameters
    ----------
    spans : list of Span
        In the order of the text.
    quotations : list of (int, int)
        Those of the text.
    least : int
        Characters of the shortest quotation looked at; scare quotes are none.

    Returns
    -------
    list of Span
    """
    firsts = [s.start for s in spans]
    out, done = [], 0
    for start, end in quotations:
        if end - start < least:
            continue
        i, j = bisect_right(firsts, start - 1), bisect_right(firsts, end - 1)
        inside = [s for s in spans[i:j] if s.end <= end + 1]
        contents = [s for s in inside if s.role == "content"]
        if not contents or len(contents) == len(inside):
            continue
        opens, closes = contents[0].start <= start + 1, contents[-1].end >= end - 2
        if opens or closes:
            first = contents[0] if opens else inside[0]
            last = contents[-1] if closes else inside[-1]
            whole = contents[0]._replace(first=first.first, start=first.start, last=last.last, end=last.end)
            out += [*spans[done:i], whole]
            done = i + len(inside)
    return out + spans[done:]


def in_own_paragraph(claimed, layout, text):
    """Give a content that stands in another paragraph than its cue to a cue beside it that claims none.

    Not a quotation, which a paragraph before may announce.
    """
    free = {}  # paragraph -> cues that claim nothing
    for i, cue in enumerate(layout.cues):
        if i not in claimed:
            free.setdefault(layout.paragraph[cue.first], []).append(i)
    out = {}
    for i, contents in claimed.items():
        here = layout.paragraph[layout.cues[i].first]
        for span, chance in contents:
            there = layout.paragraph[span.first]
            near = free.get(there, ()) if there != here and text[span.start] not in OPENING else ()
            best = min(near, key=lambda j: abs(layout.cues[j].first - span.first), default=i)
            out.setdefault(best, []).append((span, chance))
    return out


def outer_speech(linked, spans, layout):
    """Give a speaker at the end of a sentence the sentence: "Kalvia hopes for rain, Orlov said" is what Orlov said.

    A reporting cue beside its source, after a comma, that claimed no content takes the attribution before the comma as
    its content, from its first word on.
    """
    claimed = {row[1] for row in linked if row[1]}
    sources = {s.last: s for s in spans if s.role == "source"} | {s.first: s for s in spans if s.role == "source"}
    endings = {row[2][-1].last: row for row in linked if row[1] and row[1].last <= row[2][-1].first}
    out = list(linked)
    for cue in layout.cues:
        source = sources.get(cue.first) or sources.get(cue.last)
        if cue in claimed or cue.reporting < 0.5 or source is None:
            continue
        begin = min(source.first, cue.first)
        if begin == 0 or layout.words[begin - 1] != ",":
            continue
        inner = endings.get(begin - 1) or endings.get(begin)
        if inner is None or inner not in out:
            continue
        parts = [s for s in (inner[0], inner[1], *inner[2]) if s is not None]
        first = min(parts, key=lambda s: s.first)
        if layout.sentence[first.first] == layout.sentence[begin]:
            whole = inner[2][-1]._replace(first=first.first, start=first.start)
            out[out.index(inner)] = (source, cue, [whole], inner[3])
    return out


def stand_alone(linked, layout, text):
    """Take quotations in a paragraph of their own from the cue of a paragraph before.

    They stay with it where a colon announces them or where the quotation before them was left open.
    """
    out = []
    for source, cue, contents, chance in linked:
        kept = []
        for content in contents:
            own = cue and layout.paragraph[content.first] != layout.paragraph[cue.first] and cue.last <= content.first
            if own and text[content.start] in OPENING:
                announced = text[cue.end : content.start].rstrip().rstrip("".join(QUOTES)).rstrip().endswith(":")
                before = text[kept[-1].start : kept[-1].end] if kept else ""
                if not announced and before.count("“") <= before.count("”"):
                    out.append((None, None, [content], chance))
                    continue
            kept.append(content)
        if kept:
            out.append((source, cue, kept, chance))
    return out
