"""One regular expression for many phrases, built as a tree of their characters, so that search stays fast."""

import re

APOSTROPHES = "'’ʼ＇"


def phrase_pattern(phrases):
    r"""Build a pattern that matches any of the phrases, the longest possible one.

    Phrases that share a beginning share it in the pattern too, which makes search many times faster than a plain
    alternation. A blank matches any white space and an apostrophe any apostrophe; word boundaries are the caller's.

    Parameters
    ----------
    phrases : iterable of str

    Returns
    -------
    str

    Examples
    --------
    >>> pattern = re.compile(phrase_pattern(["foreign minister", "foreign ministry", "minister"]) + r"(?!\\w)")
    >>> [m.group() for m in pattern.finditer("the foreign  minister and the minister")]
    ['foreign  minister', 'minister']
    """
    tree = {}
    for phrase in phrases:
        node = tree
        for character in " ".join(phrase.split()):
            key = "'" if character in APOSTROPHES else character
            node = node.setdefault(key, {})
        node[""] = {}
    return _pattern(tree)


def _pattern(node):
    branches = []
    for key, below in node.items():
        if key:
            piece = r"\s+" if key == " " else f"[{APOSTROPHES}]" if key == "'" else re.escape(key)
            branches.append(piece + _pattern(below))
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if "" in node else joined
