"""The rules engine: who said what, from word lists and word order alone, each hit with the rule that found it.

No parser and no neural model. A word of the lexicon may be a cue; the words around it vote for one of a few word orders
(or for none), and walks to both sides find where the speaker and the words begin and end. All votes are weights in
`lexicons/rule_weights.csv`, so that every hit can be explained by adding up a few numbers.
"""

import math
from functools import lru_cache

from analysis.attribution import clauses
from analysis.attribution.clauses import Text, best_stop
from analysis.attribution.spans import Attribution
from analysis.lexicon import read_lexicon

RULES = {
    "LR": "speaker, cue, content",
    "LL": "content, speaker, cue",
    "RL": "content, cue, speaker",
    "RR": "cue, speaker, content",
    "MR": "subject of the sentence, cue, content",
    "0R": "cue, content",
    "0L": "content, cue",
    "0B": "content around the cue",
}
"""The word orders that the engine knows: where the speaker stands (left, right, at the head of the sentence, nowhere) and
where the content stands (right, left, on both sides)."""
THRESHOLD = 0.4


def inflect(verb):
    if verb in _irregular():
        return [verb, *_irregular()[verb]]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    s = "es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    return [verb, verb + s, verb + "ed", verb + "ing"]


def candidates(t):
    """List the words of a text that may be cues: (index, index after the phrase, form, lemma, cue_kind)."""
    found, done, cues = [], 0, _cues()
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


@lru_cache(maxsize=1)
def _irregular():
    """Give the forms of verbs that no spelling rule yields: {lemma: [form, ...]}."""
    table = read_lexicon("verb_forms", columns=("lemma", "forms", "source"))
    return {lemma: forms.split() for lemma, forms in zip(table["lemma"], table["forms"], strict=True)}


@lru_cache(maxsize=1)
def _cues():
    """Give the cues by their first word: {word: [(rest of the phrase, lemma, cue_kind), ...]}, longest phrase first."""
    table = read_lexicon("cues", columns=("lemma", "cue_kind", "stance", "source"))
    out = {":": [((), ":", "reporting")]}
    for lemma, kind in zip(table["lemma"], table["cue_kind"], strict=True):
        first, *rest = lemma.split()
        for form in inflect(first):
            out.setdefault(form, []).append((tuple(rest), lemma, kind))
    for entries in out.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return out


def cue_kind(words):
    """Name the kind of a cue by its words: "reporting" if any is a reporting word of the lexicon, else "attitude"."""
    cues = _cues()
    for i, word in enumerate(words):
        for rest, _, kind in cues.get(word, ()):
            if kind == "reporting" and tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                return "reporting"
    return "attitude"


@lru_cache(maxsize=1)
def _weights():
    """Give the weights by decision: {decision: {feature: weight}}, for the word order a tuple of one weight per order."""
    table = read_lexicon("rule_weights", columns=("decision", "feature", "weight", "source"))
    out = {}
    for decision, feature, weight in zip(table["decision"], table["feature"], table["weight"], strict=True):
        value = tuple(map(float, weight.split())) if decision == "order" else float(weight)
        out.setdefault(decision, {})[feature] = value
    return out


class Clause:
    """What stands around one candidate: the edges of the cue, the phrases beside it, and the features that vote."""

    def __init__(self, t, candidate, weights):
        i, after, form, lemma, kind = candidate
        self.t, self.form, self.lemma, self.kind = t, form, lemma, kind
        begin, end = t.sentence(i)
        end = max(t.stop(begin, end), after)
        self.begin, self.end = begin, end
        self.left = best_stop(clauses.cue_starts(t, i, begin, form), weights["cue start"])[0]
        self.right = best_stop(clauses.cue_ends(t, after - 1, end, form), weights["cue end"])[0]
        self.i, self.after = i, after

    def speaker_left(self, weights):
        """Find the phrase that ends before the cue: (first, last) or None."""
        t, begin = self.t, self.begin
        last = speaker_edge(t, self.left, begin)
        if last <= begin or t.kinds[last - 1] in _NO_SPEAKER:
            return None
        found = best_stop(clauses.phrase_starts(t, last, begin), weights["speaker start"])
        return (found[0], last)

    def features(self, speaker):
        """List what votes for a word order."""
        t, i, form, lemma = self.t, self.i, self.form, self.lemma
        kinds, low = t.kinds, t.low
        left, right, begin, end = self.left, self.right, self.begin, self.end
        k1 = kinds[right] if right < end else "end"
        w1 = low[right] if right < end else "end"
        k2 = kinds[right + 1] if right + 1 < end else "end"
        p1 = kinds[left - 1] if left > begin else "begin"
        pw = low[left - 1] if left > begin else "begin"
        p2 = kinds[left - 2] if left - 1 > begin else "begin"
        shape = (
            form[-3:]
            if form.endswith("ing")
            else form[-2:]
            if form.endswith("ed")
            else form[-1:]
            if form.endswith("s")
            else "-"
        )
        aux = " ".join(dict.fromkeys(kinds[j] for j in range(left, i) if kinds[j] != "adv")) or "-"
        in_quote = t.quote_of[i] >= 0
        if speaker:
            s = speaker[0]
            out = kinds[s - 1] if s > begin else "begin"
            head = (
                low[speaker[1] - 1]
                if kinds[speaker[1] - 1] in ("word", "plural", "title", "cap")
                else kinds[speaker[1] - 1]
            )
            kind_of = kinds[s]
            far = (
                "cq"
                if s > begin
                and (kinds[s - 1] == "cq" or (kinds[s - 1] == "," and s - 2 >= begin and kinds[s - 2] == "cq"))
                else out
            )
        else:
            s, out, head, kind_of, far = left, "none", "none", "none", "none"
        ahead = "-"
        for j in range(right, min(end, right + 14)):
            if low[j] == "that" or kinds[j] == "oq":
                ahead = low[j] if low[j] == "that" else "oq"
                break
            if kinds[j] == ",":
                ahead = ", oq" if kinds[j + 1] == "oq" else ","
                break
        before = s - begin
        room = min(before, 6) if before < 6 else 6
        tail = end - right
        tail = tail if tail < 4 else 4 if tail < 8 else 8
        return (
            f"form={form}", f"lemma={lemma}", f"lemma shape={lemma} {shape}", f"lemma k1={lemma} {k1}", f"lemma w1={lemma} {w1}",
            f"lemma p1={lemma} {p1}", f"lemma aux={lemma} {aux}", f"lemma quote={lemma} {in_quote}",
            f"kind={self.kind} {shape} {k1}", f"k1={k1}", f"w1={w1}", f"k1 k2={k1} {k2}", f"shape k1={shape} {k1} {p1}", f"p1={p1}", f"pw={pw}",
            f"p1 p2={p1} {p2}", f"aux={aux} {shape}", f"quote={in_quote} {p1}", f"out={out}", f"out k1={far} {k1}", f"far ahead={far} {ahead}",
            f"head={head}", f"speaker={kind_of} {shape}", f"room={room} {far}", f"tail={tail} {k1}", f"ahead={ahead} {shape} {k1}",
            f"room tail={room} {tail}", f"kind aux={self.kind} {aux}", f"first={begin == i} {k1}", f"cue={low[left]} {low[right - 1]} {i - left}",
        )  # fmt: skip

    def spans(self, order, speaker, earlier, weights):
        """Read speaker and content for a word order: (speaker or None, [content pieces]) in tokens, or None."""
        t, begin, end = self.t, self.begin, self.end
        if order[0] == "R":
            at = self.right
            while at < end and t.kinds[at] in (",", "adv"):
                at += 1
            found = best_stop(clauses.phrase_ends(t, at, end), weights["speaker end"]) if at < end else None
            if not found:
                return None
            speaker = (at, found[0])
        elif order[0] == "M":
            speaker = earlier or subject(t, begin, self.left, weights)
        elif order[0] == "0":
            speaker = None
        elif speaker is None:
            return None
        right = max(self.right, speaker[1]) if speaker and order[0] == "R" else self.right
        left = min(self.left, speaker[0]) if speaker and order[0] == "L" else self.left
        if order[1] == "R":
            piece = content_right(t, right, end, self.lemma, weights)
            pieces = [piece] if piece else []
        elif order[1] == "L":
            piece = content_left(t, left, begin, weights)
            pieces = [piece] if piece else []
            if piece:
                pieces += resumed(t, piece, right, begin, end)
        else:
            first = content_left(t, left, begin, weights)
            second = content_right(t, right, end, self.lemma, weights)
            pieces = [p for p in (first, second) if p]
        return (speaker, pieces) if pieces else None


_NO_SPEAKER = frozenset(
    ["sub", "be", "have", "do", "modal", "to", "of", "prep", "oq", "\n", ":", ";", "but", "wh", "not"]
)
_INTERPOSED = frozenset("however though meanwhile too for in then of also on at".split(" "))


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


def subject(t, begin, left, weights):
    """Find the subject that opens the sentence: (first, last) or None."""
    at = begin
    if t.kinds[at] == "oq":
        at = t.quotes[t.quote_of[at]][1]
    if at < left and t.kinds[at] in ("prep", "sub", "ing", "adv", "to"):
        comma = next((j for j in range(at, min(left, at + 25)) if t.kinds[j] == ","), None)
        at = comma + 1 if comma is not None else at
    while at < left and t.kinds[at] in (",", "adv", "and", "but", "\n"):
        at += 1
    if at >= left:
        return None
    return at, best_stop(clauses.phrase_ends(t, at, left), weights["subject end"])[0]


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


def content_right(t, at, end, lemma, weights):
    """Find what was said after the cue."""
    kinds = t.kinds
    while at < end and kinds[at] in (",", ":", "\n"):
        at += 1
    if at >= end:
        while at < len(t.starts) and kinds[at] in ("\n", ":"):
            at += 1
        if t.quote_at(at) is None:
            return None
        end = t.stop(*t.sentence(at))
    found = best_stop(clauses.content_starts(t, at, end, lemma), weights["content start"])
    if not found:
        return None
    start = found[0]
    last = best_stop(clauses.content_ends(t, start, end), weights["content end"])[0]
    return trim(t, start, last)


def content_left(t, before, begin, weights):
    """Find what was said before the speaker or the cue."""
    kinds = t.kinds
    last = before
    while last > 0 and kinds[last - 1] in (",", "—", "–", "-") and t.quote_of[last - 1] < 0:
        last -= 1
    if last <= begin:
        if last == 0 or kinds[last - 1] == "\n":
            return None
        begin = t.sentence(last - 1)[0]
    found = best_stop(clauses.content_lefts(t, last, begin), weights["content left"])
    return trim(t, found[0], last) if found else None


def resumed(t, piece, right, begin, end):
    """Find where content before the attribution goes on after it: '"No," she said, "not yet." "Maybe later."'"""
    kinds, out = t.kinds, []
    quoted = kinds[piece[1] - 1] == "cq"
    at = right
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
    sentence_end = t.sentence(min(end, len(t.starts) - 1))[1] if end < len(t.starts) else end
    nxt = max(t.sentence(right - 1)[1], out[-1][1] if out else 0)
    q = t.quote_at(nxt) if quoted and nxt < len(t.starts) else None
    if q:
        after = kinds[q[1]] if q[1] < len(kinds) else "end"
        comma_inside = kinds[q[1] - 2] == ","
        if not comma_inside and (after in ("\n", "end") or t.words[q[1]][0].isupper() or after == "oq"):
            out.append(q)
    return [p for p in (trim(t, *p) for p in out) if p]


def vote(features, weights):
    """Add up what the features say for each word order: {order: chance}, "none" among them."""
    get = weights.get
    rows = [row for row in map(get, features) if row]
    totals = [sum(column) for column in zip(weights["bias"], *rows, strict=True)]
    top = max(totals)
    chances = [math.exp(total - top) for total in totals]
    whole = sum(chances)
    return [chance / whole for chance in chances]


ORDERS = (*RULES, "none")


def _find(text):
    t = Text(text)
    cues = _cues()
    if not any(w in cues for w in t.low):
        return []
    t.prepare()
    weights = _weights()
    out, sentence, earlier = [], None, None
    for candidate in candidates(t):
        clause = Clause(t, candidate, weights)
        if clause.begin != sentence:
            sentence, earlier = clause.begin, None
        speaker = clause.speaker_left(weights)
        chances = vote(clause.features(speaker), weights["order"])
        if 1 - chances[-1] < THRESHOLD:
            continue
        order = max(zip(chances[:-1], RULES, strict=True))[1]
        found = clause.spans(order, speaker, earlier, weights)
        if not found:
            continue
        who, pieces = found
        earlier = who or earlier
        out.append(
            Attribution(
                t.span(*who) if who else None,
                t.span(clause.left, clause.right),
                tuple(t.span(*piece) for piece in pieces),
                candidate[4],
                RULES[order],
                round(1 - chances[-1], 3),
            )
        )
    return out


def find(texts, *, workers=None):
    """Find the attributions of each text, in the order of their cues."""
    return [_find(text) for text in texts]
