"""Sources that an engine left out or cut: (marked sentence as an engine reads it, the source that it has)."""

import pytest

from analysis.attribution.spans import Attribution
from analysis.attribution.subjects import with_subject

ANNOUNCED = [  # a quotation in a paragraph of its own, and who announces it
    ("In 1998, President Tamm released the following statement:\n\n<“It rained.”>", "President Tamm"),
    ("The mill burned. The mayor said this:\n\n<“It rained.”>", "The mayor"),
    ("Mayor Lira Tamm issued a brief statement on the fire:\n\n<“It rained.”>", "Mayor Lira Tamm"),
    ("Tamm released the film in May:\n\n<“It rained.”>", None),
    ("Tamm released a statement. It rained:\n\n<“It rained.”>", None),
]
CASES = [
    # a relative clause, an apposition or an adverb between subject and verb
    ("The ferry firm, which has run boats for years, {announced} <that it would close>.", "The ferry firm"),
    ("Lira Tamm, doubling down on her words, {tweeted} <that it rained>.", "Lira Tamm"),
    ("Tamm last week {put forward} <a plan>.", "Tamm"),
    ("Bakers, however, {rejected} <the plan>.", "Bakers"),
    ("Quietly, Tamm on Monday {ordered} <a halt>.", "Tamm"),
    # two verbs of one subject, a participle of the verb before
    ("She was at the fair and {called} <him a liar>.", "She"),
    ("The mayor came as Elk held the cup, {saying} <it was late>.", "Elk"),
    ("In May, the Lisk Council wrote to the crew, {demanding} <a halt>.", "the Lisk Council"),
    ("Sen. Lira Tamm, R-Ohio, was filmed in a lift {calling} <it a joke>.", "Sen. Lira Tamm"),
    ("Tamm, who won in May, {was filmed that night vowing} <to go>.", "Tamm"),
    ("Tamm said she had met with [Elk, the council chair, and] {planned} <to go>.", "Tamm"),
    ("In court in Lisk, Va., Tamm, in a green suit, said little, {offering} <thanks that it was over>.", "Tamm"),
    ("Tamm himself, who was ill, toned it down, shifting his focus and {admitting} <that it leaks>.", "Tamm"),
    ("She struggles with that in talks - boasting - {conceding} <that it leaks>.", "She"),
    ("Lira Tamm threw her weight behind Sen. Dan Elk (R-Ohio) Friday, {saying} <it was time>.", "Lira Tamm"),
    ("Tamm met Elk, who left early, {saying} <it leaks>.", "Tamm"),
    ("Tamm called it “a farce” in May, {adding} <that it leaks>.", "Tamm"),
    ("“It leaks,” Tamm said, {adding} <that it did>.", "Tamm"),
    ("“It leaks, {adding} <that it did>.", None),
    ("She began the day by issuing orders and {ordering} <crews to wait>.", "She"),
    ("The square was full of people, many wearing hats and {chanting} <a name>.", None),
    ("They took a van covered in signs praising Tamm and {criticizing} <Elk>.", None),
    # behind the verb, where an engine took what stands before it for who says it
    ("[The oven is cold,] {complained} <others>.", "others"),
    ("[The oven is cold,] {said} <independent baker Lira Tamm>.", "independent baker Lira Tamm"),
    ("[The oven was cold,] {said} <a baker who left>.", "a baker who left"),
    ("[Tamm, who was cold,] {said} <little>.", "Tamm, who was cold,"),
    ("[Tamm, born in Sorn,] {noted} <the loss>.", "Tamm, born in Sorn,"),
    ("[Tamm] was cold, {said} <nothing>.", "Tamm"),
    # several names, a dash before the subject, an age before the name, a last name that looks like a verb
    ("Dan Elk, Lira Tamm and Nora Sill {have all said} <that it leaks>.", "Dan Elk, Lira Tamm and Nora Sill"),
    ("He thanked Dan Elk and Nora Sill {left saying} <that it leaks>.", None),
    ("When it rained — and it did — Tamm {called} <it a joke>.", "Tamm"),
    ("[Norvane director Ian] Rush {said} <that it leaks>.", "Norvane director Ian Rush"),
    ("[The director] Monday {said} <that it leaks>.", "The director"),
    # who asks
    ("{Asked} by Elk <if it rained>, Tamm nodded.", "Elk"),
    ("When {pressed by Nora Sill about} <rain>, Tamm nodded.", "Nora Sill"),
    # a source that was cut
    ("Town councillors – [including the man who dug it –] {confirmed} <that it leaks>.", "Town councillors – including the man who dug it –"),  # noqa: E501
    ("Elk, in his first talk since being named as [Orm’s deputy,] {told} us <that it leaks>.", "Elk"),
    ("[The mayor, Nora Sill,] {said} <that it leaks>.", "The mayor, Nora Sill,"),
    # nothing plain
    ("After {saying} <that it leaks>, Orm left.", None),
    ("However, {documented} <cases of it> are rare.", None),
    ("The report that angered Orm and {praised} <the dam> came late.", None),
    ("Tamm met the crews of vans {criticizing} <the dam>.", None),
    ("Tamm faced calls to go and {suggestions} <that it leaks>.", None),
    ("<The dam>, Tamm’s pride, {was said} to leak.", None),
    ("The dam {seems} <to leak>.", None),
]  # fmt: skip


def _read(sentence):
    spans, text = {}, ""
    for char in sentence:
        if char in "[]{}<>":
            spans[char] = len(text)
        else:
            text += char
    source = (spans["["], spans["]"]) if "[" in spans else None
    a = Attribution(source, (spans["{"], spans["}"]), ((spans["<"], spans[">"]),))
    return text, with_subject(text, a, [(0, len(text))])


@pytest.mark.parametrize(("sentence", "source"), CASES)
def test_the_source(sentence, source):
    text, a = _read(sentence)
    assert (text[slice(*a.source)] if a.source else None) == source


def test_a_speaker_read_as_the_content_is_turned_round():
    text, a = _read("The dam leaks, {said} <the firm’s newly named chair Lira Tamm> in a letter.")
    assert text[slice(*a.source)] == "the firm’s newly named chair Lira Tamm"
    assert [text[slice(*piece)] for piece in a.content] == ["The dam leaks"]


def test_who_asks_is_no_part_of_the_cue():
    text, a = _read("When {pressed by Nora Sill about} <rain>, Tamm nodded.")
    assert text[slice(*a.cue)] == "pressed"


@pytest.mark.parametrize(
    ("line", "source", "cue"),
    [
        ("She wrote:", "She", "wrote"),
        ("The Lisk Herald recently reported:", "The Lisk Herald", "reported"),
        ("However said:", None, None),
        ("The list:", None, None),
    ],
)
def test_the_line_before_announces_a_quotation(line, source, cue):
    text = f"It rained.\n\n{line}\n\n“It leaks.”"
    a = with_subject(text, Attribution(None, None, ((text.index("“"), len(text)),)), [(0, len(text))])
    got = [text[slice(*span)] if span else None for span in (a.source, a.cue)]
    assert got == [source, cue]


@pytest.mark.parametrize(("marked", "source"), ANNOUNCED)
def test_who_announces_a_quotation(marked, source, read_marks):
    text, _, _, contents = read_marks(marked)
    found = with_subject(text, Attribution(None, None, tuple(contents)), [(0, len(text))])
    assert (text[slice(*found.source)] if found.source else None) == source
