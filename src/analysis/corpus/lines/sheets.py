"""What a printer sets above and below every page: numbers that count on, and heads that run with them.

Programs that take the text out of a PDF leave both among the lines, in the middle of sentences.
"""

import re
from collections import defaultdict
from itertools import pairwise

from analysis.corpus.lines.sentences import SENTENCE_END
from analysis.corpus.lines.stamps import names_and_day

LONGEST = 100
"""Characters of the longest head; blanks in a row count once."""
_PAGE = r"(?:page|p\.|pg\.)\s?[A-Z]{0,2}-?\d{1,3}[A-Z]?"
_SEE_PAGE = re.compile(
    rf"[(\[]?(?:(?:please\s)?(?:see|turn\sto)\s(?-i:[A-Z][A-Z’'-]+(?:\s[A-Z’'-]+){{0,3}}),?\s(?:on\s)?|(?:continued|continues)\son\s){_PAGE}[)\]]?",
    re.IGNORECASE,
)
_FROM_PAGE = re.compile(rf"[(\[]?(?:continued\s)?from\s{_PAGE}[)\]]?", re.IGNORECASE)
HEAD = 4
"""Lines of the head of a page between the two, at most: the paper's name, the day, the word to look for."""
_NUMBER = re.compile(r"(?:page\s+)?[–—-]?\s*(?!(?:19|20)\d\d)(\d{1,4})\s*[–—-]?", re.IGNORECASE)
"""The number of a page; what may be a year is none."""
WRAPPED = 28
"""Characters of a line that may break off at the margin; an item of a list may be shorter."""
APART = 3
"""Lines between two pages' heads at least: headings of items ("Step 2") stand closer."""


def sheet_lines(plain):
    """Find the numbers and running heads of pages among the lines of a text, blank ones too.

    Parameters
    ----------
    plain : list of str
        Stripped.

    Returns
    -------
    set of int

    Examples
    --------
    >>> text = ["Lysk Courier", "The ferry to the island ran", "again, the harbour office said,",
    ...     "after the storm that had kept it", "", "7", "Lysk Courier", "in the harbour.", "", "8"]
    >>> sorted(sheet_lines(text))
    [0, 5, 6, 9]
    """
    numbers = _numbers(plain)
    filled = [i for i, text in enumerate(plain) if text and i not in numbers]
    alike = defaultdict(list)
    for i in filled:
        line = re.sub(r"\s+", " ", plain[i])
        if len(line) <= LONGEST and re.search(r"[^\W\d_]", line) and not SENTENCE_END.search(line):
            alike[re.sub(r"\d+", "#", line)].append(i)
    again, beside = [places for places in alike.values() if len(places) > 1], _beside(plain, numbers)
    dated = {i for places in again if _is_dated(plain, places) for i in places}
    heads = {i for places in again if _run_with(places, beside) or _count_on(plain, places) for i in places}
    return (dated | heads | numbers if _cut(plain, dated | heads | numbers) else dated) | _jumps(plain)


def _jumps(plain):
    """Find the lines where an article is cut: "See FERRY, Page A7" to "Continued from Page A1", and all between."""
    found, start = set(), None
    for i, text in enumerate(plain):
        if len(text) > LONGEST:
            start = None
        elif _SEE_PAGE.fullmatch(text):
            found.add(i)
            start = i
        elif _FROM_PAGE.fullmatch(text):
            filled = [k for k in range(start + 1, i) if plain[k]] if start is not None else []
            found.add(i)
            if len(filled) <= HEAD and not any(SENTENCE_END.search(plain[k]) for k in filled):
                found.update(filled)
            start = None
    return found


def _cut(plain, lines):
    """Tell whether such lines cut a sentence anywhere: numbers and headings of sections ("Step 2") never do."""
    filled = [i for i, text in enumerate(plain) if text and i not in lines]
    breaks = sum(any(k in lines for k in range(a, b)) for a, b in pairwise(filled))
    return len(filled) >= APART * breaks and any(
        plain[b][0].islower()
        and len(plain[a]) >= WRAPPED
        and not SENTENCE_END.search(plain[a])
        and any(k in lines for k in range(a, b))
        for a, b in pairwise(filled)
    )


def _numbers(plain):
    """Find numbers alone on their lines that count on, page by page."""
    matches = ((i, _NUMBER.fullmatch(text)) for i, text in enumerate(plain) if len(text) <= LONGEST)
    found = [(i, int(match[1])) for i, match in matches if match]
    apart = [(i, n) for i, n in found if _stands_apart(plain, i)]
    return {i for pair in pairwise(apart) if pair[1][1] == pair[0][1] + 1 for i, _ in pair}


def _stands_apart(plain, i):
    """Tell a line with a blank line, or nothing, on one side."""
    return i == 0 or i + 1 == len(plain) or not plain[i - 1] or not plain[i + 1]


def _beside(plain, numbers):
    """Find the filled lines next to a number, blank lines passed over."""
    filled = [i for i, text in enumerate(plain) if text]
    pairs = list(pairwise(filled))
    return {b for a, b in pairs if a in numbers} | {a for a, b in pairs if b in numbers}


def _run_with(places, beside):
    """Tell lines that stand next to the numbers; the first page may have none."""
    return sum(i in beside for i in places) >= max(1, len(places) - 1)


def _is_dated(plain, places):
    """Tell the same name and day again and again."""
    return len({plain[i] for i in places}) == 1 and bool(names_and_day(plain[places[0]]))


def _count_on(plain, places):
    """Tell lines whose last or first number counts on from one to the next: "Lysk Courier 7", "Lysk Courier 8"."""
    for end in (0, -1):
        numbers = [re.findall(r"\d+", plain[i])[end:][:1] for i in places]
        if all(numbers) and all(int(b[0]) == int(a[0]) + 1 for a, b in pairwise(numbers)):
            return all(_stands_apart(plain, i) for i in places)
    return False
