"""Several words as one term: names and phrases joined before they are counted, forms of a word put together after."""

import re
from collections import Counter

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.base.arguments import whole_number
from analysis.base.schema import article_texts
from analysis.text.mentions import name_spans
from analysis.text.words import asked_terms, fold, words

_BETWEEN = "[ \u00a0\u2010\u2011\ufe63\uff0d-]"


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
                rest = _BETWEEN.join(map(re.escape, some[1:]))
                self.firsts.setdefault(some[0], []).append(rest)
        choices = (f"{re.escape(first)}{_BETWEEN}(?:{'|'.join(rests)})" for first, rests in self.firsts.items())
        self.pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(choices)})(?!\w|-\w)") if self.firsts else None

    def __call__(self, text):
        """Return the text folded, its phrases joined."""
        folded = fold(text)
        return self.pattern.sub(lambda match: re.sub(_BETWEEN, "-", match.group()), folded) if self.pattern else folded


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
