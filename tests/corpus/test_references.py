"""Text that a browser for terminals wrote reads as the page does; notes of an article stay as they are."""

import textwrap

import pytest
from stories import FERRY

from analysis.corpus.files.references import without_references
from analysis.corpus.load import read_corpus

TITLE = "Ferry runs again after the storm"
ADDRESSES = [f"https://courier.example/{n}" for n in range(1, 6)]


def dump(entry):
    """Write an article with numbers before its links and their addresses below, as `entry` writes one of them."""
    text = [textwrap.fill(paragraph, 72, initial_indent="   ", subsequent_indent="   ") for paragraph in FERRY]
    text[1] = text[1].replace(" the ", " the [5]", 1)
    menu = [
        "   #[1]Lysk Courier » Feed",
        "",
        "   [2]Lysk Courier",
        "",
        "     * [3]News",
        "     * [4]Sport",
        "     * Jobs",
    ]
    below = ["References", "", "   Visible links:", *(entry.format(n, url) for n, url in enumerate(ADDRESSES, 1))]
    return "\n".join([*menu, "", TITLE, "", "   2 May 2031", "", "\n\n".join(text), "", *below, ""])


@pytest.mark.parametrize("entry", ["   {}. {}", "   [{}] {}", "[{}]: {}"])
def test_the_article_of_a_dump_is_the_article(tmp_path, entry):
    (tmp_path / "ferry.txt").write_text(dump(entry), encoding="utf-8")
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article["title"], " ".join(article["text"].split())) == (TITLE, " ".join(FERRY))


def test_notes_behind_words_leave_no_blank():
    notes = "\n\nReferences\n" + "\n".join(f"[{n}] {url}" for n, url in enumerate(ADDRESSES, 1))
    text = "The ferry [1] ran again [2], the office said. [3] [4]\n\n[5] Nobody was hurt."
    assert without_references(text + notes) == "The ferry ran again, the office said.\n\n Nobody was hurt."


def test_a_dump_that_opens_with_a_link_is_no_json(tmp_path):
    """The number of its first link looks like the first of an array."""
    menu = "[1]Home\n[2]News\n[3]Sport\n\n"
    below = "\n\nReferences\n\n" + "\n".join(f"{n}. {url}" for n, url in enumerate(ADDRESSES, 1))
    (tmp_path / "ferry.txt").write_text(menu + TITLE + "\n\n" + "\n\n".join(FERRY) + below, encoding="utf-8")
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article["title"], article["text"].split("\n")) == (TITLE, list(FERRY))


def test_a_line_of_blanks_is_read_in_no_time():
    """Each blank would be tried as the end of the heading, and each as the beginning of what stands behind it."""
    text = "The ferry ran.\n\nlinks" + " " * 200_000 + "x"
    assert without_references(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The ferry [1] ran again [2], the office said [3].",
        "The ferry ran [1] and ran.\n\n1. https://a.example/\n2. https://b.example/",
        "Where to look:\n1. https://a.example/\n2. https://b.example/\n3. https://c.example/",
        "[1] https://a.example/\n[2] https://b.example/\n[3] https://c.example/\n\nThe ferry [1] ran [2] again [3].",
    ],
)
def test_what_is_no_list_of_links_at_the_end_stays(text):
    assert without_references(text) == text
