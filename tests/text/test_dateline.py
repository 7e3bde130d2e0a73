"""Datelines of many agencies, and heads of paragraphs that are none."""

import pandas as pd
import pytest

from analysis.corpus.load import read_corpus
from analysis.terms.counting.matrix import document_term_matrix
from analysis.text.dateline import find_dateline, mask_datelines

REST = "The ferry ran again."
DATELINES = [
    "BAKU, December 12. /TASS/.",
    "ISLAMABAD:",
    "Baku [Azerbaijan], May 1 (ANI):",
    "TBILISI, DFWatch–",
    "LONDON, June 3 (Reuters) -",
    "LONDON (AP) —",
    "WASHINGTON —",
    "(Reuters) -",
    "YEREVAN, MARCH 3, ARMENPRESS.",
    "BAKU, Azerbaijan, May 3. Trend:",
    "Tehran, May 3, IRNA –",
    "MOSCOW, May 3 - RIA Novosti.",
    "ASTANA. KAZINFORM –",
    "TASHKENT, May 3 /Dunyo/.",
    "GAZA, (PIC) —",
    "BISHKEK (24.kg) –",
    "KYIV. May 3 (Interfax-Ukraine) –",
    "BAKU, May 3, AzerNews --",
    "May 3 (Reuters) -",
]
NONE = [
    "MODERATOR: Did it run?",
    "Two ships - one of them old - ran.",
    "London is a city. The ferry ran.",
    "On May 2 the ferry ran - at last.",
    "NATO said on Friday that the ferry ran.",
    "The office (which is small) closed.",
    "WASHINGTON, May 3. President Brusk: The ferry ran.",
    "May 2 was dry. The ferry ran.",
    "Brusk, who left on May 3, said so. The ferry ran.",
    "LONDON, Leeds. The ferry ran.",
]


@pytest.mark.parametrize("head", DATELINES)
def test_a_dateline_ends_at_its_dash_or_colon(head):
    text = f"{head} {REST}" if not head.endswith("DFWatch–") else f"{head}{REST}"
    found = find_dateline(text)
    assert found and text[found["start"] : found["end"]] == head


@pytest.mark.parametrize("text", NONE)
def test_other_heads_are_none(text):
    assert find_dateline(text) is None


def test_a_masked_dateline_moves_no_offset():
    articles = pd.DataFrame({"dateline_start": [0, None], "dateline_end": [7, None]})
    masked = mask_datelines(articles, ["LONDON: It ran.", "It ran."])
    assert masked == ["        It ran.", "It ran."]
    assert mask_datelines(articles.drop(columns="dateline_end"), ["a", "b"]) == ["a", "b"]


def test_an_article_tells_its_dateline_and_words_are_counted_without(tmp_path):
    body = "The ferry between Lysk and the island ran again, the harbour office said, after eleven days of storm."
    (tmp_path / "a.txt").write_text(f"Ferry runs again\n\nBAKU, December 12. /TASS/. {body}\n\n{body[:-1]} and rain.")
    articles, _, _ = read_corpus(tmp_path)
    row = articles.iloc[0]
    assert row["text"][row["dateline_start"] : row["dateline_end"]] == "BAKU, December 12. /TASS/."
    assert (row["place"], row["credit"]) == ("Baku", "TASS")
    terms = set(document_term_matrix(articles).terms)
    assert "ferry" in terms and not terms & {"baku", "tass", "december"}


@pytest.mark.parametrize(
    ("text", "dateline", "place", "agency"),
    [
        ("Baku, June 4, AZERTAC The council met on Monday.", "Baku, June 4, AZERTAC", "Baku", "AZERTAC"),
        ("Baku, Azerbaijan, June 4 Trend: The council met.", "Baku, Azerbaijan, June 4 Trend:", "Baku", "Trend"),
        ("Baku. 4 June. REPORT.AZ/ The council met.", "Baku. 4 June. REPORT.AZ/", "Baku", "REPORT.AZ"),
        ("YEREVAN, June 4. Lyskpress: The council met.", "YEREVAN, June 4. Lyskpress:", "YEREVAN", "Lyskpress"),
        ("Yerevan, June 4. Lyskpress: The council met.", "Yerevan, June 4. Lyskpress:", "Yerevan", "Lyskpress"),
        ("BAKU, Azerbaijan, June 4. The council met.", "BAKU, Azerbaijan, June 4.", "BAKU", None),
        ("TBILISI, Georgia, 4 June 2031. The council met.", "TBILISI, Georgia, 4 June 2031.", "TBILISI", None),
        ("Kyiv • UNN – The council met.", "Kyiv • UNN –", "Kyiv", "UNN"),
        ("Paris · TASS – The council met.", "Paris · TASS –", "Paris", "TASS"),
        ("Ankara/Baku – The council met.", "Ankara/Baku –", "Ankara/Baku", None),
        ("Moscow. June 4. INTERFAX: The council met.", "Moscow. June 4. INTERFAX:", "Moscow", "INTERFAX"),
    ],
)
def test_datelines_of_agencies_that_no_bracket_marks(text, dateline, place, agency):
    found = find_dateline(text)
    assert found and text[found["start"] : found["end"]] == dateline
    assert (found["place"], found["agency"]) == (place, agency)


@pytest.mark.parametrize(
    "text",
    [
        "Paris, May 4, Macron said that the council would meet.",
        "Moscow, June 4. Putin: We will meet the council.",
        "Baku, June 4. The council met on Monday and voted.",
        "Orla/Brandt – The two names stand on one door.",
        "Either/Or – The book came out in two parts.",
        "Kyiv • The council met on Monday.",
        "Home • News – The council met.",
        "Mara Quill, May 4, TV The interview was shown twice.",
        "In Baku, June 4, AZERTAC The council met on Monday.",
        "Lysk Azerbaijan, which June 4. The council met.",
        "The council met in Ankara/Baku – Nobody knows where.",
    ],
)
def test_what_only_looks_like_an_agency_after_a_day(text):
    assert find_dateline(text) is None
