"""What a sentence tells of acts, and what looks like one and is none: each rule met and missed."""

import pytest

from analysis.framing.act_words import acts_of
from analysis.framing.clauses import Clause, tokens


def read(sentence):
    part = lambda span: sentence[slice(*span)] if span else None  # noqa: E731
    found = acts_of(Clause(tokens(sentence)))
    return [(sentence[a.start : a.end], a.form, part(a.agent), part(a.patient)) for a in found]


# (sentence, [(word, form, agent, patient)])
TOLD = [
    (
        "The Chilean airstrike on rebels hit Peru.",
        [("airstrike", "active", "Chilean", "rebels"), ("hit", "no actor", None, "Peru")],
    ),
    ("The army wants to launch a drone strike.", [("strike", "active", "The army", None)]),
    ("It was time for troops to attack the rebels.", [("attack", "active", "troops", "the rebels")]),
    (
        "Two men were killed by shelling.",
        [("killed", "agentless passive", None, "Two men"), ("shelling", "no actor", None, None)],
    ),
    ("Ana Marin's murder shook Reld.", [("murder", "no actor", None, "Ana Marin")]),
    (
        "The minister wants to meet with Norwegian officials.",
        [("meet", "active", "The minister", "Norwegian officials")],
    ),
    ("It was a long fought war.", [("war", "no actor", None, None)]),
    ("They fired on the militia and the army fired back.", [("fired", "active", "They", "the militia and the army")]),
    ("France signed the paper that broke the treaty.", [("broke", "active", "that", None)]),
    ("Sanctions against Iran were imposed by the council.", [("imposed", "by-phrase", "the council", None)]),
    ("The violence of rebels went on.", [("violence", "active", "rebels", None)]),
    ("Guards were quickly and quietly killed.", [("killed", "no actor", None, None)]),
    ("After the attacks, all was still.", [("attacks", "no actor", None, None)]),
    ("The meeting with Norwegian officials went well.", [("meeting", "no actor", None, "Norwegian officials")]),
    ("The police killing of a student shook Reld.", [("killing", "active", "police", "a student")]),
    ("Two men were shot, by police, near the mill.", [("shot", "by-phrase", "police", "Two men")]),
    ("Soldiers attack the base.", [("attack", "active", "Soldiers", "the base")]),
    ("The Norwegian king visited the school.", [("visited", "active", "The Norwegian king", "the school")]),
    ("12 killed in the blast were students.", [("killed", "agentless passive", None, "12")]),
    ("The minister spoke, signing the treaty on Spain.", [("signing", "active", "The minister", "Spain")]),
    ("A man was charged with murder.", [("murder", "attributed", "A man", None)]),
    ("The gunman had opened the door before killing two guards.", [("killing", "active", "The gunman", "two guards")]),
    ("Police punched Ana Marin.", [("punched", "active", "Police", "Ana Marin")]),
    ("The prosecutor charged a man with the murder of two guards.", [("murder", "attributed", "a man", "two guards")]),
    ("A drone strike on rebels was carried out by the army.", [("strike", "by-phrase", "the army", "rebels")]),
    ("The attacks in Reshta shook all.", [("attacks", "no actor", None, None)]),
    ("A strike killed three.", [("strike", "no actor", None, None), ("killed", "no actor", None, "three")]),
    ("The rebels seized the town.", [("seized", "active", "The rebels", "the town")]),
    ("Peru's invasion of Chile went on.", [("invasion", "active", "Peru", "Chile")]),
    ("The treaty of Reld held.", [("treaty", "no actor", None, None)]),
    ("The fighting between rebels and troops went on.", [("fighting", "active", "rebels and troops", None)]),
    ("The war on Peru went on.", [("war", "no actor", None, "Peru")]),
    ("The alleged killing of two guards shook Reld.", [("killing", "attributed", None, "two guards")]),
    ("The minister met Norway.", [("met", "active", "The minister", "Norway")]),
    ("Rebels, eager to kill, came.", [("kill", "no actor", None, None)]),
    ("Three officers were gunned down by rebels.", [("gunned", "by-phrase", "rebels", "Three officers")]),
    ("The council lifted sanctions against the firm.", [("lifted", "active", "The council", "the firm")]),
    ("The soldiers bomb villages.", [("bomb", "active", "The soldiers", "villages")]),
    ("France vowed to sign the treaty with Spain.", [("sign", "active", "France", "Spain")]),
    ("The rebel attack on the base shook Reld.", [("attack", "active", "rebel", "the base")]),
    ("The army has carried out a drone strike.", [("strike", "active", "The army", None)]),
    ("The worst attack in years shook all.", [("attack", "no actor", None, None)]),
    ("Men fighting guards fled the army.", [("fighting", "active", "Men", "guards")]),
    ("The agreement with Iran on trade held.", [("agreement", "no actor", None, None)]),
    ("He accused the rebels; they killed two guards.", [("killed", "active", "they", "two guards")]),
    (
        "Two men shot and killed a guard.",
        [("shot", "active", "Two men", "a guard"), ("killed", "active", "Two men", "a guard")],
    ),
    ("Selling the gun he used to kill two men, he wept.", [("kill", "active", "he", "two men")]),
    (
        "She rebutted the president's attack on the city with rockets.",
        [("attack", "active", "the president", "the city")],
    ),
    (
        "After meeting with President Juan Ospina of Peru, he left.",
        [("meeting", "no actor", None, "President Juan Ospina of Peru")],
    ),
    ("Two hours later shooting broke out.", [("shooting", "no actor", None, None)]),
    ("She blamed mass shootings on fools.", [("shootings", "attributed", None, "fools")]),
    ("The pirates hijacked a ship with rifles.", [("hijacked", "active", "The pirates", "a ship")]),
    ("The guards beat him with a rifle.", [("beat", "active", "The guards", "him")]),
    (
        "She blamed Officer Reld for shooting and killing a man.",
        [("shooting", "attributed", "Officer Reld", None), ("killing", "attributed", "Officer Reld", "a man")],
    ),
    ("Ana wrote a book about killing men.", [("killing", "no actor", None, "men")]),
    ("She accused Reld of a confused policy on the war.", [("war", "no actor", None, None)]),
    ("She accused Reld of a war.", [("war", "attributed", "Reld", None)]),
    (
        "The battle over the town killed three.",
        [("battle", "no actor", None, None), ("killed", "no actor", None, "three")],
    ),
    (
        "The army fought a battle with rebels over the town.",
        [("fought", "active", "The army", "a battle"), ("battle", "no actor", None, None)],
    ),
    ("Protesters clashed with the police.", [("clashed", "active", "Protesters", "the police")]),
    ("The army was sent to combat rebels.", [("combat", "active", "The army", "rebels")]),
    ("They fought to win the war.", [("fought", "active", "They", None), ("war", "no actor", None, None)]),
    ("They opposed the 2014 invasion of Peru.", [("invasion", "no actor", None, "Peru")]),
    ("An invasion by rebels came at dawn.", [("invasion", "by-phrase", "rebels", None)]),
    ("Troops won the air war over Peru.", [("war", "no actor", None, None)]),
    ("The town feared sectarian violence.", [("violence", "no actor", None, None)]),
    ("The garrison came under attack from rockets of rebels.", [("attack", "no actor", None, None)]),
    ("It was built to kill, it was sent by rebels.", [("kill", "active", "It", None)]),
    ("They knew how to kill men.", [("kill", "active", "They", "men")]),
    ("The guards beat him on the chest with rifles.", [("beat", "active", "The guards", "him")]),
    ("The recruit shot himself.", [("shot", "active", "The recruit", "himself")]),
    ("He's fighting rebels in Peru.", [("fighting", "active", "He", "rebels")]),
    ("The army attacked Peru.", [("attacked", "active", "The army", "Peru")]),
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_who_does_what_to_whom(sentence, expected):
    assert read(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "It was an unforgivable murdered hope.",
        "They met since the Oslo shootings.",
        "The fighting men of the army fled.",
        "The Treaty of Reld held.",
        "She makes a killing.",
        "The critic recognized the song.",
        "The minister visited the school.",
        "The culture war went on.",
        "They shot through the pass.",
        "The minister met, and the singer sang with Norwegian officials.",
        "The Reld agreement on trade held.",
        "Since the Reshta shootings all is still.",
        "The prisoners of war came home.",
        "The mayor signed the deal.",
        "Rebels fought with Ana Marin.",
    ],
)
def test_no_act(sentence):
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The battle for Chile went on.", ["battle"]),
        ("The battle for funds went on.", []),
        ("A battle to the army went on.", []),
        ("The rebels fought hard.", []),
        ("Fighting hard, the rebels left.", []),
        ("The army fought extremism.", []),
        ("The army fought the rebels.", ["fought"]),
        ("Rebels fought to win war.", ["fought", "war"]),
        ("Rebels fought to win the long war.", ["fought", "war"]),
        ("Rebels fought to win a very long war.", ["war"]),
        ("Rebels fought to win the mill.", []),
    ],
)
def test_a_fight_for_a_place_or_a_war_is_one_with_arms(text, acts):
    assert [text[act.start : act.end] for act in acts_of(Clause(tokens(text)))] == acts
