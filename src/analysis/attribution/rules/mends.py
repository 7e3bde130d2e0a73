"""Readings that weights get wrong in long sentences: appositions, lists of speakers, inverted sentences, relatives.

The votes look at a few words around the cue. Here the sentence is looked at as a whole: a speaker that ends in a comma
began before its apposition, a short name at the very end of a sentence is no content, "which" alone says nothing.
"""

from analysis.attribution.rules import walks

_BREAKS = frozenset([",", "—", "–"])
_NAMES = frozenset(["cap", "title", "det", "poss", "num"])
_LONGEST_NAME = 6  # tokens
_NOUNS = frozenset(["word", "plural", "cap", "det", "num", "title", "poss"])
_CLOSE_TO = frozenset(
    [("familiar", "with"), ("close", "to"), ("privy", "to"), ("near", "to"), ("opposed", "to"), ("loyal", "to")]
)


def mend(t, clause, order, speaker, pieces, chance):
    """Return (speaker, pieces) of a reading, mended.

    Parameters
    ----------
    t : Text
    clause : Clause
    order : str
        A key of `RULES`.
    speaker : (int, int) or None
    pieces : list of (int, int)
    chance : dict
        The weights of the votes.

    Returns
    -------
    ((int, int) or None, list of (int, int))
    """
    if order == "LR" and (turned := _inverted(t, clause, pieces, chance)):
        return turned
    if order == "LL" and len(pieces) == 1 and t.kinds[pieces[0][1] - 1] in ("rel", "wh"):
        right = walks.content_right(t, clause.right, clause.end, clause.lemma, chance)
        if right:
            return speaker, [right[0]]
    if order == "LR" and speaker:
        speaker = _from_its_head(t, clause, speaker)
    if order in ("LR", "LL") and speaker:
        whole = _familiar_with(t, clause, speaker)
        if whole != speaker and any(first < whole[1] and whole[0] < last for first, last in pieces):
            told = walks.content_right(t, clause.right, clause.end, clause.lemma, chance)
            told = told or walks.content_left(t, whole[0], clause.begin, chance)
            return (whole, [told[0]]) if told else (speaker, pieces)  # they had been taken for part of the content
        speaker = whole
    return speaker, pieces


def _familiar_with(t, clause, speaker):
    """Let "the matter" begin with those who know of it: "a person familiar with the matter"."""
    first, last = speaker
    at = first - 3
    if at < clause.begin or (t.low[first - 2], t.low[first - 1]) not in _CLOSE_TO or t.kinds[at] not in _NOUNS:
        return speaker
    while at > clause.begin and t.kinds[at - 1] in _NOUNS and t.kinds[at] not in ("det", "num"):
        at -= 1
    return at, last


def _inverted(t, clause, pieces, chance):
    """Turn "CONTENT, says Mr Orlin." round, where a name alone was read as what is said."""
    left, right, end = clause.left, clause.right, clause.end
    while right < end and t.kinds[right] == "adv":
        right += 1
    if not 0 < end - right <= _LONGEST_NAME or left - 1 <= clause.begin or t.kinds[left - 1] not in (",", "cq"):
        return None
    kinds = t.kinds[right:end]
    if "cap" not in kinds and "title" not in kinds:
        return None
    if any(kind not in _NAMES and kind != "word" for kind in kinds) or t.quote_of[right] >= 0:
        return None
    if clause.left - clause.begin < _LONGEST_NAME or (
        t.kinds[clause.begin] == "cap" and _name_then_comma(t, clause.begin)
    ):
        return None
    content = walks.content_left(t, left, clause.begin, chance)
    return ((right, end), [content[0]]) if content else None


def _name_then_comma(t, begin):
    """Whether a sentence opens with a name and a comma or dash: the subject of an apposition."""
    at = begin
    while t.kinds[at] in _NAMES and at - begin < _LONGEST_NAME:
        at += 1
    return at > begin and t.kinds[at - 1] == "cap" and t.kinds[at] in _BREAKS


def _from_its_head(t, clause, speaker):
    """Let a speaker that ends in a comma, or that follows one in a list, begin where its sentence names it."""
    first, last = speaker
    begin = clause.begin
    if first <= begin or not _name_then_comma(t, begin):
        return speaker
    closes = t.kinds[last - 1] in _BREAKS or t.kinds[last] in _BREAKS
    between = set(t.kinds[begin:first])
    if closes and between & _BREAKS and not between & {"cq", "oq", ";", ":"}:
        return begin, last
    if "and" in t.kinds[first:last]:  # "Sill, Prill and Vale agreed"
        at = first
        while at - 1 > begin and t.kinds[at - 1] == ",":
            left = at - 1
            while left > begin and t.kinds[left - 1] == "cap":
                left -= 1
            if left == at - 1:
                break
            at = left
        return at, last
    return speaker
