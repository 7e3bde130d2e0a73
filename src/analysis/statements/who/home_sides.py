"""The side of a speaker whose own words tell none: that of the home, of a place, or none at all."""

import re

from analysis.statements.who.kinds import OF_STATE

_OF_NO_STATE = ("civilian", "witness", "party", "unknown")
_LOCAL = ("military", "government")
_LIVES = re.compile(r"(?i)\b(?:of|from|in|near|outside)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}$")


def at_home(cast, speaker):
    """Give an office of which no state is told the state that the article is at home in."""
    if speaker.side or not speaker.name or speaker.anonymity == "none" or speaker.kind not in OF_STATE:
        return speaker
    person = cast.person(speaker.name) if speaker.form == "person" else None
    if person and (person.known or all(told.former for told in person.told)):
        return speaker
    if not cast.home and speaker.form not in ("institution", "role"):
        return speaker  # "troops" in an outlet's own press may be of either side; of persons the cast knows
    return speaker._replace(side=cast.at_home(speaker.kind))


def private(cast, speaker):
    """Leave people of no office and those of parties without a side, unless the user's list gives them one.

    They speak for no state.
    """
    alone = speaker.form == "person" or speaker.kind != "unknown"  # a group or body of no told kind may have one
    of_none = speaker.kind in _OF_NO_STATE and alone and not (speaker.kind == "party" and speaker.form == "institution")
    if speaker.side is None or not of_none:
        return speaker
    person = cast.person(speaker.name) if speaker.form == "person" and speaker.name else None
    return speaker if person and person.known else speaker._replace(side=None)


def placed(cast, speaker, phrase):
    """Give officials and soldiers without a side that of the place which their own phrase says they are of."""
    if speaker.side or speaker.form not in ("person", "phrase", "people") or speaker.kind not in _LOCAL:
        return speaker
    person = cast.person(speaker.name) if speaker.form == "person" and speaker.name else None
    if person and person.known:
        return speaker
    states, phrase = ("state", "place"), phrase.partition(", whose ")[0]
    found = [hit for hit in cast.find(phrase) if hit.actor.side and hit.actor.form in states]
    sides = {hit.actor.side for hit in found if _LIVES.search(phrase[: hit.start])}
    if len(sides) != 1:
        return speaker
    side = sides.pop()
    if person:
        person.side = side
    return speaker._replace(side=side)
