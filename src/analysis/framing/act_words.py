"""Which words of a sentence tell an act of violence or of diplomacy, in what form, and whose."""

from functools import cache
from typing import NamedTuple

from analysis.base.lexicon import read_lexicon
from analysis.framing.clauses import GET
from analysis.framing.earnest import (
    ACCIDENT,
    ACCUSES,
    ALLEGED,
    ARMS,
    DOERS,
    LIGHT,
    LIGHT_DIPLOMACY,
    NEEDS_OBJECT,
    NOT_BY_FORCE,
    OF_ACT,
    ON,
    PACTS,
    SUFFERED,
    TELLING,
    TRANSITIVE,
    WHEN,
    in_earnest,
    is_figure,
)
from analysis.framing.sides import states_in
from analysis.text.inflect import inflect


class Act(NamedTuple):
    """An act: its word (characters of the sentence), kind, form, agent and patient (characters, or None)."""

    start: int
    end: int
    kind: str
    form: str
    agent: tuple | None
    patient: tuple | None


@cache
def _lexicon():
    """Return form -> (lemma, kind, sure, kinds of form: base, s, past, participle, ing) of verbs, and of nouns."""
    verbs, nouns = {}, {}
    table = read_lexicon("acts", columns=("lemma", "part", "kind", "sure", "source"))
    for row in table.to_dict("records"):
        entry = (row["lemma"], row["kind"], row["sure"] == "yes")
        if row["part"] == "verb":
            for form in inflect(row["lemma"]):
                verbs.setdefault(form, []).append(entry)
        else:
            ending = "es" if row["lemma"].endswith(("s", "sh", "ch")) else "s"
            plural = row["lemma"][:-1] + "ies" if row["lemma"].endswith("y") else row["lemma"] + ending
            for form in (row["lemma"], plural):
                nouns.setdefault(form, entry)
    return verbs, nouns


def acts_of(clause):
    """Return the acts of a sentence, in the order of its words."""
    verbs, nouns = _lexicon()
    found, taken = [], set()
    for i, low in enumerate(clause.low):
        if i in taken or (low not in verbs and low not in nouns):
            continue
        act = None
        if low in nouns and (low not in verbs or _stands_as_noun(clause, i)):
            if clause.kind(i - 1) in ("to", "modal", "pron"):
                continue
            act = _noun(clause, i, *nouns[low])
        elif low in verbs:
            for entry in sorted(verbs[low], key=lambda e: e[1]):  # diplomacy first: it asks for a pact
                act, also = _verb(clause, i, *entry)
                taken |= also
                if act:
                    break
        if act:
            found.append((i, act))
    return [act for i, act in found if i not in taken]


def _stands_as_noun(clause, i):
    """Whether a word that may be noun or verb is a noun here."""
    low, before = clause.low[i], clause.kind(i - 1)
    if low.endswith("ing"):
        if before == "be" or (clause.kind(i + 1) in ("open", "pron") and before not in ("open",)):
            return False
        if clause.kind(i + 1) == "noun" and clause.words[i + 1].word[0].isupper() and before != "open":
            return False
        return not (clause.kind(i + 1) == "noun" and before in ("link", "mark", "pron", "have"))
    if before in ("to", "modal", "pron", "do", "rel", "have", "adv"):
        return low.endswith("s") and before == "adv"
    if clause.low[i - 1 : i] == ["that"] and i:
        return False
    if before == "noun" and clause.kind(i + 1) in ("open", "pron") and not clause.low[i - 1].endswith("'s"):
        return False
    return not low.endswith("ed")


def _attributed(clause, i):
    """Return the one accused of what stands at i, (True, span), or (False, None)."""
    for j in range(i - 1, max(i - 30, -1), -1):
        if clause.low[j] in (";", ".", ":") or clause.kind(j) == "link":
            break
        if not ACCUSES.match(clause.low[j]) or clause.low[j] in ALLEGED:
            continue
        if clause.kind(j - 1) == "be" or clause.kind(j - 2) == "be":
            return True, clause.before(j)
        stop = next((k for k in range(j + 1, i) if clause.low[k] in ("of", "with", "for", "over", "in")), i)
        return True, (j + 1, stop) if j + 1 < stop < j + 9 else None
    near = [j for j in range(max(i - 6, 0), i) if clause.low[j] in ALLEGED]
    if near:
        return True, None
    return False, None


def _make(clause, i, kind, form, agent=None, patient=None):
    accused, who = _attributed(clause, i)
    if accused:
        form, agent = "attributed", who or agent
    if agent and patient and agent == patient:
        patient = None
    word = clause.words[i]
    return Act(word.start, word.end, kind, form, clause.chars(agent), clause.chars(patient))


def _by(clause, i, reach=8):
    """Return the phrase behind `by` soon after i."""
    for j in range(i + 1, min(i + reach, len(clause.low))):
        if (
            clause.low[j] == "by"
            and clause.kind(j + 1) in ("noun", "open", "pron")
            and not clause.low[j + 1].endswith("ing")
        ):
            return clause.after(j + 1)
        if (
            clause.kind(j) in ("mark", "link", "rel", "to")
            or clause.low[j] == "response"
            or clause.kind(j) in ("verb", "be", "have", "modal")
        ):
            return None
    return None


def _verb(clause, i, lemma, kind, sure):
    """Return the act of a verb at i, or None, and the tokens that are spent with it."""
    low = clause.low[i]
    if not in_earnest(clause, kind, sure, i):
        return None, set()
    j = i - 1
    while clause.kind(j) == "adv":
        j -= 1
    past = low.endswith("ed") or low in (
        "shot",
        "fought",
        "struck",
        "beaten",
        "held",
        "broken",
        "withdrawn",
        "hit",
        "met",
    )
    before = clause.kind(j)
    passive = past and (before == "be" or (clause.low[j : j + 1][0:1] and clause.low[j] in GET))
    passive = bool(passive) and j >= 0
    if (
        clause.kind(i - 1) == "open"
        and clause.low[i - 1] not in ("those", "some", "many", "more")
        and not clause.low[i - 1][0].isdigit()
    ):
        return None, set()  # "a shot", "the wounded": a noun or an adjective
    if (
        low == "shot"
        and {"a", "an", "no", "the", "another", "his", "her", "best"} & set(clause.low[max(i - 3, 0) : i])
        and clause.low[i + 1 : i + 2] != ["by"]
        and before == "noun"
    ):
        return None, set()  # "a fair shot"
    following = clause.after(i + 1)
    if kind == "diplomacy":
        return _dealing(clause, i, lemma, following, passive)
    if is_figure(clause, following) or (lemma in ("kill", "injure", "wound") and ACCIDENT.search(clause.text)):
        return None, set()
    if lemma in ("fire", "open") and clause.low[i + 1 : i + 2] not in (["on"], ["at"], ["upon"], ["into"]):
        return None, set()
    if clause.low[i + 1 : i + 2] in (["for"], ["over"], ["back"], ["off"], ["out"], ["up"], ["down"]) and not sure:
        return None, set()
    if passive:
        agent = _by(clause, i)
        return _make(clause, i, kind, "by-phrase" if agent else "agentless passive", agent, clause.before(j)), set()
    if (
        low == lemma
        and before not in ("to", "modal", "pron", "do", "rel")
        and clause.kind(i + 1) not in ("open", "pron")
    ) and not clause.words[min(i + 1, len(clause.words) - 1)].word[0].isupper():
        return None, set()  # "bomb makers": a noun before a noun
    if clause.low[i + 1 : i + 2] == ["down"] and is_figure(clause, clause.after(i + 2) or (i, i)):
        return None, set()
    reduced = past and before in ("noun", "open") and following is None and lemma in TRANSITIVE
    if reduced and before != "have":
        agent = _by(clause, i)
        return _make(clause, i, kind, "by-phrase" if agent else "agentless passive", agent, clause.near(i)), set()
    patient = following
    if patient is None and clause.low[i + 1 : i + 2] and clause.low[i + 1] in ("on", "at", "upon", "against", "with"):
        patient = clause.after(i + 2)
        if is_figure(clause, patient):
            return None, set()
    if lemma == "attack" and patient and _person(clause, patient) and len(set(ARMS.findall(clause.text))) < 2:
        return None, set()
    if lemma in NEEDS_OBJECT and patient is None:
        return None, set()
    agent = None
    if low.endswith("ing") and before not in ("be",):
        agent = clause.before(i) if before in ("noun", "rel") else _subject(clause, i)
    elif before == "to":
        agent = _wanting(clause, j)
    else:
        agent = clause.before(i)
    return _make(clause, i, kind, "active" if agent else "no actor", agent, patient), set()


def _wanting(clause, i):
    """Return who is to act where `to` stands at i: "for troops to", "wants to", "vowed to"."""
    start = i - 1
    while clause.kind(start) in ("noun", "open", "pron") and start > 0 and i - start < 6:
        start -= 1
    if clause.low[start] == "for" and start < i - 1:
        return (start + 1, i)
    if clause.kind(i - 1) == "verb" or clause.low[i - 1].endswith("ed"):
        return clause.before(i - 1)
    return None


def _subject(clause, i):
    """Return the subject of the clause around i, for a participle or an infinitive: what stands before its verb."""
    for j in range(i - 1, -1, -1):
        if clause.kind(j) in ("be", "have", "modal", "verb") or (
            clause.low[j].endswith("ed") and clause.kind(j) == "noun"
        ):
            return clause.before(j)
        if clause.low[j] in (";", ":"):
            break
    return None


def _dealing(clause, i, lemma, following, passive):
    """Return the act of a verb of diplomacy: it needs a pact, sanctions, or somebody of another state."""
    if lemma == "meet":
        with_whom = clause.after(i + 2) if clause.low[i + 1 : i + 2] == ["with"] else following
        if with_whom is None or clause.sides is None:
            j = next((k for k in range(i + 1, min(i + 7, len(clause.low))) if clause.low[k] == "with"), None)
            with_whom = clause.after(j + 1) if j else with_whom
        words = " ".join(t.word for t in clause.words[slice(*with_whom)]) if with_whom else ""
        foreign = states_in(words) - {"United States"}
        if not foreign:
            return None, set()
        who = _subject(clause, i) if clause.low[i].endswith("ing") else clause.before(i)
        return _make(clause, i, "diplomacy", "active", who, with_whom), set()
    reach = range(i + 1, min(i + 8, len(clause.low)))
    pact = next((k for k in reach if clause.low[k] in PACTS), None)
    back = clause.before(i) if passive else None
    if pact is None and not PACTS & set(clause.lows(back)):
        if lemma in ("negotiate", "mediate") and clause.low[i + 1 : i + 2] in (["with"], ["between"]):
            return _make(clause, i, "diplomacy", "active", clause.before(i), clause.after(i + 2)), set()
        return None, set()
    spent = {pact} if pact is not None else set(range(*back)) if back else set()
    if passive:
        agent = _by(clause, i)
        return _make(clause, i, "diplomacy", "by-phrase" if agent else "agentless passive", agent), spent
    before = clause.kind(i - 1)
    if before == "to":
        agent = _wanting(clause, i - 1)
    else:
        agent = _subject(clause, i) if clause.low[i].endswith("ing") and before != "be" else clause.before(i)
    partner = None
    if pact is not None and clause.low[pact + 1 : pact + 2] and clause.low[pact + 1] in ("with", "on", "against"):
        partner = clause.after(pact + 2)
    return _make(clause, i, "diplomacy", "active" if agent else "no actor", agent, partner), spent


def _noun(clause, i, lemma, kind, sure):
    """Return the act of an event noun at i, or None."""
    word, low = clause.words[i], clause.low[i]
    following = clause.kind(i + 1)
    if following == "noun" and not clause.low[i + 1].endswith(("ed", "ing", "ly")):
        if (
            clause.low[i + 1] not in ("death", "deaths", "last", "yesterday", "today")
            and clause.words[i + 1].word == clause.low[i + 1]
        ):
            return None  # "war hero", "attack ad": the noun only names a thing
        if word.word[0].isupper() and i:
            return None  # a name: "War Department"
    if lemma == "war" and ((word.word[0].isupper() and i and not word.word.isupper()) or _figure_of_war(clause, i)):
        return None
    if kind == "diplomacy" and lemma in ("talk", "negotiation", "sanction") and low == lemma:
        return None
    if clause.low[i - 1 : i] in (["9/11"], ["anti"], ["9"], ["11"]) and i:
        return None
    sure = sure or (i > 0 and clause.low[i - 1] in TELLING[kind]) or (kind == "violence" and _told_by_place(clause, i))
    if i and clause.low[i - 1] in NOT_BY_FORCE:
        return None
    if _label(clause, i):
        return None
    if not in_earnest(clause, kind, sure, i):
        return None
    if lemma == "force" and clause.low[i - 2 : i] != ["use", "of"]:
        return None
    agent = patient = None
    form = "no actor"
    j = i + 1
    if clause.low[j : j + 1] == ["of"] and (low in OF_ACT or lemma in OF_ACT):
        patient = clause.after(j + 1)
    elif clause.low[j : j + 1] and clause.low[j] in ON and (clause.low[j] != "at" or lemma == "attack"):
        patient = clause.after(j + 1)
        if is_figure(clause, patient) or (not sure and kind == "violence" and patient and _person(clause, patient)):
            return None
    elif clause.low[j : j + 1] == ["between"]:
        agent = clause.after(j + 1)
    by = _by(clause, i, reach=5)
    if by:
        return _make(clause, i, kind, "by-phrase", by, patient)
    carried = next((k for k in range(i + 1, min(i + 7, len(clause.low))) if clause.low[k] in LIGHT), None)
    if carried and (clause.kind(carried - 1) == "be") and (by := _by(clause, carried)):
        return _make(clause, i, kind, "by-phrase", by, patient)
    owner = _owner(clause, i)
    if owner:
        if low in SUFFERED:
            patient = patient or owner
        else:
            agent = owner
    elif agent is None:
        light = LIGHT if kind == "violence" else LIGHT_DIPLOMACY
        start = i - 1
        while (
            start > 0
            and i - start < 7
            and clause.kind(start) in ("noun", "open", "adv")
            and clause.low[start] not in light
        ):
            start -= 1
        if clause.low[start] in ("out", "in"):
            start -= 1
        if start >= 0 and clause.low[start] in light:
            agent = clause.before(start) if clause.kind(start - 1) != "to" else _subject(clause, start - 1)
    return _make(clause, i, kind, "active" if agent else form, agent, patient)


def _figure_of_war(clause, i):
    """Whether a war is one on drugs or of words: a war on somebody is one on a state."""
    if clause.low[i + 1 : i + 2] == ["on"]:
        target = clause.after(i + 2)
        return not (target and states_in(" ".join(t.word for t in clause.words[slice(*target)])))
    return clause.low[i + 1 : i + 3] == ["of", "words"]


def _told_by_place(clause, i):
    """Whether an attack is told by its place or as a known event: "the attacks in Reshta", "after the attacks"."""
    if clause.low[i] not in ("attack", "attacks"):
        return False
    before, after = clause.words[max(i - 1, 0)], clause.words[i + 1 : i + 4]
    if before.word[0].isupper() and i > 1 and not before.low.endswith(("'s", "trump", "clinton")):
        return True
    if after and after[0].low in ("in", "at") and any(t.word[0].isupper() for t in after[1:3]):
        return True
    return clause.low[max(i - 2, 0) : i] in (
        ["after", "the"],
        ["during", "the"],
        ["before", "the"],
        ["since", "the"],
    ) or before.low in ("worst", "deadliest")


def _label(clause, i):
    """Whether a named event only tells the time: "since the Reshta shootings"."""
    k = i - 1
    while k >= 0 and clause.words[k].word[0].isupper():
        k -= 1
    return (
        k < i - 1
        and clause.low[k] == "the"
        and clause.low[k - 1] in ("after", "since", "before", "following")
        and k > 0
    )


def _person(clause, span):
    """Whether a phrase is a person's name or pronoun: attacks on those are mostly words."""
    words = [t.word for t in clause.words[slice(*span)]]
    if clause.low[span[0]] in ("him", "her", "me", "you", "his", "my"):
        return True
    capital = [w for w in words if w[0].isupper()]
    return len(capital) == len(words) and not states_in(" ".join(words)) and len(words) <= 3


def _owner(clause, i):
    """Return who stands before an event noun as its doer: "Kalvia's raid", "a Chilean airstrike", "police shooting"."""
    k = i - 1
    while k >= 0 and i - k < 5 and clause.kind(k) in ("noun", "open", "adv"):
        low = clause.low[k]
        if low.endswith("'s") or low.endswith("s'"):
            start = k
            while start > 0 and clause.kind(start - 1) in ("noun", "open") and k - start < 5:
                start -= 1
            return None if WHEN & {w.removesuffix("'s") for w in clause.low[start : k + 1]} else (start, k + 1)
        word = clause.words[k].word
        if word[0].isupper() and low.endswith(("an", "ish", "ese", "i", "ch")) and states_in(word):
            return (k, k + 1)
        if low in DOERS:
            return (k, k + 1)
        k -= 1
    return None
