"""Verbs of acts: whether a verb tells an act, and who stands as agent and as patient around it."""

from typing import NamedTuple

from analysis.framing.act_lexicon import acts, around, found
from analysis.framing.clauses import GET
from analysis.framing.earnest import in_earnest, is_armed, is_bodily, is_figure, is_foreign, is_person
from analysis.framing.sides import states_in

_OBJECT = ("on", "at", "upon", "against", "with", "into")
_NOT_ADJECTIVES = ("those", "some", "many", "more", "two", "three", "four", "five", "dozens", "hundreds", "several")


class Told(NamedTuple):
    """What is told of an act: kind, form, spans of agent and patient, and the tokens that belong to the same act."""

    kind: str
    form: str
    agent: tuple | None = None
    patient: tuple | None = None
    spent: frozenset = frozenset()


def by_phrase(clause, i, reach=8):
    """Return the phrase behind `by` soon after i."""
    for j in range(i + 1, min(i + reach, len(clause.low))):
        kind = clause.kind(j)
        if clause.low[j] == "," and clause.low[j + 1 : j + 2] == ["by"]:
            continue
        named = clause.kind(j + 1) in ("noun", "open", "pron")
        if clause.low[j] == "by" and named and not clause.low[j + 1].endswith("ing"):
            return clause.after(j + 1)
        if kind in ("mark", "link", "rel", "to", "verb", "be", "have", "modal") or clause.low[j] == "response":
            return None
    return None


def subject(clause, i):
    """Return the subject of the clause around i, for a participle or an infinitive: what stands before its verb."""
    for j in range(i - 1, -1, -1):
        if clause.kind(j) in ("be", "have", "modal", "verb") or (
            clause.low[j].endswith("ed") and clause.kind(j) == "noun"
        ):
            return clause.before(j)
        if clause.low[j] in (";", ":"):
            break
    return None


def verb_act(clause, i, entry, passives=frozenset()):
    """Return what a verb at i tells, or None; `passives` are the participles before it that are passives."""
    low = clause.low[i]
    particle = _particle(clause, i, entry)
    if particle is None:
        return None
    j = i - 1
    while clause.kind(j) == "adv":
        j -= 1
    before = clause.kind(j)
    past = low.endswith("ed") or low in around("past")
    passive = past and j >= 0 and (before == "be" or clause.low[j] in GET)
    joined = past and not passive and _joined(clause, i, passives) is not None
    number = clause.low[i - 1] in _NOT_ADJECTIVES or clause.low[i - 1][:1].isdigit()
    if clause.kind(i - 1) == "open" and not number:
        return None  # "a shot", "the wounded": a noun or an adjective
    if low == "shot" and _a_shot(clause, i, before):
        return None
    if past and _adjective(clause, i):
        return None
    following = clause.after((particle or i) + 1)
    if entry.kind == "diplomacy":
        return _dealing(clause, i, entry, following, passive)
    return _violence(clause, i, j, entry, following, (passive, joined, past), particle)


def _particle(clause, i, entry):
    """Return where the word that goes with a verb stands, 0 where it needs none, None where it is not there."""
    if not entry.particle:
        return 0
    reach = 2 if entry.particle == "fire" else 5
    for k in range(i + 1, min(i + reach, len(clause.low))):
        if clause.low[k] in (entry.particle, entry.particle + "s"):
            return k
        if clause.kind(k) in ("mark", "link", "verb", "be", "have", "modal"):
            return None
    return None


def _joined(clause, i, passives):
    """Return the passive participle that another is joined to: "was beaten and kicked"."""
    k = i - 1
    while k >= 0 and (clause.low[k] in (",", "and", "or", "then") or clause.kind(k) == "adv"):
        k -= 1
    return k if k < i - 1 and k in passives else None


def _a_shot(clause, i, before):
    """Whether it is "a fair shot"."""
    articles = {"a", "an", "no", "the", "another", "his", "her", "best", "long"}
    return bool(
        articles & set(clause.low[max(i - 3, 0) : i]) and clause.low[i + 1 : i + 2] != ["by"] and before == "noun"
    )


def _adjective(clause, i):
    """Whether a participle stands before its noun: "an incredible tortured relationship", "hard fought gains"."""
    if clause.low[i - 1 : i] in (["hard"], ["long"], ["well"], ["closely"]) and i:
        return True
    if clause.kind(i + 1) != "noun" or clause.words[i + 1].word[0].isupper():
        return False
    if clause.low[i + 1].endswith(("s", "ed", "ly")) or clause.low[i + 1] in around("people"):
        return False
    k = i - 1
    while k >= 0 and clause.kind(k) == "noun" and clause.words[k].low == clause.words[k].word and i - k < 3:
        k -= 1
    return clause.low[k : k + 1] in (["a"], ["an"]) and clause.low[i + 1] not in ("last", "yesterday", "today")


def _violence(clause, i, j, entry, following, forms, particle):
    passive, joined, past = forms
    low, lemma, before, after = clause.low[i], entry.lemma, clause.kind(j), clause.low[i + 1 : i + 2]
    if is_figure(clause, following) or (lemma in ("kill", "injure", "wound") and found("accident", clause.text)):
        return None
    if lemma == "shoot" and found("camera", clause.text) and len(found("arms", clause.text)) < 2:
        return None  # "a video, shot by"
    if lemma == "fire" and after not in (["on"], ["at"], ["upon"], ["into"]):
        return None
    if after == ["down"] and is_figure(clause, clause.after(i + 2)):
        return None  # "shot down the idea"
    if lemma == "shoot" and after in (["up"], ["through"], ["back"], ["past"], ["ahead"]):
        return None
    if low.endswith("s") and low != lemma and following is None and before in ("noun", "open") and not particle:
        return None  # "primary wounds": a noun
    if after in (["for"], ["over"], ["off"], ["out"], ["up"], ["down"]) and entry.counts != "always" and not particle:
        return None
    noun_before_noun = (
        low == lemma
        and before not in ("to", "modal", "pron", "do", "rel", "adv")
        and clause.kind(i + 1) not in ("open", "pron")
        and not (before == "noun" and _many(clause, j))
        and not clause.words[min(i + 1, len(clause.words) - 1)].word[0].isupper()
    )
    if noun_before_noun and not past:
        return None  # "bomb makers"
    if passive or joined:
        acted = clause.before(j) if passive else None
        if is_figure(clause, acted) or not _counts(clause, i, entry, acted or (max(i - 4, 0), i)):
            return None
        agent = by_phrase(clause, i)
        return Told("violence", "by-phrase" if agent else "agentless passive", agent, acted)
    if past and before in ("noun", "open") and following is None and lemma in around("transitive") and before != "have":
        near = clause.near(i)
        if not _counts(clause, i, entry, near):
            return None
        agent = by_phrase(clause, i)
        return Told("violence", "by-phrase" if agent else "agentless passive", agent, near)
    patient = following
    if patient is None and after == ["and"] and clause.low[i + 2 : i + 3] and clause.low[i + 2].endswith("ed"):
        patient = clause.after(i + 3)  # "kicked and punched a man"
    if patient is None and after and after[0] in _OBJECT:
        patient = clause.after(i + 2)
        if is_figure(clause, patient):
            return None
    if not _counts(clause, i, entry, patient):
        return None
    if lemma == "attack" and not _attacks(clause, patient):
        return None
    quarrel = lemma in ("clash", "fight", "battle") and patient and is_person(clause, patient)
    if quarrel and len(found("arms", clause.text)) < 3:
        return None  # "clashed with Nora"
    if lemma in around("needs object") and patient is None:
        return None
    if lemma in ("raid", "seize", "capture") and found("custody", clause.text):
        return None
    agent = _agent(clause, i, j)
    return Told("violence", "active" if agent else "no actor", agent, patient)


def _attacks(clause, patient):
    """Whether an attack is more than words: on a person only among arms, on others where arms or a place are told."""
    arms = len(found("arms", clause.text))
    if patient and is_person(clause, patient):
        return arms >= 2 and not found("contest", clause.text)
    place = patient and states_in(clause.as_written(patient)) - {"United States"}
    return bool(arms or place or clause.arms_near)


def _many(clause, j):
    """Whether a noun is a plural that may be the subject of a bare verb: "people kill"."""
    return clause.low[j] in around("people") or (clause.low[j].endswith("s") and not clause.low[j].endswith("'s"))


def _counts(clause, i, entry, acted):
    """Whether a verb counts, with what it acts on."""
    if entry.counts == "body":
        return is_bodily(clause, acted, i)
    if entry.counts == "armed":
        return is_armed(clause, acted, i)
    return entry.counts == "always" or in_earnest(clause, entry.kind, i)


def _agent(clause, i, j):
    """Return who does what the verb at i tells; an event that "killed three" is no actor."""
    who = _doer(clause, i, j)
    if who is None or _event(clause, who[1] - 1):
        return None
    if clause.lows(who) in (["that"], ["which"]):  # "a shooting at a clinic in Reshta that killed three"
        for k in range(who[0] - 1, max(who[0] - 9, -1), -1):
            if clause.kind(k) in ("mark", "verb", "be", "have", "modal"):
                break
            if _event(clause, k):
                return None
    return who


def _event(clause, k):
    """Whether a noun names an event or a means, which is no actor."""
    return clause.low[k] in around("event") or clause.low[k] in acts()[1]


def _doer(clause, i, j):
    if clause.low[i].endswith("ing") and clause.kind(j) != "be":
        if clause.low[j] == "for" and clause.kind(j - 1) in ("noun", "pron"):
            return clause.before(j)  # "criticized the police for shooting"
        return clause.before(i) if clause.kind(j) in ("noun", "rel") else subject(clause, i)
    if clause.kind(j) == "to":
        return _wanting(clause, j)
    return clause.before(i)


def _wanting(clause, i):
    """Return who is to act where `to` stands at i: "for troops to", "wants to", "vowed to"."""
    start = i - 1
    while clause.kind(start) in ("noun", "open", "pron") and start > 0 and i - start < 6:
        start -= 1
    if clause.low[start] == "for" and start < i - 1:
        return (start + 1, i)
    if clause.kind(i - 1) == "verb" or clause.low[i - 1].endswith("ed"):
        return clause.before(i - 1)
    return None if clause.low[i - 1] in around("event") else subject(clause, i)


def _dealing(clause, i, entry, following, passive):
    """Return what a verb of diplomacy tells: it needs a pact, ties, envoys, or somebody of another state."""
    if entry.counts == "foreign":
        return _talking(clause, i, entry, following)
    if entry.counts == "state":
        if following and states_in(clause.as_written(following)) and len(clause.lows(following)) <= 3:
            return Told("diplomacy", "active", clause.before(i), following)
        return None
    wanted = around(entry.counts)
    pact = None
    for k in range(i + 1, min(i + 9, len(clause.low))):
        if clause.low[k] in wanted:
            pact = k
            break
        if clause.kind(k) in ("be", "have", "modal", "link", "rel") or clause.low[k] in (";", ":"):
            break
    back = clause.before(i) if passive else None
    hit = (
        pact if pact is not None else next((k for k in range(*back) if clause.low[k] in wanted), None) if back else None
    )
    if hit is None:
        return None
    if entry.counts == "pact" and not (clause.low[hit] in around("sure pact") and entry.lemma != "cut"):
        if not _between_states(clause, hit) and not in_earnest(clause, "diplomacy", hit):
            return None
    elif entry.counts != "pact" and not in_earnest(clause, "diplomacy", i):
        return None
    spent = frozenset([hit])
    if passive:
        agent = by_phrase(clause, i)
        return Told("diplomacy", "by-phrase" if agent else "agentless passive", agent, None, spent)
    before = clause.kind(i - 1)
    if before == "to":
        agent = _wanting(clause, i - 1)
    else:
        agent = subject(clause, i) if clause.low[i].endswith("ing") and before != "be" else clause.before(i)
    partner = None
    if clause.low[hit + 1 : hit + 2] and clause.low[hit + 1] in ("with", "on", "against"):
        partner = clause.after(hit + 2)
    return Told("diplomacy", "active" if agent else "no actor", agent, partner, spent)


def _between_states(clause, k):
    """Whether a pact is named by a state or a matter of states: "the Iran deal", "a nuclear accord"."""
    return bool(around("telling diplomacy") & set(clause.low[max(k - 2, 0) : k])) or names_state(clause, k)


def names_state(clause, k):
    """Whether a state is named right before k."""
    written = clause.as_written((max(k - 2, 0), k)) if k else ""
    return bool(states_in(written) - {"United States"})


def _talking(clause, i, entry, following):
    """Return what a verb of meeting or talking tells: it needs somebody who acts for another state."""
    low = clause.low[i]
    partner = following if entry.lemma in ("meet", "visit", "host", "welcome") else None
    stop = next(
        (k for k in range(i + 1, min(i + 10, len(clause.low))) if clause.kind(k) in ("mark", "link", "rel")), None
    )
    joined = next(
        (k for k in range(i + 1, min(i + 9, len(clause.low), stop or 99)) if clause.low[k] in ("with", "between")), None
    )
    if joined and entry.lemma not in ("visit", "host", "welcome"):
        partner = clause.after(joined + 1)
    if low.endswith("ing") and clause.kind(i - 1) != "be":
        who = subject(clause, i)
    elif clause.kind(i - 1) == "to":
        who = _wanting(clause, i - 1)
    else:
        who = clause.before(i)
    if entry.lemma == "visit":
        guest = (
            is_foreign(clause, who) and not states_in(clause.as_written(partner)) - {"United States"}
            if partner
            else False
        )
        abroad = partner and states_in(clause.as_written(partner)) - {"United States"}
        if not (guest or (abroad and who and around("office") & set(clause.lows(who)))):
            return None
    elif not is_foreign(clause, partner):
        return None
    return Told("diplomacy", "active", who, partner)
