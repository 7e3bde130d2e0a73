"""Headers without labels: outlet, date and title told by where they stand."""

import re
from itertools import pairwise, takewhile

from analysis.corpus.files.labels import COPYRIGHT, COUNTER, END, LANGUAGES, RULE, WORDS, word_label
from analysis.text.dates import find_dates, plain_date

_BEFORE_DAY = re.compile(r"\s+(?:vom|du|van|dated|of)\s*$", re.IGNORECASE)
"""What stands between an outlet and the day: "Lysker Zeitung vom 5.9.2023"."""
_SUN = re.compile(r"(?<=\w )(Sun)\.(?= \d)")
"""A newspaper's name before the day, "Lysk Sun. 07/26/2023": the day of the week follows a comma or a stop."""
_ELSEWHERE = re.compile(
    r"\s*(?:aussi paru|also (?:published|appeared)|auch erschienen|ook verschenen)\b", re.IGNORECASE
)
"""A line that tells of the day on which the article appeared in another place."""
_BYLINE = re.compile(r"\s*(?:by|von|par|por|di|author|autor|auteur)\b:?\s+\S", re.IGNORECASE)

_OF_PAGE = re.compile(
    rf"{WORDS.pattern}|(?:[^\W\d][\w &'’/-]{{0,40}}[,;:|]\s*)?"
    r"(?:pages?|pp?\.|pg\.?|seite|página|pagina)\s*[A-Z]?\d{1,3}\s*",
    re.IGNORECASE,
)
"""A line of a head on how long an article is, or in which section and on which page it was printed."""
_PAGE = re.compile(r"(?:\s*(?:\t|[.…_]{2,}|\s{3,})|\s)\s*(?:[Pp](?:age|\.)|[Ss](?:eite|\.))?\s?\d{1,4}\s*$")
"""The page behind a title in a table of contents."""
_IN_CONTENTS = re.compile(r"(?:\t|[.…_]{3}|\s{3})\s*\d{1,4}\s*$")
LONG = 60
"""Lines of a paragraph by which is told whether it was broken at a width."""
CITED_IN = 8
"""Last paragraphs of a piece among which a database says how to cite it."""
_CITED = re.compile(
    r"\((?:[\w.]+[ ,]+){0,3}(?:19|20)\d\d[,)]|\bpp?\. ?[A-Z]?\d|(?:19|20)\d\d: ?[A-Z]?\d|\bWeb\b"
    r"|\b(?:Retrieved|Accessed)\b|[“\"][^“”\"]+[.?!][”\"] (?:The )?[A-Z]"
)
"""What styles of citation set around the year, the page or the title, and no sentence does."""
_STOPPED = re.compile(r"[.!…][\"”’')\]]*\s*$")
"""Where a short last sentence of the article above ends, and seldom a headline."""
_ENDED = re.compile(r"[.!?…][\"”’')\]]*$")


def is_date_line(line):
    """Whether a line is a date: nothing but a day, a weekday, a time, an edition."""
    found = [m for m in find_dates(plain_date(line)) if m.day is not None and (m.year is not None)]
    words = sum(bool(re.search(r"[^\W\d_]", word)) for word in line.split())
    return (
        bool(found)
        and len(line.split()) <= 16
        and words <= 10
        and not re.search(r"[.!?]\s*$", re.sub(r"\b[ap]\.m\.", "", line))
    )


def read_head(lines):
    """Read a header without labels: outlet, date and title by where they stand, beside the line that is a date.

    Parameters
    ----------
    lines : list of str

    Returns
    -------
    dict
        title, outlet, published where they are found.

    Examples
    --------
    >>> read_head(["Lysk Courier", "", "September 5, 2023 Tuesday", "Late Edition", "", "Dockers walk out"])
    {'published': 'September 5, 2023 Tuesday', 'outlet': 'Lysk Courier', 'title': 'Dockers walk out'}
    >>> read_head(["News", "Dockers walk out", "By Mara Quill", "168 words", "5 September 2023", "Lysk Courier"])
    {'published': '5 September 2023', 'outlet': 'Lysk Courier', 'title': 'Dockers walk out'}
    """
    none = (COPYRIGHT.match, RULE.fullmatch, COUNTER.fullmatch, _ELSEWHERE.match)
    lines = [line for line in lines if not any(test(line) for test in none)]
    dates = [i for i, line in enumerate(lines) if line.strip() and is_date_line(line)]
    if not dates:
        left = [line.strip() for line in lines if line.strip()]
        return {"title": left[-1]} if left and len(left) <= 3 else {}
    day = dates[-1]
    told = {"published": lines[day].strip()}
    words = next((i for i in range(day - 1, -1, -1) if WORDS.fullmatch(lines[i])), None)
    after = [line.strip() for line in lines[day + 1 :]]
    if words is not None:
        rest = [
            line for line in after if line and not re.fullmatch(r"[\d:.]+(?:\s?[AaPp][Mm])?(?:\s?[A-Z]{3,4})?", line)
        ]
        before = [line.strip() for line in lines[:words] if line.strip()]
        if before and (re.match(r"(?:by|von|par)\s", before[-1], re.IGNORECASE) or _is_name(before)):
            before.pop()
        told["outlet"] = rest[0] if rest else None
        told["title"] = before[-1] if before else None
        return {key: value for key, value in told.items() if value}
    beside = _beside(lines[day])
    run = []
    for line in reversed(lines[:day]):
        if (not line.strip() and run) or len(run) > 3 or re.match(r"\s*[A-Z][\w /-]{2,20}:(?:\s|$)", line):
            break
        if line.strip():
            run.insert(0, line.strip())
    title = _paragraph_after(after)
    if beside and not (
        run and _is_outlet(run[-1]) and title and _is_title(title)
    ):  # else what stands beside is a section
        return {key: value for key, value in (told | beside | {"title": " ".join(run) or title}).items() if value}
    if len(run) > 1 or not title:
        told["outlet"] = run[-1] if run else None
        earlier = (
            run[:-1]
            or [line.strip() for line in lines[: max(day - 1, 0)] if line.strip() and line.strip() not in run][-1:]
        )
        told["title"] = " ".join(earlier) or title
    else:
        told["outlet"], told["title"] = run[0] if run else None, title
    if told["outlet"]:
        told["outlet"] = outlet_in(told["outlet"])
    return {key: value for key, value in told.items() if value}


def _is_title(words):
    return 3 <= len(words.split()) <= 25 and not _BYLINE.match(words) and not is_prose(words)


def _beside(line):
    """Read an outlet that stands on one line with the date: "Lysk Courier - 7 September 2023"; {} where none does."""
    for mention in find_dates(line):
        for rest in (line[: mention.start], line[mention.end :]):
            parted = re.match(r"\s*[-–—|·•]", rest) or re.search(r"[-–—|·•,]\s*$", rest) or _BEFORE_DAY.search(rest)
            rest = _BEFORE_DAY.sub("", rest)
            name = re.fullmatch(r"\s*(?:[-–—|·•,]\s*)?(?P<name>[A-Z][^|]{2,60}?)\s*(?:[-–—|·•,]\s*)?", rest)
            if name and parted and not re.search(r"\b(?:edition|final|section|page)\b", rest, re.IGNORECASE):
                return {"outlet": outlet_in(name["name"]), "published": line[mention.start : mention.end]}
    return {}


def _is_name(before):
    """Whether the last of two lines is a name below a longer title."""
    words = before[-1].split()
    return (
        len(before) > 1
        and len(words) <= 4
        and all(w[:1].isupper() for w in words)
        and len(before[-2].split()) > len(words)
    )


def _paragraph_after(lines):
    """Return the paragraph after the date's own: the edition stands in the same, the title in the next."""
    try:
        start = lines.index("") + 1 if "" in lines else len(lines)
    except ValueError:
        return None
    while start < len(lines) and not lines[start]:
        start += 1
    end = start
    while end < len(lines) and lines[end]:
        end += 1
    return " ".join([line for line in lines[start:end] if not _BYLINE.match(line)] or lines[start:end]) or None


def read_unlabelled(lines):
    """Read an article without labels, as Factiva prints it: the header runs to its language or copyright line."""
    filled = [(i, line.strip()) for i, line in enumerate(lines) if line.strip()]
    head = [k for k, (_, line) in enumerate(filled[:16]) if COPYRIGHT.match(line) or LANGUAGES.fullmatch(line)]
    words = [k for k, (_, line) in enumerate(filled[:16]) if WORDS.fullmatch(line)]
    if not head or not words or head[-1] < words[0]:
        return None
    last = filled[head[-1]][0]
    told = read_head(lines[: last + 1])
    if not {"title", "outlet", "published"} <= set(told):
        return None
    body = paragraphs("\n".join(line for line in lines[last + 1 :] if not END.fullmatch(line)))
    while body and len(body[-1].split()) < 8 and not re.search(r"[.!?\"”’]$", body[-1]):
        body.pop()
    return told, "\n\n".join(body)


def dated_heads(lines):
    """Return the lines where articles begin that have a head of title, outlet and day, one below the other.

    Every head is written alike, the first stands at the top or below a table of their titles, and a paragraph follows
    each.
    """
    shapes, places, titles = set(), [], set()
    for i, line in enumerate(lines):
        if not line.strip() or len(line) > 90 or not (is_date_line(line) or _beside(line)):
            continue
        start, end = _head_block(lines, i)
        if places and start < places[-1][1]:
            return []  # two days in one head: a list of dates
        ended = max((k + 1 for k in range(start, i) if _STOPPED.search(lines[k])), default=start)
        told = _told_by_block(lines[ended:end])
        start = ended if told else start
        told = told or _told_by_block(lines[start:end])
        if told is None:
            continue
        places.append((start, end))
        shapes.add((told["date first"], bool(_beside(line))))
        titles.add(told["title"].casefold())
    above = lines[: places[0][0]] if places else []
    above = [line for line in above if line.strip() and _PAGE.sub("", line.strip()).casefold() not in titles]
    if len(places) < 2 or len(shapes) > 1 or len(above) > 4:
        return []
    size = [
        sum(len(p.split()) for p in paragraphs("\n".join(lines[a:b])) if is_prose(p))
        for (_, a), b in zip(places, [*(s for s, _ in places[1:]), len(lines)], strict=True)
    ]
    return [start for start, _ in places] if min(size) >= 20 else []


def _head_block(lines, i):
    """Return the span of short lines round a date, down to the next blank line or paragraph."""
    start, end = i, i + 1
    while start > 0 and i - start < 4 and _is_short(lines[start - 1]):
        start -= 1
    while end < len(lines) and end - i < 5 and _is_short(lines[end]):
        end += 1
    return start, end


def _is_short(line):
    return bool(line.strip()) and not (is_prose(line) or RULE.fullmatch(line) or _IN_CONTENTS.search(line))


def _told_by_block(block):
    """Read title, outlet and day of a head that has all three, or return None: the title has most words."""
    beside = next((found for found in map(_beside, block) if found), None)
    day = next((i for i, line in enumerate(block) if _beside(line) or is_date_line(line)), None)
    if day is None:
        return None
    rest = [(abs(i - day), line.strip()) for i, line in enumerate(block) if i != day and not _BYLINE.match(line)]
    rest = [(far, line) for far, line in rest if not _OF_PAGE.fullmatch(line) and len(line.split()) <= 25]
    if not rest:
        return None
    title = max(rest, key=lambda item: (len(item[1].split()), -item[0]))
    if len(title[1].split()) < 3:
        return None
    if beside:
        return {"title": title[1], **beside, "date first": day < block.index(title[1])} if title[1] in block else None
    names = [item for item in rest if item is not title and _is_outlet(item[1])]
    if not names:
        return None
    told = {"title": title[1], "outlet": outlet_in(min(names)[1]), "published": block[day].strip()}
    return told | {"date first": day < [line.strip() for line in block].index(title[1])}


def _is_outlet(line):
    """Whether a line may be a name: few words, the long ones with capitals."""
    words = [word for word in line.split() if len(word) > 3]
    return (
        len(line.split()) <= 6 and bool(words) and all(word[:1].isupper() for word in words) and line[-1:] not in ":?!"
    )


def read_dated(lines):
    """Read an article that opens with a head of title, outlet and day, or return None."""
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    day = next(
        (i for i in range(first, min(first + 6, len(lines))) if is_date_line(lines[i]) or _beside(lines[i])), None
    )
    if day is None or not lines[day].strip():
        return None
    start, end = _head_block(lines, day)
    told = _told_by_block(lines[start:end])
    if told is None or start > first:
        return None
    told.pop("date first")
    body = paragraphs("\n".join(lines[end:]))
    return told, "\n\n".join(p for p in body if not COPYRIGHT.match(p) or len(p.split()) > 25)


def read_piece(lines):
    """Read a piece of a download whose head has outlet, day and title above the first paragraph of prose, or None."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    start = prose_start(lines)
    if start is None or sum(i < start for i in filled) > 10:
        return None
    told = read_head(lines[filled[0] : start])
    if not {"title", "outlet", "published"} <= set(told):
        return None
    end = next((i for i in filled if i > start and COPYRIGHT.match(lines[i])), len(lines))
    return told, "\n\n".join(paragraphs("\n".join(line for line in lines[start:end] if not END.fullmatch(line))))


def prose_start(lines):
    """Return where the first paragraph of prose begins, or None; a line broken at a width may not read like one."""
    above = ""
    for i, line in enumerate(lines):
        opens = line.strip() and not above.strip() and not COPYRIGHT.match(line)
        if opens and _is_broken(list(takewhile(str.strip, lines[i : i + LONG]))):
            return i
        if is_prose(line) and not COPYRIGHT.match(line):
            return i
        above = line
    return None


def _is_broken(block):
    """Whether lines are one paragraph, broken where the next word did not fit."""
    width = max(map(len, block))
    full = (len(a.rstrip()) + 1 + len(b.split()[0]) > 0.85 * width for a, b in pairwise(block))
    prose = len(block) > 1 and _ENDED.search(block[-1].rstrip()) and is_prose(" ".join(block))
    return bool(prose) and 45 <= width <= 130 and all(full)


def is_prose(paragraph):
    """Whether a paragraph reads like one of an article: a sentence of some length."""
    size = len(paragraph.split())
    return size > 25 or (size >= 8 and bool(_ENDED.search(paragraph)))


def paragraphs(text):
    r"""Return the paragraphs of a text; lines that a program broke at a width are joined, others stay apart.

    Examples
    --------
    >>> paragraphs("The ferry ran.\nNobody was hurt.\n\nIt snowed.")
    ['The ferry ran.', 'Nobody was hurt.', 'It snowed.']
    """
    blocks = [[line.strip() for line in block.split("\n") if line.strip()] for block in re.split(r"\n\s*\n", text)]
    wrapped = [len(line) for block in blocks for line in block[:-1]]
    width = max(wrapped, default=0)
    full = sum(1 for n in wrapped if n > 0.7 * width)
    whole = sum(bool(_ENDED.search(line)) for block in blocks for line in block[:-1])
    if wrapped and whole <= len(wrapped) / 2 and 40 <= width <= 110 and full >= 0.7 * len(wrapped):
        return [" ".join(block) for block in blocks if block]
    return [line for block in blocks for line in block]


def without_citation(kept, told):
    """Leave out how a database would have the article cited, the label above it and what stands below but prose.

    Of the last paragraphs these are the ones that give title, outlet and year together.
    """
    year = re.search(r"(?:19|20)\d\d", told.get("published") or "")
    title, outlet = _spaced(told.get("title") or ""), _spaced(re.sub(r"\(.*", "", told.get("outlet") or ""))
    if not (year and title.strip() and outlet.strip()):
        return kept

    def cites(paragraph):
        before, found, after = _spaced(paragraph).partition(title)
        rest = f"{before} {after}"
        return bool(found and _CITED.search(paragraph)) and outlet in rest and f" {year[0]} " in rest

    first = next((i for i in range(max(1, len(kept) - CITED_IN), len(kept)) if cites(kept[i])), None)
    if first is None:
        return kept
    above = kept[first - 1]
    label = first > 1 and len(above.split()) <= 5 and not _ENDED.search(above)
    return kept[: first - label] + [p for p in kept[first + 1 :] if is_prose(p) and not cites(p)]


def without_stops(rows):
    """Take the full stop off the titles of a file, in place, where a database set one behind every one of them."""
    titles = [told.get("title") or "" for told, _ in rows]
    if len(rows) > 1 and all(re.search(r"[^\W_]{2}[\"”’')]*\.$", title) for title in titles):
        for told, _ in rows:
            told["title"] = told["title"][:-1]


def without_fences(lines):
    """Take out the two lines of dashes round a header, as static sites and programmes for notes write it.

    Keys that we do not know go with all that stands below them, lest it be read as more of the value above.
    """
    filled = [i for i, line in enumerate(lines) if line.strip()]
    if not filled or lines[filled[0]].strip() not in ("---", "+++"):
        return lines
    fence = lines[filled[0]].strip()
    end = next((i for i in filled[1:] if lines[i].strip() == fence), None)
    if end is None:
        return lines
    head, known = [], True
    for line in lines[filled[0] + 1 : end]:
        line = re.sub(r"^([\w-]+)\s*=\s*", r"\1: ", line)
        if re.match(r"[\w -]+:(?:\s|$)", line) and not line[0].isspace():
            known = word_label(line) is not None
        if known and line.strip():
            head.append(re.sub(r"^([\w -]+:\s+)([\"'])(.*)\2\s*$", r"\1\3", line))
    return [*head, "", *lines[end + 1 :]]


def _spaced(text):
    """Return the words of a text in lower case, a blank on either side of each."""
    words = " ".join(re.findall(r"[^\W_]+", text.casefold()))
    return f" {words} "


def outlet_in(words):
    """Return the outlet in what its label holds.

    Examples
    --------
    >>> outlet_in("Lysk Courier ; Lysk [Lysk]. 5 September 2023: A.1."), outlet_in("The Lysk Sun. 07/26/2023. ")
    ('Lysk Courier', 'The Lysk Sun')
    >>> outlet_in("Osk Mail(Osk, Lysk)"), outlet_in("Osk Mail (Osk)")
    ('Osk Mail', 'Osk Mail (Osk)')
    """
    words = _SUN.sub(r"\1;", words)
    days = (m.start for m in find_dates(words) if m.year is not None and (m.day is not None or m.numbers))
    day = next(days, len(words))
    name = re.split(r"\s*[;\[]|(?<=\w)\(|\.\s+\d|,\s+(?=\d)", words[:day] if words[:day].strip() else words)[0]
    return _BEFORE_DAY.sub("", name).strip(" .,;")
