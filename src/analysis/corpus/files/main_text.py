"""The main text of a web page: what the page itself gives as its article first, then what its markup tells.

Many pages carry their article a second time as data (JSON-LD, `articleBody`), often cut short, often without its
paragraphs. Where it is whole it settles which blocks of the page are the article; else trafilatura finds them by the
tags.
"""

import re

from analysis.corpus.files.blocks import html_lines, node_lines
from analysis.corpus.files.mended import mend

RUN = 4
"""Words of the runs by which a block is found again in the page's own body."""
WHOLE = 0.6
"""Share of the extracted words that the page's own body must have, to be more than a teaser."""
COVERED = 0.8
"""Share of the runs of the page's own body that the blocks chosen must have."""
SHORT = 150
"""Words; a page with so few is read again with less care and more patience."""


def main_text(markup, tree=None, told=None, title=None):
    """Find the main text of a page.

    Parameters
    ----------
    markup : str
        The page's HTML.
    tree : lxml element, optional
        The same, parsed.
    told : str, optional
        The body of the article as the page's own data give it.
    title : str, optional
        Its headline, as they give it.

    Returns
    -------
    tuple of (str, dict)
        Text, a block per line, "" where nothing could be found; and what trafilatura tells of the page.

    Notes
    -----
    `trafilatura` (Barbaresi 2021, "Trafilatura: A Web Scraping Library and Command-Line Tool", ACL demo), in the mode
    that favours precision, since what stands around an article quotes other people; its fallbacks to other parsers,
    which take more than twice the time, only where little was found without.
    """
    text, found = _extract(markup, fast=True, favor_precision=True)
    if len(text.split()) < SHORT:
        more, again = _extract(markup, fast=False)
        if len(more.split()) > 2 * len(text.split()):
            text, found = more, again
    if tree is not None:
        text = mend(text, tree, title)
    return (_settled(text, told, tree) if told else text), found


def _extract(markup, **mode):
    import trafilatura

    try:
        page = trafilatura.bare_extraction(
            markup, include_comments=False, include_tables=True, with_metadata=True, **mode
        )
    except Exception:  # a broken parser tree is one page lost, never the corpus
        page = None
    found = page.as_dict() if page is not None else {}
    return found.get("text") or "", found


def _runs(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))} if words else set()


def _settled(text, told, tree):
    """Choose the blocks that the page's own body has, where that body is whole."""
    paragraphs = [line for part in re.split(r"[\r\n]+", told) for line in html_lines(part)] if "<" in told else None
    paragraphs = paragraphs or [line.strip() for line in re.split(r"[\r\n]+", told) if line.strip()]
    body = "\n".join(paragraphs)
    if len(body.split()) < max(50, WHOLE * len(text.split())):
        return text
    wanted = _runs(body)
    for blocks in (text.split("\n"), node_lines(tree) if tree is not None else []):
        has = [len(_runs(block) & wanted) >= 0.6 * len(_runs(block)) and len(block.split()) >= RUN for block in blocks]
        places = [i for i, yes in enumerate(has) if yes]
        kept = blocks[places[0] : places[-1] + 1] if places else []
        if blocks and len(_runs("\n".join(kept)) & wanted) >= COVERED * len(wanted):
            inside = has[places[0] : places[-1] + 1]
            if sum(inside) >= 0.5 * len(inside) and len(paragraphs) <= 2 * len(kept):
                return "\n".join(kept)
    return body if len(paragraphs) > 1 or len(body) > 2 * len(text) else text
