"""What was read of each file of a folder of downloads, and what was left out."""

import sys
from pathlib import Path

import pandas as pd
import pytest

import analysis as an

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
import ten_downloads


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    folder = tmp_path_factory.mktemp("downloads") / "topic"
    wanted = ten_downloads.make(folder)
    articles, _, problems = an.read_corpus(folder)
    return wanted, articles, problems


def test_ten_downloads_of_one_topic_give_one_clean_table(read):
    wanted, articles, _ = read
    assert ten_downloads.compare(articles, wanted) == []


def test_every_file_is_told_with_what_was_left_out(read):
    _, articles, problems = read
    table = an.summarize_files(articles, problems).set_index("file")
    assert table["articles"].to_dict() == {
        "Factiva-20310609.html": 3,
        "Nexis Uni, Files (4).DOCX": 4,
        "ProQuestDocuments-2031-06-09.txt": 3,
        "biblioeuropresse.HTML": 3,
        "crawl.warc.gz": 2,
        "from Anna.xlsx": 4,
        "nexis 2019.TXT": 4,
        "nexis old letters.rtf": 1,
        "printed.pdf": 1,
        "saved pages/page25.html": 1,
        "saved pages/page26.html": 1,
        "scraper_out.csv": 3,
        "notes.doc": 0,
        "saved pages/page27.html": 0,
        "screenshot.png": 0,
    }
    assert table[table["left_out"] > 0]["why"].to_dict() == {
        "crawl.warc.gz": "no article but: an answer of the server with …",
        "scraper_out.csv": "1 of 4 texts are only the beginning, or words …",
        "notes.doc": "an old Word or Excel file",
        "saved pages/page27.html": "no article but: consent page",
        "screenshot.png": "files of type .png are not read",
    }
    assert table["articles"].sum() == len(articles)
    assert table["undated"].sum() == 0


def test_many_files_of_one_article_each_share_a_row(tmp_path):
    for n in range(9):
        title, _, day, text = ten_downloads.story(n)
        (tmp_path / f"courier_{day}_{n}.txt").write_text("\n\n".join([title, *text]))
    (tmp_path / "empty.txt").write_text("")
    articles, _, problems = an.read_corpus(tmp_path)
    table = an.summarize_files(articles, problems)
    assert table["file"].to_list() == ["9 files .txt, one article each", "empty.txt"]
    assert table["articles"].to_list() == [9, 0]
    assert (table["outlets"][0], table["left_out"].to_list()) == ("courier", [0, 1])
    assert table["words"].sum() == articles["text"].str.split().str.len().sum()


def test_nothing_left_out(tmp_path):
    title, _, day, text = ten_downloads.story(1)
    (tmp_path / f"courier_{day}_1.txt").write_text("\n\n".join([title, *text]))
    articles, _, problems = an.read_corpus(tmp_path)
    assert an.summarize_files(articles, problems)["left_out"].to_list() == [0]
    assert isinstance(an.summarize_files(articles, problems.head(0)), pd.DataFrame)


def test_a_column_of_a_table_that_is_called_file_stays(tmp_path):
    title, outlet, day, text = ten_downloads.story(1)
    rows = pd.DataFrame([{"file": "scan7.pdf", "title": title, "outlet": outlet, "date": day, "text": " ".join(text)}])
    rows.to_csv(tmp_path / "table.csv", index=False)
    article = an.read_corpus(tmp_path)[0].iloc[0]
    assert (article.file, article.row, article.file_in_table) == ("table.csv", 1, "scan7.pdf")
