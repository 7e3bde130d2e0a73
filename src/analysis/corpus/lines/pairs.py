"""What lines are that stand one below the other: a caption and its label or credit, a name and what its bearer is."""

import re
from itertools import pairwise

from analysis.corpus.lines.forms import LONGEST
from analysis.corpus.lines.head import JOB, LENGTH, NOISE, WRITER, is_headline
from analysis.corpus.lines.pictures import CAPTION_LABEL, is_caption_again, is_credit_alone, is_repeated_caption
from analysis.corpus.lines.sentences import SENTENCE_END, is_told

LONG = 100
"""Characters of a paragraph that shows whether blank lines stand between paragraphs."""
APART = 0.6
"""Share of them that stand apart from the next, at least."""
WATCH = re.compile(r"\W*(?:watch|video|film|listen)\b", re.IGNORECASE)
FILM_LENGTH = re.compile(r"(?:duration\s*:?\s*)?(?:\d{1,2}:)?\d{1,2}:\d\d", re.IGNORECASE)
FILM = 4
"""Lines from the link to a film to its length, at most: its title, and when it was shown."""
OF_WHOM = 6
"""Words of the line below a name that tells for whom its bearer wrote, at most."""


def pair_forms(page):
    """Form: a caption below its label or above itself with a credit, a job below a name, a film above its length."""
    spaced = is_spaced(page)
    for above, line in pairwise(page.filled):
        beside = spaced and page.raw_text.count("\n", above.end, line.start) < 2
        beside = beside or (len(line.text.split()) <= 25 and not is_told(line.text))
        if line.role is None and beside and len(line.text) <= LONGEST and CAPTION_LABEL.fullmatch(above.text):
            page.mark(above, "furniture", "interface")
            page.mark(line, "caption", "below the label of a caption")
        elif above.role is None and is_caption_again(above.text, line.text):
            page.mark(above, "caption", "printed twice under a picture")
            page.mark(line, "caption", "printed twice under a picture")
        elif above.rule == "copyright" and LENGTH.fullmatch(line.text):
            page.mark(above, "caption", "picture credit")
        elif line.role is None and above.text.strip(" :") in ("By", "BY") and WRITER.fullmatch(line.text):
            page.mark(above, "byline", "byline")
            page.mark(line, "byline", "byline")
        elif line.role is None and above.role == "byline" and JOB.fullmatch(line.text):
            page.mark(line, "byline", "byline")


def film_boxes(page):
    """Position: what a film shows, below its length, where the next paragraph of the article follows at once.

    Elsewhere blank lines stand between paragraphs, so one of the two is none; a paragraph alone is the article's.
    """
    if not is_spaced(page):
        return
    for i, line in enumerate(page.filled[:-2]):
        watch = any(WATCH.match(above.text) for above in page.filled[max(0, i - FILM) : i] if above.rule == "see also")
        if not watch or not FILM_LENGTH.fullmatch(line.text):
            continue
        at_once = page.raw_text.count("\n", line.end, page.filled[i + 2].start) == 2
        if at_once and page.is_paragraph(i + 1) and page.is_paragraph(i + 2):
            page.mark(page.filled[i + 1], "caption", "about a film")


def writers_below_day(page):
    """Position: a name alone below the day, and a name of some words below it, right above the first paragraph.

    So stand who wrote and for whom, if a headline stands above the day.
    """
    lines = page.filled
    for i in range(1, len(lines) - 1):
        named = lines[i].role is None and lines[i - 1].role == "timestamp" and WRITER.fullmatch(lines[i].text)
        if not named or not any(is_headline(line.text, least=5) for line in lines[max(0, i - NOISE) : i - 1]):
            continue
        of = lines[i + 1]
        whose = (
            of.role is None and len(of.text.split()) <= 6 and of.text[0].isupper() and not SENTENCE_END.search(of.text)
        )
        below = i + 1 + whose
        if below < len(lines) and page.is_paragraph(below):
            for line in lines[i:below]:
                page.mark(line, "byline", "name under the headline")
        return


def above_captions(page):
    """Position: a line directly above a caption, no blank line between, is part of it: what the picture shows."""
    spaced = is_spaced(page)
    for above, line in zip(page.lines[-2::-1], page.lines[:0:-1], strict=True):
        if line.role != "caption" or not above.text or above.role not in (None, "furniture", "repeat"):
            continue
        short, shows = len(above.text.split()) <= 25, is_repeated_caption(above.text)
        if short and shows and (spaced or is_credit_alone(line.text)):
            page.mark(above, "caption", "above a picture credit")


def is_spaced(page):
    """Tell a text whose paragraphs have blank lines between them; what stands around them may have none."""
    long = [
        line.role is None and len(line.text) > LONG and bool(SENTENCE_END.search(line.text)) for line in page.filled
    ]
    pairs = [pair for pair, both in zip(pairwise(page.filled), pairwise(long), strict=True) if all(both)]
    apart = sum(page.raw_text.count("\n", above.end, below.start) > 1 for above, below in pairs)
    if len(pairs) >= 2 and apart >= APART * len(pairs):
        return True
    return sum(line.role == "blank" for line in page.lines) * 3 >= len(page.lines)
