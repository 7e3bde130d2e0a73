"""Who runs for office, told by what a text says of them: a campaign, votes, polls, a nomination sought."""

import re
from typing import NamedTuple

_WORD = r"[A-Z][a-zA-Z-]{1,40}"  # bounded: a run of letters without an end is no name, and slow to search
_TITLE = r"(?:(?:Mr|Mrs|Ms|Sens?|Govs?|Reps?)\.?\s+|(?:Senator|Governor|Representative)s?\s+|Congress(?:wo)?m[ae]n\s+)?"
NAME = rf"(?<![\w’'-]){_TITLE}(?:[A-Z][\w’'-]{{1,40}}\s+(?:[A-Z]\.\s+)?)?({_WORD})"
_RUNS = (
    r"\b([A-Z][a-zA-Z-]+)(?:['’]s?)?\s+(?:(?:presidential|re-?election|primary|general|election|Senate|gubernatorial|mayoral|own|insurgent|White|"
    r"House|nascent|fledgling|\d{4})\s+){0,3}(?:campaign(?!\s+(?:to|experiment|contributions?|donations?|work|experience)\b)|candidacy|bid|presidential\s+run|supporters\s+at\s+the\s+rally|ticket|"
    r"(?<=presidential\s)nomination)\b",
    rf"\bif\s+{NAME}\s+(?:wins?|won|is\s+elected|were\s+elected|loses|becomes\s+(?:the\s+)?(?:president|nominee))",
    rf"\b{NAME}\s+(?:with|at|had|has|leads?|by)\s+\d+\s+(?:percent|points)",
    r"\b([A-Z][a-zA-Z-]+)['’]s?\s+(?:\w+\s+)?(?:gains|lead|\d+\s+percent|standing|surge)(?:\s+in\s+(?:\w+\s+)?polls)?",
    rf"\b(?:Republican|Democratic|GOP|presidential|primary|general\s+election|election)\s+(?:rivals?|opponents?|challengers?|foes?)\s+{NAME}",
    rf"\b(?:rivals?|challengers?|contenders?|candidates?|hopefuls?)\b[^.;\n]{{0,60}}?\s(?:like|such\s+as|including)\s+{NAME}",
    rf"\b{NAME},?\s+(?:\([^)]*\)\s+)?(?:is|was|who\s+is|and\s+\w+)?\s*(?:\w+\s+)?(?:running\s+(?:again\s+)?(?:for|against)|seeking\s+(?:the|re-?election|her|his)|run\s+(?:again\s+)?for)\s",
    rf"\b(?:primary|general\s+election|election)\s+(?:winner|victor)\s+{NAME}",
    rf"\b{NAME}(?:,[^,.;\n]{{3,80}},)?\s+(?:was|is)\s+the\s+(?:projected\s+)?(?:winner|runner-up)\s+(?:of|in)\s[^.;\n]{{0,60}}\bprimary\b",
    rf"\bchallengers?\s+{NAME}(?=[^.;\n]{{0,40}}\b(?:primary|election|race)\b)",
    rf"\bcandidacy\s+of\s+{NAME}",
)
_MAY_RUN = (
    rf"\b(?:vot(?:e|ed|es|ing)|lead|ballots?\s+cast|percent|per\s+cent|support)\s+for\s+{NAME}",
    rf"\b(?:nominat(?:e|ed|ing)|elect(?:ing)?|endors(?:e|ed|es|ing))\s+{NAME}",
)
_RUNNING = [(re.compile(pattern), pattern in _RUNS) for pattern in (*_RUNS, *_MAY_RUN)]
_SENTENCE = re.compile(
    r"\b(?:(?:his|her)\s+(?:\w+\s+)?(?:presidential\s+)?(?:campaign(?!\s+to\b)|candidacy|bid\s+for)|as\s+a\s+candidate|run(?:ning|s)?\s+for\s+(?:president|Senate|"
    r"governor|mayor|Congress|office|the\s+(?:\d{4}\s+)?(?:Republican|Democratic|GOP|presidential|White\s+House))|most\s+favou?red\s+candidate|"
    r"(?:Republican|Democratic)\s+presidential\s+(?:candidate|nominee|nomination)|presidential\s+nominee|seek(?:s|ing)?\s+the\s+(?:\w+\s+)?nomination)\b"
)
PERSON = re.compile(
    rf"(?<![\w’'-]){_TITLE}(?:[A-Z][\w’'-]+\s+(?:[A-Z]\.\s+)?)?([A-Z][a-z][a-zA-Z-]+)(?=['’]s\b|[\s,.;:)”\"])"
)


_ENDS = re.compile(
    r"\n|(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\b[A-Z])[.?!][”\"’']{0,2}\s"
)  # the end of a sentence, but not behind "Mr."

SURE, LIKELY, OPEN = 3, 2, 1


class Shown(NamedTuple):
    """Words that show somebody to run.

    `start` is where they begin in `words`, which holds some words before them too. `strength` is LIKELY where a
    campaign stands in the sentence of one person, whose it need not be, and OPEN where the vote told of can be one in a
    parliament.
    """

    words: str
    strength: int
    start: int = 0


_OVER = re.compile(
    rf"{NAME}(?:\s\([^)]*\))?,\s+(?:(?:the|a)\s+)?(?:runner-up\b|who\s+(?:lost\s+(?:the|to)|dropped\s+out|quit\s+the\s+race|"
    r"(?:has\s+)?(?:suspended|ended)\s+(?:his|her)\s+(?:campaign|bid|candidacy)))"
)


def only_names(text, match, lasts):
    """Return the last names in the sentence of a match."""
    start = max((m.end() for m in _ENDS.finditer(text, max(0, match.start() - 600), match.start())), default=0)
    end = _ENDS.search(text, match.end())
    names = {m[1] for m in PERSON.finditer(text, start, end.end() if end else len(text))}
    return {name for name in names if name in lasts}


def running_for_office(text, lasts=None, since=0):
    """Return the last names of those whom a text shows to run for office, each with the words that show it as `Shown`.

    Words that name a year before `since` tell of an earlier campaign and do not count.

    Examples
    --------
    >>> sorted(running_for_office("Ann Orm’s campaign was short. Voters may vote for Mr. Tosk, if Lund wins."))
    ['Lund', 'Orm', 'Tosk']
    """
    found = {}
    for pattern, sure in _RUNNING:
        for match in pattern.finditer(text):
            if sure and _no_race(text, match):
                continue
            found.setdefault(match[1], []).append(
                Shown(text[max(0, match.start() - 20) : match.end()], SURE if sure else OPEN, min(20, match.start()))
            )
    for match in _SENTENCE.finditer(text):
        names = only_names(text, match, lasts or ())
        if len(names) == 1 and not _no_race(text, match):
            strength = SURE if match.group().startswith("run") else LIKELY
            found.setdefault(names.pop(), []).append(Shown(text[max(0, match.start() - 60) : match.end()], strength))
    shown = {last: [told for told in all_ if not _earlier(told.words, since)] for last, all_ in found.items()}
    return {last: words for last, words in shown.items() if words}


def races_over(text):
    """Return the last names of those whose race a text tells to be over.

    Examples
    --------
    >>> races_over("Ann Orm, the runner-up for the nomination, left. Dan Tosk, who runs for mayor, stayed.")
    {'Orm'}
    """
    return {match[1] for match in _OVER.finditer(text)}


def _no_race(text, match):
    """Whether words before a match say that nobody runs, or that somebody else does."""
    before = text[max(0, match.start() - 40) : match.start()]
    other = match.re is _SENTENCE and re.search(r"nominee$|candidate$", match.group()) and _OBJECT.search(before)
    return bool(_NOT_YET.search(before + match.group()) or _THEY.search(before) or other)


_NOT_YET = re.compile(
    r"\b(?:not|never|without|mulling|mulls|considering|considers|weighing|weighs|exploring|contemplating|eyeing|rul(?:ed|es|ing)\sout|"
    r"(?:could|might|may|would)(?:\slater)?)\s(?:(?:an?|another|the|his|her|\w+ly)\s)?(?:\w+\s)?(?:run(?:ning)?|seek(?:ing)?|bid|candidacy)\b"
)
_THEY = re.compile(
    r"\b(?:candidates?|those|anyone|everyone|all|who|rivals?|Republicans|Democrats)\s(?:who\s(?:is|are|was|were)\s)?$"
)
_OBJECT = re.compile(
    r"\b(?:at|on|of|against|by|to|with|from|about|like|for|than|call(?:ed|ing)|attack(?:ed|ing)|back(?:ed|ing)|denounc(?:ed|ing)|support(?:ed|ing)?|endors(?:ed|ing)|criticiz(?:ed|ing))\s(?:the\s)?(?:\w+\s)?$"
)


def _earlier(words, since):
    return any(int(year) < since for year in re.findall(r"\b(?:19|20)\d\d\b", words))
