"""Organisations that an article itself introduces: "the Lisk Relief Society (LRS)", "Norvane Holdings, an insurer"."""

import re

from analysis.statements.who.bodies import kind_of_name
from analysis.statements.who.kinds import OF_STATE
from analysis.statements.who.roles import find_roles
from analysis.statements.who.words import common_words, place_words

_NAME = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'&.-]*"
    r"(?:[ \u00a0](?:(?:of|for|to|on|and|the|de)[ \u00a0](?:the[ \u00a0])?)?[A-Z][\w’'&-]*){1,7}"
)
_NEW_PLACE = re.compile(
    r"New\s(?:York|Jersey|Mexico|Hampshire|Orleans|Haven|England|Zealand|Delhi|Brunswick|South\sWales)\b"
)
_ACRONYM = re.compile(r"[ \u00a0]\((?:the[ \u00a0]|or[ \u00a0])?([A-Z][A-Z&.]{1,7})\)")
_FOR = re.compile(r"\s(?:for|on|of|to)\s")
_IN_PLACE = re.compile(r"[ \u00a0]in[ \u00a0][A-Z][\w’'-]+(?=[ \u00a0]\([A-Z]{3,}\))")
_LETTERS = re.compile(r"(?<![\w.’'-])[A-Z]{3,6}(?![\w-])")
_FIRM = re.compile(
    r"\b([A-Z][\w&]+)(?:['’]s)?\s(?:founder\sand\s|former\s)?(?:CEO|CFO|chief\sexecutive|shares|shareholders|investors|customers|"
    r"products|stores|founder|co-founder)\b|(?<![A-Z][\w’'-]\s)\b([A-Z][\w&]+),\s(?:the|an?)\s(?:[\w-]+\s){0,4}?"
    r"(?:company|firm|startup|start-up|maker|manufacturer|retailer|bank|airline|insurer|utility|brewer|supplier)\b"
)
_RESULTS = re.compile(  # "Norvane, which lights the coast, slipped to a half-year loss", "shares in Norvane"
    r"\b(?P<name>[A-Z][\w&’-]+(?:\s[A-Z][\w&’-]+){0,3})(?:,\swhich\s[^,;.\n]{3,90},)?\s(?:has\s|had\s)?(?:slipped|swung|fell|sank|slid|"
    r"slumped|returned|posted|reported|booked|recorded|made|announced)\s(?:to\s|into\s|back\sto\s)?(?:an?|its|record|higher|lower|annual|quarterly|first|second|third|fourth)\b[^,;.\n]{0,40}\b"
    r"(?:loss(?:es)?|profits?|earnings|revenues?|sales|turnover)\b|\b[Ss]hares\s(?:in|of)\s(?P<in>[A-Z][\w&’-]+(?:\s[A-Z][\w&’-]+){0,3})"
)
_NAME_WHICH = re.compile(
    r"(?<![\w’'-])([A-Z][\w’'&-]+(?:\s(?:(?:of|for|to|and|the|against)\s){0,2}[A-Z][\w’'&-]+){1,5}),\swhich\s"
)
_A_GROUP = re.compile(
    r"\b[Tt]he\s(?:advocacy\s|civil\s|campaign\s)?(?:group|organi[sz]ation|charity|nonprofit|coalition|association|network|union)\b"
)
_OF_FIRM = re.compile(
    r"\b[Tt]he\s(?:[a-z]+\s)?(?:company|firm|startup|retailer|maker|bank|airline|insurer|utility)\b|CEO"
)
_SITE = re.compile(r"(?<![\w@./-])[A-Z0-9][\w-]*\.(com|org|net|info|gov|edu|co\.uk|org\.uk)\b(?![/@]|\.\w)")
_RUN_BY = {"gov": "government", "edu": "organisation", "org": "organisation", "org.uk": "organisation"}
_OF_KIND = re.compile(r",\s+(?:an?|the)\s+")


def find_organisations(text, hits, roles, lasts):
    """Find the organisations of a text that no list holds, and where they and their acronyms stand.

    Parameters
    ----------
    text : str
    hits : list of Hit
    roles : list of Role
    lasts : set of str
        Last names of persons: a name that ends in one is no organisation.

    Returns
    -------
    list of (int, int, str, str)
        start, end, name, kind; in order.
    """
    known, found = {}, []
    taken = {hit.start for hit in hits if hit.actor.form == "institution"}
    for match in _NAME.finditer(text):
        name, start = match.group(), match.start()
        while len(name.split()) > 1 and name.split()[0].lower() in common_words() and not _NEW_PLACE.match(name):
            cut = re.search(r"\s+", name).end()
            name, start = name[cut:], start + cut
        words = re.sub(r"['’]s$", "", name).split()
        if len(words) < 2 or words[-1] in lasts or start in taken:
            continue
        tail = _IN_PLACE.match(text, start + len(name))
        name = re.sub(r"['’]s$", "", name) + (tail.group() if tail else "")
        kind = kind_of_name(" ".join(words[-3:]))
        head = _FOR.split(" ".join(words))[0]
        kind = kind or (
            kind_of_name(head) if 1 < len(head.split()) < len(words) else None
        )  # "Harlan Center for Tax Policy"
        end = start + len(name)
        apposition = _OF_KIND.match(text, end) if kind in (None, "government") else None
        noun = find_roles(text, start=apposition.end(), end=min(len(text), apposition.end() + 60)) if apposition else ()
        if noun and noun[0].form == "institution" and "," not in text[apposition.end() : noun[0].start]:
            kind = noun[0].kind  # "the Osk Council, an umbrella body of villages"
        acronym = _ACRONYM.match(text, end)
        if kind is None and acronym and len(acronym[1]) > 2 and len(words) > 2 and fits(acronym[1], name):
            kind = "organisation"  # what has an acronym of its own is a body
        if kind is None:
            continue
        last = find_roles(name)
        if last and last[-1].end == len(name) and (last[-1].form == "person" or last[-1].kind in OF_STATE):
            continue
        known.setdefault(name, kind)
        found.append((start, end, name, known[name]))
        if acronym and fits(acronym[1], name):
            known[acronym[1]] = kind
            found += _all(acronym[1], text, name, kind, acronym.end())
    for match in {m.group(): m for m in _LETTERS.finditer(text)}.values():  # "CNS" after "Christian News Service"
        names = [name for name in known if len(name.split()) > 2 and fits(match.group(), name)]
        if len(names) == 1 and match.group() not in known and match.start() not in taken:
            found += _all(match.group(), text, names[0], known[names[0]], text.find(names[0]))
    for name in [n for n, kind in known.items() if kind == "company" and len(n.split()) > 2]:
        short = name.rpartition(" ")[0]  # "Big Barrel" of "Big Barrel Records"
        free = (
            short not in known
            and not any(word in lasts for word in short.split())
            and text.count(name) < text.count(short)
        )
        found += [p for p in _all(short, text, name, "company") if free and not text.startswith(name, p[0])]
    return sorted(found + _firms(text, hits, lasts, known) + _which(text, hits, lasts, known) + _sites(text, taken))


def _all(word, text, name, kind, start=0):
    pattern = re.compile(rf"(?<![\w.-]){re.escape(word)}(?![\w-])")
    return [(m.start(), m.end(), name, kind) for m in pattern.finditer(text, start)]


def _firms(text, hits, lasts, known):
    """Find firms of one word by their shares, customers or boss, or by an apposition: "Norvane, a maker of ..."."""
    listed = {text[hit.start : hit.end] for hit in hits}
    names = {match[1] or match[2] for match in _FIRM.finditer(text)} if _OF_FIRM.search(text) else set()
    names |= {match["name"] or match["in"] for match in _RESULTS.finditer(text)}
    names -= listed | lasts | set(known)
    names = {n for n in names if n.split()[0].lower() not in common_words() and n.split()[-1] not in lasts}
    names = [n for n in names if n not in place_words() and not find_roles(n)]
    return [place for name in names for place in _all(name, text, name, "company")]


def _which(text, hits, lasts, known):
    """Find what "which" tells to be no person and a noun calls a group: "Parents for Osk, which ... The group said"."""
    last = next(reversed(list(_A_GROUP.finditer(text))), None)
    names = {m[1] for m in _NAME_WHICH.finditer(text, 0, last.start())} if last else set()
    names -= {text[hit.start : hit.end] for hit in hits} | set(known) | place_words()
    names = [n for n in names if n.split()[-1] not in lasts and not find_roles(n) and kind_of_name(n) is None]
    if len(names) != 1:
        return []
    group = find_roles(last.group())
    return _all(names[0], text, names[0], group[-1].kind if group else "organisation")


def _sites(text, taken):
    """Find what goes by its address, "Norvane.com": a firm, unless a noun beside the name or its ending tells."""
    kinds = {}
    for match in _SITE.finditer(text):
        before = find_roles(text, start=max(0, match.start() - 40), end=match.start())
        apposition = _OF_KIND.match(text, match.end())
        behind = find_roles(text, start=apposition.end(), end=apposition.end() + 40) if apposition else []
        nouns = [r for r in before if r.end == match.start() - 1] + behind[:1]
        told = next((r.kind for r in nouns if r.form == "institution"), None)
        kinds[match.group()] = told or kinds.get(match.group()) or _RUN_BY.get(match[1], "company")
    return [place for name, kind in kinds.items() for place in _all(name, text, name, kind) if place[0] not in taken]


def fits(acronym, name):
    """Whether the letters of an acronym are the first letters of a name, small words left out or not."""
    letters = acronym.replace(".", "").replace("&", "").lower()
    words = re.findall(r"[^\W\d_]+", name)
    pattern = "".join(word[0].lower() if word[0].isupper() else f"{word[0]}?" for word in words)
    return re.fullmatch(pattern, letters) is not None
