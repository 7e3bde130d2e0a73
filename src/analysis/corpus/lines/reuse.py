"""What sites say below articles to those who would print them again, or who find a mistake: a pattern for `forms`."""

_PIECE = r"(?:articles?|story|stories|pieces?|content|work)"
REUSE = (
    r".{0,200}\bctrl\s?\+\s?enter\b.{0,60}"  # the keys that report a marked word, in whatever language they are told
    r"|.{0,60}\b(?:us(?:e|ing)|reprint\w*|republi\w+|reproduc\w+|copying|quot\w+|citing)\b.{0,80}"
    r"\b(?:materials?|content|articles?|information|texts?)\b.{0,80}\b(?:hyper\s?link|link|reference|attribution|citation)"
    r"\b.{0,80}\s(?:is|are)\s+(?:required|mandatory|obligatory|compulsory)\W*"
    r"|при\s+(?:\w+\s+){0,3}(?:использовании|цитировании|перепечатке|копировании)\b.{0,160}\bссылк\w+\b.{0,80}\bобязательн\w+\W*"
    rf"|republish\s+(?:this|our|the)\s+{_PIECE}(?:\s+(?:for\s+free|online|in\s+print|under)\b.{{0,160}})?\W*"
    rf"|you\s+(?:are\s+(?:free|welcome)\s+to|may|can)\s+(?:freely\s+)?(?:republish|reprint)\s+(?:this|our|the)\s+{_PIECE}\b.{{0,280}}"
    r"|copy\s+(?:html|code|to\s+clipboard)|close\s+window(?:\s+x)?"
)
"""A part of a pattern that ignores case and must match a whole line."""
