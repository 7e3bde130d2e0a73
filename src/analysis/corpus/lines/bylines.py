"""Who wrote an article, as a line of its own says it: "By Tess Amrin", "Text: Jörg Ünal"."""

import re

from analysis.corpus.lines.stamps import is_timestamp

_NAME = r"[A-Z][\w.'’-]*(?:\s+(?:(?:de|van|von|der|al|bin|el|la|di|da)\s+)*[A-Z][\w.'’-]*){1,3}"
_WORK = r"Words|Story|Report|Text|Interviews?|Analysis|Review"
_PICTURES = r"photos?|photographs|photography|pictures|images|illustrations?|graphics?|videos?"
"""What somebody whose name stands below a headline made of the article, and what else the same person made."""
_HOUSE = r"(?:Books?|Press|House|Publish\w+|Publications?|Editions|Verlag|Records)$"
"""What those are called who publish books, not articles."""
_BY = r"(?i:(?:written|edited|reported|curated|translated|compiled)\s+by)"
_BYLINE = re.compile(
    rf"(?:\(?@\w{{2,30}}\)?|(?:[Bb]y|BY|Von|Par|Por|Di|Автор|Autor|Auteur|Autora|Müəllif|Yazan|Written by|Author"
    rf"|(?:{_WORK})(?:(?:,\s|,?\s(?:and|&)\s)(?i:{_WORK}|{_PICTURES})){{0,3}}\s[Bb]y)\s*:?\s+{_NAME}"
    rf"(?:(?:,|\s+and|\s+&)\s+{_NAME}){{0,3}}(?:\s+(?:in|at|from|for|with|IN|AT|FROM|FOR|WITH|\|)\s+(?:the\s+)?\S.{{0,40}}|,\s+.{{3,60}})?"
    rf"|(?:Posted|POSTED|Published|Submitted|Filed|Reported)\s(?:by|By|BY)\s*:?\s+(?!.*\b{_HOUSE}){_NAME}"
    rf"|{_BY}\s*:?\s+{_NAME}(?:\s*[,|]\s*{_BY}\s*:?\s+{_NAME}){{1,3}}"
    rf"|{_NAME}(?:\s+affairs|\s+and\s+[a-z]+(?:\s+affairs)?)?\s+(?:correspondent|reporter|editor|columnist|critic)"
    rf"|{_NAME}\s+(?:is\s+(?:a|an|the)|was\s+(?:a|the))\s+(?:(?:[\w-]+\s+){{0,4}}(?:reporter|correspondent|editor"
    rf"|columnist"
    r"|contributor|staff\s+writer|freelance|writer\s+(?:for|at|based)|journalist\s+(?:for|at|based))).{0,220})$"
)
_LETTERED = r"[^\W\d_a-z][\w.'’-]*"
_LABELLED_BYLINE = re.compile(
    r"(?:Автор(?:ы|и|\sтекста|\sматериала|\sстатті)?|Журналист|Корреспондент|Кореспондент|Текст|Müəllif(?:lər)?|Yazan"
    r"|Yazar|Haber|Autor(?:in|a|es|en|zy|ka)?|Auteure?|Autore|Text|Texte?|Foto\sund\sText|Author|By|Von|Par|Por|Di)"
    rf"\s*:\s*{_LETTERED}(?:\s{_LETTERED}){{1,3}}(?:(?:,|\s(?:and|и|і|und|et|y|e|və|ve|&))\s{_LETTERED}(?:\s{_LETTERED}){{1,3}})*"
)
"""Who wrote, after a label with a colon, in any alphabet."""
_FOLLOW = re.compile(r"\s*\[(?:follow|biography|email|e-mail)\]", re.IGNORECASE)
"""Buttons behind the names."""


def is_byline(text):
    """Tell a line that says who wrote, and at most when and what that is.

    Examples
    --------
    >>> is_byline("By Tess Amrin in Osk"), is_byline("By Friday evening the road was open.")
    (True, False)
    """
    text = _FOLLOW.sub("", text)
    return bool(_BYLINE.match(text) or _is_labelled(text) or _with_stamps(text))


def _with_stamps(text):
    """Tell who wrote, and behind bars or dots only when and how long it takes to read."""
    first, *rest = re.split(r"\s+[|·•]\s+", text)
    return bool(rest and _BYLINE.match(first) and all(map(is_timestamp, rest)))


def _is_labelled(text):
    """Tell a label and names after a colon: in other alphabets a pattern alone knows no capitals."""
    if not _LABELLED_BYLINE.fullmatch(text):
        return False
    words = re.findall(r"\w[\w.'’-]+", text.partition(":")[2])
    return all(word[0].isupper() or len(word) <= 3 for word in words) and not words[-1][0].islower()
