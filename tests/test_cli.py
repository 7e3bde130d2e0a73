"""The command line as a user meets it: what it writes, and one line for every mistake."""

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.base import schema

ARTICLE = """Bridge reopens after storm

TARSK, March 1 – The bridge will reopen on Monday, the transport ministry said on Friday.

"We have checked every bolt," minister Gorin Hale told reporters. He said repairs had cost two million marks.
"""


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "my articles"
    folder.mkdir()
    (folder / "herald_2024-03-01_bridge.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "post_2024-03-02_road.txt").write_text(ARTICLE.replace("bridge", "road"), encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    return folder


def run(capsys, *arguments):
    status = main([str(a) for a in arguments])
    return status, capsys.readouterr()


def build(capsys, corpus, out, *more):
    return run(capsys, "build", corpus, "--out", out, "--engine", "rules", *more)


def test_build_writes_every_table_by_its_contract(capsys, corpus, tmp_path):
    status, printed = build(capsys, corpus, tmp_path / "out")
    assert status == 0, printed.err
    tables = {p.stem: pd.read_parquet(p) for p in (tmp_path / "out").glob("*.parquet")}
    words = tables.pop("words")  # of the index
    assert not words.duplicated().any()
    assert set(tables) == {"articles", "lines", "problems", "attributions", "statements", "answers", "acts", "counts"}
    articles = schema.check_articles(tables["articles"])
    schema.check_lines(tables["lines"], articles)
    schema.check_attributions(tables["attributions"], articles)
    schema.check_statements(tables["statements"])
    assert tables["problems"]["file"].tolist() == ["empty.txt"]
    assert set(articles["outlet"]) == {"herald", "post"}
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["rows"] == {name: len(table) for name, table in tables.items()} | {"words": len(words)}
    assert "3 problems" not in printed.out and "1 problems" in printed.out


def test_the_same_command_again_makes_nothing_anew_and_a_change_does(capsys, corpus, tmp_path):
    out = tmp_path / "out"
    build(capsys, corpus, out)
    before = {p.name: p.stat().st_mtime_ns for p in out.glob("*.parquet")}
    build(capsys, corpus, out)
    assert before == {p.name: p.stat().st_mtime_ns for p in out.glob("*.parquet")}
    (corpus / "post_2024-03-02_road.txt").write_text(ARTICLE * 2, encoding="utf-8")
    build(capsys, corpus, out)
    changed = {name for name, then in before.items() if (out / name).stat().st_mtime_ns > then}
    assert changed == set(before) - {"problems.parquet"}  # there are no other problems than before


def test_actors_alone_change_the_statements_alone(capsys, corpus, tmp_path):
    out = tmp_path / "out"
    build(capsys, corpus, out)
    before = {p.stem: p.stat().st_mtime_ns for p in out.glob("*.parquet")}
    actors = tmp_path / "who.csv"
    actors.write_text("alias,speaker,kind,side\nGorin Hale,Gorin Hale,ministry,Meronia\n", encoding="utf-8")
    build(capsys, corpus, out, "--actors", actors)
    changed = {p.stem for p in out.glob("*.parquet") if p.stat().st_mtime_ns != before[p.stem]}
    assert changed == {"statements", "answers", "acts"}
    assert "Meronia" in set(pd.read_parquet(out / "statements.parquet")["side"])


def test_a_stopped_run_goes_on_where_it_was(capsys, corpus, tmp_path, monkeypatch):
    import analysis.run.build

    out = tmp_path / "out"
    monkeypatch.setattr(analysis.run.build, "BATCH", 1)
    real, calls = analysis.find_attributions, []

    def interrupted(articles, **options):
        calls.append(len(articles))
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(articles, **options)

    monkeypatch.setattr(analysis, "find_attributions", interrupted)
    status, printed = build(capsys, corpus, out)
    assert status == 130 and "run the same command to go on" in printed.err
    assert build(capsys, corpus, out)[0] == 0
    assert calls == [1, 1, 1]  # the first batch was kept: only the second was done again
    found = pd.read_parquet(out / "attributions.parquet")
    assert set(found["outlet"]) == {"herald", "post"} and found["attribution_id"].is_unique
    assert not list(out.rglob("*.part")) and not (out / ".lock").exists()


def test_a_dry_run_says_how_much_and_writes_nothing(capsys, corpus, tmp_path):
    out = tmp_path / "out"
    status, printed = build(capsys, corpus, out, "--dry-run", "--workers", "1")
    assert status == 0 and not out.exists()
    assert printed.out.startswith("3 files of 0.0 MB: about 2 articles, 1 minute with 1 worker, ")
    assert printed.out.endswith("(from 3 files; nothing was written)\n") and printed.out.count("\n") == 1
    build(capsys, corpus, out)
    before = {p: p.stat().st_mtime_ns for p in out.rglob("*")}
    assert "3 files are as they were" in build(capsys, corpus, out, "--dry-run")[1].out
    assert before == {p: p.stat().st_mtime_ns for p in out.rglob("*")}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "nowhere", "--out", "out"], "nowhere: no such file or folder"),
        (["build", ".", "--out", "../out", "--metadata", "meta.csv"], "meta.csv: no such file"),
        (["build", ".", "--out", "../out", "--actors", "who.csv"], "who.csv: no such file"),
        (["figures", ".", "--names", "names.csv"], "names.csv: no such file"),
        (["build", ".", "--out", "../out", "--columns", "text"], "write it as text=body"),
        (["build", ".", "--out", "../out", "--workers", "0"], "--workers is 0"),
        (["build", ".", "--out", "../out"], "no article"),
        (["build", ".", "--out", "out"], "out lies inside ."),
        (["figures", ".", "--out", "out"], "out lies inside ."),
    ],
)
def test_every_mistake_is_one_line_with_status_2(capsys, tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    status, printed = run(capsys, *arguments)
    assert status == 2
    assert message in printed.err and printed.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["build", "x", "--out", "y", "--engin", "magic"], ["figgures"], []])
def test_a_typo_in_an_option_names_the_choices(capsys, arguments):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_help_says_what_may_be_left_out(capsys):
    told = {}
    for name in ("build", "report"):
        with pytest.raises(SystemExit) as stop:
            main([name, "--help"])
        told[name] = " ".join(capsys.readouterr().out.split())
        assert stop.value.code == 0 and told[name].startswith(f"usage: said-on-thursday {name} ")
    assert "sample by default" in told["report"] and "data/output by default" in told["report"]
    assert "sample" not in told["build"] and "data/output" not in told["build"]


def test_a_fault_of_ours_is_one_line_too_and_keeps_the_traceback(capsys, corpus, tmp_path, monkeypatch):
    import analysis

    def broken(*_, **__):
        raise KeyError("oops")

    monkeypatch.setattr(analysis, "frame_answers", broken)
    status, printed = build(capsys, corpus, tmp_path / "out")
    assert status == 1 and printed.err.count("\n") == 1
    assert "KeyError" in (tmp_path / "out" / "error.log").read_text()


def test_lab_opens_the_notebooks_on_the_corpus_and_asks_nobody(capsys, corpus, tmp_path, monkeypatch):
    import subprocess

    monkeypatch.delenv("JUPYTER_CONFIG_PATH", raising=False)
    started = []
    monkeypatch.setattr(subprocess, "run", lambda command, env, check: started.append((command, env)))
    status, printed = run(capsys, "lab", corpus, "--out", tmp_path / "out", "--engine", "rules")
    assert status == 0, printed.err
    ((command, environment),) = started
    assert command[-1] == str(tmp_path / "out" / "notebooks")
    settings = Path(environment["JUPYTER_CONFIG_PATH"]) / "labconfig" / "default_setting_overrides.json"
    told = json.loads(settings.read_text(encoding="utf-8"))["@jupyterlab/apputils-extension:notification"]
    assert told == {"checkForUpdates": False, "fetchNews": "false"}
    first = (tmp_path / "out" / "notebooks" / "03-attribution.ipynb").read_text(encoding="utf-8")
    assert f"corpus = {str(corpus)!r}" in first and "image/png" not in first


def test_report_needs_no_notebook_and_says_where_it_is(capsys, corpus, tmp_path):
    status, printed = run(capsys, "report", corpus, "--out", tmp_path / "out", "--engine", "rules")
    assert status == 0, printed.err
    assert str(tmp_path / "out" / "report.html") in printed.out
    assert "transport ministry" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "report.html" in json.loads((tmp_path / "out" / "manifest.json").read_text())["files"]
