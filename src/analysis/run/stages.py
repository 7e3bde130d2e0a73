"""The steps of a build that take one part of a corpus: from parts on disk to parts on disk, in any process.

Each takes one task, a dict that names the folder, the parts to read and those to write, and does what is missing.
"""

from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd

import analysis
from analysis.base import schema
from analysis.corpus import steps
from analysis.corpus.facts.origin import tell_origin, weekday_note
from analysis.corpus.files.document import Document
from analysis.corpus.files.reading import read_files
from analysis.corpus.lines.by_hand import set_roles
from analysis.corpus.lines.cleaning import Keys, begins_short, clean_lines, first_as_title, line_sketch
from analysis.corpus.lines.small import pack_lines, unpack_lines
from analysis.corpus.sketches import run_sketch, word_sketch
from analysis.run.parts import Parts, name_of
from analysis.run.reuse import keys_of, make_table, name_of_keys
from analysis.statements.read import learn_register, name_speakers, read_unnamed
from analysis.statements.who.register import Register
from analysis.terms.counting.matrix import sum_groups
from analysis.terms.index.disk import packed
from analysis.terms.index.reading import dateline_spans, read_part

LIGHT = ("told", "told_from", "stamps")
"""What the steps over the whole corpus need of a document; its text stays on disk."""


def read(task):
    """Read some files: `out` gets what is told of their articles, and a part of its own each chunk of their texts."""
    parts, source, files = Parts(task["folder"]), Path(task["source"]), map(Path, task["files"])
    problems, alone, chunks = [], [], []
    documents = steps.articles_alone(read_files(source, files, problems, columns=task["columns"]), alone)
    while chunk := list(islice(documents, task["most"])):  # a table may be larger than memory
        heavy = [(d.file, d.row, d.raw_text, d.repaired, d.extracted) for d in chunk]
        name = name_of("texts", heavy)
        if not parts.has(name):
            parts.save(name, heavy)
        light = [(d.file, d.row, d.extracted, *(getattr(d, field) for field in LIGHT)) for d in chunk]
        chunks.append((name, light))
    parts.save(task["out"], {"problems": problems, "alone": alone, "chunks": chunks})


def clean(task):
    """Clean some articles by themselves: `out` gets what their lines tell, `lines` the roles, `sketch` their keys."""
    parts = Parts(task["folder"])
    documents = _documents(parts, task["texts"])
    cleaned = [steps.clean_one(d, known) for d, known in zip(documents, task["known"], strict=True)]
    for known, lines in zip(task["known"], cleaned, strict=True):
        tell_origin(known, lines)
    sketches = [line_sketch(lines) for lines in cleaned]
    ends = np.cumsum([len(sketch) for sketch in sketches], dtype=np.uint64)
    short = [begins_short(lines) for lines in cleaned]
    parts.save_array(task["sketch"], np.concatenate([ends, *(s.ravel() for s in sketches)]))
    parts.save(task["lines"], [pack_lines(lines) for lines in cleaned])
    parts.save(task["out"], {"known": task["known"], "short": short})


def clean_again(task):
    """Clean articles again that carry lines of their outlet: `out` gets which begin short, `lines` the roles."""
    parts, short, cleaned = Parts(task["folder"]), {}, {}
    documents = _documents(parts, task["texts"])
    for place, (title, numbers) in task["again"].items():
        document = documents[place]
        lines = clean_lines(document.raw_text, title=title, extracted=document.extracted, repeated=Keys(numbers))
        short[place], cleaned[place] = begins_short(lines), pack_lines(lines)
    parts.save(task["lines"], cleaned)
    parts.save(task["out"], short)


def finish(task):
    """Make the rows of articles and lines: `out` gets all but the texts, `articles` and `table` the tables."""
    parts, known, ids = Parts(task["folder"]), task["known"], task["ids"]
    documents = _documents(parts, task["texts"])
    kept = parts.load(task["lines"])
    for place, lines in (parts.load(task["again"]) if task["again"] else {}).items():
        kept[place] = lines
    cleaned = [unpack_lines(document.raw_text, lines) for document, lines in zip(documents, kept, strict=True)]
    roles, unknown, problems = {}, [], []
    for document, article_id, facts, lines, note in zip(documents, ids, known, cleaned, task["notes"], strict=True):
        if task["headlines"] and not task["titled"][len(unknown)] and not document.extracted:
            first_as_title(lines)
        if article_id in task["roles"]:
            found = roles[article_id] = []
            set_roles([document], [article_id], [lines], {article_id: task["roles"][article_id]}, found)
        if "published" not in facts and not note:
            note = weekday_note(lines, last=date.today().year)
        unknown.append([])
        steps.report_unknown(document, facts, note, unknown[-1])
    rows = steps.article_rows(documents, known, ids, cleaned, problems)
    core = [{name: row.get(name) for name in schema.ARTICLES} for row in rows]
    parts.save_table(task["articles"], schema.make(core, schema.ARTICLES))
    parts.save_table(task["table"], steps.line_table(documents, ids, cleaned))
    light = [{k: v for k, v in row.items() if k not in ("text", "raw_text")} for row in rows]
    told = {"roles": roles, "unknown": [row for found in unknown for row in found], "problems": problems}
    parts.save(task["out"], {"rows": light, **told})


def look(task):
    """Look into the texts of some articles: attributions, sketches for copies and events, counts, persons."""
    parts = Parts(task["folder"])
    articles = parts.load_table(task["articles"])
    if not parts.has(task["runs"], task["words"]):
        parts.save_array(task["runs"], run_sketch(articles["text"].tolist()))
        parts.save_arrays(task["words"], **word_sketch(articles["title"].fillna("").astype(str), articles["text"]))
    if not parts.has(task["counts"], task["totals"]):
        _count(parts, task, articles)
    if not parts.has(task["places"]):
        parts.save(task["places"], packed(*read_part(articles["text"].tolist(), dateline_spans(articles))))
    n_read = 0
    if not parts.has(task["said"], name_of_keys(task["said"])):
        keys = keys_of(articles, task["said by"])
        find = partial(analysis.find_attributions, engine=task["engine"], workers=1)
        n_read = make_table(parts, task["said"], articles, keys, task["index"], find)
    if not parts.has(task["persons"]):
        if task["learn"]:
            register = learn_register(articles, actors=task["actors"])
            parts.save(task["persons"], register.plain())
        else:
            attributions = parts.load_table(task["said"])
            table, register = read_unnamed(attributions, articles, actors=task["actors"])
            _keep_unnamed(parts, task, table)
            parts.save(task["persons"], register.plain())
    return n_read


def tell(task):
    """Read the statements of some articles with what the corpus tells of the persons of the user's table."""
    parts = Parts(task["folder"])
    articles, attributions = parts.load_table(task["articles"]), parts.load_table(task["said"])
    register = Register.of_plain({"seen": [], "profiles": task["profiles"]})
    _keep_unnamed(parts, task, read_unnamed(attributions, articles, actors=task["actors"], register=register)[0])


def frame(task):
    """Name the speakers of some articles, and read frames and acts."""
    parts = Parts(task["folder"])
    articles = parts.load_table(task["articles"])
    statements = name_speakers(parts.load_table(task["unnamed"]), _Names(task["names"]))
    parts.save_table(task["statements"], statements)
    parts.save_table(task["acts"], analysis.find_acts(articles, statements))
    of = statements.groupby("article_id", sort=False).groups

    def answer(some):
        rows = [row for article_id in some["article_id"] for row in of.get(article_id, ())]
        return analysis.frame_answers(some, statements.loc[rows].reset_index(drop=True))

    keys = keys_of(articles, task["answers by"], statements)
    return make_table(parts, task["answers"], articles, keys, task["index"], answer)


class _Names:
    """What persons are called over a corpus, as `name_speakers` asks for it."""

    def __init__(self, names):
        self.names = {(name, kind): called for name, kind, called in names}

    def name_of(self, name, kind):
        return self.names[name, kind if isinstance(kind, str) else None]


def _keep_unnamed(parts, task, table):
    persons = table.loc[table["_person"].astype(bool), ["speaker", "speaker_kind"]].drop_duplicates()
    pairs = [(s, k if isinstance(k, str) else None) for s, k in persons.itertuples(index=False)]
    parts.save(task["pairs"], sorted(pairs, key=lambda pair: (pair[0], pair[1] or "")))
    parts.save_table(task["unnamed"], table.astype({"_person": bool}))


def _count(parts, task, articles):
    matrix = analysis.document_term_matrix(articles)
    codes, groups = matrix.group_codes("outlet")
    n, used = sum_groups(matrix.counts, codes, len(groups))
    outlets = groups["outlet"].to_numpy(dtype=object)
    row = np.repeat(np.arange(len(groups)), np.diff(n.indptr))
    table = {"outlet": outlets[row], "term": matrix.terms.take(n.indices), "n": n.data, "used": used.data}
    parts.save_table(task["counts"], pd.DataFrame(table).astype({"outlet": "str", "term": "str"}))
    totals = np.bincount(codes, weights=matrix.articles["n_words"], minlength=len(groups)).astype(np.int64)
    parts.save(task["totals"], dict(zip(outlets.tolist(), totals.tolist(), strict=True)))


def _documents(parts, name):
    return [
        Document(file, raw, row=row, repaired=repaired, extracted=extracted)
        for file, row, raw, repaired, extracted in parts.load(name)
    ]
