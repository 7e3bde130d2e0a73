"""Bad input without end: `python benchmarks/fuzz.py --inputs 20000 --minutes 30 --seed 0`.

An input is a file, a row of a table or an article. They come in batches, each made of a seed of its own, so that
any can be made again (`--only 4711`). The contract: tables that keep their schema, what is wrong in rows of
problems, or one ValueError of one line; never another error, never longer than `LIMIT` seconds a batch. A batch
that ends in a line counts as one input, as the rest of it was not reached. Kinds: folders of files (bytes, texts,
pages, tables, archives, names that are none) with their metadata; DataFrames of a user's own, with any kind of
cell; texts that are no prose, read by the rules engine through to statements, frames, acts and events; the user's
tables of actors, names, roles and outlets.
"""

import argparse
import io
import json
import os
import random
import shutil
import signal
import tempfile
import time
import warnings
import zipfile
from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd

import analysis as an
from analysis.base import schema

LIMIT = 30
"""Seconds of the processor for one batch."""
MANY = 400
"""Inputs of the largest batches."""
LINES = (
    "The ferry between Lysk and the island ran again on Thursday, the harbour office said, after eleven days of storm.",
    "“Nobody was hurt,” a woman at the office said. “The next storm is expected on Sunday.”",
    '"We will not pay," Prime Minister Ada Relk told reporters. "Not now, not ever."',
    "Relk denied that the mill had closed; according to the council, it was to open again in May.",
    "LYSK, May 2 (Reuters) – The council of Osk accused Reld of shelling the village.",
    "SHARE",
    "Related articles",
    "By Tess Amrin in Osk",
    "19 August 2031, 23:14",
    "03/04/2031",
    "© 2031 The Lysk Courier",
    "",
    "   ",
    "確保する。",
    "<script>alert(1)</script>",
    "....",
)
PIECES = (
    "“",
    "”",
    '"',
    "'",
    "''",
    "said",
    "told",
    "he",
    "she",
    "according to",
    ",",
    ".",
    "\n",
    ":",
    "—",
    "--",
    "(",
    ")",
    "Ada Relk",
    "the ministry",
    "that",
    "denied",
    "not",
    "will",
    "on Thursday",
    "on 31 February",
    "$1.5m",
    "?",
    "!",
    "\u2028",
    "\u00a0",
    "\ufeff",
    "\u0000",
    "\ud800",
    "🙂",
    "é",
    "e\u0301",
    "İ",
    "ß",
    "1" * 40,
    "A" * 300,
    *(piece * 60 for piece in ("Osk ", "Osk, ", "Mr. ", "and ", "of ", "(", "“")),
    "Mr.",
    "U.S.",
)
NAMES = (
    "a.txt",
    "b.html",
    "c.csv",
    "d.jsonl",
    "e.json",
    "f.parquet",
    "g.zip",
    "h.txt.gz",
    "i.docx",
    "j.pdf",
    "k.xlsx",
    "mail_2031-05-02_x.txt",
    "x_2031-13-45_y.txt",
    ".hidden",
    "l.xml",
    "m.eml",
    "n.md",
    "o.tsv",
    "sub/p.txt",
    "ü ß.txt",
    os.fsdecode(b"q\xff.txt"),
)
COLUMNS = ("text", "title", "outlet", "published", "url", "id", "article_id", "raw_text", "outlet_from", "repaired",
           "language", "event", "credit", "place", "views", "x", "dateline_start")  # fmt: skip


def soup(rng, most=16):
    """Give a text that may be no prose."""
    if rng.random() < 0.5:
        return "\n".join(rng.choice(LINES) for _ in range(rng.randint(0, most // 2)))
    return rng.choice((" ", "")).join(rng.choice((*PIECES, *LINES[:5])) for _ in range(rng.randint(0, most)))


def cell(rng):
    """Give any kind of cell."""
    return rng.choice(
        (
            lambda: None,
            lambda: soup(rng, 4),
            lambda: rng.choice(
                ("2031", "2031-05", "05/2031", "May 2031", "2031-05-02", "03/04/2031", "31.02.2031", "soon")
            ),
            lambda: rng.randint(-(10**12), 10**12),
            lambda: rng.choice((float("nan"), float("inf"), -0.0, 1.5)),
            lambda: rng.random() < 0.5,
            lambda: [1, None],
            lambda: {"a": [1]},
            lambda: datetime(2031, 5, rng.randint(1, 28)),
            lambda: date(2031, 5, 2),
            lambda: timedelta(3),
            lambda: Decimal("1.10"),
            lambda: b"\xff",
            lambda: pd.NA,
            lambda: pd.NaT,
            lambda: pd.Timestamp("2031-05-02", tz="UTC"),
            lambda: np.int64(7),
            lambda: "\ud800",
            lambda: "en",
        )
    )()


def content(rng, name):
    """Give the bytes of a file, often of another kind than its name says."""
    kind = rng.randint(0, 8)
    text = soup(rng)
    if kind == 0:
        return rng.randbytes(rng.randint(0, 300))
    if kind == 1:
        return text.encode(rng.choice(("cp1252", "utf-16", "latin-1", "koi8-r")), "replace")
    if kind == 2:
        page = "".join(f"<p>{line}</p>" for line in text.split("\n"))
        return f"<html><head><title>{soup(rng, 3)}</title></head><body>{page}".encode("utf-8", "replace")
    if kind == 3:
        rows = [{c: cell(rng) for c in rng.sample(COLUMNS, 4)} | {"text": text} for _ in range(rng.randint(1, 4))]
        return "\n".join(json.dumps(row, default=str) for row in rows).encode("utf-8", "replace")
    if kind == 4:
        rows = [[str(cell(rng)) for _ in range(4)] for _ in range(rng.randint(0, 4))]
        head = ",".join(rng.sample(COLUMNS, 4))
        return "\n".join([head, *(",".join(row) for row in rows)]).encode("utf-8", "replace")
    if kind == 5:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("in.txt", text.encode("utf-8", "replace"))
            archive.writestr("../out.txt", b"x")
        return buffer.getvalue()[: rng.choice((None, 60))]
    if kind == 6:
        cells = {c: [cell(rng)] * 2 for c in rng.sample(COLUMNS, 3)}
        try:
            return pd.DataFrame(cells | {"text": [text.encode("utf-8", "replace").decode()] * 2}).to_parquet()
        except Exception:  # no such table can be written
            return b"PAR1"
    return text.encode("utf-8", "replace")


def folder_of_files(rng, folder):
    """Read files of any kind, and metadata."""
    names = rng.sample(NAMES, rng.randint(1, 4))
    if rng.random() < 0.1:
        names = [f"{i}/{name}" for i in range(MANY // len(names)) for name in names]
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content(rng, name))
    if rng.random() < 0.4:
        rows = [[rng.choice(NAMES), *(str(cell(rng)) for _ in range(3))] for _ in range(rng.randint(0, 4))]
        columns = ["file", "outlet", "published", rng.choice(("title", "views", "language"))]
        table = pd.DataFrame(rows, columns=columns, dtype=object)
        (folder / "metadata.csv").write_bytes(table.to_csv(index=False).encode("utf-8", "replace"))
    if rng.random() < 0.2:
        (folder / "outlet_aliases.csv").write_bytes(content(rng, "outlet_aliases.csv"))
    articles, lines, problems = an.read_corpus(folder)
    schema.check_lines(lines, schema.check_articles(articles))
    schema.check_problems(problems)
    return len(names)


def build_of_files(rng, folder):
    """Read files through a whole build, and open the tables again."""
    (folder / "in").mkdir()
    n = folder_of_files(rng, folder / "in")
    run = an.open_run(folder / "in", out=folder / "out", engine="rules", workers=1)
    schema.check_statements(run.everything)
    return n


def table_of_ones_own(rng, folder):
    """Read a DataFrame with any kind of cell."""
    n = rng.randint(0, 4) if rng.random() < 0.8 else MANY
    table = pd.DataFrame(
        {c: pd.Series([cell(rng) for _ in range(n)], dtype=object) for c in rng.sample(COLUMNS, rng.randint(1, 6))}
    )
    if rng.random() < 0.8:
        table["text"] = pd.Series([soup(rng) for _ in range(n)], dtype=object)
    if rng.random() < 0.6:
        table = an.as_articles(table)
    through(rng, table)
    return max(n, 1)


def texts(rng, folder):
    """Read texts that are no prose."""
    n = rng.randint(1, 2) if rng.random() < 0.5 else MANY
    columns = {"text": [soup(rng, 24) for _ in range(n)]}
    if rng.random() < 0.5:
        columns["title"] = [soup(rng, 6) for _ in range(n)]
    if n == MANY:  # half a character in one row ends the reading of all: only few rows have it
        columns = {name: [text.replace("\ud800", "") for text in column] for name, column in columns.items()}
        columns["outlet"] = [rng.choice(LINES) for _ in range(n)]
        columns["published"] = rng.choices(("2031-05-02", "2031-05-03T23:59", "2031-05"), k=n)
    columns = {name: pd.Series(column, dtype=object) for name, column in columns.items()}
    through(rng, pd.DataFrame({"article_id": [f"a{i}" for i in range(n)]} | columns))
    return n


def through(rng, articles):
    """Call everything that reads articles."""
    attributions = an.find_attributions(articles, engine="rules", workers=1)
    schema.check_attributions(attributions)
    statements = an.read_statements(attributions, articles)
    schema.check_statements(statements)
    if rng.random() < 0.1:
        an.frame_answers(articles, statements)
    an.find_acts(articles, statements)
    if "published" in articles and rng.random() < 0.5:
        an.find_events(an.find_copies(articles))
    if rng.random() < 0.3:
        an.count_terms(an.document_term_matrix(articles))
        an.kwic(articles, rng.choice(("said", "press service", "“", "")))


def user_tables(rng, folder):
    """Read tables of actors, names and roles with any cell."""
    (folder / "a.txt").write_text("\n".join(LINES[:3]), encoding="utf-8")
    kind = rng.choice(("actors", "names", "roles"))
    columns = {"actors": ("alias", "speaker", "kind", "side", "party"), "names": ("referent", "name", "loading"),
               "roles": ("article_id", "line", "role", "begins")}[kind]  # fmt: skip
    rows = [[str(cell(rng)).replace("\ud800", "?") for _ in columns] for _ in range(rng.randint(0, 4))]
    if rng.random() < 0.3:
        columns = columns[:-1] if len(columns) > 3 else columns
        rows = [row[: len(columns)] for row in rows]
    path = folder / f"{kind}.csv"
    path.write_bytes(pd.DataFrame(rows, columns=columns).to_csv(index=False).encode("utf-8", "replace"))
    if kind == "roles":
        an.read_corpus(folder, roles=path)
        return max(len(rows), 1)
    articles = an.load_articles(folder)
    attributions = an.find_attributions(articles, engine="rules", workers=1)
    statements = an.read_statements(attributions, articles, actors=path if kind == "actors" else None)
    if kind == "names":
        an.naming_choices(articles, statements, names=path)
    return max(len(rows), 1)


KINDS = (folder_of_files, folder_of_files, table_of_ones_own, texts, texts, user_tables)
RARE = build_of_files
"""Takes long: one batch in a hundred."""


def kind_of(number, rng):
    """Return the kind of a batch."""
    return RARE if number % 100 == 0 else rng.choice(KINDS)


def late(*_):
    """End what takes too long."""
    raise TimeoutError(f"longer than {LIMIT} seconds")


def one(number, seed):
    """Make and try one batch: its kind, its inputs, what it ended in, what was wrong with that ("" if nothing)."""
    rng = random.Random(f"{seed}/{number}")
    kind = kind_of(number, rng)
    folder = Path(tempfile.mkdtemp())
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        return kind.__name__, kind(rng, folder), "tables", ""
    except ValueError as error:
        told = str(error)
        clear = type(error) is ValueError and told.strip() and "\n" not in told
        return kind.__name__, 1, "one line", "" if clear else f"{type(error).__name__}: {told}"
    except Exception as error:
        return kind.__name__, 1, "error", f"{type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        shutil.rmtree(folder, ignore_errors=True)


def main():
    """Try many, and list what broke the contract, each kind once."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, help="try this batch alone, and show where it breaks")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGVTALRM, late)
    if options.only is not None:
        rng = random.Random(f"{options.seed}/{options.only}")
        kind = kind_of(options.only, rng)
        print(kind.__name__, kind(rng, Path(tempfile.mkdtemp())))
        return
    start, ends, broken, batches = time.monotonic(), Counter(), {}, 0
    while sum(ends.values()) < options.inputs and time.monotonic() - start < 60 * options.minutes:
        batches += 1
        kind, n, end, wrong = one(batches, options.seed)
        ends[kind, end] += n
        if wrong:
            same = broken.setdefault((kind, wrong[:60]), [])
            same.append(batches)
            if len(same) == 1:
                print(f"batch {batches} ({kind}): {wrong[:300]!r}", flush=True)
    minutes = (time.monotonic() - start) / 60
    print(f"{sum(ends.values()):,} inputs in {batches:,} batches, {minutes:.1f} minutes, seed {options.seed}:")
    for (kind, end), n in sorted(ends.items()):
        print(f"  {kind}: {n:,} ended in {end}")
    print(f"{sum(map(len, broken.values()))} broke the contract, in {len(broken)} ways")
    raise SystemExit(bool(broken))


if __name__ == "__main__":
    main()
