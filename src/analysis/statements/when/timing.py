"""Which time expression of a sentence tells when its statement was made, and which belong to what is told.

"On Wednesday, the Kremlin said" dates the statement; "said he would leave on Thursday" and "troops, who came on Monday,
said" date nothing. An expression counts only where it stands with the cue: before the speaker, between speaker and cue,
right after the cue, or on a noun of speaking ("the statement released on Saturday", "in an interview on Friday").
"""

import re

from analysis.statements.when.nouns import (
    ISSUED,
    POSSESSIVE,
    SPEECH_NOUN,
    SPEECH_VERB,
    modifies,
    names_speech,
    own_clause,
)
from analysis.statements.who.roles import find_roles
from analysis.text.expressions import find_expressions

_NOT_OF_CUE = re.compile(
    r"(?i)\b(?:since|until|till|by|before|after|following|from|ahead of|starting|beginning|scheduled for|for|due|"
    r"of|than|as of|through|to|effective|planned)\s+(?:the\s+|about\s+)?$"
)
_LINK = re.compile(
    r"(?i)(?:^|[;:—–]|\s--?\s|[”\"’]\s*,?|,\s*(?:and|but|while|whereas|as)|\b(?:and|but|while|that)|^\W*(?:meanwhile|however|separately|but|and|then|also|earlier|"
    r"later|in turn|for its part|in response|for his part|for her part)\s*,?)\s*$"
)
_FRAME = re.compile(
    rf"(?i)(?:^|[;:—–]\s*|,\s*(?:and|but|while)\s+|^(?:and|but)\s+)(?:{SPEECH_VERB}\b[^,;]{{0,80}}|(?:in|at|during|through|via|on)\s+[^,;]{{0,80}})$"
)
_ISSUED_IN = re.compile(rf"(?i)^\W*(?:in|according\s+to)\s+[^,;]{{1,60}},\s*(?:first\s+)?{ISSUED}\s+$")
_PLACE = re.compile(
    r"(?i)\s*,?\s*(?:(?:in|at|from|near|to|on|by|through|via|with)\s+[^,;.]{1,60}"
    r"(?:,\s+(?-i:[A-Z])[\w. ]{1,20})?)?\s*,?\s*$"
)
_ASKED_ABOUT = re.compile(r"(?i)\s+(?:about|whether|if|why|how|what|when)\s[^;”\"]{1,120},\s*$")
_BECOMES = re.compile(r"\s+(?:would|will|could|might|may|should|must|is|was|has|had)\b")
_SHOW = re.compile(r"[“\"][A-Z][^”\"]{2,40}[”\"]")  # the title of a programme
_FUTURE = re.compile(
    r"(?i)\b(?:will|shall|would|'ll|’ll|(?:is|are|was|were)\s+(?:expected|due|set|scheduled|likely|about|going)\s+to|plans?\s+to|planned\s+to|to)"
    r"\s+(?:\w+ly\s+|also\s+)?$"
)
_STOP_AFTER = re.compile(
    r"(?i)\b(?:after|before|following|since|until|when|as|while|because|but|though|although|ahead of|which|who|where|"
    r"whose|that|if|adding|referring|citing|recalling|comparing|describing|alluding|pointing|saying|noting|stressing|amid|and|despite|calling|urging|insisting)\b|[;:—–“\"]"
    r"|,(?!\s*(?:\d|late|early|on\b|in\b|at\b|speaking))"
)
_FINITE = re.compile(
    r"(?i)\b(?:is|are|was|were|be|has|have|had|would|will|could|can|may|might|should|must|do|does|did|that|to|\w{2,}ed)\b"
)
_SHORT_OBJECT = re.compile(r"(?i)\s+(?:it|them|this|that|these|those|(?:this|that|these|those|any|such)\s+[\w-]+)\s+")
_SUBJECT_NEXT = re.compile(
    r"\s*(?:,|that\b|[“\"‘]|(?:he|she|it|they|we|the|a|an|his|her|its|their|there|this|these|no|some|all|both)\b|[A-Z]|in\b|at\b|$)"
)


def said_when(text, sentence, source, cue, contents):
    """Find the expression that tells when a statement was made.

    Parameters
    ----------
    text : str
        The part of the article that the spans lead into.
    sentence : (int, int)
        The sentence of the cue, or of the source where there is no cue.
    source, cue : (int, int) or None
    contents : sequence of (int, int)
        The pieces of what was said.

    Returns
    -------
    (Expression or None, str)
        The expression and where it stands: "in the source", "before the source", "before the cue", "in the cue",
        "after the cue", "with its noun"; None with "none told", or with "future" where it is still to be made.

    Examples
    --------
    >>> text = "On Monday, the ministry said talks would resume on Friday."
    >>> said_when(text, (0, len(text)), (11, 23), (24, 28), [(29, 57)])
    (Expression(start=0, end=9, words='On Monday'), 'before the source')
    """
    if cue is None:
        return None, "none told"
    if _FUTURE.search(text[max(sentence[0], cue[0] - 40) : cue[0]]):
        return None, "future"
    found = [
        e
        for e in find_expressions(text, start=sentence[0], end=sentence[1])
        if not _NOT_OF_CUE.search(text[max(sentence[0], e.start - 20) : e.start])
    ]
    for expression in found:
        if cue[0] <= expression.start and expression.end <= cue[1] and _with_cue(text, expression):
            return expression, "in the cue"
    head = _head(sentence, source, cue, found)
    found = [e for e in found if not _overlaps(e, cue)]
    if first := _before_participle(text, sentence, source, head, cue, contents, found):
        return first
    for place, test in _PLACES:
        for expression in found:
            inside = any(_overlaps(expression, c) for c in contents)
            if head and _overlaps(expression, head) and test is not _in_source:
                continue
            if test(text, sentence, head, cue, contents, expression, inside):
                return expression, place
    return None, "none told"


def _head(sentence, source, cue, found):
    """Return the source where it stands in the sentence, without a day that an engine took for part of the name."""
    if not source or not sentence[0] <= source[0] < sentence[1] or _overlaps(source, cue):
        return None
    for expression in found:
        if expression.start < source[0] < expression.end:
            source = (expression.end, source[1])
    return source


def _before_participle(text, sentence, source, head, cue, contents, found):
    """Return the day of "despite a day earlier saying", and of "On Monday the mayor sent a letter, which said"."""
    participle = _PARTICIPLE.match(text, cue[0], cue[1])
    if participle:
        for expression in found:
            if text[expression.end : cue[0]].isspace() and not any(_overlaps(expression, c) for c in contents):
                return expression, "before the cue"
    relative = bool(source) and re.fullmatch(r"(?i)\W*(?:which|that)\W*", text[slice(*source)])
    if relative or (participle and head is None):
        for expression in found:
            if _opens_sentence(text, sentence, expression, cue, contents):
                return expression, "before the source"
    return None


_PARTICIPLE = re.compile(r"(?:\w+ly\s+|also\s+)?(?!during\b)[a-z]+ing\b")


def _opens_sentence(text, sentence, expression, cue, contents):
    before = text[sentence[0] : expression.start]
    return (
        not re.search(r"\w", before)
        and bool(re.match(r"\s*,", text[expression.end :]))
        and not any(c[0] < cue[0] and c[1] > expression.start for c in contents)
    )


def _overlaps(a, b):
    return a[0] < b[1] and b[0] < a[1]


def _with_cue(text, expression):
    """Accept what an engine counts to the cue: "retorted the same day", "said in Thursday's statement"."""
    if _BECOMES.match(text, expression.end):  # "said Monday would be a bad day"
        return False
    return not modifies(text, expression) or names_speech(text, expression)


def _is_person(words):
    return any(role.end == len(words) and role.form != "document" for role in find_roles(words))


_NOUN_DATED = re.compile(
    rf"(?i){SPEECH_NOUN}s?\s*,?\s*(?:(?:from|by|in|on|with)\s+[^,]{{1,40}}?\s*)?"
    rf"(?:(?:that|which)\s+w(?:as|ere)\s+)?(?:{ISSUED}\s+(?:(?:by|in|on|to)\s+[^,]{{1,40}}?\s+)?)?(?:late\s+|early\s+)?$"
)
_ISSUED_LAST = re.compile(rf"(?i)(?P<noun>\w)\s+{ISSUED}\s+(?:(?:by|in|on|to)\s+[^,]{{1,40}}?\s+)?$")
_ASIDE = re.compile(
    rf"(?i)\s*(?:{SPEECH_VERB}\b|(?:in|at|during)\s+(?:an?|the|his|her|its|their)\s+(?:[\w-]+\s+){{0,3}}{SPEECH_NOUN}\b)"
)


def _in_source(text, sentence, source, cue, contents, expression, inside):
    if not source or not (source[0] <= expression.start and expression.end <= source[1]):
        return False
    if modifies(text, expression):
        return names_speech(text, expression)
    before = text[source[0] : expression.start]
    if _NOUN_DATED.search(before):
        return True
    issued = "," not in before and _ISSUED_LAST.search(before)
    if issued and not _is_person(before[: issued.end("noun")]):
        return True  # "tax returns released Friday"; not "a prisoner released Friday"
    short = expression.end >= source[1] - 1 and len(before.split()) <= 6 and "," not in before and own_clause(before)
    if short and any(r.end == len(before.rstrip()) for r in find_roles(before.rstrip())):
        return True  # "a group of doctors [in 2015]": an engine took the day for part of the source
    aside = before.rpartition(",")[2]
    return "," in before and bool(_ASIDE.match(aside)) and own_clause(before)


_OPEN_RELATIVE = re.compile(r"(?i),\s+(?:who|which|whose)\b[^,]*$")
# between the day of the main clause and a participle of saying: "filed a suit on Thursday, saying"
_MAIN_CLAUSE_ENDS = re.compile(r"\s*(?:(?:in|at|with|from|to)\s+[^,;.]{1,40})?,\s*")


def _between(text, sentence, source, cue, contents, expression, inside):
    if inside or not source or not (source[1] <= expression.start and expression.end <= cue[0]):
        return False
    between = text[source[1] : expression.start]
    if _OPEN_RELATIVE.search(text[slice(*source)]) and not between.lstrip().startswith(","):
        return False  # "Orm, who married [last year,] said": the source was cut within its clause
    if (
        _PARTICIPLE.match(text, cue[0], cue[1])
        and _MAIN_CLAUSE_ENDS.fullmatch(text[expression.end : cue[0]])
        and not modifies(text, expression)
    ):
        return own_clause(between) and not POSSESSIVE.match(text, expression.end)
    if modifies(text, expression):
        return names_speech(text, expression) and bool(
            re.search(r"(?i)\b(?:in|at|during)\s+(?:an?|the|his|her|its|their)\s+$", between)
        )
    tail = text[expression.end : cue[0]]
    is_speech = re.search(rf"(?i)\b{SPEECH_NOUN}s?\W*$", text[slice(*source)])  # "the poll, released on Thursday,"
    spoken = f"(?:{SPEECH_VERB}|{ISSUED})" if is_speech else SPEECH_VERB
    return (
        own_clause(between)
        and not re.search(r"(?i)\b\w{2,}ed\b(?!\s+by)", re.sub(rf"(?i)\b{spoken}\b", "", between))
        and len(tail) < 80
    )


# "on Monday, when the mayor said": the clause of the statement hangs on the day
_WHEN = re.compile(r"\s*,?\s*when\s+(?:(?i:an?|the|his|her|its|their|mr|ms|mrs)\.?\s+)?")
_EVEN = re.compile(
    r"(?i)\b(?:mid-?(?:day|morning|afternoon|week)|back|as\s+(?:late|recently|early)\s+as|only|just)\s+$"
)
_ASKED = re.compile(r"(?i)^\W*(?:when\s+)?(?:re)?asked\s+(?:by\s+[^,;]{1,40}\s+)?$")
_END_OF_INSERTION = r",\s*(?i:(?:an?|the|his|her|its|their|mr|ms|mrs)\.?\s+)?"
# what may stand between the day that opens a sentence and its subject: "On Monday, as prices rose, the bank"
_INSERTED = re.compile(
    r"\s*,\s*(?i:as|in|at|during|after|before|while|with|amid|despite|following|speaking|standing|appearing|exactly|just|only|"
    r"less\s+than|hours|days|weeks|minutes)\s[^;”“\"]{3,120}" + _END_OF_INSERTION
)
_APPOSED = re.compile(r"\s*,\s*(?i:an?|the|his|her|its|their|one|two|three)\s[^;”“\",]{3,80}" + _END_OF_INSERTION)
_STATES_AFTER = re.compile(r"(?i)\b(?:i|he|she|it|we|they|who|which)\b")


def _before_source(text, sentence, source, cue, contents, expression, inside):
    first = min(source[0], cue[0]) if source else cue[0]
    if inside or expression.end > first:
        return False
    if _WHEN.fullmatch(text, expression.end, first):
        return True
    if modifies(text, expression):
        return _opening_event(text, sentence, expression, first)
    if not any(c[0] >= first for c in contents):  # "On Tuesday the road opened, he said": the day is in what he said
        return False
    begin = max([sentence[0], *(c[1] for c in contents if c[1] <= expression.start)])
    before, after = _EVEN.sub("", text[begin : expression.start]), _SHOW.sub("", text[expression.end : first])
    if _ASKED.search(before) and _ASKED_ABOUT.match(after):
        return True
    if not (_LINK.search(before) or _ISSUED_IN.match(before) or (_FRAME.search(before) and own_clause(before))):
        return False
    if re.fullmatch(r"(?i)\s*,?\s*(?:both|the|an?|its|his|her|their|mr|ms)?\s*,?\s*", after) or _PLACE.fullmatch(after):
        return not re.search(r"(?i)\b(?:after|before|following|in what|by what)\b", after)
    return bool(_INSERTED.fullmatch(after)) or (
        bool(_APPOSED.fullmatch(after)) and not _FINITE.search(after) and not _STATES_AFTER.search(after)
    )


def _opening_event(text, sentence, expression, first):
    """Accept "In a March meeting with the mayor, Orlin said": an event of speech that opens the sentence."""
    before, after = text[sentence[0] : expression.start], text[expression.end : first]
    after = _SHOW.sub(",", after)
    start = r"(?i)(?:^\W*|,\s*|\bspeaking\s+|^\W*(?:and|but)\s+)"
    opens = re.search(rf"{start}(?:in|at|during|on)\s+(?:(?:an?|the|his|her|its|their|this|that)\s+)?$", before) or (
        re.match(r"(?:In|On|During)\s", expression.words) and re.search(rf"{start}$", before)
    )
    closes = (
        re.search(r",\s*(?:[\w.]+\s+){0,3}$", after) or after.rstrip().endswith(",") or not re.search(r"[,;]", after)
    )
    return bool(opens and closes and names_speech(text, expression) and not re.search(r"[;”\"]", after))


def _after_cue(text, sentence, source, cue, contents, expression, inside):
    if expression.start < cue[1]:
        return False
    begin = cue[1]
    if source and cue[1] <= source[0] <= expression.start:  # "said the minister on Monday"
        begin = source[1]
    between = text[begin : expression.start]
    if modifies(text, expression):
        return names_speech(text, expression) and not inside and not _STOP_AFTER.search(between)
    if _BECOMES.match(text, expression.end):
        return False
    between = _SHOW.sub("", between)
    later = [c[0] for c in contents if c[0] >= cue[1]]
    if inside:  # an engine may have cut the content too early: "said on Thursday that"; "rejected that on Sunday as"
        if _SHORT_OBJECT.fullmatch(between):
            return bool(re.match(r"\s+as\b|\s*[.,;]|$", text[expression.end :]))
        if _ends_object(text, cue, contents, expression):
            return True
        return (
            not between.strip()
            and bool(later)
            and expression.start <= min(later) + 1
            and bool(_SUBJECT_NEXT.match(text, expression.end))
        )
    if any(c <= expression.start for c in later):
        return _left_out(text, cue, contents, expression)
    if later:
        return not _STOP_AFTER.search(between)
    return not _STOP_AFTER.search(between)


_OBJECT_ENDS = re.compile(
    r"(?:\b(?:her|him|them|it|this|back)|(?<!\bin\s)(?<!\bat\s)(?<!\bon\s)(?<!\bnear\s)(?<!\bfrom\s)\b[A-Z][\w’'-]+)\s+$"
)


def _ends_object(text, cue, contents, expression):
    """Accept the day at the end of an object: "announced his challenge to her in October"; not in a clause.

    A noun right before it may be of that day itself ("announced a meeting in October"), a person or pronoun is not.
    """
    piece = next((c for c in contents if _overlaps(c, expression)), None)
    if piece is None or piece[0] < cue[1] or text[cue[1] : piece[0]].strip():
        return False
    before = text[piece[0] : expression.start]
    plain = re.sub(r"\bto\s+(?=(?:her|him|them|it|the)\b|[A-Z])", "", before)  # "to her" is no infinitive
    clause = _FINITE.search(plain) or re.search(r"[“\"”;:]", before) or len(before.split()) > 12
    return not clause and piece[1] <= expression.end + 1 and bool(_OBJECT_ENDS.search(before))


def _left_out(text, cue, contents, expression):
    """Accept what the content leaves out though it stands in or right after it, as in "called it 'murder' on Monday".

    Not after a clause: "said the road would open" may have lost its end.
    """
    piece = max((c for c in contents if c[1] <= expression.start), key=lambda c: c[1])
    if text[piece[1] : expression.start].strip(" ,") not in ("", "back") or piece[0] < cue[1]:
        return False
    words = text[slice(*piece)]
    if not re.search(r"[\"”’'»]$", words) and (
        (len(words.split()) > 4 and (len(words.split()) > 9 or _FINITE.search(words)))
        or (words.lower().startswith("that ") and len(words.split()) > 2)
    ):
        return False
    resumed = any(0 <= c[0] - expression.end <= 2 for c in contents)
    return resumed or bool(
        re.match(r"\s*(?:[.,;:—–(]|--|$)|\s+(?:in|during|at|on|while|when|after|before|as)\s", text[expression.end :])
    )


def _with_noun(text, sentence, source, cue, contents, expression, inside):
    """Accept "in a weekend speech", "in an interview on Friday" after the cue; in the content only at its end."""
    if expression.start < cue[1]:
        return False
    article = r"(?:an?|the|his|her|its|their)"
    if modifies(text, expression):
        near = re.search(rf"(?i)\b(?:in|at|during)\s+{article}\s+$", text[cue[1] : expression.start])
        if not near or not names_speech(text, expression):
            return False
        noun = re.match(rf"(?:['’]s|['’])?\s+(?:[\w-]+\s+){{0,2}}{SPEECH_NOUN}\b", text[expression.end :])
        begin, final = cue[1] + near.start(), expression.end + noun.end()
    else:
        near = re.search(
            rf"(?i)\b(?:in|at|during)\s+{article}\s+(?:[\w-]+\s+){{0,3}}(?!meeting|talks|report|article){SPEECH_NOUN}\s*,?\s*"
            rf"(?:(?:that\s+was\s+)?{ISSUED}\s+(?:(?:on|in|to|by|at)\s+[A-Z]\w+\s+)?)?$",
            text[cue[1] : expression.start],
        )
        if not near:
            return False
        begin, final = cue[1] + near.start(), expression.end
    around = [c for c in contents if _overlaps((begin, final), c)]
    if not around:
        return not any(c[0] >= cue[1] and c[1] > begin for c in contents if c[1] <= begin) or all(
            c[1] <= begin for c in contents
        )
    return all(c[1] <= final + 2 for c in around)


_PLACES = (
    ("before the cue", _between),
    ("in the source", _in_source),
    ("after the cue", _after_cue),
    ("with its noun", _with_noun),
    ("before the source", _before_source),
)
