"""Where the rules on who speaks begin and end: the last character, word or sentence that still counts."""

import re
from collections import Counter
from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.statements.who.actors import Actors
from analysis.statements.who.aides import convention_of, presented_bare, principal_party
from analysis.statements.who.appositions import after_name
from analysis.statements.who.before import before_name
from analysis.statements.who.bodies import body_in
from analysis.statements.who.candidates import only_names, running_for_office
from analysis.statements.who.cast import Cast
from analysis.statements.who.elsewhere import told_elsewhere
from analysis.statements.who.headline_lines import headline_spans, within
from analysis.statements.who.introduced import NameIndex
from analysis.statements.who.names import find_names
from analysis.statements.who.nations import part_of_a_name
from analysis.statements.who.organisations import find_organisations
from analysis.statements.who.parties import find_parties
from analysis.statements.who.partisans import parties_told
from analysis.statements.who.persons import _named_with, hits_near
from analysis.statements.who.places import places_in
from analysis.statements.who.register import Register
from analysis.statements.who.roles import find_roles, is_last_name
from analysis.statements.who.who_clauses import who_clause

LISTS = Actors()
WORLD = Actors(
    pd.DataFrame(
        [("the Council", "World Council", "organisation", "World Council")],
        columns=["alias", "speaker", "kind", "side"],
    )
)
NAME = "Ann Orm"


def x(n):
    return "x" * n


def before(words):
    """Read what stands before a name."""
    text = f"{words}{NAME} left."
    return before_name(text, len(words), LISTS.find(text))


def after(words):
    """Read what stands after a name."""
    text = f"{NAME}{words}"
    return after_name(text, len(NAME), LISTS.find(text))


def clause(words):
    return who_clause(f"{NAME}, who {words}", len(NAME), [])


def elsewhere(text):
    hits = LISTS.find(text)
    return told_elsewhere(text, NAME, lambda start, end: hits_near(hits, start, end))


def person(text):
    return Cast(text, actors=LISTS).person("Orm")


def named(text):
    """Names of what stands in a text."""
    return [mention.name for mention in Cast(text, actors=LISTS).mentions]


def runs(text, since=0):
    return "Orm" in running_for_office(text, {"Orm"}, since)


def names_with(text, words):
    return only_names(text, re.search(words, text), {"Orm"})


def of_world_council(text):
    return [hit for hit in WORLD.find(text) if hit.actor.speaker == "World Council"]


def introduced(text):
    return NameIndex(text).is_introduced(text, text.index("Zorv"), "Zorv Lisk")


def bodies(text):
    """Names and kinds of the organisations of a text, once for each place."""
    return [found[2:] for found in find_organisations(text, LISTS.find(text), find_roles(text), set())]


PARTIES = {name: SimpleNamespace(party=name, kind="candidate", gender="") for name in ("Orm", "Tosk")}


def of_paragraph(text):
    """The party, here the name, of whom aides at the "@" work for."""
    return principal_party(text, text.index("@"), PARTIES.get)


LAST = [
    # (rule, whether it holds at n, the last n at which it does)
    ("a state after a name", lambda n: person(f"{NAME}, a former judge {x(60)} who is now the foreign minister of {x(n)} Kenya, left.").side, 46),  # noqa: E501
    ("a party in an apposition", lambda n: after(f", a {x(n)} Republican of note left.").party, 109),
    ("a party that somebody is of", lambda n: after(f" of Sinn{' ' * n}Féin, left.").party, 32),
    ("a noun in an apposition", lambda n: after(f", a {x(n)} painter, left.").kind, 69),
    ("a former office", lambda n: after(f", a {x(n)} former judge, left.").former, 62),
    ("the state of an office of today", lambda n: after(f", a former judge who is now the foreign minister of {x(n)} Kenya, left.").side, 100),  # noqa: E501
    ("what explains a body", lambda n: after(f", president of Norv-X, a {x(n)} company in Lisk, left.").kind == "company", 52),  # noqa: E501
    ("a noun in a clause", lambda n: clause(f"serves as a {x(n)} painter").kind, 100),
    ("a title before a name", lambda n: before(f"Sen.{' ' * n}").kind, 20),
    ("an office before a name", lambda n: before(f"mayor of {x(n)}, ").kind, 90),
    ("a force before a rank", lambda n: before(f"fire{' ' * n}Capt. ").kind == "government", 26),
    ("former before a title", lambda n: before(f"former{' ' * n}a Sen. ").former, 2),
    ("former before an office", lambda n: before(f"He was former {' ' * n}a President ").former, 3),
    ("former before two offices", lambda n: before(f"the former {x(n)} prosecutor and Lisk Mayor ").former, 37),
    ("one of several", lambda n: before(f"one of her {x(n)} lawyers, ").kind, 48),
    ("a copula", lambda n: elsewhere(f"Orm is a {x(n)} painter").kind, 72),
    ("the state behind a copula", lambda n: elsewhere(f"Orm is a foreign minister of {x(n)} Kenya").side, 100),
    ("a name behind its verb", lambda n: elsewhere(f"wrote {'A ' * n}Orm in Lisk Notes").kind, 25),
    ("an independent named before", lambda n: parties_told(f"Orm left. {x(n)} The independent Lisk senator sat.", {"Orm": {"Lisk"}}), 389),  # noqa: E501
    ("an independent with a region", lambda n: parties_told(f"Orm sat. {x(n)} The Lisk Republican said so.", {"Orm": ("Lisk",)}), 390),  # noqa: E501
    ("a nominee", lambda n: parties_told(f"It is so. Orm sat. {x(n)} The Republican nominee said so.", {"Orm": ()}, ("Orm",)), 390),  # noqa: E501
    ("a doubt", lambda n: not parties_told(f"It rained, if{' ' * n}Orm won the Republican primary.", {"Orm": ()}), 28),
    ("rivals who run", lambda n: not parties_told(f"Orm met rivals who{' ' * n}running for the Republican nomination.", {"Orm": ()}), 50),  # noqa: E501
    ("the own race", lambda n: parties_told(f"Orm quit{' ' * n}campaign for the Republican nomination.", {"Orm": ()}), 56),  # noqa: E501
    ("a name of a place", lambda n: not introduced(f"A fair in{' ' * n}Zorv Lisk was glad."), 10),
    ("what explains a name", lambda n: bodies(f"The Lisk Grey, a {x(n)} company, left."), 52),
    ("an age before a name", lambda n: person(f"It is a 54-year-old {x(n)} {NAME} who left.").age, 17),
    ("a place of a nation", lambda n: places_in(text := f"Osk is a {x(n)} Kenyan town.", LISTS.find(text)), 50),
    ("a word before an alias", lambda n: not of_world_council(f"at Grey{' ' * n}Council met."), 35),
    ("a doubtful name with its office", lambda n: LISTS.shown(LISTS.find(text := f"king of{' ' * n}Jordan"), text), 33),
    ("a company’s name", lambda n: part_of_a_name(f"American X{x(n)} Airlines", 0, 8), 49),
    ("a first name before a last one", lambda n: is_last_name(f"Z{x(n)} ", n + 2, n + 2), 23),
    ("a committee before", lambda n: (text := f"The Republican National Committee met. {x(n)} the committee") and body_in(text, len(text) - 9, len(text), []).kind == "party", 1460),  # noqa: E501
    ("a year before a campaign", lambda n: not runs(f"2012 {x(n)} Orm’s campaign", 2015), 14),
    ("a year before a candidate", lambda n: not runs(f"2012 {x(n)} Orm sat as a candidate", 2015), 46),
    ("no race", lambda n: not runs(f"could a {x(n)} bid for Orm, his campaign"), 18),
    ("a sentence without a beginning", lambda n: names_with(f"Orm sat. {x(n)} as a candidate", "as a") == set(), 597),
    ("a politician in the paragraph", lambda n: of_paragraph(f"It rained. Orm met. {x(n)} @"), 690),
    ("a politician in the one before", lambda n: of_paragraph(f"It rained. Orm met. {x(n)}\n@"), 690),
    ("a nation before a ministry", lambda n: "Foreign Ministry of Kenya" in named(f"The Kenyan {x(n)} foreign ministry met."), 39),  # noqa: E501
    ("a state behind a ministry", lambda n: "Foreign Ministry of Kenya" in named(f"The foreign ministry of {x(n)} Kenya met."), 85),  # noqa: E501
    ("a state before a press service", lambda n: "Presidency of Kenya" in named(f"It rained in Kenya, {x(n)} press service met."), 26),  # noqa: E501
    ("a city before a body", lambda n: "Police Department of the United States" not in named(f"The Chicago{' ' * n}Police Department met."), 1),  # noqa: E501
]  # fmt: skip


@pytest.mark.parametrize(("rule", "holds", "n"), LAST)
def test_how_far_a_rule_reaches(rule, holds, n):
    assert (bool(holds(n)), bool(holds(n + 1))) == (True, False), rule


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("Her senior chief " + "top " * 17 + "aide ", "f"),  # 90 characters
        ("Her chief " + "top " * 19 + "aide ", None),
        ("Her ", None),
        ("his spokesman ", "m"),
    ],
)
def test_an_aide_with_an_owner(words, owner):
    assert presented_bare(f"{words}Orm", len(words)) == owner


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Orm met.\nMr. Tosk met.\n@", "Tosk"),
        ("Mr. Tosk met.\nOrm met.\n@", "Orm"),
        ("Orm met.\n\n@", "Orm"),
        ("Orm met.\n*\n@", None),
        ("Orm met.\nIt rained.\n@", None),
    ],
)
def test_whose_aides_the_paragraph_before_tells(text, party):
    assert of_paragraph(text) == party


def test_a_convention_that_is_only_near_is_not_told_of():
    told = [
        convention_of(f"{words} Republican convention. Delegates met.") for words in ("next week is the", "Now the")
    ]
    assert [party and party.party for party in told] == [None, "Republican"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Now the top prosecutor of Kenya, Orm said so.", ("court", "Kenya", False)),
        ("It rained. Once the foreign minister of Kenya, Orm said so.", ("government", "Kenya", True)),
        ("The top painters of Kenya, Orm said so.", (None, None, False)),
        ("“It is dull,” wrote Ann Orm, of Lisk.", ("civilian", None, False)),
        ("“It is dull,” said Ann Orm of Kenya.", (None, None, False)),
    ],
)
def test_what_stands_before_a_subject_and_where_it_is_from(text, told):
    found = elsewhere(text)
    assert (found.kind, found.side, found.former) == told


def test_an_independent_who_opens_the_text():
    told = parties_told("Orm left. The independent Lisk senator sat.", {"Orm": {"Lisk"}})
    assert told == {"Orm": "Independent senator"}


def test_an_office_before_a_last_name_takes_its_nation():
    (told,) = Cast("Norwegian President Orm left.", actors=LISTS).persons
    assert (told.kind, told.side) == ("head of state", "Norway")


@pytest.mark.parametrize(("words", "kind"), [("MP Dr. ", None), ("CEO Dr. ", "company")])
def test_an_office_before_a_title_that_tells_nothing(words, kind):
    assert before(words).kind == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (", a historian and author, left.", "expert"),
        (", an author and historian, left.", "expert"),
        (", an author, left.", "civilian"),
    ],
)
def test_the_surer_of_two_trades(words, kind):
    assert after(words).kind == kind


def test_a_party_in_brackets_goes_on_behind_them():
    told = [after(f" (D-Ohio{' ' * n}), a baker, left.").kind for n in (11, 12)]
    assert told == ["civilian", "legislator"]


def test_a_kind_is_told_of_a_last_name_that_several_bear():
    tables = []
    for others in ([], [("Dan Orm", None)]):
        register = Register()
        for names in [[("Ann Orm", "military"), *others]] * 3 + [[("Orm", "military")]]:
            register.add_names(names)
        table = register.table()
        tables.append([(row.speaker, row.name, row.kind) for row in table.itertuples(index=False)])
    assert [[row for row in table if row[1] == "Orm"] for table in tables] == [
        [("Ann Orm", "Orm", None)],
        [("Ann Orm", "Orm", "military")],
    ]


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("It.\nAaaa Aaaa Aaaa Aaaa aaaa\nIt", 1),  # four words in five
        ("It.\nAaaa Aaaa Aaaa aaaa\nIt", 0),
        ("It.\nAaaa Aaaa Aaaa Aaaa\nIt", 1),  # four words
        ("It.\nAaaa Aaaa Aaaa\nIt", 0),
        ("It.\nAaaa Aaaa Aaaa Aaaa.\nIt", 0),
        ("Aaaa Beee Ceee Deee Feee.\nIt", 1),  # five in the first line
        ("Aaaa Beee Ceee Deee.\nIt", 0),
        ("Aaaa Beee Ceee Deee Feee met.\nIt", 0),
        ("Aaaa Beee Ceee Deee Feee.", 0),
    ],
)
def test_lines_in_capitals(text, n):
    assert len(headline_spans(text)) == n


def test_places_within_spans():
    assert [at for at in range(11) if within([(2, 5), (7, 9)], at)] == [2, 3, 4, 7, 8]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ghostly Orm left.", []),
        ("Wobbly Orm left.", ["Wobbly Orm"]),
        ("Attacking Ann Orm left.", ["Ann Orm"]),
        ("Attacking Zorv Ann left.", ["Attacking Zorv Ann"]),
        ("Tosking Zorv Ann Orm left.", ["Tosking Zorv Ann Orm"]),
        ("Christopher and Ann Lorne came.", ["Christopher Lorne", "Ann Lorne"]),
        ("Maximilian and Ann Lorne came.", ["Ann Lorne"]),
    ],
)
def test_words_at_the_head_of_a_name(text, names):
    assert [span.name for span in find_names(text, [])] == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Despite Lisk Farmers Union left.", {"Lisk Farmers Union": 1}),
        ("Despite Union left.", {}),
        ("Lisk Union left.", {"Lisk Union": 1}),
        ("Lisk Grey Orms (LGO) left. LGO ate.", {"Lisk Grey Orms": 2}),
        ("Lisk Grey (LG) left. LG ate.", {}),
        ("Lisk Grey Tosk Orms (LGT) left.", {}),
        ("Lisk News Service met. LNS ate.", {"Lisk News Service": 2}),
        ("Lisk Bank met. LB ate.", {"Lisk Bank": 1}),
        ("Big Barrel Records sued. Big Barrel ate.", {"Big Barrel Records": 2}),
        ("Big Barrel Records sued.", {"Big Barrel Records": 1}),
        ("Barrel Records sued. Barrel ate. Barrel sat.", {"Barrel Records": 1}),
    ],
)
def test_names_and_letters_of_bodies(text, found):
    assert Counter(name for name, _ in bodies(text)) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two Republican senators, Ann Orm and Dan Tosk, left", ["Orm", "Tosk"]),
        ("Two Republican senators, Ann Orm, left", []),
        ("Two Republican senators, Ann Orm and Dan Tosk left", []),
        ("others running for the Republican nomination met Orm.", []),
        ("Orm is running for the Republican nomination.", ["Orm"]),
        ("if Orm won the Republican primary.", []),
        ("Orm won the Republican primary.", ["Orm"]),
        ("Orm sat. The Lisk Republican said so.", ["Orm"]),
    ],
)
def test_whose_party_is_told(text, told):
    assert sorted(parties_told(text, {"Orm": ("Lisk",), "Tosk": ()})) == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rained. Often Council met.", 1),
        ("x Grey Council met.", 0),
        ("The Council met.", 1),
        (" Grey Council met.", 0),
    ],
)
def test_an_alias_behind_a_capital(text, found):
    assert len(of_world_council(text)) == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("of Zorv Lisk Veld", ["Lisk Veld"]),
        ("to the Zorv Lisk Veld", ["Lisk Veld"]),
        ("It was Zorv Lisk Veld", ["Zorv Lisk Veld"]),
        ("of Zorv Veld", ["Zorv Veld"]),
        ("for the Zorv Lisk Jorun Veld came.", ["Jorun Veld"]),
        ("for the Zorv Lisk Ann Veld Orm came.", ["Ann Veld Orm"]),
    ],
)
def test_a_name_behind_a_place(text, names):
    assert [span.name for span in find_names(text, [])] == names


@pytest.mark.parametrize("start", ["Sens. ", "It rained. Sens. ", "It rained on the old hill far. Sens. "])
def test_a_title_of_many_is_of_each(start):
    told = Cast(f"{start}John Orm, Ann Tosk and Nora Sill left.", actors=LISTS).person("Sill")
    assert told.kind == "legislator"


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Ann Bea Orm", ["Ann", "Ann Bea Orm", "Bea Orm", "ORM", "Orm"]),
        ("Ann B. Orm", ["Ann", "Ann B. Orm", "ORM", "Orm"]),
        ("Ann Orm", ["Ann", "Ann Orm", "ORM", "Orm"]),
        ("Ann Li", ["Ann", "Ann Li", "Li"]),
    ],
)
def test_how_a_person_can_be_written(name, forms):
    assert sorted(Cast(f"{name}, a baker, left.", actors=LISTS).surfaces) == forms


def test_a_father_is_not_his_son():
    texts = ["Ann Orm Jr., a baker, left. His father, Ann Orm, sat.", "Ann Orm sat. Ann Orm Jr., a baker, left."]
    assert [len(Cast(text, actors=LISTS).persons) for text in texts] == [2, 1]


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Orm left.\nDemocrats met Orm.\nRepublicans won.", {"Democratic"}),
        ("Orm met Democrats.\nRepublicans met Orm", {"Democratic", "Republican"}),
        ("Democrats met Tosk.\nRepublicans met Ormson.", set()),
        ("Orm Democrats.\nRepublicans met.\nOrm sat.", {"Democratic"}),
    ],
)
def test_parties_in_a_paragraph_with_a_person(text, beside):
    told = _named_with(SimpleNamespace(name=NAME), text, find_parties(text))
    assert told == ({"Democratic", "Republican"}, beside)
