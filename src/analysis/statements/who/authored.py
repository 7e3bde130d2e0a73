"""Papers whose author the source names: "a statement from her doctor", "a column by Ann Orm"."""

import re

from analysis.statements.who.roles import find_roles
from analysis.text.dates import MONTH_PATTERN

_AUTHORED = re.compile(
    r"(?i)(?:(?:the|an?|this|that|his|her|its|their)\s+)?(?:[\w-]+\s+){0,3}(?:statement|remarks?|comments?|message|email|"
    r"post|tweet|release)\b(?:\s+[\w’'-]+){0,4}?,?\s+(?:from|by)\s+"
)
_WRITTEN = re.compile(
    r"(?i)(?:(?:the|an?|this|that)\s+)?(?:[\w-]+\s+){0,3}(?:article|column|op-ed|essay|blog\s+post|opinion\s+piece)\b"
    r"(?:\s+[a-z]+){0,3}?\s+(?:from|by)\s+(?:[A-Z][\w’'-]*\s){0,4}?(?:(?<=[’']s\s)|(?<=by\s)|(?<=from\s))(?=[A-Z])"
)
_DONE = re.compile(  # "a gaffe by Ann Orm", but "a firm led by Ann Orm"
    r"(?i)(?:(?:the|an?|this|that|his|her)\s+)?(?:[a-z-]+\s+){0,2}(?!(?:led|run|made|held|put|set|sent|won|born|taken|given|seen)\s)"
    r"[a-z-]+(?<!ed)(?<!wn)(?<!en)\s+by\s+(?=(?-i:[A-Z]))"
)
_MEASURED = re.compile(
    r"(?i)(?:(?:the|an?|this|its|new|official|latest|recent|most\s+recent|preliminary|federal|government|internal)\s+)*"
    r"(?:data|figures|statistics|numbers|information|guidance|estimates)\b(?:\s+[a-z]+){0,3}?\s+(?:from|by)\s+(?:the\s+)?(?=(?-i:[A-Z]))"
)
_IN_MONTH = re.compile(rf"\s+in\s+(?:{MONTH_PATTERN})(?:\s+(?:19|20)\d\d)?$")


def author_of(core, read_one):
    """Return who speaks in a paper that names its author, or None.

    Parameters
    ----------
    core : str
        The source.
    read_one : callable
        Reads the words of one speaker.
    """
    authored = _AUTHORED.match(core)
    if authored and len(core) > authored.end():  # "a statement from her doctor, Ann Orm": she speaks in it
        author = read_one(core[authored.end() :])
        if author.name and (author.form in ("person", "phrase", "role") or author.spokesperson):
            return author
    written = _WRITTEN.match(core)
    if written and len(core) > written.end():  # "a column by Ann Orm", but "a report by the clinic"
        author = read_one(core[written.end() :])
        if author.name and author.form == "person":
            return author
    done = _DONE.match(core)
    if done and not find_roles(core, end=done.end()):
        author = read_one(core[done.end() :])
        if author.name and author.form == "person":
            return author
    measured = _MEASURED.match(core)
    if measured:  # "data from the Lisk Clinic": the clinic tells them
        author = read_one(_IN_MONTH.sub("", core[measured.end() :]))
        if author.name and author.form == "institution":
            return author
    return None
