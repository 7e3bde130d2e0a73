import pandas as pd
import pytest

from analysis.base import schema


def article(**values):
    row = {"article_id": "a", "outlet": "Post", "text": "Hi", "raw_text": "Hi", "repaired": False}
    return schema.make([{**row, **values}], schema.ARTICLES)


def test_make_gives_the_contracts_types_and_keeps_extra_columns():
    table = article(section="world")
    assert table.dtypes.astype(str).to_dict() == {
        **dict.fromkeys(schema.ARTICLES, "str"),
        "published": "datetime64[us]",
        **dict.fromkeys(("dateline_start", "dateline_end", "row"), "Int64"),
        "repaired": "bool",
        "section": "str",
    }
    assert table.columns[-1] == "section"


def test_an_empty_table_keeps_its_types():
    empty = schema.make([], schema.LINES)
    assert len(empty) == 0 and str(empty["start"].dtype) == "Int64"


def test_articles_need_their_columns_values_and_unique_ids():
    assert schema.check_articles(article()) is not None
    with pytest.raises(ValueError, match="articles: column text is missing"):
        schema.check_articles(article().drop(columns="text"))
    with pytest.raises(ValueError, match="outlet is empty in row 0"):
        schema.check_articles(article(outlet=None))
    with pytest.raises(ValueError, match="article_id 'a' stands twice"):
        schema.check_articles(pd.concat([article(), article()]))


def test_lines_lead_back():
    lines = schema.make(
        [{"article_id": "a", "line": 1, "raw_start": 0, "raw_end": 2, "role": "body", "start": 0, "end": 2}],
        schema.LINES,
    )
    assert schema.check_lines(lines, article()) is lines
    with pytest.raises(ValueError, match="line 1 of a does not lead back"):
        schema.check_lines(lines, article(raw_text="Ho"))
    with pytest.raises(ValueError, match="role is 'advert' in row 0"):
        schema.check_lines(lines.assign(role="advert"))


def attribution(**values):
    row = {
        "attribution_id": "1",
        "article_id": "a",
        "outlet": "Post",
        "part": "body",
        "kind": "direct",
        "content": "Hi",
    }
    row |= {"content_start": 0, "content_end": 2, "cue_kind": "reporting", "engine": "rules"}
    return schema.make([{**row, **values}], schema.ATTRIBUTIONS)


def test_spans_are_the_text_itself():
    assert len(schema.check_attributions(attribution(), article()))
    with pytest.raises(ValueError, match="content of 1 is not the text"):
        schema.check_attributions(attribution(content="Ho"), article())


def test_shares_of_an_attribution_sum_to_one():
    rows = [{**attribution().to_dict("records")[0], "statement_id": str(i), "share": 0.5} for i in range(2)]
    assert len(schema.check_statements(schema.make(rows, schema.STATEMENTS))) == 2
    with pytest.raises(ValueError, match=r"sum to 0\.5"):
        schema.check_statements(schema.make(rows[:1], schema.STATEMENTS))


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA])
def test_a_missing_bool_is_false(missing):
    made = schema.make({"article_id": list("abc"), "repaired": [True, missing, False]}, schema.ARTICLES)
    assert made["repaired"].tolist() == [True, False, False] and made["repaired"].dtype == bool
