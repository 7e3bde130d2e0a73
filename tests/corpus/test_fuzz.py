"""Any bytes, any soup of lines, any metadata: tables that keep their contracts, or one clear error."""

import json
import tempfile
from datetime import datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.base import schema
from analysis.corpus.facts.metadata import describe
from analysis.corpus.files.encoding import decode
from analysis.corpus.files.reading import Document
from analysis.corpus.lines.cleaning import clean_lines
from analysis.corpus.load import read_corpus

FAST = settings(max_examples=25)
PIECES = [
    "The ferry between Lysk and the island ran again on Thursday, the harbour office said, after eleven days of storm.",
    "Nobody was hurt, a woman at the office said, and the next storm is expected over the bay on Sunday evening.",
    "SHARE",
    "Related articles",
    "Comments (2)",
    "Anna: I was there.",
    "By Tess Amrin in Osk",
    "19 August 2031, 23:14",
    "Waiting on the bridge. Photo: Tess Amrin",
    "_______",
    "Dockers in Port Ennis return to work",
    "© 2031 The Lysk Courier",
    "source: courier.example",
    "LYSK (Courier / AP - 2 May 2031) The ferry ran.",
    "",
    "   ",
    "\u00a0",
    "確保する。",
    "<script>alert(1)</script>",
    "....",
]
LINE = st.sampled_from(PIECES) | st.text(max_size=60)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028"])
SOUP = st.lists(st.tuples(LINE, ENDS), max_size=25).map(lambda parts: "".join(a + b for a, b in parts))


def check(articles, lines, problems):
    schema.check_articles(articles)
    schema.check_lines(lines, articles)
    schema.check_problems(problems)
    for article in articles.to_dict("records"):
        of = lines[lines["article_id"] == article["article_id"]]
        body = of[of["role"] == "body"]
        assert of["rule"].notna().all()
        text, raw, position = article["text"], article["raw_text"], 0
        for start, end, first, last in body[["start", "end", "raw_start", "raw_end"]].itertuples(index=False):
            assert text[position:start] in ("\n", " ", "")
            assert text[start:end] == raw[first : first + end - start]
            assert 0 <= last - first - (end - start) <= 1  # a hyphen that parts a word falls away
            position = end
        assert position == len(text)


@given(SOUP, st.none() | st.sampled_from(PIECES))
@FAST
def test_any_soup_of_lines(raw, title):
    for extracted in (False, True):
        lines = clean_lines(raw, title=title, extracted=extracted)
        assert [line.end for line in lines] == sorted(line.end for line in lines)
        assert lines[-1].end == len(raw)
        for line in lines:
            assert line.role in schema.ROLES
            assert line.rule
            assert raw[line.start : line.end].strip() == line.text
        if any(line.text for line in lines):
            kept = {line.role for line in lines} - {"blank"}
            assert kept


@given(st.binary(max_size=400) | SOUP.map(str.encode) | SOUP.map(lambda s: s.encode("cp1252", "replace")))
@FAST
def test_any_bytes_decode(data):
    assert isinstance(decode(data).text, str)


FILES = st.dictionaries(
    st.sampled_from(
        ["a.txt", "b.html", "c.csv", "d.jsonl", "e.json", "f.parquet", "g.zip", "h.txt.gz", "mail_2031-05-02_x.txt"]
    ),
    st.binary(max_size=300) | SOUP.map(lambda s: s.encode("utf-8", "replace")),
    min_size=1,
    max_size=5,
)
METADATA = (
    st.none()
    | st.binary(max_size=200)
    | st.lists(
        st.tuples(
            st.sampled_from(["a.txt", "b", "mail_2031-05-02_x.txt", "none.txt", ""]),
            st.sampled_from(["Mail", "", "Überzeitung"]),
            st.sampled_from(["2031-05-02", "03/04/2031", "25/04/2031", "soon", "", "99999999999"]),
        ),
        max_size=6,
    ).map(lambda rows: ("file,outlet,published\n" + "".join(",".join(row) + "\n" for row in rows)).encode())
)


@given(FILES, METADATA)
@FAST
def test_any_folder(files, metadata):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, data in files.items():
            (folder / file).write_bytes(data)
        if metadata is not None:
            (folder / "metadata.csv").write_bytes(metadata)
        try:
            tables = read_corpus(folder)
        except ValueError as error:
            assert "\n" not in str(error)
            assert name in str(error) or "metadata.csv" in str(error)
            return
        check(*tables)


CELL = (
    st.none() | st.text(max_size=12) | st.integers() | st.floats() | st.booleans() | st.lists(st.integers(), max_size=2)
)
NAMES = st.sampled_from(["outlet", "published", "title", "url", "id", "raw_text", "outlet_from", "repaired", "x"])


@given(st.lists(st.dictionaries(NAMES, CELL), min_size=1, max_size=5))
@FAST
def test_any_table_of_articles(rows):
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "a.jsonl"
        file.write_text("".join(json.dumps(row | {"text": PIECES[0]}) + "\n" for row in rows))
        check(*read_corpus(file))


@given(
    st.lists(st.datetimes() | st.dates() | st.integers() | st.floats() | st.booleans() | st.timedeltas(), max_size=5)
)
@FAST
def test_any_kind_of_date(values):
    documents = [
        Document("t.parquet", PIECES[0], row=i, told={"published": value}, told_from="table")
        for i, value in enumerate(values, 1)
    ]
    problems = []
    known = describe(Path("nowhere"), documents, problems)
    dated = [isinstance(facts.get("published"), datetime) for facts in known]
    assert len(problems) == dated.count(False)
