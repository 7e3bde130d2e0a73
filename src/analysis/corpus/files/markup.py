"""XML to articles: TEI, trafilatura's, NITF, NewsML, RSS and Atom, and what names its elements like columns."""

import re
from itertools import takewhile

from analysis.corpus.files.blocks import BLOCKS, TAG, html_lines
from analysis.corpus.files.columns import names, plain

RECORDS = (
    "item",
    "entry",
    "TEI",
    "TEI.2",
    "nitf",
    "newsItem",
    "doc",
    "DOC",
    "article",
    "document",
    "record",
    "story",
    "news",
    "text",
)
"""Elements that hold one article each, tried in this order: the first that holds text."""
_TEXT = (
    "encoded",
    "body.content",
    "content",
    "maintext",
    "fulltext",
    "main",
    "body",
    "text",
    "TEXT",
    "Text",
    "description",
)
_PARAGRAPHS = {"p", "ab", "l", "li", "item", "head", "hl2", "quote", "paragraph", "para", "block", "entry", "s"}
_NO_TEXT = {"headline", "hedline", "title", "subhead", "byline", "dateline", "caption", "credit", "notes", "copyright"}
_PUBLICATION = re.compile(r"pub(?!lish)|journal|newspaper|periodical|magazine|source|outlet|serial|host|media|medium")
"""How elements are called, as `plain` writes it, that tell of the newspaper: a title or name in them is its own."""
_SKIPPED = {"teiHeader", "comments", "media", "note", "table"}


def read_xml(text):
    """Read the articles of an XML file.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (dict, str)
        What is told of each article, and its text; empty where the file holds none.

    Examples
    --------
    >>> read_xml('<doc sitename="Courier" title="Ferry runs" date="2031-05-02"><main><p>It ran.</p></main></doc>')
    [({'outlet': 'Courier', 'published': '2031-05-02', 'title': 'Ferry runs'}, 'It ran.')]
    """
    root = _parse(text)
    if root is None:
        return []
    for kind in RECORDS:
        records = [node for node in root.iter() if _local(node) == kind]
        outer = [node for node in records if not any(_local(p) == kind for p in node.iterancestors())]
        rows = [_record(node, root) for node in outer]
        rows = [(told, body) for told, body in rows if body and (told or len(rows) == 1)]
        if rows and not (kind == "text" and not any(told for told, _ in rows)):
            return rows
    for node in root.iter():  # a table: children of one name
        rows = [_record(child, root) for child in node] if len(node) > 1 and len({_local(c) for c in node}) == 1 else []
        if len([row for row in rows if row[1] and len(row[0]) > 1]) > 1:
            return [(told, body) for told, body in rows if body]
    told, body = _record(root, root)
    return [(told, body)] if body and told else []


def _parse(text):
    """Parse leniently and alone: no entities, no network; several roots are put under one."""
    from lxml import etree

    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)
    text = re.sub(r"<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>", "", text, count=1, flags=re.DOTALL)
    parser = {"resolve_entities": False, "no_network": True, "huge_tree": True, "remove_comments": True}
    for markup, recover in ((text, False), (f"<root>{text}</root>", False), (f"<root>{text}</root>", True)):
        try:
            root = etree.fromstring(
                markup.encode("utf-8", "replace"), etree.XMLParser(encoding="utf-8", recover=recover, **parser)
            )
        except etree.XMLSyntaxError:
            continue
        if root is not None:
            return root
    return None


def _local(node):
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _first(node, *paths):
    """Return the first text or attribute that a path of local names gives ("pubdata@name")."""
    for path in paths:
        steps, _, attribute = path.partition("@")
        query = "".join(f"//*[local-name()='{step}']" for step in steps.split("/"))
        for hit in node.xpath("." + query):
            value = hit.get(attribute) if attribute else re.sub(r"\s+", " ", "".join(hit.itertext())).strip()
            if value and value.strip():
                return value.strip()
    return None


def _record(node, root):
    body = _body(node)
    if not body:
        return {}, ""
    kind = _local(node)
    if kind in ("TEI", "TEI.2"):
        told = {
            "title": _first(node, "titleStmt/title", "analytic/title", "sourceDesc/title"),
            "outlet": _tei_outlet(node),
            "published": _first(
                node,
                "sourceDesc/date@when",
                "publicationStmt/date@when",
                "date@when",
                "sourceDesc/date",
                "publicationStmt/date",
                "date",
            ),
            "url": _first(node, "sourceDesc/ptr@target", "ref@target", "publicationStmt/idno", "idno"),
        }
    elif kind in ("nitf", "newsItem"):
        told = {
            "title": _first(node, "hedline/hl1", "hl1", "headline", "head/title", "title"),
            "published": _first(
                node,
                "date.issue@norm",
                "pubdata@date.publication",
                "story.date@norm",
                "contentCreated",
                "versionCreated",
                "dateline/story.date",
            ),
            "outlet": _first(node, "pubdata@name", "provider/name", "infoSource/name", "doc.copyright@holder"),
            "url": _first(node, "pubdata@ex-ref"),
            "standfirst": _first(node, "hl2"),
        }
    else:
        told = _by_name(node)
        if kind in ("item", "entry"):
            told.setdefault("outlet", _channel(node, root))
            link = next((n.get("href") for n in node if _local(n) == "link" and n.get("href")), None)
            told = {"url": link} | told if link else told
    return {key: value for key, value in told.items() if value and key != "text"}, body


def _tei_outlet(node):
    title = node.xpath(
        ".//*[local-name()='sourceDesc']//*[local-name()='title'][@level='j' or @level='m' or @level='s']"
    )
    named = "".join(title[0].itertext()).strip() if title else None
    return named or _first(node, "sourceDesc/publisher", "publicationStmt/publisher", "publisher")


def _channel(node, root):
    """Return the title of the channel or feed that an item stands in."""
    for parent in node.iterancestors():
        if _local(parent) in ("channel", "feed"):
            return next((re.sub(r"\s+", " ", n.text or "").strip() for n in parent if _local(n) == "title"), None)
    channel = next((n for n in root.iter() if _local(n) == "channel"), None)
    return _first(channel, "title") if channel is not None else None


def _by_name(node):
    """Read attributes and elements by the names that columns of tables have, the nearest first."""
    found = {}
    for key, value in node.attrib.items():
        found.setdefault(plain(key.rpartition("}")[2]), value.strip())
    for inner in node.iterdescendants():
        text = "".join(inner.itertext()) if isinstance(inner.tag, str) else ""
        if isinstance(inner.tag, str) and 0 < len(text.strip()) < 2000:
            name = "outlet" if _names_outlet(inner, node) else plain(_local(inner))
            found.setdefault(name, re.sub(r"\s+", " ", text).strip())
    told, used = {}, set()
    for ours, theirs in names().items():
        hit = next((name for name in theirs if found.get(name) and name not in used), None)
        if hit is not None and ours not in ("text", "lead", "article_id", "place"):
            told[ours] = found[hit]
            used.add(hit)
    return told


def _names_outlet(inner, record):
    """Whether an element is the title or name that stands in one which tells of the newspaper, not of the article."""
    if plain(_local(inner)) not in ("title", "name") or inner is record:
        return False
    around = takewhile(lambda parent: parent is not record, inner.iterancestors())
    return any(_PUBLICATION.match(plain(_local(parent))) for parent in around)


def _body(node):
    """Return an article's text: the element that holds it, its paragraphs on lines of their own."""
    whole = node.xpath(".//*[local-name()='block'][@class='full_text']")
    if whole:  # beside a block that holds the lead once more
        return "\n\n".join(_paragraphs(whole[0]))
    for name in _TEXT:
        hits = [
            n
            for n in node.iterdescendants()
            if _local(n) == name and not any(_local(p) in _SKIPPED for p in n.iterancestors())
        ]
        if not hits:
            continue
        hit = max(hits, key=lambda n: len("".join(n.itertext()))) if name != "description" else hits[0]
        body = "\n\n".join(_paragraphs(hit))
        if body and not (name == "description" and len(body.split()) < 60):
            return body
    paragraphs = [n for n in node if _local(n) in _PARAGRAPHS] or _scattered(node)
    if not paragraphs and len(node) == 0 and (node.text or "").strip():
        return "\n\n".join(_paragraphs(node))
    return "\n\n".join(line for n in paragraphs for line in _paragraphs(n))


def _scattered(node):
    """Return the paragraphs that lie in several elements, such as one for the lead and one for the rest."""
    inner = [n for n in node.iterdescendants() if _local(n) in ("p", "para", "paragraph")]
    return [n for n in inner if not any(_local(p).casefold() in _NO_TEXT for p in n.iterancestors())]


def _paragraphs(node):
    """Return the paragraphs of an element; of one without, its lines, or those of the HTML that it holds as text."""
    whole = "".join(node.itertext())
    if TAG.search(whole) and not len(node):
        return html_lines(whole)
    inner = [n for n in node.iterdescendants() if _local(n) in _PARAGRAPHS or _local(n) in BLOCKS]
    inner = [n for n in inner if not any(d is not n and (_local(d) in _PARAGRAPHS) for d in n.iterdescendants())]
    inner = [n for n in inner if not any(_local(p) in _SKIPPED for p in n.iterancestors())]
    if not inner:
        lines = [re.sub(r"[ \t]+", " ", line).strip() for line in whole.split("\n")]
        return [line for line in lines if line]
    lines = (re.sub(r"\s+", " ", "".join(n.itertext())).strip() for n in inner)
    return [line for line in lines if line]
