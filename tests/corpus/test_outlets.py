"""Names of one outlet are settled on one; names that may be twins are reported, not joined."""

import pandas as pd
import pytest

from analysis.corpus.facts.outlets import key_of, settle_outlets
from analysis.corpus.load import read_corpus

TEXT = "The ferry between Lysk and the island ran again on Thursday, the harbour office said after days of storm."


def settled(*names, urls=None):
    described = [{"outlet": name, "url": url} for name, url in zip(names, urls or [None] * len(names), strict=True)]
    problems = []
    settle_outlets(described, problems)
    return [facts["outlet"] for facts in described], [row["problem"] for row in problems]


def test_addresses_handles_and_spellings_are_one_outlet():
    names, problems = settled("Lysk Courier", "lyskcourier.com", "@LyskCourier", "https://www.lyskcourier.com/2031/a")
    assert set(names) == {"Lysk Courier"}
    assert len(problems) == 1
    assert "are read as one outlet, Lysk Courier" in problems[0]


@pytest.mark.parametrize(
    ("names", "settled_on"),
    [
        (["www.lysk.example", "lysk.example", "https://www.lysk.example/", "Lysk.example"], "lysk.example"),
        (["Lysk.example", "lysk.example", "Lysk.example"], "Lysk.example"),
        (["lysk.example", "Lysk"], "Lysk"),
    ],
)
def test_of_addresses_the_commonest_spelling_counts(names, settled_on):
    assert set(settled(*names)[0]) == {settled_on}


def test_twins_are_reported_and_stay_two():
    names, problems = settled("Lysk Courier", "Lysk Courier Ltd", "Reld Post")
    assert names == ["Lysk Courier", "Lysk Courier Ltd", "Reld Post"]
    assert problems == ["Lysk Courier, Lysk Courier Ltd may be one outlet"]


@pytest.mark.parametrize("name", ["nan", "NULL", "N/A", " ", "-"])
def test_words_for_nothing_are_no_outlet(name):
    assert settled(name)[0] == ["unknown"]


def test_an_address_takes_the_one_name_that_stands_with_it():
    address = "https://lysk.example/a"
    assert settled("The Courier", "lysk.example", urls=[address] * 2)[0] == ["The Courier"] * 2
    two = ["The Courier", "The Mail", "lysk.example"]
    assert settled(*two, urls=[address] * 3)[0] == two  # a page that gathers from others names none of them


def test_keys_keep_apart_what_differs():
    assert len({key_of(name) for name in ("Lysk Courier", "Lysk Mail", "lysk.example", "Reld Courier")}) == 4


def test_aliases_win(tmp_path):
    pd.DataFrame({"text": [TEXT] * 2, "outlet": ["Lysk Courier", "lyskcourier.com"]}).to_csv(
        tmp_path / "a.csv", index=False
    )
    (tmp_path / "outlet_aliases.csv").write_text("alias,outlet\nlyskcourier.com,Courier Online\n")
    assert read_corpus(tmp_path)[0]["outlet"].to_list() == ["Lysk Courier", "Courier Online"]


def test_an_alias_that_no_outlet_bears_is_reported(tmp_path):
    pd.DataFrame({"text": [TEXT], "outlet": ["Lysk Courier"]}).to_csv(tmp_path / "a.csv", index=False)
    (tmp_path / "outlet_aliases.csv").write_text("alias,outlet\nlysk courier,Courier\nLisk Curier,Courier\n")
    articles, _, problems = read_corpus(tmp_path)
    assert articles["outlet"].to_list() == ["Courier"]
    told = problems.loc[problems["file"] == "outlet_aliases.csv", "problem"].to_list()
    assert told == ["no outlet is called 'lisk curier'"]
