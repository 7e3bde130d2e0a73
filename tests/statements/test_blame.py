"""Who accuses whom: (sentence with marks, speaker's side, side accused)."""

import pytest

from analysis.statements.how.blame import read_accused
from analysis.statements.who.actors import Actors
from analysis.statements.who.cast import Cast

LISTS = Actors()

CASES = [
    ("[Norway] {accused} <Chilean sailors of sinking a ferry>.", "Norway", "Chile"),
    ("[Norway] {accused} <him of helping Chile>.", "Norway", None),
    ("[Oslo] {blamed} <Chile for the flood>.", "Norway", "Chile"),
    ("[Oslo] {blamed} <the fire near the Peruvian border on Chile>.", "Norway", "Chile"),
    ("[France] {condemned} <the Chilean shelling>.", "France", "Chile"),
    ("[France] {condemned} <the shelling of Montevideo by Chilean forces>.", "France", "Chile"),
    ("[France] {condemned} <the attack on Uruguay>.", "France", None),
    ("Chile met Peru. [Chile] {accused} <each other of nothing>.", "Chile", "Peru"),
    ("[Norway] {said} <Chile was late>.", "Norway", None),
    ("[Iran] {criticised} <Iraq’s decision>.", "Iran", "Iraq"),
]


@pytest.mark.parametrize(("marked", "side", "accused"), CASES)
def test_read_accused(marked, side, accused, read_marks):
    text, _, cue, contents = read_marks(marked)
    begin = max(0, text.rfind(". ", 0, cue[0]) + 2) if ". " in text[: cue[0]] else 0
    told = read_accused(text, (begin, len(text)), cue, contents, Cast(text, actors=LISTS))
    assert (told(side, [side]) if told else None) == accused


def test_both_sides_accuse_the_other_one(read_marks):
    text, _, cue, contents = read_marks("[Both] {accused} <their rival of shelling>.")
    told = read_accused(text, (0, len(text)), cue, contents, Cast(text, actors=LISTS))
    assert [told(side, ["Chile", "Peru"]) for side in ("Chile", "Peru")] == ["Peru", "Chile"]
