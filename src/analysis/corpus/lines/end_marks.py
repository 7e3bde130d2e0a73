"""The mark behind the last sentence of an article: "Enditem", "■", the initials of a paper, an agency or whoever wrote.

It stands on the line of the last paragraph, which is parted there: the paragraph is the article's, the mark is not.
"""

import re

from analysis.corpus.lines.forms import DISPATCH
from analysis.corpus.lines.page import Line
from analysis.text.dateline import agencies

_MARK = re.compile(
    r"(?P<text>.*(?:[a-z0-9%]{2}|[)\]])[.!?…][\"”’»)]*)\s+"
    r"(?P<mark>[(\[<-]{0,2}\s?(?:Enditem|ENDITEM|ENDS?|Ends?|30)\s?[)\]>-]{0,2}|#{2,3}|[■□▪◼◾●♦]"
    r"|(?!(?:OK|NO|YES|AM|PM|USA?|UK|EU|UN|TV|AI|I+V?)$)[A-Z]{2,5}(?:[ /][A-Z]{2,5}){0,3})"
)
"""A whole sentence and, behind it, what is none; a few letters may be the word that somebody said."""


def part_end_mark(raw_text, lines, without=frozenset()):
    """Form: part the last line of the body before a mark that stands behind its full stop.

    Parameters
    ----------
    raw_text : str
    lines : list of Line
        Of one article, cleaned.
    without : set of str
        Rules that are switched off.

    Returns
    -------
    list of Line

    Examples
    --------
    >>> raw = "The ferry ran again. LBM"
    >>> [(line.text, line.role) for line in part_end_mark(raw, [Line(0, 24, raw, "body")])]
    [('The ferry ran again.', 'body'), ('LBM', 'furniture')]
    """
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].role == "body"), None)
    match = _MARK.fullmatch(lines[last].text) if last is not None and DISPATCH not in without else None
    if not match or lines[last].cut:
        return lines
    line = lines[last]
    first, mark = raw_text.index(line.text, line.start), match["mark"]
    end, start = first + match.end("text"), first + match.start("mark")
    agency = mark.split()[0].casefold() in agencies()
    role = ("credit", "credit line") if agency else ("furniture", DISPATCH)
    text = Line(line.start, end, match["text"], line.role, line.rule, line.glue)
    return [*lines[:last], text, Line(start, line.end, mark, *role), *lines[last + 1 :]]
