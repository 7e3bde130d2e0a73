"""Words that may be worth adding: to a frame, from the company of its words; to a referent, from the corpus itself."""

import re
from collections import Counter

import pandas as pd

from analysis.base.arguments import listed, whole_number
from analysis.base.schema import article_texts
from analysis.text.languages import english_articles
from analysis.text.sentences import sentence_spans
from analysis.text.words import stop_list

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_APPOSITION = re.compile(
    r"((?:[A-Z][\w'’-]+ ){0,3}[A-Z][\w'’-]+), (?:the|a|an) ((?:[a-z][\w'’-]* ){0,4}[a-z][\w'’-]+)(?=[,.;])"
)


def suggest_words(articles: pd.DataFrame, seeds: str | list[str], *, top: int = 20, least: int = 3) -> pd.DataFrame:
    """Suggest words for a frame: those that keep company with its seeds, with a line to read beside each.

    Parameters
    ----------
    articles : DataFrame
        With article_id and text.
    seeds : str or list of str
        Words of the frame, as they are written.
    top, least : int
        How many words at most, and in how many sentences with a seed a word must stand.

    Returns
    -------
    DataFrame
        One row per word: word, n (sentences with a seed that hold it), n_all (sentences that hold it), strength (log
        likelihood ratio, Dunning 1993, of standing beside a seed), kwic (one such sentence), hit_id (where to read on).

    Raises
    ------
    ValueError
        If no seed stands in the articles.

    Examples
    --------
    >>> text = "Bread and flour ran out. Flour and bread cost more. Bread, no flour. Rain fell. Snow fell. It was cold."
    >>> suggest_words(pd.DataFrame({"article_id": ["a"], "text": [text]}), "bread")[["word", "n"]].values.tolist()
    [['flour', 3]]
    """
    article_texts(articles, "article_id")
    wanted = {seed.lower() for seed in listed("seeds", seeds)}
    top, least = whole_number("top", top, 1), whole_number("least", least, 1)
    stop, where, together, everywhere = stop_list(), dict[str, tuple[str, str]](), Counter[str](), Counter[str]()
    n = n_seed = 0
    for article_id, text in english_articles(articles)[["article_id", "text"]].itertuples(index=False):
        for start, end in sentence_spans(text):
            found = {m.group().lower(): m.span() for m in _WORD.finditer(text, start, end)}
            n += 1
            everywhere.update(found.keys())
            if wanted & found.keys():
                n_seed += 1
                together.update(found.keys())
                for word, (s, e) in found.items():
                    where.setdefault(word, (f"{article_id}@{s}:{e}", text[start:end]))
    if not n_seed:
        raise ValueError(f"seeds: none of {', '.join(sorted(wanted))} stands in these articles; give words that do")
    rows = []
    for word, both in together.items():
        if both < least or word in stop or word in wanted or len(word) < 3:
            continue
        strength = _ratio(both, n_seed, everywhere[word] - both, n - n_seed)
        if strength > 0:
            hit_id, sentence = where[word]
            rows.append({"word": word, "n": both, "n_all": everywhere[word], "strength": strength} | {"kwic": sentence})
            rows[-1]["hit_id"] = hit_id
    table = pd.DataFrame(rows, columns=["word", "n", "n_all", "strength", "kwic", "hit_id"])
    return table.sort_values(["strength", "word"], ascending=[False, True]).head(top).reset_index(drop=True)


def _ratio(k1, n1, k2, n2):
    """Return the log likelihood ratio of two shares, negative where the second is higher."""
    from scipy.special import xlogy

    def likelihood(k, n, p):
        return xlogy(k, p) + xlogy(n - k, 1 - p)

    p1, p2, p = k1 / n1, k2 / n2 if n2 else 0.0, (k1 + k2) / (n1 + n2)
    ratio = 2 * (likelihood(k1, n1, p1) + likelihood(k2, n2, p2) - likelihood(k1, n1, p) - likelihood(k2, n2, p))
    return float(ratio if p1 > p2 else -ratio)


def suggest_names(
    articles: pd.DataFrame, heads: str | list[str] | None = None, *, top: int = 20, least: int = 3
) -> pd.DataFrame:
    """Suggest names for a naming table: what stands before one head word, and what persons are called behind commas.

    Parameters
    ----------
    articles : DataFrame
        With article_id, outlet and text.
    heads : str or list of str, optional
        Head words, as they are written ("immigrants"): gives "illegal immigrants", "undocumented immigrants". Without
        heads, appositions alone: "Ana Marin, the former baker," gives "former baker".
    top, least : int
        How many candidates at most per referent, and how often each must stand.

    Returns
    -------
    DataFrame
        One row per candidate: referent (the head word, or the person), name, n, outlets (in how many), kwic (one
        sentence). Delete what is no name of the thing, add `loading`, and give the rest as `names`.

    Examples
    --------
    >>> text = "Illegal immigrants came. Undocumented immigrants left. Illegal immigrants stayed."
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": [text]})
    >>> suggest_names(articles, "immigrants", least=1)[["name", "n"]].values.tolist()
    [['illegal immigrants', 2], ['undocumented immigrants', 1]]
    """
    article_texts(articles, "article_id", "outlet")
    top, least = whole_number("top", top, 1), whole_number("least", least, 1)
    wanted = [] if heads is None else [head.lower() for head in listed("heads", heads)]
    stop, counts = stop_list(), Counter[tuple[str, str]]()
    outlets, kwic = dict[tuple[str, str], set](), dict[tuple[str, str], str]()
    for outlet, text in english_articles(articles)[["outlet", "text"]].itertuples(index=False):
        for start, end in sentence_spans(text):
            sentence = text[start:end]
            for key in [*_before_heads(sentence, wanted, stop), *(_appositions(sentence) if not wanted else ())]:
                counts[key] += 1
                outlets.setdefault(key, set()).add(outlet)
                kwic.setdefault(key, sentence)
    rows = [
        {"referent": key[0], "name": key[1], "n": n, "outlets": len(outlets[key]), "kwic": kwic[key]}
        for key, n in counts.items()
        if n >= least
    ]
    table = pd.DataFrame(rows, columns=["referent", "name", "n", "outlets", "kwic"])
    table = table.sort_values(["referent", "n", "name"], ascending=[True, False, True])
    return table.groupby("referent", sort=False).head(top).reset_index(drop=True)


def _before_heads(sentence, heads, stop):
    """Yield (head, modifiers and head) for each head with one or two modifiers right before it."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(sentence)] if heads else []
    for i, (word, start, _) in enumerate(words):
        if word.lower() not in heads:
            continue
        name, at = [word.lower()], start
        for before, _, end in reversed(words[max(i - 2, 0) : i]):
            if before.lower() in stop or sentence[end:at].strip(" -"):
                break
            name.insert(0, before.lower())
            at = end - len(before)
            yield word.lower(), " ".join(name)
            if before.lower().endswith(("ed", "al", "ive", "ous", "ic", "ian", "less", "ful")):
                break


def _appositions(sentence):
    for m in _APPOSITION.finditer(sentence):
        yield m.group(1), m.group(2)
