"""Event nouns: whether a noun tells an act, and whose, from what stands before and behind it."""

from analysis.framing.act_lexicon import around, capitals, first_names, found, verbs_of
from analysis.framing.act_verbs import Told, by_phrase, names_state, subject
from analysis.framing.clauses import HE_IS
from analysis.framing.earnest import ON, arms_around, in_earnest, is_figure, is_foreign, is_person, is_quarrel
from analysis.framing.sides import states_in

_BEHIND = frozenset(["death", "deaths", "last", "yesterday", "today", "overseas", "abroad", "there", "here"])
_TOPICS = frozenset(["police", "domestic", "workplace", "gang", "gun", "media", "dating", "verbal", "rhetorical"])


def stands_as_noun(clause, i):
    """Whether a word that may be noun or verb is a noun here."""
    low, before = clause.low[i], clause.kind(i - 1)
    if low.endswith("ing"):
        after = clause.low[i + 1 : i + 2]
        if before == "prep" and low == "meeting" and after == ["with"]:
            return False
        if (
            before == "be"
            or clause.low[max(i - 1, 0)] in HE_IS
            or (clause.kind(i + 1) in ("open", "pron") and before not in ("open",))
        ):
            return False
        if clause.kind(i + 1) == "noun" and clause.words[i + 1].word[0].isupper() and before != "open":
            return False
        return clause.kind(i + 1) != "noun" or _before_noun(clause, i)
    if before in ("to", "modal", "pron", "do", "rel", "have", "adv"):
        return low.endswith("s") and before == "adv"
    if clause.low[i - 1 : i] == ["that"] and i:
        return clause.kind(i + 1) in ("mark", "verb", "be", "have", "modal", "prep", "and")
    if before == "noun" and clause.kind(i + 1) in ("open", "pron") and not clause.low[i - 1].endswith("'s"):
        return False
    return not low.endswith("ed")


def _before_noun(clause, i):
    """Whether a word in -ing belongs to the noun behind it: "a formidable fighting force", not "men killing guards"."""
    k = i - 1
    while k >= 0 and clause.kind(k) == "noun" and i - k < 4:
        if clause.low[k].endswith("s") or clause.low[k] in around("people"):
            return clause.low[k].endswith(("'s", "s'"))
        k -= 1
    return clause.kind(k) in ("open", "of")


def noun_act(clause, i, entry):
    """Return what an event noun at i tells, or None."""
    kind = entry.kind
    sure = None if _only_names(clause, i, entry) else _surely(clause, i, entry)
    if sure is None:
        return None
    if entry.lemma == "force" and clause.low[i - 2 : i] not in (["use", "of"], ["using", "deadly"], ["use", "deadly"]):
        return None
    if entry.lemma in ("raid", "crackdown") and found("custody", clause.text):
        return None
    agent, patient, behind = _parties_behind(clause, i, entry)
    if _on_no_body(clause, i, entry, patient, behind, sure):
        return None
    light = verbs_of("light") if kind == "violence" else verbs_of("light dealing")
    by = by_phrase(clause, i, reach=5) or _carried_out_by(clause, i, light)
    if by:
        return Told(kind, "by-phrase", by, patient)
    owner = _owner(clause, i)
    if entry.lemma in around("pact"):
        state = next((k for k in (i - 1, i - 2) if k >= 0 and states_in(clause.words[k].word)), None)
        with_whom = patient or owner or ((state, state + 1) if state is not None else None)
        return Told(kind, "no actor", None, with_whom)  # "the Iran deal"
    if owner and clause.low[i] in around("suffered") and patient is None:
        patient = owner
    elif owner:
        agent = owner
    elif entry.lemma == "violence" and clause.low[i + 1 : i + 2] == ["of"]:
        agent = clause.after(i + 2)
    elif agent is None:
        agent = _of_light_verb(clause, i, light)
    return Told(kind, "active" if agent else "no actor", agent, patient)


def _on_no_body(clause, i, entry, patient, behind, sure):
    """Whether what a noun is said to be done to makes it a figure of speech or one of words."""
    if behind == "of":  # "an invasion of drugs"; markets can be bombed
        whole = entry.lemma == "invasion" or clause.low[i] in around("suffered")
        return whole and is_figure(clause, patient)
    if behind != "on":
        return False
    named = entry.kind == "violence" and patient and is_person(clause, patient)
    return is_figure(clause, patient) or (not sure and named)


def _surely(clause, i, entry):
    """Whether a noun tells an act by itself (True), by what stands around it (False), or none (None)."""
    kind = entry.kind
    telling = i > 0 and clause.low[i - 1] in around(f"telling {kind}")
    if telling and clause.low[i - 1] == "air":
        telling = in_earnest(clause, kind, i)  # an "air war" is also one of advertisements
    if i > 1 and not telling and kind == "diplomacy":
        telling = names_state(clause, i)
    if entry.counts == "telling" and not telling:
        return None
    if entry.counts == "foreign" and not _with_abroad(clause, i):
        return None
    if telling or entry.counts in ("always", "telling", "foreign"):
        return True
    if kind == "violence" and _told_by_place(clause, i):
        return True
    return False if in_earnest(clause, kind, i) else None


def _parties_behind(clause, i, entry):
    """Return agent and patient that stand behind a noun, and the word that leads to them, "on" for all of its kind."""
    word, following = next(iter(clause.low[i + 1 : i + 2]), ""), clause.after(i + 2)
    if word == "of" and (clause.low[i] in around("of act") or entry.lemma in around("of act")):
        return None, following, "of"
    if word in ON and (word != "at" or entry.lemma == "attack"):
        return None, following, "on"
    if word == "between":
        years = following and clause.low[following[0]].isdigit()  # "between 1998 and 2000"
        return None if years else following, None, word
    if entry.counts == "foreign" and word == "with":
        return None, following, word
    if word == "in" and is_figure(clause, following):
        return None, following, "on"  # "carnage in the markets"
    return None, None, ""


def _carried_out_by(clause, i, light):
    """Return who stands behind the by of "attacks were carried out by"."""
    carried = next((k for k in range(i + 1, min(i + 7, len(clause.low))) if clause.low[k] in light), None)
    return by_phrase(clause, carried) if carried and clause.kind(carried - 1) == "be" else None


def _only_names(clause, i, entry):
    """Whether the noun is no act here: part of a name or of another noun, a figure of speech, a label of a time."""
    return (
        _part_of_another(clause, i)
        or _other_sense(clause, i, entry)
        or _after_word(clause, i, entry)
        or _label(clause, i)
    )


def _capital(clause, i):
    word = clause.words[i].word
    return bool(i) and word[0].isupper() and not word.isupper()


def _part_of_another(clause, i):
    """Whether a noun stands behind: "war hero", "attack ad", "War Department"."""
    if clause.kind(i + 1) != "noun" or clause.low[i + 1].endswith(("ed", "ing", "ly")):
        return False
    word, behind, low = clause.words[i].word, clause.words[i + 1].word, clause.low[i + 1]
    same_case = behind == low or (word.isupper() and behind.isupper())
    return (low not in _BEHIND and same_case) or _capital(clause, i)


def _other_sense(clause, i, entry):
    """Whether a word of several senses has another one here: trade deals, the war on drugs, "a killing" made."""
    lemma, after = entry.lemma, clause.low[i + 1 : i + 3]
    before = clause.low[i - 1] if i else ""
    if lemma in ("war", "warfare"):
        return _capital(clause, i) or _figure_of_war(clause, i) or after == ["and", "peace"]
    if lemma in ("battle", "fight", "clash"):
        return _of_words(clause, i)
    if lemma == "invasion":  # "an invasion of our streets by crooks"
        return not in_earnest(clause, "violence", i) and not states_in(clause.as_written())
    if lemma in around("pact"):
        return _no_pact(clause, i, lemma)
    if lemma == "killing":
        return clause.low[i] == "killing" and before == "a"
    if lemma == "attack":  # "after the 9/11 attacks", "the attacks of Sept. 11": a label
        return "11" in clause.low[max(i - 4, 0) : i] or (after[:1] == ["of"] and "11" in clause.low[i + 2 : i + 5])
    if lemma == "strike":
        return before in around("strikes of itself")  # "when crisis strikes"
    return lemma == "violence" and before in _TOPICS


def _no_pact(clause, i, lemma):
    """Whether it is a pact at home, of firms, a name or a verb: "a non-disclosure agreement", "makers deal with"."""
    low, after = clause.low[i], clause.low[i + 1 : i + 2]
    before = clause.low[i - 1] if i else ""
    if before and found("home", before) - {"tax"}:
        return True
    if lemma == "treaty":
        return _capital(clause, i) and after == ["of"]
    if lemma != "deal":
        return False
    verb = (low == "deals" or before.endswith("s")) and after == ["with"] and clause.kind(i - 1) == "noun"
    named = before in around("telling diplomacy")
    return before in capitals() or (verb and not named)  # a capital is more often the place of a business deal


def _after_word(clause, i, entry):
    """Whether the word before says that it is no act: "anti-war", "a line of attack", "came under attack"."""
    before = clause.low[i - 1] if i else ""
    if before in ("anti", "post", "pre") or (entry.counts == "context" and before in around("not by force")):
        return True
    if before == "of":
        return bool(around("part of a plan") & set(clause.low[i - 2 : i - 1]))
    return before == "under" and len(arms_around(clause, i)) < 2


def _of_words(clause, i):
    """Whether a battle is one for a law or with a rival: "a battle over funds", "a fight with lawmakers"."""
    after = clause.low[i + 1 : i + 2]
    if after in (["to"], ["over"], ["for"]):
        what = clause.as_written(clause.after(i + 2))
        place = after != ["to"] and (states_in(what) or found("armed body", what.lower()))  # "the battle for the town"
        return not place and len(arms_around(clause, i)) < 2
    return after in (["with"], ["against"]) and is_quarrel(clause, clause.after(i + 2), i)


def _figure_of_war(clause, i):
    """Whether a war is one on drugs or of words: a war on somebody is one on a state."""
    if clause.low[max(i - 1, 0)] == "air" and not in_earnest(clause, "violence", i):
        return True
    if around("war without arms") & set(clause.low[max(i - 1, 0) : i]):
        return True
    if clause.low[max(i - 2, 0) : i] in (["prisoners", "of"], ["prisoner", "of"], ["man", "of"], ["equivalent", "of"]):
        return True
    if clause.low[i + 1 : i + 2] in (["on"], ["against"]):
        target = clause.after(i + 2)
        return not (
            target and (states_in(clause.as_written(target)) or found("armed body", " ".join(clause.lows(target))))
        )
    return clause.low[i + 1 : i + 3] == ["of", "words"]


def _told_by_place(clause, i):
    """Whether an attack is told by its place or as a known event: "the attacks in Reshta", "after the attacks"."""
    if clause.low[i] not in ("attack", "attacks"):
        return False
    before, after = clause.words[max(i - 1, 0)], clause.words[i + 1 : i + 4]
    if before.word[0].isupper() and i > 1 and not before.low.endswith("'s"):
        return clause.low[i - 2] not in first_names()  # "a Nora Reld attack"
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
        and k > 0
        and clause.low[k] == "the"
        and clause.low[k - 1] in ("after", "since", "before", "following")
    )


def _with_abroad(clause, i):
    """Whether a meeting is told to be with, or between, those who act for another state."""
    for k in range(i + 1, min(i + 6, len(clause.low))):
        if clause.low[k] in ("with", "between", "among"):
            return is_foreign(clause, clause.after(k + 1))
        if clause.kind(k) in ("mark", "verb", "be", "have", "modal", "link", "rel"):
            break
    owner = _owner(clause, i)
    return bool(owner) and is_foreign(clause, owner)


def _owner(clause, i):
    """Return who stands before an event noun as its doer: "Kalvia's raid", "a Chilean airstrike", "police shooting"."""
    k = i - 1
    while k >= 0 and i - k < 5 and clause.kind(k) in ("noun", "adv"):
        low = clause.low[k]
        if low.endswith(("'s", "s'")):
            start = k
            while start > 0 and clause.kind(start - 1) in ("noun", "open") and k - start < 5:
                start -= 1
            when = around("when") & {w.removesuffix("'s") for w in clause.low[start : k + 1]}
            return None if when else (start, k + 1)
        word = clause.words[k].word
        if word[0].isupper() and low.endswith(("an", "ish", "ese", "i", "ch")) and states_in(word):
            return (k, k + 1)
        if low in around("doer"):
            return (k, k + 1)
        k -= 1
    return None


def _of_light_verb(clause, i, light):
    """Return the subject of a light verb before the noun: "rebels carried out an attack"."""
    start = i - 1
    while (
        start > 0 and i - start < 7 and clause.kind(start) in ("noun", "open", "adv") and clause.low[start] not in light
    ):
        start -= 1
    if clause.low[start] in ("out", "in"):
        start -= 1
    if start < 0 or clause.low[start] not in light:
        return None
    return clause.before(start) if clause.kind(start - 1) != "to" else subject(clause, start - 1)
