"""A noun and the name beside it, a body and what it is called later: who speaks, of what kind and party, how openly."""

import pytest
from marked import read_in_order

from analysis.statements.who.actors import Actors

SHIPPED = Actors()

CASES = [
    ("[Another delegate, Ann Orm of Lisk,] {said} <so>.", ["Ann Orm"], "party", None, "named"),
    ("[A delegate, Ann Orm from Lisk, Ohio,] {said} <so>.", ["Ann Orm"], "party", None, "named"),
    ("[One analyst, Ann Orm at Norvane Capital,] {said} <so>.", ["Ann Orm"], "expert", None, "named"),
    ("[The boy’s mother, Ann Orm of Lisk,] {said} <so>.", ["Ann Orm"], "civilian", None, "named"),
    ("[A supporter of Tosk, Ann Orm of Lisk,] {said} <so>.", ["Ann Orm"], "civilian", None, "named"),
    (
        "[A resident of Lisk, the town of the fire,] {said} <so>.",
        ["resident of Lisk"],
        "civilian",
        None,
        "unnamed person",
    ),
    ("[A lawyer, a friend of Ann Orm of Lisk,] {said} <so>.", ["lawyer"], "expert", None, "unnamed person"),
    ("[One Democrat, Rep. Ann Orm of Ohio,] {said} <so>.", ["Ann Orm"], "legislator", "Democratic", "named"),
    ("[Another Republican, Senator Ann Orm,] {said} <so>.", ["Ann Orm"], "legislator", "Republican", "named"),
    (
        "[One of the Republicans, Senator Ann Orm of Ohio,] {said} <so>.",
        ["Ann Orm"],
        "legislator",
        "Republican",
        "named",
    ),
    ("[One of her lawyers, Ann Orm,] {said} <so>.", ["Ann Orm"], "expert", None, "named"),
    (
        "[Two Republicans, Senators Ann Orm of Ohio and Dan Tosk of Iowa,] {said} <so>.",
        ["Ann Orm", "Dan Tosk"],
        "legislator",
        "Republican",
        "named",
    ),
    ("[Two residents, Ann Orm and Dan Tosk,] {said} <so>.", ["Ann Orm", "Dan Tosk"], "civilian", None, "named"),
    ("[Both men, Carl Orm and Dan Tosk,] {said} <so>.", ["Carl Orm", "Dan Tosk"], "civilian", None, "named"),
    ("[Ann Orm MP] {said} <so>.", ["Ann Orm"], "legislator", None, "named"),
    ("[Ann Orm KC, prosecuting,] {said} <so>.", ["Ann Orm"], "expert", None, "named"),
    ("[Cllr Ann Orm] {said} <so>.", ["Ann Orm"], "government", None, "named"),
    ("[Det. Sgt. Ann Orm] {said} <so>.", ["Ann Orm"], "police", None, "named"),
    ("[Staff Sgt. Ann Orm] {said} <so>.", ["Ann Orm"], "military", None, "named"),
    ("[Officer Ann Orm] {said} <so>.", ["Ann Orm"], "police", None, "named"),
    ("[Petty Officer Ann Orm] {said} <so>.", ["Ann Orm"], "military", None, "named"),
    ("[Army Officer Ann Orm] {said} <so>.", ["Ann Orm"], "military", None, "named"),
    ("[The charity Norve] {said} <so>.", ["Norve"], "organisation", None, "named role"),
    ("[The polling firm Osk & Lisk] {said} <so>.", ["Osk & Lisk"], "company", None, "named role"),
    ("[Polling firm Norvane] {said} <so>.", ["Norvane"], "company", None, "named role"),
    ("[The Charity Commission] {said} <so>.", ["Charity Commission"], "government", None, "named role"),
    ("[A group called Norve] {said} <so>.", ["Norve"], "organisation", None, "named role"),
    ("[The group, Norve,] {said} <so>.", ["Norve"], "organisation", None, "named role"),
    ("[The company, Ann Orm,] {said} <so>.", ["company"], "company", None, "named role"),
    ("[The advocacy group People for Lisk] {said} <so>.", ["People for Lisk"], "organisation", None, "named role"),
    ("[Jeb Elk Super PAC Chief] {said} <so>.", ["Jeb Elk Super PAC Chief"], "organisation", None, "named role"),
    ("[The website Norvane.com] {said} <so>.", ["Norvane.com"], "media", None, "named role"),
    ("[Norvane.com] {said} <so>.", ["Norvane.com"], "company", None, "named role"),
    ("[Norve.org] {said} <so>.", ["Norve.org"], "organisation", None, "named role"),
    ("[Lisk.gov] {said} <so>.", ["Lisk.gov"], "government", None, "named role"),
    ("[Norvane.com, a website run by Ann Orm,] {said} <so>.", ["Norvane.com"], "media", None, "named role"),
    ("Norvane.com pulled it. [The company] {said} <so>.", ["Norvane.com"], "company", None, "named role"),
    ("Mail ann@norvane.com for it. [The company] {said} <so>.", ["company"], "company", None, "named role"),
    (
        "[A gaffe by House Majority Leader Ann Orm (R-Ohio)] {suggested} <so>.",
        ["Ann Orm"],
        "legislator",
        "Republican",
        "named",
    ),
    ("[A campaign backed by Ann Orm] {said} <so>.", ["campaign"], "party", None, "named role"),
    ("[A report by Ann Orm] {said} <so>.", ["report by Ann Orm"], "document", None, "named role"),
    ("[Some leading Democrats] {said} <so>.", ["leading Democrats"], "party", "Democratic", "collective"),
    ("[A judge leading the inquiry] {said} <so>.", ["judge leading the inquiry"], "court", None, "unnamed person"),
    ("[Leading Republican figures] {said} <so>.", ["Leading Republican figures"], "party", "Republican", "collective"),
    ("[Official figures] {showed} <so>.", ["Official figures"], "document", None, "named role"),
    ("[The ad’s narrator] {said} <so>.", ["ad’s narrator"], "unnamed", None, "unnamed person"),
    ("[A panel of experts] {said} <so>.", ["panel of experts"], "expert", None, "collective"),
    ("[A House panel] {said} <so>.", ["House panel"], "legislator", None, "named role"),
    ("[A three-judge panel] {said} <so>.", ["three-judge panel"], "court", None, "named role"),
    (
        "The Senate Judiciary Committee met. [The panel] {said} <so>.",
        ["Senate Judiciary Committee"],
        "legislator",
        None,
        "named role",
    ),
    (
        "The Lisk Teachers Association met. [The union] {said} <so>.",
        ["Lisk Teachers Association"],
        "organisation",
        None,
        "named role",
    ),
    ("The Lisk Swimmers Association met. [The ministry] {said} <so>.", [None], "ministry", None, "named role"),
    ("Dan Tosk came with his lawyer. [The lawyer] {said} <so>.", ["lawyer"], "expert", None, "unnamed person"),
    ("Dan Tosk came with his son. [The son] {said} <so>.", ["son"], "civilian", None, "unnamed person"),
    ("A woman named Ann Orm called. [The woman] {said} <so>.", ["Ann Orm"], "unknown", None, "named"),
    ("Piet Saran keeps a diary. [The retired teacher] {said} <so>.", ["Piet Saran"], "unknown", None, "named"),
    (
        "The Finnish president, Ada Storm, met Dan Tosk. [The Finnish leader] {said} <so>.",
        ["Ada Storm"],
        "head of state",
        None,
        "named",
    ),
    (
        "The Finnish president, Ada Storm, met Dan Tosk. [The opposition leader] {said} <so>.",
        ["opposition leader"],
        "opposition",
        None,
        "named role",
    ),
    ("Dan Tosk was praised by Carl Brem. [He] {said} <so>.", ["Dan Tosk"], "unknown", None, "named"),
    (
        "[Dan Tosk] {was asked by} Carl Brem whether it rained. [He] {said} <so>.",
        ["Dan Tosk"],
        "unknown",
        None,
        "named",
    ),
    ("Dan Tosk was late by a day. [He] {said} <so>.", ["Dan Tosk"], "unknown", None, "named"),
]


@pytest.mark.parametrize(("marked", "names", "kind", "party", "anonymity"), CASES)
def test_who_is_meant(marked, names, kind, party, anonymity):
    speakers = read_in_order(marked, SHIPPED)
    assert [speaker.name for speaker in speakers] == names
    assert (speakers[0].kind, speakers[0].party, speakers[0].anonymity) == (kind, party, anonymity)
