"""How openly a source is named: (text, source, what was found of the speaker, expected), each way met and not met."""

import pytest

from analysis.statements.how.anonymity import read_anonymity
from analysis.statements.who.actors import Actors
from analysis.statements.who.antecedents import NOBODY, Speaker, unresolved
from analysis.statements.who.cast import Cast

LISTS = Actors()


def _phrase(name, anonymity="unnamed person", kind="unknown"):
    return Speaker(name, kind, None, anonymity, "phrase", "phrase")


UNCLEAR = [
    ("Ann Orm left. She said so.", "She", "named"),
    ("Ann Orm left. They said so.", "They", "collective"),
    ("Ann Orm left. It said so.", "It", "named role"),
    ("The statement from Dr. Ann Orm, a doctor, said so.", "The statement from Dr. Ann Orm, a doctor,", "named"),
    ("It is shut, as I said.", "I", "named"),
    ("The statement from the clinic said so.", "The statement from the clinic", "named role"),
]
RELATIVE = [
    ("It upset the neighbours, who said so.", "who", "collective"),
    ("It upset an elderly neighbour who said so.", "who", "unnamed person"),
    ("It upset the other Norwegians, who said so.", "who", "collective"),
    ("It upset members of the Upper Chamber who said so.", "who", "collective"),
    ("It upset the Council of Bishops, which said so.", "which", "named role"),
    ("It upset Ann Wills, who said so.", "who", "named role"),  # a person: what was found stands
    ("It upset Ann Orm, a former baker, who said so.", "who", "named role"),  # the same
    ("It was 38 percent who said so.", "who", "collective"),
]
PHRASES = [
    ("Half of all is lost. Nearly eight in 10 herders said so.", "Nearly eight in 10 herders", "herders", "collective"),
    ("A 2014 study that cost much said so.", "A 2014 study that cost much", "study", "named role"),
    ("A grand jury said so.", "A grand jury", "grand jury", "named role"),
    ("A baker said so.", "A baker", "baker", "unnamed person"),
    ("And a third, Daniel Orm, said so.", "a third, Daniel Orm,", "third", "named"),
    ("And a third, of Reshta, said so.", "a third, of Reshta,", "third", "unnamed person"),
    ("Ann Orm, a gardener, left. The gardener said so.", "The gardener", "gardener", "named"),
    ("A gardener left. The gardener said so.", "The gardener", "gardener", "unnamed person"),
    ("Ann Orm left. The timber magnate said so.", "The timber magnate", "timber magnate", "named"),
    ("Ann Orm left. The official said so.", "The official", "official", "unnamed person"),
    ("Ann Orm left. A timber magnate said so.", "A timber magnate", "timber magnate", "unnamed person"),
    ("Orm came with his wife Lea. His wife said so.", "His wife", "Orm’s wife", "named"),
    ("Orm came alone. His wife said so.", "His wife", "Orm’s wife", "unnamed person"),
]
APART = [
    ("Ann Orm opened the gate, saying it was shut.", "saying", "named"),
    ("She opened the gate, saying it was shut.", "saying", "named"),
    ("Rain opened the gate, saying it was shut.", "saying", "none"),
    ("Asked by Ann Orm if it was shut, nobody moved.", "Asked", "named"),
    ("Ann Orm has been urged to shut it.", "has been urged", "none"),
]


def _read(text, source, speaker, cue=None):
    at = (text.rindex(source), text.rindex(source) + len(source)) if source else None
    cue_at = (text.index(cue), text.index(cue) + len(cue)) if cue else None
    sentence = (text.rfind(". ", 0, at[0]) + 2 if at and ". " in text[: at[0]] else 0, len(text))
    return read_anonymity(text, sentence, at, cue_at, (), speaker, Cast(text, actors=LISTS))


@pytest.mark.parametrize(("text", "source", "expected"), UNCLEAR + RELATIVE)
def test_of_a_speaker_that_is_not_clear(text, source, expected):
    assert _read(text, source, unresolved()) == expected


@pytest.mark.parametrize(("text", "source", "name", "expected"), PHRASES)
def test_of_a_phrase(text, source, name, expected):
    assert _read(text, source, _phrase(name)) == expected


@pytest.mark.parametrize(("text", "cue", "expected"), APART)
def test_of_a_verb_apart_from_its_subject(text, cue, expected):
    assert _read(text, None, NOBODY, cue) == expected


def test_who_runs_is_named_in_the_article():
    text = "Ann Orm left. The nominee of the Greens said so."
    assert _read(text, "The nominee of the Greens", _phrase("nominee", "named role", "candidate")) == "named"
    text = "Ann Orm left. The Vermont senator said so. The speaker of parliament said so."
    assert _read(text, "The Vermont senator", _phrase("senator", "named role", "legislator")) == "named"
    speaker = _phrase("speaker of parliament", "named role", "legislator")
    assert _read(text, "The speaker of parliament", speaker) == "named role"


def test_who_in_capitals_is_an_organisation():
    assert _read("The neighbours fell ill, WHO said.", "WHO", unresolved()) == "named role"


def test_those_who_are_many_are_a_group():
    assert _read("Those in favour of tolls said so.", "Those in favour of tolls", _phrase("tolls")) == "collective"
    assert _read("Baker in favour of tolls said so.", "Baker in favour of tolls", _phrase("tolls")) == "unnamed person"


def test_a_body_is_no_unnamed_person_and_members_of_a_party_are_no_office():
    text = "A Senate panel said so. But the North Quay Coalition said so. Some Harbour Greens said so."
    assert _read(text, "A Senate panel", _phrase("Senate panel")) == "named role"
    assert _read(text, "the North Quay Coalition", _phrase("North Quay Coalition")) == "named role"
    members = "Oversight Committee Republicans"
    assert _read(f"{members} said so.", members, _phrase(members, "named role")) == "collective"
    assert _read("Oversight Committee Chair said so.", "Oversight Committee Chair", _phrase("Chair", "named role")) == (
        "named role"
    )
