"""Clauses that end a sentence and tell who said it, as in "Two were hurt, the governor, Ann Orm, wrote on Telegram".

They are read only in sentences in which an engine found nothing. Words of agencies stand so, and engines learn little
of them from papers.
"""

import re

from analysis.attribution.spans import Attribution
from analysis.attribution.surroundings import NOUN_PHRASE

_DET = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Aa]nother)"
_OUTLET = r"(?:[A-Z][\w’'&.-]*(?:\s[A-Z][\w’'&.-]*){0,3})"
_WHOM = rf"(?:{_DET}\s(?:[\w’'-]+\s){{0,3}}?[\w’'-]+|reporters|journalists|lawmakers|MPs|{_OUTLET})"
_SAYS = rf"(?:said|says|wrote|tweeted|posted|stated|announced|(?:told|informed|assured)\s{_WHOM})"
_CLOSES = re.compile(
    rf"(?P<content>[“\"]?[A-Z0-9].{{15,}}),[”\"]?\s(?P<who>{NOUN_PHRASE})(?P<comma>,?)\s(?P<cue>{_SAYS})"
    r"(?P<rest>(?:\s(?:in|on|at|by|from|during|after|before|late|early|last|this|via|through|over|yesterday|today|earlier)\b[^,;:“”\"]*)?)[.]?\s*",
    re.DOTALL,
)
_VIEW = re.compile(  # "In the view of Ann Orm, an analyst, the worst is over."
    rf"(?P<cue>In\sthe\s(?:view|opinion|estimation|judge?ment|telling|eyes)\sof)\s(?P<who>{NOUN_PHRASE}(?:,\s(?:an?|the)\s[^,;:]{{3,70}}(?=,))?),\s"
    r"(?P<content>[^“”\"]{8,}?)[.]?\s*"
)
_CITED = re.compile(  # "State television reported, quoting the council, that"
    rf"{NOUN_PHRASE}\s(?P<cue>reported|reports|said|says),\s(?:citing|quoting)\s(?P<who>{NOUN_PHRASE}),\sthat\s(?P<content>[^“”\"]{{8,}}?)[.]?\s*"
)
_WAS_HOW = re.compile(  # "“Smoke and mirrors” was how Orm described the figures."
    rf"(?P<content>[“\"‘][^“”\"]{{3,}}[”\"’])\s(?:is|was)\show\s(?P<who>{NOUN_PHRASE}(?:,\s[^,;:]{{3,50}},)?)\s(?P<cue>described|dismissed|put|summed|"
    r"characteri[sz]ed|explained|greeted|answered)\b"
)
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|[a-z]{3,}ed|fell|rose|came|"
    r"went|left|took|began|broke|made|met|found|hit|shot|fled|drove|ran|struck|won|lost|sent|gave|got|held|kept|led)\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|who|which|that|and|but|when|while|as|because)\b"
)
_OFFICE_BEFORE = re.compile(rf",\s(?P<office>{_DET}\s[a-z][^,;:]{{2,60}})$")


def closing_clauses(text, sentences, found):
    """Return attributions for clauses at the end of sentences in which nothing was found.

    Parameters
    ----------
    text : str
    sentences : list of (int, int)
    found : list of Attribution
        What is known already.

    Returns
    -------
    list of Attribution

    Examples
    --------
    >>> text = "Two people were hurt, the governor, Ann Orm, wrote on Telegram."
    >>> [(text[slice(*a.source)], text[slice(*a.cue)]) for a in closing_clauses(text, [(0, len(text))], [])]
    [('the governor, Ann Orm,', 'wrote')]
    """
    taken = sorted(span for a in found for span in (*a.content, *([a.cue] if a.cue else ())))
    out = [_as_put(m) for m in _WAS_HOW.finditer(text)]
    at = 0
    for start, end in sentences:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at < len(taken) and taken[at][0] < end:
            continue
        one = _closing(text, start, end)
        if one:
            out.append(one)
    return out


def _as_put(match):
    return Attribution(match.span("who"), match.span("cue"), (match.span("content"),), rule="was how")


def _closing(text, start, end):
    view = _VIEW.fullmatch(text, start, end)
    if view:
        said = view.span("content")
        return (
            Attribution(view.span("who"), view.span("cue"), (said,), rule="view of")
            if _CLAUSE.search(text, *said)
            else None
        )
    cited = _CITED.fullmatch(text, start, end)
    if cited:
        return Attribution(cited.span("who"), cited.span("cue"), (cited.span("content"),), rule="cited")
    match = _CLOSES.fullmatch(text, start, end)
    if match is None or _VERB.search(match["who"]) or _VERB.search(match["rest"]):
        return None
    content, who = match.span("content"), match.span("who")
    office = _OFFICE_BEFORE.search(match["content"]) if match["comma"] and match["who"][0].isupper() else None
    if bool(match["comma"]) != bool(office):
        return None
    if office:
        who = (content[0] + office.start("office"), who[1] + 1)
        content = (content[0], content[0] + office.start())
    if not _CLAUSE.search(text, *content) or text[content[0] : content[1]].count("“") % 2:
        return None
    return Attribution(who, match.span("cue"), (content,), rule="closing clause")
