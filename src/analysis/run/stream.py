"""A corpus as a stream of parts: what takes a part at a time goes to the stages, what needs the whole is done here.

Here nothing is held but what is small for each article: what is known of it, numbers of its lines, no text. So memory
grows by a few kilobytes an article, whatever the texts weigh.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.base import schema
from analysis.corpus import steps
from analysis.corpus.copies import copies_among
from analysis.corpus.events import events_among
from analysis.corpus.facts.doubts import report_doubts
from analysis.corpus.facts.metadata import ALIASES, describe, read_aliases
from analysis.corpus.facts.origin import read_stamps
from analysis.corpus.facts.outlets import settle_outlets
from analysis.corpus.files.document import Document
from analysis.corpus.lines.by_hand import read_roles
from analysis.corpus.lines.cleaning import begin_with_headlines, repeated_lines
from analysis.corpus.sketches import Runs
from analysis.run import stages
from analysis.run.cluster import over
from analysis.run.inputs import versions
from analysis.run.parts import name_of
from analysis.run.progress import follow
from analysis.run.reuse import name_of_keys, write_index
from analysis.statements.read import tells_persons
from analysis.statements.who.actors import read_actors, unmet
from analysis.statements.who.register import Register

_TEXTS = ("text", "raw_text")


@dataclass
class Chunk:
    """Some articles one after the other, and the names of the parts made of them."""

    texts: str
    start: int
    end: int
    names: dict = field(default_factory=dict)

    @property
    def places(self):
        """Which articles they are."""
        return slice(self.start, self.end)


class Stream:
    """Reads a corpus part by part.

    Parameters
    ----------
    source : Path
    parts : Parts
    options : dict
        With `metadata`, `columns`, `actors`, `roles`, `engine`.
    workers : Workers
    most : int
        Articles of a part, at most.
    client : distributed.Client, optional
        Of a cluster that does the work in place of processes here.
    """

    def __init__(self, source, parts, options, *, workers, most, client=None):
        self.source, self.parts, self.options, self.workers, self.most = source, parts, options, workers, most
        self.client = client
        self.used, self.done, self.kept, self.articles = set(), Counter(), Counter(), Counter()
        self.chunks, self.problems = [], []

    def run(self, stage, tasks, what, *made, kept=()):
        """Do the tasks of a stage whose parts are not there, in several processes if they are many.

        Of the parts in `kept`, those of an earlier build may hold what is made of an article.
        """
        todo, index = [], {name: write_index(self.parts, [task[name] for task in tasks]) for name in kept if tasks}
        for task in tasks:
            names = [*(task[name] for name in made), *(name_of_keys(task[name]) for name in kept)]
            self.used.update(names)
            if self.parts.has(*names):
                self.kept[what] += 1
            else:
                todo.append(task | {"folder": str(self.parts.folder.parent), "index": index})
        if self.client is not None:
            done = over(self.client, stage, todo)
        else:
            done = self.workers.spread(stage, todo) if len(todo) >= 2 * self.workers.number else map(stage, todo)
        for of in follow(done, len(todo), what):
            self.done[what] += 1
            self.articles.update(of or {})

    # ---- files to articles ----------------------------------------------------------------------------------------
    def read(self, batches, problems):
        """Read batches of files, each a list of (path, name, hash), into chunks of texts; the batches are used up."""
        by, tasks = (versions()["reading"], self.options["columns"]), []
        while batches:
            files = batches.pop(0)
            out = name_of("read", *by, self.most, [(name, sha) for _, name, sha in files])
            task = {"source": str(self.source), "columns": by[1], "most": self.most}
            tasks.append(task | {"files": files, "by": by, "out": out})
        told, documents = self._read(tasks), []
        alone = []
        for part in told:
            for found, no_article, _ in part["files"]:
                problems += found
                alone += no_article
            for texts, light in part["chunks"]:
                self.used.add(texts)
                self.chunks.append(Chunk(texts, len(documents), len(documents) + len(light)))
                for file, row, extracted, *more in light:
                    facts = dict(zip(stages.LIGHT, more, strict=True))
                    documents.append(Document(file, "", row=row, extracted=extracted, **facts))
        self.problems = problems + alone
        if not documents:
            raise ValueError(steps.nothing_read(self.source, self.problems))
        metadata = self.options["metadata"]
        self.known = describe(self.source, documents, self.problems, metadata=metadata)
        self.ids = steps.article_ids(documents, self.known, self.problems)
        self.extracted = [document.extracted for document in documents]
        self.places = [(document.file, document.row) for document in documents]
        self.files = len({document.file for document in documents})

    def _read(self, tasks):
        """Give what is told of every batch, reading again those of whose texts a part is missing."""
        self.run(stages.read, tasks, "reading", "out", kept=["out"])
        for task in tasks:
            told = self.parts.load(task["out"])
            if not self.parts.has(*(texts for texts, _ in told["chunks"])):
                stages.read(task | {"folder": str(self.parts.folder.parent), "index": {"out": None}})
            yield told

    # ---- lines ----------------------------------------------------------------------------------------------------
    def clean(self):
        """Clean every article by itself, then those that carry lines of their outlet, and find the outlets."""
        tasks = []
        for chunk in self.chunks:
            known = self.known[chunk.places]
            names = ("cleaned", "lines", "sketch")
            made = [name_of(name, versions()["reading"], chunk.texts, known) for name in names]
            chunk.names |= dict(zip(names, made, strict=True))
            out = dict(zip(("out", "lines", "sketch"), made, strict=True))
            tasks.append({"texts": chunk.texts, "known": known, "by": versions()["reading"], **out})
        self.run(stages.clean, tasks, "cleaning", "out", "lines", "sketch", kept=["out"])
        del tasks, self.known[:]  # what was known comes back with what the lines tell
        sketches, short = [], []
        for chunk in self.chunks:
            for known, is_short in self.parts.load(chunk.names["cleaned"]):
                self.known.append(known)
                short.append(is_short)
            sketches += stages.split_sketch(self.parts.map_array(chunk.names["sketch"]), chunk.end - chunk.start)
        self.titles = [known.get("title") for known in self.known]
        outlets = [known.get("outlet") for known in self.known]
        again = {
            i: sorted(keys.numbers.intersection(sketches[i][:, 0].tolist()))
            for i, keys in repeated_lines(outlets, sketches).items()
        }
        self._clean_again(again, short)
        plain = [not title and not page for title, page in zip(self.titles, self.extracted, strict=True)]
        n_short = sum(a and b for a, b in zip(plain, short, strict=True))
        self.headlines = begin_with_headlines(sum(plain), n_short)

    def _clean_again(self, again, short):
        tasks = []
        for chunk in self.chunks:
            here = {i - chunk.start: (self.titles[i], again[i]) for i in range(chunk.start, chunk.end) if i in again}
            if here:
                made = [name_of(name, chunk.names["cleaned"], here) for name in ("again", "relined")]
                chunk.names |= {"again": made[0], "relined": made[1]}
                task = {"texts": chunk.texts, "again": here, "by": versions()["reading"]}
                tasks.append(task | {"out": made[0], "lines": made[1]})
        self.run(stages.clean_again, tasks, "lines of outlets", "out", "lines", kept=["out"])
        for chunk in self.chunks:
            if "again" in chunk.names:
                for place, is_short in self.parts.load(chunk.names["again"]).items():
                    short[chunk.start + place] = is_short

    # ---- articles -------------------------------------------------------------------------------------------------
    def finish(self):
        """Settle days and outlets over the corpus, and make the tables of articles, lines and problems."""
        roles = read_roles(self.options["roles"]) if self.options["roles"] else {}
        notes = read_stamps(self.known)
        aliases = read_aliases(self.source)
        met = steps.use_aliases(self.known, aliases)
        outlets = []
        settle_outlets(self.known, outlets)
        met |= steps.use_aliases(self.known, aliases)
        steps.report_unmet(ALIASES, "outlet", [alias for alias in aliases if alias not in met], outlets)
        doubts = []
        report_doubts(self.places, self.known, doubts)
        tasks = []
        for chunk in self.chunks:
            ids, known, titles = self.ids[chunk.places], self.known[chunk.places], self.titles[chunk.places]
            here = {article_id: roles[article_id] for article_id in ids if article_id in roles}
            task = {"texts": chunk.texts, "lines": chunk.names["lines"], "again": chunk.names.get("relined")}
            task |= {"ids": ids, "known": known, "notes": notes[chunk.places], "roles": here}
            task |= {"headlines": self.headlines, "titled": [bool(title) for title in titles]}
            names = {"out": "facts", "articles": "articles", "table": "table"}
            made = {k: name_of(v, versions()["reading"], task, date.today().year) for k, v in names.items()}
            chunk.names |= {"facts": made["out"], "articles": made["articles"], "lines table": made["table"]}
            tasks.append(task | made)
        self.run(stages.finish, tasks, "articles", "out", "articles", "table")
        self.known = None
        del known, task, tasks
        tables, own, given, unknown, problems = [], [], {}, [], []
        for chunk in self.chunks:
            told = self.parts.load(chunk.names["facts"])
            tables.append(schema.make(told["rows"], schema.ARTICLES)[[c for c in schema.ARTICLES if c not in _TEXTS]])
            own += [{k: v for k, v in row.items() if k not in schema.ARTICLES} for row in told["rows"]]
            given |= told["roles"]
            unknown += told["unknown"]
            problems += told["problems"]
        for article_id, wanted in roles.items():
            if article_id not in given:
                stages.set_roles([], [], [], {article_id: wanted}, given.setdefault(article_id, []))
        by_hand = [row for article_id in roles for row in given[article_id]]
        self.problems += by_hand + outlets + unknown + doubts + problems
        self.head = pd.concat([pd.concat(tables, ignore_index=True), pd.DataFrame(own)], axis=1)
        if self.options["actors"] is not None:
            self._report_actors(self.options["actors"])

    def _report_actors(self, path):
        """Report the user's actors whom no text or title names."""
        left = read_actors(path)
        for chunk in self.chunks:
            found = self.parts.load_table(chunk.names["articles"])
            names = unmet(left, "\n".join([*found["text"], *found["title"].dropna()]))
            left = left[left["alias"].str.strip().isin(names)]
        steps.report_unmet(Path(path).name, "person, office or place", [*left["alias"]], self.problems)

    def short_problems(self):
        """Give the rows of the problems table."""
        return steps.in_short(self.problems)

    # ---- texts ----------------------------------------------------------------------------------------------------
    def look(self):
        """Find attributions and sketches of every text, then persons, copies and events over the corpus."""
        actors, learn = self.options["actors"], tells_persons(self.options["actors"])
        told, tasks = _sha_of(actors), []
        for chunk in self.chunks:
            of, now = chunk.names["articles"], versions()
            made = {
                "runs": (now["reading"],),
                "words": (now["reading"],),
                "said": (now["attributions"], self.options["engine"]),
            }
            made |= dict.fromkeys(("counts", "totals", "places"), (now["terms"],))
            names = {name: name_of(name, of, *by) for name, by in made.items()}
            read_by = (names["said"], now["statements"], told)
            names |= {name: name_of(name, *read_by) for name in ("persons", "pairs", "unnamed")}
            chunk.names |= names
            task = {"articles": of, "engine": self.options["engine"], "actors": actors, "learn": learn, **names}
            tasks.append(task | {"said by": made["said"], "persons by": (now["statements"], told)})
        made = ["runs", "words", "counts", "totals", "places", "said", "persons"]
        made, kept = (made, ["said", "persons"]) if learn else ([*made, "pairs", "unnamed"], ["said", "unnamed"])
        self.run(stages.look, tasks, "attributions", *made, kept=kept)
        self.register = Register()
        for chunk in self.chunks:
            for of in self.parts.load(chunk.names["persons"]):
                self.register.merge(Register.of_plain(of))
        if learn:
            self._tell()
        self.workers.rest()  # what follows takes memory
        runs = Runs(Lazy(self.parts.map_array, [chunk.names["runs"] for chunk in self.chunks]))
        scratch = self.parts.scratch()
        found = copies_among(self.head, runs)
        words = Lazy(self.parts.load_arrays, [chunk.names["words"] for chunk in self.chunks])
        self.head = events_among(found, words, scratch=scratch)

    def _tell(self):
        """Read statements with what the corpus tells of the persons of the user's table."""
        tasks, by = [], (versions()["statements"], _sha_of(self.options["actors"]))
        for chunk in self.chunks:
            profiles = []
            told = self.parts.load(chunk.names["persons"])
            for name in sorted({name for of in told for name, *_ in of["profiles"]}):
                nouns, offices, votes = self.register.profiles[name]
                profiles.append(
                    [name, sorted(nouns), sorted(offices) if len(offices) == 1 else [], int(np.sign(votes[0]))]
                )
            names = {name: name_of(name, chunk.names["persons"], profiles) for name in ("pairs", "unnamed")}
            chunk.names |= names
            task = {"profiles": profiles, "actors": self.options["actors"], "persons by": by}
            tasks.append(task | {key: chunk.names[key] for key in ("articles", "said", "persons")} | names)
        self.run(stages.tell, tasks, "statements", "pairs", "unnamed", kept=["unnamed"])

    def frame(self):
        """Name the speakers over the corpus, and read frames and acts."""
        tasks = []
        for chunk in self.chunks:
            pairs = self.parts.load(chunk.names["pairs"])
            called = [(name, kind, self.register.name_of(name, kind)) for name, kind in pairs]
            names = ("statements", "answers", "acts")
            made = {n: name_of(n, chunk.names["unnamed"], called, versions()["framing"]) for n in names}
            chunk.names |= made
            task = {"names": called, **{key: chunk.names[key] for key in ("articles", "unnamed")}, **made}
            tasks.append(task | {"by": versions()["framing"]})
        self.run(stages.frame, tasks, "frames and acts", "statements", "answers", "acts", kept=["answers"])
        self.workers.rest()


class Lazy:
    """Sketches that come from the disk when they are asked for."""

    def __init__(self, load, names):
        self.load, self.names = load, names

    def __getitem__(self, i):
        return self.load(self.names[i])

    def __len__(self):
        return len(self.names)


def _sha_of(path):
    return None if path is None else hashlib.sha256(Path(path).read_bytes()).hexdigest()
