"""Whose office a lead tells before it names the holder: "The Health Minister says so. ... Ann Orm told Lisk Radio"."""

import re

from analysis.statements.who.described import describe_role
from analysis.statements.who.kinds import OF_STATE

_HEAD = re.compile(r"\W*(?:[Tt]he\s|(?:[A-Z][\w-]+\s?){1,3}[’']s\s)")
_DOES = re.compile(  # who is shot, or elected, says nothing
    r"(?:\s(?:of|for|in)\s[^,.;“”\"]{3,60})?\s(?:(?:has|have|had|is)\s)?(?:says?|said|saying|warn(?:s|ed|ing)|denie[sd]|denying|defend(?:s|ed|ing)|"
    r"insist(?:s|ed)|admit(?:s|ted)|calling|called\sfor|claim(?:s|ed)|apologi[sz]ed|announced|promised|promising|urg(?:ed|ing)|vowed|"
    r"accused|accusing|critici[sz]ed|rejected|dismissed|wants?)\s"
)
_SPEAKS = re.compile(r"\s(?:told|tells|said|says|added|warned|wrote|made|insisted|argued|explained)\b")
_NEAR = 4
"""Sentences behind the first in which the holder is named."""


def named_after_lead(text, sentences, roles, mentions, hits):
    """Return the person whom an article names behind the office that opens it, and that office, or None.

    Parameters
    ----------
    text : str
    sentences : list of (int, int)
    roles : list of Role
        Nouns in `text`.
    mentions : list of (int, int, Person)
        Where persons are named, in order.
    hits : list of Hit
        Actors in `text`.

    Returns
    -------
    (Person, Described) or None
        None where the first sentence names somebody, where somebody else is named first, or where the text tells what
        the one who is named is.
    """
    start, end = sentences[0] if sentences else (0, 0)
    head = _HEAD.match(text, start, end)
    office = next((r for r in roles if r.start >= start and r.end <= end), None) if head else None
    alone = office and office.form == "person" and not office.plural and office.kind in OF_STATE
    if not alone or not _DOES.match(text, office.end) or _CLAUSE.search(text, start, office.start):
        return None
    first = next(iter(mentions), None)
    if (
        first is None
        or first[0] < end
        or len(sentences) <= 1
        or first[0] >= sentences[min(_NEAR, len(sentences) - 1)][1]
    ):
        return None
    begin, stop, person = first
    if person.known or person.kind or " " not in text[begin:stop] or not _SPEAKS.match(text, stop):
        return None
    return person, describe_role(text, office, hits, floor=start, end=end)


_CLAUSE = re.compile(r"[,;:“”\"]|\b(?:of|for|by|with|to)\b")
