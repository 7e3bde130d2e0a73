"""The steps of a build that take one part of a corpus: from parts on disk to parts on disk, in any process.

Each takes one task, a dict that names the folder, the parts to read and those to write, does what is missing, and says
of how many articles (`reading`: files) it made something anew.
"""

from datetime import date
from functools import lru_cache, partial
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
from analysis.run.reuse import beside, find, key_of, keys_of, lay, make_tables, name_of_keys
from analysis.statements.read import learn_each, name_speakers, read_unnamed
from analysis.statements.who.register import Register
from analysis.terms.counting.matrix import sum_groups
from analysis.terms.index.disk import packed
from analysis.terms.index.reading import dateline_spans, read_part

LIGHT = ("told", "told_from", "stamps")
"""What the steps over the whole corpus need of a document; its text stays on disk."""


def read(task):
    """Read some files: `out` gets what is told of their articles, and a part of its own each chunk of their texts."""
    parts, files, chunks = Parts(task["folder"]), [], []
    keys = [key_of(task["by"], name, sha) for _, name, sha in task["files"]]
    found = _whole_texts(parts, find(parts, task["index"]["out"], keys))
    articles = _articles(parts, task, found, files)
    while chunk := list(islice(articles, task["most"])):  # a table may be larger than memory
        heavy = [text for text, _ in chunk]
        name = name_of("texts", heavy)
        if not parts.has(name):
            parts.save(name, heavy)
        chunks.append((name, [light for _, light in chunk]))
    parts.save(task["out"], {"files": files, "chunks": chunks})
    # a file that gave nothing may give something another time: it was locked, or vanished for a moment
    keys = [key if n else None for key, (*_, n) in zip(keys, files, strict=True)]
    parts.save(name_of_keys(task["out"]), keys)
    return {"reading": found.count(None)}


def _whole_texts(parts, found):
    """Leave out what lies in parts of whose texts one is lost."""
    names = {at[0] for at in found if at}
    whole = {name for name in names if parts.has(*(texts for texts, _ in parts.load(name)["chunks"]))}
    return [at if at and at[0] in whole else None for at in found]


def _articles(parts, task, found, files):
    """Yield text and facts of each article; `files` gets problems and number of articles of each file."""
    load, source = lru_cache(maxsize=2)(parts.load), Path(task["source"])
    for (path, _, _), at in zip(task["files"], found, strict=True):
        n, problems, alone = 0, [], []
        if at:
            told = load(at[0])
            start = sum(n for *_, n in told["files"][: at[1]])
            problems, alone, n = told["files"][at[1]]
            yield from _some(load, told["chunks"], start, start + n)
        else:
            documents = read_files(source, [Path(path)], problems, columns=task["columns"])
            for d in steps.articles_alone(documents, alone):
                n += 1
                heavy = (d.file, d.row, d.raw_text, d.repaired, d.extracted)
                yield heavy, (d.file, d.row, d.extracted, *(getattr(d, field) for field in LIGHT))
        files.append((problems, alone, n))


def _some(load, chunks, start, end):
    for texts, light in chunks:
        if start < len(light) and end > 0:
            here = slice(max(start, 0), end)
            yield from zip(load(texts)[here], light[here], strict=True)
        start, end = start - len(light), end - len(light)


def clean(task):
    """Clean some articles by themselves: `out` gets what their lines tell, `lines` the roles, `sketch` their keys."""
    parts = Parts(task["folder"])
    documents = list(zip(_documents(parts, task["texts"]), task["known"], strict=True))
    keys = [key_of(task["by"], d.raw_text, d.extracted, known) for d, known in documents]
    found = find(parts, task["index"]["out"], keys, "lines", "sketch")
    made = (_clean(*pair) for pair, at in zip(documents, found, strict=True) if at is None)
    told, lines, sketches = zip(*lay(found, made, partial(_load_cleaned, parts)), strict=True)
    ends = np.cumsum([len(sketch) for sketch in sketches], dtype=np.uint64)
    parts.save_array(task["sketch"], np.concatenate([ends, *(s.ravel() for s in sketches)]))
    parts.save(task["lines"], list(lines))
    parts.save(task["out"], list(told))
    parts.save(name_of_keys(task["out"]), keys)
    return {"cleaning": found.count(None)}


def _clean(document, known):
    lines = steps.clean_one(document, known)
    tell_origin(known, lines)
    return (known, begins_short(lines)), pack_lines(lines), line_sketch(lines)


def _load_cleaned(parts, name):
    told = parts.load(name)
    sketches = split_sketch(parts.map_array(beside(name, "sketch")), len(told))
    return list(zip(told, parts.load(beside(name, "lines")), sketches, strict=True))


def split_sketch(flat, n):
    """Give the lines' keys of each of `n` articles from the array of all."""
    return np.split(np.array(flat[n:]).reshape(-1, 2), flat[:n].astype(np.int64))[:n]


def clean_again(task):
    """Clean articles again that carry lines of their outlet: `out` gets which begin short, `lines` the roles."""
    parts, again = Parts(task["folder"]), task["again"]
    documents = _documents(parts, task["texts"])
    keys = [key_of(task["by"], documents[i].raw_text, documents[i].extracted, *of) for i, of in again.items()]
    found = find(parts, task["index"]["out"], keys, "relined")
    made = (_clean_again(documents[i], *of) for (i, of), at in zip(again.items(), found, strict=True) if at is None)
    told = lay(found, made, partial(_load_again, parts))
    parts.save(task["lines"], {i: lines for i, (_, lines) in zip(again, told, strict=True)})
    parts.save(task["out"], {i: short for i, (short, _) in zip(again, told, strict=True)})
    parts.save(name_of_keys(task["out"]), keys)
    return {"lines of outlets": found.count(None)}


def _clean_again(document, title, numbers):
    lines = clean_lines(document.raw_text, title=title, extracted=document.extracted, repeated=Keys(numbers))
    return begins_short(lines), pack_lines(lines)


def _load_again(parts, name):
    return list(zip(parts.load(name).values(), parts.load(beside(name, "relined")).values(), strict=True))


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
    done = {}
    if not parts.has(task["said"], name_of_keys(task["said"])):
        keys = keys_of(articles, task["said by"])
        found = find(parts, task["index"]["said"], keys)
        find_all = partial(analysis.find_attributions, engine=task["engine"], workers=1)
        make_tables(parts, [task["said"]], articles, found, lambda some: [find_all(some)])
        parts.save(name_of_keys(task["said"]), keys)
        done["attributions"] = found.count(None)
    if task["learn"] and not parts.has(task["persons"], name_of_keys(task["persons"])):
        keys = keys_of(articles, task["persons by"])
        found = find(parts, task["index"]["persons"], keys)
        registers = learn_each(articles[[at is None for at in found]], actors=task["actors"])
        parts.save(task["persons"], lay(found, (of.plain() for of in registers), parts.load))
        parts.save(name_of_keys(task["persons"]), keys)
        done["persons"] = found.count(None)
    told = [task[name] for name in ("persons", "pairs", "unnamed")]
    if not task["learn"] and not parts.has(*told, name_of_keys(task["unnamed"])):
        done["statements"] = _read_statements(parts, task, articles)
    return done


def tell(task):
    """Read the statements of some articles with what the corpus tells of the persons of the user's table."""
    parts = Parts(task["folder"])
    return {"statements": _read_statements(parts, task, parts.load_table(task["articles"]), task["profiles"])}


def _read_statements(parts, task, articles, profiles=None):
    """Read statements; without `profiles` the persons on the way, else with what they tell of the persons there."""
    attributions, registers, register = parts.load_table(task["said"]), [], None
    keys = keys_of(articles, task["persons by"], attributions)
    if profiles is not None:
        register = Register.of_plain({"seen": [], "profiles": profiles})
        told = {name: rest for name, *rest in profiles}
        here = [[name for name, *_ in of["profiles"]] for of in parts.load(task["persons"])]
        keys = [key_of(key, [(name, told[name]) for name in of]) for key, of in zip(keys, here, strict=True)]
    found = find(parts, task["index"]["unnamed"], keys, *(() if register else ("persons",)))

    def read(some):
        mine = attributions[attributions["article_id"].isin(some["article_id"])]
        table, of = read_unnamed(mine, some, actors=task["actors"], register=register)
        registers.extend(of)
        return [table.astype({"_person": bool})]

    table = make_tables(parts, [task["unnamed"]], articles, found, read)[0]
    persons = table.loc[table["_person"], ["speaker", "speaker_kind"]].drop_duplicates()
    pairs = [(s, k if isinstance(k, str) else None) for s, k in persons.itertuples(index=False)]
    parts.save(task["pairs"], sorted(pairs, key=lambda pair: (pair[0], pair[1] or "")))
    if register is None:
        load = parts.load
        parts.save(task["persons"], lay(found, (of.plain() for of in registers), lambda n: load(beside(n, "persons"))))
    parts.save(name_of_keys(task["unnamed"]), keys)
    return found.count(None)


def frame(task):
    """Name the speakers of some articles, and read frames and acts."""
    parts = Parts(task["folder"])
    articles = parts.load_table(task["articles"])
    statements = name_speakers(parts.load_table(task["unnamed"]), _Names(task["names"]))
    parts.save_table(task["statements"], statements)
    keys = keys_of(articles, task["by"], statements)
    found = find(parts, task["index"]["answers"], keys, "acts")

    def read(some):
        mine = statements[statements["article_id"].isin(some["article_id"])].reset_index(drop=True)
        return analysis.frame_answers(some, mine), analysis.find_acts(some, mine)

    make_tables(parts, [task["answers"], task["acts"]], articles, found, read)
    parts.save(name_of_keys(task["answers"]), keys)
    return {"frames and acts": found.count(None)}


class _Names:
    """What persons are called over a corpus, as `name_speakers` asks for it."""

    def __init__(self, names):
        self.names = {(name, kind): called for name, kind, called in names}

    def name_of(self, name, kind):
        return self.names[name, kind if isinstance(kind, str) else None]


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
