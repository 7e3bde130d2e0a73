"""From articles to statements: fields, shares, offsets, what stays unknown, and wrong input."""

import pandas as pd
import pytest

from analysis.base import schema
from analysis.statements.read import read_statements

TEXT = (
    "Talks failed, the Kazakh Foreign Ministry said in a statement on Thursday, adding that no date was set.\n"
    "“We waited,” Kazakh Foreign Minister Dana Orm told Interfax.\n"
    "“Nobody came.”\n"
    "The foreign ministries of Peru and Chile accused each other of delay."
)


def _rows(text, *spans, article_id="a", published="2024-05-04"):
    """Make attributions from (source, cue, content) found as words in the text, in order of place."""
    rows, at = [], 0
    for n, (source, cue, content) in enumerate(spans):
        row = {"attribution_id": f"{article_id}#{n}", "article_id": article_id, "outlet": "Courier", "part": "body"}
        row |= {"published": published, "cue_kind": "reporting", "engine": "rules"}
        row["kind"] = "direct" if content.startswith("“") else "indirect"
        for role, words in (("source", source), ("cue", cue), ("content", content)):
            start = None if words is None else text.index(words, at if role == "content" else 0)
            end = None if words is None else start + len(words)
            row |= {role: words, f"{role}_start": start, f"{role}_end": end}
        rows.append(row)
    return rows


def _articles(text=TEXT, published="2024-05-04", **more):
    row = {"article_id": "a", "outlet": "Courier", "published": published, "text": text, "raw_text": text} | more
    return schema.make([row], schema.ARTICLES)


SPANS = [
    ("the Kazakh Foreign Ministry", "said", "Talks failed"),
    ("the Kazakh Foreign Ministry", "adding", "that no date was set"),
    ("Kazakh Foreign Minister Dana Orm", "told", "“We waited,”"),
    (None, None, "“Nobody came.”"),
    ("The foreign ministries of Peru and Chile", "accused", "each other of delay"),
]


def _statements(**options):
    attributions = schema.make(_rows(TEXT, *SPANS), schema.ATTRIBUTIONS)
    return read_statements(attributions, _articles(), **options)


def test_fields_of_a_small_article():
    found = _statements()
    assert found["speaker"].tolist() == [
        "Foreign Ministry of Kazakhstan",
        "Foreign Ministry of Kazakhstan",
        "Dana Orm",
        "Dana Orm",
        "Foreign Ministry of Peru",
        "Foreign Ministry of Chile",
    ]
    assert found["speaker_kind"].tolist() == ["ministry"] * 2 + ["government"] * 2 + ["ministry"] * 2
    assert found["side"].tolist() == ["Kazakhstan"] * 4 + ["Peru", "Chile"]
    assert found["channel"].fillna("").tolist() == ["statement", "statement", "other outlet", "", "", ""]
    assert found["stance"].fillna("").tolist() == ["neutral"] * 3 + [""] + ["confronting"] * 2
    assert found["addressee"].fillna("").tolist() == ["", "", "Interfax", "", "", ""]
    assert found["accused"].fillna("").tolist() == ["", "", "", "", "Chile", "Peru"]
    assert found["said_on_start"].dt.strftime("%Y-%m-%d").fillna("").tolist() == ["2024-05-02"] * 2 + [""] * 4
    assert found["lag_days"].fillna(-1).tolist() == [2, 2, -1, -1, -1, -1]
    assert found["speaker_from"].iloc[3] == "previous paragraph, sentence 2"


def test_statements_keep_their_contract_and_every_attribution():
    found = _statements()
    schema.check_statements(found)
    assert found.groupby("attribution_id")["share"].sum().tolist() == [1.0] * 5
    assert found["statement_id"].tolist() == ["a#0", "a#1", "a#2", "a#3", "a#4/0", "a#4/1"]


def test_extra_columns_survive_and_the_input_does_not_change():
    attributions = schema.make(_rows(TEXT, *SPANS), schema.ATTRIBUTIONS).assign(mine="x")
    before = attributions.copy()
    assert (read_statements(attributions, _articles())["mine"] == "x").all()
    pd.testing.assert_frame_equal(attributions, before)


def test_row_order_is_irrelevant():
    attributions = schema.make(_rows(TEXT, *SPANS), schema.ATTRIBUTIONS)
    turned = read_statements(attributions.iloc[::-1].reset_index(drop=True), _articles())
    straight = read_statements(attributions, _articles())
    pd.testing.assert_frame_equal(
        turned.sort_values("statement_id", ignore_index=True), straight.sort_values("statement_id", ignore_index=True)
    )


def test_without_a_publication_date_the_day_stays_open_and_says_why():
    attributions = schema.make(_rows(TEXT, *SPANS, published=None), schema.ATTRIBUTIONS)
    found = read_statements(attributions, _articles(published=None))
    assert found["said_on_start"].isna().all()
    assert found.loc[0, ["day", "day_from"]].tolist() == ["on Thursday", "publication date unknown"]


def test_the_users_table_wins():
    actors = pd.DataFrame([("Dana Orm", "D. Orm", "opposition", "Exile")], columns=["alias", "speaker", "kind", "side"])
    found = _statements(actors=actors)
    assert found.loc[2, ["speaker", "speaker_kind", "side"]].tolist() == ["D. Orm", "opposition", "Exile"]


def test_later_in_the_day_follows_the_day_of_the_statement_before():
    text = "Peru agreed on Tuesday that so. Chile refused later in the day that so."
    rows = _rows(text, ("Peru", "agreed", "that so"))
    rows += [{**_rows(text[31:], ("Chile", "refused", "that so"))[0], "attribution_id": "a#1"}]
    for key in ("source_start", "source_end", "cue_start", "cue_end", "content_start", "content_end"):
        rows[1][key] += 31
    found = read_statements(schema.make(rows, schema.ATTRIBUTIONS), _articles(text))
    assert found["said_on_start"].dt.strftime("%d").tolist() == ["30", "30"]


def test_an_unnamed_civilian_met_on_the_scene_has_no_side_by_the_dateline():
    text = "“We stayed,” a baker told me."
    found = read_statements(
        schema.make(_rows(text, ("a baker", "told", "“We stayed,”")), schema.ATTRIBUTIONS),
        _articles(text, place="Quito"),
    )
    got = found.loc[0, ["speaker", "speaker_kind", "side", "anonymity", "channel", "speaker_from"]].fillna("").tolist()
    assert got == ["baker", "civilian", "", "unnamed person", "on the scene", "phrase"]


def test_no_attributions_give_an_empty_table_with_all_columns():
    found = read_statements(schema.make([], schema.ATTRIBUTIONS), _articles())
    assert len(found) == 0
    schema.check_statements(found)


def test_wrong_input_is_one_clear_line():
    attributions = schema.make(_rows(TEXT, *SPANS), schema.ATTRIBUTIONS)
    with pytest.raises(ValueError, match="article 'a' is not among the articles"):
        read_statements(attributions, _articles().assign(article_id="b"))
    with pytest.raises(ValueError, match="attributions: column cue is missing"):
        read_statements(attributions.drop(columns="cue"), _articles())
    with pytest.raises(ValueError, match=r"no-such\.csv: no such file"):
        read_statements(attributions, _articles(), actors="no-such.csv")


NEWS = "Mara Elk, a host of the evening show, said the vote was close.\nElk said turnout had been low."
SAID = [("Mara Elk", "said", "the vote was close"), ("Elk", "said", "turnout had been low")]


@pytest.mark.parametrize("kind", ["media", "witness", ""])
def test_a_person_of_the_actor_list_keeps_the_statements_of_all_her_names(kind):
    attributions = schema.make(_rows(NEWS, *SAID), schema.ATTRIBUTIONS)
    actors = pd.DataFrame({"alias": ["Mara Elk"], "speaker": ["Mara Elk"], "kind": [kind], "side": [""]})
    plain = read_statements(attributions, _articles(NEWS))
    found = read_statements(attributions, _articles(NEWS), actors=actors)
    assert found["speaker"].tolist() == ["Mara Elk", "Mara Elk"] == plain["speaker"].tolist()
    assert found["speaker_kind"].tolist() == ([kind] * 2 if kind else plain["speaker_kind"].tolist())
    assert found["anonymity"].tolist() == ["named", "named"]


def test_an_outlet_of_the_actor_list_is_no_person():
    text = "Lysk Courier said the vote was close."
    attributions = schema.make(_rows(text, ("Lysk Courier", "said", "the vote was close")), schema.ATTRIBUTIONS)
    actors = pd.DataFrame({"alias": ["Lysk Courier"], "speaker": ["Lysk Courier"], "kind": ["media"], "side": [""]})
    found = read_statements(attributions, _articles(text), actors=actors)
    assert found[["speaker", "speaker_kind", "anonymity"]].to_numpy().tolist() == [
        ["Lysk Courier", "media", "named role"]
    ]


def test_the_answers_of_an_interview_are_whose_it_is():
    text = "Ann Orm met the Courier.\n\nQ: Did Elk Tosk pay?\n\nA: He did.\n\nQ: Why?\n\nA: It rained."
    spans = [(None, "Q:", "Did Elk Tosk pay?"), (None, "A:", "He did.")]
    attributions = schema.make(_rows(text, *spans), schema.ATTRIBUTIONS)
    found = read_statements(attributions, _articles(text))
    assert found["made"].tolist() == ["asked", "made"]
    assert found["speaker"].fillna("").tolist() == ["", "Ann Orm"]


@pytest.mark.parametrize(("who", "relay"), [("it", "Tolk"), ("Tamm", "Tamm")])
def test_it_quoted_means_the_outlet_that_passed_on_the_statement_before(who, relay):
    text = (
        f"Ovens are cold, Orlin was quoted by the daily Tolk as saying. “Bread is dear,” {who} quoted Orlin as saying."
    )
    first, second = text.index("Orlin"), text.rindex("Orlin")
    rows = [
        (first, first + 5, text.index("was quoted"), text.index(" “") - 1, 0, 14),
        (second, second + 5, second + 6, len(text) - 1, text.index("“"), text.index("”") + 1),
    ]
    names = ("source_start", "source_end", "cue_start", "cue_end", "content_start", "content_end")
    table = [
        {
            "attribution_id": f"a#{n}",
            "article_id": "a",
            "outlet": "Courier",
            "part": "body",
            "source": "Orlin",
            "cue": text[row[2] : row[3]],
            "cue_kind": "reporting",
            "engine": "rules",
        }
        | {"content": text[row[4] : row[5]], "kind": "indirect"}
        | dict(zip(names, row, strict=True))
        for n, row in enumerate(rows)
    ]
    found = read_statements(schema.make(table, schema.ATTRIBUTIONS), _articles(text))
    assert found["relay"].tolist() == ["Tolk", relay]
