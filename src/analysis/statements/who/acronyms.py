"""Acronyms that an article itself explains: "the Lisk Coast Guard (LCG)" is meant by "the LCG" from then on."""

import re

from analysis.statements.who.actors import Actor
from analysis.statements.who.bodies import body_in
from analysis.statements.who.kinds import OF_STATE
from analysis.statements.who.roles import find_roles

_WORD = r"[A-Z][\w’'&.-]*"
_PHRASE = re.compile(
    rf"((?<![\w’'-]){_WORD}(?:[ \u00a0](?:(?:of|for|to|on|and|the|in)[ \u00a0]){{0,2}}{_WORD}){{0,7}})"
    r"[ \u00a0]\((?:the[ \u00a0]|or[ \u00a0]|known[ \u00a0]as[ \u00a0])?[“\"]?([A-Z][A-Za-z]?[A-Z&]{1,5}[a-z]?)[”\"]?\)"
)
_OF_STATE = re.compile(r"\s(?:of|in)\s(?:the\s)?")


def explained_acronyms(text, hits, roles):
    """Find the acronyms that a text explains as a state, as bodies of one or as international ones.

    Parameters
    ----------
    text : str
    hits : list of Hit
        Actors in `text`.
    roles : list of Role
        Nouns in `text`.

    Returns
    -------
    dict of str to (str, int, Actor)
        {acronym: the words that it stands for, where they end, what they lead to}; the letters need not agree.

    Examples
    --------
    >>> from analysis.statements.who.actors import Actors
    >>> text = "The Philippine Coast Guard (PCG) left."
    >>> words, _, actor = explained_acronyms(text, Actors().find(text), find_roles(text))["PCG"]
    >>> words, actor.kind, actor.side
    ('Philippine Coast Guard', 'military', 'Philippines')
    """
    found = {}
    for match in _PHRASE.finditer(text):
        words, (start, end) = match[1], match.span(1)
        opening = re.match(r"(?:According to the|The|A|An|But|And|In|Its|His|Her|Their)\s", words)
        start += opening.end() if opening else 0
        state = next((h for h in hits if h.actor.form == "state" and (h.start, h.end) == (start, end)), None)
        if state and match[2] not in found:  # "the Donetsk People's Republic (DPR)"
            found[match[2]] = text[start:end], match.end(), state.actor
            continue
        body = body_in(text, start, end, hits, [role for role in roles if start <= role.start < end])
        if body is None or body.form != "institution" or body.kind not in OF_STATE or match[2] in found:
            continue
        nouns = find_roles(text[start:end])
        if nouns and nouns[-1].form == "person" and nouns[-1].end == end - start:
            continue  # "the Chief of Staff (COS)"
        if body.side is None and (state := _OF_STATE.match(text, match.end())):  # "(SSS) of Armenia"
            body = body._replace(side=next((h.actor.side for h in hits if h.start == state.end()), None))
        office = next((noun.office for noun in nouns if noun.form == "institution"), "")
        actor = Actor(body.name or text[start:end], body.kind, body.side, "institution", office)
        found[match[2]] = text[start:end], match.end(), actor
    return found
