"""Every public function that measures something per group returns estimates in the one form, and takes the options."""

import inspect

import pandas as pd
import pytest
from registry import ARTICLES, CALLS, OF_STATEMENTS, STATEMENTS

import analysis as an
from analysis.base import schema
from analysis.measures.registry import MEASURES

OF_WORDS = ("collocations", "compare_collocations", "dispersion", "word_shift")


def test_the_registry_names_public_functions_and_every_one_is_tried_here():
    assert set(MEASURES) <= set(an.__all__) and list(MEASURES) == sorted(MEASURES)
    assert set(MEASURES) == set(CALLS)


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_has_the_one_form(name):
    table = CALLS[name](by="outlet")
    schema.check_estimates(table)
    columns = [column for column in table.columns if column in schema.ESTIMATES]
    assert columns == list(schema.ESTIMATES)
    assert len(table) and set(table["unit"]) <= set(schema.UNITS) and set(table["id_kind"]) <= set(schema.ID_KINDS)
    assert table["ids"].map(lambda ids: isinstance(ids, list)).all()
    untold = table["p"].isna() & (table["note"] == "")
    assert not untold.any(), "where nothing was tested, a note says why"
    assert (table["p_adjusted"].isna() == table["p"].isna()).all()
    inside = table.dropna(subset=["low", "estimate"])
    assert (inside["low"] <= inside["estimate"] + 1e-12).all() and (inside["estimate"] <= inside["high"] + 1e-12).all()


@pytest.mark.parametrize("name", [name for name in MEASURES if name not in OF_WORDS])
def test_every_measure_takes_several_columns_events_and_weights(name):
    several = CALLS[name](by=["outlet", "desk"])
    if name != "compare_groups":
        assert {"outlet", "desk"} <= set(several.columns)
        assert name == "keyness" or len(CALLS[name](by=None))  # which has nothing to compare
    plain, within = CALLS[name](by="outlet"), CALLS[name](by="outlet", within="event")
    assert len(plain) == len(within) and within["p"].notna().any()
    ones = dict.fromkeys(ARTICLES["article_id"], 1.0)
    pd.testing.assert_frame_equal(plain, CALLS[name](by="outlet", weights=ones), check_dtype=False)
    few = ones | {f"Post{n}": 0.0 for n in range(9)}
    assert "Post" not in set(CALLS[name](by="outlet", weights=few).query("n > 0").iloc[:, 0])


@pytest.mark.parametrize("name", MEASURES)
def test_options_have_the_same_names_everywhere(name):
    options = inspect.signature(getattr(an, name)).parameters
    if name not in OF_WORDS:
        assert {"by", "within", "weights", "draws", "seed"} <= set(options)
    if name in OF_STATEMENTS or name == "stance_gaps":
        assert options["made"].default == "made" and "cluster" in options


@pytest.mark.parametrize("name", [*OF_STATEMENTS])
def test_only_what_was_made_counts_unless_told_otherwise(name):
    made = STATEMENTS[STATEMENTS["made"] == "made"]
    pd.testing.assert_frame_equal(CALLS[name](by="outlet"), getattr(an, name)(made, by="outlet"))
    refused = CALLS[name](by="outlet", made="refused")
    assert refused["n"].max() < CALLS[name](by="outlet")["n"].max()
    with pytest.raises(ValueError, match="made is 'perhaps'; use one of made, refused"):
        CALLS[name](by="outlet", made="perhaps")
