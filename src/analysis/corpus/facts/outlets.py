"""One outlet under many names: addresses, handles and spellings are settled on one name over a whole corpus."""

import re
from collections import Counter, defaultdict

from analysis.corpus.facts.origin import domain_of
from analysis.corpus.files.columns import NOTHING
from analysis.corpus.files.document import problem

UNKNOWN = "unknown"
_ENDINGS = r"(?:com|org|net|info|biz|news|media|press|tv|example|eu|int|gov|edu|ac|co|[a-z]{2})"
_COMPANY = re.compile(
    r"[\s,]+(?:ltd|limited|inc|llc|plc|gmbh|corp|co|company|media|group|online|website|digital|news)\.?$", re.IGNORECASE
)
_PLACE = re.compile(r"\s*\([^()]*\)\s*$")


def key_of(name):
    """Return a name as names are compared: without case, blanks, "the", and the ends of an address.

    Examples
    --------
    >>> key_of("The Lysk Courier") == key_of("@lyskcourier") == key_of("https://www.lyskcourier.example/2023/x")
    True
    """
    text = str(name).strip()
    domain = domain_of(text) if " " not in text else None
    if domain:
        text = re.sub(rf"^(?:www|amp|m|mobile|edition|en|eng)\.|(?:\.{_ENDINGS}){{1,2}}$", "", domain)
    text = re.sub(r"^@|^the\s+", "", text.casefold())
    key = re.sub(r"\W|_", "", text)
    return re.sub(r"^the(?=\w{5})", "", key) or text


def plain_name(name):
    """Return a name without slogan and address: "" where it stands for nothing.

    Examples
    --------
    >>> [plain_name(n) for n in ("nan", "https://www.lysk.example/2023/x", "Lysk Courier.")]
    ['', 'lysk.example', 'Lysk Courier']
    """
    name = re.sub(r"\s+", " ", str(name)).strip()
    if name.casefold() in NOTHING:
        return ""
    if re.match(r"https?://|www\.\S+$", name, re.IGNORECASE):
        return domain_of(name) or re.sub(r"^https?://(?:www\.)?([^/\s]+).*", r"\1", name, flags=re.IGNORECASE).lower()
    return re.sub(r"(?<=[a-z]{2})\.$", "", name)


def settle_outlets(described, problems):
    """Give the articles of one outlet one name, in place, and report names that may be twins.

    Parameters
    ----------
    described : list of dict
        What is known of each article; `outlet`, `outlet_from` and `url` are read.
    problems : list of dict
    """
    for facts in described:
        facts["outlet"] = plain_name(facts.get("outlet", "")) or UNKNOWN
    _by_domain(described)
    spellings = defaultdict(Counter)
    for facts in described:
        if facts["outlet"] != UNKNOWN:
            spellings[key_of(facts["outlet"])][facts["outlet"]] += 1
    best = {key: max(names, key=lambda n: (_quality(n), names[n], n)) for key, names in spellings.items()}
    for key, names in sorted(spellings.items()):
        if len(names) > 1:
            what = f"{', '.join(sorted(names))} are read as one outlet, {best[key]}"
            problems.append(problem("outlets", what, "if they are two, tell them apart in outlet_aliases.csv"))
    for facts in described:
        if facts["outlet"] != UNKNOWN:
            facts["outlet"] = best[key_of(facts["outlet"])]
    _report_twins(best, problems)


def _quality(name):
    """Rank spellings: a name with blanks or capitals before an address, whose capitals tell nothing, or a handle."""
    address = " " not in name and bool(domain_of(name)) and "." in name
    capitals = name != name.lower() and name != name.upper()
    return (not address and not name.startswith("@"), " " in name, capitals and not address)


def _by_domain(described):
    """Name articles that only an address told after the one outlet that other articles of the address name."""
    named, addressed = defaultdict(Counter), defaultdict(list)
    for facts in described:
        domain = domain_of(facts.get("url") or "")
        if not domain:
            continue
        if facts["outlet"] == UNKNOWN or facts["outlet"].casefold() == domain:
            addressed[domain].append(facts)
        elif facts.get("outlet_from") not in ("dateline", "credit line", "name before the dash, no known city"):
            named[domain][facts["outlet"]] += 1
    for domain, articles in addressed.items():
        names = named.get(domain, {})
        if len({key_of(name) for name in names}) == 1:
            for facts in articles:
                facts["outlet"] = max(names, key=names.get)
                facts["outlet_from"] = "web address"


def _report_twins(best, problems):
    """Report names that differ by a company's form or a place alone: they may be one outlet or two."""
    cores = defaultdict(list)
    for name in best.values():
        core = name
        for _ in range(3):
            core = _COMPANY.sub("", _PLACE.sub("", core))
        cores[key_of(core)].append(name)
    for names in cores.values():
        if len(names) > 1:
            what = f"{', '.join(sorted(names))} may be one outlet"
            problems.append(problem("outlets", what, "if they are, say so in outlet_aliases.csv (alias, outlet)"))
