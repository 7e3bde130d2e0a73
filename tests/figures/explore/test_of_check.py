import types

import pandas as pd
import pytest

import analysis as an
from analysis.figures import explore
from analysis.figures.captions import error_of


def press(shown, keys):
    for key in keys:
        shown.typed.value = key


def test_every_answer_is_written_at_once_and_the_next_call_goes_on(run):
    shown = explore.check(run, n=4, by="outlet")
    press(shown, "10")
    told = pd.read_csv(run.folder / "checks.csv", dtype="str")
    assert told["right"].fillna("").tolist() == ["yes", "no", "", ""] and shown.told.value == "2 of 4 answered"
    again = explore.check(run, n=4, by="outlet")
    assert again.at == 2 and again.told.value == "2 of 4 answered"
    press(again, " ")
    press(again, "b")
    assert again.at == 2 and "so far: unsure" in again.page.value
    press(again, "11")
    assert "All are answered" in again.page.value and again.progress()["right"] == 3
    press(again, "1x")
    assert again.progress()["answered"] == 4


def test_a_statement_stands_in_its_sentence_and_nothing_of_it_is_markup(run):
    shown = explore.check(run, n=4)
    pages = []
    for _ in range(4):
        pages.append(shown.page.value)
        press(shown, "1")
    assert "that the bridge held" in "".join(pages)
    assert not any(bad in "".join(pages) for bad in ("<script", "<img", "<b>Ministers"))


def test_precision_weighs_a_small_group_by_what_it_stands_for(run):
    # 8 statements of the Post, 2 of the Herald; four drawn, two of each: weights 4 and 1. Right: one of the Post's two,
    # both of the Herald's: (4 + 1 + 1) / (4 + 4 + 1 + 1) = 0.6, not 0.75.
    many = pd.concat([run.statements.iloc[[1]]] * 10, ignore_index=True)
    many = many.assign(statement_id=[f"s{n}" for n in range(10)], outlet=["Post"] * 8 + ["Herald"] * 2)
    shown = explore.check(many, run, n=4, by="outlet")
    wrong = shown.sheet.index[shown.sheet["outlet"] == "Post"][0]
    for place in range(4):
        shown.answer("no" if place == wrong else "yes")
    state = shown.progress()
    assert state["precision"] == pytest.approx(0.6) and state["low"] < 0.6 < state["high"]
    # Kish: (10)^2 / (16 + 16 + 1 + 1) = 2.94 rows; Wilson's middle (0.6 + 0.653) / (1 + 1.306) = 0.543
    assert (state["low"] + state["high"]) / 2 == pytest.approx(0.543, abs=0.001)
    assert "3 of 4 right; of all statements 60 %" in shown.grown.value


def test_a_field_is_checked_with_what_it_should_be(run):
    shown = explore.check(run, n=4, field="side")
    assert "Is the side right" in shown.page.value and "Kalvia" in shown.truth.options
    shown.truth.value = "Meronia"
    press(shown, "0")
    shown.truth.value = "Meronia"
    press(shown, "1")
    told = pd.read_csv(run.folder / "checks.csv", dtype="str")
    assert told["truth"].fillna("").tolist()[:2] == ["Meronia", ""] and told["field"].eq("side").all()
    with pytest.raises(ValueError, match="a check of side lies there"):
        explore.check(run, n=4)


def test_a_second_coder_has_a_file_of_his_own_and_agreement_is_told(run):
    first, second = explore.check(run, n=4), explore.check(run, n=4, coder="Second Reader")
    press(first, "1100")
    press(second, "1101")
    assert second.file.name == "checks-second-reader.csv"
    alpha, both = second.agreement()
    # units (yes, yes) x 2, (no, no), (no, yes): 8 values, 5 yes, 3 no; observed 2/8, expected 2 x 5 x 3 / (8 x 7)
    assert both == 4 and alpha == pytest.approx(1 - (2 / 8) / (30 / 56))
    assert "Coders agree on 4 statements with alpha 0.53" in second.grown.value


def test_a_smaller_draw_goes_on_with_the_check_that_lies_there(run):
    press(explore.check(run, n=4), "1111")
    assert len(explore.check(run, n=1).sheet) == 4


def test_the_caption_tells_the_check(run, tmp_path):
    if not hasattr(an, "read_checks"):
        pytest.skip("checks are not read yet")
    many = pd.concat([run.statements.iloc[[1]]] * 100, ignore_index=True)
    many = many.assign(statement_id=[f"s{n}" for n in range(100)])
    shown = explore.check(many, run, n=100)
    for place in range(100):
        shown.answer("no" if place % 10 == 0 else "yes")  # 90 of 100
    checked = types.SimpleNamespace(checks=an.read_checks(run.folder / "checks.csv"))
    table = pd.DataFrame({"measure": ["share unnamed"], "id_kind": ["statement"]})
    assert error_of(table, ["outlet"], run=checked) == "Checked by hand on your articles: 90 of 100 right."


@pytest.mark.parametrize(
    "options, message",
    [({"field": "colour"}, "column colour is missing"), ({"by": "colour"}, "colour"), ({"n": 0}, "n is 0")],
)
def test_what_cannot_be_drawn_is_said(run, options, message):
    with pytest.raises(ValueError, match=message):
        explore.check(run, **options)


def test_a_check_needs_a_folder_and_a_file_that_is_a_check(run):
    with pytest.raises(ValueError, match="folder of a run"):
        explore.check(run.statements)
    (run.folder / "checks.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ValueError, match="no check of statements"):
        explore.check(run)
