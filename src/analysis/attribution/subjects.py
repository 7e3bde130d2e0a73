"""The subject of a cue that an engine left without a source, where the sentence plainly has one.

"CNN, which hired her, announced", "Orm, doubling down, tweeted", "the bill came as Elk left, saying", "said the firm's
new chair Ann Orm in a letter", "Asked by Elk": looked for in the sentence of the cue alone, and only for verbs of the
active voice. Where no name, no pronoun and no relative clause shows the subject, the source stays empty.
"""

import re
from bisect import bisect_right
from functools import lru_cache

from analysis.attribution.rules.clauses import word_class
from analysis.base.lexicon import read_lexicon
from analysis.text.cues import cue_index
from analysis.text.quotes import OPENING, QUOTES

_NAMED = (
    r"(?:\d\d?-year-old\s)?(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Prof)\.\s|[A-Z]\.\s|[A-Z][\w’'&-]*\s|(?:de|van|von|of|the|and|bin|al)\s(?=[A-Z])){0,6}"
    r"[A-Z][\w’'&-]*\w"
)
_HE = r"(?:[Hh]e|[Ss]he|[Tt]hey)"
_WHO = rf"(?:{_HE}(?![\w’'])|[Tt]he\s[a-z]+(?![\w’'-])|(?:[Tt]he\s)?{_NAMED}(?:\s\([^)]{{1,30}}\))?)"
_SEVERAL = rf"(?:{_NAMED}(?:,\s{_NAMED}){{0,4}},?\s(?:and|or)\s)?"  # "Orm, Elk and the mayor"
_MARKED = r"(?:,\s[A-Z]-[A-Z][\w.]*,)?"
_ADVERBS = (
    r"(?:\s(?:also|now|then|later|often|once|again|\w+ly|on\s\w+day|\w+day|last\s\w+|this\s\w+)\b"
    r"|,\s(?:however|meanwhile|though|too|for\s\w+\spart|in\sturn|for\sexample|for\sinstance)(?=,)){0,2},?"
)
_BESIDE = re.compile(
    rf"(?:^|[,;]\s|[—–]\s?|\b(?:as|when|while|after|because|and|but|that)\s)(?P<who>{_SEVERAL}{_WHO}){_MARKED}{_ADVERBS}\s$"
)
_LATELY = r"(?:\w+ly\s|(?:earlier\s)?(?:last|this)\s\w+\s|on\s\w+day\s|\w+day\s(?:night\s|morning\s)?)?"
_RELATIVE = re.compile(
    r"^(?:[A-Z][a-z]+\s(?:[\w’'-]+\s){0,5}[\w’'-]+,\s)?(?P<who>(?:[\w’'.&-]+\s){0,7}?[\w’'.&-]+),\s(?:which|who|whose)\s[^;:“”\"]{3,200},\s"
    + _LATELY
    + "$"
)
_INTERPOSED = re.compile(
    rf"^(?P<who>{_WHO}),\s(?:\w+ing|\w+ed|in|at|on|an?|the|as|with|clearly|now|speaking)\s[^;:“”\"]{{3,160}},\s{_LATELY}$"
)
_ASIDE_OF = r"(?:,\s(?:who|in|at|on|with|an?|the|his|her)\s[^,;:“”\"]{3,120}(?=,))?"  # "Elk, in a suit, said little"
_GOES_ON = re.compile(  # ", saying it was late and adding", but no "stickers for Orm and mocking Elk"
    r"(?:,\s|[-—–]\s|(?:,|\bby)\s(?:\w+ly\s)?(?!being|having)[a-z]+ing\s[^;]*?\s(?:and|but)\s)$"
)
_CLAUSE = re.compile(  # looked ahead, so that "In May, the council wrote" is tried at each of its commas
    r"(?:^|(?<=[,;]\s)|\b(?:as|when|while|after|because|and|but)\s)"
    rf"(?=(?P<who>{_WHO})(?:\s(?:him|her)self)?{_MARKED}{_ASIDE_OF}{_ADVERBS}\s(?P<verb>[a-z]+)\b(?!\sby\b))"
)
_CAUGHT = re.compile(r"[^;]*?\b(?:caught|filmed|heard|seen|recorded|videotaped|spotted)\b")
_INNER, _ASIDE = re.compile(r"\b(?:that|which|who|whose)\b"), re.compile(r"[–—][^–—]*[–—]")
_INCLUDING = re.compile(r"(?:including|such\sas|among\sthem|led\sby|along\swith)\s")
_OFFICIALS = re.compile(r"(?:^|[,;]\s|\b(?:and|but|as|that|while)\s)+(?P<who>(?:[\w’'&-]+\s){1,6})[–—,(]\s?$")
_OBJECT = re.compile(r"\b(?:as|of|by|with|for|from|to|in|at)\s$")
_BY = re.compile(rf"\s+by\s+(?P<who>{_WHO})(?![\w-])")
_BEHIND = re.compile(rf"\s+(?P<who>(?:[\w’'&-]+\s){{0,7}}?{_NAMED})(?=\s(?:in|on|at|during|after|to|of)\s|[.,;]|$)")
_SAYS = re.compile(r"(?:said|says|wrote|writes|added|adds|warned|explained|recalled|argued|noted)$")
_ASKED = re.compile(r"(?i)(?:asked|pressed|questioned|challenged|quizzed|grilled)\b")
_FINITE = re.compile(
    r"(?:(?:has|have|had|did|does|will|would|not|never|also|then|later|all|both|\w+ly|once|often)\s){0,3}(?P<verb>[a-z]+)"
)
_FILMED = re.compile(
    r"(?:was|were)\s(?:caught|filmed|recorded|videotaped|heard|overheard|seen)\b.*\b(?P<verb>[a-z]+ing)$"
)
_ANNOUNCED = re.compile(rf"(?:^|\n)[ \t]*(?P<who>{_WHO})\s(?:\w+ly\s|also\s|then\s|later\s)?(?P<cue>[a-z]+):\s*$")
_ISSUED = re.compile(  # "President Orm released the following statement:", "the mayor said this:"
    rf"(?:^|\n|[.!?”\"]\s|,\s)(?P<who>{_WHO}){_ADVERBS}\s(?P<cue>(?:(?:released|issued|posted|made|gave|delivered|offered|published|sent|"
    r"put\sout)\s(?:the\s(?:following|below)|this|an?)\s(?:[a-z]+\s){0,2}(?:statement|message|tweet|post|letter|remarks?|response|reply|comment|"
    r"speech|note|declaration|e-?mail)|(?:said|wrote|tweeted|posted|added|stated|had)\s(?:this|the\sfollowing))"
    r"(?:\s(?:in|on|to|at|about|regarding|via|after)\s[^:“”\"\n]{1,60})?):\s*$"
)
_VERBS = ("verb", "ed", "be", "have", "do", "modal")
_PAST = frozenset(
    ("threw", "shot", "caught", "hid", "lay", "let", "lit", "paid", "quit", "rode", "rang", "shut", "sang", "slept",
     "swore", "tore", "woke", "wore", "ate")
)  # fmt: skip
_AND_EVEN = re.compile(r"\b(?:and|but)\s(?:(?:even|also|then|later|again|\w+ly)\s)?$")
_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"")
_NO_SAYING = re.compile(r"^(?:seem|appear|look|tend|remain|known|named|expected|born|seen)")


def with_subject(text, a, sentences):
    """Give an attribution without a source the subject of its cue, and a source that was cut its head.

    Parameters
    ----------
    text : str
    a : Attribution
    sentences : list of (int, int)
        Those of the text, in order.

    Returns
    -------
    Attribution

    Examples
    --------
    >>> from analysis.attribution.spans import Attribution
    >>> text = "The club, which owns the pitch, announced that it would close."
    >>> a = with_subject(text, Attribution(None, (32, 41), ((42, 61),)), [(0, len(text))])
    >>> text[slice(*a.source)]
    'The club'
    """
    if a.cue is None:
        return _announced(text, a)
    at = max(0, bisect_right(sentences, (a.cue[0], len(text) + 1)) - 1)
    start, end = sentences[at] if sentences else (0, len(text))
    if turned := _inverted(text, a, start, end):
        return turned
    if a.source is not None:
        return _whole(text, _with_last_name(text, a), start)
    cue = text[slice(*a.cue)]
    asked = _ASKED.match(cue)
    if asked:
        by = _BY.match(text, a.cue[0] + asked.end(), end)
        return a._replace(source=by.span("who"), cue=(a.cue[0], a.cue[0] + asked.end())) if by else a
    before = _QUOTED.sub(_covered, text[max(start, a.cue[0] - 300) : a.cue[0]])
    if any(mark in before for mark in QUOTES if mark not in "’'"):
        return a
    if _SAYS.match(cue) and before.endswith(", ") and a.content[0][0] - a.cue[1] <= 2:
        return _turned(text, a, start, end)
    verb = _FILMED.match(cue) or _FINITE.match(cue)
    if verb is None or _NO_SAYING.match(verb["verb"]) or not _is_verb(verb["verb"]):
        return a
    found = next(filter(_names, (_RELATIVE.match(before), _INTERPOSED.match(before), _BESIDE.search(before))), None)
    if found is None and verb["verb"].endswith("ing"):
        found = _last(
            m for m in _CLAUSE.finditer(before) if _GOES_ON.search(before) or _CAUGHT.match(before, m.end("who"))
        )
    elif found is None and _AND_EVEN.search(before):
        found = _last(m for m in _CLAUSE.finditer(before) if not _INNER.search(_ASIDE.sub("", before[m.end("verb") :])))
    if found is None:
        return a
    shift = a.cue[0] - len(before)
    who = (shift + found.start("who"), shift + found.end("who"))
    return a if any(s < who[1] and e > who[0] for s, e in a.content) else a._replace(source=who)


def _covered(quotation):
    """Write letters over a quotation, and a comma for the comma that it ends with: its words are no clause."""
    words = quotation.group()
    return "q" * (len(words) - 1) + ("," if words[-2] == "," else "q")


def _announced(text, a):
    """Give a quotation in a paragraph of its own to whom the line before it, "She wrote:", announces."""
    start = a.content[0][0]
    floor = max(0, start - 160)
    line = _ANNOUNCED.search(text[floor:start].rstrip("".join(OPENING))) if a.source is None else None
    if line is None or not _names(line) or not any(k == "reporting" for *_, k in cue_index().get(line["cue"], ())):
        line = _ISSUED.search(text[floor:start].rstrip("".join(OPENING))) if a.source is None else None
    if line is None or not _names(line):
        return a
    return a._replace(
        source=(floor + line.start("who"), floor + line.end("who")),
        cue=(floor + line.start("cue"), floor + line.end("cue")),
    )


def _whole(text, a, start):
    """Give "including the mayor" the officials that it is of, and "as its chair" the subject that stands before."""
    floor = max(start, a.source[0] - 200)
    before = text[floor : a.source[0]]
    if _INCLUDING.match(text, *a.source):
        head = _OFFICIALS.search(before)
        return a._replace(source=(floor + head.start("who"), a.source[1])) if head else a
    if a.source[1] > a.cue[0] or not _OBJECT.search(before):
        return a
    found = _INTERPOSED.match(text[floor : a.cue[0]])
    if text[a.source[1] - 4 : a.source[1]] == " and":  # "Orm said she had met with Elk, the chair, and planned"
        found = next(filter(_names, _CLAUSE.finditer(before)), None)
    return a._replace(source=(floor + found.start("who"), floor + found.end("who"))) if _names(found) else a


@lru_cache(maxsize=1)
def _first_names():
    return frozenset(read_lexicon("first_names", columns=("name",))["name"])


def _with_last_name(text, a):
    """Give a source the name that stands between it and its verb: "director Ian" of "director Ian Rush said"."""
    between = (
        re.fullmatch(r"\s([A-Z][a-z][\w’'-]*)\s", text[a.source[1] : a.cue[0]]) if a.source[1] < a.cue[0] else None
    )
    first = text[slice(*a.source)].rpartition(" ")[2]
    return a._replace(source=(a.source[0], a.cue[0] - 1)) if between and first in _first_names() else a


def _names(match):
    """Whether what was matched is somebody: its first word is no "After", "However" or "In"."""
    if match is None or re.match(r"[A-Z]-[A-Z]", match["who"]):  # "R-Ohio"
        return False
    first, *rest = match["who"].split()
    if any(word.islower() and word_class(word) in _VERBS for word in rest):  # "Elk met Orm, who left"
        return False
    return word_class(first) not in ("prep", "sub", "adv", "wh", *(() if rest else ("det",)))


def _last(matches):
    finite = (m for m in matches if _names(m) and (word_class(m["verb"]) in _VERBS or m["verb"] in _PAST))
    return max(finite, key=lambda m: m.start("who"), default=None)


def _is_verb(word):
    """Whether a word says or does: a cue of the lexicon that is no noun, a participle or a past form."""
    return word.endswith(("ed", "ing")) or (word in cue_index() and not word.endswith(("ions", "ments", "ion", "ment")))


_LONGEST = 300  # characters before or behind a verb: more is no sentence
_INVERTS = re.compile(
    r"(?:said|says|wrote|writes|added|adds|complained|noted|joked|quipped|warned|claimed|argued|insisted|explained|observed|"
    r"concluded|remarked|admitted|conceded|predicted|recalled)$"
)
_BEHIND_VERB = re.compile(
    rf"\s(?P<who>(?:others|some|many|critics|officials|(?:an?|one|another|the|his|her|their)\s(?:(?!and\b)[a-z-]+\s){{0,3}}[a-z-]+|"
    rf"(?:(?!and\b)[\w’'&-]+\s){{0,5}}?{_NAMED})(?:\s(?:who|from|of|in|at|with|for)\s[^,.;”\"]{{2,80}})?)(?=[.!?]*\s*$|,)"
)
_SENTENCE = re.compile(
    r"[^,;:]*\b(?:is|are|was|were|has|have|had|will|would|could|can|may|must|should|did|\w{2,}ed)\b[^,;:]*,\s"
)
_NOT_SAID = re.compile(r"(?i)(?:nothing|so|it|that|this|no|yes|sorry|the\s(?:time|loss|risk|need|fact))\b")


def _inverted(text, a, start, end):
    """Turn "The road is shut, complained others" round where it was read as others complained of; else None.

    The words before the verb are one clause with one comma, its last character, and behind the verb stands nobody but
    who says it.
    """
    if a.cue[0] - start > _LONGEST:
        return None
    before = text[start : a.cue[0]]
    if not _INVERTS.match(text[slice(*a.cue)]) or not _SENTENCE.fullmatch(before):
        return None
    who = _BEHIND_VERB.match(text, a.cue[1], min(end, a.cue[1] + _LONGEST))
    if who is None or _NOT_SAID.match(who["who"]) or (a.source and a.source[0] >= a.cue[1]):
        return None
    return a._replace(source=who.span("who"), content=((start, a.cue[0] - 2),))


def _turned(text, a, start, end):
    """Turn "CONTENT, said the firm's new chair Ann Orm in a letter" round, where the speaker was read as content."""
    match = _BEHIND.match(text, a.cue[1], end)
    if match is None or a.content[0][0] > match.start("who") or a.content[-1][1] < match.end("who"):
        return a
    comma = a.cue[0] - 2
    return a._replace(source=match.span("who"), content=((start, comma),)) if comma > start else a
