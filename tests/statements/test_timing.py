"""Which time expression dates the statement: [source] {cue} <content>; None where none does."""

import pytest

from analysis.statements.when.timing import said_when

CASES = [
    # before the source
    ("On Monday, [the ministry] {said} <talks would resume on Friday>.", "On Monday"),
    ("Early on Tuesday morning [both A and B] {started reporting} <incidents>.", "Early on Tuesday morning"),
    ("Meanwhile, on Tuesday [Kalvia] {said} <so>.", "on Tuesday"),
    ("Shooting went on, and on Tuesday [Kalvia] {said} <so>.", "on Tuesday"),
    ("On Tuesday evening in Sorn, [Halden] {said} <so>.", "On Tuesday evening"),
    ("Speaking in Tarsk on Monday, [he] {said} <so>.", "on Monday"),
    ("In a statement on Monday, [the ministry] {said} <so>.", "on Monday"),
    ("After arriving on Monday, [he] {said} <so>.", None),
    ("Following the attack on Monday, [he] {said} <so>.", None),
    ("On Tuesday <the road opened>, [he] {said}.", None),
    ("A truck reached Selmar on Tuesday in what [Sorn] {described as} <a first step>.", None),
    ("In a Thursday morning tweet, [Orlin] {said} <so>.", "Thursday morning"),
    ("At a March rally in Reshta, [Orlin] {said} <so>.", "March"),
    ("In the May flood [the mill] {said} <so>.", None),
    ("Asked Wednesday about the mill, [Orlin] {said} <so>.", "Wednesday"),
    ("In a speech to bakers on Saturday in Reshta, Kalvia, [Orlin] {said} <so>.", "on Saturday"),
    ("[New polls released Sunday] {showed} <so>.", "Sunday"),
    ("[A notice published Friday] {said} <so>.", "Friday"),
    ("[The prisoners released on Sunday] {said} <so>.", None),
    ("[The poll], released on Thursday, {found} <so>.", "on Thursday"),
    ("[The prisoner], released on Thursday, {said} <so>.", None),
    ("{According to} [a statement from Orlin on Monday], <so>.", "on Monday"),
    ("[Orlin] {said} on Reshta TV’s “Good Morning” last month <that so>.", "last month"),
    ("[Orlin] {said} Monday <would be late>.", None),
    ("[Orlin] {rejected} <the plea> in a verdict published Thursday.", "Thursday"),
    ("[Orlin] {called} <the mill a heap of stones> on Monday.", "on Monday"),
    ("[Orlin] {said} <so>, referring to the flood in 2004.", None),
    ("At Monday's debate, [Orlin] {said} <so>.", "Monday"),
    ("At Monday's flood, [Orlin] {said} <so>.", None),
    ("On Tuesday's episode of “Good Morning,” [Orlin] {said} <so>.", "On Tuesday"),
    ("In her 2003 book, Bread, [Orlin] {noted} <the mill>.", "2003"),
    ("In her 2003 shop, [Orlin] {noted} <the mill>.", None),
    ("At that March 2 rally, [Orlin] {said} <so>.", "March 2"),
    ("In the accounts, released late Friday, [Orlin] {said} <so>.", "late Friday"),
    ("In the mill, burnt late Friday, [Orlin] {said} <so>.", None),
    ("A few days ago in a talk with bakers [Orlin] {blasted} <the mill>.", "A few days ago"),
    ("On Monday, the mayor got a letter, [which] {stated} <so>.", "On Monday"),
    ("In October, the mayor sent a letter to the mill, {seeking} <flour>.", "In October"),
    ("In October, the mayor sent a letter which the mill {read}.", None),
    ("But midday Saturday, [Orlin’s campaign] {announced} <so>.", "Saturday"),
    ("Back in September, [he] {wrote} <so>.", "in September"),
    ("When asked by Tolk on Thursday about the toll, [Orlin] {said}: <so>.", "on Thursday"),
    ("Wednesday on Reshta Channel’s “Harrow,” [Orlin] {said} <so>.", "Wednesday"),
    ("On Thursday, as flour ran short, [the guild] {asked for} <so>.", "On Thursday"),
    ("TARN - On Sunday evening, the last day of the fair, [Orlin] {announced} <so>.", "On Sunday evening"),
    ("At a briefing on Monday, two weeks after the flood, [Orlin] {said} <so>.", "on Monday"),
    ("In a long hearing last month, [Orlin] {regretted} <so>.", "last month"),
    ("Bread is so dear that this month, [Orlin] {said} <so>.", "this month"),
    ("In 2013, the bank was robbed, and [the firm] {said} <so>.", None),
    ("The tariff, in force since Monday, [the minister] {said} <was fair>.", None),
    ("On Friday, Orlin won the vote, a result [his rival] {called} <a fraud>.", None),
    ("The bakers grew loud on Sunday night, when [Orlin] {hinted at} <so>.", "on Sunday night"),
    ("The strike began in May, when prices rose, and [Orlin] {said} <so>.", None),
    ("<So>, {according to} [tax returns released Friday].", "Friday"),
    ("<So>, {according to} [a report in The Courier published Monday].", "Monday"),
    ("[A television advertisement released Thursday] {accuses} <Orlin>.", "Thursday"),
    ("[Orlin] {praised} <the mill> Wednesday when she bought bread.", "Wednesday"),
    # between source and cue
    ("[Two mills] filed a suit on Thursday, {saying} <so>.", "on Thursday"),
    ("[Two mills], which burnt on Thursday, {saying} <so>.", None),
    ("[Orlin] spoke, despite a day earlier {saying} <she would not>.", "a day earlier"),
    ("Posting on Friday, [Orlin, who married the baker] last year, {wrote} <so>.", "on Friday"),
    ("[The ministry] on Monday {said} <so>.", "on Monday"),
    ("[The minister], speaking on Monday, {said} <so>.", "on Monday"),
    ("[The minister], who arrived on Monday, {said} <so>.", None),
    ("[The minister], arriving on Monday, {said} <so>.", None),
    # in the source
    ("[The statement released on Saturday morning] {said} <so>.", "on Saturday morning"),
    ("[Thursday's statement] {said} <so>.", "Thursday"),
    ("[The minister, who arrived on Monday], {said} <so>.", None),
    ("[A sergeant, whom rebels abducted from his post in November], {said} <so>.", None),
    ("[Survivors of Thursday's attack] {said} <so>.", None),
    ("[A 2014 study that cost much] {found} <so>.", "2014"),
    ("[A 2014 flood that cost much] {said} <so>.", None),
    ("[A group of doctors in 2015] {called for} <his dismissal>.", "in 2015"),
    ("[A survivor of the flood in 2015] {called for} <dams>.", None),
    # after the cue
    ("[Orlin] {wrote} in Saturday’s New York Times <that so>.", "Saturday"),
    ("[Orlin] {came out in support of} <the mill> on Monday in an interview.", "on Monday"),
    ("[Orlin] {downplayed} <the mill> back in May -- though nobody heard.", "in May"),
    ("[Orlin] {announced} <his challenge to her in October>.", "in October"),
    ("[Orlin] {announced} <a meeting in October>.", None),
    ("[Orlin] {condemned} <the attack in Reshta on Monday>.", None),
    ("[Orlin] {asked for} <patience> in a letter posted on Twitter Tuesday.", "Tuesday"),
    ("[Dovar's press service] {said} on Thursday.", "on Thursday"),
    ("[The bakers] {vowed} over the weekend <that ovens would cool>.", "over the weekend"),
    ("[The harbour office] {announced} later in the day <a new timetable>.", "later in the day"),
    ("<Talks resumed on Monday>, [he] {said} on Thursday after the attack on Sunday.", "on Thursday"),
    ("<The road is shut>, {said} [the mayor] on Friday.", "on Friday"),
    ("[He] {told} reporters in Sorn late on Monday <that so>.", "late on Monday"),
    ("[The envoy] {said} yesterday <so>.", "yesterday"),
    ("[He] {said} after the talks on Monday <that so>.", None),
    ("[He] {accused} <them> of an attack that on Monday killed two.", None),
    # the engine cut the content too early
    ("[He] {said} <on Monday the road would open>.", "on Monday"),
    ("[He] {said} <Monday's attack was wrong>.", None),
    ("[He] {said} <Thursday talks would fail>.", None),
    # the engine counts it to the cue or to the source
    ("[Hale] {retorted the same day} <that so>.", "the same day"),
    ("[The ministry] {said in Thursday's statement} <so>.", "Thursday"),
    ("On [Sunday envoy Tomas Revel] {asked} <so>.", "On Sunday"),
    ("<So>, {recalled} [the sergeant, taken from his post in November].", None),
    # the content leaves it out
    ("[Korvin] {called} <the attack “a massacre”> on Saturday.", "on Saturday"),
    ("[Ilvet] {rejected} <that condition> on Sunday <as an insult>.", "on Sunday"),
    ("[Ilvet] {rejected} <that on Sunday as an insult>.", "on Sunday"),
    ("[He] {said} <that the road would open> on Saturday.", None),
    # a noun of speaking
    ("[Mr Brenn] {praised} <the choir> in a weekend interview that named no sum.", "weekend"),
    ("[Mr Brenn] praised it in a weekend interview that {made light of} <the costs>.", "weekend"),
    ("[She] {said} in an interview published on 3 May <that so>.", "on 3 May"),
    ("[Marr] {criticised} <the plan> in an interview on Friday.", "on Friday"),
    ("[He] {condemned} <Thursday's attack>.", None),
    # the content's own
    ("[The ministry] {said} <he would leave on Thursday>.", None),
    ("[The court] {said} <it would rule by Friday>.", None),
    ("<The road has been shut since Monday>, {said} [the mayor].", None),
    ("[The agency] {said} <the meeting of 12 May had failed>.", None),
    # not yet said
    ("[The minister] will {say} on Monday <so>.", None),
    ("[The minister] is expected to {announce} on Monday <the plan>.", None),
]


@pytest.mark.parametrize(("marked", "words"), CASES)
def test_said_when(marked, words, read_marks):
    text, source, cue, contents = read_marks(marked)
    found, place = said_when(text, (0, len(text)), source, cue, contents)
    assert (found.words if found else None) == words, place


def test_a_statement_still_to_be_made_is_told_as_future(read_marks):
    text, source, cue, contents = read_marks("[The minister] will {say} on Monday <so>.")
    assert said_when(text, (0, len(text)), source, cue, contents) == (None, "future")
