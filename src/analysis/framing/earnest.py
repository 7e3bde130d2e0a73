"""Whether an act is meant in earnest: arms or dealings of states around it, no contest at home, no figure of speech."""

import re
from functools import cache

from analysis.base.lexicon import read_lexicon
from analysis.framing.act_lexicon import around, found, leaders
from analysis.framing.sides import states_in

ACCUSES = re.compile(r"^(?:accus|charged|charges|suspect|blam|alleg(?:e[sd]?|ing|ations?)$)")
ALLEGED = frozenset(["alleged", "allegedly"])
_PRONOUNS = frozenset(["him", "her", "me", "them", "he", "she", "they", "who"])
ON = frozenset(["on", "against", "upon", "toward", "towards", "at"])


def around_word(name, clause, i):
    """Return the words of a class in the sentence, the word at i left out."""
    return found(name, " ".join([*clause.low[:i], "_", *clause.low[i + 1 :]]))


def arms_around(clause, i):
    """Return the words of arms in the sentence, the word at i left out."""
    return around_word("arms", clause, i)


def in_earnest(clause, kind, i):
    """Whether the sentence makes the word one of arms, or of dealings between states."""
    abroad = len(states_in(clause.as_written()) - {"United States"})
    if kind == "violence":
        arms, contest = len(arms_around(clause, i)), len(around_word("contest", clause, i))
        return arms + bool(abroad) + clause.arms_near > contest or arms >= 2
    return len(around_word("states", clause, i)) + abroad > len(around_word("home", clause, i))


def is_figure(clause, span):
    """Whether what is acted on shows a figure of speech: jobs are not killed by arms."""
    words = [low.removesuffix("'s") for low in clause.lows(span)]
    return bool(around("figure") & {*words[-1:], *words[:1]})


def is_person(clause, span):
    """Whether a phrase is a person's name or pronoun: attacks on those are mostly words."""
    words = [t.word for t in clause.words[slice(*span)]]
    if clause.low[span[0]] in ("him", "her", "me", "you", "his", "my"):
        return True
    capital = [w for w in words if w[0].isupper()]
    return len(capital) == len(words) and not states_in(" ".join(words)) and len(words) <= 3


def is_quarrel(clause, span, i):
    """Whether a fight with these is one of words: with one person, or with lawmakers, reporters or a rival."""
    if not span or len(arms_around(clause, i)) >= 3 or found("armed body", " ".join(clause.lows(span))):
        return False
    head = clause.low[span[1] - 1]
    if found("arms", head):
        return False  # the police, protesters
    return is_person(clause, span) or any(found(name, head) for name in ("home", "contest", "of words"))


def is_bodily(clause, span, i):
    """Whether a blow falls on somebody's body: on people told as such, and in no contest of votes or words."""
    if not span or is_figure(clause, span):
        return False
    arms, contest = len(arms_around(clause, i)), len(around_word("contest", clause, i))
    words = {low.removesuffix("'s") for low in clause.lows(span)}
    won = clause.low[i].startswith("beat") and not around("people") & words - _PRONOUNS  # "I'd beat him": of votes
    if around("people") & words and not won:
        return arms + clause.arms_near >= contest
    named = around("people") & words or clause.words[span[0]].word[0].isupper()
    return bool(named) and arms + clause.arms_near > contest


def is_armed(clause, span, i):
    """Whether what is ruined or beaten is an armed body, or a place in a war."""
    if not span or is_figure(clause, span):
        return False
    last = clause.as_written((span[1] - 1, span[1]))  # "Peruvian money" is no state
    if not found("armed body", " ".join(clause.lows(span))) and not states_in(last) - {"United States"}:
        return False
    return in_earnest(clause, "violence", i)


def is_foreign(clause, span):
    """Whether a phrase names who acts for a foreign state: its leader, its officials, or the state itself."""
    if not span:
        return False
    lows, written = clause.lows(span), clause.as_written(span)
    known = leaders()
    if any(t.word[0].isupper() and known.get(t.low.removesuffix("'s")) for t in clause.words[slice(*span)]):
        return True
    states = states_in(written) - {"United States"}
    if not states:
        return bool(found("states", " ".join(lows))) and bool(around("office") & set(lows))
    last = lows[-1].removesuffix("'s")
    if last in _nationalities():  # "Chinese, Japanese and Korean officials"
        lows = clause.low[span[0] : span[1] + 7]
    return bool(around("office") & set(lows)) or (last not in _nationalities() and last in " ".join(states).lower())


@cache
def _nationalities():
    table = read_lexicon("states", columns=("demonyms",))
    return {name.lower() for cell in table["demonyms"] for name in re.split(r"[|;]", cell)}
