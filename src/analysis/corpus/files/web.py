"""Web pages to text: trafilatura finds the article by its tags, and the line roles take it from there."""


def extract_page(markup):
    """Extract the text of a web page and what its tags tell.

    Parameters
    ----------
    markup : str
        The page's HTML.

    Returns
    -------
    tuple of (str, dict)
        Text, one block per line; and title, outlet, published, url where the page tells them. The text is "" where
        nothing could be found.

    Notes
    -----
    `trafilatura` (Barbaresi 2021, "Trafilatura: A Web Scraping Library and Command-Line Tool", ACL demo) in its
    balanced mode: the one that favours recall falls back to other parsers more often, and kept less on the pages it was
    tried on.
    """
    import trafilatura

    try:
        page = trafilatura.bare_extraction(markup, include_comments=False, include_tables=True, with_metadata=True)
    except Exception:  # a broken parser tree is one page lost, never the corpus
        page = None
    if page is None:
        return "", {}
    found = page.as_dict()
    told = {
        "title": found.get("title"),
        "outlet": found.get("sitename"),
        "published": found.get("date"),
        "url": found.get("url"),
    }
    return found.get("text") or "", {key: value for key, value in told.items() if value}
