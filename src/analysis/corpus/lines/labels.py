"""Whether the article goes on below a label such as "Comments" or "Related articles".

A label alone tells nothing: links to the comments stand under headlines, boxes of other stories inside articles. What
follows tells: a run of paragraphs that names the people and things named before goes on, a paragraph under each of
several names or headlines does not. Logistic regression on features of the run gives log odds;
`benchmarks/label_weights.py` learns the weights and says on what.
"""

import re
from collections import Counter
from functools import lru_cache
from math import log1p
from operator import mul

from analysis.corpus.lines.head import is_headline
from analysis.corpus.lines.prose import SITE_WORDS, STOPWORDS
from analysis.corpus.lines.sentences import SENTENCE_END, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]{2,}")
_QUOTED = re.compile(r"[\"“«][^\"”»]*(?:[\"”»]|$)|''.*?(?:''|$)")
_SAID = re.compile(r"\b(?:said|says|told|added|according\s+to|announced|reported|warned|claimed|denied|argued|wrote)\b")
_SIGNED = re.compile(r"(?:@?[\w.-]{2,20}|[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}):\s|@\w")
_ADDRESS = word_set("i i'm i've i'd my me you your you're yours lol imho btw u ur im dont thanks agree")
COMMON = word_set(
    "people just like even most last many first against those only made make going think told week year years very "
    "both should where news well back much still according since among called then down want through know take "
    "between same whether saying right another next long three part need come says asked never such good here show "
    "past point work added night group million says time times home days months month today yesterday monday tuesday "
    "wednesday thursday friday saturday sunday world country state states government president minister officials "
    "public because while until every each without however also under over more less than being doing during about "
    "again always around away become came does done down each else enough ever find found give given goes great "
    "hand hard having help high keep kind knew large late later least left life little live look looking looks lost "
    "lots means mean might must nearly nothing number often once open others percent perhaps place plan play real "
    "really rest said same second seem seen self several shall side small some something soon sort stay stop such "
    "sure taken talk tell thing things third thought together took toward tried true turn twice used using want "
    "ways went were what whole whose woman women word words would write wrote young four five seven eight "
    "half recent recently early across behind report reported reports statement general national"
)
"""Words that any two pieces of news share."""
FEATURES = (
    "shared words",
    "log shared words",
    "shared names",
    "paragraphs that hang together",
    "log paragraphs",
    "log words",
    "below a headline",
    "below a few words",
    "alone below a headline",
    "alone below a few words",
    "speaks to readers",
    "signed in front, as nothing before",
    "told as news",
    "site words",
    "log blocks",
    "size against what stands before",
    "log words before",
    "a label between",
    "comment label",
    "comment field",
    "related label",
)
SHORT = 5
"""Words of a line that may be a name, a time or a button above a comment."""
WEIGHTS = (
    1.95,
    2.33,
    1.15,
    1.76,
    -0.09,
    -1.7,
    0.06,
    1.04,
    -3.26,
    -3.58,
    -1.34,
    -4.06,
    0.47,
    -3.31,
    -1.38,
    2.47,
    -1.57,
    -3.56,
    -1.68,
    -1.74,
    -0.3,
)
BIAS = 14.17

DOUBT = 2.0
"""Log odds that it takes below a label of comments: a comment kept counts as words of a source, a paragraph lost only
shortens a text. Where the run in one piece is longer than all before it, even odds are enough."""
NEWS = 0.5
"""Share of paragraphs that tell what somebody said, from which on a run is told as news are."""
TAGGED = 3.0
"""Log odds in favour, where a page's own tags told that the run stands in the article."""


@lru_cache(maxsize=1 << 12)
def content_words(text):
    """Collect the long words of a text that are no stop words, in lower case."""
    return frozenset(word for word in set(map(str.lower, _WORD.findall(text))) - STOPWORDS if len(word) > 3)


def is_few_words(text):
    """Tell a short line without a full stop, as may stand above a comment: a name, a time, a button."""
    return len(text.split()) <= SHORT and not SENTENCE_END.search(text)


def what_stands_above(filled, place, top):
    """Tell what stands right above a line, captions and rules passed over: "headline", "words" or None."""
    for i in range(place - 1, top - 1, -1):
        line = filled[i]
        if line.role not in ("caption", "separator"):
            return "headline" if is_headline(line.text) else "words" if is_few_words(line.text) else None
    return None


def run_features(run, before, *, above, blocks, rules):
    """Measure a run of paragraphs below a label.

    Parameters
    ----------
    run, before : list of str
        The paragraphs of the run, and those of the article above the label.
    above : str or None
        What stands right above the run: "headline", "words" (a name, a time, a button) or None (the label, or nothing).
    blocks : int
        How many runs stand one below the other up to the next label.
    rules : set of str
        Rules of the labels between.

    Returns
    -------
    tuple of float
        `FEATURES`.
    """
    text, known = "\n".join(run), "\n".join(before)
    words, names = content_words(text) - COMMON, set(_NAME.findall(text))
    have = content_words(known) - COMMON
    both = len(words & have)
    named = sum(name in known for name in names) / len(names) if names else 0.3
    size = len(_WORD.findall(text))
    addressed = sum(is_addressed(paragraph) for paragraph in run) / len(run)
    signed = sum(bool(_SIGNED.match(paragraph)) for paragraph in run) / len(run)
    site = sum(word in SITE_WORDS for word in map(str.lower, _WORD.findall(text))) / max(5, size)
    return (
        min(both / max(1, min(len(words), len(have))), 0.5),
        log1p(both),
        named,
        _hang_together(run, have),
        log1p(len(run)),
        log1p(size),
        float(above == "headline"),
        float(above == "words"),
        float(above == "headline" and len(run) == 1),
        float(above == "words" and len(run) == 1),
        addressed,
        signed * (not any(map(_SIGNED.match, before))),
        share_told(run),
        min(site, 0.2),
        log1p(blocks - 1),
        min(3.0, log1p(size / max(20, len(_WORD.findall(known))))),
        log1p(len(have)),
        float(bool(rules)),
        float("comment label" in rules),
        float("comment form" in rules),
        float("related label" in rules),
    )


def _hang_together(run, have):
    """Return how many of a run's paragraphs share at least two rarer words with the others or what stands before."""
    words = [content_words(paragraph) - COMMON for paragraph in run]
    counts = Counter(word for some in words for word in some)
    linked = [sum(word in have or counts[word] > 1 for word in some) for some in words]
    return sum(min(n, 3) for n in linked) / (3 * len(run))


def is_addressed(paragraph):
    """Tell a paragraph that speaks to a reader, outside quotation marks."""
    own = _QUOTED.sub(" ", paragraph)
    return any(word.lower() in _ADDRESS for word in _WORD.findall(own.replace("’", "'")))


def _in_the_manner_of_news(known):
    """Tell paragraphs right below a label most of which tell what somebody said, and none speaks for itself."""
    own = known["speaks to readers"] or known["signed in front, as nothing before"]
    below = known["below a headline"] or known["below a few words"]
    return known["log paragraphs"] > log1p(1) and known["told as news"] >= NEWS and not own and not below


def is_crosshead(text):
    """Tell a few words that may part an article: the last is no part of a name.

    Examples
    --------
    >>> [is_crosshead(text) for text in ("Related issues", "Mara Quill", "2 hours ago", "It rained.")]
    [True, False, False, False]
    """
    words = text.split()
    return 2 <= len(words) <= SHORT and words[0][0].isupper() and words[-1].isalpha() and words[-1].islower()


def share_told(paragraphs):
    """Return the share of paragraphs that tell what somebody said."""
    return sum(bool(_SAID.search(paragraph)) for paragraph in paragraphs) / len(paragraphs)


def goes_on(features, *, tagged=False, parted=False):
    """Tell from its features whether the article goes on in a run.

    `tagged`: the page's tags say that it does. `parted`: crossheads stand below, and news under them; then the label
    may be a crosshead too ("Comments" above what neighbours wrote to the council), and odds decide alone.
    """
    known = dict(zip(FEATURES, features, strict=True))
    comments = known["comment label"] or known["comment field"]
    careful = (
        comments
        and known["size against what stands before"] <= log1p(1)
        and not (parted and _in_the_manner_of_news(known))
    )
    odds = BIAS + sum(map(mul, WEIGHTS, features))
    return odds + TAGGED > 0 if tagged else odds > (DOUBT if careful else 0.0)
