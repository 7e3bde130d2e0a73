import numpy as np
import pandas as pd
import pytest

import analysis as an
from analysis.base import schema

TEXT = "The bridge will reopen in May, the ministry said on Thursday. Nobody was hurt, a police spokesman said."


def test_a_plain_table_of_three_columns_goes_all_the_way():
    frame = pd.DataFrame({"id": range(12), "outlet": ["Post", "Herald"] * 6, "text": TEXT})
    articles = an.as_articles(frame)
    attributions = an.find_attributions(articles, engine="rules")
    statements = an.read_statements(attributions, articles)
    voice = an.share_of_voice(statements, by="outlet", of="speaker_kind")
    assert set(voice["outlet"]) == {"Post", "Herald"} and voice["n"].gt(0).all()
    assert len(an.kwic(articles, "bridge")) == 12
    assert len(an.keyness(an.document_term_matrix(articles), by="outlet", draws=0, permutations=0))
    assert len(an.sentences_behind(voice.iloc[0], articles=articles, statements=statements))


def test_functions_ask_only_for_what_they_use():
    articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Post", "Herald"], "text": TEXT})
    attributions = an.find_attributions(articles, engine="rules")
    assert attributions["published"].isna().all() and set(attributions["article_id"]) == {"a", "b"}
    statements = an.read_statements(attributions, articles)
    assert len(statements) >= 4 and statements["said_on_start"].isna().all()
    assert len(an.frame_answers(articles, statements)) and an.unplaced(articles).empty
    with pytest.raises(ValueError, match="article_id is 1 in row 0; give texts, as as_articles does"):
        an.find_attributions(articles.assign(article_id=[1, 2]), engine="rules")


def test_columns_are_found_by_common_names_and_others_come_along():
    frame = pd.DataFrame({"Body": [TEXT], "Publisher": ["Post"], "Date": ["2031-05-01"], "desk": ["world"]}, index=[5])
    articles = schema.check_articles(an.as_articles(frame))
    row = articles.iloc[0]
    assert (row["article_id"], row["outlet"], row["desk"], row["language"]) == ("row 0", "Post", "world", "en")
    assert row["published"] == pd.Timestamp("2031-05-01") and row["raw_text"] == row["text"] == TEXT
    assert an.as_articles(articles).equals(articles)


def test_what_is_not_told_is_unknown_and_what_is_told_counts():
    frame = pd.DataFrame({"text": [TEXT, TEXT], "outlet": ["Post", np.nan], "lang": ["German", None]})
    assert an.as_articles(frame)["outlet"].tolist() == ["Post", "unknown"]
    assert an.as_articles(frame)["language"].tolist() == ["german", "en"]
    assert an.as_articles(frame[["text"]])["outlet"].tolist() == ["unknown"] * 2


@pytest.mark.parametrize(
    ("frame", "columns", "message"),
    [
        ([TEXT], None, "table is a list; give a DataFrame"),
        (pd.DataFrame({"prose": [TEXT]}), None, "no column holds the texts .the table has prose.; name it"),
        (pd.DataFrame({"prose": [TEXT]}), {"text": "verse"}, "column verse is missing.*the table has prose"),
        (pd.DataFrame({"text": [TEXT]}), {"author": "text"}, "columns names 'author'"),
        (pd.DataFrame({"text": [TEXT, None]}), None, "text is empty in row 1"),
        (pd.DataFrame({"text": [TEXT, 7]}), None, "text in row 1 is 7 and no text"),
        (pd.DataFrame({"text": [TEXT] * 2, "id": ["a", "a"]}), None, "article_id 'a' stands twice"),
        (pd.DataFrame({"text": [TEXT] * 2, "id": ["a", None]}), None, "id is empty in row 1"),
        (
            pd.DataFrame({"text": [TEXT], "language": ["\ud83d"]}, dtype=object),
            None,
            "language in row 0 holds half a character",
        ),
        (pd.DataFrame({"text": [TEXT], "date": ["one day"]}), None, "published is 'one day' in row 0"),
    ],
)
def test_bad_tables_say_in_one_line_what_is_wrong(frame, columns, message):
    with pytest.raises(ValueError, match=message):
        an.as_articles(frame, columns=columns)
