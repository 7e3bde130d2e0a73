"""Those who are reported to have said something, or shown saying it: "Orm was reported to have told them"."""

import re

from analysis.attribution.surroundings import NP, is_person, is_reporting, match_at_cue

_REPORTED_TO = re.compile(  # "Orm was reported by the Courier to have told the team"
    rf"(?P<who>{NP})\s(?:was|were|is|are|has\sbeen|had\sbeen)\s(?:reported|said|alleged|claimed|understood)\s(?:by\s{NP}\s)?"
    r"(?P<cue>to\shave\s(?P<verb>\w+))"
)
_SHOWN = re.compile(  # "state television showed the governor, Ann Orm, telling villagers that"
    rf"\b(?:showed|shows|showing|filmed|recorded|aired|broadcast)\s(?:(?:footage|video|images|pictures)\sof\s)?(?P<who>{NP}(?:,\s[A-Z][^,;:“”\"\n]{{2,50}},)?)\s$"
)


def reported_to(text, a):
    """Read "Orm was reported by the Courier to have told them": Orm speaks; the report itself says no more."""
    match = match_at_cue(_REPORTED_TO, text, a)
    if match is None or not is_reporting(match["verb"]) or not is_person(match["who"]):
        return a
    if a.cue[1] <= match.start("cue"):
        return None
    return a._replace(source=match.span("who")) if a.cue[0] <= match.start("cue") + 1 else a


def seen_saying(text, a):
    """Read "television showed the governor telling them": the governor speaks."""
    cue = text[slice(*a.cue)]
    if (
        a.source is None
        or a.source[1] > a.cue[0]
        or not re.match(r"[a-z]+ing\b", cue)
        or not is_reporting(cue.split()[0])
    ):
        return a
    match = _SHOWN.search(text, a.source[1], a.cue[0])
    return a._replace(source=match.span("who")) if match else a
