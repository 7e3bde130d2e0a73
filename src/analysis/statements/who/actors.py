"""Who is who: names, capitals, nationalities and seats of power, each leading to a speaker, a kind and a side.

Three lists are read as one, a later one giving way to an earlier one: the user's `actors.csv`, the states and
territories of the world (`states.csv`), and international bodies, organisations and news agencies (`bodies.csv`).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.base import schema
from analysis.base.arguments import did_you_mean
from analysis.base.lexicon import read_lexicon, row_numbers
from analysis.statements.who.bodies import kind_of_name
from analysis.statements.who.nations import OF_ORIGIN, part_of_a_name
from analysis.text.patterns import APOSTROPHES, phrase_pattern

GENERIC = frozenset(
    ("Ministry", "Department", "Agency", "Embassy", "Council", "Court", "Police", "Candidate", "Church", "Board", "")
)
"""Offices that name no single institution: "the ministry" needs its kind or its state to be one."""
ACTOR_COLUMNS = ("alias", "speaker", "kind", "side")
"""What a who-is-who must have; `party` is read too where it is there."""
_PLAIN = dict.fromkeys(map(ord, APOSTROPHES), "'")


_WITH_ARTICLE = re.compile(
    r"United |Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|(?:.* )?Republic\b|.* (?:Islands|Region)$"
)


class Actor(NamedTuple):
    """What an alias leads to.

    Attributes
    ----------
    speaker, kind, side : str or None
        As in the statements table.
    form : str
        ``"person"``, ``"institution"``, ``"state"`` (the bare name or capital of a state or territory), ``"people"``
        (nationality, adjective or noun: it gives a side, never a speaker) or ``"region"`` (part of a state: it gives an
        office its side).
    office : str
        The institution without its state, such as ``"Foreign Ministry"``; "" where there is none.
    party : str or None
        As in the statements table.
    """

    speaker: str | None
    kind: str | None
    side: str | None
    form: str
    office: str = ""
    party: str | None = None


class Hit(NamedTuple):
    """An actor found at `text[start:end]`."""

    start: int
    end: int
    actor: Actor


def read_actors(path=None):
    """Read a table of actors and check its kinds.

    Parameters
    ----------
    path : str or Path, optional
        A CSV with the columns alias, speaker, kind, side, and party if you like; without it the table is empty.

    Returns
    -------
    DataFrame
        alias, speaker, kind, side and any other column, all str.

    Raises
    ------
    ValueError
        If a column is missing, an alias or speaker is empty, or a kind is none of `schema.SPEAKER_KINDS`.

    Examples
    --------
    >>> read_actors().columns.tolist()
    ['alias', 'speaker', 'kind', 'side']
    """
    if path is None:
        return schema.make([], dict.fromkeys(ACTOR_COLUMNS, "str"))
    return check_actors(read_lexicon("actors", path=path, columns=ACTOR_COLUMNS), name=str(path))


def check_actors(actors, *, name="actors"):
    """Return the table of actors unchanged if it can be used, else raise ValueError naming row, column and mend."""
    missing = [c for c in ACTOR_COLUMNS if c not in actors.columns]
    if missing:
        raise ValueError(
            f"{name}: column {', '.join(missing)} is missing; the first line must name alias, speaker, kind, side"
        )
    for column in set(actors.columns) - {*ACTOR_COLUMNS, "party"}:
        if "party" not in actors.columns and (meant := did_you_mean([column], ["party"])):
            raise ValueError(f"{name}: column {column!r} is not known{meant}")
    entries = actors[list(ACTOR_COLUMNS)].fillna("").to_dict("records")
    for row, entry in zip(row_numbers(actors), entries, strict=True):
        for column in ("alias", "speaker"):
            if not str(entry[column]).strip():
                raise ValueError(f"{name}: {column} is empty in row {row}; fill it or leave the row out")
        if entry["kind"] and entry["kind"] not in schema.SPEAKER_KINDS:
            raise ValueError(
                f"{name}: kind is {entry['kind']!r} in row {row}; use one of {', '.join(schema.SPEAKER_KINDS)}"
            )
    return actors


def unmet(actors, text):
    r"""List the aliases of a table of actors that stand nowhere in a text, in capitals or small letters.

    An institution ("Kalvian energy ministry") is found by its last word alone where its state is clear.

    Examples
    --------
    >>> names = ("the Citadel", "Dovar", "Kalvian energy ministry", "Mara Russ")
    >>> actors = schema.make([{"alias": n, "speaker": n, "side": "Kalvia"} for n in names],
    ...                      dict.fromkeys(ACTOR_COLUMNS, "str"))
    >>> unmet(actors, "DOVAR\u2019s spokesman\nand the ministry kept silent, the citadel said.")
    ['Mara Russ']
    """
    whole, left = _in_plain_letters(text), []
    for alias, actor in _own(actors).items():
        if actor.form != "people":
            sought = alias.split()[-1] if actor.form == "institution" else alias
            if _in_plain_letters(sought) not in whole:
                left.append(alias)
    return left


def _in_plain_letters(text):
    return " ".join(text.translate(_PLAIN).casefold().split()).removeprefix("the ")


def of_state(office, side):
    """Name the institution of a state: ``of_state("Foreign Ministry", "Kalvia")`` is "Foreign Ministry of Kalvia"."""
    if office.endswith((f" of {side}", f" of the {side}")):
        return office
    article = "the " if _WITH_ARTICLE.match(side) else ""
    if office == "Parliament" and side == "United States":
        office = "Congress"  # nobody there calls it a parliament
    return f"{office or 'Government'} of {article}{side}"


def _demonyms(side):
    """Guess the adjectives and nationals of a state that no list holds, from the common English endings."""
    stem = side[:-1] if side[-1:] in "aeoy" else side
    return [f"{stem}{e}" for e in ("an", "ian", "i", "ish", "ese", "er", "ic", "ean")] + [
        f"{side}{e}" for e in ("n", "i")
    ]


@lru_cache(maxsize=1)
def _shipped():
    """Return the shipped lists as {alias: Actor} and the set of aliases that need evidence (Georgia, Washington)."""
    table, doubtful, regions = {}, set(), {}
    columns = ("side", "names", "demonyms", "capitals", "regions", "seats", "ambiguous")
    for row in read_lexicon("states", columns=columns).to_dict("records"):
        side, lists = row["side"], {column: [*filter(None, row[column].split("|"))] for column in columns[1:]}
        state = Actor(of_state("Government", side), "government", side, "state", "Government")
        for alias in [side, *lists["names"], *lists["capitals"]]:
            table.setdefault(alias, state)
        for seat, office, kind in map(_seat, lists["seats"]):
            own = (office, kind) in _CALLED_BY_SEAT
            table[seat] = Actor(seat if own else of_state(office, side), kind, side, "institution", office)
        for alias in lists["demonyms"]:
            table.setdefault(alias, Actor(None, None, side, "people"))
        doubtful.update(lists["ambiguous"])
        regions |= {alias: Actor(None, None, side, "region") for alias in lists["regions"]}
    for row in read_lexicon("bodies", columns=ACTOR_COLUMNS).to_dict("records"):
        table[row["alias"]] = Actor(row["speaker"], row["kind"], row["side"] or None, "institution")
    return regions | table, frozenset(doubtful), {alias: regions[alias] for alias in regions if alias in doubtful}


# what has a state behind it: "the king of Jordan"; a state of the Union has a governor
_OF_A_STATE = re.compile(
    r"(?i)\b(?:king|queen|president|prime minister|premier|foreign minister|defen[cs]e minister|crown prince|"
    r"ambassador|embassy|republic|kingdom|parliament|ministry|armed forces|prosecutor[’']s office|security service|"
    r"central election commission)\s+(?-i:[A-Z][\w’'-]*\s+){0,3}(?:of|to|in)\s+(?:the\s+)?$"
)
_STATES_OWN = re.compile(  # "Chad's Minister of Health", "the Indian army"
    r"(?:['’]s)?\s(?:[\w-]+\s){0,3}?(?:[Mm]inister|[Pp]rime\s[Mm]inister|[Mm]inistry|[Pp]resident|[Aa]rmy|[Aa]rmed\s[Ff]orces|[Mm]ilitary|"
    r"[Pp]arliament|[Ee]mbassy|[Aa]mbassador|[Kk]ing|[Qq]ueen|[Jj]unta|[Gg]overnment|"
    r"[Hh]igh\s[Cc]ommission(?:er)?|[Cc]onsulate|[Nn]avy|[Aa]ir\s[Ff]orce)\b"
)
_LONGER = re.compile(r"\s[A-Z]")  # "the president of Georgia Tech"
_CALLED_BY_SEAT = (("Presidency", "government"), ("Defence Ministry", "military"))  # the White House, the Pentagon


def _seat(cell):
    """Read "Kremlin=Presidency", or "Pentagon=Defence Ministry=military" where the kind is not that of the office."""
    seat, office, *kind = cell.split("=")
    if kind:
        return seat, office, kind[0]
    if office.endswith(("Ministry", "Department")):
        return seat, office, "ministry"
    kinds = {"Presidency": "head of state", "Royal Court": "head of state", "Parliament": "legislator"}
    return seat, office, kinds.get(office, "government")


_OFFICES = (
    "Presidency",
    "Government",
    "Foreign Ministry",
    "Defence Ministry",
    "Interior Ministry",
    "Ministry",
    "Parliament",
)


def _own(actors):
    """Return the user's rows as {alias: Actor}; a one-word alias of a side or of its government is a state."""
    table = {}
    sides = {str(s) for s in actors["side"].dropna() if str(s).strip()}
    for row in actors.fillna("").to_dict("records"):
        alias, speaker, kind, side = (str(row[c]).strip() for c in ACTOR_COLUMNS)
        party = str(row.get("party", "")).strip() or None
        office = next((o for o in _OFFICES if speaker.lower().startswith(o.lower() + " of ")), "")
        bare = alias[0].isupper() and " " not in alias and (speaker == side or speaker.endswith(f" of {side}"))
        if (
            kind == "document"
            or (kind == "media" and not _is_journalist(speaker, sides))
            or (speaker == side and kind in ("international body", "organisation", "company"))
        ):
            form = "institution"
        elif bare or alias == side:
            form, office = "state", office or "Government"
        elif office or speaker.endswith(f" of {side}") or not _is_person(speaker, sides):
            form = "institution"
        else:
            form = "person"
        table[alias] = Actor(speaker, kind or None, side or None, form, office, party)
    for side in sorted(sides):
        if " " not in side and side in table and table[side].form == "state":
            for alias in _demonyms(side):
                table.setdefault(alias, Actor(None, None, side, "people"))
    return table


_COMMON = re.compile(
    r"(?i)\b(?:of|the|and|ministry|government|presidency|council|committee|society|union|party|force|forces|service|army|administration|"
    r"office|agency|court|police|command|group|front|movement|company|bank|institute|university|press|wire|association|"
    r"commission|department|parliament|assembly|militia|hospital|church|peacekeepers?)\b"
)


def _is_person(speaker, sides):
    """Whether a canonical name looks like a person's: two to four capitalised words, none of them an institution's."""
    words = speaker.split()
    return (
        1 <= len(words) <= 4
        and all(w[0].isupper() for w in words)
        and not _COMMON.search(speaker)
        and speaker not in sides
    )


def _is_journalist(speaker, sides):
    """Whether a speaker of kind media is a person and no outlet: "Mara Elk", not "Reshta Courier" or "Le Monde"."""
    outlet = kind_of_name(speaker) is not None or speaker in _shipped()[0]
    return " " in speaker and not outlet and _is_person(speaker, sides)


_SITS = re.compile(r"\s[A-Z]")


class Actors:
    """The lists compiled for search.

    Parameters
    ----------
    actors : DataFrame, optional
        The user's table, which wins over the shipped lists.

    Examples
    --------
    >>> actors = Actors()
    >>> [hit.actor.speaker for hit in actors.find("The White House and Oslo disagreed.")]
    ['White House', 'Government of Norway']
    >>> actors.find("Norwegian bakers")[0].actor.side
    'Norway'
    """

    def __init__(self, actors=None):
        shipped, self._doubtful, self._instead = _shipped()
        own = {} if actors is None or not len(actors) else _own(check_actors(actors))
        self._doubtful = self._doubtful - set(own)
        self.has_persons = any(actor.form == "person" for actor in own.values())
        self.table = {**shipped, **own}
        self._states = {actor.side for actor in self.table.values() if actor.form == "state"}
        self._by_side = {}
        for alias, actor in self.table.items():
            self._by_side.setdefault(actor.side, []).append(alias)
        self._lookup, self._lower, phrases = {}, {}, set()
        for alias, actor in self.table.items():
            bare = re.sub(r"^[Tt]he ", "", alias)
            forms = [bare]
            if actor.form == "people" and not bare.endswith(("s", "sh", "ch", "ese")):
                forms.append(f"{bare}s")
            if actor.form == "institution" and re.fullmatch(r"[A-Z]{3,6}", bare):
                forms += [".".join(bare), ".".join([*bare, ""])]  # "F.C.C.", as some papers write
            for form in forms:
                key = form.translate(_PLAIN)
                self._lookup.setdefault(key, (alias, actor))
                self._lower.setdefault(key.lower(), (alias, actor))
                first, *later = key.split()
                phrases |= {key, " ".join([first, *(word[0].upper() + word[1:] for word in later)])}
        self._regex = re.compile(r"(?<![\w@#.])" + phrase_pattern(sorted(phrases)) + r"(?!\w)")

    def find(self, text, *, start=0, end=None):
        """Find actors in `text[start:end]` as a list of `Hit`, in order, never overlapping.

        A hyphenated word is no hit ("Auria-backed"), unless both halves are states ("the Armenian-Azerbaijani border").
        """
        end = len(text) if end is None else end
        hits = []
        for match in self._regex.finditer(text, start, end):
            key = re.sub(r"\s+", " ", match.group()).translate(_PLAIN)
            alias, actor = self._lookup.get(key) or self._lower[key.lower()]
            before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
            if before in "-–" and before and text[max(0, match.start() - 2)].islower() and actor.form != "person":
                head = re.search(r"\w+[-–]$", text[max(0, match.start() - 25) : match.start()])
                if not head or head.group()[:-1] not in self._lookup:
                    continue
            if after and after in "-–" and actor.form != "person":
                tail = re.match(r"[-–](\w+)", text[match.end() : match.end() + 25])
                if tail and tail[1] not in self._lookup and tail[1] not in ("based", "born", "appointed"):
                    continue
                if tail and (tail[1] == "born" or OF_ORIGIN.match(text, match.end())):
                    continue
            if alias[:4].lower() == "the " and self._inside_a_name(text, match.start()):
                continue
            if actor.speaker == "The Independent" and _SITS.match(text, match.end()):
                continue  # "Independent TD Ann Orm", "the Independent Miners Association"
            if actor.form in ("people", "state") and part_of_a_name(text, match.start(), match.end()):
                continue
            hits.append(Hit(match.start(), match.end(), actor))
        return hits

    @staticmethod
    def _inside_a_name(text, start):
        """Whether a capitalised word stands just before, as in "Security Council" for the alias "the Council"."""
        before = re.search(r"(\S*)\s+([A-Z][\w’'-]*)\s+$", text[max(0, start - 40) : start])
        return (
            bool(before)
            and before[2] not in ("The", "This", "That", "And", "But")
            and not before[1].endswith((".", "”", '"'))
        )

    def is_body(self, side):
        """Whether a side is an international body or armed group, no state."""
        return side not in self._states

    def institution(self, noun, side, office="", kind=None):
        """Return the one actor of a side (office and kind, if told) whose alias ends in a noun: "border service".

        The office keeps "the House" of a parliament apart from the White House.
        """
        listed = (self.table[alias] for alias in self._by_side.get(side, ()) if alias.lower().endswith(noun.lower()))
        found = {
            actor.speaker: actor
            for actor in listed
            if actor.form == "institution"
            and actor.speaker
            and kind in (None, actor.kind)
            and (office in GENERIC or actor.office in ("", office))
        }
        return found.popitem()[1] if len(found) == 1 else None

    def shown(self, hits, text):
        """Return the sides that a text shows by a name that cannot mean anything else."""
        return {
            hit.actor.side
            for hit in hits
            if text[hit.start : hit.end] not in self._doubtful
            or (_OF_A_STATE.search(text, max(0, hit.start - 40), hit.start) and not _LONGER.match(text, hit.end))
            or _STATES_OWN.match(text, hit.end)
        }

    def drop_doubtful(self, hits, text, shown, persons):
        """Leave out the hits in `text` that may be a person or another place, unless the article shows the state.

        A doubtful name (Georgia, Jordan, Washington) counts as the state where another name of the same state stands in
        the article (`shown`); any name is dropped where it is part of the name of one of `persons` (last names).
        """
        kept = []
        for hit in hits:
            name = text[hit.start : hit.end]
            if hit.actor.form != "person" and name in persons:
                continue
            if name in self._doubtful and hit.actor.side not in shown:
                if name in self._instead:  # Georgia the state of the Union
                    kept.append(hit._replace(actor=self._instead[name]))
                continue
            kept.append(hit)
        return kept
