"""Places that an article itself tells the side of."""

import re

_SETTLEMENT = (
    r"(?:village|town|city|port|district|province|region|hamlet|settlement|suburb|valley|border town|mountain village)"
)
_OF_PLACE = re.compile(rf"{_SETTLEMENT}\s+(?:of\s+)?([A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)")
_PLACE_IN = re.compile(
    rf"([A-Z][\w’'-]+),\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}{_SETTLEMENT}\s+(?:in|of)\s+(?:the\s+)?$"
)
_IS_PLACE = re.compile(r"([A-Z][\w’'-]+)(?:,|,? (?:is|was|lies in))\s+an?\s+(?:[a-z-]+\s+)?$")


def places_in(text, hits):
    """Learn places from a text that says of which side they are: "the Kalvian village of Osk", "Osk is a Kalvian town".

    Returns
    -------
    dict of str to str
        Name of the place -> side; a name that is an actor of the lists itself is left out.
    """
    places, named = {}, {text[h.start : h.end] for h in hits}
    for hit in hits:
        if not hit.actor.side:
            continue
        match = re.compile(rf"\s+(?:[a-z-]+\s+)?{_OF_PLACE.pattern}").match(text, hit.end)
        before = None
        if match is None:
            kind = re.compile(rf"\s+(?:[a-z-]+\s+)?{_SETTLEMENT}\b").match(text, hit.end)
            before = (_IS_PLACE if kind else _PLACE_IN).search(text[max(0, hit.start - 60) : hit.start])
        found = match or before
        if found and found[1] not in named:
            places.setdefault(found[1], hit.actor.side)
    return places
