"""Cells that no table can hold, from files and from a user's own table."""

import json

import pandas as pd
import pytest

import analysis as an
from analysis.base import schema

TEXT = "The bridge at Lysk reopened on Friday, the council said. Nobody had been hurt by the storm."


def test_half_a_character_in_a_file_is_replaced_and_reported(tmp_path):
    rows = [{"text": f"{TEXT} \ud83d", "title": "Bridge \udc00 open", "x\ud800": "\ud800"}, {"text": TEXT}]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    articles, _, problems = an.read_corpus(tmp_path)
    assert articles["text"].str.endswith("\N{REPLACEMENT CHARACTER}").tolist() == [True, False]
    assert articles["repaired"].tolist() == [True, False]
    assert problems["problem"].str.startswith("half a character").sum() == 1


def test_half_a_character_in_a_table_is_one_line():
    table = pd.DataFrame({"article_id": ["a", "b"], "text": pd.Series([TEXT, "\ud800"], dtype=object)})
    with pytest.raises(ValueError, match=r"^articles: text in row 1 holds half a character"):
        an.find_attributions(table, engine="rules")


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("dateline_start", "03/04/2031", r"^dateline_start in row 1 is '03/04/2031'; give a whole number$"),
        ("published", "soon", r"^published in row 1 is 'soon'; give a date$"),
        ("title", "\udfff", r"^title in row 1 holds half a character"),
    ],
)
def test_a_cell_of_another_kind_is_named_with_its_row(column, value, message):
    rows = {"article_id": ["a", "b"], "text": [TEXT] * 2, column: pd.Series([None, value], dtype=object)}
    with pytest.raises(ValueError, match=message):
        schema.make(rows, schema.ARTICLES)


def test_half_a_character_in_rows_is_named_with_its_column_and_kept_in_a_column_of_ones_own():
    with pytest.raises(ValueError, match=r"^file in row 1 holds half a character"):
        schema.make([{"file": "a.txt"}, {"file": "\ud800"}], schema.PROBLEMS)
    assert schema.make([{"file": "a.txt", "note": "\ud800"}], schema.PROBLEMS)["note"].tolist() == ["\ud800"]


def test_columns_that_only_reading_fills_are_not_taken_from_a_table(tmp_path):
    (tmp_path / "a.csv").write_text(f'text,dateline_start,dateline_end\n"{TEXT}",soon,7\n')
    articles = an.load_articles(tmp_path)
    assert articles[["dateline_start", "dateline_end"]].isna().all(axis=None)


def test_an_id_of_any_kind_is_a_text():
    table = pd.DataFrame({"id": pd.Series([b"\xff", 7], dtype=object), "text": [TEXT] * 2})
    assert an.as_articles(table)["article_id"].tolist() == ["b'\\xff'", "7"]
