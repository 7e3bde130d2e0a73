"""The headline of an article and the standfirst under it.

A headline is told by what the page says twice (its own title, "Ferry runs again | Lysk Courier", begins with it), by
metadata, or by its form and place. A lead paragraph is none, however short: where there is no headline, there is none.
"""

import re
from functools import lru_cache
from itertools import takewhile

from analysis.corpus.lines.forms import LONGEST, form_of, key_of
from analysis.corpus.lines.kickers import SECTIONS, is_first_page, is_section
from analysis.corpus.lines.sentences import SENTENCE_END, spaced
from analysis.text.dateline import dateline_places
from analysis.text.dates import MONTH_PATTERN, WEEKDAY_PATTERN

TOLD_TITLE = "as metadata tells it"
"""Rule of the line that reads as metadata tell the title."""
DECK_BELOW = "deck below the headline"
"""Rule of the lines under a headline that tell more of it."""
PAGE_TITLE = "headline as in the page's title"
"""Rule of the headline that the page's own title begins with."""
SECTION = "section above the headline"
"""Rule of the names of sections and papers that stand above a headline."""
OUTSIDE = "outside the article"
"""Rule of the lines that stand beside the run of prose that reads most like the article."""
_NAME_OF_SITE = re.compile(r"\s*(?:[|·»]|\s[-–—:]\s)\s*")
_BEHIND_SECTIONS = re.compile(r"[^.!?]{2,60}\s[|/›»>]\s(?P<headline>[^|/›»>]{10,250})")
"""Where a page stands on its site, the headline last: "News / Harbour / Ferry runs again"."""
LINK_BEFORE = ("furniture", "see also")
"""Form of a link with a word before it ("Watch | Ferry runs again"), which is no section of the page."""
LENGTH = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d")
"""How long a film is, on a line of its own; also an hour, which alone tells no day."""
ITEM = re.compile(rf"(?:\(?\d{{1,3}}[.):]?|[-–—•*·]|{MONTH_PATTERN}\s\d{{1,2}}|{WEEKDAY_PATTERN})[\s,:–—-]+\S")
"""How an item of a list begins: a number, a mark or a day."""
_NUMBERED = re.compile(r"(?:\(?\d{1,3}[.):]|[-–—•*·])\s+\S")
_MARKED = re.compile(r"[-–—•*·+]\s+\S+(?:\s\S+){0,3}")
WRITER = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*)(?: (?:d[aeiu]|del|van|von|der|al|bin|el|[^\W\d_a-z][\w.'’-]*)){1,3}"
    r"(?:(?:,| \||  ?[-–—•]| in) (?:[^\W\d_a-z][\w.'’-]*)(?: [^\W\d_a-z][\w.'’-]*){0,3})?"
)
JOB = re.compile(
    r"(?:[\w’'&-]+\s){0,4}(?:correspondent|reporter|editor|columnist|writer|critic|contributor)s?"
    r"(?:\s(?:in|for|at)\s[\w’' -]{2,30})?",
    re.IGNORECASE,
)
"""What a writer is, on the line below the name."""
_SIGNED = re.compile(rf"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){{1,3}},\s(?i:{JOB.pattern})")
"""Who wrote and what that is, on one line."""
_NO_HEADING = re.compile(r"[.,:;!?…\"'”’)\]]$|\d$|\S@\S")
_LABEL = re.compile(r"[^\W\d_a-z][\w’'-]*(?: [\w’'-]+){0,3}: [“\"]?[^\W\d_a-z]")
LABELLED = 16
"""Words of a headline behind a label, at most."""
_QUESTION = re.compile(r"[^.!?]*\?")
SHORT_HEADLINE = 16
"""Words of a headline that is a whole sentence, full stop and all."""
DECK = 11
"""Words of a line between headline and byline from which on it is a deck rather than the headline."""
WHOLE = 8
"""Words of a headline that may stand above a shorter deck: sections and teasers have fewer, or others above them."""
STAMPS = ("byline", "timestamp")
NEAREST = 6
"""Lines of some words above the article that may be its headline, points of a list between not counted."""
NOISE = 12
"""Lines between headline and article that are neither: what is shared, who is who, what pictures show."""
_SAYS_WHEN = re.compile(r"(?:first\s+)?(?:published|updated|posted)\b|.*\bago\b", re.IGNORECASE)
_DATELINE = re.compile(r"^[A-Z][A-Z.'’-]{2,}(?:[ /][A-Z][A-Z.'’-]+){0,3}(?:[,(]|\s[-–—(])")


def is_headline(text, *, least=4):
    """Tell a line of some words that has no full stop, or that capitalises most of its long words.

    Examples
    --------
    >>> is_headline("Dockers in Port Ennis return to work"), is_headline("The dockers returned to work.")
    (True, False)
    """
    words = text.split()
    if not least <= len(words) <= 22:
        return False
    if not SENTENCE_END.search(text):
        return not text.endswith((":", ","))
    return in_capitals(words)


def is_heading(text):
    """Tell a few words that may part paragraphs, or a label and the headline of another piece ("In depth: ...").

    Examples
    --------
    >>> [is_heading(text) for text in ("What comes next", "What to know: How the quay will be paid for", "It rained.")]
    [True, True, False]
    """
    words = len(text.split())
    return (
        text[0].isupper()
        and not _NO_HEADING.search(text)
        and (words <= 8 or (words <= LABELLED and bool(_LABEL.match(text))))
    )


def in_capitals(words):
    """Tell whether most long words of a line are capitalised, as in the headlines of some papers."""
    long = [word for word in words[1:] if len(word) > 4 and word[0].isalpha()]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


@lru_cache(maxsize=4)
def page_titles(texts):
    """Map what stands before a bar or dash and a name ("Ferry runs again | Lysk Courier") to the first line with it.

    So too what stands behind the names of sections.
    """
    found = {}
    for i, text in enumerate(texts):
        if len(text) <= LONGEST and form_of(text) != LINK_BEFORE:
            for match in _NAME_OF_SITE.finditer(text):
                if 1 <= len(text[match.end() :].split()) <= 8:
                    found.setdefault(key_of(text[: match.start()]), i)
            behind = _BEHIND_SECTIONS.fullmatch(text)
            if behind and len(behind["headline"].split()) >= 4:
                found.setdefault(key_of(behind["headline"]), i)
    return found


def headlines_of_page(page):
    """Find the lines that the page's own title begins with: the headline, and links to the page itself.

    The page's own title is the first line of a dump, or a line that adds the name of the site.
    """
    titles, found = page_titles(tuple(line.text for line in page.filled)), []
    for i, key in enumerate(page.keys[1:], 1):
        words = len(spaced(key).split())
        if (words >= 2 and titles.get(key, i) < i) or (words >= 3 and page.keys[0].startswith(key)):
            found.append(i)
    return found


def headline_of_page(page, run):
    """Find the headline that has most of the run of prose below it."""
    half, tops = sum(len(page.filled[i].text) for i in range(*run)) / 2, set(headlines_of_page(page))
    for i in range(run[1] - 1, 0, -1):
        if half <= 0 and i in tops:
            return i
        if i >= run[0]:
            half -= len(page.filled[i].text)
    return None


def menu(page):
    """Position: three names of sections and more, each behind a mark, above the first paragraph and a line above it.

    Browsers for terminals write menus so; what stands above such a list goes with it. Names of sections are one word or
    have capitals throughout; points in which a piece is told in short are neither, or stand below its headline.
    """
    top = list(takewhile(lambda i: not page.is_paragraph(i), range(len(page.filled))))
    free = [i for i in top if page.filled[i].role is None]
    items = [i for i in free if _MARKED.fullmatch(page.filled[i].text)]
    above = [i for i in free if items and i <= items[-1]]
    short = all(len(page.filled[i].text.split()) <= 6 and not SENTENCE_END.search(page.filled[i].text) for i in above)
    if len(items) < 3 or not short or not any(is_headline(page.filled[i].text) for i in free if i > items[-1]):
        return
    names = [page.filled[i].text.split()[1:] for i in items]
    tops = page_titles(tuple(line.text for line in page.filled)).values()
    headed = any(is_headline(page.filled[i].text) and i not in tops for i in above if i < items[0])
    sections = sum(len(name) == 1 or (not headed and all(word[0].isupper() for word in name)) for name in names)
    if sections * 2 >= len(items):
        for i in above:
            page.mark(page.filled[i], "furniture", SECTION)


def head(page):
    """Position: the title is the headline before the article; what stands between it and a rule is a standfirst."""
    filled = page.filled
    body = next((i for i, line in enumerate(filled) if line.role is None and page.scores[i] > 0), None)
    found = next((i for i, line in enumerate(filled) if line.role == "title"), None)
    if found is None:
        found = told_title(page, body) if page.title else headline(page, body)
    if found is None:
        return
    if page.title:
        _above(page, found)
    _again(page, found)
    _decks_in_capitals(page, found)
    _writer(page, found)
    after = [line for line in filled[found + 1 :] if line.role not in ("furniture", "timestamp", "byline", "caption")]
    if len(after) > 4 and after[0].role is None and after[1].role == "separator" and len(after[0].text) <= LONGEST:
        page.mark(after[0], "standfirst", "one paragraph before a rule")


def _above(page, found):
    """Position: names of papers and sections above a headline that metadata tell, where no sentence stands there."""
    above = [line for line in page.filled[:found] if line.role is None]
    if all(len(line.text.split()) <= 6 and not SENTENCE_END.search(line.text) for line in above):
        for line in above:
            page.mark(line, "furniture", SECTION)


def _decks_in_capitals(page, found):
    """Position: what stands in capitals below a headline in capitals, as old papers set it, above one that has none."""
    below = page.filled[found + 1 :]
    decks = list(takewhile(lambda line: line.role is None and line.text.isupper(), below))
    if decks and page.filled[found].text.isupper() and len(decks) < len(below):
        for line in decks:
            page.mark(line, "standfirst", DECK_BELOW)


def _writer(page, found):
    """Position: a name alone under the headline, before the first paragraph, is who wrote it; so is what that is below.

    One sentence may stand between, a standfirst, if the day stands below the name.
    """
    lines, standfirst = page.filled, False
    for i in range(found + 1, min(found + 6, len(lines))):
        line = lines[i]
        named = WRITER.fullmatch(line.text) or _SIGNED.fullmatch(line.text)
        if line.role == "byline" or (line.role is None and named):
            job = _is_job(lines[i + 1 : i + 3])
            below = lines[i + 1 + job].role if i + 1 + job < len(lines) else None
            place = line.text.casefold() in dateline_places()
            if line.role is None and standfirst and (below != "timestamp" or place):
                return
            for k in range(i + (line.role == "byline"), i + 1 + job):
                page.mark(lines[k], "byline", "name under the headline")
            return
        if line.role is None and page.scores[i] > 0 and SENTENCE_END.search(line.text):
            if standfirst:
                return
            standfirst = True


def _is_job(lines):
    """Tell what a writer is, on the line below the name: any few words do where the day stands below them."""
    if not lines or lines[0].role is not None:
        return False
    few = len(lines[0].text.split()) <= 5 and not SENTENCE_END.search(lines[0].text)
    return bool(JOB.fullmatch(lines[0].text)) or (few and [line.role for line in lines[1:]] == ["timestamp"])


def _again(page, found):
    """Repetition: the headline a second time, which is no sentence of the article."""
    for i, line in enumerate(page.filled):
        if i != found and line.role is None and page.keys[i] == page.keys[found]:
            page.mark(line, "repeat", "the headline again")
    title = page_titles(tuple(line.text for line in page.filled)).get(page.keys[found])
    if title is not None and page.filled[title].role is None:
        page.mark(page.filled[title], "furniture", "the page's title")


def told_title(page, body):
    """Find the line that reads as metadata tell the title, or shares most words with it."""
    wanted = set(key_of(page.title).split())
    last = len(page.filled) if body is None else min(len(page.filled), body + 4)
    for i in range(last - 1, -1, -1):
        words = set(page.keys[i].split())
        free = page.filled[i].role is None or page.filled[i].rule == OUTSIDE
        if free and words and len(words & wanted) >= 0.8 * max(len(words), len(wanted)):
            page.mark(page.filled[i], "title", TOLD_TITLE)
            return i
    return None


def headline(page, body):
    """Find the headline: the line nearest above the article, or its own first line where that is one."""
    filled = page.filled
    last = body if body is not None else 2  # nothing reads like prose: only a line at the top can be a headline
    free = [i for i in range(min(last + 1, len(filled))) if filled[i].role is None or filled[i].rule == OUTSIDE]
    for i in _kickers(page, free):
        page.mark(filled[i], "furniture", SECTION)
        free.remove(i)
    twice = _printed_twice(page, free)
    if twice is not None:
        page.mark(filled[twice], "title", "headline before the article")
        return twice
    worded = [i for i in free if len(filled[i].text.split()) > 1]
    near = [i for i in worded if not opens_with_dateline(filled[i].text)][-NEAREST:]
    if any(is_headline(filled[i].text, least=5) for i in near):  # else the name of a section is all there is
        near = [i for i in near if not SECTIONS.fullmatch(filled[i].text)]
    for i in worded[:1] if len(free) <= 4 else reversed(near):
        text = filled[i].text
        later = [len(line.text) for line in filled[i + 1 :] if line.role is None][:3]
        shorter = max(later, default=0) > len(text)
        if i == body and (i > 3 or not shorter):
            continue
        if 2 <= len(text.split()) <= 25 and reads_like_headline(page, i) and (shorter or (i != body and later)):
            i = _above_writer(page, _above_stamp(page, i, free), free)
            above = next((k for k in reversed(free) if k < i), i)
            title = above if _is_deck(page, above, i) else i
            page.mark(filled[title], "title", "headline before the article")
            below = next((k for k in free if k > title), title)
            if _is_deck(page, title, below) and not SENTENCE_END.search(filled[below].text):
                page.mark(filled[below], "standfirst", DECK_BELOW)
            return title
    return None


def _printed_twice(page, free):
    """Find the second of two equal headlines near the article, with nothing but forms between: the day, who wrote it.

    A link stands twice as well, but in a menu, where no day is.
    """
    near = [i for i in free[-NEAREST:] if is_headline(page.filled[i].text, least=5)]
    for i in reversed(near):
        first = next((k for k in range(max(0, i - NOISE), i) if page.keys[k] == page.keys[i]), None)
        if first is not None and page.counts[page.keys[i]] == 2:
            between = page.filled[first + 1 : i]
            if (
                between
                and all(line.role is not None for line in between)
                and any(line.role in STAMPS for line in between)
            ):
                return i
    return None


def _above_stamp(page, i, free):
    """Find the headline above who wrote, or how long ago, where other lines stand between these and the article.

    A day alone does not count: sites print that of today above their pages.
    """
    lines, k = page.filled, i - 1
    if i + 1 < len(lines) and lines[i + 1].role in STAMPS and not LENGTH.fullmatch(lines[i + 1].text):
        return i
    while k >= max(0, i - NOISE) and lines[k].role not in STAMPS:
        k -= 1
    stamps = []
    while k >= 0 and (lines[k].role in STAMPS or lines[k].rule in ("share button", "interface")):
        stamps.append(lines[k])
        k -= 1
    told = any(line.role == "byline" or _SAYS_WHEN.match(line.text) for line in stamps if line.role in STAMPS)
    alone = k in free and is_headline(lines[k].text) and page.counts[page.keys[k]] == 1
    return k if told and k >= max(0, i - NOISE) and alone else i


def _above_writer(page, i, free):
    """Find the headline right above a name alone that the day stands below: the name is who wrote."""
    lines = page.filled
    named = WRITER.fullmatch(lines[i].text) and i + 1 < len(lines) and lines[i + 1].role == "timestamp"
    alone = i - 1 in free and is_headline(lines[i - 1].text, least=5) and page.counts[page.keys[i - 1]] == 1
    return i - 1 if named and alone and not WRITER.fullmatch(lines[i - 1].text) else i


def _is_deck(page, above, i):
    """Tell a line like a headline, below a shorter one, a whole one or the first line, above who wrote or the day."""
    lines = page.filled
    headline, deck = lines[above].text, lines[i].text
    if i <= above or i + 1 >= len(lines) or any(line.rule != "interface" for line in lines[above + 1 : i]):
        return False
    first = above == 0 and not _NAME_OF_SITE.search(headline)
    whole = len(headline.split()) >= WHOLE and not (above and is_headline(lines[above - 1].text))
    longer = 3 * len(headline) <= 2 * len(deck) or first or whole
    long = (len(deck.split()) >= DECK and longer) or bool(SENTENCE_END.search(deck))
    alone = is_headline(headline) and page.counts[page.keys[above]] == 1 and not SENTENCE_END.search(headline)
    below = (line for line in lines[i + 1 : i + 5] if line.role != "furniture" and not is_section(line.text))
    return long and alone and next((line.role in STAMPS for line in below), False)


def _kickers(page, free):
    """Find the names of sections that stand above a headline, one below the other."""
    texts = [page.filled[i].text for i in free]
    if len(texts) > 1 and is_first_page(page, free) and any(map(str.isupper, texts[1:])):
        return free[:1]
    first = next((k for k, text in enumerate(texts) if not is_section(text)), len(texts))
    return free[:first] if first < len(texts) and is_headline(texts[first]) else []


def opens_with_dateline(text):
    """Tell a line that begins with a dateline, a number or the mark of a list.

    Examples
    --------
    >>> opens_with_dateline("BAKU, May 3 - The road is open."), opens_with_dateline("The road is open.")
    (True, False)
    """
    return bool(_DATELINE.match(text) or _NUMBERED.match(text))


def reads_like_headline(page, i):
    """Tell a headline by its form: no full stop, or capitals, or few words above a byline, a time or a button.

    A short question at the very top is one too.
    """
    text = page.filled[i].text
    words = text.split()
    if opens_with_dateline(text) or text.endswith((":", ",")):
        return False
    if not SENTENCE_END.search(text) or in_capitals(words) or text.isupper():
        return True
    if len(words) > SHORT_HEADLINE:
        return False
    below = page.filled[i + 1] if i + 1 < len(page.filled) else None
    if below is not None and (below.role in ("byline", "timestamp") or below.rule == "share button"):
        return True
    return bool(_QUESTION.fullmatch(text)) and i == 0
