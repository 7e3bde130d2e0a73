"""Whether a time behind the cue dates the statement: "said on Monday that", "said in a weekend speech"."""

import re

from analysis.statements.when.nouns import (
    BECOMES,
    BEFORE_LISTENERS,
    FINITE,
    ISSUED,
    NOUNS_OF_CLAIM,
    SHOW,
    SPEECH_NOUN,
    is_occasion,
    modifies,
    names_speech,
    overlaps,
)

_STOP_AFTER = re.compile(
    r"(?i)\b(?:after|before|following|since|until|when|as|while|because|but|though|although|ahead of|which|who|where|"
    r"whose|that|if|adding|referring|citing|recalling|comparing|describing|alluding|pointing|saying|noting|stressing|amid|and|despite|calling|urging|insisting)\b|[;:—–“\"]"
    r"|,(?!\s*(?:\d|late|early|on\b|in\b|at\b|speaking))"
)
_ACCORDING = re.compile(r"(?i)(?:as\s+\w+\s+by|according\s+to)\b")  # "According to Orm, on Monday it rained"
_BEGINS = re.compile(r"(?i)(?:on|in|at|late|early|during|last|this|earlier)\b")
_ISSUED_ASIDE = re.compile(rf",\s*(?:first\s+)?{ISSUED}\s+$")  # "said the statement, released Monday"
_SHORT_OBJECT = re.compile(r"(?i)\s+(?:it|them|this|that|these|those|(?:this|that|these|those|any|such)\s+[\w-]+)\s+")
_PLACE = re.compile(  # its comma opens no new part: "at a rally in Osk, Florida, last month"
    r"\s(?:in|at|near|from|of|outside)\s+(?:[A-Z][\w.’'-]*\s+){0,3}[A-Z][\w.’'-]*,\s+(?:[A-Z][\w.’'-]*\s+){0,2}[A-Z][\w.’'-]*,?(?=\s)"
)
_SUBJECT_NEXT = re.compile(
    r"\s*(?:,|that\b|[“\"‘]|(?:he|she|it|they|we|the|a|an|his|her|its|their|there|this|these|no|some|all|both)\b|[A-Z]|in\b|at\b|$)"
)


def after_cue(text, sentence, source, cue, contents, expression, inside):
    """Accept "said on Monday that", "urged the port on Monday to", "called it 'murder' on Monday"."""
    if expression.start < cue[1]:
        return False
    begin = cue[1]
    if source and cue[1] <= source[0] <= expression.start:  # "said the minister on Monday"
        begin = source[1]
    between = text[begin : expression.start]
    if modifies(text, expression):
        told = names_speech(text, expression) or is_occasion(text, expression)
        return told and not inside and not _STOP_AFTER.search(between)
    if BECOMES.match(text, expression.end) or (_ACCORDING.match(text, cue[0]) and "," in between):
        return False
    between = BEFORE_LISTENERS.sub("", SHOW.sub("", _PLACE.sub(" ", between)))
    between = _ISSUED_ASIDE.sub(" ", between)
    if _BEGINS.match(expression.words):  # "said then, in April"
        between = re.sub(r",\s*$", " ", between)
    later = [c[0] for c in contents if c[0] >= cue[1]]
    if inside:  # an engine may have cut the content too early: "said on Thursday that"; "rejected that on Sunday as"
        if _SHORT_OBJECT.fullmatch(between) and re.match(r"\s+as\b|\s*[.,;]|$", text[expression.end :]):
            return True
        if _ends_object(text, cue, contents, expression) or _parts_object(text, cue, between, expression):
            return True
        return not between.strip() and bool(later) and bool(_SUBJECT_NEXT.match(text, expression.end))
    if any(c <= expression.start for c in later):
        return _left_out(text, cue, contents, expression)
    return not _STOP_AFTER.search(between)


# whom or what a verb of saying has before it, and what must follow the day that parts them
_PARTED = (
    (
        r"ask|urg|tell|told|order|advis|warn|press|implor|challeng|invit|encourag|beg(?:s|ged|ging)?\b|instruct|direct|pressur|"
        r"call(?:s|ed|ing)?\s+(?:up)?on",
        r"\s+(?:not\s+)?to\b",
    ),
    (r"warn|tell|told|assur|remind|inform|advis|promis", r"\s+(?:that\b|(?:he|she|it|they|there|the|an?|no)\s)"),
    (r"accus|inform|warn|remind", r"\s+of\b"),
    (
        r"criticiz|criticis|prais|thank|blam|condemn|attack|slam|denounc|rebuk|scold|mock|fault|applaud|commend|hail|blast|rip|"
        r"chastis|berat|lambast|assail|excoriat|castigat|knock|reprimand|congratulat|chid|salut",
        r"\s+(?:for|over)\b",
    ),
)
_WHOM = re.compile(r"\s*(?:[\w.’'&-]+\s+){1,6}(?:\([A-Z][\w.-]*\)\s+)?")
_OF_A_NAME = re.compile(r"(?<=[A-Z])([\w’'-]*)\s+of\s+(?:the\s+)?(?=[A-Z])")  # "the Bureau of Mills"


def _parts_object(text, cue, between, expression):
    """Accept the day between an object and what the verb wants: "urged the port on Monday to", "accused it Monday of".

    "Called the report on Monday “a joke”" is dated too, since a report is nothing that happens on a day; "called the
    launch on Monday “a joke”" is not.
    """
    words, after = text[slice(*cue)].lower(), text[expression.end : expression.end + 12]
    between = _OF_A_NAME.sub(r"\1 ", re.sub(r"^\s*(?:that|this)\s", " the ", between))
    if (
        not _WHOM.fullmatch(between)
        or FINITE.search(between)
        or re.search(r"(?i)\b(?:for|of|with|at|in|on)\s", between)
    ):
        return False
    if any(re.match(rf"(?:\w+ly\s+)?(?:{verb})", words) and re.match(then, after) for verb, then in _PARTED):
        return True
    if re.match(r"\s+to\b", after) and re.search(r"(?i)\b(?:plan|proposal|intention)s?\s+$", between):
        return True  # "announced plans on Monday to build"
    if re.match(r"\s+(?:on|for|under|with|in)\b|\s*[.,;]", after) and re.search(
        rf"(?i)\b(?:an?|its|his|her|their)\s+(?:[\w-]+\s+)?{NOUNS_OF_CLAIM}\s+$", between
    ):
        return bool(
            re.match(r"(?:\w+ly\s+)?(?:announc|unveil|reveal|propos|present|releas|outlin)", words)
        )  # "announced a deal Monday on"
    return bool(
        re.match(r"\s+as\b|\s+(?:an?\s+)?[“\"]", after) and re.search(rf"(?i)\b{NOUNS_OF_CLAIM}s?\s+$", between)
    )


# "did not respond to a request for comment on Monday": the refusing has a day, the request none of its own
_REQUEST = re.compile(
    r"(?i)\W*(?:(?:to\s+)?comment|(?:to\s+)?(?:an?\s+|the\s+|his\s+|her\s+|further\s+|multiple\s+|several\s+|repeated\s+)*"
    r"(?:phone\s+|e-?mailed\s+)?(?:requests?|questions?|calls?|messages?|e-?mails?|inquir(?:y|ies))\b(?:\s+(?:for|seeking|about)\s+[\w-]+(?:\s+[\w-]+)?)?)\s+$"
)
# what is called for has its own day: "called for a vote on Sunday"
_CALLS_FOR = re.compile(
    r"(?i)\b(?:call(?:s|ed|ing)?\s+for|demand|propos|promis|threaten|predict|order|schedul|plan|request|vow)"
)

_EXPRESSES = re.compile(r"(?i)(?:has\s+|had\s+)?(?:\w+ly\s+|also\s+)?(?:express|voic|repeat|reiterat|rais|shar)")
_FEELING = re.compile(  # "voiced the same doubts about the mill this month"
    r"(?i)\W*(?:[\w-]+\s+){0,3}(?:concern|doubt|criticism|support|opposition|regret|anger|hope|confidence|fear|worr(?:y|ie)|sympathy|"
    r"condolence)s?(?:\s+(?:about|over|for|at|with|on|to|of)\s+(?:[\w’'-]+\s+){1,4}|\s+)"
)
_OBJECT_ENDS = re.compile(
    r"(?:\b(?:her|him|them|it|this|back)|(?<!\bin\s)(?<!\bat\s)(?<!\bon\s)(?<!\bnear\s)(?<!\bfrom\s)\b[A-Z][\w’'-]+)\s+$"
)


def _ends_object(text, cue, contents, expression):
    """Accept the day at the end of an object: "announced his challenge to her in October"; not in a clause.

    A noun right before it may be of that day itself ("announced a meeting in October"), a person or pronoun is not.
    """
    piece = next(c for c in contents if overlaps(c, expression))
    if piece[0] < cue[1] or text[cue[1] : piece[0]].strip():
        return False
    before = text[piece[0] : expression.start]
    if _REQUEST.fullmatch(before) or (_EXPRESSES.match(text[slice(*cue)]) and _FEELING.fullmatch(before)):
        return piece[1] <= expression.end + 1
    plain = re.sub(r"\bto\s+(?=(?:her|him|them|it|the)\b|[A-Z])", "", before)  # "to her" is no infinitive
    clause = FINITE.search(plain) or re.search(r"[“\"”;:]", before) or len(before.split()) > 12
    return not clause and piece[1] <= expression.end + 1 and bool(_OBJECT_ENDS.search(before))


def _left_out(text, cue, contents, expression):
    """Accept what the content leaves out though it stands in or right after it, as in "called it 'murder' on Monday".

    Not after a clause: "said the road would open" may have lost its end.
    """
    piece = max((c for c in contents if c[1] <= expression.start), key=lambda c: c[1])
    if text[piece[1] : expression.start].strip(" ,") not in ("", "back") or piece[0] < cue[1]:
        return False
    words = text[slice(*piece)]
    if _parts_object(text, cue, text[cue[1] : expression.start], expression):
        return True
    if _CALLS_FOR.search(text[slice(*cue)]) and not re.search(r"[\"”]", words):
        return False
    refuses = re.match(r"(?i)(?:refus|declin)", text[slice(*cue)])
    if not refuses and re.search(r"(?:^|\s)to\s+[a-z]+(?:\s+\w+)?$", words):  # "urged fans to vote on Sunday"
        return False
    if not re.search(r"[\"”’'»]$", words) and (
        (len(words.split()) > 4 and (len(words.split()) > 9 or FINITE.search(words)))
        or (words.lower().startswith("that ") and len(words.split()) > 2)
    ):
        return False
    resumed = any(0 <= c[0] - expression.end <= 2 for c in contents)
    return resumed or bool(
        re.match(r"\s*(?:[.,;:—–(]|--|$)|\s+(?:in|during|at|on|while|when|after|before|as)\s", text[expression.end :])
    )


# "in an interview with the Courier last week", "in a speech in Osk, Florida, on Monday"
_WITH_WHOM = r"(?:(?:with|to|for|in|at|on|from|near|outside)\s+[^,;:“”\"]{1,50}?(?:,\s+(?-i:[A-Z])[\w. ]{1,20})?)?"


_MANY = (
    r"(?:[\w-]+\s+)?(?:speeches|interviews|remarks|comments|statements|hearings|tweets|posts|letters|filings|messages)"
)
_OF_ANOTHER = re.compile(  # "denied Orm's remarks, made [in an interview on Monday]": who is answered spoke then
    r"(?i)[’']s?\s+(?:[\w-]+\s+)?(?:comment|remark|claim|statement|word|assertion|criticism|suggestion|argument|promise)s?,?\s+"
    r"(?:made|delivered|given|uttered|voiced|aired)\s+$"
)
_IN_CLAUSE = re.compile(r"\b(?:will|would|shall|had|(?:plan|intend|hope|expect)(?:s|ed)?\s+to)\s[^“”\"]*$")


def with_noun(text, sentence, source, cue, contents, expression, inside):
    """Accept "in a weekend speech", "in an interview on Friday" after the cue; in the content only at its end."""
    article = r"(?:an?|the|his|her|its|their)"
    if modifies(text, expression):
        near = re.search(rf"(?i)\b(?:in|at|during)\s+{article}\s+$", text[cue[1] : expression.start])
        if not near or not (names_speech(text, expression) or is_occasion(text, expression)):
            return False
        noun = re.match(
            rf"(?:['’]s|['’])?\s+(?:[A-Z][\w-]*\s+){{0,4}}(?:[\w-]+\s+){{0,2}}{SPEECH_NOUN}\b|['’]s",
            text[expression.end :],
        )
        begin, final = cue[1] + near.start(), expression.end + (noun.end() if noun else 0)
    else:
        near = re.search(
            rf"(?i)\b(?:in|at|during)\s+(?:{article}\s+(?:[\w-]+\s+){{0,3}}(?!meeting|talks|report|article){SPEECH_NOUN}|{_MANY})\s*"
            rf"{_WITH_WHOM},?\s*"
            rf"(?:(?:that\s+was\s+)?{ISSUED}\s+(?:(?:on|in|to|by|at)\s+[A-Z]\w+\s+)?)?$",
            text[cue[1] : expression.start],
        )
        if not near or _OF_ANOTHER.search(text, max(cue[1], cue[1] + near.start() - 40), cue[1] + near.start()):
            return False
        begin, final = cue[1] + near.start(), expression.end
    around = [c for c in contents if overlaps((begin, final), c)]
    if any(_IN_CLAUSE.search(text[c[0] : begin]) for c in around):
        return False  # "said the mayor would answer in a speech on Monday"
    return all(c[1] <= final + 2 for c in around)
