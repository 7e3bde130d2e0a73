"""The audit shows every line, escaped; the effect of a rule is what cleaning without it gives."""

import pytest

from analysis.corpus.audit import cleaning_audit, cleaning_effect
from analysis.corpus.load import read_corpus

BODY = "The ferry between Lysk and the island ran again on Thursday, the harbour office said, after days of storm."
MORE = "Nobody was hurt, a spokeswoman said, and the office expects the next storm over the bay on Sunday."
EVIL = "<script>alert('x')</script> and <img src=x onerror=alert(1)> stood in the comment that the office read out."


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "courier_2031-05-02_a.txt").write_text(
        f"Ferry <b>runs</b> again\n\nSHARE\n\n{BODY}\n\nSHARE\n\n{EVIL}\n\n{MORE}"
    )
    (tmp_path / "mail_2031-05-02_b.txt").write_text(f"Ferry runs\n\n{BODY}\n\n{MORE}")
    return read_corpus(tmp_path)


def test_audit_shows_every_line_with_its_rule(corpus):
    articles, lines, _ = corpus
    audit = cleaning_audit(articles, lines, "courier_2031-05-02_a")
    assert audit.table["role"].to_list() == ["title", "furniture", "body", "furniture", "body", "body"]
    assert audit.table["line"].to_list() == [1, 3, 5, 7, 9, 11]
    assert "share button" in repr(audit)
    assert repr(audit).startswith("courier_2031-05-02_a: 11 lines, 3 of them body")


def test_audit_escapes_what_the_article_says(corpus):
    articles, lines, _ = corpus
    page = cleaning_audit(articles, lines, "courier_2031-05-02_a")._repr_html_()
    assert "<script" not in page and "<img" not in page and "<b>" not in page
    assert "&lt;script&gt;" in page
    assert page.count("<tr") == 7  # a head and six lines


def test_unknown_id_names_the_nearest(corpus):
    articles, lines, _ = corpus
    with pytest.raises(ValueError, match="no article_id 'courier_2031_a'; did you mean courier_2031-05-02_a"):
        cleaning_audit(articles, lines, "courier_2031_a")


def test_overview_counts_lines_words_and_articles(corpus):
    articles, lines, _ = corpus
    table = cleaning_effect(articles, lines).set_index("rule")
    assert table.loc["share button", ["role", "n_lines", "n_words", "n_articles"]].to_list() == ["furniture", 2, 2, 1]
    assert table["share_of_words"].sum() == pytest.approx(1)


def test_effect_of_one_rule(corpus):
    articles, lines, _ = corpus
    changed = cleaning_effect(articles, lines, "share button")
    assert set(changed["text"]) == {"SHARE"}
    assert set(changed["role"]) == {"furniture"}
    words = cleaning_effect(
        articles, lines, "share button", measure=lambda a: a["text"].str.split().explode().value_counts()
    )
    moved = words[words["change"] != 0]
    assert set(moved.index) <= {"SHARE"}
    assert (words["change"] == words["without_rule"] - words["as_cleaned"]).all()


def test_effect_of_the_rule_that_found_the_headline(corpus):
    articles, lines, _ = corpus
    changed = cleaning_effect(articles, lines, "headline before the article")
    assert changed["text"].to_list() == ["Ferry <b>runs</b> again", "Ferry runs"]
    assert set(changed["role_without"]) == {"body"}


def test_effect_of_a_rule_nobody_used(corpus):
    articles, lines, _ = corpus
    with pytest.raises(ValueError, match=r"no line has the rule 'magic'; there are .*share button"):
        cleaning_effect(articles, lines, "magic")


def test_cleaning_again_gives_the_same_where_nothing_is_switched_off(corpus):
    from analysis.corpus.lines.cleaning import clean_articles

    articles, lines, _ = corpus
    again = clean_articles(
        articles["raw_text"].to_list(),
        titles=articles["title"].to_list(),
        outlets=articles["outlet"].to_list(),
        extracted=[False] * len(articles),
    )
    assert [line.role for found in again for line in found] == lines["role"].to_list()
