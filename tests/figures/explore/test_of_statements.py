import pandas as pd
import pytest

from analysis.figures import explore
from analysis.figures.explore.browse import ANY
from analysis.figures.explore.saved import VIEW


def parts(box):
    menus, tools, pager, page = box.children
    return {menu.description: menu for menu in menus.children}, tools.children, pager.children, page


def test_menus_count_and_choose(run):
    menus, (words, order, clear), (told, *_), page = parts(explore.statements(run).children[0])
    assert told.value == "1 to 4 of 4 statements"
    side = menus["side"]
    assert side.options == (("(any)", ANY), ("Kalvia (3)", 0), ("(none told) (1)", -1))
    side.value = 0
    assert told.value == "1 to 3 of 3 statements"
    assert ("Post (2)", 1) in menus["outlet"].options
    words.value = "bridge"
    assert told.value == "1 to 1 of 1 statements" and "that the bridge held" in page.value
    words.value = "nowhere"
    assert told.value == "No statements fit."
    clear.click()
    assert told.value == "1 to 4 of 4 statements" and side.value == ANY and words.value == ""
    order.value = "least sure first"
    assert page.value.index("We stay") < page.value.index("bridge held")


def test_pages_turn_and_stop_at_their_ends(run):
    many = pd.concat([run.statements] * 12, ignore_index=True)
    _, _, (told, back, on), page = parts(explore.statements(many, run.articles).children[0])
    assert told.value == "1 to 20 of 48 statements" and back.disabled and not on.disabled
    assert page.value.count("<details>") == 20
    on.click()
    on.click()
    assert told.value == "41 to 48 of 48 statements" and on.disabled
    back.click()
    assert told.value == "21 to 40 of 48 statements"


def test_a_saved_notebook_keeps_a_page_in_place_of_the_widget(run):
    shown = explore.statements(run)
    data = shown._repr_mimebundle_()
    assert VIEW in data and "VBox(" not in data["text/plain"]
    assert data["text/plain"] == "4 statements in 2 outlets." == repr(shown)
    assert "that the bridge held" in data["text/html"] and "<script" not in data["text/html"]


def test_a_speaker_leads_to_what_he_said(run):
    search, told, chosen, box = explore.speakers(run).children
    _, _, (line, *_), page = parts(box)
    assert told.value == "3 speakers"
    assert [name for name, _ in chosen.options] == [
        "(all)",
        "army (2): Kalvia",
        "<u>Ministers (1): Kalvia",
        "Mara Ruus (1)",
    ]
    chosen.value = chosen.options[1][1]
    assert line.value == "1 to 2 of 2 statements" and "Mara Ruus" not in page.value.split("<details>")[0]
    search.value = "ruus"
    assert [name for name, _ in chosen.options] == ["(all)", "Mara Ruus (1)"]
    assert line.value == "1 to 4 of 4 statements"


def test_a_table_needs_its_articles(run):
    with pytest.raises(ValueError, match="needs its articles"):
        explore.statements(run.statements)
    with pytest.raises(ValueError, match="neither a run nor a table"):
        explore.speakers("results")


def test_no_rows_are_said_to_be_none(run):
    shown = explore.speakers(run.statements.head(0), run.articles)
    assert "No statements fit." in shown.static()


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
