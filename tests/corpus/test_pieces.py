"""A table read in pieces is the table read whole, wherever the pieces are cut, and is never held whole."""

import csv
import gzip
import io
import json
import tracemalloc

import pandas as pd
import pytest

from analysis.corpus import load
from analysis.corpus.files import headed, records, stored
from analysis.corpus.files.reading import read_files
from analysis.corpus.files.stored import Stored
from analysis.run import stages
from analysis.run.parts import Parts

N = 40


def rows(n=N, extra=" It had been closed for eleven days." * 8):
    """Return titles, outlets, days and texts with line breaks, quotation marks and letters of two and three bytes."""
    return [
        (
            f"Ferry {i} to Brånö",
            "Lysk Courier",
            f"2031-05-{i % 28 + 1:02}",
            f'The “{i}th” boat, full, left Brånö on Thursday.\n\nNobody was hurt, said "Ås {i}"; it snowed.{extra}',
        )
        for i in range(n)
    ]


def table(found, names=("title", "outlet", "date", "text"), end="\r\n", separator=",", quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end, quoting=quoting).writerows([names, *found])
    return out.getvalue()


def plain(found):
    """Return the rows in letters that every encoding has."""
    return [[c.replace("“", '"').replace("”", '"') for c in row] for row in found]


def ascii_rows():
    return [[c.replace("å", "a").replace("Å", "A") for c in row] for row in plain(rows())]


DOUBLED = ("title", "outlet", "date", "text", "note", "note")
LATE = [[*row, "same", "same"] for row in rows()]
TABLES = {
    "utf-8.csv": table(rows()).encode(),
    "line-ends.csv": table(rows(), end="\n").encode("utf-8-sig"),
    "old-mac.csv": table([[c.replace("\n", " ") for c in row] for row in rows()], end="\r").encode(),
    "breaks-in-cells.csv": table([[c.replace("\n", "\r\n") for c in row] for row in rows()]).encode(),
    "tabs.tsv": table(rows(), separator="\t").encode(),
    "told.csv": ("sep=;\r\n" + table(rows(), separator=";")).encode(),
    "preamble.csv": ("Search: ferry\r\n\r\nHits: 40\r\n" + table(rows())).encode(),
    "utf-16.csv": table(rows()).encode("utf-16"),
    "utf-16-unmarked.csv": table(ascii_rows()).encode("utf-16-le"),
    "utf-32.csv": table(rows()).encode("utf-32"),
    "windows.csv": table(rows()).encode("cp1252"),
    "mac.csv": table(rows()).encode("mac_roman"),
    "turkish.csv": table([[c.replace("å", "ı") for c in row] for row in plain(rows())])
    .replace("Å", "Ş")
    .encode("cp1254"),
    "late-letter.csv": table(ascii_rows()).encode()
    + "Late,Lysk Courier,2031-06-01,The café reopened.".encode("cp1252"),
    "late-stray.csv": table(rows()).encode() + b"Late,Lysk Courier,2031-06-01,The caf\xe9 reopened.",
    "late-zero.csv": table(rows()).encode() + b"Late,Lysk Courier,2031-06-01,The ca\0fe reopened.",
    "late-wide.csv": table(rows()).encode() + b"Late,Lysk Courier,2031-06-01,The cafe reopened,on Friday.",
    "late-short.csv": table(rows()).encode() + b"Late,Lysk Courier",
    "late-mark.csv": table(rows()).encode() + b'Late,Lysk Courier,2031-06-01,"The cafe" reopened on Friday.',
    "late-open.csv": table(rows()).encode() + b'Late,Lysk Courier,2031-06-01,"The cafe reopened.\r\nx,y,2031,z\r\n',
    "late-header.csv": table(rows()).encode() + b"title,outlet,date,text\r\nLate,Lysk Courier,2031-06-01,It reopened.",
    "late-return.csv": table(rows()).encode() + b"Late,Lysk\rCourier,2031-06-01,The cafe reopened.\r\n",
    "escaped.csv": table(rows()).replace('""', '\\"').encode(),
    "late-unnamed.csv": table(
        [*rows(), ("Late", "Lysk Courier", "2031-06-01", "It ran.", "x")], [*DOUBLED[:4], ""]
    ).encode(),
    "doubled.csv": table(LATE, DOUBLED).encode(),
    "doubled-late.csv": table([*LATE, ("Late", "Lysk Courier", "2031-06-01", "It ran.", "a", "b")], DOUBLED).encode(),
    "said-again.csv": table(
        [*rows(), *[("Late", "Lysk Courier", "2031-06-01", "Only for subscribers.")] * 90]
    ).encode(),
    "stub.csv": table([*rows(), ("Late", "Lysk Courier", "2031-06-01", "The cafe… [+900 chars]")]).encode(),
    "table.txt": table(rows()).encode(),
    "a.jsonl": "\n".join(json.dumps({"title": r[0], "outlet": r[1], "text": r[3]}) for r in rows()).encode(),
    "late-key.jsonl": "\r\n".join(
        json.dumps({"text": r[3], **({"title": r[0]} if i > 30 else {})}, ensure_ascii=False)
        for i, r in enumerate(rows())
    ).encode(),
    "late-wrong.jsonl": ("\n".join(json.dumps({"text": r[3]}) for r in rows()) + '\n{"text": oh}').encode(),
    "one-line.jsonl": json.dumps({"articles": [{"title": r[0], "text": r[3]} for r in rows()]}).encode(),
    "a.csv.gz": gzip.compress(table(rows()).encode(), mtime=0),
}
WHOLE = {"late-return.csv": 0, "late-wrong.jsonl": 0}
"""Tables that are refused as a whole, though what is wrong stands at their end."""


@pytest.mark.parametrize("name", TABLES)
def test_a_table_in_pieces_is_the_table(tmp_path, monkeypatch, name):
    (tmp_path / name).write_bytes(TABLES[name])
    (tmp_path / "lysk_2031-01-01_a.txt").write_text(
        "Snow fell on the harbour on Thursday, the office said. It was cold."
    )
    whole = load.read_corpus(tmp_path, clean=False)
    monkeypatch.setattr(load, "TOGETHER", 7)
    for size in (1, 13, 1000):
        monkeypatch.setattr(stored, "PIECE", size)
        for before, after in zip(whole, load.read_corpus(tmp_path, clean=False), strict=True):
            pd.testing.assert_frame_equal(before, after, obj=f"in pieces of {size}")
    articles = whole[0][whole[0]["file"] == name]
    assert len(articles) >= N if name not in WHOLE else articles.empty
    if name not in WHOLE:
        texts = articles["raw_text"].str.replace("\r", "").head(N).tolist()
        assert all(f"{i}th" in text and f" {i}" in text.partition("said")[2] for i, text in enumerate(texts))


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "mac_roman", "cp1254"]
)
def test_lines_in_pieces_are_the_text(monkeypatch, codec):
    text = table(rows(), end="\r\n").replace("å", "ñ").replace("Å", "é")
    text = text if codec != "utf-16-be" else text.encode("ascii", "ignore").decode()
    data = text.encode(codec)
    monkeypatch.setattr(stored, "PIECE", 3)
    found = Stored(data)
    assert "".join(found.lines()) == found.text() == text
    assert all(line.endswith("\n") for line in found.lines())
    if not codec.startswith(("utf-16", "utf-32")):
        assert b"".join(found.pieces()) == data


def test_what_is_wrong_late_is_told_with_its_row(tmp_path):
    for name in (
        "late-wide.csv",
        "late-mark.csv",
        "late-header.csv",
        "late-return.csv",
        "late-wrong.jsonl",
        "late-stray.csv",
    ):
        (tmp_path / name).write_bytes(TABLES[name])
    problems = load.read_corpus(tmp_path, clean=False)[2]
    told = {(row.file, None if pd.isna(row.row) else row.row, row.problem[:25]) for row in problems.itertuples()}
    assert {
        ("late-wide.csv", N + 1, "5 cells under 4 columns; "),
        ("late-mark.csv", N + 1, "a quotation mark that is "),
        ("late-header.csv", N + 1, "the names of the columns "),
        ("late-return.csv", None, "not a readable table (new"),
        ("late-wrong.jsonl", None, f"line {N + 1} is not JSON (Expe"[:25]),
        ("late-stray.csv", None, "bytes that are not UTF-8 "),
    } <= told


def peak(work):
    work()  # lexicons stay once they are read
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


@pytest.mark.parametrize("by", ["reading", "building"])
@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_a_table_is_never_held_whole(tmp_path, monkeypatch, suffix, by):
    monkeypatch.setattr(stored, "PIECE", 2**14)
    monkeypatch.setattr(stored, "BEGIN", 2**12)
    monkeypatch.setattr(records, "LOOKED_AT", headed.HEAD_ROWS)
    parts, peaks, names = Parts(tmp_path / "out"), [], ("title", "outlet", "date", "text")
    for n in (40, 160):
        found, path, problems = rows(n, extra=" It went on to say so." * 150), tmp_path / f"{n}.{suffix}", []
        objects = [json.dumps(dict(zip(names, row, strict=True))) for row in found]
        path.write_text(table(found) if suffix == "csv" else "\n".join(objects), encoding="utf-8", newline="")
        task = {"folder": str(tmp_path / "out"), "source": str(tmp_path), "columns": None, "by": "", "most": 10}
        task |= {"files": [(str(path), path.name, "")], "index": {"out": None}, "out": "read-told"}
        if by == "reading":
            peaks.append(
                peak(lambda path=path, problems=problems: [None for _ in read_files(tmp_path, [path], problems)])
            )
        else:
            peaks.append(peak(lambda task=task: stages.read(task)))
            told = parts.load("read-told")
            problems += [row for found, *_ in told["files"] for row in found]
            assert [len(light) for _, light in told["chunks"]] == [10] * (n // 10)
            assert [parts.load(texts)[0][1] for texts, _ in told["chunks"]] == list(range(1, n, 10))
        assert problems == []
    assert peaks[1] < 1.5 * peaks[0]
