"""A folder of files to articles, lines and problems, as a user meets it."""

import pandas as pd
import pytest

from analysis.base import schema
from analysis.corpus.load import load_articles, read_corpus, summarize_corpus

BODY = (
    "The ferry between Lysk and the island ran again on Thursday, the harbour office said, after days of storm.\n\n"
    "Passengers who had waited since last week were taken first, and the office said that nobody had been hurt.\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "courier_2031-05-02_ferry.txt").write_text(f"Ferry runs again\n\n{BODY}")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.txt").write_bytes(
        f"Second ferry\r\n\r\n{BODY}".replace("\n\n", "\r\n\r\n").encode("cp1252")
    )
    (tmp_path / "c.txt").write_text(f"Third ferry\n\n{BODY}")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "metadata.csv").write_text(
        "file,outlet,published,desk\nc.txt,Mail,03/05/2031,foreign\nb.txt,Post,25/04/2031,\nc.txt,Twice,,\ngone.txt,Mail,,\n"
    )
    return tmp_path


def test_tables_keep_their_contracts(folder):
    articles, lines, problems = read_corpus(folder)
    schema.check_articles(articles)
    schema.check_lines(lines, articles)
    schema.check_problems(problems)
    assert articles["article_id"].to_list() == ["c", "courier_2031-05-02_ferry", "deep/b"]
    assert articles["outlet"].to_list() == ["Mail", "courier", "Post"]
    assert articles["outlet_from"].to_list() == ["metadata", "file name", "metadata"]
    # 25/04 shows that this table writes the day first
    assert articles["published"].dt.strftime("%Y-%m-%d").to_list() == ["2031-05-03", "2031-05-02", "2031-04-25"]
    assert articles["title"].to_list() == ["Third ferry", "Ferry runs again", "Second ferry"]
    assert articles["desk"].fillna("").to_list() == ["foreign", "", ""]
    assert (articles["text"] == BODY.strip().replace("\n\n", "\n")).all()


def test_every_defect_is_named(folder):
    problems = read_corpus(folder)[2]
    found = {(row.file, row.problem) for row in problems.itertuples()}
    assert found == {
        ("empty.txt", "empty file"),
        ("picture.txt", "binary file, not text"),
        ("metadata.csv", "c.txt stands twice (first in row 1)"),
        ("metadata.csv", "no such file: gone.txt"),
        ("courier_2031-05-02_ferry.txt", "not in metadata.csv"),
    }
    assert problems["row"].dropna().to_list() == [3, 4]


def test_a_file_without_an_article_is_there_all_the_same(folder):
    with open(folder / "metadata.csv", "a", encoding="utf-8") as file:
        file.write("empty.txt,Courier\n")
    found = read_corpus(folder)[2].set_index("problem")["mend"]
    assert found["no article in empty.txt"] == "mend the file as its own line says, or delete the row"
    assert "no such file: empty.txt" not in found and "no such file: gone.txt" in found


def test_offsets_lead_back_to_the_raw_text(folder):
    articles, lines, _ = read_corpus(folder)
    for article in articles.itertuples():
        of = lines[lines["article_id"] == article.article_id]
        rebuilt = [article.raw_text[a:b] for a, b in zip(of["raw_start"], of["raw_end"], strict=True)]
        assert rebuilt == article.raw_text.replace("\r\n", "\n").split("\n")
        assert of["line"].to_list() == list(range(1, len(of) + 1))


def test_not_cleaned_keeps_every_line(folder):
    articles, lines, _ = read_corpus(folder, clean=False)
    assert set(lines["role"]) == {"body", "blank"}
    assert articles["text"].iloc[0].startswith("Third ferry\n")


def test_nothing_readable_is_one_clear_error(tmp_path):
    with pytest.raises(ValueError, match="no such file or folder"):
        read_corpus(tmp_path / "nowhere")
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(ValueError, match=r"no article could be read \(empty.txt: empty file\)"):
        load_articles(tmp_path)


def test_summary_counts_what_is_there(folder):
    summary = summarize_corpus(load_articles(folder))
    assert summary["outlet"].to_list() == ["Mail", "Post", "courier"]
    assert summary["n_articles"].sum() == 3
    assert summary["n_words"].to_list() == [len(BODY.split())] * 3
    assert summary["near_empty"].to_list() == [1, 1, 1] if len(BODY.split()) < 50 else [0, 0, 0]


def test_summary_counts_words_by_the_rule_of_the_package(folder):
    articles = load_articles(folder)[:1].assign(text="The U.S.-led talks – “which he’d left” – are off .")
    assert summarize_corpus(articles)["n_words"].to_list() == [8]


def test_the_title_is_its_line_as_it_stands(tmp_path):
    (tmp_path / "a.txt").write_text(f"\n   Office says ferry runs  \n\n{BODY}")
    articles, lines, _ = read_corpus(tmp_path)
    title = lines[lines["role"] == "title"].iloc[0]
    assert articles["title"].iloc[0] == "   Office says ferry runs  "
    assert articles["raw_text"].iloc[0][title["raw_start"] : title["raw_end"]] == articles["title"].iloc[0]


def test_a_table_is_sent_to_as_articles():
    with pytest.raises(ValueError, match=r"this is a table: give it to as_articles"):
        read_corpus(pd.DataFrame({"text": ["Snow fell."]}))
