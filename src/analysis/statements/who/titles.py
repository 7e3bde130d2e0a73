"""Titles before names, "Mrs", "Gen.", "Shri", what they tell of their bearer, and the words of names."""

import re

NAME_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:[\w]*[a-zà-öø-ÿā-ž][\w]*|['’][A-Z]\w+)(?:[-'’](?!s\b)\w+)*"
CAPITALS = r"[A-ZÀ-ÖØ-Þ]{2,}(?:-[A-ZÀ-ÖØ-Þ]+)*(?![\w.])"
INITIAL = r"[A-Z]\.(?:[ \u00a0]?[A-Z]\.){0,2}"
GENDER_OF_TITLE = {
    "Mrs": "f",
    "Ms": "f",
    "Miss": "f",
    "Lady": "f",
    "Dame": "f",
    "Baroness": "f",
    "Mr": "m",
    "Sir": "m",
    "Lord": "m",
    "Mme": "f",
    "Frau": "f",
    "Herr": "m",
    "Smt": "f",
    "Shri": "m",
}
TITLES = (
    dict.fromkeys(
        (
            "Sen",
            "Sens",
            "Rep",
            "Reps",
            "Congressman",
            "Congresswoman",
            "MSP",
            "MLA",
            "MK",
            "MNA",
            "MPA",
            "MPL",
            "MLC",
            "MHA",
            "MMP",
        ),
        ("legislator", "Parliament"),
    )
    | dict.fromkeys(("Gov", "Govs", "Lt. Gov", "Cllr", "Coun", "Ald"), ("government", "Government"))
    | {"Amb": ("government", "Embassy"), "Atty. Gen": ("court", "Court"), "AG": ("court", "Court")}
    | dict.fromkeys(
        [
            "Maj-Gen",
            "Lt-Gen",
            "Lt-Col",
            "Brig-Gen",
            "Gen",
            "Col",
            "Lt",
            "Maj",
            "Capt",
            "Sgt",
            "Adm",
            "Spc",
            "Pfc",
            "Cpl",
            "Cmdr",
            "Brig",
            "Pte",
        ],
        ("military", "Armed Forces"),
    )
    | dict.fromkeys(("Wg Cdr", "Flt Lt", "Sqn Ldr"), ("military", "Armed Forces"))
    | dict.fromkeys(
        (
            "Det",
            "Insp",
            "Ch Supt",
            "Ch Insp",
            "Chief Supt",
            "Chief Insp",
            "Const",
            "Cst",
            "DCI",
            "PC",
            "WPC",
            "DC",
            "DS",
            "DI",
        ),
        ("police", "Police"),
    )
    | {"PM": ("head of state", "Government"), "FM": ("government", "Foreign Ministry")}
    | dict.fromkeys(("CM", "DPM", "EAM", "HM"), ("government", "Government"))
    | dict.fromkeys(("Prof",), ("expert", ""))
    | dict.fromkeys(("Rev", "Fr", "Msgr"), ("organisation", ""))
)
"""What an abbreviated title makes of its bearer: kind and office."""
NOUN_OF_TITLE = {
    "Sen": "senator",
    "Rep": "representative",
    "Gov": "governor",
    "Gen": "general",
    "Prof": "professor",
    "PM": "prime minister",
}
_OTHER_TITLES = (
    "Dr Mx Madame Hon Supt Engr Barr Alhaji Alhaja Alh Hajiya "
    "Adv Atty Ing Datuk Dato Haji U Daw Barrister Seri Sri Tan Datin"
)
_ALL_TITLES = "|".join(sorted([*TITLES, *GENDER_OF_TITLE, *_OTHER_TITLES.split()], key=len)[::-1])
TITLE = re.compile(rf"\b({_ALL_TITLES})\b\.?(?:[ \u00a0]\((?:[Rr]et\.|[Rr]td\.?|[Rr]etired)\))?[ \u00a0]+$")
_MOST, _LONGEST = 6, 40
"""So many titles, each so long, stand before a name: a run of thousands is no title, and slow to read."""


def titles_start(text, begin, start):
    """Return where the abbreviated titles before a name begin: "Maj. Gen. ", or `start` where none stand there."""
    for _ in range(_MOST):
        title = TITLE.search(text, max(begin, start - _LONGEST), start)
        if title is None:
            break
        start = title.start()
    return start


TITLED = re.compile(  # the DC Circuit is no detective constable
    rf"(?<!\d[ \u00a0])\b(?!(?:DC|HM)\b)({_ALL_TITLES})\b\.?(?:[ \u00a0]\([Rr](?:et|td)\.?\))?"
    rf"[ \u00a0]+(?:{INITIAL}[ \u00a0])?"
    rf"(?!(?:Gen|Col|Cmdr|Cdr|Lt|Adm)\b\.?[ \u00a0])({NAME_WORD}|{CAPITALS})(?![\w’'-])(?![ \u00a0]+[A-Z][a-z])"
)
TITLE_WORDS = frozenset(word for title in _ALL_TITLES.split("|") for word in title.replace(".", "").split()) | {
    "President", "Prime", "Minister", "King", "Queen", "Prince", "Princess", "Governor", "Mayor", "Senator",
    "Professor",
    "Secretary", "Speaker", "Chancellor", "Premier", "Judge", "General", "Colonel", "Captain", "Admiral", "Ambassador",
    "Deputy", "Shadow", "Vice", "Chief", "Director", "Madame", "Class", "Rear", "Rt", "First", "Saint", "St",
}  # fmt: skip
