"""Raw text to lines with roles, and from the body lines to `text`.

Three kinds of evidence decide, each under a name that stands in the column `rule`: form (what one line looks like), position
(where it stands among the others) and repetition (the same line again, in this article or in others of its outlet). A line
in doubt stays in the body under the rule `unsure`.
"""

import re
from collections import Counter
from dataclasses import dataclass

from analysis.corpus.forms import ENDS_ARTICLE, form_of, key_of, prose_score

SWITCH = 2.5
"""Cost of passing from the article to what is around it, or back, on the scale of `prose_score`."""


@dataclass(slots=True)
class Line:
    """One line of raw text: its place in it, and what cleaning makes of it."""

    start: int
    end: int
    text: str
    role: str | None = None
    rule: str | None = None

    def mark(self, role, rule):
        """Give the line a role and the name of the rule that gave it."""
        self.role, self.rule = role, rule


def split_lines(raw_text):
    r"""Split at ``\n``, ``\r\n`` and ``\r`` only, as (start, end) without the line end.

    Examples
    --------
    >>> split_lines("one\r\n\ntwo")
    [(0, 3), (5, 5), (6, 9)]
    """
    spans = []
    start = 0
    for part in re.split(r"(\r\n|\n|\r)", raw_text):
        if part in ("\r\n", "\n", "\r"):
            start += len(part)
        else:
            spans.append((start, start + len(part)))
            start += len(part)
    return spans


def clean_lines(raw_text, *, title=None, repeated=frozenset()):
    """Give every line of one article its role.

    Parameters
    ----------
    raw_text : str
    title : str, optional
        The title as metadata tell it: the line that reads so is the title.
    repeated : set of str
        Keys (`key_of`) of lines that many articles of the same outlet carry.

    Returns
    -------
    list of Line
    """
    lines = [Line(start, end, raw_text[start:end].strip()) for start, end in split_lines(raw_text)]
    for line in lines:
        if not line.text:
            line.mark("blank", "blank")
    filled = [line for line in lines if line.role is None]
    for line in filled:
        found = form_of(line.text)
        if found:
            line.mark(*found)
        elif key_of(line.text) in repeated:
            line.mark("furniture", "same line in other articles")
    _repetition(filled)
    _region(filled)
    _head(filled, title)
    _captions(lines)
    _tail(filled)
    for line in filled:
        if line.role is None:
            line.mark("body", "prose" if prose_score(line.text) > 0 else "unsure")
    return lines


def _repetition(filled):
    """Mark second copies of paragraphs, and a standfirst that the body repeats."""
    seen = {}
    keys = [key_of(line.text) for line in filled]
    for i, (line, key) in enumerate(zip(filled, keys, strict=True)):
        if line.role is not None or len(key) < 25:
            continue
        if key in seen:
            first = filled[seen[key]]
            if i - seen[key] == 1 and i <= 6 and first.role is None:
                caption = re.search(r"\d{4}\.?$", line.text)
                if caption:
                    first.mark("caption", "printed twice under a picture")
                    line.mark("caption", "printed twice under a picture")
                    continue
            line.mark("repeat", "printed twice")
        else:
            seen[key] = i
    for i, (line, key) in enumerate(zip(filled[:8], keys, strict=False)):
        if line.role is None and len(key) >= 40:
            for later, longer in zip(filled[i + 1 : i + 8], keys[i + 1 : i + 8], strict=False):
                if later.role is None and len(longer) > len(key) and key in longer:
                    line.mark("standfirst", "the body repeats it")
                    break


def _region(filled):
    """Find the run of lines that is the article: the cheapest path through two states, article and not article."""
    scores = [
        -1.0 if line.role == "furniture" else 0.0 if line.role is not None else prose_score(line.text)
        for line in filled
    ]
    inside, outside = 0.0, 0.0
    back = []
    for score in scores:
        stay, enter = inside, outside - SWITCH
        leave, rest = inside - SWITCH, outside
        back.append((stay >= enter, rest >= leave))
        inside, outside = max(stay, enter) + score, max(leave, rest)
    state, outsiders = inside >= outside, []
    for line, (stay, rest) in zip(reversed(filled), reversed(back), strict=True):
        if not state and line.role is None:
            outsiders.append(line)
        state = stay if state else not rest
    if any(line.role is None for line in filled) and len(outsiders) == sum(line.role is None for line in filled):
        return  # nothing reads like an article: all of it stays, in doubt
    for line in outsiders:
        line.mark("furniture", "outside the article")


def _head(filled, title):
    """Find the title: the line metadata names, else the first line when it reads like a headline."""
    body = next((i for i, line in enumerate(filled) if line.role is None), len(filled))
    wanted = key_of(title) if title else None
    for line in filled[: body + 3]:
        if wanted and key_of(line.text) == wanted:
            line.mark("title", "as metadata tells it")
            return
    for i, line in enumerate(filled[: body + 1]):
        if line.role in (None, "furniture") and line.rule in (None, "outside the article"):
            if i > 3 and line.role is None:
                return
            later = [x for x in filled[i + 1 :] if x.role is None][:3]
            words = line.text.split()
            if 2 <= len(words) <= 25 and (not later or max(len(x.text) for x in later) > len(line.text)):
                line.mark("title", "headline before the article")
            return


def _captions(lines):
    """Mark a short label directly above a caption (no blank line between) as part of it."""
    for above, line in zip(lines, lines[1:], strict=False):
        if line.role == "caption" and above.role in (None, "furniture") and len(above.text.split()) <= 6:
            above.mark("caption", "label of a caption")
        if above.role is None and line.role == "caption" and line.rule == "picture credit":
            above.mark("caption", "above a picture credit")


def _tail(filled):
    """Mark everything after the article's end (credit, "Related articles", comment form) unless the article goes on."""
    first = next((i for i, line in enumerate(filled) if line.role is None), len(filled))
    counts = Counter(key_of(line.text) for line in filled)
    end = None
    run = 0
    for i in range(first, len(filled)):
        line = filled[i]
        if line.rule in ENDS_ARTICLE:
            end, run = i if end is None else end, 0
        elif end is not None:
            fresh = line.role is None and prose_score(line.text) >= 1 and counts[key_of(line.text)] == 1
            run = run + 1 if fresh else 0
            if run == 2:
                end = None
    if end is not None:
        for line in filled[end + 1 :]:
            if line.role in (None, "repeat", "caption", "standfirst"):
                line.mark("furniture", "after the end of the article")
