"""What extraction cut out of an article, put back by the page's markup; and what it put before the headline, left out.

Extraction weighs single elements: it drops a sentence that is mostly a link, also out of the middle of a paragraph, and
the second of two containers that hold one article. The markup tells what belongs together: paragraphs of one article
stand in one element, or in elements of the same kind.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import islice

from analysis.corpus.files.blocks import letters_of, node_blocks

RUN = 3
"""Words of the runs by which a block is found again that was not taken over whole."""
MOSTLY = 0.6
"""Share of a line's runs that a block must have, or the line of the block's, to be where the line stands."""
FEW = 2
"""Runs in common that show nothing."""
LINKED = 0.6
"""Share of letters in links from which a block is a list of links."""
DEEP = 50
"""Elements around a block that are looked at: hostile pages nest thousands deep."""
_SENTENCE = re.compile(r"[.!?…。！？][\"”’»)\]]*\s*$")
_BESIDE = frozenset(("aside", "nav", "footer", "form", "figure", "figcaption", "button", "table", "select", "dialog"))
_NAMED_BESIDE = re.compile(
    r"comment|related|promo|newsletter|share|social|caption|credit|byline|author|teaser|recirc|recommend|sidebar"
    r"|widget|sign-?up|subscri|disclaimer|footer|copyright|advert|popup|modal|hidden|bio\b|tags?\b|menu|cookie",
    re.IGNORECASE,
)


def mend(text, tree, title=None):
    """Put back what extraction cut out of the article, and leave out what it put before the headline.

    Parameters
    ----------
    text : str
        What extraction found, a block per line.
    tree : lxml element
        The page.
    title : str, optional
        The headline, as the page's data tell it.

    Returns
    -------
    str
    """
    blocks, alive = node_blocks(tree), list(tree.iter())  # lxml makes elements anew where nobody holds them
    lines = [line for line in text.split("\n") if line.strip()]
    places = _places(lines, blocks)
    placed = [(i, line) for line, i in zip(lines, places, strict=True) if i is not None]
    if len(placed) < 2 or 2 * sum(len(blocks[i].text) for i, _ in placed) < len(text):
        return text
    away = _away(placed, blocks)
    found = {i: line for i, line in placed if i not in away}
    top = _headline(blocks, found, title)
    kept, last = [], top
    for line, i in zip(lines, places, strict=True):
        last = last if i is None or i in away else i
        if i not in away and (i is None or i >= top):
            kept.append((last, line if i is None else _uncut(line, blocks[i])))
    kept += [(i, blocks[i].text) for i in _missing(blocks, {i for i in found if i >= top}, top)]
    del alive
    return "\n".join(line for _, line in sorted(kept, key=lambda told: told[0]))


def _away(placed, blocks):
    """Return the blocks that extraction moved, and that stand in no element with others: another part of the page."""
    chain, ends, before = [], [], {}
    for k, (i, _) in enumerate(placed):  # the longest run of lines that stand in the page's order
        at = bisect_right(ends, i)
        before[k] = chain[at - 1] if at else None
        ends[at : at + 1], chain[at : at + 1] = [i], [k]
    in_order, k = set(), chain[-1]
    while k is not None:
        in_order.add(placed[k][0])
        k = before[k]
    homes = Counter(id(blocks[i].holder) for i, _ in placed)
    moved = {i for i, _ in placed if not min(in_order) <= i <= max(in_order)}
    return {i for i in moved if homes[id(blocks[i].holder)] < 2}


def _runs(text):
    words = re.findall(r"\w+", text.casefold())
    return [tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))] if words else []


def _places(lines, blocks):
    """Find the block of each line: the same letters, or the block it was cut from; else the one with most of its runs.

    Of several it is the next below the line before.
    """
    whole, ends, by_run = defaultdict(list), defaultdict(list), defaultdict(list)
    for i, block in enumerate(blocks):
        whole[letters_of(block.text)].append(i)
        ends[_ends(block.text)].append(i)
        for run in set(_runs(block.text)):
            by_run[run].append(i)
    places, last = [], -1
    for line in lines:
        same = whole.get(letters_of(line)) or [
            i for i in ends.get(_ends(line), ()) if _uncut(line, blocks[i]) == blocks[i].text
        ]
        same = same or _likely(set(_runs(line)), blocks, by_run)
        at = bisect_right(same, last)
        place = (same[at] if at < len(same) else same[0]) if same else None
        places.append(place)
        last = last if place is None else place
    return places


def _ends(text):
    words = re.findall(r"\w+", text.casefold())
    return (words[0][:4], words[-1][-4:]) if words else ()


def _likely(runs, blocks, by_run):
    votes = Counter(i for run in runs for i in by_run.get(run, ()))
    most = max(votes.values(), default=0)
    likely = sorted(i for i, n in votes.items() if n == most) if most > FEW else []
    return [i for i in likely if most >= MOSTLY * min(len(runs), len(set(_runs(blocks[i].text))))]


def _headline(blocks, found, title):
    """Return the block of the headline, where less stands before it than below it; 0 where there is none."""
    wanted = letters_of(title or "")
    for i, block in enumerate(blocks):
        if block.node.tag != "h1" or (wanted and letters_of(block.text) != wanted):
            continue
        above = sum(len(line) for k, line in found.items() if k < i)
        if above < sum(len(line) for k, line in found.items() if k > i):
            return i
    return 0


def _uncut(line, block):
    """Return the block in place of a line out of whose middle words were cut, or into which a card was written."""
    if line.startswith("|") or _ends(line) != _ends(block.text):
        return line  # a row of a table is many blocks
    words, whole = line.split(), block.text.split()
    if len(words) < len(whole) <= 3 * len(words) and _in_order(letters_of(line), letters_of(block.text)):
        return block.text
    letters, all_letters = letters_of(block.text), letters_of(line)
    return block.text if len(letters) < len(all_letters) and _in_order(letters, all_letters) else line


def _in_order(few, many):
    rest = iter(many)
    return all(one in rest for one in few)


def _missing(blocks, found, top):
    """Return the prose that stands where the article stands, and was not found."""
    prose = [i for i in found if _is_prose(blocks[i])]
    if len(prose) < 2:
        return []
    parents = Counter(id(blocks[i].holder) for i in prose)
    shapes = Counter(_shape(blocks[i]) for i in prose)
    around = {id(node) for i in prose for node in islice(blocks[i].node.iterancestors(), DEEP)}
    boundary = _boundary(blocks, max(prose))
    known = {letters_of(blocks[i].text) for i in found}
    missing = []
    for i, block in enumerate(blocks):
        if i in found or not top <= i < boundary or not _is_prose(block) or letters_of(block.text) in known:
            continue
        at_home = parents[id(block.holder)] >= 2
        alike = shapes[_shape(block)] >= 3 and any(_shape(block))
        if (at_home or alike) and not _beside(block, around):
            missing.append(i)
            known.add(letters_of(block.text))
    return missing


def _boundary(blocks, last):
    """Return the block at which another article begins: the next heading of the first order below the last one."""
    return next((i for i in range(last + 1, len(blocks)) if blocks[i].node.tag == "h1"), len(blocks))


def _is_prose(block):
    words = block.text.split()
    long = len(words) >= 6 or len(block.text) >= 60
    return long and bool(_SENTENCE.search(block.text)) and block.linked < LINKED * len(block.text)


def _shape(block):
    """Tell what kind of element a block stands in: names and classes of two elements around it."""
    holder = block.holder
    above = holder.getparent() if holder is not None else None
    return tuple(
        f"{node.tag} {node.get('class', '').strip()}"
        for node in (holder, above)
        if node is not None and node.get("class")
    )


def _beside(block, around):
    """Tell what stands in a box beside the article; elements around the article count for nothing."""
    for node in (block.node, *islice(block.node.iterancestors(), DEEP)):
        if id(node) in around:
            return False
        names = f"{node.get('class', '')} {node.get('id', '')}"
        if node.tag in _BESIDE or _NAMED_BESIDE.search(names) or "none" in (node.get("style") or ""):
            return True
    return False
