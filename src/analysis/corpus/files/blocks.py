"""HTML to lines: every block of a page or of a cell on a line of its own, nothing left out but pictures."""

import re

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
DROPPED = frozenset(("script", "style", "noscript", "template", "svg", "figcaption", "head", "iframe", "button"))


def html_tree(markup):
    """Parse HTML leniently; None where there is nothing in it."""
    from lxml import etree, html

    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


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
    parts = []
    _walk(node, parts)
    lines = "".join(parts).split("\n")
    return [line for line in (re.sub(r"\s+", " ", line).strip() for line in lines) if line]


def _walk(node, parts):
    """Collect text; without recursion, since hostile pages nest thousands deep."""
    todo = [(node, False)]
    while todo:
        item, closing = todo.pop()
        if isinstance(item, str):
            parts.append(item.replace("\n", " "))
            continue
        tag = item.tag if isinstance(item.tag, str) else None
        block = tag in BLOCKS
        if block:
            parts.append("\n")
        if closing:
            continue
        if tag is None or tag in DROPPED:
            continue
        if item.text:
            parts.append(item.text.replace("\n", " "))
        todo.append((item, True))
        for child in reversed(item):
            if child.tail:
                todo.append((child.tail, False))
            todo.append((child, False))
