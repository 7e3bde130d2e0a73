"""Labels of a site in another script than its article: "シェア" or "Читать далее" round a text in Latin letters.

What they say in any language shows by their form: a few words without a full stop, none in the script of the article.
Below the last paragraph it may be more of them, and a name in the script of the article among them.
"""

import re

from analysis.corpus.lines.sentences import SENTENCE_END

FOREIGN = "label in another script"
"""Rule of such lines."""
SHARE = 0.9
"""Share of the letters of a text that are Latin, at least."""
LEAST = 3
"""Labels of one site, at least: one foreign line alone is what somebody shouts or writes in the article."""
LONGEST = 30
"""Characters."""
LONGEST_BELOW = 160
"""Characters of a line below the last paragraph."""
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_QUOTED = re.compile(r"[\"“”«»„「」『』]")


def foreign_labels(page):
    """Position: short lines without a Latin letter, above and below an article in Latin script, and alone inside it."""
    filled = page.filled
    text = "".join(line.text for line in filled)
    if len(_LATIN.findall(text)) < SHARE * len(_LETTER.findall(text)):
        return
    found = {i for i, line in enumerate(filled) if line.role is None and _is_foreign(line.text)}
    prose = [i for i in range(len(filled)) if page.is_paragraph(i) and not _is_mostly_foreign(filled[i].text)]
    if not prose:
        return
    found |= {
        i for i in range(prose[-1] + 1, len(filled)) if filled[i].role is None and _is_mostly_foreign(filled[i].text)
    }
    found -= _of_a_list(filled, found, prose[0])
    told = {i for i, line in enumerate(filled) if line.role == "furniture" and _opens_foreign(line.text)}
    if len(found | told) < LEAST:
        return
    for i in sorted(found):
        inside = prose[0] < i < prose[-1]
        if not inside or not found & {i - 1, i + 1}:  # lines one below the other inside an article are a poem's
            page.mark(filled[i], "furniture", FOREIGN)


def _of_a_list(filled, found, first):
    """Find lines one below the other under a heading below the first paragraph: names in their own script, say."""
    headed = set()
    for i in sorted(found):
        heading = filled[i - 1] if i - 1 > first and i - 1 not in found else None
        own = heading is not None and heading.role is None and _LATIN.search(heading.text)
        if i - 1 in headed or (own and i + 1 in found and not SENTENCE_END.search(heading.text)):
            headed.add(i)
    return headed


def _is_foreign(text):
    """Tell a few words in another script that are no sentence and no quotation."""
    if len(text) > LONGEST or _LATIN.search(text) or not _LETTER.search(text):
        return False
    return not SENTENCE_END.search(text) and not _QUOTED.search(text)


def _is_mostly_foreign(text):
    """Tell a line with most letters of another script, and no quotation in it."""
    letters = _LETTER.findall(text)
    few = len(text) <= LONGEST_BELOW and not _QUOTED.search(text)
    return few and 2 * len(_LATIN.findall(text)) < len(letters)


def _opens_foreign(text):
    """Tell a line whose first letter is of another script: a label before a headline in that of the article."""
    first = _LETTER.search(text)
    return first is not None and not _LATIN.match(first[0])
