"""How many words may stand between an act and what belongs to it: the last number that is read, and the next."""

import pytest

from analysis.framing.act_words import acts_of
from analysis.framing.clauses import Clause, tokens

WORDS = ("wet", "cold", "old", "plain", "grey", "pale", "thin", "soft", "dark", "small") * 4


def read(template, n, word):
    """Form, agent and patient of an act, without the words between; None where it is no act."""
    text = template.replace("~ ", "".join(f"{one} " for one in WORDS[:n]))
    said = lambda span: " ".join(w for w in text[slice(*span)].split() if w not in WORDS) if span else None  # noqa: E731
    found = (act for act in acts_of(Clause(tokens(text))) if text[act.start : act.end] == word)
    return next(((act.form, said(act.agent), said(act.patient)) for act in found), None)


@pytest.mark.parametrize(
    ("template", "word", "n", "told", "beyond"),
    [
        (
            "The alleged ~ killing of a boy shook Lisk.",
            "killing",
            3,
            ("attributed", None, "a boy"),
            ("no actor", None, "a boy"),
        ),
        (
            "Critics accused the army of the ~ killing of a boy.",
            "killing",
            24,
            ("attributed", "the army", "a boy"),
            ("no actor", None, "a boy"),
        ),
        (
            "Critics accused the ~ army of killing a boy.",
            "killing",
            5,
            ("attributed", "the army", "a boy"),
            ("attributed", None, "a boy"),
        ),
        ("Norway signed the ~ treaty with Chile.", "signed", 6, ("active", "Norway", "Chile"), None),
        ("Norway signed ~ treaties with Chile.", "signed", 7, ("active", "Norway", "Chile"), None),
        ("Norway met ~ with Chile.", "met", 7, ("active", "Norway", "Chile"), None),
        ("Rebels killed the ~ guard.", "killed", 10, ("active", "Rebels", "the guard"), ("active", "Rebels", "the")),
        ("Troops opened ~ fire on the crowd.", "opened", 0, ("active", "Troops", None), None),
        ("The army carried ~ out an attack.", "attack", 4, ("active", "The army", None), ("no actor", None, None)),
        (
            "Peru's ~ invasion of Chile went on.",
            "invasion",
            3,
            ("active", "Peru", "Chile"),
            ("no actor", None, "Chile"),
        ),
        (
            "It was time for ~ troops to attack the rebels.",
            "attack",
            4,
            ("active", "troops", "the rebels"),
            ("active", "It", "the rebels"),
        ),
        (
            "The army wants its ~ troops to attack the rebels.",
            "attack",
            3,
            ("active", "its troops", "the rebels"),
            ("active", "The army", "the rebels"),
        ),
        (
            "An attack in ~ Reshta that killed three.",
            "killed",
            5,
            ("no actor", None, "three"),
            ("active", "that", "three"),
        ),
        ("The meeting in ~ Lisk with Norwegian officials went well.", "meeting", 2, ("no actor", None, None), None),
        (
            "Two men were killed on the ~ bridge by rebels.",
            "killed",
            3,
            ("by-phrase", "rebels", "Two men"),
            ("agentless passive", None, "Two men"),
        ),
        (
            "An attack on ~ rebels by troops went on.",
            "attack",
            1,
            ("by-phrase", "troops", "rebels"),
            ("no actor", None, "rebels"),
        ),
        ("Guards blew the ~ bridge up with bombs.", "blew", 1, ("active", "Guards", None), None),
        ("Rebels carried out a ~ attack.", "attack", 5, ("active", "Rebels", None), ("no actor", None, None)),
        ("Rebels launched a ~ attack.", "attack", 5, ("active", "Rebels", None), ("no actor", None, None)),
        ("The army, ~ too, killed a boy.", "killed", 11, ("active", "The army", "a boy"), ("no actor", None, "a boy")),
        ("He shot himself in the ~ foot.", "shot", 1, None, ("active", "He", "himself")),
        ("The rebels fought to win the ~ war.", "fought", 1, ("active", "The rebels", None), None),
        ("They signed the shuttle ~ deal.", "signed", 1, ("active", "They", None), None),
        ("They signed the Peru ~ deal.", "signed", 5, ("active", "They", None), None),
        ("The 11 ~ attacks by rebels went on.", "attacks", 3, None, ("by-phrase", "rebels", None)),
        (
            "The attacks were ~ carried out by rebels.",
            "attacks",
            0,
            ("by-phrase", "rebels", None),
            ("no actor", None, None),
        ),
        ("The attacks in ~ Reshta shook all.", "attacks", 1, ("no actor", None, None), None),
        (
            "A Chilean ~ raid on rebels went on.",
            "raid",
            3,
            ("active", "Chilean", "rebels"),
            ("no actor", None, "rebels"),
        ),
        (
            "The ~ army's raid on rebels went on.",
            "raid",
            4,
            ("active", "The army", "rebels"),
            ("active", "army", "rebels"),
        ),
        ("The minister met Chinese, ~ and Korean officials.", "met", 3, ("active", "The minister", "Chinese"), None),
        (
            "The attacks on the ~ town were carried out by rebels.",
            "attacks",
            1,
            ("by-phrase", "rebels", "the town"),
            ("no actor", None, "the town"),
        ),
    ],
)
def test_how_far_an_act_reaches(template, word, n, told, beyond):
    assert [read(template, k, word) for k in (0, n, n + 1)] == [told, told, beyond]


# (sentence, word, form, agent, patient)
@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Critics blamed police for killing a boy.", "killing", ("attributed", "police", "a boy")),
        ("Critics spoke of killing a boy.", "killing", ("no actor", None, "a boy")),
        ("Guards were beaten by rebels.", "beaten", ("by-phrase", "rebels", "Guards")),
        ("Lynch Opens Inquiry.", "Lynch", None),
        ("A bomb maker fled.", "bomb", None),
        ("A hard fought game.", "fought", None),
        ("Rebels killed two guards last week.", "killed", ("active", "Rebels", "two guards")),
        ("Rebels killed two guards and wounded nine.", "killed", ("active", "Rebels", "two guards")),
        ("Rebels killed two guards and a boy.", "killed", ("active", "Rebels", "two guards and a boy")),
        ("On Monday troops killed a boy.", "killed", ("active", "troops", "a boy")),
        ("In October 2021 militants killed a boy.", "killed", ("active", "militants", "a boy")),
        ("The men in the car by the mill killed a boy.", "killed", ("active", "The men", "a boy")),
        ("The army, late on Monday, killed a boy.", "killed", ("active", "The army", "a boy")),
        ("Rebels killed a boy and, later, a guard.", "killed", ("active", "Rebels", "a boy")),
        ("The rebel attack on Ana Marin went on.", "attack", None),
        ("Crowds mocked the police for shooting a boy.", "shooting", ("active", "the police", "a boy")),
        ("The violence shocked them.", "violence", ("no actor", None, None)),
        ("Got killed by rebels.", "killed", ("by-phrase", "rebels", None)),
        (
            "A strike by rebels and troops shook voters, polls and candidates.",
            "strike",
            ("by-phrase", "rebels and troops", None),
        ),
        ("A strike by rebels shook voters, polls and candidates.", "strike", None),
        ("A strike in Peru shook voters.", "strike", None),
        ("A strike in Peru shook Lisk.", "strike", ("no actor", None, None)),
    ],
)
def test_who_does_what(text, word, told):
    assert read(text, 0, word) == told
