"""Numbers and running heads of pages are left out, wherever they cut a text; numbers and headings of sections stay."""

import textwrap

import pytest

from analysis.corpus.lines.sheets import sheet_lines
from analysis.corpus.load import read_corpus

TEXT = (
    "The council of Hallam voted by a narrow margin on Tuesday to put off the repair of its tunnel, after a debate of "
    "ten hours that ended long after the last bus had left for the villages.",
    "Engineers had asked for twice as much in their report of last autumn, and the mayor promised an answer before "
    "the end of the month.",
    "Nobody has walked through it since the spring, said Mara Quill, who keeps the kiosk at its northern end and means "
    "to give it up.",
)


def printed(sheets):
    """Wrap the text and lay it on three pages that end in the middle of sentences, with a head and a foot each."""
    lines = "\n\n".join(textwrap.fill(text, 60) for text in TEXT).split("\n")
    pages = [lines[:2], lines[2:6], lines[6:]]
    out = []
    for n, page in enumerate(pages, 7):
        head, foot = sheets(n)
        out += [*head, *(["Council puts off repair of tunnel", ""] if n == 7 else []), *page, *foot]
    return "\n".join(out)


DATED = "Hallam Herald                    Tuesday 22 July 2031"


@pytest.mark.parametrize(
    "sheets",
    [
        lambda n: ([DATED, "", ""], ["", "", f"        {n}"]),
        lambda n: ([DATED, ""], [""]),
        lambda n: ([], ["", f"{n}", "\f"]),
        lambda n: (["Council papers", ""], ["", f"- {n} -", ""]),
        lambda n: ([""], ["", f"Hallam Herald, summer issue      {n}", ""]),
    ],
    ids=["head and number", "head alone", "number alone", "name and number", "number in the foot"],
)
def test_heads_and_numbers_of_pages_cut_no_sentence(tmp_path, sheets):
    (tmp_path / "a.txt").write_text(printed(sheets))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert article.title == "Council puts off repair of tunnel"
    assert article.text == "\n".join(TEXT)
    if sheets(7)[0][:1] == [DATED]:
        assert (article.outlet, f"{article.published:%Y-%m-%d}") == ("Hallam Herald", "2031-07-22")


@pytest.mark.parametrize("heads", [["1", "2", "3"], ["Day 1", "Day 2", "Day 3"], ["Mara Quill", "Orla", "Mara Quill"]])
def test_numbers_and_headings_of_sections_are_no_sheets(heads):
    lines = [line for head, text in zip(heads, TEXT, strict=True) for line in (head, "", text, "")]
    assert sheet_lines(lines) == set()


@pytest.mark.parametrize(
    "heads", [["2019", "2020", "2021", "2022"], ["1", "2", "3", "4"], ["Rule 1", "Rule 2", "Rule 3", "Rule 4"]]
)
@pytest.mark.parametrize(
    "items",
    [
        ["ferry sold to a bank", "ferry bought back by the town", "engine mended", "first trip to the island"],
        ["bring a lamp and a rope of ten metres", "walk on the left of the dyke", "d'Orville Lenk", "van Dorn Osk"],
    ],
)
def test_lists_and_timelines_keep_their_numbers(heads, items):
    lines = [line for head, text in zip(heads, items, strict=True) for line in (head, "", text, "")]
    assert sheet_lines(lines) == set()


PRINTED = [
    "LYSK COUNTY SENTINEL",
    "Tuesday, July 22, 2031                                        $1.50",
    "",
    "Council puts off",
    "repair of its tunnel",
    "",
    "By LORNA HOLM",
    "Sentinel staff writer",
    "",
    *textwrap.wrap("HALLAM — " + TEXT[0], 34),
    "",
    *textwrap.wrap(TEXT[1], 34)[:2],
    "",
    "See TUNNEL, Page A7",
    "\fLYSK COUNTY SENTINEL                   Tuesday, July 22, 2031 — A7",
    "",
    "TUNNEL",
    "Continued from Page A1",
    "",
    *textwrap.wrap(TEXT[1], 34)[2:],
    "",
    *textwrap.wrap(TEXT[2], 34),
]


def test_an_article_that_goes_on_on_another_page_of_its_newspaper(tmp_path):
    (tmp_path / "a.txt").write_text("\n".join(PRINTED))
    article = read_corpus(tmp_path)[0].iloc[0]
    assert article.text == "\n".join(["HALLAM — " + TEXT[0], *TEXT[1:]])
    assert (article.title, article.outlet) == ("Council puts off repair of its tunnel", "LYSK COUNTY SENTINEL")
    assert f"{article.published:%Y-%m-%d %H:%M}" == "2031-07-22 00:00"


@pytest.mark.parametrize(
    "text", ["See the ferry, page 7 of the guide says", "He went on, continued from page to page", "SEE FERRY RUN"]
)
def test_what_speaks_of_pages_is_no_jump(text):
    assert sheet_lines([TEXT[0], "", text, "", TEXT[1]]) == set()
