"""What people are whom words beside the name tell of only by the way: (a marked text, what its row says)."""

import pytest
from marked import row_of, told

from analysis.statements.who.names import find_names

ROWS = [
    # whose relative holds an office holds none for it
    ("[James Brunt, whose father was the family’s pastor,] {said} <so>.", {"speaker_kind": "civilian"}),
    ("[Ada Holt, whose older brother is a senator,] {said} <so>.", {"speaker_kind": "civilian"}),
    ("[Ada Holt, a senator whose brother is a baker,] {said} <so>.", {"speaker_kind": "legislator"}),
    ("[Ada Holt, whose bill is late,] {said} <so>.", {"speaker_kind": "unknown"}),
    # a university’s own people are scholars, its president and a club’s people are none
    ("[Osk State University’s Dana Byst] {said} <so>.", {"speaker_kind": "expert"}),
    ("[the university’s Dana Byst] {said} <so>.", {"speaker_kind": "expert"}),
    ("[Osk State University’s president, Dana Byst,] {said} <so>.", {"speaker_kind": "organisation"}),
    ("[the Osk Foundation’s Dana Byst] {said} <so>.", {"speaker_kind": "organisation"}),
    # advisers to a politician, to a party, to a president
    (
        "Donald Trump won the Republican primary. [Trump senior adviser Pell Orm] {said} <so>.",
        {"speaker_kind": "party", "party": "Republican"},
    ),
    ("[Pell Orm, senior adviser to the president,] {said} <so>.", {"speaker_kind": "government"}),
    ("[Pell Orm, an economic adviser to Republicans,] {said} <so>.", {"speaker_kind": "party", "party": "Republican"}),
    ("[Pell Orm, an economic adviser,] {said} <so>.", {"speaker_kind": "government", "party": None}),
    (
        "[Pell Orm, an adviser to President Obama and a trustee of the University of Osk,] {said} <so>.",
        {"speaker_kind": "government"},
    ),
    (
        "Hillary Clinton, the Democratic candidate, won. [Her chief policy aide, Jake Orm,] {said} <so>.",
        {"speaker_kind": "party", "party": "Democratic"},
    ),
    (
        "Hillary Clinton, the Democratic candidate, won. [The mayor’s chief policy aide, Jake Orm,] {said} <so>.",
        {"speaker_kind": "government", "party": None},
    ),
    # whose work is told as past by a clause
    (
        "[Tom Orm, an adviser who worked for Mrs. Tosk at the ministry,] {said} <so>.",
        {"speaker_kind": "expert"},
    ),
    ("[Tom Orm, an adviser who works for the mayor,] {said} <so>.", {"speaker_kind": "government"}),
    ("[Ann Orm, a senator who served in the war,] {said} <so>.", {"speaker_kind": "legislator"}),
    ("[Bill Orm, a former press official in the White House,] {said} <so>.", {"speaker_kind": "expert", "side": None}),
    # "the committee" is that of the party named before, a host committee is of no government
    (
        "The Republican National Committee met. [Chris Orm, the committee’s political director,] {said} <so>.",
        {"speaker_kind": "party", "party": "Republican"},
    ),
    (
        "The Republican National Committee met, and the Osk Planning Committee too. "
        "[Chris Orm, the committee’s director,] {said} <so>.",
        {"speaker_kind": "government", "party": None},
    ),
    ("[Ed Orm, chairman of the Osk 2031 Host Committee,] {said} <so>.", {"speaker_kind": "organisation"}),
    ("[Ed Orm, who serves as chairman of the host committee,] {said} <so>.", {"speaker_kind": "organisation"}),
    ("[Ed Orm, chairman of the Osk County Committee,] {said} <so>.", {"speaker_kind": "government"}),
    # a constituent, and whom a name that is a faith’s too belongs to
    ("[Cruz constituent Dan Orm] {said} <so>.", {"speaker_kind": "civilian", "speaker": "Dan Orm"}),
    ("“No,” said Army Lt. Christian Tosk, [who] {added} <so>.", {"speaker": "Christian Tosk"}),
    ("Oscar-winner Susan Tosk left. [Tosk] {said} <so>.", {"speaker": "Susan Tosk"}),
    # bodies that have another’s name in theirs
    ("[The Osk Police Union] {said} <so>.", {"speaker_kind": "organisation"}),
    ("[The Osk Police Department] {said} <so>.", {"speaker_kind": "police"}),
    ("[The Congressional Black Caucus PAC] {said} <so>.", {"speaker_kind": "organisation", "side": None}),
    ("[The Congressional Black Caucus] {said} <so>.", {"speaker_kind": "legislator"}),
    # the office of who holds none speaks for one person
    ("Ann Orm is a painter. [Orm’s office] {said} <so>.", {"speaker_kind": "spokesperson", "side": None}),
    ("Sen. Ann Orm left. [Orm’s office] {said} <so>.", {"speaker_kind": "legislator"}),
    # a website is a document of others than outlets, which have one to report on
    ("[The company website] {says} <so>.", {"speaker_kind": "document", "channel": "document"}),
    ("[The city’s website] {says} <so>.", {"speaker_kind": "document"}),
    ("[A news website] {reported} <so>.", {"speaker_kind": "media"}),
    ("[The passage] {continued} <so>.", {"speaker_kind": "document"}),
    # whom an outlet pays for polls does not write for it
    ("[Dan Orm, a Democratic pollster for the Osk Herald,] {said} <so>.", {"channel": None}),
    ("[Dan Orm, a columnist for the Osk Herald,] {said} <so>.", {"channel": "other outlet"}),
    ("“<So>,” {said} [Mayor Dan Orm to the Osk Herald].", {"channel": "other outlet"}),
    ("[Editorial pages across the country] {warned} <so>.", {"speaker_kind": "media", "anonymity": "collective"}),
]


@pytest.mark.parametrize(("marked", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_what_they_are(marked, wanted, read_marks):
    assert told(row_of(marked, read_marks, "2016-05-10"), wanted) == wanted


def test_a_name_that_is_a_faith_too():
    assert [span.name for span in find_names("Christian Tosk met Christian Zionists.", [])] == ["Christian Tosk"]
