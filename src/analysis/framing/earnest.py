"""Words that tell whether an act is meant in earnest: arms or dealings of states around it, no figure of speech."""

import re

from analysis.framing.sides import states_in
from analysis.text.inflect import inflect

ARMS = re.compile(
    r"\b(?:kill\w*|dead|deaths?|died|die|wound\w*|injur\w*|gunm[ae]n|guns?|gunfire|bomb\w*|shooting\w*|shooters?|terror\w*|"
    r"isis|isil|islamic state|al.qaeda|taliban|hezbollah|hamas|militants?|extremists?|jihad\w*|troops|soldiers?|"
    r"military|army|armed|forces|police|officers?|rebels?|weapons?|knife|rifles?|missiles?|rockets?|hostages?|consulate|embassy|"
    r"victims?|massacre|murder\w*|invasion|invade\w*|airstrikes?|drones?|nuclear|allies|enemy|combat|civilians?|"
    r"wars?|general|battle\w*|lone.wolf|nightclub|bloodshed|genocide|hijack\w*|protesters|battlefield|ceasefire|violence|violent|assault\w*)\b"
)
CONTEST = re.compile(
    r"\b(?:ads?|debates?|nomination|primary|primaries|candidacy|candidates?|rhetoric|tweet\w*|polls?|polling|voters?|"
    r"delegates|election|ballot|nominee|rivals?|record|campaign|bid|caucus\w*|senate|republicans?|democrats?|gop|"
    r"criticism|verbal\w*|interview|speech|ratings|lawsuit|court|wages?|jobs?|amendment|legislation|bill)\b"
)
STATES = re.compile(
    r"\b(?:nuclear|nato|united nations|un|u\.n\.|european union|eu|foreign ministers?|secretary of state|"
    r"ambassadors?|diplomats?|diplomatic|envoys?|treaty|ceasefire|cease-fire|peace|international|climate|trans-pacific|"
    r"tpp|nafta|world leaders|foreign leaders?|palestinians?|isis)\b"
)
AT_HOME = re.compile(
    r"\b(?:budget|shutdown|senate|house|congress\w*|committee|lawmakers?|legislation|debt|contract|union|campaign|"
    r"plea|book|convention|delegates|debate|casino|real estate|business|businessman|merger|settlement|gun|medicare)\b"
)
FIGURES = frozenset(
    [
        "bill",
        "bills",
        "deal",
        "deals",
        "job",
        "jobs",
        "law",
        "laws",
        "plan",
        "plans",
        "legislation",
        "measure",
        "idea",
        "it",
        "economy",
        "time",
        "chances",
        "career",
        "policy",
        "privacy",
        "space",
        "campaign",
        "candidacy",
        "nomination",
        "establishment",
        "system",
        "corruption",
        "climate",
        "poverty",
        "crime",
        "drugs",
        "discrimination",
        "washington",
        "inequality",
        "voter",
        "obamacare",
        "change",
        "cancer",
        "zika",
        "hiv",
        "obesity",
        "addiction",
        "tax",
        "taxes",
        "ad",
        "ads",
        "records",
        "record",
        "race",
        "women's",
        "press",
        "media",
    ]
)
LIGHT = frozenset(
    w
    for v in [
        "carry",
        "launch",
        "stage",
        "commit",
        "conduct",
        "wage",
        "mount",
        "perpetrate",
        "plot",
        "unleash",
        "plan",
        "inspire",
        "order",
        "suffer",
        "start",
        "lead",
    ]
    for w in inflect(v)
) | {"carried", "led", "leading"}
LIGHT_DIPLOMACY = frozenset(
    w for v in ["hold", "begin", "open", "host", "start", "resume", "join", "lead"] for w in inflect(v)
) | {"held"}
PACTS = frozenset(
    [
        "deal",
        "deals",
        "agreement",
        "agreements",
        "accord",
        "accords",
        "treaty",
        "treaties",
        "pact",
        "pacts",
        "truce",
        "ceasefire",
        "cease-fire",
        "sanctions",
        "relations",
        "armistice",
    ]
)
SUFFERED = frozenset(
    [
        "killing",
        "killings",
        "murder",
        "murders",
        "assassination",
        "beheading",
        "rape",
        "execution",
        "executions",
        "kidnapping",
        "abduction",
        "lynching",
        "torture",
        "slaughter",
        "stabbing",
        "homicide",
        "beating",
    ]
)
ON = {"on", "against", "upon", "toward", "towards", "at"}
ACCUSES = re.compile(r"^(?:accus|charged|charges|suspect|blam|alleg(?:e[sd]?|ing|ations?)$)")
ALLEGED = frozenset(["alleged", "allegedly"])
OF_ACT = frozenset(
    [
        "killing",
        "killings",
        "murder",
        "murders",
        "shooting",
        "shootings",
        "bombing",
        "bombings",
        "beheading",
        "assassination",
        "massacre",
        "rape",
        "invasion",
        "slaughter",
        "execution",
        "stabbing",
        "kidnapping",
        "occupation",
        "torture",
        "shelling",
    ]
)
NEEDS_OBJECT = frozenset(["seize", "occupy", "capture", "beat", "battle", "target"])
TRANSITIVE = frozenset(
    [
        "kill",
        "murder",
        "massacre",
        "slaughter",
        "behead",
        "assassinate",
        "bomb",
        "wound",
        "execute",
        "rape",
        "torture",
        "kidnap",
        "abduct",
        "stab",
        "shoot",
        "lynch",
        "ambush",
        "injure",
        "decapitate",
        "strangle",
        "attack",
    ]
)


TELLING = {
    "violence": frozenset(
        ["terrorist", "terror", "suicide", "mass", "drone", "missile", "rocket", "deadly", "knife", "air"]
    ),
    "diplomacy": frozenset(["peace", "nuclear", "trade", "climate", "arms", "iran"]),
}


NOT_BY_FORCE = frozenset(
    [
        "heart",
        "panic",
        "asthma",
        "personal",
        "political",
        "partisan",
        "verbal",
        "character",
        "republican",
        "democratic",
        "negative",
        "vicious",
        "rhetorical",
        "campaign",
        "ad",
        "twitter",
        "racist",
        "cyber",
        "hacking",
    ]
)
ACCIDENT = re.compile(
    r"\b(?:crash\w*|accident\w*|earthquake|hurricane|tornado|flood\w*|disease|cancer|overdose\w*|virus)\b"
)
DOERS = frozenset({"police", "rebel", "isis", "nato", "government", "u.s.", "taliban", "hamas", "army", "militant"})
WHEN = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "week",
        "month",
        "year",
        "morning",
        "evening",
        "night",
        "world",
        "nation",
        "country",
        "day",
    ]
)


def in_earnest(clause, kind, sure, i):
    """Whether the sentence makes the word one of arms, or of dealings between states."""
    if sure:
        return True
    rest = " ".join([*clause.low[:i], *clause.low[i + 1 :]])
    abroad = len(states_in(" ".join(t.word for t in clause.words)) - {"United States"})
    if kind == "violence":
        arms, contest = len(set(ARMS.findall(rest))), len(set(CONTEST.findall(rest)))
        return arms + bool(abroad) > contest or arms >= 2
    return len(set(STATES.findall(rest))) + abroad > len(set(AT_HOME.findall(rest)))


def is_figure(clause, span):
    """Whether what is acted on shows a figure of speech: jobs are not killed by arms."""
    words = [low.removesuffix("'s") for low in clause.lows(span)]
    return bool(FIGURES & {*words[-1:], *words[:1]})
