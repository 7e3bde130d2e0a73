"""How a statement reached the outlet: channel, addressee, relay, and whether it could be verified.

Channels come from `channels.csv`, patterns over the source and over the words around the cue that are no content.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.base.lexicon import read_lexicon
from analysis.text.outlets import is_broadcaster, is_outlet

_MEDIA = (
    r"(?:(?:\w+\s+)?(?:news\s+agency|agency|newspaper|daily|weekly|magazine|broadcaster|television|TV|radio|channel|"
    r"website|news\s+site|portal|media|press|station|network))"
)
_SPOKE_TO = re.compile(
    r"\b(?:in\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,3}(?:interview|conversation|comments?|remarks)\s+(?:with|to|for|given\s+to)|[Ss]peaking\s+(?:to|with)|"
    r"spoke\s+(?:to|with)|talking\s+(?:to|with)|in\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}letter\s+to|addressing)\s+"
    r"((?:(?!that\b|on\b|in\b|at\b|by\b|during\b|after\b|late\b|early\b|published\b|broadcast\b|aired\b)[\w.’'&/-]+\s*){1,6})"
)
_DAYNAME = re.compile(
    r"(?i)\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*$|\b(?:yesterday|today|tonight|(?:this|last|earlier\s+this)\s+(?:week|month|year|night|morning))\b.*$"
)

_AGENCY = (
    r"((?:[A-Z]\w+[’']s\s+)?(?:(?:[\w-]+\s+){0,3}?(?:news\s+agency|agency|newspaper|paper|daily|weekly|broadcaster|magazine|station)\s+(?:[A-Z][\w’'&./-]*\s*){1,3}|(?:[\w-]+\s+){0,2}[A-Z][\w’'&./-]*\s+news\s+agency"
    r"|(?:[Tt]he\s+|[Aa]n?\s+)?(?:[A-Z][\w’'&./-]*(?:\s+(?:of\s+|the\s+)?[A-Z][\w’'&./-]*){0,4}(?:\s+(?:news\s+agency|agency|newspaper|daily|television|TV|radio|broadcaster))?|(?:[\w-]+\s+){0,3}"
    + _MEDIA
    + r")))"
)
_RELAYED = re.compile(
    rf"\b(?:(?:as\s+)?(?:quoted|cited|relayed|carried|reported|distributed|broadcast|published|aired|run)\s+(?:as\s+saying\s+)?(?:on\s+\w+day\s+)?(?:by|on|in)|via)\s+{_AGENCY}"
)
_CITING = re.compile(rf"\b(?:citing|quoting|with\s+reference\s+to|in\s+a\s+report\s+by)\s+{_AGENCY}")
_AS_SAYING = re.compile(
    rf"{_AGENCY}\s+(?:has\s+|had\s+|have\s+)?(?:quoted|cited|quotes|cites|quoting|citing)\s+(.{{3,120}}?)\s+as\s+(?:saying|telling|having\s+said)\b"
)

_WHO_CITES = re.compile(rf"{_AGENCY},\s+(?:citing|quoting)\s+([^,;]{{3,90}})")
_AS = re.compile(r"\sas\s+(?:saying|telling|having)\b")
_UNVERIFIED = re.compile(
    r"(?i)\b(?:could|can|have|has|had|been|was|were|did|is|are)\s*(?:not|n[’']t)\s+(?:yet\s+|as\s+yet\s+|been\s+|immediately\s+|be\s+|able\s+to\s+)*(?:immediately\s+|independently\s+)*"
    r"(?:be\s+)?(?:immediately\s+|independently\s+)*(?:verif(?:y|ied)|confirm(?:ed)?|corroborated?|check(?:ed)?|ascertain(?:ed)?)\b"
    r"|\bcannot\s+(?:as\s+yet\s+|yet\s+)?(?:be\s+)?(?:independently\s+)?(?:verif(?:y|ied)|confirm(?:ed)?|checked)\b"
    r"|\b(?:unable|impossible)\s+to\s+(?:independently\s+)?(?:verify|confirm|check)\b|\bno\s+independent\s+(?:confirmation|verification)\b"
    r"|\bnot\s+(?:been\s+)?independently\s+(?:verified|confirmed|checked)\b|\bunverified\b|\bunconfirmed\b|\bno\s+way\s+(?:of|to)\s+verify(?:ing)?\b"
)  # fmt: skip
_NO_EVIDENCE = re.compile(
    r"(?i)\bwithout\s+(?:any\s+|further\s+)?(?:evidence|proof)\b|\b(?:giving|providing|offering|presenting)\s+no\s+(?:evidence|proof)\b"
    r"|\bwithout\s+(?:giving|providing|offering|presenting|producing|showing|citing|supplying|any|elaborating|naming)\b(?:\s+(?:any|further|a\s+shred\s+of|\w+))?\s*"
    r"(?:evidence|proof|details?|source|documents?|any)?"
    r"|\b(?:gave|provided|offered|presented|produced|showed|supplied)\s+no\s+(?:evidence|proof|documents?|details?)\b"
    r"|\b(?:did\s*(?:not|n[’']t)|has\s+not|have\s+not)\s+(?:give|given|provide|provided|offer|offered|present|presented|produce|produced|show|shown)\s+(?:any\s+)?(?:evidence|proof|documents?)\b"
)  # fmt: skip


class Way(NamedTuple):
    """How a statement came: each field as in the statements table, None where the article tells nothing."""

    channel: str | None
    addressee: str | None
    relay: str | None
    verification: str | None


def read_way(text, sentence, source, cue, contents, *, next_sentence=None, outlet="", speaker=None):
    """Read channel, addressee, relay and verification of one attribution.

    Parameters
    ----------
    text : str
    sentence : (int, int)
        The sentence of the cue.
    source, cue : (int, int) or None
    contents : sequence of (int, int)
    next_sentence : (int, int), optional
        The sentence after, where it may say that a claim "could not be verified".
    outlet : str
        Who publishes the article: what others told it is its own report, no channel.
    speaker : Speaker, optional
        Who spoke, as far as it was found: an outlet that speaks itself, a document that "it" stands for.

    Returns
    -------
    Way

    Examples
    --------
    >>> text = "The ministry said in a statement, quoted by Interfax, that talks failed."
    >>> read_way(text, (0, len(text)), (0, 12), (13, 17), [(54, 71)])
    Way(channel='statement', addressee=None, relay='Interfax', verification=None)
    """
    around = outside(text, sentence, contents)
    said_by = text[slice(*source)] if source else ""
    own = clause_of(text, sentence, source, cue, contents) if cue or source else around
    said = text[slice(*cue)] if cue else ""
    own = _ASIDE.sub(
        lambda aside: aside[0] if said and said in aside[0] else " ", own
    )  # "Orm, who wrote the report, said"
    endings = _endings(text, sentence, max(s[1] for s in (source, cue) if s), contents) if cue or source else ""
    addressee = _addressee(text, sentence, source, cue, contents, f"{own} … {endings}")
    if speaker is not None and speaker.name and _IT.fullmatch(said_by) and speaker.kind == "document":
        said_by = speaker.name  # "it" stands for a document that was named
    elif source is None and cue and (subject := _SUBJECT.match(text[sentence[0] : cue[0]])):
        said_by = subject[1] or subject[2]  # "The lawsuit was brought in May, and asks"
    elif source and re.fullmatch(r"(?i)\W*who\W*", said_by) and (share := _SHARE.search(text[: source[0]][-40:])):
        said_by = share[1]  # "nearly four in 10, who said"
    channel = _channel(_ASIDE.sub("", f"{said_by.rstrip(' ,')},"), own) or (_channel("", endings) if endings else None)
    if addressee and channel in (None, "speech", "spokesperson") and is_outlet(addressee):
        if is_broadcaster(addressee):
            channel = "broadcaster"
        elif not _same(addressee, outlet):
            channel = "other outlet"
    itself = speaker is not None and speaker.kind == "media" and speaker.form != "person"
    if (channel is None or (channel == "document" and itself)) and _by_outlet(
        said_by, text[slice(*cue)] if cue else "", outlet, speaker
    ):
        channel = "other outlet"
    if channel == "on the scene" and speaker is not None and speaker.kind == "spokesperson":
        channel = "spokesperson"  # "told me"
    relay = _relay(own, said_by, said)
    nearest = relay.split(" < ")[0] if relay else ""
    named = nearest and re.search(
        rf"(?:agency|paper|daily|weekly|broadcaster|magazine|station)\s+{re.escape(nearest)}", own
    )
    if channel is None and nearest and (named or is_outlet(nearest)):
        channel = "other outlet"
    return Way(
        channel,
        addressee,
        relay,
        _verification(text, around, contents, next_sentence),
    )


_ASIDE = re.compile(
    r",?\s+(?:who|whose|whom)\s+(?!(?:was\s+|were\s+|is\s+|also\s+)?(?:sp[eo][ak]|appear|testif|tweet(?!s\b)|post(?!s\b)|address))[^,…]*(?=,)"
)
_IT = re.compile(r"(?i)\W*(?:it|they|which|that)\W*")
_SUBJECT = re.compile(
    r"\W*(?:((?:The|This|That|An?|Its|His|Her|Their)\s+(?:[\w-]+\s+){0,2}?[\w-]+?)(?=\s+(?:was|were|is|has|had)\b|,\s+which\b)"
    r"|((?:[A-Z][\w’'-]+\s*){1,4}),\s+which\b)"
)
_SHARE = re.compile(r"(?i)((?:\w+\s+)?\w+\s+(?:per\s*cent|in\s+(?:\d+|ten|five|four|three)))\W*$")
_OF_OUTLET = re.compile(r"\b(?:of|for|at|via|with|in|to)\s+((?:[Tt]he\s+)?[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3})")
_WRITES = re.compile(r"(?i)\b(?:wr(?:ote|ites?|iting)|report(?:s|ed|ing)?)\b")


def _by_outlet(said_by, cue, outlet, speaker):
    """Whether another outlet tells it: it speaks itself, one of its journalists writes, or it was told the words."""
    head = _head(said_by)
    media = speaker is not None and speaker.kind == "media"
    if not said_by or _same(head, outlet) or (media and speaker.name and _same(speaker.name, outlet)):
        return False
    if media and speaker.form != "person":
        return not speaker.plural and not _FOR_ITSELF.match(cue)  # who denies something is not the one who tells it
    if media and _WRITES.search(cue):
        return True
    if is_outlet(head) and (speaker is None or speaker.form != "person"):
        return True
    named = [m[1] for m in _OF_OUTLET.finditer(said_by)]
    return any(is_outlet(name) and not _same(name, outlet) for name in named) and not _SPEAKS_FOR.search(said_by)


_FOR_ITSELF = re.compile(r"(?i)(?:has\s+|had\s+|have\s+|did\s+not\s+)?(?:den(?:y|ies|ied)|declin|refus|apologi|defend)")
_SPEAKS_FOR = re.compile(r"(?i)\bspokes|\b(?:president|chief|executive|editor|owner|publisher|lawyer|head)\b")


def _same(name, outlet):
    """Whether two names are of one outlet, written out or cut short.

    Examples
    --------
    >>> [_same("The Reshta Courier", short) for short in ("ReshCourier", "resh-cour", "RC", "Reshta Herald", "")]
    [True, True, True, False, False]
    """
    full, short = (
        [word.casefold() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", re.sub(r"^[Tt]he\s+", "", words))]
        for words in (name, outlet)
    )
    if not full or not short:
        return False
    if short == ["".join(word[0] for word in full)]:
        return True
    return len(full) == len(short) and all(a.startswith(b) or b.startswith(a) for a, b in zip(full, short, strict=True))


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
    r"|,\s+(?:say|add|not|argu|claim|tell|call|insist|warn|urg|referr|accus|ask)ing\b"
)


def _own_tail(words):
    """Cut what follows a cue or content where the next clause begins, which has a channel of its own."""
    return _NEW_CLAUSE.split(words, maxsplit=1)[0]


def clause_of(text, sentence, source, cue, contents):
    """Return the words around source and cue up to the nearest content on either side, the source itself left in."""
    anchor = [s for s in (source, cue) if s and sentence[0] <= s[0] < sentence[1]] or [cue or source]
    first, last = min(a[0] for a in anchor), max(a[1] for a in anchor)
    begin = max([sentence[0], *(e for _, e in contents if e <= first)])
    end = min([sentence[1], *(s for s, _ in contents if s >= last)])
    between = [c for c in contents if c[0] >= first and c[1] <= last]
    words, at = "", begin
    for start, stop in sorted(between):
        words += text[at:start] + " … "
        at = stop
    tail = text[at : max(at, last)] + _own_tail(text[max(at, last) : end])
    for _, stop in contents:
        if last <= stop <= sentence[1]:
            tail += " … " + _own_tail(text[stop : sentence[1]])
    return words + tail


_AT_END = re.compile(
    r"(?:^|[\s,])((?:in|during|at|on|via)\s+(?:an?|the|his|her|its|their)\s+(?:[\w’'-]+\s+){0,3}"
    r"(?:statement|interview|press conference|news conference|briefing|post|speech|address|letter|ruling|"
    r"verdict|filing|lawsuit|complaint|indictment|report|book|memoir|op-ed|column|e-?mail|tweet|memo|essay|"
    r"rally|hearing|debate|call|testimony|sermon|homily)\b"
    r"[^,.;“”\"]{0,60})[.”\"]*$"
)


def _endings(text, sentence, last, contents):
    """Return what an engine left at the end of contents: "... in a statement", "... in an interview on Monday"."""
    stops = [stop for _, stop in contents if last <= stop <= sentence[1]]
    found = [_AT_END.search(text[max(stop - 110, last) : stop]) for stop in stops]
    return " … ".join(ending[1] for ending in found if ending)


@lru_cache(maxsize=1)
def _rules():
    """Return the rules of channels.csv in their order: (channel, where to look, pattern)."""
    table = read_lexicon("channels", columns=("channel", "where", "pattern", "example", "source"))
    return [(c, w, re.compile(p)) for c, w, p in table[["channel", "where", "pattern"]].itertuples(index=False)]


def _channel(said_by, around):
    """Return the first channel of `channels.csv` that fits.

    The list is read in its order, the medium ("in an interview") before the mouth (a spokeswoman); `where` tells
    whether the words of the source are looked at, its head alone ("a *report* by the mayor", never "the author of a
    report"), those around the cue, or source and these.
    """
    for channel, where, pattern in _rules():
        if where in ("source", "both") and pattern.search(said_by):
            return channel
        if where == "head" and pattern.search(_head(said_by)):
            return channel
        if where in ("around", "both") and pattern.search(around):
            return channel
    return None


def speaks_as_paper(said_by):
    """Whether the head of a source is a document, a statement or a court: what speaks without being a person."""
    head = _head(said_by)
    return any(where == "head" and pattern.search(head) for _, where, pattern in _rules())


_AFTER_HEAD = re.compile(
    r"\s*(?:[,(—–:]|\b(?:of|by|from|on|in|at|for|to|with|about|against|into|who|which|that|whose|where|released|published|issued|"
    r"taken|made|seen|sent|dated|\w{3,}ed(?=\s+(?:by|in|on|to|for|from|at|with|after|last|this|\w+day)\b)|"
    r"\w{3,}ing(?=\s+(?:in|on|from|at|the|an?|his|her|its|their|that|how|why|\w+ly|[A-Z]\w+)\b))\b).*$",
    re.DOTALL,
)


def _head(said_by):
    """Return a source up to what describes its noun."""
    words = re.sub(r"^\W+", "", said_by)
    return re.sub(r"\s+(?:\w+day|last\s+\w+)$", "", _AFTER_HEAD.sub("", words)).strip()


_TELLING = re.compile(
    r"(?:^|\s)(?:told|tells|tell|telling|informed|informing|assured|assuring|reminded|briefed|notified|asked|asks|warned|promised|"
    r"promises|assures|urged|answered)$",
    re.IGNORECASE,
)
_WHOM = re.compile(
    r"\s+((?:(?!that\b|on\b|in\b|at\b|by\b|during\b|how\b|why\b|what\b|if\b|to\b|about\b|of\b|late\b|early\b|earlier\b|later\b|"
    r"after\b|before\b|there\b|yesterday\b|for\b|whether\b|which\b|when\b|where\b|who\b|from\b|over\b|with\b)[\w.’'&/-]+\s*){1,6})"
)
_NO_LISTENER = re.compile(
    r"(?i)(?:conference|briefing|interview|session)s?$|^(?:so|it|the|an?|no|this|some|all|any|both|not)$"
)


def _addressee(text, sentence, source, cue, contents, around):
    """Return who was told, after "told" or "in an interview with"; an event ("a news conference") is no listener."""
    told = None
    if cue and _TELLING.search(text[slice(*cue)]):
        end = min([sentence[1], *(s for s, _ in contents if s >= cue[1])])
        inverted = source is not None and 0 <= source[0] - cue[1] <= 1  # "asked Mira Tolk" names who asked
        told = None if inverted else _WHOM.match(text[cue[1] : end])
    if told is None:
        told = _SPOKE_TO.search(around)
    if told is None:
        return None
    name = _DAYNAME.sub("", told[1]).strip(" ,.")
    name = re.split(r"\s+(?:and|but|she|he|they|was|were|is|are|had|has|would|will|could)\b", name)[0].strip(" ,.")
    return None if not name or _NO_LISTENER.search(name) else name


_GENERIC = re.compile(  # "the state news agency" before its name
    r"^(?:[\w’'-]+\s+){0,4}?(?:agency|newspaper|paper|daily|weekly|broadcaster|magazine|station)\s+(?=[A-Z])"
)


def _relay(around, said_by, cue):
    """Return who passed the statement on, nearest first, at most three links."""
    chain = []
    # the search from every capital for an agency that quotes is slow, and "as saying" is rare
    cites = _WHO_CITES.search(around) if "citing " in around or "quoting " in around else None
    if cites and cites[2].startswith(said_by.strip(" ,")[:20]) and said_by.strip():
        return _GENERIC.sub("", re.sub(r"^(?:[Tt]he|[Aa]n?)\s+(?=[a-z])", "", cites[1].strip(" ,.")))
    for pattern in (_AS_SAYING, _RELAYED, _CITING) if _AS.search(around) else (_RELAYED, _CITING):
        for match in pattern.finditer(around):
            name = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+(?=[a-z])", "", match[1].strip(" ,."))
            if (
                pattern is _CITING
                and not chain
                and said_by.strip()
                and re.search(r"(?i)\b(?:reported|said|writes?|wrote|according)\b", around)
            ):
                outer = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+(?=[a-z])", "", said_by.strip(" ,."))
                chain.append(outer.split(",")[0])
            if (
                name
                and name not in chain
                and not re.match(r"(?:He|She|It|They|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b", name)
            ):
                chain.append(name)
    return " < ".join(_GENERIC.sub("", name) for name in chain[:3]) or None


_TOLD_OF = re.compile(
    r",\s+(?:(?:an?|the|its|his|her|their)\s+)?(?:[\w-]+\s+)?(?:claim|figure|number|toll|account|assertion|allegation|statement|report|detail)s?\s+"
    r"[^,;”\"]{5,80}$|,\s+(?:but\s+)?(?:gave|offered|provided|without|giving|offering|providing)\s[^,;”\"]{4,60}$"
)


def _told_of(text, contents):
    """Return the outlet's own words that an engine left at the end of contents: ", figures that it could not check"."""
    return [found[0] for start, end in contents if (found := _TOLD_OF.search(text, max(start, end - 140), end))]


def _verification(text, around, contents, next_sentence):
    told = _told_of(text, contents)
    if _UNVERIFIED.search(around) or any(_UNVERIFIED.search(words) for words in told):
        return "unverified"
    if _NO_EVIDENCE.search(around) or any(_NO_EVIDENCE.search(words) for words in told):
        return "without evidence"
    if next_sentence:
        after = text[slice(*next_sentence)]
        if _UNVERIFIED.search(after) and len(after) < 260:
            return "unverified"
        if _NO_EVIDENCE.search(after) and re.match(r"(?i)(?:he|she|it|they|the)\b", after) and len(after) < 200:
            return "without evidence"
    return None
