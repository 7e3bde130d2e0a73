"""Verbs of acts: whether a verb tells an act, and who stands as agent and as patient around it."""

from typing import NamedTuple

from analysis.framing.act_lexicon import acts, around, found
from analysis.framing.clauses import AUXILIARIES, GET, HE_IS
from analysis.framing.earnest import in_earnest, is_armed, is_bodily, is_figure, is_foreign, is_person, is_quarrel
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
    if i == 0 and low == entry.lemma and clause.kind(1) not in ("open", "pron"):
        return None  # a name: "Lynch Opens Inquiry"
    if i and low == entry.lemma and clause.words[i].word[0].isupper() and clause.low[i - 1] == clause.words[i - 1].word:
        return None  # "they wrote to Lynch"
    following = clause.after((particle or i) + 1)
    if past and clause.low[i + 1 : i + 2] == ["and"] and clause.low[i + 2 : i + 3] and clause.low[i + 2] in acts()[0]:
        following = clause.after(i + 3)  # "shot and killed her"
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
    """Whether it is "a fair shot", and not "a guard shot a man"."""
    if clause.kind(i + 1) in ("open", "pron") or clause.low[i + 1 : i + 2] in (
        ["himself"],
        ["herself"],
        ["themselves"],
    ):
        return False
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
    """Return what a verb of violence tells; `forms` say whether it is passive, joined to a passive, a past form."""
    passive, joined, past = forms
    before = clause.kind(j)
    if _no_violence(clause, i, entry, following, before, particle):
        return None
    if not past and _before_a_noun(clause, i, j, entry):
        return None  # "bomb makers"
    if passive or joined:
        acted = clause.before(j) if passive else None
        return None if is_figure(clause, acted) else _suffered(clause, i, entry, acted or (max(i - 4, 0), i), acted)
    if past and before in ("noun", "open") and following is None and entry.lemma in around("transitive"):
        if _shot_at(clause, i):
            return Told("violence", "active", _agent(clause, i, j), clause.after(i + 2))
        near = clause.near(i)
        if near and clause.kind(near[0] - 1) == "rel":  # "a shepherd whom border guards shot"
            return Told("violence", "active", near)
        return _suffered(clause, i, entry, near, near)
    patient, behind = _patient(clause, i, following)
    if (behind and is_figure(clause, patient)) or not _counts(clause, i, entry, patient):
        return None
    if _only_words(clause, i, entry, patient):
        return None
    agent = _agent(clause, i, j)
    return Told("violence", "active" if agent else "no actor", agent, patient)


def _shot_at(clause, i):
    """Whether it is "rebels shot at the crowd", not "man shot at mall" or "men shot at a rally were bakers"."""
    later = any(clause.kind(k) in ("verb", "be", "have", "modal") for k in range(i + 1, len(clause.low)))
    return not later and clause.low[i + 1 : i + 2] == ["at"] and is_bodily(clause, clause.after(i + 2), i)


def _no_violence(clause, i, entry, following, before, particle):
    """Whether the words around a verb of violence make it an accident, a picture, a figure of speech or a noun."""
    low, lemma, after = clause.low[i], entry.lemma, clause.low[i + 1 : i + 2]
    if is_figure(clause, following) or (lemma in ("kill", "injure", "wound") and found("accident", clause.text)):
        return True
    if not particle and (after == ["out"] or (lemma == "seize" and after in (["on"], ["upon"]))):
        return True  # "shelled out", "seized on a remark"
    if _idiom(clause, i, lemma, following, before) or _no_fight(clause, i, lemma, following):
        return True
    if lemma == "shoot" and _no_shooting(clause, after):
        return True
    if lemma == "fire" and after not in (["on"], ["at"], ["upon"], ["into"]):
        return True
    if particle:
        return False
    if low.endswith("s") and low != lemma and following is None and before in ("noun", "open"):
        return True  # "primary wounds": a noun
    return after in (["for"], ["over"], ["off"], ["out"], ["up"], ["down"]) and entry.counts != "always"


def _no_shooting(clause, after):
    """Whether it is pictures that are shot, or prices that shoot up."""
    pictures = found("camera", clause.text) and len(found("arms", clause.text)) < 2
    return bool(pictures) or after in (["up"], ["through"], ["back"], ["past"], ["ahead"])


def _no_fight(clause, i, lemma, following):
    """Whether it is a fight without arms: "fights hard", "fights extremism", "fought to pass a law"."""
    if lemma not in ("fight", "battle", "combat"):
        return False
    if "hard" in clause.low[i + 1 : i + 3] or found("fought without arms", " ".join(clause.lows(following)[-1:])):
        return True
    return clause.low[i + 1 : i + 2] == ["to"] and not {"war", "battle"} & set(clause.low[i + 3 : i + 6])


def _idiom(clause, i, lemma, following, before):
    """Whether the words make an idiom: "how to shoot", "beat their chests", "shot himself in the foot"."""
    after, ends = clause.low[i + 1 : i + 2], clause.lows(following)[-1:]
    if clause.low[max(i - 2, 0) : i] == ["how", "to"] and following is None:
        return True
    if clause.low[i] == "killing" and after in (["us"], ["me"]) and "be" in (before, clause.kind(i - 2)):
        return True
    if after in ([","], ["down"]) and clause.kind(i + 2) != "pron" and is_figure(clause, clause.after(i + 2)):
        return True  # "to slow, and then kill, the bill", "shot down the idea"
    if lemma == "beat" and ends and ends[0] in ("chest", "chests", "drum", "drums", "odds"):
        return True
    if lemma == "shoot" and ends and ends[0].endswith(("self", "selves")) and "foot" in clause.low[i + 1 : i + 6]:
        return True
    return lemma in ("strike", "hit") and clause.low[max(i - 1, 0)] in around("strikes of itself")  # "crisis struck"


def _before_a_noun(clause, i, j, entry):
    """Whether a bare verb stands before a noun as its first part: "bomb makers"."""
    before = clause.kind(j)
    return (
        clause.low[i] == entry.lemma
        and before not in ("to", "modal", "pron", "do", "rel", "adv")
        and clause.kind(i + 1) not in ("open", "pron")
        and not (before == "noun" and _many(clause, j))
        and not clause.words[min(i + 1, len(clause.words) - 1)].word[0].isupper()
    )


def _suffered(clause, i, entry, acted, patient):
    """Return a passive act, with its by-phrase if there is one, where it counts with what it was done to."""
    if not _counts(clause, i, entry, acted):
        return None
    agent = by_phrase(clause, i)
    return Told("violence", "by-phrase" if agent else "agentless passive", agent, patient)


def _patient(clause, i, following):
    """Return what the verb at i acts on, and whether it stands behind a preposition."""
    after = clause.low[i + 1 : i + 2]
    if following is None and after == ["and"] and clause.low[i + 2 : i + 3] and clause.low[i + 2].endswith("ed"):
        following = clause.after(i + 3)  # "kicked and punched a man"
    if following is None and after and after[0] in _OBJECT:
        return clause.after(i + 2), True
    return following, False


def _only_words(clause, i, entry, patient):
    """Whether a verb with this object is a quarrel, police work or no act: "clashed with Nora", "seized the papers"."""
    if entry.lemma == "attack" and not _attacks(clause, patient):
        return True
    if entry.lemma in ("clash", "fight", "battle") and is_quarrel(clause, patient, i):
        return True
    if entry.lemma in around("needs object") and patient is None:
        return True
    return entry.lemma in ("raid", "seize", "capture") and bool(found("custody", clause.text))


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
    if clause.low[k] in around("armed body"):
        return False
    return clause.low[k] in around("event") or clause.low[k] in acts()[1]


def _doer(clause, i, j):
    if clause.low[j] in HE_IS and j >= 0:
        return j, j + 1
    if clause.kind(j) == "and" and clause.low[j - 1] in acts()[0] and clause.kind(j - 2) not in ("be", *AUXILIARIES):
        return _doer(clause, j - 1, j - 2)  # "a man shot and killed her"
    if clause.low[i].endswith("ing") and clause.kind(j) != "be":
        if clause.low[j] in ("about", "of", "over", "against"):
            return None  # "she spoke of killing"
        if clause.low[j] == "for" and clause.kind(j - 1) in ("noun", "pron"):
            return clause.before(j)  # "criticized the police for shooting"
        if clause.low[j] in around("begins or ends"):
            return _wanting(clause, j - 1) if clause.kind(j - 1) == "to" else clause.before(j)
        return clause.before(i) if clause.kind(j) in ("noun", "rel") else subject(clause, i)
    if clause.kind(j) == "to":
        return _wanting(clause, j)
    return clause.before(i)


def _wanting(clause, i):
    """Return who is to act where `to` stands at i: "for troops to", "wants to", "vowed to"."""
    start = i - 1
    while clause.kind(start) in ("noun", "open", "pron") and start > 0 and i - start < 6:
        start -= 1
    if clause.low[start] in ("for", *around("moves others")) and start < i - 1:
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
    hit = _pact(clause, i, around(entry.counts), clause.before(i) if passive else None)
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


def _pact(clause, i, wanted, back):
    """Return where one of the wanted nouns stands: soon behind the verb at i, else in the span `back` before it."""
    for k in range(i + 1, min(i + 9, len(clause.low))):
        if clause.low[k] in wanted:
            return k
        if clause.kind(k) in ("be", "have", "modal", "link", "rel") or clause.low[k] in (";", ":"):
            break
    return next((k for k in range(*back) if clause.low[k] in wanted), None) if back else None


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
