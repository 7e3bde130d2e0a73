"""Quotation marks: read by one rule for the whole package, so that "direct", "mixed" and "quoted" mean one thing."""

import re

# Apostrophes inside words, as in 'em and in '80s are no marks; a single mark opens only before a word and closes only
# after one or after its final punctuation. '' and `` are how some agencies' systems write double marks. Every branch
# begins with its character, and looks behind from there, so that the search skips all other text at once.
_BEFORE_WORD = r"(?=\w)(?!(?:em|til|tis|cause|n|\d\ds)\b)"


_AFTER_WORD = r"(?![\w'’])"


_MARKS = re.compile(
    "\n|''|``|\"|“|”|„|«|»"
    rf"|'(?:(?<![\w'’]'){_BEFORE_WORD}|(?<![\s'‘]'){_AFTER_WORD})"
    rf"|‘(?<![\w'’]‘){_BEFORE_WORD}|’(?<![\s'‘]’){_AFTER_WORD}"
)


_CLOSERS = {'"': '"”', "“": '"”', "„": '“”"', "«": "»", "``": ("''",), "''": ("''",), "‘": "’", "'": "'"}


_SINGLE = ("'", "‘", "’")


def quotation_spans(text):
    """Find the stretches between quotation marks.

    Double marks (`"`, “ ”, „ “, « », `` and ''), and single ones (‘ ’ and ' ') where they cannot be apostrophes. A
    double mark that is never closed reaches to the end of its line, as in a quotation of several paragraphs; a single
    one is then taken for an apostrophe. Marks inside a quotation do not nest: the outer one counts.

    Parameters
    ----------
    text : str
        One text.

    Returns
    -------
    list of (int, int)
        Start and end in characters, marks included, in order and never overlapping. Takes time linear in the text.

    Examples
    --------
    >>> text = 'The "plan" is «late», he said.'
    >>> [text[start:end] for start, end in quotation_spans(text)]
    ['"plan"', '«late»']
    """
    spans, line = [], []
    for match in _MARKS.finditer(text):
        if match.group() == "\n":
            spans += _pairs(text, line, match.start())
            line = []
        else:
            line.append(match)
    return spans + _pairs(text, line, len(text))


def _pairs(text, marks, line_end):
    """Pair the marks of one line."""
    spans, opened, begin, at = [], None, 0, 0
    for i, match in enumerate(marks):
        mark = match.group()
        if opened is None:
            after = text[match.end() : match.end() + 1]
            if mark in _CLOSERS and not (mark == "''" and after.isspace()) and (mark not in _SINGLE or after.isalnum()):
                opened, begin, at = mark, match.start(), i
        elif mark in _CLOSERS[opened]:
            spans.append((begin, match.end()))
            opened = None
    if opened in _SINGLE:  # nothing closes it, hence no later single mark either: they are apostrophes
        spans += _pairs(text, [m for m in marks[at:] if m.group() not in _SINGLE], line_end)
    elif opened is not None:
        spans.append((begin, line_end))
    return spans
