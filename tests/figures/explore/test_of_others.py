import types

import hostile
import pandas as pd
import pytest

import analysis as an
from analysis.figures import explore


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A run of six hostile articles; 6 titles, each with an image that must stay text."""
    return hostile.build(tmp_path_factory.mktemp("hostile"))


def line(box):
    return box.children[2].children[0].value


@pytest.mark.parametrize("name", ["actors", "check", "corpus", "frames", "speakers", "statements"])
def test_no_explorer_lets_an_article_bring_anything_but_text(built, name):
    shown = getattr(explore, name)(built)
    pages = [shown.static(), *(w.value for w in walk(shown) if type(w).__name__ == "HTML")]
    assert hostile.injected("<div></div>" + "".join(pages)) == []


def walk(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)


def test_a_word_is_counted_and_every_place_is_shown(built):
    shown = explore.terms(built, "bolt")
    asked, pattern, counts, hits = shown.children
    assert line(hits.children[0]) == "1 to 6 of 6 places" and "3 of 3" in counts.value and "2031-03" in counts.value
    assert hostile.injected(counts.value + hits.children[0].children[3].value) == []
    pattern.value = True
    asked.value = "("
    assert "regular expression" in counts.value and hits.children == ()
    asked.value = "b.lt"
    assert line(hits.children[0]) == "1 to 6 of 6 places"
    asked.value = " "
    assert "Write a word" in counts.value


def test_a_large_corpus_is_searched_in_part_and_that_is_said(built, monkeypatch):
    monkeypatch.setattr("analysis.figures.explore.of_terms.LOOKED", 4)
    assert "4 of 6 articles were searched" in explore.terms(built, "bolt").children[2].value


def test_articles_are_filtered_by_what_is_wrong_and_shown_line_by_line(built):
    wrong = built.problems.iloc[:0].reindex([0]).assign(file="a1.txt", problem="no <date>", mend="tell it")
    run = types.SimpleNamespace(articles=built.articles, lines=built.lines, problems=wrong, folder=built.folder)
    shown = explore.corpus(run)
    menus = {menu.description: menu for menu in shown.children[0].children[0].children}
    assert ("no <date> (1)", 0) in menus["problem"].options
    menus["problem"].value = 0
    page = shown.children[0].children[3].value
    assert line(shown.children[0]) == "1 to 1 of 1 articles" and "no &lt;date&gt;" in page and "See every line" in page


def test_a_role_set_by_hand_is_kept_and_obeyed_by_the_next_run(tmp_path):
    built = hostile.build(tmp_path)
    last = built.lines[(built.lines["article_id"] == "a0") & (built.lines["role"] == "body")].iloc[-1]
    shown = explore.corpus(built)
    shown.article.value, shown.line.value, shown.role.value = "a0", 99, "furniture"
    shown.keep()
    assert "no line 99" in shown.told.value and not shown.file.is_file()
    shown.line.value = int(last["line"])
    shown.keep()
    shown.keep()
    assert "1 role set by hand" in shown.told.value and hostile.injected(f"<p>{shown.told.value}</p>") == []
    given = built.manifest["given"]["metadata"]
    again = an.open_run(built.manifest["corpus"], out=built.folder, metadata=given, engine="rules", workers=1)
    told = again.lines[(again.lines["article_id"] == "a0") & (again.lines["line"] == last["line"])].iloc[0]
    assert (told["role"], told["rule"]) == ("furniture", "by hand")
    text, before = (run.articles.set_index("article_id").loc["a0", "text"] for run in (again, built))
    assert before.startswith(text) and len(text) < len(before)
    assert explore.corpus(again).roles["line"].tolist() == [str(last["line"])]


def test_who_is_who_is_written_and_read_again(built):
    open_one = built.statements["speaker"].eq("Mara Ruus")
    assert open_one.any()
    said = built.statements.assign(speaker_kind=built.statements["speaker_kind"].mask(open_one, "unknown"))
    names = ("articles", "attributions", "folder", "manifest")
    run = types.SimpleNamespace(statements=said, **{name: getattr(built, name) for name in names})
    shown = explore.actors(run)
    assert "Mara Ruus" in [name for _, name in shown.people.options]
    shown.people.value = "Mara Ruus"
    assert line(shown.hits.children[0]) == "1 to 6 of 6 statements"
    shown.kind.value, shown.side.value, shown.same.value = "", "", ""
    shown.keep()
    assert "Tell a kind" in shown.told.value and not shown.file.is_file()
    shown.kind.value, shown.side.value = "witness", "Meronia"
    shown.keep()
    assert pd.read_csv(shown.file, dtype="str")["side"].tolist() == ["Meronia"]
    shown.read_again()
    mine = shown.statements[shown.statements["speaker"] == "Mara Ruus"]
    assert len(mine) and mine["side"].eq("Meronia").all() and mine["speaker_kind"].eq("witness").all()
    shown.people.options = ["M. Ruus"]
    shown.people.value, shown.same.value = "M. Ruus", "Mara Ruus"
    shown.keep()
    rows = explore.actors(run).table.values.tolist()
    assert rows == [[alias, "Mara Ruus", "witness", "Meronia", ""] for alias in ("Mara Ruus", "M. Ruus")]
    shown.file.unlink()


def test_one_event_is_set_side_by_side(built):
    run = types.SimpleNamespace(articles=built.articles.assign(event="e1"), statements=built.statements)
    shown = explore.events(run)
    page = shown.children[1].value
    assert "Headlines" in page and "Who is quoted where" in page and hostile.injected(page) == []
    assert shown.children[0].options[0][0].startswith("e1: 6 articles of 2 outlets")
    with pytest.raises(ValueError, match="no event is told by two outlets"):
        explore.events(types.SimpleNamespace(articles=built.articles.assign(event=None), statements=built.statements))


def test_answers_are_shown_with_the_sentences_that_carry_them(built):
    text = built.articles["text"].iloc[0]
    ids = [f"{built.articles['article_id'].iloc[0]}#0"]
    row = {"article_id": built.articles["article_id"].iloc[0], "outlet": "Post", "frame": "conflict", "question": "C1"}
    answers = pd.DataFrame([row | {"answer": 1, "probability": 0.9, "voice": "own", "sentence_ids": ids}])
    answers = pd.concat([answers, answers.assign(answer=0, sentence_ids=[[]])], ignore_index=True)
    page = explore.frames(types.SimpleNamespace(articles=built.articles, answers=answers)).static()
    assert "1 to 2 of 2 answers" in page and "<small>answer:</small> yes" in page
    assert f"<mark>{text[:20]}" in page


def test_every_explorer_is_told_of():
    assert set(explore.__all__) <= set(dir(explore)) and "explore" in an.__all__
