"""The language of an article: common English words settle most, py3langid decides the rest."""

import re

from analysis.corpus.lines.prose import STOPWORDS

_WORD = re.compile(r"[^\W\d_]+")


def language_code(told):
    """Write a language that a table tells ("EN", "en-GB", "English") as its code, None where it tells none ("und").

    Examples
    --------
    >>> [language_code(told) for told in ("en_GB", "English", "de", "und", None)]
    ['en', 'en', 'de', None, None]
    """
    code = re.split(r"[-_\s]", str(told or "").strip().lower())[0]
    return {"english": "en", "eng": "en", "und": None, "unknown": None}.get(code, code) or None


def tell_language(text):
    """Tell the language of a text.

    Parameters
    ----------
    text : str

    Returns
    -------
    str or None
        An ISO 639-1 code, or None where the text is too short to tell (under 20 letters, or doubtful under 20 words).

    Examples
    --------
    >>> tell_language("The ministry said on Thursday that it had seen no troops at the border.")
    'en'
    >>> tell_language("Das Ministerium erklärte, es habe an der Grenze keine Truppen gesehen.")
    'de'
    """
    words = _WORD.findall(text[:4000].lower())
    if sum(map(len, words)) < 20:
        return None
    english = sum(map(STOPWORDS.__contains__, words)) / len(words)
    if english >= 0.25 and len(words) >= 8:
        return "en"
    import py3langid

    scores = dict(py3langid.rank(text[:4000]))
    language = max(scores, key=scores.get)
    if language == "en":
        return "en"
    doubtful = scores[language] - scores["en"] < 20 or (len(words) < 20 and english > 0.1)
    return None if doubtful else language
