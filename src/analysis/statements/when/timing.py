"""Which time expression of a sentence tells when its statement was made, and which belong to what is told.

"On Wednesday, the Kremlin said" dates the statement; "said he would leave on Thursday" and "troops, who came on Monday,
said" date nothing. An expression counts only where it stands with the cue: before the speaker, between speaker and cue,
right after the cue, or on a noun of speaking ("the statement released on Saturday", "in an interview on Friday"). Where
no rule says so, weights learnt from news do (`weighing`).
"""

import re

from analysis.statements.when.endings import after_cue, with_noun
from analysis.statements.when.nouns import (
    AHEAD,
    BECOMES,
    ISSUED,
    POSSESSIVE,
    SPEECH_NOUN,
    SPEECH_VERB,
    is_occasion,
    modifies,
    names_speech,
    overlaps,
    own_clause,
)
from analysis.statements.when.openings import before_source
from analysis.statements.when.weighing import likeliest
from analysis.statements.who.roles import find_roles
from analysis.text.expressions import Expression, find_expressions

_NOT_OF_CUE = re.compile(
    r"(?i)\b(?:since|until|till|by|before|after|following|from|ahead of|starting|beginning|scheduled for|for|due|"
    r"of|than|as of|through|(?<!according\s)to|effective|planned)\s+(?:the\s+|about\s+)?$"
)
_SEEMS = re.compile(r"(?:appear|seem)(?:s|ed)?(?:\s+to(?:\s+have)?)?")
_BY = re.compile(r"\W*By\s+")  # "By Monday, the mayor said"
_WHEN_NEXT = re.compile(r",?\s+when\s")  # "until Monday, when the mayor said"
_DATED = re.compile(
    rf"(?i)\b(?:in|according\s+to)\s+[\w’']+\s+(?:[\w-]+\s+)?{SPEECH_NOUN}\s+of\s+$"
)  # "in a letter of 4 May"
_FUTURE = re.compile(
    r"(?i)\b(?:will|shall|would|'ll|’ll|(?:is|are|was|were)\s+(?:expected|due|set|scheduled|likely|about|going)\s+to|plans?\s+to|planned\s+to|to)"
    r"\s+(?:\w+ly\s+|also\s+)?$"
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
        "after the cue", "with its noun", with ", by weight" where no rule says so; None with "none told", or with
        "future" where it is still to be made.

    Examples
    --------
    >>> text = "On Monday, the ministry said talks would resume on Friday."
    >>> said_when(text, (0, len(text)), (11, 23), (24, 28), [(29, 57)])
    (Expression(start=0, end=9, words='On Monday'), 'before the source')
    """
    if cue is None or (source is None and _SEEMS.fullmatch(text, *cue)):
        return None, "none told"  # "the fire appears to have begun on Monday": nobody says so then
    if _FUTURE.search(text[max(sentence[0], cue[0] - 40) : cue[0]]):
        return None, "future"
    sentence = _with_quotation(text, sentence, cue, contents)
    every = find_expressions(text, start=sentence[0], end=sentence[1])
    found = [
        e
        for e in every
        if not _NOT_OF_CUE.search(text[max(sentence[0], e.start - 20) : e.start])
        or _BY.fullmatch(text, sentence[0], e.start)
        or _WHEN_NEXT.match(text, e.end)
        or _DATED.search(text[max(sentence[0], e.start - 30) : e.start])
    ]
    for expression in found:
        if cue[0] <= expression.start and expression.end <= cue[1] and _with_cue(text, expression):
            return expression, "in the cue"
    head = _head(sentence, source, cue, found)
    found = [e for e in found if not overlaps(e, cue)]
    bare = source is None and not re.match(
        r"[A-Z]", text[cue[0]]
    )  # "The mayor on Monday was asked": who asks is not told
    for expression in found if bare else ():
        apart = text[expression.end : cue[0]]
        behind = re.search(r"[\w’']\s$", text[sentence[0] : expression.start])
        if behind and apart.isspace() and not any(overlaps(expression, c) for c in contents):
            return expression, "before the cue"
    if first := _before_participle(text, sentence, source, head, cue, contents, found):
        return first
    for place, test in _PLACES:
        for expression in found:
            inside = any(overlaps(expression, c) for c in contents)
            if head and overlaps(expression, head) and test is not _in_source:
                continue
            if test(text, sentence, head, cue, contents, expression, inside):
                return expression, place
    return (
        _back_then(text, sentence, head, cue, contents)
        or likeliest(text, sentence, head, cue, contents, every)
        or (None, "none told")
    )


def _with_quotation(text, sentence, cue, contents):
    """Return a sentence that goes on behind the quotation of several that it opens: tweeted, “Vote! Go!” on Monday."""
    start, end = contents[-1] if contents else (0, 0)
    if not (cue[1] <= start < sentence[1] < end and text[start] in "“\"'‘" and text[end - 1] in "”\"'’"):
        return sentence
    return sentence[0], _BEHIND.match(text, end).end()


_BEHIND = re.compile(r"(?:\s(?=[a-z]|[A-Z][a-z]+day\b)[^.;:?!\n“\"]{0,60})?")


def _head(sentence, source, cue, found):
    """Return the source where it stands in the sentence, without a day that an engine took for part of the name."""
    if not source or not sentence[0] <= source[0] < sentence[1] or overlaps(source, cue):
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
            if text[expression.end : cue[0]].isspace() and not any(overlaps(expression, c) for c in contents):
                return expression, "before the cue"
            between = text[expression.end : source[0]] if source else ""
            apart = participle and source and _EACH.fullmatch(text[slice(*source)])
            if apart and re.fullmatch(r",\s*(?:with\s+)?", between):
                return expression, "before the source"
    relative = bool(source) and re.fullmatch(r"(?i)\W*(?:which|that)\W*", text[slice(*source)])
    if relative or (participle and head is None):
        for expression in found:
            if _opens_sentence(text, sentence, expression, cue, contents):
                return expression, "before the source"
    return None


# "she said at the time", "At the time, she said": a day that the text spoke of before
_THEN = re.compile(
    r"(?:(?<=told)(?:\s[A-Z][\w’'.-]*){1,5})?\s+(?P<then>then|at\s+(?:the|that)\s+time)(?=\s*[,.;:…”\"“]|\s+that\b|\s*$)"
)
_AT_THE_TIME = re.compile(r"\W*(?:At\s+(?:the|that)\s+time|Back\s+then)(?=,\s)")


def _back_then(text, sentence, head, cue, contents):
    """Return "then" and "at the time" where they stand right behind the saying, or open its sentence."""
    begin = head[1] if head and 0 <= head[0] - cue[1] <= 1 else cue[1]
    if (then := _THEN.match(text, begin, sentence[1])) and not any(overlaps(then.span(), c) for c in contents):
        return Expression(*then.span("then"), then["then"]), "after the cue"
    if within := _THEN.search(text, cue[0], cue[1] + 1):  # an engine counts it to the cue
        return Expression(*within.span("then"), within["then"]), "in the cue"
    first = min(head[0], cue[0]) if head else cue[0]
    opens = _AT_THE_TIME.match(text, sentence[0], first)
    told = opens and text[opens.end() : first].strip(" ,") == "" and not text.startswith(",", cue[1])
    if told and any(c[0] >= cue[1] for c in contents):
        start = opens.end() - len(re.sub(r"^\W+", "", opens[0]))
        return Expression(start, opens.end(), text[start : opens.end()]), "before the source"
    return None


_EACH = re.compile(r"(?i)(?:each|both|all|some|many)(?:\s+of\s+them)?")
_PARTICIPLE = re.compile(r"(?:\w+ly\s+|also\s+)?(?!during\b)[a-z]+ing\b")


def _opens_sentence(text, sentence, expression, cue, contents):
    before = text[sentence[0] : expression.start]
    return (
        not re.search(r"\w", before)
        and bool(re.match(r"\s*,", text[expression.end :]))
        and not any(c[0] < cue[0] and c[1] > expression.start for c in contents)
    )


def _with_cue(text, expression):
    """Accept what an engine counts to the cue: "retorted the same day", "said in Thursday's statement"."""
    if BECOMES.match(text, expression.end):  # "said Monday would be a bad day"
        return False
    return not modifies(text, expression) or names_speech(text, expression)


def _is_person(words):
    return any(role.end == len(words) and role.form != "document" for role in find_roles(words))


_NOUN_DATED = re.compile(
    rf"(?i){SPEECH_NOUN}s?\s*,?\s*(?:(?:from|by|in|on|with|of|among)\s+[^,]{{1,70}}?\s*,?\s*)?"
    rf"(?:(?:that|which)\s+w(?:as|ere)\s+)?(?:{ISSUED}\s+(?:(?:by|in|on|to)\s+[^,]{{1,40}}?\s+)?)?(?:late\s+|early\s+)?$"
)
_NOUN_THAT_ONE = re.compile(
    rf"(?i)(?:[\w-]+\s+){{0,2}}{SPEECH_NOUN}s?\s+(?:that\s+|which\s+)?(?:the|an?|his|her|its|their|(?-i:[A-Z])\w+)\s"
)
_ISSUED_LAST = re.compile(rf"(?i)(?P<noun>\w)\s+{ISSUED}\s+(?:(?:by|in|on|to)\s+[^,]{{1,40}}?\s+)?$")
_ASIDE = re.compile(
    rf"(?i)\s*(?:(?:(?:who|which)\s+)?{SPEECH_VERB}\b|(?:in|at|during)\s+(?:an?|the|his|her|its|their)\s+(?:[\w-]+\s+){{0,3}}{SPEECH_NOUN}\b)"
)


_ONLY_NAME = re.compile(
    r"(?:who\s+|(?:[A-Z][\w.’'-]*,?\s+|\([^)]*\)\s*,?\s*|(?:de|van|von|bin|of)\s+)*(?:[A-Z][\w.’'-]*|\([^)]*\)),?\s+)"
)
_OF_A_GROUP = re.compile(  # "Every member of the Lisk Council [on Monday]"
    r"(?!.*\b(?:\w{2,}ed|shot|hurt|held|hit|seen|who|which|that|after|before|killing|attack|fire|crash)\b)"
    r"[\w’'-]+(?:\s+[\w’'-]+)*\s+(?:of|on|in|at|from|for)\s+(?:the\s+)?(?:[\w’'-]+\s+)*[A-Z][\w’'-]+\s+"
)
_WHO = re.compile(r",\s+who\s+$")  # "Orm, who [last year] said"
_DONE = re.compile(  # "a man shot [on Monday]", "those who voted for Orm [on Monday]"
    r"\b(?:who|which|that|whose|\w{2,}ed|shot|hurt|held|caught|hit|freed|seen|born|taken|made|given|won|lost|sent|found|"
    r"killing|attack|fire|crash|vote|meeting|protest)\b"
)


def _names_people(words):
    """Whether words name people and nothing done: "Host Ann Orm [on Monday]", "a group of bakers [this week]"."""
    people = [role for role in find_roles(words) if role.form != "document"]
    return bool(people) and own_clause(words) and not _DONE.search(words)


_DOING = re.compile(  # "Orm, opening a museum on Monday, said"; who arrived on Monday may have said it later
    rf"(?i)\s*,\s*(?!(?:{AHEAD}|arriving|returning|coming|joining|starting|beginning)\b)\w{{3,}}ing\b"
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
    own = issued and _NOUN_THAT_ONE.match(before)  # "data that her mill released [on Sunday]"
    if issued and (own or not _is_person(before[: issued.end("noun")])):
        return True  # "tax returns released Friday"; not "a prisoner released Friday"
    if expression.end >= source[1] - 1 and (
        _ONLY_NAME.fullmatch(before) or (cue[1] <= source[0] and before.rstrip().endswith(","))
    ):
        return True  # "Rep. Ana Orm (D-Ohio) [last month] joked", "said Orm, who ran, [on Monday]"
    short = expression.end >= source[1] - 1 and len(before.split()) <= 6 and "," not in before and own_clause(before)
    if short and any(r.end == len(before.rstrip()) for r in find_roles(before.rstrip())):
        return True  # "a group of doctors [in 2015]": an engine took the day for part of the source
    if (
        expression.end >= source[1] - 1
        and source[1] <= cue[0]
        and (
            _OF_A_GROUP.fullmatch(before)
            or _WHO.search(before)
            or (not re.search(r"\d{4}", expression.words) and _names_people(before))
        )
    ):
        return True
    aside = before.rpartition(",")[2]
    if _DOING.match(before[before.rfind(",") :]) and not re.search(r"\w", text[expression.end : source[1]]):
        return own_clause(_DOING.sub(" ", before[before.rfind(",") :]))
    return "," in before and bool(_ASIDE.match(aside)) and own_clause(before)


_WHO_ASIDE = re.compile(r"\s*,?\s*(?:who|which|whose|whom)\s[^;“”\"]*,\s+")  # "Orm, who ran in May, last week said"
_OPEN_RELATIVE = re.compile(r"(?i),\s+(?:who|which|whose)\b[^,]*$")
# between the day of the main clause and a participle of saying: "filed a suit on Thursday, saying"
_MAIN_CLAUSE_ENDS = re.compile(r"\s+by\s+|\s*(?:(?:in|at|with|from|to)\s+[^,;.]{1,40})?,\s*")


# "visited the port on Monday and said": what one does to speak has the day of the speaking
_AND_SAID = re.compile(r"\s*,?\s+and\s+(?:\w+ly\s+|also\s+|then\s+)?")
_MET = (
    r"(?:appeared|visited|attended|toured|returned|opened|launched|joined|phoned|hosted|released|issued|convened|"
    r"called|used)"
)
_DESCRIBED = re.compile(
    r"(?i)^(?:an?|one|two|three|some|\d+)\s[^,]*\s(?:[a-z]{3,}ed|shot|hurt|born|held|caught|hit|freed|seen)"
    r"(?:\s+(?:in|by|at|on|for|with|from|to|during|near|as)\s.*)?$"
)
# "in a lawsuit filed Monday", "the report that it released on Monday": when it came out
_ISSUED_NOUN = re.compile(
    rf"(?i)\b(?:in|according\s+to)\s+[^,;]{{1,60}}?{SPEECH_NOUN}s?\s+(?:(?:that|which)\s+(?:was|were)?\s*)?{ISSUED}\b"
)


_PLAIN = re.compile(
    r"(?i)\b(?:went\s+after|against|over|as\s+(?:much|well|an?))\b"
    r"|\b(?:challenge|objection|response|answer|opposition|threat|alternative|change|amendment|letter|visit|access)s?\s+to\b"
)
_INFINITIVE = re.compile(
    r"\bto\s+(?!(?:the|an?|his|her|its|their|this|that|these|those|parliament|congress|court|work|town)\b)"
    r"[a-z]*(?:[a-rt-z]|ss|cus)\b"
)


def _tells_main(words):
    """Whether words between subject and day hold no verb but the main one: not "warned the port not to act"."""
    words = _PLAIN.sub(" ", words)
    return own_clause(words) and not _INFINITIVE.search(words)


_ANOTHER_NOUN = re.compile(  # "their pledge last month and an earlier [announcement]"
    r"(?i)\band\s+(?:an?|the|its|his|her|their)\s+(?:earlier|later|previous|second|new|other|former|prior)\s+$"
)


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
        return _tells_main(between) and not POSSESSIVE.match(text, expression.end)
    if modifies(text, expression):
        named = re.search(r"(?i)\b(?:in|at|during|on)\s+(?:(?:an?|the|his|her|its|their)\s+)?$", between)
        return is_occasion(text, expression) or (bool(named) and names_speech(text, expression))
    tail = text[expression.end : cue[0]]
    if _ANOTHER_NOUN.search(tail):
        return False
    if _WHO_ASIDE.fullmatch(between) and re.fullmatch(r"\s+(?:\w+ly\s+|also\s+)?", tail):
        return True
    between = _ISSUED_NOUN.sub(" ", between)
    if _DOING.match(between) and re.fullmatch(r"\s*,\s*", tail):
        return own_clause(_DOING.sub(" ", between))
    is_speech = re.search(  # "the poll, released on Thursday,", "the report by the port released on Thursday"
        rf"(?i)\b{SPEECH_NOUN}s?(?:\s+(?:by|from|of|in|on)\s+[^,;]{{1,40}}?)?(?:\s+{ISSUED})?\W*$", text[slice(*source)]
    )
    spoken = f"(?:{SPEECH_VERB}|{ISSUED})" if is_speech else SPEECH_VERB
    if not is_speech and between.isspace() and _DESCRIBED.search(text[slice(*source)]):
        return False  # "a man shot on Monday said"
    if _AND_SAID.fullmatch(tail) or text.startswith("to ", cue[0]):
        spoken = rf"(?:{spoken}|{_MET})"
    return (
        own_clause(between)
        and not re.search(r"(?i)\b\w{2,}ed\b(?!\s+by)", re.sub(rf"(?i)\b{spoken}\b", "", between))
        and len(tail) < 80
    )


_PLACES = (
    ("before the cue", _between),
    ("in the source", _in_source),
    ("after the cue", after_cue),
    ("with its noun", with_noun),
    ("before the source", before_source),
)
