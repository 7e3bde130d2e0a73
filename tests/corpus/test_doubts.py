"""Days that stand apart or may be others, names that may be misspelt, agencies elsewhere: told, not changed."""

import csv
import json
from datetime import date, timedelta

import pytest

from analysis.corpus.load import read_corpus

STORY = "The ferry between Lysk and the island ran again on day {n}, the harbour office said after a week of storm."


def corpus(folder, rows):
    with (folder / "a.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("outlet", "date", "title", "text", "url"))
        for n, row in enumerate(rows):
            writer.writerow((*row[:2], f"Ferry runs, day {n}", STORY.format(n=n), *row[2:]))
    return read_corpus(folder)


def told(problems, words):
    return problems.loc[problems["problem"].str.contains(words), "problem"].to_list()


def usual(n=12, outlet="Lysk Courier"):
    return [(outlet, f"2023-09-{day:02}") for day in range(1, n + 1)]


def test_a_day_far_from_all_others_is_told_with_its_source(tmp_path):
    _, _, problems = corpus(tmp_path, [*usual(), ("Lysk Courier", "2003-09-05")])
    assert told(problems, "days from every other") == [
        "published 2003-09-05, 7301 days from every other article (told by: table)"
    ]


def test_a_day_to_come_is_told(tmp_path):
    day = date.today() + timedelta(days=30)
    _, _, problems = corpus(tmp_path, [*usual(2), ("Lysk Courier", str(day))])
    assert told(problems, "a day to come") == [f"published {day}, a day to come (told by: table)"]


@pytest.mark.parametrize(
    "rows",
    [
        [("Lysk Courier", f"{year}-09-05") for year in range(2003, 2023)],  # a corpus of many years
        [*usual(3), ("Lysk Courier", "2003-09-05")],  # too few to have a range
        [*usual(), ("Lysk Courier", "2022-12-05")],
        [*usual(), ("Lysk Courier", "2003-09-05"), ("Lysk Courier", "2003-09-06")],  # two periods
    ],
)
def test_days_in_a_range_are_not_told(tmp_path, rows):
    assert told(corpus(tmp_path, rows)[2], "days from every other|to come") == []


def test_zones_are_told_once_per_outlet_where_the_day_may_be_another(tmp_path):
    rows = [("Lysk Courier", f"2023-09-{day:02}T{hour}:15:00Z") for day, hour in ((1, "01"), (2, "12"), (3, "23"))]
    rows += [("Reld Post", "2023-09-01T12:15:00+02:00"), ("Osk Mail", "2023-09-01 01:15")]
    articles, _, problems = corpus(tmp_path, rows)
    assert told(problems, "zone") == [
        "Lysk Courier: times with a zone (Z) are kept as they are told; 2 of 3 lie within 3 hours of midnight, "
        "where the outlet's own day may be another"
    ]
    assert not [column for column in articles.columns if column.startswith("_")]


def test_names_that_may_be_one_are_told(tmp_path):
    rows = [*usual(), ("Lysk Couriier", "2023-09-20"), ("The Reld Daily Post", "2023-09-21"), ("RDP", "2023-09-22")]
    articles, _, problems = corpus(tmp_path, rows)
    assert told(problems, "may be one outlet") == [
        "Lysk Courier (12) and Lysk Couriier (1) may be one outlet",
        "RDP (1) and The Reld Daily Post (1) may be one outlet",
    ]
    assert articles["outlet"].nunique() == 4


@pytest.mark.parametrize("other", ["Channel 5 News", "Lysk Observer", "Lysk Chronicle", "Osk Mail"])
def test_other_names_are_not_told(tmp_path, other):
    rows = [*usual(12, "Channel 4 News" if "Channel" in other else "Lysk Courier"), (other, "2023-09-20")]
    assert told(corpus(tmp_path, rows)[2], "may be one outlet") == []


def test_an_agency_whose_articles_stand_elsewhere_is_told(tmp_path):
    rows = [("Reuters", "2023-09-01", f"https://www.lyskcourier.example/{n}") for n in range(2)]
    rows += [("Tass", "2023-09-02", "https://tass.com/world/1"), ("Lysk Courier", "2023-09-03", "https://x.example/1")]
    _, _, problems = corpus(tmp_path, rows)
    assert told(problems, "is an agency") == [
        "Reuters is an agency, but 2 of its articles stand at lyskcourier.example"
    ]


def test_copies_from_several_services_keep_their_text(tmp_path):
    text = "\n\n".join(STORY.format(n=n) for n in range(3))
    rows = [{"outlet": "Lysk Courier", "title": "Ferry runs", "date": "2023-09-01", "text": text}] * 8
    (tmp_path / "a.json").write_text(json.dumps(rows))
    assert read_corpus(tmp_path)[0]["text"].str.split().str.len().to_list() == [len(text.split())] * 8
