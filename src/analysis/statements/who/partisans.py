"""Whose party a text tells elsewhere than beside the name: a primary won, "Democrats such as A and B", "his party"."""

import re

from analysis.statements.who.candidates import NAME, PERSON, only_names
from analysis.statements.who.parties import find_parties

_PARTY = r"(Republican|Democratic|GOP)"
_MANY = (
    r"(?:senators|lawmakers|leaders|candidates|rivals|opponents|challengers|members|hopefuls|contenders|governors|"
    r"representatives)"
)
_WHAT = r"(?:(?:(?!(?:and|or|but|as|who|when|while|if|in|on|to|with|from|for|by)\b)[a-z][\w-]*\s){1,3})?"
"""What a name in a list is given: "[hedge-fund manager] Ann Orm"."""
_OF_PARTY = re.compile(
    rf"\b(Republicans|Democrats|(?:Republican|Democratic|GOP)\s+(?:presidential\s+)?{_MANY})\b,?\s+(?:\w+\s+){{0,3}}?"
    rf"(?:including|such\s+as|like|led\s+by|among\s+them)\s+(?={NAME})"
)
_NAMED_AS = re.compile(
    rf"\b(Republicans|Democrats|(?:Republican|Democratic|GOP)\s+(?:presidential\s+)?{_MANY})\b[^.,;:\n—–]{{0,40}}?"
    rf"(?:,|:|\s*(?:--|[—–])|\s-)\s*(?={_WHAT}{NAME})"
)
"""Several named in an apposition: "Two Republican senators, Ann Orm and Dan Tosk, left"."""
_NEXT = re.compile(rf"(?:\s\([^)\n]*\)|\sof\s[A-Z]\w+(?:\s[A-Z]\w+)?)?(,?\s+and\s+|,\s+){_WHAT}{NAME}")
_CLOSED = re.compile(r"(?:\s\([^)\n]*\)|\sof\s[A-Z]\w+(?:\s[A-Z]\w+)?)?(?:[,.;:)]|\s*(?:--|[—–])|\s-|$)")
_SEEKS = re.compile(
    rf"\b(?:(run|running|runs|campaign(?:ing|ed)|seek|seeks|seeking|candidate|contend(?:er|ing)|racing|nominee|front-?runner)|"
    rf"campaign|bid|race)\s+(?:for|in)?\s*(?:the\s+)?(?:\d{{4}}\s+)?{_PARTY}\s+(?:presidential\s+)?"
    r"(?:nomination|primary|primaries|ticket|field|nominee)\b|\b(?:his|her)\s+(?:fellow|own)\s+(Republicans|Democrats)\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:candidates|contenders|hopefuls|rivals|others|those|people|men|women|politicians|governors|senators|figures|opponents|"
    r"challengers|lawmakers|competitors|field|all|(?:any|some|every)(?:one|body))\s+(?:(?:who\s+)?(?:are|were|is|was)\s+|who\s+|now\s+|currently\s+)?$"
)
_OWN_RACE = re.compile(
    r"(?:\b(?:his|her)|['’]s|\b(?:enter|join|quit|exit|suspend|end|abandon|launch|announc|leav|left|dropp?)\w*(?:\s+out\s+of)?(?:\s+(?:the|a))?)"
    r"\s+(?:\w+\s+){0,2}$"
)
_ADVERB = r"(?:(?:also|easily|narrowly|has|had|just|already|officially|formally|handily|recently)\s+){0,2}"
_WINS = re.compile(
    rf"\b{NAME},?\s+(?:who\s+)?{_ADVERB}(?:w[io]ns?|lost|loses|clinch(?:es|ed)|secure[sd]|captur(?:es|ed)|claim(?:s|ed)|accept(?:s|ed)|"
    rf"deliver(?:s|ed)|gave|gives)\s+(?:(?!(?:and|but|as|after|when|while|over|against|from|to)\b)[\w’'.]+\s+){{0,4}}?{_PARTY}\s+(?:\w+\s+)?"
    r"(?:primary|primaries|nomination|caucus(?:es)?|runoff|response|rebuttal)\b"
)
_WON = re.compile(  # "Ann Orm, a baker, was the winner of the Ohio Republican primary"
    rf"\b{NAME}(?:,[^,.;\n]{{3,80}},)?\s+(?:was|is|emerged\s+as)\s+the\s+(?:projected\s+|surprise\s+)?(?:winner|victor|runner-up)\s+(?:of|in)\s"
    rf"[^.;\n]{{0,60}}?\b{_PARTY}\s+(?:\w+\s+)?(?:primary|caucus(?:es)?|runoff)\b"
)
_IS_ONE = re.compile(
    rf"\b{NAME},?\s+(?:who\s+)?(?:is|was)\s+(?:(?:himself|herself|also|still)\s+)?(?:an?|the\s+(?:only|lone|first))\s+"
    r"(?:(?:lifelong|moderate|longtime|registered|conservative|liberal|fellow|centrist|loyal|proud|House|Senate)\s+){0,2}"
    r"(Republican|Democrat)(?=[.,;]|\s+(?:who|from|of|in|on|and|to|but)\b)"
)
_IS_WHO = re.compile(  # "Orm is a baker who is a lifelong Republican", "Orm, a baker from Lisk and a Republican"
    rf"\b{NAME}(?:\s(?:is|was)\s[^.;:\n]{{3,120}}?\swho\s(?:is|was)\s(?:also\s)?|,\s(?:an?|the)\s[^.,;:\n]{{3,80}}?\sand\s)an?\s"
    r"(?:(?:lifelong|registered|staunch|longtime|moderate|conservative|liberal)\s)?(Republican|Democrat)(?=[.,;”\"]|$)"
)
_ARE_SOME = re.compile(
    rf"\b{NAME}(?:\s\([^)\n]*\)|\sof\s[A-Z]\w+(?:\s[A-Z]\w+)?)?,?\s+and\s+{NAME}(?:\s\([^)\n]*\)|\sof\s[A-Z]\w+(?:\s[A-Z]\w+)?)?\s+"
    r"(?:are|were)\s+(?:(?:both|the\s+only|the\s+two|among\s+the|the)\s+)?(Republicans|Democrats)\b"
)
_RAN_AS = re.compile(
    rf"\b{NAME},?\s+(?:who\s+)?(?:has\s+|had\s+|was\s+|is\s+)?(?:ran|running|elected|served|serves|registered)\b[^.,;\n]{{0,50}}?\sas\s+an?\s+"
    r"(?:\w+\s+)?(Republican|Democrat)\b"
)
_STANCE = r"(?:lifelong|proud|registered|conservative|moderate|longtime|loyal|liberal)"
_OTHERS_AS = "".join(
    f"(?<!{word} )" for word in ("ran", "run", "running", "seen", "known", "elected", "he", "him", "her", "them")
)
_SAYS_OF_SELF = re.compile(  # “It troubles me as a Republican,” says Orm
    rf"[“\"](?=[^“”\"\n]*?\b(?:I|[Mm]e|[Mm]y)\b)[^“”\"\n]*?(?:{_OTHERS_AS}\b[Aa]s|\bI\s(?:am|was)|\bI[’']m)\s"
    rf"(?:an?\s(?:{_STANCE}\s)?(?!Republican|Democrat)\w+,\s)?an?\s(?:{_STANCE}\s)?"
    r"(?P<party>Republican|Democrat)\b(?!\s(?:[Pp]resident|[Cc]ongress|[Mm]ajority|[Pp]lan))[^“”\"\n]*[”\"]\s"
    rf"(?:said|says|wrote|writes|added|explained)\s{NAME}"
)
_WE_ARE = re.compile(  # said Orm, chair of the group. “We’re Democrats.”
    rf"\b(?:said|says)\s{NAME}(?:,\s[^.“”\"\n]{{3,90}})?\.\s[“\"](?:We[’']re|We\sare|I[’']m\sa|I\sam\sa|As\sa)\s(?:{_STANCE}\s)?"
    r"(Republican|Democrat)(?=s?[,.;])"
)
_STANDS = re.compile(  # "Orm leads in the Republican primary"
    rf"\b{NAME}\s(?:is\s|was\s)?(?:tied|leads|led|leading|trails|trailed|trailing|finished|placed|polling)\s[^.;:\n]{{0,60}}?\sin\s(?:the|a)\s"
    rf"(?:\d{{4}}\s|crowded\s)?{_PARTY}\s(?:presidential\s)?(?:primary|field|nomination|contest)\b"
)
_LEADS = re.compile(
    rf"\b{NAME},?\s+who\s+(?:leads|heads|led|chairs)\s+(?:the\s+)?(?:House\s+|Senate\s+)?(Republicans|Democrats)\b"
)
_UNSURE = re.compile(r"\b(?:[Ii]f|[Ww]hether|though)\s+(?:[A-Z][\w.]*\s+){0,3}$")
_DIRECT = (_WINS, _WON, _IS_ONE, _IS_WHO, _RAN_AS, _WE_ARE, _STANDS, _LEADS)
_DELEGATE = re.compile(
    rf"\b{NAME},\s+(?:an?|the)\s+(?:\w+\s+)?(?:([A-Z][a-zA-Z-]+)(?:['’]s)?\s+(?:super)?delegate|(?:super)?delegate\s+for\s+(?:[A-Z][a-z]+\.?\s+)?([A-Z][a-zA-Z-]+))\b"
)


_IS_DELEGATE = re.compile(
    rf"\b{NAME}(?:\.\s(?:She|He)|\s)(?:['’]s|\s?is)\s(?:an?|the)\s(?:[A-Z][a-z]+\s)?([A-Z][a-zA-Z-]+)(?:['’]s)?\s(?:super)?delegate\b"
)
_ON = r"(?:[^.;\n]|(?<=\bSen)\.|(?<=\bGov)\.|(?<=\bRep)\.)"
_JOINED = re.compile(
    rf"\b{NAME},\s(?:{_ON}{{0,90}}\s)?who(?:['’]s)?\s(?:{_ON}{{0,110}}\s)?"
    r"(?:joined|chairing|running|advising|works\s(?:for|on|with|at)|advises|runs|manages|chairs|leads|heads)\s"
    r"(?:the\s)?(?:[A-Z][a-z]+\s)?([A-Z][a-zA-Z-]+)(?:['’]s?)?\s(?:presidential\s)?(?:campaign|transition\steam)\b"
)
"""Who works in whose campaign: "Ann Orm, a pollster who joined the Tosk campaign,"."""
_BY_NAME = re.compile(
    r"\b[Tt]he\s+(?:([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+)?(Republican|Democrat|Democratic|GOP)"
    r"(?:(?<=n)|(?<=t)|\s+(?:presidential\s+)?(nominee|candidate|front-?runner|senator|congressman|congresswoman|governor))"
    r"(?:['’]s\b|,(?!\s[A-Z])|\s+(?:[a-z]+ly\s+)?(?:said|who|is|was|has|had|added|told|also|went|wrote|will|would|did|[a-z]{3,}(?:ed|[^s\W]s))\b)"
)


_CAUCUSES = re.compile(rf"\b{NAME},\s+(?:an|the)\s+(?:[A-Z]\w+\s+)?independent\s+who\s+caucuses\b")
_INDEPENDENT = re.compile(
    r"\b[Tt]he\s+independent\s+([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+(?:senator|congressman|congresswoman|governor)\b"
)


def parties_told(text, lasts, running=()):
    """Return the parties that a text tells of persons elsewhere than beside their names, as {last name: party words}.

    Examples
    --------
    >>> text = "Ann Orm will run for the 2016 Republican nomination. Democrats like Mr. Tosk left."
    >>> parties_told(text, {"Orm": (), "Tosk": ()})
    {'Tosk': 'Democrats', 'Orm': 'Republican'}
    """
    found = _listed(text)
    for pattern in _DIRECT:
        for match in pattern.finditer(text):
            if not _UNSURE.search(text, max(0, match.start() - 30), match.start(1)):
                found.setdefault(match[1], match[2])
    for match in _SAYS_OF_SELF.finditer(text):
        found.setdefault(match[2], match["party"])
    for match in _ARE_SOME.finditer(text):
        found = {match[1]: match[3], match[2]: match[3]} | found
    for match in _SEEKS.finditer(text):
        names = only_names(text, match, lasts)
        if len(names) == 1 and _of_themselves(text, match):
            found.setdefault(names.pop(), match[2] or match[3])
    for match in _BY_NAME.finditer(text):
        runs = match[3] in ("nominee", "candidate", "front-runner", "frontrunner")
        if not match[1] and not runs:
            continue
        before = [m for m in PERSON.finditer(text, max(0, match.start() - 400), match.start()) if m[1] in lasts]
        before = [m for m in before if not runs or m[1] in running]
        fits = {m[1] for m in before if match[1] in lasts[m[1]]} or ({before[-1][1]} if before else set())
        if len(fits) == 1:  # "Rubio spoke. The Florida Republican said"
            found.setdefault(fits.pop(), match[2])
    found |= dict.fromkeys((match[1] for match in _CAUCUSES.finditer(text)), "Independent senator")
    for match in _INDEPENDENT.finditer(text):
        before = {m[1] for m in PERSON.finditer(text, max(0, match.start() - 400), match.start()) if m[1] in lasts}
        fits = {last for last in before if match[1] in lasts[last]}
        if len(fits) == 1:
            found[fits.pop()] = "Independent senator"
    return found


def _listed(text):
    """Return whom a text lists with a party: "Democrats such as A, B and C", "two Republican senators, A and B,"."""
    found = {}
    for pattern in (_OF_PARTY, _NAMED_AS):
        for match in pattern.finditer(text):
            names, closed = _list_of_names(text, match.end())
            if pattern is _NAMED_AS and not (closed and len(names) > 1):
                continue
            found = dict.fromkeys(names, match[1]) | found
    return found


def _list_of_names(text, at):
    """Return the last names of a list that starts at a place, and whether nothing follows it in its clause.

    Without "and" before the last name only the first is of the list: "Democrats like Orm, Tosk said, left".
    """
    first = re.compile(_WHAT + NAME).match(text, at)
    names, end = [first[1]], first.end()
    while (more := _NEXT.match(text, end)) and not find_parties(text, start=more.start(), end=more.end()):
        names, end = [*names, more[2]], more.end()
        if "and" in more[1]:
            return names, _CLOSED.match(text, end) is not None
    return names[:1], False


def _of_themselves(text, match):
    """Whether a nomination is sought by whom the sentence names: no other candidates, and no race looked at."""
    before = text[max(0, match.start() - 60) : match.start()]
    if match[3] or match[1]:
        return not _OF_OTHERS.search(before)
    return _OWN_RACE.search(before) is not None


def camps_of_delegates(text):
    """Return whom delegates are for, as {last name: last name}.

    Examples
    --------
    >>> camps_of_delegates("Ann Orm, a Tosk delegate from Ohio, cheered with Nora Sill, a delegate for Mr. Tosk.")
    {'Orm': 'Tosk', 'Sill': 'Tosk'}
    >>> camps_of_delegates("It is by Ann Orm. She’s a Tosk delegate. Nora Sill, who joined the Tosk campaign, left.")
    {'Orm': 'Tosk', 'Sill': 'Tosk'}
    """
    found = {match[1]: match[2] or match[3] for match in _DELEGATE.finditer(text)}
    for pattern in (_IS_DELEGATE, _JOINED):
        for match in pattern.finditer(text):
            found.setdefault(match[1], match[2])
    return found


def parties_of_offices(text, roles, parties):
    """Yield the offices of which a text tells the party without a name, "the Republican president", with that party.

    Parameters
    ----------
    text : str
    roles : list of Role
    parties : list of PartyHit
    """
    ends = {hit.end: hit for hit in parties}
    for role in roles:
        hit = ends.get(role.start - 1)
        if hit is None or role.plural or role.noun not in _OFFICES or _NAMED.match(text, role.end):
            continue
        if text[max(0, hit.start - 4) : hit.start].lower() == "the ":
            yield from ((noun, hit) for noun in _OFFICES[role.noun])


_OFFICES = {noun: (noun,) for noun in ("president", "mayor", "premier", "prime minister", "chancellor")} | {
    "governor": ("governor", "gov"), "senator": ("senator", "sen"), "congressman": ("congressman", "rep"),
    "congresswoman": ("congresswoman", "rep"),
}  # fmt: skip
_NAMED = re.compile(r",?\s+(?:[A-Z]|of\b|in\b|from\b)")
