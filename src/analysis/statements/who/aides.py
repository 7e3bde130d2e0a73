"""Whose aides and delegates people are of whom their own words name nobody: "spokesman Dan Tosk", "her adviser"."""

import re

from analysis.statements.who.candidates import PERSON
from analysis.statements.who.parties import find_parties

_AIDE = (
    r"(?:(?:spokes(?:man|woman|person|people|men|women)|(?:press|communications)\s(?:secretary|director)|"
    r"(?:advis[eo]r|aide|strategist|operative|staffer|surrogate|confidante?|pollster)s?)\b|"
    r"campaign(?:\s(?:manager|chair(?:man|woman)?|director|official|source|worker|advis[eo]r|aide|staff(?:er)?|staff\smember|team)s?)?(?!\w))"
)
_ENDS_IN_AIDE = re.compile(rf"(?i)\b{_AIDE}$")
_CUT = re.compile(r",|\s(?:of|for|from|in|at|with|to|on|close|who|which|that|speaking|familiar)\s")
_OWNER_BEFORE = re.compile(
    rf"\b([A-Z][\w’'-]+?)(?:['’]s?)?\s(?:(?:presidential|senior|top|foreign|policy|political|economic|media|longtime)\s)*(?i:{_AIDE})$"
)
_OWNER_BEHIND = re.compile(
    r"\s(?:for|to|of|with|in)\s(?:(?:Mr|Mrs|Ms|Sen|Gov|Rep)\.?\s|Senator\s|Governor\s)?(?:[A-Z][\w’'-]+\s)?([A-Z][\w’-]+?)(?:['’]s?)?(?:\s(?:presidential\s)?campaign)?(?:,|$|\swho\s)"
)
_HIS = re.compile(r"(?i)(?:^|\s(?:of|to|for|with|in|from)\s)(his|her)\s")
_CAMPAIGN = re.compile(r"(?i)\bcampaign\b")
OF_CAMPAIGN = re.compile(
    r"\b([A-Z][\w-]+?)(?:['’]s?)?\s(?:presidential\s|Senate\s|re-?election\s)?(?:campaign|team|camp|operation)\b"
)
"""The campaign of somebody, told by last name: "the Tosk campaign"."""
_BODY = re.compile(
    r"(?i)\b(?:compan(?:y|ies)|firms?|banks?|agenc(?:y|ies)|departments?|ministry|bureau|unions?|universit(?:y|ies)|colleges?|police|"
    r"sheriff|hospital|association|foundation|committee|institute|group|network|super\sPACs?|PACs?|court|White\sHouse|embassy|"
    r"museum|hall|theat(?:er|re)|librar(?:y|ies)|zoo|airport|schools?|stadium|arena|church|hotel|resort|club|league|stores?|studios?|"
    r"cent(?:er|re)|authority|council|airlines?)\b"
)
_SPEAKS = re.compile(
    r"(?:^|[”\"’',.;:—–\n]|\b(?:said|says|according\sto|told\sby|and|but|as|while|[Cc]ampaign|[Pp]olicy|[Ss]enior))\s*"
    r"(?:(?:[Cc]ampaign|[Ss]enior|[Cc]hief|[Tt]op|[Dd]eputy|[Nn]ational|[Pp]ress)\s)*"
    r"(?:[Ss]pokes(?:man|woman|person)|[Mm]anager|[Pp]ress\s[Ss]ecretary|[Cc]ommunications\s[Dd]irector|[Ss]trategist|[Cc]hairman|[Aa]dvis[eo]r)\s$"
)
_HIS_AIDE = re.compile(
    rf"\b(?i:(his|her))\s(?:(?:own|chief|senior|top|deputy|new|longtime|former|campaign|press|national|foreign|policy|political)\s)*(?:{_AIDE}|manager|chairman),?\s$"
)
_ELSEWHERE = re.compile(
    r"\b(?:next|last)\s(?:week|month|year)\b[^.\n]{0,40}$|\b(?:before|after|ahead\sof)\s(?:the|their|its)\s$"
)
_PARTY = r"(?:Republicans?|Democrat(?:ic|s)?|GOP|RNC|DNC|Libertarian|Green)(?:['’]s?)?"
_CONVENTION = re.compile(
    rf"\b{_PARTY}\s(?:(?:Party|[Nn]ational|[Pp]residential|[Nn]ominating|[Ss]tate)(?:['’]s)?\s)*[Cc]onvention\b"
)
_CROWNED = re.compile(rf"\b{_PARTY}\s(?:(?:presidential|vice|presumptive)\s)*nominee\b[^.\n]{{0,80}}\bconvention\b")
_DELEGATES = re.compile(r"(?i)\b(?:super)?delegates?\b")
_NO_PARTY_DELEGATE = re.compile(r"\bHouse\sof\sDelegates\b|\bUnited\sNations\b|\bU\.?N\.?\b")
_WINDOW = 700


def convention_of(text):
    """Return the party whose convention a text tells of, as PartyHit, or None where it tells of none or of two.

    Examples
    --------
    >>> convention_of("Delegates came to the Republican National Convention.").party
    'Republican'
    >>> convention_of("The GOP convention is over, the Democratic convention begins.")
    """
    if not _DELEGATES.search(text) or _NO_PARTY_DELEGATE.search(text):
        return None
    told = {}
    for pattern in (_CONVENTION, _CROWNED):
        for match in pattern.finditer(text):
            if not _ELSEWHERE.search(text, max(0, match.start() - 60), match.start()):
                told.update((hit.party, hit) for hit in find_parties(match.group()))
    return told.popitem()[1] if len(told) == 1 else None


def principal_party(text, at, get, *, gender="", running=False):
    """Return the party of whom aides at a place work for, told by whom their paragraph names before, or None.

    A campaign named is theirs; else all politicians whom the paragraph, or the one before it, names must be of one
    party.

    Parameters
    ----------
    text : str
    at : int
    get : callable
        Leads a last name to a Person, or None.
    gender : str
        "m" or "f" of "his spokesman" and "her spokesman".
    running : bool
        Whether only candidates count.
    """
    start = text.rfind("\n", 0, at) + 1
    for low, high in ((start, at), (text.rfind("\n", 0, max(0, start - 2)) + 1, start)):
        low = max(low, high - _WINDOW)
        camps = [m for m in OF_CAMPAIGN.finditer(text, low, high) if get(m[1])]
        if camps and not gender:
            return get(camps[-1][1]).party
        named = [get(m[1]) for m in PERSON.finditer(text, low, high)]
        named = [p for p in named if p and (not gender or p.gender in ("", gender))]
        who = [p for p in named if p.kind in (("candidate",) if running else _POLITICIANS)]
        if who and not _BODY.search(text, low, high):
            parties = {p.party for p in who}
            return parties.pop() if len(parties) == 1 else None
        if named:
            return None
    return None


_POLITICIANS = ("candidate", "legislator", "government", "head of state")


def presented_bare(text, start):
    """Return how the name at a place is presented as an aide: "" without an owner, "m" or "f" for his or her, or None.

    Examples
    --------
    >>> presented_bare("It rained, spokesman Dan Tosk said.", 21), presented_bare("Her aide Dan Tosk", 9)
    ('', 'f')
    >>> presented_bare("Lisk Bank spokesman Dan Tosk", 20)
    """
    before = text[max(0, start - 90) : start]
    if match := _HIS_AIDE.search(before):
        return "f" if match[1].lower() == "her" else "m"
    return "" if _SPEAKS.search(before) else None


class Principals:
    """Reads the party of aides and delegates without a name: "one Tosk adviser", "an aide to her campaign".

    Parameters
    ----------
    cast : Cast
    pronouns : Pronouns
    """

    def __init__(self, cast, pronouns):
        self.cast, self._pronouns = cast, pronouns
        self._convention = convention_of(cast.text)

    def party_of(self, core, position):
        """Return the party of those for whom the people of a phrase work or vote, or None."""
        cut = _CUT.search(core, 1)
        head = core[: cut.start()] if cut else core
        if head.lower().endswith(("superdelegate", "superdelegates")):
            return "Democratic"  # only that party calls its own so
        if _DELEGATES.search(head.split()[-1]):
            return self._convention.party if self._convention else None
        if not _ENDS_IN_AIDE.search(head) or "ormer" in head:
            return None
        for match in (_OWNER_BEFORE.search(head), _OWNER_BEHIND.match(core, len(head))):
            person = self.cast.person(match[1]) if match else None
            if person:
                return None if person.no_more else person.party
        whose = _HIS.search(core)
        if whose:
            return self._pronouns.read(whose[1].lower(), position, []).party
        if _CAMPAIGN.search(head) and not re.search(r"[A-Z]", head[1:]) and not cut:
            return principal_party(self.cast.text, position, self.cast.person, running=True)
        return None
