"""How and when something was said, at the bounds of the rules: the last case that one takes, the first it leaves."""

import pandas as pd
import pytest
from marked import attribution_of, row_of, told

import analysis as an
from analysis.base import schema
from analysis.statements.how.anonymity import _named_after_all, read_anonymity
from analysis.statements.how.channels import _outlet_in, read_way
from analysis.statements.how.clauses import clause_of, endings
from analysis.statements.how.made import read_made
from analysis.statements.how.stances import read_stance
from analysis.statements.read import _bare
from analysis.statements.when.timing import said_when
from analysis.statements.when.weighing import BY_WEIGHT
from analysis.statements.who.antecedents import unresolved


def clause(marked, read_marks, sentence=None):
    text, source, cue, contents = read_marks(marked)
    return clause_of(text, sentence or (0, len(text)), source, cue, contents)


def way(marked, read_marks):
    text, source, cue, contents = read_marks(marked)
    return read_way(text, (0, len(text)), source, cue, contents, outlet="Courier")


def when(marked, read_marks):
    text, source, cue, contents = read_marks(marked)
    expression, place = said_when(text, (0, len(text)), source, cue, contents)
    if place.endswith(BY_WEIGHT):  # here the reach of the rules is tried
        return "none told"
    return (expression.words, place) if expression else place


# the words around source and cue


@pytest.mark.parametrize(
    ("rule", "marked", "sentence", "words"),
    [
        ("content right before the source", "<So>[Orm] {said} no.", None, "Orm said no."),
        ("content right behind the cue", "[Orm] {said}<so>, he.", None, "Orm said … , he."),
        ("content within the cue", "[Orm] {said <no>}", None, "Orm said  …  … "),
        ("content within the source", "[<Orm> and Ben] {said} so", None, " …  and Ben said so"),
        ("content between the two", "[Orm] in Osk <so> on air {said} no.", None, "Orm in Osk  …  on air said no."),
        ("a source that ends with its sentence", "{said} [Ann, and Ben]", None, "said Ann, and Ben"),
        ("a source in the sentence before", "[Ben] left. She {said} <so>.", (10, 22), "She said  … ."),
        ("a source that begins the sentence", "He left. [Orm] {said} <so>.", (9, 21), "Orm said  … ."),
        ("a source right behind the sentence", "She {said} <so>. [Orm] left.", (0, 13), "She said  … . "),
        ("a source in the last place", "She {said} <so>. [Orm] left.", (0, 14), "She said  … . Orm"),
        ("a source alone, in another sentence", "[Ben] left. It rained.", (10, 19), "It rained"),
    ],
)
def test_words_of_a_statement(rule, marked, sentence, words, read_marks):
    assert clause(marked, read_marks, sentence) == words, rule


@pytest.mark.parametrize(
    ("rule", "marked", "end", "found"),
    [
        ("at the end of content", "[Orm] {said} <so in a statement>", 26, "in a statement"),
        ("content that ends with its sentence", "[Orm] {said} <so in a statement>", 27, "in a statement"),
        ("content that goes on", "[Orm] {said} <so in a statement>", 25, ""),
        ("content before the cue", "<so in a statement> {said} [Orm]", 26, ""),
        ("right behind the cue", "[Orm] {said}< in a note>", 17, ""),
        ("right behind the cue, a statement", "[Orm] {said}<, in a memo>", 19, "in a memo"),
        ("two of them", "[Orm] {said} <so in a memo>, <no in his book>", 38, "in a memo … in his book"),
        ("of 110 characters", f"[Orm] {{said}} <so in the {'o' * 34} press conference {'y' * 50}>", 200, True),
        ("of 111", f"[Orm] {{said}} <so in the {'o' * 35} press conference {'y' * 50}>", 200, False),
        ("up to 60 characters behind the noun", f"[Orm] {{said}} <so in a memo{'y' * 60}>", 200, ""),
        ("up to 60 with a blank", f"[Orm] {{said}} <so in a memo {'y' * 59}>", 200, True),
        ("more than 60", f"[Orm] {{said}} <so in a memo {'y' * 60}>", 200, False),
    ],
)
def test_what_stands_at_the_end_of_contents(rule, marked, end, found, read_marks):
    text, source, cue, contents = read_marks(marked)
    words = endings(text, (0, end), max(source[1], cue[1]), contents)
    assert (bool(words) if isinstance(found, bool) else words) == found, rule


def test_an_aside_that_holds_the_verb_tells_the_channel(read_marks):
    assert way("[Orm], who {said} in a speech that rye was dear, <left>.", read_marks).channel == "speech"
    assert way("[Orm], who grew rye in a speech, {said} <so>.", read_marks).channel is None


# who was told, who passed it on


@pytest.mark.parametrize(
    ("marked", "addressee"),
    [
        ("<“So,”> {asked}[ Mira Tolk].", None),
        ("<“So,”> {asked} [Mira Tolk].", None),
        ("<“So,”> {asked}  [Mira Tolk].", "Mira Tolk"),
        ("[Orlin] {told} Mira Tolk <that so>.", "Mira Tolk"),
    ],
)
def test_a_source_right_behind_the_verb_is_who_asked(marked, addressee, read_marks):
    assert way(marked, read_marks).addressee == addressee


@pytest.mark.parametrize(
    ("listener", "outlet"),
    [
        ("the guild’s Mira Tolk", "the guild’s Mira Tolk"),
        ("the Reshta Herald’s Mira Tolk", "the Reshta Herald"),
        ("The Atlantic’s Mira Tolk", "The Atlantic"),
        ("a Reshta Herald reporter", "a Reshta Herald"),
        ("the Reshta Herald", "the Reshta Herald"),
    ],
)
def test_the_outlet_of_one_who_was_told(listener, outlet):
    assert _outlet_in(listener) == outlet


@pytest.mark.parametrize(
    ("marked", "name", "channel"),
    [
        ("[The Courier] {said} <so>.", "Courier", None),
        ("[The Courier] {said} <so>.", None, None),
        ("[Our desk] {said} <so>.", "Courier", None),
        ("[Our desk] {said} <so>.", "Reshta Herald", "other outlet"),
        ("[Our desk] {denied} <so>.", "Reshta Herald", None),
        ("[Our desk] {said} <so>.", None, "other outlet"),
    ],
)
def test_what_the_outlet_says_itself_came_by_no_channel(marked, name, channel, read_marks):
    text, *spans = read_marks(marked)
    speaker = unresolved()._replace(name=name, kind="media", form="institution", plural=False)
    assert read_way(text, (0, len(text)), *spans, outlet="Courier", speaker=speaker).channel == channel


@pytest.mark.parametrize(
    ("marked", "relay"),
    [
        ("Interfax, citing [the ministry], {said} <so>.", "Interfax"),
        ("Interfax, quoting [the ministry], {said} <so>.", "Interfax"),
        ("Interfax, citing the ministry of greyhounds, [the ministry of grey mills] {said} <so>.", "Interfax"),
        ("Interfax, citing the ministry of green hay, [the ministry of grey mills] {said} <so>.", None),
    ],
)
def test_who_cites_the_source(marked, relay, read_marks):
    assert way(marked, read_marks).relay == relay


# stances


@pytest.mark.parametrize(
    ("before", "stance"),
    [
        ("refused to", "denying"),
        ("it was refused xxxxxxxxxxxxxx to", "denying"),  # begins 26 characters before the cue
        ("it was refused xxxxxxxxxxxxxxx to", "neutral"),
    ],
)
def test_how_far_before_a_verb_a_refusal_stands(before, stance):
    assert read_stance("say", before=before) == stance


# days


@pytest.mark.parametrize(
    ("marked", "day"),
    [
        ("[Every weary baker on the Lisk Council on Thursday] {demanded} <so>.", ("on Thursday", "in the source")),
        ("[Every weary baker on the Lisk Council on Thursday,] {demanded} <so>.", ("on Thursday", "in the source")),
        ("[Every weary baker on the Lisk Council on Thursday, ]{demanded} <so>.", "none told"),
        ("[Every weary baker on the Lisk Council on Thursday ]{demanded} <so>.", ("on Thursday", "in the source")),
        ("{demanded} [every weary baker on the Lisk Council on Thursday].", "none told"),
    ],
)
def test_a_day_at_the_end_of_a_group(marked, day, read_marks):
    assert when(marked, read_marks) == day


@pytest.mark.parametrize(
    ("rule", "marked", "last", "place", "beyond"),
    [
        ("will, 40 characters", "On Monday [Orm] will {x}ly {{say}} <so>.", 32, "future", "before the source"),
        (
            "a paper of a day, 30 characters",
            "In a {x} letter of 4 May, [Orm] {{wrote}} <so>.",
            14,
            "before the source",
            "",
        ),
        ("less than 80 up to the cue", "[The ministry] on Monday {x} {{said}} <so>.", 77, "before the cue", ""),
    ],
)
def test_how_far_words_of_a_day_reach(rule, marked, last, place, beyond, read_marks):
    found = [when(marked.format(x="x" * n), read_marks) for n in (last, last + 1)]
    assert [one if isinstance(one, str) else one[1] for one in found] == [place, beyond or "none told"], rule


@pytest.mark.parametrize(
    ("rule", "marked", "more", "last"),
    [
        ("six words before", "[A group of{} doctors in 2015] {{called for}} <his dismissal>.", " grey", 2),
        ("twelve words of an object", "[Orlin] {{announced}} <his{} reply to them in October>.", " grey", 8),
        ("one mark behind the day", "[Orlin] {{announced}} <his reply to them in October{}>", ".", 1),
        ("four words with a verb", "[Orlin] {{called}} <the{} mill was so> on Monday.", " big", 0),
        ("four words", "[Orlin] {{called}} <the mill a heap{}> on Monday.", " of stones", 2),
        ("nine words", "[Orlin] {{called}} <the{} mill> on Monday.", " big", 7),
        ("two words after that", "[Orlin] {{called}} <that{}> on Monday.", " big", 1),
        (
            "content that goes on behind the day",
            "[Orlin] {{dismissed}} <the guild> on Monday {}<with a shrug>.",
            " ",
            1,
        ),
        ("two marks behind an interview", "[Orlin] {{said}} <so in an interview on Monday{}>", ".", 2),
        ("two marks behind a speech", "[Orlin] {{said}} <so in a weekend speech{}>", ".", 2),
        ("what is wanted, 12 characters", "[Orlin] {{urged}} <the guild on Monday {}to pay>.", " ", 9),
    ],
)
def test_how_much_may_stand_around_a_day(rule, marked, more, last, read_marks):
    found = [when(marked.format(more * n), read_marks) for n in (last, last + 1)]
    assert found[0] != "none told" and found[1] == "none told", rule


def test_remarks_of_another_40_characters_before_have_their_own_day(read_marks):
    marked = "[Orlin] {{denied}} Orm’s {} remarks, made in an interview on Monday."
    assert [when(marked.format("x" * n), read_marks) for n in (22, 23)] == ["none told", ("on Monday", "with its noun")]


def test_a_source_may_end_or_begin_its_sentence(read_marks):
    assert when("<So>, {according to} [tax returns released Friday]", read_marks) == ("Friday", "in the source")
    assert when("[Thursday's statement] {said} <so>", read_marks) == ("Thursday", "in the source")


def dated(text):
    """Day of the last statement of an article of Thursday, 8 May 2031."""
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": [text], "published": ["2031-05-08"]})
    articles = an.as_articles(articles)
    said = an.read_statements(an.find_attributions(articles, engine="rules"), articles)
    start = said.sort_values("cue_start").iloc[-1]["said_on_start"]
    return None if pd.isna(start) else start.strftime("%A")


RAIN = " It rained on the hills."


@pytest.mark.parametrize(("n", "day"), [(2, "Monday"), (3, "Tuesday")], ids=["three sentences on", "four"])
def test_later_in_the_day_follows_a_statement_up_to_three_sentences_back(n, day):
    text = "A mill burned on Tuesday. Jon Ravn said on Monday that talks failed."
    assert dated(f"{text}{RAIN * n} Ann Orm said later in the day that nobody was hurt.") == day


def day_and_lag(marked, read_marks):
    row = row_of(marked, read_marks, published="2031-05-08")
    return tuple(told(row, ("said_on_start", "lag_days")).values())


@pytest.mark.parametrize(
    ("rule", "marked", "more", "last"),
    [
        ("four sentences back", "A mill burned on Monday.{} <“So,”> [Orm] {{said}} at the time.", RAIN, 3),
        ("three sentences back", "A mill burned on Monday.{} [Orm] {{said}} the same day <so>.", RAIN, 2),
        ("twenty days back", "A mill burned on Monday{}. <“So,”> [Orm] {{said}} at the time.", ", that day", 19),
        ("twenty times back", "A mill burned on Monday{}. [Orm] {{said}} the same day <so>.", ", in April", 19),
    ],
)
def test_how_far_back_a_day_was_spoken_of(rule, marked, more, last, read_marks):
    near, far = (day_and_lag(marked.format(more * n), read_marks) for n in (last, last + 1))
    assert near == (pd.Timestamp("2031-05-05"), 3) and far == (None, None), rule


@pytest.mark.parametrize(("time", "lag"), [("on Monday", 3), ("last week", 4), ("last month", None)])
def test_a_time_of_a_week_has_a_lag(time, lag, read_marks):
    start, days = day_and_lag(f"A mill burned {time}. <“So,”> [Orm] {{said}} at the time.", read_marks)
    assert start is not None and days == lag


# whether it was said, and by whom, within so many characters


@pytest.mark.parametrize(
    ("marked", "more", "last", "made"),
    [
        ("[Orm] did not {}ly {{say}} <so>.", "x", 73, "negated"),
        ("Unless {} [Orm] {{says}} <so>.", "x", 72, "conditional"),
        ("If {} [Orm] {{says}} <so>.", "x", 76, "conditional"),
        ("[Orm] {{said}}{}nothing of it.", " ", 53, "negated"),
        ("[Orm] {{declined}}{}to comment <so>.", " ", 50, "refused"),
        ("[Orm] kept{}{{silent}} on <so>.", " ", 26, "refused"),
        ("[Few] were willing to{}{{say}} <so>.", " ", 20, "refused"),
        ("Neither {} [Orm] {{said}} <so>.", "x", 71, "negated"),
    ],
)
def test_how_far_from_a_verb_stands_what_undoes_it(marked, more, last, made, read_marks):
    found = []
    for n in (last, last + 1):
        text, source, cue, _ = read_marks(marked.format(more * n))
        found.append(read_made(text, (0, len(text)), source, cue))
    assert found == [made, "made"]


@pytest.mark.parametrize(
    ("field", "marked", "more", "last", "near", "far"),
    [
        ("anonymity", "{{asked}} {} by Ann Orm <so>. Ann Orm left.", "x", 55, "named", "none"),
        ("anonymity", "{{asked}}{}by Ann Orm <so>. Ann Orm left.", " ", 57, "named", "none"),
        ("anonymity", "The mill was {}ly {{praised}} for <so>.", "x", 23, "none", "named role"),
        ("anonymity", "The {} Ann Orm came home, {{saying}} <so>. Ann Orm left.", "x", 35, "named", "none"),
        ("stance", "[Orm] did not {}ly {{deny}} <so>.", "x", 93, "hedged", "denying"),
        ("stance", "[Orm] {{asked}}{}for help, <so>.", " ", 77, "demanding", "neutral"),
        ("verification", "[Orm] {{said}} <so, figures{}that could not be verified>.", " ", 105, "unverified", None),
    ],
)
def test_how_far_words_tell_of_a_statement(field, marked, more, last, near, far, read_marks):
    assert [told(row_of(marked.format(more * n), read_marks), [field])[field] for n in (last, last + 1)] == [near, far]


@pytest.mark.parametrize(
    ("cue", "anonymity"),
    [("told", "named"), ("then told", "named"), ("told him that", "named"), ("then told that", "none")],
)
def test_the_verb_of_a_cue_is_its_last_word_of_two_and_its_first_of_three(cue, anonymity, read_marks):
    assert row_of(f"Ann Orm came home, {{{cue}}} <so>. Ann Orm left.", read_marks)["anonymity"] == anonymity


@pytest.mark.parametrize(
    ("words", "anonymity", "told"),
    [
        ("two old officials", "collective", "unnamed person"),
        ("three of the aides", "collective", "unnamed person"),
        ("four officials", "collective", "collective"),
        ("two officials", "named role", "named role"),
    ],
)
def test_two_or_three_persons_are_no_crowd(words, anonymity, told):
    speaker = unresolved()._replace(name=words, anonymity=anonymity, plural=True, rule="phrase")
    assert read_anonymity(words, (0, len(words)), (0, len(words)), None, (), speaker, None) == told


@pytest.mark.parametrize(
    ("words", "name", "told"),
    [
        ("old mill hand Ann Orm", None, "named"),
        ("old mill hand Ann Orm", "old mill hand", None),
        ("old mill hand", "old mill hand Ann Orm", "named"),
        ("old mill hand", None, None),
    ],
)
def test_a_title_that_ends_in_a_name(words, name, told):
    assert _named_after_all(words, unresolved()._replace(name=name)) == told


@pytest.mark.parametrize(
    ("source", "bare"), [("Elk's", (2, 5)), ("Elk’s", (2, 5)), ("Elks", (2, 6)), ("Elk’", (2, 6)), (None, None)]
)
def test_a_source_without_its_possessive(source, bare):
    assert _bare(f"“ {source}", source and (2, 2 + len(source))) == bare


# what a verb shares with the one before


def last_of(read_marks, *several):
    """Read the statements of one text that is marked several times; give the last."""
    rows = []
    for n, marked in enumerate(several):
        text, *spans = read_marks(marked)
        rows.append(attribution_of(text, *spans, attribution_id=f"a/{n}"))
    article = {"article_id": "a", "outlet": "Courier", "published": "2031-05-08", "text": text, "raw_text": text}
    return an.read_statements(schema.make(rows, schema.ATTRIBUTIONS), schema.make([article], schema.ARTICLES)).iloc[-1]


@pytest.mark.parametrize(
    ("adverb", "channel"), [("", "other outlet"), (f"{'x' * 13}ly ", "other outlet"), (f"{'x' * 14}ly ", None)]
)
def test_a_verb_joined_by_and_within_20_characters_shares_the_channel(adverb, channel, read_marks):
    row = last_of(
        read_marks,
        f"[Orlin] {{told}} the Reshta Herald <that so> and {adverb}added that no.",
        f"[Orlin] told the Reshta Herald that so and {adverb}{{added}} <that no>.",
    )
    assert told(row, ["channel"]) == {"channel": channel}


@pytest.mark.parametrize(("n", "relay"), [(1, "Interfax"), (31, "Interfax"), (32, None)])
def test_it_quoted_within_40_characters_is_who_passed_on_the_last(n, relay, read_marks):
    row = last_of(
        read_marks,
        f"[Orlin] {{said}} <so>, as quoted by Interfax. It quoted{' ' * n}Dovar as saying no.",
        f"Orlin said so, as quoted by Interfax. It quoted{' ' * n}[Dovar] {{as saying}} <no>.",
    )
    assert told(row, ["relay"]) == {"relay": relay}
