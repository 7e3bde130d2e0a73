"""Where the article ends, and whether it goes on below a label: what hangs below is dropped as a whole.

Each label ("Comments", "Related articles", a credit, a copyright line) opens a question, which the runs of paragraphs
below it answer, each by `labels.goes_on`; no label closes the article for good.
"""

import re
from itertools import pairwise

from analysis.corpus.lines.boxes import keep_between
from analysis.corpus.lines.forms import DISPATCH, ENDS_ARTICLE
from analysis.corpus.lines.head import ITEM, is_headline
from analysis.corpus.lines.labels import (
    NEWS,
    goes_on,
    is_crosshead,
    is_few_words,
    run_features,
    share_told,
    what_stands_above,
)
from analysis.corpus.lines.sentences import SENTENCE_END
from analysis.corpus.lines.stamps import AGO


def labels(page, first):
    """Find what may end the article, below the line `first`: labels, and how long ago somebody wrote."""
    found = []
    for i in range(first, len(page.filled)):
        line = page.filled[i]
        if line.rule in ENDS_ARTICLE and line.role != "body":
            post = any(other.rule == "embedded post" for other in page.filled[max(0, i - 3) : i])
            if not post and (page.counts[page.keys[i]] < 3 or line.rule != "related label"):
                found.append((i, i + 1, line.rule))
        elif line.rule == "timestamp" and AGO.match(line.text) and i > first and is_few_words(page.filled[i - 1].text):
            found.append((i - 1, i, "comment label"))
    return found


def runs_below(page, start, stop):
    """Cut the lines between two labels into runs of paragraphs, as a list of (places, what stands right above)."""
    runs, fresh = [], True
    for i in range(start, stop):
        line = page.filled[i]
        if page.is_sentence(i) and page.counts[page.keys[i]] == 1 and len(line.text.split()) >= 5:
            if fresh:
                runs.append(([], what_stands_above(page.filled, i, start)))
            runs[-1][0].append(i)
            fresh = False
        elif line.role not in ("caption", "separator"):
            fresh = True
    return runs


def _parted(page, runs):
    """Tell whether crossheads stand between runs of paragraphs, with one below that tells what somebody said."""
    for places, above in runs[1:]:
        head = page.filled[places[0] - 1]
        if (
            above
            and head.role is None
            and is_crosshead(head.text)
            and share_told([page.filled[i].text for i in places]) >= NEWS
        ):
            return True
    return False


def end(page):
    """Position: after a label the article is over, unless a run of paragraphs below goes on with it."""
    filled = page.filled
    first = next((i for i in range(len(filled)) if page.is_paragraph(i)), len(filled))
    marks = labels(page, first)
    signed = sum(filled[below].rule == "timestamp" for _, below, _ in marks if below < len(filled))
    before, over, rules, seen = [], None, set(), first
    for (start, below, rule), (stop, _, _) in pairwise([*marks, (len(filled), 0, "")]):
        if over is None:
            read = range(seen, start)
            before += [filled[i].text for i in read if page.is_prose(i)]
            before = before or [filled[i].text for i in read if page.is_paragraph(i)]  # the top of a long page
            over, rules = start, set()
        rules.add(rule)
        runs = runs_below(page, below, stop)
        parted = _parted(page, runs)
        for places, above in runs:
            run = [filled[i].text for i in places]
            blocks = max(len(runs), signed)
            found = run_features(run, before[-40:], above=above, blocks=blocks, rules=rules)
            if goes_on(found, tagged=page.extracted, parted=parted):
                keep_between(page, over, places[0])
                over, seen = None, places[0]
                break
    if over is not None:
        page.drop(range(over, len(filled)), "after the end of the article")


def contacts(page):
    """Position: where somebody is to be reached is told inside an article too, where it goes on right below."""
    body = [i for i, line in enumerate(page.filled) if line.role is None]
    for i, line in enumerate(page.filled[:-1]):
        wire = line.rule == DISPATCH and "@" in line.text
        if wire and body and body[0] < i and page.is_paragraph(i + 1):
            line.role = line.rule = None


def tail(page):
    """Position: headlines one below the other, or each with one paragraph, after several paragraphs of article."""
    filled = page.filled
    if page.extracted:  # the tags told where the article is: a list at its end is its own
        return
    body = [i for i, line in enumerate(filled) if line.role is None]
    cut = place = len(body)
    headlines = 0
    while place > 0:
        text = filled[body[place - 1]].text
        if is_headline(text) or (len(text.split()) <= 3 and not SENTENCE_END.search(text)):
            headlines += is_headline(text)
            place -= 1
        elif place > 1 and is_headline(filled[body[place - 2]].text, least=6):
            headlines += 1
            place -= 2
        else:
            break
        cut = place
    items = sum(bool(ITEM.match(filled[i].text)) for i in body[cut:])
    if headlines >= 2 and items * 2 < len(body) - cut and sum(page.is_prose(i) for i in body[:cut]) >= 3:
        page.drop(body[cut:], "headlines after the article")


_ABOUT = re.compile(
    r"(?:(?:is|are)\s+(?:an?|the|now|currently|formerly|based|(?:[\w-]+\s+){0,2}(?:professor|lecturer|director|editor|author"
    r"|founder|fellow|correspondent|reporter|columnist|writer|journalist|analyst|head|president|chair\w*)s?)"
    r"|writes?|teaches|works|lives|covers|reports|serves|leads|directs|heads|can\s+be\s+reached)\b"
)
_WRITER = re.compile(r"[^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]*){1,3}")
NOTES = 3
"""Notes on writers below an article, at most."""


def about_writers(page):
    """Position: the last paragraphs, where each begins with a name of the byline and says who that is."""
    bylines = [line.text for line in page.filled if line.role == "byline"]
    names = {name.casefold() for text in bylines for name in _names_in(text)}
    body = [line for line in page.filled if line.role is None]
    for line in reversed(body[2:][-NOTES:]):
        text = line.text.removeprefix("*").strip()
        name = next((name for name in names if f"{text.casefold()} ".startswith(f"{name} ")), None)
        alone = name is not None and len(text) == len(name) and line is not body[-1]  # above what was said of it
        if name is None or not (alone or _ABOUT.match(text[len(name) :].strip())):
            return
        page.mark(line, "byline", "about the writer")


def _names_in(byline):
    """Return the names of two words and more in a byline, without the word before them."""
    bare = re.sub(r"^\W*(?:by|von|par|por|di|written\s+by|story\s+by|text\s+by)\b\W*", "", byline, flags=re.IGNORECASE)
    parts = re.split(r"\s*(?:,|&|\||\band\b|\bin\b|\bat\b|\bfor\b)\s*", bare)
    return [part for part in parts if _WRITER.fullmatch(part)]
