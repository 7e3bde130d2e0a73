"""What stands below articles for those who would print them again, find a mistake or write back: parts of `forms`."""

_PIECE = r"(?:articles?|story|stories|pieces?|content|work)"
_USE = (
    r"(?:[^.!?]{0,60}\.\s+)?(?:(?:any|all|full|partial|when|while|if|for|in|case|of|the|or|and|by|other)\s){0,6}"
    r"(?:us(?:e|ing)|reprint\w*|republi\w+|reproduc\w+|copying|quot\w+|citing)\b"
)
"""How a notice begins: with the use itself, where a sentence begins with who uses or who says so."""
_LINK = (
    r"(?:(?:hyper\s?)?links?|(?:reference|attribution|citation)\s(?:to\s)?(?:the\s|our\s)?"
    r"(?:source|site|website|author|agency|portal|publication|newspaper|(?-i:[A-Z]|[\w-]+\.[a-z]{2})))"
)
"""What it asks for: a link, or to be named as the source."""
REUSE = (
    r".{0,200}\bctrl\s?\+\s?enter\b.{0,60}"  # the keys that report a marked word, in whatever language they are told
    rf"|{_USE}.{{0,80}}\b(?:materials?|content|articles?|information|texts?)\b.{{0,80}}\b{_LINK}"
    r".{0,80}\s(?:is|are)\s+(?:required|mandatory|obligatory|compulsory)\W*"
    r"|при\s+(?:\w+\s+){0,3}(?:использовании|цитировании|перепечатке|копировании)\b.{0,160}\bссылк\w+\b.{0,80}\bобязательн\w+\W*"
    r"|this\s+(?:copy|article|document|material)\s+is\s+for\s+(?:your\s+)?(?:own\s+)?personal\b.{0,290}"
    rf"|republish\s+(?:this|our|the)\s+{_PIECE}(?:\s+(?:for\s+free|online|in\s+print|under)\b.{{0,160}})?\W*"
    rf"|you\s+(?:are\s+(?:free|welcome)\s+to|may|can)\s+(?:freely\s+)?(?:republish|reprint)\s+(?:this|our|the)\s+{_PIECE}\b.{{0,280}}"
    r"|copy\s+(?:html|code|to\s+clipboard)|close\s+window(?:\s+x)?"
)
"""A part of a pattern that ignores case and must match a whole line."""
_NAMES = r"(?-i:[A-Z][\w.'’-]*(?:,?\s(?:and\s)?[A-Z][\w.'’-]*){1,7})"
_MAIL = r"(?:[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}|\[email\s+protected\])\W*"
END_OF_DISPATCH = (
    r"[(\[<]\s?(?:(?:ends?|fin|ende)\s?[)\]>](?:\s[^.!?]{1,60})?|30\s?[)\]>])|[-–—]{1,3}\s?ends?\s?[-–—]{1,3}"
    rf"|[-–—\s]{{0,4}}(?:please\s+)?(?:write|e-?mail|contact)\s+(?:to\s+)?(?:{_NAMES}\s+(?:at|on|:)\s+)?{_MAIL}"
    rf"(?:(?:,|,?\sand)\s{_NAMES}\s+(?:at|on|:)\s+{_MAIL}){{0,3}}|(?:(?:contact|e-?mail)\s*:\s*)?{_MAIL}|(?:x|twitter)\s*:\s?@\w+"
    r"|to\s+contact\s+the\s+(?:reporters?|editors?|authors?|writers?)\b.{0,60}:.{0,180}"
)
"""The same: how wires mark the end of a dispatch, and where its writers are to be reached."""
