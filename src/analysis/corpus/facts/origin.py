"""Where and when an article appeared, as far as its own text tells it: datelines, credits, addresses, timestamps."""

import re
from itertools import pairwise

from analysis.corpus.lines.forms import LONGEST, PRINT, PRINTED
from analysis.corpus.lines.head import STAMPS
from analysis.corpus.lines.page import BOX, PAGE_TITLE
from analysis.corpus.lines.sentences import SENTENCE_END
from analysis.corpus.lines.stamps import is_masthead, is_press, issue_of, names_and_day
from analysis.text.dateline import agencies, dateline_places, find_dateline
from analysis.text.dates import MONTH_PATTERN, decide_dayfirst, find_dates, is_publication, is_update, parse_date

HEAD, TAIL = 8, 3
"""How many lines before the article's first line, and after its last, a timestamp may stand to be its own."""
BELOW_TITLE = 24
"""How many lines before the article's first one a timestamp may stand if its headline stands above both."""
_BUTTONS = ("share button", "interface", "advertisement")
"""Forms that stand between a standfirst and the day of its article."""
_COPYRIGHT = re.compile(r"©|\([cC]\)|\b[Cc]opyright\b|\bCOPYRIGHT\b")
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d|\d\d)\b)?")
_AFTER_NAME = re.compile(
    r"\.(?:\s|$)|[|•·;]|\s(?:&|and)\s(?:company|co)\b"
    r"|\b(?:all\s+rights|pvt|private|inc|ltd|llc|limited|plc|gmbh|is|unless|and\s+its)\b",
    re.IGNORECASE,
)
_PRICE = re.compile(r"[$£€¥₹]\s?\d+(?:[.,]\d\d)?|\b\d+\s?(?:cents|pence|¢)")
_HOUR_FIRST = re.compile(rf"\d:\d\d(?=\s{MONTH_PATTERN}\s\d)")
_PRINTED = re.compile(PRINTED, re.IGNORECASE)
_SOURCE = re.compile(r"^(?:sources?|via|by|with\s+\w+\s+(?:from|by)|credit)\s*:?\s*", re.IGNORECASE)
_SHARED = re.compile(r"^\W*(?P<name>.*?)\s(?:also\s)?contributed\s|^[a-z/ ]{2,20}\((?P<signed>[^(),]+)")
"""Who else wrote: agencies are told from it, but never a person."""
_DOMAIN = re.compile(
    r"(?:https?://)?(?:(?:www|amp|m|mobile)\.)?(?P<domain>(?:[\w-]+\.)+[a-z]{2,10})(?P<path>/\S*)?$", re.IGNORECASE
)
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|[a-z]{3})[/-](0?[1-9]|[12]\d|3[01])(?=[/._-]|$)"
    r"|-((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/?$"
    r"|/((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/._-]|$)",
    re.IGNORECASE,
)
_LOOSE_AGENCY = re.compile(
    r"\b(?:wire|news\s+agency|press\s+agency|press\s+association|newswire|agencies)\b", re.IGNORECASE
)


def domain_of(url):
    """Return the domain of a web address without "www." or what stands for its mobile pages, or None.

    Examples
    --------
    >>> domain_of("https://www.courier.example/2031/05/02/ferry")
    'courier.example'
    """
    match = _DOMAIN.match(str(url).strip())
    return match["domain"].lower() if match else None


def date_in_url(url):
    """Return the day in a web address as YYYY-MM-DD, or None.

    Examples
    --------
    >>> date_in_url("https://courier.example/2031/5/2/ferry")
    '2031-05-02'
    """
    for match in _URL_DATE.finditer(str(url)):
        year, month, day = (part for part in match.groups() if part)
        read = parse_date(f"{year}-{int(month):02}-{int(day):02}" if month.isdigit() else f"{day} {month} {year}")
        if read:
            return f"{read:%Y-%m-%d}"
    return None


def tell_origin(facts, lines):
    """Add to `facts` what the lines tell: outlet, credit, place, url, and `_stamps`, the dates to be read later.

    Parameters
    ----------
    facts : dict
        What is known of the article; nothing that stands there is changed.
    lines : list of Line
    """
    filled = [line for line in lines if line.role != "blank"]
    stamps = facts.get("_stamps", [])
    for line in [x for x in filled if x.role in ("standfirst", "body")][:3]:
        found = find_dateline(line.text)
        if found:
            _dateline(found, facts, stamps)
            break
    for line in filled:
        if line.rule == "credit line":
            _credit(line.text, facts)
        elif line.rule == "web address" and "url" not in facts:
            facts["url"] = line.text
    _outlet_in_lines(filled, facts)
    if "url" in facts:
        domain, day = domain_of(facts["url"]), date_in_url(facts["url"])
        if domain and "outlet" not in facts:
            facts["outlet"], facts["outlet_from"] = domain, "web address"
        if day:
            stamps.append((day, "web address"))
    facts["_stamps"] = [*stamps, *((text, "timestamp") for text in _timestamps(filled))]


def _outlet_in_lines(filled, facts):
    """Take the outlet from the page's title, the copyright line or lone capitals before the dash."""
    if "outlet" not in facts:
        for name, kind in (
            (_name_in_page_title(filled), "page title"),
            (_name_above(filled) or _masthead(filled), "line above the text"),
            (_name_printed(filled), "line above the text"),
            (_name_of_issue(filled), "line below the text"),
            (_copyright_name(filled), "copyright line"),
        ):
            if name and "outlet" not in facts:
                facts["outlet"], facts["outlet_from"] = name, kind
    lone = facts.pop("_lone", None)
    if lone and "outlet" not in facts:  # capitals that are no known city sign as SHAFAQNA and the like do
        facts["outlet"], facts["outlet_from"] = lone.title(), "name before the dash, no known city"
    elif lone:
        facts.setdefault("place", _title(lone))


def _name_in_page_title(filled):
    """Return what a page's title in line 1 adds to the headline: "Ferry runs again | Lysk Courier".

    Where no other line is the headline, it must be called as newspapers are.
    """
    if filled and filled[0].role == "title":
        cut = title_and_site(filled[0].text)
        if cut:
            return cut[1]
    headline = next((line.text for line in filled if line.rule == PAGE_TITLE), None)
    if headline is None or not filled[0].text.startswith(headline):
        return None
    match = re.fullmatch(r"\s*[|–—-]\s*(?P<name>[A-Z][^|–—]{1,40})", filled[0].text[len(headline) :])
    return match["name"].strip() if match and len(match["name"].split()) <= 5 else None


def title_and_site(title):
    """Part a title from the newspaper behind a bar, or return None.

    Examples
    --------
    >>> title_and_site("Ferry runs again | Lysk Courier"), title_and_site("Ferry runs again | Opinion")
    (('Ferry runs again', 'Lysk Courier'), None)
    """
    headline, bar, name = title.rpartition(" | ")
    name = name.strip()
    named = bar and 1 < len(name.split()) <= 5 and name[:1].isupper() and len(headline.split()) >= 3
    return (headline.rstrip(), name) if named and is_press(name) else None


def _name_above(filled):
    """Return the newspaper that stands with a day on a line of its own above the text, or None."""
    body = next((i for i, line in enumerate(filled) if line.role == "body"), len(filled))
    stamps = [line for line in filled[max(0, body - HEAD) : body] if line.role == "timestamp"]
    return next((name for line in stamps for name in names_and_day(line.text) if is_press(name)), None)


def _masthead(filled):
    """Return the name of a newspaper on a line of its own right above the day, as first pages have it, or None."""
    for line, below in pairwise(filled[:3]):
        if is_masthead(line.text) and below.role == "timestamp" and find_dates(below.text):
            return line.text
    return None


def _name_of_issue(filled):
    """Return the newspaper in which a line below the article says that it was printed, or None."""
    last = max((i for i, line in enumerate(filled) if line.role == "body"), default=len(filled))
    told = (issue_of(line.text) for line in filled[last + 1 : last + 1 + TAIL] if line.role == "timestamp")
    return next((name for name in told if name), None)


def _name_printed(filled):
    """Return whose page was printed, where a line says so ("Printed from the Lysk Courier website"), or None."""
    short = [line for line in filled if len(line.text) <= LONGEST]
    told = [_PRINTED.fullmatch(line.text) for line in short if line.rule == PRINT]
    told += [_PRINTED.fullmatch(re.split(r"\.\s", line.text)[0]) for line in short if line.rule == "copyright"]
    name = next((match["printed"] for match in told if match), None)
    return name and (domain_of(name) or name)


def _copyright_name(filled):
    """Return who holds the copyright by the last such line below the article, or None."""
    last = max((i for i, line in enumerate(filled) if line.role == "body"), default=-1)
    for line in reversed([line for line in filled[last + 1 :] if line.rule == "copyright"]):
        before, _, after = _COPYRIGHT.sub("©", line.text).partition("©")
        for part in (after, before):
            name = _AFTER_NAME.split(_YEARS.sub(" ", part.replace("©", " ")).strip(" .,:-–"))[0]
            name = re.sub(r"^by\s+", "", name.strip(" .,:-–"))
            if len(name) > 2 and name[0].isupper() and len(name.split()) <= 5 and name.casefold() not in agencies():
                return name
    return None


def _timestamps(filled):
    """Return the timestamps next to the article: those before it first, of these "published" ones; "updated" last."""
    filled = [line for line in filled if line.rule != BOX]  # a player above the text is long
    body = [i for i, line in enumerate(filled) if line.role == "body"]
    if not body:
        return [line.text for line in filled if line.role == "timestamp"]
    opening = next((i for i in body if _is_sentence(filled, i)), body[0])  # points may stand above it
    top = opening + 2  # below a standfirst who wrote may stand between, other stamps and what is shared
    while top < len(filled) and (filled[top - 1].role in STAMPS or filled[top - 1].rule in _BUTTONS):
        top += 1
    first = max((i + 1 for i in range(opening) if filled[i].role == "title"), default=opening)
    first = min(opening - HEAD, max(first, opening - BELOW_TITLE))
    near = [
        (is_update(line.text), i > top, not is_publication(line.text), i > opening, abs(i - opening), line.text)
        for i, line in enumerate(filled)
        if line.role == "timestamp" and (first <= i <= top or 0 < i - body[-1] <= TAIL)
    ]
    return [_plain(text) for *_, text in sorted(near)]


def _is_sentence(filled, i):
    """Tell the first line of a paragraph that ends with a full stop, be it wrapped."""
    while i + 1 < len(filled) and filled[i + 1].role == "body" and filled[i + 1].glue != "\n":
        i += 1
    return bool(SENTENCE_END.search(filled[i].text))


def _plain(stamp):
    """Take the price of a newspaper out of a stamp, and part an hour from the month behind it."""
    return _HOUR_FIRST.sub(r"\g<0>,", _PRICE.sub(" ", stamp))


def _dateline(found, facts, stamps):
    """Take from a dateline what it tells: place, day, outlet and agency."""
    place, inside, day = found["place"], found["agency"], found["day"]
    if day:
        stamps.append((day, "dateline"))
    if not inside:
        word = place or ""
        told = "outlet" in facts or day or found["country"] or " " in word or len(word) < 4
        if not told and word.casefold() not in dateline_places():
            agency = agencies().get(word.casefold())
            if agency:
                facts.setdefault("credit", agency)
            else:
                facts["_lone"] = word
            return
        if word:
            facts.setdefault("place", _title(word))
        return
    names = [part.strip() for part in re.split(r"[/;,]|\s[-–—]\s", inside)]
    names = [name for name in names if name and not find_dates(name) and re.search(r"[^\W\d_]{2}", name)]
    if find_dates(inside):
        stamps.append((inside, "dateline"))
    if place:
        facts.setdefault("place", _title(place))
    for name in names:
        agency = agencies().get(name.casefold()) or (name if _LOOSE_AGENCY.search(name) else None)
        if agency:
            facts.setdefault("credit", agency)
        elif "outlet" not in facts and name[0].isupper() and len(name.split()) <= 4:
            facts["outlet"], facts["outlet_from"] = name, "dateline"
        elif name[0].isupper() and len(name.split()) <= 4 and not _same(name, facts.get("outlet")):
            facts.setdefault("credit", name)


def _same(name, outlet):
    """Whether a name in the dateline is the outlet itself under a longer or shorter name."""
    plain = [re.sub(r"\W|\bthe\b", "", str(x).casefold()) for x in (name, outlet)]
    return plain[0] in plain[1] or plain[1] in plain[0]


def _title(place):
    return place.title() if place.isupper() else place


def _credit(text, facts):
    shared = _SHARED.match(text)
    if shared:
        agency = agencies().get(
            re.sub(r"^the\s", "", shared["name"] or shared["signed"], flags=re.IGNORECASE).casefold()
        )
        return facts.setdefault("credit", agency) if agency else None
    name = _SOURCE.sub("", text.strip("()[] ")).strip(" .")
    agency = agencies().get(name.casefold())
    domain = domain_of(name)
    if agency:
        facts.setdefault("credit", agency)
    elif domain and " " not in name:
        if "outlet" not in facts:
            facts["outlet"], facts["outlet_from"] = domain, "credit line"
    elif (
        not re.search(r"agencies|wires", name, re.IGNORECASE)
        and len(name.split()) <= 4
        and not re.match(r"(?:reporting|writing|editing|additional|compiled|translated|edited)\b", name, re.IGNORECASE)
    ):
        facts.setdefault("credit", name)


def read_stamps(described, *, dayfirst=None):
    """Read the dates that texts tell, day and month in the order that the outlet's other dates show.

    Parameters
    ----------
    described : list of dict
        From `tell_origin`; `_stamps` and `_year` (of the file's path) are taken out, `published` and `published_from`
        put in where they were missing.
    dayfirst : bool, optional

    Returns
    -------
    list of str or None
        Per article what stands in the way where a date is told but not readable.
    """
    by_outlet = {}
    for facts in described:
        by_outlet.setdefault(facts.get("outlet"), []).extend(text for text, _ in facts.get("_stamps", ()))
    corpus = decide_dayfirst(text for texts in by_outlet.values() for text in texts)
    orders = {outlet: decide_dayfirst(texts) for outlet, texts in by_outlet.items()}
    notes = []
    for facts in described:
        order = orders[facts.get("outlet")]
        order = dayfirst if dayfirst is not None else order if order is not None else corpus
        note = None
        year = facts.pop("_year", None)
        for text, kind in facts.pop("_stamps", ()):
            if "published" in facts:
                break
            read = parse_date(text, dayfirst=order, year=year)
            if read:
                facts["published"], facts["published_from"] = read, kind
            elif any(mention.order == "either" for mention in find_dates(text)):
                note = f"ambiguous date: {text[:40]}"
        notes.append(note)
    return notes


def weekday_note(lines, *, last, first=1995):
    """Say in which years a day fell on the weekday written beside it, or None where no such date stands in the text.

    Parameters
    ----------
    lines : list of Line
    last, first : int
        Years to look at.

    Examples
    --------
    >>> from analysis.corpus.lines.page import Line
    >>> weekday_note([Line(0, 1, "early on Tuesday (13 September)", "body")], first=2010, last=2024)
    'Tuesday (13 September) was in 2011, 2016, 2022'
    """
    words, years = None, set(range(first, last + 1))
    for line in lines:
        if line.role not in ("body", "standfirst", "timestamp"):
            continue
        for mention in find_dates(line.text):
            if mention.weekday is not None and mention.year is None and mention.day is not None:
                together = years & set(mention.candidate_years(first, last))
                if together:
                    years, words = together, words or line.text[mention.start : mention.end]
    if words is None:
        return None
    words += ")" * (words.count("(") - words.count(")"))
    return f"{words} was in {', '.join(map(str, sorted(years)))}"
