"""Corpora and results at an address: fetched and sent, the same tables as in folders here."""

import sys

import pandas as pd
import pytest

import analysis as an
from analysis.__main__ import main
from analysis.run.build import TABLES
from analysis.run.remote import fetch

fsspec = pytest.importorskip("fsspec", reason="needs the extra `scale`")

TEXT = """The library opens again {n}

RELD, May 3 – The council of Reld said on Thursday that the library would open again with {n} new shelves.

"We have counted every book," said Ilse Moor, who leads the council. Moor did not say who had paid.
"""


@pytest.fixture
def there(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    memory = fsspec.filesystem("memory")
    for name in memory.find("/"):
        memory.rm_file(name)
    for n in range(4):
        put(n)
    return memory


def name_of(n):
    return f"2031/{'post' if n % 2 else 'herald'}_2031-05-03_{n}.txt"


def put(n, text=TEXT):
    fsspec.filesystem("memory").pipe_file(f"/articles/{name_of(n)}", text.format(n=n).encode())


def same(run, other):
    for name in TABLES:
        pd.testing.assert_frame_equal(run.table(name), other.table(name), check_exact=True)


def folder_of(there, path):
    for name in there.find("/articles"):
        target = path / name.removeprefix("/articles/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(there.cat_file(name))
    return path


def test_articles_and_results_at_an_address_are_as_in_folders_here(there, tmp_path):
    run = an.open_run("memory://articles", out="memory://results/a", engine="rules", workers=1)
    same(run, an.open_run(folder_of(there, tmp_path / "in"), out=tmp_path / "out", engine="rules", workers=1))
    names = {name.removeprefix("/results/a/") for name in there.find("/results/a")}
    index = {"words.arrow", "words.parquet"}
    assert names == {"manifest.json", "problems.csv", *index, *(f"{name}.parquet" for name in TABLES)}
    same(an.open_run("memory://results/a"), run)
    same(an.open_run(f"file://{tmp_path / 'in'}", out=f"file://{tmp_path / 'again'}", engine="rules", workers=1), run)
    assert (tmp_path / "again" / "manifest.json").is_file()


def test_only_what_has_changed_is_fetched_and_what_is_gone_goes(there, tmp_path, monkeypatch):
    fetch("memory://articles", tmp_path)
    put(2, TEXT + "\nNothing more was said.\n")
    there.rm_file(f"/articles/{name_of(1)}")
    fetched, real = [], type(there).get_file
    monkeypatch.setattr(type(there), "get_file", lambda fs, path, to: (fetched.append(path), real(fs, path, to)))
    folder = fetch("memory://articles", tmp_path)
    assert fetched == [f"/articles/{name_of(2)}"]
    assert sorted(p.name for p in folder.rglob("*.txt")) == sorted(name_of(n).split("/")[1] for n in (0, 2, 3))
    fetch("memory://articles", tmp_path)
    assert len(fetched) == 1


def test_one_file_is_a_corpus_too(there, tmp_path):
    run = an.open_run(f"memory://articles/{name_of(3)}", out=tmp_path / "out", engine="rules", workers=1)
    assert run.articles["outlet"].tolist() == ["post"]


def test_the_command_takes_addresses(there, capsys):
    build = ["build", "memory://articles", "--out", "memory://results/b", "--engine", "rules", "--workers", "1"]
    assert main(build) == 0
    assert "sent to memory://results/b" in capsys.readouterr().out
    assert there.exists("/results/b/manifest.json")
    assert main([*build, "--dry-run"]) == 2
    assert "--dry-run takes a folder here" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("memory://nowhere", "memory://nowhere: nothing lies there; give the address of the folder"),
        ("nonsense://here", "nonsense://here: Protocol not known: nonsense"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_line(there, tmp_path, url, message):
    with pytest.raises(ValueError, match=message):
        an.open_run(url, out=tmp_path / "out", engine="rules")


def test_a_package_that_is_missing_is_one_line(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(ValueError, match=r"s3://bucket/articles: .*[Ii]nstall s3fs"):
        an.open_run("s3://bucket/articles", out=tmp_path / "out")
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(ValueError, match="fsspec is missing: pip install fsspec"):
        an.open_run("s3://bucket/articles", out=tmp_path / "out")
