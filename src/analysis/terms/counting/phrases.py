"""Several words as one term: names and phrases joined before they are counted, forms of a word put together after."""

import re
from collections import Counter
from functools import cache

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.base.arguments import whole_number
from analysis.base.lexicon import read_lexicon
from analysis.base.schema import article_texts
from analysis.text.mentions import name_spans
from analysis.text.words import asked_terms, fold, words

_BETWEEN = "[ \u00a0\u2010\u2011\ufe63\uff0d-]"
_BEHIND_NAMES = {"jr", "sr", "ii", "iii", "iv"}
_PARTICLES = {"de", "del", "der", "van", "von", "al", "el", "bin", "da", "la", "le"}


def multiword_names(articles: pd.DataFrame, *, min_articles: int = 3) -> list[str]:
    """List the names of several words, such as "Nagorno Karabakh", to count each as one term.

    Parameters
    ----------
    articles : DataFrame
        With text.
    min_articles : int
        Leave out names that fewer articles have.

    Returns
    -------
    list of str
        The commonest first; a name written with hyphens and one written with blanks are one.

    Examples
    --------
    >>> articles = pd.DataFrame({"text": ["He left Nagorno Lisk.", "In Nagorno-Lisk it rained."]})
    >>> multiword_names(articles, min_articles=2)
    ['nagorno lisk']
    """
    least, found = whole_number("min_articles", min_articles), Counter[tuple[str, ...]]()
    for text in article_texts(articles):
        names = (tuple(_parts(text[start:end])) for start, end in name_spans(text))
        found.update({name for name in names if len(name) > 1})
    kept = [(name, n) for name, n in found.items() if n >= least]
    return [" ".join(name) for name, _ in sorted(kept, key=lambda pair: (-pair[1], pair[0]))]


def full_names(articles: pd.DataFrame) -> dict[str, str]:
    """List the full names of persons, each with the family name to count it under.

    One outlet writes "Nora Reld" where another writes "Ms. Reld": which one is a habit of its house. Counted under the
    family name, both are one term, and the first name is none.

    Parameters
    ----------
    articles : DataFrame
        With text.

    Returns
    -------
    dict of str to str
        Full name, its words joined by hyphens, to family name: give its keys as `phrases` and itself as `lemmas`. Only
        names that stand in full, behind a known first name; a first name by itself is counted as it stands.

    Examples
    --------
    >>> from analysis.terms.counting.matrix import document_term_matrix
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["They heard Peter Orm. Mr. Orm left."]})
    >>> names = full_names(articles)
    >>> names
    {'peter-orm': 'orm', "peter-orm's": "orm's"}
    >>> matrix = document_term_matrix(articles, phrases=list(names), lemmas=names)
    >>> dict(zip(matrix.terms, matrix.counts.toarray()[0].tolist()))["orm"]
    2
    """
    full, alone = Counter[tuple[str, ...]](), Counter[str]()
    for text in article_texts(articles):
        for start, end in name_spans(text):
            parts = _parts(text[start:end])
            if len(parts) == 1:
                alone.update(parts)
            else:
                full[_person(parts)] += 1
    firsts = Counter[str]()
    for name, n in full.items():
        firsts.update({name[0]: n} if name else {})
    kept = [name for name in full if name and alone[name[0]] <= firsts[name[0]]]  # no "Clinton White House"
    ends = [("-".join(name), name[-1]) for name in sorted(kept)]
    return {name + end: family + end for name, family in ends for end in ("", "'s")}


def _person(parts):
    """Return the part of a name that is a first name, initials, a middle name at most, and a family name; or none."""
    first = next((place for place, part in enumerate(parts) if part in _given_names()), len(parts))
    ends = (place for place, part in enumerate(parts) if part.endswith("'s") or part in _BEHIND_NAMES)
    name = parts[first : next((place + parts[place].endswith("'s") for place in ends if place >= first), None)]
    whole = sum(len(part) > 1 and part not in _PARTICLES for part in name)
    if not 2 <= whole <= 3 or len(name[-1]) == 1 or name[-1].isdigit():
        return ()
    return (*name[:-1], name[-1].removesuffix("'s"))


@cache
def _given_names():
    return frozenset(fold(name) for name in read_lexicon("first_names", columns=("name",))["name"])


def _parts(phrase):
    return [part for word in words(phrase) for part in re.split("-", word) if part]


class Joiner:
    """Writes phrases as one word, joined by hyphens; it can be sent to another process.

    Parameters
    ----------
    phrases : list of str
    """

    def __init__(self, phrases):
        asked_terms("phrases", phrases)
        parts = sorted({tuple(_parts(phrase)) for phrase in phrases}, key=lambda some: (-len(some), some))
        self.firsts = {}
        for some in parts:
            if len(some) > 1:
                rest = _BETWEEN.join(map(_as_written, some[1:]))
                self.firsts.setdefault(some[0], []).append(rest)
        choices = (f"{_as_written(first)}{_BETWEEN}(?:{'|'.join(rests)})" for first, rests in self.firsts.items())
        self.pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(choices)})(?!\w|-\w)") if self.firsts else None

    def __call__(self, text):
        """Return the text folded, its phrases joined."""
        folded = fold(text)
        join = lambda match: re.sub(rf"\.?{_BETWEEN}", "-", match.group())  # noqa: E731
        return self.pattern.sub(join, folded) if self.pattern else folded


def _as_written(part):
    """Match a part of a name, an initial with its point or without."""
    return re.escape(part) + (r"\.?" if len(part) == 1 else "")


def merge_terms(counts, terms, lemmas):
    """Add the columns of terms up that have one lemma.

    Parameters
    ----------
    counts : csr_array, shape (articles, terms)
    terms : Index of str
    lemmas : dict of str to str
        A term's group; a term that is not in it stays by itself.

    Returns
    -------
    csr_array, Index
    """
    folded = {fold(term): fold(lemma) for term, lemma in lemmas.items()}
    names, place = np.unique([folded.get(term, term) for term in terms], return_inverse=True)
    adder = sparse.csr_array(
        (np.ones(len(terms), dtype=counts.dtype), (np.arange(len(terms)), place)), (len(terms), len(names))
    )
    merged = sparse.csr_array(counts @ adder)
    merged.sort_indices()
    return merged, pd.Index(names, dtype="str")
