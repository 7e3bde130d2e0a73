"""The words around a cue: noun phrases, the line and the rest of the sentence, pieces of a content."""

import re

from analysis.text.cues import cue_index

NP = r"(?:[^\s,;:“”\"()—]+(?:,\s+\d+,)?\s+){0,9}?[^\s,;:“”\"()—]*[^\s,;:.“”\"()—]"

_WORD = r"[\w’'.&-]*[\w’'&-]"
NOUN_PHRASE = (
    rf"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Aa]nother)\s(?:{_WORD}\s){{0,7}}?{_WORD}|"
    rf"(?:{_WORD}\s){{0,4}}?[A-Z]{_WORD}(?:\s[A-Z]{_WORD}){{0,3}})"
)
"""A phrase that begins with an article or ends in a name; NP is any run of words."""


def line_around(text, at):
    """Return the (start, end) of the line that holds a place, at most 300 characters to either side."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return max(start, at - 300), min(len(text) if end < 0 else end, at + 400)


def match_at_cue(pattern, text, a):
    """Return the match of a pattern that touches the cue of an attribution, or None."""
    start, end = line_around(text, a.cue[0])
    for match in pattern.finditer(text, start, end):
        if match.start() < a.cue[1] + 2 and match.end() > a.cue[0]:
            return match
    return None


def without(pieces, start, end):
    """Take [start, end) out of the pieces of a content."""
    out = []
    for first, last in pieces:
        out += [(s, e) for s, e in ((first, min(last, start)), (max(first, end), last)) if e > s]
    return out


def clean(text, pieces):
    """Take blanks and commas off the edges of pieces; drop what holds no word."""
    out = []
    for start, end in pieces:
        while start < end and text[start] in " \t\n,":
            start += 1
        while end > start and (text[end - 1] in " \t\n" or (text[end - 1] == "," and text[end - 2] not in "”\"'’")):
            end -= 1
        if any(c.isalnum() for c in text[start:end]):
            out.append((start, end))
    return tuple(out)


def rest_of_sentence(text, start):
    """Return the words from a place to the end of the sentence."""
    end = line_around(text, start)[1]
    stop = re.search(r"[.!?](?=[”\"’]?(?:\s+[A-Z“\"]|\s*$))", text[start:end])
    return start, start + stop.start() if stop else end


def is_person(words):
    """Whether words before a verb may be its subject: no clause, no pronoun of another."""
    return not re.search(r"(?i)\b(?:who|which|that|when|if|was|were|is|are|had|has|have|will|would)\b", words)


def is_reporting(word):
    """Whether a word is a verb or noun of saying by itself."""
    return any(not rest and kind == "reporting" for rest, _, kind in cue_index().get(word.lower(), ()))
