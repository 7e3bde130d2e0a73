"""Measures count what was made: a refusal has no share of the voice, unless it is asked for."""

import pandas as pd
import pytest

from analysis.base import schema
from analysis.measures.gaps import stance_gaps
from analysis.measures.made import counted, one_voice
from analysis.measures.speakers import concentration
from analysis.measures.voice import anonymous_share, blame_matrix, share_of_voice

SAID = {
    "statement_id": list("1234"),
    "article_id": list("aabb"),
    "outlet": "Courier",
    "content": "no",
    "share": 1.0,
    "side": ["Kalvia", "Meronia", "Meronia", "Meronia"],
    "accused": ["Meronia", "Kalvia", None, None],
    "anonymity": ["named", "collective", "collective", "named"],
    "stance": "confronting",
    "made": ["made", "negated", "refused", None],
}


def test_rows_of_other_kinds_are_counted_only_when_asked_for():
    table = schema.make(SAID, schema.STATEMENTS)
    assert counted(table)["statement_id"].tolist() == ["1", "4"]
    assert counted(table, "refused")["statement_id"].tolist() == ["3"]
    assert counted(table, "all") is table
    assert counted(table.drop(columns="made")).shape[0] == 4
    with pytest.raises(ValueError, match="made is 'said'; use one of made, refused"):
        counted(table, "said")


def test_measures_count_what_was_made():
    table = schema.make(SAID, schema.STATEMENTS)
    shares = share_of_voice(table).set_index("side")["estimate"]
    assert shares["Kalvia"] == pytest.approx(1 / 2)
    assert share_of_voice(table, made="all").set_index("side")["estimate"]["Kalvia"] == pytest.approx(1 / 4)
    assert anonymous_share(table)["estimate"].tolist() == [0.0]
    assert anonymous_share(table, made="all")["estimate"].tolist() == [0.5]
    assert blame_matrix(table)["side"].tolist() == ["Kalvia"]
    assert stance_gaps(table, sides=("Kalvia", "Meronia"), stance="confronting")["n"].tolist() == [2]
    assert pd.concat([table, table]).pipe(counted)["statement_id"].tolist() == ["1", "4", "1", "4"]


def test_a_phrase_is_one_voice_only_where_it_has_a_name():
    rows = [
        ("mayor", "phrase", "named role"),
        ("Police", "phrase", "named role"),
        ("Residents of Osk", "phrase", "collective"),
        ("Osk police", "phrase", "named role"),
        ("Wall Builders' Guild", "phrase", "named role"),
        ("officials", "alias", "collective"),  # a row of the user's own actors
        (None, "unresolved", "none"),
    ]
    table = pd.DataFrame(rows, columns=["speaker", "speaker_from", "anonymity"])
    assert one_voice(table).dropna().tolist() == ["Osk police", "Wall Builders' Guild", "officials"]
    assert one_voice(table[["speaker"]]).tolist() == table["speaker"].tolist()


def test_mayors_of_several_towns_are_no_speaker_of_all():
    said = pd.DataFrame({"article_id": list("abcdef"), "outlet": "Post", "speaker": "mayor", "content": "no"})
    said = said.assign(statement_id=list("123456"), share=1.0, speaker_from="phrase", anonymity="named role")
    assert concentration(said).empty
    assert share_of_voice(said, of="speaker").empty
    named = said.assign(speaker="Dorvan Elk", speaker_from="name", anonymity="named")
    assert concentration(named)["estimate"].tolist() == [1.0, 1.0]
