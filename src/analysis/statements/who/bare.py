"""Sources without a noun of role: a state, a proper name, a party, one capitalised word, a plain phrase."""

import re

from analysis.statements.who.antecedents import Speaker, unresolved
from analysis.statements.who.bodies import WEBSITE, kind_of_name
from analysis.statements.who.kinds import OF_STATE
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles
from analysis.statements.who.speech import PREPOSITION, from_actor, is_definite, is_indefinite, is_many, plain
from analysis.statements.who.titles import GENDER_OF_TITLE
from analysis.statements.who.words import common_words, first_names, place_words
from analysis.text.outlets import is_outlet

_SINGLE = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lord|Lady)\.?\s+)?([A-Z][\w’'-]+)")
_NO_NAME = re.compile(r"[a-rt-z]s$|ly$|\w['’][a-z]")  # Republicans, Recently, I've
_BODY = re.compile(r"(?:[Tt]he\s+)?[A-Z][\w’'&-]+(?:\s+(?:of|for|and|the|[A-Z][\w’'&-]+))*$")
_VERSE = re.compile(r"(?:[1-3]\s)?[A-Z][a-z]+\s\d+:\d+(?:-\d+)?")  # "Isaiah 40:8"
_OWN_NAME = re.compile(  # "the charity Norve", "a firm called Norvane", "the group, Osk & Lisk"
    r"(,|\s(?:called|named|known\sas))?\s[“\"]?((?:[A-Z0-9][\w.’'&-]*)(?:\s(?:(?:of|for|and|the|de|&)\s){0,2}[A-Z0-9][\w.’'&-]*)*)[”\"]?$"
)
_PEOPLE = re.compile(r"[A-Z][a-z-]*(?:[td]ors|ers|ists|ians|ants|ents|als|ives|eans)")  # "Reformers", if no name
_HAVE_NAMES = ("organisation", "company", "media", "expert", "party", "opposition", "international body")
_TRADES_TEXT = (
    "publisher operator owner developer maker manufacturer employer landlord sponsor organiser organizer promoter "
    "supplier contractor builder distributor producer lender insurer carrier broadcaster retailer brewer parent "
)
_TRADES = frozenset(_TRADES_TEXT.split())
"""What firms are called by, and persons too: "the publisher, Harrow & Finch"."""
_JOINED_BY = re.compile(r"\s(?:PAC|Union|Association|Foundation|Society|Federation)$")
_CITY = re.compile(
    r"(?:[Tt]he\s+)?(?:[Cc]ity|[Cc]ounty|[Tt]own|[Vv]illage|[Ss]tate)\s+of\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?$"
)
_GOVERNED = ("city", "county", "town", "township", "village", "borough", "province", "municipality", "district")
_PLAIN_BODIES = {f"the {noun}": "government" for noun in _GOVERNED} | {"the coalition": "organisation"}


def _body(core, kind, side=None, *, party=None):
    return Speaker(plain(core), kind, side, "named role", "phrase", "institution", party=party)


_LETTERS = re.compile(r"[A-Z]{3,6}")


class BareReader:
    """Reads sources without a noun of role.

    Parameters
    ----------
    cast : Cast
    """

    def __init__(self, cast):
        self.cast = cast

    def read(self, core, position):
        """Read a source without a role noun: a state, an institution, a nation, a party, or a plain phrase."""
        hits, parties = self.cast.find(core), find_parties(core)
        cut = PREPOSITION.search(core)
        head = core[: cut.start()] if cut else core
        head = head.partition(" against ")[0]  # a coalition against somebody is not theirs
        return (
            self._listed_body(core, head, hits, parties)
            or self._place(core, hits)
            or self._named_body(core, head, hits, parties)
            or self._people(core, head, hits, parties)
            or self._plain(core, head, hits, parties, position)
        )

    def listed(self, core, position):
        """Read a source that is nothing but an entry of the lists."""
        first = core.partition(",")[0]
        hits, head = self.cast.find(first), re.sub(r"^(?:the|The|a|A)\s+", "", first)
        alone = len(hits) == 1 and core[hits[0].start : hits[0].end].removeprefix("the ").removeprefix("The ") == head
        return from_actor(hits[0].actor, self.cast) if alone and hits[0].actor.speaker else None

    def called(self, core, position):
        """Read the noun of a body and its name: "the charity Norve", "a polling firm called Osk & Lisk"."""
        for noun in find_roles(core):
            name = _OWN_NAME.match(core, noun.end)
            trade = noun.noun in _TRADES and name is not None and name[1] == ","
            if name is None or not (trade or (noun.form == "institution" and noun.kind in _HAVE_NAMES)):
                continue
            inside = all(word[0].isupper() for word in core[noun.start : noun.end].split())  # "the Charity Commission"
            person = name[1] == "," and name[2].split()[0] in first_names()
            person = person or (trade and self.cast.person(name[2]) is not None)
            if inside or person or PREPOSITION.search(core, 0, noun.start):
                return None
            whole = (h for h in self.cast.find(core) if (h.start, h.end) == name.span(2) and h.actor.speaker)
            if (hit := next(whole, None)) is not None:
                return from_actor(hit.actor, self.cast)
            known, parties = self.organisation(name[2]), find_parties(core)
            kind, party = (
                (known.kind, None)
                if known
                else ("company" if trade else noun.kind, parties[0].party if parties else None)
            )
            return _body(known.name if known else name[2], kind, party=party)
        return None

    def _listed_body(self, core, head, hits, parties):
        """Read an institution of the article or an office of a listed one."""
        organisation = self.organisation(plain(core))
        if organisation is not None:
            party = parties[0].party if parties else None
            kind, side = organisation.kind, organisation.side
            return Speaker(organisation.name, kind, side, "named role", "name", "institution", party=party)
        first = hits[0] if hits and hits[0].start <= 4 else None
        office = first and first.actor.form == "institution" and first.actor.kind in OF_STATE
        if office and head[first.end :].strip()[:1].isupper():  # an office of the State Department
            joined = _JOINED_BY.search(head)  # the PAC of a caucus is none of parliament
            return _body(core, "organisation" if joined else first.actor.kind, None if joined else first.actor.side)
        return None

    def _place(self, core, hits):
        """Read a region, town or county, for which its government speaks, or a verse."""
        alone = self.cast.actors.table.get(plain(core))
        if alone and alone.form == "region":  # "Ohio says", but not Georgia
            return Speaker(plain(core), "government", alone.side, "named role", "state", "state")
        if core in place_words():  # "Georgia", of which nothing shows which one is meant
            return unresolved()
        if core.lower() in _PLAIN_BODIES:
            return _body(core, _PLAIN_BODIES[core.lower()])
        if _VERSE.fullmatch(core):
            return Speaker(plain(core), "document", None, "named role", "document", "document")
        if _CITY.match(core):
            return _body(core, "government", next((h.actor.side for h in hits if h.actor.side), None))
        return None

    def _named_body(self, core, head, hits, parties):
        """Read a body whose own name tells its kind, or an entry of the lists inside a longer phrase."""
        kind = kind_of_name(head) if re.match(r"(?:[Tt]he\s+)?[A-Z]", head) else None
        if kind:
            return _body(core, kind, party=parties[0].party if parties else None)
        strong = [h for h in hits if h.actor.speaker and h.start < len(head)]
        nation = next((h for h in hits if strong and h.actor.form == "people" and h.end + 1 == strong[-1].start), None)
        if nation and strong[-1].actor.kind == "organisation":  # "the Kenyan Red Cross" is one of many
            return _body(core[nation.start : strong[-1].end], "organisation")
        return from_actor(strong[-1].actor, self.cast) if strong and not is_indefinite(core) else None

    def _people(self, core, head, hits, parties):
        """Read a party and its people, or a nation."""
        if parties:
            many = bool(is_many(core))
            form, anonymity = ("people", "collective") if many else ("institution", "named role")
            kind, side = "legislator" if many and self.cast.chamber else "party", parties[0].side
            return Speaker(plain(core), kind, side, anonymity, "phrase", form, "", many, False, parties[0].party)
        if hits and hits[0].actor.form == "people" and re.search(r"(?:s|ese|sh|ch)$", head):
            side = next((h.actor.side for h in hits if h.actor.side and h.end <= len(head)), None)
            return Speaker(plain(core), "civilian", side, "collective", "phrase", "people", plural=True)
        return None

    def _plain(self, core, head, hits, parties, position):
        """Read a phrase of which neither a list nor a noun at its head tells anything."""
        people = _PEOPLE.fullmatch(head) and self.cast.begins_with_capital(head, position)
        name, plural = plain(core), bool(is_many(head) or people)
        placed = any(h.actor.side and h.end <= len(head) for h in hits)
        if WEBSITE.fullmatch(core) or (core[:1].isupper() and self._reports(name)):
            return _body(core, "media")
        if _BODY.match(core) and (" " in name or placed) and core not in place_words():
            return _body(core, "organisation")
        if re.fullmatch(r"(?:[Tt]he\s+)?(?:[A-Z]{2,6}|[A-Z][a-z]+[A-Z]\w*)", core):
            return _body(core, "organisation")
        roles = (role for role in find_roles(core) if role.noun != "panel")
        inner = next((role for role in roles if role.kind not in ("", "unknown", "unnamed")), None)
        if inner is not None:  # "a consensus of experts", "two of the senators present"
            written = inner.form in ("document", "statement")
            form = "document" if written else "people" if plural or inner.plural else "phrase"
            anonymity = {"document": "named role", "people": "collective", "phrase": "unnamed person"}[form]
            party = parties[0].party if parties else None
            return Speaker(name, inner.kind, None, anonymity, "phrase", form, plural=form == "people", party=party)
        if not plural and not is_indefinite(core) and (is_definite(core) or core[:1].isupper()):
            return _body(core, "unknown")
        anonymity = "collective" if plural else "unnamed person"
        return Speaker(name, "unknown", None, anonymity, "phrase", "phrase", plural=plural)

    def _reports(self, name):
        """Whether the text has a name report in the present tense, as outlets do: "Fenstral reports that"."""
        pattern = rf"(?<![\w-]){re.escape(name)}\s+(?:first\s+|also\s+|now\s+)?reports\b(?!\s+(?:to|for|on)\b)"
        return re.search(pattern, self.cast.text) is not None

    def _is_one(self, word):
        """Whether the text treats a word in -s as one person: "Orms is", "Mr. Orms", "Orms himself"."""
        titled = rf"(?:M[rs]+\.|Sen\.|Rep\.|Gov\.)\s{word}\b"
        one = rf"{titled}|\b{word}\s(?:is|was|has|does|(?:\w+\s)?(?:himself|herself))\b"
        return re.fullmatch(r"[A-Z][\w-]+s", word) is not None and re.search(one, self.cast.text) is not None

    def organisation(self, name):
        """Return the mention of an institution of the article that has this name, or goes by it, or None."""
        bodies = [m for m in self.cast.mentions if m.form == "institution"]
        found = next((m for m in bodies if m.name == name), None)
        return found or next((m for m in bodies if self.cast.text[m.start : m.end] == name), None)

    def single_name(self, core):
        """Read one capitalised word, or one behind Mr or Ms, that the lists do not hold."""
        single = _SINGLE.fullmatch(core)
        if not single or self.cast.actors.find(core) or kind_of_name(single[1]):
            return None
        if _NO_NAME.search(core) and not self._is_one(core):
            return None
        alone = core == single[1]
        if alone and core.isupper() and self.organisation(core):
            return None
        if alone and (find_roles(core) or find_parties(core) or single[1].lower() in common_words()):
            return None
        if alone and not re.search(rf"\b{re.escape(core)}\b", self.cast.text):
            return None
        if alone and (self._reports(core) or (core.isupper() and is_outlet(core))):
            return _body(core, "media")
        acronym = alone and _LETTERS.fullmatch(core) and core.title() not in first_names()
        if acronym and not self.cast.person(core.title()) and not re.search(rf"\b{core}\s?:", self.cast.text):
            return _body(core, "organisation")  # but "ELK: It rained."
        gender = GENDER_OF_TITLE.get(core.split()[0].rstrip("."), "")
        return Speaker(single[1], "unknown", None, "named", "name", "person", gender)
