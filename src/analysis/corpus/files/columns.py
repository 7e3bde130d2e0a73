"""Which column of a table is which: found by common names, and by what stands in it."""

import re
import unicodedata
from difflib import get_close_matches
from functools import cache

import pandas as pd

from analysis.base.arguments import did_you_mean
from analysis.base.lexicon import read_lexicon
from analysis.text.dates import find_dates

OURS = (
    "text",
    "lead",
    "outlet",
    "published",
    "title",
    "standfirst",
    "url",
    "article_id",
    "language",
    "credit",
    "place",
)
NOTHING = frozenset(
    ("nan", "none", "null", "n/a", "na", "#n/a", "nat", "-", "--", "<na>", "nil", "undefined", "unknown")
)
"""What programs write into a cell that holds nothing."""
_ABOUT = frozenset(
    re.findall(r"\w+", "post article story news item page doc document record entry hit original main full my")
)
"""Words in front of a column's name that say only what its rows are: "post_title", "newsDate"."""
_MADE = frozenset(re.findall(r"\w+", "clean cleaned raw str string utc local parsed full original en eng text"))
"""Words behind a column's name that say only how it was made: "title_clean", "date_utc"."""
_OTHER_DAYS = re.compile(
    r"updat|modif|chang|edit|crawl|scrap|retriev|access|download|collect|fetch|insert|add|index|import|export|captur|sav"
    r"|harvest|stor|creat|expir|birth|event|start|end|first|last|deadline|due",
    re.IGNORECASE,
)
"""Names of columns that tell another day than that of publication."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)


@cache
def names():
    """Return our column -> names that data sets give it, in order of preference."""
    table = read_lexicon("labels", columns=("label", "column", "part"))
    table = table[table["part"] == "table"]
    return {ours: tuple(table.loc[table["column"] == ours, "label"].map(plain)) for ours in OURS}


@cache
def all_names():
    """Return all names that data sets give to columns of ours."""
    return frozenset(name for theirs in names().values() for name in theirs)


def plain(name):
    """Return a column's name as names are compared: without case, accents, marks and the objects that it lies in."""
    name = unicodedata.normalize("NFKD", str(name).rpartition(".")[2] or str(name))
    return "".join(c for c in name if c.isalnum()).casefold()


def known_name(name):
    """Return the name in our list that a column has, without words for its rows and how it was made; or None.

    Examples
    --------
    >>> [known_name(name) for name in ("Título", "post_title", "newsDate", "title_clean", "page", "media type")]
    ['titulo', 'title', 'date', 'title', None, None]
    """
    whole, known = plain(name), all_names()
    if whole in known:
        return whole
    words = [word for word in re.split(r"[\W_]+|(?<=[a-z])(?=[A-Z])", str(name)) if word]
    forms = [words[1:]] if len(words) > 1 and words[0].casefold() in _ABOUT else []
    forms += [form[:-1] for form in [words, *forms] if len(form) > 1 and form[-1].casefold() in _MADE]
    return next((name for name in map(plain, map("".join, forms)) if name in known), None)


def find_columns(columns_of_table, columns=None):
    """Map our column names to a table's own.

    Parameters
    ----------
    columns_of_table : sequence of str
        The table's columns.
    columns : dict, optional
        What the user says: our name -> the table's.

    Returns
    -------
    dict
        Our name -> the table's, for those found.

    Raises
    ------
    ValueError
        If a column the user names is not in the table.

    Examples
    --------
    >>> find_columns(["ID", "Full-Text", "Publisher", "Page"])
    {'text': 'Full-Text', 'outlet': 'Publisher', 'article_id': 'ID'}
    """
    return {ours: theirs[0] for ours, theirs in candidates(columns_of_table, columns).items()}


def candidates(columns_of_table, columns=None):
    """Map our column names to all of a table's own that may be meant, the likeliest first."""
    found, taken = {}, set()
    for ours, theirs in (columns or {}).items():
        if theirs not in columns_of_table:
            hint = did_you_mean([theirs], columns_of_table)
            raise ValueError(f"column {theirs} is missing{hint}; the table has {', '.join(map(str, columns_of_table))}")
        found[ours] = [theirs]
        taken.add(theirs)
    known = {}
    for name in sorted(columns_of_table, key=lambda name: known_name(name) != plain(name)):  # exact names first
        known.setdefault(known_name(name), name)
    for ours, theirs in names().items():
        if ours not in found:
            hits = [known[name] for name in theirs if name in known and known[name] not in taken]
            if hits:
                found[ours] = list(dict.fromkeys(hits))
                if ours not in ("text", "lead"):  # a second date or outlet is a column of the user's
                    taken.add(hits[0])
                else:
                    taken.update(hits)
    return found


def choose(frame, found):
    """Settle between several columns that may be meant by what stands in them.

    Parameters
    ----------
    frame : DataFrame
    found : dict
        As `candidates` gives them.

    Returns
    -------
    dict
        Our name -> the table's. The text is the column that holds most; an outlet is a name before it is an address.
    """
    chosen = {ours: theirs[0] for ours, theirs in found.items()}
    texts = found.get("text", ())
    if len(texts) > 1:
        sizes = {name: _size(frame[name]) for name in texts}
        best = max(sizes.values())
        chosen["text"] = next(name for name in texts if sizes[name] >= 0.8 * best)
    for name in found.get("outlet", ()):
        if _size(frame[name]) and not _addresses(frame[name]):
            chosen["outlet"] = name
            break
    else:
        name = chosen.get("outlet")
        if name is not None and "url" not in chosen and _size(frame[name]):
            chosen["url"] = name
            del chosen["outlet"]
    return chosen


def day_column(frame, taken):
    """Return the one column of days that a table has, whatever its name says; None where it has none or several.

    Parameters
    ----------
    frame : DataFrame
        The first rows.
    taken : collection of str
        Columns that are something else.
    """
    free = [name for name in frame.columns if name not in taken and not _OTHER_DAYS.search(str(name))]
    days = [name for name in free if _are_days(frame[name])]
    return days[0] if len(days) == 1 else None


def _are_days(column):
    cells = [text.strip() for text in _texts(column.head(50))]
    told = (any(m.year and (m.day or m.numbers) for m in find_dates(cell)) for cell in cells if len(cell) <= 40)
    return bool(cells) and sum(told) > 0.9 * len(cells)


def _texts(column):
    return [value if isinstance(value, str) else str(value) for value in column.head(2000) if filled(value)]


def _size(column):
    return sum(map(len, _texts(column)))


def _addresses(column):
    texts = _texts(column)
    return sum(bool(_ADDRESS.match(text.strip())) for text in texts) > len(texts) / 2


def filled(value):
    """Tell a cell that holds something: no None, NaN or NaT, no blank text, no word for nothing."""
    if value is None or (isinstance(value, str) and (not value.strip() or value.strip().casefold() in NOTHING)):
        return False
    return not (isinstance(value, float) and value != value) and value is not pd.NaT and value is not pd.NA


def likeliest(name, known):
    """Return the name of ours that a misspelt column most likely means, or None.

    Examples
    --------
    >>> likeliest("outlett", ["file", "outlet", "published"])
    'outlet'
    >>> likeliest("topic", ["file", "outlet", "published"]) is None
    True
    """
    written = plain(name)
    table = {plain(k): k for k in known}
    if written in table or len(written) < 4:
        return None
    near = get_close_matches(written, table, 1, cutoff=0.8)
    return table[near[0]] if near else None
