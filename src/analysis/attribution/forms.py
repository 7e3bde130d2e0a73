"""Forms of print that tell a speaker without a verb: labels of interviews, dashes, embedded posts, "in X's words".

No engine is needed to read them: the layout says who speaks.
"""

import re
from collections import Counter
from itertools import pairwise

from analysis.attribution.spans import Attribution
from analysis.text.cues import cue_index
from analysis.text.quotes import OPENING, QUOTES

_PARTICLE = r"(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|bin|ibn|al|el|ten|ter|zu|y|st\.?)"
_WORD = r"(?:(?:[A-Z]\.){1,4}|[A-Z][\w-]*(?:[’'](?!s\b)\w+)*(?:\.(?=[ ][A-Z]))?)"
_NAME = rf"{_WORD}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_WORD}){{0,4}}"
_LABEL = re.compile(
    rf"^[ \t]*[\"“]?(?P<who>(?P<name>{_NAME})(?:,[ ][^:\n()]{{2,40}})?)(?P<aside>[ ]?[(\[][^)\]\n]{{2,40}}[)\]])?"
    rf"(?P<mark>:)[ ]+(?=[\w\"“«‘'])(?P<said>[^\n]*\S)",
    re.MULTILINE,
)
_TURN = re.compile(  # "QWhy now?" has lost its mark
    r"^[ \t]*(?P<mark>(?:Q|A|Question|Answer)[:.](?=[ ])|Q(?=[A-Z][a-z’' ]))[ ]*(?P<said>[^\n]*\S)", re.MULTILINE
)
_NO_SPEAKER = frozenset((
    "address", "advertisement", "also", "analysis", "background", "caption", "comment", "comments", "contact",
    "correction", "credit", "date", "editor", "email", "exclusive", "fact", "facts", "file", "follow", "hours",
    "image", "images", "location", "more", "note", "opinion", "phone", "photo", "photograph", "photos", "picture",
    "pictures", "price", "published", "read", "related", "report", "reporting", "see", "sign", "sources",
    "source", "subscribe", "tags", "tel", "topics", "update", "updated", "video", "watch", "where", "when", "why",
    "what", "who", "how", "writing",
))  # fmt: skip
_DASH_SPEAKER = re.compile(rf"[ \t]*\n{{0,2}}[ \t]*([—–―:]|--?)[ \t]*({_NAME})(?=[ \t]*(?:[,\n(]|\.?[ \t]*(?:\n|$)))")
_POST = re.compile(
    rf"^[ \t]*(?P<mark>[—–―-])[ \t]*(?P<who>{_NAME}|[^\n(]{{2,40}}?)[ \t]*\((?P<handle>@\w{{2,30}})\)[^\n]*$",
    re.MULTILINE,
)
_LINKS = re.compile(r"(?:\s*(?:https?://\S+|pic\.twitter\.com/\S+|t\.co/\S+))+\s*$")
_DET = r"(?:the|an?|one|his|her|their)"
_WORDS_OF = re.compile(
    rf"\b(?P<cue>[Ii]n)[ ](?P<who>(?:the[ ](?:[a-z]+[ ]){{1,2}}|{_NAME}|his|her|their))"
    rf"(?P<own>[’']s?)?[ ](?:own[ ])?words\b[,:]?"
    rf"|\b(?P<cue2>[Ii]n[ ]the[ ]words[ ]of)[ ](?P<who2>(?:{_DET}[ ](?:[a-z]+[ ]?){{1,3}}?|{_NAME})"
    rf"(?:,[ ](?:{_NAME}|(?:the|an?)[ ][a-z ]{{3,40}}?)(?=,))?)(?=[,: ])[,:]?"
    rf"|\b(?P<as>[Aa]s)[ ](?P<who3>(?:{_DET}[ ](?:[a-z]+[ ]){{1,2}}?|{_NAME}[ ]|s?he[ ]|they[ ]))"
    rf"(?P<put>(?:has[ ])?(?:puts?|calls|called)[ ]it)\b[,:]?"
)
_TURNED = re.compile(
    rf"\s(?P<cue>said|says|wrote|writes|tweeted|added|recalled)\s(?P<who>{_NAME})(?=,|\.|$|\s(?:of|in|at|on|from|to|who)\b)"
)
_NOUN_PHRASE = re.compile(
    rf"\s+((?:(?!(?:and|or|but|in|on|at|after|before|when|as|by|to|with|of)[ ])[a-z-]+[ ]){{0,3}}?{_NAME}"
    r"|(?:the|an?|his|her|its|their|one|another)[ ](?:[a-z-]+[ ]){0,3}?[a-z-]+)(?=[ ]*(?:[.,;:\n—–]|$))"
)


def labelled_speech(text):
    r"""Return attributions for lines that open with a speaker and a colon, as in interviews and transcripts.

    A label counts where it opens several lines ("MARA ELK, HOST:" and "ELK:" are one), of which most are sentences, or
    one line between two such lines, or where the line's words stand in quotation marks. "Q:" and "A:" name nobody.

    Examples
    --------
    >>> text = "Orlov: We will not sign.\nMarin: You will."
    >>> [text[slice(*a.source)] for a in labelled_speech(text)]
    []
    >>> text += "\nOrlov: Never."
    >>> [(text[slice(*a.source)], text[slice(*a.content[0])]) for a in labelled_speech(text)]
    [('Orlov', 'We will not sign.'), ('Marin', 'You will.'), ('Orlov', 'Never.')]
    """
    turns = list(_TURN.finditer(text))
    asked = len(turns) > 1 and len({m["mark"][0] for m in turns}) > 1
    out = [Attribution(None, m.span("mark"), (m.span("said"),), rule="speaker label") for m in turns] if asked else []
    lines = [
        m
        for m in _LABEL.finditer(text)
        if not _NO_SPEAKER & set(m["name"].lower().split()) and not (asked and len(m["name"]) == 1)
    ]
    lines = [m for m in lines if not _tells(m["who"])]
    last = [m["name"].split()[-1].casefold() for m in lines]
    counts = Counter(last)
    sentences = Counter(key for m, key in zip(lines, last, strict=True) if m["said"][-1] in '.!?…”"’)')
    turns = {n for n, key in enumerate(last) if counts[key] > 1 and 2 * sentences[key] >= counts[key]}
    for n, m in enumerate(lines):
        # who speaks once between two turns of others, line by line, is one of those who talk
        once = {n - 1, n + 1} <= turns and m["said"][-1] in '.!?…”"’)' and _next_to(text, lines[n - 1 : n + 2])
        quoted = m["said"][0] in OPENING and m["said"][-1] in QUOTES
        if quoted or once or n in turns:
            out.append(Attribution(m.span("who"), m.span("mark"), (m.span("said"),), rule="speaker label"))
    return out


def _next_to(text, lines):
    return all(not text[one.end() : two.start()].strip() for one, two in pairwise(lines))


def _tells(who):
    """Whether what stands before a colon is a clause: "Wednesday, Dale tweeted:"."""
    last = who.split()[-1]
    return last.islower() and any(not rest and kind == "reporting" for rest, _, kind in cue_index().get(last, ()))


def with_labels(text, found):
    """Let labelled lines stand for what an engine read in them: a line is what its speaker says.

    Parameters
    ----------
    text : str
    found : list of Attribution

    Returns
    -------
    list of Attribution
    """
    labelled = labelled_speech(text) if ":" in text or "A." in text else []
    if not labelled:
        return found
    lines = sorted((min(a.cue[0], a.source[0]) if a.source else a.cue[0], a.content[-1][1]) for a in labelled)
    kept = [a for a in found if not any(_touches(a, line) for line in lines)]
    return kept + labelled


def _touches(a, line):
    spans = [a.cue] if a.cue else list(a.content)
    return any(s < line[1] and e > line[0] for s, e in spans)


def posts(text):
    r"""Return attributions for embedded posts: words, then a dash, a name and a handle.

    Examples
    --------
    >>> text = "The mill is shut.\n— Lira Tamm (@tamm) May 8, 2031"
    >>> [(text[slice(*a.source)], text[slice(*a.content[0])]) for a in posts(text)]
    [('Lira Tamm', 'The mill is shut.')]
    """
    out = []
    for match in _POST.finditer(text) if "(@" in text else ():
        end = len(text[: match.start()].rstrip())
        start = text.rfind("\n", 0, end) + 1
        words = _LINKS.sub("", text[start:end])
        if any(c.isalnum() for c in words):
            out.append(
                Attribution(match.span("who"), match.span("handle"), ((start, start + len(words)),), rule="post")
            )
    return out


def words_of(text, found, quotes):
    """Return attributions for quotations told by "in X's words", "in the words of X" or "as X put it".

    Parameters
    ----------
    text : str
    found : list of Attribution
        What is known: a quotation that has a source already is left alone.
    quotes : list of (int, int)
        The quotations of the text.

    Returns
    -------
    list of Attribution
    """
    sourced = [piece for a in found if a.source is not None for piece in a.content]
    out = []
    for match in _WORDS_OF.finditer(text) if " words" in text or " it" in text else ():
        # "in the words of the baker, the road “eats tyres”": some words of the outlet's may stand between
        quote = next((q for q in quotes if 0 <= q[0] - match.end() <= 60), None)
        if quote and not re.fullmatch(r"[^.;:?!\n]*", text[match.end() : quote[0]]):
            continue
        if quote is None or any(s < quote[1] and e > quote[0] for s, e in sourced):
            continue
        group = next(name for name in ("who", "who2", "who3") if match[name])
        who = (match.start(group), match.start(group) + len(match[group].rstrip()))
        cue = (
            match.span("cue2")
            if match["cue2"]
            else match.span("put")
            if match["put"]
            else (match.end("own" if match["own"] else "who") + 1, match.end())
        )
        cue = (cue[0], cue[0] + len(text[slice(*cue)].rstrip(",: ")))
        out.append(Attribution(who, cue, (quote,), rule="words of"))
    return out


def speaker_after(text, a):
    """Give a quotation without a source the name that follows it: behind a dash, or behind its verb.

    Examples
    --------
    >>> text = "“We waited.” — Anna Marin"
    >>> a = speaker_after(text, Attribution(None, None, ((0, 12),)))
    >>> text[slice(*a.source)]
    'Anna Marin'
    """
    end = a.content[-1][1]
    turned = _TURNED.match(text, end) if a.cue and a.cue[1] <= a.content[0][0] and text[end - 1] in QUOTES else None
    if turned and len(a.content) == 1:  # "Others were less sure: “It will fall,” wrote Ann Orm of the bank": she speaks
        return a._replace(source=turned.span("who"), cue=turned.span("cue"))
    if a.cue and a.source is None:  # "“You could not make it up,” fumed Ann Orm, 36": more of what she said may follow
        end = next((stop for _, stop in a.content if stop <= a.cue[0] and not text[stop : a.cue[0]].strip()), end)
    if a.source is not None or text[end - 1] not in QUOTES:
        return a
    if a.cue is None:
        match = _DASH_SPEAKER.match(text, end)
        return a._replace(source=match.span(2), cue=match.span(1)) if match else a
    if a.cue[0] >= end and not text[end : a.cue[0]].strip() and re.fullmatch(r"\w+", text[slice(*a.cue)]):
        match = _NOUN_PHRASE.match(text, a.cue[1])
        return a._replace(source=match.span(1)) if match else a
    return a
