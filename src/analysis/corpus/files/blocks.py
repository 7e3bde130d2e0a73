"""HTML to lines: every block of a page or of a cell on a line of its own, nothing left out but pictures."""

import re
from typing import NamedTuple

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form "
        "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td th thead tr ul",
    )
)
TAG = re.compile(
    r"</?(?:p|br|div|span|a|strong|em|b|i|u|h[1-6]|ul|ol|li|figure|img|blockquote|section|article)\b[^<>]*>", re.I
)
_PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dt", "dd"))
DROPPED = frozenset(("script", "style", "noscript", "template", "svg", "figcaption", "head", "iframe", "button"))


def html_tree(markup):
    """Parse HTML leniently; None where there is nothing in it."""
    from lxml import etree, html

    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def write_html(tree):
    """Write a parsed page as HTML again: the extraction reads a string, and must see what was changed in the tree."""
    from lxml import html

    return html.tostring(tree, encoding="unicode")


def letters_of(text):
    """Return the letters and digits of a text in lower case, as headings are compared.

    Examples
    --------
    >>> letters_of("Ferry runs again!") == letters_of("FERRY runs\u00a0again")
    True
    """
    return re.sub(r"[\W_]+", "", text).casefold()


def html_lines(markup):
    """Return the text of each block of an HTML string, blanks run together.

    Examples
    --------
    >>> html_lines("<div>Ferry<p>runs <b>again</b>.</p></div>")
    ['Ferry', 'runs again.']
    """
    tree = html_tree(markup)
    return [] if tree is None else node_lines(tree)


def node_lines(node):
    """Return the text of each block under an element, as `html_lines` does."""
    return [block.text for block in node_blocks(node)]


class Block(NamedTuple):
    """A line of a page: its text, the element that it stands in, and how many of its characters are links."""

    text: str
    node: object
    linked: int

    @property
    def holder(self):
        """The element that holds the block among others: of a paragraph its parent, of bare text its own element."""
        return self.node.getparent() if self.node.tag in _PARAGRAPHS else self.node


def node_blocks(node):
    """Return each block under an element that has text, in order."""
    blocks, parts, linked, owner = [], [], 0, None
    for text, holder, in_link in _walk(node):
        if text is None:
            line = re.sub(r"\s+", " ", "".join(parts)).strip()
            if line:
                blocks.append(Block(line, owner, linked))
            parts, linked, owner = [], 0, None
            continue
        if owner is None and text.strip():
            owner = holder
        parts.append(text)
        linked += len(text) * in_link
    return blocks


def _is_card(node):
    """Tell the card of a person or a thing that hangs on a link inside a sentence: a picture and nothing but links."""
    link = node.getprevious()
    if link is None or link.tag != "a" or (link.tail or "").strip() or node.find(".//img") is None:
        return False
    return sum(len("".join(a.itertext()).strip()) for a in node.iter("a")) >= len("".join(node.itertext()).strip()) - 10


def _walk(node):
    """Give text, the block around it and whether it is a link, and None between blocks.

    Without recursion, since hostile pages nest thousands deep.
    """
    todo = [(node, False, node, False)]
    while todo:
        item, closing, holder, in_link = todo.pop()
        if isinstance(item, str):
            yield item.replace("\n", " "), holder, in_link
            continue
        tag = item.tag if isinstance(item.tag, str) else None
        if tag in BLOCKS:
            yield None, None, None
        if closing or tag is None or tag in DROPPED or (tag == "span" and _is_card(item)):
            continue
        inside = item if tag in BLOCKS and tag != "br" else holder
        if item.text:
            yield item.text.replace("\n", " "), inside, in_link or tag == "a"
        todo.append((item, True, holder, in_link))
        for child in reversed(item):
            if child.tail:
                todo.append((child.tail, False, inside, in_link or tag == "a"))
            todo.append((child, False, inside, in_link or tag == "a"))
    yield None, None, None
