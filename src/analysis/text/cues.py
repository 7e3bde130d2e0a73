"""The lexicon of cues, words of saying and of attitude, read into one index for everything that looks cues up."""

from functools import lru_cache

from analysis.base.lexicon import read_lexicon
from analysis.text.inflect import inflect


@lru_cache(maxsize=1)
def cue_index():
    """Give the cues by their first word: {word: [(rest of the phrase, lemma, cue_kind), ...]}, longest phrase first."""
    table = read_lexicon("cues", columns=("lemma", "cue_kind", "source"))
    out = {":": [((), ":", "reporting")]}
    for lemma, kind in zip(table["lemma"], table["cue_kind"], strict=True):
        first, *rest = lemma.split()
        for form in inflect(first):
            out.setdefault(form, []).append((tuple(rest), lemma, kind))
    for entries in out.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return out


def cue_kind(words):
    """Name the kind of a cue by its words: "reporting" if any is a reporting word of the lexicon, else "attitude"."""
    cues = cue_index()
    for i, word in enumerate(words):
        for rest, _, kind in cues.get(word, ()):
            if kind == "reporting" and tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                return "reporting"
    return "attitude"
