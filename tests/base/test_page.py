"""Two $ in words of articles are money in every page of HTML, and no formula."""

import pandas as pd

import analysis as an
from analysis.base.page import NO_MATH

TEXT = "Mills cost $5 and boats $7, the mayor said."


def test_pages_of_articles_are_kept_from_mathematics():
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": [TEXT], "raw_text": [TEXT]})
    lines = pd.DataFrame(
        {"article_id": "a", "line": [1], "raw_start": [0], "raw_end": [len(TEXT)], "role": ["body"], "rule": ["prose"]}
    )
    pages = (an.cleaning_audit(articles, lines, "a")._repr_html_(), an.kwic(articles, "boats")._repr_html_())
    for page in pages:
        assert page.startswith(f'<table class="{NO_MATH}">') and "$7" in page


def test_a_saved_explorer_is_kept_from_mathematics():
    from analysis.figures.explore.saved import Explorer

    assert Explorer([], lambda: TEXT, "one page").static().startswith(f'<div class="{NO_MATH}">')
