"""Checks by hand: drawn with their sentence, read back, compared, and used to correct shares."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from registry import ARTICLES, STATEMENTS

import analysis as an
from analysis.evaluate.checks import agreement, corrected, read_checks, sample_for_check
from analysis.figures.captions import caption_of

HITS = an.find_names(ARTICLES, STATEMENTS)


def test_rows_are_drawn_alike_from_each_group_with_their_weight():
    table = pd.DataFrame({"statement_id": range(10), "outlet": ["Post"] * 8 + ["Herald"] * 2})
    drawn = sample_for_check(table, 6, by="outlet")
    assert drawn["outlet"].value_counts().to_dict() == {"Post": 4, "Herald": 2}
    assert drawn.groupby("outlet")["weight"].first().to_dict() == {"Herald": 1.0, "Post": 2.0}
    assert drawn["statement_id"].is_monotonic_increasing and drawn["right"].isna().all()
    assert sample_for_check(table, 6, seed=1)["weight"].tolist() == pytest.approx([10 / 6] * 6)
    assert len(sample_for_check(table, 99)) == 10
    with pytest.raises(ValueError, match="n is 0; give a whole number from 1 up"):
        sample_for_check(table, 0)
    with pytest.raises(ValueError, match="column desk is missing"):
        sample_for_check(table, 1, by="desk")


def test_a_wrong_cell_is_named_by_the_row_that_a_spreadsheet_shows(tmp_path):
    path = tmp_path / "checks.csv"
    path.write_text("statement_id,right\n\ns1,yes\n,\ns2,perhaps\n", encoding="utf-8")
    with pytest.raises(ValueError, match="row 5: right is 'perhaps'"):
        read_checks(path)
    path.write_text("statement_id,right\n\ns1,yes\n,\ns2,no\n", encoding="utf-8")
    assert read_checks(path)["right"].tolist() == [True, False]


@pytest.mark.parametrize("table", [STATEMENTS, HITS, ARTICLES], ids=["statements", "hits", "articles"])
def test_any_table_is_drawn_with_its_sentence(table):
    drawn = sample_for_check(table, 5, by="outlet", articles=ARTICLES)
    texts = ARTICLES.set_index("article_id")["text"]
    for row in drawn.to_dict("records"):
        assert row["sentence"] and row["sentence"] in texts[row["article_id"]] and row["match"] in row["sentence"]
    assert "truth" not in drawn
    sided = sample_for_check(STATEMENTS, 5, field="side", articles=ARTICLES)
    assert (sided["read"] == sided["side"]).all() and sided["truth"].isna().all() and set(sided["field"]) == {"side"}


def test_a_filled_sheet_is_read_back(tmp_path):
    sheet = sample_for_check(STATEMENTS, 6, field="side", articles=ARTICLES)
    sheet["right"] = ["yes", "No", " 1 ", "unsure", None, "n"]
    for path in (tmp_path / "checks.csv", tmp_path / "checks.xlsx"):
        getattr(sheet, "to_csv" if path.suffix == ".csv" else "to_excel")(path, index=False)
        back = read_checks(path)
        assert back["right"].tolist() == [True, False, True, pd.NA, False]
        assert back["statement_id"].tolist() == sheet["statement_id"].drop(index=4).tolist()
    semicolons = tmp_path / "semi.csv"
    semicolons.write_text("statement_id;right\na;yes\n")
    assert read_checks(semicolons)["right"].tolist() == [True]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("statement_id,right\na,yes\nb,perhaps\n", "checks.csv, row 3: right is 'perhaps'; write yes, no or unsure"),
        ("statement_id,right\na,yes\na,no\n", "checks.csv, row 3: statement_id 'a' stands twice"),
        ("statement_id,right\na,yes\n,no\n", "checks.csv, row 3: statement_id is empty"),
        ("statement_id,left\na,yes\n", "checks.csv: column right is missing"),
        ("name,right\na,yes\n", "checks.csv: no column tells what each row is about"),
        (
            "statement_id,right,field,truth\na,no,speaker_kind,politican\n",
            "checks.csv, row 2: truth is 'politican', which is no speaker_kind; ",
        ),
        (
            "statement_id,right,field,truth\na,yes,side,\nb,no,speaker_kind,legislater\n",
            "checks.csv, row 3: truth is 'legislater', which is no speaker_kind; did you mean 'legislator'?",
        ),
        ("", "checks.csv: no table"),
    ],
)
def test_a_broken_sheet_is_one_line_with_file_and_row(tmp_path, text, message):
    path = tmp_path / "checks.csv"
    path.write_text(text)
    with pytest.raises(ValueError, match=message):
        read_checks(path)
    with pytest.raises(ValueError, match="no such file; give the sheet"):
        read_checks(tmp_path / "nowhere.csv")


def voice(n=200, errors=0.2, seed=0):
    """Statements of one outlet, 40 % of Kalvia in truth; of Kalvia's the machine gives a share to Meronia."""
    rng = np.random.default_rng(seed)
    truth = np.where(rng.random(n) < 0.4, "Kalvia", "Meronia")
    read = np.where((truth == "Kalvia") & (rng.random(n) < errors), "Meronia", truth)
    said = {"statement_id": [f"s{i}" for i in range(n)], "article_id": [f"a{i // 2}" for i in range(n)]}
    return pd.DataFrame(said | {"outlet": "Post", "content": "no", "share": 1.0, "side": read}), truth


def checked(said, truth, n, **columns):
    sheet = sample_for_check(said, n, field="side", seed=5).assign(**columns)
    real = dict(zip(said["statement_id"], truth, strict=True))
    sheet["truth"] = sheet["statement_id"].map(real)
    return read_checks(sheet.assign(right=np.where(sheet["truth"] == sheet["read"], "yes", "no")))


def test_a_corrected_share_still_says_that_it_is_of_shared_events():
    said, truth = voice(n=400, errors=0.5)
    shares = an.share_of_voice(said).assign(note="compared within event; left out: 3 articles without event; one group")
    notes = set(corrected(shares, checked(said, truth, 100))["note"])
    assert notes == {"checked: 100; compared within event; left out: 3 articles without event"}
    few = set(corrected(shares, checked(said, truth, 10))["note"])
    assert {note.split("; ", 1)[1] for note in few} == {"compared within event; left out: 3 articles without event"}


def test_a_share_is_moved_towards_the_truth_and_the_other_way_for_the_other_side():
    said, truth = voice(n=2000, errors=0.5)
    table = corrected(an.share_of_voice(said), checked(said, truth, 400)).set_index("side")
    real = np.mean(truth == "Kalvia")
    assert abs(table.loc["Kalvia", "estimate"] - real) < 0.03 < abs(table.loc["Kalvia", "uncorrected"] - real)
    assert table.loc["Kalvia", "low"] < real < table.loc["Kalvia", "high"]
    assert table["estimate"].sum() == pytest.approx(1, abs=1e-9)
    assert (
        set(table["note"]) == {"checked: 400"} and table["p"].isna().all() and table["n_checked"].tolist() == [400] * 2
    )


def test_a_check_of_few_rows_corrects_nothing():
    said, truth = voice()
    table = corrected(an.share_of_voice(said), checked(said, truth, 19))
    assert table["low"].isna().all() and set(table["note"]) == {"unchecked: fewer than 20 rows checked"}
    assert table["estimate"].tolist() == table["uncorrected"].tolist()


def test_groups_are_corrected_by_their_own_rows():
    one, truth = voice(errors=0.0)
    two, other = voice(errors=0.9, seed=1)
    both = pd.concat([one, two.assign(outlet="Herald", statement_id="t" + two["statement_id"])], ignore_index=True)
    table = corrected(an.share_of_voice(both), checked(both, [*truth, *other], 200)).set_index(["outlet", "side"])
    moved = (table["estimate"] - table["uncorrected"]).abs().groupby("outlet").max()
    assert moved["Herald"] > 0.2 > 0.05 > moved["Post"]


def test_what_was_marked_wrong_without_its_truth():
    said, truth = voice()
    sheet = checked(said, truth, 60)
    blank = sheet.assign(truth=None)
    with pytest.raises(ValueError, match="is wrong; fill in truth, what it should be"):
        corrected(an.share_of_voice(said), blank)
    named = said.assign(anonymity=np.where(said["side"] == "Kalvia", "named", "collective"))
    plain = corrected(an.anonymous_share(named), blank.drop(columns=["truth", "field"]))  # of two, the other is right
    assert plain["estimate"][0] != plain["uncorrected"][0]


def test_what_cannot_be_corrected_says_so():
    said, truth = voice()
    sheet = checked(said, truth, 60)
    with pytest.raises(ValueError, match="the unit is 'days'; only a share"):
        corrected(an.reporting_lag(said.assign(lag_days=1)), sheet)
    with pytest.raises(ValueError, match="the checks are of hits, the estimates count statements"):
        corrected(an.share_of_voice(said), sheet.rename(columns={"statement_id": "hit_id"}))


def codes(one, other):
    items = [*range(len(one))] * 2
    return pd.DataFrame({"coder": ["a"] * len(one) + ["b"] * len(other), "item": items, "label": [*one, *other]})


def test_alpha_worked_by_hand():
    # two items, four values: one disagreement of two; observed 1/2, expected 2 * (3 * 1) / (4 * 3) = 1/2
    assert agreement(codes("xx", "xy")) == pytest.approx(0.0)
    assert np.isnan(agreement(codes("xx", "xx")))
    with pytest.raises(ValueError, match="a coded 0 twice"):
        agreement(pd.concat([codes("x", "y")] * 2))


def test_alpha_of_labels_with_an_order_forgives_neighbours():
    near, far = codes([1, 2, 3, 1, 2, 3], [1, 2, 2, 1, 2, 3]), codes([1, 2, 3, 1, 2, 3], [1, 2, 1, 1, 2, 3])
    assert agreement(near, level="ordinal") > agreement(far, level="ordinal")
    # one pair of six disagrees, 2 against 3; sizes 4, 5, 3: its distance is ((5 + 3) / 2)^2 = 16, seen in 2 of 12
    # ordered pairs: 2.667; expected from all pairs of 12 values, distances 1-2: 20.25, 1-3: 72.25, 2-3: 16
    expected = 2 * (4 * 5 * 20.25 + 4 * 3 * 72.25 + 5 * 3 * 16) / (12 * 11)
    assert agreement(near, level="ordinal") == pytest.approx(1 - (2 * 16 / 12) / expected)
    with pytest.raises(ValueError, match="label 3 is not in the order 1, 2"):
        agreement(near, level="ordinal", order=[1, 2])
    with pytest.raises(ValueError, match="level is 'ratio'"):
        agreement(near, level="ratio")


def test_a_sheet_begins_with_what_is_read_and_filled_in():
    sheet = sample_for_check(STATEMENTS, 6, field="side", articles=ARTICLES)
    first = ["sentence", "match", "source", "speaker", "field", "read", "right", "truth", "statement_id"]
    assert sheet.columns[: len(first)].tolist() == first


def test_checks_of_one_field_correct_no_share_of_another():
    shares = an.share_of_voice(STATEMENTS, of="side")
    checks = sample_for_check(STATEMENTS, 40, field="speaker_kind").assign(right="yes")
    with pytest.raises(ValueError, match="the checks are of speaker_kind, the estimates of side; draw a sheet with"):
        corrected(shares, read_checks(checks))
    checks = sample_for_check(STATEMENTS, 40, field="side").assign(right="yes")
    assert (corrected(shares, read_checks(checks))["n_checked"] > 0).any()


def test_a_filled_check_of_a_hundred_rows_moves_estimate_and_caption_as_worked_by_hand(tmp_path):
    # 1,000 statements, one an article; the machine reads 300 of them as unnamed. Checked are 100: 30 read as unnamed,
    # 24 of these rightly, and 70 as named, 63 of these rightly. So the hand finds 24 + 7 = 31 unnamed ones.
    #   covariance of hand and machine: 24/100 - 0.31 * 0.30 = 0.147; variance of the machine: 0.30 * 0.70 = 0.21
    #   weight of the machine: 0.147 / 0.21 = 0.7
    #   corrected share: 0.7 * 0.300 + 0.31 - 0.7 * 0.30 = 0.31
    unnamed = np.arange(1000) < 300
    said = pd.DataFrame(
        {
            "statement_id": [f"s{n}" for n in range(1000)],
            "article_id": [f"a{n}" for n in range(1000)],
            "outlet": "Post",
            "share": 1.0,
            "made": "made",
            "anonymity": np.where(unnamed, "unnamed person", "named"),
        }
    )
    drawn = said.iloc[[*range(30), *range(300, 370)]].assign(field="anonymity", read=lambda table: table["anonymity"])
    right = ["1"] * 24 + ["0"] * 6 + ["1"] * 63 + ["0"] * 7
    truth = [""] * 24 + ["named"] * 6 + [""] * 63 + ["unnamed person"] * 7
    drawn.assign(right=right, truth=truth).to_csv(tmp_path / "checks.csv", index=False)
    checks = read_checks(tmp_path / "checks.csv")

    table = corrected(an.anonymous_share(said), checks).iloc[0]
    assert (table["uncorrected"], table["estimate"]) == (0.3, pytest.approx(0.31)) and table["n_checked"] == 100
    assert table["low"] < 0.31 < table["high"] and table["note"] == "checked: 100"

    plain = an.anonymous_share(said)
    assert "Not measured on your articles." in caption_of(plain, ["outlet"])
    run = SimpleNamespace(checks=checks, engine="tagger")
    assert "Anonymity checked by hand on your articles: 87 of 100 right." in caption_of(plain, ["outlet"], run=run)
    of_sides = an.share_of_voice(
        said.assign(side="Kalvia", content="so"), of="side"
    )  # a check of one field says nothing of another
    assert "Not measured on your articles." in caption_of(of_sides, ["outlet", "side"], run=run)
    whole = SimpleNamespace(checks=checks.drop(columns="field"), engine="tagger")
    assert "Checked by hand on your articles: 87 of 100 right." in caption_of(of_sides, ["outlet", "side"], run=whole)
    assert "Corrected by a check by hand of 100 rows of your articles." in caption_of(
        corrected(plain, checks), ["outlet"]
    )
