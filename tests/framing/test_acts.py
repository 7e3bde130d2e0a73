import pandas as pd
import pytest

import analysis as an
from analysis.base import schema
from analysis.framing.act_words import acts_of
from analysis.framing.clauses import Clause, tokens
from analysis.framing.sides import states_in

NOBODY = schema.make([], schema.STATEMENTS)


def read(sentence):
    part = lambda span: sentence[slice(*span)] if span else None  # noqa: E731
    found = acts_of(Clause(tokens(sentence)))
    return [(sentence[a.start : a.end], a.form, part(a.agent), part(a.patient)) for a in found]


# (sentence, [(word, form, agent, patient)]); sentences written for this test
VIOLENCE = [
    # how far "alleged" reaches, and how far "up" may stand from its verb
    (
        "Police looked into the alleged small cold grey attack on the base.",
        [("attack", "attributed", None, "the base")],
    ),
    (
        "Police looked into the alleged small cold wet grey attack on the base.",
        [("attack", "no actor", None, "the base")],
    ),
    ("Rebels blew the old bridge up.", [("blew", "active", "Rebels", None)]),
    ("Rebels blew the old grey bridge up.", []),
    ("Rebels opened fire on the crowd.", [("opened", "active", "Rebels", None)]),
    ("Gunmen killed three farmers.", [("killed", "active", "Gunmen", "three farmers")]),
    ("Three farmers were killed by gunmen.", [("killed", "by-phrase", "gunmen", "Three farmers")]),
    ("Three farmers were killed near the mill.", [("killed", "agentless passive", None, "Three farmers")]),
    ("Clashes broke out at dawn and troops fired back.", [("Clashes", "no actor", None, None)]),
    ("Chile accused Peru of shelling the port.", [("shelling", "attributed", "Peru", "the port")]),
    ("An Israeli airstrike hit the depot.", [("airstrike", "active", "Israeli", None)]),
    ("The bombing of the market by rebels went on.", [("bombing", "by-phrase", "rebels", "the market")]),
    ("Rebels carried out an attack on the barracks.", [("attack", "active", "Rebels", "the barracks")]),
    ("The soldiers who shot the boy fled.", [("shot", "active", "who", "the boy")]),
    ("Villagers wounded in the blast were carried away.", [("wounded", "agentless passive", None, "Villagers")]),
    (
        "Two guards were beaten and kicked.",
        [("beaten", "agentless passive", None, "Two guards"), ("kicked", "agentless passive", None, None)],
    ),
    ("Rebels blew up the bridge near the army base.", [("blew", "active", "Rebels", "the bridge")]),
    ("The army vowed to destroy the militia.", [("destroy", "active", "The army", "the militia")]),
    (
        "The shelling that killed nine.",
        [("shelling", "no actor", None, None), ("killed", "no actor", None, "nine")],
    ),
    ("Some hold that people kill people.", [("kill", "active", "people", "people")]),
    ("They condemned the deadly attack on the base.", [("attack", "no actor", None, "the base")]),
    ("Critics blamed the police for shooting a boy.", [("shooting", "attributed", "the police", "a boy")]),
    ("The massacre, by a lone gunman, shook Reld.", [("massacre", "by-phrase", "a lone gunman", None)]),
    ("The gunman opened the door, killing two guards.", [("killing", "active", "The gunman", "two guards")]),
    ("A guard shot an unarmed boy in the leg.", [("shot", "active", "A guard", "an unarmed boy")]),
    ("The boy whom guards shot has died.", [("shot", "active", "guards", None)]),
    ("The boy was stabbed at his school by masked youths.", [("stabbed", "by-phrase", "masked youths", "The boy")]),
    ("In 1994 the militia massacred 30 peasants.", [("massacred", "active", "the militia", "30 peasants")]),
    ("Rebels shot a driver last week.", [("shot", "active", "Rebels", "a driver")]),
    ("Rebels shot the driver Tuesday.", [("shot", "active", "Rebels", "the driver")]),
    (
        "Rebels shot a driver and stabbed two guards.",
        [("shot", "active", "Rebels", "a driver"), ("stabbed", "active", "Rebels", "two guards")],
    ),
    (
        "Masked men kidnapped the clerk, tortured her brother and left.",
        [("kidnapped", "active", "Masked men", "the clerk"), ("tortured", "active", "Masked men", "her brother")],
    ),
    (
        "Rebels shot the driver and soldiers killed two goats.",
        [("shot", "active", "Rebels", "the driver"), ("killed", "active", "soldiers", "two goats")],
    ),
    (
        "Rebels raided the mill, killing two men and wounding nine.",
        [
            ("raided", "active", "Rebels", "the mill"),
            ("killing", "active", "Rebels", "two men"),
            ("wounding", "active", "Rebels", "nine"),
        ],
    ),
    ("The bishop urged both armies to stop killing civilians.", [("killing", "active", "both armies", "civilians")]),
    ("Chile denied that its forces had bombed the port.", [("bombed", "active", "its forces", "the port")]),
]
DIPLOMACY = [
    ("France and Spain signed a peace treaty.", [("signed", "active", "France and Spain", None)]),
    ("Talks between Egypt and Sudan resumed on peace.", [("Talks", "active", "Egypt and Sudan", None)]),
    ("The treaty was signed in Oslo.", [("signed", "agentless passive", None, None)]),
    ("The council imposed sanctions on the firm.", [("imposed", "active", "The council", "the firm")]),
    (
        "The minister has been talking with Chilean officials.",
        [("talking", "active", "The minister", "Chilean officials")],
    ),
    ("They cheered the Peru deal.", [("deal", "no actor", None, "Peru")]),
    ("The president met with the Norwegian king.", [("met", "active", "The president", "the Norwegian king")]),
]


@pytest.mark.parametrize(("sentence", "expected"), VIOLENCE + DIPLOMACY)
def test_acts(sentence, expected):
    assert read(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The senator attacked her rival in the debate.",
        "She will fight for the nomination.",
        "The attack ad ran for a week.",
        "He was a war hero.",
        "It began a war of words between the candidates.",
        "Lawmakers struck a budget deal in the Senate.",
        "The plan would kill jobs.",
        "He had a fair shot at the title.",
        "He died of a heart attack.",
        "A drunk driver killed two people in a crash.",
        "Bomb makers leave traces.",
        "The mayor met the council.",
        "She makes a killing on shares.",
        "It was a tortured relationship.",
        "These were hard fought gains.",
        "The video was shot by a worker.",
        "They shot down her idea.",
        "Prices had shot up.",
        "They hoped to deal with Norway.",
        "He met with a Norwegian lawyer.",
        "The firm came under attack for its prices.",
        "It opened primary wounds.",
        "He wrote on war and peace.",
        "The Oslo deal made him rich.",
        "Jim Jordan praised the immunity agreement.",
        "The council shelled out for a new bridge.",
        "The envoys and their friends seized on a remark of the general.",
        "Marin fought to pass a law on rifles of troops.",
        "The army wants someone who fights hard for bread.",
        "Lynch Opens The Door.",
        "The chairman routed Peruvian money to a bank.",
        "“I’d beat him,” the senator said.",
        "They hijacked the floor of the chamber.",
        "The president deplored an attack on our democracy.",
        "Taxes are the next line of attack of the troops.",
        "The carnage in the markets shook the bank.",
        "It was the moral equivalent of war.",
        "They came late to the political wars.",
        "Prices are killing us.",
        "They wrote to Lynch, the minister.",
        "Reld beat her by four votes.",
        "The rebels hacked them.",
        "It killed my enthusiasm.",
        "Norwegian makers deal with that.",
        "Her battle with Marin over the army is on again.",
        "The mayor lost a long battle with lawmakers over the bridge.",
        "Reld wages a lone battle to make the ministry print its war diaries.",
        "He clashed with reporters in the hall of the army.",
        "“This is an invasion,” the mayor said of the scooters.",
        "They feared an invasion of criminals from Peru.",
        "It was a stinging attack against the army of Peru.",
        "Her accent became a mode of attack on the army.",
        "A Nora Reld attack rattled the party.",
        "He remembered the terrorist attacks of Sept. 11, 2001.",
        "The town is under assault from drones of tourists.",
        "The parties prepare for an air war on all channels.",
        "The air assault of the super PAC cost nine million.",
        "The gender wars are back.",
        "The delegates wage convention and delegate warfare.",
        "The march was against gun violence.",
        "His verbal violence shocked them.",
        "The clerk signed a non-disclosure agreement on the Peruvian embassy.",
        "Norwegian trade rules ended the inversion deal.",
        "They hoped to slow, and at last kill, the bill.",
        "Prices, he said, are “killing us”.",
        "Her father taught her how to shoot.",
        "Generals are beating their chests.",
        "The party shot itself in the foot.",
        "Crisis strikes Peru and its army.",
        "The ministers fight terrorism in Peru.",
        "The tariff, which Peru hired lobbyists to combat, is law.",
        "It is the Peru she's fighting for.",
    ],
)
def test_figures_of_speech_and_things_are_no_acts(sentence):
    assert read(sentence) == []


def corpus(*texts, outlet="Post", **columns):
    return pd.DataFrame(
        {"article_id": [f"a{i}" for i in range(len(texts))], "outlet": outlet, "text": list(texts), **columns}
    )


def test_the_table_keeps_its_form_and_its_offsets():
    text = "It rained. Peruvian troops killed two Chilean farmers."
    acts = an.find_acts(corpus(text), NOBODY)
    assert [*acts.columns[: len(schema.ACTS)]] == [*schema.ACTS]
    row = acts.iloc[0]
    assert text[row["start"] : row["end"]] == row["word"] == "killed"
    assert (row["agent_side"], row["patient_side"], row["voice"]) == ("Peru", "Chile", "own")


def test_the_side_of_a_speaker_is_known_from_the_statements():
    said = schema.make(
        [{"article_id": "a0", "speaker": "Ana Marin", "side": "Kalvia", "part": "title"}], schema.STATEMENTS
    )
    acts = an.find_acts(corpus("Marin shot two guards."), said)
    assert acts["agent_side"].tolist() == ["Kalvia"]


def test_agency_counts_forms_within_each_kind():
    articles = corpus("Gunmen killed a man. Two men were killed.", "France and Spain signed a peace treaty.")
    table = an.agency(articles, NOBODY)
    assert table[["kind", "form", "estimate", "n"]].values.tolist() == [
        ["diplomacy", "active", 1.0, 1],
        ["diplomacy", "agentless passive", 0.0, 1],
        ["violence", "active", 0.5, 2],
        ["violence", "agentless passive", 0.5, 2],
    ]
    schema.check_estimates(table)
    assert set(table["id_kind"]) == {"act"}


def test_voice_and_options():
    text = "“They killed my son,” she said."
    said = [{"article_id": "a0", "part": "body", "kind": "direct", "cue_kind": "reporting", "content": text[:21],
             "content_start": 0, "content_end": 21}]  # fmt: skip
    acts = an.find_acts(corpus(text), schema.make(said, schema.STATEMENTS))
    assert acts["voice"].tolist() == ["quoted"]
    with pytest.raises(ValueError, match="of is 'verb'"):
        an.agency(corpus(text), NOBODY, of="verb")
    with pytest.raises(ValueError, match="voice is 'loud'"):
        an.agency(corpus(text), NOBODY, voice="loud")
    with pytest.raises(ValueError, match="column desk is missing"):
        an.agency(corpus("Two men were killed."), NOBODY, by="desk")


def test_states_by_name_and_nationality():
    assert states_in("The Chilean envoy flew from Paris to Lima.") == {"Chile", "France", "Peru"}
    assert states_in("He is in good spirits.") == set()


@pytest.mark.parametrize("text", ["", "killed", "killed by", "by killed , by", "war " * 400, "was were been killed by"])
def test_odd_texts(text):
    an.find_acts(corpus(text), NOBODY)
