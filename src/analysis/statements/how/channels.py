"""How a statement reached the outlet: channel, addressee, relay, and whether it could be verified.

Channels come from `channels.csv`, patterns over the source and over the words around the cue that are no content.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.base.lexicon import read_lexicon
from analysis.statements.how.clauses import ASIDE, clause_of, doing_of, endings, head_of, outside
from analysis.statements.who.roles import find_roles
from analysis.text.outlets import is_broadcaster, is_magazine, is_outlet, same_outlet

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
    r"(?i)\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*$|\b(?:(?-i:yesterday|today|tonight)|(?:this|last|earlier\s+this)\s+(?:week|month|year|night|morning))\b.*$"
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

_PASSED_ON_BY = re.compile(  # "Orm said, according to the state news agency Saba.", "Orm accused them, Tass reports"
    r"^\W*According\s+to\s+([^,;:“”\"\n…]{2,60}?),|"
    r"\baccording\s+to\s+([^,;:“”\"\n…]{2,60}?)[.\s”\"]*$|"
    r"[,…]\s+((?:[a-z-]+\s+){0,5}?[A-Z][^,;:“”\"\n…]{1,50}?)\s+(?:reports?|reported|has\s+reported)\b(?=(?:\s+on\s+\w+day)?[,.\s]*$)"
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
NOT_CHECKED = re.compile(  # "AFP could not verify his account."
    r"(?:The\s)?[A-Z][\w’'.& -]{1,40}?\s(?:could|can|was|were|has|have|is|are)\s?(?:not|n[’']t|unable)\b[^.]{0,40}"
    r"\b(?:verif|confirm|corroborat)"
)
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
    if said_by:
        own = own.replace(said_by, doing_of(said_by), 1)
    own = ASIDE.sub(lambda aside: aside[0] if said and said in aside[0] else " ", own)  # "Orm, who wrote a book, said"
    own = _OF_ANOTHER.sub(" ", own)
    itself = speaker is not None and speaker.kind == "media" and speaker.form != "person"
    last = max(s[1] for s in (source, cue) if s) if cue or source else None
    at_end = endings(text, sentence, last, contents) if last is not None and not itself else ""
    addressee = _addressee(text, sentence, source, cue, contents, f"{own} … {at_end}")
    if speaker is not None and speaker.name and _IT.fullmatch(said_by) and speaker.kind == "document":
        said_by = speaker.name  # "it" stands for a document that was named
    elif source is None and cue and (subject := _SUBJECT.match(text[sentence[0] : cue[0]])):
        said_by = subject[1] or subject[2]  # "The lawsuit was brought in May, and asks"
    elif source and re.fullmatch(r"(?i)\W*who\W*", said_by) and (share := _SHARE.search(text[: source[0]][-40:])):
        said_by = share[1]  # "nearly four in 10, who said"
    named = speaker is not None and speaker.form == "person" and speaker.kind != "court" and len(said_by.split()) == 1
    mouth = "" if named else ASIDE.sub("", f"{said_by.rstrip(' ,')},")  # "Justice said", of Ann Justice
    channel = _channel(mouth, own) or (_channel("", at_end) if at_end else None)
    told = (addressee and _outlet_in(addressee)) or (channel is None and _reached_by(around))
    if (
        told
        and channel in (None, "speech", "spokesperson")
        and (is_outlet(told) or is_magazine(told))
        and not same_outlet(told, outlet)
    ):
        channel = "broadcaster" if is_broadcaster(told) else "other outlet"
    if channel == "other outlet" and itself and speaker.name and same_outlet(speaker.name, outlet):
        channel = None  # "as reported by the Courier", in the Courier
    if (channel is None or (channel == "document" and itself)) and _by_outlet(
        said_by, text[slice(*cue)] if cue else "", outlet, speaker
    ):
        alone = itself and not re.search(r"\s(?:and|or)\s", said_by)
        channel = "broadcaster" if alone and is_broadcaster(speaker.name or "") else "other outlet"
    if channel == "on the scene" and speaker is not None and speaker.kind == "spokesperson":
        channel = "spokesperson"  # "told me"
    relay = _relay(own, said_by, said) or _passed_on_by(around, said_by)
    nearest = relay.split(" < ")[0] if relay else ""
    named = nearest and re.search(
        rf"(?:agency|paper|daily|weekly|broadcaster|magazine|station)\s+{re.escape(nearest)}", own
    )
    if channel is None and nearest and (named or is_outlet(nearest)) and not same_outlet(nearest, outlet):
        channel = "broadcaster" if is_broadcaster(nearest) else "other outlet"
    return Way(
        channel,
        addressee,
        relay,
        _verification(text, around, contents, next_sentence),
    )


_JOURNALIST = re.compile(
    r"\s+(?:reporter|journalist|correspondent|columnist|interviewer|host|anchor|contributor|editor|blogger)s?\b.*$"
)
# what others said elsewhere: "following Orm's speech at a fair,", "after the interview ended", "Orm's words, made in"
_OF_ANOTHER = re.compile(
    r"(?i:\b(?:regarding|following|concerning|despite|amid|ahead\s+of|after))\s+[^,;“”\"]{0,40}?(?-i:[A-Z])[\w.-]*[’']s?\s+[^,;“”\"]*(?=,)"
    r"|\bafter\s+(?:the|an?|his|her|their)\s+(?:[\w’'-]+\s+){0,4}(?:concluded|ended|was\s+over|finished|wrapped\s+up)\b"
    r"|(?i:\b(?:after|before))\s+[a-z]+ing\s+[^,;“”\"]*(?=,)|(?i:\bin\s+the\s+(?:lead-up|run-up|days|weeks|months|hours))\s+"
    r"(?:to|before|after|since|following|leading\s+up\s+to)\s+[^,;“”\"]*(?=,)"
    r"|(?:[’']s?|…)\s+(?:[\w-]+\s+)?(?:comment|remark|claim|statement|word|assertion|criticism|suggestion|argument|promise)s?,?\s+"
    r"(?:made|delivered|given|uttered|voiced|aired)\s+[^,;“”\"]*"
)
_OF_WHOM = re.compile(r"[’']s?\s+(?:[\w-]+\s+){0,2}[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,2}$")


def _outlet_in(listener):
    """Return the outlet of one who was told: "a Courier reporter", "the Herald's Dan Orm"."""
    outlet = _OF_WHOM.sub("", listener)
    if outlet != listener and (is_outlet(outlet) or is_magazine(outlet)):
        return outlet
    return _JOURNALIST.sub("", listener)


_REACHED_BY = re.compile(
    r"\b(?:contacted|reached|approached|interviewed|asked)\s(?:[a-z]+\s){0,2}?by\s(?:the\s)?([A-Z][\w’'&.-]*(?:\s[A-Z][\w’'&.-]*){0,3})"
)


def _reached_by(around):
    """Return the outlet that a sentence says somebody was reached by: "when contacted by the Courier", or None."""
    by = _REACHED_BY.search(around)
    return by[1] if by and is_outlet(by[1]) else None


_IT = re.compile(r"(?i)\W*(?:it|they|which|that)\W*")
_SUBJECT = re.compile(
    r"\W*(?:((?:The|This|That|An?|Its|His|Her|Their)\s+(?:[\w-]+\s+){0,2}?[\w-]+?)(?=\s+(?:was|were|is|has|had)\b|,\s+which\b)"
    r"|((?:[A-Z][\w’'-]+\s*){1,4}),\s+which\b)"
)
_SHARE = re.compile(r"(?i)((?:\w+\s+)?\w+\s+(?:per\s*cent|in\s+(?:\d+|ten|five|four|three)))\W*$")
_OF_OUTLET = re.compile(r"\b(of|for|at|via|with|in|to)\s+((?:[Tt]he\s+)?[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3})")
_WRITES = re.compile(r"(?i)\b(?:wr(?:ote|ites?|iting)|report(?:s|ed|ing)?)\b")


def _by_outlet(said_by, cue, outlet, speaker):
    """Whether another outlet tells it: it speaks itself, one of its journalists writes, or it was told the words."""
    head = head_of(said_by)
    media = speaker is not None and speaker.kind == "media"
    if not said_by or same_outlet(head, outlet) or (media and speaker.name and same_outlet(speaker.name, outlet)):
        return False
    if _THE_PRESS.search(head) or _POINTS_BACK.fullmatch(head) or _A_PERSON.search(head):
        return False
    if media and speaker.form != "person":
        return not speaker.plural and not _FOR_ITSELF.match(cue)  # who denies something is not the one who tells it
    if media and _WRITES.search(cue):
        return True
    if is_outlet(head) and (speaker is None or (speaker.form != "person" and speaker.kind in _MAY_BE_OUTLETS)):
        return True
    is_other = speaker is not None and speaker.form == "person" and speaker.kind not in _MAY_BE_OUTLETS
    named = [m[2] for m in _OF_OUTLET.finditer(said_by) if m[1] == "to" or not is_other]  # none of a pollster for one
    return any(is_outlet(name) and not same_outlet(name, outlet) for name in named) and not _SPEAKS_FOR.search(said_by)


_MAY_BE_OUTLETS = (None, "media", "unknown", "unnamed", "document", "company", "organisation")
_THE_PRESS = re.compile(r"(?i)^(?:the\s+)?(?:(?:news|mainstream|liberal|national|mass)\s+)?(?:media|press)$")
_POINTS_BACK = re.compile(  # "the newspaper", "it": the sentence names no medium
    r"(?i)(?:it|they|who|which|(?:the|this|that|its)\s+(?-i:(?:[a-z-]+\s+){0,2}?(?:board|[a-z]*paper|magazine|daily|weekly|outlet|"
    r"site|website|agency)s?))"
)
_A_PERSON = re.compile(
    r"^(?:[Aa]n?|[Tt]his|[Tt]he|[Oo]ne|[Aa]nother|[Oo]ur)\s+(?:[a-z-]+\s+){0,2}(?:reporter|journalist|interviewer|moderator)$"
)
_FOR_ITSELF = re.compile(r"(?i)(?:has\s+|had\s+|have\s+|did\s+not\s+)?(?:den(?:y|ies|ied)|declin|refus|apologi|defend)")
_SPEAKS_FOR = re.compile(r"(?i)\bspokes|\b(?:president|chief|executive|editor|owner|publisher|lawyer|head)\b")


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
        if where == "head" and _heads(pattern, said_by):
            return channel
        if where in ("around", "both") and pattern.search(around):
            return channel
    return None


def speaks_as_paper(said_by):
    """Whether the head of a source is a document, a statement or a court: what speaks without being a person."""
    return any(where == "head" and _heads(pattern, said_by) for _, where, pattern in _rules())


def _heads(pattern, said_by):
    """Whether the head of a source fits, unless `roles.csv` has people there: "leading", but no "official figures"."""
    head = head_of(said_by)
    return bool(pattern.search(head)) and not any(r.form == "people" and r.end == len(head) for r in find_roles(head))


_TELLING = re.compile(
    r"(?:^|\s)(?:told|tells|tell|telling|informed|informing|assured|assuring|reminded|briefed|notified|asked|asks|warned|promised|"
    r"promises|assures|urged|answered)$",
    re.IGNORECASE,
)
_WHOM = re.compile(
    r"\s+((?:(?!that\b|on\b|in\b|at\b|by\b|during\b|how\b|why\b|what\b|if\b|to\b|about\b|of\b|late\b|early\b|earlier\b|later\b|"
    r"after\b|before\b|there\b|then\b|again\b|once\b|recently\b|yesterday\b|for\b|whether\b|which\b|when\b|where\b|who\b|from\b|over\b|with\b)[\w.’'&/-]+\s*){1,6})"
)
_OF_OUTLET_BEHIND = re.compile(r"(?:of|from)\s+((?:[Tt]he\s+)?[A-Z][\w’'&-]*(?:\s[A-Z][\w’'&-]*){0,3})")
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
    if told is None and cue:
        told = _to_outlet(text, sentence, cue, contents)
    if told is None:
        return None
    of = _OF_OUTLET_BEHIND.match(told.string, told.end())
    if of and is_outlet(of[1]):
        return of[1]  # "told Ann Orm of Lisk News"
    name = _DAYNAME.sub("", told[1]).strip(" ,.")
    many = _MANY_OF.match(told.string, told.end(1)) if _A_MANY.search(told[1].strip()) else None
    name = f"{name} {many.group().strip()}" if many else name
    name = re.split(r"\s+(?:and|but|she|he|they|was|were|is|are|had|has|would|will|could)\b", name)[0].strip(" ,.")
    return None if not name or _NO_LISTENER.search(name) else name


_A_MANY = re.compile(
    r"\b(?:roomful|crowd|group|gathering|audience|room|hall|handful|panel|meeting|number|dozens|hundreds|thousands|host|pair|couple|"
    r"families|relatives|members|parents|residents|leaders|representatives|owners|survivors)$"
)
_MANY_OF = re.compile(r"\s?of\s(?:the\s)?(?:(?!(?:on|in|at|from|for|to|that|by|during|last|late)\b)[\w-]+\s?){1,2}")
_SAID_TO = re.compile(
    r"(?i)\b(?:sa(?:id|ys?|ying)|g[ai]v(?:e|en|es|ing)|(?:admit|acknowledg|confirm|complain|explain|boast|confid|describ|remark|"
    r"stat|repeat|den[yi]|conced|recount|confess|add|reveal|disclos|claim|joke?|lament|not|declar|insist|suggest|predict|"
    r"comment|recall|reiterat|announc)(?:t?ed|e?s|t?ing))$"
)


def _to_outlet(text, sentence, cue, contents):
    """Match "said to Fox News", "admitted to the paper": whoever else words are said to is no way they came."""
    if not _SAID_TO.search(text[slice(*cue)]):
        return None
    end = min([sentence[1], *(s for s, _ in contents if s >= cue[1] + 4)])
    told = _WHOM.match(text, cue[1] + 3, end) if text.startswith(" to ", cue[1]) else None
    whom = told and _outlet_in(_DAYNAME.sub("", told[1]).strip(" ,."))
    return told if told and (is_outlet(whom) or is_magazine(whom)) else None


_GENERIC = re.compile(  # "the state news agency" before its name
    r"^(?:[\w’'-]+\s+){0,4}?(?:agency|newspaper|paper|daily|weekly|broadcaster|magazine|station)\s+(?=[A-Z])"
)


_ARTICLE = re.compile(  # of "the Interfax news agency", not of "The Times"
    r"^(?:[Tt]he|[Aa]n?)\s+(?=[a-z]|.*\s(?:agency|channel|website|newspaper|daily|weekly|broadcaster|station|television|radio|portal)$)"
)


def _bare(name):
    """Return what an outlet is called, without the article that only its noun has."""
    return _ARTICLE.sub("", name.strip(" ,."))


def _relay(around, said_by, cue):
    """Return who passed the statement on, nearest first, at most three links."""
    chain = []
    # the search from every capital for an agency that quotes is slow, and "as saying" is rare
    cites = _WHO_CITES.search(around) if "citing " in around or "quoting " in around else None
    if cites and cites[2].startswith(said_by.strip(" ,")[:20]) and said_by.strip():
        return _GENERIC.sub("", _bare(cites[1]))
    for pattern in (_AS_SAYING, _RELAYED, _CITING) if _AS.search(around) else (_RELAYED, _CITING):
        for match in pattern.finditer(around):
            name = _bare(match[1])
            if (
                pattern is _CITING
                and not chain
                and said_by.strip()
                and re.search(r"(?i)\b(?:reported|said|writes?|wrote|according)\b", around)
            ):
                outer = _bare(said_by)
                chain.append(outer.split(",")[0])
            if (
                name
                and name not in chain
                and not re.match(r"(?:He|She|It|They|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b", name)
            ):
                chain.append(name)
    return " < ".join(_GENERIC.sub("", _STATE_RUN.sub("", name)) for name in chain[:3]) or None


def _passed_on_by(around, said_by):
    """Return the outlet to which the sentence ends, or begins, by leaving what another said."""
    if not said_by.strip() or not ("ccording to" in around or "report" in around):
        return None
    for match in _PASSED_ON_BY.finditer(around):
        name = _bare(match[1] or match[2] or match[3])
        if is_outlet(name) and name not in said_by:
            return _GENERIC.sub("", _STATE_RUN.sub("", name))
    return None


_STATE_RUN = re.compile(
    r"^[A-Z]\w+[’']s\s(?:(?:official|state|semi-?official|state-run|national|main|government)\s)+(?=[A-Z])"
)
_TOLD_OF = re.compile(
    r",\s+(?:(?:an?|the|its|his|her|their)\s+)?(?:[\w-]+\s+)?(?:claim|figure|number|toll|account|assertion|allegation|statement|report|detail)s?\s+"
    r"[^,;”\"]{5,80}$|,\s+(?:but\s+)?(?:gave|offered|provided|without|giving|offering|providing)\s[^,;”\"]{4,60}$"
)


def _told_of(text, contents):
    """Return the outlet's own words that an engine left at the end of contents: ", figures that it could not check"."""
    return [found[0] for start, end in contents if (found := _TOLD_OF.search(text, max(start, end - 140), end))]


def _verification(text, around, contents, next_sentence):
    told = _told_of(text, contents)
    if contents and _NO_EVIDENCE.match(text[contents[0][0] : contents[0][0] + 60]):
        return "without evidence"  # "claimed, without evidence, that"
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
