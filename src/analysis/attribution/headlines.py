"""Headlines: a speaker before or after a colon, or after a verb at the end, in the telegraph style of titles."""

import re
from functools import lru_cache

from analysis.attribution.spans import Attribution
from analysis.base.lexicon import read_lexicon
from analysis.text.cues import cue_index
from analysis.text.quotes import OPENING, QUOTES, quotation_spans

_ENDING = re.compile(r"^(?P<said>.+),\s+(?P<cue>[a-z]+)\s+(?P<who>[^,:;“”\"‘]{2,60})$")
_AFTER = re.compile(r"^(?P<said>[^:]{12,}?)(?P<cue>:|\s[–—-](?=\s))\s+(?P<who>[^:,.;?!“”\"‘–—]{2,50})$")
_BEFORE = re.compile(
    r"^(?P<who>(?P<head>[^:,.;?!“”\"‘]{2,50}?)(?:\s(?:on|about|after|over|in|of|at|from|to|for)\s[^:,.;?!“”\"‘]{2,50})?)(?P<cue>:)\s+(?P<said>.{8,})$"
)
_SMALL = frozenset(("a", "an", "the", "of", "in", "on", "and", "to", "for", "at", "by", "with", "or", "from"))
_SUBJECT = re.compile(r"\s*[:,–—-]\s*(?P<who>[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,4})(?:\s+(?P<cue>[a-z]+)\b|$)")


@lru_cache(maxsize=1)
def _speakers():
    """Return the nouns that speak, by their last word: roles of persons and institutions, and documents."""
    roles = read_lexicon("roles", columns=("role", "kind", "form", "office", "source"))
    bodies = read_lexicon("bodies", columns=("alias", "speaker", "kind", "side", "source"))
    nouns = roles.loc[roles["form"].isin(["institution", "people", "person", "document", "source"]), "role"]
    return frozenset([*(noun.split()[-1] for noun in nouns), *bodies["alias"].str.casefold()])


def _speaks(who):
    words = who.strip(" ‘’'\"").split()
    if not words:
        return False
    last = words[-1].casefold()
    singular = last[:-3] + "y" if last.endswith("ies") else last.removesuffix("s")
    return len(words) <= 5 and bool({last, singular, " ".join(words).casefold()} & _speakers())


def _says(word):
    return any(not rest and kind == "reporting" for rest, _, kind in cue_index().get(word, ()))


def headline(title, found):
    """Return the attributions of a title: what an engine found, or else what the colon or the ending verb tells.

    Parameters
    ----------
    title : str
    found : list of Attribution
        By an engine, made for running text.

    Returns
    -------
    list of Attribution

    Examples
    --------
    >>> title = "Bridge to reopen in May: minister"
    >>> [(title[slice(*a.source)], title[slice(*a.content[0])]) for a in headline(title, [])]
    [('minister', 'Bridge to reopen in May')]
    >>> headline("Bridge to reopen: what we know", [])
    []
    """
    read = _ending(title) or _colon(title) or _quotation(title)
    if read is None or any(a.source and a.cue and _same(a, read) for a in found):
        return found
    return [read, *(a for a in found if not _overlap(a, read))]


def _same(a, b):
    return a.source[0] < b.source[1] and b.source[0] < a.source[1] if b.source else a.source is not None


def _overlap(a, b):
    return any(s < b.content[-1][1] and e > b.content[0][0] for s, e in a.content) or bool(
        a.cue and b.cue and a.cue[0] < b.cue[1] and b.cue[0] < a.cue[1]
    )


def _of(match):
    return Attribution(match.span("who"), match.span("cue"), (match.span("said"),), rule="headline")


def _ending(title):
    """Read "Wall unsafe, claims engineer"."""
    match = _ENDING.match(title)
    return _of(match) if match and _says(match["cue"]) and match["cue"].endswith("s") else None


def _colon(title):
    """Read "Bridge to reopen: minister", "Minister: bridge to reopen" and "Orlin: ‘We stay’"."""
    match = _AFTER.match(title)
    if match and _speaks(match["who"]) and not _speaks(match["said"]):
        return _of(match)
    match = _BEFORE.match(title)
    if match is None:
        return None
    quoted = match["said"][0] in OPENING and match["said"][-1] in QUOTES
    named = re.fullmatch(r"[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3}", match["head"])
    if quoted and _is_title(match["said"]):
        return None
    if quoted and (named or _speaks(match["head"])):
        topic = re.match(r"\s(?:on|about|after|over)\s", title[match.end("head") :])  # "Orlin on tariffs: ‘We pay’"
        return _of(match)._replace(source=match.span("head" if topic else "who"))
    return _of(match) if _speaks(match["who"]) else None


def _is_title(said):
    """Whether what is quoted is the title of a work: "Review: ‘The Long Road Home’"."""
    words = re.findall(r"[A-Za-z]\w*", said)
    return all(word[0].isupper() or word in _SMALL for word in words)


def _quotation(title):
    """Read "‘We stay’: Orlin rejects the deal"; a title that is one quotation has no speaker."""
    quotes = quotation_spans(title)
    if not quotes or quotes[0][0] > 0:
        return None
    start, end = quotes[0]
    match = _SUBJECT.match(title, end)
    if match and (match["cue"] is None or _says(match["cue"])):
        cue = match.span("cue") if match["cue"] else (end, end + 1)
        return Attribution(match.span("who"), cue, ((start, end),), rule="headline")
    return Attribution(None, None, ((start, end),), rule="headline") if end == len(title.rstrip()) else None
