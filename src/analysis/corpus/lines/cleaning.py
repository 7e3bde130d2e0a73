"""Raw text to lines with roles; the body lines make up `text`.

Three kinds of evidence decide, each under a name that stands in the column `rule`: form (what one line is by itself,
`forms`), position (the run of lines that reads like an article, what stands before, between and after it) and
repetition (the same line again, in this article or in others of its outlet). A line in doubt stays in the body, under
the rule `unsure`.
"""

from collections import Counter, defaultdict

from analysis.corpus.lines.ends import end, tail
from analysis.corpus.lines.forms import SENTENCE_END, key_of
from analysis.corpus.lines.head import SHORT_HEADLINE, head, opens_with_dateline
from analysis.corpus.lines.page import Page

HEADED = (10, 0.6)
"""Files open with their headline where at least so many texts, and this share of them, begin with a short line."""
BY_CORPUS = "headline, as most files of the corpus begin with one"
"""Rule of a headline that is told by the other files."""
REPEATED_IN = (3, 0.02)
"""A line is its outlet's, not its article's, in more articles than this number and this share of them."""


def clean_lines(raw_text, *, title=None, extracted=False, repeated=frozenset(), without=frozenset()):
    """Give every line of one article its role.

    Parameters
    ----------
    raw_text : str
    title : str, optional
        The title as metadata tell it: the line that reads so is the title.
    extracted : bool
        True where the text comes from a web page whose tags told already where the article is.
    repeated : set of str
        Keys (`key_of`) of lines that many articles of the same outlet carry.
    without : set of str
        Rules that are switched off.

    Returns
    -------
    list of Line
    """
    page = Page(raw_text, title, extracted, repeated, without)
    page.forms()
    page.article()
    end(page)
    tail(page)
    page.copies()
    head(page)
    page.captions()
    page.headings()
    page.body()
    return page.rewrap()


def clean_articles(raw_texts, *, titles, outlets, extracted, without=frozenset()):
    """Clean many articles, and then again those that carry lines which their outlet repeats.

    Parameters
    ----------
    raw_texts : list of str
    titles, outlets : list of str or None
        As metadata tell them, aligned to `raw_texts`.
    extracted : list of bool
        Which texts come from web pages whose tags told where the article is.
    without : set of str
        Rules that are switched off.

    Returns
    -------
    list of list of Line
    """
    cleaned = [
        clean_lines(raw, title=title, extracted=page, without=without)
        for raw, title, page in zip(raw_texts, titles, extracted, strict=True)
    ]
    clean_repeated(raw_texts, cleaned, titles=titles, outlets=outlets, extracted=extracted, without=without)
    find_headlines(cleaned, titles=titles, extracted=extracted, without=without)
    return cleaned


def find_headlines(cleaned, *, titles, extracted, without=frozenset()):
    """Make titles, in place, of first lines with a full stop, where most texts of the corpus begin with a headline.

    By itself a short first sentence may be a headline or a lead ("The ferry sank on Monday."). Exports that write the
    headline first write it first in every file.

    Parameters
    ----------
    cleaned : list of list of Line
    titles, extracted
        As in `clean_articles`: only plain texts without a told title count, and change.
    without : set of str
        Rules that are switched off.
    """
    if BY_CORPUS in without:
        return
    plain = [lines for lines, title, page in zip(cleaned, titles, extracted, strict=True) if not title and not page]
    firsts = [(_first(lines), lines) for lines in plain]
    short = [(line, lines) for line, lines in firsts if line is not None]
    if len(plain) < HEADED[0] or len(short) < HEADED[1] * len(plain):
        return
    for line, lines in short:
        if line.role == "body" and not any(other.role == "title" for other in lines):
            line.role, line.rule = "title", BY_CORPUS


def _first(lines):
    """Give the first line that is not blank, if it is short, no dateline, and a longer paragraph follows; or None."""
    filled = [line for line in lines if line.text]
    body = [line for line in filled if line.role in ("title", "body")]
    if len(body) < 2 or filled[0] is not body[0]:
        return None
    text, longest = body[0].text, max(len(line.text) for line in body[1:4])
    few = 2 <= len(text.split()) <= SHORT_HEADLINE
    return body[0] if few and longest > len(text) and not opens_with_dateline(text) else None


def clean_repeated(raw_texts, cleaned, *, titles, outlets, extracted, without=frozenset()):
    """Clean again, in place, the articles with lines that stand in many articles of their outlet.

    A line that is no sentence counts wherever it stands; a sentence only as one of the first or last three lines of
    every article that has it, where notices stand: background that an outlet tells again and again is its text.
    """
    if "same line in other articles" in without:
        return
    by_outlet = defaultdict(list)
    for i, outlet in enumerate(outlets):
        by_outlet[outlet].append(i)
    for members in by_outlet.values():
        if len(members) <= REPEATED_IN[0]:
            continue
        counts, inside, found = Counter(), set(), []
        for i in members:
            body = [(key_of(line.text), line.text) for line in cleaned[i] if line.role in ("body", "title")]
            inside.update(key for key, text in body[3:-3] if SENTENCE_END.search(text) and len(key.split()) > 4)
            found.append({key for key, _ in body})
            counts.update(found[-1])
        least = max(REPEATED_IN[0], REPEATED_IN[1] * len(members))
        repeated = {key for key, n in counts.items() if n > least and key not in inside}
        for i, keys in zip(members, found, strict=True):
            if repeated & keys:
                known = {"title": titles[i], "extracted": extracted[i]}
                cleaned[i] = clean_lines(raw_texts[i], **known, repeated=repeated, without=without)
