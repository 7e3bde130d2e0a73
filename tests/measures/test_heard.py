"""Who is heard most, and of whom it is not known who they are."""

import pandas as pd
import pytest

from analysis.base import schema
from analysis.measures.heard import top_speakers, unknown_speakers

TEXT = "Orm said so. Tosk, a senator, said no. Critics laughed."
ROWS = [
    ("Orm", "named", "unknown", None, None, 9),
    ("Orm", "named", "unknown", None, None, 9),
    ("Tosk", "named", "legislator", "Kalvia", None, 35),
    ("Lund", "named", "legislator", "Kalvia", "Green", 35),
    ("critics", "collective", "unnamed", None, None, 40),
]
COLUMNS = ["speaker", "anonymity", "speaker_kind", "side", "party", "content_start"]


def _statements():
    table = pd.DataFrame(ROWS, columns=COLUMNS).assign(article_id="a", outlet="A", share=1.0, content="so", part="body")
    return schema.make(table.assign(statement_id=[str(n) for n in range(len(table))]), schema.STATEMENTS)


def test_top_speakers_are_shares_of_all_statements_in_the_order_of_how_much_they_say():
    table = top_speakers(_statements(), top=2)
    assert table["speaker"].tolist() == ["Orm", "Lund"] and table["estimate"].tolist() == [2 / 5, 1 / 5]
    assert table["ids"].tolist() == [["0", "1"], ["3"]]


def test_unknown_speakers_are_a_table_of_actors_to_fill_in():
    articles = schema.make([{"article_id": "a", "outlet": "A", "text": TEXT, "raw_text": TEXT}], schema.ARTICLES)
    table = unknown_speakers(_statements(), articles)
    assert table.drop(columns="sentence").values.tolist() == [
        ["Orm", "Orm", "", "", "", 2],
        ["Tosk", "Tosk", "legislator", "Kalvia", "", 1],
    ]
    assert table["sentence"].tolist() == ["Orm said so.", "Tosk, a senator, said no."]


def test_a_wrong_number_is_one_clear_line():
    with pytest.raises(ValueError, match="top is 0; give the number of speakers"):
        top_speakers(_statements(), top=0)
