"""Pages that an archive of web pages saved under its own head: its name, its address and the day of the capture.

Told by an address that holds another one, at a host that the page's tags name as its site. Archives that leave a page's
own head as it was (the site named is another) need nothing of this.
"""

import re
from urllib.parse import urlsplit

from analysis.corpus.files.blocks import letters_of

_INNER = re.compile(r"https?://[^\s/]+/[^\s]*?(?P<inner>https?://\S+)")


def undo_capture(tree):
    """Take out, in place, what the archive says of itself, and give the page its own address again.

    Parameters
    ----------
    tree : lxml element

    Returns
    -------
    bool
        Whether the page is such a capture.

    Examples
    --------
    >>> from analysis.corpus.files.blocks import html_tree
    >>> tree = html_tree("<link rel='canonical' href='http://keep.example/1/https://lysk.example/ferry'>"
    ...     "<meta property='og:site_name' content='keep.example'>")
    >>> undo_capture(tree), tree.find(".//link").get("href"), tree.find(".//meta")
    (True, 'https://lysk.example/ferry', None)
    """
    metas = list(tree.iter("meta"))
    links = [node for node in tree.iter("link") if node.get("rel") == "canonical"]
    told = [node.get("content") or "" for node in metas if node.get("property") == "og:url"]
    found = [match for match in map(_INNER.match, [*(node.get("href") or "" for node in links), *told]) if match]
    hosts = {letters_of(_host(match.string)) for match in found} - {""}
    named = (node.get("content") or "" for node in metas if node.get("property") == "og:site_name")
    if not any(letters_of(name) in hosts for name in named):
        return False
    stamps = {node.get("content") for node in metas} - {None, ""}
    for node in [*metas, *(node for node in tree.iter("time") if node.get("datetime") in stamps)]:
        if node.getparent() is not None:
            node.drop_tree()
    for link in links:
        link.set("href", found[0]["inner"])
    return True


def _host(address):
    """Return the host of an address without "www.", "" where it is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
