"""How a statement came: (marked sentence, outlet, expected), each rule met and not met."""

import re

import pytest

from analysis.base import schema
from analysis.base.lexicon import read_lexicon
from analysis.statements.how.channels import read_way

CHANNELS = [
    ("[Dovar's press service] {said} <so>.", "press service"),
    ("[The presidency's press release] {read}: <so>.", "press release"),
    ("[The ministry] {said} in a statement <that so>.", "statement"),
    ("[The ministry] {said} in a joint written statement on Monday <that so>.", "statement"),
    ("[The ministry] {said} <that its statement of intent was late>.", None),
    ("[The statement] {said} <so>.", "statement"),
    ("[Orlin] {told} a news conference in Reshta <that so>.", "press conference"),
    ("[Orlin] {confirmed} at a briefing on Friday <that so>.", "press conference"),
    ("[Orlin] {told} reporters <that so>.", None),
    ("[Orlin] {said} in an interview with Interpress <that so>.", "interview"),
    ("[Orlin] {said} by telephone <that so>.", "interview"),
    ("[Orlin] {told} our correspondent <that so>.", "interview"),
    ("[Orlin] {told} the Courier <that so>.", "interview"),
    ("[Orlin] {told} Interpress <that so>.", None),
    ("[Dovar] {told} Halden in a telephone conversation <that so>.", "phone call"),
    ("[The ministry spokeswoman] {said} <so>.", "spokesperson"),
    ("[Lira Tamm, a spokeswoman for the ministry], {said} <so>.", "spokesperson"),
    ("[Tamm] {said} <the spokeswoman was ill>.", None),
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
    ("[The indictment] {says} <so>.", "document"),
    ("[Court owner Lira Tamm] {said} <so>.", None),
    ("[Orlin] {told} council workers <that so>.", None),
    ("[Orlin] {told} the council <that so>.", "speech"),
    ("Speaking to the BBC, [Orlin] {said} <so>.", "broadcaster"),
    ("[Orlin], speaking at the mill, {said} <so>.", "speech"),
    ("[Orlin] {said} on CNN on Monday <that so>.", "broadcaster"),
    ("[Orlin] {wrote on X}: <“So.”>", "social media"),
    ("[Orlin] {responded} on Twitter, <calling it so>.", "social media"),
    ("[Orlin] {testified} before the House <that so>.", "speech"),
    ("[Orlin] {testified} at the trial <that so>.", "court"),
    ("[The mayor] {says} <a report was lost>.", None),
    ("<So>, [the ministry] {was quoted as saying by} Interpress.", "other outlet"),
    ("<So>, [the ministry] {said}.", None),
]
ADDRESSEES = [
    ("“So,” [Orlin] {told} The Associated Press.", "The Associated Press"),
    ("[Orlin] {told} reporters on Monday <that so>.", "reporters"),
    ("[Orlin] {told} a news conference <that so>.", None),
    ("[Her neighbour] {told} me <that so>.", "me"),
    ("[Orlin] {said} <he had told the mayor>.", None),
    ("[Orlin] {said} in an interview with Interpress <that so>.", "Interpress"),
]
RELAYS = [
    ("[The ministry], quoted by Interfax, {said} <so>.", "Interfax"),
    ("[The ministry] {said} <so>, as cited by state media.", "state media"),
    ("<So>, [the ministry] {said}.", None),
    ("<Interfax was quoted>, [he] {said}.", None),
]
VERIFIED = [
    ("[The ministry] {said} <so>. The claim could not be independently verified.", "unverified"),
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


def test_what_is_told_to_the_outlet_itself_is_an_interview(read_marks):
    marked = "[Orlin] {told} the Courier <that so>."
    assert _way(marked, read_marks, "Herald").channel is None


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
