"""Lists of single words that tell a name from what is none: first names, common words, places."""

from functools import lru_cache

from analysis.base.lexicon import read_lexicon
from analysis.text.words import stop_list


@lru_cache(maxsize=1)
def first_names():
    """Return common first names and the gender that they tell: {name: "f", "m" or "" (given to both)}."""
    table = read_lexicon("first_names", columns=("name", "gender", "source"))
    return dict(zip(table["name"], table["gender"], strict=True))


@lru_cache(maxsize=1)
def _nicknames():
    table = read_lexicon("nicknames", columns=("short", "long", "source"))
    return frozenset(zip(table["short"].str.casefold(), table["long"].str.casefold(), strict=True))


def same_first(one, other):
    """Whether two first names can be one person's: the same, or one the short form of the other.

    Examples
    --------
    >>> same_first("Dick", "Richard"), same_first("Dick", "Robert")
    (True, False)
    """
    one, other = one.casefold(), other.casefold()
    return one == other or (one, other) in _nicknames() or (other, one) in _nicknames()


@lru_cache(maxsize=1)
def common_words():
    """Return words of every day in lower case: a capital at the head of a sentence makes none of them a name."""
    classes = read_lexicon("word_classes", columns=("word", "class"))
    return frozenset(stop_list()) | frozenset(classes["word"].str.lower()) | _HEADS


@lru_cache(maxsize=1)
def place_words():
    """Return the single words that stand in names of states, their people, capitals and regions."""
    states = read_lexicon("states", columns=("side", "names", "demonyms", "capitals", "regions"))
    cells = [cell for column in ("side", "names", "demonyms", "capitals", "regions") for cell in states[column]]
    return frozenset(word for cell in cells for name in cell.split("|") for word in name.split() if word)


_HEADS_TEXT = (
    "a an and but or nor if in on at by for from with to of as it its he she they we you i this that these those "
    "his her their our my both also meanwhile however earlier later then now speaking according former despite "
    "maybe perhaps neither either although though unlike like besides amid among during since until unless "
    "because while where when what who why how which whose before after above below behind between beyond through "
    "throughout under against about across along around inside outside near off over past per plus than toward "
    "towards upon via within without yet so even just only still once again often never always sometimes recently "
    "today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday some many most all "
    "any each every few several other another no not one two three four five six seven eight nine ten first "
    "second third last next new old young late early finally fellow indeed instead thus hence therefore moreover "
    "furthermore still there here let see read watch look photo image video credit file via breaking exclusive "
    "update related more less much such same own whether north south east west northern southern eastern western "
    "central upper lower federal national state local public private foreign interior deputy acting interim "
    "senior junior chief top lead vice mr mrs ms dr class incredulous longtime then-deputy jesuit presumptive "
    "self president-elect embattled outgoing incoming veteran fellow "
)
_HEADS = frozenset(_HEADS_TEXT.split())
