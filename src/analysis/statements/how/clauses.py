"""Which words of a sentence belong to one statement, for the channel that they may tell."""

import re
from functools import lru_cache

ASIDE = re.compile(
    r",?\s+(?:who|whose|whom)\s+(?!(?:was\s+|were\s+|is\s+|also\s+)?(?:sp[eo][ak]|appear|testif|tweet(?!s\b)|post(?!s\b)|address))[^,…]*(?=,)"
)


def outside(text, sentence, contents):
    """Return the words of a sentence that are no content, pieces joined by " … "."""
    pieces, last = [], sentence[0]
    for start, end in sorted(contents):
        if min(start, sentence[1]) > last:
            pieces.append(text[last : min(start, sentence[1])])
        last = max(last, end)
    if last < sentence[1]:
        pieces.append(text[last : sentence[1]])
    return " … ".join(pieces)


# where the next clause begins: "..., and in May he", "... and urged her friends", "..., saying"
_NEW_CLAUSE = re.compile(
    r"(?:[,;]|\s[—–-]+)\s+(?:and|but|while|whereas)\s+(?!(?:in|at|on|by|via)\b[^,]*$)|;\s"
    r"|\s+(?:and|but)\s+(?:\w+ly\s+|also\s+|then\s+|later\s+)?(?:\w{3,}ed|said|told|wrote|went|has|had|was)\b"
    r"|,\s+(?:whose|which|even\s+as)\s|,\s+(?:say|add|not|argu|claim|tell|call|insist|warn|urg|referr|accus|ask)ing\b"
)


def _own_tail(words):
    """Cut what follows a cue or content where the next clause begins, which has a channel of its own."""
    return _NEW_CLAUSE.split(words, maxsplit=1)[0]


# "After the bank released a report, the mayor": what the main clause tells is not of the first
_FIRST_CLAUSE = re.compile(
    r"\W*(?:(?i:an?|\w+)\s+\w+\s+)?(?i:after|when|while|although|though|before|since|as|if|because)\s[^,“”\"]*$"
)
_MAIN_CLAUSE = re.compile(r",\s+(?=[A-Z]|(?:he|she|they|it|the|an?|his|her|its|their)\s)")
# "the mayor gave a speech, and bakers": the clause of another speaker
_OTHER_CLAUSE = re.compile(r"^.*(?:,\s+(?:and|but|while|whereas|so)|;)\s+(?:as\s+)?(?=[^,;]{0,40}$)", re.DOTALL)
_OTHER_FIRST = re.compile(  # "While the mayor tweeted, bakers"
    r"\W*(?:(?:Yet|But|And|Still),?\s+)?(?i:while|when|after|as|although|because|since|before)\s+(?!(?:he|she|they|it|asked|\w+ing)\b)(?:[\w.’'-]+\s+){1,4}?"
    r"(?:\w+ed|said|told|gave|sent|wrote|spoke|was|were|had|has|is|are)\b[^“”\"]*,\s*$"
)
_OTHER_MAIN = re.compile(  # "They held a press conference, shortly after Orm said"
    r".*\b(?:after|before|because|although|though|since|while|as)\s+(?:(?:the|an?|his|her|its|their)\s+)?$", re.DOTALL
)
_SHARED = re.compile(r"(?i)\b(?:calls?|conversation|talks|debate|hearing|forum|panel)\b")  # where several speak
_OTHERS = (_OTHER_CLAUSE, _OTHER_FIRST, _OTHER_MAIN)
_SAME_SPEAKER = re.compile(r"(?i)\W*(?:he|she|they|it|who|which|that)\W*")
_LONG_QUOTE = re.compile(r"“[^”]{30,}(?:”|$)|(?:(?<=\s)|^)\"(?=\w)[^\"]{30,}(?:\"|$)")


def clause_of(text, sentence, source, cue, contents):
    """Return the words around source and cue up to the nearest content on either side, the source itself left in.

    No word of a quotation, even of one that the engine left out, nor of the clause of somebody else.
    """
    return _LONG_QUOTE.sub(" … ", _clause_of(text, sentence, source, cue, contents))


def _clause_of(text, sentence, source, cue, contents):
    anchor = [s for s in (source, cue) if s and sentence[0] <= s[0] < sentence[1]] or [cue or source]
    first, last = min(a[0] for a in anchor), max(a[1] for a in anchor)
    begin = max([sentence[0], *(e for _, e in contents if e <= first)])
    end = min([sentence[1], *(s for s, _ in contents if s >= last)])
    between = [c for c in contents if c[0] >= first and c[1] <= last]
    if source and first == source[0] and not _SAME_SPEAKER.fullmatch(text[slice(*source)]):
        before = text[begin:first]
        other = None if _SHARED.search(before) else next(filter(None, (p.match(before) for p in _OTHERS)), None)
        begin += other.end() if other else 0
    words, at = "", begin
    for start, stop in sorted(between):
        words += text[at:start] + " … "
        at = stop
    final = sentence[1]
    if _FIRST_CLAUSE.fullmatch(text[sentence[0] : first]) and (main := _MAIN_CLAUSE.search(text, last, sentence[1])):
        final = main.start()
        end, contents = min(end, final), [c for c in contents if c[1] <= final]
    tail = text[at : max(at, last)] + _own_tail(text[max(at, last) : end])
    for _, stop in contents:
        if last <= stop <= sentence[1]:
            tail += " … " + _own_tail(text[stop:final])
    return words + tail


_AT_END = re.compile(
    r"(?:^|[\s,])((?:in|during|at|on|via)\s+(?:an?|the|his|her|its|their)\s+(?:[\w’'-]+\s+){0,3}"
    r"(?:statement|interview|press conference|news conference|briefing|post|speech|address|letter|ruling|"
    r"verdict|filing|lawsuit|complaint|indictment|report|book|memoir|op-ed|column|e-?mail|tweet|memo|essay|"
    r"rally|hearing|debate|call|testimony|sermon|homily)\b"
    r"[^,.;“”\"]{0,60})[.”\"]*$"
)


# "said he would speak at a rally": the rally is his to come
_STILL_TO_COME = re.compile(r"\b(?:will|would|shall|plans?\s+to|planned\s+to|going\s+to)\s[^“”\"]*$")


def endings(text, sentence, last, contents):
    """Return what an engine left at the end of contents: "... in a statement", "... in an interview on Monday"."""
    found = []
    for start, stop in contents:
        ending = _AT_END.search(text, max(stop - 110, last), stop) if stop <= sentence[1] else None
        if ending and not _STILL_TO_COME.search(text[max(start, last) : ending.start(1)]):
            found.append(ending[1])
    return " … ".join(found)


_AFTER_HEAD = re.compile(
    r"\s*(?:[,(—–:]|\b(?:of|by|from|on|in|at|for|to|with|about|against|into|who|which|that|whose|where|released|published|issued|"
    r"taken|made|seen|sent|dated|available|\w{3,}ed(?=\s+(?:by|in|on|to|for|from|at|with|after|last|this|\w+day)\b)|"
    r"[a-z]\w{2,}ing(?=\s+(?:in|on|from|at|the|an?|his|her|its|their|that|how|why|\w+ly|[A-Z]\w+)\b))\b).*$",
    re.DOTALL,
)


# "a series of [emails]": not the series is what speaks
_AMOUNT = re.compile(
    r"(?i)^(?:[\w’'-]+\s+){0,3}?(?:series|batch(?:es)?|sets?|trove|tranche|number|stack|cache|string|round|pair|couple|collection|pages)\s+of\s+(?=\w)"
)


@lru_cache(maxsize=64)  # every rule of the list asks for the head of the same source
def head_of(said_by):
    """Return a source up to what describes its noun."""
    words = _AMOUNT.sub("", re.sub(r"^\W+", "", said_by))
    return re.sub(r"\s+(?:\w+day|last\s+\w+)$", "", _AFTER_HEAD.sub("", words)).strip()


_SAYS_HOW = re.compile(
    r"(?i)\s*(?:(?:(?:who|which)\s+(?:was\s+|is\s+|also\s+)?)?(?:speaking|spoke|appear|testif|tweet|post|address)|writing|told|telling|asked|"
    r"interviewed|quoted|cited|responding|reached|contacted|in\s|at\s|during\s|on\s|via\s|by\s|through\s)"
)


def doing_of(said_by):
    """Return a source without what it is besides: "Orm, a radio host, speaking in Osk" is "Orm, speaking in Osk".

    Examples
    --------
    >>> doing_of("Ann Orm, a radio host"), doing_of("delegates at the convention"), doing_of("Orm, speaking in Osk")
    ('Ann Orm', 'delegates', 'Orm, speaking in Osk')
    """
    first, *rest = said_by.split(",")
    if not re.match(r"(?:In|At|During|On)\s", first):
        first = re.sub(r"\s+(?:at|of|for|from|with|to|about|who|whose|which)\s.*$", "", first, flags=re.DOTALL)
    kept = ",".join([first, *(words for words in rest if _SAYS_HOW.match(words))])
    return kept + "," * (rest != [] and not rest[-1].strip())
