"""Headers without labels: outlet, date and title told by where they stand."""

import re

from analysis.corpus.files.labels import COPYRIGHT, COUNTER, END, LANGUAGES, RULE, WORDS
from analysis.text.dates import find_dates, plain_date


def is_date_line(line):
    """Whether a line is a date: nothing but a day, a weekday, a time, an edition."""
    found = [m for m in find_dates(plain_date(line)) if m.day is not None and (m.year is not None)]
    return bool(found) and len(line.split()) <= 12 and not re.search(r"[.!?]\s*$", re.sub(r"\b[ap]\.m\.", "", line))


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
    lines = [
        line for line in lines if not COPYRIGHT.match(line) and not RULE.fullmatch(line) and not COUNTER.fullmatch(line)
    ]
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
    if beside:
        told |= beside | ({"title": " ".join(run)} if run else {})
        return told
    title = _paragraph_after(after)
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


def _beside(line):
    """Read an outlet that stands on one line with the date: "Lysk Courier - 7 September 2023"; {} where none does."""
    for mention in find_dates(line):
        for rest in (line[: mention.start], line[mention.end :]):
            name = re.fullmatch(r"\s*(?:[-–—|·•,]\s*)?(?P<name>[A-Z][^|]{2,60}?)\s*(?:[-–—|·•,]\s*)?", rest)
            parted = re.match(r"\s*[-–—|·•]", rest) or re.search(r"[-–—|·•,]\s*$", rest)
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
    return " ".join(lines[start:end]) or None


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


def is_prose(paragraph):
    """Whether a paragraph reads like one of an article: a sentence of some length."""
    size = len(paragraph.split())
    return size > 25 or (size >= 8 and bool(re.search(r"[.!?…][\"”’')\]]*$", paragraph)))


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
    whole = sum(bool(re.search(r"[.!?…][\"”’')\]]*$", line)) for block in blocks for line in block[:-1])
    if wrapped and whole <= len(wrapped) / 2 and 40 <= width <= 110 and full >= 0.7 * len(wrapped):
        return [" ".join(block) for block in blocks if block]
    return [line for block in blocks for line in block]


def outlet_in(words):
    """Return the outlet in what its label holds: "Lysk Courier ; Lysk [Lysk]. 5 September 2023: A.1."."""
    name = re.split(r"\s*[;\[]|\.\s+\d|,\s+(?=\d)", words)[0]
    return name.strip(" .,;")
