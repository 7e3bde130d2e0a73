"""Lines of an article that are set as headlines are: "Democrats Rip Orm Over Taxes" holds no name "Rip Orm"."""

import re
from bisect import bisect_right


def headline_spans(text):
    """Find the lines set in capitals as headlines are: "Democrats Rip Orm Over Taxes" holds no name "Rip Orm"."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        line = match.group().rstrip()
        words = re.findall(r"[^\W\d_]{4,}", line[:2000])
        capitals = sum(word[0].isupper() for word in words)
        first = match.start() == 0 and match.end() < len(text) and len(words) > 4 and _in_title_case(line)
        ends = ("”", '"') if first else (".", "”", '"')  # some corpora end the headline in a full stop
        if len(words) > 3 and not line.endswith(ends) and capitals >= 0.8 * len(words):
            found.append(match.span())
    return found


def _in_title_case(line):
    """Whether even the short verbs of a line have capitals: "Democrats Rip Orm Over Taxes.", not "Senator Orm met"."""
    words = [word for word in re.findall(r"[^\W\d_]{3,}", line[:2000]) if word not in _SMALL]
    return all(word[0].isupper() for word in words)


_SMALL_TEXT = "and the for but nor yet with from into over than that after amid about under per via out off"
_SMALL = frozenset(_SMALL_TEXT.split())


def within(spans, position):
    """Whether a position lies in one of the spans, which are in order."""
    at = bisect_right(spans, (position, float("inf"))) - 1
    return at >= 0 and position < spans[at][1]
