"""What a page tells of its article outside the text: JSON-LD, meta tags, time tags, its own title."""

import json
import re

from analysis.corpus.files.blocks import letters_of, node_lines
from analysis.text.dates import decide_dayfirst, find_dates, is_publication, is_update, parse_date, plain_date

ARTICLE_TYPES = re.compile(r"\w*Article|(?:LiveBlog|Blog|SocialMedia|DiscussionForum)?Posting|Report")
_META_DATES = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published-date",
    "publication_date",
    "publicationdate",
    "article_date_original",
    "article-publication-date",
    "originalpublicationdate",
    "dc.date.issued",
    "dc.date",
    "dc.date.created",
    "dcterms.created",
    "dcterms.issued",
    "dcterms.date",
    "prism.publicationdate",
    "citation_date",
    "citation_publication_date",
    "cxenseparse:recs:publishtime",
    "displaydate",
    "rnews:datepublished",
    "date",
)
_META_NAMES = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "parsely-site",
)
_META_HANDLES = ("application-name", "apple-mobile-web-app-title", "twitter:site")
"""Tags with a short name, for want of a better one."""
_DATE_CLASS = re.compile(
    r"(?:^|[\W_])(?:date|datum|time|timestamp|published|publish|pubdate|posted|byline|meta|dateline)", re.IGNORECASE
)
_LEAD = re.compile(r"lead|lede|intro|summary|standfirst|excerpt|abstract|chapo|ingress", re.IGNORECASE)
_BESIDE = ("aside", "nav", "footer", "form", "figure", "figcaption", "blockquote", "table", "li", "button")
_DAY_FIRST = re.compile(r"en[-_](?:gb|au|nz|ie|in|za|pk|ng|ke|sg|my)|(?!en)[a-z]{2}\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"en[-_]us", re.IGNORECASE)
_US_TIME = re.compile(r"\b(?:[ECMP][SD]?T|AKDT)\b")
_DAY_HOLDERS = frozenset(("time", "p", "span", "div", "li", "small", "em", "i", "b", "strong", "td", "font", "center"))
"""Elements in which pages print the day of an article."""
_PUBLISHED_CLASSES = frozenset(("published", "dt-published", "dtpublished"))
"""Classes of the day of a post in the microformats of blogs (hAtom, h-entry)."""
_PARTED = re.compile(r"\s+[|–—•·»-]\s+")
"""What stands between a headline and the name of the site."""
LONGEST_TITLE = 400
"""Characters of a page's own title in which a headline is sought."""
_SLOGAN = re.compile(r"\s+[|•·–—]\s+|\s+-\s+|:\s+")
_OWNER = re.compile(
    r"\b(?:plc|ltd|limited|inc|llc|corp|corporation|company|group|groupe|grupo|gruppo|gruppe|\w*gruppe|holdings?|media"
    r"|publishing|publishers|publications|verlag|gmbh|ag|kg|s\.?a\.?|s\.?p\.?a\.?|b\.?v\.?|a/?s)\.?$",
    re.IGNORECASE,
)
"""How the name of a house that owns newspapers ends, and that of a newspaper seldom."""
_READER = re.compile(r"(?<![\w-])reader-domain(?![\w-])")
"""Class of the link to a page that a browser's reading view writes above its text."""
_SAVED = re.compile(r"\bsaved\s(?:from\surl=\(\d+\)|with\s.{1,40}\s+url:\s)(?P<url>https?://\S{1,500})")
_DOMAIN = re.compile(r"\S+\.[a-z]{2,8}", re.IGNORECASE)


ABOVE, DAY_ALONE = 3, 60
"""Elements right above a headline of which one may hold the day, and the characters that it has at most."""


def page_facts(tree):
    """Read what a page's JSON-LD, meta tags and head tell of its article.

    Returns
    -------
    tuple of (dict, list)
        title, body, outlet, published, url; and dates beside the headline as (words, kind), for want of better ones.
    """
    metas = _metas(tree)
    printed = {letters_of(" ".join(node_lines(node))) for node in tree.iter("h1")} | {
        letters_of(metas.get("og:title", ""))
    }
    article = _json_ld(tree, printed)
    dates = [article.get("datePublished"), *(metas.get(key) for key in _META_DATES), *_time_tags(tree)]
    published = next((d for d in dates if isinstance(d, str) and parse_date(d)), None)
    language = tree.get("lang") or metas.get("og:locale") or metas.get("language") or ""
    heading = next((" ".join(node_lines(n)) for n in tree.iter("h1")), "")
    names = [article.get("publisher"), *(metas.get(key) for key in _META_NAMES)]
    handle = next((metas[key] for key in _META_HANDLES if key in metas), None)
    page_title = re.sub(r"\s+", " ", (tree.findtext(".//title") or "")).strip()
    heading = heading or metas.get("og:title") or _printed_headline(tree, page_title)
    headline = _text(article.get("headline")) or ""
    url = next((n.get("href") for n in tree.iter("link") if n.get("rel") == "canonical"), None) or metas.get("og:url")
    reader = (n.get("href") for n in tree.iter("a") if _READER.search(n.get("class") or ""))
    url = url or next(reader, None) or _saved_from(tree)
    told = {
        "title": headline if headline and letters_of(headline) in printed else None,
        "outlet": tell_name([n for n in names if n], page_title, heading or "", handle, url),
        "published": published,
        "url": url,
    }
    told = {key: value for key, value in told.items() if value}
    return told, [] if published else _stamps(tree, language)


def _saved_from(tree):
    """Return the address that a browser or its extension wrote in a comment above the page that it saved, or None."""
    above = (node.text or "" for node in tree.itersiblings(preceding=True) if not isinstance(node.tag, str))
    return next((match["url"] for match in map(_SAVED.search, above) if match), None)


def _metas(tree):
    """Return what a page's meta tags say, by their names in lower case; of several the first counts."""
    metas = {}
    for node in tree.iter("meta"):
        key = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        if key and (node.get("content") or "").strip():
            metas.setdefault(key, node.get("content").strip())
    return metas


def is_profile(tree):
    """Tell a page that its tags call one about a person, and no article: what a writer wrote, in short.

    Examples
    --------
    >>> from analysis.corpus.files.blocks import html_tree
    >>> is_profile(html_tree("<meta property='og:type' content='profile'><h1>Ann Orm</h1>"))
    True
    """
    metas = _metas(tree)
    dated = any(key in metas for key in _META_DATES)
    return metas.get("og:type", "").lower() == "profile" and not dated and not _json_ld(tree, set()).get("headline")


def _printed_headline(tree, page_title):
    """Return what a page without headings prints alone in an element and its own title begins with, or ""."""
    page_title = page_title[:LONGEST_TITLE]
    starts = [page_title[: match.start()] for match in _PARTED.finditer(page_title)]
    wanted = {letters_of(start): start for start in starts if len(start.split()) >= 3 and letters_of(start)}
    for node in tree.iter() if wanted else ():
        leaf = isinstance(node.tag, str) and node.tag not in ("title", "a", "option") and len(node) <= 2
        if leaf and node.text and (printed := wanted.get(letters_of(" ".join(node_lines(node))))):
            return printed
    return ""


def _text(value):
    if not isinstance(value, str):
        return None
    from html import unescape

    return re.sub(r"\s+", " ", unescape(value)).strip() or None


def _json_ld(tree, printed):
    """Return the object that describes the page's article: of several, the one whose headline is printed.

    Where none is printed, it is the first that gives a headline and a day.
    """
    found, named = [], {}
    for node in tree.iter("script"):
        if "ld+json" not in (node.get("type") or "").lower():
            continue
        try:
            todo = [json.loads((node.text or "").strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while todo:
            item = todo.pop(0)
            if isinstance(item, list):
                todo = [*item, *todo]
            elif isinstance(item, dict):
                if isinstance(item.get("@id"), str):
                    named.setdefault(item["@id"], item.get("name"))
                kinds = item.get("@type", "")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(k, str) and ARTICLE_TYPES.fullmatch(k) for k in kinds):
                    found.append(item)
                else:
                    todo += [
                        item[key]
                        for key in ("@graph", "mainEntity", "mainEntityOfPage")
                        if isinstance(item.get(key), (list, dict))
                    ]
    told = [item for item in found if item.get("headline") and item.get("datePublished")]
    own = [item for item in told if letters_of(_text(item["headline"]) or "") in printed]
    article = next(iter([*own, *told, *found]), {})
    return article | {"publisher": _publisher(article, named)}


def _publisher(article, named):
    """Return the name of who publishes an article; where only an identifier stands, that of the object that has it."""
    publisher = article.get("publisher") or article.get("sourceOrganization")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    if isinstance(publisher, dict) and not publisher.get("name"):
        publisher = named.get(str(publisher.get("@id")))
    return _text(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _time_tags(tree):
    """Yield the days of time tags that say they are the publication's, then of those beside the headline."""
    for node in tree.iter():
        if isinstance(node.tag, str) and "datepublished" in (node.get("itemprop") or "").lower():
            yield node.get("content") or node.get("datetime") or " ".join(node_lines(node))
    for node in tree.iter("time"):
        if node.get("pubdate") is not None:
            yield node.get("datetime") or " ".join(node_lines(node))
    for node in _beside_headline(tree):
        words = " ".join(node_lines(node))
        if node.tag == "time" and node.get("datetime") and not _updated(node, words):
            yield node.get("datetime")
    yield from _classed(tree)


def _classed(tree):
    """Yield the one day that elements of the class "published" tell, as blogs set it below a post; of several, none."""
    found = set()
    for node in tree.iter("abbr", "time", "span"):
        beside = any(parent.tag in ("aside", "nav") for parent in node.iterancestors())
        if not beside and _PUBLISHED_CLASSES & set((node.get("class") or "").split()):
            found.add((node.get("title") or node.get("datetime") or " ".join(node_lines(node))).strip())
    yield from found if len(found) == 1 else ()


def _updated(node, words):
    near = " ".join(
        [
            words,
            node.get("class") or "",
            node.get("itemprop") or "",
            (node.getparent().get("class") or "") if node.getparent() is not None else "",
        ]
    )
    return bool(re.search(r"updat|modif|edited", near, re.IGNORECASE)) and not re.search(
        r"publish", near, re.IGNORECASE
    )


def _beside_headline(tree):
    """Yield the elements from the headline to the first long paragraph; of a page without one, those before it."""
    started = tree.find(".//h1") is None
    for node in tree.iter():
        if node.tag == "h1":
            started = True
        if not started or not isinstance(node.tag, str):
            continue
        if node.tag == "p" and len(" ".join(node_lines(node)).split()) > 20:
            return
        yield node


def first_paragraph(tree):
    """Return the first long paragraph under the headline, which extraction at times drops as a summary.

    Returns
    -------
    str or None
        None where its class does not call it a lead or a summary, or where it stands in a form or a picture.
    """
    started = False
    for node in tree.iter():
        started = started or node.tag == "h1"
        if not started or node.tag != "p":
            continue
        words = " ".join(node_lines(node))
        if len(words.split()) <= 15:
            continue
        if any(parent.tag in _BESIDE for parent in node.iterancestors()) or not re.search(r"[.!?][\"”’')]*$", words):
            return None
        names = " ".join(f"{n.get('class', '')} {n.get('id', '')}" for n in (node, node.getparent()))
        if not _LEAD.search(names):
            return None
        links = sum(len(" ".join(node_lines(link))) for link in node.iter("a"))
        return words if links < len(words) / 3 else None
    return None


def _stamps(tree, language):
    """Return the dates printed below the headline, else those right above it."""
    return _printed_days(_beside_headline(tree), language) or _printed_days(_right_above_headline(tree), language)


def _right_above_headline(tree):
    """Yield the elements right above the headline whose class says that they hold a day: no bar of the site's top."""
    top = tree.find(".//h1")
    for node in [] if top is None else list(top.itersiblings(preceding=True))[:ABOVE]:
        if isinstance(node.tag, str) and node.tag != "nav" and len(" ".join(node_lines(node))) <= DAY_ALONE:
            yield from (inner for inner in node.iter() if _DATE_CLASS.search(inner.get("class") or ""))


def _printed_days(nodes, language):
    """Return the dates that elements print, with day and month in the order of the page's language."""
    found = []
    for node in nodes:
        if node.tag not in _DAY_HOLDERS:
            continue
        if any(c.tag in ("p", "div", "li") for c in node):
            continue
        words = " ".join(node_lines(node))
        if len(words) > 120 or not find_dates(plain_date(words)):
            continue
        order = None
        if _US_TIME.search(words) or _MONTH_FIRST.match(language):
            order = False
        elif _DAY_FIRST.match(language):
            order = True
        if order is None:
            order = decide_dayfirst([words])
        read = parse_date(words, dayfirst=order)
        stamp = read.isoformat(sep=" ", timespec="minutes") if read else words
        no_clock = stamp.endswith(" 00:00") or ":" not in stamp
        found.append((is_update(words), not is_publication(words), no_clock, stamp))
    stamps = dict.fromkeys(stamp for *_, stamp in sorted(found, key=lambda told: told[:3]))
    return [(stamp, "date beside the headline") for stamp in stamps]


def tell_name(names, page_title, heading, handle=None, url=None):
    """Settle the name of an outlet between what a page's tags say and what its title adds to the headline.

    Parameters
    ----------
    names : list of str
        As tags tell them, the surest first.
    page_title, heading : str
    handle : str, optional
        "@lyskcourier", or what the page is called on a telephone.
    url : str, optional

    Notes
    -----
    What the title adds is the name where a tag or the address says so too: a publisher may be the house that owns the
    newspaper. Without such a witness the name of a house stands back behind other names.

    Examples
    --------
    >>> tell_name(["Borderwatch | News, Sport, Weather"], "Ferry runs | Borderwatch", "Ferry runs")
    'Borderwatch'
    >>> tell_name([], "Ferry runs | Lysk Courier", "Ferry runs", "@lyskcourier")
    'Lysk Courier'
    """
    added = _added_to_title(page_title, heading)
    names = [re.sub(r"[\s|•·–—-]+$", "", _text(name) or "") for name in names]
    names = [name for name in names if name and not re.match(r"https?://", name)]
    host = re.sub(r"^(?:https?:)?//|/.*", "", url or "")
    if added and any(letters_of(added) in (letters_of(name), _bare(name)) for name in [*names, handle or "", host]):
        return added
    for name in sorted(names, key=lambda name: bool(_OWNER.search(name)) + 2 * bool(_DOMAIN.fullmatch(name))):
        parts = [part for part in _SLOGAN.split(name) if part.strip()]
        if len(parts) > 1 and (not added or letters_of(parts[0]) == letters_of(added) or len(parts[0].split()) <= 4):
            return parts[0].strip()
        return name.lstrip("@")
    if added:
        return added
    return handle.strip().lstrip("@") if handle else None


def _added_to_title(page_title, heading):
    parts = [part.strip() for part in _PARTED.split(page_title) if part.strip()]
    if len(parts) < 2 or not heading:
        return None
    if letters_of(parts[0])[:40] != letters_of(_PARTED.split(heading)[0])[:40]:
        return None
    whole = letters_of(heading)
    rest = [part for part in parts[1:] if letters_of(part) not in whole]
    return rest[-1] if rest and len(rest[-1].split()) <= 5 else None


def _bare(name):
    """Return a handle or an address without its ending, as names are compared."""
    return letters_of(re.sub(r"^(?:@|https?://)?(?:www\.)?|\.[a-z]{2,8}(?:\.[a-z]{2})?$", "", name.casefold()))
