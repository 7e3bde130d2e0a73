"""Time expressions against a calendar: 2020-08-13 was a Thursday, 2022-09-13 a Tuesday, 2024-01-01 a Monday."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.days import resolve_day
from analysis.text.expressions import find_expressions

# expression, published, expected day or first/last; "-" for no day. Worked by hand from the calendar.
RESOLVED = """
on Thursday                            2020-08-13  2020-08-13
on Easter Monday                       2020-08-13  2020-04-13
In the spring                          2020-08-13  2020-03-01/2020-05-31
in the autumn                          2020-08-13  2019-09-01/2019-11-30
on Good Friday                         2024-01-01  2023-04-07
on Christmas Eve                       2024-01-01  2023-12-24
on New Year’s Eve                      2024-01-01  2023-12-31
Thanksgiving                           2022-12-01  2022-11-24
Two days ago                           2020-08-13  2020-08-11
Three weeks ago                        2020-08-13  2020-07-20/2020-07-26
earlier in the week                    2020-08-13  2020-08-10/2020-08-12
later in the month                     2020-08-13  2020-08-01/2020-08-13
this past weekend                      2020-08-13  2020-08-08/2020-08-09
last spring                            2020-08-13  2020-03-01/2020-05-31
last summer                            2020-08-13  2019-06-01/2019-08-31
last winter                            2020-08-13  2019-12-01/2020-02-29
last autumn                            2020-08-13  2019-09-01/2019-11-30
this summer                            2020-08-13  2020-06-01/2020-08-13
this fall                              2020-08-13  -
in the summer of 2017                  2020-08-13  2017-06-01/2017-08-31
in the winter of 2017                  2020-08-13  2017-01-01/2017-12-31
in early 2018                          2020-08-13  2018-01-01/2018-04-30
in mid-2018                            2020-08-13  2018-05-01/2018-08-31
in late 2018                           2020-08-13  2018-09-01/2018-12-31
a fortnight ago                        2020-08-13  2020-07-30
on Thurs.                              2020-08-13  2020-08-13
on Wednesday                           2020-08-13  2020-08-12
on Friday                              2020-08-13  2020-08-07
Monday                                 2020-08-13  2020-08-10
on Sunday                              2020-08-13  2020-08-09
on Saturday morning                    2016-04-02  2016-04-02
on Saturday evening                    2016-04-04  2016-04-02
late on Friday morning                 2022-10-08  2022-10-07
Early on Tuesday morning               2022-09-13  2022-09-13
in the early hours of Tuesday          2022-09-13  2022-09-13
on the evening of Friday               2022-09-13  2022-09-09
earlier on Tuesday                     2022-09-13  2022-09-13
later on Monday                        2022-09-13  2022-09-12
overnight on Saturday                  2022-09-13  2022-09-10
TUESDAY                                2022-09-13  2022-09-13
on Tues.                               2022-09-14  2022-09-13
last Thursday                          2020-08-13  2020-08-06
last Thursday                          2020-08-14  2020-08-13
last Wednesday                         2020-08-13  2020-08-12
past Monday                            2020-08-13  2020-08-10
this Tuesday                           2022-09-13  2022-09-13
this Monday                            2022-09-13  2022-09-12
next Tuesday                           2022-09-13  -
coming Friday                          2022-09-13  -
on Tuesday last week                   2022-09-13  2022-09-06
on Friday of last week                 2022-09-13  2022-09-09
on Sunday last week                    2022-09-13  2022-09-11
Monday last week                       2022-09-11  2022-08-29
on Tuesday a week ago                  2022-09-13  2022-09-06
on Tuesday next week                   2022-09-13  -
on Monday and Tuesday                  2022-09-13  2022-09-12/2022-09-13
Friday to Sunday                       2022-09-13  2022-09-09/2022-09-11
on Saturday and Sunday                 2022-09-13  2022-09-10/2022-09-11
between Sunday and Monday              2022-09-13  2022-09-11/2022-09-12
on Tuesday                             2024-01-01  2023-12-26
on Sunday                              2024-01-01  2023-12-31
on Monday                              2024-01-01  2024-01-01
on Thursday                            2024-02-29  2024-02-29
on Thursday                            2024-03-01  2024-02-29
on Friday                              2024-02-29  2024-02-23
on Thursday                            2023-03-01  2023-02-23
yesterday                              2024-03-01  2024-02-29
yesterday                              2023-03-01  2023-02-28
yesterday                              2024-01-01  2023-12-31
yesterday evening                      2022-09-13  2022-09-12
last night                             2022-09-13  2022-09-12
today                                  2022-09-13  2022-09-13
earlier today                          2022-09-13  2022-09-13
later today                            2022-09-13  2022-09-13
tonight                                2022-09-13  2022-09-13
this morning                           2022-09-13  2022-09-13
this afternoon                         2022-09-13  2022-09-13
overnight                              2022-09-13  2022-09-12/2022-09-13
overnight                              2024-03-01  2024-02-29/2024-03-01
tomorrow                               2022-09-13  -
at the weekend                         2023-09-12  2023-09-09/2023-09-10
over the weekend                       2023-09-11  2023-09-09/2023-09-10
weekend                                2023-09-12  2023-09-09/2023-09-10
at the weekend                         2023-09-10  2023-09-09/2023-09-10
at the weekend                         2023-09-09  2023-09-09
last weekend                           2023-09-12  2023-09-09/2023-09-10
last weekend                           2023-09-09  2023-09-02/2023-09-03
over the past weekend                  2023-09-10  2023-09-02/2023-09-03
next weekend                           2023-09-12  -
last week                              2022-09-13  2022-09-05/2022-09-11
last week                              2022-09-11  2022-08-29/2022-09-04
last week                              2022-09-12  2022-09-05/2022-09-11
last week                              2024-01-01  2023-12-25/2023-12-31
this week                              2022-09-13  2022-09-12/2022-09-13
earlier this week                      2022-09-15  2022-09-12/2022-09-14
earlier this week                      2022-09-12  2022-09-12
late last week                         2022-09-13  2022-09-08/2022-09-11
next week                              2022-09-13  -
last month                             2024-03-05  2024-02-01/2024-02-29
last month                             2023-03-05  2023-02-01/2023-02-28
last month                             2024-01-31  2023-12-01/2023-12-31
this month                             2022-09-13  2022-09-01/2022-09-13
in the 1980s                           2022-09-13  1980-01-01/1989-12-31
in the early 1990s                     2022-09-13  1990-01-01/1993-12-31
during the nineties                    2022-09-13  1990-01-01/1999-12-31
twenty-two years ago                   2022-09-13  2000-01-01/2000-12-31
just days ago                          2022-09-13  2022-09-08/2022-09-12
as recently as February                2022-09-13  2022-02-01/2022-02-28
early last week                        2022-09-13  2022-09-05/2022-09-07
earlier this month                     2022-09-13  2022-09-01/2022-09-12
last year                              2022-09-13  2021-01-01/2021-12-31
this year                              2022-09-13  2022-01-01/2022-09-13
earlier this year                      2022-09-13  2022-01-01/2022-09-12
late last month                        2022-09-13  2022-08-21/2022-08-31
early last year                        2022-09-13  2021-01-01/2021-04-30
early this year                        2022-09-13  2022-01-01/2022-04-30
late last year                         2022-03-13  2021-09-01/2021-12-31
later this year                        2022-09-13  -
less than two weeks ago                2022-09-13  2022-08-31/2022-09-12
just under a month ago                 2022-09-13  2022-08-15/2022-09-12
more than a year ago                   2022-09-13  2021-01-01/2021-12-31
two nights ago                         2022-09-13  2022-09-11
over the past two weeks                2022-09-13  2022-08-30/2022-09-13
in the last year                       2022-09-13  2021-09-13/2022-09-13
during the past few days               2022-09-13  2022-09-08/2022-09-13
over the last couple of weeks          2022-09-13  2022-08-30/2022-09-13
in 2009 and 2010                       2022-09-13  2009-01-01/2010-12-31
a few days ago                         2022-09-13  2022-09-08/2022-09-12
several weeks ago                      2022-09-13  2022-08-09/2022-09-12
a Labor Day                            2022-09-13  2022-09-05
Memorial Day                           2022-09-13  2022-05-30
Labour Day                             2022-09-13  -
on 17 July                             2020-08-13  2020-07-17
on July 17                             2020-08-13  2020-07-17
on 17 July                             2020-07-17  2020-07-17
on 17 July                             2020-07-16  2019-07-17
on 31 December                         2024-01-01  2023-12-31
on Dec. 31                             2024-01-02  2023-12-31
on 29 February                         2024-03-01  2024-02-29
on 29 February                         2023-03-01  2020-02-29
on 29 February                         2024-02-28  2020-02-29
on 17 July 2019                        2020-08-13  2019-07-17
on July 17, 2019                       2020-08-13  2019-07-17
on 17 July last year                   2020-08-13  2019-07-17
on 20 August 2020                      2020-08-13  -
2022-09-12                             2022-09-13  2022-09-12
on 13/09/2022                          2022-09-14  2022-09-13
on 03/04/2022                          2022-09-14  -
early on Friday morning (7 October)    2022-10-08  2022-10-07
on Tuesday, 13 September               2022-09-13  2022-09-13
on Tuesday, 12 September               2022-09-13  -
in July                                2020-08-13  2020-07-01/2020-07-31
in mid-July                            2020-08-13  2020-07-11/2020-07-20
in early July                          2020-08-13  2020-07-01/2020-07-10
late in July                           2020-08-13  2020-07-21/2020-07-31
in late February                       2024-03-05  2024-02-21/2024-02-29
in August                              2020-08-13  2020-08-01/2020-08-13
in September                           2020-08-13  2019-09-01/2019-09-30
last July                              2020-08-13  2020-07-01/2020-07-31
last August                            2020-08-13  2019-08-01/2019-08-31
in July 2019                           2020-08-13  2019-07-01/2019-07-31
in mid-July 2019                       2020-08-13  2019-07-11/2019-07-20
in July last year                      2020-08-13  2019-07-01/2019-07-31
in 2019                                2020-08-13  2019-01-01/2019-12-31
in 2020                                2020-08-13  2020-01-01/2020-08-13
two days ago                           2024-03-01  2024-02-28
10 days ago                            2022-09-13  2022-09-03
three hours ago                        2022-09-13  2022-09-13
a week ago                             2022-09-13  2022-09-05/2022-09-11
two weeks ago                          2022-09-13  2022-08-29/2022-09-04
a month ago                            2024-01-15  2023-12-01/2023-12-31
two years ago                          2022-09-13  2020-01-01/2020-12-31
"""
# the same with the day last spoken of
ANCHORED = """
later in the day       2023-09-12  2023-09-11  2023-09-11
later in the day       2023-09-12  -           2023-09-12
earlier in the day     2023-09-12  -           2023-09-12
later that day         2023-09-12  2023-09-10  2023-09-10
the same day           2023-09-12  2023-09-10  2023-09-10
that evening           2023-09-12  2023-09-10  2023-09-10
the same day           2023-09-12  -           -
the next day           2023-09-12  2023-09-10  2023-09-11
the next day           2023-09-12  2023-09-12  -
the following day      2024-01-02  2023-12-31  2024-01-01
the previous day       2024-03-02  2024-03-01  2024-02-29
the previous night     2024-03-02  2024-03-01  2024-02-29
on the 12th            2024-03-14  -           2024-03-12
on the 31st            2024-03-14  -           2024-01-31
on the 14th            2024-03-14  -           2024-03-14
a day earlier          2023-09-12  2023-09-11  2023-09-10
two days later         2023-09-12  2023-09-08  2023-09-10
a day earlier          2023-09-12  -           -
"""


def _expected(told):
    if told == "-":
        return None, None
    first, _, last = told.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


@pytest.mark.parametrize("line", RESOLVED.strip().splitlines())
def test_expression_against_publication(line):
    words, published, told = line.rsplit(maxsplit=2)
    day = resolve_day(words, published)
    assert (day.start, day.end) == _expected(told), day.why


@pytest.mark.parametrize("line", ANCHORED.strip().splitlines())
def test_expression_that_refers_back(line):
    words, published, anchor, told = line.rsplit(maxsplit=3)
    day = resolve_day(words, published, anchor=None if anchor == "-" else anchor)
    assert (day.start, day.end) == _expected(told), day.why


def test_table_holds_the_cases_it_promises():
    cases = RESOLVED.strip().splitlines() + ANCHORED.strip().splitlines()
    assert len(cases) >= 120
    assert len(set(cases)) == len(cases)


@pytest.mark.parametrize(
    ("words", "day", "why"),
    [
        ("on Thursday", None, "publication date unknown"),
        ("on 17 July", None, "publication date unknown"),
        ("yesterday", None, "publication date unknown"),
        ("later in the day", None, "publication date unknown"),
        ("on 17 July 2019", date(2019, 7, 17), "date"),
        ("in July 2019", date(2019, 7, 1), "month"),
    ],
)
def test_without_a_publication_date_only_full_dates_tell_a_day(words, day, why):
    told = resolve_day(words, None)
    assert (told.start, told.why) == (day, why)


def test_the_reason_is_told():
    assert resolve_day("tomorrow", "2022-09-13").why == "future"
    assert resolve_day("on 20 August 2020", "2020-08-13").why == "future"
    assert resolve_day("on Tuesday, 12 September", "2022-09-13").why == "weekday and date disagree"
    assert resolve_day("on 03/04/2022", "2022-09-14").why == "day and month in doubt"
    assert resolve_day("the same day", "2022-09-14").why == "no day to refer to"


FOUND = [
    ("The ministry said on Thursday that talks failed.", ["on Thursday"]),
    ("Thursday's statement was short.", ["Thursday"]),
    ("Early on Friday morning (7 October) a kiln burst.", ["Early on Friday morning (7 October)"]),
    ("He said so at the weekend and again on 3 May 2024.", ["at the weekend", "on 3 May 2024"]),
    ("It may march on, he said, and the sun rose.", []),
    ("He sat down in Sun City.", []),
    ("Last fall the rink leaked, and in the fall he broke a leg.", ["Last fall"]),
    ("They met in the spring of 2021 by a spring.", ["in the spring of 2021"]),
    ("Earlier in the day the envoy left; two days later he was back.", ["Earlier in the day", "two days later"]),
    ("In mid-July clashes went on for several days.", ["In mid-July"]),
    ("No. 10 said last week that 12 Mondays had passed.", ["last week"]),
    ("Updated at 10.30 on 4 June", ["on 4 June"]),
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_find_expressions(text, words):
    found = find_expressions(text)
    assert [e.words for e in found] == words
    assert all(text[e.start : e.end] == e.words for e in found)


@given(
    st.dates(date(1990, 1, 2), date(2099, 12, 31)),
    st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
)
def test_a_weekday_is_the_nearest_one_not_after_publication(published, weekday):
    day = resolve_day(f"on {weekday}", published).start
    before = resolve_day(f"last {weekday}", published).start
    assert day.strftime("%A") == before.strftime("%A") == weekday
    assert timedelta(0) <= published - day < timedelta(7)
    assert timedelta(0) < published - before <= timedelta(7)


@given(
    st.dates(date(1990, 1, 2), date(2099, 12, 31)),
    st.sampled_from([c.rsplit(maxsplit=2)[0] for c in RESOLVED.strip().splitlines()]),
)
def test_no_day_lies_after_publication(published, words):
    day = resolve_day(words, published)
    assert day.start is None or day.start <= day.end <= published


@pytest.mark.parametrize("text", ["x Today ", "X Today ", "on 3 May 2024, Monday "])
def test_many_expressions_take_linear_time(text):
    start = time.process_time()
    find_expressions(text * 16_000)
    assert time.process_time() - start < 5  # over a minute where each was held against all before it
