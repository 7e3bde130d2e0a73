"""A build as a stream of parts: the same tables as at once in memory, and a change does only what it changes."""

import json
import shutil

import pandas as pd
from building import run, same, tables, write

import analysis as an
from analysis.base.paths import sample_files
from analysis.run import build
from analysis.run.build import TABLES, build_tables
from analysis.run.folder import read_manifest
from analysis.run.inputs import versions
from analysis.terms.index.disk import open_index

EACH = ("reading", "cleaning", "lines of outlets", "attributions", "statements", "frames and acts")


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


def test_one_batch_or_many_one_process_or_two_make_no_difference(corpus, tmp_path, monkeypatch, anew):
    many = tables(anew(corpus))
    assert (many["lines"]["rule"] == "same line in other articles").sum() == 12
    build_tables(corpus, tmp_path / "two", engine="rules", workers=2)
    monkeypatch.setattr(build, "BATCH", 500)
    one = tables(anew(corpus))
    same(many, one)
    same(tables(tmp_path / "two"), one)


def test_what_is_new_changed_or_gone_is_done_and_nothing_else(corpus, anew, copied):
    out = copied(corpus)
    first = read_manifest(out)
    assert "kept" in first["parts"] and not first["parts"]["kept"]
    write(corpus, 4, "the library")
    write(corpus, 30, "the pool")
    (corpus / "post_2031-05-03_7.txt").unlink()
    again = run(corpus, out)
    assert again["parts"]["done"]["attributions"] <= 4 and again["parts"]["kept"]["attributions"] >= 2
    fresh = anew(corpus)
    same(tables(out), tables(fresh))
    assert sorted(p.name for p in (out / ".parts").iterdir()) == sorted(p.name for p in (fresh / ".parts").iterdir())
    assert set(tables(out)["articles"]["article_id"]) == {p.stem for p in corpus.iterdir()}


def test_of_a_batch_only_the_articles_that_changed_are_read(corpus, monkeypatch, anew, copied):
    monkeypatch.setattr(build, "BATCH", 500)
    out = copied(corpus)
    assert read_manifest(out)["parts"]["articles"] == dict.fromkeys(EACH, 12)
    write(corpus, 4, "the library")
    write(corpus, 30, "the pool")
    (corpus / "post_2031-05-03_7.txt").unlink()
    again = run(corpus, out)["parts"]
    assert again["done"]["attributions"] == 1 and again["articles"] == dict.fromkeys(EACH, 2)
    fresh = anew(corpus)
    same(tables(out), tables(fresh))
    assert sorted(p.name for p in (out / ".parts").iterdir()) == sorted(p.name for p in (fresh / ".parts").iterdir())
    assert run(corpus, out)["parts"]["articles"] == again["articles"]  # nothing to do: the manifest stays


def test_the_manifest_says_from_what_and_how_long(corpus, anew):
    told = json.loads((anew(corpus) / "manifest.json").read_text())
    assert {"corpus", "files"} <= set(told["inputs"]) and told["inputs"]["files"] == 12
    assert set(told["versions"]) >= {"analysis", "code", "reading", "statements"}
    assert set(told["seconds"]) == {"read", "clean", "finish", "look", "frame", "whole"}
    assert told["rows"]["articles"] == 12 and set(told["steps"]) == {*TABLES, "words"}


def test_another_corpus_clears_what_the_first_left(few, copied, tmp_path):
    out = copied(few)
    other = tmp_path / "other"
    shutil.copytree(few, other)
    write(other, 8, "the pool")
    said = []
    run(other, out, say=said.append)
    assert "files of that run were removed" in said[0]
    assert len(tables(out)["articles"]) == 9


def test_a_run_has_an_index_of_its_words_and_mends_it(corpus, copied):
    out = copied(corpus)
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


def test_an_index_of_a_changed_corpus_is_that_of_a_new_build(corpus, copied):
    out = copied(corpus)
    write(corpus, 3, "The lighthouse")
    write(corpus, 40, "The signal box")
    run(corpus, out)
    fresh = copied(corpus, "fresh")
    for folder in (out, fresh):
        opened = an.open_run(folder)
        assert open_index(folder, opened.articles, versions()["terms"]) is not None
        assert len(an.kwic(opened.index, "lighthouse")) and len(an.kwic(opened.index, "signal box"))
    assert (out / "words.arrow").read_bytes() == (fresh / "words.arrow").read_bytes()
