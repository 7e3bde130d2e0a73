"""Whether it was said at all: (marked sentence, expected), each rule met and not met."""

import re

import pytest

from analysis.statements.how.made import read_made

CASES = [
    ("[Tamm] {said} <so>.", "made"),
    # what one is bound to say is still to come; an indication that is not given
    ("[Bakers] {will be under pressure to pledge} <that so>.", "future"),
    ("[Bakers] {are certain to be pressed to describe} <the oven>.", "future"),
    ("[Bakers] {were able to confirm} <that so>.", "made"),
    ("[The baker] {will come on her show to talk about} <the oven>.", "future"),
    ("[The baker] {came on the show to talk about} <the oven>.", "made"),
    ("[A reporter] {can be heard asking} <the mayor why>.", "asked"),
    ("[A baker] {can be heard telling} <the mayor why>.", "made"),
    ("[Tamm] {gave little indication} <who paid>.", "negated"),
    ("[Tamm] {gave every indication} <that so>.", "made"),
    ("[The mill] {has done nothing to explain} <the loss>.", "negated"),
    ("[The mill] {has done much to explain} <the loss>.", "made"),
    ("[Tamm] {declined} <to comment>.", "refused"),
    ("[Tamm] {declined to say} <whether it rained>.", "refused"),
    ("[The mill] {has so far refused to name} <the buyer>.", "refused"),
    ("[Tamm] {refused} <to sell the mill>.", "made"),
    ("[Tamm] {would not confirm} <that she had left>.", "refused"),
    ("[Tamm] {did not immediately respond to} <a request>.", "refused"),
    ("[Tamm] {had no comment on} <the sale>.", "refused"),
    ("[Tamm] {could not be reached for comment}<.>", "refused"),
    ("[The mill] {kept silent} <about the sale>.", "refused"),
    ("[Nobody at the mill] {would say} <who paid>.", "refused"),
    ("[Nobody at the mill] {would mind} <who paid>.", "negated"),
    ("[None of the bakers] {agreed to say} <who paid>.", "refused"),
    ("[Few bakers] {would say} <who paid>.", "refused"),
    ("[A few bakers] {said} <who paid>.", "made"),
    ("[Few bakers] {knew} <who paid>.", "made"),
    ("[Tamm] {would neither confirm nor deny} <that she paid>.", "refused"),
    ("[Tamm] would neither confirm nor {deny} <that she paid>.", "refused"),
    ("[Tamm] {denied} <that she paid, and confirmed nothing>.", "made"),
    ("[Tamm] {was unwilling to say} <who paid>.", "refused"),
    ("[Tamm] {was willing to say} <who paid>.", "made"),
    ("[Tamm] {dodged a question} <about flour>.", "refused"),
    ("[Tamm] {asked} <not to be named>.", "refused"),
    ("[Tamm] {insisted on anonymity to discuss} <flour>.", "refused"),
    ("[Tamm] {asked} <that her name not be used>.", "refused"),
    ("[Tamm] {was not authorised to discuss} <flour>.", "refused"),
    ("[Tamm] {asked} <that the street be named after a baker>.", "made"),
    ("{said} [a baker], who asked not to be named, <so>.", "made"),
    ("[Tamm] {did not say} <when it would open>.", "negated"),
    ("[Tamm] {has never admitted} <that it rained>.", "negated"),
    ("[Tamm] {has yet to say} <whether it rained>.", "negated"),
    ("[Tamm] {stopped short of endorsing} <the plan>.", "negated"),
    ("[Nobody] {said} <that it rained>.", "negated"),
    ("[No bakers] {complained} <about the flour>.", "negated"),
    ("[None of the bakers] {said} <so>.", "negated"),
    ("Neither Tamm nor [Orlin] {said} <so>.", "negated"),
    ("Nor did [Orlin] {say} <so>.", "negated"),
    ("There were {no reports of} <rain>.", "negated"),
    ("[Tamm] {said} <nothing>.", "negated"),
    ("[No fewer than nine bakers] {said} <so>.", "made"),
    ("[No 10] {said} <so>.", "made"),
    ("[Tamm], who does not bake, {said} <so>.", "made"),
    ("[Tamm] {not only said} <so but sang it>.", "made"),
    ("[Tamm] {did not deny} <that it rained>.", "made"),
    ("[Tamm] {said} <nobody had declined to comment>.", "made"),
    ("If [Tamm] {says} <so>, we sell.", "conditional"),
    ("Should [Tamm] {claim} <that it rained>, we sell.", "conditional"),
    ("It is unclear whether [the mill] {still rejects} <the plan>.", "conditional"),
    ("[Critics] {may argue} <that it rained>.", "conditional"),
    ("If it rains, [Tamm] {said}, <we sell>.", "made"),
    ("[Tamm] {may have said} <so>.", "made"),
    ("[Tamm] {will announce} <the sale>.", "future"),
    ("[The mill] {is expected to say on Monday} <that it sells>.", "future"),
    ("[The mill] {was due to tell} <us so>.", "future"),
    ("[Tamm] {would announce} <the sale>.", "future"),
    ("[Her] first act {was to declare} <the mill open>.", "made"),
    ("[Tamm] {would later admit} <that it rained>.", "made"),
    ("[I] {would say} <so>.", "made"),
    ("[Tamm] {said} <she will announce the sale>.", "made"),
    ("“<So?>” [I] {asked}.", "asked"),
    ("[A reporter] {asked} <whether it rained>.", "asked"),
    ("{Asked} <whether it rained>, Tamm nodded.", "asked"),
    ("Tamm {was asked} <whether it rained>.", "asked"),
    ("“<So?>” [the judge] {asked}.", "made"),
    ("“<So?>” {asked} Tamm.", "made"),
    ("[The mayor] {asked for} <help>.", "made"),
    ("[Q]{:} <Did it rain?>", "asked"),
    ("[Tamm]{:} <It did.>", "made"),
]


def _marked(sentence):
    spans = {}
    text = ""
    for piece in re.split(r"([\[\]{}<>])", sentence):
        if piece and piece in "[]{}<>":
            spans[piece] = len(text)
        else:
            text += piece
    pair = lambda a, b: (spans[a], spans[b]) if a in spans else None  # noqa: E731
    return text, pair("[", "]"), pair("{", "}")


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_read_made(sentence, expected):
    text, source, cue = _marked(sentence)
    assert read_made(text, (0, len(text)), source, cue) == expected


def test_a_journalists_question_is_no_statement():
    text = "“So?” Lira Tamm asked."
    source, cue = (6, 15), (16, 21)
    assert read_made(text, (0, len(text)), source, cue) == "made"
    assert read_made(text, (0, len(text)), source, cue, by_media=True) == "asked"
