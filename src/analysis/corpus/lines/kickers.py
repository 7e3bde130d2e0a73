"""What stands above headlines: names of sections and of newspapers, months, a word or two in capitals."""

import re

from analysis.corpus.lines.sentences import SENTENCE_END
from analysis.corpus.lines.stamps import is_masthead
from analysis.text.dates import MONTH_PATTERN, find_dates

SECTIONS = re.compile(
    r"(?:\w+\s+){0,2}(?:news|politics|business|economy|opinions?|comment|commentary|analysis|world|sports?|culture"
    r"|editorials?"
    r"|features?|health|science|technology|society|europe|asia|africa|americas|middle\s+east|caucasus|region"
    r"|explainer|exclusive)",
    re.IGNORECASE,
)


def is_first_page(page, free):
    """Tell a page that opens with a few words in capitals above a day and its weekday: the name of an old newspaper."""
    if free[0] != 0 or page.filled[1].role != "timestamp":
        return False
    name, day = page.filled[0].text, page.filled[1].text
    return name.isupper() and len(name.split()) <= 5 and any(m.weekday is not None for m in find_dates(day))


def is_section(text):
    """Tell what stands above headlines: the name of a section or a newspaper, a month, one or two words in capitals.

    Behind a bar the name of a smaller one may follow ("News|Fisheries").
    """
    first, _, rest = text.partition("|")
    section = SECTIONS.fullmatch(first.strip()) or (text.isupper() and len(first.split()) <= 2)
    if rest.strip() and section and not SENTENCE_END.search(rest):
        return len(rest.split()) <= 4
    words = text.split()
    if len(words) > 4 or SENTENCE_END.search(text):
        return False
    return bool(
        SECTIONS.fullmatch(text)
        or is_masthead(text)
        or re.fullmatch(MONTH_PATTERN, text, re.IGNORECASE)
        or (text.isupper() and len(words) <= 2)
    )
