"""The steps between files and tables that take some articles at a time: the same for a folder and for a part of it."""

from collections import Counter
from pathlib import PurePosixPath

import numpy as np

from analysis.base import schema
from analysis.corpus.facts.language import language_code, tell_language
from analysis.corpus.facts.metadata import UNKNOWN
from analysis.corpus.facts.no_article import tell_no_article, without_sentence
from analysis.corpus.facts.origin import title_and_site
from analysis.corpus.files.document import problem
from analysis.corpus.lines.cleaning import clean_lines
from analysis.corpus.lines.page import Line, body_text, split_lines
from analysis.corpus.lines.sentences import SENTENCE_END
from analysis.text.dateline import agencies, find_dateline

MANY = 5
"""How often a remark that asks for nothing is repeated before it is made once for all."""


def nothing_read(source, problems):
    """Say why nothing was read, with the mend of what stands in the way of most."""
    if not problems:
        return f"{source}: no article could be read; put articles there (see 'What can be read' in the documentation)"
    first = problems[0]
    more = f", and {len(problems) - 1} more problems" if len(problems) > 1 else ""
    return f"{source}: no article could be read ({first['file']}: {first['problem']}{more}); {first['mend']}"


def articles_alone(documents, problems):
    """Yield the articles, and add a row of problems for each that was fetched in place of one."""
    for document in documents:
        what = tell_no_article(document.raw_text, document.told.get("title"))
        if what is None and document.row is None and without_sentence(document.raw_text):
            what = "page without a sentence"
        if what is None:
            yield document
        else:
            problems.append(problem(document.file, f"no article but: {what}", "fetch the article again", document.row))


def in_short(problems):
    """Say once, with the number of files, what was mended in many and asks for nothing: it would bury the rest."""
    harmless = Counter(row["problem"] for row in problems if row["mend"].startswith("nothing to do"))
    short, told = [], set()
    for row in problems:
        n = harmless[row["problem"]] if row["mend"].startswith("nothing to do") else 0
        if n <= MANY:
            short.append(row)
        elif row["problem"] not in told:
            told.add(row["problem"])
            short.append(problem(row["file"], f"{row['problem']} (in {n} files or rows)", row["mend"]))
    return short


def use_aliases(described, aliases):
    """Lay the user's own names of outlets over those that were found, and return the aliases that were met."""
    met = set()
    for known in described:
        outlet = str(known.get("outlet", UNKNOWN)).strip()
        met |= {outlet.casefold()} & aliases.keys()
        known["outlet"] = aliases.get(outlet.casefold(), outlet)
    return met


def report_unmet(file, what, unmet, problems):
    """Report names of the user's own table that nothing in the corpus answers to.

    Parameters
    ----------
    file : str
    what : str
        What they should have been found as, in the singular: "outlet".
    unmet : list of str
    problems : list of dict
    """
    if unmet:
        names = ", ".join(repr(name) for name in unmet[:5]) + (f" and {len(unmet) - 5} more" if len(unmet) > 5 else "")
        mend = "write the name as the articles do, or delete the row; it changes nothing"
        problems.append(problem(file, f"no {what} is called {names}", mend))


def article_ids(documents, described, problems):
    """Give every article its id: the table's own, else the path without its suffix, with it where two would clash."""
    stems = Counter(str(PurePosixPath(d.file).with_suffix("")) for d in documents if d.row is None)
    ids, seen = [], set()
    for document, known in zip(documents, described, strict=True):
        if document.row is None:
            known.pop("article_id", None)
            stem = str(PurePosixPath(document.file).with_suffix(""))
            wanted = stem if stems[stem] == 1 else document.file
        else:
            wanted = str(known.pop("article_id", None) or f"{document.file}#{document.row}")
            if wanted in seen:
                what = f"id {wanted} stands twice"
                problems.append(problem(document.file, what, "give every article its own id", document.row))
                wanted = f"{document.file}#{document.row}"
        while wanted in seen:
            wanted += "+"
        seen.add(wanted)
        ids.append(wanted)
    return ids


def clean_one(document, known, clean=True):
    """Give the lines of one article their roles."""
    if clean:
        return clean_lines(document.raw_text, title=known.get("title"), extracted=document.extracted)
    raw = document.raw_text
    spans = split_lines(raw)
    filled = [bool(raw[start:end].strip()) for start, end in spans]
    roles = [("body", "not cleaned") if text else ("blank", "blank") for text in filled]
    return [Line(*span, raw[slice(*span)], *role) for span, role in zip(spans, roles, strict=True)]


def report_unknown(document, known, note, problems):
    """Report an outlet and a date that nothing tells."""
    if known["outlet"] == UNKNOWN:
        mend = "name it in metadata.csv or as outlet_YYYY-MM-DD_title.txt"
        problems.append(problem(document.file, "outlet unknown", mend, document.row))
    if "published" not in known:
        what = "date unknown" + (f" ({note})" if note else "")
        mend = "give it in metadata.csv or as outlet_YYYY-MM-DD_title.txt"
        problems.append(problem(document.file, what, mend, document.row))


def line_table(documents, ids, cleaned):
    """Lay the lines of all articles into one table, with their place in `text`."""
    columns = {name: [] for name in ("line", "raw_start", "raw_end", "role", "rule", "start", "end")}
    sizes = []
    for document, lines in zip(documents, cleaned, strict=True):
        _, places = body_text(document.raw_text, lines)
        for number, (line, place) in enumerate(zip(lines, places, strict=True), 1):
            columns["line"].append(number)
            columns["raw_start"].append(line.start)
            columns["raw_end"].append(line.end)
            columns["role"].append(line.role)
            columns["rule"].append(line.rule)
            start, end = place or (None, None)
            columns["start"].append(start)
            columns["end"].append(end)
        sizes.append(len(lines))
    columns["article_id"] = np.repeat(np.array(ids, dtype=object), sizes)
    return schema.make(columns, schema.LINES)


def _dateline(raw, lines, known):
    """Find the dateline in one of the first three paragraphs: its place in `text`, and what it tells."""
    _, places = body_text(raw, lines)
    first = [(line, place) for line, place in zip(lines, places, strict=True) if line.role in ("standfirst", "body")]
    for line, place in first[:3]:
        found = find_dateline(raw[line.start : line.end])
        if found and place:
            told = {"dateline_start": place[0] + found["start"], "dateline_end": place[0] + found["end"]}
            if found["place"] and not known.get("place"):
                told["place"] = found["place"].title() if found["place"].isupper() else found["place"]
            agency = agencies().get((found["agency"] or "").casefold())
            return told | ({"credit": agency} if agency and not known.get("credit") else {})
    return {}


def _left_out(document, lines):
    """Report an article that loses more than a third of what reads like prose in its file."""
    prose = [line for line in lines if len(line.text.split()) >= 10 and SENTENCE_END.search(line.text)]
    words = sum(len(line.text.split()) for line in prose)
    lost = sum(len(line.text.split()) for line in prose if line.role == "furniture")
    if lost * 3 <= words or words < 60:
        return []
    what = f"{lost} of its {words} words that read like prose were left out"
    return [
        problem(document.file, what, "look at it with cleaning_audit: some may belong to the article", document.row)
    ]


def article_rows(documents, described, ids, cleaned, problems):
    """Return the rows of the articles table, and report what stands in the way of each."""
    rows = []
    for document, known, article_id, lines in zip(documents, described, ids, cleaned, strict=True):
        raw = document.raw_text
        text, _ = body_text(raw, lines)
        if not text.strip():
            problems.append(
                problem(document.file, "no line of it reads like an article", "look at its lines", document.row)
            )
        problems += _left_out(document, lines)
        first = {role: next((x for x in lines if x.role == role), None) for role in ("title", "standfirst")}
        row = {f"{name}_in_table" if name in ("file", "row") else name: value for name, value in known.items()}
        row |= {"article_id": article_id, "text": text, "raw_text": raw, "repaired": document.repaired}
        row |= {"file": document.file, "row": document.row}
        row |= _dateline(raw, lines, row)
        line = first["title"]  # with the blanks around it, since offsets in the title count from the line's start
        row["title"] = body_text(raw, lines, "title")[0].split("\n")[0] if line else known.get("title")
        named = title_and_site(row["title"]) if line and not known.get("title") else None
        row["title"] = named[0] if named else row["title"]
        row["standfirst"] = first["standfirst"].text if first["standfirst"] else known.get("standfirst")
        told, read = language_code(known.get("language")), tell_language(text or raw)
        row["language"] = told or read
        if told and read and told != read:
            what = f"told to be {told}, but reads as {read}"
            problems.append(problem(document.file, what, "correct its language; what is told counts", document.row))
        if row["language"] not in (None, "en"):
            what = f"not English but {row['language']}"
            problems.append(problem(document.file, what, "left out of attributions and frames", document.row))
        rows.append(row)
    return rows
