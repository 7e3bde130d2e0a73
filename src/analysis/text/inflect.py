"""The forms of English verbs and nouns, by spelling rules and a list of those that no rule yields."""

import re
from functools import lru_cache

from analysis.base.lexicon import read_lexicon

_SHORT = re.compile(r"[^aeiouy]+[aeiou][bdglmnprt]")
"""A verb of one syllable that ends in one consonant, which is doubled."""


def inflect(verb):
    """List the forms of a verb.

    Examples
    --------
    >>> inflect("deny"), inflect("say")
    (['deny', 'denies', 'denied', 'denying'], ['say', 'says', 'said', 'saying'])
    >>> inflect("shrug")
    ['shrug', 'shrugs', 'shrugged', 'shrugging']
    """
    if verb in _irregular():
        return [verb, *_irregular()[verb]]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if _SHORT.fullmatch(verb):
        return [verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    s = "es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    return [verb, verb + s, verb + "ed", verb + "ing"]


@lru_cache(maxsize=1)
def _irregular():
    """Give the forms of verbs that no spelling rule yields: {lemma: [form, ...]}."""
    table = read_lexicon("verb_forms", columns=("lemma", "forms", "source"))
    return {lemma: forms.split() for lemma, forms in zip(table["lemma"], table["forms"], strict=True)}
