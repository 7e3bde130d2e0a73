"""A build as a stream of parts: the same tables as at once in memory, whatever is cut, changed or broken on the way."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from decimal import Decimal

import pandas as pd
import pytest

import analysis as an
from analysis.base.paths import sample_files
from analysis.run import build, folder, parts
from analysis.run.build import TABLES, build_tables
from analysis.run.inputs import HASHES, hash_files, versions
from analysis.terms.index.disk import open_index

TEXT = """{title}

LYSK, May {day} – {office} of Lysk said on Thursday that {thing} would reopen.

"We have checked every bolt of {thing}," said Gorin Hale, who leads {office}. Hale did not say what it had cost.

Share this article on Lysk Daily now
"""
THINGS = ("the ferry", "the road to Osk", "the school", "the mill", "the bridge", "the clinic")


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "BATCH", 4)
    path = tmp_path / "articles"
    path.mkdir()
    for n in range(18):
        write(path, n, THINGS[n % len(THINGS)])
    return path


def write(path, n, thing):
    office = "the harbour office" if n % 2 else "the council"
    text = TEXT.format(title=f"{thing} to open again {n}", day=n % 5 + 1, office=office, thing=thing)
    (path / f"{'post' if n % 2 else 'herald'}_2031-05-{n % 5 + 1:02}_{n}.txt").write_text(text, encoding="utf-8")


def run(corpus, out, **options):
    return build_tables(corpus, out, engine="rules", workers=1, **options)


def tables(out):
    return {name: pd.read_parquet(out / f"{name}.parquet") for name in TABLES}


def same(one, other):
    for name in TABLES:
        pd.testing.assert_frame_equal(one[name], other[name], check_exact=True)


def at_once(corpus, metadata=None, actors=None):
    articles, lines, problems = an.read_corpus(corpus, metadata=metadata)
    articles = an.find_events(an.find_copies(articles))
    attributions = an.find_attributions(articles, engine="rules")
    statements = an.read_statements(attributions, articles, actors=actors)
    answers, acts = an.frame_answers(articles, statements), an.find_acts(articles, statements)
    counts = an.count_terms(an.document_term_matrix(articles), by="outlet")
    return dict(zip(TABLES, (articles, lines, problems, attributions, statements, answers, acts, counts), strict=True))


def test_the_sample_comes_out_as_it_does_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "BATCH", 20)
    sample = sample_files()
    given = {name: sample[name] for name in ("metadata", "actors")}
    manifest = run(sample["corpus"], tmp_path / "out", **given)
    assert manifest["parts"]["done"]["reading"] > 2
    whole = at_once(sample["corpus"], **given)
    for name, table in whole.items():
        table.to_parquet(tmp_path / f"{name}.parquet", index=False)  # a list comes back as an array
    same(tables(tmp_path / "out"), tables(tmp_path))


def test_one_batch_or_many_one_process_or_two_make_no_difference(corpus, tmp_path, monkeypatch):
    run(corpus, tmp_path / "many")
    assert (tables(tmp_path / "many")["lines"]["rule"] == "same line in other articles").sum() == 18
    build_tables(corpus, tmp_path / "two", engine="rules", workers=2)
    monkeypatch.setattr(build, "BATCH", 500)
    run(corpus, tmp_path / "one")
    same(tables(tmp_path / "many"), tables(tmp_path / "one"))
    same(tables(tmp_path / "two"), tables(tmp_path / "one"))


def test_what_is_new_changed_or_gone_is_done_and_nothing_else(corpus, tmp_path):
    out = tmp_path / "out"
    first = run(corpus, out)
    assert "kept" in first["parts"] and not first["parts"]["kept"]
    write(corpus, 4, "the library")
    write(corpus, 30, "the pool")
    (corpus / "post_2031-05-03_7.txt").unlink()
    again = run(corpus, out)
    assert again["parts"]["done"]["attributions"] <= 4 <= again["parts"]["kept"]["attributions"]
    run(corpus, tmp_path / "fresh")
    same(tables(out), tables(tmp_path / "fresh"))
    assert sorted(p.name for p in (out / ".parts").iterdir()) == sorted(
        p.name for p in (tmp_path / "fresh" / ".parts").iterdir()
    )
    assert set(tables(out)["articles"]["article_id"]) == {p.stem for p in corpus.iterdir()}


def test_of_a_batch_only_the_articles_that_changed_are_read(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(build, "BATCH", 500)
    out = tmp_path / "out"
    assert run(corpus, out)["parts"]["articles"] == {"attributions": 18, "frames and acts": 18}
    write(corpus, 4, "the library")
    write(corpus, 30, "the pool")
    (corpus / "post_2031-05-03_7.txt").unlink()
    again = run(corpus, out)["parts"]
    assert again["done"]["attributions"] == 1 and again["articles"] == {"attributions": 2, "frames and acts": 2}
    run(corpus, tmp_path / "fresh")
    same(tables(out), tables(tmp_path / "fresh"))
    assert sorted(p.name for p in (out / ".parts").iterdir()) == sorted(
        p.name for p in (tmp_path / "fresh" / ".parts").iterdir()
    )
    assert run(corpus, out)["parts"]["articles"] == again["articles"]  # nothing to do: the manifest stays


def test_the_manifest_says_from_what_and_how_long(corpus, tmp_path):
    run(corpus, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert {"corpus", "files"} <= set(told["inputs"]) and told["inputs"]["files"] == 18
    assert set(told["versions"]) >= {"analysis", "code", "reading", "statements"}
    assert set(told["seconds"]) == {"read", "clean", "finish", "look", "frame", "whole"}
    assert told["rows"]["articles"] == 18 and set(told["steps"]) == {*TABLES, "words"}


def test_two_builds_into_one_folder_are_one_line(corpus, tmp_path):
    out = tmp_path / "out"
    run(corpus, out)
    told = {"process": os.getppid(), "machine": folder.socket.gethostname()}
    (out / ".lock").write_text(json.dumps(told))
    run(corpus, out)  # it is finished: opening it needs no lock, so that notebooks may do so side by side
    (out / "counts.parquet").unlink()
    with pytest.raises(ValueError, match=rf"another build \(process {os.getppid()}\) writes here"):
        run(corpus, out)
    (out / ".lock").write_text(json.dumps(told | {"process": 2**22 + 1}))  # a build that was killed
    run(corpus, out)
    (out / "counts.parquet").unlink()
    (out / ".lock").write_text(json.dumps(told | {"machine": "elsewhere"}))
    with pytest.raises(ValueError, match="a build on elsewhere writes here"):
        run(corpus, out)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_full_or_read_only_disk_is_an_error_and_the_next_run_goes_on(corpus, tmp_path, monkeypatch, number):
    out, real, left = tmp_path / "out", folder.write_whole, [25]

    def full(path, data):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(number, os.strerror(number), str(path))
        real(path, data)

    monkeypatch.setattr(parts, "write_whole", full)
    with pytest.raises(OSError, match=os.strerror(number)):
        run(corpus, out)
    monkeypatch.setattr(parts, "write_whole", real)
    run(corpus, out)
    run(corpus, tmp_path / "fresh")
    same(tables(out), tables(tmp_path / "fresh"))


def test_a_file_that_vanishes_is_a_row_of_problems(corpus, tmp_path, monkeypatch):
    real = build.hash_files

    def vanishing(files, of):
        hashed = real(files, of)
        (corpus / "post_2031-05-03_7.txt").unlink()
        return hashed

    monkeypatch.setattr(build, "hash_files", vanishing)
    run(corpus, tmp_path / "out")
    found = tables(tmp_path / "out")
    assert len(found["articles"]) == 17
    assert found["problems"]["problem"].str.startswith("cannot be opened").sum() == 1


def test_a_lost_part_is_made_again(corpus, tmp_path):
    out = tmp_path / "out"
    run(corpus, out)
    before = tables(out)
    for kind in ("texts", "said", "facts", "words"):
        next((out / ".parts").glob(f"{kind}-*")).unlink()
    (out / "articles.parquet").unlink()
    run(corpus, out)
    same(before, tables(out))


def test_another_corpus_clears_what_the_first_left(corpus, tmp_path):
    out = tmp_path / "out"
    run(corpus, out)
    other = tmp_path / "other"
    shutil.copytree(corpus, other)
    said = []
    run(other, out, say=said.append)
    assert "files of that run were removed" in said[0]
    assert len(tables(out)["articles"]) == 18


def test_a_part_never_runs_what_is_in_it(tmp_path):
    found = parts.Parts(tmp_path)
    lima = pd.Timestamp("2031-05-02", tz="America/Lima")
    kept = {"a": [1, 2.5, None, "\ud800", pd.Timestamp("2031-05-02").to_pydatetime(), lima]}
    found.save("kept", kept)
    assert found.load("kept") == kept
    found.save("harm", [print])
    with pytest.raises(Exception, match=r"builtins\.print has no place in a part"):
        found.load("harm")


class Killed(BaseException):
    """What nobody catches: the process is gone."""


@pytest.mark.parametrize("moment", [3, 20, 37, 55, 80, 104])
def test_a_build_killed_while_writing_goes_on_as_if_nothing_had_been(corpus, tmp_path, monkeypatch, moment):
    out, real, left, written = tmp_path / "out", folder.write_whole, [moment], []

    def dying(path, data):
        left[0] -= 1
        if left[0] < 0:
            path.with_name(f"{path.name}.{os.getpid()}.part").write_bytes(b"half of it")
            raise Killed
        real(path, data)
        written.append(path.name)

    monkeypatch.setattr(parts, "write_whole", dying)
    with pytest.raises(Killed):
        run(corpus, out)
    left[0] = 10**6
    run(corpus, out)
    again = {name for name in written if written.count(name) > 1} - {"hashes"}
    assert len(again) < 6  # of one step of one batch, which was being written; what was whole is not done again
    run(corpus, tmp_path / "fresh")
    same(tables(out), tables(tmp_path / "fresh"))
    files, wanted = ({str(p.relative_to(of)) for p in of.rglob("*")} for of in (out, tmp_path / "fresh"))
    assert files == wanted


def test_a_build_killed_for_real_goes_on(corpus, tmp_path):
    out = tmp_path / "out"
    code = "import sys; from analysis.run.build import build_tables as b; b(*sys.argv[1:], engine='rules', workers=2)"
    process = subprocess.Popen([sys.executable, "-c", code, str(corpus), str(out)], start_new_session=True)
    until = time.monotonic() + 60
    while not list(out.glob(".parts/texts-*")) and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert (out / ".lock").is_file()
    run(corpus, out)
    run(corpus, tmp_path / "fresh")
    same(tables(out), tables(tmp_path / "fresh"))
    assert not (out / ".lock").exists()


def test_a_column_of_several_kinds_of_cells_becomes_text(corpus, tmp_path):
    rows = [{"text": THINGS[0] * 40 + " ran again, an office said.", "views": value} for value in (True, "many", 7)]
    (corpus / "more.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    run(corpus, tmp_path / "out")
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
}


@pytest.mark.parametrize("column", CELLS)
def test_a_parquet_file_of_any_kind_of_cells_comes_out_as_it_does_at_once(tmp_path, column):
    (tmp_path / "in").mkdir()
    text = "The ferry to the island ran again on Thursday, the harbour office said after a week of storm."
    table = pd.DataFrame({"title": THINGS[:3], "text": [f"{text} {thing}" for thing in THINGS[:3]]})
    table.assign(**{column: CELLS[column]}).to_parquet(tmp_path / "in" / "a.parquet")
    run(tmp_path / "in", tmp_path / "out")
    found, wanted = tables(tmp_path / "out")["articles"], an.read_corpus(tmp_path / "in")[0]
    assert found[column].astype(str).tolist() == wanted[column].astype(str).tolist()
    assert wanted[column].notna().any()


def test_what_a_build_killed_at_its_ends_leaves_is_cleared(corpus, tmp_path):
    out = tmp_path / "out"
    (out / ".parts").mkdir(parents=True)
    (out / ".lock").write_text("")
    (out / "manifest.json.7.part").write_text("half")
    run(corpus, out)
    (out / "acts.parquet.7.part").write_text("half")
    write(corpus, 4, "the library")
    run(corpus, out)
    assert not list(out.rglob("*.part")) and not (out / ".lock").exists()


@pytest.mark.parametrize("single", [True, False], ids=["one file", "folder"])
def test_a_corpus_is_the_same_however_its_path_is_written(corpus, tmp_path, monkeypatch, single):
    if single:
        rows = [{"outlet": "Post", "text": path.read_text(encoding="utf-8")} for path in sorted(corpus.glob("*.txt"))]
        corpus = tmp_path / "articles.jsonl"
        corpus.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    made = run(corpus.name, "out")
    monkeypatch.setattr(build, "alone_in", lambda out: pytest.fail("built a second time"))
    for written in (corpus, f"../{tmp_path.name}/{corpus.name}"):
        assert run(written, tmp_path / "out")["made_from"] == made["made_from"]


def test_actors_whom_no_article_names_are_reported(corpus, tmp_path):
    actors = tmp_path / "mine.csv"
    actors.write_text("alias,speaker,kind,side\nGorin Hale,Gorin Hale,expert,\nGorm Hail,Gorin Hale,expert,\n")
    out = tmp_path / "out"
    build_tables(corpus, out, engine="rules", workers=1, actors=actors)
    problems = pd.read_parquet(out / "problems.parquet")
    told = problems.loc[problems["file"] == "mine.csv", "problem"].to_list()
    assert told == ["no person, office or place is called 'Gorm Hail'"]


def test_a_run_has_an_index_of_its_words_and_mends_it(corpus, tmp_path):
    out = tmp_path / "out"
    run(corpus, out)
    opened, articles = an.open_run(out), pd.read_parquet(out / "articles.parquet")
    assert len(opened.index.parts) > 2
    asked = [("would reopen", {}), (r"[Rr]eop\w*", {"regex": True})]
    wanted = [an.kwic(articles, word, **options) for word, options in asked]

    def found(of):
        return [an.kwic(of.index, word, **options) for word, options in asked]

    def agree(of):
        return len(wanted[0]) and all(a.equals(b) for a, b in zip(wanted, found(of), strict=True))

    assert agree(opened)
    plain = an.document_term_matrix(articles, stopwords=an.stop_list())
    assert plain.terms.equals(opened.matrix.terms) and (plain.counts != opened.matrix.counts).nnz == 0
    written = (out / "words.arrow").stat().st_mtime_ns
    (out / "words.parquet").unlink()
    assert agree(an.open_run(out)) and (out / "words.arrow").stat().st_mtime_ns != written
    changed = articles.assign(text=articles["text"].str.replace("would reopen", "would restart"))
    changed.to_parquet(out / "articles.parquet", index=False)
    again = an.open_run(out)
    assert an.kwic(again.index, "would reopen").empty and len(an.kwic(again.index, "would restart")) == len(wanted[0])


def test_an_index_of_a_changed_corpus_is_that_of_a_new_build(corpus, tmp_path):
    run(corpus, tmp_path / "out")
    write(corpus, 3, "The lighthouse")
    write(corpus, 40, "The signal box")
    run(corpus, tmp_path / "out")
    run(corpus, tmp_path / "anew")
    for name in ("out", "anew"):
        opened = an.open_run(tmp_path / name)
        assert open_index(tmp_path / name, opened.articles, versions()["terms"]) is not None
        assert len(an.kwic(opened.index, "lighthouse")) and len(an.kwic(opened.index, "signal box"))
    assert (tmp_path / "out" / "words.arrow").read_bytes() == (tmp_path / "anew" / "words.arrow").read_bytes()


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
