import matplotlib
import numpy as np
import pandas as pd
import pytest

from analysis.base import schema
from analysis.figures import explore
from analysis.figures.explore.export import for_spreadsheets

matplotlib.use("Agg")


@pytest.fixture
def estimates():
    plain = {"measure": "share denying", "unit": "share", "low": np.nan, "high": np.nan, "n": 2, "n_articles": 1}
    rows = [
        {"outlet": "Post", "estimate": 0.5, "ids": ["s1", "s2"], "id_kind": "statement"},
        {"outlet": "=cmd()", "estimate": 0.0, "ids": [], "id_kind": "statement"},
        {"outlet": "Words", "estimate": 1.0, "ids": ["c@0:7"], "id_kind": "hit"},
        {"outlet": "Lost", "estimate": 1.0, "ids": ["nowhere@0:7"], "id_kind": "hit"},
    ]
    table = schema.make(pd.DataFrame([plain | row for row in rows]), schema.ESTIMATES)
    return table[["outlet", *schema.ESTIMATES]]


def hits(shown):
    box = shown.hits.children[0]
    return box.children[2].children[0].value, box.children[3].value


def test_a_row_leads_to_its_sentences(run, estimates):
    shown = explore.estimates(estimates, run)
    assert shown.rows.label == "Post: 50 % (2 in 1 article)"
    line, page = hits(shown)
    assert line == "1 to 2 of 2 statements" and "<mark>any loss</mark>" in page
    shown.rows.value = 1
    assert "No sentence stands behind this row." in shown.hits.children[0].value
    shown.rows.value = 2
    assert "<mark>Nothing</mark> was heard." in hits(shown)[1]
    shown.rows.value = 3
    assert "is none of these articles" in shown.hits.children[0].value


def test_a_click_on_an_area_of_the_picture_chooses_its_row(run, estimates):
    shown = explore.estimates(estimates, run)
    assert [area[0] for area in shown.picture.areas] == [0, 1, 2, 3] and shown.picture.chosen == 0
    assert shown.picture.areas[2][5] == "Words: 100 % (2 in 1 article)"
    shown.picture.chosen = 2
    assert shown.rows.value == 2 and "<mark>Nothing</mark> was heard." in hits(shown)[1]
    assert shown.behind.value == "<b>Words: 100 % (2 in 1 article)</b>"
    shown.rows.value = 0
    assert shown.picture.chosen == 0


def test_a_row_beyond_the_end_of_the_list_is_shown_when_it_is_clicked(run, estimates, monkeypatch):
    monkeypatch.setattr("analysis.figures.explore.of_estimates.MOST_ROWS", 2)
    shown = explore.estimates(estimates, run)
    shown.picture.chosen = 2
    assert shown.rows.value is None and "<mark>Nothing</mark> was heard." in hits(shown)[1]
    shown.picture.chosen = 0
    assert shown.rows.value == 0 and hits(shown)[0] == "1 to 2 of 2 statements"


def test_several_measures_are_looked_at_one_by_one(run, estimates):
    both = pd.concat([estimates, estimates.head(1).assign(measure="share <late>")], ignore_index=True)
    shown = explore.estimates(both, run)
    assert shown.measure.options == ("share denying", "share <late>") and len(shown.rows.options) == 4
    shown.measure.value = "share <late>"
    assert len(shown.rows.options) == 1 and "<late>" not in shown.static()
    with pytest.raises(ValueError, match="column measure"):
        explore.estimates(run.statements, run)


def test_what_is_saved_makes_the_figure_again(run, estimates, tmp_path, monkeypatch):
    shown = explore.estimates(estimates, run)
    written = shown.save(tmp_path / "out", formats=("png", "svg"))
    assert all(path.is_file() for path in written) and len(written) == 5
    (code,) = [path for path in written if path.suffix == ".py"]
    assert "corpus 0123456789ab" in code.read_text()
    picture = tmp_path / "out" / "figures" / f"{shown.figure.name}.png"
    before = picture.read_bytes()
    picture.unlink()
    monkeypatch.setattr("analysis.open_run", lambda folder: run, raising=False)
    exec(compile(code.read_text(), "saved", "exec"), {})
    assert picture.read_bytes() == before


def test_spreadsheets_are_given_no_formula_and_programs_the_raw_table(run, estimates, tmp_path):
    explore.estimates(estimates, run).save(tmp_path)
    raw, safe = sorted((tmp_path / "tables").glob("*.csv"), key=lambda path: len(path.name))
    assert pd.read_csv(raw)["outlet"].tolist()[1] == "=cmd()"
    table = pd.read_csv(safe)
    assert table["outlet"].tolist()[1] == "'=cmd()" and "0123456789ab" in table["run"].iloc[0] and "ids" not in table


@pytest.mark.parametrize("cell", ["=1", "+1", "-x", "@x", "\t=1", " =1", "\r=1"])
def test_every_beginning_of_a_formula_is_met(cell):
    assert for_spreadsheets(pd.DataFrame({"a": [cell, "plain"]}))["a"].tolist() == [f"'{cell}", "plain"]


def test_a_saved_notebook_keeps_picture_and_rows(run, estimates):
    page = explore.estimates(estimates, run).static()
    assert "<img" in page and "alt=" in page and "<td>Post</td>" in page and "50 %" in page
