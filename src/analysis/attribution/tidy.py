"""The rules that every attribution keeps, whichever engine found it."""

import re
from bisect import bisect_right

from analysis.attribution.closing import closing_clauses
from analysis.attribution.forms import posts, speaker_after, with_labels, words_of
from analysis.attribution.nominal import nouns_inside, with_noun
from analysis.attribution.spans import datelines
from analysis.attribution.subjects import with_subject
from analysis.text.expressions import find_expressions
from analysis.text.quotes import OPENING, QUOTES
from analysis.text.reading import read_text

_APPOSITION = re.compile(
    r"(?i)^\W*(?:an?|the)\s+(?:[\w-]+\s+){0,2}(?:claim|charge|allegation|accusation|assertion|statement|figure|account|suggestion|version|"
    r"remark|comment|denial|view|argument)s?\b"
)


def tidy(text, attributions):
    """Return attributions that keep the rules every engine keeps, in the order of the text.

    No dateline stands in a content; pieces are in order, apart, and without blanks at their edges; a quotation that
    goes on in the next paragraph is one content in pieces, and what is quoted takes no sentence of the outlet's along;
    speech told inside a quotation is part of the quotation; a name behind a dash or a verb is the source of the
    quotation before; a line with a speaker's label, an embedded post and "in X's words" are attributions.

    Parameters
    ----------
    text : str or Reading
        The text that the offsets count.
    attributions : list of Attribution
        As an engine found them.

    Returns
    -------
    list of Attribution
        Those that still have a content.
    """
    reading = read_text(text)
    text, quotes = reading.text, reading.quotations
    heads = datelines(text)
    kept = []
    for a in attributions:
        pieces = _pieces(text, a.content, heads)
        if pieces:
            kept.append(_own_words(text, a._replace(content=pieces), quotes))
    kept = [a for a in kept if not _told_inside(a, quotes)]
    kept = _join_paragraphs(text, sorted(kept, key=lambda a: a.content[0]), quotes)
    kept = [_in_one_sentence(text, a, reading.sentences) for a in kept]
    kept = [a._replace(source=_without_lead(text, _without_day(text, a.source))) if a.source else a for a in kept]
    kept = [_behind_dateline(text, a) for a in kept]
    kept = [with_subject(text, speaker_after(text, with_noun(text, a)), reading.sentences) for a in kept]
    kept = with_labels(text, kept)
    kept += nouns_inside(text, kept)
    closing = closing_clauses(text, reading.sentences, kept)
    kept += [a._replace(content=_pieces(text, a.content, heads)) for a in closing]
    for more in (posts(text), words_of(text, kept, quotes)):
        taken = [piece for a in more for piece in a.content]
        kept = [a for a in kept if a.source is not None or not any(_cross(p, t) for p in a.content for t in taken)]
        kept += more
    return sorted(kept, key=lambda a: (a.content[0], a.cue or a.content[0]))


def _cross(a, b):
    return a[0] < b[1] and b[0] < a[1]


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


def _own_words(text, a, quotes):
    """Take from a content what is the outlet's: a sentence beside the quotation, "a claim that nobody could check"."""
    if a.cue is None:
        return a
    out = []
    for start, end in a.content:
        if _before_quotation(text, a, end):
            continue
        if out and start >= a.cue[1] and _APPOSITION.match(text[start:end]) and text[start - 2] == ",":
            continue
        first = bisect_right(quotes, (start, len(text)))
        if first < len(quotes) and start < quotes[first][0] < end <= quotes[first][1] + 1 <= a.cue[0] + 3:
            at = quotes[first][
                0
            ]  # "The mill was shut. “It is late,” he said": two sentences, the first is the outlet's
            if re.search(r"[.!?]\s+$", text[start:at]):
                start = at
        i = bisect_right(quotes, (start, len(text))) - 1
        if i >= 0 and quotes[i][0] == start and quotes[i][1] < end:
            after = text[quotes[i][1] : end]
            if text[quotes[i][1] - 2] in ".!?" and re.match(r"\s+[A-Z]", after):
                end = quotes[i][1]
        out.append((start, end))
    if len(out) > 2 and all(text[s] in OPENING and text[e - 1] in QUOTES for s, e in (out[0], out[-1])):
        # "“It rained,” Orm said, peeling an egg, “and nobody came.”": what she does meanwhile is the outlet's
        out = [p for p in out if p[0] < a.cue[1] or text[p[0]] in OPENING]
    return a._replace(content=tuple(out)) if out else a


_DAY_FIRST = re.compile(r"(?i)(?:on|in|at|over|during|late|early|earlier|last|this|yesterday|overnight)\b")
_AFTER_DAY = re.compile(r"\s*,?\s+(?=[A-Z]|(?:the|an?|his|her|its|their|he|she|they|it|police|officials)\b)")
_NAMED = re.compile(
    r"(?:(?:[A-Z][\w.’'&-]*|of|the|de|van|von|and|for|al)\s+)*[A-Z][\w.’'&-]*\w|[Hh]e|[Ss]he|[Tt]hey|[Tt]he\s+[a-z]+"
)


def _without_day(text, source):
    """Take from a source the day that an engine counted to it: "*On Monday* the mayor", "Ann Orm *late Tuesday*"."""
    words = text[slice(*source)]
    found = find_expressions(words)
    if not found:
        return source
    first, last = found[0], found[-1]
    after = _AFTER_DAY.match(words, first.end)
    if first.start == 0 and after and _DAY_FIRST.match(words):
        return source[0] + after.end(), source[1]
    named = words[: last.start].rstrip(" ,")
    if last.end == len(words) and _NAMED.fullmatch(named):
        return source[0], source[0] + len(named)
    return source


_PLACE = re.compile(r"[A-Z][A-Z. -]{2,30}(?=\s?:\s[A-Z])")


def _behind_dateline(text, a):
    """Take the words before the cue for the source where it is a dateline: "OSK: The minister on Monday said"."""
    if a.source is None or a.cue is None or text[a.source[0] - 1 : a.source[0]] not in ("", "\n"):
        return a
    place = _PLACE.match(text, a.source[0])
    if place is None or place.end() < a.source[1] or a.cue[0] <= place.end() + 1:
        return a
    start = text.index(":", place.end()) + 1
    words = text[start : a.cue[0]]
    source = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    return a._replace(source=_without_day(text, source) if 0 < len(words.strip()) < _LONG else None)


_LONG = 120  # characters of a source before its verb


def _in_one_sentence(text, a, sentences):
    """Cut a source that reaches over a sentence's end to the part in the sentence of its cue."""
    if a.source is None or a.cue is None:
        return a
    at = max(0, bisect_right(sentences, (a.cue[0], float("inf"))) - 1)
    start, end = sentences[at] if sentences else a.source
    cut = (max(a.source[0], start), min(a.source[1], end))
    ends = start if cut[0] == start else end
    if cut == a.source or cut[1] - cut[0] < 3 or _SHORT.search(text, max(0, ends - 8), ends):
        return a  # "Del. Ann Orm": no end of a sentence
    return a._replace(source=cut)


_SHORT = re.compile(r"(?<!\w)[A-Z][a-z]{0,3}\.\s*$")
_LEAD = re.compile(
    r"(?:^|[.!?”\"]\s|\n)(?:Through|Via|With|Like|Unlike|Alongside|Beside|Flanked\sby|Joined\sby|Accompanied\sby)\s$"
)
_A_COPY = re.compile(
    r"(?:an?\s)?(?:copy|copies|excerpts?|parts?|details|video|audio|a\srecording)\sof\swhich\s[^,]+,\s(?=\S)"
)
_AFTER_LEAD = re.compile(r"[^,]+,\s(?:[A-Z][^,]+,\s)?(?=(?:the\s|[A-Z]))(?!(?:the|an?)\s[^,]+,)")


def _without_lead(text, source):
    """Take from a source what an engine counted to it before: "Through *his lawyer, Ann Orm*, the editor said"."""
    if copy := _A_COPY.match(text, *source):
        return copy.end(), source[1]  # "a memo, *a copy of which was seen by the Courier,* her manager wrote"
    if not _LEAD.search(text[max(0, source[0] - 20) : source[0]]):
        return source
    lead = _AFTER_LEAD.match(text, *source)
    return (lead.end(), source[1]) if lead and lead.end() < source[1] else source


def _before_quotation(text, a, end):
    """Whether a piece is the outlet's sentence before the quotation that the cue stands behind."""
    following = min((s for s, _ in a.content if s >= end), default=None)
    return (
        following is not None
        and following < a.cue[0]
        and text[following] in OPENING
        and bool(re.fullmatch(r"[.!?]\s+", text[end:following]))
        and text[end - 1] not in QUOTES
    )


def _around(spans, start, end):
    """Return the span of a sorted list that holds [start, end), or None."""
    i = bisect_right(spans, (start, float("inf"))) - 1
    return spans[i] if i >= 0 and spans[i][1] >= end else None


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
