"""The measures of the timeline's drawing."""

from collections.abc import Iterator

import pytest
from flask import Flask

from indexer.search.results import SearchRequest
from indexer.search.views.timeline import Bar, Timeline
from webapp.chart import DrawnBar
from webapp.chart import chart as chart_of
from webapp.views import View


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def chart(timeline: Timeline) -> list[DrawnBar]:
    return chart_of(timeline, SearchRequest("silt"), View())


def years(first: int, counts: list[int]) -> Timeline:
    bars = (Bar(str(first + n), str(first + n), count, 1, False) for n, count in enumerate(counts))
    return Timeline("year", tuple(bars), 0)


def test_the_longest_bar_is_as_high_as_can_be_and_the_least_can_be_seen() -> None:
    assert [column.height for column in chart(years(2001, [0, 1, 500, 250]))] == [
        0,
        2,
        56,
        28,
    ]


def test_the_bars_share_the_width() -> None:
    columns = chart(years(2001, [1, 1, 1, 1]))
    assert [(column.x, column.width) for column in columns] == [(n * 25, 25) for n in range(4)]


def test_round_years_are_labelled_as_many_as_there_is_room_for() -> None:
    labels = [column.label for column in chart(years(1994, [1] * 30)) if column.label]
    assert labels == ["1995", "2000", "2005", "2010", "2015", "2020"]
    for span in (1, 9, 11, 55, 119):
        assert sum(bool(c.label) for c in chart(years(1950, [1] * span))) <= 11


def test_a_bar_leads_to_its_year() -> None:
    assert chart(years(2001, [1]))[0].address == "/search?q=silt&from=2001&to=2001"


def test_nothing_found_is_no_bar() -> None:
    assert {column.height for column in chart(years(2001, [0, 0]))} == {0}
    assert chart(Timeline("meeting", (), 0)) == []
