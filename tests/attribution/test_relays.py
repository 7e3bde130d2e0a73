"""Who really spoke: (marked sentence as an engine reads it, what it tells), each rule met and not met."""

import re

import pytest

from analysis.attribution.relays import real_speakers
from analysis.attribution.spans import Attribution
from analysis.text.outlets import is_outlet

CASES = [
    ("[Interfax] {quoted} <the mayor as saying the mill was shut>.", ("the mayor", "the mill was shut")),
    ("[Interfax] {quoted her as saying} <that the mill was shut>.", ("her", "the mill was shut")),
    ("“<The mill is shut,>” [Tass] {quoted} the ministry as saying.", ("the ministry", "The mill is shut")),
    ("[The mayor] {was quoted by} <Interfax as saying the mill was shut>.", ("The mayor", "the mill was shut")),
    ("On Monday <Orlin> {was quoted as saying} it rained.", ("On Monday Orlin", "it rained")),
    ("[Orlin] {quoted} <a line of the song>.", ("Orlin", "a line of the song")),
    ("<The mill is shut>, [the BBC] {reported}, citing the coast guard.", ("the coast guard", "The mill is shut")),
    ("<The mill is shut>, [Orlin] {said}, citing the cold.", ("Orlin", "The mill is shut")),
    ("{According to} [Reuters], <the mayor said it rained>.", ("the mayor", "it rained")),
    ("{According to} [Orlin], <the mayor said it rained>.", ("Orlin", "the mayor said it rained")),
    ("{According to} [the tabloid], <the mayor said it rained>.", ("the mayor", "it rained")),
    ("{According to} [the almanac], <the mayor said it rained>.", ("the almanac", "the mayor said it rained")),
    ("<“It rained,” the mayor told us>, {according to} [a recording].", ("the mayor", "It rained")),
    ("<“It rained,” said Ann Orlin>, [Tass] {reported}.", ("Ann Orlin", "It rained")),
    ("<“It rained” in May>, {according to} [the mayor].", ("the mayor", "It rained” in May")),
    (
        "<Ann Orlin, head of the town's recognised flour council, accused millers of “theft”>, [Tass] {reported}.",
        ("Ann Orlin, head of the town's recognised flour council,", "millers of “theft"),
    ),
    (
        "<In Osk, Ann Orlin also warned of rain>, {according to} [the state news agency Tass].",
        ("Ann Orlin", "of rain"),
    ),
    ("<The mayor thanked them for “the flour”>, [his press service] {reported}.", ("The mayor", "them for “the flour")),
    (
        "{According to} [the press service], <the two mayors discussed flour>.",
        ("the press service", "the two mayors discussed flour"),
    ),
    ("<Bakers accused of theft left Osk>, [Tass] {reported}.", ("Tass", "Bakers accused of theft left Osk")),
    (
        "<Ann Orlin, 51, allegedly sent the mill’s flour abroad>, [Tass] {reported}.",
        ("Tass", "Ann Orlin, 51, allegedly sent the mill’s flour abroad"),
    ),
    ("<The pilot told to land in Osk left>, [Tass] {reported}.", ("Tass", "The pilot told to land in Osk left")),
    ("<Flour prices rose and bakers shut>, [Tass] {reported}.", ("Tass", "Flour prices rose and bakers shut")),
    ("[Tass, citing Ann Orlin,] {said} <it rained>.", ("Ann Orlin", "it rained")),
    ("[Tamm, citing Ann Orlin,] {said} <it rained>.", ("Tamm, citing Ann Orlin,", "it rained")),
    ("It {was reported} <that Orlin stated that it rained>.", ("Orlin", "that it rained")),
    ("It {was reported} <that the mill was shut>.", (None, "that the mill was shut")),
    ("[Tamm] {laughed at Orlin’s warning} <that it would rain>.", ("Orlin’s", "that it would rain")),
    ("[Orlin’s aides] {say} <that it will rain>.", ("Orlin’s aides", "that it will rain")),
    ("[Tamm] {was told} <by the council that it rained>.", ("the council", "that it rained")),
    ("[Tamm] {has been accused} <of hiding the flour>.", (None, "of hiding the flour")),
    ("[Tamm] {was pressed Sunday} <about the flour>.", (None, "about the flour")),
    ("[Tamm] {pressed on Sunday} <for flour>.", ("Tamm", "for flour")),
    # who is made to admit
    ("[The senator] forced Tamm, who was under oath, {to admit} <that it leaks>.", ("Tamm", "that it leaks")),
    ("[The release of notes led chair Tamm] {to announce} <a halt>.", ("chair Tamm", "a halt")),
    ("[Tamm] forced a smile and {admitted} <that it leaks>.", ("Tamm", "that it leaks")),
    # who is asked, and who meets with criticism, says nothing
    ("When [he] {was first asked} <whether it rained>, he left.", (None, "whether it rained")),
    ("He left when {asked} <how it was>, said [Tamm].", (None, "how it was")),
    ("He left when {asked} by [Tamm] <how it was>.", ("Tamm", "how it was")),
    ("[Tamm] {is facing criticism over} <her plan>.", (None, "her plan")),
    ("[Tamm] {is facing criticism} from the guild over <her plan>.", ("the guild", "her plan")),
    ("Reacting to {criticism of} <her plan>, [Tamm] left.", (None, "her plan")),
    ("[Tamm’s] {criticism of} <the plan> was heard.", ("Tamm’s", "the plan")),
    ("[Tamm] {criticized} <the plan>.", ("Tamm", "the plan")),
    ("[Bakers] are sure to {be asked} <about the flour>.", (None, "about the flour")),
    ("[Tamm] {was asked} by [a baker] <whether it rained>.", ("a baker", "whether it rained")),
    ("[Tamm] {accused} <the baker of hiding it>.", ("Tamm", "the baker of hiding it")),
    ("[Tamm] {is said} <to have left>.", (None, "to have left")),
    ("[Tamm] {was surprised} <that it rained>.", ("Tamm", "that it rained")),
    ("[Tamm] {warned} <that it would rain>.", ("Tamm", "that it would rain")),
]


def _marked(sentence):
    spans, text = {}, ""
    for piece in re.split(r"([\[\]{}<>])", sentence):
        if piece and piece in "[]{}<>":
            spans[piece] = len(text)
        else:
            text += piece
    source = (spans["["], spans["]"]) if "[" in spans else None
    return text, Attribution(source, (spans["{"], spans["}"]), ((spans["<"], spans[">"]),))


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_the_real_speaker(sentence, expected):
    text, a = _marked(sentence)
    (b,) = real_speakers(text, [a])
    content = text[b.content[0][0] : b.content[-1][1]].strip("“”,")
    assert (text[slice(*b.source)] if b.source else None, content) == expected


def test_what_is_cited_is_no_second_statement():
    text, a = _marked("The mill is shut, [the BBC] reported, {citing} <the coast guard>.")
    assert real_speakers(text, [a]) == []


def test_two_that_tell_one_quotation_are_one():
    text = "The mayor was quoted by Interfax as saying the mill was shut."
    first = Attribution((24, 32), (10, 23), ((0, 9),))
    second = Attribution((24, 32), (33, 42), ((43, 60),))
    (b,) = real_speakers(text, [first, second])
    assert (text[slice(*b.source)], text[slice(*b.content[0])]) == ("The mayor", "the mill was shut")


def test_what_an_engine_passed_over():
    text = "It was late. The mill was shut, the news agency quoted Lira Tamm as saying."
    (b,) = real_speakers(text, [])
    assert (text[slice(*b.source)], text[slice(*b.content[0])]) == ("Lira Tamm", "The mill was shut")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("the Reshta Herald", True), ("AFP", True), ("state media", True), ("the mayor", False), ("Post Malone", False)],
)
def test_outlets(name, expected):
    assert is_outlet(name) is expected
