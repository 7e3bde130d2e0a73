"""Pages laid out by tables, as they were made for years: the cell that holds the article is no cell of data.

Extraction writes a row of a table on one line, cells parted by bars. That is right for figures; of an article it leaves
one line, menu and headline and all.
"""

_PARTS = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th"))
_UNSEEN = frozenset(("script", "style", "noscript", "template"))
MOST = 0.5
"""Share of the letters of a page from which on one cell is no cell of data."""
BLOCKS = 3
"""Blocks that such a cell holds at least; one cell of one paragraph may be a box."""
_BLOCK = frozenset(("p", "br", "div", "h1", "h2", "h3", "h4", "li", "table"))


def undo_layout(tree):
    """Make plain blocks, in place, of the tables that lay out a page.

    Parameters
    ----------
    tree : lxml element

    Returns
    -------
    bool
        Whether there were any.
    """
    if tree.find(".//table") is None:
        return False
    alive = list(tree.iter())  # lxml makes elements anew where nobody holds them, and their ids with them
    sizes, blocks = _measure(alive)
    most, table = MOST * sizes[id(alive[0])], {}
    for node in alive:  # parents stand before their children
        parent = node.getparent()
        table[id(node)] = id(node) if node.tag == "table" else table.get(id(parent))
    cells = (node for node in alive if node.tag in ("td", "th"))
    layout = {table[id(cell)] for cell in cells if sizes[id(cell)] > most and blocks[id(cell)] >= BLOCKS} - {None}
    tables = [node for node in alive if node.tag == "table"]
    rows = {id(one): [row for row in one.iter("tr") if table[id(row)] == id(one)] for one in tables}
    filled = {one: [sum(bool(sizes[id(cell)]) for cell in row) for row in found] for one, found in rows.items()}
    heads = {table[id(node)] for node in alive if node.tag == "th"}
    layout = {one for one in layout if one not in heads or max(filled[one], default=0) < 2}
    layout |= {id(one) for one in tables if sizes[id(one)] > most and _is_column(filled[id(one)])}
    for node in alive:
        if node.tag in _PARTS and table[id(node)] in layout:
            node.tag = "div"
    return bool(layout)


def _is_column(filled):
    """Tell a table of one cell a row, as pages were set paragraph by paragraph."""
    return max(filled, default=0) == 1 and sum(filled) >= BLOCKS


def _measure(alive):
    """Count the letters and the blocks under each element, in one pass from the last to the first."""
    sizes, blocks = {id(node): 0 for node in alive}, {id(node): 0 for node in alive}
    for node in reversed(alive):
        parent = node.getparent()
        seen = isinstance(node.tag, str) and node.tag not in _UNSEEN
        sizes[id(node)] = (sizes[id(node)] + len((node.text or "").strip())) if seen else 0
        if parent is not None and id(parent) in sizes:
            sizes[id(parent)] += sizes[id(node)] + len((node.tail or "").strip())
            blocks[id(parent)] += blocks[id(node)] + (node.tag in _BLOCK)
    return sizes, blocks
