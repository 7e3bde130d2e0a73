"""How far the phrase of a noun reaches: "the [Norvane Holdings vice] president [of the Lisk Foundation], said"."""

import re

from analysis.statements.who.words import common_words

_BOUNDARY_TEXT = (
    "said says told tells met meets with by and or but that which who when while as the a an his her its their "
)
_BOUNDARY = frozenset(_BOUNDARY_TEXT.split())
_INSIDE_TEXT = (
    "former deputy senior acting chief top vice then north south east west new old young lead interim state "
    "federal national local first second third junior longtime veteran foreign interior central fellow public "
    "private of presumptive independent "
)
_INSIDE = common_words() - frozenset(_INSIDE_TEXT.split())
_STOP = re.compile(
    r"\s\(|(?:[,;:\n()“”\"]|(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\b[A-Z])\.)(?!\w)|"
    r"\s(?:who|whose|which|that|said|says|told|and his|and her|and an?|was|is|has)\s|\s[–—]\s"
)
_FIELDS_TEXT = (
    "housing banking planning mining farming shipping policing ruling governing fundraising fund-raising "
    "marketing engineering nursing advertising polling training building accounting consulting manufacturing "
    "publishing sporting coaching managing voting leading founding visiting organizing organising programming "
    "fishing hiring purchasing recruiting operating lending trading racing boxing casting gaming editing "
    "broadcasting acting emerging testing screening counseling counselling parking cycling sailing swimming "
    "skating wrestling filming recording licensing zoning lobbying campaigning messaging attending teaching "
    "learning aging ageing wedding clothing catering brewing printing mailing outgoing incoming "
)
_FIELDS = frozenset(_FIELDS_TEXT.split())
"""Words in -ing that are fields of work or stand with offices: no participles of something done."""


_ACRONYMS = ("US", "WHO")
"""Names that are common words in small letters."""
_IN_BRACKETS = re.compile(r"\([A-Z][A-Za-z]{1,6}\)")  # "the Osk Workers' Party (OWP) leader"
_WORD_BEFORE = re.compile(r"(\S+)[ \u00a0]+$")


def head_start(text, at, floor):
    """Return where the words before a noun begin in its own phrase: "the [Norvane Holdings vice] president"."""
    start = at
    for _ in range(9):
        match = _WORD_BEFORE.search(text, max(floor, start - 40), start)
        if match is None:
            return start
        word, begin = match[1], start - len(match.group())
        bare = word.strip("“”\"'’(").lower()
        if not bare or not any(map(str.isalnum, bare)):  # a dateline's dash
            return start
        if word in _ACRONYMS or _IN_BRACKETS.fullmatch(word):
            start = max(begin, floor)
            continue
        if word[-1] in ',;:.!?)”"' and not re.fullmatch(r"(?:[A-Z]\.)+|[A-Z][a-z]{1,3}\.", word):
            return start
        if bare in _BOUNDARY or (bare in _INSIDE and not word[0].isupper()) or (bare in _INSIDE and begin <= floor):
            return start
        participle = re.search(r"[a-z](?:ed|ing)$", word) and "-" not in word and word not in _FIELDS | {"United"}
        if participle and (word.islower() or begin <= floor or text[begin - 1] in ".\n"):
            return start
        start = max(begin, floor)
        if word[0] in '“"(':
            return start + 1
    return start


def phrase_end(text, at):
    """Return where the complement of a noun ends: "president [of the Lisk Policy Foundation], said"."""
    stop = _STOP.search(text, at, at + 110)
    return stop.start() if stop else min(len(text), at + 110)
