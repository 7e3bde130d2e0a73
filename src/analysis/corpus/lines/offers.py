"""What players, boxes that a browser keeps shut and offers of a site say to the readers of a page: parts of `forms`."""

PLAYERS = (
    r"(?:listen\s+to|watch|play|hear)\s+(?:article|story|audio|video)|\d{1,3}-minute\s+(?:listen|read|watch)"
    r"|heard\s+on\s+(?-i:[A-Z])[^.!?]{2,60}|(?:estimated|about|approx\.?)\s+\d+\s+min(?:ute)?s?"
    r"|duration\s*:?\s*(?:\d+:)?\d{1,2}:\d\d|(?:reading|listening|running)\s+time|playlist|transcript|gallery|filters?"
    r"|(?:the\s+|this\s+)?audio(?:\s+version)?(?:\s+of\s+this\s+\w+)?\s+(?:is|was)\s+(?:generated|created|produced|read|narrated)\s+by\b.{0,220}"
    r"|(?:to|in\s+order\s+to)\s+(?:display|view|see|show|watch|access|play)\s+(?:this|the)\s+(?:content|post|map|video|player)\b"
    r".{0,60}\byou\s+(?:must|need\s+to|have\s+to|should)\s+(?:first\s+)?(?:enable|accept|allow|agree|consent)\b.{0,140}"
    r"|.{0,40}\bbrowser\s+(?:extension|add-?on|plug-?in)s?\b.{0,30}\bblock(?:s|ed|ing)?\b.{0,160}"
    r"|the\s+(?:content|page)\s+you\s+requested\b.{0,80}|accept|(?:manage|change)\s+(?:my|your)\s+(?:choices|settings|preferences)"
    r"|(?:(?:go|skip|jump)\s+to\s+(?:the\s+)?(?:main\s+)?(?:contents?|navigation|menu|search|footer)\s*){1,4}|home(?:\s{2,}[^.!?\s][^.!?]{1,40}){1,8}|try\s+again|social\s+sharing|share\s+options"
)
"""A part of a pattern that ignores case and must match a whole line, as are the others."""
_CHANNELS = r"(?:whatsapp|telegram|bluesky|facebook|twitter|instagram|youtube|tiktok|threads|viber|mastodon|linkedin|x)"
OFFERS = (
    r".{0,280}\b(?:unsubscribe|opt\s+out|you\s+can\s+check\s+out)\s+(?:at\s+)?any\s?time\b.{0,100}"
    rf"|(?:get|receive|join|follow)\s.{{2,100}}\bon\s+{_CHANNELS}(?:\s(?:channels?|groups?|communit(?:y|ies)))?(?:\s+(?:here|now|for)\b.{{0,60}})?\W*"
    rf"|.{{2,60}}\s(?:is|are)\s+(?:now\s+)?on\s+{_CHANNELS}\W{{1,4}}(?:follow|join|find)\b.{{0,60}}"
    r"|(?:story|article)\s+saved\b.{0,160}|do\s+you\s+have\s+an?\s+(?:story|news|tip)\b[^.!?]{0,60}\?"
    r"|(?:.{0,200}[.!?]\s+)?(?:please\s+)?send\s+(?:us\s+)?your\s+(?:story\s+|news\s+)?(?:ideas|tips|stories|news|photos|pictures|videos)"
    r"\b.{0,100}(?:@|\bhere\b|\bto\s+us\b).{0,60}|keep\s+reading\s+for\s+\W?\d.{0,40}"
    r"|[€$£]\s?\d[\d.,]*\s+(?:per|a|/)\s+(?:month|week|year)(?:\.|\s+(?:for|after|then))\s.{2,280}"
    r"|explore\s+our\s+(?:full\s+)?range\s+of\s+subscriptions\b.{0,220}"
)
"""What a site offers to its readers: channels, subscriptions, and to send it something."""
