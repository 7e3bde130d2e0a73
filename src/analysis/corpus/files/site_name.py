"""Pages whose first heading is the name of the site, as blogs and old papers set it: the headline is the next one."""

import re

from analysis.corpus.files.blocks import node_lines

_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?")


def settle_headings(tree):
    """Make a plain block, in place, of a first heading that is the site's name, and a first heading of the headline.

    Parameters
    ----------
    tree : lxml element

    Returns
    -------
    str or None
        The name of the site. None where the first heading is the headline: only a name that the page's own title adds
        to another heading, or a link to the front page above one, is told from it.

    Examples
    --------
    >>> from analysis.corpus.files.blocks import html_tree
    >>> settle_headings(html_tree("<title>Lysk Courier » Ferry runs again</title><h1>Lysk Courier</h1>"
    ...     "<h2>Ferry runs again</h2>"))
    'Lysk Courier'
    """
    top = next(tree.iter("h1"), None)
    page_title, name = _letters(tree.findtext(".//title") or ""), _words(top)
    if not name or not page_title:
        return None
    others = [node for node in tree.iter("h1", "h2", "h3") if node is not top and _is_headline(node, name, page_title)]
    home = _links_home(top)
    if not others or not (home or _letters(name) in page_title):
        return None
    headline = max(others, key=lambda node: len(_words(node)))
    if not home and len(_words(headline).split()) <= len(name.split()):
        return None
    top.tag, headline.tag = "div", "h1"
    return name


def _is_headline(node, name, page_title):
    """Tell a heading that the page's own title gives, and that is more than the name of the site."""
    letters = _letters(_words(node))
    return len(letters) > 3 and letters in page_title and letters not in _letters(name)


def _links_home(node):
    links = [link for link in node.iter("a") if _HOME.fullmatch(link.get("href") or "x")]
    return any(_letters(_words(link)) == _letters(_words(node)) for link in links)


def _words(node):
    return " ".join(node_lines(node)) if node is not None else ""


def _letters(text):
    return re.sub(r"[\W_]+", "", text).casefold()
