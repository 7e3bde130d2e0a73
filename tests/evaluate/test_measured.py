"""Captions say what was measured on real news, and name what was not."""

import pandas as pd
import pytest

from analysis.base import schema
from analysis.evaluate.measured import MEASURED, how_well, how_well_read, measured_errors, renew_measured


@pytest.mark.parametrize("engine", ["tagger", "rules"])
def test_both_engines_were_measured(engine):
    table = measured_errors(engine=engine)
    schema.check_estimates(table)
    steps = table.set_index("step")["estimate"]
    assert {"recall", "precision", "speaker", "side", "kind", "day right"} <= set(steps.index)
    assert steps.between(0, 1).all()


def test_the_words_hold_the_figures():
    table = pd.read_csv(MEASURED).set_index(["engine", "step"])
    told = how_well("side", "day", engine="rules")
    assert f"the rules find {100 * table.loc[('rules', 'recall'), 'estimate']:.0f} %" in told
    assert f"the side is right in {100 * table.loc[('rules', 'side'), 'estimate']:.0f} %" in told
    right = 100 * table.loc[("rules", "day right"), "estimate"]
    assert f"the day, or that none is told, is right in {right:.0f} %" in told


def test_what_was_not_measured_is_named():
    assert how_well("colour").endswith("Not measured on real news: colour.")


def test_a_misspelt_field_is_refused():
    with pytest.raises(ValueError, match=r"'speakr' is no field of a statement \(did you mean speaker\?\)"):
        how_well("speakr")


def test_an_unknown_engine_is_refused():
    with pytest.raises(ValueError, match="nothing was measured of 'oracle'; use tagger or rules"):
        how_well(engine="oracle")


@pytest.mark.parametrize(("id_kind", "engine"), [("answer", "frames"), ("act", "acts")])
def test_answers_and_acts_were_measured_too(id_kind, engine):
    precision = measured_errors(engine=engine).set_index("step").loc["precision", "estimate"]
    assert f"{100 * precision:.0f} %" in how_well_read(id_kind)


def test_renewing_one_engine_leaves_the_others(tmp_path, monkeypatch):
    path = tmp_path / "measured.csv"
    path.write_bytes(MEASURED.read_bytes())
    monkeypatch.setattr("analysis.evaluate.measured.MEASURED", path)
    rates = pd.DataFrame({"step": ["precision"], "estimate": 0.5, "low": 0.4, "high": 0.6, "n": 9, "n_articles": 3})
    renew_measured("frames", rates)
    then, now = pd.read_csv(MEASURED), pd.read_csv(path)
    assert now[now["engine"] == "frames"]["estimate"].tolist() == [0.5]
    pd.testing.assert_frame_equal(
        then[then["engine"] != "frames"].reset_index(drop=True), now[now["engine"] != "frames"].reset_index(drop=True)
    )
