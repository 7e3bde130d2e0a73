"""The kind of a person by the words that stand with the name: (text, kind of Ann Orm)."""

import pytest

from analysis.statements.who.actors import Actors
from analysis.statements.who.cast import Cast

ACTORS = Actors()
TOLD = [
    # the body that the office is of
    ("Ann Orm, chairman of the Department of Medicine at Lisk Hospital, left.", "expert"),
    ("Ann Orm, chair of the Department of History, left.", "expert"),
    ("Ann Orm, dean of the School of Law at Lisk University, left.", "expert"),
    ("Ann Orm, a Lisk University School of Law professor, left.", "expert"),
    ("Ann Orm, a University of Maine professor who bakes there, left.", "expert"),
    ("Ann Orm, president of Lisk University, left.", "organisation"),
    ("Ann Orm, head of the Council for Fair Trade, left.", "organisation"),
    ("Ann Orm, head of the city council, left.", "government"),
    ("Ann Orm, deputy chief of staff to the governor, left.", "government"),
    ("Ann Orm, commander of the 3rd Brigade, left.", "military"),
    ("Ann Orm, captain of the Tigers, left.", "organisation"),
    ("Ann Orm, a member of the European Parliament, left.", "legislator"),
    ("Ann Orm, superintendent of Lisk schools, left.", "government"),
    ("Ann Orm, managing partner of Tosk Capital, left.", "company"),
    ("Ann Orm, a partner at the law firm Tosk & Elk, left.", "expert"),
    ("Ann Orm, Dan Tosk's partner, left.", "civilian"),
    ("Ann Orm, the study's senior author, left.", "expert"),
    ("Ann Orm, author of a book on the war, left.", "expert"),
    ("Ann Orm, author of three novels, left.", "civilian"),
    ("Ann Orm, a historian and author, left.", "expert"),
    # ranks are those of the police where the words or the article tell of police and no army
    ("Capt. Ann Orm of the Lisk Police Department left.", "police"),
    ("Sgt. Ann Orm of the Lisk police left.", "police"),
    ("Police came. Lt. Ann Orm left.", "police"),
    ("Police and troops came. Lt. Ann Orm left.", "military"),
    ("Police Lt. Ann Orm left.", "police"),
    # clauses
    ("Ann Orm, who runs Our Lisk, left.", "organisation"),
    ("Ann Orm, who owns an auto repair shop, left.", "company"),
    ("Ann Orm, who leads Mr. Tosk's Council of Economic Advisers, left.", "government"),
    ("Ann Orm, who was standing outside, left.", "witness"),
    ("Ann Orm, who heard the blast, left.", "witness"),
    ("Ann Orm, who heard the song, left.", None),
    ("Ann Orm, who is challenging Mr. Tosk, left.", "candidate"),
    ("Ann Orm, who is challenging Mr. Tosk's ban, left.", None),
    # several at once
    ("Senators Dan Tosk, Mia Lund and Ann Orm left.", "legislator"),
    ("The show had two party strategists, Dan Tosk and Ann Orm, in it.", "party"),
    ("Dan Tosk and Ann Orm, the parents of a pupil, left.", "civilian"),
    # where somebody lives
    ("Ann Orm of Lisk, Ohio, left.", "civilian"),
    ("Sen. Ann Orm of Ohio left.", "legislator"),
    # past work
    ("Ann Orm, a former envoy to Peru, left.", "expert"),
    ("Ann Orm, who was a deputy secretary of commerce, left.", "expert"),
    ("Ann Orm, Dan Tosk's former chief economist, left.", "expert"),
    ("Ann Orm, a former campaign manager, left.", "party"),
    ("Ann Orm, a former senator, left.", None),
    ("Ann Orm, a former governor of Ohio, left.", None),
    ("Ann Orm, a former miner, left.", "civilian"),
    # nothing else told: the setting, if the article is from a match or a stage
    ("Ann Orm left. " + "The coach praised the goalie. " * 6, "organisation"),
    ("Ann Orm left. " + "The tennis match went to a tiebreak. " * 6, "civilian"),
    ("Ann Orm left. " + "The singer sold the album. " * 6, "civilian"),
    ("Ann Orm, a senator, left. " + "The singer sold the album. " * 6, "legislator"),
    ("Ann Orm left. The coach praised the goalie.", None),
    ("GOP donor Ann Orm left.", "party"),
    ("Labour leader Ann Orm left.", "party"),
    ("White House counselor Ann Orm left.", "government"),
    ("Christian speaker Ann Orm left.", "civilian"),
    ("Former Rep. Ann Orm (D-Ohio) left.", None),
    ("Ann Orm MP left.", "legislator"),
    ("Ann Orm KC left.", "expert"),
    ("Ann Orm, deputy commissioner of the Lisk Police Department, left.", "police"),
    ("Ann Orm, a strategist at Lisk Capital, left.", "expert"),
    ("Dr. Ann Orm left.", "expert"),
    ("Dr. Ann Orm, a senator, left.", "legislator"),
    ("Ann Orm, a Tosk supporter, left.", "civilian"),
    ("Ann Orm left.", None),
]


@pytest.mark.parametrize("text, kind", TOLD)
def test_kind_of_a_person(text, kind):
    assert Cast(text, actors=ACTORS).person("Ann Orm").kind == kind
