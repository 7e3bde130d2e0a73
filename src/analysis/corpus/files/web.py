"""Web pages to text: trafilatura finds the article by its tags, and the line roles take it from there."""

import re

from analysis.corpus.files.blocks import html_tree, letters_of, node_lines, write_html
from analysis.corpus.files.captured import undo_capture
from analysis.corpus.files.columns import candidates
from analysis.corpus.files.heads import is_prose, read_head
from analysis.corpus.files.labels import COPYRIGHT, END, labels
from analysis.corpus.files.layout import undo_layout
from analysis.corpus.files.main_text import main_text
from analysis.corpus.files.page_data import LEAST, article_in_data
from analysis.corpus.files.page_facts import first_paragraph, is_profile, page_facts
from analysis.corpus.files.related import drop_related
from analysis.corpus.files.site_name import name_parted, settle_headings, whole_title, without_site

_EXPORT = re.compile(
    r"\b\d+ (?:of|von|de|sur) \d+ DOCUMENTS?\b|\bDocument [A-Z]{3,}[A-Z0-9]{12,}\b|DocPublicationName"
    r"|enHeadline|articleParagraph"
    r"|\bLOAD-DATE\b|\bLoad-Date\b|End of Document|ProQuest document ID|\bRecord Number:|\bnews·\d{8}"
)
SNIPPET = 30
"""Words below a headline up to which they are a list's taste of the article."""
PROFILE = 300
"""Words of the longest page about a writer: what says more may be an article that a site gives the wrong tag."""
_CLASSES = {
    "title": re.compile(r"Headline\b|titreArticle|rdp__articletitle|doc-title|docTitle", re.IGNORECASE),
    "outlet": re.compile(r"DocPublicationName|docSource\b|publicationName", re.IGNORECASE),
    "head": re.compile(r"DocHeader|docDate\b|\bauthor\b", re.IGNORECASE),
    "text": re.compile(r"articleParagraph|docOcurrContainer|DocText|document-view__body", re.IGNORECASE),
}


def export_of_page(markup):
    """Return the text of a page that a press database wrote, or the articles where its tags name them; "" for others.

    Returns
    -------
    str or list of (dict, str)
    """
    if not _EXPORT.search(markup):
        return ""
    tree = html_tree(markup)
    if tree is None:
        return ""
    return _coded_tables(tree) or _by_class(tree) or "\n\n".join(node_lines(tree))


def table_of_page(markup):
    """Return the rows of cells of a table of articles that is all that a page holds, or None."""
    if "<t" not in markup.lower():
        return None
    tree = html_tree(markup)
    best = None
    for table in tree.iter("table") if tree is not None else ():
        rows = [[_cell(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
        found = candidates(rows[0]) if len(rows) > 2 else {}
        if "text" in found and len(found) >= 3 and all(len(row) == len(rows[0]) for row in rows):
            best = max(best, rows, key=len) if best else rows
    words = len(" ".join(node_lines(tree)).split()) if best else 0
    return best if best and sum(len(cell.split()) for row in best for cell in row) > 0.8 * words else None


def _cell(node):
    return "\n\n".join(node_lines(node))


def _coded_tables(tree):
    """Write tables of codes and what they stand for ("HD", the title) as text has them; "" where there are none."""
    _, codes = labels()
    lines, seen = [], set()
    for row in tree.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        code = " ".join(node_lines(cells[0])) if len(cells) == 2 else ""
        if code in codes:
            value = node_lines(cells[1])
            lines += [f"{code}  {value[0] if value else ''}", *(line for more in value[1:] for line in ("", more)), ""]
            seen.add(code)
    return "\n".join(lines) if len(seen) >= 4 and "HD" in seen and seen & {"LP", "TD"} else ""


def _by_class(tree):
    """Read articles whose title and text stand in elements that say so: one record is all round one title."""
    alive = list(tree.iter())  # lxml makes elements anew where nobody holds them, and their ids with them
    titles = [node for node in alive if _is(node, "title")]
    titles = [node for node in titles if not any(_is(parent, "title") for parent in node.iterancestors())]
    if not titles:
        return []
    around = {id(parent): 0 for node in titles for parent in node.iterancestors()}
    for node in titles:
        for parent in node.iterancestors():
            around[id(parent)] += 1
    rows = []
    for node in titles:
        record = node
        for parent in node.iterancestors():
            if around[id(parent)] > 1 or parent.tag in ("body", "html"):
                break
            record = parent
        rows.append(_record(record, node))
    with_text = [row for row in rows if row[1]]
    return with_text if len(with_text) > len(rows) / 2 else rows if len(rows) > 1 and not with_text else []


def _is(node, part):
    return (
        isinstance(node.tag, str)
        and node.tag not in ("html", "body")
        and bool(_CLASSES[part].search(node.get("class", "") + " " + node.get("id", "")))
    )


def _record(record, title):
    texts = [n for n in record.iter() if _is(n, "text") and not any(_is(p, "text") for p in n.iterancestors())]
    body = [line for node in texts for line in node_lines(node)] or _below(record, title)
    inside, head = {id(d) for node in [*texts, title] for d in node.iter()}, []
    for node in record.iter():
        if texts and node is texts[0]:
            break
        if (
            id(node) in inside
            or not isinstance(node.tag, str)
            or any(isinstance(c.tag, str) and c.tag in ("div", "p", "span", "td") for c in node)
        ):
            continue
        head += node_lines(node)
    stop = next((i for i, line in enumerate(head) if is_prose(line) or END.search(line)), len(head))
    told = read_head(head[:stop])
    inner = [node for node in title.iter() if node is not title and _is(node, "title")]
    told["title"] = " ".join(node_lines(inner[-1] if inner else title))
    outlet = next((n for n in record.iter() if _is(n, "outlet")), None)
    if outlet is not None:
        told["outlet"] = " ".join(node_lines(outlet))
    return {k: v for k, v in told.items() if v}, "\n\n".join(body)


def _below(record, title):
    """Return the prose under a title where no element says that it holds the text."""
    lines, name = node_lines(record), node_lines(title)
    lines = lines[lines.index(name[-1]) + 1 :] if name and name[-1] in lines else lines
    end = next((i for i, line in enumerate(lines) if COPYRIGHT.match(line) or END.fullmatch(line)), len(lines))
    lines = [line for line in lines[:end] if is_prose(line)]
    return lines if sum(len(line.split()) for line in lines) >= SNIPPET else []


def extract_page(markup):
    """Extract the text of a web page and what its tags tell.

    Parameters
    ----------
    markup : str
        The page's HTML.

    Returns
    -------
    tuple of (str, dict, list)
        Text, one block per line; title, outlet, published, url where the page tells them; and dates that stand beside
        the headline, for want of better. The text is "" where nothing could be found, or where the page is no article:
        then `no_article` says what it is.

    Notes
    -----
    The text is that of `main_text`. A date is what the page's own description of the article says (JSON-LD), then its
    meta tags, then a time tag above the text: never one that is guessed from a footer, a picture or another story.
    """
    tree = html_tree(markup)
    name = None
    if tree is not None:
        undone = undo_capture(tree) | undo_layout(tree) | drop_related(tree)
        name = settle_headings(tree)
        markup = write_html(tree) if undone or name else markup
    facts, stamps = page_facts(tree) if tree is not None else ({}, [])
    text, found = main_text(markup, tree, facts.pop("body", None), facts.get("title"))
    if tree is not None and len(text.split()) < LEAST:
        of_script, day = article_in_data(tree)
        text = of_script or text
        if of_script:
            facts = {"published": day, "title": name_parted(tree.findtext(".//title") or "")[0]} | facts
    if not text:
        return "", {}, []
    if tree is not None and len(text.split()) <= PROFILE and is_profile(tree):
        return "", {"no_article": "page about a writer"}, []
    first = first_paragraph(tree) if tree is not None else None
    if first and letters_of(first) not in letters_of(text):
        text = f"{first}\n{text}"
    outlet = facts.get("outlet") or name or found.get("sitename")
    told = {
        "title": whole_title(without_site(facts.get("title") or found.get("title"), outlet, tree), tree),
        "outlet": outlet,
        "published": facts.get("published"),
        "url": facts.get("url") or found.get("url"),
    }
    return text, {key: value for key, value in told.items() if value}, stamps
