"""The setting of an article, which tells what a person is of whom it tells nothing else: a match, a stage."""

import re

_TEAMS = re.compile(
    r"\b(?:quarterbacks?|touchdowns?|NFL|NBA|NHL|MLB|coach(?:es)?|playoffs?|innings?|home\s+runs?|goalies?|goaltenders?|"
    r"wingers?|midfielders?|strikers?|defen[cs]emen|linebackers?|power\s+play|third\s+period|second\s+half|first\s+half|"
    r"fourth\s+quarter|halftime|half-time|penalty\s+kick|offside|rebounds?|assists|bullpen|shutout|overtime|standings|"
    r"season|Premier\s+League|Champions\s+League|World\s+Cup|teammates?|locker\s+room)\b"
)
_SINGLES = re.compile(
    r"\b(?:tennis|golf(?:er)?|boxing|boxer|Davis\s+Cup|Wimbledon|grand\s+slam|PGA|birdies?|bogeys?|knockout|"
    r"match\s+point|tiebreak(?:er)?|doubles|singles\s+title|marathon|sprinter|gymnast\w*|figure\s+skating|world\s+champion)\b"
)
_STAGE = re.compile(
    r"\b(?:albums?|songs?|singers?|concerts?|Grammys?|Oscars?|Emmys?|box\s+office|actress(?:es)?|actors?|premiere[ds]?|"
    r"red\s+carpet|celebrit(?:y|ies)|co-stars?|record\s+label|music\s+video|sitcom|Hollywood|pop\s+stars?|rapper|comedian)\b"
)
_OFTEN = 6
_WORDS = 120  # one such word in so many at least


def kind_in_setting(text):
    """Return the kind of a person of whom a report from a match or a stage tells nothing else, or None.

    Examples
    --------
    >>> kind_in_setting("The coach praised the goalie. " * 6)
    'organisation'
    >>> kind_in_setting("The singer played songs of the album. " * 6)
    'civilian'
    >>> kind_in_setting("The mayor praised the coach.")
    """
    enough = max(_OFTEN, len(text.split()) / _WORDS)
    teams, singles, stage = (len(pattern.findall(text)) for pattern in (_TEAMS, _SINGLES, _STAGE))
    if max(teams, singles) >= max(enough, stage):
        return "organisation" if teams > singles else "civilian"
    return "civilian" if stage >= enough else None
