"""Captions and credits of pictures, told by the form of a line."""

import re

from analysis.corpus.lines.sentences import SENTENCE_END, is_told
from analysis.text.dates import MONTH_PATTERN

_PERSON = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_FULL_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}"
_LIBRARY = (
    "(?:REUTERS|Reuters|AP|AFP|EPA|DPA|dpa|PA|TASS|Sputnik|Xinhua|ANSA|EFE|UPI|NurPhoto|Alamy|Getty|Bloomberg|Anadolu)"
)
_WHOSE = (
    r"(?:\W*(?:[A-Z@][\w.'’&@-]*|\d+|for|via|of|the|and|from|by|in|on|at|courtesy|file|handout|supplied|pool"
    r"|archive|d[aeiu]|dpa|epa"
    r"|iStock|getty|images?|photos?|pictures?|picture alliance|composite|provided|library|stock|with"
    r"|permission)(?![\w-])){0,16}\W*$"
)
"""Whose a picture is: names, and the few words between them."""
_KIND = (
    r"(?:[Ff]ile\s+)?(?:[Pp]icture|[Pp]hoto(?:graph|graphy)?|[Ii]mage|[Pp]ic|Fotoğraf|Foto|Bild|[Ii]llustration"
    r"|[Gg]raphic|[Cc]omposite"
    r"|PHOTO|PHOTOGRAPH|PICTURE|IMAGE|FILE|File)s?(?:\s+(?:[Cc]redit|[Cc]ourtesy|[Ss]ource))?"
)
_BEFORE = (
    r"(?:^|.{0,250}(?<!\b[Tt]he)(?<!\b[Aa])(?<!\b[Aa]n)(?<!\bthis)(?<!\bthat)(?<!\bhis)(?<!\bher)(?<!\btheir)"
    r"(?<!\bour)[\s(\[.|/])"
)
"""Whatever stands before the credit; "the photo" and "his picture" are words of a sentence."""
_PICTURE = re.compile(
    rf"(?:[Pp]hoto|[Pp]icture|[Ii]mage)(?:graph)?s?\s+(?:by|via|from|courtesy)\s+(?:{_WHOSE}"
    rf"|\S{{1,30}}\s+on\s+[A-Z]\w+$)"
    r"|FILE(?:\s+(?:PHOTO|PICTURE|IMAGE))?\s*[-–—:]\s*\S.{0,250}$"
    rf"|{_BEFORE}{_KIND}(?:\s*(?::|©).{{0,120}}$|\s+by\s+(?=[A-Z]){_WHOSE}|\s*/\s*(?=[A-Z]){_WHOSE})"
    r"|(?:[Cc]ourtesy|[Ff]ile)\s+(?:photo|picture|image)\b.{0,120}$"
    rf"|{_BEFORE}(?:[Cc]ourtesy\s+photo|[Ff]ile\s+(?:photo|picture|image)|[Gg]etty\s+[Ii]mages"
    rf"|[Aa][Ff][Pp]\s+[Pp]hoto|[Ss]hutterstock|[Ii][Ss]tock)(?!\w){_WHOSE}"
    rf"|.{{0,250}}\bCredit(?:\s*\.\.\.|…|\s*:)\s*{_PERSON}\S.{{0,80}}$"
    rf"|.{{0,250}}(?:^|[\s(\[.|]){_LIBRARY}\s?/\s?{_PERSON}(?:/[\w .]+)?[.)\]]*$"
    rf"|(?:.{{0,250}}[.!?…]\s|.{{0,250}}\[|\W*){_FULL_NAME}\s?/\s?(?:[A-Z]{{2,6}}\b|(?:The\s)?{_PERSON})"
    rf"(?:\s?/\s?{_PERSON})?(?:\s+via\s+\S.{{0,40}})?[.)\]]*$"
    rf"|[(\[]{_FULL_NAME}\s+for\s+(?:[Tt]he\s+)?{_PERSON}[)\]]$"
    rf"|.{{0,250}}\s?[—–]\s?(?:[A-Z][\w.&'’-]*\s){{0,4}}PHOTOS?(?:\s(?:FROM|BY|COURTESY\sOF)\s\S.{{0,60}})?$"
    r"|This\s(?:[a-z-]+\s){0,3}(?:photo|image|picture)\s(?:(?:taken|released)\son|(?:provided|taken|released)\sby)\s.{0,300}$"
    r"|.{0,250}[a-z.!?\"”)](?:Image|Photo|Foto|Bild|Picture|Credit):\s?\S.{0,80}$"
)
_AROUND = re.compile(r"^\[\d{1,2}/\d{1,2}\]\s*|\s*\b(?:Acquire|Purchase)\s+Licensing\s+Rights\W*$")
"""The number of a picture among several before its caption, and the button behind its credit."""
_IN_BRACKETS = re.compile(
    r".*(?:\(\s*(?:(?=[^()]*[A-Z]|dpa|epa)(?:[^\W\d][^()/]{1,39}/){1,3}\s?[^\W\d][^()/]{1,39}"
    r"|(?:AP|AFP|EPA|Reuters|PA|TASS|Xinhua)(?:\s+\w+){0,2}|(?:file|photo|image|picture)\b[^()]{0,40})\s*\)"
    r"|\[(?:[Ff]ile|[Pp]hoto|[Ii]mage|[Pp]icture)\b[^\[\]]{0,60}\]"
    rf"|\((?:[Ss]upplied|[A-Z]{{2,6}}(?:\s[A-Z]\w+){{0,2}}|{_LIBRARY}|(?:[A-Z]\w+\s){{1,3}}(?:News|Media|Radio|Pictures|Images)):"
    r"\s[A-Z@][\w.'’&@-]*(?:\s(?:[A-Z][\w.'’&-]*|of|and|the|for)){0,5}\s?\))\.?$"
)
CREDIT = 12
"""Words of a credit behind a caption, at most."""
_CREDIT_ALONE = re.compile(
    r"[(\[](?i:photo|picture|image)(?i:\s+(?:credit|by|courtesy|source))?s?\s*:[^()\[\]]{2,80}[)\]]"
    rf"|{_FULL_NAME}\s?/\s?(?:The\s)?{_PERSON}"
)
_SIDE = r",\s(?:(?:second|third|far|centre|center|top|bottom|front|back)[\s-])?(?:left|right|centre|center)"
_DOES = (
    r",\s(?:greets?|meets?|attends?|speaks?|shakes?|poses?|walks?|looks?|stands?|talks?|arrives?|addresses|waves?"
    r"|listens?|hugs?"
    r"|gestures?|sits?|reacts?|holds?|leaves?|smiles?)\b"
)
_WHO_STANDS_WHERE = re.compile(
    rf".*(?:{_SIDE}(?:{_DOES}|,\s(?:and|with)\b|$)|\((?:left|right|centre|center)\)|\(L\).*\(R\)|\(R\).*\(L\)"
    rf"|\((?:from\s+)?(?:left|l)\s+to\s+(?:right|r)\)|"
    r"^(?:from\s+left|pictured)\b)",
    re.IGNORECASE,
)
_WHO_DOES_WHAT = re.compile(rf"[^.]*{_SIDE}{_DOES}", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FINITE = re.compile(
    "is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|says|said|say|told|tells|does|did|do|be"
    "|been|claims|claimed|warns|warned|vowed|calls|called|.{3,}ed"
)
_CAPTION_DATE = re.compile(
    rf"[,.]\s+(?:\d{{1,2}}\s+{MONTH_PATTERN}|{MONTH_PATTERN}\s+\d{{1,2}})[\s,]+(?:19|20)\d\d\.?$"
)
CAPTION_LABEL = re.compile(r"(?:image|media|video|photo|picture)\s+captions?\s*[,:]?|captions?\s*:", re.IGNORECASE)
"""What a page says for those who listen to it before a caption: the next line is one, whatever its form."""


def caption_form(text, n_words):
    """Tell a caption by its credit, or by who stands where in it.

    Parameters
    ----------
    text : str
    n_words : int
        How many words it has.

    Returns
    -------
    tuple of (str, str) or None
        Role and rule.

    Examples
    --------
    >>> caption_form("Boats on the quay. Photograph: Runa Holt/Alamy", 7)
    ('caption', 'picture credit')
    >>> caption_form("The photo by Runa Holt shows the quay as it was.", 11)
    """
    text = _AROUND.sub("", text)
    if is_told(text):
        return None
    if _PICTURE.match(text):
        return "caption", "picture credit"
    if _IN_BRACKETS.match(text):
        return "caption", "agency credit in brackets"
    sentence = n_words > 12 and SENTENCE_END.search(text) and not _WHO_DOES_WHAT.match(text)
    if _WHO_STANDS_WHERE.match(text) and not sentence and not re.search(r"\b(?:said|told|says)\b", text):
        return "caption", "who stands where in a picture"
    return None


def is_caption_again(above, text):
    """Tell a line that says what the one above says, and behind it whose the picture is.

    Examples
    --------
    >>> is_caption_again("The quay", "The quay © Runa Holt"), is_caption_again("The quay", "The quay sank.")
    (True, False)
    """
    rest = text[len(above) :].strip() if len(above) >= 8 and text.startswith(above) else ""
    credit = rest.startswith(("©", "(", "[", "—", "–")) or bool(_PICTURE.match(rest))
    return bool(rest) and credit and len(rest.split()) <= CREDIT


def is_credit_alone(text):
    """Tell a line that is a picture's credit and no more: the caption stands above it.

    Examples
    --------
    >>> is_credit_alone("(photo credit: Runa Holt)"), is_credit_alone("The quay (Photo: Runa Holt)")
    (True, False)
    """
    return bool(_CREDIT_ALONE.fullmatch(text))


def is_repeated_caption(text):
    """Tell a line printed twice that is a caption: no finite verb, a date at its end, or no full stop.

    Examples
    --------
    >>> is_repeated_caption("The old quay at Lysk"), is_repeated_caption("The old quay was sold on Monday.")
    (True, False)
    """
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) > 45:
        return False
    finite = any(_FINITE.fullmatch(word) for word in words)
    return not finite or bool(_CAPTION_DATE.search(text)) or not SENTENCE_END.search(text)
