"""Where the speaker and the words of an attribution begin and end: walks from the cue to both sides.

Every function takes the `Text` of `clauses.py` and positions in its words; `chance` holds the weights of the votes.
"""

from analysis.attribution.rules import clauses
from analysis.attribution.rules.votes import best_stop

_TIME = frozenset(["at", "on", "in", "over", "during", "the", "late", "early", "last", "this", "earlier", "same"]) | {
    *("weekend", "week", "month", "year", "day", "morning", "afternoon", "evening", "night", "overnight"),
}
_INTERPOSED = frozenset(["however", "though", "meanwhile", "too", "for", "in", "then", "of", "also", "on", "at"])


def speaker_edge(t, left, begin):
    """Step left from the cue over what may stand between speaker and cue; give where the speaker ends."""
    kinds, low = t.kinds, t.low
    last = left
    while last > begin + 1 and kinds[last - 1] == "adv":
        last -= 1
    if last > begin + 1 and kinds[last - 1] == "day":
        last -= 1
        while last > begin + 1 and low[last - 1] in ("on", "last", "this", "late", "early"):
            last -= 1
    if last > begin + 2 and kinds[last - 1] == ",":
        for j in range(last - 2, max(begin, last - 6), -1):
            if kinds[j] == ",":
                if low[j + 1] in _INTERPOSED:
                    last = j
                break
    return last


def after_time(t, at, end):
    """Step over when it was said, as in "said late last week that", to the "that"; without one stay."""
    i = at
    while i < min(end, at + 7) and (t.low[i] in _TIME or t.kinds[i] in ("day", "month", "num")):
        i += 1
    return i if t.kinds[i] == "that" else at


def subject(t, begin, left, chance):
    """Find the subject that opens the sentence: (first, last) or None."""
    at = begin
    if t.kinds[at] == "oq":
        at = t.quotes[t.quote_of[at]][1]
    if at < left and t.kinds[at] in ("prep", "sub", "ing", "adv", "to"):
        comma = next((j for j in range(at, min(left, at + 25)) if t.kinds[j] == ","), None)
        at = comma + 1 if comma is not None else at
    left = min(left, at + clauses.LONGEST)
    while at < left and t.kinds[at] in (",", "adv", "and", "but", "\n"):
        at += 1
    if at >= left:
        return None
    return at, best_stop(clauses.phrase_ends(t, at, left, False), chance["subject end"])[0]


def trim(t, first, last):
    """Take marks that belong to no content from its edges; those inside a quotation stay."""
    kinds = t.kinds
    while first < last and kinds[first] in (",", ":", ";", "—", "–", "-", "\n", "…", "."):
        first += 1
    while first < last and (
        kinds[last - 1] == "\n" or (kinds[last - 1] in (",", ":", ";", "—", "–", "-", ".") and t.quote_of[last - 1] < 0)
    ):
        last -= 1
    return (first, last) if first < last else None


def content_right(t, at, end, lemma, chance):
    """Find what was said after the cue: ((first, last), chance) or None."""
    kinds = t.kinds
    while at < end and kinds[at] in (",", ":", "\n"):
        at += 1
    if at >= end:
        while at < len(t.starts) and kinds[at] in ("\n", ":"):
            at += 1
        if t.quote_at(at) is None:
            return None
        end = t.stop(*t.sentence(at))
    at = after_time(t, at, end)
    found = best_stop(clauses.content_starts(t, at, end, lemma), chance["content start"])
    if not found:
        return None
    start, sure = found
    last, chance_of_end = best_stop(clauses.content_ends(t, start, end), chance["content end"])
    piece = trim(t, start, last)
    return (piece, sure * chance_of_end) if piece else None


def content_left(t, before, begin, chance):
    """Find what was said before the speaker or the cue: ((first, last), chance) or None."""
    kinds = t.kinds
    last = before
    while last > 0 and kinds[last - 1] in (",", "—", "–", "-") and t.quote_of[last - 1] < 0:
        last -= 1
    if last <= begin:
        if last == 0 or kinds[last - 1] == "\n":
            return None
        begin = t.sentence(last - 1)[0]
    found = best_stop(clauses.content_lefts(t, last, begin), chance["content left"])
    piece = trim(t, found[0], last) if found else None
    return (piece, found[1]) if piece else None


def resumed(t, piece, right, end):
    """Find where content goes on after the attribution, in its sentence or in a quotation that follows at once."""
    kinds, out = t.kinds, []
    quoted = kinds[piece[1] - 1] == "cq"
    at = right - 1 if kinds[right - 1] == "," else right
    while at < end and at - right < 12 and kinds[at] not in (",", "oq", "—"):
        at += 1
    if at < end and kinds[at] in (",", "—") and at + 2 < end:
        q = t.quote_at(at + 1)
        if q and quoted:
            out.append((at + 1, q[1]))
        elif (
            not quoted
            and at == right
            and kinds[at + 1] not in ("ing", "rel", "oq", "and", "but", "sub")
            and end - at > 3
        ):
            out.append((at + 1, end))
    nxt = max(t.sentence(right - 1)[1], out[-1][1] if out else 0)
    q = t.quote_at(nxt) if quoted and nxt < len(t.starts) else None
    if q:
        after = kinds[q[1]] if q[1] < len(kinds) else "end"
        comma_inside = kinds[q[1] - 2] == ","
        if not comma_inside and (after in ("\n", "end") or t.words[q[1]][0].isupper() or after == "oq"):
            out.append(q)
    return [p for p in (trim(t, *p) for p in out) if p]
