"""The head of a source phrase: who speaks goes before the names inside.

"Clinton campaign director Jenna Palm" is Jenna Palm, "critics, including Trump" are critics, "a spokesman for Mr. Reid"
is none but the spokesman. A name is the head where nothing but its own title stands before it and nothing but what
describes it after it.
"""

import re

from analysis.statements.who.bodies import kind_of_name
from analysis.statements.who.names import NAME, POSTNOMINALS, trim
from analysis.statements.who.offices import SPEAKS_FOR
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles
from analysis.statements.who.titles import titles_start

_EXAMPLES = re.compile(
    r",?\s+(?:including|such\s+as|like|unlike|among\s+them|along\s+with|together\s+with|joined\s+by|led\s+by|except|rather\s+than|"
    r"as\s+well\s+as\s+others|headed\s+by|flanked\s+by|backed\s+by)\s"
)
_AFTER_HEAD = re.compile(
    r"(?:\s*$|\s*\(|\s*,|\s+(?:himself|herself|themselves|of|from|at|in|on|with|to|over|who|whose|which|also|both|then|now|Jr\.?|Sr\.?|I{2,3}|and|or|"
    rf"{'|'.join(POSTNOMINALS)}|as|for|when|while|after|before|during|by|later|again|–|—|-)(?![\w-])|\s*[–—])"
)
_SOMEBODY = re.compile(  # "Mr. Elk's successor", "a third", "another"
    r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|(?:[\w.]+\s){0,3}[\w-]+(?:[’']s|(?<=s)[’']))\s(?:[A-Z]\w+\s)?(?:[a-z-]+\s){0,2}"
    r"[a-z-]*[a-rt-z]|[Aa]nother(?:\s[a-z-]+){0,3}|[Oo]ne)"
)
_INDEFINITE, _FOR_HOLDER = re.compile(r"(?:[Aa]n?|[Oo]ne|[Aa]nother)\s"), re.compile(r"\s(?:for|to|of)\s(?:the\s)?")
_CAPITALS, _THE = re.compile(r"(?:[A-Z][\w’'-]+\s?){1,4}"), re.compile(r"[Tt]he\s")
_MOST = 60  # names in one source: a longer run of capitals is no list of speakers, and slow to read
_OWN = re.compile(r"['’]s?$")
_OF_PLACE = re.compile(  # "a delegate, Ann Orm of Lysk"; "an analyst, Ann Orm at the Bank of Lysk"
    r"[\s.)]*|\s(?:of|from|at|in|with|near|outside)\s(?:the\s)?[A-Z][\w.’'&-]*(?:\s(?:(?:of|for|and|in|the)\s){0,2}[A-Z][\w.’'&-]*)*[\s.)]*"
)
_DOING_TO = re.compile(
    r"\s(?:backing|supporting|opposing|representing|advising|attacking|targeting|boosting|favou?ring|challenging|investigating|suing|defending|"
    r"promoting|endorsing|criticizing|criticising|prosecuting|protecting|guarding|succeeding|replacing)$"
)
_IN_CLAUSE = re.compile(r"[a-z]\s(?:who|whose|that|which)\s(?:[\w’'-]+\s)*[\w’'-]+$")
_PREPOSITIONS = re.compile(r"(?i)\b(?:of|for|to|with|by|from|in|near|against|around|under|at|on|about|behind|like)\s")


def without_examples(core):
    """Cut examples off: "critics, including Trump" is said by critics."""
    cut = _EXAMPLES.search(core, 2)
    return core[: cut.start()] if cut else core


def segments(core):
    """Return the spans between the commas of a phrase; the comma of "Jr." or of a number is none."""
    cuts = [m.start() for m in re.finditer(r",(?!\s(?:Jr|Sr)\b|\d{3})", core)]
    return list(zip([0, *(c + 1 for c in cuts)], [*cuts, len(core)], strict=True))


def head_person(core, spots, hits):
    """Return the name that is the head of a phrase as (start, end, whose), or None.

    Parameters
    ----------
    core : str
    spots : list of (int, int, object)
        Names of persons in it.
    hits : list of Hit
        Actors in it.
    """
    parts, spots = segments(core), spots[:_MOST]
    spots = [s for s in spots if not any(o[0] < s[0] and s[1] <= o[1] for o in spots)]  # "Revel" of "Tomas Revel"
    for number, (begin, stop) in enumerate(parts):
        inside = [s for s in spots if begin <= s[0] < stop]
        for start, end, who in sorted(inside, key=lambda s: (s[0], -s[1])):
            if _is_head(core, begin, start, end, hits) and (
                number == 0 or _renames(core, parts, number, start, end, who)
            ):
                return start, end, who
    return None


def _is_head(core, begin, start, end, hits):
    """Whether the name at `core[start:end]` is the head of the segment that begins at `begin`."""
    if re.match(r"['’]s?(?!\w)", core[end : end + 3]) or not _AFTER_HEAD.match(core, end):
        return False
    untitled = titles_start(core, begin, start)
    before = core[begin:untitled].strip()
    if not before:
        return True
    if _IN_CLAUSE.search(before) or (_DOING_TO.search(before) and find_roles(before)):
        return False  # "one lobbyist who has known Ann Orm", "the super PAC backing Ann Orm"
    prepositions = [*_PREPOSITIONS.finditer(before + " ")]
    if not prepositions:
        return True
    preposition = prepositions[-1]
    between = before[preposition.end() :].strip()
    if any(role.start < preposition.start() < role.end for role in find_roles(before)):
        return True  # "Secretary of State John Kerry"
    if not re.sub(r"(?i)^(?:the|a|an|his|her|its|their)\b\s*", "", between):
        return False  # "a spokesman for Mr. Reid"
    described = [r for r in find_roles(between) if r.form == "person" and r.end == len(between)]
    partisan = [p for p in find_parties(between) if p.end == len(between)]
    holders = [r for r in find_roles(before[: preposition.start()]) if r.form == "person"]
    if not holders and between[0].isupper() and (untitled < start or described or _OWN.search(between)):
        return _is_body(before[: preposition.start()])  # "University of Osk professor Dana Orm"
    return not described and not partisan and bool(holders)  # "envoy for the South Caucasus Tomas Revel"


def _is_body(words):
    """Whether words are the beginning of the name of a body: "the University", "London School"."""
    words = words.strip()
    last = re.sub(r"^(?:then|ex)-", "", words.rpartition(" ")[2])
    institution = any(r.form == "institution" and r.end == len(words) for r in find_roles(words))
    return last[:1].isupper() and (institution or kind_of_name(words) is not None)


def _renames(core, parts, number, start, end, who):
    """Whether a later segment is the name of the first: "Carver's press secretary, Peter Coll"."""
    begin, stop = parts[number]
    untitled = titles_start(core, begin, start)
    before, titled = core[begin:untitled].strip(), untitled < start
    office = [r for r in find_roles(before) if r.form == "person" and r.end == len(before)]  # ", President Ilan Dovar"
    faction = titled and _CAPITALS.fullmatch(before)  # ", Green Union MK Ilan Dovar"
    alone = (not before or bool(office) or faction) and _OF_PLACE.fullmatch(core, end, stop)
    described = [r for r in find_roles(core, start=parts[0][0], end=parts[0][1]) if r.form == "person" and not r.plural]
    first = core[slice(*parts[0])].strip()
    bare = number == 1 and _SOMEBODY.fullmatch(first) and all(r.form == "person" for r in find_roles(first))
    if _INDEFINITE.match(first) and described and (serves := _FOR_HOLDER.search(first)):
        holder = [r for r in find_roles(first, start=serves.end()) if r.form == "person" and r.end == len(first)]
        if holder and holder[-1].kind in ("head of state", "government", "legislator", "candidate"):
            holds = holder[-1].noun in getattr(who, "nouns", ())  # as the list or the article tells
            if holds or described[0].noun in SPEAKS_FOR:
                return False  # "a spokesman for the mayor, Dan Orm,": the name may well be the mayor's
    commands = titled and number == 1 and _THE.match(first)  # "the GOC Northern Command, Maj. Gen. Ilan Dovar"
    return alone and number <= 2 and bool(described or bare or commands)


def new_names(core, hits):
    """Return the full names in a phrase as (start, end, name)."""
    trimmed = (trim(core, match, hits) for match in NAME.finditer(core))
    return [(start, start + len(name), re.sub(r"['’]s?$", "", name)) for start, name in trimmed if name]
