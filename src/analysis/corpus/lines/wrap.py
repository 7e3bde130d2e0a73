"""Paragraphs that were printed at a fixed width, put together again.

A text is hard-wrapped where its lines break in the middle of sentences because the next word would not have fitted.
Verse breaks there too, but far from the margin and before capitals. The lines of a paragraph share one role, and in
`text` a blank stands in place of each line break: it is one character as well, so that every offset stays true.
"""

import re
from collections import Counter
from itertools import pairwise

from analysis.corpus.lines.forms import PRINT, form_of
from analysis.corpus.lines.sentences import SENTENCE_END, word_set
from analysis.corpus.lines.sheets import sheet_lines

WIDTHS = (24, 130)
"""Characters a printed line may have, from the columns of a newspaper on."""
SLACK = 0.15
"""Share of the width by which a full line may fall short: proportional type counts no characters."""
_COMPOUND = word_set(
    "well self non anti pro post pre mid co ex half long short high low two three four five six seven eight nine ten "
    "twenty thirty forty fifty sixty seventy eighty ninety one first second third old new so all cross counter inter "
    "multi semi sub super under over cease vice run year month week day mile hour metre meter man woman long-time"
)
_PREFIXES = word_set("co counter ex inter multi over pre pro sub super under")
"""Those of them with which many plain words begin: "ex-pects", "inter-view"."""
_SMALL = word_set("of to in the and a an on by at up for de")
"""Words inside compounds of three: "out-of-state", "mother-in-law"."""
_SPREAD = re.compile(r"\S\s{3,}\S")
"""What stands at both ends of a line, as in the head of a page, which is wider than its columns."""
_LAST = re.compile(r"([^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+")


def joints(texts):
    r"""Tell which lines go on with a line before them.

    Parameters
    ----------
    texts : list of str
        All lines of an article as they stand, blank ones too.

    Returns
    -------
    dict of int to (int, str, int)
        Place of a line -> place of the line it goes on with, what joins the two (a blank, or nothing behind a hyphen),
        and how many characters at the end of that line fall away (1: a hyphen that only parts a word). Where the text
        is not hard-wrapped, only a headline may be parted.

    Examples
    --------
    >>> joints(["The ferry to the island ran again", "on Thursday, the harbour office", "said, and nobody was hurt by",
    ...     "the storm that kept it in the har-", "bour."])
    {1: (0, ' ', 0), 2: (1, ' ', 0), 3: (2, ' ', 0), 4: (3, '', 1)}
    """
    plain = [text.strip() for text in texts]
    sheets = sheet_lines(plain)
    plain = ["" if i in sheets else text for i, text in enumerate(plain)]
    near = _line_gap(plain)
    width = _width([text for text in plain if text] if near else plain)
    if width is None:
        return _parted_headline(plain)
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", "\n".join(plain).lower()))
    lines = [text for text in plain if text]
    compounds = _COMPOUND - _PREFIXES if _divides(lines, words) else _COMPOUND
    found, last, between = {}, None, 0
    for i, text in enumerate(plain):
        if not text or _is_print(text):
            between += 1
            continue
        least = 0 if any(k in sheets for k in range(last or 0, i)) else 0.5
        between = 0 if between == near else between
        if last is not None and _goes_on(texts, plain, last, i, between, width, least):
            found[i] = (last, *_joint(plain[last], text, words, compounds))
        last, between = i, 0
    return found


def _parted_headline(plain):
    """Join a second line to the first where they stand apart from all others, and it goes on in small letters.

    The first must be full: a line as long as the second would have had room for the word that the second begins with.
    """
    top = next((i for i, text in enumerate(plain) if text), len(plain))
    if top + 3 > len(plain) or plain[top + 2] or not plain[top + 1]:
        return {}
    first, second = plain[top : top + 2]
    ended = SENTENCE_END.search(first) or SENTENCE_END.search(second) or first[-1] in ":-–—"
    words = second.split()
    full = len(first) + 1 + len(words[0]) > len(second)
    few = len(first.split()) >= 4 and len(words) >= 2 and full and len(first) <= WIDTHS[1]
    beside = len(words) <= 3 and words[0] in ("in", "by", "via", "from")  # a section, who wrote
    goes_on = few and not beside and words[0].islower() and not ended
    return {top + 1: (top, " ", 0)} if goes_on and not form_of(first) and not form_of(second) else {}


def _line_gap(plain):
    """Return how many blank lines stand between any two lines of a text that is set at double spacing, else 0.

    Between its paragraphs may stand more.
    """
    places = [i for i, text in enumerate(plain) if text]
    gaps = Counter(b - a - 1 for a, b in pairwise(places))
    least = min(gaps, default=0)
    return least if least <= 2 and gaps[least] > len(places) / 3 else 0


def _width(plain):
    """Return the width at which a text is wrapped, or None."""
    pairs = [(a, b) for a, b in pairwise(plain) if a and b and not SENTENCE_END.search(a) and not _is_print(a)]
    filled = sorted(len(text) for text in plain if text and not _is_print(text) and not _SPREAD.search(text))
    if not filled or len(pairs) < 3 or len(pairs) * 4 < len(filled):
        return None
    width = filled[min(len(filled) - 1, int(len(filled) * 0.95))]
    if not WIDTHS[0] <= width <= WIDTHS[1] or sum(size > width * 1.2 for size in filled) > 0.05 * len(filled):
        return None
    full = [(a, b) for a, b in pairs if _is_full(a, b, width)]
    low = sum(b[0].islower() for _, b in full)
    return width if len(full) >= 0.6 * len(pairs) and low >= 0.5 * len(full) and low >= 2 else None


def _is_full(a, b, width):
    return len(a) + 1 + len(b.split()[0]) > width * (1 - SLACK)


def _is_print(text):
    found = form_of(text)
    return found is not None and found[1] == PRINT


def _goes_on(texts, plain, last, i, between, width, least):
    """Tell whether line `i` goes on with line `last`, over `between` lines that are blank or a printer's.

    Over such lines a sentence goes on whose line is longer than this share (`least`) of the width.
    """
    a, b = plain[last], plain[i]
    low, ended = b[0].islower(), bool(SENTENCE_END.search(a)) or a.endswith(":")
    if form_of(a) or (form_of(b) and len(b.split()) > 1):
        return False
    if between:
        return low and not ended and len(a) > width * least
    if low and not ended:
        return True
    if a.isupper() != b.isupper():  # a headline and what stands below it
        return False
    if not _is_full(a, b, width) or form_of(b) or re.match(r"(?:[-–—•*·]|\d{1,3}[.)])\s", b):
        return False
    indent = [len(texts[k]) - len(texts[k].lstrip()) for k in (last, i)]
    return indent[1] < indent[0] + 2


def _divides(lines, words):
    """Whether a text divides words at the ends of its lines: twice at least it does so where no compound can be."""
    return sum(_joint(a, b, words, _COMPOUND)[1] for a, b in pairwise(lines)) > 1


def _joint(a, b, words, compounds):
    """Return what joins two lines, and how many characters of the first fall away: a hyphen that only parts a word."""
    if not a.endswith("-") or not b[0].islower():
        return " ", 0
    left, right = _LAST.search(a), _FIRST.match(b)
    if not left or not right:
        return "", 0
    chained = (b[right.end() :].startswith("-"), right[0]), (a[: left.start()].endswith("-"), left[1])
    if any(hyphen and word in _SMALL for hyphen, word in chained):
        return "", 0
    left, right = left[1].lower(), right[0].lower()
    compound = f"{left}-{right}" in words or left in compounds or min(words[left], words[right]) > 1
    return "", int(left + right in words or not compound)
