"""Quotation marks: read by one rule for the whole package, so that "direct", "mixed" and "quoted" mean one thing."""

import re

OPENING = frozenset("\"“„«‘'‹")
"""Marks that open a quotation."""
QUOTES = OPENING | frozenset("”»’›")
"""Marks that open or close one."""

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


_CLOSERS = {
    '"': '"”', "“": '"”', "„": '“”"', "«": "»", "»": "«", "``": ("''",), "''": ("''",), "‘": "’", "'": "'",
}  # fmt: skip


_SINGLE = ("'", "‘", "’")
_WORD_LEADS = (*_SINGLE, "»")  # open only right before a word: elsewhere an apostrophe, or a pointer on a page
_INCHES = re.compile(r'(?<=\d)"(?=[ -][a-z])')
_AHEAD = 8  # marks looked at after a plural's apostrophe


def quotation_spans(text):
    """Find the stretches between quotation marks.

    Double marks (`"`, “ ”, „ “, « », » «, `` and ''), and single ones (‘ ’ and ' ') where they cannot be apostrophes. A
    double mark that is never closed reaches to the end of its line, as in a quotation of several paragraphs; a single
    one does so only where the next paragraph opens with the same mark, else it is taken for an apostrophe. A straight
    mark with blanks on both sides, one too many in its line, is a slip of the keyboard. Marks inside a quotation do not
    nest: the outer one counts.

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
    marks = _without_stray(text, marks)
    spans, opened, begin, at = [], None, 0, 0
    for i, match in enumerate(marks):
        mark = match.group()
        if opened is None:
            if _opens(text, match):
                opened, begin, at = mark, match.start(), i
        elif _closes(text, opened, match) and not _plural(text, marks, i):
            spans.append((begin, match.end()))
            opened = None
    if opened is None:
        return spans
    if opened in _WORD_LEADS and not (opened in _SINGLE and _goes_on(text, opened, line_end)):
        # nothing closes it, hence no later one of its kind either: they are apostrophes or pointers
        return spans + _pairs(text, [m for m in marks[at:] if m.group() not in _kin(opened)], line_end)
    spans.append((begin, line_end))
    return spans


def _kin(mark):
    return _SINGLE if mark in _SINGLE else (mark,)


def _opens(text, match):
    mark, after = match.group(), text[match.end() : match.end() + 1]
    if mark not in _CLOSERS or (mark == "''" and after.isspace()):
        return False
    return after.isalnum() if mark in _WORD_LEADS else True


def _closes(text, opened, match):
    if match.group() in _CLOSERS[opened]:
        return True
    # “ for ”: right after a word or its final mark, and no word after it
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return opened == match.group() == "“" and not before.isspace() and not after.isalnum()


def _plural(text, marks, i):
    """Whether a single mark is the apostrophe of a plural: "the farmers' market", a closing one standing further on."""
    match = marks[i]
    if (
        match.group() not in _SINGLE
        or text[match.start() - 1] != "s"
        or not re.match(r"[ ][a-z]", text[match.end() : match.end() + 2])
    ):
        return False
    for later in marks[i + 1 : i + 1 + _AHEAD]:
        if later.group() in _SINGLE:
            before = text[later.start() - 1]
            if before.isspace() or before in "‘'(":
                return False
            if before in ",.!?…":
                return True
    return False


def _goes_on(text, mark, line_end):
    """Whether the paragraph after the line opens with the same mark, as a quotation of several paragraphs does."""
    following = text[line_end : line_end + 20].lstrip()
    return following[:1] == mark and following[1:2].isalnum()


def _without_stray(text, marks):
    """Take out a straight mark between blanks where the line has an odd number of them."""
    straight = [m for m in marks if m.group() == '"']
    if len(straight) % 2 and len(straight) > 1:
        stray = [m for m in straight if text[m.start() - 1 : m.start()] == " " == text[m.end() : m.end() + 1]]
        stray += [m for m in straight if _INCHES.match(text, m.start())]  # a 6" pipe
        if len(stray) == 1:
            return [m for m in marks if m is not stray[0]]
    return marks
