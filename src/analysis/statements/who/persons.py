"""The persons of one article: everything that it tells of each, gathered before the first statement is read."""

import re
from bisect import bisect_left, bisect_right

from analysis.statements.who.aides import convention_of, presented_bare, principal_party
from analysis.statements.who.appositions import after_name
from analysis.statements.who.bearers import Bearers
from analysis.statements.who.before import before_name
from analysis.statements.who.candidates import races_over, running_for_office
from analysis.statements.who.described import Described, describe_role
from analysis.statements.who.elsewhere import is_quoted, told_elsewhere
from analysis.statements.who.headline_lines import headline_spans, within
from analysis.statements.who.introduced import AGE, NameIndex, told_of
from analysis.statements.who.leaders import in_office, of_last_name, party_run_for, region_of
from analysis.statements.who.names import find_names, is_organised, parts_of
from analysis.statements.who.offices import OF_A_PERSON
from analysis.statements.who.parties import find_parties
from analysis.statements.who.partisans import camps_of_delegates, parties_of_offices, parties_told
from analysis.statements.who.roles import find_roles
from analysis.statements.who.settings import kind_in_setting
from analysis.statements.who.titles import GENDER_OF_TITLE, NAME_WORD, TITLED, TITLES
from analysis.statements.who.who_clauses import who_clause
from analysis.statements.who.words import first_names

_LAST_NAME = re.compile(rf"[ \u00a0]+({NAME_WORD})\b(?![ \u00a0]+[A-Z][a-z]|-|['’]s[ \u00a0]+[A-Z])")
_YEARS_OLD = re.compile(r"\b(\d{1,3})-year-old\s(?:[a-z-]+\s)*$")
_EXPLAINED = re.compile(r"(?<![\w’'-])[\w’'-]+(?=,\s|\s\()")
_DOCTOR = re.compile(r"\bDrs?\.?\s(?:[A-Z][\w’'.-]*\s){0,3}[A-Z][\w’'-]+")
_RANKS = frozenset(("lt", "capt", "sgt", "cpl", "maj", "officer", "captain", "lieutenant", "sergeant"))
_POLICE = re.compile(r"\b(?:[Pp]olice|[Ss]heriff)\b")
_ARMED = re.compile(r"\b(?:[Aa]rmy|[Mm]ilitary|Marines?|Navy|Air Force|[Tt]roops|[Ss]oldiers?|Pentagon|[Vv]eterans?)\b")
_TOGETHER = re.compile(r"(?:\s\([^)]*\)|\sof\s[A-Z]\w+(?:\s[A-Z]\w+)?)?,?\s+(?:and\s+)?")
_PARTISANS = ("", "democrat", "republican")
_DELEGATES = frozenset(
    ("delegate", "superdelegate", "convention delegate", "bound delegate", "unbound delegate", "alternate delegate")
)
_TEACHES = re.compile(
    r",\s+(?:an?|the)\s[^,.;\n]{3,70}\swho\s+(?:now\s+|also\s+)?teach(?:es|ing)\b[^,.;\n]{0,60}\b(?:University|College|School)\b"
)
_APPOSED_WHO = re.compile(r",\s+(?:an?|the)\s[^,.;\n]{3,60}?(?=\s+who\s)")
_FIRST_WORD = re.compile(r"(?:(?:Mr|Mrs|Ms|Sen|Gov|Rep)\.\s)?([\w-]+)")
_PREDECESSOR = re.compile(r"\b(?:his|her|their)\s(?:[a-z]+\s){0,2}predecessor,?\s(?:[A-Z][a-z]+\.\s)?$")
_KIN = re.compile(r"\b(?:[Ff]ather|[Gg]randfather|[Ss]on|[Gg]randson|[Nn]amesake),?\s(?:the\s)?(?:[A-Z][a-z]+\.\s)?$")
_PLURAL = re.compile(r"(?:[a-z]s|Sens|Reps|Govs)[.,]?\s+$")


def _agreed(text, end, before, after):
    """Settle what stands behind a name with what stands before it and with what follows."""
    if after.noun and _TEACHES.match(text, end):  # "Ann Orm, an old editor who teaches law at Lisk University"
        after = after._replace(kind="expert", former=False)
    if before.former and after.kind and not after.noun:
        after = after._replace(former=True)  # "Former Rep. Ann Orm (D-Ohio)"
    if before.kind == "government" and after.kind == "legislator" and after.noun in _PARTISANS:
        after = after._replace(kind=None)  # "Gov. Ann Orm (D-Ohio)"
    return after


def _office_before(roles, at):
    """Return the noun of the office that stands last before a place, "" if none does."""
    return next(
        (r.noun for r in reversed(roles) if r.end < at and r.form == "person" and r.office and not r.plural), ""
    )


class Persons(Bearers):
    """The persons of a text, found by full name, last name, or a first name that only one of them bears.

    Parameters
    ----------
    text, title : str
    hits : list of Hit
        Actors in `text`.
    actors : Actors
    published : Timestamp, optional
        On which day leaders of states must have been in office.
    parties : list of PartyHit
        The parties that `text` names.
    """

    def __init__(self, text, *, title="", raw_text="", hits, roles, actors, published=None, parties=()):
        super().__init__()
        self._learn(text, hits, roles, published)
        if any(" " not in person.name for person in self.all):
            for part in (title, raw_text):
                self._complete(part, actors)
        lasts = {parts_of(p.name)[1]: p.regions | region_of(p.name, published) for p in self.all}
        since = published.year - 1 if published is not None and published == published else 0
        running = running_for_office(text, lasts, since)
        for last, words in parties_told(text, lasts, running).items():
            party = find_parties(words)
            if party and self.get(last):
                self._hear_party(self.get(last), party[0], published)
        for noun, party in parties_of_offices(text, roles, parties):
            holders = [person for person in self.all if noun in person.nouns]
            if len(holders) == 1:
                self._hear_party(holders[0], party, published)
        if _POLICE.search(text) and not _ARMED.search(text):
            self._take_ranks_for_police()
        doctors = {word for match in _DOCTOR.finditer(text) for word in match.group().split()}
        setting, over = kind_in_setting(text), races_over(text)
        states = {hit.actor.side for hit in hits}
        for person in self.all:
            self._gender_of(person)
            nothing = not person.known and not any(told.kind and not told.former for told in person.told)
            if nothing and parts_of(person.name)[1] not in doctors and not in_office(person.name, published):
                told = told_elsewhere(text, person.name, lambda start, end: hits_near(hits, start, end))
                if told.kind and (told.noun or not person.told):
                    person.hear(told)
            person.settle(
                self._runs(person, running),
                published,
                lambda p: _named_with(p, text, parties),
                over=parts_of(person.name)[1] in over,
                doctor=parts_of(person.name)[1] in doctors,
                setting=setting,
                states=states,
            )
        for person in self.all:
            self._inherit(person)
            self._inherit_from_before(person, text)
        for last, principal in camps_of_delegates(text).items():
            delegate, principal = self.get(last), self.get(principal)
            if delegate and principal and not delegate.party:
                delegate.party = principal.party
        convention = convention_of(text)
        for person in self.all if convention else ():
            if person.kind == "party" and not person.party and person.nouns & _DELEGATES:
                person.party = convention.party

    @staticmethod
    def _hear_party(person, party, published):
        """Take in a party told elsewhere than beside the name, unless the person is listed with another."""
        listed = in_office(person.name, published)
        ran = party_run_for(person.name, published)
        if listed and listed.party and party.party not in (listed.party, ran, "Independent"):
            return  # "the Republican nominee" is then somebody else, though this one is named last
        if not any(told.party for told in person.told):
            person.hear(Described(None, None, party.party))

    def _take_ranks_for_police(self):
        """Read ranks as those of the police, in an article that tells of police and of no army."""
        for person in self.all:
            ranks = [told.kind == "military" and told.noun in _RANKS and not told.body for told in person.told]
            person.told = [
                told._replace(kind="police", office="Police", side=None) if rank else told
                for told, rank in zip(person.told, ranks, strict=True)
            ]

    def _runs(self, person, running):
        """Return how surely a person is shown to run; of namesakes the one named is, else the only politician."""
        last = parts_of(person.name)[1]
        bearers = self.by_last.get(last.casefold(), ())
        politicians = [p for p in bearers if any(p.holds(kind) for kind in ("legislator", "government", "candidate"))]
        firsts = {parts_of(bearer.name)[0]: bearer for bearer in bearers}
        strength = 0
        for shown in running.get(last, ()):
            opens = [bearer for first, bearer in firsts.items() if first and shown.words.startswith(first, shown.start)]
            named = (
                opens or [bearer for first, bearer in firsts.items() if first and first in shown.words] or politicians
            )
            if len(bearers) < 2 or (len(named) == 1 and named[0] is person):
                strength = max(strength, shown.strength)
        return strength

    def _inherit(self, person):
        """Give somebody's spokesman or aide the party and the side of that person, if nothing else tells them."""
        for told in person.told:
            names = [word for word in re.findall(r"[A-Z][\w-]+", told.body) if self.by_last.get(word.casefold())]
            works = told.kind == person.kind == "organisation" or (person.kind == "expert" and told.noun == "pollster")
            first = _FIRST_WORD.match(told.body) if works and names and not told.former else None
            whose = self.get(names[0]) if first else None
            if whose and whose is not person and whose.kind == "candidate" and first[1] in whose.name:
                person.kind = "party"  # "Orm's Ohio director"
            if person.kind not in ("spokesperson", "party") or not told.body or told.former:
                continue
            principal = self.get(names[-1]) if names else None
            if principal and principal is not person and (not principal.no_more or "campaign" in told.body):
                person.party, person.side = person.party or principal.party, person.side or principal.side
                aide = (
                    told.noun in OF_A_PERSON and told.kind == "party" and not told.party and "ampaign" not in told.body
                )
                if aide and person.kind == "party" and principal.kind in ("head of state", "government"):
                    person.kind = "government"

    def _inherit_from_before(self, person, text):
        """Give somebody presented as a spokesman or aide without an owner the party of those named before."""
        aide = person.kind == "government" and person.nouns & OF_A_PERSON
        if person.party or not (aide or person.kind in ("spokesperson", "party")) or any(t.body for t in person.told):
            return
        whose = presented_bare(text, person.first)
        if aide and whose:  # "Orm, the candidate, left. Her policy aide, Dan Tosk,"
            person.party = principal_party(text, person.first, self.get, gender=whose, running=True)
            person.kind, person.side = ("party", None) if person.party else (person.kind, person.side)
        elif whose is not None and not aide:
            person.party = principal_party(text, person.first, self.get, gender=whose, running=not whose)

    # ---- looking up -----------------------------------------------------------------------------------------------
    # ---- learning -------------------------------------------------------------------------------------------------
    def _learn(self, text, hits, roles, published):
        for hit in hits:
            if hit.actor.form == "person" and hit.actor.speaker:
                self.add_known(hit.actor)
        names = list(find_names(text, hits))
        lasts = {name.split()[-1] for _, _, name in names}
        index, headlines, last = NameIndex(text), headline_spans(text), (0, 0, Described(), False, None)
        ends = [role.end for role in roles]
        for start, end, name in names:
            if within(headlines, start):
                continue
            near = roles[bisect_left(ends, start - 131) : bisect_right(ends, end + 132)]
            before = before_name(text, start, hits_near(hits, start - 160, start), near)
            listed = False
            joint = text[max(0, start - 4) : start] == "and "
            after = after_name(text, end, hits_near(hits, end, end + 160), near, joint=joint)
            if joint and last[4] and after != Described() and after_name(text, end, (), near) == Described():
                last[4].hear(after)  # "Ann Orm and Dan Tosk, the owners"
            noun = _APPOSED_WHO.match(text, end) if after.kind in (None, "unnamed") else None
            if noun:  # "Ann Orm, a Tosk confidante who heads the Lisk Fund,"
                told = who_clause(text, noun.end(), hits_near(hits, end, end + 240), lasts)
                after = told if told.kind else after
            elif after == Described():
                after = who_clause(text, end, hits_near(hits, end, end + 160), lasts)
            if (
                before == Described()
                and _TOGETHER.fullmatch(text, last[1], start)
                and (last[3] or _PLURAL.search(text, last[0] - 30 if last[0] > 30 else 0, last[0]))
            ):
                before, listed = last[2], True  # "Senators John Orm, Ann Tosk and Nora Sill"
            last = (start, end, before, listed, None)
            after = _agreed(text, end, before, after)
            titled = bool(before.noun or after.noun or before.kind or after.party)
            introduced = titled or self.get(name) or index.is_introduced(text, start, name)
            if not introduced and not in_office(name, published):
                continue
            person = self.add(name, of_kin=_KIN.search(text, max(0, start - 30), start) is not None)
            last = (*last[:4], person)
            person.first = person.first if person.weight else start
            person.weight += 2
            for told in (before, after):
                if told != Described():
                    person.hear(told)
            kind = told_of(text, start, end)
            if kind:
                person.hear(Described(kind))
            if _PREDECESSOR.search(text, max(0, start - 40), start) and (noun := _office_before(near, start)):
                person.hear(Described(noun=noun, former=True))  # "the mayor ... under her predecessor, Ann Orm"
            age = AGE.match(text, end) or _YEARS_OLD.search(text, max(0, start - 30), start)
            person.age = person.age or (age[1] if age else "")
        self._learn_called(index, published)
        self._learn_titled(text, hits, roles)
        opens = {start for start, _, _ in names}  # "Emir Orm, a paramedic": no emir
        offices = [role for role in roles if role.start not in opens]
        self._learn_by_last_name(text, hits, offices, {end for _, end, _ in names}, published)

    def _learn_called(self, index, published):
        """Take leaders and candidates of the day whom the text gives by last name only: "Merkel said"."""
        for word in index.words():
            if word.casefold() not in self.by_last and of_last_name(word, published) and index.stands_alone(word):
                self.add(word)

    def _learn_titled(self, text, hits, roles):
        """Take "Mr. Prashad", "Sen. Cruz": the last name with a title."""
        for match in TITLED.finditer(text):
            title, last = match[1].rstrip("."), match[2]
            person = self.get(last, title)
            if person is None:
                if find_roles(last) and title not in GENDER_OF_TITLE:
                    continue
                person = self.add_alone(last) if self.by_last.get(last.casefold()) else self.add(last)
            person.weight += 1
            gender = GENDER_OF_TITLE.get(title, "")
            if gender and len(self.by_last.get(last.casefold(), ())) == 1:
                person.gender = gender
            if title in TITLES:
                near = hits_near(hits, match.start() - 160, match.start(2))
                told = before_name(text, match.start(2), near)
                person.hear(
                    told if told.kind else Described(*TITLES[title][:1], office=TITLES[title][1], noun=title.lower())
                )

    def _learn_by_last_name(self, text, hits, roles, read, published):
        """Take "President Obama", "Clinton, the Democratic nominee,": a last name with an office before or after it."""
        for role in roles:
            if role.form != "person" or role.plural:
                continue
            match = _LAST_NAME.match(text, role.end)
            if re.search(r"\b(?:a|an|any|no|another)\s$", text[max(0, role.start - 8) : role.start]):
                continue  # "a President Clinton could hope to see"
            if text[role.start].islower() and re.search(r"\b[Tt]he\s$", text[max(0, role.start - 5) : role.start]):
                continue  # "the president Orm worked for"
            if not match or (not text[role.start].isupper() and not self.by_last.get(match[1].casefold())):
                continue
            if is_organised(match[1]):
                continue  # "Admiral Cruises"
            if find_roles(match[1]) or any(
                h.start < match.end() and match.start(1) < h.end and h.actor.form != "person"
                for h in hits_near(hits, match.start(), match.end())
            ):
                continue
            person = self.get(match[1]) or self.add(match[1])
            if " " in person.name and is_quoted(text, role.start) and not in_office(person.name, published):
                continue  # “Imagine President Orm,” he said
            if role.kind == "head of state" and person.first > role.start and not person.holds(role.kind):
                person = self.add_alone(match[1])  # "President Obama" stands before his daughter Malia Obama
            person.weight += 1
            person.hear(
                describe_role(
                    text,
                    role,
                    hits_near(hits, role.start - 140, role.end + 140),
                    floor=max(0, role.start - 80),
                    end=match.start(),
                )
            )
        lasts = {parts_of(p.name)[1] for p in self.all}
        for match in _EXPLAINED.finditer(text):
            if (
                match.group() not in lasts
                or match.end() in read
                or len(self.by_last.get(match.group().casefold(), ())) > 1
            ):
                continue  # "Ann Orm, a baker," tells nothing of Tess Orm
            told = after_name(text, match.end(), hits_near(hits, match.end(), match.end() + 160))
            if told != Described():
                self.get(match.group()).hear(told)
            if age := AGE.match(text, match.end()):
                person = self.get(match.group())
                person.age = person.age or age[1]

    def _complete(self, text, actors):
        """Take from title and captions the full names of those whom the text gives by last name only."""
        for _, _, name in find_names(text, actors.find(text)):
            first, last = parts_of(name)
            found = self.by_last.get(last.casefold())
            if found and len(found) == 1 and " " not in found[0].name and not find_roles(first):
                self.rename(found[0], name)

    @staticmethod
    def _gender_of(person):
        first = parts_of(person.name)[0]
        person.gender = person.gender or first_names().get(first, "")


def _named_with(person, text, parties):
    """Return the parties that a text names at all, and those that it names in a paragraph with a person."""
    last, beside = parts_of(person.name)[1], set()
    for hit in parties:
        start, end = text.rfind("\n", 0, hit.start) + 1, text.find("\n", hit.end)
        if hit.party not in beside and _stands_in(text, last, start, end if end >= 0 else len(text)):
            beside.add(hit.party)
    return {hit.party for hit in parties}, beside


def _stands_in(text, word, start, end):
    """Whether a word stands in a stretch of text by itself; a pattern for every person would have to be compiled."""
    at = text.find(word, start, end)
    while at >= 0:
        around = text[max(start, at - 1) : at], text[at + len(word) : min(end, at + len(word) + 1)]
        if not any(mark == "-" or mark == "_" or mark.isalnum() for mark in around):
            return True
        at = text.find(word, at + 1, end)
    return False


def hits_near(hits, start, end):
    """Return the actors that stand in a stretch of text; `hits` are in order."""
    low = bisect_left(hits, start, key=lambda hit: hit.start)
    high = bisect_right(hits, end, key=lambda hit: hit.start)
    return hits[low:high]
