"""Where a reading ends as its parts move away from each other: every rule's reach, character by character.

Each template is read with a gap of 0, 1, 2, ... characters, words or sentences in the place of its mark. A row of the
frozen table is a run of gaps with the same reading, so it shows where every rule stops.
"""

import pandas as pd

import analysis as an
from analysis.framing.act_words import acts_of
from analysis.framing.clauses import Clause, tokens

FIELDS = ("speaker", "speaker_from", "speaker_kind", "side", "party", "anonymity", "made", "channel", "stance")
FIELDS += ("addressee", "relay", "verification", "day_from", "accused")

# ~ is a gap in characters
BEFORE = [
    "On Monday, with ~ rain, the French foreign ministry said that talks had failed.",
    "On Monday, at a ~ meeting, Jon Ravn said that talks had failed.",
    "In a ~ letter, Jon Ravn said that talks had failed.",
    "Speaking to ~ reporters on Monday, Jon Ravn said that talks had failed.",
    "The minister told ~ reporters that talks had failed.",
    "“Talks have failed,” Jon Ravn told ~ reporters on Monday.",
    "“Talks have failed,” Jon Ravn said in a ~ statement on Monday.",
    "“Talks have failed,” Jon Ravn said in an interview with ~ Radio Reshta on Monday.",
]
NAMES = [
    "Jon Ravn, ~ mayor of Reshta, said that talks had failed.",
    "Jon Ravn, the ~ and tired mayor of Reshta, said that talks had failed.",
    "Jon Ravn (~ mayor of Reshta) said that talks had failed.",
    "Jon Ravn, a ~ Republican from Ohio, said that talks had failed.",
    "Jon Ravn, a spokesman for the ~ French army, said that talks had failed.",
    "France's ~ minister, Jon Ravn, said that talks had failed.",
]
ROLES = [
    "The French ~ minister said that talks had failed.",
    "Officials in ~ France said that talks had failed.",
    "Republican ~ lawmakers said that talks had failed.",
]
# ~ is a gap in sentences
SENTENCES = [
    "The French foreign ministry said that it rained.~ The ministry said that talks had failed.",
    "The French foreign minister, Jon Ravn, left.~ The minister said that talks had failed.",
    "Senator Ana Lund, Democrat of Oregon, left.~ The Oregon Democrat said that talks had failed.",
    "Ana Lund, 54, left.~ The 54-year-old said that talks had failed.",
    "France and Spain met.~ Both countries said that talks had failed.",
    "France said so on Monday. Spain said so too.~ Both sides said that talks had failed.",
    "The guild said so in a statement.~ The statement said that talks had failed.",
    "Farmers said that it rained.~ One said that talks had failed.",
    "A fisherman said that it rained.~ The fisherman said that talks had failed.",
    "Rebels said that it rained.~ They said that talks had failed.",
]
# ~ is a gap in words
WORDS = [
    "Rebels carried out a ~ attack on the base.",
    "Kalvia's ~ raid killed nine.",
    "The French ~ raid killed nine.",
    "A ~ French raid killed nine.",
    "Police ~ shooting shook the town.",
    "The attacks with ~ care were carried out by rebels.",
    "After the ~ Reshta shootings, it rained.",
    "The ~ men killing guards fled.",
    "A meeting of ~ farmers with the French minister failed.",
    "The soldiers who with ~ care shot the boy fled.",
    "The gunman opened the ~ door, killing two guards.",
    "Critics blamed the police for ~ shooting a boy.",
    "Rebels vowed ~ to destroy the base.",
    "Troops opened ~ fire on the crowd.",
    "The war against ~ rebels went on.",
    "The peace treaty with ~ France was signed.",
    "The prisoners of the ~ war came home after the fighting.",
]
_PLAIN = "small old grey plain wet cold dark soft pale thin "
_OF_LENGTH = ("wet", "cold", "small", "yellow", "silvery")


def _characters(n):
    """Give n characters of plain words, each with a space behind it; n is 4 or more."""
    return "cold " * (n // 5 - 1 + (n % 5 == 4)) + _OF_LENGTH[(n + 1) % 5] + " "


def _sentences(n):
    return " It rained on the wet hills." * n


def _words(n):
    return "".join(word + " " for word in (_PLAIN * 3).split()[:n])


def reach_of_days():
    """How far a day, an occasion and an addressee may stand from what they belong to."""
    return _read(BEFORE, _characters, range(4, 130), FIELDS)


def reach_of_names():
    """How far from a name what tells its kind, side and party."""
    return _read(NAMES, _characters, range(4, 130), FIELDS)


def reach_of_roles():
    """How far a nation may stand from a role."""
    return _read(ROLES, _characters, range(4, 130), FIELDS)


def reach_of_memory():
    """How many sentences back a speaker is remembered."""
    return _read(SENTENCES, _sentences, (*range(15), *range(57, 62)), ("speaker", "speaker_from"))


def _read(templates, gap, sizes, fields):
    made = [(t, n, t.replace("~" if gap is _sentences else "~ ", gap(n))) for t in templates for n in sizes]
    texts = pd.DataFrame({"article_id": [f"{k:05}" for k in range(len(made))], "text": [text for *_, text in made]})
    texts = an.as_articles(texts.assign(outlet="Post", published=pd.Timestamp("2031-05-08")))
    said = an.read_statements(an.find_attributions(texts, engine="rules"), texts)
    last = said.drop_duplicates("article_id", keep="last").set_index("article_id")
    readings = []
    for key in texts["article_id"]:
        row = last.loc[key, list(fields)] if key in last.index else []
        readings.append(" | ".join(_without_gap(str(value)) for value in row if pd.notna(value)))
    return _runs(made, readings)


def reach_of_acts():
    """Which acts are read in each template, by the gap."""
    made = [(t, n, t.replace("~ ", _words(n))) for t in WORDS for n in range(14)]
    readings = []
    for *_, text in made:
        part = lambda span, text=text: text[slice(*span)] if span else None  # noqa: E731
        acts = acts_of(Clause(tokens(text)))
        heads = [(text[a.start : a.end], a.form, _ends(part(a.agent)), _ends(part(a.patient))) for a in acts]
        readings.append("; ".join(" | ".join(map(str, head)) for head in heads))
    return _runs(made, readings)


def _without_gap(phrase):
    """Leave the words of a gap out."""
    return " ".join(word for word in phrase.split() if word not in _OF_LENGTH)


def _ends(phrase):
    """Give first and last word of a phrase, which hold whatever the gap between them."""
    words = phrase.split() if phrase else []
    return " … ".join(dict.fromkeys((words[0], words[-1]))) if words else "nobody"


def _runs(made, readings):
    table = pd.DataFrame(
        [(t, n, reading) for (t, n, _), reading in zip(made, readings, strict=True)],
        columns=["template", "gap", "reading"],
    )
    changes = (table[["template", "reading"]] != table[["template", "reading"]].shift()).any(axis=1).cumsum()
    rows = table.groupby(changes).agg(template=("template", "first"), first=("gap", "min"), last=("gap", "max"))
    return rows.assign(reading=table.groupby(changes)["reading"].first()).reset_index(drop=True)
