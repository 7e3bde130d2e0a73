"""Raw text to lines with roles; the body lines make up `text`.

Three kinds of evidence decide, each under a name that stands in the column `rule`: form (what one line is by itself,
`forms`), position (the run of lines that reads like an article, what stands before, between and after it) and
repetition (the same line again, in this article or in others of its outlet). A line in doubt stays in the body, under
the rule `unsure`.
"""

from collections import defaultdict

import numpy as np

from analysis.corpus.lines.appeals import appeals
from analysis.corpus.lines.buttons import button_blocks
from analysis.corpus.lines.end_marks import part_end_mark
from analysis.corpus.lines.ends import about_writers, contacts, end, tail
from analysis.corpus.lines.foreign import foreign_labels
from analysis.corpus.lines.forms import key_of
from analysis.corpus.lines.head import SHORT_HEADLINE, head, menu, opens_with_dateline
from analysis.corpus.lines.page import Page
from analysis.corpus.lines.pairs import above_captions, glued_boxes, pair_forms, writers_below_day
from analysis.corpus.lines.repeats import copies
from analysis.corpus.lines.sentences import SENTENCE_END
from analysis.corpus.sketches import hash_words

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
    pair_forms(page)
    writers_below_day(page)
    glued_boxes(page)
    foreign_labels(page)
    button_blocks(page)
    menu(page)
    page.article()
    end(page)
    contacts(page)
    tail(page)
    copies(page)
    head(page)
    about_writers(page)
    appeals(page)
    above_captions(page)
    page.headings()
    page.body()
    return part_end_mark(raw_text, page.rewrap(), without)


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
    if begin_with_headlines(len(plain), sum(begins_short(lines) for lines in plain)):
        for lines in plain:
            first_as_title(lines)


def begin_with_headlines(n_plain, n_short):
    """Tell whether so many plain texts of a corpus begin with a short line that it is their headline."""
    return n_plain >= HEADED[0] and n_short >= HEADED[1] * n_plain


def begins_short(lines):
    """Tell whether an article begins with a line that may be its headline."""
    return _first(lines) is not None


def first_as_title(lines):
    """Make the first line the title, in place, if it may be one and the article has none."""
    line = _first(lines)
    if line is not None and line.role == "body" and not any(other.role == "title" for other in lines):
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
    every article that has it, where notices stand: background that an outlet tells again and again is its text. Copies
    of an article, as two services deliver it, count as one.
    """
    if "same line in other articles" in without:
        return
    sketches = [line_sketch(lines) for lines in cleaned]
    for i, repeated in repeated_lines(outlets, sketches).items():
        known = {"title": titles[i], "extracted": extracted[i]}
        cleaned[i] = clean_lines(raw_texts[i], **known, repeated=repeated, without=without)


def line_sketch(lines):
    """Say which lines of an article may be its outlet's: numbers of their keys, and what speaks against each.

    Parameters
    ----------
    lines : list of Line
        As cleaned without knowing what is repeated.

    Returns
    -------
    ndarray of uint64, shape (lines, 2)
        Number of the key of each line that is not blank; 0 for a line that is no body or title, 1 for one that is,
        3 for a sentence of it that stands inside the article.
    """
    filled = [line for line in lines if line.text]
    keys = [key_of(line.text) for line in filled]
    body = [i for i, line in enumerate(filled) if line.role in ("body", "title")]
    flags = np.zeros(len(filled), dtype=np.uint64)
    flags[body] = 1
    for i in body[3:-3]:
        if SENTENCE_END.search(filled[i].text) and len(keys[i].split()) > 4:
            flags[i] = 3
    return np.column_stack([np.array(hash_words(keys), dtype=np.uint64), flags])


def repeated_lines(outlets, sketches):
    """Find the articles with lines that stand in many articles of their outlet.

    Parameters
    ----------
    outlets : list of str or None
    sketches : list of ndarray
        From `line_sketch`, one per article.

    Returns
    -------
    dict
        Place of the article -> `Keys` of the lines that its outlet repeats.
    """
    by_outlet, found = defaultdict(list), {}
    for i, outlet in enumerate(outlets):
        by_outlet[outlet].append(i)
    for members in by_outlet.values():
        bodies = [np.unique(sketches[i][sketches[i][:, 1] > 0, 0]) for i in members]
        apart = list({body.tobytes(): body for body in bodies}.values())
        if len(apart) <= REPEATED_IN[0]:
            continue
        inside = np.concatenate([sketches[i][sketches[i][:, 1] == 3, 0] for i in members])
        keys, counts = np.unique(np.concatenate(apart), return_counts=True)
        least = max(REPEATED_IN[0], REPEATED_IN[1] * len(apart))
        repeated = np.setdiff1d(keys[counts > least], inside)
        if len(repeated):
            known = Keys(repeated.tolist())
            found |= {i: known for i, body in zip(members, bodies, strict=True) if np.isin(body, repeated).any()}
    return dict(sorted(found.items()))


class Keys:
    """Keys of lines, held as numbers: as good as the keys themselves, and small."""

    def __init__(self, numbers):
        self.numbers = frozenset(numbers)

    def __contains__(self, key):
        return hash_words([key])[0] in self.numbers
