"""Statements read to the end: (a text with one marked statement, its day, what its row says)."""

import pytest
from marked import row_of, told

from analysis import read_statements
from analysis.base import schema

ROWS = [
    # many of a parliament; a captain of a team, of an army
    ("[Members of Congress] {said} <so>.", {"speaker_kind": "legislator", "anonymity": "collective"}),
    ("[Members of the board] {said} <so>.", {"speaker_kind": "organisation", "anonymity": "collective"}),
    ("[England captain Ann Orm] {said} <so>.", {"speaker_kind": "organisation", "side": None}),
    ("[Israeli army captain Dan Orm] {said} <so>.", {"speaker_kind": "military", "side": "Israel"}),
    # "who" with a verb of many is not the one example before it
    (
        "Fellow Democrats, including Mayor Paul Tosk, [who] {have said} <so>, left.",
        {"speaker": "Fellow Democrats", "speaker_kind": "party"},
    ),
    (
        "Fellow Democrats, including Mayor Paul Tosk, [who] {has said} <so>, left.",
        {"speaker": "Paul Tosk", "speaker_kind": "government"},
    ),
    (
        "She thanked former Gov. Dan Orm of Ohio, a strong Republican contender, [who] {claimed} <so>.",
        {"speaker": "Dan Orm"},
    ),
    ("She thanked the Ohio governor, [who] {claimed} <so>.", {"speaker_kind": "government"}),
    # the House is no White House; a noun behind both chambers stands for one group
    (
        "Washington waited. [The Republican House] {said} <so>.",
        {"speaker": "Congress of the United States", "speaker_kind": "legislator"},
    ),
    (
        "The White House waited. [Republican House and Senate candidates] {said} <so>.",
        {"speaker": "Republican House and Senate candidates", "speaker_kind": "candidate", "anonymity": "collective"},
    ),
    (
        "[Democratic Senate and House leaders] {said} <so>.",
        {"speaker": "Democratic Senate and House leaders", "anonymity": "collective"},
    ),
    # partisans of a chamber make laws; those who serve a head of state govern; a chief executive is of the body
    ("[Democrats in Congress] {said} <so>.", {"speaker_kind": "legislator", "party": "Democratic"}),
    ("[House GOP leader Dan Orm of Ohio] {said} <so>.", {"speaker_kind": "legislator", "party": "Republican"}),
    ("[Ann Orm, the top Democrat on the House Budget Committee,] {said} <so>.", {"speaker_kind": "legislator"}),
    ("[The Senate’s top Democrat] {said} <so>.", {"speaker_kind": "legislator", "party": "Democratic"}),
    ("[Ohio’s top Democrat] {said} <so>.", {"speaker_kind": "party", "party": "Democratic"}),
    ("[Democrats on the city council] {said} <so>.", {"speaker_kind": "party"}),
    ("[Dan Orm, an adviser to President Obama,] {said} <so>.", {"speaker_kind": "government"}),
    ("[Dan Orm, the president’s chief adviser,] {said} <so>.", {"speaker_kind": "government"}),
    ("[Dan Orm, a former chief of staff to President Ann Tosk,] {said} <so>.", {"speaker_kind": "expert"}),
    ("[Former prosecutor and Lisk City Mayor Dan Orm] {said} <so>.", {"speaker_kind": "unknown", "side": None}),
    ("[Former actor and Lisk City Mayor Dan Orm] {said} <so>.", {"speaker_kind": "government"}),
    ("[Ann Pell, chief executive of the National Bakers Association,] {said} <so>.", {"speaker_kind": "organisation"}),
    ("[Ann Pell, chief executive of Norvane Group,] {said} <so>.", {"speaker_kind": "company"}),
    (
        "[Ann Pell, director of the National Korean Service and Education Consortium,] {said} <so>.",
        {"speaker_kind": "organisation", "side": None},
    ),
    ("[South Korean-born Monte Orm] {said} <so>.", {"speaker": "Monte Orm"}),
    ("Monte Orm came home. “So it was,” said [Orm], 44. He {added} <so>.", {"speaker_kind": "civilian"}),
    ("[The state’s general assembly] {said} <so>.", {"speaker_kind": "legislator"}),
    ("[ISIS] {claimed} <so>.", {"speaker": "Islamic State", "speaker_kind": "military"}),
    # a nickname is the same person, who keeps the name of before; a last name may have two words
    ("Sen. Chuck Orm (R-Ohio) left. A photo shows Sen. Charles Orm. [Chuck Orm] {said} <so>.", {"party": "Republican"}),
    ("Sen. Chuck Orm (R-Ohio) left. A photo shows Sen. Charles Orm. [Orm] {said} <so>.", {"speaker": "Chuck Orm"}),
    ("Sen. Ann Sill Orm (R-Ohio) left. [Sill Orm] {said} <so>.", {"speaker": "Ann Sill Orm", "party": "Republican"}),
    # a clause taken for the source; the president of partisans; who served under another; a court of a circuit
    ("Ann Orm, [who is vying for the mill], {tweeted} <so>.", {"speaker": "Ann Orm", "anonymity": "named"}),
    ("[Log Cabin Republicans president Greg Orm] {said} <so>.", {"speaker_kind": "organisation", "side": None}),
    ("[Dan Orm, a secretary of labor during the Tosk administration,] {said} <so>.", {"speaker_kind": "unknown"}),
    ("[Dan Orm, the secretary of labor,] {said} <so>.", {"speaker_kind": "government"}),
    (
        "The U.S. Supreme Court met. [The U.S. Court of Appeals for the 6th Circuit] {said} <so>.",
        {"speaker": "U.S. Court of Appeals for the 6th Circuit", "side": "United States"},
    ),
    ("[Russia’s UN envoy Ivan Orm] {said} <so>.", {"side": "Russia", "speaker_kind": "government"}),
    ("[The UN envoy Ivan Orm] {said} <so>.", {"side": "United Nations", "speaker_kind": "international body"}),
    (
        "The Citizens for Ethics and Order in Lisk (CEOL) filed it. [CEOL] {said} <so>.",
        {"speaker": "Citizens for Ethics and Order in Lisk", "speaker_kind": "organisation"},
    ),
    (
        "[Dan Orm, the United Nations High Commissioner for Refugees,] {said} <so>.",
        {"speaker_kind": "international body"},
    ),
    ("[Dan Orm, the French high commissioner in Lisk,] {said} <so>.", {"speaker_kind": "government"}),
    ("[Dan Orm, the United States ambassador to Chile,] {said} <so>.", {"side": "United States"}),
    # "the state" of a union is the one that the article names
    (
        "The U.S. Congress met. The governor of Ohio came. [The state] {said} <so>.",
        {"speaker": "Government of Ohio", "side": "United States"},
    ),
    ("Kenya’s government met. [The state] {said} <so>.", {"speaker": "Government of Kenya"}),
    # Americans of an origin are no side's; the places in a clause on somebody else are not where one lives
    ("[Cuban-Americans] {said} <so>.", {"side": None, "speaker_kind": "civilian"}),
    ("[An Iranian-American voter] {said} <so>.", {"side": None}),
    ("[Ann Orm, whose son was one of four killed at the consulate in Kenya,] {said} <so>.", {"side": None}),
    ("[Ann Orm, a baker in Kenya,] {said} <so>.", {"side": None, "speaker_kind": "civilian"}),
    # a headline that ends in a full stop holds no name with its verb; a lead is no headline
    ("Tosk Praises Ann Orm Over Mill.\n\nAnn Orm left. “So it is,” [Orm] {said} <so>.", {"speaker": "Ann Orm"}),
    (
        "Vermont Senator Bert Sand and Speaker Ann Orm of Ohio met in Lisk.\n\n[The Vermont senator] {said} <so>.",
        {"speaker": "Bert Sand"},
    ),
    # voters are no party; a partner is of the firm; a strategist is of the body; former aides of a party stay with it
    ("[Ann Orm, a lifelong Republican,] {said} <so>.", {"speaker_kind": "civilian", "party": "Republican"}),
    ("[Ann Orm, a Democrat who voted for Tosk,] {said} <so>.", {"speaker_kind": "civilian", "party": "Democratic"}),
    ("[Ann Orm, a Republican from Ohio,] {said} <so>.", {"speaker_kind": "party", "party": "Republican"}),
    ("[81-year-old Dan Orm] {said} <so>.", {"speaker_kind": "civilian"}),
    ("[81-year-old Senator Dan Orm] {said} <so>.", {"speaker_kind": "legislator"}),
    ("[Dan Orm, another partner at Norvane,] {said} <so>.", {"speaker_kind": "company"}),
    ("[Dan Orm, her longtime partner,] {said} <so>.", {"speaker_kind": "civilian"}),
    ("[Dan Orm, political strategist for the Bakers Association,] {said} <so>.", {"speaker_kind": "organisation"}),
    ("[Dan Orm, political strategist for Mr. Tosk,] {said} <so>.", {"speaker_kind": "party"}),
    ("[One former GOP leadership aide] {said} <so>.", {"speaker_kind": "party", "anonymity": "unnamed person"}),
    ("[One former ministry official] {said} <so>.", {"speaker_kind": "expert"}),
    ("[The leaders of Canada and Mexico] {said} <so>.", {"speaker_kind": "head of state"}),
    ("[Dan Orm, president of the Log Cabin Republicans,] {said} <so>.", {"speaker_kind": "organisation"}),
    ("[Dan Orm, director of government relations at Norvane Holdings,] {said} <so>.", {"speaker_kind": "company"}),
    ("[Dan Orm, assistant to the president,] {said} <so>.", {"speaker_kind": "government"}),
    ("[Those surveyed] {said} <so>.", {"speaker_kind": "civilian", "anonymity": "collective"}),
    # a party man of a region is of a parliament; a mark behind the name tells the region
    ("Rep. Dan Orm (R-S.C.) left. [The South Carolina Republican] {said} <so>.", {"speaker": "Dan Orm"}),
    ("Rep. Dan Orm (R-Ariz.) left. [The South Carolina Republican] {said} <so>.", {"speaker_kind": "legislator"}),
    # who thinks of a race does not run yet; nor does who speaks of those who do
    ("Rep. Ann Orm is mulling a run for governor. [Orm] {said} <so>.", {"speaker_kind": "legislator"}),
    ("Rep. Ann Orm is running for governor. [Orm] {said} <so>.", {"speaker_kind": "candidate"}),
    ("Ann Orm disliked all candidates seeking the GOP nomination. [Orm] {said} <so>.", {"speaker_kind": "unknown"}),
    # hearsay is nobody's; who is asked does not ask, and who asks is the press
    ("[Orm] {allegedly} <knew of it>.", {"speaker": None, "anonymity": "none"}),
    ("[Orm] {reportedly said} <so>.", {"speaker": "Orm", "anonymity": "named"}),
    ("Dan Orm {was asked} <about the road>.", {"speaker": None, "speaker_kind": "media", "made": "asked"}),
    ("{Asked} <whether it rained>, Dan Orm said no.", {"speaker_kind": "media", "made": "asked"}),
    # the office of somebody who holds one is called as it is written
    (
        "Judge Ann Orm came. [The U.S. attorney’s office] {said} <so>.",
        {"speaker": "U.S. attorney’s office", "speaker_kind": "court", "side": "United States"},
    ),
    ("[The mayor’s office] {said} <so>.", {"speaker": "mayor’s office", "speaker_kind": "government"}),
    # aides are of the government, or of the party, that their principal is of
    (
        "President Ann Orm of Chile left. [Advisers to Ms. Orm] {said} <so>.",
        {"speaker_kind": "government", "side": "Chile"},
    ),
    ("Ann Orm runs for mayor. [Advisers to Ms. Orm] {said} <so>.", {"speaker_kind": "party"}),
    ("President Ann Orm of Chile left. [Orm aide Dan Tosk] {said} <so>.", {"speaker_kind": "government"}),
    # what a sentence puts before its subject
    ("Now the top prosecutor of the country, Ann Orm rose. [Orm] {said} <so>.", {"speaker_kind": "court"}),
    ("Once a baker in Lisk, Ann Orm rose. [Orm] {said} <so>.", {"speaker_kind": "civilian"}),
    ("The next day, Ann Orm rose. [Orm] {said} <so>.", {"speaker_kind": "unknown"}),
    ("The day the mayor left, Ann Orm rose. [Orm] {said} <so>.", {"speaker_kind": "unknown"}),
    # a party told with the office alone
    ("Gov. Ann Orm came. The Democratic governor left. [Orm] {said} <so>.", {"party": "Democratic"}),
    ("Gov. Ann Orm came. The Democratic governor of Ohio left. [Orm] {said} <so>.", {"party": None}),
    ("Gov. Ann Orm met Gov. Dan Tosk. The Democratic governor left. [Orm] {said} <so>.", {"party": None}),
    # "late" of the sentence before is of nobody
    ("It was late. President Orm of Chile left. [Orm] {said} <so>.", {"speaker_kind": "head of state"}),
    ("The late President Orm of Chile spoke. [Orm] {said} <so>.", {"speaker_kind": "unknown"}),
    # a by-name of whom nothing was told so far
    ("Ann Orm filed a bill. [Orm] {said} <so>.", {"speaker_kind": "unknown"}),
    ("A lawmaker came. Ann Orm left. [The lawmaker] {said} <so>.", {"speaker": "lawmaker"}),
    # an outlet is known by its reporting
    (
        "Fenstral reports that it rained. {According to} [Fenstral], <so>.",
        {"speaker_kind": "media", "channel": "other outlet"},
    ),
    ("Fenstral reports to the board. {According to} [Fenstral], <so>.", {"speaker_kind": "unknown"}),
    (
        "Fenstral reports that it rained. [Fenstral’s report] {said} <so>.",
        {"speaker": "Fenstral", "speaker_kind": "media"},
    ),
    ("{According to} [a report in The New York Times], <so>.", {"speaker": "New York Times", "speaker_kind": "media"}),
    ("{According to} [a report in the journal Lisk Letters], <so>.", {"speaker_kind": "document"}),
    ("{According to} [a report by the Lisk Bank], <so>.", {"speaker_kind": "document"}),
    # a participle of saying in what comes before or after its subject
    ("A day after {telling} <so>, Congressman Dan Orm left.", {"speaker": "Dan Orm", "speaker_kind": "legislator"}),
    ("Dan Orm has time, even after repeatedly {telling} <so>.", {"speaker": "Dan Orm"}),
    ("Dan Orm met Ann Tosk, even after repeatedly {telling} <so>.", {"speaker": None}),
    # the noun of an apposition, and the clause behind it
    ("[Ann Orm, a Tosk confidante who heads the Lisk Fund], {said} <so>.", {"speaker_kind": "organisation"}),
    ("[Ann Orm, a baker who heads the Lisk Fund], {said} <so>.", {"speaker_kind": "civilian"}),
    # aides of whoever the sentence is about; speakers of a stage
    ("Ms. Orm runs for mayor. Nor does Ms. Orm have plans, [aides] {said} <so>.", {"speaker_kind": "party"}),
    ("It rained. [Aides] {said} <so>.", {"speaker_kind": "government"}),
    ("[Many of the speakers] {said} <so>.", {"speaker_kind": "unnamed", "side": None}),
    ("[Labor officials] {said} <so>.", {"speaker_kind": "organisation"}),
    # who declines holds back
    ("[Orm] {declined to comment} <on the road>.", {"stance": "hedged", "made": "refused"}),
    # an outlet that denies something does not tell it
    ("[Reuters] {denied} <that so>.", {"channel": None}),
    ("[Reuters] {reported} <that so>.", {"channel": "other outlet"}),
    ("[20 percent] {said} <so>.", {"channel": None}),
    ("[20 percent of people in a Lisk poll] {said} <so>.", {"channel": "document"}),
    # a participle before a full name is no name
    ("Attacking Ann Orm, [Dan Tosk] {said} <so>.", {"speaker": "Dan Tosk"}),
    ("Attacking Mayor Ann Orm, Dan Tosk left. [Orm] {said} <so>.", {"speaker": "Ann Orm"}),
    # a state within the name of a union; an adverb before a last name
    ("[Ann Orm, an organizer for the Lisk State Bakers Union], {said} <so>.", {"speaker_kind": "organisation"}),
    ("[Ann Orm, an organizer for the state], {said} <so>.", {"speaker_kind": "government"}),
    ("Interestingly Orm left. [Orm] {said} <so>.", {"speaker": "Orm"}),
    ("Kimberly Orm left. [Orm] {said} <so>.", {"speaker": "Kimberly Orm"}),
    # the one firm of the article, under a longer description; not one of two
    ("Norvane Holdings cut jobs. [The oil company] {said} <so>.", {"speaker": "Norvane Holdings"}),
    ("Norvane Holdings met Tosk Motors Inc. [The oil company] {said} <so>.", {"speaker": "oil company"}),
    # whom a question was put to answers it
    ("Ann Tosk asked Mary Orm whether it rained. [She] {said} <so>.", {"speaker": "Mary Orm"}),
    ("Ann Tosk asked Mary Orm's baker about it. [She] {said} <so>.", {"speaker": "Ann Tosk"}),
    ("Ann Tosk thanked Mary Orm for it. [She] {said} <so>.", {"speaker": "Ann Tosk"}),
    # two persons of the sentence before
    ("Ann Orm and Dan Tosk met. [Both] {said} <so>.", {"speaker": "Ann Orm"}),
    # opponents of a party are of that party
    ("[Several Republican opponents] {said} <so>.", {"speaker_kind": "party", "party": "Republican"}),
    ("[Several opponents] {said} <so>.", {"speaker_kind": "unnamed", "party": None}),
    # who writes of a campaign does not run
    (
        "CNN's Ann Orm spoke of the Republican presidential nomination. [Orm] {said} <so>.",
        {"speaker_kind": "media"},
    ),
    ("As [POLITICO] {revealed}, <it rained>.", {"speaker_kind": "media"}),
    # Mrs. Orm is not Mr. Orm
    ("Dan Orm left. Mr. Orm spoke. [Mrs. Orm] {said} <so>.", {"speaker": "Orm"}),
    ("Ann Orm left. Ms. Orm spoke. [Mrs. Orm] {said} <so>.", {"speaker": "Ann Orm"}),
    # a campaign in the sentence of two is of neither
    (
        "Ann Orm said Mr. Tosk’s letter hurt her campaign and helped Dan Lund. [Mr. Tosk] {said} <so>.",
        {"speaker_kind": "unknown"},
    ),
    # one judge is a person, whatever the judge is at; a court is a body
    ("[A county judge hearing the appeal] {ordered} <so>.", {"anonymity": "unnamed person", "channel": "court"}),
    ("[A judge] {ordered} <so>.", {"speaker_kind": "court", "anonymity": "unnamed person"}),
    ("[A lawyer drafting a complaint] {said} <so>.", {"speaker_kind": "expert", "anonymity": "unnamed person"}),
    ("[The court hearing the appeal] {ordered} <so>.", {"anonymity": "named role"}),
    ("[A report] {said} <so>.", {"anonymity": "named role"}),
    # members of a committee of the House are no committee
    ("[Six members of the House Budget Committee] {said} <so>.", {"anonymity": "collective"}),
    ("[A member of the House Budget Committee] {said} <so>.", {"anonymity": "unnamed person"}),
    ("[The House Budget Committee] {said} <so>.", {"anonymity": "named role"}),
    # an office of a town is not named after the state; that of a chamber as it is written
    ("Congress sat. [The mayor of Washington, D.C.,] {said} <so>.", {"speaker": "mayor of Washington"}),
    ("Congress sat. [The attorney general of the United States] {said} <so>.", {"anonymity": "named role"}),
    ("WASHINGTON. Congress sat. [The Senate’s top Democrat] {said} <so>.", {"speaker": "Senate’s top Democrat"}),
    # a last name in -s is one person where the text treats it as one
    ("Tamms is late. [Tamms] {said} <so>.", {"anonymity": "named"}),
    ("Tamms are late. [Tamms] {said} <so>.", {"anonymity": "named role"}),
    # a name of a body with "and" in it is one
    ("[The Centre for Rural and Urban Studies] {said} <so>.", {"speaker": "Centre for Rural and Urban Studies"}),
    ("[Dan Orm of the Lisk Centre and Tim Tosk] {said} <so>.", {"speaker": "Dan Orm"}),
    # "others" are many, "another" is one
    ("[Some bakers] {said} <so>.", {"anonymity": "collective"}),
    ("[Others] {said} <so>.", {"anonymity": "collective"}),
    ("[Another] {said} <so>.", {"anonymity": "unnamed person"}),
    # both of those named last, not of all in the article
    ("Tim Pell left. It rained. It stopped. Dan Orm met Paul Tosk. [Both men] {said} <so>.", {"speaker": "Dan Orm"}),
    ("Tim Pell left. Dan Orm met Paul Tosk. [Both men] {said} <so>.", {"anonymity": "collective"}),
    ("Mr. Orm and Mr. Tosk were shy. [They] {said} <so>.", {"speaker": "Orm", "anonymity": "named"}),
    # "who" behind "those", or behind an apposition with a body in it; "which" is nobody
    ("Bakers and those [who] {declined to say} <so> may come.", {"speaker": "those", "anonymity": "collective"}),
    ("Ann Orm – a former Lisk Motors Inc. aide [who] {claims} <so> – left.", {"speaker": "Ann Orm"}),
    ("Ann Orm, a founder of Lisk Motors Inc., [which] {claims} <so>, left.", {"speaker_kind": "company"}),
    ("Ann Orm made a list [which] {says} <so>.", {"speaker": None}),
    ("She met the bakers, [each of whom] {said} <so>.", {"anonymity": "collective"}),
    # "it" is the body that opens a sentence before, no thing
    ("The company shut the mill. [It] {said} <so>.", {"speaker": "company", "anonymity": "named role"}),
    ("The bridge was shut. [It] {said} <so>.", {"speaker": None}),
    # whom the sentence itself asks; whom a clause at its head is about
    ("Dan Elk asked Tim Orm about a night when [he] {claimed} <so>.", {"speaker": "Tim Orm"}),
    ("Dan Elk visited Tim Orm on a night when [he] {claimed} <so>.", {"speaker": "Dan Elk"}),
    ("Dan Elk left. In what [he] {called} <a farce>, Mayor Tim Orm sat down.", {"speaker": "Tim Orm"}),
    ("Dan Elk left. In what [he] {called} <a farce>, he met Tim Orm.", {"speaker": "Dan Elk"}),
    ("Dan Elk said Tim Orm was right when [he] {said} <so>.", {"speaker": "Tim Orm"}),
    ("Dan Elk said Ann Orm was right when [he] {said} <so>.", {"speaker": "Dan Elk"}),
    ("Dan Elk was right about Tim Orm when [he] {said} <so>.", {"speaker": "Dan Elk"}),
    # a participle in a talk told first, or in how a group did it
    ("In a Monday letter {announcing} <so>, Dan Orm spoke of rain.", {"speaker": "Dan Orm"}),
    ("In a twist {suggesting} <so>, Dan Orm left.", {"speaker": None}),
    ("In {describing} <so>, the journalists missed it.", {"speaker": "journalists", "anonymity": "collective"}),
    ("Bakers won the vote by {arguing} <so>.", {"speaker": "Bakers", "anonymity": "collective"}),
    ("It was won by {arguing} <so>.", {"speaker": None, "anonymity": "none"}),
    # whose column it is speaks in it; a report is a document
    ("[A column written by the Courier’s Ann Orm] {accuses} <so>.", {"speaker": "Ann Orm", "anonymity": "named"}),
    ("Ann Orm wrote. [Orm’s article] {said} <so>.", {"speaker": "Ann Orm"}),
    ("[A report by Ann Orm] {said} <so>.", {"speaker": "report by Ann Orm"}),
]


@pytest.mark.parametrize(("marked", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_a_statement(marked, wanted, read_marks):
    assert told(row_of(marked, read_marks), wanted) == wanted


def test_who_spoke_before_is_the_lawmaker(read_marks):
    text = "Ann Orm filed a bill. Orm said it was good. The lawmaker said more."
    rows = [
        {"source": "Orm", "source_start": 22, "source_end": 25, "cue": "said", "cue_start": 26, "cue_end": 30}
        | {"content": "it was good", "content_start": 31, "content_end": 42},
        {"source": "The lawmaker", "source_start": 44, "source_end": 56, "cue": "said", "cue_start": 57, "cue_end": 61}
        | {"content": "more", "content_start": 62, "content_end": 66},
    ]
    rows = [
        {
            "attribution_id": f"a/{n}",
            "article_id": "a",
            "outlet": "C",
            "part": "body",
            "kind": "indirect",
            "cue_kind": "reporting",
            "engine": "tagger",
        }
        | r
        for n, r in enumerate(rows)
    ]
    article = {"article_id": "a", "outlet": "C", "text": text, "raw_text": text}
    table = read_statements(schema.make(rows, schema.ATTRIBUTIONS), schema.make([article], schema.ARTICLES))
    assert table["speaker"].tolist() == ["Ann Orm", "Ann Orm"]
    assert table["speaker_kind"].tolist() == ["unknown", "legislator"]


@pytest.mark.parametrize(
    ("title", "published", "side"),
    [
        ("President Trump", "2019-05-10", "United States"),
        ("President Trump", "2012-05-10", None),
        ("Mayor Trump", "2019-05-10", None),
        ("Vice President Biden", "2014-10-10", "United States"),
    ],
)
def test_a_head_of_state_is_known_by_title_last_name_day_and_a_word_of_the_state(title, published, side, read_marks):
    row = row_of(f"Envoys of Peru met those of the United States. [{title}] {{said}} <so>.", read_marks, published)
    assert told(row, ["side"]) == {"side": side}
    alone = row_of(f"The club’s bakers met. [{title}] {{said}} <so>.", read_marks, published)
    assert told(alone, ["side"]) == {"side": None}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Republican primary goes on. On Sunday, [Trump] {said} <so>.", "candidate"),
        ("The bakers met. On Sunday, [Trump] {said} <so>.", "unknown"),
        ("Eric Trump met a Republican. On Sunday, [Trump] {said} <so>.", "civilian"),
        ("Germany was calm. On Sunday, [Merkel] {said} <so>.", "head of state"),
        ("France was calm. On Sunday, [Merkel] {said} <so>.", "unknown"),
    ],
)
def test_a_last_name_alone_is_the_leaders_where_the_text_names_the_state_or_party(text, kind, read_marks):
    assert row_of(text, read_marks, "2016-03-10")["speaker_kind"] == kind


def test_a_vice_president_who_runs_is_a_candidate(read_marks):
    kinds = [
        row_of("The U.S. Senate met. [Vice President Biden] {said} <so>.", read_marks, day)["speaker_kind"]
        for day in ("2012-10-10", "2014-10-10")
    ]
    assert kinds == ["candidate", "government"]
