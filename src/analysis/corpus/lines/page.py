"""One article while the roles of its lines are being found; each method of `Page` is one kind of evidence.

The order matters: forms first, since furniture cuts runs of prose; then the run that is the article, its end and what
hangs below it; then repetition inside it; then the headline, captions and headings around and between what is left.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from analysis.corpus.lines.boxes import boxed_lines, speaks_for_itself
from analysis.corpus.lines.forms import ENDS_ARTICLE, PRINT, form_below, form_of, key_of
from analysis.corpus.lines.head import (
    ITEM,
    OUTSIDE,
    PAGE_TITLE,
    headline_of_page,
    headlines_of_page,
    is_heading,
    is_headline,
)
from analysis.corpus.lines.labels import content_words, goes_on, run_features, what_stands_above
from analysis.corpus.lines.prose import best_runs, cut_at
from analysis.corpus.lines.scores import prose_scores
from analysis.corpus.lines.sentences import SENTENCE_END
from analysis.corpus.lines.sheets import sheet_lines
from analysis.corpus.lines.stamps import is_timestamp
from analysis.corpus.lines.wrap import joints

SIDEBAR_OVERLAP = 0.12
"""Share of the content words of a second run of prose that the article must use too, for the run to belong to it."""
BOX = "box with a mark at both ends"
"""Rule of lines between what pages say before and after a box to those who listen to them."""
EXTRACTED = "text of the page"
"""Rule of body lines that a web page's own tags marked as the article."""
GAP = 40
"""Lines between two runs of one article that belong to it: a list, a table, a recipe."""
LIKE = -1.0
"""Mean log odds of a longer gap that belongs to the article all the same."""
FEW = 5
"""Lines outside the article that are no page around it, if none of them has a form."""
LINKS = frozenset({"comment label", "related label"})
"""Labels that stand as links under a headline or a lead too."""
COMMENTS = frozenset({"comment label", "comment form"})
"""Forms below which readers write, on the matter of the article."""
PARTS_ARTICLE = frozenset({"advertisement", "interface"})
"""Forms that stand between paragraphs of an article: a paragraph right below goes on with it."""
ALMOST = 1.5
"""Log odds by which a line may read worse than the best one, on a page with little prose."""
NEXT = -3.0
"""Log odds of a sentence right beside a run that belongs to it."""
LINK = -1.0
"""Log odds of a label that stands three times and more, at least."""
SHORT_RUN = 0.5
"""Cost of passing into a run beside the article and back: what it speaks of decides then."""
LIKELY = -2.0
"""Log odds of a sentence that may belong to the article for what it speaks of."""
NEAR = 10
"""Lines between a run and one more sentence on the same matter."""


@dataclass(slots=True)
class Line:
    """One line of raw text: its place in it, and what cleaning makes of it.

    `glue` is what stands between it and the body line before it in `text`; `cut` how many characters at its end are
    left out there (a hyphen that parts a word).
    """

    start: int
    end: int
    text: str
    role: str | None = None
    rule: str | None = None
    glue: str = "\n"
    cut: int = 0


def split_lines(raw_text):
    r"""Split at ``\n``, ``\r\n`` and ``\r`` only, as (start, end) without the line end.

    Examples
    --------
    >>> split_lines("one\r\n\ntwo")
    [(0, 3), (5, 5), (6, 9)]
    """
    spans, start = [], 0
    for match in re.finditer(r"\r\n|\n|\r", raw_text):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(raw_text)))
    return spans


def body_text(raw_text, lines, role="body"):
    r"""Put the body lines together, or those of another role.

    Parameters
    ----------
    raw_text : str
    lines : list of Line
    role : str

    Returns
    -------
    tuple of (str, list of (int, int) or None)
        `text`, and of each line its place in it. A line stands there as in `raw_text`, but for the hyphen at the end of
        a wrapped one; a blank stands for the line break inside a wrapped paragraph, ``\n`` for every other.

    Examples
    --------
    >>> body_text("Ferry\nIt ran\nagain.", [Line(0, 5, "Ferry", "title"), Line(6, 12, "It ran", "body"),
    ...     Line(13, 19, "again.", "body", glue=" ")])
    ('It ran again.', [None, (0, 6), (7, 13)])
    """
    parts, places, size = [], [], 0
    for line in lines:
        if line.role != role:
            places.append(None)
            continue
        glue = line.glue if parts else ""
        part = raw_text[line.start : line.end - line.cut]
        parts += [glue, part]
        places.append((size + len(glue), size + len(glue) + len(part)))
        size += len(glue) + len(part)
    return "".join(parts), places


def enough_shared(shared, words, known):
    """Tell whether so many shared words make two sets of content words speak of the same things."""
    return shared >= SIDEBAR_OVERLAP * min(len(words), len(known))


class Page:
    """The lines of one article while their roles are being found; each method is one kind of evidence."""

    def __init__(self, raw_text, title, extracted, repeated, without):
        self.lines = [Line(start, end, raw_text[start:end].strip()) for start, end in split_lines(raw_text)]
        self.without = without
        self.raw_text = raw_text
        away = self.sheets() | self.boxes()
        self.wrapped = self.unwrap()
        away |= self.wrapped.keys()
        self.filled = [
            line for line in self.lines if line.text and id(line) not in self.wrapped and id(line) not in away
        ]
        for line in self.lines:
            if not line.text:
                line.role, line.rule = "blank", "blank"
        self.keys = [key_of(line.text) for line in self.filled]
        self.counts = Counter(self.keys)
        self.title = title
        self.extracted = extracted
        self.repeated = repeated
        self.scores = []

    def sheets(self):
        """Form: heads and numbers of printed pages, which no other rule shall see; a head with the day stays once."""
        away, seen = set(), set()
        for i in sorted(sheet_lines([line.text for line in self.lines])) if PRINT not in self.without else ():
            line = self.lines[i]
            if not is_timestamp(line.text) or line.text in seen:
                line.role, line.rule = "furniture", PRINT
                away.add(id(line))
            seen.add(line.text)
        return away

    def boxes(self):
        """Form: boxes that have a mark at both ends, which no other rule shall see: the article goes on below."""
        found = boxed_lines([line.text for line in self.lines]) if BOX not in self.without else ()
        for i in found:
            if self.lines[i].text:
                self.lines[i].role, self.lines[i].rule = "furniture", BOX
        return {id(self.lines[i]) for i in found}

    def unwrap(self):
        """Join the lines of wrapped paragraphs to the first of each, as id of a line -> that first line."""
        whole = {}
        if "wrapped paragraph" in self.without:
            return whole
        texts = ["" if line.rule == BOX else self.raw_text[line.start : line.end] for line in self.lines]
        for i, (before, glue, cut) in joints(texts).items():
            line, last = self.lines[i], self.lines[before]
            first = whole.get(id(last), last)
            whole[id(line)] = first
            line.glue, last.cut = glue, cut
            first.text = first.text[: len(first.text) - cut] + glue + line.text
        return whole

    def rewrap(self):
        """Give every line of a wrapped paragraph the role of the whole, and the first its own words again."""
        for line in self.lines:
            first = self.wrapped.get(id(line))
            if first is not None:
                line.role, line.rule = first.role, first.rule
                first.text = self.raw_text[first.start : first.end].strip()
        return self.lines

    def mark(self, line, role, rule):
        """Give a line its role, unless the rule is switched off."""
        if rule not in self.without:
            line.role, line.rule = role, rule

    def forms(self):
        """Form: what a line is by itself, and the lines that other articles of the outlet carry too."""
        for above, line, key in zip(["", *self.keys], self.filled, self.keys, strict=False):
            found = form_of(line.text) or form_below(above, key)
            if found:
                self.mark(line, *found)
            if line.role is None and key in self.repeated:
                self.mark(line, "furniture", "same line in other articles")

    def article(self):
        """Position: the run of lines that reads like an article; a second run stays if it speaks of the same things."""
        filled = self.filled
        forms = [(line.role, line.rule) if line.role else None for line in filled]
        scores = prose_scores([line.text for line in filled], forms)
        if not any(line.role is None and SENTENCE_END.search(line.text) for line in filled):
            best = max(scores, default=0.0)
            scores = [score - best for score in scores]  # without a sentence nothing is surely prose
        self.scores = scores
        if self.extracted:
            return
        runs, others = best_runs(self.weighed()), best_runs(self.weighed(), switch=SHORT_RUN)
        if not runs:
            free = [i for i, line in enumerate(filled) if line.role is None]
            words = {i: len(filled[i].text.split()) for i in free}
            if sum(n for i, n in words.items() if scores[i] > 0) >= 0.6 * sum(words.values()):
                runs = best_runs(self.weighed(), switch=0.0)
            elif free and (len(filled) >= GAP or any(line.role == "furniture" for line in filled)):
                runs = self.best_of_little(free)
            others = runs
        if not runs:
            return  # nothing reads like an article: every line without a form stays, in doubt
        tops = [top for top in headlines_of_page(self) if 2 * len(self.keys[top]) >= len(self.keys[0])]
        runs = cut_at(runs, tops) or runs  # a run may be nothing but the page's own headline, again and again
        size = [sum(len(filled[i].text) for i in range(*run) if scores[i] > 0) for run in runs]
        for k, run in enumerate(runs):
            above = {line.rule for line in filled[: run[0]]}
            size[k] *= 0.5 ** len(above & {"comment label", "comment form", "related label"})
            size[k] *= 1 + 2 * self.has_of_title(run)
            size[k] *= 1 + 2 * any(top < run[0] <= top + NEAR for top in tops)
        main = max(range(len(runs)), key=size.__getitem__)
        article = runs[main]
        kept = self.kept_runs(article, [run for run in others if run[1] <= article[0] or run[0] >= article[1]], runs)
        known = self.content_words(range(*article))
        for run in self.paragraphs_below(kept[-1]):
            if self.speaks_of(range(*run), known) and self.follows(kept[-1], run):
                kept.append(run)
        inside = {i for run in kept for i in range(*run)}
        for before, after in pairwise(kept):
            gap = range(before[1], after[0])
            near = len(gap) <= GAP or sum(scores[i] for i in gap) > LIKE * len(gap)
            if near and not any(filled[i].rule in ENDS_ARTICLE for i in gap):
                inside.update(gap)
        headline = headline_of_page(self, article)
        if headline is not None:
            inside = {i for i in inside if i > headline}
        top = headline + 1 if headline is not None else 0
        self.extend(inside, range(min(inside) - 1, top - 1, -1), known)
        self.extend(inside, range(max(inside) + 1, len(filled)), known)
        self.outside(inside)
        if headline is not None:
            self.mark(filled[headline], "title", PAGE_TITLE)

    def weighed(self):
        """Weigh lines for the path: what has a form neither opens nor closes a run, but for labels below articles."""
        weights = []
        for line, score, key in zip(self.filled, self.scores, self.keys, strict=True):
            least = LINK if self.counts[key] >= 3 else score  # a link between paragraphs is no label
            closes = min(max(score, least), 0.0) if line.rule in ENDS_ARTICLE else 0.0
            weights.append(score if line.role is None else closes)
        return weights

    def best_of_little(self, free):
        """Find the runs of a page with little prose: what reads best of all there is, and lines nearly as good."""
        lift = ALMOST - max(self.scores[i] for i in free)
        self.scores = [score + lift for score in self.scores]
        return best_runs(self.weighed(), switch=0.0)

    def has_of_title(self, run):
        """Return the share of the long words of the title, or of the first line, that a run has."""
        title = content_words(self.title or self.filled[0].text[:250])
        return len(title & self.content_words(range(*run))) / len(title) if title else 0.0

    def kept_runs(self, article, others, sure):
        """Choose the runs that belong to the article: they share its words, or go on where the one before stopped.

        A short run, which is not among those that are `sure`, must go on.
        """
        known, kept = self.content_words(range(*article)), [article]
        for run in reversed(others):
            if run[1] <= article[0] and (
                (run in sure and self.speaks_of(range(*run), known)) or self.follows(run, kept[0])
            ):
                kept.insert(0, run)
        for run in others:
            if run[0] >= article[1] and (
                (run in sure and self.speaks_of(range(*run), known)) or self.follows(kept[-1], run)
            ):
                kept.append(run)
        return kept

    def paragraphs_below(self, run):
        """Cut the lines below a run into runs of paragraphs that may belong to the article for what they speak of.

        What a site says to its readers is none: offers and terms stand there too, on the same matter; nor is a teaser,
        one paragraph below its headline, nor what stands below a label of comments.
        """
        found = []
        for i in range(run[1], min(len(self.filled), run[1] + GAP)):
            if self.filled[i].rule in COMMENTS:
                break
            if self.is_paragraph(i) and self.scores[i] > LIKELY:
                if found and found[-1][1] == i:
                    found[-1] = (found[-1][0], i + 1)
                else:
                    found.append((i, i + 1))
        found = [run for run in found if all(speaks_for_itself(self.filled[i].text) for i in range(*run))]
        return [run for run in found if run[1] - run[0] > 1 or not what_stands_above(self.filled, run[0], 0)]

    def follows(self, before, run):
        """Tell whether a run goes on with the one before it, over a short gap."""
        gap = range(before[1], run[0])
        if len(gap) > GAP:
            return False
        places = [i for i in range(*run) if self.is_sentence(i)]
        if not places:
            return False
        above = what_stands_above(self.filled, run[0], before[1])
        rules = {self.filled[i].rule for i in gap if self.filled[i].rule in ENDS_ARTICLE}
        texts = [
            [self.filled[i].text for i in some] for some in (places, [i for i in range(*before) if self.is_prose(i)])
        ]
        return bool(texts[1]) and goes_on(run_features(*texts, above=above, blocks=1, rules=rules))

    def outside(self, inside):
        """Drop the stretches between runs, but not a list, nor a few lines among which no form tells of a page."""
        stretch = []
        for i, line in enumerate([*self.filled, None]):
            if line is not None and i not in inside:
                stretch.append(line)
                continue
            free = [other for other in stretch if other.role is None]
            items = sum(bool(ITEM.match(other.text)) for other in free)
            page = len(stretch) >= FEW or any(other.role == "furniture" for other in stretch)
            if page and items * 2 < len(free):
                for other in free:
                    self.mark(other, "furniture", OUTSIDE)
            stretch = []

    def extend(self, inside, lines, known):
        """Add, going up or down from a run, the next sentences, and those on its matter a few short lines further."""
        gap = []
        for i in lines:
            line = self.filled[i]
            gap.append(i)
            if len(gap) > NEAR or (line.rule in ENDS_ARTICLE and (i > max(inside) or line.rule not in LINKS)):
                return
            if line.role is not None or not SENTENCE_END.search(line.text):
                continue
            like = self.scores[i] > LIKELY
            known_matter = len(line.text.split()) >= 8 and like and self.speaks_of([i], known)
            past = like and self.is_paragraph(i) and self.filled[i - 1].rule in PARTS_ARTICLE
            next_ = all(self.filled[k].role == "timestamp" or ITEM.match(self.filled[k].text) for k in gap[:-1])
            if known_matter or past or (next_ and self.scores[i] > NEXT):
                inside.update(gap)
                gap = []

    def speaks_of(self, lines, known):
        """Tell whether lines share enough content words with those known."""
        words = self.content_words(lines)
        return enough_shared(len(words & known), words, known)

    def content_words(self, lines):
        """Collect the long words of lines without a role that are no stop words."""
        return set().union(*(content_words(self.filled[i].text) for i in lines if self.filled[i].role is None))

    def drop(self, lines, rule):
        """Make furniture of lines that have no role yet, and of captions among them."""
        for i in lines:
            if self.filled[i].role in (None, "caption"):
                self.mark(self.filled[i], "furniture", rule)

    def is_prose(self, i):
        """Tell a line that scores as prose and is no headline."""
        line = self.filled[i]
        return line.role is None and self.scores[i] > 0 and len(line.text) > 60 and not is_headline(line.text)

    def is_paragraph(self, i):
        """Tell a sentence of some length that nothing has left out: on a long page its top may score low."""
        return self.is_sentence(i) and len(self.filled[i].text) > 60

    def is_sentence(self, i):
        """Tell a line with a full stop or colon that is no headline."""
        text = self.filled[i].text
        full = bool(SENTENCE_END.search(text)) or text.endswith(":")
        return self.filled[i].role is None and full and not is_headline(text)

    def headings(self):
        """Position: a few words without a full stop between two paragraphs are a heading."""
        body = [i for i, line in enumerate(self.filled) if line.role is None]
        for before, i, after in zip(body, body[1:], body[2:], strict=False):
            text = self.filled[i].text
            if (
                is_heading(text)
                and min(len(self.filled[before].text), len(self.filled[after].text)) > 100
                and SENTENCE_END.search(self.filled[before].text)
            ):
                self.mark(self.filled[i], "heading", "heading between paragraphs")

    def body(self):
        """Keep what is left as body; where its score says furniture, in doubt."""
        for line, score in zip(self.filled, self.scores, strict=True):
            if line.role is None:
                sure = EXTRACTED if self.extracted else "prose"
                line.role, line.rule = "body", sure if score > 0 or self.extracted else "unsure"
