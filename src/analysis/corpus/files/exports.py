"""Downloads of press databases: a file that holds many articles, each with a header and a footer, cut into them.

No database is known by name. What is known is `lexicons/labels.csv`: labels ("BYLINE:", "Full text:"), and the codes of
two letters that stand for them ("HD", "LP"). A file is cut where lines recur that count ("3 of 44 DOCUMENTS"), end
("End of Document"), part ("=====") or where the first label of a header comes again, if most pieces then hold what an
article has.
"""

import re
from collections import Counter
from itertools import pairwise

from analysis.corpus.files.document import problem
from analysis.corpus.files.footers import cut_below_footers
from analysis.corpus.files.heads import (
    dated_heads,
    is_date_line,
    is_prose,
    outlet_in,
    paragraphs,
    prose_start,
    read_dated,
    read_head,
    read_piece,
    read_unlabelled,
    without_citation,
    without_fences,
    without_stops,
)
from analysis.corpus.files.labels import (
    ANNOUNCED,
    BARE,
    COPYRIGHT,
    COUNTER,
    END,
    RIGHTS,
    RULE,
    coded_style,
    columns_of,
    part_of,
    parting_rules,
    recurring,
)
from analysis.text.dates import find_dates

_BY = re.compile(r"by|aut|writ|von|par|por", re.IGNORECASE)
_SIGNED = re.compile(r"(?:[A-ZÄÖÜÉÈÀÁÓÍŁŠŽÇ][\w'’.-]*(?<![.]),?(?:\s+|$)){2,4}")
"""A name alone, as an article is signed."""
SHARE, LEAST = 0.6, 2
MUCH = 30
"""Words of prose above the first label from which on labels are those of a footer."""


def read_export(name, text, problems):
    """Cut a text into the articles that it holds.

    Parameters
    ----------
    name : str
    text : str
    problems : list of dict
        Where a file shows that it holds many articles, but not where they end, one row says so with the number.

    Returns
    -------
    list of (dict, str)
        What its header tells of each article, and its text. Empty where the text has no such headers: then it is one
        article, to be read as it stands.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    expected, announced = _expected(lines), _announced(lines)
    for chunks in _cuts(lines):
        more = recurring(chunks)
        rows = [row for row in (_article(chunk, more=more) for chunk in chunks) if row is not None]
        rows = [row for row in rows if not _is_remark(row)]
        if len(rows) >= LEAST and len(rows) >= SHARE * len(chunks):
            told = announced or expected
            if told and told != len(rows):
                what = f"holds {told} articles by its own count, {len(rows)} are read"
                mend = "look whether the others stand in other files; if not, download it again"
                problems.append(problem(name, what, mend))
            without_stops(rows)
            return rows
    row = _article(lines, alone=True)
    if row is None and expected == 1:
        row = _article([line for line in lines if not END.fullmatch(line) and not COUNTER.fullmatch(line)])
        row = row if row and {"title", "outlet", "published"} <= set(row[0]) else None
    if row is not None and (expected or 1) < LEAST:
        return [row]
    if (expected or 0) >= LEAST:
        what = f"seems to hold {expected} articles that cannot be told apart; read as one"
        mend = "download it with headers and one format for all, or each article as a file of its own"
        problems.append(problem(name, what, mend))
    return []


def _is_remark(row):
    """Whether a piece tells of the search, before the articles or after them."""
    told, text = row
    facts = len({"title", "outlet", "published"} & set(told))
    return len(text.split()) < (5 if facts == 3 else 15 if facts == 2 else 40)


def _expected(lines):
    """Return how many articles the file says it holds, or how often a line that ends one recurs."""
    counts = [match for match in map(COUNTER.fullmatch, lines) if match]
    numbers = {int(m["n"] or m["n2"] or m["n3"]) for m in counts}
    ends = sum(bool(END.fullmatch(line)) for line in lines)
    return len(numbers) if len(numbers) >= LEAST else ends if ends >= LEAST else 1 if numbers or ends else None


def _announced(lines):
    """Return how many articles there are by the lines that count ("3 of 44") or a line of the cover page, or None."""
    totals = [m["m"] or m["m2"] for m in map(COUNTER.fullmatch, lines) if m]
    totals += [m["a"] or m["b"] or m["c"] for m in map(ANNOUNCED.fullmatch, lines[:40]) if m and not totals]
    return max(map(int, filter(None, totals)), default=None)


def _cuts(lines):
    """Yield the ways to cut the lines, the surest first."""
    for pattern, after in ((COUNTER, False), (END, True), (RULE, False)):
        places = [i for i, line in enumerate(lines) if line.strip() and pattern.fullmatch(line)]
        if pattern is RULE:
            places = parting_rules(lines)
        if pattern is END:
            places = _last_of_runs(places)
        if places:
            edges = [0, *(p + 1 for p in places), len(lines)]
            chunks = [lines[a : b - (0 if after or b == len(lines) else 1)] for a, b in pairwise(edges)]
            chunks = [chunk for chunk in chunks if any(line.strip() for line in chunk)]
            if pattern is COUNTER and len(chunks) > len(places):
                chunks = chunks[1:]  # what stands before the first is about the search
            yield [chunk for chunk in chunks if sum(len(line.split()) for line in chunk) > 15]
    yield from _cuts_by_labels(lines)
    yield cut_below_footers(lines)
    places = dated_heads(lines)
    if len(places) >= LEAST:
        yield [lines[a:b] for a, b in zip(places, [*places[1:], len(lines)], strict=True)]


def _cuts_by_labels(lines):
    """Yield the cuts where the first label of a header comes again, or behind the footers where labels stand there."""
    style, _ = coded_style(lines)
    found = [(i, style(line)[0]) for i, line in enumerate(lines) if style(line)]
    counts = Counter(label for _, label in found)
    often = {label: n for label, n in counts.items() if n >= LEAST and columns_of(label)}
    titles = {label: n for label, n in often.items() if columns_of(label) & {"title", "text", "lead"}}
    most = max((titles or often).values(), default=0)
    first = next((label for _, label in found if counts[label] == most), None)
    places = [i for i, label in found if label == first]
    if not most or (not titles and sum(n == most for n in counts.values()) < 3):
        return
    if _prose_words(lines[: places[0]]) >= MUCH:
        yield _cut_below(lines, places, {i for i, _ in found})
    elif titles:
        edges = [*_with_titles(lines, places, dict(found)), len(lines)]
        yield [lines[a:b] for a, b in pairwise(edges)]


def _with_titles(lines, places, at):
    """Move the places where headers begin up to the title above them, where no label of the header is the title's."""
    edges = []
    for place, following in zip(places, [*places[1:], len(lines)], strict=True):
        end = next((i for i in range(place, following) if i not in at and is_prose(lines[i])), following)
        own = any("title" in columns_of(at[i]) for i in range(place, end) if i in at)
        above = place - 1
        while above > 0 and not lines[above].strip():
            above -= 1
        line = lines[max(above, 0)]
        free = above >= 0 and above not in at and above - 1 not in at and 3 <= len(line.split()) <= 30
        edges.append(above if not own and free and not COPYRIGHT.match(line) and not END.fullmatch(line) else place)
    return edges


def _prose_words(lines):
    return sum(len(p.split()) for p in paragraphs("\n".join(lines)) if is_prose(p) and not COPYRIGHT.match(p))


def _cut_below(lines, places, labelled):
    """Cut where footers end: at the last label or copyright line after each of some places, before prose follows."""
    edges = [0]
    for place, following in zip(places, [*places[1:], len(lines)], strict=True):
        end = place
        for i in range(place, following):
            if lines[i].strip() and i not in labelled and is_prose(lines[i]) and not COPYRIGHT.match(lines[i]):
                break
            if i in labelled or COPYRIGHT.match(lines[i]):
                end = i + 1
                while end < following and lines[end].strip():
                    end += 1
        edges.append(end)
    return [lines[a:b] for a, b in pairwise(edges)]


def _last_of_runs(places):
    """Of end lines that follow each other at once, keep the last."""
    return [
        p for p, following in zip(places, [*places[1:], None], strict=False) if following is None or following > p + 4
    ]


def _article(lines, alone=False, more=frozenset()):
    """Read what an article's header tells, and its lead and text joined, without the footer; None without a header."""
    style, coded = coded_style(lines, more)
    lines = [line for line in lines if not (RULE.fullmatch(line) and line.strip()[:1] not in "*")] if alone else lines
    lines = without_fences(lines) if alone else lines
    marks = [(i, *style(line)) for i, line in enumerate(lines) if style(line)]
    if alone and not _believable(lines, marks, coded):
        return None
    filled = [i for i, line in enumerate(lines) if line.strip()]
    if not marks:
        return (read_unlabelled(lines) or read_dated(lines) or read_piece(lines)) if not alone else None
    labelled = any({"text", "lead"} & set(part_of(label, coded)) for _, label, _ in marks)
    told, spans, head_end = (_with_text_label if labelled else _without_text_label)(lines, marks, coded)
    for key, value in read_head(lines[filled[0] if filled else 0 : head_end]).items():
        told.setdefault(key, value)
    body = "\n".join(line for a, b, value in spans for line in [value, *lines[a + 1 : b], ""])
    kept = [p for p in paragraphs(body) if not COPYRIGHT.match(p) or (len(p.split()) > 25 and not RIGHTS.search(p))]
    if not told.get("title") and labelled:
        told["title"] = _bare_title(lines, marks, coded)
    _settle(told)
    kept = without_citation(kept, told)
    text = "\n\n".join(kept[:-1] if len(kept) > 1 and _SIGNED.fullmatch(kept[-1]) else kept)
    if not told.get("title") and not told.get("published") and not told.get("outlet"):
        return None
    return {key: value for key, value in told.items() if value}, text


def _with_text_label(lines, marks, coded):
    """Return (what the labels tell, the spans of text, where the head ends) of an article whose text has a label."""
    told, spans, foot = {}, [], None
    is_text = [bool({"text", "lead"} & set(part_of(label, coded))) for _, label, _ in marks]
    texts = [i for (i, _, _), text in zip(marks, is_text, strict=True) if text]
    start, last = texts[0], texts[-1]
    for number, (i, label, value) in enumerate(marks):
        end = marks[number + 1][0] if number + 1 < len(marks) else len(lines)
        if is_text[number]:
            if not coded and foot is None:
                foot = _foot(lines, marks, coded, last + 1)
            bare = not value and lines[i].strip().casefold() in BARE
            later = (
                j
                for j, other, _ in marks[number + 1 :]
                if _stops(other, j, coded, foot) or (bare and lines[j].strip().casefold() in BARE)
            )
            spans.append((_below_heads(lines, marks[number:], coded), next(later, foot or len(lines)), value))
        elif i < start or not any(a < i < b for a, b, _ in spans):
            _tell(told, part_of(label, coded), _value(lines, i, end, value, i < start))
    return told, spans, marks[0][0]


def _below_heads(lines, marks, coded):
    """Return the line of a text's label, or of the last short label of the header right below it, such as a byline."""
    place, _, value = marks[0]
    for i, label, short in marks[1:]:
        between = value or any(line.strip() for line in lines[place + 1 : i])
        if between or "head" not in part_of(label, coded) or not 0 < len(short.split()) <= 6 or is_prose(short):
            break
        place = i
    return place


def _without_text_label(lines, marks, coded):
    """Return the same of an article whose text begins where its header ends."""
    head = [m for m in marks if m[0] <= _head_end(lines, marks, coded)]
    last = head[-1][0] if head else -1
    top = prose_start(lines) or 0
    body_from = _after_value(lines, last) if head else top
    if head and not head[-1][2] and body_from == last + 1 and not any(map(is_prose, lines[body_from : body_from + 1])):
        body_from += 1  # the value of a label that stands alone, as in the header above
    told, foot = {}, _foot(lines, marks, coded, body_from)
    for number, (i, label, value) in enumerate(marks):
        if i <= last or i >= foot:
            end = marks[number + 1][0] if number + 1 < len(marks) else len(lines)
            end = min(end, body_from) if i <= last else end
            _tell(told, part_of(label, coded), _value(lines, i, end, value, True))
    return told, [(body_from - 1, foot, "")], marks[0][0] if head else top


def _bare_title(lines, marks, coded):
    """Return the one line of some words among the labels of a header: "Page: A1", the title, "Author: ..."."""
    at = {i: (label, value) for i, label, value in marks}
    start = next(i for i, label, _ in marks if {"text", "lead"} & set(part_of(label, coded)))
    found = []
    for i in range(marks[0][0] + 1, start):
        label, value = at.get(i - 1, ("", ""))
        short = 0 < len(value.split()) <= 4 and not _BY.match(label)
        if i not in at and short and 3 <= len(lines[i].split()) <= 30:
            found.append(lines[i].strip())
    return found[0] if len(found) == 1 else None


def _settle(told):
    """Write title, outlet and day in one line each; a day behind the outlet's name is that of publication."""
    for key in ("title", "outlet", "published"):
        if told.get(key):
            told[key] = re.sub(r"\s+", " ", told[key]).strip(" \"'" if told[key][:1] in "\"'" else " ")
    if "outlet" in told:
        if not told.get("published") and find_dates(told["outlet"]):
            told["published"] = told["outlet"][find_dates(told["outlet"])[0].start :]
        told["outlet"] = outlet_in(told["outlet"])


def _stops(label, place, coded, foot):
    """Whether a label ends a text: another text, a code, a label of the footer."""
    parts = part_of(label, coded)
    return bool({"text", "lead"} & set(parts)) or (coded and bool({"foot", "head"} & set(parts))) or place == foot


def _tell(told, parts, value):
    for part in ("head", "foot"):
        column = parts.get(part)
        if column and value and column not in told:
            told[column] = value
            return


def _value(lines, i, end, value, more):
    """Return a label's value, with the lines that it goes on over."""
    rest = []
    for line in lines[i + 1 : end] if more else ():
        if not line.strip():
            break
        rest.append(line.strip())
    return " ".join([value, *rest]).strip()


def _believable(lines, marks, coded):
    """Whether a file of one article opens with a header: labels at its very start, or a head as databases print it."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    if len(marks) < 2:
        return False
    columns = {c for _, label, _ in marks for c in part_of(label, coded).values() if c}
    before = [i for i in filled if i < marks[0][0]]
    top = {label.casefold() for i, label, _ in marks if i <= filled[min(len(filled) - 1, len(before) + 11)]}
    if coded:
        return len(marks) >= 4
    if not before:
        return len(top) >= 2 and len(columns & {"title", "outlet", "published", "text"}) >= 2
    if len(before) == 1 and {"outlet", "published", "text"} <= columns:  # a title above labels, that of the text too
        return True
    if len(before) > 8 or len(top) < 2 or not any(is_date_line(lines[i]) for i in before):
        return False
    whole = {"title", "outlet", "published"} <= set(read_head(lines[before[0] : marks[0][0]]))
    return len({label.casefold() for _, label, _ in marks}) >= (2 if whole else 3)


def _head_end(lines, marks, coded):
    """Return the line of the last label of the header: no paragraph of prose stands before it."""
    last = -1
    if _prose_words(lines[: marks[0][0]]) >= MUCH:  # all labels stand below the text
        return last
    for number, (i, label, _) in enumerate(marks):
        start = _after_value(lines, last) if last >= 0 else i
        if last >= 0 and start == last + 1 and not marks[number - 1][2] and last == marks[number - 1][0]:
            start += 1  # the value of a label that stands alone is on the next line, a sentence or not
        if last >= 0 and any(map(is_prose, paragraphs("\n".join(lines[start:i])))):
            break
        if "head" in part_of(label, coded) or last < 0:
            last = i
    return last


def _after_value(lines, i):
    """Return the line after a label's value, which goes on to the next blank line if it is a wrapped one.

    Short lines without a full stop between the label and a blank line are of the header too.
    """
    i += 1
    end = next((k for k in range(i, len(lines)) if not lines[k].strip()), len(lines))
    if all(len(line.split()) < 12 and not re.search(r"[.!?][\"”’')\]]*\s*$", line) for line in lines[i:end]):
        return end
    while i < len(lines) and lines[i].strip() and lines[i][:1].isspace() and len(lines[i].split()) < 12:
        i += 1
    return i


def _foot(lines, marks, coded, start):
    """Return the line where the footer begins: the first label after the last paragraph of prose without one."""
    at = {i: label for i, label, _ in marks}
    prose, run = start, 0
    block, labelled = [], False
    for i in range(start, len(lines) + 1):
        line = lines[i] if i < len(lines) else ""
        if i not in at and line.strip():
            block.append(line)
            continue
        if block and not labelled and not COPYRIGHT.match(block[0]):
            if any(map(is_prose, paragraphs("\n".join(block)))):
                prose, run = i, 0
        elif block:
            run += labelled or bool(COPYRIGHT.match(block[0]))
        rights = prose > start and block and COPYRIGHT.match(block[0]) and RIGHTS.search(" ".join(block))
        if run > 3 or rights:  # so many labels in a row are a footer, whatever the database says below
            break
        block, labelled = ([line], True) if i in at else ([], False)
    after = (i for i in sorted(at) if i >= prose and part_of(at[i], coded))
    foot = next(after, len(lines))
    rights = (i for i in range(prose, foot) if COPYRIGHT.match(lines[i]))
    return min(foot, next(rights, foot))
