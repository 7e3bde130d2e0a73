"""English is told by its common words, anything else by py3langid; short texts stay undecided."""

import pytest

from analysis.corpus.facts.language import tell_language

TEXTS = [
    ("The harbour office said on Thursday that the ferry would run again after the storm.", "en"),
    (
        "Das Hafenamt teilte am Donnerstag mit, dass die Fähre nach dem Sturm wieder fährt und niemand verletzt ist.",
        "de",
    ),
    ("Le bureau du port a annoncé jeudi que le bac circulerait de nouveau après la tempête de la semaine.", "fr"),
    ("Портовое управление сообщило в четверг, что паром снова ходит после одиннадцати дней шторма.", "ru"),
    ("", None),
    ("Lysk", None),
    ("12 345 678", None),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_tell_language(text, expected):
    assert tell_language(text) == expected


def test_an_article_that_is_not_english_is_kept_and_counted(tmp_path):
    from analysis.corpus.load import read_corpus, summarize_corpus

    (tmp_path / "post_2031-05-02_a.txt").write_text(f"{TEXTS[1][0]}\n\n{TEXTS[1][0].replace('Fähre', 'Bahn')}")
    articles, _, problems = read_corpus(tmp_path)
    assert articles["language"].to_list() == ["de"]
    assert problems["problem"].to_list() == ["not English but de"]
    assert summarize_corpus(articles)["not_english"].to_list() == [1]


def test_a_language_that_a_table_tells_counts(tmp_path):
    from analysis.corpus.load import read_corpus

    english, german = TEXTS[0][0], TEXTS[1][0]
    rows = [f'"{english}",en-GB', f'"{german}",', f'"{english}",sv', f'"{german}",de']
    (tmp_path / "a.csv").write_text("\n".join(["text,language,", *rows]))
    articles, _, problems = read_corpus(tmp_path)
    assert articles["language"].to_list() == ["en", "de", "sv", "de"]
    assert (3, "told to be sv, but reads as en") in list(zip(problems["row"], problems["problem"], strict=True))
    assert problems["problem"].str.startswith("told to be").sum() == 1
