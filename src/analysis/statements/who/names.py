"""Names of persons in running text, and what tells that a run of capitals is one."""

import re
from typing import NamedTuple

from analysis.statements.who.roles import find_roles
from analysis.statements.who.titles import CAPITALS, INITIAL, NAME_WORD, TITLE_WORDS, TITLES
from analysis.statements.who.words import common_words, first_names, place_words
from analysis.text.dates import MONTH_PATTERN

_BLANK = r"[ \t\u00a0]+"  # never a line's end: "... met Rubio\nIndia said" holds no "Rubio India"
SMALL_WORDS = "al|bin|ben|de|del|della|der|di|da|do|dos|das|du|la|le|van|von|el|ibn|ter|den|dela|delos|oglu|oğlu|qizi"
_PARTICLE = rf"(?:(?:{SMALL_WORDS}|St\.?)[ \u00a0]){{0,2}}(?:[Aa]l-|[Ee]l-)?"
_SUFFIX = r"(?:,?[ \u00a0](?:Jr|Sr)\b\.?|[ \u00a0](?:II|III|IV)\b)?"
_NICK = rf"(?:[“\"][A-Z][a-z]+[”\"]{_BLANK})?"  # Ann “Buck” Orm
NAME = re.compile(
    rf"(?<![\w’'-])(?:{NAME_WORD}|{INITIAL})(?:{_BLANK}{_NICK}(?:{INITIAL}{_BLANK})?{_PARTICLE}(?:{NAME_WORD}|{CAPITALS})){{1,7}}{_SUFFIX}"
)
_NICKNAME = re.compile(rf"(?<=\s){_NICK}")
_ALSO_LAST_NAMES = re.compile(
    r"(?i)(?:corps|hall|church|park|day|bay|lake|street|banks?|power|post|price|house|bridge|rivers?|valley|coast|sun|cook|bill|"
    r"wire|love|steel|sales|watch|fields?|forest|beach|tower|major)$"
)
_ORGANISED = re.compile(
    r"(?i)\b(?:process|authority|organi[sz]ations?|police|constabulary|caf[eé]|bakery|cinema|corps|command|brigade|division|battalion|squadron|headquarters|secretariat|tribunal|mechanism|"
    r"institut(?:e|ion)|university|college|ministry|council|party|society|accord|union|group|agency|office|committee|commission|directorate|administration|"
    r"courts?|bank|front|movement|army|force|forces|service|services|street|road|roads|river|bridge|valley|mountains?|province|region|"
    r"district|corridor|house|palace|times|post|herald|news|tv|radio|press|company|co|corporation|corp|inc|ltd|plc|llc|llp|lp|railways?|airport|"
    r"hospital|school|church|treaty|agreement|war|day|mutual|insurance|airlines?|airways|lines|holdings|partners|energy|power|grid|"
    r"network|halt|station|league|association|federation|foundation|centers?|centre|department|assembly|congress|parliament|senate|"
    r"republic|kingdom|states|wire|campaign|administration|act|bill|amendment|street|avenue|square|watch|watchers|alliance|coalition|"
    r"fund|project|initiative|journal|tribune|observer|review|magazine|studios?|systems|industries|motors|effect|doctrine|plan|"
    r"supporters?|voters?|aides?|officials?|family|show|tower|hotel|county|city|island|islands|bureau|board|trust|club|team|fc|"
    r"caucus|summit|convention|conference|care|security|intelligence|affairs|rights|defen[cs]e|poll|survey|report|index|street|"
    r"constitution|declaration|healthcare|coal|mining|steel|deal|pact|protocol|accords|hall|library|museum|theat(?:er|re)|park|beach|lake|bay|coast|sea|"
    r"cruises|turbines?|cement|dynamics|atomics|instruments|tyres?|foods|dairies|brands|stores|technologies|solutions|logistics|pharmaceuticals|chemicals|ventures|properties|resorts|hotels|restaurants|"
    r"brewery|breweries|resources|petroleum|telecom|communications|software|interactive|pictures|ferries|cathedral|festival|"
    r"records|productions|world|nation|label|awards|entertainment|academy|society|register|gazette|daily|weekly|globe|sun|mail|standard|chronicle|dispatch|bulletin|monitor|examiner|wire)\b"
)
_IN_TITLES_TEXT = "Over Between With Against From Into About After Before During Amid The And For Than That"
_IN_TITLES = frozenset(_IN_TITLES_TEXT.split())
"""Words that have capitals in headlines alone: "Battle Over Grain Grows Between Orm and Tosk" holds no long name."""
_HOUSE = re.compile(r"\s(?:Bar|Pub|Inn|Gym|Salon)$")
_OTHERS = re.compile(
    r"(?i)\b(?:democrats?|republicans?|tory|tories|christmas|thanksgiving|internet|twitter|facebook|god|muslims?|christians|(?<!^)christian)\b|"
    r"^christian\s(?:\S+\s)*\S+(?:s|ists?|ism)$"  # "Christian Tosk" is a name, "Christian Zionists" are none
)


_OF_ITS_HEAD = re.compile(
    r"(?i)\b(?:head|chair\w*|president|director|chief|leader|commander|secretary|spokes\w+|member)\sof\s(?:the\s)?$"
)
ARTICLE = re.compile(r"^(?:[AaEe]l|[Aa]n|[Aa]r|[Aa]s|[Aa]sh|[Aa]t|[Aa]d|[Aa]z)-(?=[A-Z])")  # "al-Mesri" is "Mesri" too
_ASKING = frozenset(("how", "what", "why", "where", "when", "who", "and", "but", "so", "or"))
_ADJECTIVE = re.compile(r"[a-z](?:ic|ical|al|ary|ive|ign|ous)$")
_ENDING, _INITIALS = re.compile(rf"{_SUFFIX}$"), re.compile(r"(?:[A-Z]\.)+")


class NameSpan(NamedTuple):
    """A person's name at `text[start:end]`, as it is written in `name` (blanks made single)."""

    start: int
    end: int
    name: str


def parts_of(name):
    """Return the first name and the last name of a full name, initials, "Jr." and an Arabic article left out."""
    words = [word for word in _ENDING.sub("", name).split() if not _INITIALS.fullmatch(word)]
    last = words[-1] if words else name
    return words[0] if len(words) > 1 else "", ARTICLE.sub("", last)


def suffix_of(name):
    """Return what tells son from father at the end of a name: "jr", "sr", "iii", or ""."""
    return _ENDING.search(name).group().strip(" \u00a0,.").lower()


def trim(text, match, hits):
    """Cut states, roles, titles and common words off a run of capitals; what is left is a person's name, or ""."""
    start, end = match.span()
    spans = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    roles = [r for r in find_roles(text, start=start, end=end) if text[r.start : r.end] not in first_names()]  # Bill
    if len(spans) > 1 and _TITLE_OR_FIRST.fullmatch(text, *spans[0]) and _ordinary(text, end):
        roles = [role for role in roles if role.start > start]  # "Emir Orm, a paramedic"
        return start, text[start:end] if not roles else ""
    cut = max([start, *(role.end for role in roles if role.end < end)])
    cut = max([cut, *(b for a, b in spans[:-1] if a > start and text[a:b] in TITLES)])  # "Labour MK Dan Orm"
    for hit in hits:
        if hit.actor.form != "person" and hit.start < end and hit.end > start:
            before = text[max(cut, start) : hit.start].split()
            last_name = hit.end == end and before and before[-1].lower() not in common_words()  # Denzel Washington
            first = hit.start == start and text[hit.start : hit.end] in first_names()  # Jordan Peele
            first = first or (hit.start == cut + 1 and hit.start > start and _GOES_BY.match(text, hit.end, end))
            cut = cut if last_name or first else max(cut, hit.end)
    elect = [n for n, (a, b) in enumerate(spans[:-1]) if text[a:b].endswith(("-elect", "-designate"))]
    spans = spans[elect[-1] + 1 :] if elect else spans  # "Agriculture Commissioner-elect Ann Orm"
    titled = any(role.end == cut for role in roles)
    portfolio = _PORTFOLIO_OF.search(text, max(0, start - 60), start)
    while spans and (
        spans[0][0] < cut
        or (portfolio and _PORTFOLIO.fullmatch(text, *spans[0]))
        or (_no_name(text, spans[0], spans) and not (titled and spans[0][0] == cut + 1 and _IS_SHORT.match(text, cut)))
    ):
        spans.pop(0)
    titled = titled or bool(portfolio and spans and spans[0][0] > start)
    while len(spans) > 1 and (_no_end(text, spans) or text[slice(*spans[-1])] in POSTNOMINALS):
        spans.pop()
    name = text[spans[0][0] : spans[-1][1]] if len(spans) > 1 else ""
    office = any(" " in r.noun and r.start <= spans[0][0] and r.end == spans[-1][1] for r in roles) if name else False
    if not name or office or any(text[a:b] in _IN_TITLES for a, b in spans):  # "Special Envoy for"
        return start, ""
    first = text[slice(*spans[0])]
    if first not in first_names():
        trade = any(r.form == "person" and r.end == spans[-1][1] and " " not in r.noun for r in roles)
        if (trade and _ADJECTIVE.search(first)) or first.lower() in _ASKING:  # "Diplomatic Adviser", "How do Meronians"
            return start, ""
    firsts = [n for n, (a, b) in enumerate(spans[:-1]) if text[a:b] in first_names()]
    if firsts and firsts[-1] and _ORGANISED.search(text[spans[0][0] : spans[firsts[-1]][0]]):
        spans = spans[firsts[-1] :]  # "Assistant Secretary for Diplomatic Security Charlene Lamb"
        name = text[spans[0][0] : spans[-1][1]]
    elif not firsts and _OF_ITS_HEAD.search(text, max(0, start - 60), start):
        bodies = [n for n, (a, b) in enumerate(spans[:-2]) if _ORGANISED.fullmatch(text[a:b])]
        apart = spans[bodies[-1] + 1 :] if bodies else ()
        if len(apart) in (2, 3) and not any(_no_name(text, one, apart) for one in apart):
            spans = apart  # "chairperson of the Lisk Fishermen Alliance Hendri Sapar"
            name = text[spans[0][0] : spans[-1][1]]
    if any(role.plural and role.end == spans[-1][1] and role.start >= spans[0][0] for role in roles):
        return start, ""  # "Black Lawmakers"
    if len(spans) > 2 and firsts and firsts[0] == 1 and _DOING.fullmatch(text, *spans[0]):
        spans = spans[1:]  # "Attacking Ann Orm, he said"
        name = text[spans[0][0] : spans[-1][1]]
    known = text[slice(*spans[0])] in first_names() or (len(spans) == 2 and _GIVEN.fullmatch(text, *spans[1]))
    if _HOUSE.search(name) and _THE.search(text[max(0, spans[0][0] - 5) : spans[0][0]]):
        return start, ""  # "the Lisk Bar", but Ronen Bar
    organised = _ORGANISED.search(name, len(name.split()[0]) if known else 0)
    middle = known and len(spans) == 3 and not _ORGANISED.search(name, name.rindex(" "))  # "Ann Hall Orm"
    middle = middle and _ALSO_LAST_NAMES.fullmatch(name.split()[1]) and name.split()[2].lower() not in common_words()
    last = known and len(spans) == 2 and _ALSO_LAST_NAMES.search(name)  # but Andrew Hall
    if organised and not middle and not last:
        return start, ""
    if name.split()[-1].removesuffix("s") in place_words() and name.endswith("ns"):  # "Asian Americans"
        return start, ""
    if _OTHERS.search(name) or (name.isupper() and len(name) < 12):
        return start, ""
    depends = re.search(r"\b(?:of|for|to|and|in)\s+(?:the\s+)?$", text[max(0, start - 12) : start])
    small = next((n for n, span in enumerate(spans) if n and text[slice(*span)].islower()), None)
    if len(spans) > 2 and depends and not titled and text[slice(*spans[0])] not in first_names():
        # "envoy for the Amber Coast Jorun Veld", "and Pieter van der Loo"
        spans = spans[firsts[0] if firsts else small - 1 if small else -2 :]
    of_body = not portfolio and _BODY_BEFORE.search(text, max(0, spans[0][0] - 40), spans[0][0])
    if of_body and text[slice(*spans[0])] not in first_names():
        return start, ""  # "the Foundation for Middle East Peace"
    return spans[0][0], text[spans[0][0] : spans[-1][1]]


def _ordinary(text, end):
    """Whether a name is followed by an apposition of no office: ", a paramedic", ", the 23-year-old striker"."""
    match = _APPOSITION.match(text, end)
    nouns = find_roles(text, start=match.end(), end=match.end() + 50) if match else ()
    nouns = [noun for noun in nouns if not re.search(r"[,.;]", text[match.end() : noun.start])]
    return bool(nouns) and nouns[0].kind in ("civilian", "company", "media", "witness", "organisation")


_GIVEN = re.compile(r"[A-Z][a-z]+-[a-z]+")  # "Park Chan-dae"
_GOES_BY = re.compile(r"\s[A-Z][a-z’'-]+$")  # "Energy Minister German Orm", but not "President of the German Orm"
_APPOSITION = re.compile(r",\s(?:\d\d?,\s)?(?:an?|the\s\d\d?-year-old)\s")
_TITLE_OR_FIRST = re.compile(
    r"Sultan|Sheriff|Judge|Bishop|Dean|Marshal|Deacon|Emir|Justice|Prince|Princess|King|Queen|Major|Duke|Earl|Baron|Malik"
)
_IS_SHORT = re.compile(r"\s(?:No|So|An|He|Do|My|Than|Her)\s[A-Z]")
"""Names of the East that are common words, behind an office: "Minister No Orm Chol"."""
_PORTFOLIO_OF = re.compile(
    r"\b(?:[Mm]inister|[Mm]inistry|[Ss]ecretary|[Dd]irector|[Cc]ommissioner|Committee|Agency|Service|Department|Directorate|Council|Bureau)\s(?:of|for|on)\s(?:the\s)?(?:[A-Z]\w+\s(?:and\s)?){0,3}$"
)
_PORTFOLIO = re.compile(
    r"(?:Foreign|Home|Internal|External|Social|Public|Economic|Religious|Political|Parliamentary|Legal|Women|Youth|Higher|National|Rural|Local|"
    r"Regional|Digital|Human|Natural|Affairs|Health|Education|Interior|Defen[cs]e|Finance|Transport(?:ation)?|Energy|Agriculture|Justice|"
    r"Culture|Economy|Trade|Commerce|Tourism|Labou?r|Environment|Information|Communications?|Water|Housing|Sports?|Science|Technology|"
    r"Industry|Development|Security|Planning|Families|Endowments|Expatriates|Emigrants|Infrastructure|Works|Resources|Irrigation|Action|"
    r"Cooperation|Integration|Electricity|Oil|Petroleum|Mines|Mining|Fisheries|Forestry|Railways|Roads|Aviation|Employment|Investment|"
    r"Reconstruction|Reintegration|Diaspora|Research|Relations|Services?|Welfare|Population|Children|Refugees|Migration|Immigration|Rights|Police)"
)


_BODY_BEFORE = re.compile(
    r"\b(?:Foundation|Cent(?:er|re)|Institute|Council|Campaign|Coalition|Committee|Project|Fund|Alliance|Association|Society|Commission|Partnership|"
    r"Initiative|Network|Board|Bureau)\s(?:for|on)\s(?:the\s)?(?:[A-Z][\w’'-]+\s){0,2}$"
)
_COMPOUND = re.compile(
    r"(?i)^(?:mum|mom|mother|dad|father|grand[a-z]+)-of-[a-z]+$|-(?:born|based|bred|raised|educated|trained|turned|elected|appointed|backed|aligned|allied|run|owned|linked|funded|controlled|occupied|native|winner|winning|nominee|nominated|laureate|led|era|area|style)$"
)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_TRADESMAN = re.compile(r"[a-z]{3}(?:man|woman|smith|wright|keeper|maker|monger|worker|herder)$")
_DOING = re.compile(r"[A-Z][a-z]{2,}(?:ing|ed)")
_OPENS = re.compile(r"(?:^|[.?!:\n“\"]\s*)$")


def _no_name(text, span, spans):
    """Whether the word at the head of a run is no first name: a title, or a common word that is none ("Despite")."""
    word = text[slice(*span)].rstrip(".,")
    if re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word) and text[span[0] + len(word) : span[0] + len(word) + 1] == ".":
        return word == "H.E"  # "A. B. Osk", but "H.E. Dr Ann Orm"
    if _WEEKDAY.fullmatch(word):  # "Another rider, Sunday Obong, said"
        alone = len(spans) == 2 and text[spans[-1][1] : spans[-1][1] + 1] == ","
        return not alone or not re.search(r"(?:^|[.?!\n]\s*|,\s)$", text[max(0, span[0] - 3) : span[0]])
    office = word.lower().removesuffix("-elect").removesuffix("-designate").rpartition("-")[2]
    if "-" in word and find_roles(office) and word not in first_names():
        return True  # "Player-manager Ann Orm"
    if _TRADESMAN.search(word) and len(spans) > 2 and word not in first_names():
        return True  # "Trawlerman Dan Orm"
    if _COMPOUND.search(word) or word[0] in '“"':
        return True  # "Korean-born Ann Orm", "The “Good” Orm"
    if word in TITLE_WORDS and not (word == "King" and len(spans) == 1):
        return True
    if (
        word.endswith("ly")
        and len(word) > 6
        and word not in first_names()
        and _OPENS.search(text[max(0, span[0] - 3) : span[0]])
    ):
        return True  # "Interestingly Orm left"; within a sentence Anatoly is a name
    return word.lower() in common_words() and word not in first_names() | _ALSO_NAMES


POSTNOMINALS = {
    **dict.fromkeys(("MP", "MPs", "TD", "TDs", "MEP", "MEPs", "MSP", "MLA", "MS", "MPL", "MLC", "MHA"), "legislator"),
    **dict.fromkeys(("KC", "QC", "SC", "PhD", "MD", "JD", "DPhil"), "expert"),
    **dict.fromkeys(("OBE", "CBE", "MBE", "JP"), None),
}
"""Letters behind a name, and the kind that they tell."""
_ALSO_NAMES = {"August": "", "Will": "", "May": "", "April": "", "June": "", "Mark": "", "Bill": "", "Hope": ""}


_ALSO_ENDS = ("King", "Chancellor", "Judge", "Bishop", "Prince", "Barr", "Tan", "Daw", "Ing")  # William Barr


def _no_end(text, spans):
    """Whether the word at the end of a run is no last name: a month with its day, a title, a common word."""
    word, end = text[slice(*spans[-1])].rstrip(","), spans[-1][1]
    if re.fullmatch(MONTH_PATTERN, word) and word != "August":
        return bool(re.match(r"\.?\s+\d", text[end : end + 4])) or text[slice(*spans[-2])] not in first_names()
    if word.rstrip(".") in TITLE_WORDS and word.rstrip(".") not in _ALSO_ENDS:
        return True
    return (
        word.lower() in common_words()
        and word not in _ALSO_NAMES
        and word.lower() not in ("young", "long", "little", "best", "rose", "west", "north", "early")
        and not _is_last_name(text, spans)
    )


def _is_last_name(text, spans):
    """Whether a common word with a capital is a last name: behind a first name, within a sentence ("Ann Fell, who")."""
    (start, first_end), (_, end) = spans[-2:]
    first = text[start:first_end]
    if first not in first_names() or first.lower() in common_words() or len(spans) > 2:
        return False
    before = text[max(0, start - 5) : start]  # none in "the Kelly File and"
    opens = _OPENS.search(before) and not _APPOSED.match(text, end)
    return _GOES_ON.match(text, end) is not None and not (opens or _THE.search(before))


_APPOSED = re.compile(r",\s(?:an?|the|who|whose|\d\d?,)\s")
_THE = re.compile(r"(?i)\b(?:the|an?)\s$")
_GOES_ON = re.compile(r"(?:[’']s)?(?:,\s|\s)(?:[a-z]|\d)")


def find_names(text, hits):
    """Find the runs of capitals that can be full names of persons, in order."""
    found, bodies = [], []
    for match in NAME.finditer(text):
        start, name = trim(text, match, hits)
        if not name and _ORGANISED.search(match.group()) and match.group().split()[0] not in first_names():
            bodies.append(match.group().lower())  # "Big Barrel Records": "Big Barrel" is nobody's name
        if name:
            name = re.sub(r"['’]s?$", "", name).rstrip(",")
            if name.endswith((" Jr", " Sr")) and text.startswith(".", start + len(name)):
                name += "."
            found.append(NameSpan(start, start + len(name), re.sub(r"\s+", " ", _NICKNAME.sub("", name))))
    found += _of_one_family(text, found)
    found = [span for span in sorted(found) if not any(body.startswith(f"{span.name.lower()} ") for body in bodies)]
    lasts = {parts_of(span.name)[1] for span in found if not _DOING.fullmatch(parts_of(span.name)[0])}
    found = [span for span in found if not (_is_doing(span.name, lasts) or _heads_body(text, span))]
    found = [span for span in found if not _is_fronted_place(text, span)]
    firsts = {parts_of(span.name)[0] for span in found} & first_names().keys()
    return [span for span in found if not _is_epithet(span.name, firsts) and not _ASKS.match(text, span.start)]


_ASKS = re.compile(r"(?:(?<=^)|(?<=[.?!\n“\"]\s)|(?<=[\n“\"]))(?:Will|May)\s[^.?!\n]*\?")  # "Will Orm come down?"


def _heads_body(text, span):
    """Whether a run of capitals goes on behind "and" to the name of a body: "Land Transport and Safety Board"."""
    after = _JOINED_BODY.match(text, span.end)
    first = parts_of(span.name)[0]
    return after is not None and first not in first_names() and bool(_ORGANISED.search(after[1]))


def _is_fronted_place(text, span):
    """Whether a sentence opens with a name behind "in" and goes on with its subject: "In Taman Sri, clerk Ann Orm"."""
    return _IN_PLACE.search(text, max(0, span.start - 6), span.start) is not None and text.startswith(", ", span.end)


_JOINED_BODY = re.compile(r"\sand\s((?:[A-Z][\w’'-]+\s){0,3}[A-Z][\w’'-]+)")
_IN_PLACE = re.compile(r"(?:^|\n|[.!?”\"]\s)(?:In|At)\s$")


def _is_doing(name, lasts):
    """Whether a name is a participle before the last name of somebody whom the text names too: "Understated Perez"."""
    first, last = parts_of(name)
    return len(name.split()) == 2 and last in lasts and first not in first_names() and bool(_DOING.fullmatch(first))


def _is_epithet(name, firsts):
    """Whether a name is an epithet before the first name of somebody whom the text names too: "Grumpy Ann"."""
    first, last = parts_of(name)
    return len(name.split()) == 2 and last in firsts and first not in first_names()


def _of_one_family(text, found):
    """Find the first of two who share a last name: "Gordon and Elspeth Lorne"."""
    lasts = {parts_of(span.name)[1] for span in found}
    for span in found:
        first = _AND_FIRST.search(text, max(0, span.start - 25), span.start)
        own, _, last = span.name.partition(" ")
        titled = first and text[max(0, first.start() - 12) : first.start()].split()[-1:]  # "Prince Harry and Dan Orm"
        if titled and titled[0].rstrip(".") in TITLE_WORDS:
            continue
        pair = first and first[1] not in lasts and re.fullmatch(rf"{_PARTICLE}\S+", last)
        if pair and (last[0].islower() or {own, first[1]} <= first_names().keys()):
            yield NameSpan(first.start(1), first.end(1), f"{first[1]} {last}")


_AND_FIRST = re.compile(r"(?<![A-Z][\w’'-]\s)(?<![\w’'-])([A-Z][a-z]+)\sand\s$")


def is_organised(word):
    """Whether a word with a capital ends the names of firms and bodies: "Motors", "Cruises"."""
    return _ORGANISED.fullmatch(word) is not None and not _ALSO_LAST_NAMES.fullmatch(word)
