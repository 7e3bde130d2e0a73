"""A name that was misspelt is met with the one that was meant, and a name that is none of them with what there is."""

import pandas as pd
import pytest

import analysis as an
from analysis.base.arguments import group_columns, need, need_columns

TABLE = pd.DataFrame(columns=["article_id", "outlet", "event", "side", "speaker_kind"])


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("outlett", "outlet"), ("events", "event"), ("speakers_kind", "speaker_kind"), ("Side", "side")],
)
@pytest.mark.parametrize("check", [need_columns, need, lambda table, name: group_columns(name, table, ())])
def test_the_nearest_column_is_named(check, asked, meant):
    with pytest.raises(ValueError, match=rf"column {asked} is missing \(did you mean {meant}\?\); "):
        check(TABLE, asked)


@pytest.mark.parametrize("check", [need_columns, need, lambda table, name: group_columns(name, table, ())])
def test_a_column_that_is_near_none_is_not_guessed(check):
    with pytest.raises(ValueError, match="column desk is missing; "):
        check(TABLE, "desk")


def test_within_a_misspelt_column_is_told():
    table = pd.DataFrame({"article_id": list("abc"), "outlet": list("xyx"), "event": list("eee"), "late": [0, 1, 1]})
    with pytest.raises(ValueError, match=r"column events is missing \(did you mean event\?\)"):
        an.estimate_ratio(table, by="outlet", hit="late", measure="late", within="events")


def test_a_misspelt_function_is_named_and_an_unknown_one_meets_the_list():
    with pytest.raises(AttributeError, match=r"analysis has no 'share_of_voise' \(did you mean share_of_voice\?\)$"):
        an.share_of_voise
    with pytest.raises(AttributeError, match="analysis has no 'qqq'; it has Figure, Run, "):
        an.qqq
