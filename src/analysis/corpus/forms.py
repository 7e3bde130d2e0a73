"""What one line looks like: share buttons, forms, timestamps, credits, captions, and how much it reads like prose."""

import re
from functools import lru_cache

STOPWORDS = frozenset(
    ["a", "about", "after", "all", "also", "an", "and", "are", "as", "at", "be", "because", "been", "before", "being", "but", "by", "can", "could", "did", "do", "does", "during", "for", "from", "had", "has", "have", "he", "her", "his", "if", "in", "into", "is", "it", "its", "more", "not", "of", "on", "or", "other", "our", "out", "over", "said", "she", "so", "some", "than", "that", "the", "their", "them", "there", "these", "they", "this", "to", "under", "up", "was", "we", "were", "what", "when", "which", "while", "who", "will", "with", "would", "you"]
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_KEY = re.compile(r"[\W_]+")

_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_FORMS = [
    (name, role, re.compile(pattern, re.IGNORECASE | re.VERBOSE))
    for name, role, pattern in (
        ("only signs", "separator", r"[\W_]+$"),
        (
            "share button",
            "furniture",
            r"""(?:share(?:\s+(?:this|on|via|article|story|it|now|with\b.*|facebook|twitter|tweet))*(?:\s+(?:article|story|page|post))?
            |tweet|pin(?:\s+it)?|print(?:\s+this)?(?:\s+(?:page|article))?|e?-?mail(?:\s+this)?(?:\s+article)?
            |facebook|twitter|linkedin|whatsapp|telegram|pinterest|reddit|tumblr|instagram|youtube|viber|messenger|copy\s+link|follow(?:\s+us)?(?:\s+on\b.{0,30})?)[\s:!.]*$""",
        ),
        (
            "comment form",
            "furniture",
            r"""(?:leave\s+a\s+(?:reply|comment)|cancel\s+reply|post\s+(?:a\s+)?comments?|add\s+a?\s*comments?|please\s+enter\s+your\b.{0,60}
            |your\s+(?:email|name|comment)\b.{0,80}|save\s+my\s+name,\s+email.{0,120}|no\s+comments?(?:\s+yet)?|\d+\s+comments?|comments?(?:\s*\(\d+\))?|reply|name:?|email:?|website:?
            |log\s+in\s+to\s+(?:leave\s+a\s+)?comment|join\s+the\s+(?:conversation|discussion).{0,60})[\s:!.*]*$""",
        ),
        (
            "related label",
            "furniture",
            r"""(?:related(?:\s+(?:articles?|stor(?:y|ies)|news|posts?|topics?|content|links?|items?|coverage))?|(?:see|read|view|load|show)\s+(?:more|also|next|all)\b.{0,60}
            |more\s+(?:from|on|in|news|stories|about)\b.{0,60}|(?:most\s+)?(?:popular|read|viewed|shared|commented)(?:\s+(?:now|articles|stories|today))?|trending(?:\s+(?:now|stories|topics))?
            |editor[’']?s[’']?\s+(?:choice|picks?)|recommended(?:\s+(?:for\s+you|articles|stories))?|you\s+(?:may|might)\s+(?:also\s+)?like.{0,30}|(?:don[’']t\s+miss|must\s+read|top\s+stories|also\s+read|latest(?:\s+\w+){0,3}\s+news|latest\s+(?:stories|articles|headlines)|news|tags?|topics?))[\s:!.»>]*$""",
        ),
        (
            "see also",
            "furniture",
            r"(?:read\s+(?:more|also|next)|see\s+also|also\s+read|related(?:\s+\w+)?|watch|listen|more)\s*[:|»>].{0,200}$",
        ),
        (
            "subscription",
            "furniture",
            r"(?:(?:subscribe|sign\s+up|register|log\s+in|sign\s+in|advertisements?|sponsored|skip\s+to\b|support\s+us|donate|newsletter|download\s+our)\b.{0,120}|(?:the\s+)?(?:story|article)\s+continues\s+below.{0,40})$",
        ),
        ("copyright", "furniture", r"(?:©|\(c\)\s|copyright\b|all\s+rights\s+reserved).{0,200}$"),
        (
            "credit line",
            "credit",
            r"(?:source|sources|via)\s*:\s*\S.{0,60}$|by\s+(?:(?:the\s+)?(?:associated\s+press|press\s+association|reuters|afp|agence\s+france[- ]presse|news\s+agency)|\w+\s+(?:news\s+)?agency)[\s.]*$"
            r"|\(?(?:additional\s+)?(?:reporting|writing|editing|compiled)\s+(?:and\s+\w+\s+)?by\b.{0,200}$",
        ),
        (
            "timestamp",
            "timestamp",
            rf"(?:(?:first\s+)?(?:published|posted|updated|last\s+(?:updated|modified)|created|modified|date)(?:\s+(?:on|at))?\s*:?\s*)?"
            rf"(?:(?:{_DAY},?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?),?\s+\d{{4}}|\d{{4}}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d\d(?:\d\d)?)"
            r"(?:[\s,|·•T@-]*(?:at\s+)?\d\d?[:.]\d\d(?::\d\d)?.{0,40})?$"
            r"|(?:last\s+)?(?:updated|published|posted)\s+(?:at|on)\s+.{3,60}$",
        ),
        ("byline", "byline", r"\(?@\w{2,30}\)?$"),
        (
            "picture credit",
            "caption",
            r".{0,120}\b(?:picture|photo(?:graph)?|image|pic)s?\s*(?::|by\b|credit\b|courtesy\b).{0,100}$|.{0,60}\bgetty\s+images\b.{0,40}$",
        ),
    )
]
_ASIDE = re.compile(
    r"\b(?:left|right|centre|center|pictured|top|bottom)\b,? (?:and|with|greets?|meets?|attends?|speaks?|shakes?|poses?|walks?|looks?)\b|, (?:left|right|centre|center|second left|second right),|\((?:left|right|centre|center|L|R)\)"
)
_PAREN_CREDIT = re.compile(
    r"\((?:[^()]{2,40}/)+[^()]{2,40}\)\s*$|\((?:file|AP|AFP|Reuters|EPA|file photo|file image)\)\.?\s*$"
)
_PLACE_CAPTION = re.compile(r"^[A-Z][\w'’ -]{2,30}\s[-–—]+\s.{20,300}\d{4}\.?$")
ENDS_ARTICLE = {"comment form", "related label", "credit line", "copyright"}


def key_of(text):
    """Reduce a line to what makes it the same line again: letters and digits, lower case."""
    return _KEY.sub(" ", text.lower()).strip()


@lru_cache(maxsize=65536)
def form_of(text):
    """Return (role, rule) where one line's form alone tells what it is, else None."""
    if len(text) <= 320:
        for name, role, pattern in _FORMS:
            if pattern.match(text):
                return role, name
        if len(text) <= 300:
            if _PAREN_CREDIT.search(text):
                return "caption", "agency credit in brackets"
            if _ASIDE.search(text) and not _SENTENCE_END.search(text):
                return "caption", "who stands where in a picture"
    return None


@lru_cache(maxsize=65536)
def prose_score(text):
    """Say how much a line reads like a paragraph of an article (above 0) or like furniture (below)."""
    words = _WORD.findall(text)
    n = len(words)
    if not n:
        return -0.3
    stop = sum(word.lower() in STOPWORDS for word in words) / n
    ends = bool(_SENTENCE_END.search(text))
    if n >= 10 and stop >= 0.2:
        return min(4.0, n / 10) if ends else (min(3.0, n / 15) if n > 24 else -0.2)
    return 0.3 if ends and n >= 3 else -0.8
