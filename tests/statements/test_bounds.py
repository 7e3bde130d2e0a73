"""The bounds of the rules: the last input that a rule takes, and the first that it leaves."""

import pandas as pd
import pytest
from marked import read_in_order

import analysis as an
from analysis.statements.how.channels import read_way
from analysis.statements.how.clauses import outside
from analysis.statements.how.stances import read_stance
from analysis.statements.when.nouns import is_occasion, names_speech, overlaps
from analysis.statements.who.actors import ACTOR_COLUMNS, Actors, _demonyms
from analysis.statements.who.before import before_name
from analysis.statements.who.cast import Cast
from analysis.statements.who.extent import head_start, phrase_end
from analysis.statements.who.introduced import NameIndex, told_of
from analysis.statements.who.names import find_names, parts_of, suffix_of
from analysis.statements.who.nations import part_of_a_name
from analysis.text.expressions import find_expressions
from analysis.text.outlets import same_outlet

LISTS = Actors()


def day_of(text):
    return find_expressions(text)[-1]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        (f"Thursday's {'x' * 52} note", True),  # within 60 characters
        (f"Thursday's {'x' * 53} note", False),
        ("Thursday's old dry note", True),  # up to two words between
        ("Thursday's old dry long note", False),
        ("Thursday's “Good Day”", True),
        ("Thursday's flood", False),
        ("in Thursday's Bread Fair", True),  # a paper of that name
        ("in the Thursday's Bread Fair", True),
        ("at Thursday's Bread Fair", False),
        ("in March's Bread Fair", False),
        ("in Thursday's bread fair", False),
        ("at Thursday's New York Times", True),
    ],
)
def test_a_day_before_a_noun_of_speech(text, speech):
    assert names_speech(text, day_of(text)) == speech


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("at Monday's fair", True),
        ("during Monday's fair", True),
        ("on Monday's fair", False),
        ("on Monday's tour", True),
        (f"on Monday's {'x' * 52} tour", True),
        (f"on Monday's {'x' * 53} tour", False),
        ("on Monday's old dry tour", True),
        ("on Monday's old dry long tour", False),
        ("after Monday's fair", False),
        ("at Monday's", False),
        ("during their Monday fair", True),
    ],
)
def test_a_day_of_an_occasion(text, occasion):
    assert is_occasion(text, day_of(text)) == occasion


def test_spans_that_touch_share_nothing():
    assert [overlaps((2, 5), other) for other in ((5, 9), (0, 2), (4, 9), (0, 3), (3, 4))] == [False] * 2 + [True] * 3


def dated(text):
    """Day of the last statement of an article of Thursday, 8 May 2031."""
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": [text], "published": ["2031-05-08"]})
    articles = an.as_articles(articles)
    said = an.read_statements(an.find_attributions(articles, engine="rules"), articles)
    row = said.sort_values("cue_start").iloc[-1]
    start = row["said_on_start"]
    return None if pd.isna(start) else start.strftime("%a %d"), None if pd.isna(row["lag_days"]) else row["lag_days"]


RAIN = " It rained on the hills."
LATER = " Ann Orm said later in the day that nobody was hurt."
SAME = " Ann Orm said the same day that nobody was hurt."


@pytest.mark.parametrize(
    ("rule", "text", "day", "lag"),
    [
        ("a day before", "Jon Ravn said on Tuesday that talks failed.", "Tue 06", 2),
        ("the day itself", "Jon Ravn said on Thursday that talks failed.", "Thu 08", 0),
        ("a week has a lag", "Jon Ravn said last week that talks failed.", "Mon 28", 4),
        ("a month has none", "Jon Ravn said last month that talks failed.", "Tue 01", None),
        ("three sentences on", f"Jon Ravn said on Monday that talks failed.{RAIN * 2}{LATER}", "Mon 05", 3),
        ("the story's day, in its first sentence", f"A mill burned on Tuesday.{RAIN * 5}{LATER}", "Tue 06", 2),
        ("in its third sentence", f"A mill burned.{RAIN} A baker fled on Tuesday.{RAIN * 5}{LATER}", "Tue 06", 2),
        ("not in its fourth", f"A mill burned.{RAIN * 2} A baker fled on Tuesday.{RAIN * 5}{LATER}", "Thu 08", 0),
        ("the same day, three sentences on", f"A mill burned on Tuesday.{RAIN * 2}{SAME}", "Tue 06", 2),
        ("not four", f"A mill burned on Tuesday.{RAIN * 3}{SAME}", None, None),
        ("the day named last", f"A mill burned on Monday. A baker fled on Tuesday.{SAME}", "Tue 06", 2),
        ("a month is no day", f"A mill burned on Monday. Prices fell in April.{SAME}", "Mon 05", 3),
        ("what is still to be said", "Jon Ravn will say on Friday that talks failed.", None, None),
    ],
)  # fmt: skip
def test_the_day_of_a_statement(rule, text, day, lag):
    assert dated(text) == (day, lag), rule


# channels


def way(marked, read_marks, after=""):
    text, source, cue, contents = read_marks(marked)
    end = len(text)
    following = (end + 1, end + 1 + len(after)) if after else None
    return read_way(f"{text} {after}", (0, end), source, cue, contents, next_sentence=following, outlet="Courier")


@pytest.mark.parametrize(
    ("rule", "after", "verification"),
    [
        ("a short sentence", "That could not be verified.", "unverified"),
        ("of 259 characters", f"That could not be verified {'x' * 231}.", "unverified"),
        ("of 260", f"That could not be verified {'x' * 232}.", None),
        ("who gave none", "He gave no evidence.", "without evidence"),
        ("of 199 characters", f"He gave no evidence {'x' * 178}.", "without evidence"),
        ("of 200", f"He gave no evidence {'x' * 179}.", None),
        ("of somebody else", "Lawyers gave no evidence.", None),
    ],
)
def test_what_the_next_sentence_says_of_a_claim(rule, after, verification, read_marks):
    assert way("[Orlin] {said} <nine had gone>.", read_marks, after).verification == verification, rule


@pytest.mark.parametrize(
    ("marked", "addressee"),
    [
        ("[Orlin] {told} the grey old tired mayor of Sorn <that so>.", "the grey old tired mayor"),
        ("[Orlin] {told} the mayor and left <that so>.", "the mayor"),
        ("{told} Mira Tolk <that so>.", "Mira Tolk"),
        ("<“So,”> {asked} [Mira Tolk].", None),
        ("<“So,”> {asked}  [Mira Tolk].", "Mira Tolk"),
        ("[Orlin] {told} <that so> the mayor.", None),
        ("[Orlin] {told} it <that so>.", None),
    ],
)
def test_who_was_told(marked, addressee, read_marks):
    assert way(marked, read_marks).addressee == addressee


@pytest.mark.parametrize(
    ("marked", "relay"),
    [
        ("[Orlin] {said} <so>, via Interfax, citing the daily Tolk, citing Lisk TV.", "Interfax < Tolk < Lisk TV"),
        (
            "[Orlin] {said} <so>, via Interfax, citing the daily Tolk, citing Lisk TV, citing the weekly Sun.",
            "Interfax < Tolk < Lisk TV",
        ),
        ("[Orlin] {said} <so>, as quoted by Interfax, citing Interfax.", "Interfax"),
    ],
)  # fmt: skip
def test_who_passed_it_on(marked, relay, read_marks):
    assert way(marked, read_marks).relay == relay


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        ([], "cdefg"),
        ([(0, 2)], "cdefg"),  # before the sentence
        ([(0, 3)], "defg"),
        ([(3, 5)], "c … fg"),
        ([(2, 4)], "efg"),
        ([(5, 7)], "cde"),
        ([(5, 9)], "cde"),
        ([(7, 9)], "cdefg"),  # behind it
        ([(8, 9)], "cdefg"),
        ([(5, 6), (3, 4)], "c … e … g"),
        ([(3, 4), (4, 5)], "c … fg"),
        ([(3, 6), (4, 5)], "c … g"),
        ([(0, 9)], ""),
    ],
)
def test_words_of_a_sentence_outside_contents(contents, words):
    assert outside("abcdefghij", (2, 7), contents) == words


@pytest.mark.parametrize(
    ("name", "outlet", "same"),
    [
        ("The Reshta Courier", "Reshta Courier", True),
        ("Reshta Courier", "ReshtaCourier", True),
        ("Reshta Courier", "RC", True),
        ("Reshta Courier", "RH", False),
        ("Reshta Courier", "Reshta", False),
        ("Reshta Cour", "Reshta Courier", True),
        ("Reshta Courier", "Sorn Courier", False),
        ("", "Courier", False),
        ("Courier", "", False),
    ],
)
def test_names_of_one_outlet(name, outlet, same):
    assert same_outlet(name, outlet) == same


# actors


def sides(text, lists=LISTS):
    return [(text[hit.start : hit.end], hit.actor.side) for hit in lists.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Russia", [("Russia", "Russia")]),
        ("Moscow-based lawyers", [("Moscow", "Russia")]),
        ("Moscow-appointed lawyers", [("Moscow", "Russia")]),
        ("Moscow-born lawyers", []),
        ("Moscow-backed lawyers", []),
        ("Moscow–backed lawyers", []),
        ("a pro-Russian lawyer", []),
        ("a pro–Russian lawyer", []),
        ("a Polish-Russian lawyer", [("Polish", "Poland"), ("Russian", "Russia")]),
        ("UN-Russian talks", [("UN", "United Nations"), ("Russian", "Russia")]),
        ("talks - Russia left", [("Russia", "Russia")]),
        ("two Russians left", [("Russians", "Russia")]),
        ("xRussia and Russiax", []),
        ("@Russia and #Russia", []),
        ("New Mexico and Mexico", [("Mexico", "Mexico")]),
        ("American Bread Airlines flew", []),
        ("American bakers flew", [("American", "United States")]),
    ],
)
def test_states_in_a_text(text, found):
    assert [one for one in sides(text) if one[0] != "New Mexico"] == found


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("American Airlines", True),
        ("American Bread Airlines", True),
        ("American Airlines’s", True),
        ("American of Airlines", True),
        ("American Bakers", False),
        ("American airlines", False),
        ("American", False),
        ("AMERICAN Airlines", False),
        ("U.S. Airlines", False),
    ],
)
def test_a_nation_in_the_name_of_a_company(text, part):
    assert part_of_a_name(text, 0, 4 if text.startswith("U") else 8) == part


def test_adjectives_of_a_state_that_no_list_holds():
    assert _demonyms("Kalvia") == [
        *("Kalvian", "Kalviian", "Kalvii", "Kalviish", "Kalviese", "Kalvier", "Kalviic", "Kalviean"),
        *("Kalvian", "Kalviai"),
    ]
    assert {_demonyms(side)[0] for side in ("Lisk", "Liske", "Liska", "Lisko", "Lisky")} == {"Liskan"}
    assert [_demonyms(side)[0] for side in ("Liskt", "L")] == ["Lisktan", "Lan"]


ROWS = [
    ("Dovar", "Government of Kalvia", "government", "Kalvia", "state", "Government"),
    ("Kalvia", "Kalvia", "government", "Kalvia", "state", "Government"),
    ("the Citadel", "Presidency of Kalvia", "head of state", "Kalvia", "institution", "Presidency"),
    ("Grain Hall", "Food Office of Kalvia", "ministry", "Kalvia", "institution", ""),
    ("Kalvian Wire", "Kalvian Wire", "media", "Kalvia", "institution", ""),
    ("Elk", "Mara Elk", "media", "", "person", ""),
    ("Solo", "Solo", "media", "", "institution", ""),
    ("Tosk", "Ann Ben Cal Tosk", "expert", "", "person", ""),
    ("Tosks", "Ann Ben Cal Dan Tosk", "expert", "", "institution", ""),
    ("Orm", "Ann orm", "expert", "", "institution", ""),
    ("Guild", "Bakers Union", "organisation", "", "institution", ""),
    ("Red Cord", "Red Cord", "organisation", "Red Cord", "institution", ""),
    ("Ledger", "Ann Ledger", "document", "", "institution", ""),
]


def test_what_a_row_of_the_users_list_is():
    table = pd.DataFrame([row[:4] for row in ROWS], columns=list(ACTOR_COLUMNS))
    own = Actors(table)
    assert [(own.table[row[0]].form, own.table[row[0]].office) for row in ROWS] == [row[4:] for row in ROWS]
    assert own.has_persons and not LISTS.has_persons
    assert own.table["Kalvian"].side == "Kalvia" and own.table["Kalvian"].form == "people"
    assert "Red Cordan" not in own.table and not own.is_body("Kalvia") and own.is_body("Red Cord")
    assert own.institution("office", "Kalvia") is None and own.institution("hall", "Kalvia").speaker.startswith("Food")
    assert own.institution("hall", "Kalvia", kind="media") is None and own.institution("hall", "Chile") is None
    assert sides("The Citadel met. He saw the Citadel.", own) == [("Citadel", "Kalvia")] * 2
    assert sides("The Grey Citadel met.", own) == [] and sides("This Citadel met.", own) == [("Citadel", "Kalvia")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Jordan left.", set()),
        ("The king of Jordan left.", {"Jordan"}),
        ("The baker of Jordan left.", set()),
        ("The president of Georgia left.", {"Georgia"}),
        ("The president of Georgia Tech left.", set()),
        ("Chile left.", {"Chile"}),
    ],
)
def test_a_doubtful_name_needs_a_state_behind_it(text, shown):
    hits = LISTS.find(text)
    assert LISTS.shown(hits, text) == shown
    kept = LISTS.drop_doubtful(hits, text, shown, frozenset())
    assert {hit.actor.side for hit in kept if hit.actor.form == "state"} == shown
    assert LISTS.drop_doubtful(LISTS.find("Chile"), "Chile", {"Chile"}, {"Chile"}) == []


# names of persons


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Andrew Hall left.", ["Andrew Hall"]),
        ("Reshta Hall closed.", []),
        ("Ann Hall Orm left.", ["Ann Hall Orm"]),
        ("Ann Hall Bank closed.", []),
        ("King Orm left.", []),
        ("Mara King left.", ["Mara King"]),
        ("King Harald Orm left.", ["Harald Orm"]),
        ("President Ann Orm left.", ["Ann Orm"]),
        ("Despite Ann Orm, it rained.", ["Ann Orm"]),
        ("Ann Orm President left.", ["Ann Orm"]),
        ("Ann Orm MP left.", ["Ann Orm"]),
        ("A. ORMONDSE left.", []),
        ("A. ORMONDSEN left.", ["A. ORMONDSEN"]),
        ("A. B. Osk left.", ["A. B. Osk"]),
        ("Reshta March 3 came.", []),
        ("Reshta March left.", []),
        ("Ann March left.", ["Ann March"]),
        ("Ann March 3 came.", []),
        ("Denzel Washington left.", ["Denzel Washington"]),
        ("Jordan Peele left.", ["Jordan Peele"]),
        ("Kenyan Ann Orm left.", ["Ann Orm"]),
        ("Asian Americans left.", []),
        ("Black Lawmakers left.", []),
        ("Gordon and Ann Lorne came.", ["Gordon Lorne", "Ann Lorne"]),
        ("Gordon and Ann Bea Lorne came.", ["Ann Bea Lorne"]),
        ("Ben Gordon and Ann Lorne came.", ["Ben Gordon", "Ann Lorne"]),
        ("Grumpy Ann met Ann Orm.", ["Ann Orm"]),
        ("Big Barrel Records closed. Big Barrel sold.", []),
        ("Ann Orm Jr. left.", ["Ann Orm Jr."]),
        ("Ann Orm’s plan failed.", ["Ann Orm"]),
        ("Met Rubio\nIndia left.", []),
    ],
)
def test_runs_of_capitals(text, names):
    assert [span.name for span in find_names(text, LISTS.find(text))] == names
    assert all(text[span.start :].startswith(span.name.split()[0]) for span in find_names(text, LISTS.find(text)))


def test_parts_of_a_name():
    names = ["Ann Orm", "Ann B. Orm Jr.", "Orm", "A. B. Orm", "Ann Orm III"]
    assert [" ".join(parts_of(name)) for name in names] == ["Ann Orm", "Ann Orm", " Orm", " Orm", "Ann Orm"]
    assert [suffix_of(name) for name in names] == ["", "jr", "", "", "iii"]


@pytest.mark.parametrize(
    ("text", "introduced", "told"),
    [
        ("Zorv Lisk, 54, left.", True, "civilian"),
        ("Zorv Lisk, who runs a mill, left.", True, "company"),
        ("Zorv Lisk, who lost a cow, left.", True, "civilian"),
        ("Zorv Lisk teaches.", True, "civilian"),
        ("Zorv Lisk was glad.", True, None),
        ("Zorv Lisk.", False, None),
        ("Zorv Lisk. Lisk.", True, None),
        ("Zorv Lisk. Zorv Lisk.", False, None),
        ("Mr. Lisk met Zorv Lisk.", True, None),
        ("Ann Lisk.", True, None),
        ("A fair in Zorv Lisk was glad.", False, None),
    ],
)
def test_a_bare_name_that_is_introduced(text, introduced, told):
    name = "Ann Lisk" if "Ann" in text else "Zorv Lisk"
    start = text.index(name)
    assert NameIndex(text).is_introduced(text, start, name) == introduced
    assert told_of(text, start, start + len(name)) == told


# the cast of an article


@pytest.mark.parametrize(
    ("rule", "text", "home"),
    [
        ("one body is too few", "The White House met.", None),
        ("two are enough", "The White House met. The Pentagon met.", "United States"),
        ("five in six", "The White House met. " * 5 + "The Kremlin met.", "United States"),
        ("four in five are fewer", "The White House met. " * 4 + "The Kremlin met.", None),
        ("bodies of no state do not count", "The White House met. " * 2 + "NATO met. " * 3, "United States"),
    ],
)
def test_where_an_article_is_at_home(rule, text, home):
    assert Cast(text, actors=LISTS).home == home, rule


@pytest.mark.parametrize(
    ("work", "race", "chamber"),
    [(9, 0, False), (10, 0, True), (10, 2, True), (10, 3, False), (15, 3, True)],
)
def test_an_article_on_a_parliament_at_work(work, race, chamber):
    text = "A bill came. " * work + "The voters left. " * race
    assert Cast(text, actors=LISTS).chamber == chamber


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Robin Lisk, 54, came; she sat.", "f"),
        ("Robin Lisk, 54, came; he sat.", "m"),
        ("Robin Lisk, 54, came; he saw her.", ""),
        ("She sat. Robin Lisk, 54, came.", ""),
        ("Robin Lisk, 54, met Kim Tosk, 31; she sat.", ""),
        ("Robin Lisk, 54, came; she sat. Lisk ate; he slept. Lisk sang; he fell.", "m"),
        ("Mr. Lisk met Robin Lisk, 54; she sat.", "m"),
    ],
)
def test_pronouns_tell_a_gender_where_one_person_stands(text, gender):
    (person,) = [one for one in Cast(text, actors=LISTS).persons if one.name == "Robin Lisk"]
    assert person.gender == gender


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "The French foreign ministry met.",
            {("French", "Government of France"), ("foreign ministry", "Foreign Ministry of France")},
        ),
        ("French bakers met.", {("French", "Government of France")}),
        (
            "The French press service met.",
            {("French", "Government of France"), ("press service", "Presidency of France")},
        ),
        ("The Chicago Police Department met.", {("Police Department", "Chicago Police Department")}),
        ("French ministers met.", {("French", "Government of France")}),
        ("The French bakers and the ministry met.", {("French", "Government of France")}),
    ],
)
def test_where_institutions_stand(text, mentions):
    found = {(text[m.start : m.end], m.name) for m in Cast(text, actors=LISTS).mentions if m.form != "state"}
    assert found == mentions


def test_where_sentences_and_their_mentions_are():
    cast = Cast("France met. Spain met. Peru met.", actors=LISTS)
    assert [cast.sentence_of(at) for at in (0, 10, 11, 12, 22, 23, 31)] == [0, 0, 0, 1, 1, 2, 2]
    assert [[m.side for m in cast.mentions_in(number)] for number in range(3)] == [["France"], ["Spain"], ["Peru"]]
    assert cast.side_of("Oslo") == "Norway" and cast.side_of("Lisk") is None and cast.side_of(None) is None
    assert cast.person("") is None and cast.person("Orm") is None


@pytest.mark.parametrize(
    ("about", "scene", "unplaced"),
    [
        ({}, None, None),
        ({"place": "OSLO"}, "Norway", None),
        ({"place": "Oslo"}, "Norway", None),
        ({"place": "Lisk"}, None, "Lisk"),
        ({"place": "Lisk", "outlet": "Oslo Herald"}, "Norway", "Lisk"),
        ({"raw_text": "By Ann Orm in Madrid\n\nIt rained."}, "Spain", None),
        ({"place": "Oslo", "raw_text": "By Ann Orm in Madrid\n\nIt rained."}, "Norway", None),
        ({"place": "Lisk", "raw_text": "By Ann Orm in Madrid\n\nIt rained."}, "Spain", None),
    ],
)
def test_where_an_article_was_written(about, scene, unplaced):
    cast = Cast("It rained.", actors=LISTS, **about)
    assert (cast.scene, cast.unplaced) == (scene, unplaced)


# how many sentences back somebody is looked for


def resolved(marked):
    """Read the sources of a marked text in order; give the speaker of the last."""
    return read_in_order(marked, LISTS)[0]


@pytest.mark.parametrize(
    ("first", "last", "n", "name", "beyond"),
    [
        ("France met.", "It", 2, "Government of France", None),
        ("[Ann Orm] {said} <so>.", "The statement", 2, "Ann Orm", None),
        ("[A tired Kenyan official] {said} <so>.", "The tired official", 5, "tired Kenyan official", "tired official"),
        ("Orm’s lawsuit was read.", "The suit", 23, "Orm’s lawsuit", "suit"),
        ("Ann Orm ran. Orm’s campaign grew.", "The campaign", 5, "Ann Orm’s campaign", "campaign"),
        ("The Lisk Herald was sold.", "The paper", 5, "Lisk Herald", "paper"),
        ("Peru’s defence minister, Ann Orm, met.", "The minister", 59, "Ann Orm", "minister"),
        ("Ann Orm, 54, met.", "The 54-year-old", 59, "Ann Orm", "54-year-old"),
        ("Former mayor Ann Orm met.", "The former mayor", 59, "Ann Orm", "former mayor"),
        ("[Some bakers] {said} <so>.", "Some", 0, "bakers", "Some"),
        ("[Some bakers] {said} <so>.", "One", 2, "bakers", None),
    ],
)
def test_how_far_back_somebody_is_looked_for(first, last, n, name, beyond):
    near, far = (resolved(f"{first}{RAIN * k} [{last}] {{said}} <so>.").name for k in (n, n + 1))
    assert (near, far) == (name, beyond)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (f"Ann Orm, {'x' * 86} [who] {{said}} <so>.", "Ann Orm"),  # up to 89 characters away
        (f"Ann Orm, {'x' * 87} [who] {{said}} <so>.", None),
        ("Ann Orm\n[who] {said} <so>.", None),
        ("Ann Orm met Dan Tosk. Pressed by Orm, [he] {said} <so>.", "Dan Tosk"),
        ("“Ann Orm met us.” Dan Tosk left. [He] {said} <so>.", "Dan Tosk"),
        ("Ann Orm sat with Mary Tolk. [She] {said} <so>.", "Ann Orm"),
        ("It rained. With Mary Tolk it shone. [She] {said} <so>.", "Mary Tolk"),
        ("Ann Orm’s men sat with Mary Tolk. [She] {said} <so>.", "Mary Tolk"),
        ("[Ann Orm] {said} <so>. Mary Tolk left. [She] {said} <so>.", "Mary Tolk"),
        ("[Ann Orm] {said} <so>. It rained. [She] {said} <so>.", "Ann Orm"),
    ],
)
def test_whom_a_pronoun_means(marked, name):
    assert resolved(marked).name == name


# the words of an office, and of a verb of saying


@pytest.mark.parametrize(("n", "start"), [(0, 0), (1, 0), (9, 0), (10, 5), (12, 15)])
def test_up_to_nine_words_before_a_noun_are_its_own(n, start):
    assert head_start("grey " * n + "minister", 5 * n, 0) == start


@pytest.mark.parametrize(
    ("before", "start"),
    [("In March, grey ", 10), ("It rained. Grey ", 11), ("left with grey ", 10), ("(grey ", 1), ("— grey ", 2)],
)
def test_the_words_of_a_noun_begin_behind_a_mark_or_preposition(before, start):
    assert head_start(f"{before}minister", len(before), 0) == start


def test_a_complement_ends_at_a_mark_or_after_110_characters():
    ends = [phrase_end("minister" + " x" * n, 8) for n in (3, 55, 56, 80)]
    assert ends == [14, 118, 118, 118] and phrase_end("minister of war, left", 8) == 15


@pytest.mark.parametrize(
    ("before", "kind", "office", "former"),
    [
        ("President ", "head of state", "Presidency", False),
        ("former President ", "head of state", "Presidency", True),
        ("the then President ", "head of state", "Presidency", False),
        ("Sen. ", "legislator", "Parliament", False),
        ("former Sen. ", "legislator", "Parliament", True),
        ("the baker ", "civilian", "", False),
        ("police Capt. ", "police", "Police", False),
        ("fire Capt. ", "government", "Agency", False),
        ("Lt. Gov. ", "government", "Government", False),
        ("mayor Dr. ", "government", "Government", False),
        ("protest leader ", "organisation", "", False),
        ("one of her lawyers, ", "expert", "", False),
        ("President told ", None, "", False),
        ("Dr. ", None, "", False),
        ("", None, "", False),
    ],
)
def test_what_stands_before_a_name(before, kind, office, former):
    text = f"{before}Ann Orm left."
    told = before_name(text, len(before), LISTS.find(text))
    assert (told.kind, told.office, told.former) == (kind, office, former)


@pytest.mark.parametrize(
    ("cue", "after", "stance"),
    [
        ("planned", " to deny it", "denying"),
        ("planned", " to then deny it", "denying"),
        ("planned", " to also then deny it", None),  # two words are looked at
        ("repeated", " his challenge", "confronting"),
        ("repeated", " his old tired challenge", "confronting"),
        ("repeated", " his old tired grey challenge", "neutral"),  # three
        ("asked", " for help", "demanding"),
        ("asked", " why", "neutral"),
    ],
)
def test_words_behind_a_verb_of_saying(cue, after, stance):
    assert read_stance(cue, after=after) == stance


@pytest.mark.parametrize(
    ("before", "cue", "stance"),
    [
        ("could not ", "confirm", "hedged"),
        ("never ", "promised", "hedged"),
        ("stopped short of ", "denying", "hedged"),
        ("he did not ", "demand", "neutral"),
        ("The claim ", "was", "distancing"),
        ("", "was", None),
        ("", "did not deny", "hedged"),
        ("", "denied and said", "denying"),
        ("", "said and denied", "neutral"),
        ("", " ", None),
    ],
)
def test_words_before_a_verb_of_saying(before, cue, stance):
    assert read_stance(cue, before=before) == stance
