import json
import re
import shutil

import pandas as pd
import pytest

import analysis as an
from analysis.base.paths import sample_files
from analysis.run.share import text_hashes


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("share") / "corpus"
    folder.mkdir()
    for path in sorted(sample_files()["corpus"].rglob("*.txt"))[:8]:
        shutil.copy(path, folder)
    return an.open_run(folder, out=folder.with_name("run"), engine="rules", workers=1)


@pytest.fixture(scope="module")
def folder(run, tmp_path_factory):
    return an.export_derived(run, tmp_path_factory.mktemp("out") / "shared")


def words(text):
    return re.findall(r"\w+", text.lower())


def test_no_three_words_in_a_row_leave_and_no_name(run, folder):
    left = [words(path.read_text(encoding="utf-8")) for path in folder.iterdir()]
    three = {tuple(found[k : k + 3]) for found in left for k in range(len(found) - 2)}
    # Words of the closed sets and of outlets' names may stand side by side; digits too.
    known = {w for outlet in run.articles["outlet"] for w in words(outlet)}
    for column in ("raw_text", "title", "article_id"):
        for text in run.articles[column].fillna(""):
            found = words(text)
            for k in range(len(found) - 2):
                part = tuple(found[k : k + 3])
                assert part not in three or all(w in known or w.isdigit() for w in part), part
    everything = "\n".join(path.read_text(encoding="utf-8") for path in folder.iterdir())
    for name in run.everything["speaker"].dropna().unique():
        assert len(words(name)) < 2 or name not in everything, name


def test_a_word_outside_its_closed_set_does_not_leave(run, tmp_path):
    told = run.everything.copy()
    told["channel"] = "a whole sentence that somebody put here"
    run.__dict__["everything"] = told
    try:
        an.export_derived(run, tmp_path / "shared")
    finally:
        del run.__dict__["everything"]
    assert pd.read_csv(tmp_path / "shared" / "statements.csv")["channel"].isna().all()


def test_who_has_the_articles_gets_the_sentences_back(run, folder):
    tables = an.rejoin(folder, run.articles)
    assert len(tables["statements"]) == len(run.everything) > 20
    assert tables["missing"].empty
    for column in ("article_id", "source", "cue"):
        assert (
            tables["statements"][column].tolist()
            == run.everything[column].where(run.everything[column].notna(), None).tolist()
        )
    whole = run.everything["content_spans"].isna().to_numpy()
    assert tables["statements"].loc[whole, "content"].tolist() == run.everything.loc[whole, "content"].tolist()
    assert len(tables["counts"]) and (tables["counts"]["n"] > 0).all()


def test_a_changed_article_is_missing_and_none_at_all_is_an_error(run, folder):
    other = run.articles.copy()
    other.loc[0, "text"] += "."
    tables = an.rejoin(folder, other)
    assert tables["missing"]["article"].tolist() == text_hashes(run.articles.head(1))
    assert other["article_id"][0] not in set(tables["statements"]["article_id"])
    with pytest.raises(ValueError, match="none of your articles is in this export; read them with version"):
        an.rejoin(folder, other.assign(text="Rain."))


def test_folders_of_others_are_left_alone(run, folder, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ValueError, match="holds other files"):
        an.export_derived(run, tmp_path)
    with pytest.raises(ValueError, match="no export lies there"):
        an.rejoin(tmp_path, run.articles)
    assert an.export_derived(run, folder) == folder, "its own export is written again"
    assert "corpus" not in json.loads((folder / "derived.json").read_text()), "paths of the machine stay"
