"""Blocks of buttons inside an article: players, polls and charts, pasted with what is printed between their buttons.

By itself an answer of a poll or the title of a film reads like any short line. What tells it is its block: lines
without a blank one between, several of them buttons, none a paragraph, in a text whose paragraphs stand apart.
"""

import re
from itertools import pairwise

from analysis.corpus.lines.head import ITEM
from analysis.corpus.lines.sentences import SENTENCE_END

BUTTONS = "among buttons"
"""Rule of such lines."""
LEAST, SHARE = 2, 1 / 3
"""Buttons that a block has at least, and their share of its lines but bare numbers."""
APART = 0.8
"""Share of the paragraphs that stand apart, blank lines above and below, at least."""
_FORMS = frozenset({"interface", "advertisement", "share button", "subscription", "comment form", "related label"})
_BUTTON = re.compile(
    r"vote(?:\s+now)?|(?:view|see|show)\s+results|(?:total\s+)?votes?\s*:?\s*[\d.,]+|[\d.,]+\s+votes?(?:\s+cast)?|submit"
    r"|now\s+playing|up\s+next(?:\s+in\s+\d+)?|(?:current\s+time|duration|remaining\s+time|loaded)\s*:?\s*-?[\d:.]+\s?%?"
    r"|full\s?screen|playback\s+(?:speed|rate)|(?:subtitles|captions)\s+(?:on|off)|picture-in-picture"
    r"|get\s+the\s+data|embed|download\s+(?:this\s+)?(?:image|data|pdf|svg|png|csv)"
    r"|(?:created|made|built)\s+with\s+\S+(?:\s\S+)?|copy\s+(?:html|code|text|embed\s+code)|close(?:\s+window)?(?:\s+x)?",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s+[•·|]\s+")
_OF_A_CHART = re.compile(
    r"(?:chart|map|table|graphic|graph|infographic|sources?)\s*:\s?.{0,250}\b(?:get\s+the\s+data|download\s+(?:image|data)"
    r"|(?:created|made)\s+with\s+[A-Z]\w+)\b.{0,80}",
    re.IGNORECASE,
)
_TITLE = re.compile(r"now\s+playing|up\s+next(?:\s+in\s+\d+)?", re.IGNORECASE)
"""What stands above the title of a film."""
ANSWER = 8
"""Words of an answer or a label, at most."""
_NUMBER = re.compile(r"[\d\W]+")
"""A line of a chart's axis."""


def button_blocks(page):
    """Position: what stands among buttons, between two paragraphs; and lines of several buttons wherever they stand."""
    filled = page.filled
    for line in filled:
        if line.role is None and (_OF_A_CHART.fullmatch(line.text) or _n_buttons(line) >= LEAST):
            page.mark(line, "furniture", BUTTONS)
    prose = [i for i in range(len(filled)) if page.is_paragraph(i)]
    found = blocks(page)
    alone = {block[0] for block in found if len(block) == 1}
    if not prose or sum(i in alone for i in prose) < APART * len(prose):
        return
    for block in found:
        while block and page.is_paragraph(block[-1]):
            block = block[:-1]
        if block and prose[0] < block[0] and block[-1] < prose[-1] and _is_of_buttons(page, block):
            for k in block:
                text = filled[k].text
                headed = text.endswith("?") if k == block[0] else bool(_TITLE.fullmatch(filled[k - 1].text))
                few = len(text.split()) <= ANSWER and not SENTENCE_END.search(text)
                if filled[k].role is None and (headed or few):
                    page.mark(filled[k], "furniture", BUTTONS)


def blocks(page):
    """Cut the lines, as their places, wherever a blank one stands between."""
    blocks = [[0]] if page.filled else []
    for i, (line, below) in enumerate(pairwise(page.filled), 1):
        if page.raw_text.count("\n", line.end, below.start) > 1:
            blocks.append([])
        blocks[-1].append(i)
    return blocks


def _is_of_buttons(page, block):
    """Tell a block of short lines, no list, in which buttons are many."""
    lines = [page.filled[i] for i in block]
    words = [line for line in lines if not _NUMBER.fullmatch(line.text)]
    short = not any(page.is_paragraph(i) for i in block)
    items = sum(bool(ITEM.match(line.text)) for line in words)
    buttons = sum(map(_n_buttons, lines))
    return short and items * 2 < max(1, len(words)) and buttons >= max(LEAST, SHARE * len(words))


def _n_buttons(line):
    """Count the buttons in a line, where bars or dots part them."""
    if line.rule in _FORMS:
        return 1
    return sum(bool(_BUTTON.fullmatch(part)) for part in _PARTED.split(line.text)) if len(line.text) <= 320 else 0
