"""Whether what an attribution tells was said at all.

"Declined to say", "nobody said", "if she says", "will say on Monday" name words that nobody has spoken. What decides
stands right before the verb of saying, in its subject or in the words that open its clause; never in what is said.
"""

import re
from typing import NamedTuple

from analysis.text.cues import cue_index

_ADVERBS = (
    r"(?:(?:(?!only\b|simply\b|merely\b)\w+ly|again|also|ever|even|yet|still|now|then|later|once|as\s+yet|at\s+first|"
    r"so\s+far|on\s+\w+day|been|be|have|itself|himself|herself|themselves)\s+){0,3}"
)
_NOT = r"(?:\b(?:not|never|no\s+longer|hardly|cannot)|n[’']t)\s+"
_TO_ANSWER = (
    r"(?:comment|answer|respond|reply|elaborate|discuss|disclose|reveal|divulge|speak|talk|give|provide|offer|name|"
    r"identify|specify|detail|clarify|commit\w*|pledg\w*|condemn\w*|endors\w*|be\s+(?:drawn|quoted|interviewed|named|reached)|return|take\s+questions)"
)
_ANSWERED = re.compile(rf"(?i){_TO_ANSWER}\b")
_DECLINED = re.compile(
    r"(?i)\b(?:declin|refus)(?:e|es|ed|ing)\s+(?:on\s+\w+day\s+|\w+ly\s+|repeatedly\s+|even\s+){0,2}to\s+$"
)
_DECLINES = re.compile(
    r"(?i)(?:declin|refus)(?:e|es|ed|ing)\b\s+(?:on\s+\w+day\s+|\w+ly\s+|even\s+){0,2}"
    r"(?:to\s+(?:\w+ly\s+|even\s+){0,2}([\w-]+)|((?:further\s+|any\s+)?comment|(?:an?\s+|all\s+)?(?:interview|requests?)))"
)
_SILENT = re.compile(
    r"(?i)\b(?:(?:had|has|have|made|makes|offer(?:ed|s)?|gave|gives?|given|with)\s+no\s+(?:immediate\s+|further\s+|public\s+|official\s+)?"
    r"(?:comment|answer|reply|response|explanation|details|reason|statement)|no\s+comment|"
    r"(?:stay|stayed|kept|keep|keeps|keeping|remain|remains|remained|remaining|is|are|was|were|been)\s+(?:\w+ly\s+)?(?:silent|mum|tight-lipped)|"
    r"could\s*(?:not|n[’']t)\s+(?:\w+\s+)?be\s+reached|(?:un|not\s+(?:\w+ly\s+)?)available\s+(?:for\s+comment|to\s+comment))\b"
)
_WOULD_NOT = re.compile(rf"(?i)\b(?:(?:would|will|shall)\s*{_NOT}|won[’']t\s+|refus\w+\s+){_ADVERBS}$")
_DID_NOT = re.compile(rf"(?i){_NOT}{_ADVERBS}$")
_SHUNS = (
    r"(?:(?:fail|neglect)(?:s|ed|ing)?\s+to|stop(?:s|ped|ping)?\s+short\s+of|avoid(?:s|ed|ing)?"
    r"|refrain(?:s|ed|ing)?\s+from)"
)
_SHUNNED = re.compile(rf"(?i){_SHUNS}\s+(?:\w+ly\s+)?([\w-]+)")
_UNWILLING = re.compile(
    r"(?i)\b(?:unwilling|reluctant|(?:not|never|n[’']t)\s+(?:\w+\s+)?(?:prepared|willing|ready|inclined|minded|about))\s+to\s+$"
)
_NEITHER_NOR = re.compile(r"(?i)\bconfirm(?:ed|s|ing)?\s+n?or\s+den(?:y|ies|ied|ying)\b")
_DODGED = re.compile(
    r"(?i)(?:ignor|dodg|duck|evad|sidestep|skirt|deflect|brush|shrug|wav)\w*\s+(?:(?:off|away|aside)\s+)?(?:[\w’'-]+\s+){0,2}?questions?\b"
)
_NO_NAME = re.compile(  # who asks not to be named says nothing by it
    r"(?i)(?:ask|request|insist|demand|declin|refus|prefer|want|wish|agree|grant|speak|spoke|given|condition)\w*\s+(?:only\s+)?(?:that\s+|for\s+|on\s+)?"
    r"(?:(?:\w+\s+)?anonymity\b|(?:only\s+)?(?:(?:his|her|their|the)\s+)?(?:\w+\s+){0,2}(?:names?|identit(?:y|ies))\s+(?:not\s+|alone\s+)?(?:to\s+)?be\b|"
    r"not\s+to\s+be\s+(?:named|identified|quoted|further)|to\s+(?:be\s+(?:named|identified)|(?:remain|stay)\s+(?:anonymous|unnamed)|"
    r"speak\s+anonymously|go\s+(?:only\s+)?by\b|give\s+(?:his|her|their)\s+(?:\w+\s+)?names?))"
    r"|\b(?:not|never|n[’']t)\s+(?:been\s+|yet\s+)?authori[sz]ed\s+to\s+(?:speak|talk|discuss|comment|disclose|brief|give|address)\b"
)
_NAMELESS = ("name", "anonym", "identi", "authori", "quoted", "go by", "go only by")  # looked for first, for speed
# "nobody would say": asked, they refused; "nobody said": it was not said
_WILLING = re.compile(
    r"(?i)\b(?:would|will|(?:willing|ready|prepared|want(?:ed|s)?|agree(?:d|s)?|wish(?:ed|es)?|car(?:e|ed|es)|dar(?:e|ed|es))\s+to)\b"
)
_FEW = re.compile(r"(?i)^\W*(?:(?:very\s+)?few|(?:almost|hardly|barely|scarcely)\s+any)\b")
_FAILED = re.compile(
    rf"(?i)\b(?:yet\s+to|unable\s+to|{_SHUNS}|without(?:\s+ever|\s+even)?|instead\s+of|rather\s+than|far\s+from|"
    rf"d(?:id|oes|o|one|oing)\s+nothing\s+to)\s+(?:\w+ly\s+)?$"
)
_NONE = re.compile(
    r"(?i)^\W*(?:nobody|no[ -]one|none|neither|not\s+(?:one|a\s+single)"
    r"|no\s+(?!fewer|less|more|longer|doubt)(?-i:[a-z])\w*)\b"
)
_NONE_BEFORE = re.compile(
    r"(?i)(?:\bneither\s+(?:[\w’'-]+\s+){0,6}(?:nor\s+)?|\b(?:none|neither|not\s+one)\s+of\s+(?:the\s+|his\s+|her\s+|its\s+|their\s+)?|\bno\s+|"
    r"\b(?:nor|never|not\s+once|at\s+no\s+(?:time|point)|nowhere)\s+(?:did|has|have|had|does|do|is|was|were|would|will)\s+)$"
)
_AT_NO_POINT = re.compile(  # "At no point in his two days there did Orm claim that"
    r"(?:^|[.!?]\s)\W*(?:At\s+no\s+(?:time|point|stage)|Nowhere|Never|Not\s+once)\b[^.;“”\"]{0,90}?\s(?:did|has|have|had|does|do)\s+[^.;“”\"]{0,50}$"
)
_NOT_CHECKED = re.compile(
    r"(?i)\b(?:could|can|was|were|has|have|did)\s?(?:not|n[’']t|unable)\b[^.]{0,30}\b(?:verif|corroborat|independently\s+confirm)"
)
_NO_NOUN = re.compile(r"(?i)\b(?:no|any|without)\s+(?:[\w-]+\s+){0,2}$")
_SAID_NOTHING = re.compile(
    r"(?i)\s+nothing\b(?!\s+(?:but|else|could|would|will|was|is|had|has|can|short)\b)|\s+no\s+such\s+thing\b"
    r"|\s+(?:no|little|scant)\s+(?:indication|hint|clue|sign)s?\b"
)
_TWICE_NOT = frozenset(
    [
        "deny",
        "rule",
        "exclude",
        "dispute",
        "doubt",
        "object",
        "contest",
        "hide",
        "shy",
        "hesitate",
        "disagree",
        "oppose",
    ]
)
_IF = re.compile(
    r"(?i)\b(?:if|unless|whether|lest|in\s+case|assuming|provided(?:\s+that)?)\s+"
    r"(?:and\s+when\s+|or\s+not\s+|(?!asked)[\w-]+\s+)?$"
)
_WANTED = re.compile(
    r"(?i)\b(?:want(?:s|ed)?|urg(?:e[sd]?|ing)|ask(?:s|ed|ing)?|beg(?:s|ged)?|call(?:s|ed|ing)?\s+(?:on|for)|press(?:es|ed|ing)?|need(?:s|ed)?|would\s+like|expect(?:s|ed)?|"
    r"challeng(?:e[sd]?|ing)|wait(?:s|ed|ing)?\s+for|implor(?:e[sd]?|ing))\s+$"
)
_SHOULD = re.compile(r"(?:(?:^|[.;:”\"]\s+)\W*(?:Should|Were|Had)|[,;]\s+(?:should|were|had))\s+$")
_MAY = re.compile(
    r"(?i)\b(?:could|may|might|must|should|ought\s+to|needs?\s+to)\s+(?:also\s+|even\s+|then\s+|well\s+|\w+ly\s+)?$"
)
_WOULD = re.compile(r"(?i)(?:\bwould|[’']d)\s+(?:also\s+|even\s+)?$")
_WILL = re.compile(
    rf"(?i)(?:\b(?:will|shall)|[’']ll|\bgoing\s+to|\b(?:expected|due|set|scheduled|likely|about|slated|poised|ready|preparing|certain|bound|"
    rf"be\s+(?:under\s+(?:\w+\s+)?pressure|forced|able|sure))\s+to(?:\s+be\s+\w+ed(?:\s+-[^-]+-)?\s+to)?|"
    rf"\b(?:plan|intend|hope|want|aim|mean)s?\s+to|\b(?:planned|intended|hoped|wanted|aimed|meant)\s+to)\s+{_ADVERBS}$"
)
_COMES_TO = re.compile(
    r"(?i)\b(?:will|shall|is\s+going\s+to)\s+[^,;.“”\"]{1,50}\sto\s+$"
)  # "will come on the show to talk"
_IS_TO = re.compile(rf"(?i)\b(?:is|are|was|were)\s+{_ADVERBS}to\s+$")
_SMALL = frozenset(
    (
        "has", "had", "have", "is", "are", "was", "were", "be", "been", "did", "does", "do",
        "will", "would", "not", "never", "also", "again", "even", "yet", "to", "of", "on", "for",
        "by", "in", "at", "about", "with", "that",
    )
)  # fmt: skip
_ANSWERS = frozenset(
    ("respond", "responded", "reply", "replied", "answer", "answered", "react", "reacted", "return", "returned")
)
_FIRST = re.compile(r"(?i)^\W*(?:I|we)\W*$")
_ASKS = re.compile(r"(?i)^(?:ask|press|quiz|question|grill)(?:s|es|ed|ing)?$|^quizz(?:es|ed|ing)$")
_QUESTIONED = re.compile(
    r"(?i)(?:^\W*|[,;:(—–]\s*|\b(?:when|while|if|after|once|and|but|or|was|were|been|being|is|are|be)\s+)(?:\w+ly\s+|also\s+|again\s+|later\s+|then\s+|once\s+)*$"
)
_REPORTER = re.compile(
    r"(?i)^\W*(?:I|we)\W*$|\b(?:this|our)\s+(?:newspaper|paper|outlet|site|website|magazine|programme|program)\b"
    r"|\b(?:reporters?|journalists?|correspondents?|interviewers?|moderators?|newsm[ae]n|presenters?)\b"
)
_QUESTION_LABEL = re.compile(r"(?i)^\W*(?:Q|question|interviewer|reporter|moderator)\W*$")


class _Clause(NamedTuple):
    """The words that decide: the verb, what stands before it, its subject, what opens the clause, what follows.

    `lead` is all of the sentence before the subject, or before the verb where there is none.
    """

    verb: str
    lemma: str
    before: str
    subject: str
    opening: str
    after: str
    cue: str
    lead: str


def _verb(words):
    """Return the number of the word that says: the verb after the last "to", else the first of the lexicon."""
    known = [
        i for i, (word, _) in enumerate(words) if any(kind == "reporting" for _, _, kind in cue_index().get(word, ()))
    ]
    if not known:
        known = [i for i, (word, _) in enumerate(words) if word not in _SMALL and not word.endswith("ly")]
    to = [
        i + 1
        for i, (word, _) in enumerate(words[:-1])
        if word == "to"
        and not (i and words[i - 1][0] in _ANSWERS)
        and (i + 1 in known or _ANSWERED.match(words[i + 1][0]))
    ]
    if known and words[known[0]][0] in ("heard", "seen", "shown") and words[known[0] + 1 :]:
        doing = words[known[0] + 1][0]
        known = known[1:] if doing.endswith("ing") and known[0] + 1 in known else known  # "can be heard asking"
    return (to or known or [0])[-1 if to else 0]


def _clause(text, sentence, source, cue):
    cued = text[slice(*cue)]
    words = [(m.group().lower(), m.span()) for m in re.finditer(r"[^\W_]+(?:-[^\W_]+)*", cued)]
    if not words:
        return None
    verb, (first, last) = words[_verb(words)]
    entries = cue_index().get(verb, ())
    start = cue[0] + first
    stands_before = source is not None and sentence[0] <= source[0] and source[1] <= start
    begin = max(sentence[0], start - 80, source[1] if stands_before else 0)
    lead = text[max(sentence[0], start - 200) : source[0] if stands_before else start]
    opening = text[max(sentence[0], source[0] - 80) : source[0]] if stands_before else ""
    subject = text[slice(*source)] if source else ""
    lemma = entries[-1][1].split()[0] if entries else verb
    return _Clause(
        verb,
        lemma,
        text[begin:start],
        subject,
        opening,
        text[cue[0] + last : min(cue[0] + last + 60, max(sentence[1], cue[1]))],
        cued,
        lead,
    )


def read_made(text, sentence, source, cue, *, by_media=False):
    """Tell whether a statement was made, refused, negated, put as a condition, announced or asked.

    Parameters
    ----------
    text : str
    sentence : (int, int)
        The sentence of the cue.
    source, cue : (int, int) or None
    by_media : bool
        Whether a journalist or an outlet speaks, whose questions are no statements.

    Returns
    -------
    str
        One of `schema.MADE`.

    Examples
    --------
    >>> text = "If Orlov says so, the mayor, who declined to comment, will announce more."
    >>> read_made(text, (0, len(text)), (3, 8), (9, 13)), read_made(text, (0, len(text)), (18, 27), (33, 52))
    ('conditional', 'refused')
    >>> read_made(text, (0, len(text)), (18, 27), (54, 67))
    'future'
    """
    if cue is None:
        return "made"
    label = text[slice(*source)] if source and text[slice(*cue)].strip() == ":" else text[slice(*cue)]
    if _QUESTION_LABEL.match(label):
        return "asked"
    clause = _clause(text, sentence, source, cue)
    if clause is None:
        return "made"
    for value, test in (
        ("asked", lambda c: _asked(c, by_media)),
        ("refused", _refused),
        ("negated", _negated),
        ("conditional", _conditional),
        ("future", _future),
    ):
        if test(clause):
            return value
    return "made"


def _says(word):
    known = cue_index().get(word.lower(), ())
    return bool(_ANSWERED.match(word)) or any(not rest and kind == "reporting" for rest, _, kind in known)


def _asked(c, by_media):
    if not _ASKS.match(c.verb):
        return False
    if not c.subject:
        before = c.before + c.cue[: max(0, c.cue.lower().rfind(c.verb.lower()))]
        return bool(_QUESTIONED.search(before)) and not re.match(r"\s+(?:for|to)\b", c.after)
    fronted = re.fullmatch(r"(?i)\W*(?:when|but|and|if)?\s*", c.before) and re.match(r"\s+by\b", c.after)
    return by_media or bool(fronted or _REPORTER.search(c.subject))  # "Asked by Elk whether it rained, she"


def _refused(c):
    words = f"{c.cue}{c.after[len(c.cue) - c.cue.lower().rfind(c.verb) - len(c.verb) :]}"
    nameless = _NO_NAME.search(words) if any(stem in words for stem in _NAMELESS) else None
    if nameless and nameless.start() < len(c.cue):
        return True
    if _SILENT.search(f"{c.before[-30:]}{c.verb}{c.after[:30]}"):
        return True
    if declines := _DECLINES.match(c.verb + c.after):
        drawn = declines[1] and _ANSWERED.match(c.verb + c.after, declines.start(1))  # "refused to be drawn"
        return bool(declines[2]) or _says(declines[1]) or bool(drawn)
    if c.lemma in _TWICE_NOT and not _NEITHER_NOR.search(f"{c.before[-30:]}{c.verb}"):
        return bool(_DECLINED.search(c.before))
    if _NEITHER_NOR.search(f"{c.before[-30:]}{c.verb}{c.after[:20]}") or _DODGED.search(
        f"{c.before[-20:]}{c.verb}{c.after}"
    ):
        return True
    if _DECLINED.search(c.before) or _WOULD_NOT.search(c.before) or _UNWILLING.search(c.before):
        return _says(c.verb)
    nobody = _NONE.search(c.subject) or _FEW.search(c.subject) or _NONE_BEFORE.search(c.opening)
    if nobody and (willing := _WILLING.search(f"{c.before[-30:]}{c.verb}{c.after}")):
        return _says(c.verb) or _says(re.match(r"\s*(\w*)", willing.string[willing.end() :])[1])
    return bool(
        _DID_NOT.search(c.before) and re.match(r"(?i)(?:comment|answer|respond|reply|elaborate|return)", c.verb)
    )


def _negated(c):
    if _AT_NO_POINT.search(c.lead) or _NOT_CHECKED.search(f"{c.before[-30:]}{c.cue}"):
        return True
    if _NONE.search(c.subject) or _NONE_BEFORE.search(c.opening) or _SAID_NOTHING.match(c.after):
        return True
    if _DID_NOT.search(c.before):
        return c.lemma not in _TWICE_NOT and _says(c.verb)
    if not c.subject and _NO_NOUN.search(c.before):
        return True
    shunned = _SHUNNED.match(c.verb + c.after)
    return bool(_FAILED.search(c.before) and _says(c.verb)) or bool(shunned and _says(shunned[1]))


def _conditional(c):
    if _WANTED.search(c.opening) and re.match(r"\s*to\b", f"{c.before}{c.cue}"):
        return True  # "they want the council to admit"
    if _IF.search(c.opening) or (not c.subject and _IF.search(c.before)) or _SHOULD.search(c.opening):
        return True
    return bool(_MAY.search(c.before)) and _says(c.verb) and not _FIRST.match(c.subject)


def _future(c):
    if not _says(c.verb):  # "would choose": an attitude, held now
        return False
    if _WILL.search(c.before) or _COMES_TO.search(c.before):
        return not _FIRST.match(c.subject)
    if _IS_TO.search(c.before):  # "his first act was to say": an act, and it is done
        return bool(c.subject) and not re.search(r"(?i)(?:\bhis|\bher|\bits|\btheir|[’']s?)\W*$", c.subject)
    return (
        bool(_WOULD.search(c.before))
        and not _FIRST.match(c.subject)
        and not re.match(r"\s+(?:like|rather|only)\b", c.after)  # "she would say only that"
    )
