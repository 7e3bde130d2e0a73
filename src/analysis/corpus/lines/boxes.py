"""Boxes inside an article: those with a mark at both ends, and paragraphs between boxes of links that it goes on below.

What pages say to those who listen to them tells where a box begins and ends, and the article goes on at once.
"""

import re

from analysis.corpus.lines.forms import form_of, key_of
from analysis.corpus.lines.head import ITEM, OUTSIDE, is_headline
from analysis.corpus.lines.labels import is_addressed
from analysis.corpus.lines.prose import line_features
from analysis.corpus.lines.scores import OWN
from analysis.corpus.lines.sentences import SENTENCE_END

SHORTEST = 60
"""Characters; a shorter line may be a teaser's or a heading's."""
BARE = 2
"""Headlines one below the other that show a box without teasers: a paragraph below them is none either."""
LONG_MARK = 120
"""Characters of the longest mark."""
MARKED = 80
"""Lines among which the mark at the end of a box is sought."""
_BEGINS = re.compile(
    r"skip\s+(?:past\s+)?(?P<box>[^\s.!?][^.!?]{2,80}?)(?:\s+and\s+continue(?:\s+reading)?)?|list\s+of\s+\d+\s+items?",
    re.IGNORECASE,
)
_PLAYER = re.compile(
    r"video\s+player\s+is\s+loading\W*|this\s+is\s+a\s+modal\s+window\b.{0,80}|beginning\s+of\s+dialog\s+window\b.{0,80}",
    re.I,
)
_PLAYER_ENDS = re.compile(r"this\s+is\s+a\s+modal\s+window\b.{0,80}|end\s+of\s+dialog\s+window\W*", re.I)
"""What players of films say to those who listen to pages, before and after their buttons."""
_COMMENTS = frozenset({"comment label", "comment form"})
_SITE = OWN.index("site words")


def boxed_lines(texts):
    """Find the lines of boxes that have a mark at both ends: "Skip past X", "End of X"; none where no end is told.

    The label of links right above a box is its own.

    Examples
    --------
    >>> sorted(boxed_lines(["It ran.", "Skip past Most read", "Drum found", "End of Most read", "It sank."]))
    [1, 2, 3]
    >>> boxed_lines(["Skip the queue", "It ran."])
    set()
    """
    found = _players(texts)
    for i, text in enumerate(texts):
        match = _BEGINS.fullmatch(text) if len(text) <= LONG_MARK else None
        if match is None or i in found:
            continue
        box = key_of(match["box"] or "list")
        ends = {f"end of {box}", f"after {box}"}
        stop = next((k for k in range(i + 1, min(len(texts), i + MARKED)) if key_of(texts[k]) in ends), None)
        if stop is not None:
            found.update(range(i, stop + 1))
            above = next((k for k in range(i - 1, -1, -1) if texts[k]), None)
            if above is not None and form_of(texts[above]) == ("furniture", "related label"):
                found.add(above)
    return found


def _players(texts):
    """Find the lines of players: from the mark at their beginning to the last at their end, nothing long between."""
    found = set()
    for i, text in enumerate(texts):
        if i in found or len(text) > LONG_MARK or not _PLAYER.fullmatch(text):
            continue
        near = range(i + 1, min(len(texts), i + MARKED))
        stop = next((k for k in near if len(texts[k]) > LONG_MARK), near.stop)
        last = max((k for k in range(i + 1, stop) if _PLAYER_ENDS.fullmatch(texts[k])), default=None)
        if last is not None:
            found.update(range(i, last + 1))
    return found


def keep_between(page, start, stop):
    """Keep the paragraphs of the article among the lines from a label to where it surely goes on; drop the others."""
    own = set(between(page, start, stop))
    for i in own:
        page.filled[i].role = page.filled[i].rule = None
    page.drop((i for i in range(start, stop) if i not in own), "below a label inside the article")


def between(page, start, stop):
    """Find the paragraphs of the article among the lines from a label to where it surely goes on.

    A box holds a teaser under each of its headlines or under none. So the paragraph below two headlines in a row is the
    article's, which the boxes interrupt, and so are those that follow it at once. Nothing is told so below comments, a
    day or a line that stands again and again, as in galleries.
    """
    found, bare, goes_on = [], 0, False
    for i in range(start, stop):
        line = page.filled[i]
        if line.rule in _COMMENTS:
            return []
        if _is_paragraph(line) and page.counts[page.keys[i]] == 1:
            goes_on = speaks_for_itself(line.text) and (goes_on or bare >= BARE)
            bare = 0
            if goes_on:
                found.append(i)
        elif line.role == "timestamp" or page.counts[page.keys[i]] > 1:
            bare = 0 if len(line.text.split()) >= 3 else bare  # an item of a list; or an advertisement
        elif len(line.text.split()) >= 3 and (ITEM.match(line.text) or not SENTENCE_END.search(line.text)):
            bare, goes_on = bare + 1, False
    return found


def speaks_for_itself(text):
    """Tell what surely is prose and nothing that a site says to its readers."""
    own, sure = line_features(text)
    return bool(sure and not own[_SITE] and not is_addressed(text))


def _is_paragraph(line):
    """Tell a sentence of some length that no form tells, be it beside the run that reads most like the article."""
    free = line.role is None or line.rule == OUTSIDE
    return free and len(line.text) > SHORTEST and bool(SENTENCE_END.search(line.text)) and not is_headline(line.text)
