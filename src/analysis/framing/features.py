"""What the questions are answered from: an article's sentence vectors, words, cues of the questions and statements."""

import re
from functools import cache

import numpy as np

from analysis.base.lexicon import read_lexicon
from analysis.base.schema import STANCES
from analysis.text.encoder import encoder
from analysis.text.sentences import sentence_spans

TOKEN = re.compile(r"[^\W\d_][\w'-]*|[$%?!]")
KINDS = ("head of state", "candidate", "civilian", "legislator", "expert", "court", "organisation", "unknown")
MARKS = (*STANCES, *KINDS, "accuses", "quoted")
ALONE, TOGETHER = ("strong", "weak"), ("first", "second")
"""A cue speaks for its question alone, or only where a first and a second one stand in the same sentence."""


@cache
def questions():
    """Return the questions of the codebook: question, frame, asks, source; one row each."""
    return read_lexicon("frame_questions", columns=("question", "frame", "asks", "source"))


class Cues:
    """Words and phrases that speak for a question, looked up word by word; `*` ends a cue that may go on.

    Examples
    --------
    >>> cues = Cues([("E1", "strong", "donat*"), ("E1", "weak", "paid for")])
    >>> cues.columns, cues.count([["they", "paid", "for", "donations"]]).tolist()
    ([('E1', 'strong'), ('E1', 'weak')], [[1.0, 1.0]])
    """

    def __init__(self, rows):
        rows = list(rows)
        self.columns = list(dict.fromkeys((question, strength) for question, strength, _ in rows))
        place = {column: i for i, column in enumerate(self.columns)}
        self._phrases, self._starts, self._known = {}, {}, {}
        for question, strength, cue in rows:
            first, *rest = cue.split(" ")
            entry = (tuple(rest), place[question, strength])
            home = self._starts if first.endswith("*") else self._phrases
            home.setdefault(first.rstrip("*"), []).append(entry)

    def _of(self, word):
        """Return the entries that may begin at a word."""
        if word not in self._known:
            found = list(self._phrases.get(word, ()))
            for end in range(1, len(word) + 1):
                found += self._starts.get(word[:end], ())
            if len(self._known) > 200_000:  # a corpus of odd strings must not fill the memory
                self._known.clear()
            self._known[word] = tuple(found)
        return self._known[word]

    def count(self, sentences):
        """Count the cues of each sentence (a list of words in small letters); (sentences, columns)."""
        out = np.zeros((len(sentences), len(self.columns)))
        for row, words in zip(out, sentences, strict=True):
            for i, word in enumerate(words):
                for rest, column in self._of(word):
                    if not rest or tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                        row[column] += 1
        return out


@cache
def cues():
    """Return the shipped cues."""
    table = read_lexicon("frame_cues", columns=("question", "strength", "cue", "source"))
    return Cues(zip(table["question"], table["strength"], table["cue"], strict=True))


def sentence_words(text, spans):
    """Return the words of each sentence in small letters."""
    text = text.replace("’", "'").lower() if len(text.lower()) == len(text) else text.replace("’", "'")
    return [TOKEN.findall(text[start:end]) for start, end in spans]


class Article:
    """One article as numbers; its title, where it stands outside the text, is read as a sentence behind the others.

    Attributes
    ----------
    n : int
        Sentences of the text.
    vectors : ndarray of float32, shape (sentences, 768)
    words : list of list of str
    cues : ndarray, shape (sentences, cue columns)
    said : ndarray
        `statement_features` of its statements.
    told : ndarray, shape (sentences, 18)
        What the statements in each sentence do: `statement_marks`.
    """

    def __init__(self, text, title="", statements=()):
        spans = sentence_spans(text)
        self.n = len(spans)
        parts = [(text, spans)]
        title = title.strip() if isinstance(title, str) else ""
        if title and title not in text[: 2 * len(title) + 200]:
            parts.append((title, sentence_spans(title)))
        self.words = [words for part, inside in parts for words in sentence_words(part, inside)]
        self.vectors = np.concatenate([encoder().sentence_vectors(part) for part, _ in parts]).astype(np.float32)
        self.cues = cues().count(self.words)
        self.said = statement_features(statements)
        self.told = np.zeros((len(self.words), len(MARKS)))
        self.told[: self.n] = statement_marks(spans, statements)

    def counts(self):
        """Return what the cues that stand alone tell of the whole article, one row of numbers."""
        alone = [i for i, (_, strength) in enumerate(cues().columns) if strength in ALONE]
        here = self.cues[:, alone] if len(self.cues) else np.zeros((1, len(alone)))
        return np.concatenate([np.log1p(here.sum(axis=0)), np.log1p((here > 0).sum(axis=0)), here.mean(axis=0)])

    def pairs(self):
        """Return in how many sentences and in what share of them a first and a second cue meet, (questions, 2)."""
        place = {column: i for i, column in enumerate(cues().columns)}
        out = np.zeros((len(questions()), 2))
        for row, question in zip(out, questions()["question"], strict=True):
            if (question, "first") in place and len(self.cues):
                both = (self.cues[:, [place[question, strength] for strength in TOGETHER]] > 0).all(axis=1)
                row[:] = np.log1p(both.sum()), both.mean()
        return out


def statement_marks(spans, statements):
    """Return which stances, accusations and kinds of speakers the statements in each sentence have, 0 or 1.

    Parameters
    ----------
    spans : list of tuple
        Start and end of each sentence.
    statements : sequence of dict
        As in `statement_features`, with content_start and content_end.

    Returns
    -------
    ndarray, shape (sentences, 18)
        In the order of `MARKS`.
    """
    place = {mark: i for i, mark in enumerate(MARKS)}
    out = np.zeros((len(spans), len(MARKS)))
    starts = np.array([start for start, _ in spans])
    for said in statements:
        first = max(int(np.searchsorted(starts, said["content_start"], "right")) - 1, 0)
        last = max(int(np.searchsorted(starts, said["content_end"], "left")), first + 1)
        marks = [said["stance"], said["speaker_kind"], "accuses" if isinstance(said["accused"], str) else None]
        marks.append("indirect" if said["kind"] == "indirect" else "quoted")
        out[first:last, [place[mark] for mark in marks if mark in place]] = 1
    return out


def statement_features(statements):
    """Return what the statements tell: how many sides and speakers are heard, who accuses, denies, demands, and so on.

    Parameters
    ----------
    statements : sequence of dict
        Statements of one article with kind, speaker, side, party, speaker_kind, stance, accused.

    Returns
    -------
    ndarray
    """
    n = len(statements)
    different = [len({s[c] for s in statements if isinstance(s[c], str)}) for c in ("speaker", "side", "party")]
    accusing = sum(isinstance(s["accused"], str) for s in statements)
    replied = len(
        {s["accused"] for s in statements if isinstance(s["accused"], str)}
        & {s["side"] for s in statements if isinstance(s["side"], str)}
    )
    stances = [sum(s["stance"] == stance for s in statements) for stance in STANCES]
    shares = [sum(s["speaker_kind"] == kind for s in statements) / max(n, 1) for kind in KINDS]
    quoted = sum(s["kind"] != "indirect" for s in statements) / max(n, 1)
    return np.array([*np.log1p([n, *different, accusing, replied, *stances]), quoted, *shares])
