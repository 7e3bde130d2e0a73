import json

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

import analysis as an
from analysis.figures import wording
from analysis.figures.captions import caption_of
from analysis.figures.compose import figure
from analysis.stats.estimates import as_estimates


@pytest.fixture
def tested(make_estimates):
    return make_estimates(
        {"outlet": "Post", "estimate": 0.6, "low": 0.5, "high": 0.7, "p": 0.001, "p_adjusted": 0.002},
        {"outlet": "Herald", "estimate": 0.2, "low": 0.1, "high": 0.3, "p": 0.4, "p_adjusted": 0.4},
    )


def test_a_title_states_a_difference_only_where_the_test_does(tested):
    assert figure(tested).title == "Post: share unnamed above the rest"
    below = tested.assign(estimate=[0.1, 0.6])
    assert figure(below).title == "Post: share unnamed below the rest"
    chance = tested.assign(p_adjusted=[0.05, 0.4])
    assert figure(chance).title == "Share unnamed, by outlet: no outlet told apart from the rest"
    assert figure(tested.assign(p_adjusted=np.nan)).title == "Share unnamed, by outlet"
    few = tested.assign(n_articles=4)
    assert "no outlet told apart" in figure(few).title


def test_where_the_rest_has_no_value_a_title_does_not_say_above_or_below(tested, make_estimates):
    note = "at least 3, too few to tell; compared within event"
    unknown = make_estimates({"outlet": "Echo", "estimate": np.nan, "note": note})
    made = figure(pd.concat([tested, unknown]))
    assert made.title == "Post: share unnamed unlike the rest"
    assert made.alt.endswith("; Echo: no value: at least 3, too few to tell.")
    nothing = unknown.assign(n=0, n_articles=0)
    assert figure(pd.concat([tested, nothing])).title == "Post: share unnamed above the rest"


def test_a_table_without_any_value_says_why(make_estimates):
    table = make_estimates({"outlet": "Echo", "estimate": np.nan, "note": "too varied to tell"})
    assert figure(table, about="effective number").reading == "Effective number: no value: too varied to tell."
    two = pd.concat([table, table.assign(outlet="Post", note="")])
    assert figure(two, about="effective number").reading == "Effective number: no value in any group."


def test_one_untested_outlet_hides_no_difference(tested, make_estimates):
    small = make_estimates({"outlet": "Echo", "estimate": 0.6, "low": 0.1, "high": 0.9, "n": 8, "n_articles": 6})
    assert figure(pd.concat([tested, small])).title == "Post: share unnamed above the rest"


def test_the_sentence_gives_both_ends_with_interval_n_and_test(tested):
    assert figure(tested, about="share of statements by unnamed speakers").reading == (
        "Share of statements by unnamed speakers: from 20 % for Herald (10 to 30; 40 in 12 articles) to 60 % for "
        "Post (50 to 70; 40 in 12 articles); told apart from the rest: Post (p = 0.002)."
    )


def test_days_are_days(make_estimates):
    lag = make_estimates({"outlet": "Post", "estimate": 1.25, "low": 0.5, "high": 2.0}, unit="days", measure="mean lag")
    made = figure(lag)
    assert made.reading == "Mean lag: 1.2 days for Post (0.5 to 2.0; 40 in 12 articles)."
    assert "Post: 1.2 days (0.5 to 2.0; 40 in 12 articles)" in made.alt


def test_an_empty_table_gives_its_reason(make_estimates, tmp_path):
    empty = make_estimates({"outlet": "Post", "estimate": 1.0}).head(0)
    made = figure(empty, about="accused sides that are heard", name="reply")
    assert made.reading == "Accused sides that are heard: nothing was found that could be counted."
    made.save(tmp_path)
    assert (tmp_path / "figures" / "reply.png").is_file()


def test_what_has_no_room_is_counted(make_estimates):
    rows = [{"outlet": "Post", "side": f"s{i:02}", "estimate": i / 100} for i in range(1, 13)]
    made = figure(make_estimates(*rows, by=("outlet", "side")))
    assert "3 further rows are in the table." in made.caption
    assert [t.get_text() for t in made.draw().axes[0].get_xticklabels()] == [f"s{i:02}" for i in range(12, 3, -1)]


def test_picture_numbers_and_words_are_saved_together(tested, tmp_path):
    made = figure(tested.assign(ids=[["a", "b"], []]), name="unnamed").save(tmp_path, formats=("png", "svg", "pdf"))
    assert sorted(p.name for p in (tmp_path / "figures").iterdir()) == ["unnamed.pdf", "unnamed.png", "unnamed.svg"]
    assert b"Dot plot. Post: share unnamed above the rest." in (tmp_path / "figures" / "unnamed.png").read_bytes()
    back = pd.read_csv(tmp_path / "tables" / "unnamed.csv")
    assert back["estimate"].tolist() == [0.6, 0.2] and json.loads(back["ids"][0]) == ["a", "b"]
    assert list(back.columns)[-1] == "run" and set(back["run"]) == {"run of tables without a run"}
    assert not plt.get_fignums()
    assert made.name == "unnamed"


def test_a_caption_makes_the_picture_taller_not_wider(tested):
    from io import BytesIO

    bare, told = figure(tested), figure(tested)
    bare.caption = ""
    shapes = [plt.imread(BytesIO(made.png())).shape for made in (bare, told)]
    assert shapes[1][0] > shapes[0][0] and shapes[1][1] == pytest.approx(shapes[0][1], rel=0.05)


@pytest.mark.parametrize("name", ["../up", "Caps", "a b", ""])
def test_no_plain_name_is_refused(tested, name):
    with pytest.raises(ValueError, match="no plain file name"):
        figure(tested, name=name)


def test_what_is_no_table_of_estimates_is_refused(tested):
    with pytest.raises(ValueError, match="column ids is missing"):
        figure(tested.drop(columns="ids"))
    with pytest.raises(ValueError, match="holds 2 measures; choose one: estimates"):
        figure(pd.concat([tested, tested.assign(measure="HHI")]))


def test_numbers_for_the_eye():
    assert wording.number(0.004, "share") == "0.4"
    assert wording.number(0.0, "share") == "0"
    assert wording.number(-0.25, "points") == "-25"
    assert wording.with_unit(1234.5, "per million words") == "1,234 per million words"
    assert wording.interval({"low": np.nan, "high": 1.0, "unit": "share"}) == ""


def test_a_gap_of_shares_is_told_in_points_however_large_it_is(make_estimates):
    gap = {"measure": "gap in share distancing, against the rest", "unit": "difference", "p": 0.01, "p_adjusted": 0.01}
    rows = ({"outlet": "Post", "estimate": 0.51, "low": -0.52, "high": 1.53}, {"outlet": "Herald", "estimate": -1.2})
    made = figure(make_estimates(*rows, **gap), about="distancing verbs, A minus B, against the rest")
    assert "from -120 points for Herald (40 in 12 articles) to 51 points for Post (-52 to 153;" in made.reading
    assert made.draw().axes[0].get_xlabel() == "distancing verbs, A minus B, against the rest, percentage points"
    assert made.title == "Post: distancing verbs, A minus B above the rest (1 more difference)"


def test_a_log_ratio_is_told_as_so_many_times_in_words_and_on_the_axis(make_estimates):
    key = {"measure": "log ratio", "unit": "index", "p": 0.01, "p_adjusted": 0.0001, "by": ("outlet", "term")}
    rows = (
        {"outlet": "A", "term": "x", "estimate": 3.0, "low": 1.0, "high": 4.0},
        {"outlet": "A", "term": "y", "estimate": -1.0},
    )
    made = figure(make_estimates(*rows, **key))
    assert made.reading == (
        "Rate, in times that of the others: highest is 8.0 times for A, x (2.0 to 16.0; 40 in 12 articles); told apart "
        "from the rest: A, x (p under 0.001), A, y (p under 0.001)."
    )
    assert made.draw().axes[0].get_xlabel() == "rate, in times that of the others"


def test_an_axis_of_shares_says_per_cent(tested):
    assert figure(tested).draw().axes[0].get_xlabel() == "share unnamed, %"


def test_equal_values_are_told_once(make_estimates):
    same = make_estimates({"outlet": "Post", "estimate": 1.0}, {"outlet": "Herald", "estimate": 1.0, "n": 4})
    assert figure(same).reading == "Share unnamed: 100 % in each of the 2 rows with 3 articles or more."


def test_years_months_and_weeks_are_told_as_such(make_estimates):
    def told(*days):
        rows = [{"period": day, "estimate": 0.1 * n} for n, day in enumerate(pd.to_datetime(days), 1)]
        return figure(make_estimates(*rows, by=("period",))).reading

    assert "for 2030 (" in told("2030-01-01", "2031-01-01")
    assert "for January 2030 (" in told("2030-01-01", "2030-02-01")
    assert "for the week of 7 January 2030 (" in told("2030-01-07", "2030-01-14")


def test_cells_without_a_row_are_explained_below_the_picture(make_estimates):
    rows = [{"outlet": "A", "side": "x", "estimate": 0.5}, {"outlet": "B", "side": "y", "estimate": 0.5}]
    assert (
        "A cell without a number: nothing there to count."
        in figure(make_estimates(*rows, by=("outlet", "side"))).caption
    )
    full = [{"outlet": o, "side": s, "estimate": 0.5} for o in "AB" for s in "xy"]
    assert "without a number" not in figure(make_estimates(*full, by=("outlet", "side"))).caption


def test_a_grouping_that_the_words_name_is_not_named_twice(make_estimates):
    rows = [{"outlet": "A", "party": "Labour", "estimate": 0.5}]
    made = figure(make_estimates(*rows, by=("outlet", "party")), about="share of statements by party")
    assert made.title == "Share of statements by party, by outlet"


def test_groups_without_a_number_are_named_below_the_cells_and_not_drawn(make_estimates):
    cells = [
        make_estimates(
            {"outlet": outlet, "side": side, "estimate": value, "n": n, "n_articles": n, "note": note},
            by=("outlet", "side"),
        )
        for outlet, value, n, note in (
            ("Post", 0.5, 40, "compared within event; left out: 3 articles without event shared with another group"),
            ("Echo", 0.4, 30, ""),
            ("Herald", np.nan, 0, "nothing to count; left out: 12 articles without event shared with another group"),
        )
        for side in ("Kalvia", "Meronia")
    ]
    made = figure(pd.concat(cells))
    assert "Not drawn, under 3 articles to compare: Herald." in made.caption
    assert "left out are 15 articles on events that one outlet alone tells, or on none" in made.caption
    rows = [label.get_text() for label in made.draw().axes[0].get_yticklabels()]
    assert rows == ["Post (n = 40)", "Echo (n = 30)"]


def test_a_caption_tells_of_events_only_what_was_compared_within_them(tested):
    across = figure(tested).caption
    assert "events" not in across and "left out" not in across and "resampling articles" in across
    within = figure(tested.assign(note="compared within event")).caption
    assert "Compared within the same events." in within and "left out" not in within
    assert "resampling events" in within and "permuting articles within events" in within
    none = figure(tested.assign(note="nothing to count; left out: 4 articles without event shared with another group"))
    assert "nothing is compared" in none.caption and "within the same events" not in none.caption
    assert "Nothing to count." in none.caption


def test_a_caption_counts_the_old_statements_that_a_lag_leaves_out(tested):
    notes = ["compared within event; 2 older than 30 days left out", "1 older than 30 days left out"]
    assert "Left out as recalled: 3 older than 30 days." in figure(tested.assign(note=notes)).caption


def test_a_corrected_share_says_how_many_rows_were_checked(tested):
    caption = figure(tested.assign(uncorrected=tested["estimate"], n_checked=[30, 25], note="checked: 30")).caption
    assert "Corrected by a check by hand of 55 rows of your articles." in caption
    assert "Not measured" not in caption and "Checked:" not in caption


def test_the_picture_of_a_corrected_share_stands_beside_that_of_the_uncorrected(tested):
    checked = figure(tested.assign(uncorrected=tested["estimate"], n_checked=[30, 25]))
    assert checked.name == f"{figure(tested).name}-corrected"
    assert figure(tested.assign(n_checked=0)).name == figure(tested).name


def test_questions_of_frames_stand_in_words_and_the_table_keeps_their_codes(make_estimates):
    codes = [(outlet, code) for outlet in ("Post", "Echo") for code in ("C1", "H4")]
    rows = [{"outlet": outlet, "question": code, "estimate": 0.5} for outlet, code in codes]
    note = "without the questions that are switched off: C2, Z1"
    made = figure(make_estimates(*rows, by=("outlet", "question"), measure="share answered yes", note=note))
    assert {t.get_text().replace("\n", " ") for t in made.draw().axes[0].get_xticklabels()} == {
        "C1 disagreement",
        "H4 private life",
    }
    assert "Post, C1 disagreement" in made.alt and set(made.table["question"]) == {"C1", "H4"}
    assert "Without the questions that are switched off: C2 reproach, Z1." in made.caption


def test_every_measured_step_stands_in_words():
    made = figure(an.measured_errors())
    assert not {*made.named["step"]} & {*made.table["step"]} and made.named["step"].notna().all()


@pytest.mark.parametrize(("id_kind", "what"), [("answer", "yes answers"), ("act", "acts found")])
def test_frames_and_acts_tell_their_error_and_that_nobody_checked(id_kind, what):
    rows = [{"outlet": name, "measure": "share", "unit": "share", "estimate": 0.5, "low": 0.4, "high": 0.6, "n": 20,
             "n_articles": 20, "id_kind": id_kind} for name in "AB"]  # fmt: skip
    told = caption_of(as_estimates(rows, ["outlet"]), ["outlet"])
    assert f"of the {what} are right" in told and told.endswith("Not checked on your articles.")


def test_a_bar_of_fewer_than_three_articles_is_not_drawn(make_estimates):
    counts = {("Post", "mill"): 9, ("Post", "quay"): 2, ("Echo", "mill"): 3, ("unknown", "readme"): 1}
    rows = [{"outlet": o, "term": t, "estimate": 9.0, "n_articles": n} for (o, t), n in counts.items()]
    made = figure(make_estimates(*rows, by=("outlet", "term"), measure="rate", unit="per million words"))
    shown = {
        ax.get_title(loc="left"): [t.get_text() for t in ax.texts]
        for ax in made.draw().axes
        if ax.get_title(loc="left")
    }
    assert shown == {"Post": ["mill"], "Echo": ["mill"]} and len(made.table) == 4
    assert "Not drawn, under 3 articles to compare: unknown. 2 further rows are in the table." in made.caption
