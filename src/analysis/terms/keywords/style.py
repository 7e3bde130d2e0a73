"""House style: which terms are a habit of a newsroom and no choice of words.

What is set aside keeps its rows and its numbers, in every group: that one outlet writes "Mr." makes the others lack it.
"""

import functools
import re

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.base.lexicon import read_lexicon
from analysis.stats.resample import MIN_ARTICLES
from analysis.terms.counting.matrix import TermMatrix, check_articles_matrix, sum_groups
from analysis.text.inflect import inflect
from analysis.text.mentions import calendar, titles
from analysis.text.words import stop_list, words

KINDS = ("own name", "house phrase", "title", "initial", "short form", "spelling", "agency", "date", "cue")
"""Kinds of house style; all but the last, words of saying, are set aside unless told otherwise."""
USUAL = KINDS[:-1]
_RUBRIC = 4  # terms that always come together are a house phrase from this many on
_LABEL = re.compile(r"[drilp]-[a-z]{2,6}(?:-?[a-z]+)?")  # the party and place of a member: "D-Calif."
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|[0-9]+")
_ALSO_WORDS = {"march", "may"}  # nothing in a table of terms tells the month
_LONG = 4  # letters of a part of a name that a longer name can begin with ("HuffPost": huff, huffington)


def house_style(
    matrix: TermMatrix, *, by: str | list[str] | None = "outlet", kinds: list[str] | tuple[str, ...] = KINDS
) -> pd.DataFrame:
    """List the terms that are a habit of a newsroom and no choice of words, so that a list of words can do without.

    Parameters
    ----------
    matrix : TermMatrix
    by : str or list of str, optional
        Columns of the articles that name the groups, whose own names and phrases these are.
    kinds : list of str
        Some of "own name", "house phrase", "title", "initial", "short form", "spelling", "agency", "date", "cue"
        (words of saying, which `keyness` keeps unless asked); all of them by default.

    Returns
    -------
    DataFrame
        One row per term, the commonest first: term, set_aside (the kind), n and n_articles over all groups.

    Raises
    ------
    ValueError
        If a kind or a column is unknown.

    Examples
    --------
    >>> from analysis.terms.counting.matrix import document_term_matrix
    >>> articles = pd.DataFrame({"article_id": list("ab"), "outlet": ["Courier", "Herald"],
    ...     "text": ["Mr Orm told the Courier of ferries.", "Mr Orm said the ferry ran."]})
    >>> house_style(document_term_matrix(articles))[["term", "set_aside"]].values.tolist()
    [['mr', 'title'], ['courier', 'own name'], ['said', 'cue'], ['told', 'cue']]
    """
    codes, groups = check_articles_matrix(matrix).group_codes(by)
    n, used = (part.toarray() for part in sum_groups(matrix.counts, codes, len(groups)))
    names, places = [value for row in groups.to_numpy().tolist() for value in row], np.arange(n.shape[1])
    found = find_set_aside(names, matrix.terms, matrix.counts, places, codes, used, (), asked_kinds(kinds))
    kind = found[np.argmax(found != "", axis=0), places] if len(found) else np.full(len(places), "", dtype=object)
    out = pd.DataFrame({"term": matrix.terms, "set_aside": kind, "n": n.sum(axis=0), "n_articles": used.sum(axis=0)})
    out = out[(out["set_aside"] != "") & (out["n"] > 0)].astype({"set_aside": "str"})
    return out.sort_values(["n", "term"], ascending=[False, True], ignore_index=True)


def asked_kinds(house_style):
    """Read which kinds of house style are set aside: True for the usual ones, False for none, or a list of kinds.

    Raises
    ------
    ValueError
        If one is unknown.

    Examples
    --------
    >>> asked_kinds(False), asked_kinds(["title", "cue"])
    ((), ('title', 'cue'))
    """
    if isinstance(house_style, bool | np.bool_):
        return USUAL if house_style else ()
    asked = (house_style,) if isinstance(house_style, str) else tuple(house_style)
    unknown = [kind for kind in asked if kind not in KINDS]
    if unknown:
        raise ValueError(f"house_style: {unknown[0]!r} is no kind; use True, False or some of {', '.join(KINDS)}")
    return asked


def find_set_aside(names, terms, counts, tested, codes, used, asked, kinds=USUAL):
    """Say which terms are set aside, and why.

    Parameters
    ----------
    names : list
        Of the groups.
    terms : Index of str
        Those tested.
    counts, tested, codes, used
        Articles x all terms, places of the tested terms, group of each article, articles of each group that use a term.
    asked : list of str
        Terms that the caller named.
    kinds : tuple of str
        Which of `KINDS` to look for.

    Returns
    -------
    ndarray of str, shape (groups, terms)
        A kind, "on request", or "".
    """
    out = np.full(used.shape, "", dtype=object)
    if "house phrase" in kinds:
        _mark_phrases(out, counts, tested, codes, used)
    vocabulary = set(terms)
    spellings = _twins(vocabulary) if "spelling" in kinds else set()
    agencies, short = _agencies(), _short_forms()
    dates = calendar("day", "month", "short", "hour") - _ALSO_WORDS
    cues = _words_of_saying()
    for place, term in enumerate(terms):
        parts = term.split()
        if "cue" in kinds and term in cues:
            out[:, place] = "cue"
        if "date" in kinds and not dates.isdisjoint(parts) and all(part in dates or part.isdigit() for part in parts):
            out[:, place] = "date"
        if "agency" in kinds and term in agencies:
            out[:, place] = "agency"
        if term in spellings:
            out[:, place] = "spelling"
        if "short form" in kinds and _without_possessive(term) in short:
            out[:, place] = "short form"
        if "initial" in kinds and len(term) == 1 and term.isalpha():
            out[:, place] = "initial"
        if "title" in kinds and (_without_possessive(term) in titles() or _LABEL.fullmatch(term)):
            out[:, place] = "title"
    if "own name" in kinds:
        for name in names:
            own = own_names(str(name))
            long = tuple(part for part in _camel(str(name))[:1] if len(part) >= _LONG)
            mine = [
                all(_without_possessive(part) in own for part in term.split()) or (bool(long) and term.startswith(long))
                for term in terms
            ]
            out[:, np.asarray(mine, dtype=bool)] = "own name"
    out[:, terms.isin([" ".join(words(term)) for term in asked])] = "on request"
    return out


def function_words(terms):
    """Tell which terms are function words and nothing else."""
    stop = stop_list()
    return np.fromiter((all(part in stop for part in term.split()) for term in terms), dtype=bool, count=len(terms))


def own_names(name):
    """List the terms that are an outlet's name, its parts and its initials.

    Examples
    --------
    >>> sorted(own_names("The Lisk Herald"))
    ['herald', 'lh', 'lisk', 'liskherald', 'tlh']
    """
    parts = words(name)
    content = [part for part in parts if part not in stop_list()] or parts
    own = {piece for part in content for piece in (part, *part.split("-"))} | {"".join(content), *_camel(name)}
    initials = {"".join(part[0] for part in some) for some in (parts, content) if len(some) > 1}
    return own | initials


def _camel(name):
    """Cut names such as HuffPost where a capital stands inside a word."""
    pieces = [piece for word in name.split() for piece in _CAMEL.findall(word) if len(_CAMEL.findall(word)) > 1]
    return [piece.lower() for piece in pieces if len(piece) > 1]


def _without_possessive(term):
    return term.removesuffix("'s").removesuffix("'")


def _mark_phrases(out, counts, tested, codes, used):
    """Mark terms that stand equally often in the same articles, in most of one group's and hardly any other."""
    share = used / np.maximum(np.bincount(codes, minlength=len(used)), 1)[:, None]
    alone = (share >= 0.6) & (used >= MIN_ARTICLES) & (np.count_nonzero(share > 0.05, axis=0) == 1)
    candidates = np.flatnonzero(alone.any(axis=0))
    by_term = sparse.csc_array(counts[:, tested[candidates]])
    for group in range(len(used)):
        alike = {}
        for column in np.flatnonzero(alone[group, candidates]):
            of_term = by_term[:, [column]]
            alike.setdefault((of_term.indices.tobytes(), of_term.data.tobytes()), []).append(candidates[column])
        for together in alike.values():
            if len(together) >= _RUBRIC:
                out[group, together] = "house phrase"


@functools.cache
def _rules():
    table = read_lexicon("spellings", columns=("pattern", "other", "source"))
    return [(re.compile(pattern), other) for pattern, other in zip(table["pattern"], table["other"], strict=True)]


def _twins(vocabulary):
    """Find the terms of which the vocabulary holds another spelling too; both are given."""
    out = set()
    for term in vocabulary:
        for pattern, other in _rules():
            match = pattern.match(term)
            twin = match.expand(other) if match else None
            if twin in vocabulary and twin != term:
                out |= {term, twin}
    return out


@functools.cache
def _words_of_saying():
    """Give the plain words of saying: verbs of one word and nouns made of them, which pass no judgement.

    "Slammed" or "demanded" is a choice of words; "bill", "order" and "hearing" mostly tell of other things.
    """
    table = read_lexicon("cues", columns=("lemma", "cue_kind", "source"))
    stances = read_lexicon("stances", columns=("cue", "stance", "source")).set_index("cue")["stance"]
    classes = read_lexicon("word_classes", columns=("word", "class", "source"))
    verbs = set(classes.loc[classes["class"] == "verb", "word"])
    told = (table["cue_kind"] == "reporting") & ~table["lemma"].str.contains(" ")
    told &= ~table["lemma"].map(stances).isin(["confronting", "demanding"])
    lemmas, out = set(table.loc[told, "lemma"]), {"according"}
    for lemma, source in table.loc[told, ["lemma", "source"]].itertuples(index=False):
        forms = set(inflect(lemma))
        if lemma.endswith("ment") and any(verb.startswith(lemma[:-4]) for verb in lemmas - {lemma}):
            out |= {lemma, f"{lemma}s"}
        elif lemma.endswith("ly"):
            out.add(lemma)
        elif "private verbs" in source:  # "heard", not "hearing"
            out |= forms & verbs
        elif "public verbs" in source or forms & verbs:
            out |= {form for form in forms if form in verbs or form.endswith(("ed", "ing"))}
    return frozenset(out - stop_list())


@functools.cache
def _agencies():
    table = read_lexicon("agencies", columns=("alias", "agency", "source"))
    return frozenset(" ".join(words(alias)) for alias in [*table["alias"], *table["agency"]])


@functools.cache
def _short_forms():
    """Give the names that are written long or short by habit, both forms: "US" and "united states"."""
    table = read_lexicon("short_forms", columns=("short", "long", "source"))
    return frozenset(" ".join(words(form)) for form in [*table["short"], *table["long"]])
