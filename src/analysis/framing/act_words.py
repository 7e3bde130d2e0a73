"""Which words of a sentence tell an act of violence or of diplomacy, in what form, and whose."""

from typing import NamedTuple

from analysis.framing.act_lexicon import acts, around
from analysis.framing.act_nouns import noun_act, stands_as_noun
from analysis.framing.act_verbs import verb_act
from analysis.framing.earnest import ACCUSES, ALLEGED

_SUBJECTS = frozenset(["i", "he", "she", "we", "they"])


class Act(NamedTuple):
    """An act: its word (characters of the sentence), kind, form, agent and patient (characters, or None)."""

    start: int
    end: int
    kind: str
    form: str
    agent: tuple | None
    patient: tuple | None


def acts_of(clause):
    """Return the acts of a sentence, in the order of its words."""
    verbs, nouns = acts()
    heard, taken, passives = [], set(), set()
    for i, low in enumerate(clause.low):
        if i in taken:
            continue
        told = None
        if low in nouns and (low not in verbs or stands_as_noun(clause, i)):
            if clause.kind(i - 1) in ("to", "modal", "pron") and (low in verbs or low == "deal"):
                continue
            told = next(filter(None, (noun_act(clause, i, entry) for entry in nouns[low])), None)
        elif low in verbs:
            for entry in verbs[low]:
                told = verb_act(clause, i, entry, passives)
                if told:
                    taken |= told.spent
                    if told.form in ("by-phrase", "agentless passive"):
                        passives.add(i)
                    break
        if told:
            heard.append((i, told))
    return [_made(clause, i, told) for i, told in heard if i not in taken]


def _made(clause, i, told):
    """Return the act, attributed where somebody is accused of it."""
    form, agent, patient = told.form, told.agent, told.patient
    agent = _somebody(clause, agent)
    if form == "active" and agent is None:
        form = "no actor"
    accused, who = _attributed(clause, i)
    if accused:
        form, agent = "attributed", who or agent
    if agent and patient and agent == patient:
        patient = None
    word = clause.words[i]
    return Act(word.start, word.end, told.kind, form, clause.chars(agent), clause.chars(patient))


def _somebody(clause, span):
    """Return who of a span may be an agent: no time, no adverb, nothing that is done."""
    if span is None:
        return None
    start, end = span
    if clause.kind(end - 1) == "pron" and clause.low[end - 1] in _SUBJECTS:
        return end - 1, end  # "the gun he used"
    lows, words = clause.lows(span), [t.word for t in clause.words[start:end]]
    if lows[0].endswith("ing") and words[0] == lows[0] and clause.kind(start) != "open":
        return None
    if lows[0].endswith("ed") and words[0] == lows[0] and clause.kind(start + 1) == "open" and end - start > 2:
        start += 1  # "rebutted the president"
    alone = end - start == 1 and (lows[-1].isdigit() or lows[-1].endswith("ly"))
    return None if alone or lows[-1] in around("time") else (start, end)


def _of_something_else(clause, j, i):
    """Whether the accusation at j is of another deed than i: "accused him of a confused policy on the war"."""
    stop = next((k for k in range(j + 1, i) if clause.low[k] in ("of", "with")), None)
    return stop is not None and any(clause.low[k] in ("on", "as", "than", "about", "to") for k in range(stop + 1, i))


def _attributed(clause, i):
    """Return the one accused of what stands at i, (True, span), or (False, None)."""
    for j in range(i - 1, max(i - 30, -1), -1):
        if clause.low[j] in (";", ".", ":") or clause.kind(j) == "link":
            break
        if not ACCUSES.match(clause.low[j]) or clause.low[j] in ALLEGED:
            continue
        if _of_something_else(clause, j, i):
            continue
        if clause.low[j + 1 : j + 2] == ["by"]:
            return True, None
        if clause.kind(j - 1) == "be" or clause.kind(j - 2) == "be":
            return True, clause.before(j)
        stop = next((k for k in range(j + 1, i) if clause.low[k] in ("of", "with", "for", "over", "in")), j)
        return True, (j + 1, stop) if j + 1 < stop < j + 9 else None
    near = next((j for j in range(i - 1, max(i - 5, -1), -1) if clause.low[j] in ALLEGED), None)
    told = near is not None and not any(clause.low[k].endswith(("ed", "ing")) for k in range(near + 1, i))
    return told, None
