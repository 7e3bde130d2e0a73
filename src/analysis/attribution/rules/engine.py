"""The rules engine: who said what, from word lists and word order alone, each hit with the rule that found it.

No parser and no neural model. A word of the lexicon may be a cue; the words around it vote for one of a few word orders
(or for none), and walks to both sides find where the speaker and the words begin and end. All votes are weights in
`lexicons/rule_weights.csv`, so that every hit can be explained by adding up a few numbers.
"""

import os
from bisect import bisect_right

from analysis.attribution.rules import clauses, walks
from analysis.attribution.rules.clauses import Text
from analysis.attribution.rules.mends import mend
from analysis.attribution.rules.votes import RULES, best_stop, shipped
from analysis.attribution.spans import Attribution
from analysis.attribution.tidy import tidy
from analysis.base.pool import spread
from analysis.text.cues import cue_index
from analysis.text.reading import read_text

THRESHOLD = 0.4
"""Least chance of being a cue for a hit."""
WORTH_A_POOL = 10_000_000
"""Characters from which on starting processes pays."""
GATE = 0.25
"""Least chance, told from the word and its neighbours alone, for the clause to be read at all."""
_NO_SPEAKER = frozenset(
    ["sub", "be", "have", "do", "modal", "to", "of", "prep", "oq", "\n", ":", ";", "but", "wh", "not"]
)
_ENDS = frozenset([".", "!", "?", "…"])
_BEFORE_NAME = frozenset(["—", "–", "―", "--", ":"])
_HEADS = frozenset(["word", "plural", "title", "cap"])


def candidates(t):
    """List the words of a text that may be cues: (index, index after the phrase, form, lemma, cue_kind)."""
    found, done, cues = [], 0, cue_index()
    low = t.low
    for i in [i for i, w in enumerate(low) if w in cues]:
        if i < done:
            continue
        for rest, lemma, kind in cues[low[i]]:
            n = 1 + len(rest)
            if n == 1 or tuple(low[i + 1 : i + n]) == rest:
                found.append((i, i + n, " ".join((low[i], *rest)), lemma, kind))
                done = i + n
                break
    return found


def gate_view(t, candidate):
    """Give what the gate sees of a candidate."""
    i, after, form, _, _ = candidate
    return form, t.kinds[i - 1] if i else "begin", t.kinds[after], "no" if t.quote_of[i] < 0 else "yes"


class Clause:
    """What stands around one candidate: the edges of the cue, the phrases beside it, and what they vote for."""

    def __init__(self, t, candidate, judge, edges=None):
        i, after, self.form, self.lemma, self.kind = candidate
        self.t, self.i, self.chance = t, i, judge.chance
        begin, end = t.sentence(i)
        self.begin, self.end = begin, max(t.stop(begin, end), after)
        if edges is None:
            left = best_stop(clauses.cue_starts(t, i, begin), self.chance["cue start"])[0]
            right = best_stop(clauses.cue_ends(t, after - 1, self.end, self.form), self.chance["cue end"])[0]
            if right > after and walks.after_time(t, right - 1, self.end) > right:
                right -= 1  # "promised over the weekend that": the preposition is the time's
            edges = left, right
        self.left, self.right = edges
        self.speaker = self._speaker_left()

    def _speaker_left(self):
        """Find the phrase that ends before the cue: (first, last) or None."""
        t, begin = self.t, self.begin
        last = walks.speaker_edge(t, self.left, begin)
        if last <= begin or t.kinds[last - 1] in _NO_SPEAKER:
            return None
        found = best_stop(clauses.phrase_starts(t, last, begin), self.chance["speaker start"])
        if found is None:
            return None  # forty words with capitals, a menu: a phrase without a beginning
        first, self.sure = found
        return first, last

    def view(self):
        """Give what votes for a word order, in the groups of `ORDER_FEATURES`."""
        kinds, low = self.t.kinds, self.t.low
        i, left, right, begin, end, form = self.i, self.left, self.right, self.begin, self.end, self.form
        k1, w1 = (kinds[right], low[right]) if right < end else ("end", "end")
        k2 = kinds[right + 1] if right + 1 < end else "end"
        p1, pw = (kinds[left - 1], low[left - 1]) if left > begin else ("begin", "begin")
        p2 = kinds[left - 2] if left - 1 > begin else "begin"
        shape = next((ending for ending in ("ing", "ed", "s") if form.endswith(ending)), "-")
        aux = "-"
        if left < i:
            aux = " ".join(dict.fromkeys(kind for kind in kinds[left:i] if kind != "adv")) or "-"
        if self.speaker:
            s, last = self.speaker
            out = far = kinds[s - 1] if s > begin else "begin"
            if out == "," and s - 2 >= begin and kinds[s - 2] == "cq":
                far = "cq"
            head = low[last - 1] if kinds[last - 1] in _HEADS else kinds[last - 1]
            kind_of = kinds[s]
        else:
            s, out, far, head, kind_of = left, "none", "none", "none", "none"
        ahead = "-"
        for j in range(right, min(end, right + 14)):
            kind = kinds[j]
            if kind in ("that", "oq"):
                ahead = kind
                break
            if kind == ",":
                ahead = ", oq" if kinds[j + 1] == "oq" else ","
                break
        tail = end - right
        tail = str(tail) if tail < 4 else "4" if tail < 8 else "8"
        room = str(min(s - begin, 6))
        quoted = "no" if self.t.quote_of[i] < 0 else "yes"
        return (
            (form, self.lemma, shape, w1, k1),
            (self.lemma, p1),
            (self.lemma, self.kind, shape, aux, quoted),
            (shape, p1, p2, k1, k2, quoted),
            (out, head, kind_of, shape),
            (far, k1, ahead, shape, room, tail),
            (pw,),
        )

    def spans(self, order, earlier):
        """Read speaker and content for a word order: (speaker or None, [content pieces], chance), or None."""
        t, begin, end = self.t, self.begin, self.end
        left, right, speaker, sure = self.left, self.right, None, 1.0
        if order[0] == "L":
            speaker = self.speaker
            left, sure = (speaker[0], self.sure) if speaker else (left, sure)
        elif order[0] == "R":
            at = right
            while at < end and (t.kinds[at] in (",", "adv") or t.low[at] == "by"):
                at += 1
            found = best_stop(clauses.phrase_ends(t, at, end, order[1] == "R"), self.chance["speaker end"])
            if found:
                right, sure = found
                speaker = (at, right)
        elif order[0] == "M":
            speaker = earlier or walks.subject(t, begin, left, self.chance)
        if speaker is None and order[0] != "0":
            return None
        found = []
        if order[1] in "LB":
            found.append(walks.content_left(t, left, begin, self.chance))
        if order[1] in "RB":
            found.append(walks.content_right(t, right, end, self.lemma, self.chance))
        pieces = []
        for piece, chance in filter(None, found):
            pieces.append(piece)
            sure *= chance
        if order[1] == "L" and pieces:
            pieces += walks.resumed(t, pieces[0], right, end)
        return (speaker, pieces, sure) if pieces else None


def quotations_alone(t, found):
    """Give quotations that are sentences of their own and belong to no hit: speaker and cue stay open."""
    taken = sorted(piece for a in found for piece in a.content)
    out = []
    for first, last in t.quotes:
        opens = first == 0 or t.kinds[first - 1] in ("\n", *_ENDS)
        whole = t.kinds[last] in ("\n", "end") or (t.kinds[last - 2] in _ENDS and t.words[last][:1].isupper())
        if opens and (whole or t.kinds[last] in _BEFORE_NAME) and last - first > 5:
            start, end = t.span(first, last)
            at = bisect_right(taken, (start, end))
            if not (at and taken[at - 1][1] > start) and not (at < len(taken) and taken[at][0] < end):
                out.append(Attribution(None, None, ((start, end),), "reporting", "quotation that stands alone", None))
    return out


def read(text, judge):
    """Find the attributions of one text by a judge's weights."""
    t = Text(text)
    t.prepare()
    out, sentence, earlier = [], None, None
    for candidate in candidates(t):
        if judge.may_be_cue(gate_view(t, candidate)) < GATE:
            continue
        clause = Clause(t, candidate, judge)
        if clause.begin != sentence:
            sentence, earlier = clause.begin, None
        chances = judge.orders(clause.view())
        if 1 - chances[-1] < THRESHOLD:
            continue
        order = max(zip(chances[:-1], RULES, strict=True))[1]
        found = clause.spans(order, earlier)
        if not found:
            continue
        speaker, pieces, sure = found
        speaker, pieces = mend(t, clause, order, speaker, pieces, judge.chance)
        earlier = speaker or earlier
        out.append(
            Attribution(
                t.span(*speaker) if speaker else None,
                t.span(clause.left, clause.right),
                tuple(t.span(*piece) for piece in pieces),
                clause.kind,
                RULES[order],
                round(judge.share_right(max(chances[:-1]) * sure), 3),
            )
        )
    return tidy(t.reading, out + quotations_alone(t, out))


def find(texts, *, workers=None):
    """Find the attributions of each text.

    Parameters
    ----------
    texts : list of str or Reading
    workers : int, optional
        Processes to use; by default one per processor core. Short work is done in this one.

    Returns
    -------
    list of list of Attribution
        For each text its attributions in the order of the text; `score` is the chance that the cue is one, `rule` the
        word order.

    Examples
    --------
    >>> text = "The bridge is safe, the mayor said."
    >>> [(text[slice(*a.source)], a.rule) for a in find([text])[0]]
    [('the mayor', 'content, speaker, cue')]
    """
    workers = workers or os.cpu_count() or 1
    if workers == 1 or sum(len(read_text(text).text) for text in texts) < WORTH_A_POOL:
        return _find_all(texts)
    size = max(1, min(200, len(texts) // (4 * workers)))
    batches = [texts[i : i + size] for i in range(0, len(texts), size)]
    return [found for batch in spread(_find_all, batches, workers) for found in batch]


def _find_all(texts):
    judge = shipped()
    return [read(text, judge) for text in texts]
