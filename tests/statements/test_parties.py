"""Parties of speakers, as the article tells them: (a text with one marked statement, its party)."""

import pandas as pd
import pytest
from marked import row_of, told

ROWS = [
    # the words before another's name are that one's
    ("It may hurt Orm, and Republican Dan Tosk knows. Ada Orm left. [Orm] {said} <so>.", None),
    ("It may hurt Ada Orm, Republican Dan Tosk and others. [Orm] {said} <so>.", None),
    ("It may hurt Ada Orm, Republican of Ohio, and others. [Orm] {said} <so>.", "Republican"),
    # lists of partisans
    ("Democrats such as Ada Orm, Dan Tosk and Nora Sill left. [Sill] {said} <so>.", "Democratic"),
    ("Like Democrats such as Ada Orm, Dan Tosk stayed. [Tosk] {said} <so>.", None),
    ("Two GOP senators, Ada Orm of Texas and Dan Tosk of Ohio, left. [Tosk] {said} <so>.", "Republican"),
    ("She leads her Republican rivals, among them Dan Tosk and Nora Sill. [Sill] {said} <so>.", "Republican"),
    ("Ada Orm and Dan Tosk were the only Republicans to stay. [Orm] {said} <so>.", "Republican"),
    ("Ada Orm and Dan Tosk were the ones whom Republicans fear. [Orm] {said} <so>.", None),
    # what somebody won, is, leads or ran as
    ("Ada Orm won Tuesday's Democratic primary. [Orm] {said} <so>.", "Democratic"),
    ("Ada Orm won a seat after the Democratic primary. [Orm] {said} <so>.", None),
    ("Ada Orm delivered the GOP response. [Orm] {said} <so>.", "Republican"),
    ("Mayor Ada Orm is a moderate Democrat. [Orm] {said} <so>.", "Democratic"),
    ("They asked whether Mayor Ada Orm is a Democrat. [Orm] {said} <so>.", None),
    ("Ada Orm, who leads Senate Republicans, left. [Orm] {said} <so>.", "Republican"),
    ("Ada Orm, who ran for mayor as a Republican, left. [Orm] {said} <so>.", "Republican"),
    ("Ada Orm, who ran against Dan Tosk, a Republican, left. [Orm] {said} <so>.", None),
    ("Sen. Ada Orm, an independent who caucuses with Democrats, left. [Orm] {said} <so>.", "Independent"),
    ("Ada Orm, a Democratic socialist, left. [Orm] {said} <so>.", None),
    # a nomination sought is whose who seeks it
    ("Ada Orm is seeking the GOP nomination. [Orm] {said} <so>.", "Republican"),
    ("Ada Orm disliked all candidates seeking the GOP nomination. [Orm] {said} <so>.", None),
    ("Ada Orm studied the race for the GOP nomination. [Orm] {said} <so>.", None),
    ("Ada Orm entered the race for the GOP nomination. [Orm] {said} <so>.", "Republican"),
    # sources without a name
    ("Ada Orm left. [Her Republican opponents] {said} <so>.", "Republican"),
    ("[Critics of Republicans] {said} <so>.", None),
    ("[Opponents of the Democratic plan] {said} <so>.", None),
    ("[A former GOP leadership aide] {said} <so>.", "Republican"),
    ("[A person close to the GOP] {said} <so>.", None),
    ("The Democratic nominee, Ada Orm, left. [One Orm campaign source] {said} <so>.", "Democratic"),
    ("The Democratic nominee, Ada Orm, left. [A critic of the Orm campaign] {said} <so>.", None),
    ("The Democratic nominee, Ada Orm, left. [Dan Tosk, an Orm delegate from Ohio,] {said} <so>.", "Democratic"),
    ("The Democratic nominee, Ada Orm, left. [Dan Tosk, a delegate from Ohio,] {said} <so>.", None),
    ("The Democratic nominee, Ada Orm, left. [Members of her party] {said} <so>.", "Democratic"),
    ("Labour met. The Labour Party left. [Some of the party's members] {said} <so>.", "Labour"),
    ("The Labour Party met the Tories. [Some of the party's members] {said} <so>.", None),
    ("The Labour Party met. [Guests at the party] {said} <so>.", None),
    ("The Democratic National Committee met. [The committee] {said} <so>.", "Democratic"),
    # more ways to tell it
    ("[Ann Orm, a spokeswoman for Rep. Dan Tosk (R-Ohio),] {said} <so>.", "Republican"),
    ("[Ann Orm, a spokeswoman for the mill (R-Ohio Road),] {said} <so>.", None),
    ("[independent Sen. Ada Orm of Maine] {said} <so>.", "Independent"),
    ("[Ada Orm, an independent researcher,] {said} <so>.", None),
    ("Two Democrats, baker Ada Orm and mill owner Dan Tosk, left. [Tosk] {said} <so>.", "Democratic"),
    ("[Ada Orm, who ran the DNC for two years,] {said} <so>.", "Democratic"),
    (
        "Ada Orm trails Dan Tosk by a point in the Republican primary. [Ada Orm] {said} <so>.",
        "Republican",
    ),
    ("“It is late,” said Ada Orm, chair of the board. “We’re Democrats, all of us.” [Orm] {said} <so>.", "Democratic"),
    (
        "Sen. Ada Orm left. The Democratic nominee warmly praised it. Who cares if Orm wins? [Orm] {said} <so>.",
        "Democratic",
    ),
    # aides presented without the name of whom they work for
    ("The Democratic nominee, Ada Orm, hoped to win. [spokesman Alex Kott] {said} <so>.", "Democratic"),
    (
        "The Democratic nominee, Ada Orm, left.\nOrm hoped to win. [Campaign manager Dan Tosk] {said} <so>.",
        "Democratic",
    ),
    ("Sen. Ada Orm (D-Ohio) left. [Her spokesman Alex Kott] {said} <so>.", "Democratic"),
    ("Ada Orm, the Democratic nominee, met Dan Tosk, a GOP candidate. [spokesman Alex Kott] {said} <so>.", None),
    ("The Democratic nominee, Ada Orm, left. The bank is poor. [spokesman Alex Kott] {said} <so>.", None),
    ("The Democratic nominee, Ada Orm, left. [Lisk Bank spokesman Alex Kott] {said} <so>.", None),
    ("The Democratic nominee, Ada Orm, left. [An adviser to her campaign] {said} <so>.", "Democratic"),
    ("The Democratic nominee, Ada Orm, left. [One Orm confidant] {said} <so>.", "Democratic"),
    ("The Democratic nominee, Ada Orm, left. [Senior advisers to Orm] {said} <so>.", "Democratic"),
    ("The Democratic nominee, Ada Orm, left. [Orm supporters] {said} <so>.", None),
    ("The Democratic nominee, Ada Orm, left. [A former Orm adviser] {said} <so>.", None),
    (
        "GOP Sen. Dan Tosk met Ada Orm (D-Ohio). The Orm campaign is poor. [Campaign officials] {said} <so>.",
        "Democratic",
    ),
    ("Ada Orm, the Democratic nominee, met Dan Tosk, a GOP candidate. [Campaign officials] {said} <so>.", None),
    (
        "The GOP nominee, Dan Tosk, left. Ada Orm, who recently joined the Tosk campaign, left. [Orm] {said} <so>.",
        "Republican",
    ),
    (
        "The GOP nominee, Dan Tosk, left. Ada Orm, who's chairing Tosk's transition team, left. [Orm] {said} <so>.",
        "Republican",
    ),
    ("The GOP nominee, Dan Tosk, left. Ada Orm, who fled the Tosk campaign, left. [Orm] {said} <so>.", None),
    ("The GOP nominee, Dan Tosk, left. Ada Orm came. She's a Dan Tosk delegate. [Orm] {said} <so>.", None),
    ("The GOP nominee, Dan Tosk, left. It is by Ada Orm. She's a Dan Tosk delegate. [Orm] {said} <so>.", "Republican"),
    # a party told of oneself
    ("“It troubles me as an aunt, a Republican and a baker,” says Ada Orm. [Orm] {said} <so>.", "Republican"),
    ("“I am a proud Democrat,” says Ada Orm. [Orm] {said} <so>.", "Democratic"),
    ("“I know that my uncle ran as a Republican,” says Ada Orm. [Orm] {said} <so>.", None),
    ("“He came as a Republican,” says Ada Orm. [Orm] {said} <so>.", None),
    # a candidate of no office called by wealth
    ("The GOP nominee, Dan Tosk, left. [The real estate mogul] {said} <so>.", "Republican"),
    ("Sen. Dan Tosk, the GOP nominee, left. [The real estate mogul] {said} <so>.", None),
    ("The GOP nominee, Dan Tosk, left. The mogul Ada Orm came. [The billionaire] {said} <so>.", None),
    ("The GOP nominee, Dan Tosk, left. [The businessman] {said} <so>.", None),
    # delegates are of the party whose convention the article tells of
    ("The Republican National Convention met. [Dan Tosk, a delegate from Ohio,] {said} <so>.", "Republican"),
    ("The Republican National Convention met. [Some delegates at the convention] {said} <so>.", "Republican"),
    ("The GOP convention met. The Democratic convention is near. [Dan Tosk, a delegate from Ohio,] {said} <so>.", None),
    (
        "The GOP convention met. The next week saw the Democratic convention. [Several delegates] {said} <so>.",
        "Republican",
    ),
    ("The GOP convention met the House of Delegates. [Dan Tosk, a delegate from Ohio,] {said} <so>.", None),
    ("The GOP convention met. [Dan Tosk, a baker from Ohio,] {said} <so>.", None),
    # who ran within the year: where the article names that party beside them
    ("The GOP front-runner met Carly Fiorina. [Fiorina] {said} <so>.", "Republican"),
    ("The front-runner met Carly Fiorina. [Fiorina] {said} <so>.", None),
    ("Republicans met.\nThe singer Carly Fiorina left. [Fiorina] {said} <so>.", None),
    ("Democrats met Carly Fiorina. [Fiorina] {said} <so>.", None),
    ("Gov. Chris Christie of New Jersey praised the Republican nominee. [Christie] {said} <so>.", "Republican"),
    ("Republicans met Rudy Giuliani. [Giuliani] {said} <so>.", None),
    # listed members of the House: only where the article names the party beside them
    ("Democrats met with Rep. Kurt Schrader. [Mr. Schrader] {said} <so>.", "Democratic"),
    ("Democrats met.\nRep. Kurt Schrader of Oregon left. [Mr. Schrader] {said} <so>.", None),
    ("Republicans met with Rep. Kurt Schrader. [Mr. Schrader] {said} <so>.", None),
    ("Democrats met with the baker Kurt Schrader. [Mr. Schrader] {said} <so>.", None),
]


DAY = "2016-05-10"


@pytest.mark.parametrize(("marked", "party"), ROWS)
def test_a_speaker_has_the_party_that_the_article_tells(marked, party, read_marks):
    assert told(row_of(marked, read_marks, DAY), ["party"]) == {"party": party}


def test_a_senator_of_no_party_has_the_party_run_for_only_where_the_race_is_told(read_marks):
    parties = [
        row_of(f"{lead} [Sanders] {{said}} <so>.", read_marks, "2016-08-10")["party"]
        for lead in (
            "Sen. Bernie Sanders met Democrats.",
            "Sen. Bernie Sanders ended his campaign for the Democratic nomination.",
        )
    ]
    assert pd.isna(parties[0])
    assert parties[1] == "Democratic"


def test_a_member_of_the_house_is_known_by_name_only_where_the_party_is_named(read_marks):
    kinds = [
        row_of(f"{lead} met. Kurt Schrader came. [Schrader] {{said}} <so>.", read_marks, DAY)["speaker_kind"]
        for lead in ("Democrats", "Bakers")
    ]
    assert kinds == ["legislator", "unknown"]
