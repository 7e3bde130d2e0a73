"""Everything that is read of a speaker: who it is, what kind and side, how named, by which rule, form and party."""

import pytest

from analysis.statements.who.actors import Actors
from analysis.statements.who.cast import Cast
from analysis.statements.who.speakers import Resolver

# (marked source, or marked sentences; the last speaker: name | kind | side | anonymity | rule | form | party)
READ = [
    ("[Texas Sen. Ann Orm]", "Ann Orm | legislator | United States | named | name | person f | None"),
    ("[Sen. Ann Orm (R-Ohio)]", "Ann Orm | legislator | United States | named | name | person f | Republican"),
    ("[Ann Orm, D-Ohio,]", "Ann Orm | legislator | United States | named | name | person f | Democratic"),
    ("[Ann Orm, Democrat of Illinois,]", "Ann Orm | legislator | United States | named | name | person f | Democratic"),
    (
        "Ann Orm’s campaign slept. [The campaign]",
        "Ann Orm’s campaign | party | None | named role | phrase | institution | None",
    ),
    (
        "Ann Orm’s campaign and Dan Tosk’s campaign slept. [The campaign]",
        "campaign | party | None | named role | phrase | institution | None",
    ),
    (
        "[A representative for Lisk Bank]",
        "representative for Lisk Bank | spokesperson | None | named role | phrase | institution, speaks for it | None",
    ),
    ("[The city of Lisk]", "city of Lisk | government | None | named role | phrase | institution | None"),
    ("[Isaiah 40:8]", "Isaiah 40:8 | document | None | named role | document | document | None"),
    (
        "[The New York state attorney general]",
        "New York state attorney general | court | United States | named role | phrase | phrase | None",
    ),
    (
        "[utilities regulators]",
        "utilities regulators | government | None | collective | phrase | people, several | None",
    ),
    (
        "A new ad from Ann Orm’s own campaign ran. [The ad]",
        "new ad from Ann Orm’s own campaign | document | None | named role | document | document | None",
    ),
    (
        "The corporate speaker Ann Orm left. [The loud speaker]",
        "Ann Orm | civilian | None | named | the speaker, sentence 1 | person f | None",
    ),
    ("[Some protest leaders]", "protest leaders | organisation | None | collective | phrase | people, several | None"),
    ("[Some military leaders]", "military leaders | government | None | collective | phrase | people, several | None"),
    ("[an inside source]", "inside source | unnamed | None | unnamed person | phrase | phrase | None"),
    (
        "[officials in both cities]",
        "officials in both cities | government | None | collective | phrase | people, several | None",
    ),
    (
        "[officials in both films]",
        "officials in both films | unnamed | None | collective | phrase | people, several | None",
    ),
    (
        "[some of the mill’s older hands]",
        "some of the mill’s older hands | unknown | None | collective | phrase | people, several | None",
    ),
    (
        "Former Sen. Ann Orm left. [The former senator]",
        "Ann Orm | unknown | None | named | the former senator, sentence 1 | person f | None",
    ),
    ("Ann Orm left. [The former senator]", "former senator | unknown | None | named role | phrase | phrase | None"),
    (
        "The Boston Globe wrote. [The piece]",
        "Boston Globe | media | None | named role | the piece, sentence 1 | institution | None",
    ),
    (
        "The Boston Globe wrote. [The paper's editorial board]",
        "Boston Globe | media | None | named role | the paper, sentence 1 | institution | None",
    ),
    (
        "[A public statement by a spokesman for Norvane Holdings]",
        "spokesman for Norvane Holdings | spokesperson | None | named role | phrase | phrase m, speaks for it | None",
    ),
    (
        "[data from the Lisk Clinic in August]",
        "Lisk Clinic | organisation | None | named role | name | institution | None",
    ),
    (
        "[Some on the House Budget Committee]",
        "Some on the House Budget Committee | legislator | None | collective | phrase | people, several | None",
    ),
    (
        "[Critics in House of Cards]",
        "Critics in House of Cards | unnamed | None | collective | phrase | people, several | None",
    ),
    ("[Ann Orm (aged 54)]", "Ann Orm | unknown | None | named | name | person f | None"),
    ("[Ann Orm of Chile]", "Ann Orm | unknown | None | named | name | person f | None"),
    ("[Ann Orm of the consulting firm Norvane]", "Ann Orm | company | None | named | name | person f | None"),
    ("[Ann Orm of Reshta University]", "Ann Orm | expert | None | named | name | person f | None"),
    ("[Ann Orm, from the University of Chile,]", "Ann Orm | expert | None | named | name | person f | None"),
    ("[Ann Orm, president and CEO of Norvane Holdings,]", "Ann Orm | company | None | named | name | person f | None"),
    ("[Norvane Holdings vice president Ann Orm]", "Ann Orm | company | None | named | name | person f | None"),
    ("[Ann Orm, president of Norv-X, a company in Reshta,]", "Ann Orm | company | None | named | name | person f | None"),  # noqa: E501
    ("[Ann Orm, director of the Lisk Institute at Reshta University,]", "Ann Orm | expert | None | named | name | person f | None"),  # noqa: E501
    ("[Ann Orm, head of the Lisk Policy Foundation,]", "Ann Orm | organisation | None | named | name | person f | None"),  # noqa: E501
    ("[Former President Ann Orm]", "Ann Orm | unknown | None | named | name | person f | None"),
    ("[the former Chilean ambassador to Peru, Ann Orm,]", "Ann Orm | expert | None | named | name | person f | None"),
    ("[Ann Orm, the Chilean ambassador to Peru,]", "Ann Orm | government | Chile | named | name | person f | None"),
    ("[Ann Orm, ambassador to Peru,]", "Ann Orm | government | None | named | name | person f | None"),
    ("[Ann Orm, a spokeswoman for Norvane Holdings,]", "Ann Orm | spokesperson | None | named | name | person f, speaks for it | None"),  # noqa: E501
    ("[Ann Orm, a spokeswoman for the Chilean army,]", "Ann Orm | spokesperson | Chile | named | name | person f, speaks for it | None"),  # noqa: E501
    ("[Ann Orm, spokesman for the Democrats in Ohio,]", "Ann Orm | spokesperson | United States | named | name | person f, speaks for it | Democratic"),  # noqa: E501
    ("[Tom Orm, chairman of the House committee,]", "Tom Orm | legislator | None | named | name | person m | None"),
    ("[Republican strategist Tom Orm]", "Tom Orm | party | None | named | name | person m | Republican"),
    ("[Republican Tom Orm]", "Tom Orm | party | None | named | name | person m | Republican"),
    ("[CNN’s Tom Orm]", "Tom Orm | media | None | named | name | person m | None"),
    ("[Chilean Tom Orm]", "Tom Orm | unknown | None | named | name | person m | None"),
    ("[Lt. Gov. Tom Orm]", "Tom Orm | government | None | named | name | person m | None"),
    ("[Maj. Gen. Tom Orm]", "Tom Orm | military | None | named | name | person m | None"),
    ("[former Gen. Tom Orm]", "Tom Orm | expert | None | named | name | person m | None"),
    ("[Dr. Tom Orm]", "Tom Orm | expert | None | named | name | person m | None"),
    ("[Prof. Ann Orm]", "Ann Orm | expert | None | named | name | person f | None"),
    ("[Rep. Ann Orm of Ohio]", "Ann Orm | legislator | United States | named | name | person f | None"),
    ("[Ohio Gov. Ann Orm]", "Ann Orm | government | United States | named | name | person f | None"),
    ("[Justice Ann Orm]", "Ann Orm | court | None | named | name | person f | None"),
    ("[Mayor Ann Orm]", "Ann Orm | government | None | named | name | person f | None"),
    ("[Police Chief Ann Orm]", "Ann Orm | police | None | named | name | person f | None"),
    ("[Detective Ann Orm]", "Ann Orm | police | None | named | name | person f | None"),
    ("[Ann Orm, counsel for the Justice Department,]", "Ann Orm | court | United States | named | name | person f | None"),  # noqa: E501
    ("[Ann Orm, a lawyer for Norvane,]", "Ann Orm | expert | None | named | name | person f | None"),
    ("[Ann Orm, a professor of law at Reshta College,]", "Ann Orm | expert | None | named | name | person f | None"),
    ("[Ann Orm, who heads the Lisk Foundation,]", "Ann Orm | organisation | None | named | name | person f | None"),
    ("Ann Orm, a baker, met Tom Lisk. [The baker]", "Ann Orm | civilian | None | named | the baker, sentence 1 | person f | None"),  # noqa: E501
    ("Tom Lisk, a baker, met Ann Orm. [He]", "Tom Lisk | civilian | None | named | pronoun, sentence 1 | person m | None"),  # noqa: E501
    ("Tom Lisk met Ann Orm. [She] {said} <so>. [He] {said} <so>.", "Tom Lisk | unknown | None | named | pronoun, sentence 1 | person m | None"),  # noqa: E501
    ("Tom Lisk met Ann Orm. [They]", "None | unknown | None | named role | unresolved | None | None"),
    ("[Tom Lisk] {said} <so>. [Lisk] {added} <so>.", "Tom Lisk | unknown | None | named | last name, sentence 1 | person m | None"),  # noqa: E501
    ("[Tom Lisk] {said} <so>. [Mr. Lisk] {added} <so>.", "Tom Lisk | unknown | None | named | last name, sentence 1 | person m | None"),  # noqa: E501
    ("The Norvane Holdings board met. [The company]", "Norvane Holdings | company | None | named role | the company, sentence 1 | institution | None"),  # noqa: E501
    ("The Lisk Foundation met. [The foundation]", "Lisk Foundation | organisation | None | named role | the foundation, sentence 1 | institution | None"),  # noqa: E501
    ("The Lisk Foundation met. It rained. It snowed. It blew. [The foundation]", "Lisk Foundation | organisation | None | named role | the foundation, sentence 1 | institution | None"),  # noqa: E501
    ("[The foundation]", "foundation | organisation | None | named role | phrase | institution | None"),
    ("[The Lisk Foundation’s spokesman]", "Lisk Foundation | spokesperson | None | named role | institution | institution, speaks for it | None"),  # noqa: E501
    ("[Its spokesman]", "None | spokesperson | None | named role | unresolved | None | None"),
    ("The Chilean army left. [Its spokesman]", "Armed Forces of Chile | spokesperson | Chile | named role | pronoun, sentence 1 | institution, speaks for it | None"),  # noqa: E501
    ("The Chilean army left. [A spokesman]", "None | spokesperson | None | unnamed person | unresolved | None | None"),
    ("Ann Orm left. [Her lawyer]", "Ann Orm’s lawyer | expert | None | unnamed person | phrase | phrase | None"),
    ("Ann Orm left. [Her husband]", "Ann Orm’s husband | civilian | None | unnamed person | phrase | phrase m | None"),
    ("Ann Orm left. [The spokesman for Orm]", "Ann Orm’s spokesman | spokesperson | None | named role | phrase | phrase m, speaks for it | None"),  # noqa: E501
    ("Ann Orm left. [The Orm campaign]", "Orm campaign | party | None | named role | phrase | institution | None"),
    ("Ann Orm left. [Orm’s campaign manager]", "Ann Orm’s campaign manager | party | None | unnamed person | phrase | phrase | None"),  # noqa: E501
    ("Presidential candidate Ann Orm left. [The candidate]", "Ann Orm | candidate | None | named | the candidate, sentence 1 | person f | None"),  # noqa: E501
    ("[A senior Chilean official]", "senior Chilean official | government | Chile | unnamed person | phrase | phrase | None"),  # noqa: E501
    ("[Chilean officials]", "Chilean officials | government | Chile | collective | phrase | people, several | None"),
    ("[An official in the Chilean government]", "official in the Chilean government | government | Chile | unnamed person | phrase | phrase | None"),  # noqa: E501
    ("[One official]", "official | unnamed | None | unnamed person | phrase | phrase | None"),
    ("[Two officials]", "Two officials | unnamed | None | collective | phrase | people, several | None"),
    ("[A person close to the Chilean president]", "person close to the Chilean president | unnamed | Chile | unnamed person | phrase | phrase | None"),  # noqa: E501
    ("[People familiar with the talks]", "People familiar with the talks | unnamed | None | collective | phrase | people, several | None"),  # noqa: E501
    ("[Sources]", "Sources | unnamed | None | collective | phrase | people, several | None"),
    ("[Sources in the Chilean foreign ministry]", "Sources in the Chilean foreign ministry | unnamed | Chile | collective | phrase | people, several | None"),  # noqa: E501
    ("[Experts]", "Experts | expert | None | collective | phrase | people, several | None"),
    ("[Some experts at Reshta University]", "experts at Reshta University | expert | None | collective | phrase | people, several | None"),  # noqa: E501
    ("[Critics]", "Critics | unnamed | None | collective | phrase | people, several | None"),
    ("[A woman]", "woman | civilian | None | unnamed person | phrase | phrase f | None"),
    ("[Police]", "Police | police | None | named role | phrase | institution | None"),
    ("[Reshta police]", "Reshta police | police | None | named role | phrase | institution | None"),
    ("[Chilean police]", "Police of Chile | police | Chile | named role | institution | institution | None"),
    ("[The police chief]", "police chief | police | None | named role | phrase | phrase | None"),
    ("[Prosecutors]", "Prosecutors | court | None | collective | phrase | people, several | None"),
    ("[A judge]", "judge | court | None | unnamed person | phrase | phrase | None"),
    ("[The court]", "court | court | None | named role | phrase | institution | None"),
    ("[The Supreme Court]", "Supreme Court | court | None | named role | phrase | institution | None"),
    ("[A report by the Lisk Foundation]", "report by the Lisk Foundation | document | None | named role | document | document | None"),  # noqa: E501
    ("[A report]", "report | document | None | named role | document | document | None"),
    ("[The Lisk report]", "Lisk report | document | None | named role | document | document | None"),
    ("[The Reshta Times]", "Reshta Times | media | None | named role | name | institution | None"),
    ("[Reporters]", "Reporters | media | None | collective | phrase | people, several | None"),
    ("[A statement from the White House]", "White House | government | United States | named role | alias | institution | None"),  # noqa: E501
    ("[The White House]", "White House | government | United States | named role | alias | institution | None"),
    ("[The State Department]", "State Department of the United States | ministry | United States | named role | alias | institution | None"),  # noqa: E501
    ("[The Pentagon]", "Pentagon | military | United States | named role | alias | institution | None"),
    ("[The FBI]", "FBI | police | United States | named role | alias | institution | None"),
    ("[Senate Republicans]", "Senate Republicans | legislator | United States | collective | phrase | people, several | Republican"),  # noqa: E501
    ("[House Democrats]", "House Democrats | legislator | United States | collective | phrase | people, several | Democratic"),  # noqa: E501
    ("[Democrats]", "Democrats | party | None | collective | phrase | people, several | Democratic"),
    ("[The Republican Party]", "Republican Party | party | None | named role | phrase | institution | Republican"),
    ("[Labour]", "Labour | party | United Kingdom | named role | phrase | institution | Labour"),
    ("[The Chilean opposition]", "Opposition of Chile | opposition | Chile | named role | institution | institution | None"),  # noqa: E501
    ("[The EU]", "European Union | international body | European Union | named role | alias | institution | None"),
    ("[The European Commission]", "European Commission | international body | European Union | named role | alias | institution | None"),  # noqa: E501
    ("[A U.N. spokesman]", "United Nations | spokesperson | United Nations | named role | alias | institution m, speaks for it | None"),  # noqa: E501
    ("[NATO Secretary General Ann Orm]", "Ann Orm | international body | NATO | named | name | person f | None"),
    ("[The United Nations]", "United Nations | international body | United Nations | named role | alias | institution | None"),  # noqa: E501
    ("[Human Rights Watch]", "Human Rights Watch | organisation | None | named role | alias | institution | None"),
    ("[Norvane Inc.]", "Norvane Inc. | company | None | named role | phrase | institution | None"),
    ("[Norvane, a company in Reshta,]", "Norvane | company | None | named role | phrase | institution | None"),
    ("[The union]", "union | organisation | None | named role | phrase | institution | None"),
    ("[The bank]", "bank | company | None | named role | phrase | institution | None"),
    ("[Chile’s Central Bank]", "Central Bank of Chile | government | Chile | named role | institution | institution | None"),  # noqa: E501
    ("[Beijing]", "Government of China | government | China | named role | state | state | None"),
    ("[President Ann Orm of Chile]", "Ann Orm | head of state | Chile | named | name | person f | None"),
    ("[The president of Chile]", "President of Chile | head of state | Chile | named role | role | role | None"),
    ("[Chile’s president, Ann Orm,]", "Ann Orm | head of state | Chile | named | name | person f | None"),
    ("[Governor Ann Orm]", "Ann Orm | government | None | named | name | person f | None"),
    ("[the governor of Ohio]", "governor of Ohio | government | United States | named role | phrase | phrase | None"),
    ("[The governor of the central bank]", "governor of the central bank | government | None | named role | phrase | phrase | None"),  # noqa: E501
    ("[Foreign Minister Ann Orm]", "Ann Orm | government | None | named | name | person f | None"),
    ("[a Chilean lawmaker]", "Chilean lawmaker | legislator | Chile | unnamed person | phrase | phrase | None"),
    ("[lawmakers]", "lawmakers | legislator | None | collective | phrase | people, several | None"),
    ("[a member of the Chilean parliament]", "member of the Chilean parliament | legislator | Chile | unnamed person | phrase | phrase | None"),  # noqa: E501
    ("[a doctor at Reshta hospital]", "doctor at Reshta hospital | expert | None | unnamed person | phrase | phrase | None"),  # noqa: E501
    ("[Doctors]", "Doctors | expert | None | collective | phrase | people, several | None"),
    ("[Teacher Ann Orm]", "Ann Orm | civilian | None | named | name | person f | None"),
    ("[Ann Orm’s mother]", "Ann Orm’s mother | civilian | None | unnamed person | phrase | phrase f | None"),
    ("[The family]", "family | civilian | None | collective | phrase | people, several | None"),
    ("[Everyone]", "Everyone | unnamed | None | collective | phrase | people, several | None"),
    ("[Many]", "Many | unnamed | None | collective | phrase | people, several | None"),
    ("[Some]", "Some | unnamed | None | collective | phrase | people, several | None"),
    ("Norvane Holdings left. [It]", "Norvane Holdings | company | None | named role | pronoun, sentence 1 | institution | None"),  # noqa: E501
    ("Chile left. [It]", "Government of Chile | government | Chile | named role | pronoun, sentence 1 | state | None"),
    ("[I]", "None | unknown | None | none | unresolved | None | None"),
    ("[We]", "None | unknown | None | none | unresolved | None | None"),
    ("[You]", "None | unknown | None | none | unresolved | None | None"),
    ("Ann Orm was there, and Tom Lisk, her lawyer, left. [The lawyer]", "Tom Lisk | expert | None | named | the lawyer, sentence 1 | person m | None"),  # noqa: E501
]  # fmt: skip


@pytest.fixture(scope="module")
def actors():
    return Actors()


def told(speaker):
    form = f"{speaker.form} {speaker.gender}".strip() + ", several" * speaker.plural
    form += ", speaks for it" * speaker.spokesperson
    parts = (speaker.name, speaker.kind, speaker.side, speaker.anonymity, speaker.rule, form or None, speaker.party)
    return " | ".join(map(str, parts))


@pytest.mark.parametrize(("marked", "expected"), READ)
def test_everything_read_of_a_speaker(marked, expected, actors, read_marks):
    marked = marked if "{" in marked else f"{marked} {{said}} <so>."
    text, pieces = read_marks(marked)[0], marked.split("[")
    resolver = Resolver(Cast(text, actors=actors))
    for n in range(2, len(pieces) + 1):
        _, source, cue, contents = read_marks("[".join(pieces[:n]))
        speakers = resolver.read(source, cue, contents[-1:] or [(len(text) - 1, len(text))])
    assert [told(speaker) for speaker in speakers] == [expected]
