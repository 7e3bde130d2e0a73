"""What a clause behind a name tells of somebody: "Ann Orm, who owns a bakery", "who teaches at", "who hosts"."""

import re

from analysis.statements.who.bodies import SCHOLARLY, body_in
from analysis.statements.who.described import Described, describe_role
from analysis.statements.who.introduced import told_of
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles

_CLAUSE = re.compile(
    r"(?:\s\([^)]*\))?(?:,\s+\d{1,3})?,?\s+who\s+(?:(?:also|now|currently|still|has|have|is|have\s+long|has\s+long)\s+)*"
)
_END = re.compile(
    r"[,;:\n)]|(?<!\bM[rs])(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bDr)(?<!\b[A-Z])\.\s|\s[–—-]\s|\b(?:said|says|told|who|but|while|when|because)\b"
)
_OF_BODY = re.compile(
    r"(?:runs?|heads?|leads?|directs?|oversees?|manages?|chairs?|owns?|(?:co-?)?founded|started|operates?|launched|"
    r"work(?:s|ing)?\s+(?:for|at|with)|helped\s+(?:to\s+)?found)\s+(?!for\b|against\b|on\b|as\b|in\b)"
)
_PAST = re.compile(
    r"(?:helmed|managed|steered|spearheaded|ran|led|headed|chaired|co-?led|co-?chaired|oversaw|directed)\s+(?!for\b|against\b|on\b)"
)
_NAMED_BODY = re.compile(
    r"(?:the\s+)?(?:[a-z][\w-]*\s+){0,3}(?:[A-Z][\w’'&.-]*)(?:\s(?:(?:of|for|and|the|to)\s)*[A-Z][\w’'&.-]*)*"
)
_WAS = re.compile(r"(?:was|had\s+been|used\s+to\s+be|(?:served|worked)\s+as)\s+(?:an?\s+|the\s+)?(?!\w+ed\b|\w+ing\b)")
_AS = re.compile(
    r"(?:works?|working|serv(?:es|ing|e)|(?:succeeded|replaced|followed|took\s+over\s+from)\s[^,;]{2,50}?)\s+as\s+(?:an?\s+|the\s+)?|"
    r"(?:an?|the)\s+(?=[a-z])"
)
_OPPOSES = re.compile(r"(?:leads?|heads?|led)\s(?:the\s|an?\s)?(?:[a-z]+\s){0,2}opposition\b")
_NOTHING = re.compile("")
_CLIENT = re.compile(r"represent(?:s|ed|ing)?\s+(?:[A-Z][\w’'-]+\s+)?([A-Z][\w’'-]+)")
_BY_VERB = (
    (
        "expert",
        r"stud(?:y|ies|ied)\b|research(?:es|ed)\b|speciali[sz]\w+\s+in|lectures\b|tracks\b|analy[sz]es\b|"
        r"(?:co-?)?authored\b|(?:co-?)?wrote\s+(?:a|the)\s+(?:book|study|paper|history|biography)|"
        r"led\s+the\s+(?:study|research)|written\s+about|(?:treat(?:s|ed)|examined|operated\s+on)\b|"
        r"teach(?:es|ing)\b[^,.;\n]{0,60}\b(?:University|College|Law\b|School\s+of)|"
        r"teaches\s+(?:law|history|politics|economics)\b|"
        r"represent(?:s|ed|ing)?\s+[^,.;\n]{0,40}?\b"
        r"(?:plaintiffs?|victims?|famil\w+|accusers?|defendants?|clients?|Mr\.|Ms\.|Mrs\.)",
    ),
    (
        "media",
        r"(?:co-?)?hosts?\b|anchors?\b|cover(?:s|ed)\b|(?:runs|publishes|produces)\s+[^,.;\n]{0,40}\b(?:newsletter|blog|newspaper|magazine|podcast)\b|reports?\s+for\b|writes?\s+for\b|blogs?\b|moderate[sd]\b|edits\b",
    ),
    (
        "witness",
        r"(?:saw|heard|witnessed|filmed|watched|survived|escaped)\b[^,.;\n]{0,40}\b(?:shots?|shooting|gun\w*|crash|blast|explosions?|"
        r"attack|bomb\w*|fire|flames|smoke|collision|collapse|clash\w*|fall)\b|"
        r"was\s+(?:standing|sitting|walking|driving|running|inside|outside|nearby)\b",
    ),
    (
        "candidate",
        r"challenging\s+(?:(?:Mr|Mrs|Ms|Sen|Rep|Gov)\.\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?(?=[,;]|\s(?:in|for)\b|$)",
    ),
    (
        "civilian",
        r"teach(?:es|ing)\b|(?:plans?|planned|intends?)\s+to\s+vote|undecided\b|stood\s+in\s+line|"
        r"voted\s+for\s+(?:Mr|Mrs|Ms|[A-Z][a-z]+)|lives?\s+(?:in|near|on|with)\b|grew\s+up\b|"
        r"moved\s+(?:to|from|here)|immigrated\b|lost\s+(?:his|her)\b",
    ),
    ("organisation", r"coache[sd]\b|plays\s+for\b|scored\b|pitched\b"),
)
_VERBS = tuple((kind, re.compile(pattern)) for kind, pattern in _BY_VERB)


def who_clause(text, end, hits, lasts=frozenset()):
    """Read the relative clause that stands right behind a name.

    Parameters
    ----------
    text : str
    end : int
        Where the name ends.
    hits : list of Hit
        Actors behind it.
    lasts : set of str
        Last names of the text's persons: who represents one of them is a lawyer.

    Returns
    -------
    Described

    Examples
    --------
    >>> who_clause("Ann Orm, who hosts a show, left.", 7, []).kind
    'media'
    >>> who_clause("Ann Orm, who owns a bank in Reshta, left.", 7, []).kind
    'company'
    >>> who_clause("Ann Orm, who left.", 7, []) == Described()
    True
    """
    clause = _CLAUSE.match(text, end)
    if clause is None:
        return Described()
    at = clause.end()
    if _OPPOSES.match(text, at):
        return Described("opposition", noun="opposition leader")
    if told_of(text, clause.start(), clause.start()) == "company":  # "who has run the newsstand across from the office"
        return Described("company")
    stop = _END.search(text, at, at + 120)
    stop = stop.start() if stop else min(len(text), at + 120)
    past = _PAST.match(text, at, stop)
    verb = past or _OF_BODY.match(text, at, stop)
    if verb:
        told = _of_body(text, verb.end(), stop, hits, owns=verb.group().startswith("own"))
        if told.kind:
            return told._replace(former=bool(past))
    past = _WAS.match(text, at, stop)
    verb = past or _AS.match(text, at, stop)
    bare = find_roles(text, start=at, end=stop) if verb is None else []
    if bare and bare[0].start == at and bare[0].form == "person" and not bare[0].plural:
        verb = _NOTHING.match(text, at)  # "who is chairman of"
    if verb:
        near = [r for r in find_roles(text, start=verb.end(), end=stop) if r.form == "person" and not r.plural]
        told = describe_role(text, near[0], hits, floor=verb.end(), end=stop) if near else Described()
        return told._replace(former=True) if past and near else told
    client = _CLIENT.match(text, at, stop)
    if client and client[1] in lasts:
        return Described("expert")
    return Described(next((kind for kind, pattern in _VERBS if pattern.match(text, at, stop)), None))


def _of_body(text, start, stop, hits, *, owns=False):
    """Read what somebody runs, owns or works for; a name that nothing tells more of is an organisation's."""
    body = body_in(text, start, stop, hits, last=False)
    if body is None or body.kind is None:
        named = _NAMED_BODY.match(text, start, stop)
        if named and body and body.form in ("unknown", "name") and not find_roles(named.group()):
            return Described("company" if owns else "organisation", body=named.group())
        return Described()
    scholar = body.kind in ("organisation", "expert") and SCHOLARLY.search(text[start:stop])
    kind = "government" if body.kind in ("ministry", "head of state") else "expert" if scholar else body.kind
    party = next((hit.party for hit in find_parties(body.name)), None) if kind == "party" else None
    return Described(kind, body.side, party, body=body.name)
