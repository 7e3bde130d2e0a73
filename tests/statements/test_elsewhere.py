"""What an article tells of somebody away from the name, or in a longer apposition: (text, kind of Ann Orm)."""

import pandas as pd
import pytest

from analysis import find_attributions, read_statements
from analysis.base import schema
from analysis.statements.who.actors import Actors
from analysis.statements.who.cast import Cast
from analysis.statements.who.roles import find_roles

ACTORS = Actors()
TOLD = [
    # a copula tells an occupation, where the article itself says it
    ("Ann Orm left. Orm is a painter.", "civilian"),
    ("Ann Orm left. Orm, 43, is now a lobbyist for the port.", "organisation"),
    ("Ann Orm is one of the deputy mayors. She left.", None),
    ("Ann Orm left. Orm was a police captain.", "expert"),
    ("Ann Orm left. Orm is a friend.", None),
    ("Ann Orm left. Orm is a niece of Dan Tosk.", None),
    ("Ann Orm left. “Orm is a painter,” Dan Tosk said.", None),
    ("Ann Orm left. Orm is a painter's worst dream.", None),
    ("Ann Orm left. Orm was elected mayor of Lisk last week.", "government"),
    ("Ann Orm left. Orm was appointed as a district judge.", "court"),
    ("Ann Orm left. Orm was hired by a baker.", None),
    ("Ann Orm came to Lisk, where she is a student.", "civilian"),
    # what stands beside the name goes before
    ("Mayor Ann Orm left. Orm is a painter.", "government"),
    # who writes in a column or a paper
    ("“It is dull,” wrote Ann Orm on Lisk Notes.", "media"),
    ("Ann Orm wrote in a column that it was dull.", "media"),
    ("Ann Orm wrote on Facebook that it was dull.", None),
    ("Ann Orm wrote in May that it was dull.", None),
    ("Ann Orm, who covered the war for ten years, left.", "media"),
    ("Ann Orm, who runs a weekly newsletter, left.", "media"),
    # a town, but no body and no state
    ("“It is dull,” said Ann Orm of Cheyenne.", "civilian"),
    ("“It is dull,” said Ann Orm, from Boise.", "civilian"),
    ("“It is dull,” said Ann Orm of Ohio.", None),
    ("“It is dull,” said Ann Orm of the Senate.", None),
    # a clause without an article, a rank with a full stop
    ("Ann Orm, who is chairman of Our Lisk, left.", "organisation"),
    ("Ann Orm, who served as U.S. ambassador to Peru, left.", "expert"),
    ("Ann Orm, who served as Mr. Tosk's digital fundraising manager, left.", "party"),
    # work of today beside past work
    ("Ann Orm, a former judge and director of the Lisk Foundation, left.", "organisation"),
    (
        "Ann Orm, a former aide to Mr. Tosk and senior vice president for loans at Norvane Bank, left.",
        "company",
    ),
    ("Ann Orm, a former miner with a firm who is now a professor of law at Lisk University, left.", "expert"),
    ("Ann Orm, a former governor and senator, left.", None),
    ("Ann Orm, a former senator and mayor of Lisk, left.", None),
    # the noun before the name, with a complement between
    ("A spokesman for Mr. Tosk, Ann Orm, left.", "spokesperson"),
    ("The lawyer for St. Mary's parish, Ann Orm, left.", "expert"),
    ("A lawyer for Dan Tosk met Ann Orm.", None),
    ("One of his lawyers, Ann Orm, left.", "expert"),
    ("His lawyers met Ann Orm.", None),
    ("Two members of Congress from Ohio, Ann Orm and Dan Tosk, left.", "legislator"),
    ("Ann Orm, Dan Tosk's in-state communications director, left.", "spokesperson"),
    # a clause behind a comma that is no apposition
    ("Leaders, among them Ann Orm, have backed the nominee.", None),
    # who runs
    ("Dan Tosk will face challenger Ann Orm in the primary.", "candidate"),
    ("Ann Orm, who is running against Dan Tosk, left.", "candidate"),
    ("Ann Orm ran against the wind.", None),
    ("Ann Orm, 50, was the winner of Tuesday's primary.", "candidate"),
    ("Ann Orm was the winner of the race.", None),
]


@pytest.mark.parametrize("text, kind", TOLD)
def test_kind_of_a_person(text, kind):
    person = Cast(text, actors=ACTORS).person("Ann Orm")
    assert (person.kind if person else None) == kind


SAMPLE = [
    ("automaker", "company"),
    ("sinologist", "expert"),
    ("detective inspector", "police"),
    ("air marshal", "military"),
    ("schools superintendent", "government"),
    ("gallerist", "company"),
    ("cellist", "civilian"),
    ("sportscaster", "media"),
    ("backbencher", "legislator"),
    ("superdelegate", "party"),
    ("affidavit", "document"),
    ("abbess", "organisation"),
    ("undersecretary of state", "government"),
    ("podcaster", "media"),
    ("hotelier", "company"),
    ("flautist", "civilian"),
    ("paratrooper", "military"),
    ("juror", "court"),
    ("psephologist", "expert"),
    ("stonemason", "civilian"),
    ("conservationist", "organisation"),
    ("brokerage", "company"),
    ("gendarme", "police"),
    ("vintner", "company"),
]


@pytest.mark.parametrize("noun, kind", SAMPLE)
def test_a_noun_of_the_list(noun, kind):
    (role,) = find_roles(f"the {noun} said")
    assert (role.noun, role.kind) == (noun, kind)


def _statements(text):
    row = {"article_id": "a", "outlet": "Courier", "published": "2024-05-04", "text": text, "raw_text": text}
    articles = schema.make([row], schema.ARTICLES)
    return read_statements(find_attributions(articles, engine="rules"), articles)


POINTED = [
    ("Rep. Ann Orm left. He, along with two other members of Congress, said so.", None),
    ("Rep. Dan Tosk, R-Ohio, left. He, along with two other members of Congress, said so.", "Dan Tosk"),
    ("The World Health Organization met. WHO said it was over.", "World Health Organization"),
    ("One of her lawyers, Dan Tosk, said it was over.", "Dan Tosk"),
    ("The International Monetary Fund met. The fund said it was over.", "International Monetary Fund"),
    ("Party chairman Dan Tosk left. The chairman said it was over.", "Dan Tosk"),
    ("State attorney general Dan Tosk left. The general said it was over.", "general"),
]


@pytest.mark.parametrize("text, name", POINTED)
def test_who_is_meant(text, name):
    read = _statements(text)["speaker"].tolist()
    assert read and (pd.isna(read[-1]) if name is None else read[-1] == name)
