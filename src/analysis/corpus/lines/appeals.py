"""Appeals of a site to pay for its work, as the last paragraphs of an article: whole sentences, which no form tells.

One of their words alone stands in many an article. They are told by several of them, in paragraphs that speak for the
site or to its readers outside quotation marks, with nothing else below.
"""

import re

from analysis.corpus.lines.sentences import is_told

APPEAL = "appeal to readers"
"""Rule of such lines."""
LONGEST, LEAST, KEPT = 5, 3, 3
"""Paragraphs of an appeal at most, kinds of its words at least, and paragraphs of the article above it at least."""
_QUOTED = re.compile(r"[\"“«][^\"”»]*(?:[\"”»]|$)")
_SPEAKS = re.compile(r"\b(?:you|your|we|us|our)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\bplease\b|(?:^|[.!?:;,–—-]\s|\b(?:and|or|so)\s)(?:support|donate|become|join|subscribe|give|make|consider|help|chip"
    r"|click|visit|sign)\b|\b(?:ask|asking|invite|urge)\s(?:you|readers|our)\b|\byou\s(?:can|could)\s(?:also\s)?"
    r"(?:support|help|donate|become|give|make|subscribe)\b|\b(?:https?://|www\.)\S|\bclick\shere\b",
    re.IGNORECASE,
)
"""How a site asks: it tells readers what to do, or where. Those who write of newspapers do not."""
_KINDS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:our|independent|quality|fearless|[\w’']{1,40}[’']s)\s(?:journalism|reporting|newsroom)\b",
        r"\bsupport(?:ing)?\s(?:us|our|the|independent|quality)\b",
        r"\b(?:funded|paid\sfor|made\spossible|sustained)\sby\s(?:our\s)?readers|\breader[\s-](?:funded|supported)\b"
        r"|\bno\s(?:billionaire|shareholders|owner|paywall)|\bshareholders\b",
        r"\bas\slittle\sas\b|\b(?:make|giv\w+|with)\sa\s(?:\w+\s){0,2}(?:contribution|donation|gift)\b|\bdonat(?:e|ing)\b"
        r"|\bbecom(?:e|ing)\sa\s(?:member|supporter|subscriber)\b|\bsubscrib(?:e|ing)\b",
        r"\b(?:open|free)\s(?:to|for)\s(?:all|everyone|read)\b|\bpaywalls?\b|\bafford\sto\spay\b",
        r"\b(?:enjoyed|appreciated|valued?|liked|finished|reading|read)\s(?:this|our|the)\s(?:article|story|journalism|work)\b"
        r"|\bbefore\syou\s(?:go|move\son|leave)\b",
        r"\bonly\stakes\sa\s(?:minute|moment)\b|\b(?:every|each)\s(?:month|contribution)\b|\bplease\sconsider\b",
    )
]


def appeals(page):
    """Position: the last paragraphs, where they ask readers to pay for the site's work."""
    body = [line for line in page.filled if line.role is None]
    asked, kinds = [], set()
    for line in reversed(body[KEPT:][-LONGEST:]):
        own = _QUOTED.sub(" ", line.text)
        found = {i for i, kind in enumerate(_KINDS) if kind.search(own)}
        if not found or not _SPEAKS.search(own) or is_told(line.text):
            break
        asked.append(line)
        kinds |= found
    if len(kinds) >= LEAST and any(_ASKS.search(_QUOTED.sub(" ", line.text)) for line in asked):
        for line in asked:
            page.mark(line, "furniture", APPEAL)
