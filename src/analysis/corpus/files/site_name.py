"""What a page gives where its headline should be: the name of the site, or only the headline's beginning.

Blogs and old papers set their name as the first heading: the headline is the next one. Many sites add it to the title
that tags give, some the section too.
"""

import re

from analysis.corpus.files.blocks import letters_of, node_lines

_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?")
_PARTED = re.compile(r"\s+[|–—•·»-]\s+")
_HEADINGS = ("h1", "h2", "h3")
_CUT = re.compile(r"(?P<begin>.*\S)\s*(?:\.\.\.|…)", re.DOTALL)
LEAST_BEGIN = 8
"""Letters of a title before the dots from which on it tells a heading."""
LEAST = 100
"""Characters of a paragraph from which on it is one of the article."""


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
    page_title, name = tree.findtext(".//title") or "", _words(top)
    if not name or not page_title.strip():
        return None
    if _links_home(top, name):
        headline = _told_by(page_title, tree, top)
    else:
        headline = _below(_PARTED.split(page_title.strip()), tree, top)
    if headline is None:
        return None
    top.tag, headline.tag = "div", "h1"
    return name


def name_parted(page_title):
    """Part a page's own title at bars and dashes.

    Examples
    --------
    >>> name_parted("Ferry runs again | Lysk Courier")
    ['Ferry runs again', 'Lysk Courier']
    """
    return _PARTED.split(" ".join(page_title.split()))


def without_site(title, outlet, tree):
    """Return a title without the site's name behind a bar or dash, and without a section where it can be told.

    Parameters
    ----------
    title, outlet : str or None
    tree : lxml element or None
        The page: of what is left, the longest part is the headline where it is printed as a heading.

    Examples
    --------
    >>> without_site("Ferry runs again | Lysk Courier", "Lysk Courier", None)
    'Ferry runs again'
    >>> without_site("Ferry runs again - at last", "Lysk Courier", None)
    'Ferry runs again - at last'
    """
    places = list(_PARTED.finditer(title or ""))
    if not places or not outlet or letters_of(title[places[-1].end() :]) != letters_of(outlet):
        return title
    rest = title[: places[-1].start()].strip()
    longest = max((part.strip() for part in _PARTED.split(rest)), key=len)
    printed = {letters_of(_words(node)) for node in tree.iter(*_HEADINGS)} if tree is not None else set()
    section = letters_of(longest) in printed and letters_of(rest) not in printed
    return (longest if section else rest) or title


def whole_title(title, tree):
    """Return the heading of which a title that ends in dots is the beginning, or else the title.

    Programmes of sites cut titles for search engines and telephones to a length.

    Examples
    --------
    >>> from analysis.corpus.files.blocks import html_tree
    >>> page = html_tree("<h1>Ferry runs again to Osk</h1>")
    >>> whole_title("Ferry runs again ...", page), whole_title("Snow falls …", page)
    ('Ferry runs again to Osk', 'Snow falls …')
    """
    cut = _CUT.fullmatch(title or "")
    begin = letters_of(cut["begin"]) if cut else ""
    if tree is None or len(begin) < LEAST_BEGIN:
        return title
    printed = [_words(node) for node in tree.iter(*_HEADINGS)]
    longer = (words for words in printed if letters_of(words).startswith(begin) and letters_of(words) != begin)
    return next(longer, title)


def _told_by(page_title, tree, top):
    """Return the longest other heading that the page's own title gives, and that is more than the name of the site."""
    told, name = letters_of(page_title), letters_of(_words(top))
    sizes = {}
    for node in tree.iter(*_HEADINGS):
        letters = letters_of(_words(node))
        if node is not top and len(letters) > 3 and letters in told and letters not in name:
            sizes[node] = len(letters)
    return max(sizes, key=sizes.get, default=None)


def _below(parts, tree, top):
    """Return the heading between a first one and the text, where the page's own title is these two and no more.

    The longer of the two is the headline: papers have short names, and headings of a page's foot stand below its text.
    """
    parts, name = [letters_of(part) for part in (parts[0], parts[-1])], letters_of(_words(top))
    if name not in parts or parts[0] == parts[1]:
        return None
    wanted, passed = parts[1 - parts.index(name)], False
    for node in tree.iter(*_HEADINGS, "p"):
        passed = passed or node is top
        words = _words(node) if passed and node is not top else ""
        if node.tag == "p" and len(words) > LEAST:
            return None
        if node.tag != "p" and letters_of(words) == wanted:
            return node if len(words.split()) > len(_words(top).split()) else None
    return None


def _links_home(node, name):
    links = [link for link in node.iter("a") if _HOME.fullmatch(link.get("href") or "x")]
    return any(letters_of(_words(link)) == letters_of(name) for link in links)


def _words(node):
    return " ".join(node_lines(node)) if node is not None else ""
