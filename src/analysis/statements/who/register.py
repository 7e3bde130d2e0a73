"""One person, one name over a corpus: which names of its articles are one person's, and how that person is called.

"Trump", "Donald Trump" and "Donald J. Trump" are one person where nobody else of the corpus has that last name; a last
name alone that several persons bear stays as it is, unless only one of them holds the office that is told.
"""

from collections import Counter

import pandas as pd

from analysis.statements.who.names import parts_of

COLUMNS = ("speaker", "name", "kind", "n_articles", "nouns", "offices", "votes")
_CLEARLY = 9  # times as many articles must give that office to one bearer as to all others
_LEAST = 3  # articles in which a person must be named so before other names are led to that one


class Register:
    """The persons of a corpus, gathered article by article.

    Attributes
    ----------
    profiles : dict
        What the articles tell of the persons in the user's table: name -> (nouns, offices, [votes for a woman]).

    Examples
    --------
    >>> register = Register()
    >>> for names in (["Ann Orm"], ["Ann B. Orm"], ["Ann Orm"], ["Ann Orm"], ["Orm"]):
    ...     register.add_names([(name, None) for name in names])
    >>> register.table()[["speaker", "name"]].values.tolist()
    [['Ann Orm', 'Ann B. Orm'], ['Ann Orm', 'Ann Orm'], ['Ann Orm', 'Orm']]
    """

    def __init__(self):
        self.profiles, self._seen, self._given = {}, Counter(), None

    @classmethod
    def of_table(cls, table):
        """Return the register that `table` once gave."""
        missing = [c for c in ("speaker", "name") if c not in table.columns]
        if missing:
            raise ValueError(f"persons: column {', '.join(missing)} is missing; give a table from learn_persons")
        register, register._given = cls(), {}
        for row in table.reindex(columns=COLUMNS).fillna("").to_dict("records"):
            register._given[row["name"], row["kind"] or None] = row["speaker"]
            if row["nouns"] or row["offices"] or row["votes"]:
                told = [{*filter(None, str(row[c]).split("|"))} for c in ("nouns", "offices")]
                register.profiles[row["speaker"]] = (*told, [int(row["votes"] or 0)])
        return register

    def merge(self, other):
        """Take in the persons of another part of the corpus."""
        self._seen.update(other._seen)
        for name, (nouns, offices, votes) in other.profiles.items():
            known = self.profiles.setdefault(name, (set(), set(), [0]))
            known[0].update(nouns)
            known[1].update(offices)
            known[2][0] += votes[0]
        self._given = None

    def plain(self):
        """Return what it holds as lists and texts alone, in one order."""
        seen = sorted(([*pair, n] for pair, n in self._seen.items()), key=lambda row: (row[0], row[1] or ""))
        profiles = [[name, sorted(a), sorted(b), c[0]] for name, (a, b, c) in sorted(self.profiles.items())]
        return {"seen": seen, "profiles": profiles}

    @classmethod
    def of_plain(cls, told):
        """Return the register that `plain` told of.

        Examples
        --------
        >>> register = Register()
        >>> register.add_names([("Ann Orm", "military"), ("Orm", None)])
        >>> Register.of_plain(register.plain()).plain() == register.plain()
        True
        """
        register = cls()
        register._seen.update({(name, kind): n for name, kind, n in told["seen"]})
        register.profiles = {name: (set(a), set(b), [n]) for name, a, b, n in told["profiles"]}
        return register

    def add(self, cast):
        """Take in the persons of an article."""
        self.add_names((person.name, person.kind) for person in cast.persons if not person.known)
        cast.contribute(self.profiles)

    def add_names(self, names):
        """Take in the names of one article, each with the kind of the person's office or None."""
        self._seen.update(set(names))

    def name_of(self, name, kind=None):
        """Return what a person is called over the corpus."""
        if self._given is None:
            self._given = self._merge()
        return self._given.get((name, kind)) or self._given.get((name, None)) or name

    def table(self):
        """Return the names that were led to one person, and what is known of the persons of the user's table."""
        merged, counts = self._merge(), Counter()
        for (name, _), n in self._seen.items():
            counts[name] += n
        rows = [
            {"speaker": speaker, "name": name, "kind": kind, "n_articles": counts[name]}
            for (name, kind), speaker in merged.items()
        ]
        for name, (nouns, offices, votes) in self.profiles.items():
            told = {"nouns": "|".join(sorted(nouns)), "offices": "|".join(sorted(offices)), "votes": votes[0]}
            rows.append({"speaker": name, "name": name, "kind": None, "n_articles": None, **told})
        table = pd.DataFrame(rows, columns=COLUMNS)
        return table.sort_values(["speaker", "name"], ignore_index=True)

    def _merge(self):
        """Return {(name, kind or None): the name over the corpus}."""
        full, alone = {}, {}
        for (name, kind), n in sorted(self._seen.items(), key=lambda item: (item[0][0], item[0][1] or "")):
            first, last = parts_of(name)
            if first:
                group = full.setdefault((first.casefold(), last.casefold()), (Counter(), Counter()))
                group[0][name] += n
                group[1][kind] += n
            else:
                alone.setdefault((name, last.casefold()), set()).add(kind)
        called = {key: min(names, key=lambda form: (-names[form], len(form), form)) for key, (names, _) in full.items()}
        merged = {
            (form, None): called[key] if names[called[key]] >= _LEAST else form
            for key, (names, _) in full.items()
            for form in names
        }
        by_last = {}
        for key in full:
            by_last.setdefault(key[1], []).append(key)
        for (name, last), kinds in alone.items():
            initial = name[0].casefold() if " " in name else ""
            bearers = [key for key in by_last.get(last, ()) if key[0].startswith(initial)]
            sure = [key for key in bearers if full[key][0].total() >= _LEAST]
            if len(bearers) == 1 and sure:
                merged[name, None] = called[sure[0]]
            for kind in kinds - {None} if len(bearers) > 1 else ():
                held = {key: full[key][1][kind] for key in bearers}
                holder = max(sorted(held), key=held.get)
                others = sum(held.values()) - held[holder]
                if holder in sure and held[holder] >= max(_LEAST, _CLEARLY * others):
                    merged[name, kind] = called[holder]
        return merged
