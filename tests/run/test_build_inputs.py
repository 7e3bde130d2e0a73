"""A build of files as users have them: cells of any kind, paths written in any way, files that change or vanish."""

import json
import os
import shutil
import sys
from decimal import Decimal

import pandas as pd
import pytest
from building import THINGS, run, tables

import analysis as an
from analysis.run import build, parts
from analysis.run.inputs import HASHES, hash_files


def test_a_file_that_vanishes_is_a_row_of_problems(few, tmp_path, monkeypatch):
    real = build.hash_files

    def vanishing(files, of):
        hashed = real(files, of)
        (few / "post_2031-05-03_7.txt").unlink()
        return hashed

    monkeypatch.setattr(build, "hash_files", vanishing)
    run(few, tmp_path / "out")
    found = tables(tmp_path / "out")
    assert len(found["articles"]) == 7
    assert found["problems"]["problem"].str.startswith("cannot be opened").sum() == 1


def test_a_column_of_several_kinds_of_cells_becomes_text(few, tmp_path):
    rows = [{"text": THINGS[0] * 40 + " ran again, an office said.", "views": value} for value in (True, "many", 7)]
    (few / "more.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    run(few, tmp_path / "out")
    found = tables(tmp_path / "out")["articles"]
    assert found["views"].dropna().tolist() == ["True", "many", "7"]


CELLS = {
    "authors": [["Ann Orm", "Bo Hale"], [], None],
    "facts": [[{"pages": [1, 2]}], None, None],
    "seen": pd.date_range("2031-05-01", periods=3, tz="UTC"),
    "there": pd.date_range("2031-05-01", periods=3, tz="America/Lima"),
    "week": pd.period_range("2031-05", periods=3, freq="M"),
    "length": pd.to_timedelta([1, 2, None], unit="h"),
    "price": [Decimal("1.10"), None, None],
    "raw": [b"\xff\xfe", b"Osk", None],
}


@pytest.fixture(scope="module")
def found_and_wanted(tmp_path_factory):
    """Articles of a build and of `read_corpus`, of one file with a column of each kind."""
    folder = tmp_path_factory.mktemp("cells")
    (folder / "in").mkdir()
    text = "The ferry to the island ran again on Thursday, the harbour office said after a week of storm."
    table = pd.DataFrame({"title": THINGS[:3], "text": [f"{text} {thing}" for thing in THINGS[:3]]})
    table.assign(**CELLS).to_parquet(folder / "in" / "a.parquet")
    run(folder / "in", folder / "out")
    return tables(folder / "out")["articles"], an.read_corpus(folder / "in")[0]


@pytest.mark.parametrize("column", CELLS)
def test_a_parquet_file_of_any_kind_of_cells_comes_out_as_it_does_at_once(found_and_wanted, column):
    found, wanted = found_and_wanted
    assert found[column].astype(str).tolist() == wanted[column].astype(str).tolist()
    assert wanted[column].notna().any()


@pytest.mark.parametrize("single", [True, False], ids=["one file", "folder"])
def test_a_corpus_is_the_same_however_its_path_is_written(few, tmp_path, monkeypatch, single):
    corpus = shutil.copytree(few, tmp_path / "articles")
    if single:
        rows = [{"outlet": "Post", "text": path.read_text(encoding="utf-8")} for path in sorted(corpus.glob("*.txt"))]
        corpus = tmp_path / "articles.jsonl"
        corpus.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    made = run(corpus.name, "out")
    monkeypatch.setattr(build, "alone_in", lambda out: pytest.fail("built a second time"))
    for written in (corpus, f"../{tmp_path.name}/{corpus.name}"):
        assert run(written, tmp_path / "out")["made_from"] == made["made_from"]


def test_actors_whom_no_article_names_are_reported(few, tmp_path):
    actors = tmp_path / "mine.csv"
    actors.write_text("alias,speaker,kind,side\nGorin Hale,Gorin Hale,expert,\nGorm Hail,Gorin Hale,expert,\n")
    out = tmp_path / "out"
    run(few, out, actors=actors)
    problems = pd.read_parquet(out / "problems.parquet")
    told = problems.loc[problems["file"] == "mine.csv", "problem"].to_list()
    assert told == ["no person, office or place is called 'Gorm Hail'"]


@pytest.mark.skipif(sys.platform == "win32", reason="the disk notes no change there")
def test_a_file_changed_under_its_old_size_and_time_is_read_again(tmp_path):
    path, of = tmp_path / "a.txt", parts.Parts(tmp_path / "out")
    path.write_text("The ferry ran.")
    os.utime(path, ns=(0, 0))
    first = hash_files([path], of)
    known = of.load(HASHES)
    of.save(HASHES, [(*row[:-1], row[-1] + 10**10) for row in known])  # hashed long after it was written
    assert hash_files([path], of) == first
    path.write_text("The ferry sank")
    os.utime(path, ns=(0, 0))
    (_, size, sha), (_, old_size, old_sha) = hash_files([path], of)[0], first[0]
    assert size == old_size and sha != old_sha


@pytest.mark.parametrize("text", [". … !!! , — " * 40, "。。。！！ " * 60, "<p>. . . .</p>" * 30, "(((( )))). " * 50])
def test_a_table_without_a_single_word_is_built(tmp_path, text):
    """The counts of terms are then an empty table, with the columns of any other run."""
    source = tmp_path / "news"
    source.mkdir()
    (source / "a.csv").write_text(f'text,outlet,date\n"{text}",post,2031-05-03\n', encoding="utf-8")
    run(source, tmp_path / "out")
    found = tables(tmp_path / "out")
    assert len(found["articles"]) == 1
    assert found["counts"].empty
    assert {"outlet", "term", "n", "n_articles"} <= set(found["counts"].columns)
