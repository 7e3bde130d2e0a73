"""Pages laid out by tables give the article paragraph by paragraph; tables of data stay tables."""

import pytest

from analysis.corpus.files.blocks import html_tree
from analysis.corpus.files.layout import undo_layout
from analysis.corpus.load import read_corpus

TEXT = (
    "The harbour board of Lenk said on Tuesday that the old crane would be taken down in May.",
    '"It leans a little more each winter," said Ruth Amsel, who runs the shop below it.',
    "The work is to cost 90,000 crowns, and the board has not said who will pay for it.",
)
MENU = "<td><a href='/'>Home</a><br><a href='/sport'>Sport</a></td>"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT)
FIGURES = "<table><tr><th>Year</th><th>Lean</th></tr><tr><td>2001</td><td>3 cm</td></tr></table>"


@pytest.mark.parametrize(
    "cell",
    [
        f"<h1>Crane to come down</h1><font size=2>3 May 2004</font>{PARAGRAPHS}",
        f"<h2>Crane to come down</h2><i>May 3, 2004</i>{PARAGRAPHS}{FIGURES}",
        f"<table><tr><td><b>Crane to come down</b><br>3 May 2004<br><br>{'<br><br>'.join(TEXT)}</td></tr></table>",
    ],
    ids=["paragraphs", "with figures", "table in a table, line breaks"],
)
def test_the_cell_that_holds_the_article_is_no_cell_of_data(tmp_path, cell):
    page = f"<html><body><table><tr>{MENU}<td>{cell}</td></tr><tr><td>(c) Lenk Post</td></tr></table></body></html>"
    (tmp_path / "a.html").write_text(page)
    article = read_corpus(tmp_path)[0].iloc[0]
    assert article.title == "Crane to come down"
    assert f"{article.published:%Y-%m-%d}" == "2004-05-03"
    lines = article.text.split("\n")
    assert tuple(lines[: len(TEXT)]) == TEXT
    assert ("| 2001 | 3 cm |" in article.text) == (FIGURES in cell)


def test_tables_of_data_stay_tables():
    tree = html_tree(f"<html><body><h1>Crane to come down</h1>{PARAGRAPHS}{FIGURES}</body></html>")
    assert not undo_layout(tree)
    assert len(list(tree.iter("td"))) == 2


def test_a_table_of_one_long_answer_stays_a_table():
    rows = [("Party", "Answer"), ("Town list", "<br>".join([*TEXT, *TEXT])), ("Lenk first", "No answer")]
    cells = "".join(f"<tr><th>{a}</th><td>{b}</td></tr>" for a, b in rows)
    tree = html_tree(
        f"<html><body><h1>What the parties say</h1><p>We asked three.</p><table>{cells}</table></body></html>"
    )
    assert not undo_layout(tree)


def test_an_article_set_in_rows_of_one_cell_is_laid_out(tmp_path):
    rows = "".join(f"<tr><td>{line}</td></tr>" for line in ("<h1>Crane to come down</h1>", "3 May 2004", *TEXT))
    (tmp_path / "a.html").write_text(f"<html><body><table>{rows}</table></body></html>")
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article.title, article.text) == ("Crane to come down", "\n".join(TEXT))
