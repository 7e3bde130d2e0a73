"""Nouns and verbs of speaking that carry a day, and whether a day stands before such a noun."""

import re

from analysis.text.outlets import is_outlet

SPEECH_NOUN = (
    r"(?:cable|response|rebuttal|reply|"
    r"statement|interview|speech|address|press conference|news conference|briefing|press release|release|remarks?|"
    r"comments?|(?<!his\s)(?<!her\s)(?<!heir\s)(?<!the\s)posts?|posting|thread|tweet|message|letter|announcement|declaration|call|"
    r"conversation|article|report|readout|communiqu[eé]|appeal|note|decree|broadcast|session|hearing|testimony|meeting|"
    r"talks|ruling|verdict|decision|order|filing|lawsuit|complaint|opinion|op-ed|column|essay|editorial|e-?mail|memo|notice|"
    r"poll|survey|study|debate|rally|event|fund-?raiser|appearance|town hall|ceremony|forum|summit|video|"
    r"lecture|sermon|homily|eulogy|toast|keynote|questioning|arraignment|commentary|dispatch|dissent|newspaper|paper|letter|episode|edition|editions|newscast|show|programme|program|podcast|breakfast|luncheon|lunch|dinner|roundtable|conference|memoir|book|affidavit|submission|brief|indictment|petition|audit|figures|data|documents?|records?|findings|results|transcript|footage|analysis|projection|estimate|forecast|statistics|guidelines|minutes|advert|ad|commercial|spot)"
)
NOUNS_OF_CLAIM = (
    r"(?:report|claim|allegation|charge|accusation|idea|proposal|plan|bill|deal|suggestion|criticism|remark|comment|offer|"
    r"decision|law|rule|policy|rumou?r|story|theory|letter|statement|demand|request|notion)"
)
SPEECH_VERB = (
    r"(?:speaking|contacted|reached|approached|questioned|pressed|addressing|talking|writing|spoke|addressed|posted|posting|tweeting|testifying|briefing|told|telling|answering|"
    r"responding|commenting|asked|quoted|cited|interviewed|appearing|announcing|presenting)"
)
ISSUED = (
    r"(?:(?:released|issued|published|made|given|posted|broadcast|aired|delivered|distributed|circulated|dated|carried|"
    r"put out|read out|signed|sent(?:\s+out)?|conducted|filed|leaked|unveiled|aired|televised|"
    r"taken|recorded|taped|shared|uploaded|penned|handed down|unsealed|out)"
    r"(?:\s+(?:online|publicly|internally|anonymously))?)"
)
_OTHER_CLAUSE = re.compile(
    r"(?i)\b(?:after|before|following|since|until|when|while|as|because|although|though|where|whose|despite|amid|"
    r"ahead of|eve of|if|unless|having|against|over)\b|\b(?:who|whom|which|that)\s+(?!(?:is|was|were|has|had)?\s*"
    rf"(?:{SPEECH_VERB}|{ISSUED}))"
)
# in front of whom one speaks, no time: "testifying before the committee"
_LISTENERS = (
    r"\s+before\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:(?:sub)?committee|panel|court|council|parliament|congress|senate|house|judges?|jury|board|commission|assembly|crowd|"
    r"lawmakers|tribunal|audience|group|students|members|delegates|donors|supporters|activists|inquiry|legislature|deputies)\b"
)
BEFORE_LISTENERS = re.compile(rf"(?i){_LISTENERS}")
_BEFORE_WHOM = re.compile(
    rf"(?i)\b(?:testi\w+|spe(?:aking|ech)|spoke|appear\w*|remarks|hearing|argu\w+|address\w*|statement){_LISTENERS}"
)
# what looks ahead or is no participle: "facing a vote on Monday", "following"
AHEAD = (
    r"(?:having|being|facing|awaiting|expecting|preparing|planning|hoping|fearing|anticipating|seeking|needing|pending|"
    r"following|regarding|concerning|including|excluding|involving|according|depending|owing|considering|barring|"
    r"during|morning|evening|being|spring|nothing|something|anything|everything|knowing|citing|recalling|describing)"
)
_GERUND = re.compile(
    rf"(?i)(?:^|,\s*|\s)(?!(?:{SPEECH_VERB}|during|morning|evening|meeting|briefing|hearing|filing|ruling|gathering|opening|"
    r"screening|reading)\b)(\w{3,}ing)\b"
)
BECOMES = re.compile(
    r"\s+(?!(?:is|was)\s+that\b)(?:would|will|could|might|may|should|must|is|was|has|had)\b"
)  # "said Monday would be hard"
FINITE = re.compile(
    r"(?i)\b(?:is|are|was|were|be|has|have|had|would|will|could|can|may|might|should|must|do|does|did|that|to|\w{2,}ed)\b"
)
SHOW = re.compile(r"[“\"][A-Z][^”\"]{2,40}[”\"]")  # the title of a programme
POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s)")


def own_clause(segment):
    """Whether a stretch opens no clause of its own: no "after", no "who came", no participle but those of speech."""
    segment = _BEFORE_WHOM.sub(" ", segment)
    return not _OTHER_CLAUSE.search(segment) and not _GERUND.search(segment)


_BEFORE_NOUN = re.compile(  # "a May 4 Lisk Guild meeting", "the May 4, 2012, letter"
    r"(?:(?<=\d\d\d\d),)?\s+(?:[A-Z]\w*\s+){0,4}(?!(?:that|when|and|but|after|with)\b)[a-z][a-z-]{2,}"
)


def modifies(text, expression):
    """Whether the expression stands before a noun as its modifier: "Thursday's attack", "weekend interview"."""
    after = text[expression.end : expression.end + 40]
    if POSSESSIVE.match(after):
        return True
    if re.search(
        r"(?i)\b(?:an?|the|his|her|its|their|this|that)\s+$", text[max(0, expression.start - 7) : expression.start]
    ):
        return bool(re.match(r"[A-Za-z]|\d{4}$", expression.words)) and bool(_BEFORE_NOUN.match(text, expression.end))
    return (
        bool(re.match(r"(?i)weekend$|(?:last|this|yesterday|today)", expression.words))
        and bool(re.match(r"\s+[a-z]{4,}", after))
        and (
            expression.words.lower().endswith("weekend")
            and not re.match(r"(?i)(?:at|over|on|during)\b", expression.words)
        )
    )


def names_speech(text, expression):
    """Whether the noun that it modifies is one of speaking: "Thursday's statement", "Sunday's “Good Day”"."""
    after = text[expression.end : expression.end + 60]
    if SHOW.match(re.sub(r"^['’]s\s+", "", after)):
        return True
    if re.match(rf"(?:['’]s|['’]|,)?\s+(?:[A-Z][\w-]*\s+){{0,4}}(?:[\w-]+\s+){{0,2}}{SPEECH_NOUN}s?\b", after):
        return True
    outlet = re.match(r"['’]s\s+((?:[A-Z][\w’'-]+\s*){1,4})", after)  # "in Saturday's Reshta Courier"
    in_print = (
        outlet and expression.words.endswith("day") and re.search(r"\bin\s+(?:the\s+)?$", text[: expression.start][-8:])
    )
    return bool(outlet) and (bool(in_print) or is_outlet(outlet[1].strip()))


_OCCASION = re.compile(r"(?i)\b(at|during|on)\s+(?:(?:an?|the|his|her|its|their|this|that)\s+)?$")
_OUTING = (
    r"(?:visit|trip|tour|stop|swing|flight|call|walk|march|show|broadcast|webcast|livestream|programme|program|"
    r"podcast)s?"
)


def is_occasion(text, expression):
    """Whether it tells at what somebody speaks: "at Wednesday's game", "on a Monday visit to the port"."""
    first = re.match(r"(?i)(at|during|on)\s", expression.words)
    told = first or _OCCASION.search(text, max(0, expression.start - 20), expression.start)
    after = text[expression.end : expression.end + 60]
    if not told or not re.match(r"(?:['’]s|['’])?\s+[\w“\"]", after):
        return False
    outing = re.match(rf"(?:['’]s|['’])?\s+(?:[\w-]+\s+){{0,2}}{_OUTING}\b", after)
    return bool(outing) or told[1].lower() != "on"


def overlaps(a, b):
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]
