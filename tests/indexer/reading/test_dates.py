"""Dates as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reading.date_parts import Days
from indexer.reading.dates import days_of, joined, printed_dates, read_days, settle
from indexer.reading.days import days_in_name
from indexer.summary import iso_days, long_date


def first(text: str, year: int = 2012) -> str:
    """The first date of a text, as ISO 8601 writes it."""
    found = next((days_of(printed, year) for printed in printed_dates(text)), None)
    return iso_days(found.first, found.last) if found else ""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Date: 23 January 2012", "2012-01-23"),
        ("Held on 23/01/2012", "2012-01-23"),
        ("14.10.2015", "2015-10-14"),
        ("Monday, January 23, 2012, 7.30 p.m.", "2012-01-23"),
        ("2019/07/03", "2019-07-03"),
        ("20120123", "2012-01-23"),
        ("at 7.30pm on Wednesday 14 October 2015", "2015-10-14"),
        ("Jan 2012", "2012-01"),
        ("23-25 January 2012", "2012-01-23/2012-01-25"),
        ("2012-01-23/2012-01-25", "2012-01-23/2012-01-25"),
        ("5th to 9th of March", "2012-03-05/2012-03-09"),
        ("30 January – 2 February 2012", "2012-01-30/2012-02-02"),
        ("30 December to 2 January 2012", "2011-12-30/2012-01-02"),
        ("July 20th - July 23rd, 2020", "2020-07-20/2020-07-23"),
        ("2016 July 28-30 (Thursday-Saturday)", "2016-07-28/2016-07-30"),
        ("13, 14 and 15 March 2015", "2015-03-13/2015-03-15"),
        ("23.01.2012 - 25.01.2012", "2012-01-23/2012-01-25"),
        ("June 12, 4pm-5pm UTC", "2012-06-12"),
        ("2011-09", "2011-09"),
        ("16 septembre 2011", "2011-09-16"),
        ("16 de septiembre de 2011", "2011-09-16"),
        ("2019年4月30日", "2019-04-30"),
        ("23. January 2012", "2012-01-23"),
        ("Mon. 23 Jan. '12", "2012-01-23"),
        ("Jan. 23, ’12", "2012-01-23"),
        ("23 Jan 12", "2012-01-23"),
        ("23-JAN-12", "2012-01-23"),
        ("we saw 3 May 12 boats", "2012-05-03"),
        ("THE 15TH DAY OF JUNE, 2017", "2017-06-15"),
        ("03-05.07.2019", "2019-07-03/2019-07-05"),
        ("30.06.-02.07.2019", "2019-06-30/2019-07-02"),
        ("3.-5. Juli 2019", "2019-07-03/2019-07-05"),
        ("June 2017 – August 2017", "2017-06-01/2017-08-31"),
        ("June/July 2017", "2017-06-01/2017-07-31"),
        ("Q3 2012", "2012-07-01/2012-09-30"),
        ("20120123T1930Z", "2012-01-23"),
        ("14\u201110\u20112015", "2015-10-14"),
        ("14 /10 /2015", "2015-10-14"),
        ("March of 2012", "2012-03"),
        ("2012-Q3", "2012-07-01/2012-09-30"),
        ("third quarter of 2012", "2012-07-01/2012-09-30"),
        ("Q4 2011 – Q1 2012", "2011-10-01/2012-03-31"),
        ("second half of 2012", "2012-07-01/2012-12-31"),
        ("H1/2012", "2012-01-01/2012-06-30"),
        ("2012-W05", "2012-01-30/2012-02-05"),
        ("week 5 of 2012", "2012-01-30/2012-02-05"),
        ("KW 5/2012", "2012-01-30/2012-02-05"),
        ("Weeks 5-6, 2012", "2012-01-30/2012-02-12"),
        ("2012-W05-3", "2012-02-01"),
        ("2011-W52/2012-W01", "2011-12-26/2012-01-08"),
        ("week 60 of 2012", ""),
        ("the twenty-third of January 2012", "2012-01-23"),
        ("March first, 2012", "2012-03-01"),
        ("23.I.2012", "2012-01-23"),
        ("5/VIII/2012", "2012-08-05"),
        ("monday 23 january 2012", "2012-01-23"),
        ("he may 3 times march 2012 miles", ""),
        ("23Jan2012", "2012-01-23"),
        ("23/Jan/2012", "2012-01-23"),
        ("January 23,2012", "2012-01-23"),
        ("January the 23rd, 2012", "2012-01-23"),
        ("23rd January in the year 2012", "2012-01-23"),
        ("23ʳᵈ January 2012", "2012-01-23"),
        ("mid-January 2012", "2012-01"),
        ("Jan '12", "2012-01"),
        ("23. 1. 2012", "2012-01-23"),
        ("23 / 01 / 2012", "2012-01-23"),
        ("2012. 1. 23.", "2012-01-23"),
        ("2012–01–23", "2012-01-23"),
        ("2012_01_23", "2012-01-23"),
        ("2012-01-23..2012-01-25", "2012-01-23/2012-01-25"),
        ("2012-01-30 – 02-02", "2012-01-30/2012-02-02"),
        ("20120123-20120125", "2012-01-23/2012-01-25"),
        ("23 (Mon) – 25 (Wed) January 2012", "2012-01-23/2012-01-25"),
        ("23 Jan 2012 09:00 – 25 Jan 2012 17:00", "2012-01-23/2012-01-25"),
        ("January 23, 24, and 25, 2012", "2012-01-23/2012-01-25"),
        ("23./24./25. January 2012", "2012-01-23/2012-01-25"),
        ("23 to 25.01.2012", "2012-01-23/2012-01-25"),
        ("23/01/2012-25/01/2012", "2012-01-23/2012-01-25"),
        ("1/23-1/25/2012", "2012-01-23/2012-01-25"),
        ("30 Jan.–2 Feb. '12", "2012-01-30/2012-02-02"),
        ("version 2.3.2012a", ""),
        ("31 February 2011", ""),
        ("we may 3 times meet", ""),
        ("version 1.2.3 of 10:30, part 1/2", ""),
        ("document 2011-31-44", ""),
    ],
)
def test_date_is_read_as_it_is_meant(text: str, days: str) -> None:
    assert first(text) == days


def test_day_and_month_are_told_apart_by_the_weekday_or_by_other_dates() -> None:
    def settled(text: str, *known: str) -> str:
        others = [days for days in map(read_days, known) if days]
        found = settle(next(printed_dates(text)), others)
        return iso_days(found.first, found.last) if found else ""

    assert settled("Friday 12/01/2017") == "2017-12-01"
    assert settled("12/01/2017", "1 December 2017") == "2017-12-01"
    assert settled("12/01/2017") == ""


def test_year_and_month_that_stand_alone_are_dates() -> None:
    told = {"2009": True, "in 2009": True, "2009-2010": True, "01/2009": True, "31 of 2009": False}
    assert {text: read_days(text) is not None for text in told} == told


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("2018/CG-06-12.md", "2018-06-12"),
        ("2022-11/dec-01.md", "2022-12-01"),
        ("2021/notes-2021-03-29-extended.md", "2021-03-29"),
        ("2016/03-london/30-03-2016-minutes.md", "2016-03-30"),
        ("2019-02-tokyo/02-07-minutes.md", "2019-02-07"),
        ("2020-07/summary.md", "2020-07"),
        ("2019/07/03/notes.md", "2019-07-03"),
        ("2019/07/03-notes.md", "2019-07-03"),
        ("2019/07/call.md", "2019-07"),
        ("2015/october/14-notes.md", "2015-10-14"),
        ("2015-10/14.md", "2015-10-14"),
        ("2015/october/14-harbour.md", "2015-10"),
        ("notes 20120123.txt", "2012-01-23"),
        ("harbour-2012-W05.md", "2012-01-30/2012-02-05"),
        ("2012/Q3/harbour.md", "2012-07-01/2012-09-30"),
        ("harbour 23-25 January 2012.md", "2012-01-23/2012-01-25"),
        ("2012-01-23_2012-01-25 harbour.md", "2012-01-23/2012-01-25"),
        ("harbour-2012.md", "2012"),
        ("goals-for-2025.md", ""),
        ("Meeting 203.md", ""),
        ("call_011.md", ""),
    ],
)
def test_name_of_a_file_tells_days(name: str, days: str) -> None:
    found = days_in_name(name)
    assert (iso_days(found.first, found.last) if found else "") == days


def test_days_that_follow_each_other_are_one_stretch() -> None:
    days = [Days(date(2012, 1, day), date(2012, 1, day)) for day in (3, 1, 2, 20)]
    assert [one.length for one in joined(days, gap=3)] == [3, 1]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 30)), st.integers(0, 400))
def test_days_that_are_written_out_are_read_back(start: date, more: int) -> None:
    end = min(start + timedelta(days=more), date(2100, 12, 31))
    for written in (long_date(start, end), iso_days(start, end)):
        assert read_days(written) == Days(start, end)
