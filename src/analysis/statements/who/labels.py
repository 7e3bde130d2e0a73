"""Who speaks in the lines of a transcript: "RAY DOM, ANCHOR:" and later "DOM:" are Ray Dom."""

import re

from analysis.statements.who.roles import find_roles
from analysis.statements.who.titles import TITLE


def label_names(labels):
    """Lead the labels of a transcript to the names that they stand for.

    Parameters
    ----------
    labels : iterable of str
        As they stand in the text, in order.

    Returns
    -------
    dict
        Label to name: in small letters but for the first where the label has capitals alone, without an office before
        it, and in full where one label alone gives the last name in full.

    Examples
    --------
    >>> label_names(["RAY DOM, ANCHOR", "MAYOR JO WELK", "DOM", "WELK", "Q"])
    {'RAY DOM, ANCHOR': 'Ray Dom', 'MAYOR JO WELK': 'Jo Welk', 'DOM': 'Ray Dom', 'WELK': 'Jo Welk'}
    """
    names = {label: _name(label) for label in labels}
    names = {label: name for label, name in names.items() if name}
    full = {}
    for name in names.values():
        if " " in name:
            full.setdefault(name.split()[-1], set()).add(name)
    for label, name in names.items():
        if len(whole := full.get(name, ())) == 1:
            names[label] = next(iter(whole))
    return names


def _name(label):
    """Return the name in a label of capitals alone, or None: "Dom" and "Q" are read as any source is."""
    words = re.sub(r"\s*[(\[].*", "", label).split(",")[0].strip()
    if not words.isupper() or len(words) < 3:
        return None
    words = re.sub(r"[^\W\d_]+(?:[’'][^\W\d_]+)*", lambda word: word[0].capitalize(), words)
    titled = TITLE.match(words[: words.find(" ") + 1])
    words = words[titled.end() :] if titled else words
    role = next((role for role in find_roles(words) if role.start == 0 and role.end < len(words)), None)
    return words[role.end :].strip() if role else words
