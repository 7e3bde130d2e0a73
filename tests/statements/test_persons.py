"""Persons of an article: (text, {name: (kind, side, party)}); what is no name; who is meant by a last name."""

import pandas as pd
import pytest

from analysis.statements.who.actors import Actors
from analysis.statements.who.cast import Cast
from analysis.statements.who.leaders import in_office
from analysis.statements.who.parties import find_parties
from analysis.statements.who.sources import without_examples

ACTORS = Actors()
TOLD = [
    # an office of a state, a region, a party
    ("Vermont Sen. Lou Harkin left.", {"Lou Harkin": ("legislator", "United States", None)}),
    ("Rep. Ella Brunn (D-Md.) left.", {"Ella Brunn": ("legislator", "United States", "Democratic")}),
    ("Ole T. Varn, Republican of Iowa, left.", {"Ole T. Varn": ("legislator", "United States", "Republican")}),
    ("The Labour MP Mira Tolk left.", {"Mira Tolk": ("legislator", "United Kingdom", "Labour")}),
    ("President Ada Storm of Finland left.", {"Ada Storm": ("head of state", "Finland", None)}),
    # a name of two places is the state where something shows that, else the state of the Union
    (
        "Representative Jon Lund, Democrat of Georgia, left.",
        {"Jon Lund": ("legislator", "United States", "Democratic")},
    ),
    ("Gov. Ana Lund of Georgia left.", {"Ana Lund": ("government", "United States", None)}),
    ("Tia Lomidze, the president of Georgia, left.", {"Tia Lomidze": ("head of state", "Georgia", None)}),
    # the envoy's own state, not where the envoy is; a part of a state has no head of state
    ("The Brazilian ambassador in Warsaw, Ana Lins, left.", {"Ana Lins": ("government", "Brazil", None)}),
    ("The premier of Western Australia, Ana Lins, left.", {"Ana Lins": ("government", "Australia", None)}),
    ("Sinn Féin's housing spokesman, Dan Orm, left.", {"Dan Orm": ("spokesperson", None, "Sinn Féin")}),
    # a listed head of state, whatever the day, if the text tells that office
    ("President Vladimir Putin left.", {"Vladimir Putin": ("head of state", "Russia", None)}),
    # years that are over
    ("Ana Lund, Mexico’s president from 2000 to 2006, left.", {"Ana Lund": (None, None, None)}),
    ("Ana Lund (the Finnish prime minister from 1997 to 2007) left.", {"Ana Lund": (None, None, None)}),
    ("Ana Lund, Mexico’s president since 2006, left.", {"Ana Lund": ("head of state", "Mexico", None)}),
    ("Ida Orm, director of the FBI, left.", {"Ida Orm": ("police", "United States", None)}),
    # an office of a body takes the body's kind, and no side
    ("Vermont Independent Sen. Lou Harkin left.", {"Lou Harkin": ("legislator", "United States", "Independent")}),
    ("Club president Teo Brandt left.", {"Teo Brandt": ("organisation", None, None)}),
    ("Orm Holdings vice president Ana Lund left.", {"Ana Lund": ("company", None, None)}),
    ("Ana Lund, president of the Lisk Policy Foundation, left.", {"Ana Lund": ("organisation", None, None)}),
    ("Reba Holm of Lisk Radio wrote. Holm left.", {"Reba Holm": ("media", None, None)}),
    # no side of what somebody knows or sells
    ("China expert Jon Dorn left.", {"Jon Dorn": ("expert", None, None)}),
    ("Turkish bath owner Nora Sill left.", {"Nora Sill": ("company", None, None)}),
    ("American Airlines pilot Jon Dorn left.", {"Jon Dorn": ("company", None, None)}),
    # who runs for office; what is past tells nothing
    ("Jon Dorn’s campaign is short. Jon Dorn left.", {"Jon Dorn": ("candidate", None, None)}),
    ("Former House Speaker Ned Gring left.", {"Ned Gring": (None, None, None)}),
    (
        "Jon Dorn runs for mayor. Ada Lund, a spokeswoman for Mr. Dorn, left.",
        {"Ada Lund": ("spokesperson", None, None)},
    ),
    # who held an office formerly runs again only where the text says so; a vote in a parliament is no campaign
    ("Former Sen. Ana Lund left. In Lisk her friend took the nomination for mayor.", {"Ana Lund": (None, None, None)}),
    ("Former Sen. Ana Lund left. Ana Lund is running for mayor.", {"Ana Lund": ("candidate", None, None)}),
    ("Former Gov. Ana Lund’s campaign is short.", {"Ana Lund": ("candidate", None, None)}),
    ("The envoy met Ana Lund. Workers paid for her campaign to save the mill.", {"Ana Lund": (None, None, None)}),
    ("A Lund nomination would split them. Ana Lund left.", {"Ana Lund": (None, None, None)}),
    ("Lund’s presidential nomination split them. Ana Lund left.", {"Ana Lund": ("candidate", None, None)}),
    ("Rep. Ana Lund left. Forty members voted for Lund.", {"Ana Lund": ("legislator", None, None)}),
    ("Former Sen. Ana Lund left. Senator Lund slept.", {"Ana Lund": (None, None, None)}),
    # those who worked for somebody speak for no state now; nor does a campaign of those who left
    (
        "The Senate and the Pentagon met. Ana Lund, the senator’s former speechwriter, left.",
        {"Ana Lund": ("party", None, None)},
    ),
    (
        "Former Gov. Jon Dorn (D-Ohio) left. Ana Lund, Dorn’s communications director, left.",
        {"Ana Lund": ("spokesperson", None, None)},
    ),
    # a noun does not describe whom its clause is about
    ("A lawmaker in Reshta is calling for Ana Lund to leave. Ana Lund left.", {"Ana Lund": (None, None, None)}),
    ("A lawyer for the late Ana Lund left.", {"Ana Lund": (None, None, None)}),
    ("The spokesman for the Lisk union Jon Dorn left.", {"Jon Dorn": ("spokesperson", None, None)}),
    (
        "Ana Lund, an old editor who teaches law at Lisk University, left.",
        {"Ana Lund": ("expert", None, None)},
    ),
    ("Ana Lund, an old editor who teaches her son law, left.", {"Ana Lund": ("media", None, None)}),
    ("Ana Lund, a writer for The Boston Globe, left.", {"Ana Lund": ("media", None, None)}),
    ("Ana Lund, a writer for the stage, left.", {"Ana Lund": ("civilian", None, None)}),
    # a body for a cause is none of those in its name
    ("Jon Dorn, a leader of the Coalition to Stop the Pentagon, left.", {"Jon Dorn": ("organisation", None, None)}),
    ("Gov. Ana Lund (D-Ohio) left.", {"Ana Lund": ("government", "United States", "Democratic")}),
    ("Ana Lund, president of the Ohio Senate, left.", {"Ana Lund": ("legislator", "United States", None)}),
    # occupations: those who advise and heal are experts, those who play and train are of their club
    ("Ana Lund, an internist, left.", {"Ana Lund": ("expert", None, None)}),
    ("Wolves quarterback Jon Dorn left.", {"Jon Dorn": ("organisation", None, None)}),
    ("Ana Lund, a Nevada committeewoman, left.", {"Ana Lund": ("party", "United States", None)}),
    ("Ana Lund, the political director of the Lisk Union, left.", {"Ana Lund": ("organisation", None, None)}),
    ("Ana Lund, an equity strategist at Norvane, left.", {"Ana Lund": ("expert", None, None)}),
    # whose body the text explains, who heads a place of research, who is of a firm
    ("Ana Lund, president of Norv-X, a company in Lisk, left.", {"Ana Lund": ("company", None, None)}),
    ("Ana Lund, president of Norv-X, left.", {"Ana Lund": ("organisation", None, None)}),
    ("Ana Lund, founder of Norv-X, left.", {"Ana Lund": ("company", None, None)}),
    (
        "Ana Lund, director of the Lisk Center for Rivers at Reshta University, left.",
        {"Ana Lund": ("expert", None, None)},
    ),
    ("Ana Lund, president of Reshta University, left.", {"Ana Lund": ("organisation", None, None)}),
    ("Ana Lund of the consulting firm Norv-X left.", {"Ana Lund": ("company", None, None)}),
    ("Norvane Holdings’ Ana Lund left.", {"Ana Lund": ("company", None, None)}),
    ("Jon Dorn and Ana Lund, analysts at Norvane, left.", {"Ana Lund": ("expert", None, None)}),
    (
        "Ana Lund, communications director for the Ohio Democratic Party, left.",
        {"Ana Lund": ("party", "United States", "Democratic")},
    ),
    ("Ana Lund, an RNC committeewoman, left.", {"Ana Lund": ("party", "United States", "Republican")}),
    ("Another delegate on the Orm slate, Ana Lund, left.", {"Ana Lund": ("party", None, None)}),
    ("Ana Lund, founder of Orm Productions, left.", {"Ana Lund": ("company", None, None)}),
    ("Ana Lund, treasurer of Rivers PAC, left.", {"Ana Lund": ("organisation", None, None)}),
    # what is past does not hide what is now
    ("Ana Lund, a former judge now at the Lisk Institute, left.", {"Ana Lund": ("expert", None, None)}),
    ("Ana Lund, a former governor and two-term mayor, left.", {"Ana Lund": (None, None, None)}),
    ("Ana Lund, a Democrat and former state senator, left.", {"Ana Lund": (None, None, "Democratic")}),
    ("Ana Lund, a Democratic pollster and consultant, left.", {"Ana Lund": ("party", "United States", "Democratic")}),
    # the clause behind a name
    ("Ana Lund, 45, who owns a brewery, left.", {"Ana Lund": ("company", None, None)}),
    ("Ana Lund, who works as a nurse, left.", {"Ana Lund": ("civilian", None, None)}),
    ("Ana Lund, who represents some of the victims, left.", {"Ana Lund": ("expert", None, None)}),
    ("Baker Jon Dorn and Ana Lund, who represents Dorn, left.", {"Ana Lund": ("expert", None, None)}),
    ("Ana Lund, who represents the south, left.", {"Ana Lund": (None, None, None)}),
    # the object of a verb is not the subject's name
    ("The mayor of Lisk asked Ana Lund to leave. Ana Lund left.", {"Ana Lund": (None, None, None)}),
    # a name that is a noun of role too
    ("Tilda Cook, the chief executive of Norvane, left.", {"Tilda Cook": ("company", None, None)}),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_what_a_text_tells_of_a_person(text, wanted):
    cast = Cast(text, actors=ACTORS)
    for name, told in wanted.items():
        person = cast.person(name)
        assert (person.kind, person.side, person.party) == told


LISTED = [
    # a journalist is listed too, where the text tells nothing else; a senator's party counts only beside the name
    ("Sean Hannity left.", "2016-03-01", "Sean Hannity", ("media", None, None)),
    ("Sean Hannity, a baker, left.", "2016-03-01", "Sean Hannity", ("civilian", None, None)),
    ("Justice Elena Kagan left.", "2016-03-01", "Elena Kagan", ("court", "United States", None)),
    (
        "Sen. Mitch McConnell left with other Republicans.",
        "2016-03-01",
        "Mitch McConnell",
        ("legislator", "United States", "Republican"),
    ),
    (
        "Sen. Mitch McConnell left.\nRepublicans stayed.",
        "2016-03-01",
        "Mitch McConnell",
        ("legislator", "United States", None),
    ),
    # who runs for president is listed by dates; the party counts only where the text names it
    ("Howard Dean spoke to Democrats.", "2003-10-01", "Howard Dean", ("candidate", "United States", "Democratic")),
    ("Howard Dean spoke.", "2003-10-01", "Howard Dean", ("candidate", "United States", None)),
    ("Howard Dean spoke to Democrats.", "2009-10-01", "Howard Dean", (None, None, None)),
    ("Dean spoke to Democrats.", "2003-10-01", "Dean", (None, None, None)),
    # an independent senator who seeks a party's nomination: two parties are listed, the text tells neither of him
    ("Bernie Sanders met Democrats.", "2015-10-01", "Bernie Sanders", ("candidate", "United States", "Democratic")),
    # senators; a namesake whom the text describes is none
    ("Kay Hagan spoke.", "2012-10-01", "Kay Hagan", ("legislator", "United States", None)),
    ("Tim Johnson, a baker, spoke.", "2012-10-01", "Tim Johnson", ("civilian", None, None)),
]


@pytest.mark.parametrize(("text", "day", "name", "told"), LISTED)
def test_listed_politicians(text, day, name, told):
    person = Cast(text, actors=ACTORS, published=pd.Timestamp(day)).person(name)
    assert (person and (person.kind, person.side, person.party)) == (
        None if told == (None,) * 3 and not person else told
    )


def test_a_campaign_is_of_one_of_two_namesakes():
    text = "Ann Orm, a sister of Tess Orm, a Senate candidate, left. Tess Orm’s campaign is short."
    cast = Cast(text, actors=ACTORS)
    assert [cast.person(name).kind for name in ("Ann Orm", "Tess Orm")] == ["civilian", "candidate"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jon Dorn, the 2010 Green nominee, left.", "candidate"),
        ("Jon Dorn, the 2000 Green nominee, left.", None),
        ("Jon Dorn left. Dorn’s 2010 campaign is short.", "candidate"),
        ("Jon Dorn left. Dorn’s 2000 campaign was short.", None),
    ],
)
def test_a_campaign_of_another_year_is_over(text, kind):
    cast = Cast(text, actors=ACTORS, published=pd.Timestamp("2010-03-01"))
    assert cast.person("Jon Dorn").kind == kind


def test_a_lower_case_office_before_a_last_name_is_somebody_elses():
    text = "Jon Dorn, a baker, left. He met the president Dorn had worked for."
    assert Cast(text, actors=ACTORS).person("Jon Dorn").kind != "head of state"


NAMES = [
    ("Despite Ted Crane, the vote was held.", ["Ted Crane"]),
    ("Maybe Ted Crane will run. Ted Crane left.", ["Ted Crane"]),
    ("Will Pratt, a driver, left. May Trask, a nurse, stayed.", ["Will Pratt", "May Trask"]),
    ("He met Marc Rubin\nIndia said so. Marc Rubin left.", ["Marc Rubin"]),
    ("The Toby Martell Foundation said so.", []),
    ("Andrew Hall left. A. B. Osk, an engineer, stayed.", ["Andrew Hall", "A. B. Osk"]),
    ("Bert Dole Jr. left. Dole was tired.", ["Bert Dole Jr."]),
    ("Donal Trask left. Donal J. Trask came back.", ["Donal J. Trask"]),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_begin_and_end_where_they_do(text, names):
    assert [person.name for person in Cast(text, actors=ACTORS).persons] == names


def test_a_son_of_the_same_name_is_never_his_father():
    text = "President Orm’s eldest son, Jon Orm Jr., came by train. Orm Jr. laughed. President Orm left."
    cast = Cast(text, actors=ACTORS)
    assert [cast.person(name).name for name in ("Orm Jr.", "Jon Orm Jr", "Orm")] == [
        "Jon Orm Jr.",
        "Jon Orm Jr.",
        "Orm",
    ]
    assert cast.surfaces["Orm Jr."].name == "Jon Orm Jr."
    assert Cast("Mayor Jon Orm left.", actors=ACTORS).person("Orm Jr.") is None


def test_a_president_without_a_state_is_not_of_the_only_state_that_is_spoken_of():
    cast = Cast("President Orm spoke of Russia. He had been to Russia, and Russian firms knew him.", actors=ACTORS)
    assert cast.person("Orm").side is None


def test_a_member_of_a_party_is_from_the_region_of_the_apposition_alone():
    orm = Cast("Texas met Ann Orm, a Libertarian from Ohio, left of Maine.", actors=ACTORS).person("Ann Orm")
    assert (orm.party, orm.kind, orm.regions) == ("Libertarian", "party", {"Ohio"})
    assert Cast("Ann Orm, Ohio Libertarian, left.", actors=ACTORS).person("Ann Orm").regions == {"Ohio"}


def test_mr_and_mrs_tell_namesakes_apart():
    cast = Cast("Bert Clint watched as his wife, Hanna Clint, spoke. Mrs. Clint left.", actors=ACTORS)
    assert (cast.person("Clint", "Mrs").name, cast.person("Clint", "Mr").name) == ("Hanna Clint", "Bert Clint")


def test_a_family_name_first_and_a_first_name_of_one_bearer():
    cast = Cast("Chinese President Xi Laoming came. Nora Elk and Dorvan Elk left.", actors=ACTORS)
    assert [cast.person(name).name for name in ("Xi", "Laoming", "Nora")] == ["Xi Laoming", "Xi Laoming", "Nora Elk"]


def test_a_leader_has_the_office_of_the_day():
    assert in_office("Tony Blair", pd.Timestamp("2005-01-01")).side == "United Kingdom"
    assert in_office("Tony Blair", pd.Timestamp("2008-01-01")) is None
    assert in_office("Blair", pd.Timestamp("2005-01-01")) is None
    assert in_office("Tony Blair", None) is None


def test_a_party_is_a_capital_matter():
    assert [hit.party for hit in find_parties("GOP leaders, a Tory peer")] == ["Republican", "Conservative"]
    assert find_parties("democratic votes, the Republican Guard, Republican-held seats") == []


def test_examples_are_no_speakers():
    assert without_examples("critics, including Tosk,") == "critics"
    assert without_examples("Candidate Orm, like Tosk") == "Candidate Orm"


def test_father_and_son_are_two_and_a_nickname_is_none():
    cast = Cast("Former Rep. Dan Orm Jr. left. His father, Rev. Dan Orm, wept.", actors=ACTORS)
    assert [(p.name, p.kind) for p in cast.persons] == [("Dan Orm Jr.", None), ("Dan Orm", "organisation")]
    cast = Cast("Rep. Richard Orm left. Dick Orm slept. Rep. Robert Orm stayed.", actors=ACTORS)
    assert [p.name for p in cast.persons] == ["Richard Orm", "Robert Orm"]


def test_a_last_name_of_an_institution_in_the_middle():
    cast = Cast("Susan Hall Orm, a baker, left. The Susan Hall Foundation left.", actors=ACTORS)
    assert [p.name for p in cast.persons] == ["Susan Hall Orm"]
    assert not Cast("Charlotte School Board left.", actors=ACTORS).persons


def test_a_listed_office_that_ended_tells_nothing():
    told = "Secretary Clinton left. Hillary Clinton slept."
    for day, wanted in (("2012-01-05", ("government", "United States")), ("2015-02-05", (None, None))):
        person = Cast(told, actors=ACTORS, published=pd.Timestamp(day)).person("Clinton")
        assert (person.kind, person.side) == wanted


def test_an_independent_of_the_text_is_of_no_listed_party():
    told = "Democrats like Bernie Sanders. The independent Vermont senator left."
    for text, wanted in ((told, "Independent"), (told.replace("independent ", ""), "Democratic")):
        assert Cast(text, actors=ACTORS, published=pd.Timestamp("2016-01-05")).person("Sanders").party == wanted


def test_an_epithet_and_people_are_no_names():
    assert [p.name for p in Cast("Grumpy Ann left. Ann Orm slept.", actors=ACTORS).persons] == ["Ann Orm"]
    assert [p.name for p in Cast("Grumpy Orm left. Orm slept.", actors=ACTORS).persons] == ["Grumpy Orm"]
    assert not Cast("Angry Lawmakers left. Lisk Healthcare slept.", actors=ACTORS).persons


def test_whose_race_is_over_is_what_he_was():
    told = "Bernie Sanders, {}, left. Sanders, a senator, slept."
    for words, wanted in (("runner-up for the nomination", "legislator"), ("up for the nomination", "candidate")):
        cast = Cast(told.format(words), actors=ACTORS, published=pd.Timestamp("2016-06-20"))
        assert cast.person("Sanders").kind == wanted


def test_a_by_name_in_front_of_a_name_is_of_that_one():
    told = "Ana Lund’s campaign is short. She leads {} Dan Orm, in Lisk."
    for words, wanted in (
        ("the Democratic presidential nominee,", None),
        ("them. The Democratic nominee said so to", "D"),
    ):
        person = Cast(told.format(words), actors=ACTORS, published=pd.Timestamp("2016-08-05")).person("Lund")
        assert person.party == (wanted and "Democratic")


def test_a_by_name_of_another_party_than_the_listed_one_is_somebody_else():
    told = "{}’s campaign is short. The Republican nominee said so in Lisk."
    for name, wanted in (("Hillary Clinton", None), ("Donald Trump", "Republican")):
        cast = Cast(told.format(name), actors=ACTORS, published=pd.Timestamp("2016-08-05"))
        assert cast.person(name).party == wanted


@pytest.mark.parametrize(
    ("text", "day", "kind", "side"),
    [
        # who is widely known, where the text tells nothing; what it tells goes before, and so do the years
        ("Warren Buffett left.", "2015-01-05", "company", None),
        ("Warren Buffett, a baker, left.", "2015-01-05", "civilian", None),
        ("Chris Christie left.", "2013-01-05", "government", "United States"),
        ("Chris Christie left.", "2005-01-05", None, None),
        ("Chris Christie, a baker, left.", "2013-01-05", "civilian", None),
    ],
)
def test_who_is_widely_known(text, day, kind, side):
    told = [(person.kind, person.side) for person in Cast(text, actors=Actors(), published=pd.Timestamp(day)).persons]
    assert (told or [(None, None)]) == [(kind, side)]
