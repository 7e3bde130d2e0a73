import pandas as pd
import pytest

from analysis.figures import explore

TEXT = "Rain fell. <b>Ministers</b> said & wrote that roads <i>will</i> open. More rain."


@pytest.fixture
def articles():
    return pd.DataFrame({"article_id": ["<a>"], "title": ["T"], "text": [TEXT]})


def row(**values):
    at = TEXT.index("that roads")
    end = TEXT.index(". More")
    source = TEXT.index("<b>Ministers</b>")
    return {
        "statement_id": "s1",
        "article_id": "<a>",
        "outlet": "<script>alert(1)</script>",
        "published": pd.NaT,
        "part": "body",
        "source_start": source,
        "source_end": source + len("<b>Ministers</b>"),
        "cue_start": pd.NA,
        "cue_end": pd.NA,
        "content_start": at,
        "content_end": end,
        **dict.fromkeys(explore.FIELDS[1:], "x"),
        **values,
    }


def test_everything_from_articles_is_escaped(articles):
    page = explore.statements_html(pd.DataFrame([row()]), articles)
    assert "<script" not in page and "<b>" not in page and "<i>" not in page
    assert "<u>&lt;b&gt;Ministers&lt;/b&gt;</u>" in page
    assert "<mark>that roads &lt;i&gt;will&lt;/i&gt; open</mark>" in page
    assert "said &amp; wrote" in page
    assert "Rain fell" not in page


def test_menus_choose_statements(articles):
    table = pd.DataFrame([row(side="A"), row(side="B"), row(side=None)])
    box = explore.statements(table, articles)
    menus, page = box.children
    (side,) = [m for m in menus.children if m.description == "side"]
    assert "3 statements" in page.value
    side.value = "A"
    assert "1 statements" in page.value
    side.value = None
    assert "1 statements" in page.value


def test_a_long_list_says_what_it_leaves_out(articles):
    page = explore.statements_html(pd.DataFrame([row()] * 30), articles)
    assert "30 statements, the first 20 shown" in page
    assert page.count("<mark>") == 20


def test_a_sortable_table_is_whole_offline_and_escaped(monkeypatch):
    import itables

    asked = []
    monkeypatch.setattr(itables, "init_notebook_mode", lambda **options: asked.append(options))
    monkeypatch.setattr(itables, "show", lambda frame, **options: asked.append((frame, options)))
    explore.table(pd.DataFrame({"outlet": ["<img src=x onerror=alert(1)>"], "ids": [["a", "b"]]}))
    (setup, (frame, options)) = asked
    assert setup == {"all_interactive": False, "connected": False} and not options["connected"]
    assert frame["ids"].tolist() == [2]
    page = itables.to_html_datatable(frame, **options)
    assert "<img src=x" not in page and "onerror=alert(1)" in page
    assert "<script src=" not in page
