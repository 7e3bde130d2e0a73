"""The rules engine: who said what, found from word lists and word order alone, each hit with the rule that found it.

No parser and no model: a cue from the lexicon, then the clause around it is read for who speaks (a noun phrase on one
side) and what is said (the other side, up to the end of the sentence or of the quotation).
"""

import re
from bisect import bisect_right
from functools import lru_cache

from analysis.attribution.spans import Attribution
from analysis.lexicon import read_lexicon
from analysis.tokens import sentence_spans
from analysis.voice import quotation_spans

_TOKEN = re.compile(
    r"(?:[A-Z]\.)+(?=\W)|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Jr|Sr|St|Prof|Rev|Hon|Capt|Maj|No|vs)\."
    r"|\w+(?:[-’']\w+)*|''|``|\n|[^\w\s]"
)
_BE = frozenset("is are was were be been being am 's".split())
_AUX = _BE | frozenset(
    "has have had do does did will would can could may might must should shall having hasn't haven't hadn't don't doesn't "
    "didn't won't wouldn't can't cannot couldn't isn't aren't wasn't weren't".split()
)
_ADVERBS = frozenset(
    "not never also then later now just even again still once often first further soon long to".split()
)
_SUBJECTS = frozenset("he she they it we i you who which that".split())
_OBJECTS = frozenset("him her them me us you it".split())
_CLAUSE = frozenset(
    "that because while when where if although though since until unless but whether whereas and or so as than".split()
)
_PREPOSITIONS = frozenset(
    "of in on at by for from with to into over under about against between during after before through among near "
    "within without toward towards despite around across behind beyond like per via".split()
)
_DETERMINERS = frozenset(
    "the a an this these those some many most several all both each every another other his her their its our my your no "
    "any few more one two three four five six seven eight nine ten".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow earlier later recently".split()
)
_OPEN, _CLOSE = frozenset(["“", '"', "''", "``", "«", "„", "‘", "'"]), frozenset(["”", '"', "''", "»", "’", "'", "“"])
_STOPS = frozenset(".?!")
_IRREGULAR = {
    "say": "says said saying", "tell": "tells told telling", "write": "writes wrote written writing",
    "read": "reads reading", "find": "finds found finding", "show": "shows showed shown showing",
    "think": "thinks thought thinking", "know": "knows knew known knowing", "see": "sees saw seen seeing",
    "hear": "hears heard hearing", "feel": "feels felt feeling", "swear": "swears swore sworn swearing",
    "foresee": "foresees foresaw foreseen", "understand": "understands understood understanding",
    "go": "goes went going", "make": "makes made making", "put": "puts putting", "set": "sets setting",
    "lay": "lays laid laying", "speak": "speaks spoke spoken speaking", "come": "comes came coming",
    "push": "pushes pushed pushing", "beg": "begs begged begging", "admit": "admits admitted admitting",
    "rip": "rips ripped ripping", "pan": "pans panned panning", "plan": "plans planned planning",
    "quip": "quips quipped quipping", "rebut": "rebuts rebutted rebutting", "rebuff": "rebuffs rebuffed rebuffing",
    "seek": "seeks sought seeking", "choose": "chooses chose chosen choosing", "forget": "forgets forgot forgetting",
    "mean": "means meant meaning", "hit": "hits hitting", "dream": "dreams dreamed dreamt dreaming",
    "spell": "spells spelled spelt spelling", "ring": "rings rang ringing", "upset": "upsets upsetting",
    "slam": "slams slammed slamming", "infer": "infers inferred inferring", "refer": "refers referred referring",
    "prefer": "prefers preferred preferring", "brag": "brags bragged bragging", "intend": "intends intended intending",
    "foretell": "foretells foretold foretelling", "broadcast": "broadcasts broadcasting", "label": "labels labeled labelled labeling labelling",
    "commit": "commits committed committing", "submit": "submits submitted submitting", "regret": "regrets regretted regretting",
    "according": "",
}  # fmt: skip


def inflect(verb):
    """List the forms of a verb, the regular ones by rule."""
    if verb in _IRREGULAR:
        return [verb, *_IRREGULAR[verb].split()]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    s = "es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    return [verb, verb + s, verb + "ed", verb + "ing"]


@lru_cache(maxsize=1)
def _cues():
    """The lexicon as {first word: [(rest of the phrase, lemma, cue_kind), ...]}, longest phrase first."""
    out = {}
    for lemma, kind in read_lexicon("cues", columns=("lemma", "cue_kind", "stance", "source"))[
        ["lemma", "cue_kind"]
    ].itertuples(index=False):
        first, *rest = lemma.split()
        for form in inflect(first):
            out.setdefault(form, []).append((tuple(rest), lemma, kind))
    for entries in out.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return out


class _Text:
    """One text as tokens with their sentences and quotations."""

    def __init__(self, text):
        spans = [m.span() for m in _TOKEN.finditer(text)]
        self.text = text
        self.words = [text[s:e] for s, e in spans]
        self.low = [w.lower().replace("’", "'") for w in self.words]
        self.starts = [s for s, _ in spans]
        self.ends = [e for _, e in spans]
        self.sentences = None

    def prepare(self):
        """Find sentences and quotations, which only texts with a cue need."""
        bounds = [bisect_right(self.starts, start - 1) for start, _ in sentence_spans(self.text)]
        self.sentences = [0, *[b for b in bounds if b], len(self.words)]
        self.quotes = []  # (index of the opening mark, index after the closing mark, whether it is closed)
        self.quote_of = [-1] * len(self.words)
        for n, (start, end) in enumerate(quotation_spans(self.text)):
            first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1)
            self.quotes.append((first, last, self.words[last - 1] in _CLOSE and last - 1 > first))
            self.quote_of[first:last] = [n] * (last - first)

    def sentence(self, i):
        """Give the token range of the sentence of token i."""
        n = bisect_right(self.sentences, i)
        return self.sentences[n - 1], self.sentences[n]

    def span(self, first, last):
        """Give the characters of tokens first..last-1, or None where there are none."""
        return (self.starts[first], self.ends[last - 1]) if first < last else None


def _is_cap(word):
    return word[0].isupper()


def _trim(t, first, last):
    """Take white space, final points and loose commas from a token range, keeping closed quotations whole."""
    low, quote_of = t.low, t.quote_of
    while first < last and (low[first] in ",:;—–-\n" or low[first] == "…"):
        first += 1
    while first < last and low[last - 1] in ".,;:—–-\n" and (quote_of[last - 1] < 0 or low[last - 1] == "\n"):
        last -= 1
    return first, last


def _subject_left(t, cue, begin):
    """Find the noun phrase that ends just before the cue: (first, last, how) or None."""
    low, words = t.low, t.words
    last = cue
    while last > begin and (low[last - 1] in _ADVERBS or low[last - 1].endswith("ly")):
        last -= 1
    if last > begin and low[last - 1] == ",":
        comma = last - 1
        # "Ana Roe, head of the union, said": the apposition belongs to the name; ", however, said" does not.
        first = comma - 1
        while first > begin and low[first] != "," and low[first] not in _CLOSE and comma - first < 25:
            first -= 1
        if low[first] != "," or first <= begin:
            return None
        inner = low[first + 1]
        if inner in ("however", "though", "meanwhile", "too", "for", "in") and comma - first < 6:
            return _subject_left(t, first, begin)
        head = _subject_left(t, first, begin)
        return (head[0], comma + 1, "apposition") if head else None
    if last <= begin:
        return None
    w = low[last - 1]
    if w in _SUBJECTS:
        return (last - 1, last, "pronoun")
    if w in _AUX or w in _CLAUSE or w in _PREPOSITIONS or not words[last - 1][0].isalnum() and w != ")":
        return None
    first = last - 1
    while first > begin and last - first < 16:
        p = low[first - 1]
        if p in _PREPOSITIONS:
            if p not in ("of", "for", "at", "in", "with", "from", "on") or first - 2 < begin or low[first - 2] in _AUX:
                break
        elif (
            p in _CLAUSE
            or p in _AUX
            or p in _SUBJECTS
            or p in _OBJECTS - {"her"}
            or p in "\n,:;—–.?!…"
            or p in _OPEN
            or p in _CLOSE
        ):
            if p == "and" and _is_cap(words[first]) and first - 2 >= begin and _is_cap(words[first - 2]):
                pass
            else:
                break
        elif p.endswith("ed") and p.islower() and first < last:
            break
        first -= 1
    while first < last and low[first] in _PREPOSITIONS | {"and"}:
        first += 1
    return (first, last, "noun phrase") if first < last else None


def _subject_right(t, at, end):
    """Find the noun phrase that starts at token `at`: (first, last) or None."""
    low, words = t.low, t.words
    if at >= end:
        return None
    w = low[at]
    if w in _SUBJECTS - {"who", "which", "that"}:
        return (at, at + 1)
    if not (_is_cap(words[at]) or w in _DETERMINERS) or w in _DAYS:
        return None
    last = at + 1
    while last < end:
        p = low[last]
        if p == ",":
            if last + 1 < end and (low[last + 1] in ("a", "an", "the", "who") or words[last + 1][0].isdigit()):
                last += 1
                continue
            break
        if (
            p in _AUX
            or p in _SUBJECTS - {"who"}
            or p in _CLAUSE - {"and"}
            or p in ".?!:;—–\n"
            or p in _OPEN
            or p in _DAYS
        ):
            break
        if p in _PREPOSITIONS - {"of", "for", "at", "from", "with"} and not (
            p == "in" and last + 1 < end and _is_cap(words[last + 1]) and low[last + 1] not in _DAYS
        ):
            break
        last += 1
    return (at, last)


def _content_left(t, before, begin):
    """Find what was said before the attribution, which starts at token `before`."""
    first, last = begin, before
    while last > begin and t.low[last - 1] in (",", "—", "–", "-"):
        last -= 1
    if last <= begin and begin > 0 and t.low[begin - 1] != "\n":
        last = begin
        first = t.sentence(last - 1)[0]
    q = t.quote_of[last - 1] if last > 0 else -1
    if q >= 0 and t.quotes[q][1] == last:
        opened = t.quotes[q][0]
        if opened <= first or t.sentence(opened)[0] != first:
            first = opened
            start = t.sentence(opened)[0]
            if start < opened and t.low[opened - 1] not in _STOPS | {":", "\n", ","} | _CLOSE:
                first = start
    return _trim(t, first, last) if first < last else None


def _content_right(t, at, end):
    """Find what was said from token `at` to the end of the sentence or of the quotation."""
    low = t.low
    while at < end and low[at] in ",:":
        at += 1
    if at >= end:
        if at < len(low) and low[at] in _OPEN and t.quote_of[at] >= 0:
            end = t.quotes[t.quote_of[at]][1]
        elif at + 1 < len(low) and low[at] == "\n" and low[at + 1] in _OPEN:
            at += 1
            end = t.quotes[t.quote_of[at]][1]
        else:
            return None
    q = t.quote_of[at]
    if q >= 0 and t.quotes[q][0] == at:
        stop = t.quotes[q][1]
        end = stop if stop >= end or low[stop] in _STOPS | {"\n"} else end
    return _trim(t, at, end)


def _skip_addressee(t, at, end):
    """Step over whom and when: "told reporters on Thursday that" leads to "that"."""
    low, words = t.low, t.words
    limit = min(end, at + 14)
    for i in range(at, limit):
        if low[i] == "that" or (low[i] in _OPEN and t.quote_of[i] >= 0 and t.quotes[t.quote_of[i]][0] == i):
            return i
        if low[i] in (",", ":") and i + 1 < end and low[i + 1] in _OPEN:
            return i + 1
        if low[i] in _CLAUSE:
            break
    if at < end and low[at] in _OBJECTS:
        return at + 1
    i = at
    while i < limit and (_is_cap(words[i]) or low[i] in _DETERMINERS):
        i += 1
    if i < limit and i > at and not _is_cap(words[i - 1]):
        i += 1
    return i if i > at else at + 1


_ADDRESSED = frozenset("tell ask inform remind assure advise warn urge".split())


def _read_cue(t, i, entry):
    """Read the clause around one cue: an Attribution, or None."""
    rest, lemma, kind = entry
    low, words = t.low, t.words
    begin, end = t.sentence(i)
    left, right = i, i + 1 + len(rest)
    while left > begin and (
        low[left - 1] in _AUX
        or low[left - 1] in _ADVERBS
        or (low[left - 1].endswith("ly") and words[left - 1].islower())
    ):
        left -= 1
    if (
        lemma != "according to"
        and low[right : right + 1] == ["in"]
        and low[right + 1 : right + 2] in (["a"], ["an"])
        and low[right + 2 : right + 3] in (["statement"], ["interview"], ["email"])
    ):
        right += 3
    source = rule = content = None
    after = low[right] if right < end else "\n"
    before = low[left - 1] if left > begin else "\n"
    if lemma == "according to":
        source = _subject_right(t, right, end)
        if source and left > begin:
            content, rule = _content_left(t, left, begin), "according to, content before"
        elif source:
            content, rule = _content_right(t, source[1], end), "according to, content after"
        left = i
    else:
        subject = _subject_left(t, left, begin)
        if subject is None:
            inverted = _subject_right(t, right, end) if before in (",", "\n") or before in _CLOSE else None
            if inverted:
                source = inverted
                content, rule = _content_left(t, left, begin), "inverted"
            elif before == "," or low[i].endswith("ing"):
                first = begin
                main = _subject_right(t, first, left)
                source = main
                content, rule = _content_right(t, right, end), "participle"
        else:
            source = subject[:2]
            outside = low[source[0] - 1] if source[0] > begin else "\n"
            ends_here = (
                after in ",.\n?!"
                or after in _DAYS
                or (after in _PREPOSITIONS and after not in ("to",) and "that" not in low[right : min(end, right + 12)])
            )
            if (outside in (",", "—") or outside in _CLOSE) and ends_here:
                content, rule = _content_left(t, source[0], begin), "after the content"
            if content is None:
                at = _skip_addressee(t, right, end) if lemma in _ADDRESSED else right
                if lemma not in _ADDRESSED and (after in _PREPOSITIONS or after in _DAYS):
                    for k in range(right, min(end, right + 12)):
                        if low[k] == "that" or (low[k] in _OPEN and t.quote_of[k] >= 0):
                            at = k
                            break
                content, rule = _content_right(t, at, end), "before the content"
    if not content or content[0] >= content[1]:
        return None
    pieces = [t.span(*content)]
    cue = t.span(left, right)
    if after == ":" and rule == "before the content":
        cue = t.span(left, right + 1)
    return Attribution(t.span(*source) if source else None, cue, tuple(pieces), kind, rule, None)


def _find(text):
    t = _Text(text)
    cues = _cues()
    hits = [i for i, w in enumerate(t.low) if w in cues]
    if not hits:
        return []
    t.prepare()
    out, done = [], 0
    for i in hits:
        if i < done:
            continue
        for entry in cues[t.low[i]]:
            n = len(entry[0])
            if not n or tuple(t.low[i + 1 : i + 1 + n]) == entry[0]:
                done = i + 1 + n
                q = t.quote_of[i]
                if q >= 0:
                    break
                if _precision().get(t.low[i], 0.5) < 0.35:
                    break
                found = _read_cue(t, i, entry)
                if found:
                    out.append(found)
                break
    return out


def find(texts, *, workers=None):
    """Find the attributions of each text, in the order of their cues."""
    return [_find(text) for text in texts]


@lru_cache(maxsize=1)
def _precision():
    """How often each form is a cue."""
    table = read_lexicon("cue_shares", columns=("form", "share", "n", "source"))
    return dict(zip(table["form"], table["share"].astype(float), strict=True))
