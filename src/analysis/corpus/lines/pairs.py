"""What lines are that stand one below the other: a caption and its label or credit, a name and what its bearer is."""

from itertools import pairwise

from analysis.corpus.lines.buttons import blocks
from analysis.corpus.lines.forms import LONGEST
from analysis.corpus.lines.head import JOB, LENGTH, NOISE, WRITER, is_headline
from analysis.corpus.lines.pictures import CAPTION_LABEL, is_caption_again, is_credit_alone, is_repeated_caption
from analysis.corpus.lines.sentences import SENTENCE_END, is_told

LONG = 100
"""Characters of a paragraph that shows whether blank lines stand between paragraphs."""
APART = 0.6
"""Share of them that stand apart from the next, at least."""
LABELS = frozenset({"related label", "see also"})
"""Forms that stand above links and films."""
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


def glued_boxes(page):
    """Position: what stands between a label of links or of a film and the paragraph on the last line of its block.

    Where blank lines stand between paragraphs, only the last can be the article's: one above it, below a line of a few
    words, is a teaser, or says what a film shows.
    """
    for block in blocks(page) if is_spaced(page) else ():
        if page.filled[block[0]].rule not in LABELS or len(block) < 3 or not page.is_paragraph(block[-1]):
            continue
        told = [i for i in block[1:-1] if page.is_paragraph(i)]
        if not any(i == block[1] or i - 1 in told for i in told):
            for i in block[1:-1]:
                if page.filled[i].role is None:
                    page.mark(page.filled[i], "furniture", "box right above a paragraph")


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
