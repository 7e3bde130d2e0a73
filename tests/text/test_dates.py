"""Dates as newspapers write them; the expected days are read off a calendar."""

import time
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.calendar_names import MONTHS, WEEKDAYS
from analysis.text.dates import decide_dayfirst, find_dates, find_times, parse_date

FORMS = st.sampled_from(["iso", "dm", "md", "weekday"])
WRITTEN = [
    ("LYSK (Northern News / Agency - 13th August, 2020) The", date(2020, 8, 13)),
    ("19 August 2024, 23:14", date(2024, 8, 19)),
    ("towards the depot, September 9, ,2023.", date(2023, 9, 9)),
    ("Tues., Sept. 13, 2022 11:05 p.m. EDT", date(2022, 9, 13)),
    ("Saturday 2 April 2016 06.30 BST", date(2016, 4, 2)),
    ("the 2nd of April, 2016", date(2016, 4, 2)),
    ("13-Sep-2022", date(2022, 9, 13)),
    ("2016-04-02T09:00:00Z", date(2016, 4, 2)),
    ("2016/04/02", date(2016, 4, 2)),
    ("25/04/2016", date(2016, 4, 25)),
    ("04/25/16", date(2016, 4, 25)),
    ("05.05.2016", date(2016, 5, 5)),
    ("03/04/2016", None),  # the third of April or the fourth of March
    ("31 February 2020", None),
    ("LONDON, June 3 (Agency) -", None),  # no year
    ("In May 2016", None),  # no day
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_written_dates(text, expected):
    (mention,) = find_dates(text)
    assert mention.date() == expected


@pytest.mark.parametrize(
    "text",
    [
        "they may 3 times",
        "version 1.2.2020.3",
        "May 10.5 million",
        "at 23:14",
        "the sun 2",
        "March on",
        "tel 555-12-1999-4",
    ],
)
def test_not_dates(text):
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Tuesday (13 September)", [2005, 2011, 2016, 2022]),
        ("early on Friday morning (7 October)", [2005, 2011, 2016, 2022]),
        ("13 September (Tuesday)", [2005, 2011, 2016, 2022]),
        ("Saturday, February 29", [2020]),
        ("Tuesday, 13 September 2022", [2022]),
        ("29 February", [2004, 2008, 2012, 2016, 2020, 2024]),
        ("May 2022", [2022]),
    ],
)
def test_candidate_years(text, years):
    assert find_dates(text)[0].candidate_years(2003, 2025) == years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Updated at 1030 CEST/1230 Lysk", [(10, 30)]),
        ("11:05 p.m.", [(23, 5)]),
        ("12.15 am", [(0, 15)]),
        ("9 a.m. and 9 pm", [(9, 0), (21, 0)]),
        ("population 2022", []),
        ("score 3:2", []),
    ],
)
def test_times(text, expected):
    assert [found[2:] for found in find_times(text)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2024-08-19T23:14:00+02:00", datetime(2024, 8, 19, 23, 14)),  # the outlet's own clock
        ("2024-08-19 23:14:00", datetime(2024, 8, 19, 23, 14)),
        ("20240819", datetime(2024, 8, 19)),
        ("Sept. 13, 2022 11:05 p.m.", datetime(2022, 9, 13, 23, 5)),
        ("datetime.datetime(2024, 8, 19, 23, 14, tzinfo=datetime.timezone.utc)", datetime(2024, 8, 19, 23, 14)),
        ("datetime.date(2024, 8, 19)", datetime(2024, 8, 19)),
        ("datetime.date(2024, 2, 30)", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_parse_date(words, expected):
    assert parse_date(words) == expected


def test_order_of_day_and_month_is_decided_by_the_column_or_the_option():
    assert parse_date("03/04/2016", dayfirst=True) == datetime(2016, 4, 3)
    assert parse_date("03/04/2016", dayfirst=False) == datetime(2016, 3, 4)
    assert decide_dayfirst(["03/04/2016", "04/25/2016"]) is False
    assert decide_dayfirst(["25/04/2016", "04/25/2016"]) is None  # they contradict each other
    assert decide_dayfirst([]) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2069, 12, 31)), FORMS)
def test_every_day_is_read_back(day, form):
    month = next(name for name, number in MONTHS.items() if number == day.month).title()
    weekday = next(name for name, number in WEEKDAYS.items() if number == day.weekday()).title()
    text = {
        "iso": day.isoformat(),
        "dm": f"{day.day} {month} {day.year}",
        "md": f"{month} {day.day}, {day.year}",
        "weekday": f"{weekday}, {day.day} {month} {day.year}",
    }[form]
    (mention,) = find_dates(f"It said on {text} that")
    assert mention.date() == day
    assert mention.end - mention.start == len(text)


@given(st.text(alphabet="0123456789/-.: ,()MayJuneTsdth", max_size=60))
def test_any_text_is_read_without_error(text):
    for mention in find_dates(text):
        assert text[mention.start : mention.end].strip()
        mention.date(dayfirst=True, year=2020)
    find_times(text)
    parse_date(text)


@pytest.mark.parametrize("gap", [" ", "-", ",", " -", ", ", "\t(", "\n"])
@pytest.mark.parametrize("before", ["3 June", "Monday", "Monday morning", "Monday the", "June", "June 3", "3 of", "3"])
def test_padding_takes_linear_time(before, gap):
    start = time.process_time()
    find_dates(before + gap * 20_000 + "x")
    assert time.process_time() - start < 1
