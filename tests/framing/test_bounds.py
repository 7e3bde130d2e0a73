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
    ],
)
def test_who_does_what(text, word, told):
    assert read(text, 0, word) == told
