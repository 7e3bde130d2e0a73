"""Nouns and verbs of speaking that carry a day, and whether a day stands before such a noun."""

import re

from analysis.text.outlets import is_outlet

SPEECH_NOUN = (
    r"(?:statement|interview|speech|address|press conference|news conference|briefing|press release|release|remarks?|"
    r"comments?|(?:media|Facebook|Telegram|blog|Instagram) post|tweet|message|letter|announcement|declaration|call|"
    r"conversation|article|report|readout|communiqu[eé]|appeal|note|decree|broadcast|session|hearing|testimony|meeting|"
    r"talks|ruling|verdict|decision|order|filing|lawsuit|complaint|opinion|op-ed|column|essay|editorial|e-?mail|memo|notice|"
    r"poll|survey|study|debate|rally|event|fund-?raiser|appearance|town hall|ceremony|forum|summit|video|"
    r"lecture|episode|edition|editions|newscast|show|programme|program|podcast|breakfast|luncheon|lunch|dinner|roundtable|conference|memoir|book|affidavit|submission|brief|indictment|petition|audit|figures|data|documents?|records?|findings|results|transcript|footage|analysis)"
)
SPEECH_VERB = (
    r"(?:speaking|addressing|talking|writing|spoke|addressed|posted|posting|tweeting|testifying|briefing|told|telling|answering|"
    r"responding|commenting|asked|quoted|cited|interviewed|appearing|announcing|presenting)"
)
ISSUED = (
    r"(?:released|issued|published|made|given|posted|broadcast|aired|delivered|distributed|circulated|dated|carried|"
    r"put out|read out|signed|sent|conducted|filed|leaked|unveiled)"
)
_OTHER_CLAUSE = re.compile(
    r"(?i)\b(?:after|before|following|since|until|when|while|as|because|although|though|where|whose|despite|amid|"
    r"ahead of|if|unless|having|against|over)\b|\b(?:who|whom|which|that)\s+(?!(?:is|was|were|has|had)?\s*"
    + SPEECH_VERB
    + r")"
)
_GERUND = re.compile(
    rf"(?i)(?:^|,\s*|\s)(?!(?:{SPEECH_VERB}|during|morning|evening|meeting|briefing|hearing|filing|ruling|gathering|opening|"
    r"screening|reading)\b)(\w{3,}ing)\b"
)
POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s)")


def own_clause(segment):
    """Whether a stretch opens no clause of its own: no "after", no "who came", no participle but those of speech."""
    return not _OTHER_CLAUSE.search(segment) and not _GERUND.search(segment)


def modifies(text, expression):
    """Whether the expression stands before a noun as its modifier: "Thursday's attack", "weekend interview"."""
    after = text[expression.end : expression.end + 40]
    if POSSESSIVE.match(after):
        return True
    if re.search(
        r"(?i)\b(?:an?|the|his|her|its|their|this|that)\s+$", text[max(0, expression.start - 7) : expression.start]
    ):
        return bool(re.match(r"[A-Za-z]|\d{4}$", expression.words)) and bool(
            re.match(r"\s+(?!(?:that|when|and|but|after|with)\b)[a-z]{3,}", after)
        )
    return (
        bool(re.match(r"(?i)weekend$|(?:last|this|yesterday|today)", expression.words))
        and bool(re.match(r"\s+[a-z]{4,}", after))
        and (
            expression.words.lower().endswith("weekend")
            and not re.match(r"(?i)(?:at|over|on|during)\b", expression.words)
        )
    )


def names_speech(text, expression):
    """Whether the noun that it modifies is one of speaking: "Thursday's statement", "a weekend interview"."""
    after = text[expression.end : expression.end + 60]
    if re.match(rf"(?:['’]s|['’])?\s+(?:[\w-]+\s+){{0,2}}{SPEECH_NOUN}\b", after):
        return True
    outlet = re.match(r"['’]s\s+((?:[A-Z][\w’'-]+\s*){1,4})", after)  # "in Saturday's Reshta Courier"
    return bool(outlet) and is_outlet(outlet[1].strip())
