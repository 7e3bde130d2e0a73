"""Statements read to the end: who speaks, and what they are: (a text with one marked statement, what its row says)."""

import pytest
from marked import attribution_of, row_of, told

from analysis import read_statements
from analysis.base import schema
from analysis.statements.who.names import find_names

ROWS = [
    # what asks is no name; a body's own words are none; a nickname is no part of the name
    (
        "Will Tosk come down from his cloud? Bert Tosk left. As [Tosk] {claims}, <the mill is gone>.",
        {"speaker": "Bert Tosk"},
    ),
    ("Will Tosk left. As [Tosk] {claims}, <the mill is gone>.", {"speaker": "Will Tosk"}),
    (
        "Orm met Dan Duss, the president of the Foundation for Middle East Peace, [who] {criticizes} <the mill>.",
        {"speaker": "Dan Duss", "speaker_kind": "organisation"},
    ),
    ('Juan "Chico" Orm of Lisk came. [He] {said} <so>.', {"speaker": "Juan Orm"}),
    ("[One of the men, Jess Elk, 70,] {said} <so>.", {"speaker": "Jess Elk", "speaker_kind": "civilian"}),
    # a day is nobody; papers filed with a body are not its own; a member's press release is the member's
    ("Orm released her records in July, [which] {showed} <so>.", {"speaker_kind": "document", "speaker": "records"}),
    ("The guild waited for Ann Orm after [her March] {comment} <that so>.", {"speaker": "Ann Orm"}),
    ("[Lobbying records filed in the U.S. Senate] {describe} <payments>.", {"speaker_kind": "document", "side": None}),
    (
        "Ann Orm, a Republican senator from Ohio, left. [Orm’s press release] {does not mention} <the mill>.",
        {"speaker": "Ann Orm", "speaker_kind": "legislator", "party": "Republican"},
    ),
    # ordinary people speak for no state
    ("[Only a quarter of Americans] {agree with} <him>.", {"speaker_kind": "civilian", "side": None}),
    ("[Russians] {say} <so>.", {"speaker_kind": "civilian", "side": None}),
    ("[Roxana Orm, 63, a voter raised in Chile,] {said} <so>.", {"speaker_kind": "civilian", "side": None}),
    # who holds no office now, and bodies that only advise
    ("[Former Representative Ann Orm, an Ohio Republican,] {said} <so>.", {"party": "Republican", "side": None}),
    (
        "[Ann Orm, chair of the Lisk Road advisory council,] {said} <so>.",
        {"speaker_kind": "organisation", "side": None},
    ),
    ("[European Council President Ann Orm] {said} <so>.", {"side": "European Union"}),
    ("[it] {was revealed} <that the mill is gone>.", {"speaker": None, "anonymity": "none"}),
    # papers told of before under their full name
    ("The Lisk Poll found it out. {According to} [the results], <so>.", {"speaker": "Lisk Poll"}),
    ("The Lisk-Osk poll was taken in May. [The ten-town poll] {finds} <so>.", {"speaker": "Lisk-Osk poll"}),
    ("The Lisk-Osk poll was taken in May. [Another poll] {finds} <so>.", {"speaker": "poll"}),
    ("The Lisk Poll came, and an Osk poll. [The ten-town poll] {finds} <so>.", {"speaker": "ten-town poll"}),
    ("Court papers were filed on Friday. [The documents] {say} <so>.", {"speaker": "Court papers"}),
    # no source at the verb: whose clause it is
    (
        "Ann Orm is late. Before {hinting} on Sunday <that she slept> last week, Ms. Orm ate.",
        {"speaker": "Ann Orm"},
    ),
    ("In addition to {stating} <that the mill is gone>, Ann Orm hired two bakers.", {"speaker": "Ann Orm"}),
    ("Mayor Ann Orm, however, {did not mention} <the mill>.", {"speaker": "Ann Orm"}),
    ("<“So,”> Mayor Ann Orm {is expected to say}.", {"speaker": "Ann Orm"}),
    ("The rivals of Mayor Ann Orm {did not mention} <the mill>.", {"speaker": None}),
    ("Mayor Ann Orm {has been urged} <to leave>.", {"speaker": None}),
    # of two who bear a name the one who was named before
    (
        "Mayor Ann Orm left. [Ms. Orm] {said} <so>.\n\nNora Orm, a baker, was old. Nora Orm slept. Nora Orm left.",
        {"speaker": "Ann Orm"},
    ),
    # parts of many
    ("[Nearly a third] {say} <so>.", {"speaker_kind": "civilian", "anonymity": "collective"}),
    ("[Just shy of half, 49%,] {say} <so>.", {"speaker_kind": "civilian", "anonymity": "collective"}),
    ("[Superdelegates] {said} <so>.", {"speaker_kind": "party", "party": "Democratic"}),
    # bodies by their names
    ("[The U.S. Geological Survey] {said} <so>.", {"speaker_kind": "government", "side": "United States"}),
    ("[The Lisk County Coroner’s Office] {said} <so>.", {"speaker_kind": "government"}),
    ("[The intelligence community] {concluded} <so>.", {"speaker_kind": "government"}),
    ("[lisk-courier.fr] {said} <so>.", {"speaker_kind": "media"}),
    ("[LSKTV] {reported} <so>.", {"speaker_kind": "media"}),
    # offices: of a body of states, of a union, of a candidate, of a firm; a writer who is a professor
    (
        "[Yuko Orm, director general of the International Atomic Energy Agency,] {said} <so>.",
        {"speaker_kind": "international body", "side": "International Atomic Energy Agency"},
    ),
    ("[United Auto Workers Secretary-Treasurer Dan Orm] {said} <so>.", {"speaker": "Dan Orm"}),
    (
        "Hillary Clinton runs for president as a Democrat. [Ann Orm, Clinton’s outreach director,] {said} <so>.",
        {"speaker_kind": "party", "party": "Democratic"},
    ),
    (
        "Jay Orm, the former White House press secretary, is now a vice president at Amazon. [Orm] {said} <so>.",
        {"speaker_kind": "company", "side": None},
    ),
    (
        "The writer Jared Orm came. [Orm, a creative writing professor,] {said} <so>.",
        {"speaker": "Jared Orm", "speaker_kind": "expert"},
    ),
    ("[Ann Orm, author of “The Mill,” a book on bread,] {said} <so>.", {"speaker_kind": "expert"}),
    ("[Ann Orm, an author,] {said} <so>.", {"speaker_kind": "civilian"}),
    ("[Sara Orm, a home-care aide from Lisk,] {said} <so>.", {"speaker_kind": "civilian"}),
    ("[Mr. Orm’s representatives] {declined} <to comment>.", {"speaker_kind": "spokesperson"}),
    ("The House met. [His representatives] {declined} <to comment>.", {"speaker_kind": "spokesperson"}),
    (
        "The bank chose Jim Orm for a second term as president of the World Bank. [Mr. Orm] {said} <so>.",
        {"speaker_kind": "international body", "side": "World Bank"},
    ),
    # who is only imagined in an office does not hold it
    ("Brad Orm bakes. “Imagine President Orm,” said a guest. [Orm] {said} <so>.", {"side": None}),
    # an outlet with a state in its name; the sides of a debate; voters of a party
    ("[A USA TODAY analysis of new filings] {shows} <so>.", {"speaker_kind": "document", "side": None}),
    ("[Both sides of the debate] {agreed} <so>.", {"speaker_kind": "unnamed", "side": None}),
    (
        "[A strong majority of Democratic primary voters] {say} <so>.",
        {"speaker_kind": "civilian", "party": "Democratic", "side": None},
    ),
    ("Dan Orm, a former congressman, was held. [The ex-congressman] {said} <so>.", {"speaker": "Dan Orm"}),
    ("Ms. Orm’s campaign experiment was over. [Ms. Orm] {said} <so>.", {"speaker_kind": "unknown", "side": None}),
    # a former member of parliament is unknown, a former prosecutor heard for what that work taught
    ("[A former congressman] {said} <so>.", {"speaker_kind": "unknown", "side": None}),
    ("[A former prosecutor] {said} <so>.", {"speaker_kind": "expert", "side": None}),
    # those of parties speak for no state, an organ of the United Nations for them
    ("[Republican strategist Dan Orm] {said} <so>.", {"speaker_kind": "party", "party": "Republican", "side": None}),
    ("[The U.N. Security Council] {said} <so>.", {"side": "United Nations"}),
    ("{According to} [a 2015 Pew Research survey], <so>.", {"day": "2015"}),
    # races: who won a primary, whose mother did not
    (
        "Liz Orm, the daughter of Dan Orm, was the winner of the Ohio Republican primary. [Liz Orm] {said} <so>.",
        {"speaker_kind": "candidate", "party": "Republican"},
    ),
    (
        "Hillary Clinton runs as a Democrat. [The pro-Clinton super PAC Osk Ahead] {said} <so>.",
        {"speaker_kind": "party", "party": "Democratic"},
    ),
    ("Hillary Clinton runs as a Democrat. [A Clinton campaign memo] {said} <so>.", {"party": "Democratic"}),
]
PUBLISHED = "2016-03-11"


@pytest.mark.parametrize(("marked", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_a_statement(marked, wanted, read_marks):
    assert told(row_of(marked, read_marks, published=PUBLISHED), wanted) == wanted


def test_a_body_gives_no_name_but_a_secretary_may():
    assert [n.name for n in find_names("the Center for Blue Lake Bread said", [])] == []
    assert [n.name for n in find_names("Assistant Secretary for Trade Ann Orm said", [])] == ["Ann Orm"]


def test_an_article_of_a_title_alone():
    article = {"article_id": "a", "outlet": "Courier", "title": "Council officials said no", "text": "", "raw_text": ""}
    row = attribution_of(article["title"], (0, 17), (18, 22), [(23, 25)]) | {"part": "title"}
    table = read_statements(schema.make([row], schema.ATTRIBUTIONS), schema.make([article], schema.ARTICLES))
    assert table["speaker"].tolist() == ["Council officials"]


def test_a_quotation_over_paragraphs_stays_with_who_began_it():
    text = 'Ann Orm wrote:\n\n"It rained on “us” there.\n\n"It was “cold” too.\n\n"We left “it” then."'
    quoted = [text.index('"It rained'), text.index('"It was'), text.index('"We left')]
    ends = [text.index(" there.") + 6, text.index(" too.") + 4, len(text)]
    first = [((0, 7), (8, 13)), (None, None), (None, None)]
    rows = [
        attribution_of(text, *spans, [(start, end)], attribution_id=f"a/{n}") | {"kind": "mixed"}
        for n, (spans, start, end) in enumerate(zip(first, quoted, ends, strict=True))
    ]
    article = {"article_id": "a", "outlet": "Courier", "published": PUBLISHED, "text": text, "raw_text": text}
    table = read_statements(schema.make(rows, schema.ATTRIBUTIONS), schema.make([article], schema.ARTICLES))
    assert table["speaker"].tolist() == ["Ann Orm"] * 3
