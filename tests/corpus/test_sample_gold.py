"""The sample corpus: line roles against its gold, its planted copies, its odd encodings and languages."""

import json
from pathlib import Path

import pytest

from analysis.base import schema
from analysis.base.paths import SAMPLE
from analysis.corpus.copies import find_copies
from analysis.corpus.load import read_corpus

GOLD = sorted((SAMPLE / "gold").glob("*.json"))
pytestmark = pytest.mark.skipif(not GOLD, reason="the sample is only in a checkout")


@pytest.fixture(scope="module")
def corpus():
    return read_corpus(SAMPLE / "articles", metadata=SAMPLE / "metadata.csv")


@pytest.fixture(scope="module")
def compared(corpus):
    """One (file, line, wanted role, role) per line with gold."""
    lines = corpus[1].set_index(["article_id", "line"])["role"]
    rows = []
    for path in GOLD:
        gold = json.loads(path.read_text(encoding="utf-8"))
        name = Path(gold["file"]).stem
        wanted = dict.fromkeys(gold["body_lines"], "body") | {int(k): role for k, role in gold["other_lines"].items()}
        rows += [(name, number, role, lines[name, number]) for number, role in wanted.items()]
    return rows


def test_contracts(corpus):
    articles, lines, problems = corpus
    schema.check_articles(articles)
    schema.check_lines(lines, articles)
    schema.check_problems(problems)


def test_no_line_of_an_article_is_lost(compared):
    assert sum(wanted == "body" for *_, wanted, _ in compared) > 500
    assert [row for row in compared if row[2] == "body" and row[3] != "body"] == []


def test_nothing_but_articles_is_kept(compared):
    kept = [row for row in compared if row[2] != "body" and row[3] == "body"]
    # a first paragraph that no other line repeats cannot be told from the article's own
    assert {row[2] for row in kept} <= {"standfirst"}
    assert len(kept) <= 12


def test_roles_of_what_is_not_the_article(compared):
    others = [row for row in compared if row[2] not in ("body", "standfirst")]
    wrong = [row for row in others if row[2] != row[3]]
    assert len(others) > 600
    assert wrong == []


def test_planted_wire_copy_is_found(corpus):
    events = corpus[0].set_index("article_id")["event"]
    found = find_copies(corpus[0]).set_index("article_id")
    copies = found.dropna(subset=["copy_cluster"])
    outlets = copies.assign(name=copies.index.str.split("_").str[0])
    pairs = {(events[i], *sorted(group["name"])) for i, group in outlets.groupby("copy_cluster")}
    assert pairs == {
        ("E02", "meridianpost", "sorntoday"),
        ("E08", "meridianpost", "sorntoday"),
        ("E04", "sorntoday", "thecontinental"),
        ("E12", "sorntoday", "thecontinental"),
    }


def test_german_article_and_wrong_encodings(corpus):
    articles, _, problems = corpus
    assert articles["language"].value_counts().to_dict() == {"en": len(articles) - 1, "de": 1}
    assert not articles["raw_text"].str.contains("â€|Ã¼|\ufffd").any()
    assert articles["repaired"].sum() == 1
    assert problems["problem"].str.startswith("not UTF-8; read as Windows-1252").sum() == 1
