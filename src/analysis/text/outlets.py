"""Names of outlets: who passes on what others said."""

import re
from functools import lru_cache

from analysis.base.lexicon import read_lexicon

_NOUN = re.compile(
    r"\b(?:[Nn]ews\s+[Aa]gency|agency|newspapers?|daily|weekly|magazine|broadcaster|television|TV|radio|website|news\s+site|portal|media|"
    r"newswire|wire\s+service|Radio\s[A-Z]\w+|(?:[Tt]he|[A-Z]\w+)[\s-](?:Times|Post|Journal|Herald|Tribune|Gazette|News|Telegraph|Chronicle|Courier|"
    r"Globe|Mail|Observer|Monitor|Daily|Dispatch|Register|Examiner|Mirror|Independent|Sentinel|Bulletin|Broadcasting|Press|Review|Today|Magazine|Standard|Star|Sun|Inquirer|Reporter|Gazette|Beast|Caller))"
    r"(?:['’]s?)?$"
)
_NAMED = re.compile(  # "the state news agency Saba", "the pro-government channel Imedi"
    r"\b(?:news\s+agency|channel|newspaper|daily|weekly|tabloid|broadcaster|television|radio|website|portal|outlet)\s+[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,2}$"
)
_ARTICLE = re.compile(r"^(?:the|an?|its|local|state|several|some|other|domestic|foreign)\s+", re.IGNORECASE)


@lru_cache(maxsize=1)
def _homes():
    table = read_lexicon("outlet_homes", columns=("outlet", "state", "source"))
    return dict(zip(map(_key, table["outlet"]), table["state"], strict=True))


def _key(outlet):
    """Return what two spellings of an outlet share: "The Times of Israel", "timesofisrael.com"."""
    plain = re.sub(r"\s(?:english|online)$", "", _ARTICLE.sub("", outlet.strip()).casefold())
    return re.sub(r"[\W_]+", "", re.sub(r"^www\.|\.(?:com|net|org|co\.uk)$", "", plain))


def home_of(outlet):
    """Return the state in which an outlet is at home, or None where the list does not hold it.

    Examples
    --------
    >>> home_of("The Times of Israel"), home_of("timesofisrael.com"), home_of("WAFA English"), home_of("Reuters")
    ('Israel', 'Israel', 'Palestine', None)
    """
    parts = [outlet, *re.split(r"\s*[()|]\s*", outlet)] if isinstance(outlet, str) else []  # "The Peninsula (QNA)"
    return next((state for part in parts if part and (state := _homes().get(_key(part)))), None)


# "Bloomberg Politics", "Reuters Health"
_SECTION = re.compile(
    r"(.+?)\s(?:Politics|Business|Health|Sports?|Opinion|Magazine|Online|Radio|Television|TV|Money|Digital|Markets|World)"
)


@lru_cache(maxsize=1)
def _names():
    agencies = read_lexicon("agencies", columns=("alias", "agency", "source"))["alias"]
    bodies = read_lexicon("bodies", columns=("alias", "speaker", "kind", "side", "source"))
    names = [*agencies, *bodies.loc[bodies["kind"] == "media", "alias"]]
    return frozenset(_ARTICLE.sub("", name).casefold() for name in names)


def is_outlet(name):
    """Tell whether a phrase names a news outlet, or is a common noun for one.

    Examples
    --------
    >>> [is_outlet(name) for name in ("Interfax", "the Lisk Herald", "the Post", "the coast guard")]
    [True, True, True, False]
    """
    whole = re.sub(r"[’']s?$", "", name.strip(' ,.“”"').split(",")[0])
    whole = re.sub(r"\s\([A-Z]{2,8}\)$", "", whole)  # "the Korean Central News Agency (KCNA)"
    name = _ARTICLE.sub("", whole)
    section = _SECTION.fullmatch(name)
    return (
        name.casefold() in _names()
        or bool(section and is_outlet(section[1]))
        or any(_NOUN.search(form) for form in (name, whole))
        or _key(name) in _homes()
        or bool(_NAMED.search(name))
        or bool(_NETWORK.match(name))
    )


_BROADCASTER = re.compile(
    r"\b(?:CNN|CBS|NBC|ABC|MSNBC|CNBC|Fox\s+(?:News|Business)|BBC|PBS|NPR|C-SPAN|Sky\s+News|Al\s+Jazeera|ITV|RAI|ZDF|ARD|NHK|"
    r"TV|[Tt]elevision|[Rr]adio|[Bb]roadcaster|[Bb]roadcasting)\b"
)

# "Fox Business Network", "ABC 6", "PBS' Ann Orm"
_NETWORK = re.compile(
    rf"(?:{_BROADCASTER.pattern})(?:\s+(?:\d+|[Nn]etwork|News|Sports|Business|International|World|[Aa]ffiliate|[Ss]tation)){{0,2}}"
    r"(?:[’']s\b.*|[’'](?:\s.*)?)?$"
)


_MAGAZINE = re.compile(  # names that are common words too, read only where somebody is told something
    r"(?:[Tt]he\s+)?(?:Atlantic|People|Time|Variety|Fortune|Forbes|Wired|Slate|Salon|Vogue|Elle|Esquire|Newsweek|Rolling\s+Stone|Vanity\s+Fair|"
    r"New\s+Yorker|National\s+Review|Weekly\s+Standard|Economist|Nation(?!\s+of)|New\s+Republic|Mother\s+Jones|Hill|Billboard|Cosmopolitan|GQ|"
    r"Spectator|Marie\s+Claire|Glamour)(?:\s+[Mm]agazine)?"
)


def is_magazine(name):
    """Tell whether a listener's name is a magazine's whose name may be a common word; the case of its letters counts.

    Examples
    --------
    >>> is_magazine("Vanity Fair"), is_magazine("People magazine"), is_magazine("people")
    (True, True, False)
    """
    return bool(_MAGAZINE.fullmatch(name))


def is_broadcaster(name):
    """Tell whether an outlet's name is that of a broadcaster.

    Examples
    --------
    >>> is_broadcaster("CNN"), is_broadcaster("state television"), is_broadcaster("The Lisk Herald")
    (True, True, False)
    """
    return bool(_BROADCASTER.search(name))


def same_outlet(name, outlet):
    """Whether two names are of one outlet, written out or cut short.

    Examples
    --------
    >>> [same_outlet("The Reshta Courier", short) for short in ("ReshCourier", "resh-cour", "RC", "Reshta Herald", "")]
    [True, True, True, False, False]
    >>> same_outlet("Lisk News", "lisk"), same_outlet("The Post", "lisk-post"), same_outlet("the Post", "lisk-post")
    (True, True, False)
    """
    full, short = (
        [word.casefold() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", re.sub(r"^[Tt]he\s+", "", words))]
        for words in (name, outlet)
    )
    if not full or not short:
        return False
    if short == ["".join(word[0] for word in full)]:
        return True
    if len(full) > len(short) and all(word in _OF_OUTLETS for word in full[len(short) :]):
        full = full[: len(short)]  # "Lisk News" is "lisk"
    if len(full) == 1 and name.startswith("The ") and len(short) > 1 and short[-1] in _PAPERS:
        short = short[-1:]  # a paper is "The Post" to itself alone
    return len(full) == len(short) and all(a.startswith(b) or b.startswith(a) for a, b in zip(full, short, strict=True))


_OF_OUTLETS = frozenset(("news", "network", "media", "online", "magazine", "newspaper", "com", "channel"))
_PAPERS = frozenset(("times", "post", "journal", "herald", "tribune", "courier", "observer", "globe", "star", "sun"))
