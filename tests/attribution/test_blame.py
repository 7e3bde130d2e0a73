"""Who accuses whom: (sentence with marks, speaker's side, side accused)."""

import pytest

from analysis.attribution.actors import Actors
from analysis.attribution.blame import read_accused
from analysis.attribution.cast import Cast

CASES = [
    ("[Armenia] {accused} <Azerbaijani troops of shelling a village>.", "Armenia", "Azerbaijan"),
    ("[Armenia] {accused} <him of helping Azerbaijan>.", "Armenia", None),
    ("[Baku] {blamed} <Armenia for the attack>.", "Azerbaijan", "Armenia"),
    ("[Baku] {blamed} <the attack near the Georgian border on Armenia>.", "Azerbaijan", "Armenia"),
    ("[France] {condemned} <the Russian shelling>.", "France", "Russia"),
    ("[France] {condemned} <the shelling of Tehran by Russian forces>.", "France", "Russia"),
    ("[France] {condemned} <the attack on Ukraine>.", "France", None),
    ("Chile met Peru. [Chile] {accused} <each other of nothing>.", "Chile", "Peru"),
    ("[Armenia] {said} <Azerbaijan was wrong>.", "Armenia", None),
    ("[Iran] {criticised} <Iraq’s decision>.", "Iran", "Iraq"),
]


@pytest.mark.parametrize(("marked", "side", "accused"), CASES)
def test_read_accused(marked, side, accused, read_marks):
    text, _, cue, contents = read_marks(marked)
    begin = max(0, text.rfind(". ", 0, cue[0]) + 2) if ". " in text[: cue[0]] else 0
    told = read_accused(text, (begin, len(text)), cue, contents, Cast(text, actors=Actors()))
    assert (told(side, [side]) if told else None) == accused


def test_both_sides_accuse_the_other_one(read_marks):
    text, _, cue, contents = read_marks("[Both] {accused} <their rival of shelling>.")
    told = read_accused(text, (0, len(text)), cue, contents, Cast(text, actors=Actors()))
    assert [told(side, ["Chile", "Peru"]) for side in ("Chile", "Peru")] == ["Peru", "Chile"]
