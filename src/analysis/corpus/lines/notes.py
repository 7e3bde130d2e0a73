"""What the editors say about the article itself: corrections, where it was printed first, whose views it gives."""

import re

from analysis.corpus.lines.sentences import TELLS

_PIECE = r"(?:article|story|report|post|piece|page|headline|column|version|dispatch|item)"
_CHANGED = (
    r"(?:amended|updated|corrected|edited|changed|revised|modified|clarified"
    r"|republished|translated|syndicated|produced|refiled|withdrawn)"
)
_EARLIER = r"an?\s+(?:earlier|previous|original)\s+(?:version|edition)\s+of\s+(?:this|the)"
_ONE = r"(?:online\s+|news\s+|[A-Z]\w+\.?\s\d+\s+)?"
_NOTE = re.compile(
    r"(?:\W*(?:corrections?|clarifications?|editor(?:[’']s|s[’']|s)?\s+notes?|amendments?"
    r"|note\s+to\s+(?:the\s+)?readers?|publisher[’']s\s+note"
    r"|anmerkung\s+der\s+redaktion|hinweis\s+der\s+redaktion|korrektur(?:hinweis)?|note\s+de\s+la\s+r[ée]daction"
    r"|nota\s+(?:del\s+editor|de\s+la\s+redacci[óo]n|da\s+reda[çc][ãa]o|di\s+redazione)"
    r"|примечание\s+редакции|от\s+редакции|editörün\s+notu|redaksiyadan"
    r"|updates?(?=[^.:]{0,40}:\s(?:this|an?\s+(?:earlier|previous))))(?:\s*\([^)]{0,40}\)"
    r"|[,\s][^.:]{0,40})?\s*[:–—-]\s*\S"
    rf"|\W*(?:this|{_EARLIER})\s+{_ONE}{_PIECE}"
    rf"\b.{{0,60}}?\b(?:{_CHANGED}|misstated|misspelled|misidentified|incorrectly|wrongly|erroneously"
    r"|(?:gave|had|used|contained)\s+(?:the|an?)\s+(?:wrong|incorrect|error)|originally|first\s+(?:appeared|published))\b"
    rf"|\W*{_EARLIER}\s+{_ONE}{_PIECE}\b.{{0,60}}?\b(?:said|stated|referred|included)\b"
    r"|\W*an?\s+(?:earlier|previous)\s+version\s+(?:misspell\w+|misstated|misidentified|incorrectly|wrongly"
    r"|erroneously|(?:gave|had|used|contained)\s+(?:the|an?)\s+(?:wrong|incorrect|error))"
    rf"|\W*(?:this|the)\s+(?:article|story|post|piece|headline)\s+(?:was|has\s+been)\s+(?:first\s+"
    rf"|originally\s+)?(?:published|{_CHANGED})\b"
    rf"|\W*this\s+report\s+(?:was|has\s+been)\s+(?:first\s+|originally\s+)?(?:published|{_CHANGED})\b"
    rf"|\W*this\s+{_PIECE}\s+(?:was|has\s+been)\s+(?:\w+\s+)?(?:written|made|created|generated|prepared"
    rf"|translated)\s+(?:by|with|using)\s+(?:\w+\s+){{0,4}}(?:translation|ai|artificial|automat\w+|machine)\b"
    rf"|\W*an?\s+(?:\w+\s+)?version\s+of\s+this\s+{_PIECE}\s+(?:(?:was|is|has\s+been)\s+)?(?:also\s+|first\s+|originally\s+)?"
    r"(?:appear(?:s|ed)|ran|runs|(?:published|printed)\s+(?:in|on|by))\b"
    r"|\W*(?:we|[A-Z][\w ]{2,40})\s+(?:regrets?|apologi[sz]es?\s+for)\s+(?:the|this|any)\s+(?:error|mistake"
    r"|confusion)\b"
    r"|\W*the\s+(?:views|opinions)\s+expressed\b.{0,80}\b(?:author|writer|own)|\W*our\s+standards:\s"
    r"|\W*(?:this\s+(?:article|story)\s+)?appeared\s+in\s+(?:the\s+)?(?:[\w,]+\s+){0,6}print\s+(?:edition|version)\b"
    r"|\W*\((?:ATTN|(?:Eds|EDS)|(?:UPDATES?|RECASTS|ADDS|CORRECTS|CHANGES)\b)[:\s][^()]+\)$"
    r"|\W*except\s+for\s+the\s+headline,\s+this\s).{0,400}$",
    re.IGNORECASE | re.DOTALL,
)
"""What the editors say about the article itself."""
_SAID_OF_IT = re.compile(
    rf",[\"”’]?\s(?:[\w.’'-]+\s){{1,6}}{TELLS}(?:\s\w+){{0,3}}\.$|\baccording\s+to\s(?!an?\s+earlier)[^.]*\.$"
)
"""Somebody in the article speaks of a story or a report."""


_AFTER_A_SENTENCE = re.compile(
    rf"[.!?]\s+{_EARLIER}\s+{_PIECE}\s+(?:said|stated|gave|mis\w+|incorrectly|wrongly|erroneously)\b", re.IGNORECASE
)
"""What was wrong before, behind a sentence that says how it is."""


def is_note(text):
    """Tell a note of the editors, but not what somebody in the article says of a story or a report.

    Examples
    --------
    >>> is_note("A version of this article appears in print on 5 May 2031."), is_note("This report, she said, is new.")
    (True, False)
    """
    return bool((_NOTE.match(text) or _AFTER_A_SENTENCE.search(text)) and not _SAID_OF_IT.search(text))
