"""Lists of other stories on a page: an element that opens with a heading like "Related news" and holds no paragraph.

Extraction by tags takes their lines for paragraphs where no link shows what they are, and leaves the heading out.
"""

from itertools import islice

from analysis.corpus.files.blocks import node_blocks
from analysis.corpus.lines.forms import form_of
from analysis.corpus.lines.sentences import SENTENCE_END

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
LONGEST = 60
"""Characters of a sentence from which on it is a paragraph."""
LARGEST = 500
"""Elements of what is no such list any more; pages may nest as deep as they like."""
_LABEL = ("furniture", "related label")


def drop_related(tree):
    """Take such lists out of a page, in place.

    Parameters
    ----------
    tree : lxml element

    Returns
    -------
    bool
        Whether there were any.

    Examples
    --------
    >>> from analysis.corpus.files.blocks import html_tree
    >>> tree = html_tree("<div><p>It ran.</p></div><div><h3>Related news</h3><p>Bell taken</p><p>Snow falls</p></div>")
    >>> drop_related(tree), [block.text for block in node_blocks(tree)]
    (True, ['It ran.'])
    """
    found = []
    for node in tree.iter(*_HEADINGS):
        if form_of(" ".join("".join(node.itertext()).split())) == _LABEL and _is_list(node.getparent(), node):
            found.append(node.getparent())
    for node in found:
        if node.getparent() is not None:
            node.drop_tree()
    return bool(found)


def _is_list(holder, heading):
    """Tell an element that begins with the heading and goes on with short lines alone."""
    if holder is None or holder.tag in ("body", "html", "article", "main"):
        return False
    if sum(1 for _ in islice(holder.iter(), LARGEST)) == LARGEST:
        return False
    blocks = node_blocks(holder)
    if len(blocks) < 2 or blocks[0].node is not heading:
        return False
    return not any(len(block.text) > LONGEST and SENTENCE_END.search(block.text) for block in blocks[1:])
