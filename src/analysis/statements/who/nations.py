"""Where the name of a nation is only part of another name: "American Airlines", "Cuban-American"."""

import re

from analysis.text.outlets import is_outlet

_RUN = re.compile(r"(?:[ \u00a0](?:of[ \u00a0])?[A-Z][\w’'&-]*)+")
_NEW = re.compile(r"\b(?:New|Bank of|Port)[ \u00a0]$")


def part_of_a_name(text, start, end):
    """Whether a nation is only part of a proper name: "American Airlines", "Bank of America", "New Mexico"."""
    if _NEW.search(text[max(0, start - 9) : start]):
        return True
    if _INITIAL.search(text, max(0, start - 5), start) and re.match(r"\s[A-Z][a-z]", text[end : end + 3]):
        return True  # "M. Dane Orm"
    run = _RUN.match(text, end, end + 60)
    if run is None or text[start:end].isupper() or "." in text[start:end]:
        return run is not None and is_outlet(f"{text[start:end]} {run.group().split()[0]}")  # "a USA TODAY analysis"
    return re.sub(r"['’]s$", "", run.group().split()[-1]) in _COMPANY_WORDS


_INITIAL = re.compile(r"(?<![A-Z]\.)\b[A-Z]\.\s$")
_COMPANY_WORDS_TEXT = (
    "Airlines Airways Tobacco Express Petroleum Telecom Motors Steel Apparel Eagle Idol Girl Way Academy "
    "Spectator Standard Conservative Enterprise Prospect Crossroads Bridge Thinker Lung Dental Psychological "
    "Medical Bar Cancer Heart Holdings Vogue Beauty Hustle Sniper Dream Indian Indians River Ocean Sea Canal Gulf "
    "Revolution Springs Falls Post Times Open "
)
_COMPANY_WORDS = frozenset(_COMPANY_WORDS_TEXT.split())

OF_ORIGIN = re.compile(  # "Cuban-Americans" are none of Cuba; "Russian-American talks" are of both
    r"[-–]American(?:s\b|\b(?!\s(?:and\s)?(?:talks?|relations?|border|wars?|treat(?:y|ies)|trade|summit|alliance|deals?|agreements?|ties|"
    r"disputes?|friendship|cooperation|negotiations?|affairs|conflict)\b))"
)
