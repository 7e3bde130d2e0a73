"""What one line is by its form alone: share buttons, forms, timestamps, bylines, credits, captions.

Each form is a small rule with a name, tried in order; the name stands in the column `rule` of the lines table. The
rules know the furniture of news pages in general; none names an outlet.
"""

import re
from functools import cache, lru_cache

from analysis.corpus.lines.bylines import is_byline
from analysis.corpus.lines.notes import is_note
from analysis.corpus.lines.offers import OFFERS, PLAYERS
from analysis.corpus.lines.pictures import caption_form
from analysis.corpus.lines.reuse import END_OF_DISPATCH, REUSE
from analysis.corpus.lines.sentences import SENTENCE_END, is_told, word_set
from analysis.corpus.lines.stamps import is_timestamp
from analysis.text.dateline import agencies

LONGEST = 320
"""Characters; a longer line is never told by its form."""
LONGEST_STAMP = 24
"""Words and numbers of the longest stamp: two days, two times, and what happened then."""


_KEY = re.compile(r"[\W_]+")
_GLUE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHARE_WORDS = word_set(
    "share tweet pin print email e-mail mail save bookmark facebook twitter x linkedin whatsapp telegram "
    "pinterest reddit tumblr instagram youtube viber messenger vk flipboard threads bluesky mastodon copy link "
    "copied follow us this article story page post on via with to a the it now more friend google plus news rss "
    "shares kindly please"
)
_SHARE_STRONG = word_set(
    "share tweet print email e-mail facebook twitter linkedin whatsapp telegram pinterest reddit tumblr instagram "
    "youtube viber messenger vk flipboard bluesky mastodon copy follow shares"
)

PRINTED = (
    r"printed\s+(?:out\s+)?from:?\s+(?:the\s+)?(?P<printed>(?:https?://\S{1,200}"
    r"|(?:[a-z0-9-]{1,60}\.){1,4}[a-z]{2,10}(?:/\S{0,200})?"
    r"|(?-i:[A-Z][\w.&'’-]*(?:\s(?:[A-Z][\w.&'’-]*|of|the|and|de|&)){0,5})))(?:\s+(?:website|site|web\s+site|archives?))?"
)
"""What sites print above a page for the printer: whose it is."""
_PRINT = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?\s{1,80}[^\W\d].{0,200}"
    r"|(?:https?://|www\.)\S+\s+\d{1,3}\s?/\s?\d{1,3}.{0,250}"
    rf"|{PRINTED}|printed(?:\s+on|\s+at)?\s*(?:(?<=[nt])\s|:)\s*"
    r"(?:[a-z]{3,9}\.?,?\s+){0,2}\d[\w/.:, -]{3,40}(?<![.!?])"
    r"|(?:page|seite)\s+\d{1,3}(?:\s+(?:of|/)\s+\d{1,3})?|\d{1,3}\s*/\s*\d{1,3}|[–—-]\s*\d{1,3}\s*[–—-]",
    re.IGNORECASE,
)
"""What a browser prints above and below each page."""
PRINT = "header or footer of a print"
DISPATCH = "end of a dispatch"
"""Rule of the mark that wires set below a dispatch, and of the addresses of its writers."""
_ALSO_TOLD = frozenset({"see also", "embedded post", "feed notice", "copyright"})
"""Forms of furniture that hold whole sentences of an article too: what somebody says in them does not count."""
_PAST = re.compile(r"\b(?:was|were|had)\b")
_TO_READERS = re.compile(r"\b(?:you|your|yours|we|our|us|here)\b", re.IGNORECASE)
_SPEAKS_TO_READERS = frozenset({"subscription", "advertisement", "site terms"})
"""Forms of furniture in which a site speaks to its readers: what tells of the past in them is a sentence."""
_HOLDER = r"(?-i:\s+(?:[A-Z][\w.,&'’-]*|the|of|and|de|&|-)(?:\s+(?:[A-Z][\w.,&'’-]*|of|and|the|de|&|\d[\d–-]*))*\W*$)"
"""A name and no more, as that of whoever holds a copyright."""
_FURNITURE = [
    (name, re.compile(rf"(?:{pattern})$", re.IGNORECASE))
    for name, pattern in (
        (
            "no comments",
            r"(?:no|0)\s+(?:comments?|replies|responses)(?:\s+yet)?|be\s+the\s+first\s+to\s+(?:comment|reply)\b.{0,30}"
            r"|comments\s+(?:are|have\s+been)\s+(?:closed|disabled|turned\s+off)\b.{0,60}",
        ),
        (
            "comment label",
            r"(?:(?:your|reader|user|top|latest|best|featured|recent|all|(?:top|highest|best)[\s-]rated"
            r"|most\s+(?:liked|recent|popular))\s+)?(?:thoughts|comments|opinions?|responses|discussion)"
            r"(?:\s+(?:and|&)\s+(?:thoughts|comments|opinions?))?(?:\s*[(\[]?\d+[)\]]?|\s+section)?"
            r"|\d+\s+(?:comments?|responses?|replies|thoughts)\b.{0,100}"
            r"|(?:\d+\s+)?(?:comentarios|comentários|kommentar(?:e|er)?|commentaires|commenti|reacties|komentarze|комментарии|коментарі"
            r"|yorumlar|şərhlər|コメント)(?:\s*[(\[]?\d+[)\]]?)?"
            r"|(?:see|view|load|show|read|hide|go\s+to|jump\s+to|open)\s+(?:all\s+|more\s+"
            r"|the\s+)?(?:\d+\s+)?comments?(?:\s*[(\[]?\d+[)\]]?)?|reply|replies"
            r"|join\s+the\s+(?:conversation|discussion|debate)\b.{0,80}"
            r"|we\s+(?:want|would\s+(?:like|love))\s+to\s+hear\b.{0,160}|what\s+do\s+you\s+think\??"
            r"|(?:what\s+do\s+you\s+think\?\s+)?(?:have\s+your\s+say|let\s+us\s+know|tell\s+us|share\s+your\s+(?:thoughts|views))"
            r"\b[^.!?]{0,80}\b(?:comments?(?:\s+section)?|poll)(?:\s+below)?\W*",
        ),
        (
            "comment form",
            r"leave\s+a\s+(?:reply|comment)|comment\s+on\s+this\s+(?:story|article)|cancel\s+reply|(?:post|add|write|leave)\s+(?:a\s+|your\s+)?comments?"
            r"|please\s+enter\s+your\b.{0,80}|you\s+have\s+entered\s+an?\s+incorrect\b.{0,80}"
            r"|your\s+(?:e-?mail(?:\s+address)?|name|comment)\b(?:\s+will\b.{0,90}|\s*\*?)"
            r"|save\s+my\s+name,\s+e-?mail.{0,140}"
            r"|name\s*\*?|e-?mail\s*\*|website|notify\s+me\s+of\b.{0,80}"
            r"|(?:log|sign)\s+in\s+to\s+(?:leave\s+a\s+|post\s+a\s+)?comments?|(?:submit|send\s+us)\s+(?:your"
            r"|a)\b.{0,80}",
        ),
        (
            "see also",
            r"read\s+more(?-i:[A-Z]).{5,200}|[\[(]?\s*(?:read(?:\s+(?:more|also|next))?|see\s+also|also\s+(?:read|see|on)|related(?:\s+\w+)?|watch"
            r"|listen|don[’']t\s+miss|in\s+pictures"
            r"|explained?|more(?=\s*:)|more\s+on\s+this(?:\s+\w+)?|further\s+reading|must\s+read|lesen\s+sie\s+auch|(?:à\s+)?lire\s+aussi"
            r"|l(?:e|é|ea|eer)\s+también|leggi\s+anche|lees\s+ook|читайте\s+(?:также|еще|ещё)|смотрите\s+также"
            r"|читайте\s+також|oxuyun|həmçinin\s+oxuyun|ayrıca\s+okuyun|zobacz\s+też|czytaj\s+też)\s*(?:[:|»>–—-]\s*\S.{0,200}|:)",
        ),
        (
            "embedded post",
            r"(?:pic\.twitter\.com|t\.co)/\S+|[—–-]+\s*\S.{0,60}\(@\w+\).{0,40}|(?:view|see|watch"
            r"|read)\s+(?:this\s+post\s+|more\s+)?on\s+"
            r"(?:x|twitter|instagram|facebook|youtube|tiktok|telegram|threads|bluesky)|a\s+post\s+shared\s+by\b.{0,120}"
            r"|view\s+(?:this\s+post|original\s+tweet|tweet)\b.{0,30}",
        ),
        (
            "related label",
            r"(?:more\s+)?related(?:\s+(?:articles?|stor(?:y|ies)|news|posts?|topics?|content|links?|items?"
            r"|coverage|reading))?"
            r"|(?:see|view|load|show)\s+(?:more|all)\b(?!.*\bcomments?\b).{0,60}|more\s+(?:from|on|in|about)\b.{0,60}"
            r"|more\s+(?:news|stories|articles|headlines)(?:\s+from\b.{0,40})?"
            r"|(?:most\s+)?(?:popular|read|viewed|shared|commented)(?:\s+(?:now|today|articles|stories|posts"
            r"|in\s+.{0,30}))?"
            r"|trending(?:\s+(?:now|stories|topics|today))?|editor(?:s?[’']|[’']s)?s?\s+(?:choice|picks?)"
            r"|recommended(?:\s+(?:for\s+you|articles|stories|reading))?|you\s+(?:may|might)\s+(?:also\s+)?(?:like"
            r"|be\s+interested)"
            r"\b.{0,30}|(?:don[’']t\s+miss|must\s+reads?|top\s+(?:stories|news)|also\s+read|read\s+(?:also|more"
            r"|next|this)"
            r"|see\s+also|what\s+to\s+read\s+next|up\s+next|next\s+(?:article|story|post)|previous\s+(?:article"
            r"|story|post)"
            r"|latest(?:\s+\w+){0,3}\s+news|(?:latest|recent|other|similar|featured)\s+(?:stories|articles"
            r"|headlines|posts|news|videos)"
            r"|popular\s+(?:posts|stories|articles)|in\s+this\s+section|from\s+the\s+web|around\s+the\s+web|tags?"
            r"|topics?"
            r"|mehr\s+zum\s+thema|meistgelesen|sur\s+le\s+même\s+sujet|les\s+plus\s+lus|más\s+(?:leídos?|noticias)|(?:lesen\s+sie|lire"
            r"|читайте)\s+(?:auch|aussi|также)|(?:последние|похожие)\s+новости|по\s+теме|oxşar\s+xəbərlər|ilgili\s+haberler"
            r"|(?:keep|continue)\s+reading|(?:find|see|read|view)\s+(?:more|all)\s+(?:by|from|about|articles"
            r"|posts)\b.{0,60})",
        ),
        (
            "feed notice",  # what blogs set below every article of a feed: its title and the name of the site
            r"(?:the\s+post\s+[“\"‘'«(\[]?(?-i:[^\W_a-z]).{2,250}\sappeared\s+first\s+on|der\s+beitrag\s.{2,250}\serschien\s+zuerst\s+auf"
            r"|l[’']article\s.{2,250}\sest\s+apparu\s+en\s+premier\s+sur"
            r"|la\s+entrada\s.{2,250}\sse\s+public[óo]\s+primero\s+en)\s+"
            r"(?:(?-i:[^\W_a-z])[^.]{1,60}(?:\.\w{2,6})?|[\w-]{1,60}(?:\.[\w-]{2,60}){1,3})\.?",
        ),
        (
            "mail notice",
            r"view\s+(?:(?:this|the)\s+(?:e-?mail|mail|message|newsletter)\s+|it\s+|online\s+)?(?:in|with)\s+(?:(?:your|a|the)\s+)?"
            r"(?:web\s?)?browser\W*|(?:having\s+)?(?:trouble|problems|difficulty)\s+(?:viewing|reading|seeing|displaying)"
            r"\s+this\s+(?:e-?mail|message|newsletter)\b.{0,100}"
            r"|you(?:\s+are|[’']re|\s+have)?\s+(?:get|got|getting|receive|received|receiving)\s+(?:this|these)"
            r"\s+(?:e-?)?(?:mails?|messages?|newsletters?|alerts?)\b.{0,80}\b(?:(?:because|as|since)\s+you|unsubscribe)\b.{0,160}"
            r"|this\s+(?:e-?mail|message|newsletter)\s+was\s+sent\s+to\s+(?:you\b|\S+@\S).{0,160}"
            r"|(?:to\s+)?unsubscribe(?:\s+(?:here|now|click\s+here|from\s+(?:this|these|our)\b.{0,60}))?\W*"
            r"|(?:manage|update|change)\s+your\s+(?:e-?mail\s+|mail\s+)?(?:subscriptions?|preferences)\b.{0,60}",
        ),
        (
            "tags",
            r"(?:tags?|topics?|filed\s+(?:under|in)|categor(?:y|ies)|keywords?|posted\s+in"
            r"|tagged(?:\s+with)?)\s*:\s*\S.{0,250}(?<![.!?])",
        ),
        (
            "subscription",
            r"(?:subscribe|sign\s+up|register\s+(?:now|for|to|here|free)|log\s?in|sign\s?in"
            r"|newsletters?(?:\s+sign.?up)?|donate"
            r"|become\s+a\s+(?:member|subscriber|patron|supporter)|support\s+(?:us|our|independent)"
            r"|download\s+(?:our|the)\s+app"
            r"|enter\s+your\s+e-?mail|get\s+(?:our|the)\s+(?:\w+\s+){0,3}(?:newsletter|app|alerts)|join\s+(?:our"
            r"|us\s+on)"
            r"|follow\s+us|like\s+us\s+on|thank\s+you\s+for\s+(?:signing|subscribing)|never\s+miss\b"
            r"|stay\s+(?:up\s+to\s+date|informed|updated)"
            r"|already\s+(?:a\s+subscriber|have\s+an\s+account))\b.{0,180}"
            r"|(?:get|receive|want|keep\s+up|find|join|be\s+the\s+first|our|the\s+best|all\s+the)\b.{0,140}"
            r"\b(?:newsletters?|your\s+inbox|by\s+e-?mail|news\s+alerts)\b.{0,100}|.{0,100}\bnever\s+miss\s+(?:a|an"
            r"|our|the)\b.{0,80}"
            r"|.{0,200}\b(?:unsubscribe|opt\s+out|cancel)\s+(?:at\s+)?any\s?time\b.{0,100}"
            r"|by\s+(?:signing\s+up|subscribing|registering|clicking|continuing|submitting"
            r"|entering)\b.{0,100}\b(?:agree|consent|accept|privacy|terms)\b.{0,200}"
            r"|(?:you\s+have|you[’']ve)\s+(?:read|reached|viewed|used|\d+)\b.{0,60}\b(?:articles?|limit|stor(?:y"
            r"|ies))\b.{0,160}"
            r"|(?:this|the)\s+(?:rest\s+of\s+this\s+)?(?:article|story|content"
            r"|post)\s+is\s+(?:only\s+)?(?:available\s+|reserved\s+|exclusive\s+)?(?:only\s+)?"
            r"(?:for|to)\b.{0,60}\b(?:subscribers|members|readers|users)\b.{0,60}|to\s+(?:continue"
            r"|keep)\s+reading\b.{0,120}"
            r"|(?:start|begin|try)\s+(?:your|a)\s+free\b.{0,60}|(?:get|enjoy|for)\s+(?:unlimited"
            r"|full)\s+(?:digital\s+)?access\b.{0,100}"
            r"|.{0,160}\b(?:straight|direct(?:ly)?|delivered)\s+to\s+your\s+(?:inbox|phone|e-?mail)\b.{0,60}"
            r"|.{0,80}\b(?:with|on|get|download)\s+(?:the|our)\s+(?:[\w']+\s+){0,3}app\b.{0,40}"
            r"|.{0,200}\bnewsletters?\b.{0,120}[.!?:]\s*(?:sign\s+up|subscribe|register)\s+(?:here|now|today|for\s+free)\W*"
            r"|(?:catch|get|read|check\s+out|follow)\s.{0,100}"
            r"(?-i:\b(?:Breaking|Latest|Live|Top|Trending)\s+(?:News|Updates|Headlines|Stories))\b.{0,250}"
            r"|.{2,60}\scontains\s+only\s+a\s+portion\s+of\s+the\s+(?:news|stories)\b.{0,220}|get\s+the\s+full\s+experience\W*(?:(?:choose|subscribe|sign)\b.{0,40})?"
            r"|(?:need|want|looking\s+for|like|love|enjoy\w*|missed|got|have)\s[^.!?]{1,80}\?\s+(?:play|try|sign|subscribe|join"
            r"|download|check\s+out|take\s+our|listen\s+to\s+our|e-?mail\s+us|click)\b[^.!?]{2,120}[.!]?"
            r"|(?:got|have|know|do\s+you\s+(?:have|know))\s[^.!?]{2,80}\?\s[^?]{0,80}\b(?:e-?mail|contact|write|call|tell|message)\b"
            r"[^?]{0,60}\S@\S.{0,120}"
            rf"|{OFFERS}"
            r"|share\s+your\s+feedback\b.{0,80}|letters?\s+(?:to\s+the\s+editor|for\s+publication)\b.{0,160}\S@\S.{0,120}",
        ),
        (
            "advertisement",
            r"advertise?ments?|advertising|ads?|ad\s+feedback|sponsor\s+message|skip\s+adverts?|anzeige|werbung|publicit[ée]|publicidad|pubblicità|advertentie"
            r"|реклама|reklam[aı]?|sponsored(?:\s+(?:content|links?|by\b.{0,40}))?|promoted(?:\s+content)?"
            r"|paid\s+(?:content|post)"
            r"|(?:the\s+)?(?:story|article)\s+continues(?:\s+(?:below|after)\b.{0,40})?"
            r"|scroll\s+(?:back\s+)?(?:up|down)\s+(?:to|for)\b[^.!?]{0,60}\.?"
            r"|skip\s+(?:to|past|ads?|advertise?ments?)\b.{0,40}|after\s+newsletter\s+promotion"
            r"|scroll\s+to\s+continue.{0,30}|continue\s+reading.{0,60}|read\s+(?:the\s+)?full\s+(?:story"
            r"|article)\b.{0,40}"
            r"|click\s+(?:here|the\s+image|to)\b.{0,80}|tap\s+here\b.{0,60}|back\s+to\s+top|home|menu|search|close"
            r"|loading\W*",
        ),
        (
            "interface",
            rf"{PLAYERS}|"
            r"(?:listen|watch|hear)(?:\s+to)?\s+(?:this|the)\s+(?:article|story|post|episode|page|report|audio"
            r"|video)\b.{0,40}(?:[.!].{0,80})?|article\s+content"
            r"|(?:view|open|see|show)\s+(?:the\s+|this\s+)?(?:images?|photos?|pictures?|gallery"
            r"|caption)\b(?:\s+(?:in|as|on)\b.{0,30})?"
            r"|(?:hide|toggle|show|expand|view|see)\s+captions?|(?:enlarge|expand|zoom)(?:\s+this)?\s+(?:image"
            r"|photo|picture)\b.{0,20}"
            r"|(?:image|media|video)\s+(?:caption|source|credit|gallery)(?:[,:]?\s.{0,200}|[,:]\S.{0,200}|[,:])?|close\s+(?:modal|dialog"
            r"|gallery|image|menu)\b.{0,30}"
            r"|\[\d+\s?/\s?\d+\]|(?:acquire|purchase)\s+licensing\s+rights\W*"
            r"|\d+\s+(?:of|/)\s+\d+(?:\s+(?:images?|photos?)|\s*\|.{0,250})?"
            r"|[^›»>.!?]{2,30}(?:\s[›>]\s[^›»>.!?]{2,60}){2,6}|(?:home|start\w*|accueil|inicio)"
            r"(?:\s[›»>/]\s[^›»>.!?]{2,60}){1,6}"
            r"|(?:\d+:)?\d{1,2}:\d\d\s*/\s*(?:\d+:)?\d{1,2}:\d\d"
            r"|(?:\d+:)?\d{1,2}:\d\d\s+(?:min|mins|listen|watch)|(?:text|font)\s+size\b.{0,20}|(?:increase"
            r"|decrease)\s+(?:text|font)\b.{0,20}"
            r"|(?:play|pause|mute|unmute|replay|autoplay)(?:\s+(?:video|audio|button|now))?"
            r"|getting\s+audio\s+file.{0,20}|text\s+to\s+speech"
            r"|your\s+browser\s+(?:does\s+not|doesn[’']t|can\s?not)\s+(?:support|play)\b.{0,60}"
            r"|try\s+refreshing\b.{0,100}|.{0,30}\bvideo\s+has\s+failed\s+to\s+load.{0,40}|i|x"
            r"|this\s+(?:video|audio|content)\s+(?:can\s?not|is\s+not|isn[’']t|could\s+not)\b.{0,100}|(?:gift|save"
            r"|bookmark|print)\s+(?:this\s+)?(?:article|story)"
            r"|(?:share|give)\s+(?:this\s+|full\s+|the\s+full\s+)(?:article|story)|reuse\s+this\s+content"
            r"|(?:share|like|rate|comment\s+on)(?:,?\s+(?:or|and|&)\s+(?:share|like|rate|comment\s+on))?\s+this"
            r"\s+(?:article|story|post|page)(?:\s*:\s.{1,200})?|\d[\d.,]*\s?[km]?\s+(?:shares?|views?|likes?|retweets?)"
            r"|(?:artikel\s+)?(?:teilen|merken|drucken|vorlesen|anhören|kommentieren)|zur\s+(?:startseite|merkliste\b.{0,30})"
            r"|die\s+wiedergabe\s+wurde\b.{0,40}|\(?\d+\s+minuten?\)?|partager|imprimer|compartir|imprimir|condividi|stampa|delen"
            r"|поделиться\b.{0,40}|распечатать|поділитися|paylaş|yazdır|çap\s+et|udostępnij|to\s+view\s+this\s+video,?\s(?:please|you)\b.{0,120}"
            r"|(?:new\s*)?you\s+can\s+now\s+listen\s+to\b.{0,60}|\d(?:\.\d+)?\s?x"
            r"|listen|save|(?:link\s+)?copied!?|save\s+articles?\s+(?:for|to\s+read)\s+later\b.{0,60}|list\s+(?:of\s+\d+\s+items?|\d+\s+of\s+\d+)|end\s+of\s+list"
            r"|this\s+(?:article|story)\s+is\s+(?:more\s+than|over)\s+(?:\d+|an?|one)\s+(?:months?|years?)\s+old"
            r"|save\s+(?:for\s+later|to\b.{0,30})|add\s+(?:\w+\s+){0,3}(?:to|as\s+(?:a\s+)?preferred"
            r"|on)\b.{0,40}(?:google|list|queue|favou?rites|saved\s+\w+)"
            r"|(?:accept|reject|decline|allow)\s+(?:all|cookies|all\s+cookies)|manage\s+(?:options|preferences"
            r"|cookies|choices)"
            r"|(?:show|load|view|see|read)\s+(?:more|less|full\s+\w+)|expand(?:\s+all)?|collapse(?:\s+all)?"
            r"|toggle\b.{0,30}|jump\s+to\b.{0,40}"
            r"|(?:audio|video)\s+(?:playback|player|unavailable|is\s+loading)\b.{0,60}|slide\s+\d+.{0,20}"
            r"|prev|(?:next|previous)\s+(?:slide|image|photo)"
            r"|please\s+(?:use|enable|turn\s+on|allow|update|upgrade|install|switch)\b.{0,80}\b(?:browser|javascript|cookies"
            r"|flash|plug-?in)\b.{0,80}",
        ),
        (
            "site terms",
            r"(?:(?:we|this\s+(?:web)?site)\s+uses?\s+cookies|privacy\s*(?:policy|&|and|statement|notice|settings)"
            r"|cookies?\s+(?:policy|settings)"
            r"|this\s+(?:copy|article|document|material)\s+is\s+for\s+(?:your\s+)?(?:own\s+)?personal"
            r"|this\s+(?:post|article|story|page|site)\s+(?:may\s+)?contains?\s+(?:affiliate"
            r"|references\s+to\s+products|sponsored)"
            r"|terms\s*(?:and|&|of)\s+(?:conditions|use|service)|about\s+us|contact\s+us|do\s+not\s+sell\b)\b.{0,200}"
            rf"|{REUSE}",
        ),
        (DISPATCH, END_OF_DISPATCH),
        (
            "copyright",
            r"(?:(?:©|\(c\)|copyrights?(?=\W*$|\W*(?:©|\(c\)|\d|by\b|notice\b|reserved\b|protected\b)|\s*[:|]"
            r"|\s+(?:of|in|for|on|to)\s.{0,150}\b(?:property|belongs?|this|reserved)\b"
            rf"|{_HOLDER}))(?:\s|:|$).{{0,250}}"
            r"|all\s+rights\s+reserved[.!;]\s.{0,300}|.{0,200}\ball\s+rights\s+reserved\b.{0,120}|.{0,60}©.{0,80})",
        ),
    )
]


@cache
def _credit():
    names = "|".join(re.escape(alias).replace(r"\ ", r"\s+") for alias in sorted(agencies(), key=len, reverse=True))
    agency = (
        rf"(?:the\s+)?(?:{names}|(?:\w+\s+){{0,2}}(?:news\s+)?agency|(?:\w+\s+){{0,2}}news\s+service|(?:\w+\s+)?wire"
        "|agencies|wires)"
    )
    return re.compile(
        rf"(?:(?i:sources?|via|credit)\s*:\s*\S.{{0,60}}|(?i:by)\s+(?:(?i:{agency})|[A-Z][\w-]{{3,}})[\s.]*"
        r"|\(?(?i:(?:additional\s+)?(?:reporting|writing|editing|compiled|edited|translated)(?:\s+and\s+\w+)?\s+by)\b"
        r".{0,220}|[(\[](?:\w+\s){0,3}(?i:original|story|text|article|version|translation|interview|summary)\s[Bb]y\s[A-Z]"
        r".{2,80}[)\]]|[({\[]?(?i:with\s+(?:inputs?|files|(?:additional\s+)?reporting)\s+(?:from|by))\b.{0,80}"
        r"|[({\[]?(?:[A-Z]\w+(?:\sand\s[A-Z]\w+)?\sreported\sfrom\s[A-Z][\w, ]{1,40}\.\s)?"
        r"(?:(?:[A-Z][\w.'’&/-]*|and|of|the|in|for|from|staff|writers?|reporters?|correspondents?),?\s){1,24}(?:also\s)?"
        r"contributed\s(?:(?:to\s)?(?:the\s|this\s)?report(?:ing)?|to\sthis\s(?:story|article))(?:\sfrom\s[^,.]{2,40}(?:,\s[A-Z]\w+)?)?\W*"
        rf"|[a-z]{{2,4}}(?:\s?/\s?[a-z]{{2,4}}){{0,3}}\s\((?i:{names})(?:,\s(?i:{names})){{0,4}}\)"
        rf"|[(\[](?i:{agency})[)\]])$"
    )


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
ENDS_ARTICLE = frozenset({"comment label", "comment form", "related label", "tags", "credit line", "copyright"})
"""Forms after which an article seldom goes on."""


@lru_cache(maxsize=1 << 12)
def key_of(text):
    """Reduce a line to what makes it the same line again: its letters and digits, lower case.

    Examples
    --------
    >>> key_of(" Share this! ") == key_of("SHARE  THIS")
    True
    """
    return _KEY.sub(" ", text.lower()).strip()


def form_below(above, key):
    """Return the form that a line has from the one above, both as `key_of` gives them: "Next" below "Prev", or None.

    By itself it may head a chapter or a list.

    Examples
    --------
    >>> form_below("prev", "next"), form_below("chapter", "next")
    (('furniture', 'interface'), None)
    """
    return ("furniture", "interface") if key == "next" and above in ("prev", "previous") else None


@lru_cache(maxsize=1 << 16)
def form_of(text):
    """Tell a line by its form alone.

    Parameters
    ----------
    text : str
        One line, stripped.

    Returns
    -------
    tuple of (str, str) or None
        Role and rule.

    Examples
    --------
    >>> form_of("LEAVE A REPLY"), form_of("19 August 2031, 23:14"), form_of("The ferry ran again.")
    (('furniture', 'comment form'), ('timestamp', 'timestamp'), None)
    """
    if len(text) <= 2 * LONGEST and is_note(text):
        return "furniture", "correction or note"
    if len(text) > LONGEST:
        return None
    if _PRINT.fullmatch(text) and not is_timestamp(text):
        return "furniture", PRINT
    words = _WORD.findall(text)
    if not words and len(set(text) - {" "}) <= 3:
        return "separator", "only signs"
    form = (_short_form(text, words) or _glued_buttons(text)) if len(words) <= 14 else None
    if not form and len(words) <= LONGEST_STAMP and is_timestamp(text):
        return "timestamp", "timestamp"
    return form or _furniture(text) or (_name_or_picture(text, words) if len(words) <= 40 else None)


def _short_form(text, words):
    """Tell buttons, timestamps and addresses, which are short."""
    low = {word.lower() for word in words}
    if low and low <= _SHARE_WORDS and low & _SHARE_STRONG and not text.endswith("."):
        return "furniture", "share button"
    return ("furniture", "web address") if _ADDRESS.fullmatch(text) else None


def _glued_buttons(text):
    """Tell buttons that a browser copied without the blank between them ("Font SizePrint"), most of them known."""
    parts = _GLUE.split(text)
    if not 1 < len(parts) <= 8:
        return None
    known = sum(form_of(part) in (("furniture", "interface"), ("furniture", "share button")) for part in parts)
    return ("furniture", "interface") if 2 * known > len(parts) else None


def _furniture(text):
    """Tell furniture by its words, but not what somebody says in a whole sentence."""
    told, past = is_told(text), _tells_of_the_past(text)
    found = (
        name
        for name, pattern in _FURNITURE
        if (not told or name in _ALSO_TOLD) and not (past and name in _SPEAKS_TO_READERS) and pattern.match(text)
    )
    return next((("furniture", name) for name in found), None)


def _tells_of_the_past(text):
    """Tell a whole sentence on what was, which speaks to no reader."""
    return bool(_PAST.search(text) and SENTENCE_END.search(text) and not _TO_READERS.search(text))


def _name_or_picture(text, words):
    """Tell who wrote, what a picture shows and who took it."""
    if is_told(text):
        return None
    if _credit().match(text):
        return "credit", "credit line"
    return ("byline", "byline") if is_byline(text) else caption_form(text, len(words))
