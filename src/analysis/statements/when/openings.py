"""Whether a time expression stands before the speaker and dates the statement: "On Monday, the mayor said".

What opens a sentence dates it where it tells when or at what occasion the speaker spoke; not where it tells of
something else, "after Monday's fire".
"""

import re

from analysis.statements.when.nouns import (
    AHEAD,
    BEFORE_LISTENERS,
    FINITE,
    ISSUED,
    SHOW,
    SPEECH_VERB,
    is_occasion,
    modifies,
    names_speech,
    own_clause,
)

_LINK = re.compile(
    r"(?i)(?:^|^\W*by|[;:—–]|\s--?\s|[”\"’]\s*,?|,\s*(?:and|but|while|whereas|as)|\b(?:and|but|while|that)|^\W*(?:meanwhile|however|separately|but|and|then|also|earlier|"
    r"later|in turn|for its part|in response|for his part|for her part)\s*,?)\s*$"
)
# what goes on while somebody speaks: "leaving court on Monday, she said", "as he landed on Monday, he said"
_SIMULTANEOUS = rf"(?:(?:as|while|when)\s+(?:he|she|they)\s+\w+|(?:(?:while|when|in)\s+)?(?!{AHEAD}\b)\w{{3,}}ing)"
_OPENS = re.compile(
    rf"(?i)^\W*(?:(?:and|but|then)\s+)?{_SIMULTANEOUS}\b(?:\s+\w{{3,}}ing\b)?"
)  # "celebrating sweeping wins"
_FRAME = re.compile(
    rf"(?i)(?:^|[;:—–]\s*|,\s*(?:and|but|while)\s+|^(?:and|but)\s+)"
    rf"(?:(?:{SPEECH_VERB}|{_SIMULTANEOUS})\b[^,;]{{0,80}}|(?:in|at|during|through|via|on)\s+[^,;]{{0,80}})"
    r"(?:,\s+(?-i:[A-Z])[\w. ]{1,20},?\s*)?$"  # "in a speech in Osk, Florida, on"
)
_ISSUED_IN = re.compile(rf"(?i)^\W*(?:in|according\s+to)\s+[^,;]{{1,60}},\s*(?:first\s+)?{ISSUED}\s+$")
_PLACE = re.compile(
    r"(?i)\s*,?\s*(?:(?:in|at|from|near|to|on|by|through|via|with|alongside|beside|outside|inside|for|marking|announcing|hosted\s+by)\s+[^,;.]{1,90}"
    r"(?:,\s+(?-i:[A-Z])[\w. ]{1,20})?)?\s*,?\s*$"
)
SEEN = re.compile(
    r"(?i)\b(?:obtained|seen|reviewed|discovered|recovered|uncovered|intercepted)\b"
)  # not when it was said
_ASKED_ABOUT = re.compile(r"(?i)\s+(?:about|whether|if|why|how|what|when)\s[^;”\"]{1,120},\s*$")

# "on Monday, when the mayor said": the clause of the statement hangs on the day
_WHEN = re.compile(r"\s*,?\s*(?:when|(?:in|at|during)\s+which)\s+(?:(?i:an?|the|his|her|its|their|mr|ms|mrs)\.?\s+)?")
_EVEN = re.compile(
    r"(?i)\b(?:mid-?(?:day|morning|afternoon|week)|back|as\s+(?:late|recently|early)\s+as|only|just|even)\s+$"
)
# "on Monday as he called": two things of one moment; "on Monday, as he said" only refers to him
_AS_THEY = re.compile(r"\s*,?\s*(?:as|while)\s+")
_PRONOUN = re.compile(r"(?i)he|she|they")
_ASIDE = re.compile(
    r"(?i)^\s*,\s*(?:however|meanwhile|though|too|then|also|in\s+turn|for\s+(?:example|instance)|in\s+fact|nevertheless|"
    r"nonetheless|instead|by\s+contrast)\s*,"
)
STILL_TO_COME = re.compile(r"(?i)\b(?:(?:set|due|scheduled|slated|expected|going)\s+to|to\s+be)\b|\bfor\s+$")
_PARENTHESIS = re.compile(r",\s{0,2}(?=[\w$])(?!that\b)")
_ASKED = re.compile(r"(?i)^\W*(?:when\s+)?(?:re)?asked\s+(?:by\s+[^,;]{1,40}\s+)?$")
_END_OF_INSERTION = r",\s*(?i:(?:an?|the|his|her|its|their|mr|ms|mrs)\.?\s+)?"
# what may stand between the day that opens a sentence and its subject: "On Monday, as prices rose, the bank"
_INSERTED = re.compile(
    r"\s*(?:,\s*|(?=where\s))(?i:where|when|as|in|at|during|after|before|while|with|amid|despite|following|speaking|standing|appearing|exactly|just|only|even|"
    r"less\s+than|hours|days|weeks|minutes)\s[^;”“\"]{3,120}" + _END_OF_INSERTION
)
_CLAUSE_OPENS = re.compile(r"\b(?:when|that|and|but),\s+(?=(?:in|at|during|on)\s)")
_APPOSED = re.compile(r"\s*,\s*(?i:an?|the|his|her|its|their|one|two|three)\s[^;”“\",]{3,80}" + _END_OF_INSERTION)
_SAME_TIME = re.compile(  # "in March, the month after he died, the court": it tells of the same day
    r"^,\s(?:an?|the|one|two|three)\s(?:day|week|month|year|morning|evening|night|hour)s?\s(?:after|before|of|since)\s[^,;]{3,80},\s"
)
_IN_A_TALK = re.compile(r"(?i)^\W*in\s+(?:an?|his|her)\s+[^,;]{1,40}\s(?:in|on|at|during)\s+(?:the\s+)?$")
_AT_A_PLACE = re.compile(r"^\s*(?:in|at|on|from|near)\s+[^,;]{1,60}(?=,)")
# "On Monday, he appeared at a rally where [he] said"
_WHERE_SPOKEN = re.compile(
    r"\s*,?\s*(?:[\w.’'-]+\s+){1,5}?(?:appeared|spoke|attended|joined|held|gave|hosted|headlined|addressed|visited|delivered|met|"
    r"stood|posted|released|published|issued|sent|wrote|filed)\s[^;“”\"]{3,80}?,?\s+(?:where|(?:in|at|during)\s+which)\s+"
)
_PASSIVE = re.compile(
    r"(?:was|were|has\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:announced|reported|revealed|disclosed|confirmed|unveiled|declared)\b"
)
# "Speaking to reporters on Sunday after touring the town, he", "In a statement dated May 2 and signed by Orm, they"
_SPEAKING = re.compile(
    r"\W*(?:(?:Speaking|Talking|Addressing|Briefing|Replying|Responding|Testifying)\b[^;“”\"]{0,80}|In\s(?:an?|the)\s[^,;]{3,40}\sdated\s(?:on\s)?)$"
)
_MEANWHILE = re.compile(
    r"(?:\s(?:after|before|following|ahead\sof|while|during|on\sthe)|,?\sand\s(?:signed|released|issued|published|addressed|read|sent|posted))\s"
    r"[^;”“\"]{3,120}" + _END_OF_INSERTION
)
_STATES_AFTER = re.compile(r"(?i)\b(?:i|he|she|it|we|they|who|which)\b")


def before_source(text, sentence, source, cue, contents, expression, inside):
    """Accept "On Monday, the mayor said", "In a May speech, she said", "Leaving court on Monday, he said"."""
    first = min(source[0], cue[0]) if source else cue[0]
    if inside or expression.end > first:
        return False
    if _WHEN.fullmatch(text, expression.end, first):
        return True
    that = "that " if text.startswith("that ", first) else ""  # an engine counts it to the speaker
    if _meanwhile(text[sentence[0] : expression.start], expression, text[expression.end : first] + that):
        return True
    follows = any(c[0] >= cue[1] for c in contents)
    if source and follows and _AS_THEY.fullmatch(text, expression.end, first):
        return bool(_PRONOUN.fullmatch(text[slice(*source)]))
    if modifies(text, expression):
        return _opening_event(text, sentence, expression, first)
    if not re.search(r"\w", text[sentence[0] : expression.start]) and (
        _WHERE_SPOKEN.fullmatch(text, expression.end, first) or _made_known(text, source, cue, contents)
    ):
        return True
    if not any(c[0] >= first for c in contents):  # "On Tuesday the road opened, he said": the day is in what he said
        return False
    begin = max([sentence[0], *(c[1] for c in contents if c[1] <= expression.start)])
    before, after = _EVEN.sub("", text[begin : expression.start]), SHOW.sub(_comma, text[expression.end : first])
    after = _ASIDE.sub(",", BEFORE_LISTENERS.sub("", after))
    if clause := _CLAUSE_OPENS.search(before):  # "broke when, at a meeting last month, she said"
        before = before[clause.end() :]
    parenthesis = _PARENTHESIS.match(text, cue[1])
    if parenthesis and not re.search(r"\w", before) and any(c[0] == parenthesis.end() for c in contents):
        return False  # "Six months ago, she said, nobody knew": the day is in what she said
    if _ASKED.search(before) and _ASKED_ABOUT.match(after):
        return True
    if (SEEN.search(before) and not re.search(r"\bdated\s+$", before)) or STILL_TO_COME.search(before):
        return False
    framed = _FRAME.search(before) and (own_clause(before) or own_clause(_OPENS.sub("", before)))
    if not (framed or _LINK.search(before) or _ISSUED_IN.match(before)):
        return False
    after = _SAME_TIME.sub(", ", after)
    if _SPEAKING.match(before) and _MEANWHILE.fullmatch(after):
        return True
    if re.fullmatch(r"(?i)\s*,?\s*(?:both|the|an?|its|his|her|their|mr|ms)?\s*,?\s*", after) or _PLACE.fullmatch(after):
        return not re.search(r"(?i)\b(?:after|before|following|in what|by what)\b", after)
    return bool(_INSERTED.fullmatch(_AT_A_PLACE.sub("", after, count=1))) or (
        bool(_APPOSED.fullmatch(after)) and not FINITE.search(after) and not _STATES_AFTER.search(after)
    )


# "When the bridge fell on Friday, the mayor said", "After visiting the mill on Friday, she said"
_WHILE = re.compile(
    r"\W*(?:(?:When|As)\s(?!(?:if|of|for|to|with|a|an)\s)|After\s(?!having\b|being\b)[a-z]+ing\s)[^,;“”\"]{3,100}\s"
)
_IT_WAS = re.compile(r"\W*It\s(?:was|is|wasn[’']t)\s(?:not\s)?(?:(?:only|just|barely|on|in|until|as\srecently\sas)\s)*")
_THAT = re.compile(r"(?:,[^,;“”\"]{3,30},)?\s(?:that|when)\s(?i:(?:an?|the|his|her|its|their|mr|ms|mrs)\.?\s)?")
_THEN_SUBJECT = re.compile(r",\s+(?i:(?:an?|the|his|her|its|their|mr|ms|mrs|sen|gov|rep)\.?\s+)?(?:[\w-]+\s+){0,2}")
_AN_EVENT = re.compile(r"\s[^,;“”\"]{3,70},\s+(?i:(?:an?|the|his|her|its|their|mr|ms|mrs)\.?\s+)?")


def _meanwhile(before, expression, after):
    """Whether a day is of a clause or an event at whose time somebody spoke, or of "It was only on Monday that"."""
    if _IT_WAS.fullmatch(before):
        return bool(_THAT.fullmatch(after))
    if expression.words.endswith((" after", " before")):
        return not re.search(r"\w", before) and bool(_AN_EVENT.fullmatch(after))
    return bool(_WHILE.fullmatch(before) and _THEN_SUBJECT.fullmatch(after))


def _comma(show):
    """Leave the comma that a title holds: "on “Good Day,” when asked"."""
    return "," if "," in show[0][-2:] else ""


def _made_known(text, source, cue, contents):
    """Whether a day that opens the sentence is of a passive: "On Monday, the end of the mill was announced"."""
    told = source is None and _PASSIVE.match(text, cue[0])
    return bool(told) and not any(c[0] >= cue[1] for c in contents)


def _opening_event(text, sentence, expression, first):
    """Accept "In a March meeting with the mayor, Orlin said": an event of speech that opens the sentence."""
    before, after = text[sentence[0] : expression.start], text[expression.end : first]
    if re.fullmatch(r"['’]?s?\s[^,;]{1,50},\s+where\s+", after):  # "came to last week's rally, where she said"
        return names_speech(text, expression)
    after = SHOW.sub(",", after)
    start = r"(?i)(?:^\W*|[—–]\s*|\s--?\s|,\s*|\bspeaking\s+|^\W*(?:and|but)\s+)"
    opens = re.search(rf"{start}(?:in|at|during|on)\s+(?:(?:an?|the|his|her|its|their|this|that)\s+)?$", before) or (
        re.match(r"(?:In|On|During)\s", expression.words) and re.search(rf"{start}$", before)
    )
    opens = opens or _IN_A_TALK.search(before)
    closes = (
        re.search(r",\s*(?:[\w.]+\s+){0,3}$", after) or after.rstrip().endswith(",") or not re.search(r"[,;]", after)
    )
    told = names_speech(text, expression) or is_occasion(text, expression)
    return bool(opens and closes and told and not re.search(r"[;”\"]", after))
