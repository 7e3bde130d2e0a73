"""What was fetched in place of an article: error and consent pages, robot checks, logins, terms of a site."""

import re
from functools import cache

from analysis.base.lexicon import read_lexicon

LONGEST = 160
"""Words of the longest text that is looked at: what says more is an article, whatever else stands on its page."""
SHARE = 0.4
"""Share of the words that must stand in lines that say what such pages say."""
_QUOTED = re.compile(r"[\"“”„«»]|(?:^|\s)['‘]\w")
_ENDS = re.compile(r"[.!?…。！？｡।။។][\"”’')\]»」』]*\s*$")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese, which put no blank between words."""
LETTERS = 2
"""Letters of such a script that count as one word."""
_SAID = re.compile(r"\b(?:said|says|told|according to|reported|announced|added)\b", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:said|says|told)\b", re.IGNORECASE)
_SITE = r"(?:[a-z0-9][a-z0-9-]{0,62}\.){1,5}[a-z]{2,10}"
"""The address of a site, as checks of robots call it by ("lysk.example needs to review your connection")."""
_TERMS = re.compile(
    r"(?:(?:our|the|website|site)\s)?(?:privacy|cookies?|data\s(?:protection|privacy))(?:\s(?:and|&)\scookies?)?\s(?:policy|notice"
    r"|statement)|(?:general\s|website\s)?terms\s(?:(?:and|&)\sconditions|of\s(?:use|service))(?:\sof\suse)?"
    r"|datenschutz(?:erklärung|hinweise?)|impressum|nutzungsbedingungen|mentions\slégales"
    r"|(?:politique|charte)\sde\sconfidentialité|conditions\sgénérales\sd[’']utilisation|política\sde\s(?:privacidade?|cookies)"
    r"|aviso\slegal|informativa\s(?:sulla\s)?privacy|privacyverklaring|политика\sконфиденциальности",
    re.IGNORECASE,
)
"""What the whole headline of a page says on which a site tells its own terms, however long it is."""
_WORD = r"(?:[^\W_a-z]\S*|of|the|and|for|&|de|la|del|di|da|der|die|das|le|les)"
_NAME = re.compile(rf"(?:the\s)?{_SITE}|{_WORD}(?:\s{_WORD}){{0,7}}")
"""The name of a site behind such a headline."""
_TO_READERS = frozenset(("you", "your", "yours", "we", "our", "us", "user", "users", "shall"))
"""Words in which a site speaks to its readers, or binds them."""


@cache
def _patterns():
    table = read_lexicon("no_articles", columns=("pattern", "kind"))
    return [
        (kind, re.compile(rf"\W*(?:(?:sorry|oops|whoops|error)\W+|{_SITE}\s+)?(?:{pattern})", re.IGNORECASE))
        for pattern, kind in zip(table["pattern"], table["kind"], strict=True)
    ]


def tell_no_article(text, title=None):
    r"""Tell what a page is that is no article, or None.

    Parameters
    ----------
    text : str
    title : str, optional
        What the page's tags give as its title.

    Returns
    -------
    str or None
        "error page", "robot check", "consent page", "the site's own terms" and the like.

    Examples
    --------
    >>> tell_no_article("Page not found\nSorry, the page you were looking for has been moved.")
    'error page'
    >>> tell_no_article("Access denied, the sign said\nThe mayor said that the bridge would stay closed until May.")
    """
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    size = sum(map(_words, lines))
    if lines and _is_of_terms(title, lines):
        return "the site's own terms"
    if size > LONGEST or not lines:
        return None
    title = " ".join(str(title or "").split())
    if title and title != lines[0]:
        lines = [title, *lines]
        size += _words(title)
    kinds, covered = [], 0
    for line in lines:
        if _QUOTED.search(line.replace("'", "’")) and not line.startswith(("You don", "You do")):
            continue
        kind, words = _read_line(line)
        if kind:
            kinds.append(kind)
            covered += words
    if not kinds:
        return None
    told = any(_SAID.search(line) for line in lines)
    first, words = _read_line(lines[0])
    opens = first if words >= 0.6 * len(lines[0].split()) else None
    if opens and not told and (size < 60 or covered >= SHARE * size / 2):
        return opens
    if covered >= (0.7 if told else SHARE) * size and (len(kinds) > 1 or size < 40):
        return opens or max(dict.fromkeys(kinds), key=kinds.count)
    return None


def _is_of_terms(title, lines):
    """Tell a page of terms by its headline, its site's name aside, and by how it speaks to its readers.

    An article on terms is headed by what happened, which has small letters where a name has none, or tells of others.
    """
    head, *site = re.split(r"\s[|–—·»-]\s", " ".join(str(title or lines[0]).split()))
    named = all(_NAME.fullmatch(part) for part in site)
    if not named or not _TERMS.fullmatch(head) or any(map(_TOLD.search, lines)):
        return False
    words = [word for line in lines for word in line.casefold().split()]
    english = head.isascii() and sum(word in ("the", "and", "of") for word in words) * 50 > len(words)
    return not english or sum(word in _TO_READERS for word in words) * 50 >= len(words)


def _words(line):
    """Count the words of a line; two letters count as one where a script puts no blank between words."""
    return len(_UNSPACED.sub(" ", line).split()) + len(_UNSPACED.findall(line)) // LETTERS


def _read_line(line):
    """Tell what a line says that no article says, and in how many of its words."""
    found, words = None, 0
    for piece in re.split(r"(?<=[.!?])\s+|\s+[|–-]\s+", line):
        for kind, pattern in _patterns():
            match = pattern.match(piece)
            if match:
                found = found or kind
                words += len(match.group().split())
                break
    return found, words


def without_sentence(text):
    r"""Whether a short text has no line that reads like a sentence: the frame of a video, a list of links.

    Examples
    --------
    >>> without_sentence("Dockers at the gate\n0:00 / 1:14\nShare")
    True
    >>> without_sentence("The bridge at Lysk reopened on Friday.")
    False
    """
    words = [(line.strip(), _words(line)) for line in text.split("\n") if line.strip()]
    if sum(n for _, n in words) >= 60:
        return False
    return not any((_ENDS.search(line) and n > 3) or n > 14 for line, n in words)
