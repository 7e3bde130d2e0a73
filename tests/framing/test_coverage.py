"""One event side by side; texts invented, what each outlet has worked out by reading."""

import pandas as pd
import pytest

import analysis as an
from analysis.framing.items import Account, number_spans

COURIER = (
    "The wall of Reld fell on Monday. It cost 40 million crowns, said Mayor Ilse Moor of the Tarn Building Guild.\n"
    "Dorvan Elk warned that the tide would reach the market before the spring. Nobody was hurt, the F.B.I. said."
)
HERALD = (
    "The sea wall at Reld has fallen. Moor called it a sad day. Twelve families left their homes.\n"
    "The Federal Bureau of Investigation looked on."
)
ARTICLES = pd.DataFrame(
    {
        "article_id": ["c", "h", "x"],
        "outlet": ["Courier", "Herald", "Courier"],
        "event": ["e1", "e1", "e2"],
        "title": ["Tide will reach market before spring", "Sea wall falls", None],
        "text": [COURIER, HERALD, "Snow fell in Tarn."],
    }
)


def statement(number, article_id, source, speaker, cue, content, kind="reporting"):
    text = {"c": COURIER, "h": HERALD}[article_id]
    start = text.index(content)
    return {
        "statement_id": f"s{number}", "attribution_id": f"t{number}", "article_id": article_id, "part": "body",
        "source": source, "cue": cue, "cue_kind": kind, "content": content, "content_start": start,
        "content_end": start + len(content), "content_spans": None, "speaker": speaker, "speaker_kind": "government",
        "side": "Reld", "made": "made",
    }  # fmt: skip


STATEMENTS = pd.DataFrame(
    [
        statement(1, "c", "Mayor Ilse Moor", "Ilse Moor", "said", "It cost 40 million crowns"),
        statement(2, "c", "Dorvan Elk", "Dorvan Elk", "warned", "the tide would reach the market before the spring"),
        statement(3, "h", "Moor", "Ilse Moor", "called", "a sad day"),
    ]
)


def omitted(what):
    table = an.compare_coverage(ARTICLES, STATEMENTS, event="e1").omissions
    return table.loc[table["what"] == what, ["item", "has", "lacks"]].values.tolist()


def test_who_is_quoted_by_one_and_not_by_the_other():
    assert omitted("speaker") == [["Dorvan Elk", "Courier", "Herald"]]


def test_claims_numbers_and_names_in_one_only():
    claims = ["It cost 40 million crowns", "the tide would reach the market before the spring"]
    assert omitted("claim") == [[claim, "Courier", "Herald"] for claim in claims]
    assert omitted("number") == [["40 million", "Courier", "Herald"]]
    assert [row[0] for row in omitted("name")] == ["Tarn Building Guild", "Dorvan Elk"]  # the F.B.I. is in both


def test_rows_lead_to_the_text():
    for row in an.compare_coverage(ARTICLES, STATEMENTS, event="e1").omissions.itertuples():
        assert {"c": COURIER, "h": HERALD}[row.article_id][row.start : row.end] == row.sentence


def test_nobody_is_heard_in_titles_alone():
    assert an.compare_coverage(ARTICLES, STATEMENTS.assign(part="title"), event="e1").order.empty


def test_order_of_those_heard():
    order = an.compare_coverage(ARTICLES, STATEMENTS, event="e1").order
    assert order[["outlet", "place", "speaker"]].values.tolist() == [
        ["Courier", 1, "Ilse Moor"],
        ["Courier", 2, "Dorvan Elk"],
        ["Herald", 1, "Ilse Moor"],
    ]


def test_a_claim_that_the_title_gives_as_a_fact():
    assert an.check_headlines(ARTICLES, STATEMENTS)[["statement_id", "title_as"]].values.tolist() == [["s2", "bare"]]


@pytest.mark.parametrize(
    ("title", "how"),
    [
        ("Tide will reach market before spring, Elk says", "attributed"),
        ("Elk: Tide will reach market before spring", "attributed"),
        ("“Tide will reach market before spring”", "quoted"),
        ("Tide will reach market before spring", "bare"),
    ],
)
def test_how_a_title_gives_a_claim(title, how):
    assert an.check_headlines(ARTICLES.head(1).assign(title=title), STATEMENTS)["title_as"].tolist() == [how]


def test_a_title_that_the_outlet_itself_bears_out_repeats_no_claim():
    text = COURIER + " The tide will reach the market before spring."
    assert an.check_headlines(ARTICLES.head(1).assign(text=text), STATEMENTS).empty


def test_words_by_voice():
    words = an.compare_coverage(ARTICLES, STATEMENTS, event="e1").words.set_index("outlet")
    assert words.loc["Courier", ["own", "quoted", "reported"]].sum() == pytest.approx(1)
    assert words.loc["Courier", "reported"] > words.loc["Herald", "reported"] > 0


def test_without_statements_there_are_names_and_numbers():
    found = an.compare_coverage(ARTICLES, event="e1")
    assert set(found.omissions["what"]) == {"name", "number"} and found.order.empty and found.headlines.empty


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("It cost $40 million and 12 percent more.", [(4e7, "$"), (12.0, "%")]),
        ("On May 12, 2031, at 5 p.m., three of 7 left.", []),
        ("Some 1,200 of 3,400.5 tons.", [(1200.0, ""), (3400.5, "")]),
        ("€2bn for 15 towns", [(2e9, "€"), (15.0, "")]),
        ("in 1999 and the 1990s", []),
    ],
)
def test_numbers_that_tell_an_amount(text, keys):
    assert [key for *_, key in number_spans(text)] == keys


def account(text):
    return Account(pd.DataFrame({"article_id": ["a"], "text": [text]}))


@pytest.mark.parametrize(
    ("name", "text", "lacks"),
    [
        ("Ilse Moor", "Ms. Moor left.", False),
        ("Ilse Moor", "Elk left.", True),
        ("Federal Bureau of Investigation", "The FBI left.", False),
        ("FBI", "The Federal Bureau of Investigation left.", False),
        ("Tarn", "Tarnish officials left.", False),
        ("Bank of Reld", "The bank left.", True),
        ("GOP", "Republicans won the vote in the town.", False),
        ("GOP", "The council of the town met.", True),
        ("Republican Party", "The GOP won the vote in the town.", False),
        ("United States", "The U.S. said so.", False),
        ("EU", "The union of miners met.", True),
        ("DOJ", "The Justice Department said so.", False),
        ("DOJ", "The Department of Justice said so.", False),
        ("DOJ", "The Defense Department said so.", True),
        ("Justice Department", "The DOJ said so in a note.", False),
    ],
)
def test_a_name_is_missing_only_where_nothing_could_be_it(name, text, lacks):
    assert account(text).lacks_name(name) is lacks


def test_numbers_in_words_are_numbers():
    assert not account("Twelve towns paid two million.").lacks_number((12.0, ""))
    assert not account("Twelve towns paid two million.").lacks_number((2e6, "$"))
    assert account("Twelve towns paid.").lacks_number((40.0, ""))


def test_gaps_over_all_events():
    articles = pd.concat([ARTICLES.assign(article_id=ARTICLES["article_id"] + str(i), event=f"e{i}") for i in range(8)])
    statements = pd.concat(
        [
            STATEMENTS.assign(**{c: STATEMENTS[c] + str(i) for c in ("article_id", "statement_id", "attribution_id")})
            for i in range(8)
        ]
    )
    table = an.coverage_gaps(articles, statements)
    row = table[(table["outlet"] == "Courier") & (table["other"] == "Herald") & (table["what"] == "number")].iloc[0]
    assert row["estimate"] == 1 and row["n"] == 8
    assert set(table["what"]) == {"speaker", "claim", "number", "name"}


def test_bad_input():
    with pytest.raises(ValueError, match="event 'e2' is told by 1 of outlet"):
        an.compare_coverage(ARTICLES, event="e2")
    with pytest.raises(ValueError, match="column event is missing"):
        an.compare_coverage(ARTICLES.drop(columns="event"), event="e1")
    with pytest.raises(ValueError, match="no event is told by two of outlet"):
        an.coverage_gaps(ARTICLES.tail(1))


@pytest.mark.parametrize(
    ("title", "how"),
    [
        ("Elk warns tide will reach market before spring", "attributed"),
        ("Tide will reach market before spring, Elk warns", "attributed"),
        ("Elk: tide will reach market before spring", "attributed"),
        ("Elk's tide will reach market before spring", "bare"),  # a name is no attribution
        ("Tide will 'reach the market' before spring", "quoted"),
        ("Moor: tide will reach market before spring", None),  # somebody else says it
        ("Tide will not reach market before spring", None),
    ],
)
def test_a_title_attributes_by_a_word_of_saying(title, how):
    found = an.check_headlines(ARTICLES.head(1).assign(title=title), STATEMENTS)["title_as"].tolist()
    assert found == ([] if how is None else [how])


def test_only_persons_and_bodies_with_a_name_are_speakers_left_out():
    extra = [
        statement(4, "c", "officials", "officials", "said", "Nobody was hurt"),
        statement(5, "c", "the F.B.I.", "Boston", "said", "Nobody was hurt"),
    ]
    said = pd.concat([STATEMENTS, pd.DataFrame(extra)], ignore_index=True)
    table = an.compare_coverage(ARTICLES, said, event="e1").omissions
    assert table.loc[table["what"] == "speaker", "item"].tolist() == ["Dorvan Elk"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On the way he met Harold Orm, Republican of Lisk, in the old mill.", ["Harold Orm"]),
        ("In the rain and without a word of it, Lisk Attorney General Nora Reld spoke of the dam.", ["Nora Reld"]),
        ("They asked the Lisk Attorney General in the hall of the old mill.", []),
        ("They saw the CEO of Reld Wrestling by the sea and the rest went home.", []),
        ("It rained. Today Lisk Ferries ran to the island and back again.", []),
        ("They saw the Mill Committee Chairman Peter Orm by the sea in the rain.", ["Peter Orm"]),
        ("They met Ambassador J. Harold Orm in the hall and then left for home.", ["J. Harold Orm"]),
        ("They met Nora Baker in the hall and then left for home.", ["Nora Baker"]),
        ("It was said of the Justice Department that it had no roof.", ["Justice Department"]),
    ],
)
def test_offices_and_parties_are_no_part_of_names(text, names):
    account = Account(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    assert list(account.names) == names


def test_a_name_in_two_spellings_is_one():
    texts = [
        "They cheered the REEF Act in the hall of the mill.",
        "They cheered the Reef Act in the hall.",
        "It rained.",
    ]
    articles = pd.DataFrame({"article_id": list("abc"), "outlet": list("ABC"), "event": "e", "text": texts})
    table = an.compare_coverage(articles, event="e").omissions
    assert table[["item", "has", "lacks"]].values.tolist() == [["REEF Act", "A; B", "C"]]
