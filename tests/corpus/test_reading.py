"""Every format gives the same article; hostile archives are refused by name."""

import gzip
import io
import json
import struct
import zipfile
from contextlib import suppress

import pandas as pd
import pytest

from analysis.corpus.files import packed
from analysis.corpus.files.listing import list_files
from analysis.corpus.files.reading import read_documents
from analysis.corpus.load import read_corpus

TEXT = "The ferry to the island ran again on Thursday, the harbour office said.\n\nNobody was hurt, said the mayor."
ROW = {"body": TEXT, "Publisher": "Courier", "publish_date": "2031-05-02", "headline": "Ferry runs", "url": "u"}
PAGE = (
    "<html><head><title>Ferry runs | Courier</title><meta property='og:site_name' content='Courier'></head><body>"
    "<nav><a>Home</a></nav><article><h1>Ferry runs</h1>"
    + "".join(
        f"<p>{p} It had been closed for eleven days because of the storm over the bay.</p>" for p in TEXT.split("\n\n")
    )
    + "</article><footer>About us</footer></body></html>"
)


def zipped(members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def parquet(rows):
    stream = io.BytesIO()
    pd.DataFrame(rows).to_parquet(stream)
    return stream.getvalue()


TABLES = {
    "a.csv": pd.DataFrame([ROW]).to_csv(index=False).encode(),
    "a.tsv": pd.DataFrame([ROW]).to_csv(index=False, sep="\t").encode(),
    "semicolon.csv": pd.DataFrame([ROW]).to_csv(index=False, sep=";").encode("utf-8-sig"),
    "a.jsonl": (json.dumps(ROW) + "\n\n").encode(),
    "a.json": json.dumps([ROW]).encode(),
    "wrapped.json": json.dumps({"count": 1, "articles": [ROW]}).encode(),
    "a.parquet": parquet([ROW]),
    "a.csv.gz": gzip.compress(pd.DataFrame([ROW]).to_csv(index=False).encode()),
    "a.zip": zipped({"deep/a.jsonl": json.dumps(ROW)}),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_read_by_common_column_names(tmp_path, name):
    (tmp_path / name).write_bytes(TABLES[name])
    articles, _, problems = read_corpus(tmp_path)
    assert problems.empty
    assert articles["raw_text"].to_list() == [TEXT]
    assert articles[["outlet", "title", "url"]].iloc[0].to_list() == ["Courier", "Ferry runs", "u"]
    assert str(articles["published"].iloc[0])[:10] == "2031-05-02"
    assert articles["outlet_from"].iloc[0] == "table"
    assert articles["article_id"].iloc[0].endswith("#1")


def test_columns_named_by_the_user(tmp_path):
    (tmp_path / "a.csv").write_text("w,x,text\nThe ferry ran.,Courier,not this\n")
    articles = read_corpus(tmp_path, columns={"text": "w", "outlet": "x"})[0]
    assert articles[["raw_text", "outlet"]].iloc[0].to_list() == ["The ferry ran.", "Courier"]
    with pytest.raises(ValueError, match=r"a\.csv: column nope is missing"):
        read_corpus(tmp_path, columns={"text": "nope"})


def test_ids_of_the_table_are_kept_and_doubles_reported(tmp_path):
    (tmp_path / "a.csv").write_text("id,text\n7,One ferry ran.\n8,Two ferries ran.\n7,Three ferries ran.\n9,\n")
    articles, _, problems = read_corpus(tmp_path)
    assert articles["article_id"].to_list() == ["7", "8", "a.csv#3"]
    assert ("id 7 stands twice", 3) in list(zip(problems["problem"], problems["row"], strict=True))
    assert ("no text in it", 4) in list(zip(problems["problem"], problems["row"], strict=True))


def test_page(tmp_path):
    (tmp_path / "ferry.html").write_text(PAGE)
    articles, lines, _ = read_corpus(tmp_path)
    assert articles["outlet"].iloc[0] == "Courier"
    assert "The ferry to the island ran again" in articles["text"].iloc[0]
    assert "About us" not in articles["text"].iloc[0]
    assert set(lines["rule"]) >= {"text of the page"}


def test_page_saved_as_text_is_a_page(tmp_path):
    (tmp_path / "ferry.txt").write_text(PAGE)
    assert "<p>" not in read_corpus(tmp_path)[0]["raw_text"].iloc[0]


def test_mixed_folder_leaves_out_what_is_no_article(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.docx").write_bytes(b"PK")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    for name in ("actors.csv", "naming.csv", "outlet_aliases.csv"):
        (tmp_path / name).write_text("alias,outlet\nx,y\n")
    articles, _, problems = read_corpus(tmp_path)
    assert articles["article_id"].to_list() == ["a.html", "a.txt"]  # the suffix tells two apart
    assert ("b.docx", "damaged .docx file (File is not a zip file)") in set(
        zip(problems["file"], problems["problem"], strict=True)
    )


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.csv", b'id,text\n1,"open', "a quotation mark that is not closed or not doubled"),
        ("b.csv", b'id,text\n1,"open\n2,"shut"\n3,x\n', "a quotation mark that is not closed or not doubled"),
        ("c.csv", b"id,text\n1,one, two\n", "3 cells under 2 columns; those beyond are left out"),
        ("a.csv", b"id,name\n1,x\n", "no column of text; it has id, name"),
        ("a.csv", b"text,text\nx,y\n", "column text stands twice"),
        ("a.jsonl", b'{"text": "x"}\n{oops}\n', "line 2 is not JSON"),
        ("a.jsonl", b"[1]\n", "line 1 is not an object"),
        ("a.json", b'"text"', "not an array of objects"),
        ("a.json", b"[" * 100000, "not JSON"),
        ("a.parquet", b"PAR1 broken", "not a readable Parquet file"),
        ("a.txt.gz", b"\x1f\x8b broken", "damaged compressed file"),
        ("b.txt.gz", gzip.compress(b"text", mtime=0)[:10] + b"\xff" * 20, "damaged compressed file"),
        ("a.zip", b"PK broken", "damaged archive"),
        ("a.csv", b"\x00\x01\x02" * 50, "binary file, not a table"),
    ],
)
def test_broken_files_are_reported_by_name(tmp_path, name, data, expected):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT)
    problems = read_corpus(tmp_path)[2]
    found = problems.loc[problems["file"] == name, "problem"].to_list()
    assert any(what.startswith(expected) for what in found), found


def test_archive_pointing_outside_or_nested(tmp_path):
    inner = zipped({"x.txt": TEXT})
    (tmp_path / "a.zip").write_bytes(
        zipped({"../evil.txt": TEXT, "/etc/evil.txt": TEXT, "C:/evil.txt": TEXT, "in.zip": inner, "ok/good.txt": TEXT})
    )
    documents, problems = read_documents(tmp_path)
    assert [document.file for document in documents] == ["a.zip/in.zip/x.txt", "a.zip/ok/good.txt"]
    assert sorted((p["file"].removeprefix("a.zip/"), p["problem"]) for p in problems) == [
        ("../evil.txt", "points outside its archive"),
        ("/etc/evil.txt", "points outside its archive"),
        ("C:/evil.txt", "points outside its archive"),
    ]
    assert not (tmp_path.parent / "evil.txt").exists()


def test_bombs_are_refused(tmp_path, monkeypatch):
    bomb = b"a" * (8 * 2**20)
    (tmp_path / "a.zip").write_bytes(zipped({"bomb.txt": bomb, "good.txt": TEXT}))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(bomb))
    documents, problems = read_documents(tmp_path)
    assert [document.file for document in documents] == ["a.zip/good.txt"]
    assert {p["file"] for p in problems if "unpacks to more than" in p["problem"]} == {"a.zip/bomb.txt", "b.txt.gz"}
    monkeypatch.setattr(packed, "LIMIT", 40)  # a total over many small members
    (tmp_path / "c.zip").write_bytes(zipped({"1.txt": "one " * 9, "2.txt": "two " * 9}))
    problems = read_documents(tmp_path / "c.zip")[1]
    assert all("unpacks to more than" in p["problem"] for p in problems)
    assert problems


def test_a_size_that_lies_is_found_out(tmp_path):
    data = bytearray(zipped({"a.txt": TEXT}))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 10)  # the directory claims ten bytes
    (tmp_path / "a.zip").write_bytes(bytes(data))
    documents, problems = read_documents(tmp_path)
    assert documents or problems
    assert all(len(document.raw_text) <= len(TEXT) for document in documents)


def test_defects_of_rows_are_reported_with_their_row(tmp_path):
    (tmp_path / "a.csv").write_text('id,text\n1,One ferry ran.,,\n2,"Two ferries ran, late.",x\n\n3,"Three\n4,Four')
    articles, _, problems = read_corpus(tmp_path)
    assert articles["raw_text"].to_list() == ["One ferry ran.", "Two ferries ran, late.", "Three\n4,Four"]
    found = problems[~problems["problem"].str.contains("unknown")]
    assert found[["row", "problem"]].values.tolist() == [
        [2, "3 cells under 2 columns; those beyond are left out"],
        [3, "a quotation mark that is not closed or not doubled; rows after it may stand in its cell"],
    ]


def test_cells_are_repaired_one_by_one_after_the_table_is_cut(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "The &quot;ferry&quot; ran."}\n{"text": "Plain."}\n')
    (tmp_path / "b.csv").write_text(
        "text,outlet\nOne &quot;ferry&#44; ran.,Smith &amp; Sons\nThe ministryâ€™s ferry.,Mail\n"
    )
    articles, _, problems = read_corpus(tmp_path)
    assert articles["raw_text"].to_list() == [
        'The "ferry" ran.',
        "Plain.",
        'One "ferry, ran.',
        "The ministry’s ferry.",
    ]
    assert articles["outlet"].to_list()[2:] == ["Smith & Sons", "Mail"]
    assert articles["repaired"].to_list() == [True, False, True, True]
    found = problems[~problems["problem"].str.contains("unknown")]
    assert found[["file", "row", "problem"]].values.tolist() == [
        ["a.jsonl", 1, "HTML entities written out"],
        ["b.csv", 1, "HTML entities written out"],
        ["b.csv", 2, "wrongly decoded characters repaired"],
    ]


@pytest.mark.parametrize("suffix", ["jsonl", "json", "parquet"])
def test_whole_numbers_stay_whole_beside_a_gap(tmp_path, suffix):
    rows = [{"id": 9007199254740993, "text": "One ferry ran."}, {"text": "Two ferries ran."}]
    data = {
        "jsonl": "\n".join(map(json.dumps, rows)).encode(),
        "json": json.dumps(rows).encode(),
        "parquet": parquet({"id": pd.array([9007199254740993, None], "Int64"), "text": [r["text"] for r in rows]}),
    }
    (tmp_path / f"a.{suffix}").write_bytes(data[suffix])
    assert read_corpus(tmp_path)[0]["article_id"].to_list() == ["9007199254740993", f"a.{suffix}#2"]


def test_files_are_listed_in_the_order_of_their_paths(tmp_path):
    names = ["a/x.txt", "a.txt", "a/b/y.txt", "a-b.txt", "Z.txt", "page.html", "page_files/in/ad.html", "list.csv",
             "page_files/b.css", ".hidden/no.txt", "a/.no.txt", "__MACOSX/no.txt", "a/~$no.docx",
             "a/Thumbs.db", "desktop.ini"]  # fmt: skip
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("The ferry ran again.")
    with suppress(OSError):  # not everybody may make links on Windows
        (tmp_path / "link.csv").symlink_to(tmp_path / "list.csv")
        (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    names = [name for name in names if not name.endswith((".db", ".ini"))]
    found, problems = list_files(tmp_path, leave_out=tmp_path / "a" / ".." / "list.csv")
    assert found == sorted(tmp_path / name for name in names if "no." not in name and name != "list.csv"
                           and not name.startswith("page_files"))  # fmt: skip
    assert [(row["file"], row["problem"][:7]) for row in problems] == [("page_files", "2 files")]
    assert list_files(tmp_path / "a.txt", leave_out=tmp_path / "a.txt") == ([], [])
