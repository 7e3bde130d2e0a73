"""Readings of all that one place of a sentence can hold: each word of the lexicon of acts, each way to name a speaker.

A row of the frozen table of acts is a sentence with a gap and one reading, with the words that are read so there. A row
of the others is one phrase.
"""

from itertools import product

import pandas as pd

import analysis as an
from analysis.base.lexicon import read_lexicon
from analysis.framing.act_words import acts_of
from analysis.framing.clauses import Clause, tokens
from analysis.statements.who.actors import Actors
from analysis.statements.who.cast import Cast
from analysis.statements.who.names import find_names
from analysis.statements.who.speakers import Resolver
from analysis.text.inflect import inflect

# {v} kill, {ed} killed, {en} killed or beaten, {ing} killing
OF_VERBS = [
    "Rebels {ed} three farmers.",
    "Rebels {ed} the village with mortars.",
    "The senator {ed} his rival in the debate.",
    "A guard {ed} Ann Orm in the leg.",
    "Norway {ed} Chile.",
    "Norway {ed} the treaty with Chile.",
    "Norway and Chile {ed} a peace agreement.",
    "The minister {ed} the Chinese president.",
    "Three farmers were {en}.",
    "Three farmers were {en} by rebels.",
    "A ceasefire was {en} by Norway.",
    "The boy, {en} on Monday, is at home.",
    "The soldiers who {ed} the boy fled.",
    "The boy whom guards {ed} fled.",
    "Rebels vowed to {v} the militia.",
    "Rebels did not {v} the boy.",
    "Chile accused Peru of {ing} the port.",
    "The gunman opened the door, {ing} two guards.",
    "{Ing} the guards with rifles, the gunmen fled.",
    "The {ing} of civilians went on.",
    "Police said that the {en} men were brothers.",
]
OF_NOUNS = [
    "The {n} killed nine.",
    "The Chilean {n} on the base went on.",
    "Norway’s {n} angered Chile.",
    "Rebels carried out a {n} on the base.",
    "The {n} of the market by rebels went on.",
    "The {n} against inflation went on.",
    "Police looked into the {n}.",
    "After the Lisk {n}, it rained.",
    "A {n} with Chinese officials failed.",
    "A {n} of bakers failed.",
    "Troops feared a {n}.",
    "Dozens of {ns} shook the town.",
    "Critics blamed the army for the {n}.",
    "Chile accused Peru of {n}.",
    "The heart {n} felled him.",
    "They said that {n} shook the town.",
    "The {n} victim went home.",
    "Norway and Chile met for {ns}.",
    "The military {n} in Chile went on.",
]
# ways to name a speaker
ONE = ("minister", "aide", "spokeswoman", "professor", "senator", "source", "lawyer", "coach")
MANY = ("officials", "soldiers", "farmers", "lawyers", "aides", "diplomats", "police officers")
BODIES = ("foreign ministry", "police", "court", "company", "embassy", "newspaper", "university", "army")
WITH_ONE, WITH_MANY, WITH_BODIES = (
    ("The", "A", "Another", "His"),
    ("", "Two", "Some", "One of the"),
    ("The", "The same"),
)
OF_PERSONS = ("", "former", "senior", "Kenyan", "Republican", "Ohio")
OF_BODIES = ("", "Kenyan", "Ohio", "Lisk")
TAILS = ("", " of Peru", " for the Lisk Bank", " close to the talks", ", Ann Orm,", " in Reshta", ", who left,")
BODY_TAILS = ("", " of Peru", " in Reshta", ", which met,")
BEFORE = (
    "", "Sen. ", "former President ", "Kenyan Prime Minister ", "the baker ", "Norvane chief executive ",
    "Professor ", "Ohio Gov. ", "Tess and ",
)  # fmt: skip
AFTER = (
    "", ", a Republican of Ohio", " (D-Ohio)", ", 54", ", a retired geologist", ", the mayor of Lisk",
    ", who runs Norvane", " of the Greens", ", Peru’s trade minister", ", president of the Lisk Bank", ", then a judge",
    ", a former officer now at the Lisk Institute", " Jr.", ", her lawyer", ", one of two Republicans", ", 31, of Lisk",
    ", a historian and author", " of the Lisk police",
)  # fmt: skip
# ways to say something
LEADS = (
    "", "On Monday, ", "In a statement, ", "Speaking to reporters on Tuesday, ", "Last week, ",
    "In an interview with Radio Reshta, ", "At a rally in Ohio, ", "Asked about the talks, ", "In March, ",
)  # fmt: skip
SUBJECTS = (
    "Jon Ravn",
    "the French foreign ministry",
    "officials",
    "the report",
    "a spokesman for Norvane",
    "the court",
)
CUES = (
    "said that", "told reporters that", "tweeted that", "wrote in a letter to the mayor that", "claimed that",
    "denied that", "declined to say that", "will say that", "had said that", "promised that", "warned that",
    "admitted that", "told the Herald that", "was quoted by the Herald as saying that", "testified that",
    "repeated that", "insisted that", "told parliament that",
)  # fmt: skip
TIMES = (
    "", " on Friday", " in a speech", " in March", " two weeks ago", ", according to Interpress", " in an email",
    " on state television", " last year", " during a debate on Thursday", ", in a report published on 3 May",
)  # fmt: skip
_SAID = (
    "speaker", "speaker_kind", "made", "channel", "stance", "addressee", "relay", "verification", "said_from",
    "said_until", "day_from", "lag_days",
)  # fmt: skip
# who is told of first, and what may point back to them
FIRST = (
    "Ann Orm, a baker, left.", "Ann Orm and Dan Tosk met.", "The French foreign ministry met.",
    "President Dana Orm of Kenya left.", "Senator Ann Orm, Democrat of Oregon, left.", "Two farmers were hurt.",
    "A senior council official left.", "The Lisk Bank closed.", "France and Spain met.", "Police arrived.",
    "Peru’s defence minister, Tess Sill, met Dan Tosk.", "The panel’s report was read.",
    "Ann Orm, 54, met her brother, Tom Orm, 31.", "Republican governors met.", "The Lisk Herald was sold.",
)  # fmt: skip
BACK = (
    "She", "He", "They", "It", "The ministry", "The president", "Ms. Orm", "Orm", "The official", "The bank", "Both",
    "Both countries", "The senator", "One of them", "The report", "Her lawyer", "The company",
    "The newspaper", "Paris", "The minister", "The farmers", "The Oregon Democrat", "The governors", "One farmer",
)  # fmt: skip
# a name among other capitals
BEFORE_NAMES = (
    "", "The ", "Mr. ", "President ", "In March ", "Assistant Secretary for Trade ", "New York ", "Sen. ", "Despite ",
    "Lisk Bank chief ",
)  # fmt: skip
NAMES = (
    "Ann Orm", "Ann B. Orm", "Ludwig van den Bosch", "ANN ORM", "Ann Orm-Tosk", "Conor O’Brien", "Ann Orm Jr.",
    "May Tosk", "Ann March", "John Smith Bank", "Ann Orm and Dan Tosk", "Ann Hall Orm", "Andrew Hall", "A. B. Osk",
)  # fmt: skip
AFTER_NAMES = (
    " came", "’s plan failed", " Bank closed", " said so", ", 54, left", " University closed", " March 3 came",
    ": Dan Tosk came", " Avenue closed", " of Ohio left",
)  # fmt: skip
_FIELDS = ("name", "kind", "side", "party", "anonymity", "form", "plural")


def words_of_acts():
    """Which words of the lexicon are read as an act in each sentence, and how."""
    table = read_lexicon("acts", columns=("lemma", "part", "kind", "counts", "source"))
    read = {}
    for row in table.to_dict("records"):
        for template in OF_VERBS if row["part"] == "verb" else OF_NOUNS:
            text = _filled(template, row["lemma"], row["part"])
            read.setdefault((template, _acts(text)), []).append(row["lemma"])
    rows = [(*key, "; ".join(words)) for key, words in read.items()]
    table = pd.DataFrame(rows, columns=["template", "reading", "words"])
    return table.sort_values(["template", "reading"], ignore_index=True)


def _filled(template, lemma, part):
    word, _, particle = lemma.partition(" ")
    behind = f" {particle}" if particle else ""
    if part == "noun":
        plural = word[:-1] + "ies" if word.endswith("y") else word + ("es" if word.endswith(("s", "sh", "ch")) else "s")
        return template.format(n=word, ns=plural)
    forms = inflect(word)
    ing = forms[-1] + behind
    return template.format(
        v=word + behind, ed=forms[2] + behind, en=forms[-2] + behind, ing=ing, Ing=ing[:1].upper() + ing[1:]
    )


def _acts(text):
    found = [
        (a.kind, a.form, *(text[slice(*s)] if s else "nobody" for s in (a.agent, a.patient)))
        for a in acts_of(Clause(tokens(text)))
    ]
    return "; ".join(" | ".join(one) for one in found)


def phrases():
    """Who speaks, by the words of the source; every other phrase, each with a determiner of its own."""
    rows, lists = [], Actors()
    for determiners, modifiers, roles, tails in (
        (WITH_ONE, OF_PERSONS, ONE, TAILS),
        (WITH_MANY, OF_PERSONS, MANY, TAILS[:4] + TAILS[5:]),
        (WITH_BODIES, OF_BODIES, BODIES, BODY_TAILS),
    ):
        for n, (role, modifier, tail) in enumerate(product(roles, modifiers, tails)):
            if n % 2 and len(determiners) > 2:
                continue
            determiner = determiners[(n // 2 + n // 30) % len(determiners)]
            phrase = " ".join(filter(None, [determiner, modifier, role])) + tail
            text = f"It rained. {phrase[:1].upper()}{phrase[1:]} said so."
            source, cue = (11, 11 + len(phrase.rstrip(","))), (12 + len(phrase), 16 + len(phrase))
            told = Resolver(Cast(text, actors=lists)).read(source, cue, [(cue[1], len(text))])
            rows += [(phrase, *(getattr(one, field) for field in _FIELDS)) for one in told]
    return pd.DataFrame(rows, columns=["phrase", *_FIELDS])


def backward():
    """Who is meant by what points back, one sentence on, and after one sentence on something else."""
    rows, lists = [], Actors()
    for first, between, phrase in product(FIRST, ("", " It rained on the hills."), BACK):
        text = f"{first}{between} {phrase} said so."
        start = len(text) - len(phrase) - 9
        source, cue = (start, start + len(phrase)), (len(text) - 8, len(text) - 4)
        told = Resolver(Cast(text, actors=lists)).read(source, cue, [(cue[1], len(text))])
        names = "; ".join(f"{one.name or 'nobody'} ({one.kind})" for one in told)
        rows.append((first, phrase, "near" if not between else "farther", names))
    table = pd.DataFrame(rows, columns=["first", "phrase", "where", "who"])
    return table[~((table["phrase"] == "It") & table["first"].str.startswith(("France", "Peru")))]  # open who that is


def sayings():
    """How and when something was said, by the words around the verb."""
    made = list(product(LEADS, SUBJECTS, CUES, ("",)))[::3] + list(product(("",), SUBJECTS[:1], CUES, TIMES[1:]))
    texts = [f"{lead}{who} {cue} talks had failed{time}." for lead, who, cue, time in made]
    texts = pd.DataFrame(
        {"article_id": [f"{n:04}" for n in range(len(made))], "text": [x[0].upper() + x[1:] for x in texts]}
    )
    texts = an.as_articles(texts.assign(outlet="Post", published=pd.Timestamp("2031-05-08")))
    said = an.read_statements(an.find_attributions(texts, engine="rules"), texts)
    said = said.merge(texts[["article_id", "text"]], on="article_id")
    return said[["text", "cue", *(c for c in _SAID if c in said)]]


def names_of_persons():
    """Which names of persons are found among capitals."""
    rows, lists = [], Actors()
    for before, name, after in product(BEFORE_NAMES, NAMES, AFTER_NAMES):
        text = f"It rained. {before}{name}{after}."
        rows.append((before, name, after, " | ".join(found.name for found in find_names(text, lists.find(text)))))
    table = pd.DataFrame(rows, columns=["before", "name", "after", "found"])
    return table.groupby(["name", "after", "found"], sort=False)["before"].agg("|".join).reset_index()


def persons():
    """What is learnt of a person, by the words around the name."""
    rows, lists = [], Actors()
    for before, after in product(BEFORE, AFTER):
        if (before, after[:4]) in (("former President ", ", 54"), ("former President ", ", 31")):
            continue  # of what kind somebody with an age and a former office is, is open
        text = f"{before[:1].upper()}{before[1:]}Ann Orm{after}{'' if not after.startswith(',') else ','} went home."
        for person in Cast(text, actors=lists).persons:
            told = [getattr(person, field) for field in ("name", "kind", "side", "party", "office", "gender", "age")]
            rows.append((before, after, *told, " | ".join(sorted(person.nouns)), " | ".join(sorted(person.regions))))
    columns = ["before", "after", "name", "kind", "side", "party", "office", "gender", "age", "nouns", "regions"]
    return pd.DataFrame(rows, columns=columns)
