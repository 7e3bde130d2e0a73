"""How a statement came: (marked sentence, outlet, expected), each rule met and not met."""

import re

import pytest

from analysis.base import schema
from analysis.base.lexicon import read_lexicon
from analysis.statements.how.channels import read_way
from analysis.statements.who.antecedents import Speaker

CHANNELS = [
    ("[Dovar's press service] {said} <so>.", "press service"),
    ("[The presidency's press release] {read}: <so>.", "press release"),
    ("[The ministry] {said} in a statement <that so>.", "statement"),
    ("[Press conference host Tolk] {said} <so>.", None),
    ("Interview coach [Ann Tolk] {said} <so>.", None),
    ("[Ann Tolk], who tweets about bread, {said} <so>.", None),
    ("[Ann Tolk], who tweeted on Monday, {said} <so>.", "social media"),
    ("[The ministry] {said} in a joint written statement on Monday <that so>.", "statement"),
    ("[The ministry] {said} <that its statement of intent was late>.", None),
    ("[The statement] {said} <so>.", "statement"),
    ("[Orlin] {told} a news conference in Reshta <that so>.", "press conference"),
    ("[Orlin] {confirmed} at a briefing on Friday <that so>.", "press conference"),
    ("[Orlin] {told} reporters <that so>.", None),
    ("[Orlin] {said} in an interview with Interpress <that so>.", "interview"),
    ("[Orlin] {said} by telephone <that so>.", "interview"),
    ("[Orlin] {told} our correspondent <that so>.", "interview"),
    ("[Orlin] {told} the Courier <that so>.", None),  # the outlet itself
    ("[Orlin] {told} the Reshta Herald <that so>.", "other outlet"),
    ("[Orlin] {told} Fox News this week <that so>.", "broadcaster"),
    ("[Orlin] {told} Interpress <that so>.", None),
    ("[Orlin] {told} Reuters Health <that so>.", "other outlet"),
    ("[Orlin] {told} Reshta Health <that so>.", None),
    ("[Orlin’s office], when contacted by the Reshta Herald, {said} <so>.", "other outlet"),
    ("[Orlin’s office], when contacted by the mill, {said} <so>.", None),
    ("[A spokeswoman], reached by the Reshta Herald, {said} <so>.", "spokesperson"),
    ("[Tamm] {wrote} in an email message to the mill <that so>.", "document"),
    ("[Tamm] {wrote} in a message to the mill <that so>.", "statement"),
    ("[Campaign finance filings] {show} <that so>.", "document"),
    ("[Court filings] {show} <that so>.", "court"),
    ("[A declaration filed with the county court by Orlin] {says} <so>.", "court"),
    ("[A declaration by Orlin] {says} <so>.", "statement"),
    ("[The next series of emails] {shows} <so>.", "document"),
    ("[A series of bakers] {said} <so>.", None),
    ("[Orlin] {said}, in the event that it rained, <he would leave>.", None),
    ("[Dovar] {told} Halden in a telephone conversation <that so>.", "phone call"),
    ("[The ministry spokeswoman] {said} <so>.", "spokesperson"),
    ("[Lira Tamm, a spokeswoman for the ministry], {said} <so>.", "spokesperson"),
    ("[Tamm] {said} <the spokeswoman was ill>.", None),
    ("[Orlin] {said} in a speech on Friday <that so>.", "speech"),
    ("[Orlin] {said} <so> at a forum on Friday.", "speech"),
    ("[Bishop Orlin] {said} in a homily <that so>.", "speech"),
    ("[Orlin] {was angry} over a speech on bread <so>.", None),
    ("In a written statement, [Tamm] {said} <Orlin had asked to testify at a public hearing>.", "statement"),
    ("[Tamm] {said} <that so in a statement>.", "statement"),
    ("[Tamm] {wrote} on Telegram <that so>.", "social media"),
    ("[Tamm] {tweeted} <so>.", "social media"),
    ("[Tamm] {wrote} <that so>.", None),
    ("[Dovar] {told} parliament <that so>.", "speech"),
    ("[Dovar] {said} in a televised address <that so>.", "speech"),
    ("[The prosecutor] {told} the court <that so>.", "court"),
    ("[The court] {ruled} <that so>.", "court"),
    ("[The prosecutor] {said} <the court would sit>.", None),
    ("[Orlin] {told} state television <that so>.", "broadcaster"),
    ("[Her neighbour] {told} me <that so>.", "on the scene"),
    ("[Her neighbour] {told} the mayor <that so>.", None),
    ("[A Council report] {says} <so>.", "document"),
    ("[Law enforcement officials] {said} <so>.", None),
    ("[A budget director] {said} <so>.", None),
    ("[Lira Tamm, author of a study of rain], {said} <so>.", None),
    ("[A poll conducted by the mill] {found} <so>.", "document"),
    ("[The indictment] {says} <so>.", "court"),
    ("[The lawsuit from two mills, where bread is dear,] {argues} <so>.", "court"),
    ("[Orlin] {rejected} <the plea> in a ruling released Thursday.", "court"),
    ("[Two mills] filed the first court challenge to the tax, {saying} <so>.", "court"),
    ("The lawsuit was brought by two mills, and {asks} <the court to shut it>.", "court"),
    ("[Her submission to the court] {noted} <so>.", "court"),
    ("In court papers, [lawyers for Orlin] {said} <so>.", "court"),
    ("[Orlin, who wrote the report,] {said} <so>.", None),
    ("[An aide] {said} in an e-mail <that so>.", "document"),
    ("[The mill's spokeswoman] {said} in an e-mail <that so>.", "document"),
    ("[A group of bakers] sent a letter to the mayor, {calling for} <rain>.", "document"),
    ("[Orlin] {noted} in a column for the Reshta Herald <that so>.", "other outlet"),
    ("[Orlin] {wrote} in his widely read blog <that so>.", "other outlet"),
    ("[Media reports] {say} <so>.", "other outlet"),
    ("[A council report] {says} <so>.", "document"),
    ("[Orlin], via the Reshta Herald, {said} <so>.", "other outlet"),
    ("<So>, {explained} [Orlin to the Reshta Herald].", "other outlet"),
    ("[Only 7 percent] {said} <so>.", None),
    ("[Nearly eight in 10 bakers] {said} <so>.", None),
    ("[Eight bakers] {said} <so>.", None),
    ("In a Twitter post late Tuesday, [Orlin] {said} <so>.", "social media"),
    ("[Bakers] {took to Twitter to express} <scorn>.", "social media"),
    ("[Orlin] {said} <so>, and Dovar later tweeted a picture.", None),
    ("[Orlin] {criticized} <the mill> and urged her Facebook friends to pray.", None),
    ("On Tuesday’s episode of “Good Morning,” [Orlin] {said} <so>.", "broadcaster"),
    ("[Orlin] {told} co-host Lira Tamm <that so>.", "broadcaster"),
    ("At that March event, [Orlin] {said} <so>.", "speech"),
    ("At the bakers’ breakfast, [Orlin] {said} <so>.", "speech"),
    ("[Orlin] {said} on the Senate floor <that so>.", "speech"),
    ("[Orlin] {told} the mayors in Reshta <that so>.", "speech"),
    ("[Orlin] {called} <it> a turn in the debate over bread.", None),
    ("[Orlin], addressing his rival as a friend, {dismissed} <it>.", None),
    ("In interviews, [bakers] {cited} <rain>.", "interview"),
    ("[Reps for Orlin] {declined} <to talk>.", "spokesperson"),
    ("[Court owner Lira Tamm] {said} <so>.", None),
    ("[Orlin] {told} council workers <that so>.", None),
    ("[Orlin] {told} the council <that so>.", "speech"),
    ("Speaking to the BBC, [Orlin] {said} <so>.", "broadcaster"),
    ("[Orlin], speaking at the mill, {said} <so>.", "speech"),
    ("[Orlin] {said} on CNN on Monday <that so>.", "broadcaster"),
    ("[Orlin] {wrote on X}: <“So.”>", "social media"),
    ("[Orlin] {responded} on Twitter, <calling it so>.", "social media"),
    ("[Orlin] {testified} before the House <that so>.", "court"),
    ("On Monday [Orlin] {will testify} <that so>.", "court"),
    ("[Orlin] {asked} her to testify <so>.", None),
    # a suit's claims, whatever participle comes first; "in court" with its kind
    ("[The guild] sued the mill in May, seeking damages, {claiming} <that so>.", "court"),
    ("[The guild] sued the mill in May, {demanding} <that so>.", "court"),
    ("[The guild] met the mill in May, {demanding} <that so>.", None),
    ("[Orlin] {argued} in federal court <that so>.", "court"),
    ("[Orlin] {argued} in the court of public opinion <that so>.", None),
    # a letter, told by its sender or its receiver; papers that came out; numbered rules and files
    ("On Monday [Orlin] wrote to bakers, {telling} <them that so>.", "document"),
    ("Her words answer a letter [the guild] sent the mayor on Monday {alleging} <that so>.", "document"),
    ("[The guild] sent the mayor home on Monday, {alleging} <that so>.", None),
    ("[The guild] published research at the convention {showing} <that so>.", "document"),
    ("[The guild] held a rally at the convention {showing} <that so>.", "speech"),
    ("[The guild] {filed a records request} <for flour>.", "document"),
    ("[Article 12] {states}: <“So.”>", "document"),
    ("[Audit files from the mill] {show} <that so>.", "document"),
    # whom one speaks to, where it goes on
    ("[Orlin] {told} a council meeting held in a barn <that so>.", "speech"),
    ("[Orlin] {told} a meeting planner <that so>.", None),
    # outlets that are told, by a verb in any form, by the name of a journalist or by a name that is a common word
    ("[An aide] {acknowledging} to the Lisk Herald <that so>, left.", "other outlet"),
    ("[An aide] {acknowledging} to the Lisk mayor <that so>, left.", None),
    ("[Orlin] {told} The Atlantic’s Mira Tolk <that so>.", "other outlet"),
    ("[Orlin] {told} the guild’s Mira Tolk <that so>.", None),
    ("<“So,”> [Orlin] {added} to People. She left.", "other outlet"),
    ("<“So,”> [Orlin] {said} to people. She left.", None),
    # on a show
    ("[Orlin] {will come on her show to talk about} <bread>.", "broadcaster"),
    ("[Orlin] {will come to the fair to talk about} <bread>.", None),
    # what others said elsewhere
    ("Regarding the row following Ann Halden’s speech at a rally, [Orlin] {said} <so>.", None),
    ("Later in the show, after the Halden interview ended, [Orlin] {said} <so>.", "broadcaster"),
    ("[Orlin] {contradicted} <Halden’s> remarks, made in an interview last week.", None),
    ("[Orlin] {contradicted} <Halden> in an interview last week.", "interview"),
    ("[Orlin] {testified} at the trial <that so>.", "court"),
    ("[The mayor] {says} <a report was lost>.", None),
    ("<So>, [the ministry] {was quoted as saying by} Interpress.", "other outlet"),
    ("<So>, [the ministry] {said}.", None),
    ("[Orlin] {told} USA Today <that so>.", "other outlet"),
    ("<“So,”> [Orlin] {told} The New York Times then.", "other outlet"),
    ("[Ann Orm], at a later press gaggle, {said} <so>.", "press conference"),
    ("On the stump, [Orlin] {says} <that so>.", "speech"),
    ("Speaking in Osk, [Orlin] {accused} <the mayor of so>.", "speech"),
    ("Speaking on condition of anonymity, [a baker] {said} <so>.", None),
    ("When he took the stage in Osk, [he] {said} <so>.", "speech"),
    ('On "Face the Nation," [Sen. Ann Orm] {said} <that so>.', "broadcaster"),
    ("Later in the broadcast, [Orlin] {mentioned} <bread>.", "broadcaster"),
    ("[Orlin] {mentioned} <the road> in an on-air talk.", "broadcaster"),
    ("Writing for the Reshta Courier, [Orlin] {noted} <that so>.", "other outlet"),
    ("[Various media stories] {said} <so>.", "other outlet"),
    ("[Port Authority regulations] {suggest} <so>.", "document"),
    ("[The results] {showed} <so>.", "document"),
    ("[A Morning Halden Poll] {found} <that so>.", "document"),
    ("[Orlin] {listed} on her tax forms <a mill>.", "document"),
    ('<“So,”> [Orlin] {told} "Good Morning Osk," smiling.', "broadcaster"),
    ("On Twitter, [Orlin] {called} <the mill> gone.", "social media"),
    ("[The council] {has released statements saying} <so>.", "statement"),
    ("[Orlin] {told} Dan Tosk of Fox News, <that so>.", "broadcaster"),
    ("[Multiple outlets] {reported} <so>.", "other outlet"),
    ("[Orlin] {said} in the May issue of Reshta Magazine: <“So.”>", "other outlet"),
    ("[His representatives] {said} <so>.", "spokesperson"),
    # no way of these words: what was before them, or beside them
    ("After sitting in court on Monday, [Orlin] {said} <so>.", None),
    ("In the days before the debate, [bakers] {said} <so>.", None),
    ("At a job interview in Osk, [Orlin] {said} <so>.", None),
    ("The council gave a press conference, soon after [Orlin] {wrote} <so>.", None),
    ("[Officials] {spoke about} <the road>, even as bakers met on social media.", None),
    # what a speaker is besides tells no way; what he does while speaking does
    ("[Ann Orm, a conservative radio host], {said} <so>.", None),
    ("[Ann Orm, speaking at a rally in Osk], {said} <so>.", "speech"),
    ("[Some bakers at the convention] {said} <so>.", None),
    ("[The mill] {has spent} <so> on radio and television ads.", None),
    ("[Orlin] {said} <so> on a radio show.", "broadcaster"),
    ("[Orlin] {said} <so> on Tolk’s show.", "broadcaster"),
    ("[Orlin] {said} <so> in an MSNBC forum.", "broadcaster"),
    # a board that speaks is not the one that asks
    ("[The paper’s editorial board] {said} <so>.", None),
    ("[Orlin] {told} the Courier’s editorial board <that so>.", "interview"),
    # what others do in their own clause; words of a quotation that was left out
    ("Halden gave a speech in Osk, and [bakers] {said} <so>.", None),
    ("In a phone call Halden spoke of grain, and [Orlin] {spoke of} <bread>.", "phone call"),
    ("[The guild], which sued the city in May, {warned} <that so>.", None),
    ("In a speech in Osk, and in Tarsk too, [Orlin] {said} <so>.", "speech"),
    ("After [the bank] {released} <figures on bread>, Orlin released a statement.", None),
    ("While Halden tweeted, [bakers] {said} <so>.", None),
    ("When [the bank] {said} <so> in an interview, Orlin issued a statement.", "interview"),
    ("While speaking at a rally, [Orlin] {said} <so>.", "speech"),
    ("After [the bank] {said} in a statement <so>, Orlin left.", "statement"),
    ("[Orlin] {said} <so>, and the baker “who told me this in a speech was there with us”.", None),
    ("[Orlin] {revealed} <the price>, whose reasons will stand in a book.", None),
    ("[Orlin] {said} before the interview <that so>.", None),
    ("[Orlin] {said} <that he will speak of it at a rally>.", None),
    ("[Orlin] {said} <so at a rally>.", "speech"),
    # whom words are told to: a programme, a paper with a hyphen, its reporter; "said to" as "told"
    ("[Orlin] {told} Fox Business Network last year <that so>.", "broadcaster"),
    ("[Orlin] {told} ABC 6 in Osk <that so>.", "broadcaster"),
    ("[Orlin] {told} PBS’ Ann Tolk <that so>.", "broadcaster"),
    ("[Orlin] {told} the Osk Spokesman-Review on Monday <that so>.", "other outlet"),
    ("[Orlin] {told} a Reshta Herald reporter <that so>.", "other outlet"),
    ("[Orlin] {told} a mill worker <that so>.", None),
    ("[Orlin] {admitted} to the newspaper <that so>.", "other outlet"),
    ("[Orlin] {said} to Fox News’ Ann Tolk <that so>.", "broadcaster"),
    ("[Orlin] {said} to Tolk <that so>.", None),
    ("[Orlin] {said} to a loud crowd <that so>.", "speech"),
    ("[Orlin] {told} the group gathered in Osk <that so>.", "speech"),
    ("[Orlin] {began} her speech to bakers by slamming <the tax>.", "speech"),
    ("At last week’s Reshta rally [Orlin] {said} <so>.", "speech"),
    ("In a State of the Union address [Orlin] {said} <so>.", "speech"),
    ("{According to} [the latest data available from the mill], <so>.", "document"),
    ("[Bakers] have sued Lisk over its rules, {saying} <so>.", "court"),
    ("[Bakers] have pursued the city over the rules, {saying} <so>.", None),
    # what was posted, released, cabled
    ("In her post, [Orlin] {said} <so>.", "social media"),
    ("“So,” [Orlin] {posted}.", "social media"),
    ("[The mill] {posted} on its website <that so>.", None),
    ("[The mill] {posted} <a loss>.", None),
    ("[The mill] {posted} a statement on Tuesday <that so>.", "statement"),
    ("[The mill] {said} in statement <that so>.", "statement"),
    ("[The mill] {said} in a release <that so>.", "press release"),
    ("[The mill] {said} in the release of the dove <a sign lies>.", None),
    ("In the May 9, 2012, cable, [Orlin] {said} <so>.", "document"),
    ("[Recent polling] {shows} <so>.", "document"),
    ("[A review of records] {shows} <so>.", "document"),
    ("{According to} [public filings], <so>.", "document"),
    ("{According to} [court filings], <so>.", "court"),
    ("{According to} [Facebook], <bread sells>.", None),
    ("{According to} [a Facebook post], <bread sells>.", "social media"),
]
ADDRESSEES = [
    ("<“Was the gate shut?”> {asked} [Mira Tolk].", None),
    ("<“Leave now,”> {urged} [the mayor].", None),
    ("[Mira Tolk] {asked} the mayor <whether the gate was shut>.", "the mayor"),
    ("“So,” [Orlin] {told} The Associated Press.", "The Associated Press"),
    ("[Orlin] {told} reporters on Monday <that so>.", "reporters"),
    ("[Orlin] {told} a news conference <that so>.", None),
    ("[Her neighbour] {told} me <that so>.", "me"),
    ("[Orlin] {said} <he had told the mayor>.", None),
    ("[Orlin] {said} in an interview with Interpress <that so>.", "Interpress"),
]
RELAYS = [
    ("[Orlin] {said} <so>, but Tosk, according to Reuters, denied it.", None),
    ("[Orlin] {said} <so>, according to the state news agency Saba.", "Saba"),
    ("According to Reuters, [Orlin] {said} <so>.", "Reuters"),
    ("[The ministry], quoted by Interfax, {said} <so>.", "Interfax"),
    ("[The ministry] {said} <so>, as cited by state media.", "state media"),
    ("<So>, [the ministry] {said}.", None),
    ("[Orlin] {was quoted by} the state news agency Tolk as saying <so>.", "Tolk"),
    ("[Orlin] {was quoted as saying} by the daily Tolk <so>.", "Tolk"),
    ("The Tolk news agency, citing [Ann Orlin], {said} <so>.", "Tolk news agency"),
    ("<Interfax was quoted>, [he] {said}.", None),
]
VERIFIED = [
    ("[The ministry] {said} <so>. The claim could not be independently verified.", "unverified"),
    ("[The ministry] {said} <nine had gone, figures that the Courier could not check>.", "unverified"),
    ("[The ministry] {said} <nine had gone, though it could not check who they were>.", None),
    ("[The ministry] {claimed}, without evidence, <that nine had gone>.", "without evidence"),
    ("[The ministry] {said} <nine had gone without shoes>.", None),
    ("[The ministry] {said} <so>. It was not immediately possible to reach Kalvia.", None),
    ("[The ministry] {said} without giving evidence <that so>.", "without evidence"),
    ("[The ministry] {said} <so>. It provided no evidence.", "without evidence"),
    ("[The ministry] {said} <that talks could not be verified>.", None),
]


def _way(marked, read_marks, outlet="Courier"):
    text, source, cue, contents = read_marks(marked)
    end = text.index(". ") + 1 if ". " in text else len(text)
    after = (end + 1, len(text)) if end < len(text) else None
    return read_way(text, (0, end), source, cue, contents, next_sentence=after, outlet=outlet)


@pytest.mark.parametrize(("marked", "channel"), CHANNELS)
def test_channel(marked, channel, read_marks):
    assert _way(marked, read_marks).channel == channel


def test_an_outlet_is_told_by_its_name_cut_short(read_marks):
    marked = "[Orlin] {told} The Reshta Courier <that so>."
    assert [_way(marked, read_marks, name).channel for name in ("resh-courier", "ReshCourier", "Herald")] == [
        None,
        None,
        "other outlet",
    ]
    marked = "[Orlin] {told} Lisk News <that so>."
    assert [_way(marked, read_marks, name).channel for name in ("lisk", "osk")] == [None, "other outlet"]
    marked = "[Orlin] {told} Fox News <that so>."
    assert [_way(marked, read_marks, name).channel for name in ("fox", "osk")] == [None, "broadcaster"]


def test_an_outlet_or_a_document_that_speaks_is_known_by_its_speaker(read_marks):
    def read(marked, kind, form="institution"):
        text, source, cue, contents = read_marks(marked)
        speaker = Speaker("lawsuit" if kind == "document" else "Bread Day", kind, None, "named role", "alias", form)
        return read_way(text, (0, len(text)), source, cue, contents, outlet="Courier", speaker=speaker).channel

    assert read("[Bread Day] {reported} <so>.", "media") == "other outlet"
    assert read("[Bread Day] {reported} <so>.", "organisation") is None
    assert read("[Bread Day] {said} <so>.", "media", "person") is None
    assert read("[A local newspaper] {reported} <so>.", "media") == "other outlet"
    assert read("[The newspaper] {reported} <so>.", "media") is None  # the sentence names no medium
    assert read("[The editorial board] {wrote} <so>.", "media") is None
    assert read("[The Bread Day editorial board] {wrote} <so>.", "media") == "other outlet"
    assert read("[A reporter] {asked} <so>.", "media") is None
    assert read("[It] also {claims} <so>.", "document") == "court"


@pytest.mark.parametrize(("marked", "addressee"), ADDRESSEES)
def test_addressee(marked, addressee, read_marks):
    assert _way(marked, read_marks).addressee == addressee


@pytest.mark.parametrize(("marked", "relay"), RELAYS)
def test_relay(marked, relay, read_marks):
    assert _way(marked, read_marks).relay == relay


@pytest.mark.parametrize(("marked", "verification"), VERIFIED)
def test_verification(marked, verification, read_marks):
    assert _way(marked, read_marks).verification == verification


def test_chains_stand_nearest_first(read_marks):
    marked = "<So>, [Interfax] {reported}, citing state television."
    assert _way(marked, read_marks).relay == "Interfax < state television"


def test_every_rule_of_the_list_matches_its_example():
    table = read_lexicon("channels", columns=("channel", "where", "pattern", "example", "source"))
    assert set(table["channel"]) == set(schema.CHANNELS)
    assert set(table["where"]) <= {"source", "head", "around", "both"}
    for row in table.to_dict("records"):
        assert re.search(row["pattern"], row["example"]), row["example"]


@pytest.mark.parametrize(
    ("marked", "channel"),
    [
        ("[Orm] {pleaded guilty} <to fraud>.", "court"),
        ("In her proposed legislation, [Orm] {cited} <a memo>.", "document"),
        ("In an opinion piece appearing in the Lisk Times, [Orm] {wrote} <so>.", "other outlet"),
        ("[Orm] {said} in a teleconference with reporters <that so>.", "phone call"),
        ("[Orm], who was sued, {said} <so>.", None),
    ],
)
def test_more_ways(marked, channel, read_marks):
    assert _way(marked, read_marks).channel == channel
